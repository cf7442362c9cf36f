//! The record under another charter: what would have passed, what would have failed, and what that cannot tell.
//!
//! Always: the rule alone is changed, and every page says so; what depends on seats that nobody voted from is counted apart.
//! The proposals are counted once and kept, as neither they nor the record change while the program runs.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::bulk::Verdict;
use penholder_analysis::replay::picture::{Year, by_year, figure};
use penholder_analysis::replay::{Flip, Recorded, flips};
use penholder_charters::SHIPPED;
use penholder_core::Charter;
use penholder_record::{Declared, Subject, Vote};
use serde_json::json;

use crate::answer::{self, PageError, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::pages::votes::item_name;
use crate::study::{Picture, no_form, picture, preview};
use crate::visit::Visit;
use crate::words::{say, say_linked};

/// How many votes that come out otherwise are listed on the page; the data have all.
const LISTED: usize = 60;

/// The record under one proposal.
struct Replayed {
    charter: &'static Charter,
    pairs: Vec<(&'static Vote<'static>, Flip)>,
}

/// The record under every proposal to change the law of its body.
fn all() -> Result<&'static [Replayed], PageError> {
    static KEPT: OnceLock<Result<Vec<Replayed>, String>> = OnceLock::new();
    let kept = KEPT.get_or_init(count).as_ref();
    kept.map(Vec::as_slice).map_err(|says| PageError::Damaged(says.clone()))
}

fn find(id: &str) -> Result<&'static Replayed, PageError> {
    all()?.iter().find(|replayed| replayed.charter.id == id).ok_or_else(|| PageError::NotFound {
        says: said!("no-charter", name = id),
        next: ("/replay".to_owned(), "nav-replay"),
    })
}

fn count() -> Result<Vec<Replayed>, String> {
    let body = record().body();
    let charter = penholder_charters::charter(body).ok_or("the record has no charter")?;
    let votes: Vec<&'static Vote<'static>> = record().votes().map_err(|fault| fault.to_string())?.iter().collect();
    let rosters = record().rosters_of(&votes).map_err(|error| error.to_string())?;
    let recorded: Vec<Recorded<'_>> = votes
        .iter()
        .zip(rosters)
        .map(|(vote, roster)| Recorded {
            id: vote.id,
            date: vote.date,
            kind: vote.kind(),
            roster,
            ballots: vote.positions(),
            adopted: vote.declared == Declared::Adopted,
            label: None,
        })
        .collect();
    let proposals = SHIPPED.iter().filter_map(|shipped| penholder_charters::charter(shipped.id));
    let proposals = proposals.filter(|proposal| proposal.reforms.as_deref() == Some(body));
    let under = |proposal: &'static Charter| {
        let flips = flips(charter, proposal, &recorded).map_err(|error| error.to_string())?;
        Ok(Replayed { charter: proposal, pairs: votes.iter().copied().zip(flips).collect() })
    };
    proposals.map(under).collect()
}

impl Replayed {
    fn counted(&self, wanted: impl Fn(&Flip) -> bool) -> usize {
        self.pairs.iter().filter(|(_, flip)| wanted(flip)).count()
    }

    /// The flips over time; its words are English.
    fn drawn(&self) -> Picture {
        let title = format!("{}: {}", self.name(), self.sentence(Language::English));
        Picture::of(figure(title, say!(Language::English, "replay-limit-rule"), &self.years()))
    }

    /// Adopted instead, failing instead, may be adopted, may fail.
    fn sums(&self) -> [usize; 4] {
        [
            self.counted(|flip| flip.is_certain() && flip.would_be == Verdict::Adopted),
            self.counted(|flip| flip.is_certain() && flip.would_be == Verdict::NotAdopted),
            self.counted(|flip| flip.is_possible() && flip.was == Verdict::NotAdopted),
            self.counted(|flip| flip.is_possible() && flip.was == Verdict::Adopted),
        ]
    }

    fn sentence(&self, l: Language) -> String {
        let [adopted, failed, may_pass, may_fail] = self.sums();
        let of = self.pairs.len();
        if may_pass + may_fail == 0 {
            say!(l, "replay-sentence", of = of, adopted = adopted, failed = failed)
        } else {
            say!(
                l,
                "replay-sentence-between",
                of = of,
                adopted = adopted,
                failed = failed,
                most_adopted = adopted + may_pass,
                most_failed = failed + may_fail
            )
        }
    }

    fn years(&self) -> Vec<Year> {
        let dated: Vec<_> = self.pairs.iter().map(|(vote, flip)| (vote.date, *flip)).collect();
        by_year(&dated)
    }

