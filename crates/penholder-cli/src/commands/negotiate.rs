//! `penholder negotiate`: which text can pass, and if none can, exactly why and what the smallest ways out are.

use penholder_core::say::{capital, listed};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anstream::println;
use anstyle::Style;
use clap::ValueEnum;
use penholder_analysis::negotiation::answer::{Answered, Cell, FROM_REPORTED, Mark, Row, WaysOut};
use penholder_analysis::negotiation::{
    Beside, Bodies, CASES, Case, Problem, Stop as Enough, Supposition, Wanted, answered, cable, suppose::SupposeError,
};
use penholder_core::RosterError;
use penholder_core::seat::with_the;
use penholder_core::source::nearest;

use crate::commands::text::input::vocabulary;
use crate::question::no_kind;
use crate::screen::{
    ABSTAINING, AGAINST, FOR, MUTED, SENTENCE, behind, paint, say as say_painted, set, table, width, wrapped,
};
use crate::stop::{Stop, read_file};

/// A shipped case or a file of positions.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder negotiate aleppo-2014
  penholder negotiate aleppo-2014 --kind resolution
  penholder negotiate aleppo-2014 --suppose GBR/aleppo/nothing --suppose USA/author/nothing
  penholder negotiate dossiers/aleppo-2014/positions.toml --format md > cable.md
  penholder negotiate --list")]
pub struct Args {
    /// A shipped case, a file of positions, or `-` for standard input.
    #[arg(required_unless_present = "list")]
    positions: Option<String>,
    /// Ask about another kind of matter than the file does.
    #[arg(long)]
    kind: Option<String>,
    /// Suppose a member stood otherwise: `GBR/aleppo/nothing`; also must, must-drafted, refuses, refuses-drafted.
    #[arg(long, value_name = "SEAT/PARAGRAPH/POSITION")]
    suppose: Vec<String>,
    /// Show every deadlock, way out and amendment, not only the first ones.
    #[arg(long)]
    all: bool,
    /// The most deadlocks to look for.
    #[arg(long, default_value = "100", value_parser = at_least_one)]
    most: usize,
    /// After how many seconds to stop with the best found so far.
    #[arg(long, default_value_t = 30.0)]
    seconds: f64,
    /// What the wordings of paragraphs are searched for: a vocabulary file, or a shipped one by name.
    #[arg(long)]
    vocabulary: Option<String>,
    /// The seed of what has to be sampled.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Text for people, Markdown for a cable, JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// List the shipped cases.
    #[arg(long)]
    list: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Md,
    Json,
}

