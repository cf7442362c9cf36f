//! What every store must do. Included by the tests of each store; not part of the library.
//!
//! `check` runs the whole suite; `fresh` gives an empty store each time it is called.

use penholder_ledger::clock::SetClock;
use penholder_ledger::entry::{Actor, Voting};
use penholder_ledger::format::json::canonical;
use penholder_ledger::hash::Hash;
use penholder_ledger::note::Signer;
use penholder_ledger::store::{Ask, BallotRow, Group, Store, StoreError};
use penholder_ledger::{Broken, Command, Event, Failure, Ledger, Receipt, Refused, Settings};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub fn signer() -> Signer {
    Signer::from_seed("penholder.example/test", [42; 32]).unwrap()
}

pub fn settings() -> Settings {
    Settings { clock: Arc::new(SetClock::at(1_000)), ..Settings::new("test-body", signer()) }
}

pub fn open(store: Box<dyn Store>) -> Ledger {
    Ledger::open(store, settings()).unwrap()
}

/// A command with one event, its key being its only particular.
pub fn said(key: &str) -> Command {
    Command {
        key: key.into(),
        stream: "sitting/1".into(),
        expected: None,
        since: None,
        actor: Actor { seat: "FRA".into(), role: "delegate".into() },
        at_ms: 1_000,
        events: vec![Event {
            kind: "statement.made".into(),
            payload: canonical(&serde_json::json!({ "text": key })).unwrap(),
            ..Event::default()
        }],
    }
}

pub fn voting(key: &str, voting: Voting, choice: Option<&str>) -> Command {
    let mut command = said(key);
    command.events[0].voting = Some(voting);
    command.events[0].choice = choice.map(String::from);
    command
}

pub fn opened(vote: &str, secret: bool, seats: &[&str]) -> Command {
    let electorate = seats.iter().map(|seat| (*seat).to_owned()).collect();
    voting(&format!("open {vote}"), Voting::Opened { vote: vote.into(), secret, electorate }, None)
}

pub fn ballot(key: &str, vote: &str, seat: &str, turn: u32) -> Command {
    voting(key, Voting::Cast { vote: vote.into(), seat: seat.into(), turn }, None)
}

pub fn closed(vote: &str) -> Command {
    voting(&format!("close {vote}"), Voting::Closed { vote: vote.into(), tally: None }, None)
}

pub fn submit(ledger: &Ledger, command: Command) -> Result<Receipt, Failure> {
    ledger.submit(command).wait().unwrap()
}

/// The whole suite.
pub fn check(fresh: &dyn Fn() -> Box<dyn Store>) {
    receipts_hold(fresh());
    the_same_command_gets_the_same_receipt(fresh());
    a_stream_that_moved_is_not_written_to(fresh());
    only_ballots_may_come_between(fresh());
    a_refused_command_leaves_nothing(fresh());
    one_ballot_for_each_seat(fresh());
    the_key_itself_is_unique(fresh());
    a_secret_box_gives_counts_and_nothing_else(fresh());
    two_hundred_at_once_are_one_ballot(fresh());
    texts_about_persons_can_be_erased(fresh());
    what_is_reopened_is_the_same(fresh());
    another_body_or_key_is_refused(fresh());
    a_frozen_view_stands_still(fresh());
}

fn receipts_hold(store: Box<dyn Store>) {
    let ledger = open(store);
    for n in 0..20 {
        let receipt = submit(&ledger, said(&format!("k{n}"))).unwrap();
        let checkpoint = receipt.check(ledger.verifier()).unwrap();
        assert_eq!((receipt.entries[0].seq, checkpoint.size), (n + 1, n + 2));
        let mut false_receipt = receipt;
        false_receipt.entries[0].seq += 1;
        assert!(matches!(false_receipt.check(ledger.verifier()), Err(Broken::Root { .. })));
    }
    let entries = ledger.entries(0, 100).wait().unwrap().unwrap();
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (0..21).collect::<Vec<_>>());
    assert_eq!(entries[0].previous, Hash::before_first("test-body"));
    let stream = ledger.stream("sitting/1", 18, 100).wait().unwrap().unwrap();
    assert_eq!(stream.iter().map(|entry| entry.stream_version).collect::<Vec<_>>(), [19, 20]);
}

