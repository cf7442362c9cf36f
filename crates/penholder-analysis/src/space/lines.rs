//! Lines with a winning coalition on one side: the core and the yolk.
//!
//! For a direction let the level be the highest at which those at or above it win. A place lies in the core if it is at or
//! above the level of every direction. A line is a median line if neither of its open sides wins: between the level of one
//! direction and, turned round, that of the opposite. The yolk is the smallest circle that every median line meets.
//! Always: between two neighbouring directions in which two seats are level, the order of the seats does not change, so one seat sets
//! the level there; the core is cut out of the plane by the levels at those directions.

use std::f64::consts::{PI, TAU};

use super::{Chamber, Place};

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its middle.
    pub middle: Place,
    /// Its radius.
    pub radius: f64,
}

/// Directions over which one seat sets the level.
#[derive(Clone, Copy, Debug)]
struct Arc {
    from: f64,
    to: f64,
    /// The place of the seat at the level, and of the one at the level of the opposite direction.
    level: Place,
    opposite: Place,
}

/// The levels of every direction.
#[derive(Clone, Debug)]
pub struct Medians {
    arcs: Vec<Arc>,
    low: Place,
    high: Place,
}

fn along(angle: f64, place: Place) -> f64 {
    angle.cos() * place.0 + angle.sin() * place.1
}

impl Medians {
    /// Those of a chamber. Cost: the cube of the number of seats.
    #[must_use]
    pub fn of(chamber: &Chamber) -> Self {
        let places = chamber.places();
        let mut angles = vec![0.0, PI / 2.0, PI, 1.5 * PI];
        for (at, one) in places.iter().enumerate() {
            for other in &places[..at] {
                let (dx, dy) = (one.0 - other.0, one.1 - other.1);
                if dx != 0.0 || dy != 0.0 {
                    let angle = (dy.atan2(dx) + PI / 2.0).rem_euclid(PI);
                    angles.extend([angle, angle + PI]);
                }
            }
        }
        angles.sort_by(f64::total_cmp);
        angles.dedup_by(|a, b| (*a - *b).abs() < 1e-12);
        let ends = angles.iter().skip(1).copied().chain([angles[0] + TAU]);
        let arc = |(from, to): (f64, f64)| {
            let middle = f64::midpoint(from, to);
            Arc { from, to, level: level(chamber, middle), opposite: level(chamber, middle + PI) }
        };
        let arcs = angles.iter().copied().zip(ends).map(arc).collect();
        let fold = |of: fn(f64, f64) -> f64, start: f64| {
            places.iter().fold((start, start), |(x, y), place| (of(x, place.0), of(y, place.1)))
        };
        Self { arcs, low: fold(f64::min, f64::INFINITY), high: fold(f64::max, f64::NEG_INFINITY) }
    }

    fn extent(&self) -> f64 {
        // seats at one place still have the digits of their numbers
        let ends = [self.low.0, self.low.1, self.high.0, self.high.1];
        let digits = 1e-5 * ends.into_iter().map(f64::abs).fold(0.0, f64::max);
        (self.high.0 - self.low.0).max(self.high.1 - self.low.1).max(digits).max(1e-9)
    }

    /// The corners of the core, anticlockwise: none if it is empty, one if it is a place, two if it is a line. Places nearer
    /// than 1e-7 of the extent of the seats are one.
    #[must_use]
    pub fn core(&self) -> Vec<Place> {
        let room = self.extent();
        let hair = 1e-9 * room;
        if self.smallest(&|arc| arc.level).radius > hair {
            return Vec::new();
        }
        let (low, high) = ((self.low.0 - room, self.low.1 - room), (self.high.0 + room, self.high.1 + room));
        let mut corners = vec![low, (high.0, low.1), high, (low.0, high.1)];
        for arc in &self.arcs {
            for angle in [arc.from, arc.to] {
                let level = along(angle, arc.level) - hair;
                corners = cut(&corners, angle, level);
            }
        }
        let mut kept: Vec<Place> = Vec::new();
        for corner in corners {
            if kept.iter().all(|other| (corner.0 - other.0).hypot(corner.1 - other.1) > 1e-7 * room) {
                kept.push(corner);
            }
        }
        // a corner on the line between its neighbours is none
        let mut at = 0;
        while kept.len() > 2 && at < kept.len() {
            let (one, other) = (kept[(at + kept.len() - 1) % kept.len()], kept[(at + 1) % kept.len()]);
            let side = (other.0 - one.0).hypot(other.1 - one.1);
            let area = (other.0 - one.0) * (kept[at].1 - one.1) - (other.1 - one.1) * (kept[at].0 - one.0);
            if area.abs() <= 1e-7 * room * side {
                kept.remove(at);
                at = at.saturating_sub(1);
            } else {
                at += 1;
            }
        }
        kept
    }

