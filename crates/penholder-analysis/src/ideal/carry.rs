//! Whether the ballots can carry a scale.
//!
//! Members are compared through votes in which both stood for or against and which were contested. Where most pairs have hardly
//! any such vote in common, or the pairs fall apart into groups, places on one scale come from the prior, whatever the
//! program.
//! Always: the numbers are given with every verdict.
//! Not here: how firm a point is (`errors`, `posterior`).

use penholder_core::sets::Sets;

use super::ballots::Ballots;
use crate::rollcalls::RollCalls;

/// What there is to carry a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Carries {
    /// The members who voted at all, and how many of them count.
    pub members: (usize, usize),
    /// The votes of the table, and the contested ones that count.
    pub votes: (usize, usize),
    /// The median number of contested votes in which a member that counts stood for or against.
    pub ballots: usize,
    /// Of all pairs of members that count, the share with at least [`COMMON`] contested votes in common.
    pub overlap: f64,
    /// Into how many groups the members fall when such pairs are joined.
    pub groups: usize,
    /// Dimensions asked for.
    pub dimensions: usize,
}

/// So many contested votes in common make a pair comparable.
pub const COMMON: usize = 10;
/// So many contested votes a scale needs for each dimension.
pub const CONTESTED: usize = 20;
/// So many contested ballots the median member needs for each dimension.
pub const BALLOTS: usize = 20;
/// This share of pairs has to be comparable.
pub const OVERLAP: f64 = 0.5;

impl Carries {
    /// Counts what there is.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs")]
    pub fn of(table: &RollCalls, ballots: &Ballots, dimensions: usize) -> Self {
        let count = ballots.members.len();
        let mut cast: Vec<usize> =
            (0..count).map(|member| ballots.by_member.row(member).iter().filter(|sign| **sign != 0).count()).collect();
        cast.sort_unstable();
        let voted = |member: &usize| (0..table.votes().len()).any(|vote| table.voted(vote, *member));
        let mut groups = Sets::new(count);
        let mut comparable = 0_usize;
        for one in 0..count {
            for other in 0..one {
                let both = ballots.by_member.row(one).iter().zip(ballots.by_member.row(other));
                if both.map(|(a, b)| usize::from(a * b != 0)).sum::<usize>() >= COMMON {
                    comparable += 1;
                    groups.join(one, other);
                }
            }
        }
        let pairs = count * count.saturating_sub(1) / 2;
        Self {
            members: ((0..table.members().len()).filter(voted).count(), count),
            votes: (table.votes().len(), ballots.votes.len()),
            ballots: cast.get(count / 2).copied().unwrap_or(0),
            overlap: if pairs == 0 { 0.0 } else { comparable as f64 / pairs as f64 },
            groups: groups.roots().iter().enumerate().filter(|(member, root)| member == *root).count(),
            dimensions,
        }
    }

    /// All of the numbers as a sentence.
    #[must_use]
    pub fn says(&self) -> String {
        format!(
            "in all: {} of {} votes contested enough to count, {} of {} members with enough ballots in them, {} ballots of the median member, \
             {:.0} % of pairs with {COMMON} votes in common, {} connected {}",
            self.votes.1,
            self.votes.0,
            self.members.1,
            self.members.0,
            self.ballots,
            self.overlap * 100.0,
            self.groups,
            if self.groups == 1 { "group" } else { "groups" },
        )
    }

    /// Why the ballots cannot carry the scale, with the numbers; nothing if they can.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let (all, contested) = self.votes;
        if contested < CONTESTED * self.dimensions {
            faults.push(format!(
                "{contested} of {all} votes were contested; {} are the least",
                CONTESTED * self.dimensions
            ));
        }
        let (voted, counted) = self.members;
        if counted * 2 < voted {
            faults.push(format!(
                "{counted} of {voted} members have enough contested ballots to count; half are the least"
            ));
        }
        if self.ballots < BALLOTS * self.dimensions {
            faults.push(format!(
                "the median member stood for or against in {} contested votes; {} are the least",
                self.ballots,
                BALLOTS * self.dimensions
            ));
        }
        if self.overlap < OVERLAP {
            faults.push(format!(
                "{:.0} % of the pairs of members have {COMMON} contested votes in common; {:.0} % are the least",
                self.overlap * 100.0,
                OVERLAP * 100.0
            ));
        }
        if self.groups > 1 {
            faults.push(format!("the members fall into {} groups that no common votes connect", self.groups));
        }
        faults
    }
}
