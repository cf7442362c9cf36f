//! The shift and the stretch of every block of periods, which the likelihood does not see: put where the priors are most probable, or drawn from
//! what the priors say.
//!
//! A period is a block of its own unless it shares texts with others.
//! Not here: steps that the ballots call for (`model`, `alone`).

use super::model::Model;
use crate::linear::solve_in_place;
use crate::seeded::Seeded;

/// What the priors say of the logarithm a of the stretch of a block: -½ U e^2a + V e^a - ½ B e^-2a + N a.
pub(super) struct Stretch {
    /// U: the squares of its points, each with its prior precision.
    points: f64,
    /// V: its points times those next to them on their paths.
    along: f64,
    /// B: the squares of its discriminations, each with its prior precision.
    votes: f64,
    /// N: how many points more than texts there are; it counts for draws only.
    more: f64,
}

impl Stretch {
    fn log(&self, a: f64) -> f64 {
        -0.5 * self.points * (2.0 * a).exp() + self.along * a.exp() - 0.5 * self.votes * (-2.0 * a).exp()
            + self.more * a
    }

    /// Where that is largest with `more` for N, and the curvature there with the sign changed.
    fn mode(&self, more: f64, steps: usize) -> (f64, f64) {
        let (mut a, mut curve) = (0.0_f64, 1.0);
        for _ in 0..steps {
            let (up, line, down) = (self.points * (2.0 * a).exp(), self.along * a.exp(), self.votes * (-2.0 * a).exp());
            curve = (2.0 * up - line + 2.0 * down).max(up + 2.0 * down).max(1e-9);
            a -= ((up - line - down - more) / curve).clamp(-0.3, 0.3);
        }
        (a, curve)
    }

    /// The best stretch.
    pub(super) fn best(&self) -> f64 {
        self.mode(0.0, 8).0.exp()
    }

    /// A stretch drawn by Metropolis around the most probable one.
    pub(super) fn drawn(&self, random: &mut Seeded) -> f64 {
        let (mode, curve) = self.mode(self.more, 60);
        let proposal = mode + random.normal() / curve.sqrt();
        let worth = |a: f64| self.log(a) + 0.5 * curve * (a - mode).powi(2);
        if random.unit().ln() < worth(proposal) - worth(0.0) { proposal.exp() } else { 1.0 }
    }
}

impl Model {
    /// Shifts every block to where the priors are most probable; with standard normal numbers for `noise` in place of 0, to a
    /// draw from what they say.
    pub(super) fn shift_blocks(&mut self, noise: &mut dyn FnMut() -> f64) {
        let count = self.blocks;
        let (mut matrix, mut right) = (vec![0.0; count * count], vec![0.0; count]);
        for path in &self.paths {
            for at in path.clone() {
                let (own, block) = (self.units[at].point, self.block_of[self.units[at].period]);
                if at == path.start {
                    matrix[block * count + block] += 1.0 / self.priors.points;
                    right[block] += noise() / self.priors.points.sqrt() - own / self.priors.points;
                    continue;
                }
                matrix[block * count + block] += self.back;
                right[block] += noise() * self.back.sqrt() - own * self.back;
                let (before, precision) = (&self.units[at - 1], self.step_precision(at));
                let beside = self.block_of[before.period];
                if beside == block {
                    continue;
                }
                let step = precision * (own - before.point) - noise() * precision.sqrt();
                matrix[block * count + block] += precision;
                matrix[beside * count + beside] += precision;
                matrix[block * count + beside] -= precision;
                matrix[beside * count + block] -= precision;
                right[block] -= step;
                right[beside] += step;
            }
        }
        for text in &self.texts {
            let vote = self.first_on(text);
            for (value, counts) in vote.values[..2].iter().zip(vote.counts()) {
                if counts {
                    let (at, sharp) = (self.block_of[vote.period], vote.values[2]);
                    matrix[at * count + at] += sharp.powi(2) / self.cuts;
                    right[at] += noise() * sharp / self.cuts.sqrt() - value * sharp / self.cuts;
                }
            }
        }
        if solve_in_place(&mut matrix, &mut right) {
            self.move_blocks(&right);
        }
    }

    fn move_blocks(&mut self, shifts: &[f64]) {
        for unit in &mut self.units {
            unit.point += shifts[self.block_of[unit.period]];
        }
        for vote in &mut self.votes {
            let shift = vote.values[2] * shifts[self.block_of[vote.period]];
            vote.values[0] += shift;
            vote.values[1] += shift;
        }
    }

    /// Stretches every block, one after the other, by what `chosen` makes of what the priors say.
    #[expect(clippy::cast_precision_loss, reason = "counts of points and texts")]
    pub(super) fn stretch_blocks(&mut self, chosen: &mut dyn FnMut(&Stretch) -> f64) {
        let count = self.blocks;
        let block_of_unit: Vec<usize> = self.units.iter().map(|unit| self.block_of[unit.period]).collect();
        let mut units_of = vec![Vec::new(); count];
        for path in &self.paths {
            for at in path.clone() {
                units_of[block_of_unit[at]].push((at, at == path.start, at + 1 == path.end));
            }
        }
        let (mut sharp, mut texts_of) = (vec![0.0; count], vec![0_usize; count]);
        for text in &self.texts {
            let vote = self.first_on(text);
            let block = self.block_of[vote.period];
            sharp[block] += vote.values[2].powi(2) / self.priors.votes;
            texts_of[block] += 1;
        }
        let beside = |block: usize, unit: usize| block_of_unit[unit] == block;
        let mut stretches = vec![1.0; count];
        for (block, units) in units_of.iter().enumerate() {
            let more = units.len() as f64 - texts_of[block] as f64;
            let mut stretch = Stretch { points: 0.0, along: 0.0, votes: sharp[block], more };
            for (at, first, last) in units {
                let own = self.units[*at].point;
                if *first {
                    stretch.points += own * own / self.priors.points;
                } else if beside(block, at - 1) {
                    // both ends of the step are stretched
                    let step = own - self.units[at - 1].point;
                    stretch.points += self.back * own * own + self.step_precision(*at) * step * step;
                } else {
                    let precision = self.step_precision(*at);
                    stretch.points += (precision + self.back) * own * own;
                    stretch.along += precision * own * self.units[at - 1].point;
                }
                if !last && !beside(block, at + 1) {
                    let precision = self.step_precision(at + 1);
                    stretch.points += precision * own * own;
                    stretch.along += precision * own * self.units[at + 1].point;
                }
            }
            stretches[block] = chosen(&stretch);
            units.iter().for_each(|(at, _, _)| self.units[*at].point *= stretches[block]);
        }
        for vote in &mut self.votes {
            vote.values[2] /= stretches[self.block_of[vote.period]];
        }
    }
}
