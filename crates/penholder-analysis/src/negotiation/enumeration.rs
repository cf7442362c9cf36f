//! Every answer against enumeration, on random small problems under random charters.

use penholder_core::text::reference::Vocabulary;
use penholder_core::{Charter, Exact, Outcome, decide};
use proptest::prelude::*;

use super::answer::{Answered, Instead, Wanted, answered};
use super::condition::{Choice, Condition, Literal};
use super::deadlock::Deadlock;
use super::doubt::{Chance, doubt, in_doubt};
use super::front::Point;
use super::problem::{
    Alternative, Asks, Confidence, DRAFTED, Demand, Element, Member, NamedText, OUT, Package, Problem, Unmet, Wish,
};
use super::search::{Negotiation, Objective, Search};
use super::vote::{every_text, passes, stances};
use super::{Measure, Stop};

/// Rules that a random charter may ask for: plain, weighted, by class, blocked, alternative; the last is not monotone.
const RULES: [&str; 12] = [
    "{ affirmative_votes = 2 }",
    "{ affirmative_votes = 2 }, { none_against = \"a\" }",
    "{ affirmative_more_than = \"1/2\", of = \"all_seats\" }",
    "{ affirmative_share = \"2/3\", of = \"yes_and_no\" }",
    "{ concurring = \"everyone\" }",
    "{ no_objection = \"everyone\" }",
    "{ affirmative_share = \"55%\", of = \"all_seats\" }, { any = [{ affirmative_share = \"65%\", of = \"all_seats\", measure = \"people\" }, { fewer_than = 2, counting = \"not_for\" }] }",
    "{ affirmative_share = \"51%\", of = \"all_seats\", measure = \"people\" }",
    "{ more_for_than_against = true }, { at_least = 2, counting = \"for\" }",
    "{ any = [{ affirmative_votes = 3 }, { none_against = \"b\" }] }",
    "{ affirmative_votes = 1 }, { at_most = \"1/3\", counting = \"against\", of = \"cast\" }",
    "{ at_least = 1, counting = \"against\" }",
];

fn charter(rule: usize, people: &[u64]) -> Charter {
    let mut text = String::from(
        "[body]\nid = \"random\"\nname = \"The body\"\nabout = \"A random body.\"\n[[measure]]\nid = \"people\"\nunit = \"people\"\n",
    );
    for class in ["a", "b"] {
        text += &format!("[[class]]\nid = \"{class}\"\nname = \"{class} member\"\nplural = \"{class} members\"\n");
    }
    text += "[[label]]\nid = \"yes\"\nsays = \"adopted\"\noutcome = \"adopted\"\n";
    text += "[[label]]\nid = \"no\"\nsays = \"not adopted\"\noutcome = \"not_adopted\"\n";
    text += "[[kind]]\nid = \"motion\"\nname = \"motion\"\nquestion = \"motion\"\ncite = \"Article 1\"\n";
    for (seat, people) in people.iter().enumerate() {
        let class = if seat % 2 == 0 { "a" } else { "b" };
        text += &format!(
            "[[seat]]\nid = \"S{seat}\"\nname = \"Seat {seat}\"\nclass = \"{class}\"\nweights = {{ people = {people} }}\n"
        );
    }
    let positions = if rule == 5 { "positions = [\"no_objection\", \"objection\"]\n" } else { "" };
    text += &format!(
        "[[rule]]\ncite = \"Article 1\"\non = \"motion\"\nsense = \"As it says.\"\nadopted = \"yes\"\nnot_adopted = \"no\"\n{positions}requires = [{}]\n",
        RULES[rule]
    );
    Charter::read("random.toml", &text).unwrap_or_else(|faults| panic!("{}\n{text}", faults.lines().join("\n")))
}

type Raw = (usize, Vec<u64>, Vec<u8>, Vec<[u8; 8]>, Vec<[u8; 6]>, Vec<[u8; 4]>, Vec<u8>);

fn raw() -> impl Strategy<Value = Raw> {
    (
        0..RULES.len(),
        prop::collection::vec(1_u64..30, 1..6),
        prop::collection::vec(any::<u8>(), 1..6),
        prop::collection::vec(any::<[u8; 8]>(), 0..8),
        prop::collection::vec(any::<[u8; 6]>(), 0..8),
        prop::collection::vec(any::<[u8; 4]>(), 0..2),
        prop::collection::vec(any::<u8>(), 6),
    )
}

