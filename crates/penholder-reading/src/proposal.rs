//! What the reader proposes: one line for a person to confirm, with the words it stands on.
//!
//! Always: the span covers the words of the sentence that carry the proposal; `says` is one sentence of ours.
//! Not here: the rules that make proposals (`rules`), the entry of a dossier that becomes of one (`draft`).

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use crate::mention::Sort;
use crate::verb::Mood;

macro_rules! listed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// Every one with its word, in order.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, $name::$variant)),*];

            /// The word for it.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $($name::$variant => $word),* } }
        }
    };
}

listed! {
    /// What kind of line it is.
    Kind {
        /// Something done, planned or not done.
        Event = "event",
        /// Something said of a text, or said at all.
        Claim = "claim",
        /// A number of people harmed.
        Casualty = "casualty",
        /// A weapon or way of harm.
        Incident = "incident",
        /// Where somebody stands on a question.
        Stance = "stance",
        /// How two stand to one another.
        Relation = "relation",
        /// Who is asked to come, and what became of it.
        Invitation = "invitation",
        /// Somebody asked said nothing.
        NoComment = "no-comment",
        /// Through whom a word came: agencies, people, unnamed people.
        Source = "source",
        /// Who holds which office.
        Office = "office",
        /// A date with its reading.
        Date = "date",
    }
}

listed! {
    /// How certain the reader is: by the rule and by how near the words stand.
    Certainty {
        /// Every part stands where the rule wants it.
        Firm = "firm",
        /// One part was inferred.
        Likely = "likely",
        /// Several parts were inferred; look twice.
        Guess = "guess",
    }
}

/// Who or what takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// A state's code, an organ's id, a person's name, a form.
    pub id: String,
    /// The words in the report.
    pub words: String,
    /// What it is.
    #[serde(skip)]
    pub sort: Sort,
    /// The office, of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Whom somebody stands for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// A number, symbol or name of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where, in bytes.
    pub span: Range<usize>,
}

/// A date as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// The words.
    pub words: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Why it is read so.
    pub reason: String,
    /// Whether it lies after the report.
    pub after: bool,
    /// Where, in bytes.
    pub span: Range<usize>,
}

/// A number of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many; `None` where the word is vague.
    pub count: Option<u64>,
    /// How it is meant.
    pub bound: String,
    /// What befell them.
    pub measure: String,
    /// The words.
    pub words: String,
}

/// One line to confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Its number in the report, from 1.
    pub number: usize,
    /// Its kind.
    pub kind: Kind,
    /// What it is, within its kind: the act, property, relation, side, category, date or name.
    pub label: String,
    /// Where, in bytes of the report.
    pub span: Range<usize>,
    /// The rule that proposed it.
    pub rule: &'static str,
    /// How certain the reader is.
    pub certainty: Certainty,
    /// In which mood.
    #[serde(serialize_with = "mood_word")]
    pub mood: Mood,
    /// Whether it is said not to be so.
    pub negated: bool,
    /// Who acts, holds, stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Named>,
    /// To what or whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Named>,
    /// Who says so, if the sentence names somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<Named>,
    /// Through whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<Named>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Dated>,
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// The words in the report.
    pub words: String,
    /// In one sentence of ours.
    pub says: String,
}

fn mood_word<S: serde::Serializer>(mood: &Mood, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(mood.word())
}

impl Proposal {
    /// An empty line of a kind.
    #[must_use]
    pub fn new(kind: Kind, label: impl Into<String>, span: Range<usize>, rule: &'static str) -> Self {
        Self {
            number: 0,
            kind,
            label: label.into(),
            span,
            rule,
            certainty: Certainty::Likely,
            mood: Mood::Asserted,
            negated: false,
            actors: Vec::new(),
            objects: Vec::new(),
            holder: None,
            via: Vec::new(),
            when: None,
            count: None,
            words: String::new(),
            says: String::new(),
        }
    }

    /// Puts it into one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let join = |list: &[Named]| list.iter().map(said).collect::<Vec<_>>().join(", ");
        let who = if self.actors.is_empty() { "somebody".to_owned() } else { join(&self.actors) };
        let whom = join(&self.objects);
        let not = if self.negated { "not " } else { "" };
        let mood = match self.mood {
            Mood::Asserted => String::new(),
            other => format!(" ({})", other.word()),
        };
        let what = match self.kind {
            Kind::Event => format!("{who}: {not}{}{mood}{}", self.label, colon(&whom)),
            Kind::Claim if self.label == "said" => format!("{who} said: {}", short(&self.words)),
            Kind::Claim => format!("{}: {}{mood}{}", self.label, who, colon(&whom)),
            Kind::Casualty => format!("number of people: {}{}", self.label, colon(&whom)),
            Kind::Incident => format!("way of harm: {}", self.label),
            Kind::Stance => format!("{who}: {}{mood}{}", self.label, colon(&whom)),
            Kind::Relation => format!("{who}: {not}{}{}", self.label, colon(&whom)),
            Kind::Invitation => format!("invitation: {}{}{}", self.label, colon(&whom), by(&join(&self.actors))),
            Kind::NoComment => format!("{who}: no comment"),
            Kind::Source => format!("source ({}): {who}", self.label),
            Kind::Office => {
                format!("{}: {}", self.label, self.objects.first().map_or("", |office| office.words.as_str()))
            }
            Kind::Date => format!("{} is {}", short(&self.words), self.label),
        };
        let when = self
            .when
            .as_ref()
            .filter(|_| self.kind != Kind::Date)
            .map(|when| format!("; {} ({})", when.words, span_of(when)));
        let source = self.holder.as_ref().filter(|_| self.kind != Kind::Claim || self.label != "said");
        let holder = source.map(|holder| format!("; says {}", said(holder)));
        let via = if self.via.is_empty() { String::new() } else { format!("; through {}", join(&self.via)) };
        format!("{what}{}{}{via}", when.unwrap_or_default(), holder.unwrap_or_default())
    }
}

fn colon(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(": {words}") }
}

fn by(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("; by {words}") }
}

fn span_of(when: &Dated) -> String {
    if when.from == when.to { when.from.to_string() } else { format!("{}..{}", when.from, when.to) }
}

fn said(named: &Named) -> String {
    let words = short(&named.words);
    if words.to_lowercase() == named.id.to_lowercase() { words } else { format!("{words} [{}]", named.id) }
}

/// At most twelve words, as a dossier may keep of a source.
#[must_use]
pub fn short(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    if all.len() > 12 { format!("{} …", all[..12].join(" ")) } else { all.join(" ") }
}
