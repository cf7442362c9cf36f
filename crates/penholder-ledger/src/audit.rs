//! The audit: entries one after the other, each checked against everything before it.
//!
//! Always: needs no key and no store. It names the first entry that cannot stand where it stands. Where entries are withheld
//! their hashes hold the chain together, and what is not there may have happened in them but nowhere else.
//! Not here: the file they come in (`export`, `verify`), what they mean to the body ([`Recount`]).

use crate::broken::Broken;
use crate::entry::{Actor, Entry, Voting};
use crate::format::{json, v1};
use crate::hash::Hash;
use crate::merkle::Tree;
use crate::personal::Opening;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Recomputes what a body's own rules make of the entries.
///
/// The ledger knows no rule. Whoever knows (the procedure, with the charter text found in the entries) implements this,
/// and the audit hands over every entry in order, after it has stood all other checks.
pub trait Recount {
    /// Takes the next entry; says whether it recorded an outcome, and that the recount gives the same.
    ///
    /// # Errors
    /// The entry records something that does not follow from those before it.
    fn take(&mut self, entry: &Entry) -> Result<Recounted, Miscount>;
}

/// What an entry was to a [`Recount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recounted {
    /// Nothing that follows from others.
    Fact,
    /// An outcome, found to be right.
    Outcome,
}

/// An outcome that does not follow from the ballots and the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miscount {
    /// What the entry says.
    pub says: String,
    /// What the recount gives.
    pub recount: String,
}

/// Recounts nothing: for records whose rules this program does not know.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoRecount;

impl Recount for NoRecount {
    fn take(&mut self, _: &Entry) -> Result<Recounted, Miscount> {
        Ok(Recounted::Fact)
    }
}

/// What was seen so far.
#[derive(Debug, Default)]
pub struct Audit {
    tree: Tree,
    last: Option<Hash>,
    body: String,
    streams: HashMap<String, u64>,
    commands: HashSet<String>,
    /// The command whose entries are not all here yet.
    open_command: Option<Running>,
    votes: HashMap<String, Vote>,
    commitments: BTreeMap<(u64, String), Hash>,
    /// Entries of which only the hash was seen.
    withheld: u64,
    /// Those of them since the last entry that was seen.
    gap: u64,
    /// Places in streams that only withheld entries can have taken.
    skipped: u64,
    /// Ballots seen, with the changes of them.
    pub ballots: u64,
}

#[derive(Debug)]
struct Running {
    key: String,
    stream: String,
    actor: Actor,
    next: u32,
    parts: u32,
}

#[derive(Debug)]
struct Vote {
    secret: bool,
    closed: bool,
    electorate: BTreeSet<String>,
    /// Ballots of each seat.
    cast: HashMap<String, u32>,
}

impl Audit {
    /// Returns the tree over the entries seen.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Returns how many commands were seen.
    pub fn commands(&self) -> u64 {
        self.commands.len() as u64
    }

    /// Returns how many votes were opened.
    pub fn votes(&self) -> u64 {
        self.votes.len() as u64
    }

    /// Returns of how many entries only the hash was seen.
    pub fn withheld(&self) -> u64 {
        self.withheld
    }

    /// Takes the hash of an entry that is withheld.
    ///
    /// # Errors
    /// The first entry is the founding and cannot be withheld.
    pub fn withhold(&mut self, hash: Hash) -> Result<(), Broken> {
        if self.tree.size() == 0 {
            return Err(Broken::Story { entry: 0, what: "the founding of a ledger is not withheld".into() });
        }
        self.tree.push(hash);
        self.last = Some(hash);
        self.withheld += 1;
        self.gap += 1;
        Ok(())
    }

    /// Returns how many texts about persons were committed to.
    pub fn commitments(&self) -> u64 {
        self.commitments.len() as u64
    }

