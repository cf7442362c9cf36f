//! The procedure's events in the ledger, and their recount.
//!
//! Always: what is stored of an event is its canonical JSON with its version; the choice of a secret ballot goes into the
//! box and nowhere else; a vote that was announced is decided again from its ballots and the charter text in the record.
//! Not here: what an event means (`penholder_core::procedure`).

use std::collections::BTreeSet;

use penholder_core::charter::Procedure;
use penholder_core::procedure::vote::{self, Boxed, Event as Vote};
use penholder_core::procedure::{Actor, EVENTS_VERSION, Event, Matter, Matters, Stored, apply, body, silence};
use penholder_core::{Charter, Position};

use crate::audit::{Miscount, Recount, Recounted};
use crate::command::{Command, Event as Plain};
use crate::entry::{Actor as Acting, Entry, Voting};
use crate::format::json::{Uncanonical, canonical};

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
        actor: acting,
        at_ms,
        events: events.iter().map(plain).collect::<Result<_, _>>()?,
    })
}

fn voting(event: &Event) -> Option<Voting> {
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
    })
}

/// Whether the ledger checked the vote that the event is about: that seat, that turn, that electorate.
fn stands_for(checked: Option<&Voting>, event: &Event) -> bool {
    match (checked, voting(event)) {
        (Some(Voting::Closed { vote, .. }), Some(Voting::Closed { vote: meant, .. })) => *vote == meant,
        (checked, meant) => checked == meant.as_ref(),
    }
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

/// The kind of the entry from which on a record is recounted: the law as text.
const LAID_DOWN: &str = "body.laid_down";
/// The kind of the entries with outcomes.
const DECIDED: &str = "vote.decided";

/// The recount of a body's record: from the law that was laid down on, every event is applied again and every announced
/// vote decided again. What stands before a law is left to the ledger's own checks; an outcome may not stand there.
#[derive(Debug, Default)]
pub struct Rules {
    matters: Matters,
    charter: Option<Charter>,
}

impl Rules {
    /// Where every matter stands after the entries taken so far.
    #[must_use]
    pub fn matters(&self) -> &Matters {
        &self.matters
    }

    fn lay_down(&mut self, charter: &str, procedure: &str) -> Result<(), Miscount> {
        let says = |what: &str| format!("the {what} that was laid down");
        let read = Charter::read("charter in the record", charter);
        let faults = |faults: Box<penholder_core::Faults>| faults.lines().join("; ");
        self.charter = Some(read.map_err(|why| Miscount { says: says("charter"), recount: faults(why) })?);
        let procedure = Procedure::read("procedure in the record", procedure);
        procedure.map(drop).map_err(|why| Miscount { says: says("procedure"), recount: faults(why) })
    }
}

impl Recount for Rules {
    fn take(&mut self, entry: &Entry) -> Result<Recounted, Miscount> {
        let miscount = |recount: String| Miscount { says: entry.kind.clone(), recount };
        match (&self.charter, entry.kind.as_str()) {
            (None, DECIDED) => return Err(miscount("no charter was laid down".to_owned())),
            (None, kind) if kind != LAID_DOWN => return Ok(Recounted::Fact),
            _ => {}
        }
        let Some(event) = event(entry, &self.matters).map_err(miscount)? else { return Ok(Recounted::Fact) };
        if !stands_for(entry.voting.as_ref(), &event) {
            return Err(miscount("what the entry says about the vote is not what its payload says".to_owned()));
        }
        if let Event::Body(body::Event::LaidDown { charter, procedure }) = &event {
            self.lay_down(charter, procedure)?;
        }
        let before = self.matters.remove(&entry.stream).unwrap_or_else(|| Matter::new(entry.stream.as_str()));
        let mut found = Recounted::Fact;
        if let Event::Vote(Vote::Decided { verdicts, .. }) = &event {
            let charter = self.charter.as_ref().ok_or_else(|| miscount("no charter was laid down".to_owned()))?;
            let vote = before.votes.last().ok_or_else(|| miscount("no vote was opened".to_owned()))?;
            let again = vote::verdicts(charter, vote).map_err(|why| miscount(why.to_string()))?;
            if again != *verdicts {
                let told = |verdicts: &[vote::Verdict]| {
                    let told = verdicts.iter().map(|verdict| verdict.says.clone().unwrap_or_default());
                    told.collect::<Vec<_>>().join("; ")
                };
                return Err(Miscount { says: told(verdicts), recount: told(&again) });
            }
            found = Recounted::Outcome;
        }
        let after = apply(before, &event).map_err(|misfit| miscount(misfit.why.to_owned()))?;
        self.matters.insert(entry.stream.clone(), after);
        Ok(found)
    }
}
