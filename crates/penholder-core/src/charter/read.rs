//! Reading a charter from its file, and checking it as a whole.
//!
//! Always: every fault of the file is found in one pass; the work is bounded by the length of the file.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use super::{
    Charter, Class, Composition, Doctrine, Kind, Label, Mark, MeasureName, NamedSeat, Names, NotCarried, Practice,
    Reading, Requirement, RosterKnown, Rule, Way, reform,
};
use crate::interval::InForce;
use crate::normal::HEADS;
use crate::position::Position;
use crate::seat::Seat;
use crate::source::{Exact, Faults, Source, Table};

const MARKS: [(&str, Mark); 3] = [("V", Mark::Verified), ("K", Mark::Known), ("?", Mark::Disputed)];

/// The heaviest weight a seat may have, so that no sum overflows.
const HEAVIEST: i128 = 1_000_000_000_000_000_000;

/// The most seats a class may have.
const MOST_SEATS: i64 = 100_000;

/// The most measures, classes and labels that a charter may declare, each.
const MOST_WORDS: usize = 1_000;

impl Charter {
    /// Reads a charter; `name` is what messages call the file.
    ///
    /// # Errors
    /// Every fault of the file at once, each with its place and, where there is one, the next step.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Faults>> {
        Self::read_with(name, text, |_| None)
    }

    /// Reads a charter that may change another one; `base` gives the charter with an id, if it is at hand.
    ///
    /// # Errors
    /// As [`Charter::read`]; also if the charter it changes is not at hand.
    pub fn read_with<'b>(
        name: &str,
        text: &str,
        base: impl Fn(&str) -> Option<&'b Charter>,
    ) -> Result<Self, Box<Faults>> {
        Source::read(name, text, |file| {
            let charter = read_charter(&file, &base);
            file.close();
            charter
        })
    }
}

fn read_charter<'b>(file: &Table<'_, '_>, base: &dyn Fn(&str) -> Option<&'b Charter>) -> Option<Charter> {
    let (mut id, mut name, mut about, mut reforms, mut roster_known) = (None, None, None, None, None);
    let mut seated_as = None;
    if let Some(body) = file.table("body", "body") {
        (id, name, about) = (body.text("id"), body.text("name"), body.text("about"));
        reforms = body.placed_text_if_any("reforms");
        seated_as = body.text_if_any("seated_as");
        roster_known = body.table_if_any("roster", "table of the roster").map(|part| {
            let known = RosterKnown { days: InForce::read(&part), hint: part.text_if_any("hint") };
            if known.days == InForce::default() {
                let hint = "`roster = { in_force = { from = 2020-02-01 } }`".to_owned();
                part.fault(part.at(), "a roster that is known for some days says for which", Some(hint));
            }
            part.close();
            known
        });
        body.close();
    }
    let nothing = Charter::default();
    let old = reforms.as_ref().map_or(Some(&nothing), |word| base(&word.value));
    if let (None, Some(word)) = (old, &reforms) {
        let hint = "read it together with the charter of that id".to_owned();
        file.fault(word.at.clone(), format!("the charter changes `{}`, which is not at hand", word.value), Some(hint));
        return None;
    }
    let old = old?;
    let (measures, classes, labels) = read_words(file, old);
    let names = Names { classes: &classes, measures: &measures, labels: &labels };
    let seats: Vec<NamedSeat> = file.tables("seat", "seat").into_iter().filter_map(|t| read_seat(t, &names)).collect();
    let stays = |named: &&NamedSeat| seats.iter().all(|new| new.seat.id != named.seat.id);
    let seats: Vec<NamedSeat> = old.seats.iter().filter(stays).chain(&seats).cloned().collect();
    let rules = reform::rules_laid_over(&old.rules, read_rules(file, &names, !old.rules.is_empty()));
    let questions: HashSet<&str> = rules.iter().map(|rule| rule.on.as_str()).collect();
    let mut known: Vec<&str> = questions.iter().copied().collect();
    known.sort_unstable();
    let kinds = file.tables("kind", "kind of matter").into_iter().filter_map(|t| read_kind(t, &names, &known));
    let kinds = kinds.collect();
    let doctrines = file.tables("doctrine", "doctrine").into_iter().filter_map(|t| read_doctrine(t, &names, &known));
    let doctrines = doctrines.collect();
    let not_carried = file.tables("not_carried", "thing not carried").into_iter().filter_map(read_not_carried);
    let not_carried = old.not_carried.iter().cloned().chain(not_carried).collect();
    check_seats(file, &classes, &seats, &rules);
    Some(Charter {
        id: id?,
        name: name?,
        about: about?,
        reforms: reforms.map(|word| word.value),
        seated_as: seated_as.or_else(|| old.seated_as.clone()),
        kinds: reform::laid_over(&old.kinds, kinds, |kind| &kind.id),
        doctrines: reform::laid_over(&old.doctrines, doctrines, |doctrine| &doctrine.id),
        classes,
        measures,
        seats,
        roster_known: roster_known.or_else(|| old.roster_known.clone()),
        labels,
        rules,
        not_carried,
    })
}

