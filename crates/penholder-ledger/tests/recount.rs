//! What a record's own keeper could forge, signatures and all: the recount finds it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../../penholder-core/tests/procedure/hall.rs"]
#[allow(dead_code, reason = "shared with the tests of the procedure")]
mod hall;

use hall::{CHARTER, Hall, PROCEDURE, start, wording};
use jiff::{Timestamp, ToSpan};
use penholder_core::position::Position;
use penholder_core::procedure::resolution::{self, Question};
use penholder_core::procedure::vote::{self, Boxed, Choice};
use penholder_core::procedure::{Actor, Event, Stored, body, press, silence};
use penholder_ledger::Event as Plain;
use penholder_ledger::format::json::canonical;
use penholder_ledger::note::Signer;
use penholder_ledger::procedure::{Rules, command};
use penholder_ledger::store::Memory;
use penholder_ledger::{Broken, Command, Contents, Ledger, Settings, Trust, VerifyError, export, verify};
use std::io::Cursor;

/// A draft on which B, a permanent member, votes no.
fn vetoed() -> Vec<Command> {
    let mut hall = Hall::new();
    let (charter, procedure) = (CHARTER.to_owned(), PROCEDURE.to_owned());
    hall.go("secretariat", "body", body::Command::LayDown { charter, procedure });
    hall.draft("resolution");
    hall.go("chair", "draft", resolution::Command::Put { question: Question::Whole, method: None, deadline: None });
    hall.votes("draft", "YNYYY");
    commands(&hall)
}

/// A statement that is issued when its silence passes at the second hour.
fn issued() -> Vec<Command> {
    let mut hall = Hall::new();
    let (charter, procedure) = (CHARTER.to_owned(), PROCEDURE.to_owned());
    hall.go("secretariat", "body", body::Command::LayDown { charter, procedure });
    let (kind, title) = ("statement".to_owned(), "peace".to_owned());
    hall.go("A", "press", press::Command::Circulate { kind, title, wording: wording("v1") });
    let deadline = start().checked_add(2.hours()).unwrap();
    hall.go("A", "press", silence::Command::Place { wording: wording("v1"), deadline });
    hall.later(2);
    commands(&hall)
}

fn commands(hall: &Hall) -> Vec<Command> {
    let mut from = 0;
    let kept = |(number, &(at, to)): (usize, &(Timestamp, usize))| {
        let (on, _) = &hall.log[from];
        let events: Vec<Event> = hall.log[from..to].iter().map(|(_, event)| event.clone()).collect();
        from = to;
        let key = format!("act {number}");
        command(&key, at.as_millisecond(), on, &Actor::secretariat(), &events, None).unwrap()
    };
    hall.acts.iter().enumerate().map(kept).collect()
}

/// Rewrites the `nth` event of this kind before it is kept and signed; returns what the verifier says.
fn forged(kind: &str, nth: usize, forge: impl FnOnce(&mut Event, &mut Plain)) -> Result<u64, Broken> {
    let mut commands = vetoed();
    let events = commands.iter_mut().flat_map(|command| &mut command.events);
    let plain = events.filter(|event| event.kind == kind).nth(nth).expect(kind);
    let mut stored: Stored = serde_json::from_slice(&plain.payload).unwrap();
    forge(&mut stored.event, plain);
    plain.payload = canonical(&stored).unwrap();
    recounted(commands)
}

