//! What is asked of somebody now, and what he may do.
//!
//! Always: what is offered was tried on the rules and would be taken now; the next step of whoever presides stands first.
//! Nothing is asked or offered that the view may not know of.
//! Not here: doing it (`live`), what an open vote still needs, forms and buttons (the web).

mod asking;
mod beginning;
mod caution;
mod meeting;
mod need;
mod possible;
mod text;
mod try_out;

use jiff::Timestamp;
use penholder_core::Position;
use penholder_core::procedure::{Form, Matter, Meeting, Sitting, Vote, body, silence};
use penholder_core::say::capital;
use serde::Serialize;

pub use asking::Asks;
pub use caution::Caution;
pub use need::{Given, Need};
pub use possible::Possible;

use crate::live::State;
use crate::may::Open;
use crate::station::Station;
use crate::view::scene;
use crate::words;

/// What is asked of somebody, and what he may do.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Asked {
    /// What is asked now, the most pressing first.
    pub now: Vec<Ask>,
    /// What he may do, the next step first.
    pub may: Vec<Possible>,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// What kind of thing.
    pub what: What,
    /// The matter.
    pub matter: String,
    /// It, in data as a sentence: `Vote on S/2025/112`.
    #[serde(rename = "says")]
    pub asks: Asks,
    /// Until when, if there is a deadline.
    pub until: Option<Timestamp>,
}

/// What kind of thing is asked, from the most pressing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// To vote.
    Vote,
    /// To speak now.
    Speak,
    /// To rule on a point of order.
    Rule,
    /// To close or announce a vote, or to wait for those who have not voted.
    Close,
    /// To decide on a motion, an agenda, an invitation.
    Decide,
    /// To object before a silence ends, or to keep silent.
    Silence,
    /// To give the floor.
    Call,
    /// To get ready to speak.
    Wait,
    /// To do what a rule demands: a communique, a report on credentials, a duty.
    Duty,
    /// Nothing: it goes on before everybody's eyes.
    Watch,
}

/// What is asked of somebody at a station now, and what he may do.
#[must_use]
pub fn asked(station: &Station, state: &State, open: Open, now: Timestamp) -> Asked {
    let Some(sitting) = state.sitting(now) else { return Asked::default() };
    let seen = scene(&station.view(), state, now);
    let mut list = Vec::new();
    for matter in seen.matters.values() {
        let teller = Teller { state, sitting, station, matter };
        teller.votes(&mut list);
        teller.silence(&mut list);
        if let Form::Meeting(meeting) = &matter.form
            && meeting.stage.is_going_on()
        {
            teller.meeting(meeting, &mut list);
        }
        teller.duties(&mut list);
    }
    list.sort_by_key(|ask: &Ask| (ask.what, ask.until.unwrap_or(Timestamp::MAX)));
    Asked { now: list, may: try_out::possible(station, state, &sitting, &seen, open) }
}

struct Teller<'s> {
    state: &'s State,
    sitting: Sitting<'s>,
    station: &'s Station,
    matter: &'s Matter,
}

