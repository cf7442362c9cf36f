//! The first page: what this is, a sitting that plays, the last decisions of the record, and where to go.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use maud::html;
use penholder_record::Declared;

use crate::answer::PageError;
use crate::layout::Page;
use crate::pages::demo::{self, At};
use crate::pages::record;
use crate::pages::votes::table;
use crate::visit::Visit;
use crate::words::{say, say_linked};

/// The page.
pub async fn show(visit: Visit, Query(at): Query<At>) -> Result<Response, PageError> {
    let l = visit.language;
    let votes = record().votes()?;
    let vetoed = votes.iter().filter(|vote| vote.declared == Declared::Vetoed).count();
    let latest: Vec<_> = votes.iter().rev().take(8).collect();
    let year = |vote: Option<&penholder_record::Vote<'_>>| vote.map_or(0, |vote| vote.date.year());
    let (from, to) = (year(votes.first()), year(votes.last()));
    let body = html! {
        h1 { (say!(l, "home-title")) }
        p { (say!(l, "home-about")) }
        h2.unseen { (say!(l, "demo-title")) }
        p.start {
            a.button href="/chambers" { (say!(l, "open-a-chamber")) }
            span { (say_linked!(l, "home-start", [], [cases = "/cases/aleppo-2014", negotiate = "/negotiate"])) }
        }
        (demo::demo(demo::FIRST)?.markup(l, &at.or_end(), "/"))
        p { (say_linked!(l, "home-record", [
            votes = votes.len(), vetoed = vetoed, from = from.to_string(), to = to.to_string(), charters = crate::pages::charter::bodies().0.len()
        ], [votes = "/votes", vetoes = "/vetoes", charters = "/charters"])) }
        h2 { (say!(l, "home-latest")) }
        (table(l, &latest, record().items()?))
    };
    Ok(Page::new(&visit, "Penholder").render(&body).into_response())
}
