//! The hall as an audience sees it: the regions of the live pages, rendered once for everybody who sees the same.
//!
//! Always: everything comes from the scene of the audience's view and from what the chamber says is asked and may be done;
//! what a view may not know is in neither.
//! Not here: the pages around the regions (`pages::sit`), sending them (`hub`).

use penholder_core::say::capital;
use std::sync::Arc;

use maud::{Markup, html};
use penholder_chamber::asked::{Asked, Possible, What, asked};
use penholder_chamber::view::{Scene, Told};
use penholder_chamber::{State, Station, scene};
use penholder_core::procedure::meeting::{Command as M, MotionState};
use penholder_core::procedure::vote::Event as VoteEvent;
use penholder_core::procedure::{Command, Event, Form, Matter, Meeting, Vote, silence};
use penholder_core::{Charter, Roster, Seat};

use crate::app::{Audience, Room};
use crate::desk::{Desk, Weight, zone};
use crate::language::Language;
use crate::pages::demo::{needs, picture};
use crate::pages::vote::reasons;
use crate::push::Region;
use crate::standing::{Standing, standing};
use crate::words::say;

/// How many lines of the minutes a live page shows.
const LINES: usize = 40;

/// The hall at one moment, as an audience sees it.
pub struct Hall<'s> {
    l: Language,
    room: &'s Room,
    state: &'s State,
    audience: Audience,
    scene: Scene,
    asked: Asked,
    told: Vec<Told>,
}

/// The regions of an audience, and the sequence number of the state they show.
pub fn regions(room: &Room, audience: Audience, l: Language) -> (u64, Vec<Region>) {
    let told = room.live.minutes_so_far(&audience.view(), LINES);
    room.look(|state| {
        let hall = Hall::of(room, state, audience, l, told);
        (state.size(), hall.regions())
    })
}

impl<'s> Hall<'s> {
    fn of(room: &'s Room, state: &'s State, audience: Audience, l: Language, told: Vec<Told>) -> Self {
        let now = room.live.now();
        let station = match audience {
            Audience::Chair => Station::Chair,
            Audience::Secretariat => Station::Secretariat,
            Audience::Gallery | Audience::Members | Audience::Screen => Station::Public,
        };
        let asked = asked(&station, state, room.live.is_open(), now);
        Self { l, room, state, audience, scene: scene(&audience.view(), state, now), asked, told }
    }

    fn regions(&self) -> Vec<Region> {
        let mut regions = vec![("own", own(&self.scene)), ("stage", self.stage())];
        match self.audience {
            Audience::Screen => regions.push(("floor", self.floor())),
            Audience::Gallery | Audience::Members => {
                regions.extend([("floor", self.floor()), ("before", self.before()), ("so-far", self.so_far())]);
            }
            Audience::Chair | Audience::Secretariat => regions.extend([
                ("next", self.next()),
                ("before", self.before()),
                ("floor", self.floor()),
                ("runs", self.runs()),
                ("so-far", self.so_far()),
            ]),
        }
        regions.into_iter().map(|(id, markup)| (id, markup.into_string())).collect()
    }

    fn charter(&self) -> Option<&Charter> {
        self.state.law().map(|law| &law.charter)
    }

    fn roster(&self) -> Roster {
        let office =
            |class: &str| self.charter().and_then(|charter| charter.class(class)).is_some_and(|class| class.office);
        let members = self.scene.seats.iter().filter(|place| !office(&place.class));
        let seats = members.map(|place| Seat::new(&place.id, &place.name, &place.class));
        // ids are unique in a roster that stands on the record
        Roster::new(seats.collect()).unwrap_or_default()
    }

    fn name(&self, seat: &str) -> String {
        let found = self.scene.seats.iter().find(|place| place.id == seat);
        found.map_or_else(|| seat.to_owned(), |place| place.name.clone())
    }

    fn meeting(&self) -> Option<&Meeting> {
        match &self.scene.matters.get(self.scene.meeting.as_ref()?)?.form {
            Form::Meeting(meeting) => Some(meeting),
            _ => None,
        }
    }

