//! `penholder text blame`: who brought every word, and who took the words that are lost.

use std::process::ExitCode;

use anstream::println;
use anstyle::{AnsiColor, Style};
use penholder_core::text::blame::{Blame, Origin, blame};
use penholder_core::text::document::Document;

use super::flow::{Flow, styled};
use super::history;
use crate::screen::{AGAINST, MUTED, SENTENCE, paint, say, wrapped};
use crate::stop::Stop;

/// Which history.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text blame dossiers/marisk-2031/history.toml
  penholder text blame dossiers/marisk-2031/history.toml --lost")]
pub struct Args {
    /// The file that tells the versions of a text (`[[version]]` with id, author, stage, and text or amendments).
    history: String,
    /// The lost words only.
    #[arg(long)]
    lost: bool,
}

/// One colour for each author, in the order they come in.
const COLOURS: [AnsiColor; 5] =
    [AnsiColor::White, AnsiColor::Yellow, AnsiColor::Magenta, AnsiColor::Green, AnsiColor::Blue];

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let document = history::read(&args.history)?;
    let found = blame(&document).map_err(|error| Stop::input(error.to_string()))?;
    say(SENTENCE, &sentence(&document, &found));
    if !args.lost {
        kept(&document, &found);
    }
    lost(&found);
    Ok(ExitCode::SUCCESS)
}

fn words(text: &str) -> usize {
    text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

fn sentence(document: &Document, found: &Blame) -> String {
    let kept: usize = found.paragraphs.iter().flat_map(|(_, runs)| runs).map(|r| words(&r.words)).sum();
    let lost: usize = found.lost.iter().map(|l| words(&l.words)).sum();
    let latest = document.latest();
    format!("{}: {} ({}), {kept} words; {lost} words were lost on the way.", document.name, latest.id, latest.stage)
}

fn kept(document: &Document, found: &Blame) {
    let mut authors: Vec<String> = Vec::new();
    let names = document.latest().text().names();
    let labels = document.latest().text().labels();
    for (i, (_, runs)) in found.paragraphs.iter().enumerate() {
        println!("\n{}", paint(MUTED, &names[i]));
        let mut flow = Flow::default();
        if !labels[i].is_empty() {
            flow.push(Style::new(), &labels[i]);
        }
        for (k, run) in runs.iter().enumerate() {
            let at = authors.iter().position(|a| *a == run.origin.author).unwrap_or_else(|| {
                authors.push(run.origin.author.clone());
                authors.len() - 1
            });
            let style = if at == 0 { Style::new() } else { COLOURS[at % COLOURS.len()].on_default() };
            let space = if k == 0 { " " } else { "" };
            if !styled() && at > 0 {
                let apart = if run.words.starts_with(' ') { " " } else { space };
                flow.push(style, &format!("{apart}{{{}: {}}}", run.origin.author, run.words.trim()));
            } else {
                flow.push(style, &format!("{space}{}", run.words));
            }
        }
        flow.lines(2).iter().for_each(|line| println!("{line}"));
    }
    let legend: Vec<String> = authors
        .iter()
        .enumerate()
        .map(|(at, a)| if at == 0 { a.clone() } else { paint(COLOURS[at % COLOURS.len()].on_default(), a) })
        .collect();
    println!("\n{} {}", paint(MUTED, "words by"), legend.join(", "));
}

fn lost(found: &Blame) {
    if found.lost.is_empty() {
        return;
    }
    println!("\nLost words");
    for l in &found.lost {
        let by = |o: &Origin| match &o.amendment {
            Some(amendment) => format!("{} ({amendment}, {})", o.author, o.version),
            None => format!("{} ({})", o.author, o.version),
        };
        for line in wrapped(&format!("○ {}: \"{}\"", l.name, l.words), 2) {
            println!("  {}", paint(AGAINST, line));
        }
        for line in wrapped(&format!("brought by {}, taken by {}", by(&l.brought), by(&l.taken)), 4) {
            println!("    {}", paint(MUTED, line));
        }
    }
}
