//! The questions that a report of a blocked text leaves open, answered from the dossier, the record and the law.
//!
//! Always: an answer is made of data and names its sources; what the data do not hold is said to be missing, not guessed.

use penholder_core::Position;
use penholder_core::dossier::{
    ActorKind, Claim, Dossier, EventKind, Invited, Measure, Outcome, Property, Sort, Status, Value, day_says,
};
use penholder_record::{Fault, Record};
use serde::Serialize;

use crate::case::{Decided, Robbed, Sat};

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
    Ok(vec![
        form(dossier, sat),
        no_veto(dossier, record)?,
        presided(sat),
        seated(sat),
        vetoed(dossier, decided),
        amended(dossier, robbed),
        asserted(dossier),
        conference(dossier),
    ])
}

fn sources_of(dossier: &Dossier) -> Vec<String> {
    let text = dossier.head.turns_on.as_deref().and_then(|id| dossier.text(id));
    text.map(|text| text.sources.iter().map(|quote| quote.source.clone()).collect()).unwrap_or_default()
}

fn form(dossier: &Dossier, sat: &[Sat]) -> Answer {
    let text = dossier.head.turns_on.as_deref().and_then(|id| dossier.text(id));
    let charter = dossier.head.body.as_deref().and_then(penholder_charters::charter);
    let mut sources = sources_of(dossier);
    let says = text.zip(sat.last()).map(|(text, sat)| {
        let kind = charter.and_then(|charter| charter.kind(text.form.word()).ok());
        sources.extend(kind.map(|kind| kind.cite.clone()));
        let count = sat.roster.len();
        format!(
            "A {}: all {count} members have to agree, the drafter included, and each of them can stop it.",
            text.form.says()
        )
    });
    Answer { id: "form", asks: "What kind of text was it, and what did it need?", says, sources }
}

fn no_veto(dossier: &Dossier, record: &Record<'_>) -> Result<Answer, Fault> {
    let text = dossier.head.turns_on.as_deref().and_then(|id| dossier.text(id));
    let objected = |event: &&penholder_core::dossier::Event| {
        event.kind == EventKind::Objected && event.text.as_deref() == dossier.head.turns_on.as_deref()
    };
    let event = dossier.events.iter().find(objected);
    let mut sources = vec!["practice of the Council: statements to the press by its members".to_owned()];
    let mut says = None;
    if let (Some(text), Some(day)) = (text, event.and_then(|event| event.period.from)) {
        let listed = record.veto_list()?.iter().filter(|entry| (entry.date - day).get_days().abs() <= 1).count();
        let who: Vec<String> = event
            .map(|event| event.parties.iter().map(|id| dossier.name_in_sentence(id)).collect())
            .unwrap_or_default();
        let none = if listed == 0 { "has nothing".to_owned() } else { format!("has {listed} other entries") };
        if !text.form.leaves_record_when_it_fails() {
            says = Some(format!(
                "No: {} objected to a text that goes through only if nobody does. There was no vote, so there was no veto. An objection leaves no record, and the list of vetoes {none} around {}.",
                who.join(", "),
                day_says(day)
            ));
            sources.push("Penholder's record: vetoes".to_owned());
        }
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
        sources: vec!["Penholder's record: presidencies, rule 18".to_owned()],
    }
}

