//! Which words came from whom, and who took which words away.
//!
//! Always: every word of the last text has one origin; every word of any earlier version that is not in the last one is
//! among the lost, with who took it and by which amendment. Splitting, joining and moving brings no words.
//! Not here: why (an amendment's reason stands with the amendment).

use std::collections::{BTreeMap, BTreeSet};

use similar::DiffOp;

use super::ParagraphId;
use super::change::Change;
use super::compare::diff::{operations, tokens};
use super::document::Document;
use super::merge::merge;
use super::{Text, TextError};

/// Where words come from, or who took them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The version, as `v1`.
    pub version: String,
    /// Who: the author of the amendment, or of the version where there is none.
    pub author: String,
    /// The amendment, if it came by one.
    pub amendment: Option<String>,
}

/// Words of one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// Where they come from.
    pub origin: Origin,
}

/// Words that were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The paragraph they stood in.
    pub paragraph: ParagraphId,
    /// What it was called then.
    pub name: String,
    /// The words.
    pub words: String,
    /// Who brought them.
    pub brought: Origin,
    /// Who took them.
    pub taken: Origin,
}

/// The origin of every word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The last text's paragraphs with their words by origin.
    pub paragraphs: Vec<(ParagraphId, Vec<Run>)>,
    /// The words that were taken, oldest loss first.
    pub lost: Vec<Lost>,
}

/// A word or sign of a paragraph.
#[derive(Clone)]
struct Token {
    word: String,
    /// Whether a space stands before it.
    apart: bool,
    /// Its origin, as a place in `Tracer::origins`.
    origin: usize,
}

type Tokens = Vec<Token>;

struct Tracer {
    origins: Vec<Origin>,
    state: BTreeMap<ParagraphId, Tokens>,
    lost: Vec<Lost>,
}

/// Follows every word from the first version to the last.
///
/// # Errors
/// [`TextError`] if a version's amendments do not make a text (a document built by [`Document`] has none such).
pub fn blame(document: &Document) -> Result<Blame, TextError> {
    let mut tracer = Tracer { origins: Vec::new(), state: BTreeMap::new(), lost: Vec::new() };
    let mut text = Text::default();
    for version in document.versions() {
        let origin = |author: &str, amendment: Option<String>| Origin {
            version: version.id.clone(),
            author: author.into(),
            amendment,
        };
        let mut in_order: Vec<_> = version.amendments.iter().collect();
        in_order.sort_by(|a, b| a.id.cmp(&b.id));
        let basis = text.clone();
        let mut so_far = Vec::new();
        for amendment in in_order {
            so_far.push(amendment.clone());
            let next = merge(&basis, &so_far)?.text;
            tracer.carry(&amendment.changes, &text, &next);
            tracer.step(&text, &next, origin(&amendment.author, Some(amendment.id.clone())));
            text = next;
        }
        tracer.step(&text, version.text(), origin(&version.author, None));
        text = version.text().clone();
    }
    let paragraphs = text.paragraphs().iter().map(|p| (p.id.clone(), tracer.runs(&p.id, &p.words))).collect();
    Ok(Blame { paragraphs, lost: tracer.lost })
}

impl Tracer {
    fn step(&mut self, old: &Text, new: &Text, origin: Origin) {
        let by = self.origins.len();
        self.origins.push(origin);
        let kept: BTreeSet<&ParagraphId> = new.paragraphs().iter().map(|p| &p.id).collect();
        let mut names: Option<Vec<String>> = None;
        let mut name_of = |i: usize| names.get_or_insert_with(|| old.names())[i].clone();
        for (i, p) in old.paragraphs().iter().enumerate() {
            if !kept.contains(&p.id)
                && let Some(tokens) = self.state.remove(&p.id)
            {
                self.lose(&p.id, &name_of(i), &tokens, by);
            }
        }
        let places: BTreeMap<&ParagraphId, usize> =
            old.paragraphs().iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
        for p in new.paragraphs() {
            let token = |r: std::ops::Range<usize>| {
                let apart = p.words[..r.start].ends_with(' ');
                Token { word: p.words[r].to_owned(), apart, origin: by }
            };
            let now: Tokens = tokens(&p.words).into_iter().map(token).collect();
            let Some(before) = self.state.get(&p.id) else {
                self.state.insert(p.id.clone(), now);
                continue;
            };
            if before.iter().map(|t| &t.word).eq(now.iter().map(|t| &t.word)) {
                continue;
            }
            let name = places.get(&p.id).map(|i| name_of(*i)).unwrap_or_default();
            self.rewrite(&p.id, &name, &now, by);
        }
    }

