//! Procedure: from a first draft to an outcome, as events.
//!
//! [`act`] says what a command brings or why the rules refuse it, [`apply`] makes the next state of an event, [`due`] says
//! what must happen now though nobody acts. One state machine for each kind of matter: [`meeting`], [`resolution`],
//! [`presidential`], [`press`]; the [`vote`] and the [`silence`] are components of them.
//! Always: pure; a refusal changes nothing and cites the article; events are typed facts with stable names (they are
//! stored for ever, see [`Stored`]); what follows from an event comes with it or becomes due; nothing happens twice.
//! Not here: what a body's rules are (`charter`), keeping events (`penholder-ledger`).

pub mod duty;
pub mod meeting;
pub mod presidential;
pub mod press;
mod refusal;
pub mod resolution;
pub mod silence;
mod sitting;
pub mod symbol;
pub mod vote;
mod word;
mod wording;

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::charter::procedure::Article;

pub use duty::Duty;
pub use meeting::Meeting;
pub use presidential::Presidential;
pub use press::Press;
pub use refusal::{Misfit, Refusal};
pub use resolution::Draft;
pub use silence::Silence;
pub use sitting::{Actor, Matters, Role, Sitting};
pub use vote::{Subject, Vote};
pub use wording::Wording;

/// One question before the body, whatever its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Its id: the stream of its events.
    pub id: String,
    /// What it is, and its own state.
    pub form: Form,
    /// Its votes, in order; only the last may be open.
    pub votes: Vec<Vote>,
    /// Its last silence.
    pub silence: Option<Silence>,
    /// The duties that arose from it.
    pub duties: Vec<Duty>,
}

/// What a matter is, with its own state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A meeting.
    Meeting(Meeting),
    /// A draft that is to be voted on.
    Draft(Draft),
    /// A presidential statement.
    Presidential(Presidential),
    /// A press statement.
    Press(Press),
}

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// In a vote of the matter.
    Vote(vote::Command),
    /// About its silence.
    Silence(silence::Command),
    /// About a duty of it.
    Duty(duty::Command),
    /// In a meeting.
    Meeting(meeting::Command),
    /// With a draft.
    Draft(resolution::Command),
    /// With a presidential statement.
    Presidential(presidential::Command),
    /// With a press statement.
    Press(press::Command),
}

/// What happened. A typed fact, stored for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Event {
    /// In a vote of the matter.
    Vote(vote::Event),
    /// To its silence.
    Silence(silence::Event),
    /// About a duty of it.
    Duty(duty::Event),
    /// In a meeting.
    Meeting(meeting::Event),
    /// To a draft.
    Draft(resolution::Event),
    /// To a presidential statement.
    Presidential(presidential::Event),
    /// To a press statement.
    Press(press::Event),
}

/// An event as it is stored, with the version of its format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The version; 1.
    pub v: u16,
    /// The event.
    #[serde(flatten)]
    pub event: Event,
}

/// The version of the events of this program.
pub const EVENTS_VERSION: u16 = 1;

impl From<Event> for Stored {
    fn from(event: Event) -> Self {
        Self { v: EVENTS_VERSION, event }
    }
}

impl Event {
    /// The stable name of the kind of fact: `draft.tabled`.
    #[must_use]
    pub fn kind(&self) -> String {
        let (of, name) = match self {
            Event::Vote(event) => ("vote", event.name()),
            Event::Silence(event) => ("silence", event.name()),
            Event::Duty(event) => ("duty", event.name()),
            Event::Meeting(event) => ("meeting", event.name()),
            Event::Draft(event) => ("draft", event.name()),
            Event::Presidential(event) => ("presidential", event.name()),
            Event::Press(event) => ("press", event.name()),
        };
        format!("{of}.{name}")
    }
}

impl Matter {
    /// A matter of which nothing is known yet.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// Where it stands, in words.
    #[must_use]
    pub fn stage(&self) -> String {
        if self.votes.last().is_some_and(Vote::is_open) {
            return "under a vote".to_owned();
        }
        if let Some(silence) = self.silence.as_ref().filter(|silence| silence.is_running()) {
            return silence.state.says().to_owned();
        }
        self.form.stage()
    }

