//! `penholder power` as a person at a terminal of 80 columns meets it; `tests/power` holds the screens.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use program::{check_no as refused, check_screen, penholder as run};

fn penholder(words: &str) -> (i32, String, String) {
    run(&format!("power {words}"))
}

fn check(name: &str, words: &str) {
    check_screen("power", name, &format!("power {words}"));
}

fn check_no(words: &str, expected: &[&str]) {
    refused(&format!("power {words}"), expected);
}

#[test]
fn screens() {
    check("council", "--date 2026-01-01");
    check("council-all", "--date 2026-01-01 --all");
    check("council-1950", "--date 1950-06-25 --index shapley-shubik");
    check("council-procedural", "--date 2026-01-01 --on procedural");
    check("council-abstention", "--date 2026-01-01 --abstention");
    check("council-g4", "--date 2026-01-01 --reform g4-2005");
    check("council-bloc", "--date 2026-01-01 --bloc FRA,GBR,USA --bloc CHN,RUS");
    check("six", "--charter eec-council-1958");
    check("six-benelux", "--charter eec-council-1958 --bloc BEL,NLD,LUX");
    check("union", "--charter eu-council-2017 --date 2026-01-01");
    check("uk-board", "--charter uk-company-board --seats director=4 --date 2026-01-01");
    check("fund", "--charter imf-governors --date 2026-01-01 --index banzhaf");
}

#[test]
fn every_no_says_what_to_do_next() {
    check_no("--charter uk-company-board", &["no coalition wins", "`--seats director=5`"]);
    check_no("--seats directors", &["in which class", "`directors` sits", "CLASS=N", "permanent, elected"]);
    check_no("--seats director=5", &["no class of seats called `director`", "permanent, elected"]);
    check_no("--on peace --date 2026-01-01", &["no rule on a peace question", "it has rules on: "]);
    check_no("--date 2026-01-01 --bloc FRA,Germny", &["`Germny` is not seated"]);
    check_no("--date 2026-01-01 --bloc FRA,FRA", &["`France` is in the bloc twice"]);
    check_no("--date 2026-01-01 --bloc FRA,GBR --bloc GBR,USA", &["`United Kingdom` is in two blocs"]);
    check_no("--index shapley", &["did you mean", "shapley-shubik"]);
    check_no("--charter un-security-counsel", &["did you mean `un-security-council`?"]);
    check_no("--charter us-congress --abstention --date 2026-01-01", &["abstention"]);
    check_no("--charter league-of-nations-council --date 2026-01-01", &["no rule on a decision question in force"]);
    check_no("--date 2040-01-01", &["it runs from"]);
}

#[test]
fn rows_for_programs() {
    let (code, out, _) = penholder("--date 2026-01-01 --reform two-vetoes --format csv");
    assert_eq!(code, 0);
    let head = "charter,charter_sha256,on,date,seat,class,index,value,fraction,low,high,swings,winning,method,version";
    assert_eq!(out.lines().next(), Some(head));
    assert_eq!(out.lines().count(), 1 + 2 * 15 * 3);
    let (_, out, _) = penholder("--date 2026-01-01 --reform two-vetoes --format json --all");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["seats"][0]["shapley-shubik"]["fraction"], "421/2145");
    assert_eq!(found["seats"][0]["swings"], "848");
    assert_eq!(found["charter_sha256"].as_str().unwrap().len(), 64);
    assert_ne!(found["charter_sha256"], found["reform"]["charter_sha256"]);
    assert_eq!(found["reform"]["charter"], "reform-two-vetoes");
}

/// Every shipped charter answers or says in one line why it has no power to tell.
#[test]
fn every_shipped_charter() {
    // the largest has its own screen above
    for shipped in penholder_charters::SHIPPED.iter().filter(|shipped| shipped.id != "imf-governors") {
        let (code, out, error) = penholder(&format!("--charter {} --date 2026-01-01 --index banzhaf", shipped.id));
        match code {
            0 => assert!(out.lines().all(|line| line.chars().count() <= 80), "{}:\n{out}", shipped.id),
            2 => assert!(error.starts_with("error: "), "{}: {error}", shipped.id),
            other => panic!("{}: {other} {error}", shipped.id),
        }
    }
}