fn the_same_command_gets_the_same_receipt(store: Box<dyn Store>) {
    let ledger = open(store);
    let mut command = said("once");
    command.events.push(Event { kind: "second".into(), payload: b"{}".to_vec(), ..Event::default() });
    let first = submit(&ledger, command.clone()).unwrap();
    assert_eq!(first.entries.len(), 2);
    submit(&ledger, said("between")).unwrap();
    assert_eq!(submit(&ledger, command.clone()).unwrap(), first);
    let together: Vec<_> = (0..50).map(|_| ledger.submit(said("together"))).collect();
    let receipts: BTreeSet<String> =
        together.into_iter().map(|one| serde_json::to_string(&one.wait().unwrap().unwrap()).unwrap()).collect();
    assert_eq!(receipts.len(), 1);
    assert_eq!(ledger.size(), 5);
    command.events[1].kind = "third".into();
    assert_eq!(submit(&ledger, command), Err(Refused::KeyReused { key: "once".into() }.into()));
}

fn a_stream_that_moved_is_not_written_to(store: Box<dyn Store>) {
    let ledger = open(store);
    let at = |expected, key: &str| Command { expected: Some(expected), ..said(key) };
    submit(&ledger, at(0, "a")).unwrap();
    let moved = |expected| Refused::Moved { stream: "sitting/1".into(), expected, stands_at: 1 };
    assert_eq!(submit(&ledger, at(0, "b")), Err(moved(0).into()));
    assert_eq!(submit(&ledger, at(2, "b")), Err(moved(2).into()));
    submit(&ledger, at(1, "b")).unwrap();
    submit(&ledger, Command { stream: "sitting/2".into(), ..at(0, "c") }).unwrap();
}

/// An act is judged by everything before it; ballots of others do not disturb it.
fn only_ballots_may_come_between(store: Box<dyn Store>) {
    let ledger = open(store);
    let at = |since, key: &str| Command { since: Some(since), ..said(key) };
    submit(&ledger, opened("v", false, &["CHN", "FRA"])).unwrap();
    submit(&ledger, ballot("1", "v", "FRA", 0)).unwrap();
    let first = submit(&ledger, at(2, "a")).unwrap();
    let overtaken = |since| Err(Refused::Overtaken { since }.into());
    assert_eq!(submit(&ledger, at(2, "b")), overtaken(2));
    submit(&ledger, ballot("2", "v", "CHN", 0)).unwrap();
    let group = [at(4, "b"), at(4, "c"), ballot("3", "v", "CHN", 1)].map(|one| ledger.submit(one));
    let [b, c, changed] = group.map(|one| one.wait().unwrap());
    assert_eq!((b.is_ok(), c, changed.is_ok()), (true, overtaken(4), true));
    assert_eq!(submit(&ledger, at(2, "a")).unwrap(), first, "what was taken is not overtaken");
    assert_eq!(ledger.receipt("a").wait().unwrap(), Ok(Some(first)));
    assert_eq!(ledger.receipt("c").wait().unwrap(), Ok(None));
    assert_eq!(ledger.stands_at().wait().unwrap(), Ok(7));
}

fn a_refused_command_leaves_nothing(store: Box<dyn Store>) {
    let ledger = open(store);
    submit(&ledger, opened("v", true, &["FRA"])).unwrap();
    let mut half = voting("half", Voting::Cast { vote: "v".into(), seat: "FRA".into(), turn: 0 }, Some("yes"));
    half.events[0].personal.insert("who".into(), "somebody".into());
    half.events.push(half.events[0].clone());
    let group = [said("before"), half, said("after")].map(|command| ledger.submit(command));
    let [before, half, after] = group.map(|one| one.wait().unwrap());
    assert!(matches!(half, Err(Failure::Refused(Refused::AlreadyVoted { .. }))));
    assert_eq!(after.unwrap().entries[0].seq, before.unwrap().entries[0].seq + 1);
    assert_eq!(ledger.read(|store| store.openings(0, 100)).wait().unwrap().unwrap(), []);
    submit(&ledger, voting("whole", Voting::Cast { vote: "v".into(), seat: "FRA".into(), turn: 0 }, Some("no")))
        .unwrap();
    let boxes = ledger.read(|store| store.boxes()).wait().unwrap().unwrap();
    assert_eq!(boxes, BTreeMap::from([("v".into(), BTreeMap::from([("no".into(), 1)]))]));
    let mut fraction = said("fraction");
    fraction.events[0].payload = b"1.5".to_vec();
    assert!(matches!(submit(&ledger, fraction), Err(Failure::Refused(Refused::Payload { .. }))));
    assert_eq!(submit(&ledger, Command { events: vec![], ..said("none") }), Err(Refused::NoEvent.into()));
}

