//! The people of a chamber: who sits where, invitations, cards to hand out.
//!
//! Always: an invitation's link is shown once, in the answer to whoever made it, on a page that is not kept.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, PreEscaped, html};
use penholder_chamber::house::{ChamberState, Gives, Holding, Invitation, InvitationState};
use penholder_chamber::opening::{self, Seats};
use penholder_chamber::{House, HouseError, Open, Secret, Station};
use penholder_core::{Charter, Seat};
use qrcode::{Color, QrCode};

use crate::answer::{PageError, kept_nowhere, said};
use crate::app::Room;
use crate::desk::{TOKEN, zone};
use crate::guest::Sent;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::open::{lines, named, sorted, today};
use crate::pages::screen;
use crate::present::Present;
use crate::words::say;

/// How long an invitation can be used, in hours.
const INVITATION_HOURS: i64 = 72;

/// The seats with who sits there, and their invitations.
pub async fn show(present: Present) -> Result<Response, PageError> {
    present.in_charge().await?;
    let (l, room) = (present.language(), &present.room);
    let (id, chamber) = (&room.id, room.id.clone());
    let ask = move |house: &House| {
        Ok((house.holders(&chamber)?, house.invitations(Some(&chamber))?, house.screens(&chamber)?, house.now()))
    };
    let (holders, invitations, screens, now) = present.app.ask(ask).await?;
    let seats = seats(room);
    let open: Vec<&Invitation> =
        invitations.iter().filter(|invitation| invitation.state(now) == InvitationState::Open).collect();
    let mut at: HashMap<String, (Vec<&Holding>, Vec<&Invitation>)> = HashMap::new();
    for holding in &holders {
        at.entry(row_of(&holding.station)).or_default().0.push(holding);
    }
    for invitation in &open {
        if let Gives::Station { station, .. } = &invitation.gives {
            at.entry(row_of(station)).or_default().1.push(invitation);
        }
    }
    let nobody = (Vec::new(), Vec::new());
    let of_row = |word: &str| at.get(word).unwrap_or(&nobody);
    let word_of = |seat: &str| format!("seat-{seat}");
    let taken = seats.iter().filter(|(seat, _)| !of_row(&word_of(seat)).0.is_empty()).count();
    let offices = offices(room);
    let administers = present.guest.known(&present.app).await?.administers();
    let me = present.guest.person().unwrap_or("");
    let used = !holders.is_empty() && holders.iter().any(|holding| holding.station != Station::Secretariat);
    let row = |name: Markup, word: &str| {
        let (holds, invited) = of_row(word);
        html! { tr {
            th scope="row" { (name) }
            td { @if holds.is_empty() { span.muted { (say!(l, "seat-empty")) } }
                @for holding in holds { div.holds { (holding.name)
                    // whoever works for the secretariat does not lock himself out
                    @if holding.person != me || holding.station != Station::Secretariat {
                        " " form.inline method="post" action={ "/c/" (id) "/unseat" } data-swap {
                            input type="hidden" name="token" value=(TOKEN);
                            input type="hidden" name="person" value=(holding.person);
                            input type="hidden" name="at" value=(word);
                            button.plain { (say!(l, "unseat")) span.unseen { " " (holding.name) } } } }
                } } }
            td { @for invitation in invited {
                span { (say!(l, "invited-until", time = until(room, invitation))) }
                form.inline method="post" action={ "/c/" (id) "/revoke" } data-swap { input type="hidden" name="token" value=(TOKEN); input type="hidden" name="id" value=(invitation.id); button.plain { (say!(l, "revoke")) } }
            } form.inline method="post" action={ "/c/" (id) "/invite" } { input type="hidden" name="token" value=(TOKEN); input type="hidden" name="for" value=(word); button.plain { (say!(l, "invite")) } } }
        } }
    };
    let body = html! {
        p { a href={ "/c/" (id) } { (room.name) } " · " a href={ "/c/" (id) "/secretariat" } { (say!(l, "place-secretariat")) } }
        h1 { (say!(l, "people-title", taken = taken, of = seats.len())) }
        @if room.live.is_open() == Open::Closed { p { strong { (say!(l, "chamber-closed")) } } }
        @if taken == seats.len() {
            p { a.button href={ "/c/" (id) "/secretariat" } { (say!(l, "place-secretariat")) } }
        }
        @if taken < seats.len() || of_row("chair").0.is_empty() { (this_machine_alone(&present)) }
        @if taken < seats.len() {
            form.act method="post" action={ "/c/" (id) "/invite" } {
                input type="hidden" name="token" value=(TOKEN);
                input type="hidden" name="for" value="everybody";
                button.big { (say!(l, "invite-everybody")) }
            }
            p.small.muted { (say!(l, "invite-about")) }
        }
        section #people data-region { div.scroll { table {
            thead { tr { th scope="col" { (say!(l, "column-seat")) } th scope="col" { (say!(l, "column-sits")) } th scope="col" { (say!(l, "column-invited")) } } }
            tbody {
                @for (seat, name) in &seats { (row(l.english(name), &word_of(seat))) }
                (row(html! { (say!(l, "place-chair")) }, "chair"))
                @for name in &offices { tr { th scope="row" { (l.english(name)) } td colspan="2" { span.muted { (say!(l, "office-about")) } } } }
                (row(html! { (say!(l, "place-secretariat")) }, "secretariat"))
                (row(html! { (say!(l, "observers")) }, "observer"))
            }
        } } }
        (screen::list(&present, &screens))
        (afterwards(&present, used, administers))
    };
    let page = Page::new(&present.visit, room.name.clone()).part(Part::Chambers).guest(&present.guest);
    Ok(page.render(&body).into_response())
}

