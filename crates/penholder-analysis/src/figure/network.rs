//! Things and what joins them, near each other if they are alike.
//!
//! Implements: stress majorisation (Gansner, Koren and North 2005, "Graph drawing by stress majorization") from classical scaling, each
//! pair weighted by the inverse square of its distance; no random numbers, so the same distances give the same picture.

use super::drawing::{Drawing, Ink, Stroke, Words, width_of};
use super::listed;
use super::marker::{Key, Look, Marker, legend};
use crate::count::number;

/// One thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is called.
    pub name: String,
    /// Which group it is of; none if it stands alone.
    pub group: Option<usize>,
}

/// A line between two things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How strong it is, 0..=1.
    pub weight: f64,
}

/// Things and what joins them.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The things.
    pub nodes: Vec<Node>,
    /// What joins them.
    pub edges: Vec<Edge>,
    /// The names of the groups.
    pub groups: Vec<String>,
    /// Where each thing is, in any unit; [`laid_out`] finds it.
    pub places: Vec<(f64, f64)>,
}

/// Places whose distances are near the wanted ones, which are given row after row; none where they do not matter.
#[must_use]
pub fn laid_out(count: usize, wanted: &[Option<f64>]) -> Vec<(f64, f64)> {
    let known = || wanted.iter().flatten().copied().filter(|far| far.is_finite() && *far >= 0.0);
    let most = known().fold(0.0, f64::max);
    let mean = if most > 0.0 { most } else { 1.0 };
    let mut places = scaled(count, &|one, other| {
        wanted.get(one * count + other).copied().flatten().filter(|far| far.is_finite()).unwrap_or(mean)
    });
    let far = |one: usize, other: usize| {
        let one_way = wanted.get(one * count + other).copied().flatten().filter(|far| far.is_finite());
        // things that are the same are still two
        one_way.map(|far| far.max(0.04 * mean))
    };
    for _ in 0..300 {
        let mut moved = 0.0_f64;
        for at in 0..count {
            let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
            for other in (0..count).filter(|other| *other != at) {
                // those of whom nothing is known are kept apart lightly
                let (far, weight) = far(at, other).map_or((mean, 0.02 / (mean * mean)), |far| (far, 1.0 / (far * far)));
                let (dx, dy) = (places[at].0 - places[other].0, places[at].1 - places[other].1);
                let now = dx.hypot(dy).max(1e-9);
                x += weight * (places[other].0 + far * dx / now);
                y += weight * (places[other].1 + far * dy / now);
                sum += weight;
            }
            if sum > 0.0 {
                let next = (x / sum, y / sum);
                moved = moved.max((next.0 - places[at].0).hypot(next.1 - places[at].1));
                places[at] = next;
            }
        }
        if moved < 1e-6 * mean {
            break;
        }
    }
    places
}

/// Places by classical scaling: the two leading axes of the doubly centred squares of distances (Torgerson 1952).
fn scaled(count: usize, far: &dyn Fn(usize, usize) -> f64) -> Vec<(f64, f64)> {
    let square = |one: usize, other: usize| if one == other { 0.0 } else { far(one, other).powi(2) };
    let of = number(count.max(1));
    let means: Vec<f64> = (0..count).map(|one| (0..count).map(|other| square(one, other)).sum::<f64>() / of).collect();
    let all = means.iter().sum::<f64>() / of;
    let mut centred: Vec<Vec<f64>> = (0..count)
        .map(|one| (0..count).map(|other| -0.5 * (square(one, other) - means[one] - means[other] + all)).collect())
        .collect();
    let mut axis = |angle: f64| -> Vec<f64> {
        let mut along: Vec<f64> = (0..count).map(|at| (angle * (number(at) + 1.0)).sin()).collect();
        let mut value = 0.0;
        for _ in 0..200 {
            let next: Vec<f64> = centred.iter().map(|row| row.iter().zip(&along).map(|(a, b)| a * b).sum()).collect();
            value = next.iter().map(|x: &f64| x * x).sum::<f64>().sqrt();
            if value < 1e-12 {
                break;
            }
            along = next.into_iter().map(|x| x / value).collect();
        }
        for (one, row) in centred.iter_mut().enumerate() {
            row.iter_mut().zip(&along).for_each(|(cell, other)| *cell -= value * along[one] * other);
        }
        along.into_iter().map(|x| x * value.sqrt()).collect()
    };
    let (across, upward) = (axis(1.0), axis(2.0));
    // things at one place are told apart by a hair
    across
        .into_iter()
        .zip(upward)
        .enumerate()
        .map(|(at, (x, y))| (x + 1e-7 * number(at), y - 1e-7 * number(at % 7)))
        .collect()
}

