//! The chambers of the house: which there are, where their ledgers lie and under which key they are signed.
//!
//! Not here: their law and roster (on the record of each), running them (`live`).

use jiff::Timestamp;
use penholder_ledger::note::Signer;
use serde::{Deserialize, Serialize};

use super::people::named;
use super::{House, HouseError, Versioned, put};
use crate::secret::Secret;

const CHAMBER: &str = "chamber";

/// A chamber, as the house knows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChamberRecord {
    /// Its id: small letters and digits, also in the name of its ledger.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The id of the body whose charter it has.
    pub body: String,
    /// Whether it takes acts.
    pub state: ChamberState,
    /// The key of its ledger.
    pub key: Secret,
    /// Since when.
    pub since: Timestamp,
}

/// Whether a chamber takes acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChamberState {
    /// It does.
    Open,
    /// It does not; it can be read.
    Closed,
}

impl House {
    /// Adds a chamber with a new key for its ledger. `id` becomes part of addresses and of the ledger's name.
    ///
    /// # Errors
    /// The id is none or taken, the name is none, or the store.
    pub fn add_chamber(&self, id: &str, name: &str, body: &str) -> Result<ChamberRecord, HouseError> {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if id.is_empty() || id.len() > 40 || !id.bytes().all(letters) {
            let says = "the id of a chamber has 1 to 40 small letters and digits".to_owned();
            return Err(HouseError::Unfit(says));
        }
        let signer = Signer::generate(&format!("penholder/{id}"));
        let signer = signer.map_err(|why| HouseError::Unfit(format!("no key can be made for its ledger: {why}")))?;
        let (name, key) = (named(name, "the name of a chamber")?, Secret::new(signer.to_secret_text()));
        let (id, body, state) = (id.to_owned(), body.to_owned(), ChamberState::Open);
        let chamber = ChamberRecord { id, name, body, state, key, since: self.now() };
        match self.write(vec![put(CHAMBER, &chamber.id, 0, &chamber)?]) {
            Err(HouseError::Shelf(super::ShelfError::Changed { .. })) => {
                Err(HouseError::Taken { what: "chamber", name: chamber.id })
            }
            written => written.map(|()| chamber),
        }
    }

    /// The chamber with this id.
    ///
    /// # Errors
    /// The store.
    pub fn chamber(&self, id: &str) -> Result<Option<ChamberRecord>, HouseError> {
        Ok(self.get(CHAMBER, id)?.map(|found| found.value))
    }

    /// All chambers, the newest first.
    ///
    /// # Errors
    /// The store.
    pub fn chambers(&self) -> Result<Vec<ChamberRecord>, HouseError> {
        let found: Vec<Versioned<ChamberRecord>> = self.list(CHAMBER, "")?;
        let mut found: Vec<ChamberRecord> = found.into_iter().map(|found| found.value).collect();
        found.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.id.cmp(&b.id)));
        Ok(found)
    }

    /// Closes a chamber to acts, or opens it again.
    ///
    /// # Errors
    /// There is none of this id, or the store.
    pub fn set_chamber(&self, id: &str, state: ChamberState) -> Result<(), HouseError> {
        self.change(CHAMBER, id, |chamber: &mut ChamberRecord| {
            chamber.state = state;
            Ok(())
        })
    }
}
