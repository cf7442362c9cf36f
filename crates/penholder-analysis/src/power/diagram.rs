//! Decision diagrams: exact counts for rules of several quotas, by merging partial coalitions that lack the same.
//!
//! Implements: Bolus (2011), "Power indices of simple games and vector-weighted majority games by means of binary decision
//! diagrams", with nodes keyed by what each quota still lacks; a quota that is met, out of reach or without influence on
//! the rest of the rule is not told apart.
//! Always: exact, or none if the diagram would grow beyond its limit.

use std::collections::HashMap;

use penholder_core::normal::Formula;

use super::counts::Counts;
use super::exact::{Natural, binomials};
use super::game::{Game, Quota};

/// Node 0 loses, node 1 wins, whatever the rest does; the others are numbered from here on.
const TERMINALS: u32 = 2;

const MET: u128 = 0;
const OUT_OF_REACH: u128 = u128::MAX;

/// A diagram: for each seat in `order`, its nodes, each with where it goes without and with the seat.
pub(super) struct Diagram {
    order: Vec<usize>,
    levels: Vec<Vec<[u32; 2]>>,
    nodes: usize,
}

/// The most cells (nodes times sizes of coalitions) of a diagram: about 1.5 GB where numbers fit into 128 bits.
const MOST_CELLS: usize = 48 << 20;

impl Diagram {
    /// The diagram of a game; `None` if it has too many nodes.
    pub(super) fn of(game: &Game) -> Option<Self> {
        let order = order(game);
        let most = MOST_CELLS / (order.len() + 1);
        let quotas: Vec<Quota> = game.rule().tests().into_iter().copied().collect();
        let mut remaining: Vec<u128> = game.measures().iter().map(|weights| weights.iter().sum()).collect();
        let mut states: Vec<Box<[u128]>> = vec![quotas.iter().map(|quota| quota.at_least).collect()];
        let (mut levels, mut nodes) = (Vec::with_capacity(order.len()), 0);
        for seat in &order {
            for (rest, weights) in remaining.iter_mut().zip(game.measures()) {
                *rest -= weights[*seat];
            }
            let mut next: Vec<Box<[u128]>> = Vec::new();
            let mut known: HashMap<Box<[u128]>, u32> = HashMap::new();
            let mut level = Vec::with_capacity(states.len());
            for state in &states {
                let mut go = |joins: bool| {
                    let mut lacks = state.clone();
                    for (lack, quota) in lacks.iter_mut().zip(&quotas) {
                        if joins && *lack != OUT_OF_REACH {
                            *lack = lack.saturating_sub(game.measures()[quota.measure][*seat]);
                        }
                        if *lack > remaining[quota.measure] {
                            *lack = OUT_OF_REACH;
                        }
                    }
                    match settle(game.rule(), &mut lacks, &mut 0) {
                        Some(wins) => u32::from(wins),
                        None => *known.entry(lacks).or_insert_with_key(|lacks| {
                            next.push(lacks.clone());
                            TERMINALS + u32::try_from(next.len() - 1).unwrap_or(u32::MAX)
                        }),
                    }
                };
                level.push([go(false), go(true)]);
            }
            nodes += level.len();
            if nodes + next.len() > most {
                return None;
            }
            levels.push(level);
            states = next;
        }
        Some(Self { order, levels, nodes })
    }

    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    /// Winning coalitions and swings by size.
    pub(super) fn counts<N: Natural>(&self, game: &Game) -> Counts<N> {
        let seats = self.order.len();
        let completions = self.completions::<N>();
        let mut by_size: Vec<Option<Vec<N>>> = vec![None; game.classes().len()];
        let mut reached: Vec<Vec<N>> = vec![vec![N::of(1)]];
        for (depth, level) in self.levels.iter().enumerate() {
            let below = seats - depth - 1;
            let class = game.class_of()[self.order[depth]];
            if by_size[class].is_none() {
                let mut swings = vec![N::of(0); seats];
                for (from, [without, with]) in reached.iter().zip(level) {
                    let (lower, upper) =
                        (&completions[depth + 1][*without as usize], &completions[depth + 1][*with as usize]);
                    for (before, ways) in from.iter().enumerate().filter(|(_, ways)| !ways.is_none()) {
                        for after in 0..=below {
                            let mut gain = upper.get(after).cloned().unwrap_or_else(|| N::of(0));
                            lower.get(after).iter().for_each(|less| gain.sub(less));
                            swings[before + after].add_times(ways, &gain);
                        }
                    }
                }
                by_size[class] = Some(swings);
            }
            let next = self.levels.get(depth + 1).map_or(0, Vec::len);
            let mut arrived = vec![vec![N::of(0); depth + 2]; next];
            for (from, goes) in reached.iter().zip(level) {
                for (joins, to) in goes.iter().enumerate().filter(|(_, to)| **to >= TERMINALS) {
                    for (before, ways) in from.iter().enumerate() {
                        arrived[(to - TERMINALS) as usize][before + joins].add(ways);
                    }
                }
            }
            reached = arrived;
        }
        let mut winning = N::of(0);
        completions[0][TERMINALS as usize].iter().for_each(|count| winning.add(count));
        let sum = |sizes: &Option<Vec<N>>| {
            let mut sum = N::of(0);
            sizes.iter().flatten().for_each(|count| sum.add(count));
            sum
        };
        Counts { winning, swings: by_size.iter().map(sum).collect(), by_size }
    }

