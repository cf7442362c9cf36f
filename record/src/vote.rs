//! One vote of the record: what was voted on, how every seat voted, and what was declared.
//!
//! Table `votes.csv`, one line a vote. Ballots are one letter a seat in seat order ([`crate::roster::Council`]):
//! `Y` in favour, `N` against, `A` abstaining, `P` present and not participating, `X` absent, `V` absent or not
//! participating and the source does not say which, `?` not recorded, `-` nobody held the seat.
//! Always: a vote has one letter for every seat of its date, or none at all where nobody was asked to vote.
//! Not here: what a rule makes of the ballots (`penholder_core::decide`).

use std::sync::Arc;

use jiff::civil::Date;
use penholder_core::{Ballots, Position};

use crate::roster::{Council, Place};
use crate::table::{Fault, rows};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// The words of the list, as they stand in the tables.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for it in the tables.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $($name::$variant => $word),* } }

            /// What a word of the tables stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some($name::$variant),)* _ => None } }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.word()) }
        }
    };
}

words! {
    /// Whether the matter was one of procedure (UN Charter, Article 27(2)) or any other (Article 27(3)).
    Class {
        /// Any matter that is not one of procedure.
        Substantive = "substantive",
        /// A matter of procedure, or one that another article decides by any seven or nine members.
        Procedural = "procedural",
    }
}

words! {
    /// How the body came to the outcome.
    Mode {
        /// Hands were counted, or ballots.
        Vote = "vote",
        /// Adopted without asking for votes.
        WithoutVote = "without-vote",
        /// One source lists votes, another says that none was taken.
        SourcesDiffer = "sources-differ",
    }
}

words! {
    /// What was voted on.
    Subject {
        /// A draft as a whole.
        Whole = "whole",
        /// A part of a draft, voted on separately.
        Part = "part",
        /// An amendment to a draft.
        Amendment = "amendment",
        /// A part of a draft or an amendment to it; the sources do not say which.
        PartOrAmendment = "part-or-amendment",
        /// Whether to recommend a state for membership.
        Admission = "admission",
        /// Whom to recommend as Secretary-General.
        Appointment = "appointment",
        /// Whether the matter is one of procedure.
        PreliminaryQuestion = "preliminary-question",
        /// A motion or an objection about the conduct of the meeting.
        Motion = "motion",
    }
}

words! {
    /// What was declared, or follows from the record where the President's words are not in the sources.
    Declared {
        /// Adopted.
        Adopted = "adopted",
        /// Not adopted because of the negative vote of a permanent member.
        Vetoed = "vetoed",
        /// Not adopted because the required number of votes was not reached.
        LackingVotes = "lacking-votes",
    }
}

/// How many seats took which position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In favour.
    pub yes: u8,
    /// Against.
    pub no: u8,
    /// Abstaining.
    pub abstain: u8,
    /// Absent, not participating, or either.
    pub not_voting: u8,
    /// Not recorded.
    pub unknown: u8,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}-{}-{}", self.yes, self.no, self.abstain))
    }
}

/// One vote. Its text borrows from the table.
#[derive(Clone, Debug)]
pub struct Vote<'a> {
    /// Stable id: `v` and the number of the published source, or `a` and a number for votes that source has not.
    pub id: &'a str,
    /// The day of the meeting.
    pub date: Date,
    /// Symbol of the resolution or draft; of the meeting where the text had none.
    pub symbol: &'a str,
    /// Number of the resolution, if one was adopted.
    pub resolution: Option<u16>,
    /// Symbol of the meeting record, `S/PV.7825`, if the sources give it.
    pub meeting: Option<&'a str>,
    /// Agenda item, as its id in `items.csv`; none where the sources do not say.
    pub item: Option<&'a str>,
    /// Class of the question.
    pub class: Class,
    /// How the outcome came about.
    pub mode: Mode,
    /// What was voted on.
    pub on: Subject,
    /// What was declared.
    pub declared: Declared,
    /// Whether the official list of vetoes has an entry of its own for this vote.
    pub listed: bool,
    /// The vote that may be this same one, listed twice by the source.
    pub same_as: Option<&'a str>,
    letters: &'a str,
    council: Arc<Council<'a>>,
}

/// The columns of `votes.csv`.
pub const COLUMNS: &[&str; 13] = &[
    "id",
    "date",
    "symbol",
    "resolution",
    "meeting",
    "item",
    "class",
    "mode",
    "on",
    "ballots",
    "outcome",
    "listed",
    "same-as",
];

/// The position a letter stands for.
#[must_use]
pub fn position(letter: u8) -> Option<Position> {
    Some(match letter {
        b'Y' => Position::Yes,
        b'N' => Position::No,
        b'A' => Position::Abstain,
        b'P' => Position::NotParticipating,
        b'X' => Position::Absent,
        b'V' => Position::NotVoting,
        b'?' => Position::Unknown,
        b'-' => Position::Vacant,
        _ => return None,
    })
}