fn seated(sat: &[Sat]) -> Answer {
    let names = |sat: &Sat, seats: &[usize]| -> String {
        let names = seats.iter().filter_map(|seat| sat.roster.seats().get(*seat)).map(|seat| seat.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let says = match sat {
        [before, after] => Some(format!(
            "Fifteen members, of whom {} changed between the two. Only on {}: {}. Only on {}: {}.",
            after.changed.len(),
            day_says(before.on),
            names(before, &before.changed),
            day_says(after.on),
            names(after, &after.changed)
        )),
        [only] => {
            let all: Vec<usize> = (0..only.roster.len()).collect();
            Some(format!("{}.", names(only, &all)))
        }
        _ => None,
    };
    Answer {
        id: "seats",
        asks: "Who sat on the Council?",
        says,
        sources: vec!["Penholder's record: roster".to_owned()],
    }
}

fn vetoed(dossier: &Dossier, decided: &[Decided]) -> Answer {
    let until = dossier.head.turns_on.as_deref().and_then(|id| dossier.text(id)).and_then(|text| text.on);
    let before = |text: &&Decided| text.outcome == Some(Outcome::Vetoed) && text.vote.is_some() && text.on <= until;
    let list: Vec<String> = decided
        .iter()
        .filter(before)
        .filter_map(|text| {
            Some(format!(
                "{}, {}: {}",
                text.symbol.as_ref()?,
                day_says(text.on?),
                text.how.trim_start_matches("by a vote, ")
            ))
        })
        .collect();
    let says = (!list.is_empty()).then(|| format!("{}.", list.join("; ")));
    Answer {
        id: "vetoes",
        asks: "Which drafts had been vetoed, and by what votes?",
        says,
        sources: vec!["Penholder's record: votes".to_owned()],
    }
}

fn amended(dossier: &Dossier, robbed: &[Robbed]) -> Answer {
    let Some(first) = robbed.first() else {
        return Answer { id: "amendments", asks: "What did the amendments do?", says: None, sources: Vec::new() };
    };
    let about = |event: &penholder_core::dossier::Event| {
        event.kind == EventKind::Amended && event.text.as_deref() == Some(&first.text)
    };
    let events: Vec<&str> = dossier.events.iter().filter(|event| about(event)).map(|event| event.id.as_str()).collect();
    let claims: Vec<&Claim> = dossier.claims.iter().filter(|claim| events.contains(&claim.about.as_str())).collect();
    let content: Vec<String> = claims
        .iter()
        .filter(|claim| claim.property == Property::Says)
        .map(|claim| dossier.value_says(&claim.value))
        .collect();
    let counts: Vec<String> = first
        .comparison
        .references
        .iter()
        .filter(|tally| tally.before > tally.after)
        .take(3)
        .map(|tally| format!("{} {} → {}", tally.name, tally.before, tally.after))
        .collect();
    let text = dossier.text(&first.text);
    let ours = text.is_some_and(|text| text.reconstructed);
    let caution =
        if ours { " The counts are of our reconstruction; neither text nor amendments were published." } else { "" };
    let says = format!("The {}: {}. In the text: {}.{caution}", first.author, content.join("; "), counts.join(", "));
    let sources = claims.iter().map(|claim| claim.at.source.clone()).fold(Vec::new(), |mut all, source| {
        if !all.contains(&source) {
            all.push(source);
        }
        all
    });
    Answer { id: "amendments", asks: "What did the amendments do?", says: Some(says), sources }
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
    let Some(conference) = dossier.conferences.first() else {
        return Answer {
            id: "conference",
            asks: "Was the conference held, and who was there?",
            says: None,
            sources: Vec::new(),
        };
    };
    let sittings: Vec<String> = conference
        .sittings
        .iter()
        .filter_map(|id| dossier.event(id))
        .map(|event| {
            let place = event.place.as_deref().map(|place| format!(" at {}", dossier.name(place))).unwrap_or_default();
            let held = if event.status == Status::Held { "held" } else { event.status.says() };
            format!("{held} {}{place}", event.period.says())
        })
        .collect();
    let mut invited: Vec<&str> = Vec::new();
    for version in &dossier.invitations {
        if version.conference == conference.id && !invited.contains(&version.to.as_str()) {
            invited.push(&version.to);
        }
    }
    let history = |to: &&str| {
        let versions = dossier.register(&conference.id, to);
        let steps: Vec<String> =
            versions.iter().map(|version| format!("{} on {}", version.status.says(), day_says(version.on))).collect();
        let absent =
            versions.last().is_some_and(|last| matches!(last.status, Invited::Withdrawn | Invited::NotInvited));
        let absent = if absent { ", and so not there" } else { "" };
        format!("{}: {}{absent}", dossier.name(to), steps.join(", "))
    };
    let register: Vec<String> = invited.iter().map(history).collect();
    let says = format!("Yes: {}. {}.", sittings.join("; "), register.join(". "));
    let mut sources: Vec<String> =
        dossier.invitations.iter().flat_map(|version| &version.sources).map(|quote| quote.source.clone()).collect();
    sources.sort();
    sources.dedup();
    Answer { id: "conference", asks: "Was the conference held, and who was there?", says: Some(says), sources }
}

/// What a position means where nobody votes.
#[must_use]
pub fn position_says(position: Position) -> &'static str {
    match position {
        Position::Objection => "objected",
        Position::NoObjection => "drafted it",
        _ => "did not object, as far as is known",
    }
}
