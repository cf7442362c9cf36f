//! `penholder record stats`: counts over the votes that a filter leaves.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use penholder_core::Position;
use penholder_record::{Declared, Mode, Record, Subject, Vote, security_council};
use penholder_studies::vetoes::{Vetoed, list_ends};
use serde_json::Value;

use super::filter::Filter;
use crate::screen::{MUTED, paint, wrapped};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// What to count.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder record stats vetoes
  penholder record stats years --since 1990
  penholder record stats members --item middle-east --format csv")]
pub struct Args {
    /// What to count by.
    #[arg(value_enum, default_value_t = By::Vetoes)]
    by: By,
    #[command(flatten)]
    filter: Filter,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Vetoes by member, in both units of count, beside the official list.
    Vetoes,
    /// Votes and outcomes by year.
    Years,
    /// Positions by member.
    Members,
    /// Votes and outcomes by agenda item.
    Items,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let record = security_council();
    let votes = args.filter.votes(record)?;
    let sheet = match args.by {
        By::Vetoes => vetoes(record, &votes)?,
        By::Years => years(&votes),
        By::Members => members(record, &votes)?,
        By::Items => items(record, &votes)?,
    };
    sheet.print(args.format, usize::MAX)?;
    if args.by == By::Vetoes && args.format == Format::Text {
        println!();
        for line in explained(record, &votes)?.iter().flat_map(|said| wrapped(said, 0)) {
            println!("{}", paint(MUTED, line));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn vetoes(record: &'static Record<'static>, votes: &[&Vote<'static>]) -> Result<Sheet, Stop> {
    let found = penholder_studies::vetoes::vetoes(record, votes)?;
    let seats = record.seats()?;
    let mut sheet = Sheet::new(&["member", "drafts vetoed", "of them alone", "votes vetoed", "official list"]);
    let mut row = |name: &str, of: Vetoed| {
        sheet.push(vec![name.into(), of.drafts.into(), of.alone.into(), of.votes.into(), of.listed.into()]);
    };
    for (member, count) in &found.by {
        row(seats.find(member).map_or(*member, |state| state.name), *count);
    }
    let sum = |of: fn(&Vetoed) -> usize| found.by.iter().map(|(_, count)| of(count)).sum();
    let cast = Vetoed {
        drafts: sum(|count| count.drafts),
        alone: sum(|count| count.alone),
        votes: sum(|count| count.votes),
        listed: sum(|count| count.listed),
    };
    row("vetoes cast (sum)", cast);
    row("texts", found.texts);
    Ok(sheet)
}

/// Why the columns differ, in sentences with the numbers.
fn explained(record: &Record<'_>, votes: &[&Vote<'_>]) -> Result<Vec<String>, Stop> {
    let ends = list_ends(record)?;
    let vetoed: Vec<&&Vote<'_>> = votes.iter().filter(|vote| vote.declared == Declared::Vetoed).collect();
    let unlisted: Vec<&&&Vote<'_>> = vetoed.iter().filter(|vote| !vote.listed && vote.date <= ends).collect();
    let later = vetoed.iter().filter(|vote| vote.date > ends).count();
    let twice = vetoed.iter().filter(|vote| vote.date > ends && vote.same_as.is_some()).count();
    let amendments = vetoed
        .iter()
        .filter(|vote| vote.date > ends && vote.on == Subject::Amendment && vote.same_as.is_none())
        .count();
    let of = |subjects: &[Subject]| unlisted.iter().filter(|vote| subjects.contains(&vote.on)).count();
    let admissions = of(&[Subject::Admission]);
    let parts = of(&[Subject::Part, Subject::Amendment, Subject::PartOrAmendment]);
    let appointments = of(&[Subject::Appointment]);
    let rest = unlisted.len() - admissions - parts - appointments;
    Ok(vec![
        "A draft vetoed by two members is one draft vetoed and two vetoes cast. China, France and the others are their seats: \
         China's include those of the Republic of China before 25 October 1971, Russia's those of the USSR."
            .to_owned(),
        format!(
            "The official list counts drafts and ends on {ends}. Of the votes up to then it leaves out {}: {admissions} single \
             ballots on admissions, {parts} on parts and amendments, {appointments} on a Secretary-General, {rest} listed twice \
             or otherwise not an entry of their own.",
            unlisted.len()
        ),
        differing(record, votes)?,
        format!("After it come {later} votes: {amendments} on amendments, {twice} that the source lists a second time."),
    ])
}

/// Where the official list names other members than the roll call.
fn differing(record: &Record<'_>, votes: &[&Vote<'_>]) -> Result<String, Stop> {
    let mut found = Vec::new();
    for entry in record.veto_list()? {
        let vote = votes.iter().find(|vote| vote.id == entry.vote && !vote.vetoes().eq(entry.by()));
        found.extend(vote.map(|vote| {
            let said = entry.by().collect::<Vec<_>>().join(" and ");
            format!(
                "{} of {} ({said} in the list, {} in the roll call)",
                entry.draft,
                entry.date,
                vote.vetoes().collect::<Vec<_>>().join(" and ")
            )
        }));
    }
    Ok(match found.as_slice() {
        [] => "The list and the roll calls name the same members.".to_owned(),
        found => format!("They name different members on {}.", found.join(", ")),
    })
}

fn outcome_counts(votes: &[&&Vote<'_>]) -> Vec<Value> {
    let of = |holds: &dyn Fn(&Vote<'_>) -> bool| Value::from(votes.iter().filter(|vote| holds(vote)).count());
    vec![
        votes.len().into(),
        of(&|vote| vote.declared == Declared::Adopted),
        of(&|vote| vote.declared == Declared::Vetoed),
        of(&|vote| vote.declared == Declared::LackingVotes),
        of(&|vote| vote.mode == Mode::WithoutVote),
        of(&|vote| usize::from(vote.tally().yes) == vote.council().places.len()),
    ]
}

fn years(votes: &[&Vote<'_>]) -> Sheet {
    let mut by: BTreeMap<i16, Vec<&&Vote<'_>>> = BTreeMap::new();
    votes.iter().for_each(|vote| by.entry(vote.date.year()).or_default().push(vote));
    let mut sheet =
        Sheet::new(&["year", "votes", "adopted", "vetoed", "lacking votes", "without vote", "all in favour"]);
    for (year, votes) in &by {
        sheet.push([vec![Value::from(*year)], outcome_counts(votes)].concat());
    }
    let all: Vec<&&Vote<'_>> = votes.iter().collect();
    sheet.push([vec![Value::from("all")], outcome_counts(&all)].concat());
    sheet
}

fn items(record: &Record<'_>, votes: &[&Vote<'_>]) -> Result<Sheet, Stop> {
    let mut by: BTreeMap<&str, Vec<&&Vote<'_>>> = BTreeMap::new();
    votes.iter().for_each(|vote| by.entry(vote.item.unwrap_or("(not known)")).or_default().push(vote));
    let mut rows: Vec<(&str, Vec<&&Vote<'_>>)> = by.into_iter().collect();
    rows.sort_by_key(|(item, votes)| (std::cmp::Reverse(votes.len()), *item));
    let meetings: BTreeMap<&str, u32> = record.items()?.iter().map(|item| (item.id, item.meetings)).collect();
    let mut sheet = Sheet::new(&["agenda item", "votes", "adopted", "vetoed", "lacking votes", "meetings to 2022"]);
    for (item, votes) in rows {
        let counts = outcome_counts(&votes);
        let meetings = meetings.get(item).copied().unwrap_or_default();
        sheet.push([vec![Value::from(item)], counts[..4].to_vec(), vec![meetings.into()]].concat());
    }
    Ok(sheet)
}

fn members(record: &Record<'_>, votes: &[&Vote<'_>]) -> Result<Sheet, Stop> {
    let mut by: BTreeMap<&str, [u32; 6]> = BTreeMap::new();
    for vote in votes {
        for (place, position) in vote.ballots() {
            let Some(state) = place.state else { continue };
            let counts = by.entry(state).or_default();
            counts[0] += 1;
            match position {
                Position::Yes => counts[1] += 1,
                Position::No => counts[2] += 1,
                Position::Abstain => counts[3] += 1,
                Position::Unknown => {}
                _ => counts[4] += 1,
            }
        }
        for state in vote.vetoes() {
            by.entry(state).or_default()[5] += 1;
        }
    }
    let mut rows: Vec<(&str, [u32; 6])> = by.into_iter().collect();
    rows.sort_by_key(|(state, counts)| (std::cmp::Reverse(counts[0]), *state));
    let seats = record.seats()?;
    let mut sheet =
        Sheet::new(&["member", "name today", "votes", "in favour", "against", "abstained", "not voting", "vetoes"]);
    for (state, counts) in rows {
        let name = seats.find(state).map_or(state, |known| known.name);
        sheet.push([vec![Value::from(state), Value::from(name)], counts.map(Value::from).to_vec()].concat());
    }
    Ok(sheet)
}
