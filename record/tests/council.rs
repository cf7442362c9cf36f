//! The shipped record of the Security Council: votes from PROCEDURE's vectors, and what has to hold for every line.

#![expect(clippy::unwrap_used, reason = "a table that does not open fails the test")]

use penholder_record::{Declared, Vote, security_council};

/// Checks tally and the permanent members against; `text` is a symbol, a number or an id.
fn check(text: &str, date: &str, tally: &str, against: &str, declared: Declared) {
    let vote = security_council().vote(text).unwrap();
    let found = vote.permanent_against().collect::<Vec<_>>().join(" ");
    let said = (vote.date.to_string(), vote.tally().to_string(), found, vote.declared);
    assert_eq!(said, (date.to_owned(), tally.to_owned(), against.to_owned(), declared), "{text}");
}

#[test]
fn every_table_is_read() {
    let record = security_council();
    assert_eq!(record.votes().unwrap().len(), 3220);
    record.seat_events().unwrap();
    record.presidencies().unwrap();
    record.items().unwrap();
    record.meetings().unwrap();
    record.statements().unwrap();
    record.veto_list().unwrap();
    record.sponsors().unwrap();
    record.corrections().unwrap();
    record.exceptions().unwrap();
}

#[test]
fn equal_tallies_two_days_apart() {
    check("S/2022/155", "2022-02-25", "11-1-3", "RUS", Declared::Vetoed);
    check("2623", "2022-02-27", "11-1-3", "RUS", Declared::Adopted);
}

#[test]
fn every_resolution_stands_once() {
    let mut numbers: Vec<u16> =
        security_council().votes().unwrap().iter().filter_map(|vote: &Vote<'_>| vote.resolution).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=2811).collect::<Vec<_>>());
}
