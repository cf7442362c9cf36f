//! Who stood with whom over a window: heat map, network, blocs, pairs with counts and intervals, who voted alone.

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::agreement::{Abstaining, Bloc, Pair};
use penholder_studies::blocs::{ABSTAINING, Counted, How, cast, counted};
use serde::Deserialize;

use super::{votes_between, years_back};
use crate::answer::{self, PageError, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::study::{Kept, Picture, between, data_links, no_form, percent, picture, preview, query, refused};
use crate::visit::Visit;
use crate::words::{say, say_linked};

const PAGE: &str = "/blocs";
/// How many years back the window reaches unless another is asked for.
const YEARS: i16 = 10;
/// How many lines the tables have; the data have all.
const LISTED: usize = 8;
/// The fewest votes in common, and the share from which members stand together, unless asked otherwise.
const COMMON: u32 = 20;
const TOGETHER: u32 = 80;

/// What is asked; an empty field asks nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    from: String,
    to: String,
    abstaining: String,
    unanimous: String,
    common: String,
    together: String,
}

/// The answer with the days that it reaches.
struct Shown {
    counted: Counted,
    days: Option<(String, String)>,
    heat: Picture,
    network: Picture,
}

static KEPT: Kept<Shown> = Kept::new(24);

impl Fields {
    fn query(&self) -> String {
        query(&[
            ("from", &self.from),
            ("to", &self.to),
            ("abstaining", &self.abstaining),
            ("unanimous", &self.unanimous),
            ("common", &self.common),
            ("together", &self.together),
        ])
    }

    fn how(&self) -> Result<How, PageError> {
        let number = |words: &str, usual: u32, most: u32| match words.trim() {
            "" => Ok(usual),
            words => words.parse().ok().filter(|number| (1..=most).contains(number)).ok_or_else(|| PageError::Asked {
                says: said!("no-number", words = words, most = most),
                next: (PAGE.to_owned(), "start-again"),
            }),
        };
        let abstaining = ABSTAINING.iter().find(|(word, _)| *word == self.abstaining);
        Ok(How {
            abstaining: abstaining.map_or(Abstaining::Own, |(_, way)| *way),
            unanimous: !self.unanimous.is_empty(),
            common: number(&self.common, COMMON, 10_000)?,
            together: f64::from(number(&self.together, TOGETHER, 100)?) / 100.0,
            draws: 100,
            seed: 1,
        })
    }
}

async fn answered(fields: &Fields) -> Result<Arc<Shown>, PageError> {
    let how = fields.how()?;
    let from = if fields.from.trim().is_empty() { years_back(YEARS)? } else { fields.from.clone() };
    let votes = votes_between(&from, &fields.to, PAGE)?;
    let key = fields.query();
    let work = move || {
        let days = votes.first().zip(votes.last()).map(|(first, last)| (first.date.to_string(), last.date.to_string()));
        let cast = cast(record(), &votes).map_err(|no| refused(no, PAGE))?;
        let counted = counted(cast, &votes, how, &mut |_| true);
        let (heat, network) = (Picture::of(counted.heat()), Picture::of(counted.network()));
        Ok(Shown { counted, days, heat, network })
    };
    KEPT.get(&key, work).await
}

/// The page.
pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let l = visit.language;
    let shown = answered(&fields).await?;
    let found = &shown.counted;
    let pairs = found.pairs(None);
    let at = |form: &str| format!("{PAGE}/{form}{}", fields.query());
    let together = format!("{:.0}", found.how.together * 100.0);
    let body = html! {
        h1 { (sentence(l, found, &pairs)) }
        p.under { (say!(l, "blocs-about")) }
        (form(l, &fields)?)
        @if !pairs.is_empty() {
            h2 { (say!(l, "blocs-heat")) }
            (picture(l, "heat", at, &shown.heat, &say!(l, "blocs-heat")))
            h2 { (say!(l, "blocs-together", share = together)) }
            (blocs(l, found))
            h2 { (say!(l, "blocs-network")) }
            (picture(l, "network", at, &shown.network, &say!(l, "blocs-network")))
            h2 { (say!(l, "blocs-pairs")) }
            div.ends {
                (table(l, &say!(l, "blocs-most"), found, &mut pairs.iter().take(LISTED)))
                (table(l, &say!(l, "blocs-least"), found, &mut pairs.iter().rev().take(LISTED)))
            }
        }
        (alone(l, found))
        h2 { (say!(l, "study-how")) }
        ul.limits { @for line in how(l, &shown) { li { (line) } } }
        (data_links(l, &at("csv"), &at("json")))
    };
    let mut page = Page::new(&visit, say!(l, "nav-blocs")).part(Part::Blocs).data(&at("json"), &at("csv"));
    if !pairs.is_empty() {
        page = page.picture(&at("preview.png"), shown.heat.title());
    }
    Ok(page.render(&body).into_response())
}

fn sentence(l: Language, found: &Counted, pairs: &[(usize, usize, Pair)]) -> Markup {
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return html! { (say!(l, "blocs-nobody")) };
    };
    say_linked!(
        l,
        "blocs-sentence",
        [
            one = found.names[first.0],
            other = found.names[first.1],
            same = first.2.same,
            of = first.2.both,
            third = found.names[last.0],
            fourth = found.names[last.1],
            little = last.2.same,
            common = last.2.both
        ],
        []
    )
}

