//! `penholder verify FILE`: checks an exported record with nothing else in hand.

use std::fs::File;
use std::io::BufReader;
use std::process::ExitCode;

use anstream::println;
use penholder_ledger::note::{BadKey, Verifier};
use penholder_ledger::procedure::Rules;
use penholder_ledger::{Broken, Trust, Verified, VerifyError, verify};

use crate::bar::Bar;
use crate::screen::{MUTED, SENTENCE, paint, wrapped};
use crate::stop::{Stop, read_file};

/// What to check, and what is known from elsewhere.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder run 2012-08-15-press-statement --record sitting.jsonl
  penholder verify sitting.jsonl
  penholder verify sitting.jsonl --format json

Ends with 4 if the record is damaged; the first damaged entry is named.")]
pub struct Args {
    /// The exported record or the backup.
    file: String,
    /// A signed checkpoint of the same record, kept from a receipt, a screen or another person (may be given again).
    #[arg(long, value_name = "FILE")]
    against: Vec<String>,
    /// The public key the record must be signed with; without it the key in the file is believed.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// The public key of a witness that must have signed the last checkpoint (may be given again).
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
    /// Text for people, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as `--format json`.
    #[arg(long, hide = true)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let trust = Trust {
        key: args.key.as_deref().map(key).transpose()?,
        against: args.against.iter().map(|path| read_file(path)).collect::<Result<_, _>>()?,
        witnesses: args.witness.iter().map(|text| key(text)).collect::<Result<_, _>>()?,
    };
    let file = File::open(&args.file).map_err(|why| Stop::input(format!("{} cannot be read: {why}", args.file)))?;
    let bar = Bar::over(file.metadata()?.len());
    let found = verify(&mut BufReader::new(file), &trust, &mut Rules::default(), &mut |_, read| bar.at(read));
    bar.end();
    let found = found.map_err(|why| stop(&args.file, why))?;
    if args.json || args.format == Format::Json {
        println!("{:#}", json(&found));
    } else {
        show(&found, args.key.is_some());
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the public key that the text is.
pub(super) fn key(text: &str) -> Result<Verifier, Stop> {
    Verifier::parse(text.trim()).map_err(|why: BadKey| Stop::input(format!("`{text}` is {why}")))
}

/// Damage ends the program with its own code.
pub(super) fn stop(file: &str, why: VerifyError) -> Stop {
    match why {
        VerifyError::Broken(Broken::Line { line: 1, what }) => {
            Stop::input(format!("{file} is not an exported record: {what}"))
                .hint("`penholder export LEDGER FILE` makes one")
        }
        VerifyError::Broken(broken) => Stop::Broken(format!("{file}: {broken}")),
        VerifyError::Read(why) => Stop::input(format!("{file} cannot be read: {why}")),
    }
}

fn show(found: &Verified, key_given: bool) {
    let Verified { body, entries, commands, votes, ballots, .. } = found;
    let says = match found.withheld {
        0 => format!("The record of `{body}` is whole: {entries} entries, none changed, missing or moved."),
        withheld => format!(
            "The record of `{body}` holds: {entries} entries, none changed, missing or moved; of {withheld} that are not public \
             only the hash is here."
        ),
    };
    wrapped(&says, 0).into_iter().for_each(|line| println!("{}", paint(SENTENCE, line)));
    println!();
    let row = |name: &str, says: &str| {
        for (at, line) in wrapped(says, 15).into_iter().enumerate() {
            println!("  {}  {line}", paint(MUTED, format!("{:<11}", if at == 0 { name } else { "" })));
        }
    };
    row("commands", &commands.to_string());
    row("votes", &format!("{votes}, with {ballots} ballots; no seat voted twice"));
    row(
        "outcomes",
        &match found.withheld {
            0 => format!("{} decided again from ballots and charter", found.outcomes),
            _ => "none decided again: what they follow from may be among what is withheld".to_owned(),
        },
    );
    row("personal", &format!("{} texts as committed to, {} not in the file", found.openings, found.unopened));
    row("checkpoint", &format!("{} entries, root {}", found.checkpoint.size, found.checkpoint.root));
    row("signed by", &format!("{}{}", found.key, if key_given { "" } else { " (the file's own word)" }));
    row("witnesses", &if found.witnesses.is_empty() { "none".into() } else { found.witnesses.join(", ") });
}

fn json(found: &Verified) -> serde_json::Value {
    serde_json::json!({
        "body": found.body,
        "entries": found.entries,
        "withheld": found.withheld,
        "commands": found.commands,
        "votes": found.votes,
        "ballots": found.ballots,
        "outcomes": found.outcomes,
        "openings": found.openings,
        "unopened": found.unopened,
        "size": found.checkpoint.size,
        "root": found.checkpoint.root,
        "key": found.key.to_string(),
        "witnesses": found.witnesses,
    })
}
