//! `penholder text`: texts read, shown, compared, amended, merged, and whose words they are.

mod agreed;
mod amend;
mod blame;
mod compare;
mod convert;
mod corpus;
pub mod flow;
mod history;
mod html;
pub mod input;
mod merge;
mod order;
mod read;
mod show;

use std::process::ExitCode;

use clap::Subcommand;

use crate::stop::Stop;

/// What to do with which text.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text show dossiers/marisk-2031/statement.txt
  penholder text compare dossiers/marisk-2031/statement.txt --amendments dossiers/marisk-2031/amendments.toml
  penholder text blame dossiers/marisk-2031/history.toml")]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Says how a text was read: its paragraphs, what each does, what was set aside, what looks wrong.
    Read(read::Args),
    /// Shows a text as a page.
    Show(show::Args),
    /// Compares two versions, or a text with its amendments: what is robbed, what is added, word by word.
    Compare(compare::Args),
    /// Executes amendments exactly, or says why not.
    Amend(amend::Args),
    /// Merges many amendments: what combines, what collides, what goes on.
    Merge(merge::Args),
    /// Proposes the order of voting on amendments under rule 36, with its measure.
    Order(order::Args),
    /// Says who brought every word of a text and who took the words that are lost.
    Blame(blame::Args),
    /// Finds language agreed before: the same words in the texts of a folder.
    Agreed(agreed::Args),
    /// Writes a text as plain text, Markdown, an HTML fragment or Akoma Ntoso.
    Convert(convert::Args),
    /// Measures the readers on a folder of texts.
    Corpus(corpus::Args),
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    match &args.verb {
        Verb::Read(args) => read::run(args),
        Verb::Show(args) => show::run(args),
        Verb::Compare(args) => compare::run(args),
        Verb::Amend(args) => amend::run(args),
        Verb::Merge(args) => merge::run(args),
        Verb::Order(args) => order::run(args),
        Verb::Blame(args) => blame::run(args),
        Verb::Agreed(args) => agreed::run(args),
        Verb::Convert(args) => convert::run(args),
        Verb::Corpus(args) => corpus::run(args),
    }
}
