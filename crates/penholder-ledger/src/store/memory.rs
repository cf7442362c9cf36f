//! A ledger in memory, for tests and for sittings that are played and thrown away.
//!
//! Always: as the other stores, except that it is gone with the process.

use super::{Ask, CommandRow, EntryRow, Group, Head, Known, Store, StoreError, VoteState};
use crate::hash::Hash;
use crate::personal::Opening;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The rows, shared by every clone. Writers must not share clones: there is no turn to take between `begin` and `commit`.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    rows: Arc<Mutex<Rows>>,
    frozen: Option<Box<Rows>>,
}

#[derive(Clone, Debug, Default)]
struct Rows {
    entries: Vec<EntryRow>,
    streams: HashMap<String, Vec<usize>>,
    commands: HashMap<String, CommandRow>,
    votes: HashMap<String, VoteState>,
    electorate: BTreeSet<(String, String)>,
    ballots: BTreeMap<(String, String, u32), u64>,
    boxes: BTreeMap<String, BTreeMap<String, u64>>,
    openings: BTreeMap<(u64, String), Opening>,
    checkpoints: BTreeMap<u64, String>,
    cosignatures: BTreeSet<(u64, String)>,
}

impl Rows {
    fn head(&self) -> Head {
        Head { size: self.entries.len() as u64, last: self.entries.last().map(|row| row.hash) }
    }

    fn known(&self, ask: &Ask) -> Known {
        let version = |stream: &String| self.streams.get(stream).map(|rows| (stream.clone(), rows.len() as u64));
        let ballots = ask.ballots.iter().filter(|place| self.electorate.contains(place)).map(|place| {
            let (vote, seat) = place.clone();
            let taken = self.ballots.range((vote.clone(), seat.clone(), 0)..=(vote, seat, u32::MAX)).count();
            (place.clone(), taken as u32)
        });
        Known {
            head: self.head(),
            commands: of(&ask.keys, &self.commands),
            streams: ask.streams.iter().filter_map(version).collect(),
            votes: of(&ask.votes, &self.votes),
            ballots: ballots.collect(),
            boxes: ask.votes.iter().filter_map(|vote| Some((vote.clone(), self.boxes.get(vote)?.clone()))).collect(),
            openings: ask.erases.iter().filter(|place| self.openings.contains_key(place)).cloned().collect(),
        }
    }

    fn check(&self, group: &Group) -> Result<(), StoreError> {
        let gap = group.entries.first().is_some_and(|row| row.seq != self.entries.len() as u64);
        let twice = group.commands.iter().any(|row| self.commands.contains_key(&row.key))
            || group.votes.iter().any(|row| self.votes.contains_key(&row.vote))
            || group
                .ballots
                .iter()
                .any(|row| self.ballots.contains_key(&(row.vote.clone(), row.seat.clone(), row.turn)));
        if gap || twice { Err(StoreError::Failed("a unique key is taken".into())) } else { Ok(()) }
    }

    fn add(&mut self, group: &Group) {
        for row in &group.entries {
            self.streams.entry(row.stream.clone()).or_default().push(self.entries.len());
            self.entries.push(row.clone());
        }
        self.commands.extend(group.commands.iter().map(|row| (row.key.clone(), row.clone())));
        for row in &group.votes {
            self.votes.insert(row.vote.clone(), VoteState { secret: row.secret, closed: false });
            self.electorate.extend(row.electorate.iter().map(|seat| (row.vote.clone(), seat.clone())));
        }
        self.ballots
            .extend(group.ballots.iter().map(|row| ((row.vote.clone(), row.seat.clone(), row.turn), row.entry)));
        for ((vote, choice), count) in &group.choices {
            *self.boxes.entry(vote.clone()).or_default().entry(choice.clone()).or_default() += count;
        }
        for vote in &group.closed {
            self.boxes.remove(vote);
            self.votes.entry(vote.clone()).and_modify(|state| state.closed = true);
        }
        let openings = group.openings.iter().map(|opening| ((opening.entry, opening.name.clone()), opening.clone()));
        self.openings.extend(openings);
        self.openings.retain(|place, _| !group.erased.contains(place));
        self.checkpoints.extend(group.checkpoints.iter().cloned());
    }
}

