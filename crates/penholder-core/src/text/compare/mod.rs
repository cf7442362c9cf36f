//! Two versions of a text compared: words, references, classes of leading phrase, numbers, strength.
//!
//! Always: every figure is a count over the two texts' paragraphs of substance; the difference gives both texts back.
//! Not here: how a comparison looks (`penholder-cli`, `format::html`); who did it (`blame`).

pub mod diff;
pub mod pair;

use std::collections::BTreeMap;

use self::diff::{Fate, Piece, counts, diff};
use self::pair::{Pair, pairs};
use super::leading::{Lead, Phrases};
use super::reference::{Vocabulary, numbers};
use super::{Kind, Paragraph, Text};

pub use self::pair::Pairing;

/// What is different between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Paragraph by paragraph, in the order of the new version; removed ones where they stood.
    pub paragraphs: Vec<ParagraphChange>,
    /// What is spoken of, most changed first; what both versions speak of equally often comes last.
    pub references: Vec<Tally>,
    /// What the leading and further phrases do.
    pub classes: Vec<Tally>,
    /// Numbers stated in one version and not, or less often, in the other.
    pub numbers: Vec<Tally>,
    /// Words of substance.
    pub words: Tally,
    /// Words only on the new side, and only on the old.
    pub added_removed: (usize, usize),
}

/// How often something stands before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What is counted.
    pub name: String,
    /// Its kind, where it has one: `place`, `weapon`, …
    pub kind: String,
    /// Times in the old version.
    pub before: usize,
    /// Times in the new version.
    pub after: usize,
}

/// What happened to one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphChange {
    /// Its name in the old version.
    pub old_name: Option<String>,
    /// Its name in the new version.
    pub new_name: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// Its depth.
    pub depth: u8,
    /// Its printed mark in the new version, or in the old where it is removed.
    pub label: String,
    /// What happened.
    pub fate: ParagraphFate,
    /// Its words with what is gone and new.
    pub pieces: Vec<Piece>,
    /// The strength of the strongest thing it does, before and after; 0 where nothing is known.
    pub strength: (u16, u16),
}

/// What can happen to a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphFate {
    /// The same words at the same place.
    Kept,
    /// Other words.
    Changed,
    /// The same words at another place.
    Moved,
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Removed,
}

/// Compares two versions.
pub fn compare(old: &Text, new: &Text, pairing: Pairing, vocabulary: &Vocabulary, phrases: &Phrases) -> Comparison {
    let (old_names, new_names) = (old.names(), new.names());
    let (old_labels, new_labels) = (old.labels(), new.labels());
    let said = |text: &Text| text.paragraphs().iter().map(|p| phrases.all(&p.words)).collect::<Vec<_>>();
    let (old_said, new_said) = (said(old), said(new));
    let strength = |said: &[Lead]| said.iter().map(|l| l.strength).max().unwrap_or(0);
    let mut added_removed = (0, 0);
    let mut paragraphs = Vec::new();
    for pair in pairs(old, new, pairing) {
        let (a, b) = (pair.old.map(|i| &old.paragraphs()[i]), pair.new.map(|i| &new.paragraphs()[i]));
        let (before, after) = (a.map_or("", |p| &p.words), b.map_or("", |p| &p.words));
        let Some(model) = b.or(a) else { continue };
        let pieces = diff(before, after);
        if model.kind.is_substance() {
            let (added, removed) = counts(&pieces);
            added_removed = (added_removed.0 + added, added_removed.1 + removed);
        }
        paragraphs.push(ParagraphChange {
            old_name: pair.old.map(|i| old_names[i].clone()),
            new_name: pair.new.map(|i| new_names[i].clone()),
            kind: model.kind,
            depth: model.depth,
            label: pair
                .new
                .map(|i| new_labels[i].clone())
                .or(pair.old.map(|i| old_labels[i].clone()))
                .unwrap_or_default(),
            fate: fate(&pair, before, after),
            pieces,
            strength: match (pair.old, pair.new) {
                (Some(i), Some(j)) => (strength(&old_said[i]), strength(&new_said[j])),
                (Some(i), None) => (strength(&old_said[i]), 0),
                (None, j) => (0, j.map_or(0, |j| strength(&new_said[j]))),
            },
        });
    }
    let in_words = |found: &dyn Fn(&str) -> Vec<(String, String)>| {
        let all = |text: &Text| substance(text).flat_map(|(_, p)| found(&p.words)).collect::<Vec<_>>();
        tallies(all(old), all(new))
    };
    let named = |text: &Text, said: &[Vec<Lead>]| -> Vec<(String, String)> {
        substance(text).flat_map(|(i, _)| &said[i]).map(|l| (l.class.clone(), String::new())).collect()
    };
    Comparison {
        paragraphs,
        references: in_words(&|w| vocabulary.mentions(w).into_iter().map(|m| (m.name, m.kind)).collect()),
        classes: tallies(named(old, &old_said), named(new, &new_said)),
        numbers: in_words(&|w| numbers(w).into_iter().map(|n| (n.words, String::new())).collect()),
        words: Tally { name: "words".into(), kind: String::new(), before: old.word_count(), after: new.word_count() },
        added_removed,
    }
}

