//! Follows every link of every public page one step: none leads nowhere.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use crate::{App, public_pages, router};

async fn fetch(app: &App, address: &str) -> (StatusCode, String) {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let answer = router(app.clone()).oneshot(request).await.unwrap();
    let status = answer.status();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

/// The addresses on this site that a page links to or loads, without what follows `#`.
fn links(page: &str) -> impl Iterator<Item = String> {
    let marks = ["href=\"/", "src=\"/", "srcset=\"/"];
    marks.into_iter().flat_map(|mark| page.split(mark).skip(1)).filter_map(|rest| {
        let address = rest.split(['"', '#']).next()?;
        Some(format!("/{}", address.replace("&amp;", "&")))
    })
}

#[tokio::test]
async fn no_link_of_a_public_page_leads_nowhere() {
    let app = App::in_memory();
    let mut from: BTreeMap<String, &str> = BTreeMap::new();
    for page in public_pages() {
        let (status, text) = fetch(&app, page).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        from.extend(links(&text).map(|link| (link, *page)));
    }
    assert!(from.len() > 100, "hardly a link was found: {}", from.len());
    let mut dead = Vec::new();
    for (link, page) in from {
        let (status, _) = fetch(&app, &link).await;
        // what is still being counted after the start is there later
        if status == StatusCode::SERVICE_UNAVAILABLE && link.starts_with("/forecast") {
            continue;
        }
        if status == StatusCode::NOT_FOUND || status == StatusCode::BAD_REQUEST || status.is_server_error() {
            dead.push(format!("{page} links to {link}: {status}"));
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}
