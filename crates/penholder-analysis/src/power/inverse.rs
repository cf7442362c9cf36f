//! The inverse problem: weights and a quota that give seats the power one wishes them to have.
//!
//! Implements: the iteration of Leech (2002), "Designing the voting system for the Council of the European Union": weights
//! are moved by the ratio of wished-for to actual power. There are finitely many games, so that the wish is met only
//! nearly; no claim is made that no better weights exist.

use super::game::{Game, GameError};
use super::index::{Index, power};
use super::way::Limits;

/// What is wished for.
#[derive(Clone, Debug)]
pub struct Wish<'w> {
    /// The seats with the share of power each should have; scaled to sum to one.
    pub seats: &'w [(String, f64)],
    /// The index in which power is counted.
    pub index: Index,
    /// The quota as a share of the total weight.
    pub quota_share: f64,
    /// The total weight to distribute.
    pub total: u32,
    /// How many rounds to try.
    pub rounds: usize,
}

/// The weights found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The weight of each seat.
    pub weights: Vec<u128>,
    /// The quota.
    pub quota: u128,
    /// The power that each seat gets.
    pub power: Vec<f64>,
    /// The sum of the squared differences from the wish.
    pub squared_error: f64,
    /// The largest difference of one seat.
    pub largest_error: f64,
    /// In which round it was found.
    pub round: usize,
}

/// Why no weights can be looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WishError {
    /// A share is not a number of zero or more, or all are zero.
    #[error("the wished-for power of `{0}` is not a number of zero or more")]
    Share(String),
    /// Nobody is to have any power.
    #[error("the wished-for power sums to zero")]
    Nothing,
    /// The quota is not a majority.
    #[error("the quota has to be more than half of the total and at most all of it")]
    Quota,
    /// The index does not distribute one whole, or cannot be counted for so many seats.
    #[error("weights can be looked for by `banzhaf` or `shapley-shubik`, for as many seats as are counted exactly")]
    Index,
    /// The game is none.
    #[error(transparent)]
    Game(#[from] GameError),
}

/// The best weights found; those of round 0 are proportional to the wish.
///
/// # Errors
/// [`WishError`] if the wish is not one.
pub fn weights_for(wish: &Wish<'_>, goes_on: &mut dyn FnMut(f64) -> bool) -> Result<Found, WishError> {
    if let Some((seat, _)) = wish.seats.iter().find(|(_, share)| !share.is_finite() || *share < 0.0) {
        return Err(WishError::Share(seat.clone()));
    }
    let sum: f64 = wish.seats.iter().map(|(_, share)| share).sum();
    if sum <= 0.0 {
        return Err(WishError::Nothing);
    }
    if !(wish.quota_share > 0.5 && wish.quota_share <= 1.0) {
        return Err(WishError::Quota);
    }
    if !matches!(wish.index, Index::Banzhaf | Index::ShapleyShubik) {
        return Err(WishError::Index);
    }
    let target: Vec<f64> = wish.seats.iter().map(|(_, share)| share / sum).collect();
    let mut shares = target.clone();
    let mut best: Option<Found> = None;
    for round in 0..=wish.rounds {
        #[expect(clippy::cast_precision_loss, reason = "a share for the progress bar")]
        if !goes_on(round as f64 / (wish.rounds as f64 + 1.0)) {
            break;
        }
        let found = tried(wish, &target, &shares, round)?;
        for ((share, wanted), got) in shares.iter_mut().zip(&target).zip(&found.power) {
            let ratio = if *got > 0.0 { wanted / got } else { 2.0 };
            *share = (*share * ratio.clamp(0.25, 4.0).sqrt()).max(if *wanted > 0.0 { 1e-6 } else { 0.0 });
        }
        if best.as_ref().is_none_or(|best| found.squared_error < best.squared_error) {
            best = Some(found);
        }
    }
    best.ok_or(WishError::Nothing)
}

fn tried(wish: &Wish<'_>, target: &[f64], shares: &[f64], round: usize) -> Result<Found, WishError> {
    let sum: f64 = shares.iter().sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares of a 32-bit total")]
    let weights: Vec<u128> = shares.iter().map(|share| (share / sum * f64::from(wish.total)).round() as u128).collect();
    let total: u128 = weights.iter().sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a 32-bit total"
    )]
    let quota = ((total as f64 * wish.quota_share).ceil() as u128).clamp(total / 2 + 1, total.max(1));
    let names = wish.seats.iter().map(|(seat, _)| seat.clone()).collect();
    let game = Game::weighted(names, weights.clone(), quota)?;
    let found = power(&game, &[wish.index], &Limits::default(), &mut |_| true);
    let table = found.of(wish.index).ok_or(WishError::Index)?;
    let power: Vec<f64> = table.seats().map(super::Value::number).collect();
    let differences = power.iter().zip(target).map(|(got, wanted)| got - wanted);
    let squared_error = differences.clone().map(|difference| difference * difference).sum();
    let largest_error = differences.map(f64::abs).fold(0.0, f64::max);
    Ok(Found { weights, quota, power, squared_error, largest_error, round })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(shares: &[f64]) -> Vec<(String, f64)> {
        shares.iter().enumerate().map(|(at, share)| (format!("s{at}"), *share)).collect()
    }

    #[test]
    fn weights_come_near_a_wish() {
        let seats = seats(&[0.3, 0.2, 0.15, 0.15, 0.1, 0.06, 0.04]);
        let wish = Wish { seats: &seats, index: Index::Banzhaf, quota_share: 0.6, total: 500, rounds: 60 };
        let found = weights_for(&wish, &mut |_| true).unwrap();
        let proportional = tried(
            &wish,
            &seats.iter().map(|seat| seat.1).collect::<Vec<_>>(),
            &seats.iter().map(|seat| seat.1).collect::<Vec<_>>(),
            0,
        )
        .unwrap();
        assert!(found.squared_error < proportional.squared_error / 2.0, "{found:?}");
        assert!(found.largest_error < 0.02, "{found:?}");
    }

    #[test]
    fn what_cannot_be_wished_for() {
        let check = |shares: &[f64], quota_share, index, expected: WishError| {
            let seats = seats(shares);
            let wish = Wish { seats: &seats, index, quota_share, total: 100, rounds: 3 };
            assert_eq!(weights_for(&wish, &mut |_| true), Err(expected));
        };
        check(&[0.5, f64::NAN], 0.6, Index::Banzhaf, WishError::Share("s1".into()));
        check(&[0.5, -0.5], 0.6, Index::Banzhaf, WishError::Share("s1".into()));
        check(&[0.0, 0.0], 0.6, Index::Banzhaf, WishError::Nothing);
        check(&[0.5, 0.5], 0.5, Index::Banzhaf, WishError::Quota);
        check(&[0.5, 0.5], 0.6, Index::Holler, WishError::Index);
    }
}
