//! The shift and the stretch of one period among those that votes on the same text hold together.
//!
//! The texts that were voted on in other periods too stay where they are, and the ballots in them say where the period belongs;
//! the texts of this period alone move with it, which their ballots do not see.
//! Not here: whole blocks of periods, which the likelihood does not see at all (`settle`).

use super::model::Model;
use crate::ideal::terms::Terms;
use crate::linear::solve;

/// A period of a block with more than one.
#[derive(Clone)]
pub(super) struct Alone {
    /// Its units, each with its path.
    units: Vec<(usize, usize)>,
    /// The texts that were voted on in this period only.
    texts: Vec<usize>,
}

/// Slope, curvature and log density of a normal distribution around 0, but for a constant.
fn prior(value: f64, variance: f64) -> (f64, f64, f64) {
    (-value / variance, variance.recip(), -0.5 * value * value / variance)
}

impl Alone {
    /// How many points more than texts there are: by the power of how much draws of a stretch change the volume.
    #[expect(clippy::cast_precision_loss, reason = "counts of points and texts")]
    pub(super) fn more(&self) -> f64 {
        self.units.len() as f64 - self.texts.len() as f64
    }
}

impl Model {
    /// The periods of blocks with more than one.
    pub(super) fn periods_of_blocks(&self) -> Vec<Alone> {
        let mut sizes = vec![0_usize; self.blocks];
        self.block_of.iter().for_each(|block| sizes[*block] += 1);
        let mut found: Vec<Alone> =
            self.periods.iter().map(|_| Alone { units: Vec::new(), texts: Vec::new() }).collect();
        for (path, units) in self.paths.iter().enumerate() {
            units.clone().for_each(|unit| found[self.units[unit].period].units.push((path, unit)));
        }
        for (text, votes) in self.texts.iter().enumerate() {
            if !self.crossing[text] {
                found[self.first_on(votes).period].texts.push(text);
            }
        }
        let in_block = |(period, _): &(usize, Alone)| sizes[self.block_of[*period]] > 1;
        found.into_iter().enumerate().filter(in_block).map(|(_, alone)| alone).collect()
    }

    /// The log posterior of a period that is stretched by the exponential of the first number and then shifted by the second, with
    /// `more` times the logarithm of its stretch: value, slope and a curvature that is never negative.
    pub(super) fn of_period(&self, own: &Alone, [log_stretch, shift]: [f64; 2], more: f64) -> Terms<2> {
        let stretch = log_stretch.exp();
        let mut terms = Terms { log: more * log_stretch, slope: [more, 0.0], ..Terms::none() };
        for (path, at) in &own.units {
            let unit = &self.units[*at];
            let along = stretch * unit.point;
            let point = along + shift;
            let ballots = self.of_unit(unit, point, |vote| self.crossing[vote.text]);
            let of = self.pulled(&self.paths[*path], *at, point, ballots);
            terms.add((of.slope[0], of.curve[0][0], of.log), &[along, 1.0]);
        }
        for text in &own.texts {
            let vote = self.first_on(&self.texts[*text]);
            let sharp = vote.values[2] / stretch;
            for (cut, counts) in vote.values[..2].iter().zip(vote.counts()) {
                if counts {
                    terms.add(prior(cut + sharp * shift, self.cuts), &[-sharp * shift, sharp]);
                }
            }
            terms.add(prior(sharp, self.priors.votes), &[-sharp, 0.0]);
        }
        terms
    }

    /// Stretches a period and then shifts it, its own texts with it.
    pub(super) fn move_alone(&mut self, own: &Alone, [log_stretch, shift]: [f64; 2]) {
        let stretch = log_stretch.exp();
        for (_, at) in &own.units {
            self.units[*at].point = stretch * self.units[*at].point + shift;
        }
        for text in &own.texts {
            let [low, high, sharp] = self.first_on(&self.texts[*text]).values;
            let sharp = sharp / stretch;
            self.set_values(*text, [low + sharp * shift, high + sharp * shift, sharp]);
        }
    }

    /// One of Newton's steps for the shift and the stretch of every period of a block with more than one, shortened until it gains.
    pub(super) fn settle_alone(&mut self) {
        let alone = std::mem::take(&mut self.alone);
        for own in &alone {
            let Terms { log, slope, curve } = self.of_period(own, [0.0; 2], 0.0);
            let Some(mut step) = solve(curve, slope) else { continue };
            step.iter_mut().for_each(|value| *value = value.clamp(-0.5, 0.5));
            for _ in 0..12 {
                if self.of_period(own, step, 0.0).log > log {
                    self.move_alone(own, step);
                    break;
                }
                step.iter_mut().for_each(|value| *value *= 0.5);
            }
        }
        self.alone = alone;
    }
}
