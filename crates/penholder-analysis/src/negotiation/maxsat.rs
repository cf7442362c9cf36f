//! The cheapest model of weighted soft literals: core-guided, with strata.
//!
//! Implements: OLL (Andres, Kaufmann, Matheis and Schaub 2012; Morgado, Dodaro and Marques-Silva 2014, "Core-guided MaxSAT
//! with soft cardinality constraints") with stratification, hardening and bounded core minimization.
//! Always: `lower` and `upper` bound the least cost at any time; stopped early it still returns the best model found.

use std::collections::BTreeMap;

use rustsat::encodings::card::{BoundUpper, BoundUpperIncremental, Totalizer};
use rustsat::types::Lit;

use super::solver::{Found, Solver};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cheapest<M> {
    /// The best model, as `read` took it from the solver, and its cost.
    pub best: Option<(M, u64)>,
    /// No model costs less.
    pub lower: u64,
    /// Whether the search ended: `best` is the cheapest, or there is no model.
    pub proved: bool,
}

struct Count {
    totalizer: Totalizer,
    bound: usize,
    size: usize,
}

struct Search<'s> {
    solver: &'s mut Solver,
    /// Literals to assume, with what breaking each costs.
    active: BTreeMap<Lit, u64>,
    /// The counts whose next bound an assumed literal enforces.
    counts: Vec<Count>,
    outputs: BTreeMap<Lit, usize>,
    lower: u64,
}

/// The cheapest model: `cost` is its price, `soft` the literals that cost their weight if they do not hold.
///
/// `read` takes the model from the solver. `extra` assumptions hold throughout; cores never speak of them, so they must
/// be consistent with the clauses or the answer is "no model".
pub fn cheapest<M>(
    solver: &mut Solver,
    soft: &[(Lit, u64)],
    extra: &[Lit],
    mut read: impl FnMut(&Solver) -> M,
) -> Cheapest<M> {
    let original = merged(soft);
    let mut search = Search { solver, active: BTreeMap::new(), counts: Vec::new(), outputs: BTreeMap::new(), lower: 0 };
    for (literal, weight) in &original {
        let opposite = search.active.get(&!*literal).copied().unwrap_or(0);
        let both = opposite.min(*weight);
        search.lower += both;
        search.reduce(!*literal, both);
        if *weight > both {
            search.active.insert(*literal, weight - both);
        }
    }
    let mut best: Option<(M, u64)> = None;
    let mut stratum = search.next_stratum(u64::MAX);
    loop {
        let assumed: Vec<Lit> =
            search.active.iter().rev().filter(|(_, weight)| **weight >= stratum).map(|(literal, _)| *literal).collect();
        let assumptions = [extra, &assumed].concat();
        match search.solver.solve(&assumptions) {
            Found::Stopped => return Cheapest { best, lower: search.lower, proved: false },
            Found::Model => {
                let broken = |(literal, _): &&(Lit, u64)| !search.solver.is_true(*literal);
                let cost = original.iter().filter(broken).map(|(_, weight)| weight).sum();
                if best.as_ref().is_none_or(|(_, least)| cost < *least) {
                    best = Some((read(search.solver), cost));
                }
                let least = best.as_ref().map_or(cost, |(_, least)| *least);
                if least <= search.lower || stratum <= search.least_weight() {
                    return Cheapest { best, lower: least, proved: true };
                }
                search.harden(least, extra.is_empty());
                stratum = search.next_stratum(stratum);
            }
            Found::Core(core) => {
                let core: Vec<Lit> = core.into_iter().filter(|literal| !extra.contains(literal)).collect();
                if core.is_empty() {
                    return Cheapest { best, lower: search.lower, proved: true };
                }
                if !search.relax(core, extra) {
                    return Cheapest { best, lower: search.lower, proved: false };
                }
            }
        }
    }
}

