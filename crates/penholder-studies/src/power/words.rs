//! Power in sentences: who is strongest, who gains, how it was counted.

use penholder_analysis::power::{Index, Power, Table, Value};

use super::grouped::Group;
use super::{Measured, Place};
use crate::number;

/// The longest fraction that is shown beside its decimals, in characters.
const FRACTION: usize = 13;

/// The seats of both, and where each of them stands in the one and in the other.
#[must_use]
pub fn places_of_both(now: &Measured, then: &Measured) -> (Vec<Place>, Vec<[Option<usize>; 2]>) {
    let mut places = now.places.clone();
    places.extend(then.places.iter().filter(|place| !is_in(&now.places, place)).cloned());
    let at = |measured: &Measured, place: &Place| measured.places.iter().position(|other| is(other, place));
    let both: Vec<[Option<usize>; 2]> = places.iter().map(|place| [at(now, place), at(then, place)]).collect();
    (places, both)
}

fn is(one: &Place, other: &Place) -> bool {
    one.name == other.name && one.class == other.class
}

fn is_in(places: &[Place], place: &Place) -> bool {
    places.iter().any(|other| is(other, place))
}

/// The index that sentences are about.
#[must_use]
pub fn leading(power: &Power) -> Option<&Table> {
    power.of(Index::ShapleyShubik).or_else(|| power.tables.first())
}

/// Who is strongest, and by how much.
#[must_use]
pub fn sentence(power: &Power, index: Index, groups: &[Group]) -> String {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return String::new() };
    let of = |group: &Group| power.of(index).map_or(0.0, |table| table.seat(group.members[0]).number());
    let seats: usize = groups.iter().map(|group| group.members.len()).sum();
    let (most, least, word) = (of(first), of(last), index.name());
    let who = together(first);
    if seats == 1 {
        return format!("{who} decides alone.");
    }
    if most - least < 1e-12 {
        return format!("All {seats} seats are alike: {most:.4} each by {word}.");
    }
    let verb = if first.members.len() == 1 { "is the strongest, with" } else { "are the strongest, each with" };
    let rest = if least == 0.0 {
        format!(
            "{} no power at all",
            if last.members.len() == 1 {
                format!("{} has", together(last))
            } else {
                format!("{} have", together(last))
            }
        )
    } else {
        format!("{} times as much as {}", times(most / least), each_of(last))
    };
    let glue = if least == 0.0 { "; " } else { ", " };
    format!("{who} {verb} {most:.4} by {word}{glue}{rest}.")
}

fn times(ratio: f64) -> String {
    match ratio {
        ..9.995 => format!("{ratio:.2}"),
        ..1_000.0 => format!("{ratio:.1}"),
        _ => count(&format!("{ratio:.0}")),
    }
}

fn each_of(group: &Group) -> String {
    if group.members.len() == 1 { together(group) } else { format!("each of the {}", together(group)) }
}

fn together(group: &Group) -> String {
    group.says.strip_suffix(", each").unwrap_or(&group.says).to_owned()
}

/// Who gains most and who loses most.
#[must_use]
pub fn changes<'v>(groups: &[Group], index: Index, of: &impl Fn(usize) -> [Option<&'v Value>; 2]) -> String {
    let by = |group: &Group| match of(group.members[0]) {
        [Some(before), Some(after)] => Some(after.number() - before.number()),
        _ => None,
    };
    let told = |found: Option<(&Group, f64)>| {
        found.map(|(group, _)| {
            let [before, after] = of(group.members[0]);
            let number = |value: Option<&Value>| value.map_or(0.0, Value::number);
            format!("{} from {:.4} to {:.4}", each_of(group), number(before), number(after))
        })
    };
    let known: Vec<(&Group, f64)> = groups.iter().filter_map(|group| Some((group, by(group)?))).collect();
    let up = told(known.iter().copied().filter(|(_, by)| *by > 1e-12).max_by(|a, b| a.1.total_cmp(&b.1)));
    let down = told(known.iter().copied().filter(|(_, by)| *by < -1e-12).min_by(|a, b| a.1.total_cmp(&b.1)));
    let says = match (up, down) {
        (Some(up), Some(down)) => format!("gains most: {up}; loses most: {down}"),
        (Some(up), None) => format!("gains most: {up}; nobody loses"),
        (None, Some(down)) => format!("loses most: {down}; nobody who sits now gains"),
        (None, None) => "nothing changes for those who sit now".to_owned(),
    };
    format!("By {}, {says}.", index.name())
}

/// How much more or less of power, in words.
#[must_use]
pub fn change(before: Option<&Value>, after: Option<&Value>) -> String {
    match (before.map(Value::number), after.map(Value::number)) {
        (None, _) => "new".to_owned(),
        (_, None) => "gone".to_owned(),
        (Some(before), Some(after)) if before == after => "same".to_owned(),
        (Some(0.0), Some(_)) => "from none".to_owned(),
        (Some(before), Some(after)) => format!("{:+.1} %", (after / before - 1.0) * 100.0),
    }
}

/// Whether the fraction of a value is short enough to be read.
#[must_use]
pub fn is_short(value: &Value) -> bool {
    matches!(value, Value::Exact(fraction) if fraction.to_string().chars().count() <= FRACTION)
}

/// A value for people: six decimals, its fraction under them if wanted; an estimate with its interval.
#[must_use]
pub fn shown(value: &Value, with_fraction: bool) -> String {
    match value {
        Value::Exact(fraction) if with_fraction => format!("{}\n{fraction}", fraction.decimal(6)),
        Value::Estimated(interval) => format!("{:.4} ({:.4}-{:.4})", interval.value, interval.low, interval.high),
        other => other.decimal(6),
    }
}

/// How it was counted, and how many coalitions win.
#[must_use]
pub fn counted(measured: &Measured) -> String {
    let power = &measured.power;
    let acts = match &power.winning {
        Some(winning) => {
            let all = count(&coalitions(measured.places.len()));
            format!("{} of {all} coalitions win ({})", count(&winning.to_string()), power.to_act.decimal(6))
        }
        None => format!("about {} of all coalitions win", shown(&power.to_act, false)),
    };
    format!("{}; {acts}.", power.way)
}

/// How many coalitions so many seats make.
#[must_use]
pub fn coalitions(seats: usize) -> String {
    u32::try_from(seats)
        .ok()
        .and_then(|seats| 1_u128.checked_shl(seats))
        .map_or_else(|| format!("2^{seats}"), |all| all.to_string())
}

/// A whole number with its thousands, or the power of ten of one that nobody reads out.
#[must_use]
pub fn count(digits: &str) -> String {
    if digits.len() > 15 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return format!("{}.{}e{}", &digits[..1], &digits[1..4], digits.len() - 1);
    }
    digits.parse().map_or_else(|_| digits.to_owned(), |whole: i128| number(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_any_length() {
        let check = |digits: &str, says: &str| assert_eq!(count(digits), says);
        check("0", "0");
        check("848", "848");
        check("17706644", "17,706,644");
        check("123456789012345", "123,456,789,012,345");
        check("1234567890123456", "1.234e15");
        check("2^190", "2^190");
        assert_eq!((coalitions(15), coalitions(190)), ("32768".to_owned(), "2^190".to_owned()));
    }
}
