//! The other roads to the same end: the text as another kind of matter, and the draft with one amendment.

use penholder_core::charter::Kind;
use penholder_core::say::{capital, listed};
use penholder_core::seat::with_the;
use serde::Serialize;

use super::super::rule::RuleError;
use super::super::search::{AskError, Negotiation, Objective, Search};
use super::super::words::{changed, told, with_article};
use super::{Asking, TextAnswer, Worth, text_answer};

/// The same text as another kind of matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Road {
    /// The kind of matter.
    pub kind: String,
    /// Other kinds that the same rule decides, so that the same holds for them.
    pub also: Vec<String>,
    /// The article by which it has the rule it has, with the mark of a fact not re-read.
    pub cite: String,
    /// What would happen to the text as drafted.
    pub drafted: String,
    /// Whether the text as drafted passes.
    pub drafted_passes: bool,
    /// Whether some text passes; none if that is not known, or the kind adopts no text but takes the matter elsewhere.
    pub some_passes: Option<bool>,
    /// The text that passes and keeps most of the draft, as changes.
    pub changes: Vec<String>,
    /// The content that text keeps.
    pub content: Option<u64>,
    /// As a sentence.
    pub sentence: String,
    /// What would be said if the guesses were left out, where it would be something else.
    pub from_reported_alone: Option<String>,
}

/// The other roads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Roads {
    /// Each of them.
    pub roads: Vec<Road>,
    /// What other kinds of matter the charter has, and why they are no road for this text, as a sentence.
    #[serde(rename = "roads_left_out")]
    pub left_out: Option<String>,
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
    /// Whom it would win and lose if the guesses were left out, where these would be others.
    pub from_reported_alone: Option<String>,
}

impl AmendmentAnswer {
    /// Whether anybody stands elsewhere with it, as told or from what is reported alone.
    #[must_use]
    pub fn moves(&self) -> bool {
        !(self.wins.is_empty() && self.loses.is_empty()) || self.from_reported_alone.is_some()
    }

    /// Whom it wins and loses: `wins China, loses nobody`; more than `most` members are counted.
    #[must_use]
    pub fn moved(&self, most: usize) -> String {
        let who = |names: &[String]| match names.len() {
            0 => "nobody".to_owned(),
            count if count > most => format!("{count} members"),
            _ => listed(&names.iter().map(|name| with_the(name)).collect::<Vec<_>>()),
        };
        format!("wins {}, loses {}", who(&self.wins), who(&self.loses))
    }
}

impl Asking<'_, '_> {
    /// The other roads, where it is known whether some text passes on this one and which best.
    pub(super) fn roads(
        &self,
        draft: &TextAnswer,
        some: Option<bool>,
        best: Option<&Worth>,
    ) -> Result<Roads, AskError> {
        let mut roads = Vec::new();
        let (asked, left_out) = self.other_kinds();
        for kinds in asked {
            let Some((kind, also)) = kinds.split_first() else { continue };
            let also: Vec<String> = also.iter().map(|kind| kind.name.clone()).collect();
            let cite = format!("{}{}", kind.cite, kind.mark.suffix());
            if kind.question == self.negotiation.kind.question {
                let verdict = match (draft.passes, some, best) {
                    (true, ..) => "the text as drafted passes".to_owned(),
                    (false, Some(true), Some(best)) => format!("the draft fails, but this passes: {}", best.text),
                    (false, Some(false), _) => "no text passes".to_owned(),
                    _ => "the draft fails; whether another text passes is not known".to_owned(),
                };
                roads.push(Road {
                    sentence: format!("As {} the same rule decides: {verdict}.", or_as(&kind.name, &also)),
                    kind: kind.name.clone(),
                    also,
                    cite,
                    drafted: draft.sentence.clone(),
                    drafted_passes: draft.passes,
                    some_passes: some,
                    changes: best.map(|best| best.changes.clone()).unwrap_or_default(),
                    content: best.map(|best| best.content),
                    from_reported_alone: None,
                });
                continue;
            }
            let negotiation = match Negotiation::new(self.charter, self.problem, &kind.id, self.stop) {
                Ok(negotiation) => negotiation,
                Err(AskError::Rule(RuleError::Unsettled(_) | RuleError::NoVote(_))) => continue,
                Err(error) => return Err(error),
            };
            roads.push(self.road(&negotiation, also, cite)?);
        }
        Ok(Roads { roads, left_out })
    }

