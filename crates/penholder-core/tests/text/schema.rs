//! Akoma Ntoso that we write is valid against the OASIS schema, as `xmllint` judges.
//!
//! Needs `xmllint` (Debian: libxml2-utils) and the schema: `PENHOLDER_AKN_XSD` names `akomantoso30.xsd` with `xml.xsd`
//! beside it. `cargo xtask test` provides both and sets `PENHOLDER_TESTS_MUST_RUN`, under which a missing one is a
//! failure; without that the test says aloud that it did not run.

use std::path::Path;
use std::process::Command;

use penholder_core::text::Text;
use penholder_core::text::format::akn;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::sample::{RESOLUTION, any_text, text};

/// The schema, if this machine has it.
fn schema() -> Option<String> {
    let schema = std::env::var("PENHOLDER_AKN_XSD").ok().filter(|path| Path::new(path).exists());
    let ready = schema.filter(|_| Command::new("xmllint").arg("--version").output().is_ok());
    if ready.is_none() {
        let must = std::env::var_os("PENHOLDER_TESTS_MUST_RUN").is_some();
        assert!(!must, "PENHOLDER_AKN_XSD has to name the OASIS schema, and xmllint has to be installed");
        eprintln!("NOT RUN: PENHOLDER_AKN_XSD does not name the OASIS schema (`cargo xtask test` sets it)");
    }
    ready
}

#[test]
fn what_we_write_is_valid() {
    let Some(schema) = schema() else { return };
    let folder = std::env::temp_dir().join(format!("penholder-akn-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut runner = TestRunner::deterministic();
    let random = (0..60).map(|_| any_text().new_tree(&mut runner).unwrap().current());
    let texts: Vec<Text> = std::iter::once(text(RESOLUTION)).chain(random).collect();
    let identities = [
        akn::Identity::security_council("S/RES/9001 (2031)"),
        akn::Identity {
            date: "2031-13-45".into(),
            language: "<&".into(),
            version: Some("v 2".into()),
            body: "9 \"body\"".into(),
            number: "?".into(),
            ..akn::Identity::security_council("")
        },
    ];
    let mut files = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        let file = folder.join(format!("{i}.xml"));
        std::fs::write(&file, akn::write(text, &identities[i % 2])).unwrap();
        files.push(file);
    }
    let judged =
        Command::new("xmllint").args(["--noout", "--nonet", "--schema", &schema]).args(&files).output().unwrap();
    let said = String::from_utf8_lossy(&judged.stderr).into_owned();
    std::fs::remove_dir_all(&folder).unwrap();
    let faults: Vec<&str> = said.lines().filter(|line| !line.ends_with(" validates")).take(10).collect();
    assert!(judged.status.success() && faults.is_empty(), "{}", faults.join("\n"));
}
