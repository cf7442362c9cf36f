//! The chambers of the house, and one's own account in it.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_chamber::Station;
use penholder_chamber::house::Person;

use crate::answer::PageError;
use crate::app::App;
use crate::desk::TOKEN;
use crate::guest::Guest;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::visit::Visit;
use crate::words::{say, say_linked};

/// The chambers, and one's own places in them.
pub async fn list(visit: Visit, State(app): State<App>, guest: Guest) -> Result<Response, PageError> {
    let l = visit.language;
    let person = match &guest.session {
        Some(_) => Some(guest.known(&app).await?),
        None => None,
    };
    let id = person.as_ref().map(|person| person.id.clone());
    let chambers = app
        .ask(move |house| {
            let with_stations = |record: penholder_chamber::house::ChamberRecord| {
                let stations = id.as_ref().map(|id| house.stations(&record.id, id)).transpose()?.unwrap_or_default();
                Ok((record, stations))
            };
            house.chambers()?.into_iter().map(with_stations).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let administrator = person.as_ref().is_some_and(Person::administers);
    let body = html! {
        h1 { (say!(l, "chambers-title")) }
        p { (say!(l, "chambers-about")) }
        @if chambers.is_empty() { p.muted { (say!(l, "chambers-none")) } } @else {
            ul.chambers { @for (record, stations) in &chambers { li {
                a href={ "/c/" (record.id) } { (record.name) }
                @for station in stations { " · " a href=(place_of(&record.id, station)) { (l.english(station.says())) } }
            } } }
        }
        @if administrator { p { a.button href="/open" { (say!(l, "open-a-chamber")) } } }
        @match &person {
            Some(person) => { (own_account(l, &person.name, person.login.as_deref())) }
            None => {
                h2 { (say!(l, "open-a-chamber")) }
                p { (say_linked!(l, "open-how", [], [login = "/login"])) }
                pre lang="zxx" dir="ltr" { "penholder serve" }
                p { (say_linked!(l, "open-how-again", [], [])) }
                pre lang="zxx" dir="ltr" { "penholder serve --new-administrator" }
                p.muted { (say_linked!(l, "open-how-watch", [], [demo = "/", negotiate = "/negotiate"])) }
            }
        }
    };
    let page = Page::new(&visit, say!(l, "chambers-title")).part(Part::Chambers).guest(&guest);
    Ok(page.render(&body).into_response())
}

fn own_account(l: Language, name: &str, login: Option<&str>) -> Markup {
    html! {
        h2 { (name) }
        details.act #password {
            summary { (say!(l, "password-set")) }
            form method="post" action="/password" {
                input type="hidden" name="token" value=(TOKEN);
                label { (say!(l, "field-login")) input name="login" required autocomplete="username" value=[login]; }
                label { (say!(l, "field-password")) input type="password" name="password" required minlength="10" autocomplete="new-password"; }
                button { (say!(l, "password-set")) }
            }
        }
        form.act method="post" action="/logout" { input type="hidden" name="token" value=(TOKEN); button.plain { (say!(l, "logout")) } }
    }
}

/// Where somebody at a station goes.
pub fn place_of(chamber: &str, station: &Station) -> String {
    let place = match station {
        Station::Chair => "/chair",
        Station::Delegate { .. } => "/seat",
        Station::Secretariat => "/secretariat",
        Station::Observer { .. } | Station::Projector | Station::Public => "",
    };
    format!("/c/{chamber}{place}")
}
