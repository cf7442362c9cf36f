//! Drafts in a sitting: amendments, parts, classes, motions, rulings, the chair and credentials.

use penholder_core::procedure::body;
use penholder_core::procedure::meeting::{self, Motion, MotionState};
use penholder_core::procedure::resolution::{self, Question, Shape, Without};

use crate::hall::{Hall, kinds, put, text, wording};

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
