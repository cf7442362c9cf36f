//! How things stand, as a view may know it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use penholder_core::procedure::{
    Form, Matter, Matters, Meeting, Vote, going_on, meeting, no_objection, presidential, press, resolution,
};
use penholder_core::seat::Seat;
use serde::{Serialize, Serializer};

use super::{is_before_all, sees_choice};
use crate::live::State;
use crate::station::View;

/// How things stand in a chamber, as a view may know it.
#[derive(Clone, Debug, Serialize)]
pub struct Scene {
    /// The sequence number of the state it was made from.
    pub seq: u64,
    /// The time for which it was made: the server's clock.
    pub now: Timestamp,
    /// The view.
    pub view: View,
    /// The name of the body; empty before its law was laid down.
    pub body: String,
    /// Who sits, in the order of the roster.
    #[serde(serialize_with = "shared")]
    pub seats: Arc<Vec<Place>>,
    /// The id of the meeting that is going on.
    pub meeting: Option<String>,
    /// Why nothing of the meeting is shown, if that is so: it is private and the view is outside.
    pub blank: Option<&'static str>,
    /// What goes on off the record now, if anything.
    pub off_record: Option<OffRecord>,
    /// What is before the body, each matter as far as the view may know it.
    #[serde(serialize_with = "each_shared")]
    pub matters: Matters,
}

fn shared<S: Serializer>(seats: &Arc<Vec<Place>>, serializer: S) -> Result<S::Ok, S::Error> {
    seats.as_ref().serialize(serializer)
}

fn each_shared<S: Serializer>(matters: &Matters, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(matters.iter().map(|(id, matter)| (id, matter.as_ref())))
}

/// A seat in the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Its own weights, by measure, as exact numbers in words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, String>,
}

/// Talks that are not on the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OffRecord {
    /// What they are: `an unmoderated caucus`, `informal consultations`.
    pub what: &'static str,
    /// Until when, if that was set.
    pub until: Option<Timestamp>,
}

impl From<&Seat> for Place {
    fn from(seat: &Seat) -> Self {
        let weights = seat.weights.iter().map(|(measure, weight)| (measure.clone(), weight.to_string()));
        Self { id: seat.id.clone(), name: seat.name.clone(), class: seat.class.clone(), weights: weights.collect() }
    }
}

/// How things stand, as a view may know it.
#[must_use]
pub fn scene(view: &View, state: &State, now: Timestamp) -> Scene {
    let going_on = going_on(state.matters());
    let blank = going_on.is_some_and(|(_, meeting)| meeting.private && !view.is_inside());
    let mut matters: Matters =
        state.matters().iter().filter_map(|(id, matter)| Some((id.clone(), seen(view, state, matter)?))).collect();
    if !view.is_inside() {
        forget_hidden(&mut matters, state);
    }
    Scene {
        seq: state.size(),
        now,
        view: view.clone(),
        body: state.law().map(|law| law.charter.name.clone()).unwrap_or_default(),
        seats: Arc::clone(state.places()),
        meeting: going_on.map(|(id, _)| id.to_owned()),
        blank: blank.then_some("the meeting is private: nothing of it is shown here"),
        off_record: going_on.and_then(|(_, meeting)| off_record(meeting)),
        matters,
    }
}

/// What goes on off the record in a meeting.
fn off_record(meeting: &Meeting) -> Option<OffRecord> {
    match (&meeting.caucus, &meeting.stage) {
        (Some((until, true)), _) => Some(OffRecord { what: "a moderated caucus", until: Some(*until) }),
        (Some((until, false)), _) => Some(OffRecord { what: "an unmoderated caucus", until: Some(*until) }),
        (None, meeting::Stage::Suspended(until)) => Some(OffRecord { what: "informal consultations", until: *until }),
        _ => None,
    }
}

/// A matter as far as a view may know it; `None` if it may not know of it at all.
///
/// What is seen as it is, is shared: thousands look at a vote of thousands.
fn seen(view: &View, state: &State, matter: &Arc<Matter>) -> Option<Arc<Matter>> {
    let mut seen = if view.is_inside() { Arc::clone(matter) } else { from_outside(state, matter)? };
    let hides = |vote: &Vote| vote.ballots.keys().any(|seat| !sees_choice(view, vote, seat));
    if !seen.votes.iter().any(hides) {
        return Some(seen);
    }
    for vote in &mut Arc::make_mut(&mut seen).votes {
        let hidden: Vec<String> = vote.ballots.keys().filter(|seat| !sees_choice(view, vote, seat)).cloned().collect();
        for seat in hidden {
            if let Some(ballot) = vote.ballots.get_mut(&seat) {
                (ballot.choice, ballot.reason) = (None, None);
            }
        }
    }
    Some(seen)
}

