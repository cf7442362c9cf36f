//! A rule with its seats: the normal form in numbers, as every reader uses it.
//!
//! [`Charter::seated`] takes the rule on a question that is in force on a day, the way it is read, and a roster, and gives
//! each requirement as a formula of [`SeatedTest`]s. A test is linear: it holds if the coefficients of the positions taken
//! sum to at least a bound ([`Linear`]); all numbers are integers, so nothing is rounded.
//! Always: coefficients are in the order of the roster and of [`Position::ALL`].

use jiff::civil::Date;

use crate::charter::{Charter, CharterError, Kind, Label, ReadBy, Requirement, Rule};
use crate::normal::{Bound, Compare, Count, Formula, HEADS, Test};
use crate::position::{Position, PositionSet};
use crate::seat::{Roster, Seat};
use crate::source::Exact;

/// Why a rule cannot be seated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeatError {
    /// The charter has no such rule.
    #[error(transparent)]
    Charter(#[from] CharterError),
    /// A class has another number of seats than the law gives it.
    #[error("{date}: {there} {class}, but the law has {wanted}")]
    Composition {
        /// The class, in words.
        class: String,
        /// The number by law.
        wanted: usize,
        /// The number in the roster.
        there: usize,
        /// The day.
        date: Date,
    },
    /// A seat's class is not declared.
    #[error("the seat `{seat}` is of the class `{class}`, which {body} does not have")]
    NoClass {
        /// The seat.
        seat: String,
        /// Its class.
        class: String,
        /// The body.
        body: String,
    },
    /// A seat has no weight in a measure that the rule counts in.
    #[error("the seat `{seat}` has no weight in `{measure}`")]
    NoWeight {
        /// The seat.
        seat: String,
        /// The measure.
        measure: String,
    },
    /// The weights are so large or so fine that their sums do not fit into 127 bits.
    #[error("the weights in `{0}` are too large or too fine to be summed exactly")]
    TooLarge(String),
}

/// A sum of integer coefficients, one for the position of each seat, that has to reach a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linear {
    /// For each seat, the coefficient of each position.
    pub coefficients: Vec<[i128; Position::ALL.len()]>,
    /// The least sum with which the test holds.
    pub at_least: i128,
}

impl Linear {
    /// The sum for these positions, one for each seat.
    #[must_use]
    pub fn sum(&self, positions: &[Position]) -> i128 {
        self.coefficients.iter().zip(positions).map(|(of_seat, position)| of_seat[*position as usize]).sum()
    }
}

/// A count in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatedCount {
    /// The positions counted.
    pub positions: PositionSet,
    /// What each seat weighs here, in units of one over `scale`; nothing if it is not counted.
    pub weights: Vec<i128>,
}

impl SeatedCount {
    /// The weight that stands on the counted positions.
    #[must_use]
    pub fn sum(&self, positions: &[Position]) -> i128 {
        let counted = |position: &Position| self.positions.contains(*position);
        self.weights.iter().zip(positions).filter(|(_, position)| counted(position)).map(|(weight, _)| weight).sum()
    }
}

/// A bound in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatedBound {
    /// An amount.
    Amount(Exact),
    /// A share of another count.
    Share(Exact, SeatedCount),
}

/// A test in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatedTest {
    /// What is counted.
    pub count: SeatedCount,
    /// How it is compared.
    pub compare: Compare,
    /// With what.
    pub bound: SeatedBound,
    /// How many units of `count` make one of the measure.
    pub scale: i128,
    /// The same test as one linear sum.
    pub linear: Linear,
}

/// A requirement in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatedRequirement<'c> {
    /// The requirement.
    pub asked: &'c Requirement,
    /// The citation under which it stands.
    pub cite: &'c str,
    /// What it is in the normal form.
    pub formula: Formula<SeatedTest>,
    /// The requirements it joins, if it joins any.
    pub parts: Vec<SeatedRequirement<'c>>,
    /// The label of a vote that fails it.
    pub label: Option<&'c Label>,
}

