//! A case: a dossier with everything the record, the charters and the texts make of it, ready to be shown.
//!
//! Always: plain strings and numbers in the order in which people read them; nothing is looked up while it is shown.
//! Not here: how each part is made (`parts`), how it looks.

mod parts;
mod told;

use jiff::civil::Date;
use penholder_core::Position;
use penholder_core::dossier::conflict::Clash;
use penholder_core::dossier::verdict::Settled;
use penholder_core::dossier::{Document, Dossier, EventKind, Form, Invited, Outcome, Ruling, Status, day_says};
use penholder_core::seat::Roster;
use penholder_core::text::compare::Comparison;
use penholder_record::{Fault, Record};
use serde::Serialize;

pub(crate) use self::parts::counted;
use crate::lookup::{Checked, lookups};
use crate::question::{Answer, answers};
use crate::spell::{Spell, longest, products, spells};
use crate::{Folder, Unreadable};

/// Why no case can be made of a dossier.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// Its files are faulty.
    #[error(transparent)]
    Dossier(#[from] Unreadable),
    /// A table of the record is.
    #[error(transparent)]
    Record(#[from] Fault),
    /// A text or its amendments cannot be read.
    #[error("{file}: {why}")]
    Words {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
}

/// One text and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its form.
    pub form: Form,
    /// Its symbol.
    pub symbol: Option<String>,
    /// The day.
    pub on: Option<Date>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// How: the vote, the consensus, the objection.
    pub how: String,
    /// The vote in the record, by its id.
    pub vote: Option<String>,
    /// Whether its words are ours.
    pub reconstructed: bool,
}

/// Who sat when a text was before them, and what they did.
#[derive(Clone, Debug)]
pub struct Sat {
    /// The text.
    pub text: String,
    /// What it is called.
    pub name: String,
    /// The day.
    pub on: Date,
    /// Who sat, in seat order.
    pub roster: Roster,
    /// What each did, in the order of the roster.
    pub positions: Vec<Position>,
    /// Seat of the president.
    pub president: Option<usize>,
    /// Seats of members that did not sit there at the other text.
    pub changed: Vec<usize>,
}

impl Sat {
    /// The names of these seats, in one line.
    #[must_use]
    pub fn names(&self, seats: &[usize]) -> String {
        let names = seats.iter().filter_map(|seat| self.roster.seats().get(*seat)).map(|seat| seat.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The claim.
    pub claim: String,
    /// What it gives: `resolution`, `more than 700 people killed`.
    pub value: String,
    /// Who says so.
    pub holder: String,
    /// The way from the source to the holder.
    pub chain: Vec<String>,
    /// The words, where they are kept.
    pub words: Option<String>,
    /// The source, by its id.
    pub source: String,
    /// What the verdict is.
    pub ruling: Option<Ruling>,
    /// What the verdict says.
    pub verdict: Option<String>,
    /// By which rule.
    pub basis: Option<String>,
    /// The evidence.
    pub evidence: Vec<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// Two claims that clash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// What they are about.
    pub about: String,
    /// Of which property.
    pub property: String,
    /// Whether they exclude each other.
    pub clash: Clash,
    /// Why.
    pub says: String,
    /// The one.
    pub one: Said,
    /// The other.
    pub other: Said,
    /// How it was settled.
    pub settled: Settled,
}

/// One event on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The event.
    pub id: String,
    /// The first day.
    pub on: Date,
    /// The last day, if it is another.
    pub to: Option<Date>,
    /// What happened.
    pub name: String,
    /// What kind it is.
    pub kind: EventKind,
    /// How far it got.
    pub status: Status,
    /// What it leads to: an address of the record.
    pub vote: Option<String>,
    /// Sources, by their ids.
    pub sources: Vec<String>,
    /// How the day was read, where a source gives it in words.
    pub reading: Option<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
    /// Whether it shows in short.
    pub main: bool,
}

/// What amendments would have made of a text.
#[derive(Clone, Debug)]
pub struct Robbed {
    /// The text.
    pub text: String,
    /// What it is called.
    pub name: String,
    /// Who proposed them.
    pub author: String,
    /// Word by word.
    pub comparison: Comparison,
    /// What each paragraph rests on: its name, what is reported of it, the mark.
    pub basis: Vec<(String, String, Option<String>)>,
}

/// Figures of casualties side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Of what.
    pub about: String,
    /// What is counted.
    pub measure: String,
    /// Each as it was given.
    pub said: Vec<Said>,
    /// How many origins they have.
    pub origins: String,
}

/// One version of the register of invitations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// To whom.
    pub to: String,
    /// To which conference.
    pub conference: String,
    /// Since when.
    pub on: Date,
    /// Where it stands.
    pub status: Invited,
    /// By whom.
    pub by: Option<String>,
    /// On which condition.
    pub condition: Option<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// What answers a piece of a sentence: a claim with its verdict, an event, a stance, an invitation, a relation, an odd word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counterpart {
    /// What it is: `draft S/2012/77, does: threatens sanctions`, `6 January 2014: first invitations go out`.
    pub what: String,
    /// Whether it is a claim, which has a verdict or none yet.
    pub is_claim: bool,
    /// The verdict.
    pub ruling: Option<Ruling>,
    /// What the verdict says, or what else there is to say.
    pub says: Option<String>,
    /// By which rule.
    pub basis: Option<String>,
    /// The evidence.
    pub evidence: Vec<String>,
    /// Sources other than the report, by their ids.
    pub sources: Vec<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// One sentence of the report and what answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Which sentence, from 1; `None` for what stands beside them.
    pub number: Option<usize>,
    /// What it says, in our words.
    pub says: String,
    /// Its first byte in the report and the one after its last.
    pub span: (u64, u64),
    /// What answers it, in the order of its words.
    pub answers: Vec<Counterpart>,
    /// What there is to say beyond that.
    pub note: Option<String>,
    /// `[K]` or `[?]`, of the note.
    pub mark: Option<String>,
}

