//! Coming in: by an invitation, by a password; going out.
//!
//! Always: a new session with every entry, the old one closed; guesses at links and passwords are counted by where they come from.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use penholder_chamber::house::{Gives, InvitationState};
use penholder_chamber::{HouseError, Secret, Station};
use serde::Deserialize;

use crate::answer::{PageError, Said, kept_nowhere, said};
use crate::app::App;
use crate::desk::TOKEN;
use crate::guest::{Guest, HOURS, Sent, farewell, welcome};
use crate::layout::{Page, Part};
use crate::pages::chambers::place_of;
use crate::pages::elsewhere;
use crate::pages::people::called;
use crate::visit::Visit;
use crate::words::say;

/// A link that gives nothing was a guess; who comes with one that does is not counted, a hall may come from one address.
fn guessed(app: &App, guest: &Guest, says: Said) -> PageError {
    match too_often(app, guest) {
        Ok(()) => PageError::asked(says),
        Err(why) => why,
    }
}

/// Counts one more guess.
///
/// # Errors
/// It is one too many.
pub fn too_often(app: &App, guest: &Guest) -> Result<(), PageError> {
    if app.limits().is_one_guess_too_many(guest.from) { Err(PageError::TooOften) } else { Ok(()) }
}

/// What an invitation gives, with the name to be given.
pub async fn show(
    visit: Visit,
    State(app): State<App>,
    Path(token): Path<String>,
    guest: Guest,
) -> Result<Response, PageError> {
    let l = visit.language;
    let secret = Secret::new(token.clone());
    if let Some(place) = place_by(&app, &guest, &secret).await? {
        return Ok(kept_nowhere(Redirect::to(&place).into_response()));
    }
    let found = app
        .ask(move |house| {
            let Some(invitation) = house.invitation(&secret)? else { return Ok(None) };
            let (chamber, there) = match &invitation.gives {
                Gives::Station { chamber, station } => {
                    let here = house.holders(chamber)?.into_iter().filter(|holding| {
                        matches!(station, Station::Delegate { .. }) && holding.station.view() == station.view()
                    });
                    let there: Vec<String> = here.map(|holding| holding.name).collect();
                    (house.chamber(chamber)?.map(|chamber| chamber.name), there)
                }
                Gives::Administration => (None, Vec::new()),
            };
            let state = invitation.state(house.now());
            Ok(Some((invitation, state, chamber, there)))
        })
        .await?;
    let (invitation, state, chamber, there) =
        found.ok_or_else(|| guessed(&app, &guest, said!("invitation-unknown")))?;
    if state != InvitationState::Open {
        return Err(guessed(&app, &guest, said!("invitation-spent")));
    }
    let body = html! {
        p.under { @match &chamber { Some(chamber) => { (chamber) } None => { "Penholder" } } }
        h1 { (called(l, &invitation)) }
        p { (say!(l, "enter-about")) }
        @if guest.session.is_none() { (elsewhere::button(l, &app, visit.path())) }
        @if !there.is_empty() { p { (say!(l, "enter-joins", names = there.join(", "))) } }
        form.open method="post" action={ "/enter/" (token) } {
            input type="hidden" name="token" value=(TOKEN);
            @if guest.session.is_none() {
                label { (say!(l, "enter-name")) input name="name" required maxlength="120" autocomplete="name"; }
            } @else {
                p { (say!(l, "enter-as", name = guest.name())) }
            }
            button.big { (say!(l, "enter")) }
        }
        @if guest.session.is_some() {
            details.act {
                summary { (say!(l, "enter-other")) }
                p.small.muted { (say!(l, "enter-other-about", name = guest.name())) }
                form.open method="post" action={ "/enter/" (token) } {
                    input type="hidden" name="token" value=(TOKEN);
                    input type="hidden" name="other" value="1";
                    label { (say!(l, "enter-name")) input name="name" required maxlength="120" autocomplete="name"; }
                    button { (say!(l, "enter")) }
                }
            }
        }
    };
    let page = Page::new(&visit, invitation.label).part(Part::Chambers).guest(&guest);
    let mut response = page.render(&body).into_response();
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Where somebody sits already by this invitation.
async fn place_by(app: &App, guest: &Guest, token: &Secret) -> Result<Option<String>, PageError> {
    let Some((_, session)) = guest.session.clone() else { return Ok(None) };
    let token = token.clone();
    let gave = app.ask(move |house| house.back_by(&token, &session)).await?;
    Ok(gave.map(|gave| match gave {
        Gives::Station { chamber, station } => place_of(&chamber, &station),
        Gives::Administration => "/open".to_owned(),
    }))
}

/// Takes the invitation up; whoever is in already does so as himself, or as somebody else if he says so.
pub async fn enter(State(app): State<App>, Path(token): Path<String>, sent: Sent) -> Result<Response, PageError> {
    if let Some(place) = place_by(&app, &sent.guest, &Secret::new(token.clone())).await? {
        return Ok(Redirect::to(&place).into_response());
    }
    let (name, session) = (sent.get("name").to_owned(), sent.guest.session.clone());
    let other = !sent.get("other").is_empty();
    let accepted = app
        .ask(move |house| {
            let as_himself = session.as_ref().filter(|_| !other).map(|(_, session)| session);
            let accepted = match house.accept(&Secret::new(token), &name, as_himself, HOURS) {
                Err(why @ (HouseError::Unknown("invitation") | HouseError::Spent { .. })) => return Ok(Err(why)),
                other => other?,
            };
            if let Some((old, _)) = &session {
                house.close_session(old)?;
            }
            Ok(Ok(accepted))
        })
        .await?;
    let accepted = accepted.map_err(|why| {
        let says = if matches!(why, HouseError::Spent { .. }) {
            said!("invitation-spent")
        } else {
            said!("invitation-unknown")
        };
        guessed(&app, &sent.guest, says)
    })?;
    let place =
        accepted.holding.map_or_else(|| "/open".to_owned(), |holding| place_of(&holding.chamber, &holding.station));
    Ok((welcome(sent.guest.tls, &accepted.token), Redirect::to(&place)).into_response())
}

/// What may be said in the address of the log-in page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Failed {
    failed: Option<String>,
}

