//! Numbers in words and digits, with the bound they are given: "more than 700", "at least two dozen", "some 3,000".
//!
//! Always: a number that is not certain to be read is not read; what is vague ("dozens") has no count.
//! Not here: what is counted (`rules::casualty`).

use std::ops::Range;

use serde::Deserialize;

use crate::sentence::Token;

/// The words of numbers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    units: Vec<String>,
    tens: Vec<String>,
    scales: Vec<String>,
    vague: Vec<String>,
}

/// A number as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its tokens, the bound among them.
    pub tokens: Range<usize>,
    /// How many; `None` where the word is vague.
    pub count: Option<u64>,
    /// How it is meant: a word of `bounds`, `plain` if nothing is said.
    pub bound: String,
}

impl Numbers {
    fn unit(&self, word: &str) -> Option<u64> {
        let at = |list: &[String]| list.iter().position(|known| known == word).and_then(|at| u64::try_from(at).ok());
        at(&self.units).or_else(|| at(&self.tens).map(|tens| (tens + 2) * 10))
    }

    fn scale(&self, word: &str) -> Option<u64> {
        let at = self.scales.iter().position(|known| known == word)?;
        [100, 1_000, 1_000_000, 1_000_000_000].get(at).copied()
    }

    /// The number that begins at a token: how many tokens it has, and its count.
    fn at(&self, tokens: &[Token], start: usize) -> Option<(usize, Option<u64>)> {
        for words in &self.vague {
            let parts: Vec<&str> = words.split(' ').collect();
            let there = tokens.get(start..start + parts.len());
            if there.is_some_and(|there| there.iter().zip(&parts).all(|(token, part)| token.low == *part)) {
                return Some((parts.len(), None));
            }
        }
        let mut total = digits(&tokens.get(start)?.word).or_else(|| self.unit(&tokens[start].low))?;
        let mut end = start + 1;
        // "twenty-two"
        if let [dash, unit, ..] = tokens.get(end..).unwrap_or_default()
            && dash.word == "-"
            && (20..100).contains(&total)
            && let Some(unit) = self.unit(&unit.low).filter(|unit| *unit < 10)
        {
            (total, end) = (total + unit, end + 2);
        }
        while let Some(scale) = tokens.get(end).and_then(|token| self.scale(&token.low)) {
            (total, end) = (total.checked_mul(scale)?, end + 1);
        }
        Some((end - start, Some(total)))
    }

    /// Every number of a sentence with its bound. `bounds` gives the words of each bound.
    #[must_use]
    pub fn all(&self, tokens: &[Token], bounds: &[(String, Vec<Vec<String>>)]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some((length, count)) = self.at(tokens, at) else {
                at += 1;
                continue;
            };
            let (from, bound) = bound_before(tokens, at, bounds);
            found.push(Found { tokens: from..at + length, count, bound: bound.to_owned() });
            at += length;
        }
        found
    }
}

/// The bound that ends before a token: the longest that fits, and where it begins.
fn bound_before<'b>(tokens: &[Token], at: usize, bounds: &'b [(String, Vec<Vec<String>>)]) -> (usize, &'b str) {
    let fits = |words: &[String]| {
        let start = at.checked_sub(words.len())?;
        tokens[start..at].iter().zip(words).all(|(token, word)| token.low == *word).then_some(start)
    };
    let all = bounds.iter().flat_map(|(bound, phrases)| phrases.iter().map(move |words| (bound, words)));
    let best = all.filter_map(|(bound, words)| fits(words).map(|start| (start, bound.as_str()))).min();
    best.unwrap_or((at, "plain"))
}

/// A number in digits: `3,000`, `33 000` is not one token and so two numbers, `1.5` is none.
fn digits(word: &str) -> Option<u64> {
    let groups: Vec<&str> = word.split(',').collect();
    let plain = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if plain && grouped { groups.concat().parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use crate::sentence::tokens;

    #[test]
    fn numbers_and_bounds() {
        let harm = &crate::words::words().harm;
        let check = |text: &str, expected: &[(Option<u64>, &str)]| {
            let found = harm.numbers.all(&tokens(text, 0), &harm.bounds);
            let found: Vec<(Option<u64>, &str)> = found.iter().map(|one| (one.count, one.bound.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("more than 700 people", &[(Some(700), "more-than")]);
        check("no more than 12", &[(Some(12), "at-most")]);
        check("at least twenty-two", &[(Some(22), "at-least")]);
        check("some 3,000 and almost 4 million", &[(Some(3000), "about"), (Some(4_000_000), "almost")]);
        check("two hundred thousand", &[(Some(200_000), "plain")]);
        check("exactly 12 and precisely three", &[(Some(12), "exactly"), (Some(3), "exactly")]);
        check("dozens, tens of thousands", &[(None, "plain"), (None, "plain")]);
        check("99999999999999999999 million million million", &[]);
        check("1,00 or 1.5", &[]);
    }
}
