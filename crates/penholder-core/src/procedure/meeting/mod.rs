//! A meeting: called, agenda, motions, points of order, speakers, and its end.
//!
//! Implements: requests and convening (rules 1-3), the agenda gate (rule 9), invitations (rules 37 and 39), the chair and
//! ceding it (rules 18-20), the speakers list (rule 27), points of order with ruling and challenge (rule 30), motions in
//! their precedence (rule 33), private meetings and the communique (rules 48 and 55), suspension and adjournment; in other
//! bodies whatever their procedure file says of these.
//! Always: one meeting goes on at a time; whatever is objected to can be put to the vote.
//! Not here: what a motion does to a draft (the draft follows by `due`), votes themselves (`vote`).

mod acting;
mod applying;
mod command;
mod event;
mod presidency;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::charter::Procedure;
use crate::seat::Roster;

pub(crate) use acting::{act, consequences, due};
pub(crate) use applying::{apply, begin};
pub use command::Command;
pub use event::Event;
pub use presidency::next_in_order;

/// A meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its symbol: `S/PV.9866`.
    pub symbol: Option<String>,
    /// The day for which it was called.
    pub day: Option<jiff::civil::Date>,
    /// Who asked for it.
    pub requested_by: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Who presides now.
    pub chair: Option<String>,
    /// Who ceded the chair.
    pub ceded_by: Option<String>,
    /// The items of the agenda, provisional until it is adopted.
    pub agenda: Vec<String>,
    /// Who objected to the agenda, and why.
    pub agenda_objections: Vec<(String, Option<String>)>,
    /// Whether it meets in private.
    pub private: bool,
    /// Whether it met in private at some time, so that a communique is owed.
    pub owes_communique: bool,
    /// The communique.
    pub communique: Option<String>,
    /// Who is there, where a roll was taken.
    pub roll: BTreeMap<String, Presence>,
    /// The invitations.
    pub invitations: Vec<Invitation>,
    /// The motions.
    pub motions: Vec<Motion>,
    /// The points of order.
    pub points: Vec<Point>,
    /// Who wants the floor, in order.
    pub list: Vec<String>,
    /// Who has the floor.
    pub speaking: Option<String>,
    /// How long a speech may be, in seconds.
    pub speech_seconds: Option<u32>,
    /// Until when there is a caucus, and whether it is moderated.
    pub caucus: Option<(Timestamp, bool)>,
    /// Whether debate is closed.
    pub debate_closed: bool,
    /// Whether the next vote is by roll call.
    pub roll_call_next: bool,
    /// Drafts that the body decided to take before others.
    pub first: Vec<String>,
    /// The last act of whoever presides, while it can be taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Last>,
}

/// An act of whoever presides that can be taken back as long as nobody has acted on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Last {
    /// The floor was given to this seat, which stood first on the list; before it another may have had it.
    Called {
        /// To whom.
        seat: String,
        /// Who had the floor before.
        before: Option<String>,
    },
    /// The point of order with this id was ruled on.
    Ruled {
        /// Which point.
        id: String,
    },
    /// The meeting was resumed that was suspended so.
    Resumed {
        /// Until when it was suspended.
        until: Option<Timestamp>,
        /// The caucus that was going on.
        caucus: Option<(Timestamp, bool)>,
    },
}

impl Last {
    /// The act in words: `the call of the next speaker`.
    #[must_use]
    pub fn says(&self) -> &'static str {
        match self {
            Last::Called { .. } => "the call of the next speaker",
            Last::Ruled { .. } => "the ruling",
            Last::Resumed { .. } => "the resumption of the meeting",
        }
    }
}

/// Where a meeting stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It was asked for.
    #[default]
    Requested,
    /// It was called; the agenda is provisional.
    Convened,
    /// The agenda is adopted.
    Open,
    /// Suspended, until a time or until it is resumed.
    Suspended(Option<Timestamp>),
    /// It ended because its agenda was not adopted.
    ClosedWithoutAgenda,
    /// It ended; the next is on a time, if one was set.
    Adjourned(Option<Timestamp>),
}

