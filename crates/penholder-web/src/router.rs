//! Every address; those of data are in [`crate::api`].

use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::answer::{PageError, said};
use crate::app::App;
use crate::guest::{LONGEST_BODY, from_here};
use crate::pages::analysis::{self, blocs, forecast, map, power, space, spells};
use crate::pages::{
    assets, case, chambers, charter, demo, elsewhere, enter, home, hooks, member, minutes, negotiate, open, people,
    positions, replay, rolls, screen, sit, text, tokens, versions, vetoes, vote, votes,
};
use crate::visit::{Visit, speak};

/// Nothing but what the site itself serves; no script in a page.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// One address of every public page and more where a page has several forms; tests look at all of them.
#[must_use]
pub fn public_pages() -> &'static [&'static str] {
    PUBLIC_PAGES
}

const PUBLIC_PAGES: &[&str] = &[
    "/",
    "/votes",
    "/votes?member=France&position=abstain&from=2014",
    "/votes/v1",
    "/votes/S%2F2016%2F846",
    "/members",
    "/members/FRA",
    "/members/ARG",
    "/vetoes",
    "/replay",
    "/replay/reform-two-vetoes",
    "/replay/reform-g4-2005",
    "/charters",
    "/charters/un-security-council",
    "/charters/reform-g4-2005",
    "/cases",
    "/cases/aleppo-2014",
    "/cases/aleppo-2014/report",
    "/cases/houla-2012",
    "/demo/2022-02-25-ukraine?at=12",
    "/demo/nmun?end=1",
    "/negotiate",
    "/negotiate/aleppo-2014?set=GBR/aleppo/nothing",
    "/negotiate/eu-qmv-cars-2035",
    "/negotiate/marisk-2031?set=BEL/siege/nothing",
    "/analysis",
    "/power/un-security-council",
    "/power/un-security-council?reform=reform-g4-2005&abstention=1",
    "/power/eu-council",
    "/blocs",
    "/blocs?from=1946&to=1965&abstaining=left-out&unanimous=1",
    "/map",
    "/map?from=1946&to=1950",
    "/spells",
    "/spells?item=cyprus&by=cause",
    "/forecast",
    "/space",
    "/space?places=A,0,0%0AB,1,0%0AC,0,1&status_quo=0.5,0.5",
    "/chambers",
    "/login?failed=1",
    "/api",
];

/// The site.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/votes", get(votes::list))
        .route("/votes/{id}", get(vote::show))
        .route("/symbol/{*symbol}", get(vote::by_symbol))
        .route("/votes/{id}/picture.png", get(vote::picture))
        .route("/members", get(member::list))
        .route("/members/{code}", get(member::show))
        .route("/vetoes", get(vetoes::show))
        .route("/replay", get(replay::list))
        .route("/replay/{charter}", get(replay::show))
        .route("/replay/{charter}/{form}", get(replay::pictures))
        .route("/analysis", get(analysis::show))
        .route("/power", get(power::choose))
        .route("/power/{charter}", get(power::show))
        .route("/blocs", get(blocs::show))
        .route("/map", get(map::show))
        .route("/spells", get(spells::show))
        .route("/forecast", get(forecast::show))
        .route("/space", get(space::show))
        .route("/charters", get(charter::list))
        .route("/charters/{id}", get(charter::show))
        .route("/negotiate", get(negotiate::list))
        .route("/negotiate/own", post(negotiate::own).get(negotiate::own_empty))
        .route("/negotiate/{case}", get(negotiate::show))
        .route("/cases", get(case::list))
        .route("/cases/{id}", get(case::show))
        .route("/cases/{id}/report", get(case::show_report))
        .route("/demo/{name}", get(demo::show))
        .route("/demo/{name}/live", get(demo::live))
        .route("/chambers", get(chambers::list))
        .route("/open", get(open::open).post(open::opened))
        .route("/enter/{token}", get(enter::show).post(enter::enter))
        .route("/login", get(enter::ask_password).post(enter::login))
        .route("/login/elsewhere", get(elsewhere::go))
        .route(crate::elsewhere::BACK, get(elsewhere::back))
        .route("/logout", post(enter::logout))
        .route("/password", post(enter::password))
        .route("/c/{id}", get(sit::gallery))
        .route("/c/{id}/gallery", get(sit::gallery))
        .route("/c/{id}/seat", get(sit::seat))
        .route("/c/{id}/chair", get(sit::chair))
        .route("/c/{id}/secretariat", get(sit::secretariat))
        .route("/c/{id}/screen", get(screen::show))
        .route("/c/{id}/pair", post(screen::pair))
        .route("/c/{id}/unpair", post(screen::unpair))
        .route("/c/{id}/text/{matter}", get(text::show))
        .route("/c/{id}/text/{matter}/positions", get(positions::show).post(positions::change))
        .route("/c/{id}/text/{matter}/negotiation/{place}", get(negotiate::live::show).post(negotiate::live::suppose))
        .route("/c/{id}/text/{matter}/versions", get(versions::show))
        .route("/c/{id}/votes", get(rolls::show))
        .route("/c/{id}/minutes/{place}", get(minutes::show))
        .route("/c/{id}/people", get(people::show))
        .route("/c/{id}/invite", post(people::invite))
        .route("/c/{id}/revoke", post(people::revoke))
        .route("/c/{id}/unseat", post(people::unseat))
        .route("/c/{id}/close", post(people::close))
        .route("/c/{id}/seats", post(people::rename))
        .route("/c/{id}/tokens", get(tokens::show).post(tokens::make))
        .route("/c/{id}/tokens/end", post(tokens::end))
        .route("/c/{id}/hooks", get(hooks::show).post(hooks::make))
        .route("/c/{id}/hooks/end", post(hooks::end))
        .route("/c/{id}/act", post(sit::act))
        .route("/c/{id}/amend", post(text::amend))
        .route("/c/{id}/record", get(sit::record))
        .route("/c/{id}/live/{audience}", get(sit::live))
        .route("/static/{version}/{name}", get(assets::show))
        .fallback(nothing)
        .layer(from_fn(from_here))
        .merge(crate::api::router())
        .layer(from_fn_with_state(app.clone(), speak))
        .layer(CompressionLayer::new())
        .layer(always("content-security-policy", POLICY))
        .layer(always("x-content-type-options", "nosniff"))
        .layer(always("referrer-policy", "same-origin"))
        .layer(always("cross-origin-opener-policy", "same-origin"))
        .layer(RequestBodyLimitLayer::new(LONGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(20)))
        .layer(CatchPanicLayer::custom(broke))
        .with_state(app)
}

fn always(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}

async fn nothing(visit: Visit) -> PageError {
    PageError::not_found(said!("not-found-address", address = visit.path()))
}

fn broke(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, "text/plain")], "something broke; it has been logged")
        .into_response()
}
