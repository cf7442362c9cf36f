//! What a press on a mark takes on the page "What can pass" of a live chamber: the form sent, the text and the positions read, the
//! whole answer searched, the page written; over HTTP to a server of this process.
//!
//! A council of fifteen, twenty paragraphs, and what each delegation published: two or three paragraphs that it must have, two
//! that it would rather have, and, on the draft that is blocked, one that it cannot accept.
//! `cargo bench -p penholder-web --bench positions`

#![allow(clippy::unwrap_used, reason = "a bench says what went wrong by panicking")]

use std::sync::atomic::{AtomicUsize, Ordering};

use divan::{Bencher, black_box};
use indicatif::ProgressBar;
use penholder_chamber::opening::Place;
use penholder_core::procedure::resolution::Command;
use penholder_load::client::Client;
use penholder_load::hall::{Hall, Seats};
use tokio::runtime::Runtime;

const PARAGRAPHS: usize = 20;

fn main() {
    divan::main();
}

/// A council in a chamber of a server of this process.
async fn council() -> Hall {
    let (tell, told) = tokio::sync::oneshot::channel();
    let options = penholder_web::Options::new(([127, 0, 0, 1], 0).into(), Place::Memory);
    let opened = move |opened: penholder_web::Opened| {
        let link = opened.administrator.map(|link| link.reveal().to_owned()).unwrap_or_default();
        let _ = tell.send((opened.address, link));
    };
    tokio::spawn(penholder_web::serve(options, opened, std::future::pending()));
    let (address, link) = told.await.unwrap();
    Hall::open(address, &link, Seats::Council, &ProgressBar::hidden()).await.unwrap()
}

/// Puts a draft of twenty paragraphs on the table and publishes the positions of all fifteen on it.
async fn draft(hall: &Hall, name: &str, is_blocked: bool) {
    let paragraphs: Vec<String> =
        (1..=PARAGRAPHS).map(|at| format!("{at}. Asks for what number {at} is about.")).collect();
    let wording = penholder_scripts::wording("v1", &format!("The Council,\n{}", paragraphs.join("\n")));
    let circulate = Command::Circulate { kind: "resolution".into(), title: name.to_owned(), wording };
    hall.act(Some(hall.chair), "seat", name, &circulate.into()).await.unwrap();
    let mut client = Client::connect(hall.address).await.unwrap();
    let positions = format!("/c/{}/text/{name}/positions", hall.id);
    for (seat, who) in hall.delegates.iter().enumerate() {
        let page = client.get(&positions, who).await.unwrap().text();
        let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let on = |step: usize, from: usize| (seat * step + from) % PARAGRAPHS + 2;
        let mut wants =
            vec![("must", on(3, 0)), ("would_rather", on(5, 3)), ("would_rather", on(13, 8)), ("must", on(7, 5))];
        if is_blocked {
            wants.push(("cannot_accept", on(11, 2)));
        }
        let mut taken: Vec<usize> = Vec::new();
        wants.retain(|(_, at)| {
            !taken.contains(at) && {
                taken.push(*at);
                true
            }
        });
        let rows: Vec<(String, String)> = wants
            .iter()
            .enumerate()
            .map(|(row, (wants, at))| (format!("wants.p{row}"), format!("{wants} {at}")))
            .collect();
        let mut fields = vec![("what", "state"), ("version", version)];
        fields.extend(rows.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        client.post(&positions, who, &fields).await.unwrap();
        client.post(&positions, who, &[("what", "publish")]).await.unwrap();
    }
}

#[divan::bench(args = ["passing", "blocked"], max_time = 5)]
fn a_press_on_a_mark(bencher: Bencher<'_, '_>, name: &str) {
    let runtime = Runtime::new().unwrap();
    let (hall, mut client) = runtime.block_on(async {
        let hall = council().await;
        draft(&hall, name, name == "blocked").await;
        let client = Client::connect(hall.address).await.unwrap();
        (hall, client)
    });
    let (address, member) = (format!("/c/{}/text/{name}/negotiation/members", hall.id), &hall.delegates[hall.chair]);
    let page = runtime.block_on(client.get(&address, member)).unwrap().text();
    assert_eq!(page.contains("No text can pass"), name == "blocked", "{page}");
    let marks: Vec<&str> =
        page.split("name=\"turn\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let next = AtomicUsize::new(0);
    bencher.bench_local(move || {
        // one mark after the other, so that no answer is one that was given before
        let mark = marks.get(next.fetch_add(7, Ordering::Relaxed) % marks.len().max(1)).copied().unwrap_or("CHN/p2");
        let page = runtime.block_on(client.post(&address, member, &[("turn", black_box(mark))])).unwrap();
        assert!(page.body.len() > 10_000);
        page
    });
}
