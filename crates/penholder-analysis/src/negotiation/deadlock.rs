//! Why no text passes: every smallest set of demands and requirements that cannot hold together.
//!
//! Implements: MARCO (Liffiton, Previti, Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration") over the demands of
//! the members and the requirements of the rule; deletion with core refinement for one set.
//! Always: each deadlock is minimal: without any one of its demands or requirements, some text passes; `complete` says whether
//! there are others. Only for monotone rules, where a concession never does harm.
//! Not here: the smallest ways out ([`super::concession`]).

use rustsat::types::Lit;

use super::condition::Choice;
use super::encode::{EncodeError, Encoding};
use super::problem::Problem;
use super::rule::Rule;
use super::solver::{Found, Solver, Stop};

/// Demands and requirements, by their numbers in the problem and in the rule, in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Deadlock {
    /// The demands.
    pub demands: Vec<usize>,
    /// The requirements of the rule.
    pub requirements: Vec<usize>,
}

/// The deadlocks of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Deadlocks {
    /// What was found, the smallest first.
    pub found: Vec<Deadlock>,
    /// Whether these are all.
    pub complete: bool,
}

/// Whether something passes with these demands and requirements.
pub enum Answer {
    /// This text does.
    Passes(Choice),
    /// None does, and these alone see to it.
    Blocked(Deadlock),
    /// It was stopped.
    Stopped,
}

/// A warm solver that answers which demands and requirements can hold together.
#[derive(Debug)]
pub struct Oracle<'p> {
    problem: &'p Problem,
    rule: &'p Rule,
    encoding: Encoding,
    /// How often it was asked.
    pub asked: usize,
}

impl<'p> Oracle<'p> {
    /// An oracle for the problem under the rule.
    ///
    /// # Errors
    /// [`EncodeError`] if the rule's weights do not fit.
    pub fn new(problem: &'p Problem, rule: &'p Rule, stop: &Stop) -> Result<Self, EncodeError> {
        Ok(Self { problem, rule, encoding: Encoding::new(problem, rule, true, stop)?, asked: 0 })
    }

    fn literal(&self, group: usize) -> Lit {
        let demands = self.problem.demands.len();
        if group < demands { self.encoding.standing[group] } else { self.encoding.requirements[group - demands] }
    }

    fn groups(&self) -> usize {
        self.problem.demands.len() + self.rule.requirements.len()
    }

    fn ask(&mut self, groups: &[usize]) -> Result<Option<Choice>, Option<Vec<usize>>> {
        self.asked += 1;
        let assumptions: Vec<Lit> = groups.iter().map(|group| self.literal(*group)).collect();
        match self.encoding.solver.solve(&assumptions) {
            Found::Model => Ok(Some(self.encoding.text())),
            Found::Stopped => Err(None),
            Found::Core(mut core) => {
                core.sort_unstable();
                let is_in = |group: &usize| core.binary_search(&self.literal(*group)).is_ok();
                Err(Some(groups.iter().copied().filter(is_in).collect()))
            }
        }
    }

    /// Whether some text passes while these demands stand, under every requirement.
    pub fn answer(&mut self, standing: impl Iterator<Item = usize>) -> Answer {
        let demands = self.problem.demands.len();
        let groups: Vec<usize> = (demands..self.groups()).chain(standing).collect();
        match self.ask(&groups) {
            Ok(Some(text)) => Answer::Passes(text),
            Ok(None) | Err(None) => Answer::Stopped,
            Err(Some(core)) => Answer::Blocked(self.deadlock(core)),
        }
    }

    fn deadlock(&self, mut groups: Vec<usize>) -> Deadlock {
        groups.sort_unstable();
        let split = groups.partition_point(|group| *group < self.problem.demands.len());
        let requirements = groups[split..].iter().map(|group| group - self.problem.demands.len()).collect();
        Deadlock { demands: groups[..split].to_vec(), requirements }
    }

