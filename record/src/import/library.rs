//! The library's yearly tables of meetings, and its list of vetoes.
//!
//! Source: United Nations, Dag Hammarskjöld Library, "Meetings conducted by the Security Council" (one page a year) and
//! "Veto List". Facts are taken: record, date, agenda item, symbols of what came of it.
//! Always: a cell left empty, or missing at the left of a row, repeats the one above.

use jiff::civil::Date;

use super::Source;
use super::page::{self, Cell, PageRow};
use crate::roster::Seats;
use crate::table::{Fault, utf8};

/// One row of a yearly table: one agenda item of one meeting.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// File and line, for notes.
    pub file: String,
    /// The line.
    pub line: u64,
    /// Symbol of the record, `S/PV.4081 (Resumption 1)`; empty for business done in writing.
    pub record: String,
    /// Whether the meeting was held in private.
    pub closed: bool,
    /// The day.
    pub date: Date,
    /// The agenda items, as printed.
    pub topics: Vec<String>,
    /// Numbers of the resolutions adopted.
    pub resolutions: Vec<u16>,
    /// Symbols of the drafts that failed.
    pub failed: Vec<String>,
    /// Symbols of the presidential statements.
    pub statements: Vec<String>,
}

/// One entry of the list of vetoes.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The line of the page.
    pub line: u64,
    /// The day.
    pub date: Date,
    /// Symbol of the draft.
    pub draft: String,
    /// Symbol of the record.
    pub meeting: String,
    /// Codes of the permanent members.
    pub by: Vec<String>,
}

/// Whether the page is the list of vetoes rather than a table of meetings.
#[must_use]
pub fn is_veto_list(page: &[u8]) -> bool {
    page.windows(9).any(|window| window == b"Veto List")
}

/// The rows of one yearly table, in the order of the page (newest first).
///
/// # Errors
/// Every fault: no year, no heading row, a date that cannot be read.
pub fn sittings(source: &Source, notes: &mut Vec<Fault>) -> Result<Vec<Sitting>, Vec<Fault>> {
    let text = utf8(&source.name, &source.bytes).map_err(|fault| vec![fault])?;
    let name = source.name.as_str();
    let titled = year_after(text, "Security Council in ");
    let year = year_after(name, "scact").or(titled);
    let year =
        year.ok_or_else(|| vec![Fault::new(name, 1, "neither file name nor heading names the year of the table")])?;
    if let Some(titled) = titled.filter(|titled| *titled != year) {
        notes.push(Fault::new(name, 1, format!("the heading says {titled}, the file name {year}: read as {year}")));
    }
    let rows = page::rows(text);
    let heading = rows.iter().position(|row| row.heading && row.cells.len() >= 4);
    let heading = heading.ok_or_else(|| vec![Fault::new(name, 1, "no row of column names")])?;
    let columns = Columns::read(&rows[heading]).ok_or_else(|| {
        vec![Fault::new(name, rows[heading].line, "columns for record, date, topic and outcome are needed")]
    })?;
    let mut faults = Vec::new();
    let mut sittings: Vec<Sitting> = Vec::new();
    for row in &rows[heading + 1..] {
        match sitting(row, &columns, year, sittings.last(), name, notes) {
            Ok(sitting) => sittings.extend(sitting),
            Err(what) => faults.push(Fault::new(name, row.line, what)),
        }
    }
    if faults.is_empty() { Ok(sittings) } else { Err(faults) }
}

struct Columns {
    record: usize,
    date: usize,
    topic: usize,
    outcome: usize,
    count: usize,
}

impl Columns {
    fn read(heading: &PageRow) -> Option<Self> {
        let at = |begins: &str| heading.cells.iter().position(|cell| cell.join(" ").starts_with(begins));
        Some(Self {
            record: at("Meeting")?,
            date: at("Date")?,
            topic: at("Topic")?,
            outcome: at("Security Council")?,
            count: heading.cells.len(),
        })
    }
}

