//! What the files of a dossier have to satisfy together.
//!
//! Always: every fault with the place of what is wrong; a reference to a thing that is itself faulty is no second fault.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::attribution::circle;
use super::conflict::Clash;
use super::read::{File, Reading, Spot, short};
use super::{Dossier, Form, Invited, MATTER, Outcome, Quote, Ruling, Sort, Status};
use crate::source::nearest;

/// Checks everything; what is wrong goes to the faults of its file.
pub(super) fn all(reading: &mut Reading, files: &[File<'_>]) {
    parts(reading, files);
    let mut wrong = Wrong::new();
    ids(reading, &mut wrong);
    references(reading);
    spans(reading, &mut wrong);
    sentences(reading, &mut wrong);
    said(reading, &mut wrong);
    circles(reading, &mut wrong);
    events(reading, &mut wrong);
    texts(reading, &mut wrong);
    invitations(reading, &mut wrong);
    verdicts(reading, &mut wrong);
    for (spot, says, hint) in wrong {
        reading.fault(&spot, says, hint);
    }
}

/// After so many faults of one file no near word is looked for, so that time stays bounded.
const MOST_HINTS: usize = 50;

/// The most claims that are compared with each other.
const MOST_CLAIMS: usize = 5_000;

type Wrong = Vec<(Spot, String, Option<&'static str>)>;

fn spot_of(reading: &Reading, id: &str) -> Spot {
    reading.spots.get(id).cloned().unwrap_or_default()
}

fn parts(reading: &mut Reading, files: &[File<'_>]) {
    let head = &reading.dossier.head;
    let here = |name: &str| files.iter().any(|file| short(file.name) == name);
    let missing: Vec<String> = head.parts.iter().chain(&head.vocabulary).filter(|name| !here(name)).cloned().collect();
    for name in missing {
        let hint = Some("the parts of a dossier lie beside its head");
        reading.fault(&Spot::default(), format!("the file `{name}` is not there"), hint);
    }
}

fn ids(reading: &Reading, wrong: &mut Wrong) {
    let mut first: HashMap<&str, Sort> = HashMap::new();
    for (id, sort, spot) in &reading.known {
        if let Some(other) = first.get(id.as_str()) {
            let says = format!("`{id}` is {} already", other.says());
            wrong.push((spot.clone(), says, Some("ids are unique over the whole dossier")));
        } else {
            first.insert(id, *sort);
        }
    }
}

fn references(reading: &mut Reading) {
    let mut sorts: BTreeMap<String, Vec<Sort>> = BTreeMap::new();
    for (id, sort, _) in &reading.known {
        sorts.entry(id.clone()).or_default().push(*sort);
    }
    let things = std::mem::take(&mut reading.things);
    for reference in std::mem::take(&mut reading.references) {
        let thing_meant = reference.allowed.contains(&Sort::Thing);
        let is_matter = reference.id == MATTER && reference.allowed.contains(&Sort::Matter);
        if is_matter || (thing_meant && things.contains(&reference.id)) {
            continue;
        }
        let wanted: Vec<&str> = reference.allowed.iter().map(|sort| sort.says()).collect();
        match sorts.get(&reference.id) {
            Some(found) if found.iter().any(|sort| reference.allowed.contains(sort)) => {}
            Some(found) => {
                let says = format!("`{}` is {}; here stands {}", reference.id, found[0].says(), wanted.join(", or "));
                reading.fault(&reference.spot, says, None);
            }
            None => {
                let known = sorts.iter().filter(|(_, found)| found.iter().any(|sort| reference.allowed.contains(sort)));
                let known: Vec<&str> = if thing_meant {
                    things.iter().map(String::as_str).collect()
                } else {
                    known.map(|(id, _)| id.as_str()).collect()
                };
                let lists_more =
                    reading.faults.get(reference.spot.file).is_some_and(|faults| faults.len() < MOST_HINTS);
                let near = lists_more.then(|| nearest(&reference.id, known)).flatten();
                let hint = near.map(|near| format!("did you mean `{near}`?"));
                let says = format!("there is no {} `{}`", bare(&wanted).join(" or "), reference.id);
                reading.fault(&reference.spot, says, hint.as_deref());
            }
        }
    }
}

fn bare<'w>(wanted: &[&'w str]) -> Vec<&'w str> {
    let without = |word: &&'w str| word.split_once(' ').map_or(*word, |(_, rest)| rest);
    if wanted.len() > 3 { vec!["thing"] } else { wanted.iter().map(without).collect() }
}

