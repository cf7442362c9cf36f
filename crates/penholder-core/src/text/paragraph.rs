//! The paragraphs of a text, their kinds and their derived numbers.
//!
//! Always: paragraphs stand in document order with a depth, so that the children of a paragraph are those that follow
//! it at a greater depth; ids are unique; words are cleaned (see [`super::words::cleaned`]).
//! Not here: reading and writing (`format`), changing (`change`).

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::words;

/// The most paragraphs a text may have.
pub const MAX_PARAGRAPHS: usize = 100_000;
/// The deepest sub-paragraph: `1.` is depth 0, `(a)` is 1, `(i)` is 2, and so on.
pub const MAX_DEPTH: u8 = 8;
/// The highest number a mark can set.
pub const MAX_NUMBER: u32 = 999_999;
/// a … zz; what is beyond is printed in figures.
const MOST_LETTERS: u32 = 52;
/// What can be written without d and m; what is beyond is printed in figures.
pub(super) const MOST_ROMAN: u32 = 399;

/// The name a paragraph keeps through every amendment, whatever number it is printed with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(Arc<str>);

impl ParagraphId {
    /// Returns the id of that name.
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name))
    }

    /// Returns the id the readers give to the `n`th paragraph they meet, counted from 1: `p1`, `p2`, …
    pub fn nth(n: usize) -> Self {
        Self(Arc::from(format!("p{n}")))
    }

    /// Returns the id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id may stand in every format: a letter, then letters, digits, `.`, `-` or `_`, 64 at most.
    pub fn is_writable(&self) -> bool {
        let mut chars = self.0.chars();
        self.0.len() <= 64
            && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
            && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    }
}

impl fmt::Display for ParagraphId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What part a paragraph plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The name of the document.
    Title,
    /// A remark about the document: meeting and date of adoption, the vote, a footnote.
    Note,
    /// A heading between paragraphs.
    Heading,
    /// The subject of the whole sentence: `The Security Council,`.
    Opening,
    /// A preambular paragraph (PP).
    Preambular,
    /// An operative paragraph (OP).
    Operative,
    /// A sub-paragraph of the paragraph above it.
    Sub,
    /// Words that resume a paragraph after its sub-paragraphs.
    Flush,
    /// A paragraph of a presidential or press statement, which knows no preamble.
    Statement,
    /// The heading that begins an annex.
    Annex,
    /// A paragraph of an annex.
    Annexed,
}

impl Kind {
    /// Every kind with its name in files.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Title, "title"),
        (Self::Note, "note"),
        (Self::Heading, "heading"),
        (Self::Opening, "opening"),
        (Self::Preambular, "preambular"),
        (Self::Operative, "operative"),
        (Self::Sub, "sub"),
        (Self::Flush, "flush"),
        (Self::Statement, "statement"),
        (Self::Annex, "annex"),
        (Self::Annexed, "annexed"),
    ];

    /// Returns the kind's name in files and on screens.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(k, _)| *k == self).map_or("", |(_, n)| n)
    }

    /// Returns the kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(k, _)| *k)
    }

    /// Whether paragraphs of this kind say something of substance: what amendments touch and comparisons count.
    pub fn is_substance(self) -> bool {
        !matches!(self, Self::Title | Self::Note | Self::Heading | Self::Opening | Self::Annex)
    }
}

/// How a row of numbers counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// 1, 2, 3
    Arabic,
    /// a, b, c
    Letter,
    /// A, B, C
    Capital,
    /// i, ii, iii
    Roman,
    /// I, II, III
    CapitalRoman,
    /// A dash: not counted.
    Dash,
    /// A bullet: not counted.
    Bullet,
}

/// What stands round a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `1.`
    Dot,
    /// `(a)`
    Round,
    /// `a)`
    Half,
    /// `1`
    Bare,
}

/// The printed mark of a numbered paragraph; the number itself is derived from the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// How the row counts.
    pub style: Style,
    /// What stands round the number.
    pub form: Form,
    /// The number at which the row jumps or starts again here; `None` goes on counting.
    pub set: Option<u32>,
}

