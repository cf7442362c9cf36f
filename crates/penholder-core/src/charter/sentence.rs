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
            What::Concurring if names.is_single(&self.within) => format!("the {} votes in favour", one()),
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
    let decimals = |scale: i128| times(number, scale).filter(Exact::is_integer);
    let Some((places, scaled)) = (0..4).find_map(|places| Some((places, decimals(10_i128.pow(places))?))) else {
        return format!("{}/{}", number.numer(), number.denom());
    };
    let digits = format!("{:0>width$}", scaled.numer().unsigned_abs(), width = places as usize + 1);
    let (whole, part) = digits.split_at(digits.len() - places as usize);
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if *number.numer() < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{part}") }
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
    match times(share, 100) {
        Some(percent) => {
            let says = amount_says(percent);
            if says.contains('/') { format!("{}/{}", share.numer(), share.denom()) } else { format!("{says}%") }
        }
        None => format!("{}/{}", share.numer(), share.denom()),
    }
}

/// The number so many times; none if that does not fit.
fn times(number: Exact, by: i128) -> Option<Exact> {
    Some(Exact::new(number.numer().checked_mul(by)?, *number.denom()))
}

/// Two simple parts with a pair of words around them; more of them, or parts of parts, as a list in brackets.
fn joined(parts: &[Requirement], names: &Names<'_>, [before, between]: [&str; 2], list: &str) -> String {
    let says: Vec<String> = parts.iter().map(|part| part.says(names)).collect();
    match says.as_slice() {
        [only] => only.clone(),
        [first, second] if !parts.iter().any(Requirement::is_compound) => format!("{before}{first}{between}{second}"),
        _ => format!("{list} ({})", says.join("; ")),
    }
}

