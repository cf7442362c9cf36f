//! One whole story for each kind of matter, with the boundary where it lies.

use jiff::ToSpan;
use penholder_core::position::Position;
use penholder_core::procedure::meeting::{self, Motion, MotionState};
use penholder_core::procedure::resolution::{self, Question, Shape, Without};
use penholder_core::procedure::{
    body, election, no_objection, presidential, press, reverse, silence, straw_poll, trigger, vote,
};

use crate::hall::{Hall, kinds, wording};

fn put(question: Question) -> resolution::Command {
    resolution::Command::Put { question, method: None, deadline: None }
}

fn text(words: &str) -> String {
    words.to_owned()
}

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

#[test]
fn amendments_come_before_the_text_and_in_their_order() {
    let mut hall = Hall::with_draft("resolution");
    let amend = |id: &str, shape| resolution::Command::Amend {
        id: id.into(),
        symbol: None,
        says: id.into(),
        shape,
        wording: None,
    };
    hall.go("C", "draft", amend("revises", Shape::Revises));
    hall.go("D", "draft", amend("adds", Shape::Adds));
    hall.go("D", "draft", amend("friendly", Shape::Adds));
    hall.refused("chair", "draft", put(Question::Whole), "comes first");
    hall.refused("chair", "draft", put(Question::Amendment("revises".into())), "`adds` comes first");
    hall.go("A", "draft", resolution::Command::Accept { id: "friendly".into(), wording: Some(wording("v2")) });
    hall.go("chair", "draft", put(Question::Amendment("adds".into())));
    hall.votes("draft", "NYYYY");
    hall.refused("C", "draft", resolution::Command::WithdrawAmendment { id: "adds".into() }, "no pending amendment");
    hall.go("C", "draft", resolution::Command::WithdrawAmendment { id: "revises".into() });
    hall.go("chair", "draft", put(Question::Whole));
    hall.votes("draft", "YYYAA");
    assert_eq!(hall.stage("draft"), "adopted as RES/1");
}

#[test]
fn parts_are_voted_unless_the_mover_objects() {
    let ask = || resolution::Command::AskParts { parts: vec!["OP1".into(), "OP2".into()] };
    let mut hall = Hall::with_draft("resolution");
    hall.go("C", "draft", ask());
    hall.refused("chair", "draft", put(Question::Whole), "the part OP1 comes first");
    hall.refused("D", "draft", resolution::Command::RefuseParts, "only State A may");
    for part in ["OP1", "OP2"] {
        hall.go("chair", "draft", put(Question::Part(part.into())));
        hall.votes("draft", "YYNNN");
    }
    assert_eq!(hall.stage("draft"), "not adopted", "a text of which every part is lost is lost");
    let mut hall = Hall::with_draft("resolution");
    hall.go("C", "draft", ask());
    hall.go("A", "draft", resolution::Command::RefuseParts);
    hall.refused("C", "draft", ask(), "State A objected (Rule P)");
    hall.go("chair", "draft", put(Question::Whole));
}

#[test]
fn a_seconder_takes_over_what_its_mover_withdraws() {
    let mut hall = Hall::with_draft("resolution");
    hall.go("D", "draft", resolution::Command::Second);
    hall.go("A", "draft", resolution::Command::Withdraw);
    hall.refused("C", "draft", resolution::Command::TakeOver, "a member that had seconded it");
    hall.go("D", "draft", resolution::Command::TakeOver);
    assert_eq!(hall.stage("draft"), "tabled");
}

#[test]
fn the_class_is_settled_before_the_text_under_either_doctrine() {
    let check = |doctrine: &str, steps: &dyn Fn(&mut Hall), expected: &str| {
        let mut hall = Hall::with_draft("disputed");
        hall.refused("chair", "draft", put(Question::Whole), "of which class the question is");
        hall.go("B", "draft", resolution::Command::Dispute { doctrine: doctrine.into() });
        steps(&mut hall);
        hall.go("chair", "draft", put(Question::Whole));
        hall.votes("draft", "YNYYY");
        assert_eq!(hall.stage("draft"), expected, "{doctrine}");
    };
    let preliminary = |hall: &mut Hall| {
        hall.go("chair", "draft", put(Question::Preliminary));
        hall.votes("draft", "YNYYY");
    };
    check("preliminary", &preliminary, "not adopted");
    let rule = |hall: &mut Hall| {
        hall.go("chair", "draft", resolution::Command::RuleClass { question: "procedural".into() });
    };
    check("ruling", &rule, "adopted as RES/1");
    let overruled = |hall: &mut Hall| {
        hall.go("chair", "draft", resolution::Command::RuleClass { question: "procedural".into() });
        hall.go("B", "draft", resolution::Command::ChallengeClass);
        hall.refused("chair", "draft", put(Question::Whole), "the challenge of the ruling comes first");
        hall.go("chair", "draft", put(Question::Challenge));
        hall.votes("draft", "NYYYN");
    };
    check("ruling", &overruled, "not adopted");
}

