//! The posterior mode of a scale: where members stand so that their votes and the priors are most probable together.
//!
//! Implements: the two-parameter probit model of a vote, P(in favour) = Φ(α + β·x), as in Clinton, Jackman and Rivers (2004), "The
//! statistical analysis of roll call data", APSR 98; its mode by Newton's steps for all votes given the points and for all
//! points given the votes in turn, and after each turn the shift and the stretch of the whole scale that the likelihood
//! does not see, in closed form from the priors: the shift solves a linear system, the stretch is the geometric mean of two
//! matrices. The first turns are in single precision, the last in double.
//! Always: the same ballots give the same mode on one machine; the mode is that of the stated priors and nothing else.
//! Not here: errors (`errors`), draws (`posterior`), where the scale points to (`identify`).

use super::ballots::Ballots;
use super::kernel::{Cells, Columns, Dots, LogLikelihood, Step, padded};
use super::normal::Real;
use crate::linear::{product, solve, through_eigen, times};

/// The priors: independent normal distributions around 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Priors {
    /// The variance of each coordinate of a point.
    pub points: f64,
    /// The variance of the difficulty and of each discrimination of a vote.
    pub votes: f64,
}

impl Default for Priors {
    /// 1 for points and 25 for votes, as the packages of the field have them.
    fn default() -> Self {
        Self { points: 1.0, votes: 25.0 }
    }
}

/// When to stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Until {
    /// No point moves further than this in a turn.
    pub tolerance: f64,
    /// So many turns at most.
    pub turns: usize,
}

impl Default for Until {
    /// A tolerance of 1e-5, 500 turns.
    fn default() -> Self {
        Self { tolerance: 1e-5, turns: 500 }
    }
}

/// Where members and votes stand: points of D coordinates, and for each vote its difficulty and D discriminations.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State<const D: usize, const K: usize> {
    pub(super) points: Vec<[f64; D]>,
    pub(super) votes: Vec<[f64; K]>,
}

/// How the search ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ended {
    /// How many turns were made.
    pub turns: usize,
    /// How far the point that moved most moved in the last turn.
    pub moved: f64,
    /// Whether this is within the tolerance.
    pub converged: bool,
}

/// The columns of one kind of row, in one precision.
pub(super) struct Design<R, const K: usize> {
    offset: Vec<R>,
    design: [Vec<R>; K],
}

impl<R: Real, const K: usize> Design<R, K> {
    pub(super) fn columns(&self) -> Columns<'_, R, K> {
        Columns { offset: &self.offset, design: std::array::from_fn(|at| self.design[at].as_slice()) }
    }
}

fn column<R: Real>(values: impl ExactSizeIterator<Item = f64>) -> Vec<R> {
    let mut column = Vec::with_capacity(padded(values.len()));
    column.extend(values.map(R::of));
    column.resize(column.len().next_multiple_of(padded(1)), R::default());
    column
}

impl<const D: usize, const K: usize> State<D, K> {
    /// What a vote sees: 1 and the coordinates of the members.
    pub(super) fn for_votes<R: Real>(&self) -> Design<R, K> {
        let points = &self.points;
        Design {
            offset: vec![R::default(); padded(points.len())],
            design: std::array::from_fn(|at| {
                column(points.iter().map(move |point| if at == 0 { 1.0 } else { point[at - 1] }))
            }),
        }
    }

    /// What a member sees: the difficulties, and the discriminations of the votes.
    pub(super) fn for_members<R: Real>(&self) -> Design<R, D> {
        let votes = &self.votes;
        Design {
            offset: column(votes.iter().map(|vote| vote[0])),
            design: std::array::from_fn(|at| column(votes.iter().map(move |vote| vote[at + 1]))),
        }
    }

    /// One turn: a step for every vote, a step for every member, shift and stretch.
    fn turn<R: Real>(&mut self, ballots: &Ballots, priors: &Priors) {
        self.step_of_votes::<R>(ballots, priors);
        let design = self.for_members::<R>();
        pulp::Arch::new().dispatch(Step {
            cells: &ballots.by_member,
            columns: design.columns(),
            precision: 1.0 / priors.points,
            values: &mut self.points,
        });
        self.settle(priors);
    }

    /// A step for every vote.
    fn step_of_votes<R: Real>(&mut self, ballots: &Ballots, priors: &Priors) {
        let design = self.for_votes::<R>();
        pulp::Arch::new().dispatch(Step {
            cells: &ballots.by_vote,
            columns: design.columns(),
            precision: 1.0 / priors.votes,
            values: &mut self.votes,
        });
    }

