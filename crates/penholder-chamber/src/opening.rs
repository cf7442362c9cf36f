//! Opening a chamber: from a charter and a list of seats to a ledger with its law and roster on the record.
//!
//! Always: the law stands on the record as text before anything else; a charter with faults is refused with all of them at
//! their lines; a roster that does not fit the law is refused before anybody is invited. A body whose charter has no
//! procedure gets the program's own default, marked as such. A seat of an office (a casting vote) is added by itself.
//! Not here: who is invited (`house`), running the chamber (`live`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use penholder_core::charter::{Class, Procedure, ReadBy};
use penholder_core::procedure::{Actor, Command, Matter, Matters, Sitting, act, apply, body};
use penholder_core::seat::{Roster, RosterError, Seat};
use penholder_core::source::Fault;
use penholder_core::{Charter, Faults};
use penholder_ledger::clock::Clock;
use penholder_ledger::note::Signer;
use penholder_ledger::store::{Memory, Sqlite, Store, StoreError};
use penholder_ledger::{Failure, Ledger, Settings, procedure as entries};
use penholder_scripts::script::Law;

use crate::house::{self, ChamberRecord, House, ShelfError};
use crate::live::{Live, LiveError};

/// The matter on which the law and the roster stand.
pub const BODY: &str = "body";

/// Why a chamber cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The charter or the procedure has faults.
    #[error("{}", .0.lines().join("\n"))]
    Law(Box<Faults>),
    /// No shipped charter is called so.
    #[error("there is no shipped charter `{0}`")]
    NoCharter(String),
    /// The charter proposes to change another one, so that it cannot stand on a record alone.
    #[error("`{0}` is a proposal to change another charter; a chamber needs a charter that stands alone")]
    Reform(String),
    /// The roster is none.
    #[error(transparent)]
    Roster(#[from] RosterError),
    /// The roster does not fit the law.
    #[error("the seats do not fit the charter: {0}")]
    Seats(String),
    /// Neither the record nor the law knows who sits.
    #[error("who sits in the {body} stands in no record here; name them ({wanted})")]
    Unnamed {
        /// The body.
        body: String,
        /// How many of which class: `5 permanent members, 10 elected members`.
        wanted: String,
    },
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] Failure),
    /// The store of the ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The chamber cannot be run.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// The folder of the house.
    #[error("`{place}` cannot be used: {why}")]
    Folder {
        /// Where.
        place: String,
        /// Why.
        why: String,
    },
    /// The key of a ledger in the house does not read.
    #[error("the key of the chamber's ledger does not read")]
    Key,
}

impl From<Box<Faults>> for OpeningError {
    fn from(faults: Box<Faults>) -> Self {
        OpeningError::Law(faults)
    }
}

/// Where the house and its ledgers lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a folder of this machine, one file for the house and one for each ledger: for one server process.
    Folder(PathBuf),
    /// In a PostgreSQL database, one schema for the house and one for each ledger, their names beginning so: for several
    /// server processes. What this machine has signed is remembered in a folder.
    Database {
        /// How to reach it.
        address: String,
        /// How the schemas' names begin.
        prefix: String,
        /// The folder.
        folder: PathBuf,
    },
    /// In memory, for demonstrations and tests; nothing lasts.
    Memory,
}

impl Place {
    /// Opens the house there, making it if there is none.
    ///
    /// # Errors
    /// The place cannot be used or holds something else.
    pub fn house(&self, clock: Arc<dyn Clock>) -> Result<House, OpeningError> {
        let shelf = |place: &Path, why: ShelfError| OpeningError::Folder {
            place: place.display().to_string(),
            why: why.to_string(),
        };
        let shelf: Box<dyn house::Shelf> = match self {
            Place::Folder(folder) => {
                let path = made(folder)?.join("penholder.house");
                Box::new(house::Sqlite::open(&path).map_err(|why| shelf(&path, why))?)
            }
            #[cfg(feature = "postgres")]
            Place::Database { address, prefix, .. } => {
                let opened = house::Postgres::open(address, &format!("{prefix}_house"));
                Box::new(opened.map_err(|why| shelf(Path::new(prefix), why))?)
            }
            #[cfg(not(feature = "postgres"))]
            Place::Database { .. } => return Err(without_postgres().into()),
            Place::Memory => Box::new(house::Sqlite::in_memory().map_err(|why| shelf(Path::new("memory"), why))?),
        };
        Ok(House::new(shelf, clock))
    }

