//! Bodies that decide by vote, consensus and veto: their charters, votes, decisions and texts, and what is said about them.
//!
//! Values in, values out: no file, clock, environment, randomness, database or markup is known here. Start at
//! [`Charter::read`], [`Charter::seated`] and [`decide()`].
//!
//! ```
//! use penholder_core::{Ballots, Charter, Outcome, Position, ReadBy, decide};
//!
//! let charter = Charter::read("board.toml", r#"
//!     [body]
//!     id = "board"
//!     name = "The board"
//!     about = "Three directors."
//!     [[class]]
//!     id = "director"
//!     name = "director"
//!     plural = "directors"
//!     seats = 3
//!     [[label]]
//!     id = "carried"
//!     says = "carried"
//!     outcome = "adopted"
//!     [[label]]
//!     id = "lost"
//!     says = "lost"
//!     outcome = "not_adopted"
//!     [[rule]]
//!     cite = "Articles of association, article 7"
//!     on = "board resolution"
//!     sense = "The majority of the directors decides."
//!     adopted = "carried"
//!     not_adopted = "lost"
//!     requires = [{ affirmative_more_than = "1/2", of = "all_seats" }]
//! "#)?;
//! let today = jiff::civil::date(2026, 5, 12);
//! let roster = charter.roster_on(today);
//! let seated = charter.seated("board resolution", None, today, &roster, ReadBy::Practice)?;
//! let ballots = Ballots::of(vec![Position::Yes, Position::Yes, Position::No]);
//! assert_eq!(decide(&seated, &ballots).outcome, Outcome::Adopted);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod ballots;
pub mod charter;
pub mod decide;
pub mod dossier;
pub mod flip;
pub mod horseshoe;
pub mod interval;
pub mod normal;
pub mod position;
pub mod procedure;
pub mod say;
pub mod seat;
pub mod seated;
pub mod sets;
pub mod source;
pub mod text;

pub use ballots::{BallotError, Ballots};
pub use charter::{Charter, CharterError, ReadBy};
pub use decide::{Decision, Finding, Missing, Outcome, Tally, decide};
pub use position::{Position, PositionSet};
pub use say::Saying;
pub use seat::{Roster, RosterError, Seat};
pub use seated::{SeatError, Seated};
pub use source::{Exact, Faults};
