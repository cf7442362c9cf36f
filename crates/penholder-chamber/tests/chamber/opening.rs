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
    assert!(says(vec![]).contains("there are none"));
    assert!(says(vec![Seat::new("A", "A", "knight")]).contains("`knight`"));
    assert!(says(vec![Seat::new("A", "A", "permanent"), Seat::new("A", "B", "permanent")]).contains('A'));
    let twins = vec![Seat::new("A", "Same", "permanent"), Seat::new("B", "same", "permanent")];
    assert!(says(twins).contains("two seats are called"));
    assert!(says(vec![Seat::new("A", "A", "permanent")]).contains("do not fit"));
}
