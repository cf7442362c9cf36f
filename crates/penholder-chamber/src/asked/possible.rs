//! What can be done with a matter, as commands to try.
//!
//! Always: every command that makes sense in some state of a kind of matter, with something plausible where a person will
//! have to say more ([`Need`]). Which of them the rules would take now is found by trying (`try_out`).

use std::sync::Arc;

use jiff::{Timestamp, ToSpan};
use penholder_core::Position;
use penholder_core::procedure::{
    Command, Form, Matter, Sitting, Wording, body, duty, election, no_objection, reverse, straw_poll, trigger, vote,
};
use penholder_core::seat::Seat;
use serde::Serialize;

use super::caution::Caution;
use super::need::{Need, choice, maybe, seats, text};
use super::text::with_press;

/// Something that somebody may do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Possible {
    /// The matter; for a new one an id that is free.
    pub matter: String,
    /// What it is, in words: `adopt the agenda`.
    pub says: String,
    /// What it is about, in names alone; empty where the act says all ([`crate::words::about`]).
    #[serde(skip)]
    pub about: String,
    /// The command, with something in place of what is still needed.
    pub command: Command,
    /// What a person still has to say; nothing for what is done with one press.
    pub needs: Vec<Need>,
    /// Whether it is the next step.
    pub next: bool,
    /// Whether it is what one at this station usually does.
    pub usual: bool,
    /// What is asked once more before it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<Caution>,
}

/// A command to try, and what a person has to say with it: told only if the rules would take it, as it can be a list of
/// all seats.
pub(super) type Candidate<'s> = (Command, Box<dyn FnOnce() -> Vec<Need> + 's>);

pub(super) fn plain<'s>(command: impl Into<Command>) -> Candidate<'s> {
    with(command, Vec::new())
}

pub(super) fn with<'s>(command: impl Into<Command>, needs: Vec<Need>) -> Candidate<'s> {
    among(command, move || needs)
}

pub(super) fn among<'s>(command: impl Into<Command>, needs: impl FnOnce() -> Vec<Need> + 's) -> Candidate<'s> {
    (command.into(), Box::new(needs))
}

/// Stands where a person will write something.
pub(super) const SOMETHING: &str = "…";

/// A version of a text, in place of the one that a person will write.
pub(super) fn some_wording() -> Wording {
    Wording { version: SOMETHING.to_owned(), sha256: crate::secret::digest(SOMETHING), text: None }
}

pub(super) struct Maker<'s> {
    pub(super) sitting: &'s Sitting<'s>,
    /// The seat of the one for whom it is made, if he has one.
    pub(super) own: Option<&'s str>,
}

impl<'s> Maker<'s> {
    pub(super) fn tomorrow(&self) -> Timestamp {
        self.sitting.now.checked_add(24.hours()).unwrap_or(Timestamp::MAX)
    }

