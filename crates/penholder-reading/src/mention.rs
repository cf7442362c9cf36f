//! Who and what a sentence speaks of: states by name, adjective or seat of government, offices with their holders, people
//! by a role, organs, texts, gatherings, weapons.
//!
//! Always: mentions are in order and do not overlap; the longest wording wins; who stands for a state carries its code.
//! Not here: names of people (`names`), what they do (`clause`), what is said of them (`rules`).

mod memory;
mod names;

use std::ops::Range;

use penholder_core::text::symbol::Symbol;

pub use self::memory::Memory;
use crate::lexicon::{Class, Sense};
use crate::sentence::{Sentence, Token};
use crate::when::When;
use crate::words::Words;

/// What sort of thing is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A state.
    State,
    /// A part of a state: its government, mission, army.
    Part,
    /// An organ of an organisation.
    Organ,
    /// An organisation.
    Organisation,
    /// States under one name.
    Group,
    /// A party that is no state.
    Party,
    /// Somebody with a name or an office.
    Person,
    /// Somebody by a role alone.
    Role,
    /// The press.
    Agency,
    /// He, she, it, they.
    Pronoun,
    /// A text.
    Text,
    /// A meeting or conference.
    Gathering,
    /// Something acts are done to.
    Measure,
    /// A treaty.
    Treaty,
    /// A weapon or way of harm.
    Weapon,
    /// What is supplied.
    Aid,
    /// An ally or rival.
    Standing,
}

impl Sort {
    /// What a wording of a class mentions.
    fn of(class: Class) -> Self {
        match class {
            Class::State | Class::Adjective | Class::Seat => Self::State,
            Class::Organ | Class::OrganShort => Self::Organ,
            Class::Organisation => Self::Organisation,
            Class::Group => Self::Group,
            Class::Agency => Self::Agency,
            Class::Office => Self::Person,
            Class::Role => Self::Role,
            Class::Part => Self::Part,
            Class::Party => Self::Party,
            Class::Form => Self::Text,
            Class::Measure => Self::Measure,
            Class::Gathering => Self::Gathering,
            Class::Treaty => Self::Treaty,
            Class::Weapon => Self::Weapon,
            Class::Aid => Self::Aid,
            Class::Standing => Self::Standing,
        }
    }

    /// Whether it can act.
    #[must_use]
    pub fn acts(self) -> bool {
        self <= Self::Pronoun
    }
}

/// One thing mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub sort: Sort,
    /// Its id: a state's code, an organ's id, the form of a text, a category; the words where there is none.
    pub id: String,
    /// The name of a person, if one is given.
    pub person: Option<String>,
    /// The office, if one is given.
    pub office: Option<String>,
    /// Whom it stands for: codes of states, ids of organs.
    pub of: Vec<String>,
    /// Who wrote a text, by its code, and by which word ("drafted").
    pub drafter: Option<(String, String)>,
    /// The number of a resolution, or the symbol of a document.
    pub number: Option<String>,
    /// How many texts, if a number stands before it.
    pub count: Option<u64>,
    /// Whether "planned", "proposed", "possible" stands before it.
    pub planned: bool,
    /// Whether it is somebody's ("Russia's").
    pub possessive: bool,
}

impl Mention {
    fn new(tokens: Range<usize>, sort: Sort, id: &str) -> Self {
        Self {
            tokens,
            sort,
            id: id.to_owned(),
            person: None,
            office: None,
            of: Vec::new(),
            drafter: None,
            number: None,
            count: None,
            planned: false,
            possessive: false,
        }
    }

    /// Whom an act of it is laid to: the state or organ it stands for, else itself.
    #[must_use]
    pub fn acting(&self) -> &str {
        match self.sort {
            Sort::State | Sort::Organ | Sort::Organisation | Sort::Group | Sort::Agency | Sort::Party => &self.id,
            _ => self.person.as_deref().or(self.of.first().map(String::as_str)).unwrap_or(&self.id),
        }
    }
}

/// What stands before something that is yet to be.
const PLANNED: [&str; 5] = ["planned", "proposed", "possible", "upcoming", "scheduled"];

