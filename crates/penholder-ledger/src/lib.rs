//! The append-only ledger of a body.
