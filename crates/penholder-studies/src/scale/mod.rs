//! Where members stand on a scale, by how they voted; never without whether the votes carry one.
//!
//! Not here: how points are found (`penholder_analysis::ideal`).

mod basis;
mod made;
mod picture;
mod spatial;

use std::collections::BTreeMap;

use penholder_analysis::ideal::{Ballots, Carries, Errors, Map, Priors, Request, Rule, Until, VoteOnMap, map};
use penholder_analysis::rollcalls::{Member, RollCall, RollCalls};
use penholder_core::source::nearest;
use penholder_record::{Record, Vote};
use sha2::{Digest, Sha256};

use crate::source::hex;
use crate::{GoesOn, Unanswered};
pub use basis::{Basis, Mapped};
pub use made::{chains, ends, rounded};
pub use spatial::{Placed, placed};

/// Votes of the record and where they are from.
pub struct Source {
    /// Who cast what.
    pub table: RollCalls,
    /// What it is called in a sentence.
    pub says: String,
    /// The SHA-256 of the ballots.
    pub hash: String,
}

/// The share on the smaller side below which a vote does not count, unless another is asked for.
pub const SMALLER_SIDE: f64 = 0.025;
/// The fewest ballots with which a member counts, unless another number is asked for.
pub const FEWEST_BALLOTS: usize = 10;

/// The ballots of some votes of the record.
///
/// # Errors
/// The record is damaged.
pub fn of_record(record: &'static Record<'static>, votes: &[&Vote<'static>]) -> Result<Source, Unanswered> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for vote in votes {
        places.extend(vote.ballots().filter_map(|(place, _)| Some((place.state?, 0))));
    }
    places.values_mut().enumerate().for_each(|(at, place)| *place = at);
    let seats = record.seats()?;
    let named = places.keys().map(|code| Member { name: seats.name(code).to_owned(), group: None });
    let call = |vote: &&Vote<'_>| RollCall {
        id: vote.id.to_owned(),
        date: Some(vote.date),
        period: Some(i32::from(vote.date.year())),
    };
    let mut table = RollCalls::new(named.collect(), votes.iter().map(call).collect());
    let mut hash = Sha256::new();
    for (at, vote) in votes.iter().enumerate() {
        hash.update(vote.id);
        for (place, position) in vote.ballots() {
            if let Some(member) = place.state.and_then(|state| places.get(state)) {
                table.set(at, *member, Some(position));
                hash.update([u8::try_from(*member).unwrap_or(u8::MAX)]);
                hash.update(position.word());
            }
        }
    }
    Ok(Source { table, says: "the record of the Security Council".to_owned(), hash: hex(hash) })
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// How many dimensions: 1 to 3.
    pub dimensions: u8,
    /// Count abstaining as against; else not at all.
    pub abstaining_is_against: bool,
    /// Votes with a smaller share on the smaller side do not count.
    pub smaller_side: f64,
    /// Members with fewer ballots do not count.
    pub ballots: usize,
    /// The prior variances.
    pub priors: Priors,
    /// When the search ends.
    pub until: Until,
    /// The members on the positive side, one for each dimension.
    pub towards: Vec<String>,
    /// How errors are found.
    pub errors: Errors,
    /// The seed of what is drawn.
    pub seed: u64,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            dimensions: 1,
            abstaining_is_against: false,
            smaller_side: SMALLER_SIDE,
            ballots: FEWEST_BALLOTS,
            priors: Priors { points: 1.0, votes: 25.0 },
            until: Until { tolerance: 1e-5, turns: 2_000 },
            towards: Vec::new(),
            errors: Errors::Information,
            seed: 1,
        }
    }
}

/// Which ballots count, and whether they carry a scale.
pub struct Weighed {
    /// The ballots that count.
    pub ballots: Ballots,
    /// What there is to carry a scale.
    pub carries: Carries,
}

/// Whether the votes carry the scale that is asked for.
#[must_use]
pub fn weighed(source: &Source, asked: &Asked) -> Weighed {
    let rule = Rule {
        smaller_side: asked.smaller_side,
        fewest_ballots: asked.ballots,
        abstaining_is_against: asked.abstaining_is_against,
    };
    let ballots = Ballots::of(&source.table, &rule);
    let carries = Carries::of(&source.table, &ballots, usize::from(asked.dimensions));
    Weighed { ballots, carries }
}

/// A scale by the probit model.
pub struct Made {
    /// What every map has.
    pub basis: Basis,
    /// The votes that count.
    pub votes: Vec<VoteOnMap>,
    /// The log likelihood of the mode.
    pub log_likelihood: f64,
    /// The log posterior of the mode, but for the constants of the priors.
    pub log_posterior: f64,
    /// The share of proposals accepted, where there were any.
    pub accepted: Option<f64>,
}

/// Makes the scale; whether the votes carry it is for the caller to ask first ([`weighed`]).
///
/// # Errors
/// Says which member nobody knows, or that nothing is left to count.
pub fn made(source: Source, weighed: Weighed, asked: Asked, goes_on: GoesOn<'_>) -> Result<Made, Unanswered> {
    let Weighed { ballots, carries } = weighed;
    let request = Request {
        dimensions: usize::from(asked.dimensions),
        priors: asked.priors,
        until: asked.until,
        towards: towards(&source, &ballots, &asked)?,
        errors: asked.errors,
    };
    let mut stopped = false;
    let map = map(&ballots, &request, &mut |share| {
        stopped = !goes_on(share);
        !stopped
    });
    let map = map.map_err(|error| {
        Unanswered::new(error.to_string()).hint("a smaller `--smaller-side` or `--ballots` keeps more")
    })?;
    let Map { points, votes, log_likelihood, log_posterior, ended, fit, draws, accepted } = map;
    let basis = Basis { asked, source, ballots, carries, points, fit, ended, draws, stopped };
    Ok(Made { basis, votes, log_likelihood, log_posterior, accepted })
}

/// The members on the positive sides, as places among those that count.
fn towards(source: &Source, ballots: &Ballots, asked: &Asked) -> Result<Vec<usize>, Unanswered> {
    let place = |name: &String| {
        let member = member(source, name)?;
        ballots.members.iter().position(|counted| *counted == member).ok_or_else(|| {
            let name = &source.table.members()[member].name;
            Unanswered::new(format!("`{name}` has fewer than {} ballots that count", asked.ballots))
                .hint("choose another member for `--towards`, or a smaller `--ballots`")
        })
    };
    asked.towards.iter().map(place).collect()
}

/// A member by name; the whole name, or a beginning that only one has.
///
/// # Errors
/// Says which may be meant.
pub fn member(source: &Source, name: &str) -> Result<usize, Unanswered> {
    let members = source.table.members();
    let same = |member: &Member| member.name.eq_ignore_ascii_case(name);
    if let Some(at) = members.iter().position(same) {
        return Ok(at);
    }
    let begins = |at: &usize| members[*at].name.to_lowercase().starts_with(&name.to_lowercase());
    let found: Vec<usize> = (0..members.len()).filter(begins).collect();
    if let [only] = found[..] {
        return Ok(only);
    }
    let says = if found.is_empty() {
        format!("no member is called `{name}`")
    } else {
        format!("{} members begin with `{name}`", found.len())
    };
    let close = nearest(name, members.iter().map(|member| member.name.as_str()));
    Err(match (found.first(), close) {
        (Some(first), _) => Unanswered::new(says).hint(format!("the first is `{}`", members[*first].name)),
        (None, Some(close)) => Unanswered::new(says).hint(format!("did you mean `{close}`?")),
        (None, None) => Unanswered::new(says),
    })
}
