//! A body of one's own, from a copy of a charter to its first decisions, as a person at a terminal meets it; and every example
//! that help and the first page print, run from a clone.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

#[allow(dead_code, reason = "shared with the tests that compare screens")]
mod program;

use std::path::{Path, PathBuf};
use std::process::Command;

use program::{check_no as refused, penholder};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Runs a line of a shell in a folder of its own, in which the folders of a clone lie.
struct Clone(PathBuf);

impl Clone {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("penholder-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for part in ["examples", "charters", "dossiers", "scripts"] {
            std::os::unix::fs::symlink(top().join(part), folder.join(part)).unwrap();
        }
        Self(folder)
    }

    /// Exit code, standard output and standard error of a line as it is printed.
    fn run(&self, line: &str) -> (i32, String, String) {
        let program = Path::new(env!("CARGO_BIN_EXE_penholder")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(&self.0).env("PATH", format!("{}:{path}", program.display()));
        let run = shell.env("COLUMNS", "80").env("NO_COLOR", "1").stdin(std::process::Stdio::null()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (run.status.code().unwrap(), text(&run.stdout), text(&run.stderr))
    }

    /// The standard output of a line that has to succeed.
    fn done(&self, line: &str) -> String {
        let (code, out, error) = self.run(line);
        assert_eq!(code, 0, "{line}\n{out}\n{error}");
        out
    }
}

impl Drop for Clone {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Code 2, nothing on standard output, and every part in what is said.
fn check_no(line: &str, parts: &[&str]) {
    let (code, out, error) = Clone::new(&format!("no{}", line.len())).run(line);
    assert_eq!((code, out.as_str()), (2, ""), "{line}: {error}");
    parts.iter().for_each(|part| assert!(error.contains(part), "{line}: `{part}` is not in\n{error}"));
}

#[test]
fn from_a_copy_to_the_first_decision() {
    let clone = Clone::new("copy");
    clone.done("penholder charter show uk-company-board --format toml > ours.toml");
    let out = clone.done("penholder charter check ours.toml");
    assert!(out.contains("no fault") && out.contains("ours.cases.toml is not there"), "{out}");
    clone.done("cp charters/uk-company-board/cases.toml ours.cases.toml");
    let out = clone.done("penholder charter check ours.toml");
    assert!(out.contains("13 of 13 cases come out as they say (ours.cases.toml)"), "{out}");
    let (code, out, note) = clone.run("penholder decide --charter ours.toml A=yes B=no casting-vote=yes");
    assert_eq!(code, 0, "{note}");
    assert!(note.contains("seated as directors, as the votes name them: A, B"), "{note}");
    let says = "Carried: 2 directors present, 2 needed; 1 director in favour and 1 against, the";
    assert!(out.starts_with(says), "{out}");
    assert!(out.contains("casting vote of the chair in favour."), "{out}");
    let out =
        clone.done("penholder decide --charter ours.toml --seats director=5 --rest yes director-2=no --format json");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["outcome"], "adopted");
    assert_eq!(found["ballots"].as_object().unwrap().len(), 6);
}

#[test]
fn the_seats_may_come_from_words_a_file_or_the_columns() {
    let clone = Clone::new("seats");
    let seats = "penholder decide --charter shareholders --seats shareholder=Ann:60,Ben:40";
    let out = clone.done(&format!("{seats} Ann=yes Ben=no"));
    assert!(out.starts_with("Passed: 60 shares") || out.contains("60 shares"), "{out}");
    let out =
        clone.done("penholder decide --charter examples/my-club.toml --kind statutes --ballots examples/ballots.toml");
    assert!(out.starts_with("Carried: 3 members present, 3 needed; 2 members in favour, 2 needed."), "{out}");
    let (code, out, note) = clone.run("penholder bulk --charter examples/my-club.toml examples/votes.csv");
    assert_eq!(code, 0, "{note}");
    assert!(note.contains("seated as members, as the votes name them: Ann, Ben, Cem, Dora"), "{note}");
    assert!(note.contains("question: ordinary (Club rules, rules 4 and 5)"), "{note}");
    assert!(note.contains("5 votes decided: 3 adopted, 2 not adopted, 0 undetermined."), "{note}");
    assert_eq!(out.lines().nth(4), Some("sell the clock,not_adopted,no_quorum"));
    // the long form names its seats too late
    let long = "printf 'vote,seat,position\\nv,Ann,yes\\nv,Ben,yes\\nv,Cem,no\\n'";
    let line = "penholder bulk --charter examples/my-club.toml --seats Ann,Ben,Cem --rest absent -";
    assert_eq!(clone.done(&format!("{long} | {line}")), "vote,outcome,label\nv,adopted,carried\n");
}

#[test]
fn nobody_decides_nothing() {
    for body in ["uk-company-board", "delaware-board", "world-bank", "iso-standard", "shareholders"] {
        check_no(&format!("penholder decide --charter {body} --rest yes"), &["nobody is seated", "`--seats "]);
    }
    check_no("penholder decide --charter iso-standard A=yes", &["nobody is seated", "P-members", "--seats p-member=5"]);
    check_no("penholder decide --charter world-bank A=yes", &["`A` has no weight in `votes`", "--seats CLASS=Ann:60"]);
    check_no("penholder bulk --charter delaware-board examples/council-votes.csv", &["nobody is seated"]);
    check_no("penholder decide --seats France=3", &["no class of seats called `France`", "permanent, elected"]);
    check_no(
        "penholder decide --charter delaware-board --seats director=Ann Bo=yes",
        &["`Bo` is not seated", "are: Ann"],
    );
    check_no("penholder decide --charter delaware-board --ballots /dev/null", &["/dev/null is empty"]);
}

#[test]
fn what_is_misspelt_is_guessed() {
    let check = |line: &str, hint: &str| check_no(&format!("penholder {line}"), &[hint]);
    check("decide --kind presstatement", "did you mean `press-statement`?");
    check("decide --rest maybe", "the positions are: yes, no, abstain");
    check("decide --charter eu-council --on 'qualified majority'", "did you mean `qualified majority on a proposal`?");
    check("run 2014-01-08-alepo", "did you mean `2014-01-08-aleppo`?");
    check("record show S/2012/5388", "did you mean `S/2012/538`?");
    check("record list --since 2020 --until 2010", "`--since` is the earlier of the two");
    check("record list --vetoed-by DEU", "Germany never was a permanent member");
    check("negotiate aleppo-2014 --most 0", "write a number from 1");
    check("negotiate aleppo-2014 --suppose GRB/aleppo/nothing", "seated are: ");
    check("negotiate aleppo-2014 --kind presstatement", "did you mean `press-statement`?");
    let (code, out, _) = penholder("record show resolution2118(2013)");
    assert_eq!(code, 0, "{out}");
    refused("decide --charter my-club", &["there is no shipped charter called `my-club`"]);
}

#[test]
fn nothing_is_written_over() {
    let clone = Clone::new("over");
    clone.done("echo precious > mine.txt");
    for line in [
        "penholder run board --record mine.txt",
        "penholder run board --ledger mine.txt",
        "penholder space examples/places.csv --step 1 --svg mine.txt",
        "penholder space examples/places.csv --step 1 --png mine.txt",
    ] {
        let (code, _, error) = clone.run(line);
        assert_eq!(code, 2, "{line}");
        assert!(error.contains("give another name, or move that file away"), "{line}: {error}");
        assert_eq!(clone.done("cat mine.txt"), "precious\n", "{line}");
    }
    clone.done("penholder run board --record day.jsonl");
    let (code, _, error) = clone.run("penholder export day.jsonl out.jsonl");
    assert_eq!(code, 2);
    assert!(error.contains("is an exported record, not a ledger") && error.contains("penholder verify"), "{error}");
    clone.done("penholder space examples/places.csv --step 1 --svg map.svg && penholder space examples/places.csv --step 1 --svg map.svg");
}

/// Every verb and verb under a verb, with its help.
fn helps(clone: &Clone) -> Vec<(String, String)> {
    let verbs = |help: &str| -> Vec<String> {
        let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        let words = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        words
            .filter_map(|line| line.split_whitespace().next())
            .filter(|verb| *verb != "help")
            .map(str::to_owned)
            .collect()
    };
    let mut all = Vec::new();
    for verb in verbs(&clone.done("penholder --help")) {
        let help = clone.done(&format!("penholder {verb} --help"));
        for under in verbs(&help) {
            let name = format!("{verb} {under}");
            all.push((name.clone(), clone.done(&format!("penholder {name} --help"))));
        }
        all.push((verb, help));
    }
    all
}

/// The lines that stand under `Examples:`.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1).take_while(|line| !line.is_empty());
    let mut examples: Vec<String> = Vec::new();
    for line in lines.map(str::trim) {
        match examples.last_mut() {
            // help breaks a line that is wider than the screen
            Some(last) if !line.starts_with("penholder ") => *last = format!("{last} {line}"),
            _ => examples.push(line.to_owned()),
        }
    }
    examples
}