    /// For each level and node (after the two terminals), how many completions of each size win.
    fn completions<N: Natural>(&self) -> Vec<Vec<Vec<N>>> {
        let seats = self.order.len();
        let mut all: Vec<Vec<Vec<N>>> = vec![Vec::new(); seats + 1];
        all[seats] = vec![Vec::new(), vec![N::of(1)]];
        for depth in (0..seats).rev() {
            let below = &all[depth + 1];
            let mut here = vec![Vec::new(), binomials(seats - depth)];
            for [without, with] in &self.levels[depth] {
                let mut counts = vec![N::of(0); seats - depth + 1];
                for (size, count) in below[*without as usize].iter().enumerate() {
                    counts[size].add(count);
                }
                for (size, count) in below[*with as usize].iter().enumerate() {
                    counts[size + 1].add(count);
                }
                here.push(counts);
            }
            all[depth] = here;
        }
        all
    }
}

/// Whether the rule is settled by what the quotas lack. Quotas that no longer matter are made alike.
fn settle(rule: &Formula<Quota>, lacks: &mut [u128], at: &mut usize) -> Option<bool> {
    let (parts, neutral) = match rule {
        Formula::Test(_) => {
            *at += 1;
            return match lacks[*at - 1] {
                MET => Some(true),
                OUT_OF_REACH => Some(false),
                _ => None,
            };
        }
        Formula::All(parts) => (parts, true),
        Formula::Any(parts) => (parts, false),
    };
    let start = *at;
    let mut known = true;
    let mut settled = None;
    for part in parts {
        match settle(part, lacks, at) {
            Some(value) if value != neutral => settled = Some(value),
            Some(_) => {}
            None => known = false,
        }
    }
    let outcome = settled.or_else(|| known.then_some(neutral));
    if let Some(value) = outcome {
        lacks[start..*at].fill(if value { MET } else { OUT_OF_REACH });
    }
    outcome
}

/// Heavy seats first, those that are alike beside each other.
fn order(game: &Game) -> Vec<usize> {
    let totals: Vec<u128> = game.measures().iter().map(|weights| weights.iter().sum()).collect();
    #[expect(clippy::cast_precision_loss, reason = "only an order")]
    let share = |seat: usize| -> f64 {
        let shares = game.measures().iter().zip(&totals).map(|(weights, total)| weights[seat] as f64 / *total as f64);
        shares.fold(0.0, f64::max)
    };
    let mut order: Vec<usize> = (0..game.seats().len()).collect();
    order.sort_by(|a, b| {
        share(*b).total_cmp(&share(*a)).then(game.class_of()[*a].cmp(&game.class_of()[*b])).then(a.cmp(b))
    });
    order
}
