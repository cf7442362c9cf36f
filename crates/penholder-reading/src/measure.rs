//! How good the reader is: its proposals beside what a person marked in the same report.
//!
//! Implements: precision (of what was proposed, how much was marked) and recall (of what was marked, how much was proposed) by
//! kind, one to one. A proposal and a mark go together if they are of one kind and the shorter of them lies at least half in
//! the other; *named alike* asks for the same label too (the same act, number, date, name).
//! Always: a mark outside its report is a fault, never a miss. Marks hold places and our labels, no words of the report.
//! Not here: reports (they are others' words and stay with whoever measures), files.

use std::ops::Range;

use jiff::civil::Date;
use serde::Deserialize;

use crate::proposal::{Kind, Proposal};

/// What a person marked in one report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// The name of the file with the text.
    pub text: String,
    /// Where the report was published.
    #[serde(default)]
    pub url: Option<String>,
    /// The day of the report.
    pub published: Date,
    /// SHA-256 of the text that was marked, in hexadecimal.
    #[serde(default)]
    pub sha256: Option<String>,
    /// What the text is: the whole report, or its beginning.
    #[serde(default)]
    pub note: Option<String>,
    /// The marks.
    #[serde(default)]
    pub mark: Vec<Mark>,
}

/// One thing marked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Its kind, by its word.
    pub kind: String,
    /// Its label.
    pub label: String,
    /// Where: characters of the report, from and to.
    pub chars: [usize; 2],
}

/// How one kind was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The kind.
    pub kind: Kind,
    /// How many a person marked.
    pub marked: usize,
    /// How many the reader proposed.
    pub proposed: usize,
    /// How many go together by kind and place.
    pub placed: usize,
    /// How many of these have the same label.
    pub alike: usize,
}

impl Score {
    /// Of what was proposed, the share that was marked, in 0..=1; `None` if nothing was proposed.
    #[must_use]
    pub fn precision(part: usize, proposed: usize) -> Option<f64> {
        share(part, proposed)
    }

    /// Of what was marked, the share that was proposed, in 0..=1; `None` if nothing was marked.
    #[must_use]
    pub fn recall(part: usize, marked: usize) -> Option<f64> {
        share(part, marked)
    }

    /// Adds another report's score of the same kind.
    pub fn add(&mut self, other: &Self) {
        self.marked += other.marked;
        self.proposed += other.proposed;
        self.placed += other.placed;
        self.alike += other.alike;
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    let narrow = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    (whole > 0).then(|| narrow(part) / narrow(whole))
}

/// The bytes of a stretch of characters; `None` if the text has no such characters.
#[must_use]
pub fn bytes_of(text: &str, chars: [usize; 2]) -> Option<Range<usize>> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (from, to) = (*ends.get(chars[0])?, *ends.get(chars[1])?);
    (from < to).then_some(from..to)
}

/// Where characters stand, for many questions about one text.
pub struct Chars<'t> {
    text: &'t str,
    /// How many characters begin before each 256th byte.
    before: Vec<usize>,
}

impl<'t> Chars<'t> {
    /// Counts the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let starts = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        let counted = text.as_bytes().chunks(256).scan(0, |sum, chunk| {
            let before = *sum;
            *sum += starts(chunk);
            Some(before)
        });
        Self { text, before: counted.collect() }
    }

    /// The characters of a stretch of bytes on character boundaries.
    #[must_use]
    pub fn of(&self, bytes: &Range<usize>) -> [usize; 2] {
        [self.at(bytes.start), self.at(bytes.end)]
    }

    fn at(&self, byte: usize) -> usize {
        let all = self.text.as_bytes();
        let byte = byte.min(all.len());
        let chunk = (byte / 256).min(self.before.len().saturating_sub(1));
        let rest = all.get(chunk * 256..byte).unwrap_or_default();
        let starts = rest.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        self.before.get(chunk).copied().unwrap_or(0) + starts
    }
}

