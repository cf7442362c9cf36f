//! Putting a draft and what belongs to it to the vote, and what follows.
//!
//! Implements: what comes first (motions, rule 33; drafts in the order of submission, rule 32; the class of the question;
//! amendments, rule 36; parts, rule 32; then the whole), customs that warn, and the consequences of every vote.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan};

use super::acting::not_now;
use super::amendment::AmendmentState;
use super::class::{self, Class};
use super::{Draft, Event, Question, Stage, Without};
use crate::charter::Way;
use crate::charter::procedure::{Article, Effect, Method, SymbolOf};
use crate::procedure::meeting::{Meeting, MotionState, Stage as MeetingStage};
use crate::procedure::vote::{self, Put, Subject, Verdict};
use crate::procedure::{Actor, Event as AnyEvent, Form, Matter, Refusal, Sitting, duty, symbol};

/// Puts something to the vote.
pub(super) fn put(
    sitting: &Sitting<'_>,
    matter: &Matter,
    draft: &Draft,
    actor: &Actor,
    question: Question,
    method: Option<Method>,
    deadline: Option<Timestamp>,
) -> Result<Vec<AnyEvent>, Refusal> {
    let in_writing = method == Some(Method::Written);
    let (mut events, listed) = if in_writing { (Vec::new(), None) } else { listed(sitting, draft) };
    let draft = listed.as_ref().unwrap_or(draft);
    let hall = Hall { sitting, matter, draft };
    if in_writing {
        sitting.officer(actor, "put it to the vote", Article::Voting)?;
        hall.in_writing(deadline)?;
    } else {
        sitting.chair(actor, "put it to the vote", Article::Voting)?;
        hall.in_meeting()?;
    }
    let mut put = match question {
        Question::Preliminary => hall.preliminary()?,
        Question::Challenge => hall.challenge()?,
        Question::Amendment(id) => hall.amendment(&id)?,
        Question::Part(id) => hall.part(&id)?,
        Question::Whole => {
            let put = hall.whole()?;
            events.extend(hall.customs()?);
            put
        }
    };
    put.method = method;
    put.deadline = deadline;
    put.aside.clone_from(&draft.aside);
    events.extend(vote::open(sitting, matter, put)?);
    Ok(events)
}

/// A tabled draft that is put is on the list of the open meeting from then on: the event, and the draft after it.
fn listed(sitting: &Sitting<'_>, draft: &Draft) -> (Vec<AnyEvent>, Option<Draft>) {
    let open = sitting.meeting().filter(|(_, meeting)| meeting.stage == MeetingStage::Open);
    match open {
        Some((id, _)) if draft.stage == Stage::Tabled => {
            let (meeting, stage) = (Some(id.to_owned()), Stage::Scheduled);
            let scheduled = AnyEvent::Draft(Event::Scheduled { meeting: id.to_owned() });
            (vec![scheduled], Some(Draft { meeting, stage, ..draft.clone() }))
        }
        _ => (Vec::new(), None),
    }
}

struct Hall<'s> {
    sitting: &'s Sitting<'s>,
    matter: &'s Matter,
    draft: &'s Draft,
}

const PUT: &str = "put it to the vote";

