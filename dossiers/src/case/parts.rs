//! The parts of a case, each made of the dossier, the record and the texts.

use jiff::civil::Date;
use penholder_core::Position;
use penholder_core::dossier::conflict::{Clash, Conflict};
use penholder_core::dossier::toll::Toll;
use penholder_core::dossier::{
    Claim, Document, Dossier, Event, EventKind, Outcome, Property, Relation, RelationKind, SaidDate, Value,
};
use penholder_core::seat::Roster;
use penholder_core::text::Text;
use penholder_core::text::amendment::{self, Standing, settle};
use penholder_core::text::compare::{Pairing, compare};
use penholder_core::text::format::plain;
use penholder_core::text::leading::Phrases;
use penholder_core::text::merge::merge;
use penholder_core::text::reference::Vocabulary;
use penholder_record::{Fault, Record, Vote};

use super::{CaseError, Decided, Figures, Moment, Pair, Robbed, Said, Sat, Side, Version};
use crate::Folder;

/// The text before the one the case turns on, if the dossier has one.
fn predecessor(dossier: &Dossier) -> Option<&Document> {
    let turns_on = dossier.head.turns_on.as_deref()?;
    let before = |relation: &&Relation| relation.kind == RelationKind::PredecessorOf && relation.to == turns_on;
    let relation = dossier.relations.iter().find(before)?;
    dossier.text(&relation.from)
}

pub(super) fn decided(dossier: &Dossier, record: &Record<'_>) -> Result<Vec<Decided>, Fault> {
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
            on: ended(dossier, text),
            outcome: text.outcome,
            how,
            vote: vote.map(|vote| vote.id.to_owned()),
            reconstructed: text.reconstructed,
        });
    }
    all.sort_by_key(|decided| decided.on);
    Ok(all)
}

/// The day a text came to its end: that of the act that ended it, else its own; to lapse is no act.
fn ended(dossier: &Dossier, text: &Document) -> Option<Date> {
    let kind = match text.outcome? {
        Outcome::Withdrawn => EventKind::Withdrawn,
        Outcome::Issued => EventKind::Issued,
        Outcome::Objected => EventKind::Objected,
        _ => return text.on,
    };
    dossier.events_of(&text.id, kind).filter_map(|event| event.period.from).max().or(text.on)
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
    let objected =
        |to: &str| if unique.is_empty() { String::new() } else { format!("; objection by {}{to}", unique.join(", ")) };
    let symbol = if text.symbol.is_none() { ", no symbol" } else { "" };
    match text.outcome {
        Some(Outcome::AdoptedByConsensus) => "by consensus at a meeting, no vote".to_owned(),
        Some(Outcome::Issued) => format!("nobody objecting in the end, no vote{}", objected(" to an earlier text")),
        Some(Outcome::Withdrawn) => format!("no vote{symbol}{}, the drafter withdrew it", objected("")),
        Some(Outcome::Lapsed) => format!("no vote{symbol}{}, nobody went on", objected("")),
        _ => String::new(),
    }
}

pub(super) fn sat(dossier: &Dossier, record: &Record<'_>) -> Result<Vec<Sat>, Fault> {
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

pub(super) fn robbed(dossier: &Dossier, folder: &Folder) -> Result<Vec<Robbed>, CaseError> {
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
pub(super) fn pairs(dossier: &Dossier) -> Vec<Pair> {
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

pub(super) fn figures(dossier: &Dossier) -> Vec<Figures> {
    let of = |toll: Toll| {
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

pub(super) fn timeline(dossier: &Dossier, decided: &[Decided]) -> Vec<Moment> {
    let moment = |event: &Event| {
        let on = event.period.from.or_else(|| event.said.first().map(|said| said.on))?;
        let vote = event.text.as_deref().and_then(|text| decided.iter().find(|decided| decided.id == text));
        let decides = matches!(event.kind, EventKind::Vetoed | EventKind::Adopted);
        let mut sources: Vec<String> = event.sources.iter().map(|quote| quote.source.clone()).collect();
        sources.dedup();
        let reading = |said: &SaidDate| format!("`{}`: {}", said.words, said.reason);
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

pub(super) fn invitations(dossier: &Dossier) -> Vec<Version> {
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
            mark: version.mark.clone(),
        })
        .collect();
    all.sort_by(|a, b| (&a.to, a.on).cmp(&(&b.to, b.on)));
    all
}

/// What the drafter's text would say, and what the amendments to it would do.
pub(super) fn sides(dossier: &Dossier) -> Vec<Side> {
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
