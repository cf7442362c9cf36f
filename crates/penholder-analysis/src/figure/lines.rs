//! Lines or steps over numbers, with bands where they are uncertain, and lines to compare with.

use super::axis::{Axis, range};
use super::drawing::{Anchor, Dash, Drawing, Ink, Stroke, Style, Words, width_of};
use super::listed;
use super::marker::{Key, Look, legend};

/// A place on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At {
    /// Across.
    pub x: f64,
    /// Upward.
    pub y: f64,
    /// From where to where it may lie.
    pub band: Option<(f64, f64)>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// Its places from left to right.
    pub places: Vec<At>,
    /// Whether it stays level from one place to the next.
    pub steps: bool,
    /// Whether its places are marked, with their intervals as bars instead of a band.
    pub marked: bool,
    /// Places on the line that are ticked: observations that ended without the event.
    pub ticks: Vec<(f64, f64)>,
}

/// A line to compare with.
#[derive(Clone, Debug, PartialEq)]
pub enum Guide {
    /// From a place to a place.
    Line((f64, f64), (f64, f64), String),
    /// Upright at a place, with words beside it.
    Upright(f64, String),
}

/// Lines over numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Across.
    pub x: Axis,
    /// Upward.
    pub y: Axis,
    /// The lines.
    pub series: Vec<Series>,
    /// What they are compared with.
    pub guides: Vec<Guide>,
    /// Whether the picture is square.
    pub square: bool,
}

impl Lines {
    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let marked = self.guides.iter().any(|guide| matches!(guide, Guide::Upright(..)));
        // words of upright lines stand above the field, in two rows
        let top = legend(out, &self.keys(), top) + if marked { 52.0 } else { 24.0 };
        let mut taken = [f64::NEG_INFINITY; 2];
        let (left, room) = (64.0, out.width - 94.0);
        let (wide, tall) = if self.square { (room.min(420.0), room.min(420.0)) } else { (room, room.min(320.0)) };
        let (right, bottom) = (left + wide, top + tall);
        let places = || self.series.iter().flat_map(|series| &series.places);
        let place = [left, top, right, bottom];
        let upward = range(places().flat_map(|at| {
            let (low, high) = at.band.unwrap_or((at.y, at.y));
            [at.y, low, high]
        }));
        let across = self.x.range.unwrap_or_else(|| {
            let (low, high) =
                places().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at.x), high.max(at.x)));
            if low < high { (low, high) } else { range(places().map(|at| at.x)) }
        });
        let x = self.x.across(out, across, place);
        let above = Axis { name: if marked { String::new() } else { self.y.name.clone() }, ..self.y.clone() };
        let y = above.upward(out, self.y.range.unwrap_or(upward), place);
        if marked {
            out.words(Words::new((16.0, top - 38.0), &self.y.name).inked(Ink::Muted));
        }
        for guide in &self.guides {
            let stroke = Stroke { ink: Ink::Muted, width: 1.3, dash: Dash::Dashes };
            match guide {
                Guide::Line(from, to, _) => {
                    out.line(vec![(x.at(from.0), y.at(from.1)), (x.at(to.0), y.at(to.1))], stroke);
                }
                Guide::Upright(at, says) => {
                    out.line(vec![(x.at(*at), top), (x.at(*at), bottom)], stroke);
                    let half = width_of(says, 12.0) / 2.0 + 4.0;
                    let middle = x.at(*at).clamp(left + half, (right - half).max(left + half));
                    let row = usize::from(taken[0] > middle - half);
                    taken[row] = taken[row].max(middle + half);
                    let height = top - 6.0 - if row == 0 { 0.0 } else { 15.0 };
                    let words = Words::new((middle, height), says).anchored(Anchor::Middle);
                    out.words(words.inked(Ink::Muted).sized(12.0));
                }
            }
        }
        for (number, series) in self.series.iter().enumerate() {
            let look = Look::of(number);
            out.called(series.name.clone(), |out| {
                let of = |value: &dyn Fn(&At) -> f64| {
                    path(&series.places, series.steps, value)
                        .into_iter()
                        .map(|(a, b)| (x.at(a), y.at(b)))
                        .collect::<Vec<_>>()
                };
                if !series.marked && series.places.iter().any(|at| at.band.is_some()) {
                    let mut band = of(&|at| at.band.map_or(at.y, |band| band.1));
                    band.extend(of(&|at| at.band.map_or(at.y, |band| band.0)).into_iter().rev());
                    out.shape(band, Style::veiled(look.ink, 0.14));
                }
                out.line(of(&|at| at.y), Stroke { ink: look.ink, width: 2.2, dash: look.dash });
                for (a, b) in &series.ticks {
                    let (a, b) = (x.at(*a), y.at(*b));
                    out.line(vec![(a, b - 5.0), (a, b + 5.0)], Stroke::solid(look.ink, 1.4));
                }
                for at in series.places.iter().filter(|_| series.marked) {
                    if let Some((low, high)) = at.band {
                        out.line(vec![(x.at(at.x), y.at(low)), (x.at(at.x), y.at(high))], Stroke::solid(look.ink, 1.4));
                    }
                    look.marker.draw(out, (x.at(at.x), y.at(at.y)), 4.5, look.ink);
                }
            });
        }
        bottom + 40.0
    }

    fn keys(&self) -> Vec<(Key, String)> {
        let of = |(number, series): (usize, &Series)| {
            let look = Look::of(number);
            let key = if series.marked {
                Key::Series(look)
            } else {
                Key::Line(Stroke { ink: look.ink, width: 2.2, dash: look.dash })
            };
            (key, series.name.clone())
        };
        let guides = self.guides.iter().filter_map(|guide| match guide {
            Guide::Line(_, _, says) => {
                Some((Key::Line(Stroke { ink: Ink::Muted, width: 1.3, dash: Dash::Dashes }), says.clone()))
            }
            Guide::Upright(..) => None,
        });
        self.series.iter().enumerate().map(of).chain(guides).collect()
    }

    pub(super) fn describe(&self) -> String {
        let one = |series: &Series| {
            let says = |at: &At| format!("{} at {}", self.y.unit.says(at.y, 3), self.x.unit.says(at.x, 1));
            // the ends and a few between tell the course
            let few = series.places.len().div_ceil(6).max(1);
            let told: Vec<String> = series.places.iter().step_by(few).chain(series.places.last()).map(says).collect();
            format!("{}: {}", series.name, told.join(", "))
        };
        format!("Lines of {} over {}. {}.", self.y.name, self.x.name, listed(self.series.iter().map(one)))
    }
}

/// The corners of a line; of steps, each level up to the next place.
fn path(places: &[At], steps: bool, value: &dyn Fn(&At) -> f64) -> Vec<(f64, f64)> {
    let mut path: Vec<(f64, f64)> = Vec::with_capacity(2 * places.len());
    for at in places {
        if let (true, Some((_, level))) = (steps, path.last().copied()) {
            path.push((at.x, level));
        }
        path.push((at.x, value(at)));
    }
    path
}