impl Hall<'_> {
    fn first(&self, first: String, article: Article) -> Refusal {
        Refusal::ComesFirst { act: PUT, first, cite: self.sitting.article(article).to_owned() }
    }

    fn in_writing(&self, deadline: Option<Timestamp>) -> Result<(), Refusal> {
        if !self.draft.is_tabled() {
            return Err(not_now(self.sitting, self.draft, PUT));
        }
        let cite = || self.sitting.article(Article::Voting).to_owned();
        match deadline {
            Some(deadline) if deadline > self.sitting.now => Ok(()),
            Some(deadline) => {
                let given = self.sitting.says_time(deadline);
                Err(Refusal::Unfit { given, why: "the deadline lies in the past".to_owned(), cite: cite() })
            }
            None => Err(Refusal::Needs { act: PUT, missing: "a deadline".to_owned(), cite: cite() }),
        }
    }

    fn in_meeting(&self) -> Result<(), Refusal> {
        let (id, meeting) = self.meeting()?;
        if self.draft.stage != Stage::Scheduled || self.draft.meeting.as_deref() != Some(id) {
            return Err(not_now(self.sitting, self.draft, PUT));
        }
        if let Some(motion) = meeting.first_motion(self.sitting.procedure) {
            let name = self.sitting.procedure.motion(&motion.motion).map_or(motion.motion.as_str(), |rule| &rule.name);
            return Err(self.first(format!("the motion {name}"), Article::Motion));
        }
        if let Some(point) = meeting.points.iter().find(|point| point.is_pending()) {
            let of = self.sitting.called(&point.by);
            return Err(self.first(format!("the point of order of {of}"), Article::Order));
        }
        self.in_order(meeting)
    }

    fn meeting(&self) -> Result<(&str, &Meeting), Refusal> {
        let open = self.sitting.meeting().filter(|(_, meeting)| meeting.stage == MeetingStage::Open);
        open.ok_or_else(|| Refusal::Needs {
            act: PUT,
            missing: "a meeting that is open, with its agenda adopted".to_owned(),
            cite: self.sitting.article(Article::Meeting).to_owned(),
        })
    }

    /// Drafts are voted in the order of their submission, unless the body decided otherwise.
    fn in_order(&self, meeting: &Meeting) -> Result<(), Refusal> {
        if meeting.first.contains(&self.matter.id) {
            return Ok(());
        }
        let earlier = |(id, other): &(&String, &Arc<Matter>)| match &other.form {
            Form::Draft(other) => {
                other.stage == Stage::Scheduled
                    && other.meeting == self.draft.meeting
                    && **id != self.matter.id
                    && (meeting.first.contains(id) || other.tabled_at < self.draft.tabled_at)
            }
            _ => false,
        };
        match self.sitting.matters.iter().find(earlier).map(|(_, other)| &other.form) {
            Some(Form::Draft(other)) => {
                Err(self.first(format!("`{}`, which was submitted earlier,", other.called()), Article::OrderOfDrafts))
            }
            _ => Ok(()),
        }
    }

    fn preliminary(&self) -> Result<Put, Refusal> {
        let Class::Disputed { doctrine, .. } = &self.draft.class else {
            return Err(not_now(self.sitting, self.draft, "put the preliminary question"));
        };
        let doctrine = class::doctrine(self.sitting, doctrine)?;
        match &doctrine.way {
            Way::PreliminaryQuestion { under, carried, .. } => {
                let mut put = Put::new(Subject::Preliminary(carried.clone()), &self.draft.kind);
                put.question = Some(under.clone());
                Ok(put)
            }
            Way::Ruling { .. } => Err(Refusal::ComesFirst {
                act: "put the preliminary question",
                first: "the ruling of the chair".to_owned(),
                cite: doctrine.cite.clone(),
            }),
        }
    }

    fn challenge(&self) -> Result<Put, Refusal> {
        let Class::Challenged { question, doctrine, .. } = &self.draft.class else {
            return Err(not_now(self.sitting, self.draft, "put the challenge"));
        };
        let doctrine = class::doctrine(self.sitting, doctrine)?;
        let kind = self.sitting.procedure.ruling_kind.as_deref().unwrap_or(&self.draft.kind);
        let mut put = Put::new(Subject::Challenge(question.clone()), kind);
        if let Way::Ruling { overruled_under, .. } = &doctrine.way {
            put.question = Some(overruled_under.clone());
        }
        Ok(put)
    }

    /// What has to be settled before anything of the text is put.
    fn settled(&self) -> Result<(), Refusal> {
        match &self.draft.class {
            Class::Disputed { .. } => Err(self.first("of which class the question is".to_owned(), Article::Class)),
            Class::Challenged { .. } => Err(self.first("the challenge of the ruling".to_owned(), Article::Order)),
            _ => Ok(()),
        }
    }

    fn amendment(&self, id: &str) -> Result<Put, Refusal> {
        self.settled()?;
        let next = self.draft.next_amendment();
        let pending = self.draft.amendment(id).filter(|amendment| amendment.state == AmendmentState::Pending);
        if pending.is_none() {
            return Err(Refusal::Unknown {
                what: "pending amendment",
                id: id.to_owned(),
                known: next.map_or_else(String::new, |next| next.id.clone()),
                cite: self.sitting.article(Article::Amendment).to_owned(),
            });
        }
        match next {
            Some(next) if next.id != id => {
                Err(self.first(format!("the amendment `{}`", next.called()), Article::Amendment))
            }
            _ => Ok(self.put_under(Subject::Amendment(id.to_owned()), "amendment")),
        }
    }

    fn part(&self, id: &str) -> Result<Put, Refusal> {
        self.settled()?;
        self.no_amendment()?;
        let pending = |part: &&super::Part| part.kept.is_none();
        match self.draft.parts.iter().find(pending) {
            Some(next) if next.id == id => Ok(self.put_under(Subject::Part(id.to_owned()), "part")),
            Some(next) => Err(self.first(format!("the part {}", next.id), Article::Parts)),
            None => Err(not_now(self.sitting, self.draft, "put a part of it")),
        }
    }

    fn no_amendment(&self) -> Result<(), Refusal> {
        self.draft
            .next_amendment()
            .map_or(Ok(()), |next| Err(self.first(format!("the amendment `{}`", next.called()), Article::Amendment)))
    }

    fn whole(&self) -> Result<Put, Refusal> {
        self.settled()?;
        self.no_amendment()?;
        if let Some(part) = self.draft.parts.iter().find(|part| part.kept.is_none()) {
            return Err(self.first(format!("the part {}", part.id), Article::Parts));
        }
        if self.draft.mover_invited && self.draft.asked_for_by.is_none() {
            let missing = "the request of a member: its mover has no seat".to_owned();
            let cite = self.sitting.article(Article::Draft).to_owned();
            return Err(Refusal::Needs { act: PUT, missing, cite });
        }
        Ok(self.put_under(Subject::Whole, &self.draft.kind))
    }

    /// Under this kind if the charter knows it, with the class that was settled.
    fn put_under(&self, subject: Subject, kind: &str) -> Put {
        let known = self.sitting.charter.kind(kind).is_ok();
        let mut put = Put::new(subject, if known { kind } else { &self.draft.kind });
        put.question = self.draft.class.question().map(str::to_owned);
        put
    }

    /// Customs of time: they warn, unless they are law.
    fn customs(&self) -> Result<Vec<AnyEvent>, Refusal> {
        let Some(tabled_at) = self.draft.tabled_at else { return Ok(Vec::new()) };
        let mut warnings = Vec::new();
        for custom in &self.sitting.procedure.customs {
            let from = tabled_at.checked_add(custom.hours_before_vote.hours()).unwrap_or(Timestamp::MAX);
            if self.sitting.now >= from || self.draft.waived.contains(&custom.id) {
                continue;
            }
            if custom.law {
                let from = self.sitting.says_time(from);
                return Err(Refusal::TooEarly { act: PUT, from, cite: custom.cite.clone() });
            }
            let cite = format!("{}{}", custom.cite, custom.mark.suffix());
            let (custom, says) = (custom.id.clone(), custom.says.clone());
            warnings.push(AnyEvent::Draft(Event::CustomNotKept { custom, says, cite }));
        }
        Ok(warnings)
    }
}

