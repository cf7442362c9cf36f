//! Reading `positions.toml`: the text with its alternatives, and each member's positions.
//!
//! Implements: the tables `matter`, `seat`, `element` (with `amendment`), `package`, `member` (with `must`,
//! `cannot_accept`, `would_rather`, `package`) and `text`. A paragraph is named by its id (`"OP3"`: in any form but left
//! out), with a form (`"OP3/drafted"`, `"OP3/out"`, `"OP3/softer"`) or with several (`"OP3/drafted|softer"`).
//! Always: every fault of the file at once, with its place; a member whose own positions exclude each other is a fault that
//! shows the smallest conflict.
//! Not here: what the positions lead to.

use std::ops::Range;

use jiff::civil::Date;
use penholder_core::source::{Placed, Source, Table};
use penholder_core::text::reference::Vocabulary;
use penholder_core::{Charter, Exact, Faults, Roster, Seat};

use super::condition::{Choice, Condition, Literal, MOST_ALTERNATIVES};
use super::consistency;
use super::problem::{
    Alternative, Asks, Confidence, DRAFTED, Demand, Element, Member, NamedText, OUT, Package, Problem, Unmet, Wish,
};
use super::solver::Stop;

/// The largest weight of a demand, a wish or an element.
pub const HEAVIEST: i64 = 1_000_000;
const MOST_ELEMENTS: usize = 10_000;
const MOST_DEMANDS: usize = 100_000;

const CONFIDENCES: [(&str, Confidence); 3] =
    [("known", Confidence::Known), ("reported", Confidence::Reported), ("guessed", Confidence::Guessed)];

impl Problem {
    /// Reads the file `text`, called `name`; its body and its seats are those that `bodies` knows.
    ///
    /// # Errors
    /// [`Faults`], all of them at once with their places.
    pub fn read(name: &str, text: &str, bodies: &Bodies<'_, '_>) -> Result<Self, Box<Faults>> {
        Self::read_until(name, text, bodies, &Stop::default())
    }

    /// The same for a file from strangers: whether a member's positions can hold together at all is looked for no longer
    /// than `stop` allows.
    ///
    /// # Errors
    /// [`Faults`]; that it was stopped is one of them.
    pub fn read_until(name: &str, text: &str, bodies: &Bodies<'_, '_>, stop: &Stop) -> Result<Self, Box<Faults>> {
        Source::read(name, text, |file| read_file(file, bodies, stop))
    }
}

/// Where a file's body and seats come from.
pub struct Bodies<'b, 'c> {
    /// The charter of a body, by its id.
    pub charter: &'b dyn Fn(&str) -> Option<&'c Charter>,
    /// Who sits in a body on a day, as the record or the law alone tells.
    pub roster: &'b dyn Fn(&Charter, Date) -> Roster,
}

fn read_file(file: Table<'_, '_>, bodies: &Bodies<'_, '_>, stop: &Stop) -> Option<Problem> {
    let matter = file.table("matter", "matter")?;
    let (title, about) = (matter.text("title"), matter.text_if_any("about"));
    let (body, kind) = (matter.placed_text("body"), matter.placed_text("kind"));
    let date = matter.date_if_any("date");
    if date.is_none() && !matter.has("date") {
        matter.fault(matter.at(), "`date` is missing in this matter", Some("the day whose rules hold".to_owned()));
    }
    let (penholder, roads) = (matter.placed_text_if_any("penholder"), matter.texts("roads"));
    matter.close();
    let body = body?;
    let Some(charter) = (bodies.charter)(&body.value) else {
        let hint = "`penholder charter` lists the bodies there are".to_owned();
        file.fault(body.at, format!("there is no charter of a body called `{}`", body.value), Some(hint));
        return None;
    };
    for word in kind.iter().chain(&roads) {
        if let Err(error) = charter.kind(&word.value) {
            file.fault(word.at.clone(), error.to_string(), None);
        }
    }
    let (title, kind, date) = (title?, kind?.value, date?.value);
    let roster = read_roster(&file, charter, &(bodies.roster)(charter, date), date)?;
    let penholder = penholder.and_then(|name| find_seat(&file, &roster, &name));
    let elements = read_elements(&file, &roster)?;
    let reader = Reader { roster: &roster, elements: &elements };
    let packages = read_packages(&file, &reader);
    let mut stated = Stated { members: vec![Member::default(); roster.len()], ..Stated::default() };
    for table in file.tables("member", "member") {
        reader.member(table, &mut stated);
    }
    let texts = reader.named_texts(&file);
    let Stated { members, demands, wishes, .. } = stated;
    let roads = roads.into_iter().map(|road| road.value).collect();
    let body = charter.id.clone();
    let problem = Problem {
        title,
        about,
        body,
        kind,
        date,
        penholder,
        roster,
        members,
        elements,
        packages,
        demands,
        wishes,
        texts,
        roads,
        vocabulary: Vocabulary::default(),
    };
    consistency::check(&problem, &file, stop);
    file.close();
    Some(problem)
}

