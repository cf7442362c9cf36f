//! The answer as Markdown: a cable home.

use std::fmt::Write;

use super::answer::{Answered, Cell, FROM_REPORTED, Mark, WaysOut};
use super::beside::Beside;
use super::words::with_article;
use penholder_core::say::{capital, listed};

/// The answer as Markdown.
#[must_use]
pub fn cable(answer: &Answered) -> String {
    let mut out = String::new();
    section(&mut out, &format!("# {}\n\n**{}**", answer.title, escaped(&answer.sentence)));
    let other = &answer.from_reported_alone;
    section(&mut out, reported(other.verdict.as_ref()).trim_start());
    let leads = answer.penholder.as_ref().map(|name| format!(" Penholder: {name}.")).unwrap_or_default();
    section(&mut out, &format!("{}, as {}, {}.{leads}", answer.body, with_article(&answer.kind), answer.date));
    section(&mut out, answer.about.as_deref().unwrap_or_default());
    let rule = answer.rule.iter().map(|(asked, cite)| format!("- {} ({})", escaped(asked), escaped(cite)));
    list(&mut out, "The rule: it is adopted only if", rule);
    section(&mut out, &matrix(answer));
    for text in &answer.texts {
        let (kept, of) = text.content;
        let kept = format!(" ({}; keeps {kept} of {of} of the content)", listed(&text.changes));
        let changes = if text.changes.is_empty() { String::new() } else { kept };
        section(
            &mut out,
            &format!(
                "**{}**{}: {}{}",
                capital(&text.name),
                escaped(&changes),
                escaped(&text.sentence),
                reported(text.from_reported_alone.as_ref())
            ),
        );
        list(&mut out, "Unmet:", text.unmet.iter().map(|unmet| format!("- {}", escaped(unmet))));
    }
    let more = if answer.deadlocks_complete { "" } else { " (more exist)" };
    let deadlocks = answer.deadlocks.iter().map(|deadlock| {
        let guessed = if deadlock.guessed { GUESS } else { "" };
        format!("1. {}{guessed}", escaped(&deadlock.sentence))
    });
    list(&mut out, &format!("## Why: the smallest deadlocks{more}"), deadlocks);
    ways(&mut out, "## Ways out: the fewest concessions", &answer.by_number);
    if !answer.same_ways() {
        ways(&mut out, "## Ways out: the lightest concessions", &answer.by_weight);
    }
    let mut alone: Vec<String> =
        answer.alone.iter().map(|one| format!("- {}: then {}", one.member, escaped(&one.passes))).collect();
    if answer.nobody_alone() {
        alone.push("Nobody: more than one member has to concede something.".to_owned());
    }
    alone.extend(paragraph(other.alone.as_ref()));
    list(&mut out, "## Who could end it alone", alone.into_iter());
    section(&mut out, &answer.beside.as_ref().map(side_by_side).unwrap_or_default());
    for best in answer.best_told(usize::MAX) {
        let proved = if best.proved { "" } else { ", best found, not proved" };
        let texts = best.texts.iter().map(|text| {
            let (preference, content) = (answer.texts[0].preference.1, answer.texts[0].content.1);
            let worth =
                format!("preference {} of {preference}; content {} of {content}", text.preference, text.content);
            format!("1. {} ({worth}; {})", escaped(&text.text), text.votes())
        });
        list(&mut out, &format!("## Texts that pass, best by {}{proved}", listed(&best.objectives)), texts);
    }
    section(&mut out, reported(other.best.as_ref()).trim_start());
    let roads = answer
        .roads
        .roads
        .iter()
        .map(|road| format!("- {}{}", escaped(&road.sentence), reported(road.from_reported_alone.as_ref())));
    let left_out = answer.roads.left_out.iter().map(|says| format!("\n{}", escaped(says)));
    list(&mut out, "## Other roads", roads.chain(left_out));
    let amendments = answer.amendments.iter().map(|one| {
        let passes = if one.passes { "; the draft passes with it" } else { "" };
        let words = one.words.as_ref().map(|words| format!(" ({})", escaped(words))).unwrap_or_default();
        let (moved, costs) = (one.moved(usize::MAX), one.costs);
        let other = one.from_reported_alone.as_ref().map(|other| format!(".{}", reported(Some(other))));
        let other = other.unwrap_or_default();
        format!("- {}: {moved}, costs {costs} of the content{words}{passes}{other}", escaped(&one.says))
    });
    list(&mut out, "## One amendment at a time", amendments);
    list(&mut out, "## What if we are wrong", answer.certainty.iter().cloned());
    let next = answer.next.iter().map(|question| format!("1. {}", escaped(question)));
    list(&mut out, "## Whom to ask next", next.chain(paragraph(other.next.as_ref())));
    list(
        &mut out,
        "## Positions and who reports them",
        answer.sources.iter().map(|source| format!("- {}", escaped(source))),
    );
    list(&mut out, "## Notes", answer.notes.iter().map(|note| format!("- {note}")));
    out
}

