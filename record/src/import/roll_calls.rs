//! Roll calls from the data set of Sciences Po, with our corrections applied.
//!
//! Source: Benoît Martin, "UNSC votes since 1946 Database" (2026), CC BY 4.0; one row a vote, one column a member, the
//! newest vote first. Titles are read only to tell what was voted on; they are not kept.
//! Always: a correction that does not find what it says it changes is a fault.

use std::collections::BTreeMap;

use csv::StringRecord;
use jiff::civil::Date;

use super::Source;
use super::draft::DraftVote;
use super::quoted::Quoted;
use crate::correction::Correction;
use crate::roster::Seats;
use crate::table::{Fault, date};
use crate::vote::{Class, Declared, Mode, Subject};

/// How the file begins.
pub const COLUMNS: &[&str] = &[
    "Vote in the DB",
    "UN classification",
    "Vote outcome",
    "Vote outcome typology-Observable",
    "Resolution number",
    "Date",
    "Official full title",
    "Title-Observable",
    "Yes",
    "No",
    "Abstentions",
    "Non-Voting",
    "Total",
    "(of which veto)",
];

/// Reads every vote and applies the corrections; oddities that are understood become notes.
///
/// # Errors
/// Every fault in the file and every correction that does not fit it.
pub fn read(
    source: &Source,
    seats: &Seats<'_>,
    corrections: &[Correction<'_>],
    notes: &mut Vec<Fault>,
) -> Result<Vec<DraftVote>, Vec<Fault>> {
    let mut file = Quoted::open(source, COLUMNS).map_err(|fault| vec![fault])?;
    let members = members(source, &file.columns, seats)?;
    let mut by_vote: BTreeMap<&str, Vec<&Correction<'_>>> = BTreeMap::new();
    for correction in corrections {
        by_vote.entry(correction.vote).or_default().push(correction);
    }
    let mut votes: Vec<DraftVote> = Vec::with_capacity(4000);
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    let mut faults = Vec::new();
    while let Some((line, row)) = file.next_row().map_err(|fault| vec![fault])? {
        let name = source.name.as_str();
        let mut read = || -> Result<DraftVote, String> {
            let mut vote = vote(&row, &members, &mut |what| notes.push(Fault::new(name, line, what)))?;
            for correction in by_vote.remove(vote.id.as_str()).unwrap_or_default() {
                correct(&mut vote, correction)?;
            }
            vote.seal(seats, None)?;
            Ok(vote)
        };
        match read() {
            Ok(vote) => match lines.insert(vote.id.clone(), line) {
                Some(first) => faults.push(Fault::new(name, line, format!("vote {} is on line {first} too", vote.id))),
                None => votes.push(vote),
            },
            Err(what) => faults.push(Fault::new(name, line, what)),
        }
    }
    faults.extend(by_vote.keys().map(|id| Fault::new("corrections.csv", 0, format!("the source has no vote {id}"))));
    if faults.is_empty() { Ok(votes) } else { Err(faults) }
}

/// The state of each member column.
fn members(source: &Source, columns: &[String], seats: &Seats<'_>) -> Result<Vec<String>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut members = Vec::new();
    for column in columns.iter().skip(COLUMNS.len()) {
        match seats.find(column) {
            Some(state) => members.push(state.code.to_owned()),
            None => faults.push(Fault::new(&source.name, 1, format!("no state is called `{column}`"))),
        }
    }
    if faults.is_empty() { Ok(members) } else { Err(faults) }
}

/// One row as it stands in the source.
fn vote(row: &StringRecord, members: &[String], note: &mut dyn FnMut(String)) -> Result<DraftVote, String> {
    let cell = |at: usize| row.get(at).unwrap_or_default();
    let number: u32 = cell(0).parse().map_err(|_| format!("`{}` is no number of a vote", cell(0)))?;
    let symbol = symbol(cell(1), note);
    let ballots = ballots(row, members)?;
    let declared = match cell(2) {
        "adopted" => Declared::Adopted,
        "vetoed" => Declared::Vetoed,
        "lack of maj." => Declared::LackingVotes,
        other => return Err(format!("`{other}` is no outcome")),
    };
    let resolution = if cell(4) == "-" { "" } else { cell(4) };
    if resolution.is_empty() == (declared == Declared::Adopted)
        || resolution.parse::<u16>().is_err() != resolution.is_empty()
    {
        return Err(format!("outcome `{}` with resolution number `{}`", cell(2), cell(4)));
    }
    check_totals(row, &ballots, note);
    let meeting = if symbol.starts_with("S/PV.") { symbol.clone() } else { String::new() };
    Ok(DraftVote {
        id: format!("v{number}"),
        date: day(cell(5))?,
        meeting,
        resolution: resolution.to_owned(),
        item: String::new(),
        class: Class::Substantive,
        mode: mode(&ballots),
        on: subject(cell(6)),
        ballots,
        declared,
        listed: false,
        same_as: String::new(),
        unlisted: false,
        letters: String::new(),
        title: cell(6).to_owned(),
        by: String::new(),
        symbol,
    })
}

fn day(cell: &str) -> Result<Date, String> {
    date(cell).ok_or_else(|| format!("`{cell}` is not a date like 1946-01-17"))
}

/// The symbol without stray blanks and commas.
fn symbol(cell: &str, note: &mut dyn FnMut(String)) -> String {
    let plain = cell.replace(", ", " and ").replace(',', " and ").replace("Rev. ", "Rev.");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain != cell {
        note(format!("symbol {cell:?} read as `{plain}`"));
    }
    plain
}

fn ballots(row: &StringRecord, members: &[String]) -> Result<BTreeMap<String, char>, String> {
    let mut ballots = BTreeMap::new();
    for (state, cell) in members.iter().zip(row.iter().skip(COLUMNS.len())) {
        let letter = match cell {
            "" => continue,
            "Y" => 'Y',
            "N" => 'N',
            "A" => 'A',
            "NV" => 'V',
            "?" => '?',
            other => return Err(format!("`{other}` is no ballot ({state})")),
        };
        if ballots.insert(state.clone(), letter).is_some() {
            return Err(format!("{state} has two ballots"));
        }
    }
    Ok(ballots)
}

/// Notes where the totals of the row are not those of its ballots.
fn check_totals(row: &StringRecord, ballots: &BTreeMap<String, char>, note: &mut dyn FnMut(String)) {
    for (at, letter) in [(8, 'Y'), (9, 'N'), (10, 'A'), (11, 'V')] {
        let counted = ballots.values().filter(|ballot| **ballot == letter).count();
        let printed = row.get(at).unwrap_or_default();
        if printed.parse() != Ok(counted) {
            note(format!("column `{}` says `{printed}`, the ballots say {counted}", COLUMNS[at]));
        }
    }
}

/// Adopted with nobody voting is adopted without a vote.
fn mode(ballots: &BTreeMap<String, char>) -> Mode {
    if ballots.values().all(|letter| *letter == 'V') { Mode::WithoutVote } else { Mode::Vote }
}

const APPOINTMENT: [&str; 6] = [
    "as secretary-general",
    "as the secretary-general",
    "as acting secretary-general",
    "be appointed secretary-general",
    "appointment of secretary-general",
    "appointment of the secretary-general",
];
const ADMISSION: [&str; 4] =
    ["admission of", "application for membership", "applications for membership", "membership in the united nations"];
/// About admissions in general, not on one.
const NO_ADMISSION: [&str; 2] = ["procedures for admission", "committee on the admission"];

/// What was voted on, by the words of the title.
fn subject(title: &str) -> Subject {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| title.contains(words));
    if has(&["preliminary question"]) {
        Subject::PreliminaryQuestion
    } else if has(&["appoint", "recommend"]) && has(&APPOINTMENT) {
        Subject::Appointment
    } else if has(&ADMISSION) && !has(&NO_ADMISSION) {
        Subject::Admission
    } else {
        Subject::Whole
    }
}

