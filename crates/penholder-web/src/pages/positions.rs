//! The positions of a delegation on a text: what it must have, cannot accept and would rather see, paragraph by paragraph.
//!
//! Always: shown to those who hold the seat and to nobody else; positions that exclude each other are not taken.
//! Not here: who is told of them (`penholder_chamber`), what comes of them (`pages::negotiate::live`).

use std::time::{Duration, Instant};

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use penholder_analysis::negotiation::Stop;
use penholder_chamber::house::{About, Known, Package, Position, Sheet, Stated, Tie, Wants, Way};
use penholder_chamber::negotiation::{Carried, Negotiated, Pending};
use penholder_chamber::{House, View};

use crate::answer::{PageError, Said, kept_nowhere, said};
use crate::desk::{TOKEN, zone};
use crate::guest::Sent;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::negotiate::live::{Table, text_of};
use crate::pages::sit::places;
use crate::present::Present;
use crate::words::say;

/// How long it may take to find out whether positions exclude each other.
const CHECK: Duration = Duration::from_secs(2);

/// The positions of one's own seat on a text.
pub async fn show(present: Present, Path((_, matter)): Path<(String, String)>) -> Result<Response, PageError> {
    let view = present.delegate()?.station.view();
    let text = text_of(&present, &view, &matter)?;
    let (chamber, id, of) = (present.room.id.clone(), matter.clone(), view.clone());
    let sheet = present.app.ask(move |house| house.sheet(&chamber, &id, &of)).await?;
    let l = present.language();
    let body = Sheeted { present: &present, l, text: &text, sheet: sheet.as_ref() }.markup(&view);
    let page = Page::new(&present.visit, format!("{} · {}", text.title(), say!(l, "positions"))).part(Part::Chambers);
    Ok(kept_nowhere(page.guest(&present.guest).render(&body).into_response()))
}

