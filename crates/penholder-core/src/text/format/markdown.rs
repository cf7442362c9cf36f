//! Markdown: a text that people read, edit and keep beside code.
//!
//! The layout: `# ` title, `## ` annex, `### ` heading, `> ` note, the opening alone in italics, preambular paragraphs as
//! they are, `1. ` operative paragraphs, sub-paragraphs as nested lists with their mark, the leading phrase in italics.
//! What that does not say (an id, an unusual kind) stands at the end of the paragraph: `{#a-1.2 .statement}`.
//! Always: reading what is written gives the same text, ids included; signs of Markdown in the words are escaped.
//! Not here: HTML inside Markdown (it is words), tables, links.

use super::marks::{in_row, mark_of};
use super::{ReadError, within_limits};
use crate::text::leading::Phrases;
use crate::text::paragraph::Rows;
use crate::text::words::cleaned;
use crate::text::{Form, Kind, MAX_DEPTH, MAX_PARAGRAPHS, Mark, Paragraph, ParagraphId, Style, Text};

/// Writes a text as Markdown.
pub fn write(text: &Text) -> String {
    let phrases = Phrases::standard();
    let mut guess = Guess::default();
    let mut out = String::new();
    for (p, label) in text.paragraphs().iter().zip(text.labels()) {
        let line = line_of(p, &label, phrases);
        let usual = guess.paragraph(&parse(&line));
        let extra = attributes(p, usual.as_ref());
        guess.accept(p);
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
        if !extra.is_empty() {
            out.push_str(&extra);
        }
        out.push('\n');
    }
    out
}

/// Reads Markdown. Lines without a blank line between belong to one paragraph.
///
/// # Errors
/// [`ReadError`] with the line: an attribute that is none, too many paragraphs, no words.
pub fn read(source: &str) -> Result<Text, ReadError> {
    within_limits(source)?;
    let mut guess = Guess::default();
    let mut paragraphs = Vec::new();
    for (line_no, block) in blocks(source) {
        let parsed = parse(&block);
        let Some(mut p) = guess.paragraph(&parsed) else { continue };
        apply(&mut p, &parsed, line_no)?;
        guess.accept(&p);
        paragraphs.push(p);
        if paragraphs.len() > MAX_PARAGRAPHS {
            return Err(ReadError::at(line_no, format!("more than {MAX_PARAGRAPHS} paragraphs")));
        }
    }
    if paragraphs.is_empty() {
        return Err(ReadError::whole("there are no words to read").hint("is it the right file?"));
    }
    Ok(Text::new(paragraphs)?)
}

/// Joins the lines of each paragraph, with the line it begins on.
fn blocks(source: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (i, line) in source.lines().enumerate() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        let begins = !open || starts_block(line);
        match blocks.last_mut() {
            Some((_, block)) if !begins => {
                block.push(' ');
                block.push_str(line.trim());
            }
            _ => blocks.push((i + 1, line.trim_end().to_owned())),
        }
        open = !line.trim_start().starts_with('#');
    }
    blocks
}

