//! Columns side by side, each of one or more parts upon each other.

use super::axis::{Axis, number, range};
use super::drawing::{Anchor, Drawing, Ink, Stroke, Style, Words, cut};
use super::listed;
use super::marker::{Key, Look, legend};

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is called.
    pub name: String,
    /// The height of each part, the lowest first.
    pub parts: Vec<f64>,
    /// The interval of the whole.
    pub interval: Option<(f64, f64)>,
}

/// Columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What the heights are.
    pub axis: Axis,
    /// The names of the parts.
    pub parts: Vec<String>,
    /// The columns from left to right.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let key = |(at, name): (usize, &String)| (Key::Area(style(at)), name.clone());
        let keys: Vec<(Key, String)> =
            if self.parts.len() > 1 { self.parts.iter().enumerate().map(key).collect() } else { Vec::new() };
        let top = legend(out, &keys, top) + 24.0;
        let (left, right, bottom) = (64.0, out.width - 30.0, top + 280.0);
        let whole = |bar: &Bar| bar.parts.iter().sum::<f64>();
        let (_, high) =
            range(self.bars.iter().map(|bar| bar.interval.map_or(whole(bar), |(_, high)| high.max(whole(bar)))));
        let y = self.axis.upward(out, self.axis.range.unwrap_or((0.0, high)), [left, top, right, bottom]);
        let step = (right - left) / number(self.bars.len().max(1));
        let every = (34.0 / step).ceil().max(1.0);
        for (at, bar) in self.bars.iter().enumerate() {
            let x = left + step * number(at);
            out.called(self.says(bar), |out| {
                let mut level = 0.0;
                for (part, height) in bar.parts.iter().enumerate() {
                    let (low, high) = (y.at(level), y.at(level + height));
                    out.rect([x + 0.14 * step, high, 0.72 * step, low - high], style(part));
                    level += height;
                }
                if let Some((low, high)) = bar.interval {
                    let middle = x + 0.5 * step;
                    out.line(vec![(middle, y.at(low)), (middle, y.at(high))], Stroke::solid(Ink::Black, 1.4));
                }
                if number(at) % every == 0.0 {
                    let name = cut(&bar.name, 12.0, step * every - 2.0);
                    let words = Words::new((x + 0.5 * step, bottom + 17.0), name).anchored(Anchor::Middle);
                    out.words(words.inked(Ink::Muted).sized(12.0));
                }
            });
        }
        out.line(vec![(left, y.at(0.0)), (right, y.at(0.0))], Stroke::solid(Ink::Black, 1.0));
        bottom + 24.0
    }

    fn says(&self, bar: &Bar) -> String {
        let decimals = if bar.parts.iter().all(|part| part.fract() == 0.0) { 0 } else { 3 };
        let part = |(name, value): (&String, &f64)| format!("{name} {}", self.axis.unit.says(*value, decimals));
        format!("{}: {}", bar.name, self.parts.iter().zip(&bar.parts).map(part).collect::<Vec<_>>().join(", "))
    }

    pub(super) fn describe(&self) -> String {
        format!("Columns of {}. {}.", self.axis.name, listed(self.bars.iter().map(|bar| self.says(bar))))
    }
}

/// Parts differ in lightness and in their outline.
fn style(part: usize) -> Style {
    let ink = Look::of(part).ink;
    match part % 3 {
        0 => Style::filled(ink),
        1 => Style::filled(Ink::Page).with(Stroke::solid(ink, 1.5)),
        _ => Style::veiled(ink, 0.35).with(Stroke::solid(ink, 1.0)),
    }
}
