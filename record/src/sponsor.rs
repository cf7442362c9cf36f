//! Who submitted a text that was voted on, where a source says so.
//!
//! Table `sponsors.csv`. States that joined at the meeting are only partly in the source: read a list as "at least these".

use crate::table::{Fault, rows};

/// The sponsors of one vote's text.
#[derive(Clone, Copy, Debug)]
pub struct Sponsors<'a> {
    /// Id of the vote.
    pub vote: &'a str,
    /// Symbol of the draft.
    pub draft: &'a str,
    by: &'a str,
}

impl<'a> Sponsors<'a> {
    /// Codes of the states; `president` for a text the President put on behalf of the members, `committee` for one that
    /// a committee of the body recommended.
    pub fn by(&self) -> impl Iterator<Item = &'a str> {
        self.by.split_ascii_whitespace()
    }
}

pub(crate) const COLUMNS: &[&str; 3] = &["vote", "draft", "by"];

/// Reads `sponsors.csv`.
///
/// # Errors
/// The first fault of the table.
pub fn read<'a>(file: &'a str, text: &'a str) -> Result<Vec<Sponsors<'a>>, Fault> {
    rows(file, text, COLUMNS)
        .map(|row| {
            let row = row?;
            let [vote, draft, by] = row.cells;
            Ok(Sponsors { vote, draft, by })
        })
        .collect()
}
