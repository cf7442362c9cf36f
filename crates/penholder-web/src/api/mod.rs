//! The record for programs: every address that answers with data, in one table.
//!
//! Always: the router is made from this table and so is the description (`/openapi.json`, `/api`), so that neither has what
//! the other lacks; what is wrong is answered as `application/problem+json` (RFC 9457). Everything is read without an
//! account, also by pages of other sites.
//! Not here: what the answers hold (`pages`), the pages for people.

mod description;
mod page;
mod record;
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
    /// What stands in the address and behind its `?`.
    parameters: &'static [Parameter],
    /// The answer: its media types, each with its shape.
    answers: &'static [(&'static str, Shape)],
    /// An address with its answer.
    example: Example,
    /// What answers.
    serve: fn() -> MethodRouter<App>,
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
}

impl Group {
    const ALL: [Self; 6] = [Self::Votes, Self::Members, Self::Replay, Self::Law, Self::Cases, Self::Negotiations];

    /// What it is called.
    fn says(self) -> &'static str {
        match self {
            Self::Votes => "Votes",
            Self::Members => "Members",
            Self::Replay => "The record under other charters",
            Self::Law => "The law",
            Self::Cases => "Cases",
            Self::Negotiations => "Negotiations",
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

/// An answer as it really comes; of long lists and tables only the first two entries.
struct Example {
    address: &'static str,
    answer: &'static str,
}

/// All of them.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    record::ROUTES.iter()
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
