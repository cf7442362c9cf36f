//! Charters: the law of a body as data, in article order.
//!
//! Implements: the file format of `charters/<body>/charter.toml`: classes of seats and how many there are on a date, seats
//! and their weights, labels, kinds of matter, rules (citation, dates, sense, requirements, practice, readings) and the
//! doctrines that settle which rule a question falls under.
//! Always: every rule is cited; the rules on one question neither overlap nor leave a gap; every word used is declared.
//! Not here: deciding ([`crate::decide()`]), which charters are shipped (`penholder-charters`).

mod case;
mod counted;
mod doctrine;
mod name;
pub mod procedure;
mod procedure_words;
mod read;
mod reform;
mod requirement;
mod seating;
mod sentence;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use case::{Case, Cases};
pub use counted::{Base, Side};
pub use doctrine::{Dispute, Doctrine, Settled, Way};
pub use name::Names;
pub use procedure::Procedure;
pub use requirement::{Measure, Requirement, What};
pub use seating::{Seating, SeatingError};
pub use sentence::{amount_says, share_says};

use crate::interval::InForce;
use crate::position::Position;
use crate::seat::{Roster, Seat};
use crate::source::Exact;

/// The law of one body.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Charter {
    /// `un-security-council`.
    pub id: String,
    /// The name of the body.
    pub name: String,
    /// What the body is, in a line.
    pub about: String,
    /// The charter that this one proposes to change, if it is a proposal: what it does not state is as there.
    pub reforms: Option<String>,
    /// The body whose members sit here too, where this one re-enacts it: a record of that body tells who they are.
    pub seated_as: Option<String>,
    /// The classes of seats.
    pub classes: Vec<Class>,
    /// The measures beside heads.
    pub measures: Vec<MeasureName>,
    /// The seats that the law names.
    pub seats: Vec<NamedSeat>,
    /// When the named seats are those that sat, where the charter says so.
    pub roster_known: Option<RosterKnown>,
    /// How outcomes are called.
    pub labels: Vec<Label>,
    /// The kinds of matter.
    pub kinds: Vec<Kind>,
    /// The rules, in article order.
    pub rules: Vec<Rule>,
    /// Ways to settle which rule a question falls under.
    pub doctrines: Vec<Doctrine>,
    /// What the file does not carry, and why.
    pub not_carried: Vec<NotCarried>,
}

/// A class of seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// `permanent`.
    pub id: String,
    /// One of them: `permanent member`.
    pub name: String,
    /// Several: `permanent members`.
    pub plural: String,
    /// How many seats there are, by date; any number if empty.
    pub composition: Vec<Composition>,
    /// What each of its seats weighs, where it is not one head.
    pub weights: BTreeMap<String, Exact>,
    /// Whether a reform adds these seats, so that nobody has ever voted from them.
    pub added: bool,
    /// Whether its seats belong to an office, not to a member: a casting vote, which is of whoever presides. Nobody sits there.
    pub office: bool,
}

/// How many seats a class has at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// The number of seats.
    pub seats: usize,
    /// When.
    pub in_force: InForce,
    /// Where it is laid down, if not with the class.
    pub cite: Option<String>,
}

/// A seat that the law names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSeat {
    /// The seat.
    pub seat: Seat,
    /// When it exists.
    pub in_force: InForce,
}

/// When the seats that a charter names are those that sat; members that came and went otherwise are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterKnown {
    /// The days.
    pub days: InForce,
    /// Where to look for other days, in a line.
    pub hint: Option<String>,
}

/// A measure beside heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureName {
    /// `population`.
    pub id: String,
    /// What it counts: `inhabitants`.
    pub unit: String,
}

/// What an outcome is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// `not_adopted_veto`.
    pub id: String,
    /// In words: `not adopted, owing to the negative vote of a permanent member`.
    pub says: String,
    /// Whether it means that the body said yes.
    pub adopted: bool,
}

