//! The first page: what this is, the last decision of the record, and where to go.

use axum::response::{IntoResponse, Response};
use maud::html;
use penholder_record::Declared;

use crate::answer::PageError;
use crate::layout::{Part, page};
use crate::pages::record;
use crate::pages::votes::table;

/// The page.
pub async fn show() -> Result<Response, PageError> {
    let votes = record().votes()?;
    let vetoed = votes.iter().filter(|vote| vote.declared == Declared::Vetoed).count();
    let latest: Vec<_> = votes.iter().rev().take(8).collect();
    let year = |vote: Option<&penholder_record::Vote<'_>>| vote.map_or(0, |vote| vote.date.year());
    let (from, to) = (year(votes.first()), year(votes.last()));
    let body = html! {
        h1 { "Who stood where, on which words, and why it fell or passed" }
        p { "Penholder runs, records and explains bodies that decide by vote, consensus and veto. The UN Security Council is its first body; any other is a charter file." }
        p {
            "The record holds " a href="/votes" { (votes.len()) " votes" } " of the Council from " (from) " to " (to)
            ", " a href="/vetoes" { (vetoed) " of them vetoed" } ", each decided again under the charter of its day. The "
            a href="/charters" { "law of " (penholder_charters::SHIPPED.len()) " bodies" } " can be read article by article."
        }
        h2 { "The latest votes" }
        (table(&latest, record().items()?))
    };
    Ok(page("Penholder", Part::None, &body).into_response())
}
