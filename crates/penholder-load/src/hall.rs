//! A chamber with everybody in it: opened by its administrator, its seats invited and taken, votes opened in it.
//!
//! Always: each step is a form that the program's own pages have; the links come from the table of invitations.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indicatif::ProgressBar;
use penholder_core::procedure::{Command, meeting, resolution, vote};
use penholder_testing::CROWD;
use tokio::task::JoinSet;

use crate::client::{Answer, Client, Person};

/// How many come in at the same time.
const AT_ONCE: usize = 16;
/// How long the gallery may take to count what was acknowledged.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who is to sit in the hall.
#[derive(Clone, Copy, Debug)]
pub enum Seats {
    /// So many members of a body of its own, one vote each.
    Crowd(usize),
    /// The Security Council as it sat on a day of the record.
    Council,
}

/// A chamber with its people.
#[derive(Clone)]
pub struct Hall {
    /// Where the program listens.
    pub address: SocketAddr,
    /// The id of the chamber.
    pub id: String,
    /// Who opened it and works for its secretariat.
    pub administrator: Person,
    /// The delegates, in the order of the seats.
    pub delegates: Vec<Person>,
    /// Which of them presides.
    pub chair: usize,
    /// The seat of whoever presides.
    seat: &'static str,
    /// How many acts there were, through whichever server: each has a key of its own.
    acts: Arc<AtomicUsize>,
}

impl Hall {
    /// Opens a chamber as the first administrator, and lets everybody in.
    ///
    /// # Errors
    /// A door does not open.
    pub async fn open(address: SocketAddr, link: &str, seats: Seats, bar: &ProgressBar) -> anyhow::Result<Self> {
        let mut client = Client::connect(address).await?;
        let administrator = client.enter(link, "Ada").await?;
        let list: String = match seats {
            Seats::Crowd(crowd) => (0..crowd).map(|n| format!("s{n},Member {n}\n")).collect(),
            Seats::Council => String::new(),
        };
        let fields = match seats {
            Seats::Crowd(_) => vec![("name", "Crowd"), ("charter", CROWD), ("seats", "named"), ("list", &list)],
            Seats::Council => {
                vec![("name", "Council"), ("body", "un-security-council"), ("seats", "date"), ("date", "2025-02-24")]
            }
        };
        let opened = client.post("/open", &administrator, &fields).await?;
        let id = opened.location.split('/').nth(2).context("the chamber has no address")?.to_owned();
        let fields = [("for", "everybody")];
        let invited = client.post(&format!("/c/{id}/invite"), &administrator, &fields).await?;
        let links = links(&invited)?;
        // China presided on that day
        let (name, seat) = match seats {
            Seats::Crowd(_) => ("Member 0", "s0"),
            Seats::Council => ("China", "CHN"),
        };
        let chair = links.iter().position(|(invited, _)| invited == name).context("the chair was not invited")?;
        let mut hall = Self { address, id, administrator, delegates: Vec::new(), chair, seat, acts: Arc::default() };
        hall.enter_all(links, bar).await?;
        Ok(hall)
    }

