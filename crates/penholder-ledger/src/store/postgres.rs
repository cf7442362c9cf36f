//! A ledger in one schema of a PostgreSQL database, written by several processes in turn.
//!
//! Always: a writer's turn is a transaction that begins with the ledger's advisory lock, so each plans on what the one
//! before committed, and their groups never interleave; `synchronous_commit` is on, so a commit that returned is on
//! disk. A writer that stalls in its turn loses it after ten seconds. Every commit is announced (`NOTIFY`).
//! Not here: TLS (use a socket, a private network or a tunnel), the server's own backups and replicas.

use super::{Ask, CommandRow, Group, Head, Known, Listener, Store, StoreError, VoteState};
use crate::hash::Hash;
use crate::personal::{Opening, Salt};
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Row, Statement};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

/// Schemas in order, as for SQLite.
const SCHEMAS: [&str; 1] = [include_str!("postgres/1.sql")];

/// A ledger in a schema of a database.
pub struct Postgres {
    place: Place,
    link: Option<Link>,
}

#[derive(Clone)]
struct Place {
    config: Config,
    schema: String,
}

struct Link {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

type Params<'a> = &'a [&'a (dyn ToSql + Sync)];

impl Postgres {
    /// Whether a schema can be called so: 1 to 63 small letters, digits and `_`, not beginning with `pg_`.
    #[must_use]
    pub fn can_be_called(schema: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        (1..=63).contains(&schema.len()) && schema.bytes().all(plain) && !schema.starts_with("pg_")
    }

    /// Opens the ledger in this schema of the database at `address` (`postgres://user@host/database` or
    /// `host=... dbname=...`), after making it or bringing it to the newest schema.
    ///
    /// # Errors
    /// The address or the schema's name (small letters, digits, `_`) is none, the server cannot be reached, or a newer
    /// program wrote the ledger.
    pub fn open(address: &str, schema: &str) -> Result<Postgres, StoreError> {
        let mut store = Postgres { place: Place::parse(address, schema)?, link: None };
        store.migrate()?;
        Ok(store)
    }

    /// Opens the ledger in this schema of the database for reading; makes nothing.
    ///
    /// # Errors
    /// As [`Postgres::open`]; also if there is no ledger.
    pub fn open_to_read(address: &str, schema: &str) -> Result<Postgres, StoreError> {
        let mut store = Postgres { place: Place::parse(address, schema)?, link: None };
        if store.schema()? == 0 {
            return Err(StoreError::NotALedger(format!("the database has no ledger in the schema `{schema}`")));
        }
        Ok(store)
    }

    fn migrate(&mut self) -> Result<(), StoreError> {
        self.batch("begin")?;
        let done = self.migrate_within();
        if done.is_err() {
            self.abandon();
        }
        done
    }

    fn migrate_within(&mut self) -> Result<(), StoreError> {
        self.turn()?;
        let have = self.schema()?;
        let schema = self.place.schema.clone();
        for (number, sql) in (1_u32..).zip(SCHEMAS).filter(|(number, _)| *number > have) {
            self.batch(&format!("create schema if not exists {schema}"))?;
            self.batch(sql)?;
            self.batch(&format!("comment on schema {schema} is 'penholder ledger, schema {number}'"))?;
        }
        self.batch("commit")
    }

    /// How many schemas the ledger has been through; 0 if there is none.
    fn schema(&mut self) -> Result<u32, StoreError> {
        let sql = "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = $1";
        let name = self.place.schema.clone();
        let rows = self.rows(sql, &[&name])?;
        let Some(row) = rows.first() else { return Ok(0) };
        let comment: Option<String> = row.get(0);
        let number = comment.as_deref().and_then(|text| text.strip_prefix("penholder ledger, schema "));
        match number.and_then(|number| number.parse().ok()) {
            None => Err(StoreError::NotALedger(format!("the schema `{name}` is something else"))),
            Some(found) if found as usize > SCHEMAS.len() => {
                Err(StoreError::TooNew { found, known: SCHEMAS.len() as u32 })
            }
            Some(found) => Ok(found),
        }
    }

    /// Waits for this writer's turn; it lasts until the transaction ends.
    fn turn(&mut self) -> Result<(), StoreError> {
        let name = format!("penholder/{}", self.place.schema);
        self.rows("select pg_advisory_xact_lock(hashtextextended($1, 0))", &[&name]).map(drop)
    }

    fn link(&mut self) -> Result<&mut Link, StoreError> {
        if self.link.as_ref().is_some_and(|link| link.client.is_closed()) {
            self.link = None;
        }
        match &mut self.link {
            Some(link) => Ok(link),
            none => Ok(none.insert(Link { client: self.place.connect()?, statements: HashMap::new() })),
        }
    }

    /// Drops the connection after an error that says it is of no use any more.
    fn noted(&mut self, why: postgres::Error) -> StoreError {
        let why = error(why);
        if matches!(why, StoreError::Unavailable(_)) {
            self.link = None;
        }
        why
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let done = self.link()?.client.batch_execute(sql);
        done.map_err(|why| self.noted(why))
    }

    fn rows(&mut self, sql: &'static str, params: Params<'_>) -> Result<Vec<Row>, StoreError> {
        let found = self.link()?.rows(sql, params);
        found.map_err(|why| self.noted(why))
    }

    fn known(&mut self, ask: &Ask) -> Result<Known, StoreError> {
        let (keys, streams): (Vec<_>, Vec<_>) = (ask.keys.iter().collect(), ask.streams.iter().collect());
        let votes: Vec<_> = ask.votes.iter().collect();
        let (of, seats): (Vec<_>, Vec<_>) = ask.ballots.iter().map(|(vote, seat)| (vote, seat)).unzip();
        let (entries, names): (Vec<_>, Vec<_>) = ask.erases.iter().map(|(entry, name)| (big(*entry), name)).unzip();
        let head = self.head()?;
        let commands = self.rows("select first, count, checkpoint, key from command where key = any($1)", &[&keys])?;
        let streams = self.rows(
            "select * from (select s, (select max(stream_version) from entry where stream = s) as version
                            from unnest($1::text[]) s) found where version is not null",
            &[&streams],
        )?;
        let (mut states, mut ballots, mut boxes) = (Vec::new(), Vec::new(), BTreeMap::new());
        if !votes.is_empty() {
            states = self.rows("select vote, secret, closed from vote where vote = any($1)", &[&votes])?;
            ballots = self.rows(
                "select e.vote, e.seat,
                        (select count(*) from ballot b where b.vote = e.vote and b.seat = e.seat)
                 from unnest($1::text[], $2::text[]) as asked (vote, seat) join electorate e using (vote, seat)",
                &[&of, &seats],
            )?;
            boxes = tallies(&self.rows("select vote, choice, count from box where vote = any($1)", &[&votes])?);
        }
        let mut openings = Vec::new();
        if !entries.is_empty() {
            let sql = "select entry, name from opening join unnest($1::bigint[], $2::text[]) as asked (entry, name)
                       using (entry, name)";
            openings = self.rows(sql, &[&entries, &names])?;
        }
        let vote = |row: &Row| (row.get(0), VoteState { secret: row.get(1), closed: row.get(2) });
        Ok(Known {
            head,
            commands: commands.iter().map(|row| (row.get(3), command(row, row.get(3)))).collect(),
            streams: streams.iter().map(|row| (row.get(0), number(row, 1))).collect(),
            votes: states.iter().map(vote).collect(),
            ballots: ballots.iter().map(|row| ((row.get(0), row.get(1)), number(row, 2) as u32)).collect(),
            boxes: boxes.into_iter().collect(),
            openings: openings.iter().map(|row| (number(row, 0), row.get(1))).collect::<HashSet<_>>(),
        })
    }

    fn write_group(&mut self, group: &Group) -> Result<(), StoreError> {
        self.write_entries(group)?;
        self.write_votes(group)?;
        for Opening { entry, name, salt, text } in &group.openings {
            let sql = "insert into opening (entry, name, salt, text) values ($1, $2, $3, $4)";
            self.rows(sql, &[&big(*entry), name, &&salt.0[..], text])?;
        }
        for (entry, name) in &group.erased {
            self.rows("delete from opening where entry = $1 and name = $2", &[&big(*entry), name])?;
        }
        let (sizes, notes): (Vec<_>, Vec<_>) = group.checkpoints.iter().map(|(size, note)| (big(*size), note)).unzip();
        self.rows(
            "insert into checkpoint (size, note) select * from unnest($1::bigint[], $2::text[])",
            &[&sizes, &notes],
        )?;
        if let Some(last) = group.entries.last() {
            let (channel, size) = (self.place.schema.clone(), (last.seq + 1).to_string());
            self.rows("select pg_notify($1, $2)", &[&channel, &size])?;
        }
        self.batch("commit")
    }

    fn write_entries(&mut self, group: &Group) -> Result<(), StoreError> {
        let rows = &group.entries;
        self.rows(
            "insert into entry (seq, hash, bytes, stream, stream_version)
             select * from unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::text[], $5::bigint[])",
            &[
                &rows.iter().map(|row| big(row.seq)).collect::<Vec<_>>(),
                &rows.iter().map(|row| &row.hash.0[..]).collect::<Vec<_>>(),
                &rows.iter().map(|row| &row.bytes[..]).collect::<Vec<_>>(),
                &rows.iter().map(|row| &row.stream).collect::<Vec<_>>(),
                &rows.iter().map(|row| big(row.stream_version)).collect::<Vec<_>>(),
            ],
        )?;
        let rows = &group.commands;
        self.rows(
            "insert into command (key, first, count, checkpoint)
             select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])",
            &[
                &rows.iter().map(|row| &row.key).collect::<Vec<_>>(),
                &rows.iter().map(|row| big(row.first)).collect::<Vec<_>>(),
                &rows.iter().map(|row| i64::from(row.count)).collect::<Vec<_>>(),
                &rows.iter().map(|row| big(row.checkpoint)).collect::<Vec<_>>(),
            ],
        )?;
        Ok(())
    }

    fn write_votes(&mut self, group: &Group) -> Result<(), StoreError> {
        for row in &group.votes {
            self.rows("insert into vote (vote, secret) values ($1, $2)", &[&row.vote, &row.secret])?;
            let seats: Vec<_> = row.electorate.iter().collect();
            self.rows("insert into electorate (vote, seat) select $1, unnest($2::text[])", &[&row.vote, &seats])?;
        }
        let rows = &group.ballots;
        if !rows.is_empty() {
            self.rows(
                "insert into ballot (vote, seat, turn, entry)
                 select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])",
                &[
                    &rows.iter().map(|row| &row.vote).collect::<Vec<_>>(),
                    &rows.iter().map(|row| &row.seat).collect::<Vec<_>>(),
                    &rows.iter().map(|row| i64::from(row.turn)).collect::<Vec<_>>(),
                    &rows.iter().map(|row| big(row.entry)).collect::<Vec<_>>(),
                ],
            )?;
        }
        for ((vote, choice), count) in &group.choices {
            let sql = "insert into box (vote, choice, count) values ($1, $2, $3)
                       on conflict (vote, choice) do update set count = box.count + $3";
            self.rows(sql, &[vote, choice, &big(*count)])?;
        }
        for vote in &group.closed {
            self.rows("update vote set closed = true where vote = $1", &[vote])?;
            self.rows("delete from box where vote = $1", &[vote])?;
        }
        Ok(())
    }
}

