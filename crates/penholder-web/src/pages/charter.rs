//! The law of the bodies: the list, and one charter read as law beside the sentences the program makes of it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_charters::SHIPPED;
use penholder_core::ReadBy;
use penholder_core::charter::{Charter, Rule};

use crate::answer::{PageError, data, said};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::visit::Visit;
use crate::words::{say, say_linked};

/// The charters of bodies, and the proposals to change one.
pub fn bodies() -> (Vec<&'static Charter>, Vec<&'static Charter>) {
    let charters = SHIPPED.iter().filter_map(|shipped| penholder_charters::charter(shipped.id));
    charters.partition(|charter| charter.reforms.is_none())
}

/// The list.
pub async fn list(visit: Visit) -> Response {
    let l = visit.language;
    let (bodies, reforms) = bodies();
    let rows = |charters: &[&Charter]| -> Markup {
        html! { div.scroll { table { thead { tr { th scope="col" { (say!(l, "column-body")) } th scope="col" { (say!(l, "column-about")) } } } tbody lang=[l.lang_english()] { @for charter in charters { tr {
            td { a href={ "/charters/" (charter.id) } { (charter.name) } } td { (charter.about) }
        } } } } } }
    };
    let body = html! {
        h1 { (say!(l, "law-title", count = bodies.len())) }
        p.under { (say!(l, "law-about")) }
        (rows(&bodies))
        @if !reforms.is_empty() { h2 { (say!(l, "law-reforms")) } (rows(&reforms)) }
    };
    Page::new(&visit, say!(l, "nav-law")).part(Part::Charters).render(&body).into_response()
}

fn find(id: &str) -> Result<&'static Charter, PageError> {
    penholder_charters::charter(id).ok_or_else(|| PageError::NotFound {
        says: said!("no-charter", name = id),
        next: ("/charters".to_owned(), "no-charter-next"),
    })
}

/// What the body is called whose law a proposal changes.
fn base_name(id: &str) -> &str {
    penholder_charters::charter(id).map_or(id, |charter| charter.name.as_str())
}

/// One charter.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let l = visit.language;
    let charter = find(&id)?;
    let body = html! {
        h1 { (l.english(&charter.name)) }
        p.under { (l.english(&charter.about)) }
        @if let Some(base) = &charter.reforms { p { (say_linked!(l, "law-reform-of", [base = base_name(base)], [base = format!("/charters/{base}")])) } }
        h2 { (say!(l, "law-seats")) }
        ul lang=[l.lang_english()] { @for class in &charter.classes { li { (class.plural) " (" code { (class.id) } ")" @for composition in &class.composition {
            "; " (composition.seats) " " (composition.in_force.to_string()) @if let Some(cite) = &composition.cite { " (" (cite) ")" }
        } } } }
        h2 { (say!(l, "law-rules")) }
        @for rule in &charter.rules { (rule_markup(l, charter, rule)) }
        @if !charter.kinds.is_empty() {
            h2 { (say!(l, "law-kinds")) }
            div.scroll tabindex="0" role="group" aria-label=(say!(l, "law-kinds")) { table { thead { tr { th scope="col" { (say!(l, "column-matter")) } th scope="col" { (say!(l, "column-question")) } th scope="col" { (say!(l, "column-by")) } } } tbody lang=[l.lang_english()] { @for kind in &charter.kinds { tr {
                td { (kind.name) } td { @if let Some(question) = &kind.question { (question) } @else { span lang=(l.tag()) { (say!(l, "to-be-settled")) } } } td { (kind.cite) (kind.mark.suffix()) }
            } } } } }
        }
        @if !charter.doctrines.is_empty() {
            h2 { (say!(l, "law-doctrines")) }
            @for doctrine in &charter.doctrines { div.rule lang=[l.lang_english()] { span.cite { (doctrine.cite) (doctrine.mark.suffix()) } p { strong { (doctrine.name) } ": " (doctrine.sense) } } }
        }
        @if !charter.not_carried.is_empty() {
            h2 { (say!(l, "law-not-carried")) }
            ul lang=[l.lang_english()] { @for thing in &charter.not_carried { li { (thing.what) ": " (thing.why) } } }
        }
        ul.data { li { (say!(l, "law-file")) } li { a href={ "/charters/" (charter.id) "/toml" } { "TOML" } } }
    };
    Ok(Page::new(&visit, charter.name.as_str()).part(Part::Charters).render(&body).into_response())
}

fn rule_markup(l: Language, charter: &Charter, rule: &Rule) -> Markup {
    let names = charter.names();
    // practice has its days; the letter says the same on every day
    let letter = rule.says(&names, jiff::civil::Date::default(), ReadBy::Letter);
    html! {
        div.rule lang=[l.lang_english()] {
            div { span.cite { (rule.cite) (rule.mark.suffix()) } br; span.small.muted { (rule.on) @if rule.in_force != Default::default() { ", " (rule.in_force.to_string()) } } }
            div {
                p { (rule.sense) }
                p.made { (letter) }
                @for practice in &rule.practice {
                    div.practice {
                        p { span.cite { (practice.cite) (practice.mark.suffix()) } }
                        p { (practice.sense) }
                        p.made { span lang=(l.tag()) { (say!(l, "practice-instead")) } " " (practice.requires.says(&names)) "." }
                    }
                }
                @for reading in &rule.reads {
                    p.small.muted { (reading.says(&names)) " (" (reading.cite) ")" }
                }
            }
        }
    }
}

/// The file of one charter.
pub async fn show_toml(Path(id): Path<String>) -> Result<Response, PageError> {
    let charter = find(&id)?;
    let text = SHIPPED.iter().find(|shipped| shipped.id == charter.id).map(|shipped| shipped.charter.to_owned());
    Ok(data("text/plain; charset=utf-8", text.unwrap_or_default()))
}
