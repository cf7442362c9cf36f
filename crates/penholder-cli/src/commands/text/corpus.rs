//! `penholder text corpus`: the readers measured on a folder of printed texts.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anstream::println;
use penholder_core::text::Kind;
use penholder_core::text::format::plain::{self, Reading};
use penholder_core::text::format::{akn, markdown};
use penholder_core::text::leading::Phrases;

use crate::bar::Bar;
use crate::screen::{MUTED, SENTENCE, paint};
use crate::stop::Stop;

/// Which folder.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text corpus dossiers/aleppo-2014")]
pub struct Args {
    /// The folder with texts (`.txt`); a year at the end of a name (`_1967`) says how old a text is.
    folder: String,
    /// Counts the texts since this year for the share of gapless numbers.
    #[arg(long, default_value_t = 1960)]
    since: u16,
    /// Names the texts that fall out.
    #[arg(long)]
    list: bool,
}

#[derive(Default)]
struct Counts {
    texts: usize,
    unread: usize,
    word_for_word: usize,
    fixed: [usize; 3],
    numbered: usize,
    gapless: usize,
    unnumbered: usize,
    no_operative: usize,
    leads: usize,
    known: usize,
    paragraphs: usize,
    words: usize,
    bytes: usize,
    reading: Duration,
    fallen: Vec<String>,
}

/// Does it. Exit code 1 says that a text is not written back word for word, or not read.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let entries =
        std::fs::read_dir(&args.folder).map_err(|e| Stop::input(format!("{} cannot be read: {e}", args.folder)))?;
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    files.sort();
    if files.is_empty() {
        return Err(Stop::input(format!("there are no .txt files in {}", args.folder)));
    }
    let progress = Bar::over(files.len() as u64);
    let started = Instant::now();
    let mut counts = Counts::default();
    for (done, file) in files.iter().enumerate() {
        count(file, args.since, &mut counts)?;
        progress.at(done as u64 + 1);
    }
    progress.end();
    print(args, &counts, started.elapsed());
    Ok(if counts.word_for_word == counts.texts { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn count(file: &Path, since: u16, counts: &mut Counts) -> Result<(), Stop> {
    let bytes = std::fs::read(file)?;
    let source = String::from_utf8_lossy(&bytes);
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    counts.texts += 1;
    counts.bytes += source.len();
    let started = Instant::now();
    let reading = plain::read(&source);
    counts.reading += started.elapsed();
    let Ok(reading) = reading else {
        counts.unread += 1;
        counts.fallen.push(format!("{name}: not read"));
        return Ok(());
    };
    if reading.woven() == Reading::solid(&source) {
        counts.word_for_word += 1;
    } else {
        counts.fallen.push(format!("{name}: not word for word"));
    }
    let text = &reading.text;
    let back = [
        plain::read(&plain::write(text)).is_ok_and(|r| r.text == *text),
        markdown::read(&markdown::write(text)).is_ok_and(|t| t == *text),
        akn::read(&akn::write(text, &akn::Identity::security_council(&name))).is_ok_and(|t| t == *text),
    ];
    for (n, same) in counts.fixed.iter_mut().zip(back) {
        *n += usize::from(same);
    }
    counts.paragraphs += text.paragraphs().len();
    counts.words += text.word_count();
    let phrases = Phrases::standard();
    for p in text.paragraphs().iter().filter(|p| matches!(p.kind, Kind::Preambular | Kind::Operative)) {
        counts.leads += 1;
        counts.known += usize::from(phrases.lead(&p.words).is_some());
    }
    if year(&name).is_none_or(|year| year >= since) {
        numbering(&reading, &name, counts);
    }
    Ok(())
}

/// Whether the operative numbers run 1..n without a gap, in each part of the text.
fn numbering(reading: &Reading, name: &str, counts: &mut Counts) {
    let text = &reading.text;
    let operative: Vec<Option<u32>> = text
        .paragraphs()
        .iter()
        .zip(text.numbers())
        .filter(|(p, _)| p.kind == Kind::Operative)
        .map(|(_, n)| n)
        .collect();
    if operative.is_empty() {
        counts.no_operative += 1;
        return;
    }
    if operative.iter().all(Option::is_none) {
        counts.unnumbered += 1;
        return;
    }
    counts.numbered += 1;
    let mut due = 1;
    let mut gapless = true;
    for n in operative {
        gapless = gapless && (n == Some(due) || n == Some(1));
        due = n.unwrap_or(0) + 1;
    }
    counts.gapless += usize::from(gapless);
    if !gapless {
        let what = reading.notes.iter().map(|s| format!("line {}: {}", s.line, s.what)).collect::<Vec<_>>().join("; ");
        counts.fallen.push(format!("{name}: {what}"));
    }
}

fn year(name: &str) -> Option<u16> {
    name.rsplit('_').next().and_then(|y| y.parse().ok())
}

fn share(part: usize, whole: usize) -> String {
    let permille = (part * 10_000).checked_div(whole).unwrap_or(0);
    format!("{part} of {whole} ({}.{:02} %)", permille / 100, permille % 100)
}

fn print(args: &Args, c: &Counts, all: Duration) {
    println!(
        "{}",
        paint(
            SENTENCE,
            format!("{} numbered texts since {} run 1 to n without a gap.", share(c.gapless, c.numbered), args.since)
        )
    );
    let row = |what: &str, n: String| println!("  {what:<48} {n}");
    println!();
    row("texts, words, paragraphs", format!("{}, {}, {}", c.texts, c.words, c.paragraphs));
    row("read", share(c.texts - c.unread, c.texts));
    row("written back word for word", share(c.word_for_word, c.texts));
    row("read again from plain text: the same", share(c.fixed[0], c.texts));
    row("read again from Markdown: the same", share(c.fixed[1], c.texts));
    row("read again from Akoma Ntoso: the same", share(c.fixed[2], c.texts));
    row("leading phrases known", share(c.known, c.leads));
    row("without numbers, with operative paragraphs", c.unnumbered.to_string());
    row("without operative paragraphs", c.no_operative.to_string());
    let mib_per_s = c.bytes as f64 / 1_048_576.0 / c.reading.as_secs_f64().max(1e-9);
    row(
        "reading",
        format!("{:.2} s ({mib_per_s:.0} MiB/s); everything {:.2} s", c.reading.as_secs_f64(), all.as_secs_f64()),
    );
    for line in c.fallen.iter().filter(|_| args.list) {
        println!("{}", paint(MUTED, format!("  {line}")));
    }
}
