//! Confirmed lines as a dossier of one file.
//!
//! Always: only lines answered with yes are in it; every id it names is there; at most twelve words of the report stand at
//! each place, exactly as they are at that span; what is inferred is marked `?` and says why.
//! Not here: what the program then makes of it (`penholder-core::dossier`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use penholder_core::dossier::MOST_WORDS;
use toml::{Table, Value};

use crate::draft::{Answer, Draft};
use crate::mention::Sort;
use crate::proposal::{Dated, Kind, Named, Proposal};
use crate::verb::Mood;
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
        invited: BTreeSet::new(),
    };
    writer.used.extend(["report", "matter", "the-outlet"].map(str::to_owned));
    let mut ordered = confirmed;
    // sources, offices and texts first, then what refers to them; invitations by day
    ordered.sort_by_key(|one| {
        (
            !matches!(one.kind, Kind::Source | Kind::Office),
            one.when.as_ref().filter(|_| one.kind == Kind::Invitation).map(|when| when.from),
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
    invited: BTreeSet<(String, String)>,
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

impl Writer<'_> {
    fn add(&mut self, section: &'static str, entry: Table) {
        self.sections.entry(section).or_default().push(entry);
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
        let key = format!("actor {name}");
        if let Some(id) = self.ids.get(&key) {
            return id.clone();
        }
        let id = self.fresh(&name);
        self.ids.insert(key, id.clone());
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
        let key = format!("agency {}", named.id);
        if let Some(id) = self.ids.get(&key) {
            return id.clone();
        }
        let name = self.words.names.get(&named.id).cloned().unwrap_or_else(|| named.words.clone());
        let id = self.fresh(&format!("by {name}"));
        self.ids.insert(key, id.clone());
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
        let form = match named.id.as_str() {
            "presidential statement" => "presidential-statement",
            "press statement" => "press-statement",
            "draft resolution" => "draft-resolution",
            "resolution" => "resolution",
            "letter" => "letter",
            _ => "statement",
        };
        let of_day = when.filter(|when| when.from == when.to && !when.after);
        let apart = named.number.clone().or_else(|| of_day.map(|when| when.from.to_string())).unwrap_or_default();
        let key = format!("text {form} {apart}");
        if let Some(id) = self.ids.get(&key) {
            return id.clone();
        }
        let id = self.fresh(&format!("text {form} {apart}"));
        self.ids.insert(key, id.clone());
        let mut entry = table([
            ("id", string(&id)),
            ("name", string(format!("{} {apart}", named.id).trim())),
            ("form", string(form)),
            ("at", at.clone()),
        ]);
        if let Some(when) = of_day {
            entry.insert("on".to_owned(), day(when.from));
        }
        self.add("text", entry);
        id
    }

    fn conference(&mut self, named: &Named) -> String {
        let name = named.number.as_ref().map_or_else(|| named.words.clone(), |name| format!("{name} {}", named.id));
        let key = format!("conference {name}");
        if let Some(id) = self.ids.get(&key) {
            return id.clone();
        }
        let id = self.fresh(&name);
        self.ids.insert(key, id.clone());
        self.add("conference", table([("id", string(&id)), ("name", string(name)), ("source", string("report"))]));
        id
    }

    /// Who says so: whom the sentence names, else the report itself.
    fn holder(&mut self, proposal: &Proposal) -> String {
        match &proposal.holder {
            Some(holder) if holder.sort == Sort::Text => {
                let at = self.at(proposal);
                self.a_text(holder, None, &at)
            }
            Some(holder) if holder.sort != Sort::Agency => self.actor(holder),
            _ => "the-outlet".to_owned(),
        }
    }

    fn claim(
        &mut self,
        proposal: &Proposal,
        holder: String,
        about: String,
        property: &'static str,
        value: (&'static str, Value),
    ) {
        let id = self.fresh(&format!("claim {}", proposal.number));
        let mood = match proposal.mood {
            Mood::Asserted => "asserted",
            Mood::Planned => "planned",
            Mood::WouldHave | Mood::Would => "would-have",
            Mood::Could | Mood::Should | Mood::Tried => "could",
        };
        let mut entry = table([
            ("id", string(id)),
            ("holder", string(holder)),
            ("about", string(about)),
            ("property", string(property)),
            value,
            ("at", self.at(proposal)),
        ]);
        if mood != "asserted" {
            entry.insert("mood".to_owned(), string(mood));
        }
        if proposal.negated {
            entry.insert("polarity".to_owned(), string("denied"));
        }
        if !proposal.via.is_empty() {
            let via = self.via(proposal);
            entry.insert("via".to_owned(), via);
        }
        self.add("claim", entry);
    }

    fn note(&mut self, proposal: &Proposal) {
        let holder = self.holder(proposal);
        self.claim(proposal, holder, "matter".to_owned(), "note", ("value", string(&proposal.says)));
    }

    fn line(&mut self, proposal: &Proposal) {
        match proposal.kind {
            Kind::Event => self.event(proposal),
            Kind::NoComment => self.an_event(proposal, "no-comment"),
            Kind::Claim => self.a_claim(proposal),
            Kind::Casualty => self.casualty(proposal),
            Kind::Incident => self.incident(proposal),
            Kind::Stance => self.stance(proposal),
            Kind::Relation => self.relation(proposal),
            Kind::Invitation => self.invitation(proposal),
            Kind::Source => self.source(proposal),
            Kind::Office => self.office(proposal),
            Kind::Date => {}
        }
    }

    fn event(&mut self, proposal: &Proposal) {
        // what was not done, or only might be, is a claim: nothing happened
        if proposal.negated || !matches!(proposal.mood, Mood::Asserted | Mood::Planned) {
            return self.note(proposal);
        }
        let of_text = proposal.objects.iter().any(|object| object.sort == Sort::Text);
        let kind = match proposal.label.as_str() {
            "circulate" | "draft" => "circulated",
            "block" | "object" | "reject" if of_text => "objected",
            "propose" | "amend"
                if proposal
                    .objects
                    .iter()
                    .any(|object| matches!(object.id.as_str(), "amendment" | "statement" | "resolution")) =>
            {
                "amended"
            }
            "amend" => "amended",
            "withdraw" if of_text => "withdrawn",
            "issue" => "issued",
            "veto" => "vetoed",
            "adopt" if of_text => "adopted",
            "meet" | "discuss" | "convene" | "attend" | "visit" => "talks",
            "gathering" => "conference",
            "attack" | "launch" => "attack",
            _ => "said",
        };
        self.an_event(proposal, kind);
    }

    fn an_event(&mut self, proposal: &Proposal, kind: &'static str) {
        let published = self.draft.published;
        let id = self.fresh(&format!("event {}", proposal.number));
        let at = self.at(proposal);
        let parties: Vec<Value> = proposal
            .actors
            .iter()
            .filter(|actor| actor.sort.acts() && actor.sort != Sort::Agency)
            .map(|actor| string(self.actor(actor)))
            .collect();
        let mut entry =
            table([("id", string(id)), ("name", string(&proposal.says)), ("kind", string(kind)), ("at", at.clone())]);
        if !parties.is_empty() {
            entry.insert("parties".to_owned(), Value::Array(parties));
        }
        if let Some(object) = proposal.objects.iter().find(|object| object.sort == Sort::Text) {
            let text = self.a_text(object, proposal.when.as_ref(), &at);
            entry.insert("text".to_owned(), string(text));
        }
        let planned = proposal.mood == Mood::Planned;
        if planned {
            entry.insert("status".to_owned(), string("planned"));
        }
        match &proposal.when {
            Some(when) if !planned || when.from >= published => {
                entry.insert("from".to_owned(), day(when.from));
                entry.insert("to".to_owned(), day(when.to));
                entry.extend(said(when, published));
            }
            _ => {
                entry.insert("from".to_owned(), day(published));
                entry.insert("mark".to_owned(), string("?"));
                entry.insert("note".to_owned(), string("the report gives no day; that of the report stands here"));
                if !planned {
                    entry.insert("to".to_owned(), day(published));
                }
            }
        }
        self.add("event", entry);
    }

    fn a_claim(&mut self, proposal: &Proposal) {
        let at = self.at(proposal);
        let Some(about) = proposal.actors.first() else { return self.note(proposal) };
        if proposal.label == "said" {
            let holder = match about.sort {
                Sort::Text => self.a_text(about, None, &at),
                _ => self.actor(about),
            };
            return self.claim(proposal, holder, "matter".to_owned(), "note", ("value", string(&proposal.says)));
        }
        let text = self.a_text(about, proposal.when.as_ref(), &at);
        let holder = self.holder(proposal);
        let (property, value) = match (proposal.label.as_str(), proposal.objects.first()) {
            ("drafter", Some(who)) => {
                let who = if self.words.names.contains_key(&who.id) { self.state(&who.id) } else { self.actor(who) };
                ("drafter", string(who))
            }
            ("form", _) => {
                let form = self
                    .sections
                    .get("text")
                    .and_then(|texts| texts.iter().find(|entry| entry.get("id") == Some(&string(&text))))
                    .and_then(|entry| entry.get("form"))
                    .cloned();
                ("form", form.unwrap_or_else(|| string("statement")))
            }
            ("content", _) => ("says", string(&proposal.says)),
            _ => ("note", string(&proposal.says)),
        };
        self.claim(proposal, holder, text, property, ("value", value));
    }

    fn casualty(&mut self, proposal: &Proposal) {
        let Some(count) = &proposal.count else { return self.note(proposal) };
        let known = ["killed", "injured", "missing", "displaced"].contains(&count.measure.as_str());
        let (Some(number), true) = (count.count.and_then(|count| i64::try_from(count).ok()), known) else {
            return self.note(proposal);
        };
        let bound = match count.bound.as_str() {
            "exactly" => "plain",
            "almost" => "about",
            other => other,
        };
        let mut entry = table([
            ("count", Value::Integer(number)),
            ("bound", string(bound)),
            ("measure", string(&count.measure)),
            ("unit", string("people")),
        ]);
        if let Some(when) = proposal.when.as_ref().filter(|when| !when.after) {
            entry.insert("from".to_owned(), day(when.from));
        }
        let holder = self.holder(proposal);
        self.claim(proposal, holder, "matter".to_owned(), "number", ("number", Value::Table(entry)));
    }

    fn incident(&mut self, proposal: &Proposal) {
        let key = format!("incident {}", proposal.label);
        if self.ids.contains_key(&key) {
            return;
        }
        let id = self.fresh(&key);
        self.ids.insert(key, id.clone());
        let at = self.at(proposal);
        self.add("incident", table([("id", string(id)), ("name", string(&proposal.label)), ("at", at)]));
    }

    fn stance(&mut self, proposal: &Proposal) {
        let Some(actor) = proposal.actors.first().filter(|actor| actor.sort.acts()) else { return self.note(proposal) };
        let actor = self.actor(actor);
        let on: Vec<&str> = proposal.objects.iter().map(|object| object.words.as_str()).collect();
        let asks = if on.is_empty() { "the matter".to_owned() } else { on.join(", ") };
        let key = format!("question {asks}");
        let question = match self.ids.get(&key) {
            Some(id) => id.clone(),
            None => {
                let id = self.fresh(&format!("question {asks}"));
                self.ids.insert(key, id.clone());
                self.add("question", table([("id", string(&id)), ("asks", string(asks))]));
                id
            }
        };
        let side = match proposal.label.as_str() {
            "for" => "for",
            "against" => "against",
            _ => "conditional",
        };
        let id = self.fresh(&format!("stance {}", proposal.number));
        let at = self.at(proposal);
        let mut entry = table([
            ("id", string(id)),
            ("actor", string(actor)),
            ("question", string(question)),
            ("side", string(side)),
            ("at", at),
        ]);
        if side == "conditional" {
            entry.insert("condition".to_owned(), string(&proposal.says));
        }
        self.add("stance", entry);
    }

    fn relation(&mut self, proposal: &Proposal) {
        let kind = match proposal.label.as_str() {
            "supplies" => "supplies",
            "recognises" => "recognises",
            "allied" => "allied",
            "fights" => "party-to-dispute",
            _ => return self.note(proposal),
        };
        let acting = |list: &[Named]| list.iter().find(|one| one.sort.acts() && one.sort != Sort::Agency).cloned();
        let (Some(from), Some(to), false) = (acting(&proposal.actors), acting(&proposal.objects), proposal.negated)
        else {
            return self.note(proposal);
        };
        let (from, to) = (self.actor(&from), self.actor(&to));
        if from == to {
            return self.note(proposal);
        }
        let what: Vec<Value> =
            proposal.objects.iter().filter(|one| !one.sort.acts()).map(|one| string(&one.words)).collect();
        let id = self.fresh(&format!("relation {}", proposal.number));
        let at = self.at(proposal);
        let mut entry =
            table([("id", string(id)), ("kind", string(kind)), ("from", string(from)), ("to", string(to)), ("at", at)]);
        if !what.is_empty() {
            entry.insert("what".to_owned(), Value::Array(what));
        }
        if proposal.holder.is_none() {
            entry.insert("unattributed".to_owned(), Value::Boolean(true));
        }
        self.add("relation", entry);
    }

    fn invitation(&mut self, proposal: &Proposal) {
        let to = proposal.objects.iter().find(|object| object.sort.acts() && object.sort != Sort::Agency);
        let gathering = proposal.objects.iter().find(|object| object.sort == Sort::Gathering);
        let status = match proposal.label.as_str() {
            "invitation-withdrawn" => "withdrawn",
            other => other,
        };
        let (Some(to), Some(gathering), true) =
            (to, gathering, ["not-invited", "invited", "accepted", "declined", "withdrawn"].contains(&status))
        else {
            return self.an_event(proposal, "invitation");
        };
        let (to, conference) = (self.actor(to), self.conference(gathering));
        let pair = (conference.clone(), to.clone());
        // a register begins with an invitation or with a list without one; what came before is not known
        let first = matches!(status, "not-invited" | "invited");
        if !first && !self.invited.contains(&pair) || first && self.invited.contains(&pair) {
            return self.an_event(proposal, "invitation");
        }
        if status == "invited" {
            self.invited.insert(pair);
        }
        let on = proposal.when.as_ref().map_or(self.draft.published, |when| when.from);
        let at = self.at(proposal);
        let mut entry = table([
            ("conference", string(conference)),
            ("to", string(to)),
            ("status", string(status)),
            ("on", day(on)),
            ("at", at),
        ]);
        if let Some(by) = proposal.actors.first() {
            let by = self.actor(by);
            entry.insert("by".to_owned(), string(by));
        }
        self.add("invitation", entry);
    }

    fn source(&mut self, proposal: &Proposal) {
        for one in proposal.actors.iter().chain(&proposal.via) {
            match one.sort {
                Sort::Agency => drop(self.agency(one)),
                sort if sort.acts() => drop(self.actor(one)),
                _ => {}
            }
        }
    }

    fn office(&mut self, proposal: &Proposal) {
        let (Some(person), Some(office)) = (proposal.actors.first(), proposal.objects.first()) else { return };
        let id = self.actor(person);
        let title =
            Value::Array(vec![Value::Table(table([("title", string(&office.words)), ("source", string("report"))]))]);
        let mine = self
            .sections
            .get_mut("actor")
            .and_then(|actors| actors.iter_mut().find(|entry| entry.get("id") == Some(&string(&id))));
        if let Some(entry) = mine {
            entry.insert("office".to_owned(), title);
        }
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
        if let Some(list) = self.sections.get_mut("invitation") {
            list.sort_by_key(|entry| entry.get("on").map(ToString::to_string));
        }
        let head = table([("title", string(&title)), ("report", string("report"))]);
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

/// A date in words, with its reading, if it is one day.
fn said(when: &Dated, published: Date) -> Option<(String, Value)> {
    if when.from != when.to {
        return None;
    }
    let direction = if when.from > published {
        "after"
    } else if when.from == published {
        "same-day"
    } else {
        "before"
    };
    let entry = table([
        ("words", string(&when.words)),
        ("on", day(when.from)),
        ("anchor", day(published)),
        ("direction", string(direction)),
        ("reason", string(&when.reason)),
    ]);
    Some(("said".to_owned(), Value::Array(vec![Value::Table(entry)])))
}
