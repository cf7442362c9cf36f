//! Which way of counting carries a game, and what it costs.

use std::fmt;

use num_bigint::BigUint;

use super::counts::Counts;
use super::diagram::Diagram;
use super::exact::SEATS_IN_128_BITS;
use super::game::Game;
use super::halves::Halves;
use super::lattice::{Lattice, profiles};
use super::one_quota::OneQuota;

/// How something was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By classes of seats that are alike.
    Classes {
        /// Profiles of the classes that were looked at.
        profiles: usize,
    },
    /// Meet in the middle.
    Halves,
    /// Dynamic programming over sums of weights.
    Sums {
        /// Bytes of its table.
        bytes: u128,
        /// Whether by the size of coalitions too.
        by_size: bool,
    },
    /// A decision diagram.
    Diagram {
        /// Its nodes.
        nodes: usize,
    },
    /// Numerical integration of the multilinear extension.
    Integration {
        /// Nodes of the Gauss-Legendre rule.
        nodes: usize,
        /// Whether so many nodes are exact up to rounding.
        full_degree: bool,
    },
    /// Random samples.
    Sampling {
        /// How many.
        samples: u64,
        /// From which seed.
        seed: u64,
        /// Whether it was stopped before all of them were drawn.
        partial: bool,
    },
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Way::Classes { profiles: 1 } => write!(f, "exact, all seats being alike"),
            Way::Classes { profiles } => write!(f, "exact, by classes of seats that are alike ({profiles} profiles)"),
            Way::Halves => write!(f, "exact, meeting in the middle"),
            Way::Sums { bytes, by_size } => {
                let by_size = if *by_size { " and sizes" } else { "" };
                write!(f, "exact, by dynamic programming over sums{by_size} ({})", bytes_says(*bytes))
            }
            Way::Diagram { nodes } => write!(f, "exact, by a decision diagram of {nodes} nodes"),
            Way::Integration { nodes, full_degree: true } => {
                write!(f, "by Gauss-Legendre integration with {nodes} nodes, exact up to rounding")
            }
            Way::Integration { nodes, full_degree: false } => {
                write!(f, "by Gauss-Legendre integration with {nodes} nodes")
            }
            Way::Sampling { samples, seed, partial } => {
                let partial = if *partial { ", stopped early: a partial result" } else { "" };
                write!(f, "estimated from {samples} random samples (seed {seed}), 95% intervals{partial}")
            }
        }
    }
}

/// A number of bytes in words: `60 MB`.
pub(crate) fn bytes_says(bytes: u128) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..10_000_000_000 => format!("{} MB", bytes.div_ceil(1_000_000)),
        _ => format!("{} GB", bytes.div_ceil(1_000_000_000)),
    }
}

/// What counting may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most memory of one table, in bytes.
    pub bytes: u128,
    /// How many random samples are drawn where no exact way is open.
    pub samples: u64,
    /// The seed of the samples.
    pub seed: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 2_000_000_000, samples: 200_000, seed: 1 }
    }
}

/// The most profiles of a lattice that is counted along.
const MOST_PROFILES: u128 = 1 << 21;

/// A lattice that is preferred to anything else.
const FEW_PROFILES: u128 = 1 << 12;

/// Counted exactly, and how.
pub(super) struct Counted {
    pub(super) counts: AnyCounts,
    pub(super) way: Way,
    /// Kept for the indices of minimal coalitions.
    pub(super) lattice: Option<Lattice>,
}

/// Counts in numbers of either length.
pub(super) enum AnyCounts {
    Short(Counts<u128>),
    Long(Counts<BigUint>),
}

/// The lattice of a game, if it is small enough to be walked.
pub(super) fn lattice(game: &Game) -> Option<Lattice> {
    (profiles(game) <= MOST_PROFILES).then(|| Lattice::of(game))
}

/// Counts by the cheapest exact way; `None` if there is none within the limits.
pub(super) fn counted(game: &Game, limits: &Limits, sizes_wanted: bool) -> Option<Counted> {
    let profiles = profiles(game);
    let by_classes = |profiles: u128| {
        let lattice = Lattice::of(game);
        let counts = if game.seats().len() <= SEATS_IN_128_BITS {
            AnyCounts::Short(lattice.counts())
        } else {
            AnyCounts::Long(lattice.counts())
        };
        let way = Way::Classes { profiles: usize::try_from(profiles).unwrap_or(usize::MAX) };
        Counted { counts, way, lattice: Some(lattice) }
    };
    if profiles <= FEW_PROFILES {
        return Some(by_classes(profiles));
    }
    let plain = |counts, way| Some(Counted { counts, way, lattice: None });
    if let Some(halves) = Halves::of(game) {
        return plain(AnyCounts::Short(by_class(game, &halves.counts())), Way::Halves);
    }
    if let Some(sums) = sums(game).filter(|sums| sums.bytes() <= limits.bytes) {
        let by_size = sizes_wanted && sums.can_by_size();
        let counts = if by_size { sums.by_size() } else { sums.counts() };
        return plain(AnyCounts::Long(counts), Way::Sums { bytes: sums.bytes(), by_size });
    }
    if profiles <= MOST_PROFILES {
        return Some(by_classes(profiles));
    }
    let diagram = Diagram::of(game)?;
    let way = Way::Diagram { nodes: diagram.nodes() };
    let counts = if game.seats().len() <= SEATS_IN_128_BITS {
        AnyCounts::Short(diagram.counts(game))
    } else {
        AnyCounts::Long(diagram.counts(game))
    };
    plain(counts, way)
}