/// The words the charter declares: measures, classes of seats and labels.
fn read_words(file: &Table<'_, '_>, old: &Charter) -> (Vec<MeasureName>, Vec<Class>, Vec<Label>) {
    let measures: Vec<MeasureName> = file.tables("measure", "measure").into_iter().filter_map(read_measure).collect();
    let measures = declared(file, "measure", measures, |measure| &measure.id);
    let measures = reform::laid_over(&old.measures, measures, |measure| &measure.id);
    let classes: Vec<Class> =
        file.tables("class", "class").into_iter().filter_map(|t| read_class(t, &measures)).collect();
    let classes = declared(file, "class", classes, |class| &class.id);
    if classes.is_empty() && old.classes.is_empty() && !file.has("class") {
        let hint = "add a [[class]] with id, name and plural".to_owned();
        file.fault_at("class", "the charter has no class of seats", Some(hint));
    }
    let classes = reform::laid_over(&old.classes, classes, |class| &class.id);
    let labels: Vec<Label> = file.tables("label", "label").into_iter().filter_map(read_label).collect();
    let labels = declared(file, "label", labels, |label| &label.id);
    let labels = reform::laid_over(&old.labels, labels, |label| &label.id);
    (measures, classes, labels)
}

fn read_rules(file: &Table<'_, '_>, names: &Names<'_>, may_be_none: bool) -> Vec<Rule> {
    let tables = file.tables("rule", "rule");
    if tables.is_empty() && !may_be_none {
        let hint = "add a [[rule]] with cite, on, sense and requires".to_owned();
        file.fault(file.at(), "the charter has no rule", Some(hint));
    }
    let places: Vec<_> = tables.iter().map(Table::at).collect();
    let rules: Vec<Option<Rule>> = tables.into_iter().map(|table| read_rule(table, names)).collect();
    check_intervals(file, &rules, &places);
    rules.into_iter().flatten().collect()
}

fn read_not_carried(table: Table<'_, '_>) -> Option<NotCarried> {
    let (what, why) = (table.text("what"), table.text("why"));
    table.close();
    Some(NotCarried { what: what?, why: why? })
}

/// Words that are declared once each, and not too many of them.
fn declared<T>(file: &Table<'_, '_>, what: &str, mut words: Vec<T>, id: fn(&T) -> &str) -> Vec<T> {
    if words.len() > MOST_WORDS {
        file.fault_at(what, format!("{} of `{what}` are declared; at most {MOST_WORDS} are read", words.len()), None);
        words.truncate(MOST_WORDS);
    }
    let mut seen: HashSet<String> = HashSet::new();
    words.retain(|word| {
        let first = seen.insert(id(word).to_owned());
        if !first {
            file.fault_at(what, format!("the {what} `{}` is declared twice", id(word)), None);
        }
        first
    });
    words
}

pub(super) fn read_mark(table: &Table<'_, '_>) -> Mark {
    table.choice_if_any("mark", &MARKS).unwrap_or_default()
}

fn read_measure(table: Table<'_, '_>) -> Option<MeasureName> {
    let (id, unit) = (table.text("id"), table.text("unit"));
    table.close();
    Some(MeasureName { id: id?, unit: unit? })
}

fn read_class(table: Table<'_, '_>, measures: &[MeasureName]) -> Option<Class> {
    let (id, name, plural) = (table.text("id"), table.text("name"), table.text("plural"));
    let mut composition: Vec<Composition> = Vec::new();
    if let Some(seats) = table.integer_if_any("seats", 0..=MOST_SEATS) {
        composition.push(Composition { seats: count(seats), in_force: InForce::default(), cite: None });
    }
    for part in table.tables("composition", "composition") {
        let seats = part.integer("seats", 0..=MOST_SEATS);
        let (in_force, cite) = (InForce::read(&part), part.text_if_any("cite"));
        if let Some(other) = composition.iter().find(|other| other.in_force.overlaps(&in_force)) {
            part.fault(part.at(), format!("it is in force at the same time as another, {}", other.in_force), None);
        }
        part.close();
        composition.push(Composition { seats: count(seats?), in_force, cite });
    }
    let weights = read_weights(&table, measures);
    let added = table.flag_if_any("added").unwrap_or(false);
    let office = table.flag_if_any("office").unwrap_or(false);
    table.close();
    let (name, plural) = (name.unwrap_or_default(), plural.unwrap_or_default());
    Some(Class { id: id?, name, plural, composition, weights, added, office })
}

