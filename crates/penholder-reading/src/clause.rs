//! Who does it and to what: the subject, the objects and the day of a verb.
//!
//! Implements: shallow rules on the order of words, not a grammar: the subject is the nearest mention before the verb that
//! no preposition governs, through asides between commas, "who", "that" and "and"; objects follow up to the next clause.
//! Always: gives indexes of mentions and dates of the same sentence.
//! Not here: what the verb means (`rules`).

use std::ops::Range;

use jiff::civil::Date;

use crate::mention::{Mention, Sort};
use crate::proposal::{Dated, Named};
use crate::sentence::{Sentence, Token};
use crate::verb::Verb;
use crate::when::{Reading, When};
use crate::words::Words;

/// One sentence with everything found in it.
pub struct Line<'a> {
    /// The report.
    pub text: &'a str,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// The vocabularies.
    pub words: &'a Words,
    /// What it mentions.
    pub mentions: Vec<Mention>,
    /// Its dates.
    pub whens: Vec<When>,
    /// Its verbs.
    pub verbs: Vec<Verb>,
    /// The day of the report.
    pub published: Date,
    /// Who `he`, `she`, `it`, `they` most likely are: from the sentences before.
    pub spoken_of: [Option<Named>; 2],
}

impl<'a> Line<'a> {
    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        &self.sentence.tokens
    }

    /// The word in small letters at a token; empty past the ends.
    #[must_use]
    pub fn low(&self, at: usize) -> &str {
        self.tokens().get(at).map_or("", |token| token.low.as_str())
    }

    fn low_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.low(before))
    }

    fn is_in(&self, list: &[String], at: usize) -> bool {
        list.iter().any(|word| word == self.low(at))
    }

    /// The bytes of a stretch of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let all = self.tokens();
        let last = tokens.end.min(all.len());
        match (all.get(tokens.start), last.checked_sub(1).and_then(|at| all.get(at))) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => first.span.start..last.span.end,
            _ => self.sentence.span.clone(),
        }
    }

    /// The words of a stretch of bytes, with single spaces.
    #[must_use]
    pub fn words_at(&self, span: Range<usize>) -> String {
        self.text.get(span).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A mention as it takes part in a proposal; a pronoun as whom it most likely means.
    #[must_use]
    pub fn named(&self, mention: usize) -> Option<Named> {
        let found = self.mentions.get(mention)?;
        let span = self.span(found.tokens.clone());
        if found.sort == Sort::Pronoun {
            let person = matches!(found.id.as_str(), "he" | "she");
            let fits = |m: &&Mention| {
                m.sort != Sort::Pronoun
                    && m.sort != Sort::Agency
                    && (m.sort.acts() || m.sort == Sort::Text)
                    && (person == matches!(m.sort, Sort::Person | Sort::Role))
            };
            let here = self.mentions[..mention].iter().position(|m| fits(&m)).and_then(|at| self.named(at));
            let mut meant = here.or_else(|| self.spoken_of[usize::from(!person)].clone())?;
            (meant.words, meant.span) = (self.words_at(span.clone()), span);
            return Some(meant);
        }
        Some(Named {
            id: found.acting().to_owned(),
            words: self.words_at(span.clone()),
            sort: found.sort,
            office: found.office.clone(),
            of: found.of.clone(),
            number: found.number.clone(),
            span,
        })
    }

    /// Several at once.
    #[must_use]
    pub fn all_named(&self, mentions: &[usize]) -> Vec<Named> {
        let mut found: Vec<Named> = mentions.iter().filter_map(|at| self.named(*at)).collect();
        found.dedup_by(|a, b| a.id == b.id);
        found
    }

    fn ends_at(&self, token: usize) -> Option<usize> {
        self.mentions.iter().position(|mention| mention.tokens.end == token)
    }

    fn last_before(&self, token: usize, from: usize) -> Option<usize> {
        self.mentions.iter().rposition(|mention| mention.tokens.end <= token && mention.tokens.start >= from)
    }

    /// Where the clause of a token begins.
    #[must_use]
    pub fn clause_start(&self, token: usize) -> usize {
        let mut at = token;
        while at > 0 {
            let word = &self.tokens()[at - 1];
            let says_that = word.low == "that" && self.verbs.iter().any(|verb| verb.tokens.end + 1 == at);
            if matches!(word.word.as_str(), ";" | ":" | "—" | "–" | "(" | ")")
                || (word.is_quote() && at < token)
                || says_that
                || self.is_in(&self.words.around.subordinators, at - 1)
            {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Where the clause of a token ends.
    #[must_use]
    pub fn clause_end(&self, token: usize) -> usize {
        let mut at = token;
        while at < self.tokens().len() {
            let word = &self.tokens()[at];
            let relative = self.is_in(&self.words.around.relatives, at) && word.low != "that";
            if matches!(word.word.as_str(), ";" | ":" | "." | "—" | "–" | "(" | ")" | "?" | "!")
                || (at > token && (relative || self.is_in(&self.words.around.subordinators, at)))
            {
                break;
            }
            at += 1;
        }
        at
    }

    fn is_governed(&self, mention: usize) -> bool {
        let start = self.mentions[mention].tokens.start;
        let mut before = start;
        while before > 0
            && (self.is_in(&self.words.around.determiners, before - 1) || self.low(before - 1).ends_with("ly"))
        {
            before -= 1;
        }
        before > 0 && self.is_in(&self.words.around.prepositions, before - 1)
    }

    /// A mention and those that "and" and commas join to it, going left.
    fn joined(&self, mention: usize, from: usize) -> Vec<usize> {
        let mut found = vec![mention];
        let mut first = mention;
        loop {
            let mut before = self.mentions[first].tokens.start;
            while before > from && matches!(self.low(before - 1), "the" | "a" | "an" | "its") {
                before -= 1;
            }
            if before <= from || !matches!(self.low_before(before), "and" | "," | "or") {
                break;
            }
            let comma = usize::from(before > from + 1 && self.low(before - 2) == ",");
            let Some(other) = self.ends_at(before - 1 - comma).filter(|other| self.mentions[*other].sort.acts()) else {
                break;
            };
            if self.mentions[other].sort == Sort::Person && self.low_before(before) == "," {
                break;
            }
            found.insert(0, other);
            first = other;
        }
        found
    }

    /// The subject of a verb: mentions, and whether every one stands right before it.
    #[must_use]
    pub fn subject(&self, verb: usize) -> (Vec<usize>, bool) {
        self.subject_within(verb, 4)
    }

    fn subject_within(&self, nth: usize, depth: usize) -> (Vec<usize>, bool) {
        let none = (Vec::new(), false);
        let Some(verb) = self.verbs.get(nth).filter(|_| depth > 0) else { return none };
        let mut end = verb.group;
        while end > 0 && self.is_in(&self.words.around.adverbs, end - 1) {
            end -= 1;
        }
        let from = self.clause_start(end);
        let before = self.low_before(end);
        if verb.infinitive {
            return self.subject_of_verb_before(nth, depth);
        }
        if self.words.around.relatives.iter().any(|word| word == before) && end > 0 {
            let comma = usize::from(end > 1 && self.low(end - 2) == ",");
            let near = self.last_before(end - 1 - comma, (end - 1).saturating_sub(14));
            return near.map_or(none, |near| (self.head_of(near, 0), true));
        }
        if before == "," {
            return self.through_aside(nth, end, depth);
        }
        if matches!(before, "and" | "or" | "but" | "then") {
            return self.subject_of_verb_before(nth, depth);
        }
        // "Malta, a close partner of Chad, said": the verb before a bare passive is no clause of its own
        if let Some(near) = self.ends_at(end).filter(|near| self.mentions[*near].tokens.start >= from) {
            let head = self.head_of(near, from);
            return (head, true);
        }
        if verb.bare && !verb.passive {
            return self.subject_of_verb_before(nth, depth);
        }
        let floor =
            self.verbs[..nth].iter().rev().find(|other| !other.bare).map_or(from, |other| other.tokens.end.max(from));
        match self.last_before(end, floor) {
            Some(near) => (self.head_of(near, floor), false),
            None => self.subject_of_verb_before(nth, depth),
        }
    }

    fn subject_of_verb_before(&self, nth: usize, depth: usize) -> (Vec<usize>, bool) {
        match (0..nth).rev().find(|before| !self.verbs[*before].bare || self.verbs[*before].passive) {
            Some(before) => (self.subject_within(before, depth - 1).0, false),
            None => (Vec::new(), false),
        }
    }

    /// The subject on the other side of an aside: "Malta, joined by Chad, vetoed".
    fn through_aside(&self, nth: usize, end: usize, depth: usize) -> (Vec<usize>, bool) {
        let open = (end.saturating_sub(16)..end - 1).rev().find(|at| self.low(*at) == ",");
        if let Some(open) = open
            && let Some(near) = self.ends_at(open)
        {
            let mut found = self.head_of(near, self.clause_start(open));
            let with = matches!(
                self.low(open + 1),
                "joined" | "together" | "along" | "with" | "like" | "backed" | "supported"
            );
            let aside = self.mentions.iter().enumerate().filter(|(_, m)| m.tokens.start > open && m.tokens.end < end);
            if with {
                found.extend(aside.filter(|(_, mention)| mention.sort.acts()).map(|(at, _)| at));
            }
            return (found, true);
        }
        // "the council met, condemning it": whoever did the verb before
        if self.verbs[nth].bare {
            return self.subject_of_verb_before(nth, depth);
        }
        // "..., Malta said": after a quotation or an introduction the subject may stand before the comma
        match self.ends_at(end.saturating_sub(1)) {
            Some(near) => (self.head_of(near, 0), true),
            None => self.subject_of_verb_before(nth, depth),
        }
    }

    /// The mention that leads a phrase: left past those that a preposition governs, with all that are joined to it.
    fn head_of(&self, near: usize, from: usize) -> Vec<usize> {
        let mut head = near;
        let mut hops = 0;
        while hops < 4 && self.is_governed(head) {
            let Some(before) = head.checked_sub(1).filter(|before| self.mentions[*before].tokens.start >= from) else {
                break;
            };
            // only straight on: "spokesman for the mission of Malta", not across a verb
            let between = self.mentions[before].tokens.end..self.mentions[head].tokens.start;
            let gap = between.end.saturating_sub(between.start);
            if gap > 6
                || self.verbs.iter().any(|verb| !verb.bare && between.contains(&verb.tokens.start))
                || between.clone().any(|at| self.low(at) == ",")
            {
                break;
            }
            (head, hops) = (before, hops + 1);
        }
        self.joined(head, from)
    }

    /// What follows a verb in its clause, up to the next verb that has a subject of its own.
    #[must_use]
    pub fn objects(&self, verb: usize) -> Vec<usize> {
        let Some(found) = self.verbs.get(verb) else { return Vec::new() };
        let start = found.tokens.end;
        let next = self.verbs[verb + 1..]
            .iter()
            .find(|other| !(other.bare && other.passive))
            .map_or(usize::MAX, |other| other.group);
        let end = self.clause_end(start).min(next).min(start + 24);
        let inside = self.mentions.iter().enumerate().filter(|(_, m)| m.tokens.start >= start && m.tokens.start < end);
        inside.map(|(at, _)| at).collect()
    }

    /// By whom, of a passive verb.
    #[must_use]
    pub fn agents(&self, verb: usize) -> Vec<usize> {
        let Some(found) = self.verbs.get(verb) else { return Vec::new() };
        let Some(by) = (found.tokens.end..found.tokens.end + 4).find(|at| self.low(*at) == "by") else {
            return Vec::new();
        };
        let Some(first) = self.mentions.iter().position(|m| m.tokens.start > by && m.tokens.start <= by + 4) else {
            return Vec::new();
        };
        let mut agents = vec![first];
        while let Some(next) = self.mentions.get(agents[agents.len() - 1] + 1) {
            let last = &self.mentions[agents[agents.len() - 1]];
            let gap = last.tokens.end..next.tokens.start;
            if gap.is_empty()
                || gap.len() > 2
                || !gap.clone().all(|at| matches!(self.low(at), "and" | "," | "the"))
                || !next.sort.acts()
            {
                break;
            }
            agents.push(agents[agents.len() - 1] + 1);
        }
        agents
    }

    /// How a date of the sentence is read: by the nearest verb of its clause.
    #[must_use]
    pub fn reading(&self, when: usize) -> Option<Reading> {
        let found = self.whens.get(when)?;
        let at = found.tokens.start;
        let span = self.clause_start(at)..self.clause_end(found.tokens.end);
        let near = |verb: &&Verb| {
            let place = verb.tokens.start;
            if place < at { at - place } else { (place - at) + 3 }
        };
        let verb = self.verbs.iter().filter(|verb| span.contains(&verb.tokens.start)).min_by_key(near);
        let ahead =
            (at.saturating_sub(5)..at).any(|at| self.words.times.forward.iter().any(|word| word == self.low(at)));
        let forward = verb.map_or(ahead, |verb| verb.forward || (!verb.past && ahead));
        found.read(self.published, forward)
    }

    /// A date as it takes part in a proposal.
    #[must_use]
    pub fn dated(&self, when: usize) -> Option<Dated> {
        let reading = self.reading(when)?;
        let span = self.span(self.whens.get(when)?.tokens.clone());
        let after = reading.from > self.published;
        Some(Dated {
            words: self.words_at(span.clone()),
            from: reading.from,
            to: reading.to,
            reason: reading.reason,
            after,
            span,
        })
    }

    /// The day of a verb: the nearest date of its clause.
    #[must_use]
    pub fn day_of(&self, verb: usize) -> Option<Dated> {
        let place = self.verbs.get(verb)?.tokens.clone();
        let span = self.clause_start(place.start)..self.clause_end(place.end);
        let inside = self.whens.iter().enumerate().filter(|(_, when)| span.contains(&when.tokens.start));
        let distance = |(_, when): &(usize, &When)| {
            if when.tokens.start >= place.end {
                when.tokens.start - place.end
            } else {
                place.start - when.tokens.start + 2
            }
        };
        self.dated(inside.min_by_key(distance)?.0)
    }

    /// The date that belongs to a mention: in it, or right after it ("the statement on December 19").
    #[must_use]
    pub fn day_of_mention(&self, mention: usize) -> Option<Dated> {
        let place = &self.mentions.get(mention)?.tokens;
        let within = |when: &When| {
            let inside = place.contains(&when.tokens.start);
            let gap = when.tokens.start.saturating_sub(place.end);
            let after = when.tokens.start >= place.end
                && (gap == 0 || (gap == 1 && matches!(self.low(place.end), "of" | "on" | "dated" | "from")));
            inside || after
        };
        self.dated(self.whens.iter().position(within)?)
    }
}
