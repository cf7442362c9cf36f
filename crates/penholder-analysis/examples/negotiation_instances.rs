//! `negotiation_instances DIR`: writes the bench instances of the negotiation solver as JSON, times ours on them and prints
//! one JSON line for each question. `benches/peers/negotiation.py` runs it and puts the peers beside.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a bench that cannot start stops")]

#[path = "../benches/negotiation/instance.rs"]
mod instance;

use std::time::{Duration, Instant};

use instance::{SHAPES, Shape};
use penholder_analysis::negotiation::concession::Measure;
use penholder_analysis::negotiation::{Condition, Literal, Negotiation, Objective, Problem, Search, Stop};
use serde_json::{Value, json};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, shape) in SHAPES {
        let charter = instance::charter(&shape);
        let problem = instance::problem(&shape, &charter);
        let path = format!("{folder}/{name}.json");
        std::fs::write(&path, as_json(&shape, &problem).to_string()).unwrap();
        if shape.blocked {
            let negotiation = Negotiation::new(&charter, &problem, "text", &Stop::default()).unwrap();
            let (one, time) = median(|| negotiation.oracle().unwrap().one());
            let size = one.map_or(0, |one| one.demands.len());
            line(name, "one deadlock", time, &json!(size));
            let (all, time) = median(|| negotiation.deadlocks(100).unwrap());
            line(name, "deadlocks, at most 100", time, &json!({ "found": all.found.len(), "complete": all.complete }));
            let (ways, time) = median(|| negotiation.concessions(Measure::Number, 20).unwrap());
            line(name, "fewest concessions", time, &json!(ways.ways.first().map(|way| way.cost)));
            let mut oracle = negotiation.oracle().unwrap();
            let _ = oracle.one();
            let (_, time) = median(|| penholder_analysis::negotiation::concession::alone(&mut oracle, &problem).len());
            line(name, "warm: every member's concession alone", time, &json!(null));
            continue;
        }
        let until = Instant::now() + Duration::from_secs(1);
        let stop = if shape.seats > 15 { Stop::when(move || Instant::now() > until) } else { Stop::default() };
        let solve = || {
            let negotiation = Negotiation::new(&charter, &problem, "text", &stop).unwrap();
            negotiation.best(Objective::Preference).unwrap()
        };
        let (found, time) = if shape.seats > 15 { once(solve) } else { median(solve) };
        let says = match found {
            Search::Found(found) => json!({ "worth": found.worth, "at_most": found.at_most, "proved": found.proved }),
            Search::NonePasses => json!("none passes"),
            Search::Stopped(at_most) => json!({ "at_most": at_most }),
        };
        line(name, "best", time, &says);
    }
}

/// The instance for the peers: a literal is the element's number from 1 on, negative where it is out.
fn as_json(shape: &Shape, problem: &Problem) -> Value {
    let clause = |condition: &Condition| -> Vec<i64> {
        let literal = |literal: &Literal| {
            let number = i64::try_from(literal.element).unwrap_or(0) + 1;
            if literal.alternatives == 1 { number } else { -number }
        };
        condition.clauses[0].iter().map(literal).collect()
    };
    let demands: Vec<Value> =
        problem.demands.iter().map(|demand| json!([demand.seat, clause(&demand.condition)])).collect();
    let wishes: Vec<Value> = problem.wishes.iter().map(|wish| json!([wish.weight, clause(&wish.condition)])).collect();
    json!({
        "seats": shape.seats, "quota": instance::quota(shape), "permanent": instance::permanent(shape), "elements": shape.elements,
        "demands": demands, "wishes": wishes,
    })
}

fn line(instance: &str, question: &str, time: Duration, answer: &Value) {
    println!(
        "{}",
        json!({ "instance": instance, "question": question, "ms": time.as_secs_f64() * 1e3, "answer": answer })
    );
}

fn once<T>(mut ask: impl FnMut() -> T) -> (T, Duration) {
    let start = Instant::now();
    let answer = ask();
    (answer, start.elapsed())
}

/// The answer, and the median time of as many calls as fit into a second, at most 101.
fn median<T>(mut ask: impl FnMut() -> T) -> (T, Duration) {
    let (mut answer, first) = once(&mut ask);
    let mut times = vec![first];
    let end = Instant::now() + Duration::from_secs(1);
    while times.len() < 101 && Instant::now() < end {
        let (again, time) = once(&mut ask);
        answer = again;
        times.push(time);
    }
    times.sort_unstable();
    (answer, times[times.len() / 2])
}
