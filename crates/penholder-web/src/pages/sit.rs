//! The live pages of a chamber: the gallery, a seat, the chair's desk, the secretariat's desk, the screen on the wall; the
//! door for what is done there; the stream of what changed.
//!
//! Always: what is shared is rendered by `hall`, once for an audience; what is a seat's own is rendered for it alone and
//! never pushed. Everything works by reload.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, PreEscaped, html};
use penholder_chamber::asked::{Asked, Possible, What, asked};
use penholder_chamber::{Refused, Station, View, Who, scene};
use penholder_core::Position;
use penholder_core::procedure::vote::Choice;
use penholder_core::procedure::{Command, Form, meeting, vote};
use serde::Deserialize;

use crate::acts;
use crate::answer::{PageError, Said, data};
use crate::app::{App, Audience, Room};
use crate::desk::{Desk, Weight};
use crate::figure::mark;
use crate::guest::{Guest, Sent};
use crate::hall::{grouped, is_of_floor, regions};
use crate::language::Language;
use crate::layout::{Live, Page, Part};
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::say;

/// A live page of an audience with its regions: `place` gives the region of a name.
struct Shown {
    page_of: Arc<Room>,
    audience: Audience,
    live: Live,
    regions: Vec<crate::push::Region>,
}

impl Shown {
    fn of(room: Arc<Room>, audience: Audience, l: Language) -> Self {
        let hub = room.hub(audience, l, regions);
        let (of, regions) = regions(&room, audience, l);
        let seq = hub.publish(of, &regions).unwrap_or_default();
        let stream = format!("/c/{}/live/{}?lang={}", room.id, audience.word(), l.tag());
        Self { page_of: room, audience, live: Live { stream, seq }, regions }
    }

    fn region(&self, name: &str) -> Markup {
        PreEscaped(
            self.regions.iter().find(|(known, _)| *known == name).map(|(_, region)| region.clone()).unwrap_or_default(),
        )
    }

    fn page(self, visit: &Visit, guest: &Guest, class: &'static str, body: &Markup) -> Response {
        let title = format!("{} · {}", self.page_of.name, say!(visit.language, place_word(self.audience)));
        let page = Page::new(visit, title).part(Part::Chambers).class(class).token(guest.form_token()).live(self.live);
        let mut response = page.render(body).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// The message that names a place.
fn place_word(audience: Audience) -> &'static str {
    match audience {
        Audience::Gallery => "place-gallery",
        Audience::Members => "place-seat",
        Audience::Chair => "place-chair",
        Audience::Secretariat => "place-secretariat",
        Audience::Screen => "place-screen",
    }
}

/// The places of a chamber that somebody can go to.
pub fn places(l: Language, room: &Room, stations: &[Station], here: Audience) -> Markup {
    let presides = |seat: &str| {
        room.look(|state| state.sitting(room.live.now()).and_then(|s| s.presiding().map(str::to_owned))).as_deref()
            == Some(seat)
    };
    let chair = stations.iter().any(|station| match station {
        Station::Chair => true,
        Station::Delegate { seat, .. } => presides(seat),
        _ => false,
    });
    let seat = stations.iter().any(|station| matches!(station, Station::Delegate { .. }));
    let secretariat = stations.contains(&Station::Secretariat);
    let shown = [
        (Audience::Members, "seat", seat),
        (Audience::Chair, "chair", chair),
        (Audience::Secretariat, "secretariat", secretariat),
        (Audience::Gallery, "", true),
    ];
    html! {
        nav.places aria-label=(say!(l, "places")) {
            strong { (room.name) }
            @for (audience, address, _) in shown.iter().filter(|(_, _, there)| *there) {
                a href={ "/c/" (room.id) @if !address.is_empty() { "/" (address) } } aria-current=[(*audience == here).then_some("page")] { (l.say(place_word(*audience), &[])) }
            }
            @if secretariat { a href={ "/c/" (room.id) "/people" } { (say!(l, "people")) } }
        }
    }
}

/// The public gallery.
pub async fn gallery(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    guest: Guest,
) -> Result<Response, PageError> {
    let l = visit.language;
    let room = app.room(&id).await?;
    let stations = guest.stations(&app, &room).await?;
    let shown = Shown::of(room, Audience::Gallery, l);
    let body = html! {
        (places(l, &shown.page_of, &stations, Audience::Gallery))
        h1.unseen { (shown.page_of.name) }
        (shown.region("own"))
        div.hall {
            div { (shown.region("stage")) }
            div.side { (shown.region("floor")) (shown.region("before")) (shown.region("so-far")) }
        }
        ul.data {
            li { a href={ "/c/" (id) "/record" } { (say!(l, "record-file")) } }
            li { (say!(l, "record-verify")) " " code dir="ltr" { "penholder verify " (id) ".ledger" } }
        }
    };
    Ok(shown.page(&visit, &guest, "wide", &body))
}

/// What was just recorded.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Recorded {
    receipt: String,
    entry: Option<u64>,
}

