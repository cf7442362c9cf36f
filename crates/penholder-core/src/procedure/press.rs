//! Press statements: agreed by all members outside of any meeting, or not at all.
//!
//! Implements: circulation, silence, objections with counter-texts, a new text under a new silence, withdrawal or lapse,
//! and the fall back to elements to the press (practice of the Security Council; the statement is the members', and no
//! decision of the body).
//! Always: there is no vote and no veto; any member may object, the drafter too; a statement that is blocked has no symbol.

use serde::{Deserialize, Serialize};

use super::{Actor, Event as AnyEvent, Form, Matter, Misfit, Refusal, Sitting, Wording, symbol};
use crate::charter::procedure::{Article, SymbolOf};

/// A statement to the press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// The kind of matter, as the charter calls it.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Who drafted it.
    pub drafter: String,
    /// Its versions.
    pub wordings: Vec<Wording>,
    /// Its symbol, once issued or kept for it.
    pub symbol: Option<String>,
    /// Where it stands.
    pub stage: Stage,
}

/// Where a press statement stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Circulated among the members.
    Circulated,
    /// Objected to.
    Objected,
    /// Issued.
    Issued,
    /// Withdrawn; the press says `blocked` if it was objected to.
    Withdrawn,
    /// Nobody went on with it.
    Lapsed,
    /// Cut down to points that the chair may tell the press.
    Elements,
}

impl Stage {
    /// Whether it can still be issued.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Stage::Circulated | Stage::Objected)
    }

    /// The stage in words.
    #[must_use]
    pub fn says(&self) -> String {
        let words = match self {
            Stage::Circulated => "circulated",
            Stage::Objected => "objected to",
            Stage::Issued => "issued to the press",
            Stage::Withdrawn => "withdrawn",
            Stage::Lapsed => "lapsed",
            Stage::Elements => "cut down to elements to the press",
        };
        words.to_owned()
    }
}

/// What can be done with a press statement; silence is a component of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// It is circulated among the members.
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
    /// It is cut down to points agreed by all.
    Elements {
        /// The points, in our own words.
        points: Vec<String>,
    },
    /// The drafter withdraws it.
    Withdraw {
        /// Why.
        why: Option<String>,
    },
    /// Nobody went on with it.
    Lapse,
}

/// What happened to a press statement.
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
    /// It was objected to.
    Objected,
    /// It was issued.
    Issued {
        /// Its symbol.
        symbol: Option<String>,
    },
    /// It was cut down to points.
    CutDown {
        /// The points.
        points: Vec<String>,
    },
    /// It was withdrawn.
    Withdrawn {
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Nobody went on with it.
    Lapsed,
}

/// Acts on a press statement.
pub(crate) fn act(
    sitting: &Sitting<'_>,
    matter: &Matter,
    actor: &Actor,
    command: Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let not_now = |act, stage: String| {
        let cite = sitting.article(Article::Press).to_owned();
        Err(Refusal::NotNow { act, what: matter.id.clone(), stage, cite })
    };
    let event = match (command, &matter.form) {
        (Command::Circulate { kind, title, wording }, Form::Nothing) => {
            sitting.charter.kind(&kind)?;
            wording.check(sitting)?;
            let drafter = sitting.member(actor, "circulate a statement", Article::Press)?.id.clone();
            Event::Circulated { kind, title, drafter, wording }
        }
        (command, Form::Press(statement)) if statement.stage.is_live() => {
            on_live(sitting, matter, statement, actor, command)?
        }
        (command, form) => return not_now(command.says(), form.stage()),
    };
    Ok(vec![AnyEvent::Press(event)])
}

fn on_live(
    sitting: &Sitting<'_>,
    matter: &Matter,
    statement: &Press,
    actor: &Actor,
    command: Command,
) -> Result<Event, Refusal> {
    let act = command.says();
    let own = || sitting.only(actor, &statement.drafter, act, Article::Press);
    let silence = matter.silence.as_ref().is_some_and(super::Silence::is_running);
    if silence && matches!(command, Command::NewVersion { .. } | Command::Lapse | Command::Elements { .. }) {
        let cite = sitting.article(Article::Silence).to_owned();
        return Err(Refusal::NotNow { act, what: matter.id.clone(), stage: matter.stage(), cite });
    }
    Ok(match command {
        Command::Circulate { .. } => {
            let (what, cite) = (matter.id.clone(), sitting.article(Article::Press).to_owned());
            return Err(Refusal::NotNow { act, what, stage: statement.stage.says(), cite });
        }
        Command::NewVersion { wording } => {
            own()?;
            wording.check(sitting)?;
            Event::Versioned { wording }
        }
        Command::Reserve { symbol } => {
            sitting.officer(actor, act, Article::Press)?;
            symbol::next(sitting, SymbolOf::Adopted, &statement.kind, Some(&symbol))?;
            Event::Reserved { symbol }
        }
        Command::Elements { points } => {
            sitting.officer(actor, act, Article::Press)?;
            Event::CutDown { points }
        }
        Command::Withdraw { why } => {
            own()?;
            Event::Withdrawn { why }
        }
        Command::Lapse => {
            sitting.officer(actor, act, Article::Press)?;
            Event::Lapsed
        }
    })
}

/// The statement is issued: the silence passed.
pub(crate) fn issued(sitting: &Sitting<'_>, statement: &Press) -> Result<AnyEvent, Refusal> {
    let symbol = match &statement.symbol {
        Some(kept) => Some(kept.clone()),
        None => symbol::next(sitting, SymbolOf::Adopted, &statement.kind, None)?,
    };
    Ok(AnyEvent::Press(Event::Issued { symbol }))
}

pub(crate) fn apply(statement: &mut Press, event: &Event) -> Result<(), &'static str> {
    if !statement.stage.is_live() {
        return Err("the statement has come to its end");
    }
    match event {
        Event::Circulated { .. } => return Err("it was circulated before"),
        Event::Versioned { wording } => {
            statement.wordings.push(wording.clone());
            statement.stage = Stage::Circulated;
        }
        Event::Reserved { symbol } => statement.symbol = Some(symbol.clone()),
        Event::Objected => statement.stage = Stage::Objected,
        Event::Issued { symbol } => {
            statement.symbol.clone_from(symbol);
            statement.stage = Stage::Issued;
        }
        Event::CutDown { .. } => statement.end(Stage::Elements),
        Event::Withdrawn { .. } => statement.end(Stage::Withdrawn),
        Event::Lapsed => statement.end(Stage::Lapsed),
    }
    Ok(())
}

impl Press {
    /// A statement that is not issued has no symbol.
    fn end(&mut self, stage: Stage) {
        self.symbol = None;
        self.stage = stage;
    }
}

pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Press, Misfit> {
    match event {
        Event::Circulated { kind, title, drafter, wording } => Ok(Press {
            kind: kind.clone(),
            title: title.clone(),
            drafter: drafter.clone(),
            wordings: vec![wording.clone()],
            symbol: None,
            stage: Stage::Circulated,
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
            Command::Elements { .. } => "cut it down to elements",
            Command::Withdraw { .. } => "withdraw the statement",
            Command::Lapse => "let it lapse",
        }
    }
}
