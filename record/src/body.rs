//! The record of one body: its tables, read one by one when first asked for.
//!
//! Always: a table is read once; a broken table gives the same fault each time and never half its rows.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use penholder_core::{Charter, Roster};

use crate::correction::{self, Correction, Exception};
use crate::meeting::{self, Item, Meeting, Statement};
use crate::presidency::{self, Presidency};
use crate::roster::{self, SeatEvent, Seats};
use crate::sponsor::{self, Sponsors};
use crate::table::Fault;
use crate::veto_list::{self, VetoEntry};
use crate::vote::{self, Vote};

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident = $file:literal),* $(,)?) => {
        /// The tables of one body as text.
        #[derive(Clone, Copy, Debug)]
        pub struct Tables<'a> { $($(#[$doc])* pub $name: &'a str),* }

        impl Tables<'_> {
            /// The tables and their file names, in the order of the folder's README.
            pub const FILES: &'static [&'static str] = &[$($file),*];
        }

        impl<'a> Tables<'a> {
            /// The texts, in the order of [`Tables::FILES`].
            #[must_use]
            pub fn texts(&self) -> Vec<&'a str> {
                vec![$(self.$name),*]
            }

            /// The tables taken from `text`, which is asked for each file by its name.
            ///
            /// # Errors
            /// Whatever `text` gives for a file it does not have.
            pub fn from_files<E>(mut text: impl FnMut(&'static str) -> Result<&'a str, E>) -> Result<Self, E> {
                Ok(Self { $($name: text($file)?),* })
            }
        }

        static SECURITY_COUNCIL: Tables<'static> =
            Tables { $($name: include_str!(concat!("../un-security-council/", $file))),* };
    };
}

tables! {
    /// Every vote.
    votes = "votes.csv",
    /// Terms of states on seats.
    roster = "roster.csv",
    /// What happened to seats.
    seat_events = "seat-events.csv",
    /// Names and representation of states over time.
    delegations = "delegations.csv",
    /// States, groups and other names.
    states = "states.csv",
    /// Who presided.
    presidencies = "presidencies.csv",
    /// Agenda items.
    items = "items.csv",
    /// Meetings.
    meetings = "meetings.csv",
    /// Presidential statements.
    statements = "statements.csv",
    /// The official list of vetoes.
    vetoes = "vetoes.csv",
    /// Who submitted what.
    sponsors = "sponsors.csv",
    /// Changes to the published source.
    corrections = "corrections.csv",
    /// Votes the published source does not have.
    additions = "additions.csv",
    /// Ids of agenda items that are one.
    aliases = "aliases.csv",
    /// Words of titles and the agenda items they stand for, after the library's tables end.
    keywords = "keywords.csv",
    /// What no rule explains.
    exceptions = "exceptions.toml",
    /// Votes a year.
    counts = "counts.csv",
}

/// Why the record has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A table is broken.
    #[error(transparent)]
    Table(#[from] Fault),
    /// No vote has that id, symbol or resolution number.
    #[error("no vote on `{0}` is in the record")]
    NoSuchVote(String),
    /// Several votes were taken on that text.
    #[error("{} votes were taken on `{symbol}`: {}", .ids.len(), .ids.join(", "))]
    SeveralVotes {
        /// What was asked for.
        symbol: String,
        /// Ids of the votes.
        ids: Vec<String>,
    },
    /// The roster does not reach that day.
    #[error("the roster of {body} has nothing for {date}: it runs from {from} to {until}")]
    NoRoster {
        /// The body.
        body: String,
        /// The day asked for.
        date: Date,
        /// The first day known.
        from: Date,
        /// The last day known.
        until: Date,
    },
}

type Once<T> = OnceLock<Result<T, Fault>>;

/// The record of one body.
#[derive(Debug)]
pub struct Record<'a> {
    body: &'a str,
    tables: Tables<'a>,
    seats: Once<Seats<'a>>,
    votes: Once<Vec<Vote<'a>>>,
    keys: Once<HashMap<String, Vec<usize>>>,
    presidencies: Once<Vec<Presidency<'a>>>,
    items: Once<Vec<Item<'a>>>,
    meetings: Once<Vec<Meeting<'a>>>,
    statements: Once<Vec<Statement<'a>>>,
    veto_list: Once<Vec<VetoEntry<'a>>>,
    sponsors: Once<Vec<Sponsors<'a>>>,
    corrections: Once<Vec<Correction<'a>>>,
    exceptions: Once<Vec<Exception>>,
    events: Once<Vec<SeatEvent<'a>>>,
}

/// The record of the United Nations Security Council, 1946 to 2025, as shipped with the program.
#[must_use]
pub fn security_council() -> &'static Record<'static> {
    static RECORD: OnceLock<Record<'static>> = OnceLock::new();
    RECORD.get_or_init(|| Record::new("un-security-council", SECURITY_COUNCIL))
}

