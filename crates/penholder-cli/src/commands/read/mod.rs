//! `penholder read`: a report is read and proposes lines for a dossier; a person confirms them one by one.
//!
//! Always: nothing enters a dossier but what was answered with yes; answers are kept after every line.
//! Not here: what is proposed (`penholder-reading`).

mod confirm;
mod measured;
mod show;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use jiff::civil::Date;
use penholder_reading::draft::Draft;
use penholder_reading::proposal::Certainty;
use penholder_reading::report::{self, LONGEST_BYTES};
use penholder_reading::words::words;
use sha2::{Digest, Sha256};

use crate::body;
use crate::stop::{Stop, read_file};

/// What to read, and what becomes of it.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder read examples/report.txt --published 2031-05-06
  penholder read examples/report.txt --published 2031-05-06 --certainty firm --format json

At a terminal every line is asked for, and what is confirmed is written as a dossier beside the report.")]
pub struct Args {
    /// The report: a file of plain text, or `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    report: String,
    /// The day of the report, from which "Monday" is counted; needed unless one of its first lines is a date
    #[arg(long, value_name = "DATE", value_parser = body::date)]
    published: Option<Date>,
    /// What the report is called [default: the name of the file]
    #[arg(long)]
    name: Option<String>,
    /// Where the report was published
    #[arg(long)]
    url: Option<String>,
    /// Leave out what is less certain than this
    #[arg(long, value_enum, default_value = "guess")]
    certainty: Least,
    /// How to print the draft
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Ask for every line, the answers line by line from standard input; by itself at a terminal
    #[arg(long)]
    confirm: bool,
    /// Where the draft with its answers is kept [default: beside the report, `.draft.toml`]
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
    /// The dossier of what was confirmed [default: beside the report, `.dossier.toml`]
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// Compare with what people marked: a file of marks or a folder of them
    #[arg(long, value_name = "MARKS", requires = "texts")]
    measure: Option<PathBuf>,
    /// The folder with the texts that were marked
    #[arg(long, value_name = "FOLDER", requires = "measure")]
    texts: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Toml,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Least {
    Firm,
    Likely,
    Guess,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    if let (Some(marks), Some(texts)) = (&args.measure, &args.texts) {
        return measured::run(marks, texts, args.format == Some(Format::Json));
    }
    let text = report_text(&args.report)?;
    let published = day_of(args, &text)?;
    let mut proposals = penholder_reading::read(&text, published).map_err(|no| unreadable(&args.report, &no))?;
    let least = match args.certainty {
        Least::Firm => Certainty::Firm,
        Least::Likely => Certainty::Likely,
        Least::Guess => Certainty::Guess,
    };
    proposals.retain(|proposal| proposal.certainty <= least);
    let mut draft = Draft {
        report: name_of(args),
        url: args.url.clone(),
        published,
        sha256: sha256(&text),
        bytes: text.len(),
        lines: Draft::open(proposals),
    };
    let kept = args.draft.clone().or_else(|| beside(&args.report, "draft.toml"));
    if let Some(file) = kept.as_ref().filter(|file| file.exists()) {
        take_up(&mut draft, file)?;
    }
    let at_terminal = args.report != "-" && std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if args.confirm || (at_terminal && args.format.is_none()) {
        return confirm::run(&mut draft, &text, &places(args, kept)?);
    }
    if let Some(file) = &args.draft {
        confirm::keep(&draft, &text, file)?;
    }
    match args.format.unwrap_or(Format::Text) {
        Format::Text => show::text(&draft, &text),
        Format::Toml => anstream::print!("{}", as_toml(&draft, &text)?),
        Format::Json => show::json(&draft, &text)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the draft is kept, and where the dossier goes.
struct Places {
    draft: PathBuf,
    dossier: PathBuf,
}

fn places(args: &Args, draft: Option<PathBuf>) -> Result<Places, Stop> {
    if args.report == "-" {
        return Err(Stop::input("the answers come from standard input, and so the report cannot")
            .hint("save the report as a file and name it"));
    }
    let dossier = args.into.clone().or_else(|| beside(&args.report, "dossier.toml"));
    match (draft, dossier) {
        (Some(draft), Some(dossier)) => Ok(Places { draft, dossier }),
        _ => Err(Stop::input("there is no place for the draft").hint("name one with `--draft` and `--into`")),
    }
}

fn beside(report: &str, ending: &str) -> Option<PathBuf> {
    (report != "-").then(|| Path::new(report).with_extension(ending))
}

fn name_of(args: &Args) -> String {
    let stem = Path::new(&args.report).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    args.name.clone().or(stem.filter(|stem| stem != "-")).unwrap_or_else(|| "A report".to_owned())
}

fn report_text(path: &str) -> Result<String, Stop> {
    let long = std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() > LONGEST_BYTES as u64);
    let text = if long { String::new() } else { read_file(path)? };
    if long || text.len() > LONGEST_BYTES {
        return Err(Stop::input(format!("{path} is longer than {LONGEST_BYTES} bytes, the most that is read"))
            .hint("give one report at a time"));
    }
    report::check(&text).map_err(|no| unreadable(path, &no))?;
    Ok(text)
}

fn unreadable(path: &str, no: &report::Unreadable) -> Stop {
    let name = if path == "-" { "standard input" } else { path };
    Stop::input(format!("{name}: {}", no.says)).hint(no.hint)
}

fn day_of(args: &Args, text: &str) -> Result<Date, Stop> {
    let said = report::day_of(text, &words().times).map(|(day, _)| day);
    args.published.or(said).ok_or_else(|| {
        Stop::input("the report does not say of which day it is, and \"Monday\" is counted from it")
            .hint("give the day with `--published 2014-01-08`")
    })
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn take_up(draft: &mut Draft, file: &Path) -> Result<(), Stop> {
    let kept = read_file(&file.to_string_lossy())?;
    draft.take_up(&kept).map_err(|faults| {
        Stop::input(format!("{} cannot be taken up: {}", file.display(), faults.join("; ")))
            .hint("move it away to begin anew, or name another with `--draft`")
    })
}

fn as_toml(draft: &Draft, text: &str) -> Result<String, Stop> {
    draft.to_toml(text).map_err(|error| Stop::input(format!("the draft cannot be written: {error}")))
}
