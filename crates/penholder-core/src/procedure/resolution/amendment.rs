//! Amendments to a draft: moved, ordered, taken over by the mover, withdrawn, voted on.
//!
//! Implements: rule 36 of the Council's provisional rules: the chair sets the order (ordinarily the furthest removed in
//! substance first; one that adds to or deletes from the text before those that revise it), open to challenge as a ruling.
//! Not here: how far removed an amendment is (`core::text` measures it), what it does to the paragraphs.

use serde::{Deserialize, Serialize};

use super::{Draft, Event};
use crate::procedure::Wording;

/// An amendment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Its id in the draft.
    pub id: String,
    /// Its symbol; none if it was made by word of mouth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Who moved it.
    pub by: String,
    /// What it does, in a line.
    pub says: String,
    /// Whether it adds, deletes or revises.
    pub shape: Shape,
    /// The whole text as it would be with it, where that is given: what it changes is then found by comparing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// Where it stands.
    #[serde(default)]
    pub state: AmendmentState,
}

/// What an amendment does to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// It adds to it.
    Adds,
    /// It deletes from it.
    Deletes,
    /// It changes words of it.
    Revises,
}

/// Where an amendment stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentState {
    /// To be dealt with.
    #[default]
    Pending,
    /// Taken over by the mover of the draft.
    Accepted,
    /// Adopted by vote, with the label.
    Adopted(String),
    /// Not adopted, with the label.
    NotAdopted(String),
    /// Withdrawn.
    Withdrawn,
}

impl Amendment {
    /// Its symbol, or what it does.
    #[must_use]
    pub fn called(&self) -> &str {
        self.symbol.as_deref().unwrap_or(&self.says)
    }
}

impl Draft {
    /// The amendment with this id.
    #[must_use]
    pub fn amendment(&self, id: &str) -> Option<&Amendment> {
        self.amendments.iter().find(|amendment| amendment.id == id)
    }

    /// The amendment on which the next vote is: the first pending one in the order the chair set; where none was set,
    /// those that add or delete in the order they were moved, then those that revise.
    #[must_use]
    pub fn next_amendment(&self) -> Option<&Amendment> {
        let pending = |amendment: &&Amendment| amendment.state == AmendmentState::Pending;
        let ordered = self.amendment_order.iter().filter_map(|id| self.amendment(id)).find(pending);
        ordered.or_else(|| {
            let mut rest: Vec<&Amendment> = self.amendments.iter().filter(pending).collect();
            rest.sort_by_key(|amendment| amendment.shape == Shape::Revises);
            rest.first().copied()
        })
    }
}

pub(super) fn apply(draft: &mut Draft, event: &Event) -> Result<(), &'static str> {
    if let Event::AmendmentMoved(amendment) = event {
        draft.amendments.push(amendment.clone());
        return Ok(());
    }
    if let Event::AmendmentsOrdered { order } = event {
        draft.amendment_order.clone_from(order);
        return Ok(());
    }
    let (id, state) = match event {
        Event::AmendmentAccepted { id, .. } => (id, AmendmentState::Accepted),
        Event::AmendmentWithdrawn { id } => (id, AmendmentState::Withdrawn),
        Event::AmendmentDecided { id, adopted: true, label } => (id, AmendmentState::Adopted(label.clone())),
        Event::AmendmentDecided { id, adopted: false, label } => (id, AmendmentState::NotAdopted(label.clone())),
        _ => return Err("it is not about an amendment"),
    };
    let amendment = draft.amendments.iter_mut().find(|amendment| amendment.id == *id);
    let amendment = amendment.ok_or("there is no such amendment")?;
    if amendment.state != AmendmentState::Pending {
        return Err("that amendment was dealt with");
    }
    let in_it = matches!(state, AmendmentState::Accepted | AmendmentState::Adopted(_));
    amendment.state = state;
    if in_it {
        let given = match event {
            Event::AmendmentAccepted { wording: Some(wording), .. } => Some(wording.clone()),
            _ => amendment.wording.clone(),
        };
        match given {
            Some(wording) => written(draft, wording),
            None => draft.owed.push(id.clone()),
        }
    }
    Ok(())
}

