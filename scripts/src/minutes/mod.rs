//! Minutes: what happened, told so that people want to read it.
//!
//! Always: every outcome comes with its arithmetic and its article, every refusal with its article, every doubtful fact
//! with its mark. Nothing is told that no event says.

mod other;
mod text;

use penholder_core::say::capital;
use std::collections::HashMap;
use std::fmt::Write as _;

use penholder_core::position::Position;
use penholder_core::procedure::vote::{Counted, Event as Vote, Opened, Verdict};
use penholder_core::procedure::{Actor, Event, Form, Matters, Role, Subject, duty, no_objection, reverse, straw_poll};
use penholder_core::{ReadBy, Roster, decide};

use other::election_says;
use text::press_says;

use crate::play::{Played, Step};
use crate::script::{Law, Script};

/// The minutes of a sitting.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Minutes {
    /// What it was.
    pub title: String,
    /// What it shows.
    pub about: String,
    /// The body.
    pub body: String,
    /// The sources.
    pub sources: Vec<String>,
    /// What happened, in order.
    pub lines: Vec<Line>,
    /// Where every matter stands at the end.
    pub standing: Vec<String>,
}

/// One thing in the minutes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    /// The day, on the body's calendar.
    pub day: String,
    /// The time, on the body's clock.
    pub time: String,
    /// What it is: `act`, `vote`, `refused`, `due`, `warning`, `duty`.
    pub kind: &'static str,
    /// The sentence.
    pub says: String,
    /// What stands under it: the roll call, the reasons, the note.
    pub under: Vec<String>,
}

/// The minutes of a script that was played.
#[must_use]
pub fn minutes(script: &Script, played: &Played) -> Minutes {
    let teller = Teller { law: &script.law, roster: &script.roster, matters: &played.matters };
    let mut lines: Vec<Line> = Vec::new();
    let mut note = None;
    for step in &played.steps {
        // a note on something that has no line of its own stands under the next line
        note = [note.take(), step.note.clone()].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
        teller.step(step, &mut note, &mut lines);
    }
    Minutes {
        title: script.title.clone(),
        about: script.about.clone(),
        body: script.law.charter.name.clone(),
        sources: script.sources.clone(),
        lines,
        standing: teller.standing(),
    }
}

/// Tells what happened, one event at a time; names come from the roster and the matters that it is given.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'s> {
    /// The law of the body.
    pub law: &'s Law,
    /// Who sits.
    pub roster: &'s Roster,
    /// The matters; whoever tells to somebody who may not know all gives only those that he may know.
    pub matters: &'s Matters,
}

