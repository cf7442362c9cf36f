//! Published CSV with quotes, read in bounded memory.
//!
//! Always: a row is at most [`LONGEST_ROW_BYTES`] long and every fault has its line; the columns have to be the expected
//! ones before the first row is looked at.
//! Not here: our own tables (`crate::table`), which have no quotes.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::Source;
use crate::table::Fault;

/// The longest row that is read.
pub const LONGEST_ROW_BYTES: usize = 64 * 1024;

/// A published CSV file, ready to give its rows.
pub struct Quoted<'s> {
    name: &'s str,
    rows: Reader<&'s [u8]>,
    /// The names of the columns.
    pub columns: Vec<String>,
}

impl<'s> Quoted<'s> {
    /// Opens a file whose first columns have to be `first`.
    ///
    /// # Errors
    /// A fault if they are not, or the first row cannot be read.
    pub fn open(source: &'s Source, first: &[&str]) -> Result<Self, Fault> {
        let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes);
        bounded(&source.name, bytes)?;
        let mut rows = ReaderBuilder::new().flexible(true).from_reader(bytes);
        let columns: Vec<String> =
            rows.headers().map_err(|error| fault(&source.name, &error))?.iter().map(str::to_owned).collect();
        if let Some((at, name)) =
            first.iter().enumerate().find(|(at, name)| columns.get(*at).is_none_or(|column| column != **name))
        {
            let found = columns.get(at).map_or("nothing", |column| column.get(..40).unwrap_or(column));
            return Err(Fault::new(&source.name, 1, format!("column {} has to be `{name}`, not `{found}`", at + 1)));
        }
        Ok(Self { name: &source.name, rows, columns })
    }

    /// The next row with its line, or `None` at the end.
    ///
    /// # Errors
    /// A fault if the row has more or fewer cells than there are columns, or is not UTF-8.
    pub fn next_row(&mut self) -> Result<Option<(u64, StringRecord)>, Fault> {
        let mut row = StringRecord::new();
        let line = self.rows.position().line();
        if !self.rows.read_record(&mut row).map_err(|error| fault(self.name, &error))? {
            return Ok(None);
        }
        let line = row.position().map_or(line, csv::Position::line);
        if row.len() != self.columns.len() {
            let (found, wanted) = (row.len(), self.columns.len());
            return Err(Fault::new(self.name, line, format!("{found} cells where {wanted} are needed")));
        }
        Ok(Some((line, row)))
    }
}

/// Refuses a file in which a row would grow past the bound (a quote never closed, or no line ends at all).
fn bounded(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let (mut line, mut row_line, mut length, mut quoted) = (1, 1, 0, false);
    for byte in bytes {
        length += 1;
        match byte {
            b'"' => quoted = !quoted,
            b'\n' => {
                line += 1;
                if !quoted {
                    (length, row_line) = (0, line);
                }
            }
            _ => {}
        }
        if length > LONGEST_ROW_BYTES {
            return Err(Fault::new(name, row_line, format!("the row is longer than {LONGEST_ROW_BYTES} bytes")));
        }
    }
    if quoted { Err(Fault::new(name, row_line, "a quote is never closed")) } else { Ok(()) }
}

fn fault(name: &str, error: &csv::Error) -> Fault {
    let line = error.position().map_or(1, csv::Position::line);
    let what = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "not UTF-8 text".to_owned(),
        _ => error.to_string(),
    };
    Fault::new(name, line, what)
}
