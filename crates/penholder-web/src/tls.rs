//! TLS of the server's own: certificate and key from files, connections that were greeted, and the way from `http://` to it.
//!
//! Always: TLS 1.2 or 1.3 with ring; HTTP/2 or HTTP/1.1, as the visitor chooses; whoever is slow to greet keeps nobody else
//! waiting. What is wrong with the files is told before the door opens, all at once.
//! Not here: cookies (`guest`), what is served (`router`). The files are read once, at the start.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::HOST;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::serve::Listener;
use rustls::pki_types::pem::{Error as PemError, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, SupportedProtocolVersion};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// How long somebody may take to greet.
const GREETING: Duration = Duration::from_secs(10);
/// How many may greet at once.
const GREETINGS: usize = 4096;
/// The versions of TLS.
const VERSIONS: &[&SupportedProtocolVersion] = &[&rustls::version::TLS13, &rustls::version::TLS12];

/// Where certificate and key lie, as PEM.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The certificate, and after it those that stand between it and a root.
    pub certificate: PathBuf,
    /// Its private key: PKCS #8, PKCS #1 or SEC 1.
    pub key: PathBuf,
}

/// What is wrong with the files of TLS, every fault with its file.
#[derive(Debug)]
pub struct TlsFaults(Vec<Fault>);

#[derive(Debug)]
struct Fault {
    file: PathBuf,
    says: String,
    hint: &'static str,
}

impl Fault {
    fn of(file: &Path, says: impl fmt::Display, hint: &'static str) -> Self {
        Self { file: file.to_owned(), says: says.to_string(), hint }
    }
}

impl fmt::Display for TlsFaults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Fault { file, says, .. }) in self.0.iter().enumerate() {
            let joint = if at > 0 { "\n" } else { "" };
            write!(formatter, "{joint}{}: {says}", file.display())?;
        }
        Ok(())
    }
}

impl std::error::Error for TlsFaults {}

impl TlsFaults {
    /// What to do about them, in one line.
    #[must_use]
    pub fn hint(&self) -> String {
        let mut hints: Vec<&str> = self.0.iter().map(|fault| fault.hint).collect();
        hints.dedup();
        hints.join("; ")
    }
}

impl TlsFiles {
    /// Reads the files.
    ///
    /// # Errors
    /// [`TlsFaults`]: a file cannot be read or holds something else, or the key is that of another certificate.
    pub fn read(&self) -> Result<TlsAcceptor, TlsFaults> {
        let (chain, key) = match (self.chain(), self.private_key()) {
            (Ok(chain), Ok(key)) => (chain, key),
            (chain, key) => return Err(TlsFaults([chain.err(), key.err()].into_iter().flatten().collect())),
        };
        let unfit = |why: rustls::Error| {
            let (file, says, hint) = match why {
                rustls::Error::InconsistentKeys(_) => (
                    &self.key,
                    "is not the key of this certificate".to_owned(),
                    "both files come from one order: take the pair",
                ),
                rustls::Error::InvalidCertificate(why) => (
                    &self.certificate,
                    format!("the certificate does not read: {why:?}"),
                    "the first certificate of the file is the server's own",
                ),
                why => (
                    &self.key,
                    format!("the key cannot be used: {why}"),
                    "a key is ECDSA (P-256, P-384), Ed25519 or RSA",
                ),
            };
            TlsFaults(vec![Fault::of(file, says, hint)])
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_protocol_versions(VERSIONS).map_err(unfit)?;
        let mut config = config.with_no_client_auth().with_single_cert(chain, key).map_err(unfit)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    fn chain(&self) -> Result<Vec<CertificateDer<'static>>, Fault> {
        const HINT: &str = "a certificate stands between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`; \
            what your provider calls the full chain fits";
        let unread = |why: PemError| Fault::of(&self.certificate, says(&why), HINT);
        let found = CertificateDer::pem_file_iter(&self.certificate).map_err(unread)?;
        let found = found.collect::<Result<Vec<_>, _>>().map_err(unread)?;
        if found.is_empty() { Err(unread(PemError::NoItemsFound)) } else { Ok(found) }
    }

    fn private_key(&self) -> Result<PrivateKeyDer<'static>, Fault> {
        const HINT: &str = "a key begins with `-----BEGIN PRIVATE KEY-----`; one with a password cannot be used: \
            take the password off and let only the server read the file";
        PrivateKeyDer::from_pem_file(&self.key).map_err(|why| Fault::of(&self.key, says(&why), HINT))
    }
}

/// What is wrong with a PEM file, in plain words.
fn says(why: &PemError) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    match why {
        PemError::Io(why) => format!("cannot be read: {why}"),
        PemError::NoItemsFound => "there is nothing of the kind in it".to_owned(),
        PemError::MissingSectionEnd { end_marker } => {
            format!("the line `-----END {}-----` is missing", text(end_marker))
        }
        PemError::IllegalSectionStart { line } => format!("the line `{}` opens nothing", text(line)),
        PemError::Base64Decode(_) => "what stands between the marks is not base64".to_owned(),
        _ => "it is no PEM file".to_owned(),
    }
}

