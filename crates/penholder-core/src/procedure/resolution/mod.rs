//! Draft resolutions, and other texts a body votes on: from the zero draft to an outcome.
//!
//! Implements: versions, sponsors, tabling (in blue), the order of submission (rule 32), amendments (rules 33 and 36),
//! separate votes unless the mover objects (rule 32), withdrawal and the seconder's right (rule 35), proposals of invited
//! States (rule 38), disputes about the class of the question (double veto and rulings), adoption without a vote, votes by
//! writing; in other bodies whatever their procedure file says of these.
//! Always: an end is never left; a failed text has one symbol, an adopted one two.
//! Not here: motions and the agenda (`meeting`), what is needed to adopt (the charter), the text itself (`core::text`).

mod acting;
mod amendment;
mod applying;
mod class;
mod command;
mod event;
mod voting;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Wording;
use crate::position::Position;

pub(crate) use acting::act;
pub use amendment::{Amendment, AmendmentState, Shape};
pub(crate) use applying::{apply, begin};
pub use class::Class;
pub use command::Command;
pub use event::Event;
pub(crate) use voting::{consequences, due};

/// A text that is to be voted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The kind of matter, as the charter calls it.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Whose text it is.
    pub mover: String,
    /// Whether the mover has no seat, so that it is voted on only if a member asks.
    pub mover_invited: bool,
    /// The member that asked for a vote on an invited mover's text.
    pub asked_for_by: Option<String>,
    /// Who sponsors it beside the mover.
    pub sponsors: Vec<String>,
    /// Who seconded it.
    pub seconders: Vec<String>,
    /// Its versions.
    pub wordings: Vec<Wording>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// When it was tabled; it keeps its place in the order of submission.
    pub tabled_at: Option<Timestamp>,
    /// The symbol that is kept for it if it is adopted.
    pub reserved: Option<String>,
    /// The meeting that is to take it up.
    pub meeting: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Of which class the question is.
    pub class: Class,
    /// Its amendments.
    pub amendments: Vec<Amendment>,
    /// The order of votes on them, as the chair set it.
    pub amendment_order: Vec<String>,
    /// Amendments that are in, but whose words nobody has written into the text yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<String>,
    /// Parts on which separate votes were asked.
    pub parts: Vec<Part>,
    /// Whether the mover objected to separate votes.
    pub parts_refused: bool,
    /// Seats that do not vote, and why.
    #[serde(with = "aside")]
    pub aside: BTreeMap<String, Position>,
    /// Who objected to adoption without a vote.
    pub wants_vote: Vec<String>,
    /// The reservations of seats on paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<Reservation>,
    /// Customs that were waived.
    pub waived: Vec<String>,
    /// Motions of the meeting that have had their effect on it.
    pub followed: Vec<String>,
}

/// A seat cannot accept some paragraphs yet: it says so without stopping the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    /// Which seat.
    pub by: String,
    /// On which paragraphs: `OP3`.
    pub paragraphs: Vec<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Where a draft stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It is being negotiated.
    Negotiating,
    /// Silence passed: it is agreed among those who negotiate.
    Agreed,
    /// It is tabled and waits for a meeting.
    Tabled,
    /// A meeting is to take it up.
    Scheduled,
    /// It was put off, until a time or for good.
    Postponed(Option<Timestamp>),
    /// It was referred to somebody.
    Referred(Option<String>),
    /// Adopted, with the label and the symbol of what was adopted.
    Adopted(String, Option<String>),
    /// Not adopted, with the label.
    NotAdopted(String),
    /// Withdrawn.
    Withdrawn,
    /// The meeting ended without its agenda.
    NotPut,
    /// Nobody pressed it.
    Lapsed,
}

/// A part on which a separate vote was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `OP3`.
    pub id: String,
    /// Whether it was kept; none while it has not been voted on.
    pub kept: Option<bool>,
}

/// How a text is adopted without a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Without {
    /// Nobody objected.
    Vote,
    /// By acclamation.
    Acclamation,
}

impl Without {
    /// The label of what was adopted in this way.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Without::Vote => "adopted_without_vote",
            Without::Acclamation => "adopted_by_acclamation",
        }
    }
}

/// What is put to the vote.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// The text.
    Whole,
    /// A part of it.
    Part(String),
    /// An amendment.
    Amendment(String),
    /// Whether the matter is of the class in dispute.
    Preliminary,
    /// Whether to overrule the ruling on the class.
    Challenge,
}

impl Draft {
    /// What is left to negotiate or vote: whether it can still be adopted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        use Stage::{Agreed, Negotiating, Postponed, Referred, Scheduled, Tabled};
        matches!(self.stage, Negotiating | Agreed | Tabled | Scheduled | Postponed(_) | Referred(_))
    }

    /// Whether it is tabled and can be revised, amended and put.
    #[must_use]
    pub fn is_tabled(&self) -> bool {
        matches!(self.stage, Stage::Tabled | Stage::Scheduled)
    }

    /// Its symbol, or what it is about.
    #[must_use]
    pub fn called(&self) -> &str {
        self.symbol.as_deref().unwrap_or(&self.title)
    }
}

impl Stage {
    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Stage::Negotiating => "being negotiated".to_owned(),
            Stage::Agreed => "agreed, and not tabled".to_owned(),
            Stage::Tabled => "tabled".to_owned(),
            Stage::Scheduled => "before the body".to_owned(),
            Stage::Postponed(_) => "postponed".to_owned(),
            Stage::Referred(to) => to.as_ref().map_or_else(|| "referred".to_owned(), |to| format!("referred to {to}")),
            Stage::Adopted(_, symbol) => {
                symbol.as_ref().map_or_else(|| "adopted".to_owned(), |symbol| format!("adopted as {symbol}"))
            }
            Stage::NotAdopted(_) => "not adopted".to_owned(),
            Stage::Withdrawn => "withdrawn".to_owned(),
            Stage::NotPut => "not put to the vote".to_owned(),
            Stage::Lapsed => "lapsed".to_owned(),
        }
    }
}

mod aside {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::position::Position;
    use crate::procedure::word;

    #[derive(Serialize, Deserialize)]
    struct Word(#[serde(with = "word")] Position);

    pub(super) fn serialize<S: Serializer>(map: &BTreeMap<String, Position>, s: S) -> Result<S::Ok, S::Error> {
        map.iter().map(|(seat, position)| (seat, Word(*position))).collect::<BTreeMap<_, _>>().serialize(s)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<String, Position>, D::Error> {
        let read = BTreeMap::<String, Word>::deserialize(d)?;
        Ok(read.into_iter().map(|(seat, Word(position))| (seat, position)).collect())
    }
}
