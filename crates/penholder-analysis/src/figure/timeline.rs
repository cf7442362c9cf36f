//! Spans and events over time, a lane for each thing.

use jiff::civil::Date;

use super::axis::{Axis, Unit};
use super::drawing::{Anchor, Drawing, Ink, Stroke, Style, Words, cut, width_of};
use super::listed;
use super::marker::{Key, Marker, legend};
use crate::count::number;

/// A time from one day to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Which of the kinds of spans it is.
    pub kind: usize,
    /// Whether its end is not known yet.
    pub open: bool,
    /// What it is.
    pub says: String,
}

/// Something on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// Which of the kinds of events it is.
    pub kind: usize,
    /// What it is.
    pub says: String,
}

/// One lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// Its spans.
    pub spans: Vec<Span>,
    /// Its events.
    pub events: Vec<Event>,
}

/// Lanes over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The lanes, the first on top.
    pub lanes: Vec<Lane>,
    /// The kinds of spans: what they are called and their colour.
    pub spans: Vec<(String, Ink)>,
    /// The kinds of events: what they are called, their shape and colour.
    pub events: Vec<(String, Marker, Ink)>,
    /// The first and the last day.
    pub range: (Date, Date),
}

/// A day as a number of years.
#[must_use]
pub fn years(date: Date) -> f64 {
    let days = if date.in_leap_year() { 366.0 } else { 365.0 };
    f64::from(date.year()) + f64::from(date.day_of_year() - 1) / days
}

impl Timeline {
    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let spans = self.spans.iter().enumerate().map(|(at, (name, _))| (Key::Area(self.style(at)), name.clone()));
        let events = self.events.iter().map(|(name, marker, ink)| (Key::Marker(*marker, *ink), name.clone()));
        let keys: Vec<(Key, String)> = spans.chain(events).collect();
        let top = legend(out, &keys, top) + 8.0;
        let longest = self.lanes.iter().map(|lane| width_of(&lane.name, 12.0)).fold(40.0, f64::max);
        let longest = longest.min(260.0).min(0.48 * out.width);
        let left = 16.0 + longest + 14.0;
        let step = 30.0;
        let bottom = top + step * number(self.lanes.len().max(1)) + 4.0;
        let right = out.width - 30.0;
        let (first, last) = (years(self.range.0), years(self.range.1));
        let axis = Axis::new("", Unit::Year);
        let x = axis.across(out, (first, last.max(first + 1.0)), [left, top, right, bottom]);
        for (at, lane) in self.lanes.iter().enumerate() {
            let y = top + step * (number(at) + 0.5) + 2.0;
            let name = cut(&lane.name, 12.0, longest + 2.0);
            out.words(Words::new((left - 12.0, y + 4.5), name).anchored(Anchor::End).sized(12.0));
            out.line(vec![(left, y), (right, y)], Stroke::solid(Ink::Hair, 1.0));
            for span in &lane.spans {
                let (from, to) = (x.at(years(span.from)), x.at(years(span.to)));
                out.called(span.says.clone(), |out| {
                    out.rect([from, y - 6.0, (to - from).max(1.5), 12.0], self.style(span.kind));
                    if span.open {
                        out.line(
                            vec![(to + 1.0, y - 6.0), (to + 7.0, y), (to + 1.0, y + 6.0)],
                            Stroke::solid(Ink::Black, 1.6),
                        );
                    }
                });
            }
            for event in &lane.events {
                let Some((_, marker, ink)) = self.events.get(event.kind) else { continue };
                out.called(event.says.clone(), |out| marker.draw(out, (x.at(years(event.on)), y), 3.6, *ink));
            }
        }
        bottom + 24.0
    }

    fn style(&self, kind: usize) -> Style {
        let ink = self.spans.get(kind).map_or(Ink::Muted, |(_, ink)| *ink);
        match kind % 2 {
            0 => Style::veiled(ink, 0.55),
            _ => Style::filled(Ink::Page).with(Stroke::solid(ink, 1.4)),
        }
    }

    pub(super) fn describe(&self) -> String {
        let lane = |lane: &Lane| {
            let all = lane.spans.iter().map(|span| &span.says).chain(lane.events.iter().map(|event| &event.says));
            format!("{}: {}", lane.name, all.take(12).cloned().collect::<Vec<_>>().join(", "))
        };
        let (from, to) = self.range;
        format!("A timeline from {from} to {to}. {}.", listed(self.lanes.iter().map(lane)))
    }
}