/// What can be done with the whole chamber: its seats renamed, another one opened, closed.
fn afterwards(present: &Present, used: bool, administers: bool) -> Markup {
    let today = today(&present.app);
    let list = present.room.look(|state| state.law().map(|law| lines(&law.charter, state.roster(), today)));
    let list = list.filter(|_| present.secretariat().is_ok());
    let (l, id, closed) = (present.language(), &present.room.id, present.room.live.is_open() == Open::Closed);
    html! {
        details.act #chamber open[!used] {
            summary { (say!(l, "chamber-other")) }
            @if administers { p { a href={ "/open?again=" (id) } { (say!(l, "open-again")) } ". " span.muted { (say!(l, "open-again-about")) } } }
            @if let Some(list) = list {
                form.act method="post" action={ "/c/" (id) "/seats" } {
                    input type="hidden" name="token" value=(TOKEN);
                    label { (say!(l, "seats-rename")) textarea name="list" rows="6" spellcheck="false" { (list) } }
                    p.small.muted { (say!(l, "seats-rename-about")) }
                    button.plain { (say!(l, "seats-rename-do")) }
                }
            }
            form.act method="post" action={ "/c/" (id) "/close" } {
                input type="hidden" name="token" value=(TOKEN);
                input type="hidden" name="state" value=(if closed { "open" } else { "closed" });
                button.plain { (if closed { say!(l, "chamber-reopen") } else { say!(l, "chamber-close") }) }
                p.small.muted { (say!(l, "chamber-close-about")) }
            }
        }
    }
}

/// That no other device can follow the links, where it is so, and what to do.
fn this_machine_alone(present: &Present) -> Markup {
    let l = present.language();
    html! {
        @if present.visit.is_on_this_machine_alone() {
            div.warning.no-print role="note" {
                p { strong { (say!(l, "alone-title")) } " " (say!(l, "alone-about")) }
                pre lang="zxx" dir="ltr" { "penholder serve --listen 0.0.0.0:1945" }
                p.small { (say!(l, "alone-more")) " " code dir="ltr" { "docs/deploy.md" } }
            }
        }
    }
}

/// The seats of a chamber in which somebody sits, as people look for them: id and name.
fn seats(room: &Room) -> Vec<(String, String)> {
    room.look(|state| {
        let of_office = |seat: &Seat| state.law().is_some_and(|law| is_office(&law.charter, seat));
        let seats = sorted(state.roster()).filter(|seat| !of_office(seat));
        seats.map(|seat| (seat.id.clone(), seat.name.clone())).collect()
    })
}

/// What belongs to whoever presides, and is nobody's seat: a casting vote.
fn offices(room: &Room) -> Vec<String> {
    room.look(|state| {
        let of_office = |seat: &&Seat| state.law().is_some_and(|law| is_office(&law.charter, seat));
        state.roster().seats().iter().filter(of_office).map(|seat| seat.name.clone()).collect()
    })
}

fn is_office(charter: &Charter, seat: &Seat) -> bool {
    charter.class(&seat.class).is_some_and(|class| class.office)
}

/// The row of a station in the table, as its form names it.
fn row_of(station: &Station) -> String {
    match station {
        Station::Delegate { seat, .. } => format!("seat-{seat}"),
        Station::Chair => "chair".to_owned(),
        Station::Secretariat => "secretariat".to_owned(),
        Station::Observer { .. } => "observer".to_owned(),
        Station::Projector | Station::Public => String::new(),
    }
}

