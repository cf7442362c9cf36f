//! The indices: fractions made of counted coalitions, in a labelled table.

use std::fmt;

use num_bigint::BigUint;

use super::counts::Counts;
use super::exact::{Fraction, Natural, common_multiple};
use super::game::Game;
use super::lattice::{Lattice, Vulnerable};
use super::sample::sampled;
use super::way::{AnyCounts, Limits, Way, counted, lattice, sums};
use crate::interval::Interval;

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $called:literal, $says:literal;)*) => {
        /// A measure of voting power.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Index { $($(#[$doc])* $name),* }

        impl Index {
            /// Every index, in the order in which tables show them.
            pub const ALL: [Index; [$($word),*].len()] = [$(Index::$name),*];

            /// The word for it in files and on the command line.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Index::$name => $word),* } }

            /// What people call it.
            #[must_use]
            pub fn name(self) -> &'static str { match self { $(Index::$name => $called),* } }

            /// What it is, in a line.
            #[must_use]
            pub fn says(self) -> &'static str { match self { $(Index::$name => $says),* } }

            /// The index a person means by a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Index> {
                Index::ALL.into_iter().find(|index| index.word() == word.trim().to_lowercase().replace('_', "-"))
            }
        }
    };
}

indices! {
    /// The normalised index of Banzhaf (1965), "Weighted voting doesn't work", Rutgers Law Review 19.
    Banzhaf = "banzhaf", "Banzhaf", "share of all swings";
    /// The absolute index (Penrose 1946, Dubey and Shapley 1979).
    BanzhafAbsolute = "banzhaf-absolute", "Banzhaf, absolute", "chance to be decisive if all others toss a coin";
    /// The index of Shapley and Shubik (1954), "A method for evaluating the distribution of power in a committee system".
    ShapleyShubik = "shapley-shubik", "Shapley-Shubik", "chance to be pivotal if all orders are equally likely";
    /// The power to prevent action of Coleman (1971), "Control of collectivities and the power of a collectivity to act".
    ColemanPrevent = "coleman-prevent", "Coleman, to prevent", "share of the winning coalitions that need the seat";
    /// The power to initiate action of Coleman (1971).
    ColemanInitiate = "coleman-initiate", "Coleman, to initiate", "share of the losing coalitions that the seat would save";
    /// The index of Johnston (1978), "On the measurement of power: some reactions to Laver".
    Johnston = "johnston", "Johnston", "share of the swings, each divided among the critical members";
    /// The index of Deegan and Packel (1978), "A new index of power for simple n-person games".
    DeeganPackel = "deegan-packel", "Deegan-Packel", "share of the minimal winning coalitions, each divided among its members";
    /// The public good index of Holler (1982), "Forming coalitions and measuring voting power".
    Holler = "holler", "Holler", "share of the memberships in minimal winning coalitions";
}

/// One number: exact, computed to a tolerance, or estimated.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An exact fraction.
    Exact(Fraction),
    /// A number that the sum of all seats shows to be right within so much.
    Near {
        /// The number.
        value: f64,
        /// By how much the sum over all seats misses one.
        within: f64,
    },
    /// An estimate with its 95% interval.
    Estimated(Interval),
}

impl Value {
    /// The number.
    #[must_use]
    pub fn number(&self) -> f64 {
        match self {
            Value::Exact(fraction) => fraction.value(),
            Value::Near { value, .. } => *value,
            Value::Estimated(interval) => interval.value,
        }
    }

    /// The number with this many decimals.
    #[must_use]
    pub fn decimal(&self, places: usize) -> String {
        match self {
            Value::Exact(fraction) => fraction.decimal(places),
            other => format!("{:.places$}", other.number()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Exact(fraction) => fraction.fmt(f),
            Value::Near { value, .. } => write!(f, "{value}"),
            Value::Estimated(Interval { value, low, high }) => write!(f, "{value} ({low} to {high})"),
        }
    }
}

/// One index of every seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which index.
    pub index: Index,
    /// How it was counted.
    pub way: Way,
    of_class: Vec<Value>,
    class_of: Vec<usize>,
}

impl Table {
    /// The value of the seat at this place of the roster.
    #[must_use]
    pub fn seat(&self, seat: usize) -> &Value {
        &self.of_class[self.class_of[seat]]
    }

    /// The value of every seat, in the order of the roster.
    pub fn seats(&self) -> impl Iterator<Item = &Value> {
        self.class_of.iter().map(|class| &self.of_class[*class])
    }
}

