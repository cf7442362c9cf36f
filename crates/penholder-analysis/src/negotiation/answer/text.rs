//! What becomes of one text under the rule, and the best texts.

use penholder_core::flip::pivotal;
use penholder_core::say::capital;
use penholder_core::{Saying, decide};
use serde::Serialize;

use super::super::condition::Choice;
use super::super::problem::{Demand, Element, Problem};
use super::super::rule::Stance;
use super::super::search::{AskError, Negotiation, Objective, Search};
use super::super::vote;
use super::super::words::{changed, told};
use super::Asking;

/// One text under one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextAnswer {
    /// Its name: `the text as drafted`.
    pub name: String,
    /// What it changes in the draft, in words; empty if nothing.
    pub changes: Vec<String>,
    /// Whether it passes.
    pub passes: bool,
    /// What the body decides: the outcome with its arithmetic.
    pub sentence: String,
    /// Each requirement with what was found and needed, its article and whether it is met.
    pub margins: Vec<Margin>,
    /// Who is for it.
    pub supports: Vec<String>,
    /// Who abstains.
    pub abstains: Vec<String>,
    /// Who is against it, or objects.
    pub against: Vec<String>,
    /// What it leaves unmet, in sentences.
    pub unmet: Vec<String>,
    /// Who could have changed the outcome alone.
    pub pivotal: Vec<String>,
    /// The content it keeps, and what the draft has.
    pub content: (u64, u64),
    /// The weight of the wishes it meets, and of all.
    pub preference: (u64, u64),
    /// What would be another if the guesses were left out: who would stand elsewhere, whether it would pass.
    pub from_reported_alone: Option<String>,
}

/// One requirement on one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Margin {
    /// What is asked.
    pub asked: String,
    /// What was found, and needed.
    pub found: String,
    /// The article.
    pub cite: String,
    /// Whether it is met.
    pub met: bool,
    /// How deep it stands under a requirement that joins others: 0, 1, 2.
    pub depth: usize,
}

/// The best texts under one objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BestAnswer {
    /// `preference`, `content`, `support`.
    pub objective: &'static str,
    /// The texts, from the best on.
    pub texts: Vec<Worth>,
    /// Whether the order is proved.
    pub proved: bool,
    /// No text that passes is worth more.
    pub at_most: Option<u64>,
}

/// A text that passes with what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worth {
    /// In words: its name if it has one, else what it changes in the draft.
    pub text: String,
    /// What it changes in the draft.
    pub changes: Vec<String>,
    /// For each element the id of the form it takes.
    pub forms: Vec<String>,
    /// Its worth.
    pub worth: u64,
    /// The weight of the wishes it meets.
    pub preference: u64,
    /// The content it keeps.
    pub content: u64,
    /// How many members are for it, abstain, are against.
    pub stances: (usize, usize, usize),
    /// The same if the guesses were left out.
    pub reported_stances: (usize, usize, usize),
}

impl Worth {
    /// How the members stand on it: `13 for, 2 against`.
    #[must_use]
    pub fn votes(&self) -> String {
        Self::told_votes(self.stances)
    }

    pub(super) fn told_votes((supports, abstain, against): (usize, usize, usize)) -> String {
        let votes = [(supports, "for"), (abstain, "abstaining"), (against, "against")].into_iter();
        let votes: Vec<String> =
            votes.filter(|(count, _)| *count > 0).map(|(count, how)| format!("{count} {how}")).collect();
        votes.join(", ")
    }
}

impl Asking<'_, '_> {
    /// The best texts under an objective, and the first of them.
    pub(super) fn best(&self, objective: Objective) -> Result<(BestAnswer, Option<Choice>), AskError> {
        let found = self.negotiation.k_best(objective, self.wanted.best)?;
        let first = found.iter().find_map(|one| match one {
            Search::Found(ranked) => Some(ranked.text.clone()),
            _ => None,
        });
        let mut best = BestAnswer { objective: objective.word(), texts: Vec::new(), proved: true, at_most: None };
        for one in &found {
            match one {
                Search::Found(ranked) => {
                    best.proved &= ranked.proved;
                    best.at_most = best.at_most.or(Some(ranked.at_most));
                    best.texts.push(self.worth(&ranked.text, ranked.worth));
                }
                Search::NonePasses => {}
                Search::Stopped(at_most) => {
                    best.proved = false;
                    best.at_most = best.at_most.or(Some(*at_most));
                }
            }
        }
        Ok((best, first))
    }

    pub(super) fn worth(&self, text: &Choice, worth: u64) -> Worth {
        let counted = |stances: &[Stance]| {
            let count = |wanted: Stance| stances.iter().filter(|stance| **stance == wanted).count();
            (count(Stance::For), count(Stance::Abstains), count(Stance::Against))
        };
        let form = |(element, form): (&Element, &u8)| element.alternatives[usize::from(*form)].id.clone();
        Worth {
            text: told(self.problem, text),
            changes: changed(self.problem, text),
            forms: self.problem.elements.iter().zip(&text.0).map(form).collect(),
            worth,
            preference: self.problem.preference(text).0,
            content: self.problem.content(text).0,
            stances: counted(&self.negotiation.stances(text)),
            reported_stances: counted(&vote::stances(self.problem, text, Some(&self.problem.reported()))),
        }
    }
}

/// What becomes of one text.
#[must_use]
pub fn text_answer(negotiation: &Negotiation<'_>, name: &str, text: &Choice) -> TextAnswer {
    let problem = negotiation.problem;
    let stances = negotiation.stances(text);
    let ballots = negotiation.rule.ballots(&stances);
    let decision = decide(&negotiation.seated, &ballots);
    let saying = Saying::new(&negotiation.seated);
    let who = |wanted: Stance| -> Vec<String> {
        let seats = problem.roster.seats().iter().zip(&stances);
        seats.filter(|(_, stance)| **stance == wanted).map(|(seat, _)| seat.name.clone()).collect()
    };
    let margin = |reason: penholder_core::say::Reason| Margin {
        asked: reason.asked,
        found: reason.found,
        cite: reason.cite,
        met: reason.met == Some(true),
        depth: reason.depth,
    };
    let mut sentence = saying.sentence(&decision);
    let broken = problem.packages.iter().find(|package| !package.condition.holds(text));
    if let Some(package) = broken {
        sentence = format!("Not a text that may be put: {}.", package.says);
    }
    TextAnswer {
        name: name.to_owned(),
        changes: changed(problem, text),
        passes: negotiation.passes(text),
        sentence,
        margins: saying.reasons(&decision).into_iter().map(margin).collect(),
        supports: who(Stance::For),
        abstains: who(Stance::Abstains),
        against: who(Stance::Against),
        unmet: unmet(problem, text),
        pivotal: pivotal(&negotiation.seated, &ballots)
            .into_iter()
            .map(|seat| problem.roster.seats()[seat].name.clone())
            .collect(),
        content: problem.content(text),
        preference: problem.preference(text),
        from_reported_alone: None,
    }
}

/// What the text leaves unmet, in sentences.
pub(super) fn unmet(problem: &Problem, text: &Choice) -> Vec<String> {
    vote::unmet(problem, text, None).map(|(_, demand)| left_unmet(problem, demand)).collect()
}

fn left_unmet(problem: &Problem, demand: &Demand) -> String {
    format!("{}{}", capital(&demand.sentence(problem)), if demand.is_guess() { " (a guess)" } else { "" })
}
