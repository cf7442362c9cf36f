//! The official list of vetoes matched with the votes.

use std::collections::BTreeSet;

use super::agenda::{base, days_apart};
use super::draft::DraftVote;
use super::library::Listed;
use crate::roster::Seats;
use crate::table::Fault;
use crate::vote::Declared;

/// The list gives the day on which a meeting began; votes were taken up to so many days later.
const LONGEST_MEETING_DAYS: i32 = 2;

/// Marks the votes that the list has and gives `vetoes.csv`.
///
/// # Errors
/// An entry that no vote answers to, and a vetoed vote of the time of the list that neither an entry nor a correction
/// explains.
pub fn matched(
    votes: &mut [DraftVote],
    list: &[Listed],
    file: &str,
    seats: &Seats<'_>,
    notes: &mut Vec<Fault>,
) -> Result<String, Vec<Fault>> {
    let mut table = crate::veto_list::COLUMNS.join(",") + "\n";
    let mut faults = Vec::new();
    let mut taken = BTreeSet::new();
    for entry in list {
        let answers = |vote: &&mut DraftVote| {
            vote.declared == Declared::Vetoed
                && !vote.unlisted
                && days_apart(vote.date, entry.date) <= LONGEST_MEETING_DAYS
                && (base(&vote.symbol) == entry.draft || vote.symbol.contains(&entry.draft))
                && !taken.contains(&vote.id)
        };
        let Some(vote) = votes.iter_mut().find(answers) else {
            faults.push(Fault::new(file, entry.line, format!("no vetoed vote on {} of {}", entry.draft, entry.date)));
            continue;
        };
        let cast: Vec<&str> = vote.permanent_against(seats);
        if cast != entry.by {
            let (cast, said) = (cast.join(" "), entry.by.join(" "));
            notes.push(Fault::new(
                file,
                entry.line,
                format!("{}: the list names {said}, the roll call {cast}", entry.draft),
            ));
        }
        vote.listed = true;
        taken.insert(vote.id.clone());
        let meeting = if entry.meeting.starts_with("S/PV.") { entry.meeting.as_str() } else { "" };
        table.push_str(&format!("{},{},{meeting},{},{}\n", entry.date, entry.draft, entry.by.join(" "), vote.id));
    }
    let last = list.last().map(|entry| entry.date);
    for vote in votes.iter().filter(|vote| vote.declared == Declared::Vetoed && !vote.listed && !vote.unlisted) {
        if last.is_some_and(|last| vote.date <= last) {
            let what = format!(
                "vote {} on {} is vetoed and not in the list: a correction has to say why",
                vote.id, vote.symbol
            );
            faults.push(Fault::new("corrections.csv", 0, what));
        }
    }
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}
