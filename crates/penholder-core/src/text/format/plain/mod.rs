//! Plain text as UN bodies print it: read with its page furniture and scars, written clean.
//!
//! Implements: the layout of resolutions and statements from 1946 to today: a title, a remark on adoption, `The Security
//! Council,`, preambular paragraphs, numbered operative paragraphs with (a), (i) below them, annexes, notes.
//! Always: every character that is not white space ends up in the text, in a printed mark or aside;
//! [`Reading::woven`] puts them together again, word for word.
//! Not here: what the paragraphs mean (`leading`, `reference`).

mod label;
mod line;

use std::collections::BTreeMap;

use label::{Label, label};
use line::{
    annex_heading, ends, has_first_number, has_opening, is_finished, is_heading, is_heading_letter, is_note,
    is_opening, is_title, is_wrapped, late_opening,
};

use super::furniture::{is_collection_head, is_furniture};
use super::{ReadError, within_limits};
use crate::text::leading::{Phrases, Tense};
use crate::text::paragraph::Rows;
use crate::text::words::cleaned;
use crate::text::{Form, Kind, MAX_DEPTH, MAX_PARAGRAPHS, Mark, Paragraph, ParagraphId, Style, Text};

/// A text with what its printed page had besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub text: Text,
    /// Marks that were printed otherwise than they are derived (`l.` for `1.`), by paragraph.
    pub printed: BTreeMap<ParagraphId, String>,
    /// Page furniture, in order.
    pub asides: Vec<Aside>,
    /// What the reader stumbled over: numbers that jump, scars it took for numbers.
    pub notes: Vec<Stumble>,
}

/// A line of page furniture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The line in the source, from 1.
    pub line: usize,
    /// Its words.
    pub words: String,
    /// How many characters of the text, white space not counted, stand before it.
    before: usize,
}

/// Something a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stumble {
    /// The line in the source, from 1.
    pub line: usize,
    /// What it is.
    pub what: String,
}

/// Reads a text as it is printed.
///
/// # Errors
/// [`ReadError`] if there is nothing to read, or more than the limits allow. A text without any structure is read as
/// a statement, paragraph by paragraph.
pub fn read(source: &str) -> Result<Reading, ReadError> {
    within_limits(source)?;
    let mut reader = Reader::new(source);
    for (i, line) in source.lines().enumerate() {
        let line_no = i + 1;
        // An old page may end a line with a bare carriage return.
        for part in line.split(['\r', '\u{c}', '\u{2028}', '\u{2029}']) {
            reader.line(line_no, &cleaned(part))?;
        }
    }
    reader.finish()
}

/// Writes a text as a clean printed page: one paragraph a line, a blank line between, marks as derived.
pub fn write(text: &Text) -> String {
    let mut out = String::new();
    for (p, label) in text.paragraphs().iter().zip(text.labels()) {
        if !out.is_empty() {
            out.push('\n');
        }
        for _ in 0..p.depth {
            out.push_str("    ");
        }
        out.push_str(&label);
        if !label.is_empty() {
            out.push(' ');
        }
        out.push_str(&p.words);
        out.push('\n');
    }
    out
}

impl Reading {
    /// Returns all characters of the source but white space, put together from text, marks and asides.
    pub fn woven(&self) -> String {
        let mut body = String::new();
        for (p, label) in self.text.paragraphs().iter().zip(self.text.labels()) {
            let label = self.printed.get(&p.id).map_or(label.as_str(), String::as_str);
            body.extend(label.chars().chain(p.words.chars()).filter(|c| *c != ' '));
        }
        let mut out = String::with_capacity(body.len());
        let mut from = 0;
        let mut chars = body.chars();
        for aside in &self.asides {
            out.extend(chars.by_ref().take(aside.before - from));
            from = aside.before;
            out.extend(aside.words.chars().filter(|c| *c != ' '));
        }
        out.extend(chars);
        out
    }

