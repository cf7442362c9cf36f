//! Where a chamber stands: what its ledger says, entry by entry.
//!
//! Always: nothing is here that the ledger does not say; the same entries give the same state in every process. The law in
//! force and the roster are those that were last laid down and seated on the record.
//! Not here: who may see what of it (`view`).

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use jiff::Timestamp;
use penholder_core::charter::Procedure;
use penholder_core::procedure::vote::Elector;
use penholder_core::procedure::{
    Command, Event, Form, Matter, Matters, Sitting, apply, body, due, due_at, going_on, meeting, resolution, vote,
};
use penholder_core::{Charter, Roster};
use penholder_ledger::entry::{Actor as Acting, Entry};
use penholder_ledger::procedure::event;
use penholder_scripts::script::Law;

use crate::view::{Place, Secrecy, secrecy};

/// How many changes are kept to fill the gaps of those who listen.
const LOG_MAX: usize = 8_192;
/// How many commands are remembered by their keys; the ledger itself refuses to take an older key twice.
const KEYS_MAX: usize = 65_536;

/// Where a chamber stands.
#[derive(Debug, Default)]
pub struct State {
    law: Option<Law>,
    roster: Roster,
    places: Arc<Vec<Place>>,
    matters: Matters,
    facts: Facts,
    size: u64,
    /// How many entries there were with the last that was more than a ballot.
    acted: u64,
    at: Timestamp,
    log: VecDeque<Change>,
    /// Whether anything was among the members only.
    inside: bool,
    /// Everything from here on is in the log, as far as it is a change at all.
    log_from: u64,
    /// The matter of each command that was taken, by its key.
    keys: HashMap<String, String>,
    key_order: VecDeque<String>,
}

/// What the visibility of things turns on, beside the matters themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Drafts that were tabled: at which of their versions.
    pub tabled: BTreeMap<String, usize>,
    /// Votes, motions, points of order and invitations from private meetings: matter, and what.
    pub private: BTreeSet<(String, String)>,
    /// The last act of whoever presides in a meeting: which meeting, and when.
    pub last_act: Option<(String, Timestamp)>,
    /// Meetings whose agenda was fixed in private.
    pub private_agenda: BTreeSet<String>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place in the ledger.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// On which matter.
    pub matter: String,
    /// Who acted, as the record has it.
    pub actor: Acting,
    /// What happened.
    pub event: Event,
    /// Who may know of it.
    pub secrecy: Secrecy,
}

/// Why a record cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} cannot be followed: {why}")]
pub struct Unfollowable {
    /// The entry.
    pub seq: u64,
    /// Why.
    pub why: String,
}