fn find_seat(table: &Table<'_, '_>, roster: &Roster, name: &Placed<String>) -> Option<usize> {
    roster.find(&name.value).map_err(|error| table.fault(name.at.clone(), error.to_string(), None)).ok()
}

fn read_roster(file: &Table<'_, '_>, charter: &Charter, recorded: &Roster, date: Date) -> Option<Roster> {
    let mut seats: Vec<Seat> = recorded.seats().to_vec();
    let mut given: Vec<String> = Vec::new();
    for table in file.tables("seat", "seat") {
        let (id, name, class) = (table.text("id"), table.text_if_any("name"), table.placed_text("class"));
        let mut weights = std::collections::BTreeMap::new();
        if let Some(given) = table.table_if_any("weights", "table of weights") {
            weights = given.all_exact().into_iter().map(|(measure, weight)| (measure.value, weight.value)).collect();
        }
        if let Some(class) = &class
            && charter.class(&class.value).is_none()
        {
            let known: Vec<&str> = charter.classes.iter().map(|class| class.id.as_str()).collect();
            let says = format!("`{}` is no class of {}", class.value, charter.name);
            table.fault(class.at.clone(), says, Some(format!("its classes are: {}", known.join(", "))));
        }
        table.close();
        let (Some(id), Some(class)) = (id, class) else { continue };
        let seat = Seat { name: name.unwrap_or_else(|| id.clone()), id, class: class.value, weights };
        match seats.iter_mut().find(|other| other.id == seat.id) {
            Some(recorded) if !given.contains(&seat.id) => *recorded = seat.clone(),
            _ => seats.push(seat.clone()),
        }
        given.push(seat.id);
    }
    if let Err(error) = Roster::new(seats.clone()) {
        file.fault_at("seat", error.to_string(), None);
        return None;
    }
    // who was recorded to sit is all who vote; a file that names seats may name only some
    let roster = if given.is_empty() && !seats.is_empty() { recorded.clone() } else { charter.filled_up(seats, date) };
    if roster.is_empty() {
        let hint = "list its seats: `[[seat]]` with `id`, `name` and `class`".to_owned();
        file.fault(file.at(), format!("{} has no seats on {date}: nobody votes", charter.name), Some(hint));
        return None;
    }
    Some(roster)
}

fn read_elements(file: &Table<'_, '_>, roster: &Roster) -> Option<Vec<Element>> {
    let mut elements: Vec<Element> = Vec::new();
    let tables = file.tables("element", "element");
    let count = tables.len();
    if count == 0 {
        let hint = "give it `[[element]]` with `id` and `says`".to_owned();
        file.fault(file.at(), "the text is empty: it has no elements", Some(hint));
        return None;
    }
    if count > MOST_ELEMENTS {
        file.fault_at("element", format!("{count} elements; at most {MOST_ELEMENTS} are read"), None);
        return None;
    }
    for table in tables {
        let at = table.at();
        let Some(element) = read_element(table, roster) else { continue };
        if elements.iter().any(|other| other.id == element.id) {
            file.fault(at, format!("the element `{}` is there twice", element.id), None);
        }
        elements.push(element);
    }
    (elements.len() == count).then_some(elements)
}

