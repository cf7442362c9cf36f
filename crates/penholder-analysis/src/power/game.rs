//! A rule as a simple game: who wins with whom, if everybody either supports or opposes.
//!
//! Implements: the lowering of a seated rule to sums of non-negative weights that have to reach quotas, with weight vectors
//! that are multiples of each other merged, quotas that always or never hold removed, and seats that are alike in one class.
//! Always: the game is monotone (one more supporter never hurts) and has both a winning and a losing coalition.
//! Not here: abstention ([`super::ternary`]), counting coalitions ([`super::power`]).

use penholder_core::normal::Formula;
use penholder_core::seated::SeatedTest;
use penholder_core::{Position, Seated};

/// A sum that has to reach a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Which measure is summed: an index into [`Game::measures`].
    pub measure: usize,
    /// The least sum with which it holds, from 1 to the total of the measure.
    pub at_least: u128,
}

/// A monotone simple game of seats that support or oppose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Game {
    seats: Vec<String>,
    measures: Vec<Vec<u128>>,
    rule: Formula<Quota>,
    class_of: Vec<usize>,
    classes: Vec<Vec<usize>>,
}

/// Why a rule is no game whose power can be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GameError {
    /// There is no seat.
    #[error("there is no seat")]
    NoSeats,
    /// A weight list of another length than the list of seats.
    #[error("there are {seats} seats, but {weights} weights")]
    Lengths {
        /// How many seats.
        seats: usize,
        /// How many weights.
        weights: usize,
    },
    /// One seat is named twice.
    #[error("the seat `{0}` is listed twice")]
    Twice(String),
    /// Seats may take no position that means support, or none that means opposition.
    #[error("under `{0}` a seat cannot both support and oppose, so that nobody has voting power")]
    NoSides(String),
    /// Support of a seat can turn adoption into failure.
    #[error("`{seat}` can hurt a proposal by supporting it under `{cite}`; power indices are not defined then")]
    NotMonotone {
        /// The seat.
        seat: String,
        /// The rule.
        cite: String,
    },
    /// No coalition wins.
    #[error("no coalition wins, not even of all seats: a quota is above the total")]
    NobodyWins,
    /// Every coalition wins.
    #[error("every coalition wins, even the empty one: the rule asks nothing of support")]
    EverybodyWins,
    /// The weights add up to more than 127 bits carry.
    #[error("the weights add up to more than 127 bits carry")]
    TooLarge,
    /// No seat of that name.
    #[error("there is no seat `{0}`")]
    NoSeat(String),
    /// The rule has several quotas, so that there is none to sweep.
    #[error("the rule has several measures or quotas; a sweep needs one quota")]
    SeveralQuotas,
}

/// The positions that mean support and opposition under a rule, the first that it allows of each.
const SUPPORT: [Position; 2] = [Position::Yes, Position::NoObjection];
const OPPOSITION: [Position; 4] = [Position::No, Position::Objection, Position::Discuss, Position::Hold];

impl Game {
    /// The game of a rule with its seats: in favour against opposed, nobody abstaining or absent.
    ///
    /// # Errors
    /// [`GameError`] if nobody can support or oppose, if support can hurt, or if the outcome never depends on it.
    pub fn of(seated: &Seated<'_>) -> Result<Self, GameError> {
        let (support, opposition) = sides(seated)?;
        let mut measures = Vec::new();
        let mut parts = Vec::new();
        for requirement in &seated.requirements {
            parts.push(requirement.formula.try_map(&mut |test| {
                let (weights, at_least) = difference(seated, test, support, opposition)?;
                measures.push(weights);
                Ok((measures.len() - 1, at_least))
            })?);
        }
        let names = seated.roster.seats().iter().map(|seat| seat.name.clone()).collect();
        Self::new(names, measures, &Formula::All(parts))
    }

    /// A weighted game: a coalition wins if its weights reach the quota.
    ///
    /// # Errors
    /// [`GameError`] if the lengths differ, the quota is above the total or zero, or the weights are too large.
    pub fn weighted(seats: Vec<String>, weights: Vec<u128>, quota: u128) -> Result<Self, GameError> {
        let quota = i128::try_from(quota).map_err(|_| GameError::TooLarge)?;
        Self::new(seats, vec![weights], &Formula::Test((0, quota)))
    }