    /// The smallest circle that every median line meets; its radius is good to 1e-9 of the extent of the seats.
    #[must_use]
    pub fn yolk(&self) -> Circle {
        // turned round, the level of the opposite direction is the highest median line of this one
        self.smallest(&|arc| arc.opposite)
    }

    /// The place from which the farthest of these levels is nearest, which is a convex problem; how far it is.
    fn smallest(&self, of: &dyn Fn(&Arc) -> Place) -> Circle {
        let far = |middle: Place| {
            self.arcs.iter().map(|arc| farthest(arc, of(arc), middle)).fold(f64::NEG_INFINITY, f64::max)
        };
        let column = |x: f64| {
            let y = lowest(&|y| far((x, y)), self.low.1, self.high.1);
            (y, far((x, y)))
        };
        let x = lowest(&|x| column(x).1, self.low.0, self.high.0);
        let (y, radius) = column(x);
        let hair = 1e-9 * self.extent();
        Circle { middle: (x, y), radius: if radius < hair { 0.0 } else { radius } }
    }
}

/// How far `place` is beyond `middle` in the direction of the arc in which that is most.
fn farthest(arc: &Arc, place: Place, middle: Place) -> f64 {
    let gap = (place.0 - middle.0, place.1 - middle.1);
    let ends = along(arc.from, gap).max(along(arc.to, gap));
    let turned = (gap.1.atan2(gap.0) - arc.from).rem_euclid(TAU);
    if turned <= arc.to - arc.from { gap.0.hypot(gap.1).max(ends) } else { ends }
}

/// Where a convex function is lowest, by golden section.
fn lowest(of: &dyn Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let share = 0.5 * (5.0_f64.sqrt() - 1.0);
    let (mut a, mut b) = (high - share * (high - low), low + share * (high - low));
    let (mut of_a, mut of_b) = (of(a), of(b));
    for _ in 0..52 {
        if of_a <= of_b {
            (high, b, of_b) = (b, a, of_a);
            a = high - share * (high - low);
            of_a = of(a);
        } else {
            (low, a, of_a) = (a, b, of_b);
            b = low + share * (high - low);
            of_b = of(b);
        }
    }
    f64::midpoint(low, high)
}

/// The place of the seat with which those at or above it win, in the order of a direction.
fn level(chamber: &Chamber, angle: f64) -> Place {
    let places = chamber.places();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| along(angle, places[*b]).total_cmp(&along(angle, places[*a])).then(a.cmp(b)));
    let mut supports = vec![false; places.len()];
    for seat in &order {
        supports[*seat] = true;
        if chamber.game().wins(&supports) {
            return places[*seat];
        }
    }
    // all of them win in every game
    order.last().map_or((0.0, 0.0), |seat| places[*seat])
}

