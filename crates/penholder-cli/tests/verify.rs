//! `penholder run` and `penholder verify` as a person at a terminal of 80 columns meets them.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Exit code, standard output and standard error.
fn penholder(folder: &Path, words: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    let program = program.args(words.split_whitespace()).current_dir(folder);
    let run = program.env("COLUMNS", "80").env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

fn check(folder: &Path, words: &str, code: i32, expected: &[&str]) {
    let (found, out, error) = penholder(folder, words);
    assert_eq!(found, code, "{words}: {error}");
    for part in expected {
        assert!(out.contains(part) || error.contains(part), "{words}: `{part}` is not in\n{out}{error}");
    }
}

#[test]
fn a_sitting_is_played_kept_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    check(at, "run", 0, &["2012-08-15-press-statement", "nmun"]);
    check(at, "run 2025-02-24-three-years --ledger day", 0, &["24 February 2025", "adopted as S/RES/2774 (2025)"]);
    check(at, "verify day", 0, &["The record of `un-security-council` is whole", "decided again from ballots"]);
    let words = fs::read_to_string(at.join("day")).unwrap();
    let note = words.lines().rfind(|line| line.contains("\"checkpoint\"")).unwrap();
    let note: serde_json::Value = serde_json::from_str(note).unwrap();
    fs::write(at.join("kept"), note["checkpoint"].as_str().unwrap()).unwrap();
    check(at, "verify day --against kept --json", 0, &["\"entries\"", "\"outcomes\""]);

    check(at, "run 2025-02-24-three-years --ledger other", 0, &[]);
    check(at, "verify other --against kept", 4, &["not signed by `penholder-run"]);
    let entries: Vec<&str> = words.split_inclusive('\n').collect();
    fs::write(at.join("less"), entries[..entries.len() - 1].concat()).unwrap();
    check(at, "verify less", 4, &["entry"]);
    let changed = words.lines().map(|line| format!("{}\n", line.replacen("\"entry\":\"UEhMA", "\"entry\":\"UEhMB", 1)));
    fs::write(at.join("changed"), changed.collect::<String>()).unwrap();
    check(at, "verify changed", 4, &["entry 0"]);
    fs::write(at.join("letter"), "Dear all,\n").unwrap();
    check(at, "verify letter", 2, &["letter is not an exported record", "hint: `penholder export"]);
    check(at, "verify none", 2, &["none cannot be read"]);
    check(at, "run none.toml", 2, &["none.toml cannot be read"]);
}

#[test]
fn an_act_that_the_rules_forbid_ends_the_script_with_three() {
    let folder = tempfile::tempdir().unwrap();
    let script = penholder_scripts::shipped("2022-02-25-ukraine").unwrap();
    let act = "\n[[act]]\non = \"S-2022-155\"\nwho = \"USA\"\ndo = \"draft.withdraw\"\n";
    fs::write(folder.path().join("more.toml"), format!("{script}{act}")).unwrap();
    check(folder.path(), "run more.toml --ledger more", 3, &["not adopted"]);
    assert!(!folder.path().join("more").exists(), "nothing is kept of a script that stops");
}
