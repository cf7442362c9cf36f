//! Votes: their labels and duties, ballots and what is said of them afterwards, in writing and in secret.

use jiff::ToSpan;
use penholder_core::position::Position;
use penholder_core::procedure::meeting::{self};
use penholder_core::procedure::resolution::{self, Question};
use penholder_core::procedure::vote;

use crate::hall::{Hall, put, text};

#[test]
fn votes_have_their_labels_and_their_duties() {
    let check = |positions: &str, expected: &str, duties: usize| {
        let mut hall = Hall::with_draft("resolution");
        hall.go("chair", "draft", put(Question::Whole));
        hall.votes("draft", positions);
        assert_eq!(hall.stage("draft"), expected, "{positions}");
        assert_eq!(hall.matter("draft").duties.len(), duties, "{positions}");
    };
    check("YYYYY", "adopted as RES/1", 0);
    check("YAYYA", "adopted as RES/1", 0);
    check("YAYAA", "not adopted", 0);
    check("YNYAA", "not adopted", 0);
    check("YNYYA", "not adopted", 1);
    check("YYY..", "adopted as RES/1", 0);
}

#[test]
fn a_duty_has_its_day_and_is_discharged_once() {
    let mut hall = Hall::with_draft("resolution");
    hall.go("chair", "draft", put(Question::Whole));
    hall.votes("draft", "YNYYY");
    let duty = hall.matter("draft").duties[0].clone();
    assert_eq!(duty.by.unwrap().to_string(), "2026-05-27");
    let done = || penholder_core::procedure::duty::Command::Discharge { duty: "debate-1".into(), how: "held".into() };
    hall.go("secretariat", "draft", done());
    hall.refused("secretariat", "draft", done(), "there is no open duty");
}

#[test]
fn a_ballot_is_changed_before_the_close_and_cast_only_for_oneself() {
    let mut hall = Hall::with_draft("resolution");
    hall.go("chair", "draft", put(Question::Whole));
    let cast = |seat: Option<&str>, position| vote::Command::Cast { seat: seat.map(text), position, reason: None };
    hall.go("C", "draft", cast(None, Position::Yes));
    hall.go("C", "draft", cast(None, Position::No));
    assert_eq!(hall.matter("draft").votes[0].ballots["C"].turn, 1);
    hall.refused("C", "draft", cast(Some("D"), Position::No), "only State D may");
    hall.refused("Z", "draft", cast(None, Position::No), "not seated");
    hall.go("secretariat", "draft", cast(Some("D"), Position::Yes));
    assert!(hall.matter("draft").votes[0].ballots["D"].entered);
    hall.refused("C", "draft", cast(None, Position::Objection), "one of");
    hall.refused("C", "draft", resolution::Command::Withdraw, "only State A may");
    hall.refused("A", "draft", resolution::Command::Withdraw, "under a vote");
    hall.go("chair", "draft", vote::Command::Annul { why: "a wrong text was shown".into() });
    hall.go("A", "draft", resolution::Command::Withdraw);
    assert_eq!(hall.stage("draft"), "withdrawn");
}

#[test]
fn a_seat_says_afterwards_what_it_had_meant() {
    let mut hall = Hall::with_draft("resolution");
    hall.go("chair", "draft", put(Question::Whole));
    let correct = |seat: Option<&str>, meant| vote::Command::Correct {
        vote: "draft/vote-1".into(),
        seat: seat.map(text),
        meant,
        why: Some("pressed the wrong button".into()),
    };
    hall.refused("C", "draft", correct(None, Position::No), "a vote that was announced");
    hall.votes("draft", "YYYA.");
    hall.refused("C", "draft", correct(Some("D"), Position::Yes), "only State D may");
    hall.refused("C", "draft", correct(None, Position::Yes), "it is what the seat voted");
    hall.refused("C", "draft", correct(None, Position::Objection), "nothing that could be voted");
    hall.refused("Z", "draft", correct(None, Position::No), "not seated");
    hall.go("C", "draft", correct(None, Position::No));
    // by its name, too
    hall.go("secretariat", "draft", correct(Some("state d"), Position::Yes));
    let vote = &hall.matter("draft").votes[0];
    let told: Vec<_> = vote.corrections.iter().map(|one| (one.seat.as_str(), one.meant, one.entered)).collect();
    assert_eq!(told, [("C", Position::No, false), ("D", Position::Yes, true)]);
    assert_eq!(hall.stage("draft"), "adopted as RES/1", "the outcome stands, though without C it lacks a vote");
}

