//! Counts the agreement of every pair.
//!
//! A member is compared with eight others at once. Bits of eight words are added in a tree of carry-save adders, so that only one
//! in eight is counted (Harley and Seal, in Warren 2012, "Hacker's delight", section 5-1).

use super::{Abstaining, Pair, Stand, VoteTable};

/// How many members stand side by side in a vector.
const LANES: usize = 8;

/// How many words are counted together.
const GROUP: usize = 8;

/// A word of each of eight members.
type Lanes = [u64; LANES];

/// Bits carried on, where a vector does not cross a line of the cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Carried(Lanes);

/// Some ballots of eight members: which were cast, which were in favour, which against; the others that were cast abstained.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Block {
    cast: Lanes,
    yes: Lanes,
    no: Lanes,
}

impl VoteTable {
    /// How many words of ballots are counted, up to a whole group.
    fn counted_words(&self) -> usize {
        self.words.next_multiple_of(GROUP)
    }

    /// The ballots of eight members side by side, word after word, then those of the next eight, as `abstaining` reads them.
    fn blocks(&self, abstaining: Abstaining) -> Vec<Block> {
        let words = self.counted_words();
        let mut out = vec![Block::default(); self.members.len().div_ceil(LANES) * words];
        for member in 0..self.members.len() {
            let [yes, no, abstained] = Stand::ALL.map(|stand| self.plane(member, stand));
            for at in 0..self.words {
                let (yes, no, abstained) = (yes[at], no[at], abstained[at]);
                let (no, abstained) = match abstaining {
                    Abstaining::Own => (no, abstained),
                    Abstaining::Against => (no | abstained, 0),
                    Abstaining::LeftOut => (no, 0),
                };
                let (block, lane) = (&mut out[member / LANES * words + at], member % LANES);
                (block.cast[lane], block.yes[lane], block.no[lane]) = (yes | no | abstained, yes, no);
            }
        }
        out
    }
}

/// The agreement of every pair, row after row; of one with itself, its ballots.
pub(super) fn every_pair(table: &VoteTable, abstaining: Abstaining) -> Vec<Pair> {
    let members = table.members.len();
    let blocks = table.blocks(abstaining);
    let mut pairs = vec![Pair::default(); members * members];
    // with the widest vectors that this machine has
    pulp::Arch::new().dispatch(Count { blocks: &blocks, words: table.counted_words(), members, pairs: &mut pairs });
    pairs
}

/// Pairs to be counted, as `pulp` wants it: what is inlined here is compiled once for each set of vector instructions.
struct Count<'a> {
    blocks: &'a [Block],
    words: usize,
    members: usize,
    pairs: &'a mut [Pair],
}

impl pulp::WithSimd for Count<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, simd: S) {
        let (words, members) = (self.words, self.members);
        let mut own: Vec<[S::u64s; 3]> = Vec::with_capacity(words);
        // for each group of words the eights of `both` and of `same`, then what is left of each
        let mut carried = vec![Carried::default(); 2 * (words / GROUP + 3)];
        for one in 0..members {
            let lane = one % LANES;
            own.clear();
            for block in &self.blocks[one / LANES * words..][..words] {
                let (cast, yes, no) = (block.cast[lane], block.yes[lane], block.no[lane]);
                own.push([simd.splat_u64s(cast), simd.splat_u64s(yes), simd.splat_u64s(no)]);
            }
            for first in (0..=one).step_by(LANES) {
                let others = &self.blocks[first / LANES * words..][..words];
                (0..LANES / S::U64_LANES).for_each(|part| carry(simd, &own, others, part, &mut carried));
                let (both, same) = sums(&carried);
                for (lane, other) in (first..=one.min(first + LANES - 1)).enumerate() {
                    let pair = Pair { both: both[lane], same: same[lane] };
                    self.pairs[one * members + other] = pair;
                    self.pairs[other * members + one] = pair;
                }
            }
        }
    }
}

/// Adds the votes in which one member and others both cast a ballot, and those in which they cast the same, as far as eights.
#[inline(always)]
fn carry<S: pulp::Simd>(simd: S, own: &[[S::u64s; 3]], others: &[Block], part: usize, carried: &mut [Carried]) {
    let of = |plane: &Lanes| S::as_simd_u64s(plane).0[part];
    let zero = simd.splat_u64s(0);
    let (mut both, mut same) = ([zero; 3], [zero; 3]);
    let mut put = |at: usize, sum: S::u64s| S::as_mut_simd_u64s(&mut carried[at].0).0[part] = sum;
    let (own, others) = (own.chunks_exact(GROUP), others.chunks_exact(GROUP));
    let groups = own.len();
    for (group, (own, others)) in own.zip(others).enumerate() {
        let (mut both_bits, mut same_bits) = ([zero; GROUP], [zero; GROUP]);
        for at in 0..GROUP {
            let ([cast, yes, no], other) = (own[at], &others[at]);
            let cast = simd.and_u64s(cast, of(&other.cast));
            let differs = simd.or_u64s(simd.xor_u64s(yes, of(&other.yes)), simd.xor_u64s(no, of(&other.no)));
            both_bits[at] = cast;
            same_bits[at] = simd.and_u64s(cast, simd.not_u64s(differs));
        }
        put(2 * group, eights(simd, &mut both, &both_bits));
        put(2 * group + 1, eights(simd, &mut same, &same_bits));
    }
    for at in 0..3 {
        put(2 * (groups + at), both[at]);
        put(2 * (groups + at) + 1, same[at]);
    }
}

/// Adds eight bits in each place to ones, twos and fours, and gives the eights.
#[inline(always)]
fn eights<S: pulp::Simd>(
    simd: S,
    [ones, twos, fours]: &mut [S::u64s; 3],
    [a, b, c, d, e, f, g, h]: &[S::u64s; GROUP],
) -> S::u64s {
    let add = |low: &mut S::u64s, one: S::u64s, other: S::u64s| {
        let either = simd.xor_u64s(*low, one);
        let carried = simd.or_u64s(simd.and_u64s(*low, one), simd.and_u64s(either, other));
        *low = simd.xor_u64s(either, other);
        carried
    };
    let (two_a, two_b) = (add(ones, *a, *b), add(ones, *c, *d));
    let four_a = add(twos, two_a, two_b);
    let (two_a, two_b) = (add(ones, *e, *f), add(ones, *g, *h));
    let four_b = add(twos, two_a, two_b);
    add(fours, four_a, four_b)
}

/// The sums of both counts in each lane.
#[inline(always)]
fn sums(carried: &[Carried]) -> ([u32; LANES], [u32; LANES]) {
    let groups = carried.len() / 2 - 3;
    let mut sums = [[0_u32; LANES]; 2];
    for (at, Carried(lanes)) in carried.iter().enumerate() {
        let weight = if at / 2 < groups { 8 } else { 1 << (at / 2 - groups) };
        let sum = &mut sums[at % 2];
        for lane in 0..LANES {
            sum[lane] += weight * lanes[lane].count_ones();
        }
    }
    let [both, same] = sums;
    (both, same)
}
