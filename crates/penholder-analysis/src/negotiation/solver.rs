//! The SAT solver: clauses in, a model or a core out, and a way to stop it.
//!
//! Built on BatSat (the MiniSat family) through RustSAT. Always: an answer "stopped" is never read as yes or no.

use std::sync::Arc;

use batsat::{SolverInterface, lbool};
use rustsat::instances::{BasicVarManager, ManageVars};
use rustsat::solvers::{Solve, SolveIncremental, SolverResult};
use rustsat::types::{Lit, TernaryVal};

/// Tells whether to stop: a deadline of the program, a key that was pressed. Nothing here knows a clock.
#[derive(Clone, Default)]
pub struct Stop(Option<Arc<dyn Fn() -> bool + Send + Sync>>);

impl Stop {
    /// Stops when `when` says so.
    pub fn when(when: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(when)))
    }

    /// Whether to stop now.
    #[must_use]
    pub fn now(&self) -> bool {
        self.0.as_ref().is_some_and(|when| when())
    }
}

impl std::fmt::Debug for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Stop").field(&self.0.is_some()).finish()
    }
}

impl batsat::Callbacks for Stop {
    fn stop(&self) -> bool {
        self.now()
    }
}

/// What a call of the solver found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A model, to be asked with [`Solver::is_true`].
    Model,
    /// None, because these assumptions cannot hold together; none at all if there are none.
    Core(Vec<Lit>),
    /// It was stopped.
    Stopped,
}

/// A solver that stays warm between calls.
#[derive(Debug, Default)]
pub struct Solver {
    sat: rustsat_batsat::Solver<Stop>,
    vars: BasicVarManager,
    /// The clause being added, in the solver's own literals.
    clause: Vec<batsat::Lit>,
}

impl Solver {
    /// An empty one that stops when `stop` says so.
    #[must_use]
    pub fn new(stop: &Stop) -> Self {
        let mut solver = Self::default();
        *solver.sat.batsat_mut().cb_mut() = stop.clone();
        solver
    }

    /// A new variable's positive literal.
    pub fn literal(&mut self) -> Lit {
        self.vars.new_lit()
    }

    /// A new variable's positive literal that is only ever assumed and stands in clauses only negated: the solver never
    /// guesses it.
    pub fn switch(&mut self) -> Lit {
        let literal = self.vars.new_lit();
        let sat = self.sat.batsat_mut();
        while sat.num_vars() < literal.vidx32() {
            sat.new_var_default();
        }
        sat.new_var(lbool::UNDEF, false);
        literal
    }

    /// Adds a clause: one of these holds.
    pub fn clause(&mut self, literals: &[Lit]) {
        let sat = self.sat.batsat_mut();
        self.clause.clear();
        for literal in literals {
            self.clause.push(batsat::Lit::new(sat.var_of_int(literal.vidx32()), literal.is_pos()));
        }
        sat.add_clause_reuse(&mut self.clause);
    }

    /// Solves under assumptions.
    pub fn solve(&mut self, assumptions: &[Lit]) -> Found {
        match self.sat.solve_assumps(assumptions) {
            Ok(SolverResult::Sat) => Found::Model,
            Ok(SolverResult::Unsat) => {
                let core = self.sat.core().unwrap_or_default();
                Found::Core(core.into_iter().map(|literal| !literal).collect())
            }
            Ok(SolverResult::Interrupted) | Err(_) => Found::Stopped,
        }
    }

    /// Whether the literal holds in the last model.
    #[must_use]
    pub fn is_true(&self, literal: Lit) -> bool {
        matches!(self.sat.lit_val(literal), Ok(TernaryVal::True))
    }

    /// The solver and its variables, for an encoding of the library.
    pub(super) fn parts(&mut self) -> (&mut rustsat_batsat::Solver<Stop>, &mut BasicVarManager) {
        (&mut self.sat, &mut self.vars)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_cores_and_stops() {
        let mut solver = Solver::new(&Stop::default());
        let [a, b, c] = [solver.literal(), solver.literal(), solver.literal()];
        solver.clause(&[!a, !b]);
        assert_eq!(solver.solve(&[a, c]), Found::Model);
        assert!(solver.is_true(a) && !solver.is_true(b) && solver.is_true(c));
        let Found::Core(mut core) = solver.solve(&[c, b, a]) else { panic!("no core") };
        core.sort_unstable();
        assert_eq!(core, [a, b]);
        let mut stopped = Solver::new(&Stop::when(|| true));
        let x = stopped.literal();
        stopped.clause(&[x]);
        assert!(Stop::when(|| true).now() && !Stop::default().now());
    }
}