    /// A game of several measures and a formula of quotas `(measure, at least)` on them.
    ///
    /// # Errors
    /// As for [`Game::weighted`].
    pub fn new(seats: Vec<String>, measures: Vec<Vec<u128>>, rule: &Formula<(usize, i128)>) -> Result<Self, GameError> {
        if seats.is_empty() {
            return Err(GameError::NoSeats);
        }
        let mut sorted: Vec<&String> = seats.iter().collect();
        sorted.sort_unstable();
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(GameError::Twice(pair[0].clone()));
        }
        let mut kept: Vec<Vec<u128>> = Vec::new();
        let mut totals: Vec<u128> = Vec::new();
        let mut place: Vec<(usize, u128)> = Vec::new();
        for weights in measures {
            if weights.len() != seats.len() {
                return Err(GameError::Lengths { seats: seats.len(), weights: weights.len() });
            }
            let divisor = weights.iter().copied().fold(0, num_integer::gcd).max(1);
            let reduced: Vec<u128> = weights.iter().map(|weight| weight / divisor).collect();
            let total = weights.iter().try_fold(0_u128, |sum, weight| sum.checked_add(*weight));
            if total.is_none_or(|total| total > i128::MAX.unsigned_abs()) {
                return Err(GameError::TooLarge);
            }
            let at = kept.iter().position(|known| *known == reduced).unwrap_or_else(|| {
                totals.push(reduced.iter().sum());
                kept.push(reduced);
                kept.len() - 1
            });
            place.push((at, divisor));
        }
        let placed = rule.try_map(&mut |(measure, at_least): &(usize, i128)| {
            let (at, divisor) = place[*measure];
            let quota = u128::try_from(*at_least).unwrap_or(0).div_ceil(divisor);
            Ok::<_, GameError>(Quota { measure: at, at_least: quota })
        })?;
        let rule = match simplified(&placed, &totals) {
            Simple::Always => return Err(GameError::EverybodyWins),
            Simple::Never => return Err(GameError::NobodyWins),
            Simple::Depends(rule) => rule,
        };
        Ok(Self::classed(seats, &kept, &rule))
    }

    /// Drops unused measures, merges the quotas of a single measure, and puts seats that are alike into classes.
    fn classed(seats: Vec<String>, measures: &[Vec<u128>], rule: &Formula<Quota>) -> Self {
        let mut used: Vec<usize> = rule.tests().iter().map(|quota| quota.measure).collect();
        used.sort_unstable();
        used.dedup();
        let measures: Vec<Vec<u128>> = used.iter().map(|at| measures[*at].clone()).collect();
        let moved = |quota: &Quota| {
            let measure = used.binary_search(&quota.measure).unwrap_or(0);
            Ok::<_, std::convert::Infallible>(Quota { measure, at_least: quota.at_least })
        };
        let Ok(mut rule) = rule.try_map(&mut { moved });
        if measures.len() == 1 {
            let at_least = least(&rule, &|quota| quota.at_least);
            rule = Formula::Test(Quota { measure: 0, at_least });
        }
        let mut classes: Vec<Vec<usize>> = Vec::new();
        let mut class_of = vec![0; seats.len()];
        for seat in 0..seats.len() {
            let alike = |class: &Vec<usize>| measures.iter().all(|weights| weights[class[0]] == weights[seat]);
            class_of[seat] = classes.iter().position(alike).unwrap_or_else(|| {
                classes.push(Vec::new());
                classes.len() - 1
            });
            classes[class_of[seat]].push(seat);
        }
        Self { seats, measures, rule, class_of, classes }
    }

    /// The names of the seats, in the order of the roster.
    #[must_use]
    pub fn seats(&self) -> &[String] {
        &self.seats
    }

    /// The measures that the rule sums, each with the weight of every seat.
    #[must_use]
    pub fn measures(&self) -> &[Vec<u128>] {
        &self.measures
    }

    /// What wins.
    #[must_use]
    pub fn rule(&self) -> &Formula<Quota> {
        &self.rule
    }

    /// For each seat, the number of its class.
    #[must_use]
    pub fn class_of(&self) -> &[usize] {
        &self.class_of
    }

    /// The seats of each class: they weigh the same in every measure.
    #[must_use]
    pub fn classes(&self) -> &[Vec<usize>] {
        &self.classes
    }

    /// The weights and the quota, if the game is a weighted one.
    #[must_use]
    pub fn one_quota(&self) -> Option<(&[u128], u128)> {
        match &self.rule {
            Formula::Test(quota) => Some((&self.measures[quota.measure], quota.at_least)),
            _ => None,
        }
    }

    /// Whether these seats win together.
    #[must_use]
    pub fn wins(&self, supports: &[bool]) -> bool {
        let sum = |measure: usize| -> u128 {
            self.measures[measure].iter().zip(supports).filter(|(_, in_it)| **in_it).map(|(weight, _)| weight).sum()
        };
        self.rule.holds(&mut |quota| Some(sum(quota.measure) >= quota.at_least)) == Some(true)
    }

    /// The same rule with some seats acting as one.
    ///
    /// # Errors
    /// [`GameError::NoSeat`] if a name is not a seat; [`GameError::Twice`] if it is given twice.
    pub fn with_bloc(&self, name: &str, members: &[&str]) -> Result<Self, GameError> {
        let mut inside = vec![false; self.seats.len()];
        for member in members {
            let at = self.seats.iter().position(|seat| seat == member);
            let at = at.ok_or_else(|| GameError::NoSeat((*member).to_owned()))?;
            if std::mem::replace(&mut inside[at], true) {
                return Err(GameError::Twice((*member).to_owned()));
            }
        }
        if members.is_empty() {
            return Ok(self.clone());
        }
        let outside = |at: &usize| !inside[*at];
        let mut seats: Vec<String> = (0..inside.len()).filter(outside).map(|at| self.seats[at].clone()).collect();
        seats.push(name.to_owned());
        let joined = self.measures.iter().map(|weights| {
            let mut kept: Vec<u128> = (0..inside.len()).filter(outside).map(|at| weights[at]).collect();
            kept.push((0..inside.len()).filter(|at| inside[*at]).map(|at| weights[at]).sum());
            kept
        });
        Self::new(seats, joined.collect(), &self.as_given())
    }

    /// The same weights with another quota.
    ///
    /// # Errors
    /// [`GameError::SeveralQuotas`] if there is not exactly one; [`GameError`] if the quota is zero or above the total.
    pub fn with_quota(&self, quota: u128) -> Result<Self, GameError> {
        let (weights, _) = self.one_quota().ok_or(GameError::SeveralQuotas)?;
        Self::weighted(self.seats.clone(), weights.to_vec(), quota)
    }

    fn as_given(&self) -> Formula<(usize, i128)> {
        let given = |quota: &Quota| {
            Ok::<_, std::convert::Infallible>((quota.measure, i128::try_from(quota.at_least).unwrap_or(i128::MAX)))
        };
        let Ok(rule) = self.rule.try_map(&mut { given });
        rule
    }
}

