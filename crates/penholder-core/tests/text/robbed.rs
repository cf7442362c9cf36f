//! A made-up statement before and after amendments that take the city out of it: the comparison has to show that at once.

use penholder_core::text::Text;
use penholder_core::text::amendment::{Amendment, read, settle};
use penholder_core::text::compare::{Comparison, Pairing, compare, marked};
use penholder_core::text::leading::Phrases;
use penholder_core::text::merge::merge;
use penholder_core::text::order::propose;
use penholder_core::text::reference::Vocabulary;

use crate::sample::text;

const STATEMENT: &str = include_str!("../../../../dossiers/marisk-2031/statement.txt");
const AMENDMENTS: &str = include_str!("../../../../dossiers/marisk-2031/amendments.toml");
const OTHERS: &str = include_str!("../../../../dossiers/marisk-2031/others.toml");
const VOCABULARIES: [&str; 2] = [
    include_str!("../../../../dossiers/marisk-2031/vocabulary.toml"),
    include_str!("../../../../dossiers/aleppo-2014/vocabulary.toml"),
];

fn amendments(file: &str, base: &Text) -> Vec<Amendment> {
    settle(&read(file, base).unwrap(), &[]).unwrap().into_iter().map(|s| s.amendment).collect()
}

fn compared() -> Comparison {
    let before = text(STATEMENT);
    let after = merge(&before, &amendments(AMENDMENTS, &before)).unwrap().text;
    let vocabulary = Vocabulary::read(VOCABULARIES[0]).unwrap();
    compare(&before, &after, Pairing::ByIds, &vocabulary, Phrases::standard())
}

#[test]
fn what_was_robbed_comes_first() {
    let found = compared();
    let line = |list: &[penholder_core::text::compare::Tally], name: &str| {
        list.iter().find(|t| t.name == name).map(penholder_core::text::compare::Tally::line)
    };
    assert_eq!(found.references[0].line(), "Marisk: 5 before, 0 after");
    assert_eq!(line(&found.classes, "condemn").as_deref(), Some("condemn: 2 before, 0 after"));
    assert_eq!(line(&found.classes, "threaten measures").as_deref(), Some("threaten measures: 1 before, 0 after"));
    assert_eq!(
        line(&found.numbers, "more than 700 people").as_deref(),
        Some("more than 700 people: 1 before, 0 after")
    );
    assert_eq!(found.strength(), (0, 4), "stronger, weaker");
    insta::assert_snapshot!("sentence", found.sentence());
    let words: Vec<String> = found.paragraphs.iter().map(|p| marked(&p.pieces)).collect();
    insta::assert_snapshot!("words", words.join("\n"));
}

#[test]
fn one_word_is_one_word() {
    let check = |before: &str, after: &str, says: &str| {
        let found = compare(&text(before), &text(after), Pairing::ByWords, &Vocabulary::default(), Phrases::standard());
        assert_eq!(found.sentence(), says);
    };
    check("1. Calls for peace;", "1. Calls for lasting peace;", "1 word added, 0 removed.");
    check("1. Calls for lasting peace;", "1. Calls for peace;", "0 words added, 1 removed.");
    check("1. Calls for peace;", "1. Calls for just and lasting peace;", "3 words added, 0 removed.");
}

#[test]
fn versions_from_anywhere_are_paired_by_their_words() {
    let before = text(STATEMENT);
    let after = merge(&before, &amendments(AMENDMENTS, &before)).unwrap().text;
    let elsewhere = text(&penholder_core::text::format::plain::write(&after));
    let vocabulary = Vocabulary::read(VOCABULARIES[0]).unwrap();
    let found = compare(&before, &elsewhere, Pairing::ByWords, &vocabulary, Phrases::standard());
    assert_eq!(found.references[0].line(), "Marisk: 5 before, 0 after");
}

#[test]
fn others_collide_with_the_deletion_only() {
    let base = text(STATEMENT);
    let mut all = amendments(AMENDMENTS, &base);
    all.extend(amendments(OTHERS, &base));
    let merged = merge(&base, &all).unwrap();
    assert_eq!(merged.collisions.len(), 1);
    assert_eq!(merged.collisions[0].amendments, ["BEL-5", "NOV-2"]);
    let order = propose(&base, &all, &Vocabulary::read(VOCABULARIES[0]).unwrap());
    assert_eq!(order.ids()[0], "BEL-5", "what deletes is voted on before what revises");
}

#[test]
fn shipped_vocabularies_are_read() {
    for source in VOCABULARIES {
        let vocabulary = Vocabulary::read(source).unwrap();
        assert!(vocabulary.things().len() > 5);
    }
}