/// What no test runs: it never ends, needs a ledger in use or a server, or is measured in minutes and has tests of its own.
const NOT_RUN: [&str; 11] =
    ["serve", "export", "backup", "restore", "agree", "forecast", "map", "power", "replay", "spells", "negotiate"];

/// What compares and finds a difference: code 1.
fn differs(line: &str) -> bool {
    ["penholder text compare", "penholder text merge"].iter().any(|verb| line.starts_with(verb))
}

#[test]
fn every_example_in_help_runs_from_a_clone() {
    let clone = Clone::new("examples");
    let mut wrong = Vec::new();
    for (name, help) in helps(&clone) {
        let lines = examples(&help);
        if lines.is_empty() && name != "record import" {
            wrong.push(format!("{name} has no examples"));
        }
        for line in lines {
            assert!(line.starts_with("penholder "), "{name}: {line}");
            let is_run = !NOT_RUN.iter().any(|verb| line.starts_with(&format!("penholder {verb}")));
            // help ends what is not run, once every word before it was understood
            let first = line.split([';', '|', '#']).next().unwrap_or_default().split(" > ").next().unwrap_or_default();
            let tried = if is_run { line.clone() } else { format!("{first} --help") };
            let (code, _, error) = clone.run(&tried);
            if code != 0 && !(code == 1 && differs(&line)) {
                wrong.push(format!("{tried}: {code}: {error}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_of_the_pages_of_a_charter_runs() {
    let clone = Clone::new("pages");
    for page in ["docs/charter.md", "README.md"] {
        let text = std::fs::read_to_string(top().join(page)).unwrap();
        let blocks = text
            .split("```")
            .skip(1)
            .step_by(2)
            .filter(|block| block.starts_with("sh") || block.starts_with("console"));
        let in_blocks = blocks.flat_map(str::lines).map(|line| line.trim_start_matches("$ ")).map(str::to_owned);
        let rows =
            text.lines().filter(|line| line.starts_with("| ")).flat_map(|line| line.split('`').skip(1).step_by(2));
        let lines: Vec<String> =
            in_blocks.chain(rows.map(str::to_owned)).filter(|line| line.starts_with("penholder ")).collect();
        assert!(lines.len() > 8, "{page}");
        for line in lines {
            let is_run = !NOT_RUN.iter().any(|verb| line.starts_with(&format!("penholder {verb}")));
            let tried = if is_run { line.clone() } else { format!("{line} --help") };
            let (code, _, error) = clone.run(&tried);
            assert!(code == 0 || code == 1 && differs(&line), "{page}: {tried}: {error}");
        }
    }
}
