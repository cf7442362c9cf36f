//! Worked cases of a charter: what a lawyer expects of it, with the boundary.
//!
//! Implements: the file format of `charters/<body>/cases.toml`. A case gives votes as counts (filled from the first seat of
//! the roster on: in favour, then abstaining, then against, the rest not participating), by class where that matters, or by
//! name; and says the outcome, its label and the article on which it turned. Where the law leaves the number of seats or their
//! weights open, the file brings a roster: `[seats]` with a number for each class, `[[seat]]` with weights.
//! Always: a case that passes has been decided by [`crate::decide`], never by its counts.

use jiff::civil::Date;

use super::{Charter, ReadBy, Seating};
use crate::ballots::{Ballots, position_from};
use crate::decide::decide;
use crate::position::Position;
use crate::seat::{Roster, Seat};
use crate::source::{Faults, Source, Table};

/// A worked case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub says: String,
    /// The question, or
    pub on: Option<String>,
    /// the kind of matter whose question it is.
    pub kind: Option<String>,
    /// The day; 1 January 2026, if not given.
    pub date: Option<Date>,
    /// Counted votes, overall (no class) or of a class.
    pub counts: Vec<Counts>,
    /// Votes by name, with whether a reason is given.
    pub named: Vec<(String, Position, bool)>,
    /// The position of everybody else.
    pub rest: Option<Position>,
    /// Seats that the law does not give by itself.
    pub seats: Vec<Seat>,
    /// By the letter, or as practice reads it.
    pub read_by: ReadBy,
    /// What the outcome is.
    pub outcome: String,
    /// What it is called, if the case says so.
    pub label: Option<String>,
    /// The article on which it turned, if the case says so.
    pub because: Option<String>,
}

/// How many seats take which position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The class, or every seat.
    pub class: Option<String>,
    /// Position and number, in the order in which seats are filled.
    pub numbers: Vec<(Position, usize)>,
}

/// The cases of one charter.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cases {
    /// The cases, in the order of the file.
    pub cases: Vec<Case>,
}

const COUNTED: [(&str, Position); 8] = [
    ("in_favour", Position::Yes),
    ("no_objection", Position::NoObjection),
    ("silent", Position::Silent),
    ("abstaining", Position::Abstain),
    ("against", Position::No),
    ("objecting", Position::Objection),
    ("not_participating", Position::NotParticipating),
    ("absent", Position::Absent),
];

impl Cases {
    /// Reads the cases of a charter.
    ///
    /// # Errors
    /// Every fault of the file at once.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Faults>> {
        Source::read(name, text, |file| {
            let seats = Seating::read(&file).seats;
            let cases = file.tables("case", "case").into_iter().filter_map(|table| read_case(table, &seats)).collect();
            file.close();
            Some(Self { cases })
        })
    }
}

fn read_case(table: Table<'_, '_>, seats: &[Seat]) -> Option<Case> {
    let says = table.text("says");
    let (on, kind) = (table.text_if_any("on"), table.text_if_any("kind"));
    if on.is_some() == kind.is_some() {
        table.fault(table.at(), "a case is `on` a question or of a `kind`, one of them", None);
    }
    let date = table.date_if_any("date").map(|placed| placed.value);
    let mut counts = Vec::new();
    if let Some(votes) = table.table_if_any("votes", "table of votes") {
        let overall = read_counts(&votes, None);
        let classes: Vec<String> = votes.keys().filter(|key| !is_counted(key)).map(str::to_owned).collect();
        counts.extend((!overall.numbers.is_empty()).then_some(overall));
        counts.extend(classes.iter().filter_map(|class| {
            votes.sub_table(class, "table of votes").map(|part| {
                let counts = read_counts(&part, Some(class.clone()));
                part.close();
                counts
            })
        }));
    }
    let word = |key: &'static str| table.choice_if_any(key, &positions());
    let rest = word("rest");
    let mut named = Vec::new();
    let reasoned: Vec<String> = table.texts("reasoned").into_iter().map(|placed| placed.value).collect();
    if let Some(ballots) = table.table_if_any("ballots", "table of ballots") {
        for (seat, position) in ballots.all_texts() {
            match position_from(&position.value) {
                Ok(position) => {
                    let with_reason = reasoned.contains(&seat.value);
                    named.push((seat.value, position, with_reason));
                }
                Err(error) => ballots.fault(position.at, error.to_string(), None),
            }
        }
    }
    let read_by = table
        .choice_if_any("read_by", &[("practice", ReadBy::Practice), ("letter", ReadBy::Letter)])
        .unwrap_or_default();
    let outcomes = [("adopted", "adopted"), ("not_adopted", "not_adopted"), ("undetermined", "undetermined")];
    let outcome = table.choice("outcome", &outcomes);
    let (label, because) = (table.text_if_any("label"), table.text_if_any("because"));
    table.close();
    Some(Case {
        says: says?,
        on,
        kind,
        date,
        counts,
        named,
        rest,
        seats: seats.to_vec(),
        read_by,
        outcome: outcome?.to_owned(),
        label,
        because,
    })
}

