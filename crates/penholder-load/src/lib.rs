//! A crowd for the real program: it starts `penholder serve` on a place of its own, comes in by its doors as people would,
//! votes, follows streams, and loses its server in the middle of a vote.
//!
//! Always: everything goes over HTTP and through the pages' own forms; nothing of the server is in this process. What is
//! counted (ballots, streams, losses) is returned with what is measured, so that tests look at the counts alone and
//! `cargo xtask load` prints the times.
//! Not here: what a browser does with the pages (`penholder-web`'s tests), benches without HTTP (`penholder-chamber`).

pub mod burst;
pub mod client;
pub mod hall;
pub mod kill;
pub mod pages;
pub mod program;
pub mod report;
pub mod streams;

pub use burst::{Burst, burst};
pub use client::{Client, Person};
pub use hall::Hall;
pub use program::{Program, Store};