fn spans(reading: &Reading, wrong: &mut Wrong) {
    for (Quote { source, span, .. }, spot) in &reading.quotes {
        let (Some((from, to)), Some(source)) = (span, reading.dossier.source(source)) else { continue };
        match source.bytes {
            _ if from >= to => {
                wrong.push((spot.clone(), format!("the span ends at {to}, before or where it begins, {from}"), None));
            }
            None => wrong.push((
                spot.clone(),
                format!("a span in `{}`, whose length is not known", source.id),
                Some("give the source its `bytes`, or leave out the span"),
            )),
            Some(bytes) if *to > bytes => {
                wrong.push((spot.clone(), format!("the span ends at {to}; `{}` has {bytes} bytes", source.id), None));
            }
            Some(_) => {}
        }
    }
}

/// Sentences do not overlap, and what is quoted from a report that is gone through stands in one of them.
fn sentences(reading: &Reading, wrong: &mut Wrong) {
    type Told<'s> = Vec<((u64, u64), &'s Spot)>;
    let mut told: BTreeMap<&str, Told<'_>> = BTreeMap::new();
    for (sentence, spot) in reading.dossier.sentences.iter().zip(&reading.sentences) {
        if let Some(span) = sentence.at.span {
            told.entry(sentence.at.source.as_str()).or_default().push((span, spot));
        }
    }
    for spans in told.values_mut() {
        spans.sort_unstable_by_key(|(span, _)| *span);
        for pair in spans.windows(2).filter(|pair| pair[1].0.0 < pair[0].0.1) {
            let says =
                format!("this sentence begins at {}, before the one before it ends, at {}", pair[1].0.0, pair[0].0.1);
            wrong.push((pair[1].1.clone(), says, Some("sentences do not overlap")));
        }
    }
    for (Quote { source, span, .. }, spot) in &reading.quotes {
        let (Some((from, to)), Some(spans)) = (span, told.get(source.as_str())) else { continue };
        let bytes = reading.dossier.source(source).and_then(|source| source.bytes);
        if from >= to || bytes.is_none_or(|bytes| *to > bytes) {
            continue; // said by `spans`
        }
        let before = spans.partition_point(|((first, _), _)| first <= from);
        if before.checked_sub(1).is_none_or(|at| spans[at].0.1 < *to) {
            let says = format!("bytes {from} to {to} of `{source}` stand in none of its sentences");
            wrong.push((spot.clone(), says, Some("a `[[sentence]]` for each sentence of the report")));
        }
    }
}

fn said(reading: &Reading, wrong: &mut Wrong) {
    for (said, spot) in &reading.said {
        if let Some(says) = said.fault() {
            wrong.push((spot.clone(), says, Some("keep the words and correct the reading")));
        }
    }
}

fn circles(reading: &Reading, wrong: &mut Wrong) {
    let dossier = &reading.dossier;
    let mut check = |edges: HashMap<&str, Vec<&str>>, what: &str| {
        if let Some(found) = circle(&edges) {
            let around: Vec<&str> = found.iter().copied().chain(found.first().copied()).collect();
            let says = format!("{what} in a circle: {}", around.join(" rests on "));
            wrong.push((spot_of(reading, found[0]), says, Some("one of them has to be the origin")));
        }
    };
    let sources = dossier.sources.iter().map(|source| {
        let cited = source.cites.iter().chain(&source.republishes).map(String::as_str);
        (source.id.as_str(), cited.filter(|id| dossier.source(id).is_some()).collect())
    });
    check(sources.collect(), "attribution");
    let claims = dossier.claims.iter().map(|claim| {
        (
            claim.id.as_str(),
            claim.rests_on.iter().map(String::as_str).filter(|id| dossier.claim(id).is_some()).collect(),
        )
    });
    check(claims.collect(), "claims");
    let places = dossier.places.iter().map(|place| {
        (place.id.as_str(), place.within.iter().map(String::as_str).filter(|id| dossier.place(id).is_some()).collect())
    });
    check(places.collect(), "places");
}

fn events(reading: &Reading, wrong: &mut Wrong) {
    for event in &reading.dossier.events {
        let spot = spot_of(reading, &event.id);
        for pair in event.steps.windows(2) {
            if pair[1].known < pair[0].known {
                let says =
                    format!("`{}`: the step of {} stands after that of {}", event.id, pair[1].known, pair[0].known);
                wrong.push((spot.clone(), says, Some("oldest step first")));
            }
        }
        let planned = event.steps.iter().find(|step| step.status == Status::Planned);
        let starts = event.period.from;
        if let (Some(planned), Some(starts), Status::Held) = (planned, starts, event.status)
            && starts < planned.known
        {
            let says = format!("`{}` was held on {starts}, before it was planned, on {}", event.id, planned.known);
            wrong.push((spot.clone(), says, None));
        }
        for step in &event.steps {
            if let (Some(set_for), Status::Planned | Status::Moved) = (step.set_for, step.status)
                && set_for < step.known
            {
                let says = format!("`{}` was set on {} for {set_for}, a day already past", event.id, step.known);
                wrong.push((spot.clone(), says, None));
            }
        }
        if let Some(last) = event.steps.last()
            && last.status != event.status
            && !(last.status == Status::Moved && event.status == Status::Held)
        {
            let says =
                format!("`{}` is {}, and its last step is {}", event.id, event.status.says(), last.status.says());
            wrong.push((spot, says, None));
        }
    }
}

