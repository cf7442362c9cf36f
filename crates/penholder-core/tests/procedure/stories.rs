//! One whole story for each other kind of matter, with the boundary where it lies.

use jiff::ToSpan;
use penholder_core::position::Position;
use penholder_core::procedure::resolution::Question;
use penholder_core::procedure::{
    election, no_objection, presidential, press, reverse, silence, straw_poll, trigger, vote,
};

use crate::hall::{Hall, kinds, put, text, wording};

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
