//! `penholder text amend`: amendments executed exactly, or why not.

use std::process::ExitCode;

use penholder_core::text::amendment::Standing;
use penholder_core::text::format::akn;
use penholder_core::text::merge::execute;

use super::convert::{Target, write, written};
use super::{input, show};
use crate::stop::Stop;

/// Which text, which amendments.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text amend dossiers/marisk-2031/statement.txt dossiers/marisk-2031/amendments.toml
  penholder text amend dossiers/marisk-2031/statement.txt dossiers/marisk-2031/amendments.toml --only BEL-1 --to markdown")]
pub struct Args {
    /// The text the amendments are written for.
    file: String,
    /// The file of amendments.
    amendments: String,
    /// Only these amendments, by id; all that are not withdrawn or rejected if none is named.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Who may accept amendments and revise orally.
    #[arg(long)]
    sponsor: Vec<String>,
    /// Prints the amended text in a format instead of showing it.
    #[arg(long, value_enum)]
    to: Option<Target>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let base = input::text(&args.file)?;
    let settled = input::settled(&args.amendments, &base, &args.sponsor)?;
    for id in &args.only {
        if !settled.iter().any(|s| s.amendment.id == *id) {
            let all: Vec<&str> = settled.iter().map(|s| s.amendment.id.as_str()).collect();
            return Err(
                Stop::input(format!("there is no amendment `{id}`")).hint(format!("there are {}", all.join(", ")))
            );
        }
    }
    let mut text = base.clone();
    let live = settled.iter().filter(|s| {
        let asked = args.only.is_empty() || args.only.contains(&s.amendment.id);
        asked && !matches!(s.standing, Standing::Withdrawn | Standing::Rejected)
    });
    let mut first = true;
    for s in live {
        // Each is written for the base; what others changed before is followed.
        let here = if first {
            Ok(s.amendment.clone())
        } else {
            penholder_core::text::merge::rebased(&s.amendment, &base, &text, "")
        };
        let id = &s.amendment.id;
        let refused = |why: &dyn std::fmt::Display| {
            Stop::input(format!("`{id}` cannot be executed: {why}"))
                .hint("`penholder text merge` shows what combines and what collides")
        };
        let amendment = here.map_err(|why| refused(&why))?;
        text = execute(&text, &amendment).map_err(|why| refused(&why))?;
        first = false;
    }
    match args.to {
        Some(to) => write(&written(&text, to, &akn::Identity::security_council(&args.file))),
        None => {
            show::print(&text, false);
            Ok(ExitCode::SUCCESS)
        }
    }
}
