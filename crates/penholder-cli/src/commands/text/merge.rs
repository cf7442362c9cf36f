//! `penholder text merge`: many amendments at once.

use std::process::ExitCode;

use anstream::println;
use penholder_core::text::Text;
use penholder_core::text::amendment::{Amendment, Standing};
use penholder_core::text::format::akn;
use penholder_core::text::merge::{Merge, merge, rebased};

use super::convert::{Target, write, written};
use super::input;
use crate::screen::{AGAINST, FOR, MUTED, SENTENCE, paint, wrapped};
use crate::stop::Stop;

/// Which text, which amendments.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text merge dossiers/marisk-2031/statement.txt dossiers/marisk-2031/amendments.toml
  penholder text merge dossiers/marisk-2031/statement.txt dossiers/marisk-2031/amendments.toml --without BEL-2")]
pub struct Args {
    /// The text the amendments are written for.
    file: String,
    /// Files of amendments.
    #[arg(required = true)]
    amendments: Vec<String>,
    /// Leaves these out, by id: the others of their collision may then combine.
    #[arg(long, value_delimiter = ',')]
    without: Vec<String>,
    /// Who may accept amendments and revise orally.
    #[arg(long)]
    sponsor: Vec<String>,
    /// Prints the merged text in a format instead of saying what combines.
    #[arg(long, value_enum)]
    to: Option<Target>,
}

/// Does it. Exit code 1 says that some amendments are not in.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let base = input::text(&args.file)?;
    let mut all = Vec::new();
    for file in &args.amendments {
        all.extend(input::settled(file, &base, &args.sponsor)?);
    }
    let live: Vec<Amendment> = all
        .into_iter()
        .filter(|s| !matches!(s.standing, Standing::Withdrawn | Standing::Rejected))
        .map(|s| s.amendment)
        .collect();
    let (left_out, put_in): (Vec<Amendment>, Vec<Amendment>) =
        live.into_iter().partition(|a| args.without.contains(&a.id));
    let merged = merge(&base, &put_in).map_err(|error| Stop::input(error.to_string()))?;
    if let Some(to) = args.to {
        return write(&written(&merged.text, to, &akn::Identity::security_council(&args.file)));
    }
    let rest: Vec<&Amendment> = put_in.iter().filter(|a| !merged.merged.contains(&a.id)).chain(&left_out).collect();
    print(&base, &merged, &rest);
    Ok(if rest.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn print(base: &Text, merged: &Merge, rest: &[&Amendment]) {
    let (n, sets) = (merged.merged.len(), merged.collisions.len());
    let all = n + rest.len();
    let collide = match sets {
        0 => "none collide".to_owned(),
        1 => "one set collides".to_owned(),
        _ => format!("{sets} sets collide"),
    };
    println!("{}", paint(SENTENCE, format!("{n} of {all} amendments combine; {collide}.")));
    if n > 0 {
        println!("\n{}", paint(FOR, format!("● in: {}", merged.merged.join(", "))));
    }
    for collision in &merged.collisions {
        println!("\n{}", paint(AGAINST, format!("■ collide: {}", collision.amendments.join(", "))));
        for spot in &collision.spots {
            let name = base.position(&spot.paragraph).map(|i| base.names()[i].clone()).unwrap_or_default();
            let over = if spot.words.is_empty() { "the same place".to_owned() } else { format!("\"{}\"", spot.words) };
            say(&format!("{name}: over {over}"), 2);
            for (id, wants) in &spot.wanted {
                say(&format!("{id}: {wants}"), 4);
            }
        }
    }
    for (id, why) in &merged.refused {
        println!("\n{}", paint(AGAINST, format!("■ cannot be executed: {id}")));
        say(&why.to_string(), 2);
    }
    alive(base, merged, rest);
}

/// What is left out, as it has to be written for the merged text.
fn alive(base: &Text, merged: &Merge, rest: &[&Amendment]) {
    let left: Vec<&&Amendment> = rest.iter().filter(|a| !merged.refused.iter().any(|(id, _)| *id == a.id)).collect();
    if left.is_empty() {
        return;
    }
    println!("\n{}", paint(MUTED, "alive, rebased on the merged text:"));
    for amendment in left {
        match rebased(amendment, base, &merged.text, "merged") {
            Ok(now) => {
                let what: Vec<String> = now.changes.iter().map(|c| c.instruction(&merged.text)).collect();
                say(&format!("{}: {}", amendment.id, what.join("; ")), 2);
            }
            Err(why) => say(&format!("{}: {why}", amendment.id), 2),
        }
    }
}

fn say(what: &str, indent: usize) {
    for line in wrapped(what, indent) {
        println!("{}{line}", " ".repeat(indent));
    }
}