fn literal(elements: &[Element], element: u8, forms: u8) -> Literal {
    let element = usize::from(element) % elements.len();
    let all = (1_u16 << elements[element].alternatives.len()) - 1;
    let alternatives = u16::from(forms) % all.max(1);
    Literal { element, alternatives: if alternatives == 0 { 1 } else { alternatives } }
}

fn condition(elements: &[Element], raw: &[u8]) -> Condition {
    let first = literal(elements, raw[0], raw[1]);
    let second = literal(elements, raw[2], raw[3]);
    let clauses = match raw[0] % 4 {
        0 | 1 => vec![vec![first]],
        2 => vec![vec![first, second]],
        _ => vec![vec![first], vec![second]],
    };
    Condition { clauses }
}

/// The problem the numbers stand for.
fn problem((_, people, elements, demands, wishes, packages, members): &Raw, charter: &Charter) -> Problem {
    let date = jiff::civil::date(2026, 1, 1);
    let element = |(at, raw): (usize, &u8)| {
        let forms = 2 + usize::from(raw % 2);
        let form = |form: usize| Alternative {
            id: if form == 0 {
                DRAFTED.to_owned()
            } else if form + 1 == forms {
                OUT.to_owned()
            } else {
                "soft".to_owned()
            },
            says: format!("form {form} of {at}"),
            wording: None,
            keeps: u64::from(raw / 16) / (1 + form as u64) * u64::from(form + 1 != forms),
            by: None,
        };
        Element { id: format!("e{at}"), says: format!("element {at}"), alternatives: (0..forms).map(form).collect() }
    };
    let elements: Vec<Element> = elements.iter().enumerate().map(element).collect();
    let elements_of = elements.len();
    let demand = |raw: &[u8; 8]| Demand {
        seat: usize::from(raw[4]) % people.len(),
        asks: Asks::Must,
        condition: condition(&elements, raw),
        says: "it".to_owned(),
        unmet: [Unmet::Counts, Unmet::Counts, Unmet::Abstains, Unmet::Against][usize::from(raw[5] % 4)],
        weight: 1 + u64::from(raw[6] % 3),
        confidence: if raw[7].is_multiple_of(2) { Confidence::Known } else { Confidence::Guessed },
        source: None,
        likely: (raw[7] % 4 > 1).then(|| Exact::new(i128::from(raw[7] / 32), 8)),
        at: 0..0,
    };
    let wish = |raw: &[u8; 6]| Wish {
        seat: usize::from(raw[4]) % people.len(),
        condition: condition(&elements, raw),
        says: "it".to_owned(),
        weight: 1 + u64::from(raw[5] % 9),
    };
    let package = |raw: &[u8; 4]| Package { condition: condition(&elements, raw), says: "it".to_owned() };
    let member = |raw: &u8| Member { stated: true, abstains_up_to: u64::from(raw % 4), lets_pass: raw & 16 == 0 };
    Problem {
        title: "random".to_owned(),
        about: None,
        body: "random".to_owned(),
        kind: "motion".to_owned(),
        date,
        penholder: None,
        roster: charter.roster_on(date),
        members: members.iter().take(people.len()).map(member).collect(),
        demands: demands.iter().map(demand).collect(),
        wishes: wishes.iter().map(wish).collect(),
        packages: packages.iter().map(package).collect(),
        elements,
        texts: vec![NamedText { name: "the text as drafted".to_owned(), choice: Choice(vec![0; elements_of]) }],
        roads: Vec::new(),
        vocabulary: Vocabulary::default(),
    }
}

/// The worths of the texts that pass, from the best on.
fn worths(negotiation: &Negotiation<'_>, objective: Objective) -> Vec<u64> {
    let texts = every_text(negotiation.problem).filter(|text| negotiation.passes(text));
    let mut worths: Vec<u64> = texts.map(|text| negotiation.worth(&text, objective)).collect();
    worths.sort_unstable_by(|a, b| b.cmp(a));
    worths
}

