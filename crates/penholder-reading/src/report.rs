//! A report as it comes in: is it a text that can be read, and of which day?
//!
//! Always: what is refused is refused with a reason and a next step; a report that is accepted is UTF-8, not empty, no
//! markup and at most [`LONGEST_BYTES`] long.
//! Not here: opening files (the program does that), sentences (`sentence`).

use jiff::civil::Date;

use crate::when::{self, Times};

/// The longest report that is read, in bytes: fifty times a long newspaper page.
pub const LONGEST_BYTES: usize = 1 << 20;

/// Why a report cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{says}")]
pub struct Unreadable {
    /// What is wrong, one lower-case line.
    pub says: String,
    /// The next step.
    pub hint: &'static str,
}

fn no(says: impl Into<String>, hint: &'static str) -> Unreadable {
    Unreadable { says: says.into(), hint }
}

/// Checks that a text can be read as a report.
///
/// # Errors
/// [`Unreadable`] if it is empty, too long, a page of HTML, or holds characters no text has.
pub fn check(text: &str) -> Result<(), Unreadable> {
    if text.len() > LONGEST_BYTES {
        return Err(no(
            format!("the report has {} bytes; at most {LONGEST_BYTES} are read", text.len()),
            "give one report at a time",
        ));
    }
    if !text.chars().any(char::is_alphabetic) {
        return Err(no("the report has no words", "give the text of a report, from a file or from standard input"));
    }
    if let Some(at) = text.find('\0') {
        return Err(no(format!("the report is no text: byte {at} is zero"), "save it as plain text in UTF-8"));
    }
    if looks_like_markup(text) {
        return Err(no(
            "this is HTML, not text",
            "copy the words of the report from the page and save them as plain text",
        ));
    }
    Ok(())
}

/// Whether the text is a page: it begins like one, or is full of closing tags.
fn looks_like_markup(text: &str) -> bool {
    let start: String =
        text.trim_start_matches('\u{feff}').trim_start().chars().take(64).collect::<String>().to_lowercase();
    let begins = ["<!doctype", "<html", "<head", "<body", "<div", "<p>", "<article", "<?xml", "<script", "<!--"];
    let closing = ["</p>", "</div>", "</a>", "</span>", "</li>", "</html>", "</h1>"];
    begins.iter().any(|tag| start.starts_with(tag))
        || closing.iter().map(|tag| text.matches(tag).count()).sum::<usize>() > 2
}

/// The day a report gives for itself, if one of its first lines is a date and nothing else, with the bytes where it stands.
#[must_use]
pub fn day_of(text: &str, times: &Times) -> Option<(Date, std::ops::Range<usize>)> {
    let mut at = 0;
    for line in text.split_inclusive('\n').take(8) {
        let start = at;
        at += line.len();
        if let Some(date) = when::whole_line(line, times) {
            let lead = line.len() - line.trim_start().len();
            return Some((date, start + lead..start + line.trim_end().len().max(lead)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_report() {
        let refused = |text: &str, says: Option<&str>| {
            assert_eq!(check(text).err().map(|no| no.says).as_deref(), says, "{text:.40}");
        };
        refused("Malta objected.", None);
        refused("", Some("the report has no words"));
        refused(" \n\t 12. ", Some("the report has no words"));
        refused("Malta\0objected", Some("the report is no text: byte 5 is zero"));
        refused("<!DOCTYPE html><title>x</title>", Some("this is HTML, not text"));
        refused("\u{feff}  <html>words", Some("this is HTML, not text"));
        refused("One <p>two</p><p>three</p><p>four</p>", Some("this is HTML, not text"));
        refused("If a < b then b > a, said Malta.", None);
        refused(&"word ".repeat(LONGEST_BYTES / 5 + 1), Some("the report has 1048580 bytes; at most 1048576 are read"));
        refused(&"word ".repeat(LONGEST_BYTES / 5), None);
    }

    #[test]
    fn the_day_in_the_head() {
        let times = &crate::words::words().times;
        let check = |text: &str, day: Option<&str>| {
            assert_eq!(day_of(text, times).map(|(date, _)| date.to_string()).as_deref(), day, "{text}");
        };
        check("A head\n8 January 2014\nMalta objected.", Some("2014-01-08"));
        check("A head\nPublished: Wednesday, January 8, 2014\n\nMalta objected.", Some("2014-01-08"));
        check("2014-01-08\nMalta objected.", Some("2014-01-08"));
        check("Malta objected on 8 January 2014.", None);
        check("8 January\nMalta objected.", None);
        check("31 February 2014\nMalta objected.", None);
    }
}
