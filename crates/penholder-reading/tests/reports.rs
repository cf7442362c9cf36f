//! The reader on reports of our own: what it proposes, how much of what a person marked, and what holds for every text.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use jiff::civil::{Date, date};
use penholder_core::dossier::{Dossier, File};
use penholder_reading::draft::{Answer, Draft};
use penholder_reading::measure::{Marked, measure};
use penholder_reading::proposal::Proposal;
use penholder_reading::words::words;
use penholder_reading::{entry, read};
use proptest::prelude::*;

const REPORTS: [(&str, &str, &str); 3] = [
    ("norland", include_str!("reports/norland.txt"), include_str!("reports/norland.toml")),
    ("treaty", include_str!("reports/treaty.txt"), include_str!("reports/treaty.toml")),
    ("veto", include_str!("reports/veto.txt"), include_str!("reports/veto.toml")),
];

fn shown(proposals: &[Proposal]) -> String {
    let line = |one: &Proposal| {
        format!("{} {} ({}, {})\n    {}", one.kind.word(), one.says, one.certainty.word(), one.rule, one.words)
    };
    proposals.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_proposed() {
    for (name, text, marks) in REPORTS {
        let marked: Marked = toml::from_str(marks).unwrap();
        insta::assert_snapshot!(name, shown(&read(text, marked.published).unwrap()));
    }
}

#[test]
fn most_of_what_a_person_marked() {
    let (mut marked_in_all, mut proposed, mut alike) = (0, 0, 0);
    for (name, text, marks) in REPORTS {
        let marked: Marked = toml::from_str(marks).unwrap();
        let scores = measure(text, &marked, &read(text, marked.published).unwrap())
            .unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        marked_in_all += scores.iter().map(|score| score.marked).sum::<usize>();
        proposed += scores.iter().map(|score| score.proposed).sum::<usize>();
        alike += scores.iter().map(|score| score.alike).sum::<usize>();
    }
    assert!(alike * 4 >= marked_in_all * 3, "{alike} of {marked_in_all} marked");
    assert!(alike * 10 >= proposed * 7, "{alike} of {proposed} proposed");
}

#[test]
fn the_annotations_fit_their_form() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("measured/blind");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    assert_eq!(files.len(), 10);
    for file in files {
        let marked: Marked = toml::from_str(&std::fs::read_to_string(file.path()).unwrap()).unwrap();
        assert!(marked.url.is_some() && marked.sha256.is_some_and(|sum| sum.len() == 64), "{file:?}");
        assert!(marked.mark.iter().all(|mark| mark.chars[0] < mark.chars[1]), "{file:?}");
    }
}

fn all_confirmed(text: &str, published: Date) -> Option<String> {
    let mut lines = Draft::open(read(text, published).ok()?);
    lines.iter_mut().for_each(|line| line.answer = Answer::Yes);
    let draft =
        Draft { report: "A report".into(), url: None, published, sha256: String::new(), bytes: text.len(), lines };
    entry::dossier(&draft, text, words()).unwrap()
}

fn check_dossier(text: &str, file: &str) {
    let dossier = Dossier::read(&[File { name: "d.toml", text: file }])
        .unwrap_or_else(|faults| panic!("{faults}\n{text}\n{file}"));
    assert_eq!(dossier.misquoted("report", text), Vec::<String>::new());
}

#[test]
fn confirmed_lines_are_a_dossier() {
    for (_, text, marks) in REPORTS {
        let marked: Marked = toml::from_str(marks).unwrap();
        check_dossier(text, &all_confirmed(text, marked.published).unwrap());
    }
}

#[test]
fn an_invitation_told_twice_or_out_of_turn_is_told_as_an_event() {
    let text = "Peru was not invited to the talks on Monday. Peru was not invited to the talks on Tuesday.\n\n\
        Peru declined an invitation to the talks.";
    let file = all_confirmed(text, date(2029, 6, 4)).unwrap();
    check_dossier(text, &file);
    let dossier = Dossier::read(&[File { name: "d.toml", text: &file }]).unwrap();
    assert_eq!(dossier.invitations.len(), 1, "{file}");
    assert!(dossier.events.len() >= 2, "{file}");
}

