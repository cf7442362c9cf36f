//! Pushing what changed: one stream of events for everybody in a view, rendered once and sent as the same bytes.
//!
//! A view is a list of regions of a page. When it is rendered again, the regions that differ go out as one event with the
//! next number; whoever comes in with another number than the last gets all regions at once, so that a gap repairs itself.
//! Always: a stream holds nothing of its own but its place in the shared buffer; whoever falls behind it is dropped, comes
//! again and gets all regions.
//! Not here: what a view shows, and to whom.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use axum::response::Response;
use futures_util::stream::unfold;
use tokio::sync::{broadcast, watch};

use crate::push::{Region, bye, event, stream};

/// How many events a stream may fall behind.
const BUFFER: usize = 32;

/// How often the time is told, so that a screen knows that it is not cut off.
pub const TICK: Duration = Duration::from_secs(10);

/// The pushes of one view.
pub struct Hub {
    epoch: u64,
    shown: Mutex<Shown>,
    events: broadcast::Sender<Bytes>,
    stop: watch::Receiver<bool>,
}

#[derive(Default)]
struct Shown {
    number: u64,
    /// The sequence number of the state that is shown.
    of: u64,
    regions: Vec<Region>,
}

impl Hub {
    /// A hub whose streams end when `stop` says so.
    pub fn new(stop: watch::Receiver<bool>) -> Self {
        let epoch = u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(0);
        Self { epoch, shown: Mutex::default(), events: broadcast::channel(BUFFER).0, stop }
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of what was shown last.
    #[cfg(test)]
    fn number(&self) -> String {
        format!("{}-{}", self.epoch, self.shown().number)
    }

    /// How many follow.
    pub fn followers(&self) -> usize {
        self.events.receiver_count()
    }

    /// Sends the regions that are not as they were shown last; nothing if all are, or if they are of an older state than
    /// what is shown. Returns the number under which these regions are shown; none if newer ones are.
    pub fn publish(&self, of: u64, regions: &[Region]) -> Option<String> {
        let mut shown = self.shown();
        if of < shown.of {
            return None;
        }
        let changed: Vec<&Region> = regions.iter().filter(|region| !shown.regions.contains(region)).collect();
        if !changed.is_empty() {
            let number = shown.number + 1;
            let event = event("patch", Some((self.epoch, number)), Some(false), changed.into_iter());
            (shown.number, shown.regions) = (number, regions.to_vec());
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
        let before = hub.publish(1, &[region("a", "1"), region("b", "1")]);
        assert_eq!(hub.publish(2, &[region("a", "1"), region("b", "1")]), before, "nothing changed");
        let before = before.unwrap();
        assert_ne!(hub.publish(3, &[region("a", "1"), region("b", "2")]).unwrap(), before);
        assert_eq!(hub.publish(2, &[region("a", "1"), region("b", "1")]), None, "that is over");
        let (late, same) = (hub.follow(Some(&before)), hub.follow(Some(&hub.number())));
        hub.publish(4, &[region("a", "3"), region("b", "2")]);
        stop.send(true).unwrap();
        let text = |response: Response| async {
            String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
        };
        let (late, same) = (text(late).await, text(same).await);
        assert!(late.contains("<p id=\"a\">1</p>") && late.contains("<p id=\"b\">2</p>"), "{late}");
        assert!(!same.contains("<p id=\"b\">2</p>"), "{same}");
    }

    #[tokio::test]
    async fn whoever_falls_behind_is_dropped() {
        let (_keep, stopped) = watch::channel(false);
        let hub = Arc::new(Hub::new(stopped));
        let slow = hub.follow(None);
        for count in 0..BUFFER + 2 {
            hub.publish(count as u64, &[region("a", &count.to_string())]);
        }
        let events: Vec<_> = slow.into_body().into_data_stream().collect().await;
        assert_eq!(events.len(), 1, "only what it was given at first");
    }
}
