//! The power of every seat for people: the sentence first, then tables, then how it was counted.

use anstream::println;
use comfy_table::{Cell, CellAlignment};
use penholder_analysis::power::{Power, Table, Value};
use penholder_studies::power::{
    Group, Measured, change, changes, count, counted, grouped, is_short, leading, places_of_both, sentence, shown,
    with_abstention,
};

use super::Args;
use crate::screen::{MUTED, SENTENCE, light_table, paint, say, set};

/// How many lines a table shows unless all are wanted.
const LINES: usize = 30;

/// How many indices stand side by side.
const BESIDE: usize = 3;

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
        say(MUTED, &format!("{}: {}", table.index.name(), table.index.says()));
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

fn same(power: &Power, a: usize, b: usize) -> bool {
    power.tables.iter().all(|table| table.seat(a) == table.seat(b))
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
    println!("{}", set(table));
    if groups.len() > lines {
        println!("{}", paint(MUTED, format!("and {} lines more; --all shows them", groups.len() - lines)));
    }
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
