//! What if a position is not what we think: on which guesses the answer depends, how likely a text passes, whom to ask next.
//!
//! Implements: a demand in doubt is held with a stated probability, independently of the others; the chance that some text
//! passes is counted exactly over the demands in doubt where that is few enough steps, else sampled with a 95 % interval
//! (Wilson 1927); the swing of a demand is the chance without it less the chance with it (Birnbaum 1969), and the question
//! that matters most is the one whose answer takes most variance out of the chance.
//! Always: demands that are guessed without a stated probability count as even odds; the same seed gives the same sample.

use std::collections::HashMap;

use penholder_core::Exact;

use super::deadlock::{Answer, Oracle};
use super::problem::{Confidence, Demand, Problem};

/// How likely it is that the demand is really held; nothing if there is no doubt.
#[must_use]
pub fn in_doubt(demand: &Demand) -> Option<Exact> {
    let (none, all) = (Exact::from_integer(0), Exact::from_integer(1));
    let even = (demand.confidence == Confidence::Guessed).then(|| Exact::new(1, 2));
    demand.likely.or(even).filter(|likely| *likely > none && *likely < all)
}

/// A probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chance {
    /// Counted.
    Exact(Exact),
    /// Sampled: the share, and the interval that holds the true value in 95 of 100 such samples.
    Sampled {
        /// The share of the sample.
        share: f64,
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
        /// How many were drawn.
        drawn: u32,
    },
}

impl Chance {
    /// The probability as a number from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "shown with a few digits")]
            Chance::Exact(exact) => *exact.numer() as f64 / *exact.denom() as f64,
            Chance::Sampled { share, .. } => share,
        }
    }
}

/// What one demand in doubt does to the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The demand.
    pub demand: usize,
    /// How likely it is held.
    pub likely: Exact,
    /// Whether, all else as stated, some text passes exactly if it is not held.
    pub decides_alone: bool,
    /// The chance that some text passes if it is held.
    pub held: f64,
    /// The chance if it is not.
    pub not_held: f64,
}

/// What the doubts come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The chance that some text passes.
    pub chance: Chance,
    /// The demands in doubt that matter, the one whose answer matters most first.
    pub swings: Vec<Swing>,
}

/// The most solver calls of an exact count; beyond it the chance is sampled.
const MOST_CALLS: usize = 20_000;
/// How many samples are drawn.
const DRAWN: u32 = 2_000;

struct Counting<'o, 'p> {
    oracle: &'o mut Oracle<'p>,
    likely: Vec<Option<Exact>>,
    /// The state of each demand: held, not held, or in doubt.
    state: Vec<Option<bool>>,
    known: HashMap<Vec<bool>, bool>,
    calls: usize,
    cut: bool,
}

/// The chance that some text passes, and the demands in doubt by how much their answer matters. `seed` is used only where
/// the chance has to be sampled. Nothing if no demand is in doubt, or the search was stopped.
pub fn doubt(oracle: &mut Oracle<'_>, problem: &Problem, seed: u64) -> Option<Doubt> {
    let likely: Vec<Option<Exact>> = problem.demands.iter().map(in_doubt).collect();
    likely.iter().any(Option::is_some).then_some(())?;
    let state = likely.iter().map(|likely| likely.is_none().then_some(true)).collect();
    let mut counting = Counting { oracle, likely, state, known: HashMap::new(), calls: 0, cut: false };
    let exact = counting.chance();
    let chance = if counting.cut { counting.sampled(seed)? } else { Chance::Exact(exact?) };
    let open: Vec<usize> = (0..problem.demands.len()).filter(|at| counting.likely[*at].is_some()).collect();
    let all_held = counting.passes(true)?;
    let mut swings = Vec::new();
    for demand in open {
        let likely = counting.likely[demand]?;
        let mut given = |held: bool| -> Option<f64> {
            counting.state[demand] = Some(held);
            counting.cut = false;
            let exact = counting.chance();
            let chance = if counting.cut { counting.sampled(seed)? } else { Chance::Exact(exact?) };
            Some(chance.value())
        };
        let (held, not_held) = (given(true)?, given(false)?);
        let decides_alone = !all_held && counting.passes(true)?;
        counting.state[demand] = None;
        if (held - not_held).abs() > 1e-12 {
            swings.push(Swing { demand, likely, decides_alone, held, not_held });
        }
    }
    let taken = |swing: &Swing| {
        let likely = Chance::Exact(swing.likely).value();
        likely * (1.0 - likely) * (swing.not_held - swing.held).powi(2)
    };
    swings.sort_by(|a, b| taken(b).total_cmp(&taken(a)).then(a.demand.cmp(&b.demand)));
    Some(Doubt { chance, swings })
}

