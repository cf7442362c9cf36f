//! Statements and resolutions as structured texts; amendments to them; what an amendment does to the content.
//!
//! Implements: texts and amendments as in rules 31 to 36 of the Security Council's Provisional Rules of Procedure
//! (S/96/Rev.7) and in the drafting practice of UN organs (preambular and operative paragraphs, sub-paragraphs).
//! Always: a [`Text`] is plain text in typed paragraphs; a [`ParagraphId`] survives renumbering, printed numbers are
//! derived; a text changes only by a new [`document::Version`] with an author.
//! Not here: files and folders (`penholder-cli`), votes on amendments (`procedure`), pages (`penholder-web`).

pub mod agreed;
pub mod amendment;
pub mod blame;
pub mod brackets;
pub mod change;
pub mod compare;
pub mod document;
pub mod format;
pub mod leading;
pub mod lines;
pub mod merge;
pub mod order;
mod paragraph;
pub mod reference;
pub mod symbol;
pub mod words;

pub use paragraph::{
    Form, Kind, MAX_DEPTH, MAX_NUMBER, MAX_PARAGRAPHS, Mark, NoSuchPlace, Paragraph, ParagraphId, Style, Text,
    TextError,
};
