//! The shipped cases of negotiations: each is read and answered; suppositions; where a case has words, whose they are.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails the test")]

use penholder_analysis::negotiation::suppose::{Position, Supposition};
use penholder_analysis::negotiation::{Answered, Bodies, CASES, Case, Problem, Stop, Wanted, answered};
use penholder_core::text::format::plain;
use penholder_core::text::merge::execute;
use penholder_core::text::{Text, amendment};

const BODIES: Bodies<'static, 'static> =
    Bodies { charter: &penholder_charters::charter, roster: &penholder_record::roster_of };

fn read(id: &str) -> Problem {
    Case::find(id).unwrap().read(&BODIES).unwrap()
}

fn answer(problem: &Problem) -> Answered {
    let charter = penholder_charters::charter(&problem.body).unwrap();
    answered(charter, problem, Wanted::default(), &Stop::default()).unwrap()
}

/// What comes of a case if these positions are supposed.
fn check(id: &str, supposed: &[&str], passes: bool) {
    let mut problem = read(id);
    for words in supposed {
        let supposition = Supposition::read(words, &problem).unwrap();
        assert_eq!(supposition.written(&problem), *words);
        problem.suppose(&supposition);
    }
    assert_eq!(answer(&problem).some_passes, Some(passes), "{id} {supposed:?}");
}

#[test]
fn the_cases_as_told() {
    check("aleppo-2014", &[], false);
    check("company-board", &[], true);
    check("eu-qmv-cars-2035", &[], true);
    check("marisk-2031", &[], false);
    check("res-2118", &[], true);
    assert_eq!(CASES.len(), 5);
}

#[test]
fn without_a_list_the_roads_are_the_kinds_that_can_carry_the_text() {
    let check = |id: &str, kind: Option<&str>, roads: &[&str], left_out: &str| {
        let mut problem = read(id);
        let named = std::mem::take(&mut problem.roads);
        problem.kind = kind.map_or(problem.kind, str::to_owned);
        let found = answer(&problem).roads;
        let says: Vec<String> = found
            .roads
            .iter()
            .map(|road| std::iter::once(&road.kind).chain(&road.also).cloned().collect::<Vec<_>>().join(" / "))
            .collect();
        assert_eq!(says, roads, "{id}");
        assert_eq!(found.left_out.unwrap_or_default(), left_out, "{id}");
        let charter = penholder_charters::charter(&problem.body).unwrap();
        for road in named.iter().filter(|_| kind.is_none()) {
            let name = &charter.kind(road).unwrap().name;
            assert!(says.iter().any(|road| road.contains(name.as_str())), "{id}: {name}");
        }
    };
    let only = "they are only for a part of a draft, the admission of a Member, the choice of a Secretary-General, the \
                suspension or expulsion of a Member, a measure that ends without it, questions of procedure and an election.";
    check(
        "aleppo-2014",
        None,
        &[
            "presidential statement / adoption without a vote",
            "draft resolution / draft put to the vote by letters",
            "call for an emergency special session of the General Assembly",
        ],
        &format!("13 other kinds of matter are no road for this text; {only}"),
    );
    check(
        "res-2118",
        None,
        &[
            "draft put to the vote by letters",
            "call for an emergency special session of the General Assembly",
            "presidential statement / press statement / adoption without a vote",
        ],
        &format!("13 other kinds of matter are no road for this text; {only}"),
    );
    check(
        "eu-qmv-cars-2035",
        None,
        &["act not on such a proposal", "act that needs unanimity"],
        "5 other kinds of matter are no road for this text; they are only for questions of procedure, foreign and security \
         policy and breaches of the values of the Union.",
    );
    check(
        "eu-qmv-cars-2035",
        Some("foreign-policy"),
        &[],
        "7 other kinds of matter are no road for this text, which is put as what is only for foreign and security policy.",
    );
    check("company-board", None, &["decision in writing"], "");
}

