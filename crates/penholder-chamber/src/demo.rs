//! A demonstration: a shipped script re-enacted step by step, seen as a live chamber is seen.
//!
//! Always: the script is played through the rules into a ledger in memory; each step takes in the entries of one command,
//! so that a hall fills vote by vote. The views are those of a live chamber.
//! Not here: the pace (the web), the scripts (`penholder-scripts`).

use std::sync::Arc;

use jiff::Timestamp;
use penholder_ledger::clock::SetClock;
use penholder_ledger::entry::Entry;
use penholder_ledger::note::Signer;
use penholder_ledger::store::Memory;
use penholder_ledger::{Ledger, Settings, procedure};
use penholder_scripts::{Door, Script, Submitted, law, play, shipped};

use crate::live::State;
use crate::station::View;
use crate::view::{Scene, Told, scene, tell_all};

/// Why a demonstration cannot be given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DemoError {
    /// No shipped script is called so.
    #[error("there is no shipped script `{0}`")]
    NoScript(String),
    /// The script does not read or play; the shipped ones are tested to.
    #[error("the script cannot be played: {0}")]
    Script(String),
}

/// One step of a demonstration.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Beat {
    /// How many entries it takes in.
    entries: usize,
    /// When it happens.
    at: Timestamp,
    /// What the script says about it.
    note: Option<String>,
    /// The refusal, if the rules refuse what is tried.
    refused: Option<String>,
}

/// A demonstration that stands somewhere between its beginning and its end.
#[derive(Debug)]
pub struct Demo {
    title: String,
    about: String,
    sources: Vec<String>,
    entries: Vec<Entry>,
    beats: Vec<Beat>,
    state: State,
    step: usize,
    taken: usize,
}

/// The door through which a script goes into a ledger.
struct Kept {
    ledger: Ledger,
    clock: Arc<SetClock>,
    count: u64,
    entries: Vec<usize>,
}

impl Door for Kept {
    fn submit(&mut self, submitted: &Submitted<'_>) -> Result<(), String> {
        let at_ms = submitted.at.as_millisecond();
        self.clock.set(at_ms);
        self.count += 1;
        let (matter, actor, events) = (submitted.matter, submitted.actor, submitted.events);
        let key = format!("script-{}", self.count);
        let command = procedure::command(&key, at_ms, matter, actor, events, submitted.sealed.as_deref());
        let command = command.map_err(|why| why.to_string())?;
        let answer = self.ledger.submit(command).wait().map_err(|why| why.to_string())?;
        self.entries.push(answer.map_err(|why| why.to_string())?.entries.len());
        Ok(())
    }
}

impl Demo {
    /// The demonstration of a shipped script, at its beginning.
    ///
    /// # Errors
    /// [`DemoError`].
    pub fn new(name: &str) -> Result<Demo, DemoError> {
        let text = shipped(name).ok_or_else(|| DemoError::NoScript(name.to_owned()))?;
        let cannot = |why: String| DemoError::Script(why);
        let script = Script::read(name, text, &law).map_err(|why| cannot(why.lines().join("; ")))?;
        let signer = Signer::from_seed("penholder/demonstration", [0; 32]).map_err(|_| cannot("no key".to_owned()))?;
        let clock = Arc::new(SetClock::default());
        let settings = Settings { clock: clock.clone(), ..Settings::new(&script.law.charter.id, signer) };
        let ledger = Ledger::open(Box::new(Memory::default()), settings).map_err(|why| cannot(why.to_string()))?;
        let mut door = Kept { ledger, clock, count: 0, entries: Vec::new() };
        let played = play(&script, &mut door).map_err(|why| cannot(why.to_string()))?;
        let most = u32::try_from(door.ledger.size()).unwrap_or(u32::MAX);
        let entries = door.ledger.entries(0, most).wait().map_err(|why| cannot(why.to_string()))?;
        let entries = entries.map_err(|why| cannot(why.to_string()))?;
        // the law and the roster stand before the first step
        let mut counts = door.entries.into_iter().skip(2);
        let beats = played.steps.iter().map(|step| Beat {
            entries: if step.came.is_ok() { counts.next().unwrap_or(0) } else { 0 },
            at: step.at,
            note: step.note.clone(),
            refused: step.came.as_ref().err().map(ToString::to_string),
        });
        let beats = beats.collect();
        let (title, about, sources) = (script.title, script.about, script.sources);
        let mut demo = Demo { title, about, sources, entries, beats, state: State::default(), step: 0, taken: 0 };
        demo.restart().map_err(cannot)?;
        Ok(demo)
    }

    /// Goes back to the beginning.
    fn restart(&mut self) -> Result<(), String> {
        self.state = State::default();
        let beats: usize = self.beats.iter().map(|beat| beat.entries).sum();
        self.taken = self.entries.len().saturating_sub(beats);
        self.step = 0;
        self.entries[..self.taken].iter().try_for_each(|entry| self.state.take(entry)).map_err(|why| why.to_string())
    }

    /// Goes to a step, from 0 (nothing happened yet) to [`Demo::steps`]; further is the end.
    ///
    /// # Errors
    /// The script's entries cannot be followed; the shipped ones are tested to.
    pub fn go(&mut self, step: usize) -> Result<(), DemoError> {
        let step = step.min(self.beats.len());
        if step < self.step {
            self.restart().map_err(DemoError::Script)?;
        }
        while self.step < step {
            let until = self.taken + self.beats[self.step].entries;
            for entry in &self.entries[self.taken..until] {
                self.state.take(entry).map_err(|why| DemoError::Script(why.to_string()))?;
            }
            (self.taken, self.step) = (until, self.step + 1);
        }
        Ok(())
    }

    /// What it re-enacts.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it shows.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// The sources of its facts.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// How many steps it has.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.beats.len()
    }

    /// How many steps were taken.
    #[must_use]
    pub fn step(&self) -> usize {
        self.step
    }

    /// The time at which it stands, in the days of the script.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let last = self.step.checked_sub(1).and_then(|at| self.beats.get(at));
        last.or_else(|| self.beats.first()).map_or(self.state.at(), |beat| beat.at)
    }

    /// What the script says about the last step, and the refusal if the rules refused it.
    #[must_use]
    pub fn remarks(&self) -> (Option<&str>, Option<&str>) {
        let last = self.step.checked_sub(1).and_then(|at| self.beats.get(at));
        last.map_or((None, None), |beat| (beat.note.as_deref(), beat.refused.as_deref()))
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// How things stand, as a view may know it.
    #[must_use]
    pub fn scene(&self, view: &View) -> Scene {
        scene(view, &self.state, self.now())
    }

    /// What happened so far, as a view may know it.
    #[must_use]
    pub fn told(&self, view: &View) -> Vec<Told> {
        tell_all(view, &self.state, self.state.log()).collect()
    }
}
