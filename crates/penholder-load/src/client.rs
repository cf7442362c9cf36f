//! One connection, and the people who speak through it.

use std::net::SocketAddr;

use anyhow::{Context, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Somebody with a session: what a browser would hold.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The cookie, `name=value`; empty without a session.
    pub cookie: String,
    /// The form token.
    pub token: String,
}

/// A connection that stays open.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads (`Location`); empty if nowhere.
    pub location: String,
    /// The cookie that was set, `name=value`; empty if none was.
    pub cookie: String,
    /// The body.
    pub body: Bytes,
}

impl Answer {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// Nobody listens there.
    pub async fn connect(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(async move {
            // who waits for an answer hears of it
            let _ = connection.await;
        });
        Ok(Self { sender, host: address.to_string() })
    }

    /// A request as a browser would send it.
    ///
    /// # Errors
    /// The address is none.
    pub fn request(
        &self,
        method: &Method,
        path: &str,
        who: &Person,
        body: String,
    ) -> anyhow::Result<Request<Full<Bytes>>> {
        let mut request = Request::builder().method(method).uri(path).header(HOST, &self.host);
        if !who.cookie.is_empty() {
            request = request.header(COOKIE, &who.cookie);
        }
        if *method == Method::POST {
            request = request.header(ORIGIN, format!("http://{}", self.host));
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        Ok(request.body(Full::new(Bytes::from(body)))?)
    }

    /// Sends a request; returns the head of the answer, its body still coming.
    ///
    /// # Errors
    /// The connection broke.
    pub async fn begin(&mut self, request: Request<Full<Bytes>>) -> anyhow::Result<Response<Incoming>> {
        self.sender.ready().await?;
        Ok(self.sender.send_request(request).await?)
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// The connection broke.
    pub async fn send(&mut self, request: Request<Full<Bytes>>) -> anyhow::Result<Answer> {
        let (head, body) = self.begin(request).await?.into_parts();
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let cookie = text(SET_COOKIE).split(';').next().unwrap_or_default().to_owned();
        let location = text(LOCATION).to_owned();
        Ok(Answer { status: head.status, location, cookie, body: body.collect().await?.to_bytes() })
    }

    /// Reads a page.
    ///
    /// # Errors
    /// The connection broke, or the answer is no page.
    pub async fn get(&mut self, path: &str, who: &Person) -> anyhow::Result<Answer> {
        let answer = self.send(self.request(&Method::GET, path, who, String::new())?).await?;
        if answer.status != StatusCode::OK {
            bail!("GET {path}: {} {}", answer.status, says(&answer.text()));
        }
        Ok(answer)
    }

    /// Sends a form with the person's token.
    ///
    /// # Errors
    /// The connection broke, or the form was refused.
    pub async fn post(&mut self, path: &str, who: &Person, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let answer = self.send(self.request(&Method::POST, path, who, form(who, fields))?).await?;
        if !answer.status.is_success() && !answer.status.is_redirection() {
            bail!("POST {path}: {} {}", answer.status, says(&answer.text()));
        }
        Ok(answer)
    }

    /// Takes up an invitation under a name; returns who that is now, after reading the page it leads to.
    ///
    /// # Errors
    /// The link gives nothing.
    pub async fn enter(&mut self, link: &str, name: &str) -> anyhow::Result<Person> {
        let entered = self.post(link, &Person::default(), &[("name", name)]).await?;
        let mut person = Person { cookie: entered.cookie, token: String::new() };
        let page = self.get(&entered.location, &person).await?;
        person.token = token(&page.text()).context("the page has no form token")?;
        Ok(person)
    }
}

/// A form, as a browser writes it.
#[must_use]
pub fn form(who: &Person, fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("token", &who.token).extend_pairs(fields).finish()
}

/// The form token in a page.
fn token(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("name=\"penholder-token\" content=\"")?;
    Some(rest.split_once('"')?.0.to_owned())
}

/// What an error page says, on one line.
fn says(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, rest)| rest);
    let words = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.trim());
    words.filter(|words| !words.is_empty()).take(4).collect::<Vec<_>>().join(" ")
}
