//! One verb, one file.

mod charter;

use std::process::ExitCode;

use clap::Subcommand;

use crate::stop::Stop;

/// What the program can be asked to do.
#[derive(Subcommand)]
pub enum Verb {
    /// The law of the bodies: list them, show one, check a file.
    Charter(charter::Args),
}

impl Verb {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Stop> {
        match self {
            Verb::Charter(args) => charter::run(args),
        }
    }
}
