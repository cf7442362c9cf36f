//! The law of the bodies: the list, and one charter read as law beside the sentences the program makes of it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_charters::SHIPPED;
use penholder_core::ReadBy;
use penholder_core::charter::{Charter, Rule};

use crate::answer::{PageError, data};
use crate::layout::{Part, page};

/// The list.
pub async fn list() -> Response {
    let charters: Vec<&Charter> =
        SHIPPED.iter().filter_map(|shipped| penholder_charters::charter(shipped.id)).collect();
    let (reforms, bodies): (Vec<&Charter>, Vec<&Charter>) =
        charters.into_iter().partition(|charter| charter.reforms.is_some());
    let rows = |charters: &[&Charter]| -> Markup {
        html! { table { tbody { @for charter in charters { tr {
            td { a href={ "/charters/" (charter.id) } { (charter.name) } } td { (charter.about) }
        } } } } }
    };
    let body = html! {
        h1 { "The law of " (bodies.len()) " bodies" }
        p.under { "Each as data: rules in article order with their citation, their sense in our own words, and the sentence the program makes of them." }
        (rows(&bodies))
        @if !reforms.is_empty() { h2 { "Proposals that change the law of a body" } (rows(&reforms)) }
    };
    page("The law", Part::Charters, &body).into_response()
}

fn find(id: &str) -> Result<&'static Charter, PageError> {
    penholder_charters::charter(id).ok_or_else(|| PageError::NotFound {
        says: format!("there is no charter called {id}"),
        next: ("/charters".to_owned(), "The charters there are".to_owned()),
    })
}

/// One charter.
pub async fn show(Path(id): Path<String>) -> Result<Response, PageError> {
    let charter = find(&id)?;
    let body = html! {
        h1 { (charter.name) }
        p.under { (charter.about) }
        @if let Some(base) = &charter.reforms { p { "A proposal to change the law of " a href={ "/charters/" (base) } { (base) } "." } }
        h2 { "Seats" }
        ul { @for class in &charter.classes { li { (class.plural) @for composition in &class.composition {
            "; " (composition.seats) " " (composition.in_force.to_string()) @if let Some(cite) = &composition.cite { " (" (cite) ")" }
        } } } }
        h2 { "Rules" }
        @for rule in &charter.rules { (rule_markup(charter, rule)) }
        @if !charter.kinds.is_empty() {
            h2 { "Kinds of matter" }
            table { thead { tr { th { "Matter" } th { "Question" } th { "By" } } } tbody { @for kind in &charter.kinds { tr {
                td { (kind.name) } td { (kind.question.as_deref().unwrap_or("to be settled")) } td { (kind.cite) (kind.mark.suffix()) }
            } } } }
        }
        @if !charter.doctrines.is_empty() {
            h2 { "When it is disputed what the question is" }
            @for doctrine in &charter.doctrines { div.rule { span.cite { (doctrine.cite) (doctrine.mark.suffix()) } p { strong { (doctrine.name) } ": " (doctrine.sense) } } }
        }
        @if !charter.not_carried.is_empty() {
            h2 { "Not carried" }
            ul { @for thing in &charter.not_carried { li { (thing.what) ": " (thing.why) } } }
        }
        ul.data { li { "The file:" } li { a href={ "/charters/" (charter.id) "/toml" } { "TOML" } } }
    };
    Ok(page(&charter.name, Part::Charters, &body).into_response())
}

fn rule_markup(charter: &Charter, rule: &Rule) -> Markup {
    let names = charter.names();
    let day = rule.in_force.from.unwrap_or(jiff::civil::date(2026, 1, 1));
    let letter = rule.says(&names, day, ReadBy::Letter);
    html! {
        div.rule {
            div { span.cite { (rule.cite) (rule.mark.suffix()) } br; span.small.muted { (rule.on) @if rule.in_force != Default::default() { ", " (rule.in_force.to_string()) } } }
            div {
                p { (rule.sense) }
                p.made { (letter) }
                @for practice in &rule.practice {
                    div.practice {
                        p { span.cite { (practice.cite) (practice.mark.suffix()) } }
                        p { (practice.sense) }
                        p.made { "Instead: " (practice.requires.says(&names)) "." }
                    }
                }
                @for reading in &rule.reads {
                    p.small.muted { (reading.position.says()) @if reading.unreasoned { " without a reason" } " is read as " (reading.read_as.says()) " (" (reading.cite) ")" }
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
