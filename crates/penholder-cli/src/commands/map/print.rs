//! A map as a table for people, as CSV and as JSON.

use penholder_studies::scale::{Mapped, ends};

use super::{Args, Table};
use crate::screen::{ERROR, MUTED, SENTENCE, say};
use crate::sheet::Printed as _;
use crate::stop::Stop;

/// What a way of making a map says in its own words.
pub(super) struct Told {
    /// How far it came where it was stopped.
    pub far: String,
    /// Which of the votes, those that tell most first, are shown under a limit, and how many more there are.
    pub votes: fn(&[usize], usize) -> (Vec<usize>, usize),
    /// What is said of those that are not shown, after their number.
    pub more: &'static str,
}

/// Prints a map in the form that is asked for.
pub(super) fn print(args: &Args, made: &impl Mapped, told: &Told) -> Result<(), Stop> {
    let rows = |text: bool, shown: &[usize]| match args.table {
        Table::Members => made.members(text, shown),
        Table::Votes => made.votes(text, shown),
    };
    let every = || match args.table {
        Table::Members => made.basis().order(),
        Table::Votes => (0..made.basis().ballots.votes.len()).collect(),
    };
    let text = || {
        for fault in made.basis().carries.faults() {
            say(ERROR, &format!("These votes cannot carry a scale: {fault}."));
        }
        say(SENTENCE, &made.sentence());
        if made.basis().stopped {
            say(ERROR, &format!("Stopped before the end; partial: {}.", told.far));
        }
        say(MUTED, &made.model());
        say(MUTED, &made.data());
        if let Some(chains) = made.chains() {
            say(MUTED, &chains);
        }
        let (shown, more) = match args.table {
            Table::Members => ends(&made.basis().order(), args.limit),
            Table::Votes => (told.votes)(&made.telling(), args.limit),
        };
        rows(true, &shown).print(args.format, usize::MAX)?;
        if more > 0 {
            say(MUTED, &format!("{more} {}; `--limit` or `--format csv` shows them", told.more));
        }
        Ok(())
    };
    args.format.show(text, || rows(false, &every()), || made.json())
}
