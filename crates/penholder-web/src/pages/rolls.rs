//! The votes of a chamber as the secretariat keeps them: the roll with each seat's answer in order, entered for a seat where
//! that is needed, and what seats said afterwards that they had meant.
//!
//! Always: an answer entered by the secretariat is marked as such; a correction is a new entry and the outcome stands. What is
//! sent goes through the door of all acts.
//! Not here: counting (`standing`), what may be entered (the rules).

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use penholder_chamber::asked::{Need, Possible};
use penholder_chamber::{State, View, scene};
use penholder_core::procedure::vote::{Choice, Command as V};
use penholder_core::procedure::{Command, Matter, Sitting, Vote};
use penholder_core::say::capital;
use serde::Deserialize;

use crate::answer::{PageError, kept_nowhere};
use crate::desk::{Desk, Weight};
use crate::figure::mark;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::sit::places;
use crate::present::Present;
use crate::standing::standing;
use crate::vocabulary;
use crate::words::say;

/// Which vote is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    vote: String,
}

/// One vote with its roll, and the list of all.
pub async fn show(present: Present, Query(which): Query<Which>) -> Result<Response, PageError> {
    present.secretariat()?;
    let (l, room) = (present.language(), &present.room);
    let now = room.live.now();
    let body = room.look(|state| {
        let seen = scene(&View::Secretariat, state, now);
        let mut votes: Vec<(&Matter, &Vote)> =
            seen.matters.values().flat_map(|matter| matter.votes.iter().map(|vote| (matter.as_ref(), vote))).collect();
        // in the order in which they were opened, the newest first; those that are open before all others
        votes.sort_by_key(|(_, vote)| (vote.is_pending(), vote.opened.on));
        votes.reverse();
        let shown = votes.iter().find(|(_, vote)| vote.opened.vote == which.vote).or(votes.first());
        let sitting = state.sitting(now);
        html! {
            (places(&present, None))
            @match (shown, &sitting) {
                (Some((matter, vote)), Some(sitting)) => {
                    @let back = format!("/c/{}/votes?vote={}", room.id, query(&vote.opened.vote));
                    @let desk = Desk::new(l, room, state, "secretariat", back);
                    (Roll { l, desk: &desk, state, sitting, matter, vote }.markup())
                }
                _ => { h1 { (say!(l, "rolls-title")) } p.muted { (say!(l, "rolls-none")) } }
            }
            @if votes.len() > 1 {
                h2.no-print { (say!(l, "rolls-others")) }
                ul.texts.no-print { @for (matter, vote) in &votes { li {
                    a href={ "/c/" (room.id) "/votes?vote=" (query(&vote.opened.vote)) } aria-current=[shown.is_some_and(|(_, other)| other.opened.vote == vote.opened.vote).then_some("page")] {
                        (l.english(penholder_chamber::words::subject(state, matter, &vote.opened.subject))) }
                    " · " span.muted { (vote.opened.on) }
                } } }
            }
        }
    });
    let page = Page::new(&present.visit, format!("{} · {}", room.name, say!(l, "rolls-title"))).part(Part::Chambers);
    Ok(kept_nowhere(page.guest(&present.guest).render(&body).into_response()))
}

/// A word as it stands in the query of an address.
fn query(word: &str) -> String {
    form_urlencoded::byte_serialize(word.as_bytes()).collect()
}

/// The roll of one vote.
struct Roll<'r> {
    l: Language,
    desk: &'r Desk<'r>,
    state: &'r State,
    sitting: &'r Sitting<'r>,
    matter: &'r Matter,
    vote: &'r Vote,
}

