//! Chambers on a real PostgreSQL server, run by several processes.
#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../../src/house/contract.rs"]
mod contract;
#[allow(dead_code, reason = "shared with the tests of the ledger")]
#[path = "../../../penholder-ledger/tests/postgres/server.rs"]
mod server;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use jiff::ToSpan;
use penholder_chamber::house::{Postgres, Shelf, ShelfError};
use penholder_chamber::opening::{self, Place, Seats};
use penholder_chamber::{Done, Live, Refused, State, Station, Who};
use penholder_core::Position;
use penholder_core::procedure::resolution::{self, Stage};
use penholder_core::procedure::{Command, Form, meeting, silence, vote};
use penholder_ledger::clock::SystemClock;
use server::{Disk, Server};

fn place(address: &str, folder: &Path) -> Place {
    Place::Database { address: address.to_owned(), prefix: "penholder".to_owned(), folder: folder.to_owned() }
}

/// Opens the one chamber of the house there, founding it first if there is none.
fn live(place: &Place) -> Live {
    let house = place.house(Arc::new(SystemClock)).unwrap();
    let clock = || Arc::new(SystemClock);
    if let Some(record) = house.chamber("council").unwrap() {
        return Live::open(place.ledger(&record, clock()).unwrap()).unwrap();
    }
    let record = house.add_chamber("council", "The Council", "un-security-council").unwrap();
    let law = opening::shipped_law("un-security-council").unwrap();
    let day = "2025-02-24".parse().unwrap();
    let roster = opening::roster(&law, Seats::OfDate(day), day).unwrap();
    opening::found(place.ledger(&record, clock()).unwrap(), &law, &roster).unwrap()
}

fn delegate(seat: &str) -> Who {
    Who::new(format!("person of {seat}"), Station::Delegate { seat: seat.to_owned(), deputy: false })
}

fn cast(position: Position) -> Command {
    vote::Command::Cast { seat: None, position, reason: None }.into()
}

fn wording() -> penholder_core::procedure::Wording {
    penholder_scripts::wording("v1", "The Council decides.")
}

fn stage(state: &State) -> Stage {
    match &state.matters()["draft"].form {
        Form::Draft(draft) => draft.stage.clone(),
        other => panic!("{other:?}"),
    }
}

async fn until(live: &Live, so: impl Fn(&State) -> bool) {
    let mut watch = live.watch();
    while !live.look(&so) {
        let changed = tokio::time::timeout(Duration::from_secs(20), watch.changed()).await;
        changed.expect("it never stands so").unwrap();
    }
}

async fn done(live: &Live, who: &Who, on: &str, command: impl Into<Command>) -> Done {
    let command = command.into();
    let key = format!("{command:?}");
    live.act(who, on, command, &key).await.unwrap_or_else(|why| panic!("{key}: {why}"))
}

/// A draft that is put to the vote, China presiding.
async fn vote_is_open(live: &Live) {
    let (secretariat, china) = (Who::new("secretary", Station::Secretariat), delegate("CHN"));
    let convene = meeting::Command::Convene {
        symbol: Some("S/PV.9866".into()),
        chair: Some("CHN".into()),
        agenda: vec![],
        private: false,
    };
    done(live, &secretariat, "meeting", convene).await;
    done(live, &china, "meeting", meeting::Command::AdoptAgenda).await;
    circulate(live).await;
    done(live, &delegate("USA"), "draft", resolution::Command::Table { symbol: None }).await;
    done(live, &secretariat, "draft", resolution::Command::Schedule { meeting: "meeting".into() }).await;
    let put = resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
    done(live, &china, "draft", put).await;
}

async fn circulate(live: &Live) {
    let circulate =
        resolution::Command::Circulate { kind: "resolution".into(), title: "Peace".into(), wording: wording() };
    done(live, &delegate("USA"), "draft", circulate).await;
}

