//! A scale on which abstaining lies between against and in favour, and on which members may move from year to year.
//!
//! Implements: the graded response model (Samejima 1969) in its probit form on one dimension, P(against) = Φ(low − βx), P(against or
//! abstaining) = Φ(high − βx); with a random walk of each member from period to period as in Bailey, Strezhnev and Voeten (2017),
//! "Estimating dynamic state preferences from United Nations voting data", JCR 61. Where they sample, this is the posterior
//! mode: Newton's steps for all votes and for all paths of members in turn (each path a tridiagonal system), and after each
//! turn the shift of every period (one linear system) and its stretch, which the likelihood does not see.
//! Always: a position that nobody took in a vote is no choice in it; points are given out with mean 0 and mean square 1 over
//! all members and periods; errors are those of the paths given the votes, so rather too small.
//! Not here: more dimensions; votes that are known to be the same in several years, which those authors tie together.

use std::collections::HashMap;

use penholder_core::Position;

use super::ballots::Rule;
use super::map::Cannot;
use super::mode::{Ended, Priors, Until};
use super::normal::{density, of_one, phi};
use crate::linear::{solve, solve_in_place};
use crate::rollcalls::RollCalls;

/// What is wanted of a graded scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedRequest {
    /// The priors; that of points is for the first period of a member.
    pub priors: Priors,
    /// When the search stops.
    pub until: Until,
    /// The variance of a member's step from one period to the next; nothing if members stay where they are.
    pub walk: Option<f64>,
    /// The member, as its place in the table, that is to stand on the positive side most of the time.
    pub towards: Option<usize>,
}

/// Where a member stood in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedPoint {
    /// The member, as its place in the table.
    pub member: usize,
    /// The session or year; nothing where votes have none or members stay.
    pub period: Option<i32>,
    /// Where.
    pub value: f64,
    /// The standard error given the votes.
    pub error: f64,
    /// The ballots of the member in the period.
    pub ballots: usize,
}

/// A vote on a graded scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedVote {
    /// The vote, as its place in the table.
    pub vote: usize,
    /// The session or year.
    pub period: Option<i32>,
    /// Where against ends; nothing if nobody stood against.
    pub low: Option<f64>,
    /// Where in favour begins; nothing if nobody stood in favour.
    pub high: Option<f64>,
    /// How sharply it tells members apart, and in which direction.
    pub discrimination: f64,
    /// Ballots against, abstaining and in favour.
    pub cast: [usize; 3],
}

impl GradedVote {
    /// How likely a member at this point is against, abstains, is in favour.
    #[must_use]
    pub fn chances(&self, point: f64) -> [f64; 3] {
        let at = |cut: Option<f64>, without: f64| cut.map_or(without, |cut| phi(cut - self.discrimination * point));
        let low = at(self.low, 0.0);
        let high = at(self.high, 1.0);
        [low, high - low, 1.0 - high]
    }
}

/// A graded scale.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedMap {
    /// The points, member by member, each in the order of periods.
    pub points: Vec<GradedPoint>,
    /// The votes that count.
    pub votes: Vec<GradedVote>,
    /// The log likelihood of the mode.
    pub log_likelihood: f64,
    /// The log posterior of the mode, but for the constants of the priors.
    pub log_posterior: f64,
    /// How the search ended.
    pub ended: Ended,
    /// Ballots, and those that the scale holds for the likeliest of the choices.
    pub ballots: usize,
    /// Those that the scale holds for the likeliest of the choices.
    pub correct: usize,
    /// Those that naming the most frequent choice of each vote gets right.
    pub most_frequent: usize,
}

impl GradedMap {
    /// The geometric mean of the probabilities of all ballots.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a count of ballots")]
    pub fn mean_probability(&self) -> f64 {
        (self.log_likelihood / self.ballots.max(1) as f64).exp()
    }
}

/// A member in a period.
struct Unit {
    member: usize,
    period: usize,
    point: f64,
    /// Its ballots: the vote and the choice.
    cast: Vec<(u32, u8)>,
}

