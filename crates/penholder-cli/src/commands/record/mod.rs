//! `penholder record`: what the body decided, vote by vote.

mod agenda;
pub(super) mod filter;
mod import;
mod list;
mod show;
mod stats;

use std::process::ExitCode;

use clap::Subcommand;
use penholder_record::Fault;

use crate::stop::Stop;

/// Which part of the record.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder record list --vetoed-by CHN --since 2010
  penholder record list --voted RUS=no --voted CHN=abstain --outcome vetoed --format csv
  penholder record show S/2016/846
  penholder record stats vetoes")]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Votes, filtered.
    List(list::Args),
    /// One vote: every member's position, the seats, what the sources say about it.
    Show(show::Args),
    /// Counts: vetoes, years, members or agenda items.
    Stats(stats::Args),
    /// Meetings and what was on their agenda.
    Meetings(agenda::Args),
    /// Statements of the President on behalf of the members.
    Statements(agenda::Args),
    /// Who presided, month by month.
    Presidencies(agenda::Args),
    /// Writes the tables of the record from the published source files.
    Import(import::Args),
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    match &args.what {
        What::List(args) => list::run(args),
        What::Show(args) => show::run(args),
        What::Stats(args) => stats::run(args),
        What::Meetings(args) => agenda::meetings(args),
        What::Statements(args) => agenda::statements(args),
        What::Presidencies(args) => agenda::presidencies(args),
        What::Import(args) => import::run(args),
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop::input(fault.to_string())
    }
}