#[test]
fn a_custom_warns_and_is_waived() {
    let tabled = || {
        let mut hall = Hall::new();
        hall.circulate("draft", "A", "resolution");
        hall.go("A", "draft", resolution::Command::Table { symbol: None });
        hall.open_meeting();
        hall.go("secretariat", "draft", resolution::Command::Schedule { meeting: "meeting".into() });
        hall
    };
    let mut hall = tabled();
    assert_eq!(kinds(&hall.go("chair", "draft", put(Question::Whole)))[0], "draft.custom_not_kept");
    let mut hall = tabled();
    hall.go("secretariat", "draft", resolution::Command::Waive { custom: "day".into() });
    assert_eq!(kinds(&hall.go("chair", "draft", put(Question::Whole))), ["vote.opened"]);
}

#[test]
fn without_a_vote_only_while_nobody_wants_one() {
    let without = || resolution::Command::WithoutVote { how: Without::Vote };
    let mut hall = Hall::with_draft("resolution");
    hall.go("C", "draft", resolution::Command::WantVote);
    hall.refused("chair", "draft", without(), "State C objected");
    let mut hall = Hall::with_draft("resolution");
    hall.go("chair", "draft", without());
    assert_eq!(hall.stage("draft"), "adopted as RES/1");
}

#[test]
fn drafts_are_taken_in_the_order_of_their_submission() {
    let mut hall = Hall::with_draft("resolution");
    hall.circulate("later", "C", "resolution");
    hall.go("C", "later", resolution::Command::Table { symbol: None });
    hall.go("secretariat", "later", resolution::Command::Schedule { meeting: "meeting".into() });
    hall.refused("chair", "later", put(Question::Whole), "submitted earlier");
    hall.go("A", "draft", resolution::Command::Withdraw);
    hall.go("chair", "later", put(Question::Whole));
}

fn motion(id: &str, motion: &str, about: Option<&str>) -> meeting::Command {
    meeting::Command::Move(Motion {
        id: id.into(),
        motion: motion.into(),
        by: String::new(),
        about: about.map(text),
        until: None,
        minutes: None,
        seconds: None,
        to: None,
        parts: Vec::new(),
        seconded_by: None,
        objections: Vec::new(),
        state: MotionState::Pending,
    })
}

#[test]
fn motions_come_in_their_precedence_and_drafts_follow() {
    let mut hall = Hall::with_draft("resolution");
    hall.go("C", "meeting", motion("m1", "postpone", Some("draft")));
    hall.go("D", "meeting", motion("m2", "suspend", None));
    hall.refused("chair", "draft", put(Question::Whole), "the motion to suspend comes first");
    hall.refused("chair", "meeting", meeting::Command::PutMotion { id: "m1".into() }, "the motion to suspend");
    hall.go("chair", "meeting", meeting::Command::PutMotion { id: "m2".into() });
    hall.votes("meeting", "YYAAA");
    hall.go("E", "meeting", meeting::Command::ObjectToMotion { id: "m1".into() });
    hall.refused("chair", "meeting", meeting::Command::AgreeMotion { id: "m1".into() }, "State E objected (Rule M5)");
    hall.go("chair", "meeting", meeting::Command::PutMotion { id: "m1".into() });
    hall.votes("meeting", "YNYYN");
    assert_eq!(hall.stage("draft"), "postponed");
}

