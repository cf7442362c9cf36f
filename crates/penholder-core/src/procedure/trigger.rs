//! Decisions whose failure has an effect: something happens on a day unless a draft is adopted before.
//!
//! Implements: a notification, a term, drafts that would avert or delay the effect, and the effect when the term ends
//! (Security Council resolution 2231 (2015), paragraphs 11 and 12).
//! Always: what a linked draft came to is read from that draft, never said; the effect comes once, by `due`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Role, Sitting, resolution};
use crate::charter::procedure::Article;

/// An effect that comes unless it is averted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// What was notified.
    pub title: String,
    /// What happens.
    pub effect: String,
    /// By which text.
    pub cite: String,
    /// Who notified.
    pub by: Vec<String>,
    /// When it happens.
    pub deadline: Timestamp,
    /// The drafts that would avert it, or delay it until a time.
    pub drafts: Vec<(String, Option<Timestamp>)>,
    /// The drafts whose outcome was taken note of.
    pub noted: Vec<String>,
    /// Where it stands.
    pub stage: Stage,
}

/// Where such an effect stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It comes at its deadline.
    Running,
    /// It was averted by this draft.
    Averted(String),
    /// It came.
    TookEffect,
    /// The notification was withdrawn.
    Withdrawn,
}

impl Stage {
    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Stage::Running => "running to its deadline".to_owned(),
            Stage::Averted(by) => format!("averted by {by}"),
            Stage::TookEffect => "in effect".to_owned(),
            Stage::Withdrawn => "withdrawn".to_owned(),
        }
    }
}

/// What can be done about such an effect.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It is notified.
    Notify {
        /// What was notified.
        title: String,
        /// What happens.
        effect: String,
        /// By which text.
        cite: String,
        /// By whom, where the secretariat records it.
        by: Vec<String>,
        /// When it happens.
        deadline: Timestamp,
    },
    /// A draft would avert it, or delay it.
    Link {
        /// Which.
        draft: String,
        /// Until when it would delay it; averts it, if none is given.
        delays_until: Option<Timestamp>,
    },
    /// The notification is withdrawn.
    Withdraw,
    /// A linked draft came to its end, or the deadline has passed.
    Follow,
}

/// What happened about such an effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was notified.
    Notified {
        /// What was notified.
        title: String,
        /// What happens.
        effect: String,
        /// By which text.
        cite: String,
        /// By whom.
        by: Vec<String>,
        /// When it happens.
        deadline: Timestamp,
    },
    /// A draft was linked.
    Linked {
        /// Which.
        draft: String,
        /// Until when it would delay it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delays_until: Option<Timestamp>,
    },
    /// A linked draft was not adopted: the effect still comes.
    NotAverted {
        /// Which.
        draft: String,
    },
    /// A linked draft was adopted: the effect does not come.
    Averted {
        /// Which.
        draft: String,
    },
    /// A linked draft was adopted: the effect comes later.
    Delayed {
        /// Which.
        draft: String,
        /// When it comes now.
        deadline: Timestamp,
    },
    /// The effect came.
    TookEffect,
    /// The notification was withdrawn.
    Withdrawn,
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let cite = || sitting.article(Article::Trigger).to_owned();
    let running = match &matter.form {
        Form::Trigger(trigger) => (trigger.stage == Stage::Running).then_some(trigger),
        _ => None,
    };
    let event = match (command, running) {
        (Command::Notify { title, effect, cite: text, by, deadline }, None) if matter.form == Form::Nothing => {
            let by = if actor.role == Role::Secretariat {
                by
            } else {
                vec![sitting.member(actor, "notify it", Article::Trigger)?.id.clone()]
            };
            if deadline <= sitting.now {
                let (given, why) = (sitting.says_time(deadline), "the deadline lies in the past".to_owned());
                return Err(Refusal::Unfit { given, why, cite: cite() });
            }
            Event::Notified { title, effect, cite: text, by, deadline }
        }
        (Command::Link { draft, delays_until }, Some(trigger)) => {
            sitting.officer(actor, "link a draft to it", Article::Trigger)?;
            let known = matches!(sitting.matters.get(&draft).map(|other| &other.form), Some(Form::Draft(_)));
            if !known || trigger.drafts.iter().any(|(other, _)| *other == draft) {
                let why = "there is no such draft that is not linked already".to_owned();
                return Err(Refusal::Unfit { given: draft, why, cite: cite() });
            }
            Event::Linked { draft, delays_until }
        }
        (Command::Withdraw, Some(trigger)) => {
            let by = sitting.member(actor, "withdraw the notification", Article::Trigger)?;
            if !trigger.by.contains(&by.id) {
                let who = "those that notified it";
                return Err(sitting.not_yours(actor, who, "withdraw the notification", Article::Trigger));
            }
            Event::Withdrawn
        }
        (Command::Follow, Some(trigger)) => {
            sitting.due_only(actor, "follow what happened", Article::Trigger)?;
            following(sitting, trigger).ok_or_else(|| Refusal::TooEarly {
                act: "let the effect come",
                from: sitting.says_time(trigger.deadline),
                cite: cite(),
            })?
        }
        _ => {
            let (act, what, stage) = ("do that", matter.id.clone(), matter.stage());
            return Err(Refusal::NotNow { act, what, stage, cite: cite() });
        }
    };
    Ok(vec![AnyEvent::Trigger(event)])
}

