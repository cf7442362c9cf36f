//! Amendments: who proposes which changes to which version, and what became of the proposal.
//!
//! Implements: rules 31, 34, 35 and 36 of the Security Council's Provisional Rules of Procedure (S/96/Rev.7): amendments in
//! writing, no seconder, withdrawal by the mover before the vote; and the practice that an amendment the sponsor accepts
//! (a *friendly* one) and an oral revision by the sponsor become part of the draft without a vote.
//! Always: an amendment keeps its id and author; steps only add up, none is edited.
//! Not here: executing changes (`change`, `merge`), the order of voting (`order`), the vote (`procedure`).

mod file;

use std::collections::{BTreeMap, BTreeSet};

pub use file::{AmendmentsError, read};

use super::change::{Change, Words};
use super::words::{cleaned, occurrences, spliced};

/// Changes proposed together by one author: adopted or not as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Its name, as `RUS-1`.
    pub id: String,
    /// Who proposes it.
    pub author: String,
    /// The version it is written for.
    pub basis: String,
    /// Why, if the author says so.
    pub reason: Option<String>,
    /// What it does, in order.
    pub changes: Vec<Change>,
}

/// What is done about amendments, in the order it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An amendment is tabled.
    Table(Amendment),
    /// The sponsor revises the draft from the floor: no vote, part of the draft at once.
    ReviseOrally(Amendment),
    /// An amendment to an amendment: other words in what it puts in.
    AmendAmendment {
        /// The name of this sub-amendment.
        id: String,
        /// Who proposes it.
        author: String,
        /// The amendment or sub-amendment it changes.
        to: String,
        /// The words that go.
        old: Words,
        /// The words that come; empty to delete.
        new: String,
        /// Why.
        reason: Option<String>,
    },
    /// The author withdraws it (rule 35).
    Withdraw {
        /// Who.
        by: String,
        /// What.
        what: String,
    },
    /// Who owns what is amended accepts it: the sponsor an amendment, the author of an amendment a sub-amendment.
    Accept {
        /// Who.
        by: String,
        /// What.
        what: String,
    },
    /// The body adopted it.
    Adopt {
        /// What.
        what: String,
    },
    /// The body did not adopt it.
    Reject {
        /// What.
        what: String,
    },
}

/// What became of an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Before the body.
    Open,
    /// Part of the text without a vote.
    Accepted,
    /// Part of the text by a vote.
    Adopted,
    /// Voted down.
    Rejected,
    /// Taken back by its author.
    Withdrawn,
}

impl Standing {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Adopted => "adopted",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether its words are in the text.
    pub fn is_in(self) -> bool {
        matches!(self, Self::Accepted | Self::Adopted)
    }
}

/// An amendment with its sub-amendments put in, and its standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The amendment as it stands.
    pub amendment: Amendment,
    /// What became of it.
    pub standing: Standing,
    /// Whether it is a revision by the sponsor from the floor.
    pub oral: bool,
    /// Sub-amendments to it, with what became of them, in order.
    pub sub_amendments: Vec<(String, Standing)>,
}

/// Why a step cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// A name used before.
    #[error("`{0}` is the name of an earlier amendment")]
    SameId(String),
    /// No amendment of that name, or none yet: an amendment cannot amend one that comes after it, nor itself.
    #[error("no amendment `{what}` has been tabled before `{by}`: an amendment can only amend an earlier one")]
    NoSuchAmendment {
        /// The name looked for.
        what: String,
        /// Where it is looked for.
        by: String,
    },
    /// Somebody else's right.
    #[error("{by} cannot {act} `{what}`: only {owner} can")]
    NotTheirs {
        /// Who tried.
        by: String,
        /// `withdraw`, `accept` or `revise orally`.
        act: &'static str,
        /// What.
        what: String,
        /// Whose right it is.
        owner: String,
    },
    /// It is not open any more.
    #[error("`{what}` is {} and cannot be changed any more", .standing.word())]
    Decided {
        /// What.
        what: String,
        /// What became of it.
        standing: Standing,
    },
    /// The words a sub-amendment wants to change do not stand in the amendment, or more than once.
    #[error("the words \"{old}\" do not stand in `{to}` {how}; it puts in: \"{now}\"")]
    WordsGone {
        /// The amendment.
        to: String,
        /// The words looked for.
        old: String,
        /// `at all` or `once only`.
        how: &'static str,
        /// The words it puts in.
        now: String,
    },
}

