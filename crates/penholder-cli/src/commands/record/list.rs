//! `penholder record list`: votes as a table.

use penholder_core::say::listed;
use std::process::ExitCode;

use penholder_record::{Record, Vote, security_council};
use serde_json::Value;

use super::filter::Filter;
use crate::screen::{many, note, number};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// Which votes, and how to print them.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder record list --vetoed-by CHN --since 2010
  penholder record list --item middle-east --voted CHN=abstain
  penholder record list --sponsor GBR --since 2014 --until 2016 --format csv")]
pub struct Args {
    #[command(flatten)]
    filter: Filter,
    /// At most so many, the newest; 40 in a table and all in CSV and JSON if not given.
    #[arg(long)]
    limit: Option<usize>,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How many rows a table has unless asked for more.
const MOST_IN_A_TABLE: usize = 40;

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let record = security_council();
    let votes = args.filter.votes(record)?;
    let most = args.limit.unwrap_or(if args.format == Format::Text { MOST_IN_A_TABLE } else { usize::MAX });
    let shown = &votes[votes.len().saturating_sub(most)..];
    sheet(record, shown, args.format)?.print(args.format, usize::MAX)?;
    if args.format == Format::Text {
        let all = votes.len();
        let said = match all - shown.len() {
            0 if all == 0 => "no vote meets all of these conditions".to_owned(),
            0 => many(all, "vote"),
            more => {
                let (of, more) = (many(all, "vote"), number(more));
                format!("the last {} of {of}; `--limit {all}` shows the other {more} too", shown.len())
            }
        };
        note(&said);
    }
    Ok(ExitCode::SUCCESS)
}

/// Votes as rows: narrow for people, every column for programs.
pub fn sheet(record: &Record<'_>, votes: &[&Vote<'_>], format: Format) -> Result<Sheet, Stop> {
    if format != Format::Text {
        return wide(record, votes);
    }
    let (seats, items) = (record.seats()?, record.items()?);
    let mut sheet = Sheet::new(&["date", "text", "agenda item", "vote", "outcome"]);
    for vote in votes {
        let by: Vec<&str> = vote.vetoes().map(|state| seats.name_on(state, vote.date)).collect();
        let outcome = if by.is_empty() { vote.declared.to_string() } else { format!("vetoed by {}", listed(&by)) };
        let item = vote.item.map(|id| items.iter().find(|item| item.id == id).map_or(id, |item| item.name));
        sheet.push(vec![
            vote.date.to_string().into(),
            text(vote).into(),
            shortened(item.unwrap_or_default()).into(),
            tally(vote).into(),
            outcome.into(),
        ]);
    }
    Ok(sheet)
}

/// The symbol, with the id where the symbol alone does not say which vote it was.
pub fn text(vote: &Vote<'_>) -> String {
    let symbol = vote.resolution.map_or_else(|| vote.symbol.to_owned(), |number| format!("res. {number}"));
    let on = vote.on.word();
    if on == "whole" || on == "admission" || on == "appointment" {
        symbol
    } else {
        format!("{symbol} ({on}, {})", vote.id)
    }
}

/// In favour, against, abstaining; or why there are no such numbers.
pub fn tally(vote: &Vote<'_>) -> String {
    if vote.letters().is_empty() {
        "no vote".to_owned()
    } else if vote.tally().unknown == vote.council().places.len().try_into().unwrap_or(u8::MAX) {
        "not known".to_owned()
    } else {
        vote.tally().to_string()
    }
}

/// A name in at most so many letters, cut between words.
fn shortened(item: &str) -> String {
    const LONGEST: usize = 40;
    if item.chars().count() <= LONGEST {
        return item.to_owned();
    }
    let cut: String = item.chars().take(LONGEST - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}

fn wide(record: &Record<'_>, votes: &[&Vote<'_>]) -> Result<Sheet, Stop> {
    let sponsors: std::collections::HashMap<&str, String> =
        record.sponsors()?.iter().map(|text| (text.vote, text.by().collect::<Vec<_>>().join(" "))).collect();
    let mut sheet = Sheet::new(&[
        "id",
        "date",
        "symbol",
        "resolution",
        "meeting",
        "item",
        "class",
        "mode",
        "text",
        "yes",
        "no",
        "abstain",
        "not_voting",
        "unknown",
        "outcome",
        "vetoed_by",
        "on_official_list",
        "same_as",
        "sponsors",
        "ballots",
    ]);
    for vote in votes {
        let tally = vote.tally();
        let ballots: Vec<String> = vote
            .ballots()
            .map(|(place, position)| format!("{}:{}", place.state.unwrap_or(place.seat), position.word()))
            .collect();
        sheet.push(vec![
            vote.id.into(),
            vote.date.to_string().into(),
            vote.symbol.into(),
            vote.resolution.map_or(Value::Null, Value::from),
            vote.meeting.map_or(Value::Null, Value::from),
            vote.item.map_or(Value::Null, Value::from),
            vote.class.word().into(),
            vote.mode.word().into(),
            vote.on.word().into(),
            tally.yes.into(),
            tally.no.into(),
            tally.abstain.into(),
            tally.not_voting.into(),
            tally.unknown.into(),
            vote.declared.word().into(),
            vote.vetoes().collect::<Vec<_>>().join(" ").into(),
            vote.listed.into(),
            vote.same_as.map_or(Value::Null, Value::from),
            sponsors.get(vote.id).cloned().map_or(Value::Null, Value::from),
            ballots.join(" ").into(),
        ]);
    }
    Ok(sheet)
}
