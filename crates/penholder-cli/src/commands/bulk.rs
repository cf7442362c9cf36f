//! `penholder bulk`: a table of votes, however long, decided as a stream.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Cursor, IsTerminal, Read, Write};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use penholder_analysis::bulk::{BLOCK, Columns, Layout, Program, Verdict, Verdicts};
use penholder_analysis::tidy::{LONGEST_LINE_BYTES, Reader, TidyVote};
use penholder_core::charter::Seating;
use penholder_core::{Position, Roster, Seated};

use crate::body;
use crate::question::{Asked, position};
use crate::screen::{SENTENCE, note, number, paint, wrapped};
use crate::stop::Stop;

/// Which rule, and where the votes are.
#[derive(clap::Args)]
#[command(after_help = "\
The table is CSV in one of two forms: `vote,seat,position` with a line for each ballot, the lines of a vote together; or
`vote` and a column for each seat, with a line for each vote. Written are the columns vote, outcome and label.

Examples:
  penholder bulk --charter examples/my-club.toml examples/votes.csv
  penholder bulk --charter examples/my-club.toml --kind statutes --count examples/votes.csv
  penholder bulk --on substantive --date 2014-01-08 --rest yes examples/council-votes.csv > outcomes.csv
  penholder bulk --charter eu-council --on \"qualified majority on a proposal\" --rest yes - < examples/union-votes.csv")]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// The position of every seat that a vote does not name.
    #[arg(long, default_value = "open")]
    rest: String,
    /// Say only how many votes came out how.
    #[arg(long)]
    count: bool,
    /// The table, or `-` for standard input.
    file: String,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let charter = body::charter(&args.asked.charter)?;
    let (input, bar) = open(&args.file)?;
    let (header, input) = with_header(input).map_err(|error| Stop::input(format!("{}: {error}", args.file)))?;
    let named: Vec<&str> = columns_of_seats(&header);
    let roster = args.asked.roster(&charter, Seating::default(), &named)?;
    let rules = args.asked.seated(&charter, &roster)?;
    let [seated] = rules.as_slice() else {
        let known: Vec<&str> = rules.iter().map(|seated| seated.rule.on.as_str()).collect();
        return Err(Stop::input("this question is disputed, and a table of votes is decided by one rule")
            .hint(format!("`--on` says which: {}", known.join(", "))));
    };
    if args.asked.is_first() {
        note(&format!("question: {} ({})", seated.rule.on, seated.rule.cite));
    }
    let rest = position(&args.rest)?;
    let name = if args.file == "-" { "standard input" } else { &args.file };
    let counts = decide(input, name, rest, &roster, seated, args.count)?;
    bar.finish_and_clear();
    say(args.count, counts);
    Ok(ExitCode::SUCCESS)
}

/// The cells of the first line, and the table from its beginning.
fn with_header(input: Box<dyn Read>) -> std::io::Result<(csv::StringRecord, impl Read)> {
    let mut input = BufReader::new(input);
    let mut line = Vec::new();
    let longest = u64::try_from(LONGEST_LINE_BYTES).unwrap_or(u64::MAX);
    input.by_ref().take(longest).read_until(b'\n', &mut line)?;
    let mut cells = csv::StringRecord::new();
    // what is wrong with the line, the reader of the table says with its place
    let read = csv::ReaderBuilder::new()
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(&line[..])
        .read_record(&mut cells);
    if !matches!(read, Ok(true)) {
        cells.clear();
    }
    Ok((cells, Cursor::new(line).chain(input)))
}

/// The seats that a wide table names in its first line; none of a long one.
fn columns_of_seats(header: &csv::StringRecord) -> Vec<&str> {
    let has = |wanted: &str| header.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("seat") && has("position") { Vec::new() } else { header.iter().skip(1).collect() }
}

