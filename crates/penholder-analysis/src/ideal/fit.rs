//! How well a scale fits the ballots.
//!
//! Implements: percent correctly classified, aggregate proportional reduction in error and geometric mean probability, as in
//! Poole and Rosenthal (1997), *Congress: A Political-Economic History of Roll Call Voting*.
//! Not here: whether the ballots can carry a scale at all (`carry`).

use super::ballots::Ballots;
use super::mode::State;

/// How well a scale fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How many ballots there are.
    pub ballots: usize,
    /// The ballots that the scale holds for more likely than the opposite.
    pub correct: usize,
    /// Those who stood on the smaller side of their vote: what guessing the larger side gets wrong.
    pub smaller_side: usize,
    /// The geometric mean of the probabilities of all ballots.
    pub mean_probability: f64,
    /// The votes in which every ballot is on its side of the cut: the ballots alone would make them infinitely sharp, and their
    /// discrimination is the prior's work.
    pub separated: usize,
}

impl Fit {
    /// The share of ballots classified correctly.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
    pub fn share_correct(&self) -> f64 {
        self.correct as f64 / self.ballots.max(1) as f64
    }

    /// The aggregate proportional reduction in error; 0 where there is no smaller side to get wrong.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
    pub fn reduction(&self) -> f64 {
        let wrong = (self.ballots - self.correct) as f64;
        if self.smaller_side == 0 { 0.0 } else { (self.smaller_side as f64 - wrong) / self.smaller_side as f64 }
    }
}

/// The fit of one vote: its ballots, those correct, those on the smaller side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct VoteFit {
    pub(super) in_favour: usize,
    pub(super) against: usize,
    pub(super) correct: usize,
}

pub(super) fn of_votes<const D: usize, const K: usize>(state: &State<D, K>, ballots: &Ballots) -> Vec<VoteFit> {
    let of_vote = |(row, vote): (usize, &[f64; K])| {
        let mut fit = VoteFit::default();
        for (sign, point) in ballots.by_vote.row(row).iter().zip(&state.points) {
            let odds = vote[0] + (0..D).map(|at| vote[at + 1] * point[at]).sum::<f64>();
            match sign {
                1 => fit.in_favour += 1,
                -1 => fit.against += 1,
                _ => continue,
            }
            fit.correct += usize::from(odds * f64::from(*sign) > 0.0);
        }
        fit
    };
    state.votes.iter().enumerate().map(of_vote).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
pub(super) fn of_all(votes: &[VoteFit], log_likelihood: f64) -> Fit {
    let sum = |of: fn(&VoteFit) -> usize| votes.iter().map(of).sum::<usize>();
    let ballots = sum(|vote| vote.in_favour + vote.against);
    Fit {
        ballots,
        correct: sum(|vote| vote.correct),
        smaller_side: sum(|vote| vote.in_favour.min(vote.against)),
        mean_probability: (log_likelihood / ballots.max(1) as f64).exp(),
        separated: votes.iter().filter(|vote| vote.correct == vote.in_favour + vote.against).count(),
    }
}