    /// The name of the proposal without the name of what it changes.
    fn name(&self) -> &'static str {
        self.charter.name.split_once(": ").map_or(self.charter.name.as_str(), |(_, name)| name)
    }

    /// What these numbers cannot tell.
    fn limits(&self, l: Language) -> Vec<String> {
        let mut limits = vec![say!(l, "replay-limit-rule"), say!(l, "replay-limit-hidden")];
        let is_part =
            |vote: &Vote<'_>| matches!(vote.on, Subject::Part | Subject::Amendment | Subject::PartOrAmendment);
        let moved = self.pairs.iter().filter(|(_, flip)| flip.is_certain() || flip.is_possible());
        let parts = moved.filter(|(vote, _)| is_part(vote)).count();
        if parts > 0 {
            limits.push(say!(l, "replay-limit-parts", count = parts));
        }
        if self.charter.classes.iter().any(|class| class.added) {
            limits.push(say!(l, "replay-limit-seats"));
        }
        let untold = self.counted(|flip| flip.was == Verdict::Undetermined);
        if untold > 0 {
            limits.push(say!(l, "replay-limit-untold", count = untold));
        }
        limits
    }
}

/// The proposals, each with what the record would have been.
pub async fn list(visit: Visit) -> Result<Response, PageError> {
    let l = visit.language;
    let all = all()?;
    let body = html! {
        h1 { (say!(l, "replay-title")) }
        p.under { (say!(l, "replay-about")) }
        div.scroll tabindex="0" role="region" aria-label=(say!(l, "replay-title")) { table {
            thead { tr {
                th scope="col" { (say!(l, "column-charter")) }
                th.n scope="col" { (say!(l, "column-adopted-instead")) } th.n scope="col" { (say!(l, "column-may-be-adopted")) }
                th.n scope="col" { (say!(l, "column-fail-instead")) } th.n scope="col" { (say!(l, "column-may-fail")) }
            } }
            tbody { @for replayed in all { @let [adopted, failed, may_pass, may_fail] = replayed.sums(); tr {
                th scope="row" { a href={ "/replay/" (replayed.charter.id) } { (l.english(replayed.name())) } }
                td.n { (adopted) } td.n { (may_pass) } td.n { (failed) } td.n { (may_fail) }
            } } }
        } }
        p.small.muted { (say!(l, "replay-limit-rule")) }
        ul.data { li { (say!(l, "data")) } li { a href="/replay.csv" { "CSV" } } li { a href="/replay.json" { "JSON" } } }
    };
    Ok(Page::new(&visit, say!(l, "replay-title"))
        .part(Part::Replay)
        .data("/replay.json", "/replay.csv")
        .render(&body)
        .into_response())
}

/// The proposals as CSV.
pub async fn list_csv() -> Result<Response, PageError> {
    let row = |replayed: &Replayed| {
        let [adopted, failed, may_pass, may_fail] = replayed.sums().map(|sum| sum.to_string());
        [replayed.charter.id.clone(), replayed.name().to_owned(), adopted, may_pass, failed, may_fail]
    };
    let header = ["charter", "name", "adopted_instead", "may_be_adopted", "fail_instead", "may_fail"];
    answer::csv(header, all()?.iter().map(row))
}

/// The proposals as JSON.
pub async fn list_json() -> Result<Response, PageError> {
    Ok(answer::json(&json!({ "charters": all()?.iter().map(summary).collect::<Vec<_>>() })))
}

fn summary(replayed: &Replayed) -> serde_json::Value {
    let [adopted, failed, may_pass, may_fail] = replayed.sums();
    json!({
        "charter": replayed.charter.id, "name": replayed.name(), "votes": replayed.pairs.len(),
        "adopted_instead": adopted, "may_be_adopted": may_pass, "fail_instead": failed, "may_fail": may_fail,
    })
}

/// The record under one of them.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let (l, found) = (visit.language, find(&id)?);
    let charter = found.charter;
    let sentence = found.sentence(l);
    let page = format!("/replay/{}", charter.id);
    let (json, csv) = (format!("{page}/json"), format!("{page}/csv"));
    let body = html! {
        h1 { (l.english(found.name())) ": " (sentence) }
        p.under { (l.english(&charter.about)) " " (say_linked!(l, "replay-law", [], [law = format!("/charters/{}", charter.id)])) }
        ul.limits { @for limit in found.limits(l) { li { (limit) } } }
        (picture(l, "picture", |form| format!("{page}/{form}"), &found.drawn(), &sentence))
        (decades(l, found))
        (moved(l, found)?)
        ul.data { li { (say!(l, "data")) } li { a href=(csv) { "CSV" } } li { a href=(json) { "JSON" } } }
    };
    Ok(Page::new(&visit, format!("{}: {sentence}", found.name()))
        .part(Part::Replay)
        .data(&json, &csv)
        .picture(&format!("{page}/preview.png"), found.drawn().title())
        .render(&body)
        .into_response())
}

