//! What members, the chair and the secretariat may do with a draft, stage by stage.

use super::amendment::{Amendment, AmendmentState};
use super::class::{self, Class};
use super::{Command, Draft, Event, Stage};
use crate::charter::procedure::{Article, SymbolOf};
use crate::position::Position;
use crate::procedure::{Actor, Event as AnyEvent, Form, Matter, Refusal, Role, Sitting, Wording, symbol, voted_on};

/// Acts on a draft.
pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let Form::Draft(draft) = &matter.form else {
        return circulate(sitting, matter, actor, command);
    };
    if !draft.is_live() && !matches!(command, Command::TakeOver) {
        return Err(not_now(sitting, draft, command.says()));
    }
    let desk = Desk { sitting, matter, draft };
    let event = match command {
        Command::Circulate { .. } => return Err(not_now(sitting, draft, command.says())),
        Command::NewVersion { wording } => desk.new_version(actor, wording)?,
        Command::Sponsor { state } => desk.sponsor(actor, state)?,
        Command::Second => Event::Seconded { by: sitting.member(actor, "second it", Article::Motion)?.id.clone() },
        Command::AskVote => {
            Event::VoteAsked { by: sitting.member(actor, "ask for a vote", Article::Draft)?.id.clone() }
        }
        Command::Table { symbol } => desk.table(actor, symbol.as_deref())?,
        Command::Revise { wording, oral } => desk.revise(actor, wording, oral)?,
        Command::Schedule { meeting } => desk.schedule(actor, meeting)?,
        Command::Reserve { symbol } => desk.reserve(actor, symbol)?,
        Command::Waive { custom } => desk.waive(actor, custom)?,
        Command::Amend { id, symbol, says, shape, wording } => desk.amend(
            actor,
            Amendment { id, symbol, by: String::new(), says, shape, wording, state: AmendmentState::Pending },
        )?,
        Command::OrderAmendments { order } => desk.order(actor, order)?,
        Command::Accept { id, wording } => desk.accept(actor, id, wording)?,
        Command::WithdrawAmendment { id } => desk.withdraw_amendment(actor, id)?,
        Command::AskParts { parts } => desk.ask_parts(actor, parts)?,
        Command::RefuseParts => desk.refuse_parts(actor)?,
        Command::Dispute { doctrine } => desk.dispute(actor, doctrine)?,
        Command::RuleClass { question } => desk.rule_class(actor, question)?,
        Command::ChallengeClass => desk.challenge(actor)?,
        Command::StandAside { seat } => desk.stand_aside(actor, seat)?,
        Command::ReserveOn { paragraphs, why } => desk.reserve_on(actor, paragraphs, why)?,
        Command::Put { question, method, deadline } => {
            return super::voting::put(sitting, matter, draft, actor, question, method, deadline);
        }
        Command::WantVote => {
            Event::VoteWanted { by: sitting.member(actor, "ask for a vote", Article::Voting)?.id.clone() }
        }
        Command::WithoutVote { how } => return super::voting::without(sitting, matter, draft, actor, how),
        Command::Withdraw => desk.withdraw(actor)?,
        Command::TakeOver => desk.take_over(actor)?,
        Command::Lapse => {
            sitting.officer(actor, "record that it lapsed", Article::Draft)?;
            if matter.votes.last().is_some_and(crate::procedure::Vote::is_pending) {
                return Err(not_now(sitting, draft, "let it lapse"));
            }
            Event::Lapsed
        }
        Command::Follow => {
            sitting.due_only(actor, "follow the meeting", Article::Meeting)?;
            super::voting::following(sitting, matter, draft)
                .ok_or_else(|| not_now(sitting, draft, "follow the meeting"))?
        }
    };
    Ok(vec![AnyEvent::Draft(event)])
}

