//! What an open vote has and what it still needs.
//!
//! Always: from the ballots that the viewer may see, and decided by the charter; a secret vote, or one in writing that is
//! still open, tells only who has voted.

use penholder_core::ballots::Ballots;
use penholder_core::charter::ReadBy;
use penholder_core::procedure::Subject;
use penholder_core::procedure::vote::{Choice, Elector, Vote};
use penholder_core::say::Saying;
use penholder_core::seat::Roster;
use penholder_core::{Charter, Outcome, Position, decide};
use serde::Serialize;

/// The count of a vote while it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The id of the vote.
    pub vote: String,
    /// How many ballots are in.
    pub cast: usize,
    /// How many may vote.
    pub of: usize,
    /// Who has not voted, by name.
    pub missing: Vec<Voter>,
    /// What each requirement has and needs; empty where the choices are not to be seen.
    pub needed: Vec<Needed>,
    /// The outcome, if it is certain already: adopted or not.
    pub certain: Option<bool>,
    /// As one sentence: `7 of 15 have voted; ...`.
    pub says: String,
}

/// Somebody who may vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voter {
    /// The seat.
    pub seat: String,
    /// Its name.
    pub name: String,
}

/// What one requirement has and needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Needed {
    /// What is asked: `at least 9 members vote in favour`.
    pub asked: String,
    /// What was counted so far: `7, 9 needed`.
    pub found: String,
    /// The article.
    pub cite: String,
    /// Whether it is met for certain, failed for certain, or open.
    pub met: Option<bool>,
    /// How deep it stands under a joining requirement: 0, 1, 2.
    pub depth: usize,
}

/// Counts a vote as far as its ballots are there to be seen.
#[must_use]
pub fn count(charter: &Charter, vote: &Vote) -> Count {
    let may = |elector: &&Elector| elector.aside.is_none_or(|aside| aside == Position::Absent);
    let of = vote.opened.electors.iter().filter(may).count();
    let voter = |elector: &Elector| Voter { seat: elector.seat.clone(), name: elector.name.clone() };
    let missing: Vec<Voter> = vote.missing().into_iter().map(voter).collect();
    let cast = vote.ballots.len();
    let mut says = format!("{cast} of {of} have voted");
    let (needed, certain, sentence) = read(charter, vote).unwrap_or_default();
    if !sentence.is_empty() {
        says = format!("{says}. {sentence}");
    }
    Count { vote: vote.opened.vote.clone(), cast, of, missing, needed, certain, says }
}

/// What the charter says of the ballots so far; nothing where choices are hidden or no outcome is sought.
fn read(charter: &Charter, vote: &Vote) -> Option<(Vec<Needed>, Option<bool>, String)> {
    let hidden = vote.ballots.values().any(|ballot| ballot.choice.is_none());
    let decides = !matches!(vote.opened.subject, Subject::Straw(_) | Subject::Election);
    if vote.is_secret() || hidden || !decides {
        return None;
    }
    let roster = Roster::new(vote.opened.electors.iter().map(Elector::as_seat).collect()).ok()?;
    let kind = charter.kind(&vote.opened.kind).ok()?;
    let seated = charter.seated(&vote.opened.question, Some(kind), vote.opened.on, &roster, ReadBy::Practice).ok()?;
    let position = |elector: &Elector| match vote.ballots.get(&elector.seat).and_then(|ballot| ballot.choice.as_ref()) {
        Some(Choice::Position(position)) => *position,
        // whoever was absent at the roll can still come in and vote
        _ => elector.aside.filter(|aside| *aside != Position::Absent || !vote.is_open()).unwrap_or(Position::Open),
    };
    let decision_of = Ballots::of(vote.opened.electors.iter().map(position).collect());
    let decision = decide(&seated, &decision_of);
    let saying = Saying::new(&seated);
    let needed = saying.reasons(&decision).into_iter().map(|reason| Needed {
        asked: reason.asked,
        found: reason.found,
        cite: reason.cite,
        met: reason.met,
        depth: reason.depth,
    });
    let certain = match decision.outcome {
        Outcome::Adopted => Some(true),
        Outcome::NotAdopted => Some(false),
        Outcome::Undetermined { .. } => None,
    };
    let sentence = match certain {
        None => String::new(),
        Some(true) if vote.is_open() => "It is adopted however the rest vote.".to_owned(),
        Some(false) if vote.is_open() => "It cannot be adopted any more.".to_owned(),
        Some(_) => saying.sentence(&decision),
    };
    Some((needed.collect(), certain, sentence))
}