    /// Shifts and stretches the scale to where the priors are most probable; the likelihood stays as it is.
    pub(super) fn settle(&mut self, priors: &Priors) {
        if let Some(shift) = self.best_shift(priors) {
            self.shift(&shift);
        }
        let (points, votes) = self.spreads(priors);
        // the stretch M that minimises tr(M A Mᵀ) + tr(M⁻ᵀ B M⁻¹) has MᵀM = A^-½ (A^½ B A^½)^½ A^-½
        let root = through_eigen(points, 1e-12, f64::sqrt);
        let inverse = through_eigen(points, 1e-12, |value| 1.0 / value.sqrt());
        let middle = through_eigen(product(&product(&root, &votes), &root), 1e-12, f64::sqrt);
        let square = product(&product(&inverse, &middle), &inverse);
        self.stretch(
            &through_eigen(square, 1e-12, f64::sqrt),
            &through_eigen(square, 1e-12, |value| 1.0 / value.sqrt()),
        );
    }

    /// The sums of squares of points and discriminations, each over its prior variance.
    pub(super) fn spreads(&self, priors: &Priors) -> ([[f64; D]; D], [[f64; D]; D]) {
        let (mut points, mut votes) = ([[0.0; D]; D], [[0.0; D]; D]);
        for row in 0..D {
            for column in 0..D {
                points[row][column] =
                    self.points.iter().map(|point| point[row] * point[column]).sum::<f64>() / priors.points;
                votes[row][column] =
                    self.votes.iter().map(|vote| vote[row + 1] * vote[column + 1]).sum::<f64>() / priors.votes;
            }
        }
        (points, votes)
    }

    /// The system whose solution is the best shift: its matrix and its right side.
    #[expect(clippy::cast_precision_loss, reason = "a number of members")]
    pub(super) fn shift_system(&self, priors: &Priors) -> ([[f64; D]; D], [f64; D]) {
        let (_, mut matrix) = self.spreads(priors);
        let mut right = [0.0; D];
        for at in 0..D {
            matrix[at][at] += self.points.len() as f64 / priors.points;
            right[at] = self.votes.iter().map(|vote| vote[0] * vote[at + 1]).sum::<f64>() / priors.votes
                - self.points.iter().map(|point| point[at]).sum::<f64>() / priors.points;
        }
        (matrix, right)
    }

    fn best_shift(&self, priors: &Priors) -> Option<[f64; D]> {
        let (matrix, right) = self.shift_system(priors);
        solve(matrix, right)
    }

    /// Moves all points by the same; the difficulties make up for it.
    pub(super) fn shift(&mut self, by: &[f64; D]) {
        for point in &mut self.points {
            (0..D).for_each(|at| point[at] += by[at]);
        }
        for vote in &mut self.votes {
            let change: f64 = (0..D).map(|at| vote[at + 1] * by[at]).sum();
            vote[0] -= change;
        }
    }

    /// Multiplies all points by a symmetric matrix; the discriminations, multiplied by its inverse, make up for it.
    pub(super) fn stretch(&mut self, matrix: &[[f64; D]; D], inverse: &[[f64; D]; D]) {
        for point in &mut self.points {
            *point = times(matrix, point);
        }
        for vote in &mut self.votes {
            let own: [f64; D] = std::array::from_fn(|at| vote[at + 1]);
            vote[1..].copy_from_slice(&times(inverse, &own));
        }
    }

    /// The log likelihood of all ballots.
    pub(super) fn log_likelihood(&self, ballots: &Ballots) -> f64 {
        let design = self.for_votes::<f64>();
        pulp::Arch::new().dispatch(LogLikelihood {
            cells: &ballots.by_vote,
            columns: design.columns(),
            values: &self.votes,
        })
    }

    /// The log density of the priors but for its constants.
    pub(super) fn log_prior(&self, priors: &Priors) -> f64 {
        let squares = |values: &mut dyn Iterator<Item = &f64>| values.map(|value| value * value).sum::<f64>();
        -0.5 * squares(&mut self.points.iter().flatten()) / priors.points
            - 0.5 * squares(&mut self.votes.iter().flatten()) / priors.votes
    }

