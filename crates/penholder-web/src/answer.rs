//! What a handler answers: a page, data, or an error page that says what happened and where to go next.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_analysis::figure::Drawing;
use penholder_studies::Sheet;

use crate::language::Language;
use crate::layout::Page;
use crate::visit::Visit;
use crate::words::say;

/// A sentence that is not in a language yet.
#[derive(Clone, Debug)]
pub enum Said {
    /// A message of the catalogues, with its arguments.
    Ours(&'static str, Vec<(&'static str, String)>),
    /// A sentence of the core or of the record, which is English.
    English(String),
}

/// A message to be said later: `said!("no-member", name = code)`.
macro_rules! said {
    ($key:literal $(, $name:ident = $value:expr)*) => {
        $crate::answer::Said::Ours($key, vec![$((stringify!($name), $value.to_string())),*])
    };
}

pub(crate) use said;

impl From<String> for Said {
    fn from(english: String) -> Self {
        Self::English(english)
    }
}

impl Said {
    /// The sentence in a language.
    pub fn markup(&self, language: Language) -> Markup {
        match self {
            Self::Ours(key, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                language.say_linked(key, &arguments, &[])
            }
            Self::English(words) => language.english(words),
        }
    }

    /// The sentence without markup.
    pub fn plain(&self, language: Language) -> String {
        match self {
            Self::Ours(key, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                let marks = ["<code>", "</code>", "<strong>", "</strong>", "<en>", "</en>"];
                marks.iter().fold(language.say(key, &arguments), |said, mark| said.replace(mark, ""))
            }
            Self::English(words) => words.clone(),
        }
    }
}

