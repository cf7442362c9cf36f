//! What the answer would be from what is known and reported alone: beside each answer that would be another without the guesses,
//! that other one.
//!
//! Always: a problem without guesses has no mark; an answer with a mark is another without the guesses, and one without a mark is
//! the same, as far as the searches are complete. Of texts that are worth the same either may be told, so texts are compared by
//! what they are worth.
//! Not here: how likely a guess is, and what comes of it ([`super::super::doubt`]).

use penholder_core::say::{capital, listed};
use penholder_core::seat::with_the;
use serde::Serialize;

use super::super::problem::Problem;
use super::roads::aside;
use super::{AmendmentAnswer, Answered, BestAnswer, Road, TextAnswer, WayOut, WaysOut, Worth};

/// What comes before the other answer.
pub const FROM_REPORTED: &str = "From what is reported alone:";

/// The most ways, questions and members of another answer.
const MOST: usize = 3;

/// The other answers, each as one or several sentences; nothing where it would be the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Instead {
    /// To the verdict.
    pub verdict: Option<String>,
    /// To who could end it alone.
    pub alone: Option<String>,
    /// To the best texts.
    pub best: Option<String>,
    /// To whom to ask next.
    pub next: Option<String>,
}

impl Answered {
    /// Puts beside each answer what `reported`, the answer without the guesses of `problem`, says instead. Under a rule that is
    /// `monotone` a text that passes still passes without them.
    pub(super) fn beside_reported(&mut self, reported: &Answered, problem: &Problem, monotone: bool) {
        let none_needed = reported.some_passes == Some(true);
        let kept: Vec<usize> = (0..problem.demands.len()).filter(|at| !problem.demands[*at].is_guess()).collect();
        self.from_reported_alone = Instead {
            verdict: self.other_verdict(reported, monotone),
            alone: self.other_alone(reported),
            best: self.other_best(reported, monotone),
            next: None,
        };
        for (ours, theirs) in [(&mut self.by_number, &reported.by_number), (&mut self.by_weight, &reported.by_weight)] {
            ours.from_reported_alone = ours.others(theirs, &kept, none_needed);
        }
        let other_ways = self.by_number.from_reported_alone.is_some();
        if self.doubts.is_empty() && !self.next.is_empty() && other_ways && self.next != reported.next {
            let asked = shortened(reported.next.clone());
            self.from_reported_alone.next =
                Some(asked.unwrap_or_else(|| "nobody has to concede anything; a text passes.".to_owned()));
        }
        if let Some(beside) = &mut self.beside {
            let differs = |other: &super::Beside| {
                (&other.text, &other.only_if) != (&beside.text, &beside.only_if)
                    && (other_ways || other.content != beside.content)
            };
            beside.from_reported_alone = match &reported.beside {
                Some(other) => differs(other).then(|| {
                    let only_if = other.only_if.as_ref().map(|only_if| format!(" if {only_if}")).unwrap_or_default();
                    format!("{} passes{only_if}.", other.text)
                }),
                None => reported.texts[0].passes.then(|| "the text as drafted passes.".to_owned()),
            };
        }
        self.texts.iter_mut().zip(&reported.texts).for_each(|(ours, theirs)| {
            ours.from_reported_alone = ours.other(theirs);
        });
        self.roads.roads.iter_mut().zip(&reported.roads.roads).for_each(|(ours, theirs)| {
            ours.from_reported_alone = ours.other(theirs);
        });
        self.amendments.iter_mut().zip(&reported.amendments).for_each(|(ours, theirs)| {
            ours.from_reported_alone = ours.other(theirs);
        });
    }

    fn other_verdict(&self, reported: &Answered, monotone: bool) -> Option<String> {
        let (ours, theirs) = (&self.texts[0], &reported.texts[0]);
        let other = match (self.some_passes, ours.passes) {
            _ if (self.some_passes, ours.passes) != (reported.some_passes, theirs.passes) => true,
            (_, true) => self.sentence != reported.sentence,
            (Some(true), false) => self.best[1].is_other(&reported.best[1], monotone),
            _ => self.deadlocks.first().is_some_and(|deadlock| deadlock.guessed),
        };
        other.then(|| reported.sentence.clone())
    }

    fn other_alone(&self, reported: &Answered) -> Option<String> {
        if !self.alone_complete || !reported.alone_complete || self.alone.is_empty() && !self.nobody_alone() {
            return None;
        }
        let who = |answer: &Answered| -> Vec<(String, u64)> {
            answer.alone.iter().map(|one| (one.member.clone(), one.content)).collect()
        };
        if reported.some_passes == Some(true) {
            return Some("nobody has to concede anything; a text passes.".to_owned());
        }
        if who(self) == who(reported) {
            return None;
        }
        let then = |one: &super::Alone| format!("{} (then {} passes)", with_the(&one.member), one.passes);
        let members: Vec<String> = reported.alone.iter().map(then).collect();
        Some(if members.is_empty() { "nobody.".to_owned() } else { format!("{}.", members.join(" or ")) })
    }

