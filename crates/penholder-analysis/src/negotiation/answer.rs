//! The whole answer to one negotiation, in plain words and numbers: what a terminal, a page and a cable home show.
//!
//! Always: the sentence first; every text that is said to pass has been put through the rule; whatever was cut short says so.
//! Not here: colours and layout; the solvers.

use penholder_core::charter::Charter;
use penholder_core::flip::pivotal;
use penholder_core::{Saying, decide};
use serde::Serialize;

use super::beside::{Beside, lost_words, paired};
use super::concession::{Concessions, Measure};
use super::condition::Choice;
use super::deadlock::{Deadlock, Deadlocks};
use super::doubt::{self, Chance, Doubt};
use super::problem::{Asks, Confidence, Problem};
use super::rule::Stance;
use super::search::{AskError, Negotiation, Objective, Search};
use super::solver::Stop;
use super::vote;
use super::words::{capital, changed, lets_go, listed, told, with_article};

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
    /// The content it keeps.
    pub content: u64,
    /// How many members are for it, abstain, are against.
    pub stances: (usize, usize, usize),
}

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
}

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

/// What a member says of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Nothing.
    Nothing,
    /// It must have it.
    Must,
    /// It cannot accept it.
    Refuses,
    /// It ties it to another.
    Package,
    /// It would rather see it one way.
    Rather,
}

/// One cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What the member says of the element.
    pub mark: Mark,
    /// How sure that is.
    pub confidence: Option<&'static str>,
    /// Whether it stands in a deadlock; or, where texts pass, whether the text as drafted leaves it unmet.
    pub conflict: bool,
}

/// One row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The seat.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether anything is known of it.
    pub stated: bool,
    /// Where it stands on the text as drafted: `for`, `abstains`, `against`.
    pub stance: &'static str,
    /// One cell for each element.
    pub cells: Vec<Cell>,
}

/// Members by elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The id of each element, and what it says.
    pub elements: Vec<(String, String)>,
    /// The members, in the order of the roster.
    pub rows: Vec<Row>,
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
    /// The deadlocks, the smallest first.
    pub deadlocks: Vec<DeadlockAnswer>,
    /// Whether these are all.
    pub deadlocks_complete: bool,
    /// The smallest ways out by number.
    pub by_number: WaysOut,
    /// The smallest ways out by weight.
    pub by_weight: WaysOut,
    /// The members whose concession alone suffices, and what passes then.
    pub alone: Vec<(String, String)>,
    /// Whether these are all.
    pub alone_complete: bool,
    /// A text that passes beside the text proposed: the one that keeps most of it, or the one of the way out that does.
    pub beside: Option<Beside>,
    /// The other roads.
    pub roads: Vec<Road>,
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
    /// Why some part is missing, if one is.
    pub notes: Vec<String>,
}

impl Answered {
    /// Whether the lightest concessions are the fewest ones.
    #[must_use]
    pub fn same_ways(&self) -> bool {
        let conceded = |ways: &WaysOut| ways.ways.iter().map(|way| way.demands.clone()).collect::<Vec<_>>();
        conceded(&self.by_weight) == conceded(&self.by_number)
    }

    /// Whether it is known that no member's concession alone lets a text pass.
    #[must_use]
    pub fn nobody_alone(&self) -> bool {
        !self.deadlocks.is_empty() && self.alone.is_empty() && self.alone_complete
    }
}

/// The whole answer to a problem.
///
/// # Errors
/// [`AskError`] if the charter cannot answer for the kind of matter.
pub fn answered(charter: &Charter, problem: &Problem, wanted: Wanted, stop: &Stop) -> Result<Answered, AskError> {
    let negotiation = Negotiation::new(charter, problem, &problem.kind, stop)?;
    let asking = Asking { charter, negotiation: &negotiation, problem, wanted, stop };
    asking.all()
}

