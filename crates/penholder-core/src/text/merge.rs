//! Many amendments at once: those that do not touch each other combine, the others are shown as collisions.
//!
//! Always: the outcome does not depend on the order of the amendments; an amendment is merged whole or not at all; what
//! is not merged stays alive and can be [`rebased`] on the new version.
//! Not here: which of two colliding amendments wins (a person says so: `merge` only the winner, then rebase the others).
//! Cost: near linear in the number of changes; the pairs that collide are found by sorting, not by comparing all.

use std::collections::BTreeMap;
use std::ops::Range;

use super::amendment::Amendment;
use super::change::{AmendError, Change, Place, WordEdit, Words, index_of, takes_none, word_edit};
use super::compare::diff;
use super::words::{cleaned, occurrences, spliced};
use super::{Paragraph, ParagraphId, Text, TextError, change};
use crate::sets::Sets;

/// What comes of merging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The text with all amendments that combine.
    pub text: Text,
    /// The amendments that are in, in the order given.
    pub merged: Vec<String>,
    /// Sets of amendments that collide, with the words they collide over. None of them is in.
    pub collisions: Vec<Collision>,
    /// Amendments that cannot be executed on this text at all, and why.
    pub refused: Vec<(String, AmendError)>,
}

/// Amendments that cannot all be executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// Their ids, in the order given.
    pub amendments: Vec<String>,
    /// Where they collide.
    pub spots: Vec<Spot>,
}

/// One place where amendments collide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// The words in conflict as they stand; empty where words or paragraphs would be put at the same point.
    pub words: String,
    /// What each amendment wants there.
    pub wanted: Vec<(String, String)>,
}

/// What a change touches in a paragraph of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Touch {
    /// These bytes.
    Words(Range<usize>, String),
    /// All its words.
    Whole(String),
    /// It goes.
    Gone,
    /// It is cut or joined.
    Cut,
    /// It goes elsewhere.
    Moved(Place),
    /// Something is put next to it.
    Anchor,
}

struct Touching {
    by: usize,
    change: usize,
    touch: Touch,
}

/// Merges amendments written for `base`.
///
/// # Errors
/// [`TextError`] if what combines would be too large for a text or leave a sub-paragraph without its parent.
pub fn merge(base: &Text, amendments: &[Amendment]) -> Result<Merge, TextError> {
    let mut order: Vec<usize> = (0..amendments.len()).collect();
    order.sort_by(|a, b| amendments[*a].id.cmp(&amendments[*b].id));
    let positions: BTreeMap<&ParagraphId, usize> =
        base.paragraphs().iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
    let mut touches: Vec<Vec<Touching>> = base.paragraphs().iter().map(|_| Vec::new()).collect();
    let mut refused = Vec::new();
    let mut edits: Vec<Vec<WordEdit>> = vec![Vec::new(); amendments.len()];
    for &by in &order {
        match footprint(base, &positions, &amendments[by]) {
            Ok(found) => {
                for (position, change, touch, edit) in found {
                    edits[by].extend(edit);
                    touches[position].push(Touching { by, change, touch });
                }
            }
            Err(why) => refused.push((by, why)),
        }
    }
    let mut sets = Sets::new(amendments.len());
    let spots = collide(base, &mut touches, amendments, &mut sets);
    let mut members = vec![0_usize; amendments.len()];
    (0..amendments.len()).for_each(|by| members[sets.root(by)] += 1);
    let is_refused = |by: usize| refused.iter().any(|(r, _)| *r == by);
    let clear: Vec<usize> =
        order.iter().copied().filter(|&by| !is_refused(by) && members[sets.root(by)] == 1).collect();
    let text = combine(base, amendments, &clear, &edits)?;
    let mut merged = clear;
    merged.sort_unstable();
    refused.sort_by_key(|(by, _)| *by);
    Ok(Merge {
        text,
        merged: merged.into_iter().map(|by| amendments[by].id.clone()).collect(),
        collisions: gathered(amendments, &mut sets, spots),
        refused: refused.into_iter().map(|(by, why)| (amendments[by].id.clone(), why)).collect(),
    })
}

