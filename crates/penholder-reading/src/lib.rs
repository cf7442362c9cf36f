//! Reading a report: from an English news text to proposals for a dossier, each with the words it stands on.
//!
//! Implements: sentences and words by Unicode Standard Annex 29; vocabularies as data (`words/`); rules that put an actor, an
//! act, a text and a day together. A proposal is never a fact: a person confirms it, line by line.
//! Always: every span lies on character boundaries inside the report; each proposal names the rule that made it and how
//! certain it is; the same report gives the same proposals.
//! Not here: files, terminals, the clock; what becomes of a claim once it is in a dossier (`penholder-core::dossier`).

pub mod mention;
pub mod number;
pub mod report;
pub mod sentence;
pub mod verb;
pub mod when;
pub mod words;
pub mod clause;
pub mod proposal;
