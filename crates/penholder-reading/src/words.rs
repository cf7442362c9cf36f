//! The vocabularies: states, organs, offices, acts, ways of speaking, dates, harm. Data files in `words/`, read once.
//!
//! Always: a proper name is matched with its capitals, a common noun without; the longest wording wins.
//! Not here: what a sentence says with the words (`rules`); a name in code.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::lexicon::{Class, Lexicon, Sense};
use crate::number::Numbers;
use crate::sentence::{Token, tokens};
use crate::verb::{Around, Forms, Meaning};
use crate::when::Times;

#[derive(Deserialize)]
struct Named {
    id: String,
    names: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
}

#[derive(Deserialize)]
struct List {
    names: Vec<String>,
    #[serde(default)]
    no_offices: Vec<String>,
}

#[derive(Deserialize)]
struct Actors {
    organ: Vec<Named>,
    organisation: Vec<Named>,
    group: Vec<Named>,
    agency: Vec<Named>,
    offices: List,
    roles: List,
    parts: List,
    parties: List,
    modifiers: Modifiers,
}

#[derive(Deserialize)]
struct Modifiers {
    words: Vec<String>,
}

/// One act of diplomacy.
#[derive(Debug, Deserialize)]
pub struct Act {
    /// Its id.
    pub id: String,
    verbs: Vec<String>,
    /// Its nouns.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// What it is done to.
    pub of: Vec<String>,
}

#[derive(Deserialize)]
struct Things {
    measure: Vec<String>,
    gathering: Vec<String>,
    treaty: Vec<String>,
}

#[derive(Deserialize)]
struct ActsFile {
    act: Vec<Act>,
    things: Things,
}

#[derive(Deserialize)]
struct Speech {
    says: Vec<String>,
    reports: Vec<String>,
    according: Vec<String>,
    anonymous: Vec<String>,
    unnamed: Vec<String>,
    no_comment: Vec<String>,
}

#[derive(Deserialize)]
struct VerbsFile {
    irregular: HashMap<String, [String; 3]>,
    around: Around,
}

#[derive(Deserialize)]
struct TextsFile {
    form: Vec<Named>,
    drafted: Vec<String>,
    sponsored: Vec<String>,
    says: Vec<String>,
    makes: Vec<String>,
}

#[derive(Deserialize)]
struct StancesFile {
    r#for: Vec<String>,
    against: Vec<String>,
    conditional: Vec<String>,
}

#[derive(Deserialize)]
struct RelationWords {
    id: String,
    verbs: Vec<String>,
    of: Vec<String>,
}

#[derive(Deserialize)]
struct StandingWords {
    allied: Vec<String>,
    rival: Vec<String>,
    words_before: Vec<String>,
}

#[derive(Deserialize)]
struct RelationsFile {
    relation: Vec<RelationWords>,
    nouns: StandingWords,
    aid: Vec<String>,
}

#[derive(Deserialize)]
struct HarmFile {
    weapon: Vec<Named>,
    casualties: Casualties,
    not_used: NotUsed,
    bounds: HashMap<String, Vec<String>>,
    numbers: Numbers,
}

#[derive(Debug, Default, Deserialize)]
struct Casualties {
    killed: Vec<String>,
    injured: Vec<String>,
    missing: Vec<String>,
    displaced: Vec<String>,
    detained: Vec<String>,
    before_number: Vec<String>,
}

/// Words beside a weapon that is made, kept, handed over or done away with, and not used.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotUsed {
    /// After it: "program".
    pub after: Vec<String>,
    /// Before "of" and it: "destruction".
    pub before_of: Vec<String>,
}

#[derive(Deserialize)]
struct PatternFile {
    pattern: Vec<Pattern>,
}