struct Vote {
    table: usize,
    period: usize,
    /// The choices that somebody took.
    taken: [bool; 3],
    /// Where against ends, where in favour begins, the discrimination.
    values: [f64; 3],
    cast: Vec<(u32, u8)>,
}

impl Vote {
    /// Which of the values count.
    fn counts(&self) -> [bool; 3] {
        match self.taken {
            [true, true, true] => [true, true, true],
            [false, _, _] => [false, true, true],
            _ => [true, false, true],
        }
    }

    /// Slopes and curvatures of a ballot's log probability in where the two cuts stand from the member, and the log probability.
    fn ballot(&self, choice: u8, point: f64) -> Slopes {
        let [low, high, sharp] = self.values;
        let (low, high) = (low - sharp * point, high - sharp * point);
        match (self.taken, choice) {
            ([_, _, true], 2) if self.counts()[1] => upper(high).second(),
            ([true, false, true], 2) => upper(low).first(),
            ([false, _, _], _) => lower(high).second(),
            ([true, _, false], 1) => upper(low).first(),
            (_, 0) => lower(low).first(),
            _ => between(low, high),
        }
    }
}

#[derive(Clone, Copy)]
struct Slopes {
    log: f64,
    /// In the first and the second cut.
    slope: [f64; 2],
    /// With the sign changed: first, both, second.
    curve: [f64; 3],
}

struct OneCut {
    log: f64,
    slope: f64,
    curve: f64,
}

impl OneCut {
    fn first(self) -> Slopes {
        Slopes { log: self.log, slope: [self.slope, 0.0], curve: [self.curve, 0.0, 0.0] }
    }

    fn second(self) -> Slopes {
        Slopes { log: self.log, slope: [0.0, self.slope], curve: [0.0, 0.0, self.curve] }
    }
}

/// Below a cut.
fn lower(cut: f64) -> OneCut {
    let (slope, curve, log) = of_one(cut);
    OneCut { log, slope, curve }
}

/// Above a cut.
fn upper(cut: f64) -> OneCut {
    let (slope, curve, log) = of_one(-cut);
    OneCut { log, slope: -slope, curve }
}

/// Between two cuts.
fn between(low: f64, high: f64) -> Slopes {
    // on the side where the numbers are small, so that their difference keeps its digits
    let chance = if low > 0.0 { phi(-low) - phi(-high) } else { phi(high) - phi(low) };
    let chance = chance.max(1e-300);
    let (first, second) = (-density(low) / chance, density(high) / chance);
    Slopes {
        log: chance.ln(),
        slope: [first, second],
        curve: [first * first + low * first, first * second, second * second + high * second],
    }
}

struct Model {
    units: Vec<Unit>,
    votes: Vec<Vote>,
    periods: Vec<Option<i32>>,
    /// Where each member's units begin and end.
    paths: Vec<std::ops::Range<usize>>,
    priors: Priors,
    /// The variance of a step; of no matter where there is one period.
    walk: f64,
}

fn choice(position: Option<Position>) -> Option<u8> {
    match position {
        Some(Position::No) => Some(0),
        Some(Position::Abstain | Position::AbstainNotBound) => Some(1),
        Some(Position::Yes) => Some(2),
        _ => None,
    }
}