/// Whether a seat is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It is.
    Present,
    /// It is, and will not abstain.
    PresentAndVoting,
    /// It is not.
    Absent,
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id in the meeting.
    pub id: String,
    /// Who is invited.
    pub who: String,
    /// Under which rule, by its id in the procedure file.
    pub rule: String,
    /// In which way, if that matters: `by video link`.
    pub way: Option<String>,
    /// Who objected.
    pub objections: Vec<String>,
    /// Whether it was agreed; none while it is open.
    pub agreed: Option<bool>,
}

/// A motion.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Motion {
    /// Its id in the meeting.
    pub id: String,
    /// Which motion of the procedure file it is.
    pub motion: String,
    /// Who moved it.
    pub by: String,
    /// The matter it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// For how many minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How many seconds a speech.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// To whom a matter is referred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Into which parts a draft is divided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Who seconded it.
    #[serde(default)]
    pub seconded_by: Option<String>,
    /// Who objected to its adoption without a vote.
    #[serde(default)]
    pub objections: Vec<String>,
    /// Where it stands.
    #[serde(default)]
    pub state: MotionState,
}

/// Where a motion stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MotionState {
    /// To be decided.
    #[default]
    Pending,
    /// Carried.
    Carried,
    /// Lost.
    Lost,
    /// Withdrawn.
    Withdrawn,
}

/// A point of order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its id in the meeting.
    pub id: String,
    /// Who raised it.
    pub by: String,
    /// What it is about.
    pub says: String,
    /// The ruling, once there is one.
    pub ruling: Option<String>,
    /// Who challenged the ruling.
    pub challenged_by: Option<String>,
    /// Whether the ruling was overruled, once that was voted.
    pub overruled: Option<bool>,
}

/// What a speech is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speech {
    /// A statement.
    Statement,
    /// An explanation of vote before the vote on a matter.
    BeforeVote(String),
    /// An explanation of vote after it.
    AfterVote(String),
    /// A right of reply.
    Reply,
}

impl Stage {
    /// Called and not over.
    #[must_use]
    pub fn is_going_on(&self) -> bool {
        matches!(self, Stage::Convened | Stage::Open | Stage::Suspended(_))
    }

    /// Whether something can still come before it.
    #[must_use]
    pub fn is_to_come(&self) -> bool {
        self.is_going_on() || *self == Stage::Requested
    }

    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> &'static str {
        match self {
            Stage::Requested => "asked for",
            Stage::Convened => "called, its agenda not adopted yet",
            Stage::Open => "open",
            Stage::Suspended(_) => "suspended",
            Stage::ClosedWithoutAgenda => "over: its agenda was not adopted",
            Stage::Adjourned(_) => "adjourned",
        }
    }
}

impl Presence {
    /// Whether the seat is there.
    #[must_use]
    pub fn is_there(self) -> bool {
        self != Presence::Absent
    }
}

impl Point {
    /// Whether it waits for a ruling or for the vote on a challenge.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.ruling.is_none() || (self.challenged_by.is_some() && self.overruled.is_none())
    }
}

impl Meeting {
    /// How many seats are there; all, where no roll was taken.
    #[must_use]
    pub fn there(&self, roster: &Roster) -> usize {
        roster.seats().iter().filter(|seat| self.roll.get(&seat.id).copied().is_none_or(Presence::is_there)).count()
    }

    /// Whether somebody without a seat was invited.
    #[must_use]
    pub fn is_invited(&self, who: &str) -> bool {
        self.invitations.iter().any(|invitation| invitation.who == who && invitation.agreed == Some(true))
    }

    /// The pending motion that comes first: by precedence, then the later before the earlier is not asked; as moved.
    #[must_use]
    pub fn first_motion(&self, procedure: &Procedure) -> Option<&Motion> {
        let rank = |motion: &&Motion| procedure.motion(&motion.motion).map_or(u32::MAX, |rule| rule.precedence);
        self.motions.iter().filter(|motion| motion.state == MotionState::Pending).min_by_key(rank)
    }
}
