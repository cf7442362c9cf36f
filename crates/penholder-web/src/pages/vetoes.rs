//! Vetoes over time, by member, in both units of count.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use maud::html;

use crate::answer::{self, PageError};
use crate::figure::{Bar, bars};
use crate::layout::{Part, page};
use crate::pages::record;

/// Vetoes of one year or of one member.
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
pub async fn show() -> Result<Response, PageError> {
    let years = by_year()?;
    let (drafts, cast) = years.values().fold((0, 0), |sum, count| (sum.0 + count.drafts, sum.1 + count.cast));
    let mut members: BTreeMap<&str, Count> = BTreeMap::new();
    for vote in record().votes()? {
        let by: Vec<&str> = vote.vetoes().collect();
        for member in &by {
            let count = members.entry(member).or_default();
            count.cast += 1;
            count.drafts += usize::from(by.len() == 1);
        }
    }
    let listed = record().veto_list()?.len();
    let picture: Vec<Bar> = years
        .iter()
        .map(|(year, count)| Bar {
            label: if year % 10 == 0 { year.to_string() } else { String::new() },
            count: count.drafts,
            says: format!("{year}: {} texts vetoed", count.drafts),
        })
        .collect();
    let seats = record().seats()?;
    let body = html! {
        h1 { (drafts) " texts vetoed, by " (cast) " vetoes" }
        p.under {
            "A text that two permanent members voted against counts once as a text and twice as a veto. The official list, which counts the parts of one draft and single ballots on admissions together, has "
            (listed) " entries."
        }
        (bars(&picture, "Texts vetoed in each year"))
        h2 { "By member" }
        table {
            thead { tr { th { "Permanent member" } th.n { "Vetoes cast" } th.n { "Alone" } } }
            tbody { @for (member, count) in &members { tr {
                td { a href={ "/members/" (member) } { (seats.name(member)) } } td.n { (count.cast) } td.n { (count.drafts) }
            } } }
        }
        p { a href="/votes?outcome=vetoed" { "Every vetoed text" } }
        h2 { "By year" }
        table {
            thead { tr { th { "Year" } th.n { "Texts vetoed" } th.n { "Vetoes cast" } } }
            tbody { @for (year, count) in years.iter().rev().filter(|(_, count)| count.drafts > 0) { tr { td { (year) } td.n { (count.drafts) } td.n { (count.cast) } } } }
        }
        ul.data { li { "Data:" } li { a href="/vetoes.csv" { "CSV" } } }
    };
    Ok(page("Vetoes", Part::Vetoes, &body).into_response())
}

/// The years as CSV.
pub async fn show_csv() -> Result<Response, PageError> {
    let rows = by_year()?
        .into_iter()
        .map(|(year, count)| [year.to_string(), count.drafts.to_string(), count.cast.to_string()]);
    answer::csv(["year", "texts_vetoed", "vetoes_cast"], rows)
}