/// A kind of matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// `press-statement`.
    pub id: String,
    /// `press statement`.
    pub name: String,
    /// The question it puts, unless that is disputed; unsettled if `None`.
    pub question: Option<String>,
    /// Where that is laid down.
    pub cite: String,
    /// How far the fact is checked.
    pub mark: Mark,
    /// Labels that this kind calls otherwise.
    pub relabel: BTreeMap<String, String>,
    /// What alone can be put as this kind, in words: `a motion of procedure`; if `None`, a text on whatever the body may decide.
    pub only_for: Option<String>,
    /// Where the matter goes if this is adopted, for a kind that decides no text itself: `the General Assembly`.
    pub takes_to: Option<String>,
    /// Whether it is a step in dealing with something else, and no text is ever circulated as it: an amendment, a motion.
    pub step: bool,
    /// Whether it elects somebody.
    pub elects: bool,
}

/// How far a stated fact has been checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mark {
    /// Against the source named.
    #[default]
    Verified,
    /// Stated from a well-known instrument, not re-read: shown as `[K]`.
    Known,
    /// Sources disagree or it is unsettled: shown as `[?]`.
    Disputed,
}

impl Mark {
    /// What to put behind the fact: nothing, ` [K]` or ` [?]`.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Mark::Verified => "",
            Mark::Known => " [K]",
            Mark::Disputed => " [?]",
        }
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The article.
    pub cite: String,
    /// The question it answers: `procedural`.
    pub on: String,
    /// When it holds.
    pub in_force: InForce,
    /// The sense of the article in our own words.
    pub sense: String,
    /// How far it is checked.
    pub mark: Mark,
    /// What it asks, in the order of evaluation.
    pub requires: Vec<Requirement>,
    /// How its requirements are read in practice.
    pub practice: Vec<Practice>,
    /// Which positions are read as which others before counting.
    pub reads: Vec<Reading>,
    /// The positions a seat may take.
    pub positions: Vec<Position>,
    /// The label of adoption.
    pub adopted: String,
    /// The label of adoption by every seat, where it has its own.
    pub unanimous: Option<String>,
    /// The label of failure, where the requirement that failed has none.
    pub not_adopted: Option<String>,
}

/// How a requirement is read in practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    /// The source of the practice.
    pub cite: String,
    /// The id of the requirement it re-reads.
    pub instead_of: String,
    /// When it holds.
    pub in_force: InForce,
    /// Its sense in our own words.
    pub sense: String,
    /// How far it is checked.
    pub mark: Mark,
    /// What is asked instead.
    pub requires: Requirement,
}

/// One position read as another before counting: silence as assent, an unreasoned objection as void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The position that was taken.
    pub position: Position,
    /// What it is read as.
    pub read_as: Position,
    /// Only where no reason was given with it.
    pub unreasoned: bool,
    /// Only for these classes; every seat if empty.
    pub within: Vec<String>,
    /// By which article.
    pub cite: String,
}

/// Something of the body's law that this file does not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCarried {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// Whether a rule is read by its letter or as practice reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ReadBy {
    /// As practice reads it, where there is practice.
    #[default]
    Practice,
    /// By the letter alone.
    Letter,
}

/// Why a charter cannot answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CharterError {
    /// No rule on this question is in force on that day.
    #[error("{body} has no rule on a {on} question in force on {date}")]
    NoRule {
        /// The body.
        body: String,
        /// The question.
        on: String,
        /// The day.
        date: Date,
    },
    /// Nobody says who sat on that day.
    #[error("the roster known of {body} is that {days}; {date} lies outside of it")]
    RosterUnknown {
        /// The body.
        body: String,
        /// The days for which it is known.
        days: InForce,
        /// The day.
        date: Date,
    },
    /// There is no such kind of matter.
    #[error("{body} knows no kind of matter called `{kind}`; it knows: {known}")]
    NoKind {
        /// The body.
        body: String,
        /// The word that was given.
        kind: String,
        /// The kinds there are.
        known: String,
    },
}

