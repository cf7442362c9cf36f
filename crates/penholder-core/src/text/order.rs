//! The order of voting on amendments: proposed with its measure, overruled by the chair on the record.
//!
//! Implements: rule 36 of the Security Council's Provisional Rules of Procedure (S/96/Rev.7): ordinarily the amendment
//! furthest removed in substance from the original first; one that adds to or deletes from the text before those that
//! revise it. *Furthest removed* is a judgement of the President (open to challenge under rule 30): the measure here only
//! proposes, and shows what it counts.
//! Not here: the vote, the challenge (`procedure`).

use super::Text;
use super::amendment::Amendment;
use super::change;
use super::compare::{Pairing, compare};
use super::leading::Phrases;
use super::merge::execute;
use super::reference::Vocabulary;

/// How far an amendment is from the original, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The amendment.
    pub amendment: String,
    /// Whether it only adds or deletes: voted before those that revise.
    pub adds_or_deletes: bool,
    /// Words it puts in.
    pub words_added: usize,
    /// Words it takes out.
    pub words_removed: usize,
    /// Mentions of named things it adds or takes.
    pub references: usize,
    /// Leading and further phrases whose number it changes, by class.
    pub classes: usize,
    /// Numbers it adds or takes.
    pub numbers: usize,
}

impl Distance {
    /// Returns the measure: words touched, and ten for each mention, phrase and number that comes or goes.
    pub fn measure(&self) -> usize {
        self.words_added + self.words_removed + 10 * (self.references + self.classes + self.numbers)
    }
}

/// A proposed order of voting, or the chair's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VotingOrder {
    /// First to last.
    pub order: Vec<Distance>,
    /// Who decided otherwise and why, in the order it was ruled.
    pub rulings: Vec<Ruling>,
}

/// A decision of the chair on the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Who ruled.
    pub by: String,
    /// The article.
    pub cite: String,
    /// Why.
    pub reason: String,
    /// The order before.
    pub instead_of: Vec<String>,
}

/// Why a ruling cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulingError {
    /// The order does not name each amendment once.
    #[error("a ruling names every amendment once: {0}")]
    NotThese(String),
    /// A ruling has an author and a reason.
    #[error("a ruling says who rules and why")]
    Unsaid,
}

/// Proposes the order under rule 36. Amendments that cannot be executed on `base` come last.
pub fn propose(base: &Text, amendments: &[Amendment], vocabulary: &Vocabulary) -> VotingOrder {
    let mut order: Vec<Distance> = amendments.iter().map(|a| distance(base, a, vocabulary)).collect();
    order.sort_by_key(|d| (!d.adds_or_deletes, std::cmp::Reverse(d.measure())));
    VotingOrder { order, rulings: Vec::new() }
}

/// Measures how far one amendment is from the original.
pub fn distance(base: &Text, amendment: &Amendment, vocabulary: &Vocabulary) -> Distance {
    let sizes = amendment.changes.iter().map(|c| change::size(base, c));
    let (words_added, words_removed) = sizes.fold((0, 0), |sum, s| (sum.0 + s.0, sum.1 + s.1));
    let adds_or_deletes =
        !amendment.changes.is_empty() && amendment.changes.iter().all(change::Change::adds_or_deletes);
    let after = execute(base, amendment).unwrap_or_else(|_| base.clone());
    let found = compare(base, &after, Pairing::ByIds, vocabulary, Phrases::standard());
    let moved = |list: &[super::compare::Tally]| list.iter().map(|t| t.before.abs_diff(t.after)).sum();
    Distance {
        amendment: amendment.id.clone(),
        adds_or_deletes,
        words_added,
        words_removed,
        references: moved(&found.references),
        classes: moved(&found.classes),
        numbers: moved(&found.numbers),
    }
}

impl VotingOrder {
    /// Returns the ids, first to last.
    pub fn ids(&self) -> Vec<String> {
        self.order.iter().map(|d| d.amendment.clone()).collect()
    }

    /// Returns the order the chair rules, with the ruling on record.
    ///
    /// # Errors
    /// [`RulingError`] if an amendment is missing, unknown or named twice, or nobody or nothing is said.
    pub fn ruled(&self, by: &str, order: &[String], reason: &str) -> Result<Self, RulingError> {
        if by.trim().is_empty() || reason.trim().is_empty() {
            return Err(RulingError::Unsaid);
        }
        let mut left = self.order.clone();
        let mut next = Vec::new();
        for id in order {
            let Some(at) = left.iter().position(|d| d.amendment == *id) else {
                return Err(RulingError::NotThese(format!("`{id}` is not one of them, or is named twice")));
            };
            next.push(left.remove(at));
        }
        if let Some(missing) = left.first() {
            return Err(RulingError::NotThese(format!("`{}` is missing", missing.amendment)));
        }
        let mut rulings = self.rulings.clone();
        let cite = "Provisional Rules of Procedure, rule 36".to_owned();
        rulings.push(Ruling { by: by.into(), cite, reason: reason.into(), instead_of: self.ids() });
        Ok(Self { order: next, rulings })
    }
}

#[cfg(test)]
mod tests {
    use super::super::change::{Change, Words};
    use super::*;
    use crate::text::{ParagraphId, format::plain};

    fn amendment(id: &str, change: Change) -> Amendment {
        Amendment { id: id.into(), author: "Beloria".into(), basis: "v1".into(), reason: None, changes: vec![change] }
    }

    fn base() -> Text {
        plain::read("The Council,\nRecalling its rules,\n1. Condemns the strikes on Zebra, and the shelling;\n2. Decides to meet.\n").unwrap().text
    }

    fn sample() -> Vec<Amendment> {
        let at = |id: &str| ParagraphId::new(id);
        let replace =
            |old: &str, new: &str| Change::ReplaceWords { at: at("p3"), old: Words::once(old), new: new.into() };
        vec![
            amendment("small", replace("shelling", "fire")),
            amendment("large", replace("Condemns the strikes on Zebra", "Notes the events")),
            amendment("cut", Change::DeleteWords { at: at("p3"), old: Words::once("on Zebra") }),
        ]
    }

    #[test]
    fn additions_and_deletions_first_then_the_furthest() {
        let order = propose(&base(), &sample(), &Vocabulary::default());
        assert_eq!(order.ids(), ["cut", "large", "small"]);
        assert!(order.order[1].classes > 0);
    }

    #[test]
    fn the_chair_may_rule_otherwise_on_record() {
        let order = propose(&base(), &sample(), &Vocabulary::default());
        let ids = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let ruled = order.ruled("Jordan", &ids(&["large", "cut", "small"]), "the widest in effect").unwrap();
        assert_eq!(ruled.ids(), ["large", "cut", "small"]);
        assert_eq!(ruled.rulings[0].instead_of, order.ids());
        let refused = |list: &[&str], by: &str| order.ruled(by, &ids(list), "because").unwrap_err().to_string();
        assert_eq!(refused(&["large", "cut"], "Jordan"), "a ruling names every amendment once: `small` is missing");
        assert!(refused(&["large", "large", "cut"], "Jordan").contains("named twice"));
        assert_eq!(refused(&["large", "cut", "small"], " "), "a ruling says who rules and why");
    }
}
