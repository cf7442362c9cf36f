//! How sure the points of a mode are: from the curvature of the posterior there, or from fits to other ballots.
//!
//! Implements: the observed information of points and votes together, the votes taken out by their Schur complement; the
//! bootstrap (Efron 1979) over votes drawn again with replacement, or over ballots drawn anew from the fitted model, as in
//! Lewis and Poole (2004), "Measuring bias and uncertainty in ideal point estimates via the parametric bootstrap".
//! Always: errors are those of the scale as it is given out (mean 0, spread 1): what only moves or stretches the whole
//! scale is no error of a member.
//! Not here: draws from the posterior (`posterior`).

use super::ballots::Ballots;
use super::identify::aligned;
use super::mode::{Priors, State, Until, mode};
use super::normal::{of_one, phi};
use crate::linear::{invert, solve};
use crate::seeded::Seeded;

/// The standard errors of the points of a mode in the scale of `given`, which is the same mode as given out; nothing where
/// the information is not positive definite.
pub(super) fn from_information<const D: usize, const K: usize>(
    state: &State<D, K>,
    given: &[[f64; D]],
    ballots: &Ballots,
    priors: &Priors,
) -> Option<Vec<[f64; D]>> {
    let members = state.points.len();
    let size = members * D;
    let mut information = vec![0.0; size * size];
    (0..size).for_each(|at| information[at * size + at] = 1.0 / priors.points);
    for (row, vote) in state.votes.iter().enumerate() {
        let signs = ballots.by_vote.row(row);
        let mut own = [[0.0; K]; K];
        (0..K).for_each(|at| own[at][at] = 1.0 / priors.votes);
        // for each coordinate of each member who voted: its place, and how it moves with the values of the vote
        let mut across: Vec<(usize, [f64; K])> = Vec::with_capacity(size);
        for (member, point) in state.points.iter().enumerate() {
            let sign = f64::from(signs[member]);
            if sign == 0.0 {
                continue;
            }
            let odds = vote[0] + (0..D).map(|at| vote[at + 1] * point[at]).sum::<f64>();
            let (mills, curve, _) = of_one(sign * odds);
            let sees: [f64; K] = std::array::from_fn(|at| if at == 0 { 1.0 } else { point[at - 1] });
            for a in 0..K {
                for b in 0..K {
                    own[a][b] += curve * sees[a] * sees[b];
                }
            }
            for a in 0..D {
                let place = member * D + a;
                for b in 0..D {
                    information[place * size + member * D + b] += curve * vote[a + 1] * vote[b + 1];
                }
                let mut moves = sees.map(|see| curve * vote[a + 1] * see);
                moves[a + 1] -= sign * mills;
                across.push((place, moves));
            }
        }
        for (place, moves) in &across {
            let taken = solve(own, *moves)?;
            let row = &mut information[place * size..][..size];
            for (other, theirs) in &across {
                row[*other] -= (0..K).map(|at| taken[at] * theirs[at]).sum::<f64>();
            }
        }
    }
    let gauge = gauge_directions(&state.points);
    if D > 1 {
        // a turn of the whole scale costs nothing: given some cost, which is taken out again below
        for direction in &gauge {
            for row in 0..size {
                for column in 0..size {
                    information[row * size + column] += direction[row] * direction[column];
                }
            }
        }
    }
    if !invert(&mut information, size) {
        return None;
    }
    for direction in &gauge {
        without(&mut information, size, direction);
    }
    let stretch = spread(given) / spread(&state.points);
    let error = |at: usize| information[at * size + at].max(0.0).sqrt() * stretch;
    Some((0..members).map(|member| std::array::from_fn(|at| error(member * D + at))).collect())
}

#[expect(clippy::cast_precision_loss, reason = "a number of members")]
fn spread<const D: usize>(points: &[[f64; D]]) -> f64 {
    let count = points.len().max(1) as f64;
    let of = |at: usize| {
        let mean = points.iter().map(|point| point[at]).sum::<f64>() / count;
        points.iter().map(|point| (point[at] - mean).powi(2)).sum::<f64>()
    };
    (0..D).map(of).sum::<f64>().sqrt()
}

/// The directions in which all points move when the whole scale is shifted, stretched or turned, at right angles, of length 1.
fn gauge_directions<const D: usize>(points: &[[f64; D]]) -> Vec<Vec<f64>> {
    let size = points.len() * D;
    let mut directions: Vec<Vec<f64>> = Vec::new();
    let mut raw = Vec::new();
    for to in 0..D {
        raw.push((to, None));
        raw.extend((0..D).map(|from| (to, Some(from))));
    }
    for (to, from) in raw {
        let mut direction = vec![0.0; size];
        for (member, point) in points.iter().enumerate() {
            direction[member * D + to] = from.map_or(1.0, |from: usize| point[from]);
        }
        for other in &directions {
            let along: f64 = other.iter().zip(&direction).map(|(a, b)| a * b).sum();
            direction.iter_mut().zip(other).for_each(|(value, other)| *value -= along * other);
        }
        let length = direction.iter().map(|value| value * value).sum::<f64>().sqrt();
        if length > 1e-9 {
            direction.iter_mut().for_each(|value| *value /= length);
            directions.push(direction);
        }
    }
    directions
}

