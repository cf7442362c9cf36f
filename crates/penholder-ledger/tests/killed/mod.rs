//! Processes that append to a ledger until they are killed, and what must be true afterwards.
//!
//! The test program starts itself again with `PENHOLDER_CHILD` set; the copy works, prints what was acknowledged, and is
//! killed at a random moment.

use crate::contract::{ballot, said, settings, submit};
use penholder_ledger::clock::SystemClock;
use penholder_ledger::store::Address;
use penholder_ledger::{
    Contents, Failure, Ledger, NoRecount, Receipt, Refused, Settings, Trust, Verified, export, verify,
};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// How many rounds: few by default, `PENHOLDER_ROUNDS` for many.
pub fn rounds() -> u32 {
    std::env::var("PENHOLDER_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3)
}

pub fn open(address: &str, signed: PathBuf) -> Result<Ledger, Failure> {
    let settings = Settings { remembered: Some(signed), clock: Arc::new(SystemClock), ..settings() };
    Ledger::open(Address::parse(address).open()?, settings)
}

/// Starts this test program again to do `work` on the ledger at `address`.
pub fn child(test: &str, work: &str, address: &str, signed: &Path, name: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("PENHOLDER_CHILD", work)
        .env("PENHOLDER_CHILD_LEDGER", address)
        .env("PENHOLDER_CHILD_SIGNED", signed)
        .env("PENHOLDER_CHILD_NAME", name)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// In the copy: does the work it was started for. In the test itself: nothing.
pub fn work_if_child() {
    let Ok(work) = std::env::var("PENHOLDER_CHILD") else { return };
    let given = |what: &str| std::env::var(format!("PENHOLDER_CHILD_{what}")).unwrap();
    let (ledger, name) = (open(&given("LEDGER"), given("SIGNED").into()).unwrap(), given("NAME"));
    match work.as_str() {
        "append" => append(&ledger, &name),
        "race" => race(&ledger, &name),
        other => panic!("no such work: {other}"),
    }
}

/// Eight senders that never stop.
fn append(ledger: &Ledger, name: &str) {
    std::thread::scope(|scope| {
        for sender in 0..8 {
            scope.spawn(move || {
                for n in 0.. {
                    let receipt = submit(ledger, said(&format!("{name}-{sender}-{n}"))).unwrap();
                    println!("ack {}", serde_json::to_string(&receipt).unwrap());
                }
            });
        }
    });
}

/// A hundred ballots of one seat at once, each under its own key.
fn race(ledger: &Ledger, name: &str) {
    let pending: Vec<_> = (0..100).map(|n| ledger.submit(ballot(&format!("{name}-{n}"), "v", "FRA", 0))).collect();
    for (n, answer) in pending.into_iter().enumerate() {
        match answer.wait().unwrap() {
            Ok(receipt) => println!("ack {}", serde_json::to_string(&receipt).unwrap()),
            Err(Failure::Refused(Refused::AlreadyVoted { .. })) => println!("refused {name}-{n}"),
            Err(why) => panic!("{why}"),
        }
    }
    std::io::stdout().flush().unwrap();
}

/// Lets the processes work for a random while after their first acknowledgement, kills them, returns their receipts.
pub fn killed(children: Vec<Child>) -> Vec<Receipt> {
    let mut random = [0; 2];
    getrandom::fill(&mut random).unwrap();
    let while_ms = u64::from(u16::from_be_bytes(random)) % 300;
    let mut readers = Vec::new();
    for mut child in children {
        let output = BufReader::new(child.stdout.take().unwrap());
        let (first, heard) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let lines = output.lines().map_while(Result::ok);
            let receipts = lines.filter_map(|line| receipt(&line)).inspect(|_| {
                let _ = first.send(());
            });
            receipts.collect::<Vec<_>>()
        });
        readers.push((child, reader, heard));
    }
    readers.iter().for_each(|(_, _, heard)| heard.recv_timeout(Duration::from_secs(60)).unwrap());
    std::thread::sleep(Duration::from_millis(while_ms)); // the random moment itself
    readers.iter_mut().for_each(|(child, ..)| child.kill().unwrap());
    let ended = readers.into_iter().flat_map(|(mut child, reader, _)| {
        child.wait().unwrap();
        reader.join().unwrap()
    });
    ended.collect()
}

/// The receipt in a line that was printed whole.
pub fn receipt(line: &str) -> Option<Receipt> {
    line.split_once("ack ").and_then(|(_, json)| serde_json::from_str(json).ok())
}

/// Nothing acknowledged is lost or twice, and the whole record holds.
pub fn check(ledger: &Ledger, receipts: &[Receipt]) -> Verified {
    for some in receipts.chunks(1_000) {
        let again: Vec<_> = some.iter().map(|receipt| ledger.submit(said(&receipt.key))).collect();
        for (receipt, again) in some.iter().zip(again) {
            assert_eq!(again.wait().unwrap().as_ref(), Ok(receipt), "sent again, it is the same receipt");
        }
        some[0].check(ledger.verifier()).unwrap();
    }
    let places: BTreeSet<u64> = receipts.iter().flat_map(|receipt| &receipt.entries).map(|entry| entry.seq).collect();
    assert_eq!(places.len(), receipts.len(), "no two receipts for one entry");
    let against = receipts.iter().last().map(|receipt| receipt.checkpoint.clone());
    whole(ledger, against.into_iter().collect())
}

/// Verifies the whole record, as somebody would who has only the export.
pub fn whole(ledger: &Ledger, against: Vec<String>) -> Verified {
    let bytes = ledger.read(|store| {
        let mut bytes = Vec::new();
        export(store, &[], Contents::Public, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    let trust = Trust { against, key: Some(ledger.verifier().clone()), ..Trust::default() };
    let bytes = bytes.wait().unwrap().unwrap();
    verify(&mut Cursor::new(bytes), &trust, &mut NoRecount, &mut |_, _| {}).unwrap()
}