fn starts_block(line: &str) -> bool {
    let rest = line.trim_start();
    rest.starts_with("# ")
        || rest.starts_with("## ")
        || rest.starts_with("### ")
        || rest.starts_with("> ")
        || rest.starts_with("- ")
        || rest.starts_with("* ")
        || rest
            .split_once(". ")
            .is_some_and(|(n, _)| !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A block taken apart.
struct Parsed {
    sign: Sign,
    indent: usize,
    label: Option<String>,
    words: String,
    attributes: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Title,
    Annex,
    Heading,
    Note,
    List,
    Opening,
}

fn parse(block: &str) -> Parsed {
    let indent = block.len() - block.trim_start().len();
    let mut rest = block.trim();
    let mut sign = Sign::None;
    for (prefix, s) in [
        ("# ", Sign::Title),
        ("## ", Sign::Annex),
        ("### ", Sign::Heading),
        ("> ", Sign::Note),
        ("- ", Sign::List),
        ("* ", Sign::List),
    ] {
        if let Some(after) = rest.strip_prefix(prefix) {
            (sign, rest) = (s, after.trim_start());
            break;
        }
    }
    let (rest, attributes) = split_attributes(rest);
    let (label, rest) = split_label(rest);
    let is_opening = sign == Sign::None && label.is_none() && indent == 0 && is_all_emphasis(rest);
    let words = unescaped(rest);
    Parsed { sign: if is_opening { Sign::Opening } else { sign }, indent, label, words, attributes }
}

/// `words {#id .kind}` → the words and what is in the braces.
fn split_attributes(rest: &str) -> (&str, Option<String>) {
    if let Some((head, tail)) = rest.rsplit_once(" {")
        && let Some(inner) = tail.strip_suffix('}')
        && inner.starts_with(['#', '.', ':'])
        && !inner.contains('{')
    {
        return (head.trim_end(), Some(inner.to_owned()));
    }
    (rest, None)
}

fn split_label(rest: &str) -> (Option<String>, &str) {
    let Some((first, after)) = rest.split_once(' ') else { return (None, rest) };
    let is_mark = mark_of(first)
        .is_some_and(|(form, readings)| form != Form::Bare || matches!(readings[0].0, Style::Dash | Style::Bullet));
    if is_mark { (Some(first.to_owned()), after.trim_start()) } else { (None, rest) }
}

fn is_all_emphasis(rest: &str) -> bool {
    rest.len() > 2
        && rest.starts_with('*')
        && rest.ends_with('*')
        && !rest.ends_with("\\*")
        && unescaped_stars(rest) == 2
}

fn unescaped_stars(rest: &str) -> usize {
    let mut stars = 0;
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '*' => stars += 1,
            _ => {}
        }
    }
    stars
}

/// Words without emphasis signs and escapes.
fn unescaped(rest: &str) -> String {
    let mut out = String::with_capacity(rest.len());
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(next) if next.is_ascii_punctuation() || !next.is_ascii() => out.push(next),
                Some(next) => out.extend(['\\', next]),
                None => out.push('\\'),
            },
            '*' => {}
            c => out.push(c),
        }
    }
    cleaned(&out).into_owned()
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '{' | '}' | '|' | '~' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Words at the start of a paragraph: what would be read as a mark or sign is escaped too.
fn escaped_start(words: &str) -> String {
    let out = escaped(words);
    let (first, rest) = out.split_once(' ').map_or((out.as_str(), None), |(f, r)| (f, Some(r)));
    let is_sign = matches!(first, "-" | "+" | "–" | "—" | "•" | "·") || mark_of(first).is_some();
    if !is_sign {
        return out;
    }
    let mut at = first.char_indices().rev().find(|(_, c)| !c.is_alphanumeric()).map_or(0, |(i, _)| i);
    if first.ends_with(')') && first.starts_with('(') {
        at = 0;
    }
    let guarded = if first.chars().all(char::is_alphanumeric) {
        first.to_owned()
    } else {
        format!("{}\\{}", &first[..at], &first[at..])
    };
    rest.map_or(guarded.clone(), |r| format!("{guarded} {r}"))
}

fn line_of(p: &Paragraph, label: &str, phrases: &Phrases) -> String {
    let words = match phrases.lead(&p.words) {
        Some(lead) if lead.start == 0 && p.kind.is_substance() && lead.end < p.words.len() => {
            format!("*{}*{}", escaped(&p.words[..lead.end]), escaped(&p.words[lead.end..]))
        }
        _ => escaped_start(&p.words),
    };
    // A mark that would be read as words is left out; `attributes` says it then.
    let label = if split_label(&format!("{label} x")).0.is_some() { format!("{label} ") } else { String::new() };
    let indent = match p.depth {
        0 => String::new(),
        d => " ".repeat(1 + 2 * usize::from(d)),
    };
    match p.kind {
        Kind::Title => format!("# {label}{words}"),
        Kind::Annex => format!("## {label}{words}"),
        Kind::Heading => format!("### {label}{words}"),
        Kind::Note => format!("> {label}{words}"),
        Kind::Opening if p.depth == 0 && label.is_empty() => format!("*{}*", escaped(&p.words)),
        Kind::Sub => format!("{indent}- {label}{words}"),
        _ => format!("{indent}{label}{words}"),
    }
}

/// What a paragraph is by its layout and by what stands before it.
#[derive(Default)]
struct Guess {
    count: usize,
    opened: bool,
    operative: bool,
    annexed: bool,
    depth: Option<u8>,
    rows: Rows,
}

