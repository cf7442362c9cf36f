//! Opening a vote and acting in it: who may vote what, in which turn, when it closes, and its announcement.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::{Boxed, Choice, Command, Correction, Elector, Event, Opened, Subject, Vote, verdicts};
use crate::charter::procedure::{Article, Method, Missed};
use crate::position::Position;
use crate::procedure::{Actor, Event as AnyEvent, Matter, Refusal, Role, Sitting};
use crate::seat::Seat;

/// What a kind of matter puts to the vote.
pub(crate) struct Put {
    pub subject: Subject,
    pub kind: String,
    pub question: Option<String>,
    pub method: Option<Method>,
    pub deadline: Option<Timestamp>,
    pub aside: BTreeMap<String, Position>,
    pub candidates: Vec<String>,
    pub places: Option<usize>,
}

impl Put {
    pub(crate) fn new(subject: Subject, kind: &str) -> Self {
        let (question, method, deadline, places) = (None, None, None, None);
        Self {
            subject,
            kind: kind.to_owned(),
            question,
            method,
            deadline,
            aside: BTreeMap::new(),
            candidates: Vec::new(),
            places,
        }
    }
}

/// Opens a vote.
pub(crate) fn open(sitting: &Sitting<'_>, matter: &Matter, put: Put) -> Result<Vec<AnyEvent>, Refusal> {
    let kind = sitting.charter.kind(&put.kind)?;
    let question = put.question.or_else(|| kind.question.clone()).ok_or_else(|| Refusal::Needs {
        act: "vote",
        missing: "knowing of which class the question is".to_owned(),
        cite: sitting.article(Article::Class).to_owned(),
    })?;
    let method = put.method.unwrap_or_else(|| default_method(sitting));
    if method != Method::Written {
        one_at_a_time(sitting, matter)?;
        quorum(sitting)?;
    }
    let on = sitting.date();
    let rule = sitting.charter.rule(&question, on)?;
    sitting.charter.seated(&question, Some(kind), on, sitting.roster, crate::ReadBy::Practice)?;
    let mut allowed = rule.positions.clone();
    if put.places.is_some() {
        allowed.clear();
    } else if matches!(put.subject, Subject::Straw(_)) {
        allowed = vec![Position::Yes, Position::No, Position::Abstain];
    } else if allowed.contains(&Position::Abstain) {
        allowed.extend([Position::NotParticipating, Position::Absent].iter().filter(|p| !rule.positions.contains(p)));
    }
    let electors: Vec<Elector> = sitting.roster.seats().iter().map(|seat| elector(sitting, seat, &put.aside)).collect();
    let mut roll = Vec::new();
    if method == Method::RollCall {
        let mut names: Vec<&Elector> = electors.iter().filter(|elector| elector.aside.is_none()).collect();
        names.sort_by(|a, b| a.name.cmp(&b.name));
        roll = names.into_iter().map(|elector| elector.seat.clone()).collect();
    }
    let opened = Opened {
        vote: format!("{}/vote-{}", matter.id, matter.votes.len() + 1),
        subject: put.subject,
        kind: put.kind,
        question,
        on,
        method,
        electors,
        roll,
        allowed,
        places: put.places,
        candidates: put.candidates,
        deadline: put.deadline,
    };
    Ok(vec![AnyEvent::Vote(Event::Opened(opened))])
}

fn default_method(sitting: &Sitting<'_>) -> Method {
    let roll_call = sitting.meeting().is_some_and(|(_, meeting)| meeting.roll_call_next);
    if roll_call { Method::RollCall } else { sitting.procedure.voting.method }
}

/// A seat as it is, nothing said about its presence.
pub(crate) fn plain_elector(seat: &Seat) -> Elector {
    Elector {
        seat: seat.id.clone(),
        name: seat.name.clone(),
        class: seat.class.clone(),
        weights: seat.weights.iter().map(|(measure, weight)| (measure.clone(), weight.to_string())).collect(),
        may_not_abstain: false,
        aside: None,
    }
}

