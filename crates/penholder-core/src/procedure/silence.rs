//! Silence: a text is agreed when a deadline passes and nobody objected.
//!
//! Implements: the silence procedure as a component of every kind of matter that knows it: placing under silence,
//! extension, breaking with a reason and a counter-text, holds, re-issue under a new silence, and the conclusion when the
//! deadline passes (working methods of the Security Council; no-objection in its committees; OSCE for starting by
//! consensus; lazy consensus of software bodies).
//! Always: it concludes exactly once, by [`due`](super::due), whether or not anyone looks; at the deadline itself it is too late to
//! object; it is no vote.
//! Not here: what agreement means for the matter (each kind), clocks (the sitting).

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Matter, Misfit, Refusal, Role, Sitting, Wording};
use crate::charter::procedure::Article;

/// A text under silence, or what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// Which silence of this matter it is, from 1.
    pub round: u32,
    /// The text.
    pub wording: Wording,
    /// The seats that may object; the drafter is one of them.
    pub participants: Vec<String>,
    /// From this instant on it is too late.
    pub deadline: Timestamp,
    /// The time zone in which the deadline was given.
    pub zone: String,
    /// Whether it is known who objected.
    pub attributed: bool,
    /// How often it was extended.
    pub extended: u32,
    /// The objections, in order.
    pub objections: Vec<Objection>,
    /// The holds, by seat, with when they lapse.
    pub holds: BTreeMap<String, Option<Timestamp>>,
    /// Where it stands.
    pub state: State,
}

/// Where a silence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It may start if nobody objects to that.
    Proposed,
    /// It runs.
    Running,
    /// It was broken.
    Broken,
    /// It passed: the text is agreed.
    Passed,
    /// It was called off.
    Stopped,
}

/// One objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Who objected, unless that is not told.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The text it could accept.
    pub counter: Option<Wording>,
}

/// What can be done about a silence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// A text is placed under silence.
    Place {
        /// The text.
        wording: Wording,
        /// Until when.
        deadline: Timestamp,
    },
    /// Nobody objected to starting it.
    Start,
    /// Somebody objects to starting it.
    Decline,
    /// More time is given.
    Extend {
        /// Until when now.
        deadline: Timestamp,
    },
    /// More time is asked for.
    AskTime {
        /// Why, or until when.
        reason: Option<String>,
    },
    /// Somebody objects.
    Break {
        /// Why.
        reason: Option<String>,
        /// The text it could accept.
        counter: Option<Wording>,
    },
    /// Somebody asks for time: pending, neither yes nor no.
    Hold {
        /// Why.
        reason: Option<String>,
    },
    /// It lets go.
    Release,
    /// It is called off by whoever placed it.
    Stop,
    /// The deadline has passed.
    Conclude,
}

/// What happened to a silence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A text was placed under silence.
    Placed {
        /// Which silence it is, from 1.
        round: u32,
        /// The text.
        wording: Wording,
        /// Who may object.
        participants: Vec<String>,
        /// Until when.
        deadline: Timestamp,
        /// The zone in which that is told.
        zone: String,
        /// Whether it is told who objects.
        attributed: bool,
        /// Whether it runs already, or has to be agreed to first.
        running: bool,
    },
    /// It was agreed to start it.
    Started {
        /// Which silence.
        round: u32,
    },
    /// Starting it was objected to.
    Declined {
        /// Which silence.
        round: u32,
        /// By whom.
        by: String,
    },
    /// It was extended.
    Extended {
        /// Which silence.
        round: u32,
        /// Until when now.
        deadline: Timestamp,
    },
    /// Time was asked for.
    TimeAsked {
        /// Which silence.
        round: u32,
        /// By whom.
        by: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// It was broken, or one more objected to the text.
    Broken {
        /// Which silence.
        round: u32,
        /// By whom, if that is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// The text it could accept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counter: Option<Wording>,
    },
    /// A hold was placed.
    Held {
        /// Which silence.
        round: u32,
        /// By whom.
        by: String,
        /// Until when at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A hold was lifted.
    Released {
        /// Which silence.
        round: u32,
        /// By whom.
        by: String,
    },
    /// It was called off.
    Stopped {
        /// Which silence.
        round: u32,
    },
    /// The deadline passed unbroken.
    Passed {
        /// Which silence.
        round: u32,
    },
}

impl Silence {
    /// Whether it runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state == State::Running
    }

    /// Whether a hold still keeps it from concluding.
    #[must_use]
    pub fn is_held(&self, now: Timestamp) -> bool {
        self.holds.values().any(|until| until.is_none_or(|until| until > now))
    }

    /// When it will conclude if nothing more happens; never, while a hold without an end is on it.
    #[must_use]
    pub fn concludes_at(&self) -> Option<Timestamp> {
        let mut at = Some(self.deadline);
        for until in self.holds.values() {
            at = at.zip(*until).map(|(a, b)| a.max(b));
        }
        at.filter(|_| self.is_running())
    }

    /// Whether it is due to conclude.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.is_running() && now >= self.deadline && !self.is_held(now)
    }
}

