//! Who presided, month by month.
//!
//! Implements: rule 18 of the Security Council's Provisional Rules of Procedure (S/96/Rev.7): the presidency goes round
//! the members in the English alphabetical order of their names, a calendar month each.
//! Table `presidencies.csv`, January 1950 onwards; it is the rule applied, not a record of each month. Not here: 1946-49,
//! when terms of office ran from the middle of a month.

use jiff::civil::Date;

use crate::table::{Fault, date, rows};

/// One month of presiding.
#[derive(Clone, Copy, Debug)]
pub struct Presidency<'a> {
    /// The first day of the month.
    pub month: Date,
    /// Code of the state that presided.
    pub state: &'a str,
    /// Where it comes from: `rule-18` (the rule applied) or `record` (the rule met by a record of that month).
    pub basis: &'a str,
}

pub(crate) const COLUMNS: &[&str; 3] = &["month", "state", "basis"];

/// Reads `presidencies.csv`.
///
/// # Errors
/// The first fault: a month that does not follow the one before.
pub fn read<'a>(file: &'a str, text: &'a str) -> Result<Vec<Presidency<'a>>, Fault> {
    let mut months: Vec<Presidency<'a>> = Vec::with_capacity(1000);
    for row in rows(file, text, COLUMNS) {
        let row = row?;
        let [month, state, basis] = row.cells;
        let month = date(&format!("{month}-01")).ok_or_else(|| row.fault(0, format!("`{month}` is no month")))?;
        if months.last().is_some_and(|last| months_from_zero(last.month) + 1 != months_from_zero(month)) {
            return Err(row.fault(0, "the month does not follow the one before"));
        }
        months.push(Presidency { month, state, basis });
    }
    Ok(months)
}

/// The presidency of the month of that day.
#[must_use]
pub fn on<'m, 'a>(months: &'m [Presidency<'a>], date: Date) -> Option<&'m Presidency<'a>> {
    let first = months_from_zero(months.first()?.month);
    months.get(usize::try_from(months_from_zero(date) - first).ok()?)
}

fn months_from_zero(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}
