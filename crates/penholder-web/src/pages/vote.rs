//! One vote of the record: the sentence, the horseshoe, the reasons with their articles, what would have changed it.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use penholder_core::flip::flips;
use penholder_core::{Ballots, Charter, Outcome, Position, ReadBy, Roster, Saying, Seated, decide};
use penholder_record::{Declared, RecordError, Vote};
use serde_json::json;

use crate::answer::{self, PageError};
use crate::figure::{horseshoe, legend, mark};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::pages::votes::{item_name, json_of, table};
use crate::preview::preview;
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::{say, say_linked};

/// One line of the roll call.
struct Seat {
    code: String,
    name: String,
    permanent: bool,
    position: Position,
    veto: bool,
}

/// What the page of one vote shows.
struct VotePage {
    vote: &'static Vote<'static>,
    sentence: String,
    picture: Markup,
    key: Markup,
    reasons: Vec<penholder_core::say::Reason>,
    marks: Markup,
    flips: Vec<String>,
    would: &'static str,
    agrees: bool,
    roll: Vec<Seat>,
    before: Vec<&'static Vote<'static>>,
    after: Vec<&'static Vote<'static>>,
    item: Option<String>,
    sponsors: Vec<String>,
}

fn charter() -> Result<&'static Charter, PageError> {
    let body = record().body();
    penholder_charters::charter(body).ok_or_else(|| PageError::Damaged(format!("there is no charter of {body}")))
}

/// Finds a vote by its id, else leads to the votes under a symbol.
pub fn find(name: &str) -> Result<&'static Vote<'static>, PageError> {
    record().vote(name).map_err(|error| match error {
        RecordError::Table(fault) => PageError::from(fault),
        other => PageError::not_found(other.to_string()),
    })
}

/// The page.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let vote = find(&id)?;
    let page_of = vote_page(visit.language, vote)?;
    let title = format!("{} · {}", vote.symbol, vote.date);
    let (json, csv) = (format!("/votes/{}/json", vote.id), format!("/votes/{}/csv", vote.id));
    let page = Page::new(&visit, format!("{title}: {}", page_of.sentence)).part(Part::Votes).data(&json, &csv);
    let page = page.picture(&format!("/votes/{}/picture.png", vote.id), &page_of.sentence);
    Ok(page.render(&markup(visit.language, &page_of)?).into_response())
}

/// A symbol, `/symbol/S/2012/77`, leads to its vote, or to the list if there are several.
pub async fn by_symbol(Path(symbol): Path<String>) -> Result<Redirect, PageError> {
    let votes = record().votes_on(&symbol).map_err(|error| PageError::not_found(error.to_string()))?;
    Ok(match votes.as_slice() {
        [one] => Redirect::to(&format!("/votes/{}", one.id)),
        _ => Redirect::to(&format!("/votes?q={symbol}")),
    })
}

fn seated<'c>(charter: &'c Charter, vote: &Vote<'_>, roster: &'c Roster) -> Result<Seated<'c>, PageError> {
    let damaged = |error: &dyn std::error::Error| PageError::Damaged(error.to_string());
    let kind = charter.kind(vote.kind()).map_err(|error| damaged(&error))?;
    let on = kind.question.as_deref().unwrap_or_default();
    charter.seated(on, Some(kind), vote.date, roster, ReadBy::Practice).map_err(|error| damaged(&error))
}

/// Who sat on the day of a vote, and which of them presided.
fn sat(vote: &Vote<'_>) -> Result<(Roster, Option<usize>), PageError> {
    let roster = record().roster_on(vote.date).map_err(|error| PageError::Damaged(error.to_string()))?;
    let president = record().presidency(vote.date)?.and_then(|presidency| roster.find(presidency.state).ok());
    Ok((roster, president))
}

