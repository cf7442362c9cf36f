//! Where members stand on a scale, by how they voted.
//!
//! [`map`] makes a scale of the ballots of a table of roll calls by the probit model, with what its points are worth: errors from the
//! curvature of the posterior, from a bootstrap, or from draws. [`graded()`] has abstaining as a choice of its own and members that move
//! from year to year. [`spatial()`] is W-NOMINATE and optimal classification, for those who compare. [`Carries`] says whether the ballots can carry a scale at all: ask it first.
//!
//! Always: absent, abstaining and not a member stay apart; which votes and members are left out, where the scale points to and
//! how wide it is are in the answer; a seed gives the same result on any number of threads.
//! Not here: reading files (`rollcalls`), pictures.

mod ballots;
mod carry;
mod chains;
mod classify;
mod diagnostics;
mod errors;
mod fit;
mod graded;
mod identify;
mod kernel;
mod map;
mod mode;
mod nominate;
mod normal;
mod posterior;
mod similar;
mod spatial;
mod terms;
#[cfg(test)]
mod test_data;

pub use ballots::{Ballots, Rule};
pub use carry::{BALLOTS, COMMON, CONTESTED, Carries, OVERLAP};
pub use diagnostics::{Diagnosis, diagnosis};
pub use errors::Again;
pub use fit::Fit;
pub use graded::{Done, GradedMap, GradedPoint, GradedRequest, GradedVote, graded};
pub use map::{Cannot, Errors, Estimate, Map, Request, VoteOnMap, map};
pub use mode::{Ended, Priors, Until};
pub use nominate::MOST_BETA;
pub use posterior::Sampling;
pub use spatial::{Cut, Method, Spatial, SpatialRequest, SpatialVote, spatial};
