//! The description of the addresses for programs as OpenAPI 3.1.

use std::sync::LazyLock;

use axum::response::Response;
use serde_json::{Map, Value, json};

use super::{Allows, Asks, Parameter, Route, chamber, routes};
use crate::answer;

/// The version of the description; it changes when an answer changes in a way that programs notice.
const VERSION: &str = "1.0.0";

static DESCRIPTION: LazyLock<Value> = LazyLock::new(description);

/// The description.
pub async fn show() -> Response {
    answer::json(&DESCRIPTION)
}

fn description() -> Value {
    let mut paths = Map::new();
    for route in routes() {
        let mut by_verb = Map::new();
        by_verb.insert(route.verb().to_lowercase(), operation(route));
        paths.insert(route.path.to_owned(), by_verb.into());
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Penholder",
            "version": VERSION,
            "description": "The record of the UN Security Council, decided again under the charter of each day; other \
                charters; cases; negotiations; chambers. Read without an account; who acts in a chamber has a token, \
                which is made at `/c/{id}/tokens`. What is wrong is said as application/problem+json.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "tags": super::Group::ALL.map(|group| json!({ "name": group.says() })),
        "paths": paths,
        "components": {
            "schemas": { "Problem": problem() },
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": "a token of a station in one chamber" } },
        },
    })
}

fn operation(route: &Route) -> Value {
    let mut content = Map::new();
    for (at, (media, shape)) in route.answers.iter().enumerate() {
        let mut described = json!({ "schema": shape.schema() });
        if at == 0 {
            described["example"] = example(route, media);
        }
        content.insert((*media).to_owned(), described);
    }
    let mut operation = json!({
        "operationId": route.name,
        "tags": [route.group.says()],
        "summary": route.says,
        "description": format!("Example: `{} {}`; of long lists and tables only the first two entries are shown.", route.verb(), route.example.address),
        "parameters": route.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "responses": {
            "200": { "description": "The answer.", "content": content },
            "default": {
                "description": "What is wrong.",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
            },
        },
    });
    match route.allows {
        Allows::Everybody => {}
        Allows::TokensToo => operation["security"] = json!([{}, { "token": [] }]),
        Allows::TokensOnly => operation["security"] = json!([{ "token": [] }]),
    }
    if let Asks::Act(_) = route.asks {
        operation["requestBody"] = act();
    }
    operation
}

/// An act, with one example of every command.
fn act() -> Value {
    let examples = chamber::commands().into_iter().map(|(name, on, command)| {
        let act = json!({ "on": on, "key": "my-word-for-it-1", "command": command });
        (name, json!({ "value": act }))
    });
    let examples: Map<String, Value> = examples.collect();
    let command = "a command of the procedure: its family, and in it the command with its fields; the examples show one of each \
        that the shipped sittings use";
    json!({
        "required": true,
        "content": { "application/json": {
            "schema": {
                "type": "object",
                "required": ["on", "key", "command"],
                "additionalProperties": false,
                "properties": {
                    "on": { "type": "string", "description": "the id of the matter: one before the body, or a new word for a new one" },
                    "key": { "type": "string", "minLength": 1, "maxLength": 200, "description": "the sender's own word for this act; sent again under it, it counts once" },
                    "command": { "type": ["object", "string"], "description": command },
                },
            },
            "examples": examples,
        } },
    })
}

/// The example as it stands in the description: JSON as a value, anything else as text.
fn example(route: &Route, media: &str) -> Value {
    let text = || Value::from(route.example.answer);
    if media == "application/json" {
        serde_json::from_str(route.example.answer).unwrap_or_else(|_| text())
    } else {
        text()
    }
}

fn parameter(parameter: &Parameter) -> Value {
    let schema = if parameter.words.is_empty() {
        json!({ "type": "string" })
    } else {
        json!({ "type": "string", "enum": parameter.words })
    };
    json!({
        "name": parameter.name,
        "in": if parameter.in_path { "path" } else { "query" },
        "required": parameter.in_path,
        "description": parameter.says,
        "schema": schema,
    })
}

/// RFC 9457.
fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {
            "title": { "type": "string", "description": "the kind of problem" },
            "status": { "type": "integer", "description": "the status of the answer" },
            "detail": { "type": "string", "description": "what is wrong, and by which article if the rules say so" },
            "hint": { "type": "string", "description": "the next step, where there is one" },
            "see": { "type": "string", "description": "an address of this site that helps" },
        },
    })
}
