//! `penholder power`: what a rule gives each seat, under one charter or before and after a reform.

mod print;

use std::process::ExitCode;

use jiff::civil::Date;
use penholder_analysis::power::{Index, Limits, Way};
use penholder_core::ReadBy;
use penholder_studies::power::{self, Asked, Measured};

use crate::bar::Bar;
use crate::body;
use crate::interrupt::{Interrupt, STOPPED};
use crate::picture::Files;
use crate::screen::{ERROR, say};
use crate::sheet::Format;
use crate::stop::Stop;

/// Which body, which question, which indices.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder power
  penholder power --charter eu-council --all
  penholder power --reform g4-2005
  penholder power --reform g4-2005 --svg before-and-after.svg
  penholder power --abstention
  penholder power --charter eec-council-1958 --bloc BEL,NLD,LUX
  penholder power --charter imf-governors --index shapley-shubik --format csv

Ctrl-C leaves what was estimated by then, marked as partial; exact counts have no part that says anything.")]
pub struct Args {
    /// The body: a shipped charter (`penholder charter list`) or a charter file.
    #[arg(long, default_value = body::FIRST)]
    charter: String,
    /// The question or kind of matter; the body's first if not given.
    #[arg(long)]
    on: Option<String>,
    /// The day of the law and the roster; today if not given, or the last day known.
    #[arg(long, value_parser = body::date)]
    date: Option<Date>,
    /// Read the rule by its letter, not as practice reads it.
    #[arg(long)]
    letter: bool,
    /// How many seats a class has whose number the charter leaves open.
    #[arg(long, value_name = "CLASS=N", value_delimiter = ',')]
    seats: Vec<String>,
    /// Which indices: banzhaf, banzhaf-absolute, shapley-shubik, coleman-prevent, coleman-initiate, johnston, deegan-packel, holler.
    #[arg(long, value_delimiter = ',', value_parser = index)]
    index: Vec<Index>,
    /// Every index and every line.
    #[arg(long)]
    all: bool,
    /// Seats that vote as one, with commas between them; may be given several times.
    #[arg(long, value_name = "A,B")]
    bloc: Vec<String>,
    /// Count with abstention as a third way to vote, too.
    #[arg(long, conflicts_with_all = ["bloc", "reform"])]
    abstention: bool,
    /// Compare with another charter: a reform (`g4-2005`, `two-vetoes` ...), a shipped charter or a charter file.
    #[arg(long, visible_alias = "against", value_name = "CHARTER")]
    reform: Option<String>,
    /// How many random samples are drawn where nothing exact is within reach.
    #[arg(long, default_value_t = 200_000, value_parser = clap::value_parser!(u64).range(100..))]
    samples: u64,
    /// The seed of the samples.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Text for people; every seat and index as CSV or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let interrupt = Interrupt::listen();
    let now = measured(args, &args.charter, &interrupt)?;
    let reform = args.reform.as_deref().filter(|_| !interrupt.pressed());
    let then = reform.map(|name| measured(args, &body::reform(name), &interrupt)).transpose()?;
    let stopped = far(args, &now, then.as_ref());
    args.files.write(|| power::figure(&now, then.as_ref()))?;
    let text = || {
        if let Some(far) = &stopped {
            say(ERROR, &format!("Stopped before the end; partial: {far}."));
        }
        match &then {
            None => print::one(args, &now),
            Some(then) => print::two(args, &now, then),
        }
        Ok(())
    };
    args.format.show(text, || power::rows(&[Some(&now), then.as_ref()]), || power::json(&now, then.as_ref()))?;
    Ok(if stopped.is_some() { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

/// How far the work came, where it was stopped.
fn far(args: &Args, now: &Measured, then: Option<&Measured>) -> Option<String> {
    let one = |measured: &Measured| {
        let power = &measured.power;
        power.is_partial().then(|| match power.way {
            Way::Sampling { samples, .. } => {
                format!("{samples} of {} random samples under {}", args.samples, measured.charter)
            }
            _ => format!("without the indices that were not counted to the end under {}", measured.charter),
        })
    };
    let reform = args.reform.as_ref().filter(|_| then.is_none()).map(|name| format!("nothing under `{name}`"));
    let all: Vec<String> = one(now).into_iter().chain(then.and_then(one)).chain(reform).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Counts the power of every seat of the body called `name`.
fn measured(args: &Args, name: &str, interrupt: &Interrupt) -> Result<Measured, Stop> {
    let (charter, hash) = body::charter_and_hash(name)?;
    let asked = Asked {
        on: args.on.clone(),
        date: args.date,
        today: body::today(),
        read_by: if args.letter { ReadBy::Letter } else { ReadBy::Practice },
        seats: args.seats.clone(),
        blocs: args.bloc.clone(),
        abstention: args.abstention,
        indices: wanted(args),
        limits: Limits { samples: args.samples, seed: args.seed, ..Limits::default() },
    };
    let bar = Bar::over_shares();
    let found = power::measured(&charter, hash, &asked, &mut |share| {
        bar.share(share);
        !interrupt.pressed()
    });
    bar.end();
    Ok(found?)
}

fn index(word: &str) -> Result<Index, String> {
    Index::from_word(word).ok_or_else(|| {
        let words = Index::ALL.map(Index::word);
        let near = penholder_core::source::nearest(word, words);
        near.map_or_else(|| format!("the indices are: {}", words.join(", ")), |near| format!("did you mean `{near}`?"))
    })
}

/// The indices that are asked for.
fn wanted(args: &Args) -> Vec<Index> {
    match args.index.as_slice() {
        [] if args.all => Index::ALL.to_vec(),
        [] => vec![Index::Banzhaf, Index::BanzhafAbsolute, Index::ShapleyShubik],
        given => given.to_vec(),
    }
}
