//! Negotiation: which texts can pass, and if none can, exactly why and what the smallest ways out are.
//!
//! Input: a [`Problem`] (a text in elements with alternatives, and what each member must have, cannot accept and would rather
//! see) and the body's charter. The members' votes follow from the text; whether it passes follows from the rule.
//! Always: exact. An answer says whether it is proved; stopped early, it gives the best found and its bound.
//! Not here: files of other kinds, the terminal (`penholder negotiate`).

pub mod answer;
pub mod beside;
pub mod cable;
pub mod cases;
pub mod coalition;
pub mod concession;
pub mod condition;
mod consistency;
pub mod deadlock;
pub mod doubt;
pub mod encode;
#[cfg(test)]
mod enumeration;
pub mod front;
pub mod maxsat;
pub mod problem;
mod read;
mod relaxed;
pub mod rule;
pub mod search;
pub mod solver;
pub mod suppose;
pub mod topics;
pub mod vote;
mod words;

pub use answer::{Answered, Wanted, answered};
pub use beside::Beside;
pub use cable::cable;
pub use cases::{CASES, Case};
pub use concession::{Concession, Concessions, Measure};
pub use condition::{Choice, Condition, Literal};
pub use deadlock::{Deadlock, Deadlocks};
pub use problem::{Asks, Confidence, Demand, Element, Member, NamedText, Package, Problem, Unmet, Wish};
pub use read::Bodies;
pub use rule::{Rule, RuleError, Stance};
pub use search::{AskError, Negotiation, Objective, Ranked, Search};
pub use solver::Stop;
pub use suppose::Supposition;
