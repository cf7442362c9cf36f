//! Sessions: who comes back with which cookie.
//!
//! Always: the token is known to the browser only; a session ends at its time, when it is closed, and when the person's
//! password changes; it gets a new token when more rights come to it (`rotate`).

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Change, House, HouseError, Person, Versioned, put, take};
use crate::secret::Secret;

const SESSION: &str = "session";
/// How long an answer from memory stands; so long a session that another process closed may live on.
pub(super) const REMEMBERED: Duration = Duration::from_secs(5);
/// How many sessions are remembered before all are asked for again.
pub(super) const REMEMBERED_MAX: usize = 50_000;

/// A session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    /// Whose it is.
    pub person: String,
    /// What the person is called; empty in a session from before this was kept.
    #[serde(default)]
    pub name: String,
    /// A secret that every form of this session carries, against requests forged elsewhere.
    pub form_token: Secret,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

#[derive(Clone, Debug)]
pub(super) struct Remembered {
    session: Session,
    at: Instant,
}

impl House {
    /// The change that opens a session for a person, with its token.
    pub(super) fn new_session(&self, person: &Person, hours: i64) -> Result<(Secret, Session, Change), HouseError> {
        let token = Secret::token()?;
        let (since, form_token) = (self.now(), Secret::token()?);
        let until = since.checked_add(hours.hours()).unwrap_or(Timestamp::MAX);
        let session = Session { person: person.id.clone(), name: person.name.clone(), form_token, since, until };
        let change = put(SESSION, &token.digest(), 0, &session)?;
        Ok((token, session, change))
    }

    /// Opens a session for a person and returns its token, which is not kept.
    ///
    /// # Errors
    /// The store.
    pub fn open_session(&self, person: &Person, hours: i64) -> Result<(Secret, Session), HouseError> {
        let (token, session, change) = self.new_session(person, hours)?;
        self.write(vec![change])?;
        Ok((token, session))
    }

    /// The session of this token, if it still runs. Answers from memory for five seconds.
    ///
    /// # Errors
    /// The store.
    pub fn session(&self, token: &Secret) -> Result<Option<Session>, HouseError> {
        if let Some(session) = self.session_at_hand(token) {
            return Ok(Some(session));
        }
        let id = token.digest();
        let now = self.now();
        let running = |session: &Session| session.until > now;
        let found: Option<Versioned<Session>> = self.get(SESSION, &id)?;
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.len() >= REMEMBERED_MAX {
            remembered.clear();
        }
        let session = found.map(|found| found.value).filter(running);
        match &session {
            Some(session) => {
                remembered.insert(id, Remembered { session: session.clone(), at: Instant::now() });
            }
            None => drop(remembered.remove(&id)),
        }
        Ok(session)
    }

    /// The same, only from memory: never waits for the store.
    #[must_use]
    pub fn session_at_hand(&self, token: &Secret) -> Option<Session> {
        let now = self.now();
        let remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let found = remembered.get(&token.digest()).filter(|found| found.at.elapsed() < REMEMBERED)?;
        Some(found.session.clone()).filter(|session| session.until > now)
    }

    /// Gives a session another token; the old one stops working.
    ///
    /// # Errors
    /// There is no such session, or the store.
    pub fn rotate(&self, token: &Secret) -> Result<(Secret, Session), HouseError> {
        let old = token.digest();
        let found: Versioned<Session> = self.get(SESSION, &old)?.ok_or(HouseError::Unknown("session"))?;
        let (fresh, form_token) = (Secret::token()?, Secret::token()?);
        let session = Session { form_token, ..found.value };
        self.write(vec![take(SESSION, &old, found.version), put(SESSION, &fresh.digest(), 0, &session)?])?;
        self.forget(&old);
        Ok((fresh, session))
    }

    /// Closes a session; nothing happens if there is none.
    ///
    /// # Errors
    /// The store.
    pub fn close_session(&self, token: &Secret) -> Result<(), HouseError> {
        let id = token.digest();
        if let Some(found) = self.get::<Session>(SESSION, &id)? {
            self.write(vec![take(SESSION, &id, found.version)])?;
        }
        self.forget(&id);
        Ok(())
    }

    /// Closes every session of a person.
    ///
    /// # Errors
    /// The store.
    pub fn close_sessions_of(&self, person: &str) -> Result<(), HouseError> {
        for found in self.list::<Session>(SESSION, "")?.into_iter().filter(|found| found.value.person == person) {
            self.write(vec![take(SESSION, &found.id, found.version)])?;
        }
        self.forget_sessions_of(person);
        Ok(())
    }

    /// Takes away the sessions that have run out; returns how many.
    ///
    /// # Errors
    /// The store.
    pub fn sweep_sessions(&self) -> Result<usize, HouseError> {
        let now = self.now();
        let over: Vec<_> =
            self.list::<Session>(SESSION, "")?.into_iter().filter(|found| found.value.until <= now).collect();
        let count = over.len();
        for found in over {
            match self.write(vec![take(SESSION, &found.id, found.version)]) {
                // another process swept it
                Ok(()) | Err(HouseError::Shelf(super::ShelfError::Changed { .. })) => {}
                failed => failed?,
            }
        }
        Ok(count)
    }

    fn forget(&self, id: &str) {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    fn forget_sessions_of(&self, person: &str) {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.retain(|_, found| found.session.person != person);
    }
}
