//! Claims that exclude each other, found by the type of their property.
//!
//! Implements: two claims conflict when what they are about and the property match and the values exclude each other. Forms
//! exclude each other unless one is the general word for the other; outcomes by what can be true of one text; numbers by
//! unit, bound, period, place and cause; days and places by themselves.
//! Always: both claims stay; a conflict says what excludes what and why. Two figures of different scope do not exclude each
//! other: they *compete* and stand side by side, never added up.
//! Not here: who is right (`verdict`).

use serde::Serialize;

use super::{Bound, Claim, Dossier, Form, Mood, Number, Outcome, Polarity, Property, Unit, Value};

/// How two claims stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clash {
    /// They cannot both be true.
    Excludes,
    /// They differ and could both be true: other period, place, unit or bound.
    Competes,
}

/// Two claims that say different things about the same property of the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// Id of the one.
    pub one: String,
    /// Id of the other.
    pub other: String,
    /// The property.
    pub property: Property,
    /// Whether they exclude each other.
    pub clash: Clash,
    /// Why, in one sentence.
    pub says: String,
}

impl Dossier {
    /// Every pair of claims that exclude each other or compete, in the order of the claims.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        for (at, one) in self.claims.iter().enumerate() {
            for other in &self.claims[at + 1..] {
                if let Some((clash, says)) = self.clash(one, other) {
                    let (one, other) = (one.id.clone(), other.id.clone());
                    found.push(Conflict { one, other, property: self.claims[at].property, clash, says });
                }
            }
        }
        found
    }

    /// How two claims clash, and why; `None` if they do not.
    #[must_use]
    pub fn clash(&self, one: &Claim, other: &Claim) -> Option<(Clash, String)> {
        if one.about != other.about || one.property != other.property || one.id == other.id {
            return None;
        }
        if one.polarity != other.polarity {
            let same = one.value == other.value;
            return same
                .then(|| (Clash::Excludes, format!("one says {}, the other denies it", self.value_says(&one.value))));
        }
        if one.polarity == Polarity::Denied {
            return None;
        }
        let as_facts = one.mood == other.mood || !is_plan(one.mood) && !is_plan(other.mood);
        let found = match (&one.value, &other.value) {
            (Value::Form(a), Value::Form(b)) => {
                forms_exclude(*a, *b).then(|| (Clash::Excludes, format!("a {} is no {}", a.says(), b.says())))
            }
            (Value::Outcome(a), Value::Outcome(b)) => outcomes_exclude(*a, *b)
                .then(|| (Clash::Excludes, format!("what was {} was not {}", a.says(), b.says()))),
            (Value::Number(a), Value::Number(b)) => self.numbers(a, b),
            (Value::Date(a), Value::Date(b)) => {
                (a != b).then(|| (Clash::Excludes, format!("{} is not {}", super::day_says(*a), super::day_says(*b))))
            }
            (Value::Id(a), Value::Id(b)) if one.property == Property::Place => {
                let apart = !self.is_within(a, b) && !self.is_within(b, a);
                apart.then(|| (Clash::Excludes, format!("{} is not {}", self.name(a), self.name(b))))
            }
            (Value::Id(a), Value::Id(b)) if a != b => {
                Some((Clash::Competes, format!("one names {}, the other {}", self.name(a), self.name(b))))
            }
            _ => None,
        };
        // What was planned and what came of it may differ without anybody being wrong.
        found.map(|(clash, says)| (if as_facts { clash } else { Clash::Competes }, says))
    }

    fn numbers(&self, a: &Number, b: &Number) -> Option<(Clash, String)> {
        if a.measure != b.measure || !units_meet(a.unit, b.unit) || a == b {
            return None;
        }
        if !a.by.is_empty() && !b.by.is_empty() && a.by != b.by {
            return None;
        }
        let (inside, outside) = (self.scope_within(a, b), self.scope_within(b, a));
        let ((a_low, a_high), (b_low, b_high)) = (a.range(), b.range());
        let apart = match (inside, outside) {
            (true, true) => a_high < b_low || b_high < a_low,
            (true, false) => a_low > b_high,
            (false, true) => b_low > a_high,
            (false, false) => false,
        };
        let (says_a, says_b) = (self.scope_says(a), self.scope_says(b));
        let says = match (inside, outside) {
            (true, true) if apart => format!("{says_a} is not {says_b}"),
            (true, true) => format!("{says_a} and {says_b} differ in how far they go"),
            _ if apart => format!("a part cannot be more than the whole: {says_a}; {says_b}"),
            _ => format!("{says_a}, and {says_b}: not the same days, people or means"),
        };
        Some((if apart { Clash::Excludes } else { Clash::Competes }, says))
    }

    /// Whether everything that `inner` counts is counted by `outer` too.
    fn scope_within(&self, inner: &Number, outer: &Number) -> bool {
        let place = match (&inner.place, &outer.place) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(inner), Some(outer)) => self.is_within(inner, outer),
        };
        let cause = outer.cause.is_none() || inner.cause == outer.cause;
        let unit = inner.unit == outer.unit || outer.unit == Unit::People;
        place && cause && unit && outer.period.contains(&inner.period)
    }

    fn scope_says(&self, number: &Number) -> String {
        let mut says = number.says();
        if let Some(cause) = &number.cause {
            says.push_str(&format!(" by {}", cause.replace('-', " ")));
        }
        let period = number.period.says();
        if !period.is_empty() {
            says.push_str(&format!(" ({period})"));
        }
        says
    }
}

