//! Feeds as a reader meets them.

use atom_syndication::Feed;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use penholder_chamber::{Station, Who};
use penholder_core::procedure::{Command, meeting, resolution};

use crate::safety::{Hall, delegate};

async fn get(hall: &Hall, address: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let request = headers
        .iter()
        .fold(Request::get(address).header("host", "here"), |request, (name, value)| request.header(*name, *value));
    let answer = hall.send(request.body(Body::empty()).unwrap()).await;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, headers, String::from_utf8(bytes.to_vec()).unwrap())
}

async fn act(hall: &Hall, station: Station, on: &str, key: &str, command: impl Into<Command>) {
    let room = hall.app.room("council").await.unwrap();
    room.live.act(&Who::new("somebody", station), on, command.into(), key).await.unwrap();
}

/// A private meeting with a draft among the members, then a public one.
async fn sat() -> Hall {
    let hall = Hall::open().await;
    let convene = |private: bool, item: &str| meeting::Command::Convene {
        symbol: Some(if private { "S/PV.1" } else { "S/PV.2" }.to_owned()),
        chair: Some("CHN".to_owned()),
        agenda: vec![item.to_owned()],
        private,
    };
    act(&hall, Station::Secretariat, "closed", "1", convene(true, "markagenda")).await;
    act(&hall, delegate("CHN"), "closed", "2", meeting::Command::AdoptAgenda).await;
    let circulate = resolution::Command::Circulate {
        kind: "resolution".into(),
        title: "marktitle".into(),
        wording: penholder_scripts::wording("v1", "markwords"),
    };
    act(&hall, delegate("FRA"), "markdraft", "3", circulate).await;
    act(&hall, delegate("CHN"), "closed", "4", meeting::Command::Adjourn).await;
    act(&hall, Station::Secretariat, "open", "5", convene(false, "Threats to <peace>")).await;
    hall
}

#[tokio::test]
async fn a_feed_tells_what_is_public_and_stays_what_it_is() {
    let hall = sat().await;
    let (status, headers, text) = get(&hall, "/c/council/feed.atom", &[]).await;
    assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/atom+xml"));
    let feed = Feed::read_from(text.as_bytes()).unwrap();
    let terms: Vec<&str> = feed.entries().iter().map(|entry| entry.categories()[0].term()).collect();
    assert_eq!(terms, ["sitting.opened", "sitting.closed", "sitting.opened"], "the latest first");
    assert!(text.contains("Threats to &lt;peace&gt;") && !text.contains("mark"), "{text}");
    // the same ids on another host
    let (_, _, elsewhere) = get(&hall, "/c/council/feed.atom", &[("host", "elsewhere")]).await;
    let ids = |text: &str| {
        let feed = Feed::read_from(text.as_bytes()).unwrap();
        let ids: Vec<String> = feed.entries().iter().map(|entry| entry.id().to_owned()).collect();
        (feed.id().to_owned(), ids)
    };
    assert_eq!(ids(&text), ids(&elsewhere));
    let (all, one) = (ids(&text).1, ids(&text).0);
    assert!(all.iter().collect::<std::collections::BTreeSet<_>>().len() == 3 && one.len() == 45, "{one} {all:?}");
    // the gallery names both
    let (_, _, page) = get(&hall, "/c/council", &[]).await;
    for link in ["type=\"application/atom+xml\" href=\"/c/council/feed.atom\"", "href=\"/c/council/calendar.ics\""] {
        assert!(page.contains(link), "{link}");
    }
}

#[tokio::test]
async fn whoever_has_it_is_told_so() {
    let hall = sat().await;
    for address in ["/c/council/feed.atom", "/c/council/calendar.ics", "/votes.atom?member=France"] {
        let (_, headers, text) = get(&hall, address, &[]).await;
        let (tag, date) = (headers["etag"].to_str().unwrap(), headers["last-modified"].to_str().unwrap());
        let early = "Thu, 01 Jan 1970 00:00:00 GMT";
        for (asked, wanted) in [
            (vec![("if-none-match", tag)], StatusCode::NOT_MODIFIED),
            (vec![("if-none-match", "W/\"other\"")], StatusCode::OK),
            (vec![("if-none-match", "W/\"other\""), ("if-modified-since", date)], StatusCode::OK),
            (vec![("if-modified-since", date)], StatusCode::NOT_MODIFIED),
            (vec![("if-modified-since", early)], StatusCode::OK),
            (vec![("if-modified-since", "soon")], StatusCode::OK),
        ] {
            let (status, _, body) = get(&hall, address, &asked).await;
            assert_eq!(status, wanted, "{address} {asked:?}");
            assert_eq!(body, if wanted == StatusCode::OK { text.as_str() } else { "" }, "{address} {asked:?}");
        }
    }
    let (_, before, _) = get(&hall, "/c/council/feed.atom", &[]).await;
    act(&hall, delegate("CHN"), "open", "6", meeting::Command::AdoptAgenda).await;
    act(&hall, delegate("CHN"), "open", "7", meeting::Command::Adjourn).await;
    let (status, ..) = get(&hall, "/c/council/feed.atom", &[("if-none-match", before["etag"].to_str().unwrap())]).await;
    assert_eq!(status, StatusCode::OK, "there is news");
}

#[tokio::test]
async fn a_calendar_has_each_sitting_with_its_end() {
    let hall = sat().await;
    let (_, headers, text) = get(&hall, "/c/council/calendar.ics", &[]).await;
    assert_eq!(headers["content-type"], "text/calendar");
    let lines: Vec<&str> = text.split("\r\n").collect();
    let count = |begins: &str| lines.iter().filter(|line| line.starts_with(begins)).count();
    assert_eq!(
        [count("BEGIN:VEVENT"), count("UID:"), count("DTSTART:"), count("DTSTAMP:"), count("DTEND:")],
        [2, 2, 2, 2, 1]
    );
    assert!(text.contains("S/PV.1 (private)") && !text.contains("mark"), "{text}");
}

#[tokio::test]
async fn the_votes_of_the_record_as_a_feed() {
    let hall = Hall::open().await;
    let (_, _, text) = get(&hall, "/votes.atom?q=S/2012/77&member=China", &[]).await;
    let feed = Feed::read_from(text.as_bytes()).unwrap();
    let [entry] = feed.entries() else { panic!("{text}") };
    assert!(entry.title().as_str().starts_with("S/2012/77: Not adopted"), "{}", entry.title().as_str());
    assert_eq!(entry.updated().to_rfc3339(), "2012-02-04T00:00:00+00:00");
    let (_, _, all) = get(&hall, "/votes.atom", &[]).await;
    assert_eq!(Feed::read_from(all.as_bytes()).unwrap().entries().len(), 50);
}
