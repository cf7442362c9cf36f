//! Checking an exported record with nothing else in hand.
//!
//! Always: every byte of the file counts. A changed one is found, and the entry named where it belongs to one.
//! Not here: the store (an export is made from it first), what entries mean ([`Recount`]).

use crate::audit::{Audit, Recount, Recounted};
use crate::broken::Broken;
use crate::entry::Entry;
use crate::export::{Heading, Line, WHOLE, WITH_GAPS, entry_line, is_entry_line};
use crate::format::json;
use crate::hash::Hash;
use crate::note::{Checkpoint, Note, Verifier};
use crate::opening::check_founding;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead};

/// What the verifier knows from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// The ledger's key; without one, the key in the file is believed, and only checked against everything signed with it.
    pub key: Option<Verifier>,
    /// Checkpoints of the same ledger, from receipts, from a projector, from other people: signed notes.
    pub against: Vec<String>,
    /// Witnesses that must have signed the last checkpoint.
    pub witnesses: Vec<Verifier>,
}

/// What was found to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Id of the body.
    pub body: String,
    /// The key that everything is signed with.
    pub key: Verifier,
    /// Number of entries, with those that are withheld.
    pub entries: u64,
    /// Number of entries of which the file has only the hash. Where there are any, outcomes are not recounted: what they
    /// follow from may be among them.
    pub withheld: u64,
    /// Number of commands that brought them.
    pub commands: u64,
    /// Number of votes opened.
    pub votes: u64,
    /// Number of ballots, with changes of them.
    pub ballots: u64,
    /// Outcomes recounted from ballots and charter.
    pub outcomes: u64,
    /// Texts about persons in the file, each the one committed to.
    pub openings: u64,
    /// Commitments whose texts are not in the file (not asked for, or erased).
    pub unopened: u64,
    /// The last checkpoint.
    pub checkpoint: Checkpoint,
    /// Witnesses that signed the last checkpoint; their keys are the file's own word unless they were asked for.
    pub witnesses: Vec<String>,
}

/// Why the record is not verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It is damaged, or not what it claims to be.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
}

/// Returns what holds of the record in an export or a backup.
///
/// `progress` hears after every entry how many there were, and how many bytes of the file have been read.
///
/// # Errors
/// The first thing that does not hold.
pub fn verify(
    input: &mut dyn BufRead,
    trust: &Trust,
    recount: &mut dyn Recount,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, VerifyError> {
    walk(input, trust, recount, &mut |event| {
        if let Walked::Entry(entry, _, read) = event {
            progress(entry.seq + 1, read);
        }
        Ok(())
    })
}

/// What comes by in the order of the file, each checked before it is shown.
pub(crate) enum Walked<'a> {
    /// An entry, its hash and bytes, and the bytes of the file read so far.
    Entry(&'a Entry, (Hash, &'a [u8]), u64),
    /// Any other line.
    Line(&'a Line),
}

/// Verifies a file and shows everything in it on the way.
pub(crate) fn walk(
    input: &mut dyn BufRead,
    trust: &Trust,
    recount: &mut dyn Recount,
    see: &mut dyn FnMut(Walked<'_>) -> Result<(), VerifyError>,
) -> Result<Verified, VerifyError> {
    let mut file = Lines { input, line: Vec::new(), number: 0, read: 0, sha: Sha256::new() };
    let heading: Heading = match file.next()? {
        true => file.parse()?,
        false => return Err(file.broken("the file is empty").into()),
    };
    file.sum();
    let mut walk = Walk::new(&heading, trust).map_err(|what| file.broken(&what))?;
    let mut bytes = Vec::new();
    while file.next()? {
        if is_entry_line(&file.line) {
            let Some(hash) = entry_line(&file.line, &mut bytes) else {
                return Err(file.broken("not the line of an entry").into());
            };
            let entry = walk.entry(hash, &bytes, recount).map_err(|why| file.place(why))?;
            see(Walked::Entry(&entry, (hash, &bytes), file.read))?;
        } else {
            let line: Line = file.parse()?;
            walk.line(&line, &file.sha).map_err(|why| file.place(why))?;
            see(Walked::Line(&line))?;
        }
        file.sum();
    }
    Ok(walk.end()?)
}

struct Walk<'a> {
    heading: &'a Heading,
    trust: &'a Trust,
    key: Verifier,
    witnesses: Vec<Verifier>,
    audit: Audit,
    /// How far in the order of the file: 0 entries, 1 openings, 2 boxes, 3 checkpoints, 4 the sum.
    stage: u8,
    last: Option<(Checkpoint, Note)>,
    outcomes: u64,
    openings: u64,
    previous_opening: Option<(u64, String)>,
    previous_box: Option<String>,
}

