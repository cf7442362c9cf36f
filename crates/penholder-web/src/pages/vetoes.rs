//! Vetoes over time and by member: drafts, votes and the official list side by side.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use maud::html;
use penholder_studies::vetoes::{Vetoed, Vetoes, vetoes};
use serde_json::json;

use crate::answer::{self, PageError};
use crate::figure::{Bar, bars};
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::say;

/// Vetoes of one year.
#[derive(Clone, Copy, Default)]
struct Count {
    drafts: usize,
    cast: usize,
}

fn by_year() -> Result<BTreeMap<i16, Count>, PageError> {
    let mut years: BTreeMap<i16, Count> = BTreeMap::new();
    let (from, to) = record().seats()?.reach();
    for year in from.year()..=to.year().min(record().votes()?.last().map_or(from, |vote| vote.date).year()) {
        years.insert(year, Count::default());
    }
    for vote in record().votes()? {
        let cast = vote.vetoes().count();
        if cast > 0 {
            let count = years.entry(vote.date.year()).or_default();
            count.drafts += 1;
            count.cast += cast;
        }
    }
    Ok(years)
}

/// The page.
pub async fn show(visit: Visit) -> Result<Response, PageError> {
    let l = visit.language;
    let years = by_year()?;
    let (drafts, cast) = years.values().fold((0, 0), |sum, count| (sum.0 + count.drafts, sum.1 + count.cast));
    let members = counted()?;
    let picture: Vec<Bar> = years
        .iter()
        .map(|(year, count)| Bar {
            label: if year % 10 == 0 { year.to_string() } else { String::new() },
            count: count.drafts,
            says: say!(l, "vetoes-in-year", year = year.to_string(), count = count.drafts),
        })
        .collect();
    let seats = record().seats()?;
    let body = html! {
        h1 { (say!(l, "vetoes-title", texts = drafts, vetoes = cast)) }
        p.under {
            (say!(l, "vetoes-about", listed = members.texts.listed)) " "
            (say!(l, "vetoes-list", until = vocabulary::day(l, members.list_ends)))
        }
        (bars(&picture, &say!(l, "vetoes-picture")))
        h2 { (say!(l, "by-member")) }
        div.scroll tabindex="0" role="region" aria-label=(say!(l, "by-member")) { table {
            thead { tr {
                th scope="col" { (say!(l, "column-permanent")) } th.n scope="col" { (say!(l, "column-drafts-vetoed")) } th.n scope="col" { (say!(l, "column-drafts-alone")) }
                th.n scope="col" { (say!(l, "column-votes-vetoed")) } th.n scope="col" { (say!(l, "column-official")) }
            } }
            tbody { @for (member, count) in &members.by { tr {
                th scope="row" { a href={ "/members/" (member) } { (l.english(seats.name(member))) } }
                td.n { (count.drafts) } td.n { (count.alone) } td.n { (count.votes) } td.n { (count.listed) }
            } } }
        } }
        p { a href="/votes?outcome=vetoed" { (say!(l, "vetoes-every")) } }
        h2 { (say!(l, "by-year")) }
        table {
            thead { tr { th scope="col" { (say!(l, "column-year")) } th.n scope="col" { (say!(l, "column-vetoed")) } th.n scope="col" { (say!(l, "column-cast")) } } }
            tbody { @for (year, count) in years.iter().rev().filter(|(_, count)| count.drafts > 0) { tr { td { (year) } td.n { (count.drafts) } td.n { (count.cast) } } } }
        }
        ul.data { li { (say!(l, "data")) } li { a href="/vetoes.csv" { "CSV" } } li { a href="/vetoes.json" { "JSON" } } }
    };
    Ok(Page::new(&visit, say!(l, "nav-vetoes"))
        .part(Part::Vetoes)
        .data("/vetoes.json", "/vetoes.csv")
        .render(&body)
        .into_response())
}

/// Every vote of the record, counted by member.
fn counted() -> Result<Vetoes, PageError> {
    let votes: Vec<_> = record().votes()?.iter().collect();
    Ok(vetoes(record(), &votes)?)
}

/// The years and the members as JSON.
pub async fn show_json() -> Result<Response, PageError> {
    let years: Vec<_> = by_year()?
        .into_iter()
        .map(|(year, count)| json!({ "year": year, "texts_vetoed": count.drafts, "vetoes_cast": count.cast }))
        .collect();
    let found = counted()?;
    let row = |count: &Vetoed| json!({ "drafts": count.drafts, "alone": count.alone, "votes": count.votes, "official_list": count.listed });
    let members: Vec<_> = found
        .by
        .iter()
        .map(|(member, count)| {
            let mut row = row(count);
            row["member"] = json!(member);
            row
        })
        .collect();
    Ok(answer::json(
        &json!({ "years": years, "members": members, "texts": row(&found.texts), "official_list_until": found.list_ends }),
    ))
}

/// The years as CSV.
pub async fn show_csv() -> Result<Response, PageError> {
    let rows = by_year()?
        .into_iter()
        .map(|(year, count)| [year.to_string(), count.drafts.to_string(), count.cast.to_string()]);
    answer::csv(["year", "texts_vetoed", "vetoes_cast"], rows)
}
