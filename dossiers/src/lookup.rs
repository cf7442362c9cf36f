//! Claims looked up in the record of the body, by themselves.
//!
//! Always: what the record can answer is answered from it and from nothing else; what needs a text that is not at hand, or
//! an act that leaves no record, stays unresolved and says why.
//! Not here: the verdicts that people write into a dossier.

use jiff::civil::Date;
use penholder_core::dossier::conflict::{forms_exclude, outcomes_exclude};
use penholder_core::dossier::{Claim, Dossier, Form, Measure, Number, Outcome, Property, Ruling, Value, day_says};
use penholder_record::{Declared, Fault, Record, Vote};
use serde::Serialize;

use crate::law::asked;

/// What the record makes of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The claim.
    pub claim: String,
    /// What is found.
    pub ruling: Ruling,
    /// How, in one sentence.
    pub says: String,
}

/// Looks up every claim that the record may know something of, in the order of the claims.
///
/// # Errors
/// The fault of a broken table.
pub fn lookups(dossier: &Dossier, record: &Record<'_>) -> Result<Vec<Checked>, Fault> {
    let mut found = Vec::new();
    for claim in &dossier.claims {
        if let Some((ruling, says)) = lookup(dossier, record, claim)? {
            found.push(Checked { claim: claim.id.clone(), ruling, says });
        }
    }
    Ok(found)
}

type Found = Result<Option<(Ruling, String)>, Fault>;

fn lookup(dossier: &Dossier, record: &Record<'_>, claim: &Claim) -> Found {
    if dossier.head.body.as_deref() != Some(record.body()) {
        return Ok(None);
    }
    match (&claim.value, claim.property) {
        (Value::Number(number), _) => match number.measure {
            Measure::Vetoed => vetoed(dossier, record, number),
            Measure::Seated | Measure::MustAgree => seats(dossier, record, claim, number),
            _ => Ok(None),
        },
        (Value::Outcome(outcome), _) => outcome_of(dossier, record, claim, *outcome),
        (Value::Form(form), _) => form_of(dossier, record, claim, *form),
        (_, Property::Does) => {
            Ok(Some((Ruling::Unresolved, format!("the words of {} are not at hand here", dossier.name(&claim.about)))))
        }
        _ => Ok(None),
    }
}

/// The votes on the items of the dossier.
fn of_items<'r>(dossier: &'r Dossier, record: &'r Record<'_>) -> Result<impl Iterator<Item = &'r Vote<'r>>, Fault> {
    let known = |item: &str| dossier.head.items.iter().any(|known| known == item);
    Ok(record.votes()?.iter().filter(move |vote| vote.item.is_some_and(known)))
}

/// Whether two days are the same or next to each other, as they are where clocks differ.
fn is_near(one: Date, other: Date) -> bool {
    (one - other).get_days().abs() <= 1
}

fn fits(number: &Number, count: usize) -> Ruling {
    let (low, high) = number.range();
    if (low..=high).contains(&(count as u64)) { Ruling::Supported } else { Ruling::Refuted }
}

/// The votes on the items of the dossier that certain members vetoed together, in certain days.
fn vetoed(dossier: &Dossier, record: &Record<'_>, number: &Number) -> Found {
    let codes: Vec<&str> = number.by.iter().filter_map(|actor| dossier.actor(actor)?.state.as_deref()).collect();
    let whole = dossier.head.period;
    let drafts: Vec<&Vote<'_>> = of_items(dossier, record)?
        .filter(|vote| whole.holds_on(vote.date) && number.period.holds_on(vote.date))
        .filter(|vote| {
            let vetoes: Vec<&str> = vote.vetoes().collect();
            !vetoes.is_empty() && codes.iter().all(|code| vetoes.contains(code))
        })
        .collect();
    let list: Vec<String> =
        drafts.iter().map(|vote| format!("{} ({}, {})", vote.symbol, day_says(vote.date), vote.tally())).collect();
    let who: Vec<&str> = number.by.iter().map(|actor| dossier.name(actor)).collect();
    let count = drafts.len();
    let says = format!("the record has {count} drafts that {} vetoed: {}", who.join(" and "), list.join(", "));
    Ok(Some((fits(number, count), says)))
}

fn seats(dossier: &Dossier, record: &Record<'_>, claim: &Claim, number: &Number) -> Found {
    let Some(day) = number.period.from.or(claim.as_of).or_else(|| dossier.published(claim)) else { return Ok(None) };
    let Ok(roster) = record.roster_on(day) else {
        return Ok(Some((Ruling::Unresolved, format!("the record does not reach {day}"))));
    };
    let sat = format!("{} members sat on {}", roster.len(), day_says(day));
    if number.measure != Measure::MustAgree {
        return Ok(Some((fits(number, roster.len()), sat)));
    }
    let Some(form) = dossier.text(&claim.about).map(|text| text.form) else { return Ok(None) };
    let Some(law) = asked(record.body(), form, day, &roster) else {
        let says = format!("{sat}; the charter does not say what a {} needs", form.says());
        return Ok(Some((Ruling::Unresolved, says)));
    };
    let who = if law.is_consensus() { "each of them".to_owned() } else { format!("{} of them", law.stoppers.len()) };
    Ok(Some((fits(number, law.stoppers.len()), format!("{sat}, and {who} can stop a {} alone", form.says()))))
}

