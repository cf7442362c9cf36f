//! One negotiation under one rule: the questions that can be asked of it.
//!
//! Always: the fast way (topics) and the general way (clauses) answer alike; tests hold both against enumeration.

use penholder_core::charter::Kind;
use penholder_core::{Charter, Seated};

use super::coalition::{Chamber, Goal};
use super::concession::{self, Concessions, Measure};
use super::condition::{Choice, Condition};
use super::deadlock::{Deadlocks, Oracle};
use super::encode::{EncodeError, Encoding, text_of};
use super::maxsat::cheapest;
use super::problem::Problem;
use super::relaxed::relaxed;
use super::rule::{Rule, RuleError, Stance, seated};
use super::solver::{Found, Stop};
use super::topics::Topics;
use super::vote;

/// What makes one text better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Objective {
    /// The weights of the wishes it meets.
    Preference,
    /// The content of the draft it keeps.
    Content,
    /// Few members that are not for it, then few against.
    Support,
}

impl Objective {
    /// Every objective.
    pub const ALL: [Objective; 3] = [Objective::Preference, Objective::Content, Objective::Support];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Objective::Preference => "preference",
            Objective::Content => "content",
            Objective::Support => "support",
        }
    }
}

/// A text that passes, with what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The text.
    pub text: Choice,
    /// Its worth under the objective.
    pub worth: u64,
    /// No text that passes is worth more than this (for the second best: no other text).
    pub at_most: u64,
    /// Whether that is proved to be the worth itself.
    pub proved: bool,
}

/// What a search for the best text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// A text that passes.
    Found(Ranked),
    /// None does, proved.
    NonePasses,
    /// It was stopped before it found one; nothing is proved. No text is worth more than this.
    Stopped(u64),
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The charter cannot answer for this kind of matter.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The rule's weights do not fit.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// The rule is not monotone.
    #[error("under this rule one more vote in favour can do harm: a deadlock and a concession have no meaning")]
    NotMonotone,
}

/// How much work the search over acceptance sets may take: sets times seats times topics.
const MOST_WORK: usize = 50_000_000;
/// The most demands with which the clauses are tried after the search over acceptance sets.
const MOST_DEMANDS: usize = 3_000;

/// One negotiation under one rule.
#[derive(Debug)]
pub struct Negotiation<'p> {
    /// What is negotiated.
    pub problem: &'p Problem,
    /// The kind of matter.
    pub kind: &'p Kind,
    /// The rule with its seats.
    pub seated: Seated<'p>,
    /// The rule in stances.
    pub rule: Rule,
    topics: Option<Topics>,
    seat_of: Vec<usize>,
    stop: Stop,
}

impl<'p> Negotiation<'p> {
    /// The negotiation as a matter of this kind; long searches end when `stop` says so.
    ///
    /// # Errors
    /// [`AskError::Rule`] if the charter has no settled rule for the kind, or the roster does not fit.
    pub fn new(charter: &'p Charter, problem: &'p Problem, kind: &str, stop: &Stop) -> Result<Self, AskError> {
        let kind = charter.kind(kind).map_err(RuleError::from)?;
        let seated = seated(charter, problem, kind)?;
        let rule = Rule::seated(&seated, &problem.members)?;
        let topics = if rule.monotone { Topics::split(problem) } else { None };
        let seat_of = problem.demands.iter().map(|demand| demand.seat).collect();
        Ok(Self { problem, kind, seated, rule, topics, seat_of, stop: stop.clone() })
    }

    /// Whether the text passes.
    #[must_use]
    pub fn passes(&self, text: &Choice) -> bool {
        vote::passes(self.problem, &self.rule, text, None)
    }

    /// Whether it was told to stop.
    #[must_use]
    pub(super) fn stopped(&self) -> bool {
        self.stop.now()
    }

    /// Where each member stands on the text.
    #[must_use]
    pub fn stances(&self, text: &Choice) -> Vec<Stance> {
        vote::stances(self.problem, text, None)
    }

    /// What a text is worth under an objective.
    #[must_use]
    pub fn worth(&self, text: &Choice, objective: Objective) -> u64 {
        match objective {
            Objective::Preference => self.problem.preference(text).0,
            Objective::Content => self.problem.content(text).0,
            Objective::Support => {
                let reward = self.reward();
                self.stances(text).iter().map(|stance| reward[*stance as usize]).sum()
            }
        }
    }

    /// What a member's stance is worth where support counts: first that it is for, then that it is not against.
    fn reward(&self) -> [u64; 3] {
        let seats = u64::try_from(self.rule.seats()).unwrap_or(u64::MAX >> 8);
        [seats + 2, 1, 0]
    }

