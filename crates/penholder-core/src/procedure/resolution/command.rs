//! What can be done with a draft.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Question, Shape, Without};
use crate::charter::procedure::Method;
use crate::procedure::Wording;

/// What can be done with a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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

impl Command {
    /// The act in words, for refusals.
    pub(super) fn says(&self) -> &'static str {
        match self {
            Command::Circulate { .. } => "circulate it",
            Command::NewVersion { .. } => "circulate a new version",
            Command::Sponsor { .. } => "sponsor it",
            Command::Second => "second it",
            Command::AskVote | Command::WantVote => "ask for a vote",
            Command::Table { .. } => "table it",
            Command::Revise { .. } => "revise it",
            Command::Schedule { .. } => "put it on the list of a meeting",
            Command::Reserve { .. } => "reserve a symbol",
            Command::Waive { .. } => "waive a custom",
            Command::Amend { .. } => "move an amendment",
            Command::OrderAmendments { .. } => "set the order of amendments",
            Command::Accept { .. } => "take an amendment over",
            Command::WithdrawAmendment { .. } => "withdraw an amendment",
            Command::AskParts { .. } => "ask for separate votes",
            Command::RefuseParts => "object to separate votes",
            Command::Dispute { .. } => "dispute the class of the question",
            Command::RuleClass { .. } => "rule on the class of the question",
            Command::ChallengeClass => "challenge the ruling",
            Command::StandAside { .. } => "stand aside",
            Command::ReserveOn { .. } => "reserve its position",
            Command::Put { .. } => "put it to the vote",
            Command::WithoutVote { .. } => "adopt it without a vote",
            Command::Withdraw => "withdraw it",
            Command::TakeOver => "take it over",
            Command::Lapse => "let it lapse",
            Command::Follow => "follow the meeting",
        }
    }
}
