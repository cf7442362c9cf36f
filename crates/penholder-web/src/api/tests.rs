//! The description against the site: every example is the real answer, every answer has its shape, nothing is left out.

use std::collections::BTreeSet;
use std::path::Path;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt;

use super::shape::Shape;
use super::{Asks, Group, Route, routes};
use crate::safety::Hall;
use crate::{App, public_pages, router};

struct Got {
    status: StatusCode,
    media: String,
    text: String,
}

async fn get(app: &App, address: &str) -> Got {
    got(app, Request::get(address).header("host", "here").body(Body::empty()).unwrap()).await
}

async fn got(app: &App, request: Request<Body>) -> Got {
    let answer = router(app.clone()).oneshot(request).await.unwrap();
    let media = answer.headers().get(header::CONTENT_TYPE).map_or("", |media| media.to_str().unwrap());
    let (status, media) = (answer.status(), media.split(';').next().unwrap().to_owned());
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    Got { status, media, text: String::from_utf8_lossy(&bytes).into_owned() }
}

/// An answer in which moments and hashes, which are others in every chamber, are replaced.
fn timeless(text: &str) -> String {
    fn still(value: &mut Value) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(still),
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match value {
                Value::String(_) if name == "checkpoint" => *value = "penholder/council ...".into(),
                Value::String(text) if text.parse::<jiff::Timestamp>().is_ok() => {
                    *value = "2025-02-24T15:00:00Z".into();
                }
                // the law is on the record as a whole
                Value::String(text) if text.len() > 1_000 => *value = "...".into(),
                Value::String(_) if matches!(name.as_str(), "hash" | "key") => *value = "9f2c...".into(),
                other => still(other),
            }),
            Value::String(text) if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                *text = "51d0...".to_owned();
            }
            _ => {}
        }
    }
    let Ok(mut value) = serde_json::from_str::<Value>(text) else {
        // a feed or a calendar
        let mut calm = text.to_owned();
        for piece in text.split(['<', '>', '\r', '\n']).flat_map(|piece| [piece, piece.rsplit(':').next().unwrap()]) {
            let instead = match piece {
                _ if piece.len() == 16 && piece.ends_with('Z') && piece.contains('T') => "20250224T150000Z",
                _ if piece.parse::<jiff::Timestamp>().is_ok() => "2025-02-24T15:00:00Z",
                _ if piece.starts_with("urn:uuid:") => "urn:uuid:51d0...",
                _ => continue,
            };
            calm = calm.replace(piece, instead);
        }
        return calm;
    };
    still(&mut value);
    format!("{value:#}\n")
}

/// The answer of a route to its example; a chamber is opened for it where it needs one.
async fn answered(app: &App, hall: &Hall, route: &Route) -> Got {
    if route.group != Group::Chambers {
        let mut got = get(app, route.example.address).await;
        // the forecast asks to come again until its back-test is made
        while got.status == StatusCode::SERVICE_UNAVAILABLE {
            got = get(app, route.example.address).await;
        }
        return got;
    }
    let request = match route.asks {
        Asks::Nothing => Request::get(route.example.address).body(Body::empty()),
        Asks::Act(act) => {
            let token = hall.bearer(penholder_chamber::Station::Secretariat).await;
            let request = Request::post(route.example.address);
            request.header("authorization", format!("Bearer {}", token.reveal())).body(Body::from(act))
        }
    };
    let got = got(&hall.app, request.unwrap()).await;
    Got { text: timeless(&got.text), ..got }
}

/// An answer with the first two entries of its lists and tables; fractions to four places, as the last ones differ from
/// machine to machine.
fn shortened(media: &str, text: &str) -> String {
    fn cut(value: &mut Value) {
        match value {
            Value::Array(list) => {
                list.truncate(2);
                list.iter_mut().for_each(cut);
            }
            Value::Object(fields) => fields.values_mut().for_each(cut),
            Value::Number(number) if number.is_f64() => {
                let fraction = number.as_f64().unwrap();
                *value = Value::from((fraction * 1e4).round() / 1e4);
            }
            _ => {}
        }
    }
    match media {
        "application/json" => {
            let mut value: Value = serde_json::from_str(text).unwrap();
            cut(&mut value);
            format!("{value:#}\n")
        }
        "text/csv" => text.lines().take(3).map(|line| format!("{line}\n")).collect(),
        _ => text.lines().take(12).map(|line| format!("{line}\n")).collect(),
    }
}

fn file_of(route: &Route) -> String {
    let ending = match route.answers[0].0 {
        "application/json" => "json",
        "text/csv" => "csv",
        _ => "txt",
    };
    format!("{}.{ending}", route.name)
}

