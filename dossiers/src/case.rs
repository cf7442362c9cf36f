//! A case: a dossier with everything the record, the charters and the texts make of it, ready to be shown.
//!
//! Always: plain strings and numbers in the order in which people read them; nothing is looked up while it is shown.
//! Not here: how it looks.

use jiff::civil::Date;
use penholder_core::Position;
use penholder_core::dossier::conflict::{Clash, Conflict};
use penholder_core::dossier::verdict::Settled;
use penholder_core::dossier::{
    Claim, Document, Dossier, Event, EventKind, Form, Invited, Outcome, Property, Relation, RelationKind, Ruling,
    Status, Value, day_says,
};
use penholder_core::seat::Roster;
use penholder_core::text::Text;
use penholder_core::text::amendment::{self, Standing, settle};
use penholder_core::text::compare::{Comparison, Pairing, compare};
use penholder_core::text::format::plain;
use penholder_core::text::leading::Phrases;
use penholder_core::text::merge::merge;
use penholder_core::text::reference::Vocabulary;
use penholder_record::{Fault, Record, Vote};
use serde::Serialize;

use crate::lookup::{Checked, lookups};
use crate::question::{Answer, answers};
use crate::spell::{Spell, longest, products, spells};
use crate::{Folder, Unreadable};

/// Why no case can be made of a dossier.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// Its files are faulty.
    #[error(transparent)]
    Dossier(#[from] Unreadable),
    /// A table of the record is.
    #[error(transparent)]
    Record(#[from] Fault),
    /// A text or its amendments cannot be read.
    #[error("{file}: {why}")]
    Words {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
}

/// One text and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its form.
    pub form: Form,
    /// Its symbol.
    pub symbol: Option<String>,
    /// The day.
    pub on: Option<Date>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// How: the vote, the consensus, the objection.
    pub how: String,
    /// The vote in the record, by its id.
    pub vote: Option<String>,
    /// Whether its words are ours.
    pub reconstructed: bool,
}

/// Who sat when a text was before them, and what they did.
#[derive(Clone, Debug)]
pub struct Sat {
    /// The text.
    pub text: String,
    /// What it is called.
    pub name: String,
    /// The day.
    pub on: Date,
    /// Who sat, in seat order.
    pub roster: Roster,
    /// What each did, in the order of the roster.
    pub positions: Vec<Position>,
    /// Seat of the president.
    pub president: Option<usize>,
    /// Seats of members that did not sit there at the other text.
    pub changed: Vec<usize>,
}

impl Sat {
    /// The names of these seats, in one line.
    #[must_use]
    pub fn names(&self, seats: &[usize]) -> String {
        let names = seats.iter().filter_map(|seat| self.roster.seats().get(*seat)).map(|seat| seat.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The claim.
    pub claim: String,
    /// What it gives: `resolution`, `more than 700 people killed`.
    pub value: String,
    /// Who says so.
    pub holder: String,
    /// The way from the source to the holder.
    pub chain: Vec<String>,
    /// The words, where they are kept.
    pub words: Option<String>,
    /// The source, by its id.
    pub source: String,
    /// What the verdict is.
    pub ruling: Option<Ruling>,
    /// What the verdict says.
    pub verdict: Option<String>,
    /// By which rule.
    pub basis: Option<String>,
    /// The evidence.
    pub evidence: Vec<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
}

/// Two claims that clash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// What they are about.
    pub about: String,
    /// Of which property.
    pub property: String,
    /// Whether they exclude each other.
    pub clash: Clash,
    /// Why.
    pub says: String,
    /// The one.
    pub one: Said,
    /// The other.
    pub other: Said,
    /// How it was settled.
    pub settled: Settled,
}

/// One event on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The event.
    pub id: String,
    /// The first day.
    pub on: Date,
    /// The last day, if it is another.
    pub to: Option<Date>,
    /// What happened.
    pub name: String,
    /// What kind it is.
    pub kind: EventKind,
    /// How far it got.
    pub status: Status,
    /// What it leads to: an address of the record.
    pub vote: Option<String>,
    /// Sources, by their ids.
    pub sources: Vec<String>,
    /// How the day was read, where a source gives it in words.
    pub reading: Option<String>,
    /// `[K]` or `[?]`.
    pub mark: Option<String>,
    /// Whether it shows in short.
    pub main: bool,
}

/// What amendments would have made of a text.
#[derive(Clone, Debug)]
pub struct Robbed {
    /// The text.
    pub text: String,
    /// What it is called.
    pub name: String,
    /// Who proposed them.
    pub author: String,
    /// Word by word.
    pub comparison: Comparison,
    /// What each paragraph rests on: its name, what is reported of it, the mark.
    pub basis: Vec<(String, String, Option<String>)>,
}

/// Figures of casualties side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Of what.
    pub about: String,
    /// What is counted.
    pub measure: String,
    /// Each as it was given.
    pub said: Vec<Said>,
    /// How many origins they have.
    pub origins: String,
}

