//! The chain of proposals: what wins becomes the status quo, and the next proposal is drawn.
//!
//! Two ways to draw a proposal are known: evenly among all places (zero intelligence), or evenly among the places that win and
//! the status quo itself (minimal intelligence). Where the chain moves, it moves evenly within the winset in both; so the
//! places it moves to are the same chain, whose shares are weighted by how long each place lasts: `n / w` proposals in the
//! one, `(w + 1) / w` in the other, with a winset of `w` out of `n` places. That chain is the one that is solved, by powers.

use super::Winsets;
use crate::count::number;

/// Where the status quo is in the long run.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// For each place the share of the time, if a proposal is drawn among the winset and the status quo.
    pub minimal: Vec<f64>,
    /// The same, if a proposal is drawn among all places.
    pub zero: Vec<f64>,
    /// How many powers were taken.
    pub steps: u32,
    /// How much the last one changed, summed over all places; at most 1e-12 unless it was stopped.
    pub change: f64,
}

/// The change that is small enough.
const ENOUGH: f64 = 1e-12;
const MOST_STEPS: u32 = 20_000;

/// The chain from an even start; none if some place is unbeaten, as the chain then ends there.
///
/// `goes_on` is told the powers taken and the last change, and may stop it; what it has by then is given with its change.
#[must_use]
pub fn chain(sets: &Winsets, goes_on: &mut dyn FnMut(u32, f64) -> bool) -> Option<Chain> {
    let count = sets.grid().len();
    let sizes: Vec<f64> = (0..count).map(|at| f64::from(sets.winset(at).size())).collect();
    if sizes.iter().any(|size| *size < 1.0) {
        return None;
    }
    let mut shares = vec![1.0 / number(count); count];
    let mut next = vec![0.0; count + 1];
    let (mut steps, mut change, mut before) = (0, f64::INFINITY, f64::INFINITY);
    let mut slower = false;
    while change > ENOUGH && steps < MOST_STEPS && goes_on(steps, change) {
        next.iter_mut().for_each(|share| *share = 0.0);
        for (at, share) in shares.iter().enumerate() {
            let part = share / sizes[at];
            for [from, to] in sets.winset(at).runs() {
                next[*from as usize] += part;
                next[*to as usize] -= part;
            }
        }
        let mut level = 0.0;
        for share in &mut next[..count] {
            level += *share;
            *share = level.max(0.0);
        }
        let sum: f64 = next[..count].iter().sum();
        change = 0.0;
        for (share, next) in shares.iter_mut().zip(&next) {
            let mut value = next / sum;
            if slower {
                // a chain that goes round in turns settles when it rests every other step
                value = f64::midpoint(value, *share);
            }
            change += (value - *share).abs();
            *share = value;
        }
        steps += 1;
        if steps % 64 == 0 {
            slower |= change > 0.5 * before;
            before = change;
        }
    }
    let lasting = |of: &dyn Fn(f64) -> f64| {
        let weighted: Vec<f64> = shares.iter().zip(&sizes).map(|(share, size)| share * of(*size)).collect();
        let sum: f64 = weighted.iter().sum();
        weighted.into_iter().map(|share| share / sum).collect()
    };
    Some(Chain {
        minimal: lasting(&|size| (size + 1.0) / size),
        zero: lasting(&|size| number(count) / size),
        steps,
        change,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::majority;
    use super::super::{Grid, Winsets};
    use super::*;

    fn solved(grid: Grid, places: &[(f64, f64)]) -> (Winsets, Option<Chain>) {
        let sets = Winsets::of(&majority(places), grid, &mut |_| true).unwrap();
        let chain = chain(&sets, &mut |_, _| true);
        (sets, chain)
    }

    /// Brewer, Juybari and Moberly (2023), tables 4 and 5: three voters, a grid of 41 by 41.
    #[test]
    fn long_run_as_published() {
        let grid = Grid::new((-20.0, -20.0), (20.0, 20.0), 1.0).unwrap();
        let (_, chain) = solved(grid, &[(-15.0, -9.0), (0.0, 17.0), (15.0, -9.0)]);
        let chain = chain.unwrap();
        assert!(chain.change <= 1e-12);
        let check = |shares: &[f64], edge: f64, entropy: f64, mean: f64| {
            let sum =
                |of: &dyn Fn(usize) -> f64| shares.iter().enumerate().map(|(at, share)| share * of(at)).sum::<f64>();
            let on_edge = sum(&|at| if grid.is_edge(at) { 1.0 } else { 0.0 });
            assert!((on_edge / edge - 1.0).abs() < 0.05, "{on_edge}");
            let bits = -shares.iter().filter(|share| **share > 0.0).map(|share| share * share.log2()).sum::<f64>();
            assert!((bits - entropy).abs() < 0.01, "{bits}");
            assert!(sum(&|at| grid.place(at).0).abs() < 1e-6);
            let upward = sum(&|at| grid.place(at).1);
            assert!((upward - mean).abs() < 5e-4, "{upward}");
            let most = (0..grid.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap();
            assert_eq!(grid.place(most), (0.0, -1.0));
        };
        check(&chain.minimal, 0.024, 10.32, -0.1452);
        check(&chain.zero, 0.0086, 9.68, -0.2937);
    }

    /// The shares stay as they are under one more proposal, drawn in either way.
    #[test]
    fn the_shares_are_stationary() {
        let grid = Grid::new((-5.0, -5.0), (5.0, 5.0), 1.0).unwrap();
        let (sets, chain) = solved(grid, &[(-4.0, -2.0), (0.0, 5.0), (4.0, -3.0), (1.0, 1.0), (-2.0, 0.0)]);
        let chain = chain.unwrap();
        let all = number(grid.len());
        let check = |shares: &[f64], of_winner: &dyn Fn(f64) -> f64| {
            let mut next = vec![0.0; grid.len()];
            for at in 0..grid.len() {
                let size = f64::from(sets.winset(at).size());
                sets.winset(at).iter().for_each(|other| next[other] += shares[at] * of_winner(size));
                next[at] += shares[at] * (1.0 - size * of_winner(size));
            }
            let change: f64 = next.iter().zip(shares).map(|(a, b)| (a - b).abs()).sum();
            assert!(change < 1e-10, "{change}");
        };
        check(&chain.minimal, &|size| 1.0 / (size + 1.0));
        check(&chain.zero, &|_| 1.0 / all);
    }

    #[test]
    fn a_core_ends_the_chain_and_a_cycle_settles() {
        let grid = Grid::new((-20.0, -20.0), (20.0, 20.0), 2.0).unwrap();
        let (sets, chain) = solved(grid, &[(-10.0, -10.0), (-10.0, 10.0), (10.0, -10.0), (10.0, 10.0), (0.0, 0.0)]);
        assert_eq!(chain, None);
        assert_eq!(sets.unbeaten().iter().map(|at| grid.place(*at)).collect::<Vec<_>>(), [(0.0, 0.0)]);
    }
}
