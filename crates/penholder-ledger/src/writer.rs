//! The one thread of a process that writes to its ledger.
//!
//! Group commit: whatever waits when the thread comes back from the disk is planned, signed and committed together, so
//! the disk sets how long a group takes and the crowd sets how large it is.
//! Always: commit first, then remember the checkpoint, then publish, then acknowledge.

use crate::broken::Broken;
use crate::command::{Command, Event, Refused};
use crate::entry::{Actor, Entry, Voting};
use crate::format::{json, v1};
use crate::ledger::{Failure, Settings, Shared, parsed};
use crate::note::{BadNote, Checkpoint, Signature, Verifier};
use crate::opening::{FOUNDED, founding};
use crate::personal::Salt;
use crate::plan::{self, Answer, Plan};
use crate::receipt::Receipt;
use crate::remembered::Remembered;
use crate::store::{Head, Known, Store, StoreError};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// Most commands in a group.
const GROUP_MAX: usize = 1024;
/// Entries that are read at once to find what happened since a sender looked.
const LOOK_BACK: u32 = 1024;
/// Pause before the store is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// What the writing thread is asked to do.
pub(crate) enum Job {
    Submit(Box<Command>, oneshot::Sender<Result<Receipt, Failure>>),
    Cosign(u64, Signature, oneshot::Sender<Result<(), Failure>>),
}

impl Job {
    /// Checks, before it waits for its turn, what needs no knowledge of the ledger: payloads are canonical.
    pub(crate) fn checked(&self) -> Result<(), Refused> {
        let Job::Submit(command, _) = self else { return Ok(()) };
        command.events.iter().try_for_each(|event| match json::parse(&event.payload) {
            Ok(_) => Ok(()),
            Err(why) => Err(Refused::Payload { kind: event.kind.clone(), why }),
        })
    }

    /// Answers with a failure.
    pub(crate) fn fail(self, why: Failure) {
        // nobody waiting any more is no fault
        match self {
            Job::Submit(_, answer) => drop(answer.send(Err(why))),
            Job::Cosign(_, _, answer) => drop(answer.send(Err(why))),
        }
    }
}

pub(crate) struct Writer {
    store: Box<dyn Store>,
    shared: Arc<Shared>,
    settings: Settings,
    remembered: Option<Remembered>,
    /// The last checkpoint, if it could not be remembered yet.
    forgotten: Option<String>,
}

impl Writer {
    pub(crate) fn new(
        store: Box<dyn Store>,
        shared: Arc<Shared>,
        settings: Settings,
        remembered: Option<Remembered>,
    ) -> Writer {
        Writer { store, shared, settings, remembered, forgotten: None }
    }

    /// Writes the first entry if there is none.
    pub(crate) fn found(&mut self, at_ms: i64) -> Result<(), Failure> {
        if self.shared.tree().size() > 0 {
            return Ok(());
        }
        let key = self.settings.signer.verifier();
        let event = Event { kind: FOUNDED.into(), payload: founding(&key), ..Event::default() };
        let command = Command {
            key: FOUNDED.into(),
            stream: "ledger".into(),
            expected: None,
            since: None,
            actor: Actor { seat: String::new(), role: "ledger".into() },
            at_ms,
            events: vec![event],
        };
        match self.group(&[command]).map(|mut answers| answers.pop()) {
            Ok(Some(Err(Failure::Refused(Refused::KeyReused { .. })))) => {
                let what = "another process founded this ledger with another key".into();
                Err(Broken::Story { entry: 0, what }.into())
            }
            Ok(Some(Err(why))) | Err(why) => Err(why),
            Ok(_) => Ok(()),
        }
    }

    /// Serves until every sender is gone.
    pub(crate) fn run(&mut self, jobs: &Receiver<Job>) {
        while let Ok(first) = jobs.recv() {
            let (mut commands, mut answers) = (Vec::new(), Vec::new());
            for job in std::iter::once(first).chain(jobs.try_iter().take(GROUP_MAX - 1)) {
                match job {
                    Job::Submit(command, answer) => {
                        commands.push(*command);
                        answers.push(answer);
                    }
                    Job::Cosign(size, line, answer) => drop(answer.send(self.cosign(size, &line))),
                }
            }
            if commands.is_empty() {
                continue;
            }
            let receipts = self.group(&commands).unwrap_or_else(|why| vec![Err(why); commands.len()]);
            // a sender that does not wait any more is no fault
            answers.into_iter().zip(receipts).for_each(|(answer, receipt)| drop(answer.send(receipt)));
        }
    }

