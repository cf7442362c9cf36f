//! The live pages of a body of thousands.

use axum::http::StatusCode;
use penholder_chamber::opening::{self, Seats};
use penholder_chamber::{Station, Who};
use penholder_core::procedure::{Command, meeting, resolution, vote};
use penholder_core::{Position, Seat};
use penholder_testing::CROWD;

use crate::App;
use crate::safety::{Hall, Session, delegate, text};

const SEATS: usize = 3_000;

async fn crowd() -> Hall {
    let app = App::in_memory();
    let founded = app.blocking(|app| {
        let law = opening::read_law(CROWD, None).unwrap();
        let seats = (0..SEATS).map(|n| Seat::new(format!("s{n}"), format!("Member {n}"), "member")).collect();
        let roster = opening::roster(&law, Seats::Named(seats), "2025-02-24".parse().unwrap()).unwrap();
        let record = app.house().add_chamber("council", "Crowd", "crowd").unwrap();
        let live = opening::found(app.ledger(&record).unwrap(), &law, &roster).unwrap();
        app.founded(&record, live);
    });
    founded.await.unwrap();
    Hall { app }
}

async fn page(hall: &Hall, path: &str, who: Option<&Session>) -> String {
    let answer = hall.get(path, who).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    text(answer).await
}

#[tokio::test]
async fn no_page_of_three_thousand_seats_lists_them_all() {
    use resolution::Command as D;
    let hall = crowd().await;
    let room = hall.app.room("council").await.unwrap();
    let mut count = 0;
    let mut act = async |who: Station, on: &str, command: Command| {
        count += 1;
        room.live.act(&Who::new("x", who), on, command, &count.to_string()).await.unwrap();
    };
    let (member, secretary) = (hall.person(delegate("s1")).await, hall.person(Station::Secretariat).await);
    let presides = hall.person(delegate("s0")).await;
    let sizes = async |when: &str| {
        for (path, who) in
            [("", None), ("/seat", Some(&member)), ("/chair", Some(&presides)), ("/secretariat", Some(&secretary))]
        {
            let page = page(&hall, &format!("/c/council{path}"), who).await;
            assert!(page.len() < 60_000, "{path} {when}: {} bytes", page.len());
        }
    };
    let convene =
        meeting::Command::Convene { symbol: None, chair: Some("s0".into()), agenda: Vec::new(), private: false };
    act(Station::Secretariat, "meeting", convene.into()).await;
    sizes("in a meeting").await;
    let wording = penholder_scripts::wording("v1", "The crowd decides.");
    let circulate = D::Circulate { kind: "resolution".into(), title: "Peace".into(), wording };
    act(delegate("s0"), "draft", circulate.into()).await;
    act(delegate("s0"), "draft", D::Table { symbol: None }.into()).await;
    act(Station::Secretariat, "draft", D::Schedule { meeting: "meeting".into() }.into()).await;
    let put = D::Put { question: resolution::Question::Whole, method: None, deadline: None };
    act(delegate("s0"), "draft", put.into()).await;
    for n in 0..100 {
        let position = if n % 3 == 0 { Position::No } else { Position::Yes };
        act(delegate(&format!("s{n}")), "draft", vote::Command::Cast { seat: None, position, reason: None }.into())
            .await;
    }
    sizes("while it votes").await;
    // the seat for which the secretariat enters a ballot is written: its name or its id
    let desk = page(&hall, "/c/council/secretariat", Some(&secretary)).await;
    assert!(desk.contains("name=\"one.seat\" maxlength") && !desk.contains("<option value=\"s2000\""), "{desk}");
    let cast = vote::Command::Cast { seat: Some("s100".into()), position: Position::Yes, reason: None };
    let command = serde_json::to_string(&Command::from(cast)).unwrap();
    let form = secretary.form.reveal().to_owned();
    let enters = async |seat: &str| {
        let fields = [
            ("as", "secretariat"),
            ("on", "draft"),
            ("do", &command),
            ("key", seat),
            ("one.seat", seat),
            ("position", "no"),
        ];
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        hall.post("/c/council/act", Some(&secretary), "http://here", &form, &body).await.status()
    };
    assert_eq!(enters("member 2999").await, StatusCode::SEE_OTHER);
    assert_eq!(enters("s2998").await, StatusCode::SEE_OTHER);
    assert_eq!(enters("Member 3000").await, StatusCode::CONFLICT, "there is none");
    assert!(page(&hall, "/c/council", None).await.contains("102 of 3,000 have voted"));
    act(delegate("s0"), "draft", vote::Command::Close { absent: Vec::new() }.into()).await;
    sizes("when it has decided").await;
}
