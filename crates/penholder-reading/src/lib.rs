//! Reading a report: from an English news text to proposals for a dossier, each with the words it stands on.
//!
//! Implements: sentences and words by Unicode Standard Annex 29; vocabularies as data (`words/`); rules that put an actor, an
//! act, a text and a day together. A proposal is never a fact: a person confirms it, line by line.
//! Always: every span lies on character boundaries inside the report; each proposal names the rule that made it and how
//! certain it is; the same report gives the same proposals.
//! Not here: files, terminals, the clock; what becomes of a claim once it is in a dossier (`penholder-core::dossier`).

pub mod clause;
pub mod draft;
pub mod entry;
pub mod lexicon;
pub mod measure;
pub mod mention;
pub mod number;
pub mod proposal;
pub mod report;
pub mod rules;
pub mod sentence;
pub mod verb;
pub mod when;
pub mod words;

use jiff::civil::Date;

use crate::clause::Line;
use crate::mention::{Memory, Sort};
use crate::proposal::{Named, Proposal};
use crate::report::Unreadable;
use crate::rules::Seen;
use crate::words::words;

/// Reads a report of the day `published` and proposes what it says, in the order of its sentences.
///
/// # Errors
/// [`Unreadable`] if the text is no report: empty, too long, HTML.
pub fn read(text: &str, published: Date) -> Result<Vec<Proposal>, Unreadable> {
    report::check(text)?;
    let words = words();
    let mut memory = Memory::default();
    let mut seen = Seen::default();
    let mut spoken_of: [Option<Named>; 2] = [None, None];
    let mut found: Vec<Proposal> = Vec::new();
    for sentence in sentence::sentences(text, &words.abbreviations) {
        let whens = words.times.all(&sentence.tokens);
        let mentions = mention::mentions(text, &sentence, words, &mut memory, &whens);
        let ends: Vec<usize> =
            mentions.iter().filter(|m| m.sort.acts() || m.sort == Sort::Text).map(|m| m.tokens.end).collect();
        let verbs = verb::verbs(&sentence.tokens, words, |at| ends.contains(&at));
        let line =
            Line { text, sentence: &sentence, words, mentions, whens, verbs, published, spoken_of: spoken_of.clone() };
        let mut here = rules::proposals(&line, &mut seen);
        here.sort_by_key(|proposal| (proposal.span.start, proposal.kind, proposal.span.end));
        here.dedup_by(|b, a| a.kind == b.kind && a.label == b.label && a.span == b.span);
        spoken_of = spoken(&line, spoken_of);
        for mut proposal in here {
            proposal.number = found.len() + 1;
            proposal.words = line.words_at(proposal.span.clone());
            proposal.says = proposal.sentence();
            found.push(proposal);
        }
    }
    Ok(found)
}

/// Whom "he" or "she" and "it" or "they" of the next sentence most likely mean: who is named first in this one.
fn spoken(line: &Line<'_>, before: [Option<Named>; 2]) -> [Option<Named>; 2] {
    let person = line.mentions.iter().position(|m| matches!(m.sort, Sort::Person | Sort::Role));
    let other = line
        .mentions
        .iter()
        .position(|m| m.sort.acts() && !matches!(m.sort, Sort::Person | Sort::Role | Sort::Pronoun | Sort::Agency));
    let [who, what] = before;
    [person.and_then(|at| line.named(at)).or(who), other.and_then(|at| line.named(at)).or(what)]
}
