//! What may be done in a meeting, stage by stage.

use std::sync::Arc;

use jiff::ToSpan;

use super::{Command, Event, Invitation, Meeting, Motion, MotionState, Point, Speech, Stage, presidency};
use crate::charter::procedure::{Article, Effect, MotionRule, SymbolOf};
use crate::procedure::vote::{self, Put, Subject, Verdict};
use crate::procedure::{Actor, Event as AnyEvent, Form, Matter, Refusal, Role, Sitting, symbol};

/// Acts in a meeting, or asks for one.
pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let none = Meeting::default();
    let meeting = match &matter.form {
        Form::Meeting(meeting) => meeting,
        _ => &none,
    };
    let hall = Hall { sitting, matter, meeting };
    let event = match command {
        Command::Request { why } => hall.request(actor, why)?,
        Command::Convene { symbol, chair, agenda, private } => {
            hall.convene(actor, symbol.as_deref(), chair.as_deref(), agenda, private)?
        }
        Command::Communique { says } => hall.communique(actor, says)?,
        Command::Resume => hall.resume(actor)?,
        Command::Adjourn => hall.adjourn(actor)?,
        Command::TakeBack => hall.take_back(actor)?,
        Command::EndSpeech => hall.end_speech(actor)?,
        Command::Roll { seats } => hall.take_roll(actor, seats)?,
        Command::ObjectToAgenda { reason } => {
            hall.at(&Stage::Convened, "object to the agenda", Article::Agenda)?;
            Event::AgendaObjected { by: hall.member(actor, "object to the agenda", Article::Agenda)?, reason }
        }
        Command::AdoptAgenda => hall.adopt_agenda(actor)?,
        Command::PutAgenda => return hall.put_agenda(actor),
        in_session => return hall.in_session(actor, in_session),
    };
    Ok(vec![AnyEvent::Meeting(event)])
}

struct Hall<'s> {
    sitting: &'s Sitting<'s>,
    matter: &'s Matter,
    meeting: &'s Meeting,
}

