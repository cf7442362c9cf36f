//! Random commands: nothing panics, every event applies, what is replayed equals what is stored, and there is a way out.

use std::sync::Arc;

use penholder_core::position::Position;
use penholder_core::procedure::{
    Actor, Command, Form, Matter, Matters, act, apply, due_at, meeting, press, resolution, silence, vote,
};
use proptest::prelude::*;

use crate::hall::{Hall, SEATS, actor, start, wording};

fn command() -> impl Strategy<Value = Command> {
    use resolution::{Command as D, Question as Q, Shape};
    let text = |words: &'static str| words.to_owned();
    let put = |question| D::Put { question, method: None, deadline: None };
    let draft = prop_oneof![
        Just(D::Circulate { kind: text("resolution"), title: text("t"), wording: wording("v1") }),
        Just(D::Circulate { kind: text("disputed"), title: text("t"), wording: wording("v1") }),
        Just(D::Table { symbol: None }),
        Just(D::Schedule { meeting: text("meeting") }),
        Just(D::Amend { id: text("a"), symbol: None, says: text("a"), shape: Shape::Adds, wording: None }),
        Just(D::Accept { id: text("a"), wording: None }),
        Just(D::ReserveOn { paragraphs: vec![text("p")], why: None }),
        Just(D::ReserveOn { paragraphs: Vec::new(), why: None }),
        Just(D::AskParts { parts: vec![text("p"), text("q")] }),
        Just(D::RefuseParts),
        Just(D::Dispute { doctrine: text("ruling") }),
        Just(D::Dispute { doctrine: text("preliminary") }),
        Just(D::RuleClass { question: text("procedural") }),
        Just(D::ChallengeClass),
        Just(D::Second),
        Just(D::TakeOver),
        Just(D::Withdraw),
        Just(D::Lapse),
        Just(put(Q::Whole)),
        Just(put(Q::Amendment(text("a")))),
        Just(put(Q::Part(text("p")))),
        Just(put(Q::Preliminary)),
        Just(put(Q::Challenge)),
        Just(D::WithoutVote { how: resolution::Without::Vote }),
    ];
    let hall = prop_oneof![
        Just(meeting::Command::Convene { symbol: None, chair: Some(text("A")), agenda: Vec::new(), private: false }),
        Just(meeting::Command::AdoptAgenda),
        Just(meeting::Command::ObjectToAgenda { reason: None }),
        Just(meeting::Command::PutAgenda),
        Just(meeting::Command::Resume),
        Just(meeting::Command::Adjourn),
        Just(meeting::Command::Raise { id: text("p"), says: text("x") }),
        Just(meeting::Command::Rule { id: text("p"), ruling: text("x") }),
        Just(meeting::Command::Challenge { id: text("p") }),
        Just(meeting::Command::PutChallenge { id: text("p") }),
        Just(meeting::Command::Cede),
        Just(meeting::Command::Inscribe),
        Just(meeting::Command::CallNext),
        Just(meeting::Command::TakeBack),
    ];
    let statement = prop_oneof![
        Just(press::Command::Circulate { kind: text("statement"), title: text("t"), wording: wording("v1") }),
        Just(press::Command::NewVersion { wording: wording("v2") }),
        Just(press::Command::Withdraw { why: None }),
    ];
    let position = prop_oneof![Just(Position::Yes), Just(Position::No), Just(Position::Abstain)];
    let ballot = prop_oneof![
        6 => position.prop_map(|position| vote::Command::Cast { seat: None, position, reason: None }),
        2 => Just(vote::Command::Close { absent: Vec::new() }),
        1 => Just(vote::Command::Annul { why: text("x") }),
        1 => Just(vote::Command::Announce),
        1 => Just(vote::Command::Correct {
            vote: text("draft/vote-1"),
            seat: None,
            meant: Position::Abstain,
            why: Some(text("x")),
        }),
        1 => (1..9_i64).prop_map(|hours| vote::Command::Extend {
            deadline: start().checked_add(jiff::ToSpan::hours(hours * 7)).unwrap(),
            why: "x".to_owned(),
        }),
    ];
    let quiet = prop_oneof![
        (1..9_i64).prop_map(|hours| silence::Command::Place {
            wording: wording("v1"),
            deadline: start().checked_add(jiff::ToSpan::hours(hours * 7)).unwrap(),
        }),
        Just(silence::Command::Break { reason: Some(text("x")), counter: None }),
        Just(silence::Command::Hold { reason: None }),
        Just(silence::Command::Release),
        Just(silence::Command::Stop),
        Just(silence::Command::Conclude),
    ];
    prop_oneof![
        4 => draft.prop_map(Command::Draft),
        3 => hall.prop_map(Command::Meeting),
        1 => statement.prop_map(Command::Press),
        4 => ballot.prop_map(Command::Vote),
        2 => quiet.prop_map(Command::Silence),
    ]
}

