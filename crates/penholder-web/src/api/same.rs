//! The door for programs against the pages: the same answer to every station, every command, in many states; nothing hidden
//! in the bytes; nothing but a token counts.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use penholder_chamber::{Secret, Station};
use penholder_core::Position;
use penholder_core::procedure::{Command, due, meeting, resolution, vote};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::chamber::commands;
use crate::safety::{Hall, Session, delegate};

async fn read(site: &Router, request: Request<Body>) -> (StatusCode, String) {
    let answer = site.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

fn asking(address: &str, token: Option<&Secret>) -> Request<Body> {
    let request = Request::get(address);
    let request = match token {
        Some(token) => request.header("authorization", format!("Bearer {}", token.reveal())),
        None => request,
    };
    request.body(Body::empty()).unwrap()
}

fn acting(token: Option<&Secret>, on: &str, key: &str, command: &Value) -> Request<Body> {
    let act = json!({ "on": on, "key": key, "command": command }).to_string();
    // from another site, which counts for nothing here
    let request =
        Request::post("/api/c/council/act").header("host", "here").header("origin", "https://elsewhere.example");
    let request = match token {
        Some(token) => request.header("authorization", format!("Bearer {}", token.reveal())),
        None => request,
    };
    request.body(Body::from(act)).unwrap()
}

/// Somebody at a station: by a page in one chamber, by a token in another that is like it.
struct Twin {
    station: Station,
    page: Option<Session>,
    token: Option<Secret>,
}

/// Two chambers in which the same is done: in one by the pages, in the other by the door for programs.
struct Twins {
    pages: (Hall, Router),
    programs: (Hall, Router),
    people: Vec<Twin>,
    keys: u32,
    taken: u32,
    refused: u32,
}

/// What is left of a sentence when the numbers are taken out: the clocks of two chambers differ.
fn wordy(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Waits until nobody but people may act: what an act brings with it by the rules comes a moment after it.
async fn settled(hall: &Hall) {
    let room = hall.app.room("council").await.unwrap();
    let is_due = || {
        room.look(|state| {
            let sitting = state.sitting(room.live.now());
            sitting.is_some_and(|sitting| state.matters().values().any(|matter| due(&sitting, matter).is_some()))
        })
    };
    while is_due() {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
}

impl Twins {
    async fn open() -> Self {
        let (one, other) = (Hall::open().await, Hall::open().await);
        let observer = |name: Option<&str>| Station::Observer { name: name.map(str::to_owned) };
        let stations = [
            Station::Chair,
            Station::Secretariat,
            delegate("CHN"),
            delegate("FRA"),
            delegate("USA"),
            Station::Delegate { seat: "GBR".to_owned(), deputy: true },
            delegate("nobody"),
            observer(None),
            observer(Some("Malta")),
        ];
        let mut people = vec![Twin { station: Station::Public, page: None, token: None }];
        for station in stations {
            let (page, token) = (Some(one.person(station.clone()).await), Some(other.bearer(station.clone()).await));
            people.push(Twin { station, page, token });
        }
        let sites = (crate::router(one.app.clone()), crate::router(other.app.clone()));
        let (pages, programs) = ((one, sites.0), (other, sites.1));
        Self { pages, programs, people, keys: 0, taken: 0, refused: 0 }
    }

    /// One act of somebody in both chambers, which answer the same.
    async fn both(&mut self, at: usize, on: &str, command: &Value) {
        self.keys += 1;
        let (key, twin) = (self.keys.to_string(), &self.people[at]);
        let says = format!("{:?} on {on}: {command}", twin.station);
        let place = match twin.station {
            Station::Chair => "chair",
            Station::Secretariat => "secretariat",
            _ => "seat",
        };
        let form = twin.page.as_ref().map_or("", |session| session.form.reveal());
        let words = command.to_string();
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("token", form), ("as", place), ("on", on), ("do", words.as_str()), ("key", key.as_str())])
            .finish();
        let mut request = Request::post("/c/council/act").header("host", "here").header("origin", "http://here");
        if let Some(session) = &twin.page {
            request = request.header("cookie", format!("penholder={}", session.token.reveal()));
        }
        let (page, html) = read(&self.pages.1, request.body(Body::from(body)).unwrap()).await;
        let (program, data) = read(&self.programs.1, acting(twin.token.as_ref(), on, &key, command)).await;
        match (page, program) {
            (StatusCode::SEE_OTHER, StatusCode::OK) => {
                self.taken += 1;
                for hall in [&self.pages.0, &self.programs.0] {
                    settled(hall).await;
                }
            }
            // nobody in particular is let in at neither door
            (StatusCode::FORBIDDEN, StatusCode::UNAUTHORIZED) if twin.station == Station::Public => {}
            (StatusCode::CONFLICT, StatusCode::CONFLICT) => {
                let problem: Value = serde_json::from_str(&data).unwrap();
                let (html, detail) = (wordy(&html), wordy(&escaped(problem["detail"].as_str().unwrap())));
                assert!(html.contains(&detail), "{says}: the page does not say {detail}, but {html}");
                if let Some(hint) = problem["hint"].as_str() {
                    assert!(html.contains(&wordy(&escaped(hint))), "{says}: the page does not say {hint}");
                }
                self.refused += 1;
            }
            other => panic!("{says}: {other:?} {data}"),
        }
    }

    /// Every command by everybody.
    async fn all(&mut self, commands: &[(String, Value)]) {
        for (on, command) in commands {
            for at in 0..self.people.len() {
                self.both(at, on, command).await;
            }
        }
    }

    fn at(&self, station: &Station) -> usize {
        self.people.iter().position(|twin| twin.station == *station).unwrap()
    }
}

/// Every command that the shipped sittings use, on a matter of its own family.
fn every_command() -> Vec<(String, Value)> {
    let on = |family: &str| match family {
        "meeting" => "meeting",
        "presidential" => "statement",
        "press" => "press",
        "election" => "election",
        "straw_poll" => "poll",
        "no_objection" => "proposal",
        "reverse" => "reverse",
        "trigger" => "trigger",
        "body" => "body",
        _ => "draft",
    };
    commands().into_iter().map(|(name, _, command)| (on(name.split('.').next().unwrap()).to_owned(), command)).collect()
}

fn value(command: impl Into<Command>) -> Value {
    serde_json::to_value(command.into()).unwrap()
}

#[tokio::test]
async fn every_station_is_answered_as_on_the_page() {
    let mut twins = Twins::open().await;
    let (secretary, china, usa) =
        (twins.at(&Station::Secretariat), twins.at(&delegate("CHN")), twins.at(&delegate("USA")));
    let ends = |command: &Value| {
        let words = command.to_string();
        ["adjourn", "private", "lay_down", "seat\"", "withdraw"].iter().any(|word| words.contains(word))
    };
    let (last, commands): (Vec<_>, Vec<_>) = every_command().into_iter().partition(|(_, command)| ends(command));
    let convene = meeting::Command::Convene {
        symbol: Some("S/PV.9866".into()),
        chair: Some("CHN".into()),
        agenda: vec!["Threats".into()],
        private: false,
    };
    let wording = || penholder_scripts::wording("v1", "The Council decides.");
    let circulate =
        resolution::Command::Circulate { kind: "resolution".into(), title: "Peace".into(), wording: wording() };
    let put = resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
    let cast = vote::Command::Cast { seat: None, position: Position::Yes, reason: None };
    let steps = [
        (secretary, "meeting", value(convene)),
        (china, "meeting", value(meeting::Command::AdoptAgenda)),
        (usa, "draft", value(circulate)),
        (usa, "draft", value(resolution::Command::Table { symbol: None })),
        (secretary, "draft", value(resolution::Command::Schedule { meeting: "meeting".into() })),
        (china, "draft", value(put)),
        (usa, "draft", value(cast)),
    ];
    for (at, (who, on, command)) in steps.iter().enumerate() {
        twins.both(*who, on, command).await;
        if matches!(at, 0 | 2 | 5) {
            twins.all(&commands).await;
        }
    }
    twins.all(&last).await;
    assert!(twins.taken > 40 && twins.refused > 1_000, "{} taken, {} refused", twins.taken, twins.refused);
    // and it came to the same
    let of = async |site: &Router| {
        let (_, text) = read(site, asking("/api/c/council", None)).await;
        let mut told: Value = serde_json::from_str(&text).unwrap();
        told["scene"].take()
    };
    let (one, other) = (of(&twins.pages.1).await, of(&twins.programs.1).await);
    assert_eq!(one["seq"], other["seq"]);
    assert_eq!(
        one["matters"].as_object().unwrap().keys().collect::<Vec<_>>(),
        other["matters"].as_object().unwrap().keys().collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn nothing_hidden_is_in_the_bytes() {
    let hall = Hall::open().await;
    let site = crate::router(hall.app.clone());
    let (france, usa) = (hall.bearer(delegate("FRA")).await, hall.bearer(delegate("USA")).await);
    let (observer, secretary) =
        (hall.bearer(Station::Observer { name: None }).await, hall.bearer(Station::Secretariat).await);
    let circulate = resolution::Command::Circulate {
        kind: "resolution".into(),
        title: "markone".into(),
        wording: penholder_scripts::wording("v1", "marktwo"),
    };
    let (status, answer) = read(&site, acting(Some(&usa), "draft", "1", &value(circulate.clone()))).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let (_, again) = read(&site, acting(Some(&usa), "draft", "1", &value(circulate.clone()))).await;
    assert_eq!(answer, again, "sent again, it counts once");
    let (status, _) = read(&site, acting(Some(&usa), "other", "1", &value(circulate))).await;
    assert_eq!(status, StatusCode::CONFLICT, "the key is taken");
    for (token, sees) in [(None, false), (Some(&observer), false), (Some(&france), true), (Some(&secretary), true)] {
        for address in ["/api/c/council", "/api/c/council/changes", "/api/c/council/changes?after=2"] {
            let (status, text) = read(&site, asking(address, token)).await;
            assert_eq!(status, StatusCode::OK, "{address}");
            for mark in ["markone", "marktwo"] {
                assert_eq!(text.contains(mark), sees, "{address} {token:?}");
            }
            assert!(sees || !text.contains("\"draft\""), "{address} names what is hidden");
        }
    }
}

#[tokio::test]
async fn only_a_token_counts() {
    let hall = Hall::open().await;
    let site = crate::router(hall.app.clone());
    let secretary = hall.person(Station::Secretariat).await;
    let convene = meeting::Command::Convene { symbol: None, chair: Some("CHN".into()), agenda: vec![], private: false };
    let convene = value(convene);
    // a cookie is no token, wherever the request comes from
    let act = json!({ "on": "meeting", "key": "1", "command": convene }).to_string();
    let cookie = Request::post("/api/c/council/act").header("host", "here").header("origin", "http://here");
    let cookie =
        cookie.header("cookie", format!("penholder={}", secretary.token.reveal())).body(Body::from(act)).unwrap();
    assert_eq!(read(&site, cookie).await.0, StatusCode::UNAUTHORIZED);
    let by_cookie = Request::get("/api/c/council").header("cookie", format!("penholder={}", secretary.token.reveal()));
    let (_, text) = read(&site, by_cookie.body(Body::empty()).unwrap()).await;
    assert!(text.contains("\"station\": \"the public\""), "{text}");
    // a session's token is none for programs
    assert_eq!(read(&site, asking("/api/c/council", Some(&secretary.token))).await.0, StatusCode::UNAUTHORIZED);
    // a token made on the page works, is shown once, and ends with the place
    let form = secretary.form.reveal().to_owned();
    let made =
        hall.post("/c/council/tokens", Some(&secretary), "http://here", &form, "station=0&label=minutes&days=1").await;
    assert_eq!((made.status(), made.headers()["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-store"));
    let page = String::from_utf8(to_bytes(made.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    let token = page.split("<code class=\"link\" dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let later = hall.get("/c/council/tokens", Some(&secretary)).await;
    let later = String::from_utf8(to_bytes(later.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    assert!(later.contains("minutes") && !later.contains(&token), "shown once");
    let token = Secret::new(token);
    let (status, text) = read(&site, acting(Some(&token), "meeting", "1", &convene)).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    assert!(!text.contains(token.reveal()));
    assert_eq!(read(&site, asking("/api/c/nowhere", Some(&token))).await.0, StatusCode::UNAUTHORIZED);
    // nobody else ends it
    let france = hall.person(delegate("FRA")).await;
    let id = later.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let (end, form) = (format!("id={id}"), france.form.reveal().to_owned());
    let tried = hall.post("/c/council/tokens/end", Some(&france), "http://here", &form, &end).await;
    assert_eq!(tried.status(), StatusCode::BAD_REQUEST);
    let person = secretary.person.clone();
    hall.app.ask(move |house| house.take_station("council", &person, &Station::Secretariat)).await.unwrap();
    assert_eq!(read(&site, acting(Some(&token), "meeting", "2", &convene)).await.0, StatusCode::UNAUTHORIZED);
    // whoever guesses is slowed down
    let mut last = StatusCode::OK;
    for _ in 0..200 {
        last = read(&site, asking("/api/c/council", Some(&Secret::new("AAAA")))).await.0;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
