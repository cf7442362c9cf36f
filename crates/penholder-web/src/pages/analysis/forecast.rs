//! How a vote may go, from what is known the day before; shown only with how good such forecasts were.
//!
//! Always: the back-test is made once, off the threads that answer; until it is there the page says so and shows no forecast.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use penholder_analysis::forecast::{Baseline, Kind, Score};
use penholder_studies::forecast::{Asked, Known, Tested, Told};
use penholder_studies::source::{day_on_record, first_day};
use serde::Deserialize;
use tokio::sync::watch;

use crate::answer::{self, PageError};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::study::{
    Kept, Picture, between, data_links, day, no_form, percent, picture, preview, query, refused, today,
};
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::{say, say_linked};

const PAGE: &str = "/forecast";
/// The first year that the back-test forecasts: sponsors are known from then on.
const TESTED_FROM: i16 = 1994;
/// How often days are drawn again, and from which seed.
const DRAWS: (u64, u64) = (1_000, 1);
/// How long a page waits for the back-test before it says that it is being made.
const PATIENCE: Duration = Duration::from_secs(3);
/// The most sponsors of one text.
const SPONSORS: usize = 200;

/// What is asked; an empty field asks nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    item: String,
    sponsors: String,
    date: String,
    kind: String,
    vote: String,
}

impl Fields {
    fn query(&self) -> String {
        query(&[
            ("item", &self.item),
            ("sponsors", &self.sponsors),
            ("date", &self.date),
            ("kind", &self.kind),
            ("vote", &self.vote),
        ])
    }

    fn asked(&self) -> Result<Option<Asked>, PageError> {
        if !self.vote.trim().is_empty() {
            return Ok(Some(Asked::Vote(self.vote.trim().to_owned())));
        }
        if self.item.trim().is_empty() {
            return Ok(None);
        }
        let sponsors = self.sponsors.split(',').map(str::trim).filter(|name| !name.is_empty()).take(SPONSORS);
        Ok(Some(Asked::ToCome {
            item: self.item.trim().to_owned(),
            sponsors: sponsors.map(str::to_owned).collect(),
            date: day(&self.date, first_day, PAGE)?.unwrap_or_else(|| day_on_record(today())),
            kind: if self.kind == "part" { Kind::Part } else { Kind::Draft },
        }))
    }
}

/// The votes and how good forecasts of them were.
struct Ready {
    known: Known,
    tested: Tested,
    drawn: Picture,
}

type Outcome = Option<Result<Arc<Ready>, PageError>>;

/// The back-test; begun by whoever comes first, waited for by everybody, made once.
fn begun() -> watch::Receiver<Outcome> {
    static BEGUN: OnceLock<watch::Receiver<Outcome>> = OnceLock::new();
    let receiver = BEGUN.get_or_init(|| {
        let (sender, receiver) = watch::channel(None);
        let (failed, work) = (sender.clone(), move || {
            let made = || {
                let known = Known::of(record())?;
                let from = Date::constant(TESTED_FROM, 1, 1);
                let tested = known.tested(from, DRAWS, &mut |_| true)?;
                Ok(Arc::new(Ready { known, drawn: Picture::of(tested.figure()), tested }))
            };
            sender.send_replace(Some(made().map_err(|no| refused(no, PAGE))));
        });
        // a thread of its own: a server that stops does not wait for it
        if let Err(error) = std::thread::Builder::new().name("back-test".to_owned()).spawn(work) {
            failed.send_replace(Some(Err(PageError::Damaged(error.to_string()))));
        }
        receiver
    });
    receiver.clone()
}

/// The back-test if it is there within the time.
async fn ready(within: Duration) -> Result<Option<Arc<Ready>>, PageError> {
    let mut receiver = begun();
    match tokio::time::timeout(within, receiver.wait_for(Option::is_some)).await {
        Ok(Ok(outcome)) => outcome.clone().transpose(),
        Ok(Err(_)) => Err(PageError::Damaged("the back-test broke off".to_owned())),
        Err(_) => Ok(None),
    }
}

/// The forecast of the vote that is asked for; the model is fitted on everything before it.
async fn told(ready: &Arc<Ready>, asked: Option<Asked>, fields: &Fields) -> Result<Option<Arc<Told>>, PageError> {
    static KEPT: Kept<Told> = Kept::new(128);
    let Some(asked) = asked else { return Ok(None) };
    let (key, ready) = (format!("{}{}", fields.query(), today()), Arc::clone(ready));
    KEPT.get(&key, move || ready.known.told(&asked).map_err(|no| refused(no, PAGE))).await.map(Some)
}

