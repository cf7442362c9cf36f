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

const SMALL: &str = "../../tests/map/small.ord";

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
