//! Random charters and ballots, for the property tests of every reader of the normal form.
//!
//! A [`Setting`] is a charter with one rule on [`QUESTION`] and named seats with weights; [`setting`] draws it from the whole
//! closed set of requirements, [`monotone_setting`] from those under which one more yes never harms. Charters are drawn as
//! text and read, so that what fails is printed as a file that can be looked at.
//! [`CROWD`] is the law of a body of thousands, for what is measured and tested with crowds.
//! Always: a drawn setting seats; its seats are `s1`, `s2`, ... in the classes `a`, `b` and `c`.
//! Not here: what the readers owe each other (their own tests say it).

mod crowd;

use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use penholder_core::{Ballots, Charter, Position, ReadBy, Roster, Seated};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub use crowd::CROWD;

/// The question that the one rule of a drawn charter answers.
pub const QUESTION: &str = "matter";

/// Votes for, against and abstaining: what most bodies know.
pub const VOTES: [Position; 3] = [Position::Yes, Position::No, Position::Abstain];

/// The day on which drawn charters are read.
pub const DAY: Date = jiff::civil::date(2026, 1, 1);

/// A charter with its seats.
#[derive(Clone)]
pub struct Setting {
    /// The charter as it would stand in a file.
    pub text: String,
    /// The charter.
    pub charter: Charter,
    /// Its seats.
    pub roster: Roster,
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)
    }
}

impl Setting {
    /// The rule with its seats.
    ///
    /// # Panics
    /// If the drawn charter does not seat, which would be a fault of the drawing.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a drawn setting seats; else the test has to fail here")]
    pub fn seated(&self) -> Seated<'_> {
        self.charter.seated(QUESTION, None, DAY, &self.roster, ReadBy::Practice).expect("a drawn setting seats")
    }

    /// The positions that the rule allows.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.charter.rules[0].positions
    }
}

/// A setting with any rule of the closed set.
pub fn setting(seats: RangeInclusive<usize>) -> impl Strategy<Value = Setting> {
    draw(seats, requirement(any_leaf().boxed()).boxed(), true)
}

/// A setting under which one more vote in favour, in place of any other position of the rule, never harms.
pub fn monotone_setting(seats: RangeInclusive<usize>) -> impl Strategy<Value = Setting> {
    draw(seats, requirement(monotone_leaf().boxed()).boxed(), false)
}

/// Ballots of so many seats, each in one of these positions, some with a reason.
pub fn ballots(seats: usize, among: &[Position]) -> impl Strategy<Value = Ballots> + use<> {
    let positions = vec(select(among.to_vec()), seats);
    (positions, vec(any::<bool>(), seats)).prop_map(|(positions, reasons)| {
        let given = (0..reasons.len()).filter(|seat| reasons[*seat]);
        given.fold(Ballots::of(positions), Ballots::with_reason)
    })
}

/// A setting with ballots in the positions of its rule.
pub fn with_votes(setting: impl Strategy<Value = Setting>) -> impl Strategy<Value = (Setting, Ballots)> {
    setting.prop_flat_map(|setting| {
        let ballots = ballots(setting.roster.len(), setting.positions());
        (Just(setting), ballots)
    })
}

/// A setting with ballots in any position there is.
pub fn with_any_positions(setting: impl Strategy<Value = Setting>) -> impl Strategy<Value = (Setting, Ballots)> {
    setting.prop_flat_map(|setting| {
        let ballots = ballots(setting.roster.len(), &Position::ALL);
        (Just(setting), ballots)
    })
}

const HEAD: &str = r#"
[body]
id = "drawn"
name = "Drawn body"
about = "Drawn at random."
[[measure]]
id = "w"
unit = "shares"
[[measure]]
id = "x"
unit = "inhabitants"
[[class]]
id = "a"
name = "first"
plural = "firsts"
[[class]]
id = "b"
name = "second"
plural = "seconds"
[[class]]
id = "c"
name = "third"
plural = "thirds"
[[label]]
id = "carried"
says = "carried"
outcome = "adopted"
[[label]]
id = "lost"
says = "lost"
outcome = "not_adopted"
"#;

#[expect(clippy::panic, reason = "a drawn charter that does not read is a fault of the drawing; the test has to fail")]
fn draw(
    seats: RangeInclusive<usize>,
    requirement: BoxedStrategy<String>,
    with_readings: bool,
) -> impl Strategy<Value = Setting> {
    let rule = (vec(requirement, 1..=3), positions(), readings());
    (vec(seat(), seats), rule).prop_map(move |(seats, (requires, positions, readings))| {
        let mut text = HEAD.to_owned();
        for (at, (class, w, x)) in seats.iter().enumerate() {
            let number = at + 1;
            text.push_str(&format!(
                "[[seat]]\nid = \"s{number}\"\nname = \"Seat {number}\"\nclass = \"{class}\"\nweights = {{ w = {w}, x = \"{x}\" }}\n"
            ));
        }
        text.push_str(&format!(
            "[[rule]]\ncite = \"rule 1\"\non = \"{QUESTION}\"\nsense = \"Drawn.\"\nadopted = \"carried\"\nnot_adopted = \"lost\"\n{positions}requires = [\n"
        ));
        requires.iter().for_each(|requirement| text.push_str(&format!("    {requirement},\n")));
        text.push_str("]\n");
        if with_readings {
            text.push_str(&readings);
        }
        let charter = Charter::read("drawn.toml", &text)
            .unwrap_or_else(|faults| panic!("{}\n{text}", faults.lines().join("\n")));
        let roster = charter.roster_on(DAY);
        Setting { text, charter, roster }
    })
}

