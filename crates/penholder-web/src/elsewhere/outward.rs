//! Requests to the identity provider.
//!
//! Always: by TLS with the system's roots of trust; plainly only to this machine, and only if the provider itself is there.
//! No redirect is followed; an answer has a limit of size and time.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::Uri;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::{HttpRequest, HttpResponse};
use rustls::crypto::ring::default_provider;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest answer, in bytes.
const LONGEST: usize = 1 << 20;

/// The way out.
#[derive(Clone)]
pub struct Outward {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    plainly: bool,
}

/// An answer under way.
pub type Answering = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send>>;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The address would be asked without TLS.
    #[error("{0} is not asked without TLS")]
    Plain(String),
    /// The provider cannot be reached.
    #[error(transparent)]
    Unreachable(#[from] hyper_util::client::legacy::Error),
    /// It broke off, or says too much.
    #[error("the answer broke off or is longer than {LONGEST} bytes")]
    BrokeOff,
    /// It takes too long.
    #[error("no answer within ten seconds")]
    TooLate,
}

/// Whether an address is on this machine.
pub fn is_loopback(uri: &Uri) -> bool {
    matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

impl Outward {
    /// The way out; `plainly` lets this machine be asked without TLS.
    ///
    /// # Errors
    /// The system has no roots of trust, and they are needed.
    pub fn new(plainly: bool) -> std::io::Result<Self> {
        let connector = HttpsConnectorBuilder::new();
        let connector = match connector.with_provider_and_native_roots(default_provider()) {
            Ok(connector) => connector,
            Err(_) if plainly => {
                let config = rustls::ClientConfig::builder_with_provider(default_provider().into());
                let config = config.with_safe_default_protocol_versions().map_err(std::io::Error::other)?;
                let none = rustls::RootCertStore::empty();
                HttpsConnectorBuilder::new().with_tls_config(config.with_root_certificates(none).with_no_client_auth())
            }
            Err(why) => return Err(why),
        };
        let connector = connector.https_or_http().enable_http1().build();
        Ok(Self { client: Client::builder(TokioExecutor::new()).build(connector), plainly })
    }

    /// Asks.
    pub fn send(self, request: HttpRequest) -> Answering {
        Box::pin(async move {
            let uri = request.uri();
            let may = uri.scheme_str() == Some("https") || (self.plainly && is_loopback(uri));
            if !may {
                return Err(Unanswered::Plain(uri.to_string()));
            }
            let answering = async {
                let (parts, body) = self.client.request(request.map(Body::from)).await?.into_parts();
                let body = to_bytes(Body::new(body), LONGEST).await.map_err(|_| Unanswered::BrokeOff)?;
                Ok(HttpResponse::from_parts(parts, body.to_vec()))
            };
            tokio::time::timeout(PATIENCE, answering).await.map_err(|_| Unanswered::TooLate)?
        })
    }
}
