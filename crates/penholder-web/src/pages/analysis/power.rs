//! What a rule gives each seat: any shipped charter, before and after a reform, under other quotas, with abstention.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use penholder_analysis::power::{Index, Limits, Value};
use penholder_charters::SHIPPED;
use penholder_core::{Charter, ReadBy};
use penholder_studies::power::{
    Asked, Group, Measured, Sweep, count, counted, figure, grouped, is_short, json, leading, measured, places_of_both,
    rows, sweep, with_abstention,
};
use penholder_studies::source::{first_day, shipped};
use serde::Deserialize;

use crate::answer::{self, PageError, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::study::{Kept, Picture, data_links, day, no_form, picture, preview, query, refused, today};
use crate::visit::Visit;
use crate::words::{say, say_linked};

/// Up to so many groups of seats stand beside each other; more stand below each other.
const BESIDE: usize = 3;
/// How many groups are listed; the data have every seat.
const LISTED: usize = 60;
/// How long counting may take; what is missing then says so.
const LONGEST: Duration = Duration::from_secs(6);

/// What is asked; an empty field asks nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    charter: String,
    on: String,
    reform: String,
    date: String,
    seats: String,
    abstention: String,
}

impl Fields {
    fn query(&self) -> String {
        query(&[
            ("on", &self.on),
            ("reform", &self.reform),
            ("date", &self.date),
            ("seats", &self.seats),
            ("abstention", &self.abstention),
        ])
    }
}

/// The power of every seat, before and after.
struct Counted {
    now: Measured,
    then: Option<Measured>,
    sweep: Option<Sweep>,
    drawn: Picture,
    swept: Option<Picture>,
}

static KEPT: Kept<Counted> = Kept::new(64);

fn find(id: &str) -> Result<(&'static Charter, String), PageError> {
    shipped(id).ok_or_else(|| PageError::NotFound {
        says: said!("no-charter", name = id),
        next: ("/charters".to_owned(), "no-charter-next"),
    })
}

async fn answered(id: &str, fields: &Fields) -> Result<Arc<Counted>, PageError> {
    let (charter, hash) = find(id)?;
    let page = format!("/power/{}", charter.id);
    let reform = if fields.reform.is_empty() { None } else { Some(find(&fields.reform)?) };
    let text = |words: &str| (!words.trim().is_empty()).then(|| words.trim().to_owned());
    let asked = Asked {
        on: text(&fields.on),
        date: day(&fields.date, first_day, &page)?,
        today: today(),
        read_by: ReadBy::Practice,
        seats: text(&fields.seats).map(|seats| seats.split(',').map(str::to_owned).collect()).unwrap_or_default(),
        blocs: Vec::new(),
        abstention: !fields.abstention.is_empty(),
        indices: Index::ALL.to_vec(),
        limits: Limits { bytes: 200_000_000, ..Limits::default() },
    };
    let key = format!("{id}{}{}", fields.query(), asked.today);
    let work = move || {
        let until = Instant::now() + LONGEST;
        let of = |charter: &Charter, hash, asked: &Asked| {
            measured(charter, hash, asked, &mut |_| Instant::now() < until).map_err(|no| refused(no, &page))
        };
        let now = of(charter, hash, &asked)?;
        let after = Asked { abstention: false, ..asked };
        let then = reform.map(|(charter, hash)| of(charter, hash, &after)).transpose()?;
        let sweep = sweep(&now, &mut |_| Instant::now() < until);
        let drawn = Picture::of(figure(&now, then.as_ref()));
        let swept = sweep.as_ref().map(|sweep| Picture::of(sweep.figure(&now)));
        Ok(Counted { now, then, sweep, drawn, swept })
    };
    KEPT.get(&key, work).await
}

/// The page of the charter that is chosen.
pub async fn choose(Query(fields): Query<Fields>) -> Redirect {
    let charter = if fields.charter.is_empty() { record().body() } else { &fields.charter };
    let known = SHIPPED.iter().any(|shipped| shipped.id == charter);
    let charter = if known { charter } else { record().body() };
    Redirect::to(&format!("/power/{charter}{}", fields.query()))
}

/// The page.
pub async fn show(visit: Visit, Path(id): Path<String>, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let (l, (charter, _)) = (visit.language, find(&id)?);
    let found = answered(&id, &fields).await?;
    let now = &found.now;
    let at = |form: &str| format!("/power/{}/{form}{}", charter.id, fields.query());
    let law = format!("/charters/{}", charter.id);
    let body = html! {
        h1 { (say_linked!(l, "power-title", [name = charter.name.as_str()], [])) }
        p.under { (say_linked!(l, "power-rule", [on = now.on.as_str(), cite = format!("{}{}", now.cite, now.mark), date = now.date.to_string()], [law = law])) }
        p { (l.english(&now.says)) }
        (form(l, charter, &fields))
        (picture(l, "picture", at, &found.drawn, &say!(l, "nav-power")))
        @if let Some(then) = &found.then { (before_and_after(l, now, then)) }
        (indices(l, now))
        (with_abstaining(l, now))
        @if let Some(swept) = &found.swept {
            h2 { (say!(l, "power-sweep")) }
            p.small.muted { (say!(l, "power-sweep-about")) }
            (picture(l, "sweep", at, swept, &say!(l, "power-sweep")))
            p.small { a href=(at("sweep.csv")) { (say!(l, "power-sweep-data")) } }
        }
        (notes(l, now))
        (data_links(l, &at("csv"), &at("json")))
    };
    Ok(Page::new(&visit, format!("{}: {}", say!(l, "nav-power"), charter.name))
        .part(Part::Power)
        .picture(&at("preview.png"), found.drawn.title())
        .data(&at("json"), &at("csv"))
        .render(&body)
        .into_response())
}

