//! `penholder record meetings | statements | presidencies`: what else the record knows by date.

use std::process::ExitCode;

use jiff::civil::Date;
use penholder_record::security_council;

use super::filter::within_days;
use crate::screen::{MUTED, say};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;
use penholder_studies::source::{first_day, item, last_day};

/// Which days and which agenda item.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder record meetings --since 2014 --until 2014 --item middle-east
  penholder record statements --since 2013
  penholder record presidencies --since 2014 --until 2014 --format csv")]
pub struct Args {
    /// From this day or year on.
    #[arg(long, value_parser = first_day)]
    since: Option<Date>,
    /// Up to and with this day or year.
    #[arg(long, value_parser = last_day)]
    until: Option<Date>,
    /// On this agenda item.
    #[arg(long)]
    item: Option<String>,
    /// Table for people, CSV for spreadsheets, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Args {
    fn within(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Refuses days of which none can be meant.
    fn checked(&self) -> Result<(), Stop> {
        within_days(self.since, self.until)
    }

    fn item(&self) -> Result<Option<&'static str>, Stop> {
        Ok(self.item.as_deref().map(|name| item(security_council(), name)).transpose()?)
    }

    fn print(&self, sheet: &Sheet) -> Result<ExitCode, Stop> {
        if sheet.rows().is_empty() && self.format == Format::Text {
            say(MUTED, "none meets all of these conditions");
            return Ok(ExitCode::SUCCESS);
        }
        sheet.print(self.format, usize::MAX)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Meetings.
pub fn meetings(args: &Args) -> Result<ExitCode, Stop> {
    args.checked()?;
    let wanted = args.item()?;
    let mut sheet = Sheet::new(&["date", "meeting", "closed", "agenda items"]);
    for meeting in security_council().meetings()? {
        if args.within(meeting.date) && wanted.is_none_or(|wanted| meeting.items().any(|item| item == wanted)) {
            let items = meeting.items().collect::<Vec<_>>().join(" ");
            sheet.push(vec![
                meeting.date.to_string().into(),
                meeting.symbol.into(),
                meeting.closed.into(),
                items.into(),
            ]);
        }
    }
    args.print(&sheet)
}

/// Presidential statements.
pub fn statements(args: &Args) -> Result<ExitCode, Stop> {
    args.checked()?;
    let wanted = args.item()?;
    let mut sheet = Sheet::new(&["date", "statement", "meeting", "agenda item"]);
    for statement in security_council().statements()? {
        if args.within(statement.date) && wanted.is_none_or(|wanted| statement.item == wanted) {
            sheet.push(vec![
                statement.date.to_string().into(),
                statement.symbol.into(),
                statement.meeting.into(),
                statement.item.into(),
            ]);
        }
    }
    args.print(&sheet)
}

/// Presidencies.
pub fn presidencies(args: &Args) -> Result<ExitCode, Stop> {
    args.checked()?;
    if args.item.is_some() {
        return Err(Stop::input("a presidency is of a month, not of an agenda item"));
    }
    let record = security_council();
    let seats = record.seats()?;
    let mut sheet = Sheet::new(&["month", "member", "name then", "known by"]);
    for presidency in record.presidencies()? {
        let last = presidency.month.last_of_month();
        if args.within(last) || args.within(presidency.month) {
            let month = presidency.month.to_string()[..7].to_owned();
            let name = seats.name_on(presidency.state, presidency.month);
            sheet.push(vec![month.into(), presidency.state.into(), name.into(), presidency.basis.into()]);
        }
    }
    args.print(&sheet)
}
