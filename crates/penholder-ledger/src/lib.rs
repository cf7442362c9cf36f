//! The append-only ledger of a body.

pub mod entry;
pub mod format;
pub mod hash;
