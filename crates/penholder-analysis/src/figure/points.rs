//! Points with intervals, a row for each thing: one or two series, joined where a change is meant.

use super::axis::{Axis, range};
use super::drawing::{Anchor, Drawing, Ink, Stroke, Words, cut, width_of};
use super::listed;
use super::marker::{Key, Look, legend};
use crate::count::number;

/// An estimate and the interval it lies in, where there is one.
pub type Estimate = (f64, Option<(f64, f64)>);

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// For each series, its estimate, if there is one.
    pub values: Vec<Option<Estimate>>,
}

impl Row {
    /// A row with its estimates.
    #[must_use]
    pub fn new(name: &str, values: Vec<Option<Estimate>>) -> Self {
        Self { name: name.to_owned(), values }
    }
}

/// Rows of points.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// What is shown.
    pub axis: Axis,
    /// The names of the series.
    pub series: Vec<String>,
    /// The rows, the first on top.
    pub rows: Vec<Row>,
    /// Whether the estimates of a row are joined by a line: before and after.
    pub joined: bool,
    /// Places that are marked along the axis, such as the cuts of votes.
    pub marks: Vec<f64>,
}

impl Points {
    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let keys: Vec<(Key, String)> = if self.series.len() > 1 {
            self.series
                .iter()
                .enumerate()
                .map(|(at, name)| {
                    let look = self.look(at);
                    (Key::Marker(look.marker, look.ink), name.clone())
                })
                .collect()
        } else {
            Vec::new()
        };
        let top = legend(out, &keys, top) + 8.0;
        let longest = self.rows.iter().map(|row| width_of(&row.name, 13.0)).fold(60.0, f64::max);
        let longest = longest.min(300.0).min(0.48 * out.width);
        let left = 16.0 + longest + 14.0;
        let step = if self.series.len() > 2 { 14.0 * number(self.series.len()) } else { 24.0 };
        let bottom = top + step * number(self.rows.len().max(1)) + 6.0;
        let all = self.rows.iter().flat_map(|row| row.values.iter().flatten());
        let wanted = range(all.flat_map(|(value, interval)| {
            let (low, high) = interval.unwrap_or((*value, *value));
            [*value, low, high]
        }));
        let scale = self.axis.across(out, self.axis.range.unwrap_or(wanted), [left, top, out.width - 30.0, bottom]);
        for mark in &self.marks {
            out.line(vec![(scale.at(*mark), bottom), (scale.at(*mark), bottom - 7.0)], Stroke::solid(Ink::Muted, 0.8));
        }
        for (at, row) in self.rows.iter().enumerate() {
            let y = top + step * (number(at) + 0.5) + 3.0;
            out.called(self.says(row), |out| {
                let name = cut(&row.name, 13.0, longest + 2.0);
                out.words(Words::new((left - 12.0, y + 4.5), name).anchored(Anchor::End));
                let shown: Vec<(usize, Estimate)> =
                    row.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
                if let (true, [first, .., last]) = (self.joined, shown.as_slice()) {
                    let places = vec![(scale.at(first.1.0), y), (scale.at(last.1.0), y)];
                    out.line(places, Stroke::solid(Ink::Muted, 1.6));
                }
                for (series, (value, interval)) in shown {
                    let look = self.look(series);
                    let spread = if self.joined || self.series.len() == 1 { 0.0 } else { 8.0 };
                    let y = y + spread * (number(series) - (number(self.series.len()) - 1.0) / 2.0);
                    if let Some((low, high)) = interval {
                        out.line(vec![(scale.at(low), y), (scale.at(high), y)], Stroke::solid(look.ink, 2.0));
                        for end in [low, high] {
                            out.line(
                                vec![(scale.at(end), y - 3.5), (scale.at(end), y + 3.5)],
                                Stroke::solid(look.ink, 1.4),
                            );
                        }
                    }
                    look.marker.draw(out, (scale.at(value), y), 5.0, look.ink);
                }
            });
        }
        bottom + 40.0
    }

    /// Before is hollow and after is filled.
    fn look(&self, series: usize) -> Look {
        if self.joined && series == 0 {
            Look::of(4)
        } else if self.joined {
            Look::of(series - 1)
        } else {
            Look::of(series)
        }
    }

    fn says(&self, row: &Row) -> String {
        let one = |(name, value): (&String, &Option<Estimate>)| match value {
            None => format!("{name} none"),
            Some((value, None)) => format!("{name} {}", self.axis.unit.says(*value, 4)),
            Some((value, Some((low, high)))) => {
                let says = |value: f64| self.axis.unit.says(value, 3);
                format!("{name} {} (from {} to {})", says(*value), says(*low), says(*high))
            }
        };
        format!("{}: {}", row.name, self.series.iter().zip(&row.values).map(one).collect::<Vec<_>>().join(", "))
    }

    pub(super) fn describe(&self) -> String {
        format!("Points by row, {}. {}.", self.axis.name, listed(self.rows.iter().map(|row| self.says(row))))
    }
}
