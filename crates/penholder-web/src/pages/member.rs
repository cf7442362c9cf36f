//! One member: when it sat, how it voted, its vetoes.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::html;
use penholder_core::Position;

use crate::answer::{PageError, said};
use crate::figure::{colour, mark};
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::pages::votes::table;
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::say;

const SHOWN: usize = 50;

/// The page.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, PageError> {
    let l = visit.language;
    let seats = record().seats()?;
    let state = seats.find(&code).ok_or_else(|| PageError::not_found(said!("no-member", name = code)))?;
    let votes: Vec<_> = record().votes()?.iter().filter(|vote| vote.position_of(state.code).is_some()).collect();
    let count = |position: Position| votes.iter().filter(|v| v.position_of(state.code) == Some(position)).count();
    let positions: Vec<(Position, usize)> =
        Position::ALL.into_iter().map(|position| (position, count(position))).filter(|(_, count)| *count > 0).collect();
    let vetoes: Vec<_> = votes.iter().rev().filter(|v| v.vetoes().any(|by| by == state.code)).copied().collect();
    let terms: Vec<_> = seats.terms().iter().filter(|term| term.state == state.code).collect();
    let body = html! {
        h1 { @if vetoes.is_empty() { (say!(l, "member-title", name = state.name, votes = votes.len())) } @else { (say!(l, "member-title-vetoes", name = state.name, votes = votes.len(), vetoes = vetoes.len())) } }
        p.under {
            @for (at, term) in terms.iter().enumerate() {
                @if at > 0 { "; " }
                @if term.permanent { (say!(l, "term-permanent", from = term.from.year().to_string())) }
                @else if let Some(to) = term.to { (say!(l, "term-elected", from = term.from.to_string(), to = to.to_string())) }
                @else { (say!(l, "term-running", from = term.from.to_string())) }
            }
        }
        table {
            thead { tr { th scope="col" { (say!(l, "column-position")) } th.n scope="col" { (say!(l, "column-votes")) } } }
            tbody { @for (position, count) in &positions { tr { td class=(colour(*position, false)) { (mark(*position, false)) (vocabulary::position(l, *position)) } td.n { (count) } } } }
        }
        @if !vetoes.is_empty() {
            h2 { (say!(l, "member-vetoes")) }
            (table(l, &vetoes[..vetoes.len().min(SHOWN)], record().items()?))
        }
        p { a href={ "/votes?member=" (state.code) } { (say!(l, "member-all")) } " · " a href={ "/votes?member=" (state.code) "&position=no" } { (say!(l, "member-against")) } }
    };
    Ok(Page::new(&visit, state.name).part(Part::Votes).render(&body).into_response())
}
