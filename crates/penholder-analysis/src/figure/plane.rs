//! Places, areas, lines and circles in the plane, both ways on one scale.

use std::collections::BTreeSet;

use super::axis::{Axis, Scale, range};
use super::drawing::{Dash, Drawing, Ink, Stroke, Style, Words, width_of};
use super::listed;
use super::marker::{Key, Marker, legend};

/// Something in the plane.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// Squares of a grid with this side round these middles.
    Cells(Vec<(f64, f64)>, f64),
    /// A closed shape.
    Shape(Vec<(f64, f64)>),
    /// A circle.
    Circle((f64, f64), f64),
    /// A line through places.
    Line(Vec<(f64, f64)>),
    /// Thin lines, each from one place to another.
    Lines(Vec<[(f64, f64); 2]>),
    /// Places with their names.
    Points(Vec<((f64, f64), String)>, Marker),
}

/// A thing with its name and colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub ink: Ink,
    /// How much of what lies under it an area covers, 0..=1; squares with 0 are outlined, with more they are filled.
    pub cover: f64,
    /// How its lines are broken.
    pub dash: Dash,
    /// What it is.
    pub thing: Thing,
}

/// Layers in the plane, the lowest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// Across.
    pub x: Axis,
    /// Upward.
    pub y: Axis,
    /// The layers.
    pub layers: Vec<Layer>,
}

const SIDE: f64 = 560.0;

impl Plane {
    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let keys: Vec<(Key, String)> = self.layers.iter().map(|layer| (key(layer), layer.name.clone())).collect();
        let top = legend(out, &keys, top) + 24.0;
        let (x_range, y_range) = self.ranges();
        let (wide, tall) = (x_range.1 - x_range.0, y_range.1 - y_range.0);
        let unit = ((out.width - 120.0) / wide).min(SIDE / tall);
        let place = [64.0, top, 64.0 + unit * wide, top + unit * tall];
        let (x, y) = (self.x.across(out, x_range, place), self.y.upward(out, y_range, place));
        let mut names = self.names(out.width, &x, &y);
        for layer in &self.layers {
            out.called(layer.name.clone(), |out| draw(out, layer, (&x, &y, unit), &mut names));
        }
        place[3] + 40.0
    }

    /// Where names may stand: beside their points as long as there are few, else where they lie on nothing.
    fn names(&self, width: f64, x: &Scale, y: &Scale) -> Names {
        let points = self.layers.iter().filter_map(|layer| match &layer.thing {
            Thing::Points(points, _) => Some(points),
            _ => None,
        });
        let marker = |((a, b), _): &((f64, f64), String)| {
            let (a, b) = (x.at(*a), y.at(*b));
            [a - 5.0, b - 5.0, a + 5.0, b + 5.0]
        };
        let taken: Vec<[f64; 4]> = points.flatten().map(marker).collect();
        Names { crowded: taken.len() > MOST_NAMED, taken, width }
    }

    fn ranges(&self) -> ((f64, f64), (f64, f64)) {
        let places: Vec<(f64, f64)> = self.layers.iter().flat_map(|layer| corners(&layer.thing)).collect();
        let wanted = |axis: &Axis, of: fn(&(f64, f64)) -> f64| {
            let (low, high) = axis.range.unwrap_or_else(|| range(places.iter().map(of)));
            if high > low { (low, high) } else { (low - 0.5, low + 0.5) }
        };
        (wanted(&self.x, |place| place.0), wanted(&self.y, |place| place.1))
    }

    pub(super) fn describe(&self) -> String {
        let says = |layer: &Layer| {
            let what = match &layer.thing {
                Thing::Cells(middles, _) => format!("{} squares", middles.len()),
                Thing::Shape(corners) => format!("a shape with {} corners", corners.len()),
                Thing::Circle((x, y), radius) => format!("a circle round ({x:.3}, {y:.3}) with radius {radius:.3}"),
                Thing::Line(places) => format!("a line through {} places", places.len()),
                Thing::Lines(lines) => format!("{} lines", lines.len()),
                Thing::Points(points, _) => {
                    listed(points.iter().map(|((x, y), name)| format!("{name} ({x:.3}, {y:.3})").trim().to_owned()))
                }
            };
            format!("{}: {what}", layer.name)
        };
        format!(
            "A plane with {} across and {} upward. {}.",
            self.x.name,
            self.y.name,
            listed(self.layers.iter().map(says))
        )
    }
}