#[test]
fn an_agenda_that_is_not_adopted_ends_the_meeting_and_the_draft() {
    let mut hall = Hall::new();
    hall.circulate("draft", "A", "resolution");
    hall.go("A", "draft", resolution::Command::Table { symbol: None });
    let convene =
        meeting::Command::Convene { symbol: None, chair: Some("A".into()), agenda: Vec::new(), private: false };
    hall.go("secretariat", "meeting", convene.clone());
    hall.go("secretariat", "draft", resolution::Command::Schedule { meeting: "meeting".into() });
    hall.refused("chair", "draft", put(Question::Whole), "a meeting that is open");
    hall.refused("secretariat", "second", convene, "comes first");
    hall.go("B", "meeting", meeting::Command::ObjectToAgenda { reason: None });
    hall.refused("chair", "meeting", meeting::Command::AdoptAgenda, "State B objected");
    hall.go("chair", "meeting", meeting::Command::PutAgenda);
    hall.votes("meeting", "YYNNA");
    assert_eq!(hall.stage("meeting"), "over: its agenda was not adopted");
    assert_eq!(hall.stage("draft"), "not put to the vote");
}

#[test]
fn rulings_stand_unless_overruled() {
    let check = |positions: &str, overruled: bool| {
        let mut hall = Hall::with_draft("resolution");
        let id = || text("p");
        hall.go("C", "meeting", meeting::Command::Raise { id: id(), says: "the order".into() });
        hall.refused("chair", "draft", put(Question::Whole), "the point of order");
        hall.refused("C", "meeting", meeting::Command::Rule { id: id(), ruling: "so".into() }, "only Chair may");
        hall.go("chair", "meeting", meeting::Command::Rule { id: id(), ruling: "so".into() });
        hall.go("D", "meeting", meeting::Command::Challenge { id: id() });
        hall.go("chair", "meeting", meeting::Command::PutChallenge { id: id() });
        hall.votes("meeting", positions);
        let penholder_core::procedure::Form::Meeting(meeting) = hall.matter("meeting").form else { panic!() };
        assert_eq!(meeting.points[0].overruled, Some(overruled), "{positions}");
    };
    check("NNYYY", true);
    check("NAYYA", false);
}

#[test]
fn the_chair_cedes_in_alphabetical_order_and_invitations_can_be_voted() {
    let mut hall = Hall::with_draft("resolution");
    hall.go("chair", "meeting", meeting::Command::Cede);
    hall.refused("chair", "meeting", meeting::Command::Adjourn, "only Chair may");
    hall.refused("C", "meeting", meeting::Command::TakeChair, "the one who ceded it");
    hall.go("A", "meeting", meeting::Command::TakeChair);
    let invite = |who: &str| meeting::Command::Invite { id: who.into(), who: who.into(), rule: "37".into(), way: None };
    hall.go("C", "meeting", invite("Neighbour"));
    hall.go("B", "meeting", meeting::Command::ObjectToInvitation { id: "Neighbour".into() });
    hall.go("chair", "meeting", meeting::Command::PutInvitation { id: "Neighbour".into() });
    hall.votes("meeting", "ANYYY");
    hall.go("Neighbour", "meeting", meeting::Command::Inscribe);
    hall.go("chair", "meeting", meeting::Command::CallNext);
    let speak = || meeting::Command::Speak { speech: meeting::Speech::Statement, says: None };
    hall.refused("C", "meeting", speak(), "who has the floor");
    hall.go("Neighbour", "meeting", speak());
}

#[test]
fn rejected_credentials_keep_a_seat_from_acting_objected_ones_do_not() {
    let mut hall = Hall::with_draft("resolution");
    let seat = || text("E");
    hall.go("E", "body", body::Command::Present { seat: seat(), instrument: "letter".into() });
    hall.go("C", "body", body::Command::Object { seat: seat(), reason: None });
    hall.go("E", "draft", resolution::Command::Second);
    hall.go("chair", "body", body::Command::Put { seat: seat() });
    hall.votes("body", "NNYAY");
    hall.refused("E", "draft", resolution::Command::WantVote, "the credentials of State E were not accepted");
}

fn place(hours: i64, hall: &Hall) -> silence::Command {
    silence::Command::Place { wording: wording("v1"), deadline: hall.now.checked_add(hours.hours()).unwrap() }
}

fn break_it(reason: Option<&str>) -> silence::Command {
    silence::Command::Break { reason: reason.map(text), counter: None }
}

