//! What the server logs: everything at every level is read along while a sitting goes on, and nothing in it is a secret.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use indicatif::ProgressBar;
use penholder_chamber::opening::Place;
use penholder_core::Position;
use penholder_core::charter::procedure::Method;
use penholder_core::procedure::{meeting, resolution, vote};
use penholder_load::hall::Seats;
use penholder_load::{Client, Hall, Person};
use penholder_web::{OidcSettings, Opened, Options, serve};
use tokio::sync::oneshot;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down whatever is logged, from whichever crate and at whichever level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

struct Line<'l>(&'l mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Log {
    fn line(&self, of: &Metadata<'_>, record: impl FnOnce(&mut Line<'_>)) {
        let mut log = self.0.lock().unwrap();
        let _ = write!(log, "{} {} {}", of.level(), of.target(), of.name());
        record(&mut Line(&mut log));
        log.push('\n');
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.line(span.metadata(), |line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.line(event.metadata(), |line| event.record(line));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// The tokens of all invitations in a table of them.
fn invited(table: &str) -> Vec<String> {
    let links = table.split("/enter/").skip(1);
    let end = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
    links.map(|rest| rest.split(end).next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_of_a_sitting_is_in_the_log() {
    use resolution::Command as D;
    let log = Log::default();
    tracing::subscriber::set_global_default(log.clone()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret"), "markofclient").unwrap();
    // nobody is there
    let provider = "name = \"The Ministry\"\nissuer = \"http://127.0.0.1:1\"\nclient_id = \"x\"\nclient_secret_file = \"secret\"\n\
                    [administrators]\ngroups = [\"clerks\"]\n";
    let oidc = OidcSettings::read("oidc.toml", provider, folder.path()).unwrap();
    let place = Place::Folder(folder.path().join("house"));
    let options = Options { oidc: Some(oidc), ..Options::new(([127, 0, 0, 1], 0).into(), place) };
    let (tell, told) = oneshot::channel();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(serve(options, move |opened| drop(tell.send(opened)), async { drop(stopped.await) }));
    let Opened { address, administrator, .. } = told.await.unwrap();
    let first = administrator.unwrap().reveal().to_owned();

    let hall = Hall::open(address, &first, Seats::Council, &ProgressBar::hidden()).await.unwrap();
    hall.convene().await.unwrap();
    let (here, seat) = (format!("/c/{}", hall.id), Some(hall.chair));
    let (china, nobody) = (hall.delegates[hall.chair].clone(), Person::default());
    let mut client = Client::connect(address).await.unwrap();
    // a text among the members, a position on it that its seat keeps to itself
    let wording = penholder_scripts::wording("v1", "The Council,\n1. Condemns markofdraft.\n2. Asks that it end.");
    let circulate = D::Circulate { kind: "resolution".into(), title: "On markoftitle".into(), wording };
    hall.act(seat, "seat", "draft-1", &circulate.into()).await.unwrap();
    let positions = format!("{here}/text/draft-1/positions");
    let page = client.get(&positions, &china).await.unwrap().text();
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields =
        [("what", "state"), ("version", version), ("wants.p1", "must 2/drafted"), ("why.p1", "markofposition")];
    client.post(&positions, &china, &fields).await.unwrap();
    assert!(client.get(&positions, &china).await.unwrap().text().contains("markofposition"), "it was taken");
    // a secret vote, and one in writing
    hall.act(seat, "seat", "draft-1", &D::Table { symbol: None }.into()).await.unwrap();
    hall.act(None, "secretariat", "draft-1", &D::Schedule { meeting: "meeting-1".into() }.into()).await.unwrap();
    let put = |question, method| D::Put { question, method: Some(method), deadline: None };
    let cast = |position| vote::Command::Cast { seat: None, position, reason: Some("markofreason".into()) };
    hall.act(seat, "chair", "draft-1", &put(resolution::Question::Whole, Method::Secret).into()).await.unwrap();
    for voter in 0..hall.delegates.len() {
        let position = if voter % 2 == 0 { Position::Yes } else { Position::Abstain };
        hall.act(Some(voter), "seat", "draft-1", &cast(position).into()).await.unwrap();
    }
    hall.act(seat, "chair", "draft-1", &vote::Command::Close { absent: Vec::new() }.into()).await.unwrap();
    // what is said in private; an act that does not read; one that is refused
    hall.act(seat, "chair", "meeting-1", &meeting::Command::Private { private: true }.into()).await.unwrap();
    let raise = meeting::Command::Raise { id: "p".into(), says: "markofpoint".into() };
    hall.act(seat, "seat", "meeting-1", &raise.into()).await.unwrap();
    let act = format!("{here}/act");
    assert!(
        client
            .post(&act, &china, &[("as", "seat"), ("on", "draft-1"), ("do", "{markofform"), ("key", "x")])
            .await
            .is_err()
    );
    assert!(hall.act(Some(0), "seat", "draft-1", &cast(Position::No).into()).await.is_err());
    // invitations, good and spent; a wrong password; a provider that does not answer
    let fields = [("for", "everybody"), ("form", "csv")];
    let table = client.post(&format!("{here}/invite"), &hall.administrator, &fields).await.unwrap().text();
    let invitations = invited(&table);
    assert!(!invitations.is_empty(), "{table}");
    assert!(client.get(&first, &nobody).await.is_err());
    let fields = [("login", "ada"), ("password", "markofpassword")];
    client.post("/login", &nobody, &fields).await.unwrap();
    assert!(client.get("/login/elsewhere", &nobody).await.is_err());
    assert!(client.get("/login/elsewhere/back?code=markofcode&state=markofstate", &nobody).await.is_err());
    drop(client);
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();

    let log = log.0.lock().unwrap().clone();
    assert!(log.contains("nobody came in by the identity provider"), "the log is read along: {log}");
    let people = hall.delegates.iter().chain([&hall.administrator]);
    let sessions =
        people.flat_map(|person| [person.cookie.split('=').nth(1).unwrap().to_owned(), person.token.clone()]);
    let first = first.rsplit('/').next().unwrap().to_owned();
    for secret in sessions.chain(invitations).chain([first, "markof".to_owned()]) {
        assert!(secret.len() > 5 && !log.contains(&secret), "`{secret}` is in the log: {log}");
    }
    assert!(!log.to_lowercase().contains("abstain"), "how somebody voted: {log}");
}
