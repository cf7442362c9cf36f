//! Where answers come from: shipped charters with their hashes, who sits on a date, states and items by any name.

use jiff::civil::Date;
use penholder_charters::SHIPPED;
use penholder_core::charter::{Seating, SeatingError};
use penholder_core::source::nearest;
use penholder_core::{Charter, Roster};
use penholder_record::{Record, Vote};
use sha2::{Digest, Sha256};

use crate::Unanswered;

/// The shipped charter of this id, with the SHA-256 of its text.
#[must_use]
pub fn shipped(id: &str) -> Option<(&'static Charter, String)> {
    let charter = penholder_charters::charter(id)?;
    Some((charter, charter_hash(charter, text(id)?)))
}

/// The text of the shipped charter of this id.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|shipped| shipped.id == id).map(|shipped| shipped.charter)
}

/// The SHA-256 of the text of a charter; that of a reform covers the charter it changes, then the reform.
#[must_use]
pub fn charter_hash(charter: &Charter, own: &str) -> String {
    let base = charter.reforms.as_deref().and_then(text).unwrap_or_default();
    digest(&[base, own])
}

/// The SHA-256 of texts one after the other, in hexadecimal.
#[must_use]
pub fn digest(texts: &[&str]) -> String {
    hex(texts.iter().fold(Sha256::new(), |hash, text| hash.chain_update(text)))
}

/// What a hash has come to, in hexadecimal.
#[must_use]
pub fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The day that is meant where none is given: today, or the last day before it on which the body had rules and it is known who
/// sat.
#[must_use]
pub fn day_meant(charter: &Charter, today: Date) -> Date {
    let ends = charter.rules.iter().filter_map(|rule| rule.in_force.until).filter(|until| *until <= today);
    let ruled = if charter.rules.iter().any(|rule| rule.in_force.holds_on(today)) {
        None
    } else {
        ends.max().and_then(|end| end.yesterday().ok())
    };
    let day = ruled.unwrap_or(today);
    if is_recorded(charter) { day_on_record(day) } else { day }
}

/// Today, or the last day before it for which the record tells who sat.
#[must_use]
pub fn day_on_record(today: Date) -> Date {
    penholder_record::security_council().seats().map_or(today, |seats| today.min(seats.reach().1))
}

/// Whether the record tells who sat in the body, or in the one that the charter changes.
fn is_recorded(charter: &Charter) -> bool {
    charter.reforms.as_deref().unwrap_or(&charter.id) == penholder_record::security_council().body()
}

/// Who sits in a body on a date: from the record where there is one of it, else as its charter says.
///
/// # Errors
/// Says that the record, or the roster that the charter names, does not reach that date.
pub fn roster(charter: &Charter, date: Date) -> Result<Roster, Unanswered> {
    roster_with(charter, date, &Seating::default())
}

/// The same with seats besides, where the charter leaves open who sits.
///
/// # Errors
/// Says that the record does not reach that date, or what is wrong with the seats.
pub fn roster_with(charter: &Charter, date: Date, seating: &Seating) -> Result<Roster, Unanswered> {
    let there = if is_recorded(charter) {
        let roster =
            penholder_record::security_council().roster_on(date).map_err(|error| Unanswered::new(error.to_string()))?;
        roster.seats().to_vec()
    } else {
        charter.names_who_sat(date).map_err(|why| {
            let says = Unanswered::new(why.to_string());
            match charter.roster_known.as_ref().and_then(|known| known.hint.as_deref()) {
                Some(hint) => says.hint(hint),
                None => says,
            }
        })?;
        charter.named_on(date)
    };
    Ok(seating.roster(charter, there, date)?)
}

impl From<SeatingError> for Unanswered {
    fn from(no: SeatingError) -> Self {
        let hint = no.hint();
        Unanswered::new(no.to_string()).hint(hint)
    }
}

/// The first day that `2014` or `2014-05-22` means.
///
/// # Errors
/// Says how a day is written.
pub fn first_day(words: &str) -> Result<Date, String> {
    day(words, 1, 1)
}

/// The last day that `2014` or `2014-05-22` means.
///
/// # Errors
/// Says how a day is written.
pub fn last_day(words: &str) -> Result<Date, String> {
    day(words, 12, 31)
}

