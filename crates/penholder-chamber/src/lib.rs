//! Live sittings of any body that has a charter: who may do what, who sees what, the clock, the people.
//!
//! [`house`] is what is durable beside the record: chambers, people, sessions, invitations. [`opening`] founds a chamber
//! from a charter, [`live`] runs it on its ledger, [`may`] decides as whom somebody acts, [`view`] what is seen from where,
//! [`asked`] what is asked of somebody
//! now and what he may do; [`paragraph`] is what amendments make of a text, [`negotiation`] what a view knows of everybody's
//! positions on it; [`demo`] re-enacts a script step by step.
//! Always: the rules are the core's, the record is the ledger's; here they meet people and the clock.
//! Not here: HTTP, pages, pictures (`penholder-web`).

pub mod asked;
pub mod demo;
pub mod house;
pub mod live;
pub mod may;
pub mod negotiation;
pub mod opening;
pub mod paragraph;
pub mod secret;
pub mod station;
pub mod view;
pub mod words;

pub use house::{House, HouseError};
pub use live::{Done, Live, LiveError, Refused, State};
pub use may::{No, Open};
pub use secret::Secret;
pub use station::{Station, View, Who};
pub use view::{Scene, Told, scene};
