//! A text of a live chamber as it is negotiated: what can pass, from what one place there may know of the positions.
//!
//! Always: a seat sees its own positions and those published, the chair those shared with it, everybody else those published;
//! what is supposed on top travels in the form and is in no address.
//! Not here: stating positions (`pages::positions`), who may know of them (`penholder_chamber`).

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::negotiation::{Bodies, Problem, Stop};
use penholder_chamber::View;
use penholder_chamber::house::{Known, Way};
use penholder_chamber::negotiation::{Negotiated, negotiated};
use penholder_core::{Charter, Faults, Roster};

use super::{From, No, download, solved, view};
use crate::answer::{PageError, said};
use crate::app::{Audience, Room};
use crate::guest::Sent;
use crate::layout::{Page, Part};
use crate::pages::sit::places;
use crate::present::Present;
use crate::words::say;

/// What is on the table of a chamber: its law, who sits, and the file of what is known.
#[derive(Clone, Debug)]
pub struct Table {
    /// The law in force.
    pub charter: Charter,
    /// Who sits.
    pub roster: Roster,
    /// The file of positions.
    pub file: String,
    /// Where its forms are sent.
    pub address: String,
}

impl Table {
    /// What is known of a text, on the table of its chamber.
    ///
    /// # Errors
    /// The chamber has no law, or the file cannot be written.
    pub fn of(room: &Room, text: &Negotiated, known: &[Known], address: String) -> Result<Self, PageError> {
        let file = text.file(known).map_err(|why| PageError::Damaged(why.to_string()))?;
        let law = room.look(|state| Some((state.law()?.charter.clone(), state.roster().clone())));
        let (charter, roster) = law.ok_or_else(|| PageError::not_found(said!("text-unknown")))?;
        Ok(Self { charter, roster, file, address })
    }

    /// Reads the file.
    ///
    /// # Errors
    /// What contradicts itself in it.
    pub fn read(&self, stop: &Stop) -> Result<Problem, Box<Faults>> {
        let charter = |_: &str| Some(&self.charter);
        let bodies = Bodies { charter: &charter, roster: &|_, _| self.roster.clone() };
        Problem::read_until("positions", &self.file, &bodies, stop)
    }
}

/// The text as a view may know it.
///
/// # Errors
/// The view sees no such text, or no words of it.
pub fn text_of(present: &Present, view: &View, matter: &str) -> Result<Negotiated, PageError> {
    let room = &present.room;
    let found = room.look(|state| negotiated(view, state, room.live.now(), matter));
    found.ok_or_else(|| PageError::NotFound {
        says: said!("text-unknown"),
        next: (format!("/c/{}", room.id), "to-the-gallery"),
    })
}

/// What the view of a text may know of everybody's positions.
///
/// # Errors
/// The house.
pub async fn known_of(present: &Present, text: &Negotiated) -> Result<Vec<Known>, PageError> {
    let (chamber, text) = (present.room.id.clone(), text.clone());
    present.app.ask(move |house| house.positions(&chamber, &text)).await
}

/// From where somebody looks.
///
/// # Errors
/// The person has no such place.
fn view_of(present: &Present, audience: Audience) -> Result<View, PageError> {
    present.among(audience)?;
    Ok(match audience {
        Audience::Members => present.delegate()?.station.view(),
        other => other.view(),
    })
}

/// What can pass.
pub async fn show(
    present: Present,
    Path((_, matter, place)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    answer(&present, &matter, &place, Vec::new()).await
}

/// What could pass, if somebody stood otherwise; or the answer as a file.
pub async fn suppose(
    present: Present,
    Path((_, matter, place)): Path<(String, String, String)>,
    sent: Sent,
) -> Result<Response, PageError> {
    answer(&present, &matter, &place, sent.fields().to_vec()).await
}

async fn answer(
    present: &Present,
    matter: &str,
    place: &str,
    fields: Vec<(String, String)>,
) -> Result<Response, PageError> {
    let nothing = || PageError::not_found(said!("not-found-address", address = present.visit.path()));
    let audience = Audience::ALL.into_iter().find(|known| known.word() == place).ok_or_else(nothing)?;
    let view = view_of(present, audience)?;
    let text = text_of(present, &view, matter)?;
    let known = known_of(present, &text).await?;
    let address = format!("/c/{}/text/{matter}/negotiation/{place}", present.room.id);
    let next = (address.clone(), "start-again");
    let head = head(present, &text, &known, audience);
    if known.is_empty() {
        return Ok(page(present, &text, &head));
    }
    let form = fields.iter().find(|(field, _)| field == "download").map(|(_, form)| form.clone());
    let table = Table::of(&present.room, &text, &known, address)?;
    match solved(From::Live(Box::new(table)), fields).await? {
        Ok(shown) => match form {
            Some(form) => download(&shown, "negotiation", &form),
            None => Ok(page(present, &text, &html! { (head) (view::shown(present.language(), &shown)) })),
        },
        Err(No::Asked(says)) => Err(PageError::Asked { says, next }),
        Err(No::Moved(query)) => Err(PageError::Damaged(query)),
        Err(No::Faults(faults)) => Ok(page(present, &text, &html! { (head) (contradictions(present, &faults)) })),
    }
}

/// Whose positions it is answered from, by what way they are known.
fn head(present: &Present, text: &Negotiated, known: &[Known], audience: Audience) -> Markup {
    let l = present.language();
    let name = |seat: &str| {
        let now = present.room.live.now();
        present.room.look(|state| state.sitting(now).map_or_else(|| seat.to_owned(), |sitting| sitting.called(seat)))
    };
    let about = match audience {
        Audience::Members => say!(l, "negotiation-seat"),
        Audience::Chair => say!(l, "negotiation-chair"),
        Audience::Gallery | Audience::Secretariat | Audience::Screen => say!(l, "negotiation-published"),
    };
    let way = |way: Way| match way {
        Way::Own => say!(l, "way-own"),
        Way::Shared => say!(l, "way-shared"),
        Way::Published => say!(l, "way-published"),
    };
    html! {
        p { a href={ "/c/" (present.room.id) "/text/" (text.id) } { (say!(l, "to-the-text")) }
            @if audience == Audience::Members { " · " a href={ "/c/" (present.room.id) "/text/" (text.id) "/positions" } { (say!(l, "positions")) } } }
        @if known.is_empty() {
            h1 { (say!(l, "negotiation-title")) }
            p { (about) " " (say!(l, "negotiation-nobody")) }
        } @else {
            p.off { (about) " " @for (at, known) in known.iter().enumerate() {
                @if at > 0 { " · " } strong { (l.english(name(&known.seat))) } " " span.muted { (way(known.way)) }
            } }
        }
    }
}

/// Positions that cannot hold together, as sentences.
pub fn contradictions(present: &Present, faults: &Faults) -> Markup {
    let l = present.language();
    html! {
        div #negotiation data-region {
            h1 { (say!(l, "positions-contradict")) }
            ul { @for fault in &faults.faults { li { (l.english(&fault.says)) @if let Some(hint) = &fault.hint { br; span.muted { (l.english(hint)) } } } } }
        }
    }
}

fn page(present: &Present, text: &Negotiated, body: &Markup) -> Response {
    let l = present.language();
    let body = html! { (places(present, None)) (body) };
    let page = Page::new(&present.visit, format!("{} · {}", text.title(), say!(l, "negotiation-title")));
    crate::answer::kept_nowhere(page.part(Part::Chambers).guest(&present.guest).render(&body).into_response())
}
