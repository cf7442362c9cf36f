//! The page that describes the addresses for programs.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{Allows, Asks, Group, Route, routes};
use crate::language::Language;
use crate::layout::Page;
use crate::visit::Visit;
use crate::words::{say, say_linked};

/// The page.
pub async fn show(visit: Visit) -> Response {
    let l = visit.language;
    let body = html! {
        h1 { (say!(l, "api-title")) }
        p { (say_linked!(l, "api-about", [], [description = "/openapi.json"])) }
        p { (say_linked!(l, "api-writing", [], [chambers = "/chambers"])) }
        p.small.muted { (say!(l, "api-examples")) }
        @for group in Group::ALL {
            h2 { (l.english(group.says())) }
            @let of_group: Vec<&Route> = routes().filter(|route| route.group == group).collect();
            @for (at, route) in of_group.iter().enumerate() { (described(l, route, at.checked_sub(1).map(|before| of_group[before]))) }
        }
    };
    Page::new(&visit, say!(l, "api-title")).render(&body).into_response()
}

/// One address; `before` is the one above it.
fn described(l: Language, route: &Route, before: Option<&Route>) -> Markup {
    let as_above = before.is_some_and(|before| std::ptr::eq(before.parameters, route.parameters));
    html! {
        section.route id=(route.name) {
            h3 dir="ltr" lang="en" { span.small { (route.verb()) " " } code { (route.path) } }
            p { (l.english(route.says)) }
            @if !route.parameters.is_empty() && as_above { p.small { (say!(l, "api-as-above")) } } @else if !route.parameters.is_empty() {
                dl lang="en" dir="ltr" { @for parameter in route.parameters {
                    dt { code { (parameter.name) } }
                    dd { (parameter.says) @if !parameter.words.is_empty() { ": " @for (at, word) in parameter.words.iter().enumerate() { @if at > 0 { ", " } code { (word) } } } }
                } }
            }
            @match route.allows {
                Allows::Everybody => {}
                Allows::TokensToo => { p.small { (say!(l, "api-tokens-too")) } }
                Allows::TokensOnly => { p.small { (say!(l, "api-tokens-only")) } }
            }
            p.small { (say!(l, "api-answers")) " " span lang="en" dir="ltr" { (route.answers.iter().map(|(media, _)| *media).collect::<Vec<_>>().join(", ")) } }
            details {
                summary { (say!(l, "api-example")) " " code dir="ltr" lang="en" { (route.example.address) } }
                @if let Asks::Act(sent) = route.asks { pre dir="ltr" lang="en" { (sent.trim_end()) } }
                pre dir="ltr" lang="en" { (short(route.example.answer)) }
                // what goes on in a chamber is another in every house
                @if route.group != Group::Chambers { p.small { a href=(route.example.address) { (say!(l, "api-whole")) } } }
            }
        }
    }
}

/// The first lines of an example; the page stays light.
fn short(answer: &str) -> String {
    const LINES: usize = 32;
    let letters: String = answer.lines().take(LINES).collect::<Vec<_>>().join("\n").chars().take(1_400).collect();
    if letters.len() < answer.trim_end().len() { letters + "\n…" } else { letters }
}