fn seat() -> impl Strategy<Value = (&'static str, u32, String)> {
    let fine = (0_u32..60, select(vec![1_u32, 1, 2, 3, 10])).prop_map(|(upper, lower)| format!("{upper}/{lower}"));
    (select(vec!["a", "a", "b", "c"]), 0_u32..8, fine)
}

fn positions() -> impl Strategy<Value = String> {
    select(vec![
        String::new(),
        "positions = [\"yes\", \"no\"]\n".to_owned(),
        "positions = [\"yes\", \"no\", \"abstain\", \"absent\"]\n".to_owned(),
        "positions = [\"no_objection\", \"objection\", \"silent\"]\n".to_owned(),
        "positions = [\"yes\", \"no\", \"abstain\", \"abstain_not_bound\", \"not_participating\"]\n".to_owned(),
    ])
}

fn readings() -> impl Strategy<Value = String> {
    let reading = |position: &str, read_as: &str, more: &str| {
        format!("[[rule.reads]]\nposition = \"{position}\"\nas = \"{read_as}\"\n{more}cite = \"rule 2\"\n")
    };
    select(vec![
        String::new(),
        String::new(),
        reading("silent", "no_objection", ""),
        reading("no", "invalid", "without_reason = true\n"),
        reading("absent", "no", "within = \"a\"\n"),
    ])
}

/// A leaf, or leaves joined by `all` and `any`.
fn requirement(leaf: BoxedStrategy<String>) -> impl Strategy<Value = String> {
    leaf.prop_recursive(2, 6, 3, |inner| {
        (select(vec!["all", "any"]), vec(inner, 1..=3))
            .prop_map(|(join, parts)| format!("{{ {join} = [{}] }}", parts.join(", ")))
    })
}

const BASES: [&str; 6] = ["all_seats", "filled", "present", "cast", "yes_and_no", "participants"];
const SIDES: [&str; 8] =
    ["for", "not_objecting", "for_or_abstaining", "against", "not_for", "present", "not_bound", "excluded"];
const COMPARES: [&str; 4] = ["at_least", "more_than", "at_most", "fewer_than"];

fn any_leaf() -> impl Strategy<Value = String> {
    let counted = (select(COMPARES.to_vec()), select(SIDES.to_vec()), measure(BASES.to_vec()));
    let counted = counted
        .prop_map(|(compare, side, (number, rest))| format!("{compare} = {number}, counting = \"{side}\"{rest}"));
    prop_oneof![3 => monotone_leaf(), 2 => within(counted)]
}

fn monotone_leaf() -> impl Strategy<Value = String> {
    let affirmative =
        (select(vec!["affirmative", "more"]), measure(BASES.to_vec())).prop_map(|(how, (number, rest))| {
            let key = match (how, rest.is_empty()) {
                ("more", false) => "affirmative_more_than",
                (_, false) => "affirmative_share",
                _ => "affirmative_votes",
            };
            format!("{key} = {number}{rest}")
        });
    let against = measure(vec!["all_seats", "filled", "cast", "yes_and_no"])
        .prop_map(|(number, rest)| format!("at_most = {number}, counting = \"against\"{rest}"));
    let blocking = (0_u32..6).prop_map(|number| format!("fewer_than = {number}, counting = \"not_for\""));
    let flags = select(vec!["more_for_than_against = true", "unless_consensus_against = true"]);
    let casting = select(vec!["a", "b", "c"]).prop_map(|class| format!("casting_vote = \"{class}\""));
    let none = (
        select(vec!["none_against", "no_objection", "concurring", "present_concurring"]),
        select(vec!["everyone", "a", "b"]),
    );
    let none = none.prop_map(|(key, class)| format!("{{ {key} = \"{class}\" }}"));
    let counted = prop_oneof![
        3 => affirmative,
        1 => against,
        1 => blocking,
        1 => flags.prop_map(str::to_owned),
        1 => casting,
    ];
    prop_oneof![3 => within(counted), 1 => none]
}

/// A number, or a share with its base.
fn measure(bases: Vec<&'static str>) -> impl Strategy<Value = (String, String)> {
    let shares = select(vec!["1/2", "2/3", "1/3", "3/4", "55%", "0.65", "1", "0"]);
    prop_oneof![
        (0_u32..12).prop_map(|number| (number.to_string(), String::new())),
        (shares, select(bases)).prop_map(|(share, base)| (format!("\"{share}\""), format!(", of = \"{base}\""))),
    ]
}

/// The requirement of everybody or of some classes, in heads or in a measure.
fn within(leaf: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let classes = subsequence(vec!["a", "b", "c"], 0..=2);
    let measure = select(vec!["", "", ", measure = \"w\"", ", measure = \"x\""]);
    (leaf, classes, measure).prop_map(|(leaf, classes, measure)| {
        let list = classes.iter().map(|class| format!("\"{class}\"")).collect::<Vec<_>>().join(", ");
        let within = if classes.is_empty() { String::new() } else { format!(", within = [{list}]") };
        format!("{{ {leaf}{within}{measure} }}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest! {
        #[test]
        fn a_drawn_setting_seats_and_says_itself(setting in setting(0..=6)) {
            let seated = setting.seated();
            prop_assert_eq!(seated.requirements.len(), setting.charter.rules[0].requires.len());
            let says = setting.charter.rules[0].says(&setting.charter.names(), DAY, ReadBy::Practice);
            prop_assert!(says.starts_with("It is adopted if ") && says.ends_with('.'));
        }

        #[test]
        fn a_monotone_setting_is_monotone(setting in monotone_setting(1..=6)) {
            prop_assert!(setting.seated().is_monotone(), "{}", setting.text);
        }
    }
}
