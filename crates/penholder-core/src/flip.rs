//! Flips: the smallest changes of position that would have changed the outcome, and who is pivotal.
//!
//! Implements: a search by number of seats that change. Seats that are alike (the same coefficients in every test, the same
//! position) are searched as one group, so that a class of ten costs as much as one seat.
//! Always: a change is shown only if it flips the outcome; `proved` tells whether no smaller one exists.
//! Not here: what a change is worth to a member (`penholder-analysis::negotiation`).

use std::collections::BTreeMap;

use crate::ballots::Ballots;
use crate::decide::passes;
use crate::normal::Formula;
use crate::position::Position;
use crate::seated::{Seated, SeatedTest};

/// Some seats that would have to change alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How many of the seats.
    pub count: usize,
    /// The seats, any of which will do.
    pub of: Vec<usize>,
    /// The position they take now.
    pub from: Position,
    /// The position they would take.
    pub to: Position,
}

/// The smallest flips of one vote.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Flips {
    /// How many seats have to change.
    pub size: usize,
    /// The ways to do it, each a list of changes that are made together; of those in which the same seats change, the ones
    /// that move them least.
    pub ways: Vec<Vec<Change>>,
    /// Whether it is proved that fewer seats do not suffice.
    pub proved: bool,
    /// Whether `ways` holds every way of that size.
    pub complete: bool,
}

/// The most positions of groups that a search looks at.
const MOST_STEPS: usize = 400_000;

/// The most ways that are kept.
const MOST_WAYS: usize = 64;

struct Group {
    seats: Vec<usize>,
    from: Position,
    /// For each position it may go to: what that adds to the sum of each test.
    options: Vec<(Position, Vec<i128>)>,
}

struct Search {
    /// The requirements, their tests numbered from left to right.
    formulas: Vec<Formula<usize>>,
    bounds: Vec<i128>,
    groups: Vec<Group>,
    passes_now: bool,
    steps: usize,
    ways: Vec<Vec<Change>>,
    cut: bool,
}

/// The smallest changes of position that change the outcome. None if a position is open, or nothing changes it.
#[must_use]
pub fn flips(seated: &Seated<'_>, ballots: &Ballots) -> Option<Flips> {
    let positions = seated.read(ballots);
    if positions.len() != seated.roster.len() || positions.iter().any(|position| position.is_open()) {
        return None;
    }
    let tests = seated.tests();
    let sums: Vec<i128> = tests.iter().map(|test| test.linear.sum(&positions)).collect();
    let mut search = Search {
        formulas: numbered(seated),
        bounds: tests.iter().map(|test| test.linear.at_least).collect(),
        groups: groups(seated, &positions, &tests),
        passes_now: passes(seated, &positions),
        steps: 0,
        ways: Vec::new(),
        cut: false,
    };
    for size in 1..=seated.roster.len() {
        search.look(0, 0, size, &sums, &mut Vec::new());
        if !search.ways.is_empty() {
            let (proved, complete) = (true, !search.cut);
            return Some(Flips { size, ways: shortest(search.ways), proved, complete });
        }
        if search.cut {
            return search.greedy(sums);
        }
    }
    None
}

/// The seats that could each have changed the outcome alone, in the order of the roster.
#[must_use]
pub fn pivotal(seated: &Seated<'_>, ballots: &Ballots) -> Vec<usize> {
    let mut seats: Vec<usize> = flips(seated, ballots)
        .filter(|flips| flips.size == 1)
        .into_iter()
        .flat_map(|flips| flips.ways)
        .flatten()
        .flat_map(|change| change.of)
        .collect();
    seats.sort_unstable();
    seats.dedup();
    seats
}

/// Of the ways in which as many of the same seats change, those that move them least: whoever would have to abstain is not
/// shown voting in favour as well.
fn shortest(ways: Vec<Vec<Change>>) -> Vec<Vec<Change>> {
    let rank = |position: Position| match position {
        Position::Yes | Position::NoObjection => 2,
        Position::No | Position::Objection => 0,
        _ => 1_usize,
    };
    let length = |way: &[Change]| -> usize {
        way.iter().map(|change| change.count * rank(change.from).abs_diff(rank(change.to))).sum()
    };
    let who = |way: &[Change]| {
        let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        way.iter().for_each(|change| *counts.entry(change.of.clone()).or_default() += change.count);
        counts
    };
    let mut least: BTreeMap<_, usize> = BTreeMap::new();
    for way in &ways {
        let least = least.entry(who(way)).or_insert(usize::MAX);
        *least = (*least).min(length(way));
    }
    ways.into_iter().filter(|way| least.get(&who(way)) == Some(&length(way))).collect()
}