#[test]
fn nothing_unconfirmed_enters() {
    let (_, text, _) = REPORTS[0];
    let lines = Draft::open(read(text, date(2031, 3, 12)).unwrap());
    let mut draft = Draft {
        report: "A report".into(),
        url: None,
        published: date(2031, 3, 12),
        sha256: String::new(),
        bytes: text.len(),
        lines,
    };
    assert_eq!(entry::dossier(&draft, text, words()).unwrap(), None);
    let withdrawn = draft.lines.iter().position(|line| line.proposal.label == "withdraw").unwrap();
    draft.lines[withdrawn].answer = Answer::Yes;
    let file = entry::dossier(&draft, text, words()).unwrap().unwrap();
    let dossier = Dossier::read(&[File { name: "d.toml", text: &file }]).unwrap();
    assert_eq!((dossier.events.len(), dossier.claims.len(), dossier.stances.len()), (1, 0, 0));
    assert!(!file.contains("Brazil"), "{file}");
}

/// Texts that lead the rules to their edges: words of the vocabularies and marks in any order.
fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Malta",
        "Chad's",
        "the",
        "a",
        "UN",
        "U.S.",
        "Security Council",
        "statement",
        "resolution",
        "2118 (2013)",
        "vetoed",
        "by",
        "blocked",
        "said",
        "told",
        "Reuters",
        "on",
        "Monday",
        "January 22",
        "late September",
        ",",
        ".",
        "\n",
        "\n\n",
        "\"",
        "“",
        "”",
        "’s",
        "more than",
        "700",
        "killed",
        "and",
        "3,000",
        "injured",
        "would have",
        "condemned",
        "that",
        "who",
        "which",
        "to",
        "invited",
        "not",
        "was",
        "he",
        "it",
        "they",
        "Joe",
        "Borg",
        "-",
        "drafted",
        "spokesman",
        "for",
        "declined to comment",
        "according to",
        "talks",
        "conference",
        "planned",
        "supports",
        "supplies",
        "with",
        "missiles",
        "ally",
        "of",
        "will",
        "meet",
        "could",
        "S/2012/538",
        "é",
        "日本",
        "\u{301}",
        "🙂",
        "(",
        ")",
        ";",
        ":",
        "--",
        "Mr.",
        "9999999999999999999999",
        "millions",
        "because",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_lie_inside_and_the_dossier_is_read(text in prop_oneof![texts(), any::<String>()], days in -30000_i32..30000) {
        use jiff::ToSpan;
        let published = date(2014, 1, 8).saturating_add(days.days());
        let Ok(proposals) = read(&text, published) else { return Ok(()) };
        for proposal in &proposals {
            let named = proposal.actors.iter().chain(&proposal.objects).chain(&proposal.holder).chain(&proposal.via).map(|named| &named.span);
            let whens = proposal.when.iter().map(|when| &when.span);
            for span in [&proposal.span].into_iter().chain(named).chain(whens) {
                prop_assert!(span.start < span.end && text.get(span.clone()).is_some(), "{proposal:?}");
            }
        }
        prop_assert_eq!(&proposals, &read(&text, published).unwrap());
        if let Some(file) = all_confirmed(&text, published) {
            check_dossier(&text, &file);
        }
    }
}

/// The lines of a text, by kind and sentence.
fn lines(text: &str) -> Vec<String> {
    let proposals = read(text, date(2031, 3, 12)).unwrap();
    proposals.iter().map(|one| format!("{} {}", one.kind.word(), one.says)).collect()
}

/// What has to be among the lines of a text, and what must not be in any of them.
fn check(text: &str, there: &[&str], absent: &[&str]) {
    let lines = lines(text);
    for wanted in there {
        assert!(lines.iter().any(|line| line.contains(wanted)), "`{wanted}` is not among {lines:#?}");
    }
    for unwanted in absent {
        assert!(!lines.iter().any(|line| line.contains(unwanted)), "`{unwanted}` is among {lines:#?}");
    }
}

