//! `penholder space`: voting in the plane: core, yolk, uncovered set, winset, and where proposals lead.

use std::process::ExitCode;

use clap::ValueEnum;
use jiff::civil::Date;
use penholder_analysis::space::{Place, places};
use penholder_core::ReadBy;
use penholder_studies::Unanswered;
use penholder_studies::space::{self, Asked, Found, Rule};
use serde_json::json;

use crate::bar::Bar;
use crate::body;
use crate::interrupt::{Interrupt, STOPPED};
use crate::picture::Files;
use crate::screen::{ERROR, MUTED, SENTENCE, say};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::{Stop, read_file};

/// Where seats stand, and how they decide.
#[derive(clap::Args)]
#[command(after_help = "\
FILE is a table with the columns seat, x and y. Without a charter the seats are equal and more than half of them win.

Examples:
  penholder space examples/places.csv
  penholder space examples/places.csv --quota 4 --svg space.svg
  penholder space examples/council.csv --charter un-security-council --date 2014-01-08 --status-quo 0,0

Ctrl-C leaves what was found by then, marked as partial, once the winsets of all places are known.")]
pub struct Args {
    /// The table of places, or `-` for standard input.
    file: String,
    /// The body whose rule decides: a shipped charter or a charter file; the table has to place each of its seats.
    #[arg(long)]
    charter: Option<String>,
    /// The question; the body's first if not given.
    #[arg(long, requires = "charter")]
    on: Option<String>,
    /// The day of the law and the roster; today if not given, or the last day known.
    #[arg(long, value_parser = body::date, requires = "charter")]
    date: Option<Date>,
    /// Read the rule by its letter, not as practice reads it.
    #[arg(long, requires = "charter")]
    letter: bool,
    /// How many of the seats win; more than half if not given.
    #[arg(long, conflicts_with = "charter")]
    quota: Option<u128>,
    /// The status quo whose winset is shown.
    #[arg(long, value_name = "X,Y", value_parser = place, allow_hyphen_values = true)]
    status_quo: Option<Place>,
    /// The lower left corner of the grid; some way outside the seats if not given.
    #[arg(long, value_name = "X,Y", value_parser = place, allow_hyphen_values = true)]
    from: Option<Place>,
    /// The upper right corner of the grid.
    #[arg(long, value_name = "X,Y", value_parser = place, allow_hyphen_values = true)]
    to: Option<Place>,
    /// How far the places of the grid are apart; an eightieth of its longer side if not given.
    #[arg(long)]
    step: Option<f64>,
    /// Text for people; every place of the grid as CSV; what was found as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
    /// How proposals are drawn in the long run that is shown.
    #[arg(long, value_enum, default_value_t = Drawn::Minimal)]
    drawn: Drawn,
}

/// How proposals are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Drawn {
    /// Evenly among those that win and the status quo (minimal intelligence).
    Minimal,
    /// Evenly among all places (zero intelligence).
    Zero,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let found = found(args)?;
    args.files.write(|| found.figure())?;
    args.format.show(|| print(&found), || found.rows(), || found.json())?;
    Ok(if found.far().is_some() { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

fn place(words: &str) -> Result<Place, String> {
    let number = |word: &str| word.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    let both = words.split_once(',').and_then(|(x, y)| Some((number(x)?, number(y)?)));
    both.ok_or_else(|| format!("`{words}` is no place; write it like 0.5,-1"))
}

fn found(args: &Args) -> Result<Found, Stop> {
    let text = read_file(&args.file)?;
    let placed = places(&text).map_err(|faults| {
        let says: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", args.file)).collect();
        Stop::input(says.join("\n       "))
    })?;
    let charter = args.charter.as_deref().map(body::charter_and_hash).transpose()?;
    let rule = match &charter {
        None => Rule::Equal(args.quota),
        Some((charter, hash)) => Rule::Of {
            charter,
            hash: hash.clone(),
            on: args.on.clone(),
            date: body::day(charter, args.date),
            read_by: if args.letter { ReadBy::Letter } else { ReadBy::Practice },
        },
    };
    let asked = Asked {
        status_quo: args.status_quo,
        from: args.from,
        to: args.to,
        step: args.step,
        across: 80,
        drawn: match args.drawn {
            Drawn::Minimal => space::Drawn::Minimal,
            Drawn::Zero => space::Drawn::Zero,
        },
    };
    let (bar, interrupt) = (Bar::over_shares(), Interrupt::listen());
    let found = space::found(placed, &rule, asked, body::digest(&[&text]), &mut |share| {
        bar.share(share);
        !interrupt.pressed()
    });
    bar.end();
    let found = found.map_err(|no| Unanswered { says: format!("{}: {}", args.file, no.says), ..no })?;
    found.ok_or_else(|| Stop::Stopped("before the winsets of all places were found; nothing can be said".to_owned()))
}

fn print(found: &Found) -> Result<(), Stop> {
    say(SENTENCE, &found.sentence());
    if let Some(far) = found.far() {
        say(ERROR, &format!("Stopped before the end; partial: {far}."));
    }
    found.how().iter().for_each(|line| say(MUTED, line));
    let mut sheet = Sheet::new(&["what", "where"]);
    found.facts().into_iter().for_each(|(what, words)| sheet.push(vec![json!(what), json!(words)]));
    sheet.print(Format::Text, usize::MAX)
}
