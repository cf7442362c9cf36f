//! One verb, one file.

mod agree;
mod backup;
mod bulk;
mod case;
mod charter;
mod decide;
mod export;
mod forecast;
mod map;
mod negotiate;
mod power;
mod read;
mod record;
mod replay;
mod restore;
mod roster;
mod run;
mod serve;
mod space;
mod spells;
mod text;
mod verify;

use std::process::ExitCode;

use clap::Subcommand;

use crate::stop::Stop;

/// What the program can be asked to do, in the order in which help shows it: the chamber, one vote and the law, the record,
/// texts that could pass, who stands where, sittings and their proof.
#[derive(Subcommand)]
pub enum Verb {
    /// The chamber in the browser: hold a sitting, read the record, the law and the cases.
    Serve(serve::Args),
    /// Decides a vote: the outcome as a sentence, the arithmetic, and who could have changed it.
    Decide(decide::Args),
    /// The law of the bodies: list them, show one, check a file.
    Charter(charter::Args),
    /// Who sits in a body on a day.
    Roster(roster::Args),
    /// Decides a table of votes of any length, as a stream.
    Bulk(bulk::Args),
    /// What the Security Council decided since 1946: lists, roll calls, counts.
    Record(record::Args),
    /// Decides the whole record again: as declared? And under another charter?
    Replay(replay::Args),
    /// What is said about a matter, by whom, and what then happened: claims, contradictions, timeline.
    Case(case::Args),
    /// Reads a news report and proposes lines for a dossier, to be confirmed one by one.
    Read(read::Args),
    /// Which text can pass, and if none can, exactly why and what the smallest ways out are.
    Negotiate(negotiate::Args),
    /// Texts and amendments: read, compare, merge, blame.
    Text(text::Args),
    /// What a rule gives each seat: Banzhaf, Shapley-Shubik and the other indices, exact.
    Power(power::Args),
    /// Who stood with whom: agreement of pairs, blocs, who voted alone.
    Agree(agree::Args),
    /// Where members stand on a scale, by how they voted, and what the scale is worth.
    Map(map::Args),
    /// How long agenda items went without a text after a draft failed, and what ended that.
    Spells(spells::Args),
    /// Who will vote how, from what is known the day before; never without how good such forecasts were.
    Forecast(forecast::Args),
    /// Voting in the plane: core, yolk, uncovered set, winset, and where proposals lead.
    Space(space::Args),
    /// Plays a sitting from a script and tells it as minutes.
    Run(run::Args),
    /// Writes a ledger's record as one file that anybody can check.
    Export(export::Args),
    /// Checks an exported record: every hash, link, signature, ballot and outcome.
    Verify(verify::Args),
    /// Keeps everything in a ledger but its key in one file, while the ledger runs.
    Backup(backup::Args),
    /// Puts a ledger back from its backup.
    Restore(restore::Args),
}

impl Verb {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Stop> {
        match self {
            Verb::Serve(args) => serve::run(&args),
            Verb::Decide(args) => decide::run(&args),
            Verb::Charter(args) => charter::run(args),
            Verb::Roster(args) => roster::run(&args),
            Verb::Bulk(args) => bulk::run(&args),
            Verb::Record(args) => record::run(&args),
            Verb::Replay(args) => replay::run(&args),
            Verb::Case(args) => case::run(&args),
            Verb::Read(args) => read::run(&args),
            Verb::Negotiate(args) => negotiate::run(&args),
            Verb::Text(args) => text::run(&args),
            Verb::Power(args) => power::run(&args),
            Verb::Agree(args) => agree::run(&args),
            Verb::Map(args) => map::run(&args),
            Verb::Spells(args) => spells::run(&args),
            Verb::Forecast(args) => forecast::run(&args),
            Verb::Space(args) => space::run(&args),
            Verb::Run(args) => run::run(&args),
            Verb::Export(args) => export::run(&args),
            Verb::Verify(args) => verify::run(&args),
            Verb::Backup(args) => backup::run(&args),
            Verb::Restore(args) => restore::run(&args),
        }
    }
}
