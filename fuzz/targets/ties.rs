//! The reader of votes on the same text: never panics, every vote is tied to one that stands before it and stands alone, and what is told
//! twice changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_analysis::rollcalls::{Member, RollCall, RollCalls, Tied, read_ties};

const VOTES: i32 = 12;

fuzz_target!(|bytes: &[u8]| {
    let call = |at: i32| RollCall { id: at.to_string(), date: None, period: Some(at / 3) };
    let mut table =
        RollCalls::new(vec![Member { name: "Chad".to_owned(), group: None }], (0..VOTES).map(call).collect());
    let Ok(tied) = read_ties(&mut table, bytes) else { return };
    let firsts: Vec<usize> = (0..table.votes().len()).map(|vote| table.first_on_text(vote)).collect();
    assert!(firsts.iter().enumerate().all(|(vote, first)| *first <= vote && firsts[*first] == *first));
    let later = firsts.iter().enumerate().filter(|(vote, first)| vote != *first).count();
    assert_eq!(tied, Tied { votes: later, ..tied });
    assert_eq!(read_ties(&mut table, bytes), Ok(tied));
    assert!(firsts.iter().enumerate().all(|(vote, first)| table.first_on_text(vote) == *first));
});
