//! What is asked once more before it is done.

use std::sync::Arc;

use penholder_core::procedure::{Command, Form, Matter, Sitting, meeting, vote};
use serde::Serialize;

use crate::words;

/// What is asked once more before an act is done, since it cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// Not all have voted, and the vote would be closed.
    Missing {
        /// How many have not.
        count: usize,
        /// The first of them, by name.
        names: Vec<String>,
    },
    /// The meeting would end: what is before it and was not dealt with, who still wants to speak.
    Ends {
        /// The texts, by name.
        texts: Vec<String>,
        /// The first speakers on the list, by name.
        speakers: Vec<String>,
    },
}

/// So many are named where something is asked once more.
const MOST_NAMED: usize = 20;

/// What is asked once more before this is done.
pub(super) fn caution(sitting: &Sitting<'_>, matter: &Matter, command: &Command) -> Option<Caution> {
    match (command, &matter.form) {
        (Command::Vote(vote::Command::Close { .. }), _) => {
            let vote = matter.votes.last()?;
            let names: Vec<String> = vote.awaited().take(MOST_NAMED).map(|elector| elector.name.clone()).collect();
            (!names.is_empty()).then(|| Caution::Missing { count: vote.awaited().count(), names })
        }
        (Command::Meeting(meeting::Command::Adjourn), Form::Meeting(meeting)) => {
            let waits = |other: &&Matter| matches!(&other.form, Form::Draft(draft) if draft.is_tabled());
            let texts = sitting.matters.values().map(Arc::as_ref).filter(waits).map(words::named).collect();
            let speakers = meeting.list.iter().take(MOST_NAMED).map(|seat| sitting.called(seat)).collect();
            Some(Caution::Ends { texts, speakers })
        }
        _ => None,
    }
}
