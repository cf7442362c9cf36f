//! Reading the record: what a cold `penholder replay` pays before it decides anything (whole program: under 50 ms).

use penholder_record::{Record, security_council};

fn main() {
    divan::main();
}

/// Roster and every vote, from text to rows.
#[divan::bench]
fn votes() -> usize {
    let record = Record::new("un-security-council", *security_council().tables());
    record.votes().map_or(0, <[_]>::len)
}

/// Every table there is.
#[divan::bench]
fn everything() -> usize {
    let record = Record::new("un-security-council", *security_council().tables());
    let lengths = [
        record.votes().map_or(0, <[_]>::len),
        record.meetings().map_or(0, <[_]>::len),
        record.statements().map_or(0, <[_]>::len),
        record.items().map_or(0, <[_]>::len),
        record.veto_list().map_or(0, <[_]>::len),
        record.sponsors().map_or(0, <[_]>::len),
        record.corrections().map_or(0, <[_]>::len),
        record.presidencies().map_or(0, <[_]>::len),
    ];
    lengths.iter().sum()
}

/// One vote by its symbol, in a record that has been read.
#[divan::bench]
fn one_vote() -> Option<&'static str> {
    security_council().vote(divan::black_box("S/2016/846")).ok().map(|vote| vote.id)
}
