//! Merging amendments and comparing versions: `cargo bench -p penholder-core --bench text`.
//!
//! The texts are made with a fixed seed. As in the peer's corpora each amendment changes two paragraphs, and one in eight
//! puts in or takes out a whole one. The peer's published times stand in docs/performance.md.

#![expect(clippy::unwrap_used, reason = "a bench that cannot start stops")]

use divan::{Bencher, black_box};
use penholder_core::text::agreed::Finder;
use penholder_core::text::amendment::Amendment;
use penholder_core::text::change::{Change, Place, Words};
use penholder_core::text::compare::{Pairing, compare, diff};
use penholder_core::text::format::{akn, markdown, plain};
use penholder_core::text::leading::Phrases;
use penholder_core::text::merge::merge;
use penholder_core::text::reference::Vocabulary;
use penholder_core::text::{Kind, Paragraph, ParagraphId, Text};

fn main() {
    divan::main();
}

/// Numbers in no order, the same at every start (SplitMix64).
struct Dice(u64);

impl Dice {
    /// A number from 0 to `sides` - 1.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap() % sides
    }

    fn word(&mut self) -> String {
        const PARTS: [&str; 16] =
            ["con", "dem", "ur", "ge", "par", "ti", "se", "cu", "ri", "ty", "re", "port", "hu", "man", "ac", "cess"];
        (0..1 + self.roll(3)).map(|_| PARTS[self.roll(16)]).collect()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

/// A text of so many operative paragraphs of so many words.
fn text(dice: &mut Dice, paragraphs: usize, words: usize) -> Text {
    let lines = (1..=paragraphs).map(|n| format!("{n}. Demands {};\n", dice.words(words - 1)));
    let source = "Resolution 1 (2031)\nThe Security Council,\n".to_owned() + &lines.collect::<String>();
    plain::read(&source).unwrap().text
}

/// So many amendments to a text, each to two of its paragraphs.
fn amendments(dice: &mut Dice, text: &Text, count: usize) -> Vec<Amendment> {
    let of = |n: usize, changes| Amendment {
        id: format!("A-{n:03}"),
        author: "Arvenia".into(),
        basis: "v1".into(),
        reason: None,
        changes,
    };
    (0..count).map(|n| of(n, vec![change(dice, text, n), change(dice, text, n + count)])).collect()
}

fn change(dice: &mut Dice, text: &Text, n: usize) -> Change {
    let operative: Vec<&Paragraph> = text.paragraphs().iter().filter(|p| p.kind == Kind::Operative).collect();
    let p = operative[dice.roll(operative.len())];
    let at = p.id.clone();
    match dice.roll(32) {
        0 => Change::Delete { at },
        1..=3 => {
            let id = ParagraphId::new(&format!("new-{n}"));
            let words = format!("Urges {};", dice.words(40));
            Change::Insert { to: Place::After(at), new: vec![Paragraph { id, words, ..p.clone() }] }
        }
        _ => {
            let words: Vec<&str> = p.words.split(' ').collect();
            let from = dice.roll(words.len() - 4);
            let old = Words { words: words[from..from + 4].join(" "), nth: 1 };
            Change::ReplaceWords { at, old, new: dice.words(3) }
        }
    }
}

/// The words with one in so many another one.
fn redrafted(dice: &mut Dice, words: &str, every: usize) -> String {
    words
        .split(' ')
        .map(|w| if dice.roll(every) == 0 { dice.word() } else { w.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Paragraphs and amendments. Limits: 20 ms for 30 and 100, 0.5 s for 100 and 500.
#[divan::bench(args = [(15, 5), (30, 20), (30, 100), (100, 100), (100, 500)])]
fn merging(bencher: Bencher<'_, '_>, (paragraphs, count): (usize, usize)) {
    let mut dice = Dice(2139);
    let text = text(&mut dice, paragraphs, 60);
    let amendments = amendments(&mut dice, &text, count);
    bencher.bench(|| merge(black_box(&text), black_box(&amendments)).unwrap());
}

/// Two texts of 5,000 words as one run of words; one word in so many differs. Limit: 20 ms.
#[divan::bench(args = [50, 5, 1])]
fn words_of_5000(bencher: Bencher<'_, '_>, every: usize) {
    let mut dice = Dice(2139);
    let old = dice.words(5_000);
    let new = redrafted(&mut dice, &old, every);
    bencher.bench(|| diff::diff(black_box(&old), black_box(&new)));
}

/// Two texts of 100 paragraphs of 50 words with all that is told of them: words, pairs, references, strength.
/// Limit: 20 ms.
#[divan::bench(args = [50, 5])]
fn versions_of_5000_words(bencher: Bencher<'_, '_>, every: usize) {
    let mut dice = Dice(2139);
    let old = text(&mut dice, 100, 50);
    let redraft = |p: Paragraph| Paragraph { words: redrafted(&mut dice, &p.words, every), ..p };
    let new = Text::new(old.clone().into_paragraphs().into_iter().map(redraft).collect()).unwrap();
    let vocabulary = Vocabulary::read(include_str!("../../../dossiers/marisk-2031/vocabulary.toml")).unwrap();
    bencher.bench(|| compare(black_box(&old), black_box(&new), Pairing::ByWords, &vocabulary, Phrases::standard()));
}

/// A draft of 2,000 words looked up in one earlier text of 2,000 words; the readers of the same text.
#[divan::bench(args = ["agreed", "plain", "markdown", "akn"])]
fn earlier_text(bencher: Bencher<'_, '_>, what: &str) {
    let mut dice = Dice(2139);
    let text = text(&mut dice, 40, 50);
    let finder = Finder::new(&text, 10);
    let (page, md) = (plain::write(&text), markdown::write(&text));
    let xml = akn::write(&text, &akn::Identity::security_council("1"));
    bencher.bench(|| match what {
        "agreed" => finder.search(black_box(&text)).len(),
        "plain" => plain::read(black_box(&page)).unwrap().text.paragraphs().len(),
        "markdown" => markdown::read(black_box(&md)).unwrap().paragraphs().len(),
        _ => akn::read(black_box(&xml)).unwrap().paragraphs().len(),
    });
}