fn count(seats: i64) -> usize {
    usize::try_from(seats).unwrap_or(0)
}

fn read_weights(table: &Table<'_, '_>, measures: &[MeasureName]) -> BTreeMap<String, Exact> {
    let Some(weights) = table.table_if_any("weights", "table of weights") else { return BTreeMap::new() };
    let known: Vec<&str> = measures.iter().map(|measure| measure.id.as_str()).chain([HEADS]).collect();
    let mut read = BTreeMap::new();
    for (measure, weight) in weights.all_exact() {
        if !known.contains(&measure.value.as_str()) {
            let hint = format!("declared are: {}", known.join(", "));
            weights.fault(measure.at.clone(), format!("`{}` is no declared measure", measure.value), Some(hint));
        }
        if weight.value < Exact::from_integer(0) {
            weights.fault(weight.at.clone(), "a weight is not negative", None);
        } else if *weight.value.numer() > HEAVIEST || *weight.value.denom() > 1_000_000_000 {
            let hint = "at most 10^18, with at most nine decimals".to_owned();
            weights.fault(weight.at.clone(), "the weight is too large or too fine", Some(hint));
        } else {
            read.insert(measure.value, weight.value);
        }
    }
    read
}

fn read_label(table: Table<'_, '_>) -> Option<Label> {
    let (id, says) = (table.text("id"), table.text("says"));
    let adopted = table.choice("outcome", &[("adopted", true), ("not_adopted", false)]);
    table.close();
    // A label with a fault is still declared, so that the rules that name it are not faulted too.
    Some(Label { id: id?, says: says.unwrap_or_default(), adopted: adopted.unwrap_or_default() })
}

fn read_seat(table: Table<'_, '_>, names: &Names<'_>) -> Option<NamedSeat> {
    let (id, name) = (table.text("id"), table.text("name"));
    let class = names.classes(&table, "class").into_iter().next();
    if !table.has("class") {
        table.fault(table.at(), "`class` is missing in this seat", None);
    }
    let weights = read_weights(&table, names.measures);
    let in_force = InForce::read(&table);
    table.close();
    Some(NamedSeat { seat: Seat { id: id?, name: name?, class: class?, weights }, in_force })
}

fn read_rule(table: Table<'_, '_>, names: &Names<'_>) -> Option<Rule> {
    let (cite, on, sense) = (table.text("cite"), table.text("on"), table.text("sense"));
    let in_force = InForce::read(&table);
    let mark = read_mark(&table);
    let (adopted, unanimous) = (names.label(&table, "adopted"), names.label(&table, "unanimous"));
    let not_adopted = names.label(&table, "not_adopted");
    if !table.has("adopted") {
        let hint = "name the label of adoption: `adopted = \"adopted_by_vote\"`".to_owned();
        table.fault(table.at(), "`adopted` is missing in this rule", Some(hint));
    }
    let positions = read_positions(&table);
    let asked = table.tables("requires", "requirement");
    if asked.is_empty() {
        let hint = "a rule that asks nothing is a mistake; write `requires = [{ affirmative_votes = 1 }]`".to_owned();
        table.fault(table.at(), "the rule requires nothing", Some(hint));
    }
    let requires: Vec<Requirement> =
        asked.into_iter().filter_map(|part| read_labelled(part, names, table.has("not_adopted"))).collect();
    let practice: Vec<Practice> = table
        .tables("practice", "practice")
        .into_iter()
        .filter_map(|part| read_practice(part, names, &requires))
        .collect();
    let reads = table.tables("reads", "reading").into_iter().filter_map(|part| read_reading(part, names)).collect();
    table.close();
    // A rule with a fault is still there, so that the kinds that put its question are not faulted too.
    Some(Rule {
        cite: cite.unwrap_or_default(),
        on: on?,
        in_force,
        sense: sense.unwrap_or_default(),
        mark,
        requires,
        practice,
        reads,
        positions,
        adopted: adopted.unwrap_or_default(),
        unanimous,
        not_adopted,
    })
}

fn read_labelled(table: Table<'_, '_>, names: &Names<'_>, rule_has_label: bool) -> Option<Requirement> {
    if !rule_has_label && !table.has("label") {
        let hint = "give it `label = ...`, or the rule `not_adopted = ...`".to_owned();
        table.fault(table.at(), "a vote that fails this requirement would have no label", Some(hint));
    }
    Requirement::read(table, names)
}

