//! The live pages of a chamber: the gallery, a seat, the chair's desk, the secretariat's desk; the
//! door for what is done there; the stream of what changed.
//!
//! Always: what is shared is rendered by `hall`, once for an audience; what is a seat's own is rendered for it alone and
//! never pushed. Everything works by reload.

use penholder_core::say::capital;
use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, PreEscaped, html};
use penholder_chamber::asked::{Asked, Possible, What, asked};
use penholder_chamber::{Refused, Station, View, Who, scene};
use penholder_core::Position;
use penholder_core::procedure::vote::Choice;
use penholder_core::procedure::{Command, Form, meeting, vote};
use serde::Deserialize;

use crate::acts;
use crate::answer::{PageError, Said, data, kept_nowhere, said};
use crate::app::{Audience, Room};
use crate::desk::{Desk, Weight, zone};
use crate::figure::mark;
use crate::guest::Sent;
use crate::hall::{grouped, is_of_floor, regions};
use crate::hub::Hub;
use crate::language::Language;
use crate::layout::{Live, Page, Part};
use crate::pages::{feeds, screen};
use crate::present::Present;
use crate::push::Region;
use crate::spoken;
use crate::vocabulary;
use crate::words::say;

/// How a chamber stands for an audience now: its pushes, the number of what they show, the regions.
fn stands(room: &Arc<Room>, audience: Audience, l: Language) -> (Arc<Hub>, String, Arc<Vec<Region>>) {
    let hub = room.hub(audience, l, regions);
    // whoever works at a desk sees at once what was done there
    let near = !matches!(audience, Audience::Chair | Audience::Secretariat);
    loop {
        let whole = hub.at_hand(room.live.seq(), near);
        // rendered again if meanwhile somebody has rendered something newer
        if let Some((number, regions)) = whole.or_else(|| hub.render(|| regions(room, audience, l))) {
            return (hub, number, regions);
        }
    }
}

/// A live page of an audience with its regions.
pub struct Shown<'p> {
    present: &'p Present,
    audience: Audience,
    live: Live,
    regions: Arc<Vec<Region>>,
}

impl<'p> Shown<'p> {
    /// How the chamber stands for it now.
    pub fn to(present: &'p Present, audience: Audience) -> Self {
        let (room, l) = (&present.room, present.language());
        let (_, seq, regions) = stands(room, audience, l);
        let stream = format!("/c/{}/live/{}?lang={}", room.id, audience.word(), l.tag());
        Self { present, audience, live: Live { stream, seq }, regions }
    }

    /// The region of a name.
    pub fn region(&self, name: &str) -> Markup {
        let found = self.regions.iter().find(|(known, _)| *known == name);
        PreEscaped(found.map(|(_, region)| region.clone()).unwrap_or_default())
    }

    /// The places of the chamber above what is shown of one of them.
    fn places(&self) -> Markup {
        places(self.present, Some(self.audience))
    }

    /// What goes on beside the stage.
    fn side(&self) -> Markup {
        html! { div.side { (self.region("floor")) (self.region("before")) (self.region("so-far")) } }
    }

