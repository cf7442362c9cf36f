//! The readers of roll calls: never panic, and give a table with as many positions as members and votes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_analysis::ideal::{Ballots, Carries, Rule};
use penholder_analysis::rollcalls::{Form, read, read_calls, read_ties};

fuzz_target!(|bytes: &[u8]| {
    for form in [None, Some(Form::Kh), Some(Form::Matrix), Some(Form::Wide), Some(Form::Long)] {
        let Ok((mut table, _)) = read(bytes, form) else { continue };
        if table.members().len() * table.votes().len() < 10_000 {
            let ballots =
                Ballots::of(&table, &Rule { smaller_side: 0.0, fewest_ballots: 0, abstaining_is_against: true });
            assert_eq!(ballots.members.len(), table.members().len());
            assert!(Carries::of(&table, &ballots, 1).overlap <= 1.0);
        }
        let _ = read_calls(&mut table, bytes);
        let _ = read_ties(&mut table, bytes);
    }
});
