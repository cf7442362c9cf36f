//! The dossier as a whole: the example of the guide, and what is refused.

use jiff::civil::date;

use super::conflict::Clash;
use super::*;

/// The example of `docs/dossier.md`.
fn example() -> String {
    let guide = include_str!("../../../../docs/dossier.md");
    guide.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap().to_owned()
}

fn read(text: &str) -> Dossier {
    Dossier::read(&[File { name: "d.toml", text }]).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn the_example_of_the_guide() {
    let dossier = read(&example());
    let conflicts = dossier.conflicts();
    assert_eq!(conflicts.len(), 1);
    assert_eq!((conflicts[0].one.as_str(), conflicts[0].other.as_str()), ("statement", "resolution"));
    assert_eq!(conflicts[0].clash, Clash::Excludes);
    assert_eq!(dossier.settled(&conflicts[0]), verdict::Settled::For("statement".into()));
    let standing = |day| dossier.invitation_on("lake-orin", "beloria", day).map(|version| version.status);
    assert_eq!(standing(date(2031, 1, 5)), None);
    assert_eq!(standing(date(2031, 1, 18)), Some(Invited::NotInvited));
    assert_eq!(standing(date(2031, 1, 19)), Some(Invited::Invited));
    let wrecked = dossier.claim("wrecked").unwrap();
    let chain: Vec<String> = dossier.chain(wrecked).into_iter().map(|hop| hop.id).collect();
    assert_eq!(chain, ["herald", "wire", "diplomat"]);
    let minister = dossier.actor("minister").unwrap();
    assert_eq!(
        minister.office_on(date(2031, 1, 8)).map(|office| office.title.as_str()),
        Some("Foreign Minister of Norland")
    );
    assert_eq!(minister.office_on(date(2029, 2, 28)), None);
}

/// Puts `new` in place of `old` in the example and expects these faults, without their places.
fn check_no(old: &str, new: &str, expected: &[&str]) {
    let text = example();
    assert!(text.contains(old), "`{old}` is not in the example");
    let text = text.replacen(old, new, 1);
    let faults = match Dossier::read(&[File { name: "d.toml", text: &text }]) {
        Ok(_) => panic!("`{new}` was let through"),
        Err(faults) => faults.lines(),
    };
    assert_eq!(faults.len(), expected.len(), "{new}: {faults:#?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.contains(expected), "{fault}\nis not\n{expected}");
        assert!(fault.starts_with("d.toml:"), "{fault}");
    }
}

#[test]
fn bad_input() {
    check_no(
        "published = 2031-01-08\nurl",
        "republishes = \"herald\"\nurl",
        &["attribution in a circle: herald rests on wire rests on herald (hint: one of them has to be the origin)"],
    );
    check_no(
        "via = [\"the-wire\"]",
        "via = [\"the-wyre\"]",
        &["there is no source or actor `the-wyre` (hint: did you mean `the-wire`?)"],
    );
    check_no(
        "source = \"herald\"\nvia",
        "source = \"heralt\"\nvia",
        &["there is no source `heralt` (hint: did you mean `herald`?)"],
    );
    check_no("publisher = \"the-wire\"", "publisher = \"marisk\"", &["`marisk` is a place; here stands an actor"]);
    check_no("span = [610, 620]", "span = [610, 1201]", &["the span ends at 1201; `herald` has 1200 bytes"]);
    check_no("span = [610, 620]", "span = [620, 610]", &["the span ends at 610, before or where it begins, 620"]);
    check_no("span = [610, 620]", "span = [610]", &["a span is two numbers"]);
    check_no("bytes = 1200", "", &["a span in `herald`, whose length is not known"; 4]);
    check_no(
        "span = [30, 120]",
        "span = [30, 600]",
        &["this sentence begins at 590, before the one before it ends, at 600"],
    );
    check_no(
        "span = [590, 700]",
        "span = [611, 700]",
        &["bytes 610 to 620 of `herald` stand in none of its sentences"],
    );
    check_no(
        "span = [590, 700]",
        "span = [590, 619]",
        &["bytes 610 to 620 of `herald` stand in none of its sentences"],
    );
    check_no(
        "at = { source = \"herald\", span = [590, 700] }",
        "source = \"herald\"",
        &["bytes 610 to 620 of `herald` stand in none", "a sentence of the report has its span"],
    );
    check_no(
        "id = \"v-statement\"\nclaim = \"statement\"",
        "id = \"v-statement\"\nclaim = \"resolution\"",
        &["`resolution` is refuted by one verdict and supported by another (hint: a claim has one verdict"],
    );
    check_no(
        "ruling = \"refuted\"",
        "ruling = \"supported\"",
        &["`statement` and `resolution` are both supported, and they exclude each other: a statement is no resolution"],
    );
    check_no(
        "{ status = \"planned\", known = 2031-01-08, set_for = 2031-01-13",
        "{ status = \"planned\", known = 2031-01-14, set_for = 2031-01-15",
        &[
            "the step of 2031-01-13 stands after that of 2031-01-14",
            "`talks` was held on 2031-01-13, before it was planned, on 2031-01-14",
        ],
    );
    check_no("unit = \"people\"", "unit = \"peopel\"", &["`peopel` is no known unit (hint: did you mean `people`?)"]);
    check_no("measure = \"killed\"", "measure = \"kilometres\"", &["`kilometres` is no known measure"]);
    check_no("direction = \"after\"", "direction = \"before\"", &["2031-01-13 is not before it (2031-01-08)"]);
    check_no(
        "status = \"invited\"",
        "status = \"withdrawn\"",
        &["`beloria` was not invited, so it cannot be invitation withdrawn"],
    );
    check_no("on = 2031-01-19", "on = 2031-01-05", &["this version is of 2031-01-05, after one of 2031-01-06"]);
    check_no(
        "evidence = [{ from = \"wire\", says = \"calls it a statement\" }]\n\n[[verdict]]\nid = \"v-statement\"",
        "evidence = []\n\n[[verdict]]\nid = \"v-statement\"",
        &[
            "the rule is an agency report of the day, and no evidence is one",
            "the ruling is `refuted`, and there is no evidence",
        ],
    );
}

#[test]
fn faults_of_words_and_forms() {
    check_no("form = \"press-statement\"", "form = \"press-statement\"\nsymbol = \"S/2031/7\"", &["it has no symbol"]);
    check_no(
        "outcome = \"withdrawn\"",
        "outcome = \"vetoed\"",
        &["there is no vote on it (hint: a statement is objected to, not vetoed)"],
    );
    check_no(
        "words = \"statement\"",
        "words = \"one two three four five six seven eight nine ten eleven twelve thirteen\"",
        &["at most 12 words of a source are kept"],
    );
    check_no("id = \"v-statement\"", "id = \"V!\"", &["`V!` is no id"]);
    check_no("id = \"v-statement\"", "id = \"talks\"", &["`talks` is an event already"]);
    check_no("condition = \"near the conference, not in it\"", "", &["a conditional stance has a `condition`"]);
    check_no(
        "mood = \"opinion\"",
        "moot = \"opinion\"",
        &["`moot` is not known in a claim (hint: did you mean `mood`?)"],
    );
    check_no("[dossier]", "[dosier]", &["`dosier` is not known"]);
}

/// A veto would have left a mark in the record, an objection to a press statement would not.
#[test]
fn silence_is_evidence_only_where_the_act_leaves_a_record() {
    let claim = |value: &str| {
        format!(
            "[[source]]\nid = \"list\"\nname = \"The list of vetoes\"\nclass = \"official-record\"\n\
             [[claim]]\nid = \"c\"\nholder = \"the-herald\"\nabout = \"norland-draft\"\nproperty = \"outcome\"\nvalue = \"{value}\"\nsource = \"herald\"\n\
             [[verdict]]\nid = \"v\"\nclaim = \"c\"\nruling = \"refuted\"\nbasis = \"silence-of-record\"\nsays = \"It is not there.\"\nevidence = [{{ silence_of = \"list\" }}]\n"
        )
    };
    read(&format!("{}{}", example(), claim("vetoed")));
    let text = format!("{}{}", example(), claim("objected"));
    let faults = Dossier::read(&[File { name: "d.toml", text: &text }]).unwrap_err().lines();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].contains("the silence of a record is no evidence here: `objected to` leaves no record"),
        "{faults:?}"
    );
}