/// The least value with which the formula holds, where each quota needs `need` of one quantity: all need the greatest, any
/// the least.
pub(super) fn least<N: Ord + Copy + Default>(rule: &Formula<Quota>, need: &impl Fn(&Quota) -> N) -> N {
    match rule {
        Formula::All(parts) => parts.iter().map(|part| least(part, need)).max().unwrap_or_default(),
        Formula::Any(parts) => parts.iter().map(|part| least(part, need)).min().unwrap_or_default(),
        Formula::Test(quota) => need(quota),
    }
}

enum Simple {
    Always,
    Never,
    Depends(Formula<Quota>),
}

fn simplified(rule: &Formula<Quota>, totals: &[u128]) -> Simple {
    let (parts, all) = match rule {
        Formula::Test(quota) if quota.at_least == 0 => return Simple::Always,
        Formula::Test(quota) if quota.at_least > totals[quota.measure] => return Simple::Never,
        Formula::Test(quota) => return Simple::Depends(Formula::Test(*quota)),
        Formula::All(parts) => (parts, true),
        Formula::Any(parts) => (parts, false),
    };
    let mut kept: Vec<Formula<Quota>> = Vec::new();
    for part in parts {
        match (simplified(part, totals), all) {
            (Simple::Never, true) => return Simple::Never,
            (Simple::Always, false) => return Simple::Always,
            (Simple::Depends(part), _) if !kept.contains(&part) => kept.push(part),
            _ => {}
        }
    }
    match (kept.len(), all) {
        (0, true) => Simple::Always,
        (0, false) => Simple::Never,
        (1, _) => Simple::Depends(kept.remove(0)),
        (_, true) => Simple::Depends(Formula::All(kept)),
        (_, false) => Simple::Depends(Formula::Any(kept)),
    }
}

