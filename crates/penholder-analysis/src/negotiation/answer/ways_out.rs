//! Deadlocks, and the smallest ways out of them with the text that passes then.

use penholder_core::say::{capital, listed};
use serde::Serialize;

use super::super::beside::{Beside, paired};
use super::super::concession::{Concessions, Measure};
use super::super::condition::Choice;
use super::super::deadlock::Deadlock;
use super::super::problem::Asks;
use super::super::search::{AskError, Negotiation, Objective, Search};
use super::super::words::{changed, lets_go, told};
use super::Asking;
use super::text::unmet;

/// One deadlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeadlockAnswer {
    /// As a sentence.
    pub sentence: String,
    /// The members whose demands are in it: each of them, by conceding its part, breaks it.
    pub members: Vec<String>,
    /// The elements it is about.
    pub elements: Vec<String>,
    /// The demands by number.
    pub demands: Vec<usize>,
    /// The requirements by number.
    pub requirements: Vec<usize>,
    /// Whether it stands on a position that nobody stated.
    pub guessed: bool,
}

/// One way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WayOut {
    /// As a sentence.
    pub sentence: String,
    /// Who concedes.
    pub members: Vec<String>,
    /// The demands by number.
    pub demands: Vec<usize>,
    /// What it costs: a number of demands, or their weights.
    pub cost: u64,
    /// What passes then: how it differs from the draft, keeping as much of it as can be.
    pub changes: Vec<String>,
    /// The content that text keeps.
    pub content: u64,
    /// Whether it concedes a position that nobody stated.
    pub guessed: bool,
}

/// Ways out of the same cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WaysOut {
    /// The ways.
    pub ways: Vec<WayOut>,
    /// Whether these are all of that cost.
    pub complete: bool,
    /// No way costs less.
    pub at_least: u64,
    /// What the ways would be if the guesses were left out, where they would be others.
    pub from_reported_alone: Option<String>,
}

/// A member whose concession alone suffices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alone {
    /// The member.
    pub member: String,
    /// The text that passes then.
    pub passes: String,
    /// The content that text keeps.
    pub content: u64,
}

impl Asking<'_, '_> {
    pub(super) fn deadlocks(&self, found: &[Deadlock]) -> Vec<DeadlockAnswer> {
        let before = |at: usize| (at > 0).then(|| &found[at - 1]);
        found.iter().enumerate().map(|(at, deadlock)| self.deadlock(deadlock, before(at))).collect()
    }

    /// One deadlock; where it is told after another under the same requirements, these are not told again.
    pub(super) fn deadlock(&self, deadlock: &Deadlock, before: Option<&Deadlock>) -> DeadlockAnswer {
        let problem = self.problem;
        let mut demands: Vec<_> = deadlock.demands.iter().map(|demand| &problem.demands[*demand]).collect();
        demands.sort_by_key(|demand| (demand.asks == Asks::Refuses, demand.seat));
        let rule = &self.rule;
        let asked: Vec<String> =
            deadlock.requirements.iter().map(|at| format!("{} ({})", rule[*at].0, rule[*at].1)).collect();
        let mut parts: Vec<String> = Vec::new();
        let mut last = "";
        for of_one in demands.chunk_by(|a, b| (a.seat, a.asks) == (b.seat, b.asks)) {
            let join = if of_one[0].asks == Asks::Refuses { " or " } else { " and " };
            let what = of_one.iter().map(|demand| demand.says.as_str()).collect::<Vec<_>>().join(join);
            parts.push(of_one[0].sentence_about(problem, if what == last { "it" } else { &what }));
            last = if of_one.len() == 1 { &of_one[0].says } else { "" };
        }
        if !asked.is_empty() && before.is_some_and(|before| before.requirements == deadlock.requirements) {
            parts.push("and the rule is the same".to_owned());
        } else if !asked.is_empty() {
            let and = if parts.is_empty() { "" } else { "and " };
            parts.push(format!("{and}the text is adopted only if {}", asked.join(", and ")));
        }
        let mut elements: Vec<usize> =
            deadlock.demands.iter().flat_map(|demand| problem.demands[*demand].condition.elements()).collect();
        elements.sort_unstable();
        elements.dedup();
        DeadlockAnswer {
            sentence: format!("{}.", capital(&parts.join("; "))),
            members: self.names(&deadlock.demands),
            elements: elements.into_iter().map(|at| problem.elements[at].id.clone()).collect(),
            demands: deadlock.demands.clone(),
            requirements: deadlock.requirements.clone(),
            guessed: self.guessed(&deadlock.demands),
        }
    }

