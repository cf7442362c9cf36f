//! What follows an outcome: duties with their dates.
//!
//! Implements: obligations and options that a label brings by the body's procedure file (for the Security Council GA
//! resolution 76/262, a debate within ten working days of a veto, and the road of GA resolution 377 A (V)).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Matter, Misfit, Refusal, Sitting};
use crate::charter::Mark;
use crate::charter::procedure::Article;

/// A duty that arose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Its id in this matter: `veto-debate-1`.
    pub id: String,
    /// Who owes it.
    pub who: String,
    /// What is owed.
    pub says: String,
    /// By which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Whether it may be done rather than must.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// The article.
    pub cite: String,
    /// How far that is checked: ` [K]`, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// Whether it was done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// What can be done about a duty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It was done.
    Discharge {
        /// Which.
        duty: String,
        /// How, in a line.
        how: String,
    },
}

/// What happened about a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It arose.
    Arose(Duty),
    /// It was done.
    Discharged {
        /// Which.
        duty: String,
        /// How.
        how: String,
    },
}

/// The duties that this label brings.
pub(crate) fn arising(sitting: &Sitting<'_>, matter: &Matter, label: Option<&str>) -> Vec<AnyEvent> {
    let today = sitting.date();
    let rules = sitting.procedure.duties.iter();
    let rules = rules.filter(|rule| Some(rule.after.as_str()) == label && rule.from.is_none_or(|from| from <= today));
    let nth = |id: &str| matter.duties.iter().filter(|duty| duty.id.starts_with(id)).count() + 1;
    rules
        .map(|rule| {
            AnyEvent::Duty(Event::Arose(Duty {
                id: format!("{}-{}", rule.id, nth(&rule.id)),
                who: rule.who.clone(),
                says: rule.says.clone(),
                by: rule.working_days.map(|days| sitting.procedure.holidays.after(today, days)),
                optional: rule.optional,
                cite: rule.cite.clone(),
                mark: if rule.mark == Mark::Verified { String::new() } else { rule.mark.suffix().to_owned() },
                done: false,
            }))
        })
        .collect()
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let Command::Discharge { duty, how } = command;
    sitting.officer(actor, "record a duty as done", Article::Duty)?;
    let open: Vec<&str> = matter.duties.iter().filter(|duty| !duty.done).map(|duty| duty.id.as_str()).collect();
    if !open.contains(&duty.as_str()) {
        let cite = sitting.article(Article::Duty).to_owned();
        return Err(Refusal::Unknown { what: "open duty", id: duty, known: open.join(", "), cite });
    }
    Ok(vec![AnyEvent::Duty(Event::Discharged { duty, how })])
}

pub(crate) fn apply(matter: &mut Matter, event: &Event) -> Result<(), Misfit> {
    match event {
        Event::Arose(duty) => matter.duties.push(duty.clone()),
        Event::Discharged { duty, .. } => match matter.duties.iter_mut().find(|open| open.id == *duty) {
            Some(duty) => duty.done = true,
            None => {
                let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
                return Err(Misfit { event, matter, why: "there is no such duty" });
            }
        },
    }
    Ok(())
}
