//! What a program found: for each rule and vote the outcome, and on request what it turned on.
//!
//! Always: three outcomes; a vote that is neither adopted nor impossible to adopt is undetermined, never one of the two.

use penholder_core::charter::Label;
use penholder_core::{Outcome, Seated};

use super::columns::{BLOCK, Chunk, WORDS};

/// What became of one vote under one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The body said yes.
    Adopted,
    /// The body said no.
    NotAdopted,
    /// It depends on open positions.
    Undetermined,
}

impl Verdict {
    /// The verdict that an outcome of [`penholder_core::decide()`] is.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Adopted => Verdict::Adopted,
            Outcome::NotAdopted => Verdict::NotAdopted,
            Outcome::Undetermined { .. } => Verdict::Undetermined,
        }
    }

    /// The word for it in files: `adopted`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Adopted => "adopted",
            Verdict::NotAdopted => "not_adopted",
            Verdict::Undetermined => "undetermined",
        }
    }
}

/// What a verdict turned on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turned {
    /// Every seat with a head voted in favour.
    Unanimous,
    /// This requirement, the first that was not met.
    Failed(usize),
    /// Neither: adopted by some, undetermined, or the program was not asked for reasons.
    Nothing,
}

impl Turned {
    /// The label that [`penholder_core::decide()`] gives this outcome of the rule.
    #[must_use]
    pub fn label<'c>(self, verdict: Verdict, seated: &Seated<'c>) -> Option<&'c Label> {
        match (verdict, self) {
            (Verdict::Undetermined, _) => None,
            (Verdict::Adopted, turned) => seated.label_of_adoption(turned == Turned::Unanimous),
            (Verdict::NotAdopted, Turned::Failed(at)) => seated.requirements.get(at)?.label,
            (Verdict::NotAdopted, _) => None,
        }
    }
}

/// The verdicts of one run.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    votes: usize,
    /// For each rule its first output and, if reasons were asked for, how many requirements it has.
    rules: Vec<(usize, Option<usize>)>,
    outputs: usize,
    chunks: Vec<Chunk>,
}

impl Verdicts {
    pub(super) fn reset(&mut self, requirements: &[Option<usize>], votes: usize) {
        self.votes = votes;
        self.rules.clear();
        self.outputs = 0;
        for requirements in requirements {
            self.rules.push((self.outputs, *requirements));
            self.outputs += 2 + requirements.map_or(0, |requirements| 1 + requirements);
        }
        self.chunks.resize(votes.div_ceil(BLOCK) * self.outputs, [0; WORDS]);
    }

    pub(super) fn planes_per_block(&self) -> usize {
        self.outputs
    }

    pub(super) fn chunks_mut(&mut self) -> &mut [Chunk] {
        &mut self.chunks
    }

    /// How many votes were decided.
    #[must_use]
    pub fn len(&self) -> usize {
        self.votes
    }

    /// Whether there was none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.votes == 0
    }

    fn bit(&self, output: usize, vote: usize) -> bool {
        self.chunks[vote / BLOCK * self.outputs + output][vote % BLOCK / 64] >> (vote % 64) & 1 == 1
    }

    /// What became of a vote under a rule; `None` if there is no such vote or rule.
    #[must_use]
    pub fn verdict(&self, rule: usize, vote: usize) -> Option<Verdict> {
        let (first, _) = *self.rules.get(rule)?;
        (vote < self.votes).then(|| match (self.bit(first, vote), self.bit(first + 1, vote)) {
            (true, _) => Verdict::Adopted,
            (false, true) => Verdict::Undetermined,
            (false, false) => Verdict::NotAdopted,
        })
    }

    /// What the verdict turned on.
    #[must_use]
    pub fn turned(&self, rule: usize, vote: usize) -> Turned {
        let (Some((first, Some(requirements))), Some(verdict)) = (self.rules.get(rule), self.verdict(rule, vote))
        else {
            return Turned::Nothing;
        };
        match verdict {
            Verdict::Adopted if self.bit(first + 2, vote) => Turned::Unanimous,
            Verdict::NotAdopted => {
                let failed = (0..*requirements).find(|at| self.bit(first + 3 + at, vote));
                failed.map_or(Turned::Nothing, Turned::Failed)
            }
            _ => Turned::Nothing,
        }
    }

    /// How many votes came out so under a rule; zero if there is no such rule.
    #[must_use]
    pub fn count(&self, rule: usize, verdict: Verdict) -> u64 {
        let Some((first, _)) = self.rules.get(rule) else { return 0 };
        let mut count = 0;
        for (block, outputs) in self.chunks.chunks_exact(self.outputs).enumerate() {
            for (word, (adopted, possible)) in outputs[*first].iter().zip(&outputs[first + 1]).enumerate() {
                let left = self.votes.saturating_sub(block * BLOCK + word * 64).min(64);
                let real = if left == 64 { u64::MAX } else { (1 << left) - 1 };
                let set = match verdict {
                    Verdict::Adopted => *adopted,
                    Verdict::NotAdopted => !*possible,
                    Verdict::Undetermined => *possible & !*adopted,
                };
                count += u64::from((set & real).count_ones());
            }
        }
        count
    }
}
