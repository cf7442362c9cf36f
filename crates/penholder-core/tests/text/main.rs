//! Properties of texts, their formats and amendments.
#![expect(clippy::unwrap_used, reason = "tests")]

mod amendments;
mod bad_input;
mod formats;
mod robbed;
mod sample;
mod schema;
