//! Thousands follow: streams of events, held open, and the time until the last of them has heard.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use http_body_util::BodyExt;
use hyper::{Method, StatusCode};
use indicatif::ProgressBar;
use penholder_core::procedure::meeting;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;

use crate::client::{Client, Person};
use crate::hall::Hall;

/// How many connect at the same time.
const AT_ONCE: usize = 64;
/// After so long an event is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Streams that are open. They are closed when this is dropped.
pub struct Streams {
    /// How many are open.
    pub open: usize,
    shared: Arc<Shared>,
    heard: mpsc::UnboundedReceiver<(u64, Instant)>,
    _following: JoinSet<()>,
}

#[derive(Default)]
struct Shared {
    /// Which act is waited for.
    act: AtomicU64,
    /// Bytes of events that came.
    bytes: AtomicUsize,
    /// Streams that ended.
    ended: AtomicUsize,
}

/// Who follows what: the address of a stream and who asks for it.
#[must_use]
pub fn audiences(hall: &Hall) -> Vec<(String, Person)> {
    let at = |audience: &str, who: &Person| (format!("/c/{}/live/{audience}?lang=en", hall.id), who.clone());
    let (nobody, chair) = (Person::default(), &hall.delegates[hall.chair]);
    vec![at("gallery", &nobody), at("members", chair), at("chair", chair), at("secretariat", &hall.administrator)]
}

/// Opens so many streams, spread over those who may follow.
///
/// # Errors
/// A stream is not given.
pub async fn follow(
    hall: &Hall,
    count: usize,
    over: &[(String, Person)],
    bar: &ProgressBar,
) -> anyhow::Result<Streams> {
    bar.set_length(count as u64);
    let (shared, gate) = (Arc::new(Shared::default()), Arc::new(Semaphore::new(AT_ONCE)));
    let (tell, heard) = mpsc::unbounded_channel();
    let (opened, mut openings) = mpsc::unbounded_channel();
    let mut following = JoinSet::new();
    for at in 0..count {
        let (path, who) = over[at % over.len()].clone();
        let (address, shared, gate, tell, opened) =
            (hall.address, Arc::clone(&shared), Arc::clone(&gate), tell.clone(), opened.clone());
        following.spawn(async move {
            let ended = Arc::clone(&shared);
            if let Err(why) = one(address, &path, &who, &shared, &gate, &tell, &opened).await {
                // nobody waits for it any more if the others are all open
                let _ = opened.send(Err(why));
            }
            ended.ended.fetch_add(1, Ordering::SeqCst);
        });
    }
    drop(opened);
    for _ in 0..count {
        openings.recv().await.context("a stream was not opened")??;
        bar.inc(1);
    }
    Ok(Streams { open: count, shared, heard, _following: following })
}

/// Follows one stream until it ends.
async fn one(
    address: std::net::SocketAddr,
    path: &str,
    who: &Person,
    shared: &Shared,
    gate: &Semaphore,
    tell: &mpsc::UnboundedSender<(u64, Instant)>,
    opened: &mpsc::UnboundedSender<anyhow::Result<()>>,
) -> anyhow::Result<()> {
    let turn = gate.acquire().await?;
    let mut client = Client::connect(address).await?;
    let answer = client.begin(client.request(&Method::GET, path, who, String::new())?).await?;
    ensure!(answer.status() == StatusCode::OK, "{path}: {}", answer.status());
    let mut body = answer.into_body();
    let mut act = 0;
    let mut tail = *b"\n\n";
    let mut patch = false;
    let mut turn = Some(turn);
    // an event ends with an empty line; what has ended is counted for the act that is waited for
    while let Some(frame) = body.frame().await {
        let Ok(bytes) = frame?.into_data() else { continue };
        shared.bytes.fetch_add(bytes.len(), Ordering::Relaxed);
        if tail == *b"\n\n" {
            patch = bytes.starts_with(b"event: patch");
        }
        match bytes.as_ref() {
            [.., one, two] => tail = [*one, *two],
            [one] => tail = [tail[1], *one],
            [] => {}
        }
        if tail != *b"\n\n" {
            continue;
        }
        if turn.take().is_some() {
            // the first event says how it stands
            let _ = opened.send(Ok(()));
            continue;
        }
        let now = shared.act.load(Ordering::SeqCst);
        if patch && now > act {
            act = now;
            let _ = tell.send((now, Instant::now()));
        }
    }
    Ok(())
}

impl Streams {
    /// Bytes of events that came since it was asked last.
    pub fn bytes(&self) -> usize {
        self.shared.bytes.swap(0, Ordering::SeqCst)
    }

    /// How many have ended.
    #[must_use]
    pub fn ended(&self) -> usize {
        self.shared.ended.load(Ordering::SeqCst)
    }

    /// A delegate asks for the floor, or takes that back; returns how long each stream took to hear of it, the quickest
    /// first, from the moment the form was sent.
    ///
    /// # Errors
    /// The act is refused, or some stream does not hear of it in twenty seconds.
    pub async fn act(&mut self, hall: &Hall, times: usize) -> anyhow::Result<Vec<Duration>> {
        // the pause between two pushes is over
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        while self.heard.try_recv().is_ok() {}
        let act = self.shared.act.load(Ordering::SeqCst) + 1;
        let command = if times.is_multiple_of(2) { meeting::Command::Inscribe } else { meeting::Command::Strike };
        let who = if hall.chair == 0 { 1 } else { 0 };
        let start = Instant::now();
        self.shared.act.store(act, Ordering::SeqCst);
        hall.act(Some(who), "seat", "meeting-1", &command.into()).await?;
        let mut waits = Vec::with_capacity(self.open);
        while waits.len() < self.open {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let heard = tokio::time::timeout(left, self.heard.recv()).await;
            let heard = heard.with_context(|| format!("{} of {} streams heard", waits.len(), self.open))?;
            let (of, at) = heard.context("every stream has ended")?;
            if of == act {
                waits.push(at.saturating_duration_since(start));
            }
        }
        waits.sort_unstable();
        Ok(waits)
    }
}