impl Charter {
    /// The declared words, for sentences.
    #[must_use]
    pub fn names(&self) -> Names<'_> {
        Names { classes: &self.classes, measures: &self.measures, labels: &self.labels }
    }

    /// The class with this id.
    #[must_use]
    pub fn class(&self, id: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// The class with this id or name, for one seat or for several (case does not matter).
    #[must_use]
    pub fn class_called(&self, word: &str) -> Option<&Class> {
        let is_called =
            |class: &&Class| [&class.id, &class.name, &class.plural].iter().any(|name| name.eq_ignore_ascii_case(word));
        self.classes.iter().find(is_called)
    }

    /// The label with this id.
    #[must_use]
    pub fn label(&self, id: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == id)
    }

    /// The kind of matter with this id or name.
    ///
    /// # Errors
    /// [`CharterError::NoKind`] with the kinds there are.
    pub fn kind(&self, id: &str) -> Result<&Kind, CharterError> {
        self.kinds.iter().find(|kind| kind.id == id || kind.name == id).ok_or_else(|| CharterError::NoKind {
            body: self.name.clone(),
            kind: id.to_owned(),
            known: self.kinds.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    /// The questions on which there are rules, each once, in article order.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.rules.iter().map(|rule| rule.on.as_str()).filter(|on| seen.insert(*on)).collect()
    }

    /// The questions between which a doctrine settles: those a question may be whose class is disputed.
    #[must_use]
    pub fn disputable(&self) -> Vec<&str> {
        let mut questions: Vec<&str> = Vec::new();
        for doctrine in &self.doctrines {
            let between: [&str; 2] = match &doctrine.way {
                Way::PreliminaryQuestion { carried, lost, .. } => [carried, lost],
                Way::Ruling { between: [a, b], .. } => [a, b],
            };
            questions.extend(between);
        }
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    /// The rule on a question that is in force on a day.
    ///
    /// # Errors
    /// [`CharterError::NoRule`] if there is none.
    pub fn rule(&self, on: &str, date: Date) -> Result<&Rule, CharterError> {
        self.rules
            .iter()
            .find(|rule| rule.on == on && rule.in_force.holds_on(date))
            .ok_or_else(|| CharterError::NoRule { body: self.name.clone(), on: on.to_owned(), date })
    }

    /// Whether the seats that the charter names are those that sat on a day.
    ///
    /// # Errors
    /// [`CharterError::RosterUnknown`] if the charter gives their days and this is none of them.
    pub fn names_who_sat(&self, date: Date) -> Result<(), CharterError> {
        match &self.roster_known {
            Some(known) if !known.days.holds_on(date) => {
                Err(CharterError::RosterUnknown { body: self.name.clone(), days: known.days, date })
            }
            _ => Ok(()),
        }
    }

    /// The roster that the law alone gives for a day: its named seats, and numbered ones for the rest of each class.
    #[must_use]
    pub fn roster_on(&self, date: Date) -> Roster {
        self.filled_up(self.named_on(date), date)
    }

    /// The seats that the law names on a day.
    #[must_use]
    pub fn named_on(&self, date: Date) -> Vec<Seat> {
        self.seats.iter().filter(|named| named.in_force.holds_on(date)).map(|named| named.seat.clone()).collect()
    }

    /// The classes whose number of seats the law leaves open on a day and of which it names none, in its order.
    #[must_use]
    pub fn open_classes(&self, date: Date) -> Vec<&Class> {
        let named = self.named_on(date);
        let is_open =
            |class: &&Class| class.seats_on(date).is_none() && named.iter().all(|seat| seat.class != class.id);
        self.classes.iter().filter(is_open).collect()
    }

    /// A class whose seats nobody fills: the first of those that the law leaves open, if all of them are empty.
    #[must_use]
    pub fn unseated(&self, roster: &Roster, date: Date) -> Option<&Class> {
        let open = self.open_classes(date);
        let is_filled = |class: &&Class| roster.seats().iter().any(|seat| seat.class == class.id);
        if open.iter().any(is_filled) { None } else { open.into_iter().next() }
    }

    /// These seats, and numbered ones for every class that has fewer of them than the law gives it on that day.
    #[must_use]
    pub fn filled_up(&self, seats: Vec<Seat>, date: Date) -> Roster {
        Roster::new(self.with_the_rest(seats, date)).unwrap_or_default()
    }

    fn with_the_rest(&self, mut seats: Vec<Seat>, date: Date) -> Vec<Seat> {
        for class in &self.classes {
            let wanted = class.seats_on(date).unwrap_or(0);
            let there = seats.iter().filter(|seat| seat.class == class.id).count();
            for number in there + 1..=wanted {
                let (id, name) = if wanted == 1 {
                    (class.id.clone(), class.name.clone())
                } else {
                    (format!("{}-{number}", class.id), format!("{} {number}", class.name))
                };
                seats.push(Seat::new(id, name, &class.id));
            }
        }
        seats
    }

    /// The seats in which somebody sits: all but those that belong to an office.
    pub fn members<'r>(&'r self, roster: &'r Roster) -> impl Iterator<Item = &'r Seat> + Clone {
        roster.seats().iter().filter(|seat| !self.class(&seat.class).is_some_and(|class| class.office))
    }

    /// What a seat weighs in a measure: its own weight, else its class's, else one head, else nothing.
    #[must_use]
    pub fn weight(&self, seat: &Seat, measure: &str) -> Option<Exact> {
        let of_class = || self.class(&seat.class).and_then(|class| class.weights.get(measure).copied());
        let heads = || (measure == crate::normal::HEADS).then(|| Exact::from_integer(1));
        seat.weights.get(measure).copied().or_else(of_class).or_else(heads)
    }
}

impl Class {
    /// How many seats the class has on a day; `None` if any number.
    #[must_use]
    pub fn seats_on(&self, date: Date) -> Option<usize> {
        self.composition.iter().find(|composition| composition.in_force.holds_on(date)).map(|found| found.seats)
    }
}

impl Reading {
    /// The reading as one English sentence: `Counted as abstaining: members silent.`
    #[must_use]
    pub fn says(&self, names: &Names<'_>) -> String {
        let who = if self.within.is_empty() { String::new() } else { names.one(&self.within) + " " };
        let reason = if self.unreasoned { " without a reason" } else { "" };
        format!("Counted as {}: {who}{}{reason}.", self.read_as.says(), self.position.says())
    }
}

impl Rule {
    /// What the rule asks on a day, each requirement with the citation under which it stands.
    #[must_use]
    pub fn asks(&self, date: Date, read_by: ReadBy) -> Vec<(&Requirement, &str)> {
        self.requires
            .iter()
            .map(|requirement| {
                let practice = self.practice.iter().find(|practice| {
                    read_by == ReadBy::Practice
                        && requirement.id.as_deref() == Some(practice.instead_of.as_str())
                        && practice.in_force.holds_on(date)
                });
                practice.map_or_else(
                    || (requirement, requirement.cite.as_deref().unwrap_or(&self.cite)),
                    |practice| (&practice.requires, practice.cite.as_str()),
                )
            })
            .collect()
    }

    /// The rule as one English sentence made from its requirements.
    #[must_use]
    pub fn says(&self, names: &Names<'_>, date: Date, read_by: ReadBy) -> String {
        let says: Vec<String> = self.asks(date, read_by).iter().map(|(asked, _)| asked.says(names)).collect();
        match says.as_slice() {
            [] => "It is adopted whatever the vote.".to_owned(),
            says => format!("It is adopted if {}.", says.join(", and ")),
        }
    }
}
