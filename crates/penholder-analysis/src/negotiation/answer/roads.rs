//! The other roads to the same end: the text as another kind of matter, and the draft with one amendment.

use serde::Serialize;

use super::super::beside::lost_words;
use super::super::rule::RuleError;
use super::super::search::{AskError, Negotiation, Objective, Search};
use super::super::words::{changed, told, with_article};
use super::{Asking, text_answer};

/// The same text as another kind of matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Road {
    /// The kind of matter.
    pub kind: String,
    /// The article by which it has the rule it has, with the mark of a fact not re-read.
    pub cite: String,
    /// What would happen to the text as drafted.
    pub drafted: String,
    /// Whether the text as drafted passes.
    pub drafted_passes: bool,
    /// Whether some text passes; none if that is not known.
    pub some_passes: Option<bool>,
    /// The text that passes and keeps most of the draft, as changes.
    pub changes: Vec<String>,
    /// As a sentence.
    pub sentence: String,
}

/// One amendment to the draft, alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AmendmentAnswer {
    /// What it does: `a call on all parties in place of outrage at ...`.
    pub says: String,
    /// Who proposed it.
    pub by: Option<String>,
    /// Who comes to a better stance.
    pub wins: Vec<String>,
    /// Who comes to a worse one.
    pub loses: Vec<String>,
    /// The content it costs.
    pub costs: u64,
    /// What it does to the words of the draft, where the file gives them.
    pub words: Option<String>,
    /// Whether the draft passes with it.
    pub passes: bool,
}

impl Asking<'_, '_> {
    pub(super) fn roads(&self) -> Result<Vec<Road>, AskError> {
        let mut roads = Vec::new();
        for kind in self.other_kinds() {
            let negotiation = match Negotiation::new(self.charter, self.problem, &kind, self.stop) {
                Ok(negotiation) => negotiation,
                Err(AskError::Rule(RuleError::Unsettled(_) | RuleError::NoVote(_))) => continue,
                Err(error) => return Err(error),
            };
            let drafted = text_answer(&negotiation, "the text as drafted", &self.problem.drafted());
            let best = negotiation.best(Objective::Content)?;
            let (some_passes, found) = match &best {
                Search::Found(ranked) => (Some(true), Some(&ranked.text)),
                Search::NonePasses => (Some(false), None),
                Search::Stopped(_) => (None, None),
            };
            let name = &negotiation.kind.name;
            let a_name = with_article(name);
            let text = found.map(|text| told(self.problem, text)).unwrap_or_default();
            let sentence = match (drafted.passes, some_passes) {
                (true, _) => format!("As {a_name} the text as drafted passes: {}", drafted.sentence),
                (false, Some(true)) => {
                    format!("As {a_name} the draft fails ({}) but this passes: {text}.", drafted.sentence)
                }
                (false, Some(false)) => format!("As {a_name} no text passes. The draft: {}", drafted.sentence),
                (false, None) => format!("As {a_name} the draft fails: {}", drafted.sentence),
            };
            roads.push(Road {
                kind: name.clone(),
                cite: format!("{}{}", negotiation.kind.cite, negotiation.kind.mark.suffix()),
                drafted: drafted.sentence,
                drafted_passes: drafted.passes,
                some_passes,
                changes: found.map(|text| changed(self.problem, text)).unwrap_or_default(),
                sentence,
            });
        }
        Ok(roads)
    }

    /// The kinds the file names; else one for each other question the charter has a kind for.
    fn other_kinds(&self) -> Vec<String> {
        if !self.problem.roads.is_empty() {
            return self.problem.roads.clone();
        }
        let mut asked = vec![self.negotiation.kind.question.clone()];
        let mut kinds = Vec::new();
        for kind in &self.charter.kinds {
            let in_force = |question: &String| self.charter.rule(question, self.problem.date).is_ok();
            if kind.question.as_ref().is_some_and(in_force) && !asked.contains(&kind.question) {
                asked.push(kind.question.clone());
                kinds.push(kind.id.clone());
            }
        }
        kinds
    }

    pub(super) fn amendments(&self) -> Vec<AmendmentAnswer> {
        let problem = self.problem;
        let seats = problem.roster.seats();
        let before = self.negotiation.stances(&problem.drafted());
        let content = problem.content(&problem.drafted()).0;
        let mut answers = Vec::new();
        for (at, element) in problem.elements.iter().enumerate() {
            for form in 1..element.alternatives.len() {
                let mut text = problem.drafted();
                text.0[at] = u8::try_from(form).unwrap_or(0);
                let after = self.negotiation.stances(&text);
                let moved = |better: bool| -> Vec<String> {
                    let moves =
                        |seat: &usize| if better { after[*seat] < before[*seat] } else { after[*seat] > before[*seat] };
                    (0..seats.len()).filter(moves).map(|seat| seats[seat].name.clone()).collect()
                };
                answers.push(AmendmentAnswer {
                    says: changed(problem, &text).join(", "),
                    by: element.alternatives[form].by.map(|seat| seats[seat].name.clone()),
                    wins: moved(true),
                    loses: moved(false),
                    costs: content - problem.content(&text).0,
                    words: lost_words(problem, &text),
                    passes: self.negotiation.passes(&text),
                });
            }
        }
        answers
    }
}
