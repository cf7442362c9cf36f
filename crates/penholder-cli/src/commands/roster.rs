//! `penholder roster`: who sits in a body on a day.

use std::process::ExitCode;

use anstream::println;
use jiff::civil::Date;
use penholder_record::{Record, security_council};

use crate::body;
use crate::screen::{MUTED, say};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// Which body, which day.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder roster --on 2014-01-08
  penholder roster eu-council --format csv")]
pub struct Args {
    /// The body: a shipped charter (`penholder charter list`) or a charter file.
    #[arg(default_value = body::FIRST)]
    body: String,
    /// The day; today if not given, or the last day known.
    #[arg(long, value_parser = body::date)]
    on: Option<Date>,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let charter = body::charter(&args.body)?;
    let date = body::day(&charter, args.on);
    let roster = body::roster(&charter, date)?;
    let record = security_council();
    if charter.id == record.body() {
        recorded(record, date)?.print(args.format, usize::MAX)?;
        if args.format == Format::Text {
            print_notes(record, date)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut sheet = Sheet::new(&["seat", "class", "name"]);
    for seat in roster.seats() {
        sheet.push(vec![seat.id.as_str().into(), seat.class.as_str().into(), seat.name.as_str().into()]);
    }
    sheet.print(args.format, usize::MAX)?;
    Ok(ExitCode::SUCCESS)
}

fn recorded(record: &Record<'_>, date: Date) -> Result<Sheet, Stop> {
    let seats = record.seats()?;
    let mut sheet = Sheet::new(&["seat", "class", "state", "name then", "since", "until"]);
    let places = seats.council_on(date).into_iter().flat_map(|council| &council.places);
    for place in places {
        let term = seats
            .terms()
            .iter()
            .find(|term| term.seat == place.seat && term.from <= date && term.to.is_none_or(|to| date < to));
        let last = term.and_then(|term| term.to).and_then(|to| to.yesterday().ok());
        sheet.push(vec![
            place.seat.into(),
            if place.permanent { "permanent" } else { "elected" }.into(),
            place.state.unwrap_or("-").into(),
            place.state.map_or("(empty)", |state| seats.name_on(state, date)).into(),
            term.map(|term| term.from.to_string()).unwrap_or_default().into(),
            last.map(|last| last.to_string()).unwrap_or_default().into(),
        ]);
    }
    Ok(sheet)
}

/// Who presides, and what happened to a seat around that day.
fn print_notes(record: &Record<'_>, date: Date) -> Result<(), Stop> {
    let seats = record.seats()?;
    if let Some(presidency) = record.presidency(date)? {
        println!("Presiding: {}", seats.name_on(presidency.state, date));
    }
    for event in record.seat_events()?.iter().filter(|event| (event.date - date).get_days().abs() <= 183) {
        let who = if event.state.is_empty() { String::new() } else { format!(" {}", event.state) };
        let seat = if event.seat.is_empty() { String::new() } else { format!(" seat {}", event.seat) };
        let said = format!("{}:{seat} {}{who} [{}] ({})", event.date, event.event, event.mark, event.basis);
        say(MUTED, &said);
    }
    Ok(())
}
