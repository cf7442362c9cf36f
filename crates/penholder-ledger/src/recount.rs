//! The recount of a body's record by its own rules, from the record alone.
//!
//! Always: a vote that was announced is decided again from its ballots and the charter text in the record; what follows
//! from a vote or from a silence that ended is derived again; nothing that only follows stands alone; what the ledger
//! checked about a ballot is what its payload says.
//! Not here: acts that are a person's own choice (their rules were asked when they were made), hashes and signatures
//! (`audit`, `verify`).

use std::sync::Arc;

use jiff::Timestamp;
use penholder_core::charter::Procedure;
use penholder_core::procedure::vote::{self, Elector};
use penholder_core::procedure::{Event, Form, Matter, Matters, Sitting, apply, body, follows, silence};
use penholder_core::{Charter, Roster};

use crate::audit::{Miscount, Recount, Recounted};
use crate::entry::{Entry, Voting};
use crate::procedure::{event, voting};

/// The kind of the entry from which on a record is recounted: the law as text.
const LAID_DOWN: &str = "body.laid_down";
/// The kind of the entries with outcomes.
const DECIDED: &str = "vote.decided";

/// The recount of a body's record: from the law that was laid down on, every event is applied again, every announced vote
/// decided again, and what follows from it derived again. What stands before a law is left to the ledger's own checks; an
/// outcome may not stand there.
#[derive(Debug, Default)]
pub struct Rules {
    matters: Matters,
    law: Option<(Charter, Procedure)>,
    roster: Roster,
    act: Act,
}

/// The events of one command, as far as they were taken.
#[derive(Debug, Default)]
struct Act {
    came: Vec<Event>,
    /// What follows from those that came.
    follows: Vec<Event>,
}

impl Rules {
    /// Where every matter stands after the entries taken so far.
    #[must_use]
    pub fn matters(&self) -> &Matters {
        &self.matters
    }

    fn lay_down(&mut self, charter: &str, procedure: &str) -> Result<(), Miscount> {
        let says = |what: &str| format!("the {what} that was laid down");
        let faults = |faults: Box<penholder_core::Faults>| faults.lines().join("; ");
        let charter = Charter::read("charter in the record", charter);
        let charter = charter.map_err(|why| Miscount { says: says("charter"), recount: faults(why) })?;
        let procedure = Procedure::read("procedure in the record", procedure);
        let procedure = procedure.map_err(|why| Miscount { says: says("procedure"), recount: faults(why) })?;
        self.law = Some((charter, procedure));
        Ok(())
    }

    /// Whether the event is an outcome; it must then be the one that the recount gives.
    fn recounted(&self, stream: &str, event: &Event, at: Timestamp) -> Result<Recounted, Miscount> {
        let miscount = |recount: &str| Miscount { says: event.kind(), recount: recount.to_owned() };
        let matter = self.matters.get(stream);
        match event {
            Event::Vote(vote::Event::Decided { verdicts, .. }) => {
                let (charter, _) = self.law.as_ref().ok_or_else(|| miscount("no charter was laid down"))?;
                let vote =
                    matter.and_then(|matter| matter.votes.last()).ok_or_else(|| miscount("no vote was opened"))?;
                let again = vote::verdicts(charter, vote).map_err(|why| miscount(&why.to_string()))?;
                if again != *verdicts {
                    return Err(Miscount { says: told(verdicts), recount: told(&again) });
                }
                Ok(Recounted::Outcome)
            }
            Event::Silence(silence::Event::Passed { .. }) => match matter.and_then(|matter| matter.silence.as_ref()) {
                Some(silence) if silence.is_due(at) => Ok(Recounted::Fact),
                _ => Err(miscount("the silence had not run out, or was held or broken")),
            },
            _ => Ok(Recounted::Fact),
        }
    }

