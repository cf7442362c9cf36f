//! Values of the core and of the record in the words of a language: positions, outcomes, what was voted on, dates.
//!
//! Not here: names of members and agenda items, sentences about decisions. They are data and stay English.

use jiff::civil::Date;
use maud::{Markup, html};
use penholder_core::Position;
use penholder_record::{Declared, Subject};

use crate::language::Language;
use crate::words::say;

/// A position.
pub fn position(l: Language, position: Position) -> String {
    let key = match position {
        Position::Yes => "position-yes",
        Position::No => "position-no",
        Position::Abstain => "position-abstain",
        Position::AbstainNotBound => "position-abstain-not-bound",
        Position::NotParticipating => "position-not-participating",
        Position::Absent => "position-absent",
        Position::NotVoting => "position-not-voting",
        Position::Vacant => "position-vacant",
        Position::Barred => "position-barred",
        Position::Recused => "position-recused",
        Position::Suspended => "position-suspended",
        Position::Invalid => "position-invalid",
        Position::NoObjection => "position-no-objection",
        Position::Objection => "position-objection",
        Position::Hold => "position-hold",
        Position::Discuss => "position-discuss",
        Position::Silent => "position-silent",
        Position::Unknown => "position-unknown",
        Position::Open => "position-open",
    };
    say!(l, key)
}

/// What was declared.
pub fn declared(l: Language, declared: Declared) -> String {
    match declared {
        Declared::Adopted => say!(l, "declared-adopted"),
        Declared::Vetoed => say!(l, "declared-vetoed"),
        Declared::LackingVotes => say!(l, "declared-lacking-votes"),
    }
}

/// What was voted on; nothing for a draft as a whole.
pub fn subject(l: Language, subject: Subject) -> Option<String> {
    Some(match subject {
        Subject::Whole => return None,
        Subject::Part => say!(l, "subject-part"),
        Subject::Amendment => say!(l, "subject-amendment"),
        Subject::PartOrAmendment => say!(l, "subject-part-or-amendment"),
        Subject::Admission => say!(l, "subject-admission"),
        Subject::Appointment => say!(l, "subject-appointment"),
        Subject::PreliminaryQuestion => say!(l, "subject-preliminary-question"),
        Subject::Motion => say!(l, "subject-motion"),
    })
}

/// A regional group of members by its id; the id if it is of another kind.
pub fn region(l: Language, id: &str) -> Markup {
    let key = match id {
        "africa" => "region-africa",
        "asia-pacific" => "region-asia-pacific",
        "eastern-europe" => "region-eastern-europe",
        "latin-america-caribbean" => "region-latin-america-caribbean",
        "western-europe-others" => "region-western-europe-others",
        other => return l.english(other),
    };
    html! { (say!(l, key)) }
}

/// A day in words: `4 February 2012`.
pub fn day(l: Language, date: Date) -> String {
    // the year as text: a number of four digits might be grouped
    say!(l, "day", day = date.day(), month = date.month(), year = date.year().to_string())
}
