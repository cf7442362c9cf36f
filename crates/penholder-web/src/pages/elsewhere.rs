//! Coming in by an identity provider: the way there, and the way back.
//!
//! Always: what one browser has begun, only the same browser ends, once; whoever is in already is sent on.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::answer::{PageError, said};
use crate::app::App;
use crate::elsewhere::{Begun, Elsewhere, Trouble};
use crate::guest::{Guest, HOURS, brought, is_of_this_site, lend, welcome};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::enter::too_often;
use crate::visit::Visit;
use crate::words::say;

/// The cookie of what was begun.
const BEGUN: &str = "penholder-elsewhere";
/// How long somebody may take at the provider, in seconds.
const AWAY: i64 = 900;

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Afterwards {
    back: String,
}

/// What the provider sends people back with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Brought {
    code: String,
    state: String,
    error: String,
}

fn provider<'a>(app: &'a App, visit: &Visit) -> Result<&'a Elsewhere, PageError> {
    let nothing = || PageError::not_found(said!("not-found-address", address = visit.path()));
    app.elsewhere().ok_or_else(nothing)
}

fn failed(says: crate::answer::Said) -> PageError {
    PageError::Asked { says, next: ("/login".to_owned(), "login") }
}

fn told(why: &Trouble, provider: &Elsewhere) -> PageError {
    tracing::warn!(%why, "nobody came in by the identity provider");
    match why {
        Trouble::Away(_) => failed(said!("elsewhere-away", provider = provider.name())),
        Trouble::Unbelieved(_) => failed(said!("elsewhere-unbelieved", provider = provider.name())),
    }
}

/// Sends somebody to the provider.
pub async fn go(
    visit: Visit,
    State(app): State<App>,
    guest: Guest,
    Query(afterwards): Query<Afterwards>,
) -> Result<Response, PageError> {
    let provider = provider(&app, &visit)?;
    too_often(&app, &guest)?;
    let back = if is_of_this_site(&afterwards.back) { afterwards.back.as_str() } else { "/chambers" };
    if guest.session.is_some() {
        return Ok(Redirect::to(back).into_response());
    }
    let (there, begun) = provider.begin(&visit.absolute(""), back).await.map_err(|why| told(&why, provider))?;
    let mut response = (lend(guest.tls, BEGUN, &begun.to_secret(), AWAY), Redirect::to(&there)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// Takes somebody in who comes back from the provider.
pub async fn back(
    visit: Visit,
    State(app): State<App>,
    guest: Guest,
    Query(sent): Query<Brought>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let provider = provider(&app, &visit)?;
    too_often(&app, &guest)?;
    let lost = || failed(said!("elsewhere-lost"));
    let begun = brought(&headers, guest.tls, BEGUN).and_then(|kept| Begun::from_secret(&kept)).ok_or_else(lost)?;
    if !begun.is_answered_by(&sent.state) {
        return Err(lost());
    }
    if !sent.error.is_empty() {
        return Err(failed(said!("elsewhere-refused", provider = provider.name())));
    }
    let site = visit.absolute("");
    let vouched = provider.end(&site, &sent.code, &begun).await.map_err(|why| told(&why, provider))?;
    let entered = app.ask(move |house| {
        let person =
            house.person_from_elsewhere(&vouched.issuer, &vouched.subject, &vouched.name, vouched.administers)?;
        Ok((house.open_session(&person, HOURS)?.0, person.name))
    });
    let (token, name) = entered.await?;
    let over = lend(guest.tls, BEGUN, &penholder_chamber::Secret::new(""), 0);
    let mut response = (over, welcome(guest.tls, &token), landed(&visit, &name, &begun.back)).into_response();
    // a step that begins on this site carries the cookie along, which the way from another site does not
    if let Ok(refresh) = HeaderValue::try_from(format!("0; url={}", begun.back)) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn landed(visit: &Visit, name: &str, back: &str) -> Response {
    let l = visit.language;
    let body = html! {
        h1 { (say!(l, "welcome", name = name)) }
        p { a.button href=(back) { (say!(l, "go-on")) } }
    };
    Page::new(visit, say!(l, "login")).part(Part::Chambers).render(&body).into_response()
}

/// The button to the provider, if there is one.
pub fn button(l: Language, app: &App, back: &str) -> Markup {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("back", back).finish();
    html! {
        @if let Some(provider) = app.elsewhere() {
            p { a.button href={ "/login/elsewhere?" (query) } { (say!(l, "login-elsewhere", provider = provider.name())) } }
        }
    }
}
