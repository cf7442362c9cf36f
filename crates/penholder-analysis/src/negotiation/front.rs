//! The Pareto front: texts that pass and of which none is better in one respect without being worse in another.
//!
//! Implements: lexicographic improvement with blocking (Soh, Banbara, Tamura and Le Berre 2017, "Solving multiobjective
//! discrete optimization problems with propositional minimal model generation", in its P-minimal form): from any text that no
//! known point beats, climb to one that nothing beats, and bar what it beats.
//! Always: every point is on the front; `complete` says whether the front has no other.

use rustsat::types::Lit;

use super::condition::Choice;
use super::encode::{EncodeError, Encoding};
use super::search::{AskError, Negotiation, Objective};
use super::solver::Found;

/// One point of the front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// A text there.
    pub text: Choice,
    /// Its worth under each objective, in the order of [`Objective::ALL`].
    pub worth: [u64; 3],
}

/// The front.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Front {
    /// Its points, by falling preference, content and support.
    pub points: Vec<Point>,
    /// Whether these are all.
    pub complete: bool,
}

impl Negotiation<'_> {
    /// The Pareto front of preference, content and support, or the first `most` points found of it.
    ///
    /// # Errors
    /// [`AskError::Encode`] if the weights do not fit.
    pub fn front(&self, most: usize) -> Result<Front, AskError> {
        let mut encoding = self.encoding(false)?;
        let mut terms = Vec::new();
        for objective in Objective::ALL {
            let (soft, all) = self.soft(&mut encoding, objective);
            let lost: i128 = soft.iter().map(|(_, weight)| i128::from(*weight)).sum();
            terms.push((soft, i128::from(all) - lost));
        }
        let mut front = Front { points: Vec::new(), complete: false };
        let mut search = Climb { negotiation: self, encoding, terms };
        while front.points.len() < most {
            let Some(mut point) = search.next(&[])? else {
                front.complete = !self.stopped();
                break;
            };
            while let Some(better) = search.above(&point)? {
                point = better;
            }
            search.bar(&point)?;
            front.points.push(point);
        }
        front.points.sort_by_key(|point| std::cmp::Reverse(point.worth));
        Ok(front)
    }
}

struct Climb<'n, 'p> {
    negotiation: &'n Negotiation<'p>,
    encoding: Encoding,
    /// For each objective what it pays, and what it pays if it pays nothing of that (less than nothing where only one of
    /// several may be paid).
    terms: Vec<(Vec<(Lit, u64)>, i128)>,
}

impl Climb<'_, '_> {
    fn next(&mut self, assumed: &[Lit]) -> Result<Option<Point>, AskError> {
        Ok(match self.encoding.solver.solve(assumed) {
            Found::Model => {
                let text = self.encoding.text();
                let worth = Objective::ALL.map(|objective| self.negotiation.worth(&text, objective));
                Some(Point { text, worth })
            }
            Found::Core(_) | Found::Stopped => None,
        })
    }

    /// A literal that holds only if the objective is worth at least this.
    fn at_least(&mut self, objective: usize, worth: u64) -> Result<Lit, EncodeError> {
        let (soft, base) = &self.terms[objective];
        let needed = i128::from(worth) - base;
        let terms = soft.iter().map(|(literal, weight)| (*literal, i128::from(*weight))).collect();
        self.encoding.at_least(terms, needed)
    }

    /// A text that is worse than this in nothing and better in something.
    fn above(&mut self, point: &Point) -> Result<Option<Point>, AskError> {
        let mut assumed = Vec::new();
        let switch = self.encoding.solver.literal();
        let mut better = vec![!switch];
        for (objective, worth) in point.worth.iter().enumerate() {
            assumed.push(self.at_least(objective, *worth)?);
            better.push(self.at_least(objective, worth + 1)?);
        }
        self.encoding.solver.clause(&better);
        assumed.push(switch);
        let found = self.next(&assumed)?;
        self.encoding.solver.clause(&[!switch]);
        Ok(found)
    }

    /// From now on only texts that are better than this in something.
    fn bar(&mut self, point: &Point) -> Result<(), EncodeError> {
        let mut better = Vec::new();
        for (objective, worth) in point.worth.iter().enumerate() {
            better.push(self.at_least(objective, worth + 1)?);
        }
        self.encoding.solver.clause(&better);
        Ok(())
    }
}
