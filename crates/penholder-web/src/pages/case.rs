//! A case: the sentence, who sat, the text with the words that would go, the deadlock, the timeline, what the report does not
//! say, the claims that contradict each other with their verdicts, the sources.
//!
//! Always: readable from top to bottom in three minutes, on a phone and by ear; every figure has its words beside it.
//! Not here: what a case is made of (`penholder_dossiers`).

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_core::Position;
use penholder_core::dossier::verdict::Settled;
use penholder_core::dossier::{Dossier, Outcome, Ruling, day_says};
use penholder_core::horseshoe::{order, places};
use penholder_core::say::capital;
use penholder_core::text::compare::diff::{Fate, Piece};
use penholder_core::text::compare::{ParagraphFate, Tally};
use penholder_dossiers::case::{Counterpart, Figures, Moment, Pair, Robbed, Said, Sat};
use penholder_dossiers::export::{self, timeline};
use penholder_dossiers::{Case, SHIPPED, case};

use crate::answer::{self, PageError, said};
use crate::figure::{colour, mark, shape};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::visit::Visit;
use crate::words::say;

fn found(id: &str) -> Result<&'static Case, PageError> {
    match case(id) {
        Some(Ok(case)) => Ok(case),
        Some(Err(why)) => Err(PageError::Damaged(why.to_string())),
        None => Err(PageError::not_found(said!("case-unknown", name = id))),
    }
}

/// Every case with its sentence.
pub async fn list(visit: Visit) -> Result<Response, PageError> {
    let l = visit.language;
    let cases: Vec<(&str, &Case)> =
        SHIPPED.iter().map(|shipped| Ok((shipped.id, found(shipped.id)?))).collect::<Result<_, PageError>>()?;
    let body = html! {
        h1 { (say!(l, "cases-title")) }
        p { (say!(l, "cases-about")) }
        @for (id, case) in cases {
            h2 { a href={ "/cases/" (id) } { (l.english(&case.dossier.head.title)) } }
            p { (outcome_mark(l, case)) " " (l.english(&case.dossier.head.sentence)) }
        }
    };
    Ok(Page::new(&visit, say!(l, "nav-cases")).part(Part::Cases).render(&body).into_response())
}

/// The end of the text the case turns on, as a shape and a word.
fn outcome_mark(l: Language, case: &Case) -> Markup {
    let agreed = case.turns_on().and_then(|text| text.outcome).is_some_and(Outcome::is_agreement);
    let (position, word) =
        if agreed { (Position::NoObjection, "case-passed") } else { (Position::Objection, "case-fell") };
    html! { span.ruling.(colour(position, false)) { (mark(position, false)) (say!(l, word)) } }
}

/// The page of one case.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let case = found(&id)?;
    let l = visit.language;
    let head = &case.dossier.head;
    let body = html! {
        h1.long { (l.english(&head.sentence)) }
        p.under { (l.english(&head.about)) }
        (councils(l, case))
        @for robbed in case.robbed.iter().take(1) { (text(l, case, robbed)) }
        (deadlock(l, case))
        (line_of_time(l, &id, case))
        (report_at(l, &id, case))
        (questions(l, case))
        (claims(l, case))
        (figures(l, case))
        (stances(l, &case.dossier))
        (decided(l, case))
        (odd(l, &case.dossier))
        (sources(l, &case.dossier))
        ul.data {
            li { (say!(l, "case-data")) }
            @for (form, name) in [("json", "JSON"), ("jsonld", "JSON-LD"), ("csv", "CSV"), ("ics", "iCalendar"), ("svg", "SVG")] {
                li { a href={ "/cases/" (id) "/" (form) } { (l.english(name)) } }
            }
        }
    };
    Ok(Page::new(&visit, head.title.clone()).part(Part::Cases).render(&body).into_response())
}

/// The case in a form for programs.
pub async fn data(visit: Visit, Path((id, form)): Path<(String, String)>) -> Result<Response, PageError> {
    let case = found(&id)?;
    let damaged = |why: &dyn std::error::Error| PageError::Damaged(why.to_string());
    Ok(match form.as_str() {
        "json" => answer::json(&export::whole(case)),
        "jsonld" => {
            let linked = export::linked(&visit.absolute(&format!("/cases/{id}/")), &case.dossier);
            ([(header::CONTENT_TYPE, "application/ld+json")], format!("{linked:#}\n")).into_response()
        }
        "csv" => answer::data("text/csv; charset=utf-8", export::claims(&case.dossier).map_err(|why| damaged(&why))?),
        "ics" => answer::data("text/calendar; charset=utf-8", export::calendar(&id, &case.dossier)),
        "svg" => answer::svg(timeline(&case.timeline, &case.dossier.head.title)),
        _ => return Err(PageError::not_found(said!("not-found-address", address = visit.path()))),
    })
}