/// States, shares, publishes.
pub async fn change(
    present: Present,
    Path((_, matter)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, PageError> {
    let view = present.delegate()?.station.view();
    let text = text_of(&present, &view, &matter)?;
    let back = format!("/c/{}/text/{matter}/positions", present.room.id);
    let next = (back.clone(), "back");
    let (chamber, id) = (present.room.id.clone(), matter.clone());
    let what = sent.get("what").to_owned();
    let asked = |says: Said| PageError::Asked { says, next: next.clone() };
    if what == "state" {
        let stated = stated(&sent, &text).ok_or_else(|| asked(said!("positions-unread")))?;
        if sent.get("version") != text.version {
            return Err(asked(said!("amend-moved")));
        }
        holds_together(&present, &text, &view, &stated).await.map_err(|why| match why {
            Unheld::Page(error) => error,
            Unheld::Because(says) => asked(Said::English(says)),
        })?;
        let write = move |house: &House| house.state_positions(&chamber, &id, &view, &stated);
        present.app.ask(write).await.map_err(|why| match why {
            PageError::Asked { says, .. } => asked(says),
            other => other,
        })?;
    } else {
        let write = move |house: &House| match what.as_str() {
            "share" | "share-no-more" => house.share_positions(&chamber, &id, &view, what == "share"),
            _ => house.publish_positions(&chamber, &id, &view, what == "publish"),
        };
        present.app.ask(write).await?;
    }
    Ok(Redirect::to(&back).into_response())
}

enum Unheld {
    Page(PageError),
    Because(String),
}

/// Whether positions can hold together at all; else which exclude each other.
async fn holds_together(present: &Present, text: &Negotiated, view: &View, stated: &Stated) -> Result<(), Unheld> {
    let View::Seat(seat) = view else { return Ok(()) };
    let known = Known { seat: seat.clone(), way: Way::Own, stated: stated.clone() };
    let table = Table::of(&present.room, text, &[known], String::new()).map_err(Unheld::Page)?;
    let until = Instant::now() + CHECK;
    let read = present.app.blocking(move |_| table.read(&Stop::when(move || Instant::now() > until)).map(drop));
    match read.await.map_err(Unheld::Page)? {
        Ok(()) => Ok(()),
        Err(faults) => {
            let says: Vec<&str> = faults.faults.iter().map(|fault| fault.says.as_str()).collect();
            Err(Unheld::Because(says.join("; ")))
        }
    }
}

/// What a form states; `None` if it does not read.
fn stated(sent: &Sent, text: &Negotiated) -> Option<Stated> {
    let mut stated = Stated { version: text.version.clone(), ..Stated::default() };
    let number = |name: &str, otherwise: u32| match sent.get(name).trim() {
        "" => Some(otherwise),
        words => words.parse().ok(),
    };
    stated.abstains_up_to = number("abstains", 0)?;
    for (name, value) in sent.fields().iter().filter(|(_, value)| !value.is_empty()) {
        if let Some(row) = name.strip_prefix("wants.") {
            let (wants, on) = value.split_once(' ')?;
            let (wants, on) = (Wants::read(wants)?, About::read(on)?);
            let why = sent.get(&format!("why.{row}")).trim();
            let why = (!why.is_empty()).then(|| why.to_owned());
            stated.positions.push(Position { wants, on, weight: number(&format!("weight.{row}"), 1)?, why });
        } else if let Some(row) = name.strip_prefix("tie.") {
            let end = |end: &str| About::read(sent.get(&format!("{end}.{row}")));
            stated.packages.push(Package { tie: Tie::read(value)?, first: end("first")?, second: end("second")? });
        }
    }
    Some(stated)
}

/// The page of a sheet.
struct Sheeted<'p> {
    present: &'p Present,
    l: Language,
    text: &'p Negotiated,
    sheet: Option<&'p Sheet>,
}

impl Sheeted<'_> {
    fn address(&self) -> String {
        format!("/c/{}/text/{}", self.present.room.id, self.text.id)
    }

    fn called(&self, seat: &str) -> String {
        let room = &self.present.room;
        let now = room.live.now();
        room.look(|state| state.sitting(now).map_or_else(|| seat.to_owned(), |sitting| sitting.called(seat)))
    }

    fn markup(&self, view: &View) -> Markup {
        let l = self.l;
        let own = self.sheet.map(|sheet| sheet.own.clone()).unwrap_or_default();
        let (positions, packages) = self.text.carried(&own);
        let lost = positions.iter().filter(|one| one.now.is_none()).count()
            + packages.iter().filter(|one| one.now.is_none()).count();
        let View::Seat(seat) = view else { return html! {} };
        html! {
            (places(self.present, None))
            section #positions data-region {
                p { a href=(self.address()) { (say!(l, "to-the-text")) } " · "
                    a href={ (self.address()) "/negotiation/members" } { (say!(l, "negotiation-title")) } }
                h1 { (say!(l, "positions")) }
                p.under { (l.english(self.called(seat))) " · " (l.english(self.text.title())) }
                (self.told(!own.is_empty()))
                @if lost > 0 { p.collides { (say!(l, "positions-lost", count = lost)) } }
                form.positions method="post" action={ (self.address()) "/positions" } data-swap {
                    input type="hidden" name="token" value=(TOKEN);
                    input type="hidden" name="what" value="state";
                    input type="hidden" name="version" value=(self.text.version);
                    ol { @for (at, words) in self.text.paragraphs.iter().enumerate() { li {
                        p.words { (l.english(words)) }
                        (self.row(&format!("p{at}"), None, &of_paragraph(l, at), &positions))
                        @for (n, pending) in self.text.amendments.iter().enumerate().filter(|(_, pending)| pending.at == at) {
                            (self.row(&format!("a{n}"), Some(pending), &of_amendment(l, &pending.id), &positions))
                        }
                    } } }
                    (self.ties(&packages))
                    label.short { (say!(l, "positions-abstain")) input type="number" name="abstains" min="0" max="1000000" value=(own.abstains_up_to); }
                    p { button.big { (say!(l, "positions-save")) } }
                }
            }
        }
    }

    /// Who is told of them, and how to change that.
    fn told(&self, any: bool) -> Markup {
        let l = self.l;
        let shares = self.sheet.is_some_and(|sheet| sheet.shares);
        let was = self.sheet.and_then(|sheet| sheet.shared.as_ref());
        let published = self.sheet.and_then(|sheet| sheet.published.as_ref());
        let room = &self.present.room;
        let presides = room.look(|state| state.sitting(room.live.now())?.presiding().map(str::to_owned));
        let button = |what: &str, says: String| {
            html! {
                form.inline method="post" action={ (self.address()) "/positions" } data-swap {
                    input type="hidden" name="token" value=(TOKEN);
                    button.plain name="what" value=(what) { (says) }
                }
            }
        };
        html! {
            ul.told {
                li {
                    span { @if shares { (say!(l, "positions-shared")) } @else if was.is_some() { (say!(l, "positions-shared-once")) } @else { (say!(l, "positions-private")) }
                        @if let Some(seat) = presides { " " (say!(l, "positions-presides")) " " strong { (l.english(self.called(&seat))) } "." } }
                    @if shares { (button("share-no-more", say!(l, "positions-share-no-more"))) } @else { (button("share", say!(l, "positions-share"))) }
                }
                li {
                    span { @match published {
                        Some(stated) => { (say!(l, "positions-published", time = self.time(stated.at))) }
                        None => { (say!(l, "positions-unpublished")) }
                    } }
                    @if any { (button("publish", if published.is_some() { say!(l, "positions-publish-again") } else { say!(l, "positions-publish") })) }
                    @if published.is_some() { (button("withdraw", say!(l, "positions-withdraw"))) }
                }
            }
        }
    }

    fn time(&self, at: jiff::Timestamp) -> String {
        at.to_zoned_datetime(self.present.room.look(zone)).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The fields of one paragraph or amendment, with what was stated of it.
    fn row(&self, row: &str, of: Option<&Pending>, may: &[(String, String)], stated: &[Carried<Position>]) -> Markup {
        let l = self.l;
        let value = |position: &Position| format!("{} {}", position.wants.word(), position.on.word());
        let now = stated.iter().find_map(|one| {
            let position = one.now.as_ref()?;
            may.iter().any(|(word, _)| *word == value(position)).then_some((position, one.changed))
        });
        let chosen = now.map(|(position, _)| value(position)).unwrap_or_default();
        html! {
            @if let Some(pending) = of { p.touch { strong { (l.english(self.called(&pending.by))) } " – " (l.english(&pending.says)) } }
            div.stance {
                label { span { (say!(l, "suppose-as")) } select name={ "wants." (row) } {
                    option value="" { (say!(l, "positions-none")) }
                    @for (word, says) in may { option value=(word) selected[*word == chosen] { (says) } }
                } }
                label { span { (say!(l, "positions-weight")) } input type="number" name={ "weight." (row) } min="1" max="1000000" value=(now.map_or(1, |(position, _)| position.weight)); }
                label.why { span { (say!(l, "positions-why")) } input name={ "why." (row) } maxlength="250" value=[now.and_then(|(position, _)| position.why.as_ref())]; }
            }
            @if now.is_some_and(|(_, changed)| changed) { p.collides { (say!(l, "positions-changed")) } }
        }
    }

    /// What is tied together, and room for one more.
    fn ties(&self, stated: &[Carried<Package>]) -> Markup {
        let l = self.l;
        let ties = [
            (Tie::OnlyWith, say!(l, "tie-only-with")),
            (Tie::AtMostOne, say!(l, "tie-at-most-one")),
            (Tie::OnlyTogether, say!(l, "tie-only-together")),
        ];
        let mut ends: Vec<(String, String)> = Vec::new();
        for at in 0..self.text.paragraphs.len() {
            let number = at + 1;
            ends.push((About::Paragraph(at).word(), say!(l, "about-paragraph", number = number)));
            ends.push((About::Drafted(at).word(), say!(l, "about-drafted", number = number)));
            ends.push((About::Out(at).word(), say!(l, "about-out", number = number)));
        }
        for pending in &self.text.amendments {
            let who = self.called(&pending.by);
            let says = say!(l, "about-amendment", number = pending.at + 1, who = who);
            ends.push((About::Amendment(pending.id.clone()).word(), says));
        }
        let now: Vec<Option<&Package>> =
            stated.iter().filter_map(|one| one.now.as_ref()).map(Some).chain([None]).collect();
        html! {
            details #ties open[now.len() > 1] {
                summary { (say!(l, "positions-ties")) }
                @for (row, package) in now.iter().enumerate() {
                    div.stance {
                        label { span { (say!(l, "positions-tie")) } select name={ "tie." (row) } {
                            option value="" { (say!(l, "positions-untied")) }
                            @for (tie, says) in &ties { option value=(tie.word()) selected[package.is_some_and(|package| package.tie == *tie)] { (says) } }
                        } }
                        (end(l, &format!("first.{row}"), "positions-first", &ends, package.map(|package| &package.first)))
                        (end(l, &format!("second.{row}"), "positions-second", &ends, package.map(|package| &package.second)))
                    }
                }
            }
        }
    }
}