/// The page.
pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let l = visit.language;
    let asked = fields.asked()?;
    let at = |form: &str| format!("{PAGE}/{form}{}", fields.query());
    let page = Page::new(&visit, say!(l, "nav-forecast")).part(Part::Forecast);
    let Some(ready) = ready(PATIENCE).await? else {
        let body = html! {
            h1 { (say!(l, "forecast-running")) }
            p { (say_linked!(l, "forecast-wait", [], [again = at("").replace("/?", "?").trim_end_matches('/')])) }
        };
        return Ok(page.render(&body).into_response());
    };
    let told = told(&ready, asked, &fields).await?;
    let body = html! {
        h1 { @if let Some(told) = &told { (say_linked!(l, "forecast-adopted", [what = told.title.as_str(), chance = chance(l, told.forecast.adopted)], [])) }
            @else { (say!(l, "forecast-title")) } }
        @if let Some(vote) = told.as_ref().and_then(|told| told.came) { p.under { (say!(l, "forecast-came", outcome = vocabulary::declared(l, vote.declared))) } }
        @else { p.under { (say!(l, "forecast-about")) } }
        (form(l, &fields))
        @if let Some(told) = &told { (ballots(l, &ready.known, told)) }
        h2 { (say!(l, "forecast-how-good")) }
        (verdicts(l, &ready.tested))
        (scores(l, &ready.tested))
        (picture(l, "picture", at, &ready.drawn, &say!(l, "forecast-calibration")))
        (calibration(l, &ready.tested))
        p.small.muted { (say!(l, "forecast-tested", votes = ready.tested.tested.forecasts.len(), ballots = ready.tested.tested.ballots.count, from = TESTED_FROM.to_string())) }
        (data_links(l, &at("csv"), &at("json")))
    };
    let page = page.picture(&format!("{PAGE}/preview.png"), ready.drawn.title()).data(&at("json"), &at("csv"));
    Ok(page.render(&body).into_response())
}

fn form(l: Language, fields: &Fields) -> Markup {
    html! {
        form.filter method="get" action=(PAGE) {
            label { (say!(l, "column-item")) " " input name="item" value=(fields.item) placeholder="middle-east" lang=[l.lang_english()]; }
            label { (say!(l, "forecast-sponsors")) " " input name="sponsors" value=(fields.sponsors) placeholder="FRA, GBR" lang=[l.lang_english()]; }
            label { (say!(l, "filter-kind")) " " select name="kind" {
                option value="" { (say!(l, "kind-draft")) } option value="part" selected[fields.kind == "part"] { (say!(l, "kind-part")) }
            } }
            label { (say!(l, "column-date")) " " input name="date" value=(fields.date) placeholder="2026-01-01" size="11"; }
            label { (say!(l, "forecast-vote")) " " input name="vote" value=(fields.vote) placeholder="S/2016/846" size="12" lang=[l.lang_english()]; }
            button { (say!(l, "study-show")) }
        }
    }
}

/// A chance in words.
fn chance(l: Language, share: f64) -> String {
    match share {
        ..0.01 => say!(l, "chance-under"),
        0.99.. => say!(l, "chance-over"),
        share => percent(l, share),
    }
}

fn ballots(l: Language, known: &Known, told: &Told) -> Markup {
    let yes = &told.forecast.yes;
    let mut order: Vec<usize> = (0..told.names.len()).collect();
    order.sort_by(|a, b| yes[*a].total_cmp(&yes[*b]).then(a.cmp(b)));
    html! {
        table.short {
            thead { tr {
                th scope="col" { (say!(l, "column-member")) } th.n scope="col" { (say!(l, "column-chance-for")) }
                @if told.came.is_some() { th scope="col" { (say!(l, "column-position")) } }
            } }
            tbody { @for at in order { @let (voter, code) = (&told.tabled.voters[at], known.code(&told.tabled.voters[at])); tr {
                th scope="row" { @if code.is_empty() { (l.english(&told.names[at])) } @else { a href={ "/members/" (code) } { (l.english(&told.names[at])) } }
                    @if voter.permanent { " " span.small.muted { (say!(l, "permanent")) } } }
                td.n { (chance(l, yes[at])) }
                @if let Some(vote) = told.came { td { @if let Some(position) = vote.position_of(code) { (vocabulary::position(l, position)) } } }
            } } }
        }
    }
}