impl Mark {
    /// The mark of operative paragraphs: `1.`
    pub const OPERATIVE: Self = Self { style: Style::Arabic, form: Form::Dot, set: None };

    /// Returns the mark usual for sub-paragraphs at this depth: `(a)`, `(i)`, `a.`, then dashes.
    pub fn usual(depth: u8) -> Self {
        let (style, form) = match depth {
            0 => (Style::Arabic, Form::Dot),
            1 => (Style::Letter, Form::Round),
            2 => (Style::Roman, Form::Round),
            3 => (Style::Letter, Form::Dot),
            _ => (Style::Dash, Form::Bare),
        };
        Self { style, form, set: None }
    }

    /// Returns the mark as printed for number `n`; in figures where letters and Roman numbers would grow out of hand.
    pub fn printed(self, n: u32) -> String {
        let number = match self.style {
            Style::Letter | Style::Capital if n > MOST_LETTERS => n.to_string(),
            Style::Roman | Style::CapitalRoman if n > MOST_ROMAN => n.to_string(),
            Style::Arabic => n.to_string(),
            Style::Letter => letters(n),
            Style::Capital => letters(n).to_uppercase(),
            Style::Roman => roman(n),
            Style::CapitalRoman => roman(n).to_uppercase(),
            Style::Dash => return "–".into(),
            Style::Bullet => return "•".into(),
        };
        match self.form {
            Form::Dot => format!("{number}."),
            Form::Round => format!("({number})"),
            Form::Half => format!("{number})"),
            Form::Bare => number,
        }
    }
}

/// a … z, aa … zz, as lists go on after z.
fn letters(n: u32) -> String {
    let n = n.max(1) - 1;
    let letter = char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(n / 26).unwrap_or(0) + 1).collect()
}

fn roman(n: u32) -> String {
    const STEPS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = n;
    let mut out = String::new();
    for (value, sign) in STEPS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its name for ever.
    pub id: ParagraphId,
    /// The part it plays.
    pub kind: Kind,
    /// 0 for a main paragraph, 1 for `(a)`, 2 for `(i)`; at most [`MAX_DEPTH`].
    pub depth: u8,
    /// Its printed mark, if it has one.
    pub mark: Option<Mark>,
    /// Its words, cleaned, without the mark.
    pub words: String,
}

/// A text: its paragraphs in order. It never changes; an amended text is another value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    paragraphs: Vec<Paragraph>,
}

/// The rows of numbers that are open while a text is counted through.
#[derive(Default)]
pub(super) struct Rows {
    open: [Option<(Style, u32)>; MAX_DEPTH as usize + 1],
}

impl Rows {
    /// Returns the number of the next paragraph, as its mark says or as the row goes on.
    pub(super) fn number(&mut self, p: &Paragraph) -> Option<u32> {
        let due = self.due(p);
        let n = p.mark?.set.or(due)?;
        self.take(p, n);
        Some(n)
    }

    /// Returns the number the row would give the next paragraph, whatever its mark sets.
    pub(super) fn due(&mut self, p: &Paragraph) -> Option<u32> {
        let depth = usize::from(p.depth).min(self.open.len() - 1);
        self.open[depth + 1..].fill(None);
        if matches!(p.kind, Kind::Opening | Kind::Annex) {
            self.open[depth] = None;
        }
        let style = p.mark?.style;
        Some(match self.open[depth] {
            Some((open, last)) if open == style => last.saturating_add(1),
            _ => 1,
        })
    }

    /// Goes on counting from `n`, the number of this paragraph.
    pub(super) fn take(&mut self, p: &Paragraph, n: u32) {
        let depth = usize::from(p.depth).min(self.open.len() - 1);
        self.open[depth] = p.mark.map(|m| (m.style, n));
    }
}