impl Model {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts of ballots")]
    fn new(table: &RollCalls, rule: &Rule, request: &GradedRequest) -> Self {
        let members = table.members().len();
        let mut kept = Vec::new();
        for vote in 0..table.votes().len() {
            let mut counts = [0_usize; 3];
            (0..members)
                .filter_map(|member| choice(table.position(vote, member)))
                .for_each(|at| counts[usize::from(at)] += 1);
            let (all, most) = (counts.iter().sum::<usize>(), counts.into_iter().max().unwrap_or(0));
            let smaller = all - most;
            if smaller > 0 && smaller as f64 / all as f64 >= rule.smaller_side {
                kept.push(vote);
            }
        }
        let moves = request.walk.is_some();
        let period = |vote: usize| if moves { table.votes()[vote].period } else { None };
        let mut periods: Vec<Option<i32>> = kept.iter().map(|vote| period(*vote)).collect();
        periods.sort_unstable();
        periods.dedup();
        let period_of = |vote: usize| periods.binary_search(&period(vote)).unwrap_or(0);
        let cast = |member: usize| kept.iter().filter(|vote| choice(table.position(**vote, member)).is_some()).count();
        let counted: Vec<usize> = (0..members).filter(|member| cast(*member) >= rule.fewest_ballots.max(1)).collect();
        let mut units: Vec<Unit> = Vec::new();
        let mut paths = Vec::new();
        let mut votes: Vec<Vote> = kept
            .iter()
            .map(|vote| Vote {
                table: *vote,
                period: period_of(*vote),
                taken: [false; 3],
                values: [0.0; 3],
                cast: Vec::new(),
            })
            .collect();
        for member in &counted {
            let from = units.len();
            let mut of: HashMap<usize, usize> = HashMap::new();
            let mut there: Vec<usize> = votes
                .iter()
                .filter(|vote| choice(table.position(vote.table, *member)).is_some())
                .map(|vote| vote.period)
                .collect();
            there.sort_unstable();
            there.dedup();
            for period in there {
                of.insert(period, units.len());
                units.push(Unit { member: *member, period, point: 0.0, cast: Vec::new() });
            }
            for (at, vote) in votes.iter_mut().enumerate() {
                if let Some(choice) = choice(table.position(vote.table, *member)) {
                    let unit = of[&vote.period];
                    vote.taken[usize::from(choice)] = true;
                    vote.cast.push((unit as u32, choice));
                    units[unit].cast.push((at as u32, choice));
                }
            }
            paths.push(from..units.len());
        }
        votes.retain(|vote| vote.taken.iter().filter(|taken| **taken).count() > 1);
        // what was dropped with its last ballots renumbers the rest
        for unit in &mut units {
            unit.cast.clear();
        }
        for (at, vote) in votes.iter().enumerate() {
            vote.cast.iter().for_each(|(unit, choice)| units[*unit as usize].cast.push((at as u32, *choice)));
        }
        let walk = request.walk.unwrap_or(1.0);
        Self { units, votes, periods, paths, priors: request.priors, walk }
    }

    /// The prior precision of the step to this unit from the one before it on its path.
    #[expect(clippy::cast_precision_loss, reason = "a count of periods")]
    fn step_precision(&self, unit: usize) -> f64 {
        let apart = self.units[unit].period - self.units[unit - 1].period;
        1.0 / (self.walk * apart as f64)
    }

    /// Where everybody begins: the leading vector of the choices, each vote centred.
    #[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
    fn start(&mut self) {
        let mut places: Vec<f64> = (0..self.paths.len()).map(|at| if (at * 7) % 11 < 5 { 1.0 } else { -1.0 }).collect();
        let path_of: Vec<usize> =
            self.paths.iter().enumerate().flat_map(|(at, path)| path.clone().map(move |_| at)).collect();
        for _ in 0..40 {
            let mut next = vec![0.0; places.len()];
            for vote in &self.votes {
                let mean = vote.cast.iter().map(|(_, choice)| f64::from(*choice)).sum::<f64>() / vote.cast.len() as f64;
                let along = vote
                    .cast
                    .iter()
                    .map(|(unit, choice)| (f64::from(*choice) - mean) * places[path_of[*unit as usize]]);
                let along: f64 = along.sum();
                for (unit, choice) in &vote.cast {
                    next[path_of[*unit as usize]] += along * (f64::from(*choice) - mean);
                }
            }
            let mean = next.iter().sum::<f64>() / next.len() as f64;
            let square = next.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / next.len() as f64;
            places = next.iter().map(|value| (value - mean) / square.sqrt().max(1e-300)).collect();
        }
        for (unit, path) in self.units.iter_mut().zip(path_of) {
            unit.point = places[path].clamp(-3.0, 3.0);
        }
        for vote in &mut self.votes {
            vote.values = [-0.2, 0.2, 0.0];
        }
    }

