//! `penholder case` as a person at a terminal of 80 columns meets it; `tests/case` holds the screens.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::path::Path;
use std::process::Command;

/// Exit code, standard output and standard error.
fn penholder(words: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    program.current_dir(root).arg("case").args(words).env("COLUMNS", "80").env("NO_COLOR", "1");
    let run = program.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

/// Compares what is printed with its snapshot.
fn check(name: &str, words: &[&str]) {
    let (code, out, error) = penholder(words);
    assert_eq!((code, error.as_str()), (0, ""), "{words:?}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{words:?}: wider than the screen:\n{out}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/case"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, out));
}

#[test]
fn screens() {
    check("list", &[]);
    check("aleppo", &["aleppo-2014"]);
    check("houla", &["houla-2012", "--all"]);
    check("damascus", &["damascus-2012"]);
    check("check", &["check", "dossiers/aleppo-2014"]);
}

/// The folder gives the same case as the one in the program.
#[test]
fn from_a_folder() {
    let shipped = penholder(&["aleppo-2014"]);
    assert_eq!(penholder(&["dossiers/aleppo-2014"]), shipped);
    assert_eq!(penholder(&["dossiers/aleppo-2014/dossier.toml"]), shipped);
}

#[test]
fn other_forms() {
    let starts = |format: &str, with: &str| {
        let (code, out, error) = penholder(&["aleppo-2014", "--format", format]);
        assert_eq!((code, error.as_str()), (0, ""), "{format}");
        assert!(out.starts_with(with), "{format}: {out}");
        out
    };
    starts("csv", "claim,holder,about");
    starts("ics", "BEGIN:VCALENDAR\r\n");
    starts("svg", "<svg xmlns=");
    assert!(starts("jsonld", "{").contains("http://www.w3.org/ns/prov#"));
    assert!(starts("json", "{").contains("\"questions\""));
}

#[test]
fn every_no_helps() {
    let no = |words: &[&str], expected: &[&str]| {
        let (code, out, error) = penholder(words);
        assert_eq!((code, out.as_str()), (2, ""), "{words:?}: {error}");
        let flowing = error.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        expected.iter().for_each(|words| assert!(flowing.contains(words), "`{words}` is not in\n{error}"));
    };
    no(&["alepo-2014"], &["there is no case called `alepo-2014`", "did you mean `aleppo-2014`?"]);
    no(&["check", "nowhere/dossier.toml"], &["cannot be read"]);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(
        at("draft.toml"),
        "[dossier]\ntitle = \"T\"\n[[source]]\nid = \"herald\"\nname = \"H\"\nclass = \"press-report\"\nrepublishes = \"wire\"\n\
         [[source]]\nid = \"wire\"\nname = \"W\"\nclass = \"agency-report\"\nrepublishes = \"herald\"\n\
         [[place]]\nid = \"p\"\nname = \"P\"\nwithin = \"q\"\n",
    )
    .unwrap();
    no(&["check", &at("draft.toml")], &["attribution in a circle", "there is no place `q`"]);
    std::fs::write(
        at("quote.toml"),
        "[dossier]\ntitle = \"T\"\n[[source]]\nid = \"herald\"\nname = \"H\"\nclass = \"press-report\"\nbytes = 20\n\
         [[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"state\"\n[[claim]]\nid = \"c\"\nholder = \"a\"\nabout = \"matter\"\n\
         property = \"note\"\nvalue = \"v\"\nat = { source = \"herald\", span = [0, 3], words = \"The\" }\n",
    )
    .unwrap();
    std::fs::write(at("herald.txt"), "All quiet in Toravia").unwrap();
    let source = format!("herald={}", at("herald.txt"));
    no(
        &["check", &at("quote.toml"), "--source", &source],
        &["1 quotation does not stand where it should", "`All`, not `The`"],
    );
    no(
        &["check", &at("quote.toml"), "--source", "heralt=x"],
        &["there is no source `heralt`", "did you mean `herald`?"],
    );
}