/// What has happened that it has to take note of: the end of a linked draft first, then its own deadline.
fn following(sitting: &Sitting<'_>, trigger: &Trigger) -> Option<Event> {
    let ended = |(draft, until): &(String, Option<Timestamp>)| {
        if trigger.noted.contains(draft) {
            return None;
        }
        let Form::Draft(state) = &sitting.matters.get(draft)?.form else { return None };
        let draft = draft.clone();
        match &state.stage {
            resolution::Stage::Adopted(..) => Some(
                until.map_or(Event::Averted { draft: draft.clone() }, |deadline| Event::Delayed { draft, deadline }),
            ),
            _ if !state.is_live() => Some(Event::NotAverted { draft }),
            _ => None,
        }
    };
    let passed = || (sitting.now >= trigger.deadline).then_some(Event::TookEffect);
    trigger.drafts.iter().find_map(ended).or_else(passed)
}

/// What is due.
pub(crate) fn due(sitting: &Sitting<'_>, trigger: &Trigger) -> Option<Command> {
    (trigger.stage == Stage::Running && following(sitting, trigger).is_some()).then_some(Command::Follow)
}

pub(crate) fn apply(trigger: &mut Trigger, event: &Event) -> Result<(), &'static str> {
    if trigger.stage != Stage::Running {
        return Err("it has come to its end");
    }
    match event {
        Event::Notified { .. } => return Err("it was notified before"),
        Event::Linked { draft, delays_until } => trigger.drafts.push((draft.clone(), *delays_until)),
        Event::NotAverted { draft } => trigger.noted.push(draft.clone()),
        Event::Averted { draft } => trigger.stage = Stage::Averted(draft.clone()),
        Event::Delayed { draft, deadline } => {
            trigger.noted.push(draft.clone());
            trigger.deadline = *deadline;
        }
        Event::TookEffect => trigger.stage = Stage::TookEffect,
        Event::Withdrawn => trigger.stage = Stage::Withdrawn,
    }
    Ok(())
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Trigger, Misfit> {
    match event {
        Event::Notified { title, effect, cite, by, deadline } => Ok(Trigger {
            title: title.clone(),
            effect: effect.clone(),
            cite: cite.clone(),
            by: by.clone(),
            deadline: *deadline,
            drafts: Vec::new(),
            noted: Vec::new(),
            stage: Stage::Running,
        }),
        _ => {
            let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
            Err(Misfit { event, matter, why: "nothing was notified" })
        }
    }
}