fn vote_page(l: Language, vote: &'static Vote<'static>) -> Result<VotePage, PageError> {
    let (charter, (roster, president)) = (charter()?, sat(vote)?);
    let seated = seated(charter, vote, &roster)?;
    let ballots = vote.positions();
    let decision = decide(&seated, &ballots);
    let saying = Saying::new(&seated);
    let sentence = saying.sentence(&decision);
    let vetoes = decision.vetoes();
    let adopted = matches!(vote.declared, Declared::Adopted);
    let names = record().seats()?;
    let (before, after) = around(vote)?;
    let sponsors = record().sponsors()?.iter().find(|sponsors| sponsors.vote == vote.id);
    Ok(VotePage {
        picture: horseshoe(l, &roster, &ballots, &vetoes, president, &sentence),
        key: legend(l, &ballots, vetoes.len()),
        reasons: saying.reasons(&decision),
        marks: html! { (seated.rule.mark.suffix()) },
        flips: flips(&seated, &ballots).map(|flips| saying.flips(&flips)).unwrap_or_default(),
        would: if decision.outcome == Outcome::Adopted { "would-have-fallen" } else { "would-have-passed" },
        agrees: (decision.outcome == Outcome::Adopted) == adopted
            || matches!(decision.outcome, Outcome::Undetermined { .. }),
        roll: roll(vote, &roster, &ballots, &vetoes),
        before,
        after,
        item: vote.item.map(|id| record().items().map(|items| item_name(items, id).to_owned())).transpose()?,
        sponsors: sponsors
            .map(|sponsors| sponsors.by().map(|state| names.name(state).to_owned()).collect())
            .unwrap_or_default(),
        vote,
        sentence,
    })
}

fn roll(vote: &Vote<'_>, roster: &Roster, ballots: &Ballots, vetoes: &[usize]) -> Vec<Seat> {
    let seats = roster.seats().iter().zip(ballots.positions()).zip(&vote.council().places).enumerate();
    let mut roll: Vec<Seat> = seats
        .map(|(at, ((seat, position), place))| Seat {
            code: seat.id.clone(),
            name: seat.name.clone(),
            permanent: place.permanent,
            position: *position,
            veto: vetoes.contains(&at),
        })
        .collect();
    roll.sort_by_key(|seat| seat.position);
    roll
}

/// How many votes are shown before and after one.
const AROUND: usize = 5;

/// The last votes on the same item before this one, and the first ones after it, in order of time.
fn around(vote: &Vote<'_>) -> Result<(Vec<&'static Vote<'static>>, Vec<&'static Vote<'static>>), PageError> {
    let Some(item) = vote.item else { return Ok(Default::default()) };
    let all = record().votes()?;
    let at = all.iter().position(|other| other.id == vote.id).unwrap_or(0);
    let same = |other: &&Vote<'_>| other.item == Some(item);
    let mut before: Vec<_> = all[..at].iter().rev().filter(same).take(AROUND).collect();
    before.reverse();
    Ok((before, all[at..].iter().skip(1).filter(same).take(AROUND).collect()))
}

/// The outcome of one vote as a sentence, in English.
pub fn sentence(vote: &'static Vote<'static>) -> Result<String, PageError> {
    let (charter, (roster, _)) = (charter()?, sat(vote)?);
    let seated = seated(charter, vote, &roster)?;
    let decision = decide(&seated, &vote.positions());
    Ok(Saying::new(&seated).sentence(&decision))
}

/// The picture of one vote for those who pass its address on: the horseshoe and the sentence, 1200 by 630 pixels.
pub async fn picture(Path(id): Path<String>) -> Result<Response, PageError> {
    let vote = find(&id)?;
    let (charter, (roster, president)) = (charter()?, sat(vote)?);
    let seated = seated(charter, vote, &roster)?;
    let ballots = vote.positions();
    let decision = decide(&seated, &ballots);
    let under = format!("{} · {}", vote.symbol, vocabulary::day(Language::English, vote.date));
    let drawing =
        preview(&Saying::new(&seated).sentence(&decision), &under, (&roster, &ballots), &decision.vetoes(), president);
    answer::png(drawing, (format!("/votes/{}", vote.id), "roll-call")).await
}

