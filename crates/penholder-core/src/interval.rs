//! When a rule is in force.

use std::fmt;

use jiff::civil::Date;

use crate::source::{Placed, Table};

/// A stretch of days: from a day (itself included) until a day (itself not included); open where nothing is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct InForce {
    /// The first day, if there is one.
    pub from: Option<Date>,
    /// The first day on which it no longer holds, if there is one.
    pub until: Option<Date>,
}

impl InForce {
    /// Whether the day falls into it.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether some day falls into both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_before_end = |a: &Self, b: &Self| match (a.from, b.until) {
            (Some(from), Some(until)) => from < until,
            _ => true,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }

    /// Reads `in_force = { from = 1965-08-31, until = ... }`; always in force if the key is not there.
    pub(crate) fn read(table: &Table<'_, '_>) -> Self {
        let Some(inner) = table.table_if_any("in_force", "interval") else { return Self::default() };
        let (from, until) = (inner.date_if_any("from"), inner.date_if_any("until"));
        if let (Some(from), Some(until)) = (&from, &until)
            && from.value >= until.value
        {
            inner.fault(
                until.at.clone(),
                format!("it ends on {} before it begins on {}", until.value, from.value),
                Some("`until` is the first day on which it no longer holds".to_owned()),
            );
        }
        inner.close();
        let day = |placed: Option<Placed<Date>>| placed.map(|placed| placed.value);
        Self { from: day(from), until: day(until) }
    }
}

impl fmt::Display for InForce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.until) {
            (None, None) => write!(f, "always"),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(until)) => write!(f, "until {until}"),
            (Some(from), Some(until)) => write!(f, "from {from} until {until}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_not_in_it() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let old = InForce { from: Some(day("1945-10-24")), until: Some(day("1965-08-31")) };
        let new = InForce { from: Some(day("1965-08-31")), until: None };
        assert!(old.holds_on(day("1965-08-30")) && !old.holds_on(day("1965-08-31")));
        assert!(new.holds_on(day("1965-08-31")));
        assert!(!old.overlaps(&new) && old.overlaps(&InForce::default()));
    }
}
