//! The pages of the analysis give what the studies find, in every form, and say no where there is nothing to show.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use penholder_studies::Sheet;
use tower::ServiceExt;

use crate::{App, router};

async fn fetch(address: &str) -> (StatusCode, String, String) {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let answer = router(App::in_memory()).oneshot(request).await.unwrap();
    let media = answer.headers().get(header::CONTENT_TYPE).map(|media| media.to_str().unwrap().to_owned());
    let status = answer.status();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, media.unwrap_or_default(), String::from_utf8_lossy(&bytes).into_owned())
}

fn text(sheet: &Sheet) -> String {
    let mut bytes = Vec::new();
    sheet.write_csv(&mut bytes, usize::MAX).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn the_data_of_a_page_are_those_of_the_study() {
    use penholder_studies::{blocs, spells};
    let record = crate::pages::record();
    let (_, media, csv) = fetch("/spells/csv?item=cyprus").await;
    let asked = spells::Asked { item: Some("cyprus".to_owned()), ..spells::Asked::default() };
    assert_eq!(csv, text(&spells::found(&asked, record).unwrap().rows()));
    assert_eq!(media, "text/csv; charset=utf-8");

    let votes: Vec<_> = record.votes().unwrap().iter().filter(|vote| vote.date.year() == 2012).collect();
    let how = blocs::How {
        abstaining: penholder_analysis::agreement::Abstaining::Against,
        unanimous: false,
        common: 3,
        together: 0.9,
        draws: 100,
        seed: 1,
    };
    let found = blocs::counted(blocs::cast(record, &votes).unwrap(), &votes, how, &mut |_| true);
    let query = "from=2012&to=2012&abstaining=against&common=3&together=90";
    assert_eq!(fetch(&format!("/blocs/csv?{query}")).await.2, text(&found.pairs_sheet(&found.pairs(None))));
    assert_eq!(fetch(&format!("/blocs/heat.svg?{query}")).await.2, found.heat().svg());
}

#[tokio::test]
async fn every_form_is_there() {
    for (address, media) in [
        ("/power/un-security-council/csv?abstention=1", "text/csv"),
        ("/power/un-security-council/json?reform=reform-two-vetoes", "application/json"),
        ("/power/un-security-council/picture.svg", "image/svg+xml"),
        ("/power/un-security-council/sweep.svg", "image/svg+xml"),
        ("/power/un-security-council/sweep.csv", "text/csv"),
        ("/power/eec-council-1958/csv", "text/csv"),
        ("/blocs/json?from=2012&to=2012", "application/json"),
        ("/blocs/network.svg?from=2012&to=2012", "image/svg+xml"),
        ("/map/csv?from=1946&to=1950", "text/csv"),
        ("/map/json?from=1946&to=1950", "application/json"),
        ("/map/picture.svg?from=1946&to=1950", "image/svg+xml"),
        ("/spells/json?by=era", "application/json"),
        ("/spells/curve.svg?by=cause", "image/svg+xml"),
        ("/spells/lanes.svg", "image/svg+xml"),
        ("/space/csv?places=A,0,0%0AB,1,0%0AC,0,1", "text/csv"),
        ("/space/picture.svg?places=A,0,0%0AB,1,0%0AC,0,1", "image/svg+xml"),
        ("/members/CHN/course/csv", "text/csv"),
        ("/members/CHN/course/picture.svg", "image/svg+xml"),
    ] {
        let (status, found, body) = fetch(address).await;
        assert!(
            status == StatusCode::OK && found.starts_with(media) && !body.is_empty(),
            "{address}: {status} {found}"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_answered_is_said() {
    for (address, wanted) in [
        ("/power/nobody", StatusCode::NOT_FOUND),
        ("/power/un-security-council?on=nothing", StatusCode::BAD_REQUEST),
        ("/power/un-security-council?date=yesterday", StatusCode::BAD_REQUEST),
        ("/power/un-security-council/pdf", StatusCode::NOT_FOUND),
        ("/blocs?from=x", StatusCode::BAD_REQUEST),
        ("/blocs?together=101", StatusCode::BAD_REQUEST),
        // the whole record carries no scale, so there is no picture of one
        ("/map/picture.svg", StatusCode::BAD_REQUEST),
        ("/spells?item=atlantis", StatusCode::BAD_REQUEST),
        ("/space?places=A,0,x", StatusCode::BAD_REQUEST),
        ("/space?places=A,0,0&status_quo=here", StatusCode::BAD_REQUEST),
        ("/members/ZZZ/course/csv", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(fetch(address).await.0, wanted, "{address}");
    }
    let (status, _, page) = fetch("/map").await;
    assert!(status == StatusCode::OK && !page.contains("picture.svg") && page.contains("15%"), "{page}");
    let (status, _, page) = fetch("/blocs?from=2012-02-04&to=2012-02-04").await;
    assert!(status == StatusCode::OK && !page.contains("heat.svg"), "{page}");
}

#[tokio::test]
async fn the_numbers_of_the_council_stand_on_its_page() {
    let (_, _, page) = fetch("/power/un-security-council?abstention=1").await;
    for number in ["421/2145", "4/2145", "848", "84", "0.196270"] {
        assert!(page.contains(number), "{number} is not there");
    }
    let request = Request::get("/power?charter=eu-council&on=&reform=").body(Body::empty()).unwrap();
    let answer = router(App::in_memory()).oneshot(request).await.unwrap();
    assert_eq!(answer.headers()[header::LOCATION], "/power/eu-council");
}