    /// Opens the ledger of a chamber, founding it in an empty place. A store that is older than what this machine has
    /// signed is refused.
    ///
    /// # Errors
    /// What the ledger says.
    pub fn ledger(&self, chamber: &ChamberRecord, clock: Arc<dyn Clock>) -> Result<Ledger, OpeningError> {
        // a client of PostgreSQL may not be made or dropped on a thread that runs async tasks
        std::thread::scope(|scope| match scope.spawn(|| self.ledger_here(chamber, clock)).join() {
            Ok(opened) => opened,
            Err(panicked) => std::panic::resume_unwind(panicked),
        })
    }

    fn ledger_here(&self, chamber: &ChamberRecord, clock: Arc<dyn Clock>) -> Result<Ledger, OpeningError> {
        let signer = Signer::parse(chamber.key.reveal()).map_err(|_| OpeningError::Key)?;
        let mut settings = Settings::new(&chamber.body, signer);
        settings.clock = clock;
        let store: Box<dyn Store> = match self {
            Place::Folder(folder) => {
                let path = made(folder)?.join(format!("{}.ledger", chamber.id));
                settings.remembered = Some(folder.join(format!("{}.ledger.signed", chamber.id)));
                Box::new(Sqlite::open(&path)?)
            }
            #[cfg(feature = "postgres")]
            Place::Database { address, prefix, folder } => {
                let schema = format!("{prefix}_{}", chamber.id);
                settings.remembered = Some(made(folder)?.join(format!("{schema}.signed")));
                Box::new(penholder_ledger::store::Postgres::open(address, &schema)?)
            }
            #[cfg(not(feature = "postgres"))]
            Place::Database { .. } => return Err(without_postgres().into()),
            Place::Memory => Box::new(Memory::default()),
        };
        Ok(Ledger::open(store, settings)?)
    }
}

fn made(folder: &Path) -> Result<&Path, OpeningError> {
    let cannot =
        |why: std::io::Error| OpeningError::Folder { place: folder.display().to_string(), why: why.to_string() };
    std::fs::create_dir_all(folder).map_err(cannot)?;
    Ok(folder)
}

#[cfg(not(feature = "postgres"))]
fn without_postgres() -> StoreError {
    StoreError::NotALedger("this program was built without PostgreSQL (feature `postgres`)".into())
}

/// Reads the law of a chamber from its texts; without a procedure it gets the general one.
///
/// # Errors
/// Every fault of both files, each at its place; also of kinds of matter that the procedure names and the charter lacks.
pub fn read_law(charter_text: &str, procedure_text: Option<&str>) -> Result<Law, OpeningError> {
    let charter = Charter::read("charter.toml", charter_text)?;
    let procedure_text = match procedure_text {
        Some(text) => text.to_owned(),
        None => penholder_charters::general_procedure(&charter).ok_or_else(|| {
            OpeningError::Seats("the charter has no kind of matter that is decided by a known question".to_owned())
        })?,
    };
    let procedure = Procedure::read("procedure.toml", &procedure_text)?;
    fits(&charter, &procedure, &procedure_text)?;
    Ok(Law { charter, charter_text: charter_text.to_owned(), procedure, procedure_text })
}

/// The law of a shipped body.
///
/// # Errors
/// There is none of this id, or it is a reform.
pub fn shipped_law(id: &str) -> Result<Law, OpeningError> {
    let shipped = penholder_charters::SHIPPED.iter().find(|shipped| shipped.id == id);
    let shipped = shipped.ok_or_else(|| OpeningError::NoCharter(id.to_owned()))?;
    if penholder_charters::charter(id).is_some_and(|charter| charter.reforms.is_some()) {
        return Err(OpeningError::Reform(id.to_owned()));
    }
    let procedure = penholder_charters::PROCEDURES.iter().find(|(body, _)| *body == id).map(|(_, text)| *text);
    read_law(shipped.charter, procedure)
}

/// The shipped bodies that can sit: id and name.
#[must_use]
pub fn can_sit() -> Vec<(&'static str, &'static str)> {
    let stands = |id: &'static str| {
        let charter = penholder_charters::charter(id)?;
        charter.reforms.is_none().then_some((id, charter.name.as_str()))
    };
    penholder_charters::SHIPPED.iter().filter_map(|shipped| stands(shipped.id)).collect()
}

