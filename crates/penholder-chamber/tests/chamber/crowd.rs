//! Many at once.

use std::sync::Arc;

use penholder_chamber::opening::Place;
use penholder_chamber::{Refused, State, View};
use penholder_core::Position;
use penholder_core::procedure::{Refusal, meeting, vote};

use crate::hall::{Hall, cast, delegate};

fn ballots(state: &State) -> usize {
    state.log().filter(|change| change.event.kind() == "vote.cast").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_ballots_of_one_seat_at_once_are_one() {
    let hall = Arc::new(Hall::open(&Place::Memory));
    hall.meet().await;
    hall.table("draft", "Peace").await;
    hall.put("draft").await;
    let send = |_| {
        let hall = Arc::clone(&hall);
        tokio::spawn(async move { hall.act(&delegate("FRA"), "draft", cast(Position::Yes)).await })
    };
    let all: Vec<_> = (0..200).map(send).collect();
    let (mut taken, mut refused) = (0, 0);
    for one in all {
        match one.await.unwrap() {
            Ok(done) => {
                done.receipt.check(hall.live.ledger().verifier()).unwrap();
                taken += 1;
            }
            Err(Refused::Rules(Refusal::Voted { .. })) => refused += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((taken, refused, hall.live.look(ballots)), (1, 199, 1));
}

#[tokio::test]
async fn the_minutes_so_far_do_not_end_at_a_crowd_of_ballots() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    hall.table("draft", "Peace").await;
    hall.put("draft").await;
    let before = hall.live.minutes_so_far(&View::Public, 40);
    assert!(before.last().is_some_and(|told| told.kind == "vote.opened"), "{before:?}");
    for n in 0..450 {
        let position = if n % 2 == 0 { Position::Yes } else { Position::No };
        hall.done(&delegate("FRA"), "draft", cast(position)).await;
    }
    assert_eq!(hall.live.minutes_so_far(&View::Public, 40), before);
    assert_eq!(hall.live.minutes_so_far(&View::Public, 2), before[before.len() - 2..], "the last ones");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_form_sent_two_hundred_times_is_one_act_with_one_receipt() {
    let hall = Arc::new(Hall::open(&Place::Memory));
    hall.meet().await;
    hall.table("draft", "Peace").await;
    hall.put("draft").await;
    let send = |n: usize| {
        let hall = Arc::clone(&hall);
        tokio::spawn(async move {
            // a ballot and another act, each many times under one key
            let (on, command) = if n.is_multiple_of(2) {
                ("draft", cast(Position::Yes).into())
            } else {
                ("meeting", meeting::Command::Inscribe.into())
            };
            hall.live.act(&delegate("FRA"), on, command, on).await
        })
    };
    let all: Vec<_> = (0..200).map(send).collect();
    let mut receipts = Vec::new();
    for one in all {
        let done = one.await.unwrap().unwrap();
        receipts.push(serde_json::to_string(&done.receipt).unwrap());
    }
    receipts.sort_unstable();
    receipts.dedup();
    assert_eq!((receipts.len(), hall.live.look(ballots)), (2, 1));
    let other = hall.live.act(&delegate("FRA"), "meeting", meeting::Command::Strike.into(), "draft").await;
    assert_eq!(other.unwrap_err(), Refused::KeyReused);
    hall.live.act(&delegate("GBR"), "draft", cast(Position::No).into(), "draft").await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn all_vote_while_the_chair_closes_and_others_ask_for_the_floor() {
    let hall = Arc::new(Hall::open(&Place::Memory));
    hall.meet().await;
    hall.table("draft", "Peace").await;
    hall.put("draft").await;
    let mut tasks = Vec::new();
    for seat in hall.seats() {
        let (voting, asking) = (Arc::clone(&hall), Arc::clone(&hall));
        let other = seat.clone();
        tasks.push(tokio::spawn(async move { voting.act(&delegate(&seat), "draft", cast(Position::Yes)).await }));
        tasks.push(tokio::spawn(
            async move { asking.act(&delegate(&other), "meeting", meeting::Command::Inscribe).await },
        ));
    }
    let closing = Arc::clone(&hall);
    let close =
        tokio::spawn(
            async move { closing.act(&delegate("CHN"), "draft", vote::Command::Close { absent: vec![] }).await },
        );
    let mut voted = 0;
    for (n, task) in tasks.into_iter().enumerate() {
        match task.await.unwrap() {
            Ok(_) => voted += usize::from(n.is_multiple_of(2)),
            Err(Refused::Rules(Refusal::NotNow { .. } | Refusal::Needs { .. })) if n.is_multiple_of(2) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    close.await.unwrap().unwrap();
    let (ballots, list) = hall.live.look(|state| {
        let vote = &state.matters()["draft"].votes[0];
        let own = vote.ballots.values().filter(|ballot| !ballot.entered).count();
        match &state.matters()["meeting"].form {
            penholder_core::procedure::Form::Meeting(meeting) => (own, meeting.list.len()),
            other => panic!("{other:?}"),
        }
    });
    assert_eq!((ballots, list), (voted, 15), "every acknowledged ballot counts, and everybody is on the list");
}