/// Acts about the silence of a matter.
pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let desk = Desk { sitting, matter };
    match command {
        Command::Place { wording, deadline } => desk.place(actor, wording, deadline),
        Command::Conclude => desk.conclude(actor),
        Command::Start => {
            let silence = desk.in_state("start the silence", &[State::Proposed])?;
            sitting.officer(actor, "start the silence", Article::Silence)?;
            one(Event::Started { round: silence.round })
        }
        Command::Decline => {
            let silence = desk.in_state("object to starting the silence", &[State::Proposed])?;
            let by = desk.participant(silence, actor, "object to starting the silence")?;
            one(Event::Declined { round: silence.round, by })
        }
        Command::Extend { deadline } => desk.extend(actor, deadline),
        Command::AskTime { reason } => {
            let silence = desk.before_deadline("ask for more time", &[State::Running])?;
            let by = desk.participant(silence, actor, "ask for more time")?;
            one(Event::TimeAsked { round: silence.round, by, reason })
        }
        Command::Break { reason, counter } => desk.break_it(actor, reason, counter),
        Command::Hold { reason } => desk.hold(actor, reason),
        Command::Release => {
            let silence = desk.in_state("lift a hold", &[State::Running])?;
            let by = desk.participant(silence, actor, "lift a hold")?;
            if !silence.holds.contains_key(&by) {
                return Err(desk.not_now("lift a hold", "not on hold by it"));
            }
            one(Event::Released { round: silence.round, by })
        }
        Command::Stop => {
            let silence = desk.in_state("call the silence off", &[State::Running, State::Proposed])?;
            desk.owner(actor, "call the silence off")?;
            one(Event::Stopped { round: silence.round })
        }
    }
}

fn one(event: Event) -> Result<Vec<AnyEvent>, Refusal> {
    Ok(vec![AnyEvent::Silence(event)])
}

struct Desk<'s> {
    sitting: &'s Sitting<'s>,
    matter: &'s Matter,
}

impl<'s> Desk<'s> {
    fn cite(&self) -> String {
        self.sitting.article(self.matter.form.silence_article()).to_owned()
    }

    fn not_now(&self, act: &'static str, stage: &str) -> Refusal {
        Refusal::NotNow { act, what: self.matter.id.clone(), stage: stage.to_owned(), cite: self.cite() }
    }

