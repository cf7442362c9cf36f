//! A chamber for programs: how it stands, what happened, and the door for acts.
//!
//! Always: whoever asks is told by the bearer token alone; a cookie counts for nothing here, so nothing can be forged from
//! another site. A token is a station; what it sees and what it may do is told where the pages ask it too
//! (`penholder_chamber::{scene, asked}`, `Live::act`).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequestParts, Query, RawPathParams, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Response as HttpResponse};
use axum::response::Response;
use axum::routing::{get, post};
use penholder_chamber::asked::asked;
use penholder_chamber::house::ChamberState;
use penholder_chamber::{Secret, Station, Who, scene};
use penholder_core::procedure::Command;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::shape::Shape::{Any, Count, Flag, List, Object, Text};
use super::{Allows, Asks, Example, Group, JSON, Parameter, Route, part};
use crate::answer::{self, PageError};
use crate::app::{App, Room};
use crate::guest::Guest;
use crate::pages::feeds;
use crate::pages::sit::refused;

/// The most changes in one answer.
const CHANGES: usize = 1_000;
/// The longest word a sender may give an act, in characters.
const KEY_MAX: usize = 200;

/// Whoever asks about the chamber that the address names (`{id}`).
pub struct Caller {
    room: Arc<Room>,
    /// Who it is, if a token came with the request.
    who: Option<Who>,
}

impl Caller {
    fn station(&self) -> Station {
        self.who.as_ref().map_or(Station::Public, |who| who.station.clone())
    }
}

fn token_of(parts: &Parts) -> Result<Option<Secret>, PageError> {
    let Some(header) = parts.headers.get(AUTHORIZATION) else { return Ok(None) };
    let words = header.to_str().unwrap_or("").split_once(' ');
    match words.filter(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()) {
        Some((_, token)) => Ok(Some(Secret::new(token.trim()))),
        None => Err(PageError::NoToken("the header is not `Authorization: Bearer TOKEN`")),
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let token = token_of(parts)?;
        let params = RawPathParams::from_request_parts(parts, app).await;
        let params = params.map_err(|why| PageError::asked(why.to_string()))?;
        let id = params.iter().find(|(name, _)| *name == "id").map_or("", |(_, id)| id).to_owned();
        let Some(secret) = token else { return Ok(Self { room: app.room(&id).await?, who: None }) };
        let found = app.ask(move |house| house.token(&secret)).await?;
        let Some(token) = found else {
            // whoever guesses is slowed down, whoever votes is not
            let from = Guest::origin(parts, app);
            return Err(match app.limits().is_one_guess_too_many(from) {
                true => PageError::TooOften,
                false => PageError::NoToken("this token does not work: it has expired, was ended, or never was one"),
            });
        };
        if token.chamber != id {
            return Err(PageError::NoToken("this token is for another chamber"));
        }
        Ok(Self { room: app.room(&id).await?, who: Some(token.who()) })
    }
}

/// What is answered to a token is nobody else's.
fn private(mut response: HttpResponse<axum::body::Body>) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn value(of: impl Serialize) -> Result<Value, PageError> {
    serde_json::to_value(of).map_err(|why| PageError::Damaged(why.to_string()))
}

/// The chambers of the house.
async fn list(State(app): State<App>) -> Result<Response, PageError> {
    let chambers = app.ask(|house| house.chambers()).await?;
    let chambers = chambers.into_iter().map(|record| {
        json!({ "id": record.id, "name": record.name, "body": record.body, "open": record.state == ChamberState::Open })
    });
    Ok(answer::json(&json!({ "chambers": chambers.collect::<Vec<_>>() })))
}

/// How a chamber stands.
async fn show(caller: Caller) -> Result<Response, PageError> {
    let (room, station) = (&caller.room, caller.station());
    let (now, open) = (room.live.now(), room.live.is_open());
    let (scene, asked) = room.look(|state| (scene(&station.view(), state, now), asked(&station, state, open, now)));
    let told = json!({
        "chamber": room.id, "name": room.name, "state": open.says(), "station": station.says(),
        "scene": value(scene)?, "asked": value(asked.now)?, "may": value(asked.may)?,
    });
    Ok(private(answer::json(&told)))
}

/// After what somebody wants to know what happened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct After {
    after: u64,
}

/// What happened in a chamber.
async fn changes(caller: Caller, after: Query<After>) -> Result<Response, PageError> {
    let (room, view) = (&caller.room, caller.station().view());
    let seq = room.live.seq();
    let told = room.live.changes(&view, after.after, CHANGES);
    let told = told.map_err(|gap| PageError::asked(format!("{gap}: `GET /api/c/{}`", room.id)))?;
    let more = told.len() == CHANGES;
    let next = told.last().filter(|_| more).map_or(seq, |last| last.seq + 1);
    Ok(private(answer::json(&json!({ "next": next, "more": more, "changes": value(told)? }))))
}

/// An act as a program sends it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    on: String,
    key: String,
    command: Command,
}

/// Does something in a chamber.
async fn act(caller: Caller, body: Bytes) -> Result<Response, PageError> {
    let room = &caller.room;
    let who = caller.who.as_ref().ok_or(PageError::NoToken("an act needs a token: `Authorization: Bearer TOKEN`"))?;
    let act: Act =
        serde_json::from_slice(&body).map_err(|why| PageError::asked(format!("the act does not read: {why}")))?;
    if act.key.is_empty() || act.key.chars().count() > KEY_MAX {
        let says = format!("`key` is the sender's own word for this act, of 1 to {KEY_MAX} characters");
        return Err(PageError::asked(says));
    }
    let done = room.live.act(who, &act.on, act.command, &act.key).await;
    let done = done.map_err(|why| refused(&why, &format!("/api/c/{}", room.id)))?;
    Ok(private(answer::json(&json!({ "seq": done.seq, "receipt": value(done.receipt)? }))))
}