/// Two positions that do not meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Who.
    pub who: String,
    /// What they want of the text.
    pub wants: String,
    /// Where that is said.
    pub source: String,
}

/// The case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The dossier.
    pub dossier: Dossier,
    /// What was decided how.
    pub decided: Vec<Decided>,
    /// Who sat: the earlier text first.
    pub sat: Vec<Sat>,
    /// The questions a reader has.
    pub answers: Vec<Answer>,
    /// The report, sentence by sentence, with what answers each.
    pub told: Vec<Told>,
    /// Claims that clash: those that exclude each other first.
    pub pairs: Vec<Pair>,
    /// Claims looked up in the record.
    pub checked: Vec<Checked>,
    /// What the amendments would have taken out: of the text the case turns on first.
    pub robbed: Vec<Robbed>,
    /// Figures of casualties.
    pub figures: Vec<Figures>,
    /// What happened.
    pub timeline: Vec<Moment>,
    /// The register of invitations.
    pub invitations: Vec<Version>,
    /// The two positions.
    pub sides: Vec<Side>,
    /// The times without a product.
    pub spells: Vec<Spell>,
    /// The name of its folder.
    pub name: String,
}

impl Case {
    /// Makes a case of a dossier.
    ///
    /// # Errors
    /// [`CaseError`].
    pub fn of(folder: &Folder, record: &Record<'_>) -> Result<Self, CaseError> {
        let dossier = folder.dossier()?;
        let robbed = parts::robbed(&dossier, folder)?;
        let decided = parts::decided(&dossier, record)?;
        let sat = parts::sat(&dossier, record)?;
        let products = products(&dossier, record)?;
        let spells = spells(&products, dossier.head.period.to);
        let answers = answers(&dossier, record, &decided, &sat, &robbed)?;
        let told = told::told(&dossier);
        let pairs = parts::pairs(&dossier);
        let checked = lookups(&dossier, record)?;
        let figures = parts::figures(&dossier);
        let timeline = parts::timeline(&dossier, &decided);
        let invitations = parts::invitations(&dossier);
        let sides = parts::sides(&dossier);
        let name = folder.name.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(Self {
            dossier,
            decided,
            sat,
            answers,
            told,
            pairs,
            checked,
            robbed,
            figures,
            timeline,
            invitations,
            sides,
            spells,
            name,
        })
    }

    /// The longest time without a product.
    #[must_use]
    pub fn deadlock(&self) -> Option<&Spell> {
        longest(&self.spells)
    }

    /// The time without a product in which the text fell that the case turns on.
    #[must_use]
    pub fn spell_around(&self) -> Option<&Spell> {
        let day = self.turns_on()?.on?;
        self.spells.iter().find(|spell| spell.from <= day && day <= spell.to)
    }

    /// The text the case turns on.
    #[must_use]
    pub fn turns_on(&self) -> Option<&Document> {
        self.dossier.turns_on()
    }

    /// The deadlock in one or two sentences; `None` where there are no two products.
    #[must_use]
    pub fn deadlock_says(&self) -> Option<String> {
        let longest = self.deadlock()?;
        let broken =
            longest.broken_by.as_ref().map_or("not broken by the end of the days looked at".to_owned(), |by| {
                format!("broken by {by} on {}", day_says(longest.to))
            });
        let mut says = format!(
            "The longest time without a product was {} days, after {} of {}, {broken}.",
            longest.days,
            longest.after,
            day_says(longest.from)
        );
        if let Some(around) = self.spell_around().filter(|around| *around != longest)
            && let Some(by) = &around.broken_by
        {
            let fell = format!(
                " This text fell in one of {} days, from {} to {by} on {}.",
                around.days,
                around.after,
                day_says(around.to)
            );
            says.push_str(&fell);
        }
        Some(says)
    }
}
