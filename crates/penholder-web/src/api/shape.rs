//! The shape of an answer in JSON: a few words from which a JSON Schema is made.
//!
//! Always: an object has all its fields and no others, so that a field that comes or goes is noticed.

use serde_json::{Map, Value, json};

/// What stands at one place of an answer.
#[derive(Debug)]
pub enum Shape {
    /// Words, and what they are.
    Text(&'static str),
    /// A day, `2012-02-04`.
    Day,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number, from 0.
    Count(&'static str),
    /// A number from 0 to 1.
    Share(&'static str),
    /// Yes or no.
    Flag(&'static str),
    /// This or `null`.
    Perhaps(&'static Shape),
    /// A list.
    List(&'static Shape),
    /// Names with what stands under each.
    Map(&'static str, &'static Shape),
    /// Fields with their shapes; several lists of them are one object.
    Object(&'static [&'static [Field]]),
    /// Anything; what it holds is told elsewhere.
    Any(&'static str),
    /// Lines of CSV under these names.
    Csv(&'static [&'static str]),
}

/// A field: its name, and what stands there.
pub type Field = (&'static str, Shape);

impl Shape {
    /// As a JSON Schema (2020-12, the dialect of OpenAPI 3.1).
    pub fn schema(&self) -> Value {
        match self {
            Shape::Text(says) => json!({ "type": "string", "description": says }),
            Shape::Day => json!({ "type": "string", "format": "date" }),
            Shape::Word(words) => json!({ "type": "string", "enum": words }),
            Shape::Count(says) => json!({ "type": "integer", "minimum": 0, "description": says }),
            Shape::Share(says) => json!({ "type": "number", "minimum": 0, "maximum": 1, "description": says }),
            Shape::Flag(says) => json!({ "type": "boolean", "description": says }),
            Shape::Perhaps(shape) => json!({ "anyOf": [shape.schema(), { "type": "null" }] }),
            Shape::List(shape) => json!({ "type": "array", "items": shape.schema() }),
            Shape::Map(says, shape) => {
                json!({ "type": "object", "description": says, "additionalProperties": shape.schema() })
            }
            Shape::Object(lists) => {
                let fields = || lists.iter().copied().flatten();
                let properties: Map<String, Value> =
                    fields().map(|(name, shape)| ((*name).to_owned(), shape.schema())).collect();
                let required: Vec<&str> = fields().map(|(name, _)| *name).collect();
                json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
            }
            Shape::Any(says) => {
                let types = ["object", "array", "string", "number", "boolean", "null"];
                json!({ "type": types, "description": says })
            }
            Shape::Csv(columns) => {
                json!({ "type": "string", "description": format!("CSV with the columns {}", columns.join(", ")) })
            }
        }
    }
}
