//! Pages: how long the server takes for each, and how large each is.

use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use tokio::task::JoinSet;

use crate::client::{Client, Person};
use crate::hall::Hall;

/// One page, measured.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its address.
    pub path: String,
    /// The shortest time from request to the last byte, over a connection that was open.
    pub fastest: Duration,
    /// The median of these times.
    pub median: Duration,
    /// Its size in bytes, as it is before compression.
    pub bytes: usize,
    /// Of these, bytes of pictures (`<svg>`).
    pub picture: usize,
}

/// The public addresses that are measured; a chamber's own come to them.
pub const PUBLIC: &[&str] = &[
    "/",
    "/votes",
    "/votes/v1",
    "/votes/S%2F2016%2F846",
    "/members",
    "/members/FRA",
    "/vetoes",
    "/replay",
    "/replay/reform-two-vetoes",
    "/charters",
    "/charters/un-security-council",
    "/cases",
    "/cases/aleppo-2014",
    "/demo/2022-02-25-ukraine?at=12",
    "/negotiate",
    "/negotiate/aleppo-2014",
    "/chambers",
    "/login",
];

/// Reads a page so many times.
///
/// # Errors
/// It cannot be read.
pub async fn measure(client: &mut Client, path: &str, who: &Person, times: usize) -> anyhow::Result<Measured> {
    let mut waits = Vec::with_capacity(times);
    let mut text = client.get(path, who).await?.text();
    for _ in 0..times.max(1) {
        let start = Instant::now();
        text = client.get(path, who).await?.text();
        waits.push(start.elapsed());
    }
    waits.sort_unstable();
    let pictures =
        text.split("<svg").skip(1).map(|rest| rest.split_once("</svg>").map_or(rest.len(), |(inside, _)| inside.len()));
    Ok(Measured {
        path: path.to_owned(),
        fastest: waits[0],
        median: waits[waits.len() / 2],
        bytes: text.len(),
        picture: pictures.sum(),
    })
}

/// Every delegate loads the page of its own seat, over so many connections; returns how long that took and the size of one.
///
/// # Errors
/// A page cannot be read.
pub async fn own_seats(hall: &Hall, connections: usize, bar: &ProgressBar) -> anyhow::Result<(Duration, usize)> {
    bar.set_length(hall.delegates.len() as u64);
    let mut loading = JoinSet::new();
    let start = Instant::now();
    for door in 0..connections {
        let people: Vec<Person> = hall.delegates.iter().skip(door).step_by(connections).cloned().collect();
        let (address, path, bar) = (hall.address, format!("/c/{}/seat", hall.id), bar.clone());
        loading.spawn(async move {
            let (mut client, mut size) = (Client::connect(address).await?, 0);
            for person in people {
                size = client.get(&path, &person).await?.body.len();
                bar.inc(1);
            }
            anyhow::Ok(size)
        });
    }
    let mut size = 0;
    while let Some(one) = loading.join_next().await {
        size = size.max(one??);
    }
    Ok((start.elapsed(), size))
}
