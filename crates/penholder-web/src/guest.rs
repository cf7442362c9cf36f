//! Who asks: the session behind a request, and whether what it sends comes from our own pages.
//!
//! Always: a request that changes something comes from this site, by `Sec-Fetch-Site` or `Origin`; with a session it
//! carries the session's form token too, in the form or in a header. The cookie is HttpOnly and SameSite=Strict, and
//! Secure where the visitor speaks TLS.
//! Not here: what somebody may do (`penholder-chamber`).

use std::net::{IpAddr, SocketAddr};

use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, IntoResponseParts, Response};
use axum::serve::IncomingStream;
use penholder_chamber::Secret;
use penholder_chamber::house::{Person, Session};
use subtle::ConstantTimeEq;
use tokio::net::TcpListener;

use crate::answer::{PageError, said};
use crate::app::App;
use crate::tls::Secured;

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FORM_TOKEN: HeaderName = HeaderName::from_static("x-penholder-token");
/// How long somebody stays in without coming back, in hours.
pub const HOURS: i64 = 24 * 7;
/// The longest body of a request, in bytes.
pub const LONGEST_BODY: usize = 256 << 10;

/// Who asks.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The session, if there is one: its token and itself.
    pub session: Option<(Secret, Session)>,
    /// Whether the visitor speaks TLS.
    pub tls: bool,
    /// Where the request comes from.
    pub from: IpAddr,
}

impl Guest {
    /// Where a request comes from.
    pub fn origin(parts: &Parts, app: &App) -> IpAddr {
        origin_of(parts, app.reached().behind_proxy)
    }

    /// The form token of the session; empty without one.
    pub fn form_token(&self) -> &str {
        self.session.as_ref().map_or("", |(_, session)| session.form_token.reveal())
    }

    /// What the person is called; empty if nobody is in.
    pub fn name(&self) -> &str {
        self.session.as_ref().map_or("", |(_, session)| session.name.as_str())
    }

    /// The person.
    ///
    /// # Errors
    /// Nobody is in.
    pub fn person(&self) -> Result<&str, PageError> {
        let next = ("/login".to_owned(), "login");
        let nobody = || PageError::NotIn { says: said!("not-in"), next };
        self.session.as_ref().map(|(_, session)| session.person.as_str()).ok_or_else(nobody)
    }

    /// The person, with everything the house knows.
    ///
    /// # Errors
    /// Nobody is in, or the house.
    pub async fn known(&self, app: &App) -> Result<Person, PageError> {
        let id = self.person()?.to_owned();
        let found = app.ask(move |house| house.person(&id)).await?;
        found.ok_or_else(|| PageError::NotIn { says: said!("not-in"), next: ("/login".to_owned(), "login") })
    }

    /// The person, who has to administer the house.
    ///
    /// # Errors
    /// Nobody is in, or somebody who does not.
    pub async fn administrator(&self, app: &App) -> Result<Person, PageError> {
        let person = self.known(app).await?;
        let next = ("/chambers".to_owned(), "nav-chambers");
        if person.administers() {
            Ok(person)
        } else {
            Err(PageError::NotIn { says: said!("administrators-only"), next })
        }
    }
}

/// The cookie of a session.
const SESSION: &str = "penholder";

/// The whole name of a cookie; browsers keep the longer one from being set by anybody else.
fn cookie_name(tls: bool, name: &str) -> String {
    if tls { format!("__Host-{name}") } else { name.to_owned() }
}

/// The header that gives the visitor a secret to bring along for some seconds; never from another site.
pub fn give(tls: bool, name: &str, secret: &Secret, seconds: i64) -> impl IntoResponseParts + use<> {
    set(tls, name, secret, seconds, "Strict")
}

/// The same, brought along also by somebody whom another site sends here.
pub fn lend(tls: bool, name: &str, secret: &Secret, seconds: i64) -> impl IntoResponseParts + use<> {
    set(tls, name, secret, seconds, "Lax")
}

fn set(tls: bool, name: &str, secret: &Secret, seconds: i64, site: &str) -> impl IntoResponseParts + use<> {
    let (name, secure) = (cookie_name(tls, name), if tls { "; Secure" } else { "" });
    let value = secret.reveal();
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite={site}{secure}");
    AppendHeaders([(SET_COOKIE, cookie)])
}