/// A rule with its seats.
#[derive(Clone, Debug)]
pub struct Seated<'c> {
    /// The charter it stands in.
    pub charter: &'c Charter,
    /// The rule.
    pub rule: &'c Rule,
    /// The seats.
    pub roster: &'c Roster,
    /// What the rule asks, in the order of evaluation.
    pub requirements: Vec<SeatedRequirement<'c>>,
    /// For each seat its best and its worst position, if it has them in every test alike.
    pub(crate) extremes: Option<Vec<(Position, Position)>>,
    /// The label of adoption.
    pub(crate) adopted: Option<&'c Label>,
    /// The label of adoption by every seat.
    pub(crate) unanimous: Option<&'c Label>,
    /// Which seats weigh nothing in heads, so that they do not count for unanimity.
    pub(crate) headless: Vec<bool>,
}

impl Charter {
    /// The rule on `on` that is in force on `date`, with the seats of `roster`; labels are those of `kind`, if one is given.
    ///
    /// # Errors
    /// [`SeatError`] if there is no such rule, or the roster does not fit the law.
    pub fn seated<'c>(
        &'c self,
        on: &str,
        kind: Option<&'c Kind>,
        date: Date,
        roster: &'c Roster,
        read_by: ReadBy,
    ) -> Result<Seated<'c>, SeatError> {
        let rule = self.rule(on, date)?;
        self.check_composition(roster, date)?;
        let label = |id: Option<&'c String>| id.and_then(|id| self.called(id, kind));
        let seating = Seating { charter: self, roster, kind, default: rule.not_adopted.as_ref() };
        let asked = rule.asks(date, read_by);
        let requirements: Vec<SeatedRequirement<'c>> =
            asked.into_iter().map(|(asked, cite)| seating.requirement(asked, cite)).collect::<Result<_, _>>()?;
        let extremes = extremes_of(&requirements, rule, roster);
        let headless =
            roster.seats().iter().map(|seat| self.weight(seat, HEADS) == Some(Exact::from_integer(0))).collect();
        let (adopted, unanimous) = (label(Some(&rule.adopted)), label(rule.unanimous.as_ref()));
        Ok(Seated { charter: self, rule, roster, requirements, extremes, adopted, unanimous, headless })
    }

    /// The label that a kind of matter uses for this one.
    fn called<'c>(&'c self, id: &'c str, kind: Option<&'c Kind>) -> Option<&'c Label> {
        let id = kind.and_then(|kind| kind.relabel.get(id)).map_or(id, String::as_str);
        self.label(id)
    }

    fn check_composition(&self, roster: &Roster, date: Date) -> Result<(), SeatError> {
        for seat in roster.seats() {
            if self.class(&seat.class).is_none() {
                let (seat, class) = (seat.name.clone(), seat.class.clone());
                return Err(SeatError::NoClass { seat, class, body: self.name.clone() });
            }
        }
        for class in &self.classes {
            let there = roster.seats().iter().filter(|seat| seat.class == class.id).count();
            if let Some(wanted) = class.seats_on(date)
                && wanted != there
            {
                return Err(SeatError::Composition { class: class.plural.clone(), wanted, there, date });
            }
        }
        Ok(())
    }
}

struct Seating<'c> {
    charter: &'c Charter,
    roster: &'c Roster,
    kind: Option<&'c Kind>,
    default: Option<&'c String>,
}

