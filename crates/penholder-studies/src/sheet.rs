//! Rows under named columns: a table for people, CSV for spreadsheets, objects for programs.
//!
//! Not here: how a table looks in a terminal or on a page.

use serde_json::{Map, Value};

/// Rows under named columns. Numbers stay numbers in JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    columns: Vec<&'static str>,
    rows: Vec<Vec<Value>>,
}

impl Sheet {
    /// No rows yet.
    #[must_use]
    pub fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// One more row, in the order of the columns.
    pub fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[&'static str] {
        &self.columns
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Value>] {
        &self.rows
    }

    /// A cell as text: words without their quotes, nothing for null.
    #[must_use]
    pub fn plain(cell: &Value) -> String {
        match cell {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// Writes the first `most` rows as comma-separated values under a line of names.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn write_csv(&self, out: impl std::io::Write, most: usize) -> Result<(), csv::Error> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(&self.columns)?;
        for row in self.rows.iter().take(most) {
            csv.write_record(row.iter().map(Self::plain))?;
        }
        csv.flush()?;
        Ok(())
    }

    /// The first `most` rows as a list of objects.
    #[must_use]
    pub fn objects(&self, most: usize) -> Value {
        let object = |row: &Vec<Value>| {
            let cells = self.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), cell.clone()));
            Value::Object(cells.collect::<Map<_, _>>())
        };
        Value::Array(self.rows.iter().take(most).map(object).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_same_rows_in_every_form() {
        let mut sheet = Sheet::new(&["name", "share"]);
        sheet.push(vec![json!("a, \"b\""), json!(0.5)]);
        sheet.push(vec![json!("c"), Value::Null]);
        let mut csv = Vec::new();
        sheet.write_csv(&mut csv, 2).unwrap();
        assert_eq!(String::from_utf8(csv).unwrap(), "name,share\n\"a, \"\"b\"\"\",0.5\nc,\n");
        assert_eq!(sheet.objects(1), json!([{ "name": "a, \"b\"", "share": 0.5 }]));
    }
}