    /// The page around a body, following the stream of the audience.
    pub fn page(self, class: &'static str, body: &Markup) -> Response {
        let Present { visit, guest, room, .. } = self.present;
        let title = format!("{} · {}", room.name, say!(visit.language, place_word(self.audience)));
        let page = Page::new(visit, title).part(Part::Chambers).class(class).guest(guest).live(self.live);
        let page = page.zone(room.look(zone).iana_name());
        let page = page.also(feeds::ATOM, &format!("/c/{}/feed.atom", room.id));
        let page = page.also(feeds::CALENDAR, &format!("/c/{}/calendar.ics", room.id));
        kept_nowhere(page.render(body).into_response())
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

/// The places of a chamber that somebody can go to; `here` is the one that is shown.
pub fn places(present: &Present, here: Option<Audience>) -> Markup {
    let (l, id) = (present.language(), present.room.id.as_str());
    let all = [Audience::Members, Audience::Chair, Audience::Secretariat, Audience::Gallery];
    html! {
        nav.places aria-label=(say!(l, "places")) {
            strong { (present.room.name) }
            @for audience in all.into_iter().filter(|audience| present.among(*audience).is_ok()) {
                a href={ "/c/" (id) (place_path(audience)) } aria-current=[(Some(audience) == here).then_some("page")] { (say!(l, place_word(audience))) }
            }
            @if present.secretariat().is_ok() {
                a href={ "/c/" (id) "/votes" } { (say!(l, "rolls-title")) }
                a href={ "/c/" (id) "/people" } { (say!(l, "people")) }
            }
            @if present.chair().is_ok() || present.secretariat().is_ok() { a href={ "/c/" (id) "/hooks" } { (say!(l, "hooks-title")) } }
            @if !present.stations.is_empty() { a href={ "/c/" (id) "/tokens" } { (say!(l, "tokens-title")) } }
        }
    }
}

/// The address of a place within its chamber.
fn place_path(audience: Audience) -> &'static str {
    match audience {
        Audience::Gallery => "",
        Audience::Members => "/seat",
        Audience::Chair => "/chair",
        Audience::Secretariat => "/secretariat",
        Audience::Screen => "/screen",
    }
}

/// The public gallery.
pub async fn gallery(present: Present) -> Response {
    let (l, id) = (present.language(), &present.room.id);
    let shown = Shown::to(&present, Audience::Gallery);
    let body = html! {
        (shown.places())
        h1.unseen { (present.room.name) }
        (shown.region("own"))
        div.hall {
            div { (shown.region("stage")) }
            (shown.side())
        }
        ul.data {
            li { a href={ "/c/" (id) "/feed.atom" } { (l.english("Atom")) } }
            li { a href={ "/c/" (id) "/calendar.ics" } { (l.english("iCalendar")) } }
            li { a href={ "/c/" (id) "/record" } { (say!(l, "record-file")) } }
            li { (say!(l, "record-verify")) " " code dir="ltr" { "penholder verify " (id) ".ledger" } }
        }
    };
    shown.page("wide", &body)
}

/// What was just recorded.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Recorded {
    receipt: String,
    entry: Option<u64>,
}

/// One's own seat.
pub async fn seat(present: Present, Query(recorded): Query<Recorded>) -> Result<Response, PageError> {
    let mine = mine(present.language(), &present.room, &present.delegate()?, &recorded);
    let shown = Shown::to(&present, Audience::Members);
    let body = html! {
        (shown.places())
        (shown.region("own"))
        div.hall {
            div {
                (mine)
                (shown.region("stage"))
            }
            (shown.side())
        }
    };
    Ok(shown.page("wide", &body))
}