/// Why paragraphs do not make a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// More than [`MAX_PARAGRAPHS`].
    #[error("the text has more than {MAX_PARAGRAPHS} paragraphs")]
    TooMany,
    /// Two paragraphs of one name.
    #[error("two paragraphs have the id `{0}`")]
    SameId(ParagraphId),
    /// An id that not every format can carry.
    #[error("`{0}` cannot be the id of a paragraph: a letter, then letters, digits, `.`, `-` or `_`, 64 at most")]
    BadId(ParagraphId),
    /// A sub-paragraph with nothing above it, or deeper than [`MAX_DEPTH`].
    #[error("paragraph `{id}` is at depth {depth}, and the one above it allows {allowed} at most")]
    TooDeep {
        /// The paragraph.
        id: ParagraphId,
        /// The depth it has.
        depth: u8,
        /// The depth it may have at most.
        allowed: u8,
    },
    /// A mark that sets a number no row has.
    #[error("paragraph `{id}` sets the number {number}; a number is 1 to {MAX_NUMBER}")]
    BadNumber {
        /// The paragraph.
        id: ParagraphId,
        /// The number.
        number: u32,
    },
    /// A paragraph that says nothing.
    #[error("paragraph `{0}` has no words")]
    Empty(ParagraphId),
}

/// Why a place named by a person is not found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no paragraph `{place}` here{}", .near.as_ref().map(|n| format!("; there is {n}")).unwrap_or_default())]
pub struct NoSuchPlace {
    /// The place as written.
    pub place: String,
    /// The places there are of that kind, or the two that share the name.
    pub near: Option<String>,
}

impl Text {
    /// Returns the text of these paragraphs; their words are cleaned.
    ///
    /// # Errors
    /// [`TextError`]: too many paragraphs, an id twice, a number or depth out of bounds, a paragraph without words.
    pub fn new(mut paragraphs: Vec<Paragraph>) -> Result<Self, TextError> {
        if paragraphs.len() > MAX_PARAGRAPHS {
            return Err(TextError::TooMany);
        }
        let mut seen = BTreeSet::new();
        let mut allowed = 0;
        for p in &mut paragraphs {
            let clean = words::cleaned(&p.words);
            if *clean != p.words {
                p.words = clean.into_owned();
            }
            if p.words.is_empty() {
                return Err(TextError::Empty(p.id.clone()));
            }
            if !p.id.is_writable() {
                return Err(TextError::BadId(p.id.clone()));
            }
            if !seen.insert(p.id.clone()) {
                return Err(TextError::SameId(p.id.clone()));
            }
            if let Some(number) = p.mark.and_then(|m| m.set).filter(|n| !(1..=MAX_NUMBER).contains(n)) {
                return Err(TextError::BadNumber { id: p.id.clone(), number });
            }
            if p.depth > allowed {
                return Err(TextError::TooDeep { id: p.id.clone(), depth: p.depth, allowed });
            }
            allowed = (p.depth + 1).min(MAX_DEPTH);
        }
        Ok(Self { paragraphs })
    }

    /// Returns the paragraphs in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Returns the paragraphs to build another text from.
    pub fn into_paragraphs(self) -> Vec<Paragraph> {
        self.paragraphs
    }

    /// Returns the place of a paragraph in [`Text::paragraphs`].
    pub fn position(&self, id: &ParagraphId) -> Option<usize> {
        self.paragraphs.iter().position(|p| &p.id == id)
    }

    /// Returns the paragraph of that id.
    pub fn paragraph(&self, id: &ParagraphId) -> Option<&Paragraph> {
        self.paragraphs.iter().find(|p| &p.id == id)
    }

    /// Returns the title's words, if there is a title.
    pub fn title(&self) -> Option<&str> {
        self.paragraphs.iter().find(|p| p.kind == Kind::Title).map(|p| p.words.as_str())
    }

    /// Returns the places of a paragraph and of all that hang on it: its sub-paragraphs and what resumes it.
    pub fn family(&self, position: usize) -> std::ops::Range<usize> {
        let depth = self.paragraphs.get(position).map_or(0, |p| p.depth);
        let end = self.paragraphs.iter().skip(position + 1).take_while(|p| p.depth > depth).count();
        position..position + 1 + end
    }

