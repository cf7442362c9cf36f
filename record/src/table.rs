//! The tables of the record as text: strict, line by line, without copying.
//!
//! A table is UTF-8 text with one line of column names and one line a row; cells are parted by commas and hold neither a
//! comma, a quote nor a line end, so that a line can be read, compared and merged by eye.
//! Always: a cell is a slice of the text it came from; a table is read as a whole or not at all; every fault names file,
//! line and column.
//! Not here: what the cells mean (the module of each table), the quoted CSV of published sources (`import`).

use jiff::civil::Date;

/// What is wrong with a table or with a published source file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {}{what}", .column.map(|column| format!("column `{column}`: ")).unwrap_or_default())]
pub struct Fault {
    /// The file, as it is called in messages.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The column, if it is one cell that is wrong.
    pub column: Option<&'static str>,
    /// What is wrong, in the reader's words.
    pub what: String,
}

impl Fault {
    /// A fault of a whole line.
    pub fn new(file: &str, line: u64, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, column: None, what: what.into() }
    }
}

/// One row of a table with `N` columns.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, const N: usize> {
    /// The cells, in the order of the columns.
    pub cells: [&'a str; N],
    file: &'a str,
    columns: &'static [&'static str; N],
    line: u64,
}

impl<const N: usize> Row<'_, N> {
    /// The line of the row in its file, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// A fault of one cell of this row.
    pub fn fault(&self, column: usize, what: impl Into<String>) -> Fault {
        let column = self.columns.get(column).copied();
        Fault { file: self.file.to_owned(), line: self.line, column, what: what.into() }
    }

    /// Reads the cell as a date, `1946-01-17`.
    ///
    /// # Errors
    /// A fault if the cell is no such date.
    pub fn date(&self, column: usize) -> Result<Date, Fault> {
        let cell = self.cells[column];
        date(cell).ok_or_else(|| self.fault(column, format!("`{cell}` is not a date like 1946-01-17")))
    }

    /// Reads the cell as a date, or `None` if it is empty.
    ///
    /// # Errors
    /// A fault if the cell is neither.
    pub fn date_or_none(&self, column: usize) -> Result<Option<Date>, Fault> {
        if self.cells[column].is_empty() { Ok(None) } else { self.date(column).map(Some) }
    }

    /// Reads the cell with `read`, which knows the words of one closed list.
    ///
    /// # Errors
    /// A fault that names the words, if the cell is none of them.
    pub fn word<T>(&self, column: usize, read: impl Fn(&str) -> Option<T>, words: &[&str]) -> Result<T, Fault> {
        let cell = self.cells[column];
        read(cell).ok_or_else(|| self.fault(column, format!("`{cell}` is none of: {}", words.join(", "))))
    }
}

/// Reads `1946-01-17`, and nothing else, as a date.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |from: usize, to: usize| {
        bytes[from..to]
            .iter()
            .try_fold(0_i16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
    };
    Date::new(number(0, 4)?, i8::try_from(number(5, 7)?).ok()?, i8::try_from(number(8, 10)?).ok()?).ok()
}

/// The rows of the table `text`, which has exactly these columns.
///
/// The iterator ends after its first fault, so a row is never read from a table that is already known to be broken.
///
/// # Errors
/// Each item is a fault if the names of the columns differ, a row has more or fewer cells, a cell holds a quote or a
/// carriage return, or the last line has no end (the file was cut off).
pub fn rows<'a, const N: usize>(
    file: &'a str,
    text: &'a str,
    columns: &'static [&'static str; N],
) -> impl Iterator<Item = Result<Row<'a, N>, Fault>> {
    let mut rest = text;
    let mut line = 0;
    let mut broken = false;
    std::iter::from_fn(move || {
        while !broken && (line == 0 || !rest.is_empty()) {
            line += 1;
            let read = rest.split_once('\n').map_or_else(
                || {
                    Err(Fault::new(
                        file,
                        line,
                        if text.is_empty() { "the file is empty" } else { "the file is cut off here" },
                    ))
                },
                |(now, after)| {
                    rest = after;
                    cells::<N>(now).ok_or_else(|| Fault::new(file, line, misfit::<N>(now)))
                },
            );
            let heading = read.as_ref().is_ok_and(|cells| line == 1 && cells == columns);
            broken = read.is_err() || (line == 1 && !heading);
            match read {
                Ok(_) if heading => {}
                Ok(_) if line == 1 => {
                    return Some(Err(Fault::new(file, 1, format!("the columns have to be {}", columns.join(",")))));
                }
                read => return Some(read.map(|cells| Row { cells, file, columns, line })),
            }
        }
        None
    })
}

