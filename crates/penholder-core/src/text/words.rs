//! Words: how a line is cleaned, cut into words and searched.
//!
//! Always: cleaned text is NFC, has single spaces, no control characters and none of the spaces Unicode has besides
//! the plain one; letters, marks and direction marks of every script stay as they are.
//! Not here: which words mean what (`leading`, `reference`).

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns `line` in Unicode form NFC with every run of white space and control characters as one space, trimmed.
pub fn cleaned(line: &str) -> Cow<'_, str> {
    let line = line.trim_matches(is_gap);
    if is_clean(line) {
        return Cow::Borrowed(line);
    }
    let nfc: Cow<'_, str> = match is_nfc_quick(line.chars()) {
        IsNormalized::Yes => Cow::Borrowed(line),
        _ => Cow::Owned(line.nfc().collect()),
    };
    let mut out = String::with_capacity(nfc.len());
    for word in nfc.split(is_gap).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// White space of any kind, control characters, the byte order mark and the characters Unicode calls non-characters.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{2060}' | '\u{200b}')
        || (u32::from(c) & 0xfffe) == 0xfffe
}

fn is_clean(line: &str) -> bool {
    if line.is_ascii() {
        let bytes = line.as_bytes();
        return bytes.iter().all(|&b| (b' '..0x7f).contains(&b)) && !bytes.windows(2).any(|w| w == b"  ");
    }
    !line.contains("  ")
        && !line.chars().any(|c| c != ' ' && is_gap(c))
        && is_nfc_quick(line.chars()) == IsNormalized::Yes
}

/// Returns the words of cleaned text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|w| !w.is_empty())
}

/// Returns how many words cleaned text has.
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// Returns a word without the punctuation around it, in lower case: what a search compares.
pub fn folded(word: &str) -> Cow<'_, str> {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    if core.chars().any(|c| c.is_uppercase() || c == '’') {
        Cow::Owned(core.replace('’', "'").to_lowercase())
    } else {
        Cow::Borrowed(core)
    }
}

/// Returns the byte offsets at which `needle` stands in `text` as whole words, in order and not overlapping.
///
/// The words have to be the same to the letter; a match neither begins nor ends inside a word.
pub fn occurrences(text: &str, needle: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if needle.is_empty() {
        return found;
    }
    let mut from = 0;
    while let Some(at) = text[from..].find(needle).map(|i| i + from) {
        let end = at + needle.len();
        if is_edge(text, at) && is_edge(text, end) {
            found.push(at);
            from = end;
        } else {
            from = at + needle.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Whether a cut at `at` goes between words or at punctuation rather than through a word.
fn is_edge(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    match (before, after) {
        (Some(b), Some(a)) => !(b.is_alphanumeric() && a.is_alphanumeric()),
        _ => true,
    }
}

/// Returns `text` with `range` replaced by `new`, and the spaces round the cut put right.
///
/// No space is doubled, none stands at an end or before `,` `;` `.` `:` when words are only taken out.
pub fn spliced(text: &str, range: std::ops::Range<usize>, new: &str) -> String {
    let (head, tail) = (text[..range.start].trim_end(), text[range.end..].trim_start());
    let tight_before = text[..range.start].len() == head.len();
    let tight_after = text[range.end..].len() == tail.len();
    let mut out = String::with_capacity(text.len() + new.len());
    out.push_str(head);
    if new.is_empty() {
        let joins = tail.starts_with([',', ';', '.', ':']) || (tight_before && tight_after);
        if !head.is_empty() && !tail.is_empty() && !joins {
            out.push(' ');
        }
    } else {
        if !head.is_empty() && !tight_before {
            out.push(' ');
        }
        out.push_str(new);
        if !tail.is_empty() && !tight_after {
            out.push(' ');
        }
    }
    out.push_str(tail);
    cleaned(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cleaned() {
        let check = |raw: &str, clean: &str| assert_eq!(cleaned(raw), clean, "{raw:?}");
        check("  Decides\u{a0}\u{a0} to \t act ", "Decides to act");
        check("a\u{0}b\u{1b}[31m", "a b [31m");
        check("Co\u{302}te", "Côte");
        check("\u{feff}مجلس الأمن", "مجلس الأمن");
        check("安全理事会，", "安全理事会，");
        check("", "");
    }

    #[test]
    fn only_whole_words_are_found() {
        let check = |text: &str, needle: &str, at: &[usize]| assert_eq!(occurrences(text, needle), at, "{needle}");
        check("in Aleppo, near Aleppo", "Aleppo", &[3, 16]);
        check("in Aleppoville", "Aleppo", &[]);
        check("the \"barrel bombs\",", "barrel bombs", &[5]);
        check("aaa", "aa", &[]);
        check("x", "", &[]);
    }

    #[test]
    fn cuts_leave_tidy_spaces() {
        let check = |text: &str, cut: &str, new: &str, want: &str| {
            let at = text.find(cut).unwrap();
            assert_eq!(spliced(text, at..at + cut.len(), new), want);
        };
        check("strikes in Aleppo, and", "in Aleppo", "", "strikes, and");
        check("strikes in Aleppo and", "in Aleppo", "", "strikes and");
        check("strikes on towns", "on towns", "", "strikes");
        check("use of bombs", "bombs", "force", "use of force");
        check("use of \"bombs\",", "bombs", "force", "use of \"force\",");
    }
}