/// The header that keeps somebody in.
pub fn welcome(tls: bool, token: &Secret) -> impl IntoResponseParts + use<> {
    give(tls, SESSION, token, HOURS * 3600)
}

/// The header that lets somebody go.
pub fn farewell(tls: bool) -> impl IntoResponseParts + use<> {
    give(tls, SESSION, &Secret::new(""), 0)
}

/// The secret that the visitor brings along under a name.
pub fn brought(headers: &HeaderMap, tls: bool, name: &str) -> Option<Secret> {
    let text = headers.get(COOKIE)?.to_str().ok()?;
    let wanted = cookie_name(tls, name);
    let mut pairs = text.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| Secret::new(value))
}

/// The last address that the nearest proxy wrote down, if there is one; else where the connection comes from.
fn origin_of(parts: &Parts, behind_proxy: bool) -> IpAddr {
    let forwarded = || {
        let list = parts.headers.get("x-forwarded-for")?.to_str().ok()?;
        list.rsplit(',').next()?.trim().parse().ok()
    };
    let connected = || parts.extensions.get::<ConnectInfo<Peer>>().map(|info| info.0.0.ip());
    let found = if behind_proxy { forwarded().or_else(connected) } else { connected() };
    found.unwrap_or(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED))
}

/// How visitors reach the server.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reached {
    /// Whether a proxy stands before it, so that what it says of the visitor is believed.
    pub behind_proxy: bool,
    /// Whether the server speaks TLS itself.
    pub by_tls: bool,
}

impl Reached {
    /// Whether the visitor speaks TLS, with the server or with a proxy that is believed.
    pub fn speaks_tls(self, headers: &HeaderMap) -> bool {
        let forwarded = || headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https");
        self.by_tls || (self.behind_proxy && forwarded())
    }
}

/// Where a connection comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(SocketAddr);

impl Connected<IncomingStream<'_, TcpListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        Self(*stream.remote_addr())
    }
}

impl Connected<IncomingStream<'_, Secured>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Secured>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// The host that a request is for: HTTP/1.1 says it in a header, HTTP/2 in the address.
pub fn host<'r>(uri: &'r Uri, headers: &'r HeaderMap) -> Option<&'r str> {
    let header = headers.get(HOST).and_then(|host| host.to_str().ok());
    header.or_else(|| uri.authority().map(|authority| authority.as_str()))
}

impl FromRequestParts<App> for Guest {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        // the house is asked once in a request
        if let Some(known) = parts.extensions.get::<Guest>() {
            return Ok(known.clone());
        }
        let reached = app.reached();
        let (tls, from) = (reached.speaks_tls(&parts.headers), origin_of(parts, reached.behind_proxy));
        let session = match brought(&parts.headers, tls, SESSION) {
            None => None,
            Some(token) => {
                let session = match app.house().session_at_hand(&token) {
                    Some(session) => Some(session),
                    None => {
                        let asked = token.clone();
                        app.ask(move |house| house.session(&asked)).await?
                    }
                };
                session.map(|session| (token, session))
            }
        };
        let guest = Self { session, tls, from };
        parts.extensions.insert(guest.clone());
        Ok(guest)
    }
}

/// Lets nothing change by a request that another site sent.
pub async fn from_here(request: Request, next: Next) -> Response {
    if is_from_here(request.method(), request.uri(), request.headers()) {
        next.run(request).await
    } else {
        let next = ("/".to_owned(), "home");
        PageError::Forged { says: said!("from-elsewhere"), next }.into_response()
    }
}

