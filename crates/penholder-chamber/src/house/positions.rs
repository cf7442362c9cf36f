//! What a delegation needs of a text, refuses of it and would rather see: private, shared with the chair, or published.
//!
//! Always: stated and read only by those who hold the seat, until they share or publish it. Sharing goes on with every later
//! change until it is taken back; what the chair was told by then it keeps. What is published is a copy of that moment.
//! Nothing of it is in a ledger or in an export of one.
//! Not here: what comes of the positions together (`crate::negotiation`).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{House, HouseError, ShelfError, Versioned, put};
use crate::negotiation::Negotiated;
use crate::station::View;

const SHEET: &str = "positions";
/// The most positions and packages of a delegation on one text.
const MOST: usize = 500;
/// The longest reason, in bytes.
const LONGEST: usize = 1_000;
/// The largest weight, as in a file of positions.
const HEAVIEST: u32 = 1_000_000;

/// What is on the paper of one delegation about one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The seat whose it is.
    pub seat: String,
    /// What it states, for itself.
    pub own: Stated,
    /// Whether the chair is told of every change.
    pub shares: bool,
    /// What the chair was told last.
    #[serde(default)]
    pub shared: Option<Stated>,
    /// What everybody may know.
    #[serde(default)]
    pub published: Option<Stated>,
}

/// What a delegation states about one version of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// SHA-256 of the version.
    pub version: String,
    /// Its positions, each on a paragraph or an amendment.
    pub positions: Vec<Position>,
    /// What it ties together.
    #[serde(default)]
    pub packages: Vec<Package>,
    /// The weight of unmet positions up to which it abstains and is not against.
    #[serde(default)]
    pub abstains_up_to: u32,
    /// Since when.
    #[serde(default)]
    pub at: Timestamp,
}

/// One position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// What it wants.
    pub wants: Wants,
    /// Of what.
    pub on: About,
    /// How heavy it is, from 1 to 1,000,000.
    pub weight: u32,
    /// Why, in the delegation's words; told together with the position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What a position wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wants {
    /// It must have it.
    Must,
    /// It cannot accept it.
    CannotAccept,
    /// It would rather see it.
    WouldRather,
}

/// Something in a text that a position can be about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A paragraph of the version, by its place from 0, in some form but left out.
    Paragraph(usize),
    /// A paragraph as it is drafted.
    Drafted(usize),
    /// The text without the paragraph.
    Out(usize),
    /// An amendment, by its id.
    Amendment(String),
}

/// What a delegation ties together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// How.
    pub tie: Tie,
    /// One of the two.
    pub first: About,
    /// The other.
    pub second: About,
}

/// How two things are tied together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The first only with the second.
    OnlyWith,
    /// At most one of them.
    AtMostOne,
    /// Both or neither.
    OnlyTogether,
}

/// What a view knows of one delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// The seat.
    pub seat: String,
    /// By what way.
    pub way: Way,
    /// What it states.
    pub stated: Stated,
}

/// By what way a view knows of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// They are its own.
    Own,
    /// They were shared with the chair.
    Shared,
    /// They were published.
    Published,
}

impl Wants {
    /// The word for it in forms: `must`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Wants::Must => "must",
            Wants::CannotAccept => "cannot_accept",
            Wants::WouldRather => "would_rather",
        }
    }

    /// The inverse of [`Wants::word`].
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::Must, Self::CannotAccept, Self::WouldRather].into_iter().find(|known| known.word() == word)
    }
}

impl Tie {
    /// The word for it in forms: `only_with`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Tie::OnlyWith => "only_with",
            Tie::AtMostOne => "at_most_one",
            Tie::OnlyTogether => "only_together",
        }
    }

    /// The inverse of [`Tie::word`].
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::OnlyWith, Self::AtMostOne, Self::OnlyTogether].into_iter().find(|known| known.word() == word)
    }
}

impl About {
    /// The word for it in forms, paragraphs counted from 1: `3`, `3/drafted`, `3/out`, `amendment:FR1`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            About::Paragraph(at) => (at + 1).to_string(),
            About::Drafted(at) => format!("{}/drafted", at + 1),
            About::Out(at) => format!("{}/out", at + 1),
            About::Amendment(id) => format!("amendment:{id}"),
        }
    }

    /// The inverse of [`About::word`].
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        if let Some(id) = word.strip_prefix("amendment:") {
            return Some(About::Amendment(id.to_owned()));
        }
        let (number, form) = word.split_once('/').map_or((word, None), |(number, form)| (number, Some(form)));
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        match form {
            None => Some(About::Paragraph(at)),
            Some("drafted") => Some(About::Drafted(at)),
            Some("out") => Some(About::Out(at)),
            Some(_) => None,
        }
    }
}

