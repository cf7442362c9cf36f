//! Where the house's documents lie: one contract, three shelves.
//!
//! Always: a document has a version that counts its changes, and is changed only by somebody who names the version he has
//! read; several changes are made together or not at all; what was written is on disk.
//! Not here: what is in a document (each module of the house).
//!
//! Every shelf passes the same `contract.rs`.

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doc {
    /// Its id among those of its kind.
    pub id: String,
    /// How often it was written; at least 1.
    pub version: u64,
    /// JSON.
    pub body: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of document.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The version that was read; 0 if there must be none.
    pub expected: u64,
    /// What it says now; `None` to take it away.
    pub body: Option<String>,
}

/// A shelf of documents.
pub trait Shelf: Send {
    /// Returns a document.
    ///
    /// # Errors
    /// The shelf cannot be read.
    fn get(&mut self, kind: &'static str, id: &str) -> Result<Option<Doc>, ShelfError>;

    /// Returns the documents whose ids begin so, in the order of their ids.
    ///
    /// # Errors
    /// The shelf cannot be read.
    fn list(&mut self, kind: &'static str, prefix: &str) -> Result<Vec<Doc>, ShelfError>;

    /// Makes all the changes or none.
    ///
    /// # Errors
    /// [`ShelfError::Changed`] if a document has another version than expected, or the shelf cannot be written.
    fn write(&mut self, changes: Vec<Change>) -> Result<(), ShelfError>;
}

/// Why a shelf cannot do its part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShelfError {
    /// Somebody else was faster.
    #[error("the {kind} was changed by somebody else meanwhile; look again")]
    Changed {
        /// The kind of document.
        kind: &'static str,
        /// Its id; not shown, as it may be the hash of a token.
        id: String,
    },
    /// Not reachable now.
    #[error("the store of the house cannot be reached: {0}")]
    Unavailable(String),
    /// The place holds something else, or was written by a newer program.
    #[error("not a house of this program: {0}")]
    NotAHouse(String),
    /// Anything else the store says.
    #[error("the store of the house: {0}")]
    Failed(String),
}