    /// Returns the same of a source: what [`Reading::woven`] has to equal.
    pub fn solid(source: &str) -> String {
        cleaned(source).chars().filter(|c| *c != ' ').collect()
    }
}

/// In which part of the text the reader is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Front,
    Preamble,
    Operative,
    Statement,
    Annex,
}

struct Reader {
    phrases: &'static Phrases,
    part: Part,
    /// Whether the line `The Security Council,` is missing from a text that has a preamble and numbers.
    opening_lost: bool,
    /// Whether a title says that it is a resolution.
    titled_resolution: bool,
    /// Whether operative paragraphs are numbered, so that one without a number is none.
    numbered: bool,
    wrapped: bool,
    in_collection_head: bool,
    after_break: bool,
    paragraphs: Vec<Paragraph>,
    numbers: Vec<Option<u32>>,
    printed: BTreeMap<ParagraphId, String>,
    asides: Vec<Aside>,
    notes: Vec<Stumble>,
    written: usize,
    last_op: u32,
    rows: Vec<Row>,
}

/// An open row of sub-paragraph numbers.
#[derive(Clone, Copy)]
struct Row {
    style: Style,
    form: Form,
    last: u32,
}

impl Reader {
    fn new(source: &str) -> Self {
        let has_opening = source.lines().any(|l| has_opening(&cleaned(l)));
        let numbered = source.lines().any(|l| has_first_number(&cleaned(l)));
        let phrases = Phrases::standard();
        let leads = |l: &str| phrases.lead(l).is_some_and(|l| l.tense == Tense::Participle && l.start == 0);
        let opening_lost = !has_opening && numbered && source.lines().any(|l| leads(&cleaned(l)));
        Self {
            phrases,
            part: if has_opening || opening_lost { Part::Front } else { Part::Statement },
            opening_lost,
            titled_resolution: false,
            numbered,
            wrapped: is_wrapped(source),
            in_collection_head: false,
            after_break: false,
            paragraphs: Vec::new(),
            numbers: Vec::new(),
            printed: BTreeMap::new(),
            asides: Vec::new(),
            notes: Vec::new(),
            written: 0,
            last_op: 0,
            rows: Vec::new(),
        }
    }

    fn line(&mut self, no: usize, line: &str) -> Result<(), ReadError> {
        if line.is_empty() {
            self.after_break = true;
            return Ok(());
        }
        if self.set_aside(line) {
            let words = line.to_owned();
            self.asides.push(Aside { line: no, words, before: self.written });
            return Ok(());
        }
        let mut rest = line;
        let mut runs_on = false;
        while let Some(cut) = self.cut(rest, runs_on) {
            let (head, tail) = rest.split_at(cut);
            runs_on = runs_on || is_opening(head.trim_end());
            self.piece(no, head.trim_end());
            rest = tail.trim_start();
        }
        self.piece(no, rest);
        if self.paragraphs.len() > MAX_PARAGRAPHS {
            let what = format!("more than {MAX_PARAGRAPHS} paragraphs");
            return Err(ReadError::at(no, what).hint("a text of this size is several texts: split it"));
        }
        Ok(())
    }

    fn piece(&mut self, no: usize, line: &str) {
        let blank_before = std::mem::take(&mut self.after_break);
        if self.joins(line, blank_before) {
            self.join(line);
        } else {
            self.begin(no, line);
        }
    }

    /// Where a line that holds several paragraphs has to be cut first.
    ///
    /// After `The Security Council,`; in a line begun by it, before each participle that can lead; anywhere, before the
    /// operative number that is due.
    fn cut(&self, line: &str, runs_on: bool) -> Option<usize> {
        if let Some(at) = (self.part == Part::Front).then(|| late_opening(line)).flatten() {
            return Some(at);
        }
        if let Some(comma) = line.starts_with("The ").then(|| line.find(", ")).flatten() {
            let (opening, rest) = (&line[..=comma], line[comma + 1..].trim_start());
            if is_opening(opening) && (self.phrases.lead(rest).is_some() || label(rest, 1).is_some()) {
                return Some(comma + 1);
            }
        }
        if !matches!(self.part, Part::Preamble | Part::Operative) {
            return None;
        }
        let number = self.due_number(line);
        let participle = (runs_on && self.part == Part::Preamble).then(|| self.next_participle(line)).flatten();
        number.into_iter().chain(participle).min()
    }