    /// Whether the paragraph introduces sub-paragraphs (a chapeau).
    pub fn is_chapeau(&self, position: usize) -> bool {
        self.family(position).len() > 1
    }

    /// Returns the number of each paragraph in its row; `None` where none is printed.
    pub fn numbers(&self) -> Vec<Option<u32>> {
        let mut rows = Rows::default();
        self.paragraphs.iter().map(|p| rows.number(p)).collect()
    }

    /// Returns the printed mark of each paragraph, empty where there is none.
    pub fn labels(&self) -> Vec<String> {
        let numbers = self.numbers();
        self.paragraphs
            .iter()
            .zip(numbers)
            .map(|(p, n)| p.mark.zip(n).map(|(m, n)| m.printed(n)).unwrap_or_default())
            .collect()
    }

    /// Returns what people call each paragraph: `PP3`, `OP2`, `OP2(a)`, `S4`, `annex 1, 3`, `title`.
    pub fn names(&self) -> Vec<String> {
        let numbers = self.numbers();
        let labels = self.labels();
        let mut counts = [0_usize; 11];
        let mut above: Vec<String> = Vec::new();
        let mut ops_unnumbered = 0;
        let mut annex = 0;
        let mut in_annex = 0;
        let mut names = Vec::with_capacity(self.paragraphs.len());
        for (i, p) in self.paragraphs.iter().enumerate() {
            let slot = p.kind as usize;
            counts[slot] += 1;
            let depth = usize::from(p.depth);
            let name = match p.kind {
                Kind::Preambular => format!("PP{}", counts[slot]),
                Kind::Operative => {
                    ops_unnumbered += 1;
                    format!("OP{}", numbers[i].map_or(ops_unnumbered, |n| n as usize))
                }
                Kind::Statement => format!("S{}", counts[slot]),
                Kind::Annex => {
                    annex += 1;
                    in_annex = 0;
                    format!("annex {annex}")
                }
                Kind::Annexed => {
                    in_annex += 1;
                    format!("annex {annex}, {in_annex}")
                }
                Kind::Sub | Kind::Flush => sub_name(p, above.get(depth.wrapping_sub(1)), &labels[i], counts[slot]),
                Kind::Title if counts[slot] == 1 => "title".into(),
                _ => format!("{} {}", p.kind.name(), counts[slot]),
            };
            if !matches!(p.kind, Kind::Heading | Kind::Note) || above.len() <= depth {
                above.resize(depth, String::new());
                above.push(name.clone());
            }
            names.push(name);
        }
        names
    }

    /// Returns the paragraph a person means by `OP2(a)`, `PP3`, `S4`, `title` or by its id.
    ///
    /// # Errors
    /// [`NoSuchPlace`] with what there is instead, or with both where two paragraphs share the name.
    pub fn find(&self, place: &str) -> Result<ParagraphId, NoSuchPlace> {
        let wanted = place.trim();
        if let Some(p) = self.paragraphs.iter().find(|p| p.id.as_str() == wanted) {
            return Ok(p.id.clone());
        }
        let squeezed = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let names = self.names();
        let key = squeezed(wanted);
        let hits: Vec<usize> = (0..names.len()).filter(|&i| squeezed(&names[i]) == key).collect();
        match hits[..] {
            [only] => Ok(self.paragraphs[only].id.clone()),
            [] => Err(NoSuchPlace { place: wanted.into(), near: near(&names, &key) }),
            [first, second, ..] => {
                let (a, b) = (&self.paragraphs[first].id, &self.paragraphs[second].id);
                Err(NoSuchPlace { place: wanted.into(), near: Some(format!("more than one: say `{a}` or `{b}`")) })
            }
        }
    }

    /// Returns how many words of substance the text has.
    pub fn word_count(&self) -> usize {
        self.paragraphs.iter().filter(|p| p.kind.is_substance()).map(|p| words::count(&p.words)).sum()
    }
}

