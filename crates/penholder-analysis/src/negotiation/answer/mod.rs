//! The whole answer to one negotiation, in plain words and numbers: what a terminal, a page and a cable home show.
//!
//! Always: the sentence first; every text that is said to pass has been put through the rule; whatever was cut short says so.
//! Not here: colours and layout; the solvers.

mod matrix;
mod questions;
mod reported;
mod roads;
mod text;
mod ways_out;

use penholder_core::charter::Charter;
use penholder_core::say::capital;
use serde::Serialize;

use super::beside::{Beside, lost_words};
use super::concession::Measure;
use super::condition::Choice;
use super::deadlock::Deadlocks;
use super::problem::Problem;
use super::rule::said;
use super::search::{AskError, Negotiation, Objective};
use super::solver::Stop;
use super::words::with_article;
pub use matrix::{Cell, Form, Mark, Matrix, Row};
pub use questions::DoubtAnswer;
use questions::{certainty, chance_of};
pub use reported::{FROM_REPORTED, Instead};
use roads::aside;
pub use roads::{AmendmentAnswer, Road, Roads};
pub use text::{BestAnswer, Margin, TextAnswer, Worth, text_answer};
pub use ways_out::{Alone, DeadlockAnswer, WayOut, WaysOut};

/// How much of an answer is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The most deadlocks.
    pub deadlocks: usize,
    /// The most concessions of one sort, and points of the front.
    pub ways: usize,
    /// How many of the best texts under each objective.
    pub best: usize,
    /// The seed of what has to be sampled.
    pub seed: u64,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { deadlocks: 100, ways: 20, best: 3, seed: 1 }
    }
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answered {
    /// What it is about.
    pub title: String,
    /// What to know about it.
    pub about: Option<String>,
    /// The body.
    pub body: String,
    /// The kind of matter.
    pub kind: String,
    /// The day.
    pub date: String,
    /// Who leads.
    pub penholder: Option<String>,
    /// The verdict as a sentence.
    pub sentence: String,
    /// Whether some text passes; none if the search was stopped before it was known.
    pub some_passes: Option<bool>,
    /// The rule in words, with its article.
    pub rule: Vec<(String, String)>,
    /// The named texts, the draft first.
    pub texts: Vec<TextAnswer>,
    /// The best texts under each objective.
    pub best: Vec<BestAnswer>,
    /// The front of preference, content and support.
    pub front: Vec<Worth>,
    /// Whether that is the whole front.
    pub front_complete: bool,
    /// The deadlocks: those from what is reported before those that rest on a guess, of each the smallest first.
    pub deadlocks: Vec<DeadlockAnswer>,
    /// Whether these are all.
    pub deadlocks_complete: bool,
    /// The smallest ways out by number.
    pub by_number: WaysOut,
    /// The smallest ways out by weight.
    pub by_weight: WaysOut,
    /// The members whose concession alone suffices, and what passes then.
    pub alone: Vec<Alone>,
    /// Whether these are all.
    pub alone_complete: bool,
    /// A text that passes beside the text proposed: the one that keeps most of it, or the one of the way out that does.
    pub beside: Option<Beside>,
    /// The other roads.
    #[serde(flatten)]
    pub roads: Roads,
    /// One amendment at a time.
    pub amendments: Vec<AmendmentAnswer>,
    /// The chance that some text passes: value, and the interval if it was sampled.
    pub chance: Option<(f64, Option<(f64, f64)>)>,
    /// That chance as a sentence.
    pub certainty: Option<String>,
    /// The doubts that matter, the best question first.
    pub doubts: Vec<DoubtAnswer>,
    /// The next questions for the penholder, the one whose answer matters most first: those in doubt by what their answer
    /// changes; where no doubt changes anything, those whose concession opens most of the smallest ways out.
    pub next: Vec<String>,
    /// Positions that are not known: who reports them, or that they are guesses.
    pub sources: Vec<String>,
    /// Members by elements.
    pub matrix: Matrix,
    /// What else would be answered if the guesses were left out; texts, ways, roads and amendments say it themselves.
    pub from_reported_alone: Instead,
    /// Why some part is missing, if one is.
    pub notes: Vec<String>,
}