#[test]
fn what_if_somebody_stood_otherwise() {
    check("aleppo-2014", &["GBR/aleppo/nothing"], false);
    check("aleppo-2014", &["GBR/aleppo/nothing", "USA/author/nothing"], true);
    check("aleppo-2014", &["RUS/aleppo/nothing", "USA/author/refuses"], true);
    check("aleppo-2014", &["GBR/aleppo/nothing", "USA/author/nothing", "AUS/toll/must"], false);
    check(
        "aleppo-2014",
        &["GBR/aleppo/nothing", "USA/author/nothing", "AUS/weapons/must", "RUS/weapons/refuses"],
        false,
    );
    check("res-2118", &["RUS/measures/refuses"], false);
    check("res-2118", &["RUS/measures/refuses-drafted"], true);
    check("company-board", &["CASTING/jobs/refuses", "FOUNDER/sale/refuses", "INVESTOR/sale/refuses"], false);
}

/// Every mark of an answer, with where it stands.
fn marks(answer: &Answered) -> Vec<(String, String)> {
    let other = &answer.from_reported_alone;
    let named = |name: &str, mark: &Option<String>| (name.to_owned(), mark.clone());
    let mut marks = vec![
        named("verdict", &other.verdict),
        named("fewest", &answer.by_number.from_reported_alone),
        named("alone", &other.alone),
        named("best", &other.best),
        named("next", &other.next),
        named("beside", &answer.beside.as_ref().and_then(|beside| beside.from_reported_alone.clone())),
    ];
    marks.extend(answer.texts.iter().map(|text| named(&text.name, &text.from_reported_alone)));
    marks.extend(answer.roads.roads.iter().map(|road| named(&road.kind, &road.from_reported_alone)));
    marks.extend(answer.amendments.iter().map(|one| named(&one.says, &one.from_reported_alone)));
    marks.into_iter().filter_map(|(name, mark)| Some((name, mark?))).collect()
}

#[test]
fn what_rests_on_a_guess_says_so_and_what_is_reported_instead() {
    let found = answer(&read("aleppo-2014"));
    assert!(found.nobody_alone());
    let marks = marks(&found);
    let check = |name: &str, expected: &str| {
        let mark = marks.iter().find(|(of, _)| of == name).map_or("", |(_, mark)| mark);
        assert_eq!(mark, expected, "{name}");
    };
    check("verdict", "");
    check(
        "alone",
        "the United Kingdom (then the draft without aleppo, toll and author passes) or the Russian Federation (then the \
         text as drafted passes).",
    );
    check(
        "next",
        "United Kingdom: could you do without outrage at the daily air strikes on Aleppo? One of the 2 smallest ways out \
         needs it. Russian Federation: could you live with outrage at the daily air strikes on Aleppo? One of the 2 smallest \
         ways out needs it.",
    );
    check("the text as drafted", "China is for it; the Russian Federation alone could let it pass.");
    check("no word of who does it", "wins nobody, loses nobody.");
    assert!(
        marks.iter().any(|(name, mark)| name == "fewest" && mark.starts_with("If the Russian Federation can live"))
    );
    assert_eq!(
        found.matrix.rows.iter().filter(|row| row.stance_guessed).map(|row| &row.id).collect::<Vec<_>>(),
        ["CHN"]
    );
    assert!(found.by_number.ways.iter().all(|way| way.guessed));
    assert!(!found.deadlocks[0].guessed, "what is reported comes first");
}

#[test]
fn a_verdict_that_rests_on_a_guess_says_so() {
    let found = answer(&read("marisk-2031"));
    let verdict = found.from_reported_alone.verdict.unwrap();
    assert!(
        verdict.starts_with("The text as drafted does not pass as a press statement, but a text does"),
        "{verdict}"
    );
    assert_eq!(found.from_reported_alone.alone.unwrap(), "nobody has to concede anything; a text passes.");
    assert!(found.by_number.from_reported_alone.unwrap().contains("no concession is needed"));
    assert_eq!(found.from_reported_alone.next, None, "the question asks about the guess itself");
}

#[test]
fn where_nothing_is_guessed_nothing_is_marked() {
    let check = |id: &str, supposed: &[&str]| {
        let mut problem = read(id);
        for words in supposed {
            problem.suppose(&Supposition::read(words, &problem).unwrap());
        }
        assert_eq!(marks(&answer(&problem)), [], "{id}");
    };
    check("company-board", &[]);
    check("aleppo-2014", &["USA/author/nothing", "CHN/author/nothing", "RUS/weapons/nothing"]);
}

