//! What a text speaks of: places, incidents, weapons, actors, organs, earlier documents, and its numbers.
//!
//! Implements: a vocabulary file per dossier names things and their wordings; document symbols need no vocabulary.
//! Always: the longest wording wins, mentions do not overlap, matching is by whole words and blind to case (except for
//! short abbreviations in capitals: `US` is not `us`).
//! Not here: telling two things of one name apart; what is said about a thing.

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;

use super::compare::diff::tokens;
use super::symbol::Symbol;
use super::words::folded;

/// One named thing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its id in the dossier.
    pub id: String,
    /// `place`, `incident`, `weapon`, `actor`, `organ` or `document`.
    pub kind: String,
    /// What it is called in tables.
    pub name: String,
    /// The words that mean it, the name too if it is one of them.
    pub wordings: Vec<String>,
    /// Where the wording or the thing is documented.
    #[serde(default)]
    pub source: Option<String>,
}

/// The things of one dossier.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// What the dossier is about.
    pub matter: String,
    things: Vec<Thing>,
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

/// Why a vocabulary cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct VocabularyError(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    matter: String,
    #[serde(default)]
    thing: Vec<Thing>,
}

/// The kinds of things a vocabulary may name.
pub const KINDS: [&str; 6] = ["place", "incident", "weapon", "actor", "organ", "document"];

/// A place where a text speaks of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its id, or the symbol of a document.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Where, in bytes.
    pub range: Range<usize>,
}

impl Vocabulary {
    /// Reads a vocabulary file.
    ///
    /// # Errors
    /// [`VocabularyError`] with everything that is wrong: not TOML of that shape, a kind there is none of, an id twice, no
    /// wordings.
    pub fn read(toml: &str) -> Result<Self, VocabularyError> {
        let file: File = toml::from_str(toml).map_err(|e| VocabularyError(e.to_string()))?;
        let mut faults = Vec::new();
        let mut vocabulary = Self { matter: file.matter, ..Self::default() };
        for thing in file.thing {
            if !KINDS.contains(&thing.kind.as_str()) {
                faults.push(format!("`{}`: `{}` is no kind; there are {}", thing.id, thing.kind, KINDS.join(", ")));
            }
            if vocabulary.things.iter().any(|t| t.id == thing.id) {
                faults.push(format!("`{}` is named twice", thing.id));
            }
            let index = vocabulary.things.len();
            let wordings: Vec<Vec<String>> = thing.wordings.iter().map(|w| keys(w)).filter(|k| !k.is_empty()).collect();
            if wordings.is_empty() {
                faults.push(format!("`{}` has no wordings", thing.id));
            }
            for keys in wordings {
                vocabulary.by_first.entry(keys[0].clone()).or_default().push((keys, index));
            }
            vocabulary.things.push(thing);
        }
        for wordings in vocabulary.by_first.values_mut() {
            wordings.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
        }
        if faults.is_empty() { Ok(vocabulary) } else { Err(VocabularyError(faults.join("\n"))) }
    }

    /// Returns the things in the order of the file.
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// Returns what a paragraph speaks of, in order; documents by their symbols too.
    pub fn mentions(&self, words: &str) -> Vec<Mention> {
        let mut found = self.things_in(words);
        for (range, symbol) in Symbol::all_in(words) {
            let taken = found.iter().any(|m| m.range.start < range.end && range.start < m.range.end);
            if !taken {
                let name = symbol.to_string();
                found.push(Mention { id: name.clone(), kind: "document".into(), name, range });
            }
        }
        found.sort_by_key(|m| m.range.start);
        found
    }

