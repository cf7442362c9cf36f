//! Who sits where the law leaves that open: any number of directors, holders with their shares.
//!
//! In words: `director=5`, `director=Ann,Ben`, `shareholder=Ann:60,Ben:40`, or `Ann,Ben` where one class alone is open. In a
//! file: `[seats]` with a number for each class, `[[seat]]` with a name, a class and weights.
//! Always: seats that the law names or counts are there besides; a name is seated once.
//! Not here: who sits in a body whose record is kept (`penholder-record`).

use jiff::civil::Date;

use super::{Charter, Class};
use crate::seat::{Roster, RosterError, Seat};
use crate::source::{Exact, Table, exact_from, nearest};

/// The most seats of a class that may be asked for in words.
pub const MOST_SEATS_IN_WORDS: usize = 10_000;

/// The most seats of a class that a file may ask for.
const MOST_SEATS: usize = 100_000;

/// Seats that the law does not give by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seating {
    parts: Vec<Part>,
    /// Seats as a file has them.
    pub seats: Vec<Seat>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// So many seats of a class in all.
    Number { class: String, number: usize },
    /// One by name; of the class that is open if none is said.
    Named { class: Option<String>, name: String, weight: Option<Exact> },
}

/// Why nobody can be seated like that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeatingError {
    /// Words that say no seat.
    #[error("`{0}` is no seat and no number of seats")]
    Words(String),
    /// A weight that is no number, or one in a body that weighs nothing, or in several measures.
    #[error("`{words}` gives a weight, and {why}")]
    Weight {
        /// The words.
        words: String,
        /// Why it is none.
        why: String,
    },
    /// A class that is not declared.
    #[error("{body} has no class of seats called `{class}`{}", .near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoClass {
        /// The body.
        body: String,
        /// The word that was given.
        class: String,
        /// The nearest class, if one is near.
        near: Option<String>,
        /// The classes there are.
        known: String,
    },
    /// A name without a class where no class is open, or several are.
    #[error("it is not clear in which class of {body} `{name}` sits")]
    WhichClass {
        /// The body.
        body: String,
        /// The name.
        name: String,
        /// The classes there are.
        known: String,
    },
    /// Somebody sits twice.
    #[error(transparent)]
    Roster(#[from] RosterError),
}

impl SeatingError {
    /// The next step.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Words(_) => format!(
                "write it as CLASS=N, like director=5, up to {MOST_SEATS_IN_WORDS}, or with names: director=Ann,Ben"
            ),
            Self::Weight { .. } => "write it as NAME:WEIGHT, like Ann:60".to_owned(),
            Self::NoClass { known, .. } | Self::WhichClass { known, .. } => {
                format!("write it as CLASS=N or CLASS=Ann,Ben; its classes are: {known}")
            }
            Self::Roster(_) => "give each seat a name of its own".to_owned(),
        }
    }
}

impl Seating {
    /// Reads seats in words.
    ///
    /// # Errors
    /// Words that say no seat, or a weight that is no number.
    pub fn from_words(words: &str) -> Result<Self, SeatingError> {
        let mut parts = Vec::new();
        let mut class: Option<String> = None;
        for piece in words.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            let name = match piece.split_once('=') {
                None => piece,
                Some((of, rest)) => {
                    class = Some(of.trim().to_owned());
                    rest.trim()
                }
            };
            if name.is_empty() || class.as_deref() == Some("") {
                return Err(SeatingError::Words(piece.to_owned()));
            }
            if name.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-') {
                let number = name.parse().ok().filter(|number| *number <= MOST_SEATS_IN_WORDS);
                let (Some(class), Some(number)) = (&class, number) else {
                    return Err(SeatingError::Words(piece.to_owned()));
                };
                parts.push(Part::Number { class: class.clone(), number });
                continue;
            }
            let (name, weight) = match name.rsplit_once(':') {
                None => (name, None),
                Some((name, weight)) => {
                    let no = |why: &str| SeatingError::Weight { words: piece.to_owned(), why: why.to_owned() };
                    let weight = exact_from(weight.trim()).map_err(no)?;
                    if weight < Exact::from_integer(0) {
                        return Err(no("it is less than nothing"));
                    }
                    (name.trim(), Some(weight))
                }
            };
            parts.push(Part::Named { class: class.clone(), name: name.to_owned(), weight });
        }
        Ok(Self { parts, seats: Vec::new() })
    }

    /// Reads `[seats]` and `[[seat]]` of a file.
    #[must_use]
    pub(crate) fn read(file: &Table<'_, '_>) -> Self {
        Self { parts: Vec::new(), seats: read_seats(file) }
    }

    /// Whether nobody is said to sit anywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.seats.is_empty()
    }

    /// These seats of a charter beside those that are `there`, and numbered ones for the rest of each class.
    ///
    /// # Errors
    /// [`SeatingError`] if a class is not there or not said, a weight has no measure, or somebody sits twice.
    pub fn roster(&self, charter: &Charter, there: Vec<Seat>, date: Date) -> Result<Roster, SeatingError> {
        let open = match charter.open_classes(date).as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let known = || charter.classes.iter().map(|class| class.id.as_str()).collect::<Vec<_>>().join(", ");
        let mut seats = there;
        seats.extend(self.seats.iter().cloned());
        for part in &self.parts {
            match part {
                Part::Number { class, number } => {
                    let class = class_called(charter, class)?;
                    let there = seats.iter().filter(|seat| seat.class == class.id).count();
                    let numbered = |n| Seat::new(format!("{}-{n}", class.id), format!("{} {n}", class.name), &class.id);
                    seats.extend((there + 1..=*number).map(numbered));
                }
                Part::Named { class, name, weight } => {
                    let class = match (class, &open) {
                        (Some(class), _) => class_called(charter, class)?.id.clone(),
                        (None, Some(open)) => open.clone(),
                        (None, None) => {
                            let (body, name) = (charter.name.clone(), name.clone());
                            return Err(SeatingError::WhichClass { body, name, known: known() });
                        }
                    };
                    let mut seat = Seat::new(name, name, class);
                    if let Some(weight) = weight {
                        seat.weights.insert(only_measure(charter, name)?, *weight);
                    }
                    seats.push(seat);
                }
            }
        }
        Ok(Roster::new(charter.with_the_rest(seats, date))?)
    }
}

