//! `penholder negotiate` as a person at a terminal of 80 columns meets it; `tests/negotiate` holds the screens.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Exit code, standard output and standard error, with `input` on standard input.
fn penholder(words: &str, input: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    program.arg("negotiate").args(words.split_whitespace()).env("COLUMNS", "80").env("NO_COLOR", "1");
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut run = program.spawn().unwrap();
    let _ = run.stdin.take().unwrap().write_all(input.as_bytes());
    let run = run.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

/// Compares what is printed with its snapshot.
fn check(name: &str, words: &str) {
    let (code, out, error) = penholder(words, "");
    assert_eq!((code, error.as_str()), (0, ""), "{words}");
    let is_cable = words.contains("md");
    assert!(is_cable || out.lines().all(|line| line.chars().count() <= 80), "{words}: wider than the screen:\n{out}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/negotiate"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, out));
}

#[test]
fn screens() {
    check("aleppo", "aleppo-2014");
    check("aleppo-resolution", "aleppo-2014 --kind resolution --all");
    check("aleppo-cable", "aleppo-2014 --format md");
    check("board", "company-board");
    check("union", "eu-qmv-cars-2035");
    check("syria", "res-2118");
    check("marisk", "marisk-2031");
    check("marisk-cable", "marisk-2031 --format md");
    check("cases", "--list");
}

/// A good file, in parts that a test puts others in place of.
const MATTER: &str =
    "[matter]\ntitle = \"A text\"\nbody = \"un-security-council\"\nkind = \"resolution\"\ndate = 2026-01-01\n";
const TEXT: &str =
    "[[element]]\nid = \"OP1\"\nsays = \"the first\"\n[[element]]\nid = \"OP2\"\nsays = \"the second\"\n";
const MEMBER: &str =
    "[[member]]\nseat = \"France\"\nconfidence = \"guessed\"\nmust = [{ text = \"OP1\", weight = 2 }]\n";

/// Checks that a file fails with code 2 and says all of `expected`.
fn check_no(file: &str, expected: &[&str]) {
    let (code, out, error) = penholder("-", file);
    assert_eq!((code, out.as_str()), (2, ""), "{file}: {error}");
    let flowing = error.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    expected.iter().for_each(|words| assert!(flowing.contains(words), "`{words}` is not in\n{error}"));
}

/// Checks that a file has this one fault and no fault that only follows from it.
fn check_one(file: &str, expected: &str) {
    check_no(file, &[expected, "one fault in -"]);
}

/// A member whose table ends with this.
fn member(rest: &str) -> String {
    format!("{MATTER}{TEXT}[[member]]\nseat = \"France\"\nconfidence = \"guessed\"\n{rest}\n")
}

#[test]
fn a_good_file_passes() {
    let (code, out, error) = penholder("-", &format!("{MATTER}{TEXT}{MEMBER}"));
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.starts_with("The text as drafted passes"), "{out}");
}

#[test]
fn the_example_of_the_format_passes() {
    let page = include_str!("../../../docs/negotiation.md");
    let file = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (code, out, error) = penholder("-", file);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("Statement on the port"), "{out}");
}

#[test]
fn positions_that_exclude_each_other() {
    let both = "must = [{ text = \"OP1\" }]\ncannot_accept = [{ text = \"OP1\" }]";
    check_no(&member(both), &["exclude each other", "must have the first", "cannot accept the first"]);
    let with_more =
        "must = [{ text = \"OP1\" }, { text = \"OP2\" }]\npackage = [{ at_most_one_of = [\"OP1\", \"OP2\"] }]";
    check_no(&member(with_more), &["exclude each other", "must have the first", "must have the second"]);
    let torn = format!("{MATTER}{TEXT}[[package]]\nat_most_one_of = [\"OP1\", \"OP2\"]\n")
        .replace("says = ", "may_go = false\nsays = ");
    check_no(&torn, &["the packages of the text exclude each other"]);
}

#[test]
fn members_and_paragraphs_that_are_not_there() {
    check_no(&format!("{MATTER}{TEXT}{MEMBER}").replace("France", "Frence"), &["`Frence`", "France"]);
    check_no(&member("must = [{ text = \"OP3\" }]"), &["no element `OP3`", "did you mean `OP"]);
    check_one(
        &member("cannot_accept = [{ text = \"OP3\", weight = 2, otherwise = \"abstains\" }]"),
        "no element `OP3`",
    );
    check_one(&member("package = [{ only_together = [\"OP1\", \"OP3\"], weight = 2 }]"), "no element `OP3`");
    check_no(&member("must = [{ text = \"OP1/softer\" }]"), &["`OP1` has no form `softer`", "drafted, out"]);
    check_no(&format!("{MATTER}{TEXT}").replace("un-security-council", "un-council"), &["no charter of a body called"]);
    check_no(&format!("{MATTER}{TEXT}").replace("\"resolution\"", "\"edict\""), &["edict"]);
    check_no(&format!("{MATTER}{TEXT}{MEMBER}{MEMBER}"), &["France", "stated twice", "put them together"]);
    check_no(&format!("{MATTER}{TEXT}{TEXT}"), &["`OP1` is there twice", "`OP2` is there twice"]);
}

#[test]
fn weights_out_of_range() {
    for weight in ["0", "-1", "1000001", "9223372036854775808", "1.5"] {
        let of = |list: &str| member(&format!("{list} = [{{ text = \"OP1\", weight = {weight} }}]"));
        check_no(&of("must"), &["weight"]);
        check_no(&of("would_rather"), &["weight"]);
    }
    check_no(&member("must = [{ text = \"OP1\", likely = \"101%\" }]"), &["a probability from 0 to 1"]);
    check_no(&format!("{MATTER}{TEXT}content = -1\n"), &["content"]);
}

#[test]
fn packages_that_cannot_be() {
    let circle = "package = [{ if = \"OP1\", then = \"OP2\" }, { if = \"OP2\", then = \"OP1\" }]";
    check_no(&member(circle), &["runs in a circle", "only_together"]);
    check_no(&member("package = [{ if = \"OP1\", then = \"OP1/out\" }]"), &["one and the same"]);
    check_no(&member("must = [{ text = [] }]"), &["names no paragraph"]);
    check_no(&member("package = [{ only_together = [\"OP1\"] }]"), &["at least two paragraphs"]);
    check_no(&member("package = [{ if = \"OP1\", only_together = [\"OP1\", \"OP2\"] }]"), &["of one sort"]);
}

#[test]
fn nothing_to_decide_and_nobody_to_decide_it() {
    check_no(MATTER, &["the text is empty", "[[element]]"]);
    check_no("", &["matter"]);
    let board = MATTER.replace("un-security-council", "delaware-board").replace("\"resolution\"", "\"meeting\"");
    check_no(&format!("{board}{TEXT}"), &["nobody votes", "[[seat]]"]);
}

#[test]
fn a_search_that_is_stopped_says_so() {
    let (code, out, error) = penholder("aleppo-2014 --seconds 0", "");
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("The search was stopped"), "{out}");
}
