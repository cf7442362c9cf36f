//! `penholder text convert`: a text in another format.

use std::process::ExitCode;

use clap::ValueEnum;
use jiff::civil::Date;
use penholder_core::text::Text;
use penholder_core::text::format::{akn, markdown, plain};

use super::{html, input};
use crate::body;
use crate::stop::Stop;

/// Which text, into what.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text convert dossiers/marisk-2031/statement.txt --to markdown")]
pub struct Args {
    /// The text: a printed page, Markdown (`.md`) or Akoma Ntoso (`.xml`); `-` for standard input.
    file: String,
    /// The format.
    #[arg(long, value_enum)]
    to: Target,
    /// The symbol or number of the document, for Akoma Ntoso: `S/RES/2118 (2013)`.
    #[arg(long)]
    symbol: Option<String>,
    /// The date of the document, for Akoma Ntoso.
    #[arg(long, value_parser = body::date)]
    date: Option<Date>,
    /// The language in three letters (ISO 639-2), for Akoma Ntoso.
    #[arg(long, default_value = "eng")]
    language: String,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// A clean printed page.
    Plain,
    /// Markdown.
    Markdown,
    /// An HTML fragment, escaped.
    Html,
    /// Akoma Ntoso 3.0 in the AKN4UN profile.
    Akn,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let text = input::text(&args.file)?;
    let mut identity = akn::Identity::security_council(args.symbol.as_deref().unwrap_or(&args.file));
    if let Some(date) = args.date {
        identity.date = date.to_string();
    }
    identity.language.clone_from(&args.language);
    write(&written(&text, args.to, &identity))
}

/// The text in a format.
pub fn written(text: &Text, to: Target, identity: &akn::Identity) -> String {
    match to {
        Target::Plain => plain::write(text),
        Target::Markdown => markdown::write(text),
        Target::Html => html::text(text),
        Target::Akn => akn::write(text, identity),
    }
}

/// Writes it as it is, without styles.
pub fn write(out: &str) -> Result<ExitCode, Stop> {
    use std::io::Write;
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(out.as_bytes())?;
    if !out.ends_with('\n') {
        stdout.write_all(b"\n")?;
    }
    Ok(ExitCode::SUCCESS)
}
