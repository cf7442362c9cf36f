//! Changes to a text: insert, delete, replace, move, split and join; executed exactly or not at all.
//!
//! Implements: amendments that add to, delete from or revise a text (rule 36, Provisional Rules of Procedure, S/96/Rev.7).
//! Always: a paragraph keeps its [`ParagraphId`]; printed numbers follow; [`inverse`] undoes exactly what [`amended`] did.
//! Not here: who proposes a change and whether it is agreed (`amendment`), many changes at once (`merge`).

use super::words::{self, cleaned, occurrences, spliced};
use super::{Mark, Paragraph, ParagraphId, Text, TextError};

/// Where something is put.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Before everything.
    Start,
    /// After a paragraph and all that hangs on it.
    After(ParagraphId),
    /// Directly below a paragraph, before its sub-paragraphs.
    Below(ParagraphId),
}

/// One change to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Put words after others in a paragraph; after all of them if `after` is `None`.
    InsertWords {
        /// The paragraph.
        at: ParagraphId,
        /// The words they follow.
        after: Option<Words>,
        /// The new words.
        new: String,
    },
    /// Take words out of a paragraph.
    DeleteWords {
        /// The paragraph.
        at: ParagraphId,
        /// The words that go.
        old: Words,
    },
    /// Put words in the place of others.
    ReplaceWords {
        /// The paragraph.
        at: ParagraphId,
        /// The words that go.
        old: Words,
        /// The words that come.
        new: String,
    },
    /// Put other words in the place of a whole paragraph's; its sub-paragraphs stay.
    ReplaceWhole {
        /// The paragraph.
        at: ParagraphId,
        /// The words that come.
        new: String,
    },
    /// Take out a paragraph and all that hangs on it.
    Delete {
        /// The paragraph.
        at: ParagraphId,
    },
    /// Put in new paragraphs.
    Insert {
        /// Where.
        to: Place,
        /// The paragraphs, with ids of their own.
        new: Vec<Paragraph>,
    },
    /// Move a paragraph and all that hangs on it.
    Move {
        /// The paragraph.
        at: ParagraphId,
        /// Where to.
        to: Place,
    },
    /// Make two paragraphs of one.
    Split {
        /// The paragraph.
        at: ParagraphId,
        /// The words the second begins with.
        before: Words,
        /// The name of the second.
        id: ParagraphId,
    },
    /// Make one paragraph of two that follow each other; the second's name is gone.
    Join {
        /// The first.
        first: ParagraphId,
        /// The second.
        second: ParagraphId,
    },
}

/// Words in a paragraph: the words and which time they stand there, counted from 1; 0 where they stand once only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// To the letter.
    pub words: String,
    /// 1 for the first time they stand there, and so on; 0 says that they stand there once.
    pub nth: usize,
}

impl Words {
    /// Returns words that stand once.
    pub fn once(words: &str) -> Self {
        Self { words: cleaned(words).into_owned(), nth: 0 }
    }
}

/// Why a change cannot be executed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmendError {
    /// The paragraph is not there, or not any more.
    #[error("paragraph `{at}` is not in the text{}", old_words(.old.as_deref()))]
    Gone {
        /// The paragraph.
        at: ParagraphId,
        /// What it said in the version the change was written for.
        old: Option<String>,
    },
    /// The words are not there, or not any more.
    #[error("the words \"{old}\" do not stand in {name}, which reads: \"{now}\"")]
    WordsGone {
        /// The paragraph's name, as `OP2`.
        name: String,
        /// The words looked for.
        old: String,
        /// What stands there.
        now: String,
    },
    /// The words stand there more than once.
    #[error("the words \"{old}\" stand {times} times in {name}: say which (`nth = 1` to {times})")]
    Ambiguous {
        /// The paragraph's name.
        name: String,
        /// The words looked for.
        old: String,
        /// How often they stand there.
        times: usize,
    },
    /// The change leaves everything as it is.
    #[error("the change leaves {0} as it is")]
    Nothing(String),
    /// The paragraph would be moved into itself, or two to be joined are not neighbours.
    #[error("{0}")]
    Misplaced(String),
    /// What comes out is no text.
    #[error("that would not be a text: {0}")]
    IllFormed(#[from] TextError),
}

fn old_words(old: Option<&str>) -> String {
    old.map(|w| format!("; it read: \"{w}\"")).unwrap_or_default()
}

