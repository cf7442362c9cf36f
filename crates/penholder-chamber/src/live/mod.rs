//! A running chamber: its ledger, where it stands, its clock, and the door for acts.
//!
//! Always: an act is judged by the rules on a state that the ledger then confirms: if anything but ballots has been written
//! meanwhile, by whichever process, it is judged again (`Command::since` of the ledger); whoever is answered has it on disk
//! and finds it in the state. What is due by the clock is brought by the thread that follows the ledger, once, whichever
//! process is first.
//! Not here: people (`house`), what is shown (`view`), addresses and pages (the web).
//!
//! No lock is held while anybody waits for the disk: ballots of thousands are written in the same groups.

mod act;
mod follow;
mod record;
mod state;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::thread::JoinHandle;

use jiff::Timestamp;
use penholder_core::procedure::{Event, vote};
use penholder_ledger::{Failure, Ledger};
use tokio::sync::watch;

pub use act::{Done, Refused, TAKE_BACK};
pub(crate) use act::{soon_enough, written_out};
pub use record::{Proof, Withheld};
pub use state::{Change, Facts, State, Unfollowable};

use crate::may::Open;
use crate::station::View;
use crate::view::{Told, tell_all};

/// A running chamber. Clones share it; it stops when the last one is dropped.
#[derive(Clone)]
pub struct Live {
    inner: Arc<Inner>,
}

struct Inner {
    shared: Arc<Shared>,
    /// Only one act at a time that is no ballot; ballots do not wait for it.
    turn: tokio::sync::Mutex<()>,
    calls: Sender<follow::Call>,
    follower: Mutex<Option<JoinHandle<()>>>,
}

/// What the door and the follower share.
pub(crate) struct Shared {
    ledger: Ledger,
    state: RwLock<State>,
    /// How many entries the state has taken in.
    size: watch::Sender<u64>,
    broken: OnceLock<String>,
    closed: AtomicBool,
    /// The last trouble in bringing what is due.
    trouble: Mutex<Option<String>>,
}

/// Why a chamber cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] Failure),
    /// Its record cannot be followed by this program.
    #[error(transparent)]
    Unfollowable(#[from] Unfollowable),
}

/// The gap between what somebody has seen and what is kept is too wide: look at the whole again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what happened since {after} is not kept any more: load the page again")]
pub struct Gap {
    /// How many entries were seen.
    pub after: u64,
}

impl Shared {
    fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.ledger.now_ms()).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Takes in what the ledger has beyond the state; returns how many entries that were. Waits for the store.
    fn catch_up(&self) -> Result<u64, LiveError> {
        const AT_ONCE: u32 = 2_048;
        let mut count = 0;
        loop {
            let from = self.look(State::size);
            let entries = self.ledger.entries(from, AT_ONCE).wait().map_err(|_| Failure::Closed)??;
            if entries.is_empty() {
                return Ok(count);
            }
            let taken = {
                let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
                entries.iter().try_for_each(|entry| state.take(entry)).map(|()| state.size())
            };
            match taken {
                Ok(size) => {
                    count += size - from;
                    self.size.send_replace(size);
                }
                Err(why) => {
                    // the first reason stays
                    let _ = self.broken.set(why.to_string());
                    return Err(why.into());
                }
            }
        }
    }
}

impl Live {
    /// Runs the chamber of this ledger, after taking in all that stands in it. Waits for the store.
    ///
    /// # Errors
    /// [`LiveError`].
    pub fn open(ledger: Ledger) -> Result<Live, LiveError> {
        let shared = Arc::new(Shared {
            ledger,
            state: RwLock::default(),
            size: watch::Sender::new(0),
            broken: OnceLock::new(),
            closed: AtomicBool::new(false),
            trouble: Mutex::default(),
        });
        shared.catch_up()?;
        let (calls, called) = channel();
        let watcher = calls.clone();
        shared.ledger.watch(move |size| {
            // a follower that has ended needs no call
            let _ = watcher.send(follow::Call::Grown(size));
        });
        let follower = {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || follow::follow(&shared, &called))
        };
        let (turn, follower) = (tokio::sync::Mutex::new(()), Mutex::new(Some(follower)));
        Ok(Live { inner: Arc::new(Inner { shared, turn, calls, follower }) })
    }

    /// Looks at where the chamber stands. The look has to be short: entries wait for it.
    pub fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.inner.shared.look(look)
    }

    /// The time by which acts are judged. It never runs back.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.shared.now()
    }

    /// The ledger of the chamber, for proofs, checkpoints and exports. Acts go through [`Live::act`] only.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.inner.shared.ledger
    }

    /// The sequence number of where the chamber stands: how many entries it has.
    #[must_use]
    pub fn seq(&self) -> u64 {
        *self.inner.shared.size.borrow()
    }

    /// Tells, again and again, that the sequence number has grown: one message may stand for many entries.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.inner.shared.size.subscribe()
    }

    /// What this view may know of what happened after it had seen `after` entries, at most `most` changes.
    ///
    /// # Errors
    /// [`Gap`] if that is not kept any more; then show the whole again.
    pub fn changes(&self, view: &View, after: u64, most: usize) -> Result<Vec<Told>, Gap> {
        self.look(|state| {
            if after < state.log_from() {
                return Err(Gap { after });
            }
            let news = state.log().filter(|change| change.seq >= after);
            Ok(tell_all(view, state, news).take(most).collect())
        })
    }

    /// The last lines of the minutes, at most so many, as this view may know them, in order.
    #[must_use]
    pub fn minutes_so_far(&self, view: &View, most: usize) -> Vec<Told> {
        // single ballots have no line; thousands of them can have come since the last that has
        let has_line = |change: &&Change| !matches!(change.event, Event::Vote(vote::Event::Cast { .. }));
        self.look(|state| {
            let told = tell_all(view, state, state.log().rev().filter(has_line));
            let mut lines: Vec<Told> = told.filter(|told| told.line.is_some()).take(most).collect();
            lines.reverse();
            lines
        })
    }

    /// Whether the chamber takes acts.
    #[must_use]
    pub fn is_open(&self) -> Open {
        if self.inner.shared.broken.get().is_some() {
            Open::Broken
        } else if self.inner.shared.closed.load(Ordering::SeqCst) {
            Open::Closed
        } else {
            Open::Yes
        }
    }

    /// Closes the chamber to acts, or opens it again. What is due by the clock still happens.
    pub fn set_closed(&self, closed: bool) {
        self.inner.shared.closed.store(closed, Ordering::SeqCst);
    }

    /// What keeps the chamber from going on, in words: a damaged record, or trouble with what is due.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let trouble = || self.inner.shared.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.inner.shared.broken.get().cloned().or_else(trouble)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // a follower that has ended needs no call
        let _ = self.calls.send(follow::Call::Stop);
        let follower = self.follower.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(follower) = follower {
            // one that panicked has said so itself
            let _ = follower.join();
        }
    }
}
