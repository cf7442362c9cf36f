//! One row a seat and index, with all that is needed to count it again.

use penholder_analysis::power::Value as Amount;
use penholder_analysis::power::ternary::Ternary;
use serde_json::{Map, Value, json};

use super::{Measured, Place};
use crate::Sheet;

const COLUMNS: [&str; 15] = [
    "charter",
    "charter_sha256",
    "on",
    "date",
    "seat",
    "class",
    "index",
    "value",
    "fraction",
    "low",
    "high",
    "swings",
    "winning",
    "method",
    "version",
];

/// How an index with abstention is counted.
const WITH_ABSTENTION: &str = "exact, by classes of seats that are alike";

/// A row for each seat and index of each charter.
#[must_use]
pub fn rows(all: &[Option<&Measured>]) -> Sheet {
    let mut sheet = Sheet::new(&COLUMNS);
    for measured in all.iter().flatten() {
        let power = &measured.power;
        let winning = power.winning.as_ref().map(ToString::to_string);
        for (at, place) in measured.places.iter().enumerate() {
            let swings = power.swings.as_ref().map(|swings| swings[at].to_string());
            let mut push = |index: &str, amount: &Amount, method: &str| {
                let (value, fraction, low, high) = parts(amount);
                sheet.push(vec![
                    json!(measured.charter),
                    json!(measured.hash),
                    json!(measured.on),
                    json!(measured.date.to_string()),
                    json!(place.name),
                    json!(place.class),
                    json!(index),
                    value,
                    fraction,
                    low,
                    high,
                    json!(swings),
                    json!(winning),
                    json!(method),
                    json!(env!("CARGO_PKG_VERSION")),
                ]);
            };
            for table in &power.tables {
                push(table.index.word(), table.seat(at), &table.way.to_string());
            }
            for (index, amount) in measured.ternary.iter().flat_map(|ternary| with_abstention(ternary, at)) {
                push(index, &amount, WITH_ABSTENTION);
            }
        }
    }
    sheet
}

/// One object; the reform under `reform`.
#[must_use]
pub fn json(now: &Measured, then: Option<&Measured>) -> Value {
    let mut object = one(now);
    if let (Some(then), Value::Object(object)) = (then, &mut object) {
        object.insert("reform".to_owned(), one(then));
    }
    object
}

/// The indices with abstention of a seat, by their words.
#[must_use]
pub fn with_abstention(ternary: &Ternary, seat: usize) -> [(&'static str, Amount); 4] {
    [
        ("roll-call", &ternary.roll_call),
        ("yes-no", &ternary.yes_no),
        ("yes-abstain", &ternary.yes_abstain),
        ("abstain-no", &ternary.abstain_no),
    ]
    .map(|(word, of_seat)| (word, Amount::Exact(of_seat[seat].clone())))
}

fn one(measured: &Measured) -> Value {
    let power = &measured.power;
    let seat = |(at, place): (usize, &Place)| {
        let mut seat = Map::new();
        seat.insert("seat".to_owned(), json!(place.name));
        seat.insert("class".to_owned(), json!(place.class));
        seat.insert("swings".to_owned(), json!(power.swings.as_ref().map(|swings| swings[at].to_string())));
        seat.extend(power.tables.iter().map(|table| (table.index.word().to_owned(), amount(table.seat(at)))));
        let ternary = measured.ternary.iter().flat_map(|ternary| with_abstention(ternary, at));
        seat.extend(ternary.map(|(word, value)| (word.to_owned(), amount(&value))));
        Value::Object(seat)
    };
    let methods = power.tables.iter().map(|table| (table.index.word().to_owned(), json!(table.way.to_string())));
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "charter": measured.charter,
        "charter_sha256": measured.hash,
        "body": measured.body,
        "on": measured.on,
        "cite": measured.cite,
        "date": measured.date.to_string(),
        "method": methods.collect::<Map<_, _>>(),
        "winning": power.winning.as_ref().map(ToString::to_string),
        "to_act": amount(&power.to_act),
        "to_act_with_abstention": measured.ternary.as_ref().map(|ternary| amount(&Amount::Exact(ternary.to_act.clone()))),
        "complete": !power.is_partial(),
        "missing": power.missing.iter().map(|missing| json!({ "index": missing.index.word(), "why": missing.why }))
            .collect::<Value>(),
        "seats": measured.places.iter().enumerate().map(seat).collect::<Value>(),
    })
}

fn amount(amount: &Amount) -> Value {
    match amount {
        Amount::Exact(fraction) => json!({ "value": fraction.value(), "fraction": fraction.to_string() }),
        Amount::Near { value, within } => json!({ "value": value, "within": within }),
        Amount::Estimated(interval) => json!({ "value": interval.value, "low": interval.low, "high": interval.high }),
    }
}

fn parts(amount: &Amount) -> (Value, Value, Value, Value) {
    match amount {
        Amount::Exact(fraction) => (json!(fraction.value()), json!(fraction.to_string()), Value::Null, Value::Null),
        Amount::Near { value, within } => (json!(value), Value::Null, json!(value - within), json!(value + within)),
        Amount::Estimated(interval) => (json!(interval.value), Value::Null, json!(interval.low), json!(interval.high)),
    }
}
