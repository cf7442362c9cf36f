//! Where a ledger's rows lie: one trait, three stores.
//!
//! Always: a group of entries is there wholly and durably when [`Store::commit`] returns, or not at all; two writers of
//! one ledger take turns between [`Store::begin`] and [`Store::commit`].
//! Not here: what an entry is, which command is allowed (`plan`). A store refuses only what its unique keys refuse.
//!
//! Every store passes the same `contract.rs`.

mod address;
mod memory;
#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;

pub use address::Address;
pub use memory::Memory;
#[cfg(feature = "postgres")]
pub use postgres::Postgres;
pub use sqlite::Sqlite;

use crate::hash::Hash;
use crate::personal::Opening;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::Duration;

/// The rows of one ledger.
pub trait Store: Send {
    /// Takes the writer's turn and says what the store knows of the things asked about.
    ///
    /// # Errors
    /// The turn is given back.
    fn begin(&mut self, ask: &Ask) -> Result<Known, StoreError>;

    /// Writes the group, makes it durable, and gives the turn back.
    ///
    /// # Errors
    /// Nothing is written; only after [`StoreError::Unavailable`] it may be, and the command keys will tell.
    fn commit(&mut self, group: &Group) -> Result<(), StoreError>;

    /// Gives the turn back without writing.
    fn abandon(&mut self);

    /// Fixes what the reading methods see until [`Store::release`], whatever others write meanwhile.
    ///
    /// # Errors
    /// The store cannot be read.
    fn freeze(&mut self) -> Result<(), StoreError>;

    /// Ends [`Store::freeze`].
    fn release(&mut self);

    /// Returns where the ledger ends.
    ///
    /// # Errors
    /// The store cannot be read; so for all that follow.
    fn head(&mut self) -> Result<Head, StoreError>;

    /// Returns the hashes of the entries from this one on.
    fn hashes(&mut self, from: u64) -> Result<Vec<Hash>, StoreError>;

    /// Returns at most `most` entries from this one on: hash as stored and bytes.
    fn entries(&mut self, from: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError>;

    /// Returns at most `most` entries of a stream after this version of it: hash as stored and bytes.
    fn stream(&mut self, stream: &str, after: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError>;

    /// Returns what a command brought.
    fn command(&mut self, key: &str) -> Result<Option<CommandRow>, StoreError>;

    /// Returns the signed checkpoints from this size on, at most `most`.
    fn checkpoints(&mut self, from: u64, most: u32) -> Result<Vec<(u64, String)>, StoreError>;

    /// Returns the last signed checkpoint.
    fn last_checkpoint(&mut self) -> Result<Option<(u64, String)>, StoreError>;

    /// Returns the witnesses' signature lines, each with the size of the checkpoint it is for.
    fn cosignatures(&mut self) -> Result<Vec<(u64, String)>, StoreError>;

    /// Keeps a witness's signature line; the same one twice is kept once.
    fn keep_cosignature(&mut self, size: u64, line: &str) -> Result<(), StoreError>;

    /// Returns the texts about persons of the entries from `from` up to but not including `to`.
    fn openings(&mut self, from: u64, to: u64) -> Result<Vec<Opening>, StoreError>;

    /// Returns the boxes of the secret votes that are still open. Only for a backup.
    fn boxes(&mut self) -> Result<BTreeMap<String, BTreeMap<String, u64>>, StoreError>;

    /// Returns a second connection to the same ledger, for reading beside the writer.
    fn beside(&self) -> Result<Box<dyn Store>, StoreError>;

    /// Returns what hears of other processes' groups, if the store can be shared by processes.
    fn listener(&self) -> Result<Option<Box<dyn Listener>>, StoreError> {
        Ok(None)
    }
}

/// Hears of groups committed by any process.
pub trait Listener: Send {
    /// Waits until the ledger has grown, and returns its size; `None` if the time ran out first.
    ///
    /// # Errors
    /// The connection is gone; the next call makes a new one.
    fn wait(&mut self, most: Duration) -> Result<Option<u64>, StoreError>;
}

/// Why a store cannot do its part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Not reachable now; what was being committed may or may not have been.
    #[error("the store cannot be reached: {0}")]
    Unavailable(String),
    /// No room left.
    #[error("the disk of the store is full: {0}")]
    Full(String),
    /// It may be read but not written.
    #[error("the store is read-only: {0}")]
    ReadOnly(String),
    /// Another process writes to it, and it is a store for one.
    #[error("another process has this ledger open for writing: {0}")]
    InUse(String),
    /// A newer program has written it.
    #[error("the store has schema {found}; this program knows schemas up to {known}")]
    TooNew {
        /// Schema of the store.
        found: u32,
        /// Newest schema of this program.
        known: u32,
    },
    /// The place holds something that is no ledger.
    #[error("not a ledger: {0}")]
    NotALedger(String),
    /// Anything else the database says.
    #[error("the store fails: {0}")]
    Failed(String),
}

/// Where a ledger ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Hash of the last entry, `None` without one.
    pub last: Option<Hash>,
}

