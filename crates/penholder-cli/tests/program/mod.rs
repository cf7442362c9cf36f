//! The program as a person at a terminal of 80 columns meets it.

use std::path::Path;
use std::process::Command;

/// Exit code, standard output and standard error.
pub fn penholder(words: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    let run = program.args(words.split_whitespace()).env("COLUMNS", "80").env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

/// Compares what is printed with its snapshot in this folder of `tests/` at the top of the repository.
pub fn check_screen(folder: &str, name: &str, words: &str) {
    let (code, out, error) = penholder(words);
    assert_eq!((code, error.as_str()), (0, ""), "{words}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{words}: wider than the screen:\n{out}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, out));
}

/// Checks that a command fails with code 2 and says all of `expected`.
pub fn check_no(words: &str, expected: &[&str]) {
    let (code, out, error) = penholder(words);
    assert_eq!((code, out.as_str()), (2, ""), "{words}: {error}");
    expected.iter().for_each(|line| assert!(error.contains(line), "{words}: `{line}` is not in\n{error}"));
}
