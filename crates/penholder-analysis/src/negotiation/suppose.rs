//! What if a member stood otherwise on one paragraph: a supposition, in place of what the file says of it there.
//!
//! Always: written as `SEAT/PARAGRAPH/POSITION` with the seat's id: `GBR/aleppo/nothing`. A supposition replaces every demand of
//! that member on that paragraph, packages too; its wishes stay.
//! Not here: who asks (`penholder negotiate --suppose`, the page).

use std::fmt;

use penholder_core::seat::with_the;

use super::condition::{Condition, Literal};
use super::problem::{Asks, Confidence, Demand, OUT, Problem, Unmet};

/// A position that may be supposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// It must have the paragraph in some form.
    Must,
    /// It must have it as drafted.
    MustDrafted,
    /// It cannot accept the paragraph in any form.
    Refuses,
    /// It cannot accept it as drafted.
    RefusesDrafted,
    /// It neither needs nor refuses it.
    Nothing,
}

impl Position {
    /// Every position with its word.
    pub const ALL: [(Position, &'static str); 5] = [
        (Position::Must, "must"),
        (Position::MustDrafted, "must-drafted"),
        (Position::Refuses, "refuses"),
        (Position::RefusesDrafted, "refuses-drafted"),
        (Position::Nothing, "nothing"),
    ];

    /// The word for it in addresses and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(position, _)| *position == self).map_or("", |(_, word)| word)
    }
}

/// One supposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supposition {
    /// The seat.
    pub seat: usize,
    /// The paragraph.
    pub element: usize,
    /// Where it is supposed to stand.
    pub position: Position,
}

/// Why a supposition cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SupposeError {
    /// It is not of the form.
    #[error("`{0}` is no supposition: write the seat, the paragraph and the position like `{1}`")]
    Form(String, String),
    /// There is no such seat.
    #[error(transparent)]
    Seat(#[from] penholder_core::RosterError),
    /// There is no such paragraph.
    #[error("the text has no paragraph `{0}`; there are {1}")]
    Element(String, String),
    /// There is no such position.
    #[error("`{0}` is no position; there are {list}", list = Position::ALL.map(|(_, word)| word).join(", "))]
    Position(String),
}

impl Supposition {
    /// Reads `GBR/aleppo/nothing`.
    ///
    /// # Errors
    /// [`SupposeError`] with what there is instead.
    pub fn read(words: &str, problem: &Problem) -> Result<Self, SupposeError> {
        let mut parts = words.rsplitn(3, '/').map(str::trim);
        let (Some(position), Some(paragraph), Some(seat)) = (parts.next(), parts.next(), parts.next()) else {
            let seat = problem.roster.seats().first().map_or("SEAT", |seat| seat.id.as_str());
            let example = format!("{seat}/{}/nothing", problem.elements[0].id);
            return Err(SupposeError::Form(words.to_owned(), example));
        };
        let element = problem.elements.iter().position(|element| element.id == paragraph).ok_or_else(|| {
            let ids: Vec<&str> = problem.elements.iter().take(12).map(|element| element.id.as_str()).collect();
            SupposeError::Element(paragraph.to_owned(), ids.join(", "))
        })?;
        let seat = problem.roster.find(seat)?;
        let known = Position::ALL.into_iter().find(|(_, word)| *word == position);
        let (position, _) = known.ok_or_else(|| SupposeError::Position(position.to_owned()))?;
        Ok(Self { seat, element, position })
    }

    /// As it is read.
    #[must_use]
    pub fn written(&self, problem: &Problem) -> String {
        let (seat, element) = (&problem.roster.seats()[self.seat].id, &problem.elements[self.element].id);
        format!("{seat}/{element}/{}", self.position.word())
    }

    /// In words: `the United Kingdom neither needs nor refuses outrage at ...`.
    #[must_use]
    pub fn sentence(&self, problem: &Problem) -> String {
        let (who, what) = (with_the(&problem.roster.seats()[self.seat].name), &problem.elements[self.element].says);
        match self.position {
            Position::Must => format!("{who} must have {what} in some form"),
            Position::MustDrafted => format!("{who} must have {what}"),
            Position::Refuses => format!("{who} cannot accept {what} in any form"),
            Position::RefusesDrafted => format!("{who} cannot accept {what} as drafted"),
            Position::Nothing => format!("{who} neither needs nor refuses {what}"),
        }
    }

