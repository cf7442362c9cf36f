//! Bytes that are for ever: the entry formats and the canonical JSON inside them.
//!
//! Always: a version, once released, is never changed; a new version is a new file beside the old one.

pub mod json;
pub mod v1;