/// An index that could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub index: Index,
    /// Why, and what would be needed.
    pub why: String,
    /// Whether only because the work was stopped.
    pub stopped: bool,
}

/// The power of every seat under a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Power {
    /// The names of the seats, in the order of the roster.
    pub seats: Vec<String>,
    /// The indices asked for that could be had.
    pub tables: Vec<Table>,
    /// Those that could not.
    pub missing: Vec<Missing>,
    /// How many coalitions win, if that was counted exactly.
    pub winning: Option<BigUint>,
    /// Coleman's power of the body to act: the share of all coalitions that win (also: decisiveness).
    pub to_act: Value,
    /// For each seat, its swings, if they were counted exactly.
    pub swings: Option<Vec<BigUint>>,
    /// How the coalitions were counted.
    pub way: Way,
}

impl Power {
    /// Whether the work was stopped before the end: samples are fewer than asked for, or an index is missing for that.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        matches!(self.way, Way::Sampling { partial: true, .. }) || self.missing.iter().any(|missing| missing.stopped)
    }

    /// The table of an index, if it could be had.
    #[must_use]
    pub fn of(&self, index: Index) -> Option<&Table> {
        self.tables.iter().find(|table| table.index == index)
    }
}

/// The power of every seat of a game by these indices.
///
/// Exact wherever a way within `limits` is exact; [`Index::ShapleyShubik`] of large weighted games is integrated, with the
/// tolerance beside it; everything else is sampled. `goes_on` is told the share of long work that is done and may stop it:
/// a stopped estimate says that it is partial, a stopped integration is left out.
pub fn power(game: &Game, wanted: &[Index], limits: &Limits, goes_on: &mut dyn FnMut(f64) -> bool) -> Power {
    match counted(game, limits, wanted.contains(&Index::ShapleyShubik)) {
        Some(counted) => {
            let walked = counted.lattice.or_else(|| needs_walk(wanted).then(|| lattice(game)).flatten());
            match counted.counts {
                AnyCounts::Short(counts) => {
                    Counting { game, way: counted.way, counts: &counts }.power(wanted, walked.as_ref(), goes_on)
                }
                AnyCounts::Long(counts) => {
                    Counting { game, way: counted.way, counts: &counts }.power(wanted, walked.as_ref(), goes_on)
                }
            }
        }
        None => estimated(game, wanted, limits, goes_on),
    }
}

fn needs_walk(wanted: &[Index]) -> bool {
    wanted.iter().any(|index| matches!(index, Index::Johnston | Index::DeeganPackel | Index::Holler))
}

/// The most steps of a walk over all profiles.
const MOST_STEPS: u128 = 1 << 24;

struct Counting<'g, N> {
    game: &'g Game,
    way: Way,
    counts: &'g Counts<N>,
}

impl<N: Natural> Counting<'_, N> {
    fn power(&self, wanted: &[Index], lattice: Option<&Lattice>, goes_on: &mut dyn FnMut(f64) -> bool) -> Power {
        let (game, counts) = (self.game, self.counts);
        let sizes: Vec<usize> = game.classes().iter().map(Vec::len).collect();
        let all = BigUint::from(1_u8) << sizes.iter().sum::<usize>();
        let winning = counts.winning.big();
        let losing = &all - &winning;
        let swings: Vec<BigUint> = counts.swings.iter().map(Natural::big).collect();
        let walk = lattice.filter(|lattice| needs_walk(wanted) && lattice.vulnerable_steps() <= MOST_STEPS);
        let vulnerable = walk.map(Lattice::vulnerable::<N>);
        let (mut tables, mut missing) = (Vec::new(), Vec::new());
        for index in wanted.iter().copied() {
            let mut way = self.way;
            let over =
                |total: &BigUint| swings.iter().map(|count| Fraction::new(count.clone(), total.clone())).collect();
            let found = match index {
                Index::Banzhaf => Ok(exact(over(&swings.iter().zip(&sizes).map(|(count, size)| count * *size).sum()))),
                Index::BanzhafAbsolute => Ok(exact(over(&(&all >> 1_u8)))),
                Index::ColemanPrevent => Ok(exact(over(&winning))),
                Index::ColemanInitiate => Ok(exact(over(&losing))),
                Index::ShapleyShubik => match counts.shapley_shubik(&sizes) {
                    Some(fractions) => Ok(exact(fractions)),
                    None => integrated(game, &mut way, goes_on),
                },
                Index::Johnston | Index::DeeganPackel | Index::Holler => {
                    if let Some(lattice) = lattice {
                        way = Way::Classes { profiles: lattice.profiles() };
                    }
                    vulnerable
                        .as_ref()
                        .map(|found| exact(of_minimal(index, found, &sizes)))
                        .ok_or_else(|| too_many(game))
                }
            };
            match found {
                Ok(of_class) => tables.push(Table { index, way, of_class, class_of: game.class_of().to_vec() }),
                Err(Without { why, stopped }) => missing.push(Missing { index, why, stopped }),
            }
        }
        let of_seats = game.class_of().iter().map(|class| swings[*class].clone()).collect();
        let to_act = Value::Exact(Fraction::new(winning.clone(), all));
        let seats = game.seats().to_vec();
        Power { seats, tables, missing, winning: Some(winning), to_act, swings: Some(of_seats), way: self.way }
    }
}

