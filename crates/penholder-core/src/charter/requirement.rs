//! The closed set of requirements a rule is made of: each reads from a file, says itself, and lowers to the normal form.
//!
//! Implements: what the bodies of the shipped charters ask of a vote: votes counted by heads or by weight, shares of every
//! usual denominator, no negative vote within a class, blocking minorities, quorum, consensus and its reverse, casting votes.
//! Always: one key of the table names the requirement, the others refine it; what it lowers to has no negation.
//! Not here: which positions are read as which others before counting ([`super::Reading`]), sentences (`super::sentence`).

use super::counted::{Base, Side};
use super::name::Names;
use crate::normal::{Bound, Compare, Count, Formula, HEADS, Test};
use crate::position::{Position, PositionSet};
use crate::source::{Exact, Placed, Table};

/// An amount, or a share of a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// So many.
    Amount(Exact),
    /// Such a share of that.
    Share(Exact, Base),
}

/// One thing a rule asks of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A count compared with an amount or a share: `affirmative_votes = 9`, `affirmative_share = "2/3"`,
    /// `at_most = "1/4", counting = "against", of = "yes_and_no"`.
    Counted {
        /// Which votes are counted.
        side: Side,
        /// How.
        compare: Compare,
        /// With what.
        measure: Measure,
    },
    /// Nobody votes against: `none_against = "permanent"`.
    NoneAgainst,
    /// Nobody objects: `no_objection = "everyone"`. Counts as [`What::NoneAgainst`] does; said of bodies that do not vote.
    NoObjection,
    /// Every seat votes in favour: `concurring = "permanent"`.
    Concurring,
    /// Every seat that is present votes in favour: `present_concurring = "everyone"`.
    PresentConcurring,
    /// More votes for than against: `more_for_than_against = true`.
    MoreForThanAgainst,
    /// More votes for than against, or as many and the casting vote (a class of its own) is for: `casting_vote = "chair"`.
    CastingVote {
        /// The class of the seat that holds the casting vote.
        class: String,
    },
    /// Nobody is against, or somebody insists on it: reverse consensus, `unless_consensus_against = true`.
    UnlessConsensusAgainst,
    /// All of these.
    All(Vec<Requirement>),
    /// Any of these.
    Any(Vec<Requirement>),
}

/// A requirement with what refines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What is asked.
    pub what: What,
    /// The classes it looks at; every seat if empty.
    pub within: Vec<String>,
    /// The measure in which it counts.
    pub measure: String,
    /// Its own name, by which practice may re-read it.
    pub id: Option<String>,
    /// The label that a vote gets that fails it.
    pub label: Option<String>,
    /// Its own citation, where it differs from the rule's.
    pub cite: Option<String>,
}

const NAMES_OF_REQUIREMENTS: &str = "affirmative_votes, affirmative_share, affirmative_more_than, at_least, more_than, \
    at_most, fewer_than, none_against, no_objection, concurring, present_concurring, more_for_than_against, \
    casting_vote, unless_consensus_against, all, any";

impl Requirement {
    /// Reads one requirement; `classes` and `measures` are those the charter declares.
    pub(super) fn read(table: Table<'_, '_>, known: &Names<'_>) -> Option<Self> {
        let mut within = known.classes(&table, "within");
        let measure = known.measure(&table).unwrap_or_else(|| HEADS.to_owned());
        let label = known.label(&table, "label");
        let (id, cite) = (table.text_if_any("id"), table.text_if_any("cite"));
        let what = Self::read_what(&table, known, &mut within);
        table.close();
        Some(Self { what: what?, within, measure, id, label, cite })
    }

    fn read_what(table: &Table<'_, '_>, known: &Names<'_>, within: &mut Vec<String>) -> Option<What> {
        let mut found = read_counted(table);
        for (key, what) in [
            ("none_against", What::NoneAgainst),
            ("no_objection", What::NoObjection),
            ("concurring", What::Concurring),
            ("present_concurring", What::PresentConcurring),
        ] {
            let classes = known.classes(table, key);
            if table.has(key) {
                *within = classes;
                found.push(Some(what));
            }
        }
        for (key, what) in [
            ("more_for_than_against", What::MoreForThanAgainst),
            ("unless_consensus_against", What::UnlessConsensusAgainst),
        ] {
            if let Some(flag) = table.flag_if_any(key) {
                if !flag {
                    table.fault_at(key, format!("`{key} = false` asks nothing"), Some("leave it out".to_owned()));
                }
                found.push(Some(what));
            }
        }
        let casting = known.classes(table, "casting_vote").into_iter().next();
        if table.has("casting_vote") {
            found.push(casting.map(|class| What::CastingVote { class }));
        }
        for (key, make) in [("all", What::All as fn(Vec<Requirement>) -> What), ("any", What::Any)] {
            let tables = table.tables(key, "requirement");
            if table.has(key) {
                if tables.is_empty() {
                    table.fault_at(key, format!("`{key}` lists no requirement"), None);
                }
                let wanted = tables.len();
                let parts: Vec<_> = tables.into_iter().filter_map(|table| Self::read(table, known)).collect();
                found.push((parts.len() == wanted).then(|| make(parts)));
            }
        }
        match found.len() {
            1 => found.pop().flatten(),
            // a word that is not known is told at its place, and is the one fault
            0 if table.has_unknown() => None,
            0 => {
                let hint = format!("one of: {NAMES_OF_REQUIREMENTS}");
                table.fault(table.at(), "this requirement asks nothing that is known", Some(hint));
                None
            }
            _ => {
                let hint = "write one requirement for each, or join them by `all` or `any`".to_owned();
                table.fault(table.at(), "one requirement asks two things", Some(hint));
                None
            }
        }
    }

