//! The rules that make proposals of a sentence. Each has a name, which stands in the proposal.
//!
//! Always: a rule only proposes where it finds every part it needs; what it had to infer lowers the certainty.
//! Not here: the vocabularies (`words/`), the order of words (`clause`).

mod act;
mod harm;
mod invitation;
mod place;
mod speech;
mod text;

use std::collections::HashSet;

use crate::clause::Line;
use crate::proposal::{Certainty, Named, Proposal};
use crate::verb::{Meaning, Mood};

/// What a report has been found to hold so far, so that a thing is proposed once.
#[derive(Debug, Default)]
pub struct Seen {
    offices: HashSet<String>,
    gatherings: HashSet<String>,
    texts: HashSet<String>,
}

/// Everything one sentence is proposed to say.
#[must_use]
pub fn proposals(line: &Line<'_>, seen: &mut Seen) -> Vec<Proposal> {
    let speaker = speech::speaker(line);
    let mut found = speech::claims_and_sources(line);
    found.extend(invitation::all(line));
    let taken: Vec<_> = found.iter().map(|proposal| (proposal.kind, proposal.span.clone())).collect();
    found.extend(act::verbs(line, &taken));
    found.extend(act::nouns(line));
    found.extend(act::gatherings(line, seen));
    found.extend(text::all(line, seen));
    found.extend(harm::casualties(line));
    found.extend(harm::weapons(line));
    found.extend(place::offices(line, seen));
    found.extend(place::dates(line));
    found.extend(place::standings(line));
    if let Some(speaker) = speaker {
        for proposal in &mut found {
            speech::attribute(proposal, &speaker);
        }
    }
    found
}

/// How certain a line is whose actor stands where it should or not, and whose object is of the wanted sort or not.
fn certainty(near: bool, fits: bool, actors: &[Named]) -> Certainty {
    let pronoun =
        actors.iter().any(|actor| matches!(actor.words.to_lowercase().as_str(), "he" | "she" | "it" | "they"));
    match (near, fits, pronoun) {
        (true, true, false) => Certainty::Firm,
        (false, false, _) | (_, false, true) | (false, _, true) => Certainty::Guess,
        _ => Certainty::Likely,
    }
}

/// Whether a verb has a meaning.
fn means(line: &Line<'_>, verb: usize, meaning: &Meaning) -> bool {
    line.verbs.get(verb).is_some_and(|verb| verb.meanings.contains(meaning))
}

/// The bytes from the earliest to the latest of some tokens.
fn cover(line: &Line<'_>, parts: impl IntoIterator<Item = std::ops::Range<usize>>) -> std::ops::Range<usize> {
    let mut all = parts.into_iter();
    let Some(first) = all.next() else { return line.sentence.span.clone() };
    let whole = all.fold(first, |whole, part| whole.start.min(part.start)..whole.end.max(part.end));
    line.span(whole)
}

/// Copies what the verb says about the act into the proposal.
fn with_verb(mut proposal: Proposal, line: &Line<'_>, verb: usize) -> Proposal {
    if let Some(found) = line.verbs.get(verb) {
        proposal.mood = found.mood;
        proposal.negated = found.negated;
        proposal.when = line.day_of(verb);
        if proposal.mood == Mood::Asserted && found.forward && !found.past {
            proposal.mood = Mood::Planned;
        }
    }
    proposal
}
