//! Draws from the posterior of a scale.
//!
//! Implements: Metropolis within Gibbs, every vote and every member in turn with an independence proposal: a t distribution around the
//! conditional mode as Newton's steps find it, with the curvature there; after each sweep a draw of the shift
//! (exact) and of the stretch (Metropolis) of the whole scale given everything else, as in Liu and Sabatti (2000),
//! "Generalised Gibbs sampler and multigrid Monte Carlo for Bayesian computation".
//! Always: random numbers are a function of seed, chain, sweep and row, so the number of threads changes nothing. What is kept
//! of each sweep are the points in the scale of the mode.
//! Not here: whether the chains have met (`diagnostics`).

use pulp::{Simd, WithSimd};

use super::ballots::Ballots;
use super::chains::{Chain, Chains, in_chains};
use super::identify::aligned;
use super::kernel::{Cells, Columns, Sums, log_likelihoods, sums};
use super::mode::{Priors, State};
use crate::linear::{cholesky, identity, solve, solve_upper};
use crate::seeded::Seeded;

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Chains, each from another start.
    pub chains: usize,
    /// Sweeps of each chain that are not kept.
    pub burn_in: usize,
    /// Sweeps of each chain that are kept.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// So many chains at the same time.
    pub threads: usize,
}

impl Default for Sampling {
    /// Four chains of 500 sweeps each after 100, seed 1, one thread.
    fn default() -> Self {
        Self { chains: 4, burn_in: 100, draws: 500, seed: 1, threads: 1 }
    }
}

/// Degrees of freedom of the proposals.
const FREEDOM: f64 = 6.0;
/// Newton's steps to a conditional mode end with the first that goes less far than this many standard deviations: what is then left is
/// of the order of its square. Proposals that stand further beside the mode are seldom taken, and chains stick.
const NEAR: f64 = 0.25;
/// So many steps at most.
const MOST_STEPS: usize = 30;

/// One sweep over all rows of one kind.
struct Sweep<'a, const K: usize> {
    cells: &'a Cells,
    coarse: Columns<'a, f32, K>,
    fine: Columns<'a, f64, K>,
    precision: f64,
    anchors: &'a [[f64; K]],
    values: &'a mut [[f64; K]],
    seed: u64,
    place: [u64; 3],
}

impl<const K: usize> WithSimd for Sweep<'_, K> {
    /// How many proposals were accepted.
    type Output = u64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> u64 {
        let mut accepted = 0;
        for (row, at) in self.values.iter_mut().enumerate() {
            let [chain, sweep, kind] = self.place;
            let mut random = Seeded::at(self.seed, &[chain, sweep, kind, row as u64]);
            let of_row = |at: &[f64; K]| sums(simd, self.cells, row, &self.coarse, at).with_prior(at, self.precision);
            let (middle, curve) = climbed(self.anchors[row], NEAR, of_row);
            let Some(lower) = cholesky(&curve) else { continue };
            let (proposal, distance) = proposed(&middle, &lower, &mut random);
            let own: [f64; K] = std::array::from_fn(|k| at[k] - middle[k]);
            let back: f64 =
                (0..K).map(|column| (column..K).map(|row| lower[row][column] * own[row]).sum::<f64>().powi(2)).sum();
            let [new, old] = log_likelihoods(simd, self.cells, row, &self.fine, [&proposal, at]);
            let prior =
                |values: &[f64; K]| -0.5 * self.precision * values.iter().map(|value| value * value).sum::<f64>();
            let ratio = new + prior(&proposal) - density::<K>(distance) - (old + prior(at) - density::<K>(back));
            if random.unit().ln() < ratio {
                *at = proposal;
                accepted += 1;
            }
        }
        accepted
    }
}