/// Applies one correction.
fn correct(vote: &mut DraftVote, correction: &Correction<'_>) -> Result<(), String> {
    let Correction { field, state, was, now, .. } = *correction;
    let misfit = |found: &str| Err(format!("the correction of `{field}` expects `{was}`, the source has `{found}`"));
    match field {
        "member" => {
            let Some(letter) = vote.ballots.remove(was) else { return misfit("nothing") };
            vote.ballots.insert(now.to_owned(), letter);
        }
        "vote" => {
            let found = vote.ballots.get(state).map(char::to_string).unwrap_or_default();
            if found != was {
                return misfit(&found);
            }
            vote.ballots.extend(now.chars().next().map(|letter| (state.to_owned(), letter)));
            if vote.mode == Mode::WithoutVote {
                vote.mode = mode(&vote.ballots);
            }
        }
        "date" if vote.date.to_string() == was => vote.date = day(now)?,
        "date" => return misfit(&vote.date.to_string()),
        "mode" if vote.mode.word() == was => vote.mode = Mode::from_word(now).ok_or("no such mode")?,
        "mode" => return misfit(vote.mode.word()),
        "outcome" if vote.declared.word() == was => {
            vote.declared = Declared::from_word(now).ok_or("no such outcome")?;
        }
        "outcome" => return misfit(vote.declared.word()),
        "class" if vote.class.word() == was => vote.class = Class::from_word(now).ok_or("no such class")?,
        "class" => return misfit(vote.class.word()),
        "on" if vote.on.word() == was => vote.on = Subject::from_word(now).ok_or("no such subject")?,
        "on" => return misfit(vote.on.word()),
        "meeting" if vote.meeting == was => now.clone_into(&mut vote.meeting),
        "meeting" => return misfit(&vote.meeting.clone()),
        "same-as" => now.clone_into(&mut vote.same_as),
        "listed" => vote.unlisted = now == "no",
        other => return Err(format!("`{other}` cannot be corrected")),
    }
    Ok(())
}