fn read_element(table: Table<'_, '_>, roster: &Roster) -> Option<Element> {
    let (id, says) = (table.placed_text("id"), table.text("says"));
    let content = table.integer_if_any("content", 0..=HEAVIEST).map_or(1, unsigned);
    let may_go = table.flag_if_any("may_go").unwrap_or(true);
    let says_out = table.text_if_any("says_out");
    let wording = table.text_if_any("wording");
    if let Some(id) = &id
        && id.value.contains(['/', '|'])
    {
        table.fault(id.at.clone(), "an id has no `/` and no `|`: they mark the forms of a paragraph", None);
    }
    let says = says?;
    let drafted = Alternative { id: DRAFTED.to_owned(), says: says.clone(), wording, keeps: content, by: None };
    let mut alternatives = vec![drafted];
    for amendment in table.tables("amendment", "amendment") {
        let (id, says) = (amendment.placed_text("id"), amendment.text("says"));
        let wording = amendment.text_if_any("wording");
        if wording.is_some() && alternatives[0].wording.is_none() {
            let hint = "give the element the `wording` that it has as drafted".to_owned();
            amendment.fault_at("wording", "new words for words that are not there", Some(hint));
        }
        let keeps = amendment.integer_if_any("keeps", 0..=HEAVIEST).map_or(0, unsigned);
        let by = amendment.placed_text_if_any("by").and_then(|name| find_seat(&amendment, roster, &name));
        if keeps > content {
            let says = format!("the amendment keeps {keeps} of {content}: no amendment keeps more than the draft");
            amendment.fault_at("keeps", says, None);
        }
        let taken = |id: &str| [OUT, DRAFTED].contains(&id) || alternatives.iter().any(|other| other.id == id);
        if let Some(id) = id.as_ref().filter(|id| taken(&id.value)) {
            amendment.fault(id.at.clone(), format!("`{}` is taken", id.value), Some("give it another id".to_owned()));
        }
        amendment.close();
        let (Some(id), Some(says)) = (id, says) else { continue };
        alternatives.push(Alternative { id: id.value, says, wording, keeps, by });
    }
    if may_go {
        let says = says_out.unwrap_or_else(|| format!("no word of {says}"));
        alternatives.push(Alternative { id: OUT.to_owned(), says, wording: None, keeps: 0, by: None });
    }
    let too_many = alternatives.len() > MOST_ALTERNATIVES;
    if too_many {
        let says = format!("{} alternatives; at most {MOST_ALTERNATIVES} are read", alternatives.len());
        table.fault(table.at(), says, None);
    }
    table.close();
    (!too_many).then_some(())?;
    Some(Element { id: id?.value, says, alternatives })
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

#[derive(Default)]
struct Stated {
    members: Vec<Member>,
    demands: Vec<Demand>,
    wishes: Vec<Wish>,
}

/// How sure a table says it is, with what stands in for what it leaves out.
#[derive(Clone, Default)]
struct Sure {
    confidence: Option<Confidence>,
    source: Option<String>,
    likely: Option<Exact>,
}

impl Sure {
    fn read(table: &Table<'_, '_>) -> Self {
        let likely = table.exact_if_any("likely").and_then(|likely| {
            let (none, all) = (Exact::from_integer(0), Exact::from_integer(1));
            let within = (none..=all).contains(&likely.value) && *likely.value.denom() <= 1_000_000;
            if !within {
                let hint = "write it like \"70%\" or 0.7, with at most six decimals".to_owned();
                table.fault(likely.at.clone(), "`likely` is a probability from 0 to 1", Some(hint));
            }
            within.then_some(likely.value)
        });
        Self {
            confidence: table.choice_if_any("confidence", &CONFIDENCES),
            source: table.text_if_any("source"),
            likely,
        }
    }

    fn or(self, other: &Self) -> Self {
        Self {
            confidence: self.confidence.or(other.confidence),
            source: self.source.or_else(|| other.source.clone()),
            likely: self.likely.or(other.likely),
        }
    }
}

struct Reader<'p> {
    roster: &'p Roster,
    elements: &'p [Element],
}

