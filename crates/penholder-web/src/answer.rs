//! What a handler answers: a page, data, or an error page that says what happened and where to go next.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::layout::{Part, page};

/// An answer that is no page: what happened, and where to go next.
#[derive(Debug)]
pub enum PageError {
    /// There is nothing under this address.
    NotFound {
        /// What was looked for.
        says: String,
        /// Where to go instead: address and words.
        next: (String, String),
    },
    /// What was asked cannot be answered.
    Asked {
        /// What is wrong with it.
        says: String,
        /// Where to go instead: address and words.
        next: (String, String),
    },
    /// The shipped data are damaged.
    Damaged(String),
}

impl PageError {
    /// Nothing there; go to the record.
    pub fn not_found(says: impl Into<String>) -> Self {
        Self::NotFound { says: says.into(), next: ("/votes".to_owned(), "Search the record".to_owned()) }
    }
}

impl From<penholder_record::Fault> for PageError {
    fn from(fault: penholder_record::Fault) -> Self {
        Self::Damaged(fault.to_string())
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (status, title, says, next) = match self {
            PageError::NotFound { says, next } => (StatusCode::NOT_FOUND, "Not found", says, next),
            PageError::Asked { says, next } => (StatusCode::BAD_REQUEST, "That cannot be answered", says, next),
            PageError::Damaged(says) => {
                tracing::error!(says, "the shipped data are damaged");
                let next = ("/".to_owned(), "Home".to_owned());
                (StatusCode::INTERNAL_SERVER_ERROR, "The record is damaged", says, next)
            }
        };
        let body: Markup = html! {
            h1 { (title) }
            p { (says) }
            p { a href=(next.0) { (next.1) } }
        };
        (status, page(title, Part::None, &body)).into_response()
    }
}

/// Data with its media type; a spreadsheet or a program asks for it by the ending of the address.
pub fn data(media: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, media)], body).into_response()
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
