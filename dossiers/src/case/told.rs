//! The report, sentence by sentence, and what answers each: every claim, event, stance, invitation, relation and odd word
//! whose place in the report lies in the sentence.
//!
//! Always: nothing that the dossier quotes from a sentence is left out; the order is that of the words.
//! Not here: whether spans fit (`penholder_core::dossier` checks it when it reads).

use penholder_core::dossier::{
    Claim, Conference, Dossier, Event, EventKind, Incident, Invitation, Property, Quote, Relation, Remark, Sort,
    Stance, Status, day_says,
};

use super::{Counterpart, Told};

/// Goes through the report; nothing where the dossier has no sentences of one.
pub(super) fn told(dossier: &Dossier) -> Vec<Told> {
    let mut number = 0;
    let one = |sentence: &penholder_core::dossier::Sentence| -> Option<Told> {
        let span = sentence.at.span?;
        number += usize::from(!sentence.aside);
        Some(Told {
            number: (!sentence.aside).then_some(number),
            says: sentence.says.clone(),
            span,
            answers: answers(dossier, &sentence.at.source, span),
            note: sentence.note.clone(),
            mark: sentence.mark.clone(),
        })
    };
    let mut sentences: Vec<_> = dossier.sentences.iter().collect();
    sentences.sort_by_key(|sentence| sentence.at.span);
    sentences.into_iter().filter_map(one).collect()
}

/// Everything that stands in these bytes of a source.
fn answers(dossier: &Dossier, source: &str, (from, to): (u64, u64)) -> Vec<Counterpart> {
    let mut found: Vec<(u64, Counterpart)> = Vec::new();
    let mut add = |quotes: &[Quote], make: &dyn Fn() -> Counterpart| {
        let places = quotes.iter().filter(|quote| quote.source == source).filter_map(|quote| quote.span);
        if let Some((first, _)) = places.filter(|(first, last)| from <= *first && *last <= to).min() {
            let mut counterpart = make();
            let others = quotes.iter().map(|quote| &quote.source).filter(|other| *other != source);
            counterpart.sources = others.cloned().collect();
            counterpart.sources.dedup();
            found.push((first, counterpart));
        }
    };
    for claim in &dossier.claims {
        add(std::slice::from_ref(&claim.at), &|| of_claim(dossier, claim));
    }
    dossier.events.iter().for_each(|event| add(&event.sources, &|| of_event(event)));
    dossier.incidents.iter().for_each(|incident| add(&incident.sources, &|| of_incident(incident)));
    dossier.relations.iter().for_each(|relation| add(&relation.sources, &|| of_relation(dossier, relation)));
    dossier.stances.iter().for_each(|stance| add(&stance.sources, &|| of_stance(dossier, stance)));
    dossier.conferences.iter().for_each(|conference| add(&conference.sources, &|| of_conference(dossier, conference)));
    dossier.invitations.iter().for_each(|version| add(&version.sources, &|| of_invitation(dossier, version)));
    for remark in &dossier.remarks {
        add(std::slice::from_ref(&remark.at), &|| of_remark(remark));
    }
    found.sort_by_key(|(first, _)| *first);
    found.into_iter().map(|(_, counterpart)| counterpart).collect()
}

fn plain(what: String) -> Counterpart {
    Counterpart {
        what,
        is_claim: false,
        ruling: None,
        says: None,
        basis: None,
        evidence: Vec::new(),
        sources: Vec::new(),
        mark: None,
    }
}

fn of_claim(dossier: &Dossier, claim: &Claim) -> Counterpart {
    let verdict = dossier.verdict_on(&claim.id);
    let value = dossier.value_says(&claim.value);
    let publisher = dossier.source(&claim.at.source).and_then(|source| source.publisher.as_deref());
    let own = publisher == Some(claim.holder.as_str()) || claim.holder == claim.about;
    let who = if own { String::new() } else { format!(" (so {})", dossier.name(&claim.holder)) };
    Counterpart {
        is_claim: true,
        ruling: verdict.map(|verdict| verdict.ruling),
        says: verdict.map(|verdict| verdict.says.clone()),
        basis: verdict.map(|verdict| verdict.basis.says().to_owned()),
        evidence: verdict.map(|v| v.evidence.iter().map(|e| dossier.evidence_says(e)).collect()).unwrap_or_default(),
        mark: verdict.and_then(|verdict| verdict.mark.clone()).or_else(|| claim.mark.clone()),
        ..plain(format!("{}{value}{who}", of_what(dossier, claim)))
    }
}

