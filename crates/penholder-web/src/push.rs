//! Events of a stream: regions of a page, the time, the end.
//!
//! An event's data: the server's time in milliseconds, `0` for all regions or `1` for those that changed, the regions.
//! Not here: who follows what (`hub`).

use std::convert::Infallible;
use std::fmt::Write as _;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A region of a page: the id of its element, and the element.
pub type Region = (&'static str, String);

/// A response that goes on.
pub fn stream(events: impl futures_util::Stream<Item = Result<Bytes, Infallible>> + Send + 'static) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(events)).into_response()
}

/// The last event of a stream that ends by intention.
pub fn bye() -> Bytes {
    event("bye", None, None, std::iter::empty())
}

/// One event.
pub fn event<'r>(
    name: &str,
    number: Option<(u64, u64)>,
    all: Option<bool>,
    regions: impl Iterator<Item = &'r Region>,
) -> Bytes {
    let mut event = format!("event: {name}\n");
    if let Some((epoch, number)) = number {
        let _ = writeln!(event, "id: {epoch}-{number}");
    }
    let _ = writeln!(event, "data: {}", jiff::Timestamp::now().as_millisecond());
    if let Some(all) = all {
        let _ = writeln!(event, "data: {}", if all { 0 } else { 1 });
    }
    for line in regions.flat_map(|(_, region)| region.lines()) {
        let _ = writeln!(event, "data: {line}");
    }
    event.push('\n');
    event.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(id: &'static str, words: &str) -> Region {
        (id, format!("<p id=\"{id}\">{words}</p>"))
    }

    #[test]
    fn a_region_of_several_lines_stays_one_event() {
        let event = event("patch", Some((7, 3)), Some(false), [region("a", "x\n\ny")].iter());
        let lines: Vec<&[u8]> = event.split(|byte| *byte == b'\n').collect();
        assert_eq!((lines[0], lines[1], lines[3]), (&b"event: patch"[..], &b"id: 7-3"[..], &b"data: 1"[..]));
        assert_eq!(&lines[4..], [&b"data: <p id=\"a\">x"[..], b"data: ", b"data: y</p>", b"", b""]);
    }
}
