//! The race for one seat's ballot, model-checked with the real planner.
//!
//! Three senders in different processes, two of them with the same command, take every possible order of beginning,
//! committing, losing the answer and crashing. Only tests.

use crate::command::{Command, Event};
use crate::entry::{Actor, Voting};
use crate::personal::Salt;
use crate::plan::plan;
use crate::store::{CommandRow, Head, Known, VoteState};
use stateright::{Checker, Model, Property};
use std::collections::{HashMap, HashSet};

/// Idempotency keys of the senders; the first two send the same command.
const KEYS: [&str; 3] = ["a", "a", "b"];
/// How often each sender may crash or lose its answer, so that the model is finite.
const MISHAPS_MAX: u8 = 2;

/// What the store guarantees; without both, the model must fail.
#[derive(Clone, Copy)]
struct Race {
    /// Writers take turns.
    turns: bool,
    /// A second row of the same key is refused.
    unique: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    /// Keys of the commands whose ballot is in the store, in order.
    ballots: Vec<&'static str>,
    /// Whose turn it is.
    turn: Option<usize>,
    senders: [(Step, u8); 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Step {
    Waiting,
    Planned(Planned),
    Acknowledged,
    Refused,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Planned {
    Ballot,
    Again,
    Refusal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Action {
    Begin(usize),
    Finish(usize),
    LoseAnswer(usize),
    Crash(usize),
}

fn command(key: &str) -> Command {
    let voting = Some(Voting::Cast { vote: "v".into(), seat: "FRA".into(), turn: 0 });
    Command {
        key: key.into(),
        stream: "s".into(),
        expected: None,
        since: None,
        actor: Actor::default(),
        at_ms: 0,
        events: vec![Event { kind: "ballot".into(), payload: b"{}".to_vec(), voting, ..Event::default() }],
    }
}

/// What the planner says to this sender, given what the store holds.
fn planned(ballots: &[&'static str], key: &str) -> Planned {
    let row = |(place, key): (usize, &&str)| {
        let first = place as u64 + 2;
        ((*key).to_owned(), CommandRow { key: (*key).to_owned(), first, count: 1, checkpoint: first + 1 })
    };
    let known = Known {
        head: Head { size: ballots.len() as u64 + 2, last: None },
        commands: ballots.iter().enumerate().map(row).collect(),
        streams: HashMap::new(),
        votes: HashMap::from([("v".into(), VoteState { secret: false, closed: false })]),
        ballots: HashMap::from([(("v".into(), "FRA".into()), ballots.len() as u32)]),
        boxes: HashMap::new(),
        openings: HashSet::new(),
    };
    let mut plan = plan("b", known, 0, &[command(key)], &mut || Salt([0; 32]));
    match plan.answers.remove(0) {
        Ok(answer) if answer.again => Planned::Again,
        Ok(_) => Planned::Ballot,
        Err(_) => Planned::Refusal,
    }
}

impl State {
    fn acknowledged(&self, who: usize) -> bool {
        self.senders[who].0 == Step::Acknowledged
    }
}

impl Model for Race {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State { ballots: vec![], turn: None, senders: [(Step::Waiting, 0); 3] }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        for (who, (step, mishaps)) in state.senders.iter().enumerate() {
            match step {
                Step::Waiting if !self.turns || state.turn.is_none() => actions.push(Action::Begin(who)),
                Step::Planned(_) => {
                    actions.push(Action::Finish(who));
                    if *mishaps < MISHAPS_MAX {
                        actions.extend([Action::LoseAnswer(who), Action::Crash(who)]);
                    }
                }
                _ => {}
            }
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let mut state = last.clone();
        let (Action::Begin(who) | Action::Finish(who) | Action::LoseAnswer(who) | Action::Crash(who)) = action;
        if let Action::Begin(_) = action {
            state.turn = self.turns.then_some(who);
            state.senders[who].0 = Step::Planned(planned(&state.ballots, KEYS[who]));
            return Some(state);
        }
        let Step::Planned(plan) = state.senders[who].0 else { return None };
        state.turn = None;
        let writes = plan == Planned::Ballot && !matches!(action, Action::Crash(_));
        let taken = self.unique && !state.ballots.is_empty();
        if writes && !taken {
            state.ballots.push(KEYS[who]);
        }
        state.senders[who].0 = match (action, plan) {
            (Action::Finish(_), Planned::Refusal) => Step::Refused,
            (Action::Finish(_), _) if !(writes && taken) => Step::Acknowledged,
            _ => Step::Waiting,
        };
        if !matches!(action, Action::Finish(_)) {
            state.senders[who].1 += 1;
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("one ballot", |_, state: &State| state.ballots.len() <= 1),
            Property::always("what is acknowledged is in the store", |_, state: &State| {
                (0..3).all(|who| !state.acknowledged(who) || state.ballots.contains(&KEYS[who]))
            }),
            Property::always("what is refused is not", |_, state: &State| {
                (0..3).all(|who| state.senders[who].0 != Step::Refused || !state.ballots.contains(&KEYS[who]))
            }),
            Property::eventually("everybody gets an answer", |_, state: &State| {
                state.senders.iter().all(|(step, _)| matches!(step, Step::Acknowledged | Step::Refused))
            }),
            Property::sometimes("both copies of one command are acknowledged", |_, state: &State| {
                state.acknowledged(0) && state.acknowledged(1)
            }),
        ]
    }
}

#[test]
fn either_guard_is_enough() {
    for (turns, unique) in [(true, true), (true, false)] {
        Race { turns, unique }.checker().spawn_bfs().join().assert_properties();
    }
    // without turns a refused writer may try for ever, so only what must never be is checked
    let keys_only = Race { turns: false, unique: true }.checker().spawn_bfs().join();
    for name in ["one ballot", "what is acknowledged is in the store", "what is refused is not"] {
        keys_only.assert_no_discovery(name);
    }
}

#[test]
fn without_both_guards_the_model_finds_two_ballots() {
    let checker = Race { turns: false, unique: false }.checker().spawn_bfs().join();
    assert!(checker.discovery("one ballot").is_some());
}
