//! Draws from the posterior of a graded scale.
//!
//! Implements: Metropolis within Gibbs, every text voted on and every member in a period in turn with the proposal of Gamerman (1997), "Sampling
//! from the posterior distribution in generalized linear mixed models": a normal distribution with the middle and the curvature of
//! one of Newton's steps from where it stands; after each sweep a draw of the shift (exact) and of the stretch (Metropolis) of
//! every block of periods given all else (`settle`), and of both for every period of a block with more than one (`alone`).
//! Always: random numbers are a function of seed, chain, sweep and row, so the number of threads changes nothing. What is kept of
//! each sweep are the points with mean 0 and mean square 1 over all members and periods, as Bailey, Strezhnev and Voeten (2017) fix
//! their scale, turned to the side on which the mode stands.
//! Not here: whether the chains have met (`diagnostics`).

use super::model::Model;
use crate::ideal::chains::{Chain, Chains, in_chains};
use crate::ideal::posterior::Sampling;
use crate::ideal::terms::Terms;
use crate::linear::{cholesky, solve, solve_upper};
use crate::seeded::Seeded;

/// No middle of a proposal lies further away in one coordinate.
const LONGEST: f64 = 1.0;

/// The log density at a place of the normal distribution that one of Newton's steps from other terms proposes, but for a constant; the
/// middle, and the Cholesky factor of the precision.
fn around<const K: usize>(at: &[f64; K], terms: &Terms<K>) -> Option<([f64; K], [[f64; K]; K])> {
    let step = solve(terms.curve, terms.slope)?;
    let middle = std::array::from_fn(|k| at[k] + step[k].clamp(-LONGEST, LONGEST));
    Some((middle, cholesky(&terms.curve)?))
}

fn log_density<const K: usize>(at: &[f64; K], middle: &[f64; K], lower: &[[f64; K]; K]) -> f64 {
    let off: [f64; K] = std::array::from_fn(|k| at[k] - middle[k]);
    let square: f64 =
        (0..K).map(|column| (column..K).map(|row| lower[row][column] * off[row]).sum::<f64>().powi(2)).sum();
    (0..K).map(|k| lower[k][k].ln()).sum::<f64>() - 0.5 * square
}

/// Proposes from `at` and says where it stands then: at the proposal if that is accepted, else where it was. Coordinates that do
/// not count stay.
fn moved<const K: usize>(
    at: [f64; K],
    counts: [bool; K],
    random: &mut Seeded,
    terms: impl Fn(&[f64; K]) -> Option<Terms<K>>,
) -> Option<[f64; K]> {
    let own = terms(&at)?;
    let (middle, lower) = around(&at, &own)?;
    let noise = solve_upper(&lower, counts.map(|counts| if counts { random.normal() } else { 0.0 }));
    let proposal: [f64; K] = std::array::from_fn(|k| if counts[k] { middle[k] + noise[k] } else { at[k] });
    let there = terms(&proposal)?;
    let (back, back_lower) = around(&proposal, &there)?;
    let ratio = there.log + log_density(&at, &back, &back_lower) - own.log - log_density(&proposal, &middle, &lower);
    (random.unit().ln() < ratio).then_some(proposal)
}

impl Model {
    /// One sweep; how many proposals for votes and units were accepted.
    fn sweep(&mut self, seed: u64, chain: u64, sweep: u64) -> u64 {
        let mut accepted = 0;
        for at in 0..self.texts.len() {
            let mut random = Seeded::at(seed, &[chain, sweep, 0, at as u64]);
            let text = &self.texts[at];
            let vote = self.first_on(text);
            let terms = |values: &[f64; 3]| vote.ordered(values).then(|| self.of_text(text, values));
            if let Some(values) = moved(vote.values, vote.counts(), &mut random, terms) {
                self.set_values(at, values);
                accepted += 1;
            }
        }
        for path in self.paths.clone() {
            for at in path.clone() {
                let mut random = Seeded::at(seed, &[chain, sweep, 1, at as u64]);
                let terms = |point: &[f64; 1]| Some(self.on_path(&path, at, point[0]));
                if let Some([point]) = moved([self.units[at].point], [true], &mut random, terms) {
                    self.units[at].point = point;
                    accepted += 1;
                }
            }
        }
        let mut random = Seeded::at(seed, &[chain, sweep, 2]);
        self.shift_blocks(&mut || random.normal());
        self.stretch_blocks(&mut |stretch| stretch.drawn(&mut random));
        let alone = std::mem::take(&mut self.alone);
        for (at, own) in alone.iter().enumerate() {
            let mut random = Seeded::at(seed, &[chain, sweep, 3, at as u64]);
            let terms = |by: &[f64; 2]| Some(self.of_period(own, *by, own.more()));
            if let Some(by) = moved([0.0; 2], [true; 2], &mut random, terms) {
                self.move_alone(own, by);
            }
        }
        self.alone = alone;
        accepted
    }

    /// The points with mean 0 and mean square 1, on the side of `side`.
    #[expect(clippy::cast_precision_loss, reason = "a count of points")]
    fn given(&self, side: &[f64]) -> Vec<f64> {
        let count = self.units.len() as f64;
        let mean = self.units.iter().map(|unit| unit.point).sum::<f64>() / count;
        let square = self.units.iter().map(|unit| (unit.point - mean).powi(2)).sum::<f64>() / count;
        let along: f64 = self.units.iter().zip(side).map(|(unit, side)| (unit.point - mean) * side).sum();
        let width = square.sqrt().max(1e-300) * if along < 0.0 { -1.0 } else { 1.0 };
        self.units.iter().map(|unit| (unit.point - mean) / width).collect()
    }
}

/// Draws from around the mode; `side` are the points of the mode as they are given out. `goes_on` is told how many sweeps are made and
/// may stop it; what was kept by then is given, the chains cut to the same length.
pub(super) fn draw(
    mode: &Model,
    side: &[f64],
    sampling: &Sampling,
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Chains<Vec<f64>> {
    let chain = Chain {
        start: |chain: u64| {
            let mut own = mode.clone();
            let mut random = Seeded::at(sampling.seed, &[chain, u64::MAX]);
            own.units.iter_mut().for_each(|unit| unit.point += 0.1 * random.normal());
            own
        },
        sweep: |own: &mut Model, chain: u64, sweep: u64| own.sweep(sampling.seed, chain, sweep),
        keep: |own: &Model| own.given(side),
        proposals: (mode.units.len() + mode.texts.len()) as u64,
    };
    in_chains(sampling, &chain, goes_on)
}
