//! Rows under named columns, printed for people (a table), for spreadsheets (CSV) or for programs (JSON).

use anstream::println;
use clap::ValueEnum;
use comfy_table::{Cell, CellAlignment, LineStyle, TableStyle};
use serde_json::{Map, Value};

use crate::screen::table;
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
                let mut table = table(self.columns.iter());
                let line = LineStyle::none().fill('─').junction('─');
                table.load_style(TableStyle::new().header_separator(line).bottom_border(line));
                for row in rows {
                    table.add_row(row.iter().map(|cell| {
                        let side = if cell.is_number() { CellAlignment::Right } else { CellAlignment::Left };
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

fn plain(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