    /// What comes after this when a reader goes through the positions of one cell one by one, from what the file says
    /// (`current` is nothing) back to it.
    #[must_use]
    pub fn next(stated: &Problem, seat: usize, element: usize, current: Option<Position>) -> Option<Position> {
        let amended = stated.elements[element].alternatives.iter().filter(|form| form.id != OUT).count() > 1;
        let refuses = if amended { Position::RefusesDrafted } else { Position::Refuses };
        let as_stated = stated_position(stated, seat, element);
        let mut turns =
            [Position::Must, refuses, Position::Nothing].into_iter().filter(|turn| Some(*turn) != as_stated);
        match current {
            None => turns.next(),
            Some(current) => turns.skip_while(|turn| *turn != current).nth(1),
        }
    }
}

/// Where the file has a member on a paragraph, if that is one of the positions.
fn stated_position(problem: &Problem, seat: usize, element: usize) -> Option<Position> {
    let mut mine = of_cell(problem, seat, element);
    let Some(demand) = mine.next() else { return Some(Position::Nothing) };
    let alone = mine.next().is_none();
    let all = [Position::Must, Position::MustDrafted, Position::Refuses, Position::RefusesDrafted];
    let is_this =
        |position: &Position| condition(problem, element, *position).is_some_and(|(_, of)| of == demand.condition);
    all.into_iter().find(|position| alone && is_this(position)).map(|position| match position {
        Position::MustDrafted => Position::Must,
        Position::RefusesDrafted if problem.elements[element].alternatives.len() < 3 => Position::Refuses,
        other => other,
    })
}

fn of_cell(problem: &Problem, seat: usize, element: usize) -> impl Iterator<Item = &Demand> {
    problem.demands.iter().filter(move |demand| demand.seat == seat && demand.condition.elements().contains(&element))
}

/// What a position asks of a text.
fn condition(problem: &Problem, element: usize, position: Position) -> Option<(Asks, Condition)> {
    let forms = &problem.elements[element].alternatives;
    let of = |is_in: &dyn Fn(usize) -> bool| {
        let bits = (0..forms.len()).filter(|form| is_in(*form)).fold(0, |bits, form| bits | 1 << form);
        Condition::any(vec![Literal { element, alternatives: bits }])
    };
    Some(match position {
        Position::Must => (Asks::Must, of(&|form| forms[form].id != OUT)),
        Position::MustDrafted => (Asks::Must, of(&|form| form == 0)),
        Position::Refuses => (Asks::Refuses, of(&|form| forms[form].id == OUT)),
        Position::RefusesDrafted => (Asks::Refuses, of(&|form| form != 0)),
        Position::Nothing => return None,
    })
}

impl Problem {
    /// The same negotiation if the member stood like this. A demand it has on the paragraph lends its weight and what follows
    /// if it is not met; without one, the member would be against.
    pub fn suppose(&mut self, supposed: &Supposition) {
        let Supposition { seat, element, position } = *supposed;
        let (weight, unmet) = of_cell(self, seat, element)
            .max_by_key(|demand| demand.weight)
            .map_or((1, Unmet::Against), |demand| (demand.weight, demand.unmet));
        let asked = condition(self, element, position);
        self.demands.retain(|demand| demand.seat != seat || !demand.condition.elements().contains(&element));
        let amended = self.elements[element].alternatives.iter().filter(|form| form.id != OUT).count() > 1;
        let what = &self.elements[element].says;
        let says = match position {
            Position::Must | Position::Refuses if amended => format!("{what} in any form"),
            _ => what.clone(),
        };
        self.members[seat].stated = true;
        self.demands.extend(asked.map(|(asks, condition)| Demand {
            seat,
            asks,
            condition,
            says,
            unmet,
            weight,
            confidence: Confidence::Known,
            source: Some("supposed".to_owned()),
            likely: None,
            at: 0..0,
        }));
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