fn form(l: Language, charter: &Charter, fields: &Fields) -> Markup {
    let of = |wanted: &dyn Fn(&Charter) -> bool| -> Vec<&'static Charter> {
        let all = SHIPPED.iter().filter_map(|shipped| penholder_charters::charter(shipped.id));
        all.filter(|charter| wanted(charter)).collect()
    };
    let reforms = of(&|other| other.reforms.as_deref() == Some(charter.id.as_str()));
    let open = charter.classes.iter().find(|class| class.composition.is_empty());
    html! {
        form.filter method="get" action="/power" {
            label { (say!(l, "power-charter")) " " select name="charter" lang=[l.lang_english()] {
                @for other in of(&|_| true) { option value=(other.id) selected[other.id == charter.id] { (other.name) } }
            } }
            label { (say!(l, "column-question")) " " select name="on" {
                option value="" { (say!(l, "power-first")) }
                @for on in charter.questions() { option value=(on) selected[fields.on == on] lang=[l.lang_english()] { (on) } }
            } }
            @if !reforms.is_empty() { label { (say!(l, "power-reform")) " " select name="reform" {
                option value="" { (say!(l, "power-no-reform")) }
                @for reform in reforms { option value=(reform.id) selected[fields.reform == reform.id] lang=[l.lang_english()] {
                    (reform.name.split_once(": ").map_or(reform.name.as_str(), |(_, name)| name))
                } }
            } } }
            label { (say!(l, "column-date")) " " input name="date" value=(fields.date) placeholder="2026-01-01" size="11"; }
            @if let Some(open) = open { label { (say!(l, "power-seats")) " " input name="seats" value=(fields.seats) placeholder={ (open.id) "=5" } size="14" lang=[l.lang_english()]; } }
            label.tick { input type="checkbox" name="abstention" value="1" checked[!fields.abstention.is_empty()]; " " (say!(l, "power-with-abstention")) }
            button { (say!(l, "study-show")) }
        }
    }
}

/// The name of an index.
fn name(l: Language, index: Index) -> String {
    say!(
        l,
        match index {
            Index::Banzhaf => "index-banzhaf",
            Index::BanzhafAbsolute => "index-banzhaf-absolute",
            Index::ShapleyShubik => "index-shapley-shubik",
            Index::ColemanPrevent => "index-coleman-prevent",
            Index::ColemanInitiate => "index-coleman-initiate",
            Index::Johnston => "index-johnston",
            Index::DeeganPackel => "index-deegan-packel",
            Index::Holler => "index-holler",
        }
    )
}

fn amount(value: &Value) -> Markup {
    html! {
        @match value {
            Value::Exact(fraction) => { (fraction.decimal(6)) @if is_short(value) && value.number() > 0.0 && value.number() != 1.0 { br; span.small.muted { (fraction) } } }
            Value::Estimated(interval) => { (format!("{:.4} ({:.4}–{:.4})", interval.value, interval.low, interval.high)) }
            other => (other.decimal(6))
        }
    }
}

/// Rows of values of groups of seats: a row for each value if the groups are few, else one for each group.
fn table(
    l: Language,
    caption: &str,
    groups: &[Group],
    columns: &[String],
    value: &dyn Fn(usize, usize) -> Markup,
) -> Markup {
    let more = groups.len().saturating_sub(LISTED);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) { table {
            @if groups.len() <= BESIDE {
                thead { tr { th scope="col" { (say!(l, "column-index")) } @for group in groups { th.n scope="col" { (l.english(&group.says)) } } } }
                tbody { @for (column, name) in columns.iter().enumerate() { tr {
                    th scope="row" { (name) } @for group in groups { td.n { (value(column, group.members[0])) } }
                } } }
            } @else {
                thead { tr { th scope="col" { (say!(l, "law-seats")) } @for column in columns { th.n scope="col" { (column) } } } }
                tbody { @for group in groups.iter().take(LISTED) { tr {
                    th scope="row" { (l.english(&group.says)) } @for column in 0..columns.len() { td.n { (value(column, group.members[0])) } }
                } } }
            }
        } }
        @if more > 0 { p.small.muted { (say!(l, "more-in-data", count = more)) } }
    }
}