/// The page to come back with a password.
pub async fn ask_password(
    visit: Visit,
    State(app): State<App>,
    guest: Guest,
    Query(failed): Query<Failed>,
) -> Response {
    let l = visit.language;
    let body = html! {
        h1 { (say!(l, "login")) }
        @if failed.failed.is_some() { p role="alert" { strong { (say!(l, "login-failed")) } } }
        (elsewhere::button(l, &app, "/chambers"))
        form.open method="post" action="/login" {
            input type="hidden" name="token" value=(TOKEN);
            label { (say!(l, "field-login")) input name="login" required autocomplete="username"; }
            label { (say!(l, "field-password")) input type="password" name="password" required autocomplete="current-password"; }
            button.big { (say!(l, "login")) }
        }
        p.muted { (say!(l, "login-about")) }
    };
    Page::new(&visit, say!(l, "login")).part(Part::Chambers).guest(&guest).render(&body).into_response()
}

/// Comes back with a password.
pub async fn login(State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    too_often(&app, &sent.guest)?;
    let (login, password) = (sent.get("login").to_owned(), Secret::new(sent.get("password")));
    let old = sent.guest.session.as_ref().map(|(token, _)| token.clone());
    let session = app
        .ask(move |house| {
            let Some(person) = house.check_password(&login, password.reveal())? else { return Ok(None) };
            if let Some(old) = &old {
                house.close_session(old)?;
            }
            house.open_session(&person, HOURS).map(Some)
        })
        .await?;
    Ok(match session {
        Some((token, _)) => (welcome(sent.guest.tls, &token), Redirect::to("/chambers")).into_response(),
        None => Redirect::to("/login?failed=1").into_response(),
    })
}

/// Goes out.
pub async fn logout(State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    if let Some((token, _)) = sent.guest.session.clone() {
        app.ask(move |house| house.close_session(&token)).await?;
    }
    Ok((farewell(sent.guest.tls), Redirect::to("/chambers")).into_response())
}

/// Sets the password to come back with; every session of the person ends but a new one here.
pub async fn password(State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    too_often(&app, &sent.guest)?;
    let person = sent.guest.known(&app).await?;
    let (login, password) = (sent.get("login").to_owned(), Secret::new(sent.get("password")));
    let (token, _) = app
        .ask(move |house| {
            house.set_password(&person.id, &login, password.reveal())?;
            house.open_session(&person, HOURS)
        })
        .await?;
    Ok((welcome(sent.guest.tls, &token), Redirect::to("/chambers")).into_response())
}
