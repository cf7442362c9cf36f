//! What the rules give and what the record says: the overview, and a page for each command of the analysis.
//!
//! Always: the numbers, rows and pictures are those of `penholder-studies`, which the program prints too.

pub mod blocs;
pub mod course;
pub mod forecast;
pub mod map;
pub mod power;
pub mod space;
pub mod spells;
#[cfg(test)]
mod tests;

use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::html;
use penholder_record::Vote;
use penholder_studies::source::{first_day, last_day};

use crate::answer::PageError;
use crate::layout::{ANALYSIS, Page, Part};
use crate::pages::record;
use crate::study::day;
use crate::visit::Visit;
use crate::words::say;

/// What each part is about, in the order of the parts.
const ABOUT: [&str; 6] = ["about-power", "about-blocs", "about-map", "about-spells", "about-forecast", "about-space"];

/// The overview.
pub async fn show(visit: Visit) -> Response {
    let l = visit.language;
    let body = html! {
        h1 { (say!(l, "analysis-title")) }
        p.under { (say!(l, "analysis-about")) }
        ul.cases { @for ((_, address, name), about) in ANALYSIS.iter().zip(ABOUT) { li {
            h2 { a href=(address) { (say!(l, name)) } }
            p { (say!(l, about)) }
        } } }
    };
    Page::new(&visit, say!(l, "nav-analysis")).part(Part::Analysis).render(&body).into_response()
}

/// The votes from one day or year to another.
fn votes_between(from: &str, to: &str, page: &str) -> Result<Vec<&'static Vote<'static>>, PageError> {
    let from = day(from, first_day, page)?.unwrap_or(Date::MIN);
    let to = day(to, last_day, page)?.unwrap_or(Date::MAX);
    Ok(record().votes()?.iter().filter(|vote| from <= vote.date && vote.date <= to).collect())
}

/// The year so many years before the last vote of the record.
fn years_back(years: i16) -> Result<String, PageError> {
    let last = record().votes()?.last().map_or(0, |vote| vote.date.year());
    Ok((last - years).to_string())
}
