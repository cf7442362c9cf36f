//! `cargo xtask`: the one command that runs all tests, and what else the repository needs done.
//!
//! The repository's own checks (the map of crates, the law's citations and cases, the links of the documents) are tests of
//! this package, so that `cargo xtask test` runs them with the rest.

mod axe;
mod corpus;
mod load;
mod needs;
mod run;
mod schema;
mod test;

#[cfg(test)]
mod checks;

use clap::{Parser, Subcommand};

/// What the repository can be asked to do.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Runs every test; installs what it needs from the system through apt, after saying so.
    Test(test::Args),
    /// How well a folder of published texts is read, in figures.
    Corpus(corpus::Args),
    /// The real program under a crowd: votes, kills, streams, pages; each figure beside its limit.
    Load(load::Args),
}

fn main() -> anyhow::Result<()> {
    match Xtask::parse().task {
        Task::Test(args) => test::run(&args),
        Task::Corpus(args) => corpus::run(&args),
        Task::Load(args) => load::run(&args),
    }
}
