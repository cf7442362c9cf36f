//! `penholder export LEDGER FILE`: the record as one file that anybody can check.

use std::fs::File;
use std::io::{BufWriter, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

use anstream::eprintln;
use penholder_ledger::store::Address;
use penholder_ledger::{Broken, Contents, ExportError, Failure, export};

use crate::bar::Bar;
use crate::commands::verify::key;
use crate::stop::Stop;

/// What goes where.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder export house/chambers/board.db board.jsonl
  penholder export postgres://clerk@localhost/house#board - | penholder verify -")]
pub struct Args {
    /// The ledger: a file, or `postgres://user@host/database#schema`.
    ledger: String,
    /// The file to write, or `-` for standard output.
    file: String,
    /// Also the texts about persons that have not been erased.
    #[arg(long)]
    with_persons: bool,
    /// The public key of a witness whose signatures are to be shown (may be given again).
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let contents = if args.with_persons { Contents::WithPersons } else { Contents::Public };
    let entries = write(&args.ledger, &args.file, &args.witness, contents)?;
    eprintln!("{entries} entries written; `penholder verify {}` checks them", args.file);
    Ok(ExitCode::SUCCESS)
}

/// Writes the ledger to the file; a file that is there is not written over.
pub(super) fn write(ledger: &str, file: &str, witnesses: &[String], contents: Contents) -> Result<u64, Stop> {
    let witnesses = witnesses.iter().map(|text| key(text)).collect::<Result<Vec<_>, _>>()?;
    not_exported(ledger)?;
    let mut store = Address::parse(ledger).open_to_read().map_err(|why| at(ledger, why.into()))?;
    let bar = Bar::over(0);
    let to: &mut dyn Write = if file == "-" { &mut std::io::stdout().lock() } else { &mut create(file)? };
    let written =
        export(store.as_mut(), &witnesses, contents, &mut BufWriter::new(to), &mut |at, of| bar.at_of(at, of));
    bar.end();
    written.map_err(|why| {
        if file != "-" {
            // half a file would only look like a damaged record
            let _ = std::fs::remove_file(file);
        }
        match why {
            ExportError::Ledger(why) => at(ledger, why),
            ExportError::Write(why) if why.kind() == std::io::ErrorKind::BrokenPipe => Stop::Pipe,
            ExportError::Write(why) => Stop::input(format!("{file} cannot be written: {why}")),
        }
    })
}

/// A ledger that is no file at all, or is an exported record already.
fn not_exported(ledger: &str) -> Result<(), Stop> {
    if ledger.starts_with("postgres:") || ledger.starts_with("postgresql:") {
        return Ok(());
    }
    let mut first = [0; 1];
    let opened = File::open(ledger).and_then(|mut file| file.read(&mut first));
    match opened {
        Err(why) => Err(Stop::input(format!("{ledger} cannot be read: {why}")).hint(
            "a ledger is a file that `penholder serve --data` keeps, or an address like postgres://user@host/database",
        )),
        Ok(_) if first == *b"{" => Err(Stop::input(format!("{ledger} is an exported record, not a ledger"))
            .hint(format!("`penholder verify {ledger}` checks it"))),
        Ok(_) => Ok(()),
    }
}

/// Makes the file; one that is there is not written over.
pub(super) fn create(file: &str) -> Result<File, Stop> {
    File::create_new(Path::new(file)).map_err(|why| {
        let stop = Stop::input(format!("{file} cannot be written: {why}"));
        if why.kind() == std::io::ErrorKind::AlreadyExists {
            stop.hint("give another name, or move that file away")
        } else {
            stop
        }
    })
}

/// What is wrong with a ledger, in words.
pub(super) fn at(ledger: &str, why: Failure) -> Stop {
    match why {
        Failure::Broken(broken @ Broken::RolledBack { .. }) => Stop::Broken(format!(
            "{ledger}: {broken}; if the rest is truly lost, move `{ledger}.signed` away to go on from here"
        )),
        Failure::Broken(broken) => Stop::Broken(format!("{ledger}: {broken}")),
        why => Stop::input(format!("{ledger}: {why}")),
    }
}