/// Where the bodies of a file come from.
const BODIES: Bodies<'static, 'static> =
    Bodies { charter: &penholder_charters::charter, roster: &penholder_record::roster_of };

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let Some(name) = args.positions.as_deref().filter(|_| !args.list) else {
        for case in CASES {
            let title = case.read(&BODIES)?.title;
            behind(&format!("{:18} ", case.id), &title).iter().for_each(|(lead, line)| println!("{lead}{line}"));
        }
        return Ok(ExitCode::SUCCESS);
    };
    let mut problem = match Case::find(name) {
        Some(case) => case.read(&BODIES)?,
        None => Problem::read(name, &text_of(name)?, &BODIES)?,
    };
    if let Some(name) = &args.vocabulary {
        problem.vocabulary = vocabulary(Some(name))?;
    }
    for words in &args.suppose {
        let supposed = Supposition::read(words, &problem).map_err(|error| not_supposed(&problem, &error))?;
        problem.suppose(&supposed);
    }
    if let Some(kind) = &args.kind {
        known_kind(&problem.body, kind)?;
        problem.roads.retain(|road| road != kind);
        problem.kind.clone_from(kind);
    }
    let Some(charter) = penholder_charters::charter(&problem.body) else {
        return Err(Stop::input(format!("there is no charter of a body called `{}`", problem.body)));
    };
    let wanted = Wanted { deadlocks: args.most, seed: args.seed, ..Wanted::default() };
    let seconds = if args.seconds.is_finite() { args.seconds.clamp(0.0, 86_400.0) } else { 86_400.0 };
    let until = Instant::now() + Duration::from_secs_f64(seconds);
    let waiting = indicatif::ProgressBar::new_spinner().with_message("looking for texts that pass");
    waiting.enable_steady_tick(Duration::from_millis(120));
    let answer = answered(charter, &problem, wanted, &Enough::when(move || Instant::now() > until));
    waiting.finish_and_clear();
    let answer = answer.map_err(|error| Stop::input(error.to_string()))?;
    match args.format {
        Format::Text => print(&answer, args.all),
        Format::Md => print!("{}", cable(&answer)),
        Format::Json => {
            let json = serde_json::to_value(&answer).map_err(|error| Stop::input(error.to_string()))?;
            println!("{json:#}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn at_least_one(words: &str) -> Result<usize, String> {
    words.parse().ok().filter(|number| *number > 0).ok_or_else(|| "write a number from 1".to_owned())
}

/// Why a supposition cannot be made; if nobody is called like that and near, who sits there.
fn not_supposed(problem: &Problem, error: &SupposeError) -> Stop {
    let stop = Stop::input(error.to_string());
    match error {
        SupposeError::Seat(RosterError::NotSeated { near: None, .. }) => {
            let ids: Vec<&str> = problem.roster.seats().iter().map(|seat| seat.id.as_str()).collect();
            stop.hint(format!("seated are: {}", ids.join(", ")))
        }
        _ => stop,
    }
}

/// Whether the body knows such a kind of matter.
fn known_kind(body: &str, kind: &str) -> Result<(), Stop> {
    let Some(charter) = penholder_charters::charter(body) else { return Ok(()) };
    match charter.kind(kind) {
        Ok(_) => Ok(()),
        Err(error) => Err(no_kind(charter, kind, &error)),
    }
}

fn text_of(name: &str) -> Result<String, Stop> {
    let is_path = name == "-" || name.contains(['/', '.']);
    if is_path {
        return read_file(name);
    }
    let hint = nearest(name, CASES.iter().map(|case| case.id)).map_or_else(
        || "`penholder negotiate --list` lists the shipped cases; a file has a `.` or a `/` in its name".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Stop::input(format!("there is no shipped case called `{name}`")).hint(hint))
}

fn say(text: &str, indent: usize, lead: &str) {
    say_marked(text, indent, lead, Style::new());
}

/// Lines with a painted lead before the first and as much room before the others.
fn say_marked(text: &str, indent: usize, lead: &str, style: Style) {
    let room = lead.chars().count();
    for (at, line) in wrapped(text, indent + room).into_iter().enumerate() {
        let lead = if at == 0 { paint(style, lead) } else { " ".repeat(room) };
        println!("{}{lead}{line}", " ".repeat(indent));
    }
}

fn title(text: &str) {
    println!();
    say_painted(SENTENCE, text);
}

fn print(answer: &Answered, all: bool) {
    let few = if all { usize::MAX } else { 3 };
    for line in wrapped(&answer.sentence, 0) {
        println!("{}", paint(SENTENCE, line));
    }
    let other = &answer.from_reported_alone;
    instead(other.verdict.as_ref(), 0);
    println!();
    let leads = answer.penholder.as_ref().map(|name| format!(" · penholder {name}")).unwrap_or_default();
    for line in wrapped(&format!("{} · {} · {}{leads}", answer.title, answer.body, answer.date), 0) {
        println!("{}", paint(MUTED, line));
    }
    matrix(answer);
    for text in &answer.texts {
        title(&capital(&text.name));
        let (kept, of) = text.content;
        if !text.changes.is_empty() {
            say(&format!("{}; keeps {kept} of {of} of the content.", text.changes.join("; ")), 2, "");
        }
        say(&text.sentence, 2, "");
        for margin in &text.margins {
            let (mark, style) = if margin.met { ("✓", FOR) } else { ("✗", AGAINST) };
            let words = format!("{}: {}", margin.asked, margin.found);
            say_marked(words.trim_end_matches(": "), 2 + 2 * margin.depth, &format!("{mark} "), style);
        }
        shown(&text.unmet, few, 2, "unmet: ");
        let turns_it = if text.passes { "stop it" } else { "let it pass" };
        match text.pivotal.as_slice() {
            [] => {}
            [one] => say(&format!("{} alone could {turns_it}", capital(&with_the(one))), 2, ""),
            many => say(&format!("each of these alone could {turns_it}: {}", many.join(", ")), 2, ""),
        }
        instead(text.from_reported_alone.as_ref(), 2);
    }
    if !answer.deadlocks.is_empty() {
        let more = if answer.deadlocks_complete { "" } else { ", and more exist" };
        title(&format!("Why: {}{more}", counted(answer.deadlocks.len(), "smallest deadlock")));
        let sentences: Vec<String> =
            answer.deadlocks.iter().map(|found| marked(&found.sentence, found.guessed)).collect();
        shown(&sentences, few, 2, "- ");
    }
    ways("The fewest concessions", &answer.by_number, few);
    if !answer.same_ways() {
        ways("The lightest concessions", &answer.by_weight, few);
    }
    if !answer.alone.is_empty() {
        title("Who could end it alone");
        let alone: Vec<String> =
            answer.alone.iter().map(|one| format!("{}; then {} passes", one.member, one.passes)).collect();
        shown(&alone, few, 2, "- ");
    } else if answer.nobody_alone() {
        title("Who could end it alone");
        say("Nobody: more than one member has to concede something.", 2, "");
    }
    instead(other.alone.as_ref(), 2);
    if let Some(beside) = &answer.beside {
        side_by_side(beside, few);
    }
    best(answer);
    if !answer.roads.roads.is_empty() {
        title("Other roads");
        for road in &answer.roads.roads {
            let passes = road.drafted_passes || road.some_passes == Some(true);
            let (mark, style) = if passes { ("● ", FOR) } else { ("■ ", AGAINST) };
            say_marked(&road.sentence, 2, mark, style);
            for line in wrapped(&road.cite, 4) {
                println!("    {}", paint(MUTED, line));
            }
            instead(road.from_reported_alone.as_ref(), 4);
        }
    }
    if let Some(left_out) = &answer.roads.left_out {
        say_marked(left_out, 2, "", MUTED);
    }
    amendments(answer, few);
    doubts(answer, few);
    if all {
        title("Positions and who reports them");
        shown(&answer.sources, usize::MAX, 2, "- ");
    }
    for note in &answer.notes {
        say(note, 0, "note: ");
    }
}

/// The sentence with a mark if it stands on a position that nobody stated.
fn marked(sentence: &str, guessed: bool) -> String {
    format!("{sentence}{}", if guessed { " [rests on a guess]" } else { "" })
}

/// The mark of an answer that would be another from what is reported alone, and that other one.
fn instead(other: Option<&String>, indent: usize) {
    let Some(other) = other else { return };
    for line in wrapped(&format!("[rests on a guess] {FROM_REPORTED} {other}"), indent) {
        println!("{}{}", " ".repeat(indent), paint(ABSTAINING, line));
    }
}

fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("one {thing}") } else { format!("{count} {thing}s") }
}