/// One's own seat.
pub async fn seat(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    Query(recorded): Query<Recorded>,
    guest: Guest,
) -> Result<Response, PageError> {
    let l = visit.language;
    let room = app.room(&id).await?;
    let who = guest.at(&app, &room, |station| matches!(station, Station::Delegate { .. })).await?;
    let stations = guest.stations(&app, &room).await?;
    let mine = mine(l, &room, &who, &recorded);
    let shown = Shown::of(room, Audience::Members, l);
    let body = html! {
        (places(l, &shown.page_of, &stations, Audience::Members))
        (shown.region("own"))
        div.hall {
            div {
                (mine)
                (shown.region("stage"))
            }
            div.side { (shown.region("floor")) (shown.region("before")) (shown.region("so-far")) }
        }
    };
    Ok(shown.page(&visit, &guest, "wide", &body))
}

/// What is a seat's own: what is asked of it, its ballot, what it may do.
fn mine(l: Language, room: &Room, who: &Who, recorded: &Recorded) -> Markup {
    let Station::Delegate { seat, .. } = &who.station else { return html! {} };
    room.look(|state| {
        let now = room.live.now();
        let asked = asked(&who.station, state, room.live.is_open(), now);
        let zone = state.law().map_or(jiff::tz::TimeZone::UTC, |law| law.procedure.time_zone());
        let back = format!("/c/{}/seat", room.id);
        let desk = Desk { l, chamber: &room.id, place: "seat", back, seq: state.size(), zone };
        let name = state.roster().find(seat).map_or_else(|_| seat.clone(), |at| state.roster().seats()[at].name.clone());
        let cast = |possible: &&Possible| matches!(possible.command, Command::Vote(vote::Command::Cast { seat: None, .. } | vote::Command::Name { seat: None, .. }));
        let ballot: Option<&Possible> = asked.may.iter().find(cast);
        let seen = scene(&View::Seat(seat.clone()), state, now);
        let taken = seen.matters.values().find_map(|matter| {
            let vote = matter.votes.last().filter(|vote| vote.is_open())?;
            Some((vote.ballots.get(seat)?.choice.clone(), vote.is_secret()))
        });
        let meeting = seen.meeting.as_ref().and_then(|id| match &seen.matters.get(id)?.form {
            Form::Meeting(meeting) => Some(meeting),
            _ => None,
        });
        let on_list = meeting.is_some_and(|meeting| meeting.list.contains(seat));
        let speaks = meeting.is_some_and(|meeting| meeting.speaking.as_ref() == Some(seat));
        // of what can be done about the floor only what makes sense for this seat now
        let at_hand = |possible: &Possible| match &possible.command {
            Command::Meeting(meeting::Command::Inscribe) => !on_list && !speaks,
            Command::Meeting(meeting::Command::Strike) => on_list,
            Command::Meeting(meeting::Command::Speak { .. }) => speaks,
            _ => false,
        };
        let rest: Vec<&Possible> = asked.may.iter().filter(|possible| !cast(possible) && !is_of_floor(&possible.command)).collect();
        html! {
            section #mine data-region aria-label=(say!(l, "mine")) {
                h1 { (l.english(&name)) }
                (urgent(l, &asked))
                @if let Some((choice, secret)) = &taken { (receipt(l, choice.as_ref(), *secret, recorded)) }
                @if let Some(possible) = ballot {
                    @if taken.is_some() {
                        details.more #ballot-again { summary { (say!(l, "ballot-again")) } (desk.form(possible, Weight::Big, None)) }
                    } @else { (desk.form(possible, Weight::Big, None)) }
                }
                div.acts { @for possible in asked.may.iter().filter(|possible| at_hand(possible) || is_of_silence(&possible.command)) {
                    (desk.form(possible, Weight::Plain, None))
                } }
                @let rest: Vec<&Possible> = rest.into_iter().filter(|possible| !is_of_silence(&possible.command)).collect();
                @if !rest.is_empty() {
                    details.others #others {
                        summary data-key="o" { (say!(l, "other-acts", count = rest.len())) " " kbd { "o" } }
                        (grouped(l, &desk, state, &rest))
                    }
                }
            }
        }
    })
}

