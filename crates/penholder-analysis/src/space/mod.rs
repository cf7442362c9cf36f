//! Voting in the plane: seats with ideal places, who prefer what is nearer, under any rule.
//!
//! Implements: the core and the yolk (Ferejohn, McKelvey and Packel 1984, "Limiting distributions for continuous state Markov
//! voting models"; McKelvey 1986, "Covering, dominance and institution-free properties of social choice"), the winset of a
//! place, the uncovered set (Miller 1980) on a grid, and the chain of proposals that win (Brewer, Juybari and Moberly 2023,
//! "A comparison of zero- and minimal-intelligence agendas in majority-rule voting models").
//! Always: a seat supports what is strictly nearer to it; a proposal wins with those who support it, as the rule says.
//! Not here: where seats stand ([`crate::agreement`] counts, it does not place), abstention.

mod chain;
mod covered;
mod grid;
mod lines;
mod read;

pub use chain::{Chain, chain};
pub use covered::uncovered;
pub use grid::{Grid, Winset, Winsets};
pub use lines::{Circle, Medians};
pub use read::{LineFault, places};

use crate::power::Game;

/// A place in the plane.
pub type Place = (f64, f64);

/// The most seats that are placed.
pub const MOST_SEATS: usize = 64;

/// The most places of a grid; the winsets of so many take about 200 MB.
pub const MOST_PLACES: usize = 40_000;

/// Seats with their ideal places and the rule they decide by.
#[derive(Clone, Debug)]
pub struct Chamber {
    game: Game,
    places: Vec<Place>,
}

/// Why there is nothing to draw.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpaceError {
    /// Not as many places as seats.
    #[error("there are {seats} seats, but {places} places")]
    Lengths {
        /// How many seats the rule has.
        seats: usize,
        /// How many places were given.
        places: usize,
    },
    /// More seats than are placed.
    #[error("there are {0} seats; at most {MOST_SEATS} are placed, as lines through every pair are looked at")]
    TooManySeats(usize),
    /// A coordinate that is no number, or beyond all reason.
    #[error("the place of `{0}` is no pair of numbers between -1e9 and 1e9")]
    NoPlace(String),
    /// A grid that has no place or too many.
    #[error("the grid would have {0} places; from 1 to {MOST_PLACES} are looked at")]
    GridSize(u64),
    /// A grid without extent or step.
    #[error("the grid needs ends in order and a step above 0")]
    NoGrid,
}

impl Chamber {
    /// The seats of a game at their places, in the order of `game.seats()`.
    ///
    /// # Errors
    /// [`SpaceError`] if the numbers differ, there are more than [`MOST_SEATS`], or a coordinate is no number.
    pub fn new(game: Game, places: Vec<Place>) -> Result<Self, SpaceError> {
        let seats = game.seats().len();
        if places.len() != seats {
            return Err(SpaceError::Lengths { seats, places: places.len() });
        }
        if seats > MOST_SEATS {
            return Err(SpaceError::TooManySeats(seats));
        }
        let fits = |value: f64| value.is_finite() && value.abs() <= 1e9;
        if let Some(at) = places.iter().position(|place| !fits(place.0) || !fits(place.1)) {
            return Err(SpaceError::NoPlace(game.seats()[at].clone()));
        }
        Ok(Self { game, places })
    }

    /// The rule.
    #[must_use]
    pub fn game(&self) -> &Game {
        &self.game
    }

    /// The ideal places.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The seats to which `proposal` is strictly nearer than `status_quo`, and whether they win with it.
    #[must_use]
    pub fn beats(&self, proposal: Place, status_quo: Place) -> bool {
        let square = |one: Place, other: Place| (one.0 - other.0).powi(2) + (one.1 - other.1).powi(2);
        let supports: Vec<bool> =
            self.places.iter().map(|ideal| square(*ideal, proposal) < square(*ideal, status_quo)).collect();
        self.game.wins(&supports)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn majority(places: &[Place]) -> Chamber {
        let seats = (0..places.len()).map(|at| format!("seat {at}")).collect();
        let quota = u128::try_from(places.len() / 2 + 1).unwrap();
        Chamber::new(Game::weighted(seats, vec![1; places.len()], quota).unwrap(), places.to_vec()).unwrap()
    }

    #[test]
    fn what_cannot_be_placed_is_refused() {
        let game =
            |seats: usize| Game::weighted((0..seats).map(|at| at.to_string()).collect(), vec![1; seats], 1).unwrap();
        let no = |game, places| Chamber::new(game, places).unwrap_err().to_string();
        assert_eq!(no(game(2), vec![(0.0, 0.0)]), "there are 2 seats, but 1 places");
        assert!(no(game(65), vec![(0.0, 0.0); 65]).contains("at most 64"));
        assert!(no(game(1), vec![(f64::NAN, 0.0)]).contains("the place of `0`"));
        assert!(no(game(1), vec![(0.0, 1e10)]).contains("the place of `0`"));
    }

    #[test]
    fn nearer_for_two_of_three_wins() {
        let chamber = majority(&[(0.0, 0.0), (4.0, 0.0), (2.0, 3.0)]);
        assert!(chamber.beats((2.0, 0.0), (2.0, -3.0)));
        assert!(!chamber.beats((2.0, -3.0), (2.0, 0.0)));
        assert!(!chamber.beats((2.0, 0.0), (2.0, 0.0)));
    }
}
