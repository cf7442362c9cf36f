//! One quota: exact counts of weighted games by dynamic programming over sums of weights.
//!
//! Implements: Brams and Affuso (1976), "Power and size: a new paradox", in the dual form of Uno (2012), "Efficient
//! computation of power indices for weighted majority games": one table of how many coalitions have each sum, its prefix
//! sums, and for every seat an alternating sum of `quota / weight` of them that takes the seat out again.
//! Always: exact; the table is symmetric, so that only its lower half is kept and filled.

use num_bigint::BigUint;

use super::counts::Counts;
use super::limbs::Limbs;

/// A weighted game, its weights in ascending order.
pub(super) struct OneQuota {
    /// The weights of the classes and how many seats each has, ascending.
    pub(super) classes: Vec<(usize, usize, usize)>,
    pub(super) quota: usize,
    pub(super) total: usize,
    pub(super) seats: usize,
}

/// How many machine words a count of `seats` seats takes.
fn words(seats: usize) -> usize {
    seats / 64 + 1
}

/// The most machine words of a count: games up to 1,023 seats.
const MOST_WORDS: usize = 16;

impl OneQuota {
    /// The game with these weights by class; `None` if the total does not fit a table.
    pub(super) fn of(weights: &[u128], class_sizes: &[usize], quota: u128) -> Option<Self> {
        let mut classes = Vec::with_capacity(weights.len());
        for (class, (weight, size)) in weights.iter().zip(class_sizes).enumerate() {
            classes.push((usize::try_from(*weight).ok()?, class, *size));
        }
        classes.sort_unstable();
        let total =
            classes.iter().try_fold(0_usize, |sum, (weight, _, size)| sum.checked_add(weight.checked_mul(*size)?))?;
        let seats: usize = class_sizes.iter().sum();
        (total < usize::MAX / 64 && words(seats) <= MOST_WORDS).then_some(())?;
        Some(Self { classes, quota: usize::try_from(quota).ok()?, total, seats })
    }

    /// How many bytes the table of [`OneQuota::counts`] takes.
    pub(super) fn bytes(&self) -> u128 {
        (self.total as u128 / 2 + 1) * words(self.seats) as u128 * 8
    }

    /// Winning coalitions and swings, not by size.
    pub(super) fn counts(&self) -> Counts<BigUint> {
        match words(self.seats) {
            1 => self.counted::<1>(),
            2 => self.counted::<2>(),
            3 => self.counted::<3>(),
            4 => self.counted::<4>(),
            5..=8 => self.counted::<8>(),
            _ => self.counted::<MOST_WORDS>(),
        }
    }

    fn counted<const L: usize>(&self) -> Counts<BigUint> {
        let mut table = self.lower_half::<L>();
        let mut sum = Limbs::ZERO;
        for count in &mut table {
            sum = sum.plus(*count);
            *count = sum;
        }
        let all = Limbs::power_of_two(self.seats);
        let up_to = |sum: usize| match table.get(sum) {
            Some(count) => *count,
            None if sum >= self.total => all,
            None => all.minus(table[self.total - sum - 1]),
        };
        let mut swings = vec![BigUint::ZERO; self.classes.len()];
        for (weight, class, _) in self.classes.iter().filter(|(weight, _, _)| *weight > 0) {
            // of the coalitions without the seat, those below the quota less those below what the seat lacks
            let mut count = up_to(self.quota - 1);
            let mut odd = true;
            let mut sum = self.quota - 1;
            while let Some(next) = sum.checked_sub(*weight) {
                let twice = up_to(next).plus(up_to(next));
                count = if odd { count.minus(twice) } else { count.plus(twice) };
                (odd, sum) = (!odd, next);
            }
            swings[*class] = count.big();
        }
        let losing = up_to(self.quota - 1);
        Counts { winning: all.minus(losing).big(), by_size: vec![None; swings.len()], swings }
    }

    /// How many coalitions have each sum, up to half of the total.
    fn lower_half<const L: usize>(&self) -> Vec<Limbs<L>> {
        let mut table = vec![Limbs::<L>::ZERO; self.total / 2 + 1];
        table[0] = Limbs::power_of_two(0);
        let mut total = 0;
        for weight in self.classes.iter().flat_map(|(weight, _, size)| std::iter::repeat_n(*weight, *size)) {
            let (half, new_half) = (total / 2, (total + weight) / 2);
            for sum in half + 1..=new_half.min(total) {
                table[sum] = table[total - sum];
            }
            total += weight;
            if weight == 0 {
                table[..=new_half].iter_mut().for_each(|count| *count = count.plus(*count));
                continue;
            }
            add_shifted(&mut table[..=new_half], weight);
        }
        table
    }
}

