//! Whether a member's own positions, and the packages of the text, can hold at all.

use penholder_core::source::Table;
use rustsat::types::Lit;

use super::condition::Condition;
use super::problem::Problem;
use super::solver::{Found, Solver, Stop};

/// Reports every member whose own demands exclude each other, with the smallest conflict; and packages of the text that
/// leave no text.
pub fn check(problem: &Problem, file: &Table<'_, '_>, stop: &Stop) {
    let mut solver = Solver::new(stop);
    let forms: Vec<Vec<Lit>> = problem
        .elements
        .iter()
        .map(|element| element.alternatives.iter().map(|_| solver.literal()).collect::<Vec<_>>())
        .collect();
    for of_element in &forms {
        solver.clause(of_element);
        for (at, one) in of_element.iter().enumerate() {
            of_element[at + 1..].iter().for_each(|other| solver.clause(&[!*one, !*other]));
        }
    }
    for package in &problem.packages {
        ask(&mut solver, &forms, &package.condition, None);
    }
    let found = solver.solve(&[]);
    if found == Found::Stopped {
        return stopped(file);
    }
    if found != Found::Model {
        let says = "the packages of the text exclude each other: no text keeps to them all";
        file.fault_at("package", says, Some("drop one, or let more paragraphs go".to_owned()));
        return;
    }
    let stands: Vec<Lit> = problem.demands.iter().map(|_| solver.literal()).collect();
    for (demand, stands) in problem.demands.iter().zip(&stands) {
        ask(&mut solver, &forms, &demand.condition, Some(*stands));
    }
    let mut of_seat: Vec<Vec<Lit>> = vec![Vec::new(); problem.members.len()];
    problem.demands.iter().zip(&stands).for_each(|(demand, stands)| of_seat[demand.seat].push(*stands));
    for mine in &of_seat {
        let mut core = match solver.solve(mine) {
            Found::Core(core) => core,
            Found::Model => continue,
            Found::Stopped => return stopped(file),
        };
        let mut at = 0;
        while at < core.len() {
            let mut without = core.clone();
            without.remove(at);
            match solver.solve(&without) {
                Found::Core(smaller) => core = smaller,
                _ => at += 1,
            }
        }
        let mut conflict: Vec<usize> =
            core.iter().filter_map(|literal| stands.iter().position(|stands| stands == literal)).collect();
        conflict.sort_unstable();
        report(problem, file, &conflict);
    }
}

fn stopped(file: &Table<'_, '_>) {
    let says = "it could not be told in time whether these positions can hold together at all";
    file.fault(file.at(), says, Some("ask with fewer packages, or at a terminal, where there is no limit".to_owned()));
}

fn report(problem: &Problem, file: &Table<'_, '_>, conflict: &[usize]) {
    let says: Vec<String> = conflict.iter().map(|at| problem.demands[*at].sentence(problem)).collect();
    let Some(last) = conflict.last() else { return };
    let message = match says.as_slice() {
        [only] => format!("no text of this negotiation can meet it: {only}"),
        several => format!("these positions of one member exclude each other: {}", several.join("; ")),
    };
    let hint = "a member may abstain or vote against, but what it wants has to be possible".to_owned();
    file.fault(problem.demands[*last].at.clone(), message, Some(hint));
}

fn ask(solver: &mut Solver, forms: &[Vec<Lit>], condition: &Condition, stands: Option<Lit>) {
    for clause in &condition.clauses {
        let mut literals: Vec<Lit> = stands.map(|stands| !stands).into_iter().collect();
        for literal in clause {
            let of_element = &forms[literal.element];
            let there = (0..of_element.len()).filter(|at| literal.alternatives & (1 << at) != 0);
            literals.extend(there.map(|at| of_element[at]));
        }
        solver.clause(&literals);
    }
}
