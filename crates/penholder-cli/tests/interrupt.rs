//! Long work that is stopped by Ctrl-C leaves what there is, marked as partial.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Whether the process catches SIGINT yet (signal 2, so the second bit of the mask that the system shows).
fn listens(child: &Child) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 2 != 0)
}

/// Starts the program, sends it SIGINT once it listens, and gives exit code and standard output.
fn stopped(words: &str) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_penholder"));
    program.args(words.split_whitespace()).env("NO_COLOR", "1").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = program.spawn().unwrap();
    let begun = Instant::now();
    while !listens(&child) {
        assert!(child.try_wait().unwrap().is_none(), "{words}: ended before it could be stopped");
        assert!(begun.elapsed() < Duration::from_secs(120), "{words}: never listens");
        std::thread::sleep(Duration::from_millis(5));
    }
    // long enough to be in the midst of the work, short against the whole of it
    std::thread::sleep(Duration::from_millis(300));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let out = child.wait_with_output().unwrap();
    (out.status.code(), String::from_utf8(out.stdout).unwrap())
}

fn check(words: &str, expected: &[&str]) {
    let (code, out) = stopped(words);
    assert_eq!(code, Some(130), "{words}: {out}");
    expected.iter().for_each(|line| assert!(out.contains(line), "{words}: `{line}` is not in\n{out}"));
}

const SMALL: &str = "../../examples/senate.ord";

#[test]
fn a_bootstrap_gives_the_fits_that_were_made() {
    let words = format!("map --kh {SMALL} --errors bootstrap --draws 1000000");
    check(&words, &["Stopped before the end; partial:", "of 1000000 draws", "ASH"]);
    check(&format!("{words} --format json"), &["\"complete\": false", "\"draws_wanted\": 1000000"]);
}

#[test]
fn chains_give_the_draws_that_were_made() {
    let words = format!("map --kh {SMALL} --errors draws --draws 900000 --chains 2 --threads 2");
    check(&words, &["Stopped before the end; partial:", "of 1800000 draws", "WILLOW"]);
    let graded = format!("map --kh {SMALL} --abstaining own --errors draws --draws 900000 --chains 1");
    check(&graded, &["Stopped before the end; partial:", "of 900000 draws"]);
}

#[test]
fn the_fits_of_the_other_ways_too() {
    let words = format!("map --kh {SMALL} --method wnominate --errors simulated --draws 1000000");
    check(&words, &["Stopped before the end; partial:", "of 1000000 draws"]);
}

#[test]
fn blocs_are_as_firm_as_the_draws_say_that_were_made() {
    check("agree --draws 1000000", &["Stopped before the end", "of 1000000 draws"]);
}

#[test]
fn a_back_test_is_of_the_votes_that_were_forecast() {
    let (code, out) = stopped("forecast --format json");
    assert!(code == Some(130) && out.contains("\"complete\": false") || code == Some(2) && out.is_empty(), "{out}");
}

#[test]
fn turning_points_stand_though_not_all_were_checked() {
    check(
        "agree --of USA --over-time --orders 100000",
        &["Stopped before the end; partial:", "checked against chance", "Year by year"],
    );
    check("agree --of USA --over-time --orders 100000 --format json", &["\"complete\": false", "\"orders\": "]);
}

/// Sixty seats whose weights are so large and so different that nothing is counted exactly.
fn many_weights() -> tempfile::NamedTempFile {
    let mut text = String::from(
        "[body]\nid = \"pool\"\nname = \"Pool\"\nabout = \"Owners of a pool, each with its own stake.\"\n\n[[measure]]\nid = \"stake\"\nunit = \"stake\"\n\n\
         [[class]]\nid = \"owner\"\nname = \"owner\"\nplural = \"owners\"\nseats = 60\n",
    );
    let mut stake = 1_000_000_007_u64;
    for seat in 0..60 {
        stake = stake * 48_271 % 2_147_483_647;
        text += &format!(
            "\n[[seat]]\nid = \"S{seat}\"\nname = \"Owner {seat}\"\nclass = \"owner\"\nweights = {{ stake = {} }}\n",
            stake * 1_000_003
        );
    }
    text += "\n[[label]]\nid = \"adopted\"\nsays = \"adopted\"\noutcome = \"adopted\"\n\n[[label]]\nid = \"lost\"\nsays = \"not adopted\"\noutcome = \"not_adopted\"\n\n\
             [[rule]]\ncite = \"Articles of the pool, 1\"\non = \"anything\"\nsense = \"Two thirds of the stake.\"\nadopted = \"adopted\"\nnot_adopted = \"lost\"\n\
             requires = [{ affirmative_share = \"2/3\", of = \"all_seats\", measure = \"stake\" }]\n";
    let file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

#[test]
fn power_is_estimated_from_the_samples_that_were_drawn() {
    let charter = many_weights();
    let words = format!("power --charter {} --samples 100000000", charter.path().display());
    check(&words, &["Stopped before the end; partial:", "of 100000000 random samples", "a partial result"]);
    check(&format!("{words} --format json"), &["\"complete\": false"]);
    check(&format!("{words} --reform {}", charter.path().display()), &["partial:", "nothing under"]);
}

#[test]
fn what_was_found_in_the_plane_or_nothing() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "seat,x,y\nA,0,0\nB,1,0.1\nC,0.4,1\nD,0.7,0.6\nE,0.2,0.5\n").unwrap();
    let (code, out) = stopped(&format!("space {} --step 0.0072 --from=-0.2,-0.2 --to=1.2,1.2", file.path().display()));
    assert!(
        code == Some(130) && (out.is_empty() || out.contains("Stopped before the end; partial:")),
        "{code:?} {out}"
    );
}