    /// Returns the next entry after checking it against those before it.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn take(&mut self, hash: Hash, bytes: &[u8]) -> Result<Entry, Broken> {
        let seq = self.tree.size();
        if Hash::of_entry(bytes) != hash {
            return Err(Broken::Hash { entry: seq });
        }
        let entry = v1::decode(bytes).map_err(|why| Broken::Entry { entry: seq, why })?;
        if entry.seq != seq {
            return Err(Broken::Order { entry: seq, found: entry.seq });
        }
        if seq == 0 {
            self.body.clone_from(&entry.body);
        }
        if entry.previous != self.last.unwrap_or_else(|| Hash::before_first(&self.body)) {
            return Err(Broken::Link { entry: seq });
        }
        json::parse(&entry.payload).map_err(|why| Broken::Payload { entry: seq, why })?;
        let story = |what: String| Broken::Story { entry: seq, what };
        if entry.body != self.body {
            return Err(story(format!("it is of the body `{}`, the ledger of `{}`", entry.body, self.body)));
        }
        self.stream(&entry).map_err(story)?;
        self.command(&entry).map_err(story)?;
        self.voting(&entry).map_err(story)?;
        self.commitments.extend(entry.commitments.iter().map(|(name, hash)| ((seq, name.clone()), *hash)));
        self.tree.push(hash);
        self.last = Some(hash);
        Ok(entry)
    }

    /// Checks that the last command is whole.
    ///
    /// # Errors
    /// The entry that should follow is missing.
    pub fn end(&self) -> Result<(), Broken> {
        match &self.open_command {
            None => Ok(()),
            Some(command) if u64::from(command.parts - command.next) <= self.gap => Ok(()),
            Some(command) => Err(Broken::Story {
                entry: self.tree.size(),
                what: format!("missing: the command `{}` brought {} entries", command.key, command.parts),
            }),
        }
    }

    /// Checks a text about a person against its commitment.
    ///
    /// # Errors
    /// [`Broken::Commitment`] if there is none or another, or the text comes twice.
    pub fn opening(&mut self, opening: &Opening) -> Result<(), Broken> {
        let place = (opening.entry, opening.name.clone());
        match self.commitments.remove(&place) {
            Some(committed) if committed == opening.commitment() => Ok(()),
            _ => Err(Broken::Commitment { entry: place.0, name: place.1 }),
        }
    }

    /// Checks the box of a secret vote that is still open: as many choices as ballots.
    ///
    /// # Errors
    /// Says what does not fit.
    pub fn ballot_box(&self, vote: &str, tally: &BTreeMap<String, u64>) -> Result<(), String> {
        match self.votes.get(vote) {
            Some(Vote { secret: true, closed: false, cast, .. }) => {
                let (held, cast) = (tally.values().sum::<u64>(), cast.len());
                if held == cast as u64 {
                    Ok(())
                } else {
                    Err(format!("the box of `{vote}` holds {held} choices of {cast}"))
                }
            }
            _ => Err(format!("a box for `{vote}`, which is no open secret vote")),
        }
    }

    fn stream(&mut self, entry: &Entry) -> Result<(), String> {
        let version = match self.streams.get_mut(&entry.stream) {
            Some(version) => version,
            None => self.streams.entry(entry.stream.clone()).or_default(),
        };
        *version += 1;
        let skipped = entry.stream_version.checked_sub(*version).map(|skipped| self.skipped.saturating_add(skipped));
        if let Some(skipped) = skipped.filter(|skipped| *skipped <= self.withheld) {
            (self.skipped, *version) = (skipped, entry.stream_version);
            return Ok(());
        }
        Err(format!(
            "it is number {} of `{}`, where number {version} should follow",
            entry.stream_version, entry.stream
        ))
    }

    fn command(&mut self, entry: &Entry) -> Result<(), String> {
        let Entry { key, stream, actor, part, parts, .. } = entry;
        let gap = std::mem::take(&mut self.gap);
        let begun =
            |next| Running { key: key.clone(), stream: stream.clone(), actor: actor.clone(), next, parts: *parts };
        let mut running = match self.open_command.take() {
            Some(running) if gap == 0 => running,
            // all that is withheld between two parts of a command belongs to it
            Some(running) if running.key == *key => {
                Running { next: running.next.saturating_add(u32::try_from(gap).unwrap_or(u32::MAX)), ..running }
            }
            before => {
                let rest = before.as_ref().map_or(0, |before| u64::from(before.parts - before.next));
                if let Some(before) = before.filter(|_| rest > gap) {
                    return Err(format!("part {} of the command `{}` should stand here", before.next + 1, before.key));
                }
                if !self.commands.insert(key.clone()) {
                    return Err(format!("the command `{key}` came before"));
                }
                if *part > 0 && (*parts == 1 || gap > 0 && u64::from(*part) > gap - rest) {
                    return Err("its command has no beginning".into());
                }
                begun(if gap > 0 { *part } else { 0 })
            }
        };
        let expected = (&running.key, &running.stream, &running.actor, running.next, running.parts);
        if (key, stream, actor, *part, *parts) != expected {
            return Err(format!("part {} of the command `{}` should stand here", running.next + 1, running.key));
        }
        running.next += 1;
        self.open_command = (running.next < running.parts).then_some(running);
        Ok(())
    }

    fn voting(&mut self, entry: &Entry) -> Result<(), String> {
        let Some(voting) = &entry.voting else { return Ok(()) };
        let id = voting.vote();
        if let Voting::Opened { secret, electorate, .. } = voting {
            let vote = Vote { secret: *secret, closed: false, electorate: electorate.clone(), cast: HashMap::new() };
            let before = self.votes.insert(id.to_owned(), vote);
            return if before.is_none() { Ok(()) } else { Err(format!("the vote `{id}` is opened a second time")) };
        }
        let vote = self.votes.get_mut(id).ok_or_else(|| format!("there is no vote `{id}`"))?;
        if vote.closed {
            return Err(format!("the vote `{id}` is closed"));
        }
        match voting {
            Voting::Opened { .. } => Ok(()),
            Voting::Cast { seat, turn, .. } => {
                self.ballots += 1;
                vote.cast(seat, *turn, self.withheld > 0).map_err(|why| format!("{why} in `{id}`"))
            }
            Voting::Closed { tally, .. } => {
                vote.close(tally.as_ref(), self.withheld).map_err(|why| format!("{why} in `{id}`"))
            }
        }
    }
}

impl Vote {
    fn cast(&mut self, seat: &str, turn: u32, gaps: bool) -> Result<(), String> {
        if !self.electorate.contains(seat) {
            return Err(format!("`{seat}` may not vote"));
        }
        let taken = self.cast.entry(seat.to_owned()).or_default();
        // an earlier ballot may be withheld
        let follows = turn == *taken || gaps && turn > *taken;
        if !follows || (self.secret && turn > 0) {
            return Err(format!("`{seat}` has {taken} ballots, number {} cannot follow", turn + 1));
        }
        *taken = turn + 1;
        Ok(())
    }

    fn close(&mut self, tally: Option<&BTreeMap<String, u64>>, withheld: u64) -> Result<(), String> {
        self.closed = true;
        match tally {
            Some(_) if !self.secret => Err("a tally from a box that there was not".into()),
            None if self.secret => Err("no tally of the box".into()),
            None => Ok(()),
            Some(tally) => {
                let (held, cast) = (tally.values().sum::<u64>(), self.cast.len() as u64);
                if (cast..=cast + withheld).contains(&held) {
                    Ok(())
                } else {
                    Err(format!("{cast} ballots were cast, {held} came out of the box"))
                }
            }
        }
    }
}
