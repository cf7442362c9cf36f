//! Webhooks: what is news in a chamber is sent to the addresses that its chair named.
//!
//! Always: only what the public is told; a message is on the shelf of the house before it is tried, and tried again with
//! growing pauses until it is taken or given up; no vote waits for any of it.
//! Not here: what is news (`news`), the shelf (`penholder_chamber::house`), the page (`pages::hooks`).

mod guard;
mod send;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Weak};
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use jiff::{SignedDuration, Timestamp};
use penholder_chamber::View;
use penholder_chamber::house::{Delivery, DeliveryState, Hook, Leased};
use penholder_chamber::view::Told;
use serde_json::json;
use tokio::sync::{Notify, watch};

pub use guard::fault;
pub use send::{FIRST_PAUSE, Outgoing, TIME_MAX};

use crate::answer::PageError;
use crate::app::{App, Room};
use crate::news::News;

/// The most messages of a chamber that are on their way at once.
const AT_ONCE: usize = 4;
/// The longest message, in bytes; what stands under a sentence is left out where it would be longer.
const LONGEST: usize = 64 << 10;
/// So long nothing is looked for when nothing is known to be due.
const IDLE: Duration = Duration::from_secs(60);
/// So often a message is tried.
const TRIES: usize = 9;

/// Told when the hooks of a room were changed.
#[derive(Debug, Default)]
pub struct Bell(Notify);

impl Bell {
    /// Something was changed.
    pub fn ring(&self) {
        self.0.notify_one();
    }
}

/// The pauses between the tries of a message: from the first, each four times as long, an hour at most, a little uneven so
/// that not all come at once.
fn pause(outgoing: &Outgoing, tries: u32) -> Option<Duration> {
    let pauses = ExponentialBuilder::default()
        .with_min_delay(outgoing.first_pause)
        .with_factor(4.0)
        .with_max_delay(Duration::from_secs(3600))
        .with_max_times(TRIES - 1)
        .with_jitter();
    pauses.build().nth(usize::try_from(tries).unwrap_or(usize::MAX).saturating_sub(1))
}

/// Sends what is news in a chamber for as long as it runs.
pub async fn keep(app: impl Fn() -> Option<App> + Send + Sync, mut stop: watch::Receiver<bool>, room: Weak<Room>) {
    let Some(mut grown) = room.upgrade().map(|room| room.live.watch()) else { return };
    loop {
        // neither is held while there is nothing to do
        let (Some(app), Some(here)) = (app(), room.upgrade()) else { return };
        let next = match turn(&app, &here).await {
            Ok(next) => next,
            Err(why) => {
                tracing::error!(?why, chamber = here.id, "the webhooks of a chamber stand still");
                None
            }
        };
        let bell = Arc::clone(&here.bell);
        drop((here, app));
        let wait =
            next.map_or(IDLE, |next| Duration::try_from(next.duration_since(Timestamp::now())).unwrap_or_default());
        tokio::select! {
            changed = grown.changed() => if changed.is_err() { return },
            () = bell.0.notified() => {}
            () = tokio::time::sleep(wait.clamp(Duration::from_millis(10), IDLE)) => {}
            () = stopped(&mut stop) => return,
        }
    }
}

/// Ends when the server stops; never if nobody can stop it.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Puts what is news on the shelf, tries what is due, and tells when the next is.
async fn turn(app: &App, room: &Arc<Room>) -> Result<Option<Timestamp>, PageError> {
    let chamber = room.id.clone();
    let hooks = app.ask(move |house| house.hooks(&chamber)).await?;
    for hook in hooks {
        queue(app, room, hook).await?;
    }
    let chamber = room.id.clone();
    // the lease is longer than a try can take
    let lease = SignedDuration::try_from(TIME_MAX * 3).unwrap_or(SignedDuration::from_mins(1));
    let (leased, next) = app.ask(move |house| house.lease(&chamber, lease, AT_ONCE)).await?;
    if leased.is_empty() {
        return Ok(next);
    }
    let mut tries = tokio::task::JoinSet::new();
    for one in leased {
        let app = app.clone();
        tries.spawn(async move { app.blocking(move |app| attempt(app, one)).await });
    }
    while let Some(done) = tries.join_next().await {
        done.map_err(|why| PageError::Damaged(why.to_string()))???;
    }
    // whatever was left is due now
    Ok(Some(Timestamp::now()))
}

/// What the public was told in a chamber after so many entries.
async fn told(room: &Room, after: u64) -> Result<Vec<Told>, PageError> {
    const ALL: usize = usize::MAX;
    if let Ok(told) = room.live.changes(&View::Public, after, ALL) {
        return Ok(told);
    }
    let mut told = room.live.minutes(&View::Public).await.map_err(|why| PageError::Damaged(why.to_string()))?;
    told.retain(|told| told.seq >= after);
    Ok(told)
}

async fn queue(app: &App, room: &Arc<Room>, hook: Hook) -> Result<(), PageError> {
    let until = room.live.seq();
    if hook.seen >= until {
        return Ok(());
    }
    let told = told(room, hook.seen).await?;
    let news = told.iter().filter(|told| told.seq < until).filter_map(News::of);
    let news = news.filter(|news| hook.kinds.iter().any(|kind| kind == news.kind.word()));
    let messages = news.map(|news| Delivery::new(&hook.id, news.seq, news.kind.word(), news.at, body(room, &news)));
    let messages: Vec<Delivery> = messages.collect();
    app.ask(move |house| house.queue(&hook, until, messages)).await.map(drop)
}

/// A message.
fn body(room: &Room, news: &News) -> String {
    let written = |under: &[String]| {
        let told = json!({
            "type": news.kind.word(), "timestamp": news.at, "chamber": { "id": room.id, "name": room.name },
            "seq": news.seq, "matter": news.matter, "says": news.says, "under": under, "see": format!("/c/{}", room.id),
        });
        told.to_string()
    };
    let whole = written(&news.under);
    if whole.len() <= LONGEST { whole } else { written(&[]) }
}

/// Tries one message. Waits for the receiver.
fn attempt(app: &App, leased: Leased) -> Result<(), PageError> {
    let came = app.outgoing().send(&leased.hook, &leased.delivery);
    let now = app.house().now();
    let (state, says) = match came {
        Ok(says) => (DeliveryState::Taken(now), says),
        Err(says) => match pause(app.outgoing(), leased.delivery.tries) {
            Some(pause) => {
                let pause = SignedDuration::try_from(pause).unwrap_or(SignedDuration::from_hours(1));
                (DeliveryState::Waits(now.checked_add(pause).unwrap_or(Timestamp::MAX)), says)
            }
            None => (DeliveryState::GivenUp(now), says),
        },
    };
    app.house().tried(leased, state, &says).map_err(PageError::from)
}