#[test]
fn several_files_and_their_faults_at_once() {
    let head = "[dossier]\ntitle = \"T\"\nparts = [\"claims.toml\", \"gone.toml\"]\nvocabulary = \"things.toml\"\n";
    let claims = "[[incident]]\nid = \"i\"\nname = \"I\"\non = 2031-01-01\nweapons = [\"barrel-bomb\"]\n[[source]]\nid = \"s\"\n";
    let things = "[[thing]]\nid = \"barrel-bombs\"\nkind = \"weapon\"\nname = \"b\"\nwordings = [\"barrel bombs\"]\n";
    assert_eq!(parts("dossier.toml", head).unwrap(), ["claims.toml", "gone.toml", "things.toml"]);
    let files = [
        File { name: "x/dossier.toml", text: head },
        File { name: "x/claims.toml", text: claims },
        File { name: "x/things.toml", text: things },
    ];
    let lines = Dossier::read(&files).unwrap_err().lines();
    assert_eq!(
        lines,
        [
            "x/dossier.toml:1:1: the file `gone.toml` is not there (hint: the parts of a dossier lie beside its head)",
            "x/claims.toml:5:12: there is no thing of the vocabulary `barrel-bomb` (hint: did you mean `barrel-bombs`?)",
            "x/claims.toml:6:1: `name` is missing in this source",
            "x/claims.toml:6:1: `class` is missing in this source",
        ]
    );
}