fn form(l: Language, fields: &Fields) -> Result<Markup, PageError> {
    let year = years_back(YEARS)?;
    let ways = ["abstaining-own", "abstaining-against", "abstaining-left-out"];
    Ok(html! {
        form.filter method="get" action=(PAGE) {
            label { (say!(l, "filter-from")) " " input name="from" value=(fields.from) placeholder=(year) size="10"; }
            label { (say!(l, "filter-to")) " " input name="to" value=(fields.to) placeholder="2014-12-31" size="10"; }
            label { (say!(l, "filter-abstaining")) " " select name="abstaining" {
                @for ((word, _), key) in ABSTAINING.iter().zip(ways) { option value=(word) selected[fields.abstaining == *word] { (say!(l, key)) } }
            } }
            label { (say!(l, "filter-common")) " " input name="common" value=(fields.common) placeholder=(COMMON) size="5" inputmode="numeric"; }
            label { (say!(l, "filter-together")) " " input name="together" value=(fields.together) placeholder=(TOGETHER) size="5" inputmode="numeric"; }
            label.tick { input type="checkbox" name="unanimous" value="1" checked[!fields.unanimous.is_empty()]; " " (say!(l, "filter-unanimous")) }
            button { (say!(l, "study-show")) }
        }
    })
}

fn member(l: Language, found: &Counted, at: usize) -> Markup {
    html! { a href={ "/members/" (found.codes[at]) } { (l.english(found.names[at])) } }
}

fn blocs(l: Language, found: &Counted) -> Markup {
    let large: Vec<&Bloc> = found.blocs.iter().filter(|bloc| bloc.members.len() > 1).collect();
    let draws = found.how.draws;
    html! {
        @if large.is_empty() { p { (say!(l, "blocs-none")) } }
        ul.cases { @for bloc in &large { li {
            @for (at, one) in bloc.members.iter().enumerate() { @if at > 0 { ", " } (member(l, found, *one)) }
            br;
            span.small.muted {
                (say!(l, "bloc-within", count = bloc.members.len(), share = format!("{:.1}", bloc.within.share().value * 100.0), of = bloc.within.both))
                @if let Some(firm) = bloc.firm { " " (say!(l, "bloc-firm", share = format!("{:.0}", firm * 100.0), draws = draws)) }
            }
        } } }
        p.small.muted { (say!(l, "blocs-single", count = found.blocs.len() - large.len())) }
    }
}

fn table(l: Language, title: &str, found: &Counted, pairs: &mut dyn Iterator<Item = &(usize, usize, Pair)>) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) { table {
            caption { (title) }
            thead { tr {
                th scope="col" { (say!(l, "column-member")) } th scope="col" { (say!(l, "column-with")) }
                th.n scope="col" { (say!(l, "column-agreed")) } th.n scope="col" { (say!(l, "column-interval")) }
                th.n scope="col" { (say!(l, "column-common")) }
            } }
            tbody { @for (one, other, pair) in pairs { @let share = pair.share(); tr {
                th scope="row" { (member(l, found, *one)) } td { (member(l, found, *other)) }
                td.n { (percent(l, share.value)) } td.n { (between(l, share.low, share.high)) } td.n { (pair.both) }
            } } }
        } }
    }
}

fn alone(l: Language, found: &Counted) -> Markup {
    let mut members: Vec<usize> = (0..found.alone.len()).filter(|at| found.alone[*at].times() > 0).collect();
    members.sort_by_key(|at| std::cmp::Reverse(found.alone[*at].times()));
    html! {
        @if !members.is_empty() {
            h2 { (say!(l, "blocs-alone")) }
            div.scroll tabindex="0" role="region" aria-label=(say!(l, "blocs-alone")) { table {
                thead { tr {
                    th scope="col" { (say!(l, "column-member")) } th.n scope="col" { (say!(l, "column-alone")) } th.n scope="col" { (say!(l, "column-for")) }
                    th.n scope="col" { (say!(l, "column-against")) } th.n scope="col" { (say!(l, "column-abstaining")) } th.n scope="col" { (say!(l, "column-votes")) }
                } }
                tbody { @for at in members.into_iter().take(2 * LISTED) { @let alone = found.alone[at]; tr {
                    th scope="row" { (member(l, found, at)) } td.n { (alone.times()) } td.n { (alone.for_) } td.n { (alone.against) }
                    td.n { (alone.abstaining) } td.n { (alone.cast) }
                } } }
            } }
        }
    }
}

fn how(l: Language, shown: &Shown) -> Vec<String> {
    let found = &shown.counted;
    let (from, to) = shown.days.clone().unwrap_or_default();
    let abstaining = match found.how.abstaining {
        Abstaining::Own => "blocs-own",
        Abstaining::Against => "blocs-against",
        Abstaining::LeftOut => "blocs-left-out",
    };
    vec![
        say!(l, "blocs-counted", votes = found.votes, from = from, to = to),
        if found.how.unanimous {
            say!(l, "blocs-unanimous-in")
        } else {
            say!(l, "blocs-unanimous-out", count = found.unanimous)
        },
        say!(l, abstaining),
        say!(l, "blocs-absent", least = found.how.common),
    ]
}

/// The answer as rows, JSON or picture.
pub async fn data(Path(form): Path<String>, Query(fields): Query<Fields>) -> Result<Response, PageError> {
    let shown = answered(&fields).await?;
    let found = &shown.counted;
    match form.as_str() {
        "csv" => answer::sheet(&found.pairs_sheet(&found.pairs(None))),
        "json" => Ok(answer::json(&found.json(None))),
        "preview.png" => preview(&shown.heat, PAGE).await,
        _ => shown
            .heat
            .form("heat", &form)
            .or_else(|| shown.network.form("network", &form))
            .ok_or_else(|| no_form(&form, PAGE)),
    }
}
