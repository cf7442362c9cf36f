//! Coming in by an identity provider: a real server, a real provider, a browser's steps by hand, and the attacks.

#![allow(clippy::unwrap_used, reason = "tests")]

mod browser;
mod provider;

use std::net::SocketAddr;
use std::path::Path;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use browser::{Driver, Look, axe, dress, shoot, violations};
use fantoccini::Locator;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use penholder_chamber::opening::Place;
use penholder_web::{OidcSettings, Opened, Options, serve};
use provider::{CLIENT, Lie, Provider};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// A site with a provider.
struct Site {
    address: SocketAddr,
    administrator: String,
    _stop: oneshot::Sender<()>,
    _folder: TempDir,
}

impl Site {
    async fn open(provider: &Provider) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(provider.issuer(), folder.path());
        let options = Options { oidc: Some(settings), ..Options::new(([127, 0, 0, 1], 0).into(), Place::Memory) };
        let (tell, told) = oneshot::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async { drop(stopped.await) };
        tokio::spawn(serve(options, move |opened| drop(tell.send(opened)), stopped));
        let Opened { address, administrator, .. } = told.await.unwrap();
        let administrator = administrator.unwrap().reveal().to_owned();
        Self { address, administrator, _stop: stop, _folder: folder }
    }

    fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn settings(issuer: &str, folder: &Path) -> OidcSettings {
    std::fs::write(folder.join("secret"), CLIENT.1).unwrap();
    let text = format!(
        "name = \"The Ministry\"\nissuer = \"{issuer}\"\nclient_id = \"{}\"\nclient_secret_file = \"secret\"\n\
         [administrators]\ngroups = [\"clerks\"]\n",
        CLIENT.0
    );
    OidcSettings::read("oidc.toml", &text, folder).unwrap()
}

/// A browser, as far as cookies and single steps go.
struct Browser {
    client: Client<HttpConnector, Body>,
    cookies: Vec<(String, String)>,
}

/// What a step brought.
struct Step {
    status: StatusCode,
    location: Option<String>,
    refresh: Option<String>,
    cookies: String,
    text: String,
}

impl Browser {
    fn new() -> Self {
        Self { client: Client::builder(TokioExecutor::new()).build_http(), cookies: Vec::new() }
    }

