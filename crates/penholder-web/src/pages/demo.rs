//! A sitting that plays: a shipped script, moment by moment, as the horseshoe, the sentence and the minutes so far.
//!
//! Always: the script is played through the procedure, so every outcome is computed here and now; a moment has an address,
//! so that it works by reload; with the script of the page the moments come as a stream.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use maud::{Markup, html};
use penholder_core::Roster;
use penholder_core::procedure::vote::Event as VoteEvent;
use penholder_core::procedure::{Event, Matter, Matters, Vote, apply};
use penholder_scripts::{Line, Nowhere, Played, SHIPPED, Script, law, minutes, play};
use serde::Deserialize;

use crate::answer::{PageError, quoted, said};
use crate::figure::{horseshoe, legend};
use crate::language::Language;
use crate::layout::Page;
use crate::pages::vote::reasons;
use crate::push::{Region, bye, event, stream};
use crate::standing::{Standing, standing};
use crate::visit::Visit;
use crate::words::say;

/// The sitting that plays on the first page: eleven in favour, and a veto from the chair.
pub const FIRST: &str = "2022-02-25-ukraine";

/// The most members that are named as missing.
const MOST_NAMED: usize = 20;

/// A script that was played, moment by moment.
pub struct Demo {
    name: &'static str,
    script: &'static Script,
    moments: Vec<Moment>,
}

/// What there is to see after one step.
struct Moment {
    lines: Vec<Line>,
    vote: Option<Vote>,
    president: Option<String>,
    /// Whether the step was a ballot, so that the next may follow soon.
    ballot: bool,
}

/// Which moment is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct At {
    /// The moment, from 0.
    at: Option<usize>,
    /// Anything: from the beginning.
    restart: Option<String>,
    /// Anything: the end.
    end: Option<String>,
}

impl At {
    /// The same, or the end if no moment is asked for.
    pub fn or_end(mut self) -> Self {
        if self.at.is_none() && self.restart.is_none() {
            self.end.get_or_insert_default();
        }
        self
    }

    fn moment(&self, demo: &Demo) -> usize {
        let last = demo.moments.len().saturating_sub(1);
        match (&self.restart, &self.end) {
            (Some(_), _) => 0,
            (None, Some(_)) => last,
            (None, None) => self.at.unwrap_or(0).min(last),
        }
    }
}

/// The demonstration of a shipped script.
pub fn demo(name: &str) -> Result<&'static Demo, PageError> {
    static PLAYED: [OnceLock<Result<Demo, String>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let at = SHIPPED.iter().position(|(known, _)| *known == name);
    let at = at.ok_or_else(|| PageError::not_found(said!("demo-unknown", name = name)))?;
    let played = PLAYED[at].get_or_init(|| {
        let script = script(at)?;
        let played = play(script, &mut Nowhere).map_err(|why| why.to_string())?;
        Ok(Demo { name: SHIPPED[at].0, script, moments: moments(script, played) })
    });
    played.as_ref().map_err(|why| PageError::Damaged(why.clone()))
}

/// The shipped script of a number, read once.
fn script(at: usize) -> Result<&'static Script, String> {
    static READ: [OnceLock<Result<Script, String>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let (name, text) = SHIPPED[at];
    let read = || Script::read(name, text, &law).map_err(|faults| faults.lines().join("; "));
    READ[at].get_or_init(read).as_ref().map_err(Clone::clone)
}

fn moments(script: &Script, played: Played) -> Vec<Moment> {
    let mut so_far = Played { steps: Vec::new(), matters: Matters::new() };
    let mut moments: Vec<Moment> = vec![Moment { lines: Vec::new(), vote: None, president: None, ballot: false }];
    let mut voting: Option<String> = None;
    for step in played.steps {
        let events = step.came.iter().flatten();
        for event in events {
            let matter =
                so_far.matters.entry(step.matter.clone()).or_insert_with(|| Arc::new(Matter::new(&step.matter)));
            // what was played fits; a misfit would have stopped the play
            if let Ok(after) = apply(Matter::clone(matter), event) {
                *matter = Arc::new(after);
            }
            if matches!(event, Event::Vote(VoteEvent::Opened(_))) {
                voting = Some(step.matter.clone());
            }
        }
        let ballot = step.came.iter().flatten().any(|event| matches!(event, Event::Vote(VoteEvent::Cast { .. })));
        so_far.steps.push(step);
        let lines = minutes(script, &so_far).lines;
        let vote = voting.as_ref().and_then(|id| so_far.matters.get(id)?.votes.last()).cloned();
        // when the meeting is over the seats stay as they were
        let president = presiding(&so_far.matters).or_else(|| moments.last()?.president.clone());
        let before = moments.last();
        if before.is_some_and(|before| before.lines == lines && before.vote == vote) {
            continue;
        }
        moments.push(Moment { lines, vote, president, ballot });
    }
    moments
}