/// The positions in which seats support and oppose under this rule.
pub(super) fn sides(seated: &Seated<'_>) -> Result<(Position, Position), GameError> {
    let first = |of: &[Position]| of.iter().copied().find(|position| seated.rule.positions.contains(position));
    let sides = first(&SUPPORT).zip(first(&OPPOSITION));
    sides.ok_or_else(|| GameError::NoSides(seated.rule.cite.clone()))
}

/// What a position is read as, for each seat.
pub(super) fn coefficient(seated: &Seated<'_>, test: &SeatedTest, seat: usize, position: Position) -> i128 {
    let class = &seated.roster.seats()[seat].class;
    test.linear.coefficients[seat][seated.rule.read(position, class, true) as usize]
}

fn difference(
    seated: &Seated<'_>,
    test: &SeatedTest,
    support: Position,
    opposition: Position,
) -> Result<(Vec<u128>, i128), GameError> {
    let mut weights = Vec::with_capacity(seated.roster.len());
    let mut at_least = test.linear.at_least;
    for (seat, named) in seated.roster.seats().iter().enumerate() {
        let opposed = coefficient(seated, test, seat, opposition);
        let gain = coefficient(seated, test, seat, support) - opposed;
        let not_monotone = |_| GameError::NotMonotone { seat: named.name.clone(), cite: seated.rule.cite.clone() };
        weights.push(u128::try_from(gain).map_err(not_monotone)?);
        at_least = at_least.checked_sub(opposed).ok_or(GameError::TooLarge)?;
    }
    Ok((weights, at_least))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(n: usize) -> Vec<String> {
        (0..n).map(|seat| format!("s{seat}")).collect()
    }

    #[test]
    fn quotas_of_one_measure_become_one() {
        let rule = Formula::All(vec![
            Formula::Test((0, 3)),
            Formula::Any(vec![Formula::Test((1, 10)), Formula::Test((0, 9))]),
        ]);
        let game = Game::new(names(5), vec![vec![1; 5], vec![2; 5]], &rule).unwrap();
        assert_eq!(game.one_quota(), Some((&[1_u128; 5][..], 5)));
        assert_eq!(game.classes().len(), 1);
    }

    #[test]
    fn what_is_no_game() {
        let check = |weights: Vec<u128>, quota, expected: GameError| {
            assert_eq!(Game::weighted(names(weights.len()), weights, quota), Err(expected));
        };
        check(vec![], 1, GameError::NoSeats);
        check(vec![1, 2], 4, GameError::NobodyWins);
        check(vec![1, 2], 0, GameError::EverybodyWins);
        check(vec![u128::MAX, 2], 2, GameError::TooLarge);
        let twice = Game::weighted(vec!["a".into(), "a".into()], vec![1, 1], 1);
        assert_eq!(twice, Err(GameError::Twice("a".into())));
        let short = Game::weighted(names(2), vec![1], 1);
        assert_eq!(short, Err(GameError::Lengths { seats: 2, weights: 1 }));
    }

    #[test]
    fn a_bloc_votes_as_one() {
        let game = Game::weighted(names(4), vec![3, 2, 2, 1], 5).unwrap();
        let bloc = game.with_bloc("bloc", &["s1", "s2"]).unwrap();
        assert_eq!(bloc.seats(), ["s0", "s3", "bloc"]);
        assert_eq!(bloc.one_quota(), Some((&[3_u128, 1, 4][..], 5)));
        assert_eq!(game.with_bloc("bloc", &["s9"]), Err(GameError::NoSeat("s9".into())));
        assert_eq!(game.with_bloc("bloc", &["s1", "s1"]), Err(GameError::Twice("s1".into())));
    }
}
