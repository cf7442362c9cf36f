//! What every exact way of counting gives: winning coalitions, and the swings of one seat of each class.

use num_bigint::BigUint;

use super::exact::{Fraction, Natural, order_weights};

/// Counted coalitions of a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counts<N> {
    /// How many coalitions win.
    pub(super) winning: N,
    /// For each class, how many coalitions without a given seat of it lose and win with it.
    pub(super) swings: Vec<N>,
    /// The swings by the size of the coalition that is joined, where they were counted so.
    pub(super) by_size: Vec<Option<Vec<N>>>,
}

impl<N: Natural> Counts<N> {
    /// The Shapley-Shubik index of one seat of each class; `None` if the swings were not counted by size.
    ///
    /// `sizes` is the number of seats of each class. At most one class may lack its sizes: it gets what the others leave.
    pub(super) fn shapley_shubik(&self, sizes: &[usize]) -> Option<Vec<Fraction>> {
        if self.by_size.iter().filter(|sizes| sizes.is_none()).count() > 1 {
            return None;
        }
        let (weights, whole) = order_weights::<N>(sizes.iter().sum());
        let mut rest = whole.clone();
        let mut parts: Vec<Option<N>> = Vec::with_capacity(sizes.len());
        for (class, swings) in self.by_size.iter().enumerate() {
            let part = swings.as_ref().map(|swings| {
                let mut part = N::of(0);
                for (count, weight) in swings.iter().zip(&weights).filter(|(count, _)| !count.is_none()) {
                    part.add_times(count, weight);
                }
                rest.sub(&part.scaled(sizes[class] as u64, 1));
                part
            });
            parts.push(part);
        }
        let whole: BigUint = whole.big();
        let fraction = |(class, part): (usize, Option<N>)| match part {
            Some(part) => Fraction::new(part.big(), whole.clone()),
            None => Fraction::new(rest.big(), &whole * sizes[class] as u64),
        };
        Some(parts.into_iter().enumerate().map(fraction).collect())
    }
}