impl Teller<'_> {
    /// One event as a line of minutes; `None` for single ballots, which the outcome of the vote tells together.
    #[must_use]
    pub fn line(&self, at: jiff::Timestamp, matter: &str, actor: &Actor, event: &Event) -> Option<Line> {
        let (matter, actor) = (matter.to_owned(), actor.clone());
        let step = Step { at, matter, actor, came: Ok(Vec::new()), note: None };
        let clock = at.to_zoned_datetime(self.law.procedure.time_zone());
        let (day, time) = (clock.strftime("%-d %B %Y").to_string(), clock.strftime("%H:%M").to_string());
        let (kind, says, under) = self.event(&step, event)?;
        Some(Line { day, time, kind, says, under })
    }

    fn step(&self, step: &Step, note: &mut Option<String>, lines: &mut Vec<Line>) {
        let clock = step.at.to_zoned_datetime(self.law.procedure.time_zone());
        let (day, time) = (clock.strftime("%-d %B %Y").to_string(), clock.strftime("%H:%M").to_string());
        let mut push = |kind, says: String, mut under: Vec<String>| {
            under.extend(note.take().map(|note| format!("Note: {note}")));
            lines.push(Line { day: day.clone(), time: time.clone(), kind, says, under });
        };
        match &step.came {
            Err(why) => {
                // names stand in minutes as they are
                let why = why.to_string().replace('`', "");
                push("refused", format!("{} is refused: {why}.", self.who(step)), Vec::new());
            }
            Ok(events) => {
                for event in events {
                    if let Some((kind, says, under)) = self.event(step, event) {
                        push(kind, says, under);
                    }
                }
            }
        }
    }

    fn who(&self, step: &Step) -> String {
        let title = &self.law.procedure.chair.title;
        match (&step.actor.seat, step.actor.role) {
            (Some(seat), Role::Chair) => format!("The {title} ({})", self.name(seat)),
            (None, Role::Chair) => format!("The {title}"),
            (Some(seat), _) => self.name(seat),
            (None, Role::Secretariat) => "The secretariat".to_owned(),
            (None, _) => "The procedure".to_owned(),
        }
    }

    fn name(&self, seat: &str) -> String {
        let roster = &self.roster;
        roster.find(seat).map_or_else(|_| seat.to_owned(), |at| roster.seats()[at].name.clone())
    }

    fn names(&self, seats: &[String]) -> String {
        // looked up, not looked for: it can be a vote of thousands
        let known: HashMap<&str, &str> =
            self.roster.seats().iter().map(|seat| (seat.id.as_str(), seat.name.as_str())).collect();
        let name = |seat: &String| known.get(seat.as_str()).map_or_else(|| self.name(seat), |name| (*name).to_owned());
        seats.iter().map(name).collect::<Vec<String>>().join(", ")
    }

    fn matter(&self, id: &str) -> String {
        match self.matters.get(id).map(|matter| &matter.form) {
            Some(Form::Draft(draft)) => match &draft.symbol {
                Some(symbol) => format!("the draft {symbol}"),
                None => format!("the draft “{}”", draft.title),
            },
            Some(Form::Press(statement)) => format!("the press statement on {}", statement.title),
            Some(Form::Presidential(statement)) => format!("the presidential statement on {}", statement.title),
            _ => id.to_owned(),
        }
    }

    /// An amendment to a draft: its symbol, or what it does in quotation marks.
    fn amendment(&self, matter: &str, id: &str) -> String {
        let found = match self.matters.get(matter).map(|matter| &matter.form) {
            Some(Form::Draft(draft)) => draft.amendment(id),
            _ => None,
        };
        match found.map(|amendment| (&amendment.symbol, &amendment.says)) {
            Some((Some(symbol), _)) => format!("the amendment {symbol}"),
            Some((None, says)) => format!("the amendment “{}”", clean(says)),
            None => format!("the amendment {id}"),
        }
    }

    /// What is voted on in a vote of a matter.
    fn voted(&self, matter: &str, vote: &str) -> String {
        let votes = self.matters.get(matter).map(|matter| matter.votes.as_slice()).unwrap_or_default();
        let found = votes.iter().find(|other| other.opened.vote == vote);
        found.map_or_else(|| vote.to_owned(), |vote| self.subject(matter, &vote.opened))
    }

    fn time(&self, at: jiff::Timestamp) -> String {
        let clock = at.to_zoned_datetime(self.law.procedure.time_zone());
        clock.strftime("%-d %B %Y, %H:%M %Z").to_string()
    }

    /// The kind of line, its sentence and what stands under it; nothing for single ballots, which the vote tells together.
    fn event(&self, step: &Step, event: &Event) -> Option<(&'static str, String, Vec<String>)> {
        let who = self.who(step);
        let act = |says: String| Some(("act", says, Vec::new()));
        match event {
            Event::Vote(event) => self.vote(step, event),
            Event::Silence(event) => self.silence(step, event, &who),
            Event::Duty(duty::Event::Arose(duty)) => {
                let by = duty.by.map(|by| format!(", by {}", by.strftime("%-d %B %Y"))).unwrap_or_default();
                let word = if duty.optional { "It may follow" } else { "It follows" };
                let says = format!("{word}{by}: {} {} ({}{}).", duty.who, duty.says, duty.cite, duty.mark);
                Some(("duty", says, Vec::new()))
            }
            Event::Duty(duty::Event::Discharged { how, .. }) => act(format!("Done: {}.", clean(how))),
            Event::Meeting(event) => self.meeting(step, event, &who),
            Event::Draft(event) => self.draft(step, event, &who),
            Event::Press(event) => act(press_says(event, &who)?),
            Event::Presidential(event) => act(self.presidential(step, event, &who)),
            Event::Election(event) => act(election_says(event)),
            Event::StrawPoll(event) => act(match event {
                straw_poll::Event::Began { title, candidates, .. } => {
                    format!("Straw polls begin on {title}: {}.", candidates.join(", "))
                }
                straw_poll::Event::CandidateWithdrew { name } => format!("{name} withdraws."),
                straw_poll::Event::Ended => "The straw polls are over.".to_owned(),
            }),
            Event::NoObjection(event) => act(match event {
                no_objection::Event::Proposed { title, .. } => format!("{who} proposes {title}."),
                no_objection::Event::Objected => "The proposal is objected to.".to_owned(),
                no_objection::Event::Approved => "The proposal is approved: nobody objected in time.".to_owned(),
                no_objection::Event::Referred { to } => format!("The proposal is referred to {to}."),
                no_objection::Event::Withdrawn => format!("{who} withdraws the proposal."),
            }),
            Event::Reverse(event) => act(match event {
                reverse::Event::Began { title, deadline, .. } => {
                    format!("{title} takes effect on {} unless it is stopped.", self.time(*deadline))
                }
                reverse::Event::Opposed { by } => format!("{} is against it.", self.name(by)),
                reverse::Event::Relented { by } => format!("{} is no longer against it.", self.name(by)),
                reverse::Event::Stopped { cite } => format!("It is stopped ({cite})."),
                reverse::Event::TookEffect { cite } => format!("It takes effect: not all were against it ({cite})."),
                reverse::Event::Referred { by, to } => format!("{} refers it to {to}.", self.name(by)),
            }),
            Event::Trigger(event) => self.trigger(event),
            Event::Body(event) => self.body(event).and_then(act),
        }
    }

    fn vote(&self, step: &Step, event: &Vote) -> Option<(&'static str, String, Vec<String>)> {
        match event {
            Vote::Opened(opened) => {
                let says = format!("{} puts to the vote: {}.", self.who(step), self.subject(&step.matter, opened));
                Some(("act", says, Vec::new()))
            }
            Vote::Decided { vote, verdicts } => {
                let opened = self.matters.get(&step.matter)?.votes.iter().find(|other| other.opened.vote == *vote)?;
                let said = verdicts.iter().map(|verdict| self.verdict(&step.matter, &opened.opened, verdict));
                let (mut says, mut under) = (Vec::new(), Vec::new());
                for (sentence, reasons) in said {
                    says.push(sentence);
                    under.extend(reasons);
                }
                let stopped = self.stopped_by(opened);
                if !stopped.is_empty() {
                    says.push(format!("Vetoed by: {}.", stopped.join(", ")));
                }
                Some(("vote", says.join(" "), under))
            }
            Vote::Passed { seat, .. } => Some(("act", format!("{} passes.", self.name(seat)), Vec::new())),
            Vote::Annulled { why, .. } => {
                Some(("act", format!("The vote is annulled, to be taken again: {}.", clean(why)), Vec::new()))
            }
            Vote::Extended { deadline, why, .. } => Some((
                "act",
                format!("The vote stays open until {}: {}.", self.time(*deadline), clean(why)),
                Vec::new(),
            )),
            Vote::Corrected { vote, correction } => {
                let by = self.name(&correction.seat);
                let entered = if correction.entered { ", entered by the secretariat" } else { "" };
                let why = correction.why.as_ref().map(|why| format!(": {}", clean(why))).unwrap_or_default();
                let (meant, on) = (correction.meant.says(), self.voted(&step.matter, vote));
                let says = format!(
                    "{by} says of the vote on {on} that it had meant to vote {meant}{entered}{why}. The outcome stands."
                );
                Some(("act", says, Vec::new()))
            }
            Vote::Cast { .. } | Vote::Closed { .. } => None,
        }
    }

    fn subject(&self, matter: &str, opened: &Opened) -> String {
        match &opened.subject {
            Subject::Whole => self.matter(matter),
            Subject::Part(id) => format!("{id} of {}", self.matter(matter)),
            Subject::Amendment(id) => format!("{} to {}", self.amendment(matter, id), self.matter(matter)),
            Subject::Preliminary(question) => format!("the preliminary question whether the matter is {question}"),
            Subject::Challenge(_) => "whether to overrule the ruling".to_owned(),
            Subject::Motion(id) => self.motion(matter, id),
            Subject::Agenda => "the provisional agenda".to_owned(),
            Subject::Invitation(id) => self.invitation(matter, id),
            Subject::Credentials(seat) => format!("the credentials of {}", self.name(seat)),
            Subject::Election => format!("a ballot among {}", opened.candidates.join(", ")),
            Subject::Straw(name) => format!("a straw poll on {name}"),
        }
    }

    fn motion(&self, matter: &str, id: &str) -> String {
        let motion = match self.matters.get(matter).map(|matter| &matter.form) {
            Some(Form::Meeting(meeting)) => meeting.motions.iter().find(|motion| motion.id == id),
            _ => None,
        };
        let rule = motion.and_then(|motion| self.law.procedure.motion(&motion.motion));
        rule.map_or_else(|| format!("the motion {id}"), |rule| format!("the motion {}", rule.name))
    }

    fn invitation(&self, matter: &str, id: &str) -> String {
        let found = match self.matters.get(matter).map(|matter| &matter.form) {
            Some(Form::Meeting(meeting)) => meeting.invitations.iter().find(|invitation| invitation.id == id),
            _ => None,
        };
        found.map_or_else(|| format!("the invitation {id}"), |found| format!("the invitation of {}", found.who))
    }

    /// The members whose negative vote alone stopped what was voted on; nobody if choices are not shown.
    fn stopped_by(&self, vote: &penholder_core::procedure::Vote) -> Vec<String> {
        let hidden = vote.is_secret() || vote.ballots.values().any(|ballot| ballot.choice.is_none());
        let (Ok(roster), false) = (vote.roster(), hidden || vote.opened.places.is_some()) else { return Vec::new() };
        let Ok(kind) = self.law.charter.kind(&vote.opened.kind) else { return Vec::new() };
        let question = &vote.opened.question;
        let seated = self.law.charter.seated(question, Some(kind), vote.opened.on, &roster, ReadBy::Practice);
        let found = seated.map(|seated| decide(&seated, &vote.positions()).vetoes()).unwrap_or_default();
        found.into_iter().filter_map(|seat| Some(roster.seats().get(seat)?.name.clone())).collect()
    }

    fn verdict(&self, matter: &str, opened: &Opened, verdict: &Verdict) -> (String, Vec<String>) {
        let of = |position: Position| -> usize {
            verdict.tally.iter().filter(|part| part.position == position).map(|part| part.count).sum()
        };
        let (yes, no, abstain) = (of(Position::Yes), of(Position::No), of(Position::Abstain));
        let mut counts = match &opened.subject {
            Subject::Straw(_) => format!("{yes} encourage, {no} discourage, {abstain} no opinion"),
            Subject::Election => format!("{yes} votes"),
            _ => format!("{yes} in favour, {no} against, {abstain} abstaining"),
        };
        for position in [Position::NotParticipating, Position::Absent, Position::Recused, Position::Barred] {
            if of(position) > 0 {
                let _ = write!(counts, ", {} {}", of(position), position.says());
            }
        }
        let says = match (&verdict.says, &verdict.of) {
            (Some(label), Some(of)) => format!("{of}: {label} ({counts})."),
            (Some(label), None) => {
                // `the amendment is adopted`, said of what is named before it
                let is = label.strip_prefix("the ").and_then(|label| label.split_once(" is "));
                let label = is.filter(|(what, _)| !what.contains(' ')).map_or(label.as_str(), |(_, how)| how);
                format!("{}: {label} ({counts}).", capital(&self.subject(matter, opened)))
            }
            (None, _) => format!("{}: {counts}.", capital(&self.subject(matter, opened))),
        };
        let mut under: Vec<String> = verdict.tally.iter().filter_map(|part| self.roll(part)).collect();
        if opened.subject != Subject::Election {
            under.extend(verdict.findings.iter().map(|found| {
                let met = if found.met { "met" } else { "not met" };
                format!("{}: {} counted, {met} ({})", capital(&found.says), found.counted, found.cite)
            }));
        }
        (says, under)
    }

    /// Who was in a position, or of which class they were.
    fn roll(&self, part: &Counted) -> Option<String> {
        let word = capital(part.position.says());
        match &part.class {
            Some(class) => {
                let name = self.law.charter.class(class).map_or(class.as_str(), |class| class.plural.as_str());
                Some(format!("{word}, {name}: {}", part.count))
            }
            None if part.seats.is_empty() => None,
            None => Some(format!("{word} ({}): {}", part.count, self.names(&part.seats))),
        }
    }

    fn standing(&self) -> Vec<String> {
        let told = self.matters.iter().filter(|(_, matter)| !matches!(matter.form, Form::Body(_) | Form::Meeting(_)));
        told.map(|(id, matter)| format!("{}: {}", capital(&self.matter(id)), matter.stage())).collect()
    }
}

/// Somebody's words within a sentence of ours: without the mark at their end.
fn clean(words: &str) -> &str {
    words.trim().trim_end_matches(['.', ';', ',', ' '])
}
