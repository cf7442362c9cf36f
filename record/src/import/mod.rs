//! From the published source files to the tables of the record.
//!
//! Bytes in, tables out: opening, naming and replacing files is the program's (`penholder record import`).
//! Always: a source is read strictly and every oddity in it is reported with file and line, as a note if the reader can
//! say what is meant and as a fault if not; with one fault no table is made at all; the same sources give the same bytes.
//! Not here: the tables people keep by hand (`states.csv`, `roster.csv`, `delegations.csv`, `seat-events.csv`,
//! `presidencies.csv`, `additions.csv`, `corrections.csv`, `aliases.csv`, `exceptions.toml`); they steer the import and
//! are checked by it.

pub mod agenda;
pub mod draft;
pub mod item;
pub mod library;
pub mod page;
pub mod quoted;
pub mod roll_calls;
pub mod sponsors;
pub mod vetoes;

use std::collections::BTreeMap;

use crate::body::Tables;
use crate::correction;
use crate::roster::Seats;
use crate::table::{Fault, rows};
use draft::DraftVote;
use item::Items;
use library::{Listed, Sitting};

/// One file of a source, as published.
#[derive(Clone, Debug)]
pub struct Source {
    /// What messages call it.
    pub name: String,
    /// Its bytes, unchanged.
    pub bytes: Vec<u8>,
}

/// The files the tables are made from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Roll calls: the data set of Sciences Po.
    pub roll_calls: Option<Source>,
    /// The library's tables of meetings, one page a year, and its list of vetoes.
    pub pages: Vec<Source>,
    /// Who submitted which draft.
    pub sponsors: Option<Source>,
}

/// What an import gives.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The tables by file name.
    pub tables: BTreeMap<&'static str, String>,
    /// What was odd in the sources and how it was read.
    pub notes: Vec<Fault>,
}

/// Makes the tables; `step` is told how many of how many files are read.
///
/// # Errors
/// Every fault found, if there is one; no table is made then.
pub fn import(
    sources: &Sources,
    kept: &Tables<'_>,
    mut step: impl FnMut(usize, usize),
) -> Result<Imported, Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    let mut notes = Vec::new();
    let seats =
        Seats::read(("roster.csv", kept.roster), ("delegations.csv", kept.delegations), ("states.csv", kept.states))
            .map_err(one)?;
    let corrections = correction::read("corrections.csv", kept.corrections).map_err(one)?;
    let files = sources.pages.len() + 2;
    let mut done = 0;
    let mut next = || {
        done += 1;
        step(done, files);
    };

    let Some(roll_calls) = &sources.roll_calls else {
        return Err(one(Fault::new(
            "sources",
            0,
            "the roll calls are missing (a CSV file that begins `Vote in the DB,`)",
        )));
    };
    let mut votes = roll_calls::read(roll_calls, &seats, &corrections, &mut notes)?;
    votes.extend(draft::read_additions("additions.csv", kept.additions, &seats)?);
    votes.sort_by(DraftVote::order);
    next();
    let (sittings, list) = pages(sources, &seats, &mut notes, &mut next)?;
    let aliases = pairs("aliases.csv", kept.aliases, &["from", "to"]).map_err(one)?;
    let keywords = pairs("keywords.csv", kept.keywords, &["word", "item"]).map_err(one)?;
    let mut items = Items::new(&aliases);
    let seen = agenda::seen(&sittings, &mut items);
    let unknown = keywords.iter().filter(|(_, item)| !items.knows(item));
    let unknown: Vec<Fault> = unknown
        .map(|(word, item)| Fault::new("keywords.csv", 0, format!("`{word}`: no agenda item `{item}`")))
        .collect();
    if !unknown.is_empty() && !sittings.is_empty() {
        return Err(unknown);
    }
    agenda::place(&mut votes, &seen, &mut items, &keywords, &mut notes);

    let mut tables = BTreeMap::new();
    if let Some((file, list)) = list {
        tables.insert("vetoes.csv", vetoes::matched(&mut votes, &list, &file, &seats, &mut notes)?);
    }
    if let Some(sponsors) = &sources.sponsors {
        tables.insert("sponsors.csv", sponsors::table(sponsors, &votes, &seats, &mut notes)?);
    }
    next();
    tables.insert("items.csv", items.table());
    tables.insert("meetings.csv", agenda::meetings(&seen));
    tables.insert("statements.csv", agenda::statements(&seen));
    tables.insert("counts.csv", draft::counts(&votes));
    tables.insert("votes.csv", draft::table(&votes));
    Ok(Imported { tables, notes })
}

type Pages = (Vec<Sitting>, Option<(String, Vec<Listed>)>);

/// Every page of the library: rows of the yearly tables, and the list of vetoes with its file.
fn pages(
    sources: &Sources,
    seats: &Seats<'_>,
    notes: &mut Vec<Fault>,
    next: &mut dyn FnMut(),
) -> Result<Pages, Vec<Fault>> {
    let mut sittings = Vec::new();
    let mut list = None;
    let mut faults = Vec::new();
    for page in &sources.pages {
        if library::is_veto_list(&page.bytes) {
            match library::veto_list(page, seats, notes) {
                Ok(read) => list = Some((page.name.clone(), read)),
                Err(more) => faults.extend(more),
            }
        } else {
            match library::sittings(page, notes) {
                Ok(read) => sittings.extend(read),
                Err(more) => faults.extend(more),
            }
        }
        next();
    }
    if faults.is_empty() { Ok((sittings, list)) } else { Err(faults) }
}

/// The rows of a table of two columns.
fn pairs<'a>(
    file: &'a str,
    text: &'a str,
    columns: &'static [&'static str; 2],
) -> Result<Vec<(&'a str, &'a str)>, Fault> {
    rows(file, text, columns).map(|row| row.map(|row| (row.cells[0], row.cells[1]))).collect()
}
