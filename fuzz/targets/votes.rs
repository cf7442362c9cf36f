//! The reader of tables of votes: never panics, and what it accepts comes back from the writer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_analysis::tidy::{Form, Reader, TidyError, TidyVote, Writer};
use penholder_core::{Position, Roster, Seat};

/// Every vote of a table; no name and no position is lost on the way.
fn votes(table: &[u8], roster: &Roster) -> Result<Vec<TidyVote>, TidyError> {
    let mut reader = Reader::new(table, roster, Position::Open)?;
    let (mut votes, mut vote) = (Vec::new(), TidyVote::default());
    while reader.next_vote(&mut vote)? {
        votes.push(vote.clone());
    }
    Ok(votes)
}

fuzz_target!(|bytes: &[u8]| {
    let seats = ["FRA", "MLT", "USA"].map(|id| Seat::new(id, id, "member"));
    let Ok(roster) = Roster::new(seats.to_vec()) else { return };
    let Ok(read) = votes(bytes, &roster) else { return };
    let mut table = Vec::new();
    let Ok(mut writer) = Writer::new(&mut table, &roster, Form::Wide) else { return };
    let written = read.iter().all(|vote| writer.write(&vote.id, &vote.positions).is_ok());
    let finished = writer.finish();
    let same = |one: &TidyVote, other: &TidyVote| (&one.id, &one.positions) == (&other.id, &other.positions);
    let again = votes(&table, &roster).unwrap_or_default();
    assert!(written && finished.is_ok() && read.len() == again.len());
    assert!(read.iter().zip(&again).all(|(one, other)| same(one, other)));
});