/// Where Newton's steps lead from `at`, the last of them shorter than `near` standard deviations, and the curvature before that one.
#[inline(always)]
fn climbed<const K: usize>(
    mut at: [f64; K],
    near: f64,
    of_row: impl Fn(&[f64; K]) -> Sums<K>,
) -> ([f64; K], [[f64; K]; K]) {
    let mut curve = [[0.0; K]; K];
    for _ in 0..MOST_STEPS {
        let sums = of_row(&at);
        curve = sums.curve;
        let Some(step) = solve(curve, sums.slope) else { break };
        (0..K).for_each(|k| at[k] += step[k].clamp(-2.0, 2.0));
        if (0..K).map(|k| sums.slope[k] * step[k]).sum::<f64>() < near * near {
            break;
        }
    }
    (at, curve)
}

/// A draw from the t distribution around `middle` with this precision L Lᵀ, and its squared distance.
fn proposed<const K: usize>(middle: &[f64; K], lower: &[[f64; K]; K], random: &mut Seeded) -> ([f64; K], f64) {
    // a chi-squared number with six degrees of freedom is twice the sum of three exponential ones
    let product: f64 = (0..3).map(|_| 1.0 - random.unit()).product();
    let wide = (FREEDOM / (-2.0 * product.ln()).max(1e-12)).sqrt();
    let step: [f64; K] = std::array::from_fn(|_| random.normal() * wide);
    let distance = step.iter().map(|value| value * value).sum();
    let step = solve_upper(lower, step);
    (std::array::from_fn(|at| middle[at] + step[at]), distance)
}

/// The log density of such a draw at this squared distance, but for what is the same at every distance.
#[expect(clippy::cast_precision_loss, reason = "a number of values")]
fn density<const K: usize>(distance: f64) -> f64 {
    -0.5 * (FREEDOM + K as f64) * (distance / FREEDOM).ln_1p()
}

impl<const D: usize, const K: usize> State<D, K> {
    /// Draws the shift of the whole scale given all else.
    fn draw_shift(&mut self, priors: &Priors, random: &mut Seeded) {
        let (matrix, right) = self.shift_system(priors);
        if let (Some(mut shift), Some(lower)) = (solve(matrix, right), cholesky(&matrix)) {
            let step = solve_upper(&lower, std::array::from_fn(|_| random.normal()));
            (0..D).for_each(|at| shift[at] += step[at]);
            self.shift(&shift);
        }
    }

    /// Draws the stretch of each dimension given all else.
    #[expect(clippy::cast_precision_loss, reason = "counts of members and votes")]
    fn draw_stretch(&mut self, priors: &Priors, random: &mut Seeded) {
        let (points, votes) = self.spreads(priors);
        let more = self.points.len() as f64 - self.votes.len() as f64;
        let (mut matrix, mut inverse) = (identity(), identity());
        for at in 0..D {
            // in the logarithm t of the stretch: -½ A e^2t - ½ B e^-2t + (n - m) t, which is concave
            let (a, b) = (points[at][at], votes[at][at]);
            let value = |t: f64| -0.5 * a * (2.0 * t).exp() - 0.5 * b * (-2.0 * t).exp() + more * t;
            let (mut t, mut curve) = (0.0_f64, 1.0);
            for _ in 0..30 {
                let (up, down) = (a * (2.0 * t).exp(), b * (-2.0 * t).exp());
                curve = (2.0 * (up + down)).max(1e-9);
                t += ((down - up + more) / curve).clamp(-1.0, 1.0);
            }
            let (step, distance) = proposed(&[t], &[[curve.sqrt()]], random);
            let ratio = value(step[0]) - density::<1>(distance) - (value(0.0) - density::<1>(curve * t * t));
            if random.unit().ln() < ratio {
                (matrix[at][at], inverse[at][at]) = (step[0].exp(), (-step[0]).exp());
            }
        }
        self.stretch(&matrix, &inverse);
    }

