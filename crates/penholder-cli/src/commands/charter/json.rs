//! Charters as JSON: the law with the sentences made from it.

use jiff::civil::Date;
use penholder_core::Charter;
use penholder_core::charter::{Class, Kind, Mark, Practice, ReadBy, Rule};
use penholder_core::interval::InForce;
use serde_json::{Value, json};

use super::list::seats;
use super::show::day_of;

/// What the list says of each charter.
pub fn list(charters: &[&Charter], today: Date) -> Value {
    let entry = |charter: &&Charter| {
        json!({
            "id": charter.id,
            "name": charter.name,
            "about": charter.about,
            "reforms": charter.reforms,
            "seats": seats(charter, today),
            "questions": charter.questions(),
            "kinds": charter.kinds.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>(),
        })
    };
    charters.iter().map(entry).collect()
}

/// One charter; its rules as of a day, or all of them.
pub fn charter(charter: &Charter, on: Option<Date>) -> Value {
    let rules = charter.rules.iter().filter(|rule| on.is_none_or(|on| rule.in_force.holds_on(on)));
    json!({
        "id": charter.id,
        "name": charter.name,
        "about": charter.about,
        "reforms": charter.reforms,
        "seated_as": charter.seated_as,
        "classes": charter.classes.iter().map(class).collect::<Value>(),
        "seats": charter.seats.iter().map(|named| json!({
            "id": named.seat.id,
            "name": named.seat.name,
            "class": named.seat.class,
            "weights": named.seat.weights.iter().map(|(m, w)| (m.clone(), json!(w.to_string()))).collect::<Value>(),
            "in_force": interval(&named.in_force),
        })).collect::<Value>(),
        "kinds": charter.kinds.iter().map(kind).collect::<Value>(),
        "rules": rules.map(|rule| self::rule(charter, rule, on)).collect::<Value>(),
        "doctrines": charter.doctrines.iter().map(|doctrine| json!({
            "id": doctrine.id,
            "name": doctrine.name,
            "cite": doctrine.cite,
            "sense": doctrine.sense,
            "mark": mark(doctrine.mark),
        })).collect::<Value>(),
        "not_carried": charter.not_carried.iter().map(|thing| json!({ "what": thing.what, "why": thing.why }))
            .collect::<Value>(),
    })
}

fn class(class: &Class) -> Value {
    json!({
        "id": class.id,
        "name": class.name,
        "added": class.added,
        "office": class.office,
        "seats": class.composition.iter().map(|part| json!({
            "seats": part.seats,
            "cite": part.cite,
            "in_force": interval(&part.in_force),
        })).collect::<Value>(),
    })
}

fn kind(kind: &Kind) -> Value {
    json!({
        "id": kind.id,
        "name": kind.name,
        "question": kind.question,
        "cite": kind.cite,
        "mark": mark(kind.mark),
        "only_for": kind.only_for,
        "takes_to": kind.takes_to,
        "step": kind.step,
        "elects": kind.elects,
    })
}

fn rule(charter: &Charter, rule: &Rule, on: Option<Date>) -> Value {
    let (names, day) = (charter.names(), on.unwrap_or_else(|| day_of(&rule.in_force)));
    let requirement = |asked: &penholder_core::charter::Requirement| {
        json!({
            "says": asked.says(&names),
            "cite": asked.cite,
            "otherwise": asked.label.as_ref().or(rule.not_adopted.as_ref()),
        })
    };
    let practice = |practice: &Practice| {
        json!({
            "cite": practice.cite,
            "instead_of": practice.instead_of,
            "sense": practice.sense,
            "mark": mark(practice.mark),
            "in_force": interval(&practice.in_force),
            "says": practice.requires.says(&names),
        })
    };
    json!({
        "cite": rule.cite,
        "on": rule.on,
        "in_force": interval(&rule.in_force),
        "sense": rule.sense,
        "mark": mark(rule.mark),
        "says": { "letter": rule.says(&names, day, ReadBy::Letter), "practice": rule.says(&names, day, ReadBy::Practice) },
        "requires": rule.requires.iter().map(requirement).collect::<Value>(),
        "practice": rule.practice.iter().map(practice).collect::<Value>(),
        "reads": rule.reads.iter().map(|reading| json!({
            "position": reading.position.word(),
            "as": reading.read_as.word(),
            "without_reason": reading.unreasoned,
            "within": reading.within,
            "cite": reading.cite,
        })).collect::<Value>(),
        "positions": rule.positions.iter().map(|position| position.word()).collect::<Vec<_>>(),
        "adopted": rule.adopted,
    })
}

fn interval(in_force: &InForce) -> Value {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    json!({ "from": day(in_force.from), "until": day(in_force.until) })
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Verified => "V",
        Mark::Known => "K",
        Mark::Disputed => "?",
    }
}
