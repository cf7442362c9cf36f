//! The whole case as JSON: the answers first, the dossier last.

use serde_json::{Value as Json, json};

use crate::Case;

/// The case and its dossier.
#[must_use]
pub fn whole(case: &Case) -> Json {
    let robbed: Vec<Json> = case
        .robbed
        .iter()
        .map(|robbed| {
            let counts: Vec<Json> = robbed
                .comparison
                .references
                .iter()
                .map(|tally| json!({ "name": tally.name, "kind": tally.kind, "before": tally.before, "after": tally.after }))
                .collect();
            json!({ "text": robbed.text, "author": robbed.author, "sentence": robbed.comparison.sentence(), "speaks_of": counts })
        })
        .collect();
    json!({
        "case": case.name, "sentence": case.dossier.head.sentence, "decided": case.decided, "questions": case.answers,
        "report": case.told,
        "contradictions": case.pairs, "checked_in_the_record": case.checked, "amendments": robbed, "figures": case.figures,
        "timeline": case.timeline, "invitations": case.invitations, "sides": case.sides, "spells": case.spells,
        "deadlock": case.deadlock_says(), "dossier": case.dossier,
    })
}
