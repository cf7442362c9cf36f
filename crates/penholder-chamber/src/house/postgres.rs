//! The house in one schema of a PostgreSQL database, shared by several server processes.
//!
//! Always: every change is a transaction with `synchronous_commit` on. The connection lives on a thread of its own, so that
//! a caller may be a task of an async runtime.
//! Not here: TLS (use a socket, a private network or a tunnel).

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use postgres::{Client, Config, NoTls, Row};

use super::shelf::{Change, Doc, Shelf, ShelfError};

type Job = Box<dyn FnOnce(&mut Link) + Send>;

/// A house in a schema of a database.
pub struct Postgres {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

struct Link {
    config: Config,
    schema: String,
    client: Option<Client>,
}

impl Postgres {
    /// Opens the house in this schema of the database, making it if there is none.
    ///
    /// # Errors
    /// The address or the schema's name is none, the server cannot be reached, or the schema holds something else.
    pub fn open(address: &str, schema: &str) -> Result<Self, ShelfError> {
        if !penholder_ledger::store::Postgres::can_be_called(schema) {
            let why = format!("`{schema}` cannot be the name of a schema: use small letters, digits and `_`");
            return Err(ShelfError::NotAHouse(why));
        }
        let config: Config =
            address.parse().map_err(|why: postgres::Error| ShelfError::Unavailable(why.to_string()))?;
        let (jobs, work) = channel();
        let link = Link { config, schema: schema.to_owned(), client: None };
        let thread = std::thread::spawn(move || serve(link, &work));
        let mut shelf = Self { jobs: Some(jobs), thread: Some(thread) };
        shelf.ask(Link::prepare)?;
        Ok(shelf)
    }

    fn ask<T: Send + 'static>(
        &mut self,
        job: impl FnOnce(&mut Link) -> Result<T, ShelfError> + Send + 'static,
    ) -> Result<T, ShelfError> {
        let gone = || ShelfError::Unavailable("its thread has ended".to_owned());
        let (answer, answered) = channel();
        let job: Job = Box::new(move |link| {
            // the asker waits; if it does not, nobody misses the answer
            let _ = answer.send(job(link));
        });
        self.jobs.as_ref().ok_or_else(gone)?.send(job).map_err(|_| gone())?;
        answered.recv().map_err(|_| gone())?
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // a thread that panicked has said so itself
            let _ = thread.join();
        }
    }
}

fn serve(mut link: Link, work: &Receiver<Job>) {
    work.iter().for_each(|job| job(&mut link));
}

impl Link {
    fn client(&mut self) -> Result<&mut Client, ShelfError> {
        if self.client.as_ref().is_some_and(Client::is_closed) {
            self.client = None;
        }
        match &mut self.client {
            Some(client) => Ok(client),
            none => {
                let mut client = self.config.connect(NoTls).map_err(|why| error(&why))?;
                let path = format!("set search_path to {}; set synchronous_commit to on", self.schema);
                client.batch_execute(&path).map_err(|why| error(&why))?;
                Ok(none.insert(client))
            }
        }
    }

    /// Makes the schema, or checks that it is a house of this program.
    fn prepare(&mut self) -> Result<(), ShelfError> {
        const COMMENT: &str = "penholder house, schema 1";
        let schema = self.schema.clone();
        let client = self.client()?;
        let mut turn = client.transaction().map_err(|why| error(&why))?;
        turn.execute("select pg_advisory_xact_lock(hashtextextended($1, 0))", &[&format!("penholder/{schema}")])
            .map_err(|why| error(&why))?;
        let sql = "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = $1";
        let found = turn.query_opt(sql, &[&schema]).map_err(|why| error(&why))?;
        match found.map(|row| row.get::<_, Option<String>>(0)) {
            Some(Some(comment)) if comment == COMMENT => {}
            Some(other) => {
                let what = other.unwrap_or_else(|| "something else".to_owned());
                return Err(ShelfError::NotAHouse(format!("the schema `{schema}` is {what}")));
            }
            None => turn
                .batch_execute(&format!(
                    "create schema {schema};
                     create table {schema}.doc (kind text not null, id text not null, version bigint not null,
                                                body text not null, primary key (kind, id));
                     comment on schema {schema} is '{COMMENT}'"
                ))
                .map_err(|why| error(&why))?,
        }
        // the order of bytes, so that what begins alike lies together whatever the language of the database
        turn.batch_execute(&format!("create index if not exists doc_by_id on {schema}.doc (kind, id collate \"C\")"))
            .map_err(|why| error(&why))?;
        turn.commit().map_err(|why| error(&why))
    }
}

fn doc(row: &Row) -> Doc {
    Doc { id: row.get(0), version: u64::try_from(row.get::<_, i64>(1)).unwrap_or(0), body: row.get(2) }
}

impl Shelf for Postgres {
    fn get(&mut self, kind: &'static str, id: &str) -> Result<Option<Doc>, ShelfError> {
        let id = id.to_owned();
        self.ask(move |link| {
            let sql = "select id, version, body from doc where kind = $1 and id = $2";
            let found = link.client()?.query_opt(sql, &[&kind, &id]).map_err(|why| error(&why))?;
            Ok(found.as_ref().map(doc))
        })
    }

    fn list(&mut self, kind: &'static str, prefix: &str) -> Result<Vec<Doc>, ShelfError> {
        let prefix = prefix.to_owned();
        self.ask(move |link| {
            let sql = "select id, version, body from doc
                       where kind = $1 and id collate \"C\" >= $2 and starts_with(id, $2)
                             and id collate \"C\" < $2 || chr(1114111) order by id collate \"C\"";
            let found = link.client()?.query(sql, &[&kind, &prefix]).map_err(|why| error(&why))?;
            Ok(found.iter().map(doc).collect())
        })
    }

    fn write(&mut self, changes: Vec<Change>) -> Result<(), ShelfError> {
        self.ask(move |link| {
            let mut turn = link.client()?.transaction().map_err(|why| error(&why))?;
            for Change { kind, id, expected, body } in changes {
                let expected = i64::try_from(expected).unwrap_or(i64::MAX);
                let done = match (&body, expected) {
                    (Some(body), 0) => turn.execute(
                        "insert into doc (kind, id, version, body) values ($1, $2, 1, $3) on conflict do nothing",
                        &[&kind, &id, body],
                    ),
                    (Some(body), _) => turn.execute(
                        "update doc set version = version + 1, body = $4 where kind = $1 and id = $2 and version = $3",
                        &[&kind, &id, &expected, body],
                    ),
                    (None, _) => turn.execute(
                        "delete from doc where kind = $1 and id = $2 and version = $3",
                        &[&kind, &id, &expected],
                    ),
                };
                if done.map_err(|why| error(&why))? != 1 {
                    return Err(ShelfError::Changed { kind, id });
                }
            }
            turn.commit().map_err(|why| error(&why))
        })
    }
}

fn error(why: &postgres::Error) -> ShelfError {
    let says = why.as_db_error().map_or_else(|| why.to_string(), |db| db.message().to_owned());
    if why.is_closed() || why.as_db_error().is_none() {
        ShelfError::Unavailable(says)
    } else {
        ShelfError::Failed(says)
    }
}
