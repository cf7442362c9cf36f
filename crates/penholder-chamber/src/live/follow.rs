//! The thread that follows the ledger and keeps the clock.
//!
//! Always: it sleeps until the ledger grows, somebody asks, or something is due; nobody else brings what is due. After a
//! restart it first takes in the whole record, then brings what became due meanwhile.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use penholder_core::procedure::{Actor, Command, Matter, act};
use penholder_ledger::{Failure, procedure};

use super::act::overtaken;
use super::{LiveError, Shared, State};
use crate::secret::digest;

/// What the follower is called for.
pub(super) enum Call {
    /// The ledger has grown to this size.
    Grown(u64),
    /// Somebody wants the newest.
    Look,
    /// The chamber stops.
    Stop,
}

/// The longest sleep: so long it takes at most until a clock that was set, or a missed notice, is noticed.
const SLEEP_MAX: Duration = Duration::from_secs(1);
/// Pause after trouble with the store.
const PAUSE: Duration = Duration::from_millis(200);

pub(super) fn follow(shared: &Shared, calls: &Receiver<Call>) {
    // matters whose due act the rules refused: asked again when something has happened
    let mut refused = BTreeSet::new();
    loop {
        let sleep = match turn(shared, &mut refused) {
            Ok(sleep) => {
                *shared.trouble.lock().unwrap_or_else(PoisonError::into_inner) = None;
                sleep
            }
            Err(why @ (LiveError::Unfollowable(_) | LiveError::Ledger(Failure::Broken(_)))) => {
                // the first reason stays
                let _ = shared.broken.set(why.to_string());
                // whoever waits for the state has to hear of it
                shared.size.send_modify(|_| {});
                return;
            }
            Err(LiveError::Ledger(why)) => {
                *shared.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(why.to_string());
                PAUSE
            }
        };
        match calls.recv_timeout(sleep) {
            Ok(Call::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Call::Grown(size)) if size <= shared.look(State::size) => {}
            Ok(Call::Grown(_) | Call::Look) | Err(RecvTimeoutError::Timeout) => {
                if calls.try_iter().any(|call| matches!(call, Call::Stop)) {
                    return;
                }
            }
        }
    }
}

/// Takes in what is new, brings what is due, and returns how long nothing has to be done.
fn turn(shared: &Shared, refused: &mut BTreeSet<String>) -> Result<Duration, LiveError> {
    loop {
        if shared.catch_up()? > 0 {
            refused.clear();
        }
        let now = shared.now();
        let Some((id, command)) = shared.look(|state| state.due(now, refused)) else { break };
        if let Err(why) = bring(shared, &id, command)? {
            *shared.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
            refused.insert(id);
        }
    }
    let next = shared.look(State::due_at);
    let until = |at: jiff::Timestamp| Duration::try_from(at.duration_since(shared.now())).unwrap_or(Duration::ZERO);
    // what was refused stays due and must not keep the thread awake
    let sleep = next.map_or(SLEEP_MAX, until).min(SLEEP_MAX);
    Ok(if sleep.is_zero() && !refused.is_empty() { SLEEP_MAX } else { sleep })
}

/// Brings one thing that is due. Another process may bring it at the same time: the key is the same, so it counts once.
fn bring(shared: &Shared, id: &str, command: Command) -> Result<Result<(), String>, LiveError> {
    let at_ms = shared.ledger.now_ms();
    let judged = shared.look(|state| {
        let now = jiff::Timestamp::from_millisecond(at_ms).ok()?;
        let (sitting, new) = (state.sitting(now)?, Matter::new(id));
        let matter = state.matters().get(id).map_or(&new, Arc::as_ref);
        let key = digest(&format!("due {id} {} {}", state.size(), crate::words::act(&command)));
        Some((act(&sitting, matter, &Actor::procedure(), command), state.size(), key))
    });
    let Some((came, since, key)) = judged else { return Ok(Err("no law was laid down".to_owned())) };
    let events = match came {
        Ok(events) => events,
        Err(why) => return Ok(Err(why.to_string())),
    };
    let command = procedure::command(&key, at_ms, id, &Actor::procedure(), &events, None);
    let mut command = match command {
        Ok(command) => command,
        Err(why) => return Ok(Err(why.to_string())),
    };
    command.since = Some(since);
    match shared.ledger.submit(command).wait().map_err(|_| Failure::Closed)? {
        Ok(_) => Ok(Ok(())),
        // somebody else acted or brought it: look again
        Err(Failure::Refused(why)) if overtaken(&why) => Ok(Ok(())),
        Err(Failure::Refused(why)) => Ok(Err(why.to_string())),
        Err(why) => Err(why.into()),
    }
}