    /// The text that passes and is worth most.
    ///
    /// # Errors
    /// [`AskError::Encode`] if the rule's weights do not fit.
    pub fn best(&self, objective: Objective) -> Result<Search, AskError> {
        let mut best = self.k_best(objective, 1)?;
        Ok(best.swap_remove(0))
    }

    /// The `k` texts that pass and are worth most, from the best on; the last entry says why there are no more, if there
    /// are fewer. Never empty.
    ///
    /// # Errors
    /// [`AskError::Encode`] if the rule's weights do not fit.
    pub fn k_best(&self, objective: Objective, k: usize) -> Result<Vec<Search>, AskError> {
        if let Some(topics) = &self.topics
            && let Some(found) = self.k_best_by_topics(topics, objective, k.max(1))
        {
            return Ok(found);
        }
        self.k_best_by_clauses(objective, k.max(1))
    }

    /// What the objective pays for conditions, forms and stances.
    fn goal(&self, topics: &Topics, objective: Objective) -> Goal {
        let seats = self.rule.seats();
        let wishes: Vec<(&Condition, u64)> = match objective {
            Objective::Preference => self.problem.wishes.iter().map(|wish| (&wish.condition, wish.weight)).collect(),
            _ => Vec::new(),
        };
        let keeps = |element: usize, form: usize| self.problem.elements[element].alternatives[form].keeps;
        let nothing = |_: usize, _: usize| 0;
        let of_form: &dyn Fn(usize, usize) -> u64 = if objective == Objective::Content { &keeps } else { &nothing };
        let rewards = if objective == Objective::Support { vec![self.reward(); seats] } else { vec![[0; 3]; seats] };
        Goal { values: topics.values(&wishes, of_form), rewards }
    }

    /// Lawler's partition: the best text; then the best among those that differ from it first in the first topic, the second…
    fn k_best_by_topics(&self, topics: &Topics, objective: Objective, k: usize) -> Option<Vec<Search>> {
        let goal = self.goal(topics, objective);
        let chamber = Chamber::new(topics, &self.rule, &self.seat_of, None);
        let order = Chamber::order(&goal);
        let most_sets = MOST_WORK / (self.rule.seats() * topics.topics.len()).max(1);
        let most_sets = u64::try_from(most_sets).unwrap_or(u64::MAX);
        let best = |whole: &[u64]| chamber.best(&goal, &order, whole, 0, most_sets, &self.stop);
        let first = best(&topics.whole);
        if !first.proved {
            return self.best_with_bound(&chamber, &goal, &order, &topics.whole);
        }
        let mut found: Vec<Search> = Vec::new();
        let mut waiting: Vec<(Choice, u64, Vec<u64>, usize)> = Vec::new();
        waiting.extend(first.text.map(|(text, worth)| (text, worth, topics.whole.clone(), 0)));
        while let Some(at) = (0..waiting.len()).max_by_key(|at| (waiting[*at].1, std::cmp::Reverse(*at))) {
            let (text, worth, whole, from) = waiting.swap_remove(at);
            found.push(Search::Found(Ranked { text: text.clone(), worth, at_most: worth, proved: true }));
            if found.len() >= k {
                return Some(found);
            }
            let mut fixed = whole;
            for topic in from..topics.topics.len() {
                let chosen = topics.number(topic, &text);
                let mut other = fixed.clone();
                topics.keep(topic, chosen, false, &mut other);
                let next = best(&other);
                next.proved.then_some(())?;
                waiting.extend(next.text.map(|(text, worth)| (text, worth, other, topic)));
                topics.keep(topic, chosen, true, &mut fixed);
            }
        }
        found.push(Search::NonePasses);
        Some(found)
    }

    /// A good text and a bound, if the clauses are too many to try; nothing if they are to be tried instead.
    fn best_with_bound(
        &self,
        chamber: &Chamber<'_>,
        goal: &Goal,
        order: &[Vec<u32>],
        whole: &[u64],
    ) -> Option<Vec<Search>> {
        let found = relaxed(chamber, goal, order, whole, &self.stop);
        if !found.proved && self.problem.demands.len() <= MOST_DEMANDS && !self.stopped() {
            return None;
        }
        let at_most = found.at_most;
        Some(vec![match found.text {
            Some((text, worth)) => Search::Found(Ranked { text, worth, at_most, proved: found.proved }),
            None => Search::Stopped(at_most),
        }])
    }

    /// The good text and the bound alone, where the problem splits into topics.
    #[cfg(test)]
    pub(super) fn relaxed(&self, objective: Objective) -> Option<super::coalition::Best> {
        let topics = self.topics.as_ref()?;
        let goal = self.goal(topics, objective);
        let chamber = Chamber::new(topics, &self.rule, &self.seat_of, None);
        Some(relaxed(&chamber, &goal, &Chamber::order(&goal), &topics.whole, &self.stop))
    }

