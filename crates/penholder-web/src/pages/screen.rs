//! The screen on the wall: a code, typed by somebody in charge, then the hall in very large type.
//!
//! Always: a screen that waits shows nothing of the sitting; one that was let in shows what the projector's view shows,
//! which in a private meeting is that it is private; one that was let go shows a code again, within seconds.
//! Not here: the codes and tokens (`penholder_chamber::house`).

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::StreamExt;
use maud::{Markup, html};
use penholder_chamber::house::{Screen, Token, Waiting};
use penholder_chamber::{House, HouseError, Secret};
use serde::Deserialize;

use crate::answer::{PageError, said};
use crate::app::{App, Audience};
use crate::desk::{TOKEN, zone};
use crate::guest::{Sent, give};
use crate::language::Language;
use crate::layout::Page;
use crate::pages::enter::too_often;
use crate::pages::sit::Shown;
use crate::present::{Present, screen_cookie};
use crate::push::bye;
use crate::words::{say, say_linked};

/// How long a screen keeps its token, in seconds: longer than it holds.
const KEPT: i64 = 13 * 3600;
/// How often it is looked whether a screen was let go.
const LOOK_AGAIN: Duration = Duration::from_secs(3);

/// The screen.
pub async fn show(present: Present) -> Result<Response, PageError> {
    match &present.screen {
        Some((_, Screen::Paired(_))) => Ok(hall(&present)),
        Some((_, Screen::Waits(waiting))) => Ok(code(&present, waiting)),
        None => new(&present).await,
    }
}

/// A screen that comes for the first time, or was let go, gets a code.
async fn new(present: &Present) -> Result<Response, PageError> {
    let Present { app, guest, room, .. } = present;
    if app.limits().is_one_screen_too_many(guest.from) {
        return Err(PageError::TooOften);
    }
    let chamber = room.id.clone();
    let (token, waiting) = app.ask(move |house| house.new_screen(&chamber)).await?.ok_or(PageError::Busy)?;
    let cookie = give(guest.tls, &screen_cookie(&room.id), &token, KEPT);
    Ok((cookie, code(present, &waiting)).into_response())
}

fn hall(present: &Present) -> Response {
    let shown = Shown::to(present, Audience::Screen);
    let body = html! {
        h1.unseen { (present.room.name) }
        (shown.region("own"))
        p.clock data-script data-clock {}
        (shown.region("stage"))
        (shown.region("floor"))
    };
    shown.page("screen", &body)
}

/// The code, in two halves so that it can be read across a hall.
fn code(present: &Present, waiting: &Waiting) -> Response {
    let (l, room) = (present.language(), &present.room);
    let shown = waiting.code.to_uppercase();
    let (first, last) = shown.split_at_checked(3).unwrap_or((&shown, ""));
    let until = waiting.until.to_zoned_datetime(room.look(zone)).strftime("%H:%M %Z").to_string();
    let body = html! {
        section.code #code data-region {
            p.under { (room.name) }
            h1 { (say!(l, "screen-code")) }
            p.letters dir="ltr" lang="zxx" { span { (first) } " " span { (last) } }
            p { (say!(l, "screen-waits")) }
            p.under { (say!(l, "screen-code-until", time = until)) }
        }
    };
    let page = Page::new(&present.visit, room.name.clone()).class("screen").waits();
    let mut response = page.render(&body).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A stream for as long as its screen is not let go.
///
/// # Errors
/// It is not let in.
pub fn while_paired(present: &Present, follows: Response) -> Result<Response, PageError> {
    let gone = let_go(present.app.clone(), present.room.id.clone(), present.paired()?.clone());
    let last = futures_util::stream::once(async { Ok(bye()) });
    Ok(follows.map(|body| Body::from_stream(body.into_data_stream().take_until(Box::pin(gone)).chain(last))))
}

/// Ends when the screen is not let in any more.
async fn let_go(app: App, chamber: String, token: Secret) {
    loop {
        tokio::time::sleep(LOOK_AGAIN).await;
        let (chamber, token) = (chamber.clone(), token.clone());
        // a house that does not answer now does not let anybody go
        let found = app.ask(move |house| house.screen(&chamber, &token)).await;
        if matches!(found, Ok(None | Some(Screen::Waits(_)))) {
            return;
        }
    }
}