/// What a claim is about and which property it gives, as far as its words do not say so by themselves.
fn of_what(dossier: &Dossier, claim: &Claim) -> String {
    let sort = dossier.sort_of(&claim.about);
    let named = matches!(sort, Some(Sort::Actor | Sort::Place | Sort::Text));
    let name = match dossier.relation(&claim.about) {
        Some(relation) => of_relation(dossier, relation).what,
        None => dossier.name(&claim.about).to_owned(),
    };
    match (claim.property, sort) {
        (Property::Note, _) if !named => String::new(),
        (Property::Note, _) => format!("{name}: "),
        (property, Some(Sort::Matter)) => format!("{}: ", property.says()),
        (property, _) => format!("{name}, {}: ", property.says()),
    }
}

fn of_event(event: &Event) -> Counterpart {
    let day = event.period.from.or_else(|| event.said.first().map(|said| said.on));
    let day = day.map(|day| format!("{}: ", day_says(day))).unwrap_or_default();
    let after = match (event.kind, event.status) {
        (EventKind::NoComment, _) => Some("No comment counts for neither side.".to_owned()),
        (_, Status::Held) => None,
        (_, status) => Some(status.says().to_owned()),
    };
    let reading = event.said.first().map(|said| format!("`{}`: {}", said.words, said.reason));
    Counterpart { says: after.or(reading), mark: event.mark.clone(), ..plain(format!("{day}{}", event.name)) }
}

fn of_incident(incident: &Incident) -> Counterpart {
    let days = incident.period.says();
    plain(if days.is_empty() { incident.name.clone() } else { format!("{}, {days}", incident.name) })
}

fn of_relation(dossier: &Dossier, relation: &Relation) -> Counterpart {
    let what = if relation.what.is_empty() { String::new() } else { format!(": {}", relation.what.join(", ")) };
    let (from, to) = (dossier.name(&relation.from), dossier.name(&relation.to));
    let says = relation.unattributed.then(|| "Nobody is named for it.".to_owned());
    let kind = relation.kind.says();
    let kind = kind.strip_prefix("is ").unwrap_or(kind);
    Counterpart { says, ..plain(format!("{from}: {kind} {to}{what}")) }
}

fn of_stance(dossier: &Dossier, stance: &Stance) -> Counterpart {
    let condition = stance.condition.as_deref().map(|condition| format!(", {condition}")).unwrap_or_default();
    let day = stance.as_of.map(|day| format!(" (as of {})", day_says(day))).unwrap_or_default();
    let (who, asks) = (dossier.name(&stance.actor), dossier.name(&stance.question));
    Counterpart { mark: stance.mark.clone(), ..plain(format!("{asks} {who}: {}{condition}{day}", stance.side.says())) }
}

fn of_conference(dossier: &Dossier, conference: &Conference) -> Counterpart {
    let sittings = conference.sittings.iter().filter_map(|id| dossier.event(id));
    let held: Vec<String> = sittings.map(|sitting| format!("{}, {}", sitting.name, sitting.period.says())).collect();
    Counterpart { says: (!held.is_empty()).then(|| format!("{}.", held.join("; "))), ..plain(conference.name.clone()) }
}

/// A version of the register, with every later one.
fn of_invitation(dossier: &Dossier, version: &Invitation) -> Counterpart {
    let register = dossier.register(&version.conference, &version.to);
    let later = register.into_iter().filter(|other| other.on > version.on);
    let later: Vec<String> = later.map(|other| format!("{} on {}", other.status.says(), day_says(other.on))).collect();
    let says = (!later.is_empty()).then(|| format!("Later: {}.", later.join(", ")));
    let (to, status, on) = (dossier.name(&version.to), version.status.says(), day_says(version.on));
    Counterpart { says, mark: version.mark.clone(), ..plain(format!("{to}: {status} on {on}")) }
}

fn of_remark(remark: &Remark) -> Counterpart {
    let words = remark.at.words.as_deref().map(|words| format!("\"{}\" ", words.trim_matches('"')));
    let what = format!("odd words: {}{}", words.unwrap_or_default(), remark.kind.says());
    Counterpart { says: Some(remark.says.clone()), ..plain(what) }
}
