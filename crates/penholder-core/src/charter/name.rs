//! The words a charter declares (classes, measures, labels), so that the rest of it can be checked and said.

use super::{Class, Label, MeasureName};
use crate::normal::HEADS;
use crate::source::{Placed, Table, nearest};

/// The declared words of one charter.
#[derive(Clone, Copy)]
pub struct Names<'c> {
    /// The classes of seats.
    pub(super) classes: &'c [Class],
    /// The measures beside heads.
    pub(super) measures: &'c [MeasureName],
    /// The labels of outcomes.
    pub(super) labels: &'c [Label],
}

/// The word in files for "every seat, whatever its class".
const EVERYONE: &str = "everyone";

/// The most words that a hint lists.
const MOST_HINTED: usize = 40;

impl Names<'_> {
    /// The classes under `key`; empty for `everyone` or nothing. Unknown ones are faults.
    pub(super) fn classes(&self, table: &Table<'_, '_>, key: &'static str) -> Vec<String> {
        table
            .texts(key)
            .into_iter()
            .filter(|word| word.value != EVERYONE)
            .filter_map(|word| {
                let known = self.classes.iter().map(|class| class.id.as_str());
                self.known(table, &word, "class of seats", known).then_some(word.value)
            })
            .collect()
    }

    /// The measure of a requirement, if it names one.
    pub(super) fn measure(&self, table: &Table<'_, '_>) -> Option<String> {
        let word = table.placed_text_if_any("measure")?;
        let known = self.measures.iter().map(|measure| measure.id.as_str()).chain([HEADS]);
        self.known(table, &word, "measure", known).then_some(word.value)
    }

    /// The label under `key`, if it names one.
    pub(super) fn label(&self, table: &Table<'_, '_>, key: &'static str) -> Option<String> {
        let word = table.placed_text_if_any(key)?;
        let known = self.labels.iter().map(|label| label.id.as_str());
        self.known(table, &word, "label", known).then_some(word.value)
    }

    pub(super) fn known<'k>(
        &self,
        table: &Table<'_, '_>,
        word: &Placed<String>,
        what: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> bool {
        let found = known.clone().any(|name| name == word.value);
        if !found && table.lists_more_faults() {
            let hint = match nearest(&word.value, known.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("declared are: {}", known.take(MOST_HINTED).collect::<Vec<_>>().join(", ")),
            };
            table.fault(word.at.clone(), format!("`{}` is no declared {what}", word.value), Some(hint));
        }
        found
    }

    /// One member of these classes: `permanent member`.
    #[must_use]
    pub fn one(&self, within: &[String]) -> String {
        self.class_words(within, |class| &class.name, "member")
    }

    /// Members of these classes: `permanent members`.
    #[must_use]
    pub fn many(&self, within: &[String]) -> String {
        self.class_words(within, |class| &class.plural, "members")
    }

    /// Whether these classes are one that never has more than a single seat: `the President`.
    pub(super) fn is_single(&self, within: &[String]) -> bool {
        let class = |id: &String| self.classes.iter().find(|class| class.id == *id);
        match within {
            [only] => class(only).is_some_and(|class| {
                !class.composition.is_empty() && class.composition.iter().all(|part| part.seats == 1)
            }),
            _ => false,
        }
    }

    fn class_words(&self, within: &[String], word: fn(&Class) -> &str, everyone: &str) -> String {
        if within.is_empty() {
            return match self.classes {
                [only] => word(only).to_owned(),
                _ => everyone.to_owned(),
            };
        }
        let words: Vec<&str> = within
            .iter()
            .map(|id| self.classes.iter().find(|class| class.id == *id).map_or(id.as_str(), word))
            .collect();
        words.join(" or ")
    }

    /// The unit of a measure: `inhabitants`.
    #[must_use]
    pub fn unit(&self, measure: &str) -> String {
        let found = self.measures.iter().find(|known| known.id == measure);
        found.map_or_else(|| measure.to_owned(), |known| known.unit.clone())
    }
}
