//! Opening chambers of all kinds of bodies.

use penholder_chamber::opening::{OpeningError, Place, Seats, can_sit, found, read_law, roster, shipped_law};
use penholder_core::Seat;
use penholder_ledger::clock::{Clock, SetClock};
use std::sync::Arc;

fn clock() -> Arc<dyn Clock> {
    Arc::new(SetClock::at(1_740_409_200_000))
}

#[test]
fn every_body_that_can_sit_gets_a_chamber() {
    let today = "2025-02-24".parse().unwrap();
    let place = Place::Memory;
    let house = place.house(clock()).unwrap();
    let (mut opened, mut without) = (0, Vec::new());
    for (number, (id, name)) in can_sit().into_iter().enumerate() {
        let law = shipped_law(id).unwrap_or_else(|why| panic!("{id}: {why}"));
        let seats = match roster(&law, Seats::OfCharter, today) {
            Ok(seats) => seats,
            Err(why) => {
                without.push(format!("{id}: {why}"));
                continue;
            }
        };
        let record = house.add_chamber(&format!("c{number}"), name, id).unwrap();
        let live =
            found(place.ledger(&record, clock()).unwrap(), &law, &seats).unwrap_or_else(|why| panic!("{id}: {why}"));
        assert_eq!(live.look(|state| state.roster().len()), seats.len(), "{id}");
        opened += 1;
    }
    assert!(opened >= 10, "{opened} opened; without: {without:#?}");
    // where the charter names nobody, those who open the chamber do
    for line in &without {
        let id = line.split(':').next().unwrap();
        let law = shipped_law(id).unwrap();
        let class = law.charter.classes[0].id.clone();
        let seats = ["Anna", "Ben", "Chloe"].map(|name| Seat::new(name, name, &class));
        let named = roster(&law, Seats::Named(seats.into()), today);
        let weighed = named.as_ref().is_err_and(|why| why.to_string().contains("has no weight"));
        assert!(named.is_ok() || weighed || law.charter.classes.len() > 1, "{line}: {named:?}");
    }
}

#[test]
fn the_council_sits_as_on_the_day_that_is_named() {
    let law = shipped_law("un-security-council").unwrap();
    let today = "2025-02-24".parse().unwrap();
    let seats = roster(&law, Seats::OfDate(today), today).unwrap();
    assert_eq!((seats.len(), seats.find("Denmark").is_ok()), (15, true));
    let early = roster(&law, Seats::OfDate("1950-06-27".parse().unwrap()), today);
    assert!(matches!(early, Err(OpeningError::Seats(_))), "eleven seats do not fit the law of today");
    let before = roster(&law, Seats::OfDate("1900-01-01".parse().unwrap()), today);
    assert!(matches!(before, Err(OpeningError::Seats(_))));
}

#[test]
fn the_record_tells_who_sits_in_a_council_that_re_enacts() {
    let today = "2025-02-24".parse().unwrap();
    for body in ["nmun-security-council", "thimun-security-council"] {
        let seats = roster(&shipped_law(body).unwrap(), Seats::OfDate(today), today).unwrap();
        assert_eq!((seats.len(), seats.find("Denmark").is_ok()), (15, true), "{body}");
    }
    let named = |body: &str| roster(&shipped_law(body).unwrap(), Seats::OfDate(today), today);
    assert_eq!(named("eu-council").unwrap().len(), 27, "the law names them");
    assert_eq!(named("imf-executive-board").unwrap().len(), 25);
    for (body, wanted) in
        [("un-general-assembly", "193 Members"), ("uk-company-board", "directors"), ("icj", "15 judges")]
    {
        let why = named(body).unwrap_err();
        assert!(matches!(&why, OpeningError::Unnamed { wanted: says, .. } if says == wanted), "{body}: {why}");
    }
}

#[test]
fn nobody_sits_in_the_seat_of_an_office() {
    let law = shipped_law("uk-company-board").unwrap();
    let today = "2025-02-24".parse().unwrap();
    let ghosts = roster(&law, Seats::OfCharter, today);
    assert!(matches!(ghosts, Err(OpeningError::Unnamed { .. })), "{ghosts:?}");
    let seats = ["Anna", "Ben"].map(|name| Seat::new(name, name, "director"));
    let seats = roster(&law, Seats::Named(seats.into()), today).unwrap();
    assert_eq!(seats.len(), 3);
    let members: Vec<&str> = law.charter.members(&seats).map(|seat| seat.id.as_str()).collect();
    assert_eq!(members, ["Anna", "Ben"]);
}