fn sub_name(p: &Paragraph, above: Option<&String>, label: &str, count: usize) -> String {
    let core = label.trim_matches(|c| matches!(c, '(' | ')' | '.'));
    let own = match p.kind {
        Kind::Flush => " (end)".to_owned(),
        _ if core.is_empty() || matches!(core, "–" | "•") => format!("(-{count})"),
        _ => format!("({core})"),
    };
    format!("{}{own}", above.map_or("", String::as_str))
}

/// The first and last of the names that begin with the same letters.
fn near(names: &[String], key: &str) -> Option<String> {
    let letters: String = key.chars().take_while(|c| c.is_alphabetic()).collect();
    let of_kind = |n: &&String| n.to_lowercase().chars().take_while(|c| c.is_alphabetic()).eq(letters.chars());
    let same: Vec<&String> = names.iter().filter(of_kind).collect();
    match (letters.is_empty(), same.as_slice()) {
        (false, [only]) => Some((*only).clone()),
        (false, [first, .., last]) => Some(format!("{first} to {last}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(id: &str, kind: Kind, depth: u8, mark: Option<Mark>) -> Paragraph {
        Paragraph { id: ParagraphId::new(id), kind, depth, mark, words: format!("words of {id}") }
    }

    fn sample() -> Text {
        let op = Some(Mark::OPERATIVE);
        let sub = Some(Mark::usual(1));
        Text::new(vec![
            p("t", Kind::Title, 0, None),
            p("o", Kind::Opening, 0, None),
            p("a", Kind::Preambular, 0, None),
            p("b", Kind::Operative, 0, op),
            p("c", Kind::Sub, 1, sub),
            p("d", Kind::Sub, 1, sub),
            p("e", Kind::Operative, 0, op),
        ])
        .unwrap()
    }

    #[test]
    fn numbers_and_names_are_derived() {
        assert_eq!(sample().labels(), ["", "", "", "1.", "(a)", "(b)", "2."]);
        assert_eq!(sample().names(), ["title", "opening 1", "PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]);
    }

    #[test]
    fn places_are_found_as_people_write_them() {
        let check = |place: &str, want: &str| {
            let got = sample().find(place).map_or_else(|e| e.to_string(), |id| id.to_string());
            assert_eq!(got, want, "{place}");
        };
        check("OP1(b)", "d");
        check("op 2", "e");
        check("d", "d");
        check("OP3", "no paragraph `OP3` here; there is OP1 to OP2");
        check("x9", "no paragraph `x9` here");
    }

    #[test]
    fn ill_formed_texts_are_refused() {
        let refused = |ps: Vec<Paragraph>, want: &str| assert!(Text::new(ps).unwrap_err().to_string().contains(want));
        refused(vec![p("a", Kind::Sub, 1, None)], "depth 1");
        refused(vec![p("a", Kind::Title, 0, None), p("a", Kind::Note, 0, None)], "two paragraphs");
        refused(vec![p("9", Kind::Title, 0, None)], "cannot be the id");
        for n in [0, MAX_NUMBER + 1, u32::MAX] {
            let mark = Some(Mark { set: Some(n), ..Mark::OPERATIVE });
            refused(vec![p("a", Kind::Operative, 0, mark)], "a number is 1 to 999999");
        }
        let mut empty = p("a", Kind::Title, 0, None);
        empty.words = " \u{7} ".into();
        refused(vec![empty], "no words");
    }

    #[test]
    fn marks_are_printed_as_the_field_prints_them() {
        let check = |style, form, n, want: &str| assert_eq!(Mark { style, form, set: None }.printed(n), want);
        check(Style::Arabic, Form::Dot, 12, "12.");
        check(Style::Letter, Form::Round, 26, "(z)");
        check(Style::Letter, Form::Round, 27, "(aa)");
        check(Style::Roman, Form::Round, 9, "(ix)");
        check(Style::CapitalRoman, Form::Half, 4, "IV)");
        check(Style::Letter, Form::Round, 52, "(zz)");
        check(Style::Letter, Form::Round, 53, "(53)");
        check(Style::Roman, Form::Round, 399, "(cccxcix)");
        check(Style::Roman, Form::Round, 400, "(400)");
        check(Style::Arabic, Form::Dot, u32::MAX, "4294967295.");
    }
}
