//! One visit: the language it is answered in, the address asked for, and the site as seen from outside.
//!
//! Always: a visit never changes anything but the cookie that remembers `?lang=`.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, COOKIE, SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::Response;

use crate::answer::PageError;
use crate::app::App;
use crate::guest::{Reached, host};
use crate::language::Language;

/// What is known of who asks for what.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the answer.
    pub language: Language,
    /// Whether the address itself asked for the language.
    asked: bool,
    path: String,
    query: Vec<(String, String)>,
    origin: String,
}

impl Visit {
    /// The visit of a request; the scheme is how visitors reach the server.
    pub fn of(uri: &Uri, headers: &HeaderMap, reached: Reached) -> Self {
        let pairs = uri.query().unwrap_or("").split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let (lang, query): (Vec<_>, Vec<_>) = pairs.partition(|(name, _)| *name == "lang");
        let asked = lang.first().and_then(|(_, tag)| Language::of_tag(tag));
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let remembered = || {
            let mut cookies = text(COOKIE)?.split(';').filter_map(|cookie| cookie.trim().split_once('='));
            Language::of_tag(cookies.find(|(name, _)| *name == "lang")?.1)
        };
        let accepted = || Language::accepted(text(ACCEPT_LANGUAGE)?);
        Self {
            language: asked.or_else(remembered).or_else(accepted).unwrap_or(Language::English),
            asked: asked.is_some(),
            path: uri.path().to_owned(),
            query: query.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            origin: origin(host(uri, headers), reached.speaks_tls(headers)),
        }
    }

    /// The path asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address asked for, without the language: the page's stable address.
    pub fn address(&self) -> String {
        self.address_with(None)
    }

    /// The same page in another language.
    pub fn address_in(&self, language: Language) -> String {
        self.address_with(Some(language))
    }

    fn address_with(&self, language: Option<Language>) -> String {
        let mut pairs: Vec<String> = self.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.extend(language.map(|language| format!("lang={}", language.tag())));
        if pairs.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, pairs.join("&")) }
    }

    /// Whether the page was asked for by an address that only this machine has: no other device can follow its links.
    pub fn is_on_this_machine_alone(&self) -> bool {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        let host = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(rest),
            None => host.split(':').next().unwrap_or(host),
        };
        let loopback = host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
        loopback || host.eq_ignore_ascii_case("localhost") || host.to_ascii_lowercase().ends_with(".localhost")
    }

    /// An address of this site as seen from outside: `https://host/votes/v1`.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.origin)
    }
}

/// Scheme and host as the visitor wrote them; nothing if the host is no host.
fn origin(host: Option<&str>, tls: bool) -> String {
    let plain = |host: &&str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte));
    let scheme = if tls { "https" } else { "http" };
    host.filter(plain).map(|host| format!("{scheme}://{host}")).unwrap_or_default()
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Visit>().cloned();
        Ok(known.unwrap_or_else(|| Self::of(&parts.uri, &parts.headers, app.reached())))
    }
}

/// Answers in the language of the visit: renders what went wrong, names the language, remembers the one asked for.
pub async fn speak(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let visit = Visit::of(request.uri(), request.headers(), app.reached());
    request.extensions_mut().insert(visit.clone());
    let mut response = next.run(request).await;
    if let Some(error) = response.extensions_mut().remove::<PageError>() {
        response = error.page(&visit);
    }
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"text/html"));
    let headers = response.headers_mut();
    if is_page {
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(visit.language.tag()));
        headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    let cookie = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax", visit.language.tag());
    if let (true, Ok(cookie)) = (visit.asked && is_page, HeaderValue::try_from(cookie)) {
        headers.append(SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(address: &str, headers: &[(&'static str, &'static str)]) -> Visit {
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        Visit::of(&address.parse().unwrap(), &headers, Reached::default())
    }

    #[test]
    fn the_address_goes_before_the_cookie_and_that_before_the_browser() {
        let check = |address: &str, headers: &[(&'static str, &'static str)], wanted: Language| {
            assert_eq!(visit(address, headers).language, wanted, "{address} {headers:?}");
        };
        let (cookie, accept) = (("cookie", "a=b; lang=ru"), ("accept-language", "es"));
        check("/votes?lang=fr&q=x", &[cookie, accept], Language::French);
        check("/votes?lang=xx", &[cookie, accept], Language::Russian);
        check("/votes", &[("cookie", "xlang=ru"), accept], Language::Spanish);
        check("/votes", &[], Language::English);
    }

    #[test]
    fn the_stable_address_has_no_language() {
        let visit = visit("/votes?q=S%2F2012&lang=fr&page=2", &[("host", "example.org:80")]);
        assert_eq!(visit.address(), "/votes?q=S%2F2012&page=2");
        assert_eq!(visit.address_in(Language::Arabic), "/votes?q=S%2F2012&page=2&lang=ar");
        assert_eq!(visit.absolute("/x"), "http://example.org:80/x");
        assert_eq!(self::visit("/", &[("host", "a\"b")]).absolute("/x"), "/x");
    }

    #[test]
    fn a_loopback_address_is_of_this_machine_alone() {
        let check = |host: &'static str, wanted: bool| {
            assert_eq!(visit("/", &[("host", host)]).is_on_this_machine_alone(), wanted, "{host}");
        };
        for host in ["127.0.0.1:1945", "localhost", "LocalHost:80", "[::1]:1945", "127.1.2.3", "x.localhost:1"] {
            check(host, true);
        }
        for host in ["192.168.1.5:1945", "example.org", "[fd00::1]:1945", "localhost.example.org", "mylocalhost"] {
            check(host, false);
        }
    }

    #[test]
    fn a_header_of_a_proxy_counts_only_behind_one() {
        let headers = [("host", "example.org"), ("x-forwarded-proto", "https")];
        let headers: HeaderMap =
            headers.into_iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        let check = |behind_proxy, by_tls, wanted: &str| {
            let reached = Reached { behind_proxy, by_tls };
            assert_eq!(Visit::of(&"/".parse().unwrap(), &headers, reached).absolute("/x"), wanted);
        };
        check(false, false, "http://example.org/x");
        check(true, false, "https://example.org/x");
        check(false, true, "https://example.org/x");
    }
}
