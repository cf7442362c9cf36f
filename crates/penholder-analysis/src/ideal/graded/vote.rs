//! One vote on a graded scale: its two cuts, and how the log probability of a ballot changes with where they stand.
//!
//! Always: a choice that nobody took is none, so that a vote may have one cut only.

use crate::ideal::normal::{density, of_one, phi};

/// A vote of the model.
#[derive(Clone)]
pub(super) struct Vote {
    pub(super) table: usize,
    pub(super) period: usize,
    /// The text it is on, as its place among those of the model; votes on the same text have the same values.
    pub(super) text: usize,
    /// The choices that somebody took in a vote on this text.
    pub(super) taken: [bool; 3],
    /// Where against ends, where in favour begins, the discrimination.
    pub(super) values: [f64; 3],
    /// Its ballots: the member in a period and the choice.
    pub(super) cast: Vec<(u32, u8)>,
}

impl Vote {
    /// Which of the values count.
    pub(super) fn counts(&self) -> [bool; 3] {
        match self.taken {
            [true, true, true] => [true, true, true],
            [false, _, _] => [false, true, true],
            _ => [true, false, true],
        }
    }

    /// Whether the cuts among these values are in their order.
    pub(super) fn ordered(&self, values: &[f64; 3]) -> bool {
        self.counts() != [true; 3] || values[0] < values[1]
    }

    /// Slopes and curvatures of a ballot's log probability in where the two cuts stand from the member, and the log probability, if
    /// the vote had these values.
    pub(super) fn ballot(&self, values: &[f64; 3], choice: u8, point: f64) -> Slopes {
        let [low, high, sharp] = *values;
        let (low, high) = (low - sharp * point, high - sharp * point);
        match (self.taken, choice) {
            ([_, _, true], 2) if self.counts()[1] => upper(high).second(),
            ([true, false, true], 2) => upper(low).first(),
            ([false, _, _], _) => lower(high).second(),
            ([true, _, false], 1) => upper(low).first(),
            (_, 0) => lower(low).first(),
            _ => between(low, high),
        }
    }
}

/// How a ballot's log probability changes with where the cuts stand.
#[derive(Clone, Copy)]
pub(super) struct Slopes {
    pub(super) log: f64,
    /// In the first and the second cut.
    pub(super) slope: [f64; 2],
    /// With the sign changed: first, both, second.
    pub(super) curve: [f64; 3],
}

struct OneCut {
    log: f64,
    slope: f64,
    curve: f64,
}

impl OneCut {
    fn first(self) -> Slopes {
        Slopes { log: self.log, slope: [self.slope, 0.0], curve: [self.curve, 0.0, 0.0] }
    }

    fn second(self) -> Slopes {
        Slopes { log: self.log, slope: [0.0, self.slope], curve: [0.0, 0.0, self.curve] }
    }
}

/// Below a cut.
fn lower(cut: f64) -> OneCut {
    let (slope, curve, log) = of_one(cut);
    OneCut { log, slope, curve }
}

/// Above a cut.
fn upper(cut: f64) -> OneCut {
    let (slope, curve, log) = of_one(-cut);
    OneCut { log, slope: -slope, curve }
}

/// Between two cuts.
fn between(low: f64, high: f64) -> Slopes {
    // on the side where the numbers are small, so that their difference keeps its digits
    let chance = if low > 0.0 { phi(-low) - phi(-high) } else { phi(high) - phi(low) };
    let chance = chance.max(1e-300);
    let (first, second) = (-density(low) / chance, density(high) / chance);
    Slopes {
        log: chance.ln(),
        slope: [first, second],
        curve: [first * first + low * first, first * second, second * second + high * second],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slopes_are_slopes() {
        let (at, step) = (between(-0.3, 0.9), 1e-5);
        let moved = |low: f64, high: f64| between(-0.3 + low, 0.9 + high).log;
        assert!(((moved(step, 0.0) - moved(-step, 0.0)) / (2.0 * step) - at.slope[0]).abs() < 1e-6);
        assert!(((moved(0.0, step) - moved(0.0, -step)) / (2.0 * step) - at.slope[1]).abs() < 1e-6);
        let bend = |low: f64, high: f64| between(-0.3 + low, 0.9 + high).slope;
        assert!(((bend(step, 0.0)[0] - bend(-step, 0.0)[0]) / (-2.0 * step) - at.curve[0]).abs() < 1e-5);
        assert!(((bend(0.0, step)[0] - bend(0.0, -step)[0]) / (-2.0 * step) - at.curve[1]).abs() < 1e-5);
        assert!(((bend(0.0, step)[1] - bend(0.0, -step)[1]) / (-2.0 * step) - at.curve[2]).abs() < 1e-5);
    }
}
