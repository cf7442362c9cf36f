//! A model of the silence procedure: every order of acts and every jump of the clock, forward and back.

use std::hash::{Hash, Hasher};

use jiff::ToSpan;
use penholder_core::procedure::{Actor, Command, Event, Matter, press, silence};
use stateright::{Checker, Model, Property};

use crate::hall::{Hall, start, wording};

const HOURS: i64 = 4;

struct Silence;

#[derive(Clone, Debug)]
struct State {
    hall: Hall,
    hour: i64,
    jumps: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Act {
    By(String, silence::Command),
    Withdraw,
    Clock(i64),
    Look,
}

impl State {
    fn statement(&self) -> Matter {
        self.hall.matter("press")
    }

    fn count(&self, wanted: &str) -> usize {
        self.hall.log.iter().filter(|(_, event)| event.kind() == wanted).count()
    }

    fn key(&self) -> String {
        let counts = (self.count("silence.passed"), self.count("press.issued"));
        format!("{} {} {counts:?} {}", self.hour, self.jumps, serde_json::to_string(&self.statement()).unwrap())
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Hash for State {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl Model for Silence {
    type State = State;
    type Action = Act;

    fn init_states(&self) -> Vec<State> {
        let mut hall = Hall::new();
        let (kind, title) = ("statement".to_owned(), "peace".to_owned());
        hall.go("A", "press", press::Command::Circulate { kind, title, wording: wording("v1") });
        let deadline = start().checked_add(2.hours()).unwrap();
        hall.go("A", "press", silence::Command::Place { wording: wording("v1"), deadline });
        vec![State { hall, hour: 0, jumps: 0 }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Act>) {
        for seat in ["A", "B"] {
            let by = |command| Act::By(seat.to_owned(), command);
            actions.push(by(silence::Command::Break { reason: Some("no".into()), counter: None }));
            actions.push(by(silence::Command::Hold { reason: None }));
            actions.push(by(silence::Command::Release));
        }
        let deadline = start().checked_add(3.hours()).unwrap();
        actions.push(Act::By("A".into(), silence::Command::Extend { deadline }));
        actions.push(Act::Withdraw);
        actions.push(Act::Look);
        actions.push(Act::Clock(1));
        if state.jumps < 2 {
            actions.push(Act::Clock(-2));
            actions.push(Act::Clock(3));
        }
    }

    fn next_state(&self, last: &State, action: Act) -> Option<State> {
        let mut next = last.clone();
        match action {
            Act::Clock(by) => {
                next.hour = (last.hour + by).clamp(0, HOURS);
                next.jumps += u8::from(by != 1);
                next.hall.now = start().checked_add(next.hour.hours()).unwrap();
            }
            Act::Look => drop(next.hall.follow()),
            Act::By(seat, command) => {
                next.hall.try_do(&Actor::delegate(seat), "press", Command::Silence(command)).ok()?;
            }
            Act::Withdraw => {
                let withdraw = Command::Press(press::Command::Withdraw { why: None });
                next.hall.try_do(&Actor::delegate("A"), "press", withdraw).ok()?;
            }
        }
        (next != *last).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("it concludes at most once", |_, state: &State| {
                state.count("silence.passed") <= 1 && state.count("press.issued") <= 1
            }),
            Property::always("what was broken or withdrawn is not issued", |_, state: &State| {
                let stopped = state.count("silence.broken") + state.count("press.withdrawn") > 0;
                !(stopped && state.count("press.issued") > 0)
            }),
            Property::always("issued exactly if the silence passed", |_, state: &State| {
                state.count("silence.passed") == state.count("press.issued")
            }),
            Property::always("it never passes before its deadline", |_, state: &State| {
                let silence = state.statement().silence.unwrap();
                let passed_at = |event: &(String, Event)| event.1.kind() == "silence.passed";
                !state.hall.log.iter().any(passed_at) || silence.deadline <= start().checked_add(HOURS.hours()).unwrap()
            }),
            Property::always("past the deadline, unbroken and not held, looking concludes it", |_, state: &State| {
                let matter = state.statement();
                let silence = matter.silence.clone().unwrap();
                let live = matches!(&matter.form, penholder_core::procedure::Form::Press(s) if s.stage.is_live());
                let ripe = live && silence.is_running() && state.hall.now >= silence.deadline;
                let mut looked = state.clone();
                looked.hall.follow();
                !(ripe && silence.holds.is_empty()) || looked.count("press.issued") == 1
            }),
            Property::sometimes("it can pass", |_, state: &State| state.count("press.issued") == 1),
            Property::sometimes("it can be broken", |_, state: &State| state.count("silence.broken") == 2),
        ]
    }
}

#[test]
fn the_silence_procedure_holds_in_every_order() {
    let checker = Silence.checker().spawn_bfs().join();
    checker.assert_properties();
    assert!(checker.unique_state_count() > 100, "{} states", checker.unique_state_count());
}
