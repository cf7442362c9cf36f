//! The promises of `SECURITY.md` about requests, each as a test against the whole site.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use base64::Engine as _;
use penholder_chamber::house::Gives;
use penholder_chamber::opening::{self, Seats};
use penholder_chamber::{Secret, Station};
use penholder_core::Position;
use penholder_core::procedure::{Command, vote};
use tower::ServiceExt;

use crate::App;
use crate::app::Doors;

/// A chamber of the Council in memory, with its stations' sessions.
pub(crate) struct Hall {
    pub(crate) app: App,
}

/// Somebody's cookie and form token.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) token: Secret,
    pub(crate) form: Secret,
    pub(crate) person: String,
}

pub(crate) async fn text(answer: Response) -> String {
    String::from_utf8(to_bytes(answer.into_body(), 1 << 22).await.unwrap().to_vec()).unwrap()
}

/// The cookie that an answer gives, as it is brought along.
fn cookie_of(answer: &Response) -> String {
    answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
}

/// The code that a screen shows.
fn code_on(page: &str) -> String {
    let (_, rest) = page.split_once("lang=\"zxx\"><span>").unwrap();
    rest.split('<').next().unwrap().to_owned() + rest.split("<span>").nth(1).unwrap().split('<').next().unwrap()
}

impl Hall {
    pub(crate) async fn open() -> Self {
        Self::found(App::in_memory()).await
    }

    pub(crate) async fn found(app: App) -> Self {
        let founded = app.blocking(|app| {
            let law = opening::shipped_law("un-security-council").unwrap();
            let day = "2025-02-24".parse().unwrap();
            let roster = opening::roster(&law, Seats::OfDate(day), day).unwrap();
            let record = app.house().add_chamber("council", "Council", "un-security-council").unwrap();
            let live = opening::found(app.ledger(&record).unwrap(), &law, &roster).unwrap();
            app.founded(&record, live);
        });
        founded.await.unwrap();
        Self { app }
    }

    async fn invite(&self, station: Station, hours: i64) -> Secret {
        let gives = Gives::Station { chamber: "council".to_owned(), station };
        self.app.ask(move |house| house.invite(gives, "somebody", None, hours)).await.unwrap().0
    }

    pub(crate) async fn person(&self, station: Station) -> Session {
        let invitation = self.invite(station, 1).await;
        let accepted = self.app.ask(move |house| house.accept(&invitation, "somebody", None, 1)).await.unwrap();
        Session { token: accepted.token, form: accepted.session.form_token, person: accepted.session.person }
    }