    fn sweep(
        &mut self,
        anchor: &Self,
        ballots: &Ballots,
        priors: &Priors,
        seed: u64,
        (chain, sweep): (u64, u64),
    ) -> u64 {
        let (coarse, fine) = (self.for_votes::<f32>(), self.for_votes::<f64>());
        let mut accepted = pulp::Arch::new().dispatch(Sweep {
            cells: &ballots.by_vote,
            coarse: coarse.columns(),
            fine: fine.columns(),
            precision: 1.0 / priors.votes,
            anchors: &anchor.votes,
            values: &mut self.votes,
            seed,
            place: [chain, sweep, 0],
        });
        let (coarse, fine) = (self.for_members::<f32>(), self.for_members::<f64>());
        accepted += pulp::Arch::new().dispatch(Sweep {
            cells: &ballots.by_member,
            coarse: coarse.columns(),
            fine: fine.columns(),
            precision: 1.0 / priors.points,
            anchors: &anchor.points,
            values: &mut self.points,
            seed,
            place: [chain, sweep, 1],
        });
        let mut random = Seeded::at(seed, &[chain, sweep, 2]);
        self.draw_shift(priors, &mut random);
        self.draw_stretch(priors, &mut random);
        accepted
    }
}

/// Draws from the posterior around its mode: the points of each sweep that was kept. `goes_on` is told how many sweeps are made and
/// may stop it; what was kept by then is given, the chains cut to the same length.
pub(super) fn draw<const D: usize, const K: usize>(
    state: &State<D, K>,
    given: &[[f64; D]],
    (ballots, priors): (&Ballots, &Priors),
    sampling: &Sampling,
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Chains<Vec<[f64; D]>> {
    let chain = Chain {
        start: |chain: u64| {
            let mut random = Seeded::at(sampling.seed, &[chain, u64::MAX]);
            let mut own = state.clone();
            own.points.iter_mut().flatten().for_each(|value| *value += 0.5 * random.normal());
            own
        },
        sweep: |own: &mut State<D, K>, chain: u64, sweep: u64| {
            own.sweep(state, ballots, priors, sampling.seed, (chain, sweep))
        },
        keep: |own: &State<D, K>| aligned(&own.points, given),
        proposals: (state.points.len() + state.votes.len()) as u64,
    };
    in_chains(sampling, &chain, goes_on)
}

#[cfg(test)]
mod tests {
    use super::super::mode::{Until, mode};
    use super::super::test_data::synthetic;
    use super::*;

    /// The largest distance, in standard deviations, of a proposal's middle from the conditional mode, over all votes and the
    /// states that chains begin with.
    fn furthest_off(ballots: &Ballots, anchor: &State<1, 2>) -> f64 {
        let precision = 1.0 / Priors::default().votes;
        let mut worst = 0.0_f64;
        for chain in 0..4 {
            let mut random = Seeded::at(1, &[chain]);
            let mut state = anchor.clone();
            state.points.iter_mut().flatten().for_each(|value| *value += 0.5 * random.normal());
            let design = state.for_votes::<f64>();
            for row in 0..ballots.votes.len() {
                let of_row = |at: &[f64; 2]| {
                    sums(pulp::Scalar, &ballots.by_vote, row, &design.columns(), at).with_prior(at, precision)
                };
                let (found, _) = climbed(anchor.votes[row], NEAR, of_row);
                let (mode, curve) = climbed(found, 1e-6, of_row);
                let off = [found[0] - mode[0], found[1] - mode[1]];
                let square: f64 =
                    (0..2).flat_map(|a| (0..2).map(move |b| (a, b))).map(|(a, b)| off[a] * curve[a][b] * off[b]).sum();
                worst = worst.max(square.sqrt());
            }
        }
        worst
    }

    /// Proposals beside their mode are seldom taken, and a chain stays where it is.
    #[test]
    fn proposals_stand_at_the_conditional_mode() {
        let (ballots, _) = synthetic::<1, 2>(100, 200, 8);
        let mut anchor = State::<1, 2>::start(&ballots);
        mode(&mut anchor, &ballots, &Priors::default(), &Until::default(), &mut |_| true);
        let off = furthest_off(&ballots, &anchor);
        assert!(off < 0.1, "{off}");
    }
}