    /// Submits the commands together; tries again while the store cannot be reached and patience lasts.
    fn group(&mut self, commands: &[Command]) -> Result<Vec<Result<Receipt, Failure>>, Failure> {
        let until = Instant::now() + self.settings.patience;
        loop {
            match self.attempt(commands) {
                Err(Failure::Store(StoreError::Unavailable(_))) if Instant::now() < until => std::thread::sleep(PAUSE),
                done => return done,
            }
        }
    }

    fn attempt(&mut self, commands: &[Command]) -> Result<Vec<Result<Receipt, Failure>>, Failure> {
        self.remember_forgotten()?;
        let known = self.store.begin(&plan::ask(commands))?;
        let size = known.head.size;
        let planned = self.catch_up(known.head).and_then(|()| self.planned(known, commands));
        let plan = match planned {
            Ok(plan) => plan,
            Err(why) => {
                self.store.abandon();
                self.shared.tree_mut().truncate(size);
                return Err(why);
            }
        };
        if plan.group.entries.is_empty() {
            self.store.abandon();
        } else if let Err(why) = self.store.commit(&plan.group) {
            self.shared.tree_mut().truncate(size);
            return Err(why.into());
        } else {
            self.committed(&plan, commands);
        }
        let Plan { group, answers } = plan;
        let new = group.checkpoints.first();
        Ok(commands.iter().zip(answers).map(|(command, answer)| self.receipt(command, answer?, new)).collect())
    }

    /// Plans the commands, puts the new entries into the tree and signs its root.
    fn planned(&mut self, known: Known, commands: &[Command]) -> Result<Plan, Failure> {
        let salts = commands.iter().flat_map(|command| &command.events).map(|event| event.personal.len()).sum();
        let mut salts = fresh_salts(salts)?.into_iter();
        let acts = self.acts(&known, commands)?;
        let mut plan =
            plan::plan(&self.settings.body, known, acts, commands, &mut || salts.next().unwrap_or(Salt([0; 32])));
        let mut tree = self.shared.tree_mut();
        plan.group.entries.iter().for_each(|row| tree.push(row.hash));
        let size = tree.size();
        if let (Some(root), false) = (tree.root(size), plan.group.entries.is_empty()) {
            let note = Checkpoint::signed(size, root, &self.settings.signer).to_string();
            plan.group.checkpoints.push((size, note));
        }
        Ok(plan)
    }

    /// How many entries there are up to the last that is no ballot, as far as a command wants to know.
    fn acts(&mut self, known: &Known, commands: &[Command]) -> Result<u64, Failure> {
        let seen = commands.iter().filter_map(|command| command.since).min().unwrap_or(known.head.size);
        let (mut from, mut acts) = (seen, 0);
        while from < known.head.size {
            let rows = self.store.entries(from, LOOK_BACK)?;
            if rows.is_empty() {
                break;
            }
            for (_, bytes) in &rows {
                let entry = v1::decode(bytes).map_err(|why| Failure::Broken(Broken::Entry { entry: from, why }))?;
                from += 1;
                if !matches!(entry.voting, Some(Voting::Cast { .. })) {
                    acts = from;
                }
            }
        }
        Ok(acts)
    }

    fn committed(&mut self, plan: &Plan, commands: &[Command]) {
        for (size, note) in &plan.group.checkpoints {
            if let Some(remembered) = &mut self.remembered
                && remembered.add(note).is_err()
            {
                self.forgotten = Some(note.clone());
            }
            let taken = commands.iter().zip(&plan.answers).filter(|(_, answer)| answer.is_ok());
            self.shared.grown(*size, taken.map(|(command, _)| command.at_ms).max());
        }
    }

