//! The sitting: the rules in force, who sits, what time it is, and what else is before the body.
//!
//! Always: the only way a date or another matter enters the procedure. Roles come authenticated from outside; here it is
//! only checked what a role may do.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

use super::{Form, Matter, Refusal, meeting::Meeting};
use crate::charter::procedure::{Article, ChairBy};
use crate::charter::{Charter, Procedure};
use crate::seat::{Roster, Seat};

/// Every matter before the body, by id; shared, as a hall of thousands looks at them without changing any.
pub type Matters = BTreeMap<String, Arc<Matter>>;

/// The meeting that is going on among these matters, with its id: called and not over.
#[must_use]
pub fn going_on(matters: &Matters) -> Option<(&str, &Meeting)> {
    matters.iter().rev().find_map(|(id, matter)| match &matter.form {
        Form::Meeting(meeting) if meeting.stage.is_going_on() => Some((id.as_str(), meeting)),
        _ => None,
    })
}

/// The body as it sits now.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// Its law.
    pub charter: &'a Charter,
    /// How it proceeds.
    pub procedure: &'a Procedure,
    /// Who sits.
    pub roster: &'a Roster,
    /// The time.
    pub now: Timestamp,
    /// What is before it.
    pub matters: &'a Matters,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// The id of the seat; none for officers without one.
    pub seat: Option<String>,
    /// In which role.
    pub role: Role,
}

/// The role in which somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// For its delegation.
    Delegate,
    /// As the one who presides.
    Chair,
    /// For the secretariat.
    Secretariat,
    /// Nobody: the procedure itself, when something is due.
    Procedure,
}

impl Role {
    /// The word for it: `chair`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Role::Delegate => "delegate",
            Role::Chair => "chair",
            Role::Secretariat => "secretariat",
            Role::Procedure => "procedure",
        }
    }
}

impl Actor {
    /// The delegation of a seat.
    #[must_use]
    pub fn delegate(seat: impl Into<String>) -> Self {
        Self { seat: Some(seat.into()), role: Role::Delegate }
    }

    /// The one who presides, from this seat.
    #[must_use]
    pub fn chair(seat: impl Into<String>) -> Self {
        Self { seat: Some(seat.into()), role: Role::Chair }
    }

    /// The secretariat.
    #[must_use]
    pub fn secretariat() -> Self {
        Self { seat: None, role: Role::Secretariat }
    }

    /// The procedure itself.
    #[must_use]
    pub fn procedure() -> Self {
        Self { seat: None, role: Role::Procedure }
    }

    pub(crate) fn says(&self) -> String {
        self.seat.clone().unwrap_or_else(|| self.role.word().to_owned())
    }
}

impl<'a> Sitting<'a> {
    /// The time on the body's own clock.
    #[must_use]
    pub fn clock(&self) -> ZonedDateTime {
        self.now.to_zoned_datetime(self.procedure.time_zone())
    }

    /// The day on the body's own calendar.
    #[must_use]
    pub fn date(&self) -> Date {
        self.clock().date()
    }

    /// The article for an act.
    #[must_use]
    pub fn article(&self, act: Article) -> &'a str {
        self.procedure.article(act)
    }

    /// The meeting that is going on: called and not over.
    #[must_use]
    pub fn meeting(&self) -> Option<(&'a str, &'a Meeting)> {
        going_on(self.matters)
    }

    /// The seat that presides over the meeting that is going on.
    #[must_use]
    pub fn presiding(&self) -> Option<&'a str> {
        self.meeting().and_then(|(_, meeting)| meeting.chair.as_deref())
    }

    /// The seat with this id or name.
    ///
    /// # Errors
    /// [`Refusal::NotSeated`].
    pub fn seat(&self, name: &str) -> Result<&'a Seat, Refusal> {
        self.roster.find(name).map(|at| &self.roster.seats()[at]).map_err(|why| Refusal::NotSeated {
            why: why.to_string(),
            on: self.date(),
            cite: self.article(Article::Seat).to_owned(),
        })
    }

    /// The seat for which somebody acts.
    pub(crate) fn member(&self, actor: &Actor, act: &'static str, article: Article) -> Result<&'a Seat, Refusal> {
        match (&actor.seat, actor.role) {
            (Some(seat), Role::Delegate | Role::Chair) => {
                let seat = self.seat(seat)?;
                if super::body::rejected(self, &seat.id) {
                    let why = format!("the credentials of {} were not accepted", seat.name);
                    let (on, cite) = (self.date(), self.article(Article::Credentials).to_owned());
                    return Err(Refusal::NotSeated { why, on, cite });
                }
                Ok(seat)
            }
            _ => Err(self.not_yours(actor, "a member", act, article)),
        }
    }

    /// Whoever presides, or the secretariat where no seat does.
    pub(crate) fn chair(&self, actor: &Actor, act: &'static str, article: Article) -> Result<(), Refusal> {
        let secretariat = self.procedure.chair.by == ChairBy::Secretariat && actor.role == Role::Secretariat;
        let seat = actor.seat.as_deref();
        let presides = actor.role == Role::Chair
            && seat.is_none_or(|seat| self.roster.find(seat).is_ok())
            && self.presiding().is_none_or(|presiding| seat == Some(presiding));
        if presides || secretariat {
            return Ok(());
        }
        Err(self.not_yours(actor, &self.procedure.chair.title, act, article))
    }

    /// Whoever presides, or the secretariat.
    pub(crate) fn officer(&self, actor: &Actor, act: &'static str, article: Article) -> Result<(), Refusal> {
        if actor.role == Role::Secretariat { Ok(()) } else { self.chair(actor, act, article) }
    }

    /// One particular seat.
    pub(crate) fn only(&self, actor: &Actor, seat: &str, act: &'static str, article: Article) -> Result<(), Refusal> {
        let member = self.member(actor, act, article)?;
        if member.id == seat { Ok(()) } else { Err(self.not_yours(actor, &self.called(seat), act, article)) }
    }

    /// Nobody: only what is due.
    pub(crate) fn due_only(&self, actor: &Actor, act: &'static str, article: Article) -> Result<(), Refusal> {
        if actor.role == Role::Procedure {
            return Ok(());
        }
        Err(self.not_yours(actor, "the procedure itself, when it is due,", act, article))
    }

    pub(crate) fn not_yours(&self, actor: &Actor, who: &str, act: &'static str, article: Article) -> Refusal {
        Refusal::NotYours { actor: actor.says(), who: who.to_owned(), act, cite: self.article(article).to_owned() }
    }

    /// The end of the day that is this many working days from now.
    #[must_use]
    pub fn in_working_days(&self, count: i64) -> Timestamp {
        let day = self.procedure.holidays.after(self.date(), count);
        day.at(23, 59, 59, 0).to_zoned_datetime(self.procedure.time_zone()).map_or(Timestamp::MAX, |at| at.timestamp())
    }

    /// The name of a seat; its id if it is not seated now.
    #[must_use]
    pub fn called(&self, seat: &str) -> String {
        self.roster.find(seat).map_or_else(|_| seat.to_owned(), |at| self.roster.seats()[at].name.clone())
    }

    /// A time on the body's clock, for sentences: `2012-08-15 18:00 EDT`.
    #[must_use]
    pub fn says_time(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.procedure.time_zone()).strftime("%Y-%m-%d %H:%M %Z").to_string()
    }
}
