//! Leading phrases: what a paragraph does (*recalls*, *condemns*, *demands*, *decides*), by an open list of phrases.
//!
//! Implements: the drafting practice of UN organs, where the first words of a paragraph say what the organ does.
//! Always: the list is data (`leading.toml`); an unknown phrase is `None`, never a guess.
//! Not here: the strength of a vote or of law; `strength` only orders phrases so that a comparison can say *weaker*.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::words::folded;

/// The grammatical form of the verb that leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// *Recalling*, *Deeply concerned*: as in a preamble.
    Participle,
    /// *Recalls*: as in an operative paragraph.
    Present,
    /// *recalled*: as in a statement to the press.
    Past,
    /// *Recall*: after a plural subject.
    Bare,
}

/// What one phrase does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The class of the phrase: `condemn`, `recall`, `threaten measures`, …
    pub class: String,
    /// Where the class stands on the list's scale, 0..=100, with up to 4 more for *strongly* and its like.
    pub strength: u16,
    /// The form of the verb.
    pub tense: Tense,
    /// Where the phrase begins, in bytes of the paragraph's words.
    pub start: usize,
    /// Where the phrase ends, in bytes of the paragraph's words.
    pub end: usize,
}

/// A list of leading phrases.
#[derive(Clone, Debug)]
pub struct Phrases {
    skips: HashMap<String, bool>,
    by_first: HashMap<String, Vec<Phrase>>,
    anywhere: Vec<(String, usize)>,
    classes: Vec<(String, u16)>,
}

#[derive(Clone, Debug)]
struct Phrase {
    rest: Vec<String>,
    class: usize,
    tense: Tense,
}

/// Why a list of phrases cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PhrasesError(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    skips: Vec<String>,
    #[serde(default)]
    raises: Vec<String>,
    #[serde(default)]
    verbs: std::collections::BTreeMap<String, [String; 3]>,
    #[serde(default)]
    class: Vec<Class>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    name: String,
    strength: u16,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    anywhere: Vec<String>,
}