fn check_best(negotiation: &Negotiation<'_>, found: &[Search], k: usize, objective: Objective) {
    let worths = worths(negotiation, objective);
    let mut texts: Vec<&Choice> = Vec::new();
    for (at, one) in found.iter().enumerate() {
        match one {
            Search::Found(ranked) => {
                assert!(negotiation.passes(&ranked.text) && ranked.proved && ranked.at_most == ranked.worth);
                assert_eq!(negotiation.worth(&ranked.text, objective), ranked.worth);
                assert_eq!(ranked.worth, worths[at], "{objective:?}");
                assert!(!texts.contains(&&ranked.text));
                texts.push(&ranked.text);
            }
            Search::NonePasses => assert_eq!(at, worths.len(), "{objective:?}"),
            Search::Stopped(_) => panic!("nothing stops it"),
        }
    }
    assert_eq!(texts.len(), worths.len().min(k));
}

fn subsets(count: usize) -> impl Iterator<Item = Vec<bool>> {
    (0..1_u32 << count).map(move |bits| (0..count).map(|at| bits & (1 << at) != 0).collect())
}

/// Whether some text passes with these demands and requirements.
fn can_hold(negotiation: &Negotiation<'_>, standing: &[bool], asked: &[bool]) -> bool {
    let problem = negotiation.problem;
    every_text(problem).filter(|text| problem.is_whole(text)).any(|text| {
        let stances = stances(problem, &text, Some(standing));
        let mut truth = |test: &usize| {
            let test = &negotiation.rule.tests[*test];
            let adds = test.adds.iter().zip(&stances).map(|(adds, stance)| adds[*stance as usize]);
            Some(adds.sum::<i128>() >= test.at_least)
        };
        let requirements = negotiation.rule.requirements.iter().zip(asked);
        requirements.filter(|(_, asked)| **asked).all(|(formula, _)| formula.holds(&mut truth) == Some(true))
    })
}

fn deadlocks_by_enumeration(negotiation: &Negotiation<'_>) -> Vec<Deadlock> {
    let demands = negotiation.problem.demands.len();
    let groups = demands + negotiation.rule.requirements.len();
    let blocked: Vec<Vec<bool>> =
        subsets(groups).filter(|set| !can_hold(negotiation, &set[..demands], &set[demands..])).collect();
    let inside = |a: &Vec<bool>, b: &Vec<bool>| a != b && a.iter().zip(b).all(|(a, b)| !a || *b);
    let minimal = blocked.iter().filter(|set| !blocked.iter().any(|other| inside(other, set)));
    let numbers = |set: &[bool]| (0..set.len()).filter(|at| set[*at]).collect::<Vec<_>>();
    let mut found: Vec<Deadlock> = minimal
        .map(|set| Deadlock { demands: numbers(&set[..demands]), requirements: numbers(&set[demands..]) })
        .collect();
    found.sort();
    found
}

fn check_deadlocks(negotiation: &Negotiation<'_>) {
    let problem = negotiation.problem;
    let mut found = negotiation.deadlocks(usize::MAX).unwrap();
    assert!(found.complete);
    found.found.sort();
    assert_eq!(found.found, deadlocks_by_enumeration(negotiation));
    let all = vec![true; negotiation.rule.requirements.len()];
    for measure in [Measure::Number, Measure::Weight] {
        let cost = |set: &Vec<bool>| -> u64 {
            let conceded = problem.demands.iter().zip(set).filter(|(_, stands)| !**stands);
            conceded.map(|(demand, _)| if measure == Measure::Number { 1 } else { demand.weight }).sum()
        };
        let out: Vec<Vec<bool>> =
            subsets(problem.demands.len()).filter(|standing| can_hold(negotiation, standing, &all)).collect();
        let least = out.iter().map(cost).min();
        let mut expected: Vec<Vec<usize>> = out
            .iter()
            .filter(|set| Some(cost(set)) == least)
            .map(|set| (0..set.len()).filter(|at| !set[*at]).collect())
            .collect();
        expected.sort();
        let ways = negotiation.concessions(measure, usize::MAX).unwrap();
        assert!(ways.complete);
        let mut conceded: Vec<Vec<usize>> = ways.ways.iter().map(|way| way.demands.clone()).collect();
        conceded.sort();
        assert_eq!(conceded, expected, "{measure:?}");
        for way in &ways.ways {
            let standing: Vec<bool> = (0..problem.demands.len()).map(|at| !way.demands.contains(&at)).collect();
            assert!(passes(problem, &negotiation.rule, &way.text, Some(&standing)));
            assert_eq!(Some(way.cost), least);
        }
    }
    let alone: Vec<usize> = negotiation.alone().unwrap().into_iter().map(|(seat, _)| seat).collect();
    for seat in 0..problem.members.len() {
        let standing: Vec<bool> = problem.demands.iter().map(|demand| demand.seat != seat).collect();
        let makes_any = problem.demands.iter().any(|demand| demand.seat == seat);
        assert_eq!(alone.contains(&seat), makes_any && can_hold(negotiation, &standing, &all));
    }
}

