//! Elections: places filled by secret ballots, one after the other, until they are filled.
//!
//! Implements: ballots on which each elector names up to as many candidates as there are places; whoever has the majority
//! the charter asks is elected; more majorities than places make the ballot void (Statute of the International Court of
//! Justice, Articles 8 to 12; rule 61 of the Council's provisional rules). Where two organs elect at the same time, a
//! candidate is elected who has the majority in both; after three meetings a joint conference can be asked for.
//! Always: how an elector voted is not in the events.

use serde::{Deserialize, Serialize};

use super::vote::{self, Put, Subject, Verdict};
use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Sitting};
use crate::charter::procedure::{Article, Method};

/// An election under way or over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// The kind of matter, as the charter calls it.
    pub kind: String,
    /// To what.
    pub title: String,
    /// How many places there are to fill.
    pub places: usize,
    /// Whether another organ elects at the same time and has to agree.
    pub two_organs: bool,
    /// Who stands.
    pub candidates: Vec<String>,
    /// Who has the majority here, in the round that is on.
    pub here: Vec<String>,
    /// Who was elected.
    pub elected: Vec<String>,
    /// How many meetings the two organs have compared their lists.
    pub meetings: u32,
    /// Where it stands.
    pub stage: Stage,
}

/// Where an election stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Ballots are taken.
    Balloting,
    /// All places have a majority here; the other organ's list is awaited.
    Filled,
    /// A joint conference of both organs was asked for.
    Conference,
    /// All places are filled.
    Elected,
    /// It was called off.
    Ended,
}

/// What can be done in an election.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It begins.
    Begin {
        /// The kind of matter.
        kind: String,
        /// To what.
        title: String,
        /// How many places.
        places: usize,
        /// Who stands.
        candidates: Vec<String>,
        /// Whether another organ has to agree.
        two_organs: bool,
    },
    /// A ballot is held.
    Ballot,
    /// A candidate withdraws.
    WithdrawCandidate {
        /// Who.
        name: String,
    },
    /// What the other organ elected.
    Elsewhere {
        /// Whom.
        names: Vec<String>,
    },
    /// A joint conference is asked for.
    AskConference,
    /// It is called off.
    End,
}

/// What happened in an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It began.
    Began {
        /// The kind of matter.
        kind: String,
        /// To what.
        title: String,
        /// How many places.
        places: usize,
        /// Who stands.
        candidates: Vec<String>,
        /// Whether another organ has to agree.
        two_organs: bool,
    },
    /// Candidates obtained the majority in a ballot.
    Majority {
        /// Who.
        names: Vec<String>,
    },
    /// More candidates than places obtained it: the ballot is held again.
    TooMany {
        /// Who.
        names: Vec<String>,
    },
    /// A candidate withdrew.
    CandidateWithdrew {
        /// Who.
        name: String,
    },
    /// The other organ's list was compared: who is on both is elected.
    Compared {
        /// The other organ's list.
        names: Vec<String>,
        /// Who is on both.
        agreed: Vec<String>,
    },
    /// A joint conference was asked for.
    ConferenceAsked,
    /// All places are filled.
    Completed,
    /// It was called off.
    Ended,
}

impl Election {
    /// How many places are still without a majority here.
    #[must_use]
    pub fn vacant(&self) -> usize {
        self.places.saturating_sub(self.elected.len() + self.here.len())
    }

    /// Who stands and has no majority yet.
    #[must_use]
    pub fn standing(&self) -> Vec<String> {
        let has = |name: &&String| !self.here.contains(name) && !self.elected.contains(name);
        self.candidates.iter().filter(has).cloned().collect()
    }
}

impl Stage {
    /// The stage in words.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Stage::Balloting => "being balloted",
            Stage::Filled => "complete here, and waiting for the other organ",
            Stage::Conference => "before a joint conference",
            Stage::Elected => "complete",
            Stage::Ended => "called off",
        }
    }
}

pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let not_now = |act: &'static str| {
        let cite = sitting.article(Article::Election).to_owned();
        Refusal::NotNow { act, what: matter.id.clone(), stage: matter.stage(), cite }
    };
    let event = match (command, &matter.form) {
        (Command::Begin { kind, title, places, candidates, two_organs }, Form::Nothing) => {
            sitting.officer(actor, "begin an election", Article::Election)?;
            sitting.charter.kind(&kind)?;
            if places == 0 || candidates.is_empty() {
                let (act, missing) = ("begin an election", "a place and a candidate".to_owned());
                return Err(Refusal::Needs { act, missing, cite: sitting.article(Article::Election).to_owned() });
            }
            Event::Began { kind, title, places, candidates, two_organs }
        }
        (Command::Ballot, Form::Election(election)) if election.stage == Stage::Balloting => {
            sitting.chair(actor, "hold a ballot", Article::Election)?;
            let candidates = election.standing();
            let mut put = Put::new(Subject::Election, &election.kind);
            put.method = Some(Method::Secret);
            put.places = Some(election.vacant().min(candidates.len()));
            put.candidates = candidates;
            return vote::open(sitting, matter, put);
        }
        (Command::WithdrawCandidate { name }, Form::Election(election)) if election.stage != Stage::Elected => {
            sitting.officer(actor, "record a withdrawal", Article::Election)?;
            let standing = election.standing();
            if !standing.contains(&name) || matter.votes.last().is_some_and(vote::Vote::is_pending) {
                return Err(not_now("withdraw a candidate"));
            }
            Event::CandidateWithdrew { name }
        }
        (Command::Elsewhere { names }, Form::Election(election)) if election.stage == Stage::Filled => {
            sitting.officer(actor, "compare the lists", Article::Election)?;
            let agreed = election.here.iter().filter(|name| names.contains(name)).cloned().collect();
            let compared = AnyEvent::Election(Event::Compared { names, agreed });
            return super::with_consequences(sitting, matter, vec![compared]);
        }
        (Command::AskConference, Form::Election(election))
            if election.two_organs && election.meetings >= 3 && election.stage == Stage::Balloting =>
        {
            sitting.officer(actor, "ask for a joint conference", Article::Election)?;
            Event::ConferenceAsked
        }
        (Command::End, Form::Election(election)) if !matches!(election.stage, Stage::Elected | Stage::Ended) => {
            sitting.officer(actor, "call the election off", Article::Election)?;
            Event::Ended
        }
        (command, _) => return Err(not_now(command.says())),
    };
    Ok(vec![AnyEvent::Election(event)])
}

/// What follows a ballot.
pub(crate) fn consequences(election: &Election, verdicts: &[Verdict]) -> Vec<AnyEvent> {
    let majority = |verdict: &Verdict| verdict.of.clone().filter(|_| verdict.adopted == Some(true));
    let names: Vec<String> = verdicts.iter().filter_map(majority).collect();
    let event = if names.len() > election.vacant() { Event::TooMany { names } } else { Event::Majority { names } };
    vec![AnyEvent::Election(event)]
}

/// What follows a majority or a comparison of lists.
pub(crate) fn completion(election: &Election) -> Vec<AnyEvent> {
    let complete = election.elected.len() >= election.places && election.stage != Stage::Elected;
    complete.then_some(AnyEvent::Election(Event::Completed)).into_iter().collect()
}

pub(crate) fn apply(election: &mut Election, event: &Event) -> Result<(), &'static str> {
    match event {
        Event::Began { .. } => return Err("it began before"),
        Event::TooMany { .. } => {}
        Event::Majority { names } if election.two_organs => {
            election.here.extend(names.iter().cloned());
            if election.vacant() == 0 {
                election.stage = Stage::Filled;
            }
        }
        Event::Majority { names } => election.elected.extend(names.iter().cloned()),
        Event::CandidateWithdrew { name } => election.candidates.retain(|other| other != name),
        Event::Compared { agreed, .. } => {
            election.elected.extend(agreed.iter().cloned());
            election.here.clear();
            election.meetings = election.meetings.saturating_add(1);
            election.stage = Stage::Balloting;
        }
        Event::ConferenceAsked => election.stage = Stage::Conference,
        Event::Completed => election.stage = Stage::Elected,
        Event::Ended => election.stage = Stage::Ended,
    }
    Ok(())
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Election, Misfit> {
    let Event::Began { kind, title, places, candidates, two_organs } = event else {
        let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
        return Err(Misfit { event, matter, why: "the election did not begin" });
    };
    Ok(Election {
        kind: kind.clone(),
        title: title.clone(),
        places: *places,
        two_organs: *two_organs,
        candidates: candidates.clone(),
        here: Vec::new(),
        elected: Vec::new(),
        meetings: 0,
        stage: Stage::Balloting,
    })
}

impl Command {
    fn says(&self) -> &'static str {
        match self {
            Command::Begin { .. } => "begin an election",
            Command::Ballot => "hold a ballot",
            Command::WithdrawCandidate { .. } => "withdraw a candidate",
            Command::Elsewhere { .. } => "compare the lists",
            Command::AskConference => "ask for a joint conference",
            Command::End => "call the election off",
        }
    }
}
