//! The record for programs: every address that answers with data, in one table.
//!
//! Always: the router is made from this table and so is the description (`/openapi.json`, `/api`), so that neither has what
//! the other lacks; what is wrong is answered as `application/problem+json` (RFC 9457). Everything public is read without
//! an account, also by pages of other sites; who writes, and who sees more in a chamber, is told by a bearer token.
//! Not here: what the answers hold (`pages`), the pages for people.

/// An address with its answer, which lies in a file.
macro_rules! example {
    ($address:literal, $file:literal) => {
        Example { address: $address, answer: include_str!(concat!("examples/", $file)) }
    };
}

mod analysis;
mod chamber;
mod description;
mod page;
mod record;
#[cfg(test)]
mod same;
mod shape;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::answer::PageError;
use crate::app::App;
use shape::Shape;

const JSON: &str = "application/json";

/// One address for programs.
pub struct Route {
    /// A name for it that stays.
    name: &'static str,
    /// The address; parameters stand in braces.
    path: &'static str,
    /// Which part of the site it belongs to.
    group: Group,
    /// What it answers.
    says: &'static str,
    /// What is sent to it.
    asks: Asks,
    /// Who may.
    allows: Allows,
    /// What stands in the address and behind its `?`.
    parameters: &'static [Parameter],
    /// The answer: its media types, each with its shape.
    answers: &'static [(&'static str, Shape)],
    /// An address with its answer.
    example: Example,
    /// What answers.
    serve: fn() -> MethodRouter<App>,
}

/// What is sent to an address.
enum Asks {
    /// Nothing: `GET`.
    Nothing,
    /// An act, of which this is an example: `POST`.
    Act(&'static str),
}

/// Who may use an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Allows {
    /// Everybody.
    Everybody,
    /// Everybody; with a token its station sees what it may.
    TokensToo,
    /// Whoever has a token.
    TokensOnly,
}

/// Which part of the site an address belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Votes,
    Members,
    Replay,
    Law,
    Cases,
    Negotiations,
    Analysis,
    Chambers,
}

impl Route {
    /// The method.
    fn verb(&self) -> &'static str {
        match self.asks {
            Asks::Nothing => "GET",
            Asks::Act(_) => "POST",
        }
    }
}

impl Group {
    const ALL: [Self; 8] = [
        Self::Votes,
        Self::Members,
        Self::Replay,
        Self::Law,
        Self::Cases,
        Self::Negotiations,
        Self::Analysis,
        Self::Chambers,
    ];

    /// What it is called.
    fn says(self) -> &'static str {
        match self {
            Self::Votes => "Votes",
            Self::Members => "Members",
            Self::Replay => "The record under other charters",
            Self::Law => "The law",
            Self::Cases => "Cases",
            Self::Negotiations => "Negotiations",
            Self::Analysis => "Power, blocs and forecasts",
            Self::Chambers => "Chambers",
        }
    }
}

/// A parameter.
struct Parameter {
    name: &'static str,
    says: &'static str,
    /// The words it can be; any if none are named.
    words: &'static [&'static str],
    /// Whether it stands in the path; else behind the `?`, where it can be left out.
    in_path: bool,
}

/// A part of the path.
const fn part(name: &'static str, says: &'static str) -> Parameter {
    Parameter { name, says, words: &[], in_path: true }
}

/// An answer as it really comes; of long lists and tables only the first two entries.
struct Example {
    address: &'static str,
    answer: &'static str,
}

/// All of them.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    record::ROUTES.iter().chain(analysis::ROUTES).chain(chamber::ROUTES)
}

const ALLOW_ORIGIN: HeaderName = header::ACCESS_CONTROL_ALLOW_ORIGIN;

/// The addresses for programs, and the page that describes them.
pub fn router() -> Router<App> {
    let mut data = Router::new().route("/openapi.json", get(description::show));
    for route in routes() {
        data = data.route(route.path, (route.serve)());
    }
    let data = data.route_layer(from_fn(problems));
    let data = data.layer(SetResponseHeaderLayer::if_not_present(ALLOW_ORIGIN, HeaderValue::from_static("*")));
    data.route("/api", get(page::show))
}

/// Answers what went wrong as data, in English.
async fn problems(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<PageError>() {
        Some(error) => error.problem(),
        None => response,
    }
}
