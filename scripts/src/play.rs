//! Playing a script: act after act through the procedure, with what is due in between.
//!
//! Always: the clock goes from act to act and stops at every deadline between them; what is due happens at its time, not
//! when somebody looks. Every accepted command goes through a [`Door`], where it can be kept.

use std::sync::Arc;

use jiff::Timestamp;
use penholder_core::procedure::{
    Actor, Command, Event, Matter, Matters, Refusal, Role, Sitting, act, apply, body, due, due_at, vote,
};

use crate::script::{Act, Script};

/// Where accepted commands go: a ledger, or nowhere.
pub trait Door {
    /// Keeps the events of one command.
    ///
    /// # Errors
    /// Says why they could not be kept; the script stops there.
    fn submit(&mut self, submitted: &Submitted<'_>) -> Result<(), String>;
}

/// One accepted command.
#[derive(Debug)]
pub struct Submitted<'s> {
    /// When.
    pub at: Timestamp,
    /// On which matter.
    pub matter: &'s str,
    /// By whom.
    pub actor: &'s Actor,
    /// What it brought.
    pub events: &'s [Event],
    /// What goes into the box, if it is a secret ballot.
    pub sealed: Option<String>,
}

/// The door of a script that is only told.
#[derive(Debug, Default)]
pub struct Nowhere;

impl Door for Nowhere {
    fn submit(&mut self, _: &Submitted<'_>) -> Result<(), String> {
        Ok(())
    }
}

/// One thing that happened in the playing of a script.
#[derive(Clone, Debug)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// On which matter.
    pub matter: String,
    /// By whom.
    pub actor: Actor,
    /// What it brought, or why it was refused.
    pub came: Result<Vec<Event>, Refusal>,
    /// What the script says about it.
    pub note: Option<String>,
}

/// A script that was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// What happened, in order.
    pub steps: Vec<Step>,
    /// Where everything stands at the end.
    pub matters: Matters,
}

/// Why a script could not be played to its end.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// The rules refuse an act that the script does not expect to be refused.
    #[error("act {number} (`{matter}`, {who}): {why}")]
    Refused {
        /// Which act, from 1.
        number: usize,
        /// The matter.
        matter: String,
        /// Who acted.
        who: String,
        /// The refusal.
        why: Box<Refusal>,
    },
    /// An act that should have been refused was not, or for another reason.
    #[error("act {number} (`{matter}`): a refusal with `{expected}` was expected, and it {got}")]
    NotRefused {
        /// Which act, from 1.
        number: usize,
        /// The matter.
        matter: String,
        /// The words expected.
        expected: String,
        /// What came instead.
        got: String,
    },
    /// The door does not keep it.
    #[error("act {number}: {why}")]
    Door {
        /// Which act, from 1.
        number: usize,
        /// Why.
        why: String,
    },
}

/// Plays a script.
///
/// # Errors
/// [`PlayError`] at the first act that does not go as the script says.
pub fn play(script: &Script, door: &mut dyn Door) -> Result<Played, PlayError> {
    let mut stage = Stage { script, door, matters: Matters::new(), steps: Vec::new(), number: 0 };
    if let Some(first) = script.acts.first() {
        stage.found(first.at)?;
    }
    for (at, act) in script.acts.iter().enumerate() {
        stage.number = at + 1;
        stage.until(act.at)?;
        stage.act(act)?;
    }
    stage.until(Timestamp::MAX)?;
    Ok(Played { steps: stage.steps, matters: stage.matters })
}

struct Stage<'s> {
    script: &'s Script,
    door: &'s mut dyn Door,
    matters: Matters,
    steps: Vec<Step>,
    number: usize,
}

