//! The pages, one noun a file.

pub mod analysis;
pub mod assets;
pub mod case;
pub mod chambers;
pub mod charter;
#[cfg(test)]
mod crowd_tests;
pub mod demo;
pub mod elsewhere;
pub mod enter;
#[cfg(test)]
mod feed_tests;
pub mod feeds;
pub mod home;
pub mod hooks;
pub mod member;
pub mod minutes;
pub mod negotiate;
pub mod open;
#[cfg(test)]
mod open_tests;
pub mod people;
pub mod positions;
pub mod replay;
pub mod rolls;
pub mod screen;
pub mod sit;
pub mod text;
pub mod tokens;
pub mod versions;
pub mod vetoes;
pub mod vote;
pub mod votes;

use penholder_record::Record;

/// The record that the pages show.
pub fn record() -> &'static Record<'static> {
    penholder_record::security_council()
}
