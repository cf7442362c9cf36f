//! What was measured, beside its limit and the peer's figure: as a table, or as JSON.

use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Cell, CellAlignment, Table};
use serde::Serialize;

/// One figure.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The figure: the best, the median and the worst of several runs are the same if there was one.
    pub best: f64,
    /// The median.
    pub median: f64,
    /// The worst.
    pub worst: f64,
    /// Its unit.
    pub unit: &'static str,
    /// What it should not exceed; none where nothing was promised.
    pub limit: Option<f64>,
    /// What the best peer needs, with where that was measured.
    pub peer: Option<&'static str>,
}

impl Row {
    /// A row of the figures of some runs.
    #[must_use]
    pub fn new(what: impl Into<String>, mut runs: Vec<f64>, unit: &'static str, limit: Option<f64>) -> Self {
        runs.sort_by(f64::total_cmp);
        let at = |at: usize| runs.get(at).copied().unwrap_or(f64::NAN);
        let last = runs.len().saturating_sub(1);
        Self { what: what.into(), best: at(0), median: at(runs.len() / 2), worst: at(last), unit, limit, peer: None }
    }

    /// The same beside a peer.
    #[must_use]
    pub fn beside(mut self, peer: &'static str) -> Self {
        self.peer = Some(peer);
        self
    }

    /// The median as a part of the limit.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        self.limit.map(|limit| if limit == 0.0 { self.median } else { self.median / limit })
    }

    /// Whether the median keeps the limit.
    #[must_use]
    pub fn is_met(&self) -> Option<bool> {
        self.limit.map(|limit| self.median <= limit)
    }
}

/// The rows as a table for a terminal.
#[must_use]
pub fn table(rows: &[Row]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table.set_header(["measured", "best", "median", "worst", "unit", "limit", "of limit", "", "peer"]);
    for row in rows {
        let number = |number: f64| Cell::new(short(number)).set_alignment(CellAlignment::Right);
        let (met, colour) = match row.is_met() {
            Some(true) => ("met", AnsiColor::Green.on_default()),
            Some(false) => ("missed", AnsiColor::Red.on_default().bold()),
            None => ("", Style::new()),
        };
        table.add_row([
            Cell::new(&row.what),
            number(row.best),
            number(row.median),
            number(row.worst),
            Cell::new(row.unit),
            row.limit.map_or(Cell::new(""), number),
            row.ratio().map_or(Cell::new(""), number),
            Cell::new(format!("{colour}{met}{colour:#}")),
            Cell::new(row.peer.unwrap_or("")),
        ]);
    }
    table
}

/// Three digits that say something.
fn short(number: f64) -> String {
    match number.abs() {
        size if size == 0.0 || size >= 100.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        size if size >= 1.0 => format!("{number:.2}"),
        _ => format!("{number:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_kept_by_the_median() {
        let check = |runs: &[f64], limit, met, ratio| {
            let row = Row::new("x", runs.to_vec(), "s", limit);
            assert_eq!((row.is_met(), row.ratio()), (met, ratio), "{runs:?}");
        };
        check(&[3.0, 1.0, 2.0], Some(2.0), Some(true), Some(1.0));
        check(&[3.0, 2.1, 1.0], Some(2.0), Some(false), Some(1.05));
        check(&[0.0], Some(0.0), Some(true), Some(0.0));
        check(&[1.0], Some(0.0), Some(false), Some(1.0));
        check(&[1.0], None, None, None);
        assert_eq!([0.0123, 1.234, 12.34, 123.4, 0.0].map(short), ["0.012", "1.23", "12.3", "123", "0"]);
    }
}
