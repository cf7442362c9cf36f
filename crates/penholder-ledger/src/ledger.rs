//! The ledger of one body: open it, submit to it, read it.
//!
//! Always: [`Ledger::submit`] is the only door for writes. What it acknowledges is on disk, in the tree and under a
//! signed checkpoint. A store that is older than, or differs from, what was signed is not opened.
//! Not here: planning (`plan`), the writing thread (`writer`), exports (`export`).

use crate::broken::Broken;
use crate::clock::{Clock, SystemClock};
use crate::command::{Command, Refused};
use crate::entry::Entry;
use crate::format::v1;
use crate::hash::Hash;
use crate::merkle::Tree;
use crate::note::{BadNote, Note, Signature, Signer, Verifier};
use crate::opening;
use crate::pending::Pending;
use crate::receipt::Receipt;
use crate::store::{Listener, Store, StoreError};
use crate::writer::{Job, Writer};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, SyncSender, TrySendError, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread::JoinHandle;
use std::time::Duration;

/// Commands that may wait for their turn; one more is refused as [`Failure::Overloaded`].
const QUEUE_MAX: usize = 65_536;

/// Whose ledger it is and how it is kept.
pub struct Settings {
    /// Id of the body.
    pub body: String,
    /// The ledger's key; its name is the origin of the checkpoints.
    pub signer: Signer,
    /// File of the checkpoints this machine has signed; without one an old copy of the store is not recognised.
    pub remembered: Option<PathBuf>,
    /// Witnesses whose cosignatures are accepted.
    pub witnesses: Vec<Verifier>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// How long commands wait for a store that cannot be reached.
    pub patience: Duration,
}

impl Settings {
    /// Returns the settings for a body and its key: the machine's clock, ten seconds of patience, nothing remembered.
    pub fn new(body: &str, signer: Signer) -> Settings {
        Settings {
            body: body.to_owned(),
            signer,
            remembered: None,
            witnesses: Vec::new(),
            clock: Arc::new(SystemClock),
            patience: Duration::from_secs(10),
        }
    }
}

/// Why the ledger did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The command was refused; nothing was changed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store could not do its part. Send the command again under the same key: it counts once.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record is damaged; nothing more is written.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// Too many commands wait. Send it again.
    #[error("too many commands wait to be written; send it again")]
    Overloaded,
    /// A witness's signature that does not hold.
    #[error("the cosignature: {0}")]
    Cosignature(#[from] BadNote),
    /// The signed checkpoint could not be remembered beside the store.
    #[error("the signed checkpoint cannot be remembered: {0}")]
    Forgetful(String),
    /// The ledger was closed.
    #[error("the ledger is closed")]
    Closed,
}

/// The ledger of one body. Clones share it; it is closed when the last one is dropped.
#[derive(Clone)]
pub struct Ledger {
    inner: Arc<Inner>,
}

struct Inner {
    shared: Arc<Shared>,
    writer: Option<SyncSender<Job>>,
    reader: Option<Sender<Read>>,
    threads: Vec<JoinHandle<()>>,
    verifier: Verifier,
    body: String,
    clock: Arc<dyn Clock>,
}

type Read = Box<dyn FnOnce(&mut dyn Store) + Send>;
type Watcher = Box<dyn Fn(u64) + Send>;

/// What the threads of one ledger share.
#[derive(Default)]
pub(crate) struct Shared {
    tree: RwLock<Tree>,
    /// Entries that are committed; the tree may already hold some that are about to be.
    size: AtomicU64,
    last_at_ms: AtomicI64,
    watchers: Mutex<Vec<Watcher>>,
    closing: AtomicBool,
}

impl Shared {
    pub(crate) fn tree(&self) -> RwLockReadGuard<'_, Tree> {
        self.tree.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn tree_mut(&self) -> RwLockWriteGuard<'_, Tree> {
        self.tree.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing is judged by a time before an entry that this process has read, whoever wrote it.
    fn seen(&self, entries: Vec<Entry>) -> Vec<Entry> {
        let last = entries.iter().map(|entry| entry.at_ms).max();
        self.last_at_ms.fetch_max(last.unwrap_or(i64::MIN), Ordering::SeqCst);
        entries
    }

    pub(crate) fn grown(&self, size: u64, at_ms: Option<i64>) {
        if let Some(at_ms) = at_ms {
            self.last_at_ms.fetch_max(at_ms, Ordering::SeqCst);
        }
        if self.size.fetch_max(size, Ordering::SeqCst) < size {
            let watchers = self.watchers.lock().unwrap_or_else(PoisonError::into_inner);
            watchers.iter().for_each(|watcher| watcher(size));
        }
    }
}

