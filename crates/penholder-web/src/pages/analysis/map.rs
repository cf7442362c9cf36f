//! Where members would stand on one scale; instead of a picture the reasons where the votes cannot carry one.

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::ideal::{BALLOTS, COMMON, CONTESTED, Carries, OVERLAP};
use penholder_studies::scale::{Asked, Made, Mapped as _, made, of_record, weighed};
use serde::Deserialize;

use super::votes_between;
use crate::answer::{self, PageError, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::study::{Kept, Picture, data_links, no_form, percent, picture, preview, query, refused};
use crate::visit::Visit;
use crate::words::{say, say_linked};

const PAGE: &str = "/map";

/// What is asked; an empty field asks nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    from: String,
    to: String,
    abstaining: String,
}

impl Fields {
    fn query(&self) -> String {
        query(&[("from", &self.from), ("to", &self.to), ("abstaining", &self.abstaining)])
    }
}

/// What the votes carry, and the scale if they carry one.
struct Shown {
    carries: Carries,
    made: Option<(Made, Picture)>,
}

static KEPT: Kept<Shown> = Kept::new(48);

async fn answered(fields: &Fields) -> Result<Arc<Shown>, PageError> {
    let votes = votes_between(&fields.from, &fields.to, PAGE)?;
    let asked = Asked { abstaining_is_against: fields.abstaining == "against", ..Asked::default() };
    let work = move || {
        let source = of_record(record(), &votes).map_err(|no| refused(no, PAGE))?;
        let weighed = weighed(&source, &asked);
        let carries = weighed.carries.clone();
        let carried = carries.faults().is_empty();
        let made = carried.then(|| made(source, weighed, asked, &mut |_| true)).transpose();
        let made = made.map_err(|no| refused(no, PAGE))?;
        let with_picture = |made: Made| {
            let drawn = Picture::of(made.picture());
            (made, drawn)
        };
        Ok(Shown { carries, made: made.map(with_picture) })
    };
    KEPT.get(&fields.query(), work).await
}

/// The page.
pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let l = visit.language;
    let shown = answered(&fields).await?;
    let at = |form: &str| format!("{PAGE}/{form}{}", fields.query());
    let page = Page::new(&visit, say!(l, "nav-map")).part(Part::Map);
    let head = html! {
        h1 { @if shown.made.is_some() { (say!(l, "map-title")) } @else { (say!(l, "map-no")) } }
        p.under { (say!(l, "map-about")) }
        (form(l, &fields))
    };
    let Some((made, drawn)) = &shown.made else {
        let body = html! {
            (head)
            p { (say_linked!(l, "map-instead", [], [blocs = "/blocs", votes = "/map?from=1946&to=1950"])) }
            (needs(l, &shown.carries))
        };
        return Ok(page.render(&body).into_response());
    };
    let order = made.basis.order();
    let body = html! {
        (head)
        p { (say!(l, "map-fit", share = format!("{:.1}", made.basis.fit.share_correct() * 100.0), ballots = made.basis.fit.ballots)) " " (say!(l, "map-meaning")) }
        (picture(l, "picture", at, drawn, &say!(l, "map-title")))
        table.short {
            thead { tr { th scope="col" { (say!(l, "column-member")) } th.n scope="col" { (say!(l, "column-place")) } th.n scope="col" { (say!(l, "column-interval")) } } }
            tbody { @for member in order { @let estimate = &made.basis.points[member][0]; tr {
                th scope="row" { (l.english(made.basis.name(member))) } td.n { (format!("{:.2}", estimate.value)) }
                td.n { @if let Some((low, high)) = estimate.interval { (format!("{low:.2} – {high:.2}")) } }
            } } }
        }
        (needs(l, &shown.carries))
        h2 { (say!(l, "study-how")) }
        p.small.muted { (l.english(made.model())) " " (l.english(made.data())) }
        (data_links(l, &at("csv"), &at("json")))
    };
    let page = page.data(&at("json"), &at("csv")).picture(&at("preview.png"), drawn.title());
    Ok(page.render(&body).into_response())
}

fn form(l: Language, fields: &Fields) -> Markup {
    html! {
        form.filter method="get" action=(PAGE) {
            label { (say!(l, "filter-from")) " " input name="from" value=(fields.from) placeholder="1946" size="10"; }
            label { (say!(l, "filter-to")) " " input name="to" value=(fields.to) placeholder="2014-12-31" size="10"; }
            label { (say!(l, "filter-abstaining")) " " select name="abstaining" {
                option value="" { (say!(l, "abstaining-left-out")) }
                option value="against" selected[fields.abstaining == "against"] { (say!(l, "abstaining-against")) }
            } }
            button { (say!(l, "study-show")) }
        }
    }
}

/// What a scale needs and what there is.
fn needs(l: Language, carries: &Carries) -> Markup {
    let rows = [
        (say!(l, "map-contested"), format!("≥ {CONTESTED}"), carries.votes.1.to_string(), carries.votes.1 >= CONTESTED),
        (say!(l, "map-ballots"), format!("≥ {BALLOTS}"), carries.ballots.to_string(), carries.ballots >= BALLOTS),
        (
            say!(l, "map-overlap", common = COMMON),
            format!("≥ {}", percent(l, OVERLAP)),
            percent(l, carries.overlap),
            carries.overlap >= OVERLAP,
        ),
        (say!(l, "map-groups"), "≤ 1".to_owned(), carries.groups.to_string(), carries.groups <= 1),
    ];
    html! {
        h2 { (say!(l, "map-needs")) }
        table {
            thead { tr {
                th scope="col" { (say!(l, "map-what")) } th.n scope="col" { (say!(l, "column-needed")) }
                th.n scope="col" { (say!(l, "column-there")) } th scope="col" { (say!(l, "column-outcome")) }
            } }
            tbody { @for (what, needed, there, met) in rows { tr {
                th scope="row" { (what) } td.n { (needed) } td.n { (there) }
                td.for[met].against[!met] { @if met { (say!(l, "met")) } @else { (say!(l, "not-met")) } }
            } } }
        }
        p.small.muted { (say!(l, "map-counted", votes = carries.votes.0, members = carries.members.1, all = carries.members.0)) }
    }
}

/// The answer as rows, JSON or picture; nothing is drawn that the votes do not carry.
pub async fn data(Path(form): Path<String>, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let shown = answered(&fields).await?;
    let Some((made, drawn)) = &shown.made else {
        return Err(PageError::Asked { says: said!("map-no"), next: (PAGE.to_owned(), "start-again") });
    };
    match form.as_str() {
        "csv" => answer::sheet(&made.members(false, &made.basis.order())),
        "json" => Ok(answer::json(&made.json())),
        "preview.png" => preview(drawn, PAGE).await,
        _ => drawn.form("picture", &form).ok_or_else(|| no_form(&form, PAGE)),
    }
}
