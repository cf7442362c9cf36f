//! Names of people: capitalised words that no vocabulary holds, after an office or by themselves.
//!
//! Always: a single word is a name only after an office or a title, or if exactly one person was named with it before.

use super::{Mention, Reader, Sort};
use crate::lexicon::Class;

const NOT_NAMES: [&str; 22] = [
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "this", "that", "there", "his", "her", "its", "their",
    "mr", "mrs", "ms", "dr", "what", "those",
];
const PARTICLES: [&str; 12] = ["al", "el", "de", "van", "von", "bin", "ibn", "der", "da", "del", "la", "ben"];

impl Reader<'_> {
    pub(super) fn take_name(&self, mention: &mut Mention) {
        if mention.sort == Sort::Part || mention.person.is_some() {
            return;
        }
        let end = mention.tokens.end;
        if let Some((name, end)) = self.names(end) {
            (mention.person, mention.tokens.end) = (Some(name), end);
        }
    }

    /// Capitalised words that may be a name, from a token: the name and where it ends.
    fn names(&self, start: usize) -> Option<(String, usize)> {
        let mut at = start;
        let mut name = String::new();
        while let Some(token) = self.tokens.get(at) {
            let particle = PARTICLES.contains(&token.low.as_str()) && self.tokens.get(at + 1).is_some();
            let known = self.sense_is(at, |class| class != Class::Seat);
            let month = self.whens.iter().any(|when| when.tokens.contains(&at));
            let fits = (token.is_capital() && !known && !month && !NOT_NAMES.contains(&token.low.as_str()))
                || (particle && !name.is_empty())
                || (particle && self.low(at + 1) == "-");
            let touches = at > start && self.tokens[at - 1].span.end == token.span.start;
            let joins = touches
                && !name.is_empty()
                && (token.word == "-" || (self.tokens[at - 1].word == "-" && token.is_word()));
            let dot = token.word == "."
                && name.chars().last().is_some_and(char::is_uppercase)
                && name.split(' ').next_back().is_some_and(|last| last.len() == 1);
            if !(fits || joins || dot) {
                break;
            }
            let glued = at > start && self.tokens[at - 1].span.end == token.span.start;
            if !name.is_empty() && !glued {
                name.push(' ');
            }
            name.push_str(&token.word);
            at += 1;
        }
        let name = name.trim_end_matches(['-', '.']).to_owned();
        let real = name.chars().next().is_some_and(|c| c.is_alphabetic()) && name.chars().any(char::is_uppercase);
        real.then_some((name, at))
    }

    pub(super) fn full_name(&self, start: usize) -> Option<(String, usize)> {
        self.names(start).filter(|(name, _)| name.split([' ', '-']).count() >= 2)
    }

    /// A person by name alone: one named before, or at least two capitalised words.
    pub(super) fn name(&self, start: usize) -> Option<Mention> {
        let token = self.tokens.get(start)?;
        if let Some((name, office, of)) = self.memory.person(&token.word).filter(|_| token.is_capital()) {
            let end = self
                .names(start)
                .filter(|(found, _)| name.ends_with(found.as_str()) || name.starts_with(found.as_str()));
            let end = end.map_or(start + 1, |(_, end)| end);
            let mut mention = Mention::new(start..end, Sort::Person, name);
            (mention.person, mention.office, mention.of) = (Some(name.clone()), office.clone(), of.clone());
            return Some(mention);
        }
        let title = matches!(token.low.as_str(), "mr" | "mrs" | "ms" | "dr");
        let from = start + usize::from(title) + usize::from(title && self.low(start + 1) == ".");
        if title {
            let (name, end) = self.names(from)?;
            let mut mention = Mention::new(start..end, Sort::Person, &name);
            mention.person = Some(name);
            return Some(mention);
        }
        if self.title || !token.is_capital() || (start == 0 && self.opens(token)) {
            return None;
        }
        let (name, end) = self.full_name(start)?;
        let mut mention = Mention::new(start..end, Sort::Person, &name);
        mention.person = Some(name);
        Some(mention)
    }
}
