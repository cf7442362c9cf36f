//! A crowd at the real program: everything that `cargo xtask load` measures, small, and only counted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[allow(dead_code, reason = "shared with the tests of the ledger")]
#[path = "../../penholder-ledger/tests/postgres/server.rs"]
mod server;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use indicatif::ProgressBar;
use penholder_load::hall::Seats;
use penholder_load::{Burst, Client, Hall, Person, Program, Store, burst, kill, streams};
use server::{Disk, Server};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_penholder"))
}

fn quietly() -> ProgressBar {
    ProgressBar::hidden()
}

/// A hall with everybody in it and a meeting begun.
async fn hall(store: Store, seats: Seats) -> (Program, Hall) {
    let program = Program::start(program(), store).unwrap();
    let link = program.administrator.clone().unwrap();
    let hall = Hall::open(program.address, &link, seats, &quietly()).await.unwrap();
    hall.convene().await.unwrap();
    (program, hall)
}

fn receipts(burst: &Burst) -> BTreeMap<usize, String> {
    burst.acknowledged.iter().cloned().collect()
}

/// More come in from one address in a minute than may guess from there, and more vote.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_comes_in_and_every_ballot_is_counted_once() {
    let (_program, hall) = hall(Store::Files, Seats::Crowd(150)).await;
    hall.open_vote("draft-1").await.unwrap();
    let all: Vec<usize> = (0..150).collect();
    let first = burst(&hall, "draft-1", "ballot", &all, 50, &quietly()).await.unwrap();
    assert_eq!((first.acknowledged.len(), &first.refused, &first.unanswered), (150, &vec![], &vec![]));
    assert_eq!(hall.voted(150).await.unwrap(), 150);
    let again = burst(&hall, "draft-1", "ballot", &all, 50, &quietly()).await.unwrap();
    assert_eq!(receipts(&again), receipts(&first), "the same ballots, the same receipts");
    let other = burst(&hall, "draft-1", "another", &all[..20], 20, &quietly()).await.unwrap();
    assert_eq!(other.refused.len(), 20, "the same choice again is no second ballot");
    hall.close_vote("draft-1").await.unwrap();
    // somebody who guesses from the same address is held up, whoever votes is not
    let mut stranger = Client::connect(hall.address).await.unwrap();
    let mut statuses = Vec::new();
    for _ in 0..200 {
        let request =
            stranger.request(&"GET".parse().unwrap(), "/enter/AAAA", &Person::default(), String::new()).unwrap();
        statuses.push(stranger.send(request).await.unwrap().status.as_u16());
    }
    assert_eq!((statuses[0], statuses[199]), (400, 429));
    hall.open_vote("draft-2").await.unwrap();
    let second = burst(&hall, "draft-2", "ballot", &all, 50, &quietly()).await.unwrap();
    assert_eq!(second.acknowledged.len(), 150);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_there_after_a_kill() {
    let (mut program, hall) = hall(Store::Files, Seats::Crowd(50)).await;
    let rounds = if std::env::var_os("PENHOLDER_ROUNDS").is_some() { 10 } else { 2 };
    let found = kill::kills(&mut program, &hall, rounds, &quietly()).await.unwrap();
    assert_eq!((found.rounds, found.lost, found.miscounted), (rounds, 0, 0), "{found:?}");
    assert!(found.acknowledged > 0);
    program.kill().unwrap();
    let (ledger, file) = (program.folder().join("crowd.ledger"), program.folder().join("record"));
    for args in
        [vec!["export".as_ref(), ledger.as_os_str(), file.as_os_str()], vec!["verify".as_ref(), file.as_os_str()]]
    {
        let done = Command::new(self::program()).args(&args).output().unwrap();
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_stream_hears_of_every_act() {
    let (_program, hall) = hall(Store::Files, Seats::Council).await;
    let over = streams::audiences(&hall);
    let mut open = streams::follow(&hall, 100, &over, &quietly()).await.unwrap();
    for act in 0..3 {
        assert_eq!(open.act(&hall, act).await.unwrap().len(), 100);
    }
    assert_eq!(open.ended(), 0);
}

/// Two servers on one PostgreSQL are one hall; one is killed in the middle of a vote, the other goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_two_servers_is_killed_in_a_vote() {
    let database = Server::start(Disk::Loose);
    let store = Store::Postgres(database.address());
    let (mut one, here) = hall(store.clone(), Seats::Crowd(120)).await;
    let other = Program::join(program(), store).unwrap();
    let there = here.through(other.address);
    // a stream of the second hears what is done in the first, and the other way round
    let over = streams::audiences(&there);
    let mut open = streams::follow(&there, 20, &over, &quietly()).await.unwrap();
    assert_eq!(open.act(&here, 0).await.unwrap().len(), 20);
    let mut back = streams::follow(&here, 20, &over, &quietly()).await.unwrap();
    assert_eq!(back.act(&there, 1).await.unwrap().len(), 20);
    here.open_vote("draft-1").await.unwrap();
    let (even, odd): (Vec<usize>, Vec<usize>) = (0..120).partition(|voter| voter % 2 == 0);
    let (answered, elsewhere) = (quietly(), quietly());
    let killing = async {
        while answered.position() < 10 {
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
        one.kill().unwrap();
    };
    // few connections, so that many ballots are still to come when the server dies
    let (at_one, at_other, ()) = tokio::join!(
        burst(&here, "draft-1", "ballot", &even, 2, &answered),
        burst(&there, "draft-1", "ballot", &odd, 2, &elsewhere),
        killing
    );
    let (at_one, at_other) = (at_one.unwrap(), at_other.unwrap());
    assert!(at_one.acknowledged.len() >= 10 && !at_one.unanswered.is_empty(), "it was killed in the middle");
    assert_eq!((at_other.acknowledged.len(), at_other.refused.len()), (60, 0), "the other went on");
    let acknowledged = 60 + at_one.acknowledged.len();
    assert!(there.voted(acknowledged).await.unwrap() >= acknowledged);
    // the ballots of the first are known to the second: sent again they have the same receipts, the rest counts once
    let again = burst(&there, "draft-1", "ballot", &even, 10, &quietly()).await.unwrap();
    let known = receipts(&again);
    assert_eq!(known.len(), 60);
    for (voter, receipt) in &at_one.acknowledged {
        assert_eq!(known.get(voter), Some(receipt), "voter {voter}");
    }
    assert_eq!(there.voted(120).await.unwrap(), 120);
    there.close_vote("draft-1").await.unwrap();
    // and it still pushes; the first comes back to the same hall
    assert_eq!(open.act(&there, 2).await.unwrap().len(), 20);
    one.restart().unwrap();
    here.open_vote("draft-2").await.unwrap();
    let all: Vec<usize> = (0..120).collect();
    assert_eq!(burst(&here, "draft-2", "ballot", &all, 20, &quietly()).await.unwrap().acknowledged.len(), 120);
    assert_eq!(open.ended(), 0);
}