fn class_called<'c>(charter: &'c Charter, word: &str) -> Result<&'c Class, SeatingError> {
    charter.class_called(word).ok_or_else(|| {
        let ids = || charter.classes.iter().map(|class| class.id.as_str());
        SeatingError::NoClass {
            body: charter.name.clone(),
            class: word.to_owned(),
            near: nearest(word, ids()).map(str::to_owned),
            known: ids().collect::<Vec<_>>().join(", "),
        }
    })
}

fn only_measure(charter: &Charter, name: &str) -> Result<String, SeatingError> {
    let no = |why: String| Err(SeatingError::Weight { words: name.to_owned(), why });
    match charter.measures.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => no(format!("{} counts heads", charter.name)),
        _ => no(format!("{} weighs its seats in several measures: write them as [[seat]] in a file", charter.name)),
    }
}

/// The seats of a file: so many of a class, or one by one with their weights.
fn read_seats(file: &Table<'_, '_>) -> Vec<Seat> {
    let mut seats = Vec::new();
    if let Some(numbers) = file.table_if_any("seats", "table of numbers of seats") {
        for (class, number) in numbers.all_exact() {
            let wanted = number.value.is_integer().then(|| usize::try_from(number.value.to_integer()).ok()).flatten();
            match wanted.filter(|wanted| *wanted <= MOST_SEATS) {
                Some(wanted) => seats.extend((1..=wanted).map(|at| {
                    let class = &class.value;
                    Seat::new(format!("{class}-{at}"), format!("{class} {at}"), class)
                })),
                None => numbers.fault(number.at, format!("a number of seats is from 0 to {MOST_SEATS}"), None),
            }
        }
    }
    for table in file.tables("seat", "seat") {
        let (id, name, class) = (table.text("id"), table.text("name"), table.text("class"));
        let weights = table.table_if_any("weights", "table of weights").map(|weights| weights.all_exact());
        table.close();
        if let (Some(id), Some(name), Some(class)) = (id, name, class) {
            let weights =
                weights.unwrap_or_default().into_iter().map(|(measure, weight)| (measure.value, weight.value));
            seats.push(Seat { id, name, class, weights: weights.collect() });
        }
    }
    seats
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARD: &str = "
        [body]
        id = 'board'
        name = 'Board'
        about = 'A board.'
        [[measure]]
        id = 'shares'
        unit = 'shares'
        [[class]]
        id = 'director'
        name = 'director'
        plural = 'directors'
        [[class]]
        id = 'chair'
        name = 'chair'
        plural = 'chairs'
        seats = 1
        [[label]]
        id = 'carried'
        says = 'carried'
        outcome = 'adopted'
        [[label]]
        id = 'lost'
        says = 'lost'
        outcome = 'not_adopted'
        [[rule]]
        cite = 'Article 1'
        on = 'decision'
        sense = 'More for than against.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ more_for_than_against = true }]
    ";

    fn check(words: &str, expected: &str) {
        let charter = Charter::read("board", BOARD).unwrap();
        let date = jiff::civil::date(2026, 1, 1);
        let roster = Seating::from_words(words).and_then(|seating| seating.roster(&charter, Vec::new(), date));
        let said = match roster {
            Err(error) => error.to_string(),
            Ok(roster) => {
                let say = |seat: &Seat| {
                    let weight: Vec<String> = seat.weights.values().map(|weight| format!(":{weight}")).collect();
                    format!("{}={}{}", seat.class, seat.name, weight.concat())
                };
                roster.seats().iter().map(say).collect::<Vec<_>>().join(" ")
            }
        };
        assert_eq!(said, expected, "{words}");
    }

    #[test]
    fn seats_in_words() {
        check("", "chair=chair");
        check("director=2", "director=director 1 director=director 2 chair=chair");
        check("directors=Ann, Ben", "director=Ann director=Ben chair=chair");
        check("Ann,Ben", "director=Ann director=Ben chair=chair");
        check("chair=Ann,director=Ben,director=2", "chair=Ann director=Ben director=director 2");
        check("Ann:60,Ben:1/2", "director=Ann:60 director=Ben:1/2 chair=chair");
    }

    #[test]
    fn every_no() {
        check("director=10001", "`director=10001` is no seat and no number of seats");
        check("5", "`5` is no seat and no number of seats");
        check("=Ann", "`=Ann` is no seat and no number of seats");
        check("directer=5", "Board has no class of seats called `directer`; did you mean `director`?");
        check("Ann,Ann", "seat `Ann` is listed twice");
        // the seat that the law counts is called like that already
        check("director=chair", "seat `chair` is listed twice");
    }
}
