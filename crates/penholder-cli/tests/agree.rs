//! `penholder agree` as a person at a terminal of 80 columns meets it.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use program::{check_no as refused, check_screen, penholder as run};

fn penholder(words: &str) -> (i32, String, String) {
    run(&format!("agree {words}"))
}

fn check(name: &str, words: &str) {
    check_screen("agree", name, &format!("agree {words}"));
}

fn check_no(words: &str, expected: &[&str]) {
    refused(&format!("agree {words}"), expected);
}

#[test]
fn screens() {
    check("since-2014", "--since 2014 --until 2023 --draws 20");
    check("of-france", "--of FRA --since 2020 --until 2023 --abstaining against --draws 0");
    check("over-time", "--of USA --over-time --since 1986 --until 1994 --orders 99");
    check("one-day", "--since 2012-02-04 --until 2012-02-04");
}

#[test]
fn every_no_says_what_to_do_next() {
    check_no("--of Frnce", &["no state in the record is called `Frnce`"]);
    check_no("--of NAM --since 2020 --until 2020", &["`NAM` cast no ballot in these votes", "choose other votes"]);
    check_no("--over-time", &["--of <MEMBER>"]);
    check_no("--of FRA --over-time --with Frnce", &["no state in the record is called `Frnce`"]);
    check_no("--of FRA --over-time --penalty=-1", &["`-1` is no number from 0 on"]);
    check_no("--together 2", &["`2` is no share from 0 to 1"]);
    check_no("--abstaining maybe", &["left-out"]);
}

/// Agreement in a year, counted from the rows of `penholder record list`.
#[test]
fn the_counts_are_those_of_the_record() {
    let (code, out, _) = penholder("--of RUS --since 2022 --until 2022 --unanimous --format csv --draws 0");
    assert_eq!(code, 0);
    let row = out.lines().find(|line| line.contains("China")).unwrap().to_owned();
    let counts: Vec<u32> = row.split(',').filter_map(|cell| cell.parse().ok()).collect();
    let record = penholder_record::security_council();
    let year = |vote: &&penholder_record::Vote<'_>| vote.date.year() == 2022;
    let pair = |vote: &penholder_record::Vote<'_>| Some((vote.position_of("RUS")?, vote.position_of("CHN")?));
    let cast = penholder_core::PositionSet::CAST;
    let both: Vec<_> = record
        .votes()
        .unwrap()
        .iter()
        .filter(year)
        .filter_map(pair)
        .filter(|(a, b)| cast.contains(*a) && cast.contains(*b))
        .collect();
    let same = both.iter().filter(|(a, b)| a == b).count();
    assert!(both.len() > 20);
    assert_eq!(counts[..2], [same as u32, both.len() as u32]);
    let (_, out, _) = penholder("--since 2022 --until 2022 --format json --draws 5");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["alone"].as_array().unwrap().len(), 15);
    assert_eq!(found["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn pictures_are_drawn_twice_the_same_and_tell_their_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    for kind in ["heat", "network"] {
        let draw = |name: &str| {
            let words = format!("--since 2014 --until 2023 --draws 0 --picture {kind} --svg {}", file(name));
            assert_eq!(penholder(&words).0, 0);
            std::fs::read_to_string(file(name)).unwrap()
        };
        let svg = draw("one.svg");
        assert_eq!(svg, draw("two.svg"), "{kind}");
        assert!(svg.contains("<title>Belgium and Germany agreed most, in 36 of 36 votes"), "{kind}");
        assert!(svg.contains("<desc>") && svg.contains(">China</text>") && !svg.contains("<script"), "{kind}");
    }
    assert_eq!(penholder(&format!("--since 2022 --draws 0 --png {}", file("a.png"))).0, 0);
    assert!(std::fs::read(file("a.png")).unwrap().starts_with(b"\x89PNG"));
    check_no("--since 2022 --draws 0 --svg /nowhere/a.svg", &["/nowhere/a.svg cannot be written"]);
}

/// The years of a pair are the counts of the table of pairs, and no turn gains less than its penalty.
#[test]
fn years_add_up_to_the_pairs() {
    let (_, out, _) = penholder("--of CHN --with RUS --over-time --orders 9 --format json");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let years = found["years"].as_array().unwrap();
    let sum = |key: &str| years.iter().map(|year| year[key].as_u64().unwrap()).sum::<u64>();
    let (_, out, _) = penholder("--of CHN --draws 0 --format csv");
    let row: Vec<&str> = out.lines().find(|line| line.contains("Russian Federation")).unwrap().split(',').collect();
    // the table of pairs leaves out the same unanimous votes
    assert_eq!([sum("same").to_string(), sum("of").to_string()], [row[2], row[3]]);
    assert!(found["turns"].as_array().unwrap().iter().all(|turn| turn["gain"].as_f64() >= found["penalty"].as_f64()));
}
