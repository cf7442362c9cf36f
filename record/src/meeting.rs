//! Meetings, what was on their agenda, and the statements the President made there on behalf of the members.
//!
//! Tables `items.csv`, `meetings.csv` and `statements.csv`. An agenda item has a short stable id (`middle-east`); the
//! library's tables print one item in several forms over the years, and the id brings them together.
//! Not here: what was said at a meeting.

use jiff::civil::Date;

use crate::table::{Fault, rows};

/// One agenda item.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The id: `middle-east`.
    pub id: &'a str,
    /// The name, in the form most often printed, without its lead-in words.
    pub name: &'a str,
    /// How many meetings of the tables had it on their agenda.
    pub meetings: u32,
    /// The first of these meetings.
    pub from: Date,
    /// The last of these meetings.
    pub to: Date,
}

/// One meeting, or one resumption of a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'a> {
    /// Symbol of its record: `S/PV.7825`, `S/PV.4081(Resumption1)`.
    pub symbol: &'a str,
    /// The day.
    pub date: Date,
    /// Whether it was held in private.
    pub closed: bool,
    items: &'a str,
}

impl<'a> Meeting<'a> {
    /// The ids of the items on its agenda, in the order of the table.
    pub fn items(&self) -> impl Iterator<Item = &'a str> {
        self.items.split_ascii_whitespace()
    }
}

/// One statement of the President on behalf of the members.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// Its symbol, `S/PRST/2013/15`; before 1994 an ordinary one, or that of the meeting.
    pub symbol: &'a str,
    /// The day.
    pub date: Date,
    /// Symbol of the meeting record; empty if it was not made at a meeting.
    pub meeting: &'a str,
    /// The agenda item, as its id.
    pub item: &'a str,
}

pub(crate) const ITEMS: &[&str; 5] = &["id", "name", "meetings", "from", "to"];
pub(crate) const MEETINGS: &[&str; 4] = &["symbol", "date", "closed", "items"];
pub(crate) const STATEMENTS: &[&str; 4] = &["symbol", "date", "meeting", "item"];

/// Reads `items.csv`.
///
/// # Errors
/// The first fault of the table.
pub fn read_items<'a>(file: &'a str, text: &'a str) -> Result<Vec<Item<'a>>, Fault> {
    rows(file, text, ITEMS)
        .map(|row| {
            let row = row?;
            let [id, name, meetings, ..] = row.cells;
            let meetings = meetings.parse().map_err(|_| row.fault(2, format!("`{meetings}` is no number")))?;
            Ok(Item { id, name, meetings, from: row.date(3)?, to: row.date(4)? })
        })
        .collect()
}

/// Reads `meetings.csv`.
///
/// # Errors
/// The first fault of the table.
pub fn read_meetings<'a>(file: &'a str, text: &'a str) -> Result<Vec<Meeting<'a>>, Fault> {
    rows(file, text, MEETINGS)
        .map(|row| {
            let row = row?;
            let [symbol, _, closed, items] = row.cells;
            let closed =
                row.word(2, |word| ["yes", "no"].contains(&word).then_some(closed == "yes"), &["yes", "no"])?;
            Ok(Meeting { symbol, date: row.date(1)?, closed, items })
        })
        .collect()
}

/// Reads `statements.csv`.
///
/// # Errors
/// The first fault of the table.
pub fn read_statements<'a>(file: &'a str, text: &'a str) -> Result<Vec<Statement<'a>>, Fault> {
    rows(file, text, STATEMENTS)
        .map(|row| {
            let row = row?;
            let [symbol, _, meeting, item] = row.cells;
            Ok(Statement { symbol, date: row.date(1)?, meeting, item })
        })
        .collect()
}
