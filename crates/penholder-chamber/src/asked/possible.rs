//! What can be done with a matter, as commands to try.
//!
//! Always: every command that makes sense in some state of a kind of matter, with something plausible where a person will
//! have to say more ([`Need`]). Which of them the rules would take now is found by trying (`try_out`).

use std::sync::Arc;

use jiff::{Timestamp, ToSpan};
use penholder_core::Position;
use penholder_core::charter::Kind;
use penholder_core::charter::procedure::{ChairBy, Effect, Method, MotionRule};
use penholder_core::procedure::meeting::{Motion, MotionState, Speech};
use penholder_core::procedure::resolution::{AmendmentState, Question, Shape, Without};
use penholder_core::procedure::{
    Command, Form, Matter, Sitting, Wording, body, duty, election, meeting, no_objection, presidential, press,
    resolution, reverse, silence, straw_poll, trigger, vote,
};
use penholder_core::seat::Seat;
use serde::Serialize;

use super::need::{Given, Need, amended, choice, maybe, seats, text, wording};
use crate::words;

/// Something that somebody may do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Possible {
    /// The matter; for a new one an id that is free.
    pub matter: String,
    /// What it is, in words: `adopt the agenda`.
    pub says: String,
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

/// What is asked once more before an act is done, since it cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// Not all have voted, and the vote would be closed.
    Missing {
        /// How many have not.
        count: usize,
        /// The first of them, by name.
        names: Vec<String>,
    },
    /// The meeting would end: what is before it and was not dealt with, who still wants to speak.
    Ends {
        /// The texts, by name.
        texts: Vec<String>,
        /// The first speakers on the list, by name.
        speakers: Vec<String>,
    },
}

/// So many are named where something is asked once more.
const MOST_NAMED: usize = 20;

/// What is asked once more before this is done.
pub(super) fn caution(sitting: &Sitting<'_>, matter: &Matter, command: &Command) -> Option<Caution> {
    match (command, &matter.form) {
        (Command::Vote(vote::Command::Close { .. }), _) => {
            let vote = matter.votes.last()?;
            let names: Vec<String> = vote.awaited().take(MOST_NAMED).map(|elector| elector.name.clone()).collect();
            (!names.is_empty()).then(|| Caution::Missing { count: vote.awaited().count(), names })
        }
        (Command::Meeting(meeting::Command::Adjourn), Form::Meeting(meeting)) => {
            let waits = |other: &&Matter| matches!(&other.form, Form::Draft(draft) if draft.is_tabled());
            let texts = sitting.matters.values().map(Arc::as_ref).filter(waits).map(words::named).collect();
            let speakers = meeting.list.iter().take(MOST_NAMED).map(|seat| sitting.called(seat)).collect();
            Some(Caution::Ends { texts, speakers })
        }
        _ => None,
    }
}

/// A command to try, and what a person has to say with it: told only if the rules would take it, as it can be a list of
/// all seats.
pub(super) type Candidate<'s> = (Command, Box<dyn FnOnce() -> Vec<Need> + 's>);

fn plain<'s>(command: impl Into<Command>) -> Candidate<'s> {
    with(command, Vec::new())
}

fn with<'s>(command: impl Into<Command>, needs: Vec<Need>) -> Candidate<'s> {
    among(command, move || needs)
}

fn among<'s>(command: impl Into<Command>, needs: impl FnOnce() -> Vec<Need> + 's) -> Candidate<'s> {
    (command.into(), Box::new(needs))
}

/// The kinds of matter that a charter has under these ids if its body agrees on statements.
const PRESIDENTIAL: &str = "presidential-statement";
const PRESS: &str = "press-statement";

/// Kinds that are steps of a vote on a text, and the question of elections, as charters call them.
const STEPS: [&str; 5] = ["amendment", "part", "preliminary-question", "challenge", "without-a-vote"];
const ELECTION: &str = "election";

/// Stands where a person will write something.
const SOMETHING: &str = "…";

/// A version of a text, in place of the one that a person will write.
fn some_wording() -> Wording {
    Wording { version: SOMETHING.to_owned(), sha256: crate::secret::digest(SOMETHING), text: None }
}

pub(super) struct Maker<'s> {
    pub(super) sitting: &'s Sitting<'s>,
    /// The seat of the one for whom it is made, if he has one.
    pub(super) own: Option<&'s str>,
}