/// Takes a direction of length 1 out of a symmetric matrix from both sides.
fn without(matrix: &mut [f64], size: usize, direction: &[f64]) {
    let along: Vec<f64> =
        matrix.chunks_exact(size).map(|row| row.iter().zip(direction).map(|(a, b)| a * b).sum()).collect();
    let both: f64 = along.iter().zip(direction).map(|(a, b)| a * b).sum();
    for (at, row) in matrix.chunks_exact_mut(size).enumerate() {
        for (column, value) in row.iter_mut().enumerate() {
            *value += both * direction[at] * direction[column]
                - along[at] * direction[column]
                - direction[at] * along[column];
        }
    }
}

/// Which other ballots a mode is fitted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The votes drawn with replacement.
    VotesDrawn,
    /// The same votes with ballots drawn from the fitted model.
    BallotsDrawn,
}

/// The points fitted to other ballots, one list of points for each draw, in the scale of `given`.
pub(super) fn fitted_again<const D: usize, const K: usize>(
    state: &State<D, K>,
    given: &[[f64; D]],
    (ballots, priors, until): (&Ballots, &Priors, &Until),
    again: Again,
    (draws, seed): (u64, u64),
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Vec<Vec<[f64; D]>> {
    let mut found = Vec::new();
    for draw in 0..draws {
        if !goes_on(draw) {
            break;
        }
        let mut random = Seeded::at(seed, &[draw]);
        let everybody: Vec<usize> = (0..ballots.members.len()).collect();
        let (other, mut fitted) = match again {
            Again::VotesDrawn => {
                let votes: Vec<usize> = (0..ballots.votes.len()).map(|_| random.below(ballots.votes.len())).collect();
                let start =
                    State { points: state.points.clone(), votes: votes.iter().map(|at| state.votes[*at]).collect() };
                (Ballots::chosen(everybody, votes, |vote, member| ballots.sign(vote, member)), start)
            }
            Again::BallotsDrawn => {
                let mut drawn = vec![0_i8; ballots.votes.len() * everybody.len()];
                for (row, vote) in state.votes.iter().enumerate() {
                    for (member, point) in state.points.iter().enumerate() {
                        if ballots.sign(row, member) != 0 {
                            let odds = vote[0] + (0..D).map(|at| vote[at + 1] * point[at]).sum::<f64>();
                            drawn[row * everybody.len() + member] = if random.unit() < phi(odds) { 1 } else { -1 };
                        }
                    }
                }
                let members = everybody.len();
                let votes = (0..ballots.votes.len()).collect();
                (Ballots::chosen(everybody, votes, |vote, member| drawn[vote * members + member]), state.clone())
            }
        };
        mode(&mut fitted, &other, priors, until, &mut |_| true);
        found.push(aligned(&fitted.points, given));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::test_data::synthetic;
    use super::*;

    /// The information against slopes of the log posterior, taken by differences, of a small table.
    #[test]
    fn the_information_is_the_curvature_of_the_posterior() {
        let (ballots, priors) = (synthetic::<1, 2>(8, 30, 5).0, Priors::default());
        let mut state = State::<1, 2>::start(&ballots);
        mode(&mut state, &ballots, &priors, &Until { tolerance: 1e-9, turns: 2_000 }, &mut |_| true);
        let errors = from_information(&state, &state.points, &ballots, &priors).unwrap();
        // the whole curvature by differences, inverted, and the gauge taken out
        let (n, m) = (8, ballots.votes.len());
        let size = n + 2 * m;
        let value = |moves: &[(usize, f64)]| {
            let mut moved = state.clone();
            for (at, by) in moves {
                if *at < n { moved.points[*at][0] += by } else { moved.votes[(at - n) / 2][(at - n) % 2] += by }
            }
            moved.log_likelihood(&ballots) + moved.log_prior(&priors)
        };
        let step = 2e-2;
        let mut curvature = vec![0.0; size * size];
        for a in 0..size {
            for b in 0..=a {
                let second =
                    value(&[(a, step), (b, step)]) - value(&[(a, step), (b, -step)]) - value(&[(a, -step), (b, step)])
                        + value(&[(a, -step), (b, -step)]);
                curvature[a * size + b] = -second / (4.0 * step * step);
                curvature[b * size + a] = curvature[a * size + b];
            }
        }
        assert!(invert(&mut curvature, size));
        let mut points: Vec<f64> = (0..n).flat_map(|a| curvature[a * size..][..n].to_vec()).collect();
        for direction in gauge_directions(&state.points) {
            without(&mut points, n, &direction);
        }
        for member in 0..n {
            let expected = points[member * n + member].sqrt();
            assert!((errors[member][0] / expected - 1.0).abs() < 0.02, "{member}: {} {expected}", errors[member][0]);
        }
    }
}
