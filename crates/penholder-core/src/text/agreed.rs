//! Language agreed before: the same words in earlier texts.
//!
//! Always: a match is the longest run of the same words, case and punctuation aside, of at least the length asked for,
//! within one paragraph of the draft and one of the earlier text.
//! Cost: one pass over the earlier texts; memory for the draft only.

use std::collections::HashMap;
use std::ops::Range;

use super::compare::diff::tokens;
use super::{ParagraphId, Text};

/// Of a phrase the draft repeats more often than this, only so many places are followed.
const MOST_STARTS: usize = 64;

/// Looks for the words of one draft in other texts.
#[derive(Clone, Debug)]
pub struct Finder {
    least: usize,
    paragraphs: Vec<Draft>,
    grams: HashMap<u64, Vec<(u32, u32)>>,
}

#[derive(Clone, Debug)]
struct Draft {
    id: ParagraphId,
    hashes: Vec<u64>,
    ranges: Vec<Range<usize>>,
}

/// Words of the draft that stand in an earlier text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The draft's paragraph.
    pub paragraph: ParagraphId,
    /// Which of its words, in bytes.
    pub range: Range<usize>,
    /// How many words.
    pub words: usize,
    /// The place of the earlier text's paragraph in [`Text::paragraphs`].
    pub earlier: usize,
}

impl Finder {
    /// Prepares to look for runs of at least `least` words (3 at least) of the draft's paragraphs of substance.
    pub fn new(draft: &Text, least: usize) -> Self {
        let least = least.max(3);
        let mut paragraphs = Vec::new();
        let mut grams: HashMap<u64, Vec<(u32, u32)>> = HashMap::new();
        for p in draft.paragraphs().iter().filter(|p| p.kind.is_substance()) {
            let (hashes, ranges) = hashed(&p.words);
            let index = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX);
            for (at, gram) in hashes.windows(least).enumerate() {
                grams.entry(gram_hash(gram)).or_default().push((index, u32::try_from(at).unwrap_or(u32::MAX)));
            }
            paragraphs.push(Draft { id: p.id.clone(), hashes, ranges });
        }
        Self { least, paragraphs, grams }
    }

    /// Returns the longest runs of the draft's words that stand in `earlier`, in the draft's order.
    pub fn search(&self, earlier: &Text) -> Vec<Match> {
        let mut best: HashMap<(u32, u32), Match> = HashMap::new();
        for (place, p) in earlier.paragraphs().iter().enumerate() {
            if p.kind.is_substance() {
                self.search_paragraph(place, &p.words, &mut best);
            }
        }
        let mut found: Vec<((u32, u32), Match)> = best.into_iter().collect();
        found.sort_by_key(|(start, _)| *start);
        let mut out: Vec<((u32, usize), Match)> = Vec::new();
        for ((index, _), m) in found {
            let end = m.range.end;
            // A run inside an earlier, longer one says nothing new.
            if !out.iter().any(|((i, e), _)| *i == index && *e >= end) {
                out.push(((index, end), m));
            }
        }
        out.into_iter().map(|(_, m)| m).collect()
    }

    fn search_paragraph(&self, place: usize, words: &str, best: &mut HashMap<(u32, u32), Match>) {
        let hashes = hashes(words);
        for (at, gram) in hashes.windows(self.least).enumerate() {
            let Some(starts) = self.grams.get(&gram_hash(gram)) else { continue };
            for &(index, start) in starts.iter().take(MOST_STARTS) {
                let draft = &self.paragraphs[index as usize];
                let from = start as usize;
                // A run that goes on from the word before was found there.
                if at > 0 && from > 0 && hashes[at - 1] == draft.hashes[from - 1] {
                    continue;
                }
                let same = hashes[at..].iter().zip(&draft.hashes[from..]).take_while(|(a, b)| a == b).count();
                if same < self.least {
                    continue;
                }
                let range = draft.ranges[from].start..draft.ranges[from + same - 1].end;
                let new = Match { paragraph: draft.id.clone(), range, words: same, earlier: place };
                let kept = best.entry((index, start)).or_insert_with(|| new.clone());
                if kept.words < same {
                    *kept = new;
                }
            }
        }
    }
}

fn hashed(words: &str) -> (Vec<u64>, Vec<Range<usize>>) {
    tokens(words)
        .into_iter()
        .filter(|r| words[r.clone()].chars().any(char::is_alphanumeric))
        .map(|r| (word_hash(&words[r.clone()]), r))
        .unzip()
}

/// The same hashes, without the places.
fn hashes(words: &str) -> Vec<u64> {
    hashed(words).0
}

/// FNV-1a over the lower-case letters; the same word gives the same number on every machine.
fn word_hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut eat = |c: char| {
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    };
    for c in word.chars() {
        match c {
            '’' => eat('\''),
            c if c.is_ascii() => eat(c.to_ascii_lowercase()),
            c => c.to_lowercase().for_each(&mut eat),
        }
    }
    hash
}

fn gram_hash(gram: &[u64]) -> u64 {
    gram.iter().fold(0x9e37_79b9_7f4a_7c15, |h, w| (h ^ w).wrapping_mul(0x0100_0000_01b3).rotate_left(23))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::format::plain;

    fn text(source: &str) -> Text {
        plain::read(source).unwrap().text
    }

    #[test]
    fn the_longest_run_is_found() {
        let draft = text("Recalling the report, condemns in the strongest terms any use of force there.");
        let earlier = text("It said nothing.\nAgain, Condemns in the strongest terms any use of FORCE against cities.");
        let found = Finder::new(&draft, 5).search(&earlier);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words, 9);
        assert_eq!(
            &draft.paragraphs()[0].words[found[0].range.clone()],
            "condemns in the strongest terms any use of force"
        );
        assert_eq!(found[0].earlier, 1);
        assert!(Finder::new(&draft, 10).search(&earlier).is_empty());
    }

    /// The obvious way: every pair of starts.
    fn slow(draft: &str, earlier: &str, least: usize) -> usize {
        let (a, b) = (hashes(draft), hashes(earlier));
        let mut longest = 0;
        for i in 0..a.len() {
            for j in 0..b.len() {
                longest = longest.max(a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count());
            }
        }
        if longest >= least { longest } else { 0 }
    }

    proptest! {
        #[test]
        fn fast_and_slow_agree_on_the_longest(draft in "[ab]( [abc]){0,30}", earlier in "[ab]( [abc]){0,30}") {
            let (d, e) = (text(&draft), text(&earlier));
            let found = Finder::new(&d, 4).search(&e);
            let longest = found.iter().map(|m| m.words).max().unwrap_or(0);
            prop_assert_eq!(longest, slow(&d.paragraphs()[0].words, &e.paragraphs()[0].words, 4));
        }
    }
}
