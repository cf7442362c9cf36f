//! `penholder charter check`: is the file a charter, and do its cases come out as they say?

use std::process::ExitCode;

use anstream::{eprintln, println};
use penholder_core::Charter;
use penholder_core::charter::Cases;

use crate::screen::{AGAINST, SENTENCE, paint, wrapped};
use crate::stop::{Stop, read_file};

/// Which file.
#[derive(clap::Args)]
pub struct Args {
    /// The file, or `-` for standard input.
    file: String,
    /// Worked cases to decide under it.
    #[arg(long, value_name = "FILE")]
    cases: Option<String>,
}

/// Does it; exit code 1 if a case comes out otherwise.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let charter = penholder_charters::read(&args.file, &read_file(&args.file)?)?;
    let (rules, questions) = (charter.rules.len(), charter.questions().len());
    let says = format!("{}: no fault; {} on {}", charter.name, counted(rules, "rule"), counted(questions, "question"));
    println!("{}", paint(SENTENCE, says));
    match &args.cases {
        Some(file) => check_cases(&charter, file),
        None => Ok(ExitCode::SUCCESS),
    }
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
    println!("{right} of {} come out as they say", counted(cases.len(), "case"));
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A number with its thing: `one rule`, `8 rules`.
fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("one {thing}") } else { format!("{number} {thing}s") }
}
