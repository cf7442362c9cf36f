//! What was changed against the published source, and what no rule explains.
//!
//! `corrections.csv` has every change the importer makes to a vote of the published source, with its basis;
//! `exceptions.toml` has what is left: votes without a breakdown, double listings, sources that differ.

use serde::Deserialize;

use crate::table::{Fault, rows};

/// One change to one vote of the published source.
#[derive(Clone, Copy, Debug)]
pub struct Correction<'a> {
    /// Id of the vote.
    pub vote: &'a str,
    /// What was changed: `member` (the column the source has the vote in), `vote`, `date`, `mode`, `outcome`, `class`,
    /// `on`, `listed`, `same-as`.
    pub field: &'a str,
    /// The state whose vote or column it is; empty otherwise.
    pub state: &'a str,
    /// What the source says.
    pub was: &'a str,
    /// What the record says.
    pub now: &'a str,
    /// How sure that is: `high`, `medium`, `low`, or `note` for a remark that changes no ballot.
    pub confidence: &'a str,
    /// On what it rests.
    pub basis: &'a str,
}

pub(crate) const COLUMNS: &[&str; 7] = &["vote", "field", "state", "was", "now", "confidence", "basis"];

/// The fields a correction may change.
pub(crate) const FIELDS: &[&str] =
    &["member", "vote", "date", "mode", "outcome", "class", "on", "listed", "same-as", "meeting"];

/// Reads `corrections.csv`.
///
/// # Errors
/// The first fault: a field or a confidence that is in no list.
pub fn read<'a>(file: &'a str, text: &'a str) -> Result<Vec<Correction<'a>>, Fault> {
    rows(file, text, COLUMNS)
        .map(|row| {
            let row = row?;
            let [vote, field, state, was, now, confidence, basis] = row.cells;
            row.word(1, |word| FIELDS.contains(&word).then_some(()), FIELDS)?;
            let sure = &["high", "medium", "low", "note"];
            row.word(5, |word| sure.contains(&word).then_some(()), sure)?;
            Ok(Correction { vote, field, state, was, now, confidence, basis })
        })
        .collect()
}

/// Something about some votes that the tables cannot say and no rule explains.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Ids of the votes; empty if it is about what the record lacks.
    #[serde(default)]
    pub votes: Vec<String>,
    /// Its kind: `no-breakdown`, `listed-twice`, `sources-differ`, `member-uncertain`,
    /// `between-two-rules`, `failure-has-effect`, `not-in-the-record`.
    pub kind: String,
    /// What it is, in our words.
    pub says: String,
    /// The totals, where they are known and the votes of the members are not.
    pub tally: Option<String>,
    /// Who says so.
    pub source: String,
    /// How well it is known: `V` checked, `K` well known, `?` sources disagree.
    pub mark: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    exception: Vec<Exception>,
}

/// Reads `exceptions.toml`.
///
/// # Errors
/// A fault with the line at which the text is no list of exceptions.
pub fn read_exceptions(file: &str, text: &str) -> Result<Vec<Exception>, Fault> {
    toml::from_str::<Exceptions>(text).map(|read| read.exception).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let line = 1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
        Fault::new(file, line, error.message())
    })
}
