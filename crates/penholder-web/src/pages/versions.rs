//! Two versions of a text side by side, with the words that changed marked.
//!
//! Always: a version is shown only if the place may know it; the comparison is the core's, by the words of the paragraphs.
//! Not here: reading and comparing (`penholder_core::text`).

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_chamber::paragraph::wordings;
use penholder_chamber::{Station, scene};
use penholder_core::procedure::Wording;
use penholder_core::text::compare::diff::{Fate, Piece};
use penholder_core::text::compare::{Comparison, Pairing, ParagraphFate, compare};
use penholder_core::text::format::plain;
use penholder_core::text::leading::Phrases;
use penholder_core::text::reference::Vocabulary;
use serde::Deserialize;

use crate::answer::{PageError, Said, kept_nowhere, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::sit::places;
use crate::present::Present;
use crate::words::say;

/// Which two, by their places from 1; the last two if nothing is said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Two {
    old: Option<usize>,
    new: Option<usize>,
}

/// Two versions of a text.
pub async fn show(
    present: Present,
    Path((_, matter)): Path<(String, String)>,
    Query(two): Query<Two>,
) -> Result<Response, PageError> {
    let (l, room) = (present.language(), &present.room);
    let inside = present.stations.iter().find(|station| station.view().is_inside());
    let view = inside.unwrap_or(&Station::Public).view();
    let back = format!("/c/{}/text/{matter}", room.id);
    let found = room.look(|state| {
        let seen = scene(&view, state, room.live.now());
        let matter = seen.matters.get(&matter)?;
        Some((penholder_chamber::words::called(matter), wordings(&matter.form).to_vec()))
    });
    let unknown = || PageError::NotFound { says: said!("text-unknown"), next: (back.clone(), "to-the-text") };
    let (title, versions) = found.filter(|(_, versions)| !versions.is_empty()).ok_or_else(unknown)?;
    let count = versions.len();
    let new = two.new.unwrap_or(count);
    let old = two.old.unwrap_or_else(|| new.saturating_sub(1).max(1));
    let at = |number: usize| number.checked_sub(1).and_then(|at| versions.get(at)).ok_or_else(unknown);
    let (old, new) = ((old, at(old)?), (new, at(new)?));
    let compared =
        compared(old.1, new.1).map_err(|says| PageError::Asked { says, next: (back.clone(), "to-the-text") })?;
    let body = html! {
        (places(&present, None))
        p { a href=(back) { (say!(l, "to-the-text")) } }
        h1 { (l.english(&title)) }
        form.filter.no-print method="get" action={ (back) "/versions" } {
            (choice(l, "old", "version-old", &versions, old.0))
            (choice(l, "new", "version-new", &versions, new.0))
            button { (say!(l, "versions-show")) }
        }
        p { (l.english(compared.sentence())) }
        (table(l, &compared, old.1, new.1))
    };
    let page = Page::new(&present.visit, format!("{title} · {}", say!(l, "versions-title"))).part(Part::Chambers);
    Ok(kept_nowhere(page.class("wide").guest(&present.guest).render(&body).into_response()))
}

fn choice(l: Language, name: &str, label: &'static str, versions: &[Wording], chosen: usize) -> Markup {
    html! { label { (say!(l, label)) select name=(name) { @for (at, version) in versions.iter().enumerate() {
        option value=(at + 1) selected[at + 1 == chosen] lang=[l.lang_english()] { (at + 1) ". " (version.version) }
    } } } }
}

fn compared(old: &Wording, new: &Wording) -> Result<Comparison, Said> {
    let read = |wording: &Wording| {
        let text = wording.text.as_deref().ok_or_else(|| said!("text-elsewhere"))?;
        plain::read(text).map(|reading| reading.text).map_err(|why| Said::English(why.to_string()))
    };
    Ok(compare(&read(old)?, &read(new)?, Pairing::ByWords, &Vocabulary::default(), Phrases::standard()))
}

fn table(l: Language, compared: &Comparison, old: &Wording, new: &Wording) -> Markup {
    html! {
        table.beside.versions.stack {
            thead { tr { th scope="col" { (l.english(&old.version)) } th scope="col" { (l.english(&new.version)) } } }
            tbody { @for change in &compared.paragraphs { tr {
                @let moved = change.fate == ParagraphFate::Moved;
                td { span.of { (l.english(&old.version)) } (side(l, &change.pieces, Fate::New, change.old_name.is_some().then_some(change.label.as_str()))) }
                td { span.of { (l.english(&new.version)) } (side(l, &change.pieces, Fate::Gone, change.new_name.is_some().then_some(change.label.as_str())))
                    @if moved { " " span.small.muted { (say!(l, "versions-moved")) } } }
            } } }
        }
    }
}

/// One side of a paragraph, without the words that are only on the other.
fn side(l: Language, pieces: &[Piece], not: Fate, label: Option<&str>) -> Markup {
    let Some(label) = label else { return html! { span.muted { "–" } } };
    html! { span lang=[l.lang_english()] { @if !label.is_empty() { (label) " " }
    @for piece in pieces.iter().filter(|piece| piece.fate != not) { @match piece.fate {
        Fate::Same => (piece.words),
        Fate::Gone => del { span.unseen lang=(l.tag()) { (say!(l, "removed")) " " } (piece.words) },
        Fate::New => ins { span.unseen lang=(l.tag()) { (say!(l, "added")) " " } (piece.words) },
    } } } }
}
