//! What is negotiated: a text in elements with alternatives, and what each member needs, refuses and would rather see.
//!
//! Always: seats are in the order of the roster; a seat without stated positions can live with any text, and says so
//! ([`Member::stated`]).
//! Not here: the file (`super::read`), how positions become votes ([`super::vote`]).

use std::ops::Range;

use jiff::civil::Date;
use penholder_core::seat::with_the;
use penholder_core::text::reference::Vocabulary;
use penholder_core::{Exact, Roster};

use super::condition::{Choice, Condition};

/// One negotiation.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What it is about, in a line: `press statement on Aleppo`.
    pub title: String,
    /// What to know about it, if anything.
    pub about: Option<String>,
    /// The id of the body's charter.
    pub body: String,
    /// The id of the kind of matter.
    pub kind: String,
    /// The day whose rules and seats hold.
    pub date: Date,
    /// Who leads the negotiation.
    pub penholder: Option<usize>,
    /// The seats of the body on that day.
    pub roster: Roster,
    /// What each seat's positions have in common, in the order of the roster.
    pub members: Vec<Member>,
    /// The paragraphs or phrases.
    pub elements: Vec<Element>,
    /// What the text itself has to keep to, whoever votes.
    pub packages: Vec<Package>,
    /// What the members need and refuse.
    pub demands: Vec<Demand>,
    /// What they would rather see.
    pub wishes: Vec<Wish>,
    /// Texts with a name, to be asked about; the text as drafted comes first.
    pub texts: Vec<NamedText>,
    /// The other kinds of matter to ask about, in order.
    pub roads: Vec<String>,
    /// What the wordings are searched for when amendments are compared; the file does not hold it.
    pub vocabulary: Vocabulary,
}

/// What a seat's positions have in common.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Member {
    /// Whether the file says anything about it.
    pub stated: bool,
    /// The weight of unmet demands up to which it abstains rather than vote against.
    pub abstains_up_to: u64,
    /// Whether it lets a text pass that it would abstain on, where the rule knows no abstention.
    pub lets_pass: bool,
}

/// A paragraph or phrase with its alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// `OP3`, `aleppo`.
    pub id: String,
    /// What it says, as a noun phrase: `outrage at the air strikes on Aleppo`.
    pub says: String,
    /// As drafted first; then the amendments; without it last, if it may go.
    pub alternatives: Vec<Alternative>,
}

/// One way an element may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// `drafted`, the id of an amendment, or `out`.
    pub id: String,
    /// What it says then, as a noun phrase.
    pub says: String,
    /// The words of the paragraph themselves, if the file gives them.
    pub wording: Option<String>,
    /// How much of the draft's content it keeps.
    pub keeps: u64,
    /// Who proposed it.
    pub by: Option<usize>,
}

/// Something the text itself has to keep to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// What it asks.
    pub condition: Condition,
    /// In words: `the toll only if Aleppo is named`.
    pub says: String,
}

/// How sure a position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Confidence {
    /// On the record or stated by the member itself.
    Known,
    /// Reported by others.
    Reported,
    /// Nobody said so: it is a guess.
    #[default]
    Guessed,
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Confidence::Known => "known",
            Confidence::Reported => "reported",
            Confidence::Guessed => "guessed",
        }
    }
}

/// What a member does if a demand is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// It counts by its weight towards the member's threshold.
    Counts,
    /// It abstains.
    Abstains,
    /// It votes against, or objects.
    Against,
}

/// Whether a demand asks for something or refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// It must have it.
    Must,
    /// It cannot accept it.
    Refuses,
    /// It is a package: if this then that, not both, only together.
    Package,
}

