//! `cargo xtask corpus DIR`: how well a folder of published texts is read, in figures.

use crate::run::{cargo, run as run_it};

/// Which folder.
#[derive(clap::Args)]
pub struct Args {
    /// The folder with the texts, one file each.
    dir: String,
}

/// Does it.
///
/// # Errors
/// If the program does not build or a text cannot be read.
pub fn run(args: &Args) -> anyhow::Result<()> {
    run_it(cargo().args(["run", "--release", "--package", "penholder-cli", "--", "text", "corpus", &args.dir]))
}