/// Returns the text as it stands if the change is adopted.
///
/// # Errors
/// [`AmendError`] says why it cannot be executed, with the words that stand in the way; nothing is half done.
pub fn amended(text: &Text, change: &Change) -> Result<Text, AmendError> {
    let mut paragraphs = text.paragraphs().to_vec();
    execute(&mut paragraphs, text, change)?;
    let after = Text::new(paragraphs)?;
    if after == *text {
        return Err(AmendError::Nothing(subject(text, change)));
    }
    Ok(after)
}

/// Returns the changes that, one after the other, undo `change`: they make `text` again of `amended(text, change)`.
///
/// # Errors
/// [`AmendError`] if `change` cannot be executed on `text`.
pub fn inverse(text: &Text, change: &Change) -> Result<Vec<Change>, AmendError> {
    amended(text, change)?;
    if let Change::Insert { new, .. } = change {
        return Ok(roots(new).map(|p| Change::Delete { at: p.id.clone() }).collect());
    }
    let before = |at: &ParagraphId| -> Result<String, AmendError> { Ok(paragraph(text, at)?.words.clone()) };
    Ok(vec![match change {
        Change::InsertWords { at, .. }
        | Change::DeleteWords { at, .. }
        | Change::ReplaceWords { at, .. }
        | Change::ReplaceWhole { at, .. } => Change::ReplaceWhole { at: at.clone(), new: before(at)? },
        Change::Delete { at } => {
            let family = text.family(position(text, at)?);
            Change::Insert { to: below(text, family.start), new: text.paragraphs()[family].to_vec() }
        }
        Change::Insert { .. } => return Ok(Vec::new()),
        Change::Move { at, .. } => Change::Move { at: at.clone(), to: below(text, position(text, at)?) },
        Change::Split { at, id, .. } => Change::Join { first: at.clone(), second: id.clone() },
        Change::Join { first, second } => {
            let (head, tail) = (before(first)?, before(second)?);
            let nth = occurrences(&format!("{head} {tail}"), &tail).iter().filter(|at| **at <= head.len()).count();
            Change::Split { at: first.clone(), before: Words { words: tail, nth: nth.max(1) }, id: second.clone() }
        }
    }])
}

/// The paragraphs among new ones that hang on none of the others.
fn roots(new: &[Paragraph]) -> impl Iterator<Item = &Paragraph> {
    let mut depth = u8::MAX;
    new.iter().filter(move |p| {
        let root = p.depth <= depth;
        depth = depth.min(p.depth);
        root
    })
}

/// What is put in must not take the sub-paragraphs that follow away from the paragraph they hang on.
pub(super) fn takes_none(text: &Text, index: usize, new: &[Paragraph]) -> Result<(), AmendError> {
    let shallowest = new.iter().map(|p| p.depth).min();
    let next = text.paragraphs().get(index);
    match (shallowest, next) {
        (Some(depth), Some(next)) if next.depth > depth => {
            let name = text.names()[index].clone();
            let what = format!("{name} would then hang on another paragraph: say a place after the whole list");
            Err(AmendError::Misplaced(what))
        }
        _ => Ok(()),
    }
}

fn below(text: &Text, position: usize) -> Place {
    match position.checked_sub(1) {
        Some(above) => Place::Below(text.paragraphs()[above].id.clone()),
        None => Place::Start,
    }
}