impl<'a> Walk<'a> {
    fn new(heading: &'a Heading, trust: &'a Trust) -> Result<Walk<'a>, String> {
        if ![WHOLE, WITH_GAPS].contains(&heading.version) {
            return Err(format!("export format {} is not known to this program", heading.version));
        }
        let key = Verifier::parse(&heading.key).map_err(|why| why.to_string())?;
        let witnesses = heading.witnesses.iter().map(|text| Verifier::parse(text)).collect::<Result<Vec<_>, _>>();
        let witnesses = witnesses.map_err(|why| why.to_string())?;
        if witnesses.iter().any(|witness| !witness.is_witness()) {
            return Err("a witness with a key that is not a witness's".into());
        }
        Ok(Walk {
            heading,
            trust,
            key,
            witnesses,
            audit: Audit::default(),
            stage: 0,
            last: None,
            outcomes: 0,
            openings: 0,
            previous_opening: None,
            previous_box: None,
        })
    }

    fn entry(&mut self, hash: Hash, bytes: &[u8], recount: &mut dyn Recount) -> Result<Entry, Wrong> {
        if self.stage > 0 {
            return Err(Wrong::Here("an entry after the entries".into()));
        }
        let entry = self.audit.take(hash, bytes)?;
        if entry.seq == 0 {
            if let Some(wanted) = self.trust.key.as_ref().filter(|wanted| **wanted != self.key) {
                return Err(Broken::Key { found: self.key.to_string(), wanted: wanted.to_string() }.into());
            }
            check_founding(&entry, &self.heading.body, &self.key)?;
        }
        if self.heading.version == WITH_GAPS {
            return Ok(entry);
        }
        match recount.take(&entry) {
            Ok(Recounted::Fact) => {}
            Ok(Recounted::Outcome) => self.outcomes += 1,
            Err(miscount) => {
                let (says, recount) = (miscount.says, miscount.recount);
                return Err(Broken::Outcome { entry: entry.seq, says, recount }.into());
            }
        }
        Ok(entry)
    }

    fn line(&mut self, line: &Line, sha: &Sha256) -> Result<(), Wrong> {
        let stage = match line {
            Line::Withheld(_) => 0,
            Line::Opening(_) => 1,
            Line::Box { .. } => 2,
            Line::Checkpoint(_) => 3,
            Line::Sha256(_) => 4,
        };
        if stage < self.stage || self.stage == 4 {
            return Err(Wrong::Here("out of the order of the file".into()));
        }
        if matches!(stage, 2 | 4) && !self.heading.backup {
            return Err(Wrong::Here("a line that only a backup has".into()));
        }
        self.stage = stage;
        match line {
            Line::Withheld(hash) if self.heading.version == WITH_GAPS && !self.heading.backup => {
                Ok(self.audit.withhold(*hash)?)
            }
            Line::Withheld(_) => Err(Wrong::Here("a file that says it is whole withholds an entry".into())),
            Line::Opening(opening) => {
                let place = Some((opening.entry, opening.name.clone()));
                ascending(&mut self.previous_opening, place)?;
                self.audit.opening(opening)?;
                self.openings += 1;
                Ok(())
            }
            Line::Box { vote, tally } => {
                ascending(&mut self.previous_box, Some(vote.clone()))?;
                self.audit.ballot_box(vote, tally).map_err(Wrong::Here)
            }
            Line::Checkpoint(note) => self.checkpoint(note),
            Line::Sha256(sum) => {
                let right = Hash(sha.clone().finalize().into()) == *sum;
                if right { Ok(()) } else { Err(Wrong::Here("the file is not the one that this sum is of".into())) }
            }
        }
    }

    fn checkpoint(&mut self, text: &str) -> Result<(), Wrong> {
        let entries = self.audit.tree().size();
        let signature = |why| Broken::Signature { size: entries, why };
        let note = Note::parse(text).map_err(signature)?;
        let checkpoint = Checkpoint::open(&note, &self.key).map_err(signature)?;
        let size = checkpoint.size;
        for line in &note.signatures {
            let key = self.witnesses.iter().chain([&self.key]).find(|key| key.named_by(line));
            let key = key
                .ok_or_else(|| Wrong::Here(format!("a signature by `{}`, whose key is not in the file", line.name)))?;
            note.signature_by(key).map_err(signature)?;
        }
        if self.last.as_ref().is_some_and(|(last, _)| last.size >= size) {
            return Err(Wrong::Here("checkpoints out of order".into()));
        }
        match self.audit.tree().root(size) {
            None => return Err(Broken::RolledBack { entry: entries, signed: size }.into()),
            Some(root) if root != checkpoint.root => return Err(Broken::Root { size }.into()),
            Some(_) => {}
        }
        self.last = Some((checkpoint, note));
        Ok(())
    }

    fn end(self) -> Result<Verified, Broken> {
        self.audit.end()?;
        let entries = self.audit.tree().size();
        if self.heading.version == WITH_GAPS && self.audit.withheld() == 0 {
            return Err(Broken::Line {
                line: 1,
                what: "the file says that it withholds entries, and has them all".into(),
            });
        }
        let (checkpoint, note) = self.last.ok_or(Broken::Unsigned { entry: 0 })?;
        if checkpoint.size != entries || entries == 0 {
            return Err(Broken::Unsigned { entry: checkpoint.size });
        }
        if self.heading.backup && self.stage != 4 {
            return Err(Broken::Line { line: 0, what: "the backup ends before its sum".into() });
        }
        for text in &self.trust.against {
            let other = Note::parse(text).and_then(|note| Checkpoint::open(&note, &self.key));
            let other = other.map_err(|why| Broken::Signature { size: entries, why })?;
            match self.audit.tree().root(other.size) {
                None => return Err(Broken::RolledBack { entry: entries, signed: other.size }),
                Some(root) if root != other.root => return Err(Broken::SplitView { size: other.size }),
                Some(_) => {}
            }
        }
        if let Some(missing) = self.trust.witnesses.iter().find(|key| note.signature_by(key).is_err()) {
            return Err(Broken::Witness { name: missing.name().to_owned(), size: entries });
        }
        let signed = self.witnesses.iter().filter(|key| note.signature_by(key).is_ok());
        Ok(Verified {
            body: self.heading.body.clone(),
            entries,
            withheld: self.audit.withheld(),
            commands: self.audit.commands(),
            votes: self.audit.votes(),
            ballots: self.audit.ballots,
            outcomes: self.outcomes,
            openings: self.openings,
            unopened: self.audit.commitments(),
            witnesses: signed.map(|key| key.name().to_owned()).collect(),
            checkpoint,
            key: self.key,
        })
    }
}

