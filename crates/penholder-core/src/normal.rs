//! The one normal form: every rule lowers to it, every reader reads it.
//!
//! A rule is a positive and/or of [`Test`]s; a test compares a count of *who took which position* (with exact weights) to
//! an amount or to a share of another count. Seen from a seat it is linear: see [`crate::seated::Linear`].
//! Always: no negation, so a formula is true of more when its tests are true of more.
//! Not here: where the tests come from ([`crate::charter::Requirement`]), numbers per seat ([`crate::seated`]).

use crate::position::PositionSet;
use crate::source::Exact;

/// A positive and/or of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula<T> {
    /// All of them have to hold; an empty list holds.
    All(Vec<Formula<T>>),
    /// One of them has to hold; an empty list does not hold.
    Any(Vec<Formula<T>>),
    /// One comparison.
    Test(T),
}

impl<T> Formula<T> {
    /// The same formula over other tests.
    ///
    /// # Errors
    /// The first error of `change`.
    pub fn try_map<U, E>(&self, change: &mut impl FnMut(&T) -> Result<U, E>) -> Result<Formula<U>, E> {
        let mut each = |parts: &[Self]| parts.iter().map(|part| part.try_map(change)).collect::<Result<Vec<_>, E>>();
        Ok(match self {
            Formula::All(parts) => Formula::All(each(parts)?),
            Formula::Any(parts) => Formula::Any(each(parts)?),
            Formula::Test(test) => Formula::Test(change(test)?),
        })
    }

    /// The tests of the formula, from left to right.
    #[must_use]
    pub fn tests(&self) -> Vec<&T> {
        match self {
            Formula::All(parts) | Formula::Any(parts) => parts.iter().flat_map(Self::tests).collect(),
            Formula::Test(test) => vec![test],
        }
    }

    /// Whether the formula holds, given whether each test does: yes, no, or not to be told (`None`).
    pub fn holds(&self, truth: &mut impl FnMut(&T) -> Option<bool>) -> Option<bool> {
        match self {
            Formula::All(parts) => parts.iter().try_fold_three(true, |part| part.holds(truth)),
            Formula::Any(parts) => parts.iter().try_fold_three(false, |part| part.holds(truth)),
            Formula::Test(test) => truth(test),
        }
    }
}

/// Kleene's and/or over an iterator: `neutral` is true for *and*, false for *or*.
trait FoldThree: Iterator + Sized {
    fn try_fold_three(self, neutral: bool, mut value: impl FnMut(Self::Item) -> Option<bool>) -> Option<bool> {
        let mut known = true;
        for item in self {
            match value(item) {
                Some(value) if value != neutral => return Some(value),
                Some(_) => {}
                None => known = false,
            }
        }
        known.then_some(neutral)
    }
}

impl<I: Iterator> FoldThree for I {}

/// How a count is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// Greater or equal.
    AtLeast,
    /// Greater.
    MoreThan,
    /// Less or equal.
    AtMost,
    /// Less.
    FewerThan,
}

impl Compare {
    /// The words for it: `at least`.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Compare::AtLeast => "at least",
            Compare::MoreThan => "more than",
            Compare::AtMost => "at most",
            Compare::FewerThan => "fewer than",
        }
    }

    /// Whether the comparison holds between two ordered values.
    #[must_use]
    pub fn holds<N: PartialOrd + Copy>(self, left: N, right: N) -> bool {
        match self {
            Compare::AtLeast => left >= right,
            Compare::MoreThan => left > right,
            Compare::AtMost => left <= right,
            Compare::FewerThan => left < right,
        }
    }
}

/// How much weight of one measure stands, within some classes, on some positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The positions counted.
    pub positions: PositionSet,
    /// The classes of seats counted; every seat if empty.
    pub within: Vec<String>,
    /// The measure summed; heads if it is [`HEADS`].
    pub measure: String,
}

/// The measure in which every seat weighs one unless its class or itself says otherwise.
pub const HEADS: &str = "heads";

/// What a count is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// An amount.
    Amount(Exact),
    /// A share of another count.
    Share(Exact, Count),
}

/// One comparison of a count with a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// What is counted.
    pub count: Count,
    /// How it is compared.
    pub compare: Compare,
    /// With what.
    pub bound: Bound,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_valued_and_or() {
        let check = |formula: Formula<Option<bool>>, expected: Option<bool>| {
            assert_eq!(formula.holds(&mut |truth| *truth), expected, "{formula:?}");
        };
        let test = |truth| Formula::Test(truth);
        let (yes, no, unknown) = (Some(true), Some(false), None);
        check(Formula::All(vec![]), yes);
        check(Formula::Any(vec![]), no);
        check(Formula::All(vec![test(unknown), test(no)]), no);
        check(Formula::All(vec![test(unknown), test(yes)]), unknown);
        check(Formula::Any(vec![test(unknown), test(yes)]), yes);
        check(Formula::Any(vec![test(unknown), test(no)]), unknown);
    }
}