/// Adds to every entry the one `shift` before it, as it was, from the end on: in blocks of `shift`, so that source and
/// destination never overlap.
fn add_shifted<const L: usize>(table: &mut [Limbs<L>], shift: usize) {
    let mut end = table.len();
    while end > shift {
        let start = end.saturating_sub(shift).max(shift);
        let (before, block) = table.split_at_mut(start);
        let source = &before[start - shift..end - shift];
        for (count, earlier) in block.iter_mut().zip(source) {
            *count = count.plus(*earlier);
        }
        end = start;
    }
}

/// The most steps that [`OneQuota::by_size`] is worth.
const MOST_STEPS_BY_SIZE: u128 = 1 << 31;

impl OneQuota {
    /// Whether the swings can be counted by size within a few seconds and 2 GB.
    pub(super) fn can_by_size(&self) -> bool {
        let (seats, sums) = (self.seats as u128, self.quota.min(self.total + 1 - self.quota) as u128);
        let cells = (seats + 1) * sums * words(self.seats) as u128;
        cells * seats / 2 <= MOST_STEPS_BY_SIZE && cells * 8 <= 1 << 31
    }

    /// Winning coalitions and swings by size.
    pub(super) fn by_size(&self) -> Counts<BigUint> {
        match words(self.seats) {
            1 => self.counted_by_size::<1>(),
            2 => self.counted_by_size::<2>(),
            3 => self.counted_by_size::<3>(),
            4 => self.counted_by_size::<4>(),
            5..=8 => self.counted_by_size::<8>(),
            _ => self.counted_by_size::<MOST_WORDS>(),
        }
    }

    fn counted_by_size<const L: usize>(&self) -> Counts<BigUint> {
        // the dual game has the same swings, sizes mirrored: count with the lower of the two quotas
        let dual = self.total + 1 - self.quota;
        let (quota, mirrored) = if dual < self.quota { (dual, true) } else { (self.quota, false) };
        let mut table = vec![vec![Limbs::<L>::ZERO; quota]; self.seats + 1];
        table[0][0] = Limbs::power_of_two(0);
        let seats = self.classes.iter().flat_map(|(weight, _, size)| std::iter::repeat_n(*weight, *size));
        for (there, weight) in seats.enumerate() {
            for size in (0..=there).rev() {
                let (smaller, larger) = table.split_at_mut(size + 1);
                let joined = larger[0].iter_mut().skip(weight).zip(&smaller[size]);
                joined.for_each(|(count, earlier)| *count = count.plus(*earlier));
            }
        }
        for sums in &mut table {
            let mut sum = Limbs::ZERO;
            for count in sums {
                sum = sum.plus(*count);
                *count = sum;
            }
        }
        let losing = table.iter().fold(BigUint::ZERO, |sum, sums| sum + sums[quota - 1].big());
        let winning = if mirrored { losing } else { (BigUint::from(1_u8) << self.seats) - losing };
        let mut by_size = vec![None; self.classes.len()];
        for (weight, class, _) in &self.classes {
            let mut swings: Vec<BigUint> =
                (0..self.seats).map(|size| swings_at(&table, quota - 1, *weight, size).big()).collect();
            if mirrored {
                swings.reverse();
            }
            by_size[*class] = Some(swings);
        }
        let swings = by_size.iter().flatten().map(|sizes| sizes.iter().sum()).collect();
        Counts { winning, swings, by_size }
    }
}

/// The coalitions of one size without a given seat that lose by less than its weight.
fn swings_at<const L: usize>(table: &[Vec<Limbs<L>>], below: usize, weight: usize, size: usize) -> Limbs<L> {
    let up_to = |size: usize, sum: Option<usize>| sum.map_or(Limbs::ZERO, |sum| table[size][sum]);
    let mut count = Limbs::ZERO;
    let mut sum = Some(below);
    for (out, size) in (0..=size).rev().enumerate() {
        let next = sum.and_then(|sum| sum.checked_sub(weight));
        let within = up_to(size, sum).minus(up_to(size, next));
        count = if out % 2 == 0 { count.plus(within) } else { count.minus(within) };
        sum = next;
        if sum.is_none() {
            break;
        }
    }
    count
}