fn corners(thing: &Thing) -> Vec<(f64, f64)> {
    match thing {
        Thing::Cells(middles, side) => middles
            .iter()
            .flat_map(|(x, y)| [(x - side / 2.0, y - side / 2.0), (x + side / 2.0, y + side / 2.0)])
            .collect(),
        Thing::Shape(places) | Thing::Line(places) => places.clone(),
        Thing::Circle((x, y), radius) => vec![(x - radius, y - radius), (x + radius, y + radius)],
        Thing::Lines(lines) => lines.concat(),
        Thing::Points(points, _) => points.iter().map(|(place, _)| *place).collect(),
    }
}

fn key(layer: &Layer) -> Key {
    match &layer.thing {
        Thing::Cells(..) if layer.cover > 0.0 => Key::Area(Style::veiled(layer.ink, layer.cover)),
        Thing::Cells(..) => Key::Line(stroke(layer)),
        Thing::Shape(_) => Key::Area(area(layer)),
        Thing::Circle(..) | Thing::Line(_) => Key::Line(stroke(layer)),
        Thing::Lines(_) => Key::Line(Stroke { width: 0.8, ..stroke(layer) }),
        Thing::Points(_, marker) => Key::Marker(*marker, layer.ink),
    }
}

fn area(layer: &Layer) -> Style {
    Style::veiled(layer.ink, layer.cover).with(stroke(layer))
}

fn stroke(layer: &Layer) -> Stroke {
    Stroke { ink: layer.ink, width: 1.8, dash: layer.dash }
}

/// With more points than this, names that would lie on others are left out; whoever points at them still reads them.
const MOST_NAMED: usize = 30;
const NAME: f64 = 12.0;

/// What is drawn already where a name might stand: left, top, right and bottom.
struct Names {
    crowded: bool,
    taken: Vec<[f64; 4]>,
    width: f64,
}

impl Names {
    /// Where the name of a point begins, if there is room.
    fn place(&mut self, (x, y): (f64, f64), name: &str) -> Option<(f64, f64)> {
        if !self.crowded {
            return Some((x + 9.0, y - 6.0));
        }
        let long = width_of(name, NAME);
        let (right, left) = (x + 8.0, x - 8.0 - long);
        let around =
            [(right, y + 4.0), (left, y + 4.0), (right, y - 5.0), (right, y + 14.0), (left, y - 5.0), (left, y + 14.0)];
        let free = |(a, b): &(f64, f64)| {
            let own = [*a, b - 10.0, a + long, b + 2.0];
            let apart =
                |other: &[f64; 4]| own[2] < other[0] || other[2] < own[0] || own[3] < other[1] || other[3] < own[1];
            own[0] > 0.0 && own[2] < self.width && self.taken.iter().all(apart)
        };
        let found = around.into_iter().find(free)?;
        self.taken.push([found.0, found.1 - 10.0, found.0 + long, found.1 + 2.0]);
        Some(found)
    }
}

fn draw(out: &mut Drawing, layer: &Layer, (x, y, unit): (&Scale, &Scale, f64), names: &mut Names) {
    let at = |(a, b): &(f64, f64)| (x.at(*a), y.at(*b));
    match &layer.thing {
        Thing::Cells(middles, side) if layer.cover > 0.0 => cells(out, layer, middles, *side, at),
        Thing::Cells(middles, side) => outline(out, layer, middles, *side, at),
        Thing::Shape(places) => out.shape(places.iter().map(at).collect(), area(layer)),
        Thing::Circle(middle, radius) => out.circle(at(middle), radius * unit, Style::outlined(stroke(layer))),
        Thing::Line(places) => out.line(places.iter().map(at).collect(), stroke(layer)),
        Thing::Lines(lines) => {
            for line in lines {
                out.line(line.iter().map(at).collect(), Stroke { width: 0.8, ..stroke(layer) });
            }
        }
        Thing::Points(points, marker) => {
            for (place, name) in points {
                let place = at(place);
                if names.crowded {
                    out.called(name.clone(), |out| marker.draw(out, place, 5.5, layer.ink));
                } else {
                    marker.draw(out, place, 5.5, layer.ink);
                }
                if let (false, Some(beside)) = (name.is_empty(), names.place(place, name)) {
                    out.words(Words::new(beside, name).sized(NAME));
                }
            }
        }
    }
}