/// A read package: what it asks, in words, and the pair *if*, *then* where it has one.
struct Bound {
    condition: Condition,
    says: String,
    chain: Option<(Literal, Literal)>,
}

impl Reader<'_> {
    /// `OP3`, `OP3/out`, `OP3/drafted|softer`.
    fn literal(&self, table: &Table<'_, '_>, word: &Placed<String>) -> Option<Literal> {
        let (id, forms) = word.value.split_once('/').map_or((word.value.trim(), None), |(id, f)| (id.trim(), Some(f)));
        let Some(at) = self.elements.iter().position(|element| element.id == id) else {
            let ids = self.elements.iter().map(|element| element.id.as_str());
            let near = penholder_core::source::nearest(id, ids.clone());
            let hint = near.map_or_else(
                || format!("its elements are: {}", ids.take(12).collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            table.fault(word.at.clone(), format!("the text has no element `{id}`"), Some(hint));
            return None;
        };
        let alternatives = &self.elements[at].alternatives;
        let mut bits = 0_u16;
        match forms {
            None => {
                let there = alternatives.iter().enumerate().filter(|(_, other)| other.id != OUT);
                there.for_each(|(number, _)| bits |= 1 << number);
            }
            Some(forms) => {
                for form in forms.split('|').map(str::trim) {
                    match alternatives.iter().position(|other| other.id == form) {
                        Some(number) => bits |= 1 << number,
                        None => {
                            let known: Vec<&str> = alternatives.iter().map(|other| other.id.as_str()).collect();
                            let hint = format!("its forms are: {}", known.join(", "));
                            table.fault(word.at.clone(), format!("`{id}` has no form `{form}`"), Some(hint));
                            return None;
                        }
                    }
                }
            }
        }
        Some(Literal { element: at, alternatives: bits })
    }

    /// The paragraphs that `key` names, one at least; none if one of them is not there, which is a fault.
    fn literals(&self, table: &Table<'_, '_>, key: &'static str) -> Option<Vec<Literal>> {
        let words = table.texts(key);
        if words.is_empty() {
            let says = if table.has(key) { "names no paragraph" } else { "is missing: it names a paragraph" };
            table.fault(table.at(), format!("`{key}` {says}"), None);
            return None;
        }
        let found: Vec<Literal> = words.iter().filter_map(|word| self.literal(table, word)).collect();
        (found.len() == words.len()).then_some(found)
    }

    fn negated(&self, literal: Literal) -> Literal {
        literal.negated(self.elements[literal.element].alternatives.len())
    }

    fn words(&self, literals: &[Literal], join: &str) -> String {
        let words: Vec<String> = literals.iter().map(|literal| literal_says(self.elements, *literal)).collect();
        words.join(join)
    }

    fn package(&self, table: &Table<'_, '_>) -> Option<Bound> {
        let ways = ["if", "at_most_one_of", "only_together"].into_iter().filter(|key| table.has(key)).count();
        if ways != 1 {
            let hint = "one of: `if` with `then`, `at_most_one_of`, `only_together`".to_owned();
            table.fault(table.at(), "a package is of one sort", Some(hint));
        }
        if table.has("if") {
            let (when, then) = (self.literals(table, "if"), self.literals(table, "then"));
            let (when, then) = (*when?.first()?, *then?.first()?);
            if when.element == then.element {
                table.fault_at("then", "a package ties two paragraphs; this is one and the same", None);
            }
            let condition = Condition::any(vec![self.negated(when), then]);
            let says = format!("{} only with {}", self.words(&[when], ""), self.words(&[then], ""));
            return Some(Bound { condition, says, chain: Some((when, then)) });
        }
        let together = table.has("only_together");
        let of = self.literals(table, if together { "only_together" } else { "at_most_one_of" })?;
        if of.len() < 2 {
            table.fault(table.at(), "a package ties at least two paragraphs", None);
            return None;
        }
        let mut clauses = Vec::new();
        for (at, one) in of.iter().enumerate() {
            for other in of.iter().skip(at + 1) {
                if together {
                    clauses.push(vec![self.negated(*one), *other]);
                    clauses.push(vec![*one, self.negated(*other)]);
                } else {
                    clauses.push(vec![self.negated(*one), self.negated(*other)]);
                }
            }
        }
        let says = match together {
            true => format!("{} only together", self.words(&of, " and ")),
            false => format!("at most one of {}", self.words(&of, ", ")),
        };
        Some(Bound { condition: Condition { clauses }, says, chain: None })
    }

    fn member(&self, table: Table<'_, '_>, stated: &mut Stated) {
        let names = table.texts("seat");
        if names.is_empty() {
            let hint = "a seat by its id or name, or a list of seats that stand alike".to_owned();
            table.fault(table.at(), "`seat` is missing in this member", Some(hint));
        }
        let seats: Vec<usize> = names.iter().filter_map(|name| find_seat(&table, self.roster, name)).collect();
        let common = Sure::read(&table);
        let abstains_up_to = table.integer_if_any("abstains_up_to", 0..=i64::from(u32::MAX)).map_or(0, unsigned);
        let ways = [("objects", false), ("lets_pass", true)];
        let lets_pass = table.choice_if_any("where_none_abstains", &ways).unwrap_or(false);
        let mut demands = self.demands(&table, &common);
        demands.sort_by_key(|demand| demand.at.start);
        let wishes: Vec<Wish> = table
            .tables("would_rather", "wish")
            .into_iter()
            .filter_map(|part| {
                let of = self.literals(&part, "text");
                let weight = part.integer("weight", 1..=HEAVIEST).map(unsigned);
                part.close();
                let of = of?;
                let says = self.words(&of, " or ");
                Some(Wish { seat: 0, condition: Condition::any(of), says, weight: weight? })
            })
            .collect();
        for (name, seat) in names.iter().zip(seats.iter().copied()) {
            if stated.members[seat].stated {
                let says = format!("the positions of {} are stated twice", self.roster.seats()[seat].name);
                table.fault(name.at.clone(), says, Some("put them together".to_owned()));
            }
            stated.members[seat] = Member { stated: true, abstains_up_to, lets_pass };
            stated.demands.extend(demands.iter().map(|demand| Demand { seat, ..demand.clone() }));
            stated.wishes.extend(wishes.iter().map(|wish| Wish { seat, ..wish.clone() }));
        }
        if stated.demands.len() > MOST_DEMANDS {
            table.fault(table.at(), format!("more than {MOST_DEMANDS} demands"), None);
            stated.demands.clear();
        }
        table.close();
    }

    fn demands(&self, table: &Table<'_, '_>, common: &Sure) -> Vec<Demand> {
        let mut demands = Vec::new();
        for part in table.tables("must", "need") {
            let of = self.literals(&part, "text");
            let asked = of.map(|of| (self.words(&of, " or "), Condition::any(of)));
            demands.extend(demand(part, common, Asks::Must, asked));
        }
        for part in table.tables("cannot_accept", "refusal") {
            let of = self.literals(&part, "text");
            let none_of =
                |of: Vec<Literal>| Condition { clauses: of.iter().map(|one| vec![self.negated(*one)]).collect() };
            let asked = of.map(|of| (self.words(&of, ", or "), none_of(of)));
            demands.extend(demand(part, common, Asks::Refuses, asked));
        }
        let mut chains = Vec::new();
        for part in table.tables("package", "package") {
            let bound = self.package(&part);
            let chain = bound.as_ref().and_then(|bound| bound.chain);
            chains.extend(chain.map(|chain| (chain, part.at())));
            demands.extend(demand(part, common, Asks::Package, bound.map(|bound| (bound.says, bound.condition))));
        }
        no_circle(table, &chains);
        demands
    }

    fn named_texts(&self, file: &Table<'_, '_>) -> Vec<NamedText> {
        let drafted = Choice(vec![0; self.elements.len()]);
        let mut texts = vec![NamedText { name: "the text as drafted".to_owned(), choice: drafted.clone() }];
        for table in file.tables("text", "text") {
            let name = table.text("name");
            let mut choice = drafted.clone();
            for word in table.texts("takes") {
                let Some(literal) = self.literal(&table, &word) else { continue };
                if literal.alternatives.count_ones() != 1 {
                    let hint = "name the form: `OP3/drafted`, `OP3/out` or an amendment".to_owned();
                    table.fault(word.at, "a text takes one form of each paragraph", Some(hint));
                }
                choice.0[literal.element] = u8::try_from(literal.alternatives.trailing_zeros()).unwrap_or(0);
            }
            table.close();
            texts.extend(name.map(|name| NamedText { name, choice }));
        }
        texts
    }
}

fn read_packages(file: &Table<'_, '_>, reader: &Reader<'_>) -> Vec<Package> {
    let (mut packages, mut chains) = (Vec::new(), Vec::new());
    for table in file.tables("package", "package") {
        if let Some(Bound { condition, says, chain }) = reader.package(&table) {
            chains.extend(chain.map(|chain| (chain, table.at())));
            packages.push(Package { condition, says });
        }
        table.close();
    }
    no_circle(file, &chains);
    packages
}

/// Reads the rest of a demand's table; nothing if what it asks, in words and as a condition, could not be read.
fn demand(part: Table<'_, '_>, common: &Sure, asks: Asks, asked: Option<(String, Condition)>) -> Option<Demand> {
    let Sure { confidence, source, likely } = Sure::read(&part).or(common);
    let confidence = confidence.unwrap_or_default();
    if confidence != Confidence::Guessed && source.is_none() {
        let hint = "give it a `source`, here or for the member".to_owned();
        part.fault(part.at(), format!("a {} position says who says so", confidence.word()), Some(hint));
    }
    let otherwise = [("abstains", Unmet::Abstains), ("against", Unmet::Against)];
    let unmet = part.choice_if_any("otherwise", &otherwise).unwrap_or(Unmet::Counts);
    let weight = part.integer_if_any("weight", 1..=HEAVIEST).map_or(1, unsigned);
    let (says, at) = (part.text_if_any("says"), part.at());
    part.close();
    let (words, condition) = asked?;
    let says = says.unwrap_or(words);
    Some(Demand { seat: 0, asks, condition, says, unmet, weight, confidence, source, likely, at })
}

/// Packages of one owner whose *if*s and *then*s run in a circle.
fn no_circle(table: &Table<'_, '_>, chains: &[((Literal, Literal), Range<usize>)]) {
    for ((start, _), at) in chains {
        let mut reached: Vec<Literal> = vec![*start];
        let mut next = 0;
        while next < reached.len() {
            for ((when, then), _) in chains {
                if *when == reached[next] && !reached[1..].contains(then) {
                    reached.push(*then);
                }
            }
            next += 1;
        }
        if reached[1..].contains(start) {
            let hint = "if they stand or fall together, write `only_together`".to_owned();
            table.fault(at.clone(), "the package runs in a circle: it leads back to its own `if`", Some(hint));
            return;
        }
    }
}

/// A literal in words.
fn literal_says(elements: &[Element], literal: Literal) -> String {
    let element = &elements[literal.element];
    let there = |at: &usize| literal.alternatives & (1 << at) != 0;
    let forms: Vec<usize> = (0..element.alternatives.len()).filter(there).collect();
    let kept = element.alternatives.iter().filter(|other| other.id != OUT).count();
    let any_form = kept > 1 && forms.len() == kept && forms.iter().all(|at| element.alternatives[*at].id != OUT);
    if any_form {
        return format!("{} in any form", element.says);
    }
    let words: Vec<&str> = forms.iter().map(|at| element.alternatives[*at].says.as_str()).collect();
    words.join(" or ")
}
