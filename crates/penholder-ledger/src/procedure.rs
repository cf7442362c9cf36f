//! The procedure's events in the ledger.
//!
//! Always: what is stored of an event is its canonical JSON with its version; the choice of a secret ballot goes into the
//! box and nowhere else.
//! Not here: what an event means (`penholder_core::procedure`), whether it follows from those before it ([`Rules`]).

use std::collections::BTreeSet;

use crate::command::{Command, Event as Plain};
use crate::entry::{Actor as Acting, Entry, Voting};
use crate::format::json::{Uncanonical, canonical};
pub use crate::recount::Rules;
use penholder_core::Position;
use penholder_core::procedure::vote::{self, Boxed, Event as Vote};
use penholder_core::procedure::{Actor, EVENTS_VERSION, Event, Matters, Stored, silence};

/// The command that keeps what an act brought: `events` on one matter, at one time, by one actor.
///
/// `sealed` is the choice of a secret ballot (`penholder_core::procedure::vote::sealed`).
///
/// # Errors
/// An event that has no canonical form; none of this program has that.
pub fn command(
    key: &str,
    at_ms: i64,
    matter: &str,
    actor: &Actor,
    events: &[Event],
    sealed: Option<&str>,
) -> Result<Command, Uncanonical> {
    let hidden = events.iter().any(|event| match event {
        Event::Silence(event) => silence::hides_actor(event, actor),
        _ => false,
    });
    let acting = if hidden {
        Acting { seat: String::new(), role: "member".to_owned() }
    } else {
        Acting { seat: actor.seat.clone().unwrap_or_default(), role: actor.role.word().to_owned() }
    };
    let plain = |event: &Event| -> Result<Plain, Uncanonical> {
        let (kind, payload) = (event.kind(), canonical(&Stored::from(event.clone()))?);
        let is_sealed = matches!(event, Event::Vote(Vote::Cast { choice: None, .. }));
        let choice = sealed.filter(|_| is_sealed).map(str::to_owned);
        Ok(Plain { kind, payload, voting: voting(event), choice, ..Plain::default() })
    };
    Ok(Command {
        key: key.to_owned(),
        stream: matter.to_owned(),
        expected: None,
        since: None,
        actor: acting,
        at_ms,
        events: events.iter().map(plain).collect::<Result<_, _>>()?,
    })
}

/// What the ledger is told about the vote that an event is about.
pub(crate) fn voting(event: &Event) -> Option<Voting> {
    let Event::Vote(event) = event else { return None };
    Some(match event {
        Vote::Opened(opened) => {
            let may = |elector: &&vote::Elector| elector.aside.is_none_or(|aside| aside == Position::Absent);
            let electorate: BTreeSet<String> =
                opened.electors.iter().filter(may).map(|elector| elector.seat.clone()).collect();
            Voting::Opened { vote: opened.vote.clone(), secret: opened.is_secret(), electorate }
        }
        Vote::Cast { vote, seat, turn, .. } => Voting::Cast { vote: vote.clone(), seat: seat.clone(), turn: *turn },
        Vote::Closed { vote, .. } | Vote::Annulled { vote, was_open: true, .. } => {
            Voting::Closed { vote: vote.clone(), tally: None }
        }
        Vote::Annulled { .. } | Vote::Passed { .. } | Vote::Decided { .. } => return None,
        Vote::Extended { .. } | Vote::Corrected { .. } => return None,
    })
}

/// The event of an entry, with what the box held where a secret vote closed; `None` if the entry is the ledger's own.
///
/// # Errors
/// Says why the payload is no event of this program.
pub fn event(entry: &Entry, matters: &Matters) -> Result<Option<Event>, String> {
    if entry.kind == crate::FOUNDED {
        return Ok(None);
    }
    let stored: Stored = serde_json::from_slice(&entry.payload).map_err(|why| why.to_string())?;
    if stored.v != EVENTS_VERSION {
        return Err(format!("an event of version {}, which this program does not know", stored.v));
    }
    let mut event = stored.event;
    if event.kind() != entry.kind {
        return Err(format!("the payload is a `{}`", event.kind()));
    }
    if let (Event::Vote(Vote::Closed { boxed, .. }), Some(Voting::Closed { tally: Some(tally), .. })) =
        (&mut event, &entry.voting)
        && !tally.is_empty()
    {
        if !boxed.is_empty() {
            return Err("the payload brings another count of the box".to_owned());
        }
        let vote = matters.get(&entry.stream).and_then(|matter| matter.votes.last());
        *boxed = Boxed::read(tally, vote.is_some_and(vote::Vote::is_coloured));
    }
    Ok(Some(event))
}
