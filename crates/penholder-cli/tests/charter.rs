//! `penholder charter` as a person at a terminal of 80 columns meets it; `tests/charters` holds the files and the messages.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Exit code, standard output and standard error, run at the top of the repository.
fn penholder(words: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    program.current_dir(top()).args(words).env("COLUMNS", "80").env("NO_COLOR", "1");
    let run = program.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

/// Compares with the snapshot beside the files of `folder`.
fn matches(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(top().join("tests/charters").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn files(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(top().join("tests/charters").join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_charter = |name: &String| name.ends_with(".toml") && !name.ends_with(".cases.toml");
    let mut names: Vec<String> = names.filter(is_charter).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_shipped_charter_is_handed_out_as_it_is_written_and_is_sound() {
    let (code, text, _) = penholder(&["charter", "show", "uk-company-board", "--format", "toml"]);
    let written = std::fs::read_to_string(top().join("charters/uk-company-board/charter.toml")).unwrap();
    assert_eq!((code, text), (0, written));
    let (code, _, said) = penholder(&["charter", "show", "uk-company-bord", "--format", "toml"]);
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `uk-company-board`?"), "{said}");
}

#[test]
fn every_fault_of_a_bad_charter_is_shown_at_its_place() {
    let files = files("bad");
    assert!(files.len() >= 8);
    for file in files {
        let (code, out, error) = penholder(&["charter", "check", &format!("tests/charters/bad/{file}")]);
        assert_eq!((code, out.as_str()), (2, ""), "{file}");
        matches("bad", file.trim_end_matches(".toml"), &error);
    }
}

#[test]
fn a_good_charter_reads_back_as_law() {
    for file in files("good") {
        let path = format!("tests/charters/good/{file}");
        let (code, out, error) = penholder(&["charter", "check", &path]);
        assert_eq!((code, error.as_str()), (0, ""), "{file}");
        let (code, law, error) = penholder(&["charter", "show", &path]);
        assert_eq!((code, error.as_str()), (0, ""), "{file}");
        matches("good", file.trim_end_matches(".toml"), &format!("{out}\n{law}"));
    }
}

#[test]
fn cases_are_decided_and_what_comes_out_otherwise_is_named() {
    let charter = "tests/charters/good/smallest.toml";
    let check = |cases: &str| penholder(&["charter", "check", charter, "--cases", cases]);
    let (code, out, error) = check("tests/charters/good/smallest.cases.toml");
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("2 of 2 cases come out as they say"), "{out}");
    let (code, out, error) = check("tests/charters/bad/smallest.cases.toml");
    assert_eq!(code, 1);
    matches("bad", "smallest.cases", &format!("{out}{error}"));
}

#[test]
fn the_law_of_the_council() {
    for (name, more) in [("council", vec![]), ("council-1950-letter", vec!["--on", "1950-06-25", "--letter"])] {
        let words = [vec!["charter", "show", "un-security-council"], more].concat();
        let (code, out, _) = penholder(&words);
        assert_eq!(code, 0);
        matches("good", name, &out);
    }
}

#[test]
fn every_shipped_charter_fits_the_screen_and_says_itself_in_json() {
    let (code, list, _) = penholder(&["charter", "list", "--format", "json"]);
    assert_eq!(code, 0);
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let list = list.as_array().unwrap();
    assert!(list.len() >= 34, "{}", list.len());
    for id in list.iter().map(|entry| entry["id"].as_str().unwrap()) {
        for more in [vec![], vec!["--whole"]] {
            let (code, out, error) = penholder(&[vec!["charter", "show", id], more].concat());
            assert_eq!((code, error.as_str()), (0, ""), "{id}");
            let wide: Vec<&str> = out.lines().filter(|line| line.chars().count() > 80).collect();
            assert!(wide.is_empty(), "{id}: wider than the screen: {wide:?}");
        }
        let (code, out, _) = penholder(&["charter", "show", id, "--format", "json"]);
        let law: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, law["id"].as_str()), (0, Some(id)));
        let says = |rule: &serde_json::Value| rule["says"]["practice"].as_str().unwrap().ends_with('.');
        assert!(law["rules"].as_array().unwrap().iter().all(says), "{id}");
    }
}

#[test]
fn the_list_names_the_bodies_and_what_is_not_carried() {
    let (code, out, _) = penholder(&["charter", "list"]);
    assert_eq!(code, 0);
    for part in ["un-security-council", "reform-two-vetoes", "Not carried", "Debian"] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    let wide: Vec<&str> = out.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{wide:?}");
}

#[test]
fn a_charter_that_is_not_there() {
    let (code, _, error) = penholder(&["charter", "show", "un-security-counsel"]);
    assert_eq!(code, 2);
    assert!(error.contains("did you mean `un-security-council`?"), "{error}");
    let (code, _, error) = penholder(&["charter", "check", "nowhere.toml"]);
    assert_eq!(code, 2);
    assert!(error.contains("nowhere.toml cannot be read"), "{error}");
}

#[test]
fn a_file_that_is_too_long_is_refused() {
    let file = std::env::temp_dir().join(format!("penholder-long-{}.toml", std::process::id()));
    std::fs::write(&file, "[body]\n".repeat(1_000_000)).unwrap();
    let (code, _, error) = penholder(&["charter", "check", file.to_str().unwrap()]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(code, 2);
    assert!(error.contains("bytes; at most"), "{error}");
}
