//! Procedure: from a first draft to an outcome, as events.
//!
//! [`act`] says what a command brings or why the rules refuse it, [`apply`] makes the next state of an event, [`due`] says
//! what must happen now though nobody acts. One state machine for each kind of matter: [`meeting`], [`resolution`],
//! [`presidential`], [`press`], [`election`], [`straw_poll`], [`no_objection`], [`reverse`], [`trigger`], and [`body`] for
//! the law itself and the credentials; the [`vote`] and the [`silence`] are components of them. [`follows`] is for auditors.
//! Always: pure; a refusal changes nothing and cites the article; events are typed facts with stable names (they are
//! stored for ever, see [`Stored`]); what follows from an event comes with it or becomes due; nothing happens twice.
//! Not here: what a body's rules are (`charter`), keeping events (`penholder-ledger`).

pub mod body;
pub mod duty;
pub mod election;
mod following;
pub mod meeting;
pub mod no_objection;
pub mod presidential;
pub mod press;
mod refusal;
pub mod resolution;
pub mod reverse;
pub mod silence;
mod sitting;
pub mod straw_poll;
pub mod symbol;
pub mod trigger;
pub mod vote;
mod word;
mod wording;

use serde::{Deserialize, Serialize};
use strum::VariantNames as _;

use crate::charter::procedure::Article;

pub use body::Body;
pub use duty::Duty;
pub use election::Election;
pub use following::follows;
pub(crate) use following::with_consequences;
pub use meeting::Meeting;
pub use no_objection::NoObjection;
pub use presidential::Presidential;
pub use press::Press;
pub use refusal::{Misfit, Refusal};
pub use resolution::Draft;
pub use reverse::Reverse;
pub use silence::Silence;
pub use sitting::{Actor, Matters, Role, Sitting, going_on};
pub use straw_poll::StrawPoll;
pub use trigger::Trigger;
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
    /// The body itself.
    Body(Body),
    /// An election.
    Election(Election),
    /// Straw polls.
    StrawPoll(StrawPoll),
    /// A proposal under no-objection.
    NoObjection(NoObjection),
    /// A proposal under reverse consensus.
    Reverse(Reverse),
    /// An effect that comes unless it is averted.
    Trigger(Trigger),
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
    /// About the body itself.
    Body(body::Command),
    /// About an election.
    Election(election::Command),
    /// About straw polls.
    StrawPoll(straw_poll::Command),
    /// About a proposal under no-objection.
    NoObjection(no_objection::Command),
    /// About a proposal under reverse consensus.
    Reverse(reverse::Command),
    /// About an effect that comes unless it is averted.
    Trigger(trigger::Command),
}

macro_rules! families {
    ($($name:literal is $variant:ident from $module:ident),* $(,)?) => {
        $(impl From<$module::Command> for Command {
            fn from(command: $module::Command) -> Self {
                Command::$variant(command)
            }
        })*

        impl Command {
            /// The stable name of the kind of act: `draft.table`.
            #[must_use]
            pub fn kind(&self) -> String {
                let (of, name): (_, &str) = match self { $(Command::$variant(command) => ($name, command.into())),* };
                format!("{of}.{name}")
            }

            /// The names of all kinds of acts.
            #[must_use]
            pub fn kinds() -> Vec<String> {
                let mut kinds = Vec::new();
                $(kinds.extend($module::Command::VARIANTS.iter().map(|name| format!(concat!($name, ".{}"), name)));)*
                kinds
            }
        }

        impl Event {
            /// The stable name of the kind of fact: `draft.tabled`.
            #[must_use]
            pub fn kind(&self) -> String {
                let (of, name): (_, &str) = match self { $(Event::$variant(event) => ($name, event.into())),* };
                format!("{of}.{name}")
            }
        }
    };
}

