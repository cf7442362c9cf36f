//! Seats and rosters: who may take part in a vote, with which weights.
//!
//! A seat is a vote-bearing place with a class; who sits there (the delegation) and which state it speaks for change
//! without the seat changing (UN Charter, Article 23; China 1971, USSR 1991). A roster is the list of seats of one date.
//! Always: the ids of a roster are unique; its order is the order of ballots, planes and matrices everywhere.

use std::collections::BTreeMap;

use crate::source::{Exact, nearest};

/// One vote-bearing place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Short and unique in its roster: `FRA`, `director-3`.
    pub id: String,
    /// The delegation that sits there, as it is called.
    pub name: String,
    /// The class of the seat, as its charter calls it: `permanent`.
    pub class: String,
    /// Weights by measure where they differ from what the charter gives the class.
    pub weights: BTreeMap<String, Exact>,
}

impl Seat {
    /// A seat whose weights are those of its class.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>, class: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into(), class: class.into(), weights: BTreeMap::new() }
    }
}

/// Why a list of seats is no roster, or a word names no seat of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// Two seats have the same id.
    #[error("seat `{0}` is listed twice")]
    Twice(String),
    /// No seat is called that.
    #[error("`{name}` is not seated{}", .near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NotSeated {
        /// The word that was given.
        name: String,
        /// The nearest seat, if one is near.
        near: Option<String>,
    },
}

/// The seats of a body on one date, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Roster {
    seats: Vec<Seat>,
    /// The places in the order of the ids: in a hall of thousands a seat is not looked for from the first to the last.
    by_id: Vec<usize>,
}

impl Roster {
    /// The roster of these seats.
    ///
    /// # Errors
    /// [`RosterError::Twice`] if an id is used twice.
    pub fn new(seats: Vec<Seat>) -> Result<Self, RosterError> {
        let id = |at: usize| seats[at].id.as_str();
        let mut by_id: Vec<usize> = (0..seats.len()).collect();
        by_id.sort_unstable_by_key(|at| id(*at));
        if let Some(pair) = by_id.windows(2).find(|pair| id(pair[0]) == id(pair[1])) {
            return Err(RosterError::Twice(id(pair[0]).to_owned()));
        }
        Ok(Self { seats, by_id })
    }

    /// The seats, in order.
    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// How many seats there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seats.len()
    }

    /// Whether there is no seat at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seats.is_empty()
    }

    /// The place of the seat with exactly this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        let found = self.by_id.binary_search_by_key(&id, |at| self.seats[*at].id.as_str()).ok()?;
        Some(self.by_id[found])
    }

    /// The place of the seat with this id or name (case does not matter, an id that is exactly so comes first).
    ///
    /// # Errors
    /// [`RosterError::NotSeated`] with the nearest seat, if any is near.
    pub fn find(&self, name: &str) -> Result<usize, RosterError> {
        if let Some(at) = self.place(name) {
            return Ok(at);
        }
        let by = |of: fn(&Seat) -> &str| self.seats.iter().position(|seat| of(seat).eq_ignore_ascii_case(name.trim()));
        by(|seat| &seat.id).or_else(|| by(|seat| &seat.name)).ok_or_else(|| RosterError::NotSeated {
            name: name.to_owned(),
            near: nearest(name, self.seats.iter().flat_map(|seat| [seat.name.as_str(), seat.id.as_str()]))
                .map(str::to_owned),
        })
    }
}

/// Last words of names that English says with an article, and what begins such names.
const WITH_THE: [&str; 11] = [
    "Bahamas",
    "Comoros",
    "Emirates",
    "Federation",
    "Gambia",
    "Kingdom",
    "Maldives",
    "Netherlands",
    "Philippines",
    "Republic",
    "States",
];

/// The name of a member inside a sentence: `the United Kingdom`, `France`.
#[must_use]
pub fn with_the(name: &str) -> String {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let is_form_of_state = ["Republic of ", "Kingdom of ", "Union of "].iter().any(|form| name.contains(form));
    let takes_it = WITH_THE.contains(&last) || is_form_of_state && !name.contains('(');
    if takes_it && !name.starts_with("the ") && !name.starts_with("The ") {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roster_finds_by_id_and_name_and_suggests() {
        let roster = Roster::new(vec![Seat::new("FRA", "France", "permanent"), Seat::new("MLT", "Malta", "elected")]);
        let roster = roster.unwrap();
        assert_eq!(roster.find("fra"), Ok(0));
        assert_eq!(roster.find("Malta"), Ok(1));
        assert_eq!(roster.find("Maltta").unwrap_err().to_string(), "`Maltta` is not seated; did you mean `Malta`?");
        assert!(Roster::new(vec![Seat::new("A", "A", "x"), Seat::new("A", "B", "x")]).is_err());
    }

    #[test]
    fn names_inside_a_sentence() {
        let check = |name: &str, expected: &str| assert_eq!(with_the(name), expected);
        check("United Kingdom", "the United Kingdom");
        check("Russian Federation", "the Russian Federation");
        check("Syrian Arab Republic", "the Syrian Arab Republic");
        check("Republic of Korea", "the Republic of Korea");
        check("United Republic of Tanzania", "the United Republic of Tanzania");
        check("Iran (Islamic Republic of)", "Iran (Islamic Republic of)");
        check("France", "France");
        check("the chair's casting vote", "the chair's casting vote");
    }
}