impl Place {
    fn parse(address: &str, schema: &str) -> Result<Place, StoreError> {
        let mut config: Config = address.parse().map_err(|why| StoreError::NotALedger(format!("{why}")))?;
        if !Postgres::can_be_called(schema) {
            let what =
                format!("`{schema}` is no name for a schema: small letters, digits and `_`, not beginning with `pg_`");
            return Err(StoreError::NotALedger(what));
        }
        config.connect_timeout(Duration::from_secs(5)).application_name("penholder");
        Ok(Place { config, schema: schema.to_owned() })
    }

    fn connect(&self) -> Result<Client, StoreError> {
        let mut client = self.config.connect(NoTls).map_err(error)?;
        client
            .batch_execute(&format!(
                "set search_path to {}; set synchronous_commit to on; set client_min_messages to warning;
                 set idle_in_transaction_session_timeout to '10s'",
                self.schema
            ))
            .map_err(error)?;
        Ok(client)
    }
}

impl Link {
    fn rows(&mut self, sql: &'static str, params: Params<'_>) -> Result<Vec<Row>, postgres::Error> {
        if !self.statements.contains_key(sql) {
            self.statements.insert(sql, self.client.prepare(sql)?);
        }
        self.client.query(&self.statements[sql], params)
    }
}

/// PostgreSQL has no unsigned numbers; no ledger is long enough for the difference to matter.
fn big(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn number(row: &Row, column: usize) -> u64 {
    u64::try_from(row.get::<_, i64>(column)).unwrap_or(0)
}

fn command(row: &Row, key: String) -> CommandRow {
    CommandRow { key, first: number(row, 0), count: number(row, 1) as u32, checkpoint: number(row, 2) }
}

fn stored(row: &Row) -> Result<(Hash, Vec<u8>), StoreError> {
    Ok((hash(row, 0)?, row.get(1)))
}

fn hash(row: &Row, column: usize) -> Result<Hash, StoreError> {
    let bytes: &[u8] = row.get(column);
    bytes.try_into().map(Hash).map_err(|_| StoreError::Failed("a hash is not 32 bytes long".into()))
}

fn tallies(rows: &[Row]) -> BTreeMap<String, BTreeMap<String, u64>> {
    let mut boxes: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for row in rows {
        boxes.entry(row.get(0)).or_default().insert(row.get(1), number(row, 2));
    }
    boxes
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` wants")]
fn error(why: postgres::Error) -> StoreError {
    let Some(said) = why.as_db_error() else { return StoreError::Unavailable(why.to_string()) };
    let text = said.message().to_owned();
    match said.code().code() {
        "53100" | "53200" => StoreError::Full(text),
        "25006" | "42501" => StoreError::ReadOnly(text),
        code if ["08", "57", "53", "40", "55", "25"].contains(&&code[..2]) => StoreError::Unavailable(text),
        _ => StoreError::Failed(text),
    }
}

impl Store for Postgres {
    fn begin(&mut self, ask: &Ask) -> Result<Known, StoreError> {
        self.batch("begin")?;
        let known = self.turn().and_then(|()| self.known(ask));
        if known.is_err() {
            self.abandon();
        }
        known
    }

    fn commit(&mut self, group: &Group) -> Result<(), StoreError> {
        let done = self.write_group(group);
        if done.is_err() {
            self.abandon();
        }
        done
    }

    fn abandon(&mut self) {
        // without a connection there is no transaction either
        if self.link.is_some() && self.batch("rollback").is_err() {
            self.link = None;
        }
    }

    fn freeze(&mut self) -> Result<(), StoreError> {
        self.batch("begin isolation level repeatable read read only")?;
        self.head().map(drop)
    }

    fn release(&mut self) {
        self.abandon();
    }

    fn head(&mut self) -> Result<Head, StoreError> {
        let rows = self.rows("select seq, hash from entry order by seq desc limit 1", &[])?;
        match rows.first() {
            None => Ok(Head { size: 0, last: None }),
            Some(row) => Ok(Head { size: number(row, 0) + 1, last: Some(hash(row, 1)?) }),
        }
    }

    fn hashes(&mut self, from: u64) -> Result<Vec<Hash>, StoreError> {
        let rows = self.rows("select hash from entry where seq >= $1 order by seq", &[&big(from)])?;
        rows.iter().map(|row| hash(row, 0)).collect()
    }

    fn entries(&mut self, from: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        let sql = "select hash, bytes from entry where seq >= $1 order by seq limit $2";
        self.rows(sql, &[&big(from), &i64::from(most)])?.iter().map(stored).collect()
    }

    fn stream(&mut self, stream: &str, after: u64, most: u32) -> Result<Vec<(Hash, Vec<u8>)>, StoreError> {
        let sql = "select hash, bytes from entry where stream = $1 and stream_version > $2
                   order by stream_version limit $3";
        self.rows(sql, &[&stream, &big(after), &i64::from(most)])?.iter().map(stored).collect()
    }

    fn command(&mut self, key: &str) -> Result<Option<CommandRow>, StoreError> {
        let rows = self.rows("select first, count, checkpoint from command where key = $1", &[&key])?;
        Ok(rows.first().map(|row| command(row, key.to_owned())))
    }

    fn checkpoints(&mut self, from: u64, most: u32) -> Result<Vec<(u64, String)>, StoreError> {
        let sql = "select size, note from checkpoint where size >= $1 order by size limit $2";
        let rows = self.rows(sql, &[&big(from), &i64::from(most)])?;
        Ok(rows.iter().map(|row| (number(row, 0), row.get(1))).collect())
    }

    fn last_checkpoint(&mut self) -> Result<Option<(u64, String)>, StoreError> {
        let rows = self.rows("select size, note from checkpoint order by size desc limit 1", &[])?;
        Ok(rows.first().map(|row| (number(row, 0), row.get(1))))
    }

    fn cosignatures(&mut self) -> Result<Vec<(u64, String)>, StoreError> {
        let rows = self.rows("select size, line from cosignature order by size, line collate \"C\"", &[])?;
        Ok(rows.iter().map(|row| (number(row, 0), row.get(1))).collect())
    }

    fn keep_cosignature(&mut self, size: u64, line: &str) -> Result<(), StoreError> {
        let sql = "insert into cosignature (size, line) values ($1, $2) on conflict do nothing";
        self.rows(sql, &[&big(size), &line]).map(drop)
    }

    fn openings(&mut self, from: u64, to: u64) -> Result<Vec<Opening>, StoreError> {
        let sql = "select entry, name, salt, text from opening where entry >= $1 and entry < $2
                   order by entry, name collate \"C\"";
        let one = |row: &Row| {
            let Hash(salt) = hash(row, 2)?;
            Ok(Opening { entry: number(row, 0), name: row.get(1), salt: Salt(salt), text: row.get(3) })
        };
        self.rows(sql, &[&big(from), &big(to)])?.iter().map(one).collect()
    }

    fn boxes(&mut self) -> Result<BTreeMap<String, BTreeMap<String, u64>>, StoreError> {
        Ok(tallies(&self.rows("select vote, choice, count from box", &[])?))
    }

    fn beside(&self) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(Postgres { place: self.place.clone(), link: None }))
    }

    fn listener(&self) -> Result<Option<Box<dyn Listener>>, StoreError> {
        Ok(Some(Box::new(Ear { place: self.place.clone(), client: None })))
    }
}

/// Hears the notices of every writer.
struct Ear {
    place: Place,
    client: Option<Client>,
}

impl Ear {
    /// Connects and says how far the ledger has come meanwhile.
    fn connect(&mut self) -> Result<Option<u64>, StoreError> {
        let mut client = self.place.connect()?;
        client.batch_execute(&format!("listen {}", self.place.schema)).map_err(error)?;
        let row = client.query_one("select coalesce(max(seq) + 1, 0) from entry", &[]).map_err(error)?;
        self.client = Some(client);
        Ok(Some(number(&row, 0)))
    }
}

impl Listener for Ear {
    fn wait(&mut self, most: Duration) -> Result<Option<u64>, StoreError> {
        let Some(client) = &mut self.client else { return self.connect() };
        let heard = hear(client, most);
        if heard.is_err() {
            self.client = None;
        }
        heard.map_err(error)
    }
}

/// Waits for a notice and takes those that came with it; returns the largest size among them.
fn hear(client: &mut Client, most: Duration) -> Result<Option<u64>, postgres::Error> {
    let mut notices = client.notifications();
    let first = notices.timeout_iter(most).next()?;
    let mut size = first.and_then(|notice| notice.payload().parse().ok());
    let mut more = notices.iter();
    while let Some(notice) = more.next()? {
        size = size.max(notice.payload().parse().ok());
    }
    Ok(size)
}
