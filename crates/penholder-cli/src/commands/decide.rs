//! `penholder decide`: from ballots to an outcome with its reasons.

use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use penholder_core::ballots::{BallotError, BallotFile, BallotFileError, NamedBallot, ballots_from};
use penholder_core::decide::{decide, decide_unsettled};
use penholder_core::{Ballots, Charter, Roster};

use crate::body;
use crate::decision;
use crate::question::{Asked, position};
use crate::stop::{Stop, read_file};

/// Which body, which question, and who voted how.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder decide --date 2012-02-04 --rest yes CHN=no RUS=no
  penholder decide --kind press-statement --date 2014-01-08 --rest silent RUS=objection
  penholder decide --charter examples/my-club.toml Ann=yes Ben=yes Cem=no Dora=no chair=yes
  penholder decide --charter examples/my-club.toml --kind statutes --ballots examples/ballots.toml
  penholder decide --charter delaware-board --seats director=7 --rest yes director-7=no
  penholder decide --charter world-bank --seats governor=A:510,B:490 A=yes B=no
  penholder decide --kind disputed --date 2022-02-27 --rest yes RUS=no CHN=abstain IND=abstain ARE=abstain")]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
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
    let charter = body::charter(&args.asked.charter)?;
    let BallotFile { ballots, seating } = handed_in(args)?;
    let named: Vec<&str> = ballots.iter().map(|ballot| ballot.seat.as_str()).collect();
    let roster = args.asked.roster(&charter, seating, &named)?;
    let rest = position(&args.rest)?;
    let ballots =
        Ballots::handed_in(&roster, rest, &ballots).map_err(|error| not_seated(args, &charter, &roster, &error))?;
    let seated = args.asked.seated(&charter, &roster)?;
    let made = match seated.as_slice() {
        [one] => Some(decide(one, &ballots)),
        several => decide_unsettled(several, &ballots),
    };
    let (Some(first), Some(made)) = (seated.first(), made) else {
        return Err(Stop::input(format!("{} has no rule that could apply", charter.name)));
    };
    match args.format {
        Format::Json => println!("{:#}", decision::json(first, &ballots, &made)),
        Format::Text => {
            decision::print(&seated, &ballots, &made, body::president(&charter, &roster, args.asked.date(&charter)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The ballots of the file, then those of the command line.
fn handed_in(args: &Args) -> Result<BallotFile, Stop> {
    let mut handed_in = match &args.ballots {
        None => BallotFile::default(),
        Some(file) => ballots_from(file, &read_file(file)?).map_err(|error| match error {
            BallotFileError::Toml(faults) => Stop::File(faults),
            other => Stop::input(other.to_string()),
        })?,
    };
    for words in &args.positions {
        let Some((seat, word)) = words.split_once('=') else {
            return Err(Stop::input(format!("`{words}` is no ballot")).hint("write it as SEAT=POSITION, like FRA=yes"));
        };
        let position = position(word.trim_end_matches('!'))?;
        handed_in.ballots.push(NamedBallot { seat: seat.to_owned(), position, reasoned: word.ends_with('!') });
    }
    Ok(handed_in)
}

/// The most seats that a hint lists.
const MOST_LISTED: usize = 15;

fn not_seated(args: &Args, charter: &Charter, roster: &Roster, error: &BallotError) -> Stop {
    let stop = Stop::input(error.to_string());
    if !matches!(error, BallotError::NotSeated(_)) {
        return stop;
    }
    let ids: Vec<&str> = roster.seats().iter().map(|seat| seat.id.as_str()).collect();
    stop.hint(if ids.len() > MOST_LISTED {
        format!("`penholder roster {} --on {}` lists who is seated", args.asked.charter, args.asked.date(charter))
    } else {
        format!("seated on {} are: {}", args.asked.date(charter), ids.join(", "))
    })
}
