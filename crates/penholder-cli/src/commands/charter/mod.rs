//! `penholder charter list | show | check`: the law of the bodies.

mod check;
mod json;
mod list;
mod show;

use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use crate::stop::Stop;

/// Which of the three.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder charter list
  penholder charter show un-security-council --on 1950-06-25
  penholder charter show uk-company-board --format toml > our-board.toml    # a charter of your own begins here
  penholder charter check our-board.toml")]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The shipped charters, and what none of them carries.
    List(list::Args),
    /// One charter as law: citation, sense, and the sentence made from its requirements.
    Show(show::Args),
    /// Checks a charter file: every fault at once, at its place.
    Check(check::Args),
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Does it.
pub fn run(args: Args) -> Result<ExitCode, Stop> {
    match args.what {
        What::List(args) => list::run(&args),
        What::Show(args) => show::run(&args),
        What::Check(args) => check::run(&args),
    }
}
