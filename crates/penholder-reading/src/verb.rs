//! Verbs: which words are one, and what the small words around them make of it: mood, denial, voice, time.
//!
//! Always: a form that can be a noun ("the veto", "supplies") counts as a verb only where its neighbours allow it.
//! Not here: who does it and to what (`clause`).

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;

use crate::sentence::Token;
use crate::words::Words;

/// What a verb can mean to a dossier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// An act, by its id.
    Act(String),
    /// Saying.
    Says,
    /// Passing on what others say.
    Reports,
    /// What a text says.
    TextSays,
    /// What a text makes somebody do.
    TextMakes,
    /// Being for something.
    For,
    /// Being against something.
    Against,
    /// A relation, by its id.
    Relation(String),
}

/// Which forms a wording can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Forms {
    base: bool,
    third: bool,
    past: bool,
    participle: bool,
    gerund: bool,
}

impl Forms {
    /// Whether it can be what one does now: "supplies".
    #[must_use]
    pub fn is_third(self) -> bool {
        self.third
    }
}

/// The small words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each list is named by its heading in words/verbs.toml")]
pub struct Around {
    pub adverbs: Vec<String>,
    pub have: Vec<String>,
    pub be: Vec<String>,
    pub r#do: Vec<String>,
    pub would: Vec<String>,
    pub could: Vec<String>,
    pub should: Vec<String>,
    pub will: Vec<String>,
    pub not: Vec<String>,
    pub negated_helpers: Vec<String>,
    pub planned: Vec<String>,
    pub refused: Vec<String>,
    pub tried: Vec<String>,
    pub determiners: Vec<String>,
    pub prepositions: Vec<String>,
    pub subordinators: Vec<String>,
    pub relatives: Vec<String>,
}

/// In which mood something is said to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// As a fact.
    #[default]
    Asserted,
    /// As intended.
    Planned,
    /// As what would be.
    Would,
    /// As what would have been.
    WouldHave,
    /// As possible.
    Could,
    /// As what ought to be.
    Should,
    /// As tried, asked for or threatened.
    Tried,
}

impl Mood {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Would => "would",
            Self::WouldHave => "would-have",
            Self::Could => "could",
            Self::Should => "should",
            Self::Tried => "tried",
        }
    }
}

/// A verb in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its own tokens.
    pub tokens: Range<usize>,
    /// Where its helpers begin.
    pub group: usize,
    /// What it can mean.
    pub meanings: Vec<Meaning>,
    /// In which mood.
    pub mood: Mood,
    /// Whether it is said not to be done.
    pub negated: bool,
    /// Whether its subject is whom it was done to.
    pub passive: bool,
    /// Whether it points to the time after the report.
    pub forward: bool,
    /// Whether it is in the past.
    pub past: bool,
    /// Whether it stands without helpers, "to" or a mood of its own, as in "proposing" or "vetoed by".
    pub bare: bool,
    /// Whether "to" makes it an aim of the verb before: "met to discuss".
    pub infinitive: bool,
}

/// A verb's forms, each with what it can be. A phrase inflects in its first word.
#[must_use]
pub fn inflected(verb: &str, irregular: &HashMap<String, [String; 3]>) -> Vec<(String, Forms)> {
    let (head, tail) = verb.split_once(' ').map_or((verb, ""), |(head, tail)| (head, tail));
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let stem_y = head.strip_suffix('y').filter(|stem| !vowel(stem.chars().last()));
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| head.ends_with(end));
    let third = match (head, stem_y) {
        ("be", _) => "is".to_owned(),
        ("have", _) => "has".to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ if hisses => format!("{head}es"),
        _ => format!("{head}s"),
    };
    let stem_e = head.strip_suffix('e').filter(|stem| !stem.ends_with('e'));
    let [past, participle, gerund] = irregular.get(head).cloned().unwrap_or_else(|| {
        let past = match (stem_y, head.ends_with('e')) {
            (Some(stem), _) => format!("{stem}ied"),
            (None, true) => format!("{head}d"),
            (None, false) => format!("{head}ed"),
        };
        [past.clone(), past, format!("{}ing", stem_e.unwrap_or(head))]
    });
    let mut found: Vec<(String, Forms)> = Vec::new();
    let mut add = |form: &str, set: fn(&mut Forms)| {
        let whole = if tail.is_empty() { form.to_owned() } else { format!("{form} {tail}") };
        let at = found.iter().position(|(known, _)| *known == whole).unwrap_or_else(|| {
            found.push((whole, Forms::default()));
            found.len() - 1
        });
        set(&mut found[at].1);
    };
    add(head, |forms| forms.base = true);
    add(&third, |forms| forms.third = true);
    add(&past, |forms| forms.past = true);
    add(&participle, |forms| forms.participle = true);
    add(&gerund, |forms| forms.gerund = true);
    found
}

