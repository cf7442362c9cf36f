//! Amending, undoing, merging, rebasing and blaming hold on random texts.

use penholder_core::text::amendment::Amendment;
use penholder_core::text::blame::blame;
use penholder_core::text::change::{AmendError, Change, Place, Words, amended, inverse};
use penholder_core::text::document::{Document, Stage};
use penholder_core::text::merge::{execute, merge, rebased};
use penholder_core::text::{Kind, Paragraph, ParagraphId, Text, words};
use proptest::prelude::*;

use crate::sample::{RESOLUTION, any_text, resolution, text};

/// A change by numbers: which paragraph, which kind of change, where in it.
fn change_of(text: &Text, (which, what, from, len): (usize, u8, usize, usize)) -> Change {
    let n = text.paragraphs().len();
    let p = &text.paragraphs()[which % n];
    let other = text.paragraphs()[(which + from + 1) % n].id.clone();
    let all: Vec<&str> = words::words(&p.words).collect();
    let start = from % all.len();
    let some = all[start..(start + 1 + len % 3).min(all.len())].join(" ");
    let nth = nth_of(p, &all, start, &some);
    let old = Words { words: some, nth };
    let at = p.id.clone();
    match what % 9 {
        0 => Change::InsertWords { at, after: Some(old), new: format!("inserted {len}") },
        1 => Change::DeleteWords { at, old },
        2 => Change::ReplaceWords { at, old, new: format!("other {len}") },
        3 => Change::ReplaceWhole { at, new: format!("Decides otherwise {len}.") },
        4 => Change::Delete { at },
        5 => {
            let id = ParagraphId::new(&format!("new-{which}-{from}-{len}"));
            let new = Paragraph { id, kind: Kind::Operative, depth: 0, mark: p.mark, words: format!("Adds {len};") };
            Change::Insert { to: Place::After(at), new: vec![new] }
        }
        6 => Change::Move { at, to: Place::After(other) },
        7 => Change::Split { at, before: old, id: ParagraphId::new(&format!("cut-{which}-{from}-{len}")) },
        _ => Change::Join { first: at, second: other },
    }
}

/// Which time the words that begin at word `start` stand in the paragraph; 0 if it is not counted the same way.
fn nth_of(p: &Paragraph, all: &[&str], start: usize, some: &str) -> usize {
    let at: usize = all[..start].iter().map(|w| w.len() + 1).sum();
    words::occurrences(&p.words, some).iter().position(|o| *o == at).map_or(0, |i| i + 1)
}

fn numbers() -> impl Strategy<Value = (usize, u8, usize, usize)> {
    (0_usize..40, any::<u8>(), 0_usize..12, 0_usize..5)
}

fn amendment(id: &str, author: &str, changes: Vec<Change>) -> Amendment {
    Amendment { id: id.into(), author: author.into(), basis: "v1".into(), reason: None, changes }
}

#[test]
fn a_target_that_is_gone_shows_its_old_words() {
    let base = text(RESOLUTION);
    let op1 = base.find("OP1").unwrap();
    let cut = amendment("A", "Beloria", vec![Change::Delete { at: op1.clone() }]);
    let after = execute(&base, &cut).unwrap();
    let soften = Change::ReplaceWords { at: op1, old: Words::once("Condemns"), new: "Notes".into() };
    let why = rebased(&amendment("B", "Qadira", vec![soften]), &base, &after, "v2").unwrap_err();
    assert_eq!(
        why.to_string(),
        "paragraph `p6` is not in the text; it read: \"Condemns in the strongest terms the shelling of Marisk;\""
    );
}

#[test]
fn collisions_are_sets_with_their_words_and_the_rest_goes_on() {
    let base = text(RESOLUTION);
    let op1 = base.find("OP1").unwrap();
    let replace =
        |old: &str, new: &str| Change::ReplaceWords { at: op1.clone(), old: Words::once(old), new: new.into() };
    let amendments = [
        amendment("A", "Beloria", vec![replace("the shelling of Marisk", "all violence")]),
        amendment("B", "Qadira", vec![replace("shelling", "strikes")]),
        amendment("C", "Arvenia", vec![replace("in the strongest terms", "strongly")]),
        amendment("D", "Santa Rosa", vec![Change::Delete { at: base.find("OP4").unwrap() }]),
        amendment("E", "Nova Sorte", vec![replace("no such words", "x")]),
    ];
    let merged = merge(&base, &amendments).unwrap();
    assert_eq!(merged.merged, ["C", "D"]);
    assert_eq!(merged.collisions.len(), 1);
    assert_eq!(merged.collisions[0].amendments, ["A", "B"]);
    assert_eq!(merged.collisions[0].spots[0].words, "the shelling of Marisk");
    assert!(matches!(merged.refused[..], [(ref id, AmendError::WordsGone { .. })] if id == "E"));
    let op1_now = &merged.text.paragraph(&op1).unwrap().words;
    assert_eq!(op1_now, "Condemns strongly the shelling of Marisk;");
    // What was left out stays alive and goes on from the new version.
    let alive = rebased(&amendments[1], &base, &merged.text, "v2").unwrap();
    assert_eq!(
        execute(&merged.text, &alive).unwrap().paragraph(&op1).unwrap().words,
        "Condemns strongly the strikes of Marisk;"
    );
}

