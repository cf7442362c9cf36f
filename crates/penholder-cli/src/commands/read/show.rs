//! The draft on the screen: every sentence with the words its lines stand on, and the lines under it.

use std::ops::Range;

use anstyle::{AnsiColor, Effects, Style};
use penholder_reading::draft::{Answer, Draft, Line};
use penholder_reading::measure::Chars;
use penholder_reading::proposal::{Certainty, Kind};
use penholder_reading::sentence::sentences;
use penholder_reading::words::words;

use crate::screen::{ABSTAINING, MUTED, SENTENCE, behind, paint, say};
use crate::stop::Stop;

/// The words that carry the line under the eye.
pub const MARKED: Style = AnsiColor::Yellow.on_default().effects(Effects::UNDERLINE);

/// A line in one row: number, certainty, kind, and what it says.
pub fn row(line: &Line) -> String {
    let one = &line.proposal;
    let answer = match line.answer {
        Answer::Yes => "yes",
        Answer::No => "no ",
        Answer::Open => "?  ",
    };
    let certainty = match one.certainty {
        Certainty::Firm => "●",
        Certainty::Likely => "◐",
        Certainty::Guess => "○",
    };
    let lead = format!("{:>4} {answer} {certainty} {:<11}", one.number, one.kind.word());
    behind(&lead, &one.says).into_iter().map(|(lead, words)| format!("{}{words}\n", paint(MUTED, lead))).collect()
}

/// A stretch of the report on lines that fit, with some of its words marked.
pub fn passage(text: &str, whole: &Range<usize>, marked: &[Range<usize>], indent: usize) -> String {
    let width = usize::from(crate::screen::width()).saturating_sub(indent).max(20);
    let pad = " ".repeat(indent);
    let (mut out, mut column) = (pad.clone(), 0);
    let Some(words) = text.get(whole.clone()) else { return out };
    let mut at = whole.start;
    for piece in words.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let place = at..at + word.len();
        at += piece.len();
        if word.is_empty() {
            continue;
        }
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push_str(&format!("\n{pad}"));
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        let is_marked = marked.iter().any(|span| span.start < place.end && place.start < span.end);
        out.push_str(&if is_marked { paint(MARKED, word) } else { word.to_owned() });
        column += length;
    }
    out
}

/// The whole draft.
pub fn text(draft: &Draft, text: &str) {
    let [yes, no, open] = draft.counts();
    let state = if open == 0 { "every line is answered" } else { "unconfirmed" };
    let head = format!("{}: {} lines proposed, {state}", draft.report, draft.lines.len());
    say(SENTENCE, &head);
    say(MUTED, &format!("of {}; {yes} yes, {no} no, {open} open; ● firm ◐ likely ○ guess", draft.published));
    anstream::println!();
    let mut rest: &[Line] = &draft.lines;
    for sentence in sentences(text, &words().abbreviations) {
        // the lines stand in the order of the sentences
        let here = rest.iter().take_while(|line| line.proposal.span.start < sentence.span.end).count();
        let (lines, later) = rest.split_at(here);
        rest = later;
        let marked: Vec<Range<usize>> = lines
            .iter()
            .filter(|line| line.proposal.label != "said" && line.proposal.kind != Kind::Claim)
            .map(|line| line.proposal.span.clone())
            .collect();
        anstream::println!("{}", passage(text, &sentence.span, &marked, 0));
        for line in lines {
            anstream::print!("{}", row(line));
        }
        if lines.is_empty() {
            anstream::println!("{}", paint(MUTED, "     nothing proposed"));
        }
        anstream::println!();
    }
    if open > 0 {
        let words = "Nothing of this is in a dossier. Confirm it line by line: `penholder read FILE --confirm`.";
        say(ABSTAINING, words);
    }
}

/// The draft as JSON.
pub fn json(draft: &Draft, text: &str) -> Result<(), Stop> {
    let chars = Chars::new(text);
    let lines: Vec<serde_json::Value> = draft
        .lines
        .iter()
        .map(|line| {
            let mut value = serde_json::to_value(&line.proposal).unwrap_or_default();
            value["chars"] = serde_json::json!(chars.of(&line.proposal.span));
            value["answer"] = serde_json::json!(line.answer);
            value
        })
        .collect();
    let whole = serde_json::json!({
        "report": draft.report,
        "published": draft.published,
        "sha256": draft.sha256,
        "bytes": draft.bytes,
        "confirmed": draft.counts()[2] == 0,
        "lines": lines,
    });
    let out = serde_json::to_string_pretty(&whole).map_err(|error| Stop::input(error.to_string()))?;
    anstream::println!("{out}");
    Ok(())
}
