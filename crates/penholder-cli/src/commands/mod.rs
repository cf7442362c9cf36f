//! One verb, one file.

mod charter;
mod decide;
mod record;
mod roster;
mod serve;

use std::process::ExitCode;

use clap::Subcommand;

use crate::stop::Stop;

/// What the program can be asked to do.
#[derive(Subcommand)]
pub enum Verb {
    /// The law of the bodies: list them, show one, check a file.
    Charter(charter::Args),
    /// Decides a vote: the outcome as a sentence, the arithmetic, and who could have changed it.
    Decide(decide::Args),
    /// What the Security Council decided since 1946: lists, roll calls, counts.
    Record(record::Args),
    /// Who sits in a body on a day.
    Roster(roster::Args),
    /// Opens the pages in the browser.
    Serve(serve::Args),
}

impl Verb {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Stop> {
        match self {
            Verb::Charter(args) => charter::run(args),
            Verb::Decide(args) => decide::run(&args),
            Verb::Record(args) => record::run(&args),
            Verb::Roster(args) => roster::run(&args),
            Verb::Serve(args) => serve::run(&args),
        }
    }
}