impl Ledger {
    /// Opens the ledger in a store, founding it in an empty one.
    ///
    /// # Errors
    /// The store cannot be used; or it is of another body or key, damaged, or older than a checkpoint it has signed.
    pub fn open(store: Box<dyn Store>, settings: Settings) -> Result<Ledger, Failure> {
        let shared = Arc::new(Shared::default());
        shared.last_at_ms.store(i64::MIN, Ordering::SeqCst);
        let mut store = store;
        let Settings { body, signer, clock, .. } = &settings;
        let (body, verifier, clock) = (body.clone(), signer.verifier(), Arc::clone(clock));
        let remembered = opening::open(store.as_mut(), &shared, &settings)?;
        let (beside, listener) = (store.beside()?, store.listener()?);
        let mut writer = Writer::new(store, Arc::clone(&shared), settings, remembered);
        writer.found(clock.now_ms())?;
        let (to_writer, jobs) = sync_channel(QUEUE_MAX);
        let (to_reader, reads) = channel::<Read>();
        let mut threads = vec![std::thread::spawn(move || writer.run(&jobs))];
        threads.push(std::thread::spawn(move || {
            let mut store = beside;
            reads.iter().for_each(|read| read(store.as_mut()));
        }));
        if let Some(listener) = listener {
            let shared = Arc::clone(&shared);
            threads.push(std::thread::spawn(move || listen(listener, &shared)));
        }
        let (writer, reader) = (Some(to_writer), Some(to_reader));
        Ok(Ledger { inner: Arc::new(Inner { shared, writer, reader, threads, verifier, body, clock }) })
    }

    /// Submits a command; the answer is its receipt, given when its entries are on disk.
    ///
    /// The same command under the same key gets the same receipt, however often it is sent, by whichever process. (The
    /// choice of a secret ballot and the wording of texts about persons are kept out of the comparison of "the same".)
    /// The answer may also be a [`Failure`]; only after [`Failure::Store`] may the command have been written after all.
    pub fn submit(&self, command: Command) -> Pending<Result<Receipt, Failure>> {
        let (answer, pending) = Pending::new();
        let job = Job::Submit(Box::new(command), answer);
        match job.checked() {
            Ok(()) => self.send(job),
            Err(why) => job.fail(why.into()),
        }
        pending
    }

    /// Keeps a witness's signature of a checkpoint of this ledger, after checking it.
    pub fn cosign(&self, size: u64, line: Signature) -> Pending<Result<(), Failure>> {
        let (answer, pending) = Pending::new();
        self.send(Job::Cosign(size, line, answer));
        pending
    }

    fn send(&self, job: Job) {
        match self.inner.writer.as_ref().map(|writer| writer.try_send(job)) {
            None | Some(Ok(())) => {}
            Some(Err(TrySendError::Full(job))) => job.fail(Failure::Overloaded),
            Some(Err(TrySendError::Disconnected(job))) => job.fail(Failure::Closed),
        }
    }