impl Phrases {
    /// Returns the list that comes with the program.
    #[expect(clippy::expect_used, reason = "the embedded list is read by a test")]
    pub fn standard() -> &'static Self {
        static LIST: OnceLock<Phrases> = OnceLock::new();
        LIST.get_or_init(|| Self::read(include_str!("leading.toml")).expect("the embedded list"))
    }

    /// Reads a list in the format of `leading.toml`.
    ///
    /// # Errors
    /// [`PhrasesError`] if it is not TOML of that shape, or a strength is above 100.
    pub fn read(toml: &str) -> Result<Self, PhrasesError> {
        let file: File = toml::from_str(toml).map_err(|e| PhrasesError(e.to_string()))?;
        let mut list = Self {
            skips: file.skips.iter().map(|w| (w.clone(), false)).collect(),
            by_first: HashMap::new(),
            anywhere: Vec::new(),
            classes: Vec::new(),
        };
        list.skips.extend(file.raises.iter().map(|w| (w.clone(), true)));
        for class in &file.class {
            if class.strength > 100 {
                return Err(PhrasesError(format!("class `{}`: a strength is 0 to 100", class.name)));
            }
            let at = list.classes.len();
            list.classes.push((class.name.clone(), class.strength));
            list.anywhere.extend(class.anywhere.iter().map(|p| (p.to_lowercase(), at)));
            for phrase in &class.phrases {
                list.add(phrase, at, &file.verbs);
            }
        }
        for phrases in list.by_first.values_mut() {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        Ok(list)
    }

    fn add(&mut self, phrase: &str, class: usize, verbs: &std::collections::BTreeMap<String, [String; 3]>) {
        let as_it_stands = phrase.strip_prefix('+');
        let mut words = as_it_stands.unwrap_or(phrase).split(' ').map(str::to_lowercase);
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let forms = match (as_it_stands, verbs.get(&first)) {
            (None, Some([participle, present, past])) => vec![
                (participle.clone(), Tense::Participle),
                (present.clone(), Tense::Present),
                (past.clone(), Tense::Past),
                (first, Tense::Bare),
            ],
            _ => vec![(first, Tense::Participle)],
        };
        for (form, tense) in forms {
            self.by_first.entry(form).or_default().push(Phrase { rest: rest.clone(), class, tense });
        }
    }

    /// Returns the classes with their strength, as listed.
    pub fn classes(&self) -> impl Iterator<Item = (&str, u16)> {
        self.classes.iter().map(|(name, strength)| (name.as_str(), *strength))
    }

    /// Returns what the first words of a paragraph do; `None` if the list does not know them.
    ///
    /// The subject of a statement (`The members of the Security Council …`, `The Council …`) is stepped over.
    pub fn lead(&self, words: &str) -> Option<Lead> {
        let tokens = tokens(words, 0, 24);
        let from = subject_len(&tokens);
        self.lead_at(&tokens, from, 4)
    }

    /// Returns all that a paragraph does: its lead, then each further verb after a comma or *and*, then threats.
    pub fn all(&self, words: &str) -> Vec<Lead> {
        let tokens = tokens(words, 0, usize::MAX);
        let mut found = Vec::new();
        let mut i = subject_len(&tokens);
        let mut at_start = true;
        while i < tokens.len() {
            let joined = at_start || i > 0 && ends_clause(tokens[i - 1].1);
            at_start = false;
            match joined.then(|| self.lead_at(&tokens, i, 3)).flatten() {
                Some(lead) if found.is_empty() || lead.tense != Tense::Bare => {
                    i = tokens.iter().position(|t| t.0 >= lead.end).unwrap_or(tokens.len());
                    found.push(lead);
                }
                _ => i += 1,
            }
        }
        let lower = words.to_lowercase();
        if lower.len() == words.len() {
            let mut seen = std::collections::BTreeMap::new();
            for (phrase, class) in &self.anywhere {
                if let Some(at) = lower.find(phrase.as_str()) {
                    let first = seen.entry(*class).or_insert((at, at + phrase.len()));
                    *first = (*first).min((at, at + phrase.len()));
                }
            }
            found.extend(seen.iter().map(|(class, (start, end))| self.found(*class, Tense::Bare, 0, *start, *end)));
        }
        found
    }

    /// Matches a phrase at token `from`, stepping over at most `skips` adverbs before it.
    fn lead_at(&self, tokens: &[(usize, &str)], from: usize, skips: usize) -> Option<Lead> {
        let mut raised = 0;
        for first in from..tokens.len().min(from + skips + 1) {
            let word = folded(tokens[first].1);
            let hit = self
                .by_first
                .get(&*word)
                .into_iter()
                .flatten()
                .find_map(|p| self.rest_of(p, tokens, first + 1).map(|(end, more)| (p, end, more)));
            if let Some((phrase, end, more)) = hit {
                return Some(self.found(phrase.class, phrase.tense, raised + more, tokens[from].0, end));
            }
            raised += u16::from(*self.skips.get(&*word)?);
        }
        None
    }

    /// Returns where a phrase ends, the adverbs after it included, and how many of them make it stronger.
    fn rest_of(&self, phrase: &Phrase, tokens: &[(usize, &str)], mut at: usize) -> Option<(usize, u16)> {
        let end_of = |i: usize| tokens[i].0 + tokens[i].1.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let mut raised = 0;
        for want in &phrase.rest {
            let mut skipped = 0;
            loop {
                let word = folded(tokens.get(at)?.1);
                if *word == **want {
                    break;
                }
                raised += u16::from(*self.skips.get(&*word)?);
                skipped += 1;
                at += 1;
                if skipped > 5 {
                    return None;
                }
            }
            at += 1;
        }
        let mut end = end_of(at - 1);
        while let Some(&(_, token)) = tokens.get(at) {
            match (self.skips.get(&*folded(token)), tokens[at - 1].1.ends_with([',', ';', ':'])) {
                (Some(true), false) => raised += 1,
                (Some(false), false) if matches!(&*folded(token), "also" | "further" | "again") => {}
                (Some(false), false) if matches!(&*folded(token), "in" | "the") && self.terms_follow(tokens, at) => {}
                _ => break,
            }
            end = end_of(at);
            at += 1;
        }
        Some((end, raised))
    }

    /// Whether `in the strongest terms` or its like stands here.
    fn terms_follow(&self, tokens: &[(usize, &str)], at: usize) -> bool {
        tokens.iter().skip(at).take(4).any(|t| &*folded(t.1) == "strongest")
    }

    fn found(&self, class: usize, tense: Tense, raised: u16, start: usize, end: usize) -> Lead {
        let (name, strength) = &self.classes[class];
        Lead { class: name.clone(), strength: strength + (2 * raised).min(4), tense, start, end }
    }
}