#[test]
fn a_press_statement_is_issued_when_its_silence_passes_and_once() {
    let mut hall = Hall::new();
    let (kind, title) = (text("statement"), text("peace"));
    hall.go("C", "press", press::Command::Circulate { kind, title, wording: wording("v1") });
    let silence = place(5, &hall);
    hall.refused("D", "press", silence.clone(), "only Chair may");
    hall.go("C", "press", silence);
    hall.refused("secretariat", "press", silence::Command::Conclude, "the procedure itself");
    hall.refused("D", "press", break_it(None), "without a reason (Rule S)");
    assert_eq!(hall.later(4), []);
    assert_eq!(kinds(&hall.later(1)), ["silence.passed", "press.issued"]);
    hall.now = hall.now.checked_sub(3.hours()).unwrap();
    assert_eq!(hall.follow(), [], "the clock jumped back: it concluded once");
    hall.refused("D", "press", break_it(Some("late")), "agreed");
    assert_eq!(hall.later(9), []);
}

#[test]
fn at_the_deadline_itself_it_is_too_late_even_before_anybody_looked() {
    let mut hall = Hall::new();
    let (kind, title) = (text("statement"), text("peace"));
    hall.go("C", "press", press::Command::Circulate { kind, title, wording: wording("v1") });
    let silence = place(5, &hall);
    hall.go("C", "press", silence);
    hall.now = hall.now.checked_add(5.hours()).unwrap();
    hall.refused("D", "press", break_it(Some("late")), "the deadline passed at 2026-05-12 15:00 EDT");
    assert_eq!(kinds(&hall.follow()), ["silence.passed", "press.issued"]);
}

#[test]
fn a_broken_silence_is_issued_again_and_may_lapse() {
    let mut hall = Hall::new();
    let (kind, title) = (text("statement"), text("peace"));
    hall.go("C", "press", press::Command::Circulate { kind, title, wording: wording("v1") });
    let silence = place(5, &hall);
    hall.go("C", "press", silence.clone());
    assert_eq!(kinds(&hall.go("D", "press", break_it(Some("no")))), ["silence.broken", "press.objected"]);
    hall.go("E", "press", break_it(Some("neither")));
    hall.refused("E", "press", break_it(Some("neither")), "objected to by it already");
    hall.go("C", "press", press::Command::NewVersion { wording: wording("v2") });
    hall.go("C", "press", silence);
    assert_eq!(hall.matter("press").silence.unwrap().round, 2);
    hall.go("C", "press", press::Command::Withdraw { why: None });
    assert_eq!(hall.later(9).len(), 0, "a statement that was withdrawn is not agreed by silence");
    assert_eq!(hall.stage("press"), "withdrawn");
}

#[test]
fn a_hold_keeps_a_proposal_pending_until_it_lapses() {
    let mut hall = Hall::new();
    let propose = || no_objection::Command::Propose {
        kind: text("statement"),
        title: text("a travel exemption"),
        wording: wording("v1"),
    };
    hall.go("C", "held", propose());
    let silence = place(5, &hall);
    hall.go("C", "held", silence);
    hall.go("D", "held", silence::Command::Hold { reason: None });
    assert_eq!(hall.later(24), []);
    assert_eq!(kinds(&hall.later(31 * 24)), ["silence.passed", "no_objection.approved"]);
    hall.go("C", "objected", propose());
    let silence = place(5, &hall);
    hall.go("C", "objected", silence);
    hall.go("D", "objected", break_it(Some("no")));
    hall.go("secretariat", "objected", no_objection::Command::Refer { to: text("the council") });
    assert_eq!(hall.stage("objected"), "referred to the council");
}

#[test]
fn a_presidential_statement_needs_a_meeting_and_a_dissociation_does_not_stop_it() {
    let mut hall = Hall::new();
    let (kind, title) = (text("statement"), text("peace"));
    hall.go("C", "prst", presidential::Command::Circulate { kind, title, wording: wording("v1") });
    hall.go("secretariat", "prst", presidential::Command::Agree);
    hall.refused("chair", "prst", presidential::Command::Adopt, "a formal meeting");
    hall.open_meeting();
    hall.go("chair", "prst", presidential::Command::Adopt);
    hall.go("E", "prst", presidential::Command::Dissociate { paragraphs: Vec::new(), why: None });
    assert_eq!(hall.stage("prst"), "adopted");
    hall.refused("D", "prst", presidential::Command::Object { reason: None }, "adopted");
}

