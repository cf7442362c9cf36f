//! The record of a chamber as a view may have it: the minutes, single entries with their proof, the whole export.
//!
//! Always: what is given is what [`tell`](crate::view::tell) lets the view know; an entry's bytes are given only where
//! nothing of it is hidden. The whole ledger is given only to those from whom nothing in it is hidden; everybody else can
//! have it with the hashes of what is hidden.

use std::collections::BTreeSet;

use penholder_core::charter::procedure::Method;
use penholder_core::procedure::vote::Vote;
use penholder_ledger::format::v1;
use penholder_ledger::hash::hex;
use penholder_ledger::{Failure, Receipt};
use serde::Serialize;

use super::{Change, Live, LiveError, State};
use crate::station::View;
use crate::view::{Told, scene, tell, tell_all};

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
        self.over_all(|state, changes| tell_all(view, state, changes.iter()).collect()).await
    }

    /// The places of the entries from which nothing is hidden from a view. With them `penholder_ledger::export_shown` makes
    /// a record that the view may have, whatever else happened.
    ///
    /// An entry is not among them either if it speaks of a matter that the view may not know of.
    ///
    /// # Errors
    /// The ledger cannot be read or followed.
    pub async fn shown(&self, view: &View) -> Result<BTreeSet<u64>, LiveError> {
        let now = self.now();
        self.over_all(|state, changes| {
            let seen = scene(view, state, now).matters;
            let hidden: Vec<String> = state
                .matters()
                .keys()
                .filter(|id| !seen.contains_key(*id))
                .map(|id| serde_json::Value::from(id.as_str()).to_string())
                .collect();
            let names_hidden = |change: &Change| {
                let fact = serde_json::to_string(&change.event).unwrap_or_default();
                hidden.iter().any(|id| fact.contains(id))
            };
            let whole = |change: &&Change| tell(view, state, change).is_some_and(|told| told.fact == change.event);
            changes.iter().filter(whole).filter(|change| !names_hidden(change)).map(|change| change.seq).collect()
        })
        .await
    }

    /// Looks at all changes from the first entry on, on the state after the last.
    async fn over_all<T>(&self, look: impl Fn(&State, &[Change]) -> T) -> Result<T, LiveError> {
        let kept = self
            .look(|state| (state.log_from() == 0).then(|| look(state, &state.log().cloned().collect::<Vec<Change>>())));
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
        Ok(look(&replayed, &changes))
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