/// The small horseshoes, side by side.
fn councils(l: Language, case: &Case) -> Markup {
    let changed = case.sat.last().map_or(0, |sat| sat.changed.len());
    let seats = case.sat.last().map_or(0, |sat| sat.roster.len());
    html! {
        @if !case.sat.is_empty() {
            h2.unseen { (say!(l, "case-seats")) }
            div.councils { @for sat in &case.sat { (council(l, sat)) } }
            ul.legend {
                @for (position, word) in [(Position::Objection, "case-objected"), (Position::NoObjection, "case-drafted"), (Position::Silent, "case-silent")] {
                    li { svg.mark.(stood_colour(position)) viewBox="-13 -13 26 26" aria-hidden="true" { (stood(position)) } (say!(l, word)) }
                }
                @if changed > 0 { li.here { span.ring {} (say!(l, "case-here-only")) } }
            }
            @if changed > 0 { p.small.centred { (say!(l, "case-seats-changed", count = changed, all = seats)) } }
        }
    }
}

/// What a member did to a text that no vote was taken on: the drafter holds a pen, which is no vote in favour.
fn stood(position: Position) -> Markup {
    match position {
        Position::NoObjection => html! {
            path.drafted d="M-10 10 L-6.5 -0.5 L3.5 -10.5 L10.5 -3.5 L0.5 6.5 Z" {}
            path.onit d="M-10 10 L-1.5 1.5" {}
        },
        _ => shape(position, false),
    }
}

fn stood_colour(position: Position) -> &'static str {
    if position == Position::NoObjection { "drafted" } else { colour(position, false) }
}

fn council(l: Language, sat: &Sat) -> Markup {
    let seats = order(&sat.roster, sat.president);
    let at = |across: f64, down: f64| format!("translate({:.1} {:.1})", 56.0 + across * 348.0, 44.0 + down * 214.0);
    let name = |seat: usize| sat.roster.seats().get(seat).map_or("", |seat| seat.name.as_str());
    let word = |position: Position| match position {
        Position::Objection => say!(l, "case-objected"),
        Position::NoObjection => say!(l, "case-drafted"),
        _ => say!(l, "case-silent"),
    };
    let those = |wanted: Position| -> String {
        let all = sat.positions.iter().enumerate().filter(|(_, position)| **position == wanted);
        all.map(|(seat, _)| name(seat)).collect::<Vec<_>>().join(", ")
    };
    // Read aloud instead of the figure; names and days are data, so the sentence is English in every language.
    let says = format!(
        "{}: {} drafted it; {} objected",
        day_says(sat.on),
        those(Position::NoObjection),
        those(Position::Objection)
    );
    let here: Vec<&str> = sat.changed.iter().map(|seat| name(*seat)).collect();
    html! {
        figure {
            figcaption { strong { (l.english(day_says(sat.on))) } br; (l.english(&sat.name)) }
            svg.horseshoe viewBox="0 0 460 280" role="img" aria-label=(says) lang=[l.lang_english()] {
                @for (seat, place) in seats.iter().zip(places(seats.len())) {
                    @let position = sat.positions.get(*seat).copied().unwrap_or(Position::Silent);
                    @let changed = sat.changed.contains(seat);
                    g transform=(at(place.across, place.down)) class=(stood_colour(position)) {
                        title lang=(l.tag()) { (name(*seat)) ": " (word(position)) }
                        @if changed { circle.here r="15" {} }
                        (stood(position))
                        @let (x, y, anchor) = if place.across < 0.2 { (-21, 5, "end") } else if place.across > 0.8 { (21, 5, "start") } else { (0, -20, "middle") };
                        text x=(x) y=(y) class={ (anchor) @if changed { " here" } } { (sat.roster.seats().get(*seat).map_or("", |seat| seat.id.as_str())) }
                    }
                }
                @if let Some(president) = sat.president {
                    text x="230" y="162" { (name(president)) }
                    text.muted x="230" y="178" lang=(l.tag()) { (say!(l, "presiding")) }
                }
            }
            @if !here.is_empty() { p.small.muted { (say!(l, "case-here-only")) ": " (l.english(here.join(", "))) } }
        }
    }
}

