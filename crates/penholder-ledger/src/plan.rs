//! What a group of commands does to the ledger: known things in, rows out.
//!
//! Always: pure and the same for every store. Commands are taken in order, each sees what those before it did, a
//! refused one leaves nothing behind.
//! Not here: whether payloads are canonical (checked before a command waits), locking and durability (`store`), signing
//! (`writer`).

use crate::command::{Command, Event, Refused};
use crate::entry::{Entry, Voting};
use crate::format::v1;
use crate::hash::Hash;
use crate::personal::{Opening, Salt};
use crate::store::{Ask, BallotRow, CommandRow, EntryRow, Group, Head, Known, VoteRow, VoteState};
use std::collections::{BTreeMap, HashMap};

/// Rows to write and, for each command in its order, what it brought.
#[derive(Debug)]
pub struct Plan {
    /// The rows; without a checkpoint yet.
    pub group: Group,
    /// What each command brought, now or when it was first sent.
    pub answers: Vec<Result<Answer, Refused>>,
}

/// What a command brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its entries and the size of the checkpoint of its receipt.
    pub row: CommandRow,
    /// The key was known already: whoever answers must check that the command is the same.
    pub again: bool,
}

/// Returns what has to be known to plan these commands.
pub fn ask(commands: &[Command]) -> Ask {
    let mut ask = Ask::default();
    for command in commands {
        ask.keys.insert(command.key.clone());
        ask.streams.insert(command.stream.clone());
        for event in &command.events {
            ask.erases.extend(event.erases.iter().cloned());
            if let Some(voting) = &event.voting {
                ask.votes.insert(voting.vote().to_owned());
            }
            if let Some(Voting::Cast { vote, seat, .. }) = &event.voting {
                ask.ballots.insert((vote.clone(), seat.clone()));
            }
        }
    }
    ask
}

/// Returns the rows that the commands make of what is known.
///
/// `acts` is how many entries there are up to the last that is no ballot, as far as a command's `since` asks for it.
/// `salt` gives 32 fresh random bytes for each text about a person.
pub fn plan(body: &str, known: Known, acts: u64, commands: &[Command], salt: &mut dyn FnMut() -> Salt) -> Plan {
    let mut planner = Planner { body, known, acts, group: Group::default(), salt };
    let mut answers: Vec<_> = commands.iter().map(|command| planner.command(command)).collect();
    let size = planner.known.head.size;
    let new = answers.iter_mut().flatten().map(|answer| &mut answer.row).chain(&mut planner.group.commands);
    new.filter(|row| row.checkpoint == NOT_YET).for_each(|row| row.checkpoint = size);
    Plan { group: planner.group, answers }
}

/// Stands in a command's row until the group's size is known; no ledger is so long.
const NOT_YET: u64 = u64::MAX;

struct Planner<'a> {
    body: &'a str,
    known: Known,
    /// How many entries there are up to the last that is no ballot.
    acts: u64,
    group: Group,
    salt: &'a mut dyn FnMut() -> Salt,
}