fn exact(fractions: Vec<Fraction>) -> Vec<Value> {
    fractions.into_iter().map(Value::Exact).collect()
}

/// Why an index could not be had, and whether because the work was stopped.
struct Without {
    why: String,
    stopped: bool,
}

fn too_many(game: &Game) -> Without {
    let profiles = game
        .classes()
        .iter()
        .fold(1.0, |profiles, class| profiles * f64::from(u32::try_from(class.len() + 1).unwrap_or(u32::MAX)));
    let why = format!("it needs a walk over all {profiles:.0} profiles of supporters; up to {MOST_STEPS} are walked");
    Without { why, stopped: false }
}

fn integrated(game: &Game, way: &mut Way, goes_on: &mut dyn FnMut(f64) -> bool) -> Result<Vec<Value>, Without> {
    let without = |why: &str, stopped| Without { why: why.to_owned(), stopped };
    let sums = sums(game).ok_or_else(|| without("the swings were not counted by size", false))?;
    let found = sums.integrated(goes_on).ok_or_else(|| without("the integration was stopped", true))?;
    *way = Way::Integration { nodes: found.nodes, full_degree: found.nodes * 2 >= game.seats().len() };
    Ok(found.of_class.iter().map(|value| Value::Near { value: *value, within: found.within }).collect())
}

/// The indices that look at how many members of a coalition are critical.
fn of_minimal<N: Natural>(index: Index, found: &Vulnerable<N>, sizes: &[usize]) -> Vec<Fraction> {
    let seats: usize = sizes.iter().sum();
    let whole = common_multiple::<BigUint>(seats);
    // each coalition is divided among as many as its number says
    let divided = |counts: &Vec<N>| -> BigUint {
        counts
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, count)| !count.is_none())
            .map(|(number, count)| count.big() * (&whole / number))
            .sum()
    };
    let plain = |counts: &Vec<N>| -> BigUint { counts.iter().map(Natural::big).sum() };
    let parts: Vec<BigUint> = match index {
        Index::Johnston => found.critical_with.iter().map(divided).collect(),
        Index::DeeganPackel => found.minimal_with.iter().map(divided).collect(),
        _ => found.minimal_with.iter().map(plain).collect(),
    };
    let total: BigUint = parts.iter().zip(sizes).map(|(part, size)| part * *size).sum();
    parts.into_iter().map(|part| Fraction::new(part, total.clone())).collect()
}

fn estimated(game: &Game, wanted: &[Index], limits: &Limits, goes_on: &mut dyn FnMut(f64) -> bool) -> Power {
    let found = sampled(game, limits.samples, limits.seed, goes_on);
    let way = Way::Sampling { samples: found.samples, seed: limits.seed, partial: found.samples < limits.samples };
    let (mut tables, mut missing) = (Vec::new(), Vec::new());
    for index in wanted.iter().copied() {
        let of_seat = match index {
            Index::ShapleyShubik => &found.shapley_shubik,
            Index::BanzhafAbsolute => &found.banzhaf,
            _ => {
                let why = "the game is too large to be counted exactly, and only shapley-shubik and banzhaf-absolute are estimated";
                missing.push(Missing { index, why: why.to_owned(), stopped: false });
                continue;
            }
        };
        let of_class = of_seat.iter().map(|interval| Value::Estimated(*interval)).collect();
        tables.push(Table { index, way, of_class, class_of: (0..game.seats().len()).collect() });
    }
    let to_act = Value::Estimated(found.winning);
    Power { seats: game.seats().to_vec(), tables, missing, winning: None, to_act, swings: None, way }
}