/// A new version of the text; the amendments that wait are read on it from now on. One that cannot be, because the same
/// words have changed, keeps its line and loses its text.
pub(super) fn written(draft: &mut Draft, wording: Wording) {
    let before = draft.wordings.last().and_then(|last| last.text.as_deref());
    for amendment in draft.amendments.iter_mut().filter(|amendment| amendment.state == AmendmentState::Pending) {
        let Some(mine) = amendment.wording.take() else { continue };
        let texts = before.zip(wording.text.as_deref()).zip(mine.text.as_deref());
        let rebased = texts.and_then(|((before, after), mine)| both(before, after, mine));
        amendment.wording = rebased.map(|text| Wording::of(&mine.version, &text));
    }
    draft.wordings.push(wording);
}

/// The paragraphs of a text: its lines that are not empty.
fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What one of two authors made of some paragraphs of the text that both had.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn<'t> {
    from: usize,
    to: usize,
    becomes: Vec<&'t str>,
}

impl Turn<'_> {
    /// Whether both cannot be done: they are about the same paragraphs, or put different ones at one place.
    fn collides(&self, other: &Turn<'_>) -> bool {
        let empty = |turn: &Turn<'_>| turn.from == turn.to;
        match (empty(self), empty(other)) {
            (true, true) => self.from == other.from,
            (true, false) => other.from < self.from && self.from < other.to,
            (false, true) => self.from < other.from && other.from < self.to,
            (false, false) => self.from < other.to && other.from < self.to,
        }
    }
}

fn turns<'t>(base: &[&'t str], other: &[&'t str]) -> Vec<Turn<'t>> {
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, base, other);
    let changed = ops.iter().map(similar::DiffOp::as_tag_tuple).filter(|(tag, ..)| *tag != similar::DiffTag::Equal);
    changed.map(|(_, old, new)| Turn { from: old.start, to: old.end, becomes: other[new].to_vec() }).collect()
}

/// The text with what two authors made of it, paragraph by paragraph; none if their changes collide.
fn both(base: &str, one: &str, other: &str) -> Option<String> {
    let base = paragraphs(base);
    let (first, second) = (turns(&base, &paragraphs(one)), turns(&base, &paragraphs(other)));
    let collide = |turn: &Turn<'_>| second.iter().any(|also| turn != also && turn.collides(also));
    if first.iter().any(collide) {
        return None;
    }
    let mut all: Vec<Turn<'_>> = first.into_iter().chain(second).collect();
    all.sort();
    all.dedup();
    let (mut lines, mut at) = (Vec::new(), 0);
    for turn in all {
        lines.extend(base.get(at..turn.from).unwrap_or_default());
        lines.extend(turn.becomes);
        at = turn.to;
    }
    lines.extend(base.get(at..).unwrap_or_default());
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_changes_of_one_text_are_both_made_unless_they_collide() {
        const BASE: &str = "one\n\ntwo\nthree";
        let check = |one: &str, other: &str, wanted: Option<&str>| {
            for (a, b) in [(one, other), (other, one)] {
                assert_eq!(both(BASE, a, b).as_deref(), wanted, "{a:?} and {b:?}");
            }
        };
        check("one\ntwo\nthree", "one\nTWO\nthree", Some("one\nTWO\nthree"));
        check("ONE\ntwo\nthree", "one\ntwo\nTHREE", Some("ONE\ntwo\nTHREE"));
        check("one\nthree", "one\ntwo\nthree\nfour", Some("one\nthree\nfour"));
        check("one\nTWO\nthree", "one\ntwo\nnew\nthree", Some("one\nTWO\nnew\nthree"));
        check("one\nTWO\nthree", "one\nTwo\nthree", None);
        check("one\nthree", "one\nTwo\nthree", None);
        check("one\nTWO\nthree", "one\nTWO\nthree", Some("one\nTWO\nthree"));
        check("one\ntwo\nx\nthree", "one\ntwo\ny\nthree", None);
        check("", "one\ntwo\nthree", Some(""));
    }
}
