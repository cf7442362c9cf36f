//! Ballots drawn from known points, and how near what is found comes to them, for the tests.

use super::ballots::Ballots;
use crate::seeded::Seeded;

/// The points and votes that the ballots were drawn from.
pub(super) struct Truth<const D: usize, const K: usize> {
    pub(super) points: Vec<[f64; D]>,
    pub(super) votes: Vec<[f64; K]>,
}

/// Pearson's r.
pub(super) fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let (ma, mb) = (mean(a), mean(b));
    let sum = |x: &[f64], y: &[f64], mx: f64, my: f64| x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>();
    sum(a, b, ma, mb) / (sum(a, a, ma, ma) * sum(b, b, mb, mb)).sqrt()
}

/// Ballots of the probit model; one in ten is missing.
pub(super) fn synthetic<const D: usize, const K: usize>(
    members: usize,
    votes: usize,
    seed: u64,
) -> (Ballots, Truth<D, K>) {
    let mut random = Seeded::at(seed, &[]);
    let points: Vec<[f64; D]> = (0..members).map(|_| std::array::from_fn(|_| random.normal())).collect();
    let values: Vec<[f64; K]> =
        (0..votes).map(|_| std::array::from_fn(|at| if at == 0 { 0.7 } else { 1.5 } * random.normal())).collect();
    let mut signs = vec![0_i8; members * votes];
    for (row, vote) in values.iter().enumerate() {
        for (member, point) in points.iter().enumerate() {
            let odds = vote[0] + (0..D).map(|at| vote[at + 1] * point[at]).sum::<f64>() + random.normal();
            let sign = if odds > 0.0 { 1 } else { -1 };
            signs[row * members + member] = if random.unit() < 0.1 { 0 } else { sign };
        }
    }
    let ballots =
        Ballots::chosen((0..members).collect(), (0..votes).collect(), |vote, member| signs[vote * members + member]);
    (ballots, Truth { points, votes: values })
}
