//! What is asked, and what is offered.

use penholder_chamber::asked::{Asked, Caution, Need, What, asked};
use penholder_chamber::demo::Demo;
use penholder_chamber::opening::Place;
use penholder_chamber::{Open, State, Station, Who};
use penholder_core::Position;
use penholder_core::procedure::{Form, meeting, resolution, vote};

use crate::hall::{Hall, cast, chair, delegate, secretariat, wording};

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
        assert_eq!(
            (asked.now[0].what, asked.now[0].asks.says().as_str()),
            (What::Vote, "Vote on the provisional agenda")
        );
        assert!(matches!(&asked.may[0].needs[0], Need::Position(positions) if positions.len() >= 3), "{asked:?}");
        hall.done(&delegate(&seat), "meeting", cast(Position::Yes)).await;
        all_taken(&hall, &delegate(&seat));
    }
    assert_eq!(next(&hall, &china), "close the vote on the provisional agenda");
    hall.done(&chair(), "meeting", vote::Command::Close { absent: vec![] }).await;
    hall.until(|state| !state.matters()["meeting"].votes[0].is_pending()).await;
    hall.done(&delegate("FRA"), "meeting", meeting::Command::Inscribe).await;
    hall.done(&delegate("GBR"), "meeting", meeting::Command::Inscribe).await;
    assert_eq!(next(&hall, &china), "call the next speaker: France");
    assert_eq!(of(&hall, &delegate("GBR")).now[0].asks.says(), "You speak after one other");
    hall.done(&china, "meeting", meeting::Command::CallNext).await;
    assert_eq!(of(&hall, &delegate("FRA")).now[0].what, What::Speak);
    assert_eq!(next(&hall, &delegate("FRA")), "end my speech");
    assert_eq!(next(&hall, &china), "end the speech of France");
    hall.table("draft", "Peace").await;
    for who in [chair(), china, secretariat(), delegate("USA"), delegate("FRA")] {
        all_taken(&hall, &who);
    }
    let usa = of(&hall, &delegate("USA"));
    assert!(usa.may.iter().any(|possible| possible.says == "withdraw “Peace”"));
    let france = of(&hall, &delegate("FRA"));
    assert!(france.may.iter().all(|possible| possible.says != "withdraw “Peace”"), "it is not theirs");
    assert!(france.may.iter().any(|possible| possible.says == "sponsor “Peace”"));
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
    let pressing = |who: &Who| of(&hall, who).now[0].asks.says();
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

fn asks(hall: &Hall, who: &Who, says: &str) -> Option<Caution> {
    let asked = of(hall, who);
    let found = asked.may.iter().find(|possible| possible.says.starts_with(says));
    found.unwrap_or_else(|| panic!("{says} is not offered: {:?}", asked.may)).asks.clone()
}

#[tokio::test]
async fn what_cannot_be_taken_back_is_asked_once_more() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    hall.table("draft", "Peace").await;
    let left = Caution::Ends { texts: vec!["“Peace”".to_owned()], speakers: Vec::new() };
    assert_eq!(asks(&hall, &chair(), "adjourn the meeting"), Some(left));
    hall.put("draft").await;
    for seat in hall.seats().iter().skip(2) {
        hall.done(&delegate(seat), "draft", cast(Position::Yes)).await;
    }
    let two: Vec<String> =
        hall.live.look(|state| state.roster().seats().iter().take(2).map(|seat| seat.name.clone()).collect());
    assert_eq!(asks(&hall, &chair(), "close the vote"), Some(Caution::Missing { count: 2, names: two }));
    for seat in hall.seats().iter().take(2) {
        hall.done(&delegate(seat), "draft", cast(Position::Yes)).await;
    }
    assert_eq!(asks(&hall, &chair(), "close the vote"), None);
}

#[tokio::test]
async fn nobody_keeps_the_floor_while_a_vote_is_taken() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    hall.table("draft", "Peace").await;
    let speaks = |seat: Option<&str>| {
        let seat = seat.map(str::to_owned);
        move |state: &State| match &state.matters()["meeting"].form {
            Form::Meeting(meeting) => meeting.speaking == seat,
            _ => false,
        }
    };
    for _ in 0..2 {
        hall.done(&delegate("FRA"), "meeting", meeting::Command::Inscribe).await;
        hall.done(&chair(), "meeting", meeting::Command::CallNext).await;
        assert!(hall.live.look(speaks(Some("FRA"))));
        let refused = hall.act(&delegate("GBR"), "meeting", meeting::Command::EndSpeech).await;
        assert!(refused.is_err(), "it is the chair's");
        hall.done(&chair(), "meeting", meeting::Command::EndSpeech).await;
        assert!(hall.live.look(speaks(None)));
    }
    hall.done(&delegate("FRA"), "meeting", meeting::Command::Inscribe).await;
    hall.done(&chair(), "meeting", meeting::Command::CallNext).await;
    hall.put("draft").await;
    hall.until(speaks(None)).await;
}

#[tokio::test]
async fn one_press_lists_a_tabled_draft_and_puts_it() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    use resolution::Command as D;
    let circulate =
        D::Circulate { kind: "resolution".into(), title: "Peace".into(), wording: wording("The Council decides.") };
    hall.done(&delegate("USA"), "draft", circulate).await;
    hall.done(&delegate("USA"), "draft", D::Table { symbol: None }).await;
    assert_eq!(next(&hall, &chair()), "put “Peace” on the list and to the vote");
    hall.put("draft").await;
    assert!(hall.live.look(|state| state.matters()["draft"].votes.last().is_some_and(vote::Vote::is_open)));
    assert_eq!(hall.stage("draft"), resolution::Stage::Scheduled);
}

