//! A map as a table for people, as CSV and as JSON.

use anstream::println;
use penholder_studies::scale::{Made, ends};

use super::{Args, Table};
use crate::screen::{ERROR, MUTED, SENTENCE, say};
use crate::sheet::{Format, Printed as _};
use crate::stop::Stop;

/// Prints a map in the form that is asked for.
pub(super) fn print(args: &Args, made: &Made) -> Result<(), Stop> {
    match (args.format, args.table) {
        (Format::Json, _) => println!("{:#}", made.json()),
        (Format::Csv, Table::Members) => made.members(false, &made.basis.order()).print(Format::Csv, usize::MAX)?,
        (Format::Csv, Table::Votes) => {
            let all: Vec<usize> = (0..made.votes.len()).collect();
            made.votes(false, &all).print(Format::Csv, usize::MAX)?;
        }
        (Format::Text, table) => {
            for fault in made.basis.carries.faults() {
                say(ERROR, &format!("These votes cannot carry a scale: {fault}."));
            }
            say(SENTENCE, &made.sentence());
            if made.basis.stopped {
                let (made, wanted) = made.basis.draws;
                say(ERROR, &format!("Stopped before the end; partial: {made} of {wanted} draws."));
            }
            say(MUTED, &made.model());
            say(MUTED, &made.data());
            if let Some(chains) = made.chains() {
                say(MUTED, &chains);
            }
            let (shown, more) = match table {
                Table::Members => ends(&made.basis.order(), args.limit),
                Table::Votes => ends(&made.sharpest(), args.limit),
            };
            match table {
                Table::Members => made.members(true, &shown).print(Format::Text, usize::MAX)?,
                Table::Votes => made.votes(true, &shown).print(Format::Text, usize::MAX)?,
            }
            if more > 0 {
                say(MUTED, &format!("{more} more between; `--limit` or `--format csv` shows them"));
            }
        }
    }
    Ok(())
}
