//! The negotiation as clauses: a text that keeps to its packages and passes.
//!
//! Implements: one literal for each form of an element; a member is for the text only if its demands are met; each test of
//! the rule as a threshold (a totalizer where all weights are equal: Bailleux and Boufkhad 2003; a decision diagram where
//! they are not: Eén and Sörensson 2006, "Translating pseudo-Boolean constraints into SAT"). Demands and requirements can be
//! switched, so that one warm solver answers every "what if".
//! Always: exact. Where the rule is monotone, a member may be counted for less than it gives, never for more; where it is
//! not, stances are tied to the text both ways.

use std::collections::HashMap;

use penholder_core::normal::Formula;
use rustsat::encodings::card::{BoundLower, Totalizer};
use rustsat::types::Lit;

use super::condition::{Choice, Condition, Literal};
use super::problem::{Problem, Unmet};
use super::rule::{Rule, StanceTest};
use super::solver::{Solver, Stop};

/// Why a problem cannot be put into clauses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// The weights of a test are too many and too different.
    #[error("the weights of the rule are too many and too different to be searched exactly")]
    TooLarge,
}

const MOST_NODES: usize = 4_000_000;

/// A problem in a warm solver.
#[derive(Debug)]
pub struct Encoding {
    /// The solver.
    pub solver: Solver,
    /// For each element, the literal of each form.
    pub forms: Vec<Vec<Lit>>,
    /// For each demand, the literal that makes it stand; empty if every demand stands.
    pub standing: Vec<Lit>,
    /// For each requirement, the literal that asks it.
    pub requirements: Vec<Lit>,
    /// For each seat: it is for the text.
    pub supports: Vec<Lit>,
    /// For each seat: it is not against the text.
    pub tolerates: Vec<Lit>,
}

impl Encoding {
    /// The problem under the rule. If `switched`, each demand stands only under its literal in [`Encoding::standing`].
    ///
    /// # Errors
    /// [`EncodeError::TooLarge`] if the rule's weights do not fit.
    pub fn new(problem: &Problem, rule: &Rule, switched: bool, stop: &Stop) -> Result<Self, EncodeError> {
        let mut solver = Solver::new(stop);
        let forms = problem.elements.iter().map(|element| forms(&mut solver, element.alternatives.len())).collect();
        let seats = rule.seats();
        let supports = (0..seats).map(|_| solver.literal()).collect();
        let tolerates = (0..seats).map(|_| solver.literal()).collect();
        let standing = problem.demands.iter().filter(|_| switched).map(|_| solver.switch()).collect();
        let mut encoding = Self { solver, forms, standing, requirements: Vec::new(), supports, tolerates };
        for package in &problem.packages {
            encoding.ask(&package.condition, &[]);
        }
        encoding.stances(problem, !rule.monotone)?;
        let mut tests: HashMap<usize, Lit> = HashMap::new();
        for (number, test) in rule.tests.iter().enumerate() {
            tests.insert(number, encoding.test(test)?);
        }
        for asked in &rule.requirements {
            let requirement = encoding.formula(asked, &tests);
            encoding.requirements.push(requirement);
        }
        Ok(encoding)
    }

    /// Makes the condition hold, unless one of `unless` does.
    fn ask(&mut self, condition: &Condition, unless: &[Lit]) {
        for clause in &condition.clauses {
            let mut literals: Vec<Lit> = unless.to_vec();
            literals.extend(clause.iter().flat_map(|literal| self.literals(*literal)));
            self.solver.clause(&literals);
        }
    }

    /// The forms a literal speaks of.
    fn literals(&self, literal: Literal) -> impl Iterator<Item = Lit> {
        let forms = &self.forms[literal.element];
        (0..forms.len()).filter(move |at| literal.alternatives & (1 << at) != 0).map(|at| forms[at])
    }

    /// A literal that holds only if the condition does; if `both`, exactly if it does.
    pub fn condition(&mut self, condition: &Condition, both: bool) -> Lit {
        if let [clause] = condition.clauses.as_slice()
            && let [literal] = clause.as_slice()
        {
            let forms: Vec<Lit> = self.literals(*literal).collect();
            if let [only] = forms.as_slice() {
                return *only;
            }
        }
        let holds = self.solver.literal();
        self.ask(condition, &[!holds]);
        if both {
            let mut fails = vec![holds];
            for clause in &condition.clauses {
                let broken = self.solver.literal();
                fails.push(broken);
                let literals: Vec<Lit> = clause.iter().flat_map(|literal| self.literals(*literal)).collect();
                for literal in literals {
                    self.solver.clause(&[!broken, !literal]);
                }
            }
            self.solver.clause(&fails);
        }
        holds
    }