fn merged(soft: &[(Lit, u64)]) -> Vec<(Lit, u64)> {
    let mut merged: BTreeMap<Lit, u64> = BTreeMap::new();
    for (literal, weight) in soft {
        *merged.entry(*literal).or_default() += weight;
    }
    merged.into_iter().filter(|(_, weight)| *weight > 0).collect()
}

impl Search<'_> {
    fn least_weight(&self) -> u64 {
        self.active.values().copied().min().unwrap_or(0)
    }

    /// The next lower weight worth a stratum of its own: enough literals for few enough weights (diversity).
    fn next_stratum(&self, below: u64) -> u64 {
        let mut weights: Vec<u64> = self.active.values().copied().filter(|weight| *weight < below).collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        let (mut different, mut last) = (0_usize, None);
        for (at, weight) in weights.iter().enumerate() {
            if last != Some(*weight) {
                different += 1;
                last = Some(*weight);
            }
            let is_end = weights.get(at + 1).is_none_or(|next| next != weight);
            if is_end && (at + 1) * 4 >= different * 5 {
                return *weight;
            }
        }
        weights.last().copied().unwrap_or(0)
    }

    fn reduce(&mut self, literal: Lit, by: u64) {
        if by == 0 {
            return;
        }
        if let Some(weight) = self.active.get_mut(&literal) {
            *weight -= by.min(*weight);
            if *weight == 0 {
                self.active.remove(&literal);
            }
        }
    }

    /// What costs more than the gap cannot be broken in a better model.
    fn harden(&mut self, least: u64, may: bool) {
        if !may {
            return;
        }
        let gap = least - self.lower;
        let hard: Vec<Lit> =
            self.active.iter().filter(|(_, weight)| **weight > gap).map(|(literal, _)| *literal).collect();
        for literal in hard {
            self.solver.clause(&[literal]);
        }
    }

    /// Drops what a core does not need, while that is cheap.
    fn minimized(&mut self, mut core: Vec<Lit>, extra: &[Lit]) -> Vec<Lit> {
        if core.len() > 30 {
            return core;
        }
        core.sort_by_key(|literal| self.active.get(literal).copied().unwrap_or(0));
        let mut at = 0;
        while at < core.len() && core.len() > 1 {
            let mut without = core.clone();
            without.remove(at);
            match self.solver.solve(&[extra, &without].concat()) {
                Found::Core(smaller) => {
                    core = without.into_iter().filter(|literal| smaller.contains(literal)).collect();
                }
                Found::Model => at += 1,
                Found::Stopped => break,
            }
        }
        core
    }

    /// Pays for a core and lets one of its literals go; false if that failed.
    fn relax(&mut self, core: Vec<Lit>, extra: &[Lit]) -> bool {
        let core = self.minimized(core, extra);
        let Some(least) = core.iter().filter_map(|literal| self.active.get(literal).copied()).min() else {
            return core.is_empty();
        };
        self.lower += least;
        for literal in &core {
            self.reduce(*literal, least);
            if let Some(count) = self.outputs.get(literal).copied()
                && !self.raise(count, least)
            {
                return false;
            }
        }
        if let [only] = core.as_slice() {
            if extra.is_empty() {
                self.solver.clause(&[!*only]);
            }
            return true;
        }
        let size = core.len();
        let totalizer: Totalizer = core.iter().map(|literal| !*literal).collect();
        self.counts.push(Count { totalizer, bound: 0, size });
        self.raise(self.counts.len() - 1, least)
    }

    /// Assumes the next bound of a count at this weight; false if it could not be encoded.
    fn raise(&mut self, count: usize, weight: u64) -> bool {
        let Count { totalizer, bound, size } = &mut self.counts[count];
        *bound += 1;
        if *bound >= *size {
            return true;
        }
        let (sat, vars) = self.solver.parts();
        if totalizer.encode_ub_change(*bound..=*bound, sat, vars).is_err() {
            return false;
        }
        let Ok(literals) = totalizer.enforce_ub(*bound) else { return false };
        for literal in literals {
            *self.active.entry(literal).or_default() += weight;
            self.outputs.insert(literal, count);
        }
        true
    }
}
