//! The log posterior of a graded scale, and the steps towards its mode.
//!
//! Not here: the shift and the stretch of a period (`settle`, `alone`), how points are given out (`graded`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use penholder_core::Position;

use super::GradedRequest;
use super::alone::Alone;
use super::settle::Stretch;
use super::vote::Vote;
use crate::ideal::ballots::Rule;
use crate::ideal::mode::Priors;
use crate::ideal::terms::Terms;
use crate::linear::solve;
use crate::rollcalls::RollCalls;

/// A member in a period.
#[derive(Clone)]
pub(super) struct Unit {
    pub(super) member: usize,
    pub(super) period: usize,
    pub(super) point: f64,
    /// Its ballots: the vote and the choice.
    pub(super) cast: Vec<(u32, u8)>,
}

/// All units and votes with the priors.
#[derive(Clone)]
pub(super) struct Model {
    pub(super) units: Vec<Unit>,
    pub(super) votes: Vec<Vote>,
    /// The texts: each the votes on it, of which the first speaks for all. Most texts have one.
    pub(super) texts: Vec<Vec<usize>>,
    pub(super) periods: Vec<Option<i32>>,
    /// Whether each text was voted on in several periods.
    pub(super) crossing: Vec<bool>,
    /// For each period which block it belongs to: periods with votes on the same text belong together.
    pub(super) block_of: Vec<usize>,
    /// How many blocks there are.
    pub(super) blocks: usize,
    /// The periods of blocks with more than one.
    pub(super) alone: Vec<Alone>,
    /// Where each member's units begin and end.
    pub(super) paths: Vec<Range<usize>>,
    pub(super) priors: Priors,
    /// The prior variance of cuts.
    pub(super) cuts: f64,
    /// The precision with which later points are drawn back to the middle.
    pub(super) back: f64,
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

/// The texts of these votes, without those on which fewer than two choices were taken.
fn texts_of(table: &RollCalls, votes: &mut Vec<Vote>) -> Vec<Vec<usize>> {
    let mut taken: BTreeMap<usize, [bool; 3]> = BTreeMap::new();
    for vote in votes.iter() {
        let all = taken.entry(table.first_on_text(vote.table)).or_default();
        all.iter_mut().zip(vote.taken).for_each(|(all, own)| *all |= own);
    }
    votes.iter_mut().for_each(|vote| vote.taken = taken[&table.first_on_text(vote.table)]);
    votes.retain(|vote| !vote.cast.is_empty() && vote.taken.iter().filter(|taken| **taken).count() > 1);
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut texts: Vec<Vec<usize>> = Vec::new();
    for (at, vote) in votes.iter_mut().enumerate() {
        vote.text = *place.entry(table.first_on_text(vote.table)).or_insert(texts.len());
        if vote.text == texts.len() {
            texts.push(Vec::new());
        }
        texts[vote.text].push(at);
    }
    texts
}

/// For each period its block, and how many blocks there are.
fn blocks_of(texts: &[Vec<usize>], votes: &[Vote], periods: usize) -> (Vec<usize>, usize) {
    let mut block_of: Vec<usize> = (0..periods).collect();
    for text in texts {
        for vote in text {
            let (one, other) = (block_of[votes[text[0]].period], block_of[votes[*vote].period]);
            if one != other {
                block_of.iter_mut().filter(|block| **block == one.max(other)).for_each(|block| *block = one.min(other));
            }
        }
    }
    let mut blocks = block_of.clone();
    blocks.sort_unstable();
    blocks.dedup();
    block_of.iter_mut().for_each(|block| *block = blocks.binary_search(block).unwrap_or(0));
    (block_of, blocks.len())
}

impl Model {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts of ballots")]
    pub(super) fn new(table: &RollCalls, rule: &Rule, request: &GradedRequest) -> Self {
        let members = table.members().len();
        // votes on the same text are judged together
        let mut counts = vec![[0_usize; 3]; table.votes().len()];
        for vote in 0..counts.len() {
            let own = &mut counts[table.first_on_text(vote)];
            (0..members)
                .filter_map(|member| choice(table.position(vote, member)))
                .for_each(|at| own[usize::from(at)] += 1);
        }
        let contested = |vote: &usize| {
            let counts = &counts[table.first_on_text(*vote)];
            let (all, most) = (counts.iter().sum::<usize>(), counts.iter().max().copied().unwrap_or(0));
            let smaller = all - most;
            smaller > 0 && smaller as f64 / all as f64 >= rule.smaller_side
        };
        let kept: Vec<usize> = (0..counts.len()).filter(contested).collect();
        let moves = request.walk.is_some();
        let period = |vote: usize| if moves { table.votes()[vote].period } else { None };
        let mut periods: Vec<Option<i32>> = kept.iter().map(|vote| period(*vote)).collect();
        periods.sort_unstable();
        periods.dedup();
        let period_of = |vote: usize| periods.binary_search(&period(vote)).unwrap_or(0);
        let cast = |member: usize| kept.iter().filter(|vote| choice(table.position(**vote, member)).is_some()).count();
        let counted: Vec<usize> = (0..members).filter(|member| cast(*member) >= rule.fewest_ballots.max(1)).collect();
        let (mut units, mut paths): (Vec<Unit>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
        let mut votes: Vec<Vote> = kept
            .iter()
            .map(|vote| Vote {
                table: *vote,
                period: period_of(*vote),
                text: 0,
                taken: [false; 3],
                values: [0.0; 3],
                cast: Vec::new(),
            })
            .collect();
        for member in &counted {
            let from = units.len();
            let taken = |vote: &Vote| choice(table.position(vote.table, *member));
            let there: BTreeSet<usize> =
                votes.iter().filter(|vote| taken(vote).is_some()).map(|vote| vote.period).collect();
            let in_period = |period: &usize| Unit { member: *member, period: *period, point: 0.0, cast: Vec::new() };
            units.extend(there.iter().map(in_period));
            let unit_of: BTreeMap<usize, usize> = there.into_iter().zip(from..).collect();
            for vote in &mut votes {
                if let Some(choice) = taken(vote) {
                    vote.taken[usize::from(choice)] = true;
                    vote.cast.push((unit_of[&vote.period] as u32, choice));
                }
            }
            paths.push(from..units.len());
        }
        let texts = texts_of(table, &mut votes);
        for (at, vote) in votes.iter().enumerate() {
            vote.cast.iter().for_each(|(unit, choice)| units[*unit as usize].cast.push((at as u32, *choice)));
        }
        let walk = request.walk.unwrap_or(1.0);
        let crosses = |text: &Vec<usize>| text.iter().any(|vote| votes[*vote].period != votes[text[0]].period);
        let crossing = texts.iter().map(crosses).collect();
        let (block_of, blocks) = blocks_of(&texts, &votes, periods.len());
        let mut model = Self {
            units,
            votes,
            texts,
            periods,
            crossing,
            block_of,
            blocks,
            alone: Vec::new(),
            paths,
            priors: request.priors,
            cuts: request.cuts,
            back: request.back.map_or(0.0, f64::recip),
            walk,
        };
        model.alone = model.periods_of_blocks();
        model
    }

    /// The prior precision of the step to this unit from the one before it on its path.
    #[expect(clippy::cast_precision_loss, reason = "a count of periods")]
    pub(super) fn step_precision(&self, unit: usize) -> f64 {
        let apart = self.units[unit].period - self.units[unit - 1].period;
        1.0 / (self.walk * apart as f64)
    }

    /// Where everybody begins: the leading vector of the choices, each vote centred.
    #[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
    pub(super) fn start(&mut self) {
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

    /// The vote that speaks for all on its text.
    pub(super) fn first_on(&self, text: &[usize]) -> &Vote {
        &self.votes[text[0]]
    }

    /// Gives all votes on a text these values.
    pub(super) fn set_values(&mut self, text: usize, values: [f64; 3]) {
        for vote in &self.texts[text] {
            self.votes[*vote].values = values;
        }
    }

    /// Log posterior, slope and curvature of the votes on a text with these values; what does not count has curvature 1 and is of no
    /// matter.
    pub(super) fn of_text(&self, text: &[usize], values: &[f64; 3]) -> Terms<3> {
        let counts = self.first_on(text).counts();
        let variances = [self.cuts, self.cuts, self.priors.votes];
        let (mut log, mut slope, mut curve) = (0.0, [0.0; 3], [[0.0; 3]; 3]);
        for at in 0..3 {
            if counts[at] {
                log -= 0.5 * values[at] * values[at] / variances[at];
                slope[at] = -values[at] / variances[at];
                curve[at][at] = 1.0 / variances[at];
            } else {
                curve[at][at] = 1.0;
            }
        }
        let votes = text.iter().map(|vote| &self.votes[*vote]);
        for (vote, (unit, choice)) in votes.flat_map(|vote| vote.cast.iter().map(move |ballot| (vote, ballot))) {
            let point = self.units[*unit as usize].point;
            let ballot = vote.ballot(values, *choice, point);
            let ([first, second], [a, b, c]) = (ballot.slope, ballot.curve);
            log += ballot.log;
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
        Terms { log, slope, curve }
    }

    /// One of Newton's steps for every text.
    pub(super) fn step_of_votes(&mut self) {
        for at in 0..self.texts.len() {
            let text = &self.texts[at];
            let vote = self.first_on(text);
            let counts = vote.counts();
            let Terms { slope, curve, .. } = self.of_text(text, &vote.values);
            let Some(mut step) = solve(curve, slope) else { continue };
            step.iter_mut().for_each(|value| *value = value.clamp(-1.0, 1.0));
            if counts == [true; 3] {
                // the cuts stay in their order
                let apart = vote.values[1] - vote.values[0];
                while apart + step[1] - step[0] < 0.1 * apart {
                    step.iter_mut().for_each(|value| *value *= 0.5);
                }
            }
            let mut values = vote.values;
            (0..3).filter(|k| counts[*k]).for_each(|k| values[k] += step[k]);
            self.set_values(at, values);
        }
    }

    /// Log likelihood, slope and curvature of a member's ballots in one period in the votes that `counts` picks, if it stood at this
    /// point.
    pub(super) fn of_unit(&self, unit: &Unit, point: f64, counts: impl Fn(&Vote) -> bool) -> Terms<1> {
        let (mut log, mut slope, mut curve) = (0.0, 0.0, 0.0);
        for (vote, choice) in &unit.cast {
            let vote = &self.votes[*vote as usize];
            if !counts(vote) {
                continue;
            }
            let ballot = vote.ballot(&vote.values, *choice, point);
            log += ballot.log;
            slope -= vote.values[2] * (ballot.slope[0] + ballot.slope[1]);
            curve += vote.values[2].powi(2) * (ballot.curve[0] + 2.0 * ballot.curve[1] + ballot.curve[2]);
        }
        Terms { log, slope: [slope], curve: [[curve]] }
    }

    /// The same with the prior of its path, the neighbours where they are.
    pub(super) fn on_path(&self, path: &Range<usize>, at: usize, point: f64) -> Terms<1> {
        self.pulled(path, at, point, self.of_unit(&self.units[at], point, |_| true))
    }

    /// These terms with the prior of the path.
    pub(super) fn pulled(&self, path: &Range<usize>, at: usize, point: f64, of: Terms<1>) -> Terms<1> {
        let Terms { mut log, slope: [mut slope], curve: [[mut curve]] } = of;
        let mut pulled = |to: f64, precision: f64| {
            log -= 0.5 * precision * (point - to).powi(2);
            slope -= precision * (point - to);
            curve += precision;
        };
        if at == path.start {
            pulled(0.0, 1.0 / self.priors.points);
        } else {
            pulled(self.units[at - 1].point, self.step_precision(at));
            pulled(0.0, self.back);
        }
        if at + 1 < path.end {
            pulled(self.units[at + 1].point, self.step_precision(at + 1));
        }
        Terms { log, slope: [slope], curve: [[curve]] }
    }

    /// The tridiagonal system of a path: its diagonal, what couples each unit with the next, and the slopes.
    fn path(&self, path: &Range<usize>) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let (mut diagonal, mut couple, mut slopes) = (Vec::new(), Vec::new(), Vec::new());
        for at in path.clone() {
            let Terms { slope: [slope], curve: [[curve]], .. } = self.on_path(path, at, self.units[at].point);
            if at + 1 < path.end {
                couple.push(-self.step_precision(at + 1));
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

    pub(super) fn log_likelihood(&self) -> f64 {
        let of = |vote: &Vote| {
            vote.cast
                .iter()
                .map(|(unit, choice)| vote.ballot(&vote.values, *choice, self.units[*unit as usize].point).log)
                .sum::<f64>()
        };
        self.votes.iter().map(of).sum()
    }

    pub(super) fn log_prior(&self) -> f64 {
        let mut sum = 0.0;
        for path in &self.paths {
            for at in path.clone() {
                let own = self.units[at].point;
                sum += if at == path.start {
                    own * own / self.priors.points
                } else {
                    self.step_precision(at) * (own - self.units[at - 1].point).powi(2) + self.back * own * own
                };
            }
        }
        for text in &self.texts {
            let vote = self.first_on(text);
            let counts = vote.counts();
            let square = |at: usize| if counts[at] { vote.values[at].powi(2) } else { 0.0 };
            sum += (square(0) + square(1)) / self.cuts + square(2) / self.priors.votes;
        }
        -0.5 * sum
    }

    /// The variances of the points of a path given the votes.
    pub(super) fn variances(&self, path: &Range<usize>) -> Vec<f64> {
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

    pub(super) fn turn(&mut self) -> f64 {
        let before: Vec<f64> = self.units.iter().map(|unit| unit.point).collect();
        self.step_of_votes();
        self.step_of_paths();
        self.shift_blocks(&mut || 0.0);
        self.stretch_blocks(&mut Stretch::best);
        self.settle_alone();
        before.iter().zip(&self.units).map(|(before, unit)| (unit.point - before).abs()).fold(0.0, f64::max)
    }
}
