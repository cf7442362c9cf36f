//! Sampling: estimates with intervals where no exact way is open.
//!
//! Implements: Castro, Gomez and Tejada (2009), "Polynomial calculation of the Shapley value based on sampling" (random
//! orders), and random coalitions for the Banzhaf index; intervals of Wilson (1927) at 95%.

use super::game::Game;
use crate::interval::{Interval, wilson};
use crate::seeded::Seeded;

/// Estimates by seat.
pub(super) struct Sampled {
    pub(super) shapley_shubik: Vec<Interval>,
    pub(super) banzhaf: Vec<Interval>,
    pub(super) winning: Interval,
    /// How many samples of each kind were drawn.
    pub(super) samples: u64,
}

/// Draws `samples` orders and as many coalitions; fewer if `goes_on` says to stop, which it is asked after each 1,024.
pub(super) fn sampled(game: &Game, samples: u64, seed: u64, goes_on: &mut dyn FnMut(f64) -> bool) -> Sampled {
    let seats = game.seats().len();
    let (mut pivots, mut swings, mut winning) = (vec![0_u64; seats], vec![0_u64; seats], 0_u64);
    let mut order: Vec<usize> = (0..seats).collect();
    let mut drawn = 0;
    while drawn < samples {
        #[expect(clippy::cast_precision_loss, reason = "a share for the progress bar")]
        if drawn > 0 && drawn.is_multiple_of(1024) && !goes_on(drawn as f64 / samples as f64) {
            break;
        }
        let mut random = Seeded::at(seed, &[drawn]);
        random.shuffle(&mut order);
        pivots[order[pivot(game, &order)]] += 1;
        let supports: Vec<bool> = (0..seats).map(|_| random.bits() & 1 == 1).collect();
        winning += u64::from(critical(game, &supports, &mut swings));
        drawn += 1;
    }
    let all = |counts: Vec<u64>| counts.into_iter().map(|count| wilson(count, drawn)).collect();
    Sampled { shapley_shubik: all(pivots), banzhaf: all(swings), winning: wilson(winning, drawn), samples: drawn }
}

/// The place in the order of the seat that turns losing into winning.
fn pivot(game: &Game, order: &[usize]) -> usize {
    let mut sums = vec![0_u128; game.measures().len()];
    for (at, seat) in order.iter().enumerate() {
        sums.iter_mut().zip(game.measures()).for_each(|(sum, weights)| *sum += weights[*seat]);
        if holds(game, &sums) {
            return at;
        }
    }
    order.len() - 1
}

fn holds(game: &Game, sums: &[u128]) -> bool {
    game.rule().holds(&mut |quota| Some(sums[quota.measure] >= quota.at_least)) == Some(true)
}

/// Adds one to every seat whose change of side changes the outcome; whether the coalition wins.
fn critical(game: &Game, supports: &[bool], swings: &mut [u64]) -> bool {
    let sum =
        |weights: &Vec<u128>| weights.iter().zip(supports).filter(|(_, with)| **with).map(|(weight, _)| weight).sum();
    let mut sums: Vec<u128> = game.measures().iter().map(sum).collect();
    let wins = holds(game, &sums);
    for seat in (0..supports.len()).filter(|seat| supports[*seat] == wins) {
        let change = |sums: &mut Vec<u128>, take: bool| {
            for (sum, weights) in sums.iter_mut().zip(game.measures()) {
                if take { *sum -= weights[seat] } else { *sum += weights[seat] }
            }
        };
        change(&mut sums, wins);
        swings[seat] += u64::from(holds(game, &sums) != wins);
        change(&mut sums, !wins);
    }
    wins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::power::{Index, Limits, power};

    fn game() -> Game {
        let names = (0..9).map(|seat| format!("s{seat}")).collect();
        Game::weighted(names, vec![9, 7, 6, 5, 4, 3, 2, 1, 0], 20).unwrap()
    }

    #[test]
    fn estimates_cover_the_exact_values() {
        let game = game();
        let found = sampled(&game, 40_000, 3, &mut |_| true);
        let exact = power(&game, &[Index::ShapleyShubik, Index::BanzhafAbsolute], &Limits::default(), &mut |_| true);
        for (index, estimates) in
            [(Index::ShapleyShubik, &found.shapley_shubik), (Index::BanzhafAbsolute, &found.banzhaf)]
        {
            for (value, estimate) in exact.of(index).unwrap().seats().zip(estimates) {
                // twice the width of the 95% interval
                let far = estimate.high - estimate.low;
                assert!((value.number() - estimate.value).abs() <= far, "{}: {value} {estimate:?}", index.word());
            }
        }
        assert_eq!(found.banzhaf[8].value, 0.0);
        assert!((exact.to_act.number() - found.winning.value).abs() < 0.01);
    }

    #[test]
    fn a_seed_gives_the_same_again_and_stopping_gives_fewer() {
        let game = game();
        let run = |seed| sampled(&game, 5_000, seed, &mut |_| true).shapley_shubik;
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
        assert_eq!(sampled(&game, 5_000, 1, &mut |done| done < 0.5).samples, 3_072);
    }
}