fn of<V: Clone>(keys: &BTreeSet<String>, rows: &HashMap<String, V>) -> HashMap<String, V> {
    keys.iter().filter_map(|key| Some((key.clone(), rows.get(key)?.clone()))).collect()
}

fn page(rows: &[EntryRow], from: u64, most: u32) -> Vec<(Hash, Vec<u8>)> {
    let from = usize::try_from(from).unwrap_or(usize::MAX).min(rows.len());
    rows[from..].iter().take(most as usize).map(|row| (row.hash, row.bytes.clone())).collect()
}

impl Memory {
    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn seen<T>(&self, read: impl FnOnce(&Rows) -> T) -> Result<T, StoreError> {
        Ok(match &self.frozen {
            Some(rows) => read(rows),
            None => read(&self.rows()),
        })
    }
}

impl Store for Memory {
    fn begin(&mut self, ask: &Ask) -> Result<Known, StoreError> {
        Ok(self.rows().known(ask))
    }

    fn commit(&mut self, group: &Group) -> Result<(), StoreError> {
        let mut rows = self.rows();
        rows.check(group)?;
        rows.add(group);
        Ok(())
    }

    fn abandon(&mut self) {}

    fn freeze(&mut self) -> Result<(), StoreError> {
        let rows = self.rows().clone();
        self.frozen = Some(Box::new(rows));
        Ok(())
    }

    fn release(&mut self) {
        self.frozen = None;
    }

    fn head(&mut self) -> Result<Head, StoreError> {
        self.seen(Rows::head)
    }

    fn hashes(&mut self, from: u64) -> Result<Vec<Hash>, StoreError> {
        self.seen(|rows| page(&rows.entries, from, u32::MAX).into_iter().map(|(hash, _)| hash).collect())
    }

    fn entries(&mut self, from: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        self.seen(|rows| page(&rows.entries, from, most))
    }

    fn stream(&mut self, stream: &str, after: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        self.seen(|rows| {
            let places = rows.streams.get(stream).map_or(&[][..], |places| places);
            let after = usize::try_from(after).unwrap_or(usize::MAX);
            let wanted = places.iter().skip(after).take(most as usize).map(|&place| &rows.entries[place]);
            wanted.map(|row| (row.hash, row.bytes.clone())).collect()
        })
    }

    fn command(&mut self, key: &str) -> Result<Option<CommandRow>, StoreError> {
        self.seen(|rows| rows.commands.get(key).cloned())
    }

    fn checkpoints(&mut self, from: u64, most: u32) -> Result<Vec<(u64, String)>, StoreError> {
        self.seen(|rows| {
            let wanted = rows.checkpoints.range(from..).take(most as usize);
            wanted.map(|(size, note)| (*size, note.clone())).collect()
        })
    }

    fn last_checkpoint(&mut self) -> Result<Option<(u64, String)>, StoreError> {
        self.seen(|rows| rows.checkpoints.last_key_value().map(|(size, note)| (*size, note.clone())))
    }

    fn cosignatures(&mut self) -> Result<Vec<(u64, String)>, StoreError> {
        self.seen(|rows| rows.cosignatures.iter().cloned().collect())
    }

    fn keep_cosignature(&mut self, size: u64, line: &str) -> Result<(), StoreError> {
        self.rows().cosignatures.insert((size, line.to_owned()));
        Ok(())
    }

    fn openings(&mut self, from: u64, to: u64) -> Result<Vec<Opening>, StoreError> {
        let range = (from, String::new())..(to, String::new());
        self.seen(|rows| rows.openings.range(range).map(|(_, opening)| opening.clone()).collect())
    }

    fn boxes(&mut self) -> Result<BTreeMap<String, BTreeMap<String, u64>>, StoreError> {
        self.seen(|rows| rows.boxes.clone())
    }

    fn beside(&self) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(self.clone()))
    }
}