type Footprint = Vec<(usize, usize, Touch, Option<WordEdit>)>;

/// Returns what an amendment touches: position, which of its changes, how, and the edit of words if it is one.
fn footprint(
    base: &Text,
    positions: &BTreeMap<&ParagraphId, usize>,
    amendment: &Amendment,
) -> Result<Footprint, AmendError> {
    let mut found = Vec::new();
    let position =
        |id: &ParagraphId| positions.get(id).copied().ok_or_else(|| AmendError::Gone { at: id.clone(), old: None });
    for (n, c) in amendment.changes.iter().enumerate() {
        match c {
            Change::ReplaceWhole { at, new } => {
                let p = position(at)?;
                let new = cleaned(new).into_owned();
                let edit = WordEdit { position: p, range: 0..base.paragraphs()[p].words.len(), new: new.clone() };
                found.push((p, n, Touch::Whole(new), Some(edit)));
            }
            Change::InsertWords { at, .. } | Change::DeleteWords { at, .. } | Change::ReplaceWords { at, .. } => {
                position(at)?;
                let edit = word_edit(base, c)?;
                found.push((edit.position, n, Touch::Words(edit.range.clone(), edit.new.clone()), Some(edit)));
            }
            Change::Delete { at } => found.extend(base.family(position(at)?).map(|i| (i, n, Touch::Gone, None))),
            Change::Insert { to, new } => {
                // Ids of new paragraphs and of the base must differ; the text built in the end checks the rest.
                if let Some(same) = new.iter().find(|p| positions.contains_key(&p.id)) {
                    return Err(AmendError::IllFormed(TextError::SameId(same.id.clone())));
                }
                let anchored = anchor(to, &position)?;
                let index = match (to, anchored) {
                    (Place::After(_), Some(i)) => base.family(i).end,
                    (_, Some(i)) => i + 1,
                    _ => 0,
                };
                takes_none(base, index, new)?;
                found.extend(anchored.map(|i| (i, n, Touch::Anchor, None)));
            }
            Change::Move { at, to } => {
                change::amended(base, c)?;
                found.push((position(at)?, n, Touch::Moved(to.clone()), None));
                found.extend(anchor(to, &position)?.map(|i| (i, n, Touch::Anchor, None)));
            }
            Change::Split { at, .. } => {
                change::amended(base, c)?;
                found.push((position(at)?, n, Touch::Cut, None));
            }
            Change::Join { first, second } => {
                change::amended(base, c)?;
                found.push((position(first)?, n, Touch::Cut, None));
                found.push((position(second)?, n, Touch::Cut, None));
            }
        }
    }
    let mut own: Vec<(usize, &Range<usize>)> = found
        .iter()
        .filter_map(|(p, _, touch, _)| match touch {
            Touch::Words(range, _) => Some((*p, range)),
            _ => None,
        })
        .collect();
    own.sort_by_key(|(p, r)| (*p, r.start, r.end));
    if let Some(pair) = own.windows(2).find(|w| w[0].0 == w[1].0 && w[1].1.start < w[0].1.end) {
        let name = base.names()[pair[0].0].clone();
        return Err(AmendError::Misplaced(format!("two changes of `{}` touch the same words of {name}", amendment.id)));
    }
    Ok(found)
}

fn anchor(
    to: &Place,
    position: &impl Fn(&ParagraphId) -> Result<usize, AmendError>,
) -> Result<Option<usize>, AmendError> {
    match to {
        Place::Start => Ok(None),
        Place::After(id) | Place::Below(id) => position(id).map(Some),
    }
}