fn presiding(matters: &Matters) -> Option<String> {
    matters.values().rev().find_map(|matter| match &matter.form {
        penholder_core::procedure::Form::Meeting(meeting) if meeting.stage.is_going_on() => meeting.chair.clone(),
        _ => None,
    })
}

impl Demo {
    /// How long a moment is shown before the next.
    fn pause(&self, at: usize) -> Duration {
        Duration::from_millis(if self.moments.get(at + 1).is_some_and(|next| next.ballot) { 450 } else { 2200 })
    }

    /// The regions of a moment.
    fn regions(&self, l: Language, at: usize) -> [Region; 2] {
        [("stage", self.stage(l, at).into_string()), ("so-far", self.so_far(l, at).into_string())]
    }

    fn stage(&self, l: Language, at: usize) -> Markup {
        let Some(moment) = self.moments.get(at) else { return html! {} };
        let charter = &self.script.law.charter;
        let vote = moment.vote.as_ref().and_then(|vote| standing(charter, vote).ok());
        let sentence = match &vote {
            Some(vote) if vote.open && vote.cast > 0 => {
                html! { (say!(l, "vote-progress", cast = vote.cast, of = vote.of)) }
            }
            Some(Standing { sentence: Some(sentence), .. }) => l.english(sentence),
            _ => match moment.says() {
                Some(line) => l.english(&line.says),
                None => html! { (say!(l, "demo-start")) },
            },
        };
        let roster = vote.as_ref().map_or(&self.script.roster, |vote| &vote.roster);
        let president = moment.president.as_ref().and_then(|seat| roster.find(seat).ok());
        html! {
            div #stage data-region {
                p.under { (l.english(&self.script.title)) " · " (say!(l, "demo-step", at = at, of = self.moments.len() - 1)) }
                h2.sentence data-say="demo" { (sentence) }
                (picture(l, roster, vote.as_ref(), president))
                @if let Some(vote) = &vote {
                    @if vote.open { (needs(l, vote)) } @else if vote.decided { (reasons(l, &vote.reasons, &html! {})) }
                }
                input type="hidden" name="at" value=((at + 1) % self.moments.len()) form="play";
            }
        }
    }

    fn so_far(&self, l: Language, at: usize) -> Markup {
        let lines = self.moments.get(at).map(|moment| moment.lines.as_slice()).unwrap_or_default();
        html! {
            div #so-far data-region {
                h3 { (say!(l, "minutes-so-far")) }
                @if lines.is_empty() { p.muted { (say!(l, "minutes-none")) } }
                ol.minutes reversed tabindex="0" lang=[l.lang_english()] dir=[l.lang_english().map(|_| "ltr")] {
                    @for line in lines.iter().rev() { li class=(line.kind) { time { (line.time) } " " (line.says) } }
                }
            }
        }
    }

    /// The demonstration as it stands in a page: `here` is the page's own address.
    pub fn markup(&self, l: Language, asked: &At, here: &str) -> Markup {
        let at = asked.moment(self);
        html! {
            section.demo #demo aria-label=(say!(l, "demo")) {
                div.stage {
                    form.controls #play method="get" action={ (here) "#demo" } data-swap {
                        button.plain data-script type="button" aria-pressed="false" data-from={ "/demo/" (self.name) "/live" }
                            data-play=(say!(l, "demo-play")) data-pause=(say!(l, "demo-pause")) { (say!(l, "demo-play")) }
                        button { (say!(l, "demo-next")) }
                        button.plain name="end" value="1" { (say!(l, "demo-end")) }
                        button.plain name="restart" value="1" { (say!(l, "demo-restart")) }
                    }
                    (self.stage(l, at))
                }
                (self.so_far(l, at))
            }
        }
    }
}

impl Moment {
    fn says(&self) -> Option<&Line> {
        self.lines.last()
    }
}

/// The horseshoe of a vote as it stands, or of the seats before any.
pub fn picture(l: Language, roster: &Roster, vote: Option<&Standing>, president: Option<usize>) -> Markup {
    let empty = penholder_core::Ballots::all(roster.len(), penholder_core::Position::Open);
    let (ballots, vetoes) = vote.map_or((&empty, [].as_slice()), |vote| (&vote.ballots, vote.vetoes.as_slice()));
    let says = match vote {
        Some(Standing { sentence: Some(sentence), .. }) => sentence.clone(),
        Some(vote) => say!(l, "vote-progress", cast = vote.cast, of = vote.of),
        None => say!(l, "seats-of-the-body", count = roster.len()),
    };
    html! {
        (horseshoe(l, roster, ballots, vetoes, president, &says))
        @if vote.is_some() { (legend(l, ballots, vetoes.len())) }
    }
}

