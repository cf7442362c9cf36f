//! `penholder text agreed`: language agreed before.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;

use anstream::println;
use penholder_core::text::agreed::{Finder, Match};

use super::input;
use crate::bar::Bar;
use crate::screen::{MUTED, SENTENCE, paint, wrapped};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// Which draft, which folder.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text agreed dossiers/marisk-2031/statement.txt dossiers/marisk-2031")]
pub struct Args {
    /// The draft.
    file: String,
    /// The folder of earlier texts: printed pages, Markdown or Akoma Ntoso.
    folder: String,
    /// How many words in a row are agreed language.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(3..=200))]
    words: u16,
    /// How many places to show.
    #[arg(long, default_value_t = 40)]
    most: usize,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A run of the draft's words: where it stands there, and in which texts it stood before.
struct Place {
    words: usize,
    said: String,
    texts: Vec<(String, String)>,
}

/// An earlier text with what of the draft stands in it, and in which of its paragraphs.
#[derive(Default)]
struct Earlier {
    name: String,
    found: Vec<(Match, String)>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let draft = input::text(&args.file)?;
    let finder = Finder::new(&draft, usize::from(args.words));
    let files = texts_in(&args.folder)?;
    let mut places: BTreeMap<(usize, usize, usize), Place> = BTreeMap::new();
    let mut unread = 0;
    for earlier in searched(&finder, &files) {
        let Some(earlier) = earlier else {
            unread += 1;
            continue;
        };
        for (m, paragraph) in earlier.found {
            let Some(at) = draft.position(&m.paragraph) else { continue };
            let place = places.entry((at, m.range.start, m.range.end)).or_insert_with(|| {
                let said = draft.paragraphs()[at].words[m.range.clone()].to_owned();
                Place { words: m.words, said, texts: Vec::new() }
            });
            place.texts.push((earlier.name.clone(), paragraph));
        }
    }
    print(args, &draft, &places, files.len(), unread)
}

/// Searches every file, several at once; the answers in the order of the files, `None` for one that cannot be read.
fn searched(finder: &Finder, files: &[PathBuf]) -> Vec<Option<Earlier>> {
    let progress = Bar::over(files.len() as u64);
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(n) else { return done };
            progress.at(n as u64);
            done.push((n, searched_file(finder, file)));
        }
    };
    // From a cold disk half of the time is waiting: two threads for each processor.
    let threads = 2 * std::thread::available_parallelism().map_or(1, usize::from);
    let mut all: Vec<(usize, Option<Earlier>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(files.len())).map(|_| scope.spawn(worker)).collect();
        let own = worker();
        let of = |thread: ScopedJoinHandle<'_, _>| thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        others.into_iter().flat_map(of).chain(own).collect()
    });
    progress.end();
    all.sort_unstable_by_key(|(n, _)| *n);
    all.into_iter().map(|(_, earlier)| earlier).collect()
}

fn searched_file(finder: &Finder, file: &Path) -> Option<Earlier> {
    let source = String::from_utf8(std::fs::read(file).ok()?).ok()?;
    let text = input::parse(&file.to_string_lossy(), &source).ok()?;
    let found = finder.search(&text);
    if found.is_empty() {
        return Some(Earlier::default());
    }
    let stem = || file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = text.title().map_or_else(stem, str::to_owned);
    let names = text.names();
    Some(Earlier {
        name,
        found: found
            .into_iter()
            .map(|m| {
                let name = names[m.earlier].clone();
                (m, name)
            })
            .collect(),
    })
}

fn texts_in(folder: &str) -> Result<Vec<PathBuf>, Stop> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| Stop::input(format!("{folder} cannot be read: {error}")))?;
    let known = |p: &PathBuf| {
        matches!(input::extension(&p.to_string_lossy()).as_str(), "txt" | "md" | "markdown" | "xml" | "akn")
    };
    let mut files: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.is_file() && known(p)).collect();
    files.sort();
    if files.is_empty() {
        return Err(Stop::input(format!("there are no texts in {folder}")).hint("texts end in .txt, .md or .xml"));
    }
    Ok(files)
}

fn print(
    args: &Args,
    draft: &penholder_core::text::Text,
    places: &BTreeMap<(usize, usize, usize), Place>,
    files: usize,
    unread: usize,
) -> Result<ExitCode, Stop> {
    let names = draft.names();
    // A run inside a longer one that was agreed too says nothing new.
    let keys: Vec<(usize, usize, usize)> = places.keys().copied().collect();
    let inside = |k: &(usize, usize, usize)| keys.iter().any(|o| o != k && o.0 == k.0 && o.1 <= k.1 && o.2 >= k.2);
    let longest: Vec<(&(usize, usize, usize), &Place)> = places.iter().filter(|(k, _)| !inside(k)).collect();
    if args.format != Format::Text {
        let mut sheet = Sheet::new(&["paragraph", "words", "said", "first_text", "first_paragraph", "texts"]);
        for ((at, _, _), p) in longest {
            let (text, paragraph) = p.texts.first().cloned().unwrap_or_default();
            sheet.push(vec![
                names[*at].as_str().into(),
                p.words.into(),
                p.said.as_str().into(),
                text.into(),
                paragraph.into(),
                p.texts.len().into(),
            ]);
        }
        sheet.print(args.format, usize::MAX)?;
        return Ok(ExitCode::SUCCESS);
    }
    let words: usize = longest.iter().map(|(_, p)| p.words).sum();
    let of = draft.word_count();
    println!(
        "{}",
        paint(SENTENCE, format!("{} passages ({words} words of {of}) stand in {files} earlier texts.", longest.len()))
    );
    for ((at, _, _), p) in longest.iter().take(args.most) {
        println!("\n{}", paint(MUTED, format!("{}, {} words", names[*at], p.words)));
        wrapped(&format!("\"{}\"", p.said), 2).iter().for_each(|line| println!("  {line}"));
        let first = p.texts.first().map(|(t, n)| format!("{t}, {n}")).unwrap_or_default();
        let more = if p.texts.len() > 1 { format!(" and {} more", p.texts.len() - 1) } else { String::new() };
        wrapped(&format!("{first}{more}"), 2).iter().for_each(|line| println!("  {}", paint(MUTED, line)));
    }
    if longest.len() > args.most {
        println!("\n{}", paint(MUTED, format!("{} more: `--most {}`", longest.len() - args.most, longest.len())));
    }
    if unread > 0 {
        println!("\n{}", paint(MUTED, format!("{unread} files could not be read as texts")));
    }
    Ok(ExitCode::SUCCESS)
}