#[tokio::test]
async fn a_broken_silence_is_not_broken_again() {
    use jiff::ToSpan;
    use penholder_core::procedure::silence;
    let hall = Hall::open(&Place::Memory);
    let circulate = resolution::Command::Circulate {
        kind: "resolution".into(),
        title: "Peace".into(),
        wording: wording("The Council decides."),
    };
    hall.done(&delegate("USA"), "draft", circulate).await;
    let deadline = hall.live.now().checked_add(6.hours()).unwrap();
    let place = silence::Command::Place { wording: wording("The Council decides."), deadline };
    hall.done(&delegate("USA"), "draft", place).await;
    let breaks =
        |seat: &str| of(&hall, &delegate(seat)).may.iter().any(|one| one.says == "break the silence on “Peace”");
    assert!(breaks("FRA") && breaks("GBR"));
    let reason = Some("too short".to_owned());
    hall.done(&delegate("FRA"), "draft", silence::Command::Break { reason, counter: None }).await;
    assert!(!breaks("FRA") && !breaks("GBR"));
}

/// Amends the draft by one whole text.
async fn amends(hall: &Hall, seat: &str, id: &str, text: &str) {
    let (says, shape) = (format!("{seat} wants {text}"), resolution::Shape::Revises);
    let wording = Some(wording(text));
    hall.done(
        &delegate(seat),
        "draft",
        resolution::Command::Amend { id: id.into(), symbol: None, says, shape, wording },
    )
    .await;
}

async fn amendment_adopted(hall: &Hall, id: &str) {
    let question = resolution::Question::Amendment(id.into());
    let votes = hall.live.look(|state| state.matters()["draft"].votes.len());
    hall.done(&chair(), "draft", resolution::Command::Put { question, method: None, deadline: None }).await;
    for seat in hall.seats() {
        hall.done(&delegate(&seat), "draft", cast(Position::Yes)).await;
    }
    hall.done(&chair(), "draft", vote::Command::Close { absent: vec![] }).await;
    hall.until(|state| !state.matters()["draft"].votes[votes].is_pending()).await;
}

fn text_of(hall: &Hall) -> String {
    hall.live.look(|state| match &state.matters()["draft"].form {
        Form::Draft(draft) => draft.wordings.last().unwrap().text.clone().unwrap(),
        other => panic!("{other:?}"),
    })
}

#[tokio::test]
async fn the_text_that_is_put_is_the_amended_one() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    use resolution::Command as D;
    let (kind, title) = ("resolution".to_owned(), "Peace".to_owned());
    hall.done(&delegate("USA"), "draft", D::Circulate { kind, title, wording: wording("One.\nTwo.\nThree.") }).await;
    hall.done(&delegate("USA"), "draft", D::Table { symbol: None }).await;
    // an amendment says what the text would be
    let (shape, says) = (resolution::Shape::Revises, "all".to_owned());
    let without = D::Amend { id: "A0".into(), symbol: None, says, shape, wording: None };
    assert!(hall.act(&delegate("FRA"), "draft", without).await.is_err());
    amends(&hall, "FRA", "A1", "One.\nTWO.\nThree.").await;
    amends(&hall, "GBR", "A2", "One.\nTwo.\nThree.\nFour.").await;
    amends(&hall, "CHN", "A3", "One.\nZwei.\nThree.").await;
    amendment_adopted(&hall, "A1").await;
    assert_eq!(text_of(&hall), "One.\nTWO.\nThree.");
    // the second was made on the first version and does not undo the first
    amendment_adopted(&hall, "A2").await;
    assert_eq!(text_of(&hall), "One.\nTWO.\nThree.\nFour.");
    // the third is about the words that the first has changed: it has to be written by somebody
    amendment_adopted(&hall, "A3").await;
    assert_eq!(text_of(&hall), "One.\nTWO.\nThree.\nFour.");
    let put = D::Put { question: resolution::Question::Whole, method: None, deadline: None };
    let refused = hall.act(&chair(), "draft", put).await;
    assert!(refused.is_err_and(|why| why.to_string().contains("version")));
    for who in [delegate("USA"), secretariat()] {
        assert_eq!(next(&hall, &who), "write the adopted amendment into “Peace”");
    }
    let wording = wording("One.\nZwei.\nThree.\nFour.");
    hall.done(&secretariat(), "draft", D::Revise { wording, oral: false }).await;
    assert_eq!(text_of(&hall), "One.\nZwei.\nThree.\nFour.");
    hall.put("draft").await;
}

#[test]
fn no_two_acts_that_are_offered_are_called_the_same() {
    let (mut seen, mut twice) = (0, std::collections::BTreeSet::new());
    for (name, _) in penholder_scripts::SHIPPED {
        let mut demo = Demo::new(name).unwrap();
        let steps = demo.steps();
        for step in (0..=steps).step_by((steps / 8).max(1)) {
            demo.go(step).unwrap();
            let seats: Vec<String> = demo.state().roster().seats().iter().take(2).map(|seat| seat.id.clone()).collect();
            let seats = seats.iter().map(|seat| delegate(seat).station);
            for station in seats.chain([Station::Chair, Station::Secretariat]) {
                let asked = asked(&station, demo.state(), Open::Yes, demo.now());
                let mut says: Vec<&str> = asked.may.iter().map(|possible| possible.says.as_str()).collect();
                says.sort_unstable();
                seen += says.len();
                twice.extend(says.windows(2).filter(|two| two[0] == two[1]).map(|two| format!("{name}: {}", two[0])));
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
    assert!(twice.is_empty(), "{twice:#?}");
}
