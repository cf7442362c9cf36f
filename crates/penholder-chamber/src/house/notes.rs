//! The private notes of a delegation: its positions, its instructions, its plans.
//!
//! Always: read and written only by those who hold the seat; never in a ledger, a view of others or an export.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{House, HouseError, Versioned, put, take};
use crate::secret::fresh_id;
use crate::station::View;

const NOTE: &str = "note";
/// The most bytes of one note.
const NOTE_MAX: usize = 64 * 1024;

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// The seat whose it is.
    pub seat: String,
    /// The matter it is about, if it is about one.
    #[serde(default)]
    pub matter: Option<String>,
    /// What it says.
    pub text: String,
    /// Last written when.
    pub at: Timestamp,
}

impl House {
    /// The notes that a view may read: of the seat itself, and of nobody else.
    ///
    /// # Errors
    /// The store.
    pub fn notes(&self, chamber: &str, view: &View) -> Result<Vec<Note>, HouseError> {
        let View::Seat(seat) = view else { return Ok(Vec::new()) };
        let found: Vec<Versioned<Note>> = self.list(NOTE, &place(chamber, seat, ""))?;
        Ok(found.into_iter().map(|found| found.value).filter(|note| note.seat == *seat).collect())
    }

    /// Writes a note for a seat: a new one, or over one of its own.
    ///
    /// # Errors
    /// The view is no seat's, the note is too long, or the store.
    pub fn write_note(
        &self,
        chamber: &str,
        view: &View,
        id: Option<&str>,
        matter: Option<&str>,
        text: &str,
    ) -> Result<Note, HouseError> {
        let View::Seat(seat) = view else { return Err(HouseError::Unknown("seat")) };
        if text.len() > NOTE_MAX {
            return Err(HouseError::Unfit("a note has at most 64 kilobytes".to_owned()));
        }
        let fresh = id.is_none();
        let id = id.map_or_else(fresh_id, |id| Ok(id.to_owned()))?;
        let place = place(chamber, seat, &id);
        let version = match (self.get::<Note>(NOTE, &place)?, fresh) {
            (Some(found), false) => found.version,
            (None, true) => 0,
            _ => return Err(HouseError::Unknown("note")),
        };
        let (matter, text) = (matter.map(str::to_owned), text.to_owned());
        let note = Note { id, seat: seat.clone(), matter, text, at: self.now() };
        self.write(vec![put(NOTE, &place, version, &note)?])?;
        Ok(note)
    }

    /// Takes a note of a seat away.
    ///
    /// # Errors
    /// The seat has no such note, or the store.
    pub fn tear_note(&self, chamber: &str, view: &View, id: &str) -> Result<(), HouseError> {
        let View::Seat(seat) = view else { return Err(HouseError::Unknown("seat")) };
        let place = place(chamber, seat, id);
        let found: Versioned<Note> = self.get(NOTE, &place)?.ok_or(HouseError::Unknown("note"))?;
        self.write(vec![take(NOTE, &place, found.version)])
    }
}

/// Where a note lies. A seat's id may hold any character, so its length stands before it.
fn place(chamber: &str, seat: &str, id: &str) -> String {
    format!("{chamber}/{}:{seat}/{id}", seat.len())
}