impl Teller<'_> {
    fn ask(&self, what: What, asks: Asks, until: Option<Timestamp>) -> Ask {
        Ask { what, matter: self.matter.id.clone(), asks, until }
    }

    fn name(&self, seat: &str) -> String {
        self.sitting.called(seat)
    }

    fn seat(&self) -> Option<&str> {
        match self.station {
            Station::Delegate { seat, .. } => Some(seat),
            _ => None,
        }
    }

    /// Whether he does what is the chair's.
    fn presides(&self) -> bool {
        let presiding = self.sitting.presiding();
        match self.station {
            Station::Chair => true,
            Station::Delegate { seat, .. } => presiding == Some(seat.as_str()),
            Station::Secretariat => presiding.is_none(),
            _ => false,
        }
    }

    fn votes(&self, list: &mut Vec<Ask>) {
        let Some(vote) = self.matter.votes.last().filter(|vote| vote.is_pending()) else { return };
        let on = words::subject(self.state, self.matter, &vote.opened.subject);
        let until = vote.deadline();
        if let Some(seat) = self.seat() {
            list.extend(self.vote_of(vote, seat, &on));
        }
        if self.presides() {
            let missing = vote.missing();
            let asks = match (vote.is_open(), missing.as_slice()) {
                (false, _) => Asks::Announce(on),
                (true, []) => Asks::Close(on),
                (true, few) if few.len() <= 6 => {
                    Asks::Missing { on, names: few.iter().map(|elector| elector.name.clone()).collect() }
                }
                (true, many) => Asks::MissingMany { on, count: many.len() },
            };
            list.push(self.ask(What::Close, asks, until));
        } else if self.seat().is_none() && vote.is_open() {
            list.push(self.ask(What::Watch, Asks::VoteOpen(on), until));
        }
    }

    fn vote_of(&self, vote: &Vote, seat: &str, on: &str) -> Option<Ask> {
        let elector = vote.opened.electors.iter().find(|elector| elector.seat == seat)?;
        let until = vote.deadline();
        if !vote.is_open() {
            return None;
        }
        if vote.ballots.contains_key(seat) {
            return Some(self.ask(What::Watch, Asks::Voted(on.to_owned()), until));
        }
        if elector.aside.is_some_and(|aside| aside != Position::Absent) {
            return Some(self.ask(What::Watch, Asks::NoPart(on.to_owned()), until));
        }
        match vote.called().filter(|_| !vote.opened.roll.is_empty()) {
            Some(called) if called != seat => {
                let place = |id: &str| vote.opened.roll.iter().position(|other| other == id);
                let ahead = place(seat).zip(place(called)).map_or(0, |(own, called)| own.saturating_sub(called));
                Some(self.ask(What::Wait, Asks::RollCall { on: on.to_owned(), ahead }, until))
            }
            _ => Some(self.ask(What::Vote, Asks::Vote(on.to_owned()), until)),
        }
    }

    fn silence(&self, list: &mut Vec<Ask>) {
        let Some(silence) = &self.matter.silence else { return };
        let on = words::named(self.matter);
        let until = Some(silence.deadline);
        match (silence.state, self.seat()) {
            (silence::State::Running, Some(seat)) if silence.participants.iter().any(|other| other == seat) => {
                let held = silence.holds.contains_key(seat);
                let asks = if held { Asks::Held(on) } else { Asks::Silence(on) };
                list.push(self.ask(What::Silence, asks, until));
            }
            (silence::State::Running, _) if self.station.view().is_inside() => {
                list.push(self.ask(What::Watch, Asks::Silence(on), until));
            }
            (silence::State::Proposed, _) if self.presides() => {
                list.push(self.ask(What::Decide, Asks::SilenceProposed(on), until));
            }
            _ => {}
        }
    }

    fn meeting(&self, meeting: &Meeting, list: &mut Vec<Ask>) {
        if let Some(seat) = self.seat() {
            if meeting.speaking.as_deref() == Some(seat) {
                list.push(self.ask(What::Speak, Asks::Floor, None));
            }
            if let Some(ahead) = meeting.list.iter().position(|other| other == seat) {
                list.push(self.ask(What::Wait, turn(meeting, ahead), None));
            }
        }
        if self.presides() {
            self.desk(meeting, list);
        }
        if *self.station == Station::Secretariat && meeting.owes_communique && meeting.communique.is_none() {
            list.push(self.ask(What::Duty, Asks::Communique, None));
        }
    }

    /// What waits on the desk of whoever presides.
    fn desk(&self, meeting: &Meeting, list: &mut Vec<Ask>) {
        use penholder_core::procedure::meeting::{MotionState, Stage};
        for point in meeting.points.iter().filter(|point| point.is_pending()) {
            let by = self.name(&point.by);
            let asks = match &point.ruling {
                None => Asks::Point { by, says: point.says.clone() },
                Some(_) => Asks::Challenged(by),
            };
            list.push(self.ask(What::Rule, asks, None));
        }
        for motion in meeting.motions.iter().filter(|motion| motion.state == MotionState::Pending) {
            let rule = self.sitting.procedure.motion(&motion.motion);
            let name = rule.map_or_else(|| motion.motion.clone(), |rule| rule.name.clone());
            let waits = rule.is_some_and(|rule| rule.seconder) && motion.seconded_by.is_none();
            list.push(self.ask(What::Decide, Asks::Motion { name, by: self.name(&motion.by), waits }, None));
        }
        for invitation in meeting.invitations.iter().filter(|invitation| invitation.agreed.is_none()) {
            list.push(self.ask(What::Decide, Asks::Invitation(invitation.who.clone()), None));
        }
        if meeting.stage == Stage::Convened {
            let objected = meeting.agenda_objections.first();
            let asks = objected.map_or(Asks::Agenda, |(by, _)| Asks::AgendaObjected(self.name(by)));
            list.push(self.ask(What::Decide, asks, None));
        }
        if let (None, Some(next)) = (&meeting.speaking, meeting.list.first()) {
            list.push(self.ask(What::Call, Asks::Next(self.name(next)), None));
        }
    }

    fn duties(&self, list: &mut Vec<Ask>) {
        if !matches!(self.station, Station::Secretariat | Station::Chair) && !self.presides() {
            return;
        }
        for duty in self.matter.duties.iter().filter(|duty| !duty.done && !duty.optional) {
            let by = duty.by.map(|by| format!(", by {by}")).unwrap_or_default();
            let (owed, cite) = (capital(&format!("{} {}", duty.who, duty.says)), &duty.cite);
            let says = format!("{owed}{by} ({cite}). It follows from {}.", words::named(self.matter));
            list.push(self.ask(What::Duty, Asks::Duty(says), None));
        }
        let Form::Body(body) = &self.matter.form else { return };
        let shown = |state: body::CredentialState| {
            body.credentials.iter().filter(move |(_, credential)| credential.state == state)
        };
        if *self.station == Station::Secretariat {
            for (seat, _) in shown(body::CredentialState::Provisional) {
                list.push(self.ask(What::Duty, Asks::Report(self.name(seat)), None));
            }
        }
        if self.presides() {
            for (seat, _) in shown(body::CredentialState::Objected) {
                list.push(self.ask(What::Decide, Asks::Credentials(self.name(seat)), None));
            }
        }
    }
}

/// When one's turn to speak comes.
fn turn(meeting: &Meeting, ahead: usize) -> Asks {
    let minutes = meeting.speech_seconds.map(|seconds| (ahead as u64 * u64::from(seconds)).div_ceil(60));
    Asks::Turn { ahead, minutes: minutes.filter(|minutes| *minutes > 0) }
}