#[test]
fn the_shelf_keeps_the_contract() {
    let server = Server::start(Disk::Loose);
    contract::check(&mut Postgres::open(&server.address(), "a_house").unwrap());
    let mut again = Postgres::open(&server.address(), "a_house").unwrap();
    assert_eq!(again.get("thing", "a").unwrap().unwrap().body, "2", "it lasts");
    for wrong in ["public", "", "pg_x", "a b"] {
        assert!(matches!(Postgres::open(&server.address(), wrong), Err(ShelfError::NotAHouse(_))), "{wrong}");
    }
    server.down();
    assert!(matches!(again.get("thing", "a"), Err(ShelfError::Unavailable(_))));
    server.up();
    assert!(again.get("thing", "a").is_ok_and(|found| found.is_some()), "it connects again");
    assert!(matches!(Postgres::open("host=/nowhere user=x", "a"), Err(ShelfError::Unavailable(_))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_are_one_chamber() {
    let server = Server::start(Disk::Loose);
    let folder = tempfile::tempdir().unwrap();
    let here = live(&place(&server.address(), &folder.path().join("a")));
    let there = live(&place(&server.address(), &folder.path().join("b")));
    vote_is_open(&here).await;
    // an act of one process is judged by the other at once, even before it has heard of it
    done(&there, &delegate("FRA"), "draft", cast(Position::Yes)).await;
    // both at once: of 200 ballots of one seat one counts, of 20 new matters each gets its own symbol
    let all: Vec<_> = (0..200)
        .map(|n| {
            let live = if n % 2 == 0 { here.clone() } else { there.clone() };
            let gbr = delegate("GBR");
            tokio::spawn(async move { live.act(&gbr, "draft", cast(Position::No), &format!("k{n}")).await.is_ok() })
        })
        .collect();
    let mut taken = 0;
    for one in all {
        taken += usize::from(one.await.unwrap());
    }
    assert_eq!(taken, 1);
    done(&here, &delegate("CHN"), "draft", vote::Command::Annul { why: "taken again".into() }).await;
    let tabled: Vec<_> = (0..20)
        .map(|n| {
            let live = if n % 2 == 0 { here.clone() } else { there.clone() };
            tokio::spawn(async move {
                let (usa, id) = (delegate("USA"), format!("draft-{n}"));
                let circulate =
                    resolution::Command::Circulate { kind: "resolution".into(), title: id.clone(), wording: wording() };
                live.act(&usa, &id, circulate.into(), &id).await.unwrap();
                let table = resolution::Command::Table { symbol: (n == 0).then(|| "S/2026/7".into()) };
                live.act(&usa, &id, table.into(), &format!("table {id}")).await.unwrap();
            })
        })
        .collect();
    for one in tabled {
        one.await.unwrap();
    }
    until(&here, |state| state.size() >= there.seq()).await;
    until(&there, |state| state.size() >= here.seq()).await;
    let symbols = |live: &Live| {
        live.look(|state| {
            let symbol = |matter: &penholder_core::procedure::Matter| match &matter.form {
                Form::Draft(draft) => draft.symbol.clone(),
                _ => None,
            };
            state.matters().values().map(Arc::as_ref).filter_map(symbol).collect::<Vec<_>>()
        })
    };
    let (mut one, other) = (symbols(&here), symbols(&there));
    assert!(one.len() == other.len() && one.len() > 1);
    one.sort_unstable();
    one.dedup();
    assert_eq!(one.len(), other.len(), "no symbol is given twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_due_is_brought_once() {
    let server = Server::start(Disk::Loose);
    let folder = tempfile::tempdir().unwrap();
    let all = ["a", "b", "c"].map(|name| live(&place(&server.address(), &folder.path().join(name))));
    circulate(&all[0]).await;
    let deadline = all[0].now().checked_add(700.milliseconds()).unwrap();
    done(&all[1], &delegate("USA"), "draft", silence::Command::Place { wording: wording(), deadline }).await;
    for live in &all {
        until(live, |state| state.matters().contains_key("draft") && stage(state) == Stage::Agreed).await;
    }
    let passed = |state: &State| state.log().filter(|change| change.event.kind() == "silence.passed").count();
    for live in &all {
        until(live, |state| state.size() >= all[0].seq()).await;
        assert_eq!((live.look(passed), live.trouble()), (1, None));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_two_processes_is_killed_in_a_vote() {
    if let Ok(address) = std::env::var("PENHOLDER_CHILD") {
        return vote_for_ever(&address, &std::env::var("PENHOLDER_CHILD_FOLDER").unwrap()).await;
    }
    let server = Server::start(Disk::Loose);
    let folder = tempfile::tempdir().unwrap();
    let here = live(&place(&server.address(), &folder.path().join("a")));
    vote_is_open(&here).await;
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "one_of_two_processes_is_killed_in_a_vote", "--nocapture", "--test-threads=1"])
        .env("PENHOLDER_CHILD", server.address())
        .env("PENHOLDER_CHILD_FOLDER", folder.path().join("b"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let mut lines = Vec::new();
        for line in output.lines().map_while(Result::ok) {
            if let Some((_, ack)) = line.split_once("ack ") {
                lines.push(ack.to_owned());
            }
        }
        lines
    });
    // while the other process votes, this one does too; then the other is killed
    until(&here, |state| state.matters()["draft"].votes[0].ballots.len() >= 5).await;
    for seat in ["USA", "CHN", "RUS", "DNK"] {
        done(&here, &delegate(seat), "draft", cast(Position::Yes)).await;
    }
    until(&here, |state| state.size() > 60).await;
    child.kill().unwrap();
    child.wait().unwrap();
    let acknowledged = reader.join().unwrap();
    assert!(acknowledged.len() > 5, "{acknowledged:?}");
    let mut last = BTreeMap::new();
    for line in &acknowledged {
        let [seat, key, seq, position] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        last.insert(seat.to_owned(), (key.to_owned(), seq.parse::<u64>().unwrap(), position.to_owned()));
    }
    for (seat, (key, seq, position)) in &last {
        // the last answer may have got lost with the process: sent again to the other one, it counts once
        let position = Position::from_word(position).unwrap();
        let again = here.act(&delegate(seat), "draft", cast(position), key).await.unwrap();
        assert_eq!(again.receipt.entries[0].seq, *seq, "{seat}: the same receipt from another process");
        again.receipt.check(here.ledger().verifier()).unwrap();
    }
    for seat in here
        .look(|state| state.matters()["draft"].votes[0].missing().iter().map(|e| e.seat.clone()).collect::<Vec<_>>())
    {
        done(&here, &delegate(&seat), "draft", cast(Position::Yes)).await;
    }
    done(&here, &delegate("CHN"), "draft", vote::Command::Close { absent: vec![] }).await;
    until(&here, |state| matches!(stage(state), Stage::Adopted(..) | Stage::NotAdopted(_))).await;
    let twice = here.act(&delegate("FRA"), "draft", cast(Position::No), "late").await;
    assert!(matches!(twice, Err(Refused::Rules(_))));
}

/// What the copy does: five seats vote, and change their votes for ever.
async fn vote_for_ever(address: &str, folder: &str) {
    let live = live(&place(address, Path::new(folder)));
    for n in 0..u64::MAX {
        let position = if n % 2 == 0 { Position::Yes } else { Position::Abstain };
        for seat in ["FRA", "GBR", "GRC", "PAN", "PAK"] {
            let key = format!("child-{n}-{seat}");
            let done = live.act(&delegate(seat), "draft", cast(position), &key).await.unwrap();
            println!("ack {seat} {key} {} {}", done.receipt.entries[0].seq, position.word());
            std::io::stdout().flush().unwrap();
        }
    }
}
