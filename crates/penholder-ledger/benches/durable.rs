//! How fast the ledger acknowledges, beside what the disk gives in the same minute.
//!
//! `cargo bench -p penholder-ledger --bench durable [-- FOLDER]`. FOLDER (default: the target folder) should lie on the disk in
//! question, not in memory. The PostgreSQL rows need a server: `PENHOLDER_POSTGRES=postgres://user@host/database`.
//! Every row is measured five times; the peer is the best live system found, on its authors' machine (docs/performance.md).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench says what went wrong by panicking")]

#[path = "../src/store/contract.rs"]
#[allow(dead_code, reason = "the suite itself runs in the tests")]
mod contract;

use contract::{ballot, open, opened, said, settings, submit};
use penholder_ledger::store::{Memory, Sqlite, Store};
use penholder_ledger::{Contents, Ledger, NoRecount, Settings, Trust, export, verify};
use std::fs::File;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// Senders that wait for each answer before the next command.
const SENDERS: usize = 64;
/// Bytes that an entry of `said` takes.
const ENTRY_BYTES: usize = 300;
/// How often everything is measured.
const ROUNDS: usize = 5;

fn main() {
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    if let Ok(part) = std::env::var("PENHOLDER_BENCH_PART") {
        return part_of_two(&part);
    }
    let folder = given.map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    let folder = tempfile::tempdir_in(folder).unwrap();
    println!("{:<44} {:>9} {:>8} {:>8} {:>8}  aim; peer", "", "a second", "fastest", "median", "slowest");
    appends(folder.path());
    for (crowd, beside) in [(2_000, "0.6 s; 4 to 6 s"), (10_000, "3 s; 43 s")] {
        let took = (0..ROUNDS).map(|round| {
            let path = folder.path().join(format!("crowd-{crowd}-{round}"));
            crowded(&remembering(Box::new(Sqlite::open(&path).unwrap()), &path), crowd, "")
        });
        row(&format!("SQLite: {crowd} simultaneous ballots"), crowd, took.collect(), beside);
    }
    match std::env::var("PENHOLDER_POSTGRES") {
        Ok(address) => {
            let took = (0..ROUNDS).map(|_| two_processes(&address)).collect();
            row("PostgreSQL: 2000 ballots, two processes", 2_000, took, "1.5 s; 4 to 6 s");
        }
        Err(_) => println!("PostgreSQL: not measured, PENHOLDER_POSTGRES names no server"),
    }
    verifying(100_000);
}

/// Prints the fastest, the middle and the slowest round.
fn row(what: &str, count: usize, mut took: Vec<Duration>, beside: &str) {
    took.sort();
    let [fastest, median, slowest] = [0, took.len() / 2, took.len() - 1].map(|at| took[at].as_secs_f64());
    let each_second = count as f64 / median;
    println!("{what:<44} {each_second:>9.0} {fastest:>6.3} s {median:>6.3} s {slowest:>6.3} s  {beside}");
}

fn remembering(store: Box<dyn Store>, path: &Path) -> Ledger {
    let settings = Settings { remembered: Some(path.with_extension("signed")), ..settings() };
    Ledger::open(store, settings).unwrap()
}

/// The disk, the ledger, the disk again: the same number of senders, the same bytes, group commit in both.
fn appends(folder: &Path) {
    let count = 20_000;
    let (mut disk, mut commands, mut shares, mut groups) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        disk.push(disk_limit(&folder.join(format!("disk-{round}")), count));
        let path = folder.join(format!("append-{round}"));
        let ledger = remembering(Box::new(Sqlite::open(&path).unwrap()), &path);
        commands.push(sent(&ledger, count));
        shares.push(disk[round].as_secs_f64() / commands[round].as_secs_f64());
        let signed = ledger.read(|store| store.checkpoints(0, u32::MAX).unwrap().len()).wait().unwrap();
        groups.push(count as f64 / signed as f64);
    }
    row("disk: group-committed writes, fdatasync", count, disk, "");
    row("SQLite: durable commands with receipts", count, commands, "half the disk");
    for (what, mut values) in [("share of the disk", shares), ("commands in a group", groups)] {
        values.sort_by(f64::total_cmp);
        println!("{what:<44} {:>9} {:>8.2} {:>8.2} {:>8.2}", "", values[0], values[ROUNDS / 2], values[ROUNDS - 1]);
    }
}

