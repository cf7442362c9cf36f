//! Voting in the plane: places are given, a rule decides; core, yolk, winset and where proposals lead.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::space::{Place, places};
use penholder_charters::SHIPPED;
use penholder_core::ReadBy;
use penholder_studies::Unanswered;
use penholder_studies::source::{digest, shipped};
use penholder_studies::space::{Asked, Drawn, Found, Rule, found};
use serde::Deserialize;

use crate::answer::{self, PageError, Said, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::study::{Kept, Picture, data_links, no_form, picture, preview, query, refused, today};
use crate::visit::Visit;
use crate::words::{say, say_linked};

const PAGE: &str = "/space";
/// The most letters of a table and the most seats in it.
const LONGEST: usize = 4_000;
const SEATS: usize = 60;
/// In how many steps the longer side of the grid is cut: coarser than the program does, to be there at once.
const ACROSS: u16 = 40;
/// How long a search may take.
const SEARCH: Duration = Duration::from_secs(8);
/// Three seats, none of them in the middle of the others.
const EXAMPLE: &str = "A,0,0\nB,1,0\nC,0,1";

/// What is asked; an empty field asks nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    places: String,
    charter: String,
    status_quo: String,
}

impl Fields {
    fn query(&self) -> String {
        query(&[("places", &self.places), ("charter", &self.charter), ("status_quo", &self.status_quo)])
    }

    fn no(says: Said) -> PageError {
        PageError::Asked { says, next: (PAGE.to_owned(), "start-again") }
    }

    fn placed(&self) -> Result<Vec<(String, Place)>, PageError> {
        if self.places.len() > LONGEST {
            return Err(Self::no(said!("space-too-long", seats = SEATS)));
        }
        let text = format!("seat,x,y\n{}\n", self.places.trim().replace('\r', ""));
        let placed = places(&text).map_err(|faults| {
            let says: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Self::no(Said::English(says.join("; ")))
        })?;
        if placed.len() > SEATS { Err(Self::no(said!("space-too-long", seats = SEATS))) } else { Ok(placed) }
    }

    fn status_quo(&self) -> Result<Option<Place>, PageError> {
        let number = |word: &str| word.trim().parse::<f64>().ok().filter(|value| value.is_finite());
        match self.status_quo.trim() {
            "" => Ok(None),
            words => {
                let both = words.split_once(',').and_then(|(x, y)| Some((number(x)?, number(y)?)));
                both.map(Some).ok_or_else(|| Self::no(said!("no-place", words = words)))
            }
        }
    }
}

/// What was found, with its picture.
struct Shown {
    found: Found,
    drawn: Picture,
}

static KEPT: Kept<Shown> = Kept::new(32);

async fn answered(fields: &Fields) -> Result<Arc<Shown>, PageError> {
    let (placed, status_quo) = (fields.placed()?, fields.status_quo()?);
    let charter = match fields.charter.as_str() {
        "" => None,
        id => Some(shipped(id).ok_or_else(|| Fields::no(said!("no-charter", name = id)))?),
    };
    let (data, date) = (digest(&[fields.places.as_str()]), today());
    let work = move || {
        let rule = match &charter {
            None => Rule::Equal(None),
            Some((charter, hash)) => {
                Rule::Of { charter, hash: hash.clone(), on: None, date, read_by: ReadBy::Practice }
            }
        };
        let asked = Asked { status_quo, from: None, to: None, step: None, across: ACROSS, drawn: Drawn::Minimal };
        let until = Instant::now() + SEARCH;
        let found =
            found(placed, &rule, asked, data, &mut |_| Instant::now() < until).map_err(|no| refused(no, PAGE))?;
        let whole = found.filter(|found| found.far().is_none());
        let found = whole.ok_or_else(|| refused(Unanswered::new("stopped"), PAGE))?;
        Ok(Shown { drawn: Picture::of(found.figure()), found })
    };
    KEPT.get(&format!("{}{date}", fields.query()), work).await
}

/// The page.
pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let l = visit.language;
    let page = Page::new(&visit, say!(l, "nav-space")).part(Part::Space);
    if fields.places.trim().is_empty() {
        let example = format!("{PAGE}{}", query(&[("places", EXAMPLE), ("status_quo", "0.5,0.5")]));
        let body = html! {
            h1 { (say!(l, "space-title")) }
            p.under { (say!(l, "space-about")) }
            p { (say_linked!(l, "space-example", [], [example = example])) }
            (form(l, &fields))
        };
        return Ok(page.render(&body).into_response());
    }
    let shown = answered(&fields).await?;
    let found = &shown.found;
    let at = |form: &str| format!("{PAGE}/{form}{}", fields.query());
    let body = html! {
        h1 { (say!(l, "space-title")) }
        p { (l.english(found.sentence())) }
        (picture(l, "picture", at, &shown.drawn, &say!(l, "space-title")))
        table.short lang=[l.lang_english()] { tbody { @for (what, place) in found.facts() { tr { th scope="row" { (what) } td { (place) } } } } }
        (form(l, &fields))
        h2 { (say!(l, "study-how")) }
        ul.limits lang=[l.lang_english()] { @for line in found.how() { li { (line) } } }
        (data_links(l, &at("csv"), &at("json")))
    };
    let page = page.data(&at("json"), &at("csv")).picture(&at("preview.png"), shown.drawn.title());
    Ok(page.render(&body).into_response())
}

fn form(l: Language, fields: &Fields) -> Markup {
    html! {
        form.filter method="get" action=(PAGE) {
            label.area { (say!(l, "space-places")) " " textarea name="places" rows="6" cols="28" required placeholder=(EXAMPLE) lang=[l.lang_english()] { (fields.places) } }
            label { (say!(l, "space-rule")) " " select name="charter" {
                option value="" { (say!(l, "space-majority")) }
                @for shipped in SHIPPED { @if let Some(charter) = penholder_charters::charter(shipped.id) {
                    option value=(charter.id) selected[fields.charter == charter.id] lang=[l.lang_english()] { (charter.name) }
                } }
            } }
            label { (say!(l, "space-status-quo")) " " input name="status_quo" value=(fields.status_quo) placeholder="0.5,0.5" size="10"; }
            button { (say!(l, "study-show")) }
        }
    }
}

/// The answer as rows, JSON or picture.
pub async fn data(Path(form): Path<String>, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let shown = answered(&fields).await?;
    let found = &shown.found;
    match form.as_str() {
        "csv" => answer::sheet(&found.rows()),
        "json" => Ok(answer::json(&found.json())),
        "preview.png" => preview(&shown.drawn, PAGE).await,
        _ => shown.drawn.form("picture", &form).ok_or_else(|| no_form(&form, PAGE)),
    }
}
