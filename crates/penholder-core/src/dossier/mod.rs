//! The dossier: what is said about a matter, by whom and where, and what then happened.
//!
//! Implements: claims with holder, mood and place in a source; sources with their chains; events, relations, stances,
//! invitations, conferences, incidents; verdicts as a third record beside the claims they are about. Provenance follows
//! the terms of PROV-O (W3C Recommendation of 30 April 2013).
//! Always: nothing is deleted or overwritten: claims that exclude each other stand side by side; figures of casualties are
//! never added up; "no comment" is an event and counts for neither side; every reference leads to something.
//! Not here: files and folders, the record of a body (the crate of shipped dossiers looks claims up in it), pages.

pub mod attribution;
mod check;
pub mod conflict;
pub mod date;
mod read;
#[cfg(test)]
mod tests;
mod things;
pub mod toll;
pub mod verdict;
pub mod words;

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

pub use date::SaidDate;
pub use read::{DossierFaults, File, parts};
pub use things::{
    Actor, Claim, Conference, Document, Event, Evidence, Head, Incident, Invitation, Number, Office, ParagraphBasis,
    Participant, Period, Place, Question, Quote, Relation, Remark, Sentence, Source, Stance, Step, Value, Verdict,
    day_says,
};
pub use words::{
    ActorKind, Basis, Bound, Class, Direction, EventKind, Form, Invited, Measure, Mood, Outcome, Polarity, Property,
    RelationKind, RemarkKind, Role, Ruling, Side, Status, Unit,
};

/// The most words of a source that a dossier may hold in one place; more is copying.
pub const MOST_WORDS: usize = 12;

/// The id that stands for the matter of the dossier as a whole.
pub const MATTER: &str = "matter";

/// What sort of thing an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// An [`Actor`].
    Actor,
    /// A [`Source`].
    Source,
    /// A [`Place`].
    Place,
    /// A [`Document`].
    Text,
    /// An [`Event`].
    Event,
    /// An [`Incident`].
    Incident,
    /// A [`Claim`].
    Claim,
    /// A [`Relation`].
    Relation,
    /// A [`Question`].
    Question,
    /// A [`Stance`].
    Stance,
    /// A [`Conference`].
    Conference,
    /// A [`Verdict`].
    Verdict,
    /// A thing of the vocabulary.
    Thing,
    /// The matter as a whole.
    Matter,
}

impl Sort {
    /// What people call it.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Source => "a source",
            Self::Place => "a place",
            Self::Text => "a text",
            Self::Event => "an event",
            Self::Incident => "an incident",
            Self::Claim => "a claim",
            Self::Relation => "a relation",
            Self::Question => "a question",
            Self::Stance => "a stance",
            Self::Conference => "a conference",
            Self::Verdict => "a verdict",
            Self::Thing => "a thing of the vocabulary",
            Self::Matter => "the matter",
        }
    }
}

/// Everything known about a matter. Read with [`Dossier::read`]; ids are unique over all sorts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Dossier {
    /// The matter.
    pub head: Head,
    /// The sources.
    pub sources: Vec<Source>,
    /// Who acts and speaks.
    pub actors: Vec<Actor>,
    /// The places.
    pub places: Vec<Place>,
    /// The texts.
    pub texts: Vec<Document>,
    /// What happened, in the order of the files.
    pub events: Vec<Event>,
    /// What happened to people.
    pub incidents: Vec<Incident>,
    /// Who says what.
    pub claims: Vec<Claim>,
    /// How things stand to each other.
    pub relations: Vec<Relation>,
    /// What there are sides on.
    pub questions: Vec<Question>,
    /// Who is on which side.
    pub stances: Vec<Stance>,
    /// The conferences.
    pub conferences: Vec<Conference>,
    /// The register of invitations, every version.
    pub invitations: Vec<Invitation>,
    /// The report, sentence by sentence, where the dossier goes through it.
    pub sentences: Vec<Sentence>,
    /// What is odd.
    pub remarks: Vec<Remark>,
    /// What the evidence makes of the claims.
    pub verdicts: Vec<Verdict>,
    #[serde(skip)]
    sorts: HashMap<String, (Sort, usize)>,
}