impl State {
    /// Takes the next entry in.
    ///
    /// # Errors
    /// [`Unfollowable`]; the state is not to be used any more.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Unfollowable> {
        let seq = entry.seq;
        let unfollowable = |why: String| Unfollowable { seq, why };
        if seq != self.size {
            return Err(unfollowable(format!("the next is entry {}", self.size)));
        }
        self.at = Timestamp::from_millisecond(entry.at_ms).map_err(|why| unfollowable(why.to_string()))?;
        if let Some(event) = event(entry, &self.matters).map_err(unfollowable)? {
            self.remember(entry);
            self.happened(entry, event).map_err(unfollowable)?;
        }
        self.size = seq + 1;
        Ok(())
    }

    fn happened(&mut self, entry: &Entry, event: Event) -> Result<(), String> {
        if let Event::Body(body::Event::LaidDown { charter, procedure }) = &event {
            self.law = Some(read_law(charter, procedure)?);
        }
        let stream = &entry.stream;
        let secrecy = secrecy(self, stream, &event);
        // an agenda that was fixed in private is a part of an event that everybody may know of
        let private = matches!(&event, Event::Meeting(meeting::Event::Convened { private: true, .. }));
        self.inside |= secrecy == Secrecy::Inside || private;
        self.note(stream, &event);
        let before = self.matters.remove(stream).map_or_else(|| Matter::new(stream), Arc::unwrap_or_clone);
        let after = apply(before, &event).map_err(|misfit| misfit.to_string())?;
        match &event {
            Event::Body(body::Event::Seated { seats }) => {
                let roster = Roster::new(seats.iter().map(Elector::as_seat).collect());
                self.roster = roster.map_err(|why| why.to_string())?;
                self.places = Arc::new(self.roster.seats().iter().map(Place::from).collect());
            }
            Event::Meeting(meeting::Event::Called { .. } | meeting::Event::Ruled { .. } | meeting::Event::Resumed) => {
                self.facts.last_act = Some((stream.clone(), self.at));
            }
            _ => {}
        }
        if !is_only_a_ballot(&event, &after) {
            self.acted = entry.seq + 1;
        }
        self.matters.insert(stream.clone(), Arc::new(after));
        let (matter, actor) = (stream.clone(), entry.actor.clone());
        self.log.push_back(Change { seq: entry.seq, at: self.at, matter, actor, event, secrecy });
        if self.log.len() > LOG_MAX
            && let Some(dropped) = self.log.pop_front()
        {
            self.log_from = dropped.seq + 1;
        }
        Ok(())
    }

    /// Notes what visibility will turn on, before the event has its effect.
    fn note(&mut self, stream: &str, event: &Event) {
        let private = self.is_private();
        let Self { facts, matters, .. } = self;
        let mut hidden = None;
        let mut hide = |what: String| hidden = Some(what);
        match event {
            Event::Draft(resolution::Event::Tabled { .. }) => {
                if let Some(Form::Draft(draft)) = matters.get(stream).map(|matter| &matter.form) {
                    facts.tabled.insert(stream.to_owned(), draft.wordings.len().saturating_sub(1));
                }
                hide("draft".to_owned());
            }
            Event::Vote(vote::Event::Opened(opened)) => hide(opened.vote.clone()),
            Event::Meeting(meeting::Event::Inscribed { seat }) => hide(format!("speaker {seat}")),
            Event::Meeting(meeting::Event::Moved(motion)) => hide(format!("motion {}", motion.id)),
            Event::Meeting(meeting::Event::PointRaised { id, .. }) => hide(format!("point {id}")),
            Event::Meeting(meeting::Event::InvitationProposed(invitation)) => {
                hide(format!("invitation {}", invitation.id));
            }
            Event::Meeting(meeting::Event::Convened { private: true, .. }) => {
                facts.private_agenda.insert(stream.to_owned());
            }
            _ => {}
        }
        let hidden = hidden.filter(|_| private).map(|what| (stream.to_owned(), what));
        facts.private.extend(hidden);
    }

    fn remember(&mut self, entry: &Entry) {
        if entry.part > 0 {
            return;
        }
        self.keys.insert(entry.key.clone(), entry.stream.clone());
        self.key_order.push_back(entry.key.clone());
        if self.key_order.len() > KEYS_MAX
            && let Some(old) = self.key_order.pop_front()
        {
            self.keys.remove(&old);
        }
    }

    /// The body as it sits at a time; `None` before its law was laid down.
    #[must_use]
    pub fn sitting(&self, now: Timestamp) -> Option<Sitting<'_>> {
        let law = self.law.as_ref()?;
        let (charter, procedure) = (&law.charter, &law.procedure);
        Some(Sitting { charter, procedure, roster: &self.roster, now, matters: &self.matters })
    }

    /// The law in force, once it was laid down.
    #[must_use]
    pub fn law(&self) -> Option<&Law> {
        self.law.as_ref()
    }

    /// Who sits.
    #[must_use]
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Who sits, as everybody sees it.
    #[must_use]
    pub fn places(&self) -> &Arc<Vec<Place>> {
        &self.places
    }

    /// Everything before the body, unfiltered: for the rules, not for eyes.
    #[must_use]
    pub fn matters(&self) -> &Matters {
        &self.matters
    }

    /// What visibility turns on.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// How many entries were taken in.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// How many entries there were with the last that changed more than a count. A ballot changes only how many have voted,
    /// and how; where a roll is called, it changes who is called next.
    #[must_use]
    pub fn acted(&self) -> u64 {
        self.acted
    }

    /// The time of the last entry.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The changes that are kept, in order.
    pub fn log(&self) -> impl DoubleEndedIterator<Item = &Change> + Clone {
        self.log.iter()
    }

    /// Whether anything on the record was among the members only.
    #[must_use]
    pub fn has_inside(&self) -> bool {
        self.inside
    }

    /// From which place on all changes are kept.
    #[must_use]
    pub fn log_from(&self) -> u64 {
        self.log_from
    }

    /// Whether the meeting that is going on is a private one.
    #[must_use]
    pub fn is_private(&self) -> bool {
        going_on(&self.matters).is_some_and(|(_, meeting)| meeting.private)
    }

    /// The matter of the command that was taken under this key; `None` too if it was forgotten.
    pub(crate) fn known(&self, key: &str) -> Option<&str> {
        self.keys.get(key).map(String::as_str)
    }

    /// What is due now, if anything.
    pub(crate) fn due(&self, now: Timestamp, not: &BTreeSet<String>) -> Option<(String, Command)> {
        let sitting = self.sitting(now)?;
        let free = self.matters.iter().filter(|(id, _)| !not.contains(*id));
        free.filter_map(|(id, matter)| Some((id.clone(), due(&sitting, matter)?))).next()
    }

    /// When something will be due by the clock.
    pub(crate) fn due_at(&self) -> Option<Timestamp> {
        self.matters.values().filter_map(|matter| due_at(matter)).min()
    }
}

fn is_only_a_ballot(event: &Event, matter: &Matter) -> bool {
    let roll = matter.votes.last().is_some_and(|vote| !vote.opened.roll.is_empty());
    matches!(event, Event::Vote(vote::Event::Cast { .. })) && !roll
}

/// Reads the law from the texts on the record.
fn read_law(charter_text: &str, procedure_text: &str) -> Result<Law, String> {
    let faults = |faults: Box<penholder_core::Faults>| faults.lines().join("; ");
    let charter = Charter::read("charter on the record", charter_text).map_err(faults)?;
    let procedure = Procedure::read("procedure on the record", procedure_text).map_err(faults)?;
    Ok(Law { charter, charter_text: charter_text.to_owned(), procedure, procedure_text: procedure_text.to_owned() })
}