fn from_outside(state: &State, matter: &Arc<Matter>) -> Option<Arc<Matter>> {
    let form = match &matter.form {
        Form::Nothing | Form::StrawPoll(_) => return None,
        Form::Meeting(meeting) => Form::Meeting(meeting_from_outside(state, &matter.id, meeting)),
        Form::Draft(draft) => Form::Draft(draft_from_outside(state, &matter.id, draft)?),
        Form::Presidential(statement) => match statement.stage {
            presidential::Stage::Adopted => {
                let mut statement = statement.clone();
                keep_last(&mut statement.wordings);
                Form::Presidential(statement)
            }
            _ => return None,
        },
        Form::Press(statement) => match statement.stage {
            press::Stage::Issued => {
                let mut statement = statement.clone();
                keep_last(&mut statement.wordings);
                Form::Press(statement)
            }
            press::Stage::Elements => {
                let mut statement = statement.clone();
                statement.wordings.clear();
                Form::Press(statement)
            }
            _ => return None,
        },
        Form::NoObjection(proposal) if proposal.stage == no_objection::Stage::Approved => matter.form.clone(),
        Form::NoObjection(_) => return None,
        Form::Body(_) | Form::Election(_) | Form::Reverse(_) | Form::Trigger(_) => matter.form.clone(),
    };
    let private = |vote: &str| state.facts().private.contains(&(matter.id.clone(), vote.to_owned()));
    let in_public = |vote: &&Vote| !private(&vote.opened.vote);
    if form == matter.form && matter.silence.is_none() && matter.votes.iter().all(|vote| in_public(&vote)) {
        return Some(Arc::clone(matter));
    }
    let votes = matter.votes.iter().filter(in_public).cloned().collect();
    Some(Arc::new(Matter { id: matter.id.clone(), form, votes, silence: None, duties: matter.duties.clone() }))
}

fn keep_last<T>(list: &mut Vec<T>) {
    let before = list.len().saturating_sub(1);
    list.drain(..before);
}

fn draft_from_outside(state: &State, id: &str, draft: &resolution::Draft) -> Option<resolution::Draft> {
    let mut seen = draft.clone();
    // reservations are made among the members
    seen.reservations.clear();
    if is_before_all(state, id) {
        let from = state.facts().tabled.get(id).copied().unwrap_or(0).min(seen.wordings.len());
        seen.wordings.drain(..from);
        return Some(seen);
    }
    // what was dealt with in private comes out only as what was adopted
    if !matches!(draft.stage, resolution::Stage::Adopted(..)) {
        return None;
    }
    keep_last(&mut seen.wordings);
    seen.amendments.clear();
    seen.amendment_order.clear();
    seen.owed.clear();
    seen.parts.clear();
    seen.aside.clear();
    seen.wants_vote.clear();
    seen.seconders.clear();
    seen.followed.clear();
    (seen.asked_for_by, seen.parts_refused) = (None, false);
    seen.class = resolution::Class::AsKind;
    Some(seen)
}

fn meeting_from_outside(state: &State, id: &str, meeting: &Meeting) -> Meeting {
    let private = |what: String| state.facts().private.contains(&(id.to_owned(), what));
    let mut seen = meeting.clone();
    if state.facts().private_agenda.contains(id) {
        seen.agenda.clear();
        seen.agenda_objections.clear();
    }
    seen.motions.retain(|motion| !private(format!("motion {}", motion.id)));
    seen.points.retain(|point| !private(format!("point {}", point.id)));
    seen.invitations.retain(|invitation| !private(format!("invitation {}", invitation.id)));
    seen.list.retain(|seat| !private(format!("speaker {seat}")));
    seen.last = None;
    if meeting.private {
        seen.list.clear();
        seen.roll.clear();
        seen.first.clear();
        (seen.speaking, seen.speech_seconds) = (None, None);
        (seen.debate_closed, seen.roll_call_next) = (false, false);
    }
    seen
}

/// What is seen does not name what is not.
fn forget_hidden(matters: &mut Matters, state: &State) {
    let hidden: Vec<String> = state.matters().keys().filter(|id| !matters.contains_key(*id)).cloned().collect();
    if hidden.is_empty() {
        return;
    }
    for matter in matters.values_mut().filter(|matter| matches!(matter.form, Form::Meeting(_) | Form::Trigger(_))) {
        match &mut Arc::make_mut(matter).form {
            Form::Meeting(meeting) => {
                meeting.first.retain(|id| !hidden.contains(id));
                for motion in &mut meeting.motions {
                    motion.about = motion.about.take().filter(|id| !hidden.contains(id));
                }
            }
            Form::Trigger(trigger) => {
                trigger.drafts.retain(|(id, _)| !hidden.contains(id));
                trigger.noted.retain(|id| !hidden.contains(id));
            }
            _ => {}
        }
    }
}