    /// The same hall, through another server of it.
    #[must_use]
    pub fn through(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// Everybody comes in by a link; the chair's own card stays on the table.
    async fn enter_all(&mut self, links: Vec<(String, String)>, bar: &ProgressBar) -> anyhow::Result<()> {
        let links: Vec<_> = links.into_iter().filter(|(name, _)| name != "Chair").collect();
        bar.set_length(links.len() as u64);
        let mut coming = JoinSet::new();
        for door in 0..AT_ONCE {
            let (address, bar) = (self.address, bar.clone());
            let mine: Vec<_> =
                links.iter().enumerate().skip(door).step_by(AT_ONCE).map(|(at, link)| (at, link.clone())).collect();
            coming.spawn(async move {
                let mut client = Client::connect(address).await?;
                let mut entered = Vec::with_capacity(mine.len());
                for (at, (name, link)) in mine {
                    entered.push((at, client.enter(&link, &format!("Delegate of {name}")).await?));
                    bar.inc(1);
                }
                anyhow::Ok(entered)
            });
        }
        let mut entered = Vec::with_capacity(links.len());
        while let Some(some) = coming.join_next().await {
            entered.extend(some??);
        }
        entered.sort_by_key(|(at, _)| *at);
        self.delegates = entered.into_iter().map(|(_, person)| person).collect();
        Ok(())
    }

    /// Opens a meeting with somebody in the chair.
    ///
    /// # Errors
    /// The rules refuse it.
    pub async fn convene(&self) -> anyhow::Result<()> {
        let (symbol, chair, agenda) = (None, Some(self.seat.to_owned()), Vec::new());
        let convene = meeting::Command::Convene { symbol, chair, agenda, private: false };
        self.act(None, "secretariat", "meeting-1", &convene.into()).await?;
        if self.seat == "CHN" {
            // the Council has an agenda before it votes
            self.act(Some(self.chair), "chair", "meeting-1", &meeting::Command::AdoptAgenda.into()).await?;
        }
        Ok(())
    }

    /// Puts a new draft of this name to the vote.
    ///
    /// # Errors
    /// The rules refuse it.
    pub async fn open_vote(&self, on: &str) -> anyhow::Result<()> {
        use resolution::Command as D;
        let wording = penholder_scripts::wording("v1", "The crowd decides.");
        let circulate = D::Circulate { kind: "resolution".into(), title: format!("On {on}"), wording };
        self.act(Some(self.chair), "seat", on, &circulate.into()).await?;
        self.act(Some(self.chair), "seat", on, &D::Table { symbol: None }.into()).await?;
        self.act(None, "secretariat", on, &D::Schedule { meeting: "meeting-1".into() }.into()).await?;
        let put = D::Put { question: resolution::Question::Whole, method: None, deadline: None };
        self.act(Some(self.chair), "chair", on, &put.into()).await?;
        Ok(())
    }

    /// Closes the vote; whoever has not voted is absent. Ends when everybody sees that it is decided.
    ///
    /// # Errors
    /// The rules refuse it, or it is not decided within ten seconds.
    pub async fn close_vote(&self, on: &str) -> anyhow::Result<()> {
        self.act(Some(self.chair), "chair", on, &vote::Command::Close { absent: Vec::new() }.into()).await?;
        let until = Instant::now() + Duration::from_secs(10);
        let (mut client, gallery, nobody) =
            (Client::connect(self.address).await?, format!("/c/{}", self.id), Person::default());
        while client.get(&gallery, &nobody).await?.text().contains(" have voted") {
            ensure!(Instant::now() < until, "the vote on {on} is closed and not decided");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Does one thing for a delegate (for the administrator, if none) at a place of the chamber.
    ///
    /// # Errors
    /// It was refused.
    pub async fn act(
        &self,
        delegate: Option<usize>,
        place: &str,
        on: &str,
        command: &Command,
    ) -> anyhow::Result<Answer> {
        let who = match delegate {
            Some(at) => self.delegates.get(at).context("there is no such delegate")?,
            None => &self.administrator,
        };
        let number = self.acts.fetch_add(1, Ordering::SeqCst);
        let (command, key) = (serde_json::to_string(command)?, format!("act {number}"));
        let fields = [("as", place), ("on", on), ("do", &command), ("key", &key)];
        Client::connect(self.address).await?.post(&format!("/c/{}/act", self.id), who, &fields).await
    }

    /// How many have voted, as the gallery says once it counts as many as are expected, or after five seconds: its page may be of
    /// the moment before while ballots come, and one server hears of those of another a moment later.
    ///
    /// # Errors
    /// The page does not say.
    pub async fn voted(&self, expected: usize) -> anyhow::Result<usize> {
        let begun = Instant::now();
        loop {
            let counted = self.counted().await?;
            if counted >= expected || begun.elapsed() > PATIENCE {
                return Ok(counted);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    async fn counted(&self) -> anyhow::Result<usize> {
        let page =
            Client::connect(self.address).await?.get(&format!("/c/{}", self.id), &Person::default()).await?.text();
        let (before, _) = page.split_once(" have voted").context("the gallery shows no vote")?;
        let words: Vec<&str> = before.rsplit(' ').take(3).collect();
        let [_, "of", cast] = words[..] else { bail!("the gallery does not say how many have voted") };
        // what stands before the number is markup; its thousands stand apart
        let (_, number) = cast.rsplit_once('>').unwrap_or(("", cast));
        Ok(number.replace(',', "").parse()?)
    }
}

/// The names and links in the table that lies in the page of the cards; the links as paths.
fn links(invited: &Answer) -> anyhow::Result<Vec<(String, String)>> {
    let page = invited.text();
    let (_, rest) = page.split_once("href=\"data:text/csv;charset=utf-8;base64,").context("nobody was invited")?;
    let table = STANDARD.decode(rest.split('"').next().unwrap_or_default())?;
    let mut table = csv::Reader::from_reader(table.as_slice());
    let mut links = Vec::new();
    for row in table.records() {
        let row = row?;
        let (name, link) = (row.get(0).unwrap_or_default(), row.get(1).unwrap_or_default());
        let (_, token) = link.split_once("/enter/").context("an invitation without a link")?;
        links.push((name.to_owned(), format!("/enter/{token}")));
    }
    ensure!(!links.is_empty(), "nobody was invited");
    Ok(links)
}
