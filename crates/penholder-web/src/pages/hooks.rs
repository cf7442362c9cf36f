//! The webhooks of a chamber: which addresses are told what, and what became of the messages.
//!
//! Always: the key that signs is shown once, in the answer to whoever named the address, on a page that is not kept.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use penholder_chamber::house::{Delivery, DeliveryState, Hook};

use crate::answer::PageError;
use crate::desk::{TOKEN, zone};
use crate::guest::Sent;
use crate::hooks::fault;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::news::Kind;
use crate::present::Present;
use crate::words::{say, say_linked};

/// So many messages are shown.
const SHOWN: usize = 100;

/// Whoever presides, the secretariat, or an administrator. Returns the person's id.
async fn in_charge(present: &Present) -> Result<String, PageError> {
    match present.chair() {
        Ok(who) => Ok(who.person),
        Err(_) => present.in_charge().await,
    }
}

/// What the page shows beside what is kept.
#[derive(Default)]
struct Said {
    made: Option<(String, Hook)>,
    fault: Option<&'static str>,
    url: String,
}

/// The addresses and the messages.
pub async fn show(present: Present) -> Result<Response, PageError> {
    in_charge(&present).await?;
    page(&present, Said::default()).await
}

async fn page(present: &Present, said: Said) -> Result<Response, PageError> {
    let (l, room) = (present.language(), &present.room);
    let (id, chamber) = (&room.id, room.id.clone());
    let ask = move |house: &penholder_chamber::House| Ok((house.hooks(&chamber)?, house.deliveries(&chamber)?));
    let (hooks, deliveries) = present.app.ask(ask).await?;
    let body = html! {
        (super::sit::places(present, None))
        h1 { (say!(l, "hooks-title")) }
        p { (say_linked!(l, "hooks-about", [], [])) }
        @if let Some((key, hook)) = &said.made {
            div.receipt role="status" {
                p { strong { (say!(l, "hook-made")) } " " (say!(l, "hook-once")) }
                p { code.link dir="ltr" { (key) } " " button.plain data-script data-copy=(key) data-copied=(say!(l, "copied")) { (say!(l, "hook-copy")) } }
                p.small { code dir="ltr" { (hook.url) } }
            }
        }
        @if hooks.is_empty() { p.muted { (say!(l, "hooks-none")) } } @else {
            ul.chambers { @for hook in &hooks { li {
                code dir="ltr" { (hook.url) }
                form.inline method="post" action={ "/c/" (id) "/hooks/end" } {
                    input type="hidden" name="token" value=(TOKEN);
                    input type="hidden" name="id" value=(hook.id);
                    button.plain aria-label={ (say!(l, "hook-end")) ": " (hook.url) } { (say!(l, "hook-end")) }
                }
                br; span.small.muted { (kinds_say(l, hook)) }
            } } }
        }
        h2 { (say!(l, "hook-make")) }
        @if let Some(fault) = said.fault { div.faults role="alert" { p { (l.english(fault)) "." } } }
        form.open method="post" action={ "/c/" (id) "/hooks" } {
            input type="hidden" name="token" value=(TOKEN);
            label { (say!(l, "hook-address")) input type="url" name="url" required maxlength="500" autocomplete="off" dir="ltr" placeholder="https://example.org/hook" value=(said.url); }
            fieldset.choices {
                legend { (say!(l, "hook-kinds")) }
                @for kind in Kind::ALL { label { input type="checkbox" name="kind" value=(kind.word()) checked; " " (kind_says(l, kind)) } }
            }
            button { (say!(l, "hook-make")) }
        }
        @if !deliveries.is_empty() {
            h2 { (say!(l, "hook-log")) }
            (log(l, &hooks, &deliveries, &|at| at.to_zoned_datetime(room.look(zone)).strftime("%Y-%m-%d %H:%M:%S").to_string()))
        }
    };
    let status = if said.fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(&present.visit, room.name.clone()).part(Part::Chambers).guest(&present.guest);
    let mut response = (status, page.render(&body)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// What an address is told, in words.
fn kinds_say(l: Language, hook: &Hook) -> String {
    let told = Kind::ALL.into_iter().filter(|kind| hook.kinds.iter().any(|word| word == kind.word()));
    told.map(|kind| kind_says(l, kind)).collect::<Vec<_>>().join(" · ")
}

fn kind_says(l: Language, kind: Kind) -> String {
    say!(
        l,
        match kind {
            Kind::SittingOpened => "news-sitting-opened",
            Kind::SittingClosed => "news-sitting-closed",
            Kind::VoteOpened => "news-vote-opened",
            Kind::VoteDecided => "news-vote-decided",
            Kind::TextAdopted => "news-text-adopted",
        }
    )
}

fn log(l: Language, hooks: &[Hook], deliveries: &[Delivery], clock: &dyn Fn(Timestamp) -> String) -> Markup {
    let url = |of: &str| hooks.iter().find(|hook| hook.id == of).map_or("", |hook| hook.url.as_str());
    html! {
        div.scroll tabindex="0" role="group" aria-label=(say!(l, "hook-log")) { table.stacked {
            thead { tr {
                th scope="col" { (say!(l, "column-time")) } th scope="col" { (say!(l, "column-news")) } th scope="col" { (say!(l, "column-address")) }
                th.n scope="col" { (say!(l, "column-tries")) } th scope="col" { (say!(l, "column-came")) }
            } }
            tbody { @for one in deliveries.iter().take(SHOWN) { tr {
                td { (clock(one.at)) }
                td { span lang="en" dir="ltr" { (one.kind) } }
                td.wide { code dir="ltr" { (url(&one.hook)) } }
                td.n data-label=(say!(l, "column-tries")) { (one.tries) }
                td.wide {
                    @match one.state {
                        DeliveryState::Taken(_) => { (say!(l, "delivery-taken")) }
                        DeliveryState::GivenUp(_) => { strong { (say!(l, "delivery-given-up")) } }
                        DeliveryState::Waits(at) => { (say_linked!(l, "delivery-waits", [time = clock(at)], [])) }
                    }
                    @if !one.says.is_empty() { span.muted { " · " (l.english(&one.says)) } }
                }
            } } }
        } }
    }
}

/// Names an address.
pub async fn make(present: Present, sent: Sent) -> Result<Response, PageError> {
    let by = in_charge(&present).await?;
    let url = sent.get("url").trim().to_owned();
    let chosen = |kind: &&Kind| sent.fields().iter().any(|(name, value)| name == "kind" && value == kind.word());
    let kinds: Vec<String> = Kind::ALL.iter().filter(chosen).map(|kind| kind.word().to_owned()).collect();
    let none = kinds.is_empty().then_some("choose at least one kind of news");
    if let Some(fault) = fault(&url, present.app.outgoing().private).or(none) {
        return page(&present, Said { fault: Some(fault), url, ..Said::default() }).await;
    }
    let (chamber, seen) = (present.room.id.clone(), present.room.live.seq());
    let made = present.app.ask(move |house| house.add_hook(&chamber, &url, kinds, &by, seen)).await?;
    present.room.bell.ring();
    page(&present, Said { made: Some((made.0.reveal().to_owned(), made.1)), ..Said::default() }).await
}

/// Tells an address nothing more.
pub async fn end(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    in_charge(&present).await?;
    let (chamber, hook) = (present.room.id.clone(), sent.get("id").to_owned());
    present.app.ask(move |house| house.end_hook(&chamber, &hook)).await?;
    Ok(Redirect::to(&format!("/c/{}/hooks", present.room.id)))
}
