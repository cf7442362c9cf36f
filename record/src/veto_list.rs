//! The official list of vetoes and how it counts.
//!
//! Table `vetoes.csv`, from the list the Dag Hammarskjöld Library keeps (to 2004 after A/58/47, annex III). It counts
//! *drafts that failed by a negative vote of a permanent member*, each once, however many parts of it were voted on;
//! the record counts *votes*. A draft vetoed by two permanent members is one draft vetoed and two vetoes cast.

use jiff::civil::Date;

use crate::table::{Fault, rows};

/// One entry of the official list.
#[derive(Clone, Copy, Debug)]
pub struct VetoEntry<'a> {
    /// The day.
    pub date: Date,
    /// Symbol of the draft; of the meeting where it had none.
    pub draft: &'a str,
    /// Symbol of the meeting record.
    pub meeting: &'a str,
    /// Id of the vote in `votes.csv`.
    pub vote: &'a str,
    by: &'a str,
}

impl<'a> VetoEntry<'a> {
    /// The permanent members the list names, in seat order.
    pub fn by(&self) -> impl Iterator<Item = &'a str> {
        self.by.split_ascii_whitespace()
    }
}

pub(crate) const COLUMNS: &[&str; 5] = &["date", "draft", "meeting", "by", "vote"];

/// Reads `vetoes.csv`.
///
/// # Errors
/// The first fault of the table.
pub fn read<'a>(file: &'a str, text: &'a str) -> Result<Vec<VetoEntry<'a>>, Fault> {
    rows(file, text, COLUMNS)
        .map(|row| {
            let row = row?;
            let [_, draft, meeting, by, vote] = row.cells;
            Ok(VetoEntry { date: row.date(0)?, draft, meeting, vote, by })
        })
        .collect()
}
