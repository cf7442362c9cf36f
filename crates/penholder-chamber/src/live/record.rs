//! The record of a chamber as a view may have it: the minutes, single entries with their proof, the whole export.
//!
//! Always: what is given is what [`tell`](crate::view::tell) lets the view know; an entry's bytes are given only where
//! nothing of it is hidden. The whole ledger is given only to those from whom nothing in it is hidden.

use penholder_core::charter::procedure::Method;
use penholder_core::procedure::vote::Vote;
use penholder_ledger::format::v1;
use penholder_ledger::hash::hex;
use penholder_ledger::{Failure, Receipt};
use serde::Serialize;

use super::{Change, Live, LiveError, State};
use crate::station::View;
use crate::view::{Told, tell, tell_all};

/// Entries that are read at once.
const PAGE: u32 = 2_048;

/// An entry with the proof that it is on the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Its place in the ledger.
    pub seq: u64,
    /// Its bytes, as the ledger hashes them, in hexadecimal digits.
    pub bytes: String,
    /// The receipt of the command that brought it: hashes, proofs and a signed checkpoint.
    pub receipt: Receipt,
}

/// Why the whole record is not given to a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Withheld {
    /// It holds what was said among the members or in private.
    #[error("the record holds what is among the members: single entries can be had with their proof")]
    Inside,
    /// A vote in writing is open, and the record holds its choices.
    #[error("a vote in writing is open: the record can be had when it is closed")]
    OpenVote,
}

impl Live {
    /// All that happened, as a view may know it, from the first entry on.
    ///
    /// # Errors
    /// The ledger cannot be read or followed.
    pub async fn minutes(&self, view: &View) -> Result<Vec<Told>, LiveError> {
        let kept = self.look(|state| (state.log_from() == 0).then(|| tell_all(view, state, state.log()).collect()));
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let (mut replayed, mut changes) = (State::default(), Vec::<Change>::new());
        loop {
            let entries = self.ledger().entries(replayed.size(), PAGE).await.map_err(|_| Failure::Closed)??;
            if entries.is_empty() {
                break;
            }
            for entry in &entries {
                replayed.take(entry)?;
                let new = replayed.log().next_back().filter(|change| change.seq == entry.seq);
                changes.extend(new.cloned());
            }
        }
        Ok(tell_all(view, &replayed, changes.iter()).collect())
    }

    /// One entry with its proof; `None` if there is none, or something of it is hidden from the view.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub async fn proof(&self, view: &View, seq: u64) -> Result<Option<Proof>, LiveError> {
        let entries = self.ledger().entries(seq, 1).await.map_err(|_| Failure::Closed)??;
        let Some(entry) = entries.into_iter().next() else { return Ok(None) };
        let shown = self.look(|state| {
            let change = state.log().find(|change| change.seq == seq);
            change.map(|change| tell(view, state, change).is_some_and(|told| told.fact == change.event))
        });
        let shown = match shown {
            Some(shown) => shown,
            // older than what is kept: only to those from whom nothing is hidden
            None => self.whole(view).is_ok() || entry.kind == penholder_ledger::FOUNDED,
        };
        if !shown {
            return Ok(None);
        }
        let receipt = self.ledger().receipt(&entry.key).await.map_err(|_| Failure::Closed)??;
        let bytes = v1::encode(&entry).map_err(|why| Failure::Refused(why.into()))?;
        Ok(receipt.map(|receipt| Proof { seq, bytes: hex(&bytes), receipt }))
    }

    /// Whether the whole record may be given to a view, as `penholder_ledger::export` writes it.
    ///
    /// # Errors
    /// [`Withheld`].
    pub fn whole(&self, view: &View) -> Result<(), Withheld> {
        if *view == View::Secretariat {
            return Ok(());
        }
        let in_writing = |vote: &Vote| vote.is_open() && vote.opened.method == Method::Written;
        self.look(|state| match () {
            () if !view.is_inside() && state.has_inside() => Err(Withheld::Inside),
            () if state.matters().values().any(|matter| matter.votes.last().is_some_and(in_writing)) => {
                Err(Withheld::OpenVote)
            }
            () => Ok(()),
        })
    }
}
