//! One vote: opened with a frozen electorate, cast, closed, announced.
//!
//! Implements: votes by show of hands, roll call (with a pass where the body knows it), in writing until a deadline, by
//! secret and by coloured ballot; changes before the close; announcement (for the Council rule 40 and Article 27).
//! Always: the outcome is decided by the charter from the ballots, never given; a secret ballot's event holds no choice.
//! Not here: what is put to the vote and what follows (each kind of matter), where secret ballots lie (the ledger's box).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Matter, Misfit, Refusal, Role, Sitting, word};
use crate::ballots::Ballots;
use crate::charter::Charter;
use crate::charter::procedure::{Article, Method, Missed};
use crate::decide::{Outcome, decide};
use crate::position::Position;
use crate::seat::{Roster, Seat};
use crate::source::exact_from;

/// What is put to the vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The text as a whole.
    Whole,
    /// A part of it.
    Part(String),
    /// An amendment.
    Amendment(String),
    /// Whether the matter is of this class.
    Preliminary(String),
    /// Whether to overrule a ruling.
    Challenge(String),
    /// A motion.
    Motion(String),
    /// The provisional agenda.
    Agenda,
    /// An invitation.
    Invitation(String),
    /// The credentials of a seat.
    Credentials(String),
    /// Candidates, each elector naming up to as many as there are places.
    Election,
    /// How one candidate is seen; binds nobody.
    Straw(String),
}

/// A seat as it was when the vote opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elector {
    /// Its id.
    pub seat: String,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Weights of its own, by measure, as exact numbers in words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, String>,
    /// Whether it declared to be present and voting, so that it may not abstain.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_not_abstain: bool,
    /// Why it does not vote: `recused`, `barred`, `absent`.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "word::option")]
    pub aside: Option<Position>,
}

/// What a ballot says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A position.
    #[serde(with = "word")]
    Position(Position),
    /// Names of candidates.
    Names(BTreeSet<String>),
}

impl Choice {
    /// The word for it in the box of a secret vote: `yes`, `GBR|IND`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Choice::Position(position) => position.word().to_owned(),
            Choice::Names(names) => names.iter().cloned().collect::<Vec<_>>().join("|"),
        }
    }
}

/// How often something was in the box of a secret vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boxed {
    /// What.
    pub choice: Choice,
    /// From seats of which class, if the ballots were coloured and the colour is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// How often.
    pub count: usize,
}

impl Boxed {
    /// The word under which the ledger's box counts it: `yes@permanent`.
    #[must_use]
    pub fn word(choice: &Choice, class: Option<&str>) -> String {
        class.map_or_else(|| choice.word(), |class| format!("{}@{class}", choice.word()))
    }

    /// What the ledger's box held, read back; words that are no position are names of candidates.
    #[must_use]
    pub fn read(tally: &BTreeMap<String, u64>, coloured: bool) -> Vec<Self> {
        let read = |(word, count): (&String, &u64)| {
            let (word, class) = match word.rsplit_once('@') {
                Some((word, class)) if coloured => (word, Some(class.to_owned())),
                _ => (word.as_str(), None),
            };
            let names = || Choice::Names(word.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect());
            let choice = Position::ALL.iter().find(|position| position.word() == word);
            let choice = choice.map_or_else(names, |position| Choice::Position(*position));
            Self { choice, class, count: usize::try_from(*count).unwrap_or(usize::MAX) }
        };
        tally.iter().map(read).collect()
    }
}

/// The ballot of one seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// What it says; none if the vote is secret.
    pub choice: Option<Choice>,
    /// Whether a reason was given with it.
    pub reason: Option<String>,
    /// 0 for the first, then counting its changes.
    pub turn: u32,
    /// Whether the secretariat entered it for the seat.
    pub entered: bool,
}

/// A vote under way or over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// What was opened.
    pub opened: Opened,
    /// The ballots, by seat.
    pub ballots: BTreeMap<String, Ballot>,
    /// How often each seat passed.
    pub passed: BTreeMap<String, usize>,
    /// Where it stands.
    pub state: State,
}

/// Where a vote stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Ballots are taken.
    Open,
    /// Closed, to be announced; with what the box held, if it was secret.
    Closed(Vec<Boxed>),
    /// Announced.
    Decided(Vec<Verdict>),
    /// To be taken again.
    Annulled,
}

