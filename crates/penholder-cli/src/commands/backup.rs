//! `penholder backup LEDGER FILE`: everything in a ledger but its key, while it runs.

use std::process::ExitCode;

use anstream::eprintln;
use penholder_ledger::Contents;

use crate::commands::export::write;
use crate::stop::Stop;

/// What goes where.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder backup house/chambers/board.db board.backup
  penholder backup postgres://clerk@localhost/house#board - > board.backup")]
pub struct Args {
    /// The ledger: a file, or `postgres://user@host/database#schema`. It may be in use.
    ledger: String,
    /// The file to write, or `-` for standard output. It holds texts about persons: keep it as safe as the ledger.
    file: String,
    /// The public key of a witness whose signatures are to be kept (may be given again).
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let entries = write(&args.ledger, &args.file, &args.witness, Contents::Backup)?;
    eprintln!("{entries} entries kept. The ledger's key is not in the backup: keep it elsewhere.");
    Ok(ExitCode::SUCCESS)
}
