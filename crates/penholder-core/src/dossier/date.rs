//! Days as the words of a source give them: the words, how they are read, and why.
//!
//! Always: the reading of a weekday can be checked: it is that weekday, on the side of the report's day that the tense
//! of the sentence points to, and no more than a week away.

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::words::Direction;

/// A day that a source names in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidDate {
    /// The words: "Monday".
    pub words: String,
    /// The day they are read as.
    pub on: Date,
    /// The day the report was written, which the words count from.
    pub anchor: Date,
    /// Which way they point.
    pub direction: Direction,
    /// Why: the tense, the verb, another source.
    pub reason: String,
}

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The weekday that the words name, if they name one.
#[must_use]
pub fn weekday_in(words: &str) -> Option<Weekday> {
    let lower = words.to_lowercase();
    let mut named = lower.split(|c: char| !c.is_alphabetic());
    named.find_map(|word| DAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day))
}

impl SaidDate {
    /// What is wrong with the reading, if anything is.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let days = (self.on - self.anchor).get_days();
        let wrong_side = match self.direction {
            Direction::Before => days > 0,
            Direction::After => days <= 0,
            Direction::Same => days != 0,
        };
        if wrong_side {
            return Some(format!("{} is not {} ({})", self.on, self.direction.says(), self.anchor));
        }
        let weekday = weekday_in(&self.words)?;
        if self.on.weekday() != weekday {
            return Some(format!("{} is a {:?}, and the words say {:?}", self.on, self.on.weekday(), weekday));
        }
        (days.abs() > 7)
            .then(|| format!("{} is {} days from {}; a bare weekday is the nearest", self.on, days.abs(), self.anchor))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(words: &str, on: Date, direction: Direction, fault: Option<&str>) {
        let said = SaidDate { words: words.into(), on, anchor: date(2014, 1, 8), direction, reason: String::new() };
        assert_eq!(said.fault().as_deref(), fault, "{words} {on}");
    }

    #[test]
    fn one_word_two_days() {
        check("on Monday", date(2014, 1, 13), Direction::After, None);
        check("On Monday", date(2014, 1, 6), Direction::Before, None);
        check("Wednesday", date(2014, 1, 8), Direction::Same, None);
        check("late September", date(2013, 9, 27), Direction::Before, None);
        check("Monday", date(2014, 1, 6), Direction::After, Some("2014-01-06 is not after it (2014-01-08)"));
        check("Monday", date(2014, 1, 14), Direction::After, Some("2014-01-14 is a Tuesday, and the words say Monday"));
        check(
            "Monday",
            date(2014, 1, 20),
            Direction::After,
            Some("2014-01-20 is 12 days from 2014-01-08; a bare weekday is the nearest"),
        );
    }
}
