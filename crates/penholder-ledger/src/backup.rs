//! Putting a ledger back from a backup.
//!
//! Always: the backup is verified before the first row is written, and goes into an empty store only. A restored ledger
//! that is older than what its machine has signed will not open: see `docs/design/ledger.md`, "Backup".
//! Not here: the key. It is not in the backup.

use crate::audit::NoRecount;
use crate::broken::Broken;
use crate::entry::{Entry, Voting};
use crate::export::Line;
use crate::hash::Hash;
use crate::note::{Checkpoint, Note};
use crate::store::{Ask, BallotRow, CommandRow, EntryRow, Group, Store, StoreError, VoteRow};
use crate::verify::{Trust, Verified, VerifyError, Walked, walk};
use std::io::{self, BufRead, Seek};

/// Entries written together.
const CHUNK: usize = 4096;

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The backup does not hold.
    #[error(transparent)]
    Backup(#[from] VerifyError),
    /// The store cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is a ledger in the store.
    #[error("the store is not empty: it has {entries} entries, and a backup is never mixed into another ledger")]
    NotEmpty {
        /// How many entries it has.
        entries: u64,
    },
}

/// Writes the ledger in a backup (or an export, then without what an export leaves out) into an empty store.
///
/// # Errors
/// The backup is damaged, or the store is not empty or fails. If it fails half-way, what it holds has no checkpoint and
/// will not be opened as a ledger: empty it and begin again.
pub fn restore(
    input: &mut (impl BufRead + Seek),
    trust: &Trust,
    store: &mut dyn Store,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, RestoreError> {
    let entries = store.head()?.size;
    if entries > 0 {
        return Err(RestoreError::NotEmpty { entries });
    }
    let mut sizes = Vec::new();
    let verified = walk(input, trust, &mut NoRecount, &mut |seen| {
        match seen {
            Walked::Line(Line::Checkpoint(note)) => sizes.push(size_of(note)),
            Walked::Line(Line::Withheld(_)) => {
                let what = "entries are withheld in it: a record with gaps cannot be restored".to_owned();
                return Err(Broken::Line { line: 0, what }.into());
            }
            _ => {}
        }
        Ok(())
    })?;
    input.rewind().map_err(VerifyError::Read)?;
    let mut rows = Rows { group: Group::default(), cosignatures: Vec::new(), sizes };
    let (mut written, mut failed) = (0, None);
    let walked = walk(input, trust, &mut NoRecount, &mut |seen| {
        rows.take(&seen);
        if rows.group.entries.len() >= CHUNK {
            written += rows.group.entries.len() as u64;
            put(store, &std::mem::take(&mut rows.group))
                .map_err(|why| io::Error::other(failed.insert(why).to_string()))?;
            progress(written, verified.entries);
        }
        Ok(())
    });
    if let Some(why) = failed {
        return Err(why.into());
    }
    walked?;
    put(store, &rows.group)?;
    for (size, line) in rows.cosignatures {
        store.keep_cosignature(size, &line)?;
    }
    progress(verified.entries, verified.entries);
    Ok(verified)
}

fn put(store: &mut dyn Store, group: &Group) -> Result<(), StoreError> {
    store.begin(&Ask::default())?;
    store.commit(group)
}

/// Size of a checkpoint that has been verified.
fn size_of(note: &str) -> u64 {
    let checkpoint = Note::parse(note).and_then(|note| Checkpoint::parse(&note.text));
    checkpoint.map_or(0, |checkpoint| checkpoint.size)
}

struct Rows {
    group: Group,
    cosignatures: Vec<(u64, String)>,
    /// Sizes of all checkpoints in the backup.
    sizes: Vec<u64>,
}

impl Rows {
    fn take(&mut self, seen: &Walked<'_>) {
        match seen {
            Walked::Entry(entry, (hash, bytes), _) => self.entry(entry, *hash, bytes),
            Walked::Line(Line::Opening(opening)) => self.group.openings.push(opening.clone()),
            Walked::Line(Line::Box { vote, tally }) => {
                let counts = tally.iter().map(|(choice, count)| ((vote.clone(), choice.clone()), *count));
                self.group.choices.extend(counts);
            }
            Walked::Line(Line::Checkpoint(text)) => self.checkpoint(text),
            Walked::Line(Line::Sha256(_) | Line::Withheld(_)) => {}
        }
    }

    fn entry(&mut self, entry: &Entry, hash: Hash, bytes: &[u8]) {
        let Entry { seq, stream, stream_version, .. } = entry;
        let row = EntryRow {
            seq: *seq,
            hash,
            bytes: bytes.to_vec(),
            stream: stream.clone(),
            stream_version: *stream_version,
        };
        self.group.entries.push(row);
        if entry.part == 0 {
            let end = seq + u64::from(entry.parts);
            let covering = self.sizes.partition_point(|size| *size < end);
            let checkpoint = self.sizes.get(covering).copied().unwrap_or(end);
            self.group.commands.push(CommandRow {
                key: entry.key.clone(),
                first: *seq,
                count: entry.parts,
                checkpoint,
            });
        }
        match &entry.voting {
            None => {}
            Some(Voting::Opened { vote, secret, electorate }) => {
                let (vote, electorate) = (vote.clone(), electorate.clone());
                self.group.votes.push(VoteRow { vote, secret: *secret, electorate });
            }
            Some(Voting::Cast { vote, seat, turn }) => {
                let (vote, seat) = (vote.clone(), seat.clone());
                self.group.ballots.push(BallotRow { vote, seat, turn: *turn, entry: *seq });
            }
            Some(Voting::Closed { vote, .. }) => self.group.closed.push(vote.clone()),
        }
    }

    /// The ledger's own signature goes back to the checkpoints, those of witnesses beside them.
    fn checkpoint(&mut self, text: &str) {
        let size = size_of(text);
        let Ok(Note { text, signatures }) = Note::parse(text) else { return };
        let (own, witnesses): (Vec<_>, Vec<_>) =
            signatures.into_iter().partition(|line| text.starts_with(&format!("{}\n", line.name)));
        self.cosignatures.extend(witnesses.iter().map(|line| (size, line.to_string())));
        self.group.checkpoints.push((size, Note { text, signatures: own }.to_string()));
    }
}
