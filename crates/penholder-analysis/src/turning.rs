//! When a share changed: turning points of a series of counts, with a check against chance.
//!
//! Implements: the split of a series into parts of one share each that maximises the log likelihood less a penalty for every
//! turning point, found exactly by dynamic programming (Jackson and others 2005, "An algorithm for optimal partitioning of data
//! on an interval"); the usual penalty is 3/2 of the logarithm of the number of trials (Zhang and Siegmund 2007).
//! Always: what happened on one day goes together: a part begins and ends with a day, and for the check whole days are put into a
//! random order between the neighbouring turning points.
//!
//! ```
//! use penholder_analysis::turning::{Day, parts, usual_penalty};
//!
//! let days: Vec<Day> = (0..80).map(|day| Day { hits: if day < 50 { 9 } else { 3 }, of: 10 }).collect();
//! let found = parts(&days, usual_penalty(&days), 20);
//! assert_eq!(found, [0..50, 50..80]);
//! ```

use std::ops::Range;

use crate::count;
use crate::seeded::Seeded;

/// Trials of one day, and how many of them came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// How many came out.
    pub hits: u32,
    /// How many there were.
    pub of: u32,
}

/// The sums of some days.
#[must_use]
pub fn sum(days: &[Day]) -> Day {
    days.iter().fold(Day::default(), |sum, day| Day { hits: sum.hits + day.hits, of: sum.of + day.of })
}

/// Three halves of the logarithm of the number of trials.
#[must_use]
pub fn usual_penalty(days: &[Day]) -> f64 {
    1.5 * f64::from(sum(days).of.max(1)).ln()
}

/// The log likelihood of trials that all have the share they came out with.
fn likelihood(day: Day) -> f64 {
    let of = |count: u32| if count == 0 { 0.0 } else { f64::from(count) * (f64::from(count) / f64::from(day.of)).ln() };
    of(day.hits) + of(day.of - day.hits)
}

/// The parts of the series, in order; each but perhaps the only one has at least so many trials. Cost: the square of the days.
#[must_use]
pub fn parts(days: &[Day], penalty: f64, least: u32) -> Vec<Range<usize>> {
    let mut sums = vec![Day::default()];
    for day in days {
        let last = sums[sums.len() - 1];
        sums.push(Day { hits: last.hits + day.hits, of: last.of + day.of });
    }
    let between =
        |from: usize, to: usize| Day { hits: sums[to].hits - sums[from].hits, of: sums[to].of - sums[from].of };
    let mut best = vec![f64::NEG_INFINITY; days.len() + 1];
    let mut from = vec![0; days.len() + 1];
    best[0] = 0.0;
    for to in 1..=days.len() {
        for start in 0..to {
            let part = between(start, to);
            if best[start] == f64::NEG_INFINITY || (part.of < least.max(1) && !(start == 0 && to == days.len())) {
                continue;
            }
            let cost = if start == 0 { 0.0 } else { penalty };
            let value = best[start] + likelihood(part) - cost;
            if value > best[to] {
                best[to] = value;
                from[to] = start;
            }
        }
    }
    let (mut parts, mut to) = (Vec::new(), days.len());
    while to > 0 {
        parts.push(from[to]..to);
        to = from[to];
    }
    parts.reverse();
    parts
}

/// A turning point.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The first day of the new part.
    pub at: usize,
    /// The part before it.
    pub before: Day,
    /// The part after it.
    pub after: Day,
    /// By how much the log likelihood is higher than with one share for both.
    pub gain: f64,
    /// How often a random order of the days of both parts has a split with at least that gain, itself counted.
    pub chance: f64,
    /// In how many random orders that was looked for: fewer than asked for where the work was stopped, and where none, the chance says
    /// nothing.
    pub orders: u32,
}