    /// Every symbol it has or keeps.
    pub(crate) fn symbols(&self) -> Vec<&str> {
        let own: [Option<&String>; 3] = match &self.form {
            Form::Draft(draft) => {
                let adopted = match &draft.stage {
                    resolution::Stage::Adopted(_, symbol) => symbol.as_ref(),
                    _ => None,
                };
                [draft.symbol.as_ref(), adopted, draft.reserved.as_ref()]
            }
            Form::Meeting(meeting) => [meeting.symbol.as_ref(), None, None],
            Form::Presidential(statement) => [statement.symbol.as_ref(), None, None],
            Form::Press(statement) => [statement.symbol.as_ref(), None, None],
            Form::Nothing => [None; 3],
        };
        own.into_iter().flatten().map(String::as_str).collect()
    }
}

impl Form {
    /// What it is, in words.
    #[must_use]
    pub fn says(&self) -> &'static str {
        match self {
            Form::Nothing => "nothing yet",
            Form::Meeting(_) => "a meeting",
            Form::Draft(_) => "a draft",
            Form::Presidential(_) => "a presidential statement",
            Form::Press(_) => "a press statement",
        }
    }

    fn stage(&self) -> String {
        match self {
            Form::Nothing => "not begun".to_owned(),
            Form::Meeting(meeting) => meeting.stage.says().to_owned(),
            Form::Draft(draft) => draft.stage.says(),
            Form::Presidential(statement) => statement.stage.says(),
            Form::Press(statement) => statement.stage.says(),
        }
    }

    /// Whose text it is.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        match self {
            Form::Draft(draft) => Some(&draft.mover),
            Form::Presidential(statement) => Some(&statement.drafter),
            Form::Press(statement) => Some(&statement.drafter),
            Form::Nothing | Form::Meeting(_) => None,
        }
    }

    /// Whether its text can be placed under silence now.
    fn knows_silence(&self) -> bool {
        match self {
            Form::Draft(draft) => {
                matches!(draft.stage, resolution::Stage::Negotiating | resolution::Stage::Agreed)
            }
            Form::Presidential(statement) => statement.stage == presidential::Stage::Negotiating,
            Form::Press(statement) => statement.stage.is_live(),
            Form::Nothing | Form::Meeting(_) => false,
        }
    }

    fn silence_article(&self) -> Article {
        Article::Silence
    }
}

/// What a command brings: the events, with what follows from them at once.
///
/// # Errors
/// [`Refusal`] if the rules forbid it; nothing was changed.
pub fn act(sitting: &Sitting<'_>, matter: &Matter, actor: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
    let fits = match (&command, &matter.form) {
        (Command::Vote(_) | Command::Silence(_) | Command::Duty(_), _) | (_, Form::Nothing) => true,
        (Command::Meeting(_), form) => matches!(form, Form::Meeting(_)),
        (Command::Draft(_), form) => matches!(form, Form::Draft(_)),
        (Command::Presidential(_), form) => matches!(form, Form::Presidential(_)),
        (Command::Press(_), form) => matches!(form, Form::Press(_)),
    };
    if !fits {
        let (act, cite) = ("do that".to_owned(), sitting.procedure.cite.clone());
        return Err(Refusal::OtherKind { act, matter: matter.id.clone(), form: matter.form.says(), cite });
    }
    match command {
        Command::Vote(command) => vote::act(sitting, matter, actor, command),
        Command::Silence(command) => silence::act(sitting, matter, actor, command),
        Command::Duty(command) => duty::act(sitting, matter, actor, command),
        Command::Meeting(command) => meeting::act(sitting, matter, actor, command),
        Command::Draft(command) => resolution::act(sitting, matter, actor, command),
        Command::Presidential(command) => presidential::act(sitting, matter, actor, command),
        Command::Press(command) => press::act(sitting, matter, actor, command),
    }
}

/// The matter after an event.
///
/// # Errors
/// [`Misfit`] if the event cannot have happened to this matter: the record is damaged.
pub fn apply(mut matter: Matter, event: &Event) -> Result<Matter, Misfit> {
    apply_to(&mut matter, event)?;
    Ok(matter)
}

