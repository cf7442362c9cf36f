//! What a line of a printed text is, told by its look: opening, title, heading, note.

use super::label::label;
use crate::text::{Form, Style};

/// Whether most long paragraphs are broken over short lines, so that only a blank line or a mark begins one.
pub(super) fn is_wrapped(source: &str) -> bool {
    let mut short = 0;
    let mut blank = 0;
    for line in source.lines().take(20_000) {
        match line.trim().chars().count() {
            0 => blank += 1,
            1..=100 => short += 1,
            _ => return false,
        }
    }
    blank > 0 && short > 2 * (blank + 1)
}

/// `The Security Council,` and its like, alone on a line.
pub(super) fn is_opening(line: &str) -> bool {
    const NOUNS: [&str; 9] =
        ["council", "conncil", "assembly", "committee", "conference", "commission", "board", "congress", "parliament"];
    let core = line.trim_end_matches([',', ':', ';', '.', ' ']);
    if !core.starts_with("The ") || core.len() > 120 || (core.len() == line.len() && core != "The Security Council") {
        return false;
    }
    let lower = core.to_lowercase();
    let most = if line.ends_with(',') { 12 } else { 4 };
    lower.split(' ').count() <= most && NOUNS.iter().any(|n| lower.split(' ').any(|w| w == *n)) && !lower.contains(". ")
}

/// Where `The Security Council,` begins inside a line of title and remarks.
pub(super) fn late_opening(line: &str) -> Option<usize> {
    line.find(" The Security Council, ").or_else(|| line.ends_with(" The Security Council,").then(|| line.len() - 22))
}

/// Whether a line is an opening or holds one.
pub(super) fn has_opening(line: &str) -> bool {
    is_opening(line)
        || late_opening(line).is_some()
        || (line.starts_with("The ") && line.find(", ").is_some_and(|at| is_opening(&line[..=at])))
}

/// Whether a line has the first operative paragraph: `1. Decides`, or `…, 1. Decides`.
pub(super) fn has_first_number(line: &str) -> bool {
    let starts = matches!(label(line, 1), Some(l) if l.form == Form::Dot && l.readings[0] == (Style::Arabic, 1));
    starts || line.find(", 1. ").is_some_and(|at| line[at + 5..].starts_with(char::is_uppercase))
}

pub(super) fn is_title(line: &str) -> bool {
    let lower = line.to_lowercase();
    const BEGINNINGS: [&str; 10] = [
        "resolution",
        "security council resolution",
        "draft resolution",
        "statement by the president",
        "draft statement",
        "press statement",
        "draft press statement",
        "security council press statement",
        "elements to the press",
        "decision",
    ];
    BEGINNINGS.iter().any(|b| lower.starts_with(b)) && line.len() <= 300
}

/// A remark on adoption, the vote or a footnote.
pub(super) fn is_note(line: &str) -> bool {
    let footnote = line.starts_with('[') && line[1..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(']')
        || line.starts_with("* ")
        || line == "Footnotes";
    let source = line.split_once(' ').is_some_and(|(n, rest)| {
        n.len() <= 3
            && n.bytes().all(|b| b.is_ascii_digit())
            && ["Official Records", "Ibid", "Documents ", "Document ", "See ", "Two members", "One member", "For the"]
                .iter()
                .any(|s| rest.starts_with(s))
    });
    let vote = ["Adopted by", "Adopted at", "Adopted unanimously", "ADOPTED"].iter().any(|a| line.starts_with(a))
        || line.starts_with("In favour:")
        || line.starts_with("Against:")
        || line.starts_with("Abstaining:");
    footnote || source || (vote && line.len() < 400)
}

/// `A`, `B`, `II`, alone on a line.
pub(super) fn is_heading_letter(line: &str) -> bool {
    (1..=4).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_uppercase()) && line != "S"
}

/// A short line without an end that is not the start of a sentence's paragraph.
pub(super) fn is_heading(line: &str) -> bool {
    is_heading_letter(line)
        || (line.starts_with('(') && line.ends_with(')') && line.len() <= 160)
        || (line.chars().count() <= 90
            && !line.ends_with([',', ';', '.', ':', '?', '!', '。', '；', '،', '؛'])
            && line.starts_with(char::is_uppercase)
            && line.split(' ').count() <= 12)
}

pub(super) fn annex_heading(line: &str) -> Option<&str> {
    let rest = ["Annex", "ANNEX", "Appendix", "APPENDIX", "Enclosure"].iter().find_map(|a| line.strip_prefix(a))?;
    let number = rest.trim().trim_end_matches(['*', '.', ':']);
    let is_number = number.chars().all(|c| c.is_ascii_alphanumeric()) && number.len() <= 4;
    is_number.then_some(number)
}

pub(super) fn ends(words: &str, with: &[char]) -> bool {
    words.trim_end_matches(['"', '”', '’', ')', ']']).ends_with(with)
}

/// Whether a paragraph can end here.
pub(super) fn is_finished(words: &str) -> bool {
    ends(words, &[';', '.', ',', ':', '?', '!', '。', '；', '，', '：', '،', '؛', '۔'])
        || words.ends_with("; and")
        || words.ends_with("; or")
        || words.ends_with(", and")
        || words.ends_with(']')
        || words.ends_with("*")
}
