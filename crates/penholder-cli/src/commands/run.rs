//! `penholder run`: plays a sitting from a script and tells it as minutes.

use std::borrow::Cow;
use std::io::{BufWriter, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use anstream::println;
use penholder_core::source::nearest;
use penholder_ledger::clock::SetClock;
use penholder_ledger::note::Signer;
use penholder_ledger::store::Memory;
use penholder_ledger::{Contents, Ledger, Settings, export, procedure};
use penholder_scripts::{Door, Nowhere, PlayError, Script, Submitted, law, minutes, play, render, shipped};

use crate::commands::export::create;
use crate::screen::{SENTENCE, say_behind, width};
use crate::stop::{Stop, read_file};

/// Which script, and what to make of it.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder run
  penholder run 2025-02-24-three-years
  penholder run 2025-02-24-three-years --format md > minutes.md
  penholder run scripts/sittings/board.toml --record day.jsonl")]
pub struct Args {
    /// A script file, or the name of a shipped script; without it the shipped scripts are listed.
    script: Option<String>,
    /// The minutes as text, Markdown, a page, JSON, or the events as JSON lines.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// Also writes the record of the sitting to this file, as `penholder export` would, to be checked with `penholder verify`;
    /// a file that is there is not written over.
    #[arg(long, value_name = "FILE", alias = "ledger")]
    record: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Md,
    Html,
    Json,
    Jsonl,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let Some(name) = &args.script else {
        list()?;
        return Ok(ExitCode::SUCCESS);
    };
    let text = text_of(name)?;
    let script = Script::read(name, &text, &law).map_err(Stop::File)?;
    let played = match &args.record {
        None => play(&script, &mut Nowhere).map_err(stop)?,
        Some(path) => {
            let mut door = Kept::open(&script.law.charter.id)?;
            let played = play(&script, &mut door).map_err(stop)?;
            door.write(path)?;
            played
        }
    };
    let told = minutes(&script, &played);
    let out = match args.format {
        Form::Text => render::text(&told, usize::from(width())),
        Form::Md => render::markdown(&told),
        Form::Html => render::html(&told),
        Form::Json => serde_json::to_string_pretty(&told).map_err(|why| Stop::input(why.to_string()))?,
        Form::Jsonl => {
            for step in &played.steps {
                for event in step.came.iter().flatten() {
                    let line = serde_json::json!({
                        "at": step.at, "matter": step.matter, "actor": step.actor, "kind": event.kind(), "fact": event,
                    });
                    println!("{line}");
                }
            }
            return Ok(ExitCode::SUCCESS);
        }
    };
    println!("{}", out.trim_end());
    Ok(ExitCode::SUCCESS)
}

/// The script of this name among the shipped ones, or in this file.
fn text_of(name: &str) -> Result<Cow<'static, str>, Stop> {
    if let Some(text) = shipped(name) {
        return Ok(Cow::Borrowed(text));
    }
    if name == "-" || name.contains(['/', '.']) {
        return Ok(Cow::Owned(read_file(name)?));
    }
    let near = nearest(name, penholder_scripts::SHIPPED.iter().map(|(known, _)| *known));
    let hint = near.map_or_else(
        || "`penholder run` lists the shipped scripts; a file has a `.` or a `/` in its name".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Stop::input(format!("there is no shipped script called `{name}`")).hint(hint))
}

fn list() -> Result<(), Stop> {
    for (name, text) in penholder_scripts::SHIPPED {
        let script = Script::read(name, text, &law).map_err(Stop::File)?;
        println!("{name}");
        say_behind(SENTENCE, 2, script.title.as_ref());
    }
    Ok(())
}

fn stop(why: PlayError) -> Stop {
    match why {
        PlayError::Refused { number, ref why, .. } => {
            let hint = why.hint().map(str::to_owned);
            Stop::Refused { says: format!("act {number}: {why}"), hint }
        }
        other => Stop::input(other.to_string()),
    }
}

/// A door to a ledger in memory, whose clock stands where the script says.
struct Kept {
    ledger: Ledger,
    clock: Arc<SetClock>,
    count: u64,
}

impl Kept {
    fn open(body: &str) -> Result<Self, Stop> {
        let cannot = |why: String| Stop::input(format!("the ledger cannot be opened: {why}"));
        let signer = Signer::generate(&format!("penholder-run/{body}")).map_err(|why| cannot(why.to_string()))?;
        let clock = Arc::new(SetClock::default());
        let mut settings = Settings::new(body, signer);
        settings.clock = clock.clone();
        let ledger = Ledger::open(Box::new(Memory::default()), settings).map_err(|why| cannot(why.to_string()))?;
        Ok(Self { ledger, clock, count: 0 })
    }

    fn write(self, path: &str) -> Result<(), Stop> {
        let cannot = |why: String| Stop::input(format!("{path} cannot be written: {why}"));
        let mut out = BufWriter::new(create(path)?);
        let written = self.ledger.read(move |store| {
            let count = export(store, &[], Contents::Public, &mut out, &mut |_, _| {});
            count.map_err(|why| why.to_string()).and_then(|_| out.flush().map_err(|why| why.to_string()))
        });
        written.wait().map_err(|why| cannot(why.to_string()))?.map_err(cannot)
    }
}

impl Door for Kept {
    fn submit(&mut self, submitted: &Submitted<'_>) -> Result<(), String> {
        let at_ms = submitted.at.as_millisecond();
        self.clock.set(at_ms);
        self.count += 1;
        let key = format!("script-{}", self.count);
        let (matter, actor, events) = (submitted.matter, submitted.actor, submitted.events);
        let command = procedure::command(&key, at_ms, matter, actor, events, submitted.sealed.as_deref());
        let command = command.map_err(|why| why.to_string())?;
        let answer = self.ledger.submit(command).wait().map_err(|why| why.to_string())?;
        answer.map(drop).map_err(|why| why.to_string())
    }
}

#[cfg(test)]
mod tests {
    use penholder_ledger::procedure::Rules;
    use penholder_ledger::{Trust, verify};

    use super::*;

    #[test]
    fn every_shipped_script_plays_into_a_ledger_that_verifies() {
        for (name, text) in penholder_scripts::SHIPPED {
            let script = Script::read(name, text, &law).unwrap();
            let mut door = Kept::open(&script.law.charter.id).unwrap();
            let played = play(&script, &mut door).unwrap_or_else(|why| panic!("{name}: {why}"));
            let path = std::env::temp_dir().join(format!("penholder-{}-{name}.ledger", std::process::id()));
            let _ = std::fs::remove_file(&path);
            door.write(path.to_str().unwrap()).unwrap();
            let bytes = std::fs::read(&path).unwrap();
            std::fs::remove_file(&path).unwrap();
            let mut rules = Rules::default();
            let verified = verify(&mut bytes.as_slice(), &Trust::default(), &mut rules, &mut |_, _| {});
            let verified = verified.unwrap_or_else(|why| panic!("{name}: {why}"));
            let announced = played.matters.values().flat_map(|matter| &matter.votes);
            let announced = announced.filter(|vote| !vote.is_pending()).count();
            assert_eq!(verified.outcomes, announced as u64, "{name}");
            assert_eq!(*rules.matters(), played.matters, "{name}: replayed state equals played state");
        }
    }
}
