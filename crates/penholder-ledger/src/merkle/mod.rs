//! The Merkle tree over the entries.
//!
//! Implements: RFC 6962 section 2.1 (tree, inclusion and consistency proofs), checked as in RFC 9162 sections 2.1.3.2
//! and 2.1.4.2; tiles as in C2SP tlog-tiles.
//! Always: the tree of a smaller size is a prefix of the tree of a larger one; roots and proofs of every earlier size
//! can be given at any time.
//! Cost: all nodes in memory, 64 bytes an entry; an append hashes two nodes on average, a proof log2(size).

mod proof;
mod tile;

pub use proof::{consistent, included};
pub use tile::{TILE_WIDTH, tile_path};

use crate::hash::Hash;

/// A growing tree; `levels[0]` are the leaves, a node of level n covers exactly 2^n leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// Returns the number of leaves.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Appends a leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for level in 0.. {
            if level == self.levels.len() {
                self.levels.push(Vec::new());
            }
            let nodes = &mut self.levels[level];
            nodes.push(node);
            let [.., left, right] = nodes[..] else { break };
            if nodes.len() % 2 == 1 {
                break;
            }
            node = Hash::of_children(left, right);
        }
    }

    /// Forgets all leaves but the first `size`.
    pub fn truncate(&mut self, size: u64) {
        for (nodes, level) in self.levels.iter_mut().zip(0_u32..) {
            nodes.truncate((size >> level) as usize);
        }
        self.levels.retain(|nodes| !nodes.is_empty());
    }

    /// Returns the leaf with this index, if there is one.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.levels.first()?.get(usize::try_from(index).ok()?).copied()
    }

    /// Returns the root of the first `size` leaves, or `None` if there are fewer.
    pub fn root(&self, size: u64) -> Option<Hash> {
        match size {
            0 => Some(Hash::of_nothing()),
            _ if size > self.size() => None,
            _ => Some(self.over(0, size)),
        }
    }

    /// Returns the inclusion proof of a leaf in the tree of the first `size` leaves, from the leaf upwards; `None` if
    /// the leaf is not among them.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        (index < size && size <= self.size()).then(|| {
            let mut path = Vec::new();
            self.inclusion_within(index, 0, size, &mut path);
            path
        })
    }

    /// Returns the proof that the tree of the first `old` leaves is a prefix of that of the first `new`; `None` if
    /// `old` is 0 or more than `new`, or there are fewer leaves.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        (0 < old && old <= new && new <= self.size()).then(|| {
            let mut path = Vec::new();
            self.consistency_within(old, 0, new, true, &mut path);
            path
        })
    }

    /// The root over the leaves `from..to`, where `from` is a multiple of the smallest power of two not below `to - from`.
    fn over(&self, from: u64, to: u64) -> Hash {
        let count = to - from;
        if count.is_power_of_two() {
            let level = count.trailing_zeros();
            return self.levels[level as usize][(from >> level) as usize];
        }
        let split = from + split_of(count);
        Hash::of_children(self.over(from, split), self.over(split, to))
    }

    fn inclusion_within(&self, index: u64, from: u64, to: u64, path: &mut Vec<Hash>) {
        if to - from == 1 {
            return;
        }
        let split = from + split_of(to - from);
        if index < split {
            self.inclusion_within(index, from, split, path);
            path.push(self.over(split, to));
        } else {
            self.inclusion_within(index, split, to, path);
            path.push(self.over(from, split));
        }
    }

    fn consistency_within(&self, old: u64, from: u64, to: u64, whole: bool, path: &mut Vec<Hash>) {
        if old == to {
            if !whole {
                path.push(self.over(from, to));
            }
            return;
        }
        let split = from + split_of(to - from);
        if old <= split {
            self.consistency_within(old, from, split, whole, path);
            path.push(self.over(split, to));
        } else {
            self.consistency_within(old, split, to, false, path);
            path.push(self.over(from, split));
        }
    }
}

/// The largest power of two below `count`, for `count` of at least 2.
fn split_of(count: u64) -> u64 {
    1 << (63 - (count - 1).leading_zeros())
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Tree {
        let mut tree = Tree::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn tree(size: u64) -> Tree {
        (0..size).map(|n| Hash::of_entry(&n.to_be_bytes())).collect()
    }

    /// RFC 6962 section 2.1 to the letter, over a slice.
    fn slow_root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash::of_nothing(),
            [leaf] => *leaf,
            _ => {
                let mut split = 1;
                while split * 2 < leaves.len() {
                    split *= 2;
                }
                Hash::of_children(slow_root(&leaves[..split]), slow_root(&leaves[split..]))
            }
        }
    }

    #[test]
    fn every_root_is_that_of_the_definition() {
        let tree = tree(70);
        let leaves: Vec<Hash> = (0..70).map(|n| tree.leaf(n).unwrap()).collect();
        for size in 0..=70 {
            assert_eq!(tree.root(size), Some(slow_root(&leaves[..size as usize])), "size {size}");
        }
        assert_eq!(tree.root(71), None);
    }

    #[test]
    fn roots_and_proofs_are_those_of_ct_merkle() {
        let mut peer = ct_merkle::mem_backed_tree::MemoryBackedTree::<sha2::Sha256, Vec<u8>>::new();
        let ours = tree(70);
        for n in 0..70_u64 {
            peer.push(n.to_be_bytes().to_vec());
            let root = peer.root();
            assert_eq!(ours.root(n + 1).unwrap().0.as_slice(), root.as_bytes().as_slice(), "size {}", n + 1);
        }
        for n in 0..70_u64 {
            let flat: Vec<u8> = ours.inclusion(n, 70).unwrap().iter().flat_map(|hash| hash.0).collect();
            assert_eq!(flat, peer.prove_inclusion(n as usize).as_bytes(), "leaf {n}");
        }
        for added in 1..70_u64 {
            let flat: Vec<u8> = ours.consistency(70 - added, 70).unwrap().iter().flat_map(|hash| hash.0).collect();
            assert_eq!(flat, peer.prove_consistency(added as usize).as_bytes(), "{added} added");
        }
    }

    #[test]
    fn a_cut_tree_is_the_tree_it_was() {
        for size in 0..=40 {
            let mut cut = tree(40);
            cut.truncate(size);
            assert_eq!(cut, tree(size));
        }
    }

    #[test]
    fn there_is_no_proof_about_leaves_that_are_not_there() {
        let tree = tree(5);
        assert_eq!(tree.inclusion(5, 5), None);
        assert_eq!(tree.inclusion(0, 6), None);
        assert_eq!(tree.consistency(0, 5), None);
        assert_eq!(tree.consistency(3, 2), None);
        assert_eq!(tree.consistency(3, 6), None);
        assert_eq!(tree.consistency(5, 5), Some(vec![]));
    }
}