#[test]
fn texts_that_are_the_best_under_several_objectives_are_told_once() {
    let check = |id: &str, few: usize, expected: &[&[&str]]| {
        let found = answer(&read(id));
        let told: Vec<Vec<&str>> = found.best_told(few).into_iter().map(|best| best.objectives).collect();
        assert_eq!(told, expected, "{id}");
    };
    check("eu-qmv-cars-2035", 1, &[&["preference", "content", "support"]]);
    check("aleppo-2014", 1, &[]);
}

#[test]
fn the_text_that_passes_says_whom_it_leaves_unmet() {
    let check = |id: &str, expected: &[&str]| {
        let found = answer(&read(id));
        let unmet = found.beside.map(|beside| beside.unmet).unwrap_or_default();
        let members: Vec<&str> = unmet.iter().map(|says| says.split(" cannot ").next().unwrap()).collect();
        assert_eq!(members, expected, "{id}");
    };
    check("eu-qmv-cars-2035", &["Italy", "Bulgaria", "Romania", "Poland"]);
    check("res-2118", &[]);
}

#[test]
fn suppositions_that_cannot_be_made() {
    let problem = read("aleppo-2014");
    let check = |words: &str, expected: &str| {
        let error = Supposition::read(words, &problem).unwrap_err().to_string();
        assert!(error.contains(expected), "{words}: {error}");
    };
    check("", "CHN/civilians/nothing");
    check("GBR/aleppo", "CHN/civilians/nothing");
    check("GBR/alepo/must", "there are civilians, aleppo");
    check("XXX/aleppo/must", "XXX");
    check("GBR/aleppo/perhaps", "must-drafted, refuses");
}

#[test]
fn the_positions_of_a_cell_one_by_one() {
    let turns = |id: &str, seat: &str, element: &str| {
        let problem = read(id);
        let seat = problem.roster.find(seat).unwrap();
        let element = problem.elements.iter().position(|other| other.id == element).unwrap();
        let mut turns = Vec::new();
        while let Some(next) = Supposition::next(&problem, seat, element, turns.last().copied()) {
            turns.push(next);
        }
        turns
    };
    assert_eq!(turns("aleppo-2014", "GBR", "aleppo"), [Position::Refuses, Position::Nothing]);
    assert_eq!(turns("aleppo-2014", "RUS", "aleppo"), [Position::Must, Position::Nothing]);
    assert_eq!(turns("aleppo-2014", "FRA", "aleppo"), [Position::Must, Position::Refuses]);
    assert_eq!(turns("res-2118", "CHN", "measures"), [Position::Must, Position::Nothing]);
    assert_eq!(turns("company-board", "WORKS", "jobs"), [Position::Must, Position::RefusesDrafted, Position::Nothing]);
}

/// The paragraphs of the statement on Marisk after an amendment; as drafted without one.
fn marisk(amended: Option<&str>) -> Vec<String> {
    let statement = include_str!("../../../dossiers/marisk-2031/statement.txt");
    let files = [
        include_str!("../../../dossiers/marisk-2031/amendments.toml"),
        include_str!("../../../dossiers/marisk-2031/others.toml"),
    ];
    let draft = plain::read(statement).unwrap().text;
    let mut text: Text = draft.clone();
    for step in files.iter().flat_map(|file| amendment::read(file, &draft).unwrap()) {
        if let amendment::Step::Table(proposed) = step
            && Some(proposed.id.as_str()) == amended
        {
            text = execute(&draft, &proposed).unwrap();
        }
    }
    text.paragraphs().iter().filter(|paragraph| paragraph.kind.is_substance()).map(|p| p.words.clone()).collect()
}

#[test]
fn the_words_of_marisk_are_those_of_its_statement_and_amendments() {
    for (at, element) in read("marisk-2031").elements.iter().enumerate() {
        for form in element.alternatives.iter().filter(|form| form.id != "out") {
            let words = marisk(Some(&form.id).filter(|id| *id != "drafted").map(String::as_str));
            assert_eq!(form.wording.as_ref(), words.get(at), "{}/{}", element.id, form.id);
        }
    }
}
