//! What is news to the public: sittings that open and close, votes that open and are decided, texts that are adopted.
//!
//! Always: news are made of what the public is told ([`penholder_chamber::View::Public`]) and of nothing else. A silence that
//! ends is among the members; what it adopts is news.
//! Not here: feeds (`pages::feeds`), webhooks (`hooks`).

use jiff::Timestamp;
use penholder_chamber::view::Told;
use penholder_core::procedure::{Event, meeting, no_objection, presidential, press, resolution, vote};
use serde::Serialize;

/// What kind of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Kind {
    /// A meeting was called to order, or called for a day.
    #[serde(rename = "sitting.opened")]
    SittingOpened,
    /// A meeting ended.
    #[serde(rename = "sitting.closed")]
    SittingClosed,
    /// Something was put to the vote.
    #[serde(rename = "vote.opened")]
    VoteOpened,
    /// A vote was decided.
    #[serde(rename = "vote.decided")]
    VoteDecided,
    /// A text was adopted or issued: by a vote, without one, or by a silence that nobody broke.
    #[serde(rename = "text.adopted")]
    TextAdopted,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::SittingOpened, Self::SittingClosed, Self::VoteOpened, Self::VoteDecided, Self::TextAdopted];

    /// The word for it: `vote.decided`.
    pub fn word(self) -> &'static str {
        match self {
            Self::SittingOpened => "sitting.opened",
            Self::SittingClosed => "sitting.closed",
            Self::VoteOpened => "vote.opened",
            Self::VoteDecided => "vote.decided",
            Self::TextAdopted => "text.adopted",
        }
    }

    fn of(event: &Event) -> Option<Self> {
        Some(match event {
            Event::Meeting(meeting::Event::Convened { .. }) => Self::SittingOpened,
            Event::Meeting(meeting::Event::Adjourned | meeting::Event::AgendaNotAdopted) => Self::SittingClosed,
            Event::Vote(vote::Event::Opened(_)) => Self::VoteOpened,
            Event::Vote(vote::Event::Decided { .. }) => Self::VoteDecided,
            Event::Draft(resolution::Event::Adopted { .. })
            | Event::Presidential(presidential::Event::Adopted { .. })
            | Event::Press(press::Event::Issued { .. })
            | Event::NoObjection(no_objection::Event::Approved) => Self::TextAdopted,
            _ => return None,
        })
    }
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct News {
    /// Its place in the ledger of the chamber.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// What kind.
    pub kind: Kind,
    /// On which matter.
    pub matter: String,
    /// As a sentence.
    pub says: String,
    /// What stands under it: the roll call, the reasons.
    pub under: Vec<String>,
}

impl News {
    /// What is news of what the public was told; `None` if nothing.
    pub fn of(told: &Told) -> Option<Self> {
        let kind = Kind::of(&told.fact)?;
        let line = told.line.as_ref();
        let says = line.map_or_else(|| format!("{}: {}", kind.word(), told.matter), |line| line.says.clone());
        let under = line.map(|line| line.under.clone()).unwrap_or_default();
        Some(Self { seq: told.seq, at: told.at, kind, matter: told.matter.clone(), says, under })
    }
}
