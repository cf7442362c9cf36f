//! What is asked of somebody, as facts and as an English sentence.
//!
//! Always: the sentence has nothing that the fact does not have, so that others can say it in words of their own.

use serde::{Serialize, Serializer};

/// One thing that is asked, with the names it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A closed vote is to be announced.
    Announce(String),
    /// All have voted: the vote is to be closed.
    Close(String),
    /// Few have not voted.
    Missing {
        /// On what.
        on: String,
        /// Who.
        names: Vec<String>,
    },
    /// Many have not voted.
    MissingMany {
        /// On what.
        on: String,
        /// How many.
        count: usize,
    },
    /// A vote is open, and one has nothing to do in it.
    VoteOpen(String),
    /// One has voted.
    Voted(String),
    /// A vote is open in which one takes no part.
    NoPart(String),
    /// One is called after others.
    RollCall {
        /// On what.
        on: String,
        /// After how many.
        ahead: usize,
    },
    /// To vote.
    Vote(String),
    /// One holds a silence.
    Held(String),
    /// A silence runs.
    Silence(String),
    /// A silence was proposed.
    SilenceProposed(String),
    /// One has the floor.
    Floor,
    /// One's turn to speak comes.
    Turn {
        /// After how many others.
        ahead: usize,
        /// In about how many minutes, if speeches have a limit.
        minutes: Option<u64>,
    },
    /// The communique of a private meeting is owed.
    Communique,
    /// A point of order is to be ruled on.
    Point {
        /// Whose.
        by: String,
        /// What it says.
        says: String,
    },
    /// The ruling on somebody's point of order is challenged.
    Challenged(String),
    /// A motion is to be decided.
    Motion {
        /// Which.
        name: String,
        /// Whose.
        by: String,
        /// Whether it waits for a seconder.
        waits: bool,
    },
    /// An invitation is to be decided.
    Invitation(String),
    /// Somebody objected to the agenda.
    AgendaObjected(String),
    /// The agenda is to be adopted.
    Agenda,
    /// Who speaks next.
    Next(String),
    /// A duty, in its own words.
    Duty(String),
    /// Credentials are to be reported on.
    Report(String),
    /// Somebody's credentials were objected to.
    Credentials(String),
}

impl Asks {
    /// The sentence: `Vote on S/2025/112`.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Asks::Announce(on) => format!("The vote on {on} is closed: its outcome is to be announced"),
            Asks::Close(on) => format!("All have voted on {on}: close the vote"),
            Asks::Missing { on, names } => format!("Have not voted on {on}: {}", names.join(", ")),
            Asks::MissingMany { on, count } => format!("{count} have not voted on {on}"),
            Asks::VoteOpen(on) => format!("A vote is open on {on}"),
            Asks::Voted(on) => format!("You have voted on {on}"),
            Asks::NoPart(on) => format!("A vote is open on {on}, in which you do not take part"),
            Asks::RollCall { on, ahead } => format!("Roll call on {on}: your name is called after {ahead} others"),
            Asks::Vote(on) => format!("Vote on {on}"),
            Asks::Held(on) => format!("You hold the silence on {on}"),
            Asks::Silence(on) => format!("Silence on {on}"),
            Asks::SilenceProposed(on) => format!("Silence on {on} was proposed"),
            Asks::Floor => "You have the floor".to_owned(),
            Asks::Turn { ahead, minutes } => {
                let about = minutes.map(|minutes| format!(", in about {minutes} min")).unwrap_or_default();
                match ahead {
                    0 => "You speak next".to_owned(),
                    1 => format!("You speak after one other{about}"),
                    ahead => format!("You speak after {ahead} others{about}"),
                }
            }
            Asks::Communique => "A communique of the private meeting is owed at its end".to_owned(),
            Asks::Point { by, says } => format!("Point of order by {by}: {says}"),
            Asks::Challenged(by) => format!("The ruling on the point of order by {by} is challenged"),
            Asks::Motion { name, by, waits } => {
                format!("Motion {name}, by {by}{}", if *waits { ", not seconded yet" } else { "" })
            }
            Asks::Invitation(who) => format!("Invitation of {who}"),
            Asks::AgendaObjected(by) => format!("The agenda was objected to by {by}"),
            Asks::Agenda => "The agenda is to be adopted".to_owned(),
            Asks::Next(name) => format!("Next speaker: {name}"),
            Asks::Duty(says) => says.clone(),
            Asks::Report(seat) => format!("Report on the credentials of {seat}"),
            Asks::Credentials(seat) => format!("The credentials of {seat} were objected to"),
        }
    }
}

impl Serialize for Asks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.says())
    }
}