/// `PENHOLDER_EXAMPLES=write` writes the answers of today into the examples.
#[tokio::test]
async fn every_example_is_the_real_answer_and_every_answer_has_its_shape() {
    let (app, hall) = (App::in_memory(), Hall::open().await);
    let mut wrong = Vec::new();
    for route in routes() {
        let got = answered(&app, &hall, route).await;
        assert_eq!((got.status, got.media.as_str()), (StatusCode::OK, route.answers[0].0), "{}", route.example.address);
        match &route.answers[0].1 {
            Shape::Csv(columns) => assert_eq!(got.text.lines().next().unwrap(), columns.join(","), "{}", route.name),
            shape => {
                let value = serde_json::from_str(&got.text).unwrap_or_else(|_| Value::from(got.text.as_str()));
                let schema = jsonschema::validator_for(&shape.schema()).unwrap();
                wrong.extend(
                    schema.iter_errors(&value).map(|why| format!("{}: {}: {why}", route.name, why.instance_path())),
                );
            }
        }
        let short = shortened(&got.media, &got.text);
        if std::env::var("PENHOLDER_EXAMPLES").is_ok_and(|what| what == "write") {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api/examples");
            std::fs::write(folder.join(file_of(route)), short).unwrap();
        } else if short != route.example.answer {
            wrong.push(format!("{}: the example is not the answer any more", route.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether an address has the path of a route.
fn fits(path: &str, address: &str) -> bool {
    let (path, address): (Vec<_>, Vec<_>) =
        (path.split('/').collect(), address.split('?').next().unwrap().split('/').collect());
    path.len() == address.len() && path.iter().zip(address).all(|(one, other)| one.starts_with('{') || *one == other)
}

#[tokio::test]
async fn every_address_of_data_that_a_page_names_is_described() {
    let app = App::in_memory();
    let mut addresses = BTreeSet::new();
    for page in public_pages() {
        let text = get(&app, page).await.text;
        let links = text.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
        addresses.extend(links.map(|link| format!("/{}", link.replace("&amp;", "&"))));
    }
    let mut undescribed = Vec::new();
    let mut of_routes = BTreeSet::new();
    for address in addresses.iter().filter(|address| !address.starts_with("/static/") && *address != "/openapi.json") {
        if let Some(route) = routes().find(|route| fits(route.path, address)) {
            of_routes.insert(route.name);
            continue;
        }
        let got = get(&app, address).await;
        if !got.media.starts_with("text/html") && !got.media.starts_with("image/") && !got.media.is_empty() {
            undescribed.push(format!("{address}: {}", got.media));
        }
    }
    assert!(undescribed.is_empty(), "{}", undescribed.join("\n"));
    let public = routes().filter(|route| route.group != Group::Chambers);
    let unnamed: Vec<&str> = public.map(|route| route.name).filter(|name| !of_routes.contains(name)).collect();
    assert!(unnamed.is_empty(), "no page leads to {unnamed:?}");
}

/// The router itself has no address of data beside the table.
#[test]
fn the_router_has_no_data_beside_the_table() {
    let code = include_str!("../router.rs");
    let addresses = code.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let data: Vec<&str> = addresses
        .filter(|address| ["json", "csv", "toml", "ics", "atom"].iter().any(|ending| address.ends_with(ending)))
        .collect();
    assert!(data.is_empty(), "{data:?}");
}

fn verb(route: &Route) -> utoipa::openapi::HttpMethod {
    match route.asks {
        Asks::Nothing => utoipa::openapi::HttpMethod::Get,
        Asks::Act(_) => utoipa::openapi::HttpMethod::Post,
    }
}

#[tokio::test]
async fn the_description_is_openapi() {
    let got = get(&App::in_memory(), "/openapi.json").await;
    let read: utoipa::openapi::OpenApi = serde_json::from_str(&got.text).unwrap();
    assert!(matches!(read.openapi, utoipa::openapi::OpenApiVersion::Version31));
    assert_eq!(read.paths.paths.len(), routes().map(|route| route.path).collect::<BTreeSet<_>>().len());
    for route in routes() {
        let in_path: BTreeSet<&str> = route.path.split(['{', '}']).skip(1).step_by(2).collect();
        let named: BTreeSet<&str> =
            route.parameters.iter().filter(|parameter| parameter.in_path).map(|parameter| parameter.name).collect();
        assert_eq!(in_path, named, "{}", route.name);
        assert!(read.paths.get_path_operation(route.path, verb(route)).is_some(), "{}", route.name);
    }
    let acts = super::chamber::commands();
    assert!(acts.len() > 45, "an example of only {} commands", acts.len());
}

#[tokio::test]
async fn what_is_wrong_is_said_as_data() {
    let app = App::in_memory();
    for (address, status) in [("/votes.json?from=soon", 400), ("/votes/v0/json", 404), ("/cases/none/json", 404)] {
        let got = get(&app, address).await;
        assert_eq!((got.status.as_u16(), got.media.as_str()), (status, "application/problem+json"), "{address}");
        let problem: Value = serde_json::from_str(&got.text).unwrap();
        assert_eq!(problem["status"], status);
        assert!(
            problem["detail"].as_str().is_some_and(|detail| detail.len() > 10 && !detail.contains('<')),
            "{problem}"
        );
    }
}