/// What a group of commands needs to know before it can be planned.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Idempotency keys.
    pub keys: BTreeSet<String>,
    /// Streams.
    pub streams: BTreeSet<String>,
    /// Votes.
    pub votes: BTreeSet<String>,
    /// Ballots: vote and seat.
    pub ballots: BTreeSet<(String, String)>,
    /// Texts about persons that are to be erased.
    pub erases: BTreeSet<(u64, String)>,
}

/// What the store knows of the things asked about; what it does not know is absent.
#[derive(Clone, Debug)]
pub struct Known {
    /// Where the ledger ends.
    pub head: Head,
    /// Commands taken before, by key.
    pub commands: HashMap<String, CommandRow>,
    /// Version of each stream.
    pub streams: HashMap<String, u64>,
    /// Votes opened before.
    pub votes: HashMap<String, VoteState>,
    /// Seats in an electorate, by vote and seat, with the number of ballots taken.
    pub ballots: HashMap<(String, String), u32>,
    /// Counts in the box of each secret vote asked about.
    pub boxes: HashMap<String, BTreeMap<String, u64>>,
    /// Texts about persons that are there.
    pub openings: HashSet<(u64, String)>,
}

/// How a vote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VoteState {
    /// Choices go to the box.
    pub secret: bool,
    /// No more ballots.
    pub closed: bool,
}

/// Rows to be written together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Entries in order.
    pub entries: Vec<EntryRow>,
    /// Commands that brought them.
    pub commands: Vec<CommandRow>,
    /// Votes opened.
    pub votes: Vec<VoteRow>,
    /// Votes closed; their boxes are emptied.
    pub closed: Vec<String>,
    /// Ballots taken.
    pub ballots: Vec<BallotRow>,
    /// Choices to add to boxes, by vote and choice, in no order of arrival.
    pub choices: BTreeMap<(String, String), u64>,
    /// Texts about persons.
    pub openings: Vec<Opening>,
    /// Texts about persons to be forgotten: entry and name.
    pub erased: Vec<(u64, String)>,
    /// Signed checkpoints by size.
    pub checkpoints: Vec<(u64, String)>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Place in the ledger.
    pub seq: u64,
    /// Hash of the bytes.
    pub hash: Hash,
    /// The entry in its format.
    pub bytes: Vec<u8>,
    /// Stream, for finding it again.
    pub stream: String,
    /// Place in the stream.
    pub stream_version: u64,
}

/// What a command brought.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CommandRow {
    /// Idempotency key.
    pub key: String,
    /// Its first entry.
    pub first: u64,
    /// How many entries.
    pub count: u32,
    /// Size of the checkpoint in its receipt.
    pub checkpoint: u64,
}

/// A vote and its electorate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteRow {
    /// Id of the vote.
    pub vote: String,
    /// Choices go to the box.
    pub secret: bool,
    /// Who may vote.
    pub electorate: BTreeSet<String>,
}

/// A ballot; (vote, seat, turn) is a unique key in every store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotRow {
    /// Id of the vote.
    pub vote: String,
    /// Whose it is.
    pub seat: String,
    /// 0, or the number of the change.
    pub turn: u32,
    /// The entry that says so.
    pub entry: u64,
}
