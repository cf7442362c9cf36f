//! One vote: opened with a frozen electorate, cast, closed, announced.
//!
//! Implements: votes by show of hands, roll call (with a pass where the body knows it), in writing until a deadline, by
//! secret and by coloured ballot; changes before the close; announcement (for the Council rule 40 and Article 27).
//! Always: the outcome is decided by the charter from the ballots, never given; a secret ballot's event holds no choice.
//! Not here: what is put to the vote and what follows (each kind of matter), where secret ballots lie (the ledger's box).

mod acting;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Matter, Misfit, Refusal, Sitting, word};

use crate::charter::procedure::Method;
use crate::position::Position;
use crate::seat::{Roster, Seat};
use crate::source::exact_from;
pub(crate) use acting::{Put, act, open, plain_elector};
pub use verdict::verdicts;

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

impl Elector {
    /// The seat that it is.
    #[must_use]
    pub fn as_seat(&self) -> Seat {
        let read = |(measure, words): (&String, &String)| Some((measure.clone(), exact_from(words).ok()?));
        let weights = self.weights.iter().filter_map(read).collect();
        Seat { weights, ..Seat::new(&self.seat, &self.name, &self.class) }
    }
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
    /// Until when, if that was put off since it opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<Timestamp>,
    /// What seats said afterwards that they had meant; the outcome stands as it was announced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Where it stands.
    pub state: State,
}

/// What a seat had meant to vote, said after the vote. It is on the record beside the vote and changes nothing in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The seat.
    pub seat: String,
    /// What it had meant.
    #[serde(with = "word")]
    pub meant: Position,
    /// Why, or how it came about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether the secretariat entered it for the seat.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub entered: bool,
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

/// The facts with which a vote opens; nothing of them changes later (a deadline that is put off stands beside them).
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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
    /// A vote by writing stays open longer: members could not send their ballots.
    Extend {
        /// Until when now.
        deadline: Timestamp,
        /// Why.
        why: String,
    },
    /// A seat says after the vote what it had meant.
    Correct {
        /// The vote.
        vote: String,
        /// The seat, if the secretariat enters it for somebody.
        seat: Option<String>,
        /// What it had meant.
        #[serde(with = "word")]
        meant: Position,
        /// Why.
        why: Option<String>,
    },
}

/// What happened in a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
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
    /// It stays open longer.
    Extended {
        /// The vote.
        vote: String,
        /// Until when now.
        deadline: Timestamp,
        /// Why.
        why: String,
    },
    /// A seat had meant something else.
    Corrected {
        /// The vote.
        vote: String,
        /// What.
        #[serde(flatten)]
        correction: Correction,
    },
}

impl Opened {
    /// Whether the ballots go to the box.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.method, Method::Secret | Method::Coloured)
    }
}

impl Vote {
    /// Until when ballots are taken, in a vote by writing.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        self.extended.or(self.opened.deadline)
    }

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
        self.awaited().collect()
    }

    /// The same, one after the other: who only asks for the first does not go through all.
    pub fn awaited(&self) -> impl Iterator<Item = &Elector> {
        let missing = |elector: &&Elector| elector.aside.is_none() && !self.ballots.contains_key(elector.seat.as_str());
        self.opened.electors.iter().filter(missing)
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

    /// Its electors as a roster.
    ///
    /// # Errors
    /// [`Refusal::Unfit`] if a seat is listed twice.
    pub fn roster(&self) -> Result<Roster, Refusal> {
        Roster::new(self.opened.electors.iter().map(Elector::as_seat).collect()).map_err(|why| Refusal::Unfit {
            given: self.opened.vote.clone(),
            why: why.to_string(),
            cite: "charter of the body".to_owned(),
        })
    }
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
        State::Open if vote.deadline().is_some_and(|deadline| deadline <= sitting.now) => {
            Some(Command::Close { absent: Vec::new() })
        }
        // a vote whose outcome cannot be told waits for whoever presides: to announce again, or to annul
        State::Closed(_) if verdicts(sitting.charter, vote).is_ok() => Some(Command::Announce),
        _ => None,
    }
}

pub(crate) fn apply(matter: &mut Matter, event: &Event) -> Result<(), Misfit> {
    let misfit = |why| Misfit { event: <&str>::from(event).to_owned(), matter: matter.id.clone(), why };
    let of = match event {
        Event::Opened(opened) => {
            if matter.votes.last().is_some_and(Vote::is_pending) {
                return Err(misfit("another vote is open"));
            }
            let (ballots, passed, state) = (BTreeMap::new(), BTreeMap::new(), State::Open);
            let (extended, corrections) = (None, Vec::new());
            matter.votes.push(Vote { opened: opened.clone(), ballots, passed, extended, corrections, state });
            return Ok(());
        }
        Event::Corrected { vote, correction } => {
            let decided = |other: &&mut Vote| other.opened.vote == *vote && matches!(other.state, State::Decided(_));
            let vote = matter.votes.iter_mut().find(decided).ok_or_else(|| misfit("no such vote was announced"))?;
            vote.corrections.push(correction.clone());
            return Ok(());
        }
        Event::Cast { vote, .. }
        | Event::Extended { vote, .. }
        | Event::Passed { vote, .. }
        | Event::Closed { vote, .. }
        | Event::Decided { vote, .. }
        | Event::Annulled { vote, .. } => vote,
    };
    let Some(vote) = matter.votes.last_mut().filter(|vote| vote.opened.vote == *of && vote.is_pending()) else {
        return Err(misfit("no such vote is open"));
    };
    match event {
        Event::Opened(_) | Event::Corrected { .. } => {}
        Event::Extended { deadline, .. } => vote.extended = Some(*deadline),
        Event::Cast { seat, choice, reason, turn, entered, .. } => {
            let ballot = Ballot { choice: choice.clone(), reason: reason.clone(), turn: *turn, entered: *entered };
            vote.ballots.insert(seat.clone(), ballot);
        }
        Event::Passed { seat, .. } => *vote.passed.entry(seat.clone()).or_default() += 1,
        Event::Closed { boxed, .. }
            if !boxed.is_empty() && vote.ballots.values().any(|ballot| ballot.choice.is_some()) =>
        {
            return Err(misfit("a box was counted although ballots were recorded by name"));
        }
        Event::Closed { boxed, .. } => vote.state = State::Closed(boxed.clone()),
        Event::Decided { verdicts, .. } => vote.state = State::Decided(verdicts.clone()),
        Event::Annulled { .. } => vote.state = State::Annulled,
    }
    Ok(())
}
