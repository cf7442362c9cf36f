//! One file with everything in it: an export to give away, or a backup to keep.
//!
//! Lines of canonical JSON: one head, then the entries, then (backup, or on request) the texts about persons, then (backup)
//! the boxes of open secret votes, then signed checkpoints, the last over all entries; a backup ends with the hash of
//! what stands before it. Written down in `docs/design/ledger.md`, "Export".
//! Always: an export holds no choice of a secret vote before it is closed, and no key. Of an entry that is withheld it holds
//! the hash.

use crate::broken::Broken;
use crate::format::{json, v1};
use crate::hash::Hash;
use crate::ledger::Failure;
use crate::note::{Signature, Verifier};
use crate::personal::Opening;
use crate::store::{Store, StoreError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Entries read from the store at a time.
const PAGE: u32 = 4096;

/// What goes into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Entries and the last checkpoint: for anybody.
    Public,
    /// Also the texts about persons that have not been erased.
    WithPersons,
    /// Everything but the key: all checkpoints, texts about persons, boxes of open secret votes. Keep it as safe as
    /// the store itself.
    Backup,
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Heading {
    /// Whether the file is a backup.
    pub backup: bool,
    /// Id of the body.
    pub body: String,
    /// Public key of the ledger.
    pub key: String,
    /// Version of the export format.
    #[serde(rename = "penholder-export")]
    pub version: u32,
    /// Public keys of the witnesses whose signatures are in the checkpoints.
    pub witnesses: Vec<String>,
}

/// The form of a file with every entry.
pub(crate) const WHOLE: u32 = 1;
/// The form of a file in which entries are withheld.
pub(crate) const WITH_GAPS: u32 = 2;

/// Every later line that is not an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Line {
    #[serde(rename = "opening")]
    Opening(Opening),
    #[serde(rename = "box")]
    Box { tally: BTreeMap<String, u64>, vote: String },
    #[serde(rename = "checkpoint")]
    Checkpoint(String),
    #[serde(rename = "sha256")]
    Sha256(Hash),
    #[serde(rename = "withheld")]
    Withheld(Hash),
}

/// Why there is no whole file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ledger cannot be read, or is damaged.
    #[error(transparent)]
    Ledger(#[from] Failure),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
}

impl From<StoreError> for ExportError {
    fn from(why: StoreError) -> ExportError {
        ExportError::Ledger(why.into())
    }
}

