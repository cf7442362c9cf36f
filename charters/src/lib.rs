//! The law of the bodies Penholder ships, as data: one folder per body with its charter, its worked cases and a README.
//!
//! Always: every shipped charter reads without a fault and every case comes out as it says (tested here).
//! Not here: what a charter means (`penholder_core::charter`).

use std::sync::OnceLock;

use penholder_core::Charter;

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

shipped!["un-security-council"];

/// The shipped charter with this id, read once; `None` if there is none.
#[must_use]
pub fn charter(id: &str) -> Option<&'static Charter> {
    static READ: [OnceLock<Option<Charter>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let at = SHIPPED.iter().position(|shipped| shipped.id == id)?;
    READ[at].get_or_init(|| Charter::read(&file(SHIPPED[at].id), SHIPPED[at].charter).ok()).as_ref()
}

/// What messages call the file of a shipped charter.
#[must_use]
pub fn file(id: &str) -> String {
    format!("charters/{id}/charter.toml")
}

#[cfg(test)]
mod tests {
    use penholder_core::charter::Cases;

    use super::*;

    #[test]
    fn every_charter_reads_and_is_called_as_its_folder() {
        for shipped in SHIPPED {
            match Charter::read(&file(shipped.id), shipped.charter) {
                Ok(charter) => assert_eq!(charter.id, shipped.id),
                Err(faults) => panic!("{}", faults.lines().join("\n")),
            }
        }
    }

    #[test]
    fn every_case_comes_out_as_it_says() {
        let mut wrong = Vec::new();
        for shipped in SHIPPED {
            let charter = charter(shipped.id).unwrap();
            let cases = Cases::read(&format!("charters/{}/cases.toml", shipped.id), shipped.cases);
            let cases = cases.unwrap_or_else(|faults| panic!("{}", faults.lines().join("\n")));
            assert!(!cases.cases.is_empty(), "{} has no cases", shipped.id);
            let failed = cases.cases.iter().filter_map(|case| case.check(charter).err());
            wrong.extend(failed.map(|why| format!("{}: {why}", shipped.id)));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