/// What is a seat's own: what is asked of it, its ballot, what it may do.
fn mine(l: Language, room: &Room, who: &Who, recorded: &Recorded) -> Markup {
    let Station::Delegate { seat, .. } = &who.station else { return html! {} };
    room.look(|state| {
        let now = room.live.now();
        let asked = asked(&who.station, state, room.live.is_open(), now);
        let desk = Desk::new(l, room, state, "seat", format!("/c/{}/seat", room.id));
        let name = state.sitting(now).map_or_else(|| seat.clone(), |sitting| sitting.called(seat));
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
            Command::Meeting(meeting::Command::Speak { speech: meeting::Speech::Statement, .. }) => speaks,
            _ => false,
        };
        let rest = asked.may.iter().filter(|possible| !cast(possible) && !is_of_floor(&possible.command));
        let rest = rest.filter(|possible| !is_of_silence(&possible.command));
        let (usual, rest): (Vec<&Possible>, Vec<&Possible>) = rest.partition(|possible| possible.usual);
        let at_hand = asked.may.iter().filter(|possible| at_hand(possible) || is_of_silence(&possible.command));
        let at_hand: Vec<&Possible> = at_hand.collect();
        let first = &asked.now;
        let free = first.is_empty() && !(at_hand.is_empty() && usual.is_empty());
        html! {
            section #mine data-region aria-label=(say!(l, "mine")) {
                h1 { bdi { (l.english(&name)) } }
                (urgent(l, &asked))
                @if seen.meeting.is_none() && first.is_empty() { p.muted { (say!(l, "no-meeting-yet")) } }
                @if let Some((choice, secret)) = &taken { (receipt(l, choice.as_ref(), *secret, recorded)) }
                @if let Some(possible) = ballot {
                    @if taken.is_some() {
                        details.more #ballot-again { summary { (say!(l, "ballot-again")) } (desk.form(possible, Weight::Big, None)) }
                    } @else { (desk.form(possible, Weight::Big, None)) }
                }
                @if free { p.asked { (say!(l, "may-now")) } }
                div.acts {
                    @for possible in at_hand { (desk.form(possible, Weight::Plain, None)) }
                    @for possible in &usual { (desk.offer(possible)) }
                }
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
        @if asks.is_empty() { p.asked { @if watch.is_empty() { (say!(l, "nothing-asked")) } @else { (spoken::ask(l, watch[0])) "." } } }
        @for (at, ask) in asks.iter().enumerate() {
            p class=(if at == 0 { "asked first" } else { "asked" }) data-say-now=[(ask.what == What::Vote).then_some("asked")] {
                (spoken::ask(l, ask))
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
pub async fn chair(present: Present, Query(paired): Query<screen::JustPaired>) -> Result<Response, PageError> {
    present.chair()?;
    Ok(desk(&present, Audience::Chair, &paired))
}

/// The desk of the secretariat.
pub async fn secretariat(present: Present, Query(paired): Query<screen::JustPaired>) -> Result<Response, PageError> {
    present.secretariat()?;
    Ok(desk(&present, Audience::Secretariat, &paired))
}

fn desk(present: &Present, audience: Audience, paired: &screen::JustPaired) -> Response {
    let shown = Shown::to(present, audience);
    let body = html! {
        (shown.places())
        h1.unseen { (say!(present.language(), place_word(audience))) }
        (shown.region("own"))
        (shown.region("next"))
        div.cockpit {
            (shown.region("before"))
            div { (shown.region("stage")) (shown.region("floor")) }
            div { (shown.region("runs")) (shown.region("so-far")) (screen::pair_form(present, place_path(audience), paired)) }
        }
    };
    shown.page("wide", &body)
}

/// The stream of an audience.
pub async fn live(
    present: Present,
    Path((_, audience)): Path<(String, String)>,
    Query(seen): Query<Seen>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let audience = Audience::ALL.into_iter().find(|known| known.word() == audience);
    let nothing = || PageError::not_found(said!("not-found-address", address = present.visit.path()));
    let audience = audience.ok_or_else(nothing)?;
    present.among(audience)?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    // whoever follows first begins with how it stands now
    let (hub, ..) = stands(&present.room, audience, present.language());
    let follows = hub.follow(last.or(seen.seen).as_deref());
    Ok(if audience == Audience::Screen { screen::while_paired(&present, follows)? } else { follows })
}

/// What a stream begins after.
#[derive(Debug, Deserialize)]
pub struct Seen {
    seen: Option<String>,
}

/// The door for everything that is done in a chamber.
pub async fn act(present: Present, sent: Sent) -> Result<Response, PageError> {
    let who = match sent.get("as") {
        "chair" => present.chair()?,
        "secretariat" => present.secretariat()?,
        _ => present.at(|station| matches!(station, Station::Delegate { .. } | Station::Observer { .. }))?,
    };
    let room = &present.room;
    let back = sent.back(&format!("/c/{}", room.id));
    let zone = room.look(zone);
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

/// What the rules say against an act, with the way back.
pub fn refused(why: &Refused, back: &str) -> PageError {
    if let Refused::Failure(failure) = why {
        tracing::error!(%failure, "an act could not be kept");
    }
    let says = Said::English(format!("{}.", capital(&why.to_string())));
    PageError::Refused { says, hint: why.hint(), next: (back.to_owned(), "back") }
}

/// The record of a chamber as a file that anybody can check; of what is not public it holds the hashes.
pub async fn record(present: Present) -> Result<Response, PageError> {
    let room = &present.room;
    let damaged = |why: &dyn std::fmt::Display| PageError::Damaged(why.to_string());
    // nothing is hidden from the public that the whole record would show
    let shown = match room.live.whole(&View::Public) {
        Ok(()) => None,
        Err(_) => Some(room.live.shown(&View::Public).await.map_err(|why| damaged(&why))?),
    };
    let ledger = room.live.ledger().clone();
    let written = ledger.read(move |store| {
        let mut out = Vec::new();
        let is_shown = |seq: u64| shown.as_ref().is_none_or(|shown| shown.contains(&seq));
        let count = penholder_ledger::export_shown(store, &[], &is_shown, &mut out, &mut |_, _| {});
        count.map(|_| out).map_err(|why| why.to_string())
    });
    let bytes = written.await.map_err(|why| damaged(&why))?.map_err(|why| damaged(&why))?;
    let mut response = data("application/jsonl; charset=utf-8", String::from_utf8_lossy(&bytes).into_owned());
    if let Ok(name) = format!("attachment; filename=\"{}.ledger\"", room.id).parse() {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