#[test]
fn a_noun_of_an_act_takes_its_object_and_not_who_comes_next() {
    check(
        "The Maltese veto came days before Foreign Minister Ada Lund goes home.",
        &["event Maltese [MLT]: veto"],
        &["veto: "],
    );
    check("The Maltese veto of the draft resolution was the third.", &["veto: draft resolution"], &[]);
}

#[test]
fn a_programme_a_stock_or_a_delivery_is_no_harm() {
    check("Chad demanded the end of Peru's chemical weapons program.", &[], &["way of harm"]);
    check("The text calls for the destruction of ballistic missiles.", &[], &["way of harm"]);
    check("Chad supplies Peru with missiles and helicopters.", &["relation Chad [TCD]: supplies"], &["way of harm"]);
    check("Missiles hit the market in the town.", &["way of harm: missile"], &[]);
    check("Chad condemned the use of chemical weapons in the town.", &["way of harm: chemical"], &[]);
}

#[test]
fn a_number_is_exact_only_where_the_text_says_so() {
    check("The strikes left 30 people injured.", &["number of people: 30 injured"], &["exactly"]);
    check("The strikes killed exactly 30 people.", &["number of people: exactly 30 killed"], &[]);
    check("The strikes killed at least 30 people.", &["number of people: at-least 30 killed"], &[]);
}

#[test]
fn invitations_without_anybody_invited_are_sent_out() {
    check(
        "On Monday the Secretary-General started sending out invitations to the peace conference.",
        &["invitation: sent-out: peace conference"],
        &["invitation: invited"],
    );
    check("The Secretary-General invited Peru to the peace conference.", &["invitation: invited: Peru"], &[]);
}

#[test]
fn what_somebody_is_for_is_no_fact() {
    check(
        "Chad supports participation by Peru in the talks.",
        &["stance Chad [TCD]: for", "Peru [PER]: attend (should)"],
        &[],
    );
    check("Chad opposes participation by Peru in the talks.", &["attend (could)"], &["attend;"]);
}

/// One text of a day, a statement here and a resolution there, objected to here and vetoed there: both contradictions stay.
#[test]
fn a_report_that_contradicts_itself_makes_a_dossier_that_says_so() {
    let text =
        "Malta opposed a similar statement on March 3.\n\nThe March 3 resolution vetoed by Malta was drafted by Peru.";
    let file = all_confirmed(text, date(2031, 3, 12)).unwrap();
    check_dossier(text, &file);
    let dossier = Dossier::read(&[File { name: "d.toml", text: &file }]).unwrap();
    assert_eq!(dossier.texts.len(), 1, "{file}");
    let excluding: Vec<String> = dossier
        .conflicts()
        .iter()
        .filter(|conflict| conflict.clash == penholder_core::dossier::conflict::Clash::Excludes)
        .map(|conflict| conflict.property.says().to_owned())
        .collect();
    assert!(
        excluding.contains(&"form".to_owned()) && excluding.contains(&"outcome".to_owned()),
        "{excluding:?}\n{file}"
    );
    assert!(!dossier.head.sentence.is_empty() && !dossier.head.about.is_empty());
    assert!(dossier.texts.iter().all(|text| !text.name.is_empty() && text.note.is_some()), "{file}");
}

/// Two texts without a day or a number may be two: nothing is said to exclude anything.
#[test]
fn texts_that_are_not_told_apart_do_not_contradict_each_other() {
    let text = "Malta vetoed the draft resolution.\n\nThe Council adopted a draft resolution.";
    let file = all_confirmed(text, date(2031, 3, 12)).unwrap();
    let dossier = Dossier::read(&[File { name: "d.toml", text: &file }]).unwrap();
    assert_eq!(dossier.conflicts().len(), 0, "{file}");
}