fn is_of_silence(command: &Command) -> bool {
    use penholder_core::procedure::silence::Command as S;
    matches!(command, Command::Silence(S::Break { .. } | S::Hold { .. } | S::Release | S::AskTime { .. } | S::Decline))
}

/// What is asked now, the most pressing first; the first large.
fn urgent(l: Language, asked: &Asked) -> Markup {
    let (watch, asks): (Vec<_>, Vec<_>) = asked.now.iter().partition(|ask| ask.what == What::Watch);
    html! {
        @if asks.is_empty() { p.asked { @if watch.is_empty() { (say!(l, "nothing-asked")) } @else { (l.english(&watch[0].says)) "." } } }
        @for (at, ask) in asks.iter().enumerate() {
            p class=(if at == 0 { "asked first" } else { "asked" }) data-say-now=[(ask.what == What::Vote).then_some("asked")] {
                (l.english(&ask.says))
                @if let Some(until) = ask.until { " " span.time data-until=(until.as_millisecond()) {} }
            }
        }
    }
}

/// The ballot as it was recorded.
fn receipt(l: Language, choice: Option<&Choice>, secret: bool, recorded: &Recorded) -> Markup {
    html! {
        p.receipt role="status" {
            @match choice {
                Some(Choice::Position(position)) => {
                    (mark(*position, false)) " " strong { (say!(l, "ballot-recorded", position = vocabulary::position(l, *position))) }
                }
                Some(Choice::Names(names)) => { strong { (names.iter().cloned().collect::<Vec<_>>().join(", ")) } }
                None => { strong { @if secret { (say!(l, "ballot-secret")) } @else { (say!(l, "ballot-recorded", position = vocabulary::position(l, Position::Unknown))) } } }
            }
            @if !recorded.receipt.is_empty() {
                br; span.small { (say!(l, "ballot-receipt", receipt = recorded.receipt.as_str(), entry = recorded.entry.unwrap_or(0))) }
            }
        }
    }
}

/// The desk of whoever presides.
pub async fn chair(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    guest: Guest,
) -> Result<Response, PageError> {
    let room = app.room(&id).await?;
    presiding(&app, &guest, &room).await?;
    let stations = guest.stations(&app, &room).await?;
    Ok(desk(&visit, &guest, room, &stations, Audience::Chair))
}

/// The desk of the secretariat.
pub async fn secretariat(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    guest: Guest,
) -> Result<Response, PageError> {
    let room = app.room(&id).await?;
    guest.at(&app, &room, |station| *station == Station::Secretariat).await?;
    let stations = guest.stations(&app, &room).await?;
    Ok(desk(&visit, &guest, room, &stations, Audience::Secretariat))
}

fn desk(visit: &Visit, guest: &Guest, room: Arc<Room>, stations: &[Station], audience: Audience) -> Response {
    let l = visit.language;
    let shown = Shown::of(room, audience, l);
    let body = html! {
        (places(l, &shown.page_of, stations, audience))
        h1.unseen { (l.say(place_word(audience), &[])) }
        (shown.region("own"))
        (shown.region("next"))
        div.cockpit {
            (shown.region("before"))
            div { (shown.region("stage")) (shown.region("floor")) }
            div { (shown.region("runs")) (shown.region("so-far")) }
        }
    };
    shown.page(visit, guest, "wide", &body)
}

/// Whoever presides, or works for whoever presides.
async fn presiding(app: &App, guest: &Guest, room: &Room) -> Result<Who, PageError> {
    let presiding = room.look(|state| state.sitting(room.live.now()).and_then(|s| s.presiding().map(str::to_owned)));
    guest
        .at(app, room, |station| match station {
            Station::Chair => true,
            Station::Delegate { seat, .. } => presiding.as_ref() == Some(seat),
            _ => false,
        })
        .await
}

