//! The positions of a roster's seats in one vote.

mod file;

pub use file::{BallotFile, BallotFileError, NamedBallot, ballots_from};

use crate::position::Position;
use crate::seat::{Roster, RosterError};
use crate::source::nearest;

/// One position for each seat of a roster, in its order; and whether a reason was given with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballots {
    positions: Vec<Position>,
    reasoned: Vec<bool>,
}

/// Why a list of ballots is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// Somebody votes who has no seat.
    #[error("it cannot vote here: {0}")]
    NotSeated(#[from] RosterError),
    /// A seat votes twice.
    #[error("`{0}` votes twice")]
    Twice(String),
    /// A word is no position.
    #[error("`{word}` is no position{}", .near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoPosition {
        /// The word that was given.
        word: String,
        /// The nearest position, if one is near.
        near: Option<String>,
    },
}

impl Ballots {
    /// Every seat in the same position; no reasons.
    #[must_use]
    pub fn all(seats: usize, position: Position) -> Self {
        Self { positions: vec![position; seats], reasoned: vec![false; seats] }
    }

    /// These positions, in the order of the roster; no reasons.
    #[must_use]
    pub fn of(positions: Vec<Position>) -> Self {
        let reasoned = vec![false; positions.len()];
        Self { positions, reasoned }
    }

    /// Named ballots of a roster; seats that are not named are in the position `rest`.
    ///
    /// # Errors
    /// [`BallotError`] if a name is not seated, a seat votes twice, or a word is no position.
    pub fn named<'a>(
        roster: &Roster,
        rest: Position,
        ballots: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, BallotError> {
        let mut collected = Self::all(roster.len(), rest);
        let mut voted = vec![false; roster.len()];
        for (name, word) in ballots {
            let seat = roster.find(name)?;
            if std::mem::replace(&mut voted[seat], true) {
                return Err(BallotError::Twice(roster.seats()[seat].name.clone()));
            }
            collected.positions[seat] = position_from(word)?;
        }
        Ok(collected)
    }

    /// The positions, in the order of the roster.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Whether the seat gave a reason with its position.
    #[must_use]
    pub fn is_reasoned(&self, seat: usize) -> bool {
        self.reasoned.get(seat).copied().unwrap_or(false)
    }

    /// The same ballots with one seat in another position. A seat that does not exist changes nothing.
    #[must_use]
    pub fn with(mut self, seat: usize, position: Position) -> Self {
        if let Some(place) = self.positions.get_mut(seat) {
            *place = position;
        }
        self
    }

    /// The same ballots, with a reason given by one seat. A seat that does not exist changes nothing.
    #[must_use]
    pub fn with_reason(mut self, seat: usize) -> Self {
        if let Some(place) = self.reasoned.get_mut(seat) {
            *place = true;
        }
        self
    }

    /// How many seats are in the position.
    #[must_use]
    pub fn count(&self, position: Position) -> usize {
        self.positions.iter().filter(|other| **other == position).count()
    }
}

/// The position that a word means.
///
/// # Errors
/// [`BallotError::NoPosition`] with the nearest position, if one is near.
pub fn position_from(word: &str) -> Result<Position, BallotError> {
    Position::from_word(word).ok_or_else(|| BallotError::NoPosition {
        word: word.to_owned(),
        near: nearest(word, Position::ALL.iter().map(|position| position.word())).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seat::Seat;

    fn check(ballots: &[(&str, &str)], expected: &str) {
        let seats = vec![Seat::new("FRA", "France", "permanent"), Seat::new("MLT", "Malta", "elected")];
        let roster = Roster::new(seats).unwrap();
        let collected = Ballots::named(&roster, Position::Open, ballots.iter().copied());
        let said = match collected {
            Ok(ballots) => ballots.positions().iter().map(|position| position.word()).collect::<Vec<_>>().join(" "),
            Err(error) => error.to_string(),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn named_ballots() {
        check(&[("MLT", "y")], "open yes");
        check(&[("France", "against"), ("mlt", "abstain")], "no abstain");
        check(&[("FRA", "yes"), ("France", "no")], "`France` votes twice");
        check(&[("Malte", "yes")], "it cannot vote here: `Malte` is not seated; did you mean `Malta`?");
        check(&[("FRA", "abstian")], "`abstian` is no position; did you mean `abstain`?");
    }
}
