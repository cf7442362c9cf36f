//! Pushing what changed: one stream of events for everybody in a view, rendered once and sent as the same bytes.
//!
//! A view is a list of regions of a page. When it is rendered again, the regions that differ go out as one event with the
//! next number; whoever comes in with another number than the last gets all regions at once, so that a gap repairs itself.
//! Always: a stream holds nothing of its own but its place in the shared buffer; whoever falls behind it is dropped, comes
//! again and gets all regions.
//! Not here: what a view shows, and to whom.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::response::Response;
use futures_util::stream::unfold;
use tokio::sync::{Notify, broadcast, watch};

use crate::push::{Region, bye, event, stream};

/// How many events a stream may fall behind.
const BUFFER: usize = 32;

/// For so long what was rendered stands for the same state: what is due by the clock alone is hardly late by it.
const MOMENT: Duration = Duration::from_millis(200);
/// So much goes out to the followers of one view together.
const BYTES_IN_A_MILLISECOND: usize = 64 << 10;
/// So much goes out to the followers of all views of a chamber together while only ballots come.
const BYTES_WHILE_VOTING: usize = 16 << 10;
/// The longest pause between two events that wait.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// How often the time is told, so that a screen knows that it is not cut off.
pub const TICK: Duration = Duration::from_secs(10);

/// The pushes of one view.
pub struct Hub {
    epoch: u64,
    shown: Mutex<Shown>,
    events: broadcast::Sender<Bytes>,
    joined: Notify,
    stop: watch::Receiver<bool>,
}

#[derive(Default)]
struct Shown {
    number: u64,
    /// The sequence number of the state that is shown.
    of: u64,
    regions: Arc<Vec<Region>>,
    /// When it was rendered last, and how long that took.
    rendered: Option<(Instant, Duration)>,
    /// How many bytes the last event had.
    bytes: usize,
}

/// What a view shows, under which number.
pub type Whole = (String, Arc<Vec<Region>>);

