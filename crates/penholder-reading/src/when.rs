//! Dates as a report gives them: "Monday", "late September", "January 22", "last month", with the reading and the reason.
//!
//! Implements: a relative date counts from the day of the report; a bare weekday or day of a month is the nearest on the
//! side that the verb points to.
//! Always: the words are kept beside the reading; a date that does not exist is not read.
//! Not here: which verb a date goes with (`rules::date`).

use std::collections::HashMap;
use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::sentence::{Token, tokens};

/// The words of dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each list is named by its heading in words/times.toml")]
pub struct Times {
    pub months: Vec<String>,
    pub short_months: Vec<String>,
    pub weekdays: Vec<String>,
    pub parts: HashMap<String, String>,
    pub today: Vec<String>,
    pub yesterday: Vec<String>,
    pub tomorrow: Vec<String>,
    pub this: Vec<String>,
    pub last: Vec<String>,
    pub next: Vec<String>,
    pub units: Vec<String>,
    pub forward: Vec<String>,
    pub published: Vec<String>,
}

/// Which way a word before a date turns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Last,
    This,
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Day(Date),
    MonthDay { month: i8, day: i8 },
    Month { month: i8, year: Option<i16>, part: Option<Part> },
    Weekday(Weekday, Option<Turn>),
    Offset(i32),
    Unit(Unit, Turn),
    Year(i16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Early,
    Mid,
    Late,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Week,
    Month,
    Year,
    Weekend,
}

/// A date in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Its tokens.
    pub tokens: Range<usize>,
    shape: Shape,
}

/// How a date is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Why.
    pub reason: String,
    /// Whether nothing had to be inferred.
    pub sure: bool,
}

