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
use penholder_core::{Faults, ReadBy};
use penholder_scripts::script::Law;

use crate::answer::PageError;
use crate::app::App;
use crate::desk::TOKEN;
use crate::faults::at_lines;
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
    open_page(&visit, &guest, &Came::default(), &|_| String::new())
}

/// What came of a form that was sent.
#[derive(Default)]
struct Came {
    /// What is wrong with something else than the texts.
    faults: Vec<String>,
    /// What is wrong with one of the texts, each fault at its place.
    law: Option<Box<Faults>>,
    /// The law that was only to be checked, and reads.
    checked: Option<Box<Law>>,
}

impl Came {
    fn count(&self) -> usize {
        self.faults.len() + self.law.as_ref().map_or(0, |faults| faults.faults.len())
    }

    /// The faults of one of the texts.
    fn of<'c>(&'c self, name: &str, text: &str) -> Option<&'c Faults> {
        let faults = self.law.as_deref()?;
        (faults.source_code.name() == name && faults.source_code.inner() == text).then_some(faults)
    }
}

/// The form with what it held when it was sent; at first with the body of the record, as it sat when the record ends.
fn open_page(visit: &Visit, guest: &Guest, came: &Came, was: &dyn Fn(&str) -> String) -> Result<Response, PageError> {
    let l = visit.language;
    let or = |name: &str, otherwise: &str| {
        let was = was(name);
        if was.is_empty() { otherwise.to_owned() } else { was }
    };
    let (chosen, seats) = (or("body", record().body()), or("seats", "date"));
    let (_, end) = record().seats()?.reach();
    let day = or("date", &end.to_string());
    let (charter, procedure) = (was("charter"), was("procedure"));
    let own = !charter.is_empty() || !procedure.is_empty();
    let text = |name: &'static str, file: &'static str, says: String, rows: &str, text: &str| {
        html! { div.own-text {
            label { (says) textarea name=(name) rows=(rows) spellcheck="false" dir="ltr" { (text) } }
            label { (say!(l, "open-upload")) input type="file" name={ (name) "-file" } accept=".toml,text/plain"; }
            @if let Some(faults) = came.of(file, text) { (at_lines(l, text, faults)) }
        } }
    };
    let body = html! {
        h1 { (say!(l, "open-a-chamber")) }
        @if came.count() > 0 {
            div.faults role="alert" {
                p { strong { (say!(l, "open-faults", count = came.count())) } }
                ul { @for fault in &came.faults { li { code dir="ltr" { (l.english(fault)) } } } }
            }
        }
        @if let Some(law) = &came.checked { (checked(l, law)) }
        form.open method="post" action="/open" enctype="multipart/form-data" {
            input type="hidden" name="token" value=(TOKEN);
            label { (say!(l, "open-name")) input name="name" required maxlength="120" value=(was("name")); }
            label { (say!(l, "open-charter"))
                select name="body" { @for (id, name) in opening::can_sit() { option value=(id) selected[id == chosen] { (name) } } } }
            details #own-charter open[own] {
                summary { (say!(l, "open-own-charter")) }
                p.small.muted { (say!(l, "open-own-about")) }
                (text("charter", "charter.toml", say!(l, "open-charter-text"), "16", &charter))
                (text("procedure", "procedure.toml", say!(l, "open-procedure-text"), "8", &procedure))
            }
            fieldset.choices {
                legend { (say!(l, "open-seats")) }
                label { input type="radio" name="seats" value="date" checked[seats == "date"]; " " (say!(l, "open-seats-date")) }
                input type="date" name="date" value=(day) aria-label=(say!(l, "open-date"));
                label { input type="radio" name="seats" value="charter" checked[seats == "charter"]; " " (say!(l, "open-seats-charter")) }
                label { input type="radio" name="seats" value="named" checked[seats == "named"]; " " (say!(l, "open-seats-named")) }
                textarea name="list" rows="6" aria-label=(say!(l, "open-seats-named")) placeholder="FRA, France, permanent" { (was("list")) }
            }
            div.acts {
                button.big { (say!(l, "open-a-chamber")) }
                button.plain name="check" value="1" formnovalidate { (say!(l, "open-check")) }
            }
        }
    };
    let status = if came.count() == 0 { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(visit, say!(l, "open-a-chamber")).part(Part::Chambers).token(guest.form_token());
    Ok((status, page.render(&body)).into_response())
}