    /// The vote that is taken now, else the last that was.
    fn vote(&self) -> Option<(&Matter, &Vote)> {
        let open = self
            .scene
            .matters
            .values()
            .find_map(|matter| Some((matter.as_ref(), matter.votes.last().filter(|vote| vote.is_pending())?)));
        open.or_else(|| {
            self.state.log().rev().find_map(|change| match &change.event {
                Event::Vote(VoteEvent::Decided { vote, .. }) => {
                    let matter = self.scene.matters.get(&change.matter)?.as_ref();
                    Some((matter, matter.votes.iter().find(|other| other.opened.vote == *vote)?))
                }
                _ => None,
            })
        })
    }

    /// The sentence, the horseshoe, what is still needed or why it came out so.
    fn stage(&self) -> Markup {
        let l = self.l;
        let roster = self.roster();
        let vote = self.vote();
        let shown = vote.and_then(|(_, vote)| Some((vote, standing(self.charter()?, vote).ok()?)));
        let on = vote.map(|(matter, vote)| penholder_chamber::words::subject(self.state, matter, &vote.opened.subject));
        let president = self.meeting().and_then(|meeting| meeting.chair.as_ref());
        let president = president.and_then(|seat| roster.find(seat).ok());
        let standing = shown.as_ref().map(|(_, standing)| standing);
        // a desk has them beside it
        let at_a_desk = matches!(self.audience, Audience::Chair | Audience::Secretariat);
        html! {
            section #stage data-region aria-label=(say!(l, "stage")) {
                p.under { (self.line()) }
                @if let Some(why) = self.scene.blank {
                    h2.sentence data-say="stage" { (l.english(capital(why))) "." }
                } @else {
                    div.says {
                        @if let (Some(on), Some(Standing { sentence: Some(_), .. })) = (&on, standing) { p.subject { (l.english(capital(on))) } }
                        h2.sentence data-say="stage" { (self.sentence(standing, on.as_deref())) }
                        @if let Some(off) = &self.scene.off_record {
                            p.off { (say!(l, "off-record")) " " (l.english(off.what)) "."
                                @if let Some(until) = off.until { " " span.time data-until=(until.as_millisecond()) {} } }
                        }
                    }
                    div.arc { (picture(l, standing.map_or(&roster, |standing| &standing.roster), standing, president)) }
                    @if let Some(standing) = standing {
                        div.why { @if standing.open { @if !at_a_desk { (needs(l, standing)) } } @else if standing.decided { (reasons(l, &standing.reasons, &html! {})) } }
                    }
                }
            }
        }
    }

    /// Which body, which meeting, how it stands.
    fn line(&self) -> Markup {
        let l = self.l;
        let mut parts = vec![self.scene.body.clone()];
        let meeting = self.meeting();
        if let Some(meeting) = meeting {
            parts.extend(meeting.symbol.clone());
            parts.push(meeting.stage.says().to_owned());
            parts.extend(meeting.agenda.first().cloned());
        }
        // one run of English words, so that their order stays in a language that is written from the right
        html! {
            (l.english(parts.join(" · ")))
            @if meeting.is_none() { " · " (say!(l, "no-meeting")) }
        }
    }

    fn sentence(&self, vote: Option<&Standing>, on: Option<&str>) -> Markup {
        let l = self.l;
        match vote {
            Some(vote) if vote.open => html! {
                @if let Some(on) = on { (say!(l, "vote-on")) " " (l.english(on)) ": " }
                (say!(l, "vote-progress", cast = vote.cast, of = vote.of)) "."
            },
            Some(Standing { sentence: Some(sentence), .. }) => l.english(sentence),
            _ => match (self.meeting(), self.told.last().and_then(|told| told.line.as_ref())) {
                (Some(Meeting { speaking: Some(seat), .. }), _) => {
                    html! { (l.english(self.name(seat))) " " (say!(l, "has-the-floor")) }
                }
                (_, Some(line)) => l.english(&line.says),
                _ => html! { (say!(l, "nothing-yet")) },
            },
        }
    }

    /// Who speaks, who speaks next.
    fn floor(&self) -> Markup {
        let l = self.l;
        let desk = self.desk();
        let since = self.told.iter().rev().find(|told| told.kind == "meeting.called").map(|told| told.at);
        html! {
            section #floor data-region {
                h2 { (say!(l, "floor")) }
                @match self.meeting() {
                    None => { p.muted { (say!(l, "no-meeting")) } }
                    Some(meeting) => {
                        @if let Some(seat) = &meeting.speaking {
                            p.speaker { strong { (l.english(self.name(seat))) }
                                @if let Some(since) = since { " " span.time data-since=(since.as_millisecond()) {} }
                                @if let Some(limit) = meeting.speech_seconds { " " span.muted { (say!(l, "of-seconds", seconds = limit)) } } }
                        } @else { p.muted { (say!(l, "nobody-speaks")) } }
                        @if meeting.list.is_empty() { p.muted { (say!(l, "list-empty")) } } @else {
                            ol.speakers { @for seat in &meeting.list { li { (l.english(self.name(seat))) } } }
                        }
                    }
                }
                @for possible in self.offers(|possible| is_of_floor(&possible.command)) {
                    (desk.form(possible, Weight::Plain, matches!(possible.command, Command::Meeting(M::CallNext)).then_some("s")))
                }
            }
        }
    }

    fn desk(&self) -> Desk<'_> {
        let place = self.audience.word();
        Desk::new(self.l, self.room, self.state, place, format!("/c/{}/{place}", self.room.id))
    }

    fn offers(&self, which: impl Fn(&&Possible) -> bool) -> Vec<&Possible> {
        self.asked.may.iter().filter(which).collect()
    }

    /// What is before the body.
    fn before(&self) -> Markup {
        let l = self.l;
        let texts: Vec<&Matter> =
            self.scene.matters.values().map(Arc::as_ref).filter(|matter| is_text(&matter.form)).collect();
        html! {
            section #before data-region {
                h2 { (say!(l, "before-us")) }
                @if let Some(meeting) = self.meeting().filter(|meeting| !meeting.agenda.is_empty()) {
                    ol.agenda { @for item in &meeting.agenda { li { (l.english(item)) } } }
                }
                @if let Some(meeting) = self.meeting() { (self.motions(meeting)) }
                @if texts.is_empty() { p.muted { (say!(l, "no-texts")) } } @else {
                    ul.texts { @for matter in texts {
                        li {
                            a href={ "/c/" (self.room.id) "/text/" (matter.id) } { (l.english(penholder_chamber::words::called(matter))) }
                            br; span.small.muted { (l.english(matter.stage())) }
                        }
                    } }
                }
            }
        }
    }

    fn motions(&self, meeting: &Meeting) -> Markup {
        let l = self.l;
        let procedure = self.state.law().map(|law| &law.procedure);
        let rule = |id: &str| procedure.and_then(|procedure| procedure.motion(id));
        let mut pending: Vec<_> =
            meeting.motions.iter().filter(|motion| motion.state == MotionState::Pending).collect();
        pending.sort_by_key(|motion| rule(&motion.motion).map_or(u32::MAX, |rule| rule.precedence));
        html! {
            @if !pending.is_empty() {
                h3 { (say!(l, "motions")) }
                ol.motions { @for motion in pending {
                    @let rule = rule(&motion.motion);
                    li {
                        (l.english(rule.map_or(motion.motion.as_str(), |rule| rule.name.as_str())))
                        span.small.muted { " · " (l.english(self.name(&motion.by))) }
                        @if let Some(rule) = rule { br; span.cite { (l.english(&rule.cite)) } }
                    }
                } }
            }
            @for point in meeting.points.iter().filter(|point| point.ruling.is_none()) {
                p.point { strong { (say!(l, "point-of-order")) } " " (l.english(self.name(&point.by))) ": " (l.english(&point.says)) }
            }
        }
    }

    /// Whether an act has its place beside the list of others: with what runs, or with the floor.
    fn is_elsewhere(possible: &Possible) -> bool {
        matches!(&possible.command, Command::Vote(_)) || is_of_floor(&possible.command)
    }

    /// The next step, large, what is usual beside it, what is owed, and everything else.
    fn next(&self) -> Markup {
        let l = self.l;
        let desk = self.desk();
        let (next, rest): (Vec<&Possible>, Vec<&Possible>) =
            self.asked.may.iter().filter(|possible| !takes_back(&possible.command)).partition(|possible| possible.next);
        let rest = rest.into_iter().filter(|possible| !Self::is_elsewhere(possible));
        let (usual, rest): (Vec<&Possible>, Vec<&Possible>) = rest.partition(|possible| possible.usual);
        let asks: Vec<_> = self.asked.now.iter().filter(|ask| ask.what != What::Watch).collect();
        let (duties, asks): (Vec<_>, Vec<_>) = asks.into_iter().partition(|ask| ask.what == What::Duty);
        html! {
            section #next data-region aria-label=(say!(l, "next-step")) {
                @for possible in &next { (desk.form(possible, self.weight(possible), Some("n"))) }
                @for possible in self.offers(|possible| takes_back(&possible.command)) { (desk.form(possible, Weight::Plain, Some("u"))) }
                @if next.is_empty() { p.muted { @if usual.is_empty() { (say!(l, "nothing-next")) } @else { (say!(l, "next-usual")) } } }
                @if !usual.is_empty() { div.acts { @for possible in &usual { (desk.offer(possible)) } } }
                ul.asks { @for ask in asks { li { (crate::spoken::ask(l, ask))
                    @if let Some(until) = ask.until { " " span.time data-until=(until.as_millisecond()) {} } } } }
                @if !duties.is_empty() {
                    h2 { (say!(l, "duties")) }
                    ul.asks { @for duty in duties { li { (crate::spoken::ask(l, duty)) } } }
                }
                details.others #others {
                    summary data-key="o" { (say!(l, "other-acts", count = rest.len())) " " kbd { "o" } }
                    (grouped(l, &desk, self.state, &rest))
                }
            }
        }
    }

    /// A vote that waits for voters is not closed by the largest button of the page.
    fn weight(&self, possible: &Possible) -> Weight {
        let waits = self.vote().is_some_and(|(_, vote)| vote.is_open() && !vote.missing().is_empty());
        let closes = matches!(possible.command, Command::Vote(penholder_core::procedure::vote::Command::Close { .. }));
        if closes && waits { Weight::Plain } else { Weight::Big }
    }

    /// What runs: the vote, the silences, what is owed.
    fn runs(&self) -> Markup {
        let l = self.l;
        let desk = self.desk();
        let silences = self.scene.matters.values().filter_map(|matter| {
            matter
                .silence
                .as_ref()
                .filter(|silence| silence.state == silence::State::Running)
                .map(|silence| (matter, silence))
        });
        let silences: Vec<_> = silences.collect();
        let open = self.vote().filter(|(_, vote)| vote.is_pending());
        let shown = open.and_then(|(_, vote)| standing(self.charter()?, vote).ok());
        html! {
            section #runs data-region {
                h2 { (say!(l, "runs-now")) }
                @if let Some(vote) = &shown {
                    p { strong { (say!(l, "vote-progress", cast = vote.cast, of = vote.of)) } }
                    (needs(l, vote))
                }
                @for (matter, silence) in &silences {
                    p { (say!(l, "silence-on")) " " (l.english(penholder_chamber::words::named(matter))) ": "
                        span.time data-until=(silence.deadline.as_millisecond()) { (self.local(silence.deadline)) } }
                }
                @if shown.is_none() && silences.is_empty() { p.muted { (say!(l, "nothing-runs")) } }
                @for possible in self.offers(|possible| matches!(&possible.command, Command::Vote(_)) && !possible.next) {
                    (desk.form(possible, Weight::Plain, None))
                }
            }
        }
    }

    fn local(&self, at: jiff::Timestamp) -> String {
        self.state.sitting(at).map(|sitting| sitting.says_time(at)).unwrap_or_default()
    }

    fn so_far(&self) -> Markup {
        let l = self.l;
        let zone = zone(self.state);
        let time = |at: jiff::Timestamp| at.to_zoned_datetime(zone.clone()).strftime("%H:%M").to_string();
        html! {
            section #so-far data-region {
                h2 { (say!(l, "minutes-so-far")) @if self.audience != Audience::Screen { " " a.small href={ "/c/" (self.room.id) "/minutes/" (self.audience.word()) } { (say!(l, "minutes-whole")) } } }
                @if self.told.is_empty() { p.muted { (say!(l, "minutes-none")) } }
                ol.minutes reversed lang=[l.lang_english()] dir=[l.lang_english().map(|_| "ltr")] tabindex="0" {
                    @for told in self.told.iter().rev() {
                        @if let Some(line) = &told.line { li class=(line.kind) { time { (time(told.at)) } " " (line.says) } }
                    }
                }
            }
        }
    }
}