    /// Applies an event, and notes what has to follow from it.
    fn apply(&mut self, stream: &str, event: Event, at: Timestamp) -> Result<(), Miscount> {
        let miscount = |recount: String| Miscount { says: event.kind(), recount };
        let before = self.matters.remove(stream).map_or_else(|| Matter::new(stream), Arc::unwrap_or_clone);
        let after = apply(before, &event).map_err(|misfit| miscount(misfit.why.to_owned()))?;
        self.matters.insert(stream.to_owned(), Arc::new(after));
        let (charter, procedure) = self.law.as_ref().ok_or_else(|| miscount("no charter was laid down".to_owned()))?;
        let sitting = Sitting { charter, procedure, roster: &self.roster, now: at, matters: &self.matters };
        let follows = follows(&sitting, &self.matters[stream], &event).map_err(|why| miscount(why.to_string()))?;
        self.act.follows.extend(follows);
        self.act.came.push(event);
        Ok(())
    }

    /// The end of a command: what follows stands at its end, and nothing that only follows stands before.
    fn ended(&mut self, stream: &str) -> Result<(), Miscount> {
        let Act { came, follows } = std::mem::take(&mut self.act);
        let (acts, rest) = came.split_at(came.len().saturating_sub(follows.len()));
        if let Some((says, recount)) = rest.iter().zip(&follows).find(|(says, recount)| says != recount) {
            let alike = says.kind() == recount.kind();
            let (says, recount) = if alike { (json(says), json(recount)) } else { (kinds(&came), kinds(&follows)) };
            return Err(Miscount { says, recount });
        }
        if rest.len() < follows.len() {
            return Err(Miscount { says: kinds(&came), recount: kinds(&follows) });
        }
        if let Some(alone) = acts.iter().find(|event| event.only_follows()) {
            return Err(Miscount { says: json(alone), recount: "nothing that it follows from".to_owned() });
        }
        if let Some(Form::Body(body)) = self.matters.get(stream).map(|matter| &matter.form) {
            let roster = Roster::new(body.seats.iter().map(Elector::as_seat).collect());
            self.roster =
                roster.map_err(|why| Miscount { says: "body.seated".to_owned(), recount: why.to_string() })?;
        }
        Ok(())
    }
}

fn told(verdicts: &[vote::Verdict]) -> String {
    verdicts.iter().map(|verdict| verdict.says.clone().unwrap_or_default()).collect::<Vec<_>>().join("; ")
}

fn kinds(events: &[Event]) -> String {
    events.iter().map(Event::kind).collect::<Vec<_>>().join(", ")
}

fn json(event: &Event) -> String {
    serde_json::to_string(event).unwrap_or_else(|_| event.kind())
}

/// Whether the ledger checked the vote that the event is about: that seat, that turn, that electorate.
fn stands_for(checked: Option<&Voting>, event: &Event) -> bool {
    match (checked, voting(event)) {
        (Some(Voting::Closed { vote, .. }), Some(Voting::Closed { vote: meant, .. })) => *vote == meant,
        (checked, meant) => checked == meant.as_ref(),
    }
}

impl Recount for Rules {
    fn take(&mut self, entry: &Entry) -> Result<Recounted, Miscount> {
        let miscount = |recount: &str| Miscount { says: entry.kind.clone(), recount: recount.to_owned() };
        match (&self.law, entry.kind.as_str()) {
            (None, DECIDED) => return Err(miscount("no charter was laid down")),
            (None, kind) if kind != LAID_DOWN => return Ok(Recounted::Fact),
            _ => {}
        }
        let read = event(entry, &self.matters).map_err(|why| miscount(&why))?;
        let Some(event) = read else { return Ok(Recounted::Fact) };
        if !stands_for(entry.voting.as_ref(), &event) {
            return Err(miscount("what the entry says about the vote is not what its payload says"));
        }
        if let Event::Body(body::Event::LaidDown { charter, procedure }) = &event {
            self.lay_down(charter, procedure)?;
        }
        let at = Timestamp::from_millisecond(entry.at_ms).map_err(|_| miscount("a time of no calendar"))?;
        let found = self.recounted(&entry.stream, &event, at)?;
        self.apply(&entry.stream, event, at)?;
        if entry.part + 1 == entry.parts {
            self.ended(&entry.stream)?;
        }
        Ok(found)
    }
}