    /// Ties each seat's stance to the text.
    fn stances(&mut self, problem: &Problem, both: bool) -> Result<(), EncodeError> {
        for seat in 0..problem.members.len() {
            let (supports, tolerates) = (self.supports[seat], self.tolerates[seat]);
            self.solver.clause(&[!supports, tolerates]);
            let threshold = problem.members[seat].abstains_up_to;
            let mine: Vec<usize> =
                (0..problem.demands.len()).filter(|demand| problem.demands[*demand].seat == seat).collect();
            let all: u64 = mine.iter().map(|demand| problem.demands[*demand].weight).sum();
            let (mut weighed, mut met, mut hard) = (Vec::new(), vec![supports], vec![tolerates]);
            for at in mine {
                let demand = &problem.demands[at];
                let conceded: Vec<Lit> = self.standing.get(at).map(|stands| !*stands).into_iter().collect();
                let against =
                    demand.unmet == Unmet::Against || (demand.unmet == Unmet::Counts && demand.weight > threshold);
                let counts = demand.unmet == Unmet::Counts && !against && all > threshold;
                if !(both || counts) {
                    let unless = [conceded.as_slice(), &[!if against { tolerates } else { supports }]].concat();
                    self.ask(&demand.condition, &unless);
                    continue;
                }
                let holds = self.condition(&demand.condition, both);
                let unmet = self.unmet(holds, conceded.first().copied(), both);
                self.solver.clause(&[unmet, supports].map(|literal| !literal));
                met.push(unmet);
                if against {
                    self.solver.clause(&[!unmet, !tolerates]);
                    hard.push(unmet);
                } else if counts {
                    weighed.push((unmet, i128::from(demand.weight)));
                }
            }
            if both {
                self.solver.clause(&met);
            }
            self.threshold(&weighed, threshold, tolerates, both.then_some(hard))?;
        }
        Ok(())
    }

    /// A literal that holds if the demand stands and is not met; if `both`, exactly then.
    fn unmet(&mut self, holds: Lit, conceded: Option<Lit>, both: bool) -> Lit {
        let Some(conceded) = conceded else { return !holds };
        let unmet = self.solver.literal();
        self.solver.clause(&[unmet, holds, conceded]);
        if both {
            self.solver.clause(&[!unmet, !holds]);
            self.solver.clause(&[!unmet, !conceded]);
        }
        unmet
    }

    /// Who tolerates a text leaves unmet no more than its threshold; with `hard`, who does not has a reason.
    fn threshold(
        &mut self,
        weighed: &[(Lit, i128)],
        threshold: u64,
        tolerates: Lit,
        hard: Option<Vec<Lit>>,
    ) -> Result<(), EncodeError> {
        let all: i128 = weighed.iter().map(|(_, weight)| weight).sum();
        let threshold = i128::from(threshold);
        if all > threshold {
            let met: Vec<(Lit, i128)> = weighed.iter().map(|(unmet, weight)| (!*unmet, *weight)).collect();
            let enough = self.at_least(met, all - threshold)?;
            self.solver.clause(&[!tolerates, enough]);
        }
        if let Some(mut reasons) = hard {
            if all > threshold {
                reasons.push(self.at_least(weighed.to_vec(), threshold + 1)?);
            }
            self.solver.clause(&reasons);
        }
        Ok(())
    }

    fn formula(&mut self, formula: &Formula<usize>, tests: &HashMap<usize, Lit>) -> Lit {
        let holds = match formula {
            Formula::Test(test) => return tests[test],
            Formula::All(_) | Formula::Any(_) => self.solver.literal(),
        };
        match formula {
            Formula::All(parts) => {
                for part in parts {
                    let part = self.formula(part, tests);
                    self.solver.clause(&[!holds, part]);
                }
            }
            Formula::Any(parts) => {
                let mut one: Vec<Lit> = parts.iter().map(|part| self.formula(part, tests)).collect();
                one.push(!holds);
                self.solver.clause(&one);
            }
            Formula::Test(_) => {}
        }
        holds
    }

    /// A literal that holds only if the test does.
    fn test(&mut self, test: &StanceTest) -> Result<Lit, EncodeError> {
        let mut terms: Vec<(Lit, i128)> = Vec::new();
        let mut needed = test.at_least;
        for (seat, [support, mild, against]) in test.adds.iter().enumerate() {
            needed -= against;
            for (literal, weight) in [(self.supports[seat], support - mild), (self.tolerates[seat], mild - against)] {
                if weight < 0 {
                    needed -= weight;
                    terms.push((!literal, -weight));
                } else if weight > 0 {
                    terms.push((literal, weight));
                }
            }
        }
        self.at_least(terms, needed)
    }

