//! A requirement as English words, so that a lawyer can hold the rule against its article.
//!
//! Always: the words are made from the requirement alone and say all of it; each kind of requirement has its line in the
//! table of tests below.
//! Not here: the whole rule ([`super::Rule::says`]), what a vote found ([`crate::say`]).

use super::name::Names;
use super::{Measure, Requirement, Side, What};
use crate::normal::{Compare, HEADS};
use crate::source::Exact;

impl Requirement {
    /// The requirement as words without a capital and without a full stop: `at least 9 members vote in favour`.
    #[must_use]
    pub fn says(&self, names: &Names<'_>) -> String {
        let one = || names.one(&self.within);
        match &self.what {
            What::Counted { side, compare, measure: Measure::Amount(number) } => {
                self.says_amount(names, *side, *compare, *number)
            }
            What::Counted { side, compare, measure: Measure::Share(share, base) } => {
                let who = names.many(&self.within);
                let of = format!("{} {}", share_of(*compare, *share), self.whole(names, &base.says(&who)));
                if self.measure == HEADS {
                    format!("{of} {}", side.does(false))
                } else {
                    format!("{who} with {of} {}", side.does(false))
                }
            }
            What::NoneAgainst => format!("no {} is against", one()),
            What::NoObjection => format!("no {} objects", one()),
            What::Concurring => format!("every {} votes in favour", one()),
            What::PresentConcurring => format!("every {} present votes in favour", one()),
            What::MoreForThanAgainst => self.says_more(names),
            What::UnlessConsensusAgainst => {
                format!("either no {} is against or at least one votes in favour all the same", one())
            }
            What::CastingVote { class } => {
                let casting = names.one(std::slice::from_ref(class));
                format!("either {} or as many do and the {casting} is in favour", self.says_more(names))
            }
            What::All(parts) => joined(parts, names, ["both ", " and "], "all of"),
            What::Any(parts) => joined(parts, names, ["either ", " or "], "one of"),
        }
    }

    /// What stands behind `of` in a share: the seats, or what they weigh.
    fn whole(&self, names: &Names<'_>, base: &str) -> String {
        if self.measure == HEADS { base.to_owned() } else { format!("the {} of {base}", names.unit(&self.measure)) }
    }

    fn says_more(&self, names: &Names<'_>) -> String {
        let who = names.many(&self.within);
        if self.measure == HEADS {
            format!("more {who} vote in favour than against")
        } else {
            format!("{who} with more {} vote in favour than against", names.unit(&self.measure))
        }
    }

    fn says_amount(&self, names: &Names<'_>, side: Side, compare: Compare, number: Exact) -> String {
        let (one, many) = (names.one(&self.within), names.many(&self.within));
        if self.measure != HEADS {
            let unit = names.unit(&self.measure);
            return format!("{many} with {} {} {unit} {}", compare.says(), amount_says(number), side.does(false));
        }
        match (compare, number.is_integer().then(|| number.to_integer())) {
            (Compare::AtMost, Some(0)) => format!("no {one} {}", side.does(true)),
            (_, Some(1)) => format!("{} one {one} {}", compare.says(), side.does(true)),
            _ => format!("{} {} {many} {}", compare.says(), amount_says(number), side.does(false)),
        }
    }
}

/// A share with its comparison, up to the word `of`: `at least two thirds of`, `more than half of`.
fn share_of(compare: Compare, share: Exact) -> String {
    let compare = if compare == Compare::FewerThan { "less than" } else { compare.says() };
    format!("{compare} {} of", share_says(share))
}

/// A number as people write it: `9`, `1,000,000`, `2.5`, `1/3`.
#[must_use]
pub fn amount_says(number: Exact) -> String {
    if !number.is_integer() {
        return share_says(number);
    }
    let digits = number.numer().abs().to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if *number.numer() < 0 { format!("-{grouped}") } else { grouped }
}

/// A share as people write it: `half`, `two thirds`, `55%`, `7/11`.
#[must_use]
pub fn share_says(share: Exact) -> String {
    let known = [
        (1, 1, "all"),
        (1, 2, "half"),
        (1, 3, "one third"),
        (2, 3, "two thirds"),
        (1, 4, "one quarter"),
        (3, 4, "three quarters"),
        (1, 5, "one fifth"),
        (2, 5, "two fifths"),
        (3, 5, "three fifths"),
        (4, 5, "four fifths"),
    ];
    if let Some((_, _, words)) = known.iter().find(|(upper, lower, _)| share == Exact::new(*upper, *lower)) {
        return (*words).to_owned();
    }
    let percent = share * Exact::from_integer(100);
    let places = [1, 10, 100, 1000].into_iter().position(|scale| (percent * Exact::from_integer(scale)).is_integer());
    match places {
        Some(0) => format!("{}%", percent.numer()),
        Some(places) => {
            let scale = 10_i128.pow(u32::try_from(places).unwrap_or(0));
            let scaled = (percent * Exact::from_integer(scale)).to_integer();
            format!("{}.{:0places$}%", scaled / scale, (scaled % scale).abs())
        }
        None => format!("{}/{}", share.numer(), share.denom()),
    }
}

/// Two parts with a pair of words around them; more of them as a list.
fn joined(parts: &[Requirement], names: &Names<'_>, [before, between]: [&str; 2], list: &str) -> String {
    let mut says: Vec<String> = parts.iter().map(|part| part.says(names)).collect();
    match says.as_mut_slice() {
        [only] => std::mem::take(only),
        [first, second] => format!("{before}{first}{between}{second}"),
        _ => format!("{list} ({})", says.join("; ")),
    }
}