/// Compares proposals with marks.
///
/// # Errors
/// Every mark that is no mark of this text: a kind there is none of, a place outside.
pub fn measure(text: &str, marked: &Marked, proposals: &[Proposal]) -> Result<Vec<Score>, Vec<String>> {
    let mut faults = Vec::new();
    let mut marks: Vec<(Kind, &str, Range<usize>)> = Vec::new();
    for (at, mark) in marked.mark.iter().enumerate() {
        let kind = Kind::ALL.iter().find(|(word, _)| *word == mark.kind).map(|(_, kind)| *kind);
        match (kind, bytes_of(text, mark.chars)) {
            (Some(kind), Some(place)) => marks.push((kind, &mark.label, place)),
            (None, _) => faults.push(format!("mark {}: `{}` is no kind", at + 1, mark.kind)),
            (_, None) => faults.push(format!(
                "mark {}: {} to {} is no stretch of the text",
                at + 1,
                mark.chars[0],
                mark.chars[1]
            )),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let score = |(_, kind): &(&str, Kind)| {
        let marks: Vec<_> = marks.iter().filter(|(of, ..)| of == kind).collect();
        let proposals: Vec<_> = proposals.iter().filter(|proposal| proposal.kind == *kind).collect();
        let (placed, alike) = together(&marks, &proposals);
        Score { kind: *kind, marked: marks.len(), proposed: proposals.len(), placed, alike }
    };
    Ok(Kind::ALL.iter().map(score).collect())
}

/// How many marks and proposals go together, and how many of these are named alike. The best pairs are taken first.
fn together(marks: &[&(Kind, &str, Range<usize>)], proposals: &[&Proposal]) -> (usize, usize) {
    let mut pairs: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (m, (_, label, place)) in marks.iter().enumerate() {
        for (p, proposal) in proposals.iter().enumerate() {
            let common = place.end.min(proposal.span.end).saturating_sub(place.start.max(proposal.span.start));
            let shorter = place.len().min(proposal.span.len());
            if common > 0 && common * 2 >= shorter {
                pairs.push((proposal.label == *label, common, m, p));
            }
        }
    }
    pairs.sort_by_key(|(alike, common, m, p)| (std::cmp::Reverse((*alike, *common)), *m, *p));
    let (mut used_marks, mut used_proposals) = (vec![false; marks.len()], vec![false; proposals.len()]);
    let (mut placed, mut same) = (0, 0);
    for (alike, _, m, p) in pairs {
        if !used_marks[m] && !used_proposals[p] {
            (used_marks[m], used_proposals[p]) = (true, true);
            (placed, same) = (placed + 1, same + usize::from(alike));
        }
    }
    (placed, same)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn marks(list: &[(&str, &str, [usize; 2])]) -> Marked {
        let mark = |(kind, label, chars): &(&str, &str, [usize; 2])| Mark {
            kind: (*kind).into(),
            label: (*label).into(),
            chars: *chars,
        };
        Marked {
            text: String::new(),
            url: None,
            published: date(2031, 3, 12),
            sha256: None,
            note: None,
            mark: list.iter().map(mark).collect(),
        }
    }

    fn proposals(list: &[(Kind, &str, Range<usize>)]) -> Vec<Proposal> {
        list.iter().map(|(kind, label, span)| Proposal::new(*kind, *label, span.clone(), "test")).collect()
    }

    #[test]
    fn one_to_one() {
        let text = "Malta vetoed the text. Chad did not.";
        let check =
            |marked: &[(&str, &str, [usize; 2])], proposed: &[(Kind, &str, Range<usize>)], expected: [usize; 4]| {
                let scores = measure(text, &marks(marked), &proposals(proposed)).unwrap();
                let events = scores.iter().find(|score| score.kind == Kind::Event).unwrap();
                assert_eq!([events.marked, events.proposed, events.placed, events.alike], expected);
            };
        check(&[("event", "veto", [0, 12])], &[(Kind::Event, "veto", 0..21)], [1, 1, 1, 1]);
        check(&[("event", "veto", [0, 12])], &[(Kind::Event, "block", 0..21)], [1, 1, 1, 0]);
        check(&[("event", "veto", [0, 12])], &[(Kind::Claim, "veto", 0..21)], [1, 0, 0, 0]);
        check(&[("event", "veto", [0, 12])], &[(Kind::Event, "veto", 11..21)], [1, 1, 0, 0]);
        check(
            &[("event", "veto", [0, 12])],
            &[(Kind::Event, "veto", 0..12), (Kind::Event, "veto", 0..12)],
            [1, 2, 1, 1],
        );
    }

    #[test]
    fn a_mark_outside_is_a_fault() {
        let faults = measure("Malta", &marks(&[("event", "x", [0, 9]), ("evnt", "x", [0, 1])]), &[]).unwrap_err();
        assert_eq!(faults, ["mark 1: 0 to 9 is no stretch of the text", "mark 2: `evnt` is no kind"]);
    }

    #[test]
    fn characters_are_not_bytes() {
        assert_eq!(bytes_of("“Å” b", [1, 2]), Some(3..5));
        assert_eq!(bytes_of("“Å” b", [4, 5]), Some(9..10));
        assert_eq!(bytes_of("b", [1, 1]), None);
        let text = "aé“日🙂 ".repeat(200);
        let chars = Chars::new(&text);
        for (nth, (at, c)) in text.char_indices().enumerate() {
            assert_eq!(chars.of(&(at..at + c.len_utf8())), [nth, nth + 1]);
        }
        assert_eq!(Chars::new("").of(&(0..0)), [0, 0]);
    }
}