#[test]
fn the_chair_takes_back_what_nobody_has_acted_on() {
    let mut hall = Hall::with_draft("resolution");
    use meeting::Command as M;
    let list = |hall: &Hall| match &hall.matter("meeting").form {
        penholder_core::procedure::Form::Meeting(meeting) => (meeting.list.join(""), meeting.speaking.clone()),
        other => panic!("{other:?}"),
    };
    hall.refused("chair", "meeting", M::TakeBack, "nobody has acted since");
    for seat in ["C", "D"] {
        hall.go(seat, "meeting", M::Inscribe);
    }
    hall.go("chair", "meeting", M::CallNext);
    hall.go("E", "meeting", M::Inscribe);
    hall.refused("C", "meeting", M::TakeBack, "only Chair may");
    hall.go("chair", "meeting", M::TakeBack);
    assert_eq!(list(&hall), ("CDE".into(), None), "who asked for the floor meanwhile stays on the list");
    hall.refused("chair", "meeting", M::TakeBack, "nobody has acted since");
    hall.go("chair", "meeting", M::CallNext);
    hall.go("chair", "meeting", M::CallNext);
    hall.go("chair", "meeting", M::TakeBack);
    assert_eq!(list(&hall), ("DE".into(), Some("C".into())));
    hall.go("C", "meeting", M::Speak { speech: meeting::Speech::Statement, says: None });
    hall.refused("chair", "meeting", M::TakeBack, "nobody has acted since");
    hall.go("C", "meeting", M::Raise { id: "p".into(), says: "is it?".into() });
    hall.go("chair", "meeting", M::Rule { id: "p".into(), ruling: "it is".into() });
    hall.go("chair", "meeting", M::TakeBack);
    hall.go("chair", "meeting", M::Rule { id: "p".into(), ruling: "it is not".into() });
    hall.go("C", "meeting", M::Challenge { id: "p".into() });
    hall.refused("chair", "meeting", M::TakeBack, "nobody has acted since");
}

#[test]
fn who_was_absent_at_the_roll_is_open_until_the_vote_closes() {
    let mut hall = Hall::with_draft("resolution");
    let absent = vec![("E".to_owned(), meeting::Presence::Absent)];
    // nobody is named: all are there
    hall.go("chair", "meeting", meeting::Command::Roll { seats: Vec::new() });
    let there = |hall: &Hall| match &hall.matter("meeting").form {
        penholder_core::procedure::Form::Meeting(meeting) => {
            meeting.roll.values().filter(|presence| **presence == meeting::Presence::Present).count()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(there(&hall), crate::hall::SEATS.len());
    hall.go("chair", "meeting", meeting::Command::Roll { seats: absent });
    assert_eq!(there(&hall), crate::hall::SEATS.len() - 1);
    hall.go("chair", "draft", put(Question::Whole));
    let of = |hall: &Hall| hall.matter("draft").votes[0].positions().positions().last().copied();
    assert_eq!(of(&hall), Some(Position::Open), "it can still come in and vote");
    hall.go("C", "draft", vote::Command::Cast { seat: None, position: Position::Yes, reason: None });
    hall.go("chair", "draft", vote::Command::Close { absent: vec!["D".into()] });
    assert_eq!(of(&hall), Some(Position::Absent));
}

#[test]
fn a_vote_in_writing_stays_open_longer() {
    let mut hall = Hall::with_draft("resolution");
    let (one, two) = (hall.now + 1.hour(), hall.now + 2.hours());
    let put = resolution::Command::Put {
        question: Question::Whole,
        method: Some(penholder_core::charter::procedure::Method::Written),
        deadline: Some(one),
    };
    hall.go("secretariat", "draft", put);
    let extend = |deadline| vote::Command::Extend { deadline, why: "the line to two members is down".into() };
    hall.refused("C", "draft", extend(two), "only Chair may");
    hall.refused("secretariat", "draft", extend(one), "has to be later");
    hall.go("secretariat", "draft", extend(two));
    assert_eq!(penholder_core::procedure::due_at(&hall.matter("draft")), Some(two));
    hall.now = one;
    hall.go("C", "draft", vote::Command::Cast { seat: None, position: Position::Yes, reason: None });
    hall.now = two;
    hall.refused("secretariat", "draft", extend(two + 1.hour()), "the deadline passed");
}

#[test]
fn a_reservation_stands_until_it_is_lifted() {
    let mut hall = Hall::with_draft("resolution");
    let on = |paragraphs: &[&str]| resolution::Command::ReserveOn {
        paragraphs: paragraphs.iter().map(|id| text(id)).collect(),
        why: None,
    };
    let standing = |hall: &Hall| match &hall.matter("draft").form {
        penholder_core::procedure::Form::Draft(draft) => {
            draft.reservations.iter().map(|one| format!("{}:{}", one.by, one.paragraphs.join("+"))).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    hall.refused("C", "draft", on(&[]), "naming a paragraph");
    hall.go("C", "draft", on(&["OP1"]));
    hall.go("D", "draft", on(&["OP2"]));
    hall.go("C", "draft", on(&["OP1", "OP3"]));
    assert_eq!(standing(&hall), ["D:OP2", "C:OP1+OP3"]);
    hall.go("D", "draft", on(&[]));
    assert_eq!(standing(&hall), ["C:OP1+OP3"]);
    hall.go("chair", "draft", put(Question::Whole));
    hall.refused("C", "draft", on(&[]), "under a vote");
}

#[test]
fn a_secret_ballot_holds_no_reason() {
    let mut hall = Hall::with_draft("resolution");
    let put = resolution::Command::Put {
        question: Question::Whole,
        method: Some(penholder_core::charter::procedure::Method::Secret),
        deadline: None,
    };
    hall.go("chair", "draft", put);
    let reason = Some("I am against it".to_owned());
    hall.go("C", "draft", vote::Command::Cast { seat: None, position: Position::No, reason });
    let ballot = &hall.matter("draft").votes[0].ballots["C"];
    assert_eq!((&ballot.choice, &ballot.reason), (&None, &None));
}
