//! How fast a crowd votes through the door of a chamber, and how long what is shown of a large vote takes to make.
//!
//! `cargo bench -p penholder-chamber --bench burst [-- FOLDER]`. FOLDER (default: the target folder) should lie on the disk in
//! question; the ledger alone and the disk are measured by `penholder-ledger`'s `durable`. Every row is measured five times. The peer is the best live system found, on its authors' machine
//! (docs/performance.md). `PENHOLDER_POSTGRES=postgres://user@host/database` measures PostgreSQL too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench says what went wrong by panicking")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use penholder_chamber::asked::asked;
use penholder_chamber::opening::{self, Place, Seats};
use penholder_chamber::{Live, Open, Station, View, Who, scene};
use penholder_core::procedure::{Command, meeting, resolution, vote};
use penholder_core::{Position, Seat};
use penholder_ledger::clock::SystemClock;
use penholder_testing::CROWD;

const ROUNDS: usize = 5;

fn main() {
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let folder = given.map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    let folder = tempfile::tempdir_in(folder).unwrap();
    println!("{:<52} {:>8} {:>8} {:>8} {:>8}  aim; peer", "", "fastest", "median", "slowest", "p99");
    for (crowd, beside) in [(2_000, "0.6 s; 4 to 6 s"), (10_000, "3 s; 43 s")] {
        let place = |round: usize| Place::Folder(folder.path().join(format!("{crowd}-{round}")));
        let runs = (0..ROUNDS).map(|round| burst(&place(round), crowd));
        row(&format!("{crowd} ballots at once through the door, SQLite"), runs.collect(), beside);
    }
    match std::env::var("PENHOLDER_POSTGRES") {
        Ok(address) => {
            let run = |round: usize| burst(&database(&address, folder.path(), round), 2_000);
            row("2000 ballots at once through the door, PostgreSQL", (0..ROUNDS).map(run).collect(), "1.5 s; 4 to 6 s");
        }
        Err(_) => println!("PostgreSQL: not measured, PENHOLDER_POSTGRES names no server"),
    }
    views(&Place::Folder(folder.path().join("views")));
}

fn database(address: &str, folder: &Path, round: usize) -> Place {
    let prefix = format!("burst_{}_{round}", std::process::id());
    Place::Database { address: address.to_owned(), prefix, folder: folder.to_owned() }
}

type Run = (Duration, Vec<Duration>);

fn row(what: &str, mut runs: Vec<Run>, beside: &str) {
    runs.sort_by_key(|(took, _)| *took);
    let seconds = |duration: Duration| duration.as_secs_f64();
    let [fastest, median, slowest] = [0, runs.len() / 2, runs.len() - 1].map(|at| seconds(runs[at].0));
    let mut latencies = runs[runs.len() / 2].1.clone();
    latencies.sort();
    let p99 = seconds(latencies[latencies.len() * 99 / 100]);
    println!("{what:<52} {fastest:>6.3} s {median:>6.3} s {slowest:>6.3} s {p99:>6.3} s  {beside}");
}

fn live(place: &Place, crowd: usize) -> Live {
    let house = place.house(Arc::new(SystemClock)).unwrap();
    let record = house.add_chamber("crowd", "The crowd", "crowd").unwrap();
    let law = opening::read_law(CROWD, None).unwrap();
    let seats = (0..crowd).map(|n| Seat::new(format!("s{n}"), format!("Member {n}"), "member")).collect();
    let roster = opening::roster(&law, Seats::Named(seats), "2026-01-01".parse().unwrap()).unwrap();
    opening::found(place.ledger(&record, Arc::new(SystemClock)).unwrap(), &law, &roster).unwrap()
}

fn delegate(n: usize) -> Who {
    Who::new(format!("p{n}"), Station::Delegate { seat: format!("s{n}"), deputy: false })
}

async fn opened(live: &Live) {
    use resolution::Command as D;
    let (first, secretariat) = (delegate(0), Who::new("s", Station::Secretariat));
    let done = async |who: &Who, on: &str, command: Command| {
        let key = format!("{on} {command:?}");
        live.act(who, on, command, &key).await.unwrap();
    };
    let (symbol, chair, agenda) = (None, Some("s0".to_owned()), Vec::new());
    done(&secretariat, "m", meeting::Command::Convene { symbol, chair, agenda, private: false }.into()).await;
    let wording = penholder_scripts::wording("v1", "The crowd decides.");
    done(&first, "d", D::Circulate { kind: "resolution".into(), title: "t".into(), wording }.into()).await;
    done(&first, "d", D::Table { symbol: None }.into()).await;
    done(&secretariat, "d", D::Schedule { meeting: "m".into() }.into()).await;
    let question = resolution::Question::Whole;
    done(&first, "d", D::Put { question, method: None, deadline: None }.into()).await;
}

/// All vote at once; returns how long it took until the last had its answer, and each one's wait.
fn burst(place: &Place, crowd: usize) -> Run {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let live = live(place, crowd);
    runtime.block_on(async {
        opened(&live).await;
        let start = Instant::now();
        let tasks: Vec<_> = (0..crowd)
            .map(|n| {
                let live = live.clone();
                tokio::spawn(async move {
                    let position = if n % 3 == 0 { Position::No } else { Position::Yes };
                    let cast = vote::Command::Cast { seat: None, position, reason: None };
                    live.act(&delegate(n), "d", cast.into(), "ballot").await.unwrap();
                    start.elapsed()
                })
            })
            .collect();
        let mut latencies = Vec::new();
        for task in tasks {
            latencies.push(task.await.unwrap());
        }
        let took = start.elapsed();
        let in_the_box = live.look(|state| state.matters()["d"].votes[0].ballots.len());
        assert_eq!(in_the_box, crowd);
        let closing = Instant::now();
        let close = vote::Command::Close { absent: Vec::new() };
        live.act(&delegate(0), "d", close.into(), "close").await.unwrap();
        if std::env::var_os("PENHOLDER_BENCH_CLOSE").is_some() {
            println!("  closing took {:?}", closing.elapsed());
        }
        (took, latencies)
    })
}

/// How long it takes to make what is shown of a vote of 2,000.
fn views(place: &Place) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let live = live(place, 2_000);
    runtime.block_on(opened(&live));
    let now = live.now();
    let timed = |what: &str, run: &dyn Fn()| {
        let start = Instant::now();
        (0..20).for_each(|_| run());
        println!("{what:<52} {:>6.2} ms", start.elapsed().as_secs_f64() * 1_000.0 / 20.0);
    };
    timed("the scene of a vote of 2000, for the public", &|| {
        live.look(|state| drop(std::hint::black_box(scene(&View::Public, state, now))));
    });
    timed("what is asked of a delegate among 2000", &|| {
        let station = Station::Delegate { seat: "s1000".to_owned(), deputy: false };
        live.look(|state| drop(std::hint::black_box(asked(&station, state, Open::Yes, now))));
    });
    timed("what is asked of the chair among 2000", &|| {
        live.look(|state| drop(std::hint::black_box(asked(&Station::Chair, state, Open::Yes, now))));
    });
}
