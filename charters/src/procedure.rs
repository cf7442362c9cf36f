//! The procedure parts of the shipped charters, beside the charters they belong to.

use std::sync::OnceLock;

use penholder_core::charter::Procedure;

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

#[cfg(test)]
mod tests {
    use super::*;

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
