//! What is asked, and what is offered.

use penholder_chamber::asked::{Asked, Need, What, asked};
use penholder_chamber::opening::Place;
use penholder_chamber::{Open, Station, Who};
use penholder_core::Position;
use penholder_core::procedure::{meeting, vote};

use crate::hall::{Hall, cast, chair, delegate, secretariat};

fn of(hall: &Hall, who: &Who) -> Asked {
    hall.live.look(|state| asked(&who.station, state, Open::Yes, hall.live.now()))
}

fn next(hall: &Hall, who: &Who) -> String {
    let asked = of(hall, who);
    let next: Vec<_> = asked.may.iter().filter(|possible| possible.next).collect();
    assert!(next.len() <= 1);
    next.first().map(|possible| possible.says.clone()).unwrap_or_default()
}

/// Everything that is offered and done with one press is taken, on a copy of the state.
fn all_taken(hall: &Hall, who: &Who) {
    for possible in of(hall, who).may {
        let judged = hall.live.would(who, &possible.matter, &possible.command);
        assert!(judged.is_ok(), "{}: {judged:?}", possible.says);
    }
}

#[tokio::test]
async fn the_chair_is_led_through_a_sitting() {
    let hall = Hall::open(&Place::Memory);
    let china = delegate("CHN");
    assert_eq!(next(&hall, &secretariat()), "convene the meeting");
    let convene = meeting::Command::Convene {
        symbol: Some("S/PV.9866".into()),
        chair: Some("CHN".into()),
        agenda: vec!["Threats".into()],
        private: false,
    };
    hall.done(&secretariat(), "meeting", convene).await;
    assert_eq!(next(&hall, &china), "adopt the agenda");
    assert_eq!(next(&hall, &chair()), "adopt the agenda");
    assert_eq!(next(&hall, &delegate("FRA")), "");
    hall.done(&delegate("FRA"), "meeting", meeting::Command::ObjectToAgenda { reason: None }).await;
    assert_eq!(next(&hall, &china), "put the agenda to the vote");
    hall.done(&china, "meeting", meeting::Command::PutAgenda).await;
    for seat in hall.seats() {
        let asked = of(&hall, &delegate(&seat));
        assert_eq!((asked.now[0].what, asked.now[0].says.as_str()), (What::Vote, "Vote on the provisional agenda"));
        assert!(matches!(&asked.may[0].needs[0], Need::Position(positions) if positions.len() >= 3), "{asked:?}");
        hall.done(&delegate(&seat), "meeting", cast(Position::Yes)).await;
        all_taken(&hall, &delegate(&seat));
    }
    assert_eq!(next(&hall, &china), "close the vote");
    hall.done(&chair(), "meeting", vote::Command::Close { absent: vec![] }).await;
    hall.until(|state| !state.matters()["meeting"].votes[0].is_pending()).await;
    hall.done(&delegate("FRA"), "meeting", meeting::Command::Inscribe).await;
    hall.done(&delegate("GBR"), "meeting", meeting::Command::Inscribe).await;
    assert_eq!(next(&hall, &china), "call the next speaker: FRA");
    assert_eq!(of(&hall, &delegate("GBR")).now[0].says, "You speak after one other");
    hall.done(&china, "meeting", meeting::Command::CallNext).await;
    assert_eq!(of(&hall, &delegate("FRA")).now[0].what, What::Speak);
    assert_eq!(next(&hall, &delegate("FRA")), "speak");
    hall.table("draft", "Peace").await;
    for who in [chair(), china, secretariat(), delegate("USA"), delegate("FRA")] {
        all_taken(&hall, &who);
    }
    let usa = of(&hall, &delegate("USA"));
    assert!(usa.may.iter().any(|possible| possible.says == "withdraw the draft"));
    let france = of(&hall, &delegate("FRA"));
    assert!(france.may.iter().all(|possible| possible.says != "withdraw the draft"), "it is not theirs");
    assert!(france.may.iter().any(|possible| possible.says == "sponsor the draft"));
    for station in [Station::Public, Station::Projector, Station::Observer { name: None }] {
        let asked = of(&hall, &Who::new("x", station));
        assert_eq!((asked.now.len(), asked.may.len()), (0, 0), "{asked:?}");
    }
}

#[tokio::test]
async fn the_chair_sees_who_has_not_voted() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    hall.table("draft", "Peace").await;
    hall.put("draft").await;
    let pressing = |who: &Who| of(&hall, who).now[0].says.clone();
    for seat in ["FRA", "GBR", "USA", "DNK", "GRC", "PAN", "PAK", "CHN"] {
        hall.done(&delegate(seat), "draft", cast(Position::Yes)).await;
    }
    assert!(pressing(&chair()).starts_with("7 have not voted"), "{}", pressing(&chair()));
    hall.done(&delegate("SLE"), "draft", cast(Position::Yes)).await;
    let names = pressing(&chair());
    assert!(names.starts_with("Have not voted") && names.contains("Russian Federation"), "{names}");
}

#[tokio::test]
async fn a_closed_chamber_offers_nothing() {
    let hall = Hall::open(&Place::Memory);
    let asked = hall.live.look(|state| asked(&secretariat().station, state, Open::Closed, hall.live.now()));
    assert_eq!(asked.may, []);
}