/// Connections that were greeted by TLS.
pub struct Secured {
    address: SocketAddr,
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
}

impl Secured {
    /// Greets whoever comes to this listener, until it is dropped.
    ///
    /// # Errors
    /// The listener has no address.
    pub fn over(listener: TcpListener, acceptor: TlsAcceptor) -> std::io::Result<Self> {
        let address = listener.local_addr()?;
        let (greeted, ready) = mpsc::channel(64);
        tokio::spawn(greet(listener, acceptor, greeted));
        Ok(Self { address, ready })
    }
}

async fn greet(
    mut listener: TcpListener,
    acceptor: TlsAcceptor,
    greeted: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    let places = Arc::new(Semaphore::new(GREETINGS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let (stream, from) = tokio::select! {
            () = greeted.closed() => return,
            come = Listener::accept(&mut listener) => come,
        };
        let (acceptor, greeted) = (acceptor.clone(), greeted.clone());
        tokio::spawn(async move {
            // small answers go out at once
            let _ = stream.set_nodelay(true);
            // whoever does not speak TLS, or not in time, is let go
            if let Ok(Ok(stream)) = tokio::time::timeout(GREETING, acceptor.accept(stream)).await {
                let _ = greeted.send((stream, from)).await;
            }
            drop(place);
        });
    }
}

impl Listener for Secured {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(come) => come,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// Sends whoever comes by `http://` to the same page by `https://` on this port, and takes nothing else.
pub fn to_https(port: u16) -> Router {
    let send =
        move |method: Method, uri: Uri, headers: HeaderMap| async move { sent_on(port, &method, &uri, &headers) };
    Router::new().fallback(send)
}

fn sent_on(port: u16, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).and_then(plain_host);
    let read = matches!(*method, Method::GET | Method::HEAD);
    let Some(host) = host.filter(|_| read) else {
        return (StatusCode::BAD_REQUEST, "use https://\n").into_response();
    };
    let port = if port == 443 { String::new() } else { format!(":{port}") };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Redirect::permanent(&format!("https://{host}{port}{path}")).into_response()
}

/// The host of a `Host` header without its port; none if it is no host.
fn plain_host(host: &str) -> Option<&str> {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte);
    Some(name).filter(|name| !name.is_empty() && name.bytes().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_by_http_is_sent_on() {
        let check = |method: Method, host: &str, port: u16, wanted: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().unwrap());
            let answer = sent_on(port, &method, &"/votes?q=1".parse().unwrap(), &headers);
            let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
            assert_eq!(location.as_deref(), wanted, "{method} {host}");
        };
        check(Method::GET, "chamber.example", 443, Some("https://chamber.example/votes?q=1"));
        check(Method::GET, "chamber.example:80", 8443, Some("https://chamber.example:8443/votes?q=1"));
        check(Method::HEAD, "[::1]:80", 443, Some("https://[::1]/votes?q=1"));
        check(Method::POST, "chamber.example", 443, None);
        check(Method::GET, "evil.example/x?", 443, None);
        check(Method::GET, "", 443, None);
    }

    fn pair() -> (String, String) {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        (made.cert.pem(), made.signing_key.serialize_pem())
    }

    fn faults(certificate: &str, key: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let [certificate, key] = [("c.pem", certificate), ("k.pem", key)].map(|(name, text)| {
            let file = folder.path().join(name);
            if !text.is_empty() {
                std::fs::write(&file, text).unwrap();
            }
            file
        });
        match (TlsFiles { certificate, key }).read() {
            Ok(_) => String::new(),
            Err(why) => {
                assert!(!why.hint().is_empty());
                why.to_string().replace(&format!("{}/", folder.path().display()), "")
            }
        }
    }

    #[test]
    fn every_fault_is_told_with_its_file() {
        let (certificate, key) = pair();
        let other = pair().1;
        let check = |certificate: &str, key: &str, wanted: &[&str]| {
            let found = faults(certificate, key);
            let lines: Vec<&str> = found.lines().collect();
            assert_eq!(lines.len(), wanted.len(), "{found}");
            for (line, wanted) in lines.iter().zip(wanted) {
                assert!(line.contains(wanted), "{line}: no `{wanted}`");
            }
        };
        check(&certificate, &key, &[]);
        check(&certificate, &other, &["k.pem: is not the key"]);
        check(&key, &certificate, &["c.pem: there is nothing of the kind", "k.pem: there is nothing of the kind"]);
        check("", "", &["c.pem: cannot be read", "k.pem: cannot be read"]);
        check(
            &certificate.replace("-----END", "-----AND"),
            &key,
            &["c.pem: the line `-----END CERTIFICATE-----` is missing"],
        );
        check(&certificate, &key.replace('M', "*"), &["k.pem: what stands between the marks is not base64"]);
    }
}
