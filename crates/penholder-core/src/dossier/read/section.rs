//! The sections of a dossier's file, one function each.
//!
//! Always: a reference is written down with what it may lead to, and followed when all files are read; a key is read even where
//! another one is faulty, so that it is no unknown key as well.

use std::ops::Range;

use jiff::civil::Date;

use super::super::words::{
    ActorKind, Basis, Bound, Class, Direction, EventKind, Form, Invited, Measure, Mood, Outcome, Polarity, Property,
    RelationKind, RemarkKind, Role, Ruling, Side, Status, Unit,
};
use super::super::{
    Actor, Claim, Conference, Document, Event, Evidence, Head, Incident, Invitation, MATTER, MOST_WORDS, Number,
    Office, ParagraphBasis, Participant, Period, Place, Question, Quote, Relation, Remark, SaidDate, Sentence, Sort,
    Source, Stance, Step, Value, Verdict,
};
use super::{Reading, Reference, Spot};
use crate::source::{Placed, Table};

const ACTOR: &[Sort] = &[Sort::Actor];
const SOURCE: &[Sort] = &[Sort::Source];
const HOP: &[Sort] = &[Sort::Source, Sort::Actor];
const PLACE: &[Sort] = &[Sort::Place];
const TEXT: &[Sort] = &[Sort::Text];
const EVENT: &[Sort] = &[Sort::Event];
const CLAIM: &[Sort] = &[Sort::Claim];
const CONFERENCE: &[Sort] = &[Sort::Conference];
const QUESTION: &[Sort] = &[Sort::Question];
const THING: &[Sort] = &[Sort::Thing];
const ABOUT: &[Sort] = &[
    Sort::Text,
    Sort::Event,
    Sort::Incident,
    Sort::Relation,
    Sort::Conference,
    Sort::Actor,
    Sort::Place,
    Sort::Matter,
];
const ANYTHING: &[Sort] = &[
    Sort::Text,
    Sort::Event,
    Sort::Incident,
    Sort::Relation,
    Sort::Conference,
    Sort::Actor,
    Sort::Matter,
    Sort::Claim,
    Sort::Source,
    Sort::Stance,
    Sort::Question,
    Sort::Place,
];
const EVIDENCE: &[Sort] = &[Sort::Source, Sort::Claim, Sort::Event, Sort::Text, Sort::Incident];
const ACTOR_OR_TEXT: &[Sort] = &[Sort::Actor, Sort::Text];

/// The longest id.
const LONGEST_ID: usize = 64;

/// The longest text that spans can be in, in bytes.
const MOST_BYTES: i64 = 1 << 40;

/// Reads the sections of one file into what is found.
pub(super) struct Reader<'r> {
    pub reading: &'r mut Reading,
    pub file: usize,
}

