//! The ballots that a scale is made of: which votes and members count.
//!
//! Always: a ballot in favour or against counts; whoever abstained, was absent or was no member adds nothing, unless abstaining is
//! read as against. A vote or a member that is left out is named with the rule that left it out.
//! Not here: abstaining as a choice of its own.

use penholder_core::Position;

use super::kernel::Cells;
use crate::rollcalls::RollCalls;

/// Which votes and members count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// A vote counts if at least this share of those for and against stood on the smaller side; 0 keeps unanimous votes too.
    pub smaller_side: f64,
    /// A member counts if it stood for or against in at least so many of the votes that count.
    pub fewest_ballots: usize,
    /// Whether abstaining is read as a vote against.
    pub abstaining_is_against: bool,
}

impl Default for Rule {
    /// A smaller side of 2.5 %, ten ballots, abstaining left out.
    fn default() -> Self {
        Self { smaller_side: 0.025, fewest_ballots: 10, abstaining_is_against: false }
    }
}

/// The ballots that count.
#[derive(Clone, Debug)]
pub struct Ballots {
    pub(super) by_vote: Cells,
    pub(super) by_member: Cells,
    /// The members that count, as places in the table.
    pub members: Vec<usize>,
    /// The votes that count, as places in the table.
    pub votes: Vec<usize>,
    /// How many ballots these are.
    pub cast: usize,
}

/// How a ballot counts: 1, -1, or 0 for nothing.
pub(super) fn sign(position: Option<Position>, abstaining_is_against: bool) -> i8 {
    match position {
        Some(Position::Yes) => 1,
        Some(Position::No) => -1,
        Some(Position::Abstain | Position::AbstainNotBound) if abstaining_is_against => -1,
        _ => 0,
    }
}

impl Ballots {
    /// The ballots of a table that count by a rule.
    #[must_use]
    pub fn of(table: &RollCalls, rule: &Rule) -> Self {
        let sign = |vote: usize, member: usize| sign(table.position(vote, member), rule.abstaining_is_against);
        let contested = |vote: &usize| {
            let (mut for_, mut against) = (0_usize, 0_usize);
            for member in 0..table.members().len() {
                match sign(*vote, member) {
                    1 => for_ += 1,
                    -1 => against += 1,
                    _ => {}
                }
            }
            for_ + against > 0 && share(for_.min(against), for_ + against) >= rule.smaller_side
        };
        let votes: Vec<usize> = (0..table.votes().len()).filter(contested).collect();
        let enough =
            |member: &usize| votes.iter().filter(|vote| sign(**vote, *member) != 0).count() >= rule.fewest_ballots;
        let members: Vec<usize> = (0..table.members().len()).filter(enough).collect();
        Self::chosen(members, votes, sign)
    }

    /// These members in these votes.
    pub(super) fn chosen(members: Vec<usize>, votes: Vec<usize>, sign: impl Fn(usize, usize) -> i8) -> Self {
        let by_vote = Cells::new(votes.len(), members.len(), |row, column| sign(votes[row], members[column]));
        let by_member = by_vote.transposed(members.len());
        let cast = (0..votes.len()).map(|row| by_vote.row(row).iter().filter(|sign| **sign != 0).count()).sum();
        Self { by_vote, by_member, members, votes, cast }
    }

    /// How a member that counts stood in a vote that counts: 1 in favour, -1 against, 0 neither.
    #[must_use]
    pub fn sign(&self, vote: usize, member: usize) -> i8 {
        self.by_vote.row(vote)[member]
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}