    fn in_state(&self, act: &'static str, states: &[State]) -> Result<&'s Silence, Refusal> {
        let Some(silence) = &self.matter.silence else { return Err(self.not_now(act, "not under silence")) };
        if states.contains(&silence.state) { Ok(silence) } else { Err(self.not_now(act, silence.state.says())) }
    }

    fn before_deadline(&self, act: &'static str, states: &[State]) -> Result<&'s Silence, Refusal> {
        let silence = self.in_state(act, states)?;
        if self.sitting.now < silence.deadline {
            return Ok(silence);
        }
        Err(Refusal::TooLate { act, deadline: self.sitting.says_time(silence.deadline), cite: self.cite() })
    }

    fn participant(&self, silence: &Silence, actor: &Actor, act: &'static str) -> Result<String, Refusal> {
        let seat = self.sitting.member(actor, act, self.matter.form.silence_article())?;
        if silence.participants.contains(&seat.id) {
            return Ok(seat.id.clone());
        }
        let cite = self.cite();
        Err(Refusal::NotYours {
            actor: actor.says(),
            who: "those among whom the text was circulated".into(),
            act,
            cite,
        })
    }

    /// The one whose text it is, or an officer.
    fn owner(&self, actor: &Actor, act: &'static str) -> Result<(), Refusal> {
        match self.matter.form.owner() {
            Some(owner) if actor.seat.as_deref() == Some(owner) => Ok(()),
            _ => self.sitting.officer(actor, act, self.matter.form.silence_article()),
        }
    }

    fn later(&self, deadline: Timestamp, than: Timestamp) -> Result<(), Refusal> {
        if deadline > than {
            return Ok(());
        }
        let why = format!("the deadline has to be later than {}", self.sitting.says_time(than));
        Err(Refusal::Unfit { given: self.sitting.says_time(deadline), why, cite: self.cite() })
    }

    fn place(&self, actor: &Actor, wording: Wording, deadline: Timestamp) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "place the text under silence";
        if !self.matter.form.knows_silence() {
            return Err(self.not_now(act, &self.matter.stage()));
        }
        if let Some(silence) =
            self.matter.silence.as_ref().filter(|s| matches!(s.state, State::Running | State::Proposed))
        {
            return Err(self.not_now(act, silence.state.says()));
        }
        self.owner(actor, act)?;
        wording.check(self.sitting)?;
        self.later(deadline, self.sitting.now)?;
        let rule = &self.sitting.procedure.silence;
        one(Event::Placed {
            round: self.matter.silence.as_ref().map_or(1, |silence| silence.round.saturating_add(1)),
            wording,
            participants: self.sitting.roster.seats().iter().map(|seat| seat.id.clone()).collect(),
            deadline,
            zone: self.sitting.procedure.zone.clone(),
            attributed: rule.attributed,
            running: !rule.start_needs_consensus,
        })
    }

    fn extend(&self, actor: &Actor, deadline: Timestamp) -> Result<Vec<AnyEvent>, Refusal> {
        let silence = self.before_deadline("extend the silence", &[State::Running])?;
        self.owner(actor, "extend the silence")?;
        self.later(deadline, silence.deadline)?;
        one(Event::Extended { round: silence.round, deadline })
    }

    fn break_it(
        &self,
        actor: &Actor,
        reason: Option<String>,
        counter: Option<Wording>,
    ) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "break the silence";
        let silence = self.before_deadline(act, &[State::Running, State::Broken])?;
        let by = self.participant(silence, actor, act)?;
        if silence.objections.iter().any(|objection| objection.by.as_ref() == Some(&by)) {
            return Err(self.not_now(act, "objected to by it already"));
        }
        if self.sitting.procedure.silence.reason_needed && reason.is_none() {
            return Err(Refusal::Needs { act, missing: "a reason".to_owned(), cite: self.cite() });
        }
        counter.as_ref().map_or(Ok(()), |counter| counter.check(self.sitting))?;
        let broken = Event::Broken { round: silence.round, by: silence.attributed.then_some(by), reason, counter };
        super::with_consequences(self.sitting, self.matter, vec![AnyEvent::Silence(broken)])
    }