#[derive(Deserialize)]
struct Pattern {
    id: String,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
struct Abbreviations {
    titles: Vec<String>,
    months: Vec<String>,
}

/// Words of harm.
#[derive(Debug, Default)]
pub struct Harm {
    /// Numbers in words.
    pub numbers: Numbers,
    /// Bounds with their phrases, cut into words.
    pub bounds: Vec<(String, Vec<Vec<String>>)>,
    /// A word of harm with what it counts.
    pub words: HashMap<String, &'static str>,
    /// Phrases that a number follows at once.
    pub before_number: Vec<Vec<String>>,
    /// Words beside weapons that harm nobody there.
    pub not_used: NotUsed,
}

/// Phrases with an id each, in the order of the file; `_` is any one word or none.
pub type Phrases = Vec<(String, Vec<String>)>;

/// All vocabularies.
#[derive(Debug, Default)]
pub struct Words {
    /// Names and nouns.
    pub nouns: Lexicon<Sense>,
    /// Verbs in all their forms.
    pub verbs: Lexicon<(Forms, Meaning)>,
    /// Nouns of acts: the word with the act's id.
    pub act_nouns: Lexicon<String>,
    /// The acts.
    pub acts: HashMap<String, Act>,
    /// What relations are about.
    pub relations: HashMap<String, Vec<String>>,
    /// Words before a noun that name nobody.
    pub modifiers: Vec<String>,
    /// Words around a verb.
    pub around: Around,
    /// Full stops that end nothing.
    pub abbreviations: Vec<String>,
    /// Words of dates.
    pub times: Times,
    /// Words of harm.
    pub harm: Harm,
    /// "according to" and its like.
    pub according: Phrases,
    /// "on condition of anonymity" and its like.
    pub anonymous: Phrases,
    /// "declined to comment" and its like.
    pub no_comment: Phrases,
    /// "sent out invitations" and its like.
    pub invitations: Phrases,
    /// Words of a speaker without a name.
    pub unnamed: Vec<String>,
    /// Who wrote a text: after a hyphen.
    pub drafted: Vec<String>,
    /// Who carries it: after a hyphen.
    pub sponsored: Vec<String>,
    /// Words that make a stance conditional.
    pub conditional: Vec<String>,
    /// What states, organs, organisations, groups and agencies are called, by their ids.
    pub names: HashMap<String, String>,
    /// What each of them is to a dossier.
    pub kinds: HashMap<String, String>,
    /// Roles that are no offices.
    pub no_offices: Vec<String>,
    /// Words before "ally".
    pub standing_before: Vec<String>,
}

/// The vocabularies that come with the program.
///
/// The files are embedded and a test reads them.
#[must_use]
#[expect(clippy::expect_used, reason = "embedded files; a test reads them")]
pub fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::read().expect("the embedded vocabularies"))
}

macro_rules! file {
    ($name:literal) => {
        toml::from_str(include_str!(concat!("../words/", $name, ".toml"))).map_err(|e| format!("{}: {e}", $name))?
    };
}

fn plural(noun: &str) -> String {
    if noun.ends_with('s') {
        return noun.to_owned();
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['x', 'z', 'o']) || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ if noun.ends_with("man") => format!("{}men", &noun[..noun.len() - 3]),
        _ => format!("{noun}s"),
    }
}

fn phrases<'a>(all: impl IntoIterator<Item = (&'a str, &'a Vec<String>)>) -> Phrases {
    let cut = |phrase: &str| tokens(phrase, 0).into_iter().map(|token| token.low).collect::<Vec<_>>();
    all.into_iter().flat_map(|(id, list)| list.iter().map(move |phrase| (id.to_owned(), cut(phrase)))).collect()
}

impl Words {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// Says which file is not of its shape.
    pub fn read() -> Result<Self, String> {
        let mut words = Self::default();
        words.read_states()?;
        words.read_actors()?;
        words.read_nouns()?;
        words.read_verbs()?;
        words.read_harm()?;
        words.times = file!("times");
        let abbreviations: Abbreviations = file!("abbreviations");
        let all = abbreviations.titles.iter().chain(&abbreviations.months);
        words.abbreviations = all.map(|word| word.to_lowercase()).collect();
        let invitations: PatternFile = file!("invitations");
        words.invitations = phrases(invitations.pattern.iter().map(|p| (p.id.as_str(), &p.phrases)));
        words.nouns = std::mem::take(&mut words.nouns).done();
        words.verbs = std::mem::take(&mut words.verbs).done();
        words.act_nouns = std::mem::take(&mut words.act_nouns).done();
        Ok(words)
    }

    fn noun(&mut self, wording: &str, class: Class, id: &str) {
        self.nouns.add(wording, Sense { class, id: id.to_owned() });
    }

