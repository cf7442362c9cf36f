//! The terminal: styles and tables. Print with `anstream`'s macros: they take colour off where there is no terminal or
//! `NO_COLOR` is set.

use anstyle::{AnsiColor, Effects, Style};
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use penholder_core::{Position, PositionSet};
pub use penholder_studies::{many, number};

/// An error word.
pub const ERROR: Style = AnsiColor::Red.on_default().effects(Effects::BOLD);
/// A hint word.
pub const HINT: Style = AnsiColor::Cyan.on_default().effects(Effects::BOLD);
/// The sentence that comes first.
pub const SENTENCE: Style = Style::new().effects(Effects::BOLD);
/// What steps back: citations, notes.
pub const MUTED: Style = Style::new().effects(Effects::DIMMED);
/// In favour, met.
pub const FOR: Style = AnsiColor::Cyan.on_default();
/// Against, not met.
pub const AGAINST: Style = AnsiColor::Red.on_default();
/// Abstaining, not to be told.
pub const ABSTAINING: Style = AnsiColor::Yellow.on_default();

/// Text in a style.
pub fn paint(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// The shape of a position: the same in terminal, page and print, so that colour is never alone.
pub fn shape(position: Position) -> &'static str {
    match position {
        Position::Yes | Position::NoObjection => "●",
        Position::No | Position::Objection | Position::Discuss => "■",
        Position::Abstain | Position::AbstainNotBound => "◆",
        Position::Open | Position::Hold | Position::Unknown => "?",
        Position::Silent => "·",
        Position::Vacant => "✕",
        _ => "○",
    }
}

/// The style of a position.
pub fn style(position: Position) -> Style {
    if PositionSet::FOR.contains(position) || position == Position::NoObjection {
        FOR
    } else if PositionSet::AGAINST.contains(position) {
        AGAINST
    } else if PositionSet::CAST.contains(position) || position.is_open() {
        ABSTAINING
    } else {
        MUTED
    }
}

/// How wide the terminal is; 80 columns if there is none or `COLUMNS` says nothing.
pub fn width() -> u16 {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.unwrap_or(80).clamp(40, 200)
}

/// A table with hairlines, as wide as the screen allows.
pub fn table<T: ToString>(header: impl IntoIterator<Item = T>) -> Table {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width());
    table.set_header(header.into_iter().map(|name| name.to_string()).collect::<Vec<_>>());
    table
}

/// The same with a line under the names and one at the end, for rows of one line.
pub fn light_table<T: ToString>(header: impl IntoIterator<Item = T>) -> Table {
    let mut table = table(header);
    let line = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(line).bottom_border(line));
    table
}

/// A table as it is printed: words stay whole. On a narrow screen the columns stand closer; where that does not do, each row is a
/// list under its first cell.
pub fn set(mut table: Table) -> String {
    let mut longest: Vec<usize> = Vec::new();
    for row in table.header().into_iter().chain(table.row_iter()) {
        longest.resize(longest.len().max(row.cell_count()), 0);
        for (cell, longest) in row.cell_iter().zip(&mut longest) {
            // a figure and its sign stay together
            let text = plain(&cell.content()).replace(" %", "_%");
            *longest = text.split_whitespace().map(|word| word.chars().count()).fold(*longest, usize::max);
        }
    }
    // between two columns stands a blank, and each has more at its sides
    let needed = |sides: usize| longest.iter().map(|letters| letters + sides + 1).sum::<usize>();
    let room = usize::from(width()) + 1;
    let Some(sides) = [2, 1].into_iter().find(|sides| needed(*sides) <= room) else { return listed(&table) };
    for (at, letters) in longest.iter().enumerate() {
        if let (Some(column), Ok(letters)) = (table.column_mut(at), u16::try_from(letters + sides)) {
            column.set_padding((u16::from(sides == 2), 1));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(letters)));
        }
    }
    table.to_string()
}

/// Each row as a list: its first cell, and under it the others behind the names of their columns.
fn listed(table: &Table) -> String {
    let names: Vec<String> =
        table.header().into_iter().flat_map(|row| row.cell_iter()).map(|cell| plain(&cell.content())).collect();
    let widest = names.iter().skip(1).map(|name| name.chars().count()).max().unwrap_or(0).min(usize::from(width()) / 3);
    let mut lines = Vec::new();
    for row in table.row_iter() {
        let mut cells = row.cell_iter().map(|cell| cell.content());
        let first = plain(&cells.next().unwrap_or_default());
        lines.extend(wrapped(&first, 0).into_iter().map(|line| paint(SENTENCE, line)));
        for (name, cell) in names.iter().skip(1).zip(cells) {
            if !plain(&cell).trim().is_empty() {
                let behind = behind(&format!("  {name:<widest$}  "), &plain(&cell));
                lines.extend(behind.into_iter().map(|(lead, line)| format!("{}{line}", paint(MUTED, lead))));
            }
        }
    }
    lines.join("\n")
}