/// Senders that wait for each receipt; returns the time until the last has its last.
fn sent(ledger: &Ledger, count: usize) -> Duration {
    let began = Instant::now();
    std::thread::scope(|scope| {
        for sender in 0..SENDERS {
            scope.spawn(move || {
                for n in 0..count / SENDERS {
                    submit(ledger, said(&format!("{sender}-{n}"))).unwrap();
                }
            });
        }
    });
    began.elapsed()
}

/// One thread that writes what waits and syncs; senders that wait for it. Nothing else.
fn disk_limit(path: &Path, count: usize) -> Duration {
    let (to_writer, jobs) = channel::<std::sync::mpsc::Sender<()>>();
    let mut file = File::create(path).unwrap();
    let writer = std::thread::spawn(move || {
        while let Ok(first) = jobs.recv() {
            let group: Vec<_> = std::iter::once(first).chain(jobs.try_iter()).collect();
            file.write_all(&vec![7; ENTRY_BYTES * group.len()]).unwrap();
            file.sync_data().unwrap();
            group.iter().for_each(|sender| sender.send(()).unwrap());
        }
    });
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..SENDERS {
            let to_writer = to_writer.clone();
            scope.spawn(move || {
                let (done, wait) = channel();
                for _ in 0..count / SENDERS {
                    to_writer.send(done.clone()).unwrap();
                    wait.recv().unwrap();
                }
            });
        }
    });
    let took = began.elapsed();
    drop(to_writer);
    writer.join().unwrap();
    took
}

/// Everybody votes at once; returns the time until the last has a receipt.
fn crowded(ledger: &Ledger, crowd: usize, prefix: &str) -> Duration {
    let seats: Vec<String> = (0..crowd).map(|n| format!("{prefix}S{n}")).collect();
    let vote = format!("{prefix}v");
    submit(ledger, opened(&vote, false, &seats.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    let ballots: Vec<_> = seats.iter().map(|seat| ballot(&format!("k{seat}"), &vote, seat, 0)).collect();
    let began = Instant::now();
    let pending: Vec<_> = ballots.into_iter().map(|ballot| ledger.submit(ballot)).collect();
    pending.into_iter().for_each(|one| drop(one.wait().unwrap().unwrap()));
    began.elapsed()
}

fn ledger_at(address: &str, schema: &str) -> Ledger {
    open(Box::new(penholder_ledger::store::Postgres::open(address, schema).unwrap()))
}

/// Two processes of ours, a thousand ballots each, on one ledger; the slower one counts.
fn two_processes(address: &str) -> Duration {
    let mut random = [0; 4];
    getrandom::fill(&mut random).unwrap();
    let schema = format!("bench_{}", u32::from_be_bytes(random));
    drop(ledger_at(address, &schema));
    let part = |name: &str| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env("PENHOLDER_BENCH_PART", format!("{address} {schema} {name}")).stdout(Stdio::piped());
        command.spawn().unwrap()
    };
    let times = ["a", "b"].map(part).map(|child| {
        let output = child.wait_with_output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<u64>().unwrap()
    });
    Duration::from_micros(times[0].max(times[1]))
}

fn part_of_two(part: &str) {
    let [address, schema, name] = part.split(' ').collect::<Vec<_>>()[..] else { panic!("{part}") };
    println!("{}", crowded(&ledger_at(address, schema), 1_000, name).as_micros());
}

/// From the file to the verdict.
fn verifying(entries: usize) {
    let ledger = open(Box::new(Memory::default()));
    for page in 0..entries / 1_000 {
        let pending: Vec<_> = (0..1_000).map(|n| ledger.submit(said(&format!("{page}-{n}")))).collect();
        pending.into_iter().for_each(|one| drop(one.wait().unwrap().unwrap()));
    }
    let bytes = ledger.read(|store| {
        let mut bytes = Vec::new();
        export(store, &[], Contents::Public, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    let bytes = bytes.wait().unwrap().unwrap();
    let took = (0..ROUNDS).map(|_| {
        let began = Instant::now();
        let found = verify(&mut Cursor::new(&bytes), &Trust::default(), &mut NoRecount, &mut |_, _| {}).unwrap();
        assert!(found.entries as usize > entries);
        began.elapsed()
    });
    row(&format!("verify: {entries} entries from nothing"), entries, took.collect(), "1 s");
}
