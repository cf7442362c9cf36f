//! The asking: one line at a time, with the words it stands on; every answer is kept at once.

use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use penholder_reading::draft::{Answer, Draft};
use penholder_reading::entry;
use penholder_reading::sentence::{Sentence, sentences};
use penholder_reading::words::words;

use super::{Places, as_toml, show};
use crate::screen::{HINT, MUTED, SENTENCE, paint};
use crate::stop::Stop;

const HELP: &str = "y yes   n no   e edit, then yes   s skip   q quit, to go on later   ? this help";

enum Reply {
    Yes,
    No,
    Edit,
    Skip,
    Quit,
}

/// Asks for every open line, until all are answered or the person stops.
pub fn run(draft: &mut Draft, text: &str, places: &Places) -> Result<ExitCode, Stop> {
    let all = sentences(text, &words().abbreviations);
    let mut input = std::io::stdin().lock();
    let total = draft.lines.len();
    let open: Vec<usize> = (0..total).filter(|at| draft.lines[*at].answer == Answer::Open).collect();
    anstream::println!("{}", paint(SENTENCE, format!("{}: {total} lines proposed, {} open", draft.report, open.len())));
    anstream::println!("{}", paint(MUTED, HELP));
    for at in open {
        ask_about(draft, text, &all, at);
        match reply(&mut input)? {
            Reply::Yes => draft.lines[at].answer = Answer::Yes,
            Reply::No => draft.lines[at].answer = Answer::No,
            Reply::Edit => {
                edit(draft, at, &mut input)?;
                draft.lines[at].answer = Answer::Yes;
            }
            Reply::Skip => continue,
            Reply::Quit => break,
        }
        keep(draft, text, &places.draft)?;
    }
    finish(draft, text, places)
}

fn ask_about(draft: &Draft, text: &str, all: &[Sentence], at: usize) {
    let line = &draft.lines[at];
    let one = &line.proposal;
    let sentence =
        all.iter().find(|sentence| sentence.span.start <= one.span.start && one.span.start < sentence.span.end);
    anstream::println!();
    if let Some(sentence) = sentence {
        anstream::println!("{}", show::passage(text, &sentence.span, std::slice::from_ref(&one.span), 2));
    }
    anstream::print!("{}", show::row(line));
    let why = format!(
        "     of {}; {}, by the rule `{}`; words: {}",
        draft.lines.len(),
        one.certainty.word(),
        one.rule,
        penholder_reading::proposal::short(&one.words)
    );
    anstream::println!("{}", paint(MUTED, why));
    if let Some(when) = &one.when {
        anstream::println!(
            "{}",
            paint(MUTED, format!("     \"{}\" read as {}: {}", when.words, when.from, when.reason))
        );
    }
}

fn prompt(words: &str) -> Result<(), Stop> {
    anstream::print!("{} ", paint(HINT, words));
    std::io::stdout().flush().map_err(Stop::from)
}

/// The next line of the input; `None` at its end.
fn next(input: &mut impl BufRead) -> Result<Option<String>, Stop> {
    let mut line = String::new();
    let read =
        input.read_line(&mut line).map_err(|error| Stop::input(format!("the answer cannot be read: {error}")))?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

fn reply(input: &mut impl BufRead) -> Result<Reply, Stop> {
    loop {
        prompt("y/n/e/s/q/?")?;
        let Some(answer) = next(input)? else { return Ok(Reply::Quit) };
        match answer.to_lowercase().as_str() {
            "y" | "yes" => return Ok(Reply::Yes),
            "n" | "no" => return Ok(Reply::No),
            "e" | "edit" => return Ok(Reply::Edit),
            "s" | "skip" => return Ok(Reply::Skip),
            "q" | "quit" => return Ok(Reply::Quit),
            _ => anstream::println!("{}", paint(MUTED, HELP)),
        }
    }
}

/// Asks for the label and the sentence; an empty answer keeps what is there.
fn edit(draft: &mut Draft, at: usize, input: &mut impl BufRead) -> Result<(), Stop> {
    let one = &mut draft.lines[at].proposal;
    prompt(&format!("{} [{}]:", one.kind.word(), one.label))?;
    if let Some(label) = next(input)?.filter(|label| !label.is_empty()) {
        one.label = label;
        one.says = one.sentence();
    }
    prompt(&format!("in your words [{}]:", one.says))?;
    if let Some(says) = next(input)?.filter(|says| !says.is_empty()) {
        one.says = says;
    }
    Ok(())
}

/// Keeps the draft: written beside and moved into place, so that an interruption loses no answer.
pub fn keep(draft: &Draft, text: &str, file: &Path) -> Result<(), Stop> {
    write(file, &as_toml(draft, text)?)
}

fn write(file: &Path, what: &str) -> Result<(), Stop> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let no = |error: std::io::Error| Stop::input(format!("{} cannot be written: {error}", file.display()));
    std::fs::write(&beside, what).map_err(no)?;
    std::fs::rename(&beside, file).map_err(no)
}

fn finish(draft: &Draft, text: &str, places: &Places) -> Result<ExitCode, Stop> {
    keep(draft, text, &places.draft)?;
    let [yes, no, open] = draft.counts();
    anstream::println!("\n{}", paint(SENTENCE, format!("{yes} confirmed, {no} refused, {open} open.")));
    anstream::println!("{}", paint(MUTED, format!("The draft is kept in {}.", places.draft.display())));
    let dossier = entry::dossier(draft, text, words())
        .map_err(|error| Stop::input(format!("the dossier cannot be written: {error}")))?;
    match dossier {
        Some(dossier) => {
            write(&places.dossier, &dossier)?;
            anstream::println!(
                "{}",
                paint(
                    MUTED,
                    format!(
                        "What was confirmed is in {}; check it with `penholder case check`.",
                        places.dossier.display()
                    )
                )
            );
        }
        None => anstream::println!("{}", paint(MUTED, "Nothing was confirmed, and so there is no dossier.")),
    }
    Ok(ExitCode::SUCCESS)
}
