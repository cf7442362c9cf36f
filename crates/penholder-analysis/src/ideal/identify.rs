//! Where a scale points to, and how wide it is: the likelihood does not say.
//!
//! Always: points are given out with mean 0; on one dimension with mean square 1; on more, turned to their principal axes, the
//! first with mean square 1 and all stretched alike. Each dimension points to its chosen member, or to the member that
//! stands furthest out.
//! Not here: errors.

use super::mode::State;
use crate::linear::{eigen, identity, solve, times};

/// The same scale as it is given out; `towards` are members that are to stand on the positive side, one for each dimension.
#[expect(clippy::cast_precision_loss, reason = "a number of members")]
pub(super) fn identified<const D: usize, const K: usize>(state: &State<D, K>, towards: &[usize]) -> State<D, K> {
    let mut given = state.clone();
    let count = given.points.len().max(1) as f64;
    let mean: [f64; D] = std::array::from_fn(|at| -given.points.iter().map(|point| point[at]).sum::<f64>() / count);
    given.shift(&mean);
    let mut spread = [[0.0; D]; D];
    for point in &given.points {
        for row in 0..D {
            for column in 0..D {
                spread[row][column] += point[row] * point[column] / count;
            }
        }
    }
    let (values, axes) = if D == 1 { ([spread[0][0]; D], identity()) } else { eigen(spread) };
    let width = values[0].max(1e-300).sqrt();
    let mut turn = axes;
    for (dimension, axis) in turn.iter_mut().enumerate() {
        let along = |point: &[f64; D]| (0..D).map(|at| axis[at] * point[at]).sum::<f64>();
        let out = |at: &usize| along(&given.points[*at]).abs();
        let furthest = (0..given.points.len()).max_by(|a, b| out(a).total_cmp(&out(b)));
        let towards = towards.get(dimension).copied().or(furthest);
        let sign = towards.map_or(1.0, |member| if along(&given.points[member]) < 0.0 { -1.0 } else { 1.0 });
        axis.iter_mut().for_each(|value| *value *= sign);
    }
    // the turn is orthogonal: discriminations turn with the points
    let narrow = turn.map(|axis| axis.map(|value| value / width));
    let wide = turn.map(|axis| axis.map(|value| value * width));
    for point in &mut given.points {
        *point = times(&narrow, point);
    }
    for vote in &mut given.votes {
        let own: [f64; D] = std::array::from_fn(|at| vote[at + 1]);
        vote[1..].copy_from_slice(&times(&wide, &own));
    }
    given
}

/// Points in the scale of others of the same members: on one dimension with their mean, mean square and direction; on more, by
/// the shift, stretch and turn that bring them nearest.
#[expect(clippy::cast_precision_loss, reason = "a number of members")]
pub(super) fn aligned<const D: usize>(points: &[[f64; D]], given: &[[f64; D]]) -> Vec<[f64; D]> {
    let count = points.len().max(1) as f64;
    let mean = |points: &[[f64; D]]| -> [f64; D] {
        std::array::from_fn(|at| points.iter().map(|point| point[at]).sum::<f64>() / count)
    };
    let (own, theirs) = (mean(points), mean(given));
    let (mut within, mut across) = ([[0.0; D]; D], [[0.0; D]; D]);
    let mut square = 0.0;
    for (point, other) in points.iter().zip(given) {
        for row in 0..D {
            square += (other[row] - theirs[row]).powi(2);
            for column in 0..D {
                within[row][column] += (point[row] - own[row]) * (point[column] - own[column]);
                across[row][column] += (other[row] - theirs[row]) * (point[column] - own[column]);
            }
        }
    }
    let map: [[f64; D]; D] = if D == 1 {
        let sign = if across[0][0] < 0.0 { -1.0 } else { 1.0 };
        [[sign * (square / within[0][0].max(1e-300)).sqrt(); D]; D]
    } else {
        std::array::from_fn(|row| solve(within, across[row]).unwrap_or([0.0; D]))
    };
    let moved = |point: &[f64; D]| {
        let centred: [f64; D] = std::array::from_fn(|at| point[at] - own[at]);
        let mapped = times(&map, &centred);
        std::array::from_fn(|at| mapped[at] + theirs[at])
    };
    points.iter().map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_data::synthetic;
    use super::*;

    #[test]
    fn the_likelihood_does_not_see_the_scale() {
        let (ballots, truth) = synthetic::<2, 3>(12, 40, 3);
        let state = State::<2, 3> { points: truth.points, votes: truth.votes };
        let given = identified(&state, &[4, 7]);
        assert!((state.log_likelihood(&ballots) - given.log_likelihood(&ballots)).abs() < 1e-6);
        assert!(given.points[4][0] > 0.0 && given.points[7][1] > 0.0);
        let square = |at: usize| given.points.iter().map(|point| point[at].powi(2)).sum::<f64>() / 12.0;
        let product: f64 = given.points.iter().map(|point| point[0] * point[1]).sum();
        assert!((square(0) - 1.0).abs() < 1e-9 && square(1) <= 1.0 && product.abs() < 1e-9);
        let back = aligned(&state.points, &given.points);
        assert!(back.iter().zip(&given.points).all(|(a, b)| (a[0] - b[0]).abs() < 1e-9 && (a[1] - b[1]).abs() < 1e-9));
    }

    #[test]
    fn one_dimension_keeps_mean_square_and_direction() {
        let given = [[-1.0], [0.5], [0.5]];
        let found = aligned(&[[4.0], [1.0], [1.2]], &given);
        assert!(found[0][0] < 0.0 && (found.iter().map(|point| point[0]).sum::<f64>()).abs() < 1e-12);
        assert!((found.iter().map(|point| point[0].powi(2)).sum::<f64>() - 1.5).abs() < 1e-12);
    }
}
