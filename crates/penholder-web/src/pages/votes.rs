//! The votes of the record: searched, filtered, a page at a time, and as data.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use penholder_core::Position;
use penholder_record::{Declared, Item, Vote};
use serde::Deserialize;
use serde_json::json;

use crate::answer::{self, PageError, Said, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::{feeds, record};
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::say;

/// What the list is filtered by; an empty field filters nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    q: String,
    from: String,
    to: String,
    outcome: String,
    member: String,
    position: String,
    item: String,
    page: String,
}

const PAGE: usize = 100;
const OUTCOMES: [(&str, &str, Declared); 3] = [
    ("adopted", "outcome-adopted", Declared::Adopted),
    ("vetoed", "outcome-vetoed", Declared::Vetoed),
    ("lacking-votes", "outcome-lacking", Declared::LackingVotes),
];
const POSITIONS: [(&str, &str); 4] =
    [("yes", "did-yes"), ("no", "did-no"), ("abstain", "did-abstain"), ("veto", "did-veto")];

impl Filter {
    /// The votes that pass, the latest first.
    ///
    /// # Errors
    /// Says which field is no date or no member.
    pub fn votes(&self) -> Result<Vec<&'static Vote<'static>>, PageError> {
        let asked = |says: Said| PageError::Asked { says, next: ("/votes".to_owned(), "start-again") };
        let date = |words: &str| -> Result<Option<Date>, PageError> {
            let year_only = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
            let words = if year_only { format!("{words}-01-01") } else { words.to_owned() };
            if words.trim().is_empty() {
                return Ok(None);
            }
            words.trim().parse().map(Some).map_err(|_| asked(said!("no-date", words = words)))
        };
        let (from, to) = (date(&self.from)?, date(&self.to)?);
        let member = match self.member.trim() {
            "" => None,
            name => {
                let found = record().seats()?.find(name);
                Some(found.ok_or_else(|| asked(said!("no-member", name = name)))?.code)
            }
        };
        let outcome = OUTCOMES.iter().find(|(word, _, _)| *word == self.outcome).map(|(_, _, declared)| *declared);
        let needle = self.q.trim().to_lowercase();
        let items = record().items()?;
        let passes = |vote: &&Vote<'static>| {
            from.is_none_or(|from| from <= vote.date)
                && to.is_none_or(|to| vote.date <= to)
                && outcome.is_none_or(|outcome| outcome == vote.declared)
                && (self.item.is_empty() || vote.item == Some(self.item.as_str()))
                && member.is_none_or(|member| self.member_did(vote, member))
                && (needle.is_empty() || mentions(vote, &needle, items))
        };
        Ok(record().votes()?.iter().rev().filter(passes).collect())
    }

    fn member_did(&self, vote: &Vote<'_>, member: &str) -> bool {
        match self.position.as_str() {
            "veto" => vote.vetoes().any(|state| state == member),
            "" => vote.council().places.iter().any(|place| place.state == Some(member)),
            word => Position::from_word(word).is_some_and(|position| vote.position_of(member) == Some(position)),
        }
    }

    /// The filter as the query of an address, with another page.
    pub fn query(&self, page: usize) -> String {
        let fields = [
            ("q", &self.q),
            ("from", &self.from),
            ("to", &self.to),
            ("outcome", &self.outcome),
            ("member", &self.member),
            ("position", &self.position),
            ("item", &self.item),
        ];
        let mut query: Vec<String> = fields
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        if page > 1 {
            query.push(format!("page={page}"));
        }
        query.join("&")
    }
}

/// A value for a query.
fn escaped(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    value.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn mentions(vote: &Vote<'_>, needle: &str, items: &[Item<'_>]) -> bool {
    let item = vote.item.map_or("", |id| item_name(items, id));
    let resolution = vote.resolution.is_some_and(|number| number.to_string() == needle);
    let texts = [vote.symbol, vote.meeting.unwrap_or(""), item, vote.id];
    resolution || texts.iter().any(|text| text.to_lowercase().contains(needle))
}

