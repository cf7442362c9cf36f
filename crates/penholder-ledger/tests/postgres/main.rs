//! The ledger on a real PostgreSQL server.
#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../../src/store/contract.rs"]
mod contract;
#[allow(dead_code, reason = "shared with the tests on SQLite")]
#[path = "../killed/mod.rs"]
mod killed;
mod server;
#[path = "../released/story.rs"]
mod story;

use contract::{opened, said, submit, voting};
use penholder_ledger::clock::SetClock;
use penholder_ledger::entry::Voting;
use penholder_ledger::store::{Postgres, StoreError};
use penholder_ledger::{Contents, Failure, Ledger, Receipt, Settings, Trust, export, restore};
use server::{Disk, Server};
use std::cell::Cell;
use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;
use story::{exported, goes_on, released, story};

#[test]
fn keeps_the_contract() {
    let server = Server::start(Disk::Loose);
    let count = Cell::new(0);
    contract::check(&|| {
        count.set(count.get() + 1);
        Box::new(Postgres::open(&server.address(), &format!("body_{}", count.get())).unwrap())
    });
}

fn address(server: &Server) -> String {
    format!("postgres:///postgres?user=postgres&host={}", server.folder().display())
}

#[test]
fn nothing_acknowledged_is_lost_by_a_kill() {
    killed::work_if_child();
    if std::env::var_os("PENHOLDER_CHILD").is_some() {
        return;
    }
    let server = Server::start(Disk::Loose);
    let folder = tempfile::tempdir().unwrap();
    let signed = |name: &str| folder.path().join(format!("{name}.signed"));
    let test = "nothing_acknowledged_is_lost_by_a_kill";
    let mut receipts = Vec::new();
    for round in 0..killed::rounds() {
        let children = ["a", "b"]
            .map(|name| killed::child(test, "append", &address(&server), &signed(name), &format!("{name}{round}")));
        let acknowledged = killed::killed(children.into());
        killed::check(&killed::open(&address(&server), signed("a")).unwrap(), &acknowledged);
        drop(killed::open(&address(&server), signed("b")).unwrap());
        receipts.extend(acknowledged);
    }
    let found = killed::check(&killed::open(&address(&server), signed("a")).unwrap(), &receipts);
    assert!(found.commands > receipts.len() as u64);
}

#[test]
fn two_processes_race_for_one_ballot() {
    killed::work_if_child();
    if std::env::var_os("PENHOLDER_CHILD").is_some() {
        return;
    }
    let server = Server::start(Disk::Loose);
    let folder = tempfile::tempdir().unwrap();
    let signed = |name: &str| folder.path().join(format!("{name}.signed"));
    let ledger = killed::open(&address(&server), signed("parent")).unwrap();
    submit(&ledger, opened("v", false, &["FRA"])).unwrap();
    let test = "two_processes_race_for_one_ballot";
    let children = ["a", "b"].map(|name| killed::child(test, "race", &address(&server), &signed(name), name));
    let lines: Vec<String> = children
        .into_iter()
        .map(|child| child.wait_with_output().unwrap())
        .inspect(|output| assert!(output.status.success()))
        .flat_map(|output| String::from_utf8(output.stdout).unwrap().lines().map(String::from).collect::<Vec<_>>())
        .collect();
    assert_eq!(lines.iter().filter(|line| killed::receipt(line).is_some()).count(), 1);
    assert_eq!(lines.iter().filter(|line| line.contains("refused ")).count(), 199);
    assert_eq!(killed::whole(&ledger, vec![]).ballots, 1);
}

#[test]
fn a_server_that_is_stopped_and_started_under_load_loses_nothing() {
    let server = Server::start(Disk::Synced);
    let settings = Settings { patience: Duration::from_secs(60), ..contract::settings() };
    let store = Postgres::open(&server.address(), "body").unwrap();
    let ledger = Ledger::open(Box::new(store), settings).unwrap();
    let receipts: Vec<Receipt> = std::thread::scope(|scope| {
        let ledger = &ledger;
        let send = |sender: u32| {
            move || (0..60).map(|n| submit(ledger, said(&format!("{sender}-{n}"))).unwrap()).collect::<Vec<_>>()
        };
        let senders: Vec<_> = (0..8).map(|sender| scope.spawn(send(sender))).collect();
        for size in [50, 150, 250] {
            while ledger.size() < size {
                std::thread::yield_now();
            }
            server.down();
            server.up();
        }
        senders.into_iter().flat_map(|sender| sender.join().unwrap()).collect()
    });
    assert_eq!(receipts.len(), 480);
    assert_eq!(killed::check(&ledger, &receipts).commands, 481);
}

#[test]
fn a_server_that_stays_away_is_said_to_be_away() {
    let server = Server::start(Disk::Loose);
    let settings = Settings { patience: Duration::from_millis(200), ..contract::settings() };
    let ledger = Ledger::open(Box::new(Postgres::open(&server.address(), "body").unwrap()), settings).unwrap();
    server.down();
    assert!(matches!(submit(&ledger, said("a")), Err(Failure::Store(StoreError::Unavailable(_)))));
    server.up();
    let receipt = submit(&ledger, said("a")).unwrap();
    assert_eq!(receipt.entries[0].seq, 1);
}

