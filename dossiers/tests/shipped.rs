//! Every shipped dossier reads and makes a case; what the case of Aleppo has to hold, mechanism by mechanism.

#![expect(clippy::unwrap_used, clippy::panic, reason = "shipped data that do not read fail the test")]

use jiff::civil::date;
use penholder_core::dossier::conflict::Clash;
use penholder_core::dossier::verdict::Settled;
use penholder_core::dossier::{
    ActorKind, Bound, Class, Dossier, EventKind, Form, Invited, Mood, Outcome, RelationKind, RemarkKind, Ruling, Side,
    Sort, Status, Value,
};
use penholder_dossiers::{Case, Folder, SHIPPED, case};

fn aleppo() -> &'static Case {
    case("aleppo-2014").unwrap().unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn every_shipped_dossier_makes_a_case() {
    for shipped in SHIPPED {
        let folder = Folder::shipped(shipped.id).unwrap();
        let dossier = folder.dossier().unwrap_or_else(|faults| panic!("{}: {faults}", shipped.id));
        assert!(!dossier.head.sentence.is_empty());
        let case = case(shipped.id).unwrap().unwrap_or_else(|why| panic!("{}: {why}", shipped.id));
        assert!(!case.timeline.is_empty());
        for answer in &case.answers {
            assert!(answer.says.is_none() || !answer.sources.is_empty(), "{}: {}", shipped.id, answer.asks);
        }
    }
}

/// The dates of the report, read from its words.
#[test]
fn dates_resolved() {
    let check = |event: &str, words: &str, on| {
        let event = aleppo().dossier.event(event).unwrap();
        assert!(event.said.iter().any(|said| said.words == words && said.on == on), "{} {words}", event.id);
    };
    check("objection", "on Wednesday", date(2014, 1, 8));
    check("bombardment", "since December 15", date(2013, 12, 15));
    check("december-objection", "on December 19", date(2013, 12, 19));
    check("adoption-2118", "late September", date(2013, 9, 27));
    check("adoption-prst", "early October", date(2013, 10, 2));
    check("paris", "in Paris on Monday", date(2014, 1, 13));
    check("invitations", "On Monday", date(2014, 1, 6));
    let montreux = aleppo().dossier.event("montreux").unwrap();
    assert_eq!(montreux.period.from, Some(date(2014, 1, 22)));
    assert_eq!(montreux.place.as_deref(), Some("montreux-town"));
}

fn outcome(dossier: &Dossier, claim: &str) -> Value {
    dossier.claim(claim).unwrap().value.clone()
}

fn ruling(dossier: &Dossier, claim: &str) -> Ruling {
    dossier.verdict_on(claim).unwrap().ruling
}

/// Checks one mechanism of the report, named by its row.
fn row(name: &str, holds: bool) {
    assert!(holds, "{name}");
}

