//! A text beside the draft: paragraph by paragraph, and what its words lose.
//!
//! Always: words are compared only where the file gives them for every paragraph that changes; nothing is made up.

use penholder_core::text::compare::{Pairing, compare};
use penholder_core::text::leading::Phrases;
use penholder_core::text::{Kind, Paragraph, ParagraphId, Text};
use serde::Serialize;

use super::condition::Choice;
use super::problem::{Alternative, OUT, Problem};

/// A text that passes beside the text proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// What it is called, or what it changes in the draft.
    pub text: String,
    /// What has to be conceded before it passes; nothing if it passes as things stand.
    pub only_if: Option<String>,
    /// The content it keeps, and what the draft has.
    pub content: (u64, u64),
    /// What it leaves unmet, in sentences, conceded or not.
    pub unmet: Vec<String>,
    /// The paragraphs in order.
    pub rows: Vec<Paired>,
    /// What happens to the words, where the file gives them.
    pub words: Option<String>,
    /// Which text would stand here if the guesses were left out, where it would be another.
    pub from_reported_alone: Option<String>,
}

/// One paragraph of both texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paired {
    /// Its id.
    pub element: String,
    /// As proposed: its words where the file gives them, else what it says.
    pub proposed: String,
    /// As it passes.
    pub passes: String,
    /// Whether it is left out.
    pub out: bool,
    /// Whether it stands as proposed.
    pub same: bool,
    /// Whether both are the words of the paragraph and not only what it says.
    pub worded: bool,
}

/// The paragraphs of the draft and of the text, side by side.
#[must_use]
pub fn paired(problem: &Problem, text: &Choice) -> Vec<Paired> {
    let pair = |(element, form): (&super::Element, &u8)| {
        let (drafted, form) = (&element.alternatives[0], &element.alternatives[usize::from(*form)]);
        let out = form.id == OUT;
        let worded = drafted.wording.is_some() && (out || form.wording.is_some());
        let said = |form: &Alternative| if worded { form.wording.as_ref() } else { None }.unwrap_or(&form.says).clone();
        Paired {
            element: element.id.clone(),
            proposed: said(drafted),
            passes: said(form),
            out,
            same: drafted.id == form.id,
            worded,
        }
    };
    problem.elements.iter().zip(&text.0).map(pair).collect()
}

/// What the words of the draft lose in this text: `12 words added, 30 removed; no mention is left of ...`. Nothing where a
/// paragraph changes whose words the file does not give, or nothing changes.
#[must_use]
pub fn lost_words(problem: &Problem, text: &Choice) -> Option<String> {
    let changes = problem.changes(text);
    let is_worded = |(at, form): &(usize, &Alternative)| {
        problem.elements[*at].alternatives[0].wording.is_some() && (form.id == OUT || form.wording.is_some())
    };
    (!changes.is_empty() && changes.iter().all(is_worded)).then_some(())?;
    let (draft, text) = (worded(problem, &problem.drafted())?, worded(problem, text)?);
    let found = compare(&draft, &text, Pairing::ByIds, &problem.vocabulary, Phrases::standard());
    let fewer = found.references.iter().filter(|tally| tally.changed() && tally.after > 0).map(|tally| tally.line());
    let parts: Vec<String> =
        std::iter::once(found.sentence().trim_end_matches('.').to_owned()).chain(fewer.take(3)).collect();
    Some(parts.join("; "))
}

/// The words of a text, as far as the file gives them.
fn worded(problem: &Problem, text: &Choice) -> Option<Text> {
    let paragraph = |(at, (element, form)): (usize, (&super::Element, &u8))| {
        let words = element.alternatives[usize::from(*form)].wording.clone()?;
        Some(Paragraph { id: ParagraphId::nth(at + 1), kind: Kind::Statement, depth: 0, mark: None, words })
    };
    Text::new(problem.elements.iter().zip(&text.0).enumerate().filter_map(paragraph).collect()).ok()
}