impl Planner<'_> {
    fn command(&mut self, command: &Command) -> Result<Answer, Refused> {
        if let Some(row) = self.known.commands.get(&command.key) {
            return Ok(Answer { row: row.clone(), again: true });
        }
        let stands_at = self.known.streams.get(&command.stream).copied().unwrap_or(0);
        match command.expected {
            _ if command.events.is_empty() => return Err(Refused::NoEvent),
            Some(expected) if expected != stands_at => {
                return Err(Refused::Moved { stream: command.stream.clone(), expected, stands_at });
            }
            _ => {}
        }
        if let Some(since) = command.since.filter(|since| *since < self.acts) {
            return Err(Refused::Overtaken { since });
        }
        let before = Before::of(self, command);
        let first = self.known.head.size;
        for part in 0..command.events.len() {
            if let Err(why) = self.event(command, part) {
                before.put_back(self);
                return Err(why);
            }
        }
        if command.events.iter().any(|event| !matches!(event.voting, Some(Voting::Cast { .. }))) {
            self.acts = self.known.head.size;
        }
        let count = command.events.len() as u32;
        let row = CommandRow { key: command.key.clone(), first, count, checkpoint: NOT_YET };
        self.group.commands.push(row.clone());
        self.known.commands.insert(command.key.clone(), row.clone());
        Ok(Answer { row, again: false })
    }

    fn event(&mut self, command: &Command, part: usize) -> Result<(), Refused> {
        let event = &command.events[part];
        let seq = self.known.head.size;
        if let Some((name, _)) = event.personal.iter().find(|(_, text)| !is_personal(text)) {
            return Err(Refused::Personal { name: name.clone() });
        }
        let voting = self.voting(event, seq)?;
        self.erase(event)?;
        let commitments = self.commit(event, seq);
        let version = self.known.streams.entry(command.stream.clone()).or_default();
        *version += 1;
        let entry = Entry {
            body: self.body.to_owned(),
            seq,
            stream: command.stream.clone(),
            stream_version: *version,
            at_ms: command.at_ms,
            actor: command.actor.clone(),
            key: command.key.clone(),
            part: part as u32,
            parts: command.events.len() as u32,
            kind: event.kind.clone(),
            payload: event.payload.clone(),
            voting,
            commitments,
            previous: self.known.head.last.unwrap_or_else(|| Hash::before_first(self.body)),
        };
        let bytes = v1::encode(&entry)?;
        let hash = Hash::of_entry(&bytes);
        self.known.head.size += 1;
        self.known.head.last = Some(hash);
        let Entry { stream, stream_version, .. } = entry;
        self.group.entries.push(EntryRow { seq, hash, bytes, stream, stream_version });
        Ok(())
    }

    fn voting(&mut self, event: &Event, entry: u64) -> Result<Option<Voting>, Refused> {
        let choice = event.choice.as_deref();
        let voting = match &event.voting {
            _ if choice.is_some() && !matches!(event.voting, Some(Voting::Cast { .. })) => {
                return Err(Refused::Secrecy("a choice for the box without a ballot"));
            }
            None => return Ok(None),
            Some(voting) => voting,
        };
        match voting {
            Voting::Opened { vote, secret, electorate } => {
                self.open(VoteRow { vote: vote.clone(), secret: *secret, electorate: electorate.clone() })?;
            }
            Voting::Cast { vote, seat, turn } => {
                let ballot = BallotRow { vote: vote.clone(), seat: seat.clone(), turn: *turn, entry };
                self.cast(ballot, choice)?;
            }
            Voting::Closed { vote, tally } => {
                if tally.is_some() {
                    return Err(Refused::Secrecy("the tally of a secret vote comes from the box, not from outside"));
                }
                let tally = self.close(vote)?;
                return Ok(Some(Voting::Closed { vote: vote.clone(), tally }));
            }
        }
        Ok(Some(voting.clone()))
    }

    fn open(&mut self, vote: VoteRow) -> Result<(), Refused> {
        if self.known.votes.contains_key(&vote.vote) {
            return Err(Refused::VoteExists { vote: vote.vote });
        }
        self.known.votes.insert(vote.vote.clone(), VoteState { secret: vote.secret, closed: false });
        self.group.votes.push(vote);
        Ok(())
    }

    fn opened(&self, vote: &str) -> Result<VoteState, Refused> {
        match self.known.votes.get(vote) {
            None => Err(Refused::NoSuchVote { vote: vote.to_owned() }),
            Some(state) if state.closed => Err(Refused::VoteClosed { vote: vote.to_owned() }),
            Some(state) => Ok(*state),
        }
    }

    fn cast(&mut self, ballot: BallotRow, choice: Option<&str>) -> Result<(), Refused> {
        let state = self.opened(&ballot.vote)?;
        let BallotRow { vote, seat, turn, .. } = ballot.clone();
        match (state.secret, choice) {
            (true, None) => return Err(Refused::Secrecy("a secret ballot needs its choice for the box")),
            (true, Some(choice)) if !v1::is_name(choice) => {
                return Err(Refused::Secrecy(
                    "the choice of a secret ballot is empty, too long or has a control character",
                ));
            }
            (false, Some(_)) => {
                return Err(Refused::Secrecy("an open ballot has its choice in the record, not in the box"));
            }
            (true, _) if turn > 0 => return Err(Refused::Secrecy("a secret ballot in the box cannot be changed")),
            _ => {}
        }
        let place = (vote.clone(), seat.clone());
        let taken = match self.known.ballots.get(&place) {
            Some(taken) => *taken,
            None if self.group.votes.iter().any(|row| row.vote == vote && row.electorate.contains(&seat)) => 0,
            None => return Err(Refused::NotInElectorate { vote, seat }),
        };
        if turn < taken {
            return Err(Refused::AlreadyVoted { vote, seat });
        }
        if turn > taken {
            return Err(Refused::NothingToChange { vote, seat, turn });
        }
        self.known.ballots.insert(place, taken + 1);
        self.group.ballots.push(ballot);
        if let Some(choice) = choice {
            *self.group.choices.entry((vote, choice.to_owned())).or_default() += 1;
        }
        Ok(())
    }

    fn close(&mut self, vote: &str) -> Result<Option<BTreeMap<String, u64>>, Refused> {
        let state = self.opened(vote)?;
        self.known.votes.insert(vote.to_owned(), VoteState { closed: true, ..state });
        self.group.closed.push(vote.to_owned());
        if !state.secret {
            return Ok(None);
        }
        let mut tally = self.known.boxes.get(vote).cloned().unwrap_or_default();
        for ((_, choice), count) in self.group.choices.iter().filter(|((of, _), _)| of == vote) {
            *tally.entry(choice.clone()).or_default() += count;
        }
        Ok(Some(tally))
    }

    fn erase(&mut self, event: &Event) -> Result<(), Refused> {
        for place in &event.erases {
            if !self.known.openings.remove(place) {
                let (entry, name) = place.clone();
                return Err(Refused::NothingToErase { entry, name });
            }
            self.group.erased.push(place.clone());
        }
        Ok(())
    }

    fn commit(&mut self, event: &Event, entry: u64) -> BTreeMap<String, Hash> {
        let openings = event.personal.iter().map(|(name, text)| {
            let opening = Opening { entry, name: name.clone(), salt: (self.salt)(), text: text.clone() };
            let commitment = opening.commitment();
            self.group.openings.push(opening);
            (name.clone(), commitment)
        });
        openings.collect()
    }
}

