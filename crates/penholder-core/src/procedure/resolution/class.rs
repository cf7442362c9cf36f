//! Of which class the question is, when that is disputed.
//!
//! Implements: the double veto with selectable doctrine: a preliminary question put to the vote (statement of 7 June
//! 1945), or a ruling by the chair that stands unless it is overruled (rule 30; 507th and 848th meetings).
//! Always: while it is disputed, nothing else is put; what settles it is decided by the charter's doctrine.

use serde::{Deserialize, Serialize};

use super::{Draft, Event};
use crate::charter::{Dispute, Doctrine, Settled, Way};
use crate::decide::Outcome;
use crate::procedure::{Refusal, Sitting};

/// Of which class the question is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// As the charter says of this kind of matter.
    AsKind,
    /// Disputed.
    Disputed {
        /// By whom.
        by: String,
        /// The doctrine under which it is to be settled.
        doctrine: String,
    },
    /// Ruled on by the chair; so it stands unless it is challenged.
    Ruled {
        /// What the question is.
        question: String,
        /// The doctrine.
        doctrine: String,
    },
    /// Ruled on, and challenged.
    Challenged {
        /// What the chair ruled the question to be.
        question: String,
        /// By whom.
        by: String,
        /// The doctrine.
        doctrine: String,
    },
    /// Settled.
    Settled {
        /// What the question is.
        question: String,
        /// Under which doctrine.
        doctrine: String,
    },
}

impl Class {
    /// The question, if it is not the kind's own and nothing keeps it open.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        match self {
            Class::Ruled { question, .. } | Class::Settled { question, .. } => Some(question),
            _ => None,
        }
    }

    /// The doctrine under which it is being settled.
    #[must_use]
    pub fn doctrine(&self) -> Option<&str> {
        match self {
            Class::AsKind => None,
            Class::Disputed { doctrine, .. }
            | Class::Ruled { doctrine, .. }
            | Class::Challenged { doctrine, .. }
            | Class::Settled { doctrine, .. } => Some(doctrine),
        }
    }
}

/// The doctrine of the charter with this id.
pub(super) fn doctrine<'a>(sitting: &Sitting<'a>, id: &str) -> Result<&'a Doctrine, Refusal> {
    let found = sitting.charter.doctrines.iter().find(|doctrine| doctrine.id == id);
    found.ok_or_else(|| Refusal::Unknown {
        what: "doctrine",
        id: id.to_owned(),
        known: sitting.charter.doctrines.iter().map(|d| d.id.as_str()).collect::<Vec<_>>().join(", "),
        cite: sitting.article(crate::charter::procedure::Article::Class).to_owned(),
    })
}

/// What the vote on the preliminary question, or to overrule the ruling, makes of the class.
pub(super) fn settled(sitting: &Sitting<'_>, class: &Class, adopted: bool) -> Option<Event> {
    let doctrine = doctrine(sitting, class.doctrine()?).ok()?;
    let outcome = if adopted { Outcome::Adopted } else { Outcome::NotAdopted };
    let dispute = match class {
        Class::Challenged { question, .. } => {
            Dispute::Ruled { as_question: question.clone(), challenge: Some(outcome) }
        }
        _ => Dispute::Preliminary(outcome),
    };
    match doctrine.settles(&dispute) {
        Settled::As(question) => Some(Event::ClassSettled { question, doctrine: doctrine.id.clone() }),
        Settled::Not | Settled::NotThisWay => None,
    }
}

/// The two things between which a ruling under this doctrine is.
pub(super) fn between(doctrine: &Doctrine) -> Option<&[String; 2]> {
    match &doctrine.way {
        Way::Ruling { between, .. } => Some(between),
        Way::PreliminaryQuestion { .. } => None,
    }
}

pub(super) fn apply(draft: &mut Draft, event: &Event) -> Result<(), &'static str> {
    draft.class = match (event, &draft.class) {
        (Event::ClassDisputed { by, doctrine }, Class::AsKind) => {
            Class::Disputed { by: by.clone(), doctrine: doctrine.clone() }
        }
        (Event::ClassRuled { question }, Class::Disputed { doctrine, .. }) => {
            Class::Ruled { question: question.clone(), doctrine: doctrine.clone() }
        }
        (Event::ClassChallenged { by }, Class::Ruled { question, doctrine }) => {
            Class::Challenged { question: question.clone(), by: by.clone(), doctrine: doctrine.clone() }
        }
        (Event::ClassSettled { question, doctrine }, Class::Disputed { .. } | Class::Challenged { .. }) => {
            Class::Settled { question: question.clone(), doctrine: doctrine.clone() }
        }
        _ => return Err("the class of the question is at another stage"),
    };
    Ok(())
}