/// One example of every command, from the shipped scripts: its name, the matter it was on, the command.
pub fn commands() -> Vec<(String, String, Value)> {
    /// The text of a law is too long for an example.
    const LONGEST: usize = 3_000;
    let mut found: Vec<(String, String, Value)> = Vec::new();
    for (name, text) in penholder_scripts::SHIPPED {
        let Ok(script) = penholder_scripts::Script::read(name, text, &penholder_scripts::law) else { continue };
        for act in &script.acts {
            for (_, command) in &act.what {
                let name = command.kind();
                let Ok(command) = serde_json::to_value(command) else { continue };
                let is_new = !found.iter().any(|(known, ..)| *known == name);
                if is_new && command.to_string().len() <= LONGEST {
                    found.push((name, act.on.clone(), command));
                }
            }
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

const CHAMBER: Parameter = part("id", "the id of the chamber");

/// All of them.
pub const ROUTES: &[Route] = &[
    Route {
        name: "chambers",
        path: "/api/chambers",
        group: Group::Chambers,
        says: "The chambers of this house, the newest first.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(
            JSON,
            Object(&[&[(
                "chambers",
                List(&Object(&[&[
                    ("id", Text("its id")),
                    ("name", Text("its name")),
                    ("body", Text("the id of its charter")),
                    ("open", Flag("whether it takes acts")),
                ]])),
            )]]),
        )],
        example: example!("/api/chambers", "chambers.json"),
        serve: || get(list),
    },
    Route {
        name: "chamber",
        path: "/api/c/{id}",
        group: Group::Chambers,
        says: "How a chamber stands, as the public sees it, or the station of the token; with what is asked of that station \
            and what it may do now.",
        asks: Asks::Nothing,
        allows: Allows::TokensToo,
        parameters: &[CHAMBER],
        answers: &[(
            JSON,
            Object(&[&[
                ("chamber", Text("its id")),
                ("name", Text("its name")),
                ("state", Text("open or closed")),
                ("station", Text("from where it is seen")),
                (
                    "scene",
                    Any(
                        "who sits, the meeting that goes on, what is before the body; `seq` says how many entries stand behind it",
                    ),
                ),
                ("asked", Any("what is asked now, the most pressing first")),
                ("may", Any("what may be done now: the matter, the command, what still has to be said with it")),
            ]]),
        )],
        example: example!("/api/c/council", "chamber.json"),
        serve: || get(show),
    },
    Route {
        name: "changes",
        path: "/api/c/{id}/changes",
        group: Group::Chambers,
        says: "What happened in a chamber, in order, as the public or the station of the token may know it. Ask again with \
            `after` set to `next`.",
        asks: Asks::Nothing,
        allows: Allows::TokensToo,
        parameters: &[
            CHAMBER,
            Parameter {
                name: "after",
                says: "how many entries were seen; 0 if it is left out",
                words: &[],
                in_path: false,
            },
        ],
        answers: &[(
            JSON,
            Object(&[&[
                ("next", Count("what to ask after next time")),
                ("more", Flag("whether there is more now")),
                (
                    "changes",
                    Any(
                        "each with its place in the ledger, time, matter, actor, kind, the fact, and its line of the minutes",
                    ),
                ),
            ]]),
        )],
        example: example!("/api/c/council/changes", "changes.json"),
        serve: || get(changes),
    },
    Route {
        name: "act",
        path: "/api/c/{id}/act",
        group: Group::Chambers,
        says: "Does something, as the station of the token. The same act sent again under the same key counts once and gets \
            the same receipt. The rules may refuse it (409), with the article.",
        asks: Asks::Act(include_str!("examples/act-asked.json")),
        allows: Allows::TokensOnly,
        parameters: &[CHAMBER],
        answers: &[(
            JSON,
            Object(&[&[
                ("seq", Count("how many entries the chamber has after it")),
                (
                    "receipt",
                    Object(&[&[
                        ("key", Text("the key of the command in the ledger")),
                        (
                            "entries",
                            List(&Object(&[&[
                                ("seq", Count("the place of the entry")),
                                ("hash", Text("its hash")),
                                ("proof", List(&Text("a hash of the inclusion proof, from the leaf upwards"))),
                            ]])),
                        ),
                        ("checkpoint", Text("the signed checkpoint that the proofs lead to")),
                    ]]),
                ),
            ]]),
        )],
        example: example!("/api/c/council/act", "act.json"),
        serve: || post(act),
    },
    Route {
        name: "feed",
        path: "/c/{id}/feed.atom",
        group: Group::Chambers,
        says: "The sittings and decisions of a chamber as a feed, as far as the public may know them; with ETag and Last-Modified.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[CHAMBER],
        answers: &[("application/atom+xml", Text("Atom"))],
        example: example!("/c/council/feed.atom", "feed.txt"),
        serve: || get(feeds::of_chamber),
    },
    Route {
        name: "calendar",
        path: "/c/{id}/calendar.ics",
        group: Group::Chambers,
        says: "The sittings of a chamber as a calendar.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[CHAMBER],
        answers: &[("text/calendar", Text("iCalendar"))],
        example: example!("/c/council/calendar.ics", "calendar.txt"),
        serve: || get(feeds::calendar),
    },
];