/// The name of an agenda item.
pub fn item_name<'a>(items: &'a [Item<'_>], id: &'a str) -> &'a str {
    items.iter().find(|item| item.id == id).map_or(id, |item| item.name)
}

/// The table of some votes; on a phone each is a block of its own.
pub fn table(l: Language, votes: &[&Vote<'_>], items: &[Item<'_>]) -> Markup {
    let [yes, no, abstain] = [say!(l, "column-for"), say!(l, "column-against"), say!(l, "column-abstaining")];
    html! {
        table.stacked {
            thead { tr {
                th scope="col" { (say!(l, "column-date")) } th scope="col" { (say!(l, "column-text")) }
                th scope="col" { (say!(l, "column-item")) } th scope="col" { (say!(l, "column-outcome")) }
                th.n scope="col" { (yes) } th.n scope="col" { (no) } th.n scope="col" { (abstain) }
            } }
            tbody {
                @for vote in votes {
                    @let tally = vote.tally();
                    tr {
                        td { time datetime=(vote.date) { (vote.date) } }
                        td { a href={ "/votes/" (vote.id) } { (l.english(vote.symbol)) } @if let Some(subject) = vocabulary::subject(l, vote.on) { span.muted { " " (subject) } } }
                        td.wide { @if let Some(id) = vote.item { (l.english(item_name(items, id))) } }
                        td.wide.veto[vote.declared == Declared::Vetoed] { (vocabulary::declared(l, vote.declared)) }
                        @if vote.has_roll_call() {
                            td.n data-label=(yes) { (tally.yes) } td.n data-label=(no) { (tally.no) } td.n data-label=(abstain) { (tally.abstain) }
                        } @else {
                            td.n colspan="3" { @if vote.letters().is_empty() { (say!(l, "no-vote-taken")) } @else { (say!(l, "not-recorded")) } }
                        }
                    }
                }
            }
        }
    }
}

/// The list.
pub async fn list(visit: Visit, Query(filter): Query<Filter>) -> Result<Response, PageError> {
    let l = visit.language;
    let votes = filter.votes()?;
    let pages = votes.len().div_ceil(PAGE).max(1);
    // whatever is no page leads to the nearest that there is
    let number = filter.page.trim().parse().unwrap_or(1).clamp(1, pages);
    let shown: Vec<&Vote<'_>> = votes.iter().copied().skip((number - 1) * PAGE).take(PAGE).collect();
    let items = record().items()?;
    let year = |vote: Option<&Vote<'_>>| vote.map_or(0, |vote| vote.date.year());
    let (reach_from, reach_to) = (year(record().votes()?.first()), year(record().votes()?.last()));
    let data = |ending: &str| format!("/votes.{ending}?{}", filter.query(1));
    let (json, csv, atom) = (data("json"), data("csv"), data("atom"));
    let body = html! {
        h1 { (sentence(l, &filter, votes.len())) }
        p.under { (say!(l, "votes-about", from = reach_from.to_string(), to = reach_to.to_string())) }
        (form(l, &filter))
        @if votes.is_empty() { p { (say!(l, "votes-none")) " " a href="/votes" { (say!(l, "start-again")) } } } @else { (table(l, &shown, items)) }
        @if pages > 1 {
            p.small {
                @if number > 1 { a rel="prev" href={ "/votes?" (filter.query(number - 1)) } { (say!(l, "page-later")) } " · " }
                (say!(l, "page-of", page = number, pages = pages))
                @if number < pages { " · " a rel="next" href={ "/votes?" (filter.query(number + 1)) } { (say!(l, "page-earlier")) } }
            }
        }
        ul.data { li { (say!(l, "these-as-data")) } li { a href=(csv) { "CSV" } } li { a href=(json) { "JSON" } } li { a href=(atom) { (l.english("Atom")) } } }
    };
    let page = Page::new(&visit, say!(l, "nav-record")).part(Part::Votes).data(&json, &csv);
    Ok(page.also(feeds::ATOM, &atom).render(&body).into_response())
}

