//! The events as iCalendar (RFC 5545): all-day events, planned ones tentative.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use jiff::ToSpan;
use jiff::civil::Date;
use penholder_core::dossier::{Dossier, Status};

/// The events of a dossier as a calendar; `id` is the dossier's.
#[must_use]
pub fn calendar(id: &str, dossier: &Dossier) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&dossier.head.title);
    for event in &dossier.events {
        let Some(from) = event.period.from else { continue };
        let to = event.period.to.unwrap_or(from);
        let mut entry = Event::new();
        entry.uid(&format!("{}@{id}.penholder", event.id));
        entry.summary(&event.name);
        // The day after the last one, as RFC 5545 has it.
        let after = to.checked_add(1.day()).unwrap_or(to);
        entry.append_property(day("DTSTART", from));
        entry.append_property(day("DTEND", after));
        // The stamp is a day of the data, so that the same dossier gives the same calendar.
        entry.append_property(icalendar::Property::new("DTSTAMP", format!("{}T000000Z", plain(from))));
        entry.status(match event.status {
            Status::Planned | Status::Moved => EventStatus::Tentative,
            Status::Held => EventStatus::Confirmed,
            Status::Cancelled => EventStatus::Cancelled,
        });
        if let Some(place) = &event.place {
            entry.location(dossier.name(place));
        }
        let sources: Vec<&str> = event.sources.iter().map(|quote| dossier.name(&quote.source)).collect();
        let purpose = event.purpose.as_deref().map(|purpose| format!("{purpose}\n")).unwrap_or_default();
        entry.description(&format!("{purpose}{}", sources.join("; ")));
        calendar.push(entry.done());
    }
    calendar.done().to_string()
}

fn plain(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn day(name: &str, day: Date) -> icalendar::Property {
    let mut property = icalendar::Property::new(name, plain(day));
    property.add_parameter("VALUE", "DATE");
    property
}
