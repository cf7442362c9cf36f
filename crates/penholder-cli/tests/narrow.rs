//! Commands on narrow and wide screens: no line runs over, and no word is broken.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::path::Path;
use std::process::Command;

/// What a command prints on a screen of so many columns.
fn printed(words: &str, columns: usize) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    program.args(words.split_whitespace()).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    let run = program.env("COLUMNS", columns.to_string()).env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(matches!(run.status.code(), Some(0 | 1)), "{words}: {}", text(run.stderr));
    text(run.stdout)
}

/// No line is wider than the screen unless it is one word; every word of the wide screen that is told on the narrow one is told
/// whole: each of `whole` is there.
fn check(words: &str, whole: &[&str]) {
    for columns in [40, 80, 120] {
        let out = printed(words, columns);
        for line in out.lines().filter(|line| line.chars().count() > columns) {
            assert!(line.split_whitespace().count() == 1, "{words} at {columns}: `{line}`");
        }
        for word in whole {
            let is_there = out
                .split(|letter: char| letter.is_whitespace())
                .any(|found| found.trim_matches([',', '.', ';']) == *word);
            assert!(is_there, "{words} at {columns}: no `{word}` in\n{out}");
        }
    }
}

#[test]
fn no_line_runs_over_and_no_word_is_broken() {
    check("decide --date 2012-02-04 --rest yes CHN=no RUS=no", &["permanent", "passed"]);
    check("charter list", &["un-security-council", "questions"]);
    check("charter show un-security-council", &["resolution", "procedural", "1965-08-31"]);
    check("charter show eu-council", &["82,850,000"]);
    check("charter check examples/my-club.toml", &["questions"]);
    check("record list --vetoed-by RUS --since 2010", &["2012-07-19", "S/2012/538", "Federation", "13-2-0"]);
    check("record show S/2012/538", &["Azerbaijan", "S/PV.6810"]);
    check("record stats", &["vetoes"]);
    check("roster un-security-council --on 2014-01-08", &["permanent", "1945-10-24"]);
    check("bulk --charter examples/my-club.toml examples/votes.csv", &[]);
    check(
        "text compare dossiers/marisk-2031/statement.txt --amendments dossiers/marisk-2031/amendments.toml",
        &["S/RES/8999", "outrage", "gone"],
    );
    check("text show dossiers/marisk-2031/statement.txt", &[]);
    check("negotiate aleppo-2014", &["condemnation", "Luxembourg"]);
    check("negotiate eu-qmv-cars-2035", &["446,472,959"]);
    check("negotiate --list", &["eu-qmv-cars-2035"]);
    check("read examples/report.txt --published 2031-05-06", &["2031-05-05", "casualty"]);
    check("power", &["Shapley-Shubik", "0.166929", "swings"]);
    check("space examples/places.csv", &["yolk"]);
    check("run 2014-01-08-aleppo", &["Federation"]);
    check("run", &["2014-01-08-aleppo"]);
}

#[test]
fn where_words_do_not_fit_beside_each_other_each_row_is_a_list() {
    let out = printed("record list --vetoed-by RUS --since 2012 --until 2012", 40);
    assert!(out.starts_with("2012-02-04\n  text         S/2012/77\n  agenda item  The situation in the\n"), "{out}");
    let out = printed("agree --of USA --over-time --since 2000", 40);
    assert!(
        out.lines().any(|line| line.starts_with("2001 ") && line.contains('%')),
        "close columns stay a table:\n{out}"
    );
}