fn indices(l: Language, now: &Measured) -> Markup {
    let power = &now.power;
    let mut groups = grouped(&now.places, |a, b| power.tables.iter().all(|table| table.seat(a) == table.seat(b)));
    if let Some(of) = leading(power) {
        groups.sort_by(|a, b| of.seat(b.members[0]).number().total_cmp(&of.seat(a.members[0]).number()));
    }
    let mut columns: Vec<String> = power.tables.iter().map(|table| name(l, table.index)).collect();
    if power.swings.is_some() {
        columns.push(say!(l, "index-swings"));
    }
    let heading = say!(l, "power-indices");
    let value = |column: usize, seat: usize| match (power.tables.get(column), &power.swings) {
        (Some(table), _) => amount(table.seat(seat)),
        (None, Some(swings)) => html! { (count(&swings[seat].to_string())) },
        (None, None) => html! {},
    };
    html! { h2 { (heading) } (table(l, &heading, &groups, &columns, &value)) }
}

fn with_abstaining(l: Language, now: &Measured) -> Markup {
    let Some(ternary) = &now.ternary else { return html! {} };
    let of = |seat: usize| with_abstention(ternary, seat);
    let groups = grouped(&now.places, |a, b| of(a) == of(b));
    let columns = ["power-roll-call", "power-yes-no", "power-yes-abstain", "power-abstain-no"].map(|key| say!(l, key));
    let heading = say!(l, "power-abstaining");
    html! {
        h2 { (heading) }
        p.small.muted { (say!(l, "power-abstaining-about", share = ternary.to_act.decimal(6))) }
        (table(l, &heading, &groups, &columns, &|column, seat| amount(&of(seat)[column].1)))
    }
}

fn before_and_after(l: Language, now: &Measured, then: &Measured) -> Markup {
    let Some(before) = leading(&now.power) else { return html! {} };
    let after = then.power.of(before.index);
    let (places, both) = places_of_both(now, then);
    let of = |place: usize| {
        let after = both[place][1].and_then(|at| Some(after?.seat(at)));
        [both[place][0].map(|at| before.seat(at)), after]
    };
    let groups = grouped(&places, |a, b| of(a) == of(b));
    let change = |values: [Option<&Value>; 2]| match values.map(|value| value.map(Value::number)) {
        [None, _] => say!(l, "change-new"),
        [_, None] => say!(l, "change-gone"),
        [Some(before), Some(after)] if before == after => say!(l, "change-same"),
        [Some(0.0), Some(_)] => say!(l, "change-from-none"),
        [Some(before), Some(after)] => {
            say!(l, "percent", share = format!("{:+.1}", (after / before - 1.0) * 100.0))
        }
    };
    let heading = say!(l, "power-before-after", index = name(l, before.index));
    html! {
        h2 { (heading) }
        p.small.muted { (l.english(&then.body)) ", " (l.english(&then.cite)) ": " (l.english(&then.says)) }
        div.scroll tabindex="0" role="region" aria-label=(heading) { table {
            thead { tr {
                th scope="col" { (say!(l, "law-seats")) } th.n scope="col" { (say!(l, "votes-before")) }
                th.n scope="col" { (say!(l, "votes-after")) } th.n scope="col" { (say!(l, "column-change")) }
            } }
            tbody { @for group in groups.iter().take(LISTED) { @let values = of(group.members[0]); tr {
                th scope="row" { (l.english(&group.says)) }
                @for value in values { td.n { @if let Some(value) = value { (amount(value)) } } }
                td.n { (change(values)) }
            } } }
        } }
    }
}

/// What the indices mean, how they were counted, and what could not be had.
fn notes(l: Language, now: &Measured) -> Markup {
    let says = |index: Index| match index {
        Index::Banzhaf => "says-banzhaf",
        Index::BanzhafAbsolute => "says-banzhaf-absolute",
        Index::ShapleyShubik => "says-shapley-shubik",
        Index::ColemanPrevent => "says-coleman-prevent",
        Index::ColemanInitiate => "says-coleman-initiate",
        Index::Johnston => "says-johnston",
        Index::DeeganPackel => "says-deegan-packel",
        Index::Holler => "says-holler",
    };
    html! {
        h2 { (say!(l, "study-how")) }
        p { (l.english(counted(now))) }
        ul.limits {
            @for table in &now.power.tables { li { (name(l, table.index)) ": " (say!(l, says(table.index))) } }
            @for missing in &now.power.missing { li { (name(l, missing.index)) ": " (say!(l, "power-missing")) " " (l.english(&missing.why)) } }
        }
    }
}

/// The answer as rows, JSON or picture.
pub async fn data(
    Path((id, form)): Path<(String, String)>,
    Query(fields): Query<Fields>,
) -> Result<Response, PageError> {
    let found = answered(&id, &fields).await?;
    let (now, then) = (&found.now, found.then.as_ref());
    let page = format!("/power/{id}");
    match (form.as_str(), &found.sweep) {
        ("csv", _) => answer::sheet(&rows(&[Some(now), then])),
        ("json", _) => Ok(answer::json(&json(now, then))),
        ("preview.png", _) => preview(&found.drawn, &page).await,
        ("sweep.csv", Some(sweep)) => answer::sheet(&sweep.rows(now)),
        _ => found
            .drawn
            .form("picture", &form)
            .or_else(|| found.swept.as_ref()?.form("sweep", &form))
            .ok_or_else(|| no_form(&form, &page)),
    }
}
