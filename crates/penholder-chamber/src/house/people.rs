//! People, their passwords, and the stations they hold.

use std::sync::PoisonError;
use std::time::Instant;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::sessions::{REMEMBERED, REMEMBERED_MAX};
use super::{House, HouseError, Pointer, ShelfError, Versioned, put, take};
use crate::secret::{Secret, fresh_id};
use crate::station::Station;

const PERSON: &str = "person";
const LOGIN: &str = "login";
const HOLDING: &str = "station";

/// The fewest characters of a password (NIST SP 800-63B, section 5.1.1.2, asks for at least 8).
const PASSWORD_MIN: usize = 10;
/// The most: beyond this, hashing would be a way to keep the server busy.
const PASSWORD_MAX: usize = 1024;

/// A person. Names are kept in the house only, never in a ledger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: String,
    /// What the person is called in the house.
    pub name: String,
    /// What the person types to come back, in small letters; none for those who came by an invitation only.
    #[serde(default)]
    pub login: Option<String>,
    /// The password as argon2id (PHC string).
    #[serde(default)]
    pub password: Option<Secret>,
    /// Who vouches for the person elsewhere: issuer and subject of an identity provider.
    #[serde(default)]
    pub elsewhere: Option<(String, String)>,
    /// Whether the person administers the house: opens chambers, invites, closes. No right in any sitting.
    #[serde(default)]
    pub administrator: bool,
    /// Whether the identity provider said at the last entry that the person administers the house.
    #[serde(default)]
    pub vouched_administrator: bool,
    /// Since when.
    pub since: Timestamp,
}

impl Person {
    /// Whether the person administers the house, by invitation or by the word of an identity provider.
    #[must_use]
    pub fn administers(&self) -> bool {
        self.administrator || self.vouched_administrator
    }
}

/// A station that a person holds in a chamber.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The chamber.
    pub chamber: String,
    /// The person.
    pub person: String,
    /// What the person is called, for lists of the secretariat.
    pub name: String,
    /// The station.
    pub station: Station,
    /// Since when.
    pub since: Timestamp,
}

/// The stations of somebody in a chamber, as they were asked for at a time.
pub(super) type Held = (Vec<Station>, Instant);

fn holding_id(chamber: &str, person: &str, station: &Station) -> String {
    format!("{chamber}/{person}/{}", station.view().word())
}

impl House {
    /// A new person with the change that writes it.
    pub(super) fn new_person(&self, name: &str, administrator: bool) -> Result<(Person, super::Change), HouseError> {
        let name = named(name, "the name of a person")?;
        let (login, password, elsewhere) = (None, None, None);
        let (id, since, vouched_administrator) = (fresh_id()?, self.now(), false);
        let person = Person { id, name, login, password, elsewhere, administrator, vouched_administrator, since };
        let change = put(PERSON, &person.id, 0, &person)?;
        Ok((person, change))
    }

    /// A person of the house, with the change that makes an administrator of one who is none yet.
    pub(super) fn known_person(
        &self,
        id: &str,
        administrator: bool,
    ) -> Result<(Person, Option<super::Change>), HouseError> {
        let mut found: Versioned<Person> = self.get(PERSON, id)?.ok_or(HouseError::Unknown("person"))?;
        if !administrator || found.value.administrator {
            return Ok((found.value, None));
        }
        found.value.administrator = true;
        let change = put(PERSON, id, found.version, &found.value)?;
        Ok((found.value, Some(change)))
    }

    /// Adds a person.
    ///
    /// # Errors
    /// The name is empty or too long, or the store.
    pub fn add_person(&self, name: &str, administrator: bool) -> Result<Person, HouseError> {
        let (person, change) = self.new_person(name, administrator)?;
        self.write(vec![change])?;
        Ok(person)
    }

    /// The person with this id.
    ///
    /// # Errors
    /// The store.
    pub fn person(&self, id: &str) -> Result<Option<Person>, HouseError> {
        Ok(self.get(PERSON, id)?.map(|found| found.value))
    }