/// Joins in `sets` the amendments that collide in each paragraph, and returns the spots with one member of each set.
fn collide(
    base: &Text,
    touches: &mut [Vec<Touching>],
    amendments: &[Amendment],
    sets: &mut Sets,
) -> Vec<(usize, Spot)> {
    let mut spots = Vec::new();
    for (position, here) in touches.iter_mut().enumerate() {
        if here.len() < 2 {
            continue;
        }
        let words = &base.paragraphs()[position].words;
        let mut add = |range: Range<usize>, who: &[&Touching], sets: &mut Sets| {
            for pair in who.windows(2) {
                sets.join(pair[0].by, pair[1].by);
            }
            let wanted =
                who.iter().map(|t| (amendments[t.by].id.clone(), amendments[t.by].changes[t.change].instruction(base)));
            let paragraph = base.paragraphs()[position].id.clone();
            let spot = Spot { paragraph, words: words[range].trim().to_owned(), wanted: wanted.collect() };
            spots.push((who[0].by, spot));
        };
        let on_whole = whole_conflict(here);
        if on_whole.len() > 1 {
            add(0..words.len(), &on_whole, sets);
        } else {
            for (range, who) in word_conflicts(here) {
                add(range, &who, sets);
            }
        }
        let moves: Vec<&Touching> = here.iter().filter(|t| matches!(t.touch, Touch::Moved(_))).collect();
        if moves.windows(2).any(|w| w[0].touch != w[1].touch && w[0].by != w[1].by) {
            add(0..words.len(), &moves, sets);
        }
    }
    spots
}

/// The changes that cannot stand together because one of them takes or rewrites the whole paragraph.
fn whole_conflict(here: &[Touching]) -> Vec<&Touching> {
    let is_whole = |t: &Touch| matches!(t, Touch::Whole(_) | Touch::Gone | Touch::Cut);
    let Some(first) = here.iter().find(|t| is_whole(&t.touch)) else { return Vec::new() };
    let gone = here.iter().any(|t| t.touch == Touch::Gone);
    let content = |t: &&Touching| match t.touch {
        Touch::Moved(_) | Touch::Anchor => gone,
        _ => true,
    };
    let all: Vec<&Touching> = here.iter().filter(content).collect();
    let agree = first.touch != Touch::Cut && all.iter().all(|t| t.touch == first.touch);
    let one_author = all.iter().all(|t| t.by == first.by);
    if agree || one_author { Vec::new() } else { all }
}

/// Overlapping changes of words, by a sweep over their beginnings.
fn word_conflicts(here: &[Touching]) -> Vec<(Range<usize>, Vec<&Touching>)> {
    let mut spans: Vec<(&Range<usize>, &String, &Touching)> = here
        .iter()
        .filter_map(|t| match &t.touch {
            Touch::Words(range, new) => Some((range, new, t)),
            _ => None,
        })
        .collect();
    spans.sort_by_key(|a| (a.0.start, a.0.end));
    let mut groups: Vec<Vec<(&Range<usize>, &String, &Touching)>> = Vec::new();
    let mut end = 0;
    for span in spans {
        // Two insertions at one point collide; one at the edge of another's words does not.
        let overlaps = groups.last().is_some_and(|group| {
            let same_point = group.iter().any(|g| g.0.is_empty() && span.0.is_empty() && g.0.start == span.0.start);
            span.0.start < end || same_point
        });
        if overlaps {
            end = end.max(span.0.end);
            groups.last_mut().into_iter().for_each(|g| g.push(span));
        } else {
            end = span.0.end;
            groups.push(vec![span]);
        }
    }
    let differ = |g: &Vec<(&Range<usize>, &String, &Touching)>| {
        g.iter().any(|s| (s.0, s.1) != (g[0].0, g[0].1) && s.2.by != g[0].2.by)
    };
    groups.retain(differ);
    let whole = |g: &[(&Range<usize>, &String, &Touching)]| g[0].0.start..g.iter().map(|s| s.0.end).max().unwrap_or(0);
    groups.into_iter().map(|g| (whole(&g), g.into_iter().map(|s| s.2).collect())).collect()
}

