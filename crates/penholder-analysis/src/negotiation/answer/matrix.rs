//! Members by elements: what each says of each, and where it stands in the way.

use serde::Serialize;

use super::super::deadlock::Deadlocks;
use super::super::problem::{Alternative, Asks, Element, OUT};
use super::super::vote;
use super::Asking;

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
    /// Whether it would stand elsewhere if the guesses were left out.
    pub stance_guessed: bool,
    /// One cell for each element.
    pub cells: Vec<Cell>,
}

/// Members by elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The id of each element, and what it says.
    pub elements: Vec<(String, String)>,
    /// The amendments to the elements, in order.
    pub forms: Vec<Form>,
    /// The members, in the order of the roster.
    pub rows: Vec<Row>,
}

/// Another form of an element: an amendment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The id of the element.
    pub element: String,
    /// Its own id.
    pub id: String,
    /// What the element says then.
    pub says: String,
    /// Who proposed it.
    pub by: Option<String>,
}

impl Form {
    /// In a line: `BEL-1 (Beloria): concern at violence`.
    #[must_use]
    pub fn told(&self) -> String {
        let by = self.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
        format!("{}{by}: {}", self.id, self.says)
    }
}

impl Matrix {
    /// The other forms of an element.
    pub fn forms_of(&self, element: &str) -> impl Iterator<Item = &Form> {
        self.forms.iter().filter(move |form| form.element == element)
    }

    /// How many members have no positions, as a sentence; nothing if each has some.
    #[must_use]
    pub fn others(&self) -> Option<String> {
        match self.rows.iter().filter(|row| !row.stated).count() {
            0 => None,
            1 => Some("No positions are stated for one other; it counts as able to live with any text.".to_owned()),
            others => {
                Some(format!("No positions are stated for {others} others; they count as able to live with any text."))
            }
        }
    }
}

impl Asking<'_, '_> {
    pub(super) fn matrix(&self, some_passes: Option<bool>, deadlocks: &Deadlocks) -> Matrix {
        let problem = self.problem;
        let drafted = problem.drafted();
        let stances = self.negotiation.stances(&drafted);
        let from_reported = vote::stances(problem, &drafted, Some(&problem.reported()));
        let blocked = |demand: usize| match some_passes {
            Some(false) => deadlocks.found.iter().any(|deadlock| deadlock.demands.contains(&demand)),
            _ => !problem.demands[demand].condition.holds(&drafted),
        };
        let nothing = Cell { mark: Mark::Nothing, confidence: None, conflict: false };
        let mut rows: Vec<Row> = Vec::with_capacity(stances.len());
        for (seat, stance) in problem.roster.seats().iter().zip(&stances) {
            let member = &problem.members[rows.len()];
            let stance_guessed = from_reported[rows.len()] != *stance;
            let stance = ["for", "abstains", "against"][*stance as usize];
            let cells = vec![nothing; problem.elements.len()];
            let (id, name, stated) = (seat.id.clone(), seat.name.clone(), member.stated);
            rows.push(Row { id, name, stated, stance, stance_guessed, cells });
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
        let form = |element: &Element, form: &Alternative| Form {
            element: element.id.clone(),
            id: form.id.clone(),
            says: form.says.clone(),
            by: form.by.map(|seat| problem.roster.seats()[seat].name.clone()),
        };
        let mut forms = Vec::new();
        for element in &problem.elements {
            let amendments = element.alternatives.iter().skip(1).filter(|form| form.id != OUT);
            forms.extend(amendments.map(|amendment| form(element, amendment)));
        }
        Matrix { elements, forms, rows }
    }
}