    pub(super) fn k_best_by_clauses(&self, objective: Objective, k: usize) -> Result<Vec<Search>, AskError> {
        let mut found: Vec<Search> = Vec::new();
        let mut barred: Vec<Choice> = Vec::new();
        while found.len() < k {
            let mut encoding = self.encoding(false)?;
            for text in &barred {
                let other: Vec<_> =
                    text.0.iter().zip(&encoding.forms).map(|(form, of)| !of[usize::from(*form)]).collect();
                encoding.solver.clause(&other);
            }
            let (soft, all) = self.soft(&mut encoding, objective);
            let forms = encoding.forms.clone();
            let cheapest = cheapest(&mut encoding.solver, &soft, &[], |solver| text_of(&forms, solver));
            let at_most = all - cheapest.lower;
            match cheapest.best {
                Some((text, _)) => {
                    let worth = self.worth(&text, objective);
                    let proved = cheapest.proved;
                    barred.push(text.clone());
                    found.push(Search::Found(Ranked { text, worth, at_most: at_most.max(worth), proved }));
                    if !proved {
                        return Ok(found);
                    }
                }
                None => {
                    found.push(if cheapest.proved { Search::NonePasses } else { Search::Stopped(at_most) });
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }

    /// The problem as clauses under the whole rule.
    pub(super) fn encoding(&self, switched: bool) -> Result<Encoding, AskError> {
        let mut encoding = Encoding::new(self.problem, &self.rule, switched, &self.stop)?;
        for requirement in encoding.requirements.clone() {
            encoding.solver.clause(&[requirement]);
        }
        Ok(encoding)
    }

    /// What the objective pays, as literals that cost their weight if they do not hold; and the sum of what there is to gain.
    pub(super) fn soft(&self, encoding: &mut Encoding, objective: Objective) -> (Vec<(rustsat::types::Lit, u64)>, u64) {
        let mut soft = Vec::new();
        let mut all = 0;
        match objective {
            Objective::Preference => {
                for wish in &self.problem.wishes {
                    soft.push((encoding.condition(&wish.condition, false), wish.weight));
                    all += wish.weight;
                }
            }
            Objective::Content => {
                for (element, forms) in self.problem.elements.iter().zip(&encoding.forms) {
                    let most = element.alternatives.iter().map(|form| form.keeps).max().unwrap_or(0);
                    all += most;
                    let lost = element.alternatives.iter().zip(forms).map(|(form, taken)| (!*taken, most - form.keeps));
                    soft.extend(lost.filter(|(_, lost)| *lost > 0));
                }
            }
            Objective::Support => {
                let [support, mild, _] = self.reward();
                for (supports, tolerates) in encoding.supports.iter().zip(&encoding.tolerates) {
                    soft.extend([(*supports, support - mild), (*tolerates, mild)]);
                    all += support;
                }
            }
        }
        (soft, all)
    }

    /// Whether any text passes; with one that does.
    ///
    /// # Errors
    /// [`AskError::Encode`] if the rule's weights do not fit.
    pub fn any(&self) -> Result<Option<Choice>, AskError> {
        let mut encoding = self.encoding(false)?;
        Ok(match encoding.solver.solve(&[]) {
            Found::Model => Some(encoding.text()),
            Found::Core(_) | Found::Stopped => None,
        })
    }

    /// A warm solver for deadlocks, concessions and what-ifs.
    ///
    /// # Errors
    /// [`AskError::NotMonotone`] where a concession may do harm; [`AskError::Encode`] if the weights do not fit.
    pub fn oracle(&self) -> Result<Oracle<'_>, AskError> {
        if !self.rule.monotone {
            return Err(AskError::NotMonotone);
        }
        Ok(Oracle::new(self.problem, &self.rule, &self.stop)?)
    }

    /// Every minimal deadlock, or the first `most`; none if some text passes.
    ///
    /// # Errors
    /// As [`Negotiation::oracle`].
    pub fn deadlocks(&self, most: usize) -> Result<Deadlocks, AskError> {
        Ok(self.oracle()?.all(most, &self.stop))
    }

    /// The cheapest concessions after which some text passes.
    ///
    /// # Errors
    /// As [`Negotiation::oracle`].
    pub fn concessions(&self, measure: Measure, most: usize) -> Result<Concessions, AskError> {
        Ok(concession::concessions(&mut self.oracle()?, self.problem, measure, most, &self.stop))
    }

    /// The members whose concession alone, of all they demand, lets some text pass; with that text.
    ///
    /// # Errors
    /// As [`Negotiation::oracle`].
    pub fn alone(&self) -> Result<Vec<(usize, Choice)>, AskError> {
        Ok(concession::alone(&mut self.oracle()?, self.problem))
    }
}
