//! Negotiations: the shipped cases, anybody's own positions and the texts of a live chamber, alive: change a position and
//! see what comes of it.
//!
//! Always: nothing is stored here; a search takes its turn in a room for two, off the threads that answer, and has a limit.
//! Not here: the answer (`penholder_analysis::negotiation`), how it looks ([`view`]).

mod ask;
pub mod live;
#[cfg(test)]
mod tests;
mod view;

use std::time::{Duration, Instant};

use axum::extract::{Path, Query, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use penholder_analysis::negotiation::{Answered, Bodies, CASES, Case, Problem, Stop, Wanted, answered, cable};
use penholder_core::Faults;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::answer::{PageError, Said, data, json, said};
use crate::guest::fields_of;
use crate::layout::{Page, Part};
use crate::pages::negotiate::ask::Asked;
use crate::visit::Visit;
use crate::words::say;

/// Where the bodies of a file come from.
pub const BODIES: Bodies<'static, 'static> =
    Bodies { charter: &penholder_charters::charter, roster: &penholder_record::roster_of };

/// The longest file of one's own, in bytes.
const LONGEST: usize = 64 << 10;
/// The most paragraphs, and paragraphs times members, that a page shows.
const MOST_PARAGRAPHS: usize = 60;
const MOST_CELLS: usize = 4_000;
/// The most demands that a page answers for.
const MOST_DEMANDS: usize = 2_000;
/// How long one search may take, and how long one may wait for its turn.
const SEARCH: Duration = Duration::from_secs(3);
const TURN: Duration = Duration::from_secs(6);

/// The turns there are at once.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Where the positions come from.
#[derive(Clone, Debug)]
pub enum From {
    /// A shipped case.
    Case(Case),
    /// A visitor's own file.
    Own(String),
    /// A text of a live chamber, as one place there may know it.
    Live(Box<live::Table>),
}

impl From {
    /// The charter of a body: the chamber's own in a chamber, else a shipped one.
    fn charter(&self, body: &str) -> Option<&penholder_core::Charter> {
        match self {
            From::Live(table) => Some(&table.charter),
            From::Case(_) | From::Own(_) => penholder_charters::charter(body),
        }
    }

    /// The file that is answered from.
    fn text(&self) -> &str {
        match self {
            From::Case(case) => case.positions,
            From::Own(text) => text,
            From::Live(table) => &table.file,
        }
    }
}

/// A negotiation with its answer.
pub struct Shown {
    from: From,
    stated: Problem,
    problem: Problem,
    asked: Asked,
    answer: Answered,
}

/// Why there is no answer.
enum No {
    /// The stable address is another one: its query.
    Moved(String),
    Faults(Box<Faults>),
    Asked(Said),
}

impl std::convert::From<Box<Faults>> for No {
    fn from(faults: Box<Faults>) -> Self {
        No::Faults(faults)
    }
}

fn english(error: &dyn std::error::Error) -> No {
    No::Asked(Said::English(error.to_string()))
}

/// Reads, supposes and answers; it may take as long as `stop` allows.
fn work(from: From, fields: &[(String, String)], stop: &Stop) -> Result<Shown, No> {
    let stated = match &from {
        From::Case(case) => case.read(&BODIES)?,
        From::Own(text) => Problem::read_until("positions.toml", text, &BODIES, stop)?,
        From::Live(table) => table.read(stop)?,
    };
    let cells = stated.elements.len() * stated.members.iter().filter(|member| member.stated).count();
    if stated.elements.len() > MOST_PARAGRAPHS || cells > MOST_CELLS || stated.demands.len() > MOST_DEMANDS {
        return Err(No::Asked(said!("negotiate-too-large", paragraphs = MOST_PARAGRAPHS, demands = MOST_DEMANDS)));
    }
    let asked = Asked::read(fields, &stated).map_err(|error| english(&error))?;
    if let (From::Case(_), true) = (&from, asked.moved) {
        return Err(No::Moved(asked.query(&stated)));
    }
    let problem = asked.suppose(&stated);
    let charter = from.charter(&problem.body);
    let charter = charter.ok_or_else(|| No::Asked(said!("no-charter", name = problem.body)))?;
    let wanted = Wanted { deadlocks: 20, ways: 10, ..Wanted::default() };
    let answer = answered(charter, &problem, wanted, stop).map_err(|error| english(&error))?;
    Ok(Shown { from, stated, problem, asked, answer })
}

/// Waits for a turn and works off the threads that answer.
async fn solved(from: From, fields: Vec<(String, String)>) -> Result<Result<Shown, No>, PageError> {
    let turn = timeout(TURN, TURNS.acquire()).await.map_err(|_| PageError::Busy)?.map_err(|_| PageError::Busy)?;
    let searched = tokio::task::spawn_blocking(move || {
        let until = Instant::now() + SEARCH;
        let found = work(from, &fields, &Stop::when(move || Instant::now() > until));
        drop(turn);
        found
    });
    searched.await.map_err(|error| PageError::Damaged(error.to_string()))
}

/// The shipped cases, and the door for one's own.
pub async fn list(visit: Visit) -> Result<Response, PageError> {
    let mut cases = Vec::with_capacity(CASES.len());
    for case in CASES {
        let problem = case.read(&BODIES).map_err(|faults| PageError::Damaged(faults.lines().join("\n")))?;
        cases.push((case.id, problem.title, problem.about.unwrap_or_default()));
    }
    let l = visit.language;
    let body = view::list(l, &cases);
    Ok(Page::new(&visit, say!(l, "nav-negotiations")).part(Part::Negotiations).render(&body).into_response())
}

fn find(id: &str) -> Result<Case, PageError> {
    Case::find(id).ok_or_else(|| PageError::NotFound {
        says: said!("no-case", name = id),
        next: ("/negotiate".to_owned(), "negotiate-cases"),
    })
}

/// A case with its answer, or the query of the stable address.
async fn of_case(id: &str, fields: Vec<(String, String)>) -> Result<Result<Shown, String>, PageError> {
    let next = (format!("/negotiate/{id}"), "start-again");
    match solved(From::Case(find(id)?), fields).await? {
        Ok(shown) => Ok(Ok(shown)),
        Err(No::Moved(query)) => Ok(Err(query)),
        Err(No::Asked(says)) => Err(PageError::Asked { says, next }),
        Err(No::Faults(faults)) => Err(PageError::Damaged(faults.lines().join("\n"))),
    }
}

/// One case.
pub async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    Ok(match of_case(&id, fields).await? {
        Ok(shown) => page(&visit, &shown),
        Err(query) => Redirect::to(&format!("/negotiate/{id}{query}")).into_response(),
    })
}