/// The table, and a bar that grows as it is read: where it is a file and a person looks on.
fn open(file: &str) -> Result<(Box<dyn Read>, ProgressBar), Stop> {
    if file == "-" {
        return Ok((Box::new(std::io::stdin().lock()), ProgressBar::hidden()));
    }
    let unreadable = |error: std::io::Error| Stop::input(format!("{file} cannot be read: {error}"));
    let opened = File::open(file).map_err(unreadable)?;
    let bytes = opened.metadata().map_err(unreadable)?.len();
    if !std::io::stderr().is_terminal() {
        return Ok((Box::new(opened), ProgressBar::hidden()));
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left");
    let bar = ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    Ok((Box::new(bar.wrap_read(opened)), bar))
}

/// Votes are decided in runs of so many.
const RUN: usize = 16 * BLOCK;

/// How many votes were adopted, not adopted and undetermined.
type Counts = [u64; 3];

fn decide(
    input: impl Read,
    file: &str,
    rest: Position,
    roster: &Roster,
    seated: &Seated<'_>,
    only_count: bool,
) -> Result<Counts, Stop> {
    let faulty = |error: penholder_analysis::tidy::TidyError| {
        Stop::input(format!("{file}: {error}")).hint("the outcomes of the votes before that line stand")
    };
    let mut reader = Reader::new(input, roster, rest).map_err(|error| Stop::input(format!("{file}: {error}")))?;
    let layout = Layout::of(seated, &Position::ALL);
    let layout = if reader.has_reasons() { layout.with_reasons() } else { layout };
    let program = Program::with_reasons(&layout, &[seated]).map_err(|error| Stop::input(error.to_string()))?;
    let mut run = Run { columns: Columns::new(layout), ids: Vec::new(), verdicts: Verdicts::default() };
    let mut out = (!only_count).then(|| csv::Writer::from_writer(std::io::stdout().lock()));
    if let Some(out) = &mut out {
        written(out.write_record(["vote", "outcome", "label"]))?;
    }
    let mut counts = [0; 3];
    let mut vote = TidyVote::default();
    let mut end = Ok(true);
    while matches!(end, Ok(true)) {
        run.columns.clear();
        run.ids.clear();
        while run.columns.len() < RUN {
            end = reader.next_vote(&mut vote);
            if !matches!(end, Ok(true)) {
                break;
            }
            let pushed = run.columns.push_with(&vote.positions, &vote.reasoned);
            pushed.map_err(|error| Stop::input(error.to_string()))?;
            if !only_count {
                run.ids.push(vote.id.clone());
            }
        }
        program.run_into(&run.columns, 1, &mut run.verdicts).map_err(|error| Stop::input(error.to_string()))?;
        run.add_to(&mut counts);
        if let Some(out) = &mut out {
            run.write(seated, out)?;
        }
    }
    end.map_err(faulty)?;
    Ok(counts)
}

/// Votes read and not yet written.
struct Run {
    columns: Columns,
    ids: Vec<String>,
    verdicts: Verdicts,
}

impl Run {
    fn add_to(&self, counts: &mut Counts) {
        let verdicts = [Verdict::Adopted, Verdict::NotAdopted, Verdict::Undetermined];
        counts.iter_mut().zip(verdicts).for_each(|(count, verdict)| *count += self.verdicts.count(0, verdict));
    }

    fn write<W: Write>(&self, seated: &Seated<'_>, out: &mut csv::Writer<W>) -> Result<(), Stop> {
        for (at, id) in self.ids.iter().enumerate() {
            let Some(verdict) = self.verdicts.verdict(0, at) else { continue };
            let label = self.verdicts.turned(0, at).label(verdict, seated);
            written(out.write_record([id.as_str(), verdict.word(), label.map_or("", |label| label.id.as_str())]))?;
        }
        Ok(out.flush()?)
    }
}

fn written(result: csv::Result<()>) -> Result<(), Stop> {
    result.map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Stop::from(error),
        other => Stop::input(format!("the outcomes cannot be written: {other:?}")),
    })
}

fn say(on_output: bool, [adopted, not_adopted, undetermined]: Counts) {
    let all = adopted + not_adopted + undetermined;
    let all = format!("{} vote{}", number(all), if all == 1 { "" } else { "s" });
    let [adopted, not_adopted, undetermined] = [adopted, not_adopted, undetermined].map(number);
    let sentence = format!("{all} decided: {adopted} adopted, {not_adopted} not adopted, {undetermined} undetermined.");
    for line in wrapped(&sentence, 0) {
        if on_output {
            anstream::println!("{}", paint(SENTENCE, line));
        } else {
            anstream::eprintln!("{}", paint(SENTENCE, line));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use penholder_core::ReadBy;

    use super::*;

    fn check(table: &str, expected: Result<Counts, &str>) {
        let date: Date = "2022-02-25".parse().unwrap();
        let charter = penholder_charters::charter("un-security-council").unwrap();
        let roster = charter.roster_on(date);
        let seated = charter.seated("substantive", None, date, &roster, ReadBy::Practice).unwrap();
        let found = decide(table.as_bytes(), "table", Position::Yes, &roster, &seated, true);
        let found = found.map_err(|stop| if let Stop::Input { says, .. } = stop { says } else { String::new() });
        assert_eq!(found, expected.map_err(str::to_owned));
    }

    #[test]
    fn a_stream_is_counted_or_refused_with_its_line() {
        check("vote,seat,position\nv1,FRA,yes\nv2,FRA,no\nv3,CHN,open\n", Ok([1, 1, 1]));
        check("vote,FRA,CHN\nv1,yes,abstain\n", Ok([1, 0, 0]));
        check("vote,seat,position\n", Ok([0, 0, 0]));
        let many: String = (0..2 * RUN + 5).map(|at| format!("v{at},no\n")).collect();
        check(&format!("vote,FRA\n{many}"), Ok([0, 2 * RUN as u64 + 5, 0]));
        let near = "table: line 3: it cannot vote here: `Frence` is not seated; did you mean `France`?";
        check("vote,seat,position\nv1,FRA,yes\nv1,Frence,no\n", Err(near));
    }
}
