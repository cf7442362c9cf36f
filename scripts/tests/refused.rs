//! What the law would have refused, tried in sittings of the real record.
//!
//! Always: the trial is put into a copy of the sitting; the sitting itself holds what happened and nothing else.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a sitting that does not play fails the test")]

use penholder_scripts::{Nowhere, SHIPPED, Script, law, play, shipped};

/// Plays a sitting up to the act that holds `before`, with `trial` put in front of it; the trial says what refuses it.
fn tried(name: &str, before: &str, trial: &str) {
    let text = shipped(name).unwrap();
    let acts: Vec<&str> = text.split("[[act]]\n").collect();
    let at = acts.iter().position(|act| act.contains(before)).unwrap();
    let mut told = acts[..at].join("[[act]]\n");
    told.push_str("[[act]]\n");
    told.push_str(trial);
    let script = Script::read(name, &told, &law).unwrap();
    if let Err(why) = play(&script, &mut Nowhere) {
        panic!("{name}: {why}");
    }
}

#[test]
fn a_dated_sitting_holds_no_act_that_was_refused() {
    let dated = SHIPPED.iter().filter(|(name, _)| name.starts_with(|first: char| first.is_ascii_digit()));
    let mut seen = 0;
    for (name, text) in dated {
        let script = Script::read(name, text, &law).unwrap();
        assert!(script.acts.iter().all(|act| act.refused.is_none()), "{name}");
        seen += 1;
    }
    assert!(seen > 10);
}

#[test]
fn a_disputed_draft_is_not_put_before_its_class_is_settled() {
    tried(
        "1948-05-24-czechoslovakia",
        "preliminary = true",
        "on = \"draft\"\ndo = \"draft.put\"\nrefused = \"class\"\n",
    );
}

#[test]
fn under_the_statement_of_1945_the_chair_does_not_rule_on_the_class() {
    tried(
        "1959-09-07-laos-statement-1945",
        "preliminary = true",
        "on = \"draft\"\ndo = \"draft.rule_class\"\nquestion = \"procedural\"\nrefused = \"preliminary question\"\n",
    );
}

#[test]
fn a_presidential_statement_is_read_by_the_president_at_a_meeting() {
    tried(
        "2011-08-03-lebanon",
        "do = \"meeting.convene\"",
        "on = \"statement\"\nwho = \"IND\"\ndo = \"presidential.adopt\"\nrefused = \"only President may\"\n",
    );
}

#[test]
fn after_the_deadline_nobody_breaks_the_silence() {
    tried(
        "2012-08-15-press-statement",
        "do = \"press.lapse\"",
        "at = \"2012-08-15 21:00\"\non = \"statement\"\nwho = \"FRA\"\ndo = \"silence.break\"\nreason = \"too late\"\nrefused = \"deadline\"\n",
    );
}

#[test]
fn drafts_are_put_in_the_order_of_submission() {
    tried(
        "2018-04-10-three-drafts",
        "on = \"S-2018-321\"\ndo = \"draft.put\"",
        "on = \"S-2018-175\"\ndo = \"draft.put\"\nrefused = \"submitted earlier\"\n",
    );
}

#[test]
fn nothing_is_put_while_the_meeting_is_suspended() {
    tried(
        "2018-04-10-three-drafts",
        "do = \"meeting.resume\"",
        "on = \"S-2018-322\"\ndo = \"draft.put\"\nrefused = \"open\"\n",
    );
}

#[test]
fn a_draft_that_was_decided_is_not_withdrawn() {
    tried(
        "2022-02-25-ukraine",
        "do = \"meeting.adjourn\"",
        "on = \"S-2022-155\"\nwho = \"USA\"\ndo = \"draft.withdraw\"\nrefused = \"not adopted\"\n",
    );
}

#[test]
fn an_amendment_comes_before_the_text() {
    tried("2023-12-22-gaza", "amendment = \"oral\"", "on = \"draft\"\ndo = \"draft.put\"\nrefused = \"comes first\"\n");
}

#[test]
fn a_motion_of_rule_33_comes_before_the_text() {
    tried(
        "2025-02-24-three-years",
        "do = \"meeting.put_motion\"",
        "on = \"S-2025-112\"\ndo = \"draft.put\"\nrefused = \"comes first\"\n",
    );
}
