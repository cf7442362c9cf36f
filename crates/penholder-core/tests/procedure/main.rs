//! The procedure from outside: whole stories, tables of refusals, random commands, and a model of the silence.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that panics has failed")]

mod hall;
mod random;
mod silence_model;
mod sitting;
mod stories;
mod votes;