    /// A checkpoint that could not be remembered must be before the next is signed.
    fn remember_forgotten(&mut self) -> Result<(), Failure> {
        if let (Some(remembered), Some(note)) = (&mut self.remembered, &self.forgotten) {
            remembered.add(note).map_err(|why| Failure::Forgetful(why.to_string()))?;
            self.forgotten = None;
        }
        Ok(())
    }

    /// Takes in what other processes have written; a store that went back or differs is damage.
    fn catch_up(&mut self, head: Head) -> Result<(), Failure> {
        let have = self.shared.tree().size();
        if head.size < have {
            return Err(Broken::RolledBack { entry: head.size, signed: have }.into());
        }
        if head.size > have {
            let hashes = self.store.hashes(have)?;
            let mut tree = self.shared.tree_mut();
            hashes.into_iter().for_each(|hash| tree.push(hash));
        }
        let tree = self.shared.tree();
        if tree.size() != head.size || head.last != head.size.checked_sub(1).and_then(|last| tree.leaf(last)) {
            return Err(Broken::Root { size: head.size }.into());
        }
        drop(tree);
        self.shared.grown(head.size, None);
        Ok(())
    }

    fn receipt(&mut self, command: &Command, answer: Answer, new: Option<&(u64, String)>) -> Result<Receipt, Failure> {
        let Answer { row, again } = answer;
        if again {
            let rows = self.store.entries(row.first, row.count)?;
            let entries = (row.first..).zip(&rows).map(|(entry, (_, bytes))| {
                v1::decode(bytes).map_err(|why| Failure::Broken(Broken::Entry { entry, why }))
            });
            if !same(command, &entries.collect::<Result<Vec<_>, _>>()?) {
                return Err(Refused::KeyReused { key: row.key }.into());
            }
        }
        let note = match new {
            Some((size, note)) if *size == row.checkpoint => Some(note.clone()),
            _ => self.note(row.checkpoint)?,
        };
        let receipt = note.and_then(|note| Receipt::of(&row, &self.shared.tree(), note));
        receipt.ok_or(Failure::Broken(Broken::Unsigned { entry: row.first }))
    }

    /// Returns the signed checkpoint of exactly this size.
    fn note(&mut self, size: u64) -> Result<Option<String>, Failure> {
        let note = self.store.checkpoints(size, 1)?.into_iter().next();
        Ok(note.filter(|(found, _)| *found == size).map(|(_, note)| note))
    }

    fn cosign(&mut self, size: u64, line: &Signature) -> Result<(), Failure> {
        let known = |witness: &&Verifier| witness.is_witness() && witness.name() == line.name;
        let witness = self.settings.witnesses.iter().find(known);
        let witness = witness.cloned().ok_or_else(|| BadNote::NotSigned(line.name.clone()))?;
        let note = self.note(size)?.ok_or(BadNote::Checkpoint("there is none of this size"))?;
        let mut note = parsed(&note, size)?;
        note.signatures = vec![line.clone()];
        note.signature_by(&witness)?;
        Ok(self.store.keep_cosignature(size, &line.to_string())?)
    }
}

/// Whether the entries are what this command brought when it was first sent.
fn same(command: &Command, entries: &[Entry]) -> bool {
    let alike = |event: &Event, entry: &Entry| {
        let voting = match (&event.voting, &entry.voting) {
            (Some(Voting::Closed { vote, .. }), Some(Voting::Closed { vote: stored, .. })) => vote == stored,
            (sent, stored) => sent == stored,
        };
        voting
            && (&entry.stream, &entry.actor, &entry.kind, &entry.payload)
                == (&command.stream, &command.actor, &event.kind, &event.payload)
            && entry.commitments.keys().eq(event.personal.keys())
    };
    command.events.len() == entries.len()
        && command.events.iter().zip(entries).all(|(event, entry)| alike(event, entry))
}

fn fresh_salts(count: usize) -> Result<Vec<Salt>, Failure> {
    let mut salts = vec![Salt([0; 32]); count];
    for Salt(bytes) in &mut salts {
        getrandom::fill(bytes).map_err(|why| StoreError::Failed(format!("no random numbers: {why}")))?;
    }
    Ok(salts)
}
