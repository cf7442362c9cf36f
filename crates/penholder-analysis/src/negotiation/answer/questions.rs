//! What is in doubt and what it comes to; which question the penholder puts next, and from where positions are known.

use penholder_core::say::capital;
use serde::Serialize;

use super::super::doubt::{self, Chance, Doubt};
use super::super::problem::Asks;
use super::super::search::AskError;
use super::{Asking, WaysOut};

/// One doubt that matters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DoubtAnswer {
    /// The question to put, and to whom.
    pub question: String,
    /// The member.
    pub member: String,
    /// How likely the position is held.
    pub likely: f64,
    /// The chance that some text passes if it is, and if it is not.
    pub chances: (f64, f64),
    /// Whether the answer alone decides, all else as stated.
    pub decides_alone: bool,
}

impl Asking<'_, '_> {
    pub(super) fn doubt(&self) -> Result<Option<Doubt>, AskError> {
        if !self.negotiation.rule.monotone {
            return Ok(None);
        }
        Ok(doubt::doubt(&mut self.negotiation.oracle()?, self.problem, self.wanted.seed))
    }

    pub(super) fn doubts(&self, doubt: &Doubt) -> Vec<DoubtAnswer> {
        let question = |swing: &doubt::Swing| {
            let demand = &self.problem.demands[swing.demand];
            DoubtAnswer {
                question: self.question(swing.demand),
                member: self.problem.roster.seats()[demand.seat].name.clone(),
                likely: Chance::Exact(swing.likely).value(),
                chances: (swing.held, swing.not_held),
                decides_alone: swing.decides_alone,
            }
        };
        doubt.swings.iter().map(question).collect()
    }

    pub(super) fn next(&self, doubts: &[DoubtAnswer], ways: &WaysOut) -> Vec<String> {
        if !doubts.is_empty() {
            let says = |doubt: &DoubtAnswer| {
                let (held, not_held) = doubt.chances;
                format!(
                    "{} Some text passes in {:.0} % if so, {:.0} % if not.",
                    doubt.question,
                    not_held * 100.0,
                    held * 100.0
                )
            };
            return doubts.iter().map(says).collect();
        }
        let mut opens: Vec<(usize, usize)> = Vec::new();
        for demand in ways.ways.iter().flat_map(|way| &way.demands) {
            match opens.iter_mut().find(|(other, _)| other == demand) {
                Some((_, count)) => *count += 1,
                None => opens.push((*demand, 1)),
            }
        }
        opens.sort_by_key(|(demand, count)| (std::cmp::Reverse(*count), self.problem.demands[*demand].weight, *demand));
        let of = ways.ways.len();
        let says = |(demand, count): &(usize, usize)| {
            let needed = match (*count, of) {
                (1, 1) => "The smallest way out needs it.".to_owned(),
                (2, 2) => "Both smallest ways out need it.".to_owned(),
                (count, of) if count == of => format!("All {of} smallest ways out need it."),
                (1, of) => format!("One of the {of} smallest ways out needs it."),
                (count, of) => format!("{count} of the {of} smallest ways out need it."),
            };
            format!("{} {needed}", self.question(*demand))
        };
        opens.iter().map(says).collect()
    }

    /// The question by which a member would tell whether it holds to a demand.
    fn question(&self, demand: usize) -> String {
        let demand = &self.problem.demands[demand];
        let member = &self.problem.roster.seats()[demand.seat].name;
        match demand.asks {
            Asks::Must => format!("{member}: could you do without {}?", demand.says),
            Asks::Refuses => format!("{member}: could you live with {}?", demand.says),
            Asks::Package => format!("{member}: do you hold to {}?", demand.says),
        }
    }

    pub(super) fn sources(&self) -> Vec<String> {
        let mut sources: Vec<String> = Vec::new();
        for demand in &self.problem.demands {
            let from = demand.source.as_deref().map(|source| format!(": {source}")).unwrap_or_default();
            let likely = demand.likely.map(|likely| format!(", {:.0} % likely", Chance::Exact(likely).value() * 100.0));
            let (confidence, likely) = (demand.confidence.word(), likely.unwrap_or_default());
            let says = format!("{} ({confidence}{likely}{from}).", capital(&demand.sentence(self.problem)));
            if !sources.contains(&says) {
                sources.push(says);
            }
        }
        sources
    }
}

/// What the doubts come to, as a sentence.
pub(super) fn certainty(doubt: &Doubt) -> String {
    let (chance, interval) = chance_of(doubt.chance);
    if doubt.swings.is_empty() {
        let passes = if chance > 0.5 { "some text passes" } else { "no text passes" };
        return format!("Whatever is true of the guesses, {passes}.");
    }
    let interval = interval.map(|(low, high)| format!(" ({:.0} to {:.0} %)", low * 100.0, high * 100.0));
    let chance = format!("{:.0} %{}", chance * 100.0, interval.unwrap_or_default());
    format!("The chance that some text passes is {chance}, given what is in doubt.")
}

pub(super) fn chance_of(chance: Chance) -> (f64, Option<(f64, f64)>) {
    match chance {
        Chance::Exact(_) => (chance.value(), None),
        Chance::Sampled { share, low, high, .. } => (share, Some((low, high))),
    }
}