fn execute(paragraphs: &mut Vec<Paragraph>, text: &Text, change: &Change) -> Result<(), AmendError> {
    match change {
        Change::InsertWords { .. }
        | Change::DeleteWords { .. }
        | Change::ReplaceWords { .. }
        | Change::ReplaceWhole { .. } => {
            let edit = word_edit(text, change)?;
            let p = &mut paragraphs[edit.position];
            p.words = spliced(&p.words, edit.range, &edit.new);
        }
        Change::Delete { at } => {
            paragraphs.drain(text.family(position(text, at)?));
        }
        Change::Insert { to, new } => {
            if new.is_empty() {
                return Err(AmendError::Nothing("the text".into()));
            }
            let index = index_of(text, to)?;
            takes_none(text, index, new)?;
            paragraphs.splice(index..index, new.iter().cloned());
        }
        Change::Move { at, to } => move_family(paragraphs, text, at, to)?,
        Change::Split { at, before, id } => {
            let position = position(text, at)?;
            let cut = find(text, position, before)?;
            let second = Paragraph {
                id: id.clone(),
                words: paragraphs[position].words[cut..].to_owned(),
                ..paragraphs[position].clone()
            };
            if cut == 0 {
                return Err(AmendError::Nothing(text.names()[position].clone()));
            }
            let second = Paragraph { mark: second.mark.map(uncounted), ..second };
            let head = paragraphs[position].words[..cut].trim_end().len();
            paragraphs[position].words.truncate(head);
            paragraphs.insert(position + 1, second);
        }
        Change::Join { first, second } => {
            let (a, b) = (position(text, first)?, position(text, second)?);
            let (head, tail) = (&text.paragraphs()[a], &text.paragraphs()[b]);
            let alike = head.depth == tail.depth && head.kind == tail.kind && tail.mark == head.mark.map(uncounted);
            let neighbours = b == a + 1 && alike;
            if !neighbours {
                let what = format!(
                    "`{second}` is no paragraph of the same kind directly after `{first}`, so they cannot be joined"
                );
                return Err(AmendError::Misplaced(what));
            }
            let tail = paragraphs.remove(b).words;
            paragraphs[a].words = format!("{} {tail}", paragraphs[a].words);
        }
    }
    Ok(())
}

/// The mark without a number set by hand.
fn uncounted(mark: Mark) -> Mark {
    Mark { set: None, ..mark }
}

fn move_family(paragraphs: &mut Vec<Paragraph>, text: &Text, at: &ParagraphId, to: &Place) -> Result<(), AmendError> {
    let family = text.family(position(text, at)?);
    let index = index_of(text, to)?;
    if family.contains(&index) && index != family.start {
        let what = format!("`{at}` cannot be moved to a place inside itself");
        return Err(AmendError::Misplaced(what));
    }
    if index != family.start && index != family.end {
        takes_none(text, index, &text.paragraphs()[family.clone()])?;
    }
    let moved: Vec<Paragraph> = paragraphs.drain(family.clone()).collect();
    let index = if index >= family.end { index - family.len() } else { index };
    paragraphs.splice(index..index, moved);
    Ok(())
}

/// Where in the row of paragraphs a place is.
pub(super) fn index_of(text: &Text, place: &Place) -> Result<usize, AmendError> {
    Ok(match place {
        Place::Start => 0,
        Place::After(id) => text.family(position(text, id)?).end,
        Place::Below(id) => position(text, id)? + 1,
    })
}

/// A change of words in one paragraph, by bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WordEdit {
    pub(super) position: usize,
    pub(super) range: std::ops::Range<usize>,
    pub(super) new: String,
}

/// Returns what a change of words does to which bytes of which paragraph.
pub(super) fn word_edit(text: &Text, change: &Change) -> Result<WordEdit, AmendError> {
    let (at, new) = match change {
        Change::InsertWords { at, new, .. }
        | Change::ReplaceWords { at, new, .. }
        | Change::ReplaceWhole { at, new } => (at, new.as_str()),
        Change::DeleteWords { at, .. } => (at, ""),
        _ => return Err(AmendError::Nothing("the words".into())),
    };
    let position = position(text, at)?;
    let len = text.paragraphs()[position].words.len();
    let range = match change {
        Change::InsertWords { after: Some(after), .. } => {
            let end = span(text, position, after)?.end;
            end..end
        }
        Change::DeleteWords { old, .. } | Change::ReplaceWords { old, .. } => span(text, position, old)?,
        Change::InsertWords { after: None, .. } => len..len,
        _ => 0..len,
    };
    let new = cleaned(new).into_owned();
    // New words after others are set apart from them by a space, unless they begin with a mark that hugs.
    let hugs = new.starts_with([',', ';', '.', ':']);
    let new = if range.is_empty() && range.start > 0 && !hugs { format!(" {new}") } else { new };
    Ok(WordEdit { position, range, new })
}

fn span(text: &Text, position: usize, old: &Words) -> Result<std::ops::Range<usize>, AmendError> {
    let start = find(text, position, old)?;
    Ok(start..start + old.words.len())
}

/// Returns where the words stand in a paragraph.
fn find(text: &Text, position: usize, old: &Words) -> Result<usize, AmendError> {
    let p = &text.paragraphs()[position];
    let found = occurrences(&p.words, &old.words);
    let name = || text.names()[position].clone();
    match (found.as_slice(), old.nth) {
        ([only], 0) => Ok(*only),
        ([_, _, ..], 0) => Err(AmendError::Ambiguous { name: name(), old: old.words.clone(), times: found.len() }),
        (_, nth) if nth > 0 && nth <= found.len() => Ok(found[nth - 1]),
        _ => Err(AmendError::WordsGone { name: name(), old: old.words.clone(), now: p.words.clone() }),
    }
}

