//! `cargo xtask load`: measures the real program under a crowd and prints each figure beside its limit and the peer's.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anstream::println;
use anyhow::ensure;
use clap::{Parser, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use penholder_load::burst::CONNECTIONS;
use penholder_load::hall::Seats;
use penholder_load::report::{Row, table};
use penholder_load::{Burst, Client, Hall, Person, Program, Store, burst, kill, pages, streams};

/// How loaded the program is to be.
#[derive(Parser)]
#[command(
    name = "cargo xtask load",
    after_help = "\
Examples:
  cargo xtask load
  cargo xtask load --only votes --voters 2000 --runs 9
  cargo xtask load --only votes --voters 2000 --database 'host=/run/postgresql user=me dbname=load'
  cargo xtask load --only streams --streams 1000 --json"
)]
struct Args {
    /// The program; built in release mode.
    #[arg(long, default_value = "target/release/penholder")]
    program: PathBuf,
    /// Only these parts.
    #[arg(long, value_delimiter = ',', value_enum)]
    only: Vec<Part>,
    /// How many vote at once; several numbers are several halls.
    #[arg(long, value_delimiter = ',', default_values_t = [2_000, 10_000])]
    voters: Vec<usize>,
    /// How often the server is killed in a vote.
    #[arg(long, default_value_t = 20)]
    kills: usize,
    /// How many streams are open.
    #[arg(long, default_value_t = 5_000)]
    streams: usize,
    /// How often each thing is measured.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Keeps the house and its ledgers in this PostgreSQL database, which should be empty, instead of files.
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
    /// Prints the rows as JSON.
    #[arg(long)]
    json: bool,
}

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// All vote at once.
    Votes,
    /// The server is killed in the middle of votes.
    Kills,
    /// Streams are followed, also while all vote.
    Streams,
    /// Start, pages, memory.
    Pages,
}

const VOTES_PEER: &str = "OpenSlides, PostgreSQL: 4.0-6.0 s, p99 3.9-5.9 s";
const MORE_VOTES_PEER: &str = "OpenSlides, PostgreSQL: 43.5 s, p99 29.7 s";
const STREAMS_PEER: &str = "OpenSlides autoupdate, 5,000: 1.57-1.65 s";
const MEMORY_PEER: &str = "OpenSlides autoupdate: 115 kB";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    ensure!(args.program.exists(), "there is no program at `{}`; `cargo xtask load` builds it", args.program.display());
    let wants = |part: Part| args.only.is_empty() || args.only.contains(&part);
    let mut rows = Vec::new();
    if wants(Part::Pages) {
        rows.extend(measure_pages(&args).await?);
    }
    if wants(Part::Votes) {
        for voters in &args.voters {
            rows.extend(measure_votes(&args, *voters).await?);
        }
    }
    if wants(Part::Kills) {
        rows.extend(measure_kills(&args).await?);
    }
    if wants(Part::Streams) {
        rows.extend(measure_streams(&args).await?);
        rows.extend(measure_both(&args).await?);
    }
    if args.json {
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        println!("{}", table(&rows));
        println!("load of the machine: {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
        println!("peers: measured on another day, on two cores with the crowd on the same (docs/performance.md)");
    }
    Ok(())
}

/// How far a part has come, on the terminal.
fn bar(says: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg:<44} {wide_bar} {pos}/{len} {elapsed}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())).with_message(says.to_owned())
}

impl Args {
    fn store(&self) -> Store {
        self.database.clone().map_or(Store::Files, Store::Postgres)
    }

    fn start(&self) -> anyhow::Result<Program> {
        Program::start(&self.program, self.store())
    }

    /// A hall with everybody in it and a meeting begun.
    async fn hall(&self, seats: Seats) -> anyhow::Result<(Program, Hall)> {
        let program = self.start()?;
        let link = program.administrator.clone().unwrap_or_default();
        let says = match seats {
            Seats::Crowd(crowd) => format!("{crowd} come in"),
            Seats::Council => "the Council comes in".to_owned(),
        };
        let coming = bar(&says);
        let hall = Hall::open(program.address, &link, seats, &coming).await?;
        coming.finish();
        hall.convene().await?;
        Ok((program, hall))
    }

