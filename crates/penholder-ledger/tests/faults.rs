//! What a ledger in a file survives: kills, a full disk, a file that can only be read, a second writer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../src/store/contract.rs"]
#[allow(dead_code, reason = "the suite itself runs elsewhere")]
mod contract;
#[allow(dead_code, reason = "shared with the tests on PostgreSQL")]
mod killed;

use contract::{said, settings, submit};
use penholder_ledger::store::{Sqlite, StoreError};
use penholder_ledger::{Failure, Ledger, Settings};
use std::path::Path;
use std::process::Command;

#[test]
fn nothing_acknowledged_is_lost_by_a_kill() {
    killed::work_if_child();
    if std::env::var_os("PENHOLDER_CHILD").is_some() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let (address, signed) = (path.to_str().unwrap(), folder.path().join("ledger.signed"));
    let mut receipts = Vec::new();
    for round in 0..killed::rounds() {
        let child =
            killed::child("nothing_acknowledged_is_lost_by_a_kill", "append", address, &signed, &format!("r{round}"));
        let acknowledged = killed::killed(vec![child]);
        assert!(!acknowledged.is_empty());
        let ledger = killed::open(address, signed.clone()).unwrap();
        killed::check(&ledger, &acknowledged);
        receipts.extend(acknowledged);
    }
    let found = killed::check(&killed::open(address, signed).unwrap(), &receipts);
    assert!(found.commands > receipts.len() as u64, "what was acknowledged, and the founding");
}

#[test]
fn a_second_writer_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let first = Sqlite::open(&path).unwrap();
    assert!(matches!(Sqlite::open(&path), Err(StoreError::InUse(_))));
    drop(first);
    drop(Sqlite::open(&path).unwrap());
    std::fs::write(&path, "a text that is long enough to be told from a database").unwrap();
    assert!(matches!(Sqlite::open(&path), Err(StoreError::NotALedger(_))));
}

/// Fills the ledger until it refuses; what was acknowledged before stands. Returns how many.
fn fill(ledger: &Ledger) -> u32 {
    for n in 0.. {
        let mut command = said(&format!("k{n}"));
        command.events[0].payload = format!("\"{}\"", "x".repeat(20_000)).into_bytes();
        match submit(ledger, command) {
            Ok(_) => {}
            Err(Failure::Store(StoreError::Full(_)) | Failure::Forgetful(_)) => return n,
            Err(why) => panic!("{why}"),
        }
    }
    unreachable!()
}

#[test]
fn a_full_file_refuses_and_keeps_what_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let store = Sqlite::open(&path).unwrap();
    store.limit_pages(100).unwrap();
    let ledger = Ledger::open(Box::new(store), settings()).unwrap();
    let written = fill(&ledger);
    assert!(written > 5);
    assert_eq!(killed::whole(&ledger, vec![]).commands, u64::from(written) + 1);
    drop(ledger);
    let ledger = Ledger::open(Box::new(Sqlite::open(&path).unwrap()), settings()).unwrap();
    submit(&ledger, said("there is room again")).unwrap();
    assert_eq!(killed::whole(&ledger, vec![]).commands, u64::from(written) + 2);
}

/// A small file system in memory, if this user may make one (root may).
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<SmallDisk> {
        let disk = SmallDisk(tempfile::tempdir().unwrap());
        disk.mount("size=1m").then_some(disk)
    }

    fn mount(&self, options: &str) -> bool {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(self.0.path()).output();
        mount.is_ok_and(|output| output.status.success())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_refuses_and_a_read_only_one_is_found_at_once() {
    let Some(disk) = SmallDisk::new() else {
        eprintln!("not run: this user may not mount a small disk (the full file is tested above)");
        return;
    };
    let path = disk.path().join("ledger");
    let open = || {
        let settings = Settings { remembered: Some(disk.path().join("ledger.signed")), ..settings() };
        Ledger::open(Box::new(Sqlite::open(&path)?), settings)
    };
    let ledger = open().unwrap();
    let written = fill(&ledger);
    assert!(written > 5);
    assert_eq!(killed::whole(&ledger, vec![]).commands, u64::from(written) + 1);
    drop(ledger);
    assert!(disk.mount("remount,size=8m"));
    let ledger = open().unwrap();
    submit(&ledger, said("there is room again")).unwrap();
    assert_eq!(killed::whole(&ledger, vec![]).commands, u64::from(written) + 2);
    drop(ledger);
    assert!(disk.mount("remount,ro"));
    let refused = open().err();
    assert!(matches!(refused, Some(Failure::Store(StoreError::ReadOnly(_)))), "{refused:?}");
}
