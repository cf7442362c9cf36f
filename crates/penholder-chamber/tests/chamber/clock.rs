//! What is due by the clock.

use jiff::{Timestamp, ToSpan};
use penholder_chamber::Refused;
use penholder_chamber::opening::{OpeningError, Place};
use penholder_core::procedure::resolution::{self, Stage};
use penholder_core::procedure::{Refusal, meeting, silence};
use penholder_ledger::{Broken, Failure};

use crate::hall::{Hall, delegate, stage, wording};

async fn under_silence(hall: &Hall) -> Timestamp {
    let circulate = resolution::Command::Circulate {
        kind: "resolution".into(),
        title: "Peace".into(),
        wording: wording("The Council decides."),
    };
    hall.done(&delegate("USA"), "draft", circulate).await;
    let deadline = hall.live.now().checked_add(3.hours()).unwrap();
    let place = silence::Command::Place { wording: wording("The Council decides."), deadline };
    hall.done(&delegate("USA"), "draft", place).await;
    deadline
}

#[tokio::test]
async fn a_silence_ends_at_its_deadline_by_itself() {
    let hall = Hall::open(&Place::Memory);
    let deadline = under_silence(&hall).await;
    hall.clock.set(deadline.as_millisecond() - 1);
    hall.done(&delegate("FRA"), "draft", silence::Command::AskTime { reason: None }).await;
    assert_eq!(hall.stage("draft"), Stage::Negotiating);
    hall.clock.set(deadline.as_millisecond());
    hall.until(|state| stage(state, "draft") == Stage::Agreed).await;
    let late = silence::Command::Break { reason: Some("no".into()), counter: None };
    let late = hall.act(&delegate("FRA"), "draft", late).await;
    assert!(late.is_err(), "nobody objects after the deadline");
}

#[tokio::test]
async fn a_deadline_that_passed_while_nobody_ran_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().join("data"));
    let hall = Hall::open(&place);
    let deadline = under_silence(&hall).await;
    let (clock, size) = (hall.clock.clone(), hall.live.seq());
    drop(hall);
    clock.set(deadline.as_millisecond() + 60_000);
    let hall = Hall::reopened(&place, clock.clone());
    hall.until(|state| stage(state, "draft") == Stage::Agreed).await;
    let (size, before) = (hall.live.seq(), size);
    assert_eq!(size, before + 2, "passed, agreed: once");
    drop(hall);
    let hall = Hall::reopened(&place, clock);
    hall.done(&delegate("FRA"), "draft", resolution::Command::Sponsor { state: None }).await;
    assert_eq!(hall.live.seq(), size + 1);
}

#[tokio::test]
async fn the_chair_takes_back_within_ten_seconds() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    for seat in ["FRA", "GBR"] {
        hall.done(&delegate(seat), "meeting", meeting::Command::Inscribe).await;
    }
    let china = delegate("CHN");
    let from_now = |seconds: i64| hall.clock.set(hall.live.now().as_millisecond() + seconds * 1_000);
    hall.done(&china, "meeting", meeting::Command::CallNext).await;
    from_now(10);
    hall.done(&china, "meeting", meeting::Command::TakeBack).await;
    hall.done(&china, "meeting", meeting::Command::CallNext).await;
    from_now(11);
    let late = hall.act(&china, "meeting", meeting::Command::TakeBack).await;
    assert!(matches!(late, Err(Refused::Rules(Refusal::TooLate { .. }))), "{late:?}");
}

#[tokio::test]
async fn an_older_copy_of_the_data_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy"));
    let place = Place::Folder(data.clone());
    let hall = Hall::open(&place);
    let clock = hall.clock.clone();
    drop(hall);
    std::fs::create_dir(&copy).unwrap();
    // whatever still stands in the write-ahead log belongs to the copy
    let copied = |from: &std::path::Path, to: &std::path::Path| {
        for name in ["council.ledger", "council.ledger-wal", "council.ledger-shm"] {
            let _ = std::fs::remove_file(to.join(name));
            if from.join(name).exists() {
                std::fs::copy(from.join(name), to.join(name)).unwrap();
            }
        }
    };
    copied(&data, &copy);
    let hall = Hall::reopened(&place, clock.clone());
    under_silence(&hall).await;
    drop(hall);
    copied(&copy, &data);
    let record = place.house(clock.clone()).unwrap().chamber("council").unwrap().unwrap();
    match place.ledger(&record, clock) {
        Err(OpeningError::Ledger(Failure::Broken(Broken::RolledBack { .. }))) => {}
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("an old copy was opened"),
    }
}
