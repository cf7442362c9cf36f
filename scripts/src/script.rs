//! The script file: who does what, when.
//!
//! A script names its body, who sits (beside the seats that the charter names), its sources, and acts in order. An act has
//! a time on the body's clock, a matter, somebody who acts, and a verb with its words (`do = "draft.table"`).
//! Always: every fault of a file at once, with its place.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use penholder_core::charter::Procedure;
use penholder_core::procedure::Command;
use penholder_core::source::{Faults, Source, Table};
use penholder_core::{Charter, Roster, Seat};

use crate::verb;

/// A sitting as a script.
#[derive(Clone, Debug)]
pub struct Script {
    /// What it re-enacts.
    pub title: String,
    /// What it shows, in a few lines.
    pub about: String,
    /// The sources of its facts.
    pub sources: Vec<String>,
    /// The law: its charter and procedure, with their texts.
    pub law: Law,
    /// Who sits.
    pub roster: Roster,
    /// The acts.
    pub acts: Vec<Act>,
}

/// The law of a script's body.
#[derive(Clone, Debug)]
pub struct Law {
    /// The charter.
    pub charter: Charter,
    /// Its text.
    pub charter_text: String,
    /// The procedure.
    pub procedure: Procedure,
    /// Its text.
    pub procedure_text: String,
}

/// One act.
#[derive(Clone, Debug)]
pub struct Act {
    /// When.
    pub at: Timestamp,
    /// On which matter.
    pub on: String,
    /// Who: a seat, `chair`, `secretariat`; for votes the seats that vote are in the commands.
    pub who: String,
    /// What: one command, or a roll of them, each with who gives it where that is not `who`.
    pub what: Vec<(Option<String>, Command)>,
    /// Whether it is expected to be refused, with words that the refusal has to hold.
    pub refused: Option<String>,
    /// What is to be said about it: a source, a doubt.
    pub note: Option<String>,
}

/// Finds the law of a body: charter text, procedure text.
pub type FindLaw<'f> = &'f dyn Fn(&str) -> Option<(String, String)>;

impl Script {
    /// Reads a script; `name` is what messages call the file.
    ///
    /// # Errors
    /// Every fault of the file at once.
    pub fn read(name: &str, text: &str, find: FindLaw<'_>) -> Result<Self, Box<Faults>> {
        Source::read(name, text, |file| {
            let script = read(&file, find);
            file.close();
            script
        })
    }
}

fn read(file: &Table<'_, '_>, find: FindLaw<'_>) -> Option<Script> {
    let head = file.table("script", "script")?;
    let (title, about, body) = (head.text("title"), head.text("about"), head.placed_text("body"));
    let sources = head.texts("sources").into_iter().map(|source| source.value).collect();
    head.close();
    let body = body?;
    let law = find(&body.value).and_then(|(charter, procedure)| Law::of(&body.value, charter, procedure));
    if law.is_none() {
        let hint = Some("`penholder charter list` lists the bodies; it needs a procedure part too".to_owned());
        head_fault(file, &body, hint);
    }
    let roster = read_roster(file, law.as_ref())?;
    let law = law?;
    let mut acts = Vec::new();
    let mut at = None;
    for table in file.tables("act", "act") {
        acts.extend(read_act(table, &law, &mut at));
    }
    Some(Script { title: title?, about: about?, sources, law, roster, acts })
}

fn head_fault(file: &Table<'_, '_>, body: &penholder_core::source::Placed<String>, hint: Option<String>) {
    file.fault(body.at.clone(), format!("no procedure is known for `{}`", body.value), hint);
}

impl Law {
    /// Reads both texts.
    #[must_use]
    pub fn of(body: &str, charter_text: String, procedure_text: String) -> Option<Self> {
        let charter = penholder_charters::read(body, &charter_text).ok()?;
        let procedure = Procedure::read(body, &procedure_text).ok()?;
        Some(Self { charter, charter_text, procedure, procedure_text })
    }
}

/// The seats that the charter names, called as the script says, and those the script adds under their class.
fn read_roster(file: &Table<'_, '_>, law: Option<&Law>) -> Option<Roster> {
    let mut seats: Vec<Seat> = Vec::new();
    let names: BTreeMap<String, String> = file
        .table_if_any("names", "table of names")
        .map(|table| table.all_texts().into_iter().map(|(id, name)| (id.value, name.value)).collect())
        .unwrap_or_default();
    for named in law.into_iter().flat_map(|law| &law.charter.seats) {
        let mut seat = named.seat.clone();
        if let Some(name) = names.get(&seat.id) {
            seat.name.clone_from(name);
        }
        seats.push(seat);
    }
    if let Some(classes) = file.table_if_any("seats", "table of seats") {
        let ids: Vec<String> = classes.keys().map(str::to_owned).collect();
        for class in ids {
            let Some(members) = classes.sub_table(&class, "class") else { continue };
            let read = members.all_texts().into_iter().map(|(id, name)| Seat::new(id.value, name.value, &class));
            seats.extend(read);
        }
    }
    match Roster::new(seats) {
        Ok(roster) => Some(roster),
        Err(why) => {
            file.fault_at("seats", why.to_string(), None);
            None
        }
    }
}

fn read_act(table: Table<'_, '_>, law: &Law, last: &mut Option<Timestamp>) -> Option<Act> {
    let given = table.placed_text_if_any("at");
    let at = match &given {
        Some(words) => {
            let read = instant(&words.value, law);
            if read.is_none() {
                let hint = Some("like `2025-02-24 15:00`, on the body's clock".to_owned());
                table.fault(words.at.clone(), format!("`{}` is no time", words.value), hint);
            }
            read
        }
        None => *last,
    };
    if at.is_none() && given.is_none() {
        table.fault(table.at(), "the first act says when it is", Some("`at = \"2025-02-24 15:00\"`".to_owned()));
    }
    *last = at.or(*last);
    let (on, who) = (table.text("on"), table.text_if_any("who").unwrap_or_else(|| "chair".to_owned()));
    let what = verb::read(&table, law);
    let (refused, note) = (table.text_if_any("refused"), table.text_if_any("note"));
    table.close();
    Some(Act { at: at?, on: on?, who, what: what?, refused, note })
}

/// A time on the body's clock.
pub(crate) fn instant(words: &str, law: &Law) -> Option<Timestamp> {
    let civil: DateTime = words.replace(' ', "T").parse().ok()?;
    civil.to_zoned_datetime(law.procedure.time_zone()).ok().map(|at| at.timestamp())
}