/// Adopts without a vote, if nobody wants one.
pub(super) fn without(
    sitting: &Sitting<'_>,
    matter: &Matter,
    draft: &Draft,
    actor: &Actor,
    how: Without,
) -> Result<Vec<AnyEvent>, Refusal> {
    let act = "adopt it without a vote";
    sitting.chair(actor, act, Article::Consensus)?;
    let (mut events, listed) = listed(sitting, draft);
    let draft = listed.as_ref().unwrap_or(draft);
    let hall = Hall { sitting, matter, draft };
    hall.in_meeting()?;
    hall.whole()?;
    if let Some(by) = draft.wants_vote.first() {
        let cite = sitting.article(Article::Consensus).to_owned();
        return Err(Refusal::Objected { act, by: sitting.called(by), cite });
    }
    if matter.votes.last().is_some_and(vote::Vote::is_pending) {
        return Err(hall.first("the vote that is open".to_owned(), Article::Voting));
    }
    events.push(adopted(sitting, draft, how.label())?);
    Ok(events)
}

fn adopted(sitting: &Sitting<'_>, draft: &Draft, label: &str) -> Result<AnyEvent, Refusal> {
    let symbol = match &draft.reserved {
        Some(reserved) => Some(reserved.clone()),
        None => symbol::next(sitting, SymbolOf::Adopted, &draft.kind, None)?,
    };
    Ok(AnyEvent::Draft(Event::Adopted { label: label.to_owned(), symbol }))
}

