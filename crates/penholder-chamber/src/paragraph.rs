//! The paragraphs of a text before the body: what the pending amendments make of each, and which is which in a later version.
//!
//! A paragraph is a line of the text that is not empty.
//! Always: what an amendment changes is found by comparing its text with the one it amends.
//! Not here: an account of amendments with identities of their own (`penholder_core::text`).

use std::collections::BTreeMap;

use penholder_core::procedure::resolution::{Amendment, AmendmentState};
use penholder_core::procedure::{Form, Wording};
use penholder_core::text::lines::{compared, paragraphs};
use similar::DiffTag;

/// The versions of a text before the body, the newest last; none of what is no text.
#[must_use]
pub fn wordings(form: &Form) -> &[Wording] {
    match form {
        Form::Draft(draft) => &draft.wordings,
        Form::Presidential(statement) => &statement.wordings,
        Form::Press(statement) => &statement.wordings,
        Form::NoObjection(proposal) => std::slice::from_ref(&proposal.wording),
        _ => &[],
    }
}

/// The amendments to a text before the body.
#[must_use]
pub fn amendments(form: &Form) -> &[Amendment] {
    match form {
        Form::Draft(draft) => &draft.amendments,
        _ => &[],
    }
}

/// What one amendment makes of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch<'a> {
    /// The amendment.
    pub amendment: &'a Amendment,
    /// The words that come; none if the paragraph goes.
    pub becomes: Option<String>,
    /// Whether they come beside the paragraph and do not take its place: before it or after it.
    pub beside: Option<Side>,
}

/// On which side of a paragraph words are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// What the pending amendments make of the paragraphs of a text, by the place of the paragraph.
#[must_use]
pub fn touched<'a>(text: &str, amendments: &'a [Amendment]) -> BTreeMap<usize, Vec<Touch<'a>>> {
    let mut touched: BTreeMap<usize, Vec<Touch<'a>>> = BTreeMap::new();
    let base = paragraphs(text);
    for amendment in amendments.iter().filter(|amendment| amendment.state == AmendmentState::Pending) {
        let Some(text) = amendment.wording.as_ref().and_then(|wording| wording.text.as_deref()) else { continue };
        let new = paragraphs(text);
        for op in compared(&base, &new) {
            let (tag, old, fresh) = op.as_tag_tuple();
            if tag == DiffTag::Equal {
                continue;
            }
            let at = if old.is_empty() { old.start.saturating_sub(1) } else { old.start };
            let beside = match (old.is_empty(), old.start) {
                (true, 0) => Some(Side::Before),
                (true, _) => Some(Side::After),
                (false, _) => None,
            };
            let becomes = (!fresh.is_empty()).then(|| new[fresh].join("\n"));
            touched.entry(at).or_default().push(Touch { amendment, becomes, beside });
            for also in old.skip(1) {
                touched.entry(also).or_default().push(Touch { amendment, becomes: None, beside: None });
            }
        }
    }
    touched
}

/// Where each paragraph of an older version stands in a newer one: its place, and whether its words are others now; nothing
/// where it cannot be told which it has become.
#[must_use]
pub fn carried(old: &str, new: &str) -> Vec<Option<(usize, bool)>> {
    let (old, new) = (paragraphs(old), paragraphs(new));
    let mut carried = vec![None; old.len()];
    for op in compared(&old, &new) {
        let (tag, from, to) = op.as_tag_tuple();
        // as many paragraphs as before, in other words: one became the other
        if from.len() == to.len() {
            let changed = tag != DiffTag::Equal;
            from.zip(to).for_each(|(from, to)| carried[from] = Some((to, changed)));
        }
    }
    carried
}

#[cfg(test)]
mod tests {
    use penholder_core::procedure::resolution::Shape;
    use penholder_scripts::wording;

    use super::*;

    const TEXT: &str = "The Council,\n\n1. Opens;\n2. Closes.";

    fn amendment(by: &str, text: &str) -> Amendment {
        let (id, symbol, wording, state) = (by.to_owned(), None, Some(wording("a", text)), AmendmentState::Pending);
        Amendment { id, symbol, by: by.to_owned(), says: by.to_owned(), shape: Shape::Revises, wording, state }
    }

    #[test]
    fn what_an_amendment_makes_of_a_paragraph() {
        let check = |text: &str, wanted: &[(usize, Option<&str>, Option<Side>)]| {
            let all = [amendment("A", text)];
            let touched = touched(TEXT, &all);
            let found: Vec<_> = touched
                .iter()
                .flat_map(|(at, touches)| touches.iter().map(|one| (*at, one.becomes.as_deref(), one.beside)))
                .collect();
            assert_eq!(found, wanted, "{text}");
        };
        check("The Council,\n1. Opens;\n2. Closes.", &[]);
        check("The Council,\n1. Shuts;\n2. Closes.", &[(1, Some("1. Shuts;"), None)]);
        check("The Council,\n2. Closes.", &[(1, None, None)]);
        check("The Council,\n1. Opens;\n2. Closes.\n3. Waits.", &[(2, Some("3. Waits."), Some(Side::After))]);
        check("First,\nThe Council,\n1. Opens;\n2. Closes.", &[(0, Some("First,"), Some(Side::Before))]);
        check("The Council,\n1. Waits.", &[(1, Some("1. Waits."), None), (2, None, None)]);
    }

    #[test]
    fn amendments_to_one_paragraph_collide_and_others_do_not() {
        let shut = "The Council,\n1. Shuts;\n2. Closes.";
        let all = [
            amendment("A", shut),
            amendment("B", "The Council,\n2. Closes."),
            amendment("C", "The Council,\n1. Opens;\n2. Ends."),
            Amendment { state: AmendmentState::Withdrawn, ..amendment("D", shut) },
        ];
        let touched = touched(TEXT, &all);
        let of = |at: usize| touched.get(&at).map_or(0, Vec::len);
        assert_eq!((of(0), of(1), of(2)), (0, 2, 1));
    }

    #[test]
    fn a_paragraph_is_found_again_in_a_later_version() {
        let check = |new: &str, wanted: [Option<(usize, bool)>; 3]| assert_eq!(carried(TEXT, new), wanted, "{new}");
        check(TEXT, [Some((0, false)), Some((1, false)), Some((2, false))]);
        check("New,\nThe Council,\n1. Opens;\n2. Closes.", [Some((1, false)), Some((2, false)), Some((3, false))]);
        check("The Council,\n1. Shuts;\n2. Closes.", [Some((0, false)), Some((1, true)), Some((2, false))]);
        check("The Council,\n2. Closes.", [Some((0, false)), None, Some((1, false))]);
        check("The Council,\n1. Shuts;\n1bis. Waits;\n2. Closes.", [Some((0, false)), None, Some((3, false))]);
        check("", [None, None, None]);
    }
}
