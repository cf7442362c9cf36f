//! The reader of amendments: never panics; what it accepts can be settled and merged, and every change be undone.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use penholder_core::text::Text;
use penholder_core::text::amendment::{Amendment, Step, read, settle};
use penholder_core::text::change::{amended, inverse};
use penholder_core::text::format::plain;
use penholder_core::text::merge::merge;

const STATEMENT: &str = include_str!("../../dossiers/marisk-2031/statement.txt");

static BASE: LazyLock<Option<Text>> = LazyLock::new(|| plain::read(STATEMENT).ok().map(|reading| reading.text));

fuzz_target!(|source: &str| {
    let Some(base) = BASE.as_ref() else { return };
    let Ok(steps) = read(source, base) else { return };
    let _ = settle(&steps, &["Arvenia".to_owned()]);
    let tabled: Vec<Amendment> = steps
        .into_iter()
        .filter_map(|step| match step {
            Step::Table(amendment) | Step::ReviseOrally(amendment) => Some(amendment),
            _ => None,
        })
        .collect();
    for change in tabled.iter().flat_map(|amendment| &amendment.changes) {
        let (Ok(after), Ok(undo)) = (amended(base, change), inverse(base, change)) else { continue };
        let back = undo.iter().try_fold(after, |text, change| amended(&text, change));
        assert_eq!(back.as_ref(), Ok(base));
    }
    let merged = merge(base, &tabled);
    if let Ok(merged) = merged {
        let colliding: usize = merged.collisions.iter().map(|collision| collision.amendments.len()).sum();
        assert_eq!(merged.merged.len() + colliding + merged.refused.len(), tabled.len());
    }
});
