//! Forecast of a vote from what was known the day before, and how good such forecasts were.
//!
//! Implements: for each member the chance to vote in favour, by a logistic regression with a ridge penalty (Hoerl and Kennard 1970;
//! le Cessie and van Houwelingen 1992) on smoothed shares of the past: of the member, of the item, of the member under the item,
//! of the member on texts of the same sponsors; the last vote on the item; the kind of text. The outcome is forecast by a second
//! regression on the members' chances, not by multiplying them, as members do not vote independently of each other.
//! Always: of a vote only its day, item, kind, sponsors and members are known to its forecast, and only votes of earlier days;
//! the model is fitted on votes before the year it forecasts (rolling origin).
//! Not here: the text of a draft, talks, announcements: what diplomats know and no table holds.

mod backtest;
mod history;
mod logistic;

pub use backtest::{Backtest, Baseline, Bin, Forecast, Score, backtest, forecast};
pub use logistic::{Fit, Logistic};

use jiff::civil::Date;

use crate::agreement::Stand;

/// What kind of text a vote is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A draft as a whole.
    Draft,
    /// A part of a draft or an amendment.
    Part,
    /// Anything else.
    Other,
}

/// A member with a say in a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// Which member: any number, the same for the same member in every vote.
    pub member: usize,
    /// Whether its seat is of the class whose no can stop a text.
    pub permanent: bool,
}

/// A vote as it is known the day before.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabled {
    /// The day.
    pub date: Date,
    /// The agenda item, by any number; none if it is not known.
    pub item: Option<usize>,
    /// What it is on.
    pub kind: Kind,
    /// The members that brought it, by their numbers; none if that is not known.
    pub sponsors: Option<Vec<usize>>,
    /// Whether it was put on behalf of all members.
    pub joint: bool,
    /// Who votes.
    pub voters: Vec<Voter>,
}

/// A vote with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// What was known the day before.
    pub tabled: Tabled,
    /// What each voter cast; none if it cast nothing.
    pub cast: Vec<Option<Stand>>,
    /// Whether it was adopted.
    pub adopted: bool,
}
