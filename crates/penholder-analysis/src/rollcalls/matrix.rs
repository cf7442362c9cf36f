//! Matrices: a line for each member and a column for each vote, or the other way round.
//!
//! With a line for each member, cells are 1 (in favour), 0 or -1 (against), 9 (not a member), NA, NaN or empty (not voting), as `rollcall` of
//! pscl has them; or, where a cell from 2 to 8 stands in the table, the digits of Poole and Rosenthal; or words. A second column called
//! `party`, `group` or `region` is no vote. With a line for each vote, cells are the words of our tidy tables.

use std::collections::HashSet;

use penholder_core::Position;

use super::{Member, RollCalls, TableFaults, csv_lines, kh, plain_call, sized};

pub(super) fn read_matrix(bytes: &[u8]) -> Result<RollCalls, TableFaults> {
    let (header, lines) = csv_lines(bytes)?;
    let grouped = ["party", "group", "region"].iter().any(|name| header[1].eq_ignore_ascii_case(name));
    let from = if grouped { 2 } else { 1 };
    let digits = lines
        .iter()
        .flat_map(|(_, line)| line.iter().skip(from))
        .any(|cell| matches!(cell.trim(), "2" | "3" | "4" | "5" | "6" | "7" | "8"));
    let mut faults = TableFaults::none();
    different(&header[from..], 1, "vote", &mut faults);
    let mut seen = HashSet::new();
    let mut members = Vec::with_capacity(lines.len());
    for (line, cells) in &lines {
        let name = cells[0].trim();
        if name.is_empty() {
            faults.push(*line, "the member has no name");
        } else if !seen.insert(name) {
            faults.push(*line, format!("the member `{name}` stands there twice"));
        }
        let group = grouped.then(|| cells[1].trim().to_owned()).filter(|group| !group.is_empty());
        members.push(Member { name: name.to_owned(), group });
    }
    let mut table = sized(members, header[from..].iter().cloned().map(plain_call).collect())?;
    for (member, (line, cells)) in lines.iter().enumerate() {
        for (vote, cell) in cells.iter().skip(from).enumerate() {
            match cell_of_matrix(cell.trim(), digits) {
                Some(position) => table.set(vote, member, position),
                None => faults.push(*line, format!("`{}` is no position; write 1, 0 or NA, or a word", cell.trim())),
            }
        }
    }
    faults.or(table)
}

fn cell_of_matrix(cell: &str, digits: bool) -> Option<Option<Position>> {
    if let (true, [digit]) = (digits, cell.as_bytes()) {
        return kh::position(*digit);
    }
    Some(Some(match cell {
        "1" => Position::Yes,
        "0" | "-1" => Position::No,
        "9" => return Some(None),
        _ if empty(cell) => Position::NotVoting,
        word => Position::from_word(word)?,
    }))
}

/// Whether a cell says that there is nothing.
pub(super) fn empty(cell: &str) -> bool {
    cell.is_empty() || cell.eq_ignore_ascii_case("na") || cell.eq_ignore_ascii_case("nan")
}

pub(super) fn read_wide(bytes: &[u8]) -> Result<RollCalls, TableFaults> {
    let (header, lines) = csv_lines(bytes)?;
    let mut faults = TableFaults::none();
    different(&header[1..], 1, "member", &mut faults);
    let members = header[1..].iter().map(|name| Member { name: name.clone(), group: None }).collect();
    let mut seen = HashSet::new();
    for (line, cells) in &lines {
        if !seen.insert(cells[0].trim()) {
            faults.push(*line, format!("the vote `{}` stands there twice", cells[0].trim()));
        }
    }
    let mut table = sized(members, lines.iter().map(|(_, cells)| plain_call(cells[0].trim().to_owned())).collect())?;
    for (vote, (line, cells)) in lines.iter().enumerate() {
        for (member, cell) in cells.iter().skip(1).enumerate() {
            let cell = cell.trim();
            match Position::from_word(cell) {
                _ if empty(cell) => {}
                Some(position) => table.set(vote, member, Some(position)),
                None => faults.push(*line, not_a_position(cell)),
            }
        }
    }
    faults.or(())?;
    table.fill_members();
    Ok(table)
}

pub(super) fn not_a_position(cell: &str) -> String {
    format!("`{cell}` is no position; did you mean one of yes, no, abstain, absent?")
}

fn different(names: &[String], line: u64, what: &str, faults: &mut TableFaults) {
    let mut seen = HashSet::new();
    for name in names {
        if !seen.insert(name.as_str()) {
            faults.push(line, format!("the {what} `{name}` stands there twice"));
        }
    }
}
