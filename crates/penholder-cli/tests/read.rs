//! `penholder read` as a person meets it: the screen, the answers line by line, and every no.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use penholder_core::dossier::{Dossier, File};
use program::{check_no, check_screen};

const REPORT: &str = "../penholder-reading/tests/reports/norland.txt";

/// Runs `penholder read` in a folder with words on standard input.
fn answered(folder: &Path, words: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_penholder"))
        .arg("read")
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // it may stop before it has read everything
    let _ = child.stdin.take().unwrap().write_all(input);
    let out = child.wait_with_output().unwrap();
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code().unwrap(), words(&out.stdout), words(&out.stderr))
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORT), &report).unwrap();
    (folder, report)
}

const READ: [&str; 4] = ["report.txt", "--published", "2031-03-12", "--confirm"];

#[test]
fn screens() {
    check_screen("read", "text", &format!("read {REPORT} --published 2031-03-12"));
    check_screen(
        "read",
        "measured",
        "read --measure ../penholder-reading/tests/reports --texts ../penholder-reading/tests/reports",
    );
}

#[test]
fn line_by_line_and_taken_up_again() {
    let (folder, report) = folder();
    let file = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let (code, out, _) = answered(folder.path(), &READ, b"y\nn\nq\n");
    assert_eq!(code, 0);
    assert!(out.contains("1 confirmed, 1 refused"), "{out}");
    assert!(file("report.draft.toml").contains("UNCONFIRMED"));
    let first = file("report.dossier.toml");
    // an edit, a wrong key, a skip, and the end of the input
    let (code, out, _) = answered(folder.path(), &READ, b"e\n\nin my own words\nx\ns\n");
    assert_eq!(code, 0);
    assert!(out.contains("2 confirmed, 1 refused"), "{out}");
    let second = file("report.dossier.toml");
    assert!(second.contains("in my own words") && !first.contains("in my own words"));
    let dossier = Dossier::read(&[File { name: "report.dossier.toml", text: &second }]).unwrap();
    assert_eq!(dossier.misquoted("report", &file("report.txt")), Vec::<String>::new());
    assert!(Dossier::read(&[File { name: "report.draft.toml", text: &file("report.draft.toml") }]).is_err());
    // the report changes: answers about other words are not taken over
    std::fs::write(&report, "Chad objected to the statement.").unwrap();
    let (code, _, error) = answered(folder.path(), &READ, b"y\n");
    assert_eq!(code, 2);
    assert!(error.contains("the draft is of another text"), "{error}");
}

#[test]
fn without_a_terminal_nothing_is_confirmed() {
    let (folder, _) = folder();
    let (code, out, _) =
        answered(folder.path(), &["-", "--published", "2031-03-12", "--format", "toml"], b"Malta vetoed the text.");
    assert_eq!(code, 0);
    assert!(
        out.contains("UNCONFIRMED") && out.contains("answer = \"open\"") && !out.contains("\nanswer = \"yes\""),
        "{out}"
    );
    let (_, out, _) =
        answered(folder.path(), &["-", "--published", "2031-03-12", "--format", "json"], b"Malta vetoed the text.");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&json["confirmed"], &json["lines"][0]["label"]), (&false.into(), &"veto".into()));
    assert_eq!(json["lines"][0]["span"], serde_json::json!({ "start": 0, "end": 21 }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn every_no_says_what_to_do_next() {
    let (folder, _) = folder();
    let check = |words: &[&str], input: &[u8], expected: &[&str]| {
        let (code, _, error) = answered(folder.path(), words, input);
        assert_eq!(code, 2, "{error}");
        for words in expected {
            assert!(error.contains(words), "{error}\nlacks {words}");
        }
    };
    check(&["-"], b"Malta objected.", &["does not say of which day", "--published"]);
    check(&["-", "--published", "2031-03-12"], b"", &["standard input: the report has no words"]);
    check(&["-", "--published", "2031-03-12"], b"\xff\xfe", &["not UTF-8", "byte 0"]);
    check(
        &["-", "--published", "2031-03-12"],
        b"<!doctype html><p>Malta</p>",
        &["this is HTML, not text", "plain text"],
    );
    check(
        &["-", "--published", "2031-03-12"],
        &b"word ".repeat(2 << 20),
        &["longer than 1048576 bytes", "one report at a time"],
    );
    check(
        &["-", "--published", "2031-03-12", "--confirm"],
        b"Malta objected.",
        &["so the report cannot", "save the report"],
    );
    check(&["nowhere.txt"], b"", &["nowhere.txt cannot be read"]);
    check(&["report.txt", "--published", "2031-02-30"], b"", &["2031-02-30"]);
    check_no(
        "read --measure ../penholder-reading/measured/blind --texts .",
        &["there is no ./ap-2024-03-28.txt", "not ours to ship"],
    );
}