/// Acts, each under the matter it is about; what begins something new under one heading at the end.
pub fn grouped(l: Language, desk: &Desk<'_>, state: &State, acts: &[&Possible]) -> Markup {
    let mut ids: Vec<&str> = Vec::new();
    let new = |possible: &Possible| !state.matters().contains_key(&possible.matter);
    for possible in acts.iter().filter(|possible| !new(possible)) {
        if !ids.contains(&possible.matter.as_str()) {
            ids.push(&possible.matter);
        }
    }
    // texts before the meeting and the body
    ids.sort_by_key(|id| match state.matters().get(*id).map(|matter| &matter.form) {
        Some(Form::Meeting(_)) => 1,
        Some(Form::Body(_)) => 2,
        _ => 0,
    });
    let fresh: Vec<&&Possible> = acts.iter().filter(|possible| new(possible)).collect();
    html! {
        @for id in ids {
            @if let Some(matter) = state.matters().get(id) {
                h2 { (heading(l, matter)) }
                div.acts { @for possible in acts.iter().filter(|possible| possible.matter == id) { (desk.offer(possible)) } }
            }
        }
        @if !fresh.is_empty() {
            h2 { (say!(l, "something-new")) }
            div.acts { @for possible in fresh { (desk.offer(possible)) } }
        }
    }
}