fn fate(pair: &Pair, before: &str, after: &str) -> ParagraphFate {
    match (pair.old, pair.new) {
        (None, _) => ParagraphFate::Added,
        (_, None) => ParagraphFate::Removed,
        _ if before != after => ParagraphFate::Changed,
        _ if pair.moved => ParagraphFate::Moved,
        _ => ParagraphFate::Kept,
    }
}

/// The paragraphs of substance with their places.
fn substance(text: &Text) -> impl Iterator<Item = (usize, &Paragraph)> {
    text.paragraphs().iter().enumerate().filter(|(_, p)| p.kind.is_substance())
}

/// Counts names and kinds in each version, most lost first.
fn tallies(old: Vec<(String, String)>, new: Vec<(String, String)>) -> Vec<Tally> {
    let mut counted: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for key in old {
        counted.entry(key).or_default().0 += 1;
    }
    for key in new {
        counted.entry(key).or_default().1 += 1;
    }
    let mut list: Vec<Tally> =
        counted.into_iter().map(|((name, kind), (before, after))| Tally { name, kind, before, after }).collect();
    list.sort_by_key(|t| {
        (t.before == t.after, std::cmp::Reverse(t.before.saturating_sub(t.after)), std::cmp::Reverse(t.before))
    });
    list
}

impl Tally {
    /// Whether before and after differ.
    pub fn changed(&self) -> bool {
        self.before != self.after
    }

    /// Returns the line people read: `Aleppo: 5 before, 0 after`.
    pub fn line(&self) -> String {
        format!("{}: {} before, {} after", self.name, self.before, self.after)
    }
}

impl Comparison {
    /// Whether the two versions say the same.
    pub fn is_same(&self) -> bool {
        self.paragraphs.iter().all(|p| p.fate == ParagraphFate::Kept)
    }

    /// Returns the answer in one sentence: what is gone for good, first of all.
    pub fn sentence(&self) -> String {
        if self.is_same() {
            return "The two versions say the same, word for word.".into();
        }
        let wiped = |list: &[Tally]| -> Vec<String> {
            list.iter().filter(|t| t.before > 0 && t.after == 0).map(|t| t.name.clone()).collect()
        };
        let (added, removed) = self.added_removed;
        let mut parts = Vec::new();
        let things = wiped(&self.references);
        if !things.is_empty() {
            parts.push(format!("no mention is left of {}", and(&things, 3)));
        }
        let classes = wiped(&self.classes);
        if !classes.is_empty() {
            parts.push(format!("what it no longer does: {}", and(&classes, 3)));
        }
        let numbers = wiped(&self.numbers);
        if !numbers.is_empty() {
            let quoted: Vec<String> = numbers.iter().map(|n| format!("\"{n}\"")).collect();
            parts.push(format!("{} {} gone", and(&quoted, 2), if quoted.len() == 1 { "is" } else { "are" }));
        }
        let head = format!("{added} word{} added, {removed} removed", if added == 1 { "" } else { "s" });
        if parts.is_empty() { format!("{head}.") } else { format!("{head}; {}.", parts.join("; ")) }
    }

    /// Returns how many paragraphs became stronger and weaker.
    pub fn strength(&self) -> (usize, usize) {
        let changed = || self.paragraphs.iter().filter(|p| p.kind.is_substance());
        let up = changed().filter(|p| p.strength.1 > p.strength.0).count();
        let down = changed().filter(|p| p.strength.1 < p.strength.0).count();
        (up, down)
    }
}

/// `a, b and 3 more`
fn and(list: &[String], most: usize) -> String {
    match list {
        [] => String::new(),
        [one] => one.clone(),
        _ if list.len() <= most => {
            let (head, last) = list.split_at(list.len() - 1);
            format!("{} and {}", head.join(", "), last[0])
        }
        _ => format!("{} and {} more", list[..most].join(", "), list.len() - most),
    }
}

/// Returns the text of a piece as a plain mark-up: `[-gone-]`, `{+new+}`.
pub fn marked(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|p| match p.fate {
            Fate::Same => p.words.clone(),
            Fate::Gone => format!("[-{}-]", p.words),
            Fate::New => format!("{{+{}+}}", p.words),
        })
        .collect()
}
