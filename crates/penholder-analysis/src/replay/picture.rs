//! Flips over time as a picture: a column for each year, up what would be adopted instead, down what would fail instead.

use jiff::civil::Date;

use super::Flip;
use crate::bulk::Verdict;
use crate::figure::columns::{Columns, Kind};
use crate::figure::{Figure, Ink, Plot};

/// The flips of one year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Adopted instead of not.
    pub adopted: u32,
    /// Not adopted instead of adopted.
    pub failed: u32,
    /// Not adopted, and adopted instead if seats that are added wished so.
    pub may_be_adopted: u32,
    /// Adopted, and not adopted instead if seats that are added wished so.
    pub may_fail: u32,
}

/// The flips counted by year, from the year of the first vote to that of the last, none left out; votes in order of date.
#[must_use]
pub fn by_year(flips: &[(Date, Flip)]) -> Vec<Year> {
    let (Some((first, _)), Some((last, _))) = (flips.first(), flips.last()) else { return Vec::new() };
    let mut years: Vec<Year> = (first.year()..=last.year()).map(|year| Year { year, ..Year::default() }).collect();
    for (date, flip) in flips {
        let at = usize::try_from(date.year() - first.year()).unwrap_or(0);
        let Some(year) = years.get_mut(at) else { continue };
        match (flip.was, flip.would_be) {
            (Verdict::NotAdopted, Verdict::Adopted) => year.adopted += 1,
            (Verdict::Adopted, Verdict::NotAdopted) => year.failed += 1,
            (Verdict::NotAdopted, Verdict::Undetermined) => year.may_be_adopted += 1,
            (Verdict::Adopted, Verdict::Undetermined) => year.may_fail += 1,
            _ => {}
        }
    }
    years
}

/// The picture of consecutive years; `title` is the sentence above, `note` the small print below.
#[must_use]
pub fn figure(title: String, note: String, years: &[Year]) -> Figure {
    let kind = |name: &str, ink, down, possible| Kind { name: name.to_owned(), ink, down, possible };
    let kinds = vec![
        kind("up: adopted instead", Ink::Green, false, false),
        kind("up: adopted instead if the new seats wish", Ink::Green, false, true),
        kind("down: fails instead", Ink::Red, true, false),
        kind("down: fails instead if the new seats wish", Ink::Red, true, true),
    ];
    let years = years.iter().map(|year| {
        let Year { year, adopted, failed, may_be_adopted, may_fail } = *year;
        (year, vec![adopted, may_be_adopted, failed, may_fail])
    });
    Figure { title, note, plot: Plot::Columns(Columns { of: "votes".to_owned(), kinds, years: years.collect() }) }
}