/// What a running vote still needs, requirement by requirement.
pub fn needs(l: Language, vote: &Standing) -> Markup {
    html! {
        ul.needs {
            @for need in &vote.needs {
                li {
                    (l.english(&need.asks)) ": "
                    strong { (say!(l, "so-far", count = need.so_far.as_str())) } " "
                    @match need.met {
                        Some(true) => { span.verdict.for { (say!(l, "met")) } }
                        Some(false) => { span.verdict.against { (say!(l, "not-met")) } }
                        None => {}
                    }
                    span.cite { (l.english(&need.cite)) }
                }
            }
        }
        @if !vote.missing.is_empty() && vote.missing.len() <= MOST_NAMED {
            p.small { (say!(l, "vote-missing")) " " (l.english(vote.missing.join(", "))) }
        }
    }
}

/// The page of one demonstration.
pub async fn show(visit: Visit, Path(name): Path<String>, Query(at): Query<At>) -> Result<Response, PageError> {
    let l = visit.language;
    let demo = demo(&name)?;
    let body = html! {
        h1 { (l.english(&demo.script.title)) }
        p { (l.english(&demo.script.about)) }
        (demo.markup(l, &at, &format!("/demo/{name}")))
        h2 { (say!(l, "demo-sources")) }
        ul.small { @for source in &demo.script.sources { li { (l.english(quoted(source))) } } }
        (others(l, &name)?)
    };
    Ok(Page::new(&visit, demo.script.title.clone()).render(&body).into_response())
}

/// The other sittings that can be played.
fn others(l: Language, name: &str) -> Result<Markup, PageError> {
    let others = SHIPPED.iter().enumerate().filter(|(_, (known, _))| *known != name);
    let titled = others.map(|(at, (known, _))| Ok((*known, script(at)?.title.as_str())));
    let titled: Vec<(&str, &str)> = titled.collect::<Result<_, String>>().map_err(PageError::Damaged)?;
    Ok(html! {
        h2 { (say!(l, "demo-others")) }
        ul { @for (known, title) in titled { li { a href={ "/demo/" (known) } { (l.english(title)) } } } }
    })
}

/// The moments from one on, as a stream.
pub async fn live(visit: Visit, Path(name): Path<String>, Query(at): Query<At>) -> Result<Response, PageError> {
    let l = visit.language;
    let demo = demo(&name)?;
    let first = at.at.filter(|at| at + 1 < demo.moments.len()).unwrap_or(0);
    Ok(stream(unfold((first, true), move |(at, begins)| async move {
        if at > demo.moments.len() {
            return None;
        }
        if !begins {
            tokio::time::sleep(demo.pause(at.saturating_sub(1))).await;
        }
        let number = Some((0, at as u64));
        let bytes = match at < demo.moments.len() {
            true => event("patch", number, Some(false), demo.regions(l, at).iter()),
            false => bye(),
        };
        Some((Ok::<_, Infallible>(bytes), (at + 1, false)))
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_script_plays_to_an_end_that_shows_its_outcome() {
        for (name, _) in SHIPPED {
            let demo = demo(name).unwrap();
            let last = demo.moments.len() - 1;
            let (stage, so_far) =
                (demo.stage(Language::English, last).into_string(), demo.so_far(Language::English, last).into_string());
            assert!(stage.contains("<svg") && so_far.contains("<li"), "{name}");
        }
    }

    #[test]
    fn the_first_sitting_ends_with_a_veto_and_passes_through_every_ballot() {
        let demo = demo(FIRST).unwrap();
        let stages: Vec<String> =
            (0..demo.moments.len()).map(|at| demo.stage(Language::English, at).into_string()).collect();
        for cast in 1..15 {
            assert!(stages.iter().any(|stage| stage.contains(&format!("{cast} of 15 have voted"))), "{cast}");
        }
        assert!(stages.iter().any(|stage| stage.contains("11 in favour, 9 needed")));
        assert!(stages.iter().any(|stage| stage.contains(">V<")), "the veto has its mark");
    }

    #[test]
    fn a_moment_that_is_not_there_is_the_last() {
        let demo = demo(FIRST).unwrap();
        let at = At { at: Some(9999), ..At::default() };
        assert_eq!(at.moment(demo), demo.moments.len() - 1);
        assert_eq!(At { restart: Some(String::new()), ..at }.moment(demo), 0);
    }
}
