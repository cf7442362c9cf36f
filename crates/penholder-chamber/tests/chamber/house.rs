//! People, invitations and sessions.

use std::sync::Arc;

use jiff::{SignedDuration, ToSpan};
use penholder_chamber::house::{
    ChamberState, Delivery, DeliveryState, Gives, House, InvitationState, Screen, TOKENS_MAX,
};
use penholder_chamber::opening::Place;
use penholder_chamber::{HouseError, Secret, Station, View};
use penholder_ledger::clock::SetClock;

use crate::hall::at;

fn house() -> (House, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(at("2025-02-24T15:00:00Z").as_millisecond()));
    (Place::Memory.house(clock.clone()).unwrap(), clock)
}

fn france() -> Gives {
    Gives::Station { chamber: "council".into(), station: Station::Delegate { seat: "FRA".into(), deputy: false } }
}

fn spent(result: Result<impl std::fmt::Debug, HouseError>) -> &'static str {
    match result {
        Err(HouseError::Spent { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_invitation_works_once() {
    let (house, _) = house();
    let (token, made) = house.invite(france(), "France", None, 24).unwrap();
    let accepted = house.accept(&token, "A. Delegate", None, 12).unwrap();
    assert_eq!(accepted.holding.unwrap().station.view(), View::Seat("FRA".into()));
    assert_eq!(spent(house.accept(&token, "Another", None, 12)), "was used already");
    assert_eq!(spent(house.revoke(&made.id)), "was used already");
    let session = house.session(&accepted.token).unwrap().unwrap();
    assert_eq!(session.person, accepted.person.id);
    assert_eq!(house.stations("council", &session.person).unwrap().len(), 1);
    assert_eq!(house.stations("counc", &session.person).unwrap(), []);
    let (again, _) = house.invite(france(), "France again", None, 24).unwrap();
    house.accept(&again, "", Some(&session), 12).unwrap();
    assert_eq!(house.holders("council").unwrap().len(), 1, "the same person holds the same seat once");
}

#[test]
fn an_invitation_expires_and_can_be_revoked() {
    let (house, clock) = house();
    let (token, made) = house.invite(france(), "France", None, 2).unwrap();
    let last = house.now().checked_add(2.hours()).unwrap();
    clock.set(last.as_millisecond() - 1);
    assert_eq!(house.invitation(&token).unwrap().unwrap().state(house.now()), InvitationState::Open);
    clock.set(last.as_millisecond());
    assert_eq!(spent(house.accept(&token, "Late", None, 12)), "has expired");
    let (token, made_later) = house.invite(france(), "France", None, 2).unwrap();
    house.revoke(&made_later.id).unwrap();
    assert_eq!(spent(house.accept(&token, "Late", None, 12)), "was revoked");
    assert_eq!(spent(house.revoke(&made.id)), "has expired");
    assert!(matches!(house.accept(&Secret::new("guess"), "x", None, 1), Err(HouseError::Unknown("invitation"))));
    assert_eq!(house.people().unwrap().len(), 0, "nobody got in");
}

#[test]
fn many_at_once_with_one_link_are_one_person() {
    let (house, _) = house();
    let (token, _) = house.invite(france(), "France", None, 24).unwrap();
    let (at, link) = (&house, &token);
    let count = std::thread::scope(|scope| {
        let all: [_; 20] = std::array::from_fn(|n| {
            scope.spawn(move || usize::from(at.accept(link, &format!("P{n}"), None, 1).is_ok()))
        });
        all.into_iter().map(|one| one.join().unwrap()).sum::<usize>()
    });
    assert_eq!((count, house.people().unwrap().len(), house.holders("council").unwrap().len()), (1, 1, 1));
}

#[test]
fn the_first_administrator_is_invited_once() {
    let (house, _) = house();
    let first = house.first_invitation(1).unwrap().unwrap();
    let second = house.first_invitation(1).unwrap().unwrap();
    assert_eq!(spent(house.accept(&first, "X", None, 1)), "was revoked");
    assert!(house.accept(&second, "Administrator", None, 1).unwrap().person.administrator);
    assert!(house.first_invitation(1).unwrap().is_none());
}

#[test]
fn passwords_and_sessions() {
    let (house, clock) = house();
    let person = house.add_person("Anna", false).unwrap();
    assert!(matches!(house.set_password(&person.id, "anna", "short"), Err(HouseError::Unfit(_))));
    house.set_password(&person.id, " Anna@example ", "correct horse battery").unwrap();
    let other = house.add_person("Other", false).unwrap();
    let taken = house.set_password(&other.id, "ANNA@example", "another password");
    assert!(matches!(taken, Err(HouseError::Taken { .. })), "{taken:?}");
    let check = |login: &str, password: &str| house.check_password(login, password).unwrap().map(|person| person.name);
    assert_eq!(check("anna@EXAMPLE", "correct horse battery").as_deref(), Some("Anna"));
    assert_eq!(check("anna@example", "correct horse"), None);
    assert_eq!(check("nobody", "correct horse battery"), None);
    let person = house.person(&person.id).unwrap().unwrap();
    assert!(!format!("{person:?}").contains("argon2"), "hashes are not printed");
    let (token, session) = house.open_session(&person, 8).unwrap();
    assert!(!format!("{session:?}").contains(session.form_token.reveal()));
    let (fresh, _) = house.rotate(&token).unwrap();
    assert!(house.session(&token).unwrap().is_none(), "the old token is gone");
    assert!(house.session(&fresh).unwrap().is_some());
    clock.set(session.until.as_millisecond());
    assert!(house.session(&fresh).unwrap().is_none(), "it has run out, whatever is remembered");
    assert_eq!(house.sweep_sessions().unwrap(), 1);
    clock.set(session.since.as_millisecond());
    let (token, _) = house.open_session(&person, 8).unwrap();
    house.session(&token).unwrap().unwrap();
    house.set_password(&person.id, "anna", "a new password here").unwrap();
    assert!(house.session(&token).unwrap().is_none(), "another password ends the sessions");
    assert_eq!(check("anna@example", "a new password here"), None, "the old login is gone");
    assert!(check("anna", "a new password here").is_some());
}

#[test]
fn an_identity_provider_vouches_for_people() {
    let (house, _) = house();
    let come = |subject: &str, name: &str, administers: bool| {
        house.person_from_elsewhere("https://id.example", subject, name, administers).unwrap()
    };
    let zed = come("42", "Zed", false);
    assert_eq!(come("42", "Zed 2", false).id, zed.id);
    assert_ne!(come("43", "Zed", false).id, zed.id);
    let other = house.person_from_elsewhere("https://id.example.org", "42", "Zed", false).unwrap();
    assert_ne!(other.id, zed.id, "another provider, another person");
    // what it says of administration holds until it says otherwise
    assert!(come("42", "Zed", true).administers() && house.person(&zed.id).unwrap().unwrap().administers());
    assert!(house.first_invitation(1).unwrap().is_none(), "somebody administers");
    assert!(!come("42", "Zed", false).administers());
    // an invitation makes an administrator for good
    let link = house.first_invitation(1).unwrap().unwrap();
    let (_, session) = house.open_session(&zed, 1).unwrap();
    assert_eq!(house.accept(&link, "", Some(&session), 1).unwrap().person.id, zed.id, "it binds to the account");
    assert!(come("42", "Zed", false).administers());
}

#[test]
fn screens_are_paired_by_a_code_that_works_once() {
    let (house, clock) = house();
    let (token, waiting) = house.new_screen("council").unwrap().unwrap();
    assert_eq!(house.screen("council", &token).unwrap(), Some(Screen::Waits(waiting.clone())));
    assert_eq!(house.screen("other", &token).unwrap(), None, "it waits in one chamber only");
    assert!(house.token(&token).unwrap().is_none(), "it is nobody yet");
    let pair = |chamber: &str, code: &str| house.pair(chamber, code, "left wall", "p");
    assert!(spent(pair("other", &waiting.code)).contains("no screen"));
    assert!(spent(pair("council", "abcdef")).contains("no screen"));
    let (first, last) = waiting.code.split_at(3);
    let paired = pair("council", &format!(" {}-{last}", first.to_uppercase())).unwrap();
    assert_eq!((paired.chamber.as_str(), paired.who().station), ("council", Station::Projector));
    assert_eq!(house.screen("council", &token).unwrap(), Some(Screen::Paired(paired.clone())));
    assert_eq!(house.screen("other", &token).unwrap(), None, "and shows that chamber only");
    assert!(spent(pair("council", &waiting.code)).contains("once"));
    assert_eq!(house.screens("council").unwrap(), vec![paired.clone()]);
    house.end_token(&paired.id).unwrap();
    assert_eq!(house.screen("council", &token).unwrap(), None, "it was ended");
    // another waits too long, a third stays until its time
    let (late, waiting) = house.new_screen("council").unwrap().unwrap();
    clock.set(waiting.until.as_millisecond());
    assert!(spent(pair("council", &waiting.code)).contains("ten minutes"));
    assert_eq!(house.screen("council", &late).unwrap(), None);
    let (third, waiting) = house.new_screen("council").unwrap().unwrap();
    let paired = pair("council", &waiting.code).unwrap();
    clock.set(paired.until.as_millisecond() - 1);
    assert_eq!(house.screens("council").unwrap().len(), 1);
    clock.set(paired.until.as_millisecond());
    assert_eq!((house.screen("council", &third).unwrap(), house.screens("council").unwrap()), (None, vec![]));
}

#[test]
fn no_more_than_a_thousand_screens_wait() {
    let (house, clock) = house();
    let waiting = (0..1000).map(|_| house.new_screen("council").unwrap().unwrap().1).collect::<Vec<_>>();
    assert!(house.new_screen("council").unwrap().is_none());
    assert!(house.new_screen("other").unwrap().is_some());
    clock.set(waiting[0].until.as_millisecond());
    assert!(house.new_screen("council").unwrap().is_some(), "what is over makes room");
}

#[test]
fn what_is_given_can_be_taken_back() {
    let (house, clock) = house();
    let anna = house.add_person("Anna", false).unwrap();
    house.give_station("council", &anna.id, &Station::Secretariat).unwrap();
    assert_eq!(house.stations("council", &anna.id).unwrap(), [Station::Secretariat]);
    house.take_station("council", &anna.id, &Station::Secretariat).unwrap();
    assert_eq!(house.stations("council", &anna.id).unwrap(), [], "whatever is remembered");
    assert!(house.take_station("council", &anna.id, &Station::Secretariat).is_err());
    let make = || house.make_token("council", Station::Secretariat, "minutes", &anna.id, 1);
    assert!(matches!(make(), Err(HouseError::Unfit(_))), "a token for a station that is not held");
    house.give_station("council", &anna.id, &Station::Secretariat).unwrap();
    let (secret, made) = make().unwrap();
    assert_eq!(house.tokens("council").unwrap(), vec![made.clone()]);
    house.take_station("council", &anna.id, &Station::Secretariat).unwrap();
    assert_eq!(house.token(&secret).unwrap(), None, "the token ends with the station");
    house.give_station("council", &anna.id, &Station::Secretariat).unwrap();
    clock.set(made.until.as_millisecond() - 1);
    assert_eq!(house.token(&secret).unwrap(), Some(made.clone()));
    clock.set(made.until.as_millisecond());
    assert_eq!(house.token(&secret).unwrap(), None);
    let many: Vec<_> = (0..=TOKENS_MAX).map(|_| make()).collect();
    assert!(many[..TOKENS_MAX].iter().all(Result::is_ok) && many[TOKENS_MAX].is_err(), "so many and no more");
    assert_eq!(house.tokens("council").unwrap().len(), TOKENS_MAX, "what has expired is forgotten");
    house.add_chamber("council", "The Council", "un-security-council").unwrap();
    assert!(matches!(house.add_chamber("council", "Another", "x"), Err(HouseError::Taken { .. })));
    house.set_chamber("council", ChamberState::Closed).unwrap();
    assert_eq!(house.chamber("council").unwrap().unwrap().state, ChamberState::Closed);
    assert_eq!(house.set_chamber("none", ChamberState::Open), Err(HouseError::Unknown("chamber")));
}

#[test]
fn a_message_is_tried_by_one_process_at_a_time() {
    let (house, clock) = house();
    let (key, hook) = house.add_hook("council", "https://x.example/", vec!["vote.decided".into()], "p", 3).unwrap();
    assert!(key.reveal().starts_with("whsec_") && !format!("{hook:?}").contains(key.reveal()));
    let message = |seq: u64| Delivery::new(&hook.id, seq, "vote.decided", house.now(), seq.to_string());
    assert!(house.queue(&hook, 7, vec![message(4), message(6)]).unwrap());
    assert!(!house.queue(&hook, 7, vec![message(4), message(6)]).unwrap(), "another process was first");
    let minute = SignedDuration::from_mins(1);
    let (mut first, next) = house.lease("council", minute, 1).unwrap();
    assert_eq!(next, Some(house.now()), "one is left");
    let (second, _) = house.lease("council", minute, 9).unwrap();
    assert_eq!((first[0].delivery.seq, second[0].delivery.seq, second.len()), (4, 6, 1));
    let over = house.now().checked_add(minute).unwrap();
    assert!(
        matches!(house.lease("council", minute, 9).unwrap(), (none, Some(next)) if none.is_empty() && next == over)
    );
    // whoever had them is gone: when the lease is over they are tried again, and what the first says then counts for nothing
    clock.set(over.as_millisecond());
    let (again, _) = house.lease("council", minute, 9).unwrap();
    assert_eq!(again.iter().map(|one| (one.delivery.seq, one.delivery.tries)).collect::<Vec<_>>(), [(4, 2), (6, 2)]);
    house.tried(first.remove(0), DeliveryState::GivenUp(over), "late").unwrap();
    for one in again {
        house.tried(one, DeliveryState::Taken(over), "204\u{7}").unwrap();
    }
    let all = house.deliveries("council").unwrap();
    assert!(all.iter().all(|one| one.state == DeliveryState::Taken(over) && one.says == "204"), "{all:?}");
    assert_eq!(all.iter().map(|one| one.seq).collect::<Vec<_>>(), [6, 4], "the latest first");
    // what is long over is forgotten
    let hook = house.hooks("council").unwrap().remove(0);
    assert!(house.queue(&hook, 100, (7..67).map(message).collect()).unwrap());
    for one in house.lease("council", minute, 99).unwrap().0 {
        house.tried(one, DeliveryState::Taken(over), "").unwrap();
    }
    house.lease("council", minute, 99).unwrap();
    assert_eq!(house.deliveries("council").unwrap().iter().map(|one| one.seq).min(), Some(17));
    house.end_hook("council", &hook.id).unwrap();
    assert_eq!((house.hooks("council").unwrap().len(), house.deliveries("council").unwrap().len()), (0, 0));
    assert_eq!(house.end_hook("council", &hook.id), Err(HouseError::Unknown("webhook")));
}
