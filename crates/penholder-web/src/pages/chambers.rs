//! The chambers of the house, opening one, and the people in it: seats, invitations, cards to hand out.
//!
//! Always: an invitation's link is shown once, in the answer to whoever made it, on a page that is not kept.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use penholder_chamber::house::{Gives, Holding, Invitation, InvitationState};
use penholder_chamber::opening::{self, OpeningError, Seats};
use penholder_chamber::{Secret, Station};
use penholder_core::seat::Seat;
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;

use crate::answer::{PageError, said};
use crate::app::{App, Room};
use crate::desk::TOKEN;
use crate::guest::{Guest, Sent};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::visit::Visit;
use crate::words::say;

/// How long an invitation can be used, in hours.
const INVITATION_HOURS: i64 = 72;

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
    let administrator = person.as_ref().is_some_and(|person| person.administrator);
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
    Ok(open_page(&visit, &guest, &[], &|_| String::new()))
}

fn open_page(visit: &Visit, guest: &Guest, faults: &[String], was: &dyn Fn(&str) -> String) -> Response {
    let l = visit.language;
    let chosen = was("body");
    let chosen = if chosen.is_empty() { "un-security-council".to_owned() } else { chosen };
    let seats = was("seats");
    let seats = if seats.is_empty() { "date".to_owned() } else { seats };
    let today = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date().to_string();
    let day = if was("date").is_empty() { "2025-12-31".min(today.as_str()).to_owned() } else { was("date") };
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
    (status, page.render(&body)).into_response()
}

