//! Screens on the wall: each shows a short code, and somebody in charge types it to let the screen in.
//!
//! Always: the screen alone knows its token, from which its code is made; the house keeps the token's SHA-256. A code
//! works once, for ten minutes, in one chamber; a screen that was let in stays for twelve hours, or until it is ended
//! (`House::end_token`).
//! Not here: what a screen shows (`view`), how often codes may be asked for (the web).

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::people::named;
use super::tokens::TOKEN;
use super::{Change, House, HouseError, ShelfError, Token, Versioned, put, take};
use crate::secret::{Secret, digest, fresh_id, typed_code};
use crate::station::Station;

const WAITING: &str = "waiting";
/// How long a code can be used.
const CODE_MINUTES: i64 = 10;
/// How long a screen stays in.
const SCREEN_HOURS: i64 = 12;
/// How many screens may wait in a chamber at once.
const WAITING_MAX: usize = 1000;

/// A screen that waits to be let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The code that it shows.
    pub code: String,
    /// Until when the code works.
    pub until: Timestamp,
}

/// Where a screen stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// It shows its code.
    Waits(Waiting),
    /// It was let in.
    Paired(Token),
}

/// What the house keeps of a screen that waits; its id is the chamber and the SHA-256 of the code.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Asked {
    /// The SHA-256 of the screen's token.
    screen: String,
    until: Timestamp,
}

fn waiting_id(chamber: &str, code: &str) -> String {
    format!("{chamber}/{}", digest(code))
}

impl House {
    /// A new screen asks to be let in: its token, which is not kept, and its code. `None` if a thousand wait already.
    ///
    /// # Errors
    /// The store.
    pub fn new_screen(&self, chamber: &str) -> Result<Option<(Secret, Waiting)>, HouseError> {
        let (waiting, over) = self.waiting(chamber)?;
        if waiting >= WAITING_MAX {
            return Ok(None);
        }
        self.sweep(over)?;
        let until = self.now().checked_add(CODE_MINUTES.minutes()).unwrap_or(Timestamp::MAX);
        loop {
            let token = Secret::token()?;
            let code = token.code();
            let asked = Asked { screen: token.digest(), until };
            match self.write(vec![put(WAITING, &waiting_id(chamber, &code), 0, &asked)?]) {
                // the same code is out already
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                written => return written.map(|()| Some((token, Waiting { code, until }))),
            }
        }
    }

    /// How many screens wait in a chamber, and the changes that take away those whose codes have expired.
    fn waiting(&self, chamber: &str) -> Result<(usize, Vec<Change>), HouseError> {
        let all: Vec<Versioned<Asked>> = self.list(WAITING, &format!("{chamber}/"))?;
        let (open, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|asked| asked.value.until > self.now());
        Ok((open.len(), over.into_iter().map(|asked| take(WAITING, &asked.id, asked.version)).collect()))
    }

    /// Takes away what is over; another process may have done so.
    fn sweep(&self, over: Vec<Change>) -> Result<(), HouseError> {
        for change in over {
            match self.write(vec![change]) {
                Ok(()) | Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                failed => failed?,
            }
        }
        Ok(())
    }

    /// Where the screen with this token stands in a chamber; `None` if it is unknown, over or ended.
    ///
    /// # Errors
    /// The store.
    pub fn screen(&self, chamber: &str, token: &Secret) -> Result<Option<Screen>, HouseError> {
        if let Some(paired) = self.token(token)? {
            let ours = paired.chamber == chamber && paired.station == Station::Projector;
            return Ok(ours.then_some(Screen::Paired(paired)));
        }
        let code = token.code();
        let asked: Option<Versioned<Asked>> = self.get(WAITING, &waiting_id(chamber, &code))?;
        let asked = asked.filter(|asked| asked.value.screen == token.digest() && asked.value.until > self.now());
        Ok(asked.map(|asked| Screen::Waits(Waiting { code, until: asked.value.until })))
    }

    /// Lets in the screen that shows this code in this chamber. Callers have to slow down those who guess.
    ///
    /// # Errors
    /// [`HouseError::Spent`] if no screen shows this code now, the label is no name, or the store.
    pub fn pair(&self, chamber: &str, code: &str, label: &str, by: &str) -> Result<Token, HouseError> {
        let spent =
            || HouseError::Spent { what: "code", why: "is shown by no screen now: it works once, for ten minutes" };
        let id = waiting_id(chamber, &typed_code(code));
        let found: Versioned<Asked> = self.get(WAITING, &id)?.ok_or_else(spent)?;
        if found.value.until <= self.now() {
            return Err(spent());
        }
        let until = self.now().checked_add(SCREEN_HOURS.hours()).unwrap_or(Timestamp::MAX);
        let (label, by, chamber) = (named(label, "the label of a screen")?, by.to_owned(), chamber.to_owned());
        let token = Token { id: fresh_id()?, label, chamber, station: Station::Projector, by, until };
        match self.write(vec![take(WAITING, &id, found.version), put(TOKEN, &found.value.screen, 0, &token)?]) {
            Err(HouseError::Shelf(ShelfError::Changed { .. })) => Err(spent()),
            written => written.map(|()| token),
        }
    }

    /// The screens that are in a chamber now; those whose time is over are forgotten.
    ///
    /// # Errors
    /// The store.
    pub fn screens(&self, chamber: &str) -> Result<Vec<Token>, HouseError> {
        let all: Vec<Versioned<Token>> = self.list(TOKEN, "")?;
        let ours = |token: &Token| token.chamber == chamber && token.station == Station::Projector;
        let (open, over): (Vec<_>, Vec<_>) =
            all.into_iter().filter(|found| ours(&found.value)).partition(|found| found.value.until > self.now());
        self.sweep(over.into_iter().map(|found| take(TOKEN, &found.id, found.version)).collect())?;
        Ok(open.into_iter().map(|found| found.value).collect())
    }
}
