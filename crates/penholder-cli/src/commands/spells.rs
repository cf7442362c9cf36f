//! `penholder spells`: how long agenda items went without a text after a draft failed, and what ended that.

use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use jiff::civil::Date;
use penholder_record::security_council;
use penholder_studies::source::{first_day, last_day};
use penholder_studies::spells::{self, Asked, Found, ended_says};
use serde_json::json;

use crate::picture::Files;
use crate::screen::{MUTED, SENTENCE, many, paint, say};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// Which items, which years, how split.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder spells
  penholder spells --item cyprus
  penholder spells --by era --svg spells.svg
  penholder spells --since 2011 --picture timeline --png deadlocks.png")]
pub struct Args {
    /// Only items whose name or id has all these words (`penholder record stats items` lists them).
    #[arg(long, value_name = "WORDS")]
    item: Option<String>,
    /// Only spells that began on this day or year or later.
    #[arg(long, value_parser = first_day)]
    since: Option<Date>,
    /// As if the record ended on this day or year.
    #[arg(long, value_parser = last_day)]
    until: Option<Date>,
    /// One curve, or one for each era or cause.
    #[arg(long, value_enum, default_value_t = By::None)]
    by: By,
    /// How many lines a table has at most.
    #[arg(long, default_value_t = 15)]
    limit: usize,
    /// Tables for people, every spell as CSV, everything as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
    /// Which picture.
    #[arg(long, value_enum, default_value_t = Picture::Curve)]
    picture: Picture,
}

/// How spells are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Not at all.
    None,
    /// Begun up to 1990, or later.
    Era,
    /// With a veto, or for want of votes alone.
    Cause,
}

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Picture {
    /// The share of spells that last longer.
    Curve,
    /// A lane for each item with the longest spells.
    Timeline,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let by = match args.by {
        By::None => spells::By::None,
        By::Era => spells::By::Era,
        By::Cause => spells::By::Cause,
    };
    let asked = Asked { item: args.item.clone(), since: args.since, until: args.until, by };
    let found = spells::found(&asked, security_council())?;
    args.files.write(|| match args.picture {
        Picture::Curve => found.curve(),
        Picture::Timeline => found.lanes(),
    })?;
    args.format.show(|| print(&found, args.limit), || found.rows(), || found.json())?;
    Ok(ExitCode::SUCCESS)
}

fn print(found: &Found, limit: usize) -> Result<(), Stop> {
    say(SENTENCE, &found.sentence());
    found.how().iter().for_each(|line| say(MUTED, line));
    if found.spells.is_empty() {
        return Ok(());
    }
    say(SENTENCE, "How long they last (Kaplan-Meier, 95% intervals)");
    curve_sheet(found).print(Format::Text, usize::MAX)?;
    println!("{}", paint(SENTENCE, "The longest"));
    let mut sheet = Sheet::new(&["item", "from", "days", "votes", "vetoed by", "ended by"]);
    for spell in found.longest() {
        sheet.push(vec![
            json!(shortened(found.name(&spell.item))),
            json!(spell.from.to_string()),
            json!(spell.days()),
            json!(spell.failed.len()),
            json!(spell.vetoed_by().join(" ")),
            json!(ended_says(spell)),
        ]);
    }
    sheet.print(Format::Text, limit)?;
    if found.spells.len() > limit {
        let more = found.spells.len() - limit;
        say(MUTED, &format!("and {}; `--format csv` lists all", many(more, "more spell")));
    }
    Ok(())
}

/// Where the curves stand after some times.
fn curve_sheet(found: &Found) -> Sheet {
    let mut sheet = Sheet::new(&["spells", "number", "longer than 30 days", "1 year", "5 years", "median"]);
    for (name, curve) in &found.curves {
        let after = |days: f64| {
            let share = curve.after(days);
            if share.low.is_nan() {
                return "0 %".to_owned();
            }
            format!("{:.0} % ({:.0}-{:.0})", share.value * 100.0, share.low * 100.0, share.high * 100.0)
        };
        let median = match curve.median() {
            (Some(median), low, high) => {
                let end = |end: Option<f64>| end.map_or_else(|| "?".to_owned(), |days| format!("{days:.0}"));
                format!("{median:.0} days ({}-{})", end(low), end(high))
            }
            _ => "not reached".to_owned(),
        };
        sheet.push(vec![
            json!(if name.is_empty() { "all" } else { name }),
            json!(curve.count),
            json!(after(30.0)),
            json!(after(365.25)),
            json!(after(5.0 * 365.25)),
            json!(median),
        ]);
    }
    sheet
}

/// The name of an item with at most so many letters, cut between words.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 30;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let mut short = String::new();
    for word in name.split_whitespace() {
        if short.chars().count() + word.chars().count() + 2 > LONGEST {
            break;
        }
        short.extend([if short.is_empty() { "" } else { " " }, word]);
    }
    short + "…"
}
