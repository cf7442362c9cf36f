//! A member's agreement with most of the others over time, and when it turned: a section of the member's page.

use std::sync::{Arc, OnceLock};

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use penholder_analysis::agreement::Abstaining;
use penholder_analysis::turning::Day;
use penholder_record::Vote;
use penholder_studies::blocs::{Cast, cast};
use penholder_studies::course::{CHANCE, Course, How, course};

use crate::answer::{self, PageError};
use crate::language::Language;
use crate::pages::record;
use crate::study::{Kept, Picture, data_links, no_form, picture, refused};
use crate::words::say;

/// The fewest votes between two turns.
const COMMON: u32 = 20;
/// In how many random orders a turn is checked.
const ORDERS: u64 = 999;

static KEPT: Kept<Shown> = Kept::new(256);

/// A course with its picture.
struct Shown {
    course: Course,
    drawn: Picture,
}

/// Every vote with its ballots; read once, as the record does not change while the program runs.
fn ballots() -> Result<&'static (Vec<&'static Vote<'static>>, Cast), PageError> {
    static READ: OnceLock<Result<(Vec<&Vote<'_>>, Cast), PageError>> = OnceLock::new();
    let read = READ.get_or_init(|| {
        let votes: Vec<_> = record().votes()?.iter().collect();
        let cast = cast(record(), &votes).map_err(|no| refused(no, "/members"))?;
        Ok((votes, cast))
    });
    read.as_ref().map_err(Clone::clone)
}

async fn answered(code: &str) -> Result<Arc<Shown>, PageError> {
    let (page, member) = (format!("/members/{code}"), code.to_owned());
    let work = move || {
        let (votes, cast) = ballots()?;
        let place = cast.place(&member).map_err(|no| refused(no, &page))?;
        let how = How {
            abstaining: Abstaining::Own,
            unanimous: false,
            common: COMMON,
            penalty: None,
            orders: ORDERS,
            seed: 1,
        };
        let course = course(cast, votes, (place, None), how, &mut |_| true);
        Ok(Shown { drawn: Picture::of(course.figure()), course })
    };
    KEPT.get(code, work).await
}

/// The section of the page of a member; nothing if it never cast a ballot in a contested vote.
pub async fn section(l: Language, code: &str) -> Result<Markup, PageError> {
    let shown = match answered(code).await {
        Ok(shown) if shown.course.all().of > 0 => shown,
        Ok(_) | Err(PageError::Asked { .. }) => return Ok(html! {}),
        Err(error) => return Err(error),
    };
    let found = &shown.course;
    let all = found.all();
    let share = |day: Day| {
        let share = format!("{:.0}", 100.0 * f64::from(day.hits) / f64::from(day.of.max(1)));
        say!(l, "share-of", same = day.hits, of = day.of, share = share)
    };
    let at = |form: &str| format!("/members/{code}/course/{form}");
    let title = say!(l, "course-title");
    Ok(html! {
        h2 { (title) }
        p { (say!(l, "course-sentence", same = all.hits, of = all.of)) }
        (picture(l, "picture", at, &shown.drawn, &title))
        @if found.turns.is_empty() { p.small.muted { (say!(l, "course-none")) } } @else {
            table.short {
                caption { (say!(l, "course-turns")) }
                thead { tr {
                    th scope="col" { (say!(l, "filter-from")) } th scope="col" { (say!(l, "votes-before")) }
                    th scope="col" { (say!(l, "votes-after")) } th.n scope="col" { (say!(l, "column-chance")) }
                } }
                tbody { @for turn in &found.turns { @let date = found.date(turn.at); tr {
                    th scope="row" { time datetime=(date) { (date) } } td { (share(turn.before)) } td { (share(turn.after)) }
                    td.n { (format!("{:.3}", turn.chance)) @if turn.chance > CHANCE { br; span.small.muted { (say!(l, "not-beyond-chance")) } } }
                } } }
            }
        }
        p.small.muted { (say!(l, "course-about", least = COMMON, orders = ORDERS)) }
        (data_links(l, &at("csv"), &at("json")))
    })
}

/// The answer as rows, JSON or picture.
pub async fn data(Path((code, form)): Path<(String, String)>) -> Result<Response, PageError> {
    let page = format!("/members/{code}");
    let state = penholder_studies::source::state(record(), &code).map_err(|no| refused(no, "/members"))?;
    let shown = answered(state).await?;
    let found = &shown.course;
    match form.as_str() {
        "csv" => answer::sheet(&found.years_sheet()),
        "json" => Ok(answer::json(&found.json())),
        _ => shown.drawn.form("picture", &form).ok_or_else(|| no_form(&form, &page)),
    }
}
