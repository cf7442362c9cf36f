//! The questions that a report of a blocked text leaves open, answered from the dossier, the record and the law.
//!
//! Always: an answer is made of data and names its sources; what the data do not hold is said to be missing, not guessed.

use penholder_core::dossier::{
    ActorKind, Claim, Dossier, Event, EventKind, Invitation, Invited, Measure, Outcome, Property, Sort, Status, Value,
    day_says,
};
use penholder_core::seat::with_the;
use penholder_record::{Fault, Record};
use serde::Serialize;

use crate::case::{Decided, Robbed, Sat, counted};
use crate::law::{Asked, asked};

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Its id, for links and translations.
    pub id: &'static str,
    /// The question.
    pub asks: &'static str,
    /// The answer; `None` if the data do not hold one.
    pub says: Option<String>,
    /// Where it is from: ids of sources of the dossier, or citations.
    pub sources: Vec<String>,
}

/// The eight questions, in their order.
///
/// # Errors
/// The fault of a broken table of the record.
pub fn answers(
    dossier: &Dossier,
    record: &Record<'_>,
    decided: &[Decided],
    sat: &[Sat],
    robbed: &[Robbed],
) -> Result<Vec<Answer>, Fault> {
    let law = dossier.turns_on().zip(sat.last()).and_then(|(text, sat)| {
        let body = dossier.head.body.as_deref()?;
        asked(body, text.form, sat.on, &sat.roster)
    });
    Ok(vec![
        form(dossier, sat, law.as_ref()),
        no_veto(dossier, record, law.as_ref())?,
        presided(sat),
        seated(sat),
        vetoed(dossier, record, decided)?,
        amended(dossier, robbed),
        asserted(dossier),
        conference(dossier),
    ])
}

fn form(dossier: &Dossier, sat: &[Sat], law: Option<&Asked>) -> Answer {
    let (mut says, mut sources) = (None, Vec::new());
    if let (Some(text), Some(sat), Some(law)) = (dossier.turns_on(), sat.last(), law) {
        let (form, count) = (text.form.says(), law.seats);
        says = Some(if law.is_consensus() {
            format!("A {form}: all {count} members have to agree, the drafter included, and each of them can stop it.")
        } else {
            let can = if law.stoppers.is_empty() { "nobody".to_owned() } else { sat.names(&law.stoppers) };
            format!("A {form}. {} Of {count} members, those who can stop it alone: {can}.", law.says)
        });
        sources.extend(text.sources.iter().map(|quote| quote.source.clone()));
        sources.extend(law.cites.iter().cloned());
    }
    Answer { id: "form", asks: "What kind of text was it, and what did it need?", says, sources }
}

fn no_veto(dossier: &Dossier, record: &Record<'_>, law: Option<&Asked>) -> Result<Answer, Fault> {
    let objection = dossier.turns_on().and_then(|text| {
        let mut events = dossier.events_of(&text.id, EventKind::Objected);
        events.next().filter(|_| !text.form.leaves_record_when_it_fails())
    });
    let (mut says, mut sources) = (None, Vec::new());
    if let (Some(event), Some(law)) = (objection, law.filter(|law| law.is_consensus()))
        && let Some(day) = event.period.from
    {
        let listed = record.veto_list()?.iter().filter(|entry| (entry.date - day).get_days().abs() <= 1).count();
        let who: Vec<String> = event.parties.iter().map(|id| with_the(dossier.name(id))).collect();
        let none = if listed == 0 { "has nothing".to_owned() } else { format!("has {listed} other entries") };
        says = Some(format!(
            "No: {} objected to a text that goes through only if nobody does. There was no vote, so there was no veto. An objection leaves no record, and the list of vetoes {none} around {}.",
            who.join(", "),
            day_says(day)
        ));
        sources.extend(law.cites.iter().cloned());
        sources.push("Penholder's record: vetoes".to_owned());
    }
    Ok(Answer { id: "veto", asks: "Was it a veto, and where is it recorded?", says, sources })
}

fn presided(sat: &[Sat]) -> Answer {
    let name = |sat: &Sat| {
        let president = sat.president.and_then(|seat| sat.roster.seats().get(seat))?;
        Some(format!("{} on {}", president.name, day_says(sat.on)))
    };
    let names: Vec<String> = sat.iter().filter_map(name).collect();
    let says = (!names.is_empty()).then(|| format!("{}.", names.join("; ")));
    Answer {
        id: "president",
        asks: "Who presided?",
        says,
        sources: vec!["Penholder's record: presidencies".to_owned()],
    }
}

fn seated(sat: &[Sat]) -> Answer {
    let says = match sat {
        [before, after] => Some(format!(
            "{} members, of whom {} changed between the two. Only on {}: {}. Only on {}: {}.",
            after.roster.len(),
            after.changed.len(),
            day_says(before.on),
            before.names(&before.changed),
            day_says(after.on),
            after.names(&after.changed)
        )),
        [only] => {
            let all: Vec<usize> = (0..only.roster.len()).collect();
            Some(format!("{}.", only.names(&all)))
        }
        _ => None,
    };
    Answer { id: "seats", asks: "Who were the members?", says, sources: vec!["Penholder's record: roster".to_owned()] }
}

fn vetoed(dossier: &Dossier, record: &Record<'_>, decided: &[Decided]) -> Result<Answer, Fault> {
    let until = dossier.turns_on().and_then(|text| text.on);
    let mut list = Vec::new();
    for text in decided.iter().filter(|text| text.outcome == Some(Outcome::Vetoed) && text.on <= until) {
        let (Some(symbol), Some(on)) = (&text.symbol, text.on) else { continue };
        let Some(vote) = text.vote.as_deref().and_then(|_| record.vote(symbol).ok()) else { continue };
        list.push(format!("{symbol}, {}: {}", day_says(on), counted(record, vote)?));
    }
    let says = (!list.is_empty()).then(|| format!("{}.", list.join("; ")));
    Ok(Answer {
        id: "vetoes",
        asks: "Which drafts had been vetoed, and by what votes?",
        says,
        sources: vec!["Penholder's record: votes".to_owned()],
    })
}

