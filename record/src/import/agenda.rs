//! Votes, meetings and statements brought together with the library's tables.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::draft::DraftVote;
use super::item::Items;
use super::library::Sitting;
use crate::table::Fault;
use crate::vote::Declared;

/// A sitting with its items by id.
#[derive(Debug)]
pub struct Seen<'s> {
    /// The row of the table.
    pub sitting: &'s Sitting,
    /// Ids of its items.
    pub items: Vec<String>,
}

/// The sittings, oldest first, with their items named.
#[must_use]
pub fn seen<'s>(sittings: &'s [Sitting], items: &mut Items) -> Vec<Seen<'s>> {
    let mut sittings: Vec<&Sitting> = sittings.iter().collect();
    sittings.sort_by_key(|sitting| (sitting.date, number(&sitting.record), sitting.record.clone()));
    sittings
        .into_iter()
        .map(|sitting| Seen {
            sitting,
            items: sitting
                .topics
                .iter()
                .map(|topic| items.see(topic, sitting.date, is_meeting(&sitting.record)))
                .collect(),
        })
        .collect()
}

fn is_meeting(record: &str) -> bool {
    record.starts_with("S/PV.")
}

fn number(record: &str) -> u32 {
    let digits = record.strip_prefix("S/PV.").unwrap_or_default();
    digits
        .split(|letter: char| !letter.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(u32::MAX)
}

/// Gives every vote its meeting and item, where the tables, the title of a failed draft or a keyword tell them.
///
/// `keywords` are symbols or words of titles and the items they stand for, used where the tables do not tell.
pub fn place(
    votes: &mut [DraftVote],
    seen: &[Seen<'_>],
    items: &mut Items,
    keywords: &[(&str, &str)],
    notes: &mut Vec<Fault>,
) {
    let mut resolutions: BTreeMap<u16, Vec<&Seen<'_>>> = BTreeMap::new();
    let mut failed: BTreeMap<&str, Vec<&Seen<'_>>> = BTreeMap::new();
    let mut records: BTreeMap<&str, Vec<&Seen<'_>>> = BTreeMap::new();
    for row in seen {
        row.sitting.resolutions.iter().for_each(|number| resolutions.entry(*number).or_default().push(row));
        row.sitting.failed.iter().for_each(|draft| failed.entry(draft).or_default().push(row));
        records.entry(&row.sitting.record).or_default().push(row);
    }
    let last = seen.last().map(|row| row.sitting.date);
    for vote in votes {
        let of_number = vote.resolution.parse().ok().and_then(|number: u16| resolutions.get(&number));
        let of_draft = failed.get(base(&vote.symbol));
        let of_record = records.get(vote.meeting.as_str());
        let near = |rows: Option<&Vec<&Seen<'_>>>| {
            rows.into_iter()
                .flatten()
                .find(|row| days_apart(row.sitting.date, vote.date) <= 2)
                .map(|row| (row.sitting.record.clone(), row.items.clone()))
        };
        let found = near(of_number).or_else(|| near(of_draft)).or_else(|| near(of_record));
        if let Some((record, found)) = &found {
            if vote.meeting.is_empty() && is_meeting(record) {
                vote.meeting.clone_from(record);
            }
            if let [item] = found.as_slice() {
                vote.item.clone_from(item);
            }
        } else if last.is_some_and(|last| vote.date <= last) && vote.declared == Declared::Adopted {
            notes.push(Fault::new(
                "votes.csv",
                0,
                format!("{}: no meeting of {} has it in the library's tables", vote.symbol, vote.date),
            ));
        }
        if found.is_none_or(|(_, found)| found.len() != 1) {
            vote.item = by_title(vote, items, keywords).unwrap_or_default();
        }
    }
}

fn by_title(vote: &DraftVote, items: &mut Items, keywords: &[(&str, &str)]) -> Option<String> {
    if !vote.item.is_empty() {
        return items.see_id(&vote.item, vote.date).ok().map(|()| vote.item.clone());
    }
    if vote.declared != Declared::Adopted && !vote.title.is_empty() {
        let title = vote.title.trim_end_matches("preliminary question").trim();
        return Some(items.see(title, vote.date, false));
    }
    let title = vote.title.to_lowercase();
    let (_, item) = keywords.iter().find(|(word, _)| *word == vote.symbol || title.contains(&word.to_lowercase()))?;
    items.see_id(item, vote.date).ok().map(|()| (*item).to_owned())
}

/// The symbol without `(as amended)` and without further symbols.
#[must_use]
pub fn base(symbol: &str) -> &str {
    symbol.split([' ', '(']).next().unwrap_or_default()
}

/// How many days lie between two dates.
#[must_use]
pub fn days_apart(one: Date, other: Date) -> i32 {
    (one - other).get_days().abs()
}

/// `meetings.csv`.
#[must_use]
pub fn meetings(seen: &[Seen<'_>]) -> String {
    let mut table = crate::meeting::MEETINGS.join(",") + "\n";
    let mut rows = seen.iter().filter(|row| is_meeting(&row.sitting.record)).peekable();
    while let Some(row) = rows.next() {
        let mut items = row.items.clone();
        while let Some(more) =
            rows.next_if(|next| next.sitting.record == row.sitting.record && next.sitting.date == row.sitting.date)
        {
            items.extend(more.items.iter().cloned());
        }
        let mut once = BTreeSet::new();
        items.retain(|item| once.insert(item.clone()));
        let closed = if row.sitting.closed { "yes" } else { "no" };
        table.push_str(&format!("{},{},{closed},{}\n", row.sitting.record, row.sitting.date, items.join(" ")));
    }
    table
}

/// `statements.csv`.
#[must_use]
pub fn statements(seen: &[Seen<'_>]) -> String {
    let mut table = crate::meeting::STATEMENTS.join(",") + "\n";
    let mut once = BTreeSet::new();
    for row in seen {
        let meeting = if is_meeting(&row.sitting.record) { row.sitting.record.as_str() } else { "" };
        for symbol in &row.sitting.statements {
            let symbol = if symbol.is_empty() { meeting } else { symbol };
            let item = row.items.first().map(String::as_str).unwrap_or_default();
            if once.insert((symbol.to_owned(), row.sitting.date)) {
                table.push_str(&format!("{symbol},{},{meeting},{item}\n", row.sitting.date));
            }
        }
    }
    table
}
