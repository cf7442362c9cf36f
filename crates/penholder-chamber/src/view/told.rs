//! What happened, told to a view.

use jiff::Timestamp;
use penholder_core::procedure::{Actor, Event, Role, meeting, vote};
use penholder_ledger::entry::Actor as Acting;
use penholder_scripts::{Line, Teller};
use serde::Serialize;

use super::{Scene, scene, sees_choice};
use crate::live::{Change, State};
use crate::station::View;

/// One thing that happened, as a view may know it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// Its place in the ledger; with numbers missing where a view may not know.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// On which matter.
    pub matter: String,
    /// The seat that acted, if a seat did and it is told.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seat: String,
    /// The role in which it acted.
    pub role: String,
    /// The kind of fact: `draft.tabled`.
    pub kind: String,
    /// The fact itself.
    pub fact: Event,
    /// As a line of minutes; none for single ballots, which the outcome tells together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
}

/// What a view may know of a change; `None` if nothing.
#[must_use]
pub fn tell(view: &View, state: &State, change: &Change) -> Option<Told> {
    tell_among(view, state, &mut None, change)
}

/// What a view may know of several changes, in their order.
pub(crate) fn tell_all<'c>(
    view: &View,
    state: &State,
    changes: impl Iterator<Item = &'c Change>,
) -> impl Iterator<Item = Told> {
    let mut among = None;
    changes.filter_map(move |change| tell_among(view, state, &mut among, change))
}

/// As [`tell`], making the scene that gives the names only once for several changes.
fn tell_among(view: &View, state: &State, among: &mut Option<Scene>, change: &Change) -> Option<Told> {
    if !change.secrecy.lets(view) {
        return None;
    }
    let fact = redacted(view, state, change);
    let line = state.law().and_then(|law| {
        let matters = if view.is_inside() {
            state.matters()
        } else {
            &among.get_or_insert_with(|| scene(view, state, state.at())).matters
        };
        let actor = actor_of(&change.actor);
        Teller { law, roster: state.roster(), matters }.line(change.at, &change.matter, &actor, &fact)
    });
    let Acting { seat, role } = change.actor.clone();
    let (seq, at, matter, kind) = (change.seq, change.at, change.matter.clone(), change.event.kind());
    Some(Told { seq, at, matter, seat, role, kind, fact, line })
}

/// The event without what this view may not know of it.
fn redacted(view: &View, state: &State, change: &Change) -> Event {
    let mut event = change.event.clone();
    match &mut event {
        Event::Meeting(meeting::Event::Convened { private: true, agenda, .. }) if !view.is_inside() => agenda.clear(),
        Event::Vote(vote::Event::Cast { vote, seat, choice, reason, .. }) => {
            let votes = state.matters().get(&change.matter).map(|matter| matter.votes.as_slice()).unwrap_or_default();
            let of = votes.iter().find(|other| other.opened.vote == *vote);
            if of.is_some_and(|of| !sees_choice(view, of, seat)) {
                (*choice, *reason) = (None, None);
            }
        }
        _ => {}
    }
    event
}

/// The actor of an entry.
fn actor_of(acting: &Acting) -> Actor {
    let roles = [Role::Delegate, Role::Chair, Role::Secretariat, Role::Procedure];
    let role = roles.into_iter().find(|role| role.word() == acting.role).unwrap_or(Role::Delegate);
    Actor { seat: Some(acting.seat.clone()).filter(|seat| !seat.is_empty()), role }
}