impl<'a> Vote<'a> {
    /// The seats of the body on the day of the vote, in seat order.
    #[must_use]
    pub fn council(&self) -> &Council<'a> {
        &self.council
    }

    /// The letters of the ballots in seat order; empty if nobody was asked to vote.
    #[must_use]
    pub fn letters(&self) -> &'a str {
        self.letters
    }

    /// Every seat with its position, in seat order; nothing if nobody was asked to vote.
    pub fn ballots(&self) -> impl Iterator<Item = (Place<'a>, Position)> {
        let positions = self.letters.bytes().map(|letter| position(letter).unwrap_or(Position::Unknown));
        self.council.places.iter().copied().zip(positions)
    }

    /// The position of one state, if it was seated and votes were asked for.
    #[must_use]
    pub fn position_of(&self, state: &str) -> Option<Position> {
        self.ballots().find(|(place, _)| place.state == Some(state)).map(|(_, position)| position)
    }

    /// How many seats took which position.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for letter in self.letters.bytes() {
            let count = match letter {
                b'Y' => &mut tally.yes,
                b'N' => &mut tally.no,
                b'A' => &mut tally.abstain,
                b'?' => &mut tally.unknown,
                b'-' => continue,
                _ => &mut tally.not_voting,
            };
            *count += 1;
        }
        tally
    }

    /// The permanent members that voted against, in seat order, whether or not that decided the matter.
    pub fn permanent_against(&self) -> impl Iterator<Item = &'a str> {
        self.ballots()
            .filter(|(place, position)| place.permanent && *position == Position::No)
            .filter_map(|(place, _)| place.state)
    }

    /// The permanent members whose negative vote the matter failed by, in seat order.
    pub fn vetoes(&self) -> impl Iterator<Item = &'a str> {
        let vetoed = self.declared == Declared::Vetoed;
        self.permanent_against().filter(move |_| vetoed)
    }

    /// The kind of matter, as the charter of the body calls it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match (self.mode, self.on, self.class) {
            (Mode::WithoutVote, ..) => "without-a-vote",
            (_, Subject::PreliminaryQuestion, _) => "preliminary-question",
            (_, Subject::Motion, _) => "motion",
            (_, _, Class::Procedural) => "procedural-draft",
            (_, Subject::Whole, _) => "resolution",
            (_, Subject::Part | Subject::PartOrAmendment, _) => "part",
            (_, Subject::Amendment, _) => "amendment",
            (_, Subject::Admission, _) => "admission",
            (_, Subject::Appointment, _) => "secretary-general",
        }
    }

    /// The positions in seat order, to be decided: nobody objected where nobody was asked to vote.
    #[must_use]
    pub fn positions(&self) -> Ballots {
        if self.letters.is_empty() {
            return Ballots::all(self.council.places.len(), Position::NoObjection);
        }
        Ballots::of(self.ballots().map(|(_, position)| position).collect())
    }

    /// Whether the roll call is known seat by seat.
    #[must_use]
    pub fn has_roll_call(&self) -> bool {
        !self.letters.is_empty() && !self.letters.contains('?')
    }
}

/// Reads `votes.csv`; `council_on` gives the seats of a date.
///
/// # Errors
/// The first fault: a word that is in no list, a date on which nobody sat, ballots that are not one letter for every seat,
/// votes that are not in order of date.
pub fn read<'a>(
    file: &'a str,
    text: &'a str,
    council_on: impl Fn(Date) -> Option<Arc<Council<'a>>>,
) -> Result<Vec<Vote<'a>>, Fault> {
    let mut votes: Vec<Vote<'a>> = Vec::with_capacity(text.len() / 90);
    for row in rows(file, text, COLUMNS) {
        let row = row?;
        let [id, _, symbol, resolution, meeting, item, _, _, _, letters, _, _, same_as] = row.cells;
        let date = row.date(1)?;
        if votes.last().is_some_and(|last| last.date > date) {
            return Err(row.fault(1, "the votes have to stand in order of date"));
        }
        let council = match votes.last() {
            Some(last) if last.council.holds_on(date) => Arc::clone(&last.council),
            _ => council_on(date).ok_or_else(|| row.fault(1, format!("nobody was seated on {date}")))?,
        };
        let mode = row.word(7, Mode::from_word, Mode::WORDS)?;
        if let Some(letter) = letters.chars().find(|letter| u8::try_from(*letter).ok().and_then(position).is_none()) {
            return Err(row.fault(9, format!("`{letter}` is no ballot")));
        }
        if letters.len() != council.places.len() && !(letters.is_empty() && mode == Mode::WithoutVote) {
            let (ballots, seats) = (letters.len(), council.places.len());
            return Err(row.fault(9, format!("{ballots} ballots where {seats} seats are on the roster of {date}")));
        }
        votes.push(Vote {
            id,
            date,
            symbol,
            resolution: number(resolution).ok_or_else(|| row.fault(3, format!("`{resolution}` is no number")))?,
            meeting: filled(meeting),
            item: filled(item),
            class: row.word(6, Class::from_word, Class::WORDS)?,
            mode,
            on: row.word(8, Subject::from_word, Subject::WORDS)?,
            declared: row.word(10, Declared::from_word, Declared::WORDS)?,
            listed: row.word(11, yes_or_no, &["yes", "no"])?,
            same_as: filled(same_as),
            letters,
            council,
        });
    }
    Ok(votes)
}

fn filled(cell: &str) -> Option<&str> {
    (!cell.is_empty()).then_some(cell)
}

fn number(cell: &str) -> Option<Option<u16>> {
    if cell.is_empty() { Some(None) } else { cell.parse().ok().map(Some) }
}

fn yes_or_no(cell: &str) -> Option<bool> {
    match cell {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
