//! The example in `docs/design/ledger.md` is what the code makes.
#![allow(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use penholder_ledger::entry::{Actor, Entry, Voting};
use penholder_ledger::format::v1;
use penholder_ledger::hash::Hash;
use std::collections::BTreeMap;

#[test]
fn the_worked_example_is_right() {
    let entry = Entry {
        body: "b".into(),
        seq: 0,
        stream: "s".into(),
        stream_version: 1,
        at_ms: 1_000,
        actor: Actor { seat: String::new(), role: "r".into() },
        key: "k".into(),
        part: 0,
        parts: 1,
        kind: "e".into(),
        payload: b"{}".to_vec(),
        voting: Some(Voting::Cast { vote: "v".into(), seat: "F".into(), turn: 0 }),
        commitments: BTreeMap::new(),
        previous: Hash::before_first("b"),
    };
    let bytes = v1::encode(&entry).unwrap();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let wrapped: Vec<String> =
        hex.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    let made = format!("{}\nhash {}", wrapped.join("\n"), Hash::of_entry(&bytes));
    let text = include_str!("../../../docs/design/ledger.md");
    let written = text.split("```entry\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    assert_eq!(made, written);
}