fn verdicts(l: Language, tested: &Tested) -> Markup {
    let less = |score: &Score| {
        let best = score.baselines.iter().copied().fold(f64::INFINITY, f64::min);
        format!("{:.0}", (1.0 - score.brier / best) * 100.0)
    };
    let ballots = |score: &Score| {
        if score.beats_all() { say!(l, "ballots-better", less = less(score)) } else { say!(l, "ballots-no-better") }
    };
    let outcomes = |score: &Score| {
        if score.beats_all() { say!(l, "outcomes-better", less = less(score)) } else { say!(l, "outcomes-no-better") }
    };
    html! {
        p { strong { (ballots(&tested.tested.ballots)) " " (outcomes(&tested.tested.outcomes)) } }
        p { (say!(l, "forecast-blind")) " " (ballots(&tested.blind.ballots)) " " (outcomes(&tested.blind.outcomes)) }
    }
}

fn scores(l: Language, tested: &Tested) -> Markup {
    let all = [&tested.tested.ballots, &tested.tested.outcomes, &tested.blind.ballots, &tested.blind.outcomes];
    let columns = ["score-ballots", "score-outcomes", "score-ballots-blind", "score-outcomes-blind"];
    let baseline = |baseline: Baseline| match baseline {
        Baseline::EveryoneYes => "baseline-yes",
        Baseline::LastVote => "baseline-last",
        Baseline::Share => "baseline-share",
    };
    let row = |name: String, of: &dyn Fn(&Score) -> Markup| html! { tr { th scope="row" { (name) } @for score in all { td.n { (of(score)) } } } };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say!(l, "score-brier")) { table {
            caption { (say!(l, "score-about")) }
            thead { tr { th scope="col" { (say!(l, "score-brier")) } @for key in columns { th.n scope="col" { (say!(l, key)) } } } }
            tbody {
                (row(say!(l, "nav-forecast"), &|score| html! { (format!("{:.4}", score.brier)) }))
                @for (at, of) in Baseline::ALL.into_iter().enumerate() { (row(say!(l, baseline(of)), &|score| html! { (format!("{:.4}", score.baselines[at])) })) }
                (row(say!(l, "score-gain"), &|score| html! {
                    (format!("{:+.4}", score.gain.value)) br; span.small.muted { (format!("{:+.4} – {:+.4}", score.gain.low, score.gain.high)) }
                }))
            }
        } }
    }
}

fn calibration(l: Language, tested: &Tested) -> Markup {
    let share = |share: f64| say!(l, "percent", share = format!("{:.1}", 100.0 * share));
    html! {
        table.short {
            caption { (say!(l, "forecast-calibration")) }
            thead { tr {
                th.n scope="col" { (say!(l, "column-chance-given")) } th.n scope="col" { (say!(l, "column-were-in-favour")) }
                th.n scope="col" { (say!(l, "column-interval")) } th.n scope="col" { (say!(l, "score-ballots")) }
            } }
            tbody { @for bin in &tested.tested.ballots.bins { tr {
                td.n { (share(bin.chance)) } td.n { (share(bin.came.value)) } td.n { (between(l, bin.came.low, bin.came.high)) } td.n { (bin.count) }
            } } }
        }
        p.small.muted { (say!(l, "forecast-too-narrow")) }
    }
}

/// The answer as rows, JSON or picture; whoever comes before the back-test is made is asked to come again.
pub async fn data(Path(form): Path<String>, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let asked = fields.asked()?;
    let Some(ready) = ready(PATIENCE).await? else {
        return Ok((StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")]).into_response());
    };
    let told = told(&ready, asked, &fields).await?;
    match form.as_str() {
        "csv" => answer::sheet(&ready.known.rows(&ready.tested)),
        "json" => Ok(answer::json(&ready.known.json(told.as_deref(), &ready.tested))),
        "preview.png" => preview(&ready.drawn, PAGE).await,
        _ => ready.drawn.form("picture", &form).ok_or_else(|| no_form(&form, PAGE)),
    }
}
