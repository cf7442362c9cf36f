//! Which paragraph of one version is which of another.
//!
//! Always: each paragraph is in exactly one pair; pairs come in the order of the new version.
//! Cost: near linear where versions share most paragraphs; bounded where they share none.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::words::{folded, words};
use crate::text::{Kind, ParagraphId, Text};

/// How paragraphs of two versions are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// By their ids: versions of one document.
    ByIds,
    /// By their words: two texts from anywhere.
    ByWords,
}

/// A paragraph in both versions, or in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its place in the old version.
    pub old: Option<usize>,
    /// Its place in the new version.
    pub new: Option<usize>,
    /// Whether it stands elsewhere among the paragraphs both versions have.
    pub moved: bool,
}

/// Two paragraphs less alike than this are two paragraphs.
const ALIKE: f64 = 0.4;
/// In a block with more pairs than this, only the order decides.
const MOST_PAIRS: usize = 40_000;

/// Returns the pairs of two versions.
pub fn pairs(old: &Text, new: &Text, pairing: Pairing) -> Vec<Pair> {
    let to_new = match pairing {
        Pairing::ByIds => by_ids(old, new),
        Pairing::ByWords => by_words(old, new),
    };
    in_order(&to_new, new.paragraphs().len())
}

/// Returns `new` with the ids of `old` for the paragraphs both have; the others get ids that begin with `stem`.
pub fn with_ids_of(old: &Text, new: &Text, stem: &str) -> Result<Text, crate::text::TextError> {
    let mut paragraphs = new.paragraphs().to_vec();
    let taken: std::collections::HashSet<&str> = old.paragraphs().iter().map(|p| p.id.as_str()).collect();
    let mut fresh = (1..).map(|n| format!("{stem}.{n}")).filter(|id| !taken.contains(id.as_str()));
    let to_new = by_words(old, new);
    let mut of_new = vec![None; paragraphs.len()];
    for (i, target) in to_new.iter().enumerate() {
        if let Some(j) = target {
            of_new[*j] = Some(i);
        }
    }
    for (p, source) in paragraphs.iter_mut().zip(of_new) {
        p.id = match source {
            Some(i) => old.paragraphs()[i].id.clone(),
            None => ParagraphId::new(&fresh.next().unwrap_or_default()),
        };
    }
    Text::new(paragraphs)
}

fn by_ids(old: &Text, new: &Text) -> Vec<Option<usize>> {
    let places: HashMap<&ParagraphId, usize> = new.paragraphs().iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
    old.paragraphs().iter().map(|p| places.get(&p.id).copied()).collect()
}

fn by_words(old: &Text, new: &Text) -> Vec<Option<usize>> {
    let key = |t: &Text| -> Vec<(Kind, String)> { t.paragraphs().iter().map(|p| (p.kind, p.words.clone())).collect() };
    let (a, b) = (key(old), key(new));
    let mut to_new = vec![None; a.len()];
    let mut used = vec![false; b.len()];
    let mut blocks = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for k in 0..len {
                    to_new[old_index + k] = Some(new_index + k);
                    used[new_index + k] = true;
                }
            }
            _ => {
                let (_, o, n) = op.as_tag_tuple();
                blocks.push((o, n));
            }
        }
    }
    moved(&a, &b, &mut to_new, &mut used);
    let (a, b) = bags(&a, &b);
    for (o, n) in blocks {
        alike(&a, &b, o, n, &mut to_new, &mut used);
    }
    let rest_old = (0..a.len()).filter(|i| to_new[*i].is_none()).count();
    let rest_new = used.iter().filter(|u| !**u).count();
    if rest_old * rest_new <= MOST_PAIRS {
        alike(&a, &b, 0..a.len(), 0..b.len(), &mut to_new, &mut used);
    }
    to_new
}

/// The same words elsewhere.
fn moved(a: &[(Kind, String)], b: &[(Kind, String)], to_new: &mut [Option<usize>], used: &mut [bool]) {
    let mut places: HashMap<&(Kind, String), Vec<usize>> = HashMap::new();
    for (j, key) in b.iter().enumerate().rev() {
        if !used[j] {
            places.entry(key).or_default().push(j);
        }
    }
    for (i, key) in a.iter().enumerate() {
        if to_new[i].is_none()
            && let Some(j) = places.get_mut(key).and_then(Vec::pop)
        {
            to_new[i] = Some(j);
            used[j] = true;
        }
    }
}

/// The words of a paragraph as numbers in rising order, equal words with equal numbers.
struct Bag {
    kind: Kind,
    words: Vec<u32>,
}

