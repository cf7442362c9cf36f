//! `penholder charter list`: the shipped charters, and what none of them carries.

use std::process::ExitCode;

use anstream::println;
use jiff::civil::Date;
use penholder_charters::{SHIPPED, not_carried};
use penholder_core::Charter;
use penholder_core::charter::NamedSeat;

use super::{Format, json};
use crate::body;
use crate::screen::{MUTED, SENTENCE, paint, wrapped};
use crate::stop::Stop;

/// How to print.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder charter list
  penholder charter list --format json")]
pub struct Args {
    /// Text for people, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let charters: Vec<&Charter> =
        SHIPPED.iter().filter_map(|shipped| penholder_charters::charter(shipped.id)).collect();
    match args.format {
        Format::Json => println!("{:#}", json::list(&charters, body::today())),
        Format::Text => print(&charters)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print(charters: &[&Charter]) -> Result<(), Stop> {
    let (reforms, bodies): (Vec<&Charter>, Vec<&Charter>) =
        charters.iter().copied().partition(|charter| charter.reforms.is_some());
    println!("{}", paint(SENTENCE, format!("{} bodies, and {} reforms of them.", bodies.len(), reforms.len())));
    rows("body", "questions", &bodies, |charter| charter.questions().join("; "));
    rows("reform", "what it changes", &reforms, |charter| charter.about.clone());
    println!("\n{}", paint(SENTENCE, "Not carried"));
    for thing in not_carried()? {
        for line in wrapped(&format!("{}: {}.", thing.what, thing.why), 2) {
            println!("  {line}");
        }
    }
    println!("\n{}", paint(MUTED, "`penholder charter show ID` prints one as law."));
    Ok(())
}

/// Two lines a charter: its id, seats and name; and under that what it is about.
fn rows(kind: &str, second: &str, charters: &[&Charter], about: fn(&Charter) -> String) {
    let widest = charters.iter().map(|charter| charter.id.len()).max().unwrap_or(0);
    let today = body::today();
    println!("\n{}", paint(MUTED, format!("{kind:widest$}  seats  name; {second}")));
    for charter in charters {
        let mut first = format!("{:widest$}  {:>5}  ", charter.id, seats(charter, today));
        let indent = first.len();
        let name = wrapped(&charter.name, indent).into_iter().map(|line| (SENTENCE, line));
        for (style, line) in name.chain(wrapped(&about(charter), indent).into_iter().map(|line| (MUTED, line))) {
            println!("{first:indent$}{}", paint(style, line));
            first.clear();
        }
    }
}

/// How many seats there are on a day, by law; `any` where the law neither sets a number nor names them.
pub(super) fn seats(charter: &Charter, date: Date) -> String {
    let named = |class: &str| {
        let sits = |named: &&NamedSeat| named.seat.class == class && named.in_force.holds_on(date);
        Some(charter.seats.iter().filter(sits).count()).filter(|count| *count > 0)
    };
    let numbers = charter.classes.iter().map(|class| class.seats_on(date).or_else(|| named(&class.id)));
    let numbers: Vec<Option<usize>> = numbers.collect();
    let set: usize = numbers.iter().flatten().sum();
    match (set, numbers.iter().any(Option::is_none)) {
        (set, false) => set.to_string(),
        (0, true) => "any".to_owned(),
        (set, true) => format!("{set}+"),
    }
}
