//! Invitations: one-time, expiring, revocable, each for one station.
//!
//! Always: the link is shown when it is made and never again; whoever comes first with it gets the station, in one change
//! with the end of the invitation, so that two never get in by one link.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::people::named;
use super::{Holding, House, HouseError, Person, Session, ShelfError, Versioned, put};
use crate::secret::{Secret, fresh_id};
use crate::station::Station;

const INVITATION: &str = "invitation";

/// What an invitation gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gives {
    /// The administration of the house.
    Administration,
    /// A station in a chamber.
    Station {
        /// The chamber.
        chamber: String,
        /// The station.
        station: Station,
    },
}

/// An invitation, without its token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id in lists; not the token.
    pub id: String,
    /// What it gives.
    pub gives: Gives,
    /// For whom, in the words of whoever made it.
    pub label: String,
    /// The person that made it; none for the first, which the program makes.
    pub by: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// Until when it can be used.
    pub until: Timestamp,
    /// Who used it, and when.
    #[serde(default)]
    pub used: Option<(String, Timestamp)>,
    /// When it was revoked.
    #[serde(default)]
    pub revoked: Option<Timestamp>,
}

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It can be used.
    Open,
    /// It was used.
    Used,
    /// It has expired.
    Expired,
    /// It was revoked.
    Revoked,
}

/// What came of an invitation.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Who came.
    pub person: Person,
    /// The station that was given; none for the administration.
    pub holding: Option<Holding>,
    /// The token of the session, shown once.
    pub token: Secret,
    /// The session.
    pub session: Session,
}

impl Invitation {
    /// Where it stands at a time.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> InvitationState {
        match self {
            _ if self.used.is_some() => InvitationState::Used,
            _ if self.revoked.is_some() => InvitationState::Revoked,
            _ if self.until <= now => InvitationState::Expired,
            _ => InvitationState::Open,
        }
    }

    fn usable(&self, now: Timestamp) -> Result<(), HouseError> {
        let why = match self.state(now) {
            InvitationState::Open => return Ok(()),
            InvitationState::Used => "was used already",
            InvitationState::Expired => "has expired",
            InvitationState::Revoked => "was revoked",
        };
        Err(HouseError::Spent { what: "invitation", why })
    }
}

impl House {
    /// Makes an invitation that can be used for some hours; returns the token for the link, which is not kept.
    ///
    /// # Errors
    /// The label is no name, the hours are none, or the store.
    pub fn invite(
        &self,
        gives: Gives,
        label: &str,
        by: Option<&str>,
        hours: i64,
    ) -> Result<(Secret, Invitation), HouseError> {
        let (token, invitation) = self.drawn(gives, label, by, hours)?;
        self.write(vec![put(INVITATION, &token.digest(), 0, &invitation)?])?;
        Ok((token, invitation))
    }

    /// Makes many invitations in one change, each for what stands beside its label; an open one that gives the same is
    /// taken back with it.
    ///
    /// # Errors
    /// As [`House::invite`]; then none was made.
    pub fn invite_all(
        &self,
        wanted: &[(String, Gives)],
        by: Option<&str>,
        hours: i64,
    ) -> Result<Vec<(Secret, Invitation)>, HouseError> {
        loop {
            let now = self.now();
            let all: Vec<Versioned<Invitation>> = self.list(INVITATION, "")?;
            let mut open: HashMap<Gives, Vec<Versioned<Invitation>>> = HashMap::new();
            for found in all.into_iter().filter(|found| found.value.state(now) == InvitationState::Open) {
                open.entry(found.value.gives.clone()).or_default().push(found);
            }
            let (mut made, mut changes) = (Vec::with_capacity(wanted.len()), Vec::with_capacity(wanted.len()));
            for (label, gives) in wanted {
                for mut old in open.remove(gives).unwrap_or_default() {
                    old.value.revoked = Some(now);
                    changes.push(put(INVITATION, &old.id, old.version, &old.value)?);
                }
                let (token, invitation) = self.drawn(gives.clone(), label, by, hours)?;
                changes.push(put(INVITATION, &token.digest(), 0, &invitation)?);
                made.push((token, invitation));
            }
            match self.write(changes) {
                // somebody came in by one of the old ones at the same moment: look again
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                written => return written.map(|()| made),
            }
        }
    }

    /// An invitation that is not written down yet, with its token.
    fn drawn(
        &self,
        gives: Gives,
        label: &str,
        by: Option<&str>,
        hours: i64,
    ) -> Result<(Secret, Invitation), HouseError> {
        if !(1..=24 * 366).contains(&hours) {
            return Err(HouseError::Unfit("an invitation lasts from one hour to a year".to_owned()));
        }
        if matches!(&gives, Gives::Station { station: Station::Projector | Station::Public, .. }) {
            return Err(HouseError::Unfit("the public needs no invitation, and a projector is paired".to_owned()));
        }
        let (token, since) = (Secret::token()?, self.now());
        let until = since.checked_add(hours.hours()).unwrap_or(Timestamp::MAX);
        let (label, by) = (named(label, "the label of an invitation")?, by.map(str::to_owned));
        let invitation = Invitation { id: fresh_id()?, gives, label, by, since, until, used: None, revoked: None };
        Ok((token, invitation))
    }

