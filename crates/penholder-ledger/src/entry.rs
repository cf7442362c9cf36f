//! One entry of the ledger: a typed fact, who brought it, where it stands.
//!
//! Always: an entry is never changed; its bytes are those of [`crate::format::v1`], and its hash covers those bytes.
//! Not here: what a kind of payload means (the procedure knows), names of persons (see [`crate::personal`]).

use crate::hash::Hash;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One entry as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id of the body whose ledger this is.
    pub body: String,
    /// Place in the ledger, from 0 without gaps; the leaf index in the Merkle tree.
    pub seq: u64,
    /// The entries that belong together (one sitting, one matter).
    pub stream: String,
    /// Place in the stream, from 1 without gaps.
    pub stream_version: u64,
    /// Milliseconds since 1970-01-01T00:00:00Z, as the ledger was told.
    pub at_ms: i64,
    /// Who acted.
    pub actor: Actor,
    /// The idempotency key of the command that brought this entry.
    pub key: String,
    /// Which of the command's entries this is, from 0.
    pub part: u32,
    /// How many entries the command brought.
    pub parts: u32,
    /// The kind of fact, a word of the procedure (`draft.tabled`).
    pub kind: String,
    /// The fact itself, canonical JSON (see [`crate::format::json`]).
    pub payload: Vec<u8>,
    /// What the entry does to a vote, if anything.
    pub voting: Option<Voting>,
    /// Commitments to texts about persons kept outside the chain, by name.
    pub commitments: BTreeMap<String, Hash>,
    /// Hash of the entry before this one; of the first, [`Hash::before_first`].
    pub previous: Hash,
}

/// Who acted: a seat in a role (`president`, `delegate`, `secretariat`); the seat is empty for officers without one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Actor {
    /// The vote-bearing place, or empty.
    pub seat: String,
    /// The role in which it acted.
    pub role: String,
}

/// What an entry does to a vote. The ledger itself watches over one ballot per seat, whatever the procedure believes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Voting {
    /// Ballots are accepted from here on, from these seats and no others.
    Opened {
        /// Id of the vote, unique in the ledger.
        vote: String,
        /// Choices go to the box, without seat, order or time.
        secret: bool,
        /// Who may vote; frozen here.
        electorate: BTreeSet<String>,
    },
    /// A seat voted; in a secret vote the choice is not in the entry.
    Cast {
        /// Id of the vote.
        vote: String,
        /// Whose ballot this is.
        seat: String,
        /// 0 for the first ballot, then 1, 2… for changes before the close; always 0 in a secret vote.
        turn: u32,
    },
    /// No ballot is accepted any more.
    Closed {
        /// Id of the vote.
        vote: String,
        /// In a secret vote how often each choice was in the box, filled in by the ledger; else `None`.
        tally: Option<BTreeMap<String, u64>>,
    },
}

impl Voting {
    /// Returns the id of the vote.
    pub fn vote(&self) -> &str {
        match self {
            Voting::Opened { vote, .. } | Voting::Cast { vote, .. } | Voting::Closed { vote, .. } => vote,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An entry with something in every field.
    pub(crate) fn example() -> Entry {
        Entry {
            body: "un-security-council".into(),
            seq: 7,
            stream: "matter/S-2014-212".into(),
            stream_version: 3,
            at_ms: 1_400_000_000_123,
            actor: Actor { seat: "FRA".into(), role: "delegate".into() },
            key: "d3b0".into(),
            part: 1,
            parts: 2,
            kind: "draft.tabled".into(),
            payload: br#"{"symbol":"S/2014/348"}"#.to_vec(),
            voting: None,
            commitments: BTreeMap::from([("speaker".into(), Hash::of_nothing()), ("remark".into(), Hash([7; 32]))]),
            previous: Hash([9; 32]),
        }
    }

    /// Every form that the voting field can take.
    pub(crate) fn votings() -> Vec<Option<Voting>> {
        let vote = || "v1".to_owned();
        vec![
            None,
            Some(Voting::Opened { vote: vote(), secret: false, electorate: ["CHN", "FRA"].map(String::from).into() }),
            Some(Voting::Opened { vote: vote(), secret: true, electorate: BTreeSet::new() }),
            Some(Voting::Cast { vote: vote(), seat: "FRA".into(), turn: 2 }),
            Some(Voting::Closed { vote: vote(), tally: None }),
            Some(Voting::Closed { vote: vote(), tally: Some(BTreeMap::from([("no".into(), 2), ("yes".into(), 13)])) }),
        ]
    }
}
