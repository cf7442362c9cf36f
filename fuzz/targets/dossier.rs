//! The reader of dossiers: never panics; what it accepts answers every question put to it, and so does the whole case.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_core::dossier::{Dossier, File};
use penholder_dossiers::export;

fuzz_target!(|source: &str| {
    let Ok(dossier) = Dossier::read(&[File { name: "dossier.toml", text: source }]) else { return };
    for conflict in dossier.conflicts() {
        let _ = dossier.settled(&conflict);
    }
    let independence = dossier.independence(&dossier.claims);
    assert!(independence.at_least <= independence.at_most);
    for claim in &dossier.claims {
        assert!(!dossier.chain(claim).is_empty());
    }
    for toll in dossier.tolls() {
        assert!(toll.lowest <= toll.highest);
    }
    let rows = export::claims(&dossier).map(|table| csv_rows(&table));
    assert_eq!(rows.ok(), Some(dossier.claims.len() + 1));
    let _ = export::calendar("fuzzed", &dossier);
    let _ = export::linked("https://example.org/", &dossier);
});

/// Rows of a CSV whose fields may hold line breaks in quotes.
fn csv_rows(table: &str) -> usize {
    let mut inside = false;
    let ends = table.chars().filter(|letter| {
        inside ^= *letter == '"';
        *letter == '\n' && !inside
    });
    ends.count()
}
