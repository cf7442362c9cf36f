//! Where a ledger lies, as people write it.
//!
//! `FILE` is a ledger in SQLite; `postgres://user@host/database#schema` one in PostgreSQL (schema `penholder` if none is
//! given).

use super::{Sqlite, Store, StoreError};
use std::path::{Path, PathBuf};

/// The place of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file.
    File(PathBuf),
    /// A schema in a database.
    Database {
        /// How to reach the database.
        address: String,
        /// Name of the schema.
        schema: String,
    },
}

impl Address {
    /// Returns the place that the text names.
    pub fn parse(text: &str) -> Address {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Address::File(PathBuf::from(text));
        }
        let (address, schema) = text.rsplit_once('#').unwrap_or((text, "penholder"));
        Address::Database { address: address.to_owned(), schema: schema.to_owned() }
    }

    /// Opens the ledger there for writing, making an empty one if there is none.
    ///
    /// # Errors
    /// See [`Sqlite::open`] and `Postgres::open`.
    pub fn open(&self) -> Result<Box<dyn Store>, StoreError> {
        match self {
            Address::File(path) => Ok(Box::new(Sqlite::open(path)?)),
            #[cfg(feature = "postgres")]
            Address::Database { address, schema } => Ok(Box::new(super::Postgres::open(address, schema)?)),
            #[cfg(not(feature = "postgres"))]
            Address::Database { .. } => Err(without_postgres()),
        }
    }

    /// Opens the ledger there for reading.
    ///
    /// # Errors
    /// There is none; else as for [`Address::open`].
    pub fn open_to_read(&self) -> Result<Box<dyn Store>, StoreError> {
        match self {
            Address::File(path) => Ok(Box::new(Sqlite::open_to_read(path)?)),
            #[cfg(feature = "postgres")]
            Address::Database { address, schema } => Ok(Box::new(super::Postgres::open_to_read(address, schema)?)),
            #[cfg(not(feature = "postgres"))]
            Address::Database { .. } => Err(without_postgres()),
        }
    }

    /// Returns the file beside a ledger's file with this ending (`signed`, `key`); `None` for a database.
    pub fn beside(&self, ending: &str) -> Option<PathBuf> {
        let Address::File(path) = self else { return None };
        Some(with_ending(path, ending))
    }
}

/// Returns the path with `.ending` after its whole name.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(not(feature = "postgres"))]
fn without_postgres() -> StoreError {
    StoreError::NotALedger("this program was built without PostgreSQL (feature `postgres`)".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |text: &str, want: Address| assert_eq!(Address::parse(text), want);
        let database =
            |address: &str, schema: &str| Address::Database { address: address.into(), schema: schema.into() };
        check("a#b.ledger", Address::File("a#b.ledger".into()));
        check("postgres://u@h/d", database("postgres://u@h/d", "penholder"));
        check("postgresql://u@h/d#un", database("postgresql://u@h/d", "un"));
        assert_eq!(Address::parse("dir/a").beside("key"), Some("dir/a.key".into()));
        assert_eq!(Address::parse("postgres://u@h/d").beside("key"), None);
    }
}
