//! What is submitted, and the ledger's own reasons to refuse it.
//!
//! Always: a refused command leaves no trace; a command's entries stand together or not at all.
//! Not here: what the rules of the body allow (the procedure asks them before it submits).

use crate::entry::{Actor, Voting};
use crate::format::json::Uncanonical;
use crate::format::v1::Malformed;
use std::collections::BTreeMap;

/// One act, as the events it brings; all of them become entries, or none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Command {
    /// The idempotency key: the same command sent again under it gets the same receipt.
    pub key: String,
    /// The stream its entries belong to.
    pub stream: String,
    /// The version of the stream the sender has seen; `None` if it may have moved (a ballot among many).
    pub expected: Option<u64>,
    /// How many entries of the whole ledger the sender has seen, if nothing but ballots may have come after them; `None`
    /// if anything may.
    pub since: Option<u64>,
    /// Who acts.
    pub actor: Actor,
    /// The time the act was judged by, in milliseconds since 1970 UTC (see `Ledger::now_ms`).
    pub at_ms: i64,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// One thing that happened, before it has a place in the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Event {
    /// The kind of fact.
    pub kind: String,
    /// Canonical JSON (see [`crate::format::json::canonical`]).
    pub payload: Vec<u8>,
    /// What it does to a vote. A secret vote is closed with `tally: None`; the ledger puts in what the box held.
    pub voting: Option<Voting>,
    /// The choice of a secret ballot: it goes into the box and nowhere else.
    pub choice: Option<String>,
    /// Texts about persons by name; the entry holds only salted commitments to them.
    pub personal: BTreeMap<String, String>,
    /// Texts about persons, brought by earlier entries, to be forgotten now: entry and name.
    pub erases: Vec<(u64, String)>,
}

/// Why the ledger does not take a command. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The command brings nothing.
    #[error("the command brings no event")]
    NoEvent,
    /// The key was used for something else.
    #[error("the key `{key}` was used before, for another command")]
    KeyReused {
        /// The idempotency key.
        key: String,
    },
    /// The stream has moved since the sender looked.
    #[error("`{stream}` stands at {stands_at} now, not at {expected}: load it again and act on what it says")]
    Moved {
        /// The stream.
        stream: String,
        /// What the sender had seen.
        expected: u64,
        /// Where it stands.
        stands_at: u64,
    },
    /// Something other than ballots has been written since the sender looked.
    #[error(
        "something else happened after the {since} entries that this act was judged by: load again and act on that"
    )]
    Overtaken {
        /// What the sender had seen.
        since: u64,
    },
    /// A vote of this id was opened before.
    #[error("the vote `{vote}` has been opened before")]
    VoteExists {
        /// Id of the vote.
        vote: String,
    },
    /// No vote of this id was opened.
    #[error("there is no vote `{vote}`")]
    NoSuchVote {
        /// Id of the vote.
        vote: String,
    },
    /// The vote is closed.
    #[error("the vote `{vote}` is closed")]
    VoteClosed {
        /// Id of the vote.
        vote: String,
    },
    /// The seat is not in the electorate frozen when the vote was opened.
    #[error("`{seat}` is not among those who may vote in `{vote}`; the electorate was fixed when the vote opened")]
    NotInElectorate {
        /// Id of the vote.
        vote: String,
        /// The seat.
        seat: String,
    },
    /// The seat's ballot (or this change of it) is in already.
    #[error("`{seat}` has voted in `{vote}`; that ballot stands")]
    AlreadyVoted {
        /// Id of the vote.
        vote: String,
        /// The seat.
        seat: String,
    },
    /// A change of a ballot that is not there.
    #[error("`{seat}` has no ballot number {turn} in `{vote}` to change")]
    NothingToChange {
        /// Id of the vote.
        vote: String,
        /// The seat.
        seat: String,
        /// The number of the change.
        turn: u32,
    },
    /// A secret ballot without its choice, or with a change; an open ballot with one; a tally given from outside.
    #[error("{0}")]
    Secrecy(&'static str),
    /// A text about a person that is too long or holds a zero character.
    #[error("the text `{name}` is longer than 4 MiB or holds a zero character")]
    Personal {
        /// Name of the text.
        name: String,
    },
    /// There is no such text about a person to erase.
    #[error("entry {entry} has no text `{name}` that could be erased")]
    NothingToErase {
        /// The entry.
        entry: u64,
        /// Name of the text.
        name: String,
    },
    /// The payload is not canonical JSON.
    #[error("the payload of `{kind}`: {why}")]
    Payload {
        /// Kind of the event.
        kind: String,
        /// What is wrong.
        why: Uncanonical,
    },
    /// A field does not fit the entry format.
    #[error("the event does not fit the entry format: {}", .0.what)]
    Format(#[from] Malformed),
}
