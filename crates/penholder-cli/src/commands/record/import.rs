//! `penholder record import`: from the published source files to the tables of the record.
//!
//! Files are known by how they begin, not by their names. Nothing is written unless every source was read without a fault
//! and the new tables can be read back; then every file is written beside its place and put there in one step.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, println};
use indicatif::{ProgressBar, ProgressStyle};
use penholder_record::import::{self, Imported, Source, Sources, roll_calls, sponsors};
use penholder_record::table::utf8;
use penholder_record::{Fault, Record, Tables, security_council};

use crate::screen::{ERROR, MUTED, paint};
use crate::stop::Stop;

/// Where from, where to.
#[derive(clap::Args)]
#[command(after_help = "\
SOURCES.md says where to get the files. The tables people keep by hand are read from the same
folder as the others; a folder that has none is filled with the shipped ones.")]
pub struct Args {
    /// Folder with the published files, however deep.
    #[arg(long)]
    from: PathBuf,
    /// Folder of the tables.
    #[arg(long, default_value = "record/un-security-council")]
    to: PathBuf,
    /// Write nothing; exit with 1 if a table would change.
    #[arg(long)]
    check: bool,
}

/// The longest source file that is read.
const LONGEST_FILE_BYTES: u64 = 64 << 20;
/// How deep folders are searched.
const DEEPEST: usize = 8;

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let texts = kept(&args.to)?;
    let tables = tables(&texts)?;
    let sources = collect(&args.from)?;
    let bar = ProgressBar::new(sources.pages.len() as u64 + 2);
    bar.set_style(
        ProgressStyle::with_template("{bar:40} {pos}/{len} files").unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let made = import::import(&sources, &tables, |done, _| bar.set_position(done as u64));
    bar.finish_and_clear();
    let made = made.map_err(|faults| refused(&faults))?;
    for note in &made.notes {
        eprintln!("{}", paint(MUTED, note));
    }
    let texts = with_made(texts, &made);
    read_back(&texts)?;
    report(args, &texts)
}

/// The tables as they are: the files of the folder, or the shipped ones where it has none.
fn kept(to: &Path) -> Result<Vec<(&'static str, String)>, Stop> {
    let shipped = security_council().tables();
    let mut texts = Vec::new();
    for (file, shipped) in Tables::FILES.iter().zip(shipped.texts()) {
        let path = to.join(file);
        let text = if path.exists() { utf8(file, &read(&path)?)?.to_owned() } else { shipped.to_owned() };
        texts.push((*file, text));
    }
    Ok(texts)
}