    fn things_in(&self, words: &str) -> Vec<Mention> {
        if self.by_first.is_empty() {
            return Vec::new();
        }
        let tokens: Vec<(Range<usize>, String)> = tokens(words)
            .into_iter()
            .filter(|r| words[r.clone()].chars().any(char::is_alphanumeric))
            .map(|r| (r.clone(), key(&words[r])))
            .collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let hit = self.by_first.get(&tokens[at].1).into_iter().flatten().find(|(keys, _)| {
                keys.len() <= tokens.len() - at && keys.iter().zip(&tokens[at..]).all(|(k, t)| *k == t.1)
            });
            match hit {
                Some((keys, index)) => {
                    let thing = &self.things[*index];
                    let range = tokens[at].0.start..tokens[at + keys.len() - 1].0.end;
                    let (id, kind, name) = (thing.id.clone(), thing.kind.clone(), thing.name.clone());
                    found.push(Mention { id, kind, name, range });
                    at += keys.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

fn keys(wording: &str) -> Vec<String> {
    tokens(wording).into_iter().map(|r| &wording[r]).filter(|t| t.chars().any(char::is_alphanumeric)).map(key).collect()
}

/// What two words have to share to be the same word: no case, no possessive; abbreviations keep their capitals.
fn key(word: &str) -> String {
    let short = word.chars().count() <= 4 && word.chars().all(char::is_uppercase);
    if short {
        return word.to_owned();
    }
    let low = folded(word);
    low.strip_suffix("'s").unwrap_or(&low).to_owned()
}

/// A number a text states, with what bounds it: *more than 700*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The words: bound, number, and the word after it.
    pub words: String,
    /// The number.
    pub value: u64,
    /// Where the number with its bound stands, in bytes.
    pub range: Range<usize>,
}

/// Returns the numbers a paragraph states. Dates, years, symbols, and numbers of articles and paragraphs are none.
pub fn numbers(words: &str) -> Vec<Number> {
    const BOUNDS: [&str; 14] = [
        "more than",
        "over",
        "at least",
        "some",
        "nearly",
        "almost",
        "about",
        "around",
        "approximately",
        "up to",
        "fewer than",
        "less than",
        "no more than",
        "not more than",
    ];
    const NAMED: [&str; 20] = [
        "article",
        "articles",
        "paragraph",
        "paragraphs",
        "resolution",
        "resolutions",
        "chapter",
        "rule",
        "rules",
        "annex",
        "subparagraph",
        "section",
        "no",
        "page",
        "para",
        "paras",
        "and",
        "since",
        "op",
        "pp",
    ];
    let symbols = Symbol::all_in(words);
    let tokens: Vec<Range<usize>> =
        tokens(words).into_iter().filter(|r| words[r.clone()].chars().any(char::is_alphanumeric)).collect();
    let word = |i: usize| tokens.get(i).map_or("", |r| &words[r.clone()]);
    let mut found = Vec::new();
    for (i, r) in tokens.iter().enumerate() {
        let Some(value) = value(&words[r.clone()]) else { continue };
        let before = if i == 0 { String::new() } else { word(i - 1).to_lowercase() };
        let dated = is_month(word(i + 1)) || i > 0 && is_month(word(i - 1));
        let year = (1900..=2100).contains(&value) && !word(i).contains(',');
        let listed = NAMED.contains(&before.as_str()) && !(before == "and" && !year && i > 1 && value > 31);
        let in_symbol = symbols.iter().any(|(s, _)| s.start < r.end && r.start < s.end);
        if dated || year || listed || in_symbol {
            continue;
        }
        let head = &words[..r.start];
        let bound = BOUNDS.iter().filter(|b| ends_with_words(head, b)).max_by_key(|b| b.len());
        let start = bound.map_or(r.start, |b| head.trim_end().len() - b.len());
        let end = tokens.get(i + 1).filter(|n| words[r.end..n.start] == *" ").map_or(r.end, |n| n.end);
        found.push(Number { words: words[start..end].to_owned(), value, range: start..r.end });
    }
    found
}

fn ends_with_words(head: &str, bound: &str) -> bool {
    let head = head.trim_end();
    let Some(at) = head.len().checked_sub(bound.len()).filter(|at| head.is_char_boundary(*at)) else { return false };
    head[at..].eq_ignore_ascii_case(bound) && !head[..at].ends_with(char::is_alphanumeric)
}

fn value(token: &str) -> Option<u64> {
    let digits: String = token.chars().filter(|c| *c != ',').collect();
    let grouped = token.split(',').skip(1).all(|g| g.len() == 3);
    (grouped && digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let file = "[[thing]]\nid = 'zebra'\nkind = 'place'\nname = 'Zebra'\nwordings = ['Zebra', 'the northern city']\n\
                    [[thing]]\nid = 'bomb'\nkind = 'weapon'\nname = 'barrel bombs'\nwordings = ['barrel bomb', 'barrel bombs']\n\
                    [[thing]]\nid = 'us'\nkind = 'actor'\nname = 'US'\nwordings = ['US']";
        Vocabulary::read(file).unwrap()
    }

    #[test]
    fn things_and_documents_are_found() {
        let check = |words: &str, want: &[&str]| {
            let got: Vec<String> = vocabulary().mentions(words).into_iter().map(|m| m.name).collect();
            assert_eq!(got, want, "{words}");
        };
        check("in Zebra's streets and ZEBRA, the northern city", &["Zebra", "Zebra", "Zebra"]);
        check("\"barrel bombs\" and one barrel bomb", &["barrel bombs", "barrel bombs"]);
        check("gives us hope; the US hopes", &["US"]);
        check("resolution 2118 (2013) on Zebra", &["S/RES/2118 (2013)", "Zebra"]);
        check("Zebrafish", &[]);
    }

    #[test]
    fn numbers_are_found_with_their_bounds() {
        let check = |words: &str, want: &[&str]| {
            let got: Vec<String> = numbers(words).into_iter().map(|n| n.words).collect();
            assert_eq!(got, want, "{words}");
        };
        check(
            "more than 700 people killed and 3,000 injured since 15 December",
            &["more than 700 people", "3,000 injured"],
        );
        check("resolution 2118 (2013) of 27 September 2013, paragraph 4", &[]);
        check("within 30 days", &["30 days"]);
        check("Article 41 and Article 42", &[]);
        check("in 1999 and 2000", &[]);
    }

    #[test]
    fn faulty_vocabularies_are_refused_with_all_faults() {
        let two = "[[thing]]\nid='a'\nkind='x'\nname='A'\nwordings=[]";
        let told = Vocabulary::read(two).unwrap_err().to_string();
        assert!(told.contains("is no kind") && told.contains("no wordings"), "{told}");
    }
}
