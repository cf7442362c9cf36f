//! A deadline on the record: across a restart, and with a clock that jumps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../../penholder-core/tests/procedure/hall.rs"]
#[allow(dead_code, reason = "shared with the tests of the procedure")]
mod hall;

use hall::{Hall, actor, kinds, start, wording};
use jiff::{Timestamp, ToSpan};
use penholder_core::procedure::{Actor, Command, Matter, Matters, apply, due, press, silence};
use penholder_ledger::clock::SetClock;
use penholder_ledger::note::Signer;
use penholder_ledger::procedure::{Rules, command, event};
use penholder_ledger::store::Sqlite;
use penholder_ledger::{Contents, Ledger, Settings, Trust, export, verify};
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

/// A small body with its ledger in a file.
struct Kept {
    folder: tempfile::TempDir,
    clock: Arc<SetClock>,
    ledger: Ledger,
    hall: Hall,
    acts: u32,
}

fn hour(hours: i64) -> Timestamp {
    start().checked_add(hours.hours()).unwrap()
}

impl Kept {
    /// A press statement is under silence until the fifth hour.
    fn with_silence() -> Kept {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock::at(start().as_millisecond()));
        let ledger = Kept::open(&folder.path().join("ledger"), &clock);
        let mut kept = Kept { folder, clock, ledger, hall: Hall::new(), acts: 0 };
        kept.circulate("press");
        let silence = silence::Command::Place { wording: wording("v1"), deadline: hour(5) };
        kept.act(&actor("A"), "press", silence.into()).unwrap();
        kept
    }

    fn open(path: &Path, clock: &Arc<SetClock>) -> Ledger {
        let signer = Signer::from_seed("penholder.example/test", [42; 32]).unwrap();
        let settings = Settings { clock: Arc::<SetClock>::clone(clock), ..Settings::new("small", signer) };
        Ledger::open(Box::new(Sqlite::open(path).unwrap()), settings).unwrap()
    }

    fn clock(&self, hours: i64) {
        self.clock.set(hour(hours).as_millisecond());
    }

    /// Ends and begins again with nothing but what is in the file.
    fn restarted(self) -> Kept {
        let Kept { folder, clock, ledger, hall, acts } = self;
        drop(ledger);
        let ledger = Kept::open(&folder.path().join("ledger"), &clock);
        let mut matters = Matters::new();
        for entry in ledger.entries(0, 1_000).wait().unwrap().unwrap() {
            let Some(event) = event(&entry, &matters).unwrap() else { continue };
            let before =
                matters.remove(&entry.stream).map_or_else(|| Matter::new(entry.stream.as_str()), Arc::unwrap_or_clone);
            matters.insert(entry.stream.clone(), Arc::new(apply(before, &event).unwrap()));
        }
        assert_eq!(matters, hall.matters, "replayed state equals the state before");
        Kept { folder, clock, ledger, hall: Hall { matters, log: Vec::new(), ..hall }, acts }
    }

    fn circulate(&mut self, id: &str) {
        let (kind, title) = ("statement".to_owned(), "peace".to_owned());
        let circulate = press::Command::Circulate { kind, title, wording: wording("v1") };
        self.act(&actor("A"), id, circulate.into()).unwrap();
    }

    /// Acts at the ledger's time and keeps what came of it; returns the kinds of its events, or the refusal.
    fn act(&mut self, who: &Actor, on: &str, act: Command) -> Result<Vec<String>, String> {
        let at_ms = self.ledger.now_ms();
        self.hall.now = Timestamp::from_millisecond(at_ms).unwrap();
        let events = self.hall.try_do(who, on, act).map_err(|why| why.to_string())?;
        self.acts += 1;
        let kept = command(&format!("act {}", self.acts), at_ms, on, who, &events, None).unwrap();
        self.ledger.submit(kept).wait().unwrap().unwrap();
        Ok(kinds(&events))
    }

    /// What is due at the ledger's time, done.
    fn look(&mut self) -> Vec<String> {
        self.hall.now = Timestamp::from_millisecond(self.ledger.now_ms()).unwrap();
        let command = due(&self.hall.sitting(), &self.hall.matter("press"));
        command.map_or(Vec::new(), |command| self.act(&Actor::procedure(), "press", command).unwrap())
    }

    fn break_it(&mut self) -> Result<Vec<String>, String> {
        let command = silence::Command::Break { reason: Some("no".into()), counter: None };
        self.act(&actor("D"), "press", command.into())
    }

    /// How often something of this kind is on the record, which must verify.
    fn count(&self, kind: &str) -> usize {
        let bytes = self.ledger.read(|store| {
            let mut bytes = Vec::new();
            export(store, &[], Contents::Public, &mut bytes, &mut |_, _| {}).map(|_| bytes)
        });
        let bytes = bytes.wait().unwrap().unwrap();
        verify(&mut Cursor::new(bytes), &Trust::default(), &mut Rules::default(), &mut |_, _| {}).unwrap();
        let entries = self.ledger.entries(0, 1_000).wait().unwrap().unwrap();
        entries.iter().filter(|entry| entry.kind == kind).count()
    }
}

#[test]
fn a_deadline_that_passed_while_nothing_ran_is_kept_after_the_restart_and_once() {
    let mut kept = Kept::with_silence();
    kept.clock(4);
    assert!(kept.look().is_empty());
    kept = kept.restarted();
    kept.clock(9);
    let late = kept.break_it().unwrap_err();
    assert!(late.contains("the deadline passed at 2026-05-12 15:00 EDT"), "{late}");
    assert_eq!(kept.look(), ["silence.passed", "press.issued"]);
    kept = kept.restarted();
    assert!(kept.look().is_empty());
    assert_eq!((kept.count("silence.passed"), kept.count("press.issued")), (1, 1));
}

#[test]
fn a_silence_broken_before_the_restart_stays_broken() {
    let mut kept = Kept::with_silence();
    kept.clock(4);
    kept.break_it().unwrap();
    kept = kept.restarted();
    kept.clock(9);
    assert!(kept.look().is_empty());
    assert_eq!((kept.count("silence.broken"), kept.count("silence.passed")), (1, 0));
}

#[test]
fn a_clock_set_back_does_not_reopen_what_the_record_has_passed() {
    let mut kept = Kept::with_silence();
    kept.clock(6);
    kept.circulate("another");
    kept.clock(1);
    for _ in 0..2 {
        assert_eq!(kept.ledger.now_ms(), hour(6).as_millisecond());
        assert!(kept.break_it().is_err());
        kept = kept.restarted();
    }
    assert_eq!(kept.look(), ["silence.passed", "press.issued"]);
    kept.clock(7);
    assert_eq!(kept.ledger.now_ms(), hour(7).as_millisecond(), "the clock has caught up");
    assert_eq!(kept.count("press.issued"), 1);
}

#[test]
fn a_clock_that_jumped_ahead_and_back_unseen_leaves_no_trace() {
    let mut kept = Kept::with_silence();
    kept.clock(100);
    kept.clock(2);
    assert!(kept.look().is_empty());
    assert_eq!(kept.break_it(), Ok(vec!["silence.broken".to_owned(), "press.objected".to_owned()]));
}
