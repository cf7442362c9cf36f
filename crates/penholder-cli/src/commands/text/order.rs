//! `penholder text order`: the order of voting on amendments under rule 36.

use std::process::ExitCode;

use anstream::println;
use penholder_core::text::amendment::{Amendment, Standing};
use penholder_core::text::order::{Distance, propose};

use super::input;
use crate::screen::{MUTED, SENTENCE, paint, wrapped};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// Which text, which amendments, what the chair rules.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text order dossiers/marisk-2031/statement.txt dossiers/marisk-2031/amendments.toml")]
pub struct Args {
    /// The text the amendments are written for.
    file: String,
    /// The file of amendments.
    amendments: String,
    /// Which things are counted: a vocabulary file, or a shipped one by name.
    #[arg(long, short)]
    vocabulary: Option<String>,
    /// The chair rules this order instead: every id once, first to last.
    #[arg(long, value_delimiter = ',', requires = "by", requires = "reason")]
    ruling: Vec<String>,
    /// Who rules.
    #[arg(long)]
    by: Option<String>,
    /// Why.
    #[arg(long)]
    reason: Option<String>,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let base = input::text(&args.file)?;
    let vocabulary = input::vocabulary(args.vocabulary.as_deref())?;
    let open: Vec<Amendment> = input::settled(&args.amendments, &base, &[])?
        .into_iter()
        .filter(|s| s.standing == Standing::Open)
        .map(|s| s.amendment)
        .collect();
    let mut order = propose(&base, &open, &vocabulary);
    if let (false, Some(by), Some(reason)) = (args.ruling.is_empty(), &args.by, &args.reason) {
        order = order.ruled(by, &args.ruling, reason).map_err(|error| Stop::Refused {
            says: error.to_string(),
            hint: Some(format!("there are {}", order.ids().join(", "))),
        })?;
    }
    if args.format == Format::Text {
        let ids = order.ids();
        let first = ids
            .first()
            .map_or("nothing to vote on".to_owned(), |id| format!("first {id}, of {} amendments", ids.len()));
        println!("{}\n", paint(SENTENCE, format!("Order of voting: {first} (rule 36).")));
    }
    let mut sheet = Sheet::new(&["#", "id", "kind", "measure", "added", "removed", "things", "verbs", "numbers"]);
    for (i, d) in order.order.iter().enumerate() {
        sheet.push(vec![
            (i + 1).into(),
            d.amendment.as_str().into(),
            kind(d).into(),
            d.measure().into(),
            d.words_added.into(),
            d.words_removed.into(),
            d.references.into(),
            d.classes.into(),
            d.numbers.into(),
        ]);
    }
    sheet.print(args.format, usize::MAX)?;
    if args.format == Format::Text {
        for ruling in &order.rulings {
            let said = format!(
                "Ruled by {} ({}): {}. Proposed was {}.",
                ruling.by,
                ruling.cite,
                ruling.reason,
                ruling.instead_of.join(", ")
            );
            wrapped(&said, 0).iter().for_each(|line| println!("{line}"));
        }
        let said = "The measure counts words put in and taken out, and ten for each mention, verb and number that comes or goes. \
                    What is furthest removed in substance is for the chair to judge (`--ruling`).";
        wrapped(said, 0).iter().for_each(|line| println!("{}", paint(MUTED, line)));
    }
    Ok(ExitCode::SUCCESS)
}

/// What rule 36 tells apart.
fn kind(d: &Distance) -> &'static str {
    match (d.adds_or_deletes, d.words_added, d.words_removed) {
        (false, ..) => "revises",
        (true, _, 0) => "adds",
        (true, 0, _) => "deletes",
        _ => "adds and deletes",
    }
}
