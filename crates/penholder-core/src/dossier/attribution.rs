//! Chains of attribution: through whom a claim came, and how many independent origins some claims have.
//!
//! Implements: two reports that rest on the same origin count once; an unnamed origin may be the same person as another
//! unnamed one, or as a named one, so it never adds to what is certain.
//! Always: a chain begins where the words stand and ends with who says so; circles are found before anything is followed.
//! Not here: how much a kind of source weighs (`verdict`).

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::{ActorKind, Claim, Dossier, Sort};

/// One link of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// The source or actor.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whether the name is kept back.
    pub unnamed: bool,
}

/// How many independent origins some claims have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Independence {
    /// At least so many.
    pub at_least: usize,
    /// At most so many.
    pub at_most: usize,
    /// The origins that are named.
    pub named: Vec<String>,
    /// The origins that are not.
    pub unnamed: Vec<String>,
}

impl Independence {
    /// In words.
    #[must_use]
    pub fn says(&self) -> String {
        let origins = |count: usize| if count == 1 { "1 origin".to_owned() } else { format!("{count} origins") };
        if self.at_least == self.at_most {
            return format!("{}, each named", origins(self.at_least)).replace("1 origin, each named", "1 named origin");
        }
        format!("{} for certain, {} at most: unnamed people may be the same", origins(self.at_least), self.at_most)
    }
}

impl Dossier {
    /// The chain of a claim, from where it stands to who says so.
    #[must_use]
    pub fn chain(&self, claim: &Claim) -> Vec<Hop> {
        let mut ids: Vec<&str> = vec![&claim.at.source];
        let mut at = self.source(&claim.at.source);
        while let Some(original) = at.and_then(|source| source.republishes.as_deref()) {
            if ids.contains(&original) {
                break;
            }
            ids.push(original);
            at = self.source(original);
        }
        for id in claim.via.iter().chain(std::iter::once(&claim.holder)) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        ids.into_iter().map(|id| self.hop(id)).collect()
    }

    fn hop(&self, id: &str) -> Hop {
        let unnamed = self.actor(id).is_some_and(|actor| actor.kind == ActorKind::Anonymous);
        Hop { id: id.to_owned(), name: self.name(id).to_owned(), unnamed }
    }

    /// Who a claim comes from in the end: what it rests on, else the last of its chain who is no outlet.
    #[must_use]
    pub fn origins(&self, claim: &Claim) -> BTreeSet<String> {
        let mut origins = BTreeSet::new();
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![claim]);
        while let Some(claim) = waiting.pop() {
            if !seen.insert(claim.id.as_str()) {
                continue;
            }
            let below: Vec<&Claim> = claim.rests_on.iter().filter_map(|id| self.claim(id)).collect();
            if below.is_empty() {
                origins.insert(self.origin(claim));
            }
            waiting.extend(below);
        }
        origins
    }

    fn origin(&self, claim: &Claim) -> String {
        let is_outlet = |id: &str| self.actor(id).is_some_and(|actor| actor.kind == ActorKind::Outlet);
        let last_actor = claim.via.iter().rev().find(|id| self.sort_of(id) == Some(Sort::Actor) && !is_outlet(id));
        if !is_outlet(&claim.holder) && self.sort_of(&claim.holder) == Some(Sort::Actor) {
            return claim.holder.clone();
        }
        if let Some(actor) = last_actor {
            return actor.clone();
        }
        if self.sort_of(&claim.holder) == Some(Sort::Text) {
            return claim.holder.clone();
        }
        // An outlet that names nobody: the outlet whose report it first was.
        let mut source = self.source(&claim.at.source);
        let mut hops = 0;
        while let Some(original) = source.and_then(|source| source.republishes.as_deref()) {
            if hops > self.sources.len() {
                break;
            }
            source = self.source(original);
            hops += 1;
        }
        source.and_then(|source| source.publisher.clone()).unwrap_or_else(|| claim.holder.clone())
    }

    /// How many independent origins these claims have.
    #[must_use]
    pub fn independence<'c>(&self, claims: impl IntoIterator<Item = &'c Claim>) -> Independence {
        let origins: BTreeSet<String> = claims.into_iter().flat_map(|claim| self.origins(claim)).collect();
        let (unnamed, named): (Vec<String>, Vec<String>) = origins.into_iter().partition(|id| self.hop(id).unnamed);
        let at_least = named.len().max(usize::from(!unnamed.is_empty()));
        Independence { at_least, at_most: named.len() + unnamed.len(), named, unnamed }
    }
}

/// A circle in a graph of ids, if there is one: the ids on it, in order.
pub(super) fn circle<'i>(edges: &HashMap<&'i str, Vec<&'i str>>) -> Option<Vec<&'i str>> {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let mut starts: Vec<&&str> = edges.keys().collect();
    starts.sort_unstable();
    for start in starts {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((at, next)) = path.last().copied() {
            let following = edges.get(at).and_then(|list| list.get(next)).copied();
            if let Some(last) = path.last_mut() {
                last.1 += 1;
            }
            match following {
                None => {
                    done.insert(at);
                    path.pop();
                }
                Some(to) => {
                    if let Some(from) = path.iter().position(|(id, _)| *id == to) {
                        return Some(path[from..].iter().map(|(id, _)| *id).collect());
                    }
                    if !done.contains(to) {
                        path.push((to, 0));
                    }
                }
            }
        }
    }
    None
}