fn is_from_here(method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let text = |name: &HeaderName| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let same_host = |origin: &str| {
        let host = host(uri, headers).unwrap_or("");
        origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")) == Some(host)
    };
    match (text(&SITE), text(&ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => same_host(origin),
        (None, None) => false,
    }
}

/// Whether an address is a path of this site.
pub fn is_of_this_site(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n'])
}

/// A form that was sent, with its token checked.
pub struct Sent {
    /// Who sent it.
    pub guest: Guest,
    fields: Vec<(String, String)>,
}

impl Sent {
    /// A field; empty if it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// All fields, in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Where to go back to: an address of this site that the form gave, else another.
    pub fn back(&self, otherwise: &str) -> String {
        let back = self.get("back");
        if is_of_this_site(back) { back.to_owned() } else { otherwise.to_owned() }
    }
}

/// The fields of a form, with the texts of its files; sent either way.
///
/// # Errors
/// The form does not read, is too long, or a file in it is no text.
pub async fn fields_of(request: Request) -> Result<Vec<(String, String)>, String> {
    let media = request.headers().get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or("");
    if !media.starts_with("multipart/form-data") {
        let bytes = axum::body::to_bytes(request.into_body(), LONGEST_BODY).await;
        let bytes = bytes.map_err(|_| "the form does not read".to_owned())?;
        return Ok(form_urlencoded::parse(&bytes).into_owned().collect());
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(|why| why.to_string())?;
    let mut fields = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|why| why.to_string())? {
        let name = field.name().unwrap_or("").to_owned();
        let bytes = field.bytes().await.map_err(|why| why.to_string())?;
        let text =
            String::from_utf8(bytes.into()).map_err(|_| format!("what was sent as `{name}` is no text in UTF-8"))?;
        fields.push((name, text));
    }
    Ok(fields)
}

impl FromRequest<App> for Sent {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let guest = Guest::from_request_parts(&mut parts, app).await?;
        let header = parts.headers.get(&FORM_TOKEN).and_then(|token| token.to_str().ok()).map(str::to_owned);
        let path = parts.uri.path().to_owned();
        let fields = fields_of(Request::from_parts(parts, body)).await.map_err(PageError::asked)?;
        let sent = Self { guest, fields };
        if let Some((_, session)) = &sent.guest.session {
            let token = header.as_deref().unwrap_or_else(|| sent.get("token"));
            let known = session.form_token.reveal();
            if !bool::from(token.as_bytes().ct_eq(known.as_bytes())) {
                return Err(PageError::Forged { says: said!("form-is-old"), next: (path, "load-again") });
            }
        }
        Ok(sent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_something_comes_from_here() {
        let check = |method: Method, headers: &[(&'static str, &str)], wanted: bool| {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, HeaderValue::from_str(value).unwrap());
            }
            assert_eq!(is_from_here(&method, &"/x".parse().unwrap(), &map), wanted, "{method} {headers:?}");
        };
        let host = ("host", "chamber.example");
        check(Method::GET, &[host, ("origin", "https://evil.example")], true);
        check(Method::POST, &[host], false);
        check(Method::POST, &[host, ("sec-fetch-site", "same-origin")], true);
        check(Method::POST, &[host, ("sec-fetch-site", "same-site")], false);
        check(Method::POST, &[host, ("sec-fetch-site", "cross-site"), ("origin", "https://chamber.example")], false);
        check(Method::POST, &[host, ("origin", "https://chamber.example")], true);
        check(Method::POST, &[host, ("origin", "https://chamber.example.evil")], false);
        check(Method::POST, &[host, ("origin", "null")], false);
        check(Method::POST, &[host, ("authorization", "Bearer x")], false);
        check(Method::DELETE, &[host, ("sec-fetch-site", "none")], true);
        // over HTTP/2 the host stands in the address
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, HeaderValue::from_static("https://chamber.example"));
        let from = |uri: &'static str| is_from_here(&Method::POST, &Uri::from_static(uri), &headers);
        assert!(from("https://chamber.example/x") && !from("https://other.example/x") && !from("/x"));
    }

    #[test]
    fn the_way_back_stays_on_this_site() {
        let guest = Guest { session: None, tls: false, from: [0, 0, 0, 0].into() };
        for (back, wanted) in
            [("/c/x/seat", "/c/x/seat"), ("//evil", "/o"), ("https://evil", "/o"), ("/\\evil", "/o"), ("", "/o")]
        {
            let sent = Sent { guest: guest.clone(), fields: vec![("back".into(), back.into())] };
            assert_eq!(sent.back("/o"), wanted);
        }
    }
}