/// A law that reads, in its own sentences.
fn checked(l: Language, law: &Law) -> Markup {
    let charter = &law.charter;
    let names = charter.names();
    html! {
        section.receipt role="status" {
            p { strong { (say!(l, "open-checked", count = charter.rules.len())) } " " (l.english(&charter.name)) }
            ul.small { @for rule in &charter.rules { li {
                (l.english(html! { (rule.cite) ": " (rule.says(&names, Date::default(), ReadBy::Letter)) }))
            } } }
        }
    }
}

/// Opens a chamber; its administrator works for its secretariat.
pub async fn opened(visit: Visit, State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    let person = sent.guest.administrator(&app).await?;
    // the text of a file stands in the form from then on; both are kept apart if both were given
    let (texts, doubled): (Vec<String>, Vec<bool>) =
        ["charter", "procedure"].map(|name| text_of(&sent, name)).into_iter().unzip();
    let was = |name: &str| match name {
        "charter" => texts[0].clone(),
        "procedure" => texts[1].clone(),
        name => sent.get(name).to_owned(),
    };
    if doubled.contains(&true) {
        let says = "a file was chosen and another text stands in the form: take one away".to_owned();
        return open_page(&visit, &sent.guest, &Came { faults: vec![says], ..Came::default() }, &was);
    }
    let wanted = Wanted::of(&was);
    let only_check = !sent.get("check").is_empty();
    let came = app.blocking(move |app| match only_check {
        true => wanted.law().map(|law| Err(Box::new(law))),
        false => wanted.found(app, &person.id).map(Ok),
    });
    let came = match came.await? {
        Ok(Ok(id)) => return Ok(Redirect::to(&format!("/c/{id}/people")).into_response()),
        Ok(Err(law)) => Came { checked: Some(law), ..Came::default() },
        Err(Unopened::Page(error)) => return Err(error),
        Err(Unopened::Faults(faults)) => Came { faults, ..Came::default() },
        Err(Unopened::Law(faults)) => Came { law: Some(faults), ..Came::default() },
    };
    open_page(&visit, &sent.guest, &came, &was)
}

/// One of the texts of a law, pasted or as a file; and whether both were given and differ.
fn text_of(sent: &Sent, name: &str) -> (String, bool) {
    let plain = |text: &str| text.replace("\r\n", "\n");
    let (pasted, file) = (plain(sent.get(name)), plain(sent.get(&format!("{name}-file"))));
    match (pasted.trim().is_empty(), file.trim().is_empty()) {
        (true, _) => (file, false),
        (false, true) => (pasted, false),
        (false, false) => {
            let differ = pasted.trim() != file.trim();
            (pasted, differ)
        }
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
    Law(Box<Faults>),
}

impl From<OpeningError> for Unopened {
    fn from(why: OpeningError) -> Self {
        match why {
            OpeningError::Law(faults) => Unopened::Law(faults),
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
    fn of(was: &dyn Fn(&str) -> String) -> Self {
        let get = |name: &str| was(name).trim().to_owned();
        let (name, body, seats) = (get("name"), get("body"), get("seats"));
        let (charter, procedure) = (was("charter"), was("procedure"));
        Self { name, body, charter, procedure, seats, date: get("date"), list: get("list") }
    }

    /// The law that was brought, else the shipped one that was chosen.
    fn law(&self) -> Result<Law, Unopened> {
        if self.charter.trim().is_empty() {
            return Ok(opening::shipped_law(&self.body)?);
        }
        let procedure = Some(self.procedure.as_str()).filter(|text| !text.trim().is_empty());
        Ok(opening::read_law(&self.charter, procedure)?)
    }

    fn found(&self, app: &App, person: &str) -> Result<String, Unopened> {
        let law = self.law()?;
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
