//! `penholder spells` as a person at a terminal of 80 columns meets it.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use program::{check_no, check_screen, penholder};

#[test]
fn screens() {
    check_screen("spells", "by-era", "spells --by era --limit 5");
    check_screen("spells", "cyprus", "spells --item cyprus");
    check_screen("spells", "nothing-failed", "spells --item haiti");
}

#[test]
fn every_no_says_what_to_do_next() {
    check_no("spells --item cyprs", &["no agenda item has the words `cyprs`", "did you mean `cyprus`"]);
    check_no("spells --until never", &["`never` is no day"]);
    check_no("spells --by colour", &["cause"]);
}

/// Every draft that failed as a whole and on substance is in exactly one spell, as a count of the table says.
#[test]
fn no_failed_draft_is_lost() {
    let (code, out, _) = penholder("spells --format json");
    assert_eq!(code, 0);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let spells = found["spells"].as_array().unwrap();
    let in_spells: usize = spells.iter().map(|spell| spell["failed"].as_array().unwrap().len()).sum();
    let table = penholder_record::security_council().tables().votes;
    let failed = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).filter(|row| {
        row[6] == "substantive" && row[8] == "whole" && row[10] != "adopted" && !row[5].is_empty() && row[12].is_empty()
    });
    assert_eq!(in_spells, failed.count());
    let ended = spells.iter().filter(|spell| spell["end"] == "product").count();
    let steps = found["curves"][0]["steps"].as_array().unwrap();
    assert_eq!(steps.iter().map(|step| step["ended"].as_u64().unwrap()).sum::<u64>(), ended as u64);
    assert_eq!(found["data_sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn aleppo_was_not_the_end() {
    // S/2016/846 and S/2016/847 failed on 8 October 2016 under the item of the Middle East
    let (_, out, _) = penholder("spells --item middle-east --since 2016 --until 2016 --format csv");
    let row = out.lines().find(|line| line.contains("S/2016/846")).unwrap();
    assert!(row.starts_with("middle-east,"), "{row}");
    assert!(row.contains("2016-10-08") && row.contains("RUS"), "{row}");
}