/// The facts with which a vote opens; nothing of them changes later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The id, unique in the ledger: `S-2025-112/vote-3`.
    pub vote: String,
    /// What is put.
    pub subject: Subject,
    /// The kind of matter, as the charter calls it: it gives the names of outcomes.
    pub kind: String,
    /// The question, which gives the rule.
    pub question: String,
    /// The day whose rule counts.
    pub on: Date,
    /// How it is taken.
    pub method: Method,
    /// Who may vote.
    pub electors: Vec<Elector>,
    /// In which order a roll is called, by seat; empty where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roll: Vec<String>,
    /// The positions that may be taken; none where candidates are named.
    #[serde(with = "word::list")]
    pub allowed: Vec<Position>,
    /// How many candidates may be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<usize>,
    /// The candidates, where some are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
    /// Until when, in a vote by writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
}

/// What came of a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The candidate it is about, if there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Whether it was adopted; none if the vote binds nobody.
    pub adopted: Option<bool>,
    /// The label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The label in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// What was counted, position by position.
    pub tally: Vec<Counted>,
    /// Why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Found>,
}

/// How many seats were in one position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The position.
    #[serde(with = "word")]
    pub position: Position,
    /// How many.
    pub count: usize,
    /// Of which class, if the colour of ballots shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Which seats, if the vote is not secret.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<String>,
}

/// What one requirement found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The article.
    pub cite: String,
    /// What is asked, in words.
    pub says: String,
    /// What was counted.
    pub counted: String,
    /// Whether it is met.
    pub met: bool,
    /// The seats it turned on, if the vote is not secret.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<String>,
}

/// What can be done in a vote.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// A position is taken; for another seat only by the secretariat.
    Cast {
        /// The seat, if the secretariat enters it for somebody.
        seat: Option<String>,
        /// The position.
        #[serde(with = "word")]
        position: Position,
        /// Why.
        reason: Option<String>,
    },
    /// Candidates are named.
    Name {
        /// The seat, if the secretariat enters it for somebody.
        seat: Option<String>,
        /// The candidates.
        names: Vec<String>,
    },
    /// A seat passes when its name is called.
    Pass,
    /// No more ballots are taken.
    Close {
        /// Seats that were not there.
        absent: Vec<String>,
    },
    /// The tellers of a secret vote on paper say what the box held.
    Count {
        /// Position or names, class if coloured, how often.
        counts: Vec<(String, Option<String>, usize)>,
    },
    /// The outcome is announced.
    Announce,
    /// The vote is annulled and to be taken again.
    Annul {
        /// Why.
        why: String,
    },
}

/// What happened in a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It opened.
    Opened(Opened),
    /// A seat voted.
    Cast {
        /// The vote.
        vote: String,
        /// The seat.
        seat: String,
        /// What it chose; none if the vote is secret.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        choice: Option<Choice>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// 0, or which change it is.
        turn: u32,
        /// Whether the secretariat entered it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        entered: bool,
    },
    /// A seat passed.
    Passed {
        /// The vote.
        vote: String,
        /// The seat.
        seat: String,
    },
    /// It closed.
    Closed {
        /// The vote.
        vote: String,
        /// What the box held, if the vote was secret. The ledger puts it in when it counts its box.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        boxed: Vec<Boxed>,
    },
    /// It was announced.
    Decided {
        /// The vote.
        vote: String,
        /// What came of it.
        verdicts: Vec<Verdict>,
    },
    /// It was annulled.
    Annulled {
        /// The vote.
        vote: String,
        /// Why.
        why: String,
        /// Whether ballots were still taken.
        was_open: bool,
    },
}

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

impl Opened {
    /// Whether the ballots go to the box.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.method, Method::Secret | Method::Coloured)
    }
}

