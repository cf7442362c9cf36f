//! A ledger in one SQLite file, written by one process.
//!
//! Always: WAL with `synchronous=FULL`, so a commit that returned is on disk; deleted texts are overwritten
//! (`secure_delete`). One writing process, held by a lock on `FILE.lock`; readers beside it as many as wanted.
//! Not here: several servers on one ledger (`Postgres`).

use super::address::with_ending;
use super::{Ask, CommandRow, Group, Head, Known, Store, StoreError, VoteState};
use crate::hash::Hash;
use crate::personal::{Opening, Salt};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Params, Row, params};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// `PHLG`: how a ledger's file is told from other SQLite files.
const APPLICATION_ID: i32 = 0x5048_4c47;
/// Schemas in order; a ledger's `user_version` is how many of them it has been through.
const SCHEMAS: [&str; 1] = [include_str!("sqlite/1.sql")];

/// Pages of the write-ahead log (64 MB) before they are put into their places in the file.
const WAL_PAGES: u32 = 16_384;

/// A ledger in a file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    path: PathBuf,
    /// Every command by its key, in the writer, as far as `learned`.
    commands: HashMap<String, CommandRow>,
    /// Number of entries whose commands are in `commands`.
    learned: u64,
    /// Held while this process may write.
    _lock: Option<File>,
}

impl Sqlite {
    /// Opens the ledger in this file for writing, after making it or bringing it to the newest schema.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another process writes to it, [`StoreError::NotALedger`], [`StoreError::TooNew`],
    /// or what the disk says.
    pub fn open(path: &Path) -> Result<Sqlite, StoreError> {
        let lock = lock(path)?;
        let mut connection = Connection::open(path).map_err(error)?;
        prepare(&connection)?;
        migrate(&mut connection, path)?;
        connection.pragma_update(None, "journal_mode", "wal").map_err(error)?;
        connection.pragma_update(None, "synchronous", "full").map_err(error)?;
        connection.pragma_update(None, "wal_autocheckpoint", WAL_PAGES).map_err(error)?;
        connection.pragma_update(None, "secure_delete", true).map_err(error)?;
        let mut store =
            Sqlite { connection, path: path.to_owned(), commands: HashMap::new(), learned: 0, _lock: Some(lock) };
        // a file that can only be read is found out now, not at the first ballot
        store.write("begin immediate", [])?;
        store.abandon();
        store.learn()?;
        Ok(store)
    }

