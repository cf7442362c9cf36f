//! `cargo xtask load`: the real program under a crowd, in figures.

use crate::run::{cargo, run as run_it};

/// What to measure; `cargo xtask load --help` lists it.
#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub struct Args {
    /// Handed on to the crowd.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

/// Does it.
///
/// # Errors
/// If something does not build, a door does not open or a ballot is lost.
pub fn run(args: &Args) -> anyhow::Result<()> {
    run_it(cargo().args(["build", "--release", "--package", "penholder-cli", "--bin", "penholder"]))?;
    run_it(cargo().args(["run", "--release", "--quiet", "--package", "penholder-load", "--"]).args(&args.args))
}