fn apply_to(matter: &mut Matter, event: &Event) -> Result<(), Misfit> {
    match event {
        Event::Vote(event) => return vote::apply(matter, event),
        Event::Silence(event) => return silence::apply(matter, event),
        Event::Duty(event) => return duty::apply(matter, event),
        _ => {}
    }
    if matter.form == Form::Nothing {
        matter.form = match event {
            Event::Meeting(event) => Form::Meeting(meeting::begin(matter, event)?),
            Event::Draft(event) => Form::Draft(resolution::begin(matter, event)?),
            Event::Presidential(event) => Form::Presidential(presidential::begin(matter, event)?),
            Event::Press(event) => Form::Press(press::begin(matter, event)?),
            Event::Vote(_) | Event::Silence(_) | Event::Duty(_) => Form::Nothing,
        };
        return Ok(());
    }
    let applied = match (&mut matter.form, event) {
        (Form::Meeting(meeting), Event::Meeting(event)) => meeting::apply(meeting, event),
        (Form::Draft(draft), Event::Draft(event)) => resolution::apply(draft, event),
        (Form::Presidential(statement), Event::Presidential(event)) => presidential::apply(statement, event),
        (Form::Press(statement), Event::Press(event)) => press::apply(statement, event),
        _ => Err("the matter is of another kind"),
    };
    applied.map_err(|why| Misfit { event: event.kind(), matter: matter.id.clone(), why })
}

/// What must happen now though nobody acts, if anything. Whoever keeps the clock brings it as [`Actor::procedure`], and
/// asks again until nothing is due.
#[must_use]
pub fn due(sitting: &Sitting<'_>, matter: &Matter) -> Option<Command> {
    if let Some(command) = vote::due(sitting, matter) {
        return Some(Command::Vote(command));
    }
    if let Some(command) = silence::due(sitting, matter) {
        return Some(Command::Silence(command));
    }
    match &matter.form {
        Form::Draft(draft) => resolution::due(sitting, matter, draft).map(Command::Draft),
        _ => None,
    }
}

/// Events, with what follows from each at once.
pub(crate) fn with_consequences(
    sitting: &Sitting<'_>,
    matter: &Matter,
    events: Vec<Event>,
) -> Result<Vec<Event>, Refusal> {
    let mut after = matter.clone();
    let mut queue = VecDeque::from(events);
    let mut all = Vec::new();
    while let Some(event) = queue.pop_front() {
        apply_to(&mut after, &event).map_err(|misfit| Refusal::Unfit {
            given: misfit.event,
            why: misfit.why.to_owned(),
            cite: sitting.procedure.cite.clone(),
        })?;
        queue.extend(consequences(sitting, &after, &event)?);
        all.push(event);
    }
    Ok(all)
}

fn consequences(sitting: &Sitting<'_>, matter: &Matter, event: &Event) -> Result<Vec<Event>, Refusal> {
    match event {
        Event::Vote(vote::Event::Decided { verdicts, .. }) => decided(sitting, matter, verdicts),
        Event::Silence(silence::Event::Passed { .. }) => silence_passed(sitting, matter),
        Event::Silence(silence::Event::Broken { .. }) => Ok(match &matter.form {
            Form::Press(statement) if statement.stage == press::Stage::Circulated => {
                vec![Event::Press(press::Event::Objected)]
            }
            _ => Vec::new(),
        }),
        _ => Ok(Vec::new()),
    }
}

fn decided(sitting: &Sitting<'_>, matter: &Matter, verdicts: &[vote::Verdict]) -> Result<Vec<Event>, Refusal> {
    let Some((vote, verdict)) = matter.votes.last().zip(verdicts.first()) else { return Ok(Vec::new()) };
    let subject = &vote.opened.subject;
    match &matter.form {
        Form::Meeting(meeting) => Ok(meeting::consequences(sitting, meeting, subject, verdict)),
        Form::Draft(draft) => resolution::consequences(sitting, matter, draft, subject, verdict),
        _ => Ok(Vec::new()),
    }
}

fn silence_passed(sitting: &Sitting<'_>, matter: &Matter) -> Result<Vec<Event>, Refusal> {
    Ok(match &matter.form {
        Form::Draft(_) => vec![Event::Draft(resolution::Event::Agreed)],
        Form::Presidential(_) => vec![Event::Presidential(presidential::Event::Agreed)],
        Form::Press(statement) => vec![press::issued(sitting, statement)?],
        _ => Vec::new(),
    })
}

/// Whether a vote on such a thing is pending or was announced.
pub(crate) fn voted_on(matter: &Matter, what: impl Fn(&Subject) -> bool) -> bool {
    matter.votes.iter().any(|vote| vote.state != vote::State::Annulled && what(&vote.opened.subject))
}