fn sitting(
    row: &PageRow,
    columns: &Columns,
    year: i16,
    above: Option<&Sitting>,
    file: &str,
    notes: &mut Vec<Fault>,
) -> Result<Option<Sitting>, String> {
    let mut cells = row.cells.clone();
    if cells.iter().all(Vec::is_empty) || row.heading {
        return Ok(None);
    }
    let (found, wanted) = (cells.len(), columns.count);
    if found == 1 {
        notes.push(Fault::new(file, row.line, "a notice, not a meeting"));
        return Ok(None);
    }
    if found < wanted {
        let begins = cells[0].join(" ").starts_with("S/PV.");
        let lacking = if begins { "those at the right are empty" } else { "those at the left are taken from above" };
        notes.push(Fault::new(file, row.line, format!("{found} of {wanted} cells: {lacking}")));
        let at = if begins { found } else { 0 };
        cells.splice(at..at, vec![Cell::new(); wanted - found]);
    }
    let carried = cells[columns.date].is_empty();
    let (record, closed, date) = match above {
        Some(above) if carried => (above.record.clone(), above.closed, above.date),
        _ => {
            let printed = cells[columns.record].join(" ");
            (record(&printed), is_closed(&printed), day(&cells[columns.date].join(" "), year)?)
        }
    };
    let outcome = cells[columns.outcome].join(" ");
    Ok(Some(Sitting {
        file: file.to_owned(),
        line: row.line,
        record,
        closed,
        date,
        topics: topics(&cells[columns.topic]),
        resolutions: resolutions(&outcome),
        failed: failed(&outcome),
        statements: statements(&outcome),
    }))
}

fn is_closed(record: &str) -> bool {
    record.contains("closed") || record.contains("privada")
}

/// `S/PV.4081(Resumption1) + Corr.1 (closed)` is the record `S/PV.4081 (Resumption 1)`.
fn record(printed: &str) -> String {
    let Some(start) = printed.find("S/PV.") else { return symbols(printed).into_iter().next().unwrap_or_default() };
    let printed = printed[start..].split('+').next().unwrap_or_default();
    let digits: String = printed[5..].trim_start().chars().take_while(char::is_ascii_digit).collect();
    let part = |word: &str| {
        let after = printed.find(word).map(|at| &printed[at + word.len()..])?;
        Some(after.trim().trim_end_matches(')').trim().split([')', ' ']).next().unwrap_or_default().to_owned())
    };
    match (part("Resumption"), part("Part")) {
        (Some(number), _) => {
            format!("S/PV.{digits} (Resumption {})", if number.is_empty() || number == "I" { "1" } else { &number })
        }
        (None, Some(number)) => format!("S/PV.{digits} (Part {number})"),
        (None, None) => format!("S/PV.{digits}"),
    }
}

/// The year that follows some words.
fn year_after(text: &str, words: &str) -> Option<i16> {
    let at = text.find(words)? + words.len();
    text.get(at..at + 4)?.parse().ok()
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The first day that a cell like `29 December` or `26 May 2022` names.
fn day(printed: &str, year: i16) -> Result<Date, String> {
    let wrong = || format!("`{printed}` is not a day like 29 December");
    let lower = printed.to_lowercase();
    let number: String =
        lower.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let month = lower
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.len() >= 3)
        .find_map(|word| MONTHS.iter().position(|month| word.starts_with(month)));
    let month = i8::try_from(month.ok_or_else(wrong)?).map_err(|_| wrong())? + 1;
    Date::new(year, month, number.parse().map_err(|_| wrong())?).map_err(|_| wrong())
}

/// The day that stands in a text with its year, like `dated 28 february 2014`.
#[must_use]
pub fn day_in(lower: &str) -> Option<Date> {
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|three| {
        let [number, _, year] = three else { return None };
        (number.len() <= 2 && year.len() == 4).then(|| day(&three.join(" "), year.parse().ok()?).ok()).flatten()
    })
}

