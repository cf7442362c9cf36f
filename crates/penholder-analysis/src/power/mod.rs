//! Voting power: what a rule gives each seat before anything is known of preferences.
//!
//! Implements: the indices of Banzhaf, Shapley and Shubik, Coleman, Johnston, Deegan and Packel, and Holler for any rule that
//! lowers to a [`Game`], each by the cheapest exact way that carries it ([`Way`] says which), by sampling with an interval
//! only if none does; with abstention in [`ternary`], weights for wished-for power in [`inverse`].
//! Always: exact results are fractions of whole numbers; an index that cannot be had is listed with the reason.
//! Not here: which preferences members have (`agreement`, `ideal`), tables and figures of the program.
//!
//! ```
//! use penholder_analysis::power::{Game, Index, Limits, power};
//!
//! let members = ["Germany", "France", "Italy", "Belgium", "Netherlands", "Luxembourg"].map(str::to_owned);
//! let council_1958 = Game::weighted(members.to_vec(), vec![4, 4, 4, 2, 2, 1], 12)?;
//! let power = power(&council_1958, &Index::ALL, &Limits::default(), &mut |_| true);
//! let banzhaf = power.of(Index::Banzhaf).unwrap();
//! assert_eq!(banzhaf.seat(0).to_string(), "5/21");
//! assert_eq!(banzhaf.seat(5).to_string(), "0");
//! # Ok::<(), penholder_analysis::power::GameError>(())
//! ```

mod counts;
mod diagram;
mod exact;
mod game;
mod halves;
mod index;
pub mod inverse;
mod lattice;
mod limbs;
mod one_quota;
mod quadrature;
mod sample;
pub mod ternary;
mod way;

pub use exact::Fraction;
pub use game::{Game, GameError, Quota};
pub use index::{Index, Missing, Power, Table, Value, power};
pub use way::{Limits, Way};
