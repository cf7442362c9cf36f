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

/// Where the outputs of one rule are; rules, or what is certain and what is possible, may share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) adopted: usize,
    pub(super) possible: usize,
    /// Of unanimity and of each requirement, if reasons were asked for.
    pub(super) reasons: Option<(usize, Vec<usize>)>,
}

/// The verdicts of one run.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    votes: usize,
    rules: Vec<Places>,
    outputs: usize,
    chunks: Vec<Chunk>,
}

impl Verdicts {
    pub(super) fn reset(&mut self, rules: &[Places], outputs: usize, votes: usize) {
        self.votes = votes;
        self.rules.clear();
        self.rules.extend_from_slice(rules);
        self.outputs = outputs;
        self.chunks.resize(votes.div_ceil(BLOCK) * outputs, [0; WORDS]);
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
        let places = self.rules.get(rule)?;
        (vote < self.votes).then(|| match (self.bit(places.adopted, vote), self.bit(places.possible, vote)) {
            (true, _) => Verdict::Adopted,
            (false, true) => Verdict::Undetermined,
            (false, false) => Verdict::NotAdopted,
        })
    }

    /// What the verdict turned on.
    #[must_use]
    pub fn turned(&self, rule: usize, vote: usize) -> Turned {
        let reasons = self.rules.get(rule).and_then(|places| places.reasons.as_ref());
        let (Some((unanimous, failed)), Some(verdict)) = (reasons, self.verdict(rule, vote)) else {
            return Turned::Nothing;
        };
        match verdict {
            Verdict::Adopted if self.bit(*unanimous, vote) => Turned::Unanimous,
            Verdict::NotAdopted => {
                let failed = failed.iter().position(|output| self.bit(*output, vote));
                failed.map_or(Turned::Nothing, Turned::Failed)
            }
            _ => Turned::Nothing,
        }
    }

    /// How many votes came out so under a rule; zero if there is no such rule.
    #[must_use]
    pub fn count(&self, rule: usize, verdict: Verdict) -> u64 {
        let Some(places) = self.rules.get(rule) else { return 0 };
        let mut count = 0;
        for (block, outputs) in self.chunks.chunks_exact(self.outputs).enumerate() {
            for (word, (adopted, possible)) in outputs[places.adopted].iter().zip(&outputs[places.possible]).enumerate()
            {
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