/// The text with the words that would go, the counts at the margin.
fn text(l: Language, case: &Case, robbed: &Robbed) -> Markup {
    let gone = |tally: &&Tally| tally.before > tally.after;
    let reconstructed = case.dossier.text(&robbed.text).is_some_and(|text| text.reconstructed);
    let (_, removed) = robbed.comparison.added_removed;
    let script = case.dossier.text(&robbed.text).and_then(|text| text.script.as_deref());
    html! {
        h2 { (say!(l, "case-text")) }
        div.robbed {
            ul.counts {
                @for (at, tally) in robbed.comparison.references.iter().filter(gone).enumerate() {
                    li.first[at == 0] { (l.english(&tally.name)) " " strong { (tally.before) " → " (tally.after) } }
                }
                li { (say!(l, "case-words", removed = removed, all = robbed.comparison.words.before)) }
            }
            div.paper {
                @if reconstructed { p.note { (say!(l, "case-reconstructed")) } }
                div lang=[l.lang_english()] dir="ltr" {
                    @for paragraph in robbed.comparison.paragraphs.iter().filter(|paragraph| paragraph.kind.is_substance()) {
                        p.whole[paragraph.fate == ParagraphFate::Removed] { (pieces(l, &paragraph.pieces)) }
                    }
                }
            }
        }
        @if !robbed.basis.is_empty() {
            details.basis {
                summary { (say!(l, "case-basis")) }
                ul { @for (paragraph, says, known) in &robbed.basis {
                    li { (paragraph) ": " (l.english(says)) @if let Some(known) = known { " " (known) } }
                } }
            }
        }
        @if let Some(script) = script { p { a href={ "/demo/" (script) "?end=1" } { (say!(l, "case-watch")) } } }
    }
}

fn pieces(l: Language, pieces: &[Piece]) -> Markup {
    html! {
        @for (at, piece) in pieces.iter().enumerate() {
            @if at > 0 && !piece.words.starts_with([',', '.', ';']) { " " }
            @match piece.fate {
                Fate::Same => { (piece.words) }
                Fate::Gone => { del { span.unseen lang=(l.tag()) { (say!(l, "case-removed")) " " } (piece.words) } }
                Fate::New => { ins { span.unseen lang=(l.tag()) { (say!(l, "case-added")) " " } (piece.words) } }
            }
        }
    }
}

/// The two positions facing each other, and how long it lasted.
fn deadlock(l: Language, case: &Case) -> Markup {
    let says = case.deadlock_says();
    html! {
        @if !case.sides.is_empty() || says.is_some() {
            h2 { (say!(l, "case-deadlock")) }
            @if let [one, other] = case.sides.as_slice() {
                div.facing {
                    @for (side, class) in [(one, "for"), (other, "against")] {
                        blockquote.(class) {
                            p.who { (l.english(&side.who)) }
                            p { (l.english(capital(&side.wants))) }
                            p.small { (source_link(l, &case.dossier, &side.source)) }
                        }
                    }
                }
            }
            @if let Some(says) = says { p { (l.english(says)) } }
        }
    }
}

/// A picture on a desk, a list on a phone and for the ear.
fn line_of_time(l: Language, id: &str, case: &Case) -> Markup {
    html! {
        h2 { (say!(l, "case-timeline")) }
        div.desk aria-hidden="true" { img.timeline src={ "/cases/" (id) "/svg" } alt="" loading="lazy"; }
        ul.legend.desk aria-hidden="true" {
            @for (class, path, words) in timeline::legend(&case.timeline) { li.(class) { (small(path)) (l.english(words)) } }
        }
        ol.moments { @for (at, moment) in case.timeline.iter().filter(|moment| moment.main).enumerate() {
            @let gap = at.checked_sub(1).and_then(|before| case.timeline.iter().filter(|m| m.main).nth(before)).map(|before| (moment.on - before.on).get_days());
            (one_moment(l, &case.dossier, moment, gap))
        } }
    }
}