    /// A literal that holds only if the weights of the true literals sum to at least `needed`.
    pub fn at_least(&mut self, mut terms: Vec<(Lit, i128)>, needed: i128) -> Result<Lit, EncodeError> {
        terms.retain(|(_, weight)| *weight > 0);
        let all: i128 = terms.iter().map(|(_, weight)| weight).sum();
        let holds = self.solver.literal();
        if needed <= 0 {
            return Ok(holds);
        }
        if all < needed {
            self.solver.clause(&[!holds]);
            return Ok(holds);
        }
        let first = terms[0].1;
        if all == needed {
            terms.iter().for_each(|(literal, _)| self.solver.clause(&[!holds, *literal]));
        } else if terms.iter().all(|(_, weight)| *weight == first) {
            let count = usize::try_from((needed + first - 1) / first).map_err(|_| EncodeError::TooLarge)?;
            let mut totalizer: Totalizer = terms.iter().map(|(literal, _)| *literal).collect();
            let (sat, vars) = self.solver.parts();
            totalizer.encode_lb(count..=count, sat, vars).map_err(|_| EncodeError::TooLarge)?;
            for literal in totalizer.enforce_lb(count).map_err(|_| EncodeError::TooLarge)? {
                self.solver.clause(&[!holds, literal]);
            }
        } else {
            terms.sort_by_key(|(literal, weight)| (std::cmp::Reverse(*weight), *literal));
            let mut diagram = Diagram::new(&terms);
            let root = diagram.node(&mut self.solver, 0, needed)?;
            match root {
                Node::True => {}
                Node::False => self.solver.clause(&[!holds]),
                Node::At(literal) => self.solver.clause(&[!holds, literal]),
            }
        }
        Ok(holds)
    }

    /// The text of the last model.
    #[must_use]
    pub fn text(&self) -> Choice {
        text_of(&self.forms, &self.solver)
    }
}

/// The text of the last model, given the literals of each element's forms.
#[must_use]
pub fn text_of(forms: &[Vec<Lit>], solver: &Solver) -> Choice {
    let chosen = |of: &Vec<Lit>| of.iter().position(|form| solver.is_true(*form)).unwrap_or(0);
    Choice(forms.iter().map(|of| u8::try_from(chosen(of)).unwrap_or(0)).collect())
}

/// Literals for the forms of one element, exactly one of which holds.
fn forms(solver: &mut Solver, count: usize) -> Vec<Lit> {
    if count == 2 {
        let first = solver.literal();
        return vec![first, !first];
    }
    let forms: Vec<Lit> = (0..count).map(|_| solver.literal()).collect();
    solver.clause(&forms);
    for (at, one) in forms.iter().enumerate() {
        for other in &forms[at + 1..] {
            solver.clause(&[!*one, !*other]);
        }
    }
    forms
}

/// A node of the decision diagram of a threshold.
#[derive(Clone, Copy, Debug)]
enum Node {
    True,
    False,
    At(Lit),
}

/// The decision diagram of "the weights sum to at least": nodes for needed sums between which nothing changes are shared.
struct Diagram<'t> {
    terms: &'t [(Lit, i128)],
    /// What the terms from here on sum to.
    rest: Vec<i128>,
    /// For each level, by its largest needed sum: the least needed sum with the same node, and the node.
    levels: Vec<std::collections::BTreeMap<i128, (i128, Node)>>,
    nodes: usize,
}

impl<'t> Diagram<'t> {
    fn new(terms: &'t [(Lit, i128)]) -> Self {
        let mut rest = vec![0; terms.len() + 1];
        for (at, (_, weight)) in terms.iter().enumerate().rev() {
            rest[at] = rest[at + 1] + weight;
        }
        Self { terms, rest, levels: vec![std::collections::BTreeMap::new(); terms.len()], nodes: 0 }
    }

    fn node(&mut self, solver: &mut Solver, level: usize, needed: i128) -> Result<Node, EncodeError> {
        Ok(self.between(solver, level, needed)?.2)
    }

    /// The node, and the least and the largest needed sum with the same node.
    fn between(&mut self, solver: &mut Solver, level: usize, needed: i128) -> Result<(i128, i128, Node), EncodeError> {
        if needed <= 0 {
            return Ok((i128::MIN / 4, 0, Node::True));
        }
        if needed > self.rest[level] {
            return Ok((self.rest[level] + 1, i128::MAX / 4, Node::False));
        }
        if let Some((most, (least, node))) = self.levels[level].range(needed..).next()
            && *least <= needed
        {
            return Ok((*least, *most, *node));
        }
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(EncodeError::TooLarge);
        }
        let (literal, weight) = self.terms[level];
        let (high_least, high_most, high) = self.between(solver, level + 1, needed - weight)?;
        let (low_least, low_most, low) = self.between(solver, level + 1, needed)?;
        let node = Node::At(solver.literal());
        let (least, most) = ((high_least + weight).max(low_least), (high_most + weight).min(low_most));
        if let Node::At(holds) = node {
            match high {
                Node::True => {}
                Node::False => solver.clause(&[!holds]),
                Node::At(high) => solver.clause(&[!holds, high]),
            }
            match low {
                Node::True => {}
                Node::False => solver.clause(&[!holds, literal]),
                Node::At(low) => solver.clause(&[!holds, literal, low]),
            }
        }
        self.levels[level].insert(most, (least, node));
        Ok((least, most, node))
    }
}
