//! Votes as a tidy table: read and written as a stream, in constant memory.
//!
//! Two forms, told apart by the header. Long: `vote,seat,position`, one line for each ballot, the lines of a vote together;
//! a column `reasoned` (yes or no) may follow. Wide: `vote` and one column for each seat, one line for each vote. Cells are
//! quoted as in RFC 4180.
//! Always: a fault is given with its line and nothing is guessed; a line longer than [`LONGEST_LINE_BYTES`] is refused before
//! it is kept, so a reader never holds more than that and one vote.
//! Not here: weights (they stand in the charter), Arrow and Parquet.

mod read;
mod write;

use penholder_core::BallotError;

pub use read::{Reader, TidyVote};
pub use write::Writer;

/// The longest line that is read.
pub const LONGEST_LINE_BYTES: usize = 1 << 16;

/// The two forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line for each ballot.
    Long,
    /// A line for each vote.
    Wide,
}

/// What is wrong, and in which line.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct TidyError {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong there.
    #[source]
    pub fault: TidyFault,
}

/// What can be wrong with a line.
#[derive(Debug, thiserror::Error)]
pub enum TidyFault {
    /// There is nothing at all.
    #[error("the table is empty; it begins with `vote,seat,position`, or `vote` and a column for each seat")]
    Empty,
    /// The header is neither form.
    #[error("the first line is no header: it has to be `vote,seat,position`, or `vote` and a column for each seat")]
    Header,
    /// A column of the long form that is not known.
    #[error("the column `{0}` is not known beside vote, seat, position and reasoned; weights stand in the charter")]
    Column(String),
    /// The file stops in the middle of a line, or a line is broken.
    #[error("{given} cells where the header has {wanted}; the file may be cut off")]
    Cells {
        /// The number of cells.
        given: usize,
        /// The number of columns.
        wanted: usize,
    },
    /// Longer than anything that belongs into such a table.
    #[error("the line is longer than {LONGEST_LINE_BYTES} bytes")]
    TooLong,
    /// Bytes that are no text.
    #[error("it is not UTF-8 text; save the table as UTF-8")]
    NotText,
    /// A vote without an id.
    #[error("the vote has no id")]
    NoId,
    /// A seat, a position or a second ballot that cannot be.
    #[error(transparent)]
    Ballot(#[from] BallotError),
    /// Something else than yes or no.
    #[error("`{0}` is neither yes nor no")]
    Reasoned(String),
    /// The stream cannot be read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}
