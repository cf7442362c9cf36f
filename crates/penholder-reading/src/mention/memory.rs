//! What a report has named so far: people with their offices, organs.
//!
//! Always: a part of a name means a person only while one alone was named with it.

use std::collections::{HashMap, HashSet};

use super::{Mention, Sort};

/// What the report has named so far.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// People by name, with office and whom they stand for.
    people: Vec<(String, Option<String>, Vec<String>)>,
    by_name: HashSet<String>,
    /// A part of a name: who was first to have it, and whether nobody else has.
    by_part: HashMap<String, (usize, bool)>,
    /// Organs by their ids, the one named last at the end.
    pub(super) organs: Vec<String>,
}

impl Memory {
    /// The person whom a single name means, if exactly one was named with it.
    pub(super) fn person(&self, name: &str) -> Option<&(String, Option<String>, Vec<String>)> {
        let (first, alone) = self.by_part.get(name)?;
        self.people.get(*first).filter(|_| *alone)
    }

    /// Keeps what a sentence named.
    pub fn learn(&mut self, mentions: &[Mention]) {
        for mention in mentions {
            let new = |name: &&String| mention.sort == Sort::Person && !self.by_name.contains(*name);
            if let Some(name) = mention.person.as_ref().filter(new) {
                for part in name.split([' ', '-']) {
                    let nth = self.people.len();
                    let entry = self.by_part.entry(part.to_owned()).or_insert((nth, true));
                    entry.1 &= entry.0 == nth;
                }
                self.by_name.insert(name.clone());
                self.people.push((name.clone(), mention.office.clone(), mention.of.clone()));
            }
            // "a UN Security Council statement" names the organ too; the latest stands last
            for organ in &mention.of {
                self.organs.retain(|known| known != organ);
                self.organs.push(organ.clone());
            }
        }
    }
}
