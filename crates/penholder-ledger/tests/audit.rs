//! Exports, their verification, and every way of tampering with them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "../src/store/contract.rs"]
#[allow(dead_code, reason = "the suite itself runs elsewhere")]
mod contract;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use contract::{ballot, closed, open, opened, said, settings, signer, submit, voting};
use penholder_ledger::entry::{Entry, Voting};
use penholder_ledger::format::v1;
use penholder_ledger::hash::Hash;
use penholder_ledger::merkle::Tree;
use penholder_ledger::note::{Checkpoint, Note, Signer};
use penholder_ledger::store::{Memory, Sqlite, Store};
use penholder_ledger::{
    Broken, Contents, Failure, Ledger, Miscount, NoRecount, Recount, Recounted, RestoreError, Settings, Trust,
    Verified, VerifyError, export, export_shown, restore, verify,
};
use std::io::Cursor;

fn witness() -> Signer {
    Signer::witness_from_seed("witness.example", [9; 32]).unwrap()
}

/// A ledger with something of everything: an open vote with a change, two secret ones, texts about persons, a witness.
fn story(store: Box<dyn Store>) -> Ledger {
    let ledger = Ledger::open(store, Settings { witnesses: vec![witness().verifier()], ..settings() }).unwrap();
    let cast = |key: &str, vote: &str, seat: &str, choice| {
        voting(key, Voting::Cast { vote: vote.into(), seat: seat.into(), turn: 0 }, Some(choice))
    };
    let mut speech = said("speech");
    speech.events[0].personal.insert("speaker".into(), "A. N. Other".into());
    speech.events.push(speech.events[0].clone());
    let commands = [
        opened("v", false, &["CHN", "FRA"]),
        ballot("a", "v", "FRA", 0),
        ballot("b", "v", "FRA", 1),
        closed("v"),
        opened("s", true, &["CHN", "FRA"]),
        cast("c", "s", "CHN", "yes"),
        cast("d", "s", "FRA", "no"),
        closed("s"),
        opened("t", true, &["CHN", "FRA"]),
        cast("e", "t", "CHN", "yes"),
        speech,
    ];
    commands.into_iter().for_each(|command| drop(submit(&ledger, command).unwrap()));
    let mut forget = said("forget");
    forget.events[0].erases.push((ledger.size() - 1, "speaker".into()));
    submit(&ledger, forget).unwrap();
    let note = Note::parse(&ledger.checkpoint().wait().unwrap().unwrap().unwrap()).unwrap();
    ledger.cosign(ledger.size(), witness().cosign(&note.text, 7)).wait().unwrap().unwrap();
    ledger
}

