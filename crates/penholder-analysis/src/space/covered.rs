//! The uncovered set on a grid: places that no other beats and outdoes.
//!
//! A place covers another if it beats it and everything that beats it beats the other too (Miller 1980, "A new solution set
//! for tournaments and majority voting").

use super::Winsets;
use crate::count::number;

/// The numbers of the places of the grid that no place of the grid covers; `goes_on` may stop it, then there are none.
#[must_use]
pub fn uncovered(sets: &Winsets, goes_on: &mut dyn FnMut(f64) -> bool) -> Option<Vec<usize>> {
    let count = sets.grid().len();
    let words = count.div_ceil(64);
    let mut planes = vec![0_u64; count * words];
    for (at, plane) in planes.chunks_exact_mut(words).enumerate() {
        sets.winset(at).iter().for_each(|other| plane[other / 64] |= 1 << (other % 64));
    }
    let plane = |at: usize| &planes[at * words..(at + 1) * words];
    let mut found = Vec::new();
    for at in 0..count {
        if at % 64 == 0 && !goes_on(number(at) / number(count)) {
            return None;
        }
        let (of, size) = (plane(at), sets.winset(at).size());
        let covers = |other: usize| {
            sets.winset(other).size() < size && plane(other).iter().zip(of).all(|(theirs, ours)| theirs & !ours == 0)
        };
        // those of the smallest winsets cover most
        if !sets.winset(at).iter().any(covers) {
            found.push(at);
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::super::tests::majority;
    use super::super::{Grid, Winsets};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_looking_at_every_pair(places in prop::collection::vec((-4_i32..5, -4_i32..5), 1..6)) {
            let places: Vec<(f64, f64)> = places.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
            let chamber = majority(&places);
            let grid = Grid::new((-3.0, -3.0), (3.0, 3.0), 1.0).unwrap();
            let sets = Winsets::of(&chamber, grid, &mut |_| true).unwrap();
            let beats = |a: usize, b: usize| chamber.beats(grid.place(a), grid.place(b));
            let covers = |a: usize, b: usize| beats(a, b) && (0..grid.len()).all(|c| !beats(c, a) || beats(c, b));
            let expected: Vec<usize> =
                (0..grid.len()).filter(|b| (0..grid.len()).all(|a| !covers(a, *b))).collect();
            prop_assert_eq!(uncovered(&sets, &mut |_| true), Some(expected));
        }
    }
}
