//! All vote at once: one connection each, two thousand at most, and every answer counted.

use std::time::{Duration, Instant};

use hyper::{Method, StatusCode};
use indicatif::ProgressBar;
use penholder_core::Position;
use penholder_core::procedure::{Command, vote};
use tokio::sync::watch;

use crate::client::{Client, Person, form};
use crate::hall::Hall;

/// The most connections of a burst, if nothing else is wanted.
pub const CONNECTIONS: usize = 2_000;

/// What came of a burst.
#[derive(Clone, Debug, Default)]
pub struct Burst {
    /// The voters whose ballots were acknowledged: who, with which receipt.
    pub acknowledged: Vec<(usize, String)>,
    /// The voters who got no answer, as their connection broke.
    pub unanswered: Vec<usize>,
    /// The voters whose ballots were refused, with what was said.
    pub refused: Vec<(usize, String)>,
    /// From the first ballot sent until the last answer.
    pub took: Duration,
    /// How long each acknowledged voter waited, the shortest first.
    pub waits: Vec<Duration>,
}

impl Burst {
    /// The wait that this part of the voters did not exceed.
    #[must_use]
    pub fn quantile(&self, part: f64) -> Duration {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index"
        )]
        let at = (self.waits.len().saturating_sub(1) as f64 * part).round() as usize;
        self.waits.get(at).copied().unwrap_or_default()
    }
}

/// The position that a voter takes: two of three are in favour.
#[must_use]
pub fn position_of(voter: usize) -> Position {
    if voter.is_multiple_of(3) { Position::No } else { Position::Yes }
}

/// These voters send their ballots all at once; the key of each ballot is made of the vote and `key`, so that sent again it counts once.
///
/// They come over at most so many connections, those of one connection one after the other. A voter whose connection breaks is
/// among the unanswered. `bar` counts answers.
///
/// # Errors
/// The program cannot be reached at all.
pub async fn burst(
    hall: &Hall,
    on: &str,
    key: &str,
    voters: &[usize],
    connections: usize,
    bar: &ProgressBar,
) -> anyhow::Result<Burst> {
    let doors = voters.len().min(connections);
    let (go, ready) = watch::channel(None);
    let mut queues = Vec::with_capacity(doors);
    for door in 0..doors {
        let client = Client::connect(hall.address).await?;
        let ballots: Vec<_> =
            voters.iter().skip(door).step_by(doors).map(|voter| (*voter, ballot(hall, on, key, *voter))).collect();
        let (path, people) =
            (format!("/c/{}/act", hall.id), ballots.iter().map(|(voter, _)| hall.delegates[*voter].clone()).collect());
        queues.push(tokio::spawn(queue(client, path, people, ballots, ready.clone(), bar.clone())));
    }
    drop(ready);
    // everybody is at the door before the first ballot goes in
    tokio::time::sleep(Duration::from_millis(100)).await;
    let start = Instant::now();
    go.send_replace(Some(start));
    let mut all = Burst::default();
    for queue in queues {
        let one = queue.await?;
        all.took = all.took.max(one.took);
        all.acknowledged.extend(one.acknowledged);
        all.unanswered.extend(one.unanswered);
        all.refused.extend(one.refused);
        all.waits.extend(one.waits);
    }
    all.waits.sort_unstable();
    Ok(all)
}

/// The form of one ballot.
fn ballot(hall: &Hall, on: &str, key: &str, voter: usize) -> String {
    let cast = Command::from(vote::Command::Cast { seat: None, position: position_of(voter), reason: None });
    let command = serde_json::to_string(&cast).unwrap_or_default();
    let (back, key) = (format!("/c/{}/seat", hall.id), format!("{on} {key}"));
    form(&hall.delegates[voter], &[("as", "seat"), ("on", on), ("do", &command), ("key", &key), ("back", &back)])
}

/// The voters behind one connection, one after the other.
async fn queue(
    mut client: Client,
    path: String,
    people: Vec<Person>,
    ballots: Vec<(usize, String)>,
    mut ready: watch::Receiver<Option<Instant>>,
    bar: ProgressBar,
) -> Burst {
    let mut part = Burst::default();
    let start = match ready.wait_for(Option::is_some).await {
        Ok(start) => start.unwrap_or_else(Instant::now),
        Err(_) => return part,
    };
    let mut sent = start;
    let mut ballots = ballots.into_iter().zip(people);
    for ((voter, body), person) in ballots.by_ref() {
        let request = client.request(&Method::POST, &path, &person, body);
        let answer = match request {
            Ok(request) => client.send(request).await,
            Err(why) => Err(why),
        };
        let Ok(answer) = answer else {
            part.unanswered.push(voter);
            break;
        };
        let now = Instant::now();
        match answer.location.split_once("receipt=") {
            Some((_, receipt)) if answer.status == StatusCode::SEE_OTHER => {
                part.acknowledged.push((voter, receipt.to_owned()));
                part.waits.push(now - sent);
            }
            _ => part.refused.push((voter, format!("{}", answer.status))),
        }
        (part.took, sent) = (now - start, now);
        bar.inc(1);
    }
    part.unanswered.extend(ballots.map(|((voter, _), _)| voter));
    part
}