impl Reader<'_> {
    fn spot(&self, at: Range<usize>) -> Spot {
        Spot { file: self.file, at }
    }

    /// Reads every section of one file.
    pub(super) fn whole(&mut self, file: &Table<'_, '_>) {
        if let Some(head) = file.table_if_any("dossier", "dossier") {
            self.reading.heads += 1;
            if self.reading.heads > 1 {
                file.fault(head.at(), "a dossier has one `[dossier]`", None);
            }
            self.head(head);
        }
        macro_rules! sections {
            ($($key:literal, $list:ident, $read:ident;)*) => {
                $(for table in file.tables($key, $key) {
                    if let Some(thing) = self.$read(&table) {
                        self.reading.dossier.$list.push(thing);
                    }
                    table.close();
                })*
            };
        }
        sections! {
            "source", sources, source;
            "actor", actors, actor;
            "place", places, place;
            "text", texts, text;
            "event", events, event;
            "incident", incidents, incident;
            "claim", claims, claim;
            "relation", relations, relation;
            "question", questions, question;
            "stance", stances, stance;
            "conference", conferences, conference;
            "invitation", invitations, invitation;
            "sentence", sentences, sentence;
            "remark", remarks, remark;
            "verdict", verdicts, verdict;
        }
    }

    fn head(&mut self, t: Table<'_, '_>) {
        let head = Head {
            title: t.text("title").unwrap_or_default(),
            sentence: t.text_if_any("sentence").unwrap_or_default(),
            about: t.text_if_any("about").unwrap_or_default(),
            body: t.text_if_any("body"),
            items: t.texts("items").into_iter().map(|item| item.value).collect(),
            period: self.period(&t),
            turns_on: self.reference_if_any(&t, "turns_on", TEXT),
            report: self.reference_if_any(&t, "report", SOURCE),
            vocabulary: t.text_if_any("vocabulary"),
            parts: t.texts("parts").into_iter().map(|part| part.value).collect(),
        };
        t.close();
        self.reading.dossier.head = head;
    }

    fn source(&mut self, t: &Table<'_, '_>) -> Option<Source> {
        let id = self.id(t, Sort::Source);
        let source = Source {
            id: String::new(),
            name: t.text("name").unwrap_or_default(),
            class: t.choice("class", Class::ALL).unwrap_or(Class::Reference),
            publisher: self.reference_if_any(t, "publisher", ACTOR),
            published: date(t, "published"),
            url: t.text_if_any("url"),
            licence: t.text_if_any("licence"),
            republishes: self.reference_if_any(t, "republishes", SOURCE),
            differs: t.text_if_any("differs"),
            cites: self.references(t, "cites", HOP),
            bytes: t.integer_if_any("bytes", 1..=MOST_BYTES).and_then(|bytes| u64::try_from(bytes).ok()),
            mark: self.mark(t),
            note: t.text_if_any("note"),
        };
        Some(Source { id: id?, ..source })
    }

    fn actor(&mut self, t: &Table<'_, '_>) -> Option<Actor> {
        let id = self.id(t, Sort::Actor);
        let actor = Actor {
            id: String::new(),
            name: t.text("name").unwrap_or_default(),
            kind: t.choice("kind", ActorKind::ALL).unwrap_or(ActorKind::Group),
            of: self.reference_if_any(t, "of", ACTOR),
            state: t.text_if_any("state"),
            names: t.texts("names").into_iter().map(|name| name.value).collect(),
            offices: t.tables("office", "office").into_iter().map(|office| self.office(office)).collect(),
        };
        Some(Actor { id: id?, ..actor })
    }

    fn office(&mut self, t: Table<'_, '_>) -> Office {
        let office = Office {
            title: t.text("title").unwrap_or_default(),
            period: self.period(&t),
            source: self.reference_if_any(&t, "source", SOURCE),
        };
        t.close();
        office
    }

    fn place(&mut self, t: &Table<'_, '_>) -> Option<Place> {
        let id = self.id(t, Sort::Place);
        let name = t.text("name").unwrap_or_default();
        let within = self.reference_if_any(t, "within", PLACE);
        Some(Place { id: id?, name, within })
    }

    fn text(&mut self, t: &Table<'_, '_>) -> Option<Document> {
        let id = self.id(t, Sort::Text);
        let text = Document {
            id: String::new(),
            name: t.text("name").unwrap_or_default(),
            form: t.choice("form", Form::ALL).unwrap_or(Form::Statement),
            symbol: t.text_if_any("symbol"),
            drafters: self.references(t, "drafter", ACTOR),
            on: date(t, "on"),
            outcome: t.choice_if_any("outcome", Outcome::ALL),
            reconstructed: t.flag_if_any("reconstructed").unwrap_or(false),
            words_in: t.text_if_any("words_in"),
            amendments: t.text_if_any("amendments"),
            script: t.text_if_any("script"),
            paragraphs: t.tables("paragraph", "paragraph").into_iter().map(|table| self.paragraph(table)).collect(),
            sources: self.quotes(t),
            note: t.text_if_any("note"),
        };
        Some(Document { id: id?, ..text })
    }

    fn paragraph(&mut self, t: Table<'_, '_>) -> ParagraphBasis {
        let paragraph = ParagraphBasis {
            paragraph: t.text("at").unwrap_or_default(),
            says: t.text("says").unwrap_or_default(),
            sources: self.references(&t, "source", SOURCE),
            mark: self.mark(&t),
        };
        t.close();
        paragraph
    }

    fn event(&mut self, t: &Table<'_, '_>) -> Option<Event> {
        let id = self.id(t, Sort::Event);
        let event = Event {
            id: String::new(),
            name: t.text("name").unwrap_or_default(),
            kind: t.choice("kind", EventKind::ALL).unwrap_or(EventKind::Said),
            status: t.choice_if_any("status", Status::ALL).unwrap_or(Status::Held),
            period: self.period(t),
            said: t.tables("said", "relative date").into_iter().filter_map(|table| self.said(table)).collect(),
            parties: self.references(t, "parties", ACTOR),
            text: self.reference_if_any(t, "text", TEXT),
            place: self.reference_if_any(t, "place", PLACE),
            purpose: t.text_if_any("purpose"),
            steps: t.tables("step", "step").into_iter().filter_map(|table| self.step(table)).collect(),
            main: t.flag_if_any("main").unwrap_or(true),
            sources: self.quotes(t),
            mark: self.mark(t),
            note: t.text_if_any("note"),
        };
        if event.period.from.is_none() && event.status != Status::Cancelled && event.said.is_empty() {
            t.fault(
                t.at(),
                "this event has no day",
                Some("give `on`, or `from` and `to`, or `said` with the words of the source".to_owned()),
            );
        }
        Some(Event { id: id?, ..event })
    }

    fn said(&mut self, t: Table<'_, '_>) -> Option<SaidDate> {
        let (words, on, anchor) = (t.text("words"), self.date(&t, "on"), self.date(&t, "anchor"));
        let direction = t.choice("direction", Direction::ALL);
        let reason = t.text("reason");
        let spot = self.spot(t.at());
        t.close();
        let said = SaidDate { words: words?, on: on?, anchor: anchor?, direction: direction?, reason: reason? };
        self.reading.said.push((said.clone(), spot));
        Some(said)
    }

    fn step(&mut self, t: Table<'_, '_>) -> Option<Step> {
        let status = t.choice("status", Status::ALL);
        let known = self.date(&t, "known");
        let set_for = date(&t, "set_for");
        let sources = self.quotes(&t);
        t.close();
        Some(Step { status: status?, known: known?, set_for, sources })
    }

    fn incident(&mut self, t: &Table<'_, '_>) -> Option<Incident> {
        let id = self.id(t, Sort::Incident);
        let incident = Incident {
            id: String::new(),
            name: t.text("name").unwrap_or_default(),
            period: self.period(t),
            place: self.reference_if_any(t, "place", PLACE),
            weapons: self.references(t, "weapons", THING),
            sources: self.quotes(t),
        };
        Some(Incident { id: id?, ..incident })
    }

    fn claim(&mut self, t: &Table<'_, '_>) -> Option<Claim> {
        let id = self.id(t, Sort::Claim);
        let holder = self.reference(t, "holder", ACTOR_OR_TEXT);
        let about = self.reference(t, "about", ABOUT);
        let property = t.choice("property", Property::ALL);
        let value = property.and_then(|property| self.value(t, property));
        let at = self.one_quote(t);
        let claim = Claim {
            id: String::new(),
            holder: holder.unwrap_or_default(),
            about: about.unwrap_or_default(),
            property: property.unwrap_or(Property::Note),
            value: value.clone().unwrap_or(Value::Words(String::new())),
            polarity: t.choice_if_any("polarity", Polarity::ALL).unwrap_or(Polarity::Affirmed),
            mood: t.choice_if_any("mood", Mood::ALL).unwrap_or(Mood::Asserted),
            as_of: date(t, "as_of"),
            published: date(t, "published"),
            at: at.clone().unwrap_or(Quote { source: String::new(), span: None, words: None }),
            via: self.references(t, "via", HOP),
            rests_on: self.references(t, "rests_on", CLAIM),
            mark: self.mark(t),
            note: t.text_if_any("note"),
        };
        // What is only known for faulty claims is asked for here, so that it is no unknown key as well.
        t.text_if_any("value");
        t.table_if_any("number", "number");
        value?;
        at?;
        Some(Claim { id: id?, ..claim })
    }

    fn value(&mut self, t: &Table<'_, '_>, property: Property) -> Option<Value> {
        match property {
            Property::Form => t.choice("value", Form::ALL).map(Value::Form),
            Property::Outcome => t.choice("value", Outcome::ALL).map(Value::Outcome),
            Property::Number => {
                let table = t.table("number", "number")?;
                self.number(table).map(Value::Number)
            }
            Property::Date => self.date(t, "on").map(Value::Date),
            Property::Place => self.reference(t, "value", PLACE).map(Value::Id),
            Property::Drafter | Property::By => self.reference(t, "value", ACTOR).map(Value::Id),
            Property::Says | Property::Does | Property::Because | Property::Purpose | Property::Note => {
                t.text("value").map(Value::Words)
            }
        }
    }

    fn number(&mut self, t: Table<'_, '_>) -> Option<Number> {
        let count = t.integer("count", 0..=i64::MAX).and_then(|count| u64::try_from(count).ok());
        let bound = t.choice_if_any("bound", Bound::ALL).unwrap_or(Bound::Plain);
        let (measure, unit) = (t.choice("measure", Measure::ALL), t.choice("unit", Unit::ALL));
        let period = self.period(&t);
        let place = self.reference_if_any(&t, "place", PLACE);
        let cause = self.reference_if_any(&t, "cause", THING);
        let by = self.references(&t, "by", ACTOR);
        t.close();
        Some(Number { count: count?, bound, measure: measure?, unit: unit?, period, place, cause, by })
    }

    fn relation(&mut self, t: &Table<'_, '_>) -> Option<Relation> {
        let id = self.id(t, Sort::Relation);
        let kind = t.choice("kind", RelationKind::ALL);
        let (from, to) = (self.reference(t, "from", ACTOR_OR_TEXT), self.reference(t, "to", ACTOR_OR_TEXT));
        let relation = Relation {
            id: String::new(),
            kind: kind.unwrap_or(RelationKind::Allied),
            from: from.unwrap_or_default(),
            to: to.unwrap_or_default(),
            what: t.texts("what").into_iter().map(|what| what.value).collect(),
            period: Period { from: date(t, "since"), to: date(t, "until") },
            purpose: self.reference_if_any(t, "purpose", CLAIM),
            unattributed: t.flag_if_any("unattributed").unwrap_or(false),
            sources: self.quotes(t),
        };
        Some(Relation { id: id?, ..relation })
    }

    fn question(&mut self, t: &Table<'_, '_>) -> Option<Question> {
        let id = self.id(t, Sort::Question);
        let asks = t.text("asks").unwrap_or_default();
        Some(Question { id: id?, asks })
    }

    fn stance(&mut self, t: &Table<'_, '_>) -> Option<Stance> {
        let id = self.id(t, Sort::Stance);
        let (actor, question) = (self.reference(t, "actor", ACTOR), self.reference(t, "question", QUESTION));
        let side = t.choice("side", Side::ALL);
        let condition = t.text_if_any("condition");
        if side == Some(Side::Conditional) && condition.is_none() {
            t.fault_at("side", "a conditional stance has a `condition`", None);
        }
        let stance = Stance {
            id: String::new(),
            actor: actor.unwrap_or_default(),
            question: question.unwrap_or_default(),
            side: side.unwrap_or(Side::Conditional),
            condition,
            mood: t.choice_if_any("mood", Mood::ALL).unwrap_or(Mood::Asserted),
            as_of: date(t, "as_of"),
            sources: self.quotes(t),
            mark: self.mark(t),
        };
        Some(Stance { id: id?, ..stance })
    }

    fn conference(&mut self, t: &Table<'_, '_>) -> Option<Conference> {
        let id = self.id(t, Sort::Conference);
        let mut participants = Vec::new();
        for table in t.tables("participant", "participant") {
            let role = table.choice_if_any("role", Role::ALL).unwrap_or(Role::Full);
            let actors = self.references(&table, "actor", ACTOR);
            table.close();
            participants.extend(actors.into_iter().map(|actor| Participant { actor, role }));
        }
        let conference = Conference {
            id: String::new(),
            name: t.text("name").unwrap_or_default(),
            conveners: self.references(t, "conveners", ACTOR),
            participants,
            sittings: self.references(t, "sittings", EVENT),
            sources: self.quotes(t),
        };
        Some(Conference { id: id?, ..conference })
    }

    fn invitation(&mut self, t: &Table<'_, '_>) -> Option<Invitation> {
        let (conference, to) = (self.reference(t, "conference", CONFERENCE), self.reference(t, "to", ACTOR));
        let (status, on) = (t.choice("status", Invited::ALL), self.date(t, "on"));
        let by = self.reference_if_any(t, "by", ACTOR);
        let (condition, sources) = (t.text_if_any("condition"), self.quotes(t));
        let mark = self.mark(t);
        let invitation =
            Invitation { conference: conference?, to: to?, status: status?, on: on?, by, condition, sources, mark };
        let spot = self.spot(t.at());
        self.reading.invitations.push(spot);
        Some(invitation)
    }

    fn sentence(&mut self, t: &Table<'_, '_>) -> Option<Sentence> {
        let says = t.text("says");
        let at = self.one_quote(t);
        if at.as_ref().is_some_and(|at| at.span.is_none()) {
            let hint = "`at = { source = \"id\", span = [10, 95] }`, in bytes of the report".to_owned();
            t.fault(t.at(), "a sentence of the report has its span", Some(hint));
        }
        let aside = t.flag_if_any("aside").unwrap_or(false);
        let (note, mark) = (t.text_if_any("note"), self.mark(t));
        let sentence = Sentence { says: says?, at: at?, aside, note, mark };
        let spot = self.spot(t.at());
        self.reading.sentences.push(spot);
        Some(sentence)
    }

    fn remark(&mut self, t: &Table<'_, '_>) -> Option<Remark> {
        let about = self.reference_if_any(t, "about", ANYTHING);
        let kind = t.choice("kind", RemarkKind::ALL);
        let says = t.text("says");
        let at = self.one_quote(t);
        Some(Remark { about, kind: kind?, says: says?, at: at? })
    }

    fn verdict(&mut self, t: &Table<'_, '_>) -> Option<Verdict> {
        let id = self.id(t, Sort::Verdict);
        let claim = self.reference(t, "claim", CLAIM);
        let ruling = t.choice("ruling", Ruling::ALL);
        let basis = t.choice("basis", Basis::ALL);
        let mut evidence = Vec::new();
        for table in t.tables("evidence", "piece of evidence") {
            let silence = self.reference_if_any(&table, "silence_of", SOURCE);
            let from = if silence.is_some() { None } else { self.reference(&table, "from", EVIDENCE) };
            let is_silence = silence.is_some();
            let says = table.text_if_any("says").unwrap_or_default();
            table.text_if_any("from");
            table.close();
            evidence.extend(silence.or(from).map(|from| Evidence { from, silence: is_silence, says }));
        }
        let says = t.text("says").unwrap_or_default();
        let mark = self.mark(t);
        Some(Verdict { id: id?, claim: claim?, ruling: ruling?, basis: basis?, evidence, says, mark })
    }

    fn id(&mut self, t: &Table<'_, '_>, sort: Sort) -> Option<String> {
        let id = t.placed_text("id")?;
        let spot = self.spot(id.at.clone());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.value.len() > LONGEST_ID || !id.value.chars().all(plain) || id.value == MATTER {
            let hint = format!("small letters, digits and `-`, at most {LONGEST_ID} of them, and not `{MATTER}`");
            t.fault(id.at, format!("`{}` is no id", id.value), Some(hint));
        }
        self.reading.known.push((id.value.clone(), sort, spot.clone()));
        self.reading.spots.entry(id.value.clone()).or_insert(spot);
        Some(id.value)
    }

    fn follow(&mut self, id: Placed<String>, allowed: &'static [Sort]) -> String {
        let spot = self.spot(id.at);
        self.reading.references.push(Reference { id: id.value.clone(), allowed, spot });
        id.value
    }

    fn reference(&mut self, t: &Table<'_, '_>, key: &'static str, allowed: &'static [Sort]) -> Option<String> {
        t.placed_text(key).map(|id| self.follow(id, allowed))
    }

    fn reference_if_any(&mut self, t: &Table<'_, '_>, key: &'static str, allowed: &'static [Sort]) -> Option<String> {
        t.placed_text_if_any(key).map(|id| self.follow(id, allowed))
    }

    fn references(&mut self, t: &Table<'_, '_>, key: &'static str, allowed: &'static [Sort]) -> Vec<String> {
        t.texts(key).into_iter().map(|id| self.follow(id, allowed)).collect()
    }

    /// `source = "a"` or `["a", "b"]` for whole sources, `at = { source, span, words }` or a list of them for places.
    fn quotes(&mut self, t: &Table<'_, '_>) -> Vec<Quote> {
        let whole = self.references(t, "source", SOURCE);
        let mut quotes: Vec<Quote> =
            whole.into_iter().map(|source| Quote { source, span: None, words: None }).collect();
        for table in t.tables("at", "place in a source") {
            quotes.extend(self.quote(table));
        }
        quotes
    }

    fn one_quote(&mut self, t: &Table<'_, '_>) -> Option<Quote> {
        let mut quotes = self.quotes(t);
        if quotes.len() != 1 {
            let hint = "`source = \"id\"`, or `at = { source = \"id\", span = [10, 25], words = \"…\" }`".to_owned();
            t.fault(t.at(), format!("this has {} sources; it stands in one", quotes.len()), Some(hint));
        }
        quotes.truncate(1);
        quotes.pop()
    }

    fn quote(&mut self, t: Table<'_, '_>) -> Option<Quote> {
        let source = self.reference(&t, "source", SOURCE);
        let span = t.integers("span", 0..=MOST_BYTES);
        let span: Vec<u64> = span.into_iter().filter_map(|byte| u64::try_from(byte).ok()).collect();
        let span = match span.as_slice() {
            [from, to] => Some((*from, *to)),
            [] => None,
            _ => {
                t.fault_at("span", "a span is two numbers: from and to, in bytes", None);
                None
            }
        };
        let words = t.text_if_any("words");
        if let Some(words) = &words
            && words.split_whitespace().count() > MOST_WORDS
        {
            let hint = "only as many words as identify the place; say the rest in your own".to_owned();
            t.fault_at("words", format!("at most {MOST_WORDS} words of a source are kept"), Some(hint));
        }
        let spot = self.spot(t.at());
        t.close();
        let quote = Quote { source: source?, span, words };
        self.reading.quotes.push((quote.clone(), spot));
        Some(quote)
    }

    fn period(&mut self, t: &Table<'_, '_>) -> Period {
        if let Some(day) = date(t, "on") {
            return Period::day(day);
        }
        let (from, to) = (date(t, "from"), date(t, "to"));
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            t.fault_at("to", format!("it ends on {to}, before it begins on {from}"), None);
        }
        Period { from, to }
    }

    fn date(&mut self, t: &Table<'_, '_>, key: &'static str) -> Option<Date> {
        let found = t.date_if_any(key);
        if found.is_none() && !t.has(key) {
            t.fault(t.at(), format!("`{key}` is missing here"), Some("a date like 2014-01-08".to_owned()));
        }
        found.map(|date| date.value)
    }

    fn mark(&mut self, t: &Table<'_, '_>) -> Option<String> {
        let mark = t.text_if_any("mark")?;
        if mark != "K" && mark != "?" {
            t.fault_at(
                "mark",
                format!("`{mark}` is no mark"),
                Some("`K` for well known, `?` for disputed or not to be confirmed".to_owned()),
            );
        }
        Some(format!("[{mark}]"))
    }
}

fn date(t: &Table<'_, '_>, key: &'static str) -> Option<Date> {
    t.date_if_any(key).map(|date| date.value)
}
