//! Presidential statements: agreed by all members and adopted at a formal meeting.
//!
//! Implements: negotiation, silence, adoption at a meeting if nobody objects, objection at the meeting, dissociation from
//! paragraphs without standing in the way, recasting as another kind of text (practice of the Security Council).
//! Always: no vote; a dissociation changes no status.

use serde::{Deserialize, Serialize};

use super::meeting::Stage as MeetingStage;
use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Sitting, Wording, symbol};
use crate::charter::procedure::{Article, SymbolOf};

/// A statement of the body, made by its president.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presidential {
    /// The kind of matter, as the charter calls it.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Who drafted it.
    pub drafter: String,
    /// Its versions.
    pub wordings: Vec<Wording>,
    /// Its symbol, once adopted or kept for it.
    pub symbol: Option<String>,
    /// Who dissociated itself, from which paragraphs (all if none is named), and why.
    pub dissociations: Vec<Dissociation>,
    /// Where it stands.
    pub stage: Stage,
}

/// A member that lets a statement pass and stands apart from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissociation {
    /// Who.
    pub by: String,
    /// From which paragraphs; from all, if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<String>,
    /// Why, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Where a presidential statement stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Being negotiated.
    Negotiating,
    /// Agreed, and not adopted yet.
    Agreed,
    /// Adopted at a meeting.
    Adopted,
    /// Objected to at the meeting.
    Blocked(String),
    /// Withdrawn.
    Withdrawn,
    /// Brought again as another kind of text: `press-statement`.
    Recast(String),
    /// Nobody went on with it.
    Lapsed,
}

impl Stage {
    fn is_live(&self) -> bool {
        matches!(self, Stage::Negotiating | Stage::Agreed)
    }

    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Stage::Negotiating => "being negotiated".to_owned(),
            Stage::Agreed => "agreed, and not adopted yet".to_owned(),
            Stage::Adopted => "adopted".to_owned(),
            Stage::Blocked(_) => "objected to at the meeting".to_owned(),
            Stage::Withdrawn => "withdrawn".to_owned(),
            Stage::Recast(kind) => format!("brought again as a {kind}"),
            Stage::Lapsed => "lapsed".to_owned(),
        }
    }
}

/// What can be done with a presidential statement; silence is a component of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It is circulated.
    Circulate {
        /// The kind of matter.
        kind: String,
        /// What it is about.
        title: String,
        /// Its first version.
        wording: Wording,
    },
    /// The drafter changes it.
    NewVersion {
        /// The version.
        wording: Wording,
    },
    /// A symbol is kept for it.
    Reserve {
        /// The symbol.
        symbol: String,
    },
    /// The members agreed without a formal silence.
    Agree,
    /// A member objects at the meeting.
    Object {
        /// Why.
        reason: Option<String>,
    },
    /// The chair makes the statement on behalf of the body.
    Adopt,
    /// A member dissociates itself.
    Dissociate {
        /// From which paragraphs; from all, if none is named.
        paragraphs: Vec<String>,
        /// Why.
        why: Option<String>,
    },
    /// It is brought again as another kind of text.
    Recast {
        /// The kind of matter.
        kind: String,
    },
    /// The drafter withdraws it.
    Withdraw,
    /// Nobody went on with it.
    Lapse,
}

/// What happened to a presidential statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was circulated.
    Circulated {
        /// The kind of matter.
        kind: String,
        /// What it is about.
        title: String,
        /// Who drafted it.
        drafter: String,
        /// Its first version.
        wording: Wording,
    },
    /// The drafter changed it.
    Versioned {
        /// The version.
        wording: Wording,
    },
    /// A symbol was kept for it.
    Reserved {
        /// The symbol.
        symbol: String,
    },
    /// It was agreed.
    Agreed,
    /// It was adopted.
    Adopted {
        /// Its symbol.
        symbol: Option<String>,
        /// The meeting.
        meeting: String,
    },
    /// A member objected at the meeting.
    Blocked {
        /// Who.
        by: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A member dissociated itself.
    Dissociated(Dissociation),
    /// It was brought again as another kind of text.
    Recast {
        /// The kind of matter.
        kind: String,
    },
    /// It was withdrawn.
    Withdrawn,
    /// Nobody went on with it.
    Lapsed,
}

/// Acts on a presidential statement.
pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match (command, &matter.form) {
        (Command::Circulate { kind, title, wording }, Form::Nothing) => {
            sitting.charter.kind(&kind)?;
            wording.check(sitting)?;
            let drafter = sitting.member(actor, "circulate a statement", Article::Statement)?.id.clone();
            Event::Circulated { kind, title, drafter, wording }
        }
        (Command::Dissociate { paragraphs, why }, Form::Presidential(statement)) => {
            let act = "dissociate itself";
            let by = sitting.member(actor, act, Article::Statement)?.id.clone();
            if !matches!(statement.stage, Stage::Agreed | Stage::Adopted) {
                return Err(not_now(sitting, matter, act));
            }
            Event::Dissociated(Dissociation { by, paragraphs, why })
        }
        (command, Form::Presidential(statement)) if statement.stage.is_live() => {
            on_live(sitting, matter, statement, actor, command)?
        }
        (command, _) => return Err(not_now(sitting, matter, command.says())),
    };
    Ok(vec![AnyEvent::Presidential(event)])
}

