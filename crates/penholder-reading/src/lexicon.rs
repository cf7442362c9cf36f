//! Wordings and what they stand for: the longest at a place is found.

use std::collections::HashMap;

use crate::sentence::{Token, tokens};

/// What a wording stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A state by its name.
    State,
    /// A state by its adjective.
    Adjective,
    /// A state by its seat of government.
    Seat,
    /// An organ by its full name.
    Organ,
    /// An organ by a short name, which counts once the full one was given.
    OrganShort,
    /// An organisation.
    Organisation,
    /// States under one name.
    Group,
    /// The press.
    Agency,
    /// An office.
    Office,
    /// Somebody by a role.
    Role,
    /// A part of a state.
    Part,
    /// A party that is no state.
    Party,
    /// The form of a text.
    Form,
    /// Something acts are done to.
    Measure,
    /// A meeting, conference, round of talks.
    Gathering,
    /// A treaty.
    Treaty,
    /// A weapon or way of harm.
    Weapon,
    /// What is supplied besides weapons.
    Aid,
    /// An ally or a rival, as a noun.
    Standing,
}

/// One meaning of a wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sense {
    /// What it stands for.
    pub class: Class,
    /// Its id: a state's code, an organ's id, a form, a category.
    pub id: String,
}

/// Wordings with what they stand for.
#[derive(Debug)]
pub struct Lexicon<T> {
    by_first: HashMap<String, Vec<(Vec<String>, bool, T)>>,
}

impl<T: Clone> Default for Lexicon<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T: Clone> Lexicon<T> {
    /// Adds a wording; with a capital anywhere it is matched with its capitals.
    pub fn add(&mut self, wording: &str, what: T) {
        let proper = wording.chars().any(char::is_uppercase);
        let keys: Vec<String> = tokens(wording, 0).into_iter().map(|t| if proper { t.word } else { t.low }).collect();
        if let Some(first) = keys.first() {
            self.by_first.entry(first.to_lowercase()).or_default().push((keys, proper, what));
        }
    }

    pub(crate) fn done(mut self) -> Self {
        for wordings in self.by_first.values_mut() {
            wordings.sort_by_key(|(keys, proper, _)| (std::cmp::Reverse(keys.len()), !proper));
        }
        self
    }

    /// The longest wording that begins at a token: its length, and everything it stands for.
    #[must_use]
    pub fn at(&self, tokens: &[Token], start: usize) -> Option<(usize, Vec<&T>)> {
        let wordings = self.by_first.get(&tokens.get(start)?.low)?;
        let fits = |keys: &[String], proper: bool| {
            let there = tokens.get(start..start + keys.len());
            there.is_some_and(|there| {
                there.iter().zip(keys).all(|(token, key)| if proper { token.word == *key } else { token.low == *key })
            })
        };
        let (longest, _, _) = wordings.iter().find(|(keys, proper, _)| fits(keys, *proper))?;
        let length = longest.len();
        let all = wordings.iter().filter(|(keys, proper, _)| keys.len() == length && fits(keys, *proper));
        Some((length, all.map(|(_, _, what)| what).collect()))
    }
}
