//! Maps by the two older ways of the field, for those who compare: W-NOMINATE and optimal classification.
//!
//! Always: one or two dimensions, members within distance 1 of the middle; which votes and members count is the rule of the ballots.
//! Not here: how either works (`nominate`, `classify`).
//!
//! ```
//! use penholder_analysis::ideal::{Ballots, Method, Rule, SpatialRequest, spatial};
//! use penholder_analysis::rollcalls::read;
//!
//! let table = "vote,A,B,C,D\n1,yes,yes,no,no\n2,yes,no,no,no\n3,yes,yes,yes,no\n4,no,no,yes,yes\n";
//! let (table, _) = read(table.as_bytes(), None)?;
//! let ballots = Ballots::of(&table, &Rule { fewest_ballots: 1, ..Rule::default() });
//! let found = spatial(&ballots, &SpatialRequest::new(Method::Classification), &mut |_| true)?;
//! assert_eq!((found.fit.correct, found.fit.ballots), (16, 16));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::ballots::Ballots;
use super::fit::Fit;
use super::map::{Cannot, Estimate};
use super::mode::{Ended, Until};
use super::{classify, nominate};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// W-NOMINATE: utilities that fall off as a normal curve with the distance to what is voted on, and errors around them.
    Nominate,
    /// Optimal classification: as few ballots as possible on the wrong side of their cut lines; no errors, no chances.
    Classification,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct SpatialRequest {
    /// Which way.
    pub method: Method,
    /// One or two.
    pub dimensions: usize,
    /// A member for each dimension, as its place among those that count, that is to stand on the positive side; where there is
    /// none, the member that stands furthest out.
    pub towards: Vec<usize>,
    /// When the search stops.
    pub until: Until,
    /// For W-NOMINATE: so many fits to ballots drawn anew from the fitted map, which give the errors.
    pub draws: u64,
    /// The seed of what is drawn.
    pub seed: u64,
}

impl SpatialRequest {
    /// One dimension, no errors, a tolerance of 1e-3 and at most 200 turns.
    #[must_use]
    pub fn new(method: Method) -> Self {
        let until = Until { tolerance: 1e-3, turns: 200 };
        Self { method, dimensions: 1, towards: Vec::new(), until, draws: 0, seed: 1 }
    }
}

/// Where a vote divides the map: members in the direction of the normal from there are held to be in favour.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The direction, of length 1.
    pub normal: Vec<f64>,
    /// How far from the middle along it.
    pub at: f64,
}

/// A vote on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct SpatialVote {
    /// Ballots in favour.
    pub in_favour: usize,
    /// Ballots against.
    pub against: usize,
    /// Those on their side of the cut.
    pub correct: usize,
    /// The cut; nothing if the vote does not divide the map.
    pub cut: Option<Cut>,
    /// For W-NOMINATE, where yes and no lead to.
    pub outcomes: Option<(Vec<f64>, Vec<f64>)>,
}

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spatial {
    /// The coordinates of each member that counts.
    pub points: Vec<Vec<Estimate>>,
    /// The votes that count.
    pub votes: Vec<SpatialVote>,
    /// How the search ended.
    pub ended: Ended,
    /// How well it fits; for optimal classification the mean probability is not a number.
    pub fit: Fit,
    /// For W-NOMINATE, the weight of what is known against the errors, and that of each dimension (the first is fixed).
    pub weights: Option<(f64, Vec<f64>)>,
    /// For W-NOMINATE, the log likelihood.
    pub log_likelihood: Option<f64>,
    /// How many fits the errors are from, and how many were asked for.
    pub draws: (u64, u64),
}

/// Makes a map. `goes_on` is told the share of the fits that are made and may stop the work; the answer then says how far it came.
///
/// # Errors
/// [`Cannot`] if there are too few members or votes, or another number of dimensions.
pub fn spatial(
    ballots: &Ballots,
    request: &SpatialRequest,
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Spatial, Cannot> {
    if ballots.members.len() < 3 {
        return Err(Cannot::Members(ballots.members.len()));
    }
    if ballots.votes.is_empty() {
        return Err(Cannot::Votes);
    }
    match (request.method, request.dimensions) {
        (Method::Nominate, 1) => Ok(nominate::nominate::<1, 2>(ballots, request, goes_on)),
        (Method::Nominate, 2) => Ok(nominate::nominate::<2, 4>(ballots, request, goes_on)),
        (Method::Classification, 1) => Ok(classify::classify::<1>(ballots, request, goes_on)),
        (Method::Classification, 2) => Ok(classify::classify::<2>(ballots, request, goes_on)),
        (_, other) => Err(Cannot::Plane(other)),
    }
}

/// Which way each dimension points: 1 as it is, -1 turned round.
pub(super) fn sides<const D: usize>(points: &[[f64; D]], towards: &[usize]) -> [f64; D] {
    std::array::from_fn(|at| {
        let out = |member: &usize| points[*member][at].abs();
        let furthest = (0..points.len()).max_by(|a, b| out(a).total_cmp(&out(b)));
        let member = towards.get(at).copied().or(furthest);
        member.map_or(1.0, |member| if points[member][at] < 0.0 { -1.0 } else { 1.0 })
    })
}