/// Builds the text with all changes of the amendments that combine.
fn combine(base: &Text, amendments: &[Amendment], clear: &[usize], edits: &[Vec<WordEdit>]) -> Result<Text, TextError> {
    let mut paragraphs: Vec<Paragraph> = base.paragraphs().to_vec();
    let mut by_paragraph: Vec<&WordEdit> = clear.iter().flat_map(|&by| &edits[by]).collect();
    by_paragraph.sort_by(|a, b| {
        (a.position, b.range.start, b.range.end, &a.new).cmp(&(b.position, a.range.start, a.range.end, &b.new))
    });
    by_paragraph.dedup();
    for edit in by_paragraph {
        let words = &mut paragraphs[edit.position].words;
        *words = spliced(words, edit.range.clone(), &edit.new);
    }
    let mut text = Text::new(paragraphs)?;
    // What puts, moves and cuts comes first, what takes out last, so that every place is still there.
    let changes = || clear.iter().flat_map(|&by| &amendments[by].changes);
    let mut inserts: Vec<(usize, &Vec<Paragraph>)> = Vec::new();
    for c in changes() {
        match c {
            Change::Move { .. } | Change::Split { .. } | Change::Join { .. } => {
                if let Ok(next) = change::amended(&text, c) {
                    text = next;
                }
            }
            _ => {}
        }
    }
    for c in changes() {
        if let Change::Insert { to, new } = c
            && let Ok(index) = index_of(&text, to)
        {
            inserts.push((index, new));
        }
    }
    let mut gone = vec![false; text.paragraphs().len()];
    for c in changes() {
        if let Change::Delete { at } = c
            && let Some(position) = text.position(at)
        {
            gone[text.family(position)].fill(true);
        }
    }
    inserts.sort_by_key(|(index, _)| *index);
    let mut out = Vec::with_capacity(gone.len());
    let mut next = inserts.into_iter().peekable();
    for (i, p) in text.into_paragraphs().into_iter().enumerate() {
        while let Some((_, new)) = next.next_if(|(index, _)| *index <= i) {
            out.extend(new.iter().cloned());
        }
        if !gone[i] {
            out.push(p);
        }
    }
    out.extend(next.flat_map(|(_, new)| new.iter().cloned()));
    Text::new(out)
}

