//! `penholder case`: what is said about a matter, who says so, what the record makes of it, and what then happened.

use std::path::Path;
use std::process::ExitCode;

use anstream::{print, println};
use anstyle::Style;
use clap::{Subcommand, ValueEnum};
use penholder_core::dossier::conflict::Clash;
use penholder_core::dossier::verdict::Settled;
use penholder_core::dossier::{Outcome, Ruling, day_says};
use penholder_core::source::nearest;
use penholder_core::text::compare::ParagraphFate;
use penholder_core::{Ballots, Position};
use penholder_dossiers::case::{Pair, Robbed, Said, Sat};
use penholder_dossiers::{Case, Folder, SHIPPED, Unreadable, export};

use super::text::flow::Flow;
use crate::horseshoe;
use crate::screen::{ABSTAINING, AGAINST, FOR, MUTED, SENTENCE, VETO, paint, shape, style, wrapped};
use crate::stop::{Stop, read_file};

/// A shipped case or a folder, and what to make of it.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "\
Examples:
  penholder case aleppo-2014
  penholder case aleppo-2014 --format ics > aleppo.ics
  penholder case check dossiers/aleppo-2014
  penholder case check dossiers/houla-2012")]
pub struct Args {
    #[command(subcommand)]
    verb: Option<CaseVerb>,
    /// A shipped case by its name, or a dossier: its folder or its head; without it the shipped cases are listed.
    name: Option<String>,
    /// Text for people; JSON for programs; JSON-LD with PROV-O; CSV of the claims; iCalendar of the events; the timeline as SVG.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Every event, and how each claim came to its source.
    #[arg(long)]
    all: bool,
}

