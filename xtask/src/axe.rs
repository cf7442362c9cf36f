//! axe-core, which looks for barriers on pages, for the tests: fetched from the npm registry by npm, kept under `target/`.
//!
//! It is not copied into the repository and no user needs it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::run::run;

/// The path of `axe.min.js`, fetched if it is not there yet.
///
/// # Errors
/// If npm is missing or its registry cannot be reached.
pub fn provide() -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/axe-core");
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.exists() {
        eprintln!("fetching axe-core 4.14.1 from the npm registry");
        std::fs::create_dir_all(&folder)?;
        let npm =
            ["install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "axe-core@4.14.1"];
        run(Command::new("npm").args(npm).arg("--prefix").arg(&folder))?;
    }
    script.canonicalize().context("the package axe-core holds no axe.min.js")
}
