//! Who sat in the body, from when to when: seats, states and delegations are three identities.
//!
//! Implements: UN Charter, Article 23 (both versions): permanent seats, elected seats of two years and the terms that were
//! not (first lots, split terms, the seat empty from 1 to 6 January 1980). A seat has a class and dated occupants
//! (`roster.csv`); a state keeps one code for ever; the delegation, its name and whom it represents change without the
//! seat or the vote changing (`delegations.csv`: China 1971, the USSR 1991, the United Arab Republic).
//! Always: seat order is permanent seats, then elected seats, each by code of the state, then empty seats; the letters of
//! ballots are in that order. The numbers of elected seats (`E01`) are ours: they follow a seat from term to term, within
//! a regional group where that can be.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use penholder_core::{Roster, Seat};

use crate::table::{Fault, rows};

/// One occupancy of one seat.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The seat: `P4`, `E07`.
    pub seat: &'a str,
    /// Whether it is one of the permanent seats.
    pub permanent: bool,
    /// The state that held it.
    pub state: &'a str,
    /// The first day.
    pub from: Date,
    /// The day after the last one; none for a permanent seat.
    pub to: Option<Date>,
}

/// One seat on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The seat: `P4`, `E07`.
    pub seat: &'a str,
    /// Whether it is one of the permanent seats.
    pub permanent: bool,
    /// The state that held it; none if it was empty.
    pub state: Option<&'a str>,
}

/// The seats of the body over a time in which nobody came or went, in seat order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Council<'a> {
    /// The first day.
    pub from: Date,
    /// The day after the last one, if there is one.
    pub to: Option<Date>,
    /// The seats, in the order of ballots.
    pub places: Vec<Place<'a>>,
}

impl Council<'_> {
    /// Whether these seats were held on that day.
    #[must_use]
    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date < to)
    }
}

/// What a state was called, or who represented it, for a time.
#[derive(Clone, Copy, Debug)]
pub struct Delegation<'a> {
    /// Code of the state.
    pub state: &'a str,
    /// The first day; none if it was so when the record begins.
    pub from: Option<Date>,
    /// The day after the last one; none if it is so when the record ends.
    pub to: Option<Date>,
    /// The name.
    pub name: &'a str,
    /// How well the change is known: `V` checked, `K` well known, `?` sources disagree.
    pub mark: &'a str,
    /// What changed it.
    pub basis: &'a str,
}

/// A state that has sat in the body or sponsored a draft.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// ISO 3166 alpha-3 code, or `CSK`, `DDR`, `YUG`.
    pub code: &'a str,
    /// The short name of today.
    pub name: &'a str,
    /// Regional group of today; empty for a state that never sat in the body.
    pub group: &'a str,
    /// Other names people and sources use, parted by semicolons.
    pub aliases: &'a str,
}

impl<'a> State<'a> {
    /// The code, the name and every other name.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        [self.code, self.name].into_iter().chain(self.aliases.split(';').filter(|name| !name.is_empty()))
    }
}

/// Something that happened to a seat.
#[derive(Clone, Copy, Debug)]
pub struct SeatEvent<'a> {
    /// The day.
    pub date: Date,
    /// The seat; empty if it happened to all.
    pub seat: &'a str,
    /// What happened: `elected`, `declined`, `vacant`, `representation`.
    pub event: &'a str,
    /// The state it happened with; empty if none.
    pub state: &'a str,
    /// How well it is known: `V` checked, `K` well known, `?` sources disagree.
    pub mark: &'a str,
    /// By what.
    pub basis: &'a str,
}

/// Everything the record knows of seats.
#[derive(Clone, Debug)]
pub struct Seats<'a> {
    terms: Vec<Term<'a>>,
    councils: Vec<Arc<Council<'a>>>,
    delegations: Vec<Delegation<'a>>,
    states: Vec<State<'a>>,
    /// Index of each name of a state, made when first asked for.
    names: OnceLock<HashMap<String, usize>>,
}

const ROSTER: &[&str; 5] = &["seat", "class", "state", "from", "to"];
const DELEGATIONS: &[&str; 6] = &["state", "from", "to", "name", "mark", "basis"];
const STATES: &[&str; 4] = &["code", "name", "group", "aliases"];
const EVENTS: &[&str; 6] = &["date", "seat", "event", "state", "mark", "basis"];