/// The most counts that an answer gives; the comparison has them all.
const MOST_COUNTS: usize = 3;

fn amended(dossier: &Dossier, robbed: &[Robbed]) -> Answer {
    let (mut says, mut sources) = (None, Vec::new());
    if let Some(first) = robbed.first() {
        let events: Vec<&str> =
            dossier.events_of(&first.text, EventKind::Amended).map(|event| event.id.as_str()).collect();
        let mut content: Vec<String> = Vec::new();
        for claim in dossier.claims.iter().filter(|claim| events.contains(&claim.about.as_str())) {
            if claim.property == Property::Says {
                content.push(dossier.value_says(&claim.value));
            }
            if !sources.contains(&claim.at.source) {
                sources.push(claim.at.source.clone());
            }
        }
        let counts: Vec<String> = first
            .comparison
            .references
            .iter()
            .filter(|tally| tally.before > tally.after)
            .take(MOST_COUNTS)
            .map(|tally| format!("{} {} → {}", tally.name, tally.before, tally.after))
            .collect();
        let ours = dossier.text(&first.text).is_some_and(|text| text.reconstructed);
        let caution =
            if ours { " The counts are of our reconstruction, put together from what was reported." } else { "" };
        says = Some(format!(
            "By {}: {}. In the text: {}.{caution}",
            with_the(&first.author),
            content.join("; "),
            counts.join(", ")
        ));
    }
    Answer { id: "amendments", asks: "What did the amendments do?", says, sources }
}

fn asserted(dossier: &Dossier) -> Answer {
    let is_toll = |claim: &&Claim| match &claim.value {
        Value::Number(number) => matches!(number.measure, Measure::Killed | Measure::Injured),
        _ => false,
    };
    let outside: Vec<&Claim> = dossier
        .claims
        .iter()
        .filter(is_toll)
        .filter(|claim| dossier.sort_of(&claim.holder) == Some(Sort::Actor))
        .collect();
    let says_one = |claim: &&Claim| {
        let Value::Number(number) = &claim.value else { return String::new() };
        let cause = number.cause.as_ref().map(|cause| format!(" by {}", cause.replace('-', " "))).unwrap_or_default();
        let unnamed = dossier.actor(&claim.holder).is_some_and(|actor| actor.kind == ActorKind::Anonymous);
        let who = if unnamed { " (not named)" } else { "" };
        format!("{}{who}: {}{cause}", dossier.name(&claim.holder), number.says())
    };
    let list: Vec<String> = outside.iter().map(says_one).collect();
    let origins = dossier.independence(outside.iter().copied()).says();
    let says = (!list.is_empty()).then(|| {
        format!(
            "{}. {origins}. They may count different days and means; they are kept side by side and not added up.",
            list.join("; ")
        )
    });
    let mut sources: Vec<String> = outside.iter().map(|claim| claim.at.source.clone()).collect();
    sources.dedup();
    Answer { id: "figures", asks: "Who outside of the draft gave such numbers?", says, sources }
}

fn conference(dossier: &Dossier) -> Answer {
    let (mut says, mut sources) = (None, Vec::new());
    if let Some(conference) = dossier.conferences.first() {
        let sittings: Vec<&Event> = conference.sittings.iter().filter_map(|id| dossier.event(id)).collect();
        let held = sittings.iter().filter(|event| event.status == Status::Held).count();
        let begins = match held {
            0 => "Not so far as is known",
            held if held == sittings.len() => "Yes",
            _ => "In part",
        };
        let sat: Vec<String> = sittings
            .iter()
            .map(|event| {
                let place = event.place.as_deref().map(|place| format!(" at {}", dossier.name(place)));
                format!("{} {}{}", event.status.says(), event.period.says(), place.unwrap_or_default())
            })
            .collect();
        let mut invited: Vec<&str> = Vec::new();
        for version in dossier.invitations.iter().filter(|version| version.conference == conference.id) {
            if !invited.contains(&version.to.as_str()) {
                invited.push(&version.to);
            }
            sources.extend(version.sources.iter().map(|quote| quote.source.clone()));
        }
        sources.extend(sittings.iter().flat_map(|event| &event.sources).map(|quote| quote.source.clone()));
        sources.sort();
        sources.dedup();
        let register = invited.iter().map(|to| invitation(dossier, &conference.id, to, held > 0));
        let told: Vec<String> = std::iter::once(sat.join("; ")).filter(|sat| !sat.is_empty()).chain(register).collect();
        says = (!told.is_empty()).then(|| format!("{begins}: {}.", told.join(". ")));
    }
    Answer { id: "conference", asks: "Was the conference held, and who was there?", says, sources }
}

/// The register of one invited; who stayed away is said only of a conference that was held.
fn invitation(dossier: &Dossier, conference: &str, to: &str, held: bool) -> String {
    let versions = dossier.register(conference, to);
    let steps: Vec<String> =
        versions.iter().map(|version| format!("{} on {}", version.status.says(), day_says(version.on))).collect();
    let stays_away =
        |last: &&Invitation| matches!(last.status, Invited::Withdrawn | Invited::NotInvited | Invited::Declined);
    let absent = if held && versions.last().is_some_and(stays_away) { ", and so not there" } else { "" };
    format!("{}: {}{absent}", dossier.name(to), steps.join(", "))
}