#[derive(Default)]
struct Helpers {
    have: bool,
    be: bool,
    r#do: bool,
    to: bool,
    would: bool,
    could: bool,
    should: bool,
    will: bool,
    not: bool,
    planned: bool,
    refused: bool,
    tried: bool,
}

fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word)
}

/// Reads the helpers that end before a token; gives where they begin.
fn helpers(tokens: &[Token], verb: usize, around: &Around) -> (Helpers, usize) {
    let mut found = Helpers::default();
    let (mut at, mut begin) = (verb, verb);
    while let Some(token) = at.checked_sub(1).and_then(|before| tokens.get(before)) {
        let low = token.low.as_str();
        let bare = has(&around.negated_helpers, low).then(|| match low {
            "won't" => "will",
            "can't" => "can",
            other => other.trim_end_matches("n't"),
        });
        found.not |= bare.is_some() || has(&around.not, low);
        found.could |= low == "cannot";
        let word = bare.unwrap_or(low);
        let known = [
            (&around.have, &mut found.have),
            (&around.be, &mut found.be),
            (&around.r#do, &mut found.r#do),
            (&around.would, &mut found.would),
            (&around.could, &mut found.could),
            (&around.should, &mut found.should),
            (&around.will, &mut found.will),
        ];
        let mut helper = bare.is_some() || has(&around.not, low);
        for (list, flag) in known {
            if has(list, word) {
                (*flag, helper) = (true, true);
            }
        }
        if low == "to" {
            (found.to, helper) = (true, true);
            let before = at.checked_sub(2).and_then(|before| tokens.get(before)).map_or("", |token| token.low.as_str());
            found.planned = has(&around.planned, before);
            found.refused = has(&around.refused, before);
            found.tried = has(&around.tried, before) && !found.planned;
            if found.planned || found.refused || found.tried {
                at -= 1;
            }
        }
        if helper {
            begin = at - 1;
        } else if !has(&around.adverbs, low) {
            break;
        }
        at -= 1;
    }
    (found, begin)
}

/// Whether the neighbours allow the form to be a verb.
fn allowed(forms: Forms, helpers: &Helpers, before: Option<&Token>, actor_before: bool, around: &Around) -> bool {
    let low = before.map_or("", |token| token.low.as_str());
    let pronoun = matches!(low, "he" | "she" | "it" | "they" | "we" | "who" | "which" | "that" | "i" | "you");
    let noun_follows = (has(&around.determiners, low) && !pronoun) || low == "'s" || low == "-";
    let modal = helpers.would || helpers.could || helpers.should || helpers.will || helpers.r#do || helpers.to;
    let many = before.is_some_and(|token| token.word.ends_with('s') && !token.is_capital() && token.is_word());
    (forms.base && (modal || matches!(low, "they" | "we" | "who" | "and" | "or") || (many && actor_before)))
        || (forms.third && !modal && (actor_before || pronoun || low == ","))
        || ((forms.past || forms.participle) && (helpers.have || helpers.be || (!noun_follows && !modal)))
        || (forms.gerund
            && (helpers.be
                || low == ","
                || low == "and"
                || has(&around.prepositions, low)
                || has(&around.subordinators, low)))
}

/// Every verb of a sentence. `actor_ends` says whether something named ends right before a token.
#[must_use]
pub fn verbs(tokens: &[Token], words: &Words, actor_ends: impl Fn(usize) -> bool) -> Vec<Verb> {
    let mut found: Vec<Verb> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, senses)) = words.verbs.at(tokens, at) else {
            at += 1;
            continue;
        };
        let (helpers, group) = helpers(tokens, at, &words.around);
        let before = group.checked_sub(1).and_then(|before| tokens.get(before));
        let next = tokens.get(at + length).map_or("", |token| token.low.as_str());
        // adverbs may stand between the subject and the verb
        let mut subject_end = group;
        while subject_end > 0 && has(&words.around.adverbs, &tokens[subject_end - 1].low) {
            subject_end -= 1;
        }
        let fits: Vec<&&(Forms, Meaning)> = senses
            .iter()
            .filter(|(forms, _)| {
                allowed(*forms, &helpers, before, actor_ends(subject_end) || actor_ends(group), &words.around)
            })
            .collect();
        let Some((forms, _)) = fits.first() else {
            at += 1;
            continue;
        };
        let participle = forms.participle || forms.past;
        let passive = participle && ((helpers.be && !forms.gerund) || (!helpers.have && next == "by"));
        let meanings: Vec<Meaning> = fits.iter().map(|(_, meaning)| meaning.clone()).collect();
        let mood = mood(&helpers, *forms);
        let negated = helpers.not != helpers.refused;
        let forward = mood == Mood::Planned || helpers.will || (helpers.to && !helpers.refused);
        let past = !forward && (forms.past || forms.participle || helpers.have || (helpers.could && helpers.not));
        let bare = group == at && !forms.third && (passive || !forms.past);
        let infinitive = helpers.to && !(helpers.planned || helpers.refused || helpers.tried || helpers.be);
        let mut verb =
            Verb { tokens: at..at + length, group, meanings, mood, negated, passive, forward, past, bare, infinitive };
        // "would have condemned it and threatened it": the helpers count for both
        if let Some(first) = found.last().filter(|first| group == at && first.mood != Mood::Asserted && !passive)
            && before.is_some_and(|before| matches!(before.low.as_str(), "and" | "or"))
            && (if first.mood == Mood::WouldHave { forms.participle } else { forms.base })
        {
            (verb.mood, verb.negated, verb.forward, verb.past) = (first.mood, first.negated, first.forward, first.past);
        }
        found.push(verb);
        at += length;
    }
    found
}