    fn hold(&self, actor: &Actor, reason: Option<String>) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "place a hold";
        let rule = &self.sitting.procedure.silence;
        let silence = self.before_deadline(act, &[State::Running])?;
        let by = self.participant(silence, actor, act)?;
        if !rule.holds {
            return Err(self.not_now(act, "of a kind that knows no holds"));
        }
        if silence.holds.contains_key(&by) {
            return Err(self.not_now(act, "on hold by it already"));
        }
        let lapses = |months: i64| self.sitting.clock().checked_add(months.months()).ok().map(|at| at.timestamp());
        one(Event::Held { round: silence.round, by, until: rule.hold_months.and_then(lapses), reason })
    }

    fn conclude(&self, actor: &Actor) -> Result<Vec<AnyEvent>, Refusal> {
        let act = "conclude the silence";
        let silence = self.in_state(act, &[State::Running])?;
        self.sitting.due_only(actor, act, self.matter.form.silence_article())?;
        if silence.is_held(self.sitting.now) {
            return Err(self.not_now(act, "on hold"));
        }
        if self.sitting.now < silence.deadline {
            let from = self.sitting.says_time(silence.deadline);
            return Err(Refusal::TooEarly { act, from, cite: self.cite() });
        }
        let passed = AnyEvent::Silence(Event::Passed { round: silence.round });
        super::with_consequences(self.sitting, self.matter, vec![passed])
    }
}

/// What is due about a silence: its conclusion.
pub(crate) fn due(sitting: &Sitting<'_>, matter: &Matter) -> Option<Command> {
    let silence = matter.silence.as_ref()?;
    silence.is_due(sitting.now).then_some(Command::Conclude)
}

/// Who may not be named with an event in the ledger: an objection that is not attributed.
#[must_use]
pub fn hides_actor(event: &Event, actor: &Actor) -> bool {
    matches!(event, Event::Broken { by: None, .. }) && actor.role != Role::Secretariat
}

pub(crate) fn apply(matter: &mut Matter, event: &Event) -> Result<(), Misfit> {
    let misfit = |why| Misfit { event: <&str>::from(event).to_owned(), matter: matter.id.clone(), why };
    if let Event::Placed { round, wording, participants, deadline, zone, attributed, running } = event {
        let next = matter.silence.as_ref().map_or(1, |silence| silence.round.saturating_add(1));
        if *round != next {
            return Err(misfit("it is not the next silence"));
        }
        matter.silence = Some(Silence {
            round: *round,
            wording: wording.clone(),
            participants: participants.clone(),
            deadline: *deadline,
            zone: zone.clone(),
            attributed: *attributed,
            extended: 0,
            objections: Vec::new(),
            holds: BTreeMap::new(),
            state: if *running { State::Running } else { State::Proposed },
        });
        return Ok(());
    }
    let Some(silence) = matter.silence.as_mut().filter(|silence| silence.round == event.round()) else {
        return Err(misfit("there is no such silence"));
    };
    let over = matches!(silence.state, State::Passed | State::Stopped);
    if over || (silence.state == State::Broken && !matches!(event, Event::Broken { .. })) {
        return Err(misfit("that silence is over"));
    }
    match event {
        Event::Placed { .. } | Event::TimeAsked { .. } => {}
        Event::Started { .. } => silence.state = State::Running,
        Event::Declined { .. } | Event::Stopped { .. } => silence.state = State::Stopped,
        Event::Extended { deadline, .. } => {
            silence.deadline = *deadline;
            silence.extended = silence.extended.saturating_add(1);
        }
        Event::Broken { by, reason, counter, .. } => {
            let (by, reason, counter) = (by.clone(), reason.clone(), counter.clone());
            silence.objections.push(Objection { by, reason, counter });
            silence.state = State::Broken;
        }
        Event::Held { by, until, .. } => drop(silence.holds.insert(by.clone(), *until)),
        Event::Released { by, .. } => drop(silence.holds.remove(by)),
        Event::Passed { .. } => silence.state = State::Passed,
    }
    Ok(())
}

impl State {
    /// The state in words.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            State::Proposed => "proposed for silence",
            State::Running => "under silence",
            State::Broken => "broken out of its silence",
            State::Passed => "agreed: the silence passed",
            State::Stopped => "no longer under silence",
        }
    }
}

impl Event {
    fn round(&self) -> u32 {
        match self {
            Event::Placed { round, .. }
            | Event::Started { round }
            | Event::Declined { round, .. }
            | Event::Extended { round, .. }
            | Event::TimeAsked { round, .. }
            | Event::Broken { round, .. }
            | Event::Held { round, .. }
            | Event::Released { round, .. }
            | Event::Stopped { round }
            | Event::Passed { round } => *round,
        }
    }
}