    /// What the requirement is in the normal form.
    ///
    /// A share of nothing is not reached: at least two thirds of no votes at all is not met.
    #[must_use]
    pub fn lowered(&self) -> Formula<Test> {
        let amount = |number| Bound::Amount(Exact::from_integer(number));
        match &self.what {
            What::Counted { side, compare, measure: Measure::Amount(number) } => {
                self.test(side.positions(), *compare, Bound::Amount(*number))
            }
            What::Counted { side, compare, measure: Measure::Share(share, base) } => {
                let reached = self.test(side.positions(), *compare, Bound::Share(*share, self.count(base.positions())));
                if *compare == Compare::AtLeast && *base != Base::AllSeats {
                    Formula::All(vec![reached, self.test(side.positions(), Compare::MoreThan, amount(0))])
                } else {
                    reached
                }
            }
            What::NoneAgainst | What::NoObjection => self.test(PositionSet::AGAINST, Compare::AtMost, amount(0)),
            What::Concurring => {
                let excused = PositionSet::of(&[Position::Barred, Position::Recused]);
                let not_for = PositionSet::ALL.without(PositionSet::FOR).without(excused);
                self.test(not_for, Compare::AtMost, amount(0))
            }
            What::PresentConcurring => {
                self.test(PositionSet::PRESENT.without(PositionSet::FOR), Compare::AtMost, amount(0))
            }
            What::MoreForThanAgainst => self.test(PositionSet::FOR, Compare::MoreThan, self.as_many_as_against()),
            What::UnlessConsensusAgainst => Formula::Any(vec![
                self.test(PositionSet::FOR, Compare::MoreThan, amount(0)),
                self.test(PositionSet::AGAINST, Compare::AtMost, amount(0)),
            ]),
            What::CastingVote { class } => {
                let casting = Count { positions: PositionSet::FOR, within: vec![class.clone()], measure: HEADS.into() };
                let casts = Test { count: casting, compare: Compare::AtLeast, bound: amount(1) };
                let level = self.test(PositionSet::FOR, Compare::AtLeast, self.as_many_as_against());
                Formula::Any(vec![
                    self.test(PositionSet::FOR, Compare::MoreThan, self.as_many_as_against()),
                    Formula::All(vec![level, Formula::Test(casts)]),
                ])
            }
            What::All(parts) => Formula::All(parts.iter().map(Self::lowered).collect()),
            What::Any(parts) => Formula::Any(parts.iter().map(Self::lowered).collect()),
        }
    }

    fn test(&self, positions: PositionSet, compare: Compare, bound: Bound) -> Formula<Test> {
        Formula::Test(Test { count: self.count(positions), compare, bound })
    }

    fn as_many_as_against(&self) -> Bound {
        Bound::Share(Exact::from_integer(1), self.count(PositionSet::AGAINST))
    }

    fn count(&self, positions: PositionSet) -> Count {
        Count { positions, within: self.within.clone(), measure: self.measure.clone() }
    }
}

/// The counts a requirement compares; `None` for one whose number is no number.
fn read_counted(table: &Table<'_, '_>) -> Vec<Option<What>> {
    let mut found = Vec::new();
    let (base, counting) = (table.choice_if_any("of", &Base::KNOWN), table.choice_if_any("counting", &Side::KNOWN));
    for (key, side, compare) in [
        ("affirmative_votes", Some(Side::For), Compare::AtLeast),
        ("affirmative_share", Some(Side::For), Compare::AtLeast),
        ("affirmative_more_than", Some(Side::For), Compare::MoreThan),
        ("at_least", None, Compare::AtLeast),
        ("more_than", None, Compare::MoreThan),
        ("at_most", None, Compare::AtMost),
        ("fewer_than", None, Compare::FewerThan),
    ] {
        let number = table.exact_if_any(key);
        if !table.has(key) {
            continue;
        }
        let measure = number.and_then(|number| read_measure(table, &number, base));
        if side.is_none() && !table.has("counting") {
            let hint = "say which votes: `counting = \"against\"`".to_owned();
            table.fault_at(key, format!("`{key}` needs `counting`"), Some(hint));
        }
        found.push(measure.and_then(|measure| Some(What::Counted { side: side.or(counting)?, compare, measure })));
    }
    found
}

fn read_measure(table: &Table<'_, '_>, number: &Placed<Exact>, base: Option<Base>) -> Option<Measure> {
    let (zero, one) = (Exact::from_integer(0), Exact::from_integer(1));
    let fault = |says: &str, hint: Option<&str>| {
        table.fault(number.at.clone(), says, hint.map(str::to_owned));
        None
    };
    match base {
        _ if number.value < zero => fault("a threshold is not negative", None),
        Some(_) if number.value > one => {
            let hint = "a share is at most 1: write \"2/3\", \"55%\" or 0.55, or leave out `of` for a number";
            fault("a share of more than everything", Some(hint))
        }
        Some(base) => Some(Measure::Share(number.value, base)),
        None if !number.value.is_integer() && number.value < one && !table.has("of") => {
            fault("a share needs `of`", Some("say what it is a share of: `of = \"yes_and_no\"`"))
        }
        None if table.has("of") => None,
        None => Some(Measure::Amount(number.value)),
    }
}
