//! Checking proofs, with nothing but the hashes in hand.
//!
//! Implements: RFC 9162, sections 2.1.3.2 (inclusion) and 2.1.4.2 (consistency).

use crate::hash::Hash;

/// Returns whether the proof shows that `leaf` is the leaf number `index` of the tree with this size and root.
pub fn included(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut node) = (index, size - 1, leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            node = Hash::of_children(*sibling, node);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            node = Hash::of_children(node, *sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && node == root
}

/// Returns whether the proof shows that the tree `old` (size and root) is a prefix of the tree `new`.
///
/// An empty tree is a prefix of every tree and needs no proof.
pub fn consistent(old: (u64, Hash), new: (u64, Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    match old_size {
        0 => return old_root == Hash::of_nothing() && proof.is_empty(),
        _ if old_size > new_size => return false,
        _ if old_size == new_size => return proof.is_empty() && old_root == new_root,
        _ => {}
    }
    let mut proof = proof.iter().copied();
    let start = if old_size.is_power_of_two() { Some(old_root) } else { proof.next() };
    let Some(start) = start else { return false };
    let (mut at, mut last) = (old_size - 1, new_size - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let (mut of_old, mut of_new) = (start, start);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            of_old = Hash::of_children(sibling, of_old);
            of_new = Hash::of_children(sibling, of_new);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            of_new = Hash::of_children(of_new, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && of_old == old_root && of_new == new_root
}

#[cfg(test)]
mod tests {
    use super::super::tests::tree;
    use super::*;

    #[test]
    fn every_inclusion_proof_holds_and_no_other_leaf_passes() {
        let tree = tree(33);
        for size in 1..=33 {
            let root = tree.root(size).unwrap();
            for index in 0..size {
                let proof = tree.inclusion(index, size).unwrap();
                let leaf = tree.leaf(index).unwrap();
                assert!(included(leaf, index, size, &proof, root), "{index} of {size}");
                assert!(!included(leaf, index + 1, size, &proof, root), "wrong place {index} of {size}");
                assert!(!included(Hash([1; 32]), index, size, &proof, root), "wrong leaf {index} of {size}");
                let longer = [&proof[..], &[Hash([0; 32])]].concat();
                assert!(!included(leaf, index, size, &longer, root), "longer {index} of {size}");
                if let [shorter @ .., _] = &proof[..] {
                    assert!(!included(leaf, index, size, shorter, root), "shorter {index} of {size}");
                }
            }
        }
    }

    #[test]
    fn every_consistency_proof_holds_and_no_other_root_passes() {
        let tree = tree(33);
        for new in 1..=33 {
            for old in 1..=new {
                let proof = tree.consistency(old, new).unwrap();
                let (before, after) = ((old, tree.root(old).unwrap()), (new, tree.root(new).unwrap()));
                assert!(consistent(before, after, &proof), "{old} to {new}");
                assert!(!consistent((old, Hash([1; 32])), after, &proof), "other past {old} to {new}");
                assert!(!consistent(before, (new, Hash([1; 32])), &proof), "other present {old} to {new}");
                let longer = [&proof[..], &[Hash([0; 32])]].concat();
                assert!(!consistent(before, after, &longer), "longer {old} to {new}");
                if let [shorter @ .., _] = &proof[..] {
                    assert!(!consistent(before, after, shorter), "shorter {old} to {new}");
                }
            }
        }
        assert!(consistent((0, Hash::of_nothing()), (5, tree.root(5).unwrap()), &[]));
        assert!(!consistent((6, tree.root(6).unwrap()), (5, tree.root(5).unwrap()), &[]));
    }
}