fn markup(l: Language, shown: &VotePage) -> Result<Markup, PageError> {
    let (vote, items) = (shown.vote, record().items()?);
    Ok(html! {
        h1 { (l.english(&shown.sentence)) }
        p.under {
            (document(l, vote.symbol))
            @if let Some(subject) = vocabulary::subject(l, vote.on) { " · " (subject) }
            @if let (Some(item), Some(id)) = (&shown.item, vote.item) { " · " a href={ "/votes?item=" (id) } { (l.english(item)) } }
            " · " time datetime=(vote.date) { (vocabulary::day(l, vote.date)) }
            @if let Some(meeting) = vote.meeting { " · " (document(l, meeting)) }
            @if !shown.sponsors.is_empty() { " · " (say_linked!(l, "vote-sponsors", [names = shown.sponsors.join(", ")], [])) }
        }
        (shown.picture)
        (shown.key)
        @if !shown.agrees {
            p { (say_linked!(l, "vote-exception", [declared = vocabulary::declared(l, vote.declared)], [])) }
        }
        h2 { (say!(l, "vote-why")) }
        (reasons(l, &shown.reasons, &shown.marks))
        @if !shown.flips.is_empty() {
            h2 { (say!(l, shown.would)) }
            ul { @for flip in shown.flips.iter().take(6) { li { (l.english(flip)) } } }
            p.small.muted { (say!(l, "flips-are")) }
        }
        h2 { (say!(l, "roll-call")) }
        div.scroll { table {
            thead { tr { th scope="col" { (say!(l, "column-member")) } th scope="col" { (say!(l, "column-position")) } } }
            tbody { @for seat in &shown.roll { tr {
                th scope="row" {
                    a href={ "/members/" (seat.code) } { (l.english(&seat.name)) }
                    @if seat.permanent { span.muted { " " (say!(l, "permanent")) } }
                }
                td class=(crate::figure::colour(seat.position, seat.veto)) {
                    (mark(seat.position, seat.veto))
                    @if seat.veto { (say!(l, "position-veto")) } @else { (vocabulary::position(l, seat.position)) }
                }
            } } }
        } }
        @if !shown.before.is_empty() || !shown.after.is_empty() {
            h2 { (say!(l, "before-and-after")) }
            @if !shown.before.is_empty() { h3 { (say!(l, "votes-before")) } (table(l, &shown.before, items)) }
            @if !shown.after.is_empty() { h3 { (say!(l, "votes-after")) } (table(l, &shown.after, items)) }
        }
        ul.data {
            li { (say!(l, "data")) } li { a href={ "/votes/" (vote.id) "/json" } { "JSON" } } li { a href={ "/votes/" (vote.id) "/csv" } { "CSV" } }
            @if let Some(other) = vote.same_as { li { (say_linked!(l, "same-as", [id = other], [vote = format!("/votes/{other}")])) } }
        }
    })
}

/// A symbol that leads to the document where it is published.
fn document(l: Language, symbol: &str) -> Markup {
    html! {
        @match penholder_record::document::address(symbol) {
            Some(address) => a href=(address) rel="external" { (l.english(symbol)) },
            None => (l.english(symbol)),
        }
    }
}

/// The reasons, the citation at the margin.
pub fn reasons(l: Language, reasons: &[penholder_core::say::Reason], marks: &Markup) -> Markup {
    html! {
        ul.reasons {
            @for reason in reasons {
                li {
                    span.cite { @if reason.depth == 0 { (l.english(html! { (reason.cite) (marks) })) } }
                    span {
                        @if reason.depth > 0 { "– " }
                        (l.english(&reason.asked)) " "
                        @match reason.met {
                            Some(true) => { span.verdict.for { (say!(l, "met")) } }
                            Some(false) => { span.verdict.against { (say!(l, "not-met")) } }
                            None => { span.verdict.abstain { (say!(l, "not-told")) } }
                        }
                        @if !reason.found.is_empty() { br; span.found { (l.english(&reason.found)) } }
                    }
                }
            }
        }
    }
}

/// One vote as JSON: what the record holds, and the decision with its reasons.
pub async fn show_json(Path(id): Path<String>) -> Result<Response, PageError> {
    let vote = find(&id)?;
    let shown = vote_page(Language::English, vote)?;
    let reasons: Vec<serde_json::Value> = shown
        .reasons
        .iter()
        .map(|reason| json!({ "asked": reason.asked, "found": reason.found, "cite": reason.cite, "met": reason.met }))
        .collect();
    let mut value = json_of(vote);
    value["decision"] = json!({ "sentence": shown.sentence, "reasons": reasons, "flips": shown.flips });
    value["sponsors_at_least"] = json!(shown.sponsors);
    Ok(answer::json(&value))
}

/// The roll call of one vote as CSV.
pub async fn show_csv(Path(id): Path<String>) -> Result<Response, PageError> {
    let vote = find(&id)?;
    let rows = vote.ballots().map(|(place, position)| {
        let state = place.state.unwrap_or("").to_owned();
        [vote.id.to_owned(), vote.date.to_string(), place.seat.to_owned(), state, position.word().to_owned()]
    });
    answer::csv(["vote", "date", "seat", "state", "position"], rows)
}
