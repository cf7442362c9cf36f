//! Properties of texts, their formats and amendments.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod amendments;
mod formats;
mod sample;
