//! One sitting, from the first draft to a vetoed text.

use penholder_chamber::opening::Place;
use penholder_chamber::{No, Refused, View, scene};
use penholder_core::Position;
use penholder_core::procedure::resolution::Stage;
use penholder_core::procedure::{meeting, vote};

use crate::hall::{Hall, cast, chair, delegate, secretariat, stage};

#[tokio::test]
async fn a_vetoed_draft() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    hall.table("draft", "Peace").await;
    hall.put("draft").await;
    for seat in hall.seats() {
        let position = if seat == "RUS" { Position::No } else { Position::Yes };
        hall.done(&delegate(&seat), "draft", cast(position)).await;
    }
    let done = hall.done(&chair(), "draft", vote::Command::Close { absent: vec![] }).await;
    done.receipt.check(hall.live.ledger().verifier()).unwrap();
    // the announcement is due at once; the follower brings it
    hall.until(|state| matches!(stage(state, "draft"), Stage::NotAdopted(_))).await;
    assert_eq!(hall.stage("draft"), Stage::NotAdopted("not_adopted_veto".into()));
    hall.done(&delegate("CHN"), "meeting", meeting::Command::Adjourn).await;
    let lines: Vec<String> = hall
        .live
        .changes(&View::Public, 0, 1_000)
        .unwrap()
        .into_iter()
        .filter_map(|told| told.line.map(|line| line.says))
        .collect();
    assert!(lines.iter().any(|line| line.contains("owing to the negative vote of a permanent member")), "{lines:?}");
}

#[tokio::test]
async fn who_is_not_asked_is_refused_and_nothing_changes() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    hall.table("draft", "Peace").await;
    let before = hall.live.seq();
    let refused = hall.act(&delegate("FRA"), "meeting", meeting::Command::Adjourn).await;
    assert!(matches!(refused, Err(Refused::May(No::NotYours { .. }))), "{refused:?}");
    let refused = hall.act(&chair(), "draft", cast(Position::Yes)).await;
    assert!(matches!(refused, Err(Refused::May(No::NotYours { .. }))), "{refused:?}");
    let refused = hall.act(&delegate("DEU"), "draft", cast(Position::Yes)).await;
    assert!(matches!(refused, Err(Refused::May(No::NoSeat { .. }))), "{refused:?}");
    let refused = hall.act(&delegate("FRA"), "draft", cast(Position::Yes)).await;
    assert!(matches!(refused, Err(Refused::Rules(_))), "{refused:?}");
    hall.live.set_closed(true);
    let refused = hall.act(&secretariat(), "draft", vote::Command::Announce).await;
    assert!(matches!(refused, Err(Refused::May(No::Closed { .. }))), "{refused:?}");
    assert_eq!(hall.live.seq(), before);
    let seen = hall.live.look(|state| scene(&View::Public, state, hall.live.now()));
    assert_eq!((seen.seq, seen.meeting.as_deref()), (before, Some("meeting")));
}