macro_rules! found_by_id {
    ($($(#[$doc:meta])* $name:ident: $list:ident -> $kind:ty = $sort:ident;)*) => {
        impl Dossier {
            $($(#[$doc])* #[must_use] pub fn $name(&self, id: &str) -> Option<&$kind> {
                let (sort, at) = self.sorts.get(id)?;
                (*sort == Sort::$sort).then(|| self.$list.get(*at)).flatten()
            })*

            /// Fills the table of ids; the first of two things with one id has it.
            fn index(&mut self) {
                let mut sorts = HashMap::new();
                $(for (at, thing) in self.$list.iter().enumerate() {
                    sorts.entry(thing.id.clone()).or_insert((Sort::$sort, at));
                })*
                self.sorts = sorts;
            }
        }
    };
}

found_by_id! {
    /// The source with this id.
    source: sources -> Source = Source;
    /// The actor with this id.
    actor: actors -> Actor = Actor;
    /// The place with this id.
    place: places -> Place = Place;
    /// The text with this id.
    text: texts -> Document = Text;
    /// The event with this id.
    event: events -> Event = Event;
    /// The incident with this id.
    incident: incidents -> Incident = Incident;
    /// The claim with this id.
    claim: claims -> Claim = Claim;
    /// The relation with this id.
    relation: relations -> Relation = Relation;
    /// The question with this id.
    question: questions -> Question = Question;
    /// The stance with this id.
    stance: stances -> Stance = Stance;
    /// The conference with this id.
    conference: conferences -> Conference = Conference;
    /// The verdict with this id.
    verdict: verdicts -> Verdict = Verdict;
}

impl Dossier {
    /// What sort of thing an id names.
    #[must_use]
    pub fn sort_of(&self, id: &str) -> Option<Sort> {
        if id == MATTER { Some(Sort::Matter) } else { self.sorts.get(id).map(|(sort, _)| *sort) }
    }

    /// What people call the thing with this id; the id itself if there is none.
    #[must_use]
    pub fn name<'d>(&'d self, id: &'d str) -> &'d str {
        let Some((sort, at)) = self.sorts.get(id) else {
            return if id == MATTER { &self.head.title } else { id };
        };
        let name = match sort {
            Sort::Actor => self.actors.get(*at).map(|thing| &thing.name),
            Sort::Source => self.sources.get(*at).map(|thing| &thing.name),
            Sort::Place => self.places.get(*at).map(|thing| &thing.name),
            Sort::Text => self.texts.get(*at).map(|thing| &thing.name),
            Sort::Event => self.events.get(*at).map(|thing| &thing.name),
            Sort::Incident => self.incidents.get(*at).map(|thing| &thing.name),
            Sort::Conference => self.conferences.get(*at).map(|thing| &thing.name),
            Sort::Question => self.questions.get(*at).map(|thing| &thing.asks),
            _ => None,
        };
        name.map_or(id, String::as_str)
    }

    /// The text the case turns on.
    #[must_use]
    pub fn turns_on(&self) -> Option<&Document> {
        self.head.turns_on.as_deref().and_then(|id| self.text(id))
    }

    /// What happened to a text in one way, in the order of the files.
    pub fn events_of(&self, text: &str, kind: EventKind) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.kind == kind && event.text.as_deref() == Some(text))
    }

    /// The verdict on a claim, if there is one.
    #[must_use]
    pub fn verdict_on(&self, claim: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.claim == claim)
    }

    /// The day a claim was published: its own, else that of its source.
    #[must_use]
    pub fn published(&self, claim: &Claim) -> Option<Date> {
        claim.published.or_else(|| self.source(&claim.at.source).and_then(|source| source.published))
    }

    /// Whether one place lies in another, or is it.
    #[must_use]
    pub fn is_within(&self, inner: &str, outer: &str) -> bool {
        let mut at = Some(inner);
        let mut hops = 0;
        while let Some(place) = at.filter(|_| hops <= self.places.len()) {
            if place == outer {
                return true;
            }
            at = self.place(place).and_then(|place| place.within.as_deref());
            hops += 1;
        }
        false
    }

    /// Every version of an invitation, oldest first.
    #[must_use]
    pub fn register(&self, conference: &str, to: &str) -> Vec<&Invitation> {
        let mut versions: Vec<&Invitation> =
            self.invitations.iter().filter(|found| found.conference == conference && found.to == to).collect();
        versions.sort_by_key(|version| version.on);
        versions
    }

    /// Where an invitation stood at the end of a day; `None` before the first version.
    #[must_use]
    pub fn invitation_on(&self, conference: &str, to: &str, day: Date) -> Option<&Invitation> {
        self.register(conference, to).into_iter().rfind(|version| version.on <= day)
    }

    /// The words of a claim's value as people read them.
    #[must_use]
    pub fn value_says(&self, value: &Value) -> String {
        match value {
            Value::Form(form) => form.says().to_owned(),
            Value::Outcome(outcome) => outcome.says().to_owned(),
            Value::Number(number) => number.says(),
            Value::Date(day) => day_says(*day),
            Value::Id(id) => self.name(id).to_owned(),
            Value::Words(words) => words.clone(),
        }
    }

    /// Quotations whose words do not stand at their place in the text of a source, each with what stands there instead.
    #[must_use]
    pub fn misquoted(&self, source: &str, text: &str) -> Vec<String> {
        let wrong = |quote: &&Quote| -> Option<String> {
            let ((from, to), words) = (quote.span?, quote.words.as_ref()?);
            let there = usize::try_from(from).ok().zip(usize::try_from(to).ok()).and_then(|(a, b)| text.get(a..b));
            match there {
                Some(there) if there == words => None,
                Some(there) => Some(format!("{source} {from} to {to}: `{there}`, not `{words}`")),
                None => Some(format!("{source} {from} to {to} is no stretch of its text")),
            }
        };
        self.quotes().into_iter().filter(|quote| quote.source == source).filter_map(|quote| wrong(&quote)).collect()
    }

    /// Every place in a source that the dossier names.
    #[must_use]
    pub fn quotes(&self) -> Vec<&Quote> {
        let mut quotes: Vec<&Quote> = self.claims.iter().map(|claim| &claim.at).collect();
        quotes.extend(self.remarks.iter().map(|remark| &remark.at));
        quotes.extend(self.sentences.iter().map(|sentence| &sentence.at));
        quotes.extend(self.texts.iter().flat_map(|text| &text.sources));
        quotes.extend(self.events.iter().flat_map(|event| &event.sources));
        quotes.extend(self.events.iter().flat_map(|event| &event.steps).flat_map(|step| &step.sources));
        quotes.extend(self.incidents.iter().flat_map(|incident| &incident.sources));
        quotes.extend(self.relations.iter().flat_map(|relation| &relation.sources));
        quotes.extend(self.stances.iter().flat_map(|stance| &stance.sources));
        quotes.extend(self.conferences.iter().flat_map(|conference| &conference.sources));
        quotes.extend(self.invitations.iter().flat_map(|invitation| &invitation.sources));
        quotes
    }
}
