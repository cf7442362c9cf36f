//! The power of every seat for people: the sentence first, then tables, then how it was counted.

use anstream::println;
use comfy_table::{Cell, CellAlignment};
use penholder_analysis::power::{Index, Power, Table, Value};
use penholder_core::Exact;
use penholder_core::charter::amount_says;

use super::Args;
use super::grouped::{Group, grouped};
use super::measured::{Measured, Place};
use super::tidy::with_abstention;
use crate::screen::{MUTED, SENTENCE, light_table, paint, say};

/// How many lines a table shows unless all are wanted.
const LINES: usize = 30;

/// How many indices stand side by side.
const BESIDE: usize = 3;

/// The longest fraction that is shown beside its decimals, in characters.
const FRACTION: usize = 13;

/// Prints the power under one charter.
pub fn one(args: &Args, measured: &Measured) {
    let power = &measured.power;
    let alike = |a: usize, b: usize| {
        let ternary = |ternary: &_| with_abstention(ternary, a) == with_abstention(ternary, b);
        same(power, a, b) && measured.ternary.as_ref().is_none_or(ternary)
    };
    let mut groups = grouped(&measured.places, alike);
    if let Some(of) = leading(power) {
        groups.sort_by(|a, b| of.seat(b.members[0]).number().total_cmp(&of.seat(a.members[0]).number()));
        say(SENTENCE, &sentence(power, of.index, &groups));
    }
    head(measured);
    let lines = if args.all { usize::MAX } else { LINES };
    for (at, tables) in power.tables.chunks(BESIDE).enumerate() {
        let swings = power.swings.as_ref().filter(|_| at == 0);
        let mut header: Vec<&str> = tables.iter().map(|table| table.index.name()).collect();
        header.extend(swings.map(|_| "swings"));
        let short = tables.iter().all(|table| table.seats().all(is_short));
        rows(&header, &groups, lines, |seat| {
            let values = tables.iter().map(|table| shown(table.seat(seat), short));
            values.chain(swings.map(|swings| count(&swings[seat].to_string()))).collect()
        });
    }
    if let Some(ternary) = &measured.ternary {
        let of = |seat: usize| with_abstention(ternary, seat);
        println!("{}", paint(SENTENCE, "If every seat may also abstain"));
        rows(&of(0).map(|(word, _)| word), &groups, lines, |seat| {
            of(seat).map(|(_, value)| shown(&value, false)).to_vec()
        });
    }
    notes(measured);
}

/// Prints the power before and after, a table for each index.
pub fn two(args: &Args, now: &Measured, then: &Measured) {
    let (places, both) = places_of_both(now, then);
    let lines = if args.all { usize::MAX } else { LINES };
    let first = leading(&now.power).map(|table| table.index);
    let mut tables: Vec<&Table> = now.power.tables.iter().collect();
    tables.sort_by_key(|table| Some(table.index) != first);
    for (number, table) in tables.into_iter().enumerate() {
        let Some(after) = then.power.of(table.index) else { continue };
        let of = |place: usize| [both[place][0].map(|at| table.seat(at)), both[place][1].map(|at| after.seat(at))];
        let groups = grouped(&places, |a, b| of(a) == of(b));
        if number == 0 {
            say(SENTENCE, &changes(&groups, table.index, &of));
            head(now);
            head(then);
        }
        println!("{}", paint(MUTED, format!("{}: {}", table.index.name(), table.index.says())));
        rows(&["before", "after", "change"], &groups, lines, |place| {
            let text =
                |value: Option<&Value>| value.map_or_else(|| "-".to_owned(), |value| shown(value, is_short(value)));
            let [before, after] = of(place);
            vec![text(before), text(after), change(before, after)]
        });
    }
    say(MUTED, &format!("Before: {}", counted(now)));
    say(MUTED, &format!("After: {}", counted(then)));
    [now, then].into_iter().for_each(missing);
}

/// The seats of both, and where each of them stands in the one and in the other.
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

fn same(power: &Power, a: usize, b: usize) -> bool {
    power.tables.iter().all(|table| table.seat(a) == table.seat(b))
}