impl<'c> Seating<'c> {
    fn requirement(&self, asked: &'c Requirement, cite: &'c str) -> Result<SeatedRequirement<'c>, SeatError> {
        use crate::charter::What;
        let parts = match &asked.what {
            What::All(parts) | What::Any(parts) => {
                parts.iter().map(|part| self.requirement(part, cite)).collect::<Result<_, _>>()?
            }
            _ => Vec::new(),
        };
        let formula = asked.lowered().try_map(&mut |test| self.test(test))?;
        let id = asked.label.as_ref().or(self.default);
        let label = id.and_then(|id| self.charter.called(id, self.kind));
        Ok(SeatedRequirement { asked, cite, formula, parts, label })
    }

    fn test(&self, test: &Test) -> Result<SeatedTest, SeatError> {
        let measure = &test.count.measure;
        let too_large = || SeatError::TooLarge(measure.clone());
        let scale = self.scale(measure)?.ok_or_else(too_large)?;
        let count = self.count(&test.count, scale)?;
        let bound = match &test.bound {
            Bound::Amount(amount) => SeatedBound::Amount(*amount),
            Bound::Share(share, base) => SeatedBound::Share(*share, self.count(base, scale)?),
        };
        let linear = linear(&count, test.compare, &bound, scale).ok_or_else(too_large)?;
        Ok(SeatedTest { count, compare: test.compare, bound, scale, linear })
    }

    fn weight(&self, seat: &Seat, measure: &str) -> Result<Exact, SeatError> {
        self.charter
            .weight(seat, measure)
            .ok_or_else(|| SeatError::NoWeight { seat: seat.name.clone(), measure: measure.to_owned() })
    }

    /// The least common denominator of all weights of a measure; `None` if it does not fit.
    fn scale(&self, measure: &str) -> Result<Option<i128>, SeatError> {
        let mut scale = Some(1_i128);
        for seat in self.roster.seats() {
            let lower = *self.weight(seat, measure)?.denom();
            scale = scale.and_then(|scale| scale.checked_mul(lower / gcd(scale, lower)));
        }
        Ok(scale.filter(|scale| *scale <= i128::from(u64::MAX)))
    }

    fn count(&self, count: &Count, scale: i128) -> Result<SeatedCount, SeatError> {
        let weigh = |seat: &Seat| -> Result<i128, SeatError> {
            let counted = count.within.is_empty() || count.within.contains(&seat.class);
            if !counted {
                return Ok(0);
            }
            let weight = self.weight(seat, &count.measure)?;
            weight.numer().checked_mul(scale / weight.denom()).ok_or_else(|| SeatError::TooLarge(count.measure.clone()))
        };
        let weights = self.roster.seats().iter().map(weigh).collect::<Result<_, _>>()?;
        Ok(SeatedCount { positions: count.positions, weights })
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The test as a sum that has to reach a bound; `None` if a number does not fit.
fn linear(count: &SeatedCount, compare: Compare, bound: &SeatedBound, scale: i128) -> Option<Linear> {
    let (times, base, amount) = match bound {
        SeatedBound::Amount(amount) => (1, None, scaled(*amount, scale)?),
        SeatedBound::Share(share, base) => (*share.denom(), Some((*share.numer(), base)), Exact::from_integer(0)),
    };
    let (sign, at_least) = match compare {
        Compare::AtLeast => (1, amount.ceil().to_integer()),
        Compare::MoreThan => (1, amount.floor().to_integer() + 1),
        Compare::AtMost => (-1, -amount.floor().to_integer()),
        Compare::FewerThan => (-1, 1 - amount.ceil().to_integer()),
    };
    let mut coefficients = Vec::with_capacity(count.weights.len());
    let mut largest_sum = 0_i128;
    for (seat, weight) in count.weights.iter().enumerate() {
        let mut of_seat = [0_i128; Position::ALL.len()];
        let counted = weight.checked_mul(times)?.checked_mul(sign)?;
        let based = match base {
            Some((share, base)) => base.weights[seat].checked_mul(share)?.checked_mul(sign)?,
            None => 0,
        };
        largest_sum = largest_sum.checked_add(counted.abs())?.checked_add(based.abs())?;
        for position in Position::ALL {
            let in_count = count.positions.contains(position);
            let in_base = base.is_some_and(|(_, base)| base.positions.contains(position));
            of_seat[position as usize] = counted * i128::from(in_count) - based * i128::from(in_base);
        }
        coefficients.push(of_seat);
    }
    Some(Linear { coefficients, at_least })
}

fn scaled(amount: Exact, scale: i128) -> Option<Exact> {
    Some(Exact::new(amount.numer().checked_mul(scale)?, *amount.denom()))
}

/// For each seat the positions that are best and worst in every test at once, if there are such.
fn extremes_of(
    requirements: &[SeatedRequirement<'_>],
    rule: &Rule,
    roster: &Roster,
) -> Option<Vec<(Position, Position)>> {
    let tests: Vec<&SeatedTest> = requirements.iter().flat_map(|asked| asked.formula.tests()).collect();
    let of = |test: &SeatedTest, seat: usize, position: Position| test.linear.coefficients[seat][position as usize];
    let extreme = |seat: usize, better: fn(i128, i128) -> bool| {
        let class = &roster.seats()[seat].class;
        rule.may_be(class).find(|candidate| {
            let beats =
                |other: Position| tests.iter().all(|test| better(of(test, seat, *candidate), of(test, seat, other)));
            rule.may_be(class).all(beats)
        })
    };
    (0..roster.len()).map(|seat| Some((extreme(seat, |a, b| a >= b)?, extreme(seat, |a, b| a <= b)?))).collect()
}

impl Rule {
    /// What a seat of this class that is still open may come to count as: every position that may be taken, given with a
    /// reason or without.
    pub(crate) fn may_be(&self, class: &str) -> impl Iterator<Item = Position> + Clone {
        self.positions.iter().flat_map(move |may| [true, false].map(|reasoned| self.read(*may, class, reasoned)))
    }

    /// What a position counts as for a seat of this class under the rule's readings. Each reading is applied once, in order.
    #[must_use]
    pub fn read(&self, position: Position, class: &str, reasoned: bool) -> Position {
        self.reads
            .iter()
            .find(|reading| {
                reading.position == position
                    && !(reading.unreasoned && reasoned)
                    && (reading.within.is_empty() || reading.within.iter().any(|within| within == class))
            })
            .map_or(position, |reading| reading.read_as)
    }
}

impl<'c> Seated<'c> {
    /// The label of adoption, by every seat that has a head or by fewer.
    #[must_use]
    pub fn label_of_adoption(&self, by_all: bool) -> Option<&'c Label> {
        self.unanimous.filter(|_| by_all).or(self.adopted)
    }

    /// Whether a seat weighs nothing in heads, so that it does not count for unanimity.
    #[must_use]
    pub fn is_headless(&self, seat: usize) -> bool {
        self.headless.get(seat).copied().unwrap_or(false)
    }

    /// Every test of the rule, from left to right.
    #[must_use]
    pub fn tests(&self) -> Vec<&SeatedTest> {
        self.requirements.iter().flat_map(|asked| asked.formula.tests()).collect()
    }

    /// The positions as the rule reads them, one for each seat.
    #[must_use]
    pub fn read(&self, ballots: &crate::ballots::Ballots) -> Vec<Position> {
        if self.rule.reads.is_empty() {
            return ballots.positions().to_vec();
        }
        let read = |(seat, position): (usize, &Position)| {
            self.rule.read(*position, &self.roster.seats()[seat].class, ballots.is_reasoned(seat))
        };
        ballots.positions().iter().take(self.roster.len()).enumerate().map(read).collect()
    }

    /// Whether one more vote in favour can never turn adoption into failure: in every test and for every seat, a vote in
    /// favour counts at least as much as any other position the rule allows.
    #[must_use]
    pub fn is_monotone(&self) -> bool {
        let best = |test: &SeatedTest, of_seat: &[i128; Position::ALL.len()]| {
            let _ = test;
            self.rule.positions.iter().all(|position| of_seat[Position::Yes as usize] >= of_seat[*position as usize])
        };
        self.tests().iter().all(|test| test.linear.coefficients.iter().all(|of_seat| best(test, of_seat)))
    }
}
