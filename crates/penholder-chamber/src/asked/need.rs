//! What a person still has to say with a command.
//!
//! Always: a need names the field of the command that it fills; a form is made of nothing else.
//! Not here: which commands there are (`possible`), the forms themselves (the web).

use penholder_core::Position;
use penholder_core::procedure::Wording;
use penholder_core::seat::Seat;
use serde::Serialize;

/// Something that a person has to say with a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// One of these positions.
    Position(#[serde(serialize_with = "position_words")] Vec<Position>),
    /// At most so many of these candidates.
    Names {
        /// The candidates.
        of: Vec<String>,
        /// How many at most.
        most: usize,
    },
    /// A text.
    Text {
        /// Which field of the command: `reason`, `says`.
        field: &'static str,
        /// Whether it can be left out.
        optional: bool,
    },
    /// One of these.
    OneOf {
        /// Which field of the command.
        field: &'static str,
        /// Word and name.
        of: Vec<(String, String)>,
    },
    /// Several texts in order.
    List {
        /// Which field of the command.
        field: &'static str,
    },
    /// A point in time.
    Time {
        /// Which field of the command.
        field: &'static str,
    },
    /// A number of minutes or seconds.
    Number {
        /// Which field of the command.
        field: &'static str,
    },
    /// A version of a text.
    Wording {
        /// Which field of the command.
        field: &'static str,
        /// Whether it can be left out.
        optional: bool,
        /// What it begins with: what the version would be called, and the words that stand now.
        given: Given,
    },
    /// For each seat whether it is there.
    Roll,
}

/// With what a new version of a text begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Given {
    /// What it would be called.
    pub version: String,
    /// The words that stand now; empty for a text that is not there yet.
    pub text: String,
}

fn position_words<S: serde::Serializer>(positions: &[Position], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(positions.iter().map(|position| position.word()))
}

/// A text that has to be given.
pub(super) fn text(field: &'static str) -> Need {
    Need::Text { field, optional: false }
}

/// A text that may be given.
pub(super) fn maybe(field: &'static str) -> Need {
    Need::Text { field, optional: true }
}

/// A version of a text that has to be given, and begins with the last there is.
pub(super) fn wording(versions: &[Wording]) -> Need {
    let text = versions.last().and_then(|last| last.text.clone()).unwrap_or_default();
    let given = Given { version: format!("version {}", versions.len() + 1), text };
    Need::Wording { field: "wording", optional: false, given }
}

/// The text as it would be with an amendment; nothing can be left out where the words stand on the record.
pub(super) fn amended(versions: &[Wording]) -> Need {
    let last = versions.last();
    let text = last.and_then(|last| last.text.clone()).unwrap_or_default();
    let version = last.map(|last| format!("{} as amended", last.version)).unwrap_or_default();
    Need::Wording { field: "wording", optional: text.is_empty(), given: Given { version, text } }
}

/// A word of the law, as a person may choose it.
pub(super) fn choice(id: &str, name: &str) -> (String, String) {
    (id.to_owned(), name.to_owned())
}

/// Seats, as a person may choose them.
pub(super) fn seats<'s>(seats: impl IntoIterator<Item = &'s Seat>) -> Vec<(String, String)> {
    seats.into_iter().map(|seat| choice(&seat.id, &seat.name)).collect()
}