const HEIGHT: f64 = 600.0;
/// How tall a thing with its name is.
const TALL: f64 = 17.0;

/// So many things with their names find room on a narrow sheet.
const FEW: usize = 20;

impl Network {
    /// How wide the sheet has to be.
    pub(super) fn width(&self) -> f64 {
        if self.nodes.len() > FEW { super::WIDTH } else { super::NARROW }
    }

    /// Draws from `top` down and gives where it ends.
    pub(super) fn draw(&self, out: &mut Drawing, top: f64) -> f64 {
        let shown = |at: usize| Self::look(Some(at));
        let mut keys: Vec<(Key, String)> = self
            .groups
            .iter()
            .enumerate()
            .map(|(at, name)| (Key::Marker(shown(at).marker, shown(at).ink), name.clone()))
            .collect();
        if !self.groups.is_empty() && self.nodes.iter().any(|node| node.group.is_none()) {
            keys.push((Key::Marker(Marker::Ring, Ink::Muted), "in none".to_owned()));
        }
        let top = legend(out, &keys, top) + 8.0;
        let places = self.spread(out.width, top);
        for edge in &self.edges {
            if let (Some(one), Some(other)) = (places.get(edge.one), places.get(edge.other)) {
                let width = 0.5 + 2.5 * edge.weight.clamp(0.0, 1.0);
                out.line(vec![*one, *other], Stroke::solid(Ink::Hair, width));
            }
        }
        for (node, place) in self.nodes.iter().zip(&places) {
            let look = Self::look(node.group);
            out.called(self.says(node), |out| {
                look.marker.draw(out, *place, 6.0, look.ink);
                out.words(Words::new((place.0 + 11.0, place.1 + 4.5), &node.name).sized(12.0));
            });
        }
        top + HEIGHT
    }

    fn look(group: Option<usize>) -> Look {
        group.map_or(Look { ink: Ink::Muted, marker: Marker::Ring, dash: super::Dash::Solid }, Look::of)
    }

    /// Places on the sheet, moved apart where names would lie on each other.
    fn spread(&self, width: f64, top: f64) -> Vec<(f64, f64)> {
        let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        for (x, y) in self.places.iter().filter(|(x, y)| x.is_finite() && y.is_finite()) {
            low = (low.0.min(*x), low.1.min(*y));
            high = (high.0.max(*x), high.1.max(*y));
        }
        // the longer side lies along the longer side of the sheet
        let turned = (high.1 - low.1 > high.0 - low.0) == (width > HEIGHT);
        let (room_x, room_y) = (width - 230.0, HEIGHT - 50.0);
        let (wide, tall) = if turned { (high.1 - low.1, high.0 - low.0) } else { (high.0 - low.0, high.1 - low.1) };
        let unit = (room_x / wide.max(1e-9)).min(room_y / tall.max(1e-9));
        let mut places: Vec<(f64, f64)> = self
            .places
            .iter()
            .map(|(x, y)| {
                let (x, y) = if turned { (y - low.1, x - low.0) } else { (x - low.0, y - low.1) };
                let (x, y) = if x.is_finite() && y.is_finite() { (x, y) } else { (0.0, 0.0) };
                (50.0 + (room_x - unit * wide) / 2.0 + unit * x, top + 20.0 + (room_y - unit * tall) / 2.0 + unit * y)
            })
            .collect();
        let wide: Vec<f64> = self.nodes.iter().map(|node| width_of(&node.name, 12.0) + 24.0).collect();
        apart(&mut places, &wide, [14.0, top + 10.0, width - 4.0, top + HEIGHT - 20.0]);
        places
    }

