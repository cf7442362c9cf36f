//! From a text to the stance of each member: the reference that every solver is held against.
//!
//! Implements: a member is for the text if every demand of its is met; it is against it if a demand is not met that it
//! would vote against for, or if the unmet ones weigh more than its threshold; else it abstains.

use super::condition::Choice;
use super::problem::{Demand, Problem, Unmet};
use super::rule::{Rule, Stance};

/// Which demands stand: the rest is conceded. One flag for each demand of the problem.
pub type Standing = Vec<bool>;

/// The demands that the text does not meet, among those that stand.
pub fn unmet<'p>(
    problem: &'p Problem,
    text: &'p Choice,
    standing: Option<&'p [bool]>,
) -> impl Iterator<Item = (usize, &'p Demand)> {
    let stands = move |at: usize| standing.is_none_or(|standing| standing[at]);
    problem.demands.iter().enumerate().filter(move |(at, demand)| stands(*at) && !demand.condition.holds(text))
}

/// Where each member stands on the text; with `standing`, if only those demands are made.
#[must_use]
pub fn stances(problem: &Problem, text: &Choice, standing: Option<&[bool]>) -> Vec<Stance> {
    let mut weights = vec![0_u64; problem.members.len()];
    let mut stances = vec![Stance::For; problem.members.len()];
    for (_, demand) in unmet(problem, text, standing) {
        let seat = demand.seat;
        weights[seat] += if demand.unmet == Unmet::Counts { demand.weight } else { 0 };
        let against = demand.unmet == Unmet::Against || weights[seat] > problem.members[seat].abstains_up_to;
        stances[seat] = stances[seat].max(if against { Stance::Against } else { Stance::Abstains });
    }
    stances
}

/// Whether the text keeps to its own packages and is adopted.
#[must_use]
pub fn passes(problem: &Problem, rule: &Rule, text: &Choice, standing: Option<&[bool]>) -> bool {
    problem.is_whole(text) && rule.passes(&stances(problem, text, standing))
}

/// Every text there is, in order. For small problems and tests: their number is the product of the alternatives.
pub fn every_text(problem: &Problem) -> impl Iterator<Item = Choice> {
    let sizes: Vec<usize> = problem.elements.iter().map(|element| element.alternatives.len()).collect();
    let mut next = Some(problem.drafted());
    std::iter::from_fn(move || {
        let current = next.take()?;
        let mut following = current.clone();
        for (place, size) in following.0.iter_mut().zip(&sizes) {
            if usize::from(*place) + 1 < *size {
                *place += 1;
                next = Some(following);
                break;
            }
            *place = 0;
        }
        Some(current)
    })
}

/// How many texts there are; `None` if the number does not fit.
#[must_use]
pub fn number_of_texts(problem: &Problem) -> Option<u64> {
    let size = |alternatives: usize| u64::try_from(alternatives).ok();
    problem.elements.iter().try_fold(1_u64, |all, element| all.checked_mul(size(element.alternatives.len())?))
}
