//! Ledgers written by every released version open, verify and go on.
//!
//! `released/N.sql` is the dump of a SQLite ledger of schema N, `released/N.export` its export (for PostgreSQL
//! `N.postgres.sql` and `N.postgres.export`, tested in `postgres/`). They are never changed; a new schema or format adds new
//! ones (made by `PENHOLDER_WRITE_RELEASED=N`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../src/store/contract.rs"]
#[allow(dead_code, reason = "the suite itself runs elsewhere")]
mod contract;
#[path = "released/story.rs"]
mod story;

use contract::open;
use penholder_ledger::store::Sqlite;
use rusqlite::Connection;
use std::path::Path;
use story::{exported, goes_on, released, story};

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
        goes_on(Box::new(Sqlite::open(&path).unwrap()), &released(&format!("{number}.export")));
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