    /// Opens the ledger in this file for reading, beside whoever writes to it.
    ///
    /// # Errors
    /// There is no ledger there, or a newer program wrote it.
    pub fn open_to_read(path: &Path) -> Result<Sqlite, StoreError> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(error)?;
        prepare(&connection)?;
        if schema(&connection, path)? == 0 {
            return Err(StoreError::NotALedger(path.display().to_string()));
        }
        Ok(Sqlite { connection, path: path.to_owned(), commands: HashMap::new(), learned: 0, _lock: None })
    }

    /// Keeps the file from growing beyond this many pages of 4,096 bytes; a commit that would is refused as
    /// [`StoreError::Full`].
    ///
    /// # Errors
    /// What SQLite says.
    pub fn limit_pages(&self, most: u32) -> Result<(), StoreError> {
        self.connection.pragma_update(None, "max_page_count", most).map_err(error)
    }

    fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        one: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(error)?;
        let rows = statement.query_map(params, one).map_err(error)?;
        rows.collect::<rusqlite::Result<Vec<T>>>().map_err(error)
    }

    fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        one: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(error)?;
        statement.query_row(params, one).optional().map_err(error)
    }

    fn write(&self, sql: &str, params: impl Params) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(error)?;
        statement.execute(params).map(drop).map_err(error)
    }

    /// Brings `commands` to what the file holds; after a commit that failed only it can tell.
    fn learn(&mut self) -> Result<Head, StoreError> {
        let head = self.head()?;
        if head.size != self.learned {
            let sql = "select key, first, count, checkpoint from command where first >= ?";
            let rows = self.rows(sql, [self.learned], command)?;
            self.commands.extend(rows.into_iter().map(|row| (row.key.clone(), row)));
            self.learned = head.size;
        }
        Ok(head)
    }

    fn known(&mut self, ask: &Ask) -> Result<Known, StoreError> {
        let mut known = Known {
            head: self.learn()?,
            commands: HashMap::new(),
            streams: HashMap::new(),
            votes: HashMap::new(),
            ballots: HashMap::new(),
            boxes: HashMap::new(),
            openings: HashSet::new(),
        };
        for key in &ask.keys {
            known.commands.extend(self.commands.get_key_value(key).map(|(key, row)| (key.clone(), row.clone())));
        }
        for stream in &ask.streams {
            let sql = "select max(stream_version) from entry where stream = ?";
            let version: Option<u64> = self.row(sql, [stream], |row| row.get(0))?.flatten();
            known.streams.extend(version.map(|version| (stream.clone(), version)));
        }
        for vote in &ask.votes {
            let state = self.row("select secret, closed from vote where vote = ?", [vote], |row| {
                Ok(VoteState { secret: row.get(0)?, closed: row.get(1)? })
            })?;
            known.votes.extend(state.map(|state| (vote.clone(), state)));
            let counts = self.rows("select choice, count from box where vote = ?", [vote], pair)?;
            known.boxes.insert(vote.clone(), counts.into_iter().collect());
        }
        for (vote, seat) in &ask.ballots {
            let sql = "select (select count(*) from ballot where vote = ?1 and seat = ?2)
                       from electorate where vote = ?1 and seat = ?2";
            let taken: Option<u32> = self.row(sql, [vote, seat], |row| row.get(0))?;
            known.ballots.extend(taken.map(|taken| ((vote.clone(), seat.clone()), taken)));
        }
        for (entry, name) in &ask.erases {
            let there =
                self.row("select 1 from opening where entry = ? and name = ?", params![entry, name], |_| Ok(()))?;
            known.openings.extend(there.map(|()| (*entry, name.clone())));
        }
        Ok(known)
    }

    fn write_group(&self, group: &Group) -> Result<(), StoreError> {
        for row in &group.entries {
            self.write(
                "insert into entry (seq, hash, bytes, stream, stream_version) values (?, ?, ?, ?, ?)",
                params![row.seq, row.hash.0, row.bytes, row.stream, row.stream_version],
            )?;
        }
        for row in &group.commands {
            let sql = "insert into command (key, first, count, checkpoint) values (?, ?, ?, ?)";
            self.write(sql, params![row.key, row.first, row.count, row.checkpoint])?;
        }
        for row in &group.votes {
            self.write("insert into vote (vote, secret) values (?, ?)", params![row.vote, row.secret])?;
            for seat in &row.electorate {
                self.write("insert into electorate (vote, seat) values (?, ?)", [&row.vote, seat])?;
            }
        }
        for row in &group.ballots {
            let sql = "insert into ballot (vote, seat, turn, entry) values (?, ?, ?, ?)";
            self.write(sql, params![row.vote, row.seat, row.turn, row.entry])?;
        }
        for ((vote, choice), count) in &group.choices {
            let sql = "insert into box (vote, choice, count) values (?1, ?2, ?3)
                       on conflict (vote, choice) do update set count = count + ?3";
            self.write(sql, params![vote, choice, count])?;
        }
        for vote in &group.closed {
            self.write("update vote set closed = 1 where vote = ?", [vote])?;
            self.write("delete from box where vote = ?", [vote])?;
        }
        for Opening { entry, name, salt, text } in &group.openings {
            let sql = "insert into opening (entry, name, salt, text) values (?, ?, ?, ?)";
            self.write(sql, params![entry, name, salt.0, text])?;
        }
        for (entry, name) in &group.erased {
            self.write("delete from opening where entry = ? and name = ?", params![entry, name])?;
        }
        for (size, note) in &group.checkpoints {
            self.write("insert into checkpoint (size, note) values (?, ?)", params![size, note])?;
        }
        self.write("commit", [])
    }
}

fn pair<A: rusqlite::types::FromSql, B: rusqlite::types::FromSql>(row: &Row<'_>) -> rusqlite::Result<(A, B)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn command(row: &Row<'_>) -> rusqlite::Result<CommandRow> {
    Ok(CommandRow { key: row.get(0)?, first: row.get(1)?, count: row.get(2)?, checkpoint: row.get(3)? })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<(Hash, Vec<u8>)> {
    Ok((Hash(row.get(0)?), row.get(1)?))
}

fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(64);
    connection.busy_timeout(Duration::from_secs(5)).map_err(error)
}

/// How often the lock is tried, 20 ms apart: a process that is ending, or a child it is just starting, holds it a moment
/// longer.
const LOCK_TRIES: u32 = 15;

/// Takes the lock that says who writes. The file stays; only the lock on it counts, and it ends with the process.
fn lock(path: &Path) -> Result<File, StoreError> {
    let name = with_ending(path, "lock");
    let options = File::options().write(true).create(true).truncate(false).open(&name);
    let file = options.map_err(|why| match why.kind() {
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
            StoreError::ReadOnly(format!("{}: {why}", name.display()))
        }
        std::io::ErrorKind::StorageFull => StoreError::Full(why.to_string()),
        _ => StoreError::Failed(format!("{}: {why}", name.display())),
    })?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
            Err(TryLockError::Error(why)) => return Err(StoreError::Failed(why.to_string())),
        }
    }
    Err(StoreError::InUse(path.display().to_string()))
}