    /// The ways out; with the text of the one that keeps most content, and what it takes.
    pub(super) fn ways(&self, measure: Measure) -> Result<(WaysOut, Option<(Choice, String)>), AskError> {
        let Concessions { ways, at_least, complete } = self.negotiation.concessions(measure, self.wanted.ways)?;
        let mut out = WaysOut { ways: Vec::new(), complete, at_least, from_reported_alone: None };
        let mut kept: Option<(u64, (Choice, String))> = None;
        for way in ways {
            let text = self.without(|demand| way.demands.contains(&demand))?.unwrap_or(way.text);
            let conceded: Vec<String> =
                way.demands.iter().map(|demand| lets_go(self.problem, &self.problem.demands[*demand])).collect();
            let changes = changed(self.problem, &text);
            let passes = told(self.problem, &text);
            let only_if = listed(&conceded);
            let content = self.problem.content(&text).0;
            if kept.as_ref().is_none_or(|(most, _)| content > *most) {
                kept = Some((content, (text.clone(), only_if.clone())));
            }
            out.ways.push(WayOut {
                sentence: format!("If {only_if}, this passes: {passes}."),
                members: self.names(&way.demands),
                guessed: self.guessed(&way.demands),
                demands: way.demands,
                cost: way.cost,
                content,
                changes,
            });
        }
        Ok((out, kept.map(|(_, kept)| kept)))
    }

    pub(super) fn alone(&self, seat: usize, some: &Choice) -> Result<Alone, AskError> {
        let text = self.without(|demand| self.problem.demands[demand].seat == seat)?;
        let text = text.as_ref().unwrap_or(some);
        Ok(Alone {
            member: self.problem.roster.seats()[seat].name.clone(),
            passes: told(self.problem, text),
            content: self.problem.content(text).0,
        })
    }

    fn guessed(&self, demands: &[usize]) -> bool {
        demands.iter().any(|demand| self.problem.demands[*demand].is_guess())
    }

    pub(super) fn beside(&self, text: &Choice, only_if: Option<String>) -> Beside {
        Beside {
            text: told(self.problem, text),
            only_if,
            content: self.problem.content(text),
            unmet: unmet(self.problem, text),
            rows: paired(self.problem, text),
            words: self.lost_words(text),
            from_reported_alone: None,
        }
    }

    /// The text that passes and keeps most of the draft once these demands are conceded.
    fn without(&self, conceded: impl Fn(usize) -> bool) -> Result<Option<Choice>, AskError> {
        let mut problem = self.problem.clone();
        let mut at = 0..;
        problem.demands.retain(|_| !at.next().is_some_and(&conceded));
        let negotiation = Negotiation::new(self.charter, &problem, &problem.kind, self.stop)?;
        Ok(match negotiation.best(Objective::Content)? {
            Search::Found(ranked) => Some(ranked.text),
            Search::NonePasses | Search::Stopped(_) => None,
        })
    }

    fn names(&self, demands: &[usize]) -> Vec<String> {
        let mut seats: Vec<usize> = demands.iter().map(|demand| self.problem.demands[*demand].seat).collect();
        seats.sort_unstable();
        seats.dedup();
        seats.into_iter().map(|seat| self.problem.roster.seats()[seat].name.clone()).collect()
    }
}
