//! The shipped cases: files of positions under `dossiers/`, read like anybody's.

use penholder_core::Faults;
use penholder_core::text::reference::Vocabulary;

use super::problem::Problem;
use super::read::Bodies;

/// A shipped case.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its id: `aleppo-2014`.
    pub id: &'static str,
    /// Its file.
    pub positions: &'static str,
    /// What its wordings are searched for, as a file; empty where the case has no wordings.
    pub vocabulary: &'static str,
}

macro_rules! positions {
    ($id:literal) => {
        include_str!(concat!("../../../../dossiers/", $id, "/positions.toml"))
    };
}

/// Every shipped case, by id.
pub const CASES: [Case; 5] = [
    Case { id: "aleppo-2014", positions: positions!("aleppo-2014"), vocabulary: "" },
    Case { id: "company-board", positions: positions!("company-board"), vocabulary: "" },
    Case { id: "eu-qmv-cars-2035", positions: positions!("eu-qmv-cars-2035"), vocabulary: "" },
    Case {
        id: "marisk-2031",
        positions: positions!("marisk-2031"),
        vocabulary: include_str!("../../../../dossiers/marisk-2031/vocabulary.toml"),
    },
    Case { id: "res-2118", positions: positions!("res-2118"), vocabulary: "" },
];

impl Case {
    /// The case called `id`.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        CASES.into_iter().find(|case| case.id == id)
    }

    /// The name of its file in the repository.
    #[must_use]
    pub fn file(self) -> String {
        format!("dossiers/{}/positions.toml", self.id)
    }

    /// The negotiation.
    ///
    /// # Errors
    /// [`Faults`] if `bodies` does not know its body or who sits in it.
    pub fn read(self, bodies: &Bodies<'_, '_>) -> Result<Problem, Box<Faults>> {
        let mut problem = Problem::read(&self.file(), self.positions, bodies)?;
        problem.vocabulary = Vocabulary::read(self.vocabulary).unwrap_or_default();
        Ok(problem)
    }
}
