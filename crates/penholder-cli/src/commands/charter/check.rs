//! `penholder charter check`: is the file a charter, and do its cases come out as they say?

use std::path::Path;
use std::process::ExitCode;

use anstream::eprintln;
use anstyle::Style;
use penholder_core::Charter;
use penholder_core::charter::Cases;

use crate::screen::{AGAINST, MUTED, SENTENCE, paint, say, wrapped};
use crate::stop::{Stop, read_file};

/// Which file.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder charter check examples/my-club.toml
  penholder charter check charters/nato/charter.toml --cases charters/nato/cases.toml")]
pub struct Args {
    /// The file, or `-` for standard input.
    file: String,
    /// Worked cases to decide under it; `my-club.cases.toml` beside `my-club.toml` if not given, `cases.toml` beside `charter.toml`.
    #[arg(long, value_name = "FILE")]
    cases: Option<String>,
}

/// Does it; exit code 1 if a case comes out otherwise.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let charter = penholder_charters::read(&args.file, &read_file(&args.file)?)?;
    let (rules, questions) = (charter.rules.len(), charter.questions().len());
    let says = format!("{}: no fault; {} on {}", charter.name, counted(rules, "rule"), counted(questions, "question"));
    say(SENTENCE, &says);
    let beside = beside(&args.file);
    match (&args.cases, &beside) {
        (Some(file), _) => check_cases(&charter, file),
        (None, Some(file)) if Path::new(file).exists() => check_cases(&charter, file),
        (None, beside) => {
            let looked = beside.as_ref().map(|file| format!(" ({file} is not there)")).unwrap_or_default();
            say(MUTED, &format!("no worked cases{looked}; `--cases FILE` decides some"));
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Where the cases of a charter lie: `my-club.cases.toml` beside `my-club.toml`, `cases.toml` beside `charter.toml`.
fn beside(file: &str) -> Option<String> {
    let path = Path::new(file);
    let stem = path.file_stem()?.to_str()?;
    let name = if stem == "charter" { "cases.toml".to_owned() } else { format!("{stem}.cases.toml") };
    (file != "-").then(|| path.with_file_name(name).display().to_string())
}

fn check_cases(charter: &Charter, file: &str) -> Result<ExitCode, Stop> {
    let cases = Cases::read(file, &read_file(file)?)?.cases;
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.check(charter).err()).collect();
    for why in &wrong {
        let mut lines = wrapped(why, 2).into_iter();
        eprintln!("{} {}", paint(AGAINST, "■"), lines.next().unwrap_or_default());
        lines.for_each(|line| eprintln!("  {line}"));
    }
    let right = cases.len() - wrong.len();
    say(Style::new(), &format!("{right} of {} come out as they say ({file})", counted(cases.len(), "case")));
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A number with its thing: `one rule`, `8 rules`.
fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("one {thing}") } else { format!("{number} {thing}s") }
}