fn position(text: &Text, at: &ParagraphId) -> Result<usize, AmendError> {
    text.position(at).ok_or_else(|| AmendError::Gone { at: at.clone(), old: None })
}

fn paragraph<'a>(text: &'a Text, at: &ParagraphId) -> Result<&'a Paragraph, AmendError> {
    Ok(&text.paragraphs()[position(text, at)?])
}

impl Change {
    /// Returns the paragraph the change is about; for an insertion, the one it is put after.
    pub fn at(&self) -> Option<&ParagraphId> {
        match self {
            Self::InsertWords { at, .. }
            | Self::DeleteWords { at, .. }
            | Self::ReplaceWords { at, .. }
            | Self::ReplaceWhole { at, .. }
            | Self::Delete { at }
            | Self::Move { at, .. }
            | Self::Split { at, .. } => Some(at),
            Self::Join { first, .. } => Some(first),
            Self::Insert { to: Place::After(id) | Place::Below(id), .. } => Some(id),
            Self::Insert { to: Place::Start, .. } => None,
        }
    }

    /// Whether the change only adds to the text or only takes from it, rather than revising words.
    pub fn adds_or_deletes(&self) -> bool {
        matches!(self, Self::InsertWords { .. } | Self::DeleteWords { .. } | Self::Delete { .. } | Self::Insert { .. })
    }

    /// Returns the change as an instruction: `in OP2, delete "in Aleppo"`.
    pub fn instruction(&self, text: &Text) -> String {
        let name = |id: &ParagraphId| match text.position(id) {
            Some(i) => text.names()[i].clone(),
            None => format!("`{id}`"),
        };
        let place = |to: &Place| match to {
            Place::Start => "at the start".to_owned(),
            Place::After(id) => format!("after {}", name(id)),
            Place::Below(id) => format!("directly below {}", name(id)),
        };
        let which =
            |w: &Words| if w.nth > 1 { format!("\"{}\" ({}.)", w.words, w.nth) } else { format!("\"{}\"", w.words) };
        match self {
            Self::InsertWords { at, after: Some(after), new } => {
                format!("in {}, after {}, insert \"{new}\"", name(at), which(after))
            }
            Self::InsertWords { at, after: None, new } => format!("at the end of {}, insert \"{new}\"", name(at)),
            Self::DeleteWords { at, old } => format!("in {}, delete {}", name(at), which(old)),
            Self::ReplaceWords { at, old, new } => format!("in {}, replace {} with \"{new}\"", name(at), which(old)),
            Self::ReplaceWhole { at, new } => format!("replace the words of {} with \"{new}\"", name(at)),
            Self::Delete { at } => format!("delete {}", name(at)),
            Self::Insert { to, new } => {
                let words: Vec<&str> = new.iter().map(|p| p.words.as_str()).collect();
                format!("{}, insert \"{}\"", place(to), words.join(" / "))
            }
            Self::Move { at, to } => format!("move {} {}", name(at), place(to)),
            Self::Split { at, before, .. } => format!("split {} before {}", name(at), which(before)),
            Self::Join { first, second } => format!("join {} and {}", name(first), name(second)),
        }
    }
}

fn subject(text: &Text, change: &Change) -> String {
    change.at().and_then(|id| text.position(id)).map_or("the text".into(), |i| text.names()[i].clone())
}

/// Returns how many words a change brings and takes: `(added, removed)`.
pub fn size(text: &Text, change: &Change) -> (usize, usize) {
    match change {
        Change::Insert { new, .. } => (new.iter().map(|p| words::count(&p.words)).sum(), 0),
        Change::Delete { at } => text
            .position(at)
            .map_or((0, 0), |i| (0, text.paragraphs()[text.family(i)].iter().map(|p| words::count(&p.words)).sum())),
        _ => match word_edit(text, change) {
            Ok(edit) => {
                let old = &text.paragraphs()[edit.position].words[edit.range];
                super::compare::diff::counts(&super::compare::diff::diff(old, &edit.new))
            }
            Err(_) => (0, 0),
        },
    }
}
