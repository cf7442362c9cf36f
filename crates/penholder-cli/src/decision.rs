//! A decision on the screen: the sentence, the horseshoe, the reasons with their articles, what would have changed it.

use anstream::println;
use penholder_core::flip::{flips, pivotal};
use penholder_core::{Ballots, Decision, Outcome, Saying, Seated, decide};
use serde_json::{Value, json};

use crate::horseshoe;
use crate::screen::{ABSTAINING, AGAINST, FOR, MUTED, SENTENCE, paint, say, wrapped};

/// Prints a decision; `under` are the rules the question may fall under: one, or several while that is unsettled.
pub fn print(under: &[Seated<'_>], ballots: &Ballots, decision: &Decision<'_>, president: Option<usize>) {
    let Some(seated) = under.first() else { return };
    let saying = Saying::new(seated);
    say(SENTENCE, &saying.sentence(decision));
    let vetoes = decision.vetoes();
    println!();
    let picture = horseshoe::lines(seated.roster, ballots, &vetoes, president);
    for line in &picture {
        println!("  {line}");
    }
    if !picture.is_empty() {
        println!();
    }
    horseshoe::legend(ballots, vetoes.len()).iter().for_each(|line| println!("  {line}"));
    println!();
    if under.len() > 1 {
        return print_each(under, ballots);
    }
    println!("Why");
    print_reasons(&saying, decision);
    print_flips(&saying, seated, ballots, decision);
}

/// What the outcome would be under each rule that may apply.
fn print_each(under: &[Seated<'_>], ballots: &Ballots) {
    for seated in under {
        let decision = decide(seated, ballots);
        let saying = Saying::new(seated);
        println!("If the question is {}", paint(SENTENCE, &seated.rule.on));
        for line in wrapped(&saying.sentence(&decision), 2) {
            println!("  {line}");
        }
        print_reasons(&saying, &decision);
        println!();
    }
}

fn print_reasons(saying: &Saying<'_>, decision: &Decision<'_>) {
    let mut last_cite = String::new();
    for reason in saying.reasons(decision) {
        let indent = 2 + 2 * reason.depth;
        let (mark, says) = match reason.met {
            Some(true) => (paint(FOR, "✓"), "met"),
            Some(false) => (paint(AGAINST, "✗"), "not met"),
            None => (paint(ABSTAINING, "?"), "not to be told yet"),
        };
        let found = if reason.found.is_empty() { String::new() } else { format!(": {}", reason.found) };
        let text = format!("{}{found} ({says})", reason.asked);
        for (at, line) in wrapped(&text, indent + 2).into_iter().enumerate() {
            let lead = if at == 0 { mark.as_str() } else { " " };
            println!("{}{lead} {line}", " ".repeat(indent));
        }
        if reason.cite != last_cite && reason.depth == 0 {
            for line in wrapped(&reason.cite, indent + 2) {
                println!("{}{}", " ".repeat(indent + 2), paint(MUTED, line));
            }
            last_cite = reason.cite;
        }
    }
}

fn print_flips(saying: &Saying<'_>, seated: &Seated<'_>, ballots: &Ballots, decision: &Decision<'_>) {
    const MOST_SHOWN: usize = 5;
    let Some(flips) = flips(seated, ballots) else { return };
    let would = if decision.outcome == Outcome::Adopted { "fallen" } else { "passed" };
    println!();
    println!("It would have {would} if");
    let ways = saying.flips(&flips);
    for way in ways.iter().take(MOST_SHOWN) {
        for (at, line) in wrapped(way, 4).into_iter().enumerate() {
            println!("{}{line}", if at == 0 { "  - " } else { "    " });
        }
    }
    let more = ways.len().saturating_sub(MOST_SHOWN);
    if more > 0 || !flips.complete {
        let number = if flips.complete { more.to_string() } else { "more".to_owned() };
        println!("    {}", paint(MUTED, format!("and {number} other ways with as few changes")));
    }
    if !flips.proved {
        println!("    {}", paint(MUTED, "fewer changes were not ruled out: the search was cut"));
    }
}

/// The decision for programs.
pub fn json(seated: &Seated<'_>, ballots: &Ballots, decision: &Decision<'_>) -> Value {
    let saying = Saying::new(seated);
    let roster = seated.roster;
    let id = |seat: usize| roster.seats()[seat].id.clone();
    let missing: Vec<Value> = match &decision.outcome {
        Outcome::Undetermined { missing } => missing.iter().map(|missing| missing_json(missing, &id)).collect(),
        _ => Vec::new(),
    };
    let findings: Vec<Value> = decision.findings.iter().map(|finding| finding_json(&saying, finding, &id)).collect();
    let ballots_json: serde_json::Map<String, Value> = ballots
        .positions()
        .iter()
        .enumerate()
        .map(|(seat, position)| (id(seat), Value::from(position.word())))
        .collect();
    let flips = flips(seated, ballots).map(|flips| {
        json!({ "size": flips.size, "proved": flips.proved, "complete": flips.complete, "ways": saying.flips(&flips) })
    });
    json!({
        "body": seated.charter.id,
        "question": seated.rule.on,
        "rule": seated.rule.cite,
        "outcome": decision.outcome.word(),
        "label": decision.label.map(|label| label.id.clone()),
        "sentence": saying.sentence(decision),
        "missing": missing,
        "findings": findings,
        "vetoes": decision.vetoes().into_iter().map(id).collect::<Vec<_>>(),
        "pivotal": pivotal(seated, ballots).into_iter().map(id).collect::<Vec<_>>(),
        "flips": flips,
        "ballots": ballots_json,
    })
}

fn missing_json(missing: &penholder_core::Missing, id: &impl Fn(usize) -> String) -> Value {
    match missing {
        penholder_core::Missing::Position(seat) => json!({ "seat": id(*seat) }),
        penholder_core::Missing::Question(questions) => json!({ "question": questions }),
    }
}

fn finding_json(saying: &Saying<'_>, finding: &penholder_core::Finding<'_>, id: &impl Fn(usize) -> String) -> Value {
    json!({
        "asked": saying.asked(finding),
        "cite": finding.requirement.cite,
        "met": finding.met,
        "counted": finding.test().map(|_| finding.counted().to_string()),
        "compare": finding.compare().map(|compare| compare.says()),
        "needed": finding.needed().map(|needed| needed.to_string()),
        "of": finding.base().map(|base| base.to_string()),
        "who": finding.who.iter().map(|seat| id(*seat as usize)).collect::<Vec<_>>(),
        "parts": finding.parts.iter().map(|part| finding_json(saying, part, id)).collect::<Vec<_>>(),
    })
}
