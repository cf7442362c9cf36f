//! Confirmed lines as a dossier of one file.
//!
//! Always: only lines answered with yes are in it; every id it names is there; at most twelve words of the report stand at
//! each place, exactly as they are at that span; what is inferred is marked `?` and says why.
//! Not here: what becomes of a line of each kind (`line`), what the program then makes of it (`penholder-core::dossier`).

mod line;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use penholder_core::dossier::words::Invited;
use penholder_core::dossier::{MOST_WORDS, day_says};
use toml::{Table, Value};

use crate::draft::{Answer, Draft};
use crate::mention::Sort;
use crate::proposal::{Dated, Kind, Named, Proposal, short};
use crate::words::Words;

/// The dossier of what a person confirmed; `None` if nothing is.
///
/// # Errors
/// Says so if it cannot be written as TOML; no draft is known that cannot.
pub fn dossier(draft: &Draft, text: &str, words: &Words) -> Result<Option<String>, toml::ser::Error> {
    let confirmed: Vec<&Proposal> =
        draft.lines.iter().filter(|line| line.answer == Answer::Yes).map(|line| &line.proposal).collect();
    if confirmed.is_empty() {
        return Ok(None);
    }
    let mut writer = Writer {
        draft,
        text,
        words,
        used: BTreeSet::new(),
        ids: BTreeMap::new(),
        sections: BTreeMap::new(),
        cites: Vec::new(),
        invited: BTreeMap::new(),
    };
    writer.used.extend(["report", "matter", "the-outlet"].map(str::to_owned));
    let mut ordered = confirmed;
    // sources, offices and texts first, then what refers to them; invitations by day
    ordered.sort_by_key(|one| {
        (
            !matches!(one.kind, Kind::Source | Kind::Office),
            (one.kind == Kind::Invitation).then(|| one.when.as_ref().map_or(draft.published, |when| when.from)),
            one.number,
        )
    });
    for proposal in ordered {
        writer.line(proposal);
    }
    writer.finish().map(Some)
}

struct Writer<'a> {
    draft: &'a Draft,
    text: &'a str,
    words: &'a Words,
    used: BTreeSet<String>,
    /// What a thing of the report is called in the dossier.
    ids: BTreeMap<String, String>,
    sections: BTreeMap<&'static str, Vec<Table>>,
    cites: Vec<String>,
    /// Where the invitation of each conference to each invited stands, as written so far.
    invited: BTreeMap<(String, String), Invited>,
}

/// The sections in the order of the guide.
const SECTIONS: [&str; 11] = [
    "source",
    "actor",
    "text",
    "event",
    "incident",
    "claim",
    "relation",
    "question",
    "stance",
    "conference",
    "invitation",
];

fn string(words: impl Into<String>) -> Value {
    Value::String(words.into())
}

fn day(date: Date) -> Value {
    date.to_string().parse::<toml::value::Datetime>().map_or_else(|_| string(date.to_string()), Value::Datetime)
}

fn table(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Table {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn slug(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() >= 40 {
            break;
        }
    }
    let out = out.trim_end_matches('-').to_owned();
    if out.is_empty() { "unnamed".to_owned() } else { out }
}

/// The form of a text by what it is called.
fn form(named: &Named) -> &'static str {
    let words = format!("{} {}", named.words, named.id).to_lowercase();
    let forms = [
        ("presidential statement", "presidential-statement"),
        ("press statement", "press-statement"),
        ("draft resolution", "draft-resolution"),
        ("resolution", "resolution"),
        ("letter", "letter"),
    ];
    forms.into_iter().find(|(called, _)| words.contains(called)).map_or("statement", |(_, form)| form)
}

