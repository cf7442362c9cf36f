//! What is in the released ledgers, and what must be true of each of them.

use crate::contract::{ballot, closed, open, opened, said, submit, voting};
use penholder_ledger::entry::Voting;
use penholder_ledger::store::Store;
use penholder_ledger::{Contents, Ledger, NoRecount, Trust, export, verify};
use std::io::Cursor;
use std::path::{Path, PathBuf};

pub fn released(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released").join(name)
}

/// Something of everything a ledger can hold.
pub fn story(ledger: &Ledger) {
    let mut speech = said("speech");
    speech.events[0].personal.insert("speaker".into(), "A. N. Other".into());
    let secret = Voting::Cast { vote: "s".into(), seat: "FRA".into(), turn: 0 };
    let commands = [
        speech,
        opened("v", false, &["CHN", "FRA"]),
        ballot("a", "v", "FRA", 0),
        ballot("b", "v", "FRA", 1),
        closed("v"),
        opened("s", true, &["CHN", "FRA"]),
        voting("c", secret, Some("yes")),
    ];
    commands.into_iter().for_each(|command| drop(submit(ledger, command).unwrap()));
}

pub fn exported(ledger: &Ledger) -> Vec<u8> {
    let bytes = ledger.read(|store| {
        let mut bytes = Vec::new();
        export(store, &[], Contents::WithPersons, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    bytes.wait().unwrap().unwrap()
}

/// The record is the one that was written, and it goes on.
pub fn goes_on(store: Box<dyn Store>, before: &Path) {
    let ledger = open(store);
    let written = std::fs::read_to_string(before).unwrap();
    let now = String::from_utf8(exported(&ledger)).unwrap();
    assert_eq!(now, written, "{}: the same record as when it was written", before.display());
    let again = submit(&ledger, said("d")).unwrap();
    assert_eq!(again.entries[0].seq, 8);
    assert!(submit(&ledger, ballot("e", "v", "CHN", 0)).is_err(), "the vote was closed");
    submit(&ledger, closed("s")).unwrap();
    let after = exported(&ledger);
    let found = verify(&mut Cursor::new(after), &Trust::default(), &mut NoRecount, &mut |_, _| {}).unwrap();
    assert_eq!((found.entries, found.openings), (10, 1));
}