fn tables<'t>(texts: &'t [(&'static str, String)]) -> Result<Tables<'t>, Stop> {
    Tables::from_files(|file| {
        let found = texts.iter().find(|(name, _)| *name == file).map(|(_, text)| text.as_str());
        found.ok_or_else(|| Stop::input(format!("{file} is missing")))
    })
}

fn with_made(mut texts: Vec<(&'static str, String)>, made: &Imported) -> Vec<(&'static str, String)> {
    for (file, text) in &mut texts {
        if let Some(made) = made.tables.get(file) {
            text.clone_from(made);
        }
    }
    texts
}

/// Reads every new table as the program will.
fn read_back(texts: &[(&'static str, String)]) -> Result<(), Stop> {
    let record = Record::new(security_council().body(), tables(texts)?);
    record.votes()?;
    record.items()?;
    record.meetings()?;
    record.statements()?;
    record.veto_list()?;
    record.sponsors()?;
    record.exceptions()?;
    record.seat_events()?;
    record.presidencies()?;
    Ok(())
}

fn refused(faults: &[Fault]) -> Stop {
    const MOST_SHOWN: usize = 40;
    for fault in faults.iter().take(MOST_SHOWN) {
        eprintln!("{}: {fault}", paint(ERROR, "fault"));
    }
    let number = faults.len();
    let stop = Stop::input(format!(
        "{number} {} in the sources; nothing was written",
        if number == 1 { "fault" } else { "faults" }
    ));
    stop.hint("SOURCES.md says which files are needed and where to get them")
}

/// Every source file under a folder, in order of path.
fn collect(from: &Path) -> Result<Sources, Stop> {
    let mut sources = Sources::default();
    let mut paths = Vec::new();
    walk(from, 0, &mut paths)?;
    paths.sort();
    for path in paths {
        let begins = head(&path)?;
        let csv = |columns: &[&str]| begins.trim_start_matches('\u{feff}').starts_with(&columns[..2].join(","));
        let is_page = begins.contains("Meetings conducted") || begins.contains("Veto List");
        if !(is_page || csv(roll_calls::COLUMNS) || csv(sponsors::COLUMNS)) {
            continue;
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let source = Source { name, bytes: read(&path)? };
        let slot = if is_page {
            sources.pages.push(source);
            continue;
        } else if csv(roll_calls::COLUMNS) {
            &mut sources.roll_calls
        } else {
            &mut sources.sponsors
        };
        if let Some(first) = slot.replace(source) {
            return Err(Stop::input(format!("{} and {} hold the same source", first.name, path.display()))
                .hint("leave one of them in the folder"));
        }
    }
    if sources.pages.is_empty() || sources.sponsors.is_none() {
        let lacking = if sources.pages.is_empty() { "the library's pages" } else { "the sponsors" };
        return Err(Stop::input(format!("{} has no file with {lacking}", from.display()))
            .hint("SOURCES.md says which files are needed and where to get them"));
    }
    Ok(sources)
}

fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let unreadable = |error: std::io::Error| Stop::input(format!("{} cannot be read: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden && depth < DEEPEST {
            walk(&path, depth + 1, paths)?;
        } else if path.is_file() && path.extension().is_some_and(|ending| ending == "csv" || ending == "html") {
            paths.push(path);
        }
    }
    Ok(())
}

/// How a file begins, as far as it is text.
fn head(path: &Path) -> Result<String, Stop> {
    let unreadable = |error: std::io::Error| Stop::input(format!("{} cannot be read: {error}", path.display()));
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(unreadable)?.take(8192).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A whole file, unless it is longer than any of the sources can be.
fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    let unreadable = |error: std::io::Error| Stop::input(format!("{} cannot be read: {error}", path.display()));
    let mut bytes = Vec::new();
    fs::File::open(path)
        .map_err(unreadable)?
        .take(LONGEST_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LONGEST_FILE_BYTES {
        return Err(Stop::input(format!(
            "{} is longer than {} MiB: none of the published files is",
            path.display(),
            LONGEST_FILE_BYTES >> 20
        )));
    }
    Ok(bytes)
}

fn report(args: &Args, texts: &[(&'static str, String)]) -> Result<ExitCode, Stop> {
    let changed: Vec<&(&'static str, String)> = texts
        .iter()
        .filter(|(file, text)| fs::read(args.to.join(file)).map_or(true, |old| old != text.as_bytes()))
        .collect();
    for (file, text) in texts {
        let mark = if changed.iter().any(|(name, _)| name == file) { "changed" } else { "the same" };
        println!("{file:18} {:>6} rows  {mark}", text.lines().count().saturating_sub(1));
    }
    if args.check {
        return Ok(ExitCode::from(u8::from(!changed.is_empty())));
    }
    write(&args.to, &changed)?;
    println!("{} of {} tables written to {}", changed.len(), texts.len(), args.to.display());
    Ok(ExitCode::SUCCESS)
}

/// Writes the files beside their places, then puts each there; if one cannot be written none is put there.
fn write(to: &Path, files: &[&(&'static str, String)]) -> Result<(), Stop> {
    let failed =
        |path: &Path, error: std::io::Error| Stop::input(format!("{} cannot be written: {error}", path.display()));
    fs::create_dir_all(to).map_err(|error| failed(to, error))?;
    let beside = |file: &str| to.join(format!(".{file}.new"));
    let written = files.iter().try_for_each(|(file, text)| {
        let path = beside(file);
        fs::write(&path, text).and_then(|()| fs::File::open(&path)?.sync_all()).map_err(|error| failed(&path, error))
    });
    if written.is_err() {
        files.iter().for_each(|(file, _)| drop(fs::remove_file(beside(file))));
        return written;
    }
    files.iter().try_for_each(|(file, _)| {
        let path = to.join(file);
        fs::rename(beside(file), &path).map_err(|error| failed(&path, error))
    })
}