    /// ` 2. Reaffirms` inside a line, when 2 is due, after the end of a paragraph or a heading.
    fn due_number(&self, line: &str) -> Option<usize> {
        let own = label(line, self.last_op + 1).filter(|l| l.form == Form::Dot && l.readings[0].0 == Style::Arabic);
        let needle = format!(" {}. ", own.map_or(self.last_op, |l| l.readings[0].1) + 1);
        let found = line.match_indices(&needle).find(|(at, _)| {
            let (head, tail) = (line[..*at].trim_end(), &line[at + needle.len()..]);
            let leads = self.leads_operative(tail);
            let ended = ends(head, &[';', '.', ',', ':']) || head.ends_with(" and");
            let upper = tail.starts_with(|c: char| c.is_uppercase() || c == '(');
            upper && (ended && (leads || ends(head, &[';'])) || leads && is_heading(head))
        });
        found.map(|(at, _)| at)
    }

    fn next_participle(&self, line: &str) -> Option<usize> {
        line.match_indices(", ").map(|(at, _)| at + 1).find(|&at| {
            let tail = line[at..].trim_start();
            tail.starts_with(char::is_uppercase)
                && self.phrases.lead(tail).is_some_and(|l| {
                    l.start == 0 && l.class != "act under Chapter VII" || tail.starts_with("Acting under")
                })
        })
    }

    /// Furniture, and in front of the text whatever an online collection puts there.
    fn set_aside(&mut self, line: &str) -> bool {
        if self.part == Part::Front {
            if self.opening_lost && self.leads_preambular(line) {
                self.part = Part::Preamble;
                return false;
            }
            if is_collection_head(line) {
                self.in_collection_head = true;
            }
            if has_opening(line) || (is_heading_letter(line) && self.in_collection_head) {
                self.in_collection_head = false;
                return false;
            }
            if self.in_collection_head {
                return true;
            }
        }
        is_furniture(line)
    }

    /// Whether a line goes on with the paragraph before it.
    fn joins(&self, line: &str, blank_before: bool) -> bool {
        let Some(last) = self.paragraphs.last() else { return false };
        if matches!(last.kind, Kind::Opening | Kind::Heading | Kind::Annex) || self.part == Part::Front {
            return false;
        }
        if last.kind == Kind::Title {
            return line.starts_with(char::is_lowercase);
        }
        if is_opening(line) || self.label(line).is_some() {
            return false;
        }
        if self.wrapped && !blank_before {
            return true;
        }
        if line.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
            && !matches!(last.kind, Kind::Note)
        {
            return !ends(&last.words, &[';', '.', ':']) || !blank_before;
        }
        let open = !is_finished(&last.words) && last.kind != Kind::Note;
        open && !is_note(line) && annex_heading(line).is_none() && self.phrases.lead(line).is_none()
    }

    fn join(&mut self, line: &str) {
        self.count(line);
        if let Some(last) = self.paragraphs.last_mut() {
            last.words.push(' ');
            last.words.push_str(line);
        }
    }

    fn begin(&mut self, no: usize, line: &str) {
        if is_opening(line) {
            self.part = Part::Preamble;
            self.last_op = 0;
            return self.push(Kind::Opening, 0, None, line);
        }
        if self.part == Part::Front || self.paragraphs.is_empty() {
            if is_title(line) {
                self.titled_resolution |= line.to_lowercase().contains("resolution");
                return self.push(Kind::Title, 0, None, line);
            }
            if self.part == Part::Front {
                return self.push(if is_note(line) { Kind::Note } else { Kind::Heading }, 0, None, line);
            }
        }
        if annex_heading(line).is_some() && self.paragraphs.last().is_none_or(|p| is_finished(&p.words)) {
            self.part = Part::Annex;
            self.rows.clear();
            self.last_op = 0;
            return self.push(Kind::Annex, 0, None, line);
        }
        if is_note(line) {
            return self.push(Kind::Note, 0, None, line);
        }
        match self.label(line) {
            Some(label) => self.begin_numbered(no, &label),
            None => self.begin_unnumbered(line),
        }
    }