fn elector(sitting: &Sitting<'_>, seat: &Seat, aside: &BTreeMap<String, Position>) -> Elector {
    let presence = sitting.meeting().and_then(|(_, meeting)| meeting.roll.get(&seat.id).copied());
    let absent = presence.is_some_and(|presence| !presence.is_there());
    Elector {
        may_not_abstain: presence == Some(crate::procedure::meeting::Presence::PresentAndVoting),
        aside: aside.get(&seat.id).copied().or_else(|| absent.then_some(Position::Absent)),
        ..plain_elector(seat)
    }
}

fn one_at_a_time(sitting: &Sitting<'_>, matter: &Matter) -> Result<(), Refusal> {
    let others = sitting.matters.values().filter(|other| other.id != matter.id);
    let in_hall = |vote: &Vote| vote.is_pending() && vote.opened.method != Method::Written;
    let mut pending = others.map(Arc::as_ref).chain([matter]).filter(|other| other.votes.last().is_some_and(in_hall));
    pending.next().map_or(Ok(()), |other| {
        Err(Refusal::ComesFirst {
            act: "open a vote",
            first: format!("the vote that is open on `{}`", other.id),
            cite: sitting.article(Article::Voting).to_owned(),
        })
    })
}

fn quorum(sitting: &Sitting<'_>) -> Result<(), Refusal> {
    let Some(rule) = &sitting.procedure.quorum else { return Ok(()) };
    let there = sitting.meeting().map_or(sitting.roster.len(), |(_, meeting)| meeting.there(sitting.roster));
    let by_share = rule.share.map_or(0, |share| {
        let seats = i128::try_from(sitting.roster.len()).unwrap_or(i128::MAX);
        usize::try_from((share * crate::Exact::from_integer(seats)).ceil().to_integer()).unwrap_or(0)
    });
    let needed = rule.seats.max(by_share);
    if there >= needed {
        return Ok(());
    }
    let missing = format!("a quorum: {there} are there, {needed} are needed");
    Err(Refusal::Needs { act: "vote", missing, cite: rule.cite.clone() })
}

/// Acts in the vote that is under way.
pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let floor = || match matter.votes.last().filter(|vote| vote.is_pending()) {
        Some(vote) => Ok(Floor { sitting, vote }),
        None => Err(Refusal::Needs {
            act: "vote",
            missing: "a vote that is open".to_owned(),
            cite: sitting.article(Article::Voting).to_owned(),
        }),
    };
    let event = match command {
        Command::Cast { seat, position, reason } => {
            let floor = floor()?;
            let (seat, entered) = floor.voter(actor, seat)?;
            floor.position(&seat, position)?;
            floor.cast(seat, Choice::Position(position), reason, entered)?
        }
        Command::Name { seat, names } => {
            let floor = floor()?;
            let (seat, entered) = floor.voter(actor, seat)?;
            let names = floor.names(&seat, names)?;
            floor.cast(seat, Choice::Names(names), None, entered)?
        }
        Command::Pass => floor()?.pass(actor)?,
        Command::Close { absent } => return floor()?.close(actor, &absent),
        Command::Count { counts } => floor()?.count(actor, counts)?,
        Command::Announce => return floor()?.announce(matter, actor),
        Command::Extend { deadline, why } => floor()?.extend(actor, deadline, why)?,
        Command::Correct { vote, seat, meant, why } => correct(sitting, matter, actor, &vote, seat, meant, why)?,
        Command::Annul { why } => {
            let vote = floor()?.vote;
            sitting.chair(actor, "annul the vote", Article::Voting)?;
            Event::Annulled { vote: vote.opened.vote.clone(), why, was_open: vote.is_open() }
        }
    };
    Ok(vec![AnyEvent::Vote(event)])
}