/// Something wrong: damage that knows its entry, or a fault of the line at hand.
enum Wrong {
    Broken(Broken),
    Here(String),
}

impl From<Broken> for Wrong {
    fn from(why: Broken) -> Wrong {
        Wrong::Broken(why)
    }
}

fn ascending<T: PartialOrd>(previous: &mut Option<T>, next: Option<T>) -> Result<(), Wrong> {
    if *previous >= next {
        return Err(Wrong::Here("out of order, or the same twice".into()));
    }
    *previous = next;
    Ok(())
}

struct Lines<'a> {
    input: &'a mut dyn BufRead,
    line: Vec<u8>,
    number: u64,
    read: u64,
    sha: Sha256,
}

impl Lines<'_> {
    /// Reads the next line, without its line end; `false` at the end of the file.
    fn next(&mut self) -> Result<bool, VerifyError> {
        self.line.clear();
        self.number += 1;
        let count = self.input.read_until(b'\n', &mut self.line)?;
        self.read += count as u64;
        if count > 0 && self.line.pop() != Some(b'\n') {
            return Err(self.broken("the last line is not ended: the file was cut short").into());
        }
        Ok(count > 0)
    }

    /// Adds the line to the sum of the file.
    fn sum(&mut self) {
        self.sha.update(&self.line);
        self.sha.update(b"\n");
    }

    fn parse<T: DeserializeOwned>(&self) -> Result<T, VerifyError> {
        let value = json::parse(&self.line).map_err(|why| self.broken(&why.to_string()))?;
        Ok(serde_json::from_value(value).map_err(|why| self.broken(&why.to_string()))?)
    }

    fn broken(&self, what: &str) -> Broken {
        Broken::Line { line: self.number, what: what.to_owned() }
    }

    fn place(&self, why: Wrong) -> Broken {
        match why {
            Wrong::Broken(broken) => broken,
            Wrong::Here(what) => self.broken(&what),
        }
    }
}