fn recounted(commands: Vec<Command>) -> Result<u64, Broken> {
    let signer = Signer::from_seed("penholder.example/test", [42; 32]).unwrap();
    let ledger = Ledger::open(Box::new(Memory::default()), Settings::new("small", signer)).unwrap();
    commands.into_iter().for_each(|command| drop(ledger.submit(command).wait().unwrap().unwrap()));
    let bytes = ledger.read(|store| {
        let mut bytes = Vec::new();
        export(store, &[], Contents::Public, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    let bytes = bytes.wait().unwrap().unwrap();
    match verify(&mut Cursor::new(bytes), &Trust::default(), &mut Rules::default(), &mut |_, _| {}) {
        Ok(found) => Ok(found.outcomes),
        Err(VerifyError::Broken(broken)) => Err(broken),
        Err(VerifyError::Read(why)) => panic!("{why}"),
    }
}

fn check(what: &str, found: Result<u64, Broken>, words: &str) {
    match found {
        Err(Broken::Outcome { says, recount, .. }) => {
            assert!(format!("{says}: {recount}").contains(words), "{what}: `{says}: {recount}` without `{words}`");
        }
        other => panic!("{what}: {other:?}"),
    }
}

fn cast(event: &mut Event) -> (&mut String, &mut Option<Choice>) {
    match event {
        Event::Vote(vote::Event::Cast { seat, choice, .. }) => (seat, choice),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_not_forged_holds() {
    assert_eq!(recounted(vetoed()), Ok(1));
    assert_eq!(forged("vote.cast", 1, |_, _| {}), Ok(1));
}

#[test]
fn what_the_keeper_forged_is_found() {
    let no_becomes_yes = |event: &mut Event, _: &mut Plain| *cast(event).1 = Some(Choice::Position(Position::Yes));
    check("a no becomes a yes", forged("vote.cast", 1, no_becomes_yes), "adopted");
    let another_seat = |event: &mut Event, _: &mut Plain| "A".clone_into(cast(event).0);
    check("a ballot for another seat", forged("vote.cast", 1, another_seat), "not what its payload says");
    let unchecked = |_: &mut Event, plain: &mut Plain| plain.voting = None;
    check("a ballot that the ledger did not check", forged("vote.cast", 1, unchecked), "not what its payload says");
    let label = |event: &mut Event, _: &mut Plain| match event {
        Event::Vote(vote::Event::Decided { verdicts, .. }) => verdicts[0].adopted = Some(true),
        other => panic!("{other:?}"),
    };
    check("a veto that is none", forged("vote.decided", 0, label), "veto");
    let counted = |event: &mut Event, _: &mut Plain| match event {
        Event::Vote(vote::Event::Closed { boxed, .. }) => {
            boxed.push(Boxed { choice: Choice::Position(Position::Yes), class: None, count: 5 });
        }
        other => panic!("{other:?}"),
    };
    check("a count beside the ballots", forged("vote.closed", 0, counted), "recorded by name");
    let adopted = |event: &mut Event, _: &mut Plain| match event {
        Event::Draft(resolution::Event::NotAdopted { label }) => "lacking".clone_into(label),
        other => panic!("{other:?}"),
    };
    check("another outcome than the vote", forged("draft.not_adopted", 0, adopted), "veto");
    let without_law = vetoed().split_off(1);
    check("no law", recounted(without_law), "no charter was laid down");
}

#[test]
fn what_only_follows_does_not_stand_alone() {
    let changed = |what: &str, kind: &str, change: fn(&mut Vec<Command>, usize), words: &str| {
        let mut commands = vetoed();
        commands.extend(
            issued().into_iter().skip(1).map(|command| Command { key: format!("p {}", command.key), ..command }),
        );
        assert_eq!(recounted(commands.clone()), Ok(1), "{what}");
        let has = |command: &Command| command.events.iter().any(|event| event.kind == kind);
        let at = commands.iter().position(has).expect(kind);
        change(&mut commands, at);
        check(what, recounted(commands), words);
    };
    let alone = |commands: &mut Vec<Command>, at: usize| drop(commands[at].events.drain(..1));
    let cut = |commands: &mut Vec<Command>, at: usize| commands[at].events.truncate(1);
    let early = |commands: &mut Vec<Command>, at: usize| commands[at].at_ms -= 1;
    changed("an outcome without a vote", "draft.not_adopted", alone, "nothing that it follows from");
    changed("a vote without its outcome", "vote.decided", cut, "draft.not_adopted");
    changed("issued without a silence", "press.issued", alone, "nothing that it follows from");
    changed("a silence that ends without effect", "silence.passed", cut, "press.issued");
    changed("a millisecond before the deadline", "silence.passed", early, "had not run out");
}