    fn road(&self, negotiation: &Negotiation<'_>, also: Vec<String>, cite: String) -> Result<Road, AskError> {
        let kind = negotiation.kind;
        let drafted = text_answer(negotiation, "the text as drafted", &self.problem.drafted());
        let name = or_as(&kind.name, &also);
        let of_draft = aside(&drafted.sentence);
        let (mut some_passes, mut changes, mut content) = (None, Vec::new(), None);
        let sentence = if let Some(elsewhere) = &kind.takes_to {
            let passes = if drafted.passes { "passes" } else { "fails" };
            format!(
                "{} {passes} if all stand on it as on the draft ({of_draft}). It adopts no text; it takes the matter to {elsewhere}.",
                capital(&name)
            )
        } else {
            let best = negotiation.best(Objective::Content)?;
            let found = match &best {
                Search::Found(ranked) => Some(&ranked.text),
                Search::NonePasses | Search::Stopped(_) => None,
            };
            some_passes = match &best {
                Search::Found(_) => Some(true),
                Search::NonePasses => Some(false),
                Search::Stopped(_) => None,
            };
            changes = found.map(|text| changed(self.problem, text)).unwrap_or_default();
            content = found.map(|text| self.problem.content(text).0);
            match (drafted.passes, found) {
                (true, _) => format!("As {name} the text as drafted passes ({of_draft})."),
                (false, Some(text)) => {
                    format!("As {name} the draft fails ({of_draft}), but this passes: {}.", told(self.problem, text))
                }
                (false, None) if some_passes.is_some() => {
                    format!("As {name} no text passes (the draft: {of_draft}).")
                }
                (false, None) => {
                    format!("As {name} the draft fails ({of_draft}); whether another text passes is not known.")
                }
            }
        };
        Ok(Road {
            kind: kind.name.clone(),
            also,
            cite,
            drafted: drafted.sentence,
            drafted_passes: drafted.passes,
            some_passes,
            changes,
            content,
            sentence,
            from_reported_alone: None,
        })
    }

    /// The kinds the file names, each by itself. Else those of the charter that carry what this kind carries, those of one
    /// question together; and what is said of the rest.
    fn other_kinds(&self) -> (Vec<Vec<&Kind>>, Option<String>) {
        let here = self.negotiation.kind;
        if !self.problem.roads.is_empty() {
            let named = self.problem.roads.iter().filter_map(|road| self.charter.kind(road).ok());
            return (named.map(|kind| vec![kind]).collect(), None);
        }
        let in_force = |question: &String| self.charter.rule(question, self.problem.date).is_ok();
        let others = self.charter.kinds.iter().filter(|kind| kind.id != here.id);
        let others = others.filter(|kind| kind.question.as_ref().is_some_and(in_force));
        let mut asked: Vec<Vec<&Kind>> = Vec::new();
        let mut left_out: Vec<&Kind> = Vec::new();
        for kind in others {
            if kind.only_for != here.only_for {
                left_out.push(kind);
            } else if let Some(same) = asked.iter_mut().find(|kinds| kinds[0].question == kind.question) {
                same.push(kind);
            } else {
                asked.push(vec![kind]);
            }
        }
        asked.sort_by_key(|kinds| kinds[0].question != here.question);
        let left_out = no_roads(here, &left_out);
        (asked, left_out)
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
                    words: self.lost_words(&text),
                    passes: self.negotiation.passes(&text),
                    from_reported_alone: None,
                });
            }
        }
        answers
    }
}

/// Why these kinds are no roads for a text that is put as a kind, as a sentence.
fn no_roads(here: &Kind, others: &[&Kind]) -> Option<String> {
    let (kinds, they_are) = match others.len() {
        0 => return None,
        1 => ("One other kind of matter is".to_owned(), "it is"),
        count => (format!("{count} other kinds of matter are"), "they are"),
    };
    if let Some(what) = &here.only_for {
        return Some(format!("{kinds} no road for this text, which is put as what is only for {what}."));
    }
    let mut only_for: Vec<String> = Vec::new();
    for what in others.iter().filter_map(|kind| kind.only_for.as_ref()) {
        if !only_for.contains(what) {
            only_for.push(what.clone());
        }
    }
    Some(format!("{kinds} no road for this text; {they_are} only for {}.", listed(&only_for)))
}

/// A kind and those that share its rule: `a draft resolution (or a draft put to the vote by letters)`.
fn or_as(kind: &str, also: &[String]) -> String {
    let also: Vec<String> = also.iter().map(|kind| format!("or {}", with_article(kind))).collect();
    let also = if also.is_empty() { String::new() } else { format!(" ({})", also.join(", ")) };
    format!("{}{also}", with_article(kind))
}

/// A sentence as an aside in another: without its capital and its full stop.
pub(super) fn aside(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