/// Text without its styles.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// How many columns a text needs at least to stand behind a lead.
const LEAST: usize = 22;

/// Text behind a lead, its other lines under the first. Where the lead leaves too little of the screen, the text stands under it,
/// a little further in. Each line comes with what stands before it.
pub fn behind(lead: &str, text: &str) -> Vec<(String, String)> {
    let room = lead.chars().count();
    if room + LEAST <= usize::from(width()) {
        let before = |at: usize| if at == 0 { lead.to_owned() } else { " ".repeat(room) };
        return wrapped(text, room).into_iter().enumerate().map(|(at, line)| (before(at), line)).collect();
    }
    let further = lead.chars().take_while(|letter| *letter == ' ').count().min(6) + 2;
    let leads = wrapped(lead, further - 2)
        .into_iter()
        .map(|line| (format!("{}{line}", " ".repeat(further - 2)), String::new()));
    leads.chain(wrapped(text, further).into_iter().map(|line| (" ".repeat(further), line))).collect()
}

/// A vote against that blocked.
pub const VETO: Style = AnsiColor::Magenta.on_default().effects(Effects::BOLD);

/// Text as lines that fit the screen behind an indent.
pub fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let width = usize::from(width()).saturating_sub(indent).max(20);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = lines.last().is_some_and(|line| line.chars().count() + 1 + word.chars().count() <= width);
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Prints text in a style, as lines that fit the screen.
pub fn say(style: Style, words: &str) {
    say_behind(style, 0, words);
}

/// The same behind an indent.
pub fn say_behind(style: Style, indent: usize, words: &str) {
    let blank = " ".repeat(indent);
    wrapped(words, indent).into_iter().for_each(|line| anstream::println!("{blank}{}", paint(style, line)));
}

/// Says something beside the answer, as lines that fit the screen.
pub fn note(words: &str) {
    wrapped(words, 0).iter().for_each(|line| anstream::eprintln!("{}", paint(MUTED, line)));
}

/// How wide the margin is in which citations stand.
const MARGIN: usize = 23;

/// Whether text beside a margin would have too little of the screen.
fn is_narrow() -> bool {
    usize::from(width()) < MARGIN + 2 * LEAST
}

/// Text with its citation at the margin, as law is set.
pub struct Beside {
    margin: Vec<String>,
    indent: usize,
    body: Vec<(Style, String)>,
}

impl Beside {
    /// A margin with a citation and more lines under it.
    pub fn new(cite: &str, more: &[String]) -> Self {
        let room = if is_narrow() { 0 } else { usize::from(width()).saturating_sub(MARGIN - 2) };
        let wrap = |words: &str| wrapped(words, room);
        let lines = std::iter::once(cite).chain(more.iter().map(String::as_str)).filter(|words| !words.is_empty());
        Self { margin: lines.flat_map(wrap).collect(), indent: 0, body: Vec::new() }
    }

    /// The same, the text two columns further in.
    #[must_use]
    pub fn indented(mut self) -> Self {
        self.indent = 2;
        self
    }

    /// A paragraph.
    #[must_use]
    pub fn say(self, words: &str) -> Self {
        self.lines(Style::new(), "", words)
    }

    /// What the program makes of it, marked as such.
    #[must_use]
    pub fn made(self, words: &str) -> Self {
        self.lines(SENTENCE, "= ", words)
    }

    /// What steps back.
    #[must_use]
    pub fn note(self, words: &str) -> Self {
        self.lines(MUTED, "", words)
    }

    fn lines(mut self, style: Style, first: &str, words: &str) -> Self {
        let lead = first.chars().count();
        let margin = if is_narrow() { 2 } else { MARGIN };
        for (at, line) in wrapped(words, margin + self.indent + lead).into_iter().enumerate() {
            let lead = if at == 0 { first.to_owned() } else { " ".repeat(lead) };
            self.body.push((style, format!("{lead}{line}")));
        }
        self
    }

    /// Prints it; where the margin leaves too little of the screen, the citation stands above the text.
    pub fn print(&self) {
        if is_narrow() {
            self.margin.iter().for_each(|cite| anstream::println!("{}", paint(MUTED, cite)));
            let indent = " ".repeat(2 + self.indent);
            self.body.iter().for_each(|(style, line)| anstream::println!("{indent}{}", paint(*style, line)));
            return;
        }
        for at in 0..self.margin.len().max(self.body.len()) {
            let cite = self.margin.get(at).map_or("", String::as_str);
            let gap = " ".repeat(MARGIN.saturating_sub(cite.chars().count()) + self.indent);
            let (style, line) = self.body.get(at).map_or((Style::new(), ""), |(style, line)| (*style, line.as_str()));
            let printed = format!("{}{gap}{}", paint(MUTED, cite), paint(style, line));
            anstream::println!("{}", if line.is_empty() { paint(MUTED, cite) } else { printed });
        }
    }
}
