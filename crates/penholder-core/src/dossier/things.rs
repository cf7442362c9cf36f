//! The things a dossier holds: sources, actors, texts, events, claims, relations, stances, invitations, verdicts.
//!
//! Always: a thing names others by their ids and keeps the place in a source where it is documented.
//! Not here: the dossier they are in, and what is asked of it (`super`), the words of their lists (`words`).

use jiff::civil::Date;
use serde::Serialize;

use super::date::SaidDate;
use super::words::{
    ActorKind, Basis, Bound, Class, EventKind, Form, Invited, Measure, Mood, Outcome, Polarity, Property, RelationKind,
    RemarkKind, Role, Ruling, Side, Status, Unit,
};

/// Where words stand: a source and bytes in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Id of the source.
    pub source: String,
    /// From and to, in bytes of the source's text; `None` where its text is not at hand.
    pub span: Option<(u64, u64)>,
    /// The words, at most [`MOST_WORDS`](super::MOST_WORDS) of them.
    pub words: Option<String>,
}

/// A stretch of days, both ends included; open where nothing is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// The matter and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// What the case is called.
    pub title: String,
    /// What happened, in one sentence.
    pub sentence: String,
    /// What it is about, in a few sentences.
    pub about: String,
    /// The body whose record claims are looked up in, by its id.
    pub body: Option<String>,
    /// The agenda items of that body.
    pub items: Vec<String>,
    /// The days looked at.
    pub period: Period,
    /// The text the case turns on.
    pub turns_on: Option<String>,
    /// The source that set the case off.
    pub report: Option<String>,
    /// The file of things that texts speak of.
    pub vocabulary: Option<String>,
    /// The files of the dossier beside its head.
    pub parts: Vec<String>,
}

/// A source, or one edition of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// What it is called at the foot of a page: "Reuters, 8 January 2014".
    pub name: String,
    /// What kind of source it is.
    pub class: Class,
    /// Who published it: an actor.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Under which terms.
    pub licence: Option<String>,
    /// The source that this one prints again.
    pub republishes: Option<String>,
    /// How the reprint differs; the same if nothing is said.
    pub differs: Option<String>,
    /// Sources and people it rests on.
    pub cites: Vec<String>,
    /// How long its text is, in bytes; spans are within it.
    pub bytes: Option<u64>,
    /// `[K]` where it was not read again, `[?]` where it is disputed.
    pub mark: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
}

/// An office somebody held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its title.
    pub title: String,
    /// When.
    pub period: Period,
    /// Where it is documented.
    pub source: Option<String>,
}

/// Somebody who acts or speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// The id.
    pub id: String,
    /// The name, or the role of somebody unnamed.
    pub name: String,
    /// What they are.
    pub kind: ActorKind,
    /// The state or organisation they act for: an actor.
    pub of: Option<String>,
    /// The code of the state in the body's record.
    pub state: Option<String>,
    /// Other names.
    pub names: Vec<String>,
    /// The offices they held.
    pub offices: Vec<Office>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The place it lies in.
    pub within: Option<String>,
}

/// A text before the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its form.
    pub form: Form,
    /// Its symbol, if it has one.
    pub symbol: Option<String>,
    /// Who wrote it: actors.
    pub drafters: Vec<String>,
    /// The day it was circulated or decided on.
    pub on: Option<Date>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Whether its words are ours, put together from what was reported of it.
    pub reconstructed: bool,
    /// The file with its words.
    pub words_in: Option<String>,
    /// The file of amendments to it.
    pub amendments: Option<String>,
    /// The script that plays what happened to it.
    pub script: Option<String>,
    /// Which reports each paragraph rests on: the paragraph, then a note with its sources.
    pub paragraphs: Vec<ParagraphBasis>,
    /// Where it is documented.
    pub sources: Vec<Quote>,
    /// What else there is to say.
    pub note: Option<String>,
}

/// What a paragraph of a reconstructed text rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphBasis {
    /// The paragraph, as people name it.
    pub paragraph: String,
    /// What of it is reported and what is ours.
    pub says: String,
    /// The reports.
    pub sources: Vec<String>,
    /// `[?]` where nobody reported it.
    pub mark: Option<String>,
}

/// One step in the life of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// How far it got.
    pub status: Status,
    /// On which day that became known or happened.
    pub known: Date,
    /// For which day it was set, if the step set one.
    pub set_for: Option<Date>,
    /// Where it is documented.
    pub sources: Vec<Quote>,
}

/// Something that was to happen, or happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What kind.
    pub kind: EventKind,
    /// How far it got, in the end.
    pub status: Status,
    /// On which days.
    pub period: Period,
    /// The day as a source's words give it.
    pub said: Vec<SaidDate>,
    /// Who took part or acted: actors.
    pub parties: Vec<String>,
    /// The text it happened to.
    pub text: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// What it was for.
    pub purpose: Option<String>,
    /// Its life, oldest step first.
    pub steps: Vec<Step>,
    /// Whether it shows on the timeline of the case in short.
    pub main: bool,
    /// Where it is documented.
    pub sources: Vec<Quote>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
}

/// What happened to people at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Incident {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// On which days.
    pub period: Period,
    /// The place.
    pub place: Option<String>,
    /// Weapons: things of the vocabulary.
    pub weapons: Vec<String>,
    /// Where it is documented.
    pub sources: Vec<Quote>,
}

/// A number as somebody gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Number {
    /// The number.
    pub count: u64,
    /// How it is meant.
    pub bound: Bound,
    /// What is counted.
    pub measure: Measure,
    /// In what.
    pub unit: Unit,
    /// In which days.
    pub period: Period,
    /// Where.
    pub place: Option<String>,
    /// By which means only, if not all: a thing of the vocabulary.
    pub cause: Option<String>,
    /// By whom, where the measure is an act: actors.
    pub by: Vec<String>,
}