impl Guess {
    fn paragraph(&mut self, parsed: &Parsed) -> Option<Paragraph> {
        if parsed.words.is_empty() {
            return None;
        }
        let indented = u8::try_from(parsed.indent.div_ceil(2).saturating_sub(1)).unwrap_or(MAX_DEPTH);
        let depth = if parsed.indent == 0 { u8::from(parsed.sign == Sign::List) } else { indented.max(1) };
        let depth = depth.min(self.depth.map_or(0, |d| d + 1)).min(MAX_DEPTH);
        let kind = match parsed.sign {
            Sign::Title => Kind::Title,
            Sign::Annex => Kind::Annex,
            Sign::Heading => Kind::Heading,
            Sign::Note => Kind::Note,
            Sign::Opening => Kind::Opening,
            Sign::List => Kind::Sub,
            Sign::None if depth > 0 => Kind::Flush,
            Sign::None if self.annexed => Kind::Annexed,
            Sign::None if !self.opened => Kind::Statement,
            Sign::None if self.operative || parsed.label.is_some() => Kind::Operative,
            Sign::None => Kind::Preambular,
        };
        let depth =
            if matches!(parsed.sign, Sign::Title | Sign::Annex | Sign::Heading | Sign::Note) { 0 } else { depth };
        let id = ParagraphId::nth(self.count + 1);
        let mut p = Paragraph { id, kind, depth, mark: None, words: parsed.words.clone() };
        if let Some(label) = &parsed.label {
            in_row(&mut self.rows, label, None, &mut p);
        }
        Some(p)
    }

    /// Goes on from the paragraph as it really is.
    fn accept(&mut self, p: &Paragraph) {
        self.count += 1;
        self.depth = Some(p.depth);
        match p.kind {
            Kind::Opening => (self.opened, self.operative) = (true, false),
            Kind::Operative => self.operative = true,
            Kind::Annex => self.annexed = true,
            _ => {}
        }
        self.rows.number(p);
    }
}

/// What the layout does not say: ` {#id .kind :depth=1 :mark=roman+round/3}`.
fn attributes(p: &Paragraph, usual: Option<&Paragraph>) -> String {
    let mut parts = Vec::new();
    if usual.is_none_or(|u| u.id != p.id) {
        parts.push(format!("#{}", p.id));
    }
    if usual.is_none_or(|u| u.kind != p.kind) {
        parts.push(format!(".{}", p.kind.name()));
    }
    if usual.is_none_or(|u| u.depth != p.depth) {
        parts.push(format!(":depth={}", p.depth));
    }
    if usual.is_none_or(|u| u.mark != p.mark) {
        parts.push(match p.mark {
            None => ":mark=none".into(),
            Some(m) => {
                let set = m.set.map(|n| format!("/{n}")).unwrap_or_default();
                format!(":mark={}{set}", super::akn::class_name(m.style, m.form))
            }
        });
    }
    if parts.is_empty() { String::new() } else { format!(" {{{}}}", parts.join(" ")) }
}

fn apply(p: &mut Paragraph, parsed: &Parsed, line: usize) -> Result<(), ReadError> {
    for part in parsed.attributes.as_deref().unwrap_or("").split(' ').filter(|s| !s.is_empty()) {
        let bad = || {
            ReadError::at(line, format!("`{part}` is not an attribute of a paragraph"))
                .hint("`#id`, `.kind`, `:depth=1`, `:mark=…`")
        };
        if let Some(id) = part.strip_prefix('#') {
            p.id = ParagraphId::new(id);
        } else if let Some(kind) = part.strip_prefix('.') {
            p.kind = Kind::named(kind).ok_or_else(bad)?;
        } else if let Some(depth) = part.strip_prefix(":depth=") {
            p.depth = depth.parse().map_err(|_| bad())?;
        } else if part == ":mark=none" {
            p.mark = None;
        } else if let Some(mark) = part.strip_prefix(":mark=") {
            let (class, set) = mark.split_once('/').map_or((mark, None), |(c, n)| (c, Some(n)));
            let (style, form) = super::akn::named_class(class).ok_or_else(bad)?;
            let set = set.map(|n| n.parse().map_err(|_| bad())).transpose()?;
            p.mark = Some(Mark { style, form, set });
        } else {
            return Err(bad());
        }
    }
    Ok(())
}