#[test]
fn each_process_hears_of_what_the_others_wrote() {
    let server = Server::start(Disk::Loose);
    let open = || contract::open(Box::new(Postgres::open(&server.address(), "body").unwrap()));
    let (here, there) = (open(), open());
    let (heard, hears) = std::sync::mpsc::channel();
    there.watch(move |size| {
        let _ = heard.send(size);
    });
    for n in 0..5 {
        submit(&here, said(&format!("k{n}"))).unwrap();
    }
    while hears.recv_timeout(Duration::from_secs(20)).unwrap() < 6 {}
    submit(&there, said("answer")).unwrap();
    assert_eq!((there.size(), killed::whole(&here, vec![]).entries), (7, 7));
}

#[test]
fn a_process_whose_clock_is_behind_does_not_judge_before_what_it_has_read() {
    let server = Server::start(Disk::Loose);
    let open = |now_ms| {
        let settings = Settings { clock: Arc::new(SetClock::at(now_ms)), ..contract::settings() };
        Ledger::open(Box::new(Postgres::open(&server.address(), "body").unwrap()), settings).unwrap()
    };
    let (ahead, behind) = (open(5_000), open(1_000));
    submit(&ahead, penholder_ledger::Command { at_ms: ahead.now_ms(), ..said("a") }).unwrap();
    behind.stream("sitting/1", 0, 10).wait().unwrap().unwrap();
    assert_eq!(behind.now_ms(), 5_000);
}

#[test]
fn a_backup_of_a_running_ledger_goes_into_a_file_and_back() {
    let server = Server::start(Disk::Loose);
    let ledger = contract::open(Box::new(Postgres::open(&server.address(), "body").unwrap()));
    let mut speech = said("speech");
    speech.events[0].personal.insert("speaker".into(), "A. N. Other".into());
    let secret = Voting::Cast { vote: "s".into(), seat: "FRA".into(), turn: 0 };
    for command in [speech, opened("s", true, &["FRA"]), voting("c", secret, Some("yes"))] {
        submit(&ledger, command).unwrap();
    }
    let backup = |ledger: &Ledger| {
        let bytes = ledger.read(|store| {
            let mut bytes = Vec::new();
            export(store, &[], Contents::Backup, &mut bytes, &mut |_, _| {}).map(|_| bytes)
        });
        bytes.wait().unwrap().unwrap()
    };
    let bytes = backup(&ledger);
    let mut other = Postgres::open(&server.address(), "other").unwrap();
    restore(&mut Cursor::new(&bytes), &Trust::default(), &mut other, &mut |_, _| {}).unwrap();
    assert_eq!(backup(&contract::open(Box::new(other))), bytes);
}

#[test]
fn what_is_no_ledger_is_left_alone() {
    let server = Server::start(Disk::Loose);
    let refused = |schema: &str| matches!(Postgres::open(&server.address(), schema), Err(StoreError::NotALedger(_)));
    assert!(refused("public"), "a schema that is something else");
    assert!(refused("a b") && refused("pg_x") && refused(""));
    assert!(matches!(Postgres::open_to_read(&server.address(), "none"), Err(StoreError::NotALedger(_))));
    assert!(matches!(Postgres::open("host=/nowhere user=x", "a"), Err(StoreError::Unavailable(_))));
}

#[test]
fn every_released_ledger_opens_and_goes_on() {
    let server = Server::start(Disk::Loose);
    if let Ok(number) = std::env::var("PENHOLDER_WRITE_RELEASED") {
        write(&server, &number);
    }
    for number in 1..=1 {
        let dump = std::fs::read_to_string(released(&format!("{number}.postgres.sql"))).unwrap();
        server.client(
            "psql",
            &["-q", "-v", "ON_ERROR_STOP=1"],
            &format!("drop schema if exists body cascade;\n{dump}"),
        );
        let store = Postgres::open(&server.address(), "body").unwrap();
        goes_on(Box::new(store), &released(&format!("{number}.postgres.export")));
    }
}

/// Writes the files of the version at hand.
fn write(server: &Server, number: &str) {
    let ledger = contract::open(Box::new(Postgres::open(&server.address(), "body").unwrap()));
    story(&ledger);
    std::fs::write(released(&format!("{number}.postgres.export")), exported(&ledger)).unwrap();
    drop(ledger);
    let dump = server.client("pg_dump", &["--inserts", "--no-owner", "--schema=body"], "");
    // newer programs write `\restrict`, which older ones do not read
    let dump: String = dump.split_inclusive('\n').filter(|line| !line.starts_with('\\')).collect();
    std::fs::write(released(&format!("{number}.postgres.sql")), dump).unwrap();
}
