//! `penholder record` and `penholder roster` as a person at a terminal of 80 columns meets them.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

/// Exit code, standard output and standard error.
fn penholder(words: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    let run = program.args(words.split_whitespace()).env("COLUMNS", "80").env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

/// Checks that a command succeeds and prints all of `expected`, each on one line, no line wider than the screen.
fn check(words: &str, expected: &[&str]) {
    let (code, out, error) = penholder(words);
    assert_eq!(code, 0, "{words}: {error}");
    let plain: Vec<String> = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in expected {
        assert!(plain.iter().any(|found| found.contains(line)), "{words}: `{line}` is not in\n{out}");
    }
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{words}: wider than the screen:\n{out}");
}

/// Checks that a command fails with this code and says all of `expected`.
fn check_no(words: &str, code: i32, expected: &[&str]) {
    let (found, _, error) = penholder(words);
    assert_eq!(found, code, "{words}: {error}");
    for line in expected {
        assert!(error.contains(line), "{words}: `{line}` is not in\n{error}");
    }
}

/// The rows of a command that prints CSV, without the names of the columns.
fn rows(words: &str) -> usize {
    let (code, out, error) = penholder(words);
    assert_eq!(code, 0, "{words}: {error}");
    out.lines().count() - 1
}

#[test]
fn filters_hold_together() {
    check(
        "record list --vetoed-by CHN --since 2011 --until 2012",
        &["2012-02-04 S/2012/77 The situation in the 13-2-0 vetoed by China and", "Middle East Russian Federation"],
    );
    assert_eq!(rows("record list --format csv"), 3220);
    assert_eq!(rows("record list --format csv --outcome vetoed"), 271);
    assert_eq!(rows("record list --format csv --class procedural --outcome adopted"), 10);
    assert_eq!(rows("record list --format csv --text preliminary-question"), 4);
    assert_eq!(rows("record list --format csv --since 2022-02-25 --until 2022-02-27 --voted RUS=no"), 2);
    assert_eq!(rows("record list --format csv --since 2016 --until 2016 --sponsor Spain --vetoed-by Russia"), 2);
    assert_eq!(rows("record list --format csv --limit 7"), 7);
    assert_eq!(
        rows("record list --format csv --voted USA=no --outcome vetoed"),
        rows("record list --format csv --vetoed-by USA")
    );
}

#[test]
fn json_holds_numbers_and_every_column() {
    let (_, out, _) = penholder("record list --format json --outcome vetoed --since 2022-02-25 --until 2022-02-25");
    let votes: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(votes[0]["symbol"], "S/2022/155");
    assert_eq!(votes[0]["yes"], 11);
    assert_eq!(votes[0]["vetoed_by"], "RUS");
    assert!(votes[0]["ballots"].as_str().unwrap().contains("IND:abstain"));
}

#[test]
fn a_vote_is_shown_with_what_is_known_of_it() {
    check(
        "record show S/2016/846",
        &[
            "S/2016/846 was not adopted, 11-2-2 on 2016-10-08, by the negative vote of",
            "■ against 2 Russian Federation, Venezuela (Bolivarian Republic of)",
            "official list has an entry in the official list of vetoes",
            "presiding Russian Federation",
        ],
    );
    check("record show 704", &["S/RES/704(1991) was adopted without a vote on 1991-08-09."]);
    check("record show 2623", &["vote v2982: procedural on the draft as a whole"]);
    check("record show v124", &["by votes that are not recorded", "Note [V]: The votes of the members are not known"]);
    check(
        "record show v360",
        &[
            "the source may list this vote and v359 for one and the same",
            "Corrected: outcome, lacking-votes in the source, vetoed here (high confidence)",
        ],
    );
    check("record show S/3502", &["16 votes were taken on S/3502; show one by its id:"]);
}

#[test]
fn vetoes_are_counted_in_both_units_beside_the_official_list() {
    check(
        "record stats vetoes",
        &[
            "United States 90 68 96 82",
            "texts 232 192 271 213",
            "The official list counts drafts and ends on 2022-05-26.",
            "S/PV.49 of 1946-06-26 (FRA and RUS in the list,",
        ],
    );
    check("record stats years --since 2025", &["2025 53 44 4 5 0 27"]);
    check("record stats members --since 2025 --until 2025", &["RUS"]);
    check("record stats items --since 2025", &["middle-east"]);
}

#[test]
fn rosters_and_what_else_has_a_date() {
    check(
        "roster --on 1980-01-03",
        &["E03 elected - (empty)", "Presiding: France", "1980-01-07: seat E03 elected MEX [K]"],
    );
    check("roster un-security-council --on 2014-01-01", &["elected JOR Jordan 2014-01-01 2015-12-31"]);
    check("record presidencies --since 2022-02-01 --until 2022-02-28", &["2022-02 RUS Russian Federation rule-18"]);
    check(
        "record statements --since 2013-10-01 --until 2013-10-31",
        &["2013-10-02 S/PRST/2013/15 S/PV.7039 middle-east"],
    );
    check("record meetings --since 2016-12-05 --until 2016-12-05", &["S/PV.7825"]);
}

#[test]
fn every_no_says_what_to_do_next() {
    check_no("record show S/1234/9", 2, &["no vote on `S/1234/9` is in the record", "penholder record list"]);
    check_no(
        "record list --vetoed-by Rusia",
        2,
        &["no state in the record is called `Rusia`", "did you mean `Russia`?"],
    );
    check_no("record list --item syria", 2, &["no agenda item is called `syria`", "did you mean `middle-east`?"]);
    check_no("record list --voted FRA", 2, &["`FRA` is no ballot", "MEMBER=POSITION"]);
    check_no("record list --voted FRA=maybe", 2, &["`maybe` is no position"]);
    check_no("record list --since yesterday", 2, &["`yesterday` is no day like 2014-05-22 and no year"]);
    check_no("roster --on 2040-01-01", 2, &["it runs from 1945-10-24 to 2026-12-31"]);
}

/// A folder of our own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn an_import_that_fails_writes_nothing() {
    let (from, to) = (folder("import-from"), folder("import-to"));
    check_no(
        &format!("record import --from {} --to {}", from.display(), to.display()),
        2,
        &["has no file with the library's pages", "SOURCES.md"],
    );
    fs::write(
        from.join("page.html"),
        "<table><tr><td>Meetings conducted by the Security Council in 1946</td></tr></table>",
    )
    .unwrap();
    fs::write(from.join("sponsors.csv"), "unsc_votes_id,draft,resolution,submitted_by\n").unwrap();
    fs::write(from.join("calls.csv"), "Vote in the DB,UN classification,garbage\n1,2,3\n").unwrap();
    let words = format!("record import --from {} --to {}", from.display(), to.display());
    check_no(
        &words,
        2,
        &["fault: calls.csv:1: column 3 has to be `Vote outcome`, not `garbage`", "nothing was written"],
    );
    assert_eq!(fs::read_dir(&to).unwrap().count(), 0);
}

#[test]
fn ten_gigabytes_of_garbage_are_refused_unread() {
    let from = folder("import-garbage");
    let mut file = File::create(from.join("calls.csv")).unwrap();
    file.write_all(b"Vote in the DB,UN classification,").unwrap();
    file.set_len(10 << 30).unwrap(); // sparse: takes no room on the disk
    let words = format!("record import --from {} --to {}", from.display(), from.display());
    check_no(&words, 2, &["calls.csv is longer than 64 MiB"]);
    fs::remove_dir_all(from).unwrap();
}
