//! A vote on its way into `votes.csv`, and the tables written from all of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::roster::Seats;
use crate::table::{Fault, rows};
use crate::vote::{self, Class, Declared, Mode, Subject};

/// One vote, with its ballots by state.
#[derive(Clone, Debug)]
pub struct DraftVote {
    /// See [`vote::Vote`] for each of these.
    pub id: String,
    /// The day.
    pub date: Date,
    /// Symbol of the text.
    pub symbol: String,
    /// Number of the resolution, or empty.
    pub resolution: String,
    /// Symbol of the meeting record, or empty.
    pub meeting: String,
    /// Id of the agenda item, or empty.
    pub item: String,
    /// Class of the question.
    pub class: Class,
    /// How the outcome came about.
    pub mode: Mode,
    /// What was voted on.
    pub on: Subject,
    /// Letter of each state.
    pub ballots: BTreeMap<String, char>,
    /// What was declared.
    pub declared: Declared,
    /// Whether the official list of vetoes has this vote.
    pub listed: bool,
    /// The vote this may be a second listing of, or empty.
    pub same_as: String,
    /// Whether a correction says that the list rightly does not have it.
    pub unlisted: bool,
    /// The letters in seat order.
    pub letters: String,
    /// The title in the source, to tell item and subject by; it goes into no table.
    pub title: String,
    /// Codes of the sponsors, where an addition gives them.
    pub by: String,
}

impl DraftVote {
    /// The order of the table: date, then amendments (they are voted on first), then the order of the source.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |vote: &Self| (vote.date, vote.on != Subject::Amendment, vote.number(), vote.id.clone());
        key(self).cmp(&key(other))
    }

    /// The permanent members that voted against, by code.
    #[must_use]
    pub fn permanent_against(&self, seats: &Seats<'_>) -> Vec<&str> {
        let permanent = |state: &str| {
            let places = seats.council_on(self.date).into_iter().flat_map(|council| &council.places);
            places.filter(|place| place.permanent).any(|place| place.state == Some(state))
        };
        let against = self.ballots.iter().filter(|(_, letter)| **letter == 'N').map(|(state, _)| state.as_str());
        against.filter(|state| permanent(state)).collect()
    }

    fn number(&self) -> u32 {
        self.id.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
    }

    /// Puts the ballots into seat order; every member of that day has to have one, and nobody else.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn seal(&mut self, seats: &Seats<'_>, lacking: Option<char>) -> Result<(), String> {
        let council = seats.council_on(self.date).ok_or_else(|| format!("nobody was seated on {}", self.date))?;
        let states: Vec<&str> = council.places.iter().filter_map(|place| place.state).collect();
        if let Some(state) = self.ballots.keys().find(|state| !states.contains(&state.as_str())) {
            return Err(format!("{state} has a ballot and was not seated on {}", self.date));
        }
        self.letters.clear();
        for place in &council.places {
            let letter = place.state.map_or(Some('-'), |state| self.ballots.get(state).copied().or(lacking));
            let letter = letter.ok_or_else(|| {
                format!("{} has no ballot and was seated on {}", place.state.unwrap_or_default(), self.date)
            })?;
            self.letters.push(letter);
        }
        if self.mode == Mode::WithoutVote {
            self.letters.clear();
        }
        Ok(())
    }
}

const ADDITIONS: &[&str; 13] = &[
    "id",
    "date",
    "symbol",
    "resolution",
    "meeting",
    "item",
    "class",
    "mode",
    "on",
    "ballots",
    "outcome",
    "by",
    "basis",
];

/// Reads `additions.csv`, the votes the published source does not have; a member without a ballot there is not recorded.
///
/// # Errors
/// Every fault of the table, or the first one that leaves no table.
pub fn read_additions(file: &str, text: &str, seats: &Seats<'_>) -> Result<Vec<DraftVote>, Vec<Fault>> {
    let mut votes = Vec::new();
    let mut faults = Vec::new();
    for row in rows(file, text, ADDITIONS) {
        let row = row.map_err(|fault| vec![fault])?;
        let read = || -> Result<DraftVote, Fault> {
            let [id, _, symbol, resolution, meeting, item, _, _, _, ballots, _, by, _] = row.cells;
            let mut vote = DraftVote {
                id: id.to_owned(),
                date: row.date(1)?,
                symbol: symbol.to_owned(),
                resolution: resolution.to_owned(),
                meeting: meeting.to_owned(),
                item: item.to_owned(),
                class: row.word(6, Class::from_word, Class::WORDS)?,
                mode: row.word(7, Mode::from_word, Mode::WORDS)?,
                on: row.word(8, Subject::from_word, Subject::WORDS)?,
                ballots: BTreeMap::new(),
                declared: row.word(10, Declared::from_word, Declared::WORDS)?,
                listed: false,
                same_as: String::new(),
                unlisted: false,
                letters: String::new(),
                title: String::new(),
                by: by.to_owned(),
            };
            for ballot in ballots.split_ascii_whitespace() {
                let (state, letter) = ballot.split_once(':').unwrap_or((ballot, ""));
                let known = letter.len() == 1 && vote::position(letter.as_bytes()[0]).is_some();
                let letter = letter.chars().next().filter(|_| known);
                let letter = letter.ok_or_else(|| row.fault(9, format!("`{ballot}` is no ballot like FRA:Y")))?;
                if vote.ballots.insert(state.to_owned(), letter).is_some() {
                    return Err(row.fault(9, format!("{state} has two ballots")));
                }
            }
            vote.seal(seats, Some('?')).map_err(|what| row.fault(9, what))?;
            Ok(vote)
        };
        match read() {
            Ok(vote) => votes.push(vote),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(votes) } else { Err(faults) }
}

/// `votes.csv`.
#[must_use]
pub fn table(votes: &[DraftVote]) -> String {
    let mut table = vote::COLUMNS.join(",") + "\n";
    for vote in votes {
        let listed = if vote.listed { "yes" } else { "no" };
        let DraftVote {
            id, date, symbol, resolution, meeting, item, class, mode, on, letters, declared, same_as, ..
        } = vote;
        let row = format_args!(
            "{id},{date},{symbol},{resolution},{meeting},{item},{class},{mode},{on},{letters},{declared},{listed},{same_as}\n"
        )
        .to_string();
        table.push_str(&row);
    }
    table
}

/// `counts.csv`: votes a year, by outcome.
#[must_use]
pub fn counts(votes: &[DraftVote]) -> String {
    let mut years: BTreeMap<i16, [u32; 5]> = BTreeMap::new();
    for vote in votes {
        let year = years.entry(vote.date.year()).or_default();
        year[0] += 1;
        year[match vote.declared {
            Declared::Adopted => 1,
            Declared::Vetoed => 2,
            Declared::LackingVotes => 3,
        }] += 1;
        year[4] += u32::from(vote.mode == Mode::WithoutVote);
    }
    let mut table = "year,votes,adopted,vetoed,lacking-votes,without-vote\n".to_owned();
    for (year, [votes, adopted, vetoed, lacking, without]) in years {
        let _ = writeln!(table, "{year},{votes},{adopted},{vetoed},{lacking},{without}");
    }
    table
}