#[test]
fn mechanisms_1_to_8_the_statements() {
    let (case, d) = (aleppo(), &aleppo().dossier);
    let (uk, us) = (d.text("uk-draft").unwrap(), d.text("us-draft").unwrap());
    let has = |kind: EventKind, text: &str, who: &str| {
        let events = d.events.iter().filter(|event| event.kind == kind && event.text.as_deref() == Some(text));
        events.flat_map(|event| &event.parties).any(|party| party == who)
    };
    row(
        "1 blocked statement: a press statement without symbol",
        uk.form == Form::PressStatement && uk.symbol.is_none(),
    );
    row("1 circulated, objected to, amended, withdrawn", {
        has(EventKind::Circulated, "uk-draft", "united-kingdom")
            && has(EventKind::Objected, "uk-draft", "russia")
            && has(EventKind::Amended, "uk-draft", "russia")
            && has(EventKind::Withdrawn, "uk-draft", "united-kingdom")
    });
    row("1 the press's word for it", outcome(d, "january-blocked") == Value::Outcome(Outcome::Blocked));
    row("2 the December statement, earlier and similar", {
        let links =
            |kind, from: &str, to: &str| d.relations.iter().any(|r| r.kind == kind && r.from == from && r.to == to);
        us.on < uk.on
            && links(RelationKind::SimilarTo, "uk-draft", "us-draft")
            && links(RelationKind::PredecessorOf, "us-draft", "uk-draft")
            && us.outcome == Some(Outcome::Withdrawn)
    });
    let looked_up = |claim: &str| case.checked.iter().find(|checked| checked.claim == claim).unwrap();
    let vetoed = looked_up("resolutions-vetoed");
    row("3 three vetoes looked up in the record", {
        vetoed.ruling == Ruling::Supported
            && ["S/2011/612", "9-2-4", "S/2012/77", "13-2-0", "S/2012/538", "11-2-2"]
                .iter()
                .all(|w| vetoed.says.contains(w))
    });
    row("4 sanctions: checked text by text", {
        ruling(d, "threatened-sanctions-2011") == Ruling::Partly
            && ruling(d, "threatened-sanctions-february") == Ruling::Refuted
            && ruling(d, "threatened-sanctions-july") == Ruling::Supported
            && looked_up("threatened-sanctions-july").ruling == Ruling::Unresolved
    });
    let settled = |one: &str, other: &str| {
        let conflicts = d.conflicts();
        let found =
            conflicts.iter().find(|c| c.one == one && c.other == other).unwrap_or_else(|| panic!("{one} {other}"));
        assert_eq!(found.clash, Clash::Excludes);
        d.settled(found)
    };
    row("5 form: statement, not resolution", {
        settled("december-statement", "december-resolution") == Settled::For("december-statement".into())
    });
    row("5 outcome: opposed, not vetoed", {
        settled("december-opposed", "december-vetoed") == Settled::For("december-opposed".into())
            && looked_up("december-vetoed").ruling == Ruling::Refuted
    });
    row("6 the latest veto: an objection to a consensus", {
        ruling(d, "january-vetoed") == Ruling::Refuted
            && d.remarks.iter().any(|r| r.kind == RemarkKind::LooseTerm && r.about.as_deref() == Some("objection"))
    });
    let robbed = &case.robbed[0];
    row("7 amendments: what they take out", {
        let aleppo = robbed.comparison.references.iter().find(|tally| tally.name == "Aleppo").unwrap();
        robbed.text == "uk-draft" && robbed.author == "Russian Federation" && (aleppo.before, aleppo.after) == (5, 0)
    });
    row("7 the motive is an opinion of its holder", d.claim("robbed").unwrap().mood == Mood::Opinion);
    let chain: Vec<String> = d.chain(d.claim("robbed").unwrap()).into_iter().map(|hop| hop.id).collect();
    row("8 unnamed, one hop", {
        chain == ["inn", "reuters-08", "reuters", "un-diplomat"]
            && d.actor("un-diplomat").unwrap().kind == ActorKind::Anonymous
    });
    let unnamed =
        d.independence([d.claim("robbed").unwrap(), d.claim("aleppo-out").unwrap(), d.claim("wrecking").unwrap()]);
    row("8 two agencies' unnamed diplomats are not two sources", unnamed.at_least == 1 && unnamed.at_most == 2);
}