fn one_ballot_for_each_seat(store: Box<dyn Store>) {
    let ledger = open(store);
    let refused = |command, why: Refused| assert_eq!(submit(&ledger, command), Err(why.into()));
    let (vote, seat) = (String::from("v"), String::from("FRA"));
    refused(ballot("a", "v", "FRA", 0), Refused::NoSuchVote { vote: vote.clone() });
    submit(&ledger, opened("v", false, &["CHN", "FRA"])).unwrap();
    refused(Command { key: "again".into(), ..opened("v", false, &[]) }, Refused::VoteExists { vote: vote.clone() });
    refused(ballot("a", "v", "MLT", 0), Refused::NotInElectorate { vote: vote.clone(), seat: "MLT".into() });
    refused(ballot("a", "v", "FRA", 1), Refused::NothingToChange { vote: vote.clone(), seat: seat.clone(), turn: 1 });
    submit(&ledger, ballot("a", "v", "FRA", 0)).unwrap();
    refused(ballot("b", "v", "FRA", 0), Refused::AlreadyVoted { vote: vote.clone(), seat: seat.clone() });
    submit(&ledger, ballot("c", "v", "FRA", 1)).unwrap();
    refused(ballot("d", "v", "FRA", 1), Refused::AlreadyVoted { vote: vote.clone(), seat });
    submit(&ledger, closed("v")).unwrap();
    refused(ballot("e", "v", "CHN", 0), Refused::VoteClosed { vote: vote.clone() });
    refused(Command { key: "again".into(), ..closed("v") }, Refused::VoteClosed { vote });
    let whole = [opened("w", false, &["FRA"]), ballot("f", "w", "FRA", 0), closed("w")].map(|one| ledger.submit(one));
    whole.into_iter().for_each(|one| drop(one.wait().unwrap().unwrap()));
}

/// Even a planner gone wrong cannot write two ballots for one seat.
fn the_key_itself_is_unique(mut store: Box<dyn Store>) {
    let row = || BallotRow { vote: "v".into(), seat: "FRA".into(), turn: 0, entry: 0 };
    let group = Group { ballots: vec![row()], ..Group::default() };
    store.begin(&Ask::default()).unwrap();
    store.commit(&group).unwrap();
    store.begin(&Ask::default()).unwrap();
    assert!(matches!(store.commit(&group), Err(StoreError::Failed(_))));
    store.begin(&Ask::default()).unwrap();
    store.commit(&Group { ballots: vec![BallotRow { turn: 1, ..row() }], ..Group::default() }).unwrap();
}

fn a_secret_box_gives_counts_and_nothing_else(store: Box<dyn Store>) {
    let ledger = open(store);
    let seats: Vec<String> = (0..9).map(|n| format!("S{n}")).collect();
    let electorate: Vec<&str> = seats.iter().map(String::as_str).collect();
    submit(&ledger, opened("v", true, &electorate)).unwrap();
    let secrecy = |command| assert!(matches!(submit(&ledger, command), Err(Failure::Refused(Refused::Secrecy(_)))));
    secrecy(ballot("no choice", "v", "S0", 0));
    let cast = |seat: &str, choice, turn| {
        voting(seat, Voting::Cast { vote: "v".into(), seat: seat.into(), turn }, Some(choice))
    };
    secrecy(cast("S0", "marmalade", 1));
    for (n, seat) in seats.iter().enumerate() {
        submit(&ledger, cast(seat, if n % 3 == 0 { "marmalade" } else { "honey" }, 0)).unwrap();
    }
    secrecy(voting("close v", Voting::Closed { vote: "v".into(), tally: Some(BTreeMap::new()) }, None));
    let before = ledger.entries(0, 100).wait().unwrap().unwrap();
    assert!(!format!("{before:?}").contains("marmalade"), "no entry of an open vote knows a choice");
    submit(&ledger, closed("v")).unwrap();
    let entries = ledger.entries(0, 100).wait().unwrap().unwrap();
    let tally = Some(BTreeMap::from([("honey".into(), 6), ("marmalade".into(), 3)]));
    assert_eq!(entries.last().unwrap().voting, Some(Voting::Closed { vote: "v".into(), tally }));
    assert!(ledger.read(|store| store.boxes()).wait().unwrap().unwrap().is_empty());
}

