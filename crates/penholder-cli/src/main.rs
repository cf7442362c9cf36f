//! The `penholder` program.
//!
//! One verb, one file in `commands/`. A verb reads its input, asks the core, and prints: the sentence first, then the figure,
//! then the reasons, then the data. Exit codes: 0 done, 1 something differs, 2 the input is faulty, 3 the rules forbid it,
//! 4 the record is damaged.

mod bar;
mod body;
mod commands;
mod decision;
mod horseshoe;
mod interrupt;
mod picture;
mod question;
mod screen;
mod sheet;
mod stop;

use std::process::ExitCode;

use clap::Parser;

use crate::commands::Verb;

const FIRST_STEPS: &str = "\
First steps:
  penholder serve                         the chamber and the record in the browser
  penholder decide --rest yes RUS=no      one vote of the Security Council, with its reasons
  penholder case aleppo-2014              a blocked statement, as reported and as recorded
  penholder charter list                  the bodies whose law is inside

penholder <COMMAND> --help has examples.";

/// Runs, records and explains bodies that decide by vote, consensus and veto.
#[derive(Parser)]
#[command(name = "penholder", version, arg_required_else_help = true, max_term_width = 100, after_help = FIRST_STEPS)]
struct Penholder {
    #[command(subcommand)]
    verb: Verb,
}

fn main() -> ExitCode {
    match Penholder::parse().verb.run() {
        Ok(code) => code,
        Err(stop) => stop.report(),
    }
}