/// What every store can keep as a text about a person.
fn is_personal(text: &str) -> bool {
    text.len() <= v1::PAYLOAD_MAX && !text.contains('\0')
}

/// Everything a command may touch, as it was before it.
struct Before<'c> {
    stream: &'c str,
    stands_at: Option<u64>,
    head: Head,
    votes: Vec<(String, Option<VoteState>)>,
    ballots: Vec<((String, String), Option<u32>)>,
    choices: Vec<((String, String), Option<u64>)>,
    openings: Vec<(u64, String)>,
    lengths: [usize; 6],
}

impl<'c> Before<'c> {
    fn of(planner: &Planner<'_>, command: &'c Command) -> Before<'c> {
        let Planner { known, group, .. } = planner;
        let asked = ask(std::slice::from_ref(command));
        let choices = command.events.iter().filter_map(|event| match (&event.voting, &event.choice) {
            (Some(Voting::Cast { vote, .. }), Some(choice)) => Some((vote.clone(), choice.clone())),
            _ => None,
        });
        let choices = choices.map(|place| (place.clone(), group.choices.get(&place).copied()));
        Before {
            stream: &command.stream,
            stands_at: known.streams.get(&command.stream).copied(),
            head: known.head,
            choices: choices.collect(),
            votes: asked.votes.into_iter().map(|vote| (vote.clone(), known.votes.get(&vote).copied())).collect(),
            ballots: asked.ballots.into_iter().map(|key| (key.clone(), known.ballots.get(&key).copied())).collect(),
            openings: asked.erases.into_iter().filter(|place| known.openings.contains(place)).collect(),
            lengths: [
                group.entries.len(),
                group.votes.len(),
                group.closed.len(),
                group.ballots.len(),
                group.openings.len(),
                group.erased.len(),
            ],
        }
    }

    fn put_back(self, planner: &mut Planner<'_>) {
        let Planner { known, group, .. } = planner;
        known.head = self.head;
        put(&mut known.streams, self.stream.to_owned(), self.stands_at);
        self.votes.into_iter().for_each(|(vote, state)| put(&mut known.votes, vote, state));
        self.ballots.into_iter().for_each(|(place, taken)| put(&mut known.ballots, place, taken));
        known.openings.extend(self.openings);
        for (place, count) in self.choices {
            match count {
                Some(count) => drop(group.choices.insert(place, count)),
                None => drop(group.choices.remove(&place)),
            }
        }
        let [entries, votes, closed, ballots, openings, erased] = self.lengths;
        group.entries.truncate(entries);
        group.votes.truncate(votes);
        group.closed.truncate(closed);
        group.ballots.truncate(ballots);
        group.openings.truncate(openings);
        group.erased.truncate(erased);
    }
}

fn put<K: Eq + std::hash::Hash, V>(map: &mut HashMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}
