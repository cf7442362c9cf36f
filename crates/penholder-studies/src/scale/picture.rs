//! A map as a picture: points with their intervals, or places in the plane.

use penholder_analysis::figure::plane::{Layer, Plane, Thing};
use penholder_analysis::figure::points::Points;
use penholder_analysis::figure::{Axis, Dash, Figure, Ink, Look, Plot, Row, Unit};

use super::{Basis, Made, Mapped as _};

impl Made {
    /// Rows of points on one dimension; on more, the first two in the plane.
    #[must_use]
    pub fn picture(&self) -> Figure {
        let cuts = || self.telling().into_iter().take(MOST_CUTS);
        let plot = if self.basis.asked.dimensions == 1 {
            let inside = cuts().filter_map(|at| self.votes[at].cut()).filter(inside_row);
            self.basis.row("place on the scale", inside.collect())
        } else {
            let line = |at: usize| {
                let vote = &self.votes[at];
                let length = vote.discrimination[0].hypot(vote.discrimination[1]);
                Some(((vote.discrimination[0] / length, vote.discrimination[1] / length), vote.cut()?))
            };
            self.basis.plane(cuts().filter_map(line))
        };
        let note = format!(
            "{} members, {} contested votes; {}. {CUTS} The votes do not say which side is which, nor what the scale means.",
            self.basis.ballots.members.len(),
            self.basis.ballots.votes.len(),
            self.errors_say(),
        );
        Figure { title: self.sentence(), note, plot }
    }
}

impl Basis {
    /// Members in a row on the first dimension, with the cuts of votes; `along` says what the axis is.
    pub(super) fn row(&self, along: &str, cuts: Vec<f64>) -> Plot {
        let row = |member: usize| {
            let estimate = &self.points[member][0];
            Row::new(self.name(member), vec![Some((estimate.value, estimate.interval))])
        };
        Plot::Points(Points {
            axis: Axis::new(along, Unit::Number),
            series: vec!["place".to_owned()],
            rows: self.order().into_iter().map(row).collect(),
            joined: false,
            marks: cuts,
        })
    }

    /// Members in the plane of the first two dimensions by group, with the cut lines of votes: each its normal of length 1 and its
    /// distance along it.
    pub(super) fn plane(&self, cuts: impl Iterator<Item = ((f64, f64), f64)>) -> Plot {
        let order = self.order();
        let mut groups: Vec<Option<&str>> = order.iter().map(|member| self.group(*member)).collect();
        groups.sort_unstable();
        groups.dedup();
        let place = |member: &usize| {
            let point = &self.points[*member];
            ((point[0].value, point[1].value), self.name(*member).to_owned())
        };
        let layer = |(at, group): (usize, &Option<&str>)| {
            let own = order.iter().filter(|member| self.group(**member) == *group);
            members_layer(group, own.map(place).collect(), Look::of(at))
        };
        let lines = cuts_layer(cuts, self.points.iter().map(|point| (point[0].value, point[1].value)));
        Plot::Plane(Plane {
            x: Axis::new("first dimension", Unit::Number),
            y: Axis::new("second dimension", Unit::Number),
            layers: std::iter::once(lines).chain(groups.iter().enumerate().map(layer)).collect(),
        })
    }
}

/// What is said of the cuts below a picture.
pub(super) const CUTS: &str = "Thin lines: where the sharpest votes divide the members.";

/// So many cuts are shown at most.
pub(super) const MOST_CUTS: usize = 25;

/// Whether a cut is on a scale of mean square 1.
fn inside_row(cut: &f64) -> bool {
    cut.abs() < 2.5
}

/// The members of a group in the plane.
fn members_layer(group: &Option<&str>, places: Vec<((f64, f64), String)>, look: Look) -> Layer {
    Layer {
        name: group.map_or_else(|| "members".to_owned(), str::to_owned),
        ink: look.ink,
        cover: 1.0,
        dash: Dash::Solid,
        thing: Thing::Points(places, look.marker),
    }
}

/// Cut lines, each by its normal of length 1 and its distance along it, as far as the box round the points goes.
fn cuts_layer(lines: impl Iterator<Item = ((f64, f64), f64)>, points: impl Iterator<Item = (f64, f64)>) -> Layer {
    let begin = ((f64::INFINITY, f64::NEG_INFINITY), (f64::INFINITY, f64::NEG_INFINITY));
    let (x, y) = points
        .fold(begin, |(x, y), point| ((x.0.min(point.0), x.1.max(point.0)), (y.0.min(point.1), y.1.max(point.1))));
    let cut = |((a, b), at): ((f64, f64), f64)| {
        // from the foot of the line along it, until it leaves the box
        let (foot, way) = ((a * at, b * at), (-b, a));
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        for (start, slope, (low, high)) in [(foot.0, way.0, x), (foot.1, way.1, y)] {
            if slope.abs() < 1e-12 {
                if start < low || start > high {
                    return None;
                }
                continue;
            }
            let ends = ((low - start) / slope, (high - start) / slope);
            (from, to) = (from.max(ends.0.min(ends.1)), to.min(ends.0.max(ends.1)));
        }
        let place = |along: f64| (foot.0 + along * way.0, foot.1 + along * way.1);
        (from < to).then(|| [place(from), place(to)])
    };
    Layer {
        name: "cuts of votes".to_owned(),
        ink: Ink::Muted,
        cover: 1.0,
        dash: Dash::Solid,
        thing: Thing::Lines(lines.filter_map(cut).collect()),
    }
}