impl Hall<'_> {
    fn cite(&self, article: Article) -> String {
        self.sitting.article(article).to_owned()
    }

    fn not_now(&self, act: &'static str, article: Article) -> Refusal {
        let exists = matches!(self.matter.form, Form::Meeting(_));
        let stage = if exists { self.meeting.stage.says() } else { "not called" };
        Refusal::NotNow { act, what: "the meeting".to_owned(), stage: stage.to_owned(), cite: self.cite(article) }
    }

    fn at(&self, stage: &Stage, act: &'static str, article: Article) -> Result<(), Refusal> {
        let exists = matches!(self.matter.form, Form::Meeting(_));
        if exists && self.meeting.stage == *stage { Ok(()) } else { Err(self.not_now(act, article)) }
    }

    fn member(&self, actor: &Actor, act: &'static str, article: Article) -> Result<String, Refusal> {
        Ok(self.sitting.member(actor, act, article)?.id.clone())
    }

    /// Whether a vote is taken in the hall.
    fn is_voting(&self) -> bool {
        let open = |other: &Matter| {
            let hall = |vote: &vote::Vote| vote.opened.method != crate::charter::procedure::Method::Written;
            other.votes.last().is_some_and(|vote| vote.is_pending() && hall(vote))
        };
        let others = self.sitting.matters.values().filter(|other| other.id != self.matter.id);
        others.map(Arc::as_ref).chain([self.matter]).any(open)
    }

    fn no_vote(&self, act: &'static str) -> Result<(), Refusal> {
        if self.is_voting() {
            let first = "the vote that is open".to_owned();
            return Err(Refusal::ComesFirst { act, first, cite: self.cite(Article::Voting) });
        }
        Ok(())
    }

    fn request(&self, actor: &Actor, why: String) -> Result<Event, Refusal> {
        let act = "ask for a meeting";
        if matches!(self.matter.form, Form::Meeting(_)) {
            return Err(self.not_now(act, Article::Meeting));
        }
        let by = if actor.role == Role::Secretariat {
            Role::Secretariat.word().to_owned()
        } else {
            self.member(actor, act, Article::Meeting)?
        };
        Ok(Event::Requested { by, why })
    }

    fn convene(
        &self,
        actor: &Actor,
        given: Option<&str>,
        chair: Option<&str>,
        agenda: Vec<String>,
        private: bool,
    ) -> Result<Event, Refusal> {
        let act = "convene a meeting";
        self.sitting.officer(actor, act, Article::Meeting)?;
        if matches!(self.matter.form, Form::Meeting(_)) && self.meeting.stage != Stage::Requested {
            return Err(self.not_now(act, Article::Meeting));
        }
        if let Some((other, _)) = self.sitting.meeting() {
            let first = format!("the end of the meeting `{other}`, which is going on,");
            return Err(Refusal::ComesFirst { act, first, cite: self.cite(Article::Meeting) });
        }
        let chair = presidency::check(self.sitting, chair)?;
        let symbol = symbol::next(self.sitting, SymbolOf::Meeting, "meeting", given)?;
        let gate = self.sitting.procedure.agenda_kind.is_some();
        Ok(Event::Convened { symbol, chair, agenda, private, gate, day: self.sitting.date() })
    }

    fn take_roll(&self, actor: &Actor, seats: Vec<(String, super::Presence)>) -> Result<Event, Refusal> {
        let act = "take the roll";
        self.sitting.officer(actor, act, Article::Voting)?;
        if !self.meeting.stage.is_going_on() {
            return Err(self.not_now(act, Article::Voting));
        }
        self.no_vote(act)?;
        if seats.is_empty() {
            let there = self.sitting.roster.seats().iter().map(|seat| (seat.id.clone(), super::Presence::Present));
            return Ok(Event::Rolled { seats: there.collect() });
        }
        let mut found = Vec::new();
        for (name, presence) in seats {
            found.push((self.sitting.seat(&name)?.id.clone(), presence));
        }
        Ok(Event::Rolled { seats: found })
    }

    fn adopt_agenda(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "adopt the agenda without a vote";
        self.sitting.chair(actor, act, Article::Agenda)?;
        self.at(&Stage::Convened, act, Article::Agenda)?;
        self.no_vote(act)?;
        if let Some((by, _)) = self.meeting.agenda_objections.first() {
            let by = self.sitting.called(by);
            return Err(Refusal::Objected { act, by, cite: self.cite(Article::Agenda) });
        }
        Ok(Event::AgendaAdopted { voted: false })
    }

    fn put_agenda(&self, actor: &Actor) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "put the agenda to the vote";
        self.sitting.chair(actor, act, Article::Agenda)?;
        self.at(&Stage::Convened, act, Article::Agenda)?;
        let kind = self.sitting.procedure.agenda_kind.as_deref().ok_or_else(|| self.not_now(act, Article::Agenda))?;
        vote::open(self.sitting, self.matter, Put::new(Subject::Agenda, kind))
    }

    fn communique(&self, actor: &Actor, says: String) -> Result<Event, Refusal> {
        let act = "issue a communique";
        self.sitting.officer(actor, act, Article::Private)?;
        if !self.meeting.owes_communique || self.meeting.communique.is_some() {
            return Err(self.not_now(act, Article::Private));
        }
        Ok(Event::CommuniqueIssued { says })
    }

    fn resume(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "resume the meeting";
        self.sitting.chair(actor, act, Article::Meeting)?;
        match self.meeting.stage {
            Stage::Suspended(_) => Ok(Event::Resumed),
            _ => Err(self.not_now(act, Article::Meeting)),
        }
    }

    fn adjourn(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "adjourn the meeting";
        self.sitting.chair(actor, act, Article::Meeting)?;
        if !self.meeting.stage.is_going_on() {
            return Err(self.not_now(act, Article::Meeting));
        }
        self.no_vote(act)?;
        if let Some(motion) = self.meeting.first_motion(self.sitting.procedure) {
            let first = format!("the motion `{}`", motion.id);
            return Err(Refusal::ComesFirst { act, first, cite: self.cite(Article::Motion) });
        }
        Ok(Event::Adjourned)
    }

    /// The last act of whoever presides, if nobody has acted on it. How soon it has to be is for whoever keeps the clock.
    fn take_back(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "take the last act back";
        self.sitting.chair(actor, act, Article::Chair)?;
        self.no_vote(act)?;
        let last = self.meeting.last.clone().filter(|_| self.meeting.stage.is_going_on());
        let last = last.ok_or_else(|| Refusal::Needs {
            act,
            missing: "one on which nobody has acted since: a call of the next speaker, a ruling, a resumption"
                .to_owned(),
            cite: self.cite(Article::Chair),
        })?;
        Ok(Event::TakenBack { act: last })
    }

    /// The speech of whoever has the floor is over.
    fn end_speech(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "end the speech";
        if actor.role == Role::Procedure && self.is_voting() {
            self.sitting.due_only(actor, act, Article::Floor)?;
        } else {
            self.sitting.chair(actor, act, Article::Floor)?;
        }
        let by = self.meeting.speaking.clone().filter(|_| self.meeting.stage.is_going_on());
        let by = by.ok_or_else(|| self.not_now(act, Article::Floor))?;
        Ok(Event::Spoke { by, speech: Speech::Statement, says: None })
    }

    /// What is done only while the meeting is open.
    fn in_session(&self, actor: &Actor, command: Command) -> Result<Vec<AnyEvent>, Refusal> {
        let article = command.article();
        let act = command.says();
        let before_agenda = matches!(command, Command::Raise { .. } | Command::Rule { .. } | Command::Challenge { .. })
            || matches!(command, Command::PutChallenge { .. } | Command::Speak { .. } | Command::Cede)
            || matches!(command, Command::Inscribe | Command::CallNext | Command::Strike | Command::TakeChair);
        if self.at(&Stage::Open, act, article).is_err() && !(before_agenda && self.meeting.stage == Stage::Convened) {
            return Err(self.not_now(act, article));
        }
        let event = match command {
            Command::Invite { id, who, rule, way } => self.invite(actor, id, who, rule, way)?,
            Command::ObjectToInvitation { id } => {
                self.invitation(&id)?;
                Event::InvitationObjected { id, by: self.member(actor, act, article)? }
            }
            Command::AgreeInvitation { id } => self.agree_invitation(actor, id)?,
            Command::PutInvitation { id } => return self.put_invitation(actor, &id),
            Command::Move(motion) => self.move_it(actor, motion)?,
            Command::SecondMotion { id } => {
                let motion = self.motion(&id)?;
                let by = self.member(actor, act, article)?;
                if by == motion.by {
                    let who = "a member other than its mover";
                    return Err(self.sitting.not_yours(actor, who, act, article));
                }
                Event::MotionSeconded { id, by }
            }
            Command::ObjectToMotion { id } => {
                self.motion(&id)?;
                Event::MotionObjected { id, by: self.member(actor, act, article)? }
            }
            Command::AgreeMotion { id } => return self.agree_motion(actor, &id),
            Command::PutMotion { id } => return self.put_motion(actor, &id),
            Command::WithdrawMotion { id } => {
                let motion = self.motion(&id)?;
                self.no_vote(act)?;
                self.sitting.only(actor, &motion.by.clone(), act, Article::Withdrawal)?;
                Event::MotionWithdrawn { id }
            }
            Command::Raise { id, says } => {
                let by = self.member(actor, act, article)?;
                if self.meeting.points.iter().any(|point| point.id == id) {
                    let why = "another point has this id".to_owned();
                    return Err(Refusal::Unfit { given: id, why, cite: self.cite(article) });
                }
                Event::PointRaised { id, by, says }
            }
            Command::Rule { id, ruling } => {
                self.sitting.chair(actor, act, article)?;
                self.point(&id, act, |point| point.ruling.is_none())?;
                Event::Ruled { id, ruling }
            }
            Command::Challenge { id } => {
                let by = self.member(actor, act, article)?;
                self.point(&id, act, |point| point.ruling.is_some() && point.challenged_by.is_none())?;
                Event::Challenged { id, by }
            }
            Command::PutChallenge { id } => return self.put_challenge(actor, id),
            Command::Private { private } => {
                self.sitting.chair(actor, act, article)?;
                Event::WentPrivate { private }
            }
            floor => self.floor(actor, floor)?,
        };
        Ok(vec![AnyEvent::Meeting(event)])
    }

    fn invite(
        &self,
        actor: &Actor,
        id: String,
        who: String,
        rule: String,
        way: Option<String>,
    ) -> Result<Event, Refusal> {
        if actor.role != Role::Secretariat {
            self.sitting.member(actor, "propose an invitation", Article::Invitation)?;
        }
        let rules = &self.sitting.procedure.invitations;
        if !rules.iter().any(|known| known.id == rule) {
            let known = rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", ");
            let cite = self.cite(Article::Invitation);
            return Err(Refusal::Unknown { what: "rule on invitations", id: rule, known, cite });
        }
        if self.meeting.invitations.iter().any(|other| other.id == id) {
            let (why, cite) = ("another invitation has this id".to_owned(), self.cite(Article::Invitation));
            return Err(Refusal::Unfit { given: id, why, cite });
        }
        Ok(Event::InvitationProposed(Invitation { id, who, rule, way, objections: Vec::new(), agreed: None }))
    }

    fn invitation(&self, id: &str) -> Result<&Invitation, Refusal> {
        let open = || self.meeting.invitations.iter().filter(|invitation| invitation.agreed.is_none());
        open().find(|invitation| invitation.id == id).ok_or_else(|| Refusal::Unknown {
            what: "open invitation",
            id: id.to_owned(),
            known: open().map(|invitation| invitation.id.as_str()).collect::<Vec<_>>().join(", "),
            cite: self.cite(Article::Invitation),
        })
    }

    fn agree_invitation(&self, actor: &Actor, id: String) -> Result<Event, Refusal> {
        let act = "agree to the invitation without a vote";
        self.sitting.chair(actor, act, Article::Invitation)?;
        self.no_vote(act)?;
        if let Some(by) = self.invitation(&id)?.objections.first() {
            let by = self.sitting.called(by);
            return Err(Refusal::Objected { act, by, cite: self.cite(Article::Invitation) });
        }
        Ok(Event::InvitationDecided { id, agreed: true })
    }

    fn put_invitation(&self, actor: &Actor, id: &str) -> Result<Vec<AnyEvent>, Refusal> {
        self.sitting.chair(actor, "put the invitation to the vote", Article::Invitation)?;
        let invitation = self.invitation(id)?;
        let rule = self.sitting.procedure.invitations.iter().find(|rule| rule.id == invitation.rule);
        let kind = rule.map_or("invitation", |rule| &rule.kind);
        vote::open(self.sitting, self.matter, Put::new(Subject::Invitation(id.to_owned()), kind))
    }

    fn rule(&self, motion: &str) -> Result<&MotionRule, Refusal> {
        self.sitting.procedure.motion(motion).ok_or_else(|| Refusal::Unknown {
            what: "motion",
            id: motion.to_owned(),
            known: self.sitting.procedure.motions.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", "),
            cite: self.cite(Article::Motion),
        })
    }

    fn move_it(&self, actor: &Actor, motion: Motion) -> Result<Event, Refusal> {
        let rule = self.rule(&motion.motion)?;
        let by = self.member(actor, "move a motion", Article::Motion)?;
        let refuse =
            |missing: &str| Refusal::Needs { act: "move it", missing: missing.to_owned(), cite: rule.cite.clone() };
        if self.meeting.motions.iter().any(|other| other.id == motion.id) {
            let why = "another motion has this id".to_owned();
            return Err(Refusal::Unfit { given: motion.id, why, cite: rule.cite.clone() });
        }
        if let Some(about) = &motion.about
            && !self.sitting.matters.contains_key(about)
        {
            let why = "there is no such matter".to_owned();
            return Err(Refusal::Unfit { given: about.clone(), why, cite: rule.cite.clone() });
        }
        match rule.effect {
            Effect::Postpone | Effect::Refer | Effect::TakeFirst | Effect::Divide if motion.about.is_none() => {
                return Err(refuse("the matter it is about"));
            }
            Effect::Divide if motion.parts.is_empty() => return Err(refuse("the parts")),
            Effect::ModeratedCaucus | Effect::UnmoderatedCaucus if motion.minutes.is_none() => {
                return Err(refuse("a number of minutes"));
            }
            Effect::SpeakingTime if motion.seconds.is_none() => return Err(refuse("a number of seconds")),
            Effect::AdjournUntil if motion.until.is_none() => return Err(refuse("a day or hour")),
            _ => {}
        }
        self.no_vote("move a motion")?;
        let (seconded_by, objections, state) = (None, Vec::new(), MotionState::Pending);
        Ok(Event::Moved(Motion { by, seconded_by, objections, state, ..motion }))
    }

    fn motion(&self, id: &str) -> Result<&Motion, Refusal> {
        let pending = || self.meeting.motions.iter().filter(|motion| motion.state == MotionState::Pending);
        pending().find(|motion| motion.id == id).ok_or_else(|| Refusal::Unknown {
            what: "pending motion",
            id: id.to_owned(),
            known: pending().map(|motion| motion.id.as_str()).collect::<Vec<_>>().join(", "),
            cite: self.cite(Article::Motion),
        })
    }

    /// The motion, if it may be decided now: seconded where that is needed, and first in precedence.
    fn ripe(&self, id: &str, act: &'static str) -> Result<(&Motion, &MotionRule), Refusal> {
        let motion = self.motion(id)?;
        let rule = self.rule(&motion.motion)?;
        if rule.seconder && motion.seconded_by.is_none() {
            return Err(Refusal::Needs { act, missing: "a seconder".to_owned(), cite: rule.cite.clone() });
        }
        let rank = |motion: &Motion| self.rule(&motion.motion).map_or(u32::MAX, |rule| rule.precedence);
        match self.meeting.first_motion(self.sitting.procedure) {
            Some(first) if rank(first) < rank(motion) => {
                let name = self.rule(&first.motion).map_or(first.id.as_str(), |rule| rule.name.as_str());
                let first = format!("the motion {name}");
                Err(Refusal::ComesFirst { act, first, cite: self.cite(Article::Motion) })
            }
            _ => Ok((motion, rule)),
        }
    }

    fn agree_motion(&self, actor: &Actor, id: &str) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "agree to the motion without a vote";
        self.sitting.chair(actor, act, Article::Motion)?;
        self.no_vote(act)?;
        let (motion, rule) = self.ripe(id, act)?;
        if let Some(by) = motion.objections.first() {
            let by = self.sitting.called(by);
            return Err(Refusal::Objected { act, by, cite: rule.cite.clone() });
        }
        Ok(vec![AnyEvent::Meeting(decided(self.sitting, motion, rule.effect, true))])
    }

    fn put_motion(&self, actor: &Actor, id: &str) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "put the motion to the vote";
        self.sitting.chair(actor, act, Article::Motion)?;
        let (_, rule) = self.ripe(id, act)?;
        vote::open(self.sitting, self.matter, Put::new(Subject::Motion(id.to_owned()), &rule.kind))
    }

    fn point(&self, id: &str, act: &'static str, fits: fn(&Point) -> bool) -> Result<&Point, Refusal> {
        let point = self.meeting.points.iter().find(|point| point.id == id);
        point.filter(|point| fits(point)).ok_or_else(|| Refusal::NotNow {
            act,
            what: format!("the point of order `{id}`"),
            stage: point
                .map_or("not raised", |point| if point.ruling.is_some() { "ruled on" } else { "not ruled on" })
                .to_owned(),
            cite: self.cite(Article::Order),
        })
    }

    fn put_challenge(&self, actor: &Actor, id: String) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "put the challenge to the vote";
        self.sitting.chair(actor, act, Article::Order)?;
        self.point(&id, act, |point| point.challenged_by.is_some() && point.overruled.is_none())?;
        let kind = self.sitting.procedure.ruling_kind.as_deref();
        let kind = kind.ok_or_else(|| self.not_now("challenge a ruling", Article::Order))?;
        vote::open(self.sitting, self.matter, Put::new(Subject::Challenge(id), kind))
    }

    fn floor(&self, actor: &Actor, command: Command) -> Result<Event, Refusal> {
        let (act, article) = (command.says(), command.article());
        match command {
            Command::Inscribe => {
                let seat = self.speaker(actor, act)?;
                if self.meeting.list.contains(&seat) {
                    let (why, cite) = ("it is on the list already".to_owned(), self.cite(article));
                    return Err(Refusal::Unfit { given: self.sitting.called(&seat), why, cite });
                }
                if self.meeting.debate_closed {
                    return Err(Refusal::NotNow {
                        act,
                        what: "the debate".to_owned(),
                        stage: "closed".to_owned(),
                        cite: self.cite(article),
                    });
                }
                Ok(Event::Inscribed { seat })
            }
            Command::Strike => Ok(Event::Struck { seat: self.speaker(actor, act)? }),
            Command::CallNext => {
                self.sitting.chair(actor, act, article)?;
                let next = self.meeting.list.first();
                let seat = next.cloned().ok_or_else(|| Refusal::Needs {
                    act,
                    missing: "somebody on the list".to_owned(),
                    cite: self.cite(article),
                })?;
                Ok(Event::Called { seat })
            }
            Command::Speak { speech, says } => self.speak(actor, speech, says),
            Command::Cede => self.cede(actor),
            _ => self.take_chair(actor),
        }
    }

    /// A member, or somebody invited.
    fn speaker(&self, actor: &Actor, act: &'static str) -> Result<String, Refusal> {
        match &actor.seat {
            Some(seat) if self.meeting.is_invited(seat) => Ok(seat.clone()),
            None if actor.role == Role::Secretariat => Ok(Role::Secretariat.word().to_owned()),
            _ => self.member(actor, act, Article::Floor),
        }
    }

    fn speak(&self, actor: &Actor, speech: Speech, says: Option<String>) -> Result<Event, Refusal> {
        let by = self.speaker(actor, "speak")?;
        if let Some(floor) = &self.meeting.speaking
            && *floor != by
        {
            let first = format!("{}, who has the floor,", self.sitting.called(floor));
            return Err(Refusal::ComesFirst { act: "speak", first, cite: self.cite(Article::Floor) });
        }
        if let Speech::BeforeVote(about) | Speech::AfterVote(about) = &speech {
            self.may_explain(actor, about, &by)?;
        }
        Ok(Event::Spoke { by, speech, says })
    }

    fn may_explain(&self, actor: &Actor, about: &str, by: &String) -> Result<(), Refusal> {
        self.sitting.member(actor, "explain a vote", Article::Voting)?;
        let sponsors = match self.sitting.matters.get(about).map(|matter| &matter.form) {
            Some(Form::Draft(draft)) => draft.mover == *by || draft.sponsors.contains(by),
            Some(_) => false,
            None => {
                let (why, cite) = ("there is no such matter".to_owned(), self.cite(Article::Voting));
                return Err(Refusal::Unfit { given: about.to_owned(), why, cite });
            }
        };
        if sponsors && !self.sitting.procedure.voting.sponsors_explain {
            let who = "members that do not sponsor it";
            return Err(self.sitting.not_yours(actor, who, "explain its vote", Article::Voting));
        }
        Ok(())
    }

    fn cede(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "cede the chair";
        self.sitting.chair(actor, act, Article::Cede)?;
        let by = self.meeting.chair.clone();
        let seats = self.sitting.charter.members(self.sitting.roster);
        let next = by.as_ref().and_then(|by| presidency::next_in_order(seats, &self.sitting.called(by)));
        match (by, next) {
            (Some(by), Some(to)) if self.sitting.procedure.chair.may_cede && self.meeting.ceded_by.is_none() => {
                Ok(Event::ChairCeded { by, to: to.id.clone() })
            }
            _ => Err(self.not_now(act, Article::Cede)),
        }
    }

    fn take_chair(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "take the chair back";
        let by = self.member(actor, act, Article::Cede)?;
        if self.meeting.ceded_by.as_ref() == Some(&by) {
            Ok(Event::ChairTaken { by })
        } else {
            Err(self.sitting.not_yours(actor, "the one who ceded it", act, Article::Cede))
        }
    }
}