/// Checks that the charter knows every kind of matter that the procedure names, and that both are of one body.
fn fits(charter: &Charter, procedure: &Procedure, text: &str) -> Result<(), Box<Faults>> {
    let known: Vec<&str> = charter.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let motions = procedure.motions.iter().map(|motion| &motion.kind);
    let invitations = procedure.invitations.iter().map(|invitation| &invitation.kind);
    let own = procedure.agenda_kind.iter().chain(&procedure.ruling_kind).chain(&procedure.credentials_kind);
    let mut unknown: Vec<&String> =
        motions.chain(invitations).chain(own).filter(|kind| charter.kind(kind).is_err()).collect();
    unknown.sort_unstable();
    unknown.dedup();
    let place = |word: &str| {
        let quoted = format!("\"{word}\"");
        (text.find(&quoted).unwrap_or(0), quoted.len())
    };
    let mut faults: Vec<Fault> = unknown
        .into_iter()
        .map(|kind| Fault {
            says: format!("the charter knows no kind of matter `{kind}`"),
            at: place(kind).into(),
            label: "unknown kind".to_owned(),
            hint: Some(format!("one of: {}", known.join(", "))),
        })
        .collect();
    if procedure.body != charter.id {
        faults.push(Fault {
            says: format!("this is the procedure of `{}`, and the charter is of `{}`", procedure.body, charter.id),
            at: place(&procedure.body).into(),
            label: "another body".to_owned(),
            hint: Some(format!("write body = \"{}\"", charter.id)),
        });
    }
    if faults.is_empty() { Ok(()) } else { Err(Box::new(Faults::new("procedure.toml", text, faults))) }
}

/// Who is to sit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seats {
    /// The seats that the charter names, and numbered ones for the rest.
    OfCharter,
    /// Who sat on this day by the record of the body, or of the one it re-enacts.
    OfDate(Date),
    /// These.
    Named(Vec<Seat>),
}

/// Whether the record tells who sits in a body: it is a record of it, or of the body that it re-enacts.
#[must_use]
pub fn is_recorded(charter: &Charter) -> bool {
    let body = charter.seated_as.as_deref().or(charter.reforms.as_deref()).unwrap_or(&charter.id);
    penholder_record::security_council().body() == body
}

/// Whether a law names everybody who sits on a day.
#[must_use]
pub fn names_everybody(charter: &Charter, day: Date) -> bool {
    let named = |class: &Class| {
        charter.seats.iter().filter(|named| named.seat.class == class.id && named.in_force.holds_on(day)).count()
    };
    let mut asked = charter.classes.iter().filter(|class| !fills_itself(class, day)).peekable();
    asked.peek().is_some() && asked.all(|class| named(class) > 0 && class.seats_on(day).unwrap_or(0) <= named(class))
}

/// Whether the one seat of a class is called as the class is, so that nobody has to name it: a casting vote, a president.
#[must_use]
pub fn fills_itself(class: &Class, day: Date) -> bool {
    class.seats_on(day) == Some(1)
}

/// How many of which class somebody has to name: `5 permanent members, 10 elected members`, `directors`.
#[must_use]
pub fn to_be_named(charter: &Charter, day: Date) -> String {
    let asked = charter.classes.iter().filter(|class| !fills_itself(class, day));
    let says = asked.map(|class| match class.seats_on(day) {
        Some(seats) => format!("{seats} {}", class.plural),
        None => class.plural.clone(),
    });
    says.collect::<Vec<_>>().join(", ")
}

