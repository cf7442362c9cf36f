//! Amendments to a draft: moved, ordered, taken over by the mover, withdrawn, voted on.
//!
//! Implements: rule 36 of the Council's provisional rules: the chair sets the order (ordinarily the furthest removed in
//! substance first; one that adds to or deletes from the text before those that revise it), open to challenge as a ruling.
//! Not here: how far removed an amendment is (`core::text` measures it), what it does to the paragraphs.

use serde::{Deserialize, Serialize};

use super::{Draft, Event};
use crate::procedure::Wording;
use crate::text::lines::both;

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
