//! The contract of the stores that need no server.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../src/store/contract.rs"]
mod contract;

use penholder_ledger::store::{Memory, Sqlite};
use std::cell::Cell;

#[test]
fn memory() {
    contract::check(&|| Box::new(Memory::default()));
}

#[test]
fn sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let count = Cell::new(0);
    contract::check(&|| {
        count.set(count.get() + 1);
        Box::new(Sqlite::open(&folder.path().join(format!("{}.ledger", count.get()))).unwrap())
    });
}