fn day(words: &str, month: i8, day: i8) -> Result<Date, String> {
    let year =
        (words.len() == 4).then(|| words.parse().ok()).flatten().and_then(|year| Date::new(year, month, day).ok());
    year.or_else(|| words.parse().ok()).ok_or_else(|| format!("`{words}` is no day like 2014-05-22 and no year"))
}

/// The code of a state, however it is called.
///
/// # Errors
/// Says which state may be meant.
pub fn state<'a>(record: &Record<'a>, name: &str) -> Result<&'a str, Unanswered> {
    let seats = record.seats()?;
    if let Some(state) = seats.find(name) {
        return Ok(state.code);
    }
    let names =
        seats.states().iter().flat_map(|state| state.names().filter(|known| known.len() > 3 || name.len() <= 3));
    let no = Unanswered::new(format!("no state in the record is called `{name}`"));
    Err(match nearest(name, names) {
        Some(near) => no.hint(format!("did you mean `{near}`?")),
        None => no.hint("use its English name or its ISO 3166 code of three letters, like FRA"),
    })
}

/// The id of an agenda item.
///
/// # Errors
/// Says which item may be meant.
pub fn item<'a>(record: &Record<'a>, name: &str) -> Result<&'a str, Unanswered> {
    let items = record.items()?;
    if let Some(item) = items.iter().find(|item| item.id == name || item.name.eq_ignore_ascii_case(name)) {
        return Ok(item.id);
    }
    let lower = name.to_lowercase();
    let aliases = record.tables().aliases.lines().skip(1).filter_map(|line| line.split_once(','));
    let alias = aliases.filter(|(from, _)| from.split('-').any(|word| word == lower)).map(|(_, to)| to).next();
    let within = items.iter().filter(|item| item.id.contains(&lower)).max_by_key(|item| item.meetings);
    let near = alias.or_else(|| within.map(|item| item.id)).or_else(|| nearest(name, items.iter().map(|item| item.id)));
    let no = Unanswered::new(format!("no agenda item is called `{name}`"));
    Err(match near {
        Some(near) => no.hint(format!("did you mean `{near}`?")),
        None => no.hint("`penholder record stats items` lists them"),
    })
}

/// From when to when votes in order of date reach, in words.
#[must_use]
pub fn span(votes: &[&Vote<'_>]) -> String {
    match (votes.first(), votes.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.date, last.date),
        _ => "no day".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_is_one_with_rules_and_seats() {
        let check = |charter: &str, today: &str, day: &str| {
            let charter = penholder_charters::charter(charter).unwrap();
            assert_eq!(day_meant(charter, today.parse().unwrap()).to_string(), day);
        };
        check("eec-council-1958", "2026-01-01", "1972-12-31");
        check("eec-council-1958", "1972-12-31", "1972-12-31");
        check("eec-council-1958", "1973-01-01", "1972-12-31");
        check("eec-council-1958", "1950-01-01", "1950-01-01");
        check("un-security-council", "2026-01-01", "2026-01-01");
        let (_, last) = penholder_record::security_council().seats().unwrap().reach();
        check("un-security-council", "2100-01-01", &last.to_string());
        check("reform-g4-2005", "2100-01-01", &last.to_string());
        check("eu-council", "2100-01-01", "2100-01-01");
    }

    #[test]
    fn a_roster_is_not_taken_for_a_day_it_is_not_known_for() {
        let on = |body: &str, day: Date| roster(penholder_charters::charter(body).unwrap(), day);
        assert_eq!(on("eu-council", date(2020, 2, 1)).unwrap().len(), 27);
        let why = on("eu-council", date(2020, 1, 31)).unwrap_err();
        assert_eq!(
            why.says,
            "the roster known of Council of the European Union is that from 2020-02-01; 2020-01-31 lies outside of it"
        );
        assert!(why.hint.unwrap().contains("eec-council-1958"));
        assert!(on("eu-council", date(2010, 1, 1)).is_err());
        assert_eq!(on("eec-council-1958", date(1972, 12, 31)).unwrap().len(), 6);
        assert!(
            on("eec-council-1958", date(1973, 1, 1)).is_err() && on("eec-council-1958", date(1957, 12, 31)).is_err()
        );
        assert!(on("imf-executive-board", date(2022, 10, 1)).is_err());
        assert!(on("wto", date(1996, 1, 1)).is_ok(), "a charter that names nobody refuses no day");
    }
}