fn shown(lines: &[String], few: usize, indent: usize, lead: &str) {
    for line in lines.iter().take(few) {
        say(line, indent, lead);
    }
    if lines.len() > few {
        println!("{}{}", " ".repeat(indent), paint(MUTED, format!("and {} more (--all)", lines.len() - few)));
    }
}

fn ways(name: &str, ways: &WaysOut, few: usize) {
    if ways.ways.is_empty() {
        return;
    }
    let more = if ways.complete { "" } else { ", and more exist" };
    title(&format!("{name}: {}{more}", counted(ways.ways.len(), "way out").replace("way outs", "ways out")));
    let sentences: Vec<String> = ways.ways.iter().map(|way| marked(&way.sentence, way.guessed)).collect();
    shown(&sentences, few, 2, "- ");
    instead(ways.from_reported_alone.as_ref(), 2);
}

fn best(answer: &Answered) {
    if answer.best.iter().all(|best| best.texts.is_empty()) {
        return;
    }
    title("Texts that pass");
    let told = answer.best_told(1);
    let only_one = told.len() == 1 && answer.front.len() == 1;
    for best in told {
        let Some(text) = best.texts.first() else { continue };
        let bound = best.at_most.map(|most| format!("; best found, worth {}, none over {most}", text.worth));
        let (votes, bound) = (text.votes(), bound.unwrap_or_default());
        let content = format!("content {} of {}", text.content, answer.texts[0].content.1);
        say(&format!("best by {}: {} ({votes}, {content}{bound})", listed(&best.objectives), text.text), 2, "- ");
    }
    instead(answer.from_reported_alone.best.as_ref(), 2);
    if only_one {
        return;
    }
    let more = if answer.front_complete { "" } else { ", and more" };
    let points = counted(answer.front.len(), "text");
    say(&format!("{points}{more} that no other beats in preference, content and support at once"), 2, "- ");
}

/// The text that passes beside the text proposed, in two columns.
fn side_by_side(beside: &Beside, few: usize) {
    title("The text that passes beside the text proposed");
    let (kept, of) = beside.content;
    let only_if = beside.only_if.as_ref().map(|only_if| format!(" if {only_if}")).unwrap_or_default();
    say(&format!("{} passes{only_if}; it keeps {kept} of {of} of the content.", capital(&beside.text)), 2, "");
    let mut table = table(["", "proposed", "passes"]);
    for row in &beside.rows {
        let passes = match row {
            row if row.same => paint(MUTED, "the same"),
            row if row.worded && row.out => paint(AGAINST, "left out"),
            row => paint(if row.out { AGAINST } else { ABSTAINING }, &row.passes),
        };
        table.add_row([row.element.clone(), row.proposed.clone(), passes]);
    }
    println!("{}", set(table));
    if let Some(words) = &beside.words {
        say(&format!("{}.", capital(words)), 2, "");
    }
    shown(&beside.unmet, few, 2, "unmet: ");
    instead(beside.from_reported_alone.as_ref(), 2);
}

