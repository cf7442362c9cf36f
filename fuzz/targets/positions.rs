//! A file of positions, whatever it holds: read or refused with its faults, never a panic; what is read and small is answered.

#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_analysis::negotiation::{Bodies, Problem, Stop, Wanted, answered};
use penholder_charters::charter;
use penholder_core::Roster;

fuzz_target!(|text: &str| {
    let named = |charter: &penholder_core::Charter, _| {
        Roster::new(charter.seats.iter().map(|named| named.seat.clone()).collect()).unwrap_or_default()
    };
    let Ok(problem) = Problem::read("positions.toml", text, &Bodies { charter: &charter, roster: &named }) else {
        return;
    };
    if problem.elements.len() > 6 || problem.demands.len() > 20 {
        return;
    }
    let Some(of_body) = charter(&problem.body) else { return };
    let wanted = Wanted { deadlocks: 5, ways: 3, best: 2, ..Wanted::default() };
    let Ok(answer) = answered(of_body, &problem, wanted, &Stop::default()) else { return };
    assert!(answer.some_passes.is_some(), "nothing stopped the search");
    assert!(answer.texts.iter().all(|text| !text.passes || answer.some_passes == Some(true)));
});