fn small(path: &str) -> Markup {
    html! { svg.mark viewBox="-13 -13 26 26" aria-hidden="true" { path d=(path) fill-rule="evenodd" {} } }
}

fn one_moment(l: Language, dossier: &Dossier, moment: &Moment, gap: Option<i32>) -> Markup {
    let (class, path) = timeline::shape(moment.kind);
    html! {
        @if let Some(days) = gap.filter(|days| *days > 40) { li.gap { (say!(l, "case-days", days = days)) } }
        li.(class) {
            (small(path))
            time datetime=(moment.on) { (l.english(day_says(moment.on))) }
            span {
                @match &moment.vote {
                    Some(vote) => { a href={ "/votes/" (vote) } { (l.english(capital(&moment.name))) } }
                    None => { (l.english(capital(&moment.name))) }
                }
                @if let Some(known) = &moment.mark { " " (known) }
                @for source in moment.sources.iter().filter(|source| *source != "record").take(2) { " " (note(l, "", dossier, source)) }
            }
        }
    }
}

/// A mark that leads to a source at the foot of a page, its own if that is empty: its number.
fn note(l: Language, page: &str, dossier: &Dossier, source: &str) -> Markup {
    let number = dossier.sources.iter().position(|known| known.id == source).map(|at| at + 1);
    html! {
        @if let Some(number) = number { a.note href={ (page) "#source-" (source) } title=(dossier.name(source)) lang=[l.lang_english()] { "[" (number) "]" } }
    }
}

fn source_link(l: Language, dossier: &Dossier, source: &str) -> Markup {
    html! {
        @if dossier.source(source).is_some() { a href={ "#source-" (source) } { (l.english(dossier.name(source))) } }
        @else { (l.english(dossier.name(source))) }
    }
}

/// What became of the claims of the report, and the way to its sentences.
fn report_at(l: Language, id: &str, case: &Case) -> Markup {
    let claims = || case.told.iter().flat_map(|told| &told.answers).filter(|answer| answer.is_claim);
    let rulings = [Ruling::Supported, Ruling::Refuted, Ruling::Partly, Ruling::Unresolved].map(Some);
    let counted = rulings
        .into_iter()
        .chain([None])
        .map(|ruling| (ruling, claims().filter(|claim| claim.ruling == ruling).count()));
    html! {
        @if !case.told.is_empty() {
            h2 { (say!(l, "case-report")) }
            p { (say!(l, "case-report-about")) }
            ul.legend.start { @for (found, count) in counted.filter(|(_, count)| *count > 0) { li { (ruling(l, found)) " " (count) } } }
            p { a href={ "/cases/" (id) "/report" } { (say!(l, "case-report-read", count = case.told.iter().filter(|told| told.number.is_some()).count())) } }
        }
    }
}

/// The report, sentence by sentence.
pub async fn show_report(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let (l, case) = (visit.language, found(&id)?);
    if case.told.is_empty() {
        return Err(PageError::not_found(said!("not-found-address", address = visit.path())));
    }
    let page = format!("/cases/{id}");
    let body = html! {
        h1 { (say!(l, "case-report")) }
        p.under { a href=(page) { (l.english(&case.dossier.head.title)) } }
        p { (say!(l, "case-report-about")) }
        (report(l, &page, case))
    };
    let title = format!("{} · {}", case.dossier.head.title, say!(l, "case-report"));
    Ok(Page::new(&visit, title).part(Part::Cases).render(&body).into_response())
}

/// The sentences of the report, each with what answers it; the sources stand at the foot of `page`.
fn report(l: Language, page: &str, case: &Case) -> Markup {
    html! {
        ol.sentences { @for told in &case.told {
            li class=[told.number.is_none().then_some("aside")] value=[told.number] {
                p { (l.english(&told.says)) }
                @if !told.answers.is_empty() { ul { @for answer in &told.answers { (one_answer(l, page, case, answer)) } } }
                @if let Some(note) = &told.note { p.small.muted { (l.english(answer::quoted(note))) @if let Some(known) = &told.mark { " " (known) } } }
            }
        } }
    }
}

fn one_answer(l: Language, page: &str, case: &Case, answer: &Counterpart) -> Markup {
    html! {
        li class=[answer.is_claim.then_some("judged")] {
            @if answer.is_claim { (ruling(l, answer.ruling)) " · " }
            (l.english(capital(&answer.what)))
            @if let Some(known) = &answer.mark { " " (known) }
            @for source in answer.sources.iter().filter(|source| *source != "record") { " " (note(l, page, &case.dossier, source)) }
            @if let Some(says) = &answer.says { br; span.small.muted { (l.english(answer::quoted(says))) } }
        }
    }
}