/// The turning points of a series with their check against chance by so many random orders.
///
/// `goes_on` is told the share that is done and may stop it; the turning points are all given then, those that were not checked with
/// no orders.
#[must_use]
pub fn turns(
    days: &[Day],
    (penalty, least): (f64, u32),
    (draws, seed): (u32, u64),
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Vec<Turn> {
    let parts = parts(days, penalty, least);
    let (mut turns, mut stopped) = (Vec::new(), false);
    for (number, pair) in parts.windows(2).enumerate() {
        let at = pair[1].start;
        let both = pair[0].start..pair[1].end;
        let (before, after) = (sum(&days[pair[0].clone()]), sum(&days[pair[1].clone()]));
        let gain = likelihood(before) + likelihood(after) - likelihood(sum(&days[both.clone()]));
        let mut shuffled = days[both].to_vec();
        let (mut as_good, mut orders) = (0_u32, 0);
        for draw in 0..draws {
            let done = count::number(number) + f64::from(draw) / f64::from(draws);
            stopped = stopped || draw % 32 == 0 && !goes_on(done / count::number(parts.len() - 1));
            if stopped {
                break;
            }
            Seeded::at(seed, &[number as u64, draw.into()]).shuffle(&mut shuffled);
            as_good += u32::from(best_split(&shuffled, least) >= gain - 1e-9);
            orders += 1;
        }
        let chance = f64::from(as_good + 1) / f64::from(orders + 1);
        turns.push(Turn { at, before, after, gain, chance, orders });
    }
    turns
}

/// The highest gain of one split.
fn best_split(days: &[Day], least: u32) -> f64 {
    let all = sum(days);
    let mut so_far = Day::default();
    let mut best = 0.0_f64;
    for day in days {
        so_far = Day { hits: so_far.hits + day.hits, of: so_far.of + day.of };
        let rest = Day { hits: all.hits - so_far.hits, of: all.of - so_far.of };
        if so_far.of >= least && rest.of >= least {
            best = best.max(likelihood(so_far) + likelihood(rest) - likelihood(all));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(parts: &[(usize, f64)], seed: u64) -> Vec<Day> {
        let mut random = Seeded::at(seed, &[]);
        let mut days = Vec::new();
        for (count, share) in parts {
            days.extend((0..*count).map(|_| Day { hits: u32::from(random.unit() < *share), of: 1 }));
        }
        days
    }

    #[test]
    fn a_change_is_found_near_its_day_and_is_not_chance() {
        let days = drawn(&[(150, 0.9), (150, 0.5), (150, 0.85)], 4);
        let found = turns(&days, (usual_penalty(&days), 20), (199, 1), &mut |_| true);
        let at: Vec<usize> = found.iter().map(|turn| turn.at).collect();
        assert!(at.len() == 2 && at[0].abs_diff(150) < 15 && at[1].abs_diff(300) < 15, "{found:?}");
        assert!(found.iter().all(|turn| turn.chance < 0.02), "{found:?}");
        let stopped = turns(&days, (1.0, 20), (199, 1), &mut |_| false);
        assert!(!stopped.is_empty() && stopped.iter().all(|turn| (turn.orders, turn.chance) == (0, 1.0)));
        let mut asked = 0;
        let mut twice = |_| {
            asked += 1;
            asked < 3
        };
        let early = turns(&days, (1.0, 20), (199, 1), &mut twice);
        assert_eq!((early[0].orders, early[0].at), (64, stopped[0].at));
    }

    #[test]
    fn where_nothing_changes_seldom_anything_is_found() {
        let false_alarms = (0..40).filter(|seed| {
            let days = drawn(&[(300, 0.8)], 100 + seed);
            parts(&days, usual_penalty(&days), 20).len() > 1
        });
        assert!(false_alarms.count() <= 3);
    }

    /// Days whose trials all come out alike look like changes; the check by whole days sees through some of it.
    #[test]
    fn whole_days_are_shuffled() {
        let mut random = Seeded::at(9, &[]);
        let days: Vec<Day> = (0..40)
            .map(|_| if random.unit() < 0.5 { Day { hits: 12, of: 12 } } else { Day { hits: 3, of: 12 } })
            .collect();
        let found = turns(&days, (usual_penalty(&days), 20), (199, 1), &mut |_| true);
        assert!(found.iter().all(|turn| turn.chance > 0.01), "{found:?}");
    }

    #[test]
    fn short_and_empty_series() {
        assert_eq!(parts(&[], 1.0, 20), Vec::<Range<usize>>::new());
        let whole = vec![Range { start: 0, end: 3 }];
        assert_eq!(parts(&[Day { hits: 1, of: 2 }; 3], 0.0, 20), whole);
        assert_eq!(parts(&[Day::default(); 3], 1.0, 0), whole);
    }

    proptest! {
        #[test]
        fn no_other_split_is_better(hits in prop::collection::vec((0_u32..4, 1_u32..4), 1..9), penalty in 0.0..3.0_f64, least in 1_u32..5) {
            let days: Vec<Day> = hits.into_iter().map(|(hits, of)| Day { hits: hits.min(of), of }).collect();
            let value = |parts: &[Range<usize>]| {
                parts.iter().map(|part| likelihood(sum(&days[part.clone()])) - penalty).sum::<f64>()
            };
            let found = parts(&days, penalty, least);
            let mut best = f64::NEG_INFINITY;
            for mask in 0_u32..1 << (days.len() - 1) {
                let mut ends: Vec<usize> = (1..days.len()).filter(|at| mask >> (at - 1) & 1 == 1).collect();
                ends.insert(0, 0);
                ends.push(days.len());
                let split: Vec<Range<usize>> = ends.windows(2).map(|pair| pair[0]..pair[1]).collect();
                if split.len() == 1 || split.iter().all(|part| sum(&days[part.clone()]).of >= least) {
                    best = best.max(value(&split));
                }
            }
            prop_assert!((value(&found) - best).abs() < 1e-9, "{found:?} {} {best}", value(&found));
        }
    }
}
