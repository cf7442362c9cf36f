//! The members: the list, and one of them: when it sat, how it voted, its vetoes, and with whom it stood.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::agreement::{Abstaining, Agreement, Pair, VoteTable, agreement};
use penholder_core::Position;
use penholder_record::{State, Term, Vote};
use serde_json::json;

use crate::answer::{self, PageError, said};
use crate::figure::{colour, mark};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::analysis::course;
use crate::pages::record;
use crate::pages::votes::table;
use crate::visit::Visit;
use crate::vocabulary;
use crate::words::{say, say_linked};

/// How many vetoes are listed.
const VETOES: usize = 30;
/// How many of the latest votes are listed.
const LATEST: usize = 10;
/// How many members it stood with are listed at each end.
const ENDS: usize = 8;
/// From how many contested votes in common on two members are compared.
const LEAST: u32 = 20;

/// What the page of one member shows.
struct Member {
    state: &'static State<'static>,
    votes: Vec<(&'static Vote<'static>, Position)>,
    vetoes: Vec<&'static Vote<'static>>,
    terms: Vec<&'static Term<'static>>,
}

impl Member {
    fn find(name: &str) -> Result<Self, PageError> {
        let seats = record().seats()?;
        let terms =
            |state: &State<'_>| seats.terms().iter().filter(|term| term.state == state.code).collect::<Vec<_>>();
        let found = seats.find(name).map(|state| (state, terms(state))).filter(|(_, terms)| !terms.is_empty());
        let (state, terms) = found.ok_or_else(|| PageError::NotFound {
            says: said!("no-member", name = name),
            next: ("/members".to_owned(), "nav-members"),
        })?;
        let all = record().votes()?.iter();
        let votes = all.filter_map(|vote| Some((vote, vote.position_of(state.code)?))).collect::<Vec<_>>();
        let vetoes = votes.iter().map(|(vote, _)| *vote);
        let vetoes = vetoes.filter(|vote| vote.vetoes().any(|by| by == state.code)).collect();
        Ok(Self { state, votes, vetoes, terms })
    }

    /// How often it took each position that it ever took.
    fn counts(&self) -> Vec<(Position, usize)> {
        let count = |wanted: Position| self.votes.iter().filter(|(_, position)| *position == wanted).count();
        Position::ALL.into_iter().map(|position| (position, count(position))).filter(|(_, count)| *count > 0).collect()
    }
}

/// Who stood with whom in all contested votes of the record.
struct Stood {
    codes: Vec<String>,
    agreement: Agreement,
}

/// Counted once: the record does not change while the program runs.
fn stood() -> Result<&'static Stood, PageError> {
    static KEPT: OnceLock<Result<Stood, String>> = OnceLock::new();
    let kept = KEPT.get_or_init(|| {
        let votes = record().votes().map_err(|fault| fault.to_string())?;
        let cast = |vote: &'static Vote<'static>| {
            vote.ballots().filter_map(|(place, position)| Some((place.state?, position)))
        };
        let table = VoteTable::of(votes.iter().map(cast));
        let codes = table.members().to_vec();
        Ok(Stood { codes, agreement: agreement(&table.contested().0, Abstaining::Own) })
    });
    kept.as_ref().map_err(|says: &String| PageError::Damaged(says.clone()))
}

impl Stood {
    /// The members that one can be compared with, those that stood with it most often first.
    fn with(&self, code: &str) -> Vec<(&str, Pair)> {
        let Some(one) = self.codes.iter().position(|known| *known == code) else { return Vec::new() };
        let others = self.codes.iter().enumerate().filter(|(other, _)| *other != one);
        let mut pairs: Vec<(&str, Pair)> = others
            .map(|(other, code)| (code.as_str(), self.agreement.pair(one, other)))
            .filter(|(_, pair)| pair.both >= LEAST)
            .collect();
        pairs.sort_by(|(_, a), (_, b)| b.share().value.total_cmp(&a.share().value).then(b.both.cmp(&a.both)));
        pairs
    }
}