/// What marks a line that stands on a position that nobody stated.
const GUESS: &str = " *Rests on a guess.*";

/// The mark of an answer that would be another from what is reported alone, with that other one.
fn reported(other: Option<&String>) -> String {
    other.map(|other| format!("{GUESS} {FROM_REPORTED} {}", escaped(other))).unwrap_or_default()
}

/// The same as a paragraph after a list.
fn paragraph(other: Option<&String>) -> Option<String> {
    other.map(|_| format!("\n{}", reported(other).trim_start()))
}

/// A text that passes beside the text proposed.
fn side_by_side(beside: &Beside) -> String {
    let (kept, of) = beside.content;
    let only_if = beside.only_if.as_ref().map(|only_if| format!(" if {only_if}")).unwrap_or_default();
    let mut out = format!("## The text that passes beside the text proposed\n\n{}", capital(&beside.text));
    let _ = writeln!(out, " passes{}; it keeps {kept} of {of} of the content.\n", escaped(&only_if));
    out.push_str("| | proposed | passes |\n|---|---|---|\n");
    for row in &beside.rows {
        let proposed = escaped(&row.proposed);
        let passes = match row {
            row if row.same => "the same".to_owned(),
            row if row.worded && row.out => "left out".to_owned(),
            row => escaped(&row.passes),
        };
        let _ = writeln!(out, "| {} | {proposed} | {passes} |", row.element);
    }
    if let Some(words) = &beside.words {
        let _ = writeln!(out, "\n{}.", escaped(&capital(words)));
    }
    if !beside.unmet.is_empty() {
        let unmet: Vec<String> = beside.unmet.iter().map(|unmet| format!("- {}", escaped(unmet))).collect();
        let _ = writeln!(out, "\nIt leaves unmet:\n\n{}", unmet.join("\n"));
    }
    if beside.from_reported_alone.is_some() {
        let _ = writeln!(out, "\n{}", reported(beside.from_reported_alone.as_ref()).trim_start());
    }
    out.trim_end().to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('*', "\\*").replace('_', "\\_")
}

fn section(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "{text}\n");
    }
}

fn list(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        section(out, title);
        section(out, &lines.join("\n"));
    }
}

fn ways(out: &mut String, title: &str, ways: &WaysOut) {
    let more = if ways.complete || ways.ways.is_empty() { "" } else { " (more exist)" };
    let says = ways.ways.iter().map(|way| {
        let guessed = if way.guessed { GUESS } else { "" };
        format!("- {}{guessed}", escaped(&way.sentence))
    });
    list(out, &format!("{title}{more}"), says.chain(paragraph(ways.from_reported_alone.as_ref())));
}

/// The words for a mark in print: no colour, no symbol that a typewriter lacks.
fn cell(cell: &Cell) -> String {
    let mark = match cell.mark {
        Mark::Nothing => return String::new(),
        Mark::Must => "must",
        Mark::Refuses => "refuses",
        Mark::Package => "ties",
        Mark::Rather => "rather",
    };
    let sure = if cell.confidence == Some("guessed") { "?" } else { "" };
    if cell.conflict { format!("**{mark}{sure}**") } else { format!("{mark}{sure}") }
}

fn matrix(answer: &Answered) -> String {
    let rows: Vec<_> = answer.matrix.rows.iter().filter(|row| row.stated).collect();
    if rows.is_empty() {
        return String::new();
    }
    let ids: Vec<&str> = answer.matrix.elements.iter().map(|(id, _)| id.as_str()).collect();
    let mut table = format!("| | {} | on the draft |\n|---|{}---|\n", ids.join(" | "), "---|".repeat(ids.len()));
    for row in &rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let guess = if row.stance_guessed { "?" } else { "" };
        let _ = writeln!(table, "| {} | {} | {}{guess} |", row.name, cells.join(" | "), row.stance);
    }
    if let Some(others) = answer.matrix.others() {
        let _ = writeln!(table, "\n{others}");
    }
    table.push_str("\nIn bold: in conflict. `?`: a guess.\n\n");
    for (id, says) in &answer.matrix.elements {
        let _ = writeln!(table, "- {id}: {}", escaped(says));
        for form in answer.matrix.forms_of(id) {
            let _ = writeln!(table, "  - or {}", escaped(&form.told()));
        }
    }
    table.trim_end().to_owned()
}