/// What a seat had meant, said after the vote; the outcome stands.
fn correct(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    vote: &str,
    seat: Option<String>,
    meant: Position,
    why: Option<String>,
) -> Result<Event, Refusal> {
    let act = "correct a vote";
    let cite = || sitting.article(Article::Voting).to_owned();
    let found = matter.votes.iter().find(|other| other.opened.vote == vote);
    let decided = found.filter(|vote| vote.verdict().is_some()).ok_or_else(|| Refusal::Needs {
        act,
        missing: "a vote that was announced; while it is open the ballot itself can be changed".to_owned(),
        cite: cite(),
    })?;
    let (seat, entered) = match (seat, actor.role) {
        (Some(seat), Role::Secretariat) => (seat, true),
        (Some(seat), _) if actor.seat.as_ref() != Some(&seat) => {
            return Err(sitting.not_yours(actor, &sitting.called(&seat), act, Article::Voting));
        }
        _ => (sitting.member(actor, act, Article::Voting)?.id.clone(), false),
    };
    let named = |elector: &&Elector| elector.name.eq_ignore_ascii_case(&seat);
    let by_name = || decided.opened.electors.iter().find(named).map(|elector| elector.seat.clone());
    let seat = if decided.ballots.contains_key(&seat) { seat } else { by_name().unwrap_or_else(|| seat.clone()) };
    let chosen = decided.ballots.get(&seat).map(|ballot| ballot.choice.as_ref());
    match chosen {
        None => {
            let (what, known) = ("ballot of", decided.ballots.keys().cloned().collect::<Vec<_>>().join(", "));
            Err(Refusal::Unknown { what, id: seat, known, cite: cite() })
        }
        Some(None) => {
            let (what, stage) = ("the vote".to_owned(), "secret: nobody knows what a seat voted".to_owned());
            Err(Refusal::NotNow { act, what, stage, cite: cite() })
        }
        Some(Some(choice)) if *choice == Choice::Position(meant) || !decided.opened.allowed.contains(&meant) => {
            let why = "it is what the seat voted, or nothing that could be voted".to_owned();
            Err(Refusal::Unfit { given: meant.word().to_owned(), why, cite: cite() })
        }
        Some(Some(_)) => {
            let (vote, correction) = (vote.to_owned(), Correction { seat, meant, why, entered });
            Ok(Event::Corrected { vote, correction })
        }
    }
}

struct Floor<'s> {
    sitting: &'s Sitting<'s>,
    vote: &'s Vote,
}

