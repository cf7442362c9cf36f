//! The law of the bodies Penholder ships, as data: one folder per body with its charter, its worked cases and a README.
//!
//! Always: every shipped charter reads without a fault and every case comes out as it says (tested here); a charter that
//! reforms another is read together with it.
//! Not here: what a charter means (`penholder_core::charter`).

mod procedure;

use std::sync::OnceLock;

use penholder_core::charter::NotCarried;
use penholder_core::source::{Source, Table};
use penholder_core::{Charter, Faults};

pub use procedure::{PROCEDURES, general_procedure, procedure};

/// One shipped body.
#[derive(Debug)]
pub struct Shipped {
    /// The folder, which is the id of the body.
    pub id: &'static str,
    /// The text of its charter.
    pub charter: &'static str,
    /// The text of its cases.
    pub cases: &'static str,
}

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        /// Every shipped body, in alphabetical order.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            id: $id,
            charter: include_str!(concat!("../", $id, "/charter.toml")),
            cases: include_str!(concat!("../", $id, "/cases.toml")),
        }),*];
    };
}

shipped![
    "apache-project",
    "arbitrum-security-council",
    "delaware-board",
    "eec-council-1958",
    "ens-security-council",
    "eu-council",
    "eu-council-2017",
    "icj",
    "iesg",
    "imf-executive-board",
    "imf-governors",
    "iso-standard",
    "league-of-nations-council",
    "nato",
    "nmun-security-council",
    "osce",
    "reform-abolition",
    "reform-au-2005",
    "reform-charter-1945",
    "reform-g4-2005",
    "reform-override-12",
    "reform-override-13",
    "reform-three-vetoes",
    "reform-two-vetoes",
    "reform-ufc-2005",
    "reform-unanimity",
    "shareholders",
    "thimun-security-council",
    "uk-company-board",
    "un-charter-amendment",
    "un-general-assembly",
    "un-security-council",
    "us-congress",
    "us-constitutional-amendment",
    "us-electoral-college-1996",
    "us-senate-cloture",
    "world-bank",
    "wto",
    "wto-dispute-body",
];

/// The shipped charter with this id, read once; `None` if there is none.
#[must_use]
pub fn charter(id: &str) -> Option<&'static Charter> {
    static READ: [OnceLock<Option<Charter>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let at = SHIPPED.iter().position(|shipped| shipped.id == id)?;
    READ[at].get_or_init(|| read(&file(SHIPPED[at].id), SHIPPED[at].charter).ok()).as_ref()
}

/// Reads a charter that may reform a shipped one; `name` is what messages call the file.
///
/// # Errors
/// Every fault of the file at once.
pub fn read(name: &str, text: &str) -> Result<Charter, Box<Faults>> {
    // A shipped charter never reforms one that reforms it in turn (tested below), so this comes to an end.
    Charter::read_with(name, text, charter)
}

/// What messages call the file of a shipped charter.
#[must_use]
pub fn file(id: &str) -> String {
    format!("charters/{id}/charter.toml")
}

/// Bodies and proposals that no shipped charter carries, and why.
///
/// # Errors
/// The faults of the list; it is tested to have none.
pub fn not_carried() -> Result<Vec<NotCarried>, Box<Faults>> {
    Source::read("charters/not-carried.toml", include_str!("../not-carried.toml"), |file| {
        let read = |table: Table<'_, '_>| {
            let (what, why) = (table.text("what"), table.text("why"));
            table.close();
            Some(NotCarried { what: what?, why: why? })
        };
        let list = file.tables("not_carried", "thing not carried").into_iter().filter_map(read).collect();
        file.close();
        Some(list)
    })
}

#[cfg(test)]
mod tests {
    use penholder_core::charter::Cases;

    use super::*;

    #[test]
    fn every_charter_reads_and_is_called_as_its_folder() {
        for shipped in SHIPPED {
            match read(&file(shipped.id), shipped.charter) {
                Ok(charter) => assert_eq!(charter.id, shipped.id),
                Err(faults) => panic!("{}", faults.lines().join("\n")),
            }
        }
    }

    #[test]
    fn the_list_is_alphabetical_and_holds_every_folder() {
        let listed: Vec<&str> = SHIPPED.iter().map(|shipped| shipped.id).collect();
        let folders = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap().filter_map(Result::ok);
        let mut folders: Vec<String> = folders
            .filter(|entry| entry.path().join("charter.toml").exists())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        folders.sort_unstable();
        assert_eq!(listed, folders);
        for id in listed {
            let read_me = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(id).join("README.md");
            assert!(read_me.exists(), "{id} has no README.md");
        }
    }

    #[test]
    fn every_case_comes_out_as_it_says() {
        let mut wrong = Vec::new();
        for shipped in SHIPPED {
            let charter = charter(shipped.id).unwrap();
            let cases = Cases::read(&format!("charters/{}/cases.toml", shipped.id), shipped.cases);
            let cases = cases.unwrap_or_else(|faults| panic!("{}", faults.lines().join("\n")));
            let failed = cases.cases.iter().filter_map(|case| case.check(charter).err());
            wrong.extend(failed.map(|why| format!("{}: {why}", shipped.id)));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_question_that_a_charter_states_has_an_adopted_and_a_failed_case() {
        let mut lacking = Vec::new();
        for shipped in SHIPPED {
            let charter = charter(shipped.id).unwrap();
            let cases = Cases::read("cases.toml", shipped.cases).unwrap();
            let base = charter.reforms.as_deref().and_then(super::charter);
            let own = |on: &&str| {
                let mut rules = charter.rules.iter().filter(|rule| rule.on == **on);
                !base.is_some_and(|base| rules.all(|rule| charter.keeps(rule, base)))
            };
            for on in charter.questions().into_iter().filter(own) {
                let is_on = |case: &&penholder_core::charter::Case| {
                    let kind = case.kind.as_ref().and_then(|kind| charter.kind(kind).ok());
                    case.on.as_deref().or_else(|| kind.and_then(|kind| kind.question.as_deref())) == Some(on)
                };
                for outcome in ["adopted", "not_adopted"] {
                    if !cases.cases.iter().filter(is_on).any(|case| case.outcome == outcome) {
                        lacking.push(format!("{}: no case on `{on}` is {outcome}", shipped.id));
                    }
                }
            }
        }
        assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    }

    #[test]
    fn a_reform_keeps_every_kind_and_question_of_what_it_reforms() {
        for charter in SHIPPED.iter().filter_map(|shipped| charter(shipped.id)) {
            let Some(base) = charter.reforms.as_deref().map(|id| super::charter(id).unwrap()) else { continue };
            assert!(base.reforms.is_none(), "{} reforms a reform", charter.id);
            assert!(base.questions().iter().all(|on| charter.questions().contains(on)), "{}", charter.id);
            assert!(base.kinds.iter().all(|kind| charter.kind(&kind.id).is_ok()), "{}", charter.id);
        }
    }

    #[test]
    fn what_is_not_carried_is_listed() {
        assert!(not_carried().unwrap().len() >= 8);
    }
}
