//! Deciding: from ballots to an outcome with its reasons. Slow, obvious, and the reference for every other reader.
//!
//! Implements: requirements in the order of the rule; the first that fails gives the label, so that a negative vote of a
//! permanent member with too few votes in favour is no veto (UN Charter, Article 27; the order the Council's record shows).
//! Always: three outcomes. What is open stays open: an outcome is given only if every way the open positions may turn out
//! leads to it.
//! Not here: sentences ([`crate::say`]), which rule applies ([`crate::charter`]).

use crate::ballots::Ballots;
use crate::charter::{Label, What};
use crate::normal::{Compare, Formula};
use crate::position::{Position, PositionSet};
use crate::seated::{Seated, SeatedBound, SeatedRequirement, SeatedTest};
use crate::source::Exact;

/// What a body decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It said yes.
    Adopted,
    /// It said no.
    NotAdopted,
    /// It cannot be told yet.
    Undetermined {
        /// What is missing.
        missing: Vec<Missing>,
    },
}

impl Outcome {
    /// The word for it in files: `adopted`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Adopted => "adopted",
            Outcome::NotAdopted => "not_adopted",
            Outcome::Undetermined { .. } => "undetermined",
        }
    }
}

/// Something without which an outcome cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The position of this seat.
    Position(usize),
    /// Under which rule the question falls; it may be one of these.
    Question(Vec<String>),
}

/// What one requirement found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'r> {
    /// The requirement, with its citation and seats.
    pub requirement: &'r SeatedRequirement<'r>,
    /// Whether it is met; `None` if that depends on what is open.
    pub met: Option<bool>,
    /// What was counted, in units of one over `scale`.
    counted: i128,
    /// What the needed share is a share of, in the same units.
    base: Option<i128>,
    /// The seats that were counted.
    pub who: Vec<u32>,
    /// What the requirements found that this one joins.
    pub parts: Vec<Finding<'r>>,
}

impl Finding<'_> {
    /// The comparison this finding turned on; `None` where it joins others.
    #[must_use]
    pub fn test(&self) -> Option<&SeatedTest> {
        self.requirement.parts.is_empty().then(|| self.requirement.formula.tests().first().copied()).flatten()
    }

    /// What was counted, in the measure: `13` votes.
    #[must_use]
    pub fn counted(&self) -> Exact {
        Exact::new(self.counted, self.test().map_or(1, |test| test.scale))
    }

    /// What the needed share is a share of: `120` votes for and against.
    #[must_use]
    pub fn base(&self) -> Option<Exact> {
        Some(Exact::new(self.base?, self.test()?.scale))
    }

    /// What was needed: `9` votes, or the share of the base. Read together with [`Finding::compare`].
    #[must_use]
    pub fn needed(&self) -> Option<Exact> {
        match &self.test()?.bound {
            SeatedBound::Amount(amount) => Some(*amount),
            SeatedBound::Share(share, _) => Some(share * self.base()?),
        }
    }

    /// How the count is compared with what was needed.
    #[must_use]
    pub fn compare(&self) -> Option<Compare> {
        Some(self.test()?.compare)
    }
}

/// An outcome with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<'r> {
    /// What was decided.
    pub outcome: Outcome,
    /// What that is called; none while the outcome is undetermined, or certain before it is certain which requirement
    /// fails.
    pub label: Option<&'r Label>,
    /// What each requirement found, in the order of evaluation.
    pub findings: Vec<Finding<'r>>,
}

impl Decision<'_> {
    /// The finding that fixed the label: the first that is not met.
    #[must_use]
    pub fn turned_on(&self) -> Option<&Finding<'_>> {
        self.findings.iter().find(|finding| finding.met == Some(false))
    }

    /// The seats whose negative vote alone stopped it.
    #[must_use]
    pub fn vetoes(&self) -> Vec<usize> {
        let by_class = |finding: &&Finding<'_>| {
            finding.requirement.asked.what == What::NoneAgainst && !finding.requirement.asked.within.is_empty()
        };
        let found = self.turned_on().filter(by_class);
        found.map(|finding| finding.who.iter().map(|seat| *seat as usize).collect()).unwrap_or_default()
    }
}

