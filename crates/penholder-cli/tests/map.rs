//! `penholder map` as a person at a terminal of 80 columns meets it.

#![expect(clippy::unwrap_used, reason = "a program that does not start fails the test")]

mod program;

use program::{check_no as refused, check_screen, penholder as run};

/// Twelve members in 80 votes, drawn from a known scale in alphabetical order of their names.
const SMALL: &str = "../../examples/senate.ord";

fn json(words: &str) -> serde_json::Value {
    let (code, out, error) = run(&format!("map {words} --format json"));
    assert_eq!((code, error.as_str()), (0, ""), "{words}");
    serde_json::from_str(&out).unwrap()
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn check_no(words: &str, expected: &[&str]) {
    refused(&format!("map {words}"), expected);
}

#[test]
fn screens() {
    check_screen("map", "members", &format!("map --kh {SMALL} --towards WILLOW"));
    check_screen("map", "votes", &format!("map --kh {SMALL} --table votes --limit 3 --errors none --towards WILLOW"));
    check_screen("map", "nominate", &format!("map --kh {SMALL} --method wnominate --towards WILLOW --limit 3"));
    check_screen("map", "oc", &format!("map --kh {SMALL} --method oc --towards WILLOW --limit 3 --dimensions 2"));
    check_screen("map", "graded", &format!("map --kh {SMALL} --abstaining own --towards WILLOW --limit 3"));
}

#[test]
fn the_order_is_the_one_that_the_votes_were_drawn_from() {
    let found = json(&format!("--kh {SMALL} --towards WILLOW"));
    let members = found["members"].as_array().unwrap();
    let place =
        |name: &str| members.iter().position(|member| member["name"].as_str().unwrap().starts_with(name)).unwrap();
    assert!(place("WILLOW") < place("MAPLE") && place("MAPLE") < place("ELM") && place("ELM") < place("ASH"));
    assert_eq!(found["data"].as_str().unwrap().len(), 64);
    assert!(found["converged"].as_bool().unwrap() && found["complete"].as_bool().unwrap());
    // ELM was no member in the first 20 votes
    let elm = &members[place("ELM")];
    assert!(elm["ballots"].as_u64().unwrap() <= 60);
    let reverse = json(&format!("--kh {SMALL} --towards ASH"));
    assert!(reverse["members"][0]["name"].as_str().unwrap().starts_with("ASH"));
}

#[test]
fn the_older_ways_find_the_same_order() {
    for words in ["--method wnominate", "--method oc", "--method wnominate --errors simulated --draws 2 --seed 3"] {
        let found = json(&format!("--kh {SMALL} --towards WILLOW {words}"));
        let members = found["members"].as_array().unwrap();
        let place = |name: &str| {
            let own = members.iter().find(|member| member["name"].as_str().unwrap().starts_with(name));
            own.unwrap()["point"][0]["value"].as_f64().unwrap()
        };
        for (right, left) in [("WILLOW", "ELM"), ("WILLOW", "CEDAR"), ("ROWAN", "ASH"), ("MAPLE", "BIRCH")] {
            assert!(place(right) > place(left), "{words}: {right} {left}");
        }
        let fit = &found["fit"];
        assert!(fit["share_correct"].as_f64().unwrap() > 0.8 && fit["apre"].as_f64().unwrap() > 0.3, "{fit}");
        assert_eq!(found["fewest_ballots"], 20);
        assert_eq!(fit["gmp"].is_number(), found["beta"].is_number());
        // each cut divides as it says
        let vote = &found["votes"][4];
        assert!(
            vote["correct"].as_u64().unwrap()
                >= vote["in_favour"].as_u64().unwrap().max(vote["against"].as_u64().unwrap()) - 1
        );
    }
    let again = |seed: u8| {
        json(&format!("--kh {SMALL} --method wnominate --errors simulated --draws 2 --seed {seed}"))["members"].clone()
    };
    assert_eq!(again(2), again(2));
    assert_ne!(again(2), again(5));
}

#[test]
fn votes_on_one_text_share_their_cuts() {
    let ties = file("vote,text\n3,one\n8,one\n9,two\n900,two\n");
    let words = format!("--kh {SMALL} --abstaining own --towards WILLOW");
    let tied = json(&format!("{words} --ties {}", ties.path().display()));
    let vote = |found: &serde_json::Value, id: &str| {
        found["votes"].as_array().unwrap().iter().find(|vote| vote["id"] == id).unwrap().clone()
    };
    let (third, eighth) = (vote(&tied, "3"), vote(&tied, "8"));
    assert_eq!((&third["discrimination"], &third["text_of"]), (&eighth["discrimination"], &eighth["text_of"]));
    assert_ne!(third["discrimination"], vote(&json(&words), "3")["discrimination"]);
    assert!(tied["source"].as_str().unwrap().contains("1 vote on a text of an earlier vote"), "{}", tied["source"]);
    assert!(tied["source"].as_str().unwrap().contains("1 line there about votes that are not in the table"));
    let (_, csv, _) = run(&format!("map {words} --ties {} --table votes --format csv", ties.path().display()));
    assert!(csv.lines().next().unwrap().contains("text of"), "{csv}");
}

#[test]
fn cuts_are_in_the_pictures() {
    let folder = tempfile::tempdir().unwrap();
    for (at, words) in
        ["", "--method wnominate", "--method oc", "--dimensions 2", "--method oc --dimensions 2"].iter().enumerate()
    {
        let svg = folder.path().join(format!("{at}.svg"));
        let (code, _, error) = run(&format!("map --kh {SMALL} {words} --svg {}", svg.display()));
        assert_eq!((code, error.as_str()), (0, ""), "{words}");
        let drawn = std::fs::read_to_string(svg).unwrap();
        assert!(drawn.contains("where the sharpest votes divide the members"), "{words}");
        assert_eq!(drawn.contains("cuts of votes"), words.contains("dimensions"), "{words}");
    }
}

#[test]
fn threads_change_nothing() {
    let draws = |threads: u8| {
        let words =
            format!("--kh {SMALL} --errors draws --draws 30 --burn-in 10 --chains 3 --seed 4 --threads {threads}");
        json(&words)["members"].clone()
    };
    assert_eq!(draws(1), draws(3));
}

#[test]
fn pictures_and_tables_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("map.svg");
    let (code, out, error) = run(&format!("map --kh {SMALL} --format csv --svg {}", svg.display()));
    assert_eq!((code, error.as_str()), (0, ""));
    let drawn = std::fs::read_to_string(svg).unwrap();
    for line in out.lines().skip(1) {
        let name = line.split(',').next().unwrap();
        assert!(drawn.contains(name), "{name}");
    }
    assert_eq!(out.lines().count(), 13);
}