fn read_positions(table: &Table<'_, '_>) -> Vec<Position> {
    let known: Vec<(&str, Position)> = Position::ALL.iter().map(|position| (position.word(), *position)).collect();
    let positions = table.choices("positions", &known);
    if positions.is_empty() { vec![Position::Yes, Position::No, Position::Abstain] } else { positions }
}

fn read_practice(table: Table<'_, '_>, names: &Names<'_>, requires: &[Requirement]) -> Option<Practice> {
    let (cite, sense) = (table.text("cite"), table.text("sense"));
    let instead_of = table.placed_text("instead_of");
    if let Some(id) = &instead_of {
        let ids: Vec<&str> = requires.iter().filter_map(|requirement| requirement.id.as_deref()).collect();
        if !ids.contains(&id.value.as_str()) {
            let hint = format!("give the requirement an `id`; there are: {}", ids.join(", "));
            table.fault(id.at.clone(), format!("no requirement of this rule is called `{}`", id.value), Some(hint));
        }
    }
    let (in_force, mark) = (InForce::read(&table), read_mark(&table));
    let replaced =
        instead_of.as_ref().and_then(|id| requires.iter().find(|asked| asked.id.as_ref() == Some(&id.value)));
    let requires = table.table("requires", "requirement").and_then(|part| Requirement::read(part, names));
    table.close();
    let mut requires = requires?;
    requires.label = requires.label.or_else(|| replaced.and_then(|replaced| replaced.label.clone()));
    Some(Practice { cite: cite?, instead_of: instead_of?.value, in_force, sense: sense?, mark, requires })
}

fn read_reading(table: Table<'_, '_>, names: &Names<'_>) -> Option<Reading> {
    let known: Vec<(&str, Position)> = Position::ALL.iter().map(|position| (position.word(), *position)).collect();
    let (position, read_as) = (table.choice("position", &known), table.choice("as", &known));
    let unreasoned = table.flag_if_any("without_reason").unwrap_or(false);
    let within = names.classes(&table, "within");
    let cite = table.text("cite");
    table.close();
    Some(Reading { position: position?, read_as: read_as?, unreasoned, within, cite: cite? })
}

fn read_kind(table: Table<'_, '_>, names: &Names<'_>, questions: &[&str]) -> Option<Kind> {
    let (id, name, cite) = (table.text("id"), table.text("name"), table.text("cite"));
    let question = table.placed_text_if_any("question");
    if let Some(word) = &question {
        names.known(&table, word, "question (the `on` of a rule)", questions.iter().copied());
    }
    let mark = read_mark(&table);
    let (only_for, takes_to) = (table.text_if_any("only_for"), table.text_if_any("takes_to"));
    let [step, elects] = ["step", "elects"].map(|key| table.flag_if_any(key).unwrap_or(false));
    let mut relabel = BTreeMap::new();
    if let Some(labels) = table.table_if_any("relabel", "table of labels") {
        let known = || names.labels.iter().map(|label| label.id.as_str());
        for (from, to) in labels.all_texts() {
            if names.known(&labels, &from, "label", known()) && names.known(&labels, &to, "label", known()) {
                relabel.insert(from.value, to.value);
            }
        }
    }
    table.close();
    let question = question.map(|word| word.value);
    Some(Kind { id: id?, name: name?, question, cite: cite?, mark, relabel, only_for, takes_to, step, elects })
}

fn read_doctrine(table: Table<'_, '_>, names: &Names<'_>, questions: &[&str]) -> Option<Doctrine> {
    let (id, name, cite, sense) = (table.text("id"), table.text("name"), table.text("cite"), table.text("sense"));
    let mark = read_mark(&table);
    let question = |part: &Table<'_, '_>, key: &'static str| {
        let word = part.placed_text(key)?;
        names.known(part, &word, "question (the `on` of a rule)", questions.iter().copied()).then_some(word.value)
    };
    let way = if let Some(part) = table.table_if_any("preliminary_question", "preliminary question") {
        let way = (question(&part, "under"), question(&part, "carried"), question(&part, "lost"));
        part.close();
        match way {
            (Some(under), Some(carried), Some(lost)) => Some(Way::PreliminaryQuestion { under, carried, lost }),
            _ => None,
        }
    } else if let Some(part) = table.table_if_any("ruling", "ruling") {
        let way = (question(&part, "overruled_under"), question(&part, "either"), question(&part, "or"));
        part.close();
        match way {
            (Some(overruled_under), Some(a), Some(b)) => Some(Way::Ruling { overruled_under, between: [a, b] }),
            _ => None,
        }
    } else {
        let hint = "give it [doctrine.preliminary_question] or [doctrine.ruling]".to_owned();
        table.fault(table.at(), "the doctrine does not say how it settles", Some(hint));
        None
    };
    table.close();
    Some(Doctrine { id: id?, name: name?, cite: cite?, sense: sense?, mark, way: way? })
}

