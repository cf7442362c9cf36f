//! Readers of the one rule that count, solve and replay.

pub mod bulk;