impl Floor<'_> {
    fn cite(&self) -> String {
        self.sitting.article(Article::Voting).to_owned()
    }

    fn open(&self, act: &'static str) -> Result<(), Refusal> {
        if !self.vote.is_open() {
            let (what, stage) = ("the vote".to_owned(), "closed".to_owned());
            return Err(Refusal::NotNow { act, what, stage, cite: self.cite() });
        }
        match self.vote.deadline() {
            Some(deadline) if self.sitting.now >= deadline => {
                Err(Refusal::TooLate { act, deadline: self.sitting.says_time(deadline), cite: self.cite() })
            }
            _ => Ok(()),
        }
    }

    /// For which seat a ballot is given, and whether the secretariat enters it.
    fn voter(&self, actor: &Actor, seat: Option<String>) -> Result<(String, bool), Refusal> {
        self.open("vote")?;
        let (name, entered) = match (seat, actor.role) {
            (Some(seat), Role::Secretariat) => (seat, true),
            (Some(seat), _) if actor.seat.as_deref() != Some(seat.as_str()) => {
                return Err(self.sitting.not_yours(actor, &self.sitting.called(&seat), "vote for it", Article::Voting));
            }
            _ => (self.sitting.member(actor, "vote", Article::Voting)?.id.clone(), false),
        };
        let named =
            |elector: &&Elector| elector.seat.eq_ignore_ascii_case(&name) || elector.name.eq_ignore_ascii_case(&name);
        let found = self.vote.opened.electors.iter().find(named);
        let elector = found.ok_or_else(|| Refusal::NotSeated {
            why: format!("`{name}` is not among those who may vote; that was fixed when the vote opened"),
            on: self.sitting.date(),
            cite: self.cite(),
        })?;
        if let Some(aside) = elector.aside
            && aside != Position::Absent
        {
            let allowed = format!("it is {}", aside.says());
            let (seat, position) = (elector.name.clone(), "at all".to_owned());
            return Err(Refusal::Position { seat, position, allowed, cite: self.cite() });
        }
        self.in_turn(&elector.seat)?;
        Ok((elector.seat.clone(), entered))
    }

    fn in_turn(&self, seat: &str) -> Result<(), Refusal> {
        if self.vote.opened.method != Method::RollCall || self.vote.ballots.contains_key(seat) {
            return Ok(());
        }
        match self.vote.called() {
            Some(called) if called != seat => Err(Refusal::ComesFirst {
                act: "vote",
                first: format!("{}, whose name is called,", self.sitting.called(called)),
                cite: self.cite(),
            }),
            _ => Ok(()),
        }
    }

    fn position(&self, seat: &str, position: Position) -> Result<(), Refusal> {
        let refuse = |allowed: String| {
            let (seat, position) = (self.sitting.called(seat), position.says().to_owned());
            Err(Refusal::Position { seat, position, allowed, cite: self.cite() })
        };
        if !self.vote.opened.allowed.contains(&position) {
            let words: Vec<&str> = self.vote.opened.allowed.iter().map(|position| position.says()).collect();
            return refuse(format!("one of {}", words.join(", ")));
        }
        let abstains = matches!(position, Position::Abstain | Position::AbstainNotBound);
        let elector = self.vote.opened.electors.iter().find(|elector| elector.seat == seat);
        if abstains && elector.is_some_and(|elector| elector.may_not_abstain) {
            return refuse("it declared to be present and voting".to_owned());
        }
        if abstains && self.vote.passed.contains_key(seat) && !self.sitting.procedure.voting.abstain_after_pass {
            return refuse("it passed, and has to vote for or against now".to_owned());
        }
        Ok(())
    }

    fn names(&self, seat: &str, names: Vec<String>) -> Result<BTreeSet<String>, Refusal> {
        let places = self.vote.opened.places.unwrap_or(0);
        let names: BTreeSet<String> = names.into_iter().collect();
        let unknown = names.iter().find(|name| !self.vote.opened.candidates.contains(name));
        if let Some(name) = unknown {
            return Err(Refusal::Unknown {
                what: "candidate",
                id: name.clone(),
                known: self.vote.opened.candidates.join(", "),
                cite: self.cite(),
            });
        }
        if names.len() > places {
            let (position, allowed) = (format!("for {} candidates", names.len()), format!("at most {places}"));
            return Err(Refusal::Position { seat: self.sitting.called(seat), position, allowed, cite: self.cite() });
        }
        Ok(names)
    }

    fn cast(&self, seat: String, choice: Choice, reason: Option<String>, entered: bool) -> Result<Event, Refusal> {
        let before = self.vote.ballots.get(&seat);
        let change = self.sitting.procedure.voting.change_until_close && !self.vote.is_secret();
        if before.is_some() && !change {
            return Err(Refusal::Voted { seat: self.sitting.called(&seat), cite: self.cite() });
        }
        // a reason would tell the choice
        let (choice, reason) = if self.vote.is_secret() { (None, None) } else { (Some(choice), reason) };
        let turn = before.map_or(0, |ballot| ballot.turn.saturating_add(1));
        Ok(Event::Cast { vote: self.vote.opened.vote.clone(), seat, choice, reason, turn, entered })
    }

    fn extend(&self, actor: &Actor, deadline: Timestamp, why: String) -> Result<Event, Refusal> {
        let act = "keep the vote open longer";
        self.sitting.officer(actor, act, Article::Voting)?;
        self.open(act)?;
        let Some(before) = self.vote.deadline() else {
            let missing = "a vote by writing, which has a deadline".to_owned();
            return Err(Refusal::Needs { act, missing, cite: self.cite() });
        };
        if deadline <= before {
            let why = format!("the deadline has to be later than {}", self.sitting.says_time(before));
            return Err(Refusal::Unfit { given: self.sitting.says_time(deadline), why, cite: self.cite() });
        }
        Ok(Event::Extended { vote: self.vote.opened.vote.clone(), deadline, why })
    }

    fn pass(&self, actor: &Actor) -> Result<Event, Refusal> {
        self.open("pass")?;
        let seat = self.sitting.member(actor, "pass", Article::Voting)?.id.clone();
        self.in_turn(&seat)?;
        let passed = self.vote.passed.get(&seat).copied().unwrap_or(0);
        let allowed = self.vote.opened.method == Method::RollCall && passed < self.sitting.procedure.voting.passes;
        if !allowed || self.vote.ballots.contains_key(&seat) {
            let words = format!("a seat may pass {} times in a roll call", self.sitting.procedure.voting.passes);
            let (seat, position) = (self.sitting.called(&seat), "`pass`".to_owned());
            return Err(Refusal::Position { seat, position, allowed: words, cite: self.cite() });
        }
        Ok(Event::Passed { vote: self.vote.opened.vote.clone(), seat })
    }

    /// Closes the vote; who said nothing is taken to have done what the procedure says.
    fn close(&self, actor: &Actor, absent: &[String]) -> Result<Vec<AnyEvent>, Refusal> {
        let written = self.vote.opened.method == Method::Written;
        if written && actor.role == Role::Procedure {
            let deadline = self.vote.deadline().filter(|deadline| *deadline > self.sitting.now);
            if let Some(deadline) = deadline {
                let from = self.sitting.says_time(deadline);
                return Err(Refusal::TooEarly { act: "close the vote", from, cite: self.cite() });
            }
        } else {
            self.sitting.officer(actor, "close the vote", Article::Voting)?;
        }
        if !self.vote.is_open() {
            let (what, stage) = ("the vote".to_owned(), "closed already".to_owned());
            return Err(Refusal::NotNow { act: "close the vote", what, stage, cite: self.cite() });
        }
        let mut absentees = BTreeSet::new();
        for name in absent {
            absentees.insert(self.sitting.seat(name)?.id.clone());
        }
        let vote = &self.vote.opened.vote;
        let mut events = Vec::new();
        if !self.vote.is_secret() {
            let missed = self.missed(written);
            for elector in self.vote.missing() {
                let position = if absentees.contains(&elector.seat) { Position::Absent } else { missed };
                events.push(AnyEvent::Vote(Event::Cast {
                    vote: vote.clone(),
                    seat: elector.seat.clone(),
                    choice: Some(Choice::Position(position)),
                    reason: None,
                    turn: 0,
                    entered: true,
                }));
            }
        }
        events.push(AnyEvent::Vote(Event::Closed { vote: vote.clone(), boxed: Vec::new() }));
        Ok(events)
    }

    fn missed(&self, written: bool) -> Position {
        let rule = &self.sitting.procedure.voting;
        let missed = if written { rule.missed_in_writing } else { rule.missed };
        let silent = self.vote.opened.allowed.contains(&Position::NoObjection);
        match missed {
            _ if silent => Position::Silent,
            Missed::NotParticipating => Position::NotParticipating,
            Missed::Absent => Position::Absent,
            Missed::Silent => Position::Silent,
        }
    }

    fn count(&self, actor: &Actor, counts: Vec<(String, Option<String>, usize)>) -> Result<Event, Refusal> {
        self.sitting.officer(actor, "count the box", Article::Voting)?;
        self.open("count")?;
        let by_name = matches!(self.vote.opened.method, Method::RollCall | Method::Written);
        if by_name || !self.vote.ballots.is_empty() {
            let missing = "a vote by hands or on paper in which no ballot was recorded by name".to_owned();
            return Err(Refusal::Needs { act: "count the box", missing, cite: self.cite() });
        }
        let mut boxed = Vec::new();
        for (word, class, count) in counts {
            let position = Position::from_word(&word).filter(|position| self.vote.opened.allowed.contains(position));
            let choice = match position {
                Some(position) => Choice::Position(position),
                None => Choice::Names(self.names("the box", word.split('|').map(str::to_owned).collect())?),
            };
            boxed.push(Boxed { choice, class, count });
        }
        let total: usize = boxed.iter().map(|part| part.count).sum();
        let one_each = self.vote.opened.places.is_none();
        if one_each && total > self.vote.opened.electors.len() {
            let why = format!("{total} ballots from {} seats", self.vote.opened.electors.len());
            return Err(Refusal::Unfit { given: "the count".to_owned(), why, cite: self.cite() });
        }
        Ok(Event::Closed { vote: self.vote.opened.vote.clone(), boxed })
    }

    fn announce(&self, matter: &Matter, actor: &Actor) -> Result<Vec<AnyEvent>, Refusal> {
        if actor.role != Role::Procedure {
            self.sitting.officer(actor, "announce the outcome", Article::Voting)?;
        }
        if self.vote.is_open() {
            let (what, stage) = ("the vote".to_owned(), "still open".to_owned());
            return Err(Refusal::NotNow { act: "announce the outcome", what, stage, cite: self.cite() });
        }
        let verdicts = verdicts(self.sitting.charter, self.vote)?;
        let decided = AnyEvent::Vote(Event::Decided { vote: self.vote.opened.vote.clone(), verdicts });
        crate::procedure::with_consequences(self.sitting, matter, vec![decided])
    }
}
