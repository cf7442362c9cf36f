//! One sitting, from the first draft to a vetoed text.

use jiff::ToSpan;
use penholder_chamber::live::Withheld;
use penholder_chamber::opening::{Place, Seats};
use penholder_chamber::{No, Refused, View, scene};
use penholder_core::procedure::resolution::{self, Stage};
use penholder_core::procedure::{body, meeting, silence, vote};
use penholder_core::{Position, Roster};
use penholder_ledger::procedure::Rules;
use penholder_ledger::{Contents, Trust, export, verify};

use crate::hall::{Hall, cast, chair, delegate, secretariat, stage, wording};

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

#[tokio::test]
async fn a_whole_sitting_that_anybody_can_verify() {
    let hall = Hall::open(&Place::Memory);
    let (usa, france, china) = (delegate("USA"), delegate("FRA"), delegate("CHN"));
    use resolution::Command as D;
    hall.meet().await;
    // a draft under silence, broken with another text
    let (kind, title) = ("resolution".to_owned(), "Peace".to_owned());
    hall.done(&usa, "draft", D::Circulate { kind, title, wording: wording("OP1 Decides.") }).await;
    let deadline = hall.live.now().checked_add(6.hours()).unwrap();
    hall.done(&usa, "draft", silence::Command::Place { wording: wording("OP1 Decides."), deadline }).await;
    let (reason, counter) = (Some("too short".to_owned()), Some(wording("OP1 Decides. OP2 Requests.")));
    hall.done(&france, "draft", silence::Command::Break { reason, counter }).await;
    hall.done(&usa, "draft", D::NewVersion { wording: wording("OP1 Decides. OP2 Requests.") }).await;
    hall.done(&delegate("GBR"), "draft", D::ReserveOn { paragraphs: vec!["OP2".into()], why: None }).await;
    hall.done(&usa, "draft", D::Table { symbol: Some("S/2025/112".into()) }).await;
    hall.done(&secretariat(), "draft", D::Schedule { meeting: "meeting".into() }).await;
    // an amendment that is lost
    let amend = D::Amend {
        id: "A1".into(),
        symbol: None,
        says: "adds OP3".into(),
        shape: resolution::Shape::Adds,
        wording: Some(wording("OP1 Decides. OP2 Requests. OP3 Recalls.")),
    };
    hall.done(&delegate("RUS"), "draft", amend).await;
    let question = resolution::Question::Amendment("A1".into());
    hall.done(&china, "draft", D::Put { question, method: None, deadline: None }).await;
    for seat in hall.seats() {
        hall.done(&delegate(&seat), "draft", cast(if seat == "RUS" { Position::Yes } else { Position::Abstain })).await;
    }
    hall.done(&china, "draft", vote::Command::Close { absent: vec![] }).await;
    hall.until(|state| !state.matters()["draft"].votes[0].is_pending()).await;
    // the text, with a hand that the secretariat enters for a seat, and one that was not there
    hall.put("draft").await;
    for seat in hall.seats().iter().filter(|seat| !["PAN", "PAK"].contains(&seat.as_str())) {
        hall.done(&delegate(seat), "draft", cast(Position::Yes)).await;
    }
    let entered = vote::Command::Cast { seat: Some("PAN".into()), position: Position::Yes, reason: None };
    hall.done(&secretariat(), "draft", entered).await;
    let not_theirs = vote::Command::Cast { seat: Some("PAK".into()), position: Position::Yes, reason: None };
    assert!(hall.act(&france, "draft", not_theirs).await.is_err());
    hall.done(&china, "draft", vote::Command::Close { absent: vec!["PAK".into()] }).await;
    hall.until(|state| matches!(stage(state, "draft"), Stage::Adopted(..))).await;
    let vote = "draft/vote-2".to_owned();
    let correct = vote::Command::Correct { vote, seat: None, meant: Position::Abstain, why: None };
    hall.done(&france, "draft", correct).await;
    hall.done(&china, "meeting", meeting::Command::Adjourn).await;
    // the minutes, as each may read them
    let lines = async |view: &View| {
        let told = hall.live.minutes(view).await.unwrap();
        told.into_iter().filter_map(|told| told.line).map(|line| line.says).collect::<Vec<_>>().join("\n")
    };
    let (inside, outside) = (lines(&View::Seat("DNK".into())).await, lines(&View::Public).await);
    for words in ["breaks the silence", "reserves its position", "circulates a draft"] {
        assert!(inside.contains(words) && !outside.contains(words), "{words}\n{inside}\n--\n{outside}");
    }
    for words in ["S/2025/112", "moves an oral amendment", "had meant to vote", "The meeting is adjourned"] {
        assert!(inside.contains(words) && outside.contains(words), "{words}\n{inside}\n--\n{outside}");
    }
    // the record goes to members whole, to others by single entries with their proof
    assert_eq!(hall.live.whole(&View::Public), Err(Withheld::Inside));
    assert_eq!(hall.live.whole(&View::Chair), Ok(()));
    let key = hall.live.ledger().verifier().clone();
    // circulated, placed under silence, broken, a new version, a reservation: five entries are among the members
    let (mut shown, mut kept) = (0, 0);
    for seq in 0..hall.live.seq() {
        match hall.live.proof(&View::Public, seq).await.unwrap() {
            Some(proof) => {
                proof.receipt.check(&key).unwrap();
                shown += 1;
            }
            None => kept += 1,
        }
        assert!(hall.live.proof(&View::Chair, seq).await.unwrap().is_some(), "{seq}");
    }
    assert!(shown > 30 && kept == 5, "{shown} shown, {kept} kept");
    assert!(hall.live.proof(&View::Chair, hall.live.seq()).await.unwrap().is_none());
    let bytes = hall.live.ledger().read(|store| {
        let mut bytes = Vec::new();
        export(store, &[], Contents::Public, &mut bytes, &mut |_, _| {}).map(|_| bytes)
    });
    let bytes = bytes.wait().unwrap().unwrap();
    let mut rules = Rules::default();
    let verified = verify(&mut bytes.as_slice(), &Trust::default(), &mut rules, &mut |_, _| {}).unwrap();
    assert_eq!(verified.outcomes, 2, "both outcomes were decided again from the record alone");
    hall.live.look(|state| assert_eq!(rules.matters(), state.matters()));
}