/// One version of the register of invitations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// To whom.
    pub to: String,
    /// To which conference.
    pub conference: String,
    /// Since when.
    pub on: Date,
    /// Where it stands.
    pub status: Invited,
    /// By whom.
    pub by: Option<String>,
    /// On which condition.
    pub condition: Option<String>,
}

/// Two positions that do not meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Who.
    pub who: String,
    /// What they want of the text.
    pub wants: String,
    /// Where that is said.
    pub source: String,
}

/// The case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The dossier.
    pub dossier: Dossier,
    /// What was decided how.
    pub decided: Vec<Decided>,
    /// Who sat: the earlier text first.
    pub sat: Vec<Sat>,
    /// The questions a reader has.
    pub answers: Vec<Answer>,
    /// Claims that clash: those that exclude each other first.
    pub pairs: Vec<Pair>,
    /// Claims looked up in the record.
    pub checked: Vec<Checked>,
    /// What the amendments would have taken out: of the text the case turns on first.
    pub robbed: Vec<Robbed>,
    /// Figures of casualties.
    pub figures: Vec<Figures>,
    /// What happened.
    pub timeline: Vec<Moment>,
    /// The register of invitations.
    pub invitations: Vec<Version>,
    /// The two positions.
    pub sides: Vec<Side>,
    /// The times without a product.
    pub spells: Vec<Spell>,
    /// The name of its folder.
    pub name: String,
}

impl Case {
    /// Makes a case of a dossier.
    ///
    /// # Errors
    /// [`CaseError`].
    pub fn of(folder: &Folder, record: &Record<'_>) -> Result<Self, CaseError> {
        let dossier = folder.dossier()?;
        let robbed = robbed(&dossier, folder)?;
        let decided = decided(&dossier, record)?;
        let sat = sat(&dossier, record)?;
        let products = products(&dossier, record)?;
        let spells = spells(&products, dossier.head.period.to);
        let answers = answers(&dossier, record, &decided, &sat, &robbed)?;
        let pairs = pairs(&dossier);
        let checked = lookups(&dossier, record)?;
        let figures = figures(&dossier);
        let timeline = timeline(&dossier, &decided);
        let invitations = invitations(&dossier);
        let sides = sides(&dossier);
        let name = folder.name.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(Self {
            dossier,
            decided,
            sat,
            answers,
            pairs,
            checked,
            robbed,
            figures,
            timeline,
            invitations,
            sides,
            spells,
            name,
        })
    }

    /// The longest time without a product.
    #[must_use]
    pub fn deadlock(&self) -> Option<&Spell> {
        longest(&self.spells)
    }

    /// The time without a product in which the text fell that the case turns on.
    #[must_use]
    pub fn spell_around(&self) -> Option<&Spell> {
        let day = self.turns_on()?.on?;
        self.spells.iter().find(|spell| spell.from <= day && day <= spell.to)
    }

    /// The text the case turns on.
    #[must_use]
    pub fn turns_on(&self) -> Option<&Document> {
        self.dossier.turns_on()
    }

    /// The deadlock in one or two sentences; `None` where there are no two products.
    #[must_use]
    pub fn deadlock_says(&self) -> Option<String> {
        let longest = self.deadlock()?;
        let broken =
            longest.broken_by.as_ref().map_or("not broken by the end of the days looked at".to_owned(), |by| {
                format!("broken by {by} on {}", day_says(longest.to))
            });
        let mut says = format!(
            "The longest time without a product was {} days, after {} of {}, {broken}.",
            longest.days,
            longest.after,
            day_says(longest.from)
        );
        if let Some(around) = self.spell_around().filter(|around| *around != longest)
            && let Some(by) = &around.broken_by
        {
            let fell = format!(
                " This text fell in one of {} days, from {} to {by} on {}.",
                around.days,
                around.after,
                day_says(around.to)
            );
            says.push_str(&fell);
        }
        Some(says)
    }
}

