//! Receipts: what a sender gets for a command, and can check without asking anybody.

use crate::broken::Broken;
use crate::hash::Hash;
use crate::merkle::{Tree, included};
use crate::note::{BadNote, Checkpoint, Note, Verifier};
use crate::store::CommandRow;
use serde::{Deserialize, Serialize};

/// Proof that a command's entries are in the ledger, given only after they were on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The command's idempotency key.
    pub key: String,
    /// The entries it brought, in order; at least one.
    pub entries: Vec<Placed>,
    /// The signed checkpoint that the proofs lead to.
    pub checkpoint: String,
}

/// Where one entry stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Its place in the ledger, from 0.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
    /// Inclusion proof, from the leaf upwards.
    pub proof: Vec<Hash>,
}

impl Receipt {
    /// Returns the receipt of a command, or `None` if the tree has not all its entries.
    pub(crate) fn of(row: &CommandRow, tree: &Tree, checkpoint: String) -> Option<Receipt> {
        let placed = |seq| {
            let (hash, proof) = (tree.leaf(seq)?, tree.inclusion(seq, row.checkpoint)?);
            Some(Placed { seq, hash, proof })
        };
        let entries = (row.first..row.first + u64::from(row.count)).map(placed).collect::<Option<Vec<_>>>()?;
        Some(Receipt { key: row.key.clone(), entries, checkpoint })
    }

    /// Returns the checkpoint after checking its signature and every proof.
    ///
    /// # Errors
    /// [`Broken::Signature`], or [`Broken::Root`] if a proof does not lead to the signed root.
    pub fn check(&self, key: &Verifier) -> Result<Checkpoint, Broken> {
        let open = |why: BadNote| Broken::Signature { size: 0, why };
        let checkpoint = Note::parse(&self.checkpoint).and_then(|note| Checkpoint::open(&note, key)).map_err(open)?;
        let Checkpoint { size, root, .. } = checkpoint;
        let holds = |placed: &Placed| included(placed.hash, placed.seq, size, &placed.proof, root);
        if self.entries.is_empty() || !self.entries.iter().all(holds) {
            return Err(Broken::Root { size });
        }
        Ok(checkpoint)
    }
}