/// Where to go instead: the address, and the message that names it.
pub type Next = (String, &'static str);

/// An answer that is no page: what happened, and where to go next. [`crate::visit::speak`] renders it.
#[derive(Clone, Debug)]
pub enum PageError {
    /// There is nothing under this address.
    NotFound {
        /// What was looked for.
        says: Said,
        /// Where to go instead.
        next: Next,
    },
    /// What was asked cannot be answered.
    Asked {
        /// What is wrong with it.
        says: Said,
        /// Where to go instead.
        next: Next,
    },
    /// The rules refuse it.
    Refused {
        /// Why, by which article.
        says: Said,
        /// What to do next.
        hint: Option<&'static str>,
        /// Where to go instead.
        next: Next,
    },
    /// Whoever asks is not in, or not at the place where this is done.
    NotIn {
        /// Why.
        says: Said,
        /// Where to go instead.
        next: Next,
    },
    /// The request does not come from our own pages, or from one that is too old.
    Forged {
        /// Why.
        says: Said,
        /// Where to go instead.
        next: Next,
    },
    /// A program has no token, or one that does not work.
    NoToken(&'static str),
    /// Too many attempts.
    TooOften,
    /// Too many ask for something long at once.
    Busy,
    /// The shipped data are damaged.
    Damaged(String),
}

impl PageError {
    /// Nothing there; go to the record.
    pub fn not_found(says: impl Into<Said>) -> Self {
        Self::NotFound { says: says.into(), next: ("/votes".to_owned(), "search-the-record") }
    }

    /// What was asked is wrong; go home.
    pub fn asked(says: impl Into<Said>) -> Self {
        Self::Asked { says: says.into(), next: ("/".to_owned(), "home") }
    }

    fn status(&self) -> StatusCode {
        match self {
            PageError::Refused { .. } => StatusCode::CONFLICT,
            PageError::NotIn { .. } | PageError::Forged { .. } => StatusCode::FORBIDDEN,
            PageError::NoToken(_) => StatusCode::UNAUTHORIZED,
            PageError::TooOften => StatusCode::TOO_MANY_REQUESTS,
            PageError::NotFound { .. } => StatusCode::NOT_FOUND,
            PageError::Asked { .. } => StatusCode::BAD_REQUEST,
            PageError::Busy => StatusCode::SERVICE_UNAVAILABLE,
            PageError::Damaged(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What there is to say: the message that names the kind, what happened, what to do next, where to go.
    fn told(self) -> (&'static str, Said, Option<&'static str>, Next) {
        let home = || ("/".to_owned(), "home");
        match self {
            PageError::NotFound { says, next } => ("error-not-found", says, None, next),
            PageError::Asked { says, next } => ("error-asked", says, None, next),
            PageError::Refused { says, hint, next } => ("error-refused", says, hint, next),
            PageError::NotIn { says, next } => ("error-not-in", says, None, next),
            PageError::Forged { says, next } => ("error-forged", says, None, next),
            PageError::NoToken(says) => {
                ("error-not-in", Said::English(says.to_owned()), None, ("/api".to_owned(), "api-title"))
            }
            PageError::TooOften => ("error-too-often", said!("too-often"), None, home()),
            PageError::Busy => ("error-busy", said!("busy"), None, (String::new(), "start-again")),
            PageError::Damaged(says) => ("error-damaged", Said::English(says), None, home()),
        }
    }

    /// What went wrong as data: `application/problem+json` (RFC 9457), in English.
    pub fn problem(self) -> Response {
        let status = self.status();
        let (title, says, hint, (see, _)) = self.told();
        let title = say!(Language::English, title);
        let detail = says.plain(Language::English);
        let mut told = serde_json::json!({ "title": title, "status": status.as_u16(), "detail": detail });
        if let Some(hint) = hint {
            told["hint"] = hint.into();
        }
        if !see.is_empty() {
            told["see"] = see.into();
        }
        let mut response = (status, data("application/problem+json", format!("{told:#}\n"))).into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }

    /// The error page in the language of a visit.
    pub fn page(self, visit: &Visit) -> Response {
        let (l, status) = (visit.language, self.status());
        let (title, says, hint, mut next) = self.told();
        if next.0.is_empty() {
            next.0 = visit.address();
        }
        let body: Markup = html! {
            h1 { (say!(l, title)) }
            p { (says.markup(l)) }
            @if let Some(hint) = hint { p.muted { (l.english(hint)) } }
            p.next { a href=(next.0) { (say!(l, next.1)) } }
        };
        (status, Page::new(visit, say!(l, title)).render(&body)).into_response()
    }
}

impl From<penholder_record::Fault> for PageError {
    fn from(fault: penholder_record::Fault) -> Self {
        Self::Damaged(fault.to_string())
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        if let PageError::Damaged(says) = &self {
            tracing::error!(says, "the shipped data are damaged");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Words of our data as they stand on a page: what they quote between backticks is in quotation marks.
pub fn quoted(words: &str) -> String {
    let parts = words.split('`').enumerate();
    parts
        .map(|(at, part)| {
            if at == 0 {
                part.to_owned()
            } else if at % 2 == 1 {
                format!("“{part}")
            } else {
                format!("”{part}")
            }
        })
        .collect()
}

/// Data with its media type; a spreadsheet or a program asks for it by the ending of the address.
pub fn data(media: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, media)], body).into_response()
}

/// The same answer, to be kept by no browser and no proxy.
pub fn kept_nowhere(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A picture has its style inside.
const PICTURE_POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");

/// A picture as an SVG document.
pub fn svg(document: String) -> Response {
    let mut response = data("image/svg+xml", document);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, PICTURE_POLICY);
    response
}

/// A picture as pixels, drawn off the threads that answer; browsers may keep it for a day.
///
/// # Errors
/// There is no font on this machine; whoever wanted the picture may see the page instead.
pub async fn png(drawing: Drawing, page: Next) -> Result<Response, PageError> {
    let drawn = tokio::task::spawn_blocking(move || penholder_raster::png(&drawing, 1.0)).await;
    let drawn = drawn.map_err(|error| PageError::Damaged(error.to_string()))?;
    let bytes = drawn.map_err(|error| PageError::NotFound { says: error.to_string().into(), next: page })?;
    Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=86400")], bytes).into_response())
}

/// The rows of a study as CSV.
///
/// # Errors
/// Never in practice: memory takes every row.
pub fn sheet(sheet: &Sheet) -> Result<Response, PageError> {
    let mut bytes = Vec::new();
    sheet.write_csv(&mut bytes, usize::MAX).map_err(|error| PageError::Damaged(error.to_string()))?;
    Ok(data("text/csv; charset=utf-8", String::from_utf8_lossy(&bytes).into_owned()))
}

/// JSON, with line breaks, for people who look into it.
pub fn json(value: &serde_json::Value) -> Response {
    data("application/json; charset=utf-8", format!("{value:#}\n"))
}

/// CSV from a header and rows.
///
/// # Errors
/// Never in practice: memory takes every row.
pub fn csv<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Result<Response, PageError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let damaged = |error: csv::Error| PageError::Damaged(error.to_string());
    writer.write_record(header).map_err(damaged)?;
    for row in rows {
        writer.write_record(row).map_err(damaged)?;
    }
    let bytes = writer.into_inner().map_err(|error| PageError::Damaged(error.to_string()))?;
    Ok(data("text/csv; charset=utf-8", String::from_utf8_lossy(&bytes).into_owned()))
}