/// What follows the announcement of a vote, and a silence that passed.
pub(crate) fn consequences(
    sitting: &Sitting<'_>,
    matter: &Matter,
    draft: &Draft,
    subject: &Subject,
    verdict: &Verdict,
) -> Result<Vec<AnyEvent>, Refusal> {
    let carried = verdict.adopted == Some(true);
    let label = verdict.label.clone().unwrap_or_default();
    let mut events = match subject {
        Subject::Whole if carried => vec![adopted(sitting, draft, &label)?],
        Subject::Whole => vec![AnyEvent::Draft(Event::NotAdopted { label })],
        Subject::Amendment(id) => {
            vec![AnyEvent::Draft(Event::AmendmentDecided { id: id.clone(), adopted: carried, label })]
        }
        Subject::Part(id) => part_decided(draft, id, carried, label),
        Subject::Preliminary(_) | Subject::Challenge(_) => {
            class::settled(sitting, &draft.class, carried).map(AnyEvent::Draft).into_iter().collect()
        }
        _ => Vec::new(),
    };
    events.extend(duty::arising(sitting, matter, verdict.label.as_deref()));
    Ok(events)
}

/// A part is kept or not; a text of which every part is lost is lost.
fn part_decided(draft: &Draft, id: &str, kept: bool, label: String) -> Vec<AnyEvent> {
    let lost = |part: &super::Part| part.kept == Some(false) || (part.id == id && !kept);
    let all_lost = draft.parts.iter().all(lost) && draft.parts.len() > 1;
    let decided = Event::PartDecided { id: id.to_owned(), kept, label: label.clone() };
    let mut events = vec![AnyEvent::Draft(decided)];
    if all_lost {
        events.push(AnyEvent::Draft(Event::NotAdopted { label }));
    }
    events
}

/// What the meeting means for the draft now, if anything.
pub(super) fn following(sitting: &Sitting<'_>, matter: &Matter, draft: &Draft) -> Option<Event> {
    if let Stage::Postponed(Some(until)) = draft.stage
        && until <= sitting.now
    {
        return Some(Event::Returned);
    }
    if draft.stage != Stage::Scheduled {
        return None;
    }
    let Form::Meeting(meeting) = &sitting.matters.get(draft.meeting.as_ref()?)?.form else { return None };
    match &meeting.stage {
        MeetingStage::ClosedWithoutAgenda => return Some(Event::NotPut),
        MeetingStage::Adjourned(_) => return Some(Event::Returned),
        _ => {}
    }
    let about = |motion: &&crate::procedure::meeting::Motion| {
        motion.state == MotionState::Carried
            && motion.about.as_deref() == Some(matter.id.as_str())
            && !draft.followed.contains(&motion.id)
    };
    meeting.motions.iter().filter(about).find_map(|motion| {
        let id = motion.id.clone();
        match sitting.procedure.motion(&motion.motion)?.effect {
            Effect::Postpone => Some(Event::Postponed { motion: id, until: motion.until }),
            Effect::Refer => Some(Event::Referred { motion: id, to: motion.to.clone() }),
            Effect::Divide => Some(Event::Divided { motion: id, parts: motion.parts.clone() }),
            _ => None,
        }
    })
}

/// What is due for a draft.
pub(crate) fn due(sitting: &Sitting<'_>, matter: &Matter, draft: &Draft) -> Option<super::Command> {
    let idle = !matter.votes.last().is_some_and(vote::Vote::is_pending);
    (idle && following(sitting, matter, draft).is_some()).then_some(super::Command::Follow)
}