/// The text before the one the case turns on, if the dossier has one.
fn predecessor(dossier: &Dossier) -> Option<&Document> {
    let turns_on = dossier.head.turns_on.as_deref()?;
    let before = |relation: &&Relation| relation.kind == RelationKind::PredecessorOf && relation.to == turns_on;
    let relation = dossier.relations.iter().find(before)?;
    dossier.text(&relation.from)
}

fn decided(dossier: &Dossier, record: &Record<'_>) -> Result<Vec<Decided>, Fault> {
    let mut all = Vec::new();
    for text in &dossier.texts {
        let vote = text.symbol.as_deref().and_then(|symbol| record.vote(symbol).ok());
        let how = match vote {
            Some(vote) => format!("by a vote, {}", counted(record, vote)?),
            None => how(dossier, text),
        };
        all.push(Decided {
            id: text.id.clone(),
            name: text.name.clone(),
            form: text.form,
            symbol: text.symbol.clone(),
            on: text.on,
            outcome: text.outcome,
            how,
            vote: vote.map(|vote| vote.id.to_owned()),
            reconstructed: text.reconstructed,
        });
    }
    all.sort_by_key(|decided| decided.on);
    Ok(all)
}

/// A vote as counted, with who vetoed it.
pub(crate) fn counted(record: &Record<'_>, vote: &Vote<'_>) -> Result<String, Fault> {
    let names = record.seats()?;
    let vetoes: Vec<&str> = vote.vetoes().map(|state| names.name_on(state, vote.date)).collect();
    let by = if vetoes.is_empty() { String::new() } else { format!("; against, with a veto: {}", vetoes.join(", ")) };
    Ok(format!("{} (in favour, against, abstaining){by}", vote.tally()))
}

