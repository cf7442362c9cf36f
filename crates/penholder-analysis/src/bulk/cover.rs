//! The cheapest way to ask whether a seat's position is in a set: an or of ands over the bits of its code.
//!
//! Quine and McCluskey's idea, greedily: a wanted code is widened bit by bit while no unwanted code falls in; codes that
//! stand for nothing may fall in freely.

/// An and over some bits of a code: each bit of `cared` has to be as in `value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cube {
    pub(super) cared: u8,
    pub(super) value: u8,
}

impl Cube {
    fn has(self, code: u8) -> bool {
        code & self.cared == self.value
    }
}

/// The codes of a set: an or of cubes, or everything else than such an or.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cover {
    pub(super) cubes: Vec<Cube>,
    pub(super) inverted: bool,
}

/// Covers `wanted` and nothing of `unwanted`, with codes of so many bits.
pub(super) fn cover(wanted: &[u8], unwanted: &[u8], bits: usize) -> Cover {
    let straight = cubes(wanted, unwanted, bits);
    let inverted = cubes(unwanted, wanted, bits);
    let cost = |cubes: &[Cube]| cubes.iter().map(|cube| cube.cared.count_ones() + 1).sum::<u32>();
    if cost(&inverted) < cost(&straight) {
        Cover { cubes: inverted, inverted: true }
    } else {
        Cover { cubes: straight, inverted: false }
    }
}

fn cubes(wanted: &[u8], unwanted: &[u8], bits: usize) -> Vec<Cube> {
    let mut cubes: Vec<Cube> = Vec::new();
    for code in wanted {
        if cubes.iter().any(|cube| cube.has(*code)) {
            continue;
        }
        let mut cube = Cube { cared: u8::MAX >> (8 - bits), value: *code };
        for bit in (0..bits).rev() {
            let cared = cube.cared & !(1 << bit);
            let wider = Cube { cared, value: code & cared };
            if !unwanted.iter().any(|other| wider.has(*other)) {
                cube = wider;
            }
        }
        cubes.push(cube);
    }
    cubes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plane_where_one_will_do() {
        let literal = |bit: u8, inverted| Cover { cubes: vec![Cube { cared: 1 << bit, value: 1 << bit }], inverted };
        // yes 01, no 10, abstain 00, absent 100
        assert_eq!(cover(&[1], &[2, 0, 4], 3), literal(0, false));
        assert_eq!(cover(&[1, 0, 4], &[2], 3), literal(1, true));
        assert_eq!(cover(&[], &[0, 1], 3).cubes, []);
        assert_eq!(cover(&[0, 1], &[], 3).cubes.len() + usize::from(cover(&[0, 1], &[], 3).inverted), 1);
    }

    #[test]
    fn every_set_is_covered_exactly() {
        let codes: Vec<u8> = (0..10).map(|at: u8| if at < 2 { 1 << at } else { (at - 2) << 2 }).collect();
        for set in 0_u32..1 << codes.len() {
            let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
            for (at, code) in codes.iter().enumerate() {
                if set >> at & 1 == 1 { wanted.push(*code) } else { unwanted.push(*code) }
            }
            let cover = cover(&wanted, &unwanted, 5);
            for code in &codes {
                let covered = cover.cubes.iter().any(|cube| cube.has(*code)) != cover.inverted;
                assert_eq!(covered, wanted.contains(code), "set {set:b}, code {code:b}");
            }
        }
    }
}