impl Roll<'_> {
    fn markup(&self) -> Markup {
        let (l, vote) = (self.l, self.vote);
        let on = penholder_chamber::words::subject(self.state, self.matter, &vote.opened.subject);
        let standing = self.state.law().and_then(|law| standing(&law.charter, vote).ok());
        let sentence = standing.as_ref().and_then(|standing| standing.sentence.clone());
        html! {
            section #roll data-region {
                h1 { @match &sentence { Some(sentence) => { (l.english(sentence)) } None => { (say!(l, "vote-on")) " " (l.english(capital(&on))) } } }
                p.under { (l.english(&on)) " · " (vote.opened.on)
                    @if let Some(standing) = standing.as_ref().filter(|standing| standing.open) { " · " (say!(l, "vote-progress", cast = standing.cast, of = standing.of)) } }
                @if let Some(next) = self.next() { (self.enter(next)) }
                (self.table())
                @if vote.verdict().is_some() { (self.correct()) }
                p.no-print { button.plain data-script data-print { (say!(l, "print")) } }
            }
        }
    }

    /// The seats in the order in which they answer.
    fn order(&self) -> Vec<&str> {
        let opened = &self.vote.opened;
        match opened.roll.is_empty() {
            false => opened.roll.iter().map(String::as_str).collect(),
            true => opened.electors.iter().map(|elector| elector.seat.as_str()).collect(),
        }
    }

    /// Whose answer is entered next: the seat that is called, else the first that has not voted.
    fn next(&self) -> Option<&str> {
        let vote = self.vote;
        if !vote.is_open() || vote.is_secret() || vote.opened.places.is_some() {
            return None;
        }
        let missing = vote.missing();
        let first = self.order().into_iter().find(|seat| missing.iter().any(|elector| elector.seat == *seat));
        vote.called().filter(|_| !vote.opened.roll.is_empty()).or(first)
    }

    /// The answers of one seat, each one press.
    fn enter(&self, seat: &str) -> Markup {
        let l = self.l;
        let Some(first) = self.vote.opened.allowed.first() else { return html! {} };
        let command = V::Cast { seat: Some(seat.to_owned()), position: *first, reason: None };
        let possible = self.possible(command.into(), Vec::new(), String::new());
        html! {
            form.roll method="post" action=(self.desk.action()) data-swap {
                (self.desk.hidden(&possible))
                p { (say!(l, "roll-enter")) " " strong { (l.english(self.sitting.called(seat))) } }
                div.controls { @for position in &self.vote.opened.allowed {
                    button.plain name="position" value=(position.word()) data-key=[crate::desk::key_of(*position)] {
                        (mark(*position, false)) (capital(&vocabulary::position(l, *position)))
                        @if let Some(key) = crate::desk::key_of(*position) { " " kbd { (key) } }
                    }
                } }
            }
        }
    }

    fn table(&self) -> Markup {
        let (l, vote) = (self.l, self.vote);
        html! {
            table.short.roll {
                thead { tr { th scope="col" { (say!(l, "column-seat")) } th scope="col" { (say!(l, "column-answer")) } th scope="col" { (say!(l, "column-meant")) } } }
                tbody { @for seat in self.order() {
                    @let ballot = vote.ballots.get(seat);
                    @let aside = vote.opened.electors.iter().find(|elector| elector.seat == seat).and_then(|elector| elector.aside);
                    tr {
                        th scope="row" { (l.english(self.sitting.called(seat))) }
                        td {
                            @match (ballot.map(|ballot| &ballot.choice), aside) {
                                (Some(Some(Choice::Position(position))), _) => { (mark(*position, false)) (vocabulary::position(l, *position)) }
                                (Some(Some(Choice::Names(names))), _) => { (l.english(names.iter().cloned().collect::<Vec<_>>().join(", "))) }
                                (Some(None), _) => { (say!(l, "roll-secret")) }
                                (None, Some(position)) => { (mark(position, false)) (vocabulary::position(l, position)) }
                                (None, None) => { span.muted { "–" } }
                            }
                            @if ballot.is_some_and(|ballot| ballot.entered) { br; span.small.muted { (say!(l, "roll-entered")) } }
                            @if let Some(reason) = ballot.and_then(|ballot| ballot.reason.as_ref()) { br; span.small { (l.english(reason)) } }
                        }
                        td { @for correction in vote.corrections.iter().filter(|correction| correction.seat == seat) {
                            p { (mark(correction.meant, false)) (vocabulary::position(l, correction.meant))
                                @if correction.entered { br; span.small.muted { (say!(l, "roll-entered")) } }
                                @if let Some(why) = &correction.why { br; span.small { (l.english(why)) } } }
                        } }
                    }
                } }
            }
        }
    }

    /// What a seat had meant, as a new entry.
    fn correct(&self) -> Markup {
        let (l, vote) = (self.l, self.vote);
        let known = vote.ballots.iter().filter(|(_, ballot)| matches!(ballot.choice, Some(Choice::Position(_))));
        let seats: Vec<(String, String)> = known.map(|(seat, _)| (seat.clone(), self.sitting.called(seat))).collect();
        let (Some((seat, _)), Some(meant)) = (seats.first(), vote.opened.allowed.first()) else { return html! {} };
        let meanings = vote.opened.allowed.iter();
        let meanings = meanings.map(|position| (position.word().to_owned(), position.says().to_owned())).collect();
        let command = V::Correct { vote: vote.opened.vote.clone(), seat: Some(seat.clone()), meant: *meant, why: None };
        let needs = vec![
            Need::OneOf { field: "seat", of: seats.clone() },
            Need::OneOf { field: "meant", of: meanings },
            Need::Text { field: "why", optional: true },
        ];
        let says = penholder_chamber::words::act(&command.clone().into()).to_owned();
        html! {
            h2.no-print { (say!(l, "roll-correct")) }
            p.small.muted.no-print { (say!(l, "roll-correct-about")) }
            (self.desk.form(&self.possible(command.into(), needs, says), Weight::Plain, None))
        }
    }

    fn possible(&self, command: Command, needs: Vec<Need>, says: String) -> Possible {
        let about = penholder_chamber::words::about(self.state, self.matter, &command);
        Possible { matter: self.matter.id.clone(), says, about, command, needs, next: false, usual: false, asks: None }
    }
}