fn not_now(sitting: &Sitting<'_>, matter: &Matter, act: &'static str) -> Refusal {
    let (stage, cite) = (matter.stage(), sitting.article(Article::Statement).to_owned());
    Refusal::NotNow { act, what: matter.id.clone(), stage, cite }
}

fn on_live(
    sitting: &Sitting<'_>,
    matter: &Matter,
    statement: &Presidential,
    actor: &Actor,
    command: Command,
) -> Result<Event, Refusal> {
    let act = command.says();
    let own = || sitting.only(actor, &statement.drafter, act, Article::Statement);
    if matter.silence.as_ref().is_some_and(super::Silence::is_running)
        && !matches!(command, Command::Withdraw | Command::Reserve { .. })
    {
        return Err(not_now(sitting, matter, act));
    }
    Ok(match command {
        Command::Circulate { .. } | Command::Dissociate { .. } => return Err(not_now(sitting, matter, act)),
        Command::NewVersion { wording } => {
            own()?;
            wording.check(sitting)?;
            Event::Versioned { wording }
        }
        Command::Reserve { symbol } => {
            sitting.officer(actor, act, Article::Statement)?;
            symbol::next(sitting, SymbolOf::Adopted, &statement.kind, Some(&symbol))?;
            Event::Reserved { symbol }
        }
        Command::Agree => {
            sitting.officer(actor, act, Article::Statement)?;
            if statement.stage != Stage::Negotiating {
                return Err(not_now(sitting, matter, act));
            }
            Event::Agreed
        }
        Command::Object { reason } => {
            let by = sitting.member(actor, act, Article::Consensus)?.id.clone();
            meeting(sitting, act)?;
            Event::Blocked { by, reason }
        }
        Command::Adopt => {
            sitting.chair(actor, act, Article::Statement)?;
            let meeting = meeting(sitting, act)?;
            if statement.stage != Stage::Agreed {
                return Err(not_now(sitting, matter, act));
            }
            let symbol = match &statement.symbol {
                Some(kept) => Some(kept.clone()),
                None => symbol::next(sitting, SymbolOf::Adopted, &statement.kind, None)?,
            };
            Event::Adopted { symbol, meeting }
        }
        Command::Recast { kind } => {
            own()?;
            sitting.charter.kind(&kind)?;
            Event::Recast { kind }
        }
        Command::Withdraw => {
            own()?;
            Event::Withdrawn
        }
        Command::Lapse => {
            sitting.officer(actor, act, Article::Statement)?;
            Event::Lapsed
        }
    })
}

fn meeting(sitting: &Sitting<'_>, act: &'static str) -> Result<String, Refusal> {
    let open = sitting.meeting().filter(|(_, meeting)| meeting.stage == MeetingStage::Open);
    open.map(|(id, _)| id.to_owned()).ok_or_else(|| Refusal::Needs {
        act,
        missing: "a formal meeting that is open".to_owned(),
        cite: sitting.article(Article::Statement).to_owned(),
    })
}

pub(crate) fn apply(statement: &mut Presidential, event: &Event) -> Result<(), &'static str> {
    if let Event::Dissociated(dissociation) = event {
        statement.dissociations.push(dissociation.clone());
        return Ok(());
    }
    if !statement.stage.is_live() {
        return Err("the statement has come to its end");
    }
    match event {
        Event::Circulated { .. } => return Err("it was circulated before"),
        Event::Dissociated(_) => {}
        Event::Versioned { wording } => {
            statement.wordings.push(wording.clone());
            statement.stage = Stage::Negotiating;
        }
        Event::Reserved { symbol } => statement.symbol = Some(symbol.clone()),
        Event::Agreed => statement.stage = Stage::Agreed,
        Event::Adopted { symbol, .. } => {
            statement.symbol.clone_from(symbol);
            statement.stage = Stage::Adopted;
        }
        Event::Blocked { by, .. } => statement.end(Stage::Blocked(by.clone())),
        Event::Recast { kind } => statement.end(Stage::Recast(kind.clone())),
        Event::Withdrawn => statement.end(Stage::Withdrawn),
        Event::Lapsed => statement.end(Stage::Lapsed),
    }
    Ok(())
}

impl Presidential {
    /// A statement that is not adopted has no symbol.
    fn end(&mut self, stage: Stage) {
        self.symbol = None;
        self.stage = stage;
    }
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Presidential, Misfit> {
    match event {
        Event::Circulated { kind, title, drafter, wording } => Ok(Presidential {
            kind: kind.clone(),
            title: title.clone(),
            drafter: drafter.clone(),
            wordings: vec![wording.clone()],
            symbol: None,
            dissociations: Vec::new(),
            stage: Stage::Negotiating,
        }),
        _ => {
            let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
            Err(Misfit { event, matter, why: "nothing was circulated" })
        }
    }
}

impl Command {
    fn says(&self) -> &'static str {
        match self {
            Command::Circulate { .. } => "circulate the statement",
            Command::NewVersion { .. } => "circulate a new version",
            Command::Reserve { .. } => "reserve a symbol",
            Command::Agree => "record that it is agreed",
            Command::Object { .. } => "object to the statement",
            Command::Adopt => "adopt the statement",
            Command::Dissociate { .. } => "dissociate itself",
            Command::Recast { .. } => "bring it again as another text",
            Command::Withdraw => "withdraw the statement",
            Command::Lapse => "let it lapse",
        }
    }
}