    /// One of Newton's steps for every vote.
    fn step_of_votes(&mut self) {
        let precision = 1.0 / self.priors.votes;
        for vote in &mut self.votes {
            let counts = vote.counts();
            let (mut slope, mut curve) = ([0.0; 3], [[0.0; 3]; 3]);
            for at in 0..3 {
                if counts[at] {
                    slope[at] = -precision * vote.values[at];
                    curve[at][at] = precision;
                } else {
                    curve[at][at] = 1.0;
                }
            }
            for (unit, choice) in &vote.cast {
                let point = self.units[*unit as usize].point;
                let ballot = vote.ballot(*choice, point);
                let ([first, second], [a, b, c]) = (ballot.slope, ballot.curve);
                slope[0] += first;
                slope[1] += second;
                slope[2] -= point * (first + second);
                curve[0][0] += a;
                curve[1][1] += c;
                curve[2][2] += point * point * (a + 2.0 * b + c);
                for (row, column, value) in [(0, 1, b), (0, 2, -point * (a + b)), (1, 2, -point * (b + c))] {
                    curve[row][column] += value;
                    curve[column][row] += value;
                }
            }
            let Some(mut step) = solve(curve, slope) else { continue };
            step.iter_mut().for_each(|value| *value = value.clamp(-1.0, 1.0));
            if counts == [true; 3] {
                // the cuts stay in their order
                while vote.values[1] + step[1] - vote.values[0] - step[0] < 0.1 * (vote.values[1] - vote.values[0]) {
                    step.iter_mut().for_each(|value| *value *= 0.5);
                }
            }
            for at in 0..3 {
                if counts[at] {
                    vote.values[at] += step[at];
                }
            }
        }
    }

    /// Slope and curvature of a member's ballots in one period, in its point.
    fn of_unit(&self, unit: &Unit) -> (f64, f64) {
        let (mut slope, mut curve) = (0.0, 0.0);
        for (vote, choice) in &unit.cast {
            let vote = &self.votes[*vote as usize];
            let ballot = vote.ballot(*choice, unit.point);
            slope -= vote.values[2] * (ballot.slope[0] + ballot.slope[1]);
            curve += vote.values[2].powi(2) * (ballot.curve[0] + 2.0 * ballot.curve[1] + ballot.curve[2]);
        }
        (slope, curve)
    }

