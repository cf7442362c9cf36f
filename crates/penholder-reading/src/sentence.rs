//! Paragraphs, sentences and tokens, each with its place in the report.
//!
//! Implements: word and sentence boundaries of Unicode Standard Annex 29, by the crate `unicode-segmentation`; on top of it
//! full stops of abbreviations end no sentence, and lines of a paragraph that was wrapped belong together.
//! Always: every place lies on character boundaries of the report; tokens are in order and do not overlap.
//! Not here: what a word means.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The most tokens that are read as one sentence; a longer one is cut, so that the time stays in proportion to the length.
pub const MOST_TOKENS: usize = 250;

/// One word, number or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where, in bytes of the report.
    pub span: Range<usize>,
    /// As written, without the full stops of an abbreviation and with plain apostrophes: `US` for `U.S.`.
    pub word: String,
    /// The same in small letters.
    pub low: String,
}

impl Token {
    fn new(span: Range<usize>, written: &str) -> Self {
        let mut word = written.replace('’', "'");
        if word.len() > 1 && word.contains('.') && word.chars().all(|c| c.is_alphabetic() || c == '.') {
            word.retain(|c| c != '.');
        }
        let low = word.to_lowercase();
        Self { span, word, low }
    }

    /// Whether it is a word or number, no mark.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.word.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether it begins with a capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.word.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it opens or closes a quotation.
    #[must_use]
    pub fn is_quote(&self) -> bool {
        matches!(self.word.as_str(), "\"" | "“" | "”" | "„" | "«" | "»")
    }
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, in bytes of the report.
    pub span: Range<usize>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The paragraph it stands in, from 0.
    pub paragraph: usize,
}

/// The paragraphs of a report: parted by empty lines if it has any, else by line ends.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let blank = |line: &str| line.trim().is_empty();
    let parted = text.trim().lines().any(blank);
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let place = at..at + line.len();
        at += line.len();
        if blank(line) {
            open = false;
        } else if parted && open {
            if let Some(last) = found.last_mut() {
                last.end = place.end;
            }
        } else {
            found.push(place);
            open = true;
        }
    }
    found
}

/// The sentences of a report. `abbreviations` are words in small letters whose full stop ends no sentence.
#[must_use]
pub fn sentences(text: &str, abbreviations: &[String]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, place) in paragraphs(text).into_iter().enumerate() {
        // the same length in bytes, so that places stay
        let words: String =
            text[place.clone()].chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
        let mut begin = None;
        let mut at = 0;
        for piece in words.split_sentence_bounds() {
            let start = *begin.get_or_insert(at);
            at += piece.len();
            if at < words.len() && !is_end(&words[start..at], &words[at..], abbreviations) {
                continue;
            }
            begin = None;
            let sentence = &words[start..at];
            let lead = sentence.len() - sentence.trim_start().len();
            let span = place.start + start + lead..place.start + start + sentence.trim_end().len().max(lead);
            if span.is_empty() {
                continue;
            }
            let tokens = tokens(&text[span.clone()], span.start);
            if tokens.len() <= MOST_TOKENS {
                found.push(Sentence { span, tokens, paragraph });
                continue;
            }
            for part in tokens.chunks(MOST_TOKENS) {
                if let (Some(first), Some(last)) = (part.first(), part.last()) {
                    let span = first.span.start..last.span.end;
                    found.push(Sentence { span, tokens: part.to_vec(), paragraph });
                }
            }
        }
    }
    found
}

/// Whether a sentence ends here: not after an abbreviation, nor after a single letter.
fn is_end(before: &str, after: &str, abbreviations: &[String]) -> bool {
    let Some(body) = before.trim_end().strip_suffix('.') else { return true };
    let last = body.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '-')).next().unwrap_or("");
    let dotted = last.contains('.') && last.chars().all(|c| c.is_alphabetic() || c == '.');
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    if abbreviations.contains(&last.to_lowercase()) || initial {
        return false;
    }
    // "the U.S. It said": a word that opens sentences after a dotted abbreviation ends the one before
    !dotted || opens_sentence(after)
}

fn opens_sentence(after: &str) -> bool {
    let first = after.split_whitespace().next().unwrap_or("");
    matches!(
        first,
        "The" | "It" | "He" | "She" | "They" | "But" | "In" | "On" | "A" | "An" | "This" | "That" | "At" | "However"
    )
}

/// The tokens of a stretch that begins at byte `from` of the report.
#[must_use]
pub fn tokens(text: &str, from: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (at, piece) in text.split_word_bound_indices() {
        if piece.trim().is_empty() {
            continue;
        }
        let place = from + at..from + at + piece.len();
        if piece == "." && is_dotted(found.last(), text, from, place.start) {
            // the last full stop of "U.S."
            if let Some(last) = found.last_mut() {
                last.span.end = place.end;
            }
            continue;
        }
        let possessive = ["'s", "’s"].iter().find_map(|mark| piece.strip_suffix(*mark));
        match possessive {
            Some(owner) if !owner.is_empty() => {
                let cut = place.start + owner.len();
                found.push(Token::new(place.start..cut, owner));
                found.push(Token::new(cut..place.end, "'s"));
            }
            _ => found.push(Token::new(place, piece)),
        }
    }
    found
}

fn is_dotted(last: Option<&Token>, text: &str, from: usize, start: usize) -> bool {
    last.is_some_and(|last| {
        let written = text.get(last.span.start - from..last.span.end - from).unwrap_or("");
        last.span.end == start
            && (written.contains('.') || written.chars().count() == 1)
            && written.chars().all(|c| c.is_uppercase() || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let known = ["mr".to_owned(), "gen".to_owned(), "jan".to_owned()];
        sentences(text, &known).into_iter().map(|sentence| &text[sentence.span]).collect()
    }

    #[test]
    fn where_sentences_end() {
        assert_eq!(cut("Malta objected. Chad did not."), ["Malta objected.", "Chad did not."]);
        assert_eq!(
            cut("The U.S. Secretary met Mr. Borg on Jan. 8. He left."),
            ["The U.S. Secretary met Mr. Borg on Jan. 8.", "He left."]
        );
        assert_eq!(cut("It was said by the U.S. The text fell."), ["It was said by the U.S.", "The text fell."]);
        assert_eq!(cut("A head\nMalta objected to\nit"), ["A head", "Malta objected to", "it"]);
        assert_eq!(
            cut("A head\n\nMalta objected to\nthe text.\n\nEnd"),
            ["A head", "Malta objected to\nthe text.", "End"]
        );
        assert_eq!(cut("\u{a0}\n"), Vec::<&str>::new());
        assert_eq!(cut(&"word ".repeat(MOST_TOKENS)).len(), 1);
        assert_eq!(cut(&"word ".repeat(MOST_TOKENS + 1)).len(), 2);
    }

    #[test]
    fn how_words_are_cut() {
        let words = |text: &str| tokens(text, 0).into_iter().map(|token| token.word).collect::<Vec<_>>();
        assert_eq!(words("The U.S. said 3,000 fled."), ["The", "US", "said", "3,000", "fled", "."]);
        assert_eq!(words("Malta’s British-drafted text"), ["Malta", "'s", "British", "-", "drafted", "text"]);
        assert_eq!(words("it didn't"), ["it", "didn't"]);
    }
}
