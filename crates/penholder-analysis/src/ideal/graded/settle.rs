//! The shift and the stretch of every period, which the likelihood does not see: put where the priors are most probable.
//!
//! Not here: steps that the ballots call for (`model`).

use super::model::Model;
use crate::linear::solve_in_place;

impl Model {
    /// Shifts every period to where the priors are most probable.
    pub(super) fn shift_periods(&mut self) {
        let count = self.periods.len();
        let (mut matrix, mut right) = (vec![0.0; count * count], vec![0.0; count]);
        for path in &self.paths {
            for at in path.clone() {
                let (own, period) = (self.units[at].point, self.units[at].period);
                if at == path.start {
                    matrix[period * count + period] += 1.0 / self.priors.points;
                    right[period] -= own / self.priors.points;
                    continue;
                }
                let (before, precision) = (&self.units[at - 1], self.step_precision(at));
                let step = precision * (own - before.point);
                matrix[period * count + period] += precision;
                matrix[before.period * count + before.period] += precision;
                matrix[period * count + before.period] -= precision;
                matrix[before.period * count + period] -= precision;
                right[period] -= step;
                right[before.period] += step;
            }
        }
        for vote in &self.votes {
            for (value, counts) in vote.values[..2].iter().zip(vote.counts()) {
                if counts {
                    let at = vote.period;
                    matrix[at * count + at] += vote.values[2].powi(2) / self.priors.votes;
                    right[at] -= value * vote.values[2] / self.priors.votes;
                }
            }
        }
        if solve_in_place(&mut matrix, &mut right) {
            self.move_periods(&right);
        }
    }

    fn move_periods(&mut self, shifts: &[f64]) {
        for unit in &mut self.units {
            unit.point += shifts[unit.period];
        }
        for vote in &mut self.votes {
            let shift = vote.values[2] * shifts[vote.period];
            vote.values[0] += shift;
            vote.values[1] += shift;
        }
    }

    /// Stretches every period, one after the other, to where the priors are most probable.
    pub(super) fn stretch_periods(&mut self) {
        let count = self.periods.len();
        let mut units_of = vec![Vec::new(); count];
        for path in &self.paths {
            for at in path.clone() {
                units_of[self.units[at].period].push((at, at == path.start, at + 1 == path.end));
            }
        }
        let mut sharp = vec![0.0; count];
        for vote in &self.votes {
            sharp[vote.period] += vote.values[2].powi(2) / self.priors.votes;
        }
        let mut stretches = vec![1.0; count];
        for (period, units) in units_of.iter().enumerate() {
            // in the logarithm a of the stretch: ½ U e^2a − V e^a + ½ B e^-2a
            let (mut u, mut v) = (0.0, 0.0);
            for (at, first, last) in units {
                let own = self.units[*at].point;
                if *first {
                    u += own * own / self.priors.points;
                } else {
                    let precision = self.step_precision(*at);
                    u += precision * own * own;
                    v += precision * own * self.units[at - 1].point;
                }
                if !last {
                    let precision = self.step_precision(at + 1);
                    u += precision * own * own;
                    v += precision * own * self.units[at + 1].point;
                }
            }
            let mut a = 0.0_f64;
            for _ in 0..8 {
                let (up, line, down) = (u * (2.0 * a).exp(), v * a.exp(), sharp[period] * (-2.0 * a).exp());
                let curve = (2.0 * up - line + 2.0 * down).max(up + 2.0 * down).max(1e-9);
                a -= ((up - line - down) / curve).clamp(-0.3, 0.3);
            }
            stretches[period] = a.exp();
            units.iter().for_each(|(at, _, _)| self.units[*at].point *= stretches[period]);
        }
        for vote in &mut self.votes {
            vote.values[2] /= stretches[vote.period];
        }
    }
}
