//! The append-only ledger of a body.
//!
//! Implements: `docs/design/ledger.md`: entries as bytes of a versioned format, a hash chain and a Merkle tree over them
//! (RFC 6962), signed checkpoints (C2SP), receipts, and an audit that needs nothing but an export.
//! Always: what is acknowledged is on disk; what is written is never changed.
//! Not here: what the entries mean to a body. The ledger carries typed events of any kind as canonical bytes.

mod audit;
mod backup;
pub mod broken;
pub mod clock;
pub mod command;
pub mod entry;
mod export;
pub mod format;
pub mod hash;
mod ledger;
pub mod merkle;
pub mod note;
mod opening;
mod pending;
pub mod personal;
mod plan;
pub mod procedure;
#[cfg(test)]
mod race;
mod receipt;
mod recount;
mod remembered;
pub mod store;
mod verify;
mod writer;

pub use audit::{Miscount, NoRecount, Recount, Recounted};
pub use backup::{RestoreError, restore};
pub use broken::Broken;
pub use command::{Command, Event, Refused};
pub use export::{Contents, ExportError, export, export_shown};
pub use ledger::{Failure, Ledger, Settings};
pub use opening::FOUNDED;
pub use pending::{Closed, Pending};
pub use receipt::{Placed, Receipt};
pub use verify::{Trust, Verified, VerifyError, verify};