/// Decides one vote.
///
/// `ballots` holds one position for each seat of the roster that `seated` was made with; a seat beyond its end is open.
#[must_use]
pub fn decide<'r>(seated: &'r Seated<'r>, ballots: &Ballots) -> Decision<'r> {
    let mut positions = seated.read(ballots);
    positions.resize(seated.roster.len(), Position::Open);
    let open = positions.iter().any(|position| position.is_open());
    let findings: Vec<Finding<'r>> =
        seated.requirements.iter().map(|requirement| find(seated, requirement, &positions, open)).collect();
    let outcome = if open { outcome_with_open(seated, &findings, &positions) } else { outcome_of(&findings) };
    let label = label_of(seated, &outcome, &findings, &positions);
    Decision { outcome, label, findings }
}

fn outcome_of(findings: &[Finding<'_>]) -> Outcome {
    if findings.iter().all(|finding| finding.met == Some(true)) { Outcome::Adopted } else { Outcome::NotAdopted }
}

/// With open positions: the best and the worst that may come, where a seat has these in every test alike; else each
/// requirement by itself, which never claims more than is certain.
fn outcome_with_open(seated: &Seated<'_>, findings: &[Finding<'_>], positions: &[Position]) -> Outcome {
    let missing = || {
        let open = positions.iter().enumerate().filter(|(_, position)| position.is_open());
        Outcome::Undetermined { missing: open.map(|(seat, _)| Missing::Position(seat)).collect() }
    };
    if findings.iter().any(|finding| finding.met == Some(false)) {
        return Outcome::NotAdopted;
    }
    if findings.iter().all(|finding| finding.met == Some(true)) {
        return Outcome::Adopted;
    }
    let Some(extremes) = &seated.extremes else { return missing() };
    let filled = |pick: fn(&(Position, Position)) -> Position| -> Vec<Position> {
        let fill = |(position, extreme): (&Position, &(Position, Position))| {
            if position.is_open() { pick(extreme) } else { *position }
        };
        positions.iter().zip(extremes).map(fill).collect()
    };
    if !passes(seated, &filled(|extreme| extreme.0)) {
        Outcome::NotAdopted
    } else if passes(seated, &filled(|extreme| extreme.1)) {
        Outcome::Adopted
    } else {
        missing()
    }
}

/// Whether these positions, none of them open and all as the rule reads them, adopt.
#[must_use]
pub fn passes(seated: &Seated<'_>, positions: &[Position]) -> bool {
    let holds = |test: &SeatedTest| Some(test.linear.sum(positions) >= test.linear.at_least);
    seated.requirements.iter().all(|requirement| requirement.formula.holds(&mut { holds }) == Some(true))
}

fn label_of<'r>(
    seated: &'r Seated<'r>,
    outcome: &Outcome,
    findings: &[Finding<'r>],
    positions: &[Position],
) -> Option<&'r Label> {
    match outcome {
        Outcome::Undetermined { .. } => None,
        Outcome::Adopted => {
            let for_it = |(seat, position): (usize, &Position)| *position == Position::Yes || seated.headless[seat];
            seated.label_of_adoption(positions.iter().enumerate().all(for_it))
        }
        Outcome::NotAdopted => {
            let failed = findings.iter().find(|finding| finding.met != Some(true));
            let failed = failed.filter(|finding| finding.met == Some(false) || findings.len() == 1);
            failed.and_then(|finding| finding.requirement.label)
        }
    }
}