fn exported(ledger: &Ledger, contents: Contents) -> String {
    let bytes = ledger.read(move |store| {
        let mut bytes = Vec::new();
        export(store, &[witness().verifier()], contents, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    String::from_utf8(bytes.wait().unwrap().unwrap()).unwrap()
}

fn verified(text: &[u8], trust: &Trust) -> Result<Verified, Broken> {
    match verify(&mut Cursor::new(text), trust, &mut NoRecount, &mut |_, _| {}) {
        Ok(verified) => Ok(verified),
        Err(VerifyError::Broken(broken)) => Err(broken),
        Err(VerifyError::Read(why)) => panic!("{why}"),
    }
}

fn believing(text: &str) -> Result<Verified, Broken> {
    verified(text.as_bytes(), &Trust::default())
}

#[test]
fn a_whole_record_holds() {
    let ledger = story(Box::new(Memory::default()));
    for (contents, openings) in [(Contents::Public, 0), (Contents::WithPersons, 1), (Contents::Backup, 1)] {
        let found = believing(&exported(&ledger, contents)).unwrap();
        assert_eq!((found.entries, found.commands, found.votes, found.ballots), (14, 13, 3, 5), "{contents:?}");
        assert_eq!((found.openings, found.unopened), (openings, 2 - openings), "{contents:?}");
        assert_eq!(found.witnesses, ["witness.example"]);
        assert_eq!(found.checkpoint.size, 14);
    }
}

#[test]
fn every_changed_byte_of_every_kind_of_file_is_found() {
    let ledger = open(Box::new(Memory::default()));
    let mut speech = said("speech");
    speech.events[0].personal.insert("who".into(), "N. N.".into());
    submit(&ledger, opened("s", true, &["CHN"])).unwrap();
    submit(&ledger, voting("c", Voting::Cast { vote: "s".into(), seat: "CHN".into(), turn: 0 }, Some("no"))).unwrap();
    submit(&ledger, speech).unwrap();
    for contents in [Contents::Public, Contents::WithPersons, Contents::Backup] {
        let text = exported(&ledger, contents).into_bytes();
        assert!(verified(&text, &Trust::default()).is_ok());
        let mut changed = text.clone();
        for at in 0..text.len() {
            changed[at] = text[at] ^ 1 << (at % 8);
            assert!(verified(&changed, &Trust::default()).is_err(), "{contents:?}, byte {at}, bit {}", at % 8);
            changed[at] = text[at];
            assert!(verified(&text[..at], &Trust::default()).is_err(), "{contents:?}, cut at {at}");
        }
    }
}

/// Changes one entry of an export as somebody would who can hash but not sign, and says what is found.
fn tampered(line: usize, change: impl FnOnce(&mut Entry)) -> Broken {
    let text = exported(&story(Box::new(Memory::default())), Contents::Public);
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    let json: serde_json::Value = serde_json::from_str(&lines[line]).unwrap();
    let mut entry = v1::decode(&BASE64.decode(json["entry"].as_str().unwrap()).unwrap()).unwrap();
    change(&mut entry);
    lines[line] = entry_line(&entry);
    believing(&(lines.join("\n") + "\n")).unwrap_err()
}

fn entry_line(entry: &Entry) -> String {
    let bytes = v1::encode(entry).unwrap();
    format!(r#"{{"entry":"{}","hash":"{}"}}"#, BASE64.encode(&bytes), Hash::of_entry(&bytes))
}

#[test]
fn the_entry_is_named() {
    let story = |entry, what: &str| Broken::Story { entry, what: what.into() };
    // line n + 1 holds entry n
    assert_eq!(tampered(3, |entry| entry.at_ms += 1), Broken::Link { entry: 3 });
    assert_eq!(tampered(14, |entry| entry.at_ms += 1), Broken::Root { size: 14 });
    assert_eq!(tampered(3, |entry| entry.seq = 9), Broken::Order { entry: 2, found: 9 });
    assert_eq!(
        tampered(3, |entry| entry.body = "b".into()),
        story(2, "it is of the body `b`, the ledger of `test-body`")
    );
    assert_eq!(tampered(1, |entry| entry.kind = "x".into()), story(0, "a ledger begins with `ledger.founded`"));
    assert_eq!(
        tampered(3, |entry| entry.stream_version = 3),
        story(2, "it is number 3 of `sitting/1`, where number 2 should follow")
    );
    assert_eq!(tampered(3, |entry| entry.key = "open v".into()), story(2, "the command `open v` came before"));
    assert_eq!(
        tampered(3, |entry| (entry.part, entry.parts) = (1, 2)),
        story(2, "part 1 of the command `a` should stand here")
    );
    let vote = |seat: &str, turn| Some(Voting::Cast { vote: "v".into(), seat: seat.into(), turn });
    assert_eq!(tampered(3, |entry| entry.voting = vote("MLT", 0)), story(2, "`MLT` may not vote in `v`"));
    assert_eq!(
        tampered(4, |entry| entry.voting = vote("FRA", 0)),
        story(3, "`FRA` has 1 ballots, number 1 cannot follow in `v`")
    );
    assert_eq!(tampered(6, |entry| entry.voting = vote("CHN", 0)), story(5, "the vote `v` is closed"));
    let tally = |count| Some(Voting::Closed { vote: "s".into(), tally: Some([("yes".to_owned(), count)].into()) });
    assert_eq!(
        tampered(9, |entry| entry.voting = tally(3)),
        story(8, "2 ballots were cast, 3 came out of the box in `s`")
    );
    assert_eq!(tampered(9, |entry| entry.voting = tally(2)), Broken::Link { entry: 9 });
}

#[test]
fn missing_and_exchanged_entries_are_named() {
    let text = exported(&story(Box::new(Memory::default())), Contents::Public);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for n in 0..13 {
        let without: String = lines.iter().enumerate().filter(|(at, _)| *at != n + 1).map(|(_, line)| *line).collect();
        let n = n as u64;
        assert_eq!(believing(&without), Err(Broken::Order { entry: n, found: n + 1 }));
        let mut exchanged = lines.clone();
        exchanged.swap(n as usize + 1, n as usize + 2);
        let want = if n == 13 { Broken::Unsigned { entry: 13 } } else { Broken::Order { entry: n, found: n + 1 } };
        assert_eq!(believing(&exchanged.concat()), Err(want));
    }
    let without_last: String = lines.iter().enumerate().filter(|(at, _)| *at != 14).map(|(_, line)| *line).collect();
    assert!(matches!(
        believing(&without_last),
        Err(Broken::Story { entry: 13, .. } | Broken::RolledBack { entry: 13, .. })
    ));
}

/// The owner of the key signs another history: every checkpoint that somebody kept gives it away.
#[test]
fn rollback_and_split_view_are_found_by_a_kept_checkpoint() {
    let ledger = story(Box::new(Memory::default()));
    let early = exported(&ledger, Contents::Public);
    let kept = submit(&ledger, said("later")).unwrap().checkpoint;
    let late = exported(&ledger, Contents::Public);
    let against = |text: &str, note: &str| {
        verified(text.as_bytes(), &Trust { against: vec![note.into()], ..Trust::default() }).map(|_| ())
    };
    assert_eq!(against(&late, &kept), Ok(()));
    assert_eq!(against(&early, &kept), Err(Broken::RolledBack { entry: 14, signed: 15 }));

    let other = story(Box::new(Memory::default()));
    submit(&other, said("something else")).unwrap();
    let other = exported(&other, Contents::Public);
    assert_eq!(believing(&other).map(|_| ()), Ok(()));
    assert_eq!(against(&other, &kept), Err(Broken::SplitView { size: 15 }));

    let forged = Checkpoint::signed(1, Hash([0; 32]), &Signer::from_seed("penholder.example/test", [1; 32]).unwrap());
    assert!(matches!(against(&late, &forged.to_string()), Err(Broken::Signature { .. })));
    assert!(matches!(against(&late, "nonsense"), Err(Broken::Signature { .. })));
}

#[test]
fn another_key_or_a_missing_witness_is_found() {
    let text = exported(&story(Box::new(Memory::default())), Contents::Public);
    let trusting = |trust: Trust| verified(text.as_bytes(), &trust).map(|_| ());
    let stranger = Signer::from_seed("penholder.example/test", [1; 32]).unwrap().verifier();
    assert_eq!(trusting(Trust { key: Some(signer().verifier()), ..Trust::default() }), Ok(()));
    assert!(matches!(trusting(Trust { key: Some(stranger), ..Trust::default() }), Err(Broken::Key { .. })));
    assert_eq!(trusting(Trust { witnesses: vec![witness().verifier()], ..Trust::default() }), Ok(()));
    let other = Signer::witness_from_seed("other.example", [1; 32]).unwrap().verifier();
    let missing = Broken::Witness { name: "other.example".into(), size: 14 };
    assert_eq!(trusting(Trust { witnesses: vec![other], ..Trust::default() }), Err(missing));
}

#[test]
fn a_false_cosignature_is_not_kept() {
    let ledger = story(Box::new(Memory::default()));
    let text = Note::parse(&ledger.checkpoint().wait().unwrap().unwrap().unwrap()).unwrap().text;
    let cosign = |size, line| ledger.cosign(size, line).wait().unwrap();
    assert!(matches!(cosign(14, witness().cosign("other\n1\nx\n", 7)), Err(Failure::Cosignature(_))));
    assert!(matches!(cosign(13, witness().cosign(&text, 7)), Err(Failure::Cosignature(_))));
    let stranger = Signer::witness_from_seed("other.example", [1; 32]).unwrap();
    assert!(matches!(cosign(14, stranger.cosign(&text, 7)), Err(Failure::Cosignature(_))));
    assert_eq!(cosign(14, witness().cosign(&text, 8)), Ok(()));
    assert!(believing(&exported(&ledger, Contents::Public)).is_ok(), "two signatures by one witness");
}

/// Recounts a body whose only rule is that a statement repeats its key.
struct Parrot;

impl Recount for Parrot {
    fn take(&mut self, entry: &Entry) -> Result<Recounted, Miscount> {
        if entry.kind != "statement.made" {
            return Ok(Recounted::Fact);
        }
        let recount = format!("{{\"text\":\"{}\"}}", entry.key);
        let says = String::from_utf8(entry.payload.clone()).unwrap();
        if says == recount { Ok(Recounted::Outcome) } else { Err(Miscount { says, recount }) }
    }
}

#[test]
fn outcomes_are_recounted() {
    let ledger = open(Box::new(Memory::default()));
    submit(&ledger, said("a")).unwrap();
    submit(&ledger, said("b")).unwrap();
    let recounted = |ledger: &Ledger| {
        let text = exported(ledger, Contents::Public);
        verify(&mut Cursor::new(text), &Trust::default(), &mut Parrot, &mut |_, _| {})
    };
    assert_eq!(recounted(&ledger).unwrap().outcomes, 2);
    let mut wrong = said("c");
    wrong.events[0].payload = br#"{"text":"d"}"#.to_vec();
    submit(&ledger, wrong).unwrap();
    let says = (r#"{"text":"d"}"#.to_owned(), r#"{"text":"c"}"#.to_owned());
    match recounted(&ledger) {
        Err(VerifyError::Broken(broken)) => {
            assert_eq!(broken, Broken::Outcome { entry: 3, says: says.0, recount: says.1 });
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_backup_moves_a_ledger_from_one_store_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = story(Box::new(Memory::default()));
    let receipt = submit(&ledger, said("speech again")).unwrap();
    let backup = exported(&ledger, Contents::Backup);
    let mut store = Sqlite::open(&folder.path().join("restored")).unwrap();
    let found = restore(&mut Cursor::new(&backup), &Trust::default(), &mut store, &mut |_, _| {}).unwrap();
    assert_eq!(found.entries, 15);
    let again = restore(&mut Cursor::new(&backup), &Trust::default(), &mut store, &mut |_, _| {});
    assert!(matches!(again, Err(RestoreError::NotEmpty { entries: 15 })));
    let restored =
        Ledger::open(Box::new(store), Settings { witnesses: vec![witness().verifier()], ..settings() }).unwrap();
    assert_eq!(exported(&restored, Contents::Backup), backup);
    assert_eq!(submit(&restored, said("speech again")), Ok(receipt));
    let vote =
        |key: &str, seat: &str| voting(key, Voting::Cast { vote: "t".into(), seat: seat.into(), turn: 0 }, Some("no"));
    assert!(matches!(submit(&restored, vote("f", "CHN")), Err(Failure::Refused(_))), "CHN had voted before the backup");
    submit(&restored, vote("g", "FRA")).unwrap();
    submit(&restored, closed("t")).unwrap();
    assert!(believing(&exported(&restored, Contents::Public)).is_ok());
}

#[test]
fn a_damaged_backup_writes_nothing() {
    let mut backup = exported(&story(Box::new(Memory::default())), Contents::Backup);
    backup.truncate(backup.len() - 2);
    let mut store = Memory::default();
    assert!(restore(&mut Cursor::new(&backup), &Trust::default(), &mut store, &mut |_, _| {}).is_err());
    assert_eq!(store.head().unwrap().size, 0);
}

#[test]
fn an_old_copy_of_a_store_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let open = |path: &str| {
        let settings = Settings { remembered: Some(at("ledger.signed")), ..settings() };
        Ledger::open(Box::new(Sqlite::open(&at(path)).unwrap()), settings)
    };
    let ledger = open("ledger").unwrap();
    submit(&ledger, said("a")).unwrap();
    let backup = exported(&ledger, Contents::Backup);
    submit(&ledger, said("b")).unwrap();
    drop(ledger);
    drop(open("ledger").unwrap());
    let mut old = Sqlite::open(&at("old")).unwrap();
    restore(&mut Cursor::new(&backup), &Trust::default(), &mut old, &mut |_, _| {}).unwrap();
    drop(old);
    let refused = open("old").err();
    assert_eq!(refused, Some(Broken::RolledBack { entry: 2, signed: 3 }.into()));
}

#[test]
fn tiles_and_consistency_are_those_of_the_entries() {
    let ledger = story(Box::new(Memory::default()));
    let entries = ledger.entries(0, 100).wait().unwrap().unwrap();
    let tree: Tree = entries.iter().map(|entry| Hash::of_entry(&v1::encode(entry).unwrap())).collect();
    assert_eq!(ledger.tiles(), tree.tiles().collect::<Vec<_>>());
    assert_eq!(ledger.consistency(5, 14), tree.consistency(5, 14));
    assert_eq!(ledger.consistency(5, 15), None);
}

/// A record of which only the entries at these places are shown.
fn shown(ledger: &Ledger, places: Vec<u64>) -> String {
    let bytes = ledger.read(move |store| {
        let mut bytes = Vec::new();
        export_shown(store, &[], &|seq| places.contains(&seq), &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    String::from_utf8(bytes.wait().unwrap().unwrap()).unwrap()
}

#[test]
fn whatever_is_withheld_the_rest_holds_and_says_how_much() {
    let ledger = story(Box::new(Memory::default()));
    let all: Vec<u64> = (0..14).collect();
    assert_eq!(shown(&ledger, all.clone()), shown(&ledger, all[1..].to_vec()), "the founding is always shown");
    let whole = believing(&shown(&ledger, all)).unwrap();
    // the votes whose entries are all shown can be read alone; each choice of entries that keeps a vote together holds
    let together: [&[u64]; 4] = [&[1, 2, 3, 4], &[5, 6, 7, 8], &[9, 10], &[11, 12, 13]];
    for choice in 0..15_u32 {
        let groups = together.iter().enumerate().filter(|(at, _)| choice & 1 << at != 0);
        let places: Vec<u64> = groups.flat_map(|(_, group)| group.iter().copied()).collect();
        let text = shown(&ledger, places.clone());
        let found = believing(&text).unwrap_or_else(|why| panic!("{places:?}: {why}"));
        assert_eq!((found.entries, found.withheld), (14, 13 - places.len() as u64), "{places:?}");
        assert_eq!(found.checkpoint, whole.checkpoint, "the same tree");
        assert_eq!(text.lines().filter(|line| line.starts_with("{\"entry\"")).count(), places.len() + 1);
        let mut store = Memory::default();
        let restored = restore(&mut Cursor::new(text), &Trust::default(), &mut store, &mut |_, _| {});
        assert!(restored.is_err(), "a record with gaps is no backup");
    }
}

#[test]
fn every_changed_byte_of_a_record_with_gaps_is_found() {
    let ledger = story(Box::new(Memory::default()));
    let text = shown(&ledger, vec![1, 5, 6, 7, 8, 11]).into_bytes();
    assert!(verified(&text, &Trust::default()).is_ok());
    let mut changed = text.clone();
    for at in 0..text.len() {
        changed[at] = text[at] ^ 1 << (at % 8);
        assert!(verified(&changed, &Trust::default()).is_err(), "byte {at}, bit {}", at % 8);
        changed[at] = text[at];
        assert!(verified(&text[..at], &Trust::default()).is_err(), "cut at {at}");
    }
    // a line of an entry that is not there cannot be left out, doubled or moved, nor can a whole file call itself one with gaps
    let text = String::from_utf8(text).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("{\"withheld\"")).unwrap();
    let joined = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let (mut without, mut doubled, mut moved) = (lines.clone(), lines.clone(), lines.clone());
    without.remove(at);
    doubled.insert(at, lines[at]);
    moved.swap(at, at + 1);
    for wrong in [joined(&without), joined(&doubled), joined(&moved)] {
        assert!(believing(&wrong).is_err(), "{wrong}");
    }
    let whole = exported(&ledger, Contents::Public);
    assert!(believing(&whole.replace("\"penholder-export\":1", "\"penholder-export\":2")).is_err());
    assert!(believing(&text.replace("\"penholder-export\":2", "\"penholder-export\":1")).is_err());
}
