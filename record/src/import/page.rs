//! The rows of the first HTML table of a page, as text.
//!
//! The pages are old and hand-made (rows not closed, cells outside rows, row spans that do not add up), so this reads tags
//! one by one and makes rows as a browser would. Not here: what the columns mean (`library`).

/// One cell: its text line by line as `<br>` parts it; an empty line where two stood together.
pub type Cell = Vec<String>;

/// One row, with the line of the page on which it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRow {
    /// The line, from 1.
    pub line: u64,
    /// Whether all its cells are headings.
    pub heading: bool,
    /// The cells.
    pub cells: Vec<Cell>,
}

#[derive(Default)]
struct Reading {
    rows: Vec<PageRow>,
    row: Option<PageRow>,
    cell: Option<String>,
    span: u32,
    /// Cells that reach down from rows above: column, rows left, text.
    down: Vec<(usize, u32, Cell)>,
}

/// The rows of a page.
#[must_use]
pub fn rows(page: &str) -> Vec<PageRow> {
    let mut reading = Reading::default();
    let mut line = 1;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        reading.text(text);
        line += breaks(text);
        let end =
            if tag.starts_with("<!--") { tag.find("-->").map(|end| end + 3) } else { tag.find('>').map(|end| end + 1) };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        reading.tag(tag, line);
        line += breaks(tag);
        rest = after;
    }
    reading.text(rest);
    reading.end_row();
    reading.rows
}

fn breaks(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

impl Reading {
    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.push_str(&text.replace(['\n', '\r', '\t', '\u{a0}'], " "));
        }
    }

    fn tag(&mut self, tag: &str, line: u64) {
        let name = tag.trim_start_matches('<').split([' ', '>', '\n', '\r', '\t']).next().unwrap_or_default();
        match name.trim_end_matches('/').to_ascii_lowercase().as_str() {
            "tr" => {
                self.end_row();
                self.row = Some(PageRow { line, ..PageRow::default() });
            }
            "/tr" => self.end_row(),
            name @ ("td" | "th") => {
                self.end_cell();
                let row = self.row.get_or_insert_with(|| PageRow { line, ..PageRow::default() });
                row.heading = name == "th" && (row.heading || row.cells.is_empty());
                self.span = attribute(tag, "rowspan").unwrap_or(1);
                self.fill();
                self.cell = Some(String::new());
            }
            "/td" | "/th" => self.end_cell(),
            "br" | "/br" | "p" | "/p" => {
                if let Some(cell) = &mut self.cell {
                    cell.push('\n');
                }
            }
            _ => {}
        }
    }

    /// Puts the cells that reach down from above where the next cell would be.
    fn fill(&mut self) {
        let Some(row) = &mut self.row else { return };
        while let Some(at) = self.down.iter().position(|(column, _, _)| *column == row.cells.len()) {
            row.cells.push(self.down[at].2.clone());
            self.down[at].1 -= 1;
            if self.down[at].1 == 0 {
                self.down.remove(at);
            }
        }
    }

    fn end_cell(&mut self) {
        let (Some(text), Some(row)) = (self.cell.take(), &mut self.row) else { return };
        let cell = lines(&text);
        if self.span > 1 {
            self.down.push((row.cells.len(), self.span - 1, cell.clone()));
        }
        row.cells.push(cell);
        self.span = 1;
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.fill();
        self.rows.extend(self.row.take().filter(|row| !row.cells.is_empty()));
    }
}

fn attribute(tag: &str, name: &str) -> Option<u32> {
    let after = &tag[tag.find(name)? + name.len()..];
    let value = after.trim_start_matches([' ', '=', '"', '\'']);
    value.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn lines(text: &str) -> Cell {
    let plain = entities(text);
    let mut lines: Cell = plain.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.dedup_by(|after, before| after.is_empty() && before.is_empty());
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if lines.first().is_some_and(String::is_empty) {
        lines.remove(0);
    }
    lines
}

/// Replaces the character references that the pages use; others stay as they are.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let reference = &rest[at + 1..];
        let end = reference.find(';').filter(|end| *end <= 8);
        let letter = end.and_then(|end| match &reference[..end] {
            "amp" => Some('&'),
            "nbsp" => Some(' '),
            "quot" => Some('"'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "mdash" => Some('—'),
            "ndash" => Some('–'),
            "rsquo" | "lsquo" | "apos" => Some('\''),
            "eacute" => Some('é'),
            "ocirc" => Some('ô'),
            "uuml" => Some('ü'),
            number => number.strip_prefix('#').and_then(|digits| digits.parse().ok()).and_then(char::from_u32),
        });
        match (letter, end) {
            (Some(letter), Some(end)) => {
                plain.push(letter);
                rest = &reference[end + 1..];
            }
            _ => {
                plain.push('&');
                rest = reference;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(page: &str, expected: &[&[&str]]) {
        let found: Vec<Vec<String>> =
            rows(page).into_iter().map(|row| row.cells.iter().map(|cell| cell.join("|")).collect()).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn rows_are_made_as_a_browser_makes_them() {
        check("<tr><td>a</td><td>b</td></tr>", &[&["a", "b"]]);
        check("<tr><td>a<td>b<tr><td>c", &[&["a", "b"], &["c"]]);
        check("<td>a</td></tr><tr></tr>", &[&["a"]]);
        check("<tr><td> a<br>\n b<br><br />c<br></td></tr>", &[&["a|b||c"]]);
        check("<tr><td><a href='x'>S/1</a> &amp; C&#244;te&nbsp;x</td></tr>", &[&["S/1 & Côte x"]]);
        check("<tr><!-- <td>no</td> --><td>a</td></tr>", &[&["a"]]);
        check(
            "<tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
            &[&["a", "b"], &["a", "c"], &["d"]],
        );
        check(
            "<tr><td rowspan=\"3\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
            &[&["a", "b"], &["a", "c"], &["a", "d"]],
        );
        check("no table", &[]);
    }

    #[test]
    fn rows_know_their_line() {
        assert_eq!(rows("\n\n<tr>\n<td>a</td></tr>\n<tr><td>b").iter().map(|row| row.line).collect::<Vec<_>>(), [3, 5]);
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "(<tr>|<td rowspan=\"[0-9]{1,3}\">|</td>|<br>|&#?[a-z0-9]{0,9};?|<!--|-->|<|>|[a-zé\n]){0,60}") {
            prop_assert!(rows(&page).iter().all(|row| !row.cells.is_empty() && row.line >= 1));
        }
    }
}
