//! The negotiation solver: the best text, deadlocks and concessions of random bodies, and a what-if on a warm solver.
//! `cargo bench -p penholder-analysis --bench negotiation`; `benches/peers/negotiation.py` puts the peers beside it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a bench that cannot start stops")]

use divan::{Bencher, black_box};
use penholder_analysis::negotiation::concession::{Measure, alone};
use penholder_analysis::negotiation::{Bodies, Case, Negotiation, Objective, Problem, Stop, Wanted, answered};
use penholder_core::Charter;

mod instance;

fn main() {
    divan::main();
}

fn read(name: &str) -> (Charter, Problem) {
    let (_, shape) = instance::SHAPES.into_iter().find(|(of, _)| *of == name).unwrap();
    let charter = instance::charter(&shape);
    let problem = instance::problem(&shape, &charter);
    (charter, problem)
}

/// From the problem as read to the proved best text.
#[divan::bench(args = ["council-topics", "council-whole"], max_time = 2)]
fn best_text(bencher: Bencher<'_, '_>, name: &str) {
    let (charter, problem) = read(name);
    bencher.bench_local(|| {
        let negotiation = Negotiation::new(&charter, black_box(&problem), "text", &Stop::default()).unwrap();
        negotiation.best(Objective::Preference).unwrap()
    });
}

fn blocked(bencher: Bencher<'_, '_>, ask: impl Fn(&Negotiation<'_>)) {
    let (charter, problem) = read("council-blocked");
    let negotiation = Negotiation::new(&charter, &problem, "text", &Stop::default()).unwrap();
    bencher.bench_local(|| ask(black_box(&negotiation)));
}

#[divan::bench(max_time = 2)]
fn one_deadlock(bencher: Bencher<'_, '_>) {
    blocked(bencher, |negotiation| drop(black_box(negotiation.oracle().unwrap().one())));
}

#[divan::bench(max_time = 2)]
fn deadlocks_at_most_100(bencher: Bencher<'_, '_>) {
    blocked(bencher, |negotiation| drop(black_box(negotiation.deadlocks(100).unwrap())));
}

#[divan::bench(max_time = 2)]
fn fewest_concessions(bencher: Bencher<'_, '_>) {
    blocked(bencher, |negotiation| drop(black_box(negotiation.concessions(Measure::Number, 20).unwrap())));
}

/// A shipped case from its file to the whole answer, as a page asks for it.
#[divan::bench(args = ["aleppo-2014", "company-board", "eu-qmv-cars-2035", "marisk-2031", "res-2118"], max_time = 2)]
fn whole_answer(bencher: Bencher<'_, '_>, id: &str) {
    let bodies = Bodies { charter: &penholder_charters::charter, roster: &penholder_record::roster_of };
    bencher.bench_local(|| {
        let problem = Case::find(black_box(id)).unwrap().read(&bodies).unwrap();
        let charter = penholder_charters::charter(&problem.body).unwrap();
        answered(charter, &problem, Wanted::default(), &Stop::default()).unwrap()
    });
}

/// Whether each member's concession alone suffices, asked of a solver that has answered before.
#[divan::bench(max_time = 2)]
fn what_if_warm(bencher: Bencher<'_, '_>) {
    let (charter, problem) = read("council-blocked");
    let negotiation = Negotiation::new(&charter, &problem, "text", &Stop::default()).unwrap();
    let mut oracle = negotiation.oracle().unwrap();
    let _ = oracle.one();
    bencher.bench_local(|| alone(&mut oracle, black_box(&problem)).len());
}