fn circulate(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let Command::Circulate { kind, title, wording } = command else {
        let (act, cite) = (command.says(), sitting.article(Article::Draft).to_owned());
        return Err(Refusal::NotNow { act, what: matter.id.clone(), stage: "not circulated".to_owned(), cite });
    };
    sitting.charter.kind(&kind)?;
    wording.check(sitting)?;
    let (mover, invited) = mover(sitting, actor)?;
    Ok(vec![AnyEvent::Draft(Event::Circulated { kind, title, mover, invited, wording })])
}

/// Whose text it is: a member's, the secretariat's, or that of somebody invited to the meeting.
fn mover(sitting: &Sitting<'_>, actor: &Actor) -> Result<(String, bool), Refusal> {
    match (&actor.seat, actor.role) {
        (None, Role::Secretariat) => Ok((Role::Secretariat.word().to_owned(), false)),
        (Some(seat), Role::Delegate) if sitting.roster.find(seat).is_err() => {
            let invited = sitting.meeting().is_some_and(|(_, meeting)| meeting.is_invited(seat));
            if invited { Ok((seat.clone(), true)) } else { sitting.seat(seat).map(|seat| (seat.id.clone(), false)) }
        }
        _ => Ok((sitting.member(actor, "circulate a draft", Article::Draft)?.id.clone(), false)),
    }
}

pub(super) fn not_now(sitting: &Sitting<'_>, draft: &Draft, act: &'static str) -> Refusal {
    let (what, stage) = (draft.called().to_owned(), draft.stage.says());
    Refusal::NotNow { act, what, stage, cite: sitting.article(Article::Draft).to_owned() }
}

struct Desk<'s> {
    sitting: &'s Sitting<'s>,
    matter: &'s Matter,
    draft: &'s Draft,
}

