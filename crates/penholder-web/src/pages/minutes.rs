//! The minutes of a chamber as a page to print: everything that happened, as one place may know it.
//!
//! Not here: what a place may know (`penholder_chamber`), the lines that a live page shows (`hall`).

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::answer::{PageError, kept_nowhere, said};
use crate::app::Audience;
use crate::desk::zone;
use crate::layout::{Page, Part};
use crate::pages::sit::places;
use crate::present::Present;
use crate::words::say;

/// The minutes for an audience.
pub async fn show(present: Present, Path((_, place)): Path<(String, String)>) -> Result<Response, PageError> {
    let nothing = || PageError::not_found(said!("not-found-address", address = present.visit.path()));
    let audience = Audience::ALL.into_iter().find(|known| known.word() == place).ok_or_else(nothing)?;
    present.among(audience)?;
    let (l, room) = (present.language(), &present.room);
    let told = room.live.minutes(&audience.view()).await.map_err(|why| PageError::Damaged(why.to_string()))?;
    let zone = room.look(zone);
    let lines: Vec<_> =
        told.iter().filter_map(|told| Some((told.at.to_zoned_datetime(zone.clone()), told.line.as_ref()?))).collect();
    let body = html! {
        (places(&present, None))
        h1 { (say!(l, "minutes-title")) }
        p.under { (room.name) @if let Some(zone) = zone.iana_name() { " · " (say!(l, "minutes-zone", zone = zone)) } }
        p.no-print { button.plain data-script data-print { (say!(l, "print")) } }
        @if lines.is_empty() { p.muted { (say!(l, "minutes-none")) } }
        @for day in lines.chunk_by(|(one, _), (other, _)| one.date() == other.date()) {
            @if let Some((first, _)) = day.first() { h2 { (crate::vocabulary::day(l, first.date())) } }
            ol.whole lang=[l.lang_english()] dir=[l.lang_english().map(|_| "ltr")] {
                @for (at, line) in day { li class=(line.kind) { time { (at.strftime("%H:%M")) } " " (line.says)
                    @if !line.under.is_empty() { ul.under-line { @for says in &line.under { li { (says) } } } } } }
            }
        }
    };
    let page = Page::new(&present.visit, format!("{} · {}", room.name, say!(l, "minutes-title"))).part(Part::Chambers);
    Ok(kept_nowhere(page.guest(&present.guest).render(&body).into_response()))
}
