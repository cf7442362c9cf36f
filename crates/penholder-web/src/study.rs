//! Answers of studies: computed off the threads that answer, few at a time, and kept by what was asked.
//!
//! Always: two that ask the same at once wait for one answer; the oldest answer goes when there are too many.
//! Not here: what is computed (`penholder-studies`).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::response::Response;
use maud::{Markup, html};
use penholder_analysis::figure::{Figure, Ground, NARROW, WIDTH};
use penholder_studies::Unanswered;
use tokio::sync::{OnceCell, Semaphore};
use tokio::time::timeout;

use crate::answer::{self, PageError, Said, said};
use crate::language::Language;
use crate::preview::of_figure;
use crate::words::say;

/// How many compute at once, and how long one may wait for its turn.
static TURNS: Semaphore = Semaphore::const_new(2);
const TURN: Duration = Duration::from_secs(10);

/// An answer that is there, or being computed.
type Slot<T> = Arc<OnceCell<Arc<T>>>;

/// Answers, each with what was asked; the one used last stands at the end.
pub struct Kept<T> {
    most: usize,
    known: Mutex<VecDeque<(String, Slot<T>)>>,
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// Keeps so many answers.
    pub const fn new(most: usize) -> Self {
        Self { most, known: Mutex::new(VecDeque::new()) }
    }

    fn slot(&self, asked: &str) -> Slot<T> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.iter().position(|(other, _)| other == asked);
        let found = at.and_then(|at| known.remove(at)).unwrap_or_else(|| (asked.to_owned(), Slot::default()));
        let slot = Arc::clone(&found.1);
        known.push_back(found);
        if known.len() > self.most {
            known.pop_front();
        }
        slot
    }

    /// The answer to what was asked; computed if it is not there.
    ///
    /// # Errors
    /// What the work says, which is not kept; too many are at work.
    pub async fn get(
        &self,
        asked: &str,
        work: impl FnOnce() -> Result<T, PageError> + Send + 'static,
    ) -> Result<Arc<T>, PageError> {
        let slot = self.slot(asked);
        let computed = slot.get_or_try_init(|| async move {
            let turn =
                timeout(TURN, TURNS.acquire()).await.map_err(|_| PageError::Busy)?.map_err(|_| PageError::Busy)?;
            let done = tokio::task::spawn_blocking(move || {
                let found = work();
                drop(turn);
                found
            });
            done.await.map_err(|error| PageError::Damaged(error.to_string()))?.map(Arc::new)
        });
        computed.await.map(Arc::clone)
    }
}

/// A question that cannot be answered, with the page to go back to.
pub fn refused(no: Unanswered, page: &str) -> PageError {
    let words = match no.hint {
        // hints may name options of the program, which say nothing here
        Some(hint) if !hint.contains("--") => format!("{}; {hint}", no.says),
        _ => no.says,
    };
    PageError::Asked { says: Said::English(words), next: (page.to_owned(), "start-again") }
}

/// A form in which there is no answer.
pub fn no_form(form: &str, page: &str) -> PageError {
    PageError::NotFound { says: said!("not-found-address", address = form), next: (page.to_owned(), "start-again") }
}

/// A figure on the pages, drawn as wide and as dark as a screen asks for it.
pub struct Picture {
    figure: Figure,
    /// Its size where there is room, and where there is little.
    sizes: [(f64, f64); 2],
}

/// What stands behind the name of a picture in its address, how it is drawn then, and on which screens.
const LOOKS: [(&str, f64, Ground, &str); 4] = [
    ("-narrow-dark", NARROW, Ground::Dark, "(max-width: 40em) and (prefers-color-scheme: dark)"),
    ("-narrow", NARROW, Ground::Light, "(max-width: 40em)"),
    ("-dark", WIDTH, Ground::Dark, "(prefers-color-scheme: dark)"),
    ("", WIDTH, Ground::Light, "all"),
];

impl Picture {
    /// A figure to be shown.
    pub fn of(figure: Figure) -> Self {
        let sizes = [WIDTH, NARROW].map(|across| {
            let drawing = figure.across(across);
            (drawing.width, drawing.height)
        });
        Self { figure, sizes }
    }

    /// The sentence above it, in English.
    pub fn title(&self) -> &str {
        &self.figure.title
    }

