//! Meet in the middle: exact counts for up to 36 different seats with one weight each and a rule on heads, such as a double
//! majority.
//!
//! Implements: Horowitz and Sahni (1974), "Computing partitions with applications to the knapsack problem": the coalitions
//! of either half, sorted by weight within each size, are merged pair of sizes by pair of sizes; one merge counts for the
//! members of both halves.
//! Always: exact; 2^(n/2) memory, about n^2/4 merges of sorted lists.

use super::counts::Counts;
use super::game::{Game, least};

/// The most seats: the lists of a half then take 40 MB.
pub(super) const MOST_SEATS: usize = 36;

/// A game of heads and one other measure.
pub(super) struct Halves {
    weights: Vec<u64>,
    /// For each number of supporters, the least weight that wins; `None` if none does.
    least: Vec<Option<u64>>,
}

impl Halves {
    /// The game so seen; `None` if it has more measures, or weights beyond 63 bits, or too many seats.
    pub(super) fn of(game: &Game) -> Option<Self> {
        let seats = game.seats().len();
        let is_heads = |weights: &[u128]| weights.iter().all(|weight| *weight == 1);
        let others: Vec<usize> = (0..game.measures().len()).filter(|at| !is_heads(&game.measures()[*at])).collect();
        if seats > MOST_SEATS || others.len() > 1 {
            return None;
        }
        let weighed = others.first().copied();
        let of = |seat: usize| weighed.map_or(0, |measure| game.measures()[measure][seat]);
        let total: u128 = (0..seats).map(of).sum();
        if total >= 1 << 63 {
            return None;
        }
        let weights = (0..seats).map(|seat| u64::try_from(of(seat)).unwrap_or(0)).collect();
        let beyond = total + 1;
        let for_size = |size: usize| {
            let need = least(game.rule(), &|quota| match () {
                () if Some(quota.measure) == weighed => quota.at_least,
                () if quota.at_least <= size as u128 => 0,
                () => beyond,
            });
            (need <= total).then(|| u64::try_from(need).unwrap_or(u64::MAX))
        };
        Some(Self { weights, least: (0..=seats).map(for_size).collect() })
    }

    /// Winning coalitions and swings by size, of every seat on its own.
    pub(super) fn counts(&self) -> Counts<u128> {
        let seats = self.weights.len();
        let (left, right) = self.weights.split_at(seats / 2);
        let (left, right) = (Half::of(left), Half::of(right));
        let mut winning = vec![0_u64; seats + 1];
        let mut winning_with = vec![vec![0_u64; seats + 1]; seats];
        let mut partners =
            Partners { left: left.counters(right.by_size.len()), right: right.counters(left.by_size.len()) };
        for (a, ours) in left.by_size.iter().enumerate() {
            for (b, theirs) in right.by_size.iter().enumerate() {
                if let Some(least) = self.least[a + b] {
                    winning[a + b] += partners.merge((a, ours), (b, theirs), least);
                }
            }
        }
        left.spread(&partners.left, &mut winning_with[..seats / 2]);
        right.spread(&partners.right, &mut winning_with[seats / 2..]);
        let by_size: Vec<Vec<u128>> = winning_with.iter().map(|with| swings(&winning, with)).collect();
        Counts {
            winning: winning.iter().map(|count| u128::from(*count)).sum(),
            swings: by_size.iter().map(|sizes| sizes.iter().sum()).collect(),
            by_size: by_size.into_iter().map(Some).collect(),
        }
    }
}

/// Of each size that is joined: the winning coalitions one larger that have the seat, without those that won before.
fn swings(winning: &[u64], with: &[u64]) -> Vec<u128> {
    (0..winning.len() - 1).map(|size| u128::from(with[size + 1] - (winning[size] - with[size]))).collect()
}

/// The coalitions of one half: by size, each list in ascending order of weight.
struct Half {
    by_size: Vec<Vec<(u64, u32)>>,
}

/// For each size of one half, each coalition of it and each size of the other half: how many partners make it win.
type Counters = Vec<Vec<u32>>;

struct Partners {
    left: Counters,
    right: Counters,
}

impl Half {
    fn of(weights: &[u64]) -> Self {
        let mut by_size: Vec<Vec<(u64, u32)>> = vec![Vec::new(); weights.len() + 1];
        by_size[0].push((0, 0));
        for (seat, weight) in weights.iter().enumerate() {
            for size in (0..=seat).rev() {
                let (smaller, larger) = by_size.split_at_mut(size + 1);
                let joined = smaller[size].iter().map(|(sum, members)| (sum + weight, members | (1 << seat)));
                larger[0] = merged(&larger[0], joined);
            }
        }
        Self { by_size }
    }

    fn counters(&self, other: usize) -> Counters {
        self.by_size.iter().map(|coalitions| vec![0; coalitions.len() * other]).collect()
    }

    /// Adds the partners of every coalition to each of its members, by the size of the whole: first to the part of it among
    /// the first and among the last seats of the half, then from these parts to their members.
    fn spread(&self, counters: &Counters, with: &mut [Vec<u64>]) {
        let cut = with.len().div_ceil(2);
        for (size, (coalitions, counters)) in self.by_size.iter().zip(counters).enumerate() {
            let partners = counters.len() / coalitions.len();
            let mut of_parts = [vec![0_u64; partners << cut], vec![0_u64; partners << cut]];
            for ((_, members), counters) in coalitions.iter().zip(counters.chunks_exact(partners)) {
                let parts = [members & ((1 << cut) - 1), members >> cut];
                for (sums, part) in of_parts.iter_mut().zip(parts) {
                    let of_part = &mut sums[part as usize * partners..][..partners];
                    of_part.iter_mut().zip(counters).for_each(|(sum, count)| *sum += u64::from(*count));
                }
            }
            for (seats, sums) in with.chunks_mut(cut.max(1)).zip(&of_parts) {
                for (part, sums) in sums.chunks_exact(partners).enumerate() {
                    for (_, of_seat) in seats.iter_mut().enumerate().filter(|(seat, _)| part >> seat & 1 == 1) {
                        of_seat[size..size + partners].iter_mut().zip(sums).for_each(|(sum, count)| *sum += count);
                    }
                }
            }
        }
    }
}

fn merged(old: &[(u64, u32)], new: impl Iterator<Item = (u64, u32)>) -> Vec<(u64, u32)> {
    let mut all = Vec::with_capacity(old.len() * 2 + 1);
    let mut rest = old.iter().copied().peekable();
    for coalition in new {
        while let Some(earlier) = rest.next_if(|earlier| earlier.0 <= coalition.0) {
            all.push(earlier);
        }
        all.push(coalition);
    }
    all.extend(rest);
    all
}

impl Partners {
    /// Counts the pairs of these two lists that reach `least`, for each coalition of either list.
    fn merge(&mut self, ours: (usize, &[(u64, u32)]), theirs: (usize, &[(u64, u32)]), least: u64) -> u64 {
        let ((a, ours), (b, theirs)) = (ours, theirs);
        let (stride_left, stride_right) = (self.left[a].len() / ours.len(), self.right[b].len() / theirs.len());
        let (left, right) = (&mut self.left[a], &mut self.right[b]);
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut pairs = 0;
        let mut other = theirs.len();
        for (at, (weight, _)) in ours.iter().enumerate() {
            while other > 0 && theirs[other - 1].0 + weight >= least {
                other -= 1;
                right[other * stride_right + a] = small(ours.len() - at);
            }
            let partners = theirs.len() - other;
            left[at * stride_left + b] = small(partners);
            pairs += partners as u64;
        }
        pairs
    }
}