    /// A token of somebody at a station, who is somebody else each time.
    pub(crate) async fn bearer(&self, station: Station) -> Secret {
        let by = self.person(station.clone()).await.person;
        let make = move |house: &penholder_chamber::House| house.make_token("council", station, "a program", &by, 1);
        self.app.ask(make).await.unwrap().0
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Response {
        crate::router(self.app.clone()).oneshot(request).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str, session: Option<&Session>) -> Response {
        let mut request = Request::get(path);
        if let Some(session) = session {
            request = request.header("cookie", format!("penholder={}", session.token.reveal()));
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    async fn get_as_screen(&self, path: &str, cookie: &str) -> Response {
        self.send(Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(
        &self,
        path: &str,
        session: Option<&Session>,
        origin: &str,
        form: &str,
        body: &str,
    ) -> Response {
        let mut request = Request::post(path).header("host", "here").header("origin", origin);
        if let Some(session) = session {
            request = request.header("cookie", format!("penholder={}", session.token.reveal()));
        }
        self.send(request.body(Body::from(format!("token={form}&{body}"))).unwrap()).await
    }
}

pub(crate) fn delegate(seat: &str) -> Station {
    Station::Delegate { seat: seat.to_owned(), deputy: false }
}

fn ballot() -> String {
    let cast = vote::Command::Cast { seat: None, position: Position::Yes, reason: None };
    let command = serde_json::to_string(&Command::from(cast)).unwrap();
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("as", "seat"), ("on", "draft-1"), ("do", command.as_str()), ("key", "1")])
        .finish()
}

#[tokio::test]
async fn a_form_from_another_site_or_with_another_token_does_nothing() {
    let hall = Hall::open().await;
    let france = hall.person(delegate("FRA")).await;
    let form = france.form.reveal().to_owned();
    let body = ballot();
    let status =
        async |origin: &str, form: &str| hall.post("/c/council/act", Some(&france), origin, form, &body).await.status();
    assert_eq!(status("http://evil.example", &form).await, StatusCode::FORBIDDEN);
    assert_eq!(status("null", &form).await, StatusCode::FORBIDDEN);
    assert_eq!(status("http://here", "").await, StatusCode::FORBIDDEN);
    assert_eq!(status("http://here", "AAAA").await, StatusCode::FORBIDDEN);
    // what comes from here reaches the rules, which refuse it: there is no such draft
    assert_eq!(status("http://here", &form).await, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_place_is_only_for_those_who_hold_it() {
    let hall = Hall::open().await;
    let (france, secretary) = (hall.person(delegate("FRA")).await, hall.person(Station::Secretariat).await);
    let check = async |path: &str, who: Option<&Session>, wanted: StatusCode| {
        assert_eq!(hall.get(path, who).await.status(), wanted, "{path}");
    };
    for path in ["/c/council/seat", "/c/council/chair", "/c/council/secretariat", "/c/council/people", "/open"] {
        check(path, None, StatusCode::FORBIDDEN).await;
    }
    let inside = ["members", "chair", "secretariat", "screen"];
    for path in inside.map(|audience| format!("/c/council/live/{audience}")).iter().map(String::as_str) {
        check(path, None, StatusCode::FORBIDDEN).await;
    }
    for path in ["/c/council", "/c/council/screen", "/chambers", "/login"] {
        check(path, None, StatusCode::OK).await;
    }
    check("/c/council/seat", Some(&france), StatusCode::OK).await;
    check("/c/council/chair", Some(&france), StatusCode::FORBIDDEN).await;
    check("/c/council/people", Some(&france), StatusCode::FORBIDDEN).await;
    check("/c/council/live/chair", Some(&france), StatusCode::FORBIDDEN).await;
    check("/c/council/secretariat", Some(&secretary), StatusCode::OK).await;
    check("/c/council/people", Some(&secretary), StatusCode::OK).await;
    check("/c/council/seat", Some(&secretary), StatusCode::FORBIDDEN).await;
    check("/c/nowhere", Some(&secretary), StatusCode::NOT_FOUND).await;
}

#[tokio::test]
async fn an_invitation_works_once_and_until_its_time() {
    let hall = Hall::open().await;
    let invitation = hall.invite(delegate("FRA"), 1).await;
    let path = format!("/enter/{}", invitation.reveal());
    assert_eq!(hall.get(&path, None).await.status(), StatusCode::OK);
    let entered = hall.post(&path, None, "http://here", "", "name=Claude").await;
    assert_eq!(entered.status(), StatusCode::SEE_OTHER);
    assert_eq!(entered.headers()["location"], "/c/council/seat");
    let cookie = entered.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "flags of the cookie");
    assert_eq!(hall.post(&path, None, "http://here", "", "name=Eve").await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(hall.get(&path, None).await.status(), StatusCode::BAD_REQUEST);
    let guessed = hall.post("/enter/AAAA", None, "http://here", "", "name=Eve").await;
    assert_eq!(guessed.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_used_invitation_leads_its_user_back_and_is_spent_for_others() {
    let hall = Hall::open().await;
    let invitation = hall.invite(delegate("FRA"), 1).await;
    let path = format!("/enter/{}", invitation.reveal());
    let used = invitation.clone();
    let accepted = hall.app.ask(move |house| house.accept(&used, "Claude", None, 1)).await.unwrap();
    let (form, person) = (accepted.session.form_token, accepted.session.person);
    let claude = Session { token: accepted.token, form, person };
    let back = hall.get(&path, Some(&claude)).await;
    assert_eq!(
        (back.status(), &back.headers()["location"]),
        (StatusCode::SEE_OTHER, &"/c/council/seat".parse().unwrap())
    );
    let form = claude.form.reveal().to_owned();
    assert_eq!(
        hall.post(&path, Some(&claude), "http://here", &form, "").await.headers()["location"],
        "/c/council/seat"
    );
    let stranger = text(hall.get(&path, None).await).await;
    assert!(stranger.contains("come back in the browser you used"), "{stranger}");
    // whoever comes second is told whom he joins, and whoever is in already as whom he sits
    let deputy = hall.invite(Station::Delegate { seat: "FRA".into(), deputy: true }, 1).await;
    let deputy = format!("/enter/{}", deputy.reveal());
    let page = text(hall.get(&deputy, None).await).await;
    assert!(page.contains("Sits there already: Claude. You join."), "{page}");
    let denmark = hall.person(delegate("DNK")).await;
    let page = text(hall.get(&deputy, Some(&denmark)).await).await;
    assert!(page.contains("You take it as somebody."), "{page}");
    let form = denmark.form.reveal().to_owned();
    let entered = hall.post(&deputy, Some(&denmark), "http://here", &form, "other=1&name=Eve").await;
    assert_eq!(entered.status(), StatusCode::SEE_OTHER);
    let names = hall.app.ask(|house| house.holders("council")).await.unwrap().into_iter().map(|holding| holding.name);
    assert!(names.collect::<Vec<_>>().contains(&"Eve".to_owned()));
    // the secretary removes somebody; the link that was used does not lead back any more
    let secretary = hall.person(Station::Secretariat).await;
    let form = secretary.form.reveal().to_owned();
    let remove = |person: &str, at: &str| format!("person={person}&at={at}");
    let removed = hall
        .post("/c/council/unseat", Some(&secretary), "http://here", &form, &remove(&claude.person, "seat-FRA"))
        .await;
    assert_eq!(removed.status(), StatusCode::SEE_OTHER);
    assert_eq!(hall.get("/c/council/seat", Some(&claude)).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(hall.get(&path, Some(&claude)).await.status(), StatusCode::BAD_REQUEST);
    let own = hall
        .post("/c/council/unseat", Some(&secretary), "http://here", &form, &remove(&secretary.person, "secretariat"))
        .await;
    assert_eq!(own.status(), StatusCode::BAD_REQUEST, "nobody locks himself out");
}

#[tokio::test]
async fn seats_are_renamed_on_the_record_and_a_chamber_is_closed() {
    let hall = Hall::open().await;
    let secretary = hall.person(Station::Secretariat).await;
    let france = hall.person(delegate("FRA")).await;
    let form = secretary.form.reveal().to_owned();
    let page = text(hall.get("/c/council/people", Some(&secretary)).await).await;
    assert!(page.contains("FRA, France, permanent"), "{page}");
    let list = hall.app.room("council").await.unwrap().look(|state| {
        let line = |seat: &penholder_core::Seat| format!("{}, {}, {}", seat.id, seat.name, seat.class);
        state.roster().seats().iter().map(line).collect::<Vec<_>>().join("\n")
    });
    let send = |list: String| form_urlencoded::Serializer::new(String::new()).append_pair("list", &list).finish();
    let few =
        hall.post("/c/council/seats", Some(&secretary), "http://here", &form, &send("France, permanent".into())).await;
    assert_eq!(few.status(), StatusCode::BAD_REQUEST);
    let renamed = hall
        .post("/c/council/seats", Some(&secretary), "http://here", &form, &send(list.replace("France", "Gaul")))
        .await;
    assert_eq!(renamed.status(), StatusCode::SEE_OTHER);
    let seat = text(hall.get("/c/council/seat", Some(&france)).await).await;
    assert!(seat.contains("Gaul"), "{seat}");
    let own = france.form.reveal().to_owned();
    assert_eq!(
        hall.post("/c/council/close", Some(&france), "http://here", &own, "state=closed").await.status(),
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        hall.post("/c/council/close", Some(&secretary), "http://here", &form, "state=closed").await.status(),
        StatusCode::SEE_OTHER
    );
    let page = text(hall.get("/c/council/people", Some(&secretary)).await).await;
    assert!(page.contains("This chamber is closed") && page.contains("value=\"open\""), "{page}");
}

#[tokio::test]
async fn cards_say_when_no_other_device_can_follow_them_and_carry_their_table() {
    let hall = Hall::open().await;
    let secretary = hall.person(Station::Secretariat).await;
    let form = secretary.form.reveal().to_owned();
    let at = async |host: &str| {
        let request = Request::post("/c/council/invite")
            .header("host", host)
            .header("origin", format!("http://{host}"))
            .header("cookie", format!("penholder={}", secretary.token.reveal()));
        text(hall.send(request.body(Body::from(format!("token={form}&for=everybody"))).unwrap()).await).await
    };
    let here = at("127.0.0.1:1945").await;
    assert!(here.contains("These links work on this machine only") && here.contains("--listen 0.0.0.0:1945"), "{here}");
    let page = at("chamber.example").await;
    assert!(!page.contains("on this machine only"), "{page}");
    let table = page.split_once("data:text/csv;charset=utf-8;base64,").unwrap().1.split('"').next().unwrap();
    let table = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, table).unwrap();
    let table = String::from_utf8(table).unwrap();
    assert_eq!(table.lines().count(), 17);
    let link = table.lines().nth(1).unwrap().split(',').nth(1).unwrap().to_owned();
    assert!(page.contains(&link), "the links of the cards, not new ones: {link}");
}

#[tokio::test]
async fn whoever_guesses_is_slowed_down_and_whoever_votes_is_not() {
    let hall = Hall::open().await;
    let france = hall.person(delegate("FRA")).await;
    let mut statuses = Vec::new();
    for _ in 0..200 {
        statuses.push(hall.get("/enter/AAAA", None).await.status());
    }
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
    let form = france.form.reveal().to_owned();
    for _ in 0..200 {
        let answer = hall.post("/c/council/act", Some(&france), "http://here", &form, &ballot()).await;
        assert_eq!(answer.status(), StatusCode::CONFLICT, "the rules answer, no limit does");
    }
}

#[tokio::test]
async fn a_session_ends_with_the_log_out_and_changes_with_every_entry() {
    let hall = Hall::open().await;
    let france = hall.person(delegate("FRA")).await;
    let deputy = hall.invite(Station::Secretariat, 1).await;
    let path = format!("/enter/{}", deputy.reveal());
    let form = france.form.reveal().to_owned();
    let entered = hall.post(&path, Some(&france), "http://here", &form, "").await;
    assert_eq!(entered.status(), StatusCode::SEE_OTHER);
    let cookie = entered.headers()["set-cookie"].to_str().unwrap();
    let fresh = cookie.split(';').next().unwrap().split_once('=').unwrap().1.to_owned();
    assert_ne!(fresh, france.token.reveal(), "another token with more rights");
    assert_eq!(hall.get("/c/council/seat", Some(&france)).await.status(), StatusCode::FORBIDDEN, "the old one is over");
    let fresh = Secret::new(fresh);
    let asked = fresh.clone();
    let session = hall.app.ask(move |house| house.session(&asked)).await.unwrap().unwrap();
    let session = Session { token: fresh, form: session.form_token, person: session.person };
    assert_eq!(hall.get("/c/council/secretariat", Some(&session)).await.status(), StatusCode::OK);
    let form = session.form.reveal().to_owned();
    assert_eq!(hall.post("/logout", Some(&session), "http://here", &form, "").await.status(), StatusCode::SEE_OTHER);
    assert_eq!(hall.get("/c/council/seat", Some(&session)).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn pages_run_nothing_but_their_own_script_and_a_body_has_its_limit() {
    let hall = Hall::open().await;
    for path in ["/", "/c/council", "/chambers", "/login", "/nowhere"] {
        let answer = hall.get(path, None).await;
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        let page = to_bytes(answer.into_body(), 1 << 22).await.unwrap();
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(!page.contains(" onclick=") && !page.contains(" style=\"") && !page.contains("<script>"), "{path}");
    }
    let long = "x".repeat(1 << 20);
    let told = Request::post("/login").header("host", "here").header("origin", "http://here");
    let told = told.header("content-length", long.len()).body(Body::from(long.clone())).unwrap();
    assert_eq!(hall.send(told).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    // one that does not say how long it is, is read no further
    assert_eq!(hall.post("/login", None, "http://here", "", &long).await.status(), StatusCode::BAD_REQUEST);
}

/// What the entries of an exported record say.
fn said(record: &str) -> String {
    let entries = record.lines().filter_map(|line| line.strip_prefix("{\"entry\":\"")?.split('"').next());
    let bytes = entries.flat_map(|entry| base64::engine::general_purpose::STANDARD.decode(entry).unwrap());
    String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
}

#[tokio::test]
async fn what_people_write_is_text() {
    let hall = Hall::open().await;
    let france = hall.person(delegate("FRA")).await;
    let wording = penholder_scripts::wording("<b>v1</b>", "<script>alert(1)</script>");
    let command = penholder_core::procedure::resolution::Command::Circulate {
        kind: "resolution".to_owned(),
        title: "\"><img src=x onerror=alert(1)>".to_owned(),
        wording,
    };
    let command = serde_json::to_string(&Command::from(command)).unwrap();
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("as", "seat"), ("on", "draft-1"), ("do", command.as_str()), ("key", "2")])
        .finish();
    let form = france.form.reveal().to_owned();
    let answer = hall.post("/c/council/act", Some(&france), "http://here", &form, &body).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    for path in ["/c/council/seat", "/c/council/text/draft-1"] {
        let page = to_bytes(hall.get(path, Some(&france)).await.into_body(), 1 << 22).await.unwrap();
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(page.contains("&lt;img"), "{path} does not show it");
        assert!(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("<b>v1"), "{path}");
    }
    // and outside nobody sees a text that is being negotiated
    let page = to_bytes(hall.get("/c/council", None).await.into_body(), 1 << 22).await.unwrap();
    assert!(!String::from_utf8(page.to_vec()).unwrap().contains("onerror"));
    assert_eq!(hall.get("/c/council/text/draft-1", None).await.status(), StatusCode::NOT_FOUND);
    let record = to_bytes(hall.get("/c/council/record", None).await.into_body(), 1 << 22).await.unwrap();
    let record = String::from_utf8(record.to_vec()).unwrap();
    assert!(record.contains("\"withheld\"") && !said(&record).contains("onerror"), "{record}");
}

/// Everything that is sent to somebody about a text: every page and every file.
async fn all_about(hall: &Hall, who: Option<&Session>) -> String {
    let mut all = String::new();
    for path in [
        "/c/council",
        "/c/council/seat",
        "/c/council/chair",
        "/c/council/secretariat",
        "/c/council/screen",
        "/c/council/record",
        "/c/council/text/draft-1",
        "/c/council/text/draft-1/positions",
        "/c/council/text/draft-1/negotiation/members",
        "/c/council/text/draft-1/negotiation/chair",
        "/c/council/text/draft-1/negotiation/secretariat",
        "/c/council/text/draft-1/negotiation/gallery",
    ] {
        let body = to_bytes(hall.get(path, who).await.into_body(), 1 << 22).await.unwrap();
        all.push_str(&String::from_utf8_lossy(&body));
    }
    let form = who.map(|session| session.form.reveal().to_owned()).unwrap_or_default();
    for place in ["members", "chair", "secretariat", "gallery"] {
        for file in ["md", "toml", "json"] {
            let path = format!("/c/council/text/draft-1/negotiation/{place}");
            let answer = hall.post(&path, who, "http://here", &form, &format!("download={file}")).await;
            let body = to_bytes(answer.into_body(), 1 << 22).await.unwrap();
            all.push_str(&String::from_utf8_lossy(&body));
        }
    }
    all
}

#[tokio::test]
async fn positions_are_sent_to_nobody_who_was_not_told_of_them() {
    let hall = Hall::open().await;
    let (france, china) = (hall.person(delegate("FRA")).await, hall.person(delegate("CHN")).await);
    let (chair, secretary) = (hall.person(Station::Chair).await, hall.person(Station::Secretariat).await);
    let command = penholder_core::procedure::resolution::Command::Circulate {
        kind: "resolution".to_owned(),
        title: "Marisk".to_owned(),
        wording: penholder_scripts::wording("v1", "The Council,\n1. Condemns the siege.\n2. Asks that it end."),
    };
    let command = serde_json::to_string(&Command::from(command)).unwrap();
    let written = |pairs: &[(&str, &str)]| form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let send = async |path: &str, who: &Session, pairs: &[(&str, &str)]| {
        let form = who.form.reveal().to_owned();
        hall.post(path, Some(who), "http://here", &form, &written(pairs)).await
    };
    let on = [("as", "seat"), ("on", "draft-1"), ("do", command.as_str()), ("key", "2")];
    assert_eq!(send("/c/council/act", &france, &on).await.status(), StatusCode::SEE_OTHER);
    let page = to_bytes(hall.get("/c/council/text/draft-1/positions", Some(&france)).await.into_body(), 1 << 22);
    let page = String::from_utf8(page.await.unwrap().to_vec()).unwrap();
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let positions = "/c/council/text/draft-1/positions";
    let state = async |who: &Session, wants: &[(&str, &str)]| {
        let fixed = [("what", "state"), ("version", version.as_str())];
        send(positions, who, &[&fixed, wants].concat()).await.status()
    };
    let red_line = [("wants.p1", "must 2/drafted"), ("weight.p1", "7"), ("why.p1", "markofparis")];
    assert_eq!(state(&france, &red_line).await, StatusCode::SEE_OTHER);
    // what excludes itself, what does not read, and a version that is not the newest are not taken
    let both = [("wants.p1", "must 2"), ("wants.p2", "cannot_accept 2")];
    assert_eq!(state(&france, &both).await, StatusCode::BAD_REQUEST);
    assert_eq!(state(&france, &[("wants.p1", "must nothing")]).await, StatusCode::BAD_REQUEST);
    let old = [("what", "state"), ("version", "0"), ("wants.p1", "must 1")];
    assert_eq!(send(positions, &france, &old).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(send(positions, &secretary, &[("what", "share")]).await.status(), StatusCode::FORBIDDEN);

    let seen = async || {
        let mut seen = Vec::new();
        for who in [Some(&france), Some(&china), Some(&chair), Some(&secretary), None] {
            seen.push(all_about(&hall, who).await.contains("markofparis"));
        }
        seen
    };
    assert_eq!(seen().await, [true, false, false, false, false]);
    send(positions, &france, &[("what", "share")]).await;
    assert_eq!(seen().await, [true, false, true, false, false]);
    send(positions, &france, &[("what", "publish")]).await;
    // the text itself is among the members
    assert_eq!(seen().await, [true, true, true, true, false]);
    send(positions, &france, &[("what", "withdraw")]).await;
    assert_eq!(seen().await, [true, false, true, false, false]);

    // the chair has the answer of the negotiations, and its what-ifs
    assert_eq!(state(&china, &[("wants.p1", "cannot_accept 2")]).await, StatusCode::SEE_OTHER);
    send(positions, &china, &[("what", "share")]).await;
    let chairs = "/c/council/text/draft-1/negotiation/chair";
    let answer = async |pairs: &[(&str, &str)]| {
        let body = to_bytes(send(chairs, &chair, pairs).await.into_body(), 1 << 22).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    };
    let page = answer(&[]).await;
    assert!(page.contains("No text can pass as a draft resolution.") && page.contains("markofparis"), "{page}");
    let page = answer(&[("set", "CHN/p2/nothing")]).await;
    assert!(page.contains("The text as drafted passes"), "{page}");
}

#[tokio::test]
async fn a_screen_is_let_in_by_those_in_charge_and_let_go() {
    let hall = Hall::open().await;
    let (france, chair) = (hall.person(delegate("FRA")).await, hall.person(Station::Chair).await);
    let secretary = hall.person(Station::Secretariat).await;
    let first = hall.get("/c/council/screen", None).await;
    let (flags, screen) = (first.headers()["set-cookie"].to_str().unwrap().to_owned(), cookie_of(&first));
    assert!(flags.contains("HttpOnly") && flags.contains("SameSite=Strict"), "{flags}");
    let page = text(first).await;
    let code = code_on(&page);
    assert!(page.contains("http-equiv=\"refresh\"") && !page.contains("id=\"stage\""), "a code and nothing else");
    let again = text(hall.get_as_screen("/c/council/screen", &screen).await).await;
    assert_eq!(code_on(&again), code, "a reload keeps the code");
    let pair = async |who: &Session, code: &str| {
        let (form, body) = (who.form.reveal().to_owned(), format!("label=Wall&code={code}"));
        hall.post("/c/council/pair", Some(who), "http://here", &form, &body).await.status()
    };
    assert_eq!(hall.get_as_screen("/c/council/live/screen", &screen).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(pair(&france, &code).await, StatusCode::FORBIDDEN, "no delegate lets a screen in");
    assert_eq!(pair(&chair, "abcdef").await, StatusCode::BAD_REQUEST);
    assert_eq!(pair(&chair, &code.to_lowercase()).await, StatusCode::SEE_OTHER);
    assert_eq!(pair(&secretary, &code).await, StatusCode::BAD_REQUEST, "a code works once");
    let page = text(hall.get_as_screen("/c/council/screen", &screen).await).await;
    assert!(page.contains("id=\"stage\"") && page.contains("/live/screen") && !page.contains("refresh"));
    let stream = hall.get_as_screen("/c/council/live/screen", &screen).await;
    assert_eq!(stream.status(), StatusCode::OK);
    // it is a screen and nothing else
    for path in ["seat", "chair", "secretariat", "people", "live/members", "live/chair"] {
        let answer = hall.get_as_screen(&format!("/c/council/{path}"), &screen).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path}");
    }
    let people = text(hall.get("/c/council/people", Some(&secretary)).await).await;
    assert!(people.contains("Wall"));
    let id = hall.app.ask(|house| house.screens("council")).await.unwrap()[0].id.clone();
    let unpair = async |who: &Session| {
        let (form, body) = (who.form.reveal().to_owned(), format!("id={id}"));
        hall.post("/c/council/unpair", Some(who), "http://here", &form, &body).await.status()
    };
    assert_eq!(unpair(&france).await, StatusCode::FORBIDDEN);
    assert_eq!(unpair(&secretary).await, StatusCode::SEE_OTHER);
    // the stream that is open ends by itself, and the page is a code again, another one
    let events = tokio::time::timeout(std::time::Duration::from_secs(9), text(stream)).await.unwrap();
    assert!(events.ends_with("\n\n") && events.contains("event: bye"), "{events}");
    assert_eq!(hall.get_as_screen("/c/council/live/screen", &screen).await.status(), StatusCode::FORBIDDEN);
    let page = text(hall.get_as_screen("/c/council/screen", &screen).await).await;
    assert!(!page.contains("id=\"stage\"") && code_on(&page) != code);
}

#[tokio::test]
async fn a_screen_is_blank_in_a_private_meeting() {
    use penholder_chamber::Who;
    use penholder_core::procedure::meeting::Command as M;

    let hall = Hall::open().await;
    let (token, waiting) = hall.app.ask(|house| house.new_screen("council")).await.unwrap().unwrap();
    hall.app.ask(move |house| house.pair("council", &waiting.code, "Wall", "x")).await.unwrap();
    let screen = format!("penholder-screen-council={}", token.reveal());
    let room = hall.app.room("council").await.unwrap();
    let act = async |who: Station, command: M, key: &str| {
        room.live.act(&Who::new("x", who), "meeting", command.into(), key).await.unwrap();
    };
    let agenda = vec!["The secret matter of the cheese".to_owned()];
    let convene = M::Convene { symbol: None, chair: Some("CHN".into()), agenda, private: false };
    act(Station::Secretariat, convene, "1").await;
    act(delegate("CHN"), M::AdoptAgenda, "2").await;
    let shown = text(hall.get_as_screen("/c/council/screen", &screen).await).await;
    assert!(shown.contains("secret matter of the cheese") && !shown.contains("meeting is private"));
    act(delegate("CHN"), M::Private { private: true }, "3").await;
    act(delegate("FRA"), M::Inscribe, "4").await;
    let shown = text(hall.get_as_screen("/c/council/screen", &screen).await).await;
    assert!(shown.contains("The meeting is private"), "it says so");
    let floor = shown.split_once("id=\"floor\"").unwrap().1;
    assert!(!floor.contains("France"), "and nothing of what happens in it");
}

#[tokio::test]
async fn a_screen_stays_in_when_the_server_starts_again() {
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        let place = opening::Place::Folder(folder.path().to_owned());
        App::open(place, Doors::default(), tokio::sync::watch::channel(false).1).unwrap()
    };
    let hall = Hall::found(open()).await;
    let first = hall.get("/c/council/screen", None).await;
    let (screen, code) = (cookie_of(&first), code_on(&text(first).await));
    hall.app.ask(move |house| house.pair("council", &code, "Wall", "x")).await.unwrap();
    drop(hall);
    let again = Hall { app: open() };
    let page = text(again.get_as_screen("/c/council/screen", &screen).await).await;
    assert!(page.contains("id=\"stage\""));
}

#[tokio::test]
async fn whoever_asks_for_codes_without_end_is_slowed_down() {
    let hall = Hall::open().await;
    let mut statuses = Vec::new();
    for _ in 0..40 {
        statuses.push(hall.get("/c/council/screen", None).await.status());
    }
    assert_eq!(statuses[..15], [StatusCode::OK; 15]);
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}
