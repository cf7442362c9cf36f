//! Numbers of people harmed, as stated and never summed, and the weapons named.

use std::ops::Range;

use super::cover;
use crate::clause::Line;
use crate::lexicon::Class;
use crate::mention::Sort;
use crate::number::Found;
use crate::proposal::{Certainty, Count, Kind, Proposal};
use crate::verb::Meaning;

/// Every number of people harmed in a sentence.
#[must_use]
pub fn casualties(line: &Line<'_>) -> Vec<Proposal> {
    let tokens = line.tokens();
    let harm = &line.words.harm;
    let dated = |found: &Found| {
        line.whens.iter().any(|when| when.tokens.start < found.tokens.end && found.tokens.start < when.tokens.end)
            || line
                .mentions
                .iter()
                .any(|m| m.sort == Sort::Text && m.tokens.start < found.tokens.end && found.tokens.start < m.tokens.end)
    };
    let numbers: Vec<Found> =
        harm.numbers.all(tokens, &harm.bounds).into_iter().filter(|found| !dated(found)).collect();
    let mut taken: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(measure) = harm.words.get(&token.low) else { continue };
        let following = numbers.iter().position(|number| {
            let gap = number.tokens.start.saturating_sub(at + 1);
            number.tokens.start > at && gap <= 3 && leads(line, at, number.tokens.start)
        });
        let preceding = numbers.iter().rposition(|number| {
            number.tokens.end <= at && at - number.tokens.end <= 7 && same_clause(line, number.tokens.end..at)
        });
        let Some(which) =
            following.filter(|which| !taken.contains(which)).or(preceding.filter(|which| !taken.contains(which)))
        else {
            continue;
        };
        if not_people(line, &numbers[which].tokens) {
            continue;
        }
        taken.push(which);
        found.push(casualty(line, &numbers[which], measure, at));
    }
    // "12 civilians": a number of people with a word of harm further off is not proposed
    found
}

fn same_clause(line: &Line<'_>, between: Range<usize>) -> bool {
    between.into_iter().all(|at| !matches!(line.tokens()[at].word.as_str(), ";" | ":" | "." | "(" | ")"))
}

/// Whether a number follows its word at once: "killing at least 12", "a death toll of 33,000".
fn leads(line: &Line<'_>, word: usize, number: usize) -> bool {
    let phrases = &line.words.harm.before_number;
    let fits = |phrase: &Vec<String>| {
        (word.saturating_sub(2)..=word).any(|start| {
            let end = start + phrase.len();
            end > word
                && end <= number
                && phrase.iter().enumerate().all(|(nth, part)| line.low(start + nth) == part)
                && (end..number).all(|at| matches!(line.low(at), "the" | "a" | "lives" | "of"))
        })
    };
    phrases.iter().any(fits)
}

/// Whether the number counts something else: "three resolutions", "20 percent", "five days".
fn not_people(line: &Line<'_>, number: &Range<usize>) -> bool {
    let next = line.low(number.end);
    matches!(
        next,
        "percent"
            | "per"
            | "%"
            | "days"
            | "day"
            | "years"
            | "year"
            | "months"
            | "month"
            | "weeks"
            | "week"
            | "hours"
            | "hour"
            | "minutes"
            | "kilometres"
            | "kilometers"
            | "km"
            | "miles"
            | "times"
            | "-"
            | "resolutions"
            | "resolution"
            | "statements"
            | "houses"
            | "homes"
            | "bombs"
            | "attacks"
            | "countries"
            | "states"
            | "members"
            | "dollars"
            | "others'"
    ) || line.low(number.start.wrapping_sub(1)) == "$"
}

fn casualty(line: &Line<'_>, number: &Found, measure: &str, word: usize) -> Proposal {
    let span = cover(line, [number.tokens.clone(), word..word + 1]);
    let bound = number.bound.as_str();
    let words = line.words_at(line.span(number.tokens.clone()));
    let count = number.count.map_or_else(|| words.clone(), |count| count.to_string());
    let label = if bound == "plain" { format!("{count} {measure}") } else { format!("{bound} {count} {measure}") };
    let mut proposal = Proposal::new(Kind::Casualty, label, span, "number-of-people");
    proposal.count = Some(Count { count: number.count, bound: bound.to_owned(), measure: measure.to_owned(), words });
    let near = word.abs_diff(number.tokens.end) <= 3 || word < number.tokens.start;
    proposal.certainty = if number.count.is_none() {
        Certainty::Guess
    } else if near {
        Certainty::Firm
    } else {
        Certainty::Likely
    };
    // "since December 15": the period goes with the number
    proposal.when =
        line.whens.iter().position(|when| when.tokens.start >= number.tokens.end).and_then(|when| line.dated(when));
    proposal
}

/// Whether a weapon stands where it may have harmed: not as a programme or a stock, not as goods that somebody supplies.
fn harms(line: &Line<'_>, at: usize, length: usize) -> bool {
    let not_used = &line.words.harm.not_used;
    let has = |list: &[String], word: &str| list.iter().any(|known| known == word);
    let kept = (at.saturating_sub(5)..at.saturating_sub(1))
        .any(|before| line.low(before + 1) == "of" && has(&not_used.before_of, line.low(before)));
    let last = line.verbs.iter().rfind(|verb| verb.tokens.end <= at && verb.tokens.start >= line.clause_start(at));
    let supplied = last.is_some_and(|verb| {
        verb.meanings.iter().any(|meaning| matches!(meaning, Meaning::Relation(id) if id == "supplies"))
    });
    !kept && !supplied && !has(&not_used.after, line.low(at + length))
}

/// Every category of weapon or harm in a sentence, once.
#[must_use]
pub fn weapons(line: &Line<'_>) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    let mut at = 0;
    while at < line.tokens().len() {
        let senses = line.words.nouns.at(line.tokens(), at);
        let weapon = senses.as_ref().and_then(|(length, senses)| {
            senses.iter().find(|sense| sense.class == Class::Weapon).map(|sense| (*length, &sense.id))
        });
        let Some((length, id)) = weapon else {
            at += 1;
            continue;
        };
        let verb = line.verbs.iter().any(|verb| verb.tokens.contains(&at));
        if !verb && harms(line, at, length) && found.iter().all(|known| known.label != *id) {
            let mut proposal = Proposal::new(Kind::Incident, id.clone(), line.span(at..at + length), "weapon");
            proposal.certainty = Certainty::Firm;
            found.push(proposal);
        }
        at += length;
    }
    found
}