    /// The picture called so, if `form` asks for it.
    pub fn form(&self, name: &str, form: &str) -> Option<Response> {
        let asked = form.strip_prefix(name)?.strip_suffix(".svg")?;
        let (_, width, ground, _) = LOOKS.into_iter().find(|(behind, ..)| *behind == asked)?;
        Some(answer::svg(self.figure.across(width).svg(ground)))
    }
}

/// A figure for those who pass the address on.
///
/// # Errors
/// There is no font on this machine.
pub async fn preview(drawn: &Picture, page: &str) -> Result<Response, PageError> {
    answer::png(of_figure(&drawn.figure), (page.to_owned(), "start-again")).await
}

/// A figure on a page: its name, where its forms are, and what it shows. Where it does not fit it is scrolled.
pub fn picture(l: Language, name: &str, at: impl Fn(&str) -> String, drawn: &Picture, shows: &str) -> Markup {
    let alt = say!(l, "picture-of", what = shows);
    let [whole, small] = drawn.sizes;
    let looks = LOOKS.map(|(behind, across, _, screens)| {
        let (width, height) = if across < WIDTH { small } else { whole };
        (at(&format!("{name}{behind}.svg")), format!("{width:.0}"), format!("{height:.0}"), screens)
    });
    let [narrow @ .., (address, width, height, _)] = &looks;
    let wide = small.0 > NARROW;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(shows) {
            picture {
                @for (address, width, height, screens) in narrow {
                    source media=(screens) srcset=(address) width=(width) height=(height);
                }
                img.figure.wide[wide] src=(address) width=(width) height=(height) alt=(alt) loading="lazy";
            }
        }
    }
}

/// The addresses of the same answer as data.
pub fn data_links(l: Language, csv: &str, json: &str) -> Markup {
    html! { ul.data { li { (say!(l, "data")) } li { a href=(csv) { "CSV" } } li { a href=(json) { "JSON" } } } }
}

/// A query of the fields that are not empty, with its `?`; nothing if all are.
pub fn query(fields: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// A share in whole per cent.
pub fn percent(l: Language, share: f64) -> String {
    say!(l, "percent", share = format!("{:.0}", 100.0 * share))
}

/// An interval of shares in whole per cent; nothing if it has no width to offer.
pub fn between(l: Language, low: f64, high: f64) -> String {
    if low.is_nan() {
        return String::new();
    }
    say!(l, "percent-between", low = format!("{:.0}", 100.0 * low), high = format!("{:.0}", 100.0 * high))
}

/// A day or a year that is asked for; none if the field is empty.
///
/// # Errors
/// Says that it is no date.
pub fn day(
    words: &str,
    read: fn(&str) -> Result<jiff::civil::Date, String>,
    page: &str,
) -> Result<Option<jiff::civil::Date>, PageError> {
    match words.trim() {
        "" => Ok(None),
        words => read(words).map(Some).map_err(|_| PageError::Asked {
            says: said!("no-date", words = words),
            next: (page.to_owned(), "start-again"),
        }),
    }
}

/// Today, as far as the world agrees.
pub fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn the_same_question_is_answered_once_and_the_oldest_goes() {
        static TIMES: AtomicUsize = AtomicUsize::new(0);
        let kept: Kept<String> = Kept::new(2);
        let work = |words: &'static str| {
            move || {
                TIMES.fetch_add(1, Ordering::SeqCst);
                Ok(words.to_owned())
            }
        };
        let (one, same) = tokio::join!(kept.get("a", work("a")), kept.get("a", work("a")));
        assert_eq!((one.unwrap().as_str(), same.unwrap().as_str()), ("a", "a"));
        assert_eq!(TIMES.load(Ordering::SeqCst), 1);
        for (asked, times) in [("b", 2), ("a", 2), ("c", 3), ("a", 3), ("b", 4)] {
            kept.get(asked, work("x")).await.unwrap();
            assert_eq!(TIMES.load(Ordering::SeqCst), times, "{asked}");
        }
        // what went wrong is tried again
        assert!(kept.get("d", || Err(PageError::Busy)).await.is_err());
        assert!(kept.get("d", work("d")).await.is_ok());
    }

    #[test]
    fn empty_fields_are_no_part_of_an_address() {
        assert_eq!(query(&[("a", ""), ("b", "1 & 2")]), "?b=1+%26+2");
        assert_eq!(query(&[("a", "")]), "");
    }
}