fn two_hundred_at_once_are_one_ballot(store: Box<dyn Store>) {
    let ledger = open(store);
    submit(&ledger, opened("v", false, &["FRA"])).unwrap();
    let pending: Vec<_> = std::thread::scope(|scope| {
        let one = |n| {
            scope.spawn({
                let ledger = ledger.clone();
                move || ledger.submit(ballot(&format!("k{n}"), "v", "FRA", 0)).wait().unwrap()
            })
        };
        (0..200).map(one).collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let refusal = Failure::Refused(Refused::AlreadyVoted { vote: "v".into(), seat: "FRA".into() });
    assert_eq!(pending.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(pending.iter().filter(|one| one.as_ref() == Err(&refusal)).count(), 199);
}

fn texts_about_persons_can_be_erased(store: Box<dyn Store>) {
    let ledger = open(store);
    let mut command = said("a");
    command.events[0].personal.insert("speaker".into(), "A. N. Other".into());
    submit(&ledger, command.clone()).unwrap();
    let entry = ledger.entries(1, 1).wait().unwrap().unwrap().remove(0);
    let openings = ledger.read(|store| store.openings(0, 100)).wait().unwrap().unwrap();
    assert_eq!(openings[0].commitment(), entry.commitments["speaker"]);
    assert_eq!(openings[0].text, "A. N. Other");
    let mut forget = said("b");
    forget.events[0].erases.push((1, "speaker".into()));
    submit(&ledger, forget.clone()).unwrap();
    assert_eq!(ledger.read(|store| store.openings(0, 100)).wait().unwrap().unwrap(), []);
    forget.key = "c".into();
    let nothing = Refused::NothingToErase { entry: 1, name: "speaker".into() };
    assert_eq!(submit(&ledger, forget), Err(nothing.into()));
    submit(&ledger, command).unwrap();
    assert_eq!(ledger.size(), 3);
}

fn what_is_reopened_is_the_same(store: Box<dyn Store>) {
    let beside = store.beside();
    let ledger = open(store);
    let receipt = submit(&ledger, said("a")).unwrap();
    submit(&ledger, said("b")).unwrap();
    let checkpoint = ledger.checkpoint().wait().unwrap().unwrap();
    drop(ledger);
    let mut beside = beside.unwrap();
    assert_eq!(beside.head().unwrap().size, 3);
    assert_eq!(beside.last_checkpoint().unwrap().map(|(_, note)| note), checkpoint);
    assert_eq!(beside.command("a").unwrap().unwrap().first, receipt.entries[0].seq);
    assert_eq!(beside.command("z").unwrap(), None);
    assert_eq!(beside.checkpoints(0, 2).unwrap().into_iter().map(|(size, _)| size).collect::<Vec<_>>(), [1, 2]);
}

fn another_body_or_key_is_refused(store: Box<dyn Store>) {
    let mut beside = store.beside().unwrap();
    drop(open(store));
    assert_eq!(beside.head().unwrap().size, 1);
    let other = Signer::from_seed("penholder.example/test", [43; 32]).unwrap();
    let open = |settings| Ledger::open(beside.beside().unwrap(), settings).err();
    let key = open(Settings::new("test-body", other));
    assert!(matches!(key, Some(Failure::Broken(Broken::Signature { .. }))), "{key:?}");
    let body = open(Settings::new("other-body", signer()));
    assert!(matches!(body, Some(Failure::Broken(Broken::Story { entry: 0, .. }))), "{body:?}");
}

fn a_frozen_view_stands_still(store: Box<dyn Store>) {
    let mut beside = store.beside().unwrap();
    let ledger = open(store);
    beside.freeze().unwrap();
    let size = beside.head().unwrap().size;
    submit(&ledger, said("a")).unwrap();
    assert_eq!(beside.head().unwrap().size, size);
    beside.release();
    assert_eq!(beside.head().unwrap().size, size + 1);
}