#[test]
fn mechanisms_9_to_16_content_figures_arms() {
    let d = &aleppo().dossier;
    let silent = d.event("no-comment").unwrap();
    row("9 no comment is an event of its own and no claim", {
        silent.kind == EventKind::NoComment && d.claims.iter().all(|claim| claim.holder != "russian-spokesman")
    });
    row("10 British-drafted", d.text("uk-draft").unwrap().drafters == ["united-kingdom"]);
    row("11 what it would have said", d.claim("outrage").unwrap().mood == Mood::WouldHave);
    let number = |claim: &str| match &d.claim(claim).unwrap().value {
        Value::Number(number) => number.clone(),
        other => panic!("{other:?}"),
    };
    let (killed, plain, over) = (number("killed-draft"), number("injured-draft-reuters"), number("injured-draft-afp"));
    row("12 more than 700, 3,000 and over 3,000, said by the draft", {
        (killed.count, killed.bound, plain.bound, over.bound) == (700, Bound::MoreThan, Bound::Plain, Bound::MoreThan)
            && d.sort_of(&d.claim("killed-draft").unwrap().holder) == Some(Sort::Text)
            && killed.period.from == Some(date(2013, 12, 15))
    });
    let competing =
        d.conflicts().into_iter().find(|c| c.one == "killed-draft" && c.other == "killed-sohr-bno").unwrap();
    row(
        "12 competes with 517, and neither is dropped",
        competing.clash == Clash::Competes && number("killed-sohr-bno").count == 517,
    );
    let toll = d.tolls().into_iter().find(|toll| toll.claims.contains(&"killed-draft".to_owned())).unwrap();
    row("12 never added up", toll.claims.len() == 6 && (toll.lowest, toll.highest) == (100, 700));
    row("13 weapons from the vocabulary", {
        let weapons = &d.incident("air-strikes-on-aleppo").unwrap().weapons;
        weapons.contains(&"missiles".to_owned()) && weapons.contains(&"barrel-bombs".to_owned())
    });
    row("14 both sides' accounts are kept", {
        d.claim("battling-rebels").unwrap().holder == "syria"
            && d.claim("attacks-on-civilians").unwrap().holder == "uk-draft"
    });
    row("15 agreed: a vote and a consensus", {
        d.text("res-2118").unwrap().outcome == Some(Outcome::AdoptedByVote)
            && d.text("prst-2013-15").unwrap().outcome == Some(Outcome::AdoptedByConsensus)
            && d.remarks.iter().any(|remark| remark.kind == RemarkKind::TwoThings)
    });
    let arms = d.relation("arms").unwrap();
    row("16 arms, unattributed, with a purpose that is a claim", {
        arms.kind == RelationKind::Supplies
            && (arms.from.as_str(), arms.to.as_str(), arms.unattributed) == ("russia", "syria", true)
            && ruling(d, arms.purpose.as_deref().unwrap()) == Ruling::Unresolved
    });
    row("16 the self-contradiction is flagged", {
        d.remarks.iter().any(|r| r.kind == RemarkKind::SelfContradictory && r.about.as_deref() == Some("arms"))
    });
}

#[test]
fn mechanisms_17_to_23_diplomacy_and_the_report() {
    let d = &aleppo().dossier;
    let paris = d.event("paris").unwrap();
    row("17 planned, then held", {
        let steps: Vec<Status> = paris.steps.iter().map(|step| step.status).collect();
        steps == [Status::Planned, Status::Held] && paris.parties.contains(&"kerry".to_owned())
    });
    let conference = d.conference("geneva-ii").unwrap();
    row(
        "18 the conference and who takes part",
        conference.conveners == ["ban", "un"] && conference.participants.len() == 8,
    );
    let status = |day| d.invitation_on("geneva-ii", "iran", day).map(|version| version.status);
    row("19 the register of invitations", {
        (status(date(2014, 1, 5)), status(date(2014, 1, 8))) == (None, Some(Invited::NotInvited))
            && status(date(2014, 1, 19)) == Some(Invited::Invited)
            && status(date(2014, 1, 22)) == Some(Invited::Withdrawn)
            && d.register("geneva-ii", "iran")[1].condition.is_some()
    });
    row("20 a State's position", d.stance("russia-on-iran").unwrap().side == Side::For);
    let kerry = d.stance("kerry-on-iran").unwrap();
    row("21 a conditional stance, one word quoted", {
        kerry.side == Side::Conditional
            && kerry.mood == Mood::Could
            && d.remarks
                .iter()
                .any(|r| r.kind == RemarkKind::PartialQuote && r.about.as_deref() == Some("kerry-on-iran"))
    });
    let office = |actor: &str, day| {
        d.actor(actor).unwrap().office_on(day).map(|office| office.title.clone()).unwrap_or_default()
    };
    let day = date(2014, 1, 8);
    row("22 offices at their date, labels as the report's", {
        office("kerry", day).starts_with("Secretary of State")
            && office("kerry", date(2013, 1, 8)).starts_with("Senator")
            && office("lavrov", day).starts_with("Minister for Foreign Affairs")
            && office("ban", day).starts_with("Secretary-General")
            && office("assad", day).starts_with("President")
            && d.remarks.iter().any(|r| r.kind == RemarkKind::EvaluativeLabel && r.about.as_deref() == Some("iran"))
    });
    let inn = d.source("inn").unwrap();
    row("23 a republication that diverges, and other reports' errors", {
        inn.class == Class::Republication
            && inn.republishes.as_deref() == Some("reuters-08")
            && inn.differs.is_some()
            && d.remarks.iter().filter(|remark| remark.kind == RemarkKind::ErrorElsewhere).count() == 2
            && ruling(d, "fourteen") == Ruling::Refuted
    });
}

