//! From a form to a command: the command as the server prepared it, with what the person added.
//!
//! A form carries the command as JSON (`do`); what somebody writes or chooses stands in fields whose names say how they are
//! read and where they go: `text.reason`, `one.seat`, `list.agenda`, `time.deadline`, `number.minutes`, `word.wording`,
//! `name.names`, `position`, `roll.FRA`.
//! Always: a form can say no more than a command can; whether it is allowed is judged by the chamber.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use penholder_core::procedure::Command;
use penholder_scripts::wording;
use serde_json::{Map, Value, json};

/// The command of a form.
///
/// # Errors
/// Says which field does not read.
pub fn command(fields: &[(String, String)], zone: &TimeZone) -> Result<Command, String> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let mut command: Value = serde_json::from_str(field("do").unwrap_or("")).map_err(|_| unread("do"))?;
    let words = Words { fields, zone };
    let mut roll = Vec::new();
    for (name, value) in fields {
        let (kind, target) = name.split_once('.').unwrap_or((name.as_str(), ""));
        let value = value.trim();
        let (target, put) = match kind {
            "position" => ("position", json!(value)),
            "roll" => {
                roll.push(json!([target, value]));
                continue;
            }
            "text" | "one" | "list" | "time" | "number" | "word" | "name" => (target, words.read(kind, target, value)?),
            _ => continue,
        };
        let Some(inner) = innermost(&mut command) else { return Err(unread(name)) };
        let as_it_was = inner.get(target);
        let put = match (as_it_was, put) {
            (Some(Value::Bool(_)), Value::String(word)) => json!(word == "true"),
            (_, put) => put,
        };
        inner.insert(target.to_owned(), put);
    }
    if let (false, Some(inner)) = (roll.is_empty(), innermost(&mut command)) {
        inner.insert("seats".to_owned(), Value::Array(roll));
    }
    serde_json::from_value(command).map_err(|why| format!("the form does not read: {why}"))
}

fn unread(name: &str) -> String {
    format!("the field `{name}` does not read")
}

struct Words<'f> {
    fields: &'f [(String, String)],
    zone: &'f TimeZone,
}

impl Words<'_> {
    fn read(&self, kind: &str, target: &str, value: &str) -> Result<Value, String> {
        let lines = || value.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        Ok(match kind {
            _ if value.is_empty() && kind != "list" => Value::Null,
            "list" => json!(lines()),
            "name" => json!(
                self.fields
                    .iter()
                    .filter(|(name, _)| *name == format!("name.{target}"))
                    .map(|(_, value)| value)
                    .collect::<Vec<_>>()
            ),
            "number" => json!(value.parse::<u32>().map_err(|_| format!("`{value}` is no number"))?),
            "time" => {
                let time: DateTime =
                    value.parse().map_err(|_| format!("`{value}` is no time; write 2026-05-12T18:00"))?;
                let time = time.to_zoned_datetime(self.zone.clone()).map_err(|why| why.to_string())?;
                json!(time.timestamp())
            }
            "word" => {
                let version = self.fields.iter().find(|(name, _)| *name == format!("version.{target}"));
                let version = version.map(|(_, version)| version.trim()).filter(|version| !version.is_empty());
                json!(wording(version.unwrap_or("a text"), &value.replace("\r\n", "\n")))
            }
            _ => json!(value),
        })
    }
}

/// The fields of the command itself: the object in the object in the object.
fn innermost(command: &mut Value) -> Option<&mut Map<String, Value>> {
    let family = command.as_object_mut()?.values_mut().next()?;
    family.as_object_mut()?.values_mut().next()?.as_object_mut()
}

#[cfg(test)]
mod tests {
    use penholder_core::Position;
    use penholder_core::procedure::{meeting, resolution, silence, vote};

    use super::*;

    fn read(command: impl Into<Command>, fields: &[(&str, &str)]) -> Result<Command, String> {
        let mut all = vec![("do".to_owned(), serde_json::to_string(&command.into()).unwrap())];
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        super::command(&all, &TimeZone::get("America/New_York").unwrap())
    }

    #[test]
    fn a_ballot_with_its_position_and_reason() {
        let given = vote::Command::Cast { seat: None, position: Position::Yes, reason: None };
        let wanted = vote::Command::Cast { seat: None, position: Position::No, reason: Some("the words".into()) };
        assert_eq!(read(given.clone(), &[("position", "no"), ("text.reason", " the words ")]), Ok(wanted.into()));
        assert_eq!(read(given.clone(), &[("text.reason", "")]), Ok(given.into()));
    }

    #[test]
    fn lists_flags_times_numbers_texts_and_rolls() {
        let given = meeting::Command::Convene { symbol: None, chair: None, agenda: vec![], private: false };
        let wanted = meeting::Command::Convene {
            symbol: None,
            chair: Some("FRA".into()),
            agenda: vec!["a".into(), "b".into()],
            private: true,
        };
        assert_eq!(
            read(given, &[("one.chair", "FRA"), ("list.agenda", "a\r\n\r\n b "), ("one.private", "true")]),
            Ok(wanted.into())
        );
        let given = silence::Command::Extend { deadline: jiff::Timestamp::UNIX_EPOCH };
        let wanted = silence::Command::Extend { deadline: "2026-01-05T17:00:00Z".parse().unwrap() };
        assert_eq!(read(given.clone(), &[("time.deadline", "2026-01-05T12:00")]), Ok(wanted.into()));
        assert!(read(given, &[("time.deadline", "noon")]).unwrap_err().contains("is no time"));
        let given = resolution::Command::NewVersion { wording: wording("", "") };
        let read_back = read(given, &[("version.wording", "v2"), ("word.wording", "one\r\ntwo")]).unwrap();
        assert_eq!(read_back, resolution::Command::NewVersion { wording: wording("v2", "one\ntwo") }.into());
        let given = meeting::Command::Roll { seats: vec![] };
        let wanted = meeting::Command::Roll { seats: vec![("FRA".into(), meeting::Presence::Absent)] };
        assert_eq!(read(given, &[("roll.FRA", "absent")]), Ok(wanted.into()));
    }

    #[test]
    fn what_is_no_command_is_said_to_be_none() {
        let all = [("do".to_owned(), "{\"vote\":{\"open_the_safe\":{}}}".to_owned())];
        assert!(command(&all, &TimeZone::UTC).unwrap_err().starts_with("the form does not read"));
        assert!(command(&[], &TimeZone::UTC).is_err());
    }
}