fn sentence(l: Language, filter: &Filter, count: usize) -> String {
    if filter.query(1).is_empty() { say!(l, "votes-all", count = count) } else { say!(l, "votes-found", count = count) }
}

fn form(l: Language, filter: &Filter) -> Markup {
    html! {
        form.filter method="get" action="/votes" role="search" {
            label { (say!(l, "filter-words")) " " input type="search" name="q" value=(filter.q) placeholder="S/2012/77, 2118, Syria" lang=[l.lang_english()]; }
            label { (say!(l, "filter-from")) " " input name="from" value=(filter.from) placeholder="2011" size="10"; }
            label { (say!(l, "filter-to")) " " input name="to" value=(filter.to) placeholder="2014-12-31" size="10"; }
            label { (say!(l, "filter-outcome")) " " select name="outcome" {
                option value="" { (say!(l, "filter-any")) }
                @for (word, says, _) in OUTCOMES { option value=(word) selected[filter.outcome == word] { (say!(l, says)) } }
            } }
            label { (say!(l, "filter-member")) " " input name="member" value=(filter.member) placeholder="France" size="14" lang=[l.lang_english()]; }
            label { (say!(l, "filter-position")) " " select name="position" {
                option value="" { (say!(l, "filter-any")) }
                @for (word, says) in POSITIONS { option value=(word) selected[filter.position == word] { (say!(l, says)) } }
            } }
            button { (say!(l, "filter-find")) }
        }
    }
}

/// The list as CSV, with the ballots as one letter a seat in seat order.
pub async fn list_csv(Query(filter): Query<Filter>) -> Result<Response, PageError> {
    let text = |text: Option<&str>| text.unwrap_or("").to_owned();
    let header = ["id", "date", "symbol", "resolution", "meeting", "item", "class", "mode", "on", "ballots", "outcome"];
    let rows = filter.votes()?.into_iter().map(|vote| {
        [
            vote.id.to_owned(),
            vote.date.to_string(),
            vote.symbol.to_owned(),
            vote.resolution.map(|number| number.to_string()).unwrap_or_default(),
            text(vote.meeting),
            text(vote.item),
            vote.class.to_string(),
            vote.mode.to_string(),
            vote.on.to_string(),
            ballots(vote),
            vote.declared.to_string(),
        ]
    });
    answer::csv(header, rows)
}

fn ballots(vote: &Vote<'_>) -> String {
    let ballot = |(place, position): (penholder_record::Place<'_>, Position)| {
        format!("{}={position}", place.state.unwrap_or(place.seat))
    };
    vote.ballots().map(ballot).collect::<Vec<_>>().join(" ")
}

/// The list as JSON.
pub async fn list_json(Query(filter): Query<Filter>) -> Result<Response, PageError> {
    let votes: Vec<serde_json::Value> = filter.votes()?.into_iter().map(json_of).collect();
    Ok(answer::json(&json!({ "votes": votes })))
}

/// One vote as JSON.
pub fn json_of(vote: &Vote<'_>) -> serde_json::Value {
    let tally = vote.tally();
    let ballots: serde_json::Map<String, serde_json::Value> = vote
        .ballots()
        .map(|(place, position)| (place.state.unwrap_or(place.seat).to_owned(), position.word().into()))
        .collect();
    json!({
        "id": vote.id,
        "date": vote.date.to_string(),
        "symbol": vote.symbol,
        "resolution": vote.resolution,
        "meeting": vote.meeting,
        "item": vote.item,
        "class": vote.class.word(),
        "mode": vote.mode.word(),
        "on": vote.on.word(),
        "declared": vote.declared.word(),
        "tally": { "in_favour": tally.yes, "against": tally.no, "abstaining": tally.abstain, "not_voting": tally.not_voting },
        "vetoes": vote.vetoes().collect::<Vec<_>>(),
        "ballots": ballots,
        "on_official_veto_list": vote.listed,
        "may_be_the_same_as": vote.same_as,
    })
}
