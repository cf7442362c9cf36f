//! Whole sittings through the crate's doors, on real stores.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

mod hall;
mod house;
mod sitting;