    /// A minimal part of groups that cannot hold together; none if it was stopped.
    fn shrunk(&mut self, mut groups: Vec<usize>) -> Option<Vec<usize>> {
        let mut at = 0;
        while at < groups.len() {
            let without: Vec<usize> =
                groups.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, group)| *group).collect();
            match self.ask(&without) {
                Ok(_) => at += 1,
                Err(None) => return None,
                Err(Some(core)) => {
                    let needed = &groups[..at];
                    groups =
                        needed.iter().chain(core.iter().filter(|group| !needed.contains(group))).copied().collect();
                }
            }
        }
        Some(groups)
    }

    /// A minimal deadlock inside of this one; none if it was stopped.
    pub fn minimal(&mut self, of: &Deadlock) -> Option<Deadlock> {
        let demands = self.problem.demands.len();
        let requirements = of.requirements.iter().map(|requirement| demands + requirement);
        let groups = of.demands.iter().copied().chain(requirements).collect();
        self.shrunk(groups).map(|groups| self.deadlock(groups))
    }

    /// One minimal deadlock; none if some text passes or it was stopped.
    pub fn one(&mut self) -> Option<Deadlock> {
        match self.answer(0..self.problem.demands.len()) {
            Answer::Blocked(core) => self.minimal(&core),
            Answer::Passes(_) | Answer::Stopped => None,
        }
    }

    /// Every minimal deadlock, or the first `most`.
    pub fn all(&mut self, most: usize, stop: &Stop) -> Deadlocks {
        let mut map = Solver::new(stop);
        let kept: Vec<Lit> = (0..self.groups()).map(|_| map.literal()).collect();
        let mut found = Vec::new();
        let mut complete = true;
        loop {
            // Negative literals are the solver's first choice, so "left out" is the positive side of the map.
            if map.solve(&[]) != Found::Model {
                complete &= !stop.now();
                break;
            }
            if found.len() >= most || stop.now() {
                complete = false;
                break;
            }
            let seed: Vec<usize> = (0..self.groups()).filter(|group| !map.is_true(kept[*group])).collect();
            match self.ask(&seed) {
                Ok(Some(text)) => {
                    let grown = self.grown(&seed, &text);
                    let out = (0..self.groups()).filter(|group| grown.binary_search(group).is_err());
                    let block: Vec<Lit> = out.map(|group| !kept[group]).collect();
                    map.clause(&block);
                }
                Err(Some(core)) => {
                    let Some(minimal) = self.shrunk(core) else {
                        complete = false;
                        break;
                    };
                    let block: Vec<Lit> = minimal.iter().map(|group| kept[*group]).collect();
                    map.clause(&block);
                    found.push(self.deadlock(minimal));
                }
                Ok(None) | Err(None) => {
                    complete = false;
                    break;
                }
            }
        }
        found.sort_by_key(|deadlock| (deadlock.demands.len() + deadlock.requirements.len(), deadlock.clone()));
        Deadlocks { found, complete }
    }

    /// The groups, and as many others as can hold with them; first those that hold for the text already.
    fn grown(&mut self, groups: &[usize], text: &Choice) -> Vec<usize> {
        let mut is_in = vec![false; self.groups()];
        groups.iter().for_each(|group| is_in[*group] = true);
        self.add_met(&mut is_in, text);
        for group in 0..self.groups() {
            if is_in[group] {
                continue;
            }
            is_in[group] = true;
            let tried: Vec<usize> = (0..self.groups()).filter(|group| is_in[*group]).collect();
            match self.ask(&tried) {
                Ok(Some(text)) => self.add_met(&mut is_in, &text),
                _ => is_in[group] = false,
            }
        }
        (0..self.groups()).filter(|group| is_in[*group]).collect()
    }

    fn add_met(&self, is_in: &mut [bool], text: &Choice) {
        for (at, demand) in self.problem.demands.iter().enumerate() {
            is_in[at] |= demand.condition.holds(text);
        }
    }
}