/// Makes invitations and shows their cards, once.
pub async fn invite(present: Present, sent: Sent) -> Result<Response, PageError> {
    let by = present.in_charge().await?;
    let room = &present.room;
    let chamber = room.id.clone();
    let holders = present.app.ask(move |house| house.holders(&chamber)).await?;
    let wanted = wanted(present.language(), room, &holders, sent.get("for"))?;
    let chamber = room.id.clone();
    let gives = |station: Station| Gives::Station { chamber: chamber.clone(), station };
    let wanted: Vec<_> = wanted.into_iter().map(|(label, station)| (label, gives(station))).collect();
    // an earlier one for the same station is taken back
    let made = present.app.ask(move |house| house.invite_all(&wanted, Some(&by), INVITATION_HOURS)).await?;
    let body = cards(&present, &made)?;
    let page = Page::new(&present.visit, room.name.clone()).part(Part::Chambers).guest(&sent.guest);
    Ok(kept_nowhere(page.render(&body).into_response()))
}

/// Who is to be invited: what each card says, and what it gives. An empty seat gets a delegate, a taken one a deputy.
fn wanted(l: Language, room: &Room, holders: &[Holding], word: &str) -> Result<Vec<(String, Station)>, PageError> {
    let seats = seats(room);
    let taken: HashSet<&str> = holders
        .iter()
        .filter_map(|holding| match &holding.station {
            Station::Delegate { seat, .. } => Some(seat.as_str()),
            _ => None,
        })
        .collect();
    let delegate = |seat: &str| Station::Delegate { seat: seat.to_owned(), deputy: taken.contains(seat) };
    Ok(match word {
        "everybody" => {
            let empty = seats.iter().filter(|(seat, _)| !taken.contains(seat.as_str()));
            let mut wanted: Vec<(String, Station)> = empty.map(|(seat, name)| (name.clone(), delegate(seat))).collect();
            if !holders.iter().any(|holding| holding.station == Station::Chair) {
                wanted.push((say!(l, "place-chair"), Station::Chair));
            }
            wanted
        }
        "chair" => vec![(say!(l, "place-chair"), Station::Chair)],
        "secretariat" => vec![(say!(l, "place-secretariat"), Station::Secretariat)],
        "observer" => vec![(say!(l, "observer"), Station::Observer { name: None })],
        word => {
            let found = word.strip_prefix("seat-").and_then(|seat| seats.iter().find(|(known, _)| known == seat));
            let (seat, name) = found.ok_or_else(|| PageError::asked(said!("seat-unknown")))?;
            vec![(name.clone(), delegate(seat))]
        }
    })
}

/// The invitations as a table for those who write to each: for whom, the link, until when. It lies in the page itself, as
/// the links are known now and never again.
fn table(present: &Present, made: &[(Secret, Invitation)]) -> Result<Markup, PageError> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let rows = made.iter().map(|(token, invitation)| {
        let link = present.visit.absolute(&format!("/enter/{}", token.reveal()));
        [invitation.label.clone(), link, invitation.until.to_string()]
    });
    let heads = ["for", "link", "until"].map(str::to_owned);
    let written = std::iter::once(heads).chain(rows).try_for_each(|row| table.write_record(row));
    let bytes = written.map_err(|why| why.to_string()).and_then(|()| table.into_inner().map_err(|why| why.to_string()));
    let bytes = STANDARD.encode(bytes.map_err(PageError::Damaged)?);
    let name = format!("{}-invitations.csv", present.room.id);
    let l = present.language();
    Ok(html! { a href={ "data:text/csv;charset=utf-8;base64," (bytes) } download=(name) { (say!(l, "invite-table")) } })
}

/// The cards to hand out.
fn cards(present: &Present, made: &[(Secret, Invitation)]) -> Result<Markup, PageError> {
    let (l, room) = (present.language(), &present.room);
    Ok(html! {
        p.no-print { a href={ "/c/" (room.id) "/people" } { (say!(l, "people")) } " · " (table(present, made)?) " · " button.plain data-script data-print { (say!(l, "print")) } }
        h1 { (say!(l, "cards-title", count = made.len())) }
        (this_machine_alone(present))
        p.no-print { (say!(l, "cards-about")) }
        ul.cards { @for (token, invitation) in made {
            @let link = present.visit.absolute(&format!("/enter/{}", token.reveal()));
            li {
                strong { (called(l, invitation)) }
                span.small { (room.name) }
                (qr(&link))
                code.link dir="ltr" { a href=(link) { (link) } }
                span.small.muted { (say!(l, "card-until", time = until(room, invitation))) }
                button.plain.no-print data-script data-copy=(link) data-copied=(say!(l, "copied")) { (say!(l, "copy-link")) }
            }
        } }
    })
}

