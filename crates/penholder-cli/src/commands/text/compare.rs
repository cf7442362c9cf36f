//! `penholder text compare`: what two versions say differently, in numbers and word by word.

use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use penholder_core::text::Text;
use penholder_core::text::compare::{Comparison, Pairing, ParagraphChange, ParagraphFate, Tally, compare};
use penholder_core::text::leading::Phrases;
use penholder_core::text::merge::merge;
use serde_json::json;

use super::flow::Flow;
use super::{html, input};
use crate::screen::{AGAINST, FOR, MUTED, SENTENCE, many, paint, say, width, wrapped};
use crate::stop::Stop;

/// Which versions, with which words for things.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text compare dossiers/aleppo-2014/statement-december.txt dossiers/aleppo-2014/statement-january.txt
  penholder text compare dossiers/marisk-2031/statement.txt --amendments dossiers/marisk-2031/amendments.toml")]
pub struct Args {
    /// The old version.
    old: String,
    /// The new version.
    #[arg(required_unless_present = "amendments")]
    new: Option<String>,
    /// Compares the old version with itself amended by a file of amendments.
    #[arg(long, conflicts_with = "new")]
    amendments: Option<String>,
    /// Which things are counted: a vocabulary file, or a shipped one by name.
    #[arg(long, short)]
    vocabulary: Option<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    format: Output,
    /// The counts only, without the words.
    #[arg(long)]
    counts: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    /// For the terminal.
    Text,
    /// A fragment for a page of one's own.
    Html,
    /// A whole page with the versions side by side.
    Page,
    /// For programs.
    Json,
}