/// The roster of a chamber that sits today.
///
/// # Errors
/// Nobody knows who sits, the record does not reach to that day, two seats are alike, a class is unknown, or the number of
/// seats is not what the law gives.
pub fn roster(law: &Law, seats: Seats, today: Date) -> Result<Roster, OpeningError> {
    let charter = &law.charter;
    let unnamed = || OpeningError::Unnamed { body: charter.name.clone(), wanted: to_be_named(charter, today) };
    let mut roster = match seats {
        Seats::OfCharter => charter.roster_on(today),
        Seats::OfDate(date) if is_recorded(charter) => {
            let record = penholder_record::security_council();
            record.roster_on(date).map_err(|why| OpeningError::Seats(why.to_string()))?
        }
        Seats::OfDate(date) if names_everybody(charter, date) && charter.names_who_sat(date).is_ok() => {
            charter.roster_on(date)
        }
        Seats::OfDate(_) => return Err(unnamed()),
        Seats::Named(seats) => Roster::new(seats)?,
    };
    // a board in which nobody sits but the casting vote
    let by_itself = |seat: &Seat| charter.class(&seat.class).is_some_and(|class| fills_itself(class, today));
    if roster.seats().iter().all(by_itself) {
        return Err(unnamed());
    }
    let lacking = charter.classes.iter().filter(|class| fills_itself(class, today));
    let lacking = lacking.filter(|class| roster.seats().iter().all(|seat| seat.class != class.id));
    let added: Vec<Seat> = lacking.map(|class| Seat::new(&class.id, &class.name, &class.id)).collect();
    if !added.is_empty() {
        roster = Roster::new([roster.seats(), &added].concat())?;
    }
    check_roster(law, &roster, today)?;
    Ok(roster)
}

/// Checks a roster against the law of a day.
pub(crate) fn check_roster(law: &Law, roster: &Roster, today: Date) -> Result<(), OpeningError> {
    if roster.is_empty() {
        let says = "there are none; name those who sit, the charter does not".to_owned();
        return Err(OpeningError::Seats(says));
    }
    let unknown = roster.seats().iter().find(|seat| law.charter.class(&seat.class).is_none());
    if let Some(seat) = unknown {
        let known: Vec<&str> = law.charter.classes.iter().map(|class| class.id.as_str()).collect();
        let says = format!("`{}` is of the class `{}`; there are: {}", seat.name, seat.class, known.join(", "));
        return Err(OpeningError::Seats(says));
    }
    let mut names: Vec<String> = roster.seats().iter().map(|seat| seat.name.to_lowercase()).collect();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(OpeningError::Seats(format!("two seats are called `{}`", pair[0])));
    }
    let wrong = law.charter.classes.iter().filter_map(|class| {
        let (wanted, there) =
            (class.seats_on(today)?, roster.seats().iter().filter(|seat| seat.class == class.id).count());
        (wanted != there).then(|| format!("the law has {wanted} {}, and here are {there}", class.plural))
    });
    let wrong: Vec<String> = wrong.collect();
    if !wrong.is_empty() {
        return Err(OpeningError::Seats(wrong.join("; ")));
    }
    let in_force = |kind: &&penholder_core::charter::Kind| {
        kind.question.as_deref().is_some_and(|question| law.charter.rule(question, today).is_ok())
    };
    for kind in law.charter.kinds.iter().filter(in_force) {
        let question = kind.question.as_deref().unwrap_or_default();
        let seated = law.charter.seated(question, Some(kind), today, roster, ReadBy::Practice);
        seated.map_err(|why| OpeningError::Seats(why.to_string()))?;
    }
    Ok(())
}

/// Puts the law and the roster on the record of an empty ledger and runs the chamber. Done again, it finishes what an
/// earlier call began.
///
/// # Errors
/// The ledger; or it holds the record of another law.
pub fn found(ledger: Ledger, law: &Law, roster: &Roster) -> Result<Live, OpeningError> {
    let at_ms = ledger.now_ms();
    let now = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let (charter, procedure) = (law.charter_text.clone(), law.procedure_text.clone());
    let mut matters = Matters::new();
    let commands = [("found law", body::Command::LayDown { charter, procedure }), ("found seats", body::Command::Seat)];
    for (key, command) in commands {
        let mut matter = matters.remove(BODY).map_or_else(|| Matter::new(BODY), Arc::unwrap_or_clone);
        let (charter, procedure) = (&law.charter, &law.procedure);
        let sitting = Sitting { charter, procedure, roster, now, matters: &matters };
        let refused = |why: String| OpeningError::Seats(why);
        let events = act(&sitting, &matter, &Actor::secretariat(), Command::Body(command));
        let events = events.map_err(|why| refused(why.to_string()))?;
        let command = entries::command(key, at_ms, BODY, &Actor::secretariat(), &events, None);
        let command = command.map_err(|why| refused(why.to_string()))?;
        ledger.submit(command).wait().map_err(|_| Failure::Closed)??;
        for event in &events {
            matter = apply(matter, event).map_err(|why| refused(why.to_string()))?;
        }
        matters.insert(BODY.to_owned(), Arc::new(matter));
    }
    Ok(Live::open(ledger)?)
}
