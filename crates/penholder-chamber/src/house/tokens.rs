//! Tokens: for programs, and for screens on the wall.
//!
//! Always: a token has one station in one chamber; it is never more than the person that made it: with that person's station
//! its own ends.
//! Not here: how a screen gets its token (`screens`).

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::people::named;
use super::{House, HouseError, ShelfError, Versioned, put, take};
use crate::secret::{Secret, fresh_id};
use crate::station::{Station, Who};

pub(super) const TOKEN: &str = "token";
/// So many tokens a person may have in one chamber at a time.
pub const TOKENS_MAX: usize = 20;

/// A token, without the secret itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its id in lists.
    pub id: String,
    /// What it is for, in the words of whoever made it.
    pub label: String,
    /// The chamber.
    pub chamber: String,
    /// What it is there.
    pub station: Station,
    /// The person that made it.
    pub by: String,
    /// Until when.
    pub until: Timestamp,
}

impl Token {
    /// Who acts with it.
    #[must_use]
    pub fn who(&self) -> Who {
        Who::new(format!("token-{}", self.id), self.station.clone())
    }
}

impl House {
    /// Makes a token for a program, for a station that its maker holds; returns the secret, which is not kept. Tokens that have
    /// expired are forgotten by the way.
    ///
    /// # Errors
    /// The label is no name, the days are none, the maker does not hold the station or has too many tokens, or the store.
    pub fn make_token(
        &self,
        chamber: &str,
        station: Station,
        label: &str,
        by: &str,
        days: i64,
    ) -> Result<(Secret, Token), HouseError> {
        if !(1..=3660).contains(&days) {
            return Err(HouseError::Unfit("a token lasts from one day to ten years".to_owned()));
        }
        if !self.stations(chamber, by)?.contains(&station) {
            return Err(HouseError::Unfit(format!("a token is made by whoever is {} here", station.says())));
        }
        let all: Vec<Versioned<Token>> = self.list(TOKEN, "")?;
        let (alive, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|found| found.value.until > self.now());
        let same = |token: &Token| token.by == by && token.chamber == chamber && token.station != Station::Projector;
        if alive.iter().filter(|found| same(&found.value)).count() >= TOKENS_MAX {
            return Err(HouseError::Unfit(format!(
                "a person has at most {TOKENS_MAX} tokens in a chamber: end one first"
            )));
        }
        for gone in over {
            match self.write(vec![take(TOKEN, &gone.id, gone.version)]) {
                // somebody else forgot it
                Ok(()) | Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                Err(why) => return Err(why),
            }
        }
        let until = self.now().checked_add((days * 24).hours()).unwrap_or(Timestamp::MAX);
        let (label, chamber, by) = (named(label, "the label of a token")?, chamber.to_owned(), by.to_owned());
        let (secret, token) = (Secret::token()?, Token { id: fresh_id()?, label, chamber, station, by, until });
        self.write(vec![put(TOKEN, &secret.digest(), 0, &token)?])?;
        Ok((secret, token))
    }

    /// The token of this secret, if it still holds and its maker still has the station.
    ///
    /// # Errors
    /// The store.
    pub fn token(&self, secret: &Secret) -> Result<Option<Token>, HouseError> {
        let found: Option<Versioned<Token>> = self.get(TOKEN, &secret.digest())?;
        let Some(token) = found.map(|found| found.value).filter(|token| token.until > self.now()) else {
            return Ok(None);
        };
        let of_a_screen = token.station == Station::Projector;
        let held = of_a_screen || self.stations(&token.chamber, &token.by)?.contains(&token.station);
        Ok(held.then_some(token))
    }

    /// The tokens of a chamber.
    ///
    /// # Errors
    /// The store.
    pub fn tokens(&self, chamber: &str) -> Result<Vec<Token>, HouseError> {
        let found: Vec<Versioned<Token>> = self.list(TOKEN, "")?;
        Ok(found.into_iter().map(|found| found.value).filter(|token| token.chamber == chamber).collect())
    }

    /// Ends a token.
    ///
    /// # Errors
    /// There is none of this id, or the store.
    pub fn end_token(&self, id: &str) -> Result<(), HouseError> {
        let all: Vec<Versioned<Token>> = self.list(TOKEN, "")?;
        let found = all.into_iter().find(|found| found.value.id == id).ok_or(HouseError::Unknown("token"))?;
        self.write(vec![take(TOKEN, &found.id, found.version)])
    }
}
