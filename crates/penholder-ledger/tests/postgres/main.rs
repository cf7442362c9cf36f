//! The ledger on a real PostgreSQL server.
#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../../src/store/contract.rs"]
mod contract;
mod server;

use penholder_ledger::store::Postgres;
use server::{Disk, Server};
use std::cell::Cell;

#[test]
fn keeps_the_contract() {
    let server = Server::start(Disk::Loose);
    let count = Cell::new(0);
    contract::check(&|| {
        count.set(count.get() + 1);
        Box::new(Postgres::open(&server.address(), &format!("body_{}", count.get())).unwrap())
    });
}
