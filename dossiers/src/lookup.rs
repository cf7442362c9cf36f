//! Claims looked up in the record of the body, by themselves.
//!
//! Always: what the record can answer is answered from it and from nothing else; what needs a text that is not at hand, or
//! an act that leaves no record, stays unresolved and says why.
//! Not here: the verdicts that people write into a dossier.

use jiff::civil::Date;
use penholder_core::dossier::{Claim, Dossier, Form, Measure, Number, Outcome, Property, Ruling, Value, day_says};
use penholder_record::{Fault, Record, Vote};
use serde::Serialize;

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

/// The votes on the items of the dossier that certain members vetoed together, in certain days.
fn vetoed(dossier: &Dossier, record: &Record<'_>, number: &Number) -> Found {
    let codes: Vec<&str> = number.by.iter().filter_map(|actor| dossier.actor(actor)?.state.as_deref()).collect();
    let whole = dossier.head.period;
    let drafts: Vec<&Vote<'_>> = record
        .votes()?
        .iter()
        .filter(|vote| vote.item.is_some_and(|item| dossier.head.items.iter().any(|known| known == item)))
        .filter(|vote| whole.holds_on(vote.date) && number.period.holds_on(vote.date))
        .filter(|vote| {
            let vetoes: Vec<&str> = vote.vetoes().collect();
            !vetoes.is_empty() && codes.iter().all(|code| vetoes.contains(code))
        })
        .collect();
    let list: Vec<String> =
        drafts.iter().map(|vote| format!("{} ({}, {})", vote.symbol, day_says(vote.date), vote.tally())).collect();
    let (low, high) = number.range();
    let count = drafts.len() as u64;
    let ruling = if (low..=high).contains(&count) { Ruling::Supported } else { Ruling::Refuted };
    let who: Vec<&str> = number.by.iter().map(|actor| dossier.name(actor)).collect();
    Ok(Some((ruling, format!("the record has {count} drafts that {} vetoed: {}", who.join(" and "), list.join(", ")))))
}

fn seats(dossier: &Dossier, record: &Record<'_>, claim: &Claim, number: &Number) -> Found {
    let Some(day) = number.period.from.or(claim.as_of).or_else(|| dossier.published(claim)) else { return Ok(None) };
    let Ok(roster) = record.roster_on(day) else {
        return Ok(Some((Ruling::Unresolved, format!("the record does not reach {day}"))));
    };
    let count = roster.len() as u64;
    let (low, high) = number.range();
    let ruling = if (low..=high).contains(&count) { Ruling::Supported } else { Ruling::Refuted };
    let says = match number.measure {
        Measure::MustAgree => {
            format!("{count} members sat on {}, and each of them can stop a text by objection", day_says(day))
        }
        _ => format!("{count} members sat on {}", day_says(day)),
    };
    Ok(Some((ruling, says)))
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
        votes_on(record, symbol).first().map(|vote| {
            let outcome = match vote.declared {
                penholder_record::Declared::Adopted => Outcome::AdoptedByVote,
                penholder_record::Declared::Vetoed => Outcome::Vetoed,
                penholder_record::Declared::LackingVotes => Outcome::LackingVotes,
            };
            (outcome, vote.date)
        })
    };
    Ok(Some(match found {
        None => (Ruling::Unresolved, format!("{symbol} is not in the record")),
        Some((outcome, date)) => {
            let clash = penholder_core::dossier::conflict::outcomes_exclude(said, outcome);
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
    let near = |date: Date| (date - day).get_days().abs() <= 1;
    let of_item = |vote: &&Vote<'_>| vote.item.is_some_and(|item| dossier.head.items.iter().any(|known| known == item));
    let votes: Vec<&str> = record
        .votes()?
        .iter()
        .filter(of_item)
        .filter(|vote| near(vote.date) && vote.vetoes().next().is_some())
        .map(|vote| vote.symbol)
        .collect();
    let listed = record.veto_list()?.iter().filter(|entry| near(entry.date)).count();
    Ok(Some(if said == Outcome::Vetoed && votes.is_empty() && listed == 0 {
        (
            Ruling::Refuted,
            format!(
                "a veto leaves a record; neither the votes nor the list of vetoes has one around {}",
                day_says(day)
            ),
        )
    } else {
        (Ruling::Unresolved, format!("the record has around {}: {}", day_says(day), votes.join(", ")))
    }))
}

fn form_of(dossier: &Dossier, record: &Record<'_>, claim: &Claim, said: Form) -> Found {
    let Some(text) = dossier.text(&claim.about) else { return Ok(None) };
    let Some(symbol) = &text.symbol else {
        let (Some(day), true) = (text.on, said.leaves_record_when_it_fails()) else { return Ok(None) };
        let near = |vote: &&Vote<'_>| (vote.date - day).get_days().abs() <= 1;
        let of_item =
            |vote: &&Vote<'_>| vote.item.is_some_and(|item| dossier.head.items.iter().any(|known| known == item));
        let failed = |vote: &&Vote<'_>| vote.resolution.is_none();
        let count = record.votes()?.iter().filter(near).filter(of_item).filter(failed).count();
        let says = format!("{count} drafts on the item failed in a vote around {}", day_says(day));
        let ruling = if count == 0 { Ruling::Refuted } else { Ruling::Unresolved };
        return Ok(Some((
            ruling,
            if count == 0 { format!("no draft on the item failed in a vote around {}", day_says(day)) } else { says },
        )));
    };
    let is_statement = record.statements()?.iter().any(|statement| statement.symbol == *symbol);
    let is_vote = !votes_on(record, symbol).is_empty();
    let found = match (is_statement, is_vote) {
        (true, _) => Form::PresidentialStatement,
        (_, true) if symbol.starts_with("S/RES/") => Form::Resolution,
        (_, true) => Form::DraftResolution,
        _ => return Ok(Some((Ruling::Unresolved, format!("{symbol} is not in the record")))),
    };
    let clash = penholder_core::dossier::conflict::forms_exclude(said, found);
    let ruling = if clash { Ruling::Refuted } else { Ruling::Supported };
    Ok(Some((ruling, format!("{symbol} is a {} in the record", found.says()))))
}