/// The `N` cells of a line, or `None` if it has more or fewer or holds what no cell may hold.
fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut cells = [""; N];
    let mut parts = line.split(',');
    for cell in &mut cells {
        *cell = parts.next()?;
    }
    (parts.next().is_none() && !line.bytes().any(|byte| byte == b'"' || byte == b'\r')).then_some(cells)
}

/// Says what is wrong with a line that has no `N` cells.
fn misfit<const N: usize>(line: &str) -> String {
    let found = line.split(',').count();
    if found == N {
        "a cell holds a quote or a carriage return".to_owned()
    } else {
        format!("{found} cells where {N} are needed")
    }
}

/// The text of a file, or the place where it stops being UTF-8.
///
/// # Errors
/// A fault with the line of the first byte that is not UTF-8.
pub fn utf8<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count() as u64;
        Fault::new(file, line, "not UTF-8 text")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COLUMNS: &[&str; 2] = &["date", "state"];

    fn check(text: &str, expected: Result<usize, &str>) {
        let read: Result<Vec<_>, Fault> = rows("t.csv", text, COLUMNS).collect();
        assert_eq!(
            read.map(|rows| rows.len()).map_err(|fault| fault.to_string()),
            expected.map_err(str::to_owned),
            "{text:?}"
        );
    }

    #[test]
    fn tables_are_read_strictly() {
        check("date,state\n1946-01-17,FRA\n", Ok(1));
        check("date,state\n", Ok(0));
        check("", Err("t.csv:1: the file is empty"));
        check("date,state\n1946-01-17,FR", Err("t.csv:2: the file is cut off here"));
        check("state,date\n1946-01-17,FRA\n", Err("t.csv:1: the columns have to be date,state"));
        check("date,state\n1946-01-17\n", Err("t.csv:2: 1 cells where 2 are needed"));
        check("date,state\nx,y\na,b,c\n", Err("t.csv:3: 3 cells where 2 are needed"));
        check("date,state\nx,\"y\"\n", Err("t.csv:2: a cell holds a quote or a carriage return"));
        check("date,state\r\nx,y\r\n", Err("t.csv:1: a cell holds a quote or a carriage return"));
    }

    #[test]
    fn dates() {
        assert_eq!(date("1946-01-17").map(|date| date.to_string()).as_deref(), Some("1946-01-17"));
        for wrong in ["", "1946-1-17", "1946-02-30", "1946-13-01", "+946-01-01", "1946-01-17 ", "1946/01/17", "١٩٤٦-"]
        {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_placed() {
        assert_eq!(utf8("t.csv", b"a\nb\n\xff").unwrap_err().to_string(), "t.csv:3: not UTF-8 text");
    }

    proptest! {
        #[test]
        fn any_text_gives_rows_or_a_placed_fault(text in "(date,state\n)?[a-z,\"\r\n0-9é-]{0,80}") {
            let read: Vec<_> = rows("t.csv", &text, COLUMNS).collect();
            let lines = text.lines().count().max(1) as u64;
            for (at, row) in read.iter().enumerate() {
                match row {
                    Ok(row) => prop_assert!(row.line() >= 2 && row.line() <= lines),
                    Err(fault) => {
                        prop_assert!(fault.line >= 1 && fault.line <= lines + 1);
                        prop_assert_eq!(at, read.len() - 1);
                    }
                }
            }
        }
    }
}