fn end(l: Language, name: &str, label: &'static str, ends: &[(String, String)], chosen: Option<&About>) -> Markup {
    let chosen = chosen.map(About::word);
    html! { label { span { (say!(l, label)) } select name=(name) {
        @for (word, says) in ends { option value=(word) selected[Some(word) == chosen.as_ref()] { (says) } }
    } } }
}

/// What can be wanted of a paragraph.
fn of_paragraph(l: Language, at: usize) -> Vec<(String, String)> {
    let all = [
        (Wants::Must, About::Paragraph(at), say!(l, "suppose-must")),
        (Wants::Must, About::Drafted(at), say!(l, "suppose-must-drafted")),
        (Wants::CannotAccept, About::Drafted(at), say!(l, "suppose-refuses-drafted")),
        (Wants::CannotAccept, About::Paragraph(at), say!(l, "suppose-refuses")),
        (Wants::WouldRather, About::Drafted(at), say!(l, "positions-rather-drafted")),
        (Wants::WouldRather, About::Out(at), say!(l, "positions-rather-out")),
    ];
    all.into_iter().map(|(wants, on, says)| (format!("{} {}", wants.word(), on.word()), says)).collect()
}

/// What can be wanted of an amendment.
fn of_amendment(l: Language, id: &str) -> Vec<(String, String)> {
    let all = [
        (Wants::Must, say!(l, "positions-must-amendment")),
        (Wants::CannotAccept, say!(l, "positions-refuses-amendment")),
        (Wants::WouldRather, say!(l, "positions-rather-amendment")),
    ];
    let on = About::Amendment(id.to_owned()).word();
    all.into_iter().map(|(wants, says)| (format!("{} {on}", wants.word()), says)).collect()
}