#[test]
fn the_eight_questions() {
    let check = |id: &str, words: &[&str]| {
        let answer = aleppo().answers.iter().find(|answer| answer.id == id).unwrap();
        let says = answer.says.as_deref().unwrap_or_else(|| panic!("{id} is not answered"));
        assert!(!answer.sources.is_empty(), "{id}");
        words.iter().for_each(|word| assert!(says.contains(word), "{id}: `{word}` is not in\n{says}"));
    };
    check("form", &["press statement", "all 15 members"]);
    check(
        "veto",
        &["No: the Russian Federation objected", "no veto", "leaves no record", "has nothing around 8 January 2014"],
    );
    check("president", &["France on 19 December 2013", "Jordan on 8 January 2014"]);
    check(
        "seats",
        &["5 changed", "Azerbaijan, Guatemala, Morocco, Pakistan, Togo", "Chile, Jordan, Lithuania, Nigeria, Chad"],
    );
    check(
        "vetoes",
        &["S/2011/612", "9-2-4", "S/2012/77", "13-2-0", "S/2012/538", "11-2-2", "China, Russian Federation"],
    );
    check("amendments", &["all mentions of Aleppo go", "Aleppo 5 → 0", "reconstruction"]);
    check("figures", &["aid groups", "not named", "Syrian Observatory", "517", "not added up"]);
    check(
        "conference",
        &[
            "22 January 2014 at Montreux",
            "invited on 19 January 2014",
            "invitation withdrawn on 20 January 2014",
            "not there",
        ],
    );
    assert_eq!(aleppo().answers.len(), 8);
}

