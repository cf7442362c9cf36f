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
