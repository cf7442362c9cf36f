//! A table of places, whatever it holds: read or refused with its faults, never a panic; what is read and small is placed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_analysis::power::Game;
use penholder_analysis::space::{Chamber, Grid, Medians, Winsets, places};

fuzz_target!(|text: &str| {
    let Ok(placed) = places(text) else { return };
    let (seats, at): (Vec<_>, Vec<_>) = placed.into_iter().unzip();
    let count = seats.len();
    if count > 9 {
        return;
    }
    let Ok(game) = Game::weighted(seats, vec![1; count], 1 + count as u128 / 2) else { return };
    let Ok(chamber) = Chamber::new(game, at) else { return };
    assert!(Medians::of(&chamber).yolk().radius >= 0.0);
    if let Ok(grid) = Grid::new((-2.0, -2.0), (2.0, 2.0), 0.5) {
        assert!(Winsets::of(&chamber, grid, &mut |_| true).is_some());
    }
});