impl<'s> Maker<'s> {
    fn tomorrow(&self) -> Timestamp {
        self.sitting.now.checked_add(24.hours()).unwrap_or(Timestamp::MAX)
    }

    /// The kinds of matter that fit.
    fn kinds(&self, fits: impl Fn(&Kind) -> bool) -> Need {
        let of = self.sitting.charter.kinds.iter().filter(|kind| fits(kind));
        Need::OneOf { field: "kind", of: of.map(|kind| choice(&kind.id, &kind.name)).collect() }
    }

    /// Whether somebody can circulate a text of this kind: it is no statement, no election, and not what the procedure
    /// itself puts to the vote (an agenda, a motion, an amendment). The first kind of a charter is what its body is for.
    fn is_for_drafts(&self, kind: &Kind) -> bool {
        let procedure = self.sitting.procedure;
        let own = [&procedure.agenda_kind, &procedure.ruling_kind, &procedure.credentials_kind];
        let put = own.into_iter().flatten().any(|id| *id == kind.id)
            || procedure.motions.iter().any(|rule| rule.kind == kind.id)
            || procedure.invitations.iter().any(|rule| rule.kind == kind.id)
            || STEPS.contains(&kind.id.as_str());
        let first = self.sitting.charter.kinds.first().is_some_and(|first| first.id == kind.id);
        let settled = kind.question.as_deref().is_some_and(|question| question != ELECTION);
        settled && (first || !put) && ![PRESIDENTIAL, PRESS].contains(&kind.id.as_str())
    }

    /// Whether somebody is elected by a vote of this kind; every kind where the law knows none for it.
    fn is_for_elections(&self, kind: &Kind) -> bool {
        let elects = |kind: &Kind| kind.question.as_deref() == Some(ELECTION);
        elects(kind) || !self.sitting.charter.kinds.iter().any(elects) && self.is_for_drafts(kind)
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

    fn about_silence(&self, matter: &Matter) -> Vec<Candidate<'s>> {
        use silence::Command as S;
        let deadline = self.tomorrow();
        let Some(wording) = crate::paragraph::wordings(&matter.form).last().cloned() else { return Vec::new() };
        let later = matter
            .silence
            .as_ref()
            .map_or(deadline, |silence| silence.deadline.checked_add(24.hours()).unwrap_or(Timestamp::MAX));
        let reason = || Some(SOMETHING.to_owned());
        let why = Need::Text { field: "reason", optional: !self.sitting.procedure.silence.reason_needed };
        let mut all = vec![
            with(S::Place { wording, deadline }, vec![Need::Time { field: "deadline" }]),
            plain(S::Start),
            plain(S::Decline),
            with(S::Extend { deadline: later }, vec![Need::Time { field: "deadline" }]),
            with(S::AskTime { reason: reason() }, vec![maybe("reason")]),
            with(S::Hold { reason: reason() }, vec![maybe("reason")]),
            plain(S::Release),
            plain(S::Stop),
        ];
        // the rules let others object to a silence that is broken; nothing is gained by it, so it is not offered
        if matter.silence.as_ref().is_some_and(silence::Silence::is_running) {
            let given = Given { version: "counter-text".to_owned(), text: String::new() };
            let counter = Need::Wording { field: "counter", optional: true, given };
            all.push(with(S::Break { reason: reason(), counter: None }, vec![why, counter]));
        }
        all
    }

