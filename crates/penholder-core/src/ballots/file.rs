//! Ballots as people hand them in: TOML, CSV or JSON.
//!
//! TOML: `[ballots]` with `FRA = "yes"`, `reasoned = ["FRA"]`, and who sits where the law leaves that open. CSV: a header with `seat`, `position` and perhaps `reasoned`.
//! JSON: `{"FRA": "yes"}` or `[{"seat": "FRA", "position": "yes", "reasoned": true}]`.
//! Always: a list is read whole or not at all; an error names the line or the seat.

use super::{BallotError, Ballots, position_from};
use crate::charter::Seating;
use crate::position::Position;
use crate::seat::Roster;
use crate::source::{Faults, Source};

/// One ballot as handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBallot {
    /// Who, by id or name.
    pub seat: String,
    /// Which position.
    pub position: Position,
    /// Whether a reason came with it.
    pub reasoned: bool,
}

/// A file of ballots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BallotFile {
    /// The ballots, in the order of the file.
    pub ballots: Vec<NamedBallot>,
    /// Seats that it brings; only TOML does.
    pub seating: Seating,
}

/// Why a file of ballots is refused.
#[derive(Debug, thiserror::Error)]
pub enum BallotFileError {
    /// Nothing stands in it.
    #[error("{0} is empty; ballots are a table with the columns seat and position, or TOML or JSON")]
    Empty(String),
    /// TOML with faults.
    #[error(transparent)]
    Toml(Box<Faults>),
    /// No CSV, or a column is missing.
    #[error("{name}, line {line}: {says}")]
    Line {
        /// The file.
        name: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        says: String,
    },
    /// No JSON of the two shapes.
    #[error("{name}: {says}")]
    Json {
        /// The file.
        name: String,
        /// What is wrong, with line and column.
        says: String,
    },
}

/// Reads a file of ballots; the form is told from its first letter that is no space: `{` and `[` followed by `{` or `]` are
/// JSON, a first line with a comma and no `=` is CSV, the rest is TOML.
///
/// # Errors
/// [`BallotFileError`] with the place.
pub fn ballots_from(name: &str, text: &str) -> Result<BallotFile, BallotFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    if start.is_empty() {
        return Err(BallotFileError::Empty(name.to_owned()));
    }
    let of = |ballots| BallotFile { ballots, seating: Seating::default() };
    let json_list = start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']']));
    let first_line = start.lines().find(|line| !line.starts_with('#')).unwrap_or("");
    if start.starts_with('{') || json_list {
        from_json(name, text).map(of)
    } else if first_line.contains(',') && !first_line.contains('=') {
        from_csv(name, text).map(of)
    } else {
        from_toml(name, text).map_err(BallotFileError::Toml)
    }
}

fn from_toml(name: &str, text: &str) -> Result<BallotFile, Box<Faults>> {
    Source::read(name, text, |file| {
        let seating = Seating::read(&file);
        let reasoned: Vec<String> = file.texts("reasoned").into_iter().map(|placed| placed.value).collect();
        let mut ballots = Vec::new();
        if let Some(table) = file.table("ballots", "table of ballots") {
            for (seat, position) in table.all_texts() {
                match position_from(&position.value) {
                    Ok(position) => {
                        let reasoned = reasoned.contains(&seat.value);
                        ballots.push(NamedBallot { seat: seat.value, position, reasoned });
                    }
                    Err(error) => table.fault(position.at, error.to_string(), None),
                }
            }
        }
        file.close();
        Some(BallotFile { ballots, seating })
    })
}

fn from_csv(name: &str, text: &str) -> Result<Vec<NamedBallot>, BallotFileError> {
    let fault = |line: u64, says: String| BallotFileError::Line { name: name.to_owned(), line, says };
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| fault(1, error.to_string()))?.clone();
    let column = |wanted: &str| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let missing = |what: &str| fault(1, format!("there is no column `{what}`"));
    let seat = column("seat").ok_or_else(|| missing("seat"))?;
    let position = column("position").or_else(|| column("vote")).ok_or_else(|| missing("position"))?;
    let reasoned = column("reasoned");
    let mut ballots = Vec::new();
    for row in reader.records() {
        let line_of = |at: Option<&csv::Position>| at.map_or(0, csv::Position::line);
        let row = row.map_err(|error| fault(line_of(error.position()), csv_says(&error)))?;
        let line = line_of(row.position());
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let position = position_from(cell(position)).map_err(|error| fault(line, error.to_string()))?;
        let reasoned = reasoned.is_some_and(|at| matches!(cell(at), "true" | "yes" | "1" | "x"));
        ballots.push(NamedBallot { seat: cell(seat).to_owned(), position, reasoned });
    }
    Ok(ballots)
}

