//! The house in one SQLite file.
//!
//! Always: WAL with `synchronous=FULL`; a change is a transaction that begins as a writer; what is taken away is
//! overwritten (`secure_delete`).

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};

use super::shelf::{Change, Doc, Shelf, ShelfError};

/// `PHHS`: how a house's file is told from other SQLite files.
const APPLICATION_ID: i32 = 0x5048_4853;
/// The newest schema.
const SCHEMA: i32 = 1;

/// A house in a file, or in memory.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    /// Opens the house in this file, making it if there is none.
    ///
    /// # Errors
    /// The file is something else, was written by a newer program, or cannot be used.
    pub fn open(path: &Path) -> Result<Self, ShelfError> {
        Self::prepared(Connection::open(path).map_err(error)?)
    }

    /// A house in memory, for demonstrations and tests.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn in_memory() -> Result<Self, ShelfError> {
        Self::prepared(Connection::open_in_memory().map_err(error)?)
    }

    fn prepared(mut connection: Connection) -> Result<Self, ShelfError> {
        connection.busy_timeout(Duration::from_secs(10)).map_err(error)?;
        connection.pragma_update(None, "journal_mode", "wal").map_err(error)?;
        connection.pragma_update(None, "synchronous", "full").map_err(error)?;
        connection.pragma_update(None, "secure_delete", true).map_err(error)?;
        let turn = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(error)?;
        let number = |name: &str| turn.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).map_err(error);
        let (application, version) = (number("application_id")?, number("user_version")?);
        let objects: i64 = turn.query_row("select count(*) from sqlite_schema", [], |row| row.get(0)).map_err(error)?;
        match (application, version) {
            (0, 0) if objects == 0 => {
                turn.execute_batch(
                    "create table doc (kind text not null, id text not null, version integer not null,
                                       body text not null, primary key (kind, id)) without rowid, strict",
                )
                .map_err(error)?;
                turn.pragma_update(None, "application_id", APPLICATION_ID).map_err(error)?;
                turn.pragma_update(None, "user_version", SCHEMA).map_err(error)?;
            }
            (APPLICATION_ID, SCHEMA) => {}
            (APPLICATION_ID, newer) => {
                return Err(ShelfError::NotAHouse(format!("it has schema {newer}; this program knows {SCHEMA}")));
            }
            _ => return Err(ShelfError::NotAHouse("the file holds something else".to_owned())),
        }
        turn.commit().map_err(error)?;
        Ok(Self { connection })
    }
}

fn doc(row: &Row<'_>) -> rusqlite::Result<Doc> {
    Ok(Doc { id: row.get(0)?, version: row.get(1)?, body: row.get(2)? })
}

impl Shelf for Sqlite {
    fn get(&mut self, kind: &'static str, id: &str) -> Result<Option<Doc>, ShelfError> {
        let sql = "select id, version, body from doc where kind = ? and id = ?";
        let mut statement = self.connection.prepare_cached(sql).map_err(error)?;
        statement.query_row(params![kind, id], doc).optional().map_err(error)
    }

    fn list(&mut self, kind: &'static str, prefix: &str) -> Result<Vec<Doc>, ShelfError> {
        let sql =
            "select id, version, body from doc where kind = ? and id >= ?2 and id < ?2 || char(1114111) order by id";
        let mut statement = self.connection.prepare_cached(sql).map_err(error)?;
        let rows = statement.query_map(params![kind, prefix], doc).map_err(error)?;
        rows.collect::<rusqlite::Result<Vec<Doc>>>().map_err(error)
    }

    fn write(&mut self, changes: Vec<Change>) -> Result<(), ShelfError> {
        let behaviour = rusqlite::TransactionBehavior::Immediate;
        let turn = self.connection.transaction_with_behavior(behaviour).map_err(error)?;
        for Change { kind, id, expected, body } in changes {
            let done = match (&body, expected) {
                (Some(body), 0) => turn.execute(
                    "insert into doc (kind, id, version, body) values (?, ?, 1, ?) on conflict do nothing",
                    params![kind, id, body],
                ),
                (Some(body), _) => turn.execute(
                    "update doc set version = version + 1, body = ?4 where kind = ?1 and id = ?2 and version = ?3",
                    params![kind, id, expected, body],
                ),
                (None, _) => turn
                    .execute("delete from doc where kind = ? and id = ? and version = ?", params![kind, id, expected]),
            };
            if done.map_err(error)? != 1 {
                return Err(ShelfError::Changed { kind, id });
            }
        }
        turn.commit().map_err(error)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "so that it can be handed to `map_err`")]
fn error(why: rusqlite::Error) -> ShelfError {
    match why.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ShelfError::Unavailable(why.to_string()),
        Some(ErrorCode::NotADatabase) => ShelfError::NotAHouse(why.to_string()),
        _ => ShelfError::Failed(why.to_string()),
    }
}
