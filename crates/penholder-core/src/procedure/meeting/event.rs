//! What happened in a meeting.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Invitation, Last, Motion, Presence, Speech};
use crate::charter::procedure::Effect;

/// What happened in a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was asked for.
    Requested {
        /// By whom.
        by: String,
        /// What about.
        why: String,
    },
    /// It was called.
    Convened {
        /// Its symbol.
        symbol: Option<String>,
        /// Who presides.
        chair: Option<String>,
        /// The provisional agenda.
        agenda: Vec<String>,
        /// Whether in private.
        private: bool,
        /// Whether the agenda has to be adopted first.
        gate: bool,
        /// The day.
        day: jiff::civil::Date,
    },
    /// The roll was taken.
    Rolled {
        /// Who is there.
        seats: Vec<(String, Presence)>,
    },
    /// The agenda was objected to.
    AgendaObjected {
        /// By whom.
        by: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The agenda was adopted.
    AgendaAdopted {
        /// Whether by a vote.
        voted: bool,
    },
    /// The agenda was not adopted; the meeting ended.
    AgendaNotAdopted,
    /// An invitation was proposed.
    InvitationProposed(Invitation),
    /// It was objected to.
    InvitationObjected {
        /// Which.
        id: String,
        /// By whom.
        by: String,
    },
    /// It was decided.
    InvitationDecided {
        /// Which.
        id: String,
        /// Whether it was agreed.
        agreed: bool,
    },
    /// A motion was moved.
    Moved(Motion),
    /// It was seconded.
    MotionSeconded {
        /// Which.
        id: String,
        /// By whom.
        by: String,
    },
    /// It was objected to.
    MotionObjected {
        /// Which.
        id: String,
        /// By whom.
        by: String,
    },
    /// It was withdrawn.
    MotionWithdrawn {
        /// Which.
        id: String,
    },
    /// It was decided, and has this effect if carried.
    MotionDecided {
        /// Which.
        id: String,
        /// Whether it was carried.
        carried: bool,
        /// Its effect.
        effect: Effect,
        /// When a caucus it begins ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<Timestamp>,
    },
    /// A point of order was raised.
    PointRaised {
        /// Its id.
        id: String,
        /// By whom.
        by: String,
        /// What it is about.
        says: String,
    },
    /// The chair ruled.
    Ruled {
        /// On which point.
        id: String,
        /// The ruling.
        ruling: String,
    },
    /// The ruling was challenged.
    Challenged {
        /// On which point.
        id: String,
        /// By whom.
        by: String,
    },
    /// The challenge was voted on.
    ChallengeDecided {
        /// On which point.
        id: String,
        /// Whether the ruling was overruled.
        overruled: bool,
    },
    /// A seat was put on the list.
    Inscribed {
        /// Which.
        seat: String,
    },
    /// A seat was struck off.
    Struck {
        /// Which.
        seat: String,
    },
    /// The floor was given.
    Called {
        /// To whom.
        seat: String,
    },
    /// Somebody spoke.
    Spoke {
        /// Who.
        by: String,
        /// What it was.
        speech: Speech,
        /// Its sense.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        says: Option<String>,
    },
    /// The chair changed hands.
    ChairCeded {
        /// By whom.
        by: String,
        /// To whom.
        to: String,
    },
    /// The chair was taken back.
    ChairTaken {
        /// By whom.
        by: String,
    },
    /// It went on.
    Resumed,
    /// It went on in private, or in public.
    WentPrivate {
        /// In private.
        private: bool,
    },
    /// A communique was issued.
    CommuniqueIssued {
        /// Its sense.
        says: String,
    },
    /// It ended.
    Adjourned,
    /// An act of whoever presides was taken back.
    TakenBack {
        /// Which.
        act: Last,
    },
}