#[derive(Subcommand)]
enum CaseVerb {
    /// Lists the shipped cases.
    #[command(after_help = "Examples:\n  penholder case list")]
    List,
    /// Reads a dossier and says everything that is wrong with it.
    #[command(after_help = "\
Examples:
  penholder case check dossiers/aleppo-2014
  penholder case check dossiers/houla-2012")]
    Check {
        /// The folder of the dossier, its head, or a draft of one file.
        path: String,
        /// The text of a source, to look the quoted words up in: `id=file`; may be given more than once.
        #[arg(long, value_name = "ID=FILE")]
        source: Vec<String>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonld,
    Csv,
    Ics,
    Svg,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    match (&args.verb, &args.name) {
        (Some(CaseVerb::Check { path, source }), _) => check(path, source),
        (Some(CaseVerb::List), _) | (None, None) => list(),
        (None, Some(name)) => show(name, args),
    }
}

fn list() -> Result<ExitCode, Stop> {
    for shipped in SHIPPED {
        let dossier = Folder::shipped(shipped.id).unwrap_or_default().dossier().map_err(stop)?;
        println!("{}", paint(SENTENCE, shipped.id));
        for line in wrapped(&dossier.head.sentence, 2) {
            println!("  {line}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn stop(why: Unreadable) -> Stop {
    match why {
        Unreadable::Head(faults) => Stop::File(faults),
        Unreadable::Files(faults) => Stop::Files(faults.files),
    }
}

/// The dossier at a path: a folder with `dossier.toml`, or its head.
fn opened(path: &str) -> Result<Folder, Stop> {
    let at = Path::new(path);
    let (folder, head) = if at.is_dir() {
        (at.to_owned(), "dossier.toml".to_owned())
    } else {
        let head = at.file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
        (at.parent().unwrap_or(Path::new("")).to_owned(), head)
    };
    let text =
        read_file(if path == "-" { path.to_owned() } else { folder.join(&head).display().to_string() }.as_str())?;
    let open = |name: &str| {
        let is_plain = !name.contains(['/', '\\']) && name != "..";
        is_plain.then(|| read_file(&folder.join(name).display().to_string()).ok()).flatten()
    };
    Folder::opened(&folder.display().to_string(), &head, &text, open).map_err(stop)
}

fn check(path: &str, sources: &[String]) -> Result<ExitCode, Stop> {
    let folder = opened(path)?;
    let case = Case::of(&folder, penholder_record::security_council()).map_err(case_stop)?;
    let dossier = &case.dossier;
    let mut wrong = Vec::new();
    for given in sources {
        let (id, file) = given
            .split_once('=')
            .ok_or_else(|| Stop::input(format!("`{given}` is no source with its text")).hint("`--source id=file`"))?;
        if dossier.source(id).is_none() {
            let near = nearest(id, dossier.sources.iter().map(|source| source.id.as_str()));
            let hint = near.map_or_else(
                || "the sources of a dossier are its `[[source]]`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(Stop::input(format!("there is no source `{id}` in this dossier")).hint(hint));
        }
        wrong.extend(dossier.misquoted(id, &read_file(file)?));
    }
    if !wrong.is_empty() {
        let head = match wrong.len() {
            1 => "1 quotation does not stand where it should".to_owned(),
            count => format!("{count} quotations do not stand where they should"),
        };
        return Err(Stop::input(format!("{head}:\n{}", wrong.join("\n"))));
    }
    let excluding = case.pairs.iter().filter(|pair| pair.clash == Clash::Excludes).count();
    let open = case.pairs.iter().filter(|pair| pair.clash == Clash::Excludes && pair.settled == Settled::Open).count();
    println!("{}", paint(SENTENCE, format!("No faults in {}.", dossier.head.title)));
    let counts = format!(
        "{} sources, {} actors, {} texts, {} events, {} claims, {} verdicts; {excluding} pairs of claims exclude each other, {open} of them open.",
        dossier.sources.len(),
        dossier.actors.len(),
        dossier.texts.len(),
        dossier.events.len(),
        dossier.claims.len(),
        dossier.verdicts.len(),
    );
    say(0, "", Style::new(), &counts);
    for checked in disagreeing(&case) {
        println!("{}", paint(ABSTAINING, format!("note: {checked}")));
    }
    Ok(ExitCode::SUCCESS)
}

/// Claims of which the record says something else than the verdict.
fn disagreeing(case: &Case) -> Vec<String> {
    let differs = |checked: &&penholder_dossiers::lookup::Checked| {
        let verdict = case.dossier.verdict_on(&checked.claim).map(|verdict| verdict.ruling);
        matches!(
            (checked.ruling, verdict),
            (Ruling::Refuted, Some(Ruling::Supported)) | (Ruling::Supported, Some(Ruling::Refuted))
        )
    };
    case.checked.iter().filter(differs).map(|checked| format!("`{}`: {}", checked.claim, checked.says)).collect()
}

fn case_stop(why: penholder_dossiers::CaseError) -> Stop {
    match why {
        penholder_dossiers::CaseError::Dossier(why) => stop(why),
        penholder_dossiers::CaseError::Record(why) => Stop::Broken(why.to_string()),
        other => Stop::input(other.to_string()),
    }
}

fn show(name: &str, args: &Args) -> Result<ExitCode, Stop> {
    let folder = match Folder::shipped(name) {
        Some(folder) => folder,
        None if name == "-" || name.contains(['/', '.']) || Path::new(name).exists() => opened(name)?,
        None => {
            let hint = nearest(name, SHIPPED.iter().map(|shipped| shipped.id)).map_or_else(
                || "`penholder case list` lists the shipped cases; a path has a `/` or a `.`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(Stop::input(format!("there is no case called `{name}`")).hint(hint));
        }
    };
    let case = Case::of(&folder, penholder_record::security_council()).map_err(case_stop)?;
    let failed = |why: &dyn std::error::Error| Stop::input(why.to_string());
    match args.format {
        Format::Text => text(&case, args.all),
        Format::Json => println!("{:#}", export::whole(&case)),
        Format::Jsonld => {
            println!("{:#}", export::linked(&format!("https://penholder.example/cases/{}/", case.name), &case.dossier));
        }
        Format::Csv => print!("{}", export::claims(&case.dossier).map_err(|why| failed(&why))?),
        Format::Ics => print!("{}", export::calendar(&case.name, &case.dossier)),
        Format::Svg => println!("{}", export::timeline(&case.timeline, &case.dossier.head.title)),
    }
    Ok(ExitCode::SUCCESS)
}

fn title(words: &str) {
    println!();
    for line in wrapped(words, 0) {
        println!("{}", paint(SENTENCE, line));
    }
}

/// `[K]` or `[?]` behind a blank, if there is one.
fn known(mark: &Option<String>) -> String {
    mark.as_deref().map(|mark| format!(" {mark}")).unwrap_or_default()
}

/// The shape and colour of a verdict.
fn ruled(ruling: Option<Ruling>) -> (&'static str, Style) {
    match ruling {
        Some(Ruling::Supported) => ("● ", FOR),
        Some(Ruling::Refuted) => ("■ ", AGAINST),
        _ => ("◆ ", ABSTAINING),
    }
}

/// The report, sentence by sentence, each with what answers it.
fn report(case: &Case, all: bool) {
    if case.told.is_empty() {
        return;
    }
    title("The report, sentence by sentence, and what answers it");
    for told in &case.told {
        let number = told.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        say(2, &format!("{number:>2} "), SENTENCE, &told.says);
        for answer in &told.answers {
            if answer.is_claim {
                let (mark, how) = ruled(answer.ruling);
                let ruling = answer.ruling.map_or("no verdict", |ruling| ruling.says());
                say(5, mark, how, &format!("{} · {ruling}{}", answer.what, known(&answer.mark)));
            } else {
                say(5, "· ", MUTED, &format!("{}{}", answer.what, known(&answer.mark)));
            }
            if let Some(says) = &answer.says {
                let basis = answer.basis.as_deref().filter(|_| all).map(|basis| format!(" ({basis})"));
                muted(7, &format!("{says}{}", basis.unwrap_or_default()));
            }
            let names: Vec<&str> = answer.sources.iter().map(|source| case.dossier.name(source)).collect();
            if all && !names.is_empty() {
                muted(9, &names.join("; "));
            }
            for evidence in answer.evidence.iter().filter(|_| all) {
                muted(9, evidence);
            }
        }
        if let Some(note) = &told.note {
            muted(5, &format!("{note}{}", known(&told.mark)));
        }
    }
}

/// Wrapped lines behind a lead that only the first one shows.
fn say(indent: usize, lead: &str, how: Style, words: &str) {
    let room = lead.chars().count();
    for (at, line) in wrapped(words, indent + room).into_iter().enumerate() {
        let lead = if at == 0 { paint(how, lead) } else { " ".repeat(room) };
        println!("{}{lead}{line}", " ".repeat(indent));
    }
}

fn muted(indent: usize, words: &str) {
    for line in wrapped(words, indent) {
        println!("{}{}", " ".repeat(indent), paint(MUTED, line));
    }
}

fn text(case: &Case, all: bool) {
    let dossier = &case.dossier;
    let sentence = if dossier.head.sentence.is_empty() { &dossier.head.title } else { &dossier.head.sentence };
    for line in wrapped(sentence, 0) {
        println!("{}", paint(SENTENCE, line));
    }
    if !dossier.head.about.is_empty() {
        println!();
        muted(0, &dossier.head.about);
    }
    case.sat.iter().for_each(seats);
    title("What was decided, and how");
    decided(case);
    case.robbed.iter().for_each(|robbed| stripped(case, robbed));
    if !case.sides.is_empty() || case.deadlock().is_some() {
        title("The deadlock");
        for side in &case.sides {
            say(2, "■ ", AGAINST, &format!("{}: {} ({})", side.who, side.wants, dossier.name(&side.source)));
        }
        if let Some(says) = case.deadlock_says() {
            say(2, "", Style::new(), &says);
        }
    }
    report(case, all);
    title("What a reader needs to know");
    for answer in case.answers.iter().filter(|answer| all || answer.says.is_some()) {
        say(2, "", Style::new(), answer.asks);
        match &answer.says {
            Some(says) => say(4, "= ", SENTENCE, says),
            None => say(4, "? ", ABSTAINING, "the dossier does not say"),
        }
        let names: Vec<&str> = answer.sources.iter().map(|source| dossier.name(source)).collect();
        if answer.says.is_some() {
            muted(6, &names.join("; "));
        }
    }
    if !case.pairs.is_empty() {
        title("Where the sources contradict each other");
        case.pairs.iter().for_each(|pair| contradiction(case, pair, all));
    }
    if !case.figures.is_empty() {
        title("Figures, side by side; never added up");
        for figures in &case.figures {
            say(2, "", Style::new(), &format!("{}, {}: {}", figures.about, figures.measure, figures.origins));
            for said in &figures.said {
                let mark = said.mark.as_deref().map(|mark| format!(" {mark}")).unwrap_or_default();
                say(4, "- ", MUTED, &format!("{} · {}{mark}", said.value, via(said)));
            }
        }
    }
    if !case.invitations.is_empty() {
        title("Invitations");
        for version in &case.invitations {
            let condition = version.condition.as_deref().map(|condition| format!(", {condition}")).unwrap_or_default();
            say(
                2,
                "- ",
                MUTED,
                &format!(
                    "{}: {} on {}{condition}{}",
                    version.to,
                    version.status.says(),
                    day_says(version.on),
                    known(&version.mark)
                ),
            );
        }
    }
    title("Timeline");
    timeline(case, all);
    if !dossier.remarks.is_empty() {
        title("Odd words");
        for remark in &dossier.remarks {
            let words = remark.at.words.as_deref().map(|words| format!("\"{words}\" ")).unwrap_or_default();
            say(2, "- ", MUTED, &format!("{words}{}: {}", remark.kind.says(), remark.says));
        }
    }
    title("Sources");
    for source in &dossier.sources {
        let mark = source.mark.as_deref().map(|mark| format!(" {mark}")).unwrap_or_default();
        let reprint = source.republishes.as_deref().map(|original| format!(", reprints {}", dossier.name(original)));
        say(2, "- ", MUTED, &format!("{}{mark}: {}{}", source.name, source.class.says(), reprint.unwrap_or_default()));
    }
}

fn seats(sat: &Sat) {
    title(&format!("{}: {}", day_says(sat.on), sat.name));
    let ballots = Ballots::of(sat.positions.clone());
    for line in horseshoe::lines(&sat.roster, &ballots, &[], sat.president) {
        println!("  {line}");
    }
    for (position, words) in [(Position::NoObjection, "drafted it"), (Position::Objection, "objected")] {
        let seats: Vec<usize> = (0..sat.roster.len()).filter(|seat| sat.positions[*seat] == position).collect();
        let names = sat.names(&seats);
        if !names.is_empty() {
            say(2, &format!("{} ", shape(position)), style(position), &format!("{names} {words}"));
        }
    }
    if !sat.changed.is_empty() {
        muted(2, &format!("only here: {}", sat.names(&sat.changed)));
    }
    if let Some(president) = sat.president {
        muted(2, &format!("presiding: {}", sat.names(&[president])));
    }
}

fn decided(case: &Case) {
    for text in &case.decided {
        let (mark, how, outcome) = match text.outcome {
            Some(outcome) if outcome.is_agreement() => ("● ", FOR, "agreed"),
            Some(outcome @ Outcome::Vetoed) => ("■ ", VETO, outcome.says()),
            Some(outcome) => ("■ ", AGAINST, outcome.says()),
            None => ("· ", MUTED, "what came of it is not stated"),
        };
        let day = text.on.map(|on| format!("{}: ", day_says(on))).unwrap_or_default();
        let after = if text.how.is_empty() { String::new() } else { format!(", {}", text.how) };
        let form = if text.symbol.is_some() { String::new() } else { format!(", a {}", text.form.says()) };
        say(2, mark, how, &format!("{day}{}{form}: {outcome}{after}", text.name));
    }
}

fn stripped(case: &Case, robbed: &Robbed) {
    title(&format!("{}: what the amendments of {} would take out", robbed.name, robbed.author));
    let counts: Vec<String> = robbed
        .comparison
        .references
        .iter()
        .filter(|tally| tally.before > tally.after)
        .map(|tally| format!("{} {} → {}", tally.name, tally.before, tally.after))
        .collect();
    say(2, "", Style::new(), &counts.join(" · "));
    say(2, "", Style::new(), &robbed.comparison.sentence());
    if case.dossier.text(&robbed.text).is_some_and(|text| text.reconstructed) {
        muted(2, "A reconstruction in our words from what was reported; the text itself is not at hand.");
    }
    for paragraph in robbed.comparison.paragraphs.iter().filter(|paragraph| paragraph.kind.is_substance()) {
        let name = paragraph.old_name.clone().or_else(|| paragraph.new_name.clone()).unwrap_or_default();
        let basis = robbed.basis.iter().find(|(at, ..)| *at == name);
        let rests = basis
            .map(|(_, says, mark)| format!("{says}{}", mark.as_deref().map(|m| format!(" {m}")).unwrap_or_default()));
        let fate = if paragraph.fate == ParagraphFate::Removed { ", removed" } else { "" };
        muted(2, &format!("{name}{fate}: {}", rests.unwrap_or_default()));
        let mut flow = Flow::default();
        flow.pieces(&paragraph.pieces);
        for line in flow.lines(4) {
            println!("{line}");
        }
    }
}

fn via(said: &Said) -> String {
    let mut chain = said.chain.clone();
    chain.reverse();
    chain.join(", in ")
}

fn contradiction(case: &Case, pair: &Pair, all: bool) {
    let excludes = if pair.clash == Clash::Excludes { "exclude each other" } else { "differ" };
    say(2, "", SENTENCE, &format!("{}, {}: {excludes}", pair.about, pair.property));
    for said in [&pair.one, &pair.other] {
        let (mark, how) = ruled(said.ruling);
        let ruling = said.ruling.map_or("no verdict", |ruling| ruling.says());
        let source = case.dossier.name(&said.source);
        let who = match (all, source.contains(&said.holder)) {
            (true, _) => via(said),
            (false, true) => source.to_owned(),
            (false, false) => format!("{}, in {source}", said.holder),
        };
        let known = said.mark.as_deref().map(|mark| format!(" {mark}")).unwrap_or_default();
        say(4, mark, how, &format!("{} · {who} · {ruling}{known}", said.value));
        if let Some(verdict) = &said.verdict {
            let basis = said.basis.as_deref().unwrap_or_default();
            muted(6, &format!("{verdict} ({basis})"));
        }
        for evidence in said.evidence.iter().filter(|_| all) {
            muted(8, evidence);
        }
    }
}

fn timeline(case: &Case, all: bool) {
    let mut before: Option<jiff::civil::Date> = None;
    for moment in case.timeline.iter().filter(|moment| all || moment.main) {
        if let Some(days) = before.map(|before| (moment.on - before).get_days()).filter(|days| *days > 60) {
            println!("  {}", paint(MUTED, format!("           {days} days")));
        }
        before = Some(moment.on);
        let (mark, how) = match export::timeline::shape(moment.kind).0 {
            "veto" => ("■V ", VETO),
            "against" => ("■  ", AGAINST),
            "for" => ("●  ", FOR),
            "talks" => ("◆  ", ABSTAINING),
            _ => ("·  ", MUTED),
        };
        let to = moment.to.map(|to| format!(" to {to}")).unwrap_or_default();
        let known = moment.mark.as_deref().map(|mark| format!(" {mark}")).unwrap_or_default();
        say(2, &format!("{} {mark}", moment.on), how, &format!("{}{to}{known}", moment.name));
        if let Some(reading) = moment.reading.as_deref().filter(|_| all) {
            muted(16, reading);
        }
    }
}