    /// What can be done with a matter that is there.
    pub(super) fn on(&self, matter: &'s Matter) -> Vec<Candidate<'s>> {
        let mut all = self.in_vote(matter);
        all.extend(corrections(matter));
        all.extend(self.about_silence(matter));
        all.extend(matter.duties.iter().filter(|duty| !duty.done).map(|duty| {
            with(duty::Command::Discharge { duty: duty.id.clone(), how: SOMETHING.into() }, vec![text("how")])
        }));
        match &matter.form {
            Form::Nothing => {}
            Form::Meeting(meeting) => all.extend(self.in_meeting(meeting)),
            Form::Draft(draft) => all.extend(self.with_draft(draft)),
            Form::Presidential(statement) => all.extend(self.with_statement(&statement.wordings)),
            Form::Press(statement) => all.extend(with_press(&statement.wordings)),
            Form::Body(body) => all.extend(self.about_body(body)),
            Form::Election(election) => all.extend(in_election(election)),
            Form::StrawPoll(poll) => all.extend(in_straw_poll(poll)),
            Form::NoObjection(_) => {
                let refer = no_objection::Command::Refer { to: SOMETHING.into() };
                all.extend([with(refer, vec![text("to")]), plain(no_objection::Command::Withdraw)]);
            }
            Form::Reverse(_) => {
                let refer = reverse::Command::Refer { to: SOMETHING.into() };
                all.extend([
                    plain(reverse::Command::Oppose),
                    plain(reverse::Command::Relent),
                    with(refer, vec![text("to")]),
                ]);
            }
            Form::Trigger(trigger) => all.extend(self.about_trigger(trigger)),
        }
        all
    }

    fn in_vote(&self, matter: &'s Matter) -> Vec<Candidate<'s>> {
        let Some(vote) = matter.votes.last().filter(|vote| vote.is_pending()) else { return Vec::new() };
        let mut all = vec![
            plain(vote::Command::Pass),
            with(vote::Command::Close { absent: Vec::new() }, vec![]),
            plain(vote::Command::Announce),
            with(vote::Command::Annul { why: SOMETHING.into() }, vec![text("why")]),
        ];
        if let Some(deadline) = vote.deadline() {
            let deadline = deadline.checked_add(24.hours()).unwrap_or(Timestamp::MAX);
            let extend = vote::Command::Extend { deadline, why: SOMETHING.into() };
            all.push(with(extend, vec![Need::Time { field: "deadline" }, text("why")]));
        }
        // where all have voted, a ballot can still be corrected while the vote is open
        let seat = vote.awaited().chain(&vote.opened.electors).next().map(|elector| elector.seat.clone());
        let seats = move || {
            let mut electors = vote.missing();
            if electors.is_empty() {
                electors = vote.opened.electors.iter().collect();
            }
            let of = electors.into_iter().map(|elector| choice(&elector.seat, &elector.name)).collect();
            Need::OneOf { field: "seat", of }
        };
        if let Some(places) = vote.opened.places {
            let names = || Need::Names { of: vote.opened.candidates.clone(), most: places };
            all.push(with(vote::Command::Name { seat: None, names: Vec::new() }, vec![names()]));
            let named = names();
            all.push(among(vote::Command::Name { seat, names: Vec::new() }, move || vec![seats(), named]));
        } else {
            let allowed = vote.opened.allowed.clone();
            all.extend(allowed.iter().map(|position| {
                let command = vote::Command::Cast { seat: None, position: *position, reason: None };
                with(command, vec![maybe("reason")])
            }));
            if let Some(position) = allowed.first() {
                let command = vote::Command::Cast { seat, position: *position, reason: None };
                all.push(among(command, move || vec![seats(), Need::Position(allowed), maybe("reason")]));
            }
        }
        all
    }

    /// About credentials: one act of each kind, with the seats that it can be about; one's own seat shows its own.
    fn about_body(&self, body: &'s body::Body) -> Vec<Candidate<'s>> {
        use body::Command as B;
        use body::CredentialState::{InOrder, Objected, Provisional};
        let Self { sitting, .. } = *self;
        let mut all = Vec::new();
        let mut offer = |fits: fn(Option<body::CredentialState>) -> bool, make: fn(String) -> B, more: Option<Need>| {
            let state = |seat: &Seat| body.credentials.get(&seat.id).map(|credential| credential.state);
            let fitting = move || sitting.roster.seats().iter().filter(move |seat| fits(state(seat)));
            if let Some(first) = fitting().next() {
                all.push(among(make(first.id.clone()), move || {
                    let seat = Need::OneOf { field: "seat", of: seats(fitting()) };
                    [seat].into_iter().chain(more).collect()
                }));
            }
        };
        let present = |seat| B::Present { seat, instrument: SOMETHING.into() };
        if self.own.is_none() {
            offer(|state| state.is_none(), present, Some(text("instrument")));
        }
        offer(|state| state == Some(Provisional), |seat| B::Report { seat }, None);
        let object = |seat| B::Object { seat, reason: None };
        offer(|state| matches!(state, Some(Provisional | InOrder)), object, Some(maybe("reason")));
        offer(|state| state == Some(Objected), |seat| B::Put { seat }, None);
        if let Some(own) = self.own.filter(|own| !body.credentials.contains_key(*own)) {
            all.push(with(present(own.to_owned()), vec![text("instrument")]));
        }
        all
    }

    fn about_trigger(&self, trigger: &trigger::Trigger) -> Vec<Candidate<'s>> {
        let free = |matter: &&Arc<Matter>| {
            matches!(&matter.form, Form::Draft(draft) if draft.is_live())
                && !trigger.drafts.iter().any(|(id, _)| *id == matter.id)
        };
        let drafts = self.sitting.matters.values().filter(free);
        let mut all: Vec<Candidate<'s>> =
            drafts.map(|draft| plain(trigger::Command::Link { draft: draft.id.clone(), delays_until: None })).collect();
        all.push(plain(trigger::Command::Withdraw));
        all
    }
}

/// What a seat had meant in the last vote that was announced: said by the secretariat for any seat that voted, or by the
/// seat itself.
fn corrections(matter: &Matter) -> Vec<Candidate<'_>> {
    let announced = |vote: &&vote::Vote| vote.verdict().is_some() && !vote.is_secret();
    let Some(vote) = matter.votes.iter().rev().find(announced) else { return Vec::new() };
    let correct = |seat: Option<String>, meant: Position| vote::Command::Correct {
        vote: vote.opened.vote.clone(),
        seat,
        meant,
        why: None,
    };
    let allowed = &vote.opened.allowed;
    let mut all: Vec<Candidate<'_>> =
        allowed.iter().map(|meant| with(correct(None, *meant), vec![maybe("why")])).collect();
    let Some((seat, ballot)) = vote.ballots.iter().next() else { return all };
    let other = |position: &&Position| ballot.choice != Some(vote::Choice::Position(**position));
    if let Some(meant) = allowed.iter().find(other) {
        let needs = move || {
            let of = vote.opened.electors.iter().filter(|elector| vote.ballots.contains_key(&elector.seat));
            let of = of.map(|elector| choice(&elector.seat, &elector.name)).collect();
            vec![Need::OneOf { field: "seat", of }, Need::Position(allowed.clone()), maybe("why")]
        };
        all.insert(0, among(correct(Some(seat.clone()), *meant), needs));
    }
    all
}

pub(super) fn next_id(prefix: &str, there: usize) -> String {
    format!("{prefix}-{}", there + 1)
}

fn in_election(election: &election::Election) -> Vec<Candidate<'static>> {
    use election::Command as E;
    let mut all = vec![
        plain(E::Ballot),
        with(E::Elsewhere { names: Vec::new() }, vec![Need::List { field: "names" }]),
        plain(E::AskConference),
        plain(E::End),
    ];
    let withdraw = |name: &String| plain(E::WithdrawCandidate { name: name.clone() });
    all.extend(election.candidates.iter().map(withdraw));
    all
}

fn in_straw_poll(poll: &straw_poll::StrawPoll) -> Vec<Candidate<'static>> {
    use straw_poll::Command as S;
    let mut all = vec![plain(S::End)];
    for name in &poll.candidates {
        all.push(plain(S::Poll { candidate: name.clone(), coloured: false }));
        all.push(plain(S::Poll { candidate: name.clone(), coloured: true }));
        all.push(plain(S::WithdrawCandidate { name: name.clone() }));
    }
    all
}