fn who() -> impl Strategy<Value = Actor> {
    prop_oneof![
        (0..SEATS.len()).prop_map(|seat| Actor::delegate(SEATS[seat])),
        Just(actor("chair")),
        Just(actor("chair")),
        Just(Actor::secretariat()),
        Just(Actor::procedure()),
    ]
}

fn is_over(matter: &Matter) -> bool {
    match &matter.form {
        Form::Draft(draft) => !draft.is_live(),
        Form::Press(statement) => !statement.stage.is_live(),
        Form::Meeting(meeting) => !meeting.stage.is_to_come(),
        _ => true,
    }
}

/// Whether anybody can do anything that ends it, or brings it on.
fn has_a_way_out(hall: &Hall, matter: &Matter) -> bool {
    let text = |words: &str| words.to_owned();
    let tries = [
        Command::Draft(resolution::Command::Lapse),
        Command::Press(press::Command::Withdraw { why: None }),
        Command::Meeting(meeting::Command::Adjourn),
        Command::Meeting(meeting::Command::AdoptAgenda),
        Command::Meeting(meeting::Command::PutAgenda),
        Command::Meeting(meeting::Command::Cede),
        Command::Vote(vote::Command::Annul { why: text("x") }),
        Command::Meeting(meeting::Command::Rule { id: text("p"), ruling: text("x") }),
        Command::Meeting(meeting::Command::PutChallenge { id: text("p") }),
    ];
    let chair = hall.sitting().presiding().map_or_else(|| actor("chair"), Actor::chair);
    let seats = SEATS.iter().map(|seat| Actor::delegate(*seat));
    let actors: Vec<Actor> = seats.chain([chair, Actor::secretariat()]).collect();
    let open = hall.matters.values().any(|other| other.votes.last().is_some_and(vote::Vote::is_pending));
    open || due_at(matter).is_some()
        || tries
            .iter()
            .any(|command| actors.iter().any(|actor| act(&hall.sitting(), matter, actor, command.clone()).is_ok()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_done_the_record_holds(
        acts in prop::collection::vec((who(), 0..4_usize, command(), 0..6_i64), 1..80)
    ) {
        let mut hall = Hall::new();
        for (actor, on, command, hours) in acts {
            hall.later(hours);
            let on = match &command {
                Command::Meeting(_) => "meeting",
                Command::Press(_) => "press",
                Command::Draft(_) => ["draft", "other"][on % 2],
                _ => ["draft", "other", "press", "meeting"][on],
            };
            let before = hall.matters.clone();
            match hall.try_do(&actor, on, command) {
                Ok(events) => prop_assert!(!events.is_empty()),
                Err(why) => {
                    prop_assert!(!why.cite().is_empty());
                    prop_assert_eq!(&hall.matters, &before, "a refusal changes nothing");
                }
            }
            hall.follow();
        }
        let mut replayed = Matters::new();
        for (id, event) in &hall.log {
            let matter = replayed.remove(id).map_or_else(|| Matter::new(id.as_str()), Arc::unwrap_or_clone);
            replayed.insert(id.clone(), Arc::new(apply(matter, event).unwrap()));
        }
        prop_assert_eq!(&replayed, &hall.matters, "replayed state equals stored state");
        for matter in hall.matters.values().filter(|matter| !is_over(matter)) {
            prop_assert!(has_a_way_out(&hall, matter), "no way out of {:?}", matter);
        }
    }
}
