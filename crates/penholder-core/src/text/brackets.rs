//! Bracketed language: words not agreed yet, and who asked for the brackets.
//!
//! Implements: the drafting habit `[words]`, and `[Beloria, Arvenia: words]` where it is written who asked.
//! Always: brackets are words of the paragraph, so every format and comparison keeps them.
//! Not here: telling a bracket from an editor's remark; `[1]` and the like, without a letter, are footnote marks.

use std::ops::Range;

/// One stretch of bracketed language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The place of the whole, brackets included, in bytes.
    pub range: Range<usize>,
    /// Who asked for the brackets; empty where it is not written.
    pub asked_by: Vec<String>,
    /// The words inside.
    pub words: String,
}

/// A bracket without its fellow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unbalanced {
    /// Opened and never closed.
    #[error("a bracket is opened at character {0} and never closed")]
    Open(usize),
    /// Closed and never opened.
    #[error("a bracket is closed at character {0} and was never opened")]
    Closed(usize),
}

/// Returns the outermost bracketed stretches of a paragraph's words, in order.
///
/// # Errors
/// [`Unbalanced`] with the place of the bracket that stands alone, in characters from 1.
pub fn brackets(words: &str) -> Result<Vec<Bracket>, Unbalanced> {
    let character = |at: usize| words[..at].chars().count() + 1;
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, c) in words.char_indices() {
        match c {
            '[' => open.push(at),
            ']' => {
                let start = open.pop().ok_or(Unbalanced::Closed(character(at)))?;
                let inner = &words[start + 1..at];
                if open.is_empty() && inner.chars().any(char::is_alphabetic) {
                    let (asked_by, inner) = asked(inner);
                    found.push(Bracket { range: start..at + 1, asked_by, words: inner.to_owned() });
                }
            }
            _ => {}
        }
    }
    match open.first() {
        Some(&at) => Err(Unbalanced::Open(character(at))),
        None => Ok(found),
    }
}

/// `Beloria, Arvenia: words` → who asked, and the words. A colon after more than a short list of names is no list.
fn asked(inner: &str) -> (Vec<String>, &str) {
    if let Some((names, words)) = inner.split_once(": ") {
        let names: Vec<&str> = names.split(", ").map(str::trim).collect();
        let is_name = |n: &&str| n.starts_with(char::is_uppercase) && n.split(' ').count() <= 5;
        if names.len() <= 15 && names.iter().all(is_name) {
            return (names.into_iter().map(str::to_owned).collect(), words);
        }
    }
    (Vec::new(), inner)
}

/// Writes bracketed language.
pub fn bracketed(words: &str, asked_by: &[String]) -> String {
    if asked_by.is_empty() { format!("[{words}]") } else { format!("[{}: {words}]", asked_by.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_found_with_who_asked() {
        let check = |words: &str, want: Result<&[(&str, &str)], &str>| {
            let got = brackets(words).map_err(|e| e.to_string());
            let shown: Result<Vec<(String, String)>, String> =
                got.map(|b| b.into_iter().map(|b| (b.asked_by.join("+"), b.words)).collect());
            let want = want.map(|w| w.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect());
            assert_eq!(shown, want.map_err(str::to_owned), "{words}");
        };
        check("the [gravest] concern", Ok(&[("", "gravest")]));
        check("[Beloria, Arvenia: by the forces] in", Ok(&[("Beloria+Arvenia", "by the forces")]));
        check("[as follows: a and b]", Ok(&[("", "as follows: a and b")]));
        check("see[1] below", Ok(&[]));
        check("[a [b] c]", Ok(&[("", "a [b] c")]));
        check("one [two", Err("a bracket is opened at character 5 and never closed"));
        check("é] two", Err("a bracket is closed at character 2 and was never opened"));
    }

    #[test]
    fn brackets_are_written_as_they_are_read() {
        let text = bracketed("the city", &["Beloria".into()]);
        assert_eq!(brackets(&text).unwrap()[0].asked_by, ["Beloria"]);
    }
}