/// Rules on one question may neither overlap nor leave a gap.
fn check_intervals(file: &Table<'_, '_>, rules: &[Option<Rule>], places: &[Range<usize>]) {
    let mut by_question: BTreeMap<&str, Vec<(&Rule, &Range<usize>)>> = BTreeMap::new();
    for (rule, place) in rules.iter().zip(places).filter_map(|(rule, place)| Some((rule.as_ref()?, place))) {
        let ends_before_it_begins = matches!((rule.in_force.from, rule.in_force.until), (Some(a), Some(b)) if a >= b);
        if !ends_before_it_begins {
            by_question.entry(&rule.on).or_default().push((rule, place));
        }
    }
    for (on, mut rules) in by_question {
        rules.sort_by_key(|(rule, place)| (rule.in_force.from, place.start));
        let mut rules = rules.into_iter();
        let Some(mut longest) = rules.next() else { continue };
        for (rule, place) in rules {
            if rule.in_force.overlaps(&longest.0.in_force) {
                let (later, other) = if place.start > longest.1.start { (place, longest.0) } else { (longest.1, rule) };
                let says = format!("this rule on `{on}` is in force at the same time as {}", other.cite);
                file.fault(later.clone(), says, Some("end the older one where the newer begins".to_owned()));
            } else if let (Some(until), Some(from)) = (longest.0.in_force.until, rule.in_force.from)
                && until < from
            {
                let says = format!("no rule on `{on}` is in force from {until} until {from}");
                file.fault(longest.1.clone(), says, Some("close the gap".to_owned()));
            }
            let ends_later = match (rule.in_force.until, longest.0.in_force.until) {
                (None, _) => true,
                (Some(until), Some(longest)) => until > longest,
                (Some(_), None) => false,
            };
            if ends_later {
                longest = (rule, place);
            }
        }
    }
}

/// Named seats are unique at any time, no more than their class has, and weigh in every measure that a rule uses.
fn check_seats(file: &Table<'_, '_>, classes: &[Class], seats: &[NamedSeat], rules: &[Rule]) {
    let mut in_order: Vec<&NamedSeat> = seats.iter().collect();
    in_order.sort_by_key(|named| (&named.seat.id, named.in_force.from));
    for pair in in_order.windows(2) {
        if pair[0].seat.id == pair[1].seat.id && pair[0].in_force.overlaps(&pair[1].in_force) {
            file.fault_at("seat", format!("the seat `{}` is listed twice", pair[0].seat.id), None);
        }
    }
    let dated = seats.iter().any(|named| named.in_force != InForce::default());
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    seats.iter().for_each(|seat| *named.entry(&seat.seat.class).or_default() += 1);
    for class in classes {
        let named = named.get(class.id.as_str()).copied().unwrap_or(0);
        if let Some(least) = class.composition.iter().map(|part| part.seats).min().filter(|least| named > *least)
            && !dated
        {
            let says = format!("{named} seats of class `{}` are named, but it has {least}", class.id);
            file.fault_at("seat", says, None);
        }
    }
    let weighs: BTreeMap<&str, &Class> = classes.iter().map(|class| (class.id.as_str(), class)).collect();
    let measures: BTreeSet<&str> = rules.iter().flat_map(|rule| &rule.requires).flat_map(measures_used).collect();
    for measure in measures.into_iter().filter(|measure| *measure != HEADS) {
        let lacks = |named: &&NamedSeat| {
            let of_class = weighs.get(named.seat.class.as_str());
            !named.seat.weights.contains_key(measure)
                && !of_class.is_some_and(|class| class.weights.contains_key(measure))
        };
        let lacking: Vec<&str> = seats.iter().filter(lacks).map(|named| named.seat.id.as_str()).take(5).collect();
        if !lacking.is_empty() {
            let says = format!("these seats have no weight in `{measure}`: {}", lacking.join(", "));
            file.fault_at("seat", says, Some("give each `weights`, or its class".to_owned()));
        }
    }
}

fn measures_used(requirement: &Requirement) -> Vec<&str> {
    match &requirement.what {
        super::What::All(parts) | super::What::Any(parts) => parts.iter().flat_map(measures_used).collect(),
        _ => vec![requirement.measure.as_str()],
    }
}