/// Every sentence has its answer, every claim in it its verdict, and the number in the head is the number there is.
#[test]
fn the_report_sentence_by_sentence() {
    let case = aleppo();
    let numbered: Vec<_> = case.told.iter().filter(|told| told.number.is_some()).collect();
    assert_eq!(numbered.len(), 14);
    assert!(case.dossier.head.about.contains("in fourteen sentences"));
    for told in &case.told {
        assert!(told.number.is_none() || !told.answers.is_empty(), "{}", told.says);
        assert!(!told.answers.is_empty() || told.note.is_some(), "{}", told.says);
        let open = told.answers.iter().filter(|answer| answer.is_claim && answer.ruling.is_none());
        assert_eq!(open.map(|answer| answer.what.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    }
    let report = case.dossier.head.report.as_deref().unwrap();
    let quoted = case.dossier.claims.iter().filter(|claim| claim.at.source == report && claim.at.span.is_some());
    let answered = case.told.iter().flat_map(|told| &told.answers).filter(|answer| answer.is_claim);
    assert_eq!(quoted.count(), answered.count(), "each claim of the report answers once");
    let find = |number: usize, what: &str| {
        let told = &numbered[number - 1];
        let found = told.answers.iter().find(|answer| answer.what.contains(what));
        found.unwrap_or_else(|| panic!("{what} is not in {:#?}", told.answers))
    };
    assert_eq!(find(3, "draft S/2011/612, effect of the text: threatens sanctions").ruling, Some(Ruling::Partly));
    assert_eq!(find(3, "draft S/2012/77, effect of the text: threatens sanctions").ruling, Some(Ruling::Refuted));
    assert_eq!(find(3, "draft S/2012/538, effect of the text: threatens sanctions").ruling, Some(Ruling::Supported));
    assert!(find(5, "does not comment").says.as_deref().unwrap().contains("neither side"));
    assert_eq!(find(8, "largest city").mark.as_deref(), Some("[K]"));
    assert!(
        find(10, "Russian Federation: supplies Syrian authorities")
            .says
            .as_deref()
            .unwrap()
            .contains("Nobody is named")
    );
    assert!(find(13, "Iran: not invited").says.as_deref().unwrap().contains("invited on 19 January 2014"));
    assert!(find(14, "thaw").ruling == Some(Ruling::Partly));
}

/// Where a text ended on another day than it went round, it stands under the day it ended.
#[test]
fn a_text_stands_under_the_day_of_its_end() {
    let day = |case: &Case, id: &str| case.decided.iter().find(|text| text.id == id).unwrap().on;
    assert_eq!(day(aleppo(), "uk-draft"), Some(date(2014, 1, 8)));
    assert_eq!(day(aleppo(), "s-2012-77"), Some(date(2012, 2, 4)));
    let still = case_if("events.toml", "kind = \"withdrawn\"\non = 2014-01-08", "kind = \"said\"\non = 2014-01-08");
    assert_eq!(day(&still, "uk-draft"), Some(date(2014, 1, 7)), "its own day where no act ended it");
}

/// The case of Aleppo when something else stands in one of its files.
fn case_if(file: &str, old: &str, new: &str) -> Case {
    let mut folder = Folder::shipped("aleppo-2014").unwrap();
    let (_, text) = folder.files.iter_mut().find(|(name, _)| name == file).unwrap();
    assert!(text.contains(old), "`{old}` is not in {file}");
    *text = text.replacen(old, new, 1);
    Case::of(&folder, penholder_record::security_council()).unwrap_or_else(|why| panic!("{why}"))
}

fn answer_if(id: &str, file: &str, old: &str, new: &str) -> Option<String> {
    case_if(file, old, new).answers.into_iter().find(|answer| answer.id == id).unwrap().says
}

#[test]
fn how_it_was_decided() {
    let how = |case: &Case| case.decided.iter().find(|text| text.id == "uk-draft").unwrap().how.clone();
    assert_eq!(how(aleppo()), "no vote, no symbol; objection by Russian Federation, the drafter withdrew it");
    let objection = "kind = \"objected\"\non = 2014-01-08";
    let without = case_if("events.toml", objection, "kind = \"said\"\non = 2014-01-08");
    assert_eq!(how(&without), "no vote, no symbol, the drafter withdrew it");
    let (drafted, numbered) = ("form = \"press-statement\"", "form = \"draft-resolution\"\nsymbol = \"S/2014/1\"");
    let numbered = case_if("texts.toml", drafted, numbered);
    assert_eq!(how(&numbered), "no vote; objection by Russian Federation, the drafter withdrew it");
}

#[test]
fn other_facts_give_other_answers() {
    let check = |id: &str, file: &str, old: &str, new: &str, expected: &str| {
        let says = answer_if(id, file, old, new).unwrap();
        assert!(says.contains(expected), "`{expected}` is not in\n{says}");
    };
    let (form, draft) = ("form = \"press-statement\"", "form = \"draft-resolution\"");
    check(
        "form",
        "texts.toml",
        form,
        draft,
        "alone: China, France, United Kingdom, Russian Federation, United States.",
    );
    assert_eq!(answer_if("veto", "texts.toml", form, draft), None);
    let (talks, off) = ("id = \"geneva-talks\"", "id = \"geneva-talks\"\nstatus = \"cancelled\"");
    check("conference", "events.toml", talks, off, "In part: held 22 January 2014 at Montreux; cancelled");
    check(
        "conference",
        "conference.toml",
        "sittings = [\"montreux\", \"geneva-talks\"]",
        "",
        "Not so far as is known: Iran",
    );
    check(
        "amendments",
        "amendments-january.toml",
        "at = \"S2\"\ndelete = true",
        "at = \"S2\"\nreplace = \"cynical\"\nwith = \"bad\"",
        "Aleppo 5 → 1",
    );
}

#[test]
fn the_deadlock() {
    let says = aleppo().deadlock_says().unwrap();
    assert!(
        says.contains("434 days") && says.contains("broken by resolution 2118 (2013) on 27 September 2013"),
        "{says}"
    );
    assert!(says.contains("143 days"), "{says}");
    assert_eq!(aleppo().sides.len(), 2);
}

/// Two seats of five: the members that changed, and what the two sides did.
#[test]
fn the_two_councils() {
    let sat = &aleppo().sat;
    assert_eq!(sat.len(), 2);
    assert_eq!((sat[0].changed.len(), sat[1].changed.len()), (5, 5));
    let at = |sat: &case::Sat, id: &str| sat.positions[sat.roster.find(id).unwrap()].word();
    assert_eq!((at(&sat[0], "USA"), at(&sat[0], "RUS"), at(&sat[0], "CHN")), ("no_objection", "objection", "silent"));
    assert_eq!((at(&sat[1], "GBR"), at(&sat[1], "RUS"), at(&sat[1], "USA")), ("no_objection", "objection", "silent"));
}

/// No text of the report itself is here, so the words are compared with it only where it is at hand: `penholder case check`
/// does it with `--source inn=FILE`. Here: every quotation has a span as long as its words.
#[test]
fn spans_are_as_long_as_their_words() {
    let quotes = aleppo().dossier.quotes();
    let with_words = quotes.iter().filter(|quote| quote.words.is_some());
    let mut count = 0;
    for quote in with_words {
        let (from, to) = quote.span.unwrap();
        assert_eq!(to - from, quote.words.as_ref().unwrap().len() as u64, "{quote:?}");
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn exports() {
    let d = &aleppo().dossier;
    let table = penholder_dossiers::export::claims(d).unwrap();
    assert_eq!(table.lines().count(), d.claims.len() + 1);
    let calendar = penholder_dossiers::export::calendar("aleppo-2014", d);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), d.events.len());
    assert!(calendar.contains("DTSTART;VALUE=DATE:20140108"), "{calendar}");
    assert!(calendar.lines().all(|line| line.len() <= 75), "RFC 5545 folds lines");
    assert_eq!(calendar, penholder_dossiers::export::calendar("aleppo-2014", d), "the same dossier, the same calendar");
    let linked = penholder_dossiers::export::linked("https://example.org/aleppo-2014/", d);
    let graph = linked["@graph"].as_array().unwrap();
    let robbed = graph.iter().find(|node| node["@id"] == "robbed").unwrap();
    assert_eq!(robbed["wasAttributedTo"], "un-diplomat");
    assert_eq!(robbed["wasQuotedFrom"], "inn");
    assert_eq!(linked["@context"]["wasAttributedTo"]["@id"], "prov:wasAttributedTo");
    let drawn = penholder_dossiers::export::timeline(&aleppo().timeline, "what happened");
    assert_eq!(drawn.matches("<g class=").count(), aleppo().timeline.iter().filter(|moment| moment.main).count());
}