/// The part of a convex shape at or above a level.
fn cut(corners: &[Place], angle: f64, level: f64) -> Vec<Place> {
    let above = |place: Place| along(angle, place) - level;
    let mut kept = Vec::new();
    for (at, one) in corners.iter().enumerate() {
        let other = corners[(at + 1) % corners.len()];
        let (here, there) = (above(*one), above(other));
        if here >= 0.0 {
            kept.push(*one);
        }
        if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
            let share = here / (here - there);
            kept.push((one.0 + share * (other.0 - one.0), one.1 + share * (other.1 - one.1)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::tests::majority;
    use super::*;
    use crate::power::Game;
    use proptest::prelude::*;

    fn near(one: Place, other: Place) -> bool {
        (one.0 - other.0).hypot(one.1 - other.1) < 1e-5
    }

    #[test]
    fn three_seats_have_no_core_and_the_inscribed_circle_as_yolk() {
        let high = 3.0_f64.sqrt();
        let medians = Medians::of(&majority(&[(-1.0, 0.0), (1.0, 0.0), (0.0, high)]));
        assert_eq!(medians.core(), []);
        let yolk = medians.yolk();
        assert!((yolk.radius - high / 3.0).abs() < 1e-8 && near(yolk.middle, (0.0, high / 3.0)), "{yolk:?}");
        // a right triangle with sides of 3, 4 and 5: the radius is 1
        let yolk = Medians::of(&majority(&[(0.0, 0.0), (3.0, 0.0), (0.0, 4.0)])).yolk();
        assert!((yolk.radius - 1.0).abs() < 1e-8 && near(yolk.middle, (1.0, 1.0)), "{yolk:?}");
    }

    #[test]
    fn on_a_line_the_median_is_the_core() {
        let check = |places: &[Place], core: &[Place]| {
            let found = Medians::of(&majority(places)).core();
            assert_eq!(found.len(), core.len(), "{found:?}");
            assert!(found.iter().all(|place| core.iter().any(|other| near(*place, *other))), "{found:?}");
        };
        check(&[(0.0, 0.0), (1.0, 0.0), (7.0, 0.0)], &[(1.0, 0.0)]);
        check(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (8.0, 8.0)], &[(1.0, 1.0), (2.0, 2.0)]);
        // Plott (1967): pairs opposite each other round a seat
        check(&[(-10.0, -10.0), (-10.0, 10.0), (10.0, -10.0), (10.0, 10.0), (0.0, 0.0)], &[(0.0, 0.0)]);
        check(&[(3.0, 2.0)], &[(3.0, 2.0)]);
    }

    #[test]
    fn unanimity_has_the_hull_as_core() {
        let places = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (1.0, 2.0)];
        let seats = (0..5).map(|at| at.to_string()).collect();
        let chamber = Chamber::new(Game::weighted(seats, vec![1; 5], 5).unwrap(), places.to_vec()).unwrap();
        let core = Medians::of(&chamber).core();
        assert!(
            core.len() == 4 && core.iter().all(|corner| places[..4].iter().any(|place| near(*corner, *place))),
            "{core:?}"
        );
    }

    proptest! {
        #[test]
        fn the_core_is_what_nothing_near_beats(places in prop::collection::vec((-9_i32..10, -9_i32..10), 1..7), quota in 1_u128..7) {
            let places: Vec<Place> = places.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
            let seats = (0..places.len()).map(|at| at.to_string()).collect();
            let quota = quota.min(places.len() as u128);
            let chamber = Chamber::new(Game::weighted(seats, vec![1; places.len()], quota).unwrap(), places.clone()).unwrap();
            let core = Medians::of(&chamber).core();
            // the places are whole numbers up to 9, so that no directions in which a proposal wins are nearer than 1e-3
            let beaten = |place: Place| (0..7200).any(|step| {
                let angle = TAU * f64::from(step) / 7200.0 + 1e-4;
                chamber.beats((place.0 + 1e-4 * angle.cos(), place.1 + 1e-4 * angle.sin()), place)
            });
            for corner in &core {
                // the corners of the core may lie a hair outside
                let inward = core.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0 / core.len() as f64, sum.1 + place.1 / core.len() as f64));
                if core.len() > 2 {
                    let inside = (0.99 * corner.0 + 0.01 * inward.0, 0.99 * corner.1 + 0.01 * inward.1);
                    prop_assert!(!beaten(inside), "{inside:?} of {core:?}");
                }
            }
            if core.is_empty() {
                for place in &places {
                    prop_assert!(beaten(*place) , "{place:?}");
                }
            }
        }

        #[test]
        fn every_median_line_meets_the_yolk(places in prop::collection::vec((-9_i32..10, -9_i32..10), 1..8)) {
            let places: Vec<Place> = places.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
            let chamber = majority(&places);
            let yolk = Medians::of(&chamber).yolk();
            let widest = |middle: Place| (0..2000).map(|step| {
                let angle = TAU * f64::from(step) / 2000.0 + 1e-4;
                let mut order: Vec<f64> = places.iter().map(|place| along(angle, *place)).collect();
                order.sort_by(f64::total_cmp);
                // the median lines of a direction lie between the middle ones
                let (low, high) = (order[(order.len() - 1) / 2], order[order.len() / 2]);
                let at = along(angle, middle);
                (high - at).max(at - low)
            }).fold(0.0, f64::max);
            prop_assert!(widest(yolk.middle) <= yolk.radius + 1e-6);
            // and no circle nearby is smaller, but for the directions in between
            for (dx, dy) in [(0.3, 0.0), (-0.3, 0.0), (0.0, 0.3), (0.0, -0.3)] {
                prop_assert!(widest((yolk.middle.0 + dx, yolk.middle.1 + dy)) >= yolk.radius - 0.02);
            }
        }
    }
}