fn how(dossier: &Dossier, text: &Document) -> String {
    let objections = dossier.events_of(&text.id, EventKind::Objected);
    let objectors: Vec<&str> = objections.flat_map(|event| &event.parties).map(|id| dossier.name(id)).collect();
    let mut unique: Vec<&str> = Vec::new();
    for name in objectors {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    let objected = if unique.is_empty() { String::new() } else { format!("; objection by {}", unique.join(", ")) };
    match text.outcome {
        Some(Outcome::AdoptedByConsensus) => "by consensus at a meeting, no vote".to_owned(),
        Some(Outcome::Issued) => format!("nobody objecting in the end, no vote{objected} to an earlier text"),
        Some(Outcome::Withdrawn) => format!("no vote, no meeting, no symbol{objected}, the drafter withdrew it"),
        Some(Outcome::Lapsed) => format!("no vote, no meeting, no symbol{objected}, nobody went on"),
        _ => String::new(),
    }
}

fn sat(dossier: &Dossier, record: &Record<'_>) -> Result<Vec<Sat>, Fault> {
    let is_of_record = dossier.head.body.as_deref() == Some(record.body());
    let texts: Vec<&Document> = predecessor(dossier).into_iter().chain(dossier.turns_on()).collect();
    let mut all: Vec<Sat> = Vec::new();
    for text in texts.into_iter().filter(|_| is_of_record) {
        let days = dossier.events.iter().filter(|event| event.text.as_deref() == Some(&text.id));
        let Some(on) = days.filter_map(|event| event.period.from).max().or(text.on) else { continue };
        let Ok(roster) = record.roster_on(on) else { continue };
        let president = record.presidency(on)?.and_then(|presidency| roster.find(presidency.state).ok());
        let seat = |actor: &str| dossier.actor(actor)?.state.as_deref().and_then(|state| roster.find(state).ok());
        let mut positions = vec![Position::Silent; roster.len()];
        for drafter in text.drafters.iter().filter_map(|actor| seat(actor)) {
            positions[drafter] = Position::NoObjection;
        }
        let objections = dossier.events_of(&text.id, EventKind::Objected);
        for objector in objections.flat_map(|event| &event.parties).filter_map(|actor| seat(actor)) {
            positions[objector] = Position::Objection;
        }
        all.push(Sat {
            text: text.id.clone(),
            name: text.name.clone(),
            on,
            roster,
            positions,
            president,
            changed: Vec::new(),
        });
    }
    if let [first, second] = all.as_mut_slice() {
        let others = |mine: &Roster, other: &Roster| -> Vec<usize> {
            let is_gone = |at: &usize| other.seats().iter().all(|there| there.id != mine.seats()[*at].id);
            (0..mine.len()).filter(is_gone).collect()
        };
        first.changed = others(&first.roster, &second.roster);
        second.changed = others(&second.roster, &first.roster);
    }
    Ok(all)
}

fn robbed(dossier: &Dossier, folder: &Folder) -> Result<Vec<Robbed>, CaseError> {
    let vocabulary = dossier.head.vocabulary.as_deref().and_then(|name| folder.file(name));
    let vocabulary = vocabulary.map(Vocabulary::read).transpose();
    let vocabulary = vocabulary.map_err(|why| words("vocabulary", why.to_string()))?.unwrap_or_default();
    let mut all = Vec::new();
    for text in &dossier.texts {
        let (Some(words_in), Some(amendments)) = (&text.words_in, &text.amendments) else { continue };
        let file = |name: &str| folder.file(name).ok_or_else(|| words(name, "the file is not there".to_owned()));
        let old = plain::read(file(words_in)?).map_err(|why| words(words_in, why.to_string()))?.text;
        let (new, author) = amended(&old, amendments, file(amendments)?)?;
        let basis = text.paragraphs.iter().map(|p| (p.paragraph.clone(), p.says.clone(), p.mark.clone())).collect();
        let comparison = compare(&old, &new, Pairing::ByIds, &vocabulary, Phrases::standard());
        all.push(Robbed { text: text.id.clone(), name: text.name.clone(), author, comparison, basis });
    }
    let turns_on = dossier.head.turns_on.as_deref();
    all.sort_by_key(|robbed| Some(robbed.text.as_str()) != turns_on);
    Ok(all)
}

fn words(file: &str, why: String) -> CaseError {
    CaseError::Words { file: file.to_owned(), why }
}

fn amended(old: &Text, name: &str, file: &str) -> Result<(Text, String), CaseError> {
    let steps = amendment::read(file, old).map_err(|why| words(name, why.to_string()))?;
    let settled = settle(&steps, &[]).map_err(|(_, why)| words(name, why.to_string()))?;
    let live: Vec<_> = settled
        .into_iter()
        .filter(|settled| !matches!(settled.standing, Standing::Withdrawn | Standing::Rejected))
        .map(|settled| settled.amendment)
        .collect();
    let author = live.first().map(|amendment| amendment.author.clone()).unwrap_or_default();
    let merged = merge(old, &live).map_err(|why| words(name, why.to_string()))?;
    if let Some((id, why)) = merged.refused.first() {
        return Err(words(name, format!("`{id}` cannot be executed: {why}")));
    }
    Ok((merged.text, author))
}

fn said(dossier: &Dossier, claim: &Claim) -> Said {
    let verdict = dossier.verdict_on(&claim.id);
    Said {
        claim: claim.id.clone(),
        value: dossier.value_says(&claim.value),
        holder: dossier.name(&claim.holder).to_owned(),
        chain: dossier.chain(claim).into_iter().map(|hop| hop.name).collect(),
        words: claim.at.words.clone(),
        source: claim.at.source.clone(),
        ruling: verdict.map(|verdict| verdict.ruling),
        verdict: verdict.map(|verdict| verdict.says.clone()),
        basis: verdict.map(|verdict| verdict.basis.says().to_owned()),
        evidence: verdict.map(|v| v.evidence.iter().map(|e| dossier.evidence_says(e)).collect()).unwrap_or_default(),
        mark: verdict.and_then(|verdict| verdict.mark.clone()).or_else(|| claim.mark.clone()),
    }
}

/// Pairs that exclude each other, or that compete without being figures of casualties, which stand in a table of their own.
/// Of several claims against the same value of the same property the first speaks.
fn pairs(dossier: &Dossier) -> Vec<Pair> {
    let mut all: Vec<Pair> = Vec::new();
    for conflict in dossier.conflicts() {
        let Conflict { one, other, property, clash, says } = &conflict;
        let (Some(a), Some(b)) = (dossier.claim(one), dossier.claim(other)) else { continue };
        let about = dossier.name(&a.about).to_owned();
        let same = |known: &Pair| {
            let values = [&known.one.value, &known.other.value];
            let shared = [&a.value, &b.value].iter().any(|value| values.contains(&&dossier.value_says(value)));
            known.about == about && known.property == property.says() && shared
        };
        let is_figure = *clash == Clash::Competes && matches!(a.value, Value::Number(_));
        if is_figure || all.iter().any(same) {
            continue;
        }
        let settled = dossier.settled(&conflict);
        all.push(Pair {
            about,
            property: property.says().to_owned(),
            clash: *clash,
            says: says.clone(),
            one: said(dossier, a),
            other: said(dossier, b),
            settled,
        });
    }
    all.sort_by_key(|pair| pair.clash != Clash::Excludes);
    all
}

fn figures(dossier: &Dossier) -> Vec<Figures> {
    let of = |toll: penholder_core::dossier::toll::Toll| {
        let claims: Vec<&Claim> = toll.claims.iter().filter_map(|id| dossier.claim(id)).collect();
        Figures {
            about: dossier.name(&toll.about).to_owned(),
            measure: toll.measure.says().to_owned(),
            said: claims.iter().map(|claim| said_number(dossier, claim)).collect(),
            origins: dossier.independence(claims.iter().copied()).says(),
        }
    };
    dossier.tolls().into_iter().map(of).collect()
}

/// A figure with its scope.
fn said_number(dossier: &Dossier, claim: &Claim) -> Said {
    let mut said = said(dossier, claim);
    if let Value::Number(number) = &claim.value {
        if let Some(cause) = &number.cause {
            said.value.push_str(&format!(" by {}", cause.replace('-', " ")));
        }
        let period = number.period.says();
        if !period.is_empty() {
            said.value.push_str(&format!(", {period}"));
        }
    }
    said
}

fn timeline(dossier: &Dossier, decided: &[Decided]) -> Vec<Moment> {
    let moment = |event: &Event| {
        let on = event.period.from.or_else(|| event.said.first().map(|said| said.on))?;
        let vote = event.text.as_deref().and_then(|text| decided.iter().find(|decided| decided.id == text));
        let decides = matches!(event.kind, EventKind::Vetoed | EventKind::Adopted);
        let mut sources: Vec<String> = event.sources.iter().map(|quote| quote.source.clone()).collect();
        sources.dedup();
        let reading = |said: &penholder_core::dossier::SaidDate| format!("`{}`: {}", said.words, said.reason);
        Some(Moment {
            id: event.id.clone(),
            on,
            to: event.period.to.filter(|to| *to != on),
            name: event.name.clone(),
            kind: event.kind,
            status: event.status,
            vote: vote.filter(|_| decides).and_then(|decided| decided.vote.clone()),
            sources,
            reading: event.said.first().map(reading),
            mark: event.mark.clone(),
            main: event.main,
        })
    };
    let mut all: Vec<Moment> = dossier.events.iter().filter_map(moment).collect();
    all.sort_by_key(|moment| moment.on);
    all
}

fn invitations(dossier: &Dossier) -> Vec<Version> {
    let mut all: Vec<Version> = dossier
        .invitations
        .iter()
        .map(|version| Version {
            to: dossier.name(&version.to).to_owned(),
            conference: dossier.name(&version.conference).to_owned(),
            on: version.on,
            status: version.status,
            by: version.by.as_deref().map(|by| dossier.name(by).to_owned()),
            condition: version.condition.clone(),
        })
        .collect();
    all.sort_by(|a, b| (&a.to, a.on).cmp(&(&b.to, b.on)));
    all
}

/// What the drafter's text would say, and what the amendments to it would do.
fn sides(dossier: &Dossier) -> Vec<Side> {
    let Some(text) = dossier.turns_on() else { return Vec::new() };
    // Of several reports the one of the best kind speaks.
    let best = |about: &str| {
        let says = dossier.claims.iter().filter(|claim| claim.about == about && claim.property == Property::Says);
        says.min_by_key(|claim| dossier.source(&claim.at.source).map(|source| source.class))
    };
    let says = best(&text.id);
    let drafters: Vec<String> = text.drafters.iter().map(|id| dossier.name(id).to_owned()).collect();
    let mut all = Vec::new();
    if let Some(says) = says {
        let wants = dossier.value_says(&says.value);
        all.push(Side { who: drafters.join(", "), wants, source: says.at.source.clone() });
    }
    for event in dossier.events_of(&text.id, EventKind::Amended) {
        let who: Vec<&str> = event.parties.iter().map(|id| dossier.name(id)).collect();
        let claim = best(&event.id);
        let wants = claim.map_or_else(|| event.name.clone(), |claim| dossier.value_says(&claim.value));
        let source =
            claim.map(|claim| claim.at.source.clone()).or_else(|| event.sources.first().map(|q| q.source.clone()));
        all.push(Side { who: who.join(", "), wants, source: source.unwrap_or_default() });
    }
    if all.len() == 2 { all } else { Vec::new() }
}