impl Reading {
    /// As a stretch: `2014-01-08`, `2013-09-21..2013-09-30`.
    #[must_use]
    pub fn says(&self) -> String {
        if self.from == self.to { self.from.to_string() } else { format!("{}..{}", self.from, self.to) }
    }
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

fn number(tokens: &[Token], at: usize) -> Option<i16> {
    let word = low(tokens, at);
    let digits = ["th", "st", "nd", "rd"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn year(tokens: &[Token], at: usize) -> Option<i16> {
    number(tokens, at).filter(|year| (1900..2200).contains(year) && low(tokens, at).len() == 4)
}

impl Times {
    /// The month at a token: its number and how many tokens it has.
    fn month(&self, tokens: &[Token], at: usize) -> Option<(i8, usize)> {
        let word = tokens.get(at)?.word.as_str();
        let full = self.months.iter().position(|month| month == word);
        let short = || self.short_months.iter().position(|month| month.trim_end_matches('.') == word);
        let index = i8::try_from(full.or_else(short)?).ok()? + 1;
        let dot = full.is_none() && low(tokens, at + 1) == ".";
        Some((index, 1 + usize::from(dot)))
    }

    fn phrase<'a>(&self, list: &'a [String], tokens: &[Token], at: usize) -> Option<(usize, &'a str)> {
        let fits = |phrase: &&String| phrase.split(' ').enumerate().all(|(nth, word)| low(tokens, at + nth) == word);
        list.iter().find(fits).map(|phrase| (phrase.split(' ').count(), phrase.as_str()))
    }

    fn turn(&self, tokens: &[Token], at: usize) -> Option<(usize, Turn)> {
        let lists = [(&self.next, Turn::Next), (&self.last, Turn::Last), (&self.this, Turn::This)];
        lists.into_iter().find_map(|(list, turn)| self.phrase(list, tokens, at).map(|(length, _)| (length, turn)))
    }

    fn part(&self, tokens: &[Token], at: usize) -> Option<(usize, Part)> {
        let part = match self.parts.get(low(tokens, at))?.as_str() {
            "early" => Part::Early,
            "mid" => Part::Mid,
            _ => Part::Late,
        };
        let filler = usize::from(matches!(low(tokens, at + 1), "-" | "of"));
        Some((1 + filler, part))
    }

    fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, Shape)> {
        self.iso(tokens, at)
            .or_else(|| self.day_and_month(tokens, at))
            .or_else(|| self.month_alone(tokens, at))
            .or_else(|| self.weekday(tokens, at))
            .or_else(|| self.offset(tokens, at))
            .or_else(|| {
                let after = matches!(low(tokens, at.checked_sub(1)?), "in" | "since" | "of" | "until" | "from" | "by");
                year(tokens, at).filter(|_| after).map(|year| (1, Shape::Year(year)))
            })
    }

    fn iso(&self, tokens: &[Token], at: usize) -> Option<(usize, Shape)> {
        let [y, a, m, b, d] = tokens.get(at..at + 5)? else { return None };
        let joined = a.word == "-" && b.word == "-" && y.span.end == a.span.start && b.span.end == d.span.start;
        let date = format!("{}-{}-{}", y.word, m.word, d.word).parse::<Date>().ok();
        date.filter(|_| joined && y.word.len() == 4).map(|date| (5, Shape::Day(date)))
    }

    fn day_and_month(&self, tokens: &[Token], at: usize) -> Option<(usize, Shape)> {
        let day_of =
            |at: usize| number(tokens, at).and_then(|day| i8::try_from(day).ok()).filter(|day| (1..=31).contains(day));
        let (month, day, mut length) = if let Some((month, long)) = self.month(tokens, at) {
            (month, day_of(at + long)?, long + 1)
        } else {
            let of = usize::from(low(tokens, at + 1) == "of");
            let (month, long) = self.month(tokens, at + 1 + of)?;
            (month, day_of(at)?, 1 + of + long)
        };
        let comma = usize::from(low(tokens, at + length) == ",");
        if let Some(year) = year(tokens, at + length + comma) {
            length += comma + 1;
            return Some((length, Shape::Day(Date::new(year, month, day).ok()?)));
        }
        Date::new(2000, month, day).ok()?;
        Some((length, Shape::MonthDay { month, day }))
    }

    fn month_alone(&self, tokens: &[Token], at: usize) -> Option<(usize, Shape)> {
        let (lead, part) = self.part(tokens, at).map_or((0, None), |(lead, part)| (lead, Some(part)));
        let (month, long) = self.month(tokens, at + lead)?;
        let year = year(tokens, at + lead + long);
        // "May" and "March" are words too, and so a month needs something beside it
        let before = at.checked_sub(1).map_or("", |before| low(tokens, before));
        let led = part.is_some()
            || year.is_some()
            || matches!(
                before,
                "in" | "since" | "last" | "next" | "this" | "until" | "from" | "of" | "and" | "by" | "during"
            );
        led.then_some((lead + long + usize::from(year.is_some()), Shape::Month { month, year, part }))
    }

    fn weekday(&self, tokens: &[Token], at: usize) -> Option<(usize, Shape)> {
        let (lead, turn) = self.turn(tokens, at).map_or((0, None), |(lead, turn)| (lead, Some(turn)));
        let word = tokens.get(at + lead)?.word.as_str();
        if let Some(day) = self.weekdays.iter().position(|day| day == word) {
            return Some((lead + 1, Shape::Weekday(*WEEKDAYS.get(day)?, turn)));
        }
        let units = [Unit::Week, Unit::Month, Unit::Year, Unit::Weekend];
        let unit = self.units.iter().position(|unit| unit == low(tokens, at + lead)).and_then(|at| units.get(at))?;
        turn.map(|turn| (lead + 1, Shape::Unit(*unit, turn)))
    }

    fn offset(&self, tokens: &[Token], at: usize) -> Option<(usize, Shape)> {
        let days = [(&self.today, 0), (&self.yesterday, -1), (&self.tomorrow, 1)];
        let found = days.into_iter().find_map(|(list, by)| self.phrase(list, tokens, at).map(|(long, _)| (long, by)));
        found.map(|(long, by)| (long, Shape::Offset(by)))
    }

    /// Every date of a sentence, in order.
    #[must_use]
    pub fn all(&self, tokens: &[Token]) -> Vec<When> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.at(tokens, at) {
                Some((length, shape)) => {
                    found.push(When { tokens: at..at + length, shape });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The date that a line holds and nothing else but a weekday and a word such as "published".
#[must_use]
pub fn whole_line(line: &str, times: &Times) -> Option<Date> {
    let tokens = tokens(line, 0);
    let found = times.all(&tokens);
    let (Shape::Day(date), place) =
        found.iter().find_map(|when| matches!(when.shape, Shape::Day(_)).then(|| (when.shape, when.tokens.clone())))?
    else {
        return None;
    };
    let rest = tokens.iter().enumerate().filter(|(at, _)| !place.contains(at));
    let known = |token: &Token| {
        !token.is_word()
            || times.weekdays.contains(&token.word)
            || times.published.contains(&token.low)
            || token.low == "on"
    };
    rest.map(|(_, token)| token).all(known).then_some(date)
}

impl When {
    /// How the date is read in a report of the day `published`, with a verb that points forward or not.
    ///
    /// `None` where the calendar has no such day.
    #[must_use]
    pub fn read(&self, published: Date, forward: bool) -> Option<Reading> {
        let one = |day: Date, reason: String, sure: bool| Some(Reading { from: day, to: day, reason, sure });
        let tense = if forward { "the verb points forward" } else { "the verb does not point forward" };
        match self.shape {
            Shape::Day(day) => one(day, "a whole date".to_owned(), true),
            Shape::Offset(by) => {
                one(published.checked_add(by.days()).ok()?, "counted from the day of the report".to_owned(), true)
            }
            Shape::MonthDay { month, day } => {
                let day = nearest(published, forward, |year| Date::new(year, month, day).ok())?;
                one(day, format!("no year is given; {tense}, so the nearest on that side of {published}"), false)
            }
            Shape::Weekday(weekday, turn) => {
                let (day, side) = weekday_from(published, weekday, turn, forward)?;
                one(day, format!("{tense}: the {side} {weekday:?} as seen from {published}"), false)
            }
            Shape::Month { month, year, part } => {
                let first = match year {
                    Some(year) => Date::new(year, month, 1).ok()?,
                    None => nearest(published, forward, |year| Date::new(year, month, 1).ok())?,
                };
                let (from, to) = part_of(first, part)?;
                let reason =
                    if year.is_some() { "month and year".to_owned() } else { format!("no year is given; {tense}") };
                Some(Reading { from, to, reason, sure: year.is_some() })
            }
            Shape::Unit(unit, turn) => unit_from(published, unit, turn),
            Shape::Year(year) => Some(Reading {
                from: Date::new(year, 1, 1).ok()?,
                to: Date::new(year, 12, 31).ok()?,
                reason: "a year".to_owned(),
                sure: true,
            }),
        }
    }

    /// Whether it names a day or month of its own, no mere year.
    #[must_use]
    pub fn is_day(&self) -> bool {
        matches!(self.shape, Shape::Day(_) | Shape::MonthDay { .. } | Shape::Weekday(..) | Shape::Offset(_))
    }
}

fn nearest(published: Date, forward: bool, on: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let years = [published.year().checked_sub(1)?, published.year(), published.year().checked_add(1)?];
    let days = years.into_iter().filter_map(on);
    if forward { days.filter(|day| *day >= published).min() } else { days.filter(|day| *day <= published).max() }
}

fn weekday_from(published: Date, weekday: Weekday, turn: Option<Turn>, forward: bool) -> Option<(Date, &'static str)> {
    let same = published.weekday() == weekday;
    match turn {
        Some(Turn::Last) => Some((published.nth_weekday(-1, weekday).ok()?, "last")),
        Some(Turn::Next) => Some((published.nth_weekday(1, weekday).ok()?, "next")),
        _ if forward => Some((published.nth_weekday(1, weekday).ok()?, "next")),
        _ if same => Some((published, "same")),
        _ => Some((published.nth_weekday(-1, weekday).ok()?, "last")),
    }
}

fn part_of(first: Date, part: Option<Part>) -> Option<(Date, Date)> {
    let day = |day: i8| Date::new(first.year(), first.month(), day).ok();
    let last = first.last_of_month();
    Some(match part {
        Some(Part::Early) => (first, day(10)?),
        Some(Part::Mid) => (day(11)?, day(20)?),
        Some(Part::Late) => (day(21)?, last),
        None => (first, last),
    })
}

fn unit_from(published: Date, unit: Unit, turn: Turn) -> Option<Reading> {
    let by = match turn {
        Turn::Last => -1,
        Turn::This => 0,
        Turn::Next => 1,
    };
    let monday = published.checked_sub(i32::from(published.weekday().to_monday_zero_offset()).days()).ok()?;
    let (from, to) = match unit {
        Unit::Week => {
            let from = monday.checked_add((by * 7).days()).ok()?;
            (from, from.checked_add(6.days()).ok()?)
        }
        Unit::Weekend => {
            // the last weekend is over; this one is to come
            let from = monday.checked_add((by * 7 + 5).days()).ok()?;
            (from, from.checked_add(1.days()).ok()?)
        }
        Unit::Month => {
            let from = published.first_of_month().checked_add(by.months()).ok()?;
            (from, from.last_of_month())
        }
        Unit::Year => {
            let year = published.year().checked_add(i16::try_from(by).ok()?)?;
            (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)
        }
    };
    Some(Reading { from, to, reason: format!("counted from {published}"), sure: true })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn one_word_two_days() {
        let times = &crate::words::words().times;
        let check = |text: &str, forward: bool, expected: &str| {
            let found = times.all(&tokens(text, 0));
            let read: Vec<String> =
                found.iter().filter_map(|when| when.read(date(2031, 3, 12), forward)).map(|read| read.says()).collect();
            assert_eq!(read.join(" "), expected, "{text}");
        };
        // 12 March 2031 is a Wednesday
        check("on Monday", false, "2031-03-10");
        check("on Monday", true, "2031-03-17");
        check("Wednesday", false, "2031-03-12");
        check("Wednesday", true, "2031-03-19");
        check("last Wednesday", false, "2031-03-05");
        check("next Friday", false, "2031-03-14");
        check("yesterday and tomorrow", false, "2031-03-11 2031-03-13");
        check("January 22", false, "2031-01-22");
        check("April 2", false, "2030-04-02");
        check("April 2", true, "2031-04-02");
        check("Dec. 19", false, "2030-12-19");
        check("the 19th of December, 2029", false, "2029-12-19");
        check("22 January 2031 and 2031-01-23", false, "2031-01-22 2031-01-23");
        check("late September and early October", false, "2030-09-21..2030-09-30 2030-10-01..2030-10-10");
        check("mid-January", false, "2031-01-11..2031-01-20");
        check("last month", false, "2031-02-01..2031-02-28");
        check("next week", false, "2031-03-17..2031-03-23");
        check("in 2012", false, "2012-01-01..2012-12-31");
        check("may march", false, "");
        check("they may 3 times", false, "");
        check("February 31", false, "");
        check("1234 people in 3000", false, "");
    }

    #[test]
    fn at_the_end_of_the_calendar() {
        let times = &crate::words::words().times;
        for when in times.all(&tokens("Monday, next week, tomorrow, January 2, next year, late May", 0)) {
            let _ = when.read(Date::MAX, true);
            let _ = when.read(Date::MIN, false);
        }
    }
}
