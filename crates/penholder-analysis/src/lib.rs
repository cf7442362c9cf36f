//! Readers of the one rule that count, solve and replay.

pub mod bulk;
pub mod interval;
pub mod power;
pub mod replay;
pub mod seeded;
pub mod tidy;
pub mod negotiation;
