//! The smallest ways out of a deadlock: which demands have to be conceded so that some text passes.
//!
//! Implements: implicit hitting sets (Davies and Bacchus 2011; Moreno-Centeno and Karp 2013): a cheapest set of demands that
//! meets every conflict known so far either lets a text pass, and then nothing cheaper does, or shows a new conflict.
//! Always: exact and complete, or said to be cut; each way comes with a text that passes once it is conceded.

use rustsat::types::Lit;

use super::condition::Choice;
use super::deadlock::{Answer, Oracle};
use super::maxsat::cheapest;
use super::problem::Problem;
use super::solver::{Solver, Stop};

/// One way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concession {
    /// The demands that are conceded, in order.
    pub demands: Vec<usize>,
    /// What that costs: their number, or their weights.
    pub cost: u64,
    /// A text that passes then.
    pub text: Choice,
}

/// The cheapest ways out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Concessions {
    /// The ways, all of the same cost.
    pub ways: Vec<Concession>,
    /// No way costs less than this.
    pub at_least: u64,
    /// Whether these are all ways of that cost.
    pub complete: bool,
}

/// What a concession is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The number of demands conceded.
    Number,
    /// Their weights.
    Weight,
}

/// The cheapest concessions after which some text passes; at most `most` of them.
pub fn concessions(
    oracle: &mut Oracle<'_>,
    problem: &Problem,
    measure: Measure,
    most: usize,
    stop: &Stop,
) -> Concessions {
    let costs: Vec<u64> =
        problem.demands.iter().map(|demand| if measure == Measure::Number { 1 } else { demand.weight }).collect();
    let mut conflicts: Vec<Vec<usize>> = Vec::new();
    let mut found = Concessions::default();
    let disjoint = |conflicts: &mut Vec<Vec<usize>>, oracle: &mut Oracle<'_>| loop {
        let out: Vec<usize> = conflicts.iter().flatten().copied().collect();
        let rest = (0..costs.len()).filter(|demand| !out.contains(demand));
        let Answer::Blocked(core) = oracle.answer(rest) else { return };
        match oracle.minimal(&core) {
            Some(core) if !core.demands.is_empty() => conflicts.push(core.demands),
            _ => return,
        }
    };
    disjoint(&mut conflicts, oracle);
    loop {
        if stop.now() {
            return found;
        }
        let Some((out, cost)) = hitting_set(&conflicts, &found.ways, &costs, stop) else {
            found.complete = !stop.now();
            return found;
        };
        found.at_least = found.at_least.max(if found.ways.is_empty() { cost } else { found.at_least });
        if found.ways.first().is_some_and(|first| first.cost < cost) {
            found.complete = true;
            return found;
        }
        if found.ways.len() >= most {
            return found;
        }
        match oracle.answer((0..costs.len()).filter(|demand| !out.contains(demand))) {
            Answer::Passes(text) => found.ways.push(Concession { demands: out, cost, text }),
            Answer::Stopped => return found,
            Answer::Blocked(core) => match oracle.minimal(&core) {
                Some(core) if !core.demands.is_empty() => conflicts.push(core.demands),
                Some(_) => {
                    found.complete = true;
                    return found;
                }
                None => return found,
            },
        }
    }
}

/// The cheapest set that meets every conflict and contains none of the ways already found.
fn hitting_set(conflicts: &[Vec<usize>], ways: &[Concession], costs: &[u64], stop: &Stop) -> Option<(Vec<usize>, u64)> {
    let mut used: Vec<usize> = conflicts.iter().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    let mut solver = Solver::new(stop);
    let out: Vec<Lit> = used.iter().map(|_| solver.literal()).collect();
    let literal = |demand: &usize| used.binary_search(demand).ok().map(|at| out[at]);
    for conflict in conflicts {
        solver.clause(&conflict.iter().filter_map(literal).collect::<Vec<_>>());
    }
    for way in ways {
        solver.clause(&way.demands.iter().filter_map(literal).map(|literal| !literal).collect::<Vec<_>>());
    }
    let soft: Vec<(Lit, u64)> = used.iter().zip(&out).map(|(demand, out)| (!*out, costs[*demand])).collect();
    let cheapest = cheapest(&mut solver, &soft, &[], |solver| {
        used.iter().zip(&out).filter(|(_, out)| solver.is_true(**out)).map(|(demand, _)| *demand).collect::<Vec<_>>()
    });
    cheapest.best.filter(|_| cheapest.proved)
}

/// The members whose concession alone, of all they demand, lets some text pass; with that text.
pub fn alone(oracle: &mut Oracle<'_>, problem: &Problem) -> Vec<(usize, Choice)> {
    let mut found = Vec::new();
    for seat in 0..problem.members.len() {
        if !problem.demands.iter().any(|demand| demand.seat == seat) {
            continue;
        }
        let others = (0..problem.demands.len()).filter(|demand| problem.demands[*demand].seat != seat);
        if let Answer::Passes(text) = oracle.answer(others) {
            found.push((seat, text));
        }
    }
    found
}