/// The screen that was let in a moment ago, by the name it was given.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct JustPaired {
    paired: String,
}

/// The form that lets a screen in, with the address that the screen opens; `back` is the place within the chamber where the
/// answer leads.
pub fn pair_form(present: &Present, back: &str, paired: &JustPaired) -> Markup {
    let (l, id) = (present.language(), &present.room.id);
    let address = present.visit.absolute(&format!("/c/{id}/screen"));
    html! {
        section #pairing data-region {
            @if !paired.paired.is_empty() { p.receipt role="status" { (say!(l, "pair-done", name = paired.paired.as_str())) } }
            details.act #pair {
                summary.plain { (say!(l, "pair-screen")) }
                form method="post" action={ "/c/" (id) "/pair" } data-swap {
                    input type="hidden" name="token" value=(TOKEN);
                    input type="hidden" name="back" value={ "/c/" (id) (back) };
                    p { (say!(l, "pair-where")) " " code dir="ltr" { (address) } }
                    label { (say!(l, "pair-code")) input.typed name="code" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false"; }
                    label { (say!(l, "pair-name")) input name="label" required maxlength="120" value=(say!(l, "place-screen")); }
                    button { (say!(l, "pair-screen")) }
                }
            }
        }
    }
}

/// Lets a screen in by its code.
pub async fn pair(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    let by = present.lets_screens_in().await?;
    too_often(&present.app, &sent.guest)?;
    let back = sent.back(&format!("/c/{}", present.room.id));
    let (chamber, code, label) = (present.room.id.clone(), sent.get("code").to_owned(), sent.get("label").to_owned());
    let pair = move |house: &House| match house.pair(&chamber, &code, &label, &by) {
        Err(HouseError::Spent { .. }) => Ok(None),
        done => done.map(Some),
    };
    let next = (back.clone(), "back");
    let name = form_urlencoded::byte_serialize(sent.get("label").as_bytes()).collect::<String>();
    let paired = present.app.ask(pair).await?;
    paired.ok_or_else(|| PageError::Asked { says: said!("pair-unknown"), next })?;
    Ok(Redirect::to(&format!("{back}?paired={name}")))
}

/// The screens of a chamber for whoever runs it, each with a way to let it go.
pub fn list(present: &Present, screens: &[Token]) -> Markup {
    let (l, id) = (present.language(), &present.room.id);
    let until =
        |screen: &Token| screen.until.to_zoned_datetime(present.room.look(zone)).strftime("%H:%M %Z").to_string();
    html! {
        section #screens data-region {
            h2 { (say!(l, "screens")) }
            p { (about(l, id)) }
            @if screens.is_empty() { p.muted { (say!(l, "screens-none")) } } @else {
                ul { @for screen in screens { li {
                    (screen.label) " " span.muted { (say!(l, "screen-until", time = until(screen))) }
                    form.inline method="post" action={ "/c/" (id) "/unpair" } data-swap {
                        input type="hidden" name="token" value=(TOKEN);
                        input type="hidden" name="id" value=(screen.id);
                        button.plain { (say!(l, "screen-end")) }
                    }
                } } }
            }
        }
        (pair_form(present, "/people", &JustPaired::default()))
    }
}

fn about(l: Language, id: &str) -> Markup {
    let address = format!("/c/{id}/screen");
    say_linked!(l, "screens-about", [], [screen = address.as_str()])
}

/// Lets a screen go.
pub async fn unpair(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    present.in_charge().await?;
    let (chamber, screen) = (present.room.id.clone(), sent.get("id").to_owned());
    let end = move |house: &House| {
        let ours = house.screens(&chamber)?.iter().any(|other| other.id == screen);
        if ours { house.end_token(&screen) } else { Err(HouseError::Unknown("screen")) }
    };
    present.app.ask(end).await?;
    Ok(Redirect::to(&format!("/c/{}/people", present.room.id)))
}
