//! A log density with its slope and curvature, and the way up from a place.
//!
//! Not here: which density (`graded`, `nominate`).

use crate::linear::solve;

/// A log density at a place, its slope there, and its curvature with the sign changed.
#[derive(Clone, Copy)]
pub(super) struct Terms<const K: usize> {
    pub(super) log: f64,
    pub(super) slope: [f64; K],
    pub(super) curve: [[f64; K]; K],
}

impl<const K: usize> Terms<K> {
    pub(super) fn none() -> Self {
        Self { log: 0.0, slope: [0.0; K], curve: [[0.0; K]; K] }
    }

    /// Adds a term that depends on the place through one number: its log, slope and curvature in that number, and how the number
    /// changes with the place. What bends with the number itself is left out, so the curvature stays positive.
    #[inline]
    pub(super) fn add(&mut self, (slope, curve, log): (f64, f64, f64), change: &[f64; K]) {
        self.log += log;
        for k in 0..K {
            self.slope[k] += slope * change[k];
            for l in 0..K {
                self.curve[k][l] += curve * change[k] * change[l];
            }
        }
    }
}

/// No coordinate goes further in one step.
const LONGEST: f64 = 0.5;
/// Climbing ends when a step gains less than this.
const LEAST_GAIN: f64 = 1e-7;

/// Where so many steps of Levenberg and Marquardt lead from `at` at most; never lower. `keep` brings a place back to where it may be.
pub(super) fn climbed<const K: usize>(
    mut at: [f64; K],
    steps: usize,
    keep: impl Fn(&mut [f64; K]),
    of: impl Fn(&[f64; K]) -> Terms<K>,
) -> [f64; K] {
    let (mut own, mut damping) = (of(&at), 1e-3);
    for _ in 0..steps {
        let mut gain = 0.0;
        for _ in 0..8 {
            let mut curve = own.curve;
            (0..K).for_each(|k| curve[k][k] += damping * (curve[k][k] + 1.0));
            if let Some(step) = solve(curve, own.slope) {
                let mut there: [f64; K] = std::array::from_fn(|k| at[k] + step[k].clamp(-LONGEST, LONGEST));
                keep(&mut there);
                let terms = of(&there);
                if terms.log > own.log {
                    gain = terms.log - own.log;
                    (at, own, damping) = (there, terms, (damping * 0.1).max(1e-9));
                    break;
                }
            }
            damping *= 10.0;
        }
        if gain < LEAST_GAIN {
            break;
        }
    }
    at
}