fn positions() -> Vec<(&'static str, Position)> {
    Position::ALL.iter().map(|position| (position.word(), *position)).collect()
}

fn is_counted(key: &str) -> bool {
    COUNTED.iter().any(|(word, _)| *word == key)
}

fn read_counts(table: &Table<'_, '_>, class: Option<String>) -> Counts {
    let number = |(word, position): &(&'static str, Position)| {
        let number = table.integer_if_any(word, 0..=1_000_000)?;
        Some((*position, usize::try_from(number).ok()?))
    };
    Counts { class, numbers: COUNTED.iter().filter_map(number).collect() }
}

impl Case {
    /// The ballots of the case.
    ///
    /// # Errors
    /// Says what does not fit: an unknown seat, more votes than seats.
    pub fn ballots(&self, roster: &Roster) -> Result<Ballots, String> {
        let default =
            self.rest.unwrap_or(if self.counts.is_empty() { Position::Yes } else { Position::NotParticipating });
        let mut positions: Vec<Option<Position>> = vec![None; roster.len()];
        let mut reasons = Vec::new();
        for (name, position, reasoned) in &self.named {
            let seat = roster.find(name).map_err(|error| error.to_string())?;
            positions[seat] = Some(*position);
            reasons.extend(reasoned.then_some(seat));
        }
        let by_class_first = self.counts.iter().filter(|counts| counts.class.is_some());
        for counts in by_class_first.chain(self.counts.iter().filter(|counts| counts.class.is_none())) {
            let mut free = (0..roster.len()).filter(|seat| {
                let class = &roster.seats()[*seat].class;
                positions[*seat].is_none() && counts.class.as_ref().is_none_or(|wanted| wanted == class)
            });
            let free: Vec<usize> = free.by_ref().collect();
            let all: Vec<Position> =
                counts.numbers.iter().flat_map(|(position, count)| std::iter::repeat_n(*position, *count)).collect();
            if all.len() > free.len() {
                return Err(format!("{} votes for {} seats", all.len(), free.len()));
            }
            for (seat, position) in free.into_iter().zip(all) {
                positions[seat] = Some(position);
            }
        }
        let ballots = Ballots::of(positions.into_iter().map(|position| position.unwrap_or(default)).collect());
        Ok(reasons.into_iter().fold(ballots, Ballots::with_reason))
    }

    /// The seats the law names on that day, and those of the case.
    fn seats_with(&self, charter: &Charter, date: Date) -> Vec<Seat> {
        charter.named_on(date).into_iter().chain(self.seats.iter().cloned()).collect()
    }

    /// Decides the case under its charter and compares; nothing to say if it comes out as it says.
    ///
    /// # Errors
    /// Says what came out instead.
    pub fn check(&self, charter: &Charter) -> Result<(), String> {
        self.compare(charter).map_err(|why| format!("`{}`: {why}", self.says))
    }

    fn compare(&self, charter: &Charter) -> Result<(), String> {
        let date = self.date.unwrap_or_else(|| jiff::civil::date(2026, 1, 1));
        let kind = self.kind.as_ref().map(|kind| charter.kind(kind)).transpose().map_err(|error| error.to_string())?;
        let on = self.on.as_deref().or_else(|| kind.and_then(|kind| kind.question.as_deref()));
        let on = on.ok_or("the question of this kind is unsettled; say `on`")?;
        let roster = charter.filled_up(self.seats_with(charter, date), date);
        let ballots = self.ballots(&roster)?;
        let seated = charter.seated(on, kind, date, &roster, self.read_by).map_err(|error| error.to_string())?;
        let decision = decide(&seated, &ballots);
        let mut wrong = Vec::new();
        if decision.outcome.word() != self.outcome {
            wrong.push(format!("the outcome is {}, not {}", decision.outcome.word(), self.outcome));
        }
        let label = decision.label.map(|label| label.id.as_str());
        if self.label.is_some() && self.label.as_deref() != label {
            wrong.push(format!("the label is {label:?}, not {:?}", self.label));
        }
        if let Some(because) = &self.because {
            let turned_on = decision.turned_on().map_or(seated.rule.cite.as_str(), |finding| finding.requirement.cite);
            let cites = decision.findings.iter().map(|finding| finding.requirement.cite);
            let adopted_by =
                decision.turned_on().is_none() && cites.chain([seated.rule.cite.as_str()]).any(|c| c == because);
            if turned_on != because && !adopted_by {
                wrong.push(format!("it turned on {turned_on}, not on {because}"));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }
}