/// What a member needs or refuses, on one paragraph or on several together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The seat that makes it.
    pub seat: usize,
    /// What sort of demand it is.
    pub asks: Asks,
    /// What the text has to meet.
    pub condition: Condition,
    /// The object in words: `outrage at the air strikes on Aleppo`.
    pub says: String,
    /// What the member does if it is not met.
    pub unmet: Unmet,
    /// What conceding it would cost the member, and what it counts towards the member's threshold.
    pub weight: u64,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who says so.
    pub source: Option<String>,
    /// How likely it is that the member really holds to it, if that is in doubt: 0 to 1.
    pub likely: Option<Exact>,
    /// Its place in the file.
    pub at: Range<usize>,
}

/// What a member would rather see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The seat.
    pub seat: usize,
    /// What it would rather see.
    pub condition: Condition,
    /// In words.
    pub says: String,
    /// How much it matters to the member.
    pub weight: u64,
}

/// A text with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedText {
    /// `as drafted`, `with the Russian amendments`.
    pub name: String,
    /// What it takes.
    pub choice: Choice,
}

impl Demand {
    /// Whether nobody reports it.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        self.confidence == Confidence::Guessed
    }

    /// The demand as a sentence without its end: `the United Kingdom must have outrage at ...`.
    #[must_use]
    pub fn sentence(&self, problem: &Problem) -> String {
        self.sentence_about(problem, &self.says)
    }

    /// The same with other words for what it is about: `it`, where that was just named.
    #[must_use]
    pub fn sentence_about(&self, problem: &Problem, what: &str) -> String {
        let who = with_the(&problem.roster.seats()[self.seat].name);
        match self.asks {
            Asks::Must => format!("{who} must have {what}"),
            Asks::Refuses => format!("{who} cannot accept {what}"),
            Asks::Package => format!("{who} accepts {what}"),
        }
    }
}

impl Problem {
    /// The text as drafted.
    #[must_use]
    pub fn drafted(&self) -> Choice {
        Choice(vec![0; self.elements.len()])
    }

    /// Whether the text keeps to the packages of the text itself.
    #[must_use]
    pub fn is_whole(&self, text: &Choice) -> bool {
        self.packages.iter().all(|package| package.condition.holds(text))
    }

    /// For each demand whether it is known or reported, and no guess.
    #[must_use]
    pub fn reported(&self) -> Vec<bool> {
        self.demands.iter().map(|demand| !demand.is_guess()).collect()
    }

    /// The same from what is known and reported alone: without the positions that are guessed. Nothing where none is.
    #[must_use]
    pub fn without_guesses(&self) -> Option<Problem> {
        self.demands.iter().any(Demand::is_guess).then_some(())?;
        let mut reported = self.clone();
        reported.demands.retain(|demand| !demand.is_guess());
        Some(reported)
    }

    /// The content that the text keeps, and the content of the draft.
    #[must_use]
    pub fn content(&self, text: &Choice) -> (u64, u64) {
        let kept = |(element, chosen): (&Element, &u8)| element.alternatives[usize::from(*chosen)].keeps;
        let of_draft = self.elements.iter().map(|element| element.alternatives[0].keeps).sum();
        (self.elements.iter().zip(&text.0).map(kept).sum(), of_draft)
    }

    /// The weight of the wishes that the text meets, and of all wishes.
    #[must_use]
    pub fn preference(&self, text: &Choice) -> (u64, u64) {
        let met = self.wishes.iter().filter(|wish| wish.condition.holds(text)).map(|wish| wish.weight).sum();
        (met, self.wishes.iter().map(|wish| wish.weight).sum())
    }

    /// How the text differs from the draft, element by element; nothing where it stands as drafted.
    #[must_use]
    pub fn changes(&self, text: &Choice) -> Vec<(usize, &Alternative)> {
        let changed = text.0.iter().enumerate().filter(|(_, chosen)| **chosen != 0);
        changed.map(|(at, chosen)| (at, &self.elements[at].alternatives[usize::from(*chosen)])).collect()
    }
}

/// The id of the alternative "without it".
pub const OUT: &str = "out";
/// The id of the alternative "as drafted".
pub const DRAFTED: &str = "drafted";