impl<'a> Seats<'a> {
    /// Reads `roster.csv`, `delegations.csv` and `states.csv`, each given with its name.
    ///
    /// # Errors
    /// The first fault: a term that ends before it begins, two occupants of one seat on a day, a state nobody knows.
    pub fn read(
        roster: (&'a str, &'a str),
        delegations: (&'a str, &'a str),
        states: (&'a str, &'a str),
    ) -> Result<Self, Fault> {
        let states = read_states(states.0, states.1)?;
        let terms = read_terms(roster.0, roster.1, &states)?;
        let delegations = read_delegations(delegations.0, delegations.1, &states)?;
        let councils = councils(&terms).into_iter().map(Arc::new).collect();
        Ok(Self { terms, councils, delegations, states, names: OnceLock::new() })
    }

    /// Every occupancy, by seat and date.
    #[must_use]
    pub fn terms(&self) -> &[Term<'a>] {
        &self.terms
    }

    /// The states, by code.
    #[must_use]
    pub fn states(&self) -> &[State<'a>] {
        &self.states
    }

    /// Every change of name or representation, by state and date.
    #[must_use]
    pub fn delegations(&self) -> &[Delegation<'a>] {
        &self.delegations
    }

    /// The seats on a day, in seat order; none before the body existed and after the roster ends.
    #[must_use]
    pub fn council_on(&self, date: Date) -> Option<&Arc<Council<'a>>> {
        let at = self.councils.partition_point(|council| council.from <= date);
        self.councils.get(at.checked_sub(1)?).filter(|council| council.holds_on(date))
    }

    /// The first and the last day the roster reaches.
    #[must_use]
    pub fn reach(&self) -> (Date, Date) {
        let first = self.councils.first().map_or(Date::MIN, |council| council.from);
        let last = self.councils.last().map_or(Date::MIN, |council| council.to.unwrap_or(Date::MAX));
        (first, last.yesterday().unwrap_or(last))
    }

    /// What a state was called on a day: the delegation's name, else the short name of today, else its code.
    #[must_use]
    pub fn name_on(&self, state: &'a str, date: Date) -> &'a str {
        let held = |delegation: &&Delegation<'a>| {
            delegation.state == state
                && delegation.from.is_none_or(|from| from <= date)
                && delegation.to.is_none_or(|to| date < to)
        };
        self.delegations.iter().find(held).map_or_else(|| self.name(state), |delegation| delegation.name)
    }

    /// The short name of today of a state, else its code.
    #[must_use]
    pub fn name<'s>(&self, state: &'s str) -> &'s str
    where
        'a: 's,
    {
        match self.states.binary_search_by_key(&state, |known| known.code) {
            Ok(at) => self.states[at].name,
            Err(_) => state,
        }
    }

    /// The state a person or a source means by a name or code (case, commas and dots at the end do not matter).
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&State<'a>> {
        let names = self.names.get_or_init(|| {
            let names =
                self.states.iter().enumerate().flat_map(|(at, state)| state.names().map(move |name| (plain(name), at)));
            names.collect()
        });
        names.get(&plain(name)).map(|at| &self.states[*at])
    }

    /// The roster of a day as the core wants it: seat ids are codes of states, names those of the day, an empty seat has
    /// its own id and the name `vacant`; none before the body existed and after the roster ends.
    #[must_use]
    pub fn roster_on(&self, date: Date) -> Option<Roster> {
        let seat = |place: &Place<'a>| {
            let class = if place.permanent { "permanent" } else { "elected" };
            match place.state {
                Some(state) => Seat::new(state, self.name_on(state, date), class),
                None => Seat::new(place.seat, "vacant", class),
            }
        };
        Roster::new(self.council_on(date)?.places.iter().map(seat).collect()).ok()
    }
}