    /// The tridiagonal system of a path: its diagonal, what couples each unit with the next, and the slopes.
    fn path(&self, path: &std::ops::Range<usize>) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let (mut diagonal, mut couple, mut slopes) = (Vec::new(), Vec::new(), Vec::new());
        for at in path.clone() {
            let (mut slope, mut curve) = self.of_unit(&self.units[at]);
            let own = self.units[at].point;
            if at == path.start {
                slope -= own / self.priors.points;
                curve += 1.0 / self.priors.points;
            } else {
                let precision = self.step_precision(at);
                slope -= precision * (own - self.units[at - 1].point);
                curve += precision;
            }
            if at + 1 < path.end {
                let precision = self.step_precision(at + 1);
                slope += precision * (self.units[at + 1].point - own);
                curve += precision;
                couple.push(-precision);
            }
            diagonal.push(curve);
            slopes.push(slope);
        }
        (diagonal, couple, slopes)
    }

    /// One of Newton's steps for every path.
    fn step_of_paths(&mut self) {
        for path in self.paths.clone() {
            let (mut diagonal, couple, mut slopes) = self.path(&path);
            for at in 1..diagonal.len() {
                let factor = couple[at - 1] / diagonal[at - 1];
                diagonal[at] -= factor * couple[at - 1];
                slopes[at] -= factor * slopes[at - 1];
            }
            for at in (0..diagonal.len()).rev() {
                let after = if at + 1 < diagonal.len() { couple[at] * slopes[at + 1] } else { 0.0 };
                slopes[at] = (slopes[at] - after) / diagonal[at];
            }
            for (at, step) in path.zip(slopes) {
                self.units[at].point += step.clamp(-1.0, 1.0);
            }
        }
    }

    /// Shifts every period to where the priors are most probable.
    fn shift_periods(&mut self) {
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
    fn stretch_periods(&mut self) {
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

    fn log_likelihood(&self) -> f64 {
        let of = |vote: &Vote| {
            vote.cast
                .iter()
                .map(|(unit, choice)| vote.ballot(*choice, self.units[*unit as usize].point).log)
                .sum::<f64>()
        };
        self.votes.iter().map(of).sum()
    }

    fn log_prior(&self) -> f64 {
        let mut sum = 0.0;
        for path in &self.paths {
            for at in path.clone() {
                let own = self.units[at].point;
                sum += if at == path.start {
                    own * own / self.priors.points
                } else {
                    self.step_precision(at) * (own - self.units[at - 1].point).powi(2)
                };
            }
        }
        for vote in &self.votes {
            let counted = vote.values.iter().zip(vote.counts()).filter(|(_, counts)| *counts);
            sum += counted.map(|(value, _)| value * value).sum::<f64>() / self.priors.votes;
        }
        -0.5 * sum
    }

    /// The variances of the points of a path given the votes.
    fn variances(&self, path: &std::ops::Range<usize>) -> Vec<f64> {
        let (diagonal, couple, _) = self.path(path);
        let count = diagonal.len();
        // pivots from both ends: the diagonal of the inverse of a tridiagonal matrix
        let (mut down, mut up) = (diagonal.clone(), diagonal.clone());
        for at in 1..count {
            down[at] -= couple[at - 1].powi(2) / down[at - 1];
        }
        for at in (0..count.saturating_sub(1)).rev() {
            up[at] -= couple[at].powi(2) / up[at + 1];
        }
        (0..count).map(|at| 1.0 / (down[at] + up[at] - diagonal[at])).collect()
    }

    fn turn(&mut self) -> f64 {
        let before: Vec<f64> = self.units.iter().map(|unit| unit.point).collect();
        self.step_of_votes();
        self.step_of_paths();
        self.shift_periods();
        self.stretch_periods();
        before.iter().zip(&self.units).map(|(before, unit)| (unit.point - before).abs()).fold(0.0, f64::max)
    }
}

/// Makes a graded scale. `goes_on` is told the turn and may stop the search; the answer then says that it has not converged.
///
/// # Errors
/// [`Cannot`] if there are too few members or votes.
#[expect(clippy::cast_precision_loss, reason = "counts of points")]
pub fn graded(
    table: &RollCalls,
    rule: &Rule,
    request: &GradedRequest,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<GradedMap, Cannot> {
    let mut model = Model::new(table, rule, request);
    if model.votes.is_empty() {
        return Err(Cannot::Votes);
    }
    if model.paths.len() < 3 {
        return Err(Cannot::Members(model.paths.len()));
    }
    model.start();
    (0..3).for_each(|_| model.step_of_votes());
    let mut ended = Ended { turns: 0, moved: f64::INFINITY, converged: false };
    while ended.turns < request.until.turns && goes_on(ended.turns) {
        ended.moved = model.turn();
        ended.turns += 1;
        if ended.moved <= request.until.tolerance {
            ended.converged = true;
            break;
        }
    }
    let (log_likelihood, log_prior) = (model.log_likelihood(), model.log_prior());
    let count = model.units.len() as f64;
    let mean = model.units.iter().map(|unit| unit.point).sum::<f64>() / count;
    let square = model.units.iter().map(|unit| (unit.point - mean).powi(2)).sum::<f64>() / count;
    let of_member = |member: usize| {
        let own = model.units.iter().filter(|unit| unit.member == member);
        own.map(|unit| unit.point - mean).sum::<f64>()
    };
    let furthest = |model: &Model| {
        let ends = model.units.iter().max_by(|a, b| (a.point - mean).abs().total_cmp(&(b.point - mean).abs()));
        ends.map_or(0.0, |unit| unit.point - mean)
    };
    let side = request.towards.map_or_else(|| furthest(&model), of_member);
    let width = square.sqrt().max(1e-300) * if side < 0.0 { -1.0 } else { 1.0 };
    let mut points = Vec::with_capacity(model.units.len());
    for path in &model.paths {
        for (at, variance) in path.clone().zip(model.variances(path)) {
            let unit = &model.units[at];
            points.push(GradedPoint {
                member: unit.member,
                period: model.periods[unit.period],
                value: (unit.point - mean) / width,
                error: variance.sqrt() / width.abs(),
                ballots: unit.cast.len(),
            });
        }
    }
    let (mut ballots, mut correct, mut most_frequent) = (0, 0, 0);
    let mut votes = Vec::with_capacity(model.votes.len());
    for vote in &model.votes {
        let [low, high, sharp] = vote.values;
        let counts = vote.counts();
        let mut cast = [0_usize; 3];
        vote.cast.iter().for_each(|(_, choice)| cast[usize::from(*choice)] += 1);
        let (low, high) = match vote.taken {
            [true, false, true] => (Some(low), Some(low)),
            _ => (counts[0].then_some(low), counts[1].then_some(high)),
        };
        let raw =
            GradedVote { vote: vote.table, period: model.periods[vote.period], low, high, discrimination: sharp, cast };
        for (unit, choice) in &vote.cast {
            let chances = raw.chances(model.units[*unit as usize].point);
            let likeliest = (0..3_u8).max_by(|a, b| chances[usize::from(*a)].total_cmp(&chances[usize::from(*b)]));
            correct += usize::from(likeliest == Some(*choice));
        }
        ballots += vote.cast.len();
        most_frequent += cast.iter().max().copied().unwrap_or(0);
        let moved = |cut: Option<f64>| cut.map(|cut| cut - sharp * mean);
        votes.push(GradedVote { low: moved(low), high: moved(high), discrimination: sharp * width, ..raw });
    }
    Ok(GradedMap {
        points,
        votes,
        log_likelihood,
        log_posterior: log_likelihood + log_prior,
        ended,
        ballots,
        correct,
        most_frequent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollcalls::{Member, RollCall};
    use crate::seeded::Seeded;

    /// Ballots of a known scale on which members walk; the points by member and period.
    fn drawn(members: usize, periods: usize, votes: usize, walk: f64, seed: u64) -> (RollCalls, Vec<Vec<f64>>) {
        let mut random = Seeded::at(seed, &[]);
        let named = (0..members).map(|at| Member { name: at.to_string(), group: None }).collect();
        let calls = (0..periods * votes)
            .map(|at| RollCall { id: at.to_string(), date: None, period: Some((at / votes) as i32) })
            .collect();
        let mut table = RollCalls::new(named, calls);
        let mut points: Vec<Vec<f64>> = (0..members).map(|_| vec![random.normal()]).collect();
        for path in &mut points {
            for _ in 1..periods {
                path.push(path[path.len() - 1] + walk.sqrt() * random.normal());
            }
        }
        for vote in 0..periods * votes {
            let (middle, half, sharp) = (random.normal(), 0.2 + 0.5 * random.unit(), 1.5 * random.normal());
            for (member, path) in points.iter().enumerate() {
                let latent = sharp * path[vote / votes] + random.normal() - middle;
                let position = match latent {
                    _ if random.unit() < 0.1 => Position::Absent,
                    _ if latent < -half => Position::No,
                    _ if latent < half => Position::Abstain,
                    _ => Position::Yes,
                };
                table.set(vote, member, Some(position));
            }
        }
        (table, points)
    }

    fn correlation(pairs: &[(f64, f64)]) -> f64 {
        let count = pairs.len() as f64;
        let (a, b) = (pairs.iter().map(|p| p.0).sum::<f64>() / count, pairs.iter().map(|p| p.1).sum::<f64>() / count);
        let sum = |of: fn(f64, f64) -> f64| pairs.iter().map(|p| of(p.0 - a, p.1 - b)).sum::<f64>();
        sum(|x, y| x * y) / (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt()
    }

    fn request(walk: Option<f64>) -> GradedRequest {
        GradedRequest { priors: Priors::default(), until: Until { tolerance: 1e-5, turns: 2_000 }, walk, towards: None }
    }

    fn against(table: &RollCalls, truth: &[Vec<f64>], request: &GradedRequest) -> (f64, GradedMap) {
        let found = graded(table, &Rule::default(), request, &mut |_| true).unwrap();
        let pairs: Vec<(f64, f64)> = found
            .points
            .iter()
            .map(|point| (point.value, truth[point.member][point.period.unwrap_or(0) as usize]))
            .collect();
        (correlation(&pairs).abs(), found)
    }

    #[test]
    fn a_known_scale_with_abstentions_is_found_again() {
        let (table, truth) = drawn(30, 1, 200, 0.0, 3);
        let (r, found) = against(&table, &truth, &request(None));
        assert!(found.ended.converged && r > 0.98, "{r} {:?}", found.ended);
        assert!(found.correct > found.most_frequent && found.mean_probability() > 0.4);
        let chances = found.votes[0].chances(0.3);
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12 && chances.iter().all(|chance| *chance >= 0.0));
        let square = found.points.iter().map(|point| point.value.powi(2)).sum::<f64>() / 30.0;
        assert!((square - 1.0).abs() < 1e-9);
    }

    #[test]
    fn members_that_walk_are_followed() {
        let (table, truth) = drawn(25, 8, 40, 0.1, 5);
        let (r, found) = against(&table, &truth, &request(Some(0.1)));
        assert!(found.ended.converged && r > 0.95, "{r} {:?}", found.ended);
        // an error is about as large as it says
        let still = against(&table, &truth, &request(None)).0;
        assert!(r > still, "{r} {still}");
        assert!(found.points.iter().all(|point| point.error > 0.02 && point.error < 0.6));
    }

    #[test]
    fn the_mode_is_a_mode_and_the_slopes_are_slopes() {
        let (table, _) = drawn(8, 3, 12, 0.1, 2);
        let mut model = Model::new(&table, &Rule { fewest_ballots: 1, ..Rule::default() }, &request(Some(0.1)));
        model.start();
        (0..3_000).for_each(|_| {
            model.turn();
        });
        let value = |model: &Model| model.log_likelihood() + model.log_prior();
        let best = value(&model);
        for at in 0..model.units.len() {
            for by in [-0.01, 0.01] {
                model.units[at].point += by;
                assert!(value(&model) <= best + 1e-6);
                model.units[at].point -= by;
            }
        }
        for at in 0..model.votes.len() {
            for part in 0..3 {
                for by in [-0.01, 0.01] {
                    model.votes[at].values[part] += by;
                    assert!(value(&model) <= best + 1e-6, "{at} {part}");
                    model.votes[at].values[part] -= by;
                }
            }
        }
        let (at, step) = (Slopes { ..between(-0.3, 0.9) }, 1e-5);
        let moved = |low: f64, high: f64| between(-0.3 + low, 0.9 + high).log;
        assert!(((moved(step, 0.0) - moved(-step, 0.0)) / (2.0 * step) - at.slope[0]).abs() < 1e-6);
        assert!(((moved(0.0, step) - moved(0.0, -step)) / (2.0 * step) - at.slope[1]).abs() < 1e-6);
        let bend = |low: f64, high: f64| between(-0.3 + low, 0.9 + high).slope;
        assert!(((bend(step, 0.0)[0] - bend(-step, 0.0)[0]) / (-2.0 * step) - at.curve[0]).abs() < 1e-5);
        assert!(((bend(0.0, step)[0] - bend(0.0, -step)[0]) / (-2.0 * step) - at.curve[1]).abs() < 1e-5);
        assert!(((bend(0.0, step)[1] - bend(0.0, -step)[1]) / (-2.0 * step) - at.curve[2]).abs() < 1e-5);
    }

    #[test]
    fn too_little_is_no_scale() {
        let (table, _) = drawn(2, 1, 30, 0.0, 1);
        let found = graded(&table, &Rule::default(), &request(None), &mut |_| true);
        assert!(matches!(found, Err(Cannot::Members(2))));
        let empty = RollCalls::default();
        assert_eq!(graded(&empty, &Rule::default(), &request(None), &mut |_| true), Err(Cannot::Votes));
    }
}
