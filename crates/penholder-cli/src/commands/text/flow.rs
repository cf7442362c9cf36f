//! Words in several styles as lines that fit the screen.

use anstyle::{Effects, Style};
use penholder_core::text::compare::diff::{Fate, Piece};

use crate::screen::{AGAINST, FOR, paint, width};

/// What is new, underlined.
pub const NEW: Style = FOR.effects(Effects::UNDERLINE);
/// What is gone, struck.
pub const GONE: Style = AGAINST.effects(Effects::STRIKETHROUGH);

/// Before a word that stands directly after the one before it.
const HUG: char = '\u{2060}';

/// Whether the screen shows styles; where it does not, signs take their place.
pub fn styled() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Words with a style each.
#[derive(Default)]
pub struct Flow {
    words: Vec<(Style, String)>,
}

impl Flow {
    /// Adds words; they stand apart from those before by a space if they begin with one.
    pub fn push(&mut self, style: Style, text: &str) {
        let glued = !text.starts_with(' ');
        for (i, word) in text.split(' ').filter(|w| !w.is_empty()).enumerate() {
            // A comma after a struck word hugs it.
            let hugs = i == 0 && glued && !self.words.is_empty();
            self.words.push((style, if hugs { format!("{HUG}{word}") } else { word.to_owned() }));
        }
    }

    /// Adds the pieces of a comparison, struck and underlined, or between signs where there are no styles.
    pub fn pieces(&mut self, pieces: &[Piece]) {
        let signs = !styled();
        for piece in pieces {
            let space = if piece.words.starts_with(' ') { " " } else { "" };
            let words = piece.words.trim();
            match piece.fate {
                Fate::Same => self.push(Style::new(), &piece.words),
                Fate::Gone if signs => self.push(Style::new(), &format!("{space}[-{words}-]")),
                Fate::New if signs => self.push(Style::new(), &format!("{space}{{+{words}+}}")),
                Fate::Gone => self.push(GONE, &format!("{space}{words}")),
                Fate::New => {
                    // New words right after struck ones stand apart from them.
                    let space = if self.words.last().is_some_and(|(style, _)| *style == GONE) { " " } else { space };
                    self.push(NEW, &format!("{space}{words}"));
                }
            }
        }
    }

    /// Returns the lines, each behind `indent` spaces.
    pub fn lines(&self, indent: usize) -> Vec<String> {
        let most = usize::from(width()).saturating_sub(indent).max(20);
        let pad = " ".repeat(indent);
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut used = 0;
        let mut before: Option<Style> = None;
        for (style, word) in &self.words {
            let glued = word.starts_with(HUG);
            let word = word.trim_start_matches(HUG);
            let len = word.chars().count();
            let gap = usize::from(used > 0 && !glued);
            if used > 0 && used + gap + len > most && !glued {
                lines.push(format!("{pad}{line}"));
                (line, used, before) = (String::new(), 0, None);
            }
            if used > 0 && !glued {
                // The space between two words of one style carries the style too.
                line.push_str(&if before == Some(*style) { paint(*style, " ") } else { " ".into() });
                used += 1;
            }
            line.push_str(&if *style == Style::new() { word.to_owned() } else { paint(*style, word) });
            used += len;
            before = Some(*style);
        }
        if used > 0 {
            lines.push(format!("{pad}{line}"));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_commas_hug() {
        let mut flow = Flow::default();
        flow.push(Style::new(), "one two");
        flow.push(GONE, " three");
        flow.push(Style::new(), ", four");
        let line = flow.lines(2).join("|");
        let bare = anstream::adapter::strip_str(&line).to_string();
        assert_eq!(bare, "  one two three, four");
        let mut long = Flow::default();
        long.push(Style::new(), &"word ".repeat(100));
        assert!(long.lines(4).iter().all(|l| l.chars().count() <= usize::from(width())));
    }
}