    fn in_meeting(&self, meeting: &meeting::Meeting) -> Vec<Candidate<'s>> {
        use meeting::Command as M;
        let mut all = vec![
            self.convening(),
            with(M::Roll { seats: Vec::new() }, vec![Need::Roll]),
            plain(M::AdoptAgenda),
            with(M::ObjectToAgenda { reason: None }, vec![maybe("reason")]),
            plain(M::PutAgenda),
            with(M::Raise { id: next_id("point", meeting.points.len()), says: SOMETHING.into() }, vec![text("says")]),
            plain(M::Inscribe),
            plain(M::Strike),
            plain(M::CallNext),
            plain(M::EndSpeech),
            with(M::Speak { speech: Speech::Statement, says: None }, vec![maybe("says")]),
            with(M::Speak { speech: Speech::Reply, says: None }, vec![maybe("says")]),
            plain(M::Cede),
            plain(M::TakeChair),
            plain(M::Resume),
            plain(M::Private { private: !meeting.private }),
            with(M::Communique { says: SOMETHING.into() }, vec![text("says")]),
            plain(M::Adjourn),
            plain(M::TakeBack),
        ];
        if let Some(rule) = self.sitting.procedure.invitations.first() {
            let id = next_id("invitation", meeting.invitations.len());
            let of = self.sitting.procedure.invitations.iter().map(|rule| choice(&rule.id, &rule.who)).collect();
            let invite = M::Invite { id, who: SOMETHING.into(), rule: rule.id.clone(), way: None };
            all.push(with(invite, vec![text("who"), Need::OneOf { field: "rule", of }, maybe("way")]));
        }
        for invitation in meeting.invitations.iter().filter(|invitation| invitation.agreed.is_none()) {
            let id = || invitation.id.clone();
            all.push(plain(M::AgreeInvitation { id: id() }));
            all.push(plain(M::ObjectToInvitation { id: id() }));
            all.push(plain(M::PutInvitation { id: id() }));
        }
        for motion in meeting.motions.iter().filter(|motion| motion.state == MotionState::Pending) {
            let id = || motion.id.clone();
            all.push(plain(M::AgreeMotion { id: id() }));
            all.push(plain(M::PutMotion { id: id() }));
            all.push(plain(M::SecondMotion { id: id() }));
            all.push(plain(M::ObjectToMotion { id: id() }));
            all.push(plain(M::WithdrawMotion { id: id() }));
        }
        for point in meeting.points.iter().filter(|point| point.is_pending() || point.challenged_by.is_none()) {
            let id = || point.id.clone();
            all.push(with(M::Rule { id: id(), ruling: SOMETHING.into() }, vec![text("ruling")]));
            all.push(plain(M::Challenge { id: id() }));
            all.push(plain(M::PutChallenge { id: id() }));
        }
        all.extend(self.motions(meeting));
        all
    }

    fn convening(&self) -> Candidate<'s> {
        let Self { sitting, .. } = *self;
        let by_seat = sitting.procedure.chair.by != ChairBy::Secretariat;
        let first = sitting.charter.members(sitting.roster).next().filter(|_| by_seat);
        let chair = first.map(|seat| seat.id.clone());
        among(meeting::Command::Convene { symbol: None, chair, agenda: Vec::new(), private: false }, move || {
            let of = vec![choice("false", "in public"), choice("true", "in private")];
            let mut needs = vec![Need::List { field: "agenda" }, Need::OneOf { field: "private", of }, maybe("symbol")];
            if by_seat {
                needs.insert(0, Need::OneOf { field: "chair", of: seats(sitting.charter.members(sitting.roster)) });
            }
            needs
        })
    }

    /// The motions that the procedure knows, each with what it needs.
    fn motions(&self, meeting: &meeting::Meeting) -> Vec<Candidate<'s>> {
        let drafts = || {
            let live = |matter: &&Arc<Matter>| matches!(&matter.form, Form::Draft(draft) if draft.is_tabled());
            let of = self.sitting.matters.values().filter(live);
            of.map(|matter| choice(&matter.id, &words::named(matter))).collect::<Vec<_>>()
        };
        let id = next_id("motion", meeting.motions.len());
        let one = |rule: &MotionRule| {
            let about = drafts();
            let mut needs = Vec::new();
            let mut motion = Motion {
                id: id.clone(),
                motion: rule.id.clone(),
                by: String::new(),
                about: None,
                until: None,
                minutes: None,
                seconds: None,
                to: None,
                parts: Vec::new(),
                seconded_by: None,
                objections: Vec::new(),
                state: MotionState::Pending,
            };
            if matches!(rule.effect, Effect::Postpone | Effect::Refer | Effect::TakeFirst | Effect::Divide) {
                motion.about = about.first().map(|(id, _)| id.clone());
                needs.push(Need::OneOf { field: "about", of: about });
            }
            match rule.effect {
                Effect::AdjournUntil => {
                    motion.until = Some(self.tomorrow());
                    needs.push(Need::Time { field: "until" });
                }
                Effect::ModeratedCaucus | Effect::UnmoderatedCaucus => {
                    motion.minutes = Some(10);
                    needs.push(Need::Number { field: "minutes" });
                }
                Effect::SpeakingTime => {
                    motion.seconds = Some(120);
                    needs.push(Need::Number { field: "seconds" });
                }
                Effect::Refer => {
                    motion.to = Some(SOMETHING.into());
                    needs.push(text("to"));
                }
                Effect::Divide => {
                    motion.parts = vec!["OP1".into()];
                    needs.push(Need::List { field: "parts" });
                }
                _ => {}
            }
            with(meeting::Command::Move(motion), needs)
        };
        self.sitting.procedure.motions.iter().map(one).collect()
    }

    fn with_draft(&self, draft: &resolution::Draft) -> Vec<Candidate<'s>> {
        use resolution::Command as D;
        let put = |question| plain(D::Put { question, method: None, deadline: None });
        let in_writing =
            D::Put { question: Question::Whole, method: Some(Method::Written), deadline: Some(self.tomorrow()) };
        let shapes = vec![
            choice("adds", "adds to it"),
            choice("deletes", "deletes from it"),
            choice("revises", "changes words of it"),
        ];
        let amend = D::Amend {
            id: next_id("amendment", draft.amendments.len()),
            symbol: None,
            says: SOMETHING.into(),
            shape: Shape::Revises,
            wording: Some(some_wording()),
        };
        let mut all = vec![
            with(D::NewVersion { wording: some_wording() }, vec![wording(&draft.wordings)]),
            plain(D::Sponsor { state: None }),
            plain(D::Second),
            with(D::Table { symbol: None }, vec![maybe("symbol")]),
            with(D::Revise { wording: some_wording(), oral: false }, vec![wording(&draft.wordings)]),
            with(amend, vec![text("says"), Need::OneOf { field: "shape", of: shapes }, amended(&draft.wordings)]),
            with(D::AskParts { parts: vec!["OP1".into()] }, vec![Need::List { field: "parts" }]),
            plain(D::RefuseParts),
            plain(D::ChallengeClass),
            plain(D::StandAside { seat: None }),
            with(
                D::ReserveOn { paragraphs: vec!["OP1".into()], why: None },
                vec![Need::List { field: "paragraphs" }, maybe("why")],
            ),
            put(Question::Whole),
            put(Question::Preliminary),
            put(Question::Challenge),
            with(in_writing, vec![Need::Time { field: "deadline" }]),
            plain(D::WantVote),
            plain(D::WithoutVote { how: Without::Vote }),
            plain(D::WithoutVote { how: Without::Acclamation }),
            plain(D::Withdraw),
            plain(D::TakeOver),
            plain(D::Lapse),
        ];
        // only the text of somebody without a seat needs to be asked for
        if draft.mover_invited && draft.asked_for_by.is_none() {
            all.push(plain(D::AskVote));
        }
        let to_come =
            |matter: &&Arc<Matter>| matches!(&matter.form, Form::Meeting(meeting) if meeting.stage.is_to_come());
        let meetings = self.sitting.matters.values().filter(to_come);
        all.extend(meetings.map(|meeting| plain(D::Schedule { meeting: meeting.id.clone() })));
        let pending = draft.amendments.iter().filter(|amendment| amendment.state == AmendmentState::Pending);
        for amendment in pending {
            let id = || amendment.id.clone();
            all.push(put(Question::Amendment(id())));
            // where its text is there, it is taken over as it is
            let accept = D::Accept { id: id(), wording: None };
            let needs = if amendment.wording.is_some() { Vec::new() } else { vec![amended(&draft.wordings)] };
            all.push(with(accept, needs));
            all.push(plain(D::WithdrawAmendment { id: id() }));
        }
        let undecided = draft.parts.iter().filter(|part| part.kept.is_none());
        all.extend(undecided.map(|part| put(Question::Part(part.id.clone()))));
        let customs = self.sitting.procedure.customs.iter().filter(|custom| !custom.law);
        let customs = customs.filter(|custom| !draft.waived.contains(&custom.id));
        all.extend(customs.map(|custom| plain(D::Waive { custom: custom.id.clone() })));
        let doctrines = self.sitting.charter.doctrines.iter();
        all.extend(doctrines.map(|doctrine| plain(D::Dispute { doctrine: doctrine.id.clone() })));
        let questions = self.sitting.charter.disputable();
        all.extend(questions.iter().map(|question| plain(D::RuleClass { question: (*question).to_owned() })));
        all
    }

    fn with_statement(&self, versions: &[Wording]) -> Vec<Candidate<'s>> {
        use presidential::Command as P;
        let recast = |kind: &Kind| self.is_for_drafts(kind) || kind.id == PRESS;
        let kind = self.sitting.charter.kinds.iter().find(|kind| recast(kind));
        let kind = kind.map(|kind| kind.id.clone()).unwrap_or_default();
        vec![
            with(P::NewVersion { wording: some_wording() }, vec![wording(versions)]),
            plain(P::Agree),
            with(P::Object { reason: None }, vec![maybe("reason")]),
            plain(P::Adopt),
            with(
                P::Dissociate { paragraphs: Vec::new(), why: None },
                vec![Need::List { field: "paragraphs" }, maybe("why")],
            ),
            with(P::Recast { kind }, vec![self.kinds(recast)]),
            plain(P::Withdraw),
            plain(P::Lapse),
        ]
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

    /// What can be begun, each with the prefix of its id.
    pub(super) fn new_matters(&self) -> Vec<(&'static str, Candidate<'s>)> {
        let first = |fits: &dyn Fn(&Kind) -> bool| self.sitting.charter.kinds.iter().find(|kind| fits(kind));
        let settled = |kind: &Kind| kind.question.is_some();
        let Some(kind) = first(&|kind| self.is_for_drafts(kind)).or_else(|| first(&settled)) else { return Vec::new() };
        let elects = first(&|kind| self.is_for_elections(kind)).unwrap_or(kind).id.clone();
        let kind = kind.id.clone();
        let drafted = || vec![self.kinds(|kind| self.is_for_drafts(kind)), text("title"), wording(&[])];
        let elected = || self.kinds(|kind| self.is_for_elections(kind));
        let statement = || vec![text("title"), wording(&[])];
        let (title, wording) = (SOMETHING.to_owned(), some_wording());
        let has = |id: &str| self.sitting.charter.kind(id).is_ok();
        let mut all = vec![
            ("meeting", self.convening()),
            ("meeting", with(meeting::Command::Request { why: SOMETHING.into() }, vec![text("why")])),
            (
                "draft",
                with(
                    resolution::Command::Circulate {
                        kind: kind.clone(),
                        title: title.clone(),
                        wording: wording.clone(),
                    },
                    drafted(),
                ),
            ),
            (
                "election",
                with(
                    election::Command::Begin {
                        kind: elects.clone(),
                        title: title.clone(),
                        places: 1,
                        candidates: vec![SOMETHING.into()],
                        two_organs: false,
                    },
                    vec![
                        elected(),
                        text("title"),
                        Need::Number { field: "places" },
                        Need::List { field: "candidates" },
                    ],
                ),
            ),
            (
                "straw-poll",
                with(
                    straw_poll::Command::Begin { kind: elects, title: title.clone(), candidates: Vec::new() },
                    vec![elected(), text("title"), Need::List { field: "candidates" }],
                ),
            ),
            (
                "proposal",
                with(
                    no_objection::Command::Propose { kind, title: title.clone(), wording: wording.clone() },
                    drafted(),
                ),
            ),
        ];
        if has(PRESIDENTIAL) {
            let (kind, title, wording) = (PRESIDENTIAL.to_owned(), title.clone(), wording.clone());
            let circulate = presidential::Command::Circulate { kind, title, wording };
            all.push(("statement", with(circulate, statement())));
        }
        if has(PRESS) {
            let circulate = press::Command::Circulate { kind: PRESS.to_owned(), title, wording };
            all.push(("press", with(circulate, statement())));
        }
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

fn next_id(prefix: &str, there: usize) -> String {
    format!("{prefix}-{}", there + 1)
}

fn with_press(versions: &[Wording]) -> Vec<Candidate<'static>> {
    use press::Command as P;
    vec![
        with(P::NewVersion { wording: some_wording() }, vec![wording(versions)]),
        with(P::Elements { points: vec![SOMETHING.into()] }, vec![Need::List { field: "points" }]),
        with(P::Withdraw { why: None }, vec![maybe("why")]),
        plain(P::Lapse),
    ]
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