impl Counting<'_, '_> {
    /// Whether some text passes if every demand in doubt is held, or none is. None if it was stopped.
    fn passes(&mut self, open_held: bool) -> Option<bool> {
        let standing: Vec<bool> = self.state.iter().map(|state| state.unwrap_or(open_held)).collect();
        if let Some(known) = self.known.get(&standing) {
            return Some(*known);
        }
        self.calls += 1;
        self.cut |= self.calls > MOST_CALLS;
        let passes = match self.oracle.answer((0..standing.len()).filter(|at| standing[*at])) {
            Answer::Passes(_) => true,
            Answer::Blocked(_) => false,
            Answer::Stopped => return None,
        };
        self.known.insert(standing, passes);
        Some(passes)
    }

    /// The chance over what is still in doubt: sure where even all of it held lets a text pass, or none of it does not.
    fn chance(&mut self) -> Option<Exact> {
        if self.passes(true)? {
            return Some(Exact::from_integer(1));
        }
        if !self.passes(false)? || self.cut {
            return Some(Exact::from_integer(0));
        }
        let next = (0..self.state.len()).find(|at| self.state[*at].is_none())?;
        let likely = self.likely[next]?;
        let mut of = |held: bool| {
            self.state[next] = Some(held);
            let chance = self.chance();
            self.state[next] = None;
            chance
        };
        let (held, not_held) = (of(true)?, of(false)?);
        let sum = mean(likely, held, not_held);
        self.cut |= sum.is_none();
        Some(sum.unwrap_or(held))
    }

    fn sampled(&mut self, seed: u64) -> Option<Chance> {
        let mut random = seed;
        let mut hits = 0_u32;
        let open: Vec<usize> = (0..self.state.len()).filter(|at| self.state[*at].is_none()).collect();
        for _ in 0..DRAWN {
            for at in &open {
                let likely = Chance::Exact(self.likely[*at]?).value();
                self.state[*at] = Some(unit(&mut random) < likely);
            }
            let passes = self.passes(true);
            open.iter().for_each(|at| self.state[*at] = None);
            hits += u32::from(passes?);
        }
        let (drawn, z) = (f64::from(DRAWN), 1.959_963_984_540_054_f64);
        let share = f64::from(hits) / drawn;
        let middle = (share + z * z / (2.0 * drawn)) / (1.0 + z * z / drawn);
        let half = z / (1.0 + z * z / drawn) * (share * (1.0 - share) / drawn + z * z / (4.0 * drawn * drawn)).sqrt();
        Some(Chance::Sampled { share, low: (middle - half).max(0.0), high: (middle + half).min(1.0), drawn: DRAWN })
    }
}

/// `likely * held + (1 - likely) * not_held`; none if a number does not fit.
fn mean(likely: Exact, held: Exact, not_held: Exact) -> Option<Exact> {
    use std::cmp::Ordering::Equal;
    if held.cmp(&not_held) == Equal {
        return Some(held);
    }
    let small = |exact: &Exact| exact.denom().checked_abs().is_some_and(|denominator| denominator < 1 << 60);
    (small(&held) && small(&not_held)).then_some(())?;
    let (p, q) = (*likely.numer(), likely.denom() - likely.numer());
    let numer = p.checked_mul(*held.numer())?.checked_mul(*not_held.denom())?;
    let other = q.checked_mul(*not_held.numer())?.checked_mul(*held.denom())?;
    let denom = likely.denom().checked_mul(*held.denom())?.checked_mul(*not_held.denom())?;
    Some(Exact::new(numer.checked_add(other)?, denom))
}

/// The next number from 0 to 1 of a SplitMix64 sequence (Steele, Lea and Flood 2014).
fn unit(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let unit = (mixed >> 11) as f64 / (1_u64 << 53) as f64;
    unit
}
