//! TLS of the server's own, from outside: a certificate made here, a real server, a client that trusts this one certificate.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, Version};
use futures_util::StreamExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use penholder_chamber::opening::Place;
use penholder_web::{Opened, Options, TlsFiles, serve};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

struct Site {
    address: SocketAddr,
    redirect: SocketAddr,
    administrator: String,
    certificate: CertificateDer<'static>,
    stop: Option<oneshot::Sender<()>>,
    done: tokio::task::JoinHandle<()>,
    _folder: TempDir,
}

impl Site {
    async fn open() -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
        std::fs::write(&certificate, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let here: SocketAddr = ([127, 0, 0, 1], 0).into();
        let tls = Some(TlsFiles { certificate, key });
        let options = Options { tls, redirect: Some(here), ..Options::new(here, Place::Memory) };
        let (tell, told) = oneshot::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let done = tokio::spawn(async move {
            let stop = async { drop(stopped.await) };
            serve(options, move |opened| drop(tell.send(opened)), stop).await.unwrap();
        });
        let Opened { address, scheme, redirect, administrator } = told.await.unwrap();
        assert_eq!(scheme, "https");
        let administrator = administrator.unwrap().reveal().to_owned();
        let certificate = made.cert.der().clone();
        Self {
            address,
            redirect: redirect.unwrap(),
            administrator,
            certificate,
            stop: Some(stop),
            done,
            _folder: folder,
        }
    }

    fn at(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.address.port())
    }

    /// A client that trusts the certificate of this site, or nobody.
    fn client(&self, version: Version, trusts: bool) -> Client<HttpsConnector<HttpConnector>, Body> {
        let mut roots = RootCertStore::empty();
        if trusts {
            roots.add(self.certificate.clone()).unwrap();
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config.with_root_certificates(roots).with_no_client_auth();
        let builder = HttpsConnectorBuilder::new().with_tls_config(config).https_only();
        let connector =
            if version == Version::HTTP_2 { builder.enable_http2().build() } else { builder.enable_http1().build() };
        Client::builder(TokioExecutor::new()).build(connector)
    }
}

async fn text(answer: Response<hyper::body::Incoming>) -> String {
    String::from_utf8(to_bytes(Body::new(answer.into_body()), 1 << 22).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn pages_come_by_both_versions_and_only_to_those_who_trust_the_certificate() {
    let site = Site::open().await;
    for version in [Version::HTTP_11, Version::HTTP_2] {
        let request = || Request::get(site.at("/login")).body(Body::empty()).unwrap();
        let answer = site.client(version, true).request(request()).await.unwrap();
        assert_eq!((answer.status(), answer.version()), (StatusCode::OK, version));
        let page = text(answer).await;
        assert!(page.contains(&format!("\"{}\"", site.at("/login"))), "the page names itself by https: {page}");
        let refused = site.client(version, false).request(request()).await.unwrap_err();
        assert!(format!("{refused:?}").contains("UnknownIssuer"), "{refused:?}");
    }
}

#[tokio::test]
async fn the_cookie_is_for_tls_alone_and_forms_come_from_this_site() {
    let site = Site::open().await;
    // over HTTP/2 there is no header `host`
    let client = site.client(Version::HTTP_2, true);
    let enter = async |origin: &str| {
        let request = Request::post(site.at(&site.administrator)).header("origin", origin);
        client.request(request.body(Body::from("name=Ada")).unwrap()).await.unwrap()
    };
    assert_eq!(enter("https://evil.example").await.status(), StatusCode::FORBIDDEN);
    let entered = enter(&site.at("")).await;
    assert_eq!(entered.status(), StatusCode::SEE_OTHER);
    let cookie = entered.headers()["set-cookie"].to_str().unwrap();
    let (pair, flags) = cookie.split_once(';').unwrap();
    assert!(pair.starts_with("__Host-penholder=") && flags.contains("Secure") && flags.contains("Path=/"));
    assert!(flags.contains("HttpOnly") && flags.contains("SameSite=Strict") && !flags.contains("Domain"));
    let open = async |cookie: &str| {
        let request = Request::get(site.at("/open")).header("cookie", cookie).body(Body::empty()).unwrap();
        client.request(request).await.unwrap().status()
    };
    assert_eq!(open(pair).await, StatusCode::OK);
    assert_eq!(open(&pair.replace("__Host-", "")).await, StatusCode::FORBIDDEN, "a name that anybody could set");
}

#[tokio::test]
async fn a_stream_comes_through_and_ends_with_the_server() {
    let mut site = Site::open().await;
    let client = site.client(Version::HTTP_2, true);
    let request = Request::get(site.at("/demo/nmun/live?at=0")).body(Body::empty()).unwrap();
    let answer = client.request(request).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream; charset=utf-8");
    let mut events = Body::new(answer.into_body()).into_data_stream();
    let first = tokio::time::timeout(Duration::from_secs(10), events.next()).await.unwrap().unwrap().unwrap();
    assert!(first.starts_with(b"event: "), "{first:?}");
    site.stop.take().unwrap().send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(10), &mut site.done).await.unwrap().unwrap();
}

#[tokio::test]
async fn whoever_does_not_greet_keeps_nobody_waiting() {
    let site = Site::open().await;
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(TcpStream::connect(site.address).await.unwrap());
    }
    let begun = Instant::now();
    let request = Request::get(site.at("/login")).body(Body::empty()).unwrap();
    let answer = site.client(Version::HTTP_11, true).request(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(begun.elapsed() < Duration::from_secs(9), "it waited for those who say nothing");
    // whoever speaks plainly is told nothing
    let mut plain = TcpStream::connect(site.address).await.unwrap();
    plain.write_all(b"GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut said = Vec::new();
    let _ = plain.read_to_end(&mut said).await;
    assert!(!said.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&said));
}

#[tokio::test]
async fn plain_http_is_sent_on() {
    let site = Site::open().await;
    let client: Client<HttpConnector, Body> = Client::builder(TokioExecutor::new()).build_http();
    let ask = async |request: http::request::Builder| {
        let answer = client.request(request.body(Body::empty()).unwrap()).await.unwrap();
        let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
        (answer.status(), location)
    };
    let plain = format!("http://localhost:{}/votes?q=veto", site.redirect.port());
    let wanted = (StatusCode::PERMANENT_REDIRECT, Some(site.at("/votes?q=veto")));
    assert_eq!(ask(Request::get(&plain)).await, wanted);
    assert_eq!(ask(Request::post(&plain)).await, (StatusCode::BAD_REQUEST, None), "no form goes by plain http");
}