fn texts(reading: &Reading, wrong: &mut Wrong) {
    for text in &reading.dossier.texts {
        let spot = spot_of(reading, &text.id);
        let failed = text.outcome.is_some_and(|outcome| !outcome.is_agreement());
        if text.form == Form::PressStatement && failed && text.symbol.is_some() {
            let says = format!("`{}` is a press statement that was not issued; it has no symbol", text.id);
            wrong.push((spot.clone(), says, None));
        }
        let by_vote = text.outcome.is_some_and(Outcome::needs_vote);
        if by_vote && matches!(text.form, Form::PressStatement | Form::PresidentialStatement | Form::Statement) {
            let says = format!("`{}` is a {}; there is no vote on it", text.id, text.form.says());
            wrong.push((spot.clone(), says, Some("a statement is objected to, not vetoed")));
        }
        if text.reconstructed && text.paragraphs.is_empty() {
            let says = format!("`{}` is reconstructed, and nothing says what its paragraphs rest on", text.id);
            wrong.push((spot.clone(), says, Some("add `[[text.paragraph]]` with `at`, `says` and `source`")));
        }
        let named = [&text.words_in, &text.amendments];
        for name in named.into_iter().flatten().filter(|name| name.contains('/')) {
            let says = format!("`{name}` leads out of the folder of the dossier");
            wrong.push((spot.clone(), says, Some("files of a dossier lie beside its head")));
        }
    }
}

fn invitations(reading: &Reading, wrong: &mut Wrong) {
    let mut last: HashMap<(&str, &str), (Date, Invited)> = HashMap::new();
    for (version, spot) in reading.dossier.invitations.iter().zip(&reading.invitations) {
        let key = (version.conference.as_str(), version.to.as_str());
        let before = last.insert(key, (version.on, version.status));
        if let Some((on, _)) = before
            && version.on < on
        {
            let says = format!("this version is of {}, after one of {on}", version.on);
            wrong.push((spot.clone(), says, Some("oldest version first")));
        }
        let stands = before.map(|(_, status)| status);
        if !version.status.may_follow(stands) {
            let before = stands.map_or("on no list before", Invited::says);
            let says = format!("`{}` was {before}, so it cannot be {}", version.to, version.status.says());
            wrong.push((spot.clone(), says, None));
        }
    }
}

fn verdicts(reading: &Reading, wrong: &mut Wrong) {
    let dossier: &Dossier = &reading.dossier;
    let mut first: HashMap<&str, Ruling> = HashMap::new();
    for verdict in &dossier.verdicts {
        let spot = spot_of(reading, &verdict.id);
        match first.get(verdict.claim.as_str()) {
            Some(ruling) => {
                let says = format!(
                    "`{}` is {} by one verdict and {} by another",
                    verdict.claim,
                    ruling.says(),
                    verdict.ruling.says()
                );
                wrong.push((spot.clone(), says, Some("a claim has one verdict; put the evidence together")));
            }
            None => {
                first.insert(&verdict.claim, verdict.ruling);
            }
        }
        for says in dossier.misjudged(verdict) {
            wrong.push((spot.clone(), says, None));
        }
    }
    if dossier.claims.len() > MOST_CLAIMS {
        let says = format!("there are {} claims; at most {MOST_CLAIMS} are compared", dossier.claims.len());
        wrong.push((Spot::default(), says, Some("make several dossiers of it")));
        return;
    }
    for conflict in dossier.conflicts().into_iter().filter(|conflict| conflict.clash == Clash::Excludes) {
        let supported = |claim: &str| first.get(claim) == Some(&Ruling::Supported);
        if supported(&conflict.one) && supported(&conflict.other) {
            let verdict = dossier.verdict_on(&conflict.other).map_or("", |verdict| verdict.id.as_str());
            let says = format!(
                "`{}` and `{}` are both supported, and they exclude each other: {}",
                conflict.one, conflict.other, conflict.says
            );
            wrong.push((spot_of(reading, verdict), says, None));
        }
    }
}