/// Does it. Exit code 1 says that the versions differ.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let vocabulary = input::vocabulary(args.vocabulary.as_deref())?;
    let old = input::text(&args.old)?;
    let (new, pairing) = match (&args.new, &args.amendments) {
        (Some(new), _) => (input::text(new)?, Pairing::ByWords),
        (None, Some(file)) => (amended(&old, file)?, Pairing::ByIds),
        (None, None) => return Err(Stop::input("name the new version, or `--amendments`")),
    };
    let found = compare(&old, &new, pairing, &vocabulary, Phrases::standard());
    match args.format {
        Output::Text => print(&found, args.counts),
        Output::Html => println!("{}", html::comparison(&found)),
        Output::Page => println!("{}", html::page(&found, &args.old, args.new.as_deref().unwrap_or("as amended"))),
        Output::Json => println!("{:#}", as_json(&found)),
    }
    Ok(if found.is_same() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The text with all amendments of a file that are not withdrawn or rejected and do not collide.
fn amended(old: &Text, file: &str) -> Result<Text, Stop> {
    use penholder_core::text::amendment::Standing;
    let live = input::settled(file, old, &[])?
        .into_iter()
        .filter(|s| !matches!(s.standing, Standing::Withdrawn | Standing::Rejected))
        .map(|s| s.amendment)
        .collect::<Vec<_>>();
    let merged = merge(old, &live).map_err(|error| Stop::input(error.to_string()))?;
    if let Some((id, why)) = merged.refused.first() {
        return Err(Stop::input(format!("`{id}` cannot be executed: {why}")));
    }
    if let Some(collision) = merged.collisions.first() {
        let who = collision.amendments.join(" and ");
        return Err(Stop::input(format!("{who} collide")).hint("`penholder text merge` shows over which words"));
    }
    Ok(merged.text)
}

/// The sentence, the counts, the words.
fn print(found: &Comparison, counts_only: bool) {
    say(SENTENCE, &found.sentence());
    tallies("Speaks of", &found.references, true);
    tallies("What it does", &found.classes, true);
    tallies("Numbers", &found.numbers, false);
    strengths(found);
    if !counts_only {
        words(found);
    }
}

/// One row for each thing that changed: before and after as dots, then in words.
fn tallies(head: &str, list: &[Tally], also_kept: bool) {
    let shown: Vec<&Tally> = list.iter().filter(|t| t.changed() || also_kept).collect();
    if shown.is_empty() {
        return;
    }
    // the two numbers and the dots take 34 columns; what is left is the name's, or a line of its own
    let room = usize::from(width()).saturating_sub(34).min(42);
    let is_narrow = room < 24;
    match is_narrow {
        true => println!("\n{head}"),
        false => println!("\n{head:<room$}  {:>7} {:>7}", "before", "after"),
    }
    for tally in shown {
        let kind = if tally.kind.is_empty() { String::new() } else { format!(" ({})", tally.kind) };
        let name = format!("{}{kind}", tally.name);
        let row = if is_narrow {
            wrapped(&name, 2).iter().for_each(|line| println!("  {line}"));
            format!("    {} → {}  ", tally.before, tally.after)
        } else {
            let name: String = name.chars().take(room).collect();
            format!("  {name:<room$}{:>7} {:>7}  ", tally.before, tally.after)
        };
        let style = match tally.after.cmp(&tally.before) {
            std::cmp::Ordering::Less => AGAINST,
            std::cmp::Ordering::Greater => FOR,
            std::cmp::Ordering::Equal => MUTED,
        };
        println!("{}", paint(style, format!("{row}{}", dots(tally.before, tally.after))));
    }
}

/// Full: kept; hollow: gone; plus: new. At most twelve.
fn dots(before: usize, after: usize) -> String {
    let kept = before.min(after);
    let sign = |n: usize, sign: &str| sign.repeat(n);
    let all = format!(
        "{}{}{}",
        sign(kept.min(12), "●"),
        sign((before - kept).min(12), "○"),
        sign((after - kept).min(12), "+")
    );
    let gone = if before > 0 && after == 0 { " gone" } else { "" };
    format!("{}{gone}", all.chars().take(12).collect::<String>())
}

fn strengths(found: &Comparison) {
    let (up, down) = found.strength();
    if up + down == 0 {
        return;
    }
    println!("\n{} weaker, {up} stronger", many(down, "paragraph"));
    let changed = found.paragraphs.iter().filter(|p| p.kind.is_substance() && p.strength.0 != p.strength.1);
    for p in changed {
        let (before, after) = p.strength;
        let (arrow, style) = if after < before { ("▼", AGAINST) } else { ("▲", FOR) };
        println!("{}", paint(style, format!("  {arrow} {:<12} {before:>3} → {after}", name(p))));
    }
}

fn words(found: &Comparison) {
    for p in found.paragraphs.iter().filter(|p| p.fate != ParagraphFate::Kept) {
        let fate = match p.fate {
            ParagraphFate::Changed => "changed",
            ParagraphFate::Moved => "moved",
            ParagraphFate::Added => "added",
            ParagraphFate::Removed => "removed",
            ParagraphFate::Kept => "",
        };
        println!("\n{}", paint(MUTED, format!("{} {fate}", name(p))));
        let mut flow = Flow::default();
        flow.pieces(&p.pieces);
        for line in flow.lines(2) {
            println!("{line}");
        }
    }
}

/// `OP3`, or `OP3, now OP2`.
pub fn name(p: &ParagraphChange) -> String {
    match (&p.old_name, &p.new_name) {
        (Some(old), Some(new)) if old != new => format!("{old}, now {new}"),
        (Some(name), _) | (None, Some(name)) => name.clone(),
        (None, None) => String::new(),
    }
}

fn as_json(found: &Comparison) -> serde_json::Value {
    let tallies = |list: &[Tally]| -> Vec<serde_json::Value> {
        list.iter().map(|t| json!({"name": t.name, "kind": t.kind, "before": t.before, "after": t.after})).collect()
    };
    let paragraphs: Vec<serde_json::Value> = found
        .paragraphs
        .iter()
        .map(|p| {
            let pieces: Vec<serde_json::Value> = p
                .pieces
                .iter()
                .map(|piece| json!({"fate": format!("{:?}", piece.fate).to_lowercase(), "words": piece.words}))
                .collect();
            json!({"old": p.old_name, "new": p.new_name, "fate": format!("{:?}", p.fate).to_lowercase(),
                   "strength_before": p.strength.0, "strength_after": p.strength.1, "pieces": pieces})
        })
        .collect();
    json!({"sentence": found.sentence(), "words_added": found.added_removed.0, "words_removed": found.added_removed.1,
           "references": tallies(&found.references), "classes": tallies(&found.classes), "numbers": tallies(&found.numbers),
           "paragraphs": paragraphs})
}