fn questions(l: Language, case: &Case) -> Markup {
    html! {
        h2 { (say!(l, "case-questions")) }
        dl.questions { @for answer in case.answers.iter().filter(|answer| answer.says.is_some()) {
            div {
                dt { (l.english(answer.asks)) }
                dd {
                    @if let Some(says) = &answer.says { (l.english(capital(says))) }
                    @for source in &answer.sources { " " (note(l, "", &case.dossier, source)) }
                }
            }
        } }
    }
}

fn claims(l: Language, case: &Case) -> Markup {
    html! {
        @if !case.pairs.is_empty() {
            h2 { (say!(l, "case-claims")) }
            @for pair in &case.pairs { (one_pair(l, case, pair)) }
        }
    }
}

fn one_pair(l: Language, case: &Case, pair: &Pair) -> Markup {
    let losing = match &pair.settled {
        Settled::For(claim) if *claim == pair.one.claim => Some(&pair.other),
        Settled::For(_) => Some(&pair.one),
        _ => None,
    };
    let verdict = losing.or(Some(&pair.one)).and_then(|said| said.verdict.as_deref().zip(said.basis.as_deref()));
    let about = format!("{}: {}", capital(&pair.about), pair.property);
    html! {
        section.pair {
            h3 { (l.english(about)) }
            div.facing { @for said in [&pair.one, &pair.other] { (one_side(l, case, said)) } }
            @if let Some((verdict, basis)) = verdict {
                p.found { (l.english(verdict)) " " span.muted { (l.english(format!("({basis})"))) } }
            }
        }
    }
}

fn one_side(l: Language, case: &Case, said: &Said) -> Markup {
    let source = case.dossier.name(&said.source);
    html! {
        blockquote {
            p.value { (l.english(&said.value)) }
            p.small {
                @if !source.contains(&said.holder) { (l.english(&said.holder)) ", " }
                (source_link(l, &case.dossier, &said.source))
                @if let Some(words) = &said.words { br; q lang=[l.lang_english()] { (words) } }
            }
            p.small { (ruling(l, said.ruling)) @if let Some(known) = &said.mark { " " (known) } }
        }
    }
}

/// A verdict as shape and word.
fn ruling(l: Language, ruling: Option<Ruling>) -> Markup {
    let (position, word) = match ruling {
        Some(Ruling::Supported) => (Position::Yes, "ruling-supported"),
        Some(Ruling::Refuted) => (Position::No, "ruling-refuted"),
        Some(Ruling::Partly) => (Position::Abstain, "ruling-partly"),
        Some(Ruling::Unresolved) => (Position::Silent, "ruling-unresolved"),
        None => (Position::Silent, "ruling-none"),
    };
    html! { span.ruling.(colour(position, false)) { (mark(position, false)) (say!(l, word)) } }
}

fn figures(l: Language, case: &Case) -> Markup {
    html! {
        @if !case.figures.is_empty() {
            h2 { (say!(l, "case-figures")) }
            p { (say!(l, "case-figures-about")) }
            @for figures in &case.figures { (one_toll(l, case, figures)) }
        }
    }
}

fn one_toll(l: Language, case: &Case, figures: &Figures) -> Markup {
    html! {
        div.scroll { table.figures {
            caption { (l.english(capital(&format!("{}, {}: {}", figures.about, figures.measure, figures.origins)))) }
            thead { tr {
                th scope="col" { (say!(l, "case-column-figure")) } th scope="col" { (say!(l, "case-column-who")) }
                th scope="col" { (say!(l, "case-column-in")) }
            } }
            tbody { @for said in &figures.said { tr {
                td { (l.english(&said.value)) } td { (l.english(&said.holder)) }
                td { (source_link(l, &case.dossier, &said.source)) }
            } } }
        } }
    }
}

