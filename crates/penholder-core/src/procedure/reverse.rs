//! Reverse consensus: something happens on a day unless the members agree to stop it.
//!
//! Implements: a proposal that takes effect at its deadline unless the charter's rule on the kind of matter counts it as
//! rejected (all members against: delisting after an Ombudsperson's recommendation, WTO panels), and referral to the
//! parent body by one member.
//! Always: whether it is stopped is decided by the charter, not here; it takes effect once, by `due`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Sitting};
use crate::ballots::Ballots;
use crate::charter::procedure::Article;
use crate::decide::{Outcome, decide};
use crate::position::Position;

/// A proposal under reverse consensus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reverse {
    /// The kind of matter, as the charter calls it.
    pub kind: String,
    /// What takes effect.
    pub title: String,
    /// When.
    pub deadline: Timestamp,
    /// Who is against it.
    pub against: BTreeSet<String>,
    /// Where it stands.
    pub stage: Stage,
}

/// Where such a proposal stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It takes effect at its deadline unless it is stopped.
    Running,
    /// It took effect.
    TookEffect,
    /// It was stopped by agreement.
    Stopped,
    /// A member sent it to the parent body.
    Referred(String),
}

impl Stage {
    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Stage::Running => "running to its deadline".to_owned(),
            Stage::TookEffect => "in effect".to_owned(),
            Stage::Stopped => "stopped by agreement of all".to_owned(),
            Stage::Referred(to) => format!("referred to {to}"),
        }
    }
}

/// What can be done about such a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It begins to run.
    Begin {
        /// The kind of matter.
        kind: String,
        /// What takes effect.
        title: String,
        /// When.
        deadline: Timestamp,
    },
    /// A member is against it.
    Oppose,
    /// A member is no longer against it.
    Relent,
    /// A member sends it to the parent body.
    Refer {
        /// To which.
        to: String,
    },
    /// The deadline has passed.
    Conclude,
}

/// What happened to such a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It began to run.
    Began {
        /// The kind of matter.
        kind: String,
        /// What takes effect.
        title: String,
        /// When.
        deadline: Timestamp,
    },
    /// A member is against it.
    Opposed {
        /// Who.
        by: String,
    },
    /// A member is no longer against it.
    Relented {
        /// Who.
        by: String,
    },
    /// It was stopped.
    Stopped {
        /// By which article.
        cite: String,
    },
    /// It took effect.
    TookEffect {
        /// By which article.
        cite: String,
    },
    /// It went to the parent body.
    Referred {
        /// By whom.
        by: String,
        /// To which.
        to: String,
    },
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let one = |event| Ok(vec![AnyEvent::Reverse(event)]);
    let running = match &matter.form {
        Form::Reverse(reverse) => (reverse.stage == Stage::Running).then_some(reverse),
        _ => None,
    };
    let cite = || sitting.article(Article::Reverse).to_owned();
    match (command, running) {
        (Command::Begin { kind, title, deadline }, None) if matter.form == Form::Nothing => {
            sitting.officer(actor, "begin the term", Article::Reverse)?;
            sitting.charter.kind(&kind)?;
            if deadline <= sitting.now {
                let (given, why) = (sitting.says_time(deadline), "the deadline lies in the past".to_owned());
                return Err(Refusal::Unfit { given, why, cite: cite() });
            }
            one(Event::Began { kind, title, deadline })
        }
        (Command::Conclude, Some(reverse)) => {
            sitting.due_only(actor, "conclude it", Article::Reverse)?;
            if sitting.now < reverse.deadline {
                let from = sitting.says_time(reverse.deadline);
                return Err(Refusal::TooEarly { act: "conclude it", from, cite: cite() });
            }
            let (stopped, cite) = stopped(sitting, reverse, &reverse.against, Position::NoObjection)?;
            one(if stopped { Event::Stopped { cite } } else { Event::TookEffect { cite } })
        }
        (command @ (Command::Oppose | Command::Relent | Command::Refer { .. }), Some(reverse)) => {
            let by = sitting.member(actor, "take a position on it", Article::Reverse)?.id.clone();
            if sitting.now >= reverse.deadline {
                let (act, deadline) = ("take a position on it", sitting.says_time(reverse.deadline));
                return Err(Refusal::TooLate { act, deadline, cite: cite() });
            }
            match command {
                Command::Oppose => opposed(sitting, reverse, by),
                Command::Refer { to } => one(Event::Referred { by, to }),
                _ => one(Event::Relented { by }),
            }
        }
        _ => {
            let (act, what, stage) = ("do that", matter.id.clone(), matter.stage());
            Err(Refusal::NotNow { act, what, stage, cite: cite() })
        }
    }
}

/// One more is against it; that may stop it at once.
fn opposed(sitting: &Sitting<'_>, reverse: &Reverse, by: String) -> Result<Vec<AnyEvent>, Refusal> {
    let mut against = reverse.against.clone();
    against.insert(by.clone());
    let mut events = vec![AnyEvent::Reverse(Event::Opposed { by })];
    let (stopped, cite) = stopped(sitting, reverse, &against, Position::Open)?;
    if stopped {
        events.push(AnyEvent::Reverse(Event::Stopped { cite }));
    }
    Ok(events)
}

/// Whether the charter counts it as rejected, and by which article.
fn stopped(
    sitting: &Sitting<'_>,
    reverse: &Reverse,
    against: &BTreeSet<String>,
    others: Position,
) -> Result<(bool, String), Refusal> {
    let kind = sitting.charter.kind(&reverse.kind)?;
    let question = kind.question.as_deref().unwrap_or(&reverse.kind);
    let day = sitting.date();
    let seated = sitting.charter.seated(question, Some(kind), day, sitting.roster, crate::ReadBy::Practice)?;
    let position = |seat: &crate::Seat| if against.contains(&seat.id) { Position::Objection } else { others };
    let ballots = Ballots::of(sitting.roster.seats().iter().map(position).collect());
    Ok((decide(&seated, &ballots).outcome == Outcome::NotAdopted, seated.rule.cite.clone()))
}

/// What is due: the end of the term.
pub(crate) fn due(sitting: &Sitting<'_>, reverse: &Reverse) -> Option<Command> {
    (reverse.stage == Stage::Running && sitting.now >= reverse.deadline).then_some(Command::Conclude)
}

pub(crate) fn apply(reverse: &mut Reverse, event: &Event) -> Result<(), &'static str> {
    if reverse.stage != Stage::Running {
        return Err("the proposal has come to its end");
    }
    match event {
        Event::Began { .. } => return Err("it began before"),
        Event::Opposed { by } => drop(reverse.against.insert(by.clone())),
        Event::Relented { by } => drop(reverse.against.remove(by)),
        Event::Stopped { .. } => reverse.stage = Stage::Stopped,
        Event::TookEffect { .. } => reverse.stage = Stage::TookEffect,
        Event::Referred { to, .. } => reverse.stage = Stage::Referred(to.clone()),
    }
    Ok(())
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Reverse, Misfit> {
    match event {
        Event::Began { kind, title, deadline } => Ok(Reverse {
            kind: kind.clone(),
            title: title.clone(),
            deadline: *deadline,
            against: BTreeSet::new(),
            stage: Stage::Running,
        }),
        _ => {
            let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
            Err(Misfit { event, matter, why: "the term did not begin" })
        }
    }
}