    /// The invitation to administer the house, if nobody does yet; earlier ones that were not used are revoked.
    ///
    /// # Errors
    /// The store.
    pub fn first_invitation(&self, hours: i64) -> Result<Option<Secret>, HouseError> {
        if self.people()?.iter().any(Person::administers) {
            return Ok(None);
        }
        for open in self.invitations(None)? {
            if open.state(self.now()) == InvitationState::Open {
                self.revoke(&open.id)?;
            }
        }
        Ok(Some(self.invite(Gives::Administration, "the first administrator", None, hours)?.0))
    }

    /// The invitation of this token, whatever its state, to show what it gives before it is used.
    ///
    /// # Errors
    /// The store.
    pub fn invitation(&self, token: &Secret) -> Result<Option<Invitation>, HouseError> {
        Ok(self.get(INVITATION, &token.digest())?.map(|found| found.value))
    }

    /// The invitations to a chamber (to the administration, if none is given), the newest first.
    ///
    /// # Errors
    /// The store.
    pub fn invitations(&self, chamber: Option<&str>) -> Result<Vec<Invitation>, HouseError> {
        let to = |invitation: &Invitation| match &invitation.gives {
            Gives::Administration => chamber.is_none(),
            Gives::Station { chamber: to, .. } => chamber == Some(to.as_str()),
        };
        let found: Vec<Versioned<Invitation>> = self.list(INVITATION, "")?;
        let mut found: Vec<Invitation> = found.into_iter().map(|found| found.value).filter(to).collect();
        found.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.id.cmp(&b.id)));
        Ok(found)
    }

    /// Revokes an invitation that was not used.
    ///
    /// # Errors
    /// There is none of this id, it was used or has expired, or the store.
    pub fn revoke(&self, id: &str) -> Result<(), HouseError> {
        let all: Vec<Versioned<Invitation>> = self.list(INVITATION, "")?;
        let found = all.into_iter().find(|found| found.value.id == id).ok_or(HouseError::Unknown("invitation"))?;
        let now = self.now();
        self.change(INVITATION, &found.id, |invitation: &mut Invitation| {
            invitation.usable(now)?;
            invitation.revoked = Some(now);
            Ok(())
        })
    }

    /// The station in which somebody sits by an invitation that was used, to come back by the same link.
    ///
    /// # Errors
    /// The store.
    pub fn back_by(&self, token: &Secret, session: &Session) -> Result<Option<Gives>, HouseError> {
        let Some(invitation) = self.invitation(token)? else { return Ok(None) };
        if invitation.used.as_ref().is_none_or(|(by, _)| *by != session.person) {
            return Ok(None);
        }
        let still = match &invitation.gives {
            Gives::Administration => self.person(&session.person)?.is_some_and(|person| person.administers()),
            Gives::Station { chamber, station } => self.stations(chamber, &session.person)?.contains(station),
        };
        Ok(still.then_some(invitation.gives))
    }

    /// Uses an invitation: whoever has a session in the house gets the station, anybody else becomes a person under this
    /// name. A session is opened for some hours.
    ///
    /// # Errors
    /// [`HouseError::Spent`] if it was used, has expired or was revoked; there is none; the name is none; or the store.
    pub fn accept(
        &self,
        token: &Secret,
        name: &str,
        session: Option<&Session>,
        hours: i64,
    ) -> Result<Accepted, HouseError> {
        let id = token.digest();
        loop {
            let found: Versioned<Invitation> = self.get(INVITATION, &id)?.ok_or(HouseError::Unknown("invitation"))?;
            let mut invitation = found.value;
            invitation.usable(self.now())?;
            let mut changes = Vec::new();
            let administrator = invitation.gives == Gives::Administration;
            let person = match session {
                Some(session) => {
                    let (person, change) = self.known_person(&session.person, administrator)?;
                    changes.extend(change);
                    person
                }
                None => {
                    let (person, change) = self.new_person(name, administrator)?;
                    changes.push(change);
                    person
                }
            };
            let holding = match &invitation.gives {
                Gives::Administration => None,
                Gives::Station { chamber, station } => {
                    let (holding, change) = self.seat_person(chamber, &person, station)?;
                    changes.extend(change);
                    Some(holding)
                }
            };
            let (token, session, change) = self.new_session(&person, hours)?;
            invitation.used = Some((person.id.clone(), self.now()));
            changes.extend([change, put(INVITATION, &id, found.version, &invitation)?]);
            match self.write(changes) {
                // somebody used or revoked it at the same moment: look again
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                written => {
                    written?;
                    self.forget_stations_of(&person.id);
                    return Ok(Accepted { person, holding, token, session });
                }
            }
        }
    }
}