/// For whom an invitation is: a seat by its name, else the place.
pub fn called(l: Language, invitation: &Invitation) -> Markup {
    match &invitation.gives {
        Gives::Station { station: Station::Chair, .. } => html! { (say!(l, "place-chair")) },
        Gives::Station { station: Station::Secretariat, .. } => html! { (say!(l, "place-secretariat")) },
        Gives::Station { station: Station::Observer { .. }, .. } => html! { (say!(l, "observer")) },
        Gives::Administration => html! { (say!(l, "administration")) },
        Gives::Station { .. } => l.english(&invitation.label),
    }
}

/// Until when an invitation can be used, on the body's clock.
fn until(room: &Room, invitation: &Invitation) -> String {
    let zoned = invitation.until.to_zoned_datetime(room.look(zone));
    zoned.strftime("%Y-%m-%d %H:%M %Z").to_string()
}

/// A link as a square to be photographed.
fn qr(link: &str) -> Markup {
    match QrCode::new(link.as_bytes()) {
        Ok(code) => {
            // each run of dark squares is one stroke; four squares around it stay white
            let (width, dark) = (code.width(), code.to_colors());
            let mut strokes = String::new();
            for (down, row) in dark.chunks(width).enumerate() {
                let mut across = 0;
                for run in row.chunk_by(|one, next| one == next) {
                    if run[0] == Color::Dark {
                        let _ = write!(strokes, "M{across} {down}h{}", run.len());
                    }
                    across += run.len();
                }
            }
            let seen = format!("-4 -4.5 {0} {0}", width + 8);
            html! { span.qr aria-hidden="true" {
                svg width="160" height="160" viewBox=(seen) shape-rendering="crispEdges" {
                    rect x="-4" y="-4.5" width="100%" height="100%" fill="#ffffff" {}
                    path d=(PreEscaped(strokes)) stroke="#1b2126" {}
                }
            } }
        }
        Err(_) => html! {},
    }
}

/// Takes an invitation back.
pub async fn revoke(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    present.in_charge().await?;
    let (chamber, invitation) = (present.room.id.clone(), sent.get("id").to_owned());
    let revoke = move |house: &House| {
        let ours = house.invitations(Some(&chamber))?.iter().any(|other| other.id == invitation);
        if ours { house.revoke(&invitation) } else { Err(HouseError::Unknown("invitation")) }
    };
    present.app.ask(revoke).await?;
    Ok(Redirect::to(&format!("/c/{}/people", present.room.id)))
}

/// Takes a station from somebody.
pub async fn unseat(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    let by = present.in_charge().await?;
    let (chamber, person, at) = (present.room.id.clone(), sent.get("person").to_owned(), sent.get("at").to_owned());
    let unseat = move |house: &House| {
        let held = house.holders(&chamber)?;
        let held = held.iter().find(|holding| holding.person == person && row_of(&holding.station) == at);
        let own = |holding: &&Holding| holding.station == Station::Secretariat && holding.person == by;
        match held.filter(|holding| !own(holding)) {
            Some(holding) => house.take_station(&chamber, &person, &holding.station),
            None => Err(HouseError::Unknown("station")),
        }
    };
    present.app.ask(unseat).await?;
    Ok(Redirect::to(&format!("/c/{}/people", present.room.id)))
}

/// Puts the seats on the record under other names; whoever sits in a seat whose id stays, stays.
pub async fn rename(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    let who = present.secretariat()?;
    let people = format!("/c/{}/people", present.room.id);
    let next = || (people.clone(), "people");
    let law = present.room.look(|state| state.law().cloned());
    let law = law.ok_or_else(|| PageError::Asked { says: said!("nothing-yet"), next: next() })?;
    let today = today(&present.app);
    let seats = Seats::Named(named(sent.get("list"), &law.charter, today));
    let roster = opening::roster(&law, seats, today);
    let roster = roster.map_err(|why| PageError::Asked { says: why.to_string().into(), next: next() })?;
    let key = penholder_chamber::secret::fresh_id().map_err(HouseError::from)?;
    let done = present.room.live.reseat(&who, &roster, &key).await;
    done.map_err(|why| PageError::Refused { says: why.to_string().into(), hint: why.hint(), next: next() })?;
    Ok(Redirect::to(&people))
}

/// Closes the chamber to acts, or opens it again; its record can be read all the time.
pub async fn close(present: Present, sent: Sent) -> Result<Redirect, PageError> {
    present.in_charge().await?;
    let state = if sent.get("state") == "closed" { ChamberState::Closed } else { ChamberState::Open };
    let chamber = present.room.id.clone();
    present.app.ask(move |house| house.set_chamber(&chamber, state)).await?;
    present.room.live.set_closed(state == ChamberState::Closed);
    Ok(Redirect::to(&format!("/c/{}/people", present.room.id)))
}