    /// Coordinates that spread members by how they vote: the leading vectors of the ballots, each vote centred.
    pub(super) fn start(ballots: &Ballots) -> Self {
        let (members, votes) = (ballots.by_member.rows(), ballots.by_vote.rows());
        let mut state = Self { points: vec![[0.0; D]; members], votes: vec![[0.0; K]; votes] };
        let mut found: Vec<Vec<f32>> = Vec::new();
        let mut mean = vec![(0.0, 0.0); votes];
        dots(&ballots.by_vote, &column(vec![1.0; members].into_iter()), &mut mean);
        let mean: Vec<f64> = mean.into_iter().map(|(sum, count)| if count > 0.0 { sum / count } else { 0.0 }).collect();
        let (mut on_votes, mut on_members) = (vec![(0.0, 0.0); votes], vec![(0.0, 0.0); members]);
        for dimension in 0..D {
            // begins with a pattern that no order of the members is likely to have
            let pattern = |at: usize| if (at * 7 + dimension) % 11 < 5 { 1.0 } else { -1.0 };
            let mut vector = column::<f32>((0..members).map(pattern).collect::<Vec<_>>().into_iter());
            for _ in 0..12 {
                dots(&ballots.by_vote, &vector, &mut on_votes);
                let centred = on_votes.iter().zip(&mean).map(|((sum, all), mean)| sum - mean * all);
                let weights = column::<f32>(centred.collect::<Vec<_>>().into_iter());
                dots(&ballots.by_member, &weights, &mut on_members);
                let offsets: Vec<f64> =
                    weights.iter().zip(&mean).map(|(weight, mean)| f64::from(*weight) * mean).collect();
                let signed: Vec<f64> = on_members.iter().map(|(sum, _)| *sum).collect();
                dots(&ballots.by_member, &column(offsets.into_iter()), &mut on_members);
                let next: Vec<f64> = signed.iter().zip(&on_members).map(|(sum, (_, mean))| sum - mean).collect();
                vector = standardised(next, &found);
            }
            for (point, value) in state.points.iter_mut().zip(&vector) {
                point[dimension] = f64::from(*value);
            }
            found.push(vector);
        }
        state
    }
}

fn dots(cells: &Cells, column: &[f32], into: &mut [(f64, f64)]) {
    pulp::Arch::new().dispatch(Dots { cells, column, into });
}

/// The values with mean 0 and mean square 1, at right angles to what was found before.
#[expect(clippy::cast_precision_loss, reason = "a number of members")]
fn standardised(mut values: Vec<f64>, found: &[Vec<f32>]) -> Vec<f32> {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    values.iter_mut().for_each(|value| *value -= mean);
    for other in found {
        let along: f64 = values.iter().zip(other).map(|(value, other)| value * f64::from(*other)).sum::<f64>() / count;
        values.iter_mut().zip(other).for_each(|(value, other)| *value -= along * f64::from(*other));
    }
    let square = values.iter().map(|value| value * value).sum::<f64>() / count;
    let scale = if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 };
    column(values.into_iter().map(|value| value * scale))
}

/// The turns in single precision end when no point moves further than this.
const COARSE: f64 = 1e-4;
/// From here on the last two turns tell how far the next would go.
const STEADY: f64 = 0.1;

/// The points before and after a turn.
type Turn<const D: usize> = (Vec<[f64; D]>, Vec<[f64; D]>);

/// Goes as far as the last two turns say that the next ones would (Anderson 1965, with a memory of one).
fn leap<const D: usize>(points: &mut [[f64; D]], from: &[[f64; D]], last: &mut Option<Turn<D>>) {
    let to = points.to_vec();
    if let Some((last_from, last_to)) = last.take() {
        let (mut along, mut square) = (0.0, 0.0);
        for at in 0..to.len() {
            for d in 0..D {
                let (own, before) = (to[at][d] - from[at][d], last_to[at][d] - last_from[at][d]);
                along += own * (own - before);
                square += (own - before).powi(2);
            }
        }
        if square > 0.0 {
            let back = (along / square).clamp(-4.0, 0.5);
            for (point, (to, before)) in points.iter_mut().zip(to.iter().zip(&last_to)) {
                (0..D).for_each(|d| point[d] = to[d] - back * (to[d] - before[d]));
            }
        }
    }
    *last = Some((from.to_vec(), to));
}

/// Goes on from a state to the mode. `goes_on` is told the turn and may stop the search.
pub(super) fn mode<const D: usize, const K: usize>(
    state: &mut State<D, K>,
    ballots: &Ballots,
    priors: &Priors,
    until: &Until,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Ended {
    let mut ended = Ended { turns: 0, moved: f64::INFINITY, converged: false };
    if state.votes.iter().flatten().all(|value| *value == 0.0) {
        // the first difficulties and discriminations, from none
        for _ in 0..3 {
            state.step_of_votes::<f32>(ballots, priors);
        }
    }
    let (mut coarse, mut last) = (true, None);
    while ended.turns < until.turns && goes_on(ended.turns) {
        let before = state.points.clone();
        if coarse {
            state.turn::<f32>(ballots, priors);
        } else {
            state.turn::<f64>(ballots, priors);
        }
        let moves = before.iter().zip(&state.points).flat_map(|(a, b)| a.iter().zip(b).map(|(a, b)| (a - b).abs()));
        ended.moved = moves.fold(0.0, f64::max);
        ended.turns += 1;
        if !coarse && ended.moved <= until.tolerance {
            ended.converged = true;
            break;
        }
        if ended.moved < STEADY {
            leap(&mut state.points, &before, &mut last);
        }
        coarse = coarse && ended.moved > COARSE.max(until.tolerance);
    }
    ended
}
