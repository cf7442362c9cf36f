//! The record: history as data.
//!
//! What bodies decided, vote by vote, as tables of facts in our own schema (`record/<body>/*.csv`), embedded in the
//! program and read only when asked for. Sources, licences and the command that writes the tables are in `SOURCES.md`.
//! Always: no title and no sentence of a source is in a table; every change to a source is in `corrections.csv`; what no
//! rule explains is in `exceptions.toml`.
//! Not here: what a rule makes of a vote (`penholder-core`), replay under other rules (`penholder-analysis`).
//!
//! ```
//! let council = penholder_record::security_council();
//! let vote = council.vote("S/2016/846")?;
//! assert_eq!(vote.tally().to_string(), "11-2-2");
//! assert_eq!(vote.vetoes().collect::<Vec<_>>(), ["RUS"]);
//! # Ok::<(), penholder_record::RecordError>(())
//! ```

pub mod body;
pub mod correction;
pub mod document;
pub mod import;
pub mod meeting;
pub mod presidency;
pub mod roster;
pub mod sponsor;
pub mod table;
pub mod veto_list;
pub mod vote;

pub use body::{Record, RecordError, Tables, roster_of, security_council};
pub use correction::{Correction, Exception};
pub use meeting::{Item, Meeting, Statement};
pub use presidency::Presidency;
pub use roster::{Council, Delegation, Place, SeatEvent, Seats, State, Term};
pub use sponsor::Sponsors;
pub use table::Fault;
pub use veto_list::VetoEntry;
pub use vote::{Class, Declared, Mode, Subject, Tally, Vote};