    /// Everybody.
    ///
    /// # Errors
    /// The store.
    pub fn people(&self) -> Result<Vec<Person>, HouseError> {
        Ok(self.list(PERSON, "")?.into_iter().map(|found| found.value).collect())
    }

    /// Gives a person a login name and a password to come back with; ends the person's other sessions. Slow on purpose.
    ///
    /// # Errors
    /// The login is taken or none, the password is too short or too long, or the store.
    pub fn set_password(&self, person: &str, login: &str, password: &str) -> Result<(), HouseError> {
        let login = named(login, "a login name")?.to_lowercase();
        let length = password.chars().count();
        if !(PASSWORD_MIN..=PASSWORD_MAX).contains(&length) {
            let says = format!("a password has at least {PASSWORD_MIN} and at most {PASSWORD_MAX} characters");
            return Err(HouseError::Unfit(says));
        }
        let hash = Argon2::default().hash_password(password.as_bytes());
        let hash = hash.map_err(|why| HouseError::Unfit(format!("the password cannot be hashed: {why}")))?;
        let taken = || HouseError::Taken { what: "login", name: login.clone() };
        let before: Option<Versioned<Pointer>> = self.get(LOGIN, &login)?;
        if before.as_ref().is_some_and(|found| found.value.to != person) {
            return Err(taken());
        }
        let mut found: Versioned<Person> = self.get(PERSON, person)?.ok_or(HouseError::Unknown("person"))?;
        let mut changes = Vec::new();
        if let Some(old) = found.value.login.take().filter(|old| *old != login)
            && let Some(pointer) = self.get::<Pointer>(LOGIN, &old)?
        {
            changes.push(take(LOGIN, &old, pointer.version));
        }
        if before.is_none() {
            changes.push(put(LOGIN, &login, 0, &Pointer { to: person.to_owned() })?);
        }
        found.value.login = Some(login.clone());
        found.value.password = Some(Secret::new(hash.to_string()));
        changes.push(put(PERSON, person, found.version, &found.value)?);
        self.write(changes)?;
        self.close_sessions_of(person)
    }

    /// Whose login and password these are. Slow on purpose, and as slow when there is no such login.
    ///
    /// # Errors
    /// The store; a wrong password is no error but `None`.
    pub fn check_password(&self, login: &str, password: &str) -> Result<Option<Person>, HouseError> {
        // a hash of nothing anybody knows, so that a login that does not exist takes the same time
        const NOBODY: &str =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm8$LJm5uE6t2pSRVbxyVwBVhv6S0QpKPRU7EaRSqqA9jZs";
        let pointer: Option<Versioned<Pointer>> = self.get(LOGIN, &login.trim().to_lowercase())?;
        let person = match pointer {
            Some(pointer) => self.person(&pointer.value.to)?,
            None => None,
        };
        let kept = person.as_ref().and_then(|person| person.password.as_ref()).map_or(NOBODY, Secret::reveal);
        let Ok(hash) = PasswordHash::new(kept) else {
            return Err(HouseError::Unreadable { kind: PERSON, why: "its password".to_owned() });
        };
        if password.len() > PASSWORD_MAX * 4 {
            return Ok(None);
        }
        let right = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        Ok(person.filter(|person| right && person.password.is_some()))
    }

    /// The person for whom an identity provider vouches, made at the first time; `administers` is what it says now.
    ///
    /// # Errors
    /// The name is none, or the store.
    pub fn person_from_elsewhere(
        &self,
        issuer: &str,
        subject: &str,
        name: &str,
        administers: bool,
    ) -> Result<Person, HouseError> {
        const ELSEWHERE: &str = "identity";
        let id = crate::secret::digest(&format!("{}\n{subject}", issuer.len())) + &crate::secret::digest(issuer);
        loop {
            if let Some(found) = self.get::<Pointer>(ELSEWHERE, &id)? {
                return self.change(PERSON, &found.value.to, |person: &mut Person| {
                    person.vouched_administrator = administers;
                    Ok(person.clone())
                });
            }
            let (mut person, _) = self.new_person(name, false)?;
            person.elsewhere = Some((issuer.to_owned(), subject.to_owned()));
            person.vouched_administrator = administers;
            let pointer = put(ELSEWHERE, &id, 0, &Pointer { to: person.id.clone() })?;
            match self.write(vec![put(PERSON, &person.id, 0, &person)?, pointer]) {
                // the same person came in twice at the same moment
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                written => return written.map(|()| person),
            }
        }
    }

