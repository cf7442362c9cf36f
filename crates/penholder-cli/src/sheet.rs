//! Rows under named columns, printed for people (a table), for spreadsheets (CSV) or for programs (JSON).

use anstream::println;
use clap::ValueEnum;
use comfy_table::{Cell, CellAlignment};
use serde_json::{Map, Value};

use crate::screen::light_table;
use crate::stop::Stop;

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people.
    Text,
    /// Comma-separated values with a line of names.
    Csv,
    /// A list of objects.
    Json,
}

impl Format {
    /// Prints what was found: for people as `text` does, else its rows or its value; only what is asked for is made.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn show(
        self,
        text: impl FnOnce() -> Result<(), Stop>,
        rows: impl FnOnce() -> Sheet,
        json: impl FnOnce() -> Value,
    ) -> Result<(), Stop> {
        match self {
            Format::Text => text(),
            Format::Csv => rows().print(Format::Csv, usize::MAX),
            Format::Json => {
                println!("{:#}", json());
                Ok(())
            }
        }
    }
}

/// Rows under named columns. Numbers stay numbers in JSON.
#[derive(Debug)]
pub struct Sheet {
    columns: Vec<&'static str>,
    rows: Vec<Vec<Value>>,
}

impl Sheet {
    /// No rows yet.
    pub fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// One more row, in the order of the columns.
    pub fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    /// Prints all rows, or the first `most` of them.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn print(&self, format: Format, most: usize) -> Result<(), Stop> {
        let rows = self.rows.iter().take(most);
        match format {
            Format::Text => {
                let mut table = light_table(self.columns.iter());
                for row in rows {
                    table.add_row(row.iter().map(|cell| {
                        let side = if is_figure(cell) { CellAlignment::Right } else { CellAlignment::Left };
                        Cell::new(plain(cell)).set_alignment(side)
                    }));
                }
                println!("{table}");
            }
            Format::Csv => {
                let mut csv = csv::Writer::from_writer(std::io::stdout().lock());
                let written = csv.write_record(&self.columns).and_then(|()| {
                    rows.map(|row| csv.write_record(row.iter().map(plain))).collect::<Result<Vec<()>, _>>()
                });
                written.map_err(|error| match error.into_kind() {
                    csv::ErrorKind::Io(error) => Stop::from(error),
                    other => Stop::input(format!("the rows cannot be written: {other:?}")),
                })?;
                csv.flush()?;
            }
            Format::Json => {
                let objects = rows.map(|row| {
                    let cells = self.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), cell.clone()));
                    Value::Object(cells.collect::<Map<_, _>>())
                });
                println!("{:#}", Value::Array(objects.collect()));
            }
        }
        Ok(())
    }
}

/// Whether a cell is a number, or a number or percentage in words, to be set to the right.
fn is_figure(cell: &Value) -> bool {
    let is_said = |text: &str| {
        let figure = text.strip_suffix(" %").unwrap_or(text);
        figure.ends_with(|last: char| last.is_ascii_digit()) && figure.parse::<f64>().is_ok()
    };
    cell.is_number() || cell.as_str().is_some_and(is_said)
}

fn plain(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
