//! What happened to a draft.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Amendment, Reservation};
use crate::position::Position;
use crate::procedure::{Wording, word};

/// What happened to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was circulated.
    Circulated {
        /// The kind of matter.
        kind: String,
        /// What it is about.
        title: String,
        /// By whom.
        mover: String,
        /// Whether the mover has no seat.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        invited: bool,
        /// Its first version.
        wording: Wording,
    },
    /// A new version was circulated.
    Versioned {
        /// The version.
        wording: Wording,
    },
    /// It was sponsored.
    Sponsored {
        /// By whom.
        by: String,
    },
    /// It was seconded.
    Seconded {
        /// By whom.
        by: String,
    },
    /// A member asked for a vote on it.
    VoteAsked {
        /// Who.
        by: String,
    },
    /// Silence passed.
    Agreed,
    /// It was tabled.
    Tabled {
        /// Its symbol, if the body gives symbols.
        symbol: Option<String>,
        /// When.
        at: Timestamp,
    },
    /// Its mover changed it.
    Revised {
        /// The new version.
        wording: Wording,
        /// Whether by word of mouth.
        oral: bool,
    },
    /// It was put on the list of a meeting.
    Scheduled {
        /// The meeting.
        meeting: String,
    },
    /// A symbol was kept for it.
    Reserved {
        /// The symbol.
        symbol: String,
    },
    /// A custom was waived.
    CustomWaived {
        /// Which.
        custom: String,
    },
    /// A custom was not kept: a warning.
    CustomNotKept {
        /// Which.
        custom: String,
        /// What is customary.
        says: String,
        /// The source.
        cite: String,
    },
    /// An amendment was moved.
    AmendmentMoved(Amendment),
    /// The order of votes on amendments was set.
    AmendmentsOrdered {
        /// The order.
        order: Vec<String>,
    },
    /// An amendment was taken over.
    AmendmentAccepted {
        /// Which.
        id: String,
        /// The version it made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wording: Option<Wording>,
    },
    /// An amendment was withdrawn.
    AmendmentWithdrawn {
        /// Which.
        id: String,
    },
    /// An amendment was voted on.
    AmendmentDecided {
        /// Which.
        id: String,
        /// Whether it was adopted.
        adopted: bool,
        /// The label.
        label: String,
    },
    /// Separate votes were asked.
    PartsAsked {
        /// By whom.
        by: String,
        /// On these.
        parts: Vec<String>,
    },
    /// The mover objected to separate votes.
    PartsRefused,
    /// A part was voted on.
    PartDecided {
        /// Which.
        id: String,
        /// Whether it was kept.
        kept: bool,
        /// The label.
        label: String,
    },
    /// The class of the question is disputed.
    ClassDisputed {
        /// By whom.
        by: String,
        /// Under which doctrine it is to be settled.
        doctrine: String,
    },
    /// The chair ruled on it.
    ClassRuled {
        /// What the question is.
        question: String,
    },
    /// The ruling was challenged.
    ClassChallenged {
        /// By whom.
        by: String,
    },
    /// It is settled.
    ClassSettled {
        /// What the question is.
        question: String,
        /// Under which doctrine.
        doctrine: String,
    },
    /// A seat does not vote.
    StoodAside {
        /// Which.
        seat: String,
        /// Recused by itself, or barred as a party.
        #[serde(with = "word")]
        position: Position,
    },
    /// A seat reserved its position, or lifted its reservation (on no paragraph).
    ReservedOn(Reservation),
    /// Somebody wants a vote.
    VoteWanted {
        /// Who.
        by: String,
    },
    /// It was adopted.
    Adopted {
        /// The label.
        label: String,
        /// Its second symbol.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        symbol: Option<String>,
    },
    /// It was not adopted.
    NotAdopted {
        /// The label.
        label: String,
    },
    /// It was withdrawn.
    Withdrawn,
    /// A seconder took it over.
    TakenOver {
        /// Who.
        by: String,
    },
    /// It was put off.
    Postponed {
        /// The motion.
        motion: String,
        /// Until when, if a time was set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// It was referred.
    Referred {
        /// The motion.
        motion: String,
        /// To whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// It is to be voted in parts.
    Divided {
        /// The motion.
        motion: String,
        /// The parts.
        parts: Vec<String>,
    },
    /// It waits for a meeting again: the meeting ended, or the time has come.
    Returned,
    /// The meeting ended without its agenda.
    NotPut,
    /// Nobody pressed it.
    Lapsed,
}
