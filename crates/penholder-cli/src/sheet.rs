//! Rows under named columns, printed for people (a table), for spreadsheets (CSV) or for programs (JSON).

use anstream::println;
use clap::ValueEnum;
use comfy_table::{Cell, CellAlignment};
pub use penholder_studies::Sheet;
use serde_json::Value;

use crate::screen::{light_table, set};
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

/// What prints a sheet.
pub trait Printed {
    /// Prints all rows, or the first `most` of them.
    ///
    /// # Errors
    /// If the output cannot be written.
    fn print(&self, format: Format, most: usize) -> Result<(), Stop>;
}

impl Printed for Sheet {
    fn print(&self, format: Format, most: usize) -> Result<(), Stop> {
        match format {
            Format::Text => {
                let mut table = light_table(self.columns().iter());
                for row in self.rows().iter().take(most) {
                    table.add_row(row.iter().map(|cell| {
                        let side = if is_figure(cell) { CellAlignment::Right } else { CellAlignment::Left };
                        Cell::new(said(cell)).set_alignment(side)
                    }));
                }
                println!("{}", set(table));
            }
            Format::Csv => self.write_csv(std::io::stdout().lock(), most).map_err(|error| match error.into_kind() {
                csv::ErrorKind::Io(error) => Stop::from(error),
                other => Stop::input(format!("the rows cannot be written: {other:?}")),
            })?,
            Format::Json => println!("{:#}", self.objects(most)),
        }
        Ok(())
    }
}

/// A cell as people read it: what is so is a yes, what is not stays empty.
fn said(cell: &Value) -> String {
    match cell {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => String::new(),
        cell => Sheet::plain(cell),
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
