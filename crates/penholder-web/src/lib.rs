//! The chamber and the public pages of the record.
//!
//! Server-rendered: a page is a struct of strings and numbers, its markup and one handler. Every address is in
//! [`router`]. Pages need no script; the script sharpens them.
//! Always: what a page says about a vote comes from `penholder_core::decide`; no rule and no SQL is written here.

mod acts;
mod answer;
mod api;
mod app;
mod desk;
mod elsewhere;
mod faults;
mod figure;
mod guest;
mod hall;
mod hooks;
mod hub;
mod language;
mod layout;
mod limit;
#[cfg(test)]
mod links;
mod news;
#[cfg(test)]
mod outside;
mod pages;
mod present;
mod preview;
mod push;
mod router;
#[cfg(test)]
mod safety;
mod serve;
mod spoken;
mod standing;
mod study;
mod tls;
mod visit;
mod vocabulary;
mod words;

pub use app::App;
pub use elsewhere::{OidcSettings, OidcUnread};
pub use language::Language;
pub use router::{public_pages, router};
pub use serve::{Opened, Options, ServeError, serve};
pub use tls::{TlsFaults, TlsFiles};