/// What is due in a meeting: nobody has the floor while a vote is taken.
pub(crate) fn due(sitting: &Sitting<'_>, matter: &Matter, meeting: &Meeting) -> Option<Command> {
    let speaks = meeting.speaking.is_some() && meeting.stage.is_going_on();
    (speaks && Hall { sitting, matter, meeting }.is_voting()).then_some(Command::EndSpeech)
}

fn decided(sitting: &Sitting<'_>, motion: &Motion, effect: Effect, carried: bool) -> Event {
    let minutes = motion.minutes.map(|minutes| i64::from(minutes).minutes());
    let ends = minutes.and_then(|minutes| sitting.now.checked_add(minutes).ok()).filter(|_| carried);
    Event::MotionDecided { id: motion.id.clone(), carried, effect, ends }
}

/// What follows a vote in the meeting.
pub(crate) fn consequences(
    sitting: &Sitting<'_>,
    meeting: &Meeting,
    subject: &Subject,
    verdict: &Verdict,
) -> Vec<AnyEvent> {
    let carried = verdict.adopted == Some(true);
    let event = match subject {
        Subject::Agenda if carried => Some(Event::AgendaAdopted { voted: true }),
        Subject::Agenda => Some(Event::AgendaNotAdopted),
        Subject::Invitation(id) => Some(Event::InvitationDecided { id: id.clone(), agreed: carried }),
        Subject::Challenge(id) => Some(Event::ChallengeDecided { id: id.clone(), overruled: carried }),
        Subject::Motion(id) => {
            let motion = meeting.motions.iter().find(|motion| motion.id == *id);
            motion.map(|motion| {
                let effect = sitting.procedure.motion(&motion.motion).map_or(Effect::Other, |rule| rule.effect);
                decided(sitting, motion, effect, carried)
            })
        }
        _ => None,
    };
    event.map(AnyEvent::Meeting).into_iter().collect()
}
