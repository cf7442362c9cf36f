//! How long matters went without a text after a draft failed, and what ended that.

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::spells::{End, Spell};
use penholder_studies::source::{first_day, last_day};
use penholder_studies::spells::{Asked, By, Found, found};
use serde::Deserialize;

use crate::answer::{self, PageError};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::study::{Kept, Picture, between, data_links, day, no_form, percent, picture, preview, query, refused};
use crate::visit::Visit;
use crate::words::say;

const PAGE: &str = "/spells";
/// How many of the longest are listed; the data have all.
const LISTED: usize = 25;
const YEAR: f64 = 365.25;

/// What is asked; an empty field asks nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    item: String,
    from: String,
    to: String,
    by: String,
}

impl Fields {
    fn query(&self) -> String {
        query(&[("item", &self.item), ("from", &self.from), ("to", &self.to), ("by", &self.by)])
    }
}

/// Spells with their pictures.
struct Shown {
    found: Found,
    curve: Picture,
    lanes: Picture,
}

static KEPT: Kept<Shown> = Kept::new(48);

async fn answered(fields: &Fields) -> Result<Arc<Shown>, PageError> {
    let asked = Asked {
        item: (!fields.item.trim().is_empty()).then(|| fields.item.clone()),
        since: day(&fields.from, first_day, PAGE)?,
        until: day(&fields.to, last_day, PAGE)?,
        by: match fields.by.as_str() {
            "era" => By::Era,
            "cause" => By::Cause,
            _ => By::None,
        },
    };
    let work = move || {
        let found = found(&asked, record()).map_err(|no| refused(no, PAGE))?;
        Ok(Shown { curve: Picture::of(found.curve()), lanes: Picture::of(found.lanes()), found })
    };
    KEPT.get(&fields.query(), work).await
}

/// The page.
pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let l = visit.language;
    let shown = answered(&fields).await?;
    let found = &shown.found;
    let at = |form: &str| format!("{PAGE}/{form}{}", fields.query());
    let body = html! {
        h1 { (sentence(l, found)) }
        p.under { (say!(l, "spells-what")) }
        (form(l, &fields))
        @if !found.spells.is_empty() {
            h2 { (say!(l, "spells-curve")) }
            (picture(l, "curve", at, &shown.curve, &say!(l, "spells-curve")))
            (curves(l, found))
            h2 { (say!(l, "spells-longest")) }
            (longest(l, found))
            h2 { (say!(l, "spells-lanes")) }
            (picture(l, "lanes", at, &shown.lanes, &say!(l, "spells-lanes")))
        }
        h2 { (say!(l, "study-how")) }
        ul.limits {
            li { (say!(l, "spells-limits", end = found.end.to_string())) }
            li { (say!(l, "spells-censored", alive = found.alive_since.to_string(), end = found.meetings_end.to_string())) }
        }
        (data_links(l, &at("csv"), &at("json")))
    };
    let mut page = Page::new(&visit, say!(l, "nav-spells")).part(Part::Spells).data(&at("json"), &at("csv"));
    if !found.spells.is_empty() {
        page = page.picture(&at("preview.png"), shown.curve.title());
    }
    Ok(page.render(&body).into_response())
}

fn sentence(l: Language, found: &Found) -> String {
    if found.spells.is_empty() {
        return say!(l, "spells-none");
    }
    let ended = found.spells.iter().filter(|spell| spell.end.is_product()).count();
    let (count, open) = (found.spells.len(), found.open());
    let half = match found.all().median().0 {
        Some(days) => say!(l, "spells-half", days = format!("{days:.0}")),
        None => say!(l, "spells-more-half"),
    };
    let counts = say!(l, "spells-sentence", count = count, ended = ended, left = count - ended - open, open = open);
    format!("{counts} {half}")
}