fn numbered(seated: &Seated<'_>) -> Vec<Formula<usize>> {
    let mut numbers = 0..;
    let mut number = |_: &SeatedTest| numbers.next().ok_or(());
    seated.requirements.iter().filter_map(|requirement| requirement.formula.try_map(&mut number).ok()).collect()
}

fn groups(seated: &Seated<'_>, positions: &[Position], tests: &[&SeatedTest]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (seat, from) in positions.iter().enumerate() {
        if !seated.rule.positions.iter().any(|may| seated.read_plain(seat, *may) == *from) {
            continue;
        }
        let adds = |to: Position| -> Vec<i128> {
            let of = |test: &&SeatedTest| {
                let of_seat = &test.linear.coefficients[seat];
                of_seat[to as usize] - of_seat[*from as usize]
            };
            tests.iter().map(of).collect()
        };
        let may = seated.rule.positions.iter().map(|may| seated.read_plain(seat, *may));
        let options: Vec<(Position, Vec<i128>)> = may.filter(|to| to != from).map(|to| (to, adds(to))).collect();
        let alike = |group: &&mut Group| group.from == *from && group.options == options;
        match groups.iter_mut().find(alike) {
            Some(group) => group.seats.push(seat),
            None => groups.push(Group { seats: vec![seat], from: *from, options }),
        }
    }
    groups
}

impl Search {
    /// Every way for `left` more seats to change, from this option of this group on.
    fn look(&mut self, group: usize, option: usize, left: usize, sums: &[i128], changes: &mut Vec<Change>) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.ways.len() >= MOST_WAYS {
            self.cut = true;
            return;
        }
        if left == 0 {
            if self.holds(sums) != self.passes_now {
                self.ways.push(changes.clone());
            }
            return;
        }
        let Some(found) = self.groups.get(group) else { return };
        if option >= found.options.len() {
            return self.look(group + 1, 0, left, sums, changes);
        }
        let from = found.from;
        let taken: usize = changes.iter().filter(|change| change.of == found.seats).map(|change| change.count).sum();
        let (to, adds) = found.options[option].clone();
        let (of, free) = (found.seats.clone(), found.seats.len() - taken);
        let mut sums_with = sums.to_vec();
        for count in 0..=left.min(free) {
            if count > 0 {
                for (sum, add) in sums_with.iter_mut().zip(&adds) {
                    *sum += add;
                }
                changes.push(Change { count, of: of.clone(), from, to });
            }
            self.look(group, option + 1, left - count, &sums_with, changes);
            if count > 0 {
                changes.pop();
            }
        }
    }

    fn holds(&self, sums: &[i128]) -> bool {
        let reached = |test: &usize| Some(sums[*test] >= self.bounds[*test]);
        self.formulas.iter().all(|formula| formula.holds(&mut { reached }) == Some(true))
    }

    /// One way found by always taking the change that helps most: an upper bound, where the search was cut.
    fn greedy(&self, mut sums: Vec<i128>) -> Option<Flips> {
        let mut left: Vec<(usize, usize)> =
            self.groups.iter().enumerate().map(|(at, group)| (at, group.seats.len())).collect();
        let mut way: Vec<Change> = Vec::new();
        let sign = if self.passes_now { -1.0 } else { 1.0 };
        while self.holds(&sums) == self.passes_now {
            let gain = |adds: &[i128]| -> f64 {
                let lacking = adds.iter().zip(&sums).zip(&self.bounds);
                #[expect(clippy::cast_precision_loss, reason = "only an order of likely candidates")]
                lacking.map(|((add, sum), bound)| sign * *add as f64 / ((bound - sum).abs() as f64 + 1.0)).sum()
            };
            let candidates = left.iter().filter(|(_, free)| *free > 0).flat_map(|(at, _)| {
                let group = &self.groups[*at];
                group.options.iter().map(move |(to, adds)| (*at, *to, adds))
            });
            let (at, to, adds) = candidates.max_by(|a, b| gain(a.2).total_cmp(&gain(b.2)))?;
            sums = sums.iter().zip(adds).map(|(sum, add)| sum + add).collect();
            let group = &self.groups[at];
            left.iter_mut().filter(|(other, _)| *other == at).for_each(|(_, free)| *free -= 1);
            match way.iter_mut().find(|change| change.of == group.seats && change.to == to) {
                Some(change) => change.count += 1,
                None => way.push(Change { count: 1, of: group.seats.clone(), from: group.from, to }),
            }
        }
        let size = way.iter().map(|change| change.count).sum();
        Some(Flips { size, ways: vec![way], proved: false, complete: false })
    }
}

impl Seated<'_> {
    /// What a position counts as for a seat, given with a reason.
    fn read_plain(&self, seat: usize, position: Position) -> Position {
        self.rule.read(position, &self.roster.seats()[seat].class, true)
    }
}
