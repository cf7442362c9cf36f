//! From numbers to places, and the round numbers beside an axis.

use super::drawing::{Anchor, Drawing, Ink, Stroke, Words};
use crate::count::number;

/// From a range of numbers to a range of places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    range: (f64, f64),
    places: (f64, f64),
}

impl Scale {
    /// The scale that puts the ends of `range` at the ends of `places`.
    #[must_use]
    pub fn new(range: (f64, f64), places: (f64, f64)) -> Self {
        Self { range, places }
    }

    /// The place of a number; that of the lower end if it is none.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        let share = if share.is_finite() { share.clamp(-0.02, 1.02) } else { 0.0 };
        self.places.0 + share * (self.places.1 - self.places.0)
    }
}

/// The range of numbers that holds all of them and has some room, from zero if they are near it.
#[must_use]
pub fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let finite = values.filter(|value| value.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        return (0.0, 1.0);
    }
    let low = if low > 0.0 && low < 0.5 * high { 0.0 } else { low };
    let room = if high > low { 0.04 * (high - low) } else { 0.5 * high.abs().max(1.0) };
    (if low == 0.0 { 0.0 } else { low - room }, high + room)
}

/// Round numbers within a range, about so many, and how many decimals they need.
#[must_use]
pub fn ticks((low, high): (f64, f64), about: usize) -> (Vec<f64>, usize) {
    let wide = high - low;
    if !(wide.is_finite() && wide > 0.0) {
        return (vec![low], 2);
    }
    let rough = wide / number(about.max(1));
    let power = 10_f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|by| by * power).find(|step| *step >= rough * 0.999).unwrap_or(rough);
    let mut found = Vec::new();
    let mut at = (low / step - 1e-9).ceil();
    while at * step <= high + 1e-9 * wide && found.len() < 200 {
        found.push(if at == 0.0 { 0.0 } else { at * step });
        at += 1.0;
    }
    let decimals = (0..12).find(|decimals| step * 10_f64.powi(*decimals) >= 0.999).unwrap_or(12);
    (found, usize::try_from(decimals).unwrap_or(0))
}

/// How the numbers beside an axis are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// As they are.
    #[default]
    Number,
    /// As shares in per cent.
    Percent,
    /// As years, without decimals.
    Year,
    /// As counts, whole and without a sign: what lies below zero is counted downward.
    Count,
}

impl Unit {
    /// A number as it is written.
    #[must_use]
    pub fn says(self, value: f64, decimals: usize) -> String {
        match self {
            Unit::Number => format!("{value:.decimals$}"),
            Unit::Percent => format!("{:.*} %", decimals.saturating_sub(2), value * 100.0),
            Unit::Year => format!("{value:.0}"),
            Unit::Count => format!("{:.0}", value.abs()),
        }
    }
}

/// An axis: what it shows, its range and how its numbers are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What the numbers are.
    pub name: String,
    /// The range; as the numbers need if not given.
    pub range: Option<(f64, f64)>,
    /// How they are written.
    pub unit: Unit,
}

impl Axis {
    /// An axis with the range that the numbers need.
    #[must_use]
    pub fn new(name: &str, unit: Unit) -> Self {
        Self { name: name.to_owned(), range: None, unit }
    }

    /// The same with a range.
    #[must_use]
    pub fn over(self, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..self }
    }

    /// Draws hairlines across `(left, top)` to `(right, bottom)` with their numbers below, the name under them, and gives
    /// the scale.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 2 to 8")]
    pub fn across(&self, out: &mut Drawing, range: (f64, f64), [left, top, right, bottom]: [f64; 4]) -> Scale {
        let scale = Scale::new(range, (left, right));
        // a number needs so much room
        let about = ((right - left) / 56.0).clamp(2.0, 8.0).floor();
        let (ticks, decimals) = ticks(range, about as usize);
        for tick in ticks {
            let x = scale.at(tick);
            out.line(vec![(x, top), (x, bottom)], Stroke::solid(Ink::Hair, 1.0));
            let says = self.unit.says(tick, decimals);
            out.words(Words::new((x, bottom + 17.0), says).anchored(Anchor::Middle).inked(Ink::Muted).sized(12.0));
        }
        let middle = f64::midpoint(left, right);
        out.words(Words::new((middle, bottom + 36.0), &self.name).anchored(Anchor::Middle).inked(Ink::Muted));
        scale
    }

    /// Draws hairlines from left to right with their numbers at the left, the name above them, and gives the scale.
    pub fn upward(&self, out: &mut Drawing, range: (f64, f64), [left, top, right, bottom]: [f64; 4]) -> Scale {
        let scale = Scale::new(range, (bottom, top));
        let (ticks, decimals) = ticks(range, 6);
        for tick in ticks.into_iter().filter(|tick| self.unit != Unit::Count || tick.fract() == 0.0) {
            let y = scale.at(tick);
            out.line(vec![(left, y), (right, y)], Stroke::solid(Ink::Hair, 1.0));
            let says = self.unit.says(tick, decimals);
            out.words(Words::new((left - 8.0, y + 4.0), says).anchored(Anchor::End).inked(Ink::Muted).sized(12.0));
        }
        out.words(Words::new((16.0, top - 14.0), &self.name).inked(Ink::Muted));
        scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within() {
        let check = |range, about, expected: &[f64], decimals| {
            let (found, digits) = ticks(range, about);
            assert_eq!(found.len(), expected.len(), "{found:?}");
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
            assert_eq!(digits, decimals);
        };
        check((0.0, 1.0), 5, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0], 1);
        check((1946.0, 2025.0), 4, &[1960.0, 1980.0, 2000.0, 2020.0], 0);
        check((-0.03, 0.021), 5, &[-0.02, 0.0, 0.02], 2);
        check((2.0, 2.0), 5, &[2.0], 2);
        assert_eq!(ticks((f64::NAN, 2.0), 5).0.len(), 1);
    }

    #[test]
    fn ranges_hold_what_there_is() {
        assert_eq!(range([f64::NAN].into_iter()), (0.0, 1.0));
        assert_eq!(range([0.1, 0.5].into_iter()).0, 0.0);
        let (low, high) = range([0.8, 0.9].into_iter());
        assert!(low < 0.8 && low > 0.7 && high > 0.9);
        let (low, high) = range([3.0].into_iter());
        assert!(low < 3.0 && high > 3.0);
    }
}
