//! `penholder decide`: from ballots to an outcome with its reasons.

use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use jiff::civil::Date;
use penholder_core::ballots::{NamedBallot, ballots_from, position_from};
use penholder_core::decide::{decide, decide_unsettled};
use penholder_core::{Ballots, Charter, Position, ReadBy, Roster, Seated};

use crate::body;
use crate::decision;
use crate::stop::{Stop, read_file};

/// Which body, which question, and who voted how.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder decide --date 2012-02-04 --rest yes CHN=no RUS=no
  penholder decide --kind press-statement --date 2014-01-08 --rest silent RUS=objection
  penholder decide --charter eu-council --kind act-on-proposal --ballots votes.csv
  penholder decide --kind disputed --date 2022-02-27 --rest yes RUS=no CHN=abstain IND=abstain ARE=abstain")]
pub struct Args {
    /// The body: a shipped charter (`penholder charter list`) or a charter file.
    #[arg(long, default_value = body::FIRST)]
    charter: String,
    /// The kind of matter: resolution, amendment, press-statement ...
    #[arg(long, conflicts_with = "on")]
    kind: Option<String>,
    /// The question whose rule decides, if the kind of matter does not matter.
    #[arg(long)]
    on: Option<String>,
    /// The day of the vote; today if not given.
    #[arg(long, value_parser = body::date)]
    date: Option<Date>,
    /// Read the rule by its letter, not as practice reads it.
    #[arg(long)]
    letter: bool,
    /// The position of every seat that is not named: yes, no, abstain, absent, silent ... open if not given.
    #[arg(long, default_value = "open")]
    rest: String,
    /// Ballots from a file (TOML, CSV or JSON), or `-` for standard input.
    #[arg(long)]
    ballots: Option<String>,
    /// Text for people, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Ballots as SEAT=POSITION; `!` behind it gives a reason with it: FRA=no!
    positions: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let charter = body::charter(&args.charter)?;
    let date = args.date.unwrap_or_else(body::today);
    let roster = body::roster(&charter, date)?;
    let ballots = collect(args, &charter, &roster, date)?;
    let seated = seated(args, &charter, date, &roster)?;
    let made = match seated.as_slice() {
        [one] => Some(decide(one, &ballots)),
        several => decide_unsettled(several, &ballots),
    };
    let (Some(first), Some(made)) = (seated.first(), made) else {
        return Err(Stop::input(format!("{} has no rule that could apply", charter.name)));
    };
    match args.format {
        Format::Json => println!("{:#}", decision::json(first, &ballots, &made)),
        Format::Text => decision::print(&seated, &ballots, &made, body::president(&charter, &roster, date)),
    }
    Ok(ExitCode::SUCCESS)
}

fn collect(args: &Args, charter: &Charter, roster: &Roster, date: Date) -> Result<Ballots, Stop> {
    let rest = position_from(&args.rest).map_err(|error| Stop::input(error.to_string()))?;
    let mut handed_in: Vec<NamedBallot> = Vec::new();
    if let Some(file) = &args.ballots {
        let read = ballots_from(file, &read_file(file)?);
        handed_in = read.map_err(|error| match error {
            penholder_core::ballots::BallotFileError::Toml(faults) => Stop::File(faults),
            other => Stop::input(other.to_string()),
        })?;
    }
    for words in &args.positions {
        let Some((seat, word)) = words.split_once('=') else {
            return Err(Stop::input(format!("`{words}` is no ballot")).hint("write it as SEAT=POSITION, like FRA=yes"));
        };
        let position: Position =
            position_from(word.trim_end_matches('!')).map_err(|error| Stop::input(error.to_string()))?;
        handed_in.push(NamedBallot { seat: seat.to_owned(), position, reasoned: word.ends_with('!') });
    }
    Ballots::handed_in(roster, rest, &handed_in).map_err(|error| {
        let hint = format!("`penholder roster {} --on {date}` lists who is seated", charter.id);
        Stop::input(error.to_string()).hint(hint)
    })
}

/// The rules the question may fall under: one, or each of those that a doctrine may settle on.
fn seated<'c>(args: &Args, charter: &'c Charter, date: Date, roster: &'c Roster) -> Result<Vec<Seated<'c>>, Stop> {
    let input = |error: &dyn std::error::Error| Stop::input(error.to_string());
    let kind = args.kind.as_deref().map(|kind| charter.kind(kind)).transpose().map_err(|error| input(&error))?;
    let kind = kind.or_else(|| args.on.is_none().then(|| charter.kinds.first()).flatten());
    let questions: Vec<&str> = match (&args.on, kind.map(|kind| kind.question.as_deref())) {
        (Some(on), _) => vec![on],
        (None, Some(Some(question))) => vec![question],
        (None, Some(None)) => charter.disputable(),
        (None, None) => charter.questions().into_iter().take(1).collect(),
    };
    let read_by = if args.letter { ReadBy::Letter } else { ReadBy::Practice };
    questions
        .into_iter()
        .map(|on| charter.seated(on, kind, date, roster, read_by).map_err(|error| input(&error)))
        .collect()
}