/// The best texts under one objective, or under several that agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestTold<'a> {
    /// `preference`, `content`, `support`.
    pub objectives: Vec<&'static str>,
    /// What was found, from the best on.
    pub texts: &'a [Worth],
    /// As [`BestAnswer::proved`].
    pub proved: bool,
    /// As [`BestAnswer::at_most`]; nothing where the order is proved.
    pub at_most: Option<u64>,
}

impl Answered {
    /// Whether the lightest concessions are the fewest ones.
    #[must_use]
    pub fn same_ways(&self) -> bool {
        let conceded = |ways: &WaysOut| ways.ways.iter().map(|way| way.demands.clone()).collect::<Vec<_>>();
        conceded(&self.by_weight) == conceded(&self.by_number)
    }

    /// The best texts, the first `few` under each objective; objectives under which they are the same are told together.
    #[must_use]
    pub fn best_told(&self, few: usize) -> Vec<BestTold<'_>> {
        let mut told: Vec<BestTold<'_>> = Vec::new();
        for best in &self.best {
            let texts = &best.texts[..few.min(best.texts.len())];
            let at_most = best.at_most.filter(|_| !best.proved);
            let forms = |texts: &[Worth]| texts.iter().map(|text| text.forms.clone()).collect::<Vec<_>>();
            let is_same = |other: &&mut BestTold<'_>| {
                (other.proved, other.at_most) == (best.proved, at_most) && forms(other.texts) == forms(texts)
            };
            match told.iter_mut().find(is_same) {
                Some(other) => other.objectives.push(best.objective),
                None if texts.is_empty() => {}
                None => {
                    let (objectives, proved) = (vec![best.objective], best.proved);
                    told.push(BestTold { objectives, texts, proved, at_most });
                }
            }
        }
        told
    }

    /// Whether it is known that no member's concession alone lets a text pass.
    #[must_use]
    pub fn nobody_alone(&self) -> bool {
        !self.deadlocks.is_empty() && self.alone.is_empty() && self.alone_complete
    }
}

/// The whole answer to a problem. Where it has guesses, it is answered a second time without them, and what would be another
/// answer then says so.
///
/// # Errors
/// [`AskError`] if the charter cannot answer for the kind of matter.
pub fn answered(charter: &Charter, problem: &Problem, wanted: Wanted, stop: &Stop) -> Result<Answered, AskError> {
    let ask = |problem: &Problem, wanted: Wanted, whole: bool| {
        let negotiation = Negotiation::new(charter, problem, &problem.kind, stop)?;
        let rule = said(&negotiation.seated);
        let asking = Asking { charter, negotiation: &negotiation, problem, rule, wanted, whole, stop };
        asking.all().map(|answer| (answer, negotiation.rule.monotone))
    };
    let (mut answer, monotone) = ask(problem, wanted, true)?;
    let Some(reported) = problem.without_guesses().filter(|_| answer.some_passes.is_some()) else { return Ok(answer) };
    if !stop.now() {
        let (other, _) = ask(&reported, Wanted { deadlocks: 1, best: 1, ..wanted }, false)?;
        if other.some_passes.is_some() && !stop.now() {
            answer.beside_reported(&other, problem, monotone);
            return Ok(answer);
        }
    }
    answer.notes.push("The search was stopped before it was known what the guesses change in this answer.".to_owned());
    Ok(answer)
}

struct Asking<'a, 'p> {
    charter: &'p Charter,
    negotiation: &'a Negotiation<'p>,
    problem: &'p Problem,
    /// Each requirement in words, with its citation.
    rule: Vec<(String, String)>,
    wanted: Wanted,
    /// Whether everything is shown; else it is only laid beside another answer.
    whole: bool,
    stop: &'a Stop,
}

