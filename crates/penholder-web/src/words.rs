//! The words of the interface: Fluent catalogues, one folder a language, embedded.
//!
//! In a template `(say!(l, "votes-found", count = votes.len()))` is one message with its arguments, and
//! `(say_linked!(l, "home-record", [count = 3], [votes = "/votes"]))` one whose text has marks such as `<votes>...</votes>`
//! that become links. A message may mark `<strong>`, `<code>` and `<en>` (words that stay English) by itself.
//! Always: a key that a language lacks is said in English; plurals are the catalogue's (`{ $count -> ... }`).
//! Not here: data of the record and sentences of the core. They are English in every language, marked by
//! [`Language::english`].

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use maud::{Markup, PreEscaped, html};
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// One file of each catalogue.
macro_rules! files {
    ($tag:literal) => {
        [
            ("site.ftl", include_str!(concat!("../locales/", $tag, "/site.ftl"))),
            ("record.ftl", include_str!(concat!("../locales/", $tag, "/record.ftl"))),
            ("chamber.ftl", include_str!(concat!("../locales/", $tag, "/chamber.ftl"))),
            ("negotiation.ftl", include_str!(concat!("../locales/", $tag, "/negotiation.ftl"))),
            ("door.ftl", include_str!(concat!("../locales/", $tag, "/door.ftl"))),
            ("acts.ftl", include_str!(concat!("../locales/", $tag, "/acts.ftl"))),
            ("analysis.ftl", include_str!(concat!("../locales/", $tag, "/analysis.ftl"))),
        ]
    };
}

/// The files of a language, each with its name.
fn files(language: Language) -> [(&'static str, &'static str); 7] {
    match language {
        Language::Arabic => files!("ar"),
        Language::Chinese => files!("zh"),
        Language::English => files!("en"),
        Language::French => files!("fr"),
        Language::Russian => files!("ru"),
        Language::Spanish => files!("es"),
        #[cfg(test)]
        Language::Marked => files!("en"),
    }
}

type Catalogue = FluentBundle<FluentResource>;

fn catalogue(language: Language) -> &'static Catalogue {
    static READ: [OnceLock<Catalogue>; 6] = [const { OnceLock::new() }; 6];
    let at = Language::ALL.iter().position(|known| *known == language).unwrap_or(ENGLISH);
    READ[at].get_or_init(|| read(Language::ALL[at]).0)
}

/// Where English stands in [`Language::ALL`].
const ENGLISH: usize = 2;

/// The catalogue of a language, and what is wrong with it.
fn read(language: Language) -> (Catalogue, Vec<String>) {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // names in a foreign script are kept from turning the sentence around; where everything runs one way it is not needed
    bundle.set_use_isolating(language.direction() == "rtl");
    bundle.set_formatter(Some(apart(language)));
    let mut faults = Vec::new();
    for (name, text) in files(language) {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            faults.extend(errors.iter().map(|error| format!("{}/{name}: {error}", language.tag())));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            faults.extend(errors.iter().map(|error| format!("{}/{name}: {error}", language.tag())));
        }
    }
    (bundle, faults)
}

/// English marks the thousand by a comma; elsewhere a thousand is whole, and a space that does not break parts what is longer.
fn apart<M>(language: Language) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    if language == Language::English { grouped::<',', 4, M> } else { grouped::<'\u{202f}', 5, M> }
}

/// A count of at least `FROM` digits with its thousands apart; others as they are. Years and numbers of resolutions come as words
/// and stay whole.
fn grouped<const GAP: char, const FROM: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.as_string();
    let digits = whole.strip_prefix('-').unwrap_or(&whole);
    if digits.len() < FROM || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = digits.len() % 3;
    let parts = digits.char_indices().flat_map(|(at, digit)| {
        let gap = at > 0 && at % 3 == first;
        gap.then_some(GAP).into_iter().chain([digit])
    });
    Some(whole.chars().take_while(|letter| *letter == '-').chain(parts).collect())
}

/// Arguments of a message, by name.
pub type Arguments<'a> = [(&'static str, FluentValue<'a>)];