families![
    "vote" is Vote from vote, "silence" is Silence from silence, "duty" is Duty from duty, "meeting" is Meeting from meeting,
    "draft" is Draft from resolution, "presidential" is Presidential from presidential, "press" is Press from press,
    "body" is Body from body, "election" is Election from election, "straw_poll" is StrawPoll from straw_poll,
    "no_objection" is NoObjection from no_objection, "reverse" is Reverse from reverse, "trigger" is Trigger from trigger,
];

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
    /// About the body itself.
    Body(body::Event),
    /// About an election.
    Election(election::Event),
    /// About straw polls.
    StrawPoll(straw_poll::Event),
    /// About a proposal under no-objection.
    NoObjection(no_objection::Event),
    /// About a proposal under reverse consensus.
    Reverse(reverse::Event),
    /// About an effect that comes unless it is averted.
    Trigger(trigger::Event),
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
            _ => [None; 3],
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
            Form::Body(_) => "the body itself",
            Form::Election(_) => "an election",
            Form::StrawPoll(_) => "straw polls",
            Form::NoObjection(_) => "a proposal under no-objection",
            Form::Reverse(_) => "a proposal under reverse consensus",
            Form::Trigger(_) => "an effect that comes unless it is averted",
        }
    }

    fn stage(&self) -> String {
        match self {
            Form::Nothing => "not begun".to_owned(),
            Form::Meeting(meeting) => meeting.stage.says().to_owned(),
            Form::Draft(draft) => draft.stage.says(),
            Form::Presidential(statement) => statement.stage.says(),
            Form::Press(statement) => statement.stage.says(),
            Form::Body(_) => "on the record".to_owned(),
            Form::Election(election) => election.stage.says().to_owned(),
            Form::StrawPoll(poll) => if poll.ended { "over" } else { "going on" }.to_owned(),
            Form::NoObjection(proposal) => proposal.stage.says(),
            Form::Reverse(reverse) => reverse.stage.says(),
            Form::Trigger(trigger) => trigger.stage.says(),
        }
    }

    /// Whose text it is.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        match self {
            Form::Draft(draft) => Some(&draft.mover),
            Form::Presidential(statement) => Some(&statement.drafter),
            Form::Press(statement) => Some(&statement.drafter),
            Form::NoObjection(proposal) => Some(&proposal.proposer),
            _ => None,
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
            Form::NoObjection(proposal) => proposal.stage.is_live(),
            _ => false,
        }
    }

    fn silence_article(&self) -> Article {
        if matches!(self, Form::NoObjection(_)) { Article::NoObjection } else { Article::Silence }
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
        (Command::Body(_), form) => matches!(form, Form::Body(_)),
        (Command::Election(_), form) => matches!(form, Form::Election(_)),
        (Command::StrawPoll(_), form) => matches!(form, Form::StrawPoll(_)),
        (Command::NoObjection(_), form) => matches!(form, Form::NoObjection(_)),
        (Command::Reverse(_), form) => matches!(form, Form::Reverse(_)),
        (Command::Trigger(_), form) => matches!(form, Form::Trigger(_)),
    };
    if !fits {
        let (act, cite) = ("do that".to_owned(), sitting.procedure.cite.clone());
        return Err(Refusal::OtherKind { act, matter: matter.id.clone(), form: matter.form.says(), cite });
    }
    let events = match command {
        Command::Vote(command) => vote::act(sitting, matter, actor, command),
        Command::Silence(command) => silence::act(sitting, matter, actor, command),
        Command::Duty(command) => duty::act(sitting, matter, actor, command),
        Command::Meeting(command) => meeting::act(sitting, matter, actor, command),
        Command::Draft(command) => resolution::act(sitting, matter, actor, command),
        Command::Presidential(command) => presidential::act(sitting, matter, actor, command),
        Command::Press(command) => press::act(sitting, matter, actor, command),
        Command::Body(command) => body::act(sitting, matter, actor, command),
        Command::Election(command) => election::act(sitting, matter, actor, command),
        Command::StrawPoll(command) => straw_poll::act(sitting, matter, actor, command),
        Command::NoObjection(command) => no_objection::act(sitting, matter, actor, command),
        Command::Reverse(command) => reverse::act(sitting, matter, actor, command),
        Command::Trigger(command) => trigger::act(sitting, matter, actor, command),
    }?;
    called_off(sitting, matter, events)
}