fn stances(l: Language, dossier: &Dossier) -> Markup {
    html! {
        @for question in &dossier.questions {
            h2 { (say!(l, "case-stances")) }
            p { (l.english(&question.asks)) }
            ul.stances { @for stance in dossier.stances.iter().filter(|stance| stance.question == question.id) {
                li {
                    strong { (l.english(dossier.name(&stance.actor))) } ": " (l.english(stance.side.says()))
                    @if let Some(condition) = &stance.condition { ", " (l.english(condition)) }
                    @for quote in stance.sources.iter().take(2) { " " (note(l, "", dossier, &quote.source)) }
                }
            } }
        }
    }
}

fn decided(l: Language, case: &Case) -> Markup {
    html! {
        h2 { (say!(l, "case-decided")) }
        div.scroll tabindex="0" role="group" aria-label=(say!(l, "case-decided")) { table {
            thead { tr { th scope="col" { (say!(l, "column-date")) } th scope="col" { (say!(l, "column-text")) } th scope="col" { (say!(l, "case-column-how")) } } }
            tbody { @for text in &case.decided { tr {
                td { @if let Some(on) = text.on { time datetime=(on) { (l.english(day_says(on))) } } }
                td { @match &text.vote {
                    Some(vote) => { a href={ "/votes/" (vote) } { (l.english(capital(&text.name))) } }
                    None => { (l.english(capital(&text.name))) }
                } }
                td {
                    @let position = text.outcome.map_or(Position::Silent, |outcome| if outcome.is_agreement() { Position::Yes } else { Position::No });
                    @let veto = text.outcome == Some(Outcome::Vetoed);
                    span.ruling.(colour(position, veto)) { (mark(position, veto)) (l.english(text.outcome.map_or("", Outcome::says))) }
                    @if !text.how.is_empty() { br; span.small { (l.english(&text.how)) } }
                }
            } } }
        } }
    }
}

fn odd(l: Language, dossier: &Dossier) -> Markup {
    html! {
        @if !dossier.remarks.is_empty() {
            h2 { (say!(l, "case-odd")) }
            ul { @for remark in &dossier.remarks { li {
                @if let Some(words) = &remark.at.words { q lang=[l.lang_english()] { (words.trim_matches('"')) } " " }
                strong { (l.english(remark.kind.says())) } ": " (l.english(&remark.says)) " " (note(l, "", dossier, &remark.at.source))
            } } }
        }
    }
}

fn sources(l: Language, dossier: &Dossier) -> Markup {
    html! {
        h2 { (say!(l, "case-sources")) }
        ol.sources lang=[l.lang_english()] dir="ltr" { @for source in &dossier.sources {
            li id={ "source-" (source.id) } {
                @match &source.url { Some(url) => { a href=(url) rel="external" { (source.name) } } None => { (source.name) } }
                ": " (source.class.says())
                @if let Some(original) = &source.republishes { ", reprints " (dossier.name(original)) }
                @if let Some(differs) = &source.differs { "; " (answer::quoted(differs)) }
                @if let Some(note) = &source.note { ". " (answer::quoted(&capital(note))) }
                @if let Some(known) = &source.mark { " " (known) }
            }
        } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader has to see first: the counts at the margin, the struck words, both councils, a verdict under each pair.
    #[test]
    fn the_page_of_aleppo() {
        let case = found("aleppo-2014").unwrap();
        let l = Language::English;
        let text = text(l, case, &case.robbed[0]).into_string();
        assert!(text.contains("<strong>5 → 0</strong>"), "{text}");
        assert_eq!(text.matches("<del>").count(), 7);
        assert!(text.contains("never published"));
        let councils = councils(l, case).into_string();
        assert_eq!(councils.matches("<svg class=\"horseshoe\"").count(), 2);
        assert_eq!(councils.matches("r=\"15\"").count(), 10, "five rings in each");
        let report = report(l, "/cases/aleppo-2014", case).into_string();
        assert_eq!(report.matches("<li value=").count(), 14, "fourteen sentences");
        assert!(
            report.contains("refuted</span> · Draft S/2012/77, effect of the text: threatens sanctions"),
            "{report}"
        );
        assert!(report.contains("No comment counts for neither side."));
        assert!(
            report.contains("href=\"/cases/aleppo-2014#source-afp-08\"") && report.contains("“blocked” is"),
            "{report}"
        );
        let claims = claims(l, case).into_string();
        assert_eq!(claims.matches("class=\"pair\"").count(), case.pairs.len());
        assert_eq!(claims.matches("class=\"found\"").count(), case.pairs.len());
        assert!(found("alepo").is_err());
    }
}