#[test]
fn reverse_consensus_takes_effect_unless_all_are_against() {
    let check = |against: &[&str], expected: &str| {
        let mut hall = Hall::new();
        let deadline = hall.now.checked_add(48.hours()).unwrap();
        let begin = reverse::Command::Begin { kind: text("delisting"), title: text("the delisting"), deadline };
        hall.go("secretariat", "list", begin);
        for seat in against {
            hall.go(seat, "list", reverse::Command::Oppose);
        }
        hall.later(48);
        assert_eq!(hall.stage("list"), expected, "{against:?}");
        assert_eq!(hall.later(1), [], "once");
    };
    check(&[], "in effect");
    check(&["A", "B", "C", "D"], "in effect");
    check(&["A", "B", "C", "D", "E"], "stopped by agreement of all");
}

#[test]
fn a_trigger_reads_the_outcome_of_its_draft() {
    let check = |positions: &str, expected: &str| {
        let mut hall = Hall::with_draft("resolution");
        let deadline = hall.now.checked_add(72.hours()).unwrap();
        let (title, effect, cite) = (text("a breach"), text("sanctions return"), text("Resolution T"));
        hall.go("B", "trigger", trigger::Command::Notify { title, effect, cite, by: Vec::new(), deadline });
        hall.go("secretariat", "trigger", trigger::Command::Link { draft: text("draft"), delays_until: None });
        hall.go("chair", "draft", put(Question::Whole));
        hall.votes("draft", positions);
        hall.later(72);
        assert_eq!(hall.stage("trigger"), expected, "{positions}");
    };
    check("YYYAA", "averted by draft");
    check("YNYYY", "in effect");
}

#[test]
fn an_election_goes_on_until_both_organs_agree() {
    let mut hall = Hall::new();
    hall.open_meeting();
    let begin = election::Command::Begin {
        kind: text("judge"),
        title: text("two judges"),
        places: 2,
        candidates: vec![text("X"), text("Y"), text("Z")],
        two_organs: true,
    };
    hall.go("secretariat", "court", begin);
    let count = |counts: &[(&str, usize)]| vote::Command::Count {
        counts: counts.iter().map(|(names, count)| (text(names), None, *count)).collect(),
    };
    hall.go("chair", "court", election::Command::Ballot);
    let events = hall.go("secretariat", "court", count(&[("X|Y", 3), ("X|Z", 2)]));
    assert_eq!(kinds(&events), ["vote.closed", "vote.decided", "election.majority"]);
    assert_eq!(hall.stage("court"), "complete here, and waiting for the other organ");
    hall.go("secretariat", "court", election::Command::Elsewhere { names: vec![text("X"), text("Z")] });
    hall.go("chair", "court", election::Command::Ballot);
    hall.refused("secretariat", "court", count(&[("X", 3)]), "there is no candidate `X`");
    hall.go("secretariat", "court", count(&[("Z", 3), ("Y", 2)]));
    let events = hall.go("secretariat", "court", election::Command::Elsewhere { names: vec![text("Z")] });
    assert_eq!(kinds(&events), ["election.compared", "election.completed"]);
}

#[test]
fn a_straw_poll_shows_the_class_and_hides_the_seat() {
    let mut hall = Hall::new();
    hall.open_meeting();
    let begin =
        straw_poll::Command::Begin { kind: text("judge"), title: text("the post"), candidates: vec![text("X")] };
    hall.go("secretariat", "polls", begin);
    hall.go("chair", "polls", straw_poll::Command::Poll { candidate: text("X"), coloured: true });
    let cast = vote::Command::Cast { seat: None, position: Position::No, reason: None };
    assert_eq!(vote::sealed(&hall.matter("polls"), "B", &cast), Some(text("no@permanent")));
    let events = hall.go("B", "polls", cast.clone());
    assert!(!serde_json::to_string(&events).unwrap().contains("\"no\""), "the ballot is not in the event");
    hall.refused("B", "polls", cast, "that ballot stands");
}