impl Desk<'_> {
    fn mover(&self, actor: &Actor, act: &'static str, article: Article) -> Result<(), Refusal> {
        if actor.seat.as_deref() == Some(self.draft.mover.as_str()) {
            return Ok(());
        }
        if self.draft.mover == Role::Secretariat.word() && actor.role == Role::Secretariat {
            return Ok(());
        }
        Err(self.sitting.not_yours(actor, &self.sitting.called(&self.draft.mover), act, article))
    }

    fn tabled(&self, act: &'static str) -> Result<(), Refusal> {
        if self.draft.is_tabled() { Ok(()) } else { Err(not_now(self.sitting, self.draft, act)) }
    }

    /// Before anything of it was voted on, and while no vote is open.
    fn before_votes(&self, act: &'static str, article: Article) -> Result<(), Refusal> {
        let whole = |subject: &crate::procedure::vote::Subject| {
            use crate::procedure::vote::Subject::{Part, Whole};
            matches!(subject, Whole | Part(_))
        };
        if voted_on(self.matter, whole) {
            let stage = "under a vote, or voted on already".to_owned();
            let cite = self.sitting.article(article).to_owned();
            return Err(Refusal::NotNow { act, what: self.draft.called().to_owned(), stage, cite });
        }
        Ok(())
    }

    fn unknown(&self, what: &'static str, id: String, known: &[&str], article: Article) -> Refusal {
        Refusal::Unknown { what, id, known: known.join(", "), cite: self.sitting.article(article).to_owned() }
    }

    fn new_version(&self, actor: &Actor, wording: Wording) -> Result<Event, Refusal> {
        let act = "circulate a new version";
        self.mover(actor, act, Article::Draft)?;
        wording.check(self.sitting)?;
        let under_silence = self.matter.silence.as_ref().is_some_and(crate::procedure::silence::Silence::is_running);
        if !matches!(self.draft.stage, Stage::Negotiating | Stage::Agreed) || under_silence {
            return Err(not_now(self.sitting, self.draft, act));
        }
        Ok(Event::Versioned { wording })
    }

    fn sponsor(&self, actor: &Actor, state: Option<String>) -> Result<Event, Refusal> {
        let by = match state {
            Some(state) => {
                self.mover(actor, "announce a sponsor", Article::Draft)?;
                state
            }
            None => self.sitting.member(actor, "sponsor it", Article::Draft)?.id.clone(),
        };
        if by == self.draft.mover || self.draft.sponsors.contains(&by) {
            let cite = self.sitting.article(Article::Draft).to_owned();
            return Err(Refusal::Unfit { given: by, why: "it sponsors the draft already".to_owned(), cite });
        }
        Ok(Event::Sponsored { by })
    }

    fn table(&self, actor: &Actor, given: Option<&str>) -> Result<Event, Refusal> {
        let act = "table it";
        if actor.role != Role::Secretariat {
            self.mover(actor, act, Article::Draft)?;
        }
        let silence = self.matter.silence.as_ref().is_some_and(crate::procedure::silence::Silence::is_running);
        if !matches!(self.draft.stage, Stage::Negotiating | Stage::Agreed) || silence {
            return Err(not_now(self.sitting, self.draft, act));
        }
        let symbol = symbol::next(self.sitting, SymbolOf::Draft, &self.draft.kind, given)?;
        Ok(Event::Tabled { symbol, at: self.sitting.now })
    }

    fn revise(&self, actor: &Actor, wording: Wording, oral: bool) -> Result<Event, Refusal> {
        let act = "revise it";
        // the words of an amendment that is in may be written into the text by the secretariat too
        if self.draft.owed.is_empty() || actor.role != Role::Secretariat {
            self.mover(actor, act, Article::Draft)?;
        }
        self.tabled(act)?;
        self.before_votes(act, Article::Draft)?;
        wording.check(self.sitting)?;
        Ok(Event::Revised { wording, oral })
    }

    fn schedule(&self, actor: &Actor, meeting: String) -> Result<Event, Refusal> {
        let act = "put it on the list of a meeting";
        self.sitting.officer(actor, act, Article::Meeting)?;
        if self.draft.stage != Stage::Tabled {
            return Err(not_now(self.sitting, self.draft, act));
        }
        let known = |id: &&String| matches!(&self.sitting.matters[*id].form, Form::Meeting(m) if m.stage.is_to_come());
        let meetings: Vec<&str> = self.sitting.matters.keys().filter(known).map(String::as_str).collect();
        if !meetings.contains(&meeting.as_str()) {
            return Err(self.unknown("meeting to come", meeting, &meetings, Article::Meeting));
        }
        Ok(Event::Scheduled { meeting })
    }

    fn reserve(&self, actor: &Actor, given: String) -> Result<Event, Refusal> {
        self.sitting.officer(actor, "reserve a symbol", Article::Draft)?;
        symbol::next(self.sitting, SymbolOf::Adopted, &self.draft.kind, Some(&given))?;
        Ok(Event::Reserved { symbol: given })
    }

    fn reserve_on(&self, actor: &Actor, paragraphs: Vec<String>, why: Option<String>) -> Result<Event, Refusal> {
        let act = "reserve its position";
        let by = self.sitting.member(actor, act, Article::Draft)?.id.clone();
        self.before_votes(act, Article::Draft)?;
        let before = self.draft.reservations.iter().any(|reservation| reservation.by == by);
        if paragraphs.is_empty() && !before {
            let missing = "naming a paragraph".to_owned();
            return Err(Refusal::Needs { act, missing, cite: self.sitting.article(Article::Draft).to_owned() });
        }
        Ok(Event::ReservedOn(super::Reservation { by, paragraphs, why }))
    }

    fn waive(&self, actor: &Actor, custom: String) -> Result<Event, Refusal> {
        self.sitting.officer(actor, "waive a custom", Article::Draft)?;
        let waivable: Vec<&str> =
            self.sitting.procedure.customs.iter().filter(|custom| !custom.law).map(|c| c.id.as_str()).collect();
        if !waivable.contains(&custom.as_str()) {
            return Err(self.unknown("custom that can be waived", custom, &waivable, Article::Draft));
        }
        Ok(Event::CustomWaived { custom })
    }

    fn amend(&self, actor: &Actor, moved: Amendment) -> Result<Event, Refusal> {
        let act = "move an amendment";
        let (by, _) = mover(self.sitting, actor)?;
        self.tabled(act)?;
        self.before_votes(act, Article::Amendment)?;
        if self.draft.amendment(&moved.id).is_some() {
            let cite = self.sitting.article(Article::Amendment).to_owned();
            return Err(Refusal::Unfit { given: moved.id, why: "another amendment has this id".to_owned(), cite });
        }
        moved.wording.as_ref().map_or(Ok(()), |wording| wording.check(self.sitting))?;
        Ok(Event::AmendmentMoved(Amendment { by, ..moved }))
    }

    fn pending(&self, id: &str) -> Result<&Amendment, Refusal> {
        let pending = |amendment: &&Amendment| amendment.state == AmendmentState::Pending;
        let there = self.draft.amendments.iter().filter(pending);
        let ids: Vec<&str> = there.clone().map(|amendment| amendment.id.as_str()).collect();
        let found = there.clone().find(|amendment| amendment.id == id);
        found.ok_or_else(|| self.unknown("pending amendment", id.to_owned(), &ids, Article::Amendment))
    }

    /// A pending amendment on which no vote is open.
    fn untouched(&self, id: &str, act: &'static str) -> Result<&Amendment, Refusal> {
        let amendment = self.pending(id)?;
        let open = self.matter.votes.last().filter(|vote| vote.is_pending());
        let on_it = open.is_some_and(|vote| vote.opened.subject == crate::procedure::Subject::Amendment(id.to_owned()));
        if on_it {
            let (what, cite) = (amendment.called().to_owned(), self.sitting.article(Article::Amendment).to_owned());
            return Err(Refusal::NotNow { act, what, stage: "under a vote".to_owned(), cite });
        }
        Ok(amendment)
    }

    fn order(&self, actor: &Actor, order: Vec<String>) -> Result<Event, Refusal> {
        self.sitting.chair(actor, "set the order of amendments", Article::Amendment)?;
        for id in &order {
            self.pending(id)?;
        }
        Ok(Event::AmendmentsOrdered { order })
    }

    fn accept(&self, actor: &Actor, id: String, wording: Option<Wording>) -> Result<Event, Refusal> {
        let act = "take an amendment over";
        self.mover(actor, act, Article::Amendment)?;
        self.tabled(act)?;
        self.untouched(&id, act)?;
        wording.as_ref().map_or(Ok(()), |wording| wording.check(self.sitting))?;
        Ok(Event::AmendmentAccepted { id, wording })
    }

    fn withdraw_amendment(&self, actor: &Actor, id: String) -> Result<Event, Refusal> {
        let act = "withdraw the amendment";
        let amendment = self.untouched(&id, act)?;
        if actor.seat.as_deref() != Some(amendment.by.as_str()) {
            let who = self.sitting.called(&amendment.by);
            return Err(self.sitting.not_yours(actor, &who, act, Article::Withdrawal));
        }
        Ok(Event::AmendmentWithdrawn { id })
    }

    fn ask_parts(&self, actor: &Actor, parts: Vec<String>) -> Result<Event, Refusal> {
        let act = "ask for separate votes";
        let by = self.sitting.member(actor, act, Article::Parts)?.id.clone();
        self.tabled(act)?;
        self.before_votes(act, Article::Parts)?;
        if self.draft.parts_refused {
            let cite = self.sitting.article(Article::Parts).to_owned();
            return Err(Refusal::Objected { act, by: self.sitting.called(&self.draft.mover), cite });
        }
        if parts.is_empty() {
            let cite = self.sitting.article(Article::Parts).to_owned();
            return Err(Refusal::Needs { act, missing: "the parts".to_owned(), cite });
        }
        Ok(Event::PartsAsked { by, parts })
    }

    fn refuse_parts(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "object to separate votes";
        self.mover(actor, act, Article::Parts)?;
        if !self.sitting.procedure.voting.mover_may_refuse_parts {
            let who = "the body, by a vote on a motion for division,";
            return Err(self.sitting.not_yours(actor, who, act, Article::Parts));
        }
        self.before_votes(act, Article::Parts)?;
        Ok(Event::PartsRefused)
    }

    fn dispute(&self, actor: &Actor, doctrine: String) -> Result<Event, Refusal> {
        let act = "dispute the class of the question";
        let by = self.sitting.member(actor, act, Article::Class)?.id.clone();
        class::doctrine(self.sitting, &doctrine)?;
        self.before_votes(act, Article::Class)?;
        if self.draft.class != Class::AsKind {
            return Err(not_now(self.sitting, self.draft, act));
        }
        Ok(Event::ClassDisputed { by, doctrine })
    }

    fn rule_class(&self, actor: &Actor, question: String) -> Result<Event, Refusal> {
        let act = "rule on the class of the question";
        self.sitting.chair(actor, act, Article::Class)?;
        let Class::Disputed { doctrine, .. } = &self.draft.class else {
            return Err(not_now(self.sitting, self.draft, act));
        };
        let doctrine = class::doctrine(self.sitting, doctrine)?;
        let Some(between) = class::between(doctrine) else {
            let first = "the preliminary question, which is put to the vote,".to_owned();
            return Err(Refusal::ComesFirst { act, first, cite: doctrine.cite.clone() });
        };
        if !between.contains(&question) {
            let why = format!("the ruling is between {}", between.join(" and "));
            return Err(Refusal::Unfit { given: question, why, cite: doctrine.cite.clone() });
        }
        Ok(Event::ClassRuled { question })
    }

    fn challenge(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "challenge the ruling";
        let by = self.sitting.member(actor, act, Article::Order)?.id.clone();
        self.before_votes(act, Article::Order)?;
        match &self.draft.class {
            Class::Ruled { .. } => Ok(Event::ClassChallenged { by }),
            _ => Err(not_now(self.sitting, self.draft, act)),
        }
    }

    fn stand_aside(&self, actor: &Actor, seat: Option<String>) -> Result<Event, Refusal> {
        let act = "stand aside";
        self.before_votes(act, Article::Voting)?;
        match seat {
            None => {
                let seat = self.sitting.member(actor, act, Article::Voting)?.id.clone();
                Ok(Event::StoodAside { seat, position: Position::Recused })
            }
            Some(seat) => {
                self.sitting.chair(actor, "find a member to be a party", Article::Voting)?;
                let seat = self.sitting.seat(&seat)?.id.clone();
                Ok(Event::StoodAside { seat, position: Position::Barred })
            }
        }
    }

    fn withdraw(&self, actor: &Actor) -> Result<Event, Refusal> {
        self.mover(actor, "withdraw it", Article::Withdrawal)?;
        self.before_votes("withdraw it", Article::Withdrawal)?;
        let written = self.matter.votes.last().is_some_and(crate::procedure::Vote::is_pending);
        if written {
            return Err(not_now(self.sitting, self.draft, "withdraw it"));
        }
        Ok(Event::Withdrawn)
    }

    fn take_over(&self, actor: &Actor) -> Result<Event, Refusal> {
        let act = "take it over";
        let by = self.sitting.member(actor, act, Article::Withdrawal)?.id.clone();
        let may = self.sitting.procedure.voting.seconder_may_take_over && self.draft.seconders.contains(&by);
        if !may {
            return Err(self.sitting.not_yours(actor, "a member that had seconded it", act, Article::Withdrawal));
        }
        match self.draft.stage {
            Stage::Withdrawn => Ok(Event::TakenOver { by }),
            _ => Err(not_now(self.sitting, self.draft, act)),
        }
    }
}