fn csv_says(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells, the header {expected_len}")
        }
        _ => error.to_string(),
    }
}

fn from_json(name: &str, text: &str) -> Result<Vec<NamedBallot>, BallotFileError> {
    let fault = |says: String| BallotFileError::Json { name: name.to_owned(), says };
    let ballot = |seat: &str, value: &serde_json::Value, reasoned: bool| {
        let word = value.as_str().ok_or_else(|| fault(format!("the position of `{seat}` is no text")))?;
        let position = position_from(word).map_err(|error| fault(format!("`{seat}`: {error}")))?;
        Ok(NamedBallot { seat: seat.to_owned(), position, reasoned })
    };
    match serde_json::from_str(text).map_err(|error| fault(error.to_string()))? {
        serde_json::Value::Object(map) => map.iter().map(|(seat, value)| ballot(seat, value, false)).collect(),
        serde_json::Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(at, entry)| {
                let seat = entry.get("seat").and_then(|seat| seat.as_str());
                let seat = seat.ok_or_else(|| fault(format!("entry {} has no `seat`", at + 1)))?;
                let reasoned = entry.get("reasoned").and_then(serde_json::Value::as_bool).unwrap_or(false);
                ballot(seat, entry.get("position").unwrap_or(&serde_json::Value::Null), reasoned)
            })
            .collect(),
        _ => Err(fault("neither an object of seats nor a list of ballots".to_owned())),
    }
}

impl Ballots {
    /// Ballots as handed in, over a roster; seats without one are in the position `rest`.
    ///
    /// # Errors
    /// [`BallotError`] if somebody is not seated or votes twice.
    pub fn handed_in(roster: &Roster, rest: Position, ballots: &[NamedBallot]) -> Result<Self, BallotError> {
        let words = ballots.iter().map(|ballot| (ballot.seat.as_str(), ballot.position.word()));
        let mut collected = Self::named(roster, rest, words)?;
        for ballot in ballots.iter().filter(|ballot| ballot.reasoned) {
            collected = collected.with_reason(roster.find(&ballot.seat)?);
        }
        Ok(collected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let said = match ballots_from("b", text) {
            Ok(file) => file
                .ballots
                .iter()
                .map(|ballot| format!("{} {}{}", ballot.seat, ballot.position, if ballot.reasoned { "!" } else { "" }))
                .collect::<Vec<_>>()
                .join(", "),
            Err(BallotFileError::Toml(faults)) => faults.lines().join("\n"),
            Err(error) => error.to_string(),
        };
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn the_three_forms() {
        check("reasoned = ['FRA']\n[ballots]\nFRA = 'no'\nMLT = 'yes'\n", "FRA no!, MLT yes");
        check("# hand vote\nseat,position,reasoned\nFRA,no,x\n", "FRA no!");
        check("Seat, Vote\nFRA, Y\n", "FRA yes");
        check("{\"FRA\": \"abstain\"}", "FRA abstain");
        check("[{\"seat\": \"FRA\", \"position\": \"no\", \"reasoned\": true}]", "FRA no!");
        check("[]", "");
        let brings = "[seats]\ndirector = 2\n[ballots]\ndirector-1 = 'no'\n";
        check(brings, "director-1 no");
        assert_eq!(ballots_from("b", brings).unwrap().seating.seats.len(), 2);
    }

    #[test]
    fn faults_have_their_place() {
        check(" \n", "b is empty; ballots are a table with the columns seat and position, or TOML or JSON");
        check("[ballots]\nFRA = 'maybe'\n", "b:2:7: `maybe` is no position");
        check("seat,position\nFRA\n", "b, line 2: the row has 1 cells, the header 2");
        check("seat,when\nFRA,now\n", "b, line 1: there is no column `position`");
        check("[{\"position\": \"no\"}]", "b: entry 1 has no `seat`");
        check("{\"FRA\": 3}", "b: the position of `FRA` is no text");
    }
}