impl Vote {
    /// Whether ballots are taken.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Whether it is neither announced nor annulled.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        matches!(self.state, State::Open | State::Closed(_))
    }

    /// Whether its ballots go to the box.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.opened.is_secret()
    }

    /// Whether the colour of its ballots shows the class of a seat.
    #[must_use]
    pub fn is_coloured(&self) -> bool {
        self.opened.method == Method::Coloured
    }

    /// The seats that have not voted yet, in the order of the roll or the roster.
    #[must_use]
    pub fn missing(&self) -> Vec<&Elector> {
        let missing = |elector: &&Elector| elector.aside.is_none() && !self.ballots.contains_key(elector.seat.as_str());
        self.opened.electors.iter().filter(missing).collect()
    }

    /// The seat whose name is called now, in a roll call: first all in order, then those that passed.
    #[must_use]
    pub fn called(&self) -> Option<&str> {
        let waiting = |passes: usize| {
            self.opened.roll.iter().find(|seat| {
                !self.ballots.contains_key(*seat) && self.passed.get(*seat).copied().unwrap_or(0) == passes
            })
        };
        let most = self.passed.values().max().copied().unwrap_or(0);
        (0..=most).find_map(waiting).map(String::as_str)
    }

    /// What came of it, if it was announced: the only verdict, where there is one.
    #[must_use]
    pub fn verdict(&self) -> Option<&Verdict> {
        match &self.state {
            State::Decided(verdicts) => verdicts.first(),
            _ => None,
        }
    }

    fn roster(&self) -> Result<Roster, Refusal> {
        let seat = |elector: &Elector| {
            let read = |(measure, words): (&String, &String)| Some((measure.clone(), exact_from(words).ok()?));
            let weights = elector.weights.iter().filter_map(read).collect();
            Seat { weights, ..Seat::new(&elector.seat, &elector.name, &elector.class) }
        };
        Roster::new(self.opened.electors.iter().map(seat).collect()).map_err(|why| Refusal::Unfit {
            given: self.opened.vote.clone(),
            why: why.to_string(),
            cite: "charter of the body".to_owned(),
        })
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
        may_not_abstain: presence == Some(super::meeting::Presence::PresentAndVoting),
        aside: aside.get(&seat.id).copied().or_else(|| absent.then_some(Position::Absent)),
        ..plain_elector(seat)
    }
}

fn one_at_a_time(sitting: &Sitting<'_>, matter: &Matter) -> Result<(), Refusal> {
    let others = sitting.matters.values().filter(|other| other.id != matter.id);
    let in_hall = |vote: &Vote| vote.is_pending() && vote.opened.method != Method::Written;
    let mut pending = others.chain([matter]).filter(|other| other.votes.last().is_some_and(in_hall));
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
    let vote = matter.votes.last().filter(|vote| vote.is_pending()).ok_or_else(|| Refusal::Needs {
        act: "vote",
        missing: "a vote that is open".to_owned(),
        cite: sitting.article(Article::Voting).to_owned(),
    })?;
    let floor = Floor { sitting, vote };
    let event = match command {
        Command::Cast { seat, position, reason } => {
            let (seat, entered) = floor.voter(actor, seat)?;
            floor.position(&seat, position)?;
            floor.cast(seat, Choice::Position(position), reason, entered)?
        }
        Command::Name { seat, names } => {
            let (seat, entered) = floor.voter(actor, seat)?;
            let names = floor.names(&seat, names)?;
            floor.cast(seat, Choice::Names(names), None, entered)?
        }
        Command::Pass => floor.pass(actor)?,
        Command::Close { absent } => return floor.close(actor, &absent),
        Command::Count { counts } => floor.count(actor, counts)?,
        Command::Announce => return floor.announce(matter, actor),
        Command::Annul { why } => {
            sitting.chair(actor, "annul the vote", Article::Voting)?;
            Event::Annulled { vote: vote.opened.vote.clone(), why, was_open: vote.is_open() }
        }
    };
    Ok(vec![AnyEvent::Vote(event)])
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
        match self.vote.opened.deadline {
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
        let choice = (!self.vote.is_secret()).then_some(choice);
        let turn = before.map_or(0, |ballot| ballot.turn.saturating_add(1));
        Ok(Event::Cast { vote: self.vote.opened.vote.clone(), seat, choice, reason, turn, entered })
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
            let deadline = self.vote.opened.deadline.filter(|deadline| *deadline > self.sitting.now);
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
        super::with_consequences(self.sitting, matter, vec![decided])
    }
}

/// What came of a closed vote, from its ballots and the charter alone. An auditor calls this to decide it again.
///
/// # Errors
/// [`Refusal::Law`] if the charter has no such rule, [`Refusal::Undetermined`] if a position is open.
pub fn verdicts(charter: &Charter, vote: &Vote) -> Result<Vec<Verdict>, Refusal> {
    let roster = vote.roster()?;
    let boxed = match &vote.state {
        State::Closed(boxed) => boxed.as_slice(),
        _ => &[],
    };
    if vote.opened.places.is_some() {
        let named = |name: &String| Box::new(named_by(vote, boxed, name));
        return vote
            .opened
            .candidates
            .iter()
            .map(|name| verdict(charter, vote, &roster, &named(name), Some(name)))
            .collect();
    }
    Ok(vec![verdict(charter, vote, &roster, boxed, None)?])
}

