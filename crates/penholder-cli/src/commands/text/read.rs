//! `penholder text read`: how a text was read.

use std::process::ExitCode;

use anstream::println;
use penholder_core::text::brackets::brackets;
use penholder_core::text::format::plain;
use penholder_core::text::leading::Phrases;
use penholder_core::text::{Kind, Text};

use super::input;
use crate::screen::{ABSTAINING, MUTED, SENTENCE, many, paint, wrapped};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::{Stop, read_file};

/// Which text, how to print.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text read dossiers/marisk-2031/statement.txt")]
pub struct Args {
    /// The text: a printed page, Markdown (`.md`) or Akoma Ntoso (`.xml`); `-` for standard input.
    file: String,
    /// Shows the lines that were set aside as page furniture.
    #[arg(long)]
    aside: bool,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let source = read_file(&args.file)?;
    let text = input::parse(&args.file, &source).map_err(|error| input::unreadable(&args.file, &error))?;
    let is_plain = !matches!(input::extension(&args.file).as_str(), "md" | "markdown" | "xml" | "akn");
    let reading = is_plain.then(|| plain::read(&source).ok()).flatten();
    if args.format == Format::Text {
        println!("{}\n", paint(SENTENCE, sentence(&text)));
    }
    table(&text, args.format).print(args.format, usize::MAX)?;
    if args.format != Format::Text {
        return Ok(ExitCode::SUCCESS);
    }
    for line in open_language(&text) {
        say(&line);
    }
    if let Some(reading) = reading {
        for stumble in &reading.notes {
            say(&format!("line {}: {}", stumble.line, stumble.what));
        }
        if !reading.asides.is_empty() {
            println!("{}", paint(MUTED, format!("{} lines of page furniture set aside", reading.asides.len())));
        }
        for aside in reading.asides.iter().filter(|_| args.aside) {
            println!("{}", paint(MUTED, format!("  {:>5}  {}", aside.line, aside.words)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn say(what: &str) {
    for line in wrapped(what, 2) {
        println!("{} {line}", paint(ABSTAINING, "?"));
    }
}

/// What the text is, in one sentence.
fn sentence(text: &Text) -> String {
    let count = |kind: Kind| text.paragraphs().iter().filter(|p| p.kind == kind).count();
    let (pp, op, s) = (count(Kind::Preambular), count(Kind::Operative), count(Kind::Statement));
    let words = text.word_count();
    let title = text.title().map(|t| format!("{t}: ")).unwrap_or_default();
    if pp + op == 0 {
        return format!("{title}a statement of {}, {}.", many(s, "paragraph"), many(words, "word"));
    }
    let numbers: Vec<u32> = text
        .paragraphs()
        .iter()
        .zip(text.numbers())
        .filter(|(p, _)| p.kind == Kind::Operative)
        .filter_map(|(_, n)| n)
        .collect();
    let gapless = numbers.iter().copied().eq(1..=u32::try_from(numbers.len()).unwrap_or(0));
    let numbered = match (numbers.len(), gapless) {
        (0, _) => "not numbered".to_owned(),
        (n, true) if n > 1 => format!("numbered 1 to {n}"),
        (_, true) => "numbered".to_owned(),
        (_, false) => "numbers with gaps or parts".to_owned(),
    };
    format!("{title}{pp} preambular and {op} operative paragraphs ({numbered}), {words} words.")
}

fn table(text: &Text, format: Format) -> Sheet {
    let mut sheet = Sheet::new(&["paragraph", "id", "does", "strength", "words", "begins"]);
    let names = text.names();
    for (p, name) in text.paragraphs().iter().zip(names) {
        let lead = Phrases::standard().lead(&p.words).filter(|_| p.kind.is_substance());
        let begins = if format == Format::Text { short(&p.words, 22) } else { p.words.clone() };
        let words = penholder_core::text::words::count(&p.words);
        sheet.push(vec![
            name.into(),
            p.id.as_str().into(),
            lead.as_ref().map_or("", |l| &l.class).into(),
            lead.as_ref().map_or(serde_json::Value::Null, |l| l.strength.into()),
            words.into(),
            begins.into(),
        ]);
    }
    sheet
}

/// The first letters, as many as fit.
fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most - 1).chain(['…']).collect()
}

/// Language in brackets, with who asked; brackets that stand alone.
fn open_language(text: &Text) -> Vec<String> {
    let mut lines = Vec::new();
    for (p, name) in text.paragraphs().iter().zip(text.names()) {
        match brackets(&p.words) {
            Ok(open) => lines.extend(open.into_iter().map(|b| {
                let who = if b.asked_by.is_empty() {
                    String::new()
                } else {
                    format!(", asked by {}", b.asked_by.join(" and "))
                };
                format!("{name}: not agreed{who}: \"{}\"", b.words)
            })),
            Err(unbalanced) => lines.push(format!("{name}: {unbalanced}")),
        }
    }
    lines
}