    /// Follows the words of one paragraph into its new ones.
    fn rewrite(&mut self, id: &ParagraphId, name: &str, now: &[Token], by: usize) {
        let before = self.state.remove(id).unwrap_or_default();
        let (old_line, a) = lined(&before);
        let (new_line, b) = lined(now);
        let mut after = Tokens::new();
        for op in operations(&old_line, &a, &new_line, &b) {
            let (_, from, to) = op.as_tag_tuple();
            if let DiffOp::Equal { .. } = op {
                after.extend(before[from].iter().cloned());
            } else {
                self.lose(id, name, &before[from], by);
                after.extend(now[to].iter().cloned());
            }
        }
        self.state.insert(id.clone(), after);
    }

    /// Words that only change their paragraph keep their origin: splitting and joining.
    fn carry(&mut self, changes: &[Change], old: &Text, new: &Text) {
        for change in changes {
            match change {
                Change::Split { at, id, .. } if new.paragraph(id).is_some() && old.paragraph(id).is_none() => {
                    let tail = new.paragraph(id).map_or(0, |p| tokens(&p.words).len());
                    if let Some(all) = self.state.get_mut(at) {
                        let cut = all.len().saturating_sub(tail);
                        let tail = all.split_off(cut);
                        self.state.insert(id.clone(), tail);
                    }
                }
                Change::Join { first, second } if new.paragraph(second).is_none() => {
                    let tail = self.state.remove(second).unwrap_or_default();
                    if let Some(all) = self.state.get_mut(first) {
                        all.extend(tail);
                    }
                }
                _ => {}
            }
        }
    }

    fn lose(&mut self, id: &ParagraphId, name: &str, tokens: &[Token], by: usize) {
        let mut from = 0;
        while from < tokens.len() {
            let origin = tokens[from].origin;
            let len = tokens[from..].iter().take_while(|t| t.origin == origin).count();
            let words = sentence(&tokens[from..from + len]);
            self.lost.push(Lost {
                paragraph: id.clone(),
                name: name.to_owned(),
                words,
                brought: self.origins[origin].clone(),
                taken: self.origins[by].clone(),
            });
            from += len;
        }
    }

    fn runs(&self, id: &ParagraphId, words: &str) -> Vec<Run> {
        let Some(traced) = self.state.get(id) else { return Vec::new() };
        let ranges = tokens(words);
        let mut runs: Vec<Run> = Vec::new();
        let mut from = 0;
        for (i, token) in traced.iter().enumerate() {
            let end = if i + 1 == ranges.len() { words.len() } else { ranges.get(i).map_or(words.len(), |r| r.end) };
            let piece = &words[from..end];
            from = end;
            let origin = &self.origins[token.origin];
            match runs.last_mut() {
                Some(last) if last.origin == *origin => last.words.push_str(piece),
                _ => runs.push(Run { words: piece.to_owned(), origin: origin.clone() }),
            }
        }
        runs
    }
}

/// Tokens in one line with their places.
fn lined(tokens: &[Token]) -> (String, Vec<std::ops::Range<usize>>) {
    let mut line = String::new();
    let mut ranges = Vec::new();
    for token in tokens {
        let start = line.len();
        line.push_str(&token.word);
        ranges.push(start..line.len());
    }
    (line, ranges)
}

/// Tokens as they stood.
fn sentence(tokens: &[Token]) -> String {
    let mut out = String::new();
    for token in tokens {
        if token.apart && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&token.word);
    }
    out
}