/// The states that ever sat, each with its votes and vetoes, in the order of their names.
fn all() -> Result<Vec<(&'static State<'static>, usize, usize)>, PageError> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for vote in record().votes()? {
        for state in vote.council().places.iter().filter_map(|place| place.state) {
            counts.entry(state).or_default().0 += 1;
        }
        for state in vote.vetoes() {
            counts.entry(state).or_default().1 += 1;
        }
    }
    let states = record().seats()?.states().iter();
    let mut all: Vec<_> =
        states.filter_map(|state| counts.get(state.code).map(|(votes, vetoes)| (state, *votes, *vetoes))).collect();
    all.sort_by_key(|(state, ..)| state.name);
    Ok(all)
}

/// The list.
pub async fn list(visit: Visit) -> Result<Response, PageError> {
    let (l, all) = (visit.language, all()?);
    let body = html! {
        h1 { (say!(l, "members-title", count = all.len())) }
        p.under { (say!(l, "members-about")) }
        div.scroll { table {
            thead { tr {
                th scope="col" { (say!(l, "column-member")) } th scope="col" { (say!(l, "column-group")) }
                th.n scope="col" { (say!(l, "column-votes")) } th.n scope="col" { (say!(l, "column-vetoes")) }
            } }
            tbody { @for (state, votes, vetoes) in &all { tr {
                th scope="row" { a href={ "/members/" (state.code) } { (l.english(state.name)) } } td { (vocabulary::region(l, state.group)) }
                td.n { (l.number(*votes)) } td.n { @if *vetoes > 0 { (vetoes) } }
            } } }
        } }
        ul.data { li { (say!(l, "data")) } li { a href="/members.csv" { "CSV" } } li { a href="/members.json" { "JSON" } } }
    };
    let page = Page::new(&visit, say!(l, "nav-members")).part(Part::Members).data("/members.json", "/members.csv");
    Ok(page.render(&body).into_response())
}

/// The list as CSV.
pub async fn list_csv() -> Result<Response, PageError> {
    let row = |(state, votes, vetoes): (&State<'_>, usize, usize)| {
        [state.code.to_owned(), state.name.to_owned(), state.group.to_owned(), votes.to_string(), vetoes.to_string()]
    };
    answer::csv(["member", "name", "group", "votes", "vetoes"], all()?.into_iter().map(row))
}

/// The list as JSON.
pub async fn list_json() -> Result<Response, PageError> {
    let row = |(state, votes, vetoes): (&State<'_>, usize, usize)| json!({ "member": state.code, "name": state.name, "group": state.group, "votes": votes, "vetoes": vetoes });
    Ok(answer::json(&json!({ "members": all()?.into_iter().map(row).collect::<Vec<_>>() })))
}

/// The page of one.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, PageError> {
    let (l, member) = (visit.language, Member::find(&code)?);
    let (name, code, items) = (member.state.name, member.state.code, record().items()?);
    let vetoes: Vec<_> = member.vetoes.iter().rev().take(VETOES).copied().collect();
    let latest: Vec<_> = member.votes.iter().rev().take(LATEST).map(|(vote, _)| *vote).collect();
    let course = course::section(l, code).await?;
    let body = html! {
        h1 {
            @if member.vetoes.is_empty() { (say_linked!(l, "member-title", [name = name, votes = member.votes.len()], [])) }
            @else { (say_linked!(l, "member-title-vetoes", [name = name, votes = member.votes.len(), vetoes = member.vetoes.len()], [])) }
        }
        p.under { a href={ "/votes?member=" (code) } { (say!(l, "member-all")) } " · " a href={ "/votes?member=" (code) "&position=no" } { (say!(l, "member-against")) } }
        h2 { (say!(l, "member-how")) }
        table.short {
            thead { tr { th scope="col" { (say!(l, "column-position")) } th.n scope="col" { (say!(l, "column-votes")) } th.n scope="col" { (say!(l, "column-share")) } } }
            tbody { @for (position, count) in member.counts() { tr {
                th.(colour(position, false)) scope="row" { (mark(position, false)) (vocabulary::position(l, position)) }
                td.n { (l.number(count)) } td.n { (say!(l, "percent", share = percent(count, member.votes.len()))) }
            } } }
        }
        (with(l, code)?)
        (course)
        @if !vetoes.is_empty() { h2 { (say!(l, "member-vetoes")) } (table(l, &vetoes, items)) }
        h2 { (say!(l, "member-last")) }
        (table(l, &latest, items))
        h2 { (say!(l, "member-terms")) }
        ul { @for term in &member.terms { li {
            @if term.permanent { (say!(l, "term-permanent", from = term.from.year().to_string())) }
            @else if let Some(to) = term.to { (say!(l, "term-elected", from = term.from.to_string(), to = to.yesterday().unwrap_or(to).to_string())) }
            @else { (say!(l, "term-running", from = term.from.to_string())) }
        } } }
        ul.data { li { (say!(l, "data")) } li { a href={ "/members/" (code) "/csv" } { "CSV" } } li { a href={ "/members/" (code) "/json" } { "JSON" } } }
    };
    let page = Page::new(&visit, name).part(Part::Members);
    Ok(page.data(&format!("/members/{code}/json"), &format!("/members/{code}/csv")).render(&body).into_response())
}

