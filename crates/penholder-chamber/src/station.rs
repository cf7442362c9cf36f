//! What somebody is in one chamber, and what is seen from there.
//!
//! Always: a person is nobody's seat by himself; he holds a *station*, given by the house. From a station follows one
//! *view*, and everybody in a view is shown the same.
//! Not here: what a station may do (`may`), what a view shows (`view`).

use serde::{Deserialize, Serialize};

/// What somebody is in one chamber.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Station {
    /// Presides, or works for whoever presides, without a seat of his own.
    Chair,
    /// Acts for a seat. A deputy acts with the same rights; the record names the seat.
    Delegate {
        /// Id of the seat.
        seat: String,
        /// Whether he is the deputy.
        #[serde(default)]
        deputy: bool,
    },
    /// Works for the secretariat.
    Secretariat,
    /// Sits in without a seat. Who is invited under a rule acts under this name as far as the rules allow it.
    Observer {
        /// For whom he sits there: `Malta`, `UNICEF`.
        #[serde(default)]
        name: Option<String>,
    },
    /// A screen on the wall.
    Projector,
    /// Anybody.
    Public,
}

/// What is seen: one stream of pages and pushes for everybody in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The public gallery.
    Public,
    /// The observers' places.
    Observer,
    /// The place of one seat, by its id.
    Seat(String),
    /// The chair's desk.
    Chair,
    /// The secretariat's desk.
    Secretariat,
    /// The screen on the wall.
    Projector,
}

impl Station {
    /// What is seen from there.
    #[must_use]
    pub fn view(&self) -> View {
        match self {
            Station::Chair => View::Chair,
            Station::Delegate { seat, .. } => View::Seat(seat.clone()),
            Station::Secretariat => View::Secretariat,
            Station::Observer { .. } => View::Observer,
            Station::Projector => View::Projector,
            Station::Public => View::Public,
        }
    }

    /// The station in words: `delegate of FRA`.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Station::Chair => "chair".to_owned(),
            Station::Delegate { seat, deputy: false } => format!("delegate of {seat}"),
            Station::Delegate { seat, deputy: true } => format!("deputy of {seat}"),
            Station::Secretariat => "secretariat".to_owned(),
            Station::Observer { name: Some(name) } => format!("observer for {name}"),
            Station::Observer { name: None } => "observer".to_owned(),
            Station::Projector => "projector".to_owned(),
            Station::Public => "the public".to_owned(),
        }
    }
}

impl View {
    /// Whether it is a place among the members: a seat, the chair, the secretariat.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        matches!(self, View::Seat(_) | View::Chair | View::Secretariat)
    }

    /// A word for it in addresses and caches: `seat-FRA`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            View::Public => "public".to_owned(),
            View::Observer => "observer".to_owned(),
            View::Seat(seat) => format!("seat-{seat}"),
            View::Chair => "chair".to_owned(),
            View::Secretariat => "secretariat".to_owned(),
            View::Projector => "projector".to_owned(),
        }
    }
}

/// Somebody who acts: a person (or a token) at a station.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Who {
    /// Id of the person or token; never in the ledger, only in the making of idempotency keys.
    pub person: String,
    /// What he is in the chamber.
    pub station: Station,
}

impl Who {
    /// Somebody at a station.
    #[must_use]
    pub fn new(person: impl Into<String>, station: Station) -> Self {
        Self { person: person.into(), station }
    }
}
