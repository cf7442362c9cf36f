//! The chambers of the house, one's own account in it, and opening a chamber.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use penholder_chamber::Station;
use penholder_chamber::house::Person;
use penholder_chamber::opening::{self, OpeningError, Seats};
use penholder_core::seat::Seat;

use crate::answer::PageError;
use crate::app::App;
use crate::desk::TOKEN;
use crate::guest::{Guest, Sent};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::visit::Visit;
use crate::words::say;

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
            None => { p { a href="/login" { (say!(l, "login")) } " · " (say!(l, "open-how")) } }
        }
    };
    let page = Page::new(&visit, say!(l, "chambers-title")).part(Part::Chambers).token(guest.form_token());
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

/// The form to open a chamber.
pub async fn open(visit: Visit, State(app): State<App>, guest: Guest) -> Result<Response, PageError> {
    guest.administrator(&app).await?;
    open_page(&visit, &guest, &[], &|_| "")
}

/// The form with what it held when it was sent; at first with the body of the record, as it sat when the record ends.
fn open_page<'w>(
    visit: &Visit,
    guest: &Guest,
    faults: &[String],
    was: &dyn Fn(&str) -> &'w str,
) -> Result<Response, PageError> {
    let l = visit.language;
    let or = |name: &str, otherwise: &'w str| Some(was(name)).filter(|was| !was.is_empty()).unwrap_or(otherwise);
    let (chosen, seats) = (or("body", record().body()), or("seats", "date"));
    let (_, end) = record().seats()?.reach();
    let end = end.to_string();
    let day = Some(was("date")).filter(|was| !was.is_empty()).unwrap_or(&end);
    let body = html! {
        h1 { (say!(l, "open-a-chamber")) }
        @if !faults.is_empty() {
            div.faults role="alert" {
                p { strong { (say!(l, "open-faults", count = faults.len())) } }
                ul { @for fault in faults { li { code dir="ltr" { (l.english(fault)) } } } }
            }
        }
        form.open method="post" action="/open" {
            input type="hidden" name="token" value=(TOKEN);
            label { (say!(l, "open-name")) input name="name" required maxlength="120" value=(was("name")); }
            label { (say!(l, "open-charter"))
                select name="body" { @for (id, name) in opening::can_sit() { option value=(id) selected[id == chosen] { (name) } } } }
            details #own-charter open[!was("charter").is_empty()] {
                summary { (say!(l, "open-own-charter")) }
                p.small.muted { (say!(l, "open-own-about")) }
                label { (say!(l, "open-charter-text")) textarea name="charter" rows="12" spellcheck="false" { (was("charter")) } }
                label { (say!(l, "open-procedure-text")) textarea name="procedure" rows="6" spellcheck="false" { (was("procedure")) } }
            }
            fieldset.choices {
                legend { (say!(l, "open-seats")) }
                label { input type="radio" name="seats" value="date" checked[seats == "date"]; " " (say!(l, "open-seats-date")) }
                input type="date" name="date" value=(day) aria-label=(say!(l, "open-date"));
                label { input type="radio" name="seats" value="charter" checked[seats == "charter"]; " " (say!(l, "open-seats-charter")) }
                label { input type="radio" name="seats" value="named" checked[seats == "named"]; " " (say!(l, "open-seats-named")) }
                textarea name="list" rows="6" aria-label=(say!(l, "open-seats-named")) placeholder="FRA, France, permanent" { (was("list")) }
            }
            button.big { (say!(l, "open-a-chamber")) }
        }
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(visit, say!(l, "open-a-chamber")).part(Part::Chambers).token(guest.form_token());
    Ok((status, page.render(&body)).into_response())
}

/// Opens a chamber; its administrator works for its secretariat.
pub async fn opened(visit: Visit, State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    let person = sent.guest.administrator(&app).await?;
    let wanted = Wanted::of(&sent);
    let founded = app.blocking(move |app| wanted.found(app, &person.id)).await?;
    match founded {
        Ok(id) => Ok(Redirect::to(&format!("/c/{id}/people")).into_response()),
        Err(Unopened::Page(error)) => Err(error),
        Err(Unopened::Faults(faults)) => open_page(&visit, &sent.guest, &faults, &|name| sent.get(name)),
    }
}

/// What somebody wants to open.
struct Wanted {
    name: String,
    body: String,
    charter: String,
    procedure: String,
    seats: String,
    date: String,
    list: String,
}

enum Unopened {
    Page(PageError),
    Faults(Vec<String>),
}

impl From<OpeningError> for Unopened {
    fn from(why: OpeningError) -> Self {
        match why {
            OpeningError::Law(faults) => Unopened::Faults(faults.lines()),
            OpeningError::Ledger(_)
            | OpeningError::Store(_)
            | OpeningError::Live(_)
            | OpeningError::Folder { .. }
            | OpeningError::Key => Unopened::Page(PageError::Damaged(why.to_string())),
            other => Unopened::Faults(vec![other.to_string()]),
        }
    }
}

impl From<penholder_chamber::HouseError> for Unopened {
    fn from(why: penholder_chamber::HouseError) -> Self {
        Unopened::Page(why.into())
    }
}

impl Wanted {
    fn of(sent: &Sent) -> Self {
        let get = |name: &str| sent.get(name).trim().to_owned();
        let (name, body, seats) = (get("name"), get("body"), get("seats"));
        Self {
            name,
            body,
            charter: get("charter"),
            procedure: get("procedure"),
            seats,
            date: get("date"),
            list: get("list"),
        }
    }

    fn found(&self, app: &App, person: &str) -> Result<String, Unopened> {
        let law = if self.charter.is_empty() {
            opening::shipped_law(&self.body)?
        } else {
            opening::read_law(&self.charter, Some(self.procedure.as_str()).filter(|text| !text.is_empty()))?
        };
        let today = app.house().now().to_zoned_datetime(law.procedure.time_zone()).date();
        let seats = match self.seats.as_str() {
            "named" => Seats::Named(named(&self.list, law.charter.classes.first().map_or("member", |class| &class.id))),
            "charter" => Seats::OfCharter,
            _ => {
                let date: Date =
                    self.date.parse().map_err(|_| Unopened::Faults(vec![format!("`{}` is no date", self.date)]))?;
                Seats::OfDate(date)
            }
        };
        let roster = opening::roster(&law, seats, today)?;
        let record = app.house().add_chamber(&id_of(&self.name), &self.name, &law.charter.id);
        let record = match record {
            Err(penholder_chamber::HouseError::Taken { .. }) => {
                let fresh = penholder_chamber::secret::fresh_id().map_err(penholder_chamber::HouseError::from)?;
                app.house().add_chamber(&fresh, &self.name, &law.charter.id)?
            }
            other => other?,
        };
        let live = opening::found(app.ledger(&record)?, &law, &roster)?;
        app.house().give_station(&record.id, person, &Station::Secretariat)?;
        app.founded(&record, live);
        Ok(record.id)
    }
}

/// An id for addresses, made from a name.
fn id_of(name: &str) -> String {
    let id: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    if id.is_empty() { "chamber".to_owned() } else { id }
}

/// Seats as people write them, one a line: `France`, or `FRA, France, permanent`.
fn named(list: &str, class: &str) -> Vec<Seat> {
    let seat = |(at, line): (usize, &str)| {
        let parts: Vec<&str> = line.split(',').map(str::trim).collect();
        match parts.as_slice() {
            [id, name, class] => Seat::new(*id, *name, *class),
            [id, name] => Seat::new(*id, *name, class),
            _ => Seat::new(format!("S{}", at + 1), line.trim(), class),
        }
    };
    list.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate().map(seat).collect()
}
