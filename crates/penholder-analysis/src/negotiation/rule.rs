//! The decision rule as the negotiation sees it: each seat is for the text, abstains on it or is against it.
//!
//! Implements: the normal form of `penholder_core::seated` with the three stances in place of the positions. A stance is the
//! position that the rule has for it: in a consensus *for* is "no objection" and *against* is "objection".
//! Always: [`Rule::passes`] says what [`penholder_core::decide()`] decides on the same positions; sums are exact.

use penholder_core::charter::Kind;
use penholder_core::normal::Formula;
use penholder_core::{Ballots, Charter, Position, ReadBy, Seated};

use super::problem::{Member, Problem};

/// Where a member stands on a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// All it needs is in and nothing it refuses: it votes for it, or does not object.
    For,
    /// Something is missing, but not enough to stand against it.
    Abstains,
    /// It votes against it, or objects.
    Against,
}

/// One comparison: the coefficients of the stances have to sum to a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceTest {
    /// For each seat what it adds when it is for, abstains, is against.
    pub adds: Vec<[i128; 3]>,
    /// The least sum with which the test holds.
    pub at_least: i128,
    /// The same in small numbers, where they fit: what is summed most often.
    small: Option<(Vec<[i64; 3]>, i64)>,
}

impl StanceTest {
    /// A test.
    #[must_use]
    pub fn new(adds: Vec<[i128; 3]>, at_least: i128) -> Self {
        let seats = i64::try_from(adds.len()).unwrap_or(i64::MAX).max(1);
        let fits = |number: &i128| {
            i64::try_from(*number).ok().filter(|small| small.unsigned_abs() < (i64::MAX / seats).unsigned_abs())
        };
        let of_seat = |of_seat: &[i128; 3]| Some([fits(&of_seat[0])?, fits(&of_seat[1])?, fits(&of_seat[2])?]);
        let small: Option<Vec<[i64; 3]>> = adds.iter().map(of_seat).collect();
        let small = small.zip(i64::try_from(at_least).ok());
        Self { adds, at_least, small }
    }

    /// Whether it holds if the seats stand like this.
    #[must_use]
    pub fn holds(&self, stances: &[Stance]) -> bool {
        if let Some((adds, at_least)) = &self.small {
            return adds.iter().zip(stances).map(|(adds, stance)| adds[*stance as usize]).sum::<i64>() >= *at_least;
        }
        self.adds.iter().zip(stances).map(|(adds, stance)| adds[*stance as usize]).sum::<i128>() >= self.at_least
    }
}

/// What the rule asks, each requirement by itself, its tests numbered.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The tests.
    pub tests: Vec<StanceTest>,
    /// The requirements in the order of evaluation; all have to hold.
    pub requirements: Vec<Formula<usize>>,
    /// Whether one more member in favour, or one fewer against, can never do harm.
    pub monotone: bool,
    positions: Vec<[Position; 3]>,
}