/// The stream of an audience.
pub async fn live(
    visit: Visit,
    State(app): State<App>,
    Path((id, audience)): Path<(String, String)>,
    Query(seen): Query<Seen>,
    headers: HeaderMap,
    guest: Guest,
) -> Result<Response, PageError> {
    let room = app.room(&id).await?;
    let audience = Audience::ALL.into_iter().find(|known| known.word() == audience);
    let audience = audience.ok_or_else(|| PageError::asked("there is no such stream".to_owned()))?;
    match audience {
        Audience::Gallery | Audience::Screen => {}
        Audience::Members => drop(guest.at(&app, &room, |station| matches!(station, Station::Delegate { .. })).await?),
        Audience::Chair => drop(presiding(&app, &guest, &room).await?),
        Audience::Secretariat => drop(guest.at(&app, &room, |station| *station == Station::Secretariat).await?),
    }
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let hub = room.hub(audience, visit.language, regions);
    let (of, rendered) = regions(&room, audience, visit.language);
    // whoever follows first begins with how it stands now
    hub.publish(of, &rendered);
    Ok(hub.follow(last.or(seen.seen).as_deref()))
}

/// What a stream begins after.
#[derive(Debug, Deserialize)]
pub struct Seen {
    seen: Option<String>,
}

/// The door for everything that is done in a chamber.
pub async fn act(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, PageError> {
    let room = app.room(&id).await?;
    let who = match sent.get("as") {
        "chair" => presiding(&app, &sent.guest, &room).await?,
        "secretariat" => sent.guest.at(&app, &room, |station| *station == Station::Secretariat).await?,
        _ => {
            sent.guest
                .at(&app, &room, |station| matches!(station, Station::Delegate { .. } | Station::Observer { .. }))
                .await?
        }
    };
    let back = sent.back(&format!("/c/{id}"));
    let zone = room.look(|state| state.law().map(|law| law.procedure.time_zone())).unwrap_or(jiff::tz::TimeZone::UTC);
    let unread = |says: String| PageError::Asked { says: Said::English(says), next: (back.clone(), "back") };
    let command = acts::command(sent.fields(), &zone).map_err(unread)?;
    let ballot = matches!(command, Command::Vote(vote::Command::Cast { .. } | vote::Command::Name { .. }));
    let done = room.live.act(&who, sent.get("on"), command, sent.get("key")).await;
    let done = done.map_err(|why| refused(&why, &back))?;
    let receipt = done.receipt.entries.first().filter(|_| ballot).map(|placed| {
        let hash = placed.hash.to_string();
        format!("?receipt={}&entry={}", hash.get(..12).unwrap_or(&hash), placed.seq)
    });
    Ok(Redirect::to(&format!("{back}{}", receipt.unwrap_or_default())).into_response())
}

pub fn refused(why: &Refused, back: &str) -> PageError {
    if let Refused::Failure(failure) = why {
        tracing::error!(%failure, "an act could not be kept");
    }
    let says = Said::English(format!("{}.", crate::answer::capital(&why.to_string())));
    PageError::Refused { says, hint: why.hint(), next: (back.to_owned(), "back") }
}

/// The record of a chamber as a file that anybody can check. Only what the public may know is in it while it is public.
pub async fn record(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let room = app.room(&id).await?;
    if room.look(|state| state.log().any(|change| !change.secrecy.lets(&View::Public))) {
        return Err(PageError::asked(crate::answer::said!("record-not-public")));
    }
    let ledger = room.live.ledger().clone();
    let written = ledger.read(|store| {
        let mut out = Vec::new();
        let count = penholder_ledger::export(store, &[], penholder_ledger::Contents::Public, &mut out, &mut |_, _| {});
        count.map(|_| out).map_err(|why| why.to_string())
    });
    let damaged = |why: String| PageError::Damaged(why);
    let bytes = written.await.map_err(|why| damaged(why.to_string()))?.map_err(damaged)?;
    let mut response = data("application/jsonl; charset=utf-8", String::from_utf8_lossy(&bytes).into_owned());
    if let Ok(name) = format!("attachment; filename=\"{id}.ledger\"").parse() {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// The screen on the wall.
pub async fn screen(
    visit: Visit,
    State(app): State<App>,
    Path(id): Path<String>,
    guest: Guest,
) -> Result<Response, PageError> {
    let l = visit.language;
    let room = app.room(&id).await?;
    let shown = Shown::of(room, Audience::Screen, l);
    let body = html! {
        h1.unseen { (shown.page_of.name) }
        (shown.region("own"))
        p.clock data-script data-clock {}
        (shown.region("stage"))
        (shown.region("floor"))
    };
    Ok(shown.page(&visit, &guest, "screen", &body))
}