/// What a matter is, as a heading: `The draft “A ceasefire”`.
fn heading(l: Language, matter: &Matter) -> Markup {
    let key = match &matter.form {
        Form::Meeting(_) => "group-meeting",
        Form::Body(_) => "group-body",
        Form::Draft(_) => "group-draft",
        Form::Presidential(_) | Form::Press(_) => "group-statement",
        Form::Election(_) | Form::StrawPoll(_) => "group-election",
        _ => return l.english(penholder_chamber::words::named(matter)),
    };
    html! { (l.say(key, &[])) @if !matches!(&matter.form, Form::Body(_) | Form::Meeting(Meeting { symbol: None, .. })) { " " (l.english(penholder_chamber::words::named(matter))) } }
}

/// Whether a matter is a text or a proposal that can be opened.
fn is_text(form: &Form) -> bool {
    matches!(form, Form::Draft(_) | Form::Presidential(_) | Form::Press(_) | Form::NoObjection(_))
}

/// Changes whenever the part of a page that is a visitor's own has to be read again.
fn own(scene: &Scene) -> Markup {
    use std::fmt::Write as _;
    let mut words = String::new();
    for matter in scene.matters.values() {
        let vote = matter.votes.last().filter(|vote| vote.is_pending());
        let silence = matter.silence.as_ref();
        // ballots change nothing for others; writing to a text does not fail
        let _ = write!(
            words,
            "{} {} {:?} {:?};",
            matter.id,
            matter.stage(),
            vote.map(|vote| (&vote.opened.vote, vote.is_open(), vote.called())),
            silence.map(|silence| (silence.round, silence.state, silence.deadline)),
        );
        if let Form::Meeting(meeting) = &matter.form {
            let motions: Vec<_> = meeting
                .motions
                .iter()
                .map(|motion| (&motion.id, motion.state, &motion.seconded_by, motion.objections.len()))
                .collect();
            let points: Vec<_> =
                meeting.points.iter().map(|point| (&point.ruling, &point.challenged_by, &point.overruled)).collect();
            let _ =
                write!(words, "{:?} {:?} {motions:?} {points:?} {:?};", meeting.list, meeting.speaking, meeting.chair);
        }
        if let Form::Draft(draft) = &matter.form {
            let _ = write!(words, "{} {} {};", draft.wordings.len(), draft.amendments.len(), draft.sponsors.len());
        }
    }
    let number = crate::pages::assets::version(words.as_bytes());
    html! { span #own data-region data-own=(number) hidden {} }
}

/// Whether an act is about who speaks.
pub fn is_of_floor(command: &Command) -> bool {
    matches!(command, Command::Meeting(M::CallNext | M::Inscribe | M::Strike | M::Speak { .. } | M::EndSpeech))
}

/// Whether an act undoes the last.
fn takes_back(command: &Command) -> bool {
    matches!(command, Command::Meeting(M::TakeBack))
}
