//! Columns over years: so many of each kind, up or down from zero.

use super::axis::{Axis, Scale, Unit, ticks};
use super::drawing::{Anchor, Drawing, Ink, Stroke, Style, Words};
use super::listed;
use super::marker::{Key, legend};
use crate::count::number;

/// One kind of what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub ink: Ink,
    /// Whether its columns go down from zero.
    pub down: bool,
    /// Whether it is only possible: its columns are outlined.
    pub possible: bool,
}

/// Columns over years that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// What is counted.
    pub of: String,
    /// The kinds; those of one direction stand on each other, the first next to zero.
    pub kinds: Vec<Kind>,
    /// The years, and for each the count of every kind.
    pub years: Vec<(i16, Vec<u32>)>,
}

const HEIGHT: f64 = 250.0;

impl Columns {
    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let sum = |at: usize| self.years.iter().filter_map(|(_, counts)| counts.get(at)).sum::<u32>();
        let there = self.kinds.iter().enumerate().map(|(at, kind)| (kind, sum(at))).filter(|(_, sum)| *sum > 0);
        let keys: Vec<(Key, String)> =
            there.map(|(kind, sum)| (Key::Area(style(kind)), format!("{} ({sum})", kind.name))).collect();
        let top = legend(out, &keys, top) + 30.0;
        let (left, right, bottom) = (64.0, out.width - 30.0, top + HEIGHT);
        let highest = |down: bool| f64::from(self.years.iter().map(|year| self.height(year, down)).max().unwrap_or(0));
        let range = (-highest(true), highest(false).max(if highest(true) > 0.0 { 0.0 } else { 1.0 }));
        let y = Axis::new(&self.of, Unit::Count).upward(out, range, [left, top, right, bottom]);
        let step = (right - left) / number(self.years.len().max(1));
        for (at, year) in self.years.iter().enumerate() {
            let place = (left + step * (number(at) + 0.12), step * 0.76);
            out.called(self.says(year), |out| self.column(out, year, place, &y));
        }
        out.line(vec![(left, y.at(0.0)), (right, y.at(0.0))], Stroke::solid(Ink::Black, 1.0));
        self.name_years(out, (left, step, bottom + 18.0));
        bottom + 24.0
    }

    fn column(&self, out: &mut Drawing, (_, counts): &(i16, Vec<u32>), (x, wide): (f64, f64), y: &Scale) {
        let (mut above, mut below) = (0.0, 0.0);
        for (kind, count) in self.kinds.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let (from, to) =
                if kind.down { (below, below - f64::from(*count)) } else { (above, above + f64::from(*count)) };
            *(if kind.down { &mut below } else { &mut above }) = to;
            let (high, low) = (y.at(from.max(to)), y.at(from.min(to)));
            out.rect([x, high, wide, low - high], style(kind));
        }
    }

    /// Round years below their columns, as many as have room.
    fn name_years(&self, out: &mut Drawing, (left, step, y): (f64, f64, f64)) {
        let (Some((first, _)), Some((last, _))) = (self.years.first(), self.years.last()) else { return };
        let room = (step * number(self.years.len()) / 56.0).floor();
        let round = if number(self.years.len()) <= room {
            self.years.iter().map(|(year, _)| f64::from(*year)).collect()
        } else {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
            ticks((f64::from(*first), f64::from(*last)), room.clamp(1.0, 12.0) as usize).0
        };
        for year in round {
            let x = left + step * (year - f64::from(*first) + 0.5);
            out.words(Words::new((x, y), format!("{year:.0}")).anchored(Anchor::Middle).inked(Ink::Muted).sized(12.0));
        }
    }

    fn height(&self, (_, counts): &(i16, Vec<u32>), down: bool) -> u32 {
        self.kinds.iter().zip(counts).filter(|(kind, _)| kind.down == down).map(|(_, count)| count).sum()
    }

    fn says(&self, (year, counts): &(i16, Vec<u32>)) -> String {
        let there = self.kinds.iter().zip(counts).filter(|(_, count)| **count > 0);
        let told: Vec<String> = there.map(|(kind, count)| format!("{} {count}", kind.name)).collect();
        if told.is_empty() { format!("{year}: none") } else { format!("{year}: {}", told.join(", ")) }
    }

    pub(super) fn describe(&self) -> String {
        let there = self.years.iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
        let told: Vec<String> = there.map(|year| self.says(year)).collect();
        format!("Columns of {} by year. {}.", self.of, listed(told.into_iter()))
    }
}

fn style(kind: &Kind) -> Style {
    let edge = Stroke::solid(kind.ink, 1.0);
    if kind.possible { Style::veiled(kind.ink, 0.18).with(edge) } else { Style::filled(kind.ink).with(edge) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::drawing::Mark;
    use crate::figure::{Figure, Plot, WIDTH};

    fn columns(years: Vec<(i16, Vec<u32>)>) -> Columns {
        let kind = |name: &str, down, possible| Kind { name: name.to_owned(), ink: Ink::Green, down, possible };
        let kinds = vec![kind("more", false, false), kind("perhaps", false, true), kind("fewer", true, false)];
        Columns { of: "votes".to_owned(), kinds, years }
    }

    /// The rectangles below the legend: top and height of each.
    fn drawn(columns: Columns) -> Vec<(f64, f64)> {
        let figure = Figure { title: String::new(), note: String::new(), plot: Plot::Columns(columns) };
        let rects = figure.across(WIDTH).marks.into_iter().filter_map(|mark| match mark {
            Mark::Rect([x, y, _, height], _) if x > 60.0 && height != 14.0 => Some((y, height)),
            _ => None,
        });
        rects.collect()
    }

    #[test]
    fn columns_stand_on_each_other_and_hang_from_zero() {
        let rects = drawn(columns(vec![(1990, vec![3, 1, 0]), (1991, vec![0, 0, 2])]));
        let [more, perhaps, fewer] = rects[..] else { panic!("{rects:?}") };
        assert!((more.1 - 3.0 * perhaps.1).abs() < 1e-9 && (fewer.1 - 2.0 * perhaps.1).abs() < 1e-9, "{rects:?}");
        assert!((perhaps.0 + perhaps.1 - more.0).abs() < 1e-9, "on the other");
        assert!((more.0 + more.1 - fewer.0).abs() < 1e-9, "from zero");
    }

    #[test]
    fn nothing_counted_is_a_picture_too() {
        assert_eq!(drawn(columns(Vec::new())), []);
        assert_eq!(drawn(columns(vec![(1990, vec![0, 0, 0])])), []);
    }
}
