//! `penholder charter list`: the shipped charters, and what none of them carries.

use std::process::ExitCode;

use anstream::println;
use jiff::civil::Date;
use penholder_charters::{SHIPPED, not_carried};
use penholder_core::Charter;
use penholder_core::charter::NamedSeat;

use super::{Format, json};
use crate::body;
use crate::screen::{MUTED, SENTENCE, behind, paint, say, say_behind, wrapped};
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
    say(SENTENCE, &format!("{} bodies, and {} reforms of them.", bodies.len(), reforms.len()));
    rows("body", "questions", &bodies, |charter| charter.questions().join("; "));
    rows("reform", "what it changes", &reforms, |charter| charter.about.clone());
    println!("\n{}", paint(SENTENCE, "Not carried"));
    for thing in not_carried()? {
        for line in wrapped(&format!("{}: {}.", thing.what, thing.why), 2) {
            println!("  {line}");
        }
    }
    println!();
    say(MUTED, "`penholder charter show ID` prints one as law.");
    Ok(())
}

/// Two lines a charter: its id, seats and name; and under that what it is about.
fn rows(kind: &str, second: &str, charters: &[&Charter], about: fn(&Charter) -> String) {
    let widest = charters.iter().map(|charter| charter.id.len()).max().unwrap_or(0);
    let today = body::today();
    println!();
    let head = behind(&format!("{kind:widest$}  seats  "), &format!("name; {second}"));
    head.iter().for_each(|(lead, line)| println!("{}", paint(MUTED, format!("{lead}{line}"))));
    for charter in charters {
        let first = format!("{:widest$}  {:>5}  ", charter.id, seats(charter, today));
        let name = behind(&first, &charter.name);
        // what it is about stands under the name, which stands under the id on a narrow screen
        let indent = name.last().map_or(0, |(lead, _)| lead.chars().count());
        name.iter().for_each(|(lead, line)| println!("{lead}{}", paint(SENTENCE, line)));
        say_behind(MUTED, indent, &about(charter));
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
