//! How good the reader is on reports that people marked: precision and recall by kind.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use comfy_table::CellAlignment;
use penholder_reading::measure::{Marked, Score, measure};
use penholder_reading::proposal::Kind;

use super::sha256;
use crate::screen::{MUTED, SENTENCE, paint, set, table, wrapped};
use crate::stop::{Stop, read_file};

/// Measures every file of marks and prints the sum by kind.
pub fn run(marks: &Path, texts: &Path, json: bool) -> Result<ExitCode, Stop> {
    let files = files(marks)?;
    let mut sums: Vec<Score> = Vec::new();
    for file in &files {
        let scores = one(file, texts)?;
        if sums.is_empty() {
            sums = scores;
        } else {
            sums.iter_mut().zip(&scores).for_each(|(sum, score)| sum.add(score));
        }
    }
    let mut all = Score { kind: Kind::Event, marked: 0, proposed: 0, placed: 0, alike: 0 };
    sums.iter().for_each(|score| all.add(score));
    if json {
        print_json(&sums, &all, files.len());
    } else {
        print_table(&sums, &all, files.len());
    }
    Ok(ExitCode::SUCCESS)
}

fn files(marks: &Path) -> Result<Vec<PathBuf>, Stop> {
    if marks.is_file() {
        return Ok(vec![marks.to_owned()]);
    }
    let folder = std::fs::read_dir(marks)
        .map_err(|error| Stop::input(format!("{} cannot be read: {error}", marks.display())))?;
    let mut found: Vec<PathBuf> = folder
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    found.sort();
    if found.is_empty() {
        return Err(Stop::input(format!("{} holds no marks", marks.display()))
            .hint("marks are files `.toml`; see docs/reading.md"));
    }
    Ok(found)
}

fn one(file: &Path, texts: &Path) -> Result<Vec<Score>, Stop> {
    let name = file.display();
    let source = read_file(&file.to_string_lossy())?;
    let marked: Marked = toml::from_str(&source).map_err(|error| Stop::input(format!("{name}: {error}")))?;
    let place = texts.join(&marked.text);
    if !place.exists() {
        let from = marked.url.as_deref().unwrap_or("whoever has it");
        return Err(Stop::input(format!("{name}: there is no {}", place.display()))
            .hint(format!("the text is not ours to ship; take it from {from}")));
    }
    let text = read_file(&place.to_string_lossy())?;
    if marked.sha256.as_ref().is_some_and(|sum| *sum != sha256(&text)) {
        return Err(Stop::input(format!("{} is not the text that was marked: its SHA-256 differs", place.display())));
    }
    let proposals = penholder_reading::read(&text, marked.published)
        .map_err(|no| Stop::input(format!("{}: {no}", place.display())))?;
    measure(&text, &marked, &proposals).map_err(|faults| Stop::input(format!("{name}: {}", faults.join("; "))))
}

fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{share:.2}"))
}

fn print_table(sums: &[Score], all: &Score, reports: usize) {
    let head = format!("{reports} reports: {} things marked, {} proposed", all.marked, all.proposed);
    anstream::println!("{}", paint(SENTENCE, head));
    let mut rows =
        table(["kind", "marked", "proposed", "precision", "recall", "precision, named alike", "recall, named alike"]);
    for (name, score) in sums.iter().map(|score| (score.kind.word(), score)).chain([("all", all)]) {
        rows.add_row([
            name.to_owned(),
            score.marked.to_string(),
            score.proposed.to_string(),
            share(Score::precision(score.placed, score.proposed)),
            share(Score::recall(score.placed, score.marked)),
            share(Score::precision(score.alike, score.proposed)),
            share(Score::recall(score.alike, score.marked)),
        ]);
    }
    for column in rows.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    anstream::println!("{}", set(rows));
    let counts = "A line counts if its kind is right and its words lie at least half in the marked ones; \
                  \"named alike\" asks for the same act, number, day or name too.";
    wrapped(counts, 0).iter().for_each(|line| anstream::println!("{}", paint(MUTED, line)));
}

fn print_json(sums: &[Score], all: &Score, reports: usize) {
    let row = |score: &Score, kind: &str| {
        serde_json::json!({
            "kind": kind, "marked": score.marked, "proposed": score.proposed, "placed": score.placed, "alike": score.alike,
        })
    };
    let kinds: Vec<serde_json::Value> = sums.iter().map(|score| row(score, score.kind.word())).collect();
    anstream::println!("{}", serde_json::json!({ "reports": reports, "kinds": kinds, "all": row(all, "all") }));
}
