//! Every station, every command, many states: who is let through, and that the rules agree.

use std::collections::BTreeMap;

use penholder_chamber::demo::Demo;
use penholder_chamber::may::{Whose, may, whose};
use penholder_chamber::{No, Open, State, Station};
use penholder_core::procedure::{Actor, Command, Matter, Role, act};
use penholder_scripts::{SHIPPED, Script, law};

fn stations(state: &State) -> Vec<Station> {
    let mut all = vec![
        Station::Chair,
        Station::Secretariat,
        Station::Observer { name: None },
        Station::Observer { name: Some("Malta".into()) },
        Station::Projector,
        Station::Public,
        Station::Delegate { seat: "nobody".into(), deputy: false },
    ];
    // an observer who calls himself like a seat, and a delegate by the name of a seat instead of its id
    if let Some(seat) = state.roster().seats().first() {
        all.push(Station::Observer { name: Some(seat.id.clone()) });
        all.push(Station::Observer { name: Some(seat.name.clone()) });
        all.push(Station::Delegate { seat: seat.id.to_lowercase() + " ", deputy: false });
    }
    let presiding = state.sitting(state.at()).and_then(|sitting| sitting.presiding().map(str::to_owned));
    let seats = state.roster().seats().iter().map(|seat| seat.id.clone());
    let few = seats.enumerate().filter(|(n, seat)| *n < 3 || Some(seat) == presiding.as_ref());
    for (_, seat) in few {
        all.push(Station::Delegate { seat: seat.clone(), deputy: false });
        all.push(Station::Delegate { seat, deputy: true });
    }
    all
}

/// Every command of every shipped script, each kind once or twice, with the matter it is about.
fn commands(script: &Script) -> Vec<(String, Command)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for act in &script.acts {
        for (_, command) in &act.what {
            let word = format!("{command:?}");
            let word = word.split(['{', '(']).take(3).collect::<String>();
            let count = seen.entry(word).or_default();
            *count += 1;
            if *count <= 2 {
                all.push((act.on.clone(), command.clone()));
            }
        }
    }
    all
}

/// The actors that the rules know; a station may never become one that is not its own.
fn own(station: &Station, actor: &Actor, presiding: Option<&str>) -> bool {
    match (station, actor.role) {
        (Station::Delegate { seat, .. }, Role::Delegate) => actor.seat.as_ref() == Some(seat),
        (Station::Delegate { seat, .. }, Role::Chair) => {
            actor.seat.as_ref() == Some(seat) && presiding == Some(seat.as_str())
        }
        (Station::Chair, Role::Chair) => actor.seat.as_deref() == presiding,
        (Station::Secretariat, Role::Secretariat) => actor.seat.is_none(),
        (Station::Observer { name: Some(name) }, Role::Delegate) => actor.seat.as_ref() == Some(name),
        _ => false,
    }
}

#[test]
fn every_station_every_command_every_state() {
    let (mut pairs, mut let_in, mut kinds) = (0_u64, 0_u64, BTreeMap::<String, u64>::new());
    for (name, text) in SHIPPED {
        let script = Script::read(name, text, &law).unwrap();
        let commands = commands(&script);
        let mut demo = Demo::new(name).unwrap();
        let every = (demo.steps() / 12).max(1);
        for step in (0..=demo.steps()).step_by(every) {
            demo.go(step).unwrap();
            check(&demo, &commands, &mut pairs, &mut let_in, &mut kinds);
        }
    }
    assert!(pairs > 20_000 && let_in > 1_000, "{pairs} pairs, {let_in} let in");
    assert!(kinds.len() > 40, "{kinds:?}");
}

fn check(
    demo: &Demo,
    commands: &[(String, Command)],
    pairs: &mut u64,
    let_in: &mut u64,
    kinds: &mut BTreeMap<String, u64>,
) {
    let state = demo.state();
    let sitting = state.sitting(demo.now()).unwrap();
    let presiding = sitting.presiding();
    for (on, command) in commands {
        let new = Matter::new(on);
        let matter = state.matters().get(on).map_or(&new, std::sync::Arc::as_ref);
        let mut takers = Vec::new();
        for station in stations(state) {
            *pairs += 1;
            assert!(matches!(may(&station, command, &sitting, Open::Closed), Err(No::Closed { .. })));
            assert!(matches!(may(&station, command, &sitting, Open::Broken), Err(No::Closed { .. })));
            let Ok(actor) = may(&station, command, &sitting, Open::Yes) else { continue };
            assert!(own(&station, &actor, presiding), "{station:?} became {actor:?} for {command:?}");
            assert_ne!(whose(command), Whose::Procedure);
            if act(&sitting, matter, &actor, command.clone()).is_ok() {
                *let_in += 1;
                *kinds
                    .entry(format!("{} by {}", penholder_chamber::words::act(command), actor.role.word()))
                    .or_default() += 1;
            }
            takers.push(actor);
        }
        complete(&sitting, matter, command, &takers, presiding);
    }
}

/// Whoever the rules would take in a role of his own is let through: the door is not narrower than the law.
fn complete(
    sitting: &penholder_core::procedure::Sitting<'_>,
    matter: &Matter,
    command: &Command,
    takers: &[Actor],
    presiding: Option<&str>,
) {
    let seats = sitting.roster.seats().iter().take(3).map(|seat| seat.id.as_str()).chain(presiding);
    let members = seats.map(Actor::delegate);
    let officers = [Actor::secretariat(), Actor { seat: presiding.map(str::to_owned), role: Role::Chair }];
    for actor in members.chain(officers) {
        let taken = act(sitting, matter, &actor, command.clone());
        let through = takers.contains(&actor)
            // who presides from a seat acts as chair where he may, which the rules take as well as his seat
            || actor.seat.as_deref() == presiding && takers.iter().any(|taker| taker.seat.as_deref() == presiding);
        // the desk of the chair has no seat's own rights, though the rules would take its seat
        let desk = actor.role == Role::Chair && matches!(whose(command), Whose::Member | Whose::MemberOrSecretariat);
        assert!(taken.is_err() || through || desk, "{actor:?} would be taken, and is not let through: {command:?}");
    }
}
