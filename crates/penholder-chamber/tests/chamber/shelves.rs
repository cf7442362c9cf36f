//! The contract of the shelf that needs no server.

#[path = "../../src/house/contract.rs"]
mod contract;

use penholder_chamber::house::{Shelf, ShelfError, Sqlite};

#[test]
fn sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house");
    contract::check(&mut Sqlite::open(&path).unwrap());
    let mut again = Sqlite::open(&path).unwrap();
    assert_eq!(again.get("thing", "a").unwrap().unwrap().body, "2", "it lasts");
    contract::check(&mut Sqlite::in_memory().unwrap());
    let other = folder.path().join("other");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection.execute_batch("create table t (x)").unwrap();
    drop(connection);
    assert!(matches!(Sqlite::open(&other), Err(ShelfError::NotAHouse(_))));
    std::fs::write(&other, "a text that is certainly no database, and long enough to be looked at").unwrap();
    assert!(matches!(Sqlite::open(&other), Err(ShelfError::NotAHouse(_))));
}