    /// Reads from the store beside the writer, on the ledger's reading thread.
    pub fn read<T: Send + 'static>(&self, read: impl FnOnce(&mut dyn Store) -> T + Send + 'static) -> Pending<T> {
        let (answer, pending) = Pending::new();
        let job: Read = Box::new(move |store| {
            // nobody waiting any more is no fault
            let _ = answer.send(read(store));
        });
        // without a reader the answer is dropped, and whoever waits hears that the ledger is closed
        let _ = self.inner.reader.as_ref().map(|reader| reader.send(job));
        pending
    }

    /// Returns at most `most` entries from this one on.
    pub fn entries(&self, from: u64, most: u32) -> Pending<Result<Vec<Entry>, Failure>> {
        let shared = Arc::clone(&self.inner.shared);
        self.read(move |store| Ok(shared.seen(decoded(store.entries(from, most)?, from)?)))
    }

    /// Returns at most `most` entries of a stream after this version of it.
    pub fn stream(&self, stream: &str, after: u64, most: u32) -> Pending<Result<Vec<Entry>, Failure>> {
        let (stream, shared) = (stream.to_owned(), Arc::clone(&self.inner.shared));
        self.read(move |store| Ok(shared.seen(decoded(store.stream(&stream, after, most)?, 0)?)))
    }

    /// Returns the receipt of the command that was taken under this key, by whichever process; `None` if none was.
    pub fn receipt(&self, key: &str) -> Pending<Result<Option<Receipt>, Failure>> {
        let (key, shared) = (key.to_owned(), Arc::clone(&self.inner.shared));
        self.read(move |store| {
            let Some(row) = store.command(&key)? else { return Ok(None) };
            let unsigned = Broken::Unsigned { entry: row.first };
            let signed = store.checkpoints(row.checkpoint, 1)?.into_iter().find(|(size, _)| *size == row.checkpoint);
            let (_, note) = signed.ok_or_else(|| unsigned.clone())?;
            let mut tree = shared.tree().clone();
            store.hashes(tree.size())?.into_iter().for_each(|hash| tree.push(hash));
            Ok(Some(Receipt::of(&row, &tree, note).ok_or(unsigned)?))
        })
    }

    /// Returns the number of entries in the store, by whichever process they were written.
    pub fn stands_at(&self) -> Pending<Result<u64, Failure>> {
        self.read(|store| Ok(store.head()?.size))
    }

    /// Returns the last signed checkpoint with the witnesses' signatures of it.
    pub fn checkpoint(&self) -> Pending<Result<Option<String>, Failure>> {
        self.read(|store| {
            let Some((size, note)) = store.last_checkpoint()? else { return Ok(None) };
            let lines = store.cosignatures()?;
            let lines = lines.iter().filter(|(of, _)| *of == size).map(|(_, line)| format!("{line}\n"));
            Ok(Some(note + &lines.collect::<String>()))
        })
    }

    /// Returns the number of entries known to be committed; other processes may have added more.
    pub fn size(&self) -> u64 {
        self.inner.shared.size.load(Ordering::SeqCst)
    }

    /// Returns the proof that the first `old` entries are a prefix of the first `new`; `None` if there are fewer.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if new <= self.size() { self.inner.shared.tree().consistency(old, new) } else { None }
    }

    /// Returns the tiles of the tree over the committed entries: paths and bytes (C2SP tlog-tiles).
    pub fn tiles(&self) -> Vec<(String, Vec<u8>)> {
        let mut tree = self.inner.shared.tree().clone();
        tree.truncate(self.size());
        tree.tiles().collect()
    }

    /// Returns the time to judge an act by, in milliseconds since 1970 UTC.
    ///
    /// It never runs back behind an entry that this process has written or read: if the clock is set back, or another
    /// process has one that is ahead, the record stands still until the clock has caught up, so that a deadline which has
    /// passed on the record stays passed.
    pub fn now_ms(&self) -> i64 {
        self.inner.clock.now_ms().max(self.inner.shared.last_at_ms.load(Ordering::SeqCst))
    }

    /// Calls `watcher` with the new size whenever the ledger has grown, by this process or another; on one of the
    /// ledger's threads, so it must be quick.
    pub fn watch(&self, watcher: impl Fn(u64) + Send + 'static) {
        let mut watchers = self.inner.shared.watchers.lock().unwrap_or_else(PoisonError::into_inner);
        watchers.push(Box::new(watcher));
    }

    /// Returns the public key of the ledger.
    pub fn verifier(&self) -> &Verifier {
        &self.inner.verifier
    }

    /// Returns the id of the body.
    pub fn body(&self) -> &str {
        &self.inner.body
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        self.writer = None;
        self.reader = None;
        for thread in self.threads.drain(..) {
            // a thread that panicked has said so itself
            let _ = thread.join();
        }
    }
}

fn decoded(rows: Vec<(Hash, Vec<u8>)>, first: u64) -> Result<Vec<Entry>, Failure> {
    let one = |(entry, (hash, bytes)): (u64, (Hash, Vec<u8>))| {
        if Hash::of_entry(&bytes) != hash {
            return Err(Failure::Broken(Broken::Hash { entry }));
        }
        v1::decode(&bytes).map_err(|why| Failure::Broken(Broken::Entry { entry, why }))
    };
    (first..).zip(rows).map(one).collect()
}

/// Tells the watchers of groups that other processes wrote.
fn listen(mut listener: Box<dyn Listener>, shared: &Shared) {
    const PAUSE: Duration = Duration::from_millis(200);
    while !shared.closing.load(Ordering::SeqCst) {
        match listener.wait(PAUSE) {
            Ok(Some(size)) => shared.grown(size, None),
            Ok(None) => {}
            Err(_) => std::thread::sleep(PAUSE), // the next call connects again
        }
    }
}

/// Returns the checkpoint note with all its signatures, if `note` is one.
pub(crate) fn parsed(note: &str, size: u64) -> Result<Note, Broken> {
    Note::parse(note).map_err(|why| Broken::Signature { size, why })
}
