//! The reader of ballots as people hand them in (TOML, CSV, JSON): never panics, in whatever form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_core::ballots::ballots_from;
use penholder_core::{Ballots, Position, Roster, Seat};

fuzz_target!(|text: &str| {
    let seats = ["FRA", "MLT", "USA"].map(|id| Seat::new(id, id, "member"));
    let (Ok(roster), Ok(read)) = (Roster::new(seats.to_vec()), ballots_from("ballots", text)) else { return };
    if let Ok(ballots) = Ballots::handed_in(&roster, Position::Open, &read.ballots) {
        assert_eq!(ballots.positions().len(), 3);
        assert!(read.ballots.len() <= 3);
    }
});