    /// The change that gives a person a station.
    pub(super) fn seat_person(
        &self,
        chamber: &str,
        person: &Person,
        station: &Station,
    ) -> Result<(Holding, Option<super::Change>), HouseError> {
        let id = holding_id(chamber, &person.id, station);
        let (chamber, name) = (chamber.to_owned(), person.name.clone());
        let holding = Holding { chamber, person: person.id.clone(), name, station: station.clone(), since: self.now() };
        let there: Option<Versioned<Holding>> = self.get(HOLDING, &id)?;
        match there {
            Some(there) => Ok((there.value, None)),
            None => {
                let change = put(HOLDING, &id, 0, &holding)?;
                Ok((holding, Some(change)))
            }
        }
    }

    /// Gives a person a station; nothing happens if the person has it.
    ///
    /// # Errors
    /// There is no such person, or the store.
    pub fn give_station(&self, chamber: &str, person: &str, station: &Station) -> Result<Holding, HouseError> {
        let person = self.person(person)?.ok_or(HouseError::Unknown("person"))?;
        let (holding, change) = self.seat_person(chamber, &person, station)?;
        self.write(change.into_iter().collect())?;
        self.forget_stations_of(&person.id);
        Ok(holding)
    }

    /// Takes a station from a person.
    ///
    /// # Errors
    /// The person does not hold it, or the store.
    pub fn take_station(&self, chamber: &str, person: &str, station: &Station) -> Result<(), HouseError> {
        let id = holding_id(chamber, person, station);
        let found: Versioned<Holding> = self.get(HOLDING, &id)?.ok_or(HouseError::Unknown("station"))?;
        self.write(vec![take(HOLDING, &id, found.version)])?;
        self.forget_stations_of(person);
        Ok(())
    }

    /// What a person is in a chamber; several stations if several were given. Answers from memory for five seconds.
    ///
    /// # Errors
    /// The store.
    pub fn stations(&self, chamber: &str, person: &str) -> Result<Vec<Station>, HouseError> {
        if let Some(stations) = self.stations_at_hand(chamber, person) {
            return Ok(stations);
        }
        let place = (chamber.to_owned(), person.to_owned());
        let found: Vec<Versioned<Holding>> = self.list(HOLDING, &format!("{chamber}/{person}/"))?;
        let stations: Vec<Station> = found.into_iter().map(|found| found.value.station).collect();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= REMEMBERED_MAX {
            held.clear();
        }
        held.insert(place, (stations.clone(), Instant::now()));
        Ok(stations)
    }

    /// The same, only from memory: never waits for the store.
    #[must_use]
    pub fn stations_at_hand(&self, chamber: &str, person: &str) -> Option<Vec<Station>> {
        let place = (chamber.to_owned(), person.to_owned());
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&place).filter(|(_, at)| at.elapsed() < REMEMBERED).map(|(stations, _)| stations.clone())
    }

    pub(super) fn forget_stations_of(&self, person: &str) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|(_, other), _| other != person);
    }

    /// Who holds what in a chamber.
    ///
    /// # Errors
    /// The store.
    pub fn holders(&self, chamber: &str) -> Result<Vec<Holding>, HouseError> {
        let found: Vec<Versioned<Holding>> = self.list(HOLDING, &format!("{chamber}/"))?;
        Ok(found.into_iter().map(|found| found.value).collect())
    }
}

/// A name as people write it: not empty, at most 120 characters, on one line.
pub(super) fn named(name: &str, what: &str) -> Result<String, HouseError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 || name.chars().any(char::is_control) {
        return Err(HouseError::Unfit(format!("{what} has 1 to 120 characters on one line")));
    }
    Ok(name.to_owned())
}
