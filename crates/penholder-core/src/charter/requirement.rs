//! The closed set of requirements a rule is made of: each reads from a file, says itself, and lowers to the normal form.
//!
//! Implements: what the bodies of the shipped charters ask of a vote: votes counted by heads or by weight, shares of every
//! usual denominator, no negative vote within a class, blocking minorities, quorum, consensus and its reverse, casting votes.
//! Always: one key of the table names the requirement, the others refine it; what it lowers to has no negation.
//! Not here: which positions are read as which others before counting ([`super::Reading`]).

use super::name::Names;
use crate::normal::{Bound, Compare, Count, Formula, HEADS, Test};
use crate::position::PositionSet;
use crate::source::{Exact, Placed, Table};

/// What a share is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Every seat, filled or not.
    AllSeats,
    /// Every seat that is filled (also: those duly chosen and sworn).
    Filled,
    /// Seats present at the meeting.
    Present,
    /// Votes for, against and abstaining.
    Cast,
    /// Votes for and against: "present and voting" where abstainers do not count.
    YesAndNo,
    /// Filled seats without those barred, recused or suspended.
    Participants,
    /// Votes against.
    Against,
}

impl Base {
    const KNOWN: [(&'static str, Base); 7] = [
        ("all_seats", Base::AllSeats),
        ("filled", Base::Filled),
        ("present", Base::Present),
        ("cast", Base::Cast),
        ("yes_and_no", Base::YesAndNo),
        ("participants", Base::Participants),
        ("against", Base::Against),
    ];

    fn positions(self) -> PositionSet {
        match self {
            Base::AllSeats => PositionSet::ALL,
            Base::Filled => PositionSet::ALL.without(PositionSet::of(&[crate::Position::Vacant])),
            Base::Present => PositionSet::PRESENT,
            Base::Cast => PositionSet::CAST,
            Base::YesAndNo => PositionSet::YES_AND_NO,
            Base::Participants => PositionSet::ALL.without(PositionSet::NOT_TAKING_PART),
            Base::Against => PositionSet::AGAINST,
        }
    }

    fn says(self) -> &'static str {
        match self {
            Base::AllSeats => "of all seats",
            Base::Filled => "of all members in office",
            Base::Present => "of those present",
            Base::Cast => "of the votes cast, abstentions included",
            Base::YesAndNo => "of the votes cast for and against",
            Base::Participants => "of those entitled to take part",
            Base::Against => "of the votes against",
        }
    }
}

/// Which votes a requirement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Votes in favour.
    For,
    /// Votes, objections and blocks against.
    Against,
    /// Everything of those taking part that is no vote in favour.
    NotFor,
    /// Seats present.
    Present,
    /// Abstentions declared not to bind the abstainer.
    NotBound,
}

impl Side {
    const KNOWN: [(&'static str, Side); 5] = [
        ("for", Side::For),
        ("against", Side::Against),
        ("not_for", Side::NotFor),
        ("present", Side::Present),
        ("not_bound", Side::NotBound),
    ];

    fn positions(self) -> PositionSet {
        match self {
            Side::For => PositionSet::FOR,
            Side::Against => PositionSet::AGAINST,
            Side::NotFor => PositionSet::ALL.without(PositionSet::NOT_TAKING_PART).without(PositionSet::FOR),
            Side::Present => PositionSet::PRESENT,
            Side::NotBound => PositionSet::of(&[crate::Position::AbstainNotBound]),
        }
    }

    /// The word behind a number: `13 in favour`.
    pub(crate) fn tail(self) -> &'static str {
        match self {
            Side::For => "in favour",
            Side::Against => "against",
            Side::NotFor => "not in favour",
            Side::Present => "present",
            Side::NotBound => "abstaining and not bound",
        }
    }

    fn does(self, one: bool) -> &'static str {
        match (self, one) {
            (Side::For, true) => "votes in favour",
            (Side::For, false) => "vote in favour",
            (Side::Against, true) => "is against",
            (Side::Against, false) => "are against",
            (Side::NotFor, true) => "does not vote in favour",
            (Side::NotFor, false) => "do not vote in favour",
            (Side::Present, true) => "is present",
            (Side::Present, false) => "are present",
            (Side::NotBound, true) => "abstains without being bound",
            (Side::NotBound, false) => "abstain without being bound",
        }
    }
}

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
    /// More votes for than against: `more_for_than_against = true`.
    MoreForThanAgainst,
    /// More votes for than against, or as many and the casting vote (a class of its own) is for: `casting_vote = "chair"`.
    CastingVote {
        /// The class of the seat that holds the casting vote.
        class: String,
    },
    /// At least one of those present is not against: reverse consensus, `unless_all_against = true`.
    UnlessAllAgainst,
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
    at_most, fewer_than, none_against, no_objection, concurring, more_for_than_against, casting_vote, \
    unless_all_against, all, any";