    fn read_states(&mut self) -> Result<(), String> {
        let mut reader = csv::Reader::from_reader(&include_bytes!("../words/states.csv")[..]);
        for row in reader.records() {
            let row = row.map_err(|e| format!("states: {e}"))?;
            let cell = |at: usize| row.get(at).unwrap_or("");
            if let Some(name) = cell(1).split(';').next() {
                self.names.insert(cell(0).to_owned(), name.to_owned());
                self.kinds.insert(cell(0).to_owned(), "state".to_owned());
            }
            for (at, class) in [(1, Class::State), (2, Class::Adjective), (3, Class::Seat)] {
                for name in cell(at).split(';').filter(|name| !name.is_empty()) {
                    self.noun(name, class, cell(0));
                }
            }
        }
        Ok(())
    }

    fn read_actors(&mut self) -> Result<(), String> {
        let actors: Actors = file!("actors");
        let named = [
            (actors.organ, Class::Organ),
            (actors.organisation, Class::Organisation),
            (actors.group, Class::Group),
            (actors.agency, Class::Agency),
        ];
        for (list, class) in named {
            let kind = match class {
                Class::Organ => "organ",
                Class::Organisation => "organisation",
                Class::Group => "group",
                _ => "outlet",
            };
            for one in list {
                self.names.extend(one.names.first().map(|name| (one.id.clone(), name.clone())));
                self.kinds.insert(one.id.clone(), kind.to_owned());
                one.names.iter().for_each(|name| self.noun(name, class, &one.id));
                one.short.iter().for_each(|name| self.noun(name, Class::OrganShort, &one.id));
            }
        }
        let no_offices = actors.roles.no_offices.clone();
        let lists = [
            (actors.offices, Class::Office),
            (actors.roles, Class::Role),
            (actors.parts, Class::Part),
            (actors.parties, Class::Party),
        ];
        for (list, class) in lists {
            for name in list.names {
                self.noun(&name, class, &name.to_lowercase());
                if matches!(class, Class::Office | Class::Role) {
                    self.noun(&plural(&name), class, &name.to_lowercase());
                }
            }
        }
        self.no_offices = no_offices;
        self.modifiers = actors.modifiers.words;
        Ok(())
    }

    fn read_nouns(&mut self) -> Result<(), String> {
        let texts: TextsFile = file!("texts");
        for form in texts.form {
            for name in &form.names {
                self.noun(name, Class::Form, &form.id);
                self.noun(&plural(name), Class::Form, &form.id);
            }
        }
        (self.drafted, self.sponsored) = (texts.drafted, texts.sponsored);
        let relations: RelationsFile = file!("relations");
        for (list, id) in [(relations.nouns.allied, "allied"), (relations.nouns.rival, "rival")] {
            list.iter().for_each(|noun| self.noun(noun, Class::Standing, id));
        }
        self.standing_before = relations.nouns.words_before;
        relations.aid.iter().for_each(|noun| self.noun(noun, Class::Aid, noun));
        let speech: Speech = file!("speech");
        self.according = phrases([("according", &speech.according)]);
        self.anonymous = phrases([("anonymous", &speech.anonymous)]);
        self.no_comment = phrases([("no-comment", &speech.no_comment)]);
        self.unnamed = speech.unnamed;
        Ok(())
    }

