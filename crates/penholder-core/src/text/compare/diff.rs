//! The difference of two paragraphs, word by word.
//!
//! Always: the pieces in order give both sides back; a word with its comma is two tokens, an ideograph is one.
//! Cost: bounded. Where two sides share so little that a search would take long, the middle is shown as replaced.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Beyond this product of token counts the search is not made.
const MOST_CELLS: usize = 60_000_000;

/// What happened to a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On both sides.
    Same,
    /// On the old side only.
    Gone,
    /// On the new side only.
    New,
}

/// A stretch of words with its fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What happened.
    pub fate: Fate,
    /// The words.
    pub words: String,
}

/// Returns the tokens of cleaned text as byte ranges: words, ideographs, and every other sign alone.
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let inner = matches!(c, '\'' | '’' | '-' | '.' | ',' | '/');
        let goes_on = chars.peek().is_some_and(|(_, n)| n.is_alphanumeric() && !is_ideograph(*n));
        let number_sign = inner && open && goes_on && (!matches!(c, ',' | '.') || is_digit_before(text, at));
        if is_ideograph(c) {
            out.push(at..end);
            open = false;
        } else if c.is_alphanumeric() || is_mark(c) || number_sign {
            match out.last_mut() {
                Some(last) if open => last.end = end,
                _ => out.push(at..end),
            }
            open = true;
        } else {
            open = false;
            if c != ' ' {
                out.push(at..end);
            }
        }
    }
    out
}

fn is_digit_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit())
}

fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// Combining marks of the scripts that write vowels above and below: they belong to the word.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036f | 0x0610..=0x061a | 0x064b..=0x065f | 0x0670 | 0x200c..=0x200d)
}

/// Returns the difference as pieces in reading order, what is gone before what is new.
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return if old.is_empty() { Vec::new() } else { vec![Piece { fate: Fate::Same, words: old.into() }] };
    }
    let (a, b) = (tokens(old), tokens(new));
    let mut pieces: Vec<Piece> = Vec::new();
    for op in operations(old, &a, new, &b) {
        let (_, from, to) = op.as_tag_tuple();
        match op {
            DiffOp::Equal { .. } => {
                // What begins the new side may have stood after a space.
                let (before, after) = (stretch(old, &a, from), stretch(new, &b, to));
                let spaced = before.starts_with(' ')
                    && !after.starts_with(' ')
                    && pieces.last().is_some_and(|p| p.fate == Fate::Gone);
                push(&mut pieces, Fate::Same, if spaced { before } else { after });
            }
            _ => {
                push(&mut pieces, Fate::Gone, stretch(old, &a, from));
                push(&mut pieces, Fate::New, stretch(new, &b, to));
            }
        }
    }
    pieces
}

/// Returns the operations on tokens, heads and tails that are equal set apart first.
pub(in crate::text) fn operations(old: &str, a: &[Range<usize>], new: &str, b: &[Range<usize>]) -> Vec<DiffOp> {
    // Equal words get equal numbers: the search compares them many times.
    let mut numbers = HashMap::with_capacity(a.len());
    let x = numbered(&mut numbers, old, a);
    let y = numbered(&mut numbers, new, b);
    let head = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let tail = x[head..].iter().rev().zip(y[head..].iter().rev()).take_while(|(p, q)| p == q).count();
    let (mid_x, mid_y) = (&x[head..x.len() - tail], &y[head..y.len() - tail]);
    let mut ops = Vec::new();
    if head > 0 {
        ops.push(DiffOp::Equal { old_index: 0, new_index: 0, len: head });
    }
    if mid_x.len().saturating_mul(mid_y.len()) > MOST_CELLS {
        ops.push(DiffOp::Replace { old_index: head, old_len: mid_x.len(), new_index: head, new_len: mid_y.len() });
    } else {
        let found = capture_diff_slices(Algorithm::Patience, mid_x, mid_y);
        ops.extend(found.into_iter().map(|op| shifted(op, head)));
    }
    if tail > 0 {
        ops.push(DiffOp::Equal { old_index: x.len() - tail, new_index: y.len() - tail, len: tail });
    }
    ops
}

fn numbered<'a>(numbers: &mut HashMap<&'a str, usize>, text: &'a str, tokens: &[Range<usize>]) -> Vec<usize> {
    let number = |r: &Range<usize>| {
        let next = numbers.len();
        *numbers.entry(&text[r.clone()]).or_insert(next)
    };
    tokens.iter().map(number).collect()
}

fn shifted(op: DiffOp, by: usize) -> DiffOp {
    match op {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: old_index + by, new_index: new_index + by, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Delete { old_index: old_index + by, old_len, new_index: new_index + by }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Insert { old_index: old_index + by, new_index: new_index + by, new_len }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: old_index + by, old_len, new_index: new_index + by, new_len }
        }
    }
}

/// The words of tokens `range`, with the space before the first of them.
fn stretch<'a>(text: &'a str, tokens: &[Range<usize>], range: Range<usize>) -> &'a str {
    if range.is_empty() {
        return "";
    }
    let start = if range.start == 0 { 0 } else { tokens[range.start - 1].end };
    let end = if range.end == tokens.len() { text.len() } else { tokens[range.end - 1].end };
    &text[start..end]
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, words: &str) {
    if words.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.fate == fate => last.words.push_str(words),
        _ => pieces.push(Piece { fate, words: words.to_owned() }),
    }
}

/// Returns how many words of a difference are only on the new and only on the old side: `(added, removed)`.
pub fn counts(pieces: &[Piece]) -> (usize, usize) {
    let count = |fate: Fate| -> usize { pieces.iter().filter(|p| p.fate == fate).map(|p| word_count(&p.words)).sum() };
    (count(Fate::New), count(Fate::Gone))
}

fn word_count(words: &str) -> usize {
    tokens(words).iter().filter(|r| words[(*r).clone()].chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let sign = |p: &Piece| match p.fate {
            Fate::Same => p.words.clone(),
            Fate::Gone => format!("[-{}-]", p.words),
            Fate::New => format!("{{+{}+}}", p.words),
        };
        diff(old, new).iter().map(sign).collect()
    }

    #[test]
    fn differences_are_by_word_and_sign() {
        let check = |old: &str, new: &str, want: &str| assert_eq!(shown(old, new), want);
        check("strikes on Aleppo, and", "strikes, and", "strikes[- on Aleppo-], and");
        check("more than 700 people", "people", "[-more than 700-] people");
        check("a b", "a b", "a b");
        check("", "a", "{+a+}");
        check("在阿勒颇市", "在该市", "在[-阿勒颇-]{+该+}市");
        check("3,000 injured", "3,000 hurt", "3,000[- injured-]{+ hurt+}");
    }

    proptest! {
        #[test]
        fn both_sides_come_back(old in "[a-c ,.]{0,40}", new in "[a-c ,.]{0,40}") {
            let (old, new) = (crate::text::words::cleaned(&old), crate::text::words::cleaned(&new));
            let pieces = diff(&old, &new);
            let side = |gone: Fate| pieces.iter().filter(|p| p.fate != gone).map(|p| p.words.replace(' ', "")).collect::<String>();
            prop_assert_eq!(side(Fate::Gone), new.replace(' ', ""));
            prop_assert_eq!(side(Fate::New), old.replace(' ', ""));
        }
    }
}