#[test]
fn unnamed_people_do_not_add_up() {
    let report = |n: usize| {
        format!(
            "[[source]]\nid = \"s{n}\"\nname = \"S\"\nclass = \"agency-report\"\n[[actor]]\nid = \"a{n}\"\nname = \"a diplomat\"\nkind = \"anonymous\"\n\
             [[claim]]\nid = \"c{n}\"\nholder = \"a{n}\"\nabout = \"matter\"\nproperty = \"note\"\nvalue = \"it failed\"\nsource = \"s{n}\"\n"
        )
    };
    let text = format!("[dossier]\ntitle = \"T\"\n{}{}{}", report(1), report(2), report(3));
    let dossier = read(&text);
    let found = dossier.independence(&dossier.claims);
    assert_eq!((found.at_least, found.at_most), (1, 3));
    assert_eq!(found.says(), "1 origin for certain, 3 at most: unnamed people may be the same");
    let one = dossier.independence(&dossier.claims[..1]);
    assert_eq!((one.at_least, one.at_most), (1, 1));
}

#[test]
fn words_are_looked_up_in_the_text_of_the_source() {
    let text = "[dossier]\ntitle = \"T\"\n[[source]]\nid = \"s\"\nname = \"S\"\nclass = \"agency-report\"\nbytes = 30\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"state\"\n\
        [[claim]]\nid = \"c\"\nholder = \"a\"\nabout = \"matter\"\nproperty = \"note\"\nvalue = \"v\"\nat = { source = \"s\", span = [4, 13], words = \"statement\" }\n";
    let dossier = read(text);
    assert_eq!(dossier.misquoted("s", "the statement was not issued. "), Vec::<String>::new());
    assert_eq!(dossier.misquoted("s", "a statement was not issued. "), ["s 4 to 13: `atement w`, not `statement`"]);
    assert_eq!(dossier.misquoted("s", "short"), ["s 4 to 13 is no stretch of its text"]);
}

#[test]
fn nothing_read_is_faults_not_a_panic() {
    for text in ["", "[dossier]", "=", "[[claim]]\n", "dossier = 3\nclaim = 4\n"] {
        let read = Dossier::read(&[File { name: "d.toml", text }]);
        assert!(read.is_err_and(|faults| !faults.lines().is_empty()), "{text}");
    }
    assert!(Dossier::read(&[]).is_err());
}

#[test]
fn an_invitation_goes_from_step_to_step() {
    use words::Invited::{Accepted, Declined, InDoubt, Invited, NotInvited, Withdrawn};
    let check = |before, after: &[_]| {
        for (word, status) in words::Invited::ALL {
            assert_eq!(status.may_follow(before), after.contains(status), "{before:?}, then {word}");
        }
    };
    check(None, &[NotInvited, Invited]);
    check(Some(NotInvited), &[Invited]);
    check(Some(Invited), &[Accepted, Declined, Withdrawn]);
    check(Some(Accepted), &[InDoubt, Declined, Withdrawn]);
    check(Some(InDoubt), &[Accepted, Declined, Withdrawn]);
    check(Some(Declined), &[Accepted]);
    check(Some(Withdrawn), &[NotInvited, Invited]);
}
