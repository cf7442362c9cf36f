//! Minutes: what happened, told so that people want to read it.
//!
//! Always: every outcome comes with its arithmetic and its article, every refusal with its article, every doubtful fact
//! with its mark. Nothing is told that no event says.

use std::fmt::Write as _;

use penholder_core::Roster;
use penholder_core::position::Position;
use penholder_core::procedure::meeting::Speech;
use penholder_core::procedure::resolution::{Event as Draft, Shape};
use penholder_core::procedure::vote::{Counted, Event as Vote, Opened, Verdict};
use penholder_core::procedure::{
    Actor, Event, Form, Matters, Role, Subject, body, duty, election, meeting, no_objection, presidential, press,
    reverse, silence, straw_poll, trigger,
};

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
            Err(why) => push("refused", format!("{} is refused: {why}.", self.who(step)), Vec::new()),
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
        let names: Vec<String> = seats.iter().map(|seat| self.name(seat)).collect();
        names.join(", ")
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
            Event::Duty(duty::Event::Discharged { how, .. }) => act(format!("Done: {how}.")),
            Event::Meeting(event) => self.meeting(event, &who),
            Event::Draft(event) => self.draft(step, event, &who),
            Event::Press(event) => act(press_says(event, &who)?),
            Event::Presidential(event) => act(self.presidential(event, &who)),
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
            Event::Body(event) => body_says(event).and_then(act),
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
                Some(("vote", says.join(" "), under))
            }
            Vote::Passed { seat, .. } => Some(("act", format!("{} passes.", self.name(seat)), Vec::new())),
            Vote::Annulled { why, .. } => {
                Some(("act", format!("The vote is annulled, to be taken again: {why}."), Vec::new()))
            }
            Vote::Extended { deadline, why, .. } => {
                Some(("act", format!("The vote stays open until {}: {why}.", self.time(*deadline)), Vec::new()))
            }
            Vote::Corrected { vote, correction } => {
                let by = self.name(&correction.seat);
                let entered = if correction.entered { ", entered by the secretariat" } else { "" };
                let why = correction.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
                let meant = correction.meant.says();
                let says =
                    format!("{by} says of {vote} that it had meant to vote {meant}{entered}{why}. The outcome stands.");
                Some(("act", says, Vec::new()))
            }
            Vote::Cast { .. } | Vote::Closed { .. } => None,
        }
    }

    fn subject(&self, matter: &str, opened: &Opened) -> String {
        let draft = match self.matters.get(matter).map(|matter| &matter.form) {
            Some(Form::Draft(draft)) => Some(draft),
            _ => None,
        };
        match &opened.subject {
            Subject::Whole => self.matter(matter),
            Subject::Part(id) => format!("{id} of {}", self.matter(matter)),
            Subject::Amendment(id) => {
                let amendment = draft.and_then(|draft| draft.amendment(id));
                let called = amendment.map_or(id.as_str(), |amendment| amendment.called());
                format!("the amendment {called} to {}", self.matter(matter))
            }
            Subject::Preliminary(question) => format!("the preliminary question whether the matter is {question}"),
            Subject::Challenge(_) => "whether to overrule the ruling".to_owned(),
            Subject::Motion(id) => self.motion(matter, id),
            Subject::Agenda => "the provisional agenda".to_owned(),
            Subject::Invitation(id) => format!("the invitation {id}"),
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
            (Some(label), None) => format!("{}: {counts}.", capital(label)),
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

    fn silence(&self, step: &Step, event: &silence::Event, who: &str) -> Option<(&'static str, String, Vec<String>)> {
        use silence::Event as S;
        let text = self.matter(&step.matter);
        let because = |reason: &Option<String>| reason.as_ref().map(|r| format!(": {r}")).unwrap_or_default();
        let (kind, says) = match event {
            S::Placed { deadline, wording, .. } => (
                "act",
                format!(
                    "{who} places {text} ({}, text {}) under silence until {}.",
                    wording.version,
                    wording.short(),
                    self.time(*deadline)
                ),
            ),
            S::Started { .. } => ("act", "Nobody objects to the silence: it runs.".to_owned()),
            S::Declined { by, .. } => ("act", format!("{} objects to starting silence.", self.name(by))),
            S::Extended { deadline, .. } => ("act", format!("The silence is extended until {}.", self.time(*deadline))),
            S::TimeAsked { by, reason, .. } => {
                ("act", format!("{} asks for more time{}.", self.name(by), because(reason)))
            }
            S::Broken { by, reason, counter, .. } => {
                let by = by.as_ref().map_or_else(|| "A member".to_owned(), |by| self.name(by));
                let counter = if counter.is_some() { "; it offers another text" } else { "" };
                ("act", format!("{by} breaks the silence{}{counter}.", because(reason)))
            }
            S::Held { by, reason, .. } => ("act", format!("{} places a hold{}.", self.name(by), because(reason))),
            S::Released { by, .. } => ("act", format!("{} lifts its hold.", self.name(by))),
            S::Stopped { .. } => ("act", format!("{who} calls the silence off.")),
            S::Passed { .. } => ("due", "The deadline passes and nobody has objected: the text is agreed.".to_owned()),
        };
        Some((kind, says, Vec::new()))
    }

    fn meeting(&self, event: &meeting::Event, who: &str) -> Option<(&'static str, String, Vec<String>)> {
        use meeting::Event as M;
        let says = match event {
            M::Requested { by, why } => format!("{} asks for a meeting: {why}.", self.name(by)),
            M::Convened { symbol, chair, agenda, private, .. } => {
                let called = symbol.as_deref().map(|symbol| format!(" {symbol}")).unwrap_or_default();
                let private = if *private { " in private" } else { "" };
                let chair = chair.as_ref().map(|chair| format!(" {} presides.", self.name(chair))).unwrap_or_default();
                let agenda = if agenda.is_empty() { String::new() } else { format!(" Agenda: {}.", agenda.join("; ")) };
                format!("The meeting{called} is called{private}.{chair}{agenda}")
            }
            M::Rolled { seats } => {
                let there = seats.iter().filter(|(_, presence)| presence.is_there()).count();
                format!("The roll is taken: {there} are there.")
            }
            M::AgendaObjected { by, reason } => {
                let reason = reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
                format!("{} objects to the agenda{reason}.", self.name(by))
            }
            M::AgendaAdopted { voted: false } => "The agenda is adopted: nobody objects.".to_owned(),
            M::AgendaAdopted { voted: true } => "The agenda is adopted.".to_owned(),
            M::AgendaNotAdopted => "The meeting ends without its agenda.".to_owned(),
            M::InvitationProposed(invitation) => {
                let way = invitation.way.as_ref().map(|way| format!(", {way}")).unwrap_or_default();
                format!("It is proposed to invite {} under rule {}{way}.", invitation.who, invitation.rule)
            }
            M::InvitationObjected { by, .. } => format!("{} objects.", self.name(by)),
            M::InvitationDecided { agreed, .. } => {
                if *agreed { "The invitation is agreed." } else { "The invitation is not agreed." }.to_owned()
            }
            M::Moved(motion) => {
                let rule = self.law.procedure.motion(&motion.motion);
                let name = rule.map_or(motion.motion.as_str(), |rule| rule.name.as_str());
                let about = motion.about.as_ref().map(|about| format!(", about {}", self.matter(about)));
                let until = motion.until.map(|until| format!(", until {}", self.time(until)));
                let minutes = motion.minutes.map(|minutes| format!(", for {minutes} minutes"));
                let cite = rule.map(|rule| format!(" ({}{})", rule.cite, rule.mark.suffix())).unwrap_or_default();
                let rest: String = [about, until, minutes].into_iter().flatten().collect();
                format!("{} moves {name}{rest}{cite}.", self.name(&motion.by))
            }
            M::MotionSeconded { by, .. } => format!("{} seconds it.", self.name(by)),
            M::MotionObjected { by, .. } => format!("{} objects to the motion.", self.name(by)),
            M::MotionWithdrawn { .. } => format!("{who} withdraws the motion."),
            M::MotionDecided { carried, .. } => {
                if *carried { "The motion is carried." } else { "The motion is lost." }.to_owned()
            }
            M::PointRaised { by, says, .. } => format!("{} raises a point of order: {says}.", self.name(by)),
            M::Ruled { ruling, .. } => format!("{who} rules: {ruling}."),
            M::Challenged { by, .. } => format!("{} challenges the ruling.", self.name(by)),
            M::ChallengeDecided { overruled, .. } => {
                if *overruled { "The ruling is overruled." } else { "The ruling stands." }.to_owned()
            }
            M::Inscribed { seat } => format!("{} asks for the floor.", self.name(seat)),
            M::Struck { seat } => format!("{} is struck off the list.", self.name(seat)),
            M::Called { seat } => format!("{} has the floor.", self.name(seat)),
            M::Spoke { by, speech, says } => {
                let says = says.as_ref().map(|says| format!(": {says}")).unwrap_or_default();
                let what = match speech {
                    Speech::Statement => "speaks",
                    Speech::BeforeVote(_) => "explains its vote before the vote",
                    Speech::AfterVote(_) => "explains its vote after the vote",
                    Speech::Reply => "replies",
                };
                format!("{} {what}{says}.", self.name(by))
            }
            M::ChairCeded { by, to } => format!("{} cedes the chair to {}.", self.name(by), self.name(to)),
            M::ChairTaken { by } => format!("{} takes the chair back.", self.name(by)),
            M::Resumed => "The meeting goes on.".to_owned(),
            M::WentPrivate { private } => {
                if *private { "The meeting goes on in private." } else { "The meeting is public again." }.to_owned()
            }
            M::CommuniqueIssued { says } => format!("Communique: {says}."),
            M::Adjourned => "The meeting is adjourned.".to_owned(),
            M::TakenBack { act } => format!("{who} takes back {}.", act.says()),
        };
        Some(("act", says, Vec::new()))
    }

    fn draft(&self, step: &Step, event: &Draft, who: &str) -> Option<(&'static str, String, Vec<String>)> {
        let text = self.matter(&step.matter);
        let says = match event {
            Draft::Circulated { title, .. } => format!("{who} circulates a draft: {title}."),
            Draft::Versioned { wording } => format!("{who} circulates {} of {text}.", wording.version),
            Draft::Sponsored { by } => format!("{} sponsors {text}.", self.name(by)),
            Draft::Seconded { by } => format!("{} seconds {text}.", self.name(by)),
            Draft::VoteAsked { by } => format!("{} asks for a vote on {text}.", self.name(by)),
            Draft::Agreed => return None,
            Draft::Tabled { symbol, .. } => {
                let symbol = symbol.as_ref().map(|symbol| format!(" as {symbol}")).unwrap_or_default();
                format!("{who} tables it{symbol}.")
            }
            Draft::Revised { wording, oral } => {
                let how = if *oral { "orally revises" } else { "revises" };
                format!("{who} {how} {text}: {}.", wording.version)
            }
            Draft::Scheduled { .. } | Draft::Reserved { .. } | Draft::AmendmentsOrdered { .. } => return None,
            Draft::CustomWaived { custom } => format!("The custom `{custom}` is waived."),
            Draft::CustomNotKept { says, cite, .. } => {
                return Some(("warning", format!("Custom not kept: {says} ({cite})."), Vec::new()));
            }
            Draft::AmendmentMoved(amendment) => {
                let oral = if amendment.symbol.is_none() { "an oral amendment" } else { "the amendment" };
                let symbol = amendment.symbol.as_ref().map(|symbol| format!(" {symbol}")).unwrap_or_default();
                let does = match amendment.shape {
                    Shape::Adds => "adds",
                    Shape::Deletes => "deletes",
                    Shape::Revises => "revises",
                };
                format!("{} moves {oral}{symbol}, which {does}: {}.", self.name(&amendment.by), amendment.says)
            }
            Draft::AmendmentAccepted { id, .. } => format!("{who} takes the amendment {id} over: no vote is needed."),
            Draft::AmendmentWithdrawn { id } => format!("{who} withdraws the amendment {id}."),
            Draft::AmendmentDecided { .. } => return None,
            Draft::PartsAsked { by, parts } => {
                format!("{} asks for separate votes on {}.", self.name(by), parts.join(", "))
            }
            Draft::PartsRefused => format!("{who} objects to separate votes: the text is voted as a whole."),
            Draft::PartDecided { .. } => return None,
            Draft::ClassDisputed { by, doctrine } => {
                let found = self.law.charter.doctrines.iter().find(|known| known.id == *doctrine);
                let name = found.map_or(doctrine.as_str(), |doctrine| doctrine.name.as_str());
                format!("{} disputes of which class the question is; it is settled by {name}.", self.name(by))
            }
            Draft::ClassRuled { question } => format!("{who} rules that the question is {question}."),
            Draft::ClassChallenged { by } => format!("{} challenges the ruling.", self.name(by)),
            Draft::ClassSettled { question, .. } => format!("So the question is {question}."),
            Draft::ReservedOn(reservation) if reservation.paragraphs.is_empty() => {
                format!("{} lifts its reservation on {text}.", self.name(&reservation.by))
            }
            Draft::ReservedOn(reservation) => {
                let why = reservation.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
                let on = reservation.paragraphs.join(", ");
                format!("{} reserves its position on {on} of {text}{why}.", self.name(&reservation.by))
            }
            Draft::StoodAside { seat, position } => format!("{} is {}.", self.name(seat), position.says()),
            Draft::VoteWanted { by } => format!("{} wants a vote.", self.name(by)),
            Draft::Adopted { label, symbol } => {
                let symbol = symbol.as_ref().map(|symbol| format!(" as {symbol}")).unwrap_or_default();
                let without = label.starts_with("adopted_without") || label.ends_with("acclamation");
                let said = self.law.charter.label(label).filter(|_| without);
                let says = said.map_or("adopted", |label| label.says.as_str());
                format!("{} is {says}{symbol}.", capital(&text))
            }
            Draft::NotAdopted { .. } => format!("{} is not adopted.", capital(&text)),
            Draft::Withdrawn => format!("{who} withdraws {text}."),
            Draft::TakenOver { by } => format!("{} takes {text} over as its own.", self.name(by)),
            Draft::Postponed { .. } => format!("{} is postponed.", capital(&text)),
            Draft::Referred { .. } => format!("{} is referred.", capital(&text)),
            Draft::Divided { parts, .. } => format!("{} is voted in parts: {}.", capital(&text), parts.join(", ")),
            Draft::Returned => format!("{} waits for a meeting again.", capital(&text)),
            Draft::NotPut => format!("{} is not put to the vote: there was no agenda.", capital(&text)),
            Draft::Lapsed => format!("{} lapses.", capital(&text)),
        };
        Some(("act", says, Vec::new()))
    }

    fn presidential(&self, event: &presidential::Event, who: &str) -> String {
        use presidential::Event as P;
        match event {
            P::Circulated { title, .. } => format!("{who} circulates a presidential statement on {title}."),
            P::Versioned { wording } => format!("{who} circulates {}.", wording.version),
            P::Reserved { symbol } => format!("The symbol {symbol} is kept for it."),
            P::Agreed => "The statement is agreed.".to_owned(),
            P::Adopted { symbol, .. } => {
                let symbol = symbol.as_ref().map(|symbol| format!(", {symbol}")).unwrap_or_default();
                format!("{who} makes the statement on behalf of the body{symbol}. It is no vote.")
            }
            P::Blocked { by, .. } => format!("{} objects: there is no statement.", self.name(by)),
            P::Dissociated(dissociation) => {
                let why = dissociation.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
                let from = if dissociation.paragraphs.is_empty() {
                    "it".to_owned()
                } else {
                    dissociation.paragraphs.join(", ")
                };
                format!("{} dissociates itself from {from}{why}. The statement stands.", self.name(&dissociation.by))
            }
            P::Recast { kind } => format!("{who} brings it again as a {kind}."),
            P::Withdrawn => format!("{who} withdraws the statement."),
            P::Lapsed => "The statement lapses.".to_owned(),
        }
    }

    fn trigger(&self, event: &trigger::Event) -> Option<(&'static str, String, Vec<String>)> {
        use trigger::Event as T;
        let (kind, says) = match event {
            T::Notified { title, effect, cite, by, deadline } => (
                "act",
                format!(
                    "{} notify {title}. Unless it is averted, {effect} on {} ({cite}).",
                    self.names(by),
                    self.time(*deadline)
                ),
            ),
            T::Linked { draft, delays_until } => {
                let what = if delays_until.is_some() { "delay" } else { "avert" };
                ("act", format!("{} would {what} it.", capital(&self.matter(draft))))
            }
            T::NotAverted { draft } => {
                ("due", format!("{} was not adopted: the effect still comes.", capital(&self.matter(draft))))
            }
            T::Averted { draft } => {
                ("due", format!("{} was adopted: the effect does not come.", capital(&self.matter(draft))))
            }
            T::Delayed { deadline, .. } => ("due", format!("The effect comes later, on {}.", self.time(*deadline))),
            T::TookEffect => ("due", "The term is over and nothing averted it: the effect comes.".to_owned()),
            T::Withdrawn => ("act", "The notification is withdrawn.".to_owned()),
        };
        Some((kind, says, Vec::new()))
    }

    fn standing(&self) -> Vec<String> {
        let told = self.matters.iter().filter(|(_, matter)| !matches!(matter.form, Form::Body(_) | Form::Meeting(_)));
        told.map(|(id, matter)| format!("{}: {}", capital(&self.matter(id)), matter.stage())).collect()
    }
}

fn press_says(event: &press::Event, who: &str) -> Option<String> {
    use press::Event as P;
    Some(match event {
        P::Circulated { title, .. } => format!("{who} circulates a press statement on {title} among the members."),
        P::Versioned { wording } => format!("{who} circulates {}.", wording.version),
        P::Reserved { .. } | P::Objected => return None,
        P::Issued { symbol } => {
            let symbol = symbol.as_ref().map(|symbol| format!(" as {symbol}")).unwrap_or_default();
            format!("The press statement is issued{symbol}.")
        }
        P::CutDown { points } => format!("It is cut down to elements to the press: {}.", points.join("; ")),
        P::Withdrawn { why } => {
            let why = why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
            format!("{who} withdraws the press statement{why}. There was no vote and no veto; it has no symbol.")
        }
        P::Lapsed => "Nobody goes on with the press statement: it lapses. There was no vote and no veto.".to_owned(),
    })
}

fn election_says(event: &election::Event) -> String {
    use election::Event as E;
    match event {
        E::Began { title, places, candidates, .. } => {
            format!("The election of {title} begins: {places} to elect; {} stand.", candidates.join(", "))
        }
        E::Majority { names } if names.is_empty() => "Nobody has the majority needed.".to_owned(),
        E::Majority { names } => format!("The majority needed: {}.", names.join(", ")),
        E::TooMany { names } => format!("More than there are places: {}; the ballot is held again.", names.join(", ")),
        E::CandidateWithdrew { name } => format!("{name} withdraws."),
        E::Compared { names, agreed } => {
            format!("The other organ has {}; on both lists: {}.", names.join(", "), agreed.join(", "))
        }
        E::ConferenceAsked => "A joint conference is asked for.".to_owned(),
        E::Completed => "The election is complete.".to_owned(),
        E::Ended => "The election is called off.".to_owned(),
    }
}

fn body_says(event: &body::Event) -> Option<String> {
    Some(match event {
        body::Event::LaidDown { .. } | body::Event::Seated { .. } => return None,
        body::Event::Presented { seat, instrument } => format!("{seat} shows its credentials: {instrument}."),
        body::Event::Reported { seat } => format!("The credentials of {seat} are in order."),
        body::Event::Objected { seat, by, .. } => {
            format!("{by} objects to the credentials of {seat}, which goes on sitting with full rights.")
        }
        body::Event::Decided { seat, accepted: true } => format!("The credentials of {seat} are accepted."),
        body::Event::Decided { seat, accepted: false } => format!("The credentials of {seat} are not accepted."),
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