/// The dynamic programme of a weighted game.
pub(super) fn sums(game: &Game) -> Option<OneQuota> {
    let (weights, quota) = game.one_quota()?;
    let of_class: Vec<u128> = game.classes().iter().map(|class| weights[class[0]]).collect();
    let sizes: Vec<usize> = game.classes().iter().map(Vec::len).collect();
    OneQuota::of(&of_class, &sizes, quota)
}

fn by_class(game: &Game, of_seat: &Counts<u128>) -> Counts<u128> {
    Counts {
        winning: of_seat.winning,
        swings: game.classes().iter().map(|class| of_seat.swings[class[0]]).collect(),
        by_size: game.classes().iter().map(|class| of_seat.by_size[class[0]].clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use penholder_core::normal::Formula;
    use proptest::prelude::*;

    use super::*;

    /// Every coalition, one by one.
    fn brute(game: &Game) -> Counts<u128> {
        let seats = game.seats().len();
        let (mut winning, mut by_size) = (0, vec![vec![0_u128; seats]; game.classes().len()]);
        let supports = |coalition: u32| (0..seats).map(|seat| coalition >> seat & 1 == 1).collect::<Vec<bool>>();
        let wins: Vec<bool> = (0..1_u32 << seats).map(|coalition| game.wins(&supports(coalition))).collect();
        for coalition in 0..1_usize << seats {
            winning += u128::from(wins[coalition]);
            for (class, of_class) in game.classes().iter().enumerate() {
                let seat = 1 << of_class[0];
                if coalition & seat == 0 && !wins[coalition] && wins[coalition | seat] {
                    by_size[class][coalition.count_ones() as usize] += 1;
                }
            }
        }
        let swings = by_size.iter().map(|sizes| sizes.iter().sum()).collect();
        Counts { winning, swings, by_size: by_size.into_iter().map(Some).collect() }
    }

    fn game() -> impl Strategy<Value = Game> {
        let rule = prop_oneof![
            Just(Formula::Test(0_usize)),
            Just(Formula::All(vec![Formula::Test(0), Formula::Test(1)])),
            Just(Formula::Any(vec![Formula::All(vec![Formula::Test(0), Formula::Test(2)]), Formula::Test(1)])),
            Just(Formula::All(vec![Formula::Test(2), Formula::Any(vec![Formula::Test(0), Formula::Test(1)])])),
        ];
        let seats = 1_usize..=12;
        (seats, rule).prop_flat_map(|(seats, rule)| {
            let heads = proptest::collection::vec(Just(1_u128), seats);
            let weights = || proptest::collection::vec(0_u128..9, seats);
            let measures = (weights(), heads, weights()).prop_map(|(a, b, c)| vec![a, b, c]);
            let quotas = proptest::collection::vec(1_u128..40, 3);
            (measures, quotas).prop_filter_map("somebody wins", move |(measures, quotas)| {
                let quota = |test: &usize| Ok::<_, ()>((*test, i128::try_from(quotas[*test]).unwrap()));
                let rule = rule.try_map(&mut { quota }).unwrap();
                Game::new((0..seats).map(|seat| format!("s{seat}")).collect(), measures, &rule).ok()
            })
        })
    }

    /// The same counts with integers of any length.
    fn big(counts: &Counts<u128>) -> Counts<BigUint> {
        let all = |counts: &Vec<u128>| counts.iter().map(|count| BigUint::from(*count)).collect::<Vec<_>>();
        Counts {
            winning: BigUint::from(counts.winning),
            swings: all(&counts.swings),
            by_size: counts.by_size.iter().map(|sizes| sizes.as_ref().map(all)).collect(),
        }
    }

    fn same(counts: &Counts<BigUint>, expected: &Counts<u128>) {
        let expected = big(expected);
        assert_eq!(counts.winning, expected.winning);
        assert_eq!(counts.swings, expected.swings);
        for (sizes, expected) in counts.by_size.iter().zip(&expected.by_size) {
            assert!(sizes.is_none() || sizes == expected, "{sizes:?} {expected:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn every_way_agrees_with_looking_at_every_coalition(game in game()) {
            let expected = brute(&game);
            same(&big(&Lattice::of(&game).counts()), &expected);
            same(&Lattice::of(&game).counts::<BigUint>(), &expected);
            same(&big(&Diagram::of(&game).unwrap().counts(&game)), &expected);
            if let Some(halves) = Halves::of(&game) {
                same(&big(&by_class(&game, &halves.counts())), &expected);
            }
            if let Some(sums) = sums(&game) {
                same(&sums.counts(), &expected);
                same(&sums.by_size(), &expected);
                let integrated = sums.integrated(&mut |_| true).unwrap();
                let sizes: Vec<usize> = game.classes().iter().map(Vec::len).collect();
                let exact = expected.shapley_shubik(&sizes).unwrap();
                for (near, exact) in integrated.of_class.iter().zip(exact) {
                    prop_assert!((near - exact.value()).abs() < 1e-12, "{near} {exact}");
                }
            }
        }
    }
}
