//! What is asked of a body: the question or kind of matter, the day, how the rule is read, and who sits where the law leaves
//! that open.

use jiff::civil::Date;
use penholder_core::ballots::position_from;
use penholder_core::charter::{Class, Kind, Seating};
use penholder_core::source::nearest;
use penholder_core::{Charter, CharterError, Position, ReadBy, Roster, Seat, SeatError, Seated};
use penholder_studies::{Unanswered, source};

use crate::body;
use crate::screen::note;
use crate::stop::Stop;

/// Which body, which question, which day, who sits.
#[derive(clap::Args)]
pub struct Asked {
    /// The body: a shipped charter (`penholder charter list`) or a charter file.
    #[arg(long, default_value = body::FIRST)]
    pub charter: String,
    /// The kind of matter: resolution, amendment, press-statement ... The body's first if neither this nor `--on` is given.
    #[arg(long, conflicts_with = "on")]
    kind: Option<String>,
    /// The question whose rule decides, if the kind of matter does not matter.
    #[arg(long)]
    on: Option<String>,
    /// The day of the law and of the seats; today if not given, or the last day known.
    #[arg(long, value_parser = body::date)]
    date: Option<Date>,
    /// Read the rule by its letter, not as practice reads it.
    #[arg(long)]
    letter: bool,
    /// Who sits where the charter leaves it open: `director=5`, `director=Ann,Ben`, with weights `shareholder=Ann:60,Ben:40`.
    #[arg(long, value_name = "CLASS=SEATS")]
    seats: Vec<String>,
}

impl Asked {
    /// The day that is meant.
    pub fn date(&self, charter: &Charter) -> Date {
        self.date.unwrap_or_else(|| source::day_meant(charter, body::today()))
    }

    /// Whether the question is the body's first, nobody having said which.
    pub fn is_first(&self) -> bool {
        self.on.is_none() && self.kind.is_none()
    }

    /// Who sits: as the record or the charter says, as `--seats` says, and `brought` by the file of ballots. Where one class
    /// alone is open and nobody was said to sit in it, those who are `named` in the ballots do, and that is said.
    ///
    /// # Errors
    /// Says that nobody is seated, or what is wrong with the seats.
    pub fn roster(&self, charter: &Charter, brought: Seating, named: &[&str]) -> Result<Roster, Stop> {
        let date = body::day(charter, self.date);
        let mut seating = Seating::from_words(&self.seats.join(",")).map_err(Unanswered::from)?;
        seating.seats.extend(brought.seats);
        let roster = source::roster_with(charter, date, &seating)?;
        let Some(class) = charter.unseated(&roster, date) else { return Ok(roster) };
        let mut new: Vec<&str> = Vec::new();
        for name in named.iter().filter(|name| roster.find(name).is_err()) {
            if new.iter().all(|known| !known.eq_ignore_ascii_case(name)) {
                new.push(name);
            }
        }
        let is_only = charter.open_classes(date).len() == 1;
        if new.is_empty() || !is_only || !seating.is_empty() {
            return Err(nobody(charter, class));
        }
        seating.seats.extend(new.iter().map(|name| Seat::new(*name, *name, &class.id)));
        let roster = source::roster_with(charter, date, &seating)?;
        let who = if new.len() == 1 { &class.name } else { &class.plural };
        note(&format!("seated as {who}, as the votes name them: {} (`--seats` says otherwise)", new.join(", ")));
        Ok(roster)
    }

    /// The rules the question may fall under: one, or each of those that a doctrine may settle on.
    ///
    /// # Errors
    /// Says which kinds and questions there are, or which seat does not fit the rule.
    pub fn seated<'c>(&self, charter: &'c Charter, roster: &'c Roster) -> Result<Vec<Seated<'c>>, Stop> {
        let on = self.on.as_deref();
        let kind = match (&self.kind, on) {
            (Some(word), _) => Some(charter.kind(word).map_err(|error| no_kind(charter, word, &error))?),
            (None, None) => charter.kinds.first(),
            // a kind of matter under `--on` means its question
            (None, Some(on)) if !charter.questions().contains(&on) => charter.kind(on).ok(),
            (None, Some(_)) => None,
        };
        let questions: Vec<&str> = match (kind.map(|kind: &Kind| kind.question.as_deref()), on) {
            (Some(Some(question)), _) => vec![question],
            (Some(None), _) => charter.disputable(),
            (None, Some(on)) => vec![on],
            (None, None) => charter.questions().into_iter().take(1).collect(),
        };
        if questions.is_empty() {
            return Err(Stop::input(format!("{} has no rule that could apply", charter.name)));
        }
        let read_by = if self.letter { ReadBy::Letter } else { ReadBy::Practice };
        let one = |on: &str| {
            let seated = charter.seated(on, kind, self.date(charter), roster, read_by);
            seated.map_err(|error| self.no_rule(charter, on, &error))
        };
        questions.into_iter().map(one).collect()
    }

    fn no_rule(&self, charter: &Charter, on: &str, error: &SeatError) -> Stop {
        let stop = Stop::input(error.to_string());
        let known = charter.questions();
        let near =
            || known.iter().find(|known| known.starts_with(on)).copied().or_else(|| nearest(on, known.iter().copied()));
        match error {
            SeatError::NoWeight { .. } => stop.hint("give each its weight: `--seats CLASS=Ann:60,Ben:40`"),
            SeatError::Charter(CharterError::NoRule { .. }) if known.contains(&on) => {
                stop.hint(format!("`penholder charter show {} --whole` shows from when to when", self.charter))
            }
            SeatError::Charter(CharterError::NoRule { .. }) => stop.hint(match near() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its questions are: {}", known.join(", ")),
            }),
            _ => stop,
        }
    }
}

/// Why nothing can be decided of a body in which nobody sits.
fn nobody(charter: &Charter, class: &Class) -> Stop {
    let id = &class.id;
    let by_name = if charter.measures.is_empty() { "Ann,Ben" } else { "Ann:60,Ben:40" };
    let says = format!("nobody is seated: {} leaves open how many {} there are", charter.name, class.plural);
    Stop::input(says).hint(format!("say who sits: `--seats {id}={by_name}`, or how many: `--seats {id}=5`"))
}

/// Why a body does not know this kind of matter, with the kind that may be meant.
pub fn no_kind(charter: &Charter, word: &str, error: &CharterError) -> Stop {
    let stop = Stop::input(error.to_string());
    match nearest(word, charter.kinds.iter().map(|kind| kind.id.as_str())) {
        Some(near) => stop.hint(format!("did you mean `{near}`?")),
        None => stop,
    }
}

/// The position that a word means.
///
/// # Errors
/// Says which position may be meant, and which there are.
pub fn position(word: &str) -> Result<Position, Stop> {
    position_from(word).map_err(|error| {
        let known: Vec<&str> = Position::ALL.iter().map(|position| position.word()).collect();
        Stop::input(error.to_string()).hint(format!("the positions are: {}", known.join(", ")))
    })
}