fn gathered(amendments: &[Amendment], sets: &mut Sets, spots: Vec<(usize, Spot)>) -> Vec<Collision> {
    let mut by_root: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
    for (member, spot) in spots {
        by_root.entry(sets.root(member)).or_default().push(spot);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for by in 0..amendments.len() {
        let root = sets.root(by);
        if by_root.contains_key(&root) {
            members.entry(root).or_default().push(by);
        }
    }
    let mut found: Vec<(usize, Collision)> = by_root
        .into_iter()
        .filter_map(|(root, spots)| {
            let who = members.remove(&root)?;
            let ids = who.iter().map(|&by| amendments[by].id.clone()).collect();
            Some((*who.first()?, Collision { amendments: ids, spots }))
        })
        .collect();
    found.sort_by_key(|(first, _)| *first);
    found.into_iter().map(|(_, c)| c).collect()
}

/// Returns the text as it stands if one amendment is adopted: all its changes, each written for `base`, or none.
///
/// # Errors
/// [`AmendError`] of the first change that cannot be executed.
pub fn execute(base: &Text, amendment: &Amendment) -> Result<Text, AmendError> {
    let merged = merge(base, std::slice::from_ref(amendment))?;
    match merged.refused.into_iter().next() {
        Some((_, why)) => Err(why),
        None if merged.text == *base => Err(AmendError::Nothing("the text".into())),
        None => Ok(merged.text),
    }
}

/// Returns the amendment as it has to be written for a later version, naming `basis`.
///
/// Words are followed where they went; an amendment whose words are all still there is the same amendment.
///
/// # Errors
/// [`AmendError`] with the old words if its target is gone or was rewritten.
pub fn rebased(amendment: &Amendment, from: &Text, to: &Text, basis: &str) -> Result<Amendment, AmendError> {
    let changes: Result<Vec<Change>, AmendError> =
        amendment.changes.iter().map(|c| rebased_change(c, from, to)).collect();
    let after = Amendment { basis: basis.to_owned(), changes: changes?, ..amendment.clone() };
    execute(to, &after)?;
    Ok(after)
}

fn rebased_change(c: &Change, from: &Text, to: &Text) -> Result<Change, AmendError> {
    if let Some(at) = c.at()
        && to.position(at).is_none()
    {
        return Err(AmendError::Gone { at: at.clone(), old: from.paragraph(at).map(|p| p.words.clone()) });
    }
    let follow = |at: &ParagraphId, old: &Words| followed(at, old, from, to);
    Ok(match c {
        Change::DeleteWords { at, old } => Change::DeleteWords { at: at.clone(), old: follow(at, old)? },
        Change::ReplaceWords { at, old, new } => {
            Change::ReplaceWords { at: at.clone(), old: follow(at, old)?, new: new.clone() }
        }
        Change::InsertWords { at, after: Some(after), new } => {
            Change::InsertWords { at: at.clone(), after: Some(follow(at, after)?), new: new.clone() }
        }
        Change::Split { at, before, id } => {
            Change::Split { at: at.clone(), before: follow(at, before)?, id: id.clone() }
        }
        // To rewrite a whole paragraph that others have changed meanwhile would undo their words unseen.
        Change::ReplaceWhole { at, .. } | Change::Delete { at }
            if from.paragraph(at).map(|p| &p.words) != to.paragraph(at).map(|p| &p.words) =>
        {
            let now = to.paragraph(at).map(|p| p.words.clone()).unwrap_or_default();
            let old = from.paragraph(at).map(|p| p.words.clone()).unwrap_or_default();
            return Err(AmendError::WordsGone { name: name_in(to, at), old, now });
        }
        other => other.clone(),
    })
}

fn name_in(text: &Text, at: &ParagraphId) -> String {
    text.position(at).map_or_else(|| at.to_string(), |i| text.names()[i].clone())
}

/// Follows words from one version of a paragraph to another.
fn followed(at: &ParagraphId, old: &Words, from: &Text, to: &Text) -> Result<Words, AmendError> {
    let (Some(before), Some(after)) = (from.paragraph(at), to.paragraph(at)) else {
        return Err(AmendError::Gone { at: at.clone(), old: from.paragraph(at).map(|p| p.words.clone()) });
    };
    if before.words == after.words {
        return Ok(old.clone());
    }
    let gone = || AmendError::WordsGone { name: name_in(to, at), old: old.words.clone(), now: after.words.clone() };
    let was = occurrences(&before.words, &old.words);
    let start = *was.get(old.nth.max(1) - 1).ok_or_else(gone)?;
    let now = occurrences(&after.words, &old.words);
    let target = place_after(&before.words, start, &after.words);
    let hit = target.and_then(|t| now.iter().position(|&n| n == t));
    match (hit, now.as_slice()) {
        (Some(_), [_]) | (None, [_]) if was.len() == 1 => Ok(Words { words: old.words.clone(), nth: 0 }),
        (Some(i), _) => Ok(Words { words: old.words.clone(), nth: i + 1 }),
        _ => Err(gone()),
    }
}

/// Where the token that began at `start` stands in the new words, if it is still there.
fn place_after(old: &str, start: usize, new: &str) -> Option<usize> {
    let (a, b) = (diff::tokens(old), diff::tokens(new));
    let index = a.iter().position(|r| r.start == start)?;
    diff::operations(old, &a, new, &b).iter().find_map(|op| match *op {
        similar::DiffOp::Equal { old_index, new_index, len } if (old_index..old_index + len).contains(&index) => {
            Some(b[new_index + index - old_index].start)
        }
        _ => None,
    })
}