/// The chance over every way the demands in doubt may turn out.
fn check_doubt(negotiation: &Negotiation<'_>) {
    let problem = negotiation.problem;
    let likely: Vec<Option<Exact>> = problem.demands.iter().map(in_doubt).collect();
    let all = vec![true; negotiation.rule.requirements.len()];
    let (none, one) = (Exact::from_integer(0), Exact::from_integer(1));
    let chance = |fixed: Option<(usize, bool)>| -> Exact {
        subsets(problem.demands.len())
            .filter(|held| fixed.is_none_or(|(demand, is)| held[demand] == is))
            .map(|held| {
                let weigh = |(at, likely): (usize, &Option<Exact>)| match (likely, held[at]) {
                    _ if fixed.is_some_and(|(demand, _)| demand == at) => one,
                    (Some(likely), true) => *likely,
                    (Some(likely), false) => one - likely,
                    (None, true) => one,
                    (None, false) => none,
                };
                let weight = likely.iter().enumerate().map(weigh).fold(one, |all, next| all * next);
                if weight > none && can_hold(negotiation, &held, &all) { weight } else { none }
            })
            .fold(none, |sum, next| sum + next)
    };
    let Some(doubt) = doubt(&mut negotiation.oracle().unwrap(), problem, 1) else {
        return assert!(likely.iter().all(Option::is_none));
    };
    assert_eq!(doubt.chance, Chance::Exact(chance(None)));
    for (demand, likely) in likely.iter().enumerate() {
        let swing = doubt.swings.iter().find(|swing| swing.demand == demand);
        let (held, not_held) = (chance(Some((demand, true))), chance(Some((demand, false))));
        assert_eq!(swing.is_some(), likely.is_some() && held != not_held);
        if let Some(swing) = swing {
            assert!((swing.held - Chance::Exact(held).value()).abs() < 1e-12);
            assert!((swing.not_held - Chance::Exact(not_held).value()).abs() < 1e-12);
        }
    }
}

fn check_relaxed(negotiation: &Negotiation<'_>, objective: Objective) {
    let Some(found) = negotiation.relaxed(objective) else { return };
    let best = worths(negotiation, objective).first().copied();
    assert!(best.is_none_or(|best| found.at_most >= best), "{found:?} {best:?}");
    if let Some((text, worth)) = &found.text {
        assert!(negotiation.passes(text) && negotiation.worth(text, objective) >= *worth);
        assert!(!found.proved || Some(*worth) == best);
    }
}

fn check_front(negotiation: &Negotiation<'_>) {
    let front = negotiation.front(usize::MAX).unwrap();
    assert!(front.complete);
    let texts: Vec<Choice> = every_text(negotiation.problem).filter(|text| negotiation.passes(text)).collect();
    let worth = |text: &Choice| Objective::ALL.map(|objective| negotiation.worth(text, objective));
    let worths: Vec<[u64; 3]> = texts.iter().map(worth).collect();
    let beats = |a: &[u64; 3], b: &[u64; 3]| a != b && a.iter().zip(b).all(|(a, b)| a >= b);
    let mut expected: Vec<[u64; 3]> =
        worths.iter().filter(|one| !worths.iter().any(|other| beats(other, one))).copied().collect();
    expected.sort_unstable();
    expected.dedup();
    expected.reverse();
    assert_eq!(front.points.iter().map(|point| point.worth).collect::<Vec<_>>(), expected);
    let holds = |point: &Point| negotiation.passes(&point.text) && worth(&point.text) == point.worth;
    assert!(front.points.iter().all(holds));
}