impl Hub {
    /// A hub whose streams end when `stop` says so.
    pub fn new(stop: watch::Receiver<bool>) -> Self {
        let epoch = u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(0);
        Self { epoch, shown: Mutex::default(), events: broadcast::channel(BUFFER).0, joined: Notify::new(), stop }
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of what was shown last.
    #[cfg(test)]
    fn number(&self) -> String {
        format!("{}-{}", self.epoch, self.shown().number)
    }

    /// How many events there were.
    #[cfg(test)]
    pub fn events(&self) -> u64 {
        self.shown().number
    }

    /// How many follow.
    pub fn followers(&self) -> usize {
        self.events.receiver_count()
    }

    /// What is shown, if that is the state `of` as it was a moment ago. With `near` it may be one that was passed while it was
    /// rendered: so much time goes by between two states anyway when many come at once.
    pub fn at_hand(&self, of: u64, near: bool) -> Option<Whole> {
        let shown = self.shown();
        let (at, took) = shown.rendered?;
        let ago = at.elapsed();
        let so = (shown.of == of && ago < MOMENT) || (near && ago < (took * 2).min(MOMENT));
        so.then(|| (format!("{}-{}", self.epoch, shown.number), Arc::clone(&shown.regions)))
    }

    /// Whether what is shown is older than this state.
    pub fn is_behind(&self, state: u64) -> bool {
        self.shown().of < state
    }

    /// Waits until somebody has begun to follow since it was asked last.
    pub async fn joined(&self) {
        self.joined.notified().await;
    }

    /// How many bytes the last event was to all followers together.
    pub fn weight(&self) -> usize {
        self.shown().bytes.saturating_mul(self.followers())
    }

    /// How long the next event has to wait, so that all followers together do not get more than the wires bear.
    pub fn pause(&self) -> Duration {
        pause(self.weight(), BYTES_IN_A_MILLISECOND)
    }

    /// Renders what a view shows and publishes it. Returns it with its number; none if newer is shown already.
    pub fn render(&self, render: impl FnOnce() -> (u64, Vec<Region>)) -> Option<Whole> {
        let start = Instant::now();
        let (of, regions) = render();
        let regions = Arc::new(regions);
        let number = self.publish(of, &regions)?;
        self.shown().rendered = Some((Instant::now(), start.elapsed()));
        Some((number, regions))
    }

    /// Sends the regions that are not as they were shown last; nothing if all are, or if they are of an older state than
    /// what is shown. Returns the number under which these regions are shown; none if newer ones are.
    fn publish(&self, of: u64, regions: &Arc<Vec<Region>>) -> Option<String> {
        let mut shown = self.shown();
        if of < shown.of {
            return None;
        }
        let changed: Vec<&Region> = regions.iter().filter(|region| !shown.regions.contains(region)).collect();
        if !changed.is_empty() {
            let number = shown.number + 1;
            let event = event("patch", Some((self.epoch, number)), Some(false), changed.into_iter());
            (shown.number, shown.regions, shown.bytes) = (number, Arc::clone(regions), event.len());
            // nobody may follow now
            let _ = self.events.send(event);
        }
        shown.of = of;
        Some(format!("{}-{}", self.epoch, shown.number))
    }

    /// Tells everybody the time.
    pub fn tick(&self) {
        let _ = self.events.send(event("tick", None, None, std::iter::empty()));
    }

    /// The stream for somebody who has seen the event with this number last.
    pub fn follow(self: &Arc<Self>, seen: Option<&str>) -> Response {
        let (first, receiver) = {
            let shown = self.shown();
            let number = format!("{}-{}", self.epoch, shown.number);
            let first = if seen == Some(number.as_str()) {
                event("tick", None, None, std::iter::empty())
            } else {
                event("patch", Some((self.epoch, shown.number)), Some(true), shown.regions.iter())
            };
            (first, self.events.subscribe())
        };
        self.joined.notify_one();
        stream(unfold((Some(first), receiver, self.stop.clone()), |(first, mut receiver, mut stop)| async move {
            if let Some(first) = first {
                return Some((Ok::<_, Infallible>(first), (None, receiver, stop)));
            }
            if *stop.borrow() {
                return None;
            }
            tokio::select! {
                event = receiver.recv() => Some((Ok(event.ok()?), (None, receiver, stop))),
                _ = stop.changed() => Some((Ok(bye()), (None, receiver, stop))),
            }
        }))
    }
}

/// How long the next event has to wait while only ballots come, if the last of all views were so many bytes together. Who
/// votes is not to wait for those who watch the count grow.
pub fn pause_while_voting(weight: usize) -> Duration {
    pause(weight, BYTES_WHILE_VOTING)
}

fn pause(weight: usize, in_a_millisecond: usize) -> Duration {
    Duration::from_millis(u64::try_from(weight / in_a_millisecond).unwrap_or(u64::MAX)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use futures_util::StreamExt;

    use super::*;

    fn region(id: &'static str, words: &str) -> Region {
        (id, format!("<p id=\"{id}\">{words}</p>"))
    }

    #[tokio::test]
    async fn whoever_comes_with_another_number_gets_everything() {
        let (stop, stopped) = watch::channel(false);
        let hub = Arc::new(Hub::new(stopped));
        let publish = |of: u64, a: &str, b: &str| hub.publish(of, &Arc::new(vec![region("a", a), region("b", b)]));
        let before = publish(1, "1", "1");
        assert_eq!(publish(2, "1", "1"), before, "nothing changed");
        let before = before.unwrap();
        assert_ne!(publish(3, "1", "2").unwrap(), before);
        assert_eq!(publish(2, "1", "1"), None, "that is over");
        let (late, same) = (hub.follow(Some(&before)), hub.follow(Some(&hub.number())));
        publish(4, "3", "2");
        stop.send(true).unwrap();
        let text = |response: Response| async {
            String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
        };
        let (late, same) = (text(late).await, text(same).await);
        assert!(late.contains("<p id=\"a\">1</p>") && late.contains("<p id=\"b\">2</p>"), "{late}");
        assert!(!same.contains("<p id=\"b\">2</p>"), "{same}");
    }

    #[test]
    fn a_count_breathes_longer_the_heavier_its_events_are() {
        assert_eq!(pause_while_voting(0), Duration::ZERO);
        // five thousand who are sent three kilobytes each
        let five_thousand = pause_while_voting(5_000 * 3_000);
        assert!(Duration::from_millis(500) < five_thousand && five_thousand < LONGEST_PAUSE, "{five_thousand:?}");
        assert!(pause(5_000 * 3_000, BYTES_IN_A_MILLISECOND) < five_thousand);
        assert_eq!(pause_while_voting(usize::MAX), LONGEST_PAUSE);
    }

    #[test]
    fn what_was_rendered_a_moment_ago_is_at_hand() {
        let (_keep, stopped) = watch::channel(false);
        let hub = Hub::new(stopped);
        assert!(hub.at_hand(0, true).is_none(), "nothing was rendered yet");
        let (number, regions) = hub
            .render(|| {
                std::thread::sleep(Duration::from_millis(20));
                (7, vec![region("a", "1")])
            })
            .unwrap();
        assert_eq!(hub.at_hand(7, false), Some((number.clone(), regions.clone())));
        assert_eq!(hub.at_hand(8, false), None, "another state");
        assert_eq!(hub.at_hand(8, true), Some((number, regions)), "one that was passed meanwhile");
        let follow = |hub: &Hub| (0..70_000).map(|_| hub.events.subscribe()).collect::<Vec<_>>();
        assert!(hub.pause() < Duration::from_millis(1));
        let _followers = follow(&hub);
        assert!(hub.pause() > Duration::from_millis(30), "{:?}", hub.pause());
    }

    #[tokio::test]
    async fn whoever_falls_behind_is_dropped() {
        let (_keep, stopped) = watch::channel(false);
        let hub = Arc::new(Hub::new(stopped));
        let slow = hub.follow(None);
        for count in 0..BUFFER + 2 {
            hub.publish(count as u64, &Arc::new(vec![region("a", &count.to_string())]));
        }
        let events: Vec<_> = slow.into_body().into_data_stream().collect().await;
        assert_eq!(events.len(), 1, "only what it was given at first");
    }
}
