//! `penholder charter show`: one charter as law is set. The citation stands at the margin; beside it the sense, under it the
//! sentence made from the requirements, and what practice makes of it indented with its own source.

use std::process::ExitCode;

use anstream::{print, println};
use clap::ValueEnum;
use jiff::civil::Date;
use penholder_core::Charter;
use penholder_core::charter::{Class, Doctrine, Mark, Practice, ReadBy, Reading, Rule, Way};
use penholder_core::interval::InForce;
use penholder_core::position::Position;

use super::json;
use crate::body;
use crate::screen::{Beside, MUTED, SENTENCE, say, wrapped};
use crate::stop::Stop;

/// Which charter, and how much of it.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder charter show un-security-council --on 1950-06-25
  penholder charter show eu-council
  penholder charter show examples/my-club.toml
  penholder charter show uk-company-board --format toml > our-board.toml    # a charter of your own begins here")]
pub struct Args {
    /// A shipped charter (`penholder charter list`) or a charter file.
    #[arg(default_value = body::FIRST)]
    charter: String,
    /// Only the law in force on that day.
    #[arg(long, value_name = "DATE", value_parser = body::date)]
    on: Option<Date>,
    /// The letter alone, without practice.
    #[arg(long)]
    letter: bool,
    /// Of a reform also what it leaves as it is.
    #[arg(long)]
    whole: bool,
    /// Text for people, JSON for programs, the charter file as it is written.
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// The file itself, to change it into your own.
    Toml,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    match args.format {
        Shape::Json => println!("{:#}", json::charter(&*body::charter(&args.charter)?, args.on)),
        Shape::Text => print(&*body::charter(&args.charter)?, args),
        Shape::Toml => print!("{}", body::charter_text(&args.charter)?),
    }
    Ok(ExitCode::SUCCESS)
}

fn print(charter: &Charter, args: &Args) {
    let base = charter.reforms.as_deref().filter(|_| !args.whole).and_then(penholder_charters::charter);
    say(SENTENCE, &charter.name);
    wrapped(&charter.about, 0).iter().for_each(|line| println!("{line}"));
    if let Some(base) = base {
        say(MUTED, &format!("What is not shown stands as in `{}` (--whole shows all of it).", base.id));
    }
    let is_new = |class: &&Class| base.is_none_or(|base| base.class(&class.id) != Some(class));
    print_seats(charter, charter.classes.iter().filter(is_new), args.on);
    print_rules(charter, base, args);
    if base.is_none() {
        print_kinds(charter);
        print_doctrines(charter);
    }
    let things = charter.not_carried.iter();
    let new: Vec<_> = things.filter(|thing| base.is_none_or(|base| !base.not_carried.contains(thing))).collect();
    if !new.is_empty() {
        heading("Not carried");
    }
    for thing in new {
        wrapped(&format!("{}: {}.", thing.what, thing.why), 2).iter().for_each(|line| println!("  {line}"));
    }
    print_legend(charter);
}

/// What the marks mean, if there are any.
fn print_legend(charter: &Charter) {
    let rules = charter
        .rules
        .iter()
        .flat_map(|rule| std::iter::once(rule.mark).chain(rule.practice.iter().map(|practice| practice.mark)));
    let kinds = charter.kinds.iter().map(|kind| kind.mark);
    let mut marks = rules.chain(kinds).chain(charter.doctrines.iter().map(|doctrine| doctrine.mark));
    if marks.any(|mark| mark != Mark::Verified) {
        println!();
        say(MUTED, "[K] stated from the instrument, not read again; [?] disputed or unsettled.");
    }
}

fn heading(words: &str) {
    println!();
    say(SENTENCE, words);
}

fn print_seats<'c>(charter: &Charter, classes: impl Iterator<Item = &'c Class>, on: Option<Date>) {
    let classes: Vec<&Class> = classes.collect();
    if classes.is_empty() {
        return;
    }
    heading("Seats");
    for class in classes {
        let parts = class.composition.iter().filter(|part| on.is_none_or(|on| part.in_force.holds_on(on)));
        let parts: Vec<_> = parts.collect();
        let named = charter.seats.iter().filter(|named| named.seat.class == class.id).count();
        if parts.is_empty() {
            let number = if named == 0 { "any number of".to_owned() } else { named.to_string() };
            Beside::new("", &[]).say(&format!("{number} {}", class.plural)).print();
        }
        for part in parts {
            let word = if part.seats == 1 { &class.name } else { &class.plural };
            let number = format!("{} {word}{}", part.seats, interval(&part.in_force));
            let margin = part.cite.clone().unwrap_or_default();
            let added = if class.added { ", added by the reform" } else { "" };
            Beside::new(&margin, &[]).say(&format!("{number}{added}")).print();
        }
        print_named(charter, class, on);
    }
}

/// The most named seats of a class that are listed one by one with their weights.
const MOST_LISTED: usize = 60;