impl Number {
    /// The lowest and the highest number that is meant; a plain one may be rounded by a twentieth, one "about" by a tenth.
    #[must_use]
    pub fn range(&self) -> (u64, u64) {
        let n = self.count;
        match self.bound {
            Bound::Plain => (n - n / 20, n.saturating_add(n / 20)),
            Bound::Exactly => (n, n),
            Bound::MoreThan => (n.saturating_add(1), u64::MAX),
            Bound::AtLeast => (n, u64::MAX),
            Bound::About => (n - n / 10, n.saturating_add(n / 10)),
            Bound::AtMost => (0, n),
            Bound::FewerThan => (0, n.saturating_sub(1)),
        }
    }
}

fn is_plan(mood: Mood) -> bool {
    matches!(mood, Mood::Planned | Mood::Could | Mood::Opinion)
}

fn units_meet(a: Unit, b: Unit) -> bool {
    let people = |unit: Unit| matches!(unit, Unit::People | Unit::Civilians | Unit::Children | Unit::Fighters);
    a == b || people(a) && people(b)
}

/// Whether a text cannot have both forms.
#[must_use]
pub fn forms_exclude(a: Form, b: Form) -> bool {
    a != b && a.general() != Some(b) && b.general() != Some(a)
}

/// Whether one text cannot have come to both ends.
#[must_use]
pub fn outcomes_exclude(a: Outcome, b: Outcome) -> bool {
    use Outcome::{Agreed, Blocked, LackingVotes, Lapsed, Objected, Vetoed, Withdrawn};
    if a == b {
        return false;
    }
    if a.is_agreement() != b.is_agreement() {
        return true;
    }
    if a.is_agreement() {
        return a != Agreed && b != Agreed;
    }
    let voted = |outcome: Outcome| matches!(outcome, Vetoed | LackingVotes);
    match (a, b) {
        (Blocked, _) | (_, Blocked) => false,
        (Withdrawn, Lapsed) | (Lapsed, Withdrawn) => true,
        (Objected, other) | (other, Objected) => voted(other),
        _ => voted(a) || voted(b),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Measure, Period};
    use super::*;

    #[test]
    fn forms_and_outcomes() {
        let check = |a: Form, b: Form, want: bool| {
            assert_eq!(forms_exclude(a, b), want, "{a:?} {b:?}");
            assert_eq!(forms_exclude(b, a), want, "{b:?} {a:?}");
        };
        check(Form::Statement, Form::Resolution, true);
        check(Form::Statement, Form::PressStatement, false);
        check(Form::PressStatement, Form::PresidentialStatement, true);
        check(Form::Resolution, Form::DraftResolution, false);
        check(Form::DraftResolution, Form::PressStatement, true);
        let check = |a: Outcome, b: Outcome, want: bool| {
            assert_eq!(outcomes_exclude(a, b), want, "{a:?} {b:?}");
            assert_eq!(outcomes_exclude(b, a), want, "{b:?} {a:?}");
        };
        check(Outcome::Objected, Outcome::Vetoed, true);
        check(Outcome::Objected, Outcome::Withdrawn, false);
        check(Outcome::Blocked, Outcome::Vetoed, false);
        check(Outcome::Blocked, Outcome::Agreed, true);
        check(Outcome::Agreed, Outcome::AdoptedByVote, false);
        check(Outcome::AdoptedByVote, Outcome::AdoptedByConsensus, true);
        check(Outcome::Withdrawn, Outcome::Lapsed, true);
        check(Outcome::Vetoed, Outcome::LackingVotes, true);
    }

    fn killed(bound: Bound, count: u64, unit: Unit, from: jiff::civil::Date, to: jiff::civil::Date) -> Number {
        let period = Period { from: Some(from), to: Some(to) };
        Number { count, bound, measure: Measure::Killed, unit, period, place: None, cause: None, by: Vec::new() }
    }

    #[test]
    fn numbers_by_bound_period_and_unit() {
        let (start, middle, end) = (date(2013, 12, 15), date(2013, 12, 29), date(2014, 1, 8));
        let check = |a: &Number, b: &Number, want: Option<Clash>| {
            let dossier = Dossier::default();
            assert_eq!(dossier.numbers(a, b).map(|(clash, _)| clash), want, "{a:?}\n{b:?}");
            assert_eq!(dossier.numbers(b, a).map(|(clash, _)| clash), want, "the other way round: {a:?}\n{b:?}");
        };
        let more_than_700 = killed(Bound::MoreThan, 700, Unit::People, start, end);
        let civilians_517 = killed(Bound::Exactly, 517, Unit::Civilians, start, middle);
        check(&more_than_700, &civilians_517, Some(Clash::Competes));
        check(&more_than_700, &more_than_700.clone(), None);
        check(&more_than_700, &killed(Bound::Exactly, 700, Unit::People, start, end), Some(Clash::Excludes));
        check(&more_than_700, &killed(Bound::AtLeast, 700, Unit::People, start, end), Some(Clash::Competes));
        check(&more_than_700, &killed(Bound::Plain, 700, Unit::People, start, end), Some(Clash::Competes));
        check(&more_than_700, &killed(Bound::AtMost, 700, Unit::People, start, end), Some(Clash::Excludes));
        // Fewer civilians in fewer days than people in more days; more would be impossible only against an upper bound.
        let at_most_500 = killed(Bound::AtMost, 500, Unit::People, start, end);
        check(&civilians_517, &at_most_500, Some(Clash::Excludes));
        check(&killed(Bound::Exactly, 499, Unit::Civilians, start, middle), &at_most_500, Some(Clash::Competes));
        let injured = Number { measure: Measure::Injured, ..more_than_700.clone() };
        check(&more_than_700, &injured, None);
    }
}
