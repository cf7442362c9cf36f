//! `penholder forecast` as a person at a terminal of 80 columns meets it.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use program::{check_no, check_screen, penholder};

#[test]
fn screens() {
    check_screen("forecast", "a-veto", "forecast --vote S/2023/970 --tested-from 2022 --draws 100");
    check_screen(
        "forecast",
        "to-come",
        "forecast --item cyprus --sponsor GBR --date 2025-06-01 --tested-from 2023 --draws 100",
    );
}

#[test]
fn every_no_says_what_to_do_next() {
    check_no("forecast --item cyprs", &["no agenda item is called `cyprs`", "did you mean `cyprus`"]);
    check_no("forecast --vote S/1", &["no vote on `S/1` is in the record"]);
    check_no("forecast --item cyprus --sponsor Atlantis", &["no state in the record is called `Atlantis`"]);
    check_no("forecast --item cyprus --date 1900-01-01", &["the roster of the record has nothing for 1900-01-01"]);
    check_no("forecast --tested-from 2030", &["no vote is recorded from 2030-01-01 on"]);
}

/// The scores of the JSON follow from the forecasts of the CSV.
#[test]
fn the_score_is_that_of_the_rows() {
    let rows = penholder("forecast --tested-from 2024 --draws 0 --format csv").1;
    let misses: Vec<f64> = rows
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .filter(|row| !row[5].is_empty())
        .map(|row| (row[4].parse::<f64>().unwrap() - f64::from(u8::from(row[5] == "yes"))).powi(2))
        .collect();
    let brier = misses.iter().sum::<f64>() / misses.len() as f64;
    let found: serde_json::Value =
        serde_json::from_str(&penholder("forecast --tested-from 2024 --draws 0 --format json").1).unwrap();
    let ballots = &found["backtest"]["ballots"];
    assert_eq!(ballots["count"].as_u64().unwrap(), misses.len() as u64);
    assert!((ballots["brier"].as_f64().unwrap() - brier).abs() < 1e-9);
    // with no draws there is no interval, and nothing is claimed
    assert_eq!(ballots["beats_all"], false);
}