/// Takes the steps one after the other and returns the amendments as they stand, in the order of tabling.
///
/// `sponsors` are those who may accept amendments and revise the draft orally.
///
/// # Errors
/// [`StepError`] of the first step that cannot be taken, with its place in `steps`, from 0.
pub fn settle(steps: &[Step], sponsors: &[String]) -> Result<Vec<Settled>, (usize, StepError)> {
    let mut table = Table { sponsors, ..Table::default() };
    for (i, step) in steps.iter().enumerate() {
        table.step(step).map_err(|e| (i, e))?;
    }
    Ok(table.amendments)
}

#[derive(Default)]
struct Table<'a> {
    sponsors: &'a [String],
    amendments: Vec<Settled>,
    subs: BTreeMap<String, Sub>,
    names: BTreeSet<String>,
}

/// A sub-amendment.
struct Sub {
    author: String,
    to: String,
    old: Words,
    new: String,
    standing: Standing,
}

impl Table<'_> {
    fn step(&mut self, step: &Step) -> Result<(), StepError> {
        match step {
            Step::Table(a) => self.table(a, Standing::Open, false),
            Step::ReviseOrally(a) if self.is_sponsor(&a.author) => self.table(a, Standing::Accepted, true),
            Step::ReviseOrally(a) => {
                Err(self.not_theirs(&a.author, "revise orally by", &a.id, self.sponsors.join(", ")))
            }
            Step::AmendAmendment { id, author, to, old, new, .. } => self.amend(id, author, to, old, new),
            Step::Withdraw { by, what } => {
                let owner = self.author_of(what, by)?;
                if owner != *by {
                    return Err(self.not_theirs(by, "withdraw", what, owner));
                }
                self.set(what, Standing::Withdrawn)
            }
            Step::Accept { by, what } => {
                let owner = match self.subs.get(what) {
                    Some(sub) => self.author_of(&sub.to.clone(), what)?,
                    None => self.sponsors.join(", "),
                };
                let theirs = if self.subs.contains_key(what) { owner == *by } else { self.is_sponsor(by) };
                self.author_of(what, by)?;
                if !theirs {
                    return Err(self.not_theirs(by, "accept", what, owner));
                }
                self.set(what, Standing::Accepted)
            }
            Step::Adopt { what } => self.set(what, Standing::Adopted),
            Step::Reject { what } => self.set(what, Standing::Rejected),
        }
    }

    fn is_sponsor(&self, who: &str) -> bool {
        self.sponsors.iter().any(|s| s == who)
    }

    fn not_theirs(&self, by: &str, act: &'static str, what: &str, owner: String) -> StepError {
        let owner = if owner.is_empty() { "a sponsor of the draft".into() } else { owner };
        StepError::NotTheirs { by: by.into(), act, what: what.into(), owner }
    }

    fn name(&mut self, id: &str) -> Result<(), StepError> {
        if self.names.insert(id.to_owned()) { Ok(()) } else { Err(StepError::SameId(id.into())) }
    }

    fn table(&mut self, a: &Amendment, standing: Standing, oral: bool) -> Result<(), StepError> {
        self.name(&a.id)?;
        self.amendments.push(Settled { amendment: a.clone(), standing, oral, sub_amendments: Vec::new() });
        Ok(())
    }

    fn amend(&mut self, id: &str, author: &str, to: &str, old: &Words, new: &str) -> Result<(), StepError> {
        // The target has to be on the table already, so a circle cannot close.
        match self.standing(to) {
            None => return Err(StepError::NoSuchAmendment { what: to.into(), by: id.into() }),
            Some(Standing::Open) => {}
            Some(standing) => return Err(StepError::Decided { what: to.into(), standing }),
        }
        let now = self.words_of(to);
        let hits: usize = now.iter().map(|w| occurrences(w, &old.words).len()).sum();
        if hits == 0 || (hits > 1 && old.nth == 0) || old.nth > hits {
            let how = if hits == 0 { "at all" } else { "once only" };
            return Err(StepError::WordsGone { to: to.into(), old: old.words.clone(), how, now: now.join(" / ") });
        }
        self.name(id)?;
        let (author, to, old) = (author.to_owned(), to.to_owned(), old.clone());
        let root = self.root_of(&to);
        let new = cleaned(new).into_owned();
        self.subs.insert(id.into(), Sub { author, to, old, new, standing: Standing::Open });
        if let Some(a) = self.amendments.iter_mut().find(|a| a.amendment.id == root) {
            a.sub_amendments.push((id.into(), Standing::Open));
        }
        Ok(())
    }

    fn standing(&self, what: &str) -> Option<Standing> {
        let main = self.amendments.iter().find(|a| a.amendment.id == what).map(|a| a.standing);
        main.or_else(|| self.subs.get(what).map(|s| s.standing))
    }

    fn author_of(&self, what: &str, by: &str) -> Result<String, StepError> {
        let main = self.amendments.iter().find(|a| a.amendment.id == what).map(|a| a.amendment.author.clone());
        main.or_else(|| self.subs.get(what).map(|s| s.author.clone()))
            .ok_or_else(|| StepError::NoSuchAmendment { what: what.into(), by: by.into() })
    }

    /// The amendment a chain of sub-amendments hangs on.
    fn root_of(&self, what: &str) -> String {
        let mut at = what;
        while let Some(sub) = self.subs.get(at) {
            at = &sub.to;
        }
        at.to_owned()
    }

    /// The words an amendment or sub-amendment puts in.
    fn words_of(&self, what: &str) -> Vec<String> {
        if let Some(sub) = self.subs.get(what) {
            return vec![sub.new.clone()];
        }
        let found = self.amendments.iter().find(|a| a.amendment.id == what);
        found.map(|a| a.amendment.changes.iter().flat_map(new_words).cloned().collect()).unwrap_or_default()
    }

    fn set(&mut self, what: &str, standing: Standing) -> Result<(), StepError> {
        match self.standing(what) {
            None => return Err(StepError::NoSuchAmendment { what: what.into(), by: standing.word().into() }),
            Some(Standing::Open) => {}
            Some(now) => return Err(StepError::Decided { what: what.into(), standing: now }),
        }
        if let Some(a) = self.amendments.iter_mut().find(|a| a.amendment.id == what) {
            a.standing = standing;
            return Ok(());
        }
        let root = self.root_of(what);
        if standing.is_in() {
            let Some(sub) = self.subs.get(what) else { return Ok(()) };
            let (to, old, new) = (sub.to.clone(), sub.old.clone(), sub.new.clone());
            self.put_in(&to, &old, &new)?;
        }
        if let Some(sub) = self.subs.get_mut(what) {
            sub.standing = standing;
        }
        if let Some(a) = self.amendments.iter_mut().find(|a| a.amendment.id == root) {
            a.sub_amendments.iter_mut().filter(|(id, _)| id == what).for_each(|(_, s)| *s = standing);
        }
        Ok(())
    }

    /// Puts a sub-amendment's words into what it amends.
    fn put_in(&mut self, to: &str, old: &Words, new: &str) -> Result<(), StepError> {
        let now = self.words_of(to);
        let gone =
            || StepError::WordsGone { to: to.into(), old: old.words.clone(), how: "at all", now: now.join(" / ") };
        let mut nth = old.nth.max(1);
        let edit = |words: &mut String, nth: &mut usize| {
            let hits = occurrences(words, &old.words);
            match hits.get(nth.wrapping_sub(1)) {
                Some(&at) if *nth > 0 => {
                    *words = spliced(words, at..at + old.words.len(), new);
                    *nth = 0;
                }
                _ => *nth = nth.saturating_sub(hits.len()),
            }
        };
        if let Some(sub) = self.subs.get_mut(to) {
            edit(&mut sub.new, &mut nth);
        } else if let Some(a) = self.amendments.iter_mut().find(|a| a.amendment.id == to) {
            for words in a.amendment.changes.iter_mut().flat_map(new_words_mut) {
                if nth > 0 {
                    edit(words, &mut nth);
                }
            }
        }
        if nth == 0 { Ok(()) } else { Err(gone()) }
    }
}