struct Reader<'a> {
    tokens: &'a [Token],
    words: &'a Words,
    memory: &'a Memory,
    whens: &'a [When],
    title: bool,
}

/// Everything a sentence mentions, in order; `memory` learns it.
#[must_use]
pub fn mentions(text: &str, sentence: &Sentence, words: &Words, memory: &mut Memory, whens: &[When]) -> Vec<Mention> {
    let tokens = &sentence.tokens;
    let long = |token: &&Token| token.is_word() && token.word.chars().count() > 3;
    let (all, capital) =
        (tokens.iter().filter(long).count(), tokens.iter().filter(long).filter(|t| t.is_capital()).count());
    let title = all > 2 && capital * 10 >= all * 7;
    let mut found = pass(&Reader { tokens, words, memory, whens, title });
    let organs = memory.organs.len();
    memory.learn(&found);
    if memory.organs.len() > organs {
        // a short name may follow the full one in the same sentence
        found = pass(&Reader { tokens, words, memory, whens, title });
    }
    symbols(text, sentence, &mut found);
    found
}

fn pass(reader: &Reader<'_>) -> Vec<Mention> {
    let (tokens, whens) = (reader.tokens, reader.whens);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if whens.iter().any(|when| when.tokens.contains(&at)) && !reader.text_after_date(at) {
            at += 1;
            continue;
        }
        match reader.phrase(at, 0) {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                // a gathering takes its own name from what stood before
                while found.last().is_some_and(|last: &Mention| last.tokens.end > mention.tokens.start) {
                    found.pop();
                }
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// Texts by their symbols, unless a mention has them already.
fn symbols(text: &str, sentence: &Sentence, found: &mut Vec<Mention>) {
    let Some(words) = text.get(sentence.span.clone()) else { return };
    for (place, symbol) in Symbol::all_in(words) {
        let place = sentence.span.start + place.start..sentence.span.start + place.end;
        let inside = |token: &Token| place.start <= token.span.start && token.span.end <= place.end;
        let Some(first) = sentence.tokens.iter().position(inside) else { continue };
        let last = sentence.tokens.iter().rposition(inside).map_or(first + 1, |last| last + 1);
        let touches = |mention: &&mut Mention| mention.tokens.start < last && first < mention.tokens.end;
        if let Some(known) = found.iter_mut().find(touches) {
            if known.sort == Sort::Text && known.number.is_none() {
                known.number = Some(symbol.to_string());
            }
            continue;
        }
        let mut mention = Mention::new(first..last, Sort::Text, "document");
        mention.number = Some(symbol.to_string());
        found.push(mention);
    }
    found.sort_by_key(|mention| mention.tokens.start);
}

impl Reader<'_> {
    fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.low.as_str())
    }

    fn senses(&self, at: usize) -> Option<(usize, Vec<&Sense>)> {
        self.words.nouns.at(self.tokens, at)
    }

    /// Whether the wording at a token has a sense of such a class.
    fn sense_is(&self, at: usize, fits: impl Fn(Class) -> bool) -> bool {
        self.senses(at).is_some_and(|(_, senses)| senses.iter().any(|sense| fits(sense.class)))
    }

    /// Whether a noun follows that carries the phrase in place of the one before.
    fn noun_follows(&self, at: usize) -> bool {
        self.sense_is(at, |class| {
            matches!(
                class,
                Class::Form | Class::Gathering | Class::Weapon | Class::Measure | Class::Standing | Class::Role
            )
        })
    }

    /// Whether a date stands before a text: "the December 19 resolution".
    fn text_after_date(&self, at: usize) -> bool {
        let Some(when) = self.whens.iter().find(|when| when.tokens.start == at) else { return false };
        self.sense_is(when.tokens.end, |class| class == Class::Form)
    }

    /// The mention that begins at a token. `depth` counts the mentions it stands in.
    fn phrase(&self, start: usize, depth: usize) -> Option<Mention> {
        if let Some(pronoun) = self.pronoun(start) {
            return Some(pronoun);
        }
        let mut of: Vec<String> = Vec::new();
        let (mut drafter, mut count, mut planned) = (None, None, false);
        let mut head: Option<Mention> = None;
        let mut at = start;
        while at < self.tokens.len() {
            if let Some(when) = self.whens.iter().find(|when| when.tokens.start == at) {
                if !self.text_after_date(at) {
                    break;
                }
                at = when.tokens.end;
                continue;
            }
            let Some((length, senses)) = self.senses(at) else {
                if self.is_modifier(at) && (at > start || self.leads(at + 1)) {
                    planned |= PLANNED.contains(&self.low(at));
                    count = count.or_else(|| self.count(at));
                    at += 1;
                    continue;
                }
                break;
            };
            let Some(sense) = best(&senses, self) else {
                if self.is_modifier(at) {
                    at += 1;
                    continue;
                }
                break;
            };
            let end = at + length;
            // "Malta supplies": a noun that can be a verb is one after a bare name
            if head.is_some() && self.is_third_person(at) && !self.low(at.wrapping_sub(1)).eq("'s") {
                break;
            }
            match sense.class {
                Class::Adjective
                | Class::State
                | Class::Organ
                | Class::Organisation
                | Class::Seat
                | Class::OrganShort
                | Class::Group
                    if self.hyphenated(end).is_some() =>
                {
                    let (word, next) = self.hyphenated(end).unwrap_or_default();
                    drafter = Some((sense.id.clone(), word));
                    (head, at) = (None, next);
                    continue;
                }
                Class::Adjective => {
                    of.push(sense.id.clone());
                    // "Russians", "the French": people of the state
                    let plural =
                        self.tokens[at].word.ends_with('s') && length == 1 && !self.tokens[at].word.ends_with("ss");
                    head = plural.then(|| Mention::new(at..end, Sort::State, &sense.id));
                }
                Class::State | Class::Seat | Class::Organ | Class::OrganShort | Class::Organisation | Class::Group => {
                    head = Some(Mention::new(start..end, Sort::of(sense.class), &sense.id));
                }
                Class::Agency => {
                    head = Some(Mention::new(start..end, Sort::Agency, &sense.id));
                    break;
                }
                Class::Office | Class::Role | Class::Part | Class::Party => {
                    let sort = Sort::of(sense.class);
                    let mut mention = Mention::new(start..end, sort, &sense.id);
                    let written: Vec<&str> = self.tokens[at..end].iter().map(|token| token.word.as_str()).collect();
                    mention.office = (sort == Sort::Person).then(|| written.join(" ").replace(" - ", "-"));
                    mention.of = std::mem::take(&mut of);
                    head = Some(mention);
                    at = end;
                    // "foreign minister", "ministry spokesman": a later head carries the phrase
                    if self.sense_is(at, |class| matches!(class, Class::Role | Class::Office)) {
                        of = head.take().map(|mention| mention.of).unwrap_or_default();
                        continue;
                    }
                    break;
                }
                class => {
                    head = Some(Mention::new(start..end, Sort::of(class), &sense.id));
                    at = end;
                    // "draft statement", "peace conference talks": the last noun is the head
                    if self.noun_follows(at) && depth < 4 {
                        continue;
                    }
                    break;
                }
            }
            if let Some(found) = &head
                && matches!(found.sort, Sort::State | Sort::Organ | Sort::Organisation | Sort::Group)
            {
                of.push(found.id.clone());
            }
            at = end;
            if self.low(at) == "'s" {
                // "Syria's foreign minister" is one mention, "Russia's veto" two
                if !self.leads_to_person(at + 1) {
                    if let Some(found) = &mut head {
                        found.possessive = true;
                    }
                    break;
                }
                at += 1;
            }
        }
        let mut mention = head.or_else(|| self.name(start))?;
        if mention.of.is_empty() {
            mention.of = of;
        }
        mention.of.dedup();
        mention.tokens.start = mention.tokens.start.min(start);
        (mention.drafter, mention.count, mention.planned) = (drafter, count, planned);
        self.extend(&mut mention, depth);
        Some(mention)
    }

    fn is_third_person(&self, at: usize) -> bool {
        self.words.verbs.at(self.tokens, at).is_some_and(|(_, senses)| senses.iter().any(|(forms, _)| forms.is_third()))
    }

    fn pronoun(&self, at: usize) -> Option<Mention> {
        matches!(self.low(at), "he" | "she" | "it" | "they")
            .then(|| Mention::new(at..at + 1, Sort::Pronoun, self.low(at)))
    }

    fn is_modifier(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        PLANNED.contains(&token.low.as_str())
            || token.low == "draft"
            || self.words.modifiers.contains(&token.word)
            || self.count(at).is_some()
            || (token.word == "-" && at > 0 && self.low(at - 1).len() > 1)
    }

    fn count(&self, at: usize) -> Option<u64> {
        let found = self.words.harm.numbers.all(self.tokens.get(at..at + 1)?, &[]);
        found.first().and_then(|number| number.count).filter(|count| *count < 100)
    }

    /// Whether words of the vocabulary follow, so that a modifier begins something.
    fn leads(&self, at: usize) -> bool {
        (at..at + 3).any(|at| self.senses(at).is_some()) && (self.senses(at).is_some() || self.is_modifier(at))
    }

    fn leads_to_person(&self, at: usize) -> bool {
        let mut at = at;
        while self.is_modifier(at) {
            at += 1;
        }
        self.sense_is(at, |class| matches!(class, Class::Office | Class::Role | Class::Part | Class::Adjective))
    }

    /// "-drafted" and its like after a name: the word and the token after it.
    fn hyphenated(&self, at: usize) -> Option<(String, usize)> {
        let word = self.low(at + 1);
        let known = self.words.drafted.iter().chain(&self.words.sponsored).any(|known| known == word);
        (self.low(at) == "-" && known).then(|| (word.to_owned(), at + 2))
    }

    /// Grows a mention to the right: names, whom somebody speaks for, numbers of resolutions.
    fn extend(&self, mention: &mut Mention, depth: usize) {
        if matches!(mention.sort, Sort::Text) {
            self.number(mention);
        }
        if mention.sort == Sort::Gathering {
            self.proper_start(mention);
        }
        if !matches!(mention.sort, Sort::Person | Sort::Role | Sort::Part) {
            return;
        }
        self.take_name(mention);
        let mut rounds = 0;
        while depth < 3
            && rounds < 2
            && matches!(self.low(mention.tokens.end), "for" | "of" | "at" | "to" | "from" | "in" | "with")
        {
            let mut next = mention.tokens.end + 1;
            next += usize::from(matches!(self.low(next), "the" | "a" | "an"));
            if mention.person.is_some() && self.low(mention.tokens.end) != "of" {
                break;
            }
            let Some(whom) = self.phrase(next, depth + 1) else { break };
            if !matches!(
                whom.sort,
                Sort::State | Sort::Organ | Sort::Organisation | Sort::Part | Sort::Group | Sort::Person
            ) {
                break;
            }
            if whom.sort == Sort::Person && mention.sort == Sort::Person {
                break;
            }
            mention.of.push(if whom.of.is_empty() { whom.id.clone() } else { whom.of[0].clone() });
            mention.tokens.end = whom.tokens.end;
            rounds += 1;
        }
        if mention.person.is_none() && self.low(mention.tokens.end) == "," {
            // "the spokesman, Joe Borg, said"
            let begin = mention.tokens.end + 1;
            if let Some((name, end)) = self.full_name(begin)
                && self.low(end) == ","
            {
                (mention.person, mention.tokens.end) = (Some(name), end);
            }
        }
        if mention.person.is_some() && mention.sort == Sort::Role {
            mention.office = Some(mention.id.clone()).filter(|role| !self.words.no_offices.contains(role));
            mention.sort = Sort::Person;
        }
    }

    fn opens(&self, token: &Token) -> bool {
        let around = &self.words.around;
        [&around.prepositions, &around.determiners, &around.subordinators, &around.adverbs]
            .iter()
            .any(|list| list.contains(&token.low))
    }

    fn number(&self, mention: &mut Mention) {
        let end = mention.tokens.end;
        let digits =
            |at: usize| self.low(at).bytes().all(|byte| byte.is_ascii_digit()) && (1..=4).contains(&self.low(at).len());
        if !digits(end) || self.whens.iter().any(|when| when.tokens.contains(&end)) {
            return;
        }
        mention.number = Some(self.low(end).to_owned());
        mention.tokens.end = end + 1;
        if self.low(end + 1) == "(" && digits(end + 2) && self.low(end + 3) == ")" {
            mention.number = Some(format!("{} ({})", self.low(end), self.low(end + 2)));
            mention.tokens.end = end + 4;
        }
    }

    /// A gathering's own name before its noun: "“Geneva 2” peace conference".
    fn proper_start(&self, mention: &mut Mention) {
        let mut at = mention.tokens.start;
        let mut name: Vec<&str> = Vec::new();
        while let Some(token) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) {
            let number = !name.is_empty() || token.is_quote() || token.word.len() < 3;
            let digits = token.word.bytes().all(|byte| byte.is_ascii_digit()) && number;
            if !(token.is_quote() || token.is_capital() || digits) || self.opens(token) || name.len() > 5 {
                break;
            }
            name.insert(0, &token.word);
            at -= 1;
        }
        let words: Vec<&str> = name.into_iter().filter(|word| !matches!(*word, "\"" | "“" | "”")).collect();
        if !words.is_empty() && words.iter().any(|word| word.chars().next().is_some_and(char::is_uppercase)) {
            mention.person = None;
            mention.number = Some(words.join(" "));
            mention.tokens.start = at;
        }
        let before = at.checked_sub(1).map_or("", |before| self.low(before));
        mention.planned |= PLANNED.contains(&before);
    }
}

