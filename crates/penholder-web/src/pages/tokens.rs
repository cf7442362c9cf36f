//! The tokens by which programs act at a station: one's own, and for those in charge everybody's.
//!
//! Always: a token is shown once, in the answer to whoever made it, on a page that is not kept.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use penholder_chamber::house::Token;
use penholder_chamber::{House, HouseError, Station};

use crate::answer::{PageError, said};
use crate::desk::{TOKEN, zone};
use crate::guest::Sent;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::present::Present;
use crate::words::{say, say_linked};

/// For how many days a token can be made.
const DAYS: [i64; 4] = [1, 7, 30, 365];

/// One's tokens in a chamber, and the form for another.
pub async fn show(present: Present) -> Result<Response, PageError> {
    let mine = mine(&present)?;
    page(&present, &mine, None).await
}

/// The stations for which the visitor can make tokens.
fn mine(present: &Present) -> Result<Vec<Station>, PageError> {
    present.at(|_| true)?;
    Ok(present.stations.clone())
}

async fn page(present: &Present, mine: &[Station], made: Option<(String, Token)>) -> Result<Response, PageError> {
    let (l, room) = (present.language(), &present.room);
    let person = present.guest.person()?.to_owned();
    let in_charge = present.in_charge().await.is_ok();
    let chamber = room.id.clone();
    let (tokens, people, now) =
        present.app.ask(move |house| Ok((house.tokens(&chamber)?, house.holders(&chamber)?, house.now()))).await?;
    // screens are let go where they were let in
    let of_a_program = |token: &&Token| token.until > now && token.station != Station::Projector;
    let shown: Vec<&Token> =
        tokens.iter().filter(of_a_program).filter(|token| in_charge || token.by == person).collect();
    let name =
        |by: &str| people.iter().find(|holding| holding.person == by).map_or("", |holding| holding.name.as_str());
    let until =
        |token: &Token| token.until.to_zoned_datetime(room.look(zone)).strftime("%Y-%m-%d %H:%M %Z").to_string();
    let id = &room.id;
    let body = html! {
        (super::sit::places(present, None))
        h1 { (say!(l, "tokens-title")) }
        p { (say_linked!(l, "tokens-about", [], [api = "/api#act"])) }
        @if let Some((secret, token)) = &made { (once(l, id, secret, token)) }
        @if shown.is_empty() { p.muted { (say!(l, "tokens-none")) } } @else {
            div.scroll tabindex="0" role="group" aria-label=(say!(l, "tokens-title")) { table.stacked {
                thead { tr { th scope="col" { (say!(l, "column-token")) } th scope="col" { (say!(l, "column-station")) } th scope="col" { (say!(l, "column-made-by")) } th scope="col" { (say!(l, "column-until")) } th scope="col" { span.unseen { (say!(l, "token-end")) } } } }
                tbody { @for token in &shown { tr {
                    td { (token.label) }
                    td { (called(l, &token.station)) }
                    td { (name(&token.by)) }
                    td { (until(token)) }
                    td { form.inline method="post" action={ "/c/" (id) "/tokens/end" } {
                        input type="hidden" name="token" value=(TOKEN);
                        input type="hidden" name="id" value=(token.id);
                        button.plain aria-label={ (say!(l, "token-end")) ": " (token.label) } { (say!(l, "token-end")) }
                    } }
                } } }
            } }
        }
        h2 { (say!(l, "token-make")) }
        form.open method="post" action={ "/c/" (id) "/tokens" } {
            input type="hidden" name="token" value=(TOKEN);
            label { (say!(l, "token-label")) input name="label" required maxlength="120" autocomplete="off"; }
            label { (say!(l, "token-station")) select name="station" { @for (at, station) in mine.iter().enumerate() { option value=(at) { (called(l, station)) } } } }
            label { (say!(l, "token-days")) select name="days" { @for days in DAYS { option value=(days) selected[days == 30] { (days) } } } }
            button { (say!(l, "token-make")) }
        }
    };
    let page = Page::new(&present.visit, room.name.clone()).part(Part::Chambers).guest(&present.guest);
    let mut response = page.render(&body).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// What a station is called.
fn called(l: Language, station: &Station) -> Markup {
    html! {
        @match station {
            Station::Chair => { (say!(l, "place-chair")) }
            Station::Secretariat => { (say!(l, "place-secretariat")) }
            Station::Observer { name: None } => { (say!(l, "observer")) }
            other => { (l.english(other.says())) }
        }
    }
}

/// A token that was just made.
fn once(l: Language, chamber: &str, secret: &str, token: &Token) -> Markup {
    html! {
        div.receipt role="status" {
            p { strong { (say!(l, "token-made", label = token.label.clone())) } " " (say!(l, "token-once")) }
            p { code.link dir="ltr" { (secret) } " " button.plain data-script data-copy=(secret) data-copied=(say!(l, "copied")) { (say!(l, "token-copy")) } }
            p.small { code dir="ltr" { "curl -H \"Authorization: Bearer $TOKEN\" …/api/c/" (chamber) } }
        }
    }
}

/// Makes a token.
pub async fn make(present: Present, sent: Sent) -> Result<Response, PageError> {
    let mine = mine(&present)?;
    let person = present.guest.person()?.to_owned();
    let station = sent.get("station").parse().ok().and_then(|at: usize| mine.get(at).cloned());
    let station = station.ok_or_else(|| PageError::asked(said!("seat-unknown")))?;
    let days = sent.get("days").parse().unwrap_or(0);
    let (chamber, label) = (present.room.id.clone(), sent.get("label").to_owned());
    let (secret, token) =
        present.app.ask(move |house| house.make_token(&chamber, station, &label, &person, days)).await?;
    page(&present, &mine, Some((secret.reveal().to_owned(), token))).await
}

/// Ends a token: one's own, or any for those in charge.
pub async fn end(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    let person = present.guest.person()?.to_owned();
    let in_charge = present.in_charge().await.is_ok();
    let (chamber, id) = (present.room.id.clone(), sent.get("id").to_owned());
    let end = move |house: &House| {
        let ours = |token: &Token| token.id == id && (in_charge || token.by == person);
        if house.tokens(&chamber)?.iter().any(ours) { house.end_token(&id) } else { Err(HouseError::Unknown("token")) }
    };
    present.app.ask(end).await?;
    Ok(Redirect::to(&format!("/c/{}/tokens", present.room.id)))
}
