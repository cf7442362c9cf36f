//! `decide` with full findings, one vote at a time: `cargo bench -p penholder-core --bench decide`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot start stops")]

use divan::{Bencher, black_box};
use jiff::civil::date;
use penholder_core::{Ballots, Charter, Position, ReadBy, decide};

fn main() {
    divan::main();
}

const COUNCIL: &str = include_str!("../../../charters/un-security-council/charter.toml");

/// One vote of the Security Council: outcome, label and every finding with who was counted.
#[divan::bench(args = ["adopted", "vetoed", "with an open seat"])]
fn council(bencher: Bencher<'_, '_>, which: &str) {
    let charter = Charter::read("charter.toml", COUNCIL).unwrap();
    let day = date(2022, 2, 25);
    let roster = charter.roster_on(day);
    let seated = charter.seated("substantive", None, day, &roster, ReadBy::Practice).unwrap();
    let ballots = Ballots::all(15, Position::Yes).with(7, Position::Abstain);
    let ballots = match which {
        "vetoed" => ballots.with(2, Position::No),
        "with an open seat" => ballots.with(2, Position::Open),
        _ => ballots,
    };
    bencher.bench(|| decide(black_box(&seated), black_box(&ballots)));
}
