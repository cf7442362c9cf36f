//! The body itself on the record: its law as text, who sits, and their credentials.
//!
//! Implements: the charter and procedure texts under which everything after them was decided, the roster, and credentials
//! (rules 13 to 17 of the Council's provisional rules: whoever is objected to keeps sitting with full rights until the
//! body decides).
//! Always: the law in force is the last that was laid down; names of persons are not here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::vote::{self, Elector, Put, Subject};
use super::{Actor, Event as AnyEvent, Form, Matter, Refusal, Role, Sitting};
use crate::charter::procedure::Article;

/// The body on the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The text of its charter.
    pub charter: String,
    /// The text of its procedure.
    pub procedure: String,
    /// Who sits.
    pub seats: Vec<Elector>,
    /// The credentials, by seat.
    pub credentials: BTreeMap<String, Credential>,
}

/// The credentials of a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// What was shown: `letter of the minister for foreign affairs`.
    pub instrument: String,
    /// Where they stand.
    pub state: CredentialState,
}

/// Where credentials stand. Only rejected ones keep a seat from acting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CredentialState {
    /// Shown, not reported on yet: seated provisionally.
    Provisional,
    /// Reported to be in order.
    InOrder,
    /// Objected to: sits with full rights until the body decides.
    Objected,
    /// Accepted by the body.
    Accepted,
    /// Rejected by the body.
    Rejected,
}

/// What can be done about the body itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// Its law is laid down as text.
    LayDown {
        /// The charter.
        charter: String,
        /// The procedure.
        procedure: String,
    },
    /// The roster of the sitting is put on the record.
    Seat,
    /// Credentials are shown.
    Present {
        /// Of which seat.
        seat: String,
        /// What is shown.
        instrument: String,
    },
    /// The secretariat reports that credentials are in order.
    Report {
        /// Of which seat.
        seat: String,
    },
    /// Credentials are objected to.
    Object {
        /// Of which seat.
        seat: String,
        /// Why.
        reason: Option<String>,
    },
    /// Credentials that were objected to are put to the vote.
    Put {
        /// Of which seat.
        seat: String,
    },
}

/// What happened about the body itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Its law was laid down.
    LaidDown {
        /// The charter, as text.
        charter: String,
        /// The procedure, as text.
        procedure: String,
    },
    /// Who sits.
    Seated {
        /// The seats.
        seats: Vec<Elector>,
    },
    /// Credentials were shown.
    Presented {
        /// Of which seat.
        seat: String,
        /// What was shown.
        instrument: String,
    },
    /// They are in order.
    Reported {
        /// Of which seat.
        seat: String,
    },
    /// They were objected to.
    Objected {
        /// Of which seat.
        seat: String,
        /// By whom.
        by: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The body decided on them.
    Decided {
        /// Of which seat.
        seat: String,
        /// Whether it accepted them.
        accepted: bool,
    },
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let none = Body::default();
    let body = match &matter.form {
        Form::Body(body) => body,
        _ => &none,
    };
    let secretariat = |act| {
        let allowed = actor.role == Role::Secretariat;
        if allowed { Ok(()) } else { Err(sitting.not_yours(actor, "the secretariat", act, Article::Credentials)) }
    };
    let seat_id = |name: &str| {
        let found = sitting.roster.find(name).map(|at| sitting.roster.seats()[at].id.clone());
        found.map_err(|why| Refusal::NotSeated {
            why: why.to_string(),
            on: sitting.date(),
            cite: sitting.article(Article::Credentials).to_owned(),
        })
    };
    let shown = |seat: &str| {
        body.credentials.get(seat).ok_or_else(|| Refusal::Needs {
            act: "deal with credentials",
            missing: "credentials that were shown".to_owned(),
            cite: sitting.article(Article::Credentials).to_owned(),
        })
    };
    let event = match command {
        Command::LayDown { charter, procedure } => {
            secretariat("lay down the law")?;
            Event::LaidDown { charter, procedure }
        }
        Command::Seat => {
            secretariat("record who sits")?;
            Event::Seated { seats: sitting.roster.seats().iter().map(vote::plain_elector).collect() }
        }
        Command::Present { seat, instrument } => {
            let seat = seat_id(&seat)?;
            if actor.role != Role::Secretariat && actor.seat.as_ref() != Some(&seat) {
                return Err(sitting.not_yours(
                    actor,
                    &sitting.called(&seat),
                    "show its credentials",
                    Article::Credentials,
                ));
            }
            Event::Presented { seat, instrument }
        }
        Command::Report { seat } => {
            secretariat("report on credentials")?;
            let seat = seat_id(&seat)?;
            shown(&seat)?;
            Event::Reported { seat }
        }
        Command::Object { seat, reason } => {
            let by = sitting.member(actor, "object to credentials", Article::Credentials)?.id.clone();
            let seat = seat_id(&seat)?;
            shown(&seat)?;
            Event::Objected { seat, by, reason }
        }
        Command::Put { seat } => {
            sitting.chair(actor, "put credentials to the vote", Article::Credentials)?;
            let seat = seat_id(&seat)?;
            if shown(&seat)?.state != CredentialState::Objected {
                let (act, stage) = ("put them to the vote", "not objected to".to_owned());
                let cite = sitting.article(Article::Credentials).to_owned();
                return Err(Refusal::NotNow { act, what: format!("the credentials of {seat}"), stage, cite });
            }
            let kind = sitting.procedure.credentials_kind.as_deref().ok_or_else(|| Refusal::Needs {
                act: "put credentials to the vote",
                missing: "a kind of matter for it in the procedure of the body".to_owned(),
                cite: sitting.article(Article::Credentials).to_owned(),
            })?;
            return vote::open(sitting, matter, Put::new(Subject::Credentials(seat), kind));
        }
    };
    Ok(vec![AnyEvent::Body(event)])
}

/// Whether the body rejected the credentials of a seat.
pub(crate) fn rejected(sitting: &Sitting<'_>, seat: &str) -> bool {
    sitting.matters.values().any(|matter| match &matter.form {
        Form::Body(body) => {
            body.credentials.get(seat).is_some_and(|credential| credential.state == CredentialState::Rejected)
        }
        _ => false,
    })
}

pub(crate) fn apply(body: &mut Body, event: &Event) -> Result<(), &'static str> {
    match event {
        Event::LaidDown { charter, procedure } => {
            body.charter.clone_from(charter);
            body.procedure.clone_from(procedure);
        }
        Event::Seated { seats } => body.seats.clone_from(seats),
        Event::Presented { seat, instrument } => {
            let (instrument, state) = (instrument.clone(), CredentialState::Provisional);
            body.credentials.insert(seat.clone(), Credential { instrument, state });
        }
        Event::Reported { seat } => set(body, seat, CredentialState::InOrder)?,
        Event::Objected { seat, .. } => set(body, seat, CredentialState::Objected)?,
        Event::Decided { seat, accepted: true } => set(body, seat, CredentialState::Accepted)?,
        Event::Decided { seat, accepted: false } => set(body, seat, CredentialState::Rejected)?,
    }
    Ok(())
}

fn set(body: &mut Body, seat: &str, state: CredentialState) -> Result<(), &'static str> {
    let credential = body.credentials.get_mut(seat).ok_or("no credentials were shown")?;
    credential.state = state;
    Ok(())
}