    fn read_verbs(&mut self) -> Result<(), String> {
        let file: VerbsFile = file!("verbs");
        let acts: ActsFile = file!("acts");
        let things = [
            (acts.things.measure, Class::Measure),
            (acts.things.gathering, Class::Gathering),
            (acts.things.treaty, Class::Treaty),
        ];
        for (list, class) in things {
            for noun in list {
                self.noun(&noun, class, &noun);
                self.noun(&plural(&noun), class, &noun);
            }
        }
        let mut verbs: Vec<(String, Meaning)> = Vec::new();
        for act in acts.act {
            verbs.extend(act.verbs.iter().map(|verb| (verb.clone(), Meaning::Act(act.id.clone()))));
            for noun in &act.nouns {
                self.act_nouns.add(noun, act.id.clone());
                self.act_nouns.add(&plural(noun), act.id.clone());
            }
            self.acts.insert(act.id.clone(), act);
        }
        let speech: Speech = file!("speech");
        verbs.extend(speech.says.into_iter().map(|verb| (verb, Meaning::Says)));
        verbs.extend(speech.reports.into_iter().map(|verb| (verb, Meaning::Reports)));
        let texts: TextsFile = file!("texts");
        verbs.extend(texts.says.into_iter().map(|verb| (verb, Meaning::TextSays)));
        verbs.extend(texts.makes.into_iter().map(|verb| (verb, Meaning::TextMakes)));
        let stances: StancesFile = file!("stances");
        verbs.extend(stances.r#for.into_iter().map(|verb| (verb, Meaning::For)));
        verbs.extend(stances.against.into_iter().map(|verb| (verb, Meaning::Against)));
        self.conditional = stances.conditional;
        let relations: RelationsFile = file!("relations");
        for relation in relations.relation {
            verbs.extend(relation.verbs.into_iter().map(|verb| (verb, Meaning::Relation(relation.id.clone()))));
            self.relations.insert(relation.id, relation.of);
        }
        for (verb, meaning) in verbs {
            for (form, forms) in crate::verb::inflected(&verb, &file.irregular) {
                self.verbs.add(&form, (forms, meaning.clone()));
            }
        }
        self.around = file.around;
        Ok(())
    }

    fn read_harm(&mut self) -> Result<(), String> {
        let file: HarmFile = file!("harm");
        for weapon in file.weapon {
            weapon.names.iter().for_each(|name| self.noun(name, Class::Weapon, &weapon.id));
        }
        let cut = |phrase: &String| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut bounds: Vec<_> =
            file.bounds.into_iter().map(|(id, list)| (id, list.iter().map(cut).collect::<Vec<_>>())).collect();
        bounds.sort();
        let kinds = [
            (&file.casualties.killed, "killed"),
            (&file.casualties.injured, "injured"),
            (&file.casualties.missing, "missing"),
            (&file.casualties.displaced, "displaced"),
            (&file.casualties.detained, "detained"),
        ];
        let words = kinds.iter().flat_map(|(list, kind)| list.iter().map(move |word| (word.clone(), *kind))).collect();
        let before_number = file.casualties.before_number.iter().map(cut).collect();
        self.harm = Harm { numbers: file.numbers, bounds, words, before_number, not_used: file.not_used };
        Ok(())
    }
}

/// The phrase of a list that begins at a token, if one does: its id and how many tokens it has. The longest wins.
#[must_use]
pub fn phrase_at<'p>(phrases: &'p Phrases, tokens: &[Token], start: usize) -> Option<(&'p str, usize)> {
    let fits = |words: &[String]| {
        let mut at = start;
        for (nth, word) in words.iter().enumerate() {
            let here = tokens.get(at).map(|token| token.low.as_str());
            if word == "_" {
                // any one word, unless the next word of the phrase stands here already
                at += usize::from(here != words.get(nth + 1).map(String::as_str));
            } else if here == Some(word.as_str()) {
                at += 1;
            } else {
                return None;
            }
        }
        Some(at - start)
    };
    let all = phrases.iter().filter_map(|(id, words)| fits(words).map(|length| (id.as_str(), length)));
    all.max_by_key(|(_, length)| *length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read() {
        let words = Words::read().unwrap();
        let check = |text: &str, class: Class, id: &str, length: usize| {
            let found = tokens(text, 0);
            let (long, senses) = words.nouns.at(&found, 0).unwrap_or_else(|| panic!("{text}"));
            assert!(senses.contains(&&Sense { class, id: id.into() }), "{text}: {senses:?}");
            assert_eq!(long, length, "{text}");
        };
        check("U.S. officials", Class::State, "USA", 1);
        check("UN Security Council", Class::Organ, "un-security-council", 3);
        check("North Korean envoy", Class::Adjective, "PRK", 2);
        check("spokesmen", Class::Role, "spokesman", 1);
        check("draft resolutions", Class::Form, "draft resolution", 2);
        check("Kremlin", Class::Seat, "RUS", 1);
        assert!(words.nouns.at(&tokens("us and them", 0), 0).is_none(), "`us` is not the US");
        assert!(words.nouns.at(&tokens("turkey for dinner", 0), 0).is_none());
    }

    #[test]
    fn a_gap_in_a_phrase() {
        let list = phrases([("x", &vec!["not on the _ list".to_owned()])]);
        let check = |text: &str, length: Option<usize>| {
            assert_eq!(phrase_at(&list, &tokens(text, 0), 0).map(|(_, long)| long), length, "{text}");
        };
        check("not on the list", Some(4));
        check("not on the guest list", Some(5));
        check("not on the very first list", None);
        check("not on the", None);
    }
}