impl Stated {
    /// Whether it states nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty() && self.packages.is_empty()
    }

    fn check(&self) -> Result<(), HouseError> {
        let unfit = |says: String| Err(HouseError::Unfit(says));
        if self.positions.len() + self.packages.len() > MOST {
            return unfit(format!("a delegation states at most {MOST} positions on a text"));
        }
        let mut said = BTreeSet::new();
        for position in &self.positions {
            if !(1..=HEAVIEST).contains(&position.weight) {
                return unfit(format!("a weight is from 1 to {HEAVIEST}"));
            }
            if position.why.as_ref().is_some_and(|why| why.len() > LONGEST) {
                return unfit(format!("a reason has at most {LONGEST} bytes"));
            }
            if !said.insert((position.wants.word(), position.on.word())) {
                return unfit("the same position is stated twice".to_owned());
            }
        }
        Ok(())
    }
}

impl House {
    /// What the view of a text may know of the positions on it: its own for a seat, what was shared for the chair, and what
    /// was published for everybody who sees the text. Those who state nothing are not in it.
    ///
    /// # Errors
    /// The store.
    pub fn positions(&self, chamber: &str, text: &Negotiated) -> Result<Vec<Known>, HouseError> {
        let sheets: Vec<Versioned<Sheet>> = self.list(SHEET, &place(chamber, &text.id, ""))?;
        let known = sheets.into_iter().filter_map(|found| known(found.value, &text.view));
        Ok(known.filter(|known| !known.stated.is_empty()).collect())
    }

    /// The paper of a seat on a text, if it has one; nobody else's is given.
    ///
    /// # Errors
    /// The store.
    pub fn sheet(&self, chamber: &str, matter: &str, view: &View) -> Result<Option<Sheet>, HouseError> {
        let View::Seat(seat) = view else { return Ok(None) };
        Ok(self.get(SHEET, &place(chamber, matter, seat))?.map(|found: Versioned<Sheet>| found.value))
    }

    /// States what a seat wants of a text, in place of what it stated before.
    ///
    /// # Errors
    /// The view is no seat's, a weight or a reason is out of its range, or the store.
    pub fn state_positions(
        &self,
        chamber: &str,
        matter: &str,
        view: &View,
        stated: &Stated,
    ) -> Result<Sheet, HouseError> {
        stated.check()?;
        let stated = Stated { at: self.now(), ..stated.clone() };
        self.write_sheet(chamber, matter, view, |sheet| sheet.own.clone_from(&stated))
    }

    /// Tells the chair what a seat states, now and from now on; or tells it nothing more.
    ///
    /// # Errors
    /// The view is no seat's, or the store.
    pub fn share_positions(&self, chamber: &str, matter: &str, view: &View, shares: bool) -> Result<Sheet, HouseError> {
        self.write_sheet(chamber, matter, view, |sheet| sheet.shares = shares)
    }

    /// Publishes what a seat states as it is now, or takes back from the public what it published.
    ///
    /// # Errors
    /// The view is no seat's, or the store.
    pub fn publish_positions(
        &self,
        chamber: &str,
        matter: &str,
        view: &View,
        publish: bool,
    ) -> Result<Sheet, HouseError> {
        self.write_sheet(chamber, matter, view, |sheet| sheet.published = publish.then(|| sheet.own.clone()))
    }

    fn write_sheet(
        &self,
        chamber: &str,
        matter: &str,
        view: &View,
        change: impl Fn(&mut Sheet),
    ) -> Result<Sheet, HouseError> {
        let View::Seat(seat) = view else { return Err(HouseError::Unknown("seat")) };
        let id = place(chamber, matter, seat);
        loop {
            let found: Option<Versioned<Sheet>> = self.get(SHEET, &id)?;
            let version = found.as_ref().map_or(0, |found| found.version);
            let mut sheet = found.map_or_else(|| Sheet::of(seat), |found| found.value);
            change(&mut sheet);
            if sheet.shares {
                sheet.shared = Some(sheet.own.clone());
            }
            match self.write(vec![put(SHEET, &id, version, &sheet)?]) {
                // somebody else of the delegation was faster
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                written => return written.map(|()| sheet),
            }
        }
    }
}

impl Sheet {
    fn of(seat: &str) -> Self {
        Self { seat: seat.to_owned(), own: Stated::default(), shares: false, shared: None, published: None }
    }
}

/// What a view may know of a paper.
fn known(sheet: Sheet, view: &View) -> Option<Known> {
    let Sheet { seat, own, shared, published, .. } = sheet;
    if matches!(view, View::Seat(other) if *other == seat) {
        return Some(Known { seat, way: Way::Own, stated: own });
    }
    let shared = shared.filter(|_| *view == View::Chair).map(|stated| (Way::Shared, stated));
    let published = published.map(|stated| (Way::Published, stated));
    // whoever was told twice goes by what was said last
    let (way, stated) = shared.into_iter().chain(published).max_by_key(|(_, stated)| stated.at)?;
    Some(Known { seat, way, stated })
}

/// Where a paper lies. The id of a matter may hold any character, so its length stands before it.
fn place(chamber: &str, matter: &str, seat: &str) -> String {
    format!("{chamber}/{}:{matter}/{seat}", matter.len())
}
