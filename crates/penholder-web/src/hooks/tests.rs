//! Webhooks against a receiver that really listens.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use penholder_chamber::house::{Delivery, DeliveryState};
use penholder_chamber::{Station, Who};
use penholder_core::Position;
use penholder_core::procedure::{Command, meeting, resolution, vote};
use serde_json::Value;
use tokio::sync::Semaphore;

use super::Outgoing;
use crate::App;
use crate::safety::{Hall, delegate};

/// What a receiver has got, and how it answers.
#[derive(Clone)]
struct Receiver {
    got: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    /// So often it refuses first.
    refuses: Arc<Mutex<u32>>,
    /// Without a permit it does not answer.
    answers: Arc<Semaphore>,
    at: SocketAddr,
}

impl Receiver {
    async fn listen(refuses: u32, answers: bool) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let answers = Arc::new(Semaphore::new(if answers { Semaphore::MAX_PERMITS } else { 0 }));
        let (got, refuses, at) = (Arc::default(), Arc::new(Mutex::new(refuses)), listener.local_addr().unwrap());
        let receiver = Self { got, refuses, answers, at };
        let (take, elsewhere) = (receiver.clone(), receiver.clone());
        let site = Router::new()
            .route("/hook", post(move |headers: HeaderMap, body: Bytes| take.clone().take(headers, body)))
            .route("/moved", post(|| async { Redirect::permanent("/elsewhere") }))
            .route("/elsewhere", any(move |headers: HeaderMap, body: Bytes| elsewhere.clone().take(headers, body)));
        tokio::spawn(async move { axum::serve(listener, site).await });
        receiver
    }

    async fn take(self, headers: HeaderMap, body: Bytes) -> Response {
        let body = String::from_utf8(body.to_vec()).unwrap();
        self.got.lock().unwrap().push((headers, body));
        let _permit = self.answers.acquire().await.unwrap();
        let mut refuses = self.refuses.lock().unwrap();
        if *refuses > 0 {
            *refuses -= 1;
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        StatusCode::NO_CONTENT.into_response()
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    fn got(&self) -> Vec<(HeaderMap, String)> {
        self.got.lock().unwrap().clone()
    }
}

struct Chamber {
    hall: Hall,
    keys: u32,
}

impl Chamber {
    async fn open(private: bool) -> Self {
        let outgoing = Outgoing::new(private, Duration::from_millis(20));
        Self { hall: Hall::found(App::in_memory_with(outgoing)).await, keys: 0 }
    }

    async fn act(&mut self, station: Station, on: &str, command: impl Into<Command>) {
        self.keys += 1;
        let room = self.hall.app.room("council").await.unwrap();
        room.live.act(&Who::new("somebody", station), on, command.into(), &self.keys.to_string()).await.unwrap();
    }

    /// Names an address on the page; returns the key that signs.
    async fn name(&self, url: &str, kinds: &[&str]) -> (StatusCode, String) {
        let chair = self.hall.person(Station::Chair).await;
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("url", url);
        for kind in kinds {
            body.append_pair("kind", kind);
        }
        let form = chair.form.reveal().to_owned();
        let answer = self.hall.post("/c/council/hooks", Some(&chair), "http://here", &form, &body.finish()).await;
        let status = answer.status();
        let page = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let page = String::from_utf8(page.to_vec()).unwrap();
        let key = page.split("<code class=\"link\" dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next());
        (status, key.unwrap_or_default().to_owned())
    }

    async fn until(&self, so: impl Fn(&[Delivery]) -> bool) -> Vec<Delivery> {
        for _ in 0..600 {
            let deliveries = self.hall.app.ask(|house| house.deliveries("council")).await.unwrap();
            if so(&deliveries) {
                return deliveries;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never: {:?}", self.hall.app.ask(|house| house.deliveries("council")).await.unwrap());
    }

    async fn meet(&mut self, on: &str, private: bool) {
        let (symbol, chair) = (Some(format!("S/PV.{on}")), Some("CHN".to_owned()));
        let convene = meeting::Command::Convene { symbol, chair, agenda: vec![format!("item-{on}")], private };
        self.act(Station::Secretariat, on, convene).await;
        self.act(delegate("CHN"), on, meeting::Command::AdoptAgenda).await;
    }

    async fn decide(&mut self, on: &str, meeting: &str) {
        let circulate = resolution::Command::Circulate {
            kind: "resolution".into(),
            title: format!("title-{on}"),
            wording: penholder_scripts::wording("v1", &format!("words-{on}")),
        };
        self.act(delegate("USA"), on, circulate).await;
        self.act(delegate("USA"), on, resolution::Command::Table { symbol: None }).await;
        self.act(Station::Secretariat, on, resolution::Command::Schedule { meeting: meeting.to_owned() }).await;
        let put = resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
        self.act(delegate("CHN"), on, put).await;
        for seat in ["CHN", "FRA", "RUS", "GBR", "USA"] {
            let cast = vote::Command::Cast { seat: None, position: Position::Yes, reason: None };
            self.act(delegate(seat), on, cast).await;
        }
        self.act(delegate("CHN"), on, vote::Command::Close { absent: vec![] }).await;
        let room = self.hall.app.room("council").await.unwrap();
        let mut grown = room.live.watch();
        while room.look(|state| state.matters()[on].votes[0].is_pending()) {
            grown.changed().await.unwrap();
        }
    }
}

fn taken(delivery: &Delivery) -> bool {
    matches!(delivery.state, DeliveryState::Taken(_))
}

#[tokio::test]
async fn what_is_public_is_told_signed_and_again_until_it_is_taken() {
    let (receiver, mut chamber) = (Receiver::listen(2, true).await, Chamber::open(true).await);
    let all = ["sitting.opened", "sitting.closed", "vote.opened", "vote.decided", "text.adopted"];
    let (status, key) = chamber.name(&receiver.url("/hook"), &all).await;
    assert_eq!(status, StatusCode::OK);
    chamber.meet("private", true).await;
    chamber.decide("hidden", "private").await;
    chamber.act(delegate("CHN"), "private", meeting::Command::Adjourn).await;
    chamber.meet("public", false).await;
    chamber.decide("shown", "public").await;
    let count = |deliveries: &[Delivery], kind: &str| deliveries.iter().filter(|one| one.kind == kind).count();
    let deliveries = chamber.until(|all| count(all, "vote.decided") == 1 && all.iter().all(taken)).await;
    assert_eq!(["sitting.opened", "sitting.closed", "vote.opened"].map(|kind| count(&deliveries, kind)), [2, 1, 1]);
    assert_eq!(
        deliveries.iter().map(|one| one.tries).sum::<u32>(),
        deliveries.len() as u32 + 2,
        "two were refused first"
    );
    let secret = STANDARD.decode(key.strip_prefix("whsec_").unwrap()).unwrap();
    for (headers, body) in receiver.got() {
        let text = |name: &str| headers[name].to_str().unwrap();
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&secret).unwrap();
        mac.update(format!("{}.{}.{body}", text("webhook-id"), text("webhook-timestamp")).as_bytes());
        let signature = STANDARD.decode(text("webhook-signature").strip_prefix("v1,").unwrap()).unwrap();
        mac.verify_slice(&signature).unwrap();
        assert!(!headers.contains_key(header::COOKIE) && !body.contains("item-private"), "{body}");
        assert!(!body.contains("words-hidden"), "{body}");
        let told: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(told["chamber"]["id"], "council");
        assert!(told["matter"] != "hidden" || told["type"] == "text.adopted", "a vote in private: {body}");
    }
    // the chair sees what became of them, and the key no more
    let chair = chamber.hall.person(Station::Chair).await;
    let page = chamber.hall.get("/c/council/hooks", Some(&chair)).await;
    let page = axum::body::to_bytes(page.into_body(), usize::MAX).await.unwrap();
    let page = String::from_utf8(page.to_vec()).unwrap();
    assert!(page.contains("vote.decided") && page.contains("204 No Content") && !page.contains(&key));
    let france = chamber.hall.person(delegate("FRA")).await;
    assert_eq!(chamber.hall.get("/c/council/hooks", Some(&france)).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_receiver_that_never_answers_keeps_no_vote_waiting() {
    let (receiver, mut chamber) = (Receiver::listen(0, false).await, Chamber::open(true).await);
    chamber.name(&receiver.url("/hook"), &["sitting.opened", "vote.decided"]).await;
    chamber.meet("meeting", false).await;
    while receiver.got().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // it has the message and says nothing; the whole vote is taken meanwhile
    chamber.decide("draft", "meeting").await;
    let waiting = chamber.hall.app.ask(|house| house.deliveries("council")).await.unwrap();
    assert!(!waiting.iter().any(taken), "{waiting:?}");
    receiver.answers.add_permits(1_000);
    chamber.until(|all| all.iter().filter(|one| taken(one)).count() == 2).await;
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_what_never_goes_is_given_up() {
    let (receiver, mut chamber) = (Receiver::listen(0, true).await, Chamber::open(true).await);
    chamber.name(&receiver.url("/moved"), &["sitting.opened"]).await;
    chamber.meet("meeting", false).await;
    let tried = chamber.until(|all| all.iter().any(|one| one.tries >= 2)).await;
    assert!(tried[0].says.contains("not followed"), "{tried:?}");
    assert!(receiver.got().is_empty(), "the other place was asked");
    let outgoing = Outgoing::new(true, Duration::from_millis(1));
    let tries = (1..100).take_while(|tries| super::pause(&outgoing, *tries).is_some()).count();
    assert_eq!(tries + 1, super::TRIES);
    let hour = Outgoing::new(true, Duration::from_secs(10));
    assert!((1..9).all(|tries| super::pause(&hour, tries).is_some_and(|pause| pause <= Duration::from_secs(7_200))));
}

#[tokio::test]
async fn private_addresses_are_refused_unless_they_are_allowed() {
    let (receiver, mut chamber) = (Receiver::listen(0, true).await, Chamber::open(false).await);
    for url in
        [receiver.url("/hook"), "https://127.0.0.1/".into(), "https://10.0.0.1/".into(), "ftp://x.example/".into()]
    {
        assert_eq!(chamber.name(&url, &["sitting.opened"]).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
    }
    let none = chamber.name("https://example.org/", &[]).await;
    assert_eq!(none.0, StatusCode::UNPROCESSABLE_ENTITY, "of nothing");
    // a name is judged by what it points to
    let url = format!("https://localhost:{}/hook", receiver.at.port());
    assert_eq!(chamber.name(&url, &["sitting.opened"]).await.0, StatusCode::OK);
    chamber.meet("meeting", false).await;
    let tried = chamber.until(|all| all.iter().any(|one| one.tries >= 1 && !one.says.is_empty())).await;
    assert!(tried[0].says.contains("private address"), "{tried:?}");
    assert!(receiver.got().is_empty());
}

#[tokio::test]
async fn only_the_form_of_the_chair_names_an_address() {
    let chamber = Chamber::open(true).await;
    let (france, chair) = (chamber.hall.person(delegate("FRA")).await, chamber.hall.person(Station::Chair).await);
    let body = "url=https://example.org/&kind=vote.decided";
    let (form, other) = (france.form.reveal().to_owned(), chair.form.reveal().to_owned());
    let post =
        async |who, origin, form: &str| chamber.hall.post("/c/council/hooks", who, origin, form, body).await.status();
    assert_eq!(post(Some(&france), "http://here", &form).await, StatusCode::FORBIDDEN);
    assert_eq!(post(Some(&chair), "http://evil.example", &other).await, StatusCode::FORBIDDEN);
    assert_eq!(post(Some(&chair), "http://here", "AAAA").await, StatusCode::FORBIDDEN);
    assert_eq!(post(None, "http://here", "").await, StatusCode::FORBIDDEN);
    for _ in 0..10 {
        assert_eq!(post(Some(&chair), "http://here", &other).await, StatusCode::OK);
    }
    assert_eq!(post(Some(&chair), "http://here", &other).await, StatusCode::BAD_REQUEST, "so many and no more");
    let hooks = chamber.hall.app.ask(|house| house.hooks("council")).await.unwrap();
    let keys: std::collections::BTreeSet<&str> = hooks.iter().map(|hook| hook.key.reveal()).collect();
    assert_eq!(keys.len(), 10);
    assert!(!format!("{hooks:?}").contains(keys.first().unwrap()));
    let end = format!("id={}", hooks[0].id);
    let ended = chamber.hall.post("/c/council/hooks/end", Some(&chair), "http://here", &other, &end).await;
    assert_eq!(ended.status(), StatusCode::SEE_OTHER);
    assert_eq!(chamber.hall.app.ask(|house| house.hooks("council")).await.unwrap().len(), 9);
}
