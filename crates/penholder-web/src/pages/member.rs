//! One member: when it sat, how it voted, its vetoes.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::html;
use penholder_core::Position;

use crate::answer::PageError;
use crate::figure::{colour, mark};
use crate::layout::{Part, page};
use crate::pages::record;
use crate::pages::votes::table;

const SHOWN: usize = 50;

/// The page.
pub async fn show(Path(code): Path<String>) -> Result<Response, PageError> {
    let seats = record().seats()?;
    let state = seats.find(&code).ok_or_else(|| PageError::not_found(format!("no member was ever called {code}")))?;
    let votes: Vec<_> = record().votes()?.iter().filter(|vote| vote.position_of(state.code).is_some()).collect();
    let count = |position: Position| votes.iter().filter(|v| v.position_of(state.code) == Some(position)).count();
    let positions: Vec<(Position, usize)> =
        Position::ALL.into_iter().map(|position| (position, count(position))).filter(|(_, count)| *count > 0).collect();
    let vetoes: Vec<_> = votes.iter().rev().filter(|v| v.vetoes().any(|by| by == state.code)).copied().collect();
    let terms: Vec<_> = seats.terms().iter().filter(|term| term.state == state.code).collect();
    let body = html! {
        h1 { (state.name) ": " (votes.len()) " votes" @if !vetoes.is_empty() { ", " (vetoes.len()) " of its noes a veto" } }
        p.under {
            @for (at, term) in terms.iter().enumerate() {
                @if at > 0 { "; " }
                @if term.permanent { "permanent since " (term.from.year()) } @else { "elected, from " (term.from) @if let Some(to) = term.to { " until " (to) } }
            }
        }
        table {
            thead { tr { th { "Position" } th.n { "Votes" } } }
            tbody { @for (position, count) in &positions { tr { td class=(colour(*position, false)) { (mark(*position, false)) (position.says()) } td.n { (count) } } } }
        }
        @if !vetoes.is_empty() {
            h2 { "Its vetoes, the latest first" }
            (table(&vetoes[..vetoes.len().min(SHOWN)], record().items()?))
        }
        p { a href={ "/votes?member=" (state.code) } { "All votes in which it had a seat" } " · " a href={ "/votes?member=" (state.code) "&position=no" } { "its votes against" } }
    };
    Ok(page(state.name, Part::Votes, &body).into_response())
}
