//! `penholder restore FILE LEDGER`: puts a ledger back from its backup.

use std::fs::File;
use std::io::BufReader;
use std::process::ExitCode;

use anstream::println;
use penholder_ledger::store::Address;
use penholder_ledger::{RestoreError, Trust, restore};

use crate::bar::Bar;
use crate::commands::export::at;
use crate::commands::verify::{key, stop};
use crate::screen::{SENTENCE, paint};
use crate::stop::Stop;

/// What goes where.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder restore board.backup board.db
  penholder restore board.backup postgres://clerk@localhost/house#board")]
pub struct Args {
    /// The backup (or an export: then without what an export leaves out).
    file: String,
    /// Where the ledger is to lie: a file that is not there yet, or `postgres://user@host/database#schema`.
    ledger: String,
    /// The public key the backup must be signed with.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let trust = Trust { key: args.key.as_deref().map(key).transpose()?, ..Trust::default() };
    let file = File::open(&args.file).map_err(|why| Stop::input(format!("{} cannot be read: {why}", args.file)))?;
    let mut store = Address::parse(&args.ledger).open().map_err(|why| at(&args.ledger, why.into()))?;
    let bar = Bar::over(0);
    let done = restore(&mut BufReader::new(file), &trust, store.as_mut(), &mut |at, of| bar.at_of(at, of));
    bar.end();
    let found = done.map_err(|why| match why {
        RestoreError::Backup(why) => stop(&args.file, why),
        RestoreError::Store(why) => at(&args.ledger, why.into()),
        why @ RestoreError::NotEmpty { .. } => {
            Stop::input(format!("{}: {why}", args.ledger)).hint("give a place where there is no ledger yet")
        }
    })?;
    let says = format!("{} entries of `{}` stand in {} again.", found.entries, found.body, args.ledger);
    println!("{}", paint(SENTENCE, says));
    println!(
        "What was acknowledged after the backup is not in it; a ledger that has signed more will refuse this copy."
    );
    Ok(ExitCode::SUCCESS)
}