fn mood(helpers: &Helpers, forms: Forms) -> Mood {
    match helpers {
        h if h.would && h.have => Mood::WouldHave,
        h if h.would => Mood::Would,
        h if h.planned || h.will => Mood::Planned,
        h if h.could && (h.not || h.refused) => Mood::Asserted, // "could not agree" did not
        h if h.could => Mood::Could,
        h if h.should => Mood::Should,
        h if h.tried => Mood::Tried,
        h if h.refused => Mood::Asserted,
        h if h.to && h.be => Mood::Planned,
        h if h.to && forms.base => Mood::Tried,
        _ => Mood::Asserted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::tokens;
    use crate::words::words;

    #[test]
    fn what_the_small_words_do() {
        let check = |text: &str, mood: Mood, negated: bool, passive: bool| {
            let found = verbs(&tokens(text, 0), words(), |at| at > 0);
            let verb = found.last().unwrap_or_else(|| panic!("{text}"));
            assert_eq!((verb.mood, verb.negated, verb.passive), (mood, negated, passive), "{text}: {verb:?}");
        };
        check("Malta vetoed it", Mood::Asserted, false, false);
        check("Malta has never vetoed it", Mood::Asserted, true, false);
        check("it was vetoed by Malta", Mood::Asserted, false, true);
        check("the text vetoed by Malta", Mood::Asserted, false, true);
        check("it would condemn", Mood::Would, false, false);
        check("it would have condemned", Mood::WouldHave, false, false);
        check("they could not adopt it", Mood::Asserted, true, false);
        check("Malta failed to adopt it", Mood::Asserted, true, false);
        check("Malta did not refuse to adopt it", Mood::Asserted, false, false);
        check("they are scheduled to meet", Mood::Planned, false, false);
        check("Malta will not veto it", Mood::Planned, true, false);
        check("Malta threatened to veto it", Mood::Tried, false, false);
        check("Malta might veto it", Mood::Could, false, false);
        check("Malta didn't veto it", Mood::Asserted, true, false);
    }

    #[test]
    fn nouns_are_no_verbs() {
        let check = |text: &str| {
            let found = verbs(&tokens(text, 0), words(), |_| false);
            assert!(found.is_empty(), "{text}: {found:?}");
        };
        check("the veto");
        check("a proposed text");
        check("British-drafted text");
        check("the supplies");
        check("a meeting");
    }

    #[test]
    fn forms() {
        let irregular = HashMap::new();
        let check = |verb: &str, expected: &[&str]| {
            let found: Vec<String> = inflected(verb, &irregular).into_iter().map(|(form, _)| form).collect();
            assert_eq!(found, expected);
        };
        check("deny", &["deny", "denies", "denied", "denying"]);
        check("pass", &["pass", "passes", "passed", "passing"]);
        check("agree on", &["agree on", "agrees on", "agreed on", "agreeing on"]);
        check("invite", &["invite", "invites", "invited", "inviting"]);
    }
}
