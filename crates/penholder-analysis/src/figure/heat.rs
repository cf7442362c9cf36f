//! A shade for each pair of things, in an order that puts those that belong together beside each other.

use std::ops::Range;

use super::axis::Unit;
use super::drawing::{Anchor, Drawing, Ink, Stroke, Style, Words, cut, width_of};
use super::listed;
use crate::count::number;

/// A shade for each pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// The names in the order in which they are drawn.
    pub names: Vec<String>,
    /// Row after row, the value of each pair where there is one.
    pub values: Vec<Option<f64>>,
    /// What a value is.
    pub of: String,
    /// The values that are lightest and darkest.
    pub range: (f64, f64),
    /// The groups, as ranges of the order; each is framed.
    pub groups: Vec<Range<usize>>,
    /// How values are written.
    pub unit: Unit,
}

impl Heat {
    fn value(&self, row: usize, column: usize) -> Option<f64> {
        self.values.get(row * self.names.len() + column).copied().flatten()
    }

    fn longest(&self) -> f64 {
        self.names.iter().map(|name| width_of(name, 12.0)).fold(40.0, f64::max).min(190.0)
    }

    fn side(&self) -> f64 {
        let least = if self.names.len() > 200 { 4.0 } else { 13.0 };
        (700.0 / number(self.names.len().max(1))).clamp(least, 30.0)
    }

    /// How wide the sheet has to be.
    pub(super) fn width(&self) -> f64 {
        16.0 + self.longest() + 10.0 + self.side() * number(self.names.len()) + 30.0
    }

    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let count = self.names.len().max(1);
        let longest = self.longest();
        let left = 16.0 + longest + 10.0;
        let cell = self.side();
        let size = (cell * 0.75).clamp(7.0, 12.0);
        let named = cell >= 8.5;
        let top = self.key(out, top) + 20.0 + if named { longest } else { 0.0 };
        let side = cell * number(count);
        for row in 0..self.names.len() {
            for column in 0..self.names.len() {
                let (x, y) = (left + cell * number(column), top + cell * number(row));
                self.cell(out, (row, column), [x, y, cell, cell]);
            }
            if named {
                let middle = top + cell * (number(row) + 0.5) + 0.36 * size;
                let name = cut(&self.names[row], size, longest);
                out.words(Words::new((left - 7.0, middle), name.clone()).anchored(Anchor::End).sized(size));
                let across = left + cell * (number(row) + 0.5) + 0.36 * size;
                out.words(Words { upright: true, ..Words::new((across, top - 7.0), name).sized(size) });
            }
        }
        for group in self.groups.iter().filter(|group| group.len() > 1) {
            let (shift, wide) = (cell * number(group.start), cell * number(group.len()));
            let frame = Style::outlined(Stroke::solid(Ink::Red, 2.2));
            out.rect([left + shift, top + shift, wide, wide], frame);
        }
        out.rect([left, top, side, side], Style::outlined(Stroke::solid(Ink::Black, 1.0)));
        top + side + 6.0
    }

    fn share(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 1.0 }
    }

    fn cell(&self, out: &mut Drawing, (row, column): (usize, usize), place: [f64; 4]) {
        let [x, y, side, _] = place;
        match self.value(row, column) {
            _ if row == column => out.rect(place, Style::filled(Ink::Hair)),
            None => {
                out.rect(place, Style::filled(Ink::Page));
                out.line(vec![(x, y + side), (x + side, y)], Stroke::solid(Ink::Hair, 1.0));
            }
            Some(value) => {
                let share = self.share(value);
                let says = self.unit.says(value, 2);
                out.called(format!("{} and {}: {says}", self.names[row], self.names[column]), |out| {
                    out.rect(place, Style::filled(Ink::Shade(share)));
                    if side >= 22.0 {
                        let short = match self.unit {
                            Unit::Percent => format!("{:.0}", value * 100.0),
                            _ => says.clone(),
                        };
                        let ink = if share > 0.55 { Ink::Page } else { Ink::Black };
                        let words = Words::new((x + side / 2.0, y + side / 2.0 + 4.0), short).anchored(Anchor::Middle);
                        out.words(words.sized(11.0).inked(ink));
                    }
                });
            }
        }
    }

    /// The scale of shades with its ends.
    fn key(&self, out: &mut Drawing, top: f64) -> f64 {
        let (low, high) = self.range;
        let ends = [self.unit.says(low, 2), self.unit.says(high, 2)];
        let mut x = 16.0;
        out.words(Words::new((x, top + 12.0), &self.of));
        x += width_of(&self.of, 13.0) + 22.0;
        out.words(Words::new((x, top + 12.0), &ends[0]).inked(Ink::Muted));
        x += width_of(&ends[0], 13.0) + 10.0;
        for step in 0..20 {
            out.rect([x + 9.0 * f64::from(step), top, 9.3, 14.0], Style::filled(Ink::Shade(f64::from(step) / 19.0)));
        }
        out.rect([x, top, 180.0, 14.0], Style::outlined(Stroke::solid(Ink::Hair, 1.0)));
        x += 190.0;
        out.words(Words::new((x, top + 12.0), &ends[1]).inked(Ink::Muted));
        x += width_of(&ends[1], 13.0) + 26.0;
        if (0..self.names.len()).any(|row| (0..row).any(|column| self.value(row, column).is_none())) {
            out.rect([x, top, 14.0, 14.0], Style::outlined(Stroke::solid(Ink::Hair, 1.0)));
            out.line(vec![(x, top + 14.0), (x + 14.0, top)], Stroke::solid(Ink::Hair, 1.0));
            out.words(Words::new((x + 22.0, top + 12.0), "too little in common").inked(Ink::Muted));
        }
        top + 14.0
    }

    pub(super) fn describe(&self) -> String {
        let groups: Vec<String> = self
            .groups
            .iter()
            .filter_map(|group| self.names.get(group.clone()))
            .map(|names| names.join(", "))
            .collect();
        format!("A shade for each pair: {}. Groups in order: {}.", self.of, listed(groups.into_iter()))
    }
}
