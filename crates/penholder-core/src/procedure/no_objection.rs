//! Decisions of a subsidiary organ by no-objection, with holds.
//!
//! Implements: a proposal circulated for a fixed time; approved when the silence passes; a hold keeps it pending; an
//! objection ends it there, and the matter may go to the parent body (practice of the sanctions committees).

use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Sitting, Wording};
use crate::charter::procedure::Article;

/// A proposal under no-objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoObjection {
    /// The kind of matter, as the charter calls it.
    pub kind: String,
    /// What is proposed.
    pub title: String,
    /// By whom.
    pub proposer: String,
    /// The text.
    pub wording: Wording,
    /// Where it stands.
    pub stage: Stage,
}

/// Where such a proposal stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Proposed.
    Proposed,
    /// Objected to; the chair consults.
    Objected,
    /// Approved.
    Approved,
    /// Sent to the parent body.
    Referred(String),
    /// Withdrawn.
    Withdrawn,
}

impl Stage {
    pub(crate) fn is_live(&self) -> bool {
        matches!(self, Stage::Proposed | Stage::Objected)
    }

    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Stage::Proposed => "proposed".to_owned(),
            Stage::Objected => "objected to".to_owned(),
            Stage::Approved => "approved".to_owned(),
            Stage::Referred(to) => format!("referred to {to}"),
            Stage::Withdrawn => "withdrawn".to_owned(),
        }
    }
}

/// What can be done with such a proposal; silence, holds and objections are those of the component.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It is proposed.
    Propose {
        /// The kind of matter.
        kind: String,
        /// What.
        title: String,
        /// The text.
        wording: Wording,
    },
    /// It goes to the parent body.
    Refer {
        /// To which.
        to: String,
    },
    /// It is withdrawn.
    Withdraw,
}

/// What happened to such a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was proposed.
    Proposed {
        /// The kind of matter.
        kind: String,
        /// What.
        title: String,
        /// By whom.
        proposer: String,
        /// The text.
        wording: Wording,
    },
    /// It was objected to.
    Objected,
    /// It was approved: nobody objected in time.
    Approved,
    /// It went to the parent body.
    Referred {
        /// To which.
        to: String,
    },
    /// It was withdrawn.
    Withdrawn,
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match (command, &matter.form) {
        (Command::Propose { kind, title, wording }, Form::Nothing) => {
            sitting.charter.kind(&kind)?;
            wording.check(sitting)?;
            let proposer = sitting.member(actor, "propose it", Article::NoObjection)?.id.clone();
            Event::Proposed { kind, title, proposer, wording }
        }
        (Command::Refer { to }, Form::NoObjection(proposal)) if proposal.stage == Stage::Objected => {
            sitting.officer(actor, "refer it", Article::NoObjection)?;
            Event::Referred { to }
        }
        (Command::Withdraw, Form::NoObjection(proposal)) if proposal.stage.is_live() => {
            sitting.only(actor, &proposal.proposer, "withdraw it", Article::NoObjection)?;
            Event::Withdrawn
        }
        _ => {
            let (act, what, stage) = ("do that", matter.id.clone(), matter.stage());
            let cite = sitting.article(Article::NoObjection).to_owned();
            return Err(Refusal::NotNow { act, what, stage, cite });
        }
    };
    Ok(vec![AnyEvent::NoObjection(event)])
}

pub(crate) fn apply(proposal: &mut NoObjection, event: &Event) -> Result<(), &'static str> {
    if !proposal.stage.is_live() {
        return Err("the proposal has come to its end");
    }
    proposal.stage = match event {
        Event::Proposed { .. } => return Err("it was proposed before"),
        Event::Objected => Stage::Objected,
        Event::Approved => Stage::Approved,
        Event::Referred { to } => Stage::Referred(to.clone()),
        Event::Withdrawn => Stage::Withdrawn,
    };
    Ok(())
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<NoObjection, Misfit> {
    match event {
        Event::Proposed { kind, title, proposer, wording } => Ok(NoObjection {
            kind: kind.clone(),
            title: title.clone(),
            proposer: proposer.clone(),
            wording: wording.clone(),
            stage: Stage::Proposed,
        }),
        _ => {
            let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
            Err(Misfit { event, matter, why: "nothing was proposed" })
        }
    }
}