impl Asking<'_, '_> {
    fn all(&self) -> Result<Answered, AskError> {
        let problem = self.problem;
        let texts: Vec<TextAnswer> =
            problem.texts.iter().map(|text| text_answer(self.negotiation, &text.name, &text.choice)).collect();
        let (mut best, mut keeping_most) = (Vec::new(), None);
        for objective in Objective::ALL {
            let (found, first) = self.best(objective)?;
            best.push(found);
            keeping_most = if objective == Objective::Content { first } else { keeping_most };
        }
        let some_passes = match &best[1] {
            found if !found.texts.is_empty() => Some(true),
            found => found.proved.then_some(false),
        };
        let mut notes = Vec::new();
        let (mut deadlocks, mut ways, mut alone) =
            (Deadlocks::default(), [(); 2].map(|()| WaysOut::default()), Vec::new());
        let mut beside = None;
        if some_passes == Some(false) && self.negotiation.rule.monotone {
            deadlocks = self.negotiation.deadlocks(self.wanted.deadlocks)?;
            let rests_on_guess = |demand: &usize| problem.demands[*demand].is_guess();
            deadlocks.found.sort_by_key(|deadlock| deadlock.demands.iter().any(rests_on_guess));
            let (by_number, first) = self.ways(Measure::Number)?;
            beside = first.map(|(text, only_if)| self.beside(&text, Some(only_if)));
            ways = [by_number, self.ways(Measure::Weight)?.0];
            let found = self.negotiation.alone()?;
            alone = found.iter().map(|(seat, text)| self.alone(*seat, text)).collect::<Result<_, _>>()?;
        } else if some_passes == Some(false) {
            notes.push(capital(&format!("{}.", AskError::NotMonotone)));
        }
        let (mut front, mut front_complete) = (Vec::new(), true);
        if some_passes == Some(true) && self.whole {
            let found = self.negotiation.front(self.wanted.ways)?;
            front = found.points.iter().map(|point| self.worth(&point.text, 0)).collect();
            front_complete = found.complete;
        }
        if some_passes == Some(true) && !texts.first().is_some_and(|drafted| drafted.passes) {
            beside = keeping_most.map(|text| self.beside(&text, None));
        }
        let [by_number, by_weight] = ways;
        let doubt = self.doubt()?;
        let doubts = doubt.as_ref().map(|doubt| self.doubts(doubt)).unwrap_or_default();
        let next = self.next(&doubts, &by_number);
        if stops(some_passes, self.stop) {
            notes.push("The search was stopped: what is shown is the best found so far.".to_owned());
        }
        let seats = problem.roster.seats();
        Ok(Answered {
            title: problem.title.clone(),
            about: problem.about.clone(),
            body: self.charter.name.clone(),
            kind: self.negotiation.kind.name.clone(),
            date: problem.date.strftime("%-d %B %Y").to_string(),
            penholder: problem.penholder.map(|seat| seats[seat].name.clone()),
            sentence: self.sentence(some_passes, &texts[0], &best[1], &deadlocks),
            some_passes,
            rule: self.rule.clone(),
            front,
            front_complete,
            deadlocks: self.deadlocks(&deadlocks.found),
            deadlocks_complete: deadlocks.complete,
            by_number,
            by_weight,
            alone,
            alone_complete: !self.stop.now(),
            beside,
            roads: self.roads(&texts[0], some_passes, best[1].texts.first())?,
            amendments: self.amendments(),
            chance: doubt.as_ref().map(|doubt| chance_of(doubt.chance)),
            certainty: doubt.as_ref().map(certainty),
            doubts,
            next,
            sources: if self.whole { self.sources() } else { Vec::new() },
            matrix: self.matrix(some_passes, &deadlocks),
            from_reported_alone: Instead::default(),
            notes,
            best,
            texts,
        })
    }

    /// What the words of the draft lose in this text, where it is shown.
    fn lost_words(&self, text: &Choice) -> Option<String> {
        if self.whole { lost_words(self.problem, text) } else { None }
    }

    fn sentence(&self, some: Option<bool>, drafted: &TextAnswer, best: &BestAnswer, deadlocks: &Deadlocks) -> String {
        let kind = with_article(&self.negotiation.kind.name);
        if drafted.passes {
            return format!("The text as drafted passes as {kind} ({}).", aside(&drafted.sentence));
        }
        match (some, best.texts.first()) {
            (Some(true), Some(text)) => format!(
                "The text as drafted does not pass as {kind}, but a text does that keeps {} of {} of its content: {}.",
                text.content, drafted.content.1, text.text
            ),
            (Some(false), _) => {
                let why = deadlocks.found.first().map(|deadlock| self.deadlock(deadlock, None).sentence);
                let why = why.map(|why| format!(" {why}")).unwrap_or_default();
                format!("No text can pass as {kind}.{why}")
            }
            _ => format!("It is not known yet whether a text can pass as {kind}: the search was stopped."),
        }
    }
}

fn stops(some_passes: Option<bool>, stop: &Stop) -> bool {
    some_passes.is_none() || stop.now()
}