/// Who sits in the body of a charter on a day: from the record where it is about that body and reaches the day, else the
/// seats that the law names.
#[must_use]
pub fn roster_of(charter: &Charter, date: Date) -> Roster {
    let record = security_council();
    let recorded = charter.reforms.as_deref().unwrap_or(&charter.id) == record.body();
    if let Some(roster) = recorded.then(|| record.roster_on(date).ok()).flatten() {
        return roster;
    }
    let named = charter.seats.iter().filter(|named| named.in_force.holds_on(date));
    Roster::new(named.map(|named| named.seat.clone()).collect()).unwrap_or_default()
}

fn once<T>(cell: &Once<T>, read: impl FnOnce() -> Result<T, Fault>) -> Result<&T, Fault> {
    cell.get_or_init(read).as_ref().map_err(Clone::clone)
}

impl<'a> Record<'a> {
    /// The record of `body` kept in these tables; nothing is read yet.
    #[must_use]
    pub fn new(body: &'a str, tables: Tables<'a>) -> Self {
        Self {
            body,
            tables,
            seats: OnceLock::new(),
            votes: OnceLock::new(),
            keys: OnceLock::new(),
            presidencies: OnceLock::new(),
            items: OnceLock::new(),
            meetings: OnceLock::new(),
            statements: OnceLock::new(),
            veto_list: OnceLock::new(),
            sponsors: OnceLock::new(),
            corrections: OnceLock::new(),
            exceptions: OnceLock::new(),
            events: OnceLock::new(),
        }
    }