impl Requirement {
    /// Whether its sentence has an `and` or an `or` of its own.
    fn is_compound(&self) -> bool {
        match &self.what {
            What::All(parts) | What::Any(parts) => parts.len() != 1 || parts.iter().any(Self::is_compound),
            What::CastingVote { .. } | What::UnlessConsensusAgainst => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{Charter, ReadBy};

    const WORDS: &str = r#"
        [body]
        id = "b"
        name = "B"
        about = "B."
        [[measure]]
        id = "shares"
        unit = "shares"
        [[class]]
        id = "councillor"
        name = "councillor"
        plural = "councillors"
        weights = { shares = 1 }
        [[class]]
        id = "chair"
        name = "chair"
        plural = "chairs"
        seats = 1
        weights = { shares = 1 }
        [[label]]
        id = "carried"
        says = "carried"
        outcome = "adopted"
        [[label]]
        id = "lost"
        says = "lost"
        outcome = "not_adopted"
    "#;

    fn check(requires: &str, expected: &str) {
        let rule = format!(
            "[[rule]]\ncite = \"c\"\non = \"q\"\nsense = \"s\"\nadopted = \"carried\"\nnot_adopted = \"lost\"\nrequires = [{requires}]\n"
        );
        let charter = Charter::read("b.toml", &format!("{WORDS}{rule}")).unwrap();
        let says = charter.rules[0].says(&charter.names(), jiff::civil::date(2026, 1, 1), ReadBy::Letter);
        assert_eq!(says, format!("It is adopted if {expected}."), "{requires}");
    }

    #[test]
    fn counts() {
        check("{ affirmative_votes = 9 }", "at least 9 members vote in favour");
        check("{ affirmative_votes = 1 }", "at least one member votes in favour");
        check("{ affirmative_votes = 2, within = \"councillor\" }", "at least 2 councillors vote in favour");
        check("{ more_than = 2, counting = \"present\" }", "more than 2 members are present");
        check("{ at_most = 0, counting = \"against\" }", "no member is against");
        check("{ at_most = 1, counting = \"excluded\" }", "at most one member is kept out of the vote");
        check("{ fewer_than = 4, counting = \"not_for\" }", "fewer than 4 members do not vote in favour");
        check(
            "{ at_least = 3, counting = \"not_objecting\" }",
            "at least 3 members vote in favour or raise no objection",
        );
        check("{ affirmative_votes = 2.5, measure = \"shares\" }", "members with at least 2.5 shares vote in favour");
        check("{ at_most = 2, counting = \"not_bound\" }", "at most 2 members abstain without being bound");
    }

    #[test]
    fn shares_of_every_base() {
        let of = |base: &str, expected: &str| {
            check(
                &format!("{{ affirmative_share = \"2/3\", of = \"{base}\" }}"),
                &format!("at least two thirds of {expected} vote in favour"),
            );
        };
        of("all_seats", "all members");
        of("filled", "the members in office");
        of("present", "the members present");
        of("cast", "the members voting or abstaining");
        of("yes_and_no", "the members voting for or against");
        of("participants", "the members entitled to take part");
        of("against", "the members against");
        check(
            "{ fewer_than = \"1/3\", counting = \"for_or_abstaining\", of = \"cast\" }",
            "less than one third of the members voting or abstaining vote in favour or abstain",
        );
        check(
            "{ affirmative_more_than = \"1/2\", of = \"all_seats\", measure = \"shares\", within = \"councillor\" }",
            "councillors with more than half of the shares of all councillors vote in favour",
        );
    }

    #[test]
    fn blocking_and_comparing() {
        check("{ none_against = \"chair\" }", "no chair is against");
        check("{ no_objection = \"everyone\" }", "no member objects");
        check("{ concurring = \"councillor\" }", "every councillor votes in favour");
        check("{ concurring = \"chair\" }", "the chair votes in favour");
        check("{ present_concurring = \"everyone\" }", "every member present votes in favour");
        check("{ more_for_than_against = true }", "more members vote in favour than against");
        check(
            "{ more_for_than_against = true, measure = \"shares\" }",
            "members with more shares vote in favour than against",
        );
        check(
            "{ casting_vote = \"chair\", within = \"councillor\" }",
            "either more councillors vote in favour than against or as many do and the chair is in favour",
        );
        check(
            "{ unless_consensus_against = true }",
            "either no member is against or at least one votes in favour all the same",
        );
    }

    #[test]
    fn joined_requirements_cannot_be_misread() {
        let (a, b) = ("{ affirmative_votes = 2 }", "{ none_against = \"chair\" }");
        let (says_a, says_b) = ("at least 2 members vote in favour", "no chair is against");
        check(&format!("{a}, {b}"), &format!("{says_a}, and {says_b}"));
        check(&format!("{{ any = [{a}, {b}] }}"), &format!("either {says_a} or {says_b}"));
        check(&format!("{{ all = [{a}, {b}] }}"), &format!("both {says_a} and {says_b}"));
        check(&format!("{{ any = [{a}] }}"), says_a);
        check(&format!("{{ any = [{a}, {b}, {a}] }}"), &format!("one of ({says_a}; {says_b}; {says_a})"));
        check(
            &format!("{{ any = [{a}, {{ all = [{a}, {b}] }}] }}"),
            &format!("one of ({says_a}; both {says_a} and {says_b})"),
        );
    }

    #[test]
    fn numbers_as_people_write_them() {
        let amount = |upper, lower, expected: &str| assert_eq!(amount_says(Exact::new(upper, lower)), expected);
        amount(0, 1, "0");
        amount(9, 1, "9");
        amount(-1_234_567, 1, "-1,234,567");
        amount(5, 2, "2.5");
        amount(1, 200, "0.005");
        amount(-1, 4, "-0.25");
        amount(1, 3, "1/3");
        amount(i128::MAX, 1, "170,141,183,460,469,231,731,687,303,715,884,105,727");
        let share = |upper, lower, expected: &str| assert_eq!(share_says(Exact::new(upper, lower)), expected);
        share(1, 1, "all");
        share(11, 20, "55%");
        share(5502, 100_000, "5.502%");
        share(7, 11, "7/11");
        share(1, i128::MAX, "1/170141183460469231731687303715884105727");
    }
}
