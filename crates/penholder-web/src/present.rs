//! Somebody in a chamber: the visit, the chamber, and the stations that the visitor holds there, or the screen it is.
//!
//! Always: the house is asked once in a request; who may be at a place of the chamber is told here, for its pages, its
//! streams and its forms alike.
//! Not here: what somebody may do at a station (`penholder-chamber`).

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use penholder_chamber::house::Screen;
use penholder_chamber::{Secret, Station, Who};

use crate::answer::{PageError, said};
use crate::app::{App, Audience, Room};
use crate::guest::{Guest, brought};
use crate::language::Language;
use crate::visit::Visit;

/// Somebody in the chamber that the address names (`{id}`).
pub struct Present {
    /// The visit.
    pub visit: Visit,
    /// What the handlers share.
    pub app: App,
    /// Who it is.
    pub guest: Guest,
    /// The chamber.
    pub room: Arc<Room>,
    /// What the person is there; nothing for whoever is not in.
    pub stations: Vec<Station>,
    /// The screen on the wall, if it is one that waits or was let in: its token, and where it stands.
    pub screen: Option<(Secret, Screen)>,
}

/// The cookie of a screen of a chamber.
pub fn screen_cookie(chamber: &str) -> String {
    format!("penholder-screen-{chamber}")
}

impl FromRequestParts<App> for Present {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let Ok(visit) = Visit::from_request_parts(parts, app).await;
        let unread = |why: &dyn std::fmt::Display| PageError::asked(why.to_string());
        let params = RawPathParams::from_request_parts(parts, app).await.map_err(|why| unread(&why))?;
        let id = params.iter().find(|(name, _)| *name == "id").map_or("", |(_, id)| id);
        let room = app.room(id).await?;
        let guest = Guest::from_request_parts(parts, app).await?;
        let stations = match &guest.session {
            None => Vec::new(),
            Some((_, session)) => match app.house().stations_at_hand(&room.id, &session.person) {
                Some(stations) => stations,
                None => {
                    let (chamber, person) = (room.id.clone(), session.person.clone());
                    app.ask(move |house| house.stations(&chamber, &person)).await?
                }
            },
        };
        let screen = match brought(&parts.headers, guest.tls, &screen_cookie(&room.id)) {
            None => None,
            Some(token) => {
                let (chamber, asked) = (room.id.clone(), token.clone());
                app.ask(move |house| house.screen(&chamber, &asked)).await?.map(|screen| (token, screen))
            }
        };
        Ok(Self { visit, app: app.clone(), guest, room, stations, screen })
    }
}

impl Present {
    /// The language of the answer.
    pub fn language(&self) -> Language {
        self.visit.language
    }

    /// The person at a station that fits.
    ///
    /// # Errors
    /// Nobody is in, or the person holds no such station.
    pub fn at(&self, fits: impl Fn(&Station) -> bool) -> Result<Who, PageError> {
        let person = self.guest.person()?;
        let found = self.stations.iter().find(|station| fits(station));
        let next = (format!("/c/{}", self.room.id), "to-the-gallery");
        let none = || PageError::NotIn { says: said!("not-your-place", chamber = self.room.name), next };
        found.map(|station| Who::new(person, station.clone())).ok_or_else(none)
    }

    /// The person at the seat it sits in.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn delegate(&self) -> Result<Who, PageError> {
        self.at(|station| matches!(station, Station::Delegate { .. }))
    }

    /// The person at the desk of the secretariat.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn secretariat(&self) -> Result<Who, PageError> {
        self.at(|station| *station == Station::Secretariat)
    }

    /// The person who presides, or works for whoever presides.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn chair(&self) -> Result<Who, PageError> {
        let presiding = |state: &penholder_chamber::State| {
            state.sitting(self.room.live.now()).and_then(|sitting| sitting.presiding().map(str::to_owned))
        };
        let presiding = self.room.look(presiding);
        self.at(|station| match station {
            Station::Chair => true,
            Station::Delegate { seat, .. } => presiding.as_ref() == Some(seat),
            _ => false,
        })
    }

    /// The token of the screen that was let in.
    ///
    /// # Errors
    /// It was not, or not any more.
    pub fn paired(&self) -> Result<&Secret, PageError> {
        let next = (format!("/c/{}/screen", self.room.id), "place-screen");
        let not = || PageError::NotIn { says: said!("screen-not-paired", chamber = self.room.name), next };
        let found = self.screen.as_ref().filter(|(_, screen)| matches!(screen, Screen::Paired(_)));
        found.map(|(token, _)| token).ok_or_else(not)
    }

    /// The person who lets screens in: the secretariat, an administrator, or whoever presides. Returns its id.
    ///
    /// # Errors
    /// As [`Self::at`], or the house.
    pub async fn lets_screens_in(&self) -> Result<String, PageError> {
        match self.chair() {
            Ok(who) => Ok(who.person),
            Err(_) => self.in_charge().await,
        }
    }

    /// Whether the person may see what an audience is shown.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn among(&self, audience: Audience) -> Result<(), PageError> {
        match audience {
            Audience::Gallery => Ok(()),
            Audience::Screen => self.paired().map(drop),
            Audience::Members => self.delegate().map(drop),
            Audience::Chair => self.chair().map(drop),
            Audience::Secretariat => self.secretariat().map(drop),
        }
    }

    /// The person who runs the seats of the chamber: its secretariat, or an administrator of the house. Returns its id.
    ///
    /// # Errors
    /// As [`Self::at`], or the house.
    pub async fn in_charge(&self) -> Result<String, PageError> {
        let person = self.guest.known(&self.app).await?;
        if person.administers() {
            return Ok(person.id);
        }
        self.secretariat().map(|who| who.person)
    }
}