    /// Id of the body, as in `charters/`.
    #[must_use]
    pub fn body(&self) -> &'a str {
        self.body
    }

    /// The tables as text.
    #[must_use]
    pub fn tables(&self) -> &Tables<'a> {
        &self.tables
    }

    /// Seats, states and delegations by date.
    ///
    /// # Errors
    /// The fault of `roster.csv`, `delegations.csv` or `states.csv`, if one is broken.
    pub fn seats(&self) -> Result<&Seats<'a>, Fault> {
        let Tables { roster, delegations, states, .. } = self.tables;
        once(&self.seats, || {
            Seats::read(("roster.csv", roster), ("delegations.csv", delegations), ("states.csv", states))
        })
    }

    /// Every vote, in order of date.
    ///
    /// # Errors
    /// The fault of `votes.csv` or of the roster, if one is broken.
    pub fn votes(&self) -> Result<&[Vote<'a>], Fault> {
        let seats = self.seats()?;
        once(&self.votes, || vote::read("votes.csv", self.tables.votes, |date| seats.council_on(date).cloned()))
            .map(Vec::as_slice)
    }

    /// The votes on a text: by id of the vote (`v2638`), symbol (`S/2016/846`, `S/RES/2118`) or resolution number
    /// (`2118`); several if it was voted on in parts.
    ///
    /// # Errors
    /// [`RecordError::NoSuchVote`], or the fault of a broken table.
    pub fn votes_on(&self, text: &str) -> Result<Vec<&Vote<'a>>, RecordError> {
        let votes = self.votes()?;
        let keys = once(&self.keys, || Ok(keys(votes)))?;
        let found = keys.get(&key(text)).ok_or_else(|| RecordError::NoSuchVote(text.trim().to_owned()))?;
        Ok(found.iter().map(|at| &votes[*at]).collect())
    }

    /// The one vote on a text.
    ///
    /// # Errors
    /// [`RecordError::SeveralVotes`] if it was voted on in parts or more than once, [`RecordError::NoSuchVote`], or the
    /// fault of a broken table.
    pub fn vote(&self, text: &str) -> Result<&Vote<'a>, RecordError> {
        match self.votes_on(text)?.as_slice() {
            [vote] => Ok(vote),
            votes => Err(RecordError::SeveralVotes {
                symbol: text.trim().to_owned(),
                ids: votes.iter().map(|vote| vote.id.to_owned()).collect(),
            }),
        }
    }

    /// The roster of a day, in seat order.
    ///
    /// # Errors
    /// [`RecordError::NoRoster`] before the body existed and after the roster ends, or the fault of a broken table.
    pub fn roster_on(&self, date: Date) -> Result<Roster, RecordError> {
        let seats = self.seats()?;
        seats.roster_on(date).ok_or_else(|| {
            let (from, until) = seats.reach();
            RecordError::NoRoster { body: self.body.to_owned(), date, from, until }
        })
    }

    /// The roster of each vote, in seat order; votes one after the other with the same seats share it.
    ///
    /// # Errors
    /// As [`Self::roster_on`].
    pub fn rosters_of(&self, votes: &[&Vote<'a>]) -> Result<Vec<Arc<Roster>>, RecordError> {
        let mut rosters: Vec<Arc<Roster>> = Vec::with_capacity(votes.len());
        for (at, vote) in votes.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| (votes[before], &rosters[before]));
            rosters.push(match before {
                Some((last, roster)) if std::ptr::eq(last.council(), vote.council()) => Arc::clone(roster),
                _ => Arc::new(self.roster_on(vote.date)?),
            });
        }
        Ok(rosters)
    }

    /// Who presided in the month of that day; none where the table does not reach.
    ///
    /// # Errors
    /// The fault of `presidencies.csv`, if it is broken.
    pub fn presidency(&self, date: Date) -> Result<Option<&Presidency<'a>>, Fault> {
        Ok(presidency::on(self.presidencies()?, date))
    }

    /// Every month of presiding in the table.
    ///
    /// # Errors
    /// The fault of `presidencies.csv`, if it is broken.
    pub fn presidencies(&self) -> Result<&[Presidency<'a>], Fault> {
        once(&self.presidencies, || presidency::read("presidencies.csv", self.tables.presidencies)).map(Vec::as_slice)
    }

    /// Every agenda item, by id.
    ///
    /// # Errors
    /// The fault of `items.csv`, if it is broken.
    pub fn items(&self) -> Result<&[Item<'a>], Fault> {
        once(&self.items, || meeting::read_items("items.csv", self.tables.items)).map(Vec::as_slice)
    }

    /// Every meeting, in order of date.
    ///
    /// # Errors
    /// The fault of `meetings.csv`, if it is broken.
    pub fn meetings(&self) -> Result<&[Meeting<'a>], Fault> {
        once(&self.meetings, || meeting::read_meetings("meetings.csv", self.tables.meetings)).map(Vec::as_slice)
    }

    /// Every presidential statement, in order of date.
    ///
    /// # Errors
    /// The fault of `statements.csv`, if it is broken.
    pub fn statements(&self) -> Result<&[Statement<'a>], Fault> {
        once(&self.statements, || meeting::read_statements("statements.csv", self.tables.statements)).map(Vec::as_slice)
    }

    /// The official list of vetoes, in order of date.
    ///
    /// # Errors
    /// The fault of `vetoes.csv`, if it is broken.
    pub fn veto_list(&self) -> Result<&[VetoEntry<'a>], Fault> {
        once(&self.veto_list, || veto_list::read("vetoes.csv", self.tables.vetoes)).map(Vec::as_slice)
    }

    /// Sponsors, where a source names them.
    ///
    /// # Errors
    /// The fault of `sponsors.csv`, if it is broken.
    pub fn sponsors(&self) -> Result<&[Sponsors<'a>], Fault> {
        once(&self.sponsors, || sponsor::read("sponsors.csv", self.tables.sponsors)).map(Vec::as_slice)
    }

    /// Every change made to the published source.
    ///
    /// # Errors
    /// The fault of `corrections.csv`, if it is broken.
    pub fn corrections(&self) -> Result<&[Correction<'a>], Fault> {
        once(&self.corrections, || correction::read("corrections.csv", self.tables.corrections)).map(Vec::as_slice)
    }

    /// What no rule explains.
    ///
    /// # Errors
    /// The fault of `exceptions.toml`, if it is broken.
    pub fn exceptions(&self) -> Result<&[Exception], Fault> {
        once(&self.exceptions, || correction::read_exceptions("exceptions.toml", self.tables.exceptions))
            .map(Vec::as_slice)
    }

    /// What happened to seats, in order of date.
    ///
    /// # Errors
    /// The fault of `seat-events.csv`, if it is broken.
    pub fn seat_events(&self) -> Result<&[SeatEvent<'a>], Fault> {
        once(&self.events, || roster::read_events("seat-events.csv", self.tables.seat_events)).map(Vec::as_slice)
    }
}

/// What a person may type for a text: case and blanks do not matter, nor the year of a resolution.
fn key(text: &str) -> String {
    let mut key: String = text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_lowercase();
    if let Some(number) = key.strip_prefix("s/res/") {
        key = number.to_owned();
    }
    if key.starts_with(|letter: char| letter.is_ascii_digit()) {
        key.truncate(key.find('(').unwrap_or(key.len()));
    }
    key
}

fn keys(votes: &[Vote<'_>]) -> HashMap<String, Vec<usize>> {
    let mut keys: HashMap<String, Vec<usize>> = HashMap::with_capacity(2 * votes.len());
    for (at, vote) in votes.iter().enumerate() {
        keys.entry(key(vote.id)).or_default().push(at);
        keys.entry(key(vote.symbol)).or_default().push(at);
    }
    keys
}