fn amendments(answer: &Answered, few: usize) {
    let moving: Vec<String> = answer
        .amendments
        .iter()
        .filter(|one| one.moves())
        .map(|one| {
            let passes = if one.passes { "; the draft passes with it" } else { "" };
            let says = format!("{}: {}", one.says, one.moved(4));
            let words = one.words.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
            let other = one.from_reported_alone.as_ref();
            let other = other.map(|other| format!(". [rests on a guess] {FROM_REPORTED} {other}")).unwrap_or_default();
            format!("{says}, costs {} of {} of the content{words}{passes}{other}", one.costs, answer.texts[0].content.1)
        })
        .collect();
    if !moving.is_empty() {
        title("One amendment at a time");
        shown(&moving, few.max(5), 2, "- ");
    }
}

fn doubts(answer: &Answered, few: usize) {
    if let Some(certainty) = &answer.certainty {
        title("What if we are wrong");
        say(certainty, 2, "");
    }
    if !answer.next.is_empty() {
        title("Whom to ask next");
        shown(&answer.next, few, 2, "- ");
        instead(answer.from_reported_alone.next.as_ref(), 2);
    }
}

/// Members by elements; in blocks, where there are more elements than the screen has columns.
fn matrix(answer: &Answered) {
    let rows: Vec<&Row> = answer.matrix.rows.iter().filter(|row| row.stated).collect();
    if rows.is_empty() {
        return;
    }
    println!();
    let names = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).clamp(8, 24);
    let room = usize::from(width()).saturating_sub(names + 4);
    let elements = &answer.matrix.elements;
    let longest = elements.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(1);
    let by_id = (longest + 1) * elements.len() <= room;
    let column = if by_id { longest.max(3) + 1 } else { 4 };
    let heads: Vec<String> = elements
        .iter()
        .enumerate()
        .map(|(at, (id, _))| if by_id { id.clone() } else { (at + 1).to_string() })
        .collect();
    for block in (0..elements.len()).collect::<Vec<_>>().chunks((room / column).max(1)) {
        let head: String = block.iter().map(|at| format!("{:<column$}", heads[*at])).collect();
        println!("{}{}", " ".repeat(names + 4), paint(MUTED, head.trim_end()));
        for row in &rows {
            let (shape, style) = match row.stance {
                "for" => ("●", FOR),
                "against" => ("■", AGAINST),
                _ => ("◆", ABSTAINING),
            };
            let name: String = row.name.chars().take(names).collect();
            let cells: String = block.iter().map(|at| cell(row.cells[*at], column)).collect();
            let guessed = if row.stance_guessed { "?" } else { " " };
            println!("{name:<names$} {}{guessed} {}", paint(style, shape), cells.trim_end());
        }
        println!();
    }
    if let Some(others) = answer.matrix.others() {
        say(&others, 0, "");
    }
    // a mark and what it means stay on one line
    for (lead, line) in behind("on the draft: ", "●_for, ◆_abstaining, ■_against") {
        let line = line.replace('_', " ").replace('●', &paint(FOR, "●")).replace('◆', &paint(ABSTAINING, "◆"));
        println!("{lead}{}", line.replace('■', &paint(AGAINST, "■")));
    }
    let marks = "+_must_have, -_cannot_accept, &_ties_it_to_another, ~_would_rather, !_in_conflict, ?_guessed";
    for (lead, line) in behind("in the table: ", marks) {
        println!("{lead}{}", line.replace('_', " ").replace('!', &paint(AGAINST, "!")));
    }
    for (head, (id, says)) in heads.iter().zip(elements) {
        let lead = if by_id { format!("{id}: ") } else { format!("{head} {id}: ") };
        say(says, 2, &lead);
        for form in answer.matrix.forms_of(id) {
            say_marked(&form.told(), 4, "or ", MUTED);
        }
    }
}

fn cell(cell: Cell, column: usize) -> String {
    let (mark, style) = match cell.mark {
        Mark::Nothing => ("·", MUTED),
        Mark::Must => ("+", FOR),
        Mark::Refuses => ("-", ABSTAINING),
        Mark::Package => ("&", ABSTAINING),
        Mark::Rather => ("~", MUTED),
    };
    let conflict = if cell.conflict { "!" } else { "" };
    let guessed = if cell.confidence == Some("guessed") { "?" } else { "" };
    let words = format!("{mark}{conflict}{guessed}");
    let pad = column.saturating_sub(words.chars().count());
    format!("{}{}", paint(if cell.conflict { AGAINST } else { style }, words), " ".repeat(pad))
}