/// Four directors, two against two: whoever presides gives the casting vote, and nobody else.
#[tokio::test]
async fn whoever_presides_gives_the_casting_vote() {
    use penholder_chamber::{Live, Station, Who, asked::asked};
    use penholder_core::Position;
    use penholder_core::procedure::{Command, meeting, resolution, vote};
    let law = shipped_law("uk-company-board").unwrap();
    let today = "2025-02-24".parse().unwrap();
    let place = Place::Memory;
    let record = place.house(clock()).unwrap().add_chamber("board", "Board", "uk-company-board").unwrap();
    let seats = ["anna", "ben", "chloe", "dan"].map(|name| Seat::new(name, name, "director"));
    let seats = roster(&law, Seats::Named(seats.into()), today).unwrap();
    let live: Live = found(place.ledger(&record, clock()).unwrap(), &law, &seats).unwrap();
    let who = |seat: &str| Who::new(seat, Station::Delegate { seat: seat.to_owned(), deputy: false });
    let mut count = 0;
    let mut act = async |who: &Who, on: &str, command: Command| {
        count += 1;
        live.act(who, on, command, &format!("{count}")).await
    };
    let convene = |chair: &str| meeting::Command::Convene {
        symbol: None,
        chair: Some(chair.to_owned()),
        agenda: vec!["Lease".to_owned()],
        private: false,
    };
    let secretary = Who::new("secretary", Station::Secretariat);
    assert!(act(&secretary, "meeting", convene("casting-vote").into()).await.is_err(), "nobody sits there");
    act(&secretary, "meeting", convene("anna").into()).await.unwrap();
    let wording = penholder_scripts::wording("v1", "The lease is signed.");
    let circulate = resolution::Command::Circulate { kind: "decision".into(), title: "Lease".into(), wording };
    act(&who("ben"), "draft", circulate.into()).await.unwrap();
    act(&who("ben"), "draft", resolution::Command::Table { symbol: None }.into()).await.unwrap();
    act(&secretary, "draft", resolution::Command::Schedule { meeting: "meeting".into() }.into()).await.unwrap();
    let put = resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
    act(&who("anna"), "draft", put.into()).await.unwrap();
    for (seat, position) in
        [("anna", Position::Yes), ("ben", Position::Yes), ("chloe", Position::No), ("dan", Position::No)]
    {
        let cast = vote::Command::Cast { seat: None, position, reason: None };
        act(&who(seat), "draft", cast.into()).await.unwrap();
    }
    let asked = live.look(|state| asked(&who("anna").station, state, live.is_open(), live.now()));
    let next = asked.may.iter().find(|possible| possible.next).map(|possible| possible.says.clone());
    assert_eq!(next.as_deref(), Some("give the casting vote of the chair"));
    let casting = || vote::Command::Cast { seat: Some("casting-vote".into()), position: Position::Yes, reason: None };
    assert!(act(&who("ben"), "draft", casting().into()).await.is_err(), "it is not his");
    act(&who("anna"), "draft", casting().into()).await.unwrap();
    act(&who("anna"), "draft", vote::Command::Close { absent: Vec::new() }.into()).await.unwrap();
    // what is closed in the open is announced by itself
    let mut grown = live.watch();
    let pending = || live.look(|state| state.matters()["draft"].votes.last().unwrap().is_pending());
    while pending() {
        tokio::time::timeout(std::time::Duration::from_secs(20), grown.changed()).await.unwrap().unwrap();
    }
    live.look(|state| {
        let vote = state.matters()["draft"].votes.last().unwrap();
        assert!(
            matches!(&vote.state, vote::State::Decided(verdicts) if verdicts[0].adopted == Some(true)),
            "{:?}",
            vote.state
        );
    });
}

#[test]
fn faults_come_with_their_lines() {
    let law = shipped_law("uk-company-board").unwrap();
    let broken = law.charter_text.replace("[body]", "[bodies]");
    match read_law(&broken, None) {
        Err(OpeningError::Law(faults)) => {
            assert!(faults.lines()[0].starts_with("charter.toml:"), "{:?}", faults.lines());
        }
        other => panic!("{other:?}"),
    }
    let procedure = law.procedure_text.replace("\"decision\"", "\"decisoin\"");
    assert_ne!(procedure, law.procedure_text);
    match read_law(&law.charter_text, Some(&procedure)) {
        Err(OpeningError::Law(faults)) => {
            let line = &faults.lines()[0];
            assert!(
                line.contains("knows no kind of matter `decisoin`") && !line.starts_with("procedure.toml:1:1"),
                "{line}"
            );
        }
        other => panic!("{other:?}"),
    }
    let other = shipped_law("un-security-council").unwrap().procedure_text;
    assert!(matches!(read_law(&law.charter_text, Some(&other)), Err(OpeningError::Law(_))));
    assert!(matches!(shipped_law("reform-g4-2005"), Err(OpeningError::Reform(_))));
    assert!(matches!(shipped_law("nothing"), Err(OpeningError::NoCharter(_))));
}

#[test]
fn seats_have_to_fit_the_law() {
    let law = shipped_law("un-security-council").unwrap();
    let today = "2025-02-24".parse().unwrap();
    let says = |seats: Vec<Seat>| roster(&law, Seats::Named(seats), today).unwrap_err().to_string();
    assert!(says(vec![]).contains("name them (5 permanent members, 10 elected members)"));
    assert!(says(vec![Seat::new("A", "A", "knight")]).contains("`knight`"));
    assert!(says(vec![Seat::new("A", "A", "permanent"), Seat::new("A", "B", "permanent")]).contains('A'));
    let twins = vec![Seat::new("A", "Same", "permanent"), Seat::new("B", "same", "permanent")];
    assert!(says(twins).contains("two seats are called"));
    assert!(says(vec![Seat::new("A", "A", "permanent")]).contains("do not fit"));
}