/// How many schemas the file has been through; 0 for an empty one.
fn schema(connection: &Connection, path: &Path) -> Result<u32, StoreError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(error);
    let (id, version, pages) = (number("application_id")?, number("user_version")?, number("page_count")?);
    let found = u32::try_from(version).unwrap_or(u32::MAX);
    match found {
        0 if pages == 0 => Ok(0),
        _ if id != i64::from(APPLICATION_ID) => Err(StoreError::NotALedger(path.display().to_string())),
        _ if found as usize > SCHEMAS.len() => Err(StoreError::TooNew { found, known: SCHEMAS.len() as u32 }),
        _ => Ok(found),
    }
}

/// Forward only, each schema in one transaction with its number.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let have = schema(connection, path)?;
    for (number, sql) in (1_u32..).zip(SCHEMAS).filter(|(number, _)| *number > have) {
        let step = connection.transaction().map_err(error)?;
        step.execute_batch(sql).map_err(error)?;
        step.pragma_update(None, "application_id", APPLICATION_ID).map_err(error)?;
        step.pragma_update(None, "user_version", number).map_err(error)?;
        step.commit().map_err(error)?;
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` wants")]
fn error(why: rusqlite::Error) -> StoreError {
    let text = why.to_string();
    match why.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full(text),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly(text),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Unavailable(text),
        Some(ErrorCode::NotADatabase) => StoreError::NotALedger(text),
        _ => StoreError::Failed(text),
    }
}

impl Store for Sqlite {
    fn begin(&mut self, ask: &Ask) -> Result<Known, StoreError> {
        self.write("begin immediate", [])?;
        let known = self.known(ask);
        if known.is_err() {
            self.abandon();
        }
        known
    }

    fn commit(&mut self, group: &Group) -> Result<(), StoreError> {
        let done = self.write_group(group);
        match done {
            Ok(()) => {
                self.commands.extend(group.commands.iter().map(|row| (row.key.clone(), row.clone())));
                self.learned += group.entries.len() as u64;
            }
            Err(_) => self.abandon(),
        }
        done
    }

    fn abandon(&mut self) {
        if !self.connection.is_autocommit() {
            // an error here means that SQLite has rolled back by itself
            let _ = self.write("rollback", []);
        }
    }

    fn freeze(&mut self) -> Result<(), StoreError> {
        self.write("begin deferred", [])?;
        self.head().map(drop)
    }

    fn release(&mut self) {
        self.abandon();
    }

    fn head(&mut self) -> Result<Head, StoreError> {
        let sql = "select seq, hash from entry order by seq desc limit 1";
        let last = self.row(sql, [], pair::<u64, [u8; 32]>)?;
        Ok(Head { size: last.map_or(0, |(seq, _)| seq + 1), last: last.map(|(_, hash)| Hash(hash)) })
    }

    fn hashes(&mut self, from: u64) -> Result<Vec<Hash>, StoreError> {
        self.rows("select hash from entry where seq >= ? order by seq", [from], |row| row.get(0).map(Hash))
    }

    fn entries(&mut self, from: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        let sql = "select hash, bytes from entry where seq >= ? order by seq limit ?";
        self.rows(sql, params![from, most], stored)
    }

    fn stream(&mut self, stream: &str, after: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        let sql =
            "select hash, bytes from entry where stream = ? and stream_version > ? order by stream_version limit ?";
        self.rows(sql, params![stream, after, most], stored)
    }

    fn command(&mut self, key: &str) -> Result<Option<CommandRow>, StoreError> {
        self.row("select key, first, count, checkpoint from command where key = ?", [key], command)
    }

    fn checkpoints(&mut self, from: u64, most: u32) -> Result<Vec<(u64, String)>, StoreError> {
        self.rows("select size, note from checkpoint where size >= ? order by size limit ?", params![from, most], pair)
    }

    fn last_checkpoint(&mut self) -> Result<Option<(u64, String)>, StoreError> {
        self.row("select size, note from checkpoint order by size desc limit 1", [], pair)
    }

    fn cosignatures(&mut self) -> Result<Vec<(u64, String)>, StoreError> {
        self.rows("select size, line from cosignature order by size, line", [], pair)
    }

    fn keep_cosignature(&mut self, size: u64, line: &str) -> Result<(), StoreError> {
        self.write("insert or ignore into cosignature (size, line) values (?, ?)", params![size, line])
    }

    fn openings(&mut self, from: u64, to: u64) -> Result<Vec<Opening>, StoreError> {
        let sql = "select entry, name, salt, text from opening where entry >= ? and entry < ? order by entry, name";
        self.rows(sql, [from, to], |row| {
            Ok(Opening { entry: row.get(0)?, name: row.get(1)?, salt: Salt(row.get(2)?), text: row.get(3)? })
        })
    }

    fn boxes(&mut self) -> Result<BTreeMap<String, BTreeMap<String, u64>>, StoreError> {
        let rows = self.rows("select vote, choice, count from box", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, u64>(2)?))
        })?;
        let mut boxes: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
        for (vote, choice, count) in rows {
            boxes.entry(vote).or_default().insert(choice, count);
        }
        Ok(boxes)
    }

    fn beside(&self) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(Sqlite::open_to_read(&self.path)?))
    }
}