struct Asking<'a, 'p> {
    charter: &'p Charter,
    negotiation: &'a Negotiation<'p>,
    problem: &'p Problem,
    wanted: Wanted,
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
            let (by_number, first) = self.ways(Measure::Number)?;
            beside = first.map(|(text, only_if)| self.beside(&text, Some(only_if)));
            ways = [by_number, self.ways(Measure::Weight)?.0];
            let found = self.negotiation.alone()?;
            alone = found.into_iter().map(|(seat, _)| self.alone(seat)).collect::<Result<_, _>>()?;
        } else if some_passes == Some(false) {
            notes.push(capital(&format!("{}.", AskError::NotMonotone)));
        }
        let (mut front, mut front_complete) = (Vec::new(), true);
        if some_passes == Some(true) {
            let found = self.negotiation.front(self.wanted.ways)?;
            front = found.points.iter().map(|point| self.worth(&point.text, 0)).collect();
            front_complete = found.complete;
            if !texts.first().is_some_and(|drafted| drafted.passes) {
                beside = keeping_most.map(|text| self.beside(&text, None));
            }
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
            rule: self.negotiation.rule.says.clone(),
            best,
            front,
            front_complete,
            deadlocks: deadlocks.found.iter().map(|deadlock| self.deadlock(deadlock)).collect(),
            deadlocks_complete: deadlocks.complete,
            by_number,
            by_weight,
            alone,
            alone_complete: !self.stop.now(),
            beside,
            roads: self.roads()?,
            amendments: self.amendments(),
            chance: doubt.as_ref().map(|doubt| chance_of(doubt.chance)),
            certainty: doubt.as_ref().map(certainty),
            doubts,
            next,
            sources: self.sources(),
            matrix: self.matrix(some_passes, &deadlocks),
            notes,
            texts,
        })
    }

    fn sentence(&self, some: Option<bool>, drafted: &TextAnswer, best: &BestAnswer, deadlocks: &Deadlocks) -> String {
        let kind = with_article(&self.negotiation.kind.name);
        if drafted.passes {
            return format!("The text as drafted passes as {kind}: {}", drafted.sentence);
        }
        match (some, best.texts.first()) {
            (Some(true), Some(text)) => format!(
                "The text as drafted does not pass as {kind}, but a text does that keeps {} of {} of its content: {}.",
                text.content, drafted.content.1, text.text
            ),
            (Some(false), _) => {
                let why = deadlocks.found.first().map(|deadlock| self.deadlock(deadlock).sentence);
                let why = why.map(|why| format!(" {why}")).unwrap_or_default();
                format!("No text can pass as {kind}.{why}")
            }
            _ => format!("It is not known yet whether a text can pass as {kind}: the search was stopped."),
        }
    }

    /// The best texts under an objective, and the first of them.
    fn best(&self, objective: Objective) -> Result<(BestAnswer, Option<Choice>), AskError> {
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

    fn worth(&self, text: &Choice, worth: u64) -> Worth {
        let stances = self.negotiation.stances(text);
        let count = |wanted: Stance| stances.iter().filter(|stance| **stance == wanted).count();
        let form = |(element, form): (&super::Element, &u8)| element.alternatives[usize::from(*form)].id.clone();
        Worth {
            text: told(self.problem, text),
            changes: changed(self.problem, text),
            forms: self.problem.elements.iter().zip(&text.0).map(form).collect(),
            worth,
            content: self.problem.content(text).0,
            stances: (count(Stance::For), count(Stance::Abstains), count(Stance::Against)),
        }
    }

    fn names(&self, demands: &[usize]) -> Vec<String> {
        let mut seats: Vec<usize> = demands.iter().map(|demand| self.problem.demands[*demand].seat).collect();
        seats.sort_unstable();
        seats.dedup();
        seats.into_iter().map(|seat| self.problem.roster.seats()[seat].name.clone()).collect()
    }

    fn deadlock(&self, deadlock: &Deadlock) -> DeadlockAnswer {
        let problem = self.problem;
        let mut demands: Vec<_> = deadlock.demands.iter().map(|demand| &problem.demands[*demand]).collect();
        demands.sort_by_key(|demand| (demand.asks == Asks::Refuses, demand.seat));
        let rule = &self.negotiation.rule.says;
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
        if !asked.is_empty() {
            let and = if parts.is_empty() { "" } else { "and " };
            parts.push(format!("{and}the text is adopted only if {}", asked.join(", and ")));
        }
        let mut elements: Vec<usize> =
            deadlock.demands.iter().flat_map(|demand| problem.demands[*demand].condition.elements()).collect();
        elements.sort_unstable();
        elements.dedup();
        let guess = |demand: &usize| problem.demands[*demand].confidence == Confidence::Guessed;
        DeadlockAnswer {
            sentence: format!("{}.", capital(&parts.join("; "))),
            members: self.names(&deadlock.demands),
            elements: elements.into_iter().map(|at| problem.elements[at].id.clone()).collect(),
            demands: deadlock.demands.clone(),
            requirements: deadlock.requirements.clone(),
            guessed: deadlock.demands.iter().any(guess),
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

    fn beside(&self, text: &Choice, only_if: Option<String>) -> Beside {
        Beside {
            text: told(self.problem, text),
            only_if,
            content: self.problem.content(text),
            rows: paired(self.problem, text),
            words: lost_words(self.problem, text),
        }
    }

    /// The ways out; with the text of the one that keeps most content, and what it takes.
    fn ways(&self, measure: Measure) -> Result<(WaysOut, Option<(Choice, String)>), AskError> {
        let Concessions { ways, at_least, complete } = self.negotiation.concessions(measure, self.wanted.ways)?;
        let mut out = WaysOut { ways: Vec::new(), complete, at_least };
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
                demands: way.demands,
                cost: way.cost,
                content,
                changes,
            });
        }
        Ok((out, kept.map(|(_, kept)| kept)))
    }

    fn alone(&self, seat: usize) -> Result<(String, String), AskError> {
        let text = self.without(|demand| self.problem.demands[demand].seat == seat)?;
        let passes = text.map(|text| told(self.problem, &text)).unwrap_or_default();
        Ok((self.problem.roster.seats()[seat].name.clone(), passes))
    }

    fn roads(&self) -> Result<Vec<Road>, AskError> {
        let mut roads = Vec::new();
        for kind in self.other_kinds() {
            let negotiation = match Negotiation::new(self.charter, self.problem, &kind, self.stop) {
                Ok(negotiation) => negotiation,
                Err(AskError::Rule(super::RuleError::Unsettled(_) | super::RuleError::NoVote(_))) => continue,
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

    fn amendments(&self) -> Vec<AmendmentAnswer> {
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

    fn doubt(&self) -> Result<Option<Doubt>, AskError> {
        if !self.negotiation.rule.monotone {
            return Ok(None);
        }
        Ok(doubt::doubt(&mut self.negotiation.oracle()?, self.problem, self.wanted.seed))
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

    fn next(&self, doubts: &[DoubtAnswer], ways: &WaysOut) -> Vec<String> {
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
            format!("{} It is part of {count} of the {of} smallest ways out.", self.question(*demand))
        };
        opens.iter().map(says).collect()
    }

    fn doubts(&self, doubt: &Doubt) -> Vec<DoubtAnswer> {
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

    fn sources(&self) -> Vec<String> {
        let mut sources: Vec<String> = Vec::new();
        for demand in &self.problem.demands {
            let from = demand.source.as_deref().map(|source| format!(": {source}")).unwrap_or_default();
            let says = format!("{} ({}{from}).", capital(&demand.sentence(self.problem)), demand.confidence.word());
            if !sources.contains(&says) {
                sources.push(says);
            }
        }
        sources
    }

    fn matrix(&self, some_passes: Option<bool>, deadlocks: &Deadlocks) -> Matrix {
        let problem = self.problem;
        let drafted = problem.drafted();
        let stances = self.negotiation.stances(&drafted);
        let blocked = |demand: usize| match some_passes {
            Some(false) => deadlocks.found.iter().any(|deadlock| deadlock.demands.contains(&demand)),
            _ => !problem.demands[demand].condition.holds(&drafted),
        };
        let nothing = Cell { mark: Mark::Nothing, confidence: None, conflict: false };
        let mut rows: Vec<Row> = Vec::with_capacity(stances.len());
        for (seat, stance) in problem.roster.seats().iter().zip(&stances) {
            let member = &problem.members[rows.len()];
            let stance = ["for", "abstains", "against"][*stance as usize];
            let cells = vec![nothing; problem.elements.len()];
            rows.push(Row { id: seat.id.clone(), name: seat.name.clone(), stated: member.stated, stance, cells });
        }
        for wish in &problem.wishes {
            for element in wish.condition.elements() {
                rows[wish.seat].cells[element].mark = Mark::Rather;
            }
        }
        for (at, demand) in problem.demands.iter().enumerate() {
            let conflict = blocked(at);
            for element in demand.condition.elements() {
                let cell = &mut rows[demand.seat].cells[element];
                let empty = matches!(cell.mark, Mark::Nothing | Mark::Rather);
                if empty || conflict && !cell.conflict {
                    cell.mark = match demand.asks {
                        Asks::Must => Mark::Must,
                        Asks::Refuses => Mark::Refuses,
                        Asks::Package => Mark::Package,
                    };
                    cell.confidence = Some(demand.confidence.word());
                }
                cell.conflict |= conflict;
            }
        }
        let elements = problem.elements.iter().map(|element| (element.id.clone(), element.says.clone())).collect();
        Matrix { elements, rows }
    }
}

fn stops(some_passes: Option<bool>, stop: &Stop) -> bool {
    some_passes.is_none() || stop.now()
}

/// What the doubts come to, as a sentence.
fn certainty(doubt: &Doubt) -> String {
    let (chance, interval) = chance_of(doubt.chance);
    if doubt.swings.is_empty() {
        let passes = if chance > 0.5 { "some text passes" } else { "no text passes" };
        return format!("Whatever is true of the guesses, {passes}.");
    }
    let interval = interval.map(|(low, high)| format!(" ({:.0} to {:.0} %)", low * 100.0, high * 100.0));
    let chance = format!("{:.0} %{}", chance * 100.0, interval.unwrap_or_default());
    format!("The chance that some text passes is {chance}, given what is in doubt.")
}

fn chance_of(chance: Chance) -> (f64, Option<(f64, f64)>) {
    match chance {
        Chance::Exact(_) => (chance.value(), None),
        Chance::Sampled { share, low, high, .. } => (share, Some((low, high))),
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
        unmet: vote::unmet(problem, text, None).map(|(_, demand)| capital(&demand.sentence(problem))).collect(),
        pivotal: pivotal(&negotiation.seated, &ballots)
            .into_iter()
            .map(|seat| problem.roster.seats()[seat].name.clone())
            .collect(),
        content: problem.content(text),
        preference: problem.preference(text),
    }
}