/// The items of a topic cell: parted by an empty line; a line end alone only wraps.
fn topics(cell: &Cell) -> Vec<String> {
    cell.split(String::is_empty)
        .map(|lines| lines.join(" "))
        .filter(|topic| !topic.is_empty() && topic != "--")
        .collect()
}

/// Every `S/...` symbol in a text, without blanks.
fn symbols(text: &str) -> Vec<String> {
    let mut symbols = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("S/") {
        let symbol: String =
            rest[at..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || "/.".contains(*letter)).collect();
        rest = &rest[at + symbol.len()..];
        symbols.push(symbol.trim_end_matches(['.', '/']).to_owned());
    }
    symbols
}

fn resolutions(outcome: &str) -> Vec<u16> {
    symbols(outcome).iter().filter_map(|symbol| symbol.strip_prefix("S/RES/")?.parse().ok()).collect()
}

/// The drafts an outcome says were vetoed or not adopted: the last symbol before each of these words.
fn failed(outcome: &str) -> Vec<String> {
    let lower = outcome.to_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = [lower[from..].find("vetoed"), lower[from..].find("not adopted")].into_iter().flatten().min() {
        let symbol = symbols(&outcome[from..from + at]).into_iter().rfind(|symbol| !symbol.contains("/Corr"));
        found.extend(symbol.filter(|symbol| !symbol.starts_with("S/RES/")));
        from += at + 6;
    }
    found
}

/// Statements: `S/PRST/1999/12`, or before 1994 an ordinary symbol marked `(PRST)`.
fn statements(outcome: &str) -> Vec<String> {
    let mut found: Vec<String> = symbols(outcome).into_iter().filter(|symbol| symbol.starts_with("S/PRST/")).collect();
    for (at, _) in outcome.match_indices("(PRST)") {
        found.extend(symbols(&outcome[..at]).pop());
    }
    if found.is_empty() && outcome.contains("PRST") {
        found.push(String::new());
    }
    found
}

/// The list of vetoes, oldest first.
///
/// # Errors
/// Every fault: a date or a member that cannot be read.
pub fn veto_list(source: &Source, seats: &Seats<'_>, notes: &mut Vec<Fault>) -> Result<Vec<Listed>, Vec<Fault>> {
    let text = utf8(&source.name, &source.bytes).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let mut list = Vec::new();
    for row in page::rows(text).iter().filter(|row| !row.heading && row.cells.len() >= 5) {
        match listed(row, seats, &mut |what| notes.push(Fault::new(&source.name, row.line, what))) {
            Ok(entry) => list.push(entry),
            Err(what) => faults.push(Fault::new(&source.name, row.line, what)),
        }
    }
    list.reverse();
    list.sort_by_key(|entry: &Listed| entry.date);
    if faults.is_empty() { Ok(list) } else { Err(faults) }
}

fn listed(row: &PageRow, seats: &Seats<'_>, note: &mut dyn FnMut(String)) -> Result<Listed, String> {
    let [date, draft, meeting, _, by, ..] = row.cells.as_slice() else {
        return Err("five cells are needed".to_owned());
    };
    let printed = date.join(" ");
    let year = printed.split_whitespace().last().and_then(|year| year.parse().ok());
    let year: i16 = year.ok_or_else(|| format!("`{printed}` has no year"))?;
    let century = if year < 100 { 1900 } else { 0 };
    if century > 0 {
        note(format!("`{printed}` read as {}", century + year));
    }
    let date = day(&printed, century + year)?;
    let mut by: Vec<String> = by
        .iter()
        .flat_map(|line| line.split([',', ';']))
        .flat_map(|names| names.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| {
            seats.find(name).map(|state| state.code.to_owned()).ok_or_else(|| format!("no state is called `{name}`"))
        })
        .collect::<Result<_, _>>()?;
    by.sort();
    let draft = draft.join(" ");
    let draft = symbols(&draft).into_iter().next().ok_or_else(|| format!("no symbol in `{draft}`"))?;
    Ok(Listed { line: row.line, date, draft, meeting: record(&meeting.join(" ")), by })
}
