//! `penholder space` as a person at a terminal of 80 columns meets it.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use program::{check_no, check_screen, penholder};

/// A table of places in a file; the folder has to be kept.
fn table(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("places.csv").display().to_string();
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

const THREE: &str = "seat,x,y\nA,-15,-9\nB,0,17\nC,15,-9\n";

#[test]
fn screens() {
    let (_kept, file) = table(THREE);
    check_screen("space", "three", &format!("space {file} --from=-20,-20 --to=20,20 --step 1 --status-quo 5,3"));
    check_screen("space", "unanimity", &format!("space {file} --quota 3 --step 2"));
}

#[test]
fn every_no_says_what_to_do_next() {
    let (_kept, file) = table("seat,x,y\nA,0,zero\nA,1,0\nA,2,0\n");
    check_no(&format!("space {file}"), &["line 2: `zero` is no number for y", "line 4: `A` is placed twice"]);
    let (_kept, file) = table(THREE);
    check_no(&format!("space {file} --step 0.001"), &["from 1 to 40000", "a larger `--step`"]);
    check_no(&format!("space {file} --quota 4"), &["a quota is above the total"]);
    check_no(&format!("space {file} --charter eu-council"), &["`A` is not seated", "no place is given for Austria"]);
    check_no("space nowhere.csv", &["nowhere.csv cannot be read"]);
}

/// Under the Council's rule what a permanent member alone wants less stays unbeaten.
#[test]
fn a_charter_decides() {
    let record = penholder_record::security_council();
    let roster = record.roster_on("2012-02-04".parse().unwrap()).unwrap();
    let rows: Vec<String> =
        roster.seats().iter().enumerate().map(|(at, seat)| format!("{},{},{}", seat.id, at % 5, at / 5)).collect();
    let (_kept, file) = table(&format!("seat,x,y\n{}\n", rows.join("\n")));
    let words = format!(
        "space {file} --charter un-security-council --on substantive --date 2012-02-04 --step 0.5 --format json"
    );
    let (code, out, error) = penholder(&words);
    assert_eq!(code, 0, "{error}");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    // the permanent members stand on the line from (0, 0) to (4, 0): nothing on it is beaten, as each can stop what is farther
    assert_eq!(found["long_run"], serde_json::Value::Null);
    let unbeaten = found["unbeaten"].as_array().unwrap();
    for x in 0..=4 {
        assert!(unbeaten.iter().any(|place| place[0] == f64::from(x) && place[1] == 0.0), "{x}");
    }
    assert_eq!(found["charter_sha256"].as_str().unwrap().len(), 64);
}
