//! `penholder record show`: one vote with everything the record knows of it.

use std::process::ExitCode;

use anstream::println;
use penholder_core::source::nearest;
use penholder_core::{Ballots, Position};
use penholder_record::{Declared, Mode, Record, RecordError, Vote, security_council};
use serde_json::{Value, json};

use super::list;
use crate::horseshoe;
use crate::screen::{MUTED, SENTENCE, behind, paint, say, shape, style, wrapped};
use crate::sheet::{Format, Printed as _};
use crate::stop::Stop;

/// Which vote.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder record show S/2012/538
  penholder record show 'resolution 2118 (2013)'
  penholder record show v2638 --format json")]
pub struct Args {
    /// Symbol (`S/2016/846`, `S/RES/2118`), resolution number (`2118`) or id of a vote (`v2638`).
    text: String,
    /// Text for people, CSV or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let record = security_council();
    let votes = record.votes_on(without_word(&args.text)).map_err(|error| match error {
        RecordError::NoSuchVote(_) => {
            let symbols = record.votes().map(|votes| votes.iter().map(|vote| vote.symbol)).into_iter().flatten();
            let alike = |near: &&str| {
                near.chars().zip(args.text.chars()).take_while(|(a, b)| a == b).count() + 3 >= args.text.len()
            };
            let hint = nearest(&args.text, symbols).filter(alike).map_or_else(
                || "`penholder record list` finds votes by date, agenda item, outcome or member".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            Stop::input(error.to_string()).hint(hint)
        }
        error => Stop::input(error.to_string()),
    })?;
    match (args.format, votes.as_slice()) {
        (Format::Csv, votes) => list::sheet(record, votes, Format::Csv)?.print(Format::Csv, usize::MAX)?,
        (Format::Json, votes) => {
            let votes = votes.iter().map(|vote| as_json(record, vote)).collect::<Result<Vec<_>, Stop>>()?;
            println!("{:#}", Value::Array(votes));
        }
        (Format::Text, [vote]) => print(record, vote)?,
        (Format::Text, several) => {
            say(SENTENCE, &format!("{} votes were taken on {}; show one by its id:", several.len(), args.text));
            println!();
            for vote in several {
                let lead = format!("  {:6} {}  {:8} ", vote.id, vote.date, list::tally(vote));
                behind(&lead, &vote.declared.to_string()).iter().for_each(|(lead, line)| println!("{lead}{line}"));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `2118 (2013)` of `resolution 2118 (2013)` and `res. 2118`, as people and our own tables say it.
fn without_word(text: &str) -> &str {
    let text = text.trim();
    let cut = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    let word = text.get(..cut).unwrap_or_default().trim();
    let is_word = ["resolution", "resolution no.", "res.", "res"].iter().any(|known| word.eq_ignore_ascii_case(known));
    if is_word { text.get(cut..).unwrap_or(text) } else { text }
}

/// The outcome as a sentence.
fn sentence(record: &Record<'_>, vote: &Vote<'_>) -> Result<String, Stop> {
    let seats = record.seats()?;
    let by: Vec<&str> = vote.vetoes().map(|state| seats.name_on(state, vote.date)).collect();
    let how = match (vote.mode, vote.letters().is_empty()) {
        (Mode::WithoutVote, _) | (_, true) => "without a vote".to_owned(),
        (Mode::SourcesDiffer, _) => format!("{} in one source and without a vote in another", vote.tally()),
        _ if list::tally(vote) == "not known" => "by votes that are not recorded".to_owned(),
        _ => vote.tally().to_string(),
    };
    Ok(match vote.declared {
        Declared::Adopted => format!("{} was adopted {how} on {}.", vote.symbol, vote.date),
        Declared::Vetoed => {
            format!(
                "{} was not adopted, {how} on {}, by the negative vote of {}.",
                vote.symbol,
                vote.date,
                by.join(" and ")
            )
        }
        Declared::LackingVotes => {
            format!("{} was not adopted, {how} on {}: it did not get the votes it needed.", vote.symbol, vote.date)
        }
    })
}

fn print(record: &Record<'_>, vote: &Vote<'_>) -> Result<(), Stop> {
    say(SENTENCE, &sentence(record, vote)?);
    println!();
    let positions: Vec<Position> = vote.ballots().map(|(_, position)| position).collect();
    if !positions.is_empty() {
        print_seats(record, vote, positions)?;
    }
    for (name, value) in facts(record, vote)? {
        for (at, line) in wrapped(&value, 16).into_iter().enumerate() {
            println!("{:14}  {line}", if at == 0 { name } else { "" });
        }
    }
    for remark in remarks(record, vote)? {
        println!();
        say(MUTED, &remark);
    }
    Ok(())
}

fn print_seats(record: &Record<'_>, vote: &Vote<'_>, positions: Vec<Position>) -> Result<(), Stop> {
    let roster = record.roster_on(vote.date).map_err(|error| Stop::input(error.to_string()))?;
    let vetoes: Vec<usize> = vote.vetoes().filter_map(|state| roster.find(state).ok()).collect();
    let president = record.presidency(vote.date)?.and_then(|presidency| roster.find(presidency.state).ok());
    let ballots = Ballots::of(positions);
    for line in horseshoe::lines(&roster, &ballots, &vetoes, president) {
        println!("  {line}");
    }
    println!();
    for position in Position::ALL {
        let names: Vec<&str> = roster
            .seats()
            .iter()
            .zip(ballots.positions())
            .filter(|(_, taken)| **taken == position)
            .map(|(seat, _)| seat.name.as_str())
            .collect();
        if names.is_empty() {
            continue;
        }
        let heading = format!("{} {}", position.says(), names.len());
        let mark = shape(position);
        for (lead, line) in behind(&format!("{mark} {heading:20}  "), &names.join(", ")) {
            println!("{}{line}", lead.replacen(mark, &paint(style(position), mark), 1));
        }
    }
    println!();
    Ok(())
}

fn facts(record: &Record<'_>, vote: &Vote<'_>) -> Result<Vec<(&'static str, String)>, Stop> {
    let seats = record.seats()?;
    let item = vote.item.and_then(|id| record.items().ok()?.iter().find(|item| item.id == id));
    let mut facts = vec![("vote", format!("{}: {} on {}", vote.id, vote.class, of(vote.on.word())))];
    facts.extend(vote.meeting.map(|meeting| ("meeting", meeting.to_owned())));
    facts.extend(item.map(|item| ("agenda item", format!("{} ({})", item.name, item.id))));
    if let Some(presidency) = record.presidency(vote.date)? {
        facts.push(("presiding", seats.name_on(presidency.state, vote.date).to_owned()));
    }
    if let Some(sponsors) = record.sponsors()?.iter().find(|text| text.vote == vote.id) {
        let names: Vec<&str> = sponsors.by().map(|by| sponsor(by, |code| seats.name_on(code, vote.date))).collect();
        facts.push(("submitted by", format!("{} (at least; draft {})", names.join(", "), sponsors.draft)));
    }
    facts.extend(
        vote.same_as
            .map(|same| ("listed twice", format!("the source may list this vote and {same} for one and the same"))),
    );
    if vote.declared == Declared::Vetoed {
        let last = record.veto_list()?.last().map(|entry| entry.date);
        let listed = match (vote.listed, last) {
            (true, _) => "has an entry in the official list of vetoes".to_owned(),
            (false, Some(last)) if vote.date > last => {
                format!("is later than the official list of vetoes used here, which ends on {last}")
            }
            (false, _) => "is not counted by the official list of vetoes".to_owned(),
        };
        facts.push(("official list", listed));
    }
    Ok(facts)
}

fn of(on: &str) -> &str {
    match on {
        "whole" => "the draft as a whole",
        "part" => "a part of the draft",
        "amendment" => "an amendment",
        "part-or-amendment" => "a part of the draft or an amendment",
        "admission" => "an admission",
        "appointment" => "an appointment",
        "preliminary-question" => "the preliminary question",
        "motion" => "a motion",
        other => other,
    }
}

fn sponsor<'a>(by: &'a str, name: impl Fn(&'a str) -> &'a str) -> &'a str {
    match by {
        "president" => "the President, for the members",
        "committee" => "a committee of the body",
        code => name(code),
    }
}

/// Corrections and exceptions, as lines.
fn remarks(record: &Record<'_>, vote: &Vote<'_>) -> Result<Vec<String>, Stop> {
    let mut remarks = Vec::new();
    for correction in record.corrections()?.iter().filter(|correction| correction.vote == vote.id) {
        if matches!(correction.field, "listed" | "same-as") {
            continue; // said among the facts, and by the exception
        }
        let what = if correction.state.is_empty() { String::new() } else { format!(" of {}", correction.state) };
        let was = if correction.was.is_empty() { "nothing" } else { correction.was };
        remarks.push(format!(
            "Corrected: {}{what}, {was} in the source, {} here ({} confidence): {}.",
            correction.field, correction.now, correction.confidence, correction.basis
        ));
    }
    for exception in record.exceptions()?.iter().filter(|found| found.votes.iter().any(|id| id == vote.id)) {
        remarks.push(format!("Note [{}]: {} ({})", exception.mark, exception.says, exception.source));
    }
    Ok(remarks)
}

fn as_json(record: &Record<'_>, vote: &Vote<'_>) -> Result<Value, Stop> {
    let seats = record.seats()?;
    let ballots: Vec<Value> = vote
        .ballots()
        .map(|(place, position)| {
            let name = place.state.map(|state| seats.name_on(state, vote.date));
            json!({ "seat": place.seat, "state": place.state, "name": name, "permanent": place.permanent, "position": position.word() })
        })
        .collect();
    let tally = vote.tally();
    Ok(json!({
        "body": record.body(),
        "id": vote.id,
        "date": vote.date.to_string(),
        "symbol": vote.symbol,
        "resolution": vote.resolution,
        "meeting": vote.meeting,
        "item": vote.item,
        "class": vote.class.word(),
        "mode": vote.mode.word(),
        "text": vote.on.word(),
        "outcome": vote.declared.word(),
        "sentence": sentence(record, vote)?,
        "tally": { "yes": tally.yes, "no": tally.no, "abstain": tally.abstain, "not_voting": tally.not_voting, "unknown": tally.unknown },
        "vetoed_by": vote.vetoes().collect::<Vec<_>>(),
        "on_official_list": vote.listed,
        "same_as": vote.same_as,
        "ballots": ballots,
        "remarks": remarks(record, vote)?,
    }))
}