/// By enumeration: whether some text passes, and for each seat whose concession alone suffices the most content that passes
/// then; if these demands stand.
fn outlook(negotiation: &Negotiation<'_>, standing: &[bool]) -> (bool, Vec<(usize, u64)>) {
    let problem = negotiation.problem;
    let passing = |standing: &[bool]| {
        let texts = every_text(problem).filter(|text| passes(problem, &negotiation.rule, text, Some(standing)));
        texts.map(|text| problem.content(&text).0).max()
    };
    let alone = |seat: usize| {
        let makes_any = problem.demands.iter().zip(standing).any(|(demand, stands)| *stands && demand.seat == seat);
        let without: Vec<bool> =
            problem.demands.iter().zip(standing).map(|(demand, stands)| *stands && demand.seat != seat).collect();
        passing(&without).filter(|_| makes_any).map(|content| (seat, content))
    };
    let some = passing(standing).is_some();
    (some, if some { Vec::new() } else { (0..problem.members.len()).filter_map(alone).collect() })
}

/// An answer is marked exactly where enumeration without the guesses tells another one.
fn check_marks(charter: &Charter, negotiation: &Negotiation<'_>) {
    let problem = negotiation.problem;
    let found = answered(charter, problem, Wanted::default(), &Stop::default()).unwrap();
    let reported = problem.reported();
    let (ours, theirs) = (outlook(negotiation, &vec![true; reported.len()]), outlook(negotiation, &reported));
    let marks = &found.from_reported_alone;
    if reported.iter().all(|reported| *reported) {
        assert_eq!(*marks, Instead::default());
        assert!(found.by_number.from_reported_alone.is_none() && found.texts[0].from_reported_alone.is_none());
        assert!(!found.matrix.rows.iter().any(|row| row.stance_guessed));
    }
    if ours.0 != theirs.0 {
        assert!(marks.verdict.is_some());
    }
    let drafted = |standing: &[bool]| stances(problem, &problem.drafted(), Some(standing));
    let moved = drafted(&reported) != negotiation.stances(&problem.drafted());
    assert_eq!(found.texts[0].from_reported_alone.is_some(), moved);
    assert_eq!(found.matrix.rows.iter().any(|row| row.stance_guessed), moved);
    if negotiation.rule.monotone && !ours.0 && !found.deadlocks.is_empty() {
        assert_eq!(marks.alone.is_some(), theirs.0 || ours.1 != theirs.1, "{:?} {ours:?} {theirs:?}", marks.alone);
    }
    let other = problem.without_guesses().map(|other| answered(charter, &other, Wanted::default(), &Stop::default()));
    let Some(Ok(other)) = other else { return };
    assert!(marks.verdict.as_ref().is_none_or(|verdict| *verdict != found.sentence && *verdict == other.sentence));
    if found.by_number.complete && other.by_number.complete {
        let costs = |answer: &Answered| -> Vec<(Vec<String>, u64)> {
            let mut ways: Vec<_> = answer.by_number.ways.iter().map(|way| (way.members.clone(), way.content)).collect();
            ways.sort();
            ways
        };
        let marked = found.by_number.from_reported_alone.is_some();
        assert!(marked || found.by_number.ways.is_empty() || costs(&found) == costs(&other));
        assert!(
            !marked
                || found.by_number.ways.len() != other.by_number.ways.len()
                || found.by_number.ways.iter().any(|way| way.guessed)
                || costs(&found) != costs(&other)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_marked_exactly_where_it_rests_on_a_guess(raw in raw()) {
        let charter = charter(raw.0, &raw.1);
        let problem = problem(&raw, &charter);
        check_marks(&charter, &Negotiation::new(&charter, &problem, "motion", &Stop::default()).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_agrees_with_enumeration(raw in raw()) {
        let charter = charter(raw.0, &raw.1);
        let problem = problem(&raw, &charter);
        let negotiation = Negotiation::new(&charter, &problem, "motion", &Stop::default()).unwrap();
        for text in every_text(&problem) {
            let stances = stances(&problem, &text, None);
            let decision = decide(&negotiation.seated, &negotiation.rule.ballots(&stances)).outcome == Outcome::Adopted;
            prop_assert_eq!(decision, negotiation.rule.passes(&stances));
        }
        for objective in Objective::ALL {
            for k in [1, 4] {
                check_best(&negotiation, &negotiation.k_best(objective, k).unwrap(), k, objective);
                check_best(&negotiation, &negotiation.k_best_by_clauses(objective, k).unwrap(), k, objective);
            }
            check_relaxed(&negotiation, objective);
        }
        check_front(&negotiation);
        if negotiation.rule.monotone {
            check_deadlocks(&negotiation);
            check_doubt(&negotiation);
        } else {
            prop_assert!(negotiation.deadlocks(1).is_err());
        }
    }
}
