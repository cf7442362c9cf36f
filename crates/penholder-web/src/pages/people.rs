//! The people of a chamber: who sits where, invitations, cards to hand out.
//!
//! Always: an invitation's link is shown once, in the answer to whoever made it, on a page that is not kept.

use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, PreEscaped, html};
use penholder_chamber::house::{Gives, Holding, Invitation, InvitationState};
use penholder_chamber::{House, HouseError, Secret, Station};
use qrcode::QrCode;
use qrcode::render::svg;

use crate::answer::{PageError, kept_nowhere, said};
use crate::app::Room;
use crate::desk::{TOKEN, zone};
use crate::guest::Sent;
use crate::language::Language;
use crate::layout::{Page, Part};
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
    let at = |fits: &dyn Fn(&Station) -> bool| -> (Vec<&Holding>, Vec<&Invitation>) {
        let holds = holders.iter().filter(|holding| fits(&holding.station)).collect();
        let invited = open
            .iter()
            .copied()
            .filter(|invitation| matches!(&invitation.gives, Gives::Station { station, .. } if fits(station)))
            .collect();
        (holds, invited)
    };
    let taken = seats.iter().filter(|(seat, _)| !at(&|station| sits(station, seat)).0.is_empty()).count();
    let row = |name: Markup, word: &str, fits: &dyn Fn(&Station) -> bool| {
        let (holds, invited) = at(fits);
        html! { tr {
            td { (name) }
            td { @if holds.is_empty() { span.muted { (say!(l, "seat-empty")) } } @else { @for (at, holding) in holds.iter().enumerate() { @if at > 0 { ", " } (holding.name) } } }
            td { @for invitation in &invited {
                span { (say!(l, "invited-until", time = until(room, invitation))) }
                form.inline method="post" action={ "/c/" (id) "/revoke" } data-swap { input type="hidden" name="token" value=(TOKEN); input type="hidden" name="id" value=(invitation.id); button.plain { (say!(l, "revoke")) } }
            } }
            td { form.inline method="post" action={ "/c/" (id) "/invite" } { input type="hidden" name="token" value=(TOKEN); input type="hidden" name="for" value=(word); button.plain { (say!(l, "invite")) } } }
        } }
    };
    let body = html! {
        p { a href={ "/c/" (id) } { (room.name) } " · " a href={ "/c/" (id) "/secretariat" } { (say!(l, "place-secretariat")) } }
        h1 { (say!(l, "people-title", taken = taken, of = seats.len())) }
        @if taken == seats.len() && !at(&|station| *station == Station::Chair).0.is_empty() {
            p { a.button href={ "/c/" (id) "/secretariat" } { (say!(l, "place-secretariat")) } }
        } @else {
            form.act method="post" action={ "/c/" (id) "/invite" } {
                input type="hidden" name="token" value=(TOKEN);
                input type="hidden" name="for" value="everybody";
                button.big { (say!(l, "invite-everybody")) }
            }
        }
        p.small.muted { (say!(l, "invite-about")) }
        section #people data-region { div.scroll { table {
            thead { tr { th { (say!(l, "column-seat")) } th { (say!(l, "column-sits")) } th colspan="2" { (say!(l, "column-invited")) } } }
            tbody {
                @for (seat, name) in &seats { (row(l.english(name), &format!("seat-{seat}"), &|station| sits(station, seat))) }
                (row(html! { (say!(l, "place-chair")) }, "chair", &|station| *station == Station::Chair))
                (row(html! { (say!(l, "place-secretariat")) }, "secretariat", &|station| *station == Station::Secretariat))
                (row(html! { (say!(l, "observers")) }, "observer", &|station| matches!(station, Station::Observer { .. })))
            }
        } } }
        (screen::list(&present, &screens))
    };
    let page = Page::new(&present.visit, room.name.clone()).part(Part::Chambers).token(present.guest.form_token());
    Ok(page.render(&body).into_response())
}

/// The seats of a chamber: id and name.
fn seats(room: &Room) -> Vec<(String, String)> {
    room.look(|state| state.roster().seats().iter().map(|seat| (seat.id.clone(), seat.name.clone())).collect())
}

fn sits(station: &Station, at: &str) -> bool {
    matches!(station, Station::Delegate { seat, .. } if seat == at)
}

/// Makes invitations and shows their cards, once.
pub async fn invite(present: Present, sent: Sent) -> Result<Response, PageError> {
    let by = present.in_charge().await?;
    let room = &present.room;
    let chamber = room.id.clone();
    let holders = present.app.ask(move |house| house.holders(&chamber)).await?;
    let wanted = wanted(present.language(), room, &holders, sent.get("for"))?;
    let chamber = room.id.clone();
    let made = present.app.ask(move |house| make(house, &chamber, wanted, &by)).await?;
    let body = cards(&present, &made);
    let page = Page::new(&present.visit, room.name.clone()).part(Part::Chambers).token(sent.guest.form_token());
    Ok(kept_nowhere(page.render(&body).into_response()))
}

/// Who is to be invited: what each card says, and what it gives. An empty seat gets a delegate, a taken one a deputy.
fn wanted(l: Language, room: &Room, holders: &[Holding], word: &str) -> Result<Vec<(String, Station)>, PageError> {
    let seats = seats(room);
    let delegate = |seat: &str| {
        let deputy = holders.iter().any(|holding| sits(&holding.station, seat));
        Station::Delegate { seat: seat.to_owned(), deputy }
    };
    Ok(match word {
        "everybody" => {
            let empty = seats.iter().filter(|(seat, _)| !holders.iter().any(|holding| sits(&holding.station, seat)));
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

/// Makes the invitations; an earlier one for the same station is taken back.
fn make(
    house: &House,
    chamber: &str,
    wanted: Vec<(String, Station)>,
    by: &str,
) -> Result<Vec<(Secret, Invitation)>, HouseError> {
    let open = house.invitations(Some(chamber))?;
    let mut made = Vec::with_capacity(wanted.len());
    for (label, station) in wanted {
        let same = |invitation: &&Invitation| matches!(&invitation.gives, Gives::Station { station: other, .. } if *other == station);
        for old in open.iter().filter(same).filter(|old| old.state(house.now()) == InvitationState::Open) {
            house.revoke(&old.id)?;
        }
        let gives = Gives::Station { chamber: chamber.to_owned(), station };
        made.push(house.invite(gives, &label, Some(by), INVITATION_HOURS)?);
    }
    Ok(made)
}

/// The cards to hand out.
fn cards(present: &Present, made: &[(Secret, Invitation)]) -> Markup {
    let (l, room) = (present.language(), &present.room);
    html! {
        p.no-print { a href={ "/c/" (room.id) "/people" } { (say!(l, "people")) } " · " button.plain data-script data-print { (say!(l, "print")) } }
        h1 { (say!(l, "cards-title", count = made.len())) }
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
    }
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
            let picture = code
                .render::<svg::Color<'_>>()
                .min_dimensions(160, 160)
                .dark_color(svg::Color("#1b2126"))
                .light_color(svg::Color("#ffffff"))
                .build();
            // without the declaration of XML it stands in a page
            let picture = picture.split_once("?>").map_or(picture.as_str(), |(_, rest)| rest);
            html! { span.qr aria-hidden="true" { (PreEscaped(picture.to_owned())) } }
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