/// How often a candidate was named, as a box of ballots for and against.
fn named_by(vote: &Vote, boxed: &[Boxed], name: &str) -> Vec<Boxed> {
    let names = |choice: &Choice| matches!(choice, Choice::Names(names) if names.contains(name));
    let from_box: usize = boxed.iter().filter(|part| names(&part.choice)).map(|part| part.count).sum();
    let open = vote.ballots.values().filter(|ballot| ballot.choice.as_ref().is_some_and(names)).count();
    let count = (from_box + open).min(vote.opened.electors.len());
    let rest = vote.opened.electors.len() - count;
    let part = |position, count| Boxed { choice: Choice::Position(position), class: None, count };
    vec![part(Position::Yes, count), part(Position::No, rest)]
}

fn verdict(
    charter: &Charter,
    vote: &Vote,
    roster: &Roster,
    boxed: &[Boxed],
    of: Option<&String>,
) -> Result<Verdict, Refusal> {
    let opened = &vote.opened;
    let open_ballots = boxed.is_empty() && !vote.is_secret();
    let ballots = if open_ballots { ballots_of(vote) } else { spread(vote, boxed) };
    let tally = if open_ballots { tally_of(vote, &ballots) } else { tally_of_box(boxed) };
    if matches!(opened.subject, Subject::Straw(_)) {
        return Ok(Verdict { of: of.cloned(), adopted: None, label: None, says: None, tally, findings: Vec::new() });
    }
    let kind = charter.kind(&opened.kind)?;
    let seated = charter.seated(&opened.question, Some(kind), opened.on, roster, crate::ReadBy::Practice)?;
    let decision = decide(&seated, &ballots);
    let adopted = match &decision.outcome {
        Outcome::Adopted => true,
        Outcome::NotAdopted => false,
        Outcome::Undetermined { missing } => {
            let name = |missing: &crate::Missing| match missing {
                crate::Missing::Position(seat) => opened.electors[*seat].name.clone(),
                crate::Missing::Question(questions) => questions.join(" or "),
            };
            let missing = missing.iter().map(name).collect::<Vec<_>>().join(", ");
            return Err(Refusal::Undetermined { missing, cite: seated.rule.cite.clone() });
        }
    };
    let found = |finding: &crate::Finding<'_>| Found {
        cite: finding.requirement.cite.to_owned(),
        says: finding.requirement.asked.says(&charter.names()),
        counted: crate::charter::amount_says(finding.counted()),
        met: finding.met == Some(true),
        seats: if open_ballots {
            finding.who.iter().map(|seat| opened.electors[*seat as usize].seat.clone()).collect()
        } else {
            Vec::new()
        },
    };
    Ok(Verdict {
        of: of.cloned(),
        adopted: Some(adopted),
        label: decision.label.map(|label| label.id.clone()),
        says: decision.label.map(|label| label.says.clone()),
        tally,
        findings: decision.findings.iter().map(found).collect(),
    })
}

fn position_of(vote: &Vote, elector: &Elector) -> Position {
    match vote.ballots.get(&elector.seat).and_then(|ballot| ballot.choice.as_ref()) {
        Some(Choice::Position(position)) => *position,
        _ => elector.aside.unwrap_or(Position::Open),
    }
}

fn ballots_of(vote: &Vote) -> Ballots {
    let ballots = Ballots::of(vote.opened.electors.iter().map(|elector| position_of(vote, elector)).collect());
    let reasoned = |seat: &usize| {
        let ballot = vote.ballots.get(&vote.opened.electors[*seat].seat);
        ballot.is_some_and(|ballot| ballot.reason.is_some())
    };
    (0..vote.opened.electors.len()).filter(reasoned).fold(ballots, Ballots::with_reason)
}

/// What a box held, spread over seats of the right class: the seats are nobody's, only the counts mean something.
fn spread(vote: &Vote, boxed: &[Boxed]) -> Ballots {
    let mut positions: Vec<Option<Position>> = vec![None; vote.opened.electors.len()];
    let (with_class, without): (Vec<&Boxed>, Vec<&Boxed>) = boxed.iter().partition(|part| part.class.is_some());
    for part in with_class.into_iter().chain(without) {
        let Choice::Position(position) = part.choice else { continue };
        let free = |(seat, elector): (usize, &Elector)| {
            let fits = part.class.as_ref().is_none_or(|class| *class == elector.class);
            (fits && positions[seat].is_none()).then_some(seat)
        };
        let seats: Vec<usize> = vote.opened.electors.iter().enumerate().filter_map(free).take(part.count).collect();
        for seat in seats {
            positions[seat] = Some(position);
        }
    }
    Ballots::of(positions.into_iter().map(|position| position.unwrap_or(Position::Invalid)).collect())
}