    async fn send(&mut self, request: http::request::Builder, body: String) -> Step {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("cookie", cookies.join("; ")).body(Body::from(body)).unwrap();
        let answer = self.client.request(request).await.unwrap();
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (status, location, refresh) = (answer.status(), header("location"), header("refresh"));
        let set: Vec<&str> =
            answer.headers().get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
        for cookie in &set {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let cookies = set.join("\n");
        let text = to_bytes(Body::new(answer.into_body()), 1 << 22).await.unwrap();
        Step { status, location, refresh, cookies, text: String::from_utf8_lossy(&text).into_owned() }
    }

    async fn get(&mut self, address: &str) -> Step {
        self.send(Request::get(address), String::new()).await
    }

    async fn post(&mut self, site: &Site, path: &str, fields: &str) -> Step {
        let request = Request::post(site.at(path)).header("origin", site.at(""));
        self.send(request, fields.to_owned()).await
    }

    /// Goes to the provider and to the door of the site again; returns the address of that door.
    async fn goes_and_comes_back(&mut self, site: &Site, back: &str) -> String {
        let there = self.get(&site.at(&format!("/login/elsewhere?back={back}"))).await;
        assert_eq!(there.status, StatusCode::SEE_OTHER, "{}", there.text);
        let sent = self.get(&there.location.unwrap()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        sent.location.unwrap()
    }

    async fn is_in(&mut self, site: &Site) -> bool {
        self.get(&site.at("/chambers")).await.text.contains("/logout")
    }
}

fn ada() -> Value {
    json!({ "sub": "0001", "name": "Ada Lovelace" })
}

#[tokio::test]
async fn whoever_the_provider_vouches_for_comes_in_and_keeps_the_account() {
    let provider = Provider::open(ada()).await;
    let site = Site::open(&provider).await;
    let mut browser = Browser::new();
    let login = browser.get(&site.at("/login")).await;
    assert!(
        login.text.contains("Log in with The Ministry") && login.text.contains("/login/elsewhere?back=%2Fchambers")
    );
    let door = browser.goes_and_comes_back(&site, "/votes").await;
    let entered = browser.get(&door).await;
    assert_eq!(
        (entered.status, entered.refresh.as_deref()),
        (StatusCode::OK, Some("0; url=/votes")),
        "{}",
        entered.text
    );
    assert!(entered.text.contains("Welcome, Ada Lovelace"));
    let session = entered.cookies.lines().find(|cookie| cookie.starts_with("penholder=")).unwrap();
    assert!(session.contains("HttpOnly") && session.contains("SameSite=Strict"), "{session}");
    assert!(browser.is_in(&site).await);
    assert_eq!(browser.get(&site.at("/open")).await.status, StatusCode::FORBIDDEN, "no administrator");
    // whoever is in already is sent on
    let again = browser.get(&site.at("/login/elsewhere?back=/votes")).await;
    assert_eq!(again.location.as_deref(), Some("/votes"));
    // an invitation that is opened meanwhile binds to the account, for every later entry
    let chambers = browser.get(&site.at("/chambers")).await.text;
    let token = chambers.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let taken = browser.post(&site, &site.administrator, &format!("token={token}")).await;
    assert_eq!((taken.status, taken.location.as_deref()), (StatusCode::SEE_OTHER, Some("/open")));
    let mut elsewhere = Browser::new();
    let door = elsewhere.goes_and_comes_back(&site, "/chambers").await;
    elsewhere.get(&door).await;
    assert_eq!(elsewhere.get(&site.at("/open")).await.status, StatusCode::OK, "the same account at another machine");
    // somebody else is somebody else
    provider.knows(json!({ "sub": "0002", "name": "Ada Lovelace" }));
    let mut other = Browser::new();
    let door = other.goes_and_comes_back(&site, "/chambers").await;
    other.get(&door).await;
    assert!(other.is_in(&site).await);
    assert_eq!(other.get(&site.at("/open")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_provider_says_who_administers_and_who_does_no_more() {
    let provider = Provider::open(json!({ "sub": "7", "name": "Clerk", "groups": ["all", "clerks"] })).await;
    let site = Site::open(&provider).await;
    let opens = async || {
        let mut browser = Browser::new();
        let door = browser.goes_and_comes_back(&site, "/open").await;
        browser.get(&door).await;
        (browser.get(&site.at("/open")).await.status, browser)
    };
    let (status, mut before) = opens().await;
    assert_eq!(status, StatusCode::OK);
    provider.knows(json!({ "sub": "7", "name": "Clerk", "groups": ["all"] }));
    assert_eq!(opens().await.0, StatusCode::FORBIDDEN);
    assert_eq!(before.get(&site.at("/open")).await.status, StatusCode::FORBIDDEN, "in the session that runs, too");
}

#[tokio::test]
async fn a_provider_that_lies_lets_nobody_in() {
    let provider = Provider::open(ada()).await;
    let site = Site::open(&provider).await;
    let lies = [
        Lie::Nonce,
        Lie::NoNonce,
        Lie::Audience,
        Lie::TwoAudiences,
        Lie::Issuer,
        Lie::Expired,
        Lie::OtherKey,
        Lie::Unsigned,
        Lie::SharedSecret,
        Lie::NoToken,
        Lie::Changed,
    ];
    for lie in lies {
        provider.lies(lie);
        let mut browser = Browser::new();
        let door = browser.goes_and_comes_back(&site, "/chambers").await;
        let refused = browser.get(&door).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{lie:?}: {}", refused.text);
        assert!(refused.text.contains("cannot be believed"), "{lie:?}: {}", refused.text);
        assert!(!browser.is_in(&site).await, "{lie:?}");
    }
    provider.lies(Lie::None);
    let mut browser = Browser::new();
    let door = browser.goes_and_comes_back(&site, "/chambers").await;
    assert_eq!(browser.get(&door).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_one_browser_began_no_other_ends_and_none_twice() {
    let provider = Provider::open(ada()).await;
    let site = Site::open(&provider).await;
    let mut browser = Browser::new();
    let door = browser.goes_and_comes_back(&site, "/chambers").await;
    // a link that somebody was sent: the other's browser has begun nothing, or something else
    let mut victim = Browser::new();
    assert_eq!(victim.get(&door).await.status, StatusCode::BAD_REQUEST);
    victim.goes_and_comes_back(&site, "/chambers").await;
    assert_eq!(victim.get(&door).await.status, StatusCode::BAD_REQUEST);
    assert!(!victim.is_in(&site).await);
    // another state than the one that was begun
    let forged = format!("{}&state=AAAAAAAAAAAAAAAA", door.split("&state=").next().unwrap());
    assert_eq!(browser.get(&forged).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(browser.get(&door.replace("state=", "stat=")).await.status, StatusCode::BAD_REQUEST);
    assert!(!browser.is_in(&site).await);
    // the code of another login, with one's own state
    let code = |door: &str| door.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let mut other = Browser::new();
    let stolen = other.goes_and_comes_back(&site, "/chambers").await;
    let injected = door.replace(&code(&door), &code(&stolen));
    assert_eq!(browser.get(&injected).await.status, StatusCode::BAD_REQUEST, "the verifier is that of another");
    assert!(!browser.is_in(&site).await);
    // the whole answer again: the browser has forgotten what it began, and the code is spent
    let mut browser = Browser::new();
    let door = browser.goes_and_comes_back(&site, "/chambers").await;
    let kept = browser.cookies.clone();
    assert_eq!(browser.get(&door).await.status, StatusCode::OK);
    browser.cookies.clear();
    assert_eq!(browser.get(&door).await.status, StatusCode::BAD_REQUEST);
    browser.cookies = kept;
    let again = browser.get(&door).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST, "a code works once");
    assert!(!browser.is_in(&site).await);
}

#[tokio::test]
async fn other_keys_are_asked_for_and_no_more_often_than_needed() {
    let provider = Provider::open(ada()).await;
    let site = Site::open(&provider).await;
    let enter = async || {
        let mut browser = Browser::new();
        let door = browser.goes_and_comes_back(&site, "/chambers").await;
        browser.get(&door).await.status
    };
    assert_eq!((enter().await, enter().await, provider.asked_for_keys()), (StatusCode::OK, StatusCode::OK, 1));
    provider.takes_another_key();
    assert_eq!((enter().await, provider.asked_for_keys()), (StatusCode::OK, 2));
}

#[tokio::test]
async fn a_way_back_leads_nowhere_else_and_a_no_is_told() {
    let provider = Provider::open(ada()).await;
    let site = Site::open(&provider).await;
    let mut browser = Browser::new();
    let door = browser.goes_and_comes_back(&site, "//evil.example").await;
    assert_eq!(browser.get(&door).await.refresh.as_deref(), Some("0; url=/chambers"));
    let mut browser = Browser::new();
    let door = browser.goes_and_comes_back(&site, "/chambers").await;
    let state = door.split("state=").nth(1).unwrap();
    let no = browser.get(&site.at(&format!("/login/back?error=access_denied&state={state}"))).await;
    assert!(no.status == StatusCode::BAD_REQUEST && no.text.contains("The Ministry let nobody in"), "{}", no.text);
    assert!(!browser.is_in(&site).await);
}

#[tokio::test]
async fn a_provider_that_is_away_is_no_disaster() {
    let folder = tempfile::tempdir().unwrap();
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let oidc = Some(settings(&format!("http://{gone}"), folder.path()));
    let (tell, told) = oneshot::channel();
    let options = Options { oidc, ..Options::new(([127, 0, 0, 1], 0).into(), Place::Memory) };
    tokio::spawn(serve(options, move |opened| drop(tell.send(opened)), std::future::pending()));
    let address = told.await.unwrap().address;
    let answer = Browser::new().get(&format!("http://{address}/login/elsewhere")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.text.contains("The Ministry does not answer"), "{}", answer.text);
}

/// From another site and back: the cookie of the session is not for steps that begin there, and somebody is in all the same.
#[tokio::test]
async fn in_a_real_browser_somebody_is_in_after_the_way_back() {
    let Some(driver) = Driver::start() else { return };
    let provider = Provider::open(ada()).await;
    provider.asks_people();
    let site = Site::open(&provider).await;
    for scripts in [true, false] {
        let window = driver.window(Look { scripts, ..Look::DESK }).await;
        // the provider is at 127.0.0.1: another site
        window.goto(&site.at("/login").replace("127.0.0.1", "localhost")).await.unwrap();
        if let Some(axe) = axe().filter(|_| scripts) {
            let narrow = Look { width: 390, dark: true, ..Look::PHONE };
            for (look, language) in
                [(Look::ZOOMED, "ar"), (narrow, "en"), (Look { dark: true, ..Look::DESK }, "en"), (Look::DESK, "en")]
            {
                dress(&window, look).await;
                let login = site.at(&format!("/login?failed=1&lang={language}"));
                window.goto(&login.replace("127.0.0.1", "localhost")).await.unwrap();
                window.execute(&axe, Vec::new()).await.unwrap();
                assert_eq!(violations(&window).await, Vec::<String>::new(), "{look:?}");
                let wide = "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(window.execute(wide, Vec::new()).await.unwrap(), 0, "{look:?} is scrolled sideways");
            }
        }
        if std::env::var_os("PENHOLDER_SCREENS").is_some() {
            shoot(&window, if scripts { "login-oidc" } else { "login-oidc-plain" }).await;
        }
        window.find(Locator::LinkText("Log in with The Ministry")).await.unwrap().click().await.unwrap();
        let yes = window.wait().for_element(Locator::Css("#yes")).await.unwrap();
        assert!(window.current_url().await.unwrap().as_str().starts_with(provider.issuer()));
        yes.click().await.unwrap();
        let out = window.wait().for_element(Locator::Css("form[action='/logout']")).await;
        assert!(out.is_ok(), "{}", window.source().await.unwrap());
        assert!(window.source().await.unwrap().contains("Ada Lovelace"));
        window.close().await.unwrap();
    }
}
