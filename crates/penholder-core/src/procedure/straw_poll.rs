//! Straw polls: secret, bind nobody; coloured ballots show the class of a seat and never the seat.
//!
//! Implements: the polls of the Security Council on candidates for Secretary-General (encourage, discourage, no opinion;
//! coloured ballots since 1991).
//! Always: a poll has no outcome, only counts.

use serde::{Deserialize, Serialize};

use super::vote::{self, Put, Subject};
use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Sitting};
use crate::charter::procedure::{Article, Method};

/// A series of straw polls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrawPoll {
    /// The kind of matter that is to be decided later.
    pub kind: String,
    /// About what.
    pub title: String,
    /// Who is asked about.
    pub candidates: Vec<String>,
    /// Whether it has ended.
    pub ended: bool,
}

/// What can be done in straw polls.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// They begin.
    Begin {
        /// The kind of matter that is to be decided later.
        kind: String,
        /// About what.
        title: String,
        /// Who is asked about.
        candidates: Vec<String>,
    },
    /// A poll is taken on one candidate.
    Poll {
        /// On whom.
        candidate: String,
        /// Whether the ballots are coloured.
        coloured: bool,
    },
    /// A candidate withdraws.
    WithdrawCandidate {
        /// Who.
        name: String,
    },
    /// No more polls are taken.
    End,
}

/// What happened in straw polls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// They began.
    Began {
        /// The kind of matter that is to be decided later.
        kind: String,
        /// About what.
        title: String,
        /// Who is asked about.
        candidates: Vec<String>,
    },
    /// A candidate withdrew.
    CandidateWithdrew {
        /// Who.
        name: String,
    },
    /// No more polls are taken.
    Ended,
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let cite = || sitting.article(Article::StrawPoll).to_owned();
    sitting.officer(actor, "run straw polls", Article::StrawPoll)?;
    let event = match (command, &matter.form) {
        (Command::Begin { kind, title, candidates }, Form::Nothing) => {
            sitting.charter.kind(&kind)?;
            Event::Began { kind, title, candidates }
        }
        (Command::Poll { candidate, coloured }, Form::StrawPoll(poll)) if !poll.ended => {
            if !poll.candidates.contains(&candidate) {
                let known = poll.candidates.join(", ");
                return Err(Refusal::Unknown { what: "candidate", id: candidate, known, cite: cite() });
            }
            let mut put = Put::new(Subject::Straw(candidate), &poll.kind);
            put.method = Some(if coloured { Method::Coloured } else { Method::Secret });
            return vote::open(sitting, matter, put);
        }
        (Command::WithdrawCandidate { name }, Form::StrawPoll(poll)) if !poll.ended => {
            if !poll.candidates.contains(&name) {
                let known = poll.candidates.join(", ");
                return Err(Refusal::Unknown { what: "candidate", id: name, known, cite: cite() });
            }
            Event::CandidateWithdrew { name }
        }
        (Command::End, Form::StrawPoll(poll)) if !poll.ended => Event::Ended,
        _ => {
            let (act, what, stage) = ("do that", matter.id.clone(), matter.stage());
            return Err(Refusal::NotNow { act, what, stage, cite: cite() });
        }
    };
    Ok(vec![AnyEvent::StrawPoll(event)])
}

pub(crate) fn apply(poll: &mut StrawPoll, event: &Event) -> Result<(), &'static str> {
    match event {
        Event::Began { .. } => return Err("they began before"),
        Event::CandidateWithdrew { name } => poll.candidates.retain(|other| other != name),
        Event::Ended => poll.ended = true,
    }
    Ok(())
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<StrawPoll, Misfit> {
    match event {
        Event::Began { kind, title, candidates } => {
            Ok(StrawPoll { kind: kind.clone(), title: title.clone(), candidates: candidates.clone(), ended: false })
        }
        _ => {
            let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
            Err(Misfit { event, matter, why: "the polls did not begin" })
        }
    }
}
