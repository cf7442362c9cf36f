//! Power as a picture: a row for seats that are alike, before and after a reform.

use penholder_analysis::figure::points::{Estimate, Points, Row};
use penholder_analysis::figure::{Axis, Figure, Plot, Unit};
use penholder_analysis::power::Value;

use super::Measured;
use super::grouped::grouped;
use super::words::{changes, counted, leading, places_of_both, sentence};

/// The power under one charter, or before and after.
#[must_use]
pub fn figure(now: &Measured, then: Option<&Measured>) -> Figure {
    let Some(table) = leading(&now.power) else {
        let axis = Axis::new("", Unit::Number);
        let plot = Points { axis, series: Vec::new(), rows: Vec::new(), joined: false, marks: Vec::new() };
        return Figure { title: "No index could be counted.".to_owned(), note: counted(now), plot: Plot::Points(plot) };
    };
    let rule =
        |measured: &Measured| format!("{}, {} ({}), {}", measured.body, measured.on, measured.cite, measured.date);
    let (title, note, series, rows);
    match then {
        None => {
            let mut groups = grouped(&now.places, |a, b| table.seat(a) == table.seat(b));
            groups.sort_by(|a, b| table.seat(b.members[0]).number().total_cmp(&table.seat(a.members[0]).number()));
            title = sentence(&now.power, table.index, &groups);
            note = format!("{}; {}", rule(now), counted(now));
            series = vec![table.index.name().to_owned()];
            rows = groups
                .iter()
                .map(|group| Row::new(&group.says, vec![Some(estimate(table.seat(group.members[0])))]))
                .collect::<Vec<_>>();
        }
        Some(then) => {
            let (places, both) = places_of_both(now, then);
            let after = then.power.of(table.index);
            let of = |place: usize| {
                let after = both[place][1].and_then(|at| Some(after?.seat(at)));
                [both[place][0].map(|at| table.seat(at)), after]
            };
            let groups = grouped(&places, |a, b| of(a) == of(b));
            title = changes(&groups, table.index, &of);
            note = format!("Before: {}; {} After: {}; {}", rule(now), counted(now), rule(then), counted(then));
            series = vec!["before".to_owned(), "after".to_owned()];
            let row = |place: usize| of(place).map(|value| value.map(estimate)).to_vec();
            rows = groups.iter().map(|group| Row::new(&group.says, row(group.members[0]))).collect();
        }
    }
    let axis = Axis::new(table.index.name(), Unit::Number);
    let plot = Points { axis, series, rows, joined: then.is_some(), marks: Vec::new() };
    Figure { title, note, plot: Plot::Points(plot) }
}

fn estimate(value: &Value) -> Estimate {
    let interval = match value {
        Value::Estimated(interval) => Some((interval.low, interval.high)),
        _ => None,
    };
    (value.number(), interval)
}
