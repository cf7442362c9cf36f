//! Who sees what: the one place that decides it, for page, push, export, API and log.
//!
//! Implements: private meetings are not seen from outside, now or later, only that they are held, and their communique
//! (for the Council rules 48, 51 and 55); a text in negotiation or under silence is among the members until it is tabled,
//! adopted or issued; straw polls and no-objection are among the members; a vote in writing shows nobody's choice before
//! it closes, but to the seat itself and to the secretariat that takes it in.
//! Always: what leaves the chamber is a [`Scene`] (how things stand) or a [`Told`] (what happened), both made here from the
//! state and a view; what a view may not know is not in them. A secret ballot's choice is not even in the state.
//! Not here: the positions of delegations (`House::positions`, by the same view).

mod scene;
mod told;

use penholder_core::procedure::{
    Event, Form, meeting, no_objection, presidential, press, resolution, straw_poll, vote,
};
use serde::Serialize;

pub use scene::{OffRecord, Place, Scene, scene};
pub(crate) use told::tell_all;
pub use told::{Told, tell};

use crate::live::State;
use crate::station::View;

/// Who may know of something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    /// Everybody.
    Open,
    /// Those inside: the members, whoever presides, the secretariat.
    Inside,
}

impl Secrecy {
    /// Whether a view may know of it.
    #[must_use]
    pub fn lets(self, view: &View) -> bool {
        self == Secrecy::Open || view.is_inside()
    }
}

/// Who may know of an event, in the state in which it happens.
pub(crate) fn secrecy(state: &State, matter: &str, event: &Event) -> Secrecy {
    let open = |open: bool| if open { Secrecy::Open } else { Secrecy::Inside };
    let in_public = !state.is_private();
    match event {
        // the law, and who is called to sit, are public; so is the fact of a meeting, of its privacy, of its end
        Event::Body(_) => Secrecy::Open,
        Event::Meeting(
            meeting::Event::Convened { .. }
            | meeting::Event::WentPrivate { .. }
            | meeting::Event::CommuniqueIssued { .. }
            | meeting::Event::Resumed
            | meeting::Event::Adjourned,
        ) => Secrecy::Open,
        Event::Meeting(_) | Event::Election(_) | Event::Reverse(_) | Event::Trigger(_) | Event::Duty(_) => {
            open(in_public)
        }
        Event::Draft(resolution::Event::Adopted { .. }) => Secrecy::Open,
        Event::Draft(resolution::Event::Tabled { .. }) => open(in_public),
        Event::Draft(resolution::Event::ReservedOn(_)) => Secrecy::Inside,
        Event::Draft(_) => open(in_public && is_before_all(state, matter)),
        Event::Vote(event) => open(in_public && vote_is_open(state, matter, event)),
        Event::Silence(_) => Secrecy::Inside,
        Event::Presidential(event) => {
            open(matches!(event, presidential::Event::Adopted { .. } | presidential::Event::Dissociated(_)))
        }
        Event::Press(event) => open(matches!(event, press::Event::Issued { .. } | press::Event::CutDown { .. })),
        Event::NoObjection(event) => open(matches!(event, no_objection::Event::Approved)),
        Event::StrawPoll(
            straw_poll::Event::Began { .. } | straw_poll::Event::CandidateWithdrew { .. } | straw_poll::Event::Ended,
        ) => Secrecy::Inside,
    }
}

/// Whether a draft was tabled in public, or adopted.
fn is_before_all(state: &State, matter: &str) -> bool {
    let tabled = state.facts().tabled.contains_key(matter);
    let private = state.facts().private.contains(&(matter.to_owned(), "draft".to_owned()));
    tabled && !private
}

fn vote_is_open(state: &State, matter: &str, event: &vote::Event) -> bool {
    let among_members = matches!(state.matters().get(matter).map(|matter| &matter.form), Some(Form::StrawPoll(_)));
    let draft = matches!(state.matters().get(matter).map(|matter| &matter.form), Some(Form::Draft(_)));
    let vote = match event {
        vote::Event::Opened(opened) => &opened.vote,
        vote::Event::Cast { vote, .. }
        | vote::Event::Passed { vote, .. }
        | vote::Event::Closed { vote, .. }
        | vote::Event::Decided { vote, .. }
        | vote::Event::Annulled { vote, .. }
        | vote::Event::Extended { vote, .. }
        | vote::Event::Corrected { vote, .. } => vote,
    };
    let private = state.facts().private.contains(&(matter.to_owned(), vote.clone()));
    !among_members && !private && (!draft || is_before_all(state, matter))
}

/// Whether a view sees the choice of this seat in a vote while it is open.
fn sees_choice(view: &View, vote: &vote::Vote, seat: &str) -> bool {
    let in_writing = vote.opened.method == penholder_core::charter::procedure::Method::Written;
    !in_writing || !vote.is_open() || *view == View::Secretariat || *view == View::Seat(seat.to_owned())
}
