//! The reader of charters: never panics; what it accepts can be seated and decides whatever the ballots.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use penholder_core::charter::Cases;
use penholder_core::{Ballots, Charter, Position, ReadBy, Saying, decide};

fuzz_target!(|text: &str| {
    let _ = Cases::read("cases.toml", text).map(|cases| cases.cases.len());
    let Ok(charter) = Charter::read("charter.toml", text) else { return };
    let day = date(2026, 1, 1);
    let roster = charter.roster_on(day);
    if roster.len() > 64 {
        return;
    }
    for on in charter.questions() {
        let Ok(seated) = charter.seated(on, None, day, &roster, ReadBy::Practice) else { continue };
        for position in Position::ALL {
            let decision = decide(&seated, &Ballots::all(roster.len(), position));
            assert!(!Saying::new(&seated).sentence(&decision).is_empty());
        }
    }
});
