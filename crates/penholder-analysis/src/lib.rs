//! Readers of the one rule that count, solve and replay.

pub mod agreement;
pub mod bulk;
mod count;
pub mod figure;
pub mod forecast;
pub mod ideal;
pub mod interval;
mod linear;
pub mod negotiation;
pub mod power;
pub mod replay;
pub mod rollcalls;
pub mod seeded;
pub mod space;
pub mod spells;
pub mod survival;
pub mod tidy;
pub mod turning;