/// The lines between squares that are there and those that are not, each as long as it goes.
#[expect(clippy::cast_possible_truncation, reason = "numbers of rows and columns")]
fn outline(
    out: &mut Drawing,
    layer: &Layer,
    middles: &[(f64, f64)],
    side: f64,
    at: impl Fn(&(f64, f64)) -> (f64, f64),
) {
    let Some(origin) = middles.first().copied() else { return };
    let number = |value: f64, from: f64| ((value - from) / side).round() as i32;
    let there: BTreeSet<(i32, i32)> =
        middles.iter().map(|(x, y)| (number(*x, origin.0), number(*y, origin.1))).collect();
    // edges lie at the low side of a number, along the other one
    let mut edges: Vec<(bool, i32, i32)> = Vec::new();
    for (column, row) in there.iter().copied() {
        for (upright, across, along, other) in [
            (true, column, row, (column - 1, row)),
            (true, column + 1, row, (column + 1, row)),
            (false, row, column, (column, row - 1)),
            (false, row + 1, column, (column, row + 1)),
        ] {
            if !there.contains(&other) {
                edges.push((upright, across, along));
            }
        }
    }
    edges.sort_unstable();
    let mut first = 0;
    while first < edges.len() {
        let (upright, across, from) = edges[first];
        let mut last = first;
        while edges.get(last + 1) == Some(&(upright, across, edges[last].2 + 1)) {
            last += 1;
        }
        let to = edges[last].2 + 1;
        let place = |across: i32, along: i32| {
            let (x, y) = if upright { (across, along) } else { (along, across) };
            at(&(origin.0 + side * (f64::from(x) - 0.5), origin.1 + side * (f64::from(y) - 0.5)))
        };
        out.line(vec![place(across, from), place(across, to)], stroke(layer));
        first = last + 1;
    }
}

/// Squares of one row that touch become one rectangle.
fn cells(out: &mut Drawing, layer: &Layer, middles: &[(f64, f64)], side: f64, at: impl Fn(&(f64, f64)) -> (f64, f64)) {
    let mut sorted = middles.to_vec();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
    let mut first = 0;
    while first < sorted.len() {
        let next = |last: usize| {
            let (x, y) = sorted[last];
            sorted.get(last + 1).is_some_and(|(a, b)| (b - y).abs() < 0.01 * side && (a - x - side).abs() < 0.01 * side)
        };
        let mut last = first;
        while next(last) {
            last += 1;
        }
        let (left, top) = at(&(sorted[first].0 - side / 2.0, sorted[first].1 + side / 2.0));
        let (right, bottom) = at(&(sorted[last].0 + side / 2.0, sorted[last].1 - side / 2.0));
        out.rect([left, top, right - left, bottom - top + 0.3], Style::veiled(layer.ink, layer.cover));
        first = last + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Figure, Plot};

    #[test]
    fn names_of_many_points_lie_on_nothing() {
        let point = |at: u32| ((f64::from(at % 4) * 0.5, f64::from(at / 4) * 0.02), format!("Member number {at}"));
        let layer = Layer {
            name: "members".into(),
            ink: Ink::Blue,
            cover: 1.0,
            dash: Dash::Solid,
            thing: Thing::Points((0..60).map(point).collect(), Marker::Disc),
        };
        let plane = Plane { x: Axis::default(), y: Axis::default(), layers: vec![layer] };
        let svg = Figure { title: String::new(), note: String::new(), plot: Plot::Plane(plane) }.svg();
        // every point keeps its name for whoever points at it; not all of them can be written
        assert!((0..60).all(|at| svg.contains(&format!("<title>Member number {at}</title>"))), "{svg}");
        let written = svg.matches(">Member number").count() - 60;
        assert!((12..60).contains(&written), "{written}");
    }

    #[test]
    fn squares_are_outlined_without_lines_inside() {
        let middles: Vec<(f64, f64)> = vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (3.0, 0.0)];
        let layer = Layer {
            name: "set".into(),
            ink: Ink::Blue,
            cover: 0.0,
            dash: Dash::Solid,
            thing: Thing::Cells(middles, 1.0),
        };
        let plane = Plane { x: Axis::default(), y: Axis::default(), layers: vec![layer] };
        let svg = Figure { title: String::new(), note: String::new(), plot: Plot::Plane(plane) }.svg();
        let group = svg.split("<g><title>set</title>").nth(1).and_then(|rest| rest.split("</g>").next()).unwrap();
        assert_eq!(group.matches("<path").count(), 8, "{group}");
    }
}
