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
mod voting;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Wording, word};
use crate::charter::procedure::Method;
use crate::position::Position;

pub(crate) use acting::act;
pub use amendment::{Amendment, AmendmentState, Shape};
pub(crate) use applying::{apply, begin};
pub use class::Class;
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

/// What can be done with a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// A draft is circulated.
    Circulate {
        /// The kind of matter.
        kind: String,
        /// What it is about.
        title: String,
        /// Its first version.
        wording: Wording,
    },
    /// There is a new version.
    NewVersion {
        /// The version.
        wording: Wording,
    },
    /// A seat, or a State without one, sponsors it.
    Sponsor {
        /// The State without a seat, announced by the mover.
        state: Option<String>,
    },
    /// A seat seconds it.
    Second,
    /// A member asks for a vote on what an invited State proposes.
    AskVote,
    /// It is tabled: put in blue.
    Table {
        /// Its symbol; the next, if not given.
        symbol: Option<String>,
    },
    /// Its mover changes it.
    Revise {
        /// The new version.
        wording: Wording,
        /// Whether that was done by word of mouth.
        oral: bool,
    },
    /// It is put on the list of a meeting.
    Schedule {
        /// The meeting.
        meeting: String,
    },
    /// A symbol is kept for it if it is adopted.
    Reserve {
        /// The symbol.
        symbol: String,
    },
    /// A custom is waived: nobody objects.
    Waive {
        /// Which.
        custom: String,
    },
    /// An amendment is moved.
    Amend {
        /// Its id here.
        id: String,
        /// Its symbol, if it is in writing.
        symbol: Option<String>,
        /// What it does, in a line.
        says: String,
        /// Whether it adds, deletes or revises.
        shape: Shape,
        /// The whole text as it would be with it, if it is given.
        wording: Option<Wording>,
    },
    /// The chair sets the order of votes on amendments.
    OrderAmendments {
        /// The order.
        order: Vec<String>,
    },
    /// The mover takes an amendment over: no vote.
    Accept {
        /// Which.
        id: String,
        /// The version that it makes.
        wording: Option<Wording>,
    },
    /// An amendment is withdrawn.
    WithdrawAmendment {
        /// Which.
        id: String,
    },
    /// Separate votes are asked.
    AskParts {
        /// On these.
        parts: Vec<String>,
    },
    /// The mover objects to separate votes.
    RefuseParts,
    /// Somebody disputes the class of the question.
    Dispute {
        /// The doctrine under which it is to be settled.
        doctrine: String,
    },
    /// The chair rules on the class.
    RuleClass {
        /// What the question is.
        question: String,
    },
    /// The ruling is challenged.
    ChallengeClass,
    /// A seat does not vote: it stands aside itself, or the chair finds it a party.
    StandAside {
        /// The seat that is found to be a party; none if it is the one that acts.
        seat: Option<String>,
    },
    /// A seat reserves its position on paragraphs, in place of what it reserved before; on none, it lifts it.
    ReserveOn {
        /// Which.
        paragraphs: Vec<String>,
        /// Why.
        why: Option<String>,
    },
    /// Something is put to the vote.
    Put {
        /// What.
        question: Question,
        /// How; as usual, if not given.
        method: Option<Method>,
        /// Until when, in writing.
        deadline: Option<Timestamp>,
    },
    /// Somebody wants a vote.
    WantVote,
    /// It is adopted without a vote.
    WithoutVote {
        /// How.
        how: Without,
    },
    /// Its mover withdraws it.
    Withdraw,
    /// A seconder takes over what was withdrawn.
    TakeOver,
    /// Nobody pressed it.
    Lapse,
    /// What the meeting decided has its effect.
    Follow,
}

/// What happened to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Event {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Event::Circulated { .. } => "circulated",
            Event::Versioned { .. } => "versioned",
            Event::Sponsored { .. } => "sponsored",
            Event::Seconded { .. } => "seconded",
            Event::VoteAsked { .. } => "vote_asked",
            Event::Agreed => "agreed",
            Event::Tabled { .. } => "tabled",
            Event::Revised { .. } => "revised",
            Event::Scheduled { .. } => "scheduled",
            Event::Reserved { .. } => "reserved",
            Event::CustomWaived { .. } => "custom_waived",
            Event::CustomNotKept { .. } => "custom_not_kept",
            Event::AmendmentMoved(_) => "amendment_moved",
            Event::AmendmentsOrdered { .. } => "amendments_ordered",
            Event::AmendmentAccepted { .. } => "amendment_accepted",
            Event::AmendmentWithdrawn { .. } => "amendment_withdrawn",
            Event::AmendmentDecided { .. } => "amendment_decided",
            Event::PartsAsked { .. } => "parts_asked",
            Event::PartsRefused => "parts_refused",
            Event::PartDecided { .. } => "part_decided",
            Event::ClassDisputed { .. } => "class_disputed",
            Event::ClassRuled { .. } => "class_ruled",
            Event::ClassChallenged { .. } => "class_challenged",
            Event::ClassSettled { .. } => "class_settled",
            Event::StoodAside { .. } => "stood_aside",
            Event::ReservedOn(_) => "reserved_on",
            Event::VoteWanted { .. } => "vote_wanted",
            Event::Adopted { .. } => "adopted",
            Event::NotAdopted { .. } => "not_adopted",
            Event::Withdrawn => "withdrawn",
            Event::TakenOver { .. } => "taken_over",
            Event::Postponed { .. } => "postponed",
            Event::Referred { .. } => "referred",
            Event::Divided { .. } => "divided",
            Event::Returned => "returned",
            Event::NotPut => "not_put",
            Event::Lapsed => "lapsed",
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
