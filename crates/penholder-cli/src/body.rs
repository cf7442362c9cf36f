//! Which body is meant: a shipped charter by its id, or a charter file; and who sits in it on a date.

use std::borrow::Cow;

use jiff::civil::Date;
use penholder_charters::SHIPPED;
use penholder_core::{Charter, Roster, source::nearest};
use penholder_studies::source;

use crate::screen::note;
use crate::stop::{Stop, read_file};

/// The body that is meant when none is named.
pub const FIRST: &str = "un-security-council";

/// The charter with this id, or in this file.
///
/// # Errors
/// Says which shipped charter may be meant, or what is wrong in the file.
pub fn charter(name: &str) -> Result<Cow<'static, Charter>, Stop> {
    Ok(charter_and_hash(name)?.0)
}

/// The same with the SHA-256 of its text; that of a reform covers the charter it changes, then the reform.
///
/// # Errors
/// As for [`charter`].
pub fn charter_and_hash(name: &str) -> Result<(Cow<'static, Charter>, String), Stop> {
    if let Some((charter, hash)) = source::shipped(name) {
        return Ok((Cow::Borrowed(charter), hash));
    }
    let text = charter_text(name)?;
    let charter = penholder_charters::read(name, &text)?;
    let hash = source::charter_hash(&charter, &text);
    Ok((Cow::Owned(charter), hash))
}

/// The charter as it is written, unread: a shipped one by its id, or a file.
///
/// # Errors
/// If no charter is shipped under that name, or the file cannot be read.
pub fn charter_text(name: &str) -> Result<Cow<'static, str>, Stop> {
    if let Some(text) = source::text(name) {
        return Ok(Cow::Borrowed(text));
    }
    let is_path = name == "-" || name.contains(['/', '.']);
    if !is_path {
        let near = nearest(name, SHIPPED.iter().map(|shipped| shipped.id));
        let hint = near
            .map_or_else(|| "`penholder charter list` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(Stop::input(format!("there is no shipped charter called `{name}`")).hint(hint));
    }
    Ok(Cow::Owned(read_file(name)?))
}

/// What `name` is called among the shipped charters if it is the short name of a reform: `reform-two-vetoes` for `two-vetoes`.
pub fn reform(name: &str) -> Cow<'_, str> {
    let long = format!("reform-{name}");
    if penholder_charters::charter(&long).is_some() { Cow::Owned(long) } else { Cow::Borrowed(name) }
}

pub use penholder_studies::source::{digest, hex};

/// Who sits in the body on a date: from the record where there is one of it, else as its charter says.
///
/// # Errors
/// Says that the record does not reach that date.
pub fn roster(charter: &Charter, date: Date) -> Result<Roster, Stop> {
    Ok(source::roster(charter, date)?)
}

/// Who presides on a date, as a place in the roster, where the record tells.
pub fn president(charter: &Charter, roster: &Roster, date: Date) -> Option<usize> {
    let record = penholder_record::security_council();
    if charter.id != record.body() {
        return None;
    }
    let presidency = record.presidency(date).ok().flatten()?;
    roster.find(presidency.state).ok()
}

/// Today, by the machine's clock: the date that is meant when none is given.
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// The day that is asked for, or the one that is meant where none is. Says so if that is not today.
pub fn day(charter: &Charter, asked: Option<Date>) -> Date {
    asked.unwrap_or_else(|| noted(source::day_meant(charter, today())))
}

/// The same for the record.
pub fn day_on_record(asked: Option<Date>) -> Date {
    asked.unwrap_or_else(|| noted(source::day_on_record(today())))
}

fn noted(meant: Date) -> Date {
    if meant != today() {
        note(&format!("as of {meant}, the last day of its rules and seats that is known"));
    }
    meant
}

/// A date from the command line.
///
/// # Errors
/// Says how a date is written.
pub fn date(words: &str) -> Result<Date, String> {
    words.parse().map_err(|_| format!("`{words}` is no date; write it like 2012-02-04"))
}