fn print_named(charter: &Charter, class: &Class, on: Option<Date>) {
    let sits = |named: &&penholder_core::charter::NamedSeat| {
        named.seat.class == class.id && on.is_none_or(|on| named.in_force.holds_on(on))
    };
    let seats: Vec<_> = charter.seats.iter().filter(sits).collect();
    let weight = |named: &&penholder_core::charter::NamedSeat| {
        let weights = named.seat.weights.values().map(|weight| penholder_core::charter::amount_says(*weight));
        let weights: Vec<String> = weights.collect();
        if weights.is_empty() { named.seat.name.clone() } else { format!("{} {}", named.seat.name, weights.join("/")) }
    };
    let mut words: Vec<String> = seats.iter().take(MOST_LISTED).map(weight).collect();
    if seats.len() > MOST_LISTED {
        words.push(format!("and {} more (--format json lists them)", seats.len() - MOST_LISTED));
    }
    if words.is_empty() {
        return;
    }
    let units: Vec<&str> = charter.measures.iter().map(|measure| measure.unit.as_str()).collect();
    let weighs = seats.iter().any(|named| !named.seat.weights.is_empty());
    let margin = if weighs { units.join("/") } else { String::new() };
    Beside::new(&margin, &[]).say(&words.join(if weighs { "; " } else { ", " })).print();
}

fn print_rules(charter: &Charter, base: Option<&Charter>, args: &Args) {
    for on in charter.questions() {
        let rules = charter.rules.iter().filter(|rule| rule.on == on);
        let shown = rules.filter(|rule| args.on.is_none_or(|day| rule.in_force.holds_on(day)));
        let shown: Vec<&Rule> = shown.filter(|rule| base.is_none_or(|base| !charter.keeps(rule, base))).collect();
        if shown.is_empty() {
            continue;
        }
        heading(&format!("On the question: {on}"));
        for rule in shown {
            print_rule(charter, rule, args);
        }
    }
}

fn print_rule(charter: &Charter, rule: &Rule, args: &Args) {
    let (names, day) = (charter.names(), args.on.unwrap_or_else(|| day_of(&rule.in_force)));
    let cite = format!("{}{}", rule.cite, rule.mark.suffix());
    let mut text = Beside::new(&cite, &[interval(&rule.in_force).trim_start().to_owned()]).say(&rule.sense);
    text = text.made(&rule.says(&names, day, ReadBy::Letter));
    let label = |id: &str| charter.label(id).map_or_else(|| id.to_owned(), |label| label.says.clone());
    let mut otherwise: Vec<String> = Vec::new();
    for id in rule.requires.iter().filter_map(|asked| asked.label.as_ref().or(rule.not_adopted.as_ref())) {
        let says = label(id);
        if !otherwise.contains(&says) {
            otherwise.push(says);
        }
    }
    text = text.note(&format!("Then: {}. Else: {}.", label(&rule.adopted), otherwise.join("; or ")));
    if rule.positions != [Position::Yes, Position::No, Position::Abstain] {
        let says: Vec<&str> = rule.positions.iter().map(|position| position.says()).collect();
        text = text.note(&format!("Positions: {}.", says.join(", ")));
    }
    text.print();
    rule.reads.iter().for_each(|reading| print_reading(charter, reading));
    let holds = |practice: &&Practice| !args.letter && args.on.is_none_or(|on| practice.in_force.holds_on(on));
    for practice in rule.practice.iter().filter(holds) {
        let cite = format!("{}{}", practice.cite, practice.mark.suffix());
        let instead = format!("Instead: {}.", practice.requires.says(&names));
        let when = interval(&practice.in_force).trim_start().to_owned();
        Beside::new(&cite, &[when]).indented().say(&practice.sense).made(&instead).print();
    }
}

fn print_reading(charter: &Charter, reading: &Reading) {
    Beside::new(&reading.cite, &[]).indented().say(&reading.says(&charter.names())).print();
}

fn print_kinds(charter: &Charter) {
    if charter.kinds.is_empty() {
        return;
    }
    heading("Kinds of matter, and the question each puts");
    for kind in &charter.kinds {
        let question = kind.question.as_deref().unwrap_or("unsettled");
        let cite = format!("{}{}", kind.cite, kind.mark.suffix());
        Beside::new(&kind.id, &[]).say(&format!("{}: {question}", kind.name)).note(&cite).print();
    }
}

fn print_doctrines(charter: &Charter) {
    if charter.doctrines.is_empty() {
        return;
    }
    heading("When it is disputed what the question is");
    for doctrine in &charter.doctrines {
        let cite = format!("{}{}", doctrine.cite, doctrine.mark.suffix());
        let text = Beside::new(&cite, &[]).say(&format!("{} ({})", doctrine.name, doctrine.id)).say(&doctrine.sense);
        text.made(&way(doctrine)).print();
    }
}

fn way(doctrine: &Doctrine) -> String {
    match &doctrine.way {
        Way::PreliminaryQuestion { under, carried, lost } => format!(
            "It is put to a vote under the rule on `{under}`: if that carries the question is `{carried}`, else `{lost}`."
        ),
        Way::Ruling { overruled_under, between: [a, b] } => format!(
            "The chair rules it `{a}` or `{b}`; that stands unless a vote under the rule on `{overruled_under}` overrules it."
        ),
    }
}

/// An interval behind words: ` from 1965-08-31`; nothing if it holds always.
fn interval(in_force: &InForce) -> String {
    if *in_force == InForce::default() { String::new() } else { format!(" {in_force}") }
}

/// A day on which a rule is in force, for its sentence.
pub(super) fn day_of(in_force: &InForce) -> Date {
    let last = in_force.until.and_then(|until| until.yesterday().ok());
    last.or(in_force.from).unwrap_or_else(body::today)
}