pub fn leading(power: &Power) -> Option<&Table> {
    power.of(Index::ShapleyShubik).or_else(|| power.tables.first())
}

/// Who is strongest, and by how much.
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

fn change(before: Option<&Value>, after: Option<&Value>) -> String {
    match (before.map(Value::number), after.map(Value::number)) {
        (None, _) => "new".to_owned(),
        (_, None) => "gone".to_owned(),
        (Some(before), Some(after)) if before == after => "same".to_owned(),
        (Some(0.0), Some(_)) => "from none".to_owned(),
        (Some(before), Some(after)) => format!("{:+.1} %", (after / before - 1.0) * 100.0),
    }
}

fn head(measured: &Measured) {
    say(MUTED, &format!("{}, {} ({}{}), {}", measured.body, measured.on, measured.cite, measured.mark, measured.date));
    say(MUTED, &measured.says);
}

fn rows(header: &[&str], groups: &[Group], lines: usize, cells: impl Fn(usize) -> Vec<String>) {
    let mut table = light_table(std::iter::once(&"seat").chain(header));
    for group in groups.iter().take(lines) {
        let numbers =
            cells(group.members[0]).into_iter().map(|text| Cell::new(text).set_alignment(CellAlignment::Right));
        table.add_row(std::iter::once(Cell::new(&group.says)).chain(numbers));
    }
    println!("{table}");
    if groups.len() > lines {
        println!("{}", paint(MUTED, format!("and {} lines more; --all shows them", groups.len() - lines)));
    }
}

fn is_short(value: &Value) -> bool {
    matches!(value, Value::Exact(fraction) if fraction.to_string().chars().count() <= FRACTION)
}

fn shown(value: &Value, with_fraction: bool) -> String {
    match value {
        Value::Exact(fraction) if with_fraction => format!("{}\n{fraction}", fraction.decimal(6)),
        Value::Estimated(interval) => format!("{:.4} ({:.4}-{:.4})", interval.value, interval.low, interval.high),
        other => other.decimal(6),
    }
}

/// How it was counted, and how many coalitions win.
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

fn missing(measured: &Measured) {
    for missing in &measured.power.missing {
        say(MUTED, &format!("{}: not counted; {}", missing.index.name(), missing.why));
    }
}

/// How it was counted, what the words mean, and what could not be had.
fn notes(measured: &Measured) {
    let power = &measured.power;
    say(MUTED, &format!("Counted: {}", counted(measured)));
    for table in &power.tables {
        let way = if table.way == power.way { String::new() } else { format!(" ({})", table.way) };
        let within = table.seats().find_map(|value| match value {
            Value::Near { within, .. } => Some(format!("; the sum of all misses 1 by {within:.0e}")),
            _ => None,
        });
        say(MUTED, &format!("{}: {}{way}{}", table.index.name(), table.index.says(), within.unwrap_or_default()));
    }
    if power.swings.is_some() {
        say(MUTED, "swings: winning coalitions that lose without the seat");
    }
    if let Some(ternary) = &measured.ternary {
        say(MUTED, "roll-call: chance to settle a roll call, all orders and votes being equally likely");
        say(MUTED, "yes-no: chance that yes or no of the seat makes the difference; in parts: yes-abstain, abstain-no");
        say(MUTED, &format!("{} of all ways to vote adopt.", ternary.to_act.decimal(6)));
    }
    missing(measured);
}

fn coalitions(seats: usize) -> String {
    u32::try_from(seats)
        .ok()
        .and_then(|seats| 1_u128.checked_shl(seats))
        .map_or_else(|| format!("2^{seats}"), |all| all.to_string())
}

/// A whole number with its thousands, or the power of ten of one that nobody reads out.
fn count(digits: &str) -> String {
    if digits.len() > 15 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return format!("{}.{}e{}", &digits[..1], &digits[1..4], digits.len() - 1);
    }
    digits.parse().map_or_else(|_| digits.to_owned(), |number| amount_says(Exact::from_integer(number)))
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