fn form(l: Language, fields: &Fields) -> Markup {
    let ways = [("", "by-none"), ("era", "by-era"), ("cause", "by-cause")];
    html! {
        form.filter method="get" action=(PAGE) {
            label { (say!(l, "column-item")) " " input name="item" value=(fields.item) placeholder="Cyprus" lang=[l.lang_english()]; }
            label { (say!(l, "filter-from")) " " input name="from" value=(fields.from) placeholder="2011" size="10"; }
            label { (say!(l, "filter-to")) " " input name="to" value=(fields.to) placeholder="2014-12-31" size="10"; }
            label { (say!(l, "filter-by")) " " select name="by" {
                @for (word, key) in ways { option value=(word) selected[fields.by == word] { (say!(l, key)) } }
            } }
            button { (say!(l, "study-show")) }
        }
    }
}

fn curves(l: Language, found: &Found) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say!(l, "spells-kaplan-meier")) { table {
            caption { (say!(l, "spells-kaplan-meier")) }
            thead { tr {
                th scope="col" { (say!(l, "nav-spells")) } th.n scope="col" { (say!(l, "column-number")) }
                @for key in ["column-longer-month", "column-longer-year", "column-longer-five"] { th.n scope="col" { (say!(l, key)) } }
                th.n scope="col" { (say!(l, "column-median")) }
            } }
            tbody { @for (name, curve) in &found.curves { tr {
                th scope="row" { @if name.is_empty() { (say!(l, "curve-all")) } @else { (l.english(name)) } }
                td.n { (curve.count) }
                @for days in [30.0, YEAR, 5.0 * YEAR] { @let share = curve.after(days); td.n { (percent(l, share.value)) " " span.small.muted { (between(l, share.low, share.high)) } } }
                td.n { @if let Some(days) = curve.median().0 { (format!("{days:.0}")) } @else { (say!(l, "not-reached")) } }
            } } }
        } }
    }
}

fn longest(l: Language, found: &Found) -> Markup {
    let votes = |spell: &Spell| {
        query(&[("item", &spell.item), ("from", &spell.from.to_string()), ("to", &spell.to.to_string())])
    };
    let more = found.spells.len().saturating_sub(LISTED);
    html! {
        table.stacked {
            thead { tr {
                th scope="col" { (say!(l, "column-item")) } th scope="col" { (say!(l, "filter-from")) } th.n scope="col" { (say!(l, "column-days")) }
                th.n scope="col" { (say!(l, "column-failed")) } th scope="col" { (say!(l, "column-vetoed-by")) } th scope="col" { (say!(l, "column-ended")) }
            } }
            tbody { @for spell in found.longest().into_iter().take(LISTED) { tr {
                td.wide { a href={ "/votes" (votes(spell)) } { (l.english(found.name(&spell.item))) } }
                td { time datetime=(spell.from) { (spell.from) } }
                td.n data-label=(say!(l, "column-days")) { (spell.days()) } td.n data-label=(say!(l, "column-failed")) { (spell.failed.len()) }
                td { (l.english(spell.vetoed_by().join(" "))) }
                td.wide { @match &spell.end {
                    End::Product(symbol) => (l.english(symbol)),
                    End::Open => (say!(l, "ended-open")),
                    End::Left => (say!(l, "ended-left")),
                } }
            } } }
        }
        @if more > 0 { p.small.muted { (say!(l, "more-in-data", count = more)) } }
    }
}

/// The answer as rows, JSON or picture.
pub async fn data(Path(form): Path<String>, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let shown = answered(&fields).await?;
    let found = &shown.found;
    match form.as_str() {
        "csv" => answer::sheet(&found.rows()),
        "json" => Ok(answer::json(&found.json())),
        "preview.png" => preview(&shown.curve, PAGE).await,
        _ => shown
            .curve
            .form("curve", &form)
            .or_else(|| shown.lanes.form("lanes", &form))
            .ok_or_else(|| no_form(&form, PAGE)),
    }
}