    fn says(&self, node: &Node) -> String {
        match node.group.and_then(|group| self.groups.get(group)) {
            Some(group) => format!("{}: {group}", node.name),
            None => node.name.clone(),
        }
    }

    pub(super) fn describe(&self) -> String {
        let edges = self.edges.len();
        format!(
            "A network of {} with {edges} lines. {}.",
            self.nodes.len(),
            listed(self.nodes.iter().map(|node| self.says(node)))
        )
    }
}

/// Moves each thing with its name at its right to the nearest place within a frame where no earlier one lies.
fn apart(places: &mut [(f64, f64)], wide: &[f64], [left, top, right, bottom]: [f64; 4]) {
    let mut shifts: Vec<(f64, f64)> = (-60..=60)
        .flat_map(|across| (-60..=60).map(move |upward| (9.0 * f64::from(across), TALL / 2.0 * f64::from(upward))))
        .collect();
    shifts.sort_by(|a, b| a.0.hypot(a.1).total_cmp(&b.0.hypot(b.1)));
    for at in 0..places.len() {
        let wide_of = |one: usize| wide.get(one).copied().unwrap_or(0.0);
        let (taken, rest) = places.split_at_mut(at);
        let Some(place) = rest.first_mut() else { continue };
        let inside = |(x, y): (f64, f64)| (x.clamp(left, (right - wide_of(at)).max(left)), y.clamp(top, bottom));
        let free = |(x, y): &(f64, f64)| {
            taken
                .iter()
                .enumerate()
                .all(|(one, (a, b))| (x + wide_of(at)).min(a + wide_of(one)) <= x.max(*a) || (y - b).abs() >= TALL)
        };
        let mut tried = shifts.iter().map(|shift| inside((place.0 + shift.0, place.1 + shift.1)));
        *place = tried.find(free).unwrap_or_else(|| inside(*place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_in_the_plane_are_kept() {
        let true_places = [(0.0, 0.0), (3.0, 0.0), (0.0, 4.0), (3.0, 4.0), (1.0, 2.0)];
        let far = |one: (f64, f64), other: (f64, f64)| (one.0 - other.0).hypot(one.1 - other.1);
        let wanted: Vec<Option<f64>> =
            true_places.iter().flat_map(|one| true_places.iter().map(|other| Some(far(*one, *other)))).collect();
        let found = laid_out(5, &wanted);
        for one in 0..5 {
            for other in 0..one {
                let error = (far(found[one], found[other]) - far(true_places[one], true_places[other])).abs();
                assert!(error < 0.02, "{one} {other}: {error}");
            }
        }
        assert_eq!(found, laid_out(5, &wanted));
    }

    #[test]
    fn names_do_not_lie_on_each_other() {
        let mut places: Vec<(f64, f64)> = (0..30).map(|at| (f64::from(at % 5), f64::from(at % 7))).collect();
        apart(&mut places, &[80.0; 30], [0.0, 0.0, 600.0, 300.0]);
        for (one, a) in places.iter().enumerate() {
            let free = |b: &(f64, f64)| (a.0 - b.0).abs() > 79.0 || (a.1 - b.1).abs() > TALL - 1.0;
            assert!(places[..one].iter().all(free), "{places:?}");
        }
    }

    #[test]
    fn nothing_known_is_still_a_picture() {
        assert_eq!(laid_out(0, &[]), []);
        let found = laid_out(3, &[None; 9]);
        assert!(found.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
        let same = laid_out(4, &[Some(0.0); 16]);
        assert!(same.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
    }
}
