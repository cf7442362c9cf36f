//! Sponsors, from an extract of the Secretariat's voting file: `unsc_votes_id,draft,resolution,submitted_by`.

use std::collections::BTreeMap;

use super::Source;
use super::draft::DraftVote;
use super::quoted::Quoted;
use crate::roster::Seats;
use crate::table::Fault;

/// How the file begins.
pub const COLUMNS: &[&str] = &["unsc_votes_id", "draft", "resolution", "submitted_by"];

/// `sponsors.csv`, in the order of the votes.
///
/// # Errors
/// Every fault: a vote that is not there, a name that is no state.
pub fn table(
    source: &Source,
    votes: &[DraftVote],
    seats: &Seats<'_>,
    notes: &mut Vec<Fault>,
) -> Result<String, Vec<Fault>> {
    let one = |fault| vec![fault];
    let mut file = Quoted::open(source, COLUMNS).map_err(one)?;
    let at: BTreeMap<&str, usize> = votes.iter().enumerate().map(|(at, vote)| (vote.id.as_str(), at)).collect();
    let mut rows: BTreeMap<usize, String> = BTreeMap::new();
    let mut faults = Vec::new();
    while let Some((line, row)) = file.next_row().map_err(one)? {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let id = cell(0).strip_prefix('S').map_or_else(|| format!("v{}", cell(0)), |_| addition(votes, cell(0)));
        let Some(at) = at.get(id.as_str()).copied() else {
            faults.push(Fault::new(&source.name, line, format!("no vote `{}`", cell(0))));
            continue;
        };
        let by = names(cell(3), &votes[at], seats, &mut |what| notes.push(Fault::new(&source.name, line, what)));
        if !by.is_empty() {
            let draft = cell(1).split_whitespace().collect::<Vec<_>>().join(" ").replace(',', " and");
            rows.insert(at, format!("{id},{draft},{}", by.join(" ")));
        }
    }
    for (at, vote) in votes.iter().enumerate().filter(|(_, vote)| !vote.by.is_empty()) {
        rows.entry(at).or_insert_with(|| format!("{},{},{}", vote.id, vote.symbol, vote.by));
    }
    let table = rows.values().fold(crate::sponsor::COLUMNS.join(",") + "\n", |table, row| table + row + "\n");
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

/// The addition that stands for a vote the main source lacks: `S2760` is the one on resolution 2760.
fn addition(votes: &[DraftVote], source_id: &str) -> String {
    let wanted = source_id.trim_start_matches('S');
    votes
        .iter()
        .find(|vote| vote.id.starts_with('a') && vote.resolution == wanted)
        .map(|vote| vote.id.clone())
        .unwrap_or_default()
}

/// The codes of a list of names as people type them.
fn names(text: &str, vote: &DraftVote, seats: &Seats<'_>, note: &mut dyn FnMut(String)) -> Vec<String> {
    let text = text.replace("_x000D_", " ").replace(['"', '\n', '\r'], " ");
    let text = without_numbers(&text);
    let pieces: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let mut codes: Vec<String> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let joined = pieces.get(at + 1).map(|next| format!("{} {next}", pieces[at]));
        if let Some(found) = piece(pieces[at], vote, seats) {
            codes.extend(found);
        } else if let Some(found) = joined.and_then(|joined| piece(&joined, vote, seats)) {
            codes.extend(found);
            at += 1;
        } else {
            note(format!("`{}` is no state", pieces[at]));
        }
        at += 1;
    }
    codes.sort();
    codes.dedup();
    codes
}

/// The codes one piece stands for: a state, several joined by `and`, or a group of members.
fn piece(piece: &str, vote: &DraftVote, seats: &Seats<'_>) -> Option<Vec<String>> {
    match piece.trim_end_matches(['?', '.']) {
        "President" => return Some(vec!["president".to_owned()]),
        "Committee on the Admission of New Members" => return Some(vec!["committee".to_owned()]),
        "-none-" | "" => return Some(Vec::new()),
        "E10" => return Some(members(vote, seats, false)),
        "All Council Members" => return Some(members(vote, seats, true)),
        _ => {}
    }
    joined(piece, seats)
}

/// The codes of names joined by `and`, which may stand in a name too.
fn joined(names: &str, seats: &Seats<'_>) -> Option<Vec<String>> {
    let names = names.trim_start_matches("and ");
    if let Some(state) = seats.find(names) {
        return Some(vec![state.code.to_owned()]);
    }
    names.match_indices(" and ").find_map(|(at, and)| {
        let first = seats.find(&names[..at])?;
        let mut codes = joined(&names[at + and.len()..], seats)?;
        codes.push(first.code.to_owned());
        Some(codes)
    })
}

fn members(vote: &DraftVote, seats: &Seats<'_>, permanent_too: bool) -> Vec<String> {
    let places = seats.council_on(vote.date).into_iter().flat_map(|council| &council.places);
    places
        .filter(|place| permanent_too || !place.permanent)
        .filter_map(|place| place.state.map(str::to_owned))
        .collect()
}

/// Drops `(64)`, the running totals some lists have.
fn without_numbers(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let end = rest[at..].find(')').map_or(rest.len(), |end| at + end + 1);
        let inside = rest[at + 1..end].trim_end_matches(')');
        plain.push_str(&rest[..at]);
        if inside.is_empty() || !inside.bytes().all(|byte| byte.is_ascii_digit()) {
            plain.push_str(&rest[at..end]);
        }
        rest = &rest[end..];
    }
    plain + rest
}