#[expect(clippy::cast_precision_loss, reason = "counts of votes")]
fn percent(count: usize, of: usize) -> String {
    format!("{:.1}", 100.0 * count as f64 / of.max(1) as f64)
}

/// With whom a member stood most and least often.
fn with(l: Language, code: &str) -> Result<Markup, PageError> {
    let pairs = stood()?.with(code);
    let seats = record().seats()?;
    let ends = pairs.len().min(2 * ENDS);
    let (most, least) = (&pairs[..ends.div_ceil(2)], &pairs[pairs.len() - ends / 2..]);
    let table = |title: String, pairs: &mut dyn Iterator<Item = &(&'static str, Pair)>| -> Markup {
        html! {
            div.scroll { table {
                caption { (title) }
                thead { tr {
                    th scope="col" { (say!(l, "column-member")) } th.n scope="col" { (say!(l, "column-agreed")) }
                    th.n scope="col" { (say!(l, "column-interval")) } th.n scope="col" { (say!(l, "column-common")) }
                } }
                tbody { @for (other, pair) in pairs { @let share = pair.share(); tr {
                    th scope="row" { a href={ "/members/" (other) } { (l.english(seats.name(other))) } }
                    td.n { (say!(l, "percent", share = format!("{:.0}", 100.0 * share.value))) }
                    td.n { (say!(l, "percent-between", low = format!("{:.0}", 100.0 * share.low), high = format!("{:.0}", 100.0 * share.high))) }
                    td.n { (l.number(pair.both as usize)) }
                } } }
            } }
        }
    };
    Ok(html! {
        @if !pairs.is_empty() {
            h2 { (say!(l, "member-with")) }
            p.small.muted { (say!(l, "member-with-about", least = LEAST)) }
            div.ends {
                (table(say!(l, "member-most"), &mut most.iter()))
                @if !least.is_empty() { (table(say!(l, "member-least"), &mut least.iter().rev())) }
            }
        }
    })
}

/// Every vote of one member as CSV.
pub async fn show_csv(Path(code): Path<String>) -> Result<Response, PageError> {
    let member = Member::find(&code)?;
    let rows = member.votes.iter().map(|(vote, position)| {
        let veto = if vote.vetoes().any(|by| by == member.state.code) { "yes" } else { "no" };
        [vote.id, &vote.date.to_string(), vote.symbol, position.word(), veto, vote.declared.word()].map(str::to_owned)
    });
    answer::csv(["vote", "date", "symbol", "position", "veto", "outcome"], rows)
}

/// One member as JSON: terms, positions, vetoes, with whom it stood.
pub async fn show_json(Path(code): Path<String>) -> Result<Response, PageError> {
    let member = Member::find(&code)?;
    let terms = member.terms.iter().map(|term| {
        let to = term.to.map(|to| to.yesterday().unwrap_or(to).to_string());
        json!({ "seat": term.seat, "permanent": term.permanent, "from": term.from.to_string(), "to": to })
    });
    let positions: serde_json::Map<String, serde_json::Value> =
        member.counts().into_iter().map(|(position, count)| (position.word().to_owned(), count.into())).collect();
    let with = stood()?.with(member.state.code).into_iter().map(|(other, pair)| {
        let share = pair.share();
        json!({ "member": other, "both": pair.both, "same": pair.same, "share": share.value, "low": share.low, "high": share.high })
    });
    Ok(answer::json(&json!({
        "member": member.state.code,
        "name": member.state.name,
        "votes": member.votes.len(),
        "terms": terms.collect::<Vec<_>>(),
        "positions": positions,
        "vetoes": member.vetoes.iter().map(|vote| vote.id).collect::<Vec<_>>(),
        "stood_with": with.collect::<Vec<_>>(),
    })))
}
