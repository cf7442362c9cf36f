//! What a requirement counts, and what a share is a share of.
//!
//! Implements: the sides and denominators that the shipped bodies use ("present and voting", all seats, those sworn, those
//! entitled to take part, ...), each as a set of positions.
//! Not here: how a count is compared ([`super::What`]), in which measure ([`super::Requirement::measure`]).

use crate::position::{Position, PositionSet};

/// What a share is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Every seat, filled or not.
    AllSeats,
    /// Every seat that is filled (also: those duly chosen and sworn).
    Filled,
    /// Seats present at the meeting.
    Present,
    /// Votes for, against and abstaining.
    Cast,
    /// Votes for and against: "present and voting" where abstainers do not count.
    YesAndNo,
    /// Filled seats without those barred, recused or suspended.
    Participants,
    /// Votes against.
    Against,
}

impl Base {
    /// The words for the bases in files.
    pub(super) const KNOWN: [(&'static str, Base); 7] = [
        ("all_seats", Base::AllSeats),
        ("filled", Base::Filled),
        ("present", Base::Present),
        ("cast", Base::Cast),
        ("yes_and_no", Base::YesAndNo),
        ("participants", Base::Participants),
        ("against", Base::Against),
    ];

    /// The positions of the seats that are in the base.
    #[must_use]
    pub fn positions(self) -> PositionSet {
        match self {
            Base::AllSeats => PositionSet::ALL,
            Base::Filled => PositionSet::ALL.without(PositionSet::of(&[Position::Vacant])),
            Base::Present => PositionSet::PRESENT,
            Base::Cast => PositionSet::CAST,
            Base::YesAndNo => PositionSet::YES_AND_NO,
            Base::Participants => PositionSet::ALL.without(PositionSet::NOT_TAKING_PART),
            Base::Against => PositionSet::AGAINST,
        }
    }

    /// The base in words, around what sits on its seats: `the members voting for or against`.
    pub(super) fn says(self, who: &str) -> String {
        match self {
            Base::AllSeats => format!("all {who}"),
            Base::Filled => format!("the {who} in office"),
            Base::Present => format!("the {who} present"),
            Base::Cast => format!("the {who} voting or abstaining"),
            Base::YesAndNo => format!("the {who} voting for or against"),
            Base::Participants => format!("the {who} entitled to take part"),
            Base::Against => format!("the {who} against"),
        }
    }
}

/// Which votes a requirement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Votes in favour.
    For,
    /// Votes in favour and silent agreement: `Yes` and `No Objection`.
    NotObjecting,
    /// Votes in favour and abstentions: what a quorum of votes counts.
    ForOrAbstaining,
    /// Votes, objections and blocks against.
    Against,
    /// Everything of those taking part that is no vote in favour.
    NotFor,
    /// Seats present.
    Present,
    /// Abstentions declared not to bind the abstainer.
    NotBound,
    /// Seats kept out as a party to the matter.
    Excluded,
}

impl Side {
    /// The words for the sides in files.
    pub(super) const KNOWN: [(&'static str, Side); 8] = [
        ("for", Side::For),
        ("not_objecting", Side::NotObjecting),
        ("for_or_abstaining", Side::ForOrAbstaining),
        ("against", Side::Against),
        ("not_for", Side::NotFor),
        ("present", Side::Present),
        ("not_bound", Side::NotBound),
        ("excluded", Side::Excluded),
    ];

    /// The positions counted.
    #[must_use]
    pub fn positions(self) -> PositionSet {
        match self {
            Side::For => PositionSet::FOR,
            Side::NotObjecting => PositionSet::of(&[Position::Yes, Position::NoObjection]),
            Side::ForOrAbstaining => PositionSet::of(&[Position::Yes, Position::Abstain, Position::AbstainNotBound]),
            Side::Against => PositionSet::AGAINST,
            Side::NotFor => PositionSet::ALL.without(PositionSet::NOT_TAKING_PART).without(PositionSet::FOR),
            Side::Present => PositionSet::PRESENT,
            Side::NotBound => PositionSet::of(&[Position::AbstainNotBound]),
            Side::Excluded => PositionSet::of(&[Position::Barred]),
        }
    }

    /// The word behind a number: `13 in favour`.
    pub(crate) fn tail(self) -> &'static str {
        match self {
            Side::For => "in favour",
            Side::NotObjecting => "in favour or without objection",
            Side::ForOrAbstaining => "in favour or abstaining",
            Side::Against => "against",
            Side::NotFor => "not in favour",
            Side::Present => "present",
            Side::NotBound => "abstaining and not bound",
            Side::Excluded => "excluded",
        }
    }

    /// What one seat does, or several do: `votes in favour`, `vote in favour`.
    pub(super) fn does(self, one: bool) -> &'static str {
        match (self, one) {
            (Side::For, true) => "votes in favour",
            (Side::For, false) => "vote in favour",
            (Side::NotObjecting, true) => "votes in favour or raises no objection",
            (Side::NotObjecting, false) => "vote in favour or raise no objection",
            (Side::ForOrAbstaining, true) => "votes in favour or abstains",
            (Side::ForOrAbstaining, false) => "vote in favour or abstain",
            (Side::Against, true) => "is against",
            (Side::Against, false) => "are against",
            (Side::NotFor, true) => "does not vote in favour",
            (Side::NotFor, false) => "do not vote in favour",
            (Side::Present, true) => "is present",
            (Side::Present, false) => "are present",
            (Side::NotBound, true) => "abstains without being bound",
            (Side::NotBound, false) => "abstain without being bound",
            (Side::Excluded, true) => "is kept out of the vote",
            (Side::Excluded, false) => "are kept out of the vote",
        }
    }
}