impl Requirement {
    /// Reads one requirement; `classes` and `measures` are those the charter declares.
    pub(super) fn read(table: Table<'_, '_>, known: &Names<'_>) -> Option<Self> {
        let mut within = known.classes(&table, "within");
        let what = Self::read_what(&table, known, &mut within);
        let measure = known.measure(&table).unwrap_or_else(|| HEADS.to_owned());
        let label = known.label(&table, "label");
        let (id, cite) = (table.text_if_any("id"), table.text_if_any("cite"));
        table.close();
        Some(Self { what: what?, within, measure, id, label, cite })
    }

    fn read_what(table: &Table<'_, '_>, known: &Names<'_>, within: &mut Vec<String>) -> Option<What> {
        let mut found: Vec<Option<What>> = Vec::new();
        for (key, side, compare) in [
            ("affirmative_votes", Some(Side::For), Compare::AtLeast),
            ("affirmative_share", Some(Side::For), Compare::AtLeast),
            ("affirmative_more_than", Some(Side::For), Compare::MoreThan),
            ("at_least", None, Compare::AtLeast),
            ("more_than", None, Compare::MoreThan),
            ("at_most", None, Compare::AtMost),
            ("fewer_than", None, Compare::FewerThan),
        ] {
            if let Some(number) = table.exact_if_any(key) {
                let side = side.or_else(|| table.choice("counting", &Side::KNOWN));
                found.push(
                    read_measure(table, &number)
                        .and_then(|measure| Some(What::Counted { side: side?, compare, measure })),
                );
            }
        }
        for (key, what) in
            [("none_against", What::NoneAgainst), ("no_objection", What::NoObjection), ("concurring", What::Concurring)]
        {
            if table.has(key) {
                *within = known.classes(table, key);
                found.push(Some(what));
            }
        }
        for (key, what) in
            [("more_for_than_against", What::MoreForThanAgainst), ("unless_all_against", What::UnlessAllAgainst)]
        {
            if let Some(flag) = table.flag_if_any(key) {
                if !flag {
                    table.fault_at(key, format!("`{key} = false` asks nothing"), Some("leave it out".to_owned()));
                }
                found.push(Some(what));
            }
        }
        if table.has("casting_vote") {
            let class = known.classes(table, "casting_vote").into_iter().next();
            found.push(class.map(|class| What::CastingVote { class }));
        }
        for (key, make) in [("all", What::All as fn(Vec<Requirement>) -> What), ("any", What::Any)] {
            if table.has(key) {
                let tables = table.tables(key, "requirement");
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
    #[must_use]
    pub fn lowered(&self) -> Formula<Test> {
        let count = |positions| self.count(positions);
        let test = |side: PositionSet, compare, bound| Formula::Test(Test { count: count(side), compare, bound });
        let amount = |number| Bound::Amount(Exact::from_integer(number));
        let one = Exact::from_integer(1);
        match &self.what {
            What::Counted { side, compare, measure } => {
                let bound = match measure {
                    Measure::Amount(number) => Bound::Amount(*number),
                    Measure::Share(share, base) => Bound::Share(*share, count(base.positions())),
                };
                test(side.positions(), *compare, bound)
            }
            What::NoneAgainst | What::NoObjection => test(PositionSet::AGAINST, Compare::AtMost, amount(0)),
            What::Concurring => {
                let not_for = PositionSet::ALL
                    .without(PositionSet::FOR)
                    .without(PositionSet::of(&[crate::Position::Barred, crate::Position::Recused]));
                test(not_for, Compare::AtMost, amount(0))
            }
            What::MoreForThanAgainst => {
                test(PositionSet::FOR, Compare::MoreThan, Bound::Share(one, count(PositionSet::AGAINST)))
            }
            What::UnlessAllAgainst => {
                test(PositionSet::AGAINST, Compare::FewerThan, Bound::Share(one, count(PositionSet::PRESENT)))
            }
            What::CastingVote { class } => {
                let against = || Bound::Share(one, count(PositionSet::AGAINST));
                let casting = Count { positions: PositionSet::FOR, within: vec![class.clone()], measure: HEADS.into() };
                let casts = Test { count: casting, compare: Compare::AtLeast, bound: amount(1) };
                Formula::Any(vec![
                    test(PositionSet::FOR, Compare::MoreThan, against()),
                    Formula::All(vec![test(PositionSet::FOR, Compare::AtLeast, against()), Formula::Test(casts)]),
                ])
            }
            What::All(parts) => Formula::All(parts.iter().map(Self::lowered).collect()),
            What::Any(parts) => Formula::Any(parts.iter().map(Self::lowered).collect()),
        }
    }

    fn count(&self, positions: PositionSet) -> Count {
        Count { positions, within: self.within.clone(), measure: self.measure.clone() }
    }

    /// The requirement as words without a capital and without a full stop: `at least 9 members vote in favour`.
    #[must_use]
    pub fn says(&self, names: &Names<'_>) -> String {
        let who = names.many(&self.within);
        match &self.what {
            What::Counted { side, compare, measure } => self.says_counted(names, *side, *compare, measure),
            What::NoneAgainst => format!("no {} is against", names.one(&self.within)),
            What::NoObjection => format!("no {} objects", names.one(&self.within)),
            What::Concurring => format!("every {} votes in favour", names.one(&self.within)),
            What::MoreForThanAgainst => format!("more {} vote in favour than against", self.units(names)),
            What::UnlessAllAgainst => format!("not all {who} present are against"),
            What::CastingVote { class } => format!(
                "more {} vote in favour than against, or as many and the {} is cast in favour",
                self.units(names),
                names.one(std::slice::from_ref(class)),
            ),
            What::All(parts) => joined(parts, names, "and"),
            What::Any(parts) => joined(parts, names, "or"),
        }
    }

    fn units(&self, names: &Names<'_>) -> String {
        let who = names.many(&self.within);
        if self.measure == HEADS { who } else { format!("{} of the {who}", names.unit(&self.measure)) }
    }

    fn says_counted(&self, names: &Names<'_>, side: Side, compare: Compare, measure: &Measure) -> String {
        let who = names.many(&self.within);
        let unit = names.unit(&self.measure);
        match measure {
            Measure::Amount(number) if self.measure == HEADS => {
                let one = *number == Exact::from_integer(1);
                let who = if one { names.one(&self.within) } else { who };
                format!("{} {} {who} {}", compare.says(), amount_says(*number), side.does(one))
            }
            Measure::Amount(number) => {
                format!("{who} with {} {} {unit} {}", compare.says(), amount_says(*number), side.does(false))
            }
            Measure::Share(share, base) => {
                let counted = if self.measure == HEADS { String::new() } else { format!(" (counted in {unit})") };
                format!(
                    "{who} making {} {} {}{counted} {}",
                    less(compare),
                    share_says(*share),
                    base.says(),
                    side.does(false)
                )
            }
        }
    }
}

fn less(compare: Compare) -> &'static str {
    if compare == Compare::FewerThan { "less than" } else { compare.says() }
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

fn joined(parts: &[Requirement], names: &Names<'_>, word: &str) -> String {
    let says: Vec<String> = parts
        .iter()
        .map(|part| match part.what {
            What::All(_) | What::Any(_) => format!("({})", part.says(names)),
            _ => part.says(names),
        })
        .collect();
    says.join(&format!(", {word} "))
}

fn read_measure(table: &Table<'_, '_>, number: &Placed<Exact>) -> Option<Measure> {
    let zero = Exact::from_integer(0);
    let base = table.choice_if_any("of", &Base::KNOWN);
    if number.value < zero {
        table.fault(number.at.clone(), "a threshold is not negative", None);
        return None;
    }
    match base {
        Some(base) if number.value > Exact::from_integer(1) => {
            let hint =
                "a share is at most 1: write \"2/3\", \"55%\" or 0.55, or leave out `of` for a number".to_owned();
            table.fault(number.at.clone(), "a share of more than everything", Some(hint));
            let _ = base;
            None
        }
        Some(base) => Some(Measure::Share(number.value, base)),
        None if !number.value.is_integer() && number.value < Exact::from_integer(1) && !table.has("of") => {
            let hint = "say what it is a share of: `of = \"yes_and_no\"`".to_owned();
            table.fault(number.at.clone(), "a share needs `of`", Some(hint));
            None
        }
        None => Some(Measure::Amount(number.value)),
    }
}