/// What a claim gives for its property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The form of a text.
    Form(Form),
    /// What came of it.
    Outcome(Outcome),
    /// A number.
    Number(Number),
    /// A day.
    Date(Date),
    /// A place or an actor, by id.
    Id(String),
    /// Our words for what is said.
    Words(String),
}

/// Who says what about what, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Who says so: an actor, or a text whose words say so.
    pub holder: String,
    /// What it is about: a text, event, incident, relation, conference or the matter.
    pub about: String,
    /// Which property of it.
    pub property: Property,
    /// What it gives for it.
    pub value: Value,
    /// Whether it says that it is so or that it is not.
    pub polarity: Polarity,
    /// In which mood.
    pub mood: Mood,
    /// As of which day.
    pub as_of: Option<Date>,
    /// When it was published; the day of its source if nothing else is said.
    pub published: Option<Date>,
    /// Where it stands.
    pub at: Quote,
    /// Through whom it came to that source, from the nearest to the farthest: sources and actors.
    pub via: Vec<String>,
    /// Claims that it rests on.
    pub rests_on: Vec<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
}

/// How two things stand to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Its id.
    pub id: String,
    /// What kind.
    pub kind: RelationKind,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// What is supplied, recognised or alike.
    pub what: Vec<String>,
    /// When; open where nobody says.
    pub period: Period,
    /// The claim about what it is for.
    pub purpose: Option<String>,
    /// Where it is documented; empty where nobody is named for it.
    pub sources: Vec<Quote>,
    /// Whether the source names nobody for it.
    pub unattributed: bool,
}

/// A question on which actors take sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// What it asks.
    pub asks: String,
}

/// Where an actor stands on a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stance {
    /// Its id.
    pub id: String,
    /// Who.
    pub actor: String,
    /// On which question.
    pub question: String,
    /// Where.
    pub side: Side,
    /// The condition.
    pub condition: Option<String>,
    /// In which mood it was said.
    pub mood: Mood,
    /// As of which day.
    pub as_of: Option<Date>,
    /// Where it is documented.
    pub sources: Vec<Quote>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// Somebody at a conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Who: an actor.
    pub actor: String,
    /// In what role.
    pub role: Role,
}

/// A conference: a body for a few days, with conveners and participants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conference {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who convened it: actors.
    pub conveners: Vec<String>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// When and where it sat: events.
    pub sittings: Vec<String>,
    /// Where it is documented.
    pub sources: Vec<Quote>,
}

/// One version of where an invitation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// To which conference.
    pub conference: String,
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub status: Invited,
    /// Since which day.
    pub on: Date,
    /// By whom.
    pub by: Option<String>,
    /// On which condition, or for which reason.
    pub condition: Option<String>,
    /// Where it is documented.
    pub sources: Vec<Quote>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// One sentence of the report that set the case off, or what stands around its sentences: a heading, a caption, a credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// What it says, in our words.
    pub says: String,
    /// Where: a span of the report, from its first word to its last.
    pub at: Quote,
    /// Whether it is no sentence of the report but stands beside them.
    pub aside: bool,
    /// What there is to say where no claim, event or stance answers it.
    pub note: Option<String>,
    /// `[K]` or `[?]`, of the note.
    pub mark: Option<String>,
}

/// What is odd about some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// What it is about, if one thing of the dossier.
    pub about: Option<String>,
    /// What is odd.
    pub kind: RemarkKind,
    /// In our words.
    pub says: String,
    /// Where.
    pub at: Quote,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// A source, claim, event, text or incident of the dossier.
    pub from: String,
    /// Whether it is the silence of that source that counts.
    pub silence: bool,
    /// What it shows.
    pub says: String,
}

/// What the evidence makes of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Its id.
    pub id: String,
    /// The claim.
    pub claim: String,
    /// What is found.
    pub ruling: Ruling,
    /// By which rule.
    pub basis: Basis,
    /// On what evidence.
    pub evidence: Vec<Evidence>,
    /// In one sentence.
    pub says: String,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// A day as people read it: `8 January 2014`.
#[must_use]
pub fn day_says(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl Period {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { from: Some(day), to: Some(day) }
    }

    /// Whether the day falls into it.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether every day of the other falls into it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let starts = self.from.is_none_or(|from| other.from.is_some_and(|start| from <= start));
        let ends = self.to.is_none_or(|to| other.to.is_some_and(|end| end <= to));
        starts && ends
    }

    /// In words: `15 December 2013 to 8 January 2014`; empty if it is open on both sides.
    #[must_use]
    pub fn says(&self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => day_says(from),
            (Some(from), Some(to)) => format!("{} to {}", day_says(from), day_says(to)),
            (Some(from), None) => format!("since {}", day_says(from)),
            (None, Some(to)) => format!("until {}", day_says(to)),
            (None, None) => String::new(),
        }
    }
}

impl Number {
    /// In words: `more than 700 people killed`.
    #[must_use]
    pub fn says(&self) -> String {
        let words = [self.bound.says(), &self.count.to_string(), self.unit.says(), self.measure.says()].join(" ");
        words.trim().to_owned()
    }
}

impl Actor {
    /// The office held on a day; where two were held, the one that began last.
    #[must_use]
    pub fn office_on(&self, day: Date) -> Option<&Office> {
        self.offices.iter().filter(|office| office.period.holds_on(day)).max_by_key(|office| office.period.from)
    }
}