fn find<'r>(
    seated: &Seated<'_>,
    requirement: &'r SeatedRequirement<'r>,
    positions: &[Position],
    open: bool,
) -> Finding<'r> {
    let met = requirement.formula.holds(&mut |test| truth(seated, test, positions, open));
    let parts = requirement.parts.iter().map(|part| find(seated, part, positions, open)).collect();
    let (mut counted, mut base, mut who) = (0, None, Vec::new());
    if requirement.parts.is_empty()
        && let Some(test) = first_test(&requirement.formula)
    {
        counted = test.count.sum(positions);
        if let SeatedBound::Share(_, of) = &test.bound {
            base = Some(of.sum(positions));
        }
        who = counted_seats(test, positions);
    }
    Finding { requirement, met, counted, base, who, parts }
}

fn first_test(formula: &Formula<SeatedTest>) -> Option<&SeatedTest> {
    match formula {
        Formula::Test(test) => Some(test),
        Formula::All(parts) | Formula::Any(parts) => parts.iter().find_map(first_test),
    }
}

fn counted_seats(test: &SeatedTest, positions: &[Position]) -> Vec<u32> {
    let mut who = Vec::with_capacity(positions.len());
    for (seat, (weight, position)) in (0_u32..).zip(test.count.weights.iter().zip(positions)) {
        if *weight != 0 && test.count.positions.contains(*position) {
            who.push(seat);
        }
    }
    who
}

/// Whether one test holds, whatever the open seats do.
fn truth(seated: &Seated<'_>, test: &SeatedTest, positions: &[Position], open: bool) -> Option<bool> {
    if !open {
        return Some(test.linear.sum(positions) >= test.linear.at_least);
    }
    let (mut least, mut most) = (0, 0);
    for (seat, (position, of_seat)) in positions.iter().zip(&test.linear.coefficients).enumerate() {
        if position.is_open() {
            let class = &seated.roster.seats()[seat].class;
            let may_be = seated.rule.may_be(class).map(|position| of_seat[position as usize]);
            least += may_be.clone().min().unwrap_or(0);
            most += may_be.max().unwrap_or(0);
        } else {
            let coefficient = of_seat[*position as usize];
            least += coefficient;
            most += coefficient;
        }
    }
    if least >= test.linear.at_least {
        Some(true)
    } else if most < test.linear.at_least {
        Some(false)
    } else {
        None
    }
}

/// Decides a vote whose question is unsettled, under each rule it may fall under.
///
/// The outcome is given only if every rule gives the same; else what is missing is the question itself. The findings are
/// those of the first rule, its label only where all agree.
#[must_use]
pub fn decide_unsettled<'r>(under: &'r [Seated<'r>], ballots: &Ballots) -> Option<Decision<'r>> {
    let mut decisions = under.iter().map(|seated| decide(seated, ballots));
    let mut first = decisions.next()?;
    let others: Vec<Decision<'r>> = decisions.collect();
    if others.iter().any(|other| other.outcome.word() != first.outcome.word()) {
        let questions = under.iter().map(|seated| seated.rule.on.clone()).collect();
        first.outcome = Outcome::Undetermined { missing: vec![Missing::Question(questions)] };
        first.label = None;
    } else if others.iter().any(|other| other.label != first.label) {
        first.label = None;
    }
    Some(first)
}

/// The tally of a vote: for, against, abstaining, and everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// Votes in favour.
    pub in_favour: usize,
    /// Votes, objections and blocks against.
    pub against: usize,
    /// Abstentions of either kind.
    pub abstaining: usize,
    /// Seats that did none of these.
    pub otherwise: usize,
}

impl Tally {
    /// The tally of these ballots.
    #[must_use]
    pub fn of(ballots: &Ballots) -> Self {
        let mut tally = Self::default();
        for position in ballots.positions() {
            let place = if PositionSet::FOR.contains(*position) {
                &mut tally.in_favour
            } else if PositionSet::AGAINST.contains(*position) {
                &mut tally.against
            } else if PositionSet::CAST.contains(*position) {
                &mut tally.abstaining
            } else {
                &mut tally.otherwise
            };
            *place += 1;
        }
        tally
    }
}
