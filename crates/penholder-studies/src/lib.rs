//! Studies: a question to the record or the law, with its answer as sentence, rows, JSON and picture.
//!
//! Implements: what the commands `power`, `agree`, `spells`, `forecast`, `space` and `map` ask of `penholder-analysis`, put
//! together from the embedded charters and record. Program, page and notebook call the same function.
//! Always: a value in, a value out; whoever asks may watch the share that is done and stop; every row and object names the
//! version and the hash of its data.
//! Not here: how an answer is printed in a terminal (`penholder-cli`) or set on a page (`penholder-web`).

pub mod blocs;
pub mod course;
pub mod forecast;
pub mod power;
pub mod scale;
mod sheet;
pub mod source;
pub mod space;
pub mod spells;
pub mod vetoes;
mod words;

pub use sheet::Sheet;
pub use words::{many, number};

/// Asked with the share of the work that is done, from 0 to 1; answers whether to go on.
pub type GoesOn<'g> = &'g mut dyn FnMut(f64) -> bool;

/// A question that cannot be answered as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{says}")]
pub struct Unanswered {
    /// One lower-case line in the user's words.
    pub says: String,
    /// The next step.
    pub hint: Option<String>,
}

impl Unanswered {
    /// What is wrong with the question.
    #[must_use]
    pub fn new(says: impl Into<String>) -> Self {
        Self { says: says.into(), hint: None }
    }

    /// The same with a next step.
    #[must_use]
    pub fn hint(self, next: impl Into<String>) -> Self {
        Self { hint: Some(next.into()), ..self }
    }
}

impl From<penholder_record::Fault> for Unanswered {
    fn from(fault: penholder_record::Fault) -> Self {
        Self::new(fault.to_string())
    }
}
