//! Who presides: a month each, in the alphabetical order of names.
//!
//! Implements: rule 18 of the Council's provisional rules, and rule 20 for the order in which the chair is ceded.

use jiff::civil::Date;

use super::Meeting;
use crate::charter::procedure::{Article, ChairBy};
use crate::procedure::{Form, Refusal, Sitting};
use crate::seat::Seat;

/// The seat after this one in the alphabetical order of names, beginning again after the last.
#[must_use]
pub fn next_in_order<'r>(seats: impl Iterator<Item = &'r Seat> + Clone, name: &str) -> Option<&'r Seat> {
    let key = |seat: &&Seat| seat.name.clone();
    let after = seats.clone().filter(|seat| seat.name.as_str() > name).min_by_key(key);
    after.or_else(|| seats.min_by_key(key))
}

fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

/// Checks that this seat is the one to preside, as far as earlier meetings tell.
pub(super) fn check(sitting: &Sitting<'_>, chair: Option<&str>) -> Result<Option<String>, Refusal> {
    let cite = || sitting.article(Article::Chair).to_owned();
    let Some(chair) = chair else {
        if sitting.procedure.chair.by == ChairBy::Secretariat {
            return Ok(None);
        }
        let missing = "saying who presides".to_owned();
        return Err(Refusal::Needs { act: "convene a meeting", missing, cite: cite() });
    };
    let seat = sitting.seat(chair)?;
    if sitting.charter.members(sitting.roster).all(|member| member.id != seat.id) {
        let why = "nobody sits there: it belongs to whoever presides".to_owned();
        return Err(Refusal::Unfit { given: seat.name.clone(), why, cite: cite() });
    }
    if sitting.procedure.chair.by != ChairBy::AlphabeticalMonth {
        return Ok(Some(seat.id.clone()));
    }
    let expected = expected(sitting);
    match expected {
        Some(expected) if expected.id != seat.id => {
            let why = format!("in this month {} presides", expected.name);
            Err(Refusal::Unfit { given: seat.name.clone(), why, cite: cite() })
        }
        _ => Ok(Some(seat.id.clone())),
    }
}

/// Who has to preside: told by a meeting of this month or of the last.
fn expected<'a>(sitting: &Sitting<'a>) -> Option<&'a Seat> {
    let this = month(sitting.date());
    let held = |meeting: &'a Meeting| {
        let day = meeting.day?;
        Some((month(day), meeting.ceded_by.as_ref().or(meeting.chair.as_ref())?))
    };
    let meetings = sitting.matters.values().filter_map(|matter| match &matter.form {
        Form::Meeting(meeting) => held(meeting),
        _ => None,
    });
    let (month, chair) = meetings.max_by_key(|(month, _)| *month)?;
    let seat = sitting.roster.seats().iter().find(|seat| seat.id == *chair);
    match this - month {
        0 => seat,
        1 => seat.and_then(|seat| next_in_order(sitting.charter.members(sitting.roster), &seat.name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_in_alphabetical_order_presides() {
        let names = ["China", "France", "Russian Federation", "United Kingdom", "United States", "Jordan", "Chad"];
        let seats: Vec<Seat> = names.iter().map(|name| Seat::new(*name, *name, "x")).collect();
        let check = |name: &str, next: &str| assert_eq!(next_in_order(seats.iter(), name).unwrap().name, next);
        check("France", "Jordan");
        check("United States", "Chad");
        check("Chad", "China");
        check("Guatemala", "Jordan");
        assert!(next_in_order([].iter(), "France").is_none());
    }
}