fn plain(name: &str) -> String {
    let name = name.trim().trim_end_matches('.').to_lowercase().replace(',', "");
    name.replace(['’', '`'], "'").trim_start_matches("the ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_states<'a>(file: &'a str, text: &'a str) -> Result<Vec<State<'a>>, Fault> {
    let mut states: Vec<State<'a>> = Vec::with_capacity(200);
    for row in rows(file, text, STATES) {
        let row = row?;
        let [code, name, group, aliases] = row.cells;
        if states.last().is_some_and(|last| last.code >= code) {
            return Err(row.fault(0, "the states have to stand in order of code, each once"));
        }
        states.push(State { code, name, group, aliases });
    }
    Ok(states)
}

fn read_terms<'a>(file: &'a str, text: &'a str, states: &[State<'_>]) -> Result<Vec<Term<'a>>, Fault> {
    let mut terms: Vec<Term<'a>> = Vec::with_capacity(400);
    for row in rows(file, text, ROSTER) {
        let row = row?;
        let [seat, class, state, ..] = row.cells;
        let permanent = row.word(
            1,
            |word| ["permanent", "elected"].contains(&word).then_some(class == "permanent"),
            &["permanent", "elected"],
        )?;
        known(states, state).ok_or_else(|| row.fault(2, format!("`{state}` is not in states.csv")))?;
        let term = Term { seat, permanent, state, from: row.date(3)?, to: row.date_or_none(4)? };
        if term.to.is_some_and(|to| to <= term.from) {
            return Err(row.fault(4, "the term ends before it begins"));
        }
        let follows = |last: &Term<'_>| {
            (!last.permanent, last.seat) < (!permanent, seat)
                || (last.seat == seat && last.to.is_some_and(|to| to <= term.from))
        };
        if !terms.last().is_none_or(follows) {
            return Err(row.fault(3, "terms have to stand in order of seat and date, one occupant at a time"));
        }
        terms.push(term);
    }
    Ok(terms)
}

fn read_delegations<'a>(file: &'a str, text: &'a str, states: &[State<'_>]) -> Result<Vec<Delegation<'a>>, Fault> {
    rows(file, text, DELEGATIONS)
        .map(|row| {
            let row = row?;
            let [state, _, _, name, mark, basis] = row.cells;
            known(states, state).ok_or_else(|| row.fault(0, format!("`{state}` is not in states.csv")))?;
            Ok(Delegation { state, from: row.date_or_none(1)?, to: row.date_or_none(2)?, name, mark, basis })
        })
        .collect()
}

/// Reads `seat-events.csv`.
///
/// # Errors
/// The first fault of the table.
pub fn read_events<'a>(file: &'a str, text: &'a str) -> Result<Vec<SeatEvent<'a>>, Fault> {
    rows(file, text, EVENTS)
        .map(|row| {
            let row = row?;
            let [_, seat, event, state, mark, basis] = row.cells;
            Ok(SeatEvent { date: row.date(0)?, seat, event, state, mark, basis })
        })
        .collect()
}

fn known(states: &[State<'_>], code: &str) -> Option<usize> {
    states.binary_search_by_key(&code, |state| state.code).ok()
}

/// The seats between each two days on which somebody came or went, up to the day from which an elected seat has no
/// known occupant any more.
fn councils<'a>(terms: &[Term<'a>]) -> Vec<Council<'a>> {
    let days: BTreeSet<Date> = terms.iter().flat_map(|term| [Some(term.from), term.to]).flatten().collect();
    let mut spans: BTreeMap<&'a str, (Date, Option<Date>)> = BTreeMap::new();
    for term in terms {
        spans.entry(term.seat).or_insert((term.from, term.to)).1 = term.to;
    }
    let known_until = spans.values().filter_map(|(_, last)| *last).min();
    let mut days = days.into_iter().filter(|day| known_until.is_none_or(|until| *day <= until)).peekable();
    let mut councils = Vec::with_capacity(100);
    while let Some(from) = days.next() {
        if Some(from) == known_until {
            break;
        }
        let held = terms.iter().filter(|term| term.from <= from && term.to.is_none_or(|to| from < to));
        let mut places: Vec<Place<'a>> =
            held.map(|term| Place { seat: term.seat, permanent: term.permanent, state: Some(term.state) }).collect();
        let empty = spans.iter().filter(|(seat, (first, last))| {
            *first <= from && last.is_none_or(|last| from < last) && places.iter().all(|place| place.seat != **seat)
        });
        let empty: Vec<_> = empty.map(|(seat, _)| Place { seat, permanent: false, state: None }).collect();
        places.extend(empty);
        places.sort_by_key(|place| (!place.permanent, place.state.is_none(), place.state, place.seat));
        if !places.is_empty() {
            councils.push(Council { from, to: days.peek().copied(), places });
        }
    }
    councils
}