    fn place(&self) -> &'static str {
        if self.database.is_some() { "PostgreSQL" } else { "SQLite" }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

async fn measure_pages(args: &Args) -> anyhow::Result<Vec<Row>> {
    let (mut first, mut idle) = (Vec::new(), Vec::new());
    for _ in 0..args.runs {
        let start = Instant::now();
        let program = Program::start(&args.program, Store::Files)?;
        Client::connect(program.address).await?.get("/", &Person::default()).await?;
        first.push(milliseconds(start.elapsed()));
        tokio::time::sleep(Duration::from_millis(500)).await;
        #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
        idle.push(program.memory()? as f64 / 1e6);
    }
    let mut rows = vec![
        Row::new("start to the end of the first page, empty house", first, "ms", Some(100.0)),
        Row::new("memory when idle, after the first page", idle, "MB", Some(40.0)),
    ];
    let (program, hall) = args.hall(Seats::Council).await?;
    hall.open_vote("draft-1").await?;
    let mut client = Client::connect(program.address).await?;
    let (nobody, chair) = (Person::default(), hall.delegates[hall.chair].clone());
    let here = |place: &str| format!("/c/{}{place}", hall.id);
    let mut wanted: Vec<(String, &Person)> = pages::PUBLIC.iter().map(|page| ((*page).to_owned(), &nobody)).collect();
    wanted.extend([
        (here(""), &nobody),
        (here("/seat"), &chair),
        (here("/chair"), &chair),
        (here("/text/draft-1"), &chair),
        (here("/secretariat"), &hall.administrator),
        (here("/people"), &hall.administrator),
    ]);
    let reading = bar("pages").with_position(0);
    reading.set_length(wanted.len() as u64);
    for (path, who) in wanted {
        let page = pages::measure(&mut client, &path, who, 20).await?;
        let times = vec![milliseconds(page.fastest), milliseconds(page.median)];
        rows.push(Row { median: milliseconds(page.median), ..Row::new(path.clone(), times, "ms", Some(5.0)) });
        #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
        let size = (page.bytes - page.picture) as f64 / 1e3;
        rows.push(Row::new(format!("{path}: without pictures"), vec![size], "kB", Some(60.0)));
        reading.inc(1);
    }
    reading.finish();
    Ok(rows)
}

async fn measure_votes(args: &Args, voters: usize) -> anyhow::Result<Vec<Row>> {
    let (_program, hall) = args.hall(Seats::Crowd(voters)).await?;
    let all: Vec<usize> = (0..voters).collect();
    let (mut took, mut p99, mut slowest, mut closing) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut herd = Vec::new();
    for run in 0..args.runs {
        let on = format!("draft-{run}");
        hall.open_vote(&on).await?;
        if run == 0 {
            let loading = bar(&format!("{voters} load their own page"));
            let (all_loaded, size) = pages::own_seats(&hall, voters.min(200), &loading).await?;
            loading.finish();
            herd.push(Row::new(
                format!("{voters} load the page of their seat"),
                vec![all_loaded.as_secs_f64()],
                "s",
                None,
            ));
            #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
            herd.push(Row::new("one such page, with its picture", vec![size as f64 / 1e3], "kB", None));
        }
        let voting = bar(&format!("{voters} vote at once, {} of {}", run + 1, args.runs));
        voting.set_length(voters as u64);
        let one = burst(&hall, &on, "ballot", &all, CONNECTIONS, &voting).await?;
        voting.finish();
        all_there(&hall, &one, voters).await?;
        took.push(one.took.as_secs_f64());
        p99.push(one.quantile(0.99).as_secs_f64());
        slowest.push(one.quantile(1.0).as_secs_f64());
        let start = Instant::now();
        hall.close_vote(&on).await?;
        closing.push(milliseconds(start.elapsed()));
    }
    let place = args.place();
    let few = voters <= 2_000;
    let (limit, peer) = match (few, args.database.is_some()) {
        (true, false) => (Some(0.6), VOTES_PEER),
        (true, true) => (Some(1.5), VOTES_PEER),
        (false, false) => (Some(3.0), MORE_VOTES_PEER),
        (false, true) => (None, MORE_VOTES_PEER),
    };
    let mut rows = vec![
        Row::new(format!("{voters} vote at once over HTTP, {place}: all answered"), took, "s", limit).beside(peer),
        Row::new(format!("{voters} vote: wait of a voter, p99"), p99, "s", few.then_some(0.5)),
        Row::new(format!("{voters} vote: longest wait"), slowest, "s", None),
        Row::new(format!("{voters} voted: from closing to the result on a page"), closing, "ms", None),
    ];
    rows.extend(herd);
    Ok(rows)
}

/// Every ballot was acknowledged, and the gallery counts as many.
async fn all_there(hall: &Hall, burst: &Burst, voters: usize) -> anyhow::Result<()> {
    ensure!(burst.refused.is_empty(), "{} ballots were refused: {:?}", burst.refused.len(), burst.refused.first());
    ensure!(burst.unanswered.is_empty(), "{} ballots got no answer", burst.unanswered.len());
    let voted = hall.voted(voters).await?;
    ensure!(voted == voters, "the gallery counts {voted} of {voters}");
    Ok(())
}

async fn measure_kills(args: &Args) -> anyhow::Result<Vec<Row>> {
    let voters = args.voters.first().copied().unwrap_or(2_000);
    let (mut program, hall) = args.hall(Seats::Crowd(voters)).await?;
    let killing = bar(&format!("killed while {voters} vote"));
    let found = kill::kills(&mut program, &hall, args.kills, &killing).await?;
    killing.finish();
    #[expect(clippy::cast_precision_loss, reason = "a number of ballots")]
    let count = |count: usize| vec![count as f64];
    Ok(vec![
        Row::new(
            format!("{voters} vote, kill -9 x {}: acknowledged before", found.rounds),
            count(found.acknowledged),
            "ballots",
            None,
        ),
        Row::new("of these lost", count(found.lost), "ballots", Some(0.0))
            .beside("OpenSlides: in memory all 51, with Redis none"),
        Row::new("not answered, sent again", count(found.unanswered), "ballots", None),
        Row::new("too many or too few at the end", count(found.miscounted), "ballots", Some(0.0)),
        Row::new("longest time from start to the chamber's page", vec![found.longest_return.as_secs_f64()], "s", None),
    ])
}

async fn measure_streams(args: &Args) -> anyhow::Result<Vec<Row>> {
    let (program, hall) = args.hall(Seats::Council).await?;
    let over = streams::audiences(&hall);
    let following = bar("streams of the Council");
    // the views are made before anything is weighed
    let few = streams::follow(&hall, over.len(), &over, &ProgressBar::hidden()).await?;
    let before = program.memory()?;
    let mut open = streams::follow(&hall, args.streams, &over, &following).await?;
    following.finish();
    drop(few);
    #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
    let each = (program.memory()?.saturating_sub(before)) as f64 / args.streams as f64 / 1e3;
    let (mut last, mut middle, mut bytes) = (Vec::new(), Vec::new(), 0);
    for run in 0..args.runs {
        open.bytes();
        let waits = open.act(&hall, run).await?;
        bytes = open.bytes();
        last.push(waits.last().copied().unwrap_or_default().as_secs_f64());
        middle.push(waits[waits.len() / 2].as_secs_f64());
    }
    let count = args.streams;
    #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
    Ok(vec![
        Row::new(format!("{count} streams, four views: act to the last stream"), last, "s", Some(0.45))
            .beside(STREAMS_PEER),
        Row::new(format!("{count} streams: act to the middle stream"), middle, "s", None),
        Row::new("bytes of that event to one stream", vec![bytes as f64 / count as f64 / 1e3], "kB", None),
        Row::new("memory of the server for one stream", vec![each], "kB", Some(30.0)).beside(MEMORY_PEER),
    ])
}

async fn measure_both(args: &Args) -> anyhow::Result<Vec<Row>> {
    let voters = args.voters.first().copied().unwrap_or(2_000);
    let (_program, hall) = args.hall(Seats::Crowd(voters)).await?;
    let all: Vec<usize> = (0..voters).collect();
    let over = streams::audiences(&hall);
    let following = bar(&format!("streams of {voters}"));
    let mut open = streams::follow(&hall, args.streams, &over, &following).await?;
    following.finish();
    let (mut took, mut p99, mut last, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for run in 0..args.runs {
        let on = format!("draft-{run}");
        hall.open_vote(&on).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        open.bytes();
        let one = burst(&hall, &on, "ballot", &all, CONNECTIONS, &ProgressBar::hidden()).await?;
        all_there(&hall, &one, voters).await?;
        took.push(one.took.as_secs_f64());
        p99.push(one.quantile(0.99).as_secs_f64());
        hall.close_vote(&on).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        #[expect(clippy::cast_precision_loss, reason = "a number of bytes")]
        bytes.push(open.bytes() as f64 / 1e6);
        last.push(open.act(&hall, run).await?.last().copied().unwrap_or_default().as_secs_f64());
    }
    ensure!(open.ended() == 0, "{} streams were dropped", open.ended());
    let count = args.streams;
    Ok(vec![
        Row::new(format!("{voters} vote while {count} follow: all answered"), took, "s", Some(0.6)),
        Row::new(format!("{voters} vote while {count} follow: wait, p99"), p99, "s", Some(0.5)),
        Row::new("pushed during such a vote", bytes, "MB", None),
        Row::new(format!("{count} streams of a hall of {voters}: act to the last"), last, "s", Some(0.45))
            .beside(STREAMS_PEER),
    ])
}