/// The words a change puts in.
fn new_words(change: &Change) -> Vec<&String> {
    match change {
        Change::InsertWords { new, .. } | Change::ReplaceWords { new, .. } | Change::ReplaceWhole { new, .. } => {
            vec![new]
        }
        Change::Insert { new, .. } => new.iter().map(|p| &p.words).collect(),
        _ => Vec::new(),
    }
}

fn new_words_mut(change: &mut Change) -> Vec<&mut String> {
    match change {
        Change::InsertWords { new, .. } | Change::ReplaceWords { new, .. } | Change::ReplaceWhole { new, .. } => {
            vec![new]
        }
        Change::Insert { new, .. } => new.iter_mut().map(|p| &mut p.words).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ParagraphId;

    fn amendment(id: &str, author: &str, new: &str) -> Amendment {
        let changes = vec![Change::ReplaceWhole { at: ParagraphId::new("p1"), new: new.into() }];
        Amendment { id: id.into(), author: author.into(), basis: "v1".into(), reason: None, changes }
    }

    fn sub(id: &str, author: &str, to: &str, old: &str, new: &str) -> Step {
        let old = Words::once(old);
        Step::AmendAmendment { id: id.into(), author: author.into(), to: to.into(), old, new: new.into(), reason: None }
    }

    fn check(steps: &[Step], want: Result<&str, &str>) {
        let got = settle(steps, &["Arvenia".into()]);
        let shown = got.map(|all| {
            let line = |s: &Settled| {
                format!("{} {}: {}", s.amendment.id, s.standing.word(), new_words(&s.amendment.changes[0])[0])
            };
            all.iter().map(line).collect::<Vec<_>>().join("; ")
        });
        assert_eq!(shown.map_err(|(_, e)| e.to_string()), want.map(str::to_owned).map_err(str::to_owned));
    }

    #[test]
    fn steps_settle_amendments() {
        let a = Step::Table(amendment("A", "Beloria", "deplores all violence"));
        let accept = |by: &str, what: &str| Step::Accept { by: by.into(), what: what.into() };
        let withdraw = |by: &str, what: &str| Step::Withdraw { by: by.into(), what: what.into() };
        check(std::slice::from_ref(&a), Ok("A open: deplores all violence"));
        check(&[a.clone(), accept("Arvenia", "A")], Ok("A accepted: deplores all violence"));
        check(&[a.clone(), accept("Qadira", "A")], Err("Qadira cannot accept `A`: only Arvenia can"));
        check(&[a.clone(), withdraw("Beloria", "A")], Ok("A withdrawn: deplores all violence"));
        check(&[a.clone(), withdraw("Arvenia", "A")], Err("Arvenia cannot withdraw `A`: only Beloria can"));
        check(
            &[a.clone(), withdraw("Beloria", "A"), accept("Arvenia", "A")],
            Err("`A` is withdrawn and cannot be changed any more"),
        );
        check(&[a.clone(), a.clone()], Err("`A` is the name of an earlier amendment"));
        let oral = |author: &str| Step::ReviseOrally(amendment("O", author, "condemns"));
        check(&[oral("Arvenia")], Ok("O accepted: condemns"));
        check(&[oral("Beloria")], Err("Beloria cannot revise orally by `O`: only Arvenia can"));
        let s = sub("B", "Qadira", "A", "deplores", "condemns");
        check(&[a.clone(), s.clone()], Ok("A open: deplores all violence"));
        check(&[a.clone(), s.clone(), accept("Beloria", "B")], Ok("A open: condemns all violence"));
        check(&[a.clone(), s.clone(), Step::Adopt { what: "B".into() }], Ok("A open: condemns all violence"));
        check(&[a.clone(), s.clone(), accept("Arvenia", "B")], Err("Arvenia cannot accept `B`: only Beloria can"));
        let deeper = sub("C", "Arvenia", "B", "condemns", "strongly condemns");
        check(
            &[a.clone(), s, deeper, accept("Qadira", "C"), accept("Beloria", "B")],
            Ok("A open: strongly condemns all violence"),
        );
        check(
            &[a, sub("B", "Qadira", "A", "praises", "x")],
            Err("the words \"praises\" do not stand in `A` at all; it puts in: \"deplores all violence\""),
        );
    }

    #[test]
    fn a_circle_cannot_close() {
        let none = "no amendment `B` has been tabled before `A`: an amendment can only amend an earlier one";
        check(&[sub("A", "Beloria", "B", "x", "y"), sub("B", "Beloria", "A", "y", "x")], Err(none));
        let own = "no amendment `A` has been tabled before `A`: an amendment can only amend an earlier one";
        check(&[sub("A", "Beloria", "A", "x", "y")], Err(own));
    }
}