/// Writes the ledger as it stands at this moment, while others may go on writing to it; returns the number of entries.
///
/// `witnesses` are those whose signatures of the checkpoints are to be shown; `progress` hears of each entry written
/// and of how many there are.
///
/// # Errors
/// The store cannot be read, is empty, or the file cannot be written.
pub fn export(
    store: &mut dyn Store,
    witnesses: &[Verifier],
    contents: Contents,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, ExportError> {
    frozen(store, witnesses, contents, &|_| true, out, progress)
}

/// As [`export`] for anybody, with only those entries whose places are shown; of the others the file holds the hashes, so
/// that chain, tree and signatures can still be checked. The founding is always shown.
///
/// # Errors
/// As [`export`].
pub fn export_shown(
    store: &mut dyn Store,
    witnesses: &[Verifier],
    shown: &dyn Fn(u64) -> bool,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, ExportError> {
    frozen(store, witnesses, Contents::Public, &|seq| seq == 0 || shown(seq), out, progress)
}

fn frozen(
    store: &mut dyn Store,
    witnesses: &[Verifier],
    contents: Contents,
    shown: &dyn Fn(u64) -> bool,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, ExportError> {
    store.freeze()?;
    let mut out = Lines { out, sha: Sha256::new() };
    let done = write(store, witnesses, contents, shown, &mut out, progress);
    store.release();
    done
}

fn write(
    store: &mut dyn Store,
    witnesses: &[Verifier],
    contents: Contents,
    shown: &dyn Fn(u64) -> bool,
    out: &mut Lines<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, ExportError> {
    let size = store.head()?.size;
    let backup = contents == Contents::Backup;
    let (body, key) = founder(store)?;
    let witnesses: Vec<&Verifier> = witnesses.iter().filter(|witness| witness.is_witness()).collect();
    let names = witnesses.iter().map(ToString::to_string).collect();
    let version = if (0..size).all(shown) { WHOLE } else { WITH_GAPS };
    out.line(&Heading { backup, body, key, version, witnesses: names })?;
    let mut at = 0;
    while at < size {
        for (hash, bytes) in store.entries(at, PAGE)? {
            if shown(at) {
                out.raw(&format!("{{\"entry\":\"{}\",\"hash\":\"{hash}\"}}\n", BASE64.encode(bytes)))?;
            } else {
                out.line(&Line::Withheld(hash))?;
            }
            at += 1;
            progress(at, size);
        }
    }
    if contents != Contents::Public {
        for opening in store.openings(0, size)? {
            out.line(&Line::Opening(opening))?;
        }
    }
    if backup {
        for (vote, tally) in store.boxes()? {
            out.line(&Line::Box { tally, vote })?;
        }
    }
    checkpoints(store, &witnesses, backup, out)?;
    if backup {
        let sum = Hash(out.sha.clone().finalize().into());
        out.line(&Line::Sha256(sum))?;
    }
    out.out.flush()?;
    Ok(size)
}

/// Body and key, as the first entry says.
fn founder(store: &mut dyn Store) -> Result<(String, String), ExportError> {
    let rows = store.entries(0, 1)?;
    let (_, bytes) = rows.first().ok_or_else(|| StoreError::NotALedger("it has no entry yet".into()))?;
    let first = v1::decode(bytes).map_err(|why| Failure::Broken(Broken::Entry { entry: 0, why }))?;
    let payload: serde_json::Value = serde_json::from_slice(&first.payload).unwrap_or_default();
    Ok((first.body, payload["key"].as_str().unwrap_or_default().to_owned()))
}

/// All checkpoints for a backup, else the last; each with the signatures of the witnesses shown.
fn checkpoints(
    store: &mut dyn Store,
    witnesses: &[&Verifier],
    all: bool,
    out: &mut Lines<'_>,
) -> Result<(), ExportError> {
    let lines = store.cosignatures()?;
    let shown = |size: u64| {
        let named =
            |line: &str| Signature::parse(line).is_ok_and(|line| witnesses.iter().any(|one| one.named_by(&line)));
        let of = lines.iter().filter(move |(of, line)| *of == size && named(line));
        of.map(|(_, line)| format!("{line}\n")).collect::<String>()
    };
    let last = store.last_checkpoint()?;
    let mut from = if all { 0 } else { last.map_or(0, |(size, _)| size) };
    loop {
        let page = store.checkpoints(from, PAGE)?;
        let Some((end, _)) = page.last() else { return Ok(()) };
        from = end + 1;
        for (size, note) in page {
            out.line(&Line::Checkpoint(note + &shown(size)))?;
        }
    }
}

struct Lines<'a> {
    out: &'a mut dyn Write,
    sha: Sha256,
}

impl Lines<'_> {
    fn line(&mut self, line: &impl Serialize) -> Result<(), ExportError> {
        let mut bytes = json::canonical(line).map_err(io::Error::other)?;
        bytes.push(b'\n');
        self.sha.update(&bytes);
        Ok(self.out.write_all(&bytes)?)
    }

    fn raw(&mut self, line: &str) -> Result<(), ExportError> {
        self.sha.update(line.as_bytes());
        Ok(self.out.write_all(line.as_bytes())?)
    }
}

/// Returns the hash and the bytes of an entry's line (without its line end), put into `bytes`.
pub(crate) fn entry_line(line: &[u8], bytes: &mut Vec<u8>) -> Option<Hash> {
    let rest = line.strip_prefix(br#"{"entry":""#)?.strip_suffix(br#""}"#)?;
    let (rest, hash) = rest.split_at_checked(rest.len().checked_sub(64)?)?;
    let code = rest.strip_suffix(br#"","hash":""#)?;
    bytes.clear();
    BASE64.decode_vec(code, bytes).ok()?;
    Hash::from_hex(std::str::from_utf8(hash).ok()?)
}

/// Whether a line begins as that of an entry does.
pub(crate) fn is_entry_line(line: &[u8]) -> bool {
    line.starts_with(br#"{"entry""#)
}