impl Language {
    /// A message in this language, in English if it is not there, its key if it is nowhere.
    #[must_use]
    pub fn say(self, key: &str, arguments: &Arguments<'_>) -> String {
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        let said = said(catalogue(self), key, &arguments)
            .or_else(|| said(catalogue(Language::English), key, &arguments))
            .unwrap_or_else(|| {
                tracing::error!(key, "no catalogue has this message");
                key.to_owned()
            });
        #[cfg(test)]
        if self == Language::Marked {
            return format!("⟦{said}⟧");
        }
        said
    }

    /// A count that stands by itself, its thousands apart as within a message.
    #[must_use]
    pub fn number(self, count: usize) -> String {
        apart(self)(&FluentValue::from(count), &()).unwrap_or_else(|| count.to_string())
    }

    /// A message whose marks become links, each mark with its address.
    #[must_use]
    pub fn say_linked(self, key: &str, arguments: &Arguments<'_>, links: &[(&str, &str)]) -> Markup {
        let kept = arguments.iter().map(|(name, value)| match value {
            FluentValue::String(text) => (*name, FluentValue::String(text.replace('<', LESS).into())),
            other => (*name, other.clone()),
        });
        let kept: Vec<_> = kept.collect();
        let mut out = String::new();
        let said = self.say(key, &kept);
        let mut rest = said.as_str();
        while let Some((before, after)) = rest.split_once('<') {
            escape(before, &mut out);
            let Some((mark, after)) = after.split_once('>') else { break };
            out.push_str(&self.mark(mark, links));
            rest = after;
        }
        escape(rest, &mut out);
        PreEscaped(out)
    }

    fn mark(self, mark: &str, links: &[(&str, &str)]) -> Cow<'static, str> {
        let (closing, name) = mark.strip_prefix('/').map_or((false, mark), |name| (true, name));
        let address = links.iter().find(|(link, _)| *link == name).map(|(_, address)| *address);
        match (name, closing, address) {
            ("strong", false, _) => "<strong>".into(),
            ("strong", true, _) => "</strong>".into(),
            ("code", false, _) => "<code dir=\"ltr\">".into(),
            ("code", true, _) => "</code>".into(),
            ("en", _, _) if self == Language::English => "".into(),
            ("en", false, _) => "<span lang=\"en\" dir=\"ltr\">".into(),
            ("en", true, _) => "</span>".into(),
            (_, true, Some(_)) => "</a>".into(),
            (_, false, Some(address)) => {
                let mut link = "<a href=\"".to_owned();
                escape(address, &mut link);
                link.push_str("\">");
                link.into()
            }
            (_, _, None) => "".into(),
        }
    }

    /// What is English in every language: data of the record, sentences of the core; marked as such where the page is not.
    pub fn english(self, words: impl maud::Render) -> Markup {
        html! { @if self == Self::English { (words) } @else { span lang="en" dir="ltr" { (words) } } }
    }

    /// The value of a `lang` attribute for an element whose words are English; none on an English page.
    #[must_use]
    pub fn lang_english(self) -> Option<&'static str> {
        (self != Self::English).then_some("en")
    }
}

/// Stands for `<` of an argument while marks are looked for.
const LESS: &str = "\u{e000}";

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' | '\u{e000}' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

fn said(catalogue: &Catalogue, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = catalogue.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let said = catalogue.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
    for error in &errors {
        tracing::error!(key, %error, "a message could not be said in full");
    }
    Some(said)
}

/// A message in a language: `say!(l, "key")`, `say!(l, "key", count = 3, name = "x")`.
macro_rules! say {
    ($language:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $language.say($key, &[$((stringify!($name), $value.into())),*])
    };
}

/// A message with links: `say_linked!(l, "key", [count = 3], [votes = "/votes"])`.
macro_rules! say_linked {
    ($language:expr, $key:expr, [$($name:ident = $value:expr),*], [$($link:ident = $address:expr),*]) => {
        $language.say_linked($key, &[$((stringify!($name), $value.into())),*], &[$((stringify!($link), &*$address)),*])
    };
}