/// The sense that a wording has here: a short name of an organ only once the organ was named in full.
fn best<'s>(senses: &[&'s Sense], reader: &Reader<'_>) -> Option<&'s Sense> {
    let named = |sense: &Sense| reader.memory.organs.iter().rev().any(|organ| *organ == sense.id);
    let latest = reader
        .memory
        .organs
        .iter()
        .rev()
        .find_map(|organ| senses.iter().find(|sense| sense.class == Class::OrganShort && sense.id == *organ));
    let plain = senses.iter().filter(|sense| sense.class != Class::OrganShort || named(sense)).min();
    match plain {
        Some(sense) if sense.class == Class::OrganShort => latest.copied().or(Some(sense)),
        other => other.copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::sentences;
    use crate::words::words;

    fn read(text: &str) -> Vec<String> {
        let words = words();
        let mut memory = Memory::default();
        let mut found = Vec::new();
        for sentence in sentences(text, &words.abbreviations) {
            let whens = words.times.all(&sentence.tokens);
            let mentions = mentions(text, &sentence, words, &mut memory, &whens);
            found.extend(mentions.into_iter().map(|mention| {
                let place =
                    sentence.tokens[mention.tokens.start].span.start..sentence.tokens[mention.tokens.end - 1].span.end;
                format!("{:?} {} [{}]", mention.sort, mention.acting(), &text[place])
            }));
        }
        found
    }

    #[test]
    fn who_and_what() {
        let check = |text: &str, expected: &[&str]| assert_eq!(read(text), expected, "{text}");
        check("Maltese Foreign Minister Joe Borg left.", &["Person Joe Borg [Maltese Foreign Minister Joe Borg]"]);
        check("A spokesman for the Maltese mission came.", &["Role MLT [spokesman for the Maltese mission]"]);
        check("Chad's veto", &["State TCD [Chad]"]);
        check("Chad's foreign minister", &["Person TCD [Chad's foreign minister]"]);
        check("the Maltese-drafted statement", &["Text statement [Maltese-drafted statement]"]);
        check("Resolution 2118 (2013) was", &["Text resolution [Resolution 2118 (2013)]"]);
        check("the December 19 statement", &["Text statement [December 19 statement]"]);
        check("three Council diplomats", &["Role diplomat [three Council diplomats]"]);
        check("The council met.", &[]);
        check(
            "The UN Security Council met. The council left.",
            &["Organ un-security-council [UN Security Council]", "Organ un-security-council [council]"],
        );
        check("Joe Borg spoke. Borg left.", &["Person Joe Borg [Joe Borg]", "Person Joe Borg [Borg]"]);
        check(
            "the planned \"Valletta 2\" peace conference",
            &["Gathering peace conference [\"Valletta 2\" peace conference]"],
        );
        check("see S/2012/538 there", &["Text document [S/2012/538]"]);
    }
}
