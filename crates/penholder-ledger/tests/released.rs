//! Ledgers written by every released version open, verify and go on.
//!
//! `released/N.sql` is the dump of a SQLite ledger of schema N, `released/N.export` its export. They are never changed; a
//! new schema or format adds new ones (made by `PENHOLDER_WRITE_RELEASED=N`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../src/store/contract.rs"]
#[allow(dead_code, reason = "the suite itself runs elsewhere")]
mod contract;

use contract::{ballot, closed, open, opened, said, submit, voting};
use penholder_ledger::entry::Voting;
use penholder_ledger::store::Sqlite;
use penholder_ledger::{Contents, Ledger, NoRecount, Trust, export, verify};
use rusqlite::Connection;
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn released(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released").join(name)
}

/// Something of everything a ledger can hold.
fn story(ledger: &Ledger) {
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

fn exported(ledger: &Ledger) -> Vec<u8> {
    let bytes = ledger.read(|store| {
        let mut bytes = Vec::new();
        export(store, &[], Contents::WithPersons, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    bytes.wait().unwrap().unwrap()
}

#[test]
fn every_released_ledger_opens_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    if let Ok(number) = std::env::var("PENHOLDER_WRITE_RELEASED") {
        write(folder.path(), &number);
    }
    for number in 1..=1 {
        let path = folder.path().join(number.to_string());
        let dump = std::fs::read_to_string(released(&format!("{number}.sql"))).unwrap();
        Connection::open(&path).unwrap().execute_batch(&dump).unwrap();
        let ledger = open(Box::new(Sqlite::open(&path).unwrap()));
        let before = std::fs::read(released(&format!("{number}.export"))).unwrap();
        assert_eq!(exported(&ledger), before, "schema {number}: the same record as when it was written");
        let again = submit(&ledger, said("d")).unwrap();
        assert_eq!(again.entries[0].seq, 8);
        assert!(submit(&ledger, ballot("e", "v", "CHN", 0)).is_err(), "the vote was closed");
        submit(&ledger, closed("s")).unwrap();
        let after = exported(&ledger);
        let found = verify(&mut Cursor::new(after), &Trust::default(), &mut NoRecount, &mut |_, _| {}).unwrap();
        assert_eq!((found.entries, found.openings), (10, 1));
    }
}

/// Writes the files of the version at hand: the statements that make the same database again.
fn write(folder: &Path, number: &str) {
    let path = folder.join("now");
    let ledger = open(Box::new(Sqlite::open(&path).unwrap()));
    story(&ledger);
    std::fs::write(released(&format!("{number}.export")), exported(&ledger)).unwrap();
    drop(ledger);
    let database = Connection::open(&path).unwrap();
    let dump = std::process::Command::new("sqlite3").arg(&path).arg(".dump").output().expect("the program sqlite3");
    let pragma = |name: &str| -> i64 { database.pragma_query_value(None, name, |row| row.get(0)).unwrap() };
    let ids = ["application_id", "user_version"].map(|name| format!("pragma {name} = {};\n", pragma(name)));
    std::fs::write(released(&format!("{number}.sql")), ids.concat() + &String::from_utf8(dump.stdout).unwrap())
        .unwrap();
}
