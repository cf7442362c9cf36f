//! Vetoes counted: by drafts, by votes and by the official list, of each member and of all.
//!
//! Always: a draft vetoed by two members is one draft and two vetoes cast; the three counts stand side by side, as they differ.
//! Not here: why they differ in the single case (the record's rows say it).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use penholder_record::{Declared, Fault, Record, Vote};

/// Vetoes of one member, or texts vetoed by all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vetoed {
    /// Drafts vetoed.
    pub drafts: usize,
    /// Of these, drafts that one member alone vetoed.
    pub alone: usize,
    /// Votes vetoed: parts, amendments and single ballots are votes of their own.
    pub votes: usize,
    /// Entries of the official list.
    pub listed: usize,
}

/// The vetoes among some votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vetoes {
    /// By member, its code first; most drafts first.
    pub by: Vec<(&'static str, Vetoed)>,
    /// The texts: each counts once, whoever vetoed it.
    pub texts: Vetoed,
    /// The last day of the official list.
    pub list_ends: Date,
}

/// The last day of the official list.
///
/// # Errors
/// If the table of the list is damaged.
pub fn list_ends(record: &Record<'_>) -> Result<Date, Fault> {
    Ok(record.veto_list()?.last().map_or(Date::MIN, |entry| entry.date))
}

/// Counts the vetoes among `votes`.
///
/// # Errors
/// If the table of the list is damaged.
pub fn vetoes(record: &'static Record<'static>, votes: &[&Vote<'static>]) -> Result<Vetoes, Fault> {
    let list_ends = list_ends(record)?;
    let mut by: BTreeMap<&'static str, Vetoed> = BTreeMap::new();
    let mut texts = Vetoed::default();
    for vote in votes.iter().filter(|vote| vote.declared == Declared::Vetoed) {
        let members: Vec<&'static str> = vote.vetoes().collect();
        // a draft: in the official list, or later than the list and no second listing of another vote
        let draft = usize::from(vote.listed || (vote.date > list_ends && vote.same_as.is_none()));
        let alone = draft * usize::from(members.len() == 1);
        let add = |count: &mut Vetoed| {
            count.drafts += draft;
            count.alone += alone;
            count.votes += 1;
        };
        add(&mut texts);
        members.into_iter().for_each(|member| add(by.entry(member).or_default()));
    }
    let counted: BTreeSet<&str> = votes.iter().map(|vote| vote.id).collect();
    for entry in record.veto_list()?.iter().filter(|entry| counted.contains(entry.vote)) {
        texts.listed += 1;
        entry.by().for_each(|member| by.entry(member).or_default().listed += 1);
    }
    let mut by: Vec<_> = by.into_iter().collect();
    by.sort_by_key(|(_, count)| std::cmp::Reverse(count.drafts));
    Ok(Vetoes { by, texts, list_ends })
}

#[cfg(test)]
mod tests {
    use penholder_record::security_council;

    use super::*;

    #[test]
    fn two_members_veto_one_draft() {
        let record = security_council();
        let all = record.votes().unwrap();
        let votes: Vec<_> = all.iter().filter(|vote| vote.symbol == "S/2012/77").collect();
        let found = vetoes(record, &votes).unwrap();
        let both = Vetoed { drafts: 1, alone: 0, votes: 1, listed: 1 };
        assert_eq!((found.by, found.texts), (vec![("CHN", both), ("RUS", both)], both));
    }

    #[test]
    fn drafts_are_never_more_than_votes() {
        let record = security_council();
        let votes: Vec<_> = record.votes().unwrap().iter().collect();
        let found = vetoes(record, &votes).unwrap();
        for (member, count) in found.by.iter().chain([&("all", found.texts)]) {
            assert!(
                count.alone <= count.drafts && count.drafts <= count.votes && count.listed <= count.votes,
                "{member}"
            );
        }
        assert_eq!(found.texts.listed, record.veto_list().unwrap().len());
    }
}
