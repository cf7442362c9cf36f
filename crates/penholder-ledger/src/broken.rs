//! Damage to a record: what is wrong, and at which entry.

use crate::format::json::Uncanonical;
use crate::format::v1::Malformed;
use crate::note::BadNote;

/// The record is damaged or not the one it claims to be. Entries are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line of the file is not of the export format.
    #[error("line {line}: {what}")]
    Line {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong with it.
        what: String,
    },
    /// The bytes of the entry are not those of the hash beside them.
    #[error("entry {entry} was changed: its bytes are not those of its hash")]
    Hash {
        /// The entry.
        entry: u64,
    },
    /// The bytes are not an entry.
    #[error("entry {entry} is not of the entry format: {why}")]
    Entry {
        /// The entry.
        entry: u64,
        /// Where and what.
        why: Malformed,
    },
    /// The payload is not canonical JSON.
    #[error("the payload of entry {entry}: {why}")]
    Payload {
        /// The entry.
        entry: u64,
        /// What is wrong.
        why: Uncanonical,
    },
    /// The entry that should stand here does not.
    #[error("entry {entry} is missing or out of order: entry {found} stands in its place")]
    Order {
        /// The place.
        entry: u64,
        /// What stands there.
        found: u64,
    },
    /// The entry does not continue the one before it.
    #[error("entry {entry} does not name the hash of the entry before it: one of the two was exchanged")]
    Link {
        /// The later of the two.
        entry: u64,
    },
    /// The entry contradicts those before it.
    #[error("entry {entry}: {what}")]
    Story {
        /// The entry.
        entry: u64,
        /// What cannot be.
        what: String,
    },
    /// A text about a person is not the one that was committed to.
    #[error("the text `{name}` of entry {entry} is not the one that was committed to")]
    Commitment {
        /// The entry.
        entry: u64,
        /// Name of the text.
        name: String,
    },
    /// The signed root is not the root of the entries.
    #[error("the checkpoint over entries 0 to {} has another root: an entry before {size} was exchanged", size.saturating_sub(1))]
    Root {
        /// Size of the checkpoint.
        size: u64,
    },
    /// A checkpoint is not signed as it must be.
    #[error("the checkpoint of size {size}: {why}")]
    Signature {
        /// Size of the checkpoint.
        size: u64,
        /// What is wrong.
        why: BadNote,
    },
    /// The record ends without a checkpoint over all of it.
    #[error("entry {entry} and what follows it is not covered by a signed checkpoint")]
    Unsigned {
        /// The first entry not covered.
        entry: u64,
    },
    /// The record ends before a checkpoint that the same ledger has signed.
    #[error("entries {entry} to {} are missing: a checkpoint over {signed} entries was signed, so this is an old copy", signed - 1)]
    RolledBack {
        /// The first missing entry.
        entry: u64,
        /// Size of the checkpoint.
        signed: u64,
    },
    /// A checkpoint signed by the same ledger is about other entries.
    #[error(
        "a checkpoint over {size} entries was signed by the same key for other entries: two versions of the record are about"
    )]
    SplitView {
        /// Size of the checkpoint; an entry before it differs.
        size: u64,
    },
    /// The record is not that of this key.
    #[error("the record is signed with `{found}`, not with `{wanted}`")]
    Key {
        /// The key of the record.
        found: String,
        /// The key asked for.
        wanted: String,
    },
    /// A witness that should have seen the record has not signed it.
    #[error("the witness `{name}` has not signed a checkpoint over {size} entries")]
    Witness {
        /// Name of the witness's key.
        name: String,
        /// Size of the checkpoint.
        size: u64,
    },
    /// The outcome recorded is not the one that follows from the ballots and the charter.
    #[error("entry {entry} says `{says}`, but the ballots and the charter give `{recount}`")]
    Outcome {
        /// The entry.
        entry: u64,
        /// What it says.
        says: String,
        /// What follows.
        recount: String,
    },
}
