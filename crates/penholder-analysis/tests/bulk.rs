//! Bulk against `decide`, vote by vote: every rule of every shipped charter, and charters made up at random.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what does not hold fails the test")]

use jiff::civil::Date;
use penholder_analysis::bulk::{Columns, Layout, Program};
use penholder_charters::SHIPPED;
use penholder_core::{Ballots, Charter, Position, ReadBy, Roster, Seated, decide};
use proptest::prelude::*;

/// Checks that bulk gives these ballots the outcomes and labels that `decide` gives them, under every rule in one pass.
fn check(layout: &Layout, rules: &[Seated<'_>], votes: &[Ballots]) {
    let mut columns = Columns::new(layout.clone());
    votes.iter().for_each(|ballots| columns.push_ballots(ballots).unwrap());
    let program = Program::with_reasons(layout, &rules.iter().collect::<Vec<_>>()).unwrap();
    let verdicts = program.run(&columns, 1).unwrap();
    for (at, seated) in rules.iter().enumerate() {
        for (vote, ballots) in votes.iter().enumerate() {
            let decision = decide(seated, ballots);
            let verdict = verdicts.verdict(at, vote).unwrap();
            let label = verdicts.turned(at, vote).label(verdict, seated);
            let (slow, fast) = ((decision.outcome.word(), decision.label), (verdict.word(), label));
            assert_eq!(slow, fast, "{}: {:?}", seated.rule.cite, ballots.positions());
        }
    }
}

fn ballots(seats: usize, positions: Vec<Position>) -> impl Strategy<Value = Ballots> {
    let one = (prop::sample::select(positions), any::<bool>());
    prop::collection::vec(one, seats).prop_map(|taken| {
        let ballots = Ballots::of(taken.iter().map(|(position, _)| *position).collect());
        let reasoned = taken.iter().enumerate().filter(|(_, (_, reasoned))| *reasoned);
        reasoned.fold(ballots, |ballots, (seat, _)| ballots.with_reason(seat))
    })
}

/// Votes of one layout: mostly the first positions, so that thresholds are met about as often as missed.
fn votes(seats: usize) -> impl Strategy<Value = (Layout, Vec<Ballots>)> {
    let all = Just(Position::ALL.to_vec()).prop_shuffle();
    (all, 2..=Position::ALL.len()).prop_flat_map(move |(order, count)| {
        let usual = [Position::Yes, Position::No];
        let positions: Vec<Position> = usual.into_iter().chain(order).take(count).collect();
        let layout = Layout::new(seats, &positions).with_reasons();
        let often: Vec<Position> = [positions.clone(), vec![Position::Yes; 2 * count]].concat();
        (Just(layout), prop::collection::vec(prop_oneof![ballots(seats, positions), ballots(seats, often)], 1..80))
    })
}

fn rules_of<'c>(charter: &'c Charter, roster: &'c Roster, date: Date) -> Vec<Seated<'c>> {
    let both = [ReadBy::Practice, ReadBy::Letter];
    let questions = charter.questions().into_iter().flat_map(|on| both.map(|read_by| (on, read_by)));
    questions.filter_map(|(on, read_by)| charter.seated(on, None, date, roster, read_by).ok()).collect()
}

/// The law of a body nobody has: three classes, two measures, requirements of every kind.
fn charter() -> impl Strategy<Value = Charter> {
    let share = prop::sample::select(vec!["1/2", "2/3", "55%", "0.65", "3/11", "1"]);
    let base =
        prop::sample::select(vec!["all_seats", "filled", "present", "cast", "yes_and_no", "participants", "against"]);
    let within = prop::sample::select(vec!["", ", within = \"a\"", ", within = [\"a\", \"b\"]"]);
    let measure = prop::sample::select(vec!["", ", measure = \"gold\"", ", measure = \"people\""]);
    let side = prop::sample::select(vec!["for", "against", "not_for", "present", "not_bound"]);
    let compare = prop::sample::select(vec!["at_least", "more_than", "at_most", "fewer_than"]);
    let one = prop_oneof![
        (0..9_u32, within.clone()).prop_map(|(count, within)| format!("{{ affirmative_votes = {count}{within} }}")),
        (compare.clone(), share, side.clone(), base, within.clone(), measure.clone()).prop_map(
            |(compare, share, side, base, within, measure)| {
                format!("{{ {compare} = \"{share}\", counting = \"{side}\", of = \"{base}\"{within}{measure} }}")
            }
        ),
        (compare, 1..30_u32, side, within, measure.clone()).prop_map(|(compare, count, side, within, measure)| {
            format!("{{ {compare} = {count}, counting = \"{side}\"{within}{measure} }}")
        }),
        Just("{ none_against = \"a\" }".to_owned()),
        Just("{ concurring = \"a\" }".to_owned()),
        Just("{ present_concurring = \"a\" }".to_owned()),
        Just("{ no_objection = \"everyone\" }".to_owned()),
        Just("{ casting_vote = \"c\" }".to_owned()),
        Just("{ unless_consensus_against = true }".to_owned()),
        measure.prop_map(|measure| format!("{{ more_for_than_against = true{measure} }}")),
    ];
    let joined = |inner: BoxedStrategy<String>| {
        (prop::sample::select(vec!["all", "any"]), prop::collection::vec(inner, 1..4))
            .prop_map(|(word, parts)| format!("{{ {word} = [{}] }}", parts.join(", ")))
    };
    let requirement = one.prop_recursive(2, 8, 3, move |inner| joined(inner.boxed()));
    let requires = prop::collection::vec(requirement, 1..4);
    let reads = prop::sample::select(vec![
        "",
        "[[rule.reads]]\nposition = \"silent\"\nas = \"yes\"\ncite = \"x\"\n",
        "[[rule.reads]]\nposition = \"objection\"\nas = \"silent\"\nwithout_reason = true\ncite = \"x\"\n",
        "[[rule.reads]]\nposition = \"open\"\nas = \"no\"\nwithin = \"b\"\ncite = \"x\"\n",
    ]);
    let positions = prop::sample::select(vec![
        "",
        "positions = [\"yes\", \"no\"]\n",
        "positions = [\"abstain\", \"objection\", \"barred\"]\n",
    ]);
    let weights = (prop::collection::vec(1..200_000_u32, 8), prop::collection::vec(0..40_u32, 8));
    (requires, reads, positions, weights).prop_map(|(requires, reads, positions, (gold, people))| {
        let mut text = String::from(HEAD);
        for (at, (gold, people)) in gold.iter().zip(&people).enumerate() {
            let class = ["a", "a", "a", "b", "b", "b", "b", "c"][at];
            let weights = format!("{{ gold = {gold}, people = \"{people}/7\" }}");
            text +=
                &format!("[[seat]]\nid = \"s{at}\"\nname = \"Seat {at}\"\nclass = \"{class}\"\nweights = {weights}\n");
        }
        text += "[[rule]]\ncite = \"article 1\"\non = \"q\"\nsense = \"x\"\nadopted = \"yes\"\nunanimous = \"all\"\n";
        text += &format!("not_adopted = \"no\"\n{positions}requires = [{}]\n{reads}", requires.join(",\n"));
        Charter::read("made-up.toml", &text).unwrap_or_else(|faults| panic!("{text}\n{}", faults.lines().join("\n")))
    })
}

const HEAD: &str = r#"
[body]
id = "x"
name = "x"
about = "x"
[[class]]
id = "a"
name = "a"
plural = "as"
[[class]]
id = "b"
name = "b"
plural = "bs"
[[class]]
id = "c"
name = "c"
plural = "cs"
weights = { heads = 0 }
[[measure]]
id = "gold"
unit = "gold"
[[measure]]
id = "people"
unit = "people"
[[label]]
id = "yes"
says = "yes"
outcome = "adopted"
[[label]]
id = "all"
says = "all"
outcome = "adopted"
[[label]]
id = "no"
says = "no"
outcome = "not_adopted"
"#;

/// A shipped body on a date, with votes of as many seats as it has then.
fn body_and_votes() -> impl Strategy<Value = (&'static str, Date, (Layout, Vec<Ballots>))> {
    (0..SHIPPED.len(), prop::sample::select(DATES.to_vec())).prop_flat_map(|(body, date)| {
        let (body, date): (&str, Date) = (SHIPPED[body].id, date.parse().unwrap());
        let seats = penholder_charters::charter(body).unwrap().roster_on(date).len();
        (Just(body), Just(date), votes(seats))
    })
}

const DATES: [&str; 3] = ["1950-06-25", "1990-08-02", "2025-02-24"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn shipped_charters((body, date, (layout, votes)) in body_and_votes()) {
        let charter = penholder_charters::charter(body).unwrap();
        let roster = charter.roster_on(date);
        let rules = rules_of(charter, &roster, date);
        if !rules.is_empty() {
            check(&layout, &rules, &votes);
        }
    }

    #[test]
    fn made_up_charters(charters in prop::collection::vec(charter(), 1..4), (layout, votes) in votes(8)) {
        let date = jiff::civil::date(2026, 1, 1);
        let rosters: Vec<Roster> = charters.iter().map(|charter| charter.roster_on(date)).collect();
        let rules: Vec<Seated<'_>> =
            charters.iter().zip(&rosters).flat_map(|(charter, roster)| rules_of(charter, roster, date)).collect();
        check(&layout, &rules, &votes);
    }
}

#[test]
fn several_threads_and_blocks_give_the_same() {
    let charter = penholder_charters::charter("un-security-council").unwrap();
    let date = jiff::civil::date(2022, 2, 25);
    let roster = charter.roster_on(date);
    let seated = charter.seated("substantive", None, date, &roster, ReadBy::Practice).unwrap();
    let mut columns = Columns::new(Layout::of(&seated, &[Position::Absent, Position::Open]));
    for vote in 0..10_000_usize {
        let position = |seat: usize| match (vote * (seat + 3) * 7) % 11 {
            0 => Position::No,
            1 => Position::Abstain,
            2 => Position::Open,
            _ => Position::Yes,
        };
        columns.push(&(0..15).map(position).collect::<Vec<_>>()).unwrap();
    }
    let program = Program::with_reasons(columns.layout(), &[&seated]).unwrap();
    let one = program.run(&columns, 1).unwrap();
    let three = program.run(&columns, 3).unwrap();
    let mut counts = [0; 3];
    for vote in 0..columns.len() {
        assert_eq!(one.verdict(0, vote), three.verdict(0, vote));
        assert_eq!(one.turned(0, vote), three.turned(0, vote));
        let decision = decide(&seated, &Ballots::of(columns.vote(vote).unwrap()));
        let verdict = one.verdict(0, vote).unwrap();
        assert_eq!(decision.outcome.word(), verdict.word());
        counts[verdict as usize] += 1;
    }
    use penholder_analysis::bulk::Verdict::{Adopted, NotAdopted, Undetermined};
    assert_eq!([Adopted, NotAdopted, Undetermined].map(|verdict| one.count(0, verdict)), counts);
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}
