//! Whole sittings through the crate's doors, on real stores.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

mod asking;
mod clock;
mod crowd;
mod demo;
mod hall;
mod house;
mod matrix;
mod opening;
mod positions;
mod secrets;
mod shelves;
mod sitting;
