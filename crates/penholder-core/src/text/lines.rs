//! Texts as people type them into a form: a paragraph a line, without identities; what changed, and two changes of one text.
//!
//! Always: paragraphs are the same or they are not; nothing is put together inside of one.
//! Not here: amendments as instructions to paragraphs with ids, which combine word by word (`merge`).

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// The paragraphs of a text, in order: its lines that are not empty.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What has to be done to the paragraphs of one text to have those of another, what stays included.
#[must_use]
pub fn compared(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    capture_diff_slices(Algorithm::Myers, old, new)
}

/// What one of two authors made of some paragraphs of the text that both had.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn<'t> {
    from: usize,
    to: usize,
    becomes: Vec<&'t str>,
}

impl Turn<'_> {
    /// Whether both cannot be done: they are about the same paragraphs, or put different ones at one place.
    fn collides(&self, other: &Turn<'_>) -> bool {
        let empty = |turn: &Turn<'_>| turn.from == turn.to;
        match (empty(self), empty(other)) {
            (true, true) => self.from == other.from,
            (true, false) => other.from < self.from && self.from < other.to,
            (false, true) => self.from < other.from && other.from < self.to,
            (false, false) => self.from < other.to && other.from < self.to,
        }
    }
}

fn turns<'t>(base: &[&'t str], other: &[&'t str]) -> Vec<Turn<'t>> {
    let ops = compared(base, other);
    let changed = ops.iter().map(DiffOp::as_tag_tuple).filter(|(tag, ..)| *tag != DiffTag::Equal);
    changed.map(|(_, old, new)| Turn { from: old.start, to: old.end, becomes: other[new].to_vec() }).collect()
}

/// The text with what two authors made of it, paragraph by paragraph; none if their changes collide.
#[must_use]
pub fn both(base: &str, one: &str, other: &str) -> Option<String> {
    let base = paragraphs(base);
    let (first, second) = (turns(&base, &paragraphs(one)), turns(&base, &paragraphs(other)));
    let collide = |turn: &Turn<'_>| second.iter().any(|also| turn != also && turn.collides(also));
    if first.iter().any(collide) {
        return None;
    }
    let mut all: Vec<Turn<'_>> = first.into_iter().chain(second).collect();
    all.sort();
    all.dedup();
    let (mut lines, mut at) = (Vec::new(), 0);
    for turn in all {
        lines.extend(base.get(at..turn.from).unwrap_or_default());
        lines.extend(turn.becomes);
        at = turn.to;
    }
    lines.extend(base.get(at..).unwrap_or_default());
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_changes_of_one_text_are_both_made_unless_they_collide() {
        const BASE: &str = "one\n\ntwo\nthree";
        let check = |one: &str, other: &str, wanted: Option<&str>| {
            for (a, b) in [(one, other), (other, one)] {
                assert_eq!(both(BASE, a, b).as_deref(), wanted, "{a:?} and {b:?}");
            }
        };
        check("one\ntwo\nthree", "one\nTWO\nthree", Some("one\nTWO\nthree"));
        check("ONE\ntwo\nthree", "one\ntwo\nTHREE", Some("ONE\ntwo\nTHREE"));
        check("one\nthree", "one\ntwo\nthree\nfour", Some("one\nthree\nfour"));
        check("one\nTWO\nthree", "one\ntwo\nnew\nthree", Some("one\nTWO\nnew\nthree"));
        check("one\nTWO\nthree", "one\nTwo\nthree", None);
        check("one\nthree", "one\nTwo\nthree", None);
        check("one\nTWO\nthree", "one\nTWO\nthree", Some("one\nTWO\nthree"));
        check("one\ntwo\nx\nthree", "one\ntwo\ny\nthree", None);
        check("", "one\ntwo\nthree", Some(""));
    }
}