    fn other_best(&self, reported: &Answered, monotone: bool) -> Option<String> {
        let pairs = self.best.iter().zip(&reported.best).filter(|(ours, _)| !ours.texts.is_empty());
        let mut told: Vec<(Vec<&str>, String)> = Vec::new();
        for (ours, theirs) in pairs {
            let Some(says) = ours.other(theirs, monotone) else { continue };
            match told.iter_mut().find(|(_, same)| *same == says) {
                Some((objectives, _)) => objectives.push(ours.objective),
                None => told.push((vec![ours.objective], says)),
            }
        }
        let told: Vec<String> =
            told.iter().map(|(objectives, says)| format!("best by {}: {says}", listed(objectives))).collect();
        (!told.is_empty()).then(|| format!("{}.", told.join("; ")))
    }
}

impl BestAnswer {
    /// Whether the best text is another.
    fn is_other(&self, theirs: &BestAnswer, monotone: bool) -> bool {
        match (self.texts.first(), theirs.texts.first()) {
            (Some(ours), Some(theirs)) => ours.forms != theirs.forms && (!monotone || ours.worth != theirs.worth),
            (ours, theirs) => ours.is_some() != theirs.is_some(),
        }
    }

    /// The best text, if it is another or stands otherwise with the members.
    fn other(&self, theirs: &BestAnswer, monotone: bool) -> Option<String> {
        let says = |text: &Worth, votes: String| format!("{} ({votes}, content {})", text.text, text.content);
        if self.is_other(theirs, monotone) {
            return Some(
                theirs.texts.first().map_or_else(|| "no text passes".to_owned(), |text| says(text, text.votes())),
            );
        }
        let same = self.texts.first().filter(|text| text.reported_stances != text.stances)?;
        Some(says(same, Worth::told_votes(same.reported_stances)))
    }
}

impl WaysOut {
    /// What the ways are without the guesses, if others; `kept` has the numbers of the demands that are none.
    fn others(&self, theirs: &WaysOut, kept: &[usize], none_needed: bool) -> Option<String> {
        if self.ways.is_empty() {
            return None;
        }
        if none_needed {
            return Some("no concession is needed; a text passes.".to_owned());
        }
        let numbers = |way: &WayOut| way.demands.iter().map(|at| kept[*at]).collect::<Vec<usize>>();
        let mut ours: Vec<(Vec<usize>, u64)> = self.ways.iter().map(|way| (way.demands.clone(), way.content)).collect();
        let mut other: Vec<(Vec<usize>, u64)> = theirs.ways.iter().map(|way| (numbers(way), way.content)).collect();
        ours.sort();
        other.sort();
        let is_other = self.at_least != theirs.at_least
            || self.ways.iter().any(|way| way.guessed)
            || self.complete && theirs.complete && ours != other;
        is_other.then(|| shortened(theirs.ways.iter().map(|way| way.sentence.clone()).collect())).flatten()
    }
}

impl TextAnswer {
    fn other(&self, theirs: &TextAnswer) -> Option<String> {
        let moved = |ours: &[String], theirs: &[String], (one, many): (&str, &str)| {
            let names = theirs.iter().filter(|name| !ours.contains(name));
            let names: Vec<String> = names.map(|name| with_the(name)).collect();
            (!names.is_empty()).then(|| format!("{} {}", listed(&names), if names.len() == 1 { one } else { many }))
        };
        let mut parts: Vec<String> = [
            moved(&self.supports, &theirs.supports, ("is for it", "are for it")),
            moved(&self.abstains, &theirs.abstains, ("abstains", "abstain")),
            moved(&self.against, &theirs.against, ("is against it", "are against it")),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            return None;
        }
        if self.passes != theirs.passes {
            parts.push(if theirs.passes { "it passes" } else { "it does not pass" }.to_owned());
        }
        let turn_it = if theirs.passes { "stop it" } else { "let it pass" };
        if self.pivotal != theirs.pivotal || self.passes != theirs.passes {
            parts.push(match theirs.pivotal.as_slice() {
                [] => format!("nobody alone could {turn_it}"),
                [one] => format!("{} alone could {turn_it}", with_the(one)),
                many => format!("each of these alone could {turn_it}: {}", many.join(", ")),
            });
        }
        Some(format!("{}.", parts.join("; ")))
    }
}

impl Road {
    fn other(&self, theirs: &Road) -> Option<String> {
        let verdict = |road: &Road| (road.drafted_passes, road.some_passes, road.content);
        if verdict(self) != verdict(theirs) {
            return Some(theirs.sentence.clone());
        }
        (self.drafted != theirs.drafted && self.sentence != theirs.sentence)
            .then(|| format!("the same, on other votes ({}).", aside(&theirs.drafted)))
    }
}

impl AmendmentAnswer {
    fn other(&self, theirs: &AmendmentAnswer) -> Option<String> {
        let passes = if theirs.passes { "the draft passes with it" } else { "the draft does not pass with it" };
        let passes = if self.passes == theirs.passes { String::new() } else { format!("; {passes}") };
        let is_other = (&self.wins, &self.loses, self.passes) != (&theirs.wins, &theirs.loses, theirs.passes);
        is_other.then(|| format!("{}{passes}.", theirs.moved(usize::MAX)))
    }
}

/// The first few sentences, and how many there are more; nothing if there is none.
fn shortened(mut sentences: Vec<String>) -> Option<String> {
    let more = sentences.len().saturating_sub(MOST);
    sentences.truncate(MOST);
    if more > 0 {
        sentences.push(format!("And {more} more."));
    }
    (!sentences.is_empty()).then(|| capital(&sentences.join(" ")))
}