    fn begin_unnumbered(&mut self, line: &str) {
        if is_heading(line) && self.phrases.lead(line).is_none() {
            self.rows.clear();
            return self.push(Kind::Heading, 0, None, line);
        }
        let after_sub = self.paragraphs.last().is_some_and(|p| matches!(p.kind, Kind::Sub | Kind::Flush));
        let kind = match self.part {
            Part::Front | Part::Statement if self.says_council_decides(line) => Kind::Operative,
            Part::Front | Part::Statement => Kind::Statement,
            Part::Annex => Kind::Annexed,
            Part::Operative if self.last_op > 0 && self.leads_preambular(line) => Kind::Preambular,
            Part::Operative if self.last_op > 0 || (after_sub && !self.leads_operative(line)) => {
                self.rows.clear();
                return self.push(Kind::Flush, 1, None, line);
            }
            Part::Operative => Kind::Operative,
            Part::Preamble if !self.numbered && self.leads_operative(line) => {
                self.part = Part::Operative;
                Kind::Operative
            }
            Part::Preamble => Kind::Preambular,
        };
        self.rows.clear();
        self.push(kind, 0, None, line);
    }

    /// Whether a one-paragraph resolution is all in one sentence: `The Security Council decides …`.
    fn says_council_decides(&self, line: &str) -> bool {
        self.titled_resolution && line.starts_with("The Security Council ")
    }

    fn leads_preambular(&self, line: &str) -> bool {
        self.phrases.lead(line).is_some_and(|l| l.tense == Tense::Participle)
    }

    fn leads_operative(&self, line: &str) -> bool {
        self.phrases.lead(line).is_some_and(|l| matches!(l.tense, Tense::Present | Tense::Bare))
    }

    fn begin_numbered(&mut self, no: usize, label: &Label<'_>) {
        let arabic = label.readings.iter().find(|r| r.0 == Style::Arabic).map(|r| r.1);
        let main = matches!(self.part, Part::Preamble | Part::Operative) && label.form == Form::Dot;
        if let (Some(n), true) = (arabic, main) {
            let in_list = self.rows.first().is_some_and(|r| r.style == Style::Arabic && r.last + 1 == n);
            let after_colon = self.paragraphs.last().is_some_and(|p| p.words.ends_with(':'));
            let goes_on = n == self.last_op + 1;
            if goes_on || !(in_list || (after_colon && n == 1 && self.last_op > 0)) {
                return self.begin_operative(no, n, label);
            }
        }
        self.begin_sub(no, label);
    }

    fn begin_operative(&mut self, no: usize, n: u32, label: &Label<'_>) {
        if n != self.last_op + 1 && n != 1 {
            let what = format!("the number jumps from {} to {n}", self.last_op);
            self.notes.push(Stumble { line: no, what });
        }
        self.part = Part::Operative;
        self.rows.clear();
        self.last_op = n;
        self.push_labelled(Kind::Operative, 0, Mark::OPERATIVE, n, label);
        if label.scarred {
            let what = format!("`{}` is taken for {n}", label.printed);
            self.notes.push(Stumble { line: no, what });
        }
    }