/// The Council's members sit for two years and agree almost always: no scale, and the numbers that say so.
#[test]
fn the_record_of_the_council_carries_no_scale() {
    check_no(
        "",
        &[
            "cannot carry a scale",
            "of the pairs of members have 10 contested votes in common",
            "votes contested enough to count",
            "--anyway",
        ],
    );
    // also where those who sat for two years are left out
    check_no("--method oc --since 2014", &["members have enough contested ballots to count; half are the least"]);
    check_no("--anyway --svg out.svg", &["no picture is drawn of a scale that the votes cannot carry"]);
    let (code, out, _) = run("map --anyway --errors none --since 2010 --limit 3");
    assert_eq!(code, 0);
    assert!(out.starts_with("These votes cannot carry a scale"), "{out}");
}

#[test]
fn every_no_says_what_to_do_next() {
    check_no("--votes nowhere.csv", &["nowhere.csv cannot be read"]);
    check_no(&format!("--kh {SMALL} --towards BIRCHH"), &["no member is called `BIRCHH`"]);
    check_no(&format!("--kh {SMALL} --since 2014"), &["conditions on votes are for the record, not for a file"]);
    check_no(&format!("--kh {SMALL} --walk 0.1"), &["add `--abstaining own`"]);
    check_no(
        &format!("--kh {SMALL} --walk 0.1 --abstaining own"),
        &["the votes have no session, year or day", "--calls"],
    );
    check_no(&format!("--kh {SMALL} --dimensions 2 --abstaining own"), &["has one dimension"]);
    check_no(&format!("--kh {SMALL} --method oc --abstaining own"), &["know yes and no only", "or `--method`"]);
    check_no(&format!("--kh {SMALL} --method oc --errors draws"), &["optimal classification has no errors"]);
    check_no(&format!("--kh {SMALL} --method wnominate --errors draws"), &["`--errors simulated`"]);
    check_no(&format!("--kh {SMALL} --method wnominate --dimensions 3"), &["have one or two dimensions here, not 3"]);
    check_no(&format!("--kh {SMALL} --abstaining own --errors bootstrap"), &["by the curvature or by draws"]);
    let ties = file("vote,text\n3,one\n8,one\n");
    let ties = ties.path().display();
    check_no(
        &format!("--kh {SMALL} --ties {ties}"),
        &["votes are tied on a graded scale only", "add `--abstaining own`"],
    );
    check_no(&format!("--kh {SMALL} --ties {ties} --method oc"), &["no votes are tied"]);
    check_no(&format!("--ties {ties} --abstaining own"), &["not of the record", "--votes FILE"]);
    let none = file("rcid1,rcid2\n800,900\n");
    check_no(
        &format!("--kh {SMALL} --abstaining own --ties {}", none.path().display()),
        &["line 1: it names no two votes"],
    );
    check_no("--prior-votes 0", &["`0` is no number above 0"]);
    check_no("--prior-points NaN", &["`NaN` is no number above 0"]);
    let one = file("names\nA\n");
    check_no(&format!("--votes {}", one.path().display()), &["line 1: the table has one column"]);
    let twice = file("name,v1,v2\nA,1,0\nA,0,1\n");
    check_no(&format!("--votes {}", twice.path().display()), &["line 3: the member `A` stands there twice"]);
    let unanimous = file("vote,A,B,C,D\n1,yes,yes,yes,yes\n2,yes,yes,yes,yes\n");
    let path = unanimous.path().display().to_string();
    check_no(&format!("--votes {path}"), &["0 of 2 votes were contested", "0 % of the pairs"]);
    check_no(&format!("--votes {path} --anyway"), &["members count; a scale needs three"]);
}