/// The votes on a text of the dossier, found by its symbol.
fn votes_on<'r>(record: &'r Record<'_>, symbol: &str) -> Vec<&'r Vote<'r>> {
    record.votes_on(symbol).unwrap_or_default()
}

fn outcome_of(dossier: &Dossier, record: &Record<'_>, claim: &Claim, said: Outcome) -> Found {
    let Some(text) = dossier.text(&claim.about) else { return Ok(None) };
    let Some(symbol) = &text.symbol else {
        return without_symbol(dossier, record, claim, text.on, said);
    };
    let found = if let Some(statement) = record.statements()?.iter().find(|statement| statement.symbol == *symbol) {
        Some((Outcome::AdoptedByConsensus, statement.date))
    } else {
        votes_on(record, symbol).first().map(|vote| (outcome_of_vote(vote), vote.date))
    };
    Ok(Some(match found {
        None => (Ruling::Unresolved, format!("{symbol} is not in the record")),
        Some((outcome, date)) => {
            let clash = outcomes_exclude(said, outcome);
            let ruling = if clash { Ruling::Refuted } else { Ruling::Supported };
            (ruling, format!("{symbol} was {} on {}", outcome.says(), day_says(date)))
        }
    }))
}

/// A text without a symbol: only an act that leaves a record can be looked for, and its absence then counts.
fn without_symbol(dossier: &Dossier, record: &Record<'_>, claim: &Claim, on: Option<Date>, said: Outcome) -> Found {
    let Some(day) = on else { return Ok(None) };
    if !dossier.leaves_record(claim) {
        let says = format!("what is {} leaves no record, so that the record says nothing here", said.says());
        return Ok(Some((Ruling::Unresolved, says)));
    }
    let around = day_says(day);
    let votes: Vec<&str> = of_items(dossier, record)?
        .filter(|vote| is_near(vote.date, day) && outcome_of_vote(vote) == said)
        .map(|vote| vote.symbol)
        .collect();
    let listed = record.veto_list()?.iter().filter(|entry| is_near(entry.date, day)).count();
    Ok(Some(if !votes.is_empty() {
        (Ruling::Unresolved, format!("the record has around {around}: {}", votes.join(", ")))
    } else if said != Outcome::Vetoed {
        (Ruling::Unresolved, format!("the record has nothing on the item that was {} around {around}", said.says()))
    } else if listed > 0 {
        (Ruling::Unresolved, format!("the list of vetoes has {listed} entries around {around}, none on the item"))
    } else {
        let says = format!("a veto leaves a record; neither the votes nor the list of vetoes has one around {around}");
        (Ruling::Refuted, says)
    }))
}

/// What a vote came to, in the words of dossiers.
fn outcome_of_vote(vote: &Vote<'_>) -> Outcome {
    match vote.declared {
        Declared::Adopted => Outcome::AdoptedByVote,
        Declared::Vetoed => Outcome::Vetoed,
        Declared::LackingVotes => Outcome::LackingVotes,
    }
}

fn form_of(dossier: &Dossier, record: &Record<'_>, claim: &Claim, said: Form) -> Found {
    let Some(text) = dossier.text(&claim.about) else { return Ok(None) };
    let Some(symbol) = &text.symbol else {
        let (Some(day), true) = (text.on, said.leaves_record_when_it_fails()) else { return Ok(None) };
        let failed = |vote: &&Vote<'_>| is_near(vote.date, day) && vote.resolution.is_none();
        let count = of_items(dossier, record)?.filter(failed).count();
        let around = day_says(day);
        return Ok(Some(if count == 0 {
            (Ruling::Refuted, format!("no draft on the item failed in a vote around {around}"))
        } else {
            (Ruling::Unresolved, format!("{count} drafts on the item failed in a vote around {around}"))
        }));
    };
    let is_statement = record.statements()?.iter().any(|statement| statement.symbol == *symbol);
    let found = match (is_statement, votes_on(record, symbol).first()) {
        (true, _) => Form::PresidentialStatement,
        // A draft that was adopted is found by its own symbol too, and the vote has that of the resolution.
        (_, Some(vote)) if vote.resolution.is_some() && vote.symbol == symbol => Form::Resolution,
        (_, Some(_)) => Form::DraftResolution,
        _ => return Ok(Some((Ruling::Unresolved, format!("{symbol} is not in the record")))),
    };
    let clash = forms_exclude(said, found);
    let ruling = if clash { Ruling::Refuted } else { Ruling::Supported };
    Ok(Some((ruling, format!("{symbol} is a {} in the record", found.says()))))
}
