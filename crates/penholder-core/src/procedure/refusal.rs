//! Why an act is refused. Every refusal cites the article; nothing was changed.

use jiff::civil::Date;

use crate::charter::CharterError;
use crate::seated::SeatError;

/// Why the rules forbid an act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody acts who has no seat.
    #[error("it cannot act on {on}: {why} ({cite})")]
    NotSeated {
        /// What is wrong, with a suggestion.
        why: String,
        /// The day.
        on: Date,
        /// The article.
        cite: String,
    },
    /// The act belongs to somebody else.
    #[error("`{actor}` cannot {act}: only {who} may ({cite})")]
    NotYours {
        /// Who tried.
        actor: String,
        /// Who may.
        who: String,
        /// The act.
        act: &'static str,
        /// The article.
        cite: String,
    },
    /// The act does not fit the stage.
    #[error("cannot {act}: {what} is {stage} ({cite})")]
    NotNow {
        /// The act.
        act: &'static str,
        /// The matter or the thing in it.
        what: String,
        /// Where it stands.
        stage: String,
        /// The article.
        cite: String,
    },
    /// The act belongs to another kind of matter.
    #[error("cannot {act} here: `{matter}` is {form} ({cite})")]
    OtherKind {
        /// The act.
        act: String,
        /// The matter.
        matter: String,
        /// What it is.
        form: &'static str,
        /// The article.
        cite: String,
    },
    /// There is no such thing.
    #[error("there is no {what} `{id}`; there are: {known} ({cite})")]
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// The word that was given.
        id: String,
        /// What there is.
        known: String,
        /// The article.
        cite: String,
    },
    /// Something else has precedence.
    #[error("cannot {act} yet: {first} comes first ({cite})")]
    ComesFirst {
        /// The act.
        act: &'static str,
        /// What has precedence.
        first: String,
        /// The article.
        cite: String,
    },
    /// A deadline has passed.
    #[error("cannot {act}: the deadline passed at {deadline} ({cite})")]
    TooLate {
        /// The act.
        act: &'static str,
        /// When, on the body's clock.
        deadline: String,
        /// The article.
        cite: String,
    },
    /// It is too early.
    #[error("cannot {act} before {from} ({cite})")]
    TooEarly {
        /// The act.
        act: &'static str,
        /// When it can be done, on the body's clock.
        from: String,
        /// The article.
        cite: String,
    },
    /// A ballot is in already.
    #[error("`{seat}` has voted; that ballot stands ({cite})")]
    Voted {
        /// The seat.
        seat: String,
        /// The article.
        cite: String,
    },
    /// The position is none that can be taken here.
    #[error("`{seat}` cannot vote {position} here: {allowed} ({cite})")]
    Position {
        /// The seat.
        seat: String,
        /// What it tried.
        position: String,
        /// What can be done.
        allowed: String,
        /// The article.
        cite: String,
    },
    /// Somebody objected.
    #[error("cannot {act}: {by} objected ({cite})")]
    Objected {
        /// The act.
        act: &'static str,
        /// Who objected.
        by: String,
        /// The article.
        cite: String,
    },
    /// Something is missing that the act needs.
    #[error("cannot {act} without {missing} ({cite})")]
    Needs {
        /// The act.
        act: &'static str,
        /// What is missing.
        missing: String,
        /// The article.
        cite: String,
    },
    /// Something that was given does not fit.
    #[error("`{given}` does not fit: {why} ({cite})")]
    Unfit {
        /// What was given.
        given: String,
        /// Why not.
        why: String,
        /// The article.
        cite: String,
    },
    /// The outcome cannot be told.
    #[error("the outcome cannot be told yet: the position of {missing} is open ({cite})")]
    Undetermined {
        /// Whose position is missing.
        missing: String,
        /// The article.
        cite: String,
    },
    /// The law has no answer.
    #[error("{0} (charter of the body)")]
    Law(#[from] SeatError),
}

impl From<CharterError> for Refusal {
    fn from(error: CharterError) -> Self {
        Refusal::Law(SeatError::Charter(error))
    }
}

impl Refusal {
    /// The article.
    #[must_use]
    pub fn cite(&self) -> &str {
        match self {
            Refusal::NotSeated { cite, .. }
            | Refusal::NotYours { cite, .. }
            | Refusal::NotNow { cite, .. }
            | Refusal::OtherKind { cite, .. }
            | Refusal::Unknown { cite, .. }
            | Refusal::ComesFirst { cite, .. }
            | Refusal::TooLate { cite, .. }
            | Refusal::TooEarly { cite, .. }
            | Refusal::Voted { cite, .. }
            | Refusal::Position { cite, .. }
            | Refusal::Objected { cite, .. }
            | Refusal::Needs { cite, .. }
            | Refusal::Unfit { cite, .. }
            | Refusal::Undetermined { cite, .. } => cite,
            Refusal::Law(_) => "charter of the body",
        }
    }

    /// The next step, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Refusal::ComesFirst { .. } => "deal with that first, then try again",
            Refusal::Objected { .. } => "put it to the vote",
            Refusal::TooLate { .. } => "what was due at the deadline stands; a new text or motion can be brought",
            Refusal::Voted { .. } => "the vote can be annulled and taken again by whoever presides",
            Refusal::Undetermined { .. } => "close the vote with those that did not vote named as absent",
            Refusal::NotSeated { .. } => "`penholder roster` lists who is seated on a day",
            _ => return None,
        })
    }
}

/// Why an event does not fit a matter: the record is damaged, or the events are out of order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the event `{event}` does not fit `{matter}`: {why}")]
pub struct Misfit {
    /// The name of the event.
    pub event: String,
    /// The matter.
    pub matter: String,
    /// Why not.
    pub why: &'static str,
}