/// Why a negotiation cannot be asked about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The charter has no such rule, or the roster does not fit it.
    #[error(transparent)]
    Seat(#[from] penholder_core::SeatError),
    /// The charter has no such kind of matter.
    #[error(transparent)]
    Charter(#[from] penholder_core::CharterError),
    /// The kind of matter has no settled question.
    #[error("which rule a {0} falls under is disputed: ask about a kind of matter whose rule is settled")]
    Unsettled(String),
    /// The rule has no position that stands for it or against it.
    #[error("under {0} nobody votes for or against: there is nothing to negotiate about")]
    NoVote(String),
}

fn first_of(positions: &[Position], wanted: &[Position]) -> Option<Position> {
    wanted.iter().copied().find(|position| positions.contains(position))
}

impl Rule {
    /// The rule on a kind of matter for the seats of the problem.
    ///
    /// # Errors
    /// [`RuleError`] if the charter cannot answer for this kind.
    pub fn of(charter: &Charter, problem: &Problem, kind: &Kind) -> Result<Self, RuleError> {
        Self::seated(&seated(charter, problem, kind)?, &problem.members)
    }

    /// The rule with its seats, for members that may let pass what they would abstain on.
    ///
    /// # Errors
    /// [`RuleError::NoVote`] if the rule has no position for or against.
    pub fn seated(seated: &Seated<'_>, members: &[Member]) -> Result<Self, RuleError> {
        let may = &seated.rule.positions;
        let support = first_of(may, &[Position::Yes, Position::NoObjection, Position::Silent]);
        let against = first_of(may, &[Position::No, Position::Objection, Position::Discuss]);
        let (Some(support), Some(against)) = (support, against) else {
            return Err(RuleError::NoVote(seated.rule.cite.clone()));
        };
        let abstains = first_of(may, &[Position::Abstain]);
        let of_seat = |(seat, member): (&penholder_core::Seat, &Member)| {
            let mild = abstains.unwrap_or(if member.lets_pass { support } else { against });
            [support, mild, against].map(|position| seated.rule.read(position, &seat.class, true))
        };
        let positions: Vec<[Position; 3]> = seated.roster.seats().iter().zip(members).map(of_seat).collect();
        let tests: Vec<StanceTest> = seated
            .tests()
            .iter()
            .map(|test| {
                let linear = &test.linear;
                let adds = positions.iter().zip(&linear.coefficients);
                let adds = adds.map(|(stances, of_seat)| stances.map(|position| of_seat[position as usize])).collect();
                StanceTest::new(adds, linear.at_least)
            })
            .collect();
        let mut numbers = 0..;
        let mut number = |_: &penholder_core::seated::SeatedTest| numbers.next().ok_or(());
        let requirements =
            seated.requirements.iter().filter_map(|asked| asked.formula.try_map(&mut number).ok()).collect();
        let falls = |adds: &[i128; 3]| adds[0] >= adds[1] && adds[1] >= adds[2];
        let monotone = tests.iter().all(|test| test.adds.iter().all(falls));
        Ok(Self { tests, requirements, monotone, positions })
    }

    /// How many seats there are.
    #[must_use]
    pub fn seats(&self) -> usize {
        self.positions.len()
    }

    /// Whether a text is adopted on which the seats stand like this.
    #[must_use]
    pub fn passes(&self, stances: &[Stance]) -> bool {
        self.passes_with(|test| test.holds(stances))
    }

    /// Whether the requirements hold, given whether each test does.
    pub(super) fn passes_with(&self, holds: impl Fn(&StanceTest) -> bool) -> bool {
        let mut truth = |test: &usize| Some(holds(&self.tests[*test]));
        self.requirements.iter().all(|asked| asked.holds(&mut truth) == Some(true))
    }

    /// The position of a seat that stands like this.
    #[must_use]
    pub fn position(&self, seat: usize, stance: Stance) -> Position {
        self.positions[seat][stance as usize]
    }

    /// The ballots of seats that stand like this.
    #[must_use]
    pub fn ballots(&self, stances: &[Stance]) -> Ballots {
        let position = |(seat, stance): (usize, &Stance)| self.position(seat, *stance);
        let positions = stances.iter().enumerate().map(position).collect();
        (0..stances.len()).fold(Ballots::of(positions), Ballots::with_reason)
    }
}

/// Each requirement in words, with its citation.
#[must_use]
pub fn said(seated: &Seated<'_>) -> Vec<(String, String)> {
    let names = seated.charter.names();
    seated.requirements.iter().map(|asked| (asked.asked.says(&names), asked.cite.to_owned())).collect()
}

/// The rule on a kind of matter with the seats of the problem.
///
/// # Errors
/// [`RuleError`] if the kind has no settled question, or the roster does not fit the law.
pub fn seated<'c>(charter: &'c Charter, problem: &'c Problem, kind: &'c Kind) -> Result<Seated<'c>, RuleError> {
    let on = kind.question.as_deref().ok_or_else(|| RuleError::Unsettled(kind.name.clone()))?;
    Ok(charter.seated(on, Some(kind), problem.date, &problem.roster, ReadBy::Practice)?)
}