fn page(visit: &Visit, shown: &Shown) -> Response {
    let body = view::shown(visit.language, shown);
    Page::new(visit, shown.answer.title.as_str()).part(Part::Negotiations).render(&body).into_response()
}

/// One case as a cable, as its file, as data.
pub async fn show_as(
    Path((id, form)): Path<(String, String)>,
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    match of_case(&id, fields).await? {
        Ok(shown) => download(&shown, &id, &form),
        Err(query) => Ok(Redirect::to(&format!("/negotiate/{id}/{form}{query}")).into_response()),
    }
}

fn download(shown: &Shown, name: &str, form: &str) -> Result<Response, PageError> {
    let response = match form {
        "md" => data("text/markdown; charset=utf-8", cable(&shown.answer)),
        "json" => json(&serde_json::to_value(&shown.answer).map_err(|error| PageError::Damaged(error.to_string()))?),
        "toml" => data("text/plain; charset=utf-8", file(shown)),
        _ => {
            return Err(PageError::not_found(said!(
                "not-found-address",
                address = format!("/negotiate/{name}/{form}")
            )));
        }
    };
    let disposition = format!("attachment; filename=\"{name}.{form}\"");
    Ok(([(header::CONTENT_DISPOSITION, disposition)], response).into_response())
}

/// The file of positions, with what was supposed on top of it.
fn file(shown: &Shown) -> String {
    let text = shown.from.text();
    let supposed = shown.asked.supposed.iter().map(|one| format!("# --suppose {}\n", one.written(&shown.stated)));
    let supposed: String = supposed.collect();
    let head = if supposed.is_empty() { "" } else { "# Supposed on top of this file:\n" };
    format!("{head}{supposed}{text}")
}

/// The door for one's own, where somebody comes back to it.
pub async fn own_empty() -> Redirect {
    Redirect::to("/negotiate#own")
}

/// One's own positions, pasted or as a file; nothing is stored.
pub async fn own(visit: Visit, request: Request) -> Result<Response, PageError> {
    let next = ("/negotiate#own".to_owned(), "start-again");
    let fields = fields_of(request).await;
    let fields = fields.map_err(|why| PageError::Asked { says: Said::English(why), next: next.clone() })?;
    let take = |name: &str| fields.iter().find(|(field, text)| field == name && !text.trim().is_empty());
    let text = take("file").or_else(|| take("positions")).map(|(_, text)| text.replace("\r\n", "\n"));
    let no = |says: Said| PageError::Asked { says, next: next.clone() };
    let text = text.ok_or_else(|| no(said!("negotiate-nothing")))?;
    if text.len() > LONGEST {
        return Err(no(said!("negotiate-too-long", bytes = LONGEST)));
    }
    let form = fields.iter().find(|(field, _)| field == "download").map(|(_, form)| form.clone());
    match solved(From::Own(text.clone()), fields).await? {
        Ok(shown) => match form {
            Some(form) => download(&shown, "negotiation", &form),
            None => Ok(page(&visit, &shown)),
        },
        Err(No::Asked(says)) => Err(no(says)),
        Err(No::Moved(query)) => Err(PageError::Damaged(query)),
        Err(No::Faults(faults)) => {
            let l = visit.language;
            let title = say!(l, "negotiate-faults", count = faults.faults.len());
            let body = view::faults(l, &title, &text, &faults);
            let page = Page::new(&visit, title).part(Part::Negotiations).render(&body);
            Ok((StatusCode::BAD_REQUEST, page).into_response())
        }
    }
}