impl Writer<'_> {
    fn add(&mut self, section: &'static str, entry: Table) {
        self.sections.entry(section).or_default().push(entry);
    }

    /// The id of a thing of the report, and whether it was given just now.
    fn id_of(&mut self, key: String, wish: &str) -> (String, bool) {
        if let Some(id) = self.ids.get(&key) {
            return (id.clone(), false);
        }
        let id = self.fresh(wish);
        self.ids.insert(key, id.clone());
        (id, true)
    }

    /// An id nobody has yet.
    fn fresh(&mut self, wish: &str) -> String {
        let wish = slug(wish);
        let mut id = wish.clone();
        let mut nth = 2;
        while !self.used.insert(id.clone()) {
            id = format!("{wish}-{nth}");
            nth += 1;
        }
        id
    }

    /// The place of a line: its span, cut after twelve words, and the words as they stand there.
    fn at(&self, proposal: &Proposal) -> Value {
        let span = proposal.span.clone();
        let whole = self.text.get(span.clone()).unwrap_or("");
        let mut end = 0;
        let mut rest = whole;
        for _ in 0..MOST_WORDS {
            let lead = rest.len() - rest.trim_start().len();
            let word = rest[lead..].find(char::is_whitespace).unwrap_or(rest.len() - lead);
            if word == 0 {
                break;
            }
            end += lead + word;
            rest = &whole[end..];
        }
        let number = |at: usize| Value::Integer(i64::try_from(at).unwrap_or(i64::MAX));
        Value::Table(table([
            ("source", string("report")),
            ("span", Value::Array(vec![number(span.start), number(span.start + end)])),
            ("words", string(&whole[..end])),
        ]))
    }

    fn state(&mut self, code: &str) -> String {
        let named = Named {
            id: code.to_owned(),
            words: code.to_owned(),
            sort: Sort::State,
            office: None,
            of: vec![],
            number: None,
            span: 0..0,
        };
        self.actor(&named)
    }

    /// The actor's id, written down the first time.
    fn actor(&mut self, named: &Named) -> String {
        let listed = self.words.names.get(&named.id).cloned();
        let by_words = matches!(named.sort, Sort::Role | Sort::Part | Sort::Party);
        let name = match &listed {
            Some(name) if !by_words => name.clone(),
            _ if named.sort == Sort::Person && !named.id.is_empty() && listed.is_none() => named.id.clone(),
            _ => named.words.clone(),
        };
        let (id, is_new) = self.id_of(format!("actor {name}"), &name);
        if !is_new {
            return id;
        }
        let kind = match named.sort {
            _ if listed.is_some() && !by_words => self.words.kinds.get(&named.id).map_or("group", String::as_str),
            Sort::Person => "person",
            Sort::Role => "anonymous",
            Sort::Part => "government",
            _ => "group",
        };
        let mut entry = table([("id", string(&id)), ("name", string(&name)), ("kind", string(kind))]);
        if kind == "state" {
            entry.insert("state".to_owned(), string(&named.id));
        }
        if let Some(of) = named.of.first().filter(|of| self.words.names.contains_key(*of) && **of != named.id) {
            let of = self.state(of);
            entry.insert("of".to_owned(), string(of));
        }
        self.add("actor", entry);
        id
    }

    /// An agency as a source of its own.
    fn agency(&mut self, named: &Named) -> String {
        let name = self.words.names.get(&named.id).cloned().unwrap_or_else(|| named.words.clone());
        let (id, is_new) = self.id_of(format!("agency {}", named.id), &format!("by {name}"));
        if !is_new {
            return id;
        }
        self.add("source", table([("id", string(&id)), ("name", string(&name)), ("class", string("agency-report"))]));
        self.cites.push(id.clone());
        id
    }

    fn via(&mut self, proposal: &Proposal) -> Value {
        let hops =
            proposal.via.iter().map(|one| if one.sort == Sort::Agency { self.agency(one) } else { self.actor(one) });
        Value::Array(hops.map(string).collect())
    }

    /// A text's id, written down the first time.
    fn a_text(&mut self, named: &Named, when: Option<&Dated>, at: &Value) -> String {
        let form = form(named);
        let of_day = when.filter(|when| when.from == when.to && !when.after).map(|when| when.from);
        // a text of a day is one text whatever it is called there; a number tells texts apart, and else the form does
        let key = match (&named.number, of_day) {
            (Some(number), _) => format!("text {number}"),
            (None, Some(day)) => format!("text of {day}"),
            (None, None) => format!("text {form}"),
        };
        let (id, is_new) = self.id_of(key.clone(), &key);
        if !is_new {
            self.also_called(&id, form);
            return id;
        }
        let name = match (&named.number, of_day) {
            (None, Some(day)) => format!("the text of {}", day_says(day)),
            _ => short(&named.words),
        };
        let mut entry =
            table([("id", string(&id)), ("name", string(name)), ("form", string(form)), ("at", at.clone())]);
        if let Some(on) = of_day {
            entry.insert("on".to_owned(), day(on));
        }
        self.add("text", entry);
        id
    }

    /// Says of a text that the report calls it by another form elsewhere.
    fn also_called(&mut self, id: &str, form: &str) {
        let texts = self.sections.get_mut("text").into_iter().flatten();
        let mine = texts.into_iter().find(|entry| entry.get("id").and_then(Value::as_str) == Some(id));
        if let Some(entry) = mine.filter(|entry| entry.get("form").and_then(Value::as_str) != Some(form)) {
            let note = format!(
                "called a {} elsewhere in the report; taken for one text, as both are of this day",
                form.replace('-', " ")
            );
            entry.insert("note".to_owned(), string(note));
        }
    }

    fn conference(&mut self, named: &Named) -> String {
        let name = named.number.as_ref().map_or_else(|| named.words.clone(), |name| format!("{name} {}", named.id));
        let (id, is_new) = self.id_of(format!("conference {name}"), &name);
        if is_new {
            self.add("conference", table([("id", string(&id)), ("name", string(name)), ("source", string("report"))]));
        }
        id
    }

    fn finish(mut self) -> Result<String, toml::ser::Error> {
        let draft = self.draft;
        let [yes, no, open] = draft.counts();
        let title = draft.report.clone();
        let mut report = table([
            ("id", string("report")),
            ("name", string(format!("{title}, {}", draft.published))),
            ("class", string("press-report")),
            ("publisher", string("the-outlet")),
            ("published", day(draft.published)),
            ("bytes", Value::Integer(i64::try_from(draft.bytes.max(1)).unwrap_or(i64::MAX))),
        ]);
        if let Some(url) = &draft.url {
            report.insert("url".to_owned(), string(url));
        }
        if !self.cites.is_empty() {
            report.insert("cites".to_owned(), Value::Array(self.cites.iter().map(string).collect()));
        }
        self.sections.entry("source").or_default().insert(0, report);
        let outlet = table([
            ("id", string("the-outlet")),
            ("name", string(format!("the publisher of {title}"))),
            ("kind", string("outlet")),
        ]);
        self.sections.entry("actor").or_default().insert(0, outlet);
        let lines = if yes == 1 { "1 line".to_owned() } else { format!("{yes} lines") };
        let head = table([
            ("title", string(&title)),
            (
                "sentence",
                string(format!("What {title} says on {}, as a person confirmed it.", day_says(draft.published))),
            ),
            (
                "about",
                string(format!(
                    "{lines} of the report confirmed, {no} refused, {open} open. Nothing is checked yet: no verdict stands here."
                )),
            ),
            ("report", string("report")),
        ]);
        let mut out = format!(
            "# Confirmed line by line with `penholder read`: {yes} yes, {no} no, {open} open.\n\n[dossier]\n{}",
            toml::to_string(&head)?
        );
        for section in SECTIONS {
            for entry in self.sections.get(section).into_iter().flatten() {
                let inline: Vec<String> = entry.iter().map(|(key, value)| format!("{key} = {value}")).collect();
                out.push_str(&format!("\n[[{section}]]\n{}\n", inline.join("\n")));
            }
        }
        Ok(out)
    }
}