fn tally_of(vote: &Vote, ballots: &Ballots) -> Vec<Counted> {
    let count = |position: Position| {
        let there = ballots.positions().iter().zip(&vote.opened.electors).filter(|(other, _)| **other == position);
        let seats: Vec<String> = there.map(|(_, elector)| elector.seat.clone()).collect();
        let count = seats.len();
        (count > 0).then_some(Counted { position, count, class: None, seats })
    };
    Position::ALL.into_iter().filter_map(count).collect()
}

fn tally_of_box(boxed: &[Boxed]) -> Vec<Counted> {
    let count = |part: &Boxed| match part.choice {
        Choice::Position(position) => {
            Some(Counted { position, count: part.count, class: part.class.clone(), seats: Vec::new() })
        }
        Choice::Names(_) => None,
    };
    boxed.iter().filter_map(count).collect()
}

/// What goes into the ledger's box when this command is taken: the choice of a secret ballot, under its class if coloured.
#[must_use]
pub fn sealed(matter: &Matter, seat: &str, command: &Command) -> Option<String> {
    let vote = matter.votes.last().filter(|vote| vote.is_secret())?;
    let choice = match command {
        Command::Cast { position, .. } => Choice::Position(*position),
        Command::Name { names, .. } => Choice::Names(names.iter().cloned().collect()),
        _ => return None,
    };
    let elector = vote.opened.electors.iter().find(|elector| elector.seat == seat)?;
    let class = (vote.opened.method == Method::Coloured).then_some(elector.class.as_str());
    Some(Boxed::word(&choice, class))
}

/// What is due in the vote: closing at its deadline, then the announcement.
pub(crate) fn due(sitting: &Sitting<'_>, matter: &Matter) -> Option<Command> {
    let vote = matter.votes.last()?;
    match &vote.state {
        State::Open if vote.opened.deadline.is_some_and(|deadline| deadline <= sitting.now) => {
            Some(Command::Close { absent: Vec::new() })
        }
        // a vote whose outcome cannot be told waits for whoever presides: to announce again, or to annul
        State::Closed(_) if verdicts(sitting.charter, vote).is_ok() => Some(Command::Announce),
        _ => None,
    }
}

pub(crate) fn apply(matter: &mut Matter, event: &Event) -> Result<(), Misfit> {
    let misfit = |why| Misfit { event: event.name().to_owned(), matter: matter.id.clone(), why };
    let of = match event {
        Event::Opened(opened) => {
            if matter.votes.last().is_some_and(Vote::is_pending) {
                return Err(misfit("another vote is open"));
            }
            let (ballots, passed, state) = (BTreeMap::new(), BTreeMap::new(), State::Open);
            matter.votes.push(Vote { opened: opened.clone(), ballots, passed, state });
            return Ok(());
        }
        Event::Cast { vote, .. }
        | Event::Passed { vote, .. }
        | Event::Closed { vote, .. }
        | Event::Decided { vote, .. }
        | Event::Annulled { vote, .. } => vote,
    };
    let Some(vote) = matter.votes.last_mut().filter(|vote| vote.opened.vote == *of && vote.is_pending()) else {
        return Err(misfit("no such vote is open"));
    };
    match event {
        Event::Opened(_) => {}
        Event::Cast { seat, choice, reason, turn, entered, .. } => {
            let ballot = Ballot { choice: choice.clone(), reason: reason.clone(), turn: *turn, entered: *entered };
            vote.ballots.insert(seat.clone(), ballot);
        }
        Event::Passed { seat, .. } => *vote.passed.entry(seat.clone()).or_default() += 1,
        Event::Closed { boxed, .. } => vote.state = State::Closed(boxed.clone()),
        Event::Decided { verdicts, .. } => vote.state = State::Decided(verdicts.clone()),
        Event::Annulled { .. } => vote.state = State::Annulled,
    }
    Ok(())
}

impl Event {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Event::Opened(_) => "opened",
            Event::Cast { .. } => "cast",
            Event::Passed { .. } => "passed",
            Event::Closed { .. } => "closed",
            Event::Decided { .. } => "decided",
            Event::Annulled { .. } => "annulled",
        }
    }
}