    fn begin_sub(&mut self, no: usize, label: &Label<'_>) {
        if self.part == Part::Preamble && self.leads_preambular(label.rest) {
            return self.begin_lettered_preambular(label);
        }
        let main_rows = matches!(self.part, Part::Annex | Part::Statement | Part::Front);
        let continued = (0..self.rows.len()).rev().find_map(|i| {
            let row = self.rows[i];
            let hit = |want: u32| {
                label.readings.iter().find(|(s, n)| *s == row.style && *n == want && row.form == label.form)
            };
            hit(row.last + 1).map(|(_, n)| (i, *n))
        });
        let (level, style, n) = if let Some((level, n)) = continued {
            (level, self.rows[level].style, n)
        } else {
            let first = label.readings.iter().find(|r| r.1 == 1).or(label.readings.first());
            let Some(&(style, n)) = first else { return self.begin_unnumbered(label.rest) };
            let same = self.rows.iter().rposition(|r| r.style == style && r.form == label.form);
            if n != 1 {
                let what = format!("`{}` does not follow the mark before it", label.printed);
                self.notes.push(Stumble { line: no, what });
            }
            (same.unwrap_or(self.rows.len()), style, n)
        };
        let base = usize::from(!main_rows);
        let level = level.min(usize::from(MAX_DEPTH) - base);
        self.rows.truncate(level);
        self.rows.push(Row { style, form: label.form, last: n });
        let depth = u8::try_from(level + base).unwrap_or(MAX_DEPTH);
        let allowed = self.paragraphs.last().map_or(0, |p| p.depth + 1);
        let kind = match (depth, self.part) {
            (0, Part::Annex) => Kind::Annexed,
            (0, _) => Kind::Statement,
            _ => Kind::Sub,
        };
        let mark = Mark { style, form: label.form, set: None };
        self.push_labelled(kind, depth.min(allowed), mark, n, label);
    }

    /// A preamble with letters: `a. Recalling …`.
    fn begin_lettered_preambular(&mut self, label: &Label<'_>) {
        let due = self.rows.first().map_or(1, |r| r.last + 1);
        let reading = label.readings.iter().find(|r| r.1 == due).or(label.readings.first());
        let Some(&(style, n)) = reading else { return };
        self.rows = vec![Row { style, form: label.form, last: n }];
        let mark = Mark { style, form: label.form, set: None };
        self.push_labelled(Kind::Preambular, 0, mark, n, label);
    }

    fn push_labelled(&mut self, kind: Kind, depth: u8, mark: Mark, n: u32, label: &Label<'_>) {
        self.count(&label.printed);
        self.push(kind, depth, Some(mark), label.rest);
        if let (Some(p), Some(number)) = (self.paragraphs.last(), self.numbers.last_mut()) {
            *number = Some(n);
            if mark.printed(n) != label.printed {
                self.printed.insert(p.id.clone(), label.printed.clone());
            }
        }
    }

    fn push(&mut self, kind: Kind, depth: u8, mark: Option<Mark>, words: &str) {
        self.count(words);
        let id = ParagraphId::nth(self.paragraphs.len() + 1);
        self.paragraphs.push(Paragraph { id, kind, depth, mark, words: words.to_owned() });
        self.numbers.push(None);
    }

    fn count(&mut self, words: &str) {
        self.written += words.chars().filter(|c| *c != ' ').count();
    }

    fn label<'a>(&self, line: &'a str) -> Option<Label<'a>> {
        let label = label(line, self.last_op + 1)?;
        (!label.rest.is_empty()).then_some(label)
    }

    fn finish(mut self) -> Result<Reading, ReadError> {
        if self.paragraphs.is_empty() {
            return Err(ReadError::whole("there are no words to read").hint("is it the right file?"));
        }
        let mut rows = Rows::default();
        for (p, number) in self.paragraphs.iter_mut().zip(&self.numbers) {
            let due = rows.due(p);
            if let (Some(mark), Some(n)) = (&mut p.mark, *number) {
                let counted = !matches!(mark.style, Style::Dash | Style::Bullet);
                mark.set = (counted && due != Some(n)).then_some(n);
                rows.take(p, n);
            }
        }
        let text = Text::new(self.paragraphs)?;
        Ok(Reading { text, printed: self.printed, asides: self.asides, notes: self.notes })
    }
}