fn bags(a: &[(Kind, String)], b: &[(Kind, String)]) -> (Vec<Bag>, Vec<Bag>) {
    let mut numbers = HashMap::new();
    let mut bag = |(kind, text): &(Kind, String)| {
        let mut number = |word| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(folded(word).into_owned()).or_insert(next)
        };
        let mut words: Vec<u32> = words(text).map(&mut number).collect();
        words.sort_unstable();
        Bag { kind: *kind, words }
    };
    let old = a.iter().map(&mut bag).collect();
    (old, b.iter().map(bag).collect())
}

impl Bag {
    /// How alike two paragraphs are, 0 to 1: the share of words both have.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut i, mut j, mut both) = (0, 0, 0_u32);
        while let (Some(x), Some(y)) = (self.words.get(i), other.words.get(j)) {
            both += u32::from(x == y);
            (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
        }
        let n = u32::try_from(self.words.len() + other.words.len()).unwrap_or(u32::MAX);
        if n == 0 { 0.0 } else { f64::from(2 * both) / f64::from(n) }
    }
}

/// The most alike first, among paragraphs of one kind that are still alone.
fn alike(
    a: &[Bag],
    b: &[Bag],
    olds: std::ops::Range<usize>,
    news: std::ops::Range<usize>,
    to_new: &mut [Option<usize>],
    used: &mut [bool],
) {
    let olds: Vec<usize> = olds.filter(|i| to_new[*i].is_none()).collect();
    let news: Vec<usize> = news.filter(|j| !used[*j]).collect();
    if olds.len() * news.len() > MOST_PAIRS {
        return;
    }
    let mut scores = Vec::new();
    for &i in &olds {
        for &j in &news {
            if a[i].kind == b[j].kind {
                let score = a[i].likeness(&b[j]);
                if score >= ALIKE {
                    scores.push((score, i, j));
                }
            }
        }
    }
    scores.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, i, j) in scores {
        if to_new[i].is_none() && !used[j] {
            to_new[i] = Some(j);
            used[j] = true;
        }
    }
}

/// Puts the pairs in the order of the new version, and what is removed after what stood before it.
fn in_order(to_new: &[Option<usize>], new_len: usize) -> Vec<Pair> {
    let mut from = vec![None; new_len];
    let mut removed_after: Vec<Vec<usize>> = vec![Vec::new(); new_len + 1];
    let mut slot = 0;
    for (i, target) in to_new.iter().enumerate() {
        match target {
            Some(j) => {
                from[*j] = Some(i);
                slot = j + 1;
            }
            None => removed_after[slot].push(i),
        }
    }
    let stays = longest_rising(&from);
    let mut out = Vec::new();
    let gone = |i: &usize| Pair { old: Some(*i), new: None, moved: false };
    out.extend(removed_after[0].iter().map(gone));
    for (j, old) in from.iter().enumerate() {
        out.push(Pair { old: *old, new: Some(j), moved: old.is_some() && !stays[j] });
        out.extend(removed_after[j + 1].iter().map(gone));
    }
    out
}

/// Marks the longest run of paragraphs that kept their order; the others have moved.
fn longest_rising(from: &[Option<usize>]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; from.len()];
    for (j, old) in from.iter().enumerate() {
        let Some(old) = old else { continue };
        let at = tails.partition_point(|&t| from[t].is_some_and(|o| o < *old));
        before[j] = at.checked_sub(1).map(|k| tails[k]);
        if at == tails.len() { tails.push(j) } else { tails[at] = j }
    }
    let mut stays = vec![false; from.len()];
    let mut at = tails.last().copied();
    while let Some(j) = at {
        stays[j] = true;
        at = before[j];
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn likeness(a: &str, b: &str) -> f64 {
        let (a, b) = bags(&[(Kind::Operative, a.into())], &[(Kind::Operative, b.into())]);
        a[0].likeness(&b[0])
    }

    /// The definition, word by word.
    fn counted(a: &str, b: &str) -> f64 {
        let mut left: Vec<_> = words(b).map(folded).collect();
        let n = u32::try_from(words(a).count() + left.len()).unwrap();
        let mut both = 0;
        for word in words(a).map(folded) {
            if let Some(at) = left.iter().position(|w| *w == word) {
                left.swap_remove(at);
                both += 2;
            }
        }
        if n == 0 { 0.0 } else { f64::from(both) / f64::from(n) }
    }

    #[test]
    fn likeness_is_the_share_of_words_both_have() {
        let check = |a: &str, b: &str, want: f64| assert!((likeness(a, b) - want).abs() < 1e-9, "{a} | {b}");
        check("", "", 0.0);
        check("Condemns it;", "condemns it.", 1.0);
        check("a a b", "a c", 0.4);
        check("a", "b", 0.0);
    }

    proptest! {
        #[test]
        fn fast_and_slow_likeness_agree(a in "[abcD]( [abcd]{1,2}){0,12}", b in "[abcD]( [abcd]{1,2}){0,12}") {
            prop_assert!((likeness(&a, &b) - counted(&a, &b)).abs() < 1e-9);
        }
    }
}