pub(crate) use {say, say_linked};

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use fluent_bundle::FluentResource;

    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let check = |language: Language, count: i64, says: &str| {
            let said = language.say("votes-found", &[("count", count.into())]);
            assert!(said.contains(says), "{said}");
            assert_eq!(language.number(usize::try_from(count).unwrap()), says);
        };
        check(Language::English, 999, "999");
        check(Language::English, 3220, "3,220");
        check(Language::English, 870_109, "870,109");
        check(Language::French, 3220, "3220");
        check(Language::French, 30_214, "30\u{202f}214");
    }

    /// The messages of a file, each with the variables it names.
    fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
        drop(resource);
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if !line.starts_with([' ', '}']) && line.contains(" =") {
                key = line.split(" =").next().unwrap().trim().to_owned();
                assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "`{key}` is there twice");
            }
            let variables = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>()
            });
            let marks = line.split('<').skip(1).filter_map(|rest| Some(format!("<{}>", rest.split_once('>')?.0)));
            if let Some(found) = messages.get_mut(&key) {
                found.extend(variables);
                found.extend(marks);
            }
        }
        messages
    }

    #[test]
    fn every_catalogue_reads_without_a_fault() {
        for language in Language::ALL {
            assert_eq!(read(language).1, Vec::<String>::new());
        }
    }

    #[test]
    fn every_language_says_everything_with_the_same_variables_and_marks() {
        let mut wrong = Vec::new();
        for language in Language::ALL {
            for ((name, text), (_, english)) in files(language).into_iter().zip(files(Language::English)) {
                let (mine, english) = (messages(text), messages(english));
                for (key, variables) in &english {
                    match mine.get(key) {
                        None => wrong.push(format!("{}/{name} lacks `{key}`", language.tag())),
                        // the month of a date is named in some languages and numbered in others
                        Some(other) if other != variables => {
                            wrong.push(format!(
                                "{}/{name}: `{key}` has {other:?}, English {variables:?}",
                                language.tag()
                            ));
                        }
                        Some(_) => {}
                    }
                }
                let more = mine.keys().filter(|key| !english.contains_key(*key));
                wrong.extend(more.map(|key| format!("{}/{name}: `{key}` is not in English", language.tag())));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    fn sources(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                sources(&entry.path(), into);
            } else {
                into.push_str(&std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }

    #[test]
    fn every_message_is_used_and_every_used_one_is_there() {
        let mut code = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
        let known: BTreeSet<String> =
            files(Language::English).iter().flat_map(|(_, text)| messages(text).into_keys()).collect();
        // messages of acts are named by the acts
        let (acts, others): (BTreeSet<&String>, BTreeSet<&String>) =
            known.iter().partition(|key| key.starts_with("act-"));
        assert_eq!(acts, crate::spoken::keys().iter().collect());
        let unused: Vec<&String> = others.into_iter().filter(|key| !code.contains(&format!("\"{key}\""))).collect();
        assert!(unused.is_empty(), "nothing says {unused:?}");
        let mut used = BTreeSet::new();
        for call in ["say!(", "say_linked!(", "said!("] {
            for rest in code.split(call).skip(1) {
                let call = rest.split(['\n', ';']).next().unwrap_or("");
                let is_key = |key: &&str| key.bytes().all(|byte| byte.is_ascii_lowercase() || b"-".contains(&byte));
                used.extend(call.split('"').nth(1).filter(is_key).map(str::to_owned));
            }
        }
        let missing: Vec<&String> = used.iter().filter(|key| !known.contains(*key) && *key != "key").collect();
        assert!(missing.is_empty(), "no catalogue has {missing:?}");
    }

    #[test]
    fn arguments_cannot_bring_markup() {
        let links = [("votes", "/votes?q=\"a\"&b")];
        let arguments = [("address", "<script>&".into())];
        let said = Language::English.say_linked("not-found-address", &arguments, &links);
        assert!(said.0.contains("&lt;script&gt;&amp;") && !said.0.contains("<script"), "{}", said.0);
    }

    #[test]
    fn plurals_follow_the_language() {
        let check = |language: Language, count: usize, wanted: &str| {
            let said = say!(language, "votes-found", count = count).replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(said, wanted);
        };
        check(Language::English, 1, "1 vote found");
        check(Language::English, 2, "2 votes found");
        check(Language::Russian, 1, "Найдено 1 голосование");
        check(Language::Russian, 3, "Найдено 3 голосования");
        check(Language::Russian, 11, "Найдено 11 голосований");
        check(Language::French, 0, "0 vote trouvé");
        check(Language::Chinese, 5, "找到 5 次表决");
        check(Language::Arabic, 2, "عُثر على تصويتين");
        check(Language::Arabic, 5, "عُثر على 5 تصويتات");
    }
}