/// Opens a chamber; its administrator works for its secretariat.
pub async fn opened(visit: Visit, State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    let person = sent.guest.administrator(&app).await?;
    let wanted = Wanted::of(&sent);
    let founded = app.blocking(move |app| wanted.found(app, &person.id)).await?;
    match founded {
        Ok(id) => Ok(Redirect::to(&format!("/c/{id}/people")).into_response()),
        Err(Unopened::Page(error)) => Err(error),
        Err(Unopened::Faults(faults)) => {
            let was = |name: &str| sent.get(name).to_owned();
            Ok(open_page(&visit, &sent.guest, &faults, &was))
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
        let today = jiff::Timestamp::now().to_zoned_datetime(law.procedure.time_zone()).date();
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

/// Who runs the seats of a chamber: its secretariat, or an administrator of the house.
async fn in_charge(app: &App, guest: &Guest, room: &Room) -> Result<String, PageError> {
    let person = guest.known(app).await?;
    if person.administrator {
        return Ok(person.id);
    }
    guest.at(app, room, |station| *station == Station::Secretariat).await.map(|who| who.person)
}

/// The seats with who sits there, and their invitations.
pub async fn people(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    guest: Guest,
) -> Result<Response, PageError> {
    let l = visit.language;
    let room = app.room(&id).await?;
    in_charge(&app, &guest, &room).await?;
    let chamber = id.clone();
    let (holders, invitations, now) =
        app.ask(move |house| Ok((house.holders(&chamber)?, house.invitations(Some(&chamber))?, house.now()))).await?;
    let seats: Vec<(String, String)> =
        room.look(|state| state.roster().seats().iter().map(|seat| (seat.id.clone(), seat.name.clone())).collect());
    let open: Vec<&Invitation> =
        invitations.iter().filter(|invitation| invitation.state(now) == InvitationState::Open).collect();
    let at = |fits: &dyn Fn(&Station) -> bool| -> (Vec<&Holding>, Vec<&Invitation>) {
        let holds = holders.iter().filter(|holding| fits(&holding.station)).collect();
        let invited = open
            .iter()
            .copied()
            .filter(|invitation| matches!(&invitation.gives, Gives::Station { station, .. } if fits(station)))
            .collect();
        (holds, invited)
    };
    let taken = seats.iter().filter(|(seat, _)| !at(&|station| sits(station, seat)).0.is_empty()).count();
    let row = |name: &str, word: &str, fits: &dyn Fn(&Station) -> bool| {
        let (holds, invited) = at(fits);
        html! { tr {
            td { (l.english(name)) }
            td { @if holds.is_empty() { span.muted { (say!(l, "seat-empty")) } } @else { @for (at, holding) in holds.iter().enumerate() { @if at > 0 { ", " } (holding.name) } } }
            td { @for invitation in &invited {
                span { (say!(l, "invited-until", time = invitation.until.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%-d.%-m. %H:%M").to_string())) }
                form.inline method="post" action={ "/c/" (id) "/revoke" } data-swap { input type="hidden" name="token" value=(TOKEN); input type="hidden" name="id" value=(invitation.id); button.plain { (say!(l, "revoke")) } }
            } }
            td { form.inline method="post" action={ "/c/" (id) "/invite" } { input type="hidden" name="token" value=(TOKEN); input type="hidden" name="for" value=(word); button.plain { (say!(l, "invite")) } } }
        } }
    };
    let body = html! {
        p { a href={ "/c/" (id) } { (room.name) } " · " a href={ "/c/" (id) "/secretariat" } { (say!(l, "place-secretariat")) } }
        h1 { (say!(l, "people-title", taken = taken, of = seats.len())) }
        form.act method="post" action={ "/c/" (id) "/invite" } {
            input type="hidden" name="token" value=(TOKEN);
            input type="hidden" name="for" value="everybody";
            button.big { (say!(l, "invite-everybody")) }
        }
        p.small.muted { (say!(l, "invite-about")) }
        section #people data-region { div.scroll { table {
            thead { tr { th { (say!(l, "column-seat")) } th { (say!(l, "column-sits")) } th colspan="2" { (say!(l, "column-invited")) } } }
            tbody {
                @for (seat, name) in &seats { (row(name, &format!("seat-{seat}"), &|station| sits(station, seat))) }
                (row(&say!(l, "place-chair"), "chair", &|station| *station == Station::Chair))
                (row(&say!(l, "place-secretariat"), "secretariat", &|station| *station == Station::Secretariat))
                (row(&say!(l, "observers"), "observer", &|station| matches!(station, Station::Observer { .. })))
            }
        } } }
    };
    let page = Page::new(&visit, room.name.clone()).part(Part::Chambers).token(guest.form_token());
    Ok(page.render(&body).into_response())
}

fn sits(station: &Station, at: &str) -> bool {
    matches!(station, Station::Delegate { seat, .. } if seat == at)
}

/// Makes invitations and shows their cards, once.
pub async fn invite(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, PageError> {
    let l = visit.language;
    let room = app.room(&id).await?;
    let by = in_charge(&app, &sent.guest, &room).await?;
    let seats: Vec<(String, String)> =
        room.look(|state| state.roster().seats().iter().map(|seat| (seat.id.clone(), seat.name.clone())).collect());
    let chamber = id.clone();
    let holders = app.ask(move |house| house.holders(&chamber)).await?;
    let delegate = |seat: &str| {
        let deputy = holders.iter().any(|holding| sits(&holding.station, seat));
        Station::Delegate { seat: seat.to_owned(), deputy }
    };
    let wanted: Vec<(String, Station)> = match sent.get("for") {
        "everybody" => {
            let empty = seats.iter().filter(|(seat, _)| !holders.iter().any(|holding| sits(&holding.station, seat)));
            let mut wanted: Vec<(String, Station)> = empty.map(|(seat, name)| (name.clone(), delegate(seat))).collect();
            if !holders.iter().any(|holding| holding.station == Station::Chair) {
                wanted.push((say!(l, "place-chair"), Station::Chair));
            }
            wanted
        }
        "chair" => vec![(say!(l, "place-chair"), Station::Chair)],
        "secretariat" => vec![(say!(l, "place-secretariat"), Station::Secretariat)],
        "observer" => vec![(say!(l, "observer"), Station::Observer { name: None })],
        word => {
            let found = word.strip_prefix("seat-").and_then(|seat| seats.iter().find(|(known, _)| known == seat));
            let (seat, name) = found.ok_or_else(|| PageError::asked(said!("seat-unknown")))?;
            vec![(name.clone(), delegate(seat))]
        }
    };
    let chamber = id.clone();
    let made = app
        .ask(move |house| {
            let open = house.invitations(Some(&chamber))?;
            let mut made: Vec<(String, Secret, jiff::Timestamp)> = Vec::new();
            for (label, station) in wanted {
                let same = |invitation: &&Invitation| matches!(&invitation.gives, Gives::Station { station: other, .. } if *other == station);
                for old in open.iter().filter(same).filter(|old| old.state(house.now()) == InvitationState::Open) {
                    house.revoke(&old.id)?;
                }
                let gives = Gives::Station { chamber: chamber.clone(), station };
                let (token, invitation) = house.invite(gives, &label, Some(&by), INVITATION_HOURS)?;
                made.push((label, token, invitation.until));
            }
            Ok(made)
        })
        .await?;
    let body = html! {
        p.no-print { a href={ "/c/" (id) "/people" } { (say!(l, "people")) } " · " button.plain data-script data-print { (say!(l, "print")) } }
        h1 { (say!(l, "cards-title", count = made.len())) }
        p.no-print { (say!(l, "cards-about")) }
        ul.cards { @for (label, token, until) in &made {
            @let link = visit.absolute(&format!("/enter/{}", token.reveal()));
            li {
                strong { (l.english(label)) }
                span.small { (room.name) }
                (qr(&link))
                code.link dir="ltr" { a href=(link) { (link) } }
                span.small.muted { (say!(l, "card-until", time = until.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d %H:%M UTC").to_string())) }
                button.plain.no-print data-script data-copy=(link) data-copied=(say!(l, "copied")) { (say!(l, "copy-link")) }
            }
        } }
    };
    let mut response =
        Page::new(&visit, room.name.clone()).token(sent.guest.form_token()).render(&body).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A link as a square to be photographed.
fn qr(link: &str) -> Markup {
    match QrCode::new(link.as_bytes()) {
        Ok(code) => {
            let picture = code
                .render::<svg::Color<'_>>()
                .min_dimensions(160, 160)
                .dark_color(svg::Color("#1b2126"))
                .light_color(svg::Color("#ffffff"))
                .build();
            // without the declaration of XML it stands in a page
            let picture = picture.split_once("?>").map_or(picture.as_str(), |(_, rest)| rest);
            html! { span.qr aria-hidden="true" { (PreEscaped(picture.to_owned())) } }
        }
        Err(_) => html! {},
    }
}

/// Takes an invitation back.
pub async fn revoke(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Redirect, PageError> {
    let room = app.room(&id).await?;
    in_charge(&app, &sent.guest, &room).await?;
    let invitation = sent.get("id").to_owned();
    let chamber = id.clone();
    app.ask(move |house| {
        let ours = house.invitations(Some(&chamber))?.iter().any(|other| other.id == invitation);
        if ours { house.revoke(&invitation) } else { Err(penholder_chamber::HouseError::Unknown("invitation")) }
    })
    .await?;
    Ok(Redirect::to(&format!("/c/{id}/people")))
}

/// What may be said in the address of the log-in page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Failed {
    failed: Option<String>,
}

/// The page to come back with a password.
pub async fn login(visit: Visit, guest: Guest, Query(failed): Query<Failed>) -> Response {
    let l = visit.language;
    let body = html! {
        h1 { (say!(l, "login")) }
        @if failed.failed.is_some() { p role="alert" { strong { (say!(l, "login-failed")) } } }
        form.open method="post" action="/login" {
            input type="hidden" name="token" value=(TOKEN);
            label { (say!(l, "field-login")) input name="login" required autocomplete="username"; }
            label { (say!(l, "field-password")) input type="password" name="password" required autocomplete="current-password"; }
            button.big { (say!(l, "login")) }
        }
        p.muted { (say!(l, "login-about")) }
    };
    Page::new(&visit, say!(l, "login")).part(Part::Chambers).token(guest.form_token()).render(&body).into_response()
}