#[tokio::test]
async fn another_roster_sits_from_then_on() {
    let hall = Hall::open(&Place::Memory);
    let law = penholder_chamber::opening::shipped_law("un-security-council").unwrap();
    let day = "2024-06-01".parse().unwrap();
    let before = penholder_chamber::opening::roster(&law, Seats::OfDate(day), day).unwrap();
    assert!(before.find("JPN").is_ok());
    let refused = hall.live.reseat(&delegate("FRA"), &before, "k").await;
    assert!(matches!(refused, Err(Refused::May(No::NotYours { .. }))), "{refused:?}");
    let few = Roster::new(before.seats()[..5].to_vec()).unwrap();
    let refused = hall.live.reseat(&secretariat(), &few, "k").await;
    assert!(matches!(refused, Err(Refused::Rules(_))), "{refused:?}");
    hall.live.reseat(&secretariat(), &before, "k").await.unwrap();
    let seats = hall.seats();
    assert!(seats.contains(&"JPN".to_owned()) && !seats.contains(&"PAN".to_owned()), "{seats:?}");
    // a law that does not read would stop the chamber for ever: it is not taken
    let lay_down = body::Command::LayDown { charter: "[body".into(), procedure: law.procedure_text.clone() };
    let refused = hall.act(&secretariat(), "body", lay_down).await;
    assert!(matches!(refused, Err(Refused::Rules(_))), "{refused:?}");
    assert!(hall.live.trouble().is_none());
}