fn tokens(words: &str, base: usize, most: usize) -> Vec<(usize, &str)> {
    let mut at = base;
    let mut out = Vec::new();
    for word in words.split(' ').take(most) {
        out.push((at, word));
        at += word.len() + 1;
    }
    out
}

/// How many tokens the subject of a statement takes: `The members of the Security Council`, `The Security Council`.
fn subject_len(tokens: &[(usize, &str)]) -> usize {
    const BODIES: [&str; 7] = ["council", "assembly", "committee", "conference", "commission", "board", "members"];
    if !tokens.first().is_some_and(|t| matches!(t.1, "The" | "It" | "They")) {
        return 0;
    }
    if matches!(tokens[0].1, "It" | "They") {
        return 1;
    }
    tokens.iter().take(8).rposition(|t| BODIES.contains(&&*folded(t.1))).map_or(0, |i| i + 1)
}

/// Whether another verb may begin after this token.
fn ends_clause(token: &str) -> bool {
    token.ends_with([',', ';', ':']) || token == "and" || token == "or"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_are_classified() {
        let check = |words: &str, want: Option<(&str, &str)>| {
            let got = Phrases::standard().lead(words);
            let shown = got.as_ref().map(|l| (l.class.as_str(), &words[l.start..l.end]));
            assert_eq!(shown, want, "{words}");
        };
        check("Recalling its resolutions", Some(("recall", "Recalling")));
        check("Also strongly condemns any use", Some(("condemn", "Also strongly condemns")));
        check("Condemns in the strongest terms the attack", Some(("condemn", "Condemns in the strongest terms")));
        check("Expresses its deep outrage at strikes", Some(("express outrage", "Expresses its deep outrage")));
        check("Expresses its grave concern at", Some(("express concern", "Expresses its grave concern")));
        check("Deeply concerned by", Some(("express concern", "Deeply concerned")));
        check("Calls upon all States", Some(("urge", "Calls upon")));
        check("Taking note with appreciation of", Some(("welcome", "Taking note with appreciation")));
        check(
            "The members of the Security Council expressed their outrage at",
            Some(("express outrage", "expressed their outrage")),
        );
        check("The Security Council decides", Some(("decide", "decides")));
        check("Whatever it does", None);
        check("", None);
        check("Strongly", None);
    }

    #[test]
    fn further_verbs_and_threats_are_seen() {
        let check = |words: &str, want: &[&str]| {
            let got = Phrases::standard().all(words);
            assert_eq!(got.iter().map(|l| l.class.as_str()).collect::<Vec<_>>(), want, "{words}");
        };
        check("Notes the report, condemns the attack and demands an end", &["note", "condemn", "demand"]);
        check("Decides to impose measures under Article 41", &["decide", "threaten measures"]);
        check("Requests the note and demand of others", &["request"]);
    }

    #[test]
    fn adverbs_raise_the_strength_a_little() {
        let strength = |words: &str| Phrases::standard().lead(words).unwrap().strength;
        assert!(strength("Strongly condemns x") > strength("Condemns x"));
        assert!(strength("Condemns x") > strength("Urges x"));
    }

    #[test]
    fn bad_lists_are_refused() {
        assert!(Phrases::read("[[class]]\nname = 'x'\nstrength = 101").is_err());
        assert!(Phrases::read("[[class]]\nname = 'x'").is_err());
    }
}
