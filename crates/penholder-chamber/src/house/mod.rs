//! The house: everything that is not on the record of a body, and has to last: chambers, people, sessions, invitations,
//! stations, screens, tokens, webhooks, and the positions that delegations state for themselves.
//!
//! Always: of a token only its SHA-256 is kept, and it is shown once; a password only as argon2id; a change is made only
//! on what was read (compare and swap), by whichever process. Nothing of this is in a ledger.
//! Not here: what is on the record (`live`), what a station may do (`may`), cookies and addresses (the web).
//!
//! The methods wait for the store; from a task of an async runtime call them where blocking is allowed.
//! [`House::session`] and [`House::stations`] answer from memory for five seconds; `..._at_hand` answers from there only.

mod chambers;
mod hooks;
mod invitations;
mod people;
mod positions;
#[cfg(feature = "postgres")]
mod postgres;
mod screens;
mod sessions;
mod shelf;
mod sqlite;
mod tokens;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use penholder_ledger::clock::Clock;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use chambers::{ChamberRecord, ChamberState};
pub use hooks::{Delivery, DeliveryState, HOOKS_MAX, Hook, Leased};
pub use invitations::{Accepted, Gives, Invitation, InvitationState};
pub use people::{Holding, Person};
pub use positions::{About, Known, Package, Position, Sheet, Stated, Tie, Wants, Way};
#[cfg(feature = "postgres")]
pub use postgres::Postgres;
pub use screens::{Screen, Waiting};
pub use sessions::Session;
pub use shelf::{Change, Doc, Shelf, ShelfError};
pub use sqlite::Sqlite;
pub use tokens::{TOKENS_MAX, Token};

use crate::secret::NoRandomness;

/// The house.
pub struct House {
    shelf: Mutex<Box<dyn Shelf>>,
    clock: Arc<dyn Clock>,
    remembered: Mutex<HashMap<String, sessions::Remembered>>,
    held: Mutex<HashMap<(String, String), people::Held>>,
}

/// Why the house did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HouseError {
    /// The store.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// A document of the house does not read.
    #[error("the {kind} in the store of the house does not read: {why}")]
    Unreadable {
        /// The kind of document.
        kind: &'static str,
        /// Why.
        why: String,
    },
    /// The machine gives no random numbers, so nothing secret can be made.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// There is no such thing.
    #[error("there is no such {0}")]
    Unknown(&'static str),
    /// Something with this name exists.
    #[error("there is a {what} called `{name}` already")]
    Taken {
        /// What kind of thing.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// An invitation or code that does not work any more.
    #[error("this {what} {why}")]
    Spent {
        /// `invitation`, `code`.
        what: &'static str,
        /// `was used already`, `has expired`, `was revoked`.
        why: &'static str,
    },
    /// Something that was given does not fit.
    #[error("{0}")]
    Unfit(String),
}

/// A document with its version.
#[derive(Clone, Debug)]
pub(crate) struct Versioned<T> {
    pub(crate) id: String,
    pub(crate) version: u64,
    pub(crate) value: T,
}

impl House {
    /// The house on a shelf.
    #[must_use]
    pub fn new(shelf: Box<dyn Shelf>, clock: Arc<dyn Clock>) -> Self {
        Self { shelf: Mutex::new(shelf), clock, remembered: Mutex::default(), held: Mutex::default() }
    }

    /// The time in the house.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.clock.now_ms()).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn shelf(&self) -> MutexGuard<'_, Box<dyn Shelf>> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get<T: DeserializeOwned>(&self, kind: &'static str, id: &str) -> Result<Option<Versioned<T>>, HouseError> {
        let found = self.shelf().get(kind, id)?;
        found.map(|doc| read(kind, doc)).transpose()
    }

    fn list<T: DeserializeOwned>(&self, kind: &'static str, prefix: &str) -> Result<Vec<Versioned<T>>, HouseError> {
        let found = self.shelf().list(kind, prefix)?;
        found.into_iter().map(|doc| read(kind, doc)).collect()
    }

    fn write(&self, changes: Vec<Change>) -> Result<(), HouseError> {
        Ok(self.shelf().write(changes)?)
    }

    /// Changes one document, looking again as long as others are faster.
    fn change<T: Serialize + DeserializeOwned, R>(
        &self,
        kind: &'static str,
        id: &str,
        mut change: impl FnMut(&mut T) -> Result<R, HouseError>,
    ) -> Result<R, HouseError> {
        loop {
            let mut found: Versioned<T> = self.get(kind, id)?.ok_or(HouseError::Unknown(kind))?;
            let done = change(&mut found.value)?;
            match self.write(vec![put(kind, id, found.version, &found.value)?]) {
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                written => return written.map(|()| done),
            }
        }
    }
}

fn read<T: DeserializeOwned>(kind: &'static str, doc: Doc) -> Result<Versioned<T>, HouseError> {
    let Doc { id, version, body } = doc;
    // what a JSON error quotes may be a secret, so only its place is told
    let value = serde_json::from_str(&body)
        .map_err(|why| HouseError::Unreadable { kind, why: format!("column {}", why.column()) })?;
    Ok(Versioned { id, version, value })
}

/// The change that writes a document over the version that was read; 0 if there must be none.
pub(crate) fn put<T: Serialize>(kind: &'static str, id: &str, expected: u64, value: &T) -> Result<Change, HouseError> {
    let body = serde_json::to_string(value)
        .map_err(|why| HouseError::Unreadable { kind, why: format!("line {}", why.line()) })?;
    Ok(Change { kind, id: id.to_owned(), expected, body: Some(body) })
}

/// The change that takes a document away.
pub(crate) fn take(kind: &'static str, id: &str, expected: u64) -> Change {
    Change { kind, id: id.to_owned(), expected, body: None }
}

/// A document that only points to another by its id.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Pointer {
    to: String,
}