impl Stage<'_> {
    fn sitting(&self, now: Timestamp) -> Sitting<'_> {
        let law = &self.script.law;
        let (charter, procedure, roster) = (&law.charter, &law.procedure, &self.script.roster);
        Sitting { charter, procedure, roster, now, matters: &self.matters }
    }

    /// The law and the roster come first on every record.
    fn found(&mut self, at: Timestamp) -> Result<(), PlayError> {
        let (charter, procedure) = (self.script.law.charter_text.clone(), self.script.law.procedure_text.clone());
        for command in [body::Command::LayDown { charter, procedure }, body::Command::Seat] {
            let secretariat = Actor::secretariat();
            let came = self.submit(at, "body", &secretariat, Command::Body(command))?;
            came.map_err(|why| self.refused("body", &secretariat, why))?;
        }
        Ok(())
    }

    fn refused(&self, matter: &str, actor: &Actor, why: Refusal) -> PlayError {
        let who = actor.seat.clone().unwrap_or_else(|| actor.role.word().to_owned());
        PlayError::Refused { number: self.number, matter: matter.to_owned(), who, why: Box::new(why) }
    }

    fn submit(
        &mut self,
        at: Timestamp,
        id: &str,
        actor: &Actor,
        command: Command,
    ) -> Result<Result<Vec<Event>, Refusal>, PlayError> {
        let new = Matter::new(id);
        let matter = self.matters.get(id).map_or(&new, Arc::as_ref);
        let sealed = match (&command, &actor.seat) {
            (Command::Vote(command), Some(seat)) => vote::sealed(matter, seat, command),
            _ => None,
        };
        let came = act(&self.sitting(at), matter, actor, command);
        let Ok(events) = &came else { return Ok(came) };
        let number = self.number;
        let broken = |why: String| PlayError::Door { number, why };
        self.door.submit(&Submitted { at, matter: id, actor, events, sealed }).map_err(broken)?;
        let mut after = matter.clone();
        for event in events {
            after = apply(after, event).map_err(|misfit| broken(misfit.to_string()))?;
        }
        self.matters.insert(id.to_owned(), Arc::new(after));
        Ok(came)
    }

    /// Lets the clock run to a time, stopping at every deadline.
    fn until(&mut self, end: Timestamp) -> Result<(), PlayError> {
        loop {
            let next = self.matters.values().filter_map(|matter| due_at(matter)).filter(|at| *at <= end).min();
            let Some(at) = next else { return Ok(()) };
            if self.follow(at)? == 0 {
                return Ok(());
            }
        }
    }

    /// Brings what is due at a time, until nothing is; returns how much that was.
    fn follow(&mut self, at: Timestamp) -> Result<usize, PlayError> {
        let mut count = 0;
        loop {
            let sitting = self.sitting(at);
            let found = self.matters.iter().find_map(|(id, matter)| Some((id.clone(), due(&sitting, matter)?)));
            let Some((id, command)) = found else { return Ok(count) };
            let actor = Actor::procedure();
            let came = self.submit(at, &id, &actor, command)?;
            if let Err(why) = came {
                return Err(self.refused(&id, &actor, why));
            }
            self.steps.push(Step { at, matter: id, actor, came, note: None });
            count += 1;
        }
    }

    fn act(&mut self, given: &Act) -> Result<(), PlayError> {
        let mut note = given.note.clone();
        for (who, command) in &given.what {
            let actor = self.actor(who.as_deref().unwrap_or(&given.who), given.at);
            let came = self.submit(given.at, &given.on, &actor, command.clone())?;
            match (&came, &given.refused) {
                (Err(why), None) => return Err(self.refused(&given.on, &actor, why.clone())),
                (Err(why), Some(expected)) if !why.to_string().contains(expected) => {
                    return Err(self.not_refused(given, expected, format!("was refused so: {why}")));
                }
                (Ok(_), Some(expected)) => {
                    return Err(self.not_refused(given, expected, "was taken".to_owned()));
                }
                _ => {}
            }
            self.steps.push(Step { at: given.at, matter: given.on.clone(), actor, came, note: note.take() });
            self.follow(given.at)?;
        }
        Ok(())
    }

    fn not_refused(&self, given: &Act, expected: &str, got: String) -> PlayError {
        let (matter, expected) = (given.on.clone(), expected.to_owned());
        PlayError::NotRefused { number: self.number, matter, expected, got }
    }

    fn actor(&self, who: &str, at: Timestamp) -> Actor {
        match who {
            "chair" => {
                let seat = self.sitting(at).presiding().map(str::to_owned);
                Actor { seat, role: Role::Chair }
            }
            "secretariat" => Actor::secretariat(),
            name => {
                let found = self.script.roster.find(name).ok().map(|at| self.script.roster.seats()[at].id.clone());
                Actor::delegate(found.unwrap_or_else(|| name.to_owned()))
            }
        }
    }
}