/// A silence does not outlive its text: one that runs is called off when the matter comes to its end.
fn called_off(sitting: &Sitting<'_>, matter: &Matter, mut events: Vec<Event>) -> Result<Vec<Event>, Refusal> {
    let runs = |silence: &&Silence| matches!(silence.state, silence::State::Running | silence::State::Proposed);
    let Some(silence) = matter.silence.as_ref().filter(runs) else { return Ok(events) };
    let mut after = matter.clone();
    for event in &events {
        apply_to(&mut after, event).map_err(|misfit| unfit(sitting, misfit))?;
    }
    if !after.form.knows_silence() && after.silence.as_ref().is_some_and(|silence| runs(&silence)) {
        events.push(Event::Silence(silence::Event::Stopped { round: silence.round }));
    }
    Ok(events)
}

fn unfit(sitting: &Sitting<'_>, misfit: Misfit) -> Refusal {
    let (given, why) = (misfit.event, misfit.why.to_owned());
    Refusal::Unfit { given, why, cite: sitting.procedure.cite.clone() }
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
            Event::Election(event) => Form::Election(election::begin(matter, event)?),
            Event::StrawPoll(event) => Form::StrawPoll(straw_poll::begin(matter, event)?),
            Event::NoObjection(event) => Form::NoObjection(no_objection::begin(matter, event)?),
            Event::Reverse(event) => Form::Reverse(reverse::begin(matter, event)?),
            Event::Trigger(event) => Form::Trigger(trigger::begin(matter, event)?),
            Event::Body(event) => {
                let mut body = Body::default();
                let misfit = |why| Misfit { event: <&str>::from(event).to_owned(), matter: matter.id.clone(), why };
                body::apply(&mut body, event).map_err(misfit)?;
                Form::Body(body)
            }
            Event::Vote(_) | Event::Silence(_) | Event::Duty(_) => Form::Nothing,
        };
        return Ok(());
    }
    let applied = match (&mut matter.form, event) {
        (Form::Meeting(meeting), Event::Meeting(event)) => meeting::apply(meeting, event),
        (Form::Draft(draft), Event::Draft(event)) => resolution::apply(draft, event),
        (Form::Presidential(statement), Event::Presidential(event)) => presidential::apply(statement, event),
        (Form::Press(statement), Event::Press(event)) => press::apply(statement, event),
        (Form::Body(state), Event::Body(event)) => body::apply(state, event),
        (Form::Election(state), Event::Election(event)) => election::apply(state, event),
        (Form::StrawPoll(state), Event::StrawPoll(event)) => straw_poll::apply(state, event),
        (Form::NoObjection(state), Event::NoObjection(event)) => no_objection::apply(state, event),
        (Form::Reverse(state), Event::Reverse(event)) => reverse::apply(state, event),
        (Form::Trigger(state), Event::Trigger(event)) => trigger::apply(state, event),
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
        Form::Meeting(meeting) => meeting::due(sitting, matter, meeting).map(Command::Meeting),
        Form::Draft(draft) => resolution::due(sitting, matter, draft).map(Command::Draft),
        Form::Reverse(reverse) => reverse::due(sitting, reverse).map(Command::Reverse),
        Form::Trigger(trigger) => trigger::due(sitting, trigger).map(Command::Trigger),
        _ => None,
    }
}

/// Whether a vote on such a thing is pending or was announced.
pub(crate) fn voted_on(matter: &Matter, what: impl Fn(&Subject) -> bool) -> bool {
    matter.votes.iter().any(|vote| vote.state != vote::State::Annulled && what(&vote.opened.subject))
}

/// When something becomes due for a matter by the clock alone, if anything will. Whoever keeps the clock wakes up then.
#[must_use]
pub fn due_at(matter: &Matter) -> Option<jiff::Timestamp> {
    let silence = matter.silence.as_ref().and_then(Silence::concludes_at);
    let vote = matter.votes.last().filter(|vote| vote.is_open()).and_then(Vote::deadline);
    let own = match &matter.form {
        Form::Draft(draft) => match draft.stage {
            resolution::Stage::Postponed(until) => until,
            _ => None,
        },
        Form::Reverse(reverse) if reverse.stage == reverse::Stage::Running => Some(reverse.deadline),
        Form::Trigger(trigger) if trigger.stage == trigger::Stage::Running => Some(trigger.deadline),
        _ => None,
    };
    [silence, vote, own].into_iter().flatten().min()
}