fn decades(l: Language, found: &Replayed) -> Markup {
    let mut decades: Vec<(i16, [u32; 4])> = Vec::new();
    for year in found.years() {
        let decade = year.year / 10 * 10;
        if decades.last().is_none_or(|(last, _)| *last != decade) {
            decades.push((decade, [0; 4]));
        }
        let counts = [year.adopted, year.may_be_adopted, year.failed, year.may_fail];
        if let Some((_, sums)) = decades.last_mut() {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }
    html! {
        h2 { (say!(l, "by-decade")) }
        div.scroll tabindex="0" role="region" aria-label=(say!(l, "by-decade")) { table {
            thead { tr {
                th scope="col" { (say!(l, "column-decade")) }
                th.n scope="col" { (say!(l, "column-adopted-instead")) } th.n scope="col" { (say!(l, "column-may-be-adopted")) }
                th.n scope="col" { (say!(l, "column-fail-instead")) } th.n scope="col" { (say!(l, "column-may-fail")) }
            } }
            tbody { @for (decade, counts) in &decades { tr {
                th scope="row" { (decade) "–" (decade + 9) } @for count in counts { td.n { (count) } }
            } } }
        } }
    }
}

fn moved(l: Language, found: &Replayed) -> Result<Markup, PageError> {
    let certain: Vec<_> = found.pairs.iter().rev().filter(|(_, flip)| flip.is_certain()).collect();
    let (items, seats) = (record().items()?, record().seats()?);
    Ok(html! {
        @if !certain.is_empty() {
            h2 { (say!(l, "replay-certain", count = certain.len())) }
            table.stacked {
                thead { tr {
                    th scope="col" { (say!(l, "column-date")) } th scope="col" { (say!(l, "column-text")) }
                    th scope="col" { (say!(l, "column-item")) } th scope="col" { (say!(l, "column-instead")) }
                    th scope="col" { (say!(l, "column-permanent-against")) }
                } }
                tbody { @for (vote, flip) in certain.iter().take(LISTED) { tr {
                    td { time datetime=(vote.date) { (vote.date) } }
                    td { a href={ "/votes/" (vote.id) } { (l.english(vote.symbol)) } }
                    td.wide { @if let Some(id) = vote.item { (l.english(item_name(items, id))) } }
                    td { @if flip.would_be == Verdict::Adopted { (say!(l, "adopted-instead")) } @else { (say!(l, "fails-instead")) } }
                    td { @let against: Vec<&str> = vote.permanent_against().map(|state| seats.name_on(state, vote.date)).collect();
                        @if !against.is_empty() { (l.english(against.join(", "))) } }
                } } }
            }
            @if certain.len() > LISTED { p.small.muted { (say!(l, "replay-more", count = certain.len() - LISTED)) } }
        }
    })
}

/// The flips over time as a picture.
pub async fn pictures(Path((id, form)): Path<(String, String)>) -> Result<Response, PageError> {
    let (drawn, page) = (find(&id)?.drawn(), format!("/replay/{id}"));
    match form.as_str() {
        "preview.png" => preview(&drawn, &page).await,
        _ => drawn.form("picture", &form).ok_or_else(|| no_form(&form, &page)),
    }
}

/// Every vote under one charter as CSV.
pub async fn show_csv(Path(id): Path<String>) -> Result<Response, PageError> {
    let found = find(&id)?;
    let rows = found.pairs.iter().map(|(vote, flip)| {
        [
            vote.id.to_owned(),
            vote.date.to_string(),
            vote.symbol.to_owned(),
            vote.kind().to_owned(),
            vote.tally().to_string(),
            flip.was.word().to_owned(),
            flip.would_be.word().to_owned(),
            flipped(flip).to_owned(),
        ]
    });
    answer::csv(["vote", "date", "symbol", "kind", "tally", "was", "would_be", "mechanical_flip"], rows)
}

fn flipped(flip: &Flip) -> &'static str {
    match (flip.is_certain(), flip.is_possible()) {
        (true, _) => "yes",
        (_, true) => "depends",
        _ => "no",
    }
}

/// The votes that come out otherwise, or may, as JSON.
pub async fn show_json(Path(id): Path<String>) -> Result<Response, PageError> {
    let found = find(&id)?;
    let flips: Vec<serde_json::Value> = found
        .pairs
        .iter()
        .filter(|(_, flip)| flip.is_certain() || flip.is_possible())
        .map(|(vote, flip)| {
            json!({
                "vote": vote.id, "date": vote.date.to_string(), "symbol": vote.symbol,
                "was": flip.was.word(), "would_be": flip.would_be.word(), "mechanical_flip": flipped(flip),
            })
        })
        .collect();
    let mut value = summary(found);
    value["limits"] = json!(found.limits(Language::English));
    value["flips"] = json!(flips);
    Ok(answer::json(&value))
}
