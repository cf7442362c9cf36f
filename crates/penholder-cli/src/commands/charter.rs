//! `penholder charter list | show | check`: the law of the bodies.

use std::process::ExitCode;

use anstream::println;
use clap::Subcommand;
use penholder_charters::SHIPPED;
use penholder_core::Charter;

use crate::screen::table;
use crate::stop::{Stop, read_file};

/// Which of the three.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The shipped charters.
    List,
    /// Checks a charter file: every fault at once, at its place.
    Check {
        /// The file, or `-` for standard input.
        file: String,
    },
}

/// Does it.
pub fn run(args: Args) -> Result<ExitCode, Stop> {
    match args.what {
        What::List => list(),
        What::Check { file } => check(&file),
    }
}

fn list() -> Result<ExitCode, Stop> {
    let mut rows = table(["charter", "body", "rules"]);
    for shipped in SHIPPED {
        if let Some(charter) = penholder_charters::charter(shipped.id) {
            rows.add_row([charter.id.clone(), charter.name.clone(), charter.rules.len().to_string()]);
        }
    }
    println!("{rows}");
    Ok(ExitCode::SUCCESS)
}

fn check(file: &str) -> Result<ExitCode, Stop> {
    let charter = Charter::read(file, &read_file(file)?)?;
    println!("{}: {} rules, no fault", charter.name, charter.rules.len());
    Ok(ExitCode::SUCCESS)
}
