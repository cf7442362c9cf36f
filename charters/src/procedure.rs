//! The procedure parts of the shipped charters, beside the charters they belong to.

use std::sync::OnceLock;

use penholder_core::Charter;
use penholder_core::charter::{Kind, Procedure};

/// The shipped procedures: the body and the text of `charters/<body>/procedure.toml`.
pub const PROCEDURES: &[(&str, &str)] = &[
    ("iso-standard", include_str!("../iso-standard/procedure.toml")),
    ("nmun-security-council", include_str!("../nmun-security-council/procedure.toml")),
    ("uk-company-board", include_str!("../uk-company-board/procedure.toml")),
    ("un-security-council", include_str!("../un-security-council/procedure.toml")),
];

/// The shipped procedure of a body, read once; `None` if the body has none.
#[must_use]
pub fn procedure(id: &str) -> Option<&'static Procedure> {
    static READ: [OnceLock<Option<Procedure>>; PROCEDURES.len()] = [const { OnceLock::new() }; PROCEDURES.len()];
    let at = PROCEDURES.iter().position(|(body, _)| *body == id)?;
    let (body, text) = PROCEDURES[at];
    READ[at].get_or_init(|| Procedure::read(&format!("charters/{body}/procedure.toml"), text).ok()).as_ref()
}

/// The text of the procedure for a body whose charter says nothing of it: the program's own default, marked as such in
/// every article. `None` if the charter has no kind of matter as which a question of procedure could be decided.
#[must_use]
pub fn general_procedure(charter: &Charter) -> Option<String> {
    let decided = |kind: &&Kind| kind.question.is_some();
    let named = |kind: &&Kind| ["motion", "procedural", "procedure"].contains(&kind.id.as_str());
    let procedural = |kind: &&Kind| kind.question.as_deref() == Some("procedural");
    let kinds = || charter.kinds.iter().filter(decided);
    let kind = kinds().find(named).or_else(|| kinds().find(procedural)).or_else(|| kinds().next())?;
    let text = include_str!("../general-procedure.toml");
    Some(text.replace("{body}", &charter.id).replace("{kind}", &kind.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_general_procedure_reads_and_fits_every_charter() {
        for shipped in crate::SHIPPED {
            let charter = crate::charter(shipped.id).unwrap();
            let text = general_procedure(charter).unwrap();
            let procedure =
                Procedure::read(shipped.id, &text).unwrap_or_else(|why| panic!("{}", why.lines().join("\n")));
            let kinds = procedure.motions.iter().map(|motion| &motion.kind).chain(&procedure.ruling_kind);
            for kind in kinds {
                assert!(charter.kind(kind).unwrap().question.is_some(), "{}: {kind}", shipped.id);
            }
            let own =
                |cite: &String| cite.starts_with("Penholder's default procedure") || cite == "the charter of the body";
            assert!(procedure.articles.values().all(own) && procedure.motions.iter().all(|motion| own(&motion.cite)));
        }
    }

    #[test]
    fn every_procedure_reads_and_fits_its_charter() {
        for (body, text) in PROCEDURES {
            let procedure = match Procedure::read(body, text) {
                Ok(procedure) => procedure,
                Err(faults) => panic!("{}", faults.lines().join("\n")),
            };
            assert_eq!(procedure.body, *body);
            let charter = crate::charter(body).unwrap();
            let kinds = procedure.motions.iter().map(|motion| &motion.kind);
            let kinds = kinds.chain(procedure.invitations.iter().map(|invitation| &invitation.kind));
            let kinds = kinds.chain(&procedure.agenda_kind).chain(&procedure.ruling_kind);
            for kind in kinds.chain(&procedure.credentials_kind) {
                assert!(charter.kind(kind).is_ok(), "{body}: no kind {kind}");
            }
            let labels = procedure.duties.iter().map(|duty| &duty.after);
            for label in labels.chain(procedure.formulas.iter().map(|formula| &formula.label)) {
                assert!(charter.label(label).is_some(), "{body}: no label {label}");
            }
        }
    }
}