#[test]
fn blame_names_who_brought_and_who_took_each_word() {
    let mut d = Document::begin("d", &[], "v1", "Arvenia", Stage::ZeroDraft, text(RESOLUTION)).unwrap();
    let op1 = d.latest().text().find("OP1").unwrap();
    let take = Change::ReplaceWords {
        at: op1.clone(),
        old: Words::once("the shelling of Marisk"),
        new: "all violence".into(),
    };
    d.amend("v2", "Arvenia", Stage::Revision(1), &[amendment("B-1", "Beloria", vec![take])]).unwrap();
    let found = blame(&d).unwrap();
    let lost: Vec<String> = found
        .lost
        .iter()
        .map(|l| {
            format!("{} {} by {} in {}", l.name, l.words, l.taken.author, l.taken.amendment.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(lost, ["OP1 the shelling of Marisk by Beloria in B-1"]);
    let runs: Vec<String> = found
        .paragraphs
        .iter()
        .find(|(id, _)| *id == op1)
        .unwrap()
        .1
        .iter()
        .map(|r| format!("{}: {}", r.origin.author, r.words.trim()))
        .collect();
    assert_eq!(runs, ["Arvenia: Condemns in the strongest terms", "Beloria: all violence", "Arvenia: ;"]);
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn amending_then_undoing_is_identity(text in any_text(), numbers in numbers()) {
        let change = change_of(&text, numbers);
        if let Ok(after) = amended(&text, &change) {
            let undo = inverse(&text, &change).unwrap();
            let back = undo.iter().try_fold(after, |text, change| amended(&text, change));
            prop_assert_eq!(back.unwrap(), text, "{:?} undone by {:?}", change, undo);
        }
    }

    #[test]
    fn the_order_of_amendments_is_irrelevant(text in resolution(), list in prop::collection::vec(numbers(), 2..7)) {
        let amendments: Vec<Amendment> =
            list.iter().enumerate().map(|(i, n)| amendment(&format!("A{i}"), "Beloria", vec![change_of(&text, *n)])).collect();
        let mut reversed = amendments.clone();
        reversed.reverse();
        if let (Ok(a), Ok(b)) = (merge(&text, &amendments), merge(&text, &reversed)) {
            prop_assert_eq!(&a.text, &b.text);
            let sorted = |mut ids: Vec<String>| { ids.sort(); ids };
            prop_assert_eq!(sorted(a.merged), sorted(b.merged));
            prop_assert_eq!(a.collisions.len(), b.collisions.len());
        }
    }

    #[test]
    fn every_amendment_is_merged_in_collision_or_refused(text in resolution(), list in prop::collection::vec(numbers(), 1..9)) {
        let amendments: Vec<Amendment> =
            list.iter().enumerate().map(|(i, n)| amendment(&format!("A{i}"), "Beloria", vec![change_of(&text, *n)])).collect();
        if let Ok(m) = merge(&text, &amendments) {
            let colliding: usize = m.collisions.iter().map(|c| c.amendments.len()).sum();
            prop_assert_eq!(m.merged.len() + colliding + m.refused.len(), amendments.len());
        }
    }

    #[test]
    fn one_after_the_other_is_both_at_once(text in resolution(), a in numbers(), b in numbers()) {
        let (a, b) = (amendment("A", "Beloria", vec![change_of(&text, a)]), amendment("B", "Qadira", vec![change_of(&text, b)]));
        let Ok(both) = merge(&text, &[a.clone(), b.clone()]) else { return Ok(()) };
        let structural = |x: &Amendment| !matches!(x.changes[0], Change::InsertWords { .. } | Change::DeleteWords { .. } | Change::ReplaceWords { .. });
        // The same change twice is one change at once and two changes one after the other.
        if both.merged.len() < 2 || a.changes == b.changes || structural(&a) || structural(&b) {
            return Ok(());
        }
        let Ok(first) = execute(&text, &a) else { return Ok(()) };
        // so is the same change told in two ways: after the last words, and at the end
        if both.text == first && execute(&text, &b).as_ref() == Ok(&first) {
            return Ok(());
        }
        if let Ok(second) = rebased(&b, &text, &first, "v2") {
            prop_assert_eq!(execute(&first, &second).unwrap(), both.text);
        }
    }

    #[test]
    fn blame_accounts_for_every_word(text in resolution(), list in prop::collection::vec(numbers(), 1..4)) {
        let mut d = Document::begin("d", &[], "v1", "Arvenia", Stage::ZeroDraft, text).unwrap();
        for (i, n) in list.iter().enumerate() {
            let change = change_of(d.latest().text(), *n);
            let _ = d.amend(&format!("w{i}"), "Arvenia", Stage::Revision(1), &[amendment(&format!("A{i}"), "Beloria", vec![change])]);
        }
        let found = blame(&d).unwrap();
        for (id, runs) in &found.paragraphs {
            let words: String = runs.iter().map(|r| r.words.as_str()).collect();
            prop_assert_eq!(&words, &d.latest().text().paragraph(id).unwrap().words);
        }
    }
}
